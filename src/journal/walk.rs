//! Walking a program: running its source a line at a time, and where it stands.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::call::{CallId, Operation};
use super::event::{Raised, StatementId};
use super::socket::SocketId;

/// The largest file that can be walked, in bytes.
pub const FILE_BYTES: usize = 1 << 20;

/// No more variables than this are told at a pause.
pub const MOST_VARIABLES: usize = 64;

/// What is to be walked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Python's text.
    pub text: String,
    /// The name that tracebacks give it, and `sys.argv[0]`, where it is a file. The process then ends with it, as
    /// `python3 FILE` does. Without one it is a block of the prompt.
    pub file: Option<String>,
    /// Whether it stops at its first line.
    pub paused: bool,
}

/// How a program that stands still is to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Steer {
    /// To the next line, wherever it is; a program that runs stops at its next line.
    Step,
    /// To the next line of this function, or of its caller.
    Over,
    /// To the caller.
    Out,
    /// To just before the next call on a socket.
    ToCall,
    /// To its end, or to a breakpoint.
    Go,
}

/// Where a program is to stop by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breakpoints {
    /// Before these lines, counted from 1.
    pub lines: BTreeSet<u32>,
    /// Before calls with these names ([`Operation::name`]).
    pub calls: BTreeSet<String>,
}

/// What happened in a walk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Walked {
    /// A source began to run.
    Began { statement: StatementId, source: Source },
    /// It stands still.
    Paused(Paused),
    /// It goes on.
    Resumed,
    /// This call, which waits in the kernel, was made here; without one, a line is asked for here, or the thread that is
    /// looked at is another one. (The call, and the question, are events of their own.)
    At { spot: Spot, call: Option<CallId> },
    /// It ended, having run these lines since they were last told; with an exception that nobody caught, at that line.
    Ended { visited: Vec<u32>, raised_at: Option<u32> },
    /// An exception that nobody caught ended a thread (`None`: the main one), at this line of the source; other threads may
    /// go on. Of the traceback it is the last line, told here instead.
    Raised { thread: Option<String>, line: Option<u32>, raised: Box<Raised> },
}

/// A place in a source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// The line, counted from 1.
    pub line: u32,
    /// The function, as tracebacks name it: `<module>` outside of all.
    pub function: String,
    /// How many calls of functions it is inside of.
    pub depth: u32,
    /// The name of the thread; `None` for the main one. Untrusted: it may hold anything.
    pub thread: Option<String>,
    /// The lines that ran since they were last told.
    pub visited: Vec<u32>,
}

/// A program that stands still.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paused {
    /// Why.
    pub why: Why,
    /// Where.
    pub spot: Spot,
    /// The variables that can be seen there: at most [`MOST_VARIABLES`].
    pub variables: Vec<Variable>,
    /// How many variables were left out.
    pub left_out: u32,
}

/// Why a program stands still.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Why {
    /// It is about to run its first line.
    Begun,
    /// It was asked to go no further.
    Step,
    /// A breakpoint stands on the line.
    Line,
    /// It is about to make this call.
    Call(Operation),
}

/// A variable at a pause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// The value's Python type.
    pub type_name: String,
    /// The beginning of the value's `repr`. Untrusted: it may hold anything.
    pub value: String,
    /// The socket, where the value is one.
    pub socket: Option<SocketId>,
    /// Whether it is of the function, and not of the module.
    pub local: bool,
}
