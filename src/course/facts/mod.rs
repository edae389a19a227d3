//! What happened since a scene began, kept compactly and bounded: what the judge reads beside the projections.

use crate::journal::event::Event;
use crate::journal::projections::Projections;

use super::cast::Cast;

/// What happened since the scene began.
#[derive(Clone, Debug, Default)]
pub struct Facts {}

impl Facts {
    /// Nothing has happened.
    pub fn new() -> Facts {
        Facts::default()
    }

    /// Takes in one event that has just entered the journal; `projections` are those after it.
    pub fn observe(&mut self, event: &Event, projections: &Projections, cast: &Cast) {
        let _ = (event, projections, cast);
    }

    /// A step begins: happenings count from here, and `program.name` means what the name stands for now.
    pub fn begin_step(&mut self, projections: &Projections, cast: &Cast) {
        let _ = (projections, cast);
    }
}
