//! What one connection has brought so far, and how long it may still take.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::servers::{BUFFER, Limits};

/// Bytes kept that no request has claimed: what hyper may have read ahead, twice over.
const UNCLAIMED: usize = 4 * BUFFER;

/// How many of a connection's last requests are remembered.
const REMEMBERED: usize = 8;

/// The connection's side (which reads and writes) and the service's (which answers) share this.
pub(super) type Shared = Arc<Mutex<Exchange>>;

/// Locks it. A panic elsewhere leaves nothing here half done.
pub(super) fn lock(shared: &Shared) -> MutexGuard<'_, Exchange> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What one connection has brought so far.
#[derive(Debug)]
pub(super) struct Exchange {
    /// The connection's number since the server began.
    pub(super) connection: u64,
    /// How many requests came over it.
    pub(super) requests: u64,
    /// The last of them, oldest first: number and request line.
    pub(super) history: VecDeque<(u64, String)>,
    unclaimed: Vec<u8>,
    in_head: bool,
    finished: bool,
    deadline: Instant,
    idle: Duration,
    request: Duration,
}

impl Exchange {
    pub(super) fn shared(connection: u64, limits: &Limits) -> Shared {
        Arc::new(Mutex::new(Exchange {
            connection,
            requests: 0,
            history: VecDeque::new(),
            unclaimed: Vec::new(),
            in_head: false,
            finished: false,
            deadline: Instant::now() + limits.idle,
            idle: limits.idle,
            request: limits.request,
        }))
    }

    /// When patience ends.
    pub(super) fn deadline(&self) -> Instant {
        self.deadline
    }

    /// Bytes came in. The first of a request starts its clock, which further bytes do not set back: a
    /// client that sends one byte at a time gains nothing.
    pub(super) fn received(&mut self, bytes: &[u8]) {
        let room = UNCLAIMED.saturating_sub(self.unclaimed.len());
        self.unclaimed.extend_from_slice(bytes.get(..room.min(bytes.len())).unwrap_or_default());
        if !self.in_head && !bytes.is_empty() {
            self.in_head = true;
            self.deadline = Instant::now() + self.request;
        }
    }

    /// Bytes of an answer went out.
    pub(super) fn sent(&mut self) {
        if !self.in_head {
            self.deadline = Instant::now() + self.idle;
        }
    }

    /// hyper has read the head of a request: claims exactly its bytes.
    pub(super) fn claim_head(&mut self) -> Vec<u8> {
        let end = head_end(&self.unclaimed).unwrap_or(self.unclaimed.len());
        let rest = self.unclaimed.split_off(end);
        // While the request is answered, only silence counts.
        self.in_head = true;
        self.deadline = Instant::now() + self.idle;
        std::mem::replace(&mut self.unclaimed, rest)
    }

    /// The request has a body, and nothing else follows on this connection: claims all bytes.
    pub(super) fn claim_rest(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.unclaimed)
    }

    /// A request is known by its line: counts it and gives its number.
    pub(super) fn count(&mut self, line: String) -> u64 {
        self.requests += 1;
        if self.history.len() == REMEMBERED {
            self.history.pop_front();
        }
        self.history.push_back((self.requests, line));
        self.requests
    }

    /// The answer is made; the next request may already stand in the buffer.
    pub(super) fn answered(&mut self) {
        self.in_head = !self.unclaimed.is_empty();
        self.deadline = Instant::now() + if self.in_head { self.request } else { self.idle };
    }

    /// Whether our half is to be finished now: true the first time.
    pub(super) fn finish_once(&mut self) -> bool {
        !std::mem::replace(&mut self.finished, true)
    }
}

/// Where the head of the request at the front of `bytes` ends: after its first empty line. Empty lines
/// before the request line do not count (RFC 9112 §2.2), and a lone LF ends a line too, as for hyper.
fn head_end(bytes: &[u8]) -> Option<usize> {
    let mut start = 0;
    let mut seen_text = false;
    for (index, byte) in bytes.iter().enumerate() {
        if *byte != b'\n' {
            continue;
        }
        let line = bytes.get(start..index).unwrap_or_default();
        let is_empty = matches!(line, b"" | b"\r");
        if is_empty && seen_text {
            return Some(index + 1);
        }
        seen_text |= !is_empty;
        start = index + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_ends_at_its_first_empty_line() {
        assert_eq!(head_end(b"GET / HTTP/1.1\r\nA: b\r\n\r\nGET"), Some(24));
        assert_eq!(head_end(b"\r\n\r\nGET / HTTP/1.0\n\nrest"), Some(20));
        assert_eq!(head_end(b"GET / HTTP/1.1\r\nA: b\r\n"), None);
        assert_eq!(head_end(b"\r\n\r\n"), None);
    }

    #[test]
    fn requests_sent_together_are_claimed_one_by_one() {
        let shared = Exchange::shared(1, &Limits::default());
        let mut exchange = lock(&shared);
        exchange.received(b"GET /a HTTP/1.1\r\n\r\nGET /b");
        assert_eq!(exchange.claim_head(), b"GET /a HTTP/1.1\r\n\r\n");
        exchange.answered();
        exchange.received(b" HTTP/1.1\r\n\r\n");
        assert_eq!(exchange.claim_head(), b"GET /b HTTP/1.1\r\n\r\n");
    }

    #[test]
    fn one_byte_at_a_time_does_not_gain_time() {
        let shared = Exchange::shared(1, &Limits::default());
        let mut exchange = lock(&shared);
        exchange.received(b"G");
        let deadline = exchange.deadline();
        exchange.received(b"E");
        exchange.sent();
        assert_eq!(exchange.deadline(), deadline);
    }

    #[test]
    fn the_history_and_the_unclaimed_bytes_are_bounded() {
        let shared = Exchange::shared(1, &Limits::default());
        let mut exchange = lock(&shared);
        for n in 1..=100 {
            assert_eq!(exchange.count(format!("GET /{n}")), n);
            exchange.received(&[b'x'; 10_000]);
        }
        assert_eq!(exchange.history.len(), REMEMBERED);
        assert_eq!(exchange.history.back(), Some(&(100, "GET /100".to_owned())));
        assert_eq!(exchange.unclaimed.len(), UNCLAIMED);
    }
}
