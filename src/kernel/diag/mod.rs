//! `sock_diag(7)`: what the kernel tells of any socket of this user, from outside the program that holds it.
//!
//! Exact look-ups (a few µs each): a stuck, stopped or dead program's sockets are seen too, and so is TIME_WAIT, which
//! no descriptor reports.

use std::io;

use super::clock;
use super::socket_truth::SocketTruth;
pub use super::socket_truth::Target;
use crate::journal::address::Address;
use crate::journal::socket::{Family, Kind, TcpState, Truth};

mod answer;
mod netlink;
#[cfg(test)]
mod tests;

use netlink::Netlink;

/// An address and a port as `struct inet_diag_sockid` holds them.
type End = ([u8; 16], u16);

/// No address and no port.
const NOWHERE: End = ([0; 16], 0);

/// A conversation with the kernel about sockets.
#[derive(Debug)]
pub struct Diagnostics {
    netlink: Netlink,
}

impl Diagnostics {
    /// Opens the netlink socket.
    ///
    /// # Errors
    /// EPROTONOSUPPORT where the kernel has no sock_diag; what a sandbox refuses.
    pub fn open() -> io::Result<Diagnostics> {
        Ok(Diagnostics { netlink: Netlink::open()? })
    }

    fn ask_unix(&mut self, target: &Target) -> io::Result<Option<Truth>> {
        let mut request = [0xff; 24];
        request[..4].copy_from_slice(&[libc::AF_UNIX as u8, 0, 0, 0]);
        request[4..8].copy_from_slice(&u32::MAX.to_ne_bytes());
        request[8..12].copy_from_slice(&(target.inode as u32).to_ne_bytes());
        request[12..16].copy_from_slice(&answer::UNIX_SHOW.to_ne_bytes());
        self.netlink.ask(&request)?.map(answer::unix).transpose()
    }
}

impl SocketTruth for Diagnostics {
    fn ask(&mut self, target: &Target) -> io::Result<Option<Truth>> {
        if target.family == Family::UNIX {
            return self.ask_unix(target);
        }
        let Some(local) = target.local.as_ref().and_then(end_of) else { return Ok(None) };
        let peer = target.peer.as_ref().and_then(end_of).unwrap_or(NOWHERE);
        let request = match target.kind {
            Kind::STREAM => inet_request(target.family, libc::IPPROTO_TCP, u32::MAX, local, peer),
            // For UDP the kernel looks from the packet's side: source is the other end (net/ipv4/udp_diag.c).
            Kind::DGRAM => inet_request(target.family, libc::IPPROTO_UDP, u32::MAX, peer, local),
            _ => return Ok(None),
        };
        let Some(answer) = self.netlink.ask(&request)? else { return Ok(None) };
        let state = answer::state(answer)?;
        // The minisocks of TIME_WAIT and FIN_WAIT2 are new objects with cookies of their own.
        let after_life = matches!(state, Some(TcpState::TimeWait | TcpState::FinWait2));
        if answer::identity(answer)? != target.id && !after_life {
            return Ok(None);
        }
        if target.kind == Kind::DGRAM {
            answer::udp(answer).map(Some)
        } else {
            answer::tcp(answer, clock::now()).map(Some)
        }
    }

    /// TCPF_BOUND_INACTIVE (linux/tcp_states.h, Linux ≥ 6.8) is no state that a socket has: it filters a walk through
    /// the table of ports, in which an exact look-up does not look; the answer itself says CLOSE. An older kernel does not
    /// know the filter and answers nothing.
    fn ask_bound(&mut self, target: &Target) -> io::Result<Option<Truth>> {
        let Some(local) = target.local.as_ref().and_then(end_of) else { return Ok(None) };
        if target.kind != Kind::STREAM || target.family == Family::UNIX || local.1 == 0 {
            return Ok(None);
        }
        let states = 1 << TcpState::BoundInactive as u32;
        let request = inet_request(target.family, libc::IPPROTO_TCP, states, local, NOWHERE);
        let mut truth = Ok(None);
        self.netlink.search(&request, |answer| {
            let is_it = answer::identity(answer).is_ok_and(|id| id == target.id);
            if is_it {
                truth = answer::tcp(answer, clock::now()).map(Some);
            }
            is_it
        })?;
        if let Ok(Some(truth)) = &mut truth {
            truth.state = Some(TcpState::BoundInactive);
        }
        truth
    }
}

/// `struct inet_diag_req_v2` (linux/inet_diag.h).
fn inet_request(family: Family, protocol: i32, states: u32, source: End, destination: End) -> [u8; 56] {
    let mut request = [0; 56];
    request[..4].copy_from_slice(&[family.0 as u8, protocol as u8, answer::EXTENSIONS, 0]);
    request[4..8].copy_from_slice(&states.to_ne_bytes());
    request[8..10].copy_from_slice(&source.1.to_be_bytes());
    request[10..12].copy_from_slice(&destination.1.to_be_bytes());
    request[12..28].copy_from_slice(&source.0);
    request[28..44].copy_from_slice(&destination.0);
    // INET_DIAG_NOCOOKIE: a look-up by cookie would hide TIME_WAIT, whose socket is another object.
    request[48..].copy_from_slice(&[0xff; 8]);
    request
}

/// Address and port as `inet_diag_sockid` holds them; IPv4 in the first four bytes.
fn end_of(address: &Address) -> Option<End> {
    match address {
        Address::Inet { ip, port } => {
            let mut bytes = [0; 16];
            bytes[..4].copy_from_slice(&ip.octets());
            Some((bytes, *port))
        }
        Address::Inet6 { ip, port, .. } => Some((ip.octets(), *port)),
        _ => None,
    }
}
