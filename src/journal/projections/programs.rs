//! The programs of the lab: alive or not, what stands on each prompt, what each waits for.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use crate::journal::address::Address;
use crate::journal::call::{Call, CallStarted, Summary};
use crate::journal::event::{Death, Event, ProgramId, Raised, Role, StatementId, Stream};
use crate::journal::socket::SocketId;

/// How many transcript entries a program keeps.
pub const TRANSCRIPT_ENTRIES: usize = 1000;

/// How many bytes of text a program's transcript keeps.
pub const TRANSCRIPT_BYTES: usize = 128 * 1024;

/// All programs that were ever born and not removed, in order of birth.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Programs {
    /// The programs by number.
    pub by_id: BTreeMap<ProgramId, Program>,
}

/// One program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Program {
    /// Its number in the lab.
    pub id: ProgramId,
    /// Its name.
    pub name: String,
    /// What it runs.
    pub role: Role,
    /// The pid of its last process.
    pub pid: u32,
    /// Whether that process lives.
    pub life: Life,
    /// The statement that runs now.
    pub running: Option<StatementId>,
    /// The call it is blocked in, in the kernel, now.
    pub blocked: Option<CallStarted>,
    /// The addresses a server of ours announced.
    pub listening: Vec<Address>,
    /// Its names that stand for something, with the type, and the socket where it is one.
    pub names: BTreeMap<String, Name>,
    /// What was typed, answered and done, oldest first; bounded.
    pub transcript: VecDeque<Entry>,
    /// How many transcript entries were dropped from the front.
    pub forgotten: u64,
}

/// Whether a program's process lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Life {
    /// It runs or waits.
    Alive,
    /// It was stopped (SIGSTOP) and can go on.
    Stopped,
    /// It ended, at this time (CLOCK_MONOTONIC, nanoseconds).
    Dead { death: Death, time: u64 },
}

/// What a name of a program stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// The value's Python type.
    pub type_name: String,
    /// The socket, where the value is one.
    pub socket: Option<SocketId>,
}

/// One thing in a program's transcript.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Entry {
    /// What was run.
    Statement { statement: StatementId, source: String },
    /// What an expression gave.
    Value(String),
    /// What it printed.
    Output { stream: Stream, text: String },
    /// An exception.
    Raised(Raised),
    /// A call of one of our servers (for consoles the statements tell it already), without its bytes beyond 64.
    Call(Box<Call>),
    /// A run of calls too many to tell.
    Summary(Summary),
    /// Its process began again.
    Born { pid: u32 },
    /// Its process ended.
    Died(Death),
    /// A socket was closed because its last name went.
    ClosedWithoutName { fd: i32 },
}

impl Programs {
    /// Takes in one event.
    pub fn fold(&mut self, _event: &Event) {
        todo!()
    }
}
