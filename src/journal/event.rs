//! One thing that happened.

use serde::{Deserialize, Serialize};

use super::address::Address;
use super::call::{Call, CallStarted, Operation, Summary};
use super::fault::Fault;
use super::socket::{Family, Kind, SocketId, Truth};
use super::walk::Walked;

/// A program of the lab, for as long as the session lasts. A restart keeps the number; its pid changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ProgramId(pub u16);

/// A statement's number within its program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StatementId(pub u64);

/// One thing that happened, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Nanoseconds of CLOCK_MONOTONIC, one clock for every process of the machine.
    pub time: u64,
    /// Whose it is.
    pub program: ProgramId,
    /// Its place among the events of that program (of that source: the lab's own samples count apart).
    pub sequence: u64,
    /// It came after a later event had already entered the journal, so it stands out of order.
    pub late: bool,
    /// What happened.
    pub body: Body,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Body {
    /// A program's process began.
    Born(Born),
    /// A program's process is gone.
    Died(Death),
    /// A program's process was stopped (SIGSTOP) or goes on (SIGCONT).
    Stopped(bool),
    /// A program was given another name.
    Renamed(String),
    /// A program was taken off the lab; nothing of it follows.
    Removed,
    /// A server of ours is ready at these addresses.
    Listening(Vec<Address>),
    /// A statement began to run.
    StatementStarted { statement: StatementId, source: String },
    /// A statement ended.
    StatementEnded { statement: StatementId, outcome: Outcome },
    /// A program wrote text. Untrusted: it may hold anything.
    Output { stream: Stream, text: String },
    /// Something worth saying about a statement that did not fail.
    Remark(Hint),
    /// A name of the program now stands for a value (of type `type_name`, which may be a socket).
    Named { name: String, type_name: String, socket: Option<SocketId> },
    /// A name of the program is gone.
    Unnamed { name: String },
    /// A call is blocked in the kernel.
    CallStarted(CallStarted),
    /// A call ended.
    Call(Call),
    /// Calls that were counted and not told one by one.
    Summary(Summary),
    /// So many calls were made while there was no room to tell them, beside those that summaries count.
    Lost { calls: u64 },
    /// What the kernel says of a socket; only told when it changed. `None`: the kernel no longer knows it.
    Sample { socket: SocketId, truth: Option<Truth> },
    /// A program that is walked line by line began, stood still, went on.
    Walked(Box<Walked>),
    /// A program stands still until the person types a line for it: `input()`.
    Asked,
    /// It goes on: with this line (without its end), or without one: the input was ended, or the question given up.
    Answered { line: Option<String> },
}

/// A program's process as it began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Born {
    /// The program's name, as the lab calls it.
    pub name: String,
    /// What it runs.
    pub role: Role,
    /// Its process id.
    pub pid: u32,
}

/// What a program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Statements in Python's syntax, as they are sent to it.
    Console,
    /// One of our own servers.
    Server(ServerKind),
}

/// Our own servers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ServerKind {
    /// Sends back what it receives, over TCP.
    EchoTcp,
    /// Sends back each datagram, over UDP.
    EchoUdp,
    /// Sends back what it receives, over a Unix stream socket.
    EchoUnix,
    /// HTTP/1.1.
    Web,
    /// Makes a fault, over TCP.
    Fault(Fault),
}

impl ServerKind {
    /// The name for files, command lines and program tabs; the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            ServerKind::EchoTcp | ServerKind::EchoUdp | ServerKind::EchoUnix => "eco",
            ServerKind::Web => "web",
            ServerKind::Fault(fault) => fault.name(),
        }
    }

    /// Whether it sends back what it receives.
    pub fn echoes(self) -> bool {
        matches!(self, ServerKind::EchoTcp | ServerKind::EchoUdp | ServerKind::EchoUnix)
    }

    /// Whether it passes on what it receives, by a connection of its own.
    pub fn relays(self) -> bool {
        matches!(self, ServerKind::Fault(Fault::Splitter(_)))
    }
}

