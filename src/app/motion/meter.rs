//! How much moves along each way of a conversation: whether it floods, and at what rate.

/// How far a rate looks back, in nanoseconds.
pub const WINDOW: u64 = SLOTS * SLOT;

/// More transfers than these within [`WINDOW`] cannot be shown one by one: they are a flood.
pub const MOST_TRANSFERS: u64 = 40;

/// A flood is over when there was none for this long, in nanoseconds.
pub const OVER: u64 = 1_000_000_000;

/// How many ways are measured at once; the one that moved longest ago goes first.
pub const METERS: usize = 32;

const SLOTS: u64 = 10;
const SLOT: u64 = 50_000_000;
/// Windows in a second.
const PER_SECOND: u64 = 1_000_000_000 / WINDOW;

/// A flood as a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Bytes in a second, over the last [`WINDOW`].
    pub now: u64,
    /// The most that this was, in either way of the conversation.
    pub peak: u64,
}

/// What moved in the last [`WINDOW`], in slots of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Window {
    /// The newest slot: its time in units of [`SLOT`].
    newest: u64,
    bytes: [u64; SLOTS as usize],
    calls: [u64; SLOTS as usize],
}

impl Window {
    fn add(&mut self, time: u64, calls: u64, bytes: u64) {
        let slot = time / SLOT;
        if slot + SLOTS <= self.newest {
            // Told too late to count.
            return;
        }
        for newer in (self.newest + 1..=slot).take(SLOTS as usize) {
            // After a pause longer than the window every slot is emptied once.
            let place = (newer % SLOTS) as usize;
            (self.bytes[place], self.calls[place]) = (0, 0);
        }
        self.newest = self.newest.max(slot);
        let place = (slot % SLOTS) as usize;
        self.bytes[place] = self.bytes[place].saturating_add(bytes);
        self.calls[place] = self.calls[place].saturating_add(calls);
    }

    /// The sum of those slots that are still within the window.
    fn sum(&self, of: &[u64; SLOTS as usize], now: u64) -> u64 {
        let first = (now / SLOT).max(self.newest).saturating_sub(SLOTS - 1);
        (first..=self.newest).fold(0, |sum: u64, slot| sum.saturating_add(of[(slot % SLOTS) as usize]))
    }
}

/// One way of one conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Meter {
    conversation: u64,
    way: usize,
    /// What was handed over, and what was taken: of an end outside the lab only the other is told.
    windows: [Window; 2],
    peak: u64,
    /// When something last moved.
    moved: u64,
    /// When it last was a flood.
    flooded: Option<u64>,
}

impl Meter {
    fn per_second(&self, now: u64) -> u64 {
        let most = self.windows.iter().map(|window| window.sum(&window.bytes, now)).max().unwrap_or(0);
        most.saturating_mul(PER_SECOND)
    }

    fn is_flood(&self, now: u64) -> bool {
        self.flooded.is_some_and(|at| now < at + OVER)
    }
}

/// All ways that moved lately.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meters {
    all: Vec<Meter>,
    /// The one that was used last: in a flood it is the next one too.
    last: usize,
}

impl Meters {
    /// Counts `calls` transfers of `bytes` in all, handed over (`out`) or taken. Returns whether the way floods now.
    pub(super) fn add(
        &mut self,
        (conversation, way): (u64, usize),
        out: bool,
        time: u64,
        calls: u64,
        bytes: u64,
    ) -> bool {
        let place = self.place(conversation, way);
        let Some(meter) = self.all.get_mut(place) else { return false };
        self.last = place;
        let window = &mut meter.windows[usize::from(!out)];
        window.add(time, calls, bytes);
        meter.moved = meter.moved.max(time);
        if window.sum(&window.calls, time) > MOST_TRANSFERS {
            meter.flooded = Some(meter.flooded.unwrap_or(0).max(time));
            meter.peak = meter.peak.max(meter.per_second(time));
        }
        meter.is_flood(time)
    }

