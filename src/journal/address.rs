//! Socket addresses, one shape per family.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};

/// An address as the kernel holds it. How Python or a screen writes it is their own affair.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Address {
    /// AF_INET: Python's `("127.0.0.1", 41234)`.
    Inet {
        /// The host.
        ip: Ipv4Addr,
        /// The port, in host byte order.
        port: u16,
    },
    /// AF_INET6: Python's `("::1", 41234, 0, 0)`.
    Inet6 {
        /// The host.
        ip: Ipv6Addr,
        /// The port, in host byte order.
        port: u16,
        /// The flow label (RFC 3493 §3.3).
        flow: u32,
        /// The interface of a link-local address.
        scope: u32,
    },
    /// AF_UNIX with a file: the path's own bytes, which need not be UTF-8.
    Path(Vec<u8>),
    /// AF_UNIX in Linux's abstract namespace: the name *without* its leading NUL, unix(7).
    Abstract(Vec<u8>),
    /// AF_UNIX with no name: Python's `''`.
    Unnamed,
    /// A family we have no shape for: its number and the bytes the kernel gave.
    Other {
        /// The family's number.
        family: i32,
        /// `sa_data`, as it came.
        raw: Vec<u8>,
    },
}

impl Address {
    /// A port at a host.
    pub fn of(ip: IpAddr, port: u16) -> Address {
        match ip {
            IpAddr::V4(ip) => Address::Inet { ip, port },
            IpAddr::V6(ip) => Address::Inet6 { ip, port, flow: 0, scope: 0 },
        }
    }

    /// The port, where the family has ports.
    pub fn port(&self) -> Option<u16> {
        match self {
            Address::Inet { port, .. } | Address::Inet6 { port, .. } => Some(*port),
            _ => None,
        }
    }

    /// Whether a packet to this address stays on this machine's loopback, or is a local name.
    ///
    /// 0.0.0.0 and `::` count as *not* loopback: bound, they are open to every interface.
    pub fn is_local(&self) -> bool {
        match self {
            Address::Inet { ip, .. } => ip.is_loopback(),
            Address::Inet6 { ip, .. } => ip.is_loopback() || ip.to_ipv4_mapped().is_some_and(|v4| v4.is_loopback()),
            Address::Path(_) | Address::Abstract(_) | Address::Unnamed => true,
            Address::Other { .. } => false,
        }
    }
}
