//! Bytes that travelled, with a bound on how many one event may carry.

use serde::{Deserialize, Serialize};

/// Up to this many bytes of one call are kept whole.
pub const WHOLE_LIMIT: usize = 16 * 1024;

/// How many bytes are kept of each end of a longer call, and of a summarised run.
pub const EDGE: usize = 256;

/// The bytes of one call, or of a run of calls that was summarised.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    /// How many bytes there really were.
    pub length: u64,
    /// The first bytes: all of them when [`Payload::is_whole`].
    #[serde(with = "byte_string")]
    pub head: Vec<u8>,
    /// The last bytes of what was not kept whole; otherwise empty.
    #[serde(with = "byte_string")]
    pub tail: Vec<u8>,
}

impl Payload {
    /// Takes the bytes of one call, whole up to [`WHOLE_LIMIT`], else its two [`EDGE`]s.
    pub fn of(bytes: &[u8]) -> Payload {
        if bytes.len() <= WHOLE_LIMIT {
            Payload { length: bytes.len() as u64, head: bytes.to_vec(), tail: Vec::new() }
        } else {
            Payload {
                length: bytes.len() as u64,
                head: bytes[..EDGE].to_vec(),
                tail: bytes[bytes.len() - EDGE..].to_vec(),
            }
        }
    }

    /// Whether `head` is everything there was.
    pub fn is_whole(&self) -> bool {
        self.length == self.head.len() as u64
    }

    /// Adds the bytes of a further call to a summarised run, keeping its first and last [`EDGE`] bytes.
    pub fn extend_summary(&mut self, bytes: &[u8]) {
        let room = EDGE.saturating_sub(self.head.len());
        // Once something was left out between head and tail, the head is finished.
        let (to_head, rest) = if self.is_whole() { bytes.split_at(room.min(bytes.len())) } else { (&[][..], bytes) };
        self.head.extend_from_slice(to_head);
        self.length += bytes.len() as u64;
        if rest.len() >= EDGE {
            self.tail.clear();
            self.tail.extend_from_slice(&rest[rest.len() - EDGE..]);
        } else if !rest.is_empty() {
            let overflow = (self.tail.len() + rest.len()).saturating_sub(EDGE);
            self.tail.drain(..overflow);
            self.tail.extend_from_slice(rest);
        }
    }
}

/// Writes byte strings as byte strings: serde's default for `Vec<u8>` walks them one by one.
mod byte_string {
    use serde::{Deserializer, Serializer, de};

    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Vec<u8>;
            fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                formatter.write_str("a byte string")
            }
            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_vec())
            }
            fn visit_byte_buf<E: de::Error>(self, bytes: Vec<u8>) -> Result<Vec<u8>, E> {
                Ok(bytes)
            }
            // JSON has no byte strings: serde_json hands them over as arrays.
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<u8>, A::Error> {
                let mut bytes = Vec::new();
                while let Some(byte) = seq.next_element()? {
                    bytes.push(byte);
                }
                Ok(bytes)
            }
        }
        deserializer.deserialize_byte_buf(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_call_is_kept_whole_and_a_long_one_by_its_edges() {
        let short = Payload::of(b"hola");
        assert!(short.is_whole());
        let long: Vec<u8> = (0..WHOLE_LIMIT + 1).map(|i| i as u8).collect();
        let payload = Payload::of(&long);
        assert!(!payload.is_whole());
        assert_eq!(payload.length, long.len() as u64);
        assert_eq!(payload.head, long[..EDGE]);
        assert_eq!(payload.tail, long[long.len() - EDGE..]);
    }

    #[test]
    fn a_run_keeps_its_first_and_last_bytes_however_it_is_cut() {
        let all: Vec<u8> = (0..2000u32).map(|i| (i % 251) as u8).collect();
        for step in [1, 7, 100, 255, 256, 257, 600, 2000] {
            let mut run = Payload::default();
            for piece in all.chunks(step) {
                run.extend_summary(piece);
            }
            assert_eq!(run.length, 2000, "step {step}");
            assert_eq!(run.head, all[..EDGE], "step {step}");
            assert_eq!(run.tail, all[2000 - EDGE..], "step {step}");
        }
    }

    #[test]
    fn payloads_survive_postcard_and_json() {
        let payload = Payload::of(&[0, 255, 10]);
        let bytes = postcard::to_allocvec(&payload).unwrap();
        assert_eq!(postcard::from_bytes::<Payload>(&bytes).unwrap(), payload);
        let json = serde_json::to_string(&payload).unwrap();
        assert_eq!(serde_json::from_str::<Payload>(&json).unwrap(), payload);
    }
}
