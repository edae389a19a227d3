//! The last calls of all programs, for the call log: one short line each.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::journal::call::{Call, CallId, Direction, Failure, Operation, Returned};
use crate::journal::event::{Body, Event, ProgramId};
use crate::journal::projections::sockets::Sockets;
use crate::journal::projections::travel::Travel;
use crate::journal::socket::SocketId;
use crate::journal::walk::Walked;

mod deed;

pub use deed::Deed;

/// How many calls the log keeps; older ones are read from the journal's segments.
pub const CALLS: usize = 256;

/// The call log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallLog {
    /// The calls, oldest first.
    pub lines: VecDeque<Line>,
    /// How many calls ended in all, summarised ones included.
    pub total: u64,
    /// When the first event of all was (CLOCK_MONOTONIC, nanoseconds): the times of calls are told from there.
    pub beginning: Option<u64>,
    /// The processes that programs of the log began again with, oldest first: their calls before are another life's.
    pub births: Vec<Birth>,
    /// The calls that are blocked now: only these have a line to look for when a call ends.
    blocked: Vec<(ProgramId, CallId)>,
    /// The statement that each program runs now, by the number of the event that told its beginning.
    running: Vec<(ProgramId, u64)>,
    /// How many events came so far: the next one's number, and its index in the journal.
    events: u64,
}

/// A process that a program began again with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Birth {
    /// Whose.
    pub program: ProgramId,
    /// The number of the event that told it: it comes before the lines whose [`Line::first`] is larger.
    pub number: u64,
    /// The new process.
    pub pid: u32,
}

/// One call, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The number (the journal's index) of the event that told it first: it tells this call from all others, whatever
    /// becomes of it.
    pub first: u64,
    /// The number of the event that told of it last: its end, once it has one.
    pub last: u64,
    /// The number of the event with which the statement began that made the call, where one did.
    pub statement: Option<u64>,
    /// Whose.
    pub program: ProgramId,
    /// Its number in the program; `None` for a summarised run.
    pub id: Option<CallId>,
    /// The method's name, as Python has it.
    pub name: String,
    /// The socket it is on; `None` for the calls that make sockets, and `sleep`.
    pub socket: Option<SocketId>,
    /// Its descriptor, or -1.
    pub fd: i32,
    /// Of a call that moved bytes: how many its socket had sent (or received) in all when it ended. A call that only
    /// looks (`MSG_PEEK`) moves nothing.
    pub reached: Option<u64>,
    /// How it ended.
    pub end: LineEnd,
    /// What it did that other calls follow from, or that followed from others.
    pub deed: Deed,
    /// When it began (CLOCK_MONOTONIC, nanoseconds).
    pub began: u64,
}

/// How a call of the log stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineEnd {
    /// Blocked in the kernel.
    Blocked,
    /// Done, in this many nanoseconds; with the bytes moved, where it moves bytes.
    Done { took: u64, bytes: Option<u64> },
    /// Failed, after this many nanoseconds.
    Failed { took: u64, why: Unfinished },
    /// This many calls, told as one.
    Many { calls: u64, bytes: u64, took: u64 },
}

/// Why a call did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unfinished {
    /// The kernel gave this errno.
    Errno(i32),
    /// Python's timeout ran out.
    TimedOut,
    /// Ctrl-C, or a signal whose handler raised.
    Interrupted,
    /// Our own refusal: only loopback is allowed.
    OnlyLoopback,
    /// Its process is gone; no errno that anybody saw.
    CutShort,
}

impl From<&Failure> for Unfinished {
    fn from(failure: &Failure) -> Unfinished {
        match failure {
            Failure::Errno { errno, .. } => Unfinished::Errno(*errno),
            Failure::TimedOut { .. } => Unfinished::TimedOut,
            Failure::Interrupted { .. } => Unfinished::Interrupted,
            Failure::OnlyLoopback => Unfinished::OnlyLoopback,
        }
    }
}

