//! A run of encoded events.

use crate::journal::encoding;
use crate::journal::event::Event;

/// A full segment: nothing of it changes any more, so nothing of it has room to spare.
#[derive(Debug)]
pub(super) struct Segment {
    /// The index of its first event.
    pub first: u64,
    /// How many events it has.
    pub count: u32,
    /// The projections before its first event.
    pub checkpoint: Option<Box<[u8]>>,
    /// The events, each behind its length.
    pub events: Box<[u8]>,
}

impl Segment {
    /// The bytes it keeps.
    pub fn weight(&self) -> usize {
        self.events.len() + self.checkpoint.as_ref().map_or(0, |checkpoint| checkpoint.len())
    }
}

/// The segment that grows.
#[derive(Debug, Default)]
pub(super) struct Open {
    /// The index of its first event.
    pub first: u64,
    /// How many events it has.
    pub count: u32,
    /// The projections before its first event.
    pub checkpoint: Option<Box<[u8]>>,
    /// The events, each behind its length.
    pub events: Vec<u8>,
    scratch: Vec<u8>,
}

impl Open {
    /// Appends an event; returns how many bytes that took.
    pub fn push(&mut self, event: &Event) -> usize {
        let before = self.events.len();
        self.scratch.clear();
        let scratch = std::mem::take(&mut self.scratch);
        // Encoding to memory fails for no type of ours. If it did, the event would be counted and read as absent.
        self.scratch = encoding::append(event, scratch).unwrap_or_default();
        write_length(&mut self.events, self.scratch.len());
        self.events.extend_from_slice(&self.scratch);
        self.count += 1;
        // One huge event must not keep its room for ever.
        if self.scratch.capacity() > super::SEGMENT_BYTES {
            self.scratch = Vec::new();
        }
        self.events.len() - before
    }

    /// The bytes it keeps.
    pub fn weight(&self) -> usize {
        self.events.len() + self.checkpoint.as_ref().map_or(0, |checkpoint| checkpoint.len())
    }

    /// Closes the segment; `next` is the index of the first event of the one that begins here.
    pub fn seal(&mut self, next: u64) -> Segment {
        let segment = Segment {
            first: self.first,
            count: self.count,
            checkpoint: self.checkpoint.take(),
            events: self.events.as_slice().into(),
        };
        self.first = next;
        self.count = 0;
        self.events.clear();
        self.events.shrink_to(2 * super::SEGMENT_BYTES);
        segment
    }
}

/// Writes a length in groups of seven bits, the lowest first (LEB128).
fn write_length(to: &mut Vec<u8>, mut length: usize) {
    while length >= 0x80 {
        to.push((length & 0x7f) as u8 | 0x80);
        length >>= 7;
    }
    to.push(length as u8);
}

/// Takes the next event's bytes off; `None` at the end.
pub(super) fn take_event<'a>(from: &mut &'a [u8]) -> Option<&'a [u8]> {
    let mut length = 0usize;
    let mut shift = 0;
    loop {
        let (byte, rest) = from.split_first()?;
        *from = rest;
        length |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
        shift += 7;
        if shift >= usize::BITS {
            return None;
        }
    }
    let (event, rest) = from.split_at_checked(length)?;
    *from = rest;
    Some(event)
}
