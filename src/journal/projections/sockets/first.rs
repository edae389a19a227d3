//! Where a relay goes: the first TCP socket that listens.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{Sockets, Stage};
use crate::journal::address::Address;
use crate::journal::event::ProgramId;
use crate::journal::socket::Kind;

impl Sockets {
    /// The address at which the oldest TCP socket that listens can be reached without leaving this machine's loopback.
    /// Sockets of programs that are `left_out` do not count: two relays would otherwise call each other for ever.
    pub fn first_listening(&self, left_out: impl Fn(ProgramId) -> bool) -> Option<Address> {
        let listening = self.listeners().filter(|socket| {
            socket.stage == Stage::Listening && socket.info.kind == Kind::STREAM && !left_out(socket.program)
        });
        let reachable = listening.filter_map(|socket| {
            let address = from_here(socket.names.local.as_ref()?)?;
            Some((socket.born, address))
        });
        reachable.min_by_key(|(born, _)| *born).map(|(_, address)| address)
    }
}

/// The loopback address that leads to a socket bound to `local`.
fn from_here(local: &Address) -> Option<Address> {
    match local {
        Address::Inet { ip, port } if ip.is_unspecified() => {
            Some(Address::Inet { ip: Ipv4Addr::LOCALHOST, port: *port })
        }
        Address::Inet6 { ip, port, .. } if ip.is_unspecified() => {
            Some(Address::Inet6 { ip: Ipv6Addr::LOCALHOST, port: *port, flow: 0, scope: 0 })
        }
        Address::Inet { .. } | Address::Inet6 { .. } if local.is_local() => Some(local.clone()),
        _ => None,
    }
}
