//! What happened and is not yet sent: filled by the program's threads, emptied by its writer.
//!
//! A call costs two short locks here and no system call, so that watching does not change what is watched.
//! The program never waits for the screen: in a flood, data calls are counted exactly and not told one by one.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::journal::call::{Call, CallId, CallStarted, Direction, Failure, Operation, Returned, Summary};
use crate::journal::event::{Body, Event, ProgramId};
use crate::journal::payload::{Payload, WHOLE_LIMIT};
use crate::journal::walk::{Spot, Walked};
use crate::kernel::clock;
use crate::kernel::process::MainThread;
use crate::net::recorder::{Begin, End, Gave};

/// Unsent bytes at which calls are summarised, as design §1 sets it.
const FLOOD_BYTES: usize = 1 << 20;

/// Events without bytes are dropped, and counted, beyond this many unsent ones.
const FLOOD_EVENTS: usize = 50_000;

/// No more sockets' runs than this are counted apart within one window.
const FLOOD_RUNS: usize = 1024;

/// Data calls within one [`FLOOD_WINDOW`] at which telling each would cost more than doing it.
const FLOOD_CALLS: u64 = 600;

/// How often summaries are sent in a flood, and over what time its rate is measured. In nanoseconds.
const FLOOD_WINDOW: u64 = 20_000_000;

/// How long events may gather before they are sent. In nanoseconds.
const GATHER: u64 = 2_000_000;

/// The same after a batch of [`MANY`]: each costs the lab a wake-up, and its window keeps events for 10 ms in any case
/// (`journal/order.rs`). In nanoseconds.
const GATHER_MANY: u64 = 4_000_000;

/// From so many events on, a batch is one of many calls a second and not of what a person does.
const MANY: usize = 40;

/// A batch goes out at once when it holds this many bytes.
const BATCH_BYTES: usize = 32 * 1024;

/// A call still in the kernel after this long is told as blocked. In nanoseconds.
const BLOCKED_AFTER: u64 = 2_000_000;

/// What an event weighs beside its bytes, roughly.
const EVENT_WEIGHT: usize = 96;

/// The unsent events of one program.
#[derive(Debug)]
pub struct Outbox {
    program: ProgramId,
    state: Mutex<State>,
    changed: Condvar,
    /// Says whether the thread that calls waits in the kernel, where one thread makes all calls.
    caller: Option<MainThread>,
}

#[derive(Debug, Default)]
struct State {
    events: Vec<Event>,
    weight: usize,
    sequence: u64,
    next_call: u64,
    in_flight: Vec<InFlight>,
    /// The writer sleeps without a deadline: whoever adds something wakes it.
    writer_sleeps: bool,
    last_sent: u64,
    /// Whether the last batch was one of [`MANY`].
    sent_many: bool,
    urgent: bool,
    flood: Option<Flood>,
    window_began: u64,
    window_calls: u64,
    lost: u64,
    closed: bool,
}

/// A call inside the kernel.
#[derive(Debug)]
struct InFlight {
    told: bool,
    call: CallStarted,
    /// The line that makes it, where it is walked.
    spot: Option<Box<Spot>>,
}

#[derive(Debug, Default)]
struct Flood {
    runs: Vec<Run>,
    since: u64,
}

#[derive(Debug)]
struct Run {
    summary: Summary,
    ended: u64,
}

impl Outbox {
    /// An empty outbox for a program.
    pub fn new(program: ProgramId) -> Outbox {
        let state = Mutex::new(State { next_call: 1, ..State::default() });
        Outbox { program, state, changed: Condvar::new(), caller: None }
    }

