//! Who is told of every call.

use crate::journal::address::Address;
use crate::journal::call::{CallId, Failure, Names, Operation, Returned};
use crate::journal::socket::{SocketId, Truth};
use crate::kernel::lookup::Reach;

/// What a socket asks of the program it lives in. One implementation reports to a lab
/// (`program::outbox`); [`Silent`] serves a program nobody watches.
pub trait Recorder: Send + Sync {
    /// A call is about to enter the kernel on this thread. It also lets other threads of the
    /// interpreter run, as CPython does around system calls.
    fn begin(&self, call: Begin) -> CallId;

    /// The call that this thread began has returned. The interpreter is this thread's again.
    fn end(&self, id: CallId, end: End<'_>);

    /// A call that did not block, told at once: what an async server uses when a poll came back ready. (One of its
    /// sends that finds no room, or a connect that is not answered yet, is told by `begin` and `end`, on whichever thread
    /// its task runs.)
    fn record(&self, call: Begin, began: u64, end: End<'_>);

    /// Whether this thread's call is to be given up (Ctrl-C). Asking takes the request: the next
    /// asking says no.
    fn take_interrupt(&self) -> bool;

    /// Whether the program may reach `address`, which is not on this machine's loopback. May block
    /// while a person is asked.
    fn permits(&self, operation: &Operation, address: &Address) -> bool;

    /// Whom the program may ask for the addresses of names: to ask a name server is to reach beyond loopback, too.
    fn reach(&self) -> Reach;
}

/// A call as it begins.
#[derive(Clone, Debug)]
pub struct Begin {
    /// The socket; `None` for calls that make one.
    pub socket: Option<SocketId>,
    /// Its descriptor, or -1.
    pub fd: i32,
    /// What is asked.
    pub operation: Operation,
}

/// A call as it ends. Bytes are borrowed: whether they are worth copying is the recorder's decision.
#[derive(Debug)]
pub struct End<'a> {
    /// What came back.
    pub gave: Gave<'a>,
    /// The socket's addresses, after a call that may change them.
    pub names: Option<Names>,
    /// What the kernel says of it now, if it was asked.
    pub truth: Option<Truth>,
}

/// What a call gave.
#[derive(Debug)]
pub enum Gave<'a> {
    /// Anything but moved bytes.
    Returned(Returned),
    /// Bytes moved, all of them.
    Moved {
        /// The bytes.
        bytes: &'a [u8],
        /// Where a datagram came from.
        peer: Option<Address>,
        /// A message longer than the reader's buffer lost its rest.
        truncated: bool,
    },
    /// It failed.
    Failed(Failure),
}

impl End<'_> {
    /// The end of a call that returned `value` and changed no name.
    pub fn returned(value: Returned) -> End<'static> {
        End { gave: Gave::Returned(value), names: None, truth: None }
    }

    /// The end of a call that failed.
    pub fn failed(failure: Failure) -> End<'static> {
        End { gave: Gave::Failed(failure), names: None, truth: None }
    }
}

/// Tells nobody. Interruptions come from the process's own SIGINT handler, if it set one.
#[derive(Debug, Default)]
pub struct Silent {
    only_loopback: bool,
}

impl Silent {
    /// A recorder for a program nobody watches; `only_loopback` refuses every other address.
    pub fn new(only_loopback: bool) -> Silent {
        Silent { only_loopback }
    }
}

impl Recorder for Silent {
    fn begin(&self, _call: Begin) -> CallId {
        CallId(0)
    }

    fn end(&self, _id: CallId, _end: End<'_>) {}

    fn record(&self, _call: Begin, _began: u64, _end: End<'_>) {}

    fn take_interrupt(&self) -> bool {
        crate::kernel::signal::take_interrupt()
    }

    fn permits(&self, _operation: &Operation, _address: &Address) -> bool {
        !self.only_loopback
    }

    fn reach(&self) -> Reach {
        Reach::within(self.only_loopback)
    }
}
