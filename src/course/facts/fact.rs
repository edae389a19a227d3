//! One thing that happened, as small as judging allows.

use crate::journal::address::Address;
use crate::journal::call::Operation;
use crate::journal::event::ProgramId;
use crate::journal::socket::SocketId;

/// How many of a payload's first bytes a fact keeps.
pub const HEAD: usize = 256;

/// Something that happened in the step.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Whose it is.
    pub program: ProgramId,
    /// The socket it happened to, where there is one; for `accept` the listener, for `socket` the new one.
    pub socket: Option<SocketId>,
    /// Its place in time (CLOCK_MONOTONIC, nanoseconds). What sets something off (`send`, `connect`) counts from its
    /// beginning and all else from its end: a `recv` may well return before the `send` that fed it does.
    pub time: u64,
    /// What happened.
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A call succeeded.
    Call {
        operation: Operation,
        /// The number it gave back, where it gives one: a count of bytes, an option, an errno.
        integer: Option<i64>,
        /// How many bytes it gave back, where it gives bytes.
        bytes: Option<u64>,
    },
    /// A call failed.
    Failed { name: &'static str, errno: Option<i32>, why: Why },
    /// A statement raised. `same_as`: the failed call that it tells of, by its number among the facts.
    Raised {
        class: String,
        message: String,
        errno: Option<i32>,
        call: Option<&'static str>,
        cancelled: bool,
        same_as: Option<u64>,
    },
    /// A statement gave a value: Python's repr.
    Value(String),
    /// Bytes were handed to the kernel, in one call or in summarised ones.
    Sent(Moved),
    /// Bytes were taken from the kernel, in one call or in summarised ones.
    Received {
        moved: Moved,
        /// The rest of the message was lost.
        truncated: bool,
        /// The end of a stream.
        empty: bool,
        /// Told before, when nobody knew yet whom it was from.
        again: bool,
    },
    /// It became known which sends a receive covers.
    Covered(Coverage),
    /// All that a socket received so far equals all that it sent.
    Echoed,
    /// A connection was accepted.
    Accepted { new: SocketId, peer: Option<Address> },
    /// A program let go of a socket, or of its sending half.
    Closed { half: bool },
}

/// Why a call failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The kernel said so.
    Errno,
    /// Python's own timeout.
    TimedOut,
    /// Ctrl-C.
    Cancelled,
    /// Not loopback, and only loopback is allowed here.
    OnlyLoopback,
}

/// Bytes that moved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moved {
    /// How many.
    pub bytes: u64,
    /// In how many calls: 1, or more of a summarised run.
    pub calls: u64,
    /// The first of them, at most [`HEAD`].
    pub head: Box<[u8]>,
    /// For a datagram: who was at the other end.
    pub far: Option<(ProgramId, SocketId)>,
}

/// Which sends one receive covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// How many bytes it brought.
    pub bytes: u64,
    /// The rest of the message was lost.
    pub truncated: bool,
    /// The end of a stream.
    pub empty: bool,
    /// How many sends it has bytes of.
    pub sends: u64,
    /// It covers the first send that was unread when the step began, and no other.
    pub first: bool,
    /// It covers the last of the sends that were over when it returned, and no other.
    pub last: bool,
    /// It is exactly the bytes of one send.
    pub whole_send: bool,
}
