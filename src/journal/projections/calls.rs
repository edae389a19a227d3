//! The last calls of all programs, for the call log: one short line each.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::journal::call::{Call, CallId, Direction, Failure, Operation, Returned};
use crate::journal::event::{Body, Event, ProgramId};

/// How many calls the log keeps; older ones are read from the journal's segments.
pub const CALLS: usize = 256;

/// The call log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallLog {
    /// The calls, oldest first.
    pub lines: VecDeque<Line>,
    /// How many calls ended in all, summarised ones included.
    pub total: u64,
    /// The calls that are blocked now: only these have a line to look for when a call ends.
    blocked: Vec<(ProgramId, CallId)>,
}

/// One call, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Whose.
    pub program: ProgramId,
    /// Its number in the program; `None` for a summarised run.
    pub id: Option<CallId>,
    /// The method's name, as Python has it.
    pub name: String,
    /// Its descriptor, or -1.
    pub fd: i32,
    /// What it did.
    pub end: LineEnd,
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
    /// Failed with this errno (`None`: a timeout of Python's, an interruption, our own refusal).
    Failed { took: u64, errno: Option<i32> },
    /// This many calls, told as one.
    Many { calls: u64, bytes: u64, took: u64 },
}

impl CallLog {
    /// Takes in one event.
    pub fn fold(&mut self, event: &Event) {
        let program = event.program;
        match &event.body {
            Body::CallStarted(call) => {
                self.blocked.push((program, call.id));
                self.push(program, Some(call.id), call.operation.name(), call.fd, LineEnd::Blocked, call.began);
            }
            Body::Call(call) => {
                self.total += 1;
                let end = end_of(call, event.time);
                if let Some(line) = self.line_of_blocked(program, call.id) {
                    line.end = end;
                } else {
                    self.push(program, Some(call.id), call.operation.name(), call.fd, end, call.began);
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
                self.push(program, None, name, summary.fd, end, summary.began);
            }
            Body::Died(_) | Body::Born(_) => self.cut_short(program, event.time),
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

    /// A process that is gone ends none of its calls: they failed, with no errno that anybody saw.
    fn cut_short(&mut self, program: ProgramId, time: u64) {
        self.blocked.retain(|(owner, _)| *owner != program);
        for line in &mut self.lines {
            if line.program == program && line.end == LineEnd::Blocked {
                line.end = LineEnd::Failed { took: time.saturating_sub(line.began), errno: None };
            }
        }
    }

    /// A program that was taken off takes its lines along, and what they count.
    fn forget(&mut self, program: ProgramId) {
        self.blocked.retain(|(owner, _)| *owner != program);
        let calls = |line: &Line| match line.end {
            LineEnd::Many { calls, .. } => calls,
            LineEnd::Blocked => 0,
            _ => 1,
        };
        let gone: u64 = self.lines.iter().filter(|line| line.program == program).map(calls).sum();
        self.total = self.total.saturating_sub(gone);
        self.lines.retain(|line| line.program != program);
    }

    fn push(&mut self, program: ProgramId, id: Option<CallId>, name: &str, fd: i32, end: LineEnd, began: u64) {
        // The text of the line that leaves is written over: a busy log then allocates nothing.
        let mut text = match self.lines.len() {
            CALLS.. => self.lines.pop_front().map(|line| line.name).unwrap_or_default(),
            _ => String::new(),
        };
        text.clear();
        text.push_str(name);
        self.lines.push_back(Line { program, id, name: text, fd, end, began });
    }
}

fn end_of(call: &Call, time: u64) -> LineEnd {
    let took = time.saturating_sub(call.began);
    match &call.result {
        // `connect_ex` gives the errno back where `connect` raises it: for the kernel both failed.
        Ok(Returned::Integer(errno))
            if *errno != 0 && matches!(call.operation, Operation::Connect { returns_errno: true, .. }) =>
        {
            LineEnd::Failed { took, errno: i32::try_from(*errno).ok() }
        }
        Ok(Returned::Moved { payload, .. }) => LineEnd::Done { took, bytes: Some(payload.length) },
        Ok(_) => LineEnd::Done { took, bytes: None },
        Err(Failure::Errno { errno, .. }) => LineEnd::Failed { took, errno: Some(*errno) },
        Err(_) => LineEnd::Failed { took, errno: None },
    }
}

#[cfg(test)]
mod tests;
