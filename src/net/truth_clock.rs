//! How often the kernel is asked what it holds for one socket.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::journal::socket::{Family, SocketInfo, Truth};
use crate::kernel::{clock, truth};

/// The kernel is asked for a socket's truth at most this often, in nanoseconds.
const INTERVAL: u64 = 10_000_000;

/// When a socket's truth was last asked for.
#[derive(Debug, Default)]
pub(super) struct TruthClock(AtomicU64);

impl TruthClock {
    /// Asks now, whenever it was last asked: for calls that change the socket's state.
    pub(super) fn ask(&self, fd: i32, info: &SocketInfo) -> Truth {
        self.0.store(clock::now(), Ordering::Relaxed);
        truth::of_descriptor(fd, info.family, info.kind)
    }

    /// Asks now, and of a Unix socket for all that its descriptor tells: nothing else says who is at the other end.
    pub(super) fn ask_all(&self, fd: i32, info: &SocketInfo) -> Truth {
        let close =
            (info.family == Family::UNIX).then(|| truth::closely(fd, info.id, info.family, info.kind)).flatten();
        close.unwrap_or_else(|| self.ask(fd, info))
    }

    /// Asks, unless it was asked a moment ago or the descriptor is gone.
    pub(super) fn ask_if_due(&self, fd: i32, info: &SocketInfo) -> Option<Truth> {
        let last = self.0.load(Ordering::Relaxed);
        if fd < 0 || clock::now().saturating_sub(last) < INTERVAL {
            return None;
        }
        Some(self.ask(fd, info))
    }
}
