//! What names a socket, and the three numbers it is made of.

use serde::{Deserialize, Serialize};

pub use super::truth::{AcceptQueue, Truth};

/// One socket for its whole life, across `dup` and whatever its descriptor number is reused for.
///
/// On Linux it is the kernel's own cookie (`SO_COOKIE`, socket(7)), so that the journal, `sock_diag`
/// and a program agree; elsewhere the program counts from 1 in the high half of the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SocketId(pub u64);

/// The address family of a socket: the first argument of `socket(2)`, as the kernel's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Family(pub i32);

impl Family {
    /// Local communication by a path or an abstract name, unix(7).
    pub const UNIX: Family = Family(libc::AF_UNIX);
    /// IPv4, ip(7).
    pub const INET: Family = Family(libc::AF_INET);
    /// IPv6, ipv6(7).
    pub const INET6: Family = Family(libc::AF_INET6);
    /// ITU-T X.25, x25(7): the number is known everywhere, the protocol almost nowhere.
    #[cfg(target_os = "linux")]
    pub const X25: Family = Family(libc::AF_X25);

    /// The family's constant as C and Python write it, where it is one of those we name.
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Family::UNIX => "AF_UNIX",
            Family::INET => "AF_INET",
            Family::INET6 => "AF_INET6",
            #[cfg(target_os = "linux")]
            Family::X25 => "AF_X25",
            _ => return None,
        })
    }

    /// Whether sockets of this family have IP addresses and ports.
    pub fn is_internet(self) -> bool {
        self == Family::INET || self == Family::INET6
    }
}

/// The type of a socket: the second argument of `socket(2)`, without the flags Linux lets callers add.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Kind(pub i32);

impl Kind {
    /// A connection whose bytes keep their order and have no seams.
    pub const STREAM: Kind = Kind(libc::SOCK_STREAM);
    /// Separate messages, each whole or absent.
    pub const DGRAM: Kind = Kind(libc::SOCK_DGRAM);
    /// Raw access to a protocol; a student's kernel refuses it with EPERM.
    pub const RAW: Kind = Kind(libc::SOCK_RAW);
    /// A connection whose messages keep their seams.
    pub const SEQPACKET: Kind = Kind(libc::SOCK_SEQPACKET);

    /// The type's constant as C and Python write it, where it is one of those we name.
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Kind::STREAM => "SOCK_STREAM",
            Kind::DGRAM => "SOCK_DGRAM",
            Kind::RAW => "SOCK_RAW",
            Kind::SEQPACKET => "SOCK_SEQPACKET",
            _ => return None,
        })
    }

    /// Whether each send stays one message for the reader.
    pub fn keeps_boundaries(self) -> bool {
        self != Kind::STREAM
    }
}

/// The protocol of a socket: the third argument of `socket(2)`; 0 asks for the usual one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Protocol(pub i32);

/// A socket as it was born: identity, descriptor and the three numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SocketInfo {
    /// Its identity for the journal.
    pub id: SocketId,
    /// Its descriptor in the program that made it.
    pub fd: i32,
    /// The inode of the socket (`fstat`, and `ss -e`): what `unix_diag` looks it up by. 0 if unknown.
    pub inode: u64,
    /// Its address family.
    pub family: Family,
    /// Its type.
    pub kind: Kind,
    /// The protocol that was asked for (0 for the usual one), as Python's `proto` shows it.
    pub protocol: Protocol,
}

/// A TCP state, as `include/net/tcp_states.h` of Linux numbers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum TcpState {
    /// Both ends may send.
    Established = 1,
    /// Our SYN went out; no answer yet.
    SynSent = 2,
    /// A SYN came; our answer is not yet acknowledged.
    SynRecv = 3,
    /// We closed; our FIN is not yet acknowledged.
    FinWait1 = 4,
    /// We closed and that was acknowledged; the other end has not closed.
    FinWait2 = 5,
    /// Both closed, we first: the kernel keeps the pair of addresses for a minute.
    TimeWait = 6,
    /// No connection.
    Close = 7,
    /// The other end closed; this program has not.
    CloseWait = 8,
    /// The other end closed first, then we did; our FIN is not yet acknowledged.
    LastAck = 9,
    /// Waiting for connections.
    Listen = 10,
    /// Both closed at once.
    Closing = 11,
    /// A connection request being served (Linux's own request socket).
    NewSynRecv = 12,
    /// Bound to an address, neither listening nor connected (Linux ≥ 6.8 tells it apart).
    BoundInactive = 13,
}

impl TcpState {
    /// Decodes the kernel's number; `None` for a state this list does not know.
    pub fn from_kernel(number: u8) -> Option<TcpState> {
        use TcpState::*;
        Some(match number {
            1 => Established,
            2 => SynSent,
            3 => SynRecv,
            4 => FinWait1,
            5 => FinWait2,
            6 => TimeWait,
            7 => Close,
            8 => CloseWait,
            9 => LastAck,
            10 => Listen,
            11 => Closing,
            12 => NewSynRecv,
            13 => BoundInactive,
            _ => return None,
        })
    }

    /// The state's name as RFC 9293, `ss` and the exam write it: never translated.
    pub fn name(self) -> &'static str {
        use TcpState::*;
        match self {
            Established => "ESTABLISHED",
            SynSent => "SYN_SENT",
            SynRecv => "SYN_RECV",
            FinWait1 => "FIN_WAIT1",
            FinWait2 => "FIN_WAIT2",
            TimeWait => "TIME_WAIT",
            Close => "CLOSE",
            CloseWait => "CLOSE_WAIT",
            LastAck => "LAST_ACK",
            Listen => "LISTEN",
            Closing => "CLOSING",
            NewSynRecv => "NEW_SYN_RECV",
            BoundInactive => "BOUND_INACTIVE",
        }
    }
}