    /// An outbox whose calls are all made by the main thread: one is told as blocked only when that thread really waits,
    /// and not while it has no processor (a busy machine keeps any call in the kernel for 2 ms now and then).
    pub fn of_main_thread(program: ProgramId) -> Outbox {
        Outbox { caller: MainThread::watch(), ..Outbox::new(program) }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A panic elsewhere leaves the state whole: every change below is complete before it unlocks.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds something that is not a call.
    pub fn tell(&self, body: Body) {
        let weight = match &body {
            Body::Output { text, .. } => text.len(),
            Body::StatementStarted { source, .. } => source.len(),
            Body::Answered { line } => line.as_ref().map_or(0, String::len),
            Body::Walked(walked) => match &**walked {
                Walked::Began { source, .. } => source.text.len(),
                _ => 0,
            },
            _ => 0,
        };
        let mut state = self.lock();
        state.flush_runs(self.program);
        // A statement's end is what the person waits for.
        state.urgent |= !matches!(body, Body::Output { .. });
        state.push(self.program, clock::now(), body, weight);
        self.wake(state);
    }

    /// A call enters the kernel on this thread.
    pub fn begin(&self, call: Begin) -> CallId {
        self.begin_at(call, None)
    }

    /// The same, made by this line of what is walked.
    pub fn begin_at(&self, call: Begin, spot: Option<Spot>) -> CallId {
        let began = clock::now();
        let mut state = self.lock();
        let id = state.take_call_id();
        let call = CallStarted { id, socket: call.socket, fd: call.fd, operation: call.operation, began };
        state.in_flight.push(InFlight { told: false, call, spot: spot.map(Box::new) });
        if state.writer_sleeps {
            self.wake(state);
        }
        id
    }

    /// The call that this thread began has returned.
    pub fn end(&self, id: CallId, end: End<'_>) {
        let now = clock::now();
        let mut state = self.lock();
        let Some(at) = state.in_flight.iter().rposition(|flight| flight.call.id == id) else { return };
        let flight = state.in_flight.swap_remove(at);
        state.finish(self.program, flight, end, now);
        self.wake(state);
    }

    /// A call that never blocked, with its end.
    pub fn record(&self, call: Begin, began: u64, end: End<'_>) {
        let now = clock::now();
        let mut state = self.lock();
        let id = state.take_call_id();
        let call = CallStarted { id, socket: call.socket, fd: call.fd, operation: call.operation, began };
        let flight = InFlight { told: false, call, spot: None };
        state.finish(self.program, flight, end, now);
        self.wake(state);
    }

    /// Nothing more will be added: the writer sends what is left and ends.
    pub fn close(&self) {
        let mut state = self.lock();
        state.closed = true;
        drop(state);
        self.changed.notify_all();
    }

    fn wake(&self, mut state: MutexGuard<'_, State>) {
        let due = state.urgent || state.weight >= BATCH_BYTES;
        if state.writer_sleeps || due {
            state.writer_sleeps = false;
            drop(state);
            self.changed.notify_one();
        }
    }

    /// Waits until there is something to send, and takes it. `None`: closed and empty. Called by the writer only.
    pub fn take(&self) -> Option<Vec<Event>> {
        let mut state = self.lock();
        loop {
            let now = clock::now();
            let blocked_due = state.tell_blocked(self.program, now, self.caller.as_ref());
            let flood_due = state.settle_flood(self.program, now);
            if !state.events.is_empty() {
                let due = state.last_sent + state.gather();
                if state.closed || state.urgent || state.weight >= BATCH_BYTES || now >= due {
                    state.last_sent = now;
                    state.sent_many = state.events.len() >= MANY;
                    state.urgent = false;
                    state.weight = 0;
                    if state.lost > 0 {
                        let lost = Body::Lost { calls: std::mem::take(&mut state.lost) };
                        state.push(self.program, now, lost, 0);
                        state.weight = 0;
                    }
                    return Some(std::mem::take(&mut state.events));
                }
                state = self.wait(state, earliest(Some(due), earliest(blocked_due, flood_due)), now);
            } else if state.closed && state.flood.is_none() {
                return None;
            } else {
                // After a batch the writer stays up for one more gathering time: a program that makes call
                // after call then finds it awake, and pays no wake-up.
                let lingers = state.last_sent + state.gather();
                let linger = (now < lingers).then_some(lingers);
                state = self.wait(state, earliest(linger, earliest(blocked_due, flood_due)), now);
            }
        }
    }

    fn wait<'a>(&self, mut state: MutexGuard<'a, State>, until: Option<u64>, now: u64) -> MutexGuard<'a, State> {
        match until {
            Some(until) => {
                let time = Duration::from_nanos(until.saturating_sub(now).max(50_000));
                self.changed.wait_timeout(state, time).unwrap_or_else(PoisonError::into_inner).0
            }
            None => {
                state.writer_sleeps = true;
                let mut state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                state.writer_sleeps = false;
                state
            }
        }
    }
}

