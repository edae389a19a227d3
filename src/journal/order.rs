//! The ordering window: events of several programs, told at different moments, in the order in which
//! they happened.
//!
//! A program tells its events up to 2 ms after they happened, each program at its own moments. Events
//! wait here until they are [`WINDOW`] old, so that those of another program that happened before can
//! still come; then they leave by (time, program, sequence). One that comes later than that leaves at
//! once, marked: the journal is append-only. Nothing here asks the clock.

use std::collections::{BTreeMap, VecDeque};

use super::event::{Event, ProgramId};

/// How long events wait, in nanoseconds.
pub const WINDOW: u64 = 10_000_000;

/// What events are ordered by.
type Key = (u64, ProgramId, u64);

fn key(event: &Event) -> Key {
    (event.time, event.program, event.sequence)
}

/// Events that wait for their turn.
#[derive(Debug, Default)]
pub struct Window {
    /// Each program's events in order. Programs tell theirs in order, so there is hardly ever anything to sort.
    waiting: BTreeMap<ProgramId, VecDeque<Event>>,
    /// Those that came too late, in the order in which they came.
    late: VecDeque<Event>,
    /// The last that left in its turn.
    last: Option<Key>,
}

impl Window {
    /// An empty window.
    pub fn new() -> Window {
        Window::default()
    }

    /// Takes in an event.
    pub fn push(&mut self, mut event: Event) {
        if self.last.is_some_and(|last| key(&event) < last) {
            event.late = true;
            self.late.push_back(event);
            return;
        }
        let queue = self.waiting.entry(event.program).or_default();
        if queue.back().is_none_or(|before| key(before) <= key(&event)) {
            queue.push_back(event);
            return;
        }
        // The lab's samples and a program's own threads may cross a little: look for the place from the end.
        let place = queue.iter().rposition(|before| key(before) <= key(&event)).map_or(0, |place| place + 1);
        queue.insert(place, event);
    }

    /// Gives `out` what may leave at `now` (CLOCK_MONOTONIC, nanoseconds), in order.
    pub fn release(&mut self, now: u64, out: &mut impl Extend<Event>) {
        out.extend(self.late.drain(..));
        let due = now.saturating_sub(WINDOW);
        while self.release_run(due, out) {}
    }

    /// Gives `out` all that waits, in order: for the end of a session.
    pub fn flush(&mut self, out: &mut impl Extend<Event>) {
        self.release(u64::MAX, out);
    }

    /// When the next event may leave; 0 for at once; `None` if none waits.
    pub fn next_release(&self) -> Option<u64> {
        if !self.late.is_empty() {
            return Some(0);
        }
        self.heads().map(|event| event.time).min().map(|time| time.saturating_add(WINDOW))
    }

    /// How many events wait.
    pub fn len(&self) -> usize {
        self.late.len() + self.waiting.values().map(VecDeque::len).sum::<usize>()
    }

    /// Whether none waits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn heads(&self) -> impl Iterator<Item = &Event> {
        self.waiting.values().filter_map(VecDeque::front)
    }

    /// Gives `out` a run of one program's events: those that are due, and before what any other program has. Whether
    /// there were any. Moved together, they cost a fraction of what they cost one by one.
    fn release_run(&mut self, due: u64, out: &mut impl Extend<Event>) -> bool {
        let (mut first, mut second): (Option<Key>, Option<Key>) = (None, None);
        for head in self.heads().map(key) {
            if first.is_none_or(|first| head < first) {
                (first, second) = (Some(head), first);
            } else if second.is_none_or(|second| head < second) {
                second = Some(head);
            }
        }
        let Some((_, program, _)) = first else { return false };
        let Some(queue) = self.waiting.get_mut(&program) else { return false };
        let leaves = |event: &&Event| event.time <= due && second.is_none_or(|second| key(event) < second);
        let count = queue.iter().take_while(leaves).count();
        let Some(last) = count.checked_sub(1).and_then(|place| queue.get(place)) else { return false };
        self.last = Some(key(last));
        let ends = count == queue.len() && matches!(last.body, super::event::Body::Removed);
        out.extend(queue.drain(..count));
        if ends {
            self.waiting.remove(&program);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::journal::event::Body;

    const MS: u64 = 1_000_000;

    fn event(program: u16, time: u64, sequence: u64) -> Event {
        Event { time, program: ProgramId(program), sequence, late: false, body: Body::Stopped(false) }
    }

    fn release(window: &mut Window, now: u64) -> Vec<Event> {
        let mut out = Vec::new();
        window.release(now, &mut out);
        out
    }

    #[test]
    fn events_leave_in_order_once_they_are_old_enough() {
        let mut window = Window::new();
        window.push(event(2, 5 * MS, 1));
        window.push(event(1, 6 * MS, 1));
        window.push(event(1, 7 * MS, 2));
        window.push(event(3, 4 * MS, 9));
        assert_eq!(window.next_release(), Some(14 * MS));
        assert!(release(&mut window, 13 * MS).is_empty());
        assert_eq!(release(&mut window, 16 * MS), [event(3, 4 * MS, 9), event(2, 5 * MS, 1), event(1, 6 * MS, 1)]);
        assert_eq!((window.len(), window.next_release()), (1, Some(17 * MS)));
        assert_eq!(release(&mut window, 17 * MS), [event(1, 7 * MS, 2)]);
        assert_eq!((window.is_empty(), window.next_release()), (true, None));
    }

    #[test]
    fn ties_are_broken_by_program_and_sequence() {
        let mut window = Window::new();
        for (program, sequence) in [(2, 1), (1, 2), (1, 1)] {
            window.push(event(program, MS, sequence));
        }
        assert_eq!(release(&mut window, 11 * MS), [event(1, MS, 1), event(1, MS, 2), event(2, MS, 1)]);
    }

    #[test]
    fn a_later_one_leaves_at_once_and_marked() {
        let mut window = Window::new();
        window.push(event(1, 5 * MS, 1));
        assert_eq!(release(&mut window, 20 * MS).len(), 1);
        window.push(event(1, 19 * MS, 2));
        window.push(event(2, 4 * MS, 1));
        assert_eq!(window.next_release(), Some(0));
        assert_eq!(release(&mut window, 20 * MS), [Event { late: true, ..event(2, 4 * MS, 1) }]);
        // Behind the clock but not behind what has left: still in its turn.
        window.push(event(2, 6 * MS, 2));
        assert_eq!(release(&mut window, 20 * MS), [event(2, 6 * MS, 2)]);
        let mut rest = Vec::new();
        window.flush(&mut rest);
        assert_eq!(rest, [event(1, 19 * MS, 2)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

        #[test]
        fn what_leaves_is_sorted_unless_marked_late_and_nothing_is_lost(
            told in prop::collection::vec((0u16..4, 0u64..40, 0u64..30), 1..80),
        ) {
            let mut window = Window::new();
            let mut out = Vec::new();
            let mut now = 0;
            for (sequence, (program, time, step)) in told.iter().enumerate() {
                now += step * MS;
                window.push(event(*program, time * MS, sequence as u64));
                window.release(now, &mut out);
                prop_assert!(window.next_release().is_none_or(|due| due > now));
            }
            window.flush(&mut out);
            prop_assert_eq!(out.len(), told.len());
            let in_turn: Vec<_> = out.iter().filter(|event| !event.late).map(key).collect();
            prop_assert!(in_turn.is_sorted());
            let mut highest = None;
            for event in &out {
                prop_assert_eq!(event.late, highest.is_some_and(|highest| key(event) < highest));
                highest = highest.max(Some(key(event)));
            }
        }
    }
}
