//! One direction of a stream: what was sent and what was read lie on one line, told in any order.

use super::{RIBBON_BYTES, RIBBON_ENDS, Ribbon};
use crate::journal::payload::Payload;

impl Ribbon {
    /// How many bytes the ribbon has in all: those sent, or those read where nobody tells of the sends.
    pub fn length(&self) -> u64 {
        self.sent.max(self.read)
    }

    /// Bytes sent that no `recv` has taken, as far as the calls tell.
    pub fn unread(&self) -> u64 {
        self.sent.saturating_sub(self.read)
    }

    /// A `send` ended (or a run of them was summarised).
    pub(super) fn send(&mut self, payload: &Payload) {
        let from = self.sent;
        self.lay(from, payload);
        self.sent = self.sent.saturating_add(payload.length);
        note(&mut self.send_ends, self.sent);
    }

    /// A `recv` ended (or a run of them was summarised).
    pub(super) fn take(&mut self, payload: &Payload) {
        let from = self.read;
        self.lay(from, payload);
        self.read = self.read.saturating_add(payload.length);
        note(&mut self.read_ends, self.read);
    }

    /// Lays a call's bytes on the ribbon at their offset. Those the other end's calls have already
    /// laid there are the same bytes, so only what goes beyond is new.
    fn lay(&mut self, from: u64, payload: &Payload) {
        let to = from.saturating_add(payload.length);
        let length = self.length();
        if to <= length {
            return;
        }
        let new = to - length;
        if payload.is_whole() {
            let start = payload.head.len().saturating_sub(usize::try_from(new).unwrap_or(usize::MAX));
            self.append(&payload.head[start..]);
            return;
        }
        // The middle of the call was not kept. What remains contiguous up to its end is its tail.
        let tail = &payload.tail;
        let start = tail.len().saturating_sub(usize::try_from(new).unwrap_or(usize::MAX));
        if start == 0 && (tail.len() as u64) < new {
            self.bytes.clear();
        }
        self.append(&tail[start..]);
    }

    fn append(&mut self, bytes: &[u8]) {
        let bytes = &bytes[bytes.len().saturating_sub(RIBBON_BYTES)..];
        let overflow = (self.bytes.len() + bytes.len()).saturating_sub(RIBBON_BYTES);
        self.bytes.drain(..overflow);
        self.bytes.extend(bytes);
    }

    /// Joins what two ends told apart of the same ribbon, before it was known to be the same.
    pub(super) fn join(&mut self, other: Ribbon) {
        if other.length() > self.length() {
            self.bytes = other.bytes;
        }
        self.sent = self.sent.max(other.sent);
        self.read = self.read.max(other.read);
        if self.send_ends.is_empty() {
            self.send_ends = other.send_ends;
        }
        if self.read_ends.is_empty() {
            self.read_ends = other.read_ends;
        }
        self.finished |= other.finished;
        self.end_read |= other.end_read;
        self.reset |= other.reset;
        self.cut |= other.cut;
    }
}

fn note(ends: &mut std::collections::VecDeque<u64>, offset: u64) {
    if ends.len() == RIBBON_ENDS {
        ends.pop_front();
    }
    ends.push_back(offset);
}

/// Stores a ring of bytes as one byte string: element by element would be ten times slower.
pub(super) mod byte_ring {
    use std::collections::VecDeque;

    use serde::{Deserializer, Serializer, de};

    pub fn serialize<S: Serializer>(ring: &VecDeque<u8>, serializer: S) -> Result<S::Ok, S::Error> {
        match ring.as_slices() {
            (all, []) | ([], all) => serializer.serialize_bytes(all),
            (front, back) => serializer.serialize_bytes(&[front, back].concat()),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<VecDeque<u8>, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = VecDeque<u8>;
            fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                formatter.write_str("a byte string")
            }
            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<VecDeque<u8>, E> {
                Ok(bytes.iter().copied().collect())
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<VecDeque<u8>, A::Error> {
                let mut ring = VecDeque::new();
                while let Some(byte) = seq.next_element()? {
                    ring.push_back(byte);
                }
                Ok(ring)
            }
        }
        deserializer.deserialize_byte_buf(Visitor)
    }
}
