//! Pure folds over the journal: what the screen, text mode and the judge read.
//!
//! Every projection is bounded, serialisable (it is part of a segment's checkpoint) and fed one event
//! at a time by [`Projections::fold`]. None of them asks the clock or the kernel anything.

pub mod calls;
pub mod causes;
pub mod programs;
pub mod sockets;
pub mod states;
pub mod travel;
pub mod walks;

use serde::{Deserialize, Serialize};

use super::event::Event;

/// All projections, folded together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Projections {
    /// The programs, with what each printed and what it waits for.
    pub programs: programs::Programs,
    /// The sockets, with what the kernel last said of each.
    pub sockets: sockets::Sockets,
    /// What travelled between them.
    pub travel: travel::Travel,
    /// The way of each TCP socket through TCP's states.
    #[serde(default)]
    pub states: states::States,
    /// The last calls, for the call log.
    pub calls: calls::CallLog,
    /// Where each program that is walked stands.
    #[serde(default)]
    pub walks: walks::Walks,
}

impl Projections {
    /// Takes in one event. Events come in journal order; a late one is marked and folded where it stands.
    pub fn fold(&mut self, event: &Event) {
        self.programs.fold(event);
        self.sockets.fold(event);
        self.travel.fold(event, &self.sockets);
        self.states.fold(event, &self.sockets);
        self.calls.fold(event, &self.sockets, &self.travel);
        self.walks.fold(event);
    }
}
