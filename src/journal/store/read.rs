//! Reading the journal from any place, either way.

use super::Journal;
use super::segment::take_event;
use crate::journal::event::Event;

/// The events of a stretch of the journal with their indices, decoded one by one.
#[derive(Clone, Debug)]
pub struct Events<'a> {
    journal: &'a Journal,
    /// The index of the next event from the front.
    front: u64,
    /// One beyond the index of the next event from the back.
    back: u64,
    /// What is left of the segment the front is in.
    front_bytes: &'a [u8],
    /// The index at which `front_bytes` ends; it is opened anew where the front has come to it.
    front_end: u64,
    /// The events of the segment the back is in, and the index of the first of them.
    back_events: Vec<&'a [u8]>,
    back_first: u64,
}

impl<'a> Events<'a> {
    pub(super) fn new(journal: &'a Journal, front: u64, back: u64) -> Events<'a> {
        Events { journal, front, back, front_bytes: &[], front_end: front, back_events: Vec::new(), back_first: back }
    }

    /// The segment that holds an index: its first index, its count, its bytes.
    fn segment(journal: &'a Journal, index: u64) -> (u64, u64, &'a [u8]) {
        let place = journal.sealed.partition_point(|segment| segment.first <= index);
        match place.checked_sub(1).and_then(|place| journal.sealed.get(place)) {
            Some(segment) if index < segment.first + u64::from(segment.count) => {
                (segment.first, u64::from(segment.count), &segment.events)
            }
            _ => (journal.open.first, u64::from(journal.open.count), &journal.open.events),
        }
    }

    fn open_front(&mut self) {
        let (first, count, mut bytes) = Self::segment(self.journal, self.front);
        for _ in first..self.front {
            take_event(&mut bytes);
        }
        self.front_bytes = bytes;
        self.front_end = first + count;
    }

    fn open_back(&mut self) {
        let (first, count, mut bytes) = Self::segment(self.journal, self.back - 1);
        self.back_events.clear();
        self.back_events.reserve(usize::try_from(count).unwrap_or(0));
        while let Some(event) = take_event(&mut bytes) {
            self.back_events.push(event);
        }
        self.back_first = first;
    }
}

impl Iterator for Events<'_> {
    type Item = (u64, Event);

    fn next(&mut self) -> Option<(u64, Event)> {
        while self.front < self.back {
            if self.front >= self.front_end {
                self.open_front();
            }
            let index = self.front;
            let event = take_event(&mut self.front_bytes)?;
            self.front += 1;
            if let Ok(event) = postcard::from_bytes(event) {
                return Some((index, event));
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, usize::try_from(self.back - self.front).ok())
    }

    fn nth(&mut self, skipped: usize) -> Option<(u64, Event)> {
        // Skipping needs no decoding, and whole segments need no looking at.
        self.front = self.front.saturating_add(skipped as u64).min(self.back);
        self.front_end = self.front;
        self.next()
    }
}

impl DoubleEndedIterator for Events<'_> {
    fn next_back(&mut self) -> Option<(u64, Event)> {
        while self.front < self.back {
            if self.back <= self.back_first || self.back_events.is_empty() {
                self.open_back();
            }
            self.back -= 1;
            let place = usize::try_from(self.back - self.back_first).ok()?;
            if let Ok(event) = postcard::from_bytes(self.back_events.get(place)?) {
                return Some((self.back, event));
            }
        }
        None
    }
}
