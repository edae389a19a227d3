//! When to draw: a key at once, events at most sixty times a second, otherwise never.

/// The shortest time between two frames that events ask for, in nanoseconds: 60 a second.
pub const FRAME: u64 = 16_666_667;

/// Decides when the next frame is due. Pure: time comes in as an argument.
#[derive(Clone, Copy, Debug, Default)]
pub struct FrameSchedule {
    last: Option<u64>,
    wanted: bool,
    at_once: bool,
}

impl FrameSchedule {
    /// Something changed that may wait for its turn.
    pub fn want(&mut self) {
        self.wanted = true;
    }

    /// A person pressed a key, or the size changed: draw as soon as what is pending was taken in.
    pub fn want_at_once(&mut self) {
        self.wanted = true;
        self.at_once = true;
    }

    /// When the next frame is due (CLOCK_MONOTONIC, nanoseconds). `None`: nothing asked for one.
    pub fn due(&self, now: u64) -> Option<u64> {
        if !self.wanted {
            return None;
        }
        let turn = self.last.map_or(now, |last| last + FRAME);
        Some(if self.at_once { now } else { turn.max(now) })
    }

    /// Whether to draw now.
    pub fn is_due(&self, now: u64) -> bool {
        self.due(now).is_some_and(|due| due <= now)
    }

    /// A frame was drawn.
    pub fn drawn(&mut self, now: u64) {
        *self = FrameSchedule { last: Some(now), wanted: false, at_once: false };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_wanted_nothing_drawn() {
        let schedule = FrameSchedule::default();
        assert_eq!(schedule.due(5), None);
    }

    #[test]
    fn a_thousand_events_in_a_second_are_at_most_sixty_one_frames() {
        let mut schedule = FrameSchedule::default();
        let mut frames = 0;
        for millisecond in 0..1000u64 {
            let now = millisecond * 1_000_000;
            schedule.want();
            if schedule.is_due(now) {
                schedule.drawn(now);
                frames += 1;
            }
        }
        assert!((50..=61).contains(&frames), "{frames}");
    }

    #[test]
    fn a_key_does_not_wait_for_its_turn() {
        let mut schedule = FrameSchedule::default();
        schedule.want();
        schedule.drawn(1_000);
        schedule.want();
        assert!(!schedule.is_due(1_001));
        schedule.want_at_once();
        assert!(schedule.is_due(1_001));
    }

    #[test]
    fn the_last_event_of_a_burst_is_drawn_when_its_turn_comes() {
        let mut schedule = FrameSchedule::default();
        schedule.want();
        schedule.drawn(0);
        schedule.want();
        assert_eq!(schedule.due(5), Some(FRAME));
        assert!(schedule.is_due(FRAME));
    }
}