/// How a process ended, as `waitpid` tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Death {
    /// It ended by itself with this status.
    Exited(i32),
    /// A signal killed it.
    Killed(i32),
}

/// Which of the two standard channels text was written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// How a statement ended.
#[expect(clippy::large_enum_variant, reason = "one is alive for a moment, and most statements raise nothing to box")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// It ran; there is no value to show.
    Done,
    /// It was an expression: Python's `repr` of its value, as the prompt echoes it.
    Value(String),
    /// It raised.
    Raised(Raised),
}

/// An exception that nobody caught.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Raised {
    /// Python's class, such as `ConnectionRefusedError`.
    pub class: String,
    /// `str(exception)`, such as `[Errno 111] Connection refused`. May be empty.
    pub message: String,
    /// The errno, of an OSError that has one.
    pub errno: Option<i32>,
    /// The line of the statement's source, counted from 1, where it was raised.
    pub line: Option<u32>,
    /// For a SyntaxError, the column of the mistake, in characters counted from 1.
    pub column: Option<u32>,
    /// The socket call that failed, where one did.
    pub call: Option<FailedCall>,
    /// What the program knew about the mistake, for a sentence in the reader's language.
    pub hint: Option<Hint>,
}

/// The socket call behind an exception.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FailedCall {
    /// What was asked.
    pub operation: Operation,
    /// The socket's family, where there was a socket.
    pub family: Option<Family>,
    /// The socket's type, where there was a socket.
    pub kind: Option<Kind>,
    /// The socket's own address at that moment, where it had one.
    pub local: Option<Address>,
    /// The address it was connected to, where it was.
    pub peer: Option<Address>,
    /// Whether it was listening.
    pub listening: bool,
}

/// A beginner's mistake that the program recognised. Typed, so that each reader words it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hint {
    /// A keyword of `socket.socket` that other texts use: `protocol=` for `proto=`, `socket_family=`…
    SocketKeyword { given: String, python: String },
    /// `b"año"`: a bytes literal holds ASCII only.
    BytesLiteralNotAscii,
    /// “…” or ‘…’ instead of straight quotes.
    CurlyQuotes,
    /// `connect("127.0.0.1", 80)`: the address is one tuple. `corrected` is the line with the tuple, where we can write it.
    AddressNotATuple { method: String, corrected: Option<String> },
    /// `("127.0.0.1", "80")`.
    PortIsText,
    /// A port outside 0–65535.
    PortOutOfRange,
    /// A str where bytes are sent. `corrected` is the argument with its `b` or `.encode()`.
    TextForBytes { corrected: Option<String> },
    /// A module used and not imported.
    NotImported { module: String },
    /// A plain name that is not defined.
    UnknownName { name: String },
    /// `socket.PF_INET` and friends, which Python never had.
    PfConstant { given: String, python: String },
    /// `accept()` on a line of its own: the new socket was only in `_` and died with it.
    AcceptWithoutName,
    /// A Unix path too long for `sockaddr_un`: CPython refuses it before the kernel.
    PathTooLong { length: usize, limit: usize },
    /// `gaierror`: the host cannot be an address of the socket's family.
    AddressFamilyMismatch { host: String, family: Family },
    /// A method on a socket that this program has already closed.
    ClosedSocket,
    /// Something of Python this console does not run, named as in Python's grammar.
    NotCovered { what: String },
    /// A module or a name of a module that this console does not have; the system's python3 may.
    NotAvailable { name: String },
    /// A bound of the console was reached.
    Bound { which: Bound },
    /// Refused before the kernel: only loopback is allowed here.
    OnlyLoopback,
}

/// What a console program may use at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    /// Nested expressions or calls.
    Depth,
    /// Memory of one value.
    Memory,
    /// Memory of all that the program holds.
    Gathered,
    /// Text printed by one statement.
    Output,
    /// Steps of one run.
    Steps,
}
