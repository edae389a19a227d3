//! `sock_diag(7)`: what the kernel tells of any socket of this user, from outside the program that holds it.
//!
//! Exact look-ups (a few µs each): a stuck, stopped or dead program's sockets are seen too, and so is TIME_WAIT, which
//! no descriptor reports.

use std::io;

use super::clock;
pub use super::socket_truth::Target;
use super::socket_truth::{Found, SocketTruth};
use crate::journal::address::Address;
use crate::journal::socket::{Family, Kind, TcpState, Truth};

mod answer;
mod netlink;
#[cfg(test)]
mod tests;

use netlink::{AT_ONCE, Netlink};

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
}

impl SocketTruth for Diagnostics {
    fn ask(&mut self, target: &Target) -> io::Result<Option<Truth>> {
        let Some(question) = Question::about(target) else { return Ok(None) };
        match self.netlink.ask(question.bytes())? {
            Some(answer) => read(target, answer, clock::now()),
            None => Ok(None),
        }
    }

    /// In datagrams of many questions: each answer is a message of its own and is known by its number.
    fn ask_all(&mut self, targets: &[Target]) -> Vec<io::Result<Option<Truth>>> {
        let mut truths: Vec<_> = targets.iter().map(|_| Ok(None)).collect();
        let mut together: Vec<(&Target, &mut io::Result<Option<Truth>>)> = Vec::with_capacity(AT_ONCE);
        let mut rest = targets.iter().zip(&mut truths);
        loop {
            let next = rest.next();
            let ends = next.is_none();
            if let Some((target, truth)) = next
                && let Some(question) = Question::about(target)
            {
                self.netlink.put(question.bytes());
                together.push((target, truth));
            }
            if together.len() == AT_ONCE || ends {
                let now = clock::now();
                self.netlink.exchange(|place, answer| {
                    if let Some((target, truth)) = together.get_mut(place) {
                        **truth = answer.and_then(|answer| answer.map_or(Ok(None), |answer| read(target, answer, now)));
                    }
                });
                together.clear();
            }
            if ends {
                break;
            }
        }
        drop(together);
        truths
    }

    /// A walk through the kernel's tables, filtered by the state and by the one port that is known.
    ///
    /// TCPF_BOUND_INACTIVE (linux/tcp_states.h, Linux ≥ 6.8) is no state that a socket has: it filters a walk through
    /// the table of ports, in which an exact look-up does not look; the answer itself says CLOSE. An older kernel does not
    /// know the filter and answers nothing. A socket in SYN_SENT is in the table of connections, by a port of its own that
    /// nobody has been told before its `connect` returns.
    fn search(&mut self, target: &Target) -> io::Result<Option<Found>> {
        if target.kind != Kind::STREAM || !target.family.is_internet() {
            return Ok(None);
        }
        let end = |address: &Option<Address>| address.as_ref().and_then(end_of).filter(|end| end.1 != 0);
        let (state, source, destination) = match (end(&target.local), end(&target.peer)) {
            (Some(local), _) => (TcpState::BoundInactive, local, NOWHERE),
            (None, Some(peer)) => (TcpState::SynSent, NOWHERE, peer),
            (None, None) => return Ok(None),
        };
        let request = inet_request(target.family, libc::IPPROTO_TCP, 1 << state as u32, source, destination);
        let mut found = Ok(None);
        self.netlink.search(&request, |answer| {
            let is_it = answer::identity(answer).is_ok_and(|id| id == target.id);
            if is_it {
                found = answer::tcp(answer, clock::now()).map(|truth| {
                    let local = answer::source(answer, target.family)?;
                    Some(Found { truth: Truth { state: Some(state), ..truth }, local })
                });
            }
            is_it
        })?;
        found
    }
}

/// A question about one socket, as sock_diag wants it.
enum Question {
    /// `struct inet_diag_req_v2`.
    Internet([u8; 56]),
    /// `struct unix_diag_req`.
    Unix([u8; 24]),
}

impl Question {
    /// `None` about a socket that sock_diag has no exact question for.
    fn about(target: &Target) -> Option<Question> {
        if target.family == Family::UNIX {
            return Some(Question::Unix(unix_request(target.inode)));
        }
        let local = target.local.as_ref().and_then(end_of)?;
        let peer = target.peer.as_ref().and_then(end_of).unwrap_or(NOWHERE);
        Some(Question::Internet(match target.kind {
            Kind::STREAM => inet_request(target.family, libc::IPPROTO_TCP, u32::MAX, local, peer),
            // For UDP the kernel looks from the packet's side: source is the other end (net/ipv4/udp_diag.c).
            Kind::DGRAM => inet_request(target.family, libc::IPPROTO_UDP, u32::MAX, peer, local),
            _ => return None,
        }))
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Question::Internet(bytes) => bytes,
            Question::Unix(bytes) => bytes,
        }
    }
}

/// What an answer about that socket says, taken in at `now`; `None` if it is about another one.
fn read(target: &Target, answer: &[u8], now: u64) -> io::Result<Option<Truth>> {
    if target.family == Family::UNIX {
        return answer::unix(answer).map(Some);
    }
    let state = answer::state(answer)?;
    // The minisocks of TIME_WAIT and FIN_WAIT2 are new objects with cookies of their own.
    let after_life = matches!(state, Some(TcpState::TimeWait | TcpState::FinWait2));
    if answer::identity(answer)? != target.id && !after_life {
        return Ok(None);
    }
    if target.kind == Kind::DGRAM { answer::udp(answer).map(Some) } else { answer::tcp(answer, now).map(Some) }
}

/// `struct unix_diag_req` (linux/unix_diag.h), without a cookie: the inode says which one.
fn unix_request(inode: u64) -> [u8; 24] {
    let mut request = [0xff; 24];
    request[..4].copy_from_slice(&[libc::AF_UNIX as u8, 0, 0, 0]);
    request[4..8].copy_from_slice(&u32::MAX.to_ne_bytes());
    request[8..12].copy_from_slice(&(inode as u32).to_ne_bytes());
    request[12..16].copy_from_slice(&answer::UNIX_SHOW.to_ne_bytes());
    request
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
