//! The record itself: append-only, bounded in memory, readable at any place.
//!
//! Events are kept encoded (postcard), each behind its length, in segments of about 64 kB. A segment
//! is given a *checkpoint*, the projections as they stood before its first event, so that any moment
//! can be computed again from the nearest one ([`Journal::projections_at`]). A checkpoint can be far
//! bigger than 64 kB (10,000 sockets, long transcripts), so a segment goes without one until the
//! events since the last weigh [`EVENTS_PER_CHECKPOINT`] times as much: checkpoints take a fifth of
//! the journal's memory at most, and encoding them about a fifth of the time that the events take.
//! The memory always begins with a checkpoint: the oldest segments leave up to the next one.

use std::collections::VecDeque;

use super::encoding;
use super::event::Event;
use super::projections::Projections;

mod read;
mod segment;

pub use read::Events;
use segment::Segment;

/// The bytes of events at which a segment is full.
pub const SEGMENT_BYTES: usize = 64 * 1024;

/// How many times a checkpoint's weight in events comes before the next one.
pub const EVENTS_PER_CHECKPOINT: usize = 4;

/// How much a journal keeps at most; the segment that grows is kept whatever it weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Events.
    pub events: u64,
    /// Encoded bytes, checkpoints included.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { events: 1_000_000, bytes: 48 * 1024 * 1024 }
    }
}

/// The record of events, and the projections of all of it.
#[derive(Debug)]
pub struct Journal {
    limits: Limits,
    /// Full segments, oldest first. The first one kept always has a checkpoint.
    sealed: VecDeque<Segment>,
    /// The segment that grows. Its buffer is used again and again.
    open: segment::Open,
    projections: Projections,
    /// The index of the oldest event kept.
    first: u64,
    /// The index of the next event.
    next: u64,
    /// Encoded bytes of sealed segments, with their checkpoints.
    sealed_bytes: usize,
    /// Bytes of events since the last checkpoint, and what the projections weighed when last encoded.
    since_checkpoint: usize,
    checkpoint_bytes: usize,
}

impl Default for Journal {
    fn default() -> Journal {
        Journal::new(Limits::default())
    }
}

impl Journal {
    /// An empty journal.
    pub fn new(limits: Limits) -> Journal {
        let mut journal = Journal {
            limits,
            sealed: VecDeque::new(),
            open: segment::Open::default(),
            projections: Projections::default(),
            first: 0,
            next: 0,
            sealed_bytes: 0,
            since_checkpoint: 0,
            checkpoint_bytes: 0,
        };
        journal.checkpoint(0);
        journal
    }

    /// Adds an event and folds it into the projections. Returns its index, which it keeps for ever.
    pub fn push(&mut self, event: Event) -> u64 {
        let index = self.next;
        let added = self.open.push(&event);
        self.projections.fold(&event);
        self.next += 1;
        self.since_checkpoint += added;
        if self.open.events.len() >= SEGMENT_BYTES {
            self.seal();
        }
        if self.len() > self.limits.events || self.bytes() > self.limits.bytes {
            self.evict();
        }
        index
    }

    /// The projections of every event so far, those no longer kept included.
    pub fn projections(&self) -> &Projections {
        &self.projections
    }

    /// The index of the oldest event kept: where memory begins. Indices count from 0 since the session began.
    pub fn first_index(&self) -> u64 {
        self.first
    }

    /// The index that the next event will have: how many there were in all.
    pub fn next_index(&self) -> u64 {
        self.next
    }

    /// How many events are kept.
    pub fn len(&self) -> u64 {
        self.next - self.first
    }

    /// Whether none is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many events were let go of.
    pub fn evicted(&self) -> u64 {
        self.first
    }

    /// The encoded bytes kept, checkpoints included.
    pub fn bytes(&self) -> usize {
        self.sealed_bytes + self.open.weight()
    }

    /// The events from `index` on (or from where memory begins), decoded as they are asked for; from the end backwards
    /// too.
    pub fn events_from(&self, index: u64) -> Events<'_> {
        Events::new(self, index.clamp(self.first, self.next), self.next)
    }

    /// The event with this index, if it is still kept.
    pub fn event(&self, index: u64) -> Option<Event> {
        (self.first..self.next).contains(&index).then(|| self.events_from(index).next())?.map(|(_, event)| event)
    }

    /// The projections as they stood before the event with this index: those of the first `index` events. `None` where
    /// memory no longer reaches.
    pub fn projections_at(&self, index: u64) -> Option<Projections> {
        if !(self.first..=self.next).contains(&index) {
            return None;
        }
        let (from, checkpoint) = self.checkpoint_before(index)?;
        let mut projections: Projections = postcard::from_bytes(checkpoint).ok()?;
        let count = usize::try_from(index - from).unwrap_or(usize::MAX);
        for (_, event) in self.events_from(from).take(count) {
            projections.fold(&event);
        }
        Some(projections)
    }

    /// The nearest checkpoint at or before `index`, and the index of the event it stands before.
    fn checkpoint_before(&self, index: u64) -> Option<(u64, &[u8])> {
        if self.open.first <= index
            && let Some(checkpoint) = &self.open.checkpoint
        {
            return Some((self.open.first, checkpoint));
        }
        let up_to = self.sealed.partition_point(|segment| segment.first <= index);
        self.sealed
            .range(..up_to)
            .rev()
            .find_map(|segment| segment.checkpoint.as_deref().map(|checkpoint| (segment.first, checkpoint)))
    }

    /// Closes the open segment and begins the next one.
    fn seal(&mut self) {
        let segment = self.open.seal(self.next);
        self.sealed_bytes += segment.weight();
        self.sealed.push_back(segment);
        if self.since_checkpoint >= EVENTS_PER_CHECKPOINT * self.checkpoint_bytes {
            self.checkpoint(EVENTS_PER_CHECKPOINT);
        }
    }

    /// Writes the projections at the beginning of the open segment, which has no events yet, unless they outweigh
    /// `share` of the events since the last time: then their weight is noted, and it is done when its turn comes.
    fn checkpoint(&mut self, share: usize) {
        // Encoding to memory fails for no type of ours; without a checkpoint the one before serves.
        let Ok(checkpoint) = encoding::append(&self.projections, Vec::new()) else { return };
        self.checkpoint_bytes = checkpoint.len();
        if self.since_checkpoint >= share * self.checkpoint_bytes {
            self.since_checkpoint = 0;
            self.open.checkpoint = Some(checkpoint.into_boxed_slice());
        }
    }

    /// Lets the oldest segments go, up to a checkpoint, until the journal is within its limits.
    fn evict(&mut self) {
        while self.len() > self.limits.events || self.bytes() > self.limits.bytes {
            let next = (1..self.sealed.len()).find(|place| self.sealed[*place].checkpoint.is_some());
            let leaving = match next {
                Some(place) => place,
                None if self.open.checkpoint.is_some() => self.sealed.len(),
                None => {
                    // Nothing after the oldest has a checkpoint to begin memory with: make one here.
                    let segment = self.open.seal(self.next);
                    self.sealed_bytes += segment.weight();
                    self.sealed.push_back(segment);
                    self.checkpoint(0);
                    self.sealed.len()
                }
            };
            if leaving == 0 {
                // Only the open segment is left, with its checkpoint: it is closed when it is full.
                return;
            }
            for segment in self.sealed.drain(..leaving) {
                self.sealed_bytes -= segment.weight();
            }
            self.first = self.sealed.front().map_or(self.open.first, |segment| segment.first);
        }
    }
}

#[cfg(test)]
pub(crate) mod flood;
#[cfg(test)]
mod tests;
