//! Cutting, joining and holding a stream of bytes. Pure: whoever drives it brings the bytes and the time.

use crate::journal::fault::{Pieces, Splitting};
use crate::servers::BUFFER;

/// How much is kept where each byte goes by itself: with the usual pause, what takes a minute and a half.
const FEW: usize = 1024;

/// Random pieces are at most this long, or as long as what is kept when they begin, in bytes.
const SHORT: u64 = 16;

/// What to do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Pass on this many of the bytes that are kept.
    Send(usize),
    /// Nothing before this time, in milliseconds; more bytes may come meanwhile.
    Wait(u64),
    /// Nothing before more bytes come.
    More,
    /// All is passed on, and nothing more will come.
    End,
}

/// One direction of a stream: what came in and has not gone out.
#[derive(Debug)]
pub struct Cutter {
    splitting: Splitting,
    kept: Vec<u8>,
    ended: bool,
    /// The size of the piece that is being made; 0 between two.
    size: usize,
    /// When it may go, in milliseconds.
    due: u64,
    dice: u64,
}

impl Cutter {
    /// Of one direction; `way` tells the two of a connection apart, which cut differently with one seed.
    pub fn new(splitting: Splitting, way: u64) -> Cutter {
        let seed = match splitting.pieces {
            Pieces::Random { seed } => seed,
            Pieces::Bytes | Pieces::Joined => 0,
        };
        // Neighbouring seeds begin far apart, and none at 0, where xorshift stays.
        let dice = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(way.wrapping_mul(0xbf58_476d_1ce4_e5b9)) | 1;
        let splitting = Splitting { pause: splitting.pause.min(Splitting::LONGEST), ..splitting };
        Cutter { splitting, kept: Vec::new(), ended: false, size: 0, due: 0, dice }
    }

    /// How many bytes it still takes.
    pub fn room(&self) -> usize {
        let most = match self.splitting.pieces {
            Pieces::Bytes => FEW,
            Pieces::Random { .. } | Pieces::Joined => BUFFER,
        };
        if self.ended { 0 } else { most.saturating_sub(self.kept.len()) }
    }

    /// Takes bytes in, at most [`Cutter::room`].
    pub fn put(&mut self, bytes: &[u8], now: u64) {
        self.kept.extend_from_slice(bytes);
        self.begin(now);
    }

    /// No more will come.
    pub fn end(&mut self) {
        self.ended = true;
    }

    /// What to do at this time.
    pub fn next(&self, now: u64) -> Next {
        match (self.kept.len(), self.ended) {
            (0, true) => Next::End,
            (0, false) => Next::More,
            // What cannot grow any more has nothing to wait for.
            (kept, _) if self.is_joined() && (self.room() == 0) => Next::Send(kept),
            _ if now < self.due => Next::Wait(self.due),
            (kept, _) => Next::Send(self.size.clamp(1, kept)),
        }
    }

    /// The bytes that are kept, in order.
    pub fn kept(&self) -> &[u8] {
        &self.kept
    }

    /// So many were passed on: the rest is the next piece, or the next ones.
    pub fn passed(&mut self, count: usize, now: u64) {
        let count = count.min(self.kept.len());
        self.kept.drain(..count);
        let unfinished = self.is_joined() && !self.kept.is_empty();
        self.size = 0;
        self.begin(now);
        if unfinished {
            // The kernel took a part: what remains has been held long enough.
            self.due = now;
        } else if self.splitting.pieces == Pieces::Bytes {
            // After one that went, whether the next is here yet or not.
            self.due = now + u64::from(self.splitting.pause);
        }
    }

    fn is_joined(&self) -> bool {
        self.splitting.pieces == Pieces::Joined
    }

    /// A piece begins with the first byte of it that is here.
    fn begin(&mut self, now: u64) {
        let pause = u64::from(self.splitting.pause);
        match self.splitting.pieces {
            Pieces::Bytes => self.size = 1,
            _ if self.kept.is_empty() => {}
            Pieces::Random { .. } if self.size == 0 => {
                let longest = SHORT.max(self.kept.len() as u64);
                self.size = 1 + usize::try_from(self.roll(longest)).unwrap_or(0);
                self.due = now + self.roll(pause + 1);
            }
            Pieces::Random { .. } => {}
            Pieces::Joined => {
                if self.size == 0 {
                    self.due = now + pause;
                }
                self.size = self.kept.len();
            }
        }
    }

    /// A number below `bound`: Marsaglia's xorshift64 (<https://doi.org/10.18637/jss.v008.i14>).
    fn roll(&mut self, bound: u64) -> u64 {
        self.dice ^= self.dice << 13;
        self.dice ^= self.dice >> 7;
        self.dice ^= self.dice << 17;
        (self.dice >> 11).checked_rem(bound).unwrap_or(0)
    }
}

#[cfg(test)]
#[path = "pieces/tests.rs"]
mod tests;