fn earliest(one: Option<u64>, other: Option<u64>) -> Option<u64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

impl State {
    /// How long events may gather now, in nanoseconds.
    fn gather(&self) -> u64 {
        if self.sent_many { GATHER_MANY } else { GATHER }
    }

    fn take_call_id(&mut self) -> CallId {
        let id = CallId(self.next_call);
        self.next_call += 1;
        id
    }

    fn push(&mut self, program: ProgramId, time: u64, body: Body, bytes: usize) {
        self.sequence += 1;
        self.weight += EVENT_WEIGHT + bytes;
        self.events.push(Event { time, program, sequence: self.sequence, late: false, body });
    }

    /// Tells of calls that have been in the kernel long enough; says when the next would be.
    fn tell_blocked(&mut self, program: ProgramId, now: u64, caller: Option<&MainThread>) -> Option<u64> {
        let mut next = None;
        for at in 0..self.in_flight.len() {
            if self.in_flight[at].told {
                continue;
            }
            let due = self.in_flight[at].call.began + BLOCKED_AFTER;
            if now < due {
                next = earliest(next, Some(due));
                continue;
            }
            if caller.is_some_and(|caller| !caller.waits()) {
                next = earliest(next, Some(now + BLOCKED_AFTER));
                continue;
            }
            self.in_flight[at].told = true;
            let call = self.in_flight[at].call.clone();
            self.flush_runs(program);
            self.urgent = true;
            if let Some(spot) = self.in_flight[at].spot.take() {
                self.push(program, now, Body::Walked(Box::new(Walked::At { spot: *spot, call: Some(call.id) })), 0);
            }
            // The event's time is when the call began, its place in the order when it was seen to block.
            self.push(program, now, Body::CallStarted(call), 0);
        }
        next
    }

    fn finish(&mut self, program: ProgramId, flight: InFlight, end: End<'_>, now: u64) {
        let CallStarted { id, socket, fd, operation, began } = flight.call;
        let direction = match &operation {
            operation if operation.sends() => Some(Direction::Out),
            operation if operation.receives() => Some(Direction::In),
            _ => None,
        };
        if let (Gave::Moved { bytes, .. }, Some(direction), Some(socket)) = (&end.gave, direction, socket) {
            self.count_for_flood(now);
            // A blocked call was told as begun and must be told as ended; an empty read is an end of stream.
            let ordinary = !flight.told && !bytes.is_empty() && peeks(&operation) == 0;
            if ordinary && let Some(flood) = &mut self.flood {
                if !flood.add(socket, fd, direction, bytes, began, now) {
                    self.lost += 1;
                }
                return;
            }
        }
        // Empty reads, peeks and calls without bytes have no summary. One told as begun must be told as ended.
        if self.events.len() >= FLOOD_EVENTS && !flight.told {
            self.lost += 1;
            return;
        }
        self.flush_runs(program);
        let mut weight = 0;
        let result = match end.gave {
            Gave::Returned(returned) => Ok(returned),
            Gave::Moved { bytes, peer, truncated } => {
                weight = bytes.len().min(WHOLE_LIMIT);
                Ok(Returned::Moved { payload: Payload::of(bytes), peer, truncated })
            }
            Gave::Failed(failure) => Err(failure),
        };
        // A failure is told at once; so is what follows a wait.
        self.urgent |= flight.told || matches!(&result, Err(failure) if *failure != would_block());
        let call = Call { id, socket, fd, operation, began, result, names: end.names, truth: end.truth };
        self.push(program, now, Body::Call(call), weight);
        if self.weight >= FLOOD_BYTES && self.flood.is_none() {
            self.flood = Some(Flood { runs: Vec::new(), since: now });
        }
    }

    fn count_for_flood(&mut self, now: u64) {
        if now - self.window_began.min(now) > FLOOD_WINDOW {
            self.window_began = now;
            self.window_calls = 0;
        }
        self.window_calls += 1;
        if self.window_calls > FLOOD_CALLS && self.flood.is_none() {
            self.flood = Some(Flood { runs: Vec::new(), since: now });
        }
    }

