//! What was last told of a socket, and whether another look at it could tell anything else.

use crate::journal::projections::sockets::{Socket, Sockets, Stage};
use crate::journal::socket::{Kind, Truth};
use crate::journal::truth::{Details, TimerKind};

/// How long a connection goes on by itself after its last event, in nanoseconds, when no timer of it runs: whoever waits
/// for a confirmation has one.
const SETTLED: u64 = 100_000_000;

/// One look in so many is at connections of which nothing can have changed.
const QUIET_TURN: u64 = 4;

/// A timer that ran out and is still there is late, not another one: the kernel keeps long ones by the quarter second
/// (kernel/time/timer.c). In nanoseconds.
const LATE: u64 = 1_000_000_000;

/// Between a timer's end and the look that finds what came of it, and from there to the next (nanoseconds).
pub(super) const AGAIN: u64 = 32_000_000;

/// What was last told of a socket.
#[derive(Debug)]
pub(super) struct Told {
    /// `None`: that the kernel knows it no longer.
    pub truth: Option<Truth>,
    /// When something last happened to it or to its other end, or a look last told news of it.
    pub stirred: u64,
}

impl Told {
    /// Whether `socket` may go without this look: nothing happened for a while to either end of a connection whose ends
    /// are both held by programs of the lab, and no timer of it runs. Whatever changes it comes with an event then, and
    /// an event stirs both ends.
    pub fn rests(&self, socket: &Socket, sockets: &Sockets, look: u64, now: u64) -> bool {
        !(look + socket.info.id.0).is_multiple_of(QUIET_TURN)
            && now > self.stirred.saturating_add(SETTLED)
            && socket.info.kind == Kind::STREAM
            && socket.stage == Stage::Connected
            && socket.other_end.is_some_and(|other| sockets.is_open(other))
            && self.truth.as_ref().is_some_and(|truth| {
                let timer = truth.details.as_deref().and_then(|details| details.timer);
                truth.unacknowledged.is_none_or(|bytes| bytes == 0)
                    && timer.is_none_or(|timer| timer.kind == TimerKind::Keepalive)
            })
    }
}

/// When the kernel will let go of a socket that has nothing left to do: TIME_WAIT, or FIN_WAIT2 after `close`.
pub(super) fn let_go_at(truth: &Truth) -> Option<u64> {
    let timer = truth.details.as_deref()?.timer.filter(|timer| timer.kind == TimerKind::TimeWait)?;
    Some(timer.due)
}

/// When the kernel will have done something about a socket by the clock: repeated what was not answered, or probed. Its
/// timers ring late, by an eighth of their time at most (kernel/time/timer.c); until then it is looked at again.
pub(super) fn rings_after(truth: &Truth, now: u64) -> Option<u64> {
    let timer = truth.details.as_deref()?.timer.filter(|timer| timer.kind != TimerKind::TimeWait)?;
    let expected = timer.due + AGAIN;
    if expected > now { Some(expected) } else { (now < timer.due + LATE).then_some(now + AGAIN) }
}

/// A timer that is late is the one that was told; `frame` is the time between two looks.
pub(super) fn settle(truth: &mut Truth, told: &Truth, now: u64, frame: u64) {
    let timer_of = |details: &Details| details.timer;
    let Some(before) = told.details.as_deref().and_then(timer_of) else { return };
    if let Some(timer) = truth.details.as_mut().and_then(|details| details.timer.as_mut())
        && (timer.kind, timer.tries) == (before.kind, before.tries)
        && (before.due..before.due + LATE).contains(&now)
        && timer.due <= now + frame
    {
        *timer = before;
    }
}
