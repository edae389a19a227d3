//! What the model remembers of the session.
//!
//! A thin wall around the journal, so that nothing in this folder depends on how it stores events.

use crate::journal::event::Event;
use crate::journal::projections::Projections;

/// The journal, as the model holds it.
#[derive(Debug, Default)]
pub struct Memory {
    projections: Projections,
    events_seen: u64,
}

impl Memory {
    /// Takes in one event.
    pub fn push(&mut self, event: Event) {
        self.events_seen += 1;
        self.projections.fold(&event);
    }

    /// What is known after the events so far.
    pub fn projections(&self) -> &Projections {
        &self.projections
    }

    /// How many events came so far.
    pub fn events_seen(&self) -> u64 {
        self.events_seen
    }
}