    /// In a flood: sends the runs once a window; ends the flood when a window was quiet. Says when to look again.
    fn settle_flood(&mut self, program: ProgramId, now: u64) -> Option<u64> {
        let flood = self.flood.as_mut()?;
        let due = flood.since + FLOOD_WINDOW;
        if now < due && !self.closed {
            return Some(due);
        }
        flood.since = now;
        let calls: u64 = flood.runs.iter().map(|run| run.summary.calls).sum();
        self.flush_runs(program);
        if calls < FLOOD_CALLS / 4 && self.weight < FLOOD_BYTES || self.closed {
            self.flood = None;
            return None;
        }
        Some(now + FLOOD_WINDOW)
    }

    /// Turns the counted runs into events, so that what comes next stands after them.
    fn flush_runs(&mut self, program: ProgramId) {
        let Some(flood) = self.flood.as_mut() else { return };
        for run in std::mem::take(&mut flood.runs) {
            let bytes = run.summary.payload.head.len() + run.summary.payload.tail.len();
            self.push(program, run.ended, Body::Summary(run.summary), bytes);
        }
    }
}

impl Flood {
    /// Counts a call; false where there is no room for one more socket.
    fn add(
        &mut self,
        socket: crate::journal::socket::SocketId,
        fd: i32,
        direction: Direction,
        bytes: &[u8],
        began: u64,
        ended: u64,
    ) -> bool {
        let is_full = self.runs.len() >= FLOOD_RUNS;
        let found = self.runs.iter_mut().find(|run| run.summary.socket == socket && run.summary.direction == direction);
        let run = match found {
            Some(run) => run,
            None if is_full => return false,
            None => {
                let summary = Summary { socket, fd, direction, calls: 0, payload: Payload::default(), began };
                self.runs.push(Run { summary, ended });
                let last = self.runs.len() - 1;
                &mut self.runs[last]
            }
        };
        run.summary.calls += 1;
        run.summary.payload.extend_summary(bytes);
        run.ended = ended;
        true
    }
}

fn peeks(operation: &Operation) -> i32 {
    match operation {
        Operation::Receive { flags, .. } | Operation::ReceiveFrom { flags, .. } => flags & libc::MSG_PEEK,
        _ => 0,
    }
}

