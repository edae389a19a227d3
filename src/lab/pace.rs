//! How often events are handed to the screen's thread.
//!
//! Handing them over wakes two threads, whatever their number: under load, once a millisecond, that costs more than the
//! events themselves. A few come at once, since somebody may wait for them; many share the way.

/// Between two times under load, in nanoseconds: more often than frames are drawn.
const PAUSE: u64 = 6_000_000;

/// How many times may follow one another at once after a quiet while.
const BURST: u64 = 16;

/// Spends times at a steady pace, with a burst to spare. Pure: time comes in as an argument.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace {
    /// When all times spent so far would have been paid for at the steady pace.
    paid: u64,
}

impl Pace {
    /// The first moment from `due` on at which the next time may be spent.
    pub fn next(&self, due: u64) -> u64 {
        due.max(self.paid.saturating_sub(BURST * PAUSE))
    }

    /// When to wake up for it. Under load a program's next message wakes the thread anyway, a little later.
    pub fn alarm(&self, due: u64) -> u64 {
        let next = self.next(due);
        if next > due { next + PAUSE / 2 } else { next }
    }

    /// Spends one.
    pub fn spend(&mut self, now: u64) {
        self.paid = self.paid.max(now) + PAUSE;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: u64 = 1_000_000;

    /// How many times are spent in `until` milliseconds, when one is wanted every `step`.
    fn spent(pace: &mut Pace, from: u64, until: u64, step: u64) -> u64 {
        let mut count = 0;
        for millisecond in (from..until).step_by(step as usize) {
            let now = millisecond * MS;
            if pace.next(now) <= now {
                pace.spend(now);
                count += 1;
            }
        }
        count
    }

    #[test]
    fn under_load_there_is_one_every_six_milliseconds() {
        let mut pace = Pace::default();
        let count = spent(&mut pace, 1000, 2200, 1);
        assert!((200..=200 + BURST + 1).contains(&count), "{count}");
    }

    #[test]
    fn what_comes_now_and_then_never_waits() {
        let mut pace = Pace::default();
        assert_eq!(spent(&mut pace, 1000, 3100, 7), 300);
        assert_eq!(pace.alarm(3100 * MS), 3100 * MS);
    }

    #[test]
    fn after_a_quiet_while_the_first_ones_do_not_wait() {
        let mut pace = Pace::default();
        spent(&mut pace, 1000, 2000, 1);
        assert!(pace.alarm(2000 * MS) > pace.next(2000 * MS));
        assert_eq!(spent(&mut pace, 3000, 3000 + BURST, 1), BURST);
    }
}
