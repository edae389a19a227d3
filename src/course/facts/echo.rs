//! Whether what a socket received equals what it sent, byte by byte, without keeping both.

use std::collections::VecDeque;

/// How many bytes one way may be ahead of the other; beyond that the comparison is given up.
pub const AHEAD: usize = 32 * 1024;

/// Compares what went out with what came in: only what one way is ahead of the other is kept.
#[derive(Clone, Debug, Default)]
pub struct Echo {
    ahead: VecDeque<u8>,
    out_is_ahead: bool,
    moved: bool,
    given_up: bool,
}

impl Echo {
    /// Bytes went out, or came in.
    pub fn push(&mut self, out: bool, bytes: &[u8]) {
        if self.given_up || bytes.is_empty() {
            return;
        }
        self.moved = true;
        let mut rest = bytes;
        while let Some((byte, after)) = rest.split_first() {
            if self.ahead.is_empty() || self.out_is_ahead == out {
                self.out_is_ahead = out;
                if self.ahead.len() + rest.len() > AHEAD {
                    self.give_up();
                    return;
                }
                self.ahead.extend(rest);
                return;
            }
            if self.ahead.pop_front() != Some(*byte) {
                self.give_up();
                return;
            }
            rest = after;
        }
    }

    /// Nobody knows all the bytes, or they differ: they will never be known to be equal.
    pub fn give_up(&mut self) {
        self.given_up = true;
        self.ahead = VecDeque::new();
    }

    /// Both ways carried the same bytes so far, and some.
    pub fn is_equal(&self) -> bool {
        self.moved && !self.given_up && self.ahead.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_do_not_matter_and_order_does() {
        let mut echo = Echo::default();
        assert!(!echo.is_equal(), "nothing is not an echo");
        echo.push(true, b"hola ");
        echo.push(true, b"Ana");
        echo.push(false, b"hol");
        assert!(!echo.is_equal());
        echo.push(false, b"a Ana");
        assert!(echo.is_equal());
        echo.push(false, b"!");
        assert!(!echo.is_equal());
        echo.push(true, b"!");
        assert!(echo.is_equal(), "who answers before being asked is an echo too");
        echo.push(true, b"ab");
        echo.push(false, b"ba");
        echo.push(false, b"ab");
        assert!(!echo.is_equal());
    }

    #[test]
    fn more_than_it_keeps_is_unknown_for_ever() {
        let mut echo = Echo::default();
        let all = vec![7; AHEAD + 1];
        echo.push(true, &all);
        echo.push(false, &all);
        assert!(!echo.is_equal());
    }
}
