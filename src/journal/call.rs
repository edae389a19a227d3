//! System calls on sockets, as they were asked for and as they ended.

use serde::{Deserialize, Serialize};

use super::address::Address;
use super::payload::Payload;
use super::socket::{Family, Kind, Protocol, SocketId, SocketInfo, Truth};

/// What a program asked the kernel for. The names follow Python's methods, since those are what is taught.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Operation {
    /// `socket.socket(family, type, proto)`.
    Socket { family: Family, kind: Kind, protocol: Protocol },
    /// `socket.socketpair(family, type, proto)`.
    SocketPair { family: Family, kind: Kind, protocol: Protocol },
    /// `s.bind(address)`.
    Bind { address: Address },
    /// `s.listen(backlog)`.
    Listen { backlog: i32 },
    /// `s.accept()`.
    Accept,
    /// `s.connect(address)`; `returns_errno` for `connect_ex`.
    Connect { address: Address, returns_errno: bool },
    /// `s.send(bytes, flags)`: `asked` bytes were handed over.
    Send { asked: u64, flags: i32 },
    /// `s.sendall(bytes, flags)`: one call for Python, one or more `send(2)` for the kernel.
    SendAll { asked: u64, flags: i32 },
    /// `s.sendto(bytes, flags, address)`.
    SendTo { asked: u64, flags: i32, address: Address },
    /// `s.recv(size, flags)`; `into_buffer` for `recv_into`.
    Receive { size: u64, flags: i32, into_buffer: bool },
    /// `s.recvfrom(size, flags)`.
    ReceiveFrom { size: u64, flags: i32 },
    /// `s.shutdown(how)`.
    Shutdown { how: ShutdownHow },
    /// `s.close()`, or the close that follows from `reason`.
    Close { reason: CloseReason },
    /// `s.detach()`: the descriptor lives on without its object.
    Detach,
    /// `s.dup()`.
    Dup,
    /// `s.setsockopt(level, name, value)`.
    SetOption { level: i32, name: i32, value: OptionValue },
    /// `s.getsockopt(level, name)`.
    GetOption { level: i32, name: i32 },
    /// `s.getsockname()`.
    LocalName,
    /// `s.getpeername()`.
    PeerName,
    /// `s.settimeout(…)` and `s.setblocking(…)`: `None` waits for ever, 0 never waits. In seconds.
    SetTimeout { seconds: Option<f64> },
    /// `time.sleep(seconds)`: not a socket's, but it blocks, and the screen must say so.
    Sleep { seconds: f64 },
    /// `select.select` and a selector's `select`: waits until one of several descriptors is ready; `None` for ever.
    Select { readers: Vec<i32>, writers: Vec<i32>, seconds: Option<f64> },
    /// `poll` of `select.poll` and `select.epoll`, the same by another name.
    Poll { descriptors: Vec<i32>, seconds: Option<f64> },
}

impl Operation {
    /// The name of the method a Python programmer would have called.
    pub fn name(&self) -> &'static str {
        match self {
            Operation::Socket { .. } => "socket",
            Operation::SocketPair { .. } => "socketpair",
            Operation::Bind { .. } => "bind",
            Operation::Listen { .. } => "listen",
            Operation::Accept => "accept",
            Operation::Connect { returns_errno: false, .. } => "connect",
            Operation::Connect { returns_errno: true, .. } => "connect_ex",
            Operation::Send { .. } => "send",
            Operation::SendAll { .. } => "sendall",
            Operation::SendTo { .. } => "sendto",
            Operation::Receive { into_buffer: false, .. } => "recv",
            Operation::Receive { into_buffer: true, .. } => "recv_into",
            Operation::ReceiveFrom { .. } => "recvfrom",
            Operation::Shutdown { .. } => "shutdown",
            Operation::Close { .. } => "close",
            Operation::Detach => "detach",
            Operation::Dup => "dup",
            Operation::SetOption { .. } => "setsockopt",
            Operation::GetOption { .. } => "getsockopt",
            Operation::LocalName => "getsockname",
            Operation::PeerName => "getpeername",
            Operation::SetTimeout { .. } => "settimeout",
            Operation::Sleep { .. } => "sleep",
            Operation::Select { .. } => "select",
            Operation::Poll { .. } => "poll",
        }
    }

    /// Whether this call hands bytes to the kernel.
    pub fn sends(&self) -> bool {
        matches!(self, Operation::Send { .. } | Operation::SendAll { .. } | Operation::SendTo { .. })
    }

    /// Whether this call takes bytes from the kernel.
    pub fn receives(&self) -> bool {
        matches!(self, Operation::Receive { .. } | Operation::ReceiveFrom { .. })
    }

    /// After how many seconds it ends by itself, if it waits for nothing but time or one of several descriptors.
    pub fn ends_after(&self) -> Option<f64> {
        match self {
            Operation::Sleep { seconds } => Some(*seconds),
            Operation::Select { seconds, .. } | Operation::Poll { seconds, .. } => *seconds,
            _ => None,
        }
    }

    /// Whether this receive only looks (`MSG_PEEK`, recv(2)): what it returns stays in the kernel.
    pub fn peeks(&self) -> bool {
        match self {
            Operation::Receive { flags, .. } | Operation::ReceiveFrom { flags, .. } => flags & libc::MSG_PEEK != 0,
            _ => false,
        }
    }
}