    fn place(&mut self, conversation: u64, way: usize) -> usize {
        let is_it = |meter: &Meter| meter.conversation == conversation && meter.way == way;
        if self.all.get(self.last).is_some_and(is_it) {
            return self.last;
        }
        if let Some(place) = self.all.iter().position(is_it) {
            return place;
        }
        let new = Meter { conversation, way, windows: Default::default(), peak: 0, moved: 0, flooded: None };
        if self.all.len() < METERS {
            self.all.push(new);
            return self.all.len() - 1;
        }
        let oldest = (0..self.all.len()).min_by_key(|place| self.all[*place].moved).unwrap_or(0);
        self.all[oldest] = new;
        oldest
    }

    /// The rate of a way while it floods, and until [`OVER`] after.
    pub fn rate(&self, conversation: u64, way: usize, now: u64) -> Option<Rate> {
        let of_it = || self.all.iter().filter(|meter| meter.conversation == conversation);
        let meter = of_it().find(|meter| meter.way == way && meter.is_flood(now))?;
        let peak = of_it().map(|meter| meter.peak).max().unwrap_or(0);
        Some(Rate { now: meter.per_second(now), peak })
    }

    /// Whether anything floods.
    pub(super) fn any(&self, now: u64) -> bool {
        self.all.iter().any(|meter| meter.is_flood(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MILLISECOND: u64 = 1_000_000;
    const SECOND: u64 = 1000 * MILLISECOND;
    const WAY: (u64, usize) = (7, 0);

    #[test]
    fn few_transfers_are_no_flood_and_many_are_until_a_second_after() {
        let mut meters = Meters::default();
        let mut time = 5 * SECOND;
        for _ in 0..MOST_TRANSFERS {
            time += MILLISECOND;
            assert!(!meters.add(WAY, true, time, 1, 1000));
        }
        assert_eq!(meters.rate(7, 0, time), None);
        assert!(meters.add(WAY, true, time, 1, 1000));
        let rate = meters.rate(7, 0, time).unwrap();
        assert_eq!((rate.now, rate.peak), (82_000, 82_000), "41 kB in the window of half a second");
        assert_eq!((meters.rate(7, 1, time), meters.rate(8, 0, time)), (None, None));
        let later = time + WINDOW + SLOT;
        assert_eq!(meters.rate(7, 0, later).unwrap(), Rate { now: 0, peak: 82_000 });
        assert!(meters.any(time + OVER - 1));
        assert!(!meters.any(time + OVER));
        assert_eq!(meters.rate(7, 0, time + OVER), None);
    }

    #[test]
    fn what_both_ends_tell_of_the_same_bytes_is_not_counted_twice() {
        let mut meters = Meters::default();
        for _ in 0..2 {
            meters.add(WAY, true, SECOND, 1000, 1_000_000);
            meters.add(WAY, false, SECOND, 1000, 900_000);
        }
        assert_eq!(meters.rate(7, 0, SECOND).unwrap().now, 4_000_000);
    }

    #[test]
    fn a_rate_looks_back_half_a_second_whatever_the_pauses() {
        let mut meters = Meters::default();
        for tenth in 0..100 {
            meters.add(WAY, true, SECOND + tenth * 100 * MILLISECOND, 100, 10_000);
        }
        let last = SECOND + 99 * 100 * MILLISECOND;
        assert_eq!(meters.rate(7, 0, last).unwrap().now, 100_000);
        // A pause empties it, however long; what is told too late is left out.
        let later = last + 90 * SECOND;
        meters.add(WAY, true, later, 100, 500);
        meters.add(WAY, true, last, 100, 10_000);
        assert_eq!(meters.rate(7, 0, later).unwrap(), Rate { now: 1000, peak: 100_000 });
    }

    #[test]
    fn many_ways_are_bounded_and_the_newest_stay() {
        let mut meters = Meters::default();
        for conversation in 0..10_000 {
            meters.add((conversation, 0), true, SECOND + conversation, 100, 1);
        }
        assert_eq!(meters.all.len(), METERS);
        let now = SECOND + 9_999;
        assert!(meters.rate(9_999, 0, now).is_some() && meters.rate(9_999 - METERS as u64 + 1, 0, now).is_some());
        assert!(meters.rate(0, 0, now).is_none());
    }
}