impl Line {
    /// The bytes of a stream that it moved, or looked at: which way they went, seen from its socket, the offset of the
    /// first among all that went this way, and the offset behind the last.
    pub fn bytes(&self) -> Option<(Direction, u64, u64)> {
        let moved = |direction, bytes| {
            let to = self.reached?;
            Some((direction, to.saturating_sub(bytes), to))
        };
        match self.deed {
            Deed::Sends { bytes } => moved(Direction::Out, bytes),
            Deed::Receives { bytes } => moved(Direction::In, bytes),
            Deed::Looks { from, bytes } => Some((Direction::In, from, from.saturating_add(bytes))),
            _ => None,
        }
    }

    /// How many calls it tells of that have ended.
    fn calls(&self) -> u64 {
        match self.end {
            LineEnd::Many { calls, .. } => calls,
            LineEnd::Blocked => 0,
            _ => 1,
        }
    }
}

impl CallLog {
    /// How many calls happened that no line tells of any more.
    pub fn forgotten(&self) -> u64 {
        self.total.saturating_sub(self.lines.iter().map(Line::calls).sum())
    }

    /// Takes in one event, which the socket table and what travelled have taken in already.
    pub fn fold(&mut self, event: &Event, sockets: &Sockets, travel: &Travel) {
        let program = event.program;
        let number = self.events;
        self.events += 1;
        self.beginning.get_or_insert(event.time);
        let statement = self.running.iter().find(|(owner, _)| *owner == program).map(|(_, began)| *began);
        let made = Made { program, id: None, socket: None, fd: -1, number, statement };
        match &event.body {
            Body::StatementStarted { .. } | Body::Walked(_) if begins(&event.body) => {
                self.running.retain(|(owner, _)| *owner != program);
                self.running.push((program, number));
            }
            Body::StatementEnded { .. } => self.running.retain(|(owner, _)| *owner != program),
            Body::CallStarted(call) => {
                self.blocked.push((program, call.id));
                let made = Made { id: Some(call.id), socket: call.socket, fd: call.fd, ..made };
                self.push(made, call.operation.name(), LineEnd::Blocked, call.began).deed =
                    Deed::of_started(call, sockets);
            }
            Body::Call(call) => {
                self.total += 1;
                let end = end_of(call, event.time);
                let reached = reached(call, sockets);
                let deed = Deed::of_call(call, sockets, travel);
                if let Some(line) = self.line_of_blocked(program, call.id) {
                    line.end = end;
                    line.last = number;
                    line.reached = reached;
                    line.deed = deed;
                } else {
                    let made = Made { id: Some(call.id), socket: call.socket, fd: call.fd, ..made };
                    let line = self.push(made, call.operation.name(), end, call.began);
                    line.reached = reached;
                    line.deed = deed;
                }
            }
            Body::Summary(summary) => {
                self.total = self.total.saturating_add(summary.calls);
                let took = event.time.saturating_sub(summary.began);
                let end = LineEnd::Many { calls: summary.calls, bytes: summary.payload.length, took };
                let name = match summary.direction {
                    Direction::Out => "send",
                    Direction::In => "recv",
                };
                let made = Made { socket: Some(summary.socket), fd: summary.fd, ..made };
                let line = self.push(made, name, end, summary.began);
                line.reached = total(summary.socket, summary.direction, sockets);
                line.deed = Deed::of_summary(summary, sockets);
            }
            Body::Died(_) | Body::Born(_) => {
                self.running.retain(|(owner, _)| *owner != program);
                self.cut_short(program, event.time);
                if let Body::Born(born) = &event.body {
                    self.born_again(Birth { program, number, pid: born.pid });
                }
            }
            Body::Removed => self.forget(program),
            _ => {}
        }
    }

    /// The line of a call that was told as blocked and ends now.
    fn line_of_blocked(&mut self, program: ProgramId, id: CallId) -> Option<&mut Line> {
        let place = self.blocked.iter().position(|blocked| *blocked == (program, id))?;
        self.blocked.swap_remove(place);
        self.lines.iter_mut().rev().find(|line| line.program == program && line.id == Some(id))
    }