/// Which half of a connection `shutdown` ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ShutdownHow {
    /// `SHUT_RD`: no more reading.
    Read,
    /// `SHUT_WR`: no more sending; the other end reads the end of the stream.
    Write,
    /// `SHUT_RDWR`.
    Both,
}

/// Why a descriptor was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CloseReason {
    /// The program called `close`.
    Called,
    /// The object lost its last name, and CPython closes such a socket.
    NoName,
}

/// What `setsockopt` was given: Python takes an int, bytes, or `None` with a length.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OptionValue {
    /// A C int.
    Integer(i32),
    /// A structure, as bytes.
    Bytes(Vec<u8>),
}

/// What a call gave back when it did not fail.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Returned {
    /// Nothing beyond success.
    Nothing,
    /// A number: an option, `connect_ex`'s errno (0 for success).
    Integer(i64),
    /// An option's bytes.
    Bytes(Vec<u8>),
    /// Bytes that were moved: how many is the payload's length.
    Moved { payload: Payload, peer: Option<Address>, truncated: bool },
    /// A new socket (`socket`, `dup`, and `accept` with its peer).
    Socket { socket: SocketInfo, peer: Option<Address> },
    /// `socketpair`'s two ends.
    Pair { one: SocketInfo, other: SocketInfo },
    /// An address.
    Address(Address),
}

/// How a call failed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Failure {
    /// The kernel's errno. `moved` is what a `sendall` had already sent.
    Errno { errno: i32, moved: Option<Payload> },
    /// Python's own timeout: the call would have blocked past `settimeout`. `moved` is what a `sendall` had sent.
    TimedOut { moved: Option<Payload> },
    /// Cancelled (Ctrl-C): `KeyboardInterrupt`. `moved` is what a partial send had already sent.
    Interrupted { moved: Option<Payload> },
    /// Refused by us before the kernel saw it: not loopback, under `ENCHUFE_SOLO_LOOPBACK=1`.
    OnlyLoopback,
}

/// How a call ended.
pub type CallResult = Result<Returned, Failure>;

/// A call's number within its program, in the order in which calls began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CallId(pub u64);

/// A call that is blocked in the kernel: it has begun and not ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CallStarted {
    /// Its number.
    pub id: CallId,
    /// The socket it is on; `None` for the calls that make sockets, and `sleep`.
    pub socket: Option<SocketId>,
    /// Its descriptor, or -1.
    pub fd: i32,
    /// What was asked.
    pub operation: Operation,
    /// When it began: nanoseconds of CLOCK_MONOTONIC.
    pub began: u64,
}

/// A call with its end. The event's own time is when it ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Call {
    /// Its number: the same as its [`CallStarted`], where it blocked.
    pub id: CallId,
    /// The socket it was on; `None` for the calls that make sockets, and `sleep`.
    pub socket: Option<SocketId>,
    /// Its descriptor, or -1.
    pub fd: i32,
    /// What was asked.
    pub operation: Operation,
    /// When it began: nanoseconds of CLOCK_MONOTONIC.
    pub began: u64,
    /// How it ended.
    pub result: CallResult,
    /// The names the kernel holds for the socket after a call that may change them.
    pub names: Option<Names>,
    /// What the kernel said of the socket just after, at most once per socket per 10 ms.
    pub truth: Option<Truth>,
}

impl Call {
    /// The bytes the kernel took or gave, also those a failed call had already moved.
    pub fn moved(&self) -> Option<&Payload> {
        match &self.result {
            Ok(Returned::Moved { payload, .. }) => Some(payload),
            Err(Failure::Errno { moved, .. } | Failure::TimedOut { moved } | Failure::Interrupted { moved }) => {
                moved.as_ref()
            }
            _ => None,
        }
    }
}

/// A socket's two addresses as the kernel holds them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// `getsockname`.
    pub local: Option<Address>,
    /// `getpeername`, while connected.
    pub peer: Option<Address>,
}

/// Many calls of one kind on one socket, counted exactly because there was no room to tell each.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The socket.
    pub socket: SocketId,
    /// Its descriptor.
    pub fd: i32,
    /// Whether the bytes went out (send) or came in (recv).
    pub direction: Direction,
    /// How many calls succeeded.
    pub calls: u64,
    /// All their bytes: exact length, first and last [`super::payload::EDGE`] bytes.
    pub payload: Payload,
    /// When the first began: nanoseconds of CLOCK_MONOTONIC. The event's time is when the last ended.
    pub began: u64,
}

/// Which way bytes move, seen from the program that calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// From the program into the kernel.
    Out,
    /// From the kernel into the program.
    In,
}