/// The failure of a non-blocking call with nothing to do: common in loops, and nothing to hurry for.
fn would_block() -> Failure {
    Failure::Errno { errno: libc::EAGAIN, moved: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::socket::SocketId;

    fn send(outbox: &Outbox, bytes: &[u8]) {
        let operation = Operation::Send { asked: bytes.len() as u64, flags: 0 };
        let id = outbox.begin(Begin { socket: Some(SocketId(1)), fd: 3, operation });
        let gave = Gave::Moved { bytes, peer: None, truncated: false };
        outbox.end(id, End { gave, names: None, truth: None });
    }

    fn drain(outbox: &Outbox) -> Vec<Event> {
        outbox.close();
        let mut all = Vec::new();
        while let Some(events) = outbox.take() {
            all.extend(events);
        }
        all
    }

    #[test]
    fn a_call_is_one_event() {
        let outbox = Outbox::new(ProgramId(1));
        send(&outbox, b"hola");
        let events = drain(&outbox);
        assert_eq!(events.len(), 1);
        let Body::Call(call) = &events[0].body else { panic!("{events:?}") };
        assert_eq!(call.moved().unwrap().head, b"hola");
    }

    #[test]
    fn a_call_that_stays_in_the_kernel_is_told_as_begun_and_then_as_ended() {
        let outbox = Outbox::new(ProgramId(1));
        let operation = Operation::Receive { size: 10, flags: 0, into_buffer: false };
        let id = outbox.begin(Begin { socket: Some(SocketId(1)), fd: 3, operation });
        let events = outbox.take().unwrap();
        assert!(matches!(&events[0].body, Body::CallStarted(call) if call.id == id), "{events:?}");
        outbox
            .end(id, End { gave: Gave::Moved { bytes: b"x", peer: None, truncated: false }, names: None, truth: None });
        let events = outbox.take().unwrap();
        assert!(matches!(&events[0].body, Body::Call(call) if call.id == id), "{events:?}");
    }

    #[test]
    fn a_flood_is_counted_exactly_and_bounded() {
        let outbox = Outbox::new(ProgramId(1));
        let piece = vec![7u8; 4096];
        for _ in 0..100_000 {
            send(&outbox, &piece);
        }
        let events = drain(&outbox);
        let (mut calls, mut bytes) = (0, 0);
        for event in &events {
            match &event.body {
                Body::Call(call) => {
                    calls += 1;
                    bytes += call.moved().unwrap().length;
                }
                Body::Summary(summary) => {
                    calls += summary.calls;
                    bytes += summary.payload.length;
                }
                other => panic!("{other:?}"),
            }
        }
        assert_eq!((calls, bytes), (100_000, 100_000 * 4096));
        assert!(events.len() < 2_000, "{}", events.len());
        assert!(events.is_sorted_by_key(|event| event.sequence));
    }

    /// What nobody reads: a lab that is stopped, or slower than the program.
    #[test]
    fn empty_reads_are_bounded_and_the_rest_is_counted() {
        let outbox = Outbox::new(ProgramId(1));
        let all = FLOOD_EVENTS + 1000;
        for _ in 0..all {
            let operation = Operation::Receive { size: 1, flags: 0, into_buffer: false };
            let call = Begin { socket: Some(SocketId(1)), fd: 3, operation };
            let gave = Gave::Moved { bytes: b"", peer: None, truncated: false };
            outbox.record(call, 1, End { gave, names: None, truth: None });
        }
        assert!(outbox.lock().events.len() <= FLOOD_EVENTS);
        let (mut told, mut lost) = (0, 0);
        for event in drain(&outbox) {
            match event.body {
                Body::Call(_) => told += 1,
                Body::Lost { calls } => lost += calls,
                other => panic!("{other:?}"),
            }
        }
        assert_eq!((told, told + lost as usize), (FLOOD_EVENTS, all));
    }

    #[test]
    fn the_sockets_of_a_flood_are_bounded_and_the_rest_is_counted() {
        let outbox = Outbox::new(ProgramId(1));
        let sockets = 3 * FLOOD_RUNS as u64;
        for socket in 0..FLOOD_CALLS + sockets {
            let operation = Operation::Send { asked: 1, flags: 0 };
            let call = Begin { socket: Some(SocketId(socket)), fd: 3, operation };
            let gave = Gave::Moved { bytes: b"x", peer: None, truncated: false };
            outbox.record(call, 1, End { gave, names: None, truth: None });
        }
        assert!(outbox.lock().flood.as_ref().is_some_and(|flood| flood.runs.len() <= FLOOD_RUNS));
        assert!(outbox.lock().lost > FLOOD_RUNS as u64);
    }

    #[test]
    fn what_follows_a_summary_stands_after_it() {
        let outbox = Outbox::new(ProgramId(1));
        for _ in 0..2 * FLOOD_CALLS {
            send(&outbox, b"abc");
        }
        let id = outbox.begin(Begin {
            socket: Some(SocketId(1)),
            fd: 3,
            operation: Operation::Close { reason: crate::journal::call::CloseReason::Called },
        });
        outbox.end(id, End::returned(Returned::Nothing));
        let events = drain(&outbox);
        let summary = events.iter().position(|event| matches!(event.body, Body::Summary(_)));
        assert!(summary.is_some_and(|at| at < events.len() - 1));
        assert!(matches!(&events.last().unwrap().body, Body::Call(call) if call.operation.name() == "close"));
    }

    #[test]
    fn a_loop_of_failures_is_bounded_and_says_what_it_lost() {
        let outbox = Outbox::new(ProgramId(1));
        for _ in 0..FLOOD_EVENTS + 1000 {
            let operation = Operation::Receive { size: 10, flags: 0, into_buffer: false };
            let id = outbox.begin(Begin { socket: Some(SocketId(1)), fd: 3, operation });
            outbox.end(id, End::failed(would_block()));
        }
        let events = drain(&outbox);
        let lost: u64 = events.iter().map(|event| if let Body::Lost { calls } = event.body { calls } else { 0 }).sum();
        assert_eq!(events.len() as u64 - 1 + lost, FLOOD_EVENTS as u64 + 1000);
        assert_eq!(lost, 1000);
    }
}
