//! The last calls of all programs, for the call log: one short line each.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::journal::call::CallId;
use crate::journal::event::{Event, ProgramId};

/// How many calls the log keeps; older ones are read from the journal's segments.
pub const CALLS: usize = 256;

/// The call log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallLog {
    /// The calls, oldest first.
    pub lines: VecDeque<Line>,
    /// How many calls there were in all, summarised ones included.
    pub total: u64,
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
    pub fn fold(&mut self, _event: &Event) {
        todo!()
    }
}