    /// A process that is gone ends none of its calls: they failed.
    fn cut_short(&mut self, program: ProgramId, time: u64) {
        self.blocked.retain(|(owner, _)| *owner != program);
        for line in &mut self.lines {
            if line.program == program && line.end == LineEnd::Blocked {
                line.end = LineEnd::Failed { took: time.saturating_sub(line.began), why: Unfinished::CutShort };
            }
        }
    }

    /// Cuts the lines of a program's earlier process off from those that come, where there are any.
    fn born_again(&mut self, birth: Birth) {
        let oldest = self.lines.front().map_or(birth.number, |line| line.first);
        let has_lines = |program| self.lines.iter().rev().find(|line| line.program == program).map(|line| line.first);
        let last = has_lines(birth.program);
        // Of processes that came one upon the other without a call only the last is worth telling.
        self.births.retain(|it| it.number > oldest && (it.program != birth.program || last > Some(it.number)));
        if last.is_some() {
            self.births.push(birth);
        }
    }

    /// A program that was taken off takes its lines along, and what they count.
    fn forget(&mut self, program: ProgramId) {
        self.blocked.retain(|(owner, _)| *owner != program);
        self.running.retain(|(owner, _)| *owner != program);
        let gone: u64 = self.lines.iter().filter(|line| line.program == program).map(Line::calls).sum();
        self.total = self.total.saturating_sub(gone);
        self.lines.retain(|line| line.program != program);
        self.births.retain(|birth| birth.program != program);
    }

    fn push(&mut self, made: Made, name: &str, end: LineEnd, began: u64) -> &mut Line {
        // The text of the line that leaves is written over: a busy log then allocates nothing.
        let mut text = match self.lines.len() {
            CALLS.. => self.lines.pop_front().map(|line| line.name).unwrap_or_default(),
            _ => String::new(),
        };
        text.clear();
        text.push_str(name);
        let Made { program, id, socket, fd, number, statement } = made;
        let line = Line {
            first: number,
            last: number,
            statement,
            program,
            id,
            name: text,
            socket,
            fd,
            reached: None,
            end,
            deed: Deed::Other,
            began,
        };
        self.lines.push_back_mut(line)
    }
}

/// Where a line comes from.
#[derive(Clone, Copy)]
struct Made {
    program: ProgramId,
    id: Option<CallId>,
    socket: Option<SocketId>,
    fd: i32,
    number: u64,
    statement: Option<u64>,
}

/// How many bytes the socket of a call that moved some has sent or received in all, this call's included.
fn reached(call: &Call, sockets: &Sockets) -> Option<u64> {
    call.moved().filter(|_| !call.operation.peeks())?;
    let direction = if call.operation.sends() { Direction::Out } else { Direction::In };
    total(call.socket?, direction, sockets)
}

fn total(socket: SocketId, direction: Direction, sockets: &Sockets) -> Option<u64> {
    let socket = sockets.get(socket)?;
    Some(match direction {
        Direction::Out => socket.sent,
        Direction::In => socket.received,
    })
}

fn end_of(call: &Call, time: u64) -> LineEnd {
    let took = time.saturating_sub(call.began);
    match &call.result {
        // `connect_ex` gives the errno back where `connect` raises it: for the kernel both failed.
        Ok(Returned::Integer(errno))
            if *errno != 0 && matches!(call.operation, Operation::Connect { returns_errno: true, .. }) =>
        {
            LineEnd::Failed { took, why: Unfinished::Errno(i32::try_from(*errno).unwrap_or(0)) }
        }
        Ok(Returned::Moved { payload, .. }) => LineEnd::Done { took, bytes: Some(payload.length) },
        Ok(_) => LineEnd::Done { took, bytes: None },
        Err(failure) => LineEnd::Failed { took, why: failure.into() },
    }
}

/// Whether calls that follow belong to what begins here: a statement, or a file that is walked.
fn begins(body: &Body) -> bool {
    match body {
        Body::StatementStarted { .. } => true,
        Body::Walked(walked) => matches!(&**walked, Walked::Began { source, .. } if source.file.is_some()),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
