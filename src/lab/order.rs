//! What the lab can be asked for, and what it tells beside events. Plain data: nothing here acts.

use crate::journal::address::Address;
use crate::journal::call::Operation;
use crate::journal::event::{ProgramId, Role, StatementId};
use crate::journal::walk::{Breakpoints, Source, Steer};

/// How many programs a lab holds at most.
pub const MOST_PROGRAMS: usize = 12;

/// Something to do with programs. The caller numbers programs and statements; the lab never invents a number.
#[derive(Clone, Debug, PartialEq)]
pub enum Order {
    /// Start a program's process for the first time.
    Start { program: ProgramId, name: String, role: Role },
    /// End what is left of the process (SIGKILL) and start it anew, with the same name and role.
    Restart { program: ProgramId },
    /// Give it another name.
    Rename { program: ProgramId, name: String },
    /// Send a signal to its process.
    Signal { program: ProgramId, signal: Signal },
    /// End its process if it lives, and take it off the lab.
    Remove { program: ProgramId },
    /// Run a statement.
    Run { program: ProgramId, statement: StatementId, source: String },
    /// Run a source line by line.
    Walk { program: ProgramId, statement: StatementId, source: Source, breakpoints: Breakpoints },
    /// Go on with what it walks.
    Steer { program: ProgramId, steer: Steer },
    /// Stop at these from now on.
    Breakpoints { program: ProgramId, breakpoints: Breakpoints },
    /// Cancel what it runs: KeyboardInterrupt.
    Interrupt { program: ProgramId },
    /// Ask which names and methods could complete `line` at `cursor` (a byte offset at a character boundary).
    Complete { program: ProgramId, request: u64, line: String, cursor: usize },
    /// Answer [`Notice::PermissionAsked`].
    Permit { program: ProgramId, allowed: bool },
    /// Where a relay connects to from now on; `None`: nowhere.
    Destination { program: ProgramId, address: Option<Address> },
    /// The line that it asked for, without its end; nothing is the end of its input. Dropped where it asks for none.
    Answer { program: ProgramId, line: Option<String> },
}

/// The signals a person can send from the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// SIGTERM: «termina, por favor»; a program may clean up.
    Terminate,
    /// SIGKILL: the kernel ends it at once.
    Kill,
    /// SIGSTOP.
    Stop,
    /// SIGCONT.
    Continue,
}

/// What the lab tells that is not an event of the journal.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Completions of an earlier [`Order::Complete`]: whole words that replace `line[from..cursor]`.
    Completions { program: ProgramId, request: u64, from: usize, words: Vec<String> },
    /// A program wants to reach beyond loopback, and waits for [`Order::Permit`].
    PermissionAsked { program: ProgramId, operation: Operation, address: Address },
    /// An order could not be carried out.
    Failed { program: ProgramId, problem: Problem },
}

/// Why an order could not be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The lab is full.
    TooManyPrograms,
    /// The system could not start a process; its errno.
    CannotStart { errno: i32 },
    /// The program has no process that could obey.
    NotAlive,
    /// The order is for a console and this is a server of ours.
    NotAConsole,
    /// A server of ours could not open its address; the errno.
    CannotListen { errno: i32, address: Option<Address> },
}
