//! What the model remembers of the session.
//!
//! A thin wall around the journal, so that nothing in this folder depends on how it stores events.

use crate::journal::event::Event;
use crate::journal::projections::Projections;
use crate::journal::store::Journal;

/// The journal, as the model holds it.
#[derive(Debug, Default)]
pub struct Memory {
    journal: Journal,
}

impl Memory {
    /// Takes in one event.
    pub fn push(&mut self, event: Event) {
        self.journal.push(event);
    }

    /// What is known after the events so far.
    pub fn projections(&self) -> &Projections {
        self.journal.projections()
    }

    /// The event with this number, while it is remembered. Numbers count from 0 since the session began.
    pub fn event(&self, number: u64) -> Option<Event> {
        self.journal.event(number)
    }

    /// The events from this number on that are remembered, with their numbers; from the newest back too.
    pub fn events_from(&self, number: u64) -> impl DoubleEndedIterator<Item = (u64, Event)> {
        self.journal.events_from(number)
    }

    /// Whether the event with this number is remembered.
    pub fn remembers(&self, number: u64) -> bool {
        (self.journal.first_index()..self.journal.next_index()).contains(&number)
    }

    /// How many events came so far.
    pub fn events_seen(&self) -> u64 {
        self.journal.next_index()
    }

    /// How many of the first events are no longer kept.
    pub fn forgotten(&self) -> u64 {
        self.journal.evicted()
    }
}
