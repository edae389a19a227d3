//! `sock_diag(7)`: what the kernel tells of any socket of this user, from outside the program that holds it.
//!
//! Exact look-ups only (about 3 µs each): a stuck, stopped or dead program's sockets are seen too, and
//! so is TIME_WAIT, which no descriptor reports.

use std::io;
use std::mem::MaybeUninit;

use socket2::{Domain, Protocol, Socket, Type};

use super::truth::unacknowledged_fin;
use crate::journal::address::Address;
use crate::journal::socket::{AcceptQueue, Family, Kind, SocketId, TcpState, Truth};

/// NETLINK_SOCK_DIAG (linux/netlink.h).
const NETLINK_SOCK_DIAG: i32 = 4;
/// SOCK_DIAG_BY_FAMILY (linux/sock_diag.h).
const SOCK_DIAG_BY_FAMILY: u16 = 20;
/// NLM_F_REQUEST (linux/netlink.h): one question, one answer.
const NLM_F_REQUEST: u16 = 1;
/// NLMSG_ERROR (linux/netlink.h).
const NLMSG_ERROR: u16 = 2;
/// `struct nlmsghdr`.
const HEADER: usize = 16;
/// `struct inet_diag_msg` without its attributes (linux/inet_diag.h).
const INET_MESSAGE: usize = 72;
/// `struct unix_diag_msg` without its attributes (linux/unix_diag.h).
const UNIX_MESSAGE: usize = 16;
/// UDIAG_SHOW_PEER | UDIAG_SHOW_RQLEN (linux/unix_diag.h).
const UNIX_SHOW: u32 = 0x4 | 0x10;
/// UNIX_DIAG_PEER: the inode of the other end.
const UNIX_DIAG_PEER: u16 = 2;
/// UNIX_DIAG_RQLEN: both queues.
const UNIX_DIAG_RQLEN: u16 = 4;

/// What is asked for: enough to find one socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its identity: an answer about another socket that has the same addresses now is no answer.
    pub id: SocketId,
    /// Its family.
    pub family: Family,
    /// Its type.
    pub kind: Kind,
    /// Its inode, for Unix sockets.
    pub inode: u64,
    /// Its own address, for Internet sockets.
    pub local: Option<Address>,
    /// The other end's address, for Internet sockets that have one.
    pub peer: Option<Address>,
}

/// A conversation with the kernel about sockets.
#[derive(Debug)]
pub struct Diagnostics {
    netlink: Socket,
    sequence: u32,
}

impl Diagnostics {
    /// Opens the netlink socket.
    ///
    /// # Errors
    /// EPROTONOSUPPORT where the kernel has no sock_diag; what a sandbox refuses.
    pub fn open() -> io::Result<Diagnostics> {
        let netlink = Socket::new(Domain::from(libc::AF_NETLINK), Type::RAW, Some(Protocol::from(NETLINK_SOCK_DIAG)))?;
        // The kernel answers within the send itself; the timeout is for a kernel that does not.
        netlink.set_read_timeout(Some(std::time::Duration::from_millis(20)))?;
        Ok(Diagnostics { netlink, sequence: 0 })
    }

    /// What the kernel says of one socket; `None` if it knows none that is this one.
    ///
    /// # Errors
    /// What netlink answers, but for «no such socket».
    pub fn ask(&mut self, target: &Target) -> io::Result<Option<Truth>> {
        if target.family == Family::UNIX {
            return self.ask_unix(target);
        }
        let protocol = match target.kind {
            Kind::STREAM => libc::IPPROTO_TCP,
            Kind::DGRAM => libc::IPPROTO_UDP,
            _ => return Ok(None),
        };
        let Some(local) = target.local.as_ref().and_then(end_of) else { return Ok(None) };
        let peer = target.peer.as_ref().and_then(end_of).unwrap_or(([0; 16], 0));
        // For UDP the kernel looks from the packet's side: source is the other end (net/ipv4/udp_diag.c).
        let (source, destination) = if protocol == libc::IPPROTO_UDP { (peer, local) } else { (local, peer) };

        let mut request = Vec::with_capacity(56);
        request.push(target.family.0 as u8);
        request.push(protocol as u8);
        request.extend_from_slice(&[0, 0]);
        request.extend_from_slice(&u32::MAX.to_ne_bytes());
        request.extend_from_slice(&source.1.to_be_bytes());
        request.extend_from_slice(&destination.1.to_be_bytes());
        request.extend_from_slice(&source.0);
        request.extend_from_slice(&destination.0);
        request.extend_from_slice(&0u32.to_ne_bytes());
        // INET_DIAG_NOCOOKIE: a look-up by cookie would hide TIME_WAIT, whose socket is another object.
        request.extend_from_slice(&[0xff; 8]);

        let Some(answer) = self.exchange(&request)? else { return Ok(None) };
        if answer.len() < INET_MESSAGE {
            return Ok(None);
        }
        let state = TcpState::from_kernel(answer[1]);
        let cookie = u64::from(word(&answer, 44)?) | u64::from(word(&answer, 48)?) << 32;
        // The minisocks of TIME_WAIT and FIN_WAIT2 are new objects with cookies of their own.
        let after_life = matches!(state, Some(TcpState::TimeWait | TcpState::FinWait2));
        if cookie != target.id.0 && !after_life {
            return Ok(None);
        }
        let (receive, send) = (word(&answer, 56)?, word(&answer, 60)?);
        let mut truth = Truth::default();
        if protocol == libc::IPPROTO_UDP {
            truth.receive_memory = Some(receive);
            truth.unacknowledged = Some(send);
            return Ok(Some(truth));
        }
        truth.state = state;
        if state == Some(TcpState::Listen) {
            truth.accept_queue = Some(AcceptQueue { waiting: receive, limit: send });
        } else {
            truth.unread = Some(receive.saturating_sub(unread_fin(state)));
            truth.unacknowledged = Some(send.saturating_sub(unacknowledged_fin(state)));
        }
        Ok(Some(truth))
    }

    fn ask_unix(&mut self, target: &Target) -> io::Result<Option<Truth>> {
        let mut request = Vec::with_capacity(24);
        request.push(libc::AF_UNIX as u8);
        request.extend_from_slice(&[0, 0, 0]);
        request.extend_from_slice(&u32::MAX.to_ne_bytes());
        request.extend_from_slice(&(target.inode as u32).to_ne_bytes());
        request.extend_from_slice(&UNIX_SHOW.to_ne_bytes());
        request.extend_from_slice(&[0xff; 8]);
        let Some(answer) = self.exchange(&request)? else { return Ok(None) };
        if answer.len() < UNIX_MESSAGE {
            return Ok(None);
        }
        // Unix sockets borrow TCP's numbers for «listening» and «established» (net/unix/af_unix.c).
        let listening = answer[2] == TcpState::Listen as u8;
        let mut truth = Truth::default();
        for (kind, value) in attributes(&answer[UNIX_MESSAGE..]) {
            match kind {
                UNIX_DIAG_PEER => truth.peer_inode = word(value, 0).ok().map(u64::from),
                UNIX_DIAG_RQLEN => {
                    let (receive, send) = (word(value, 0)?, word(value, 4)?);
                    if listening {
                        truth.accept_queue = Some(AcceptQueue { waiting: receive, limit: send });
                    } else {
                        truth.unread = Some(receive);
                        truth.unacknowledged = Some(send);
                    }
                }
                _ => {}
            }
        }
        Ok(Some(truth))
    }

    /// One question and its answer's body; `None` for ENOENT.
    fn exchange(&mut self, body: &[u8]) -> io::Result<Option<Vec<u8>>> {
        self.sequence = self.sequence.wrapping_add(1);
        let length = HEADER + body.len();
        let mut message = Vec::with_capacity(length);
        message.extend_from_slice(&(length as u32).to_ne_bytes());
        message.extend_from_slice(&SOCK_DIAG_BY_FAMILY.to_ne_bytes());
        message.extend_from_slice(&NLM_F_REQUEST.to_ne_bytes());
        message.extend_from_slice(&self.sequence.to_ne_bytes());
        message.extend_from_slice(&0u32.to_ne_bytes());
        message.extend_from_slice(body);
        self.netlink.send(&message)?;
        // A late answer to an earlier question is passed over; eight is more than can be under way.
        for _ in 0..8 {
            let answer = receive(&self.netlink)?;
            if answer.len() < HEADER || word(&answer, 8)? != self.sequence {
                continue;
            }
            let kind = u16::from_ne_bytes([answer[4], answer[5]]);
            if kind == NLMSG_ERROR {
                let errno = -(word(&answer, HEADER)? as i32);
                return match errno {
                    0 | libc::ENOENT => Ok(None),
                    // What the stale cookie of a reused inode gives.
                    libc::ESTALE => Ok(None),
                    errno => Err(io::Error::from_raw_os_error(errno)),
                };
            }
            let end = (word(&answer, 0)? as usize).min(answer.len());
            return Ok(Some(answer[HEADER..end.max(HEADER)].to_vec()));
        }
        Ok(None)
    }
}

fn receive(netlink: &Socket) -> io::Result<Vec<u8>> {
    let mut buffer = [MaybeUninit::<u8>::uninit(); 4096];
    let count = netlink.recv(&mut buffer)?;
    // SAFETY: the kernel filled the first `count` bytes.
    Ok(buffer[..count].iter().map(|byte| unsafe { byte.assume_init() }).collect())
}

/// The other end's FIN has a sequence number, and `rqueue` counts it as if it were a byte until the end of the
/// stream was read (tcp_diag.c: `rcv_nxt - copied_seq`); then the whole queue is 0.
fn unread_fin(state: Option<TcpState>) -> u32 {
    u32::from(matches!(state, Some(TcpState::CloseWait | TcpState::LastAck | TcpState::Closing)))
}

/// Address and port as `inet_diag_sockid` holds them; IPv4 in the first four bytes.
fn end_of(address: &Address) -> Option<([u8; 16], u16)> {
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

/// The netlink attributes of an answer: type and value.
fn attributes(mut bytes: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let length = usize::from(u16::from_ne_bytes([*bytes.first()?, *bytes.get(1)?]));
        let kind = u16::from_ne_bytes([*bytes.get(2)?, *bytes.get(3)?]);
        let value = bytes.get(4..length)?;
        bytes = bytes.get(length.next_multiple_of(4)..).unwrap_or(&[]);
        Some((kind, value))
    })
}

fn word(bytes: &[u8], offset: usize) -> io::Result<u32> {
    let four = bytes.get(offset..offset + 4).and_then(|slice| slice.try_into().ok());
    // A kernel that answers shorter than its own header says is not understood.
    four.map(u32::from_ne_bytes).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::journal::socket::Protocol as Number;
    use crate::net::recorder::Silent;
    use crate::net::socket::Socket as Instrumented;

    fn socket(family: Family, kind: Kind) -> Instrumented {
        Instrumented::new(Arc::new(Silent::new(true)), family, kind, Number(0)).unwrap()
    }

    fn target(socket: &Instrumented) -> Target {
        let (info, names) = (socket.info().clone(), socket.names());
        Target {
            id: info.id,
            family: info.family,
            kind: info.kind,
            inode: info.inode,
            local: names.local,
            peer: names.peer,
        }
    }

    fn any_port() -> Address {
        Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 0 }
    }

    #[test]
    fn tcp_is_seen_from_outside_in_every_stage() {
        let mut diag = Diagnostics::open().unwrap();
        let server = socket(Family::INET, Kind::STREAM);
        server.bind(&any_port()).unwrap();
        server.listen(5).unwrap();
        let client = socket(Family::INET, Kind::STREAM);
        client.connect(&server.local_name().unwrap()).unwrap();
        let listener = diag.ask(&target(&server)).unwrap().unwrap();
        assert_eq!(listener.state, Some(TcpState::Listen));
        assert_eq!(listener.accept_queue, Some(AcceptQueue { waiting: 1, limit: 5 }));
        let (conn, _) = server.accept().unwrap();
        client.send(b"hola", 0).unwrap();
        let truth = diag.ask(&target(&conn)).unwrap().unwrap();
        assert_eq!((truth.state, truth.unread), (Some(TcpState::Established), Some(4)));
        let gone = target(&client);
        client.close().unwrap();
        conn.receive(100, 0, false).unwrap();
        conn.close().unwrap();
        // The client closed first, so its kernel keeps the pair.
        let truth = diag.ask(&gone).unwrap().unwrap();
        assert_eq!(truth.state, Some(TcpState::TimeWait));
    }

    #[test]
    fn the_end_of_a_stream_is_no_byte() {
        let mut diag = Diagnostics::open().unwrap();
        let server = socket(Family::INET, Kind::STREAM);
        server.bind(&any_port()).unwrap();
        server.listen(5).unwrap();
        let client = socket(Family::INET, Kind::STREAM);
        client.connect(&server.local_name().unwrap()).unwrap();
        let (conn, _) = server.accept().unwrap();
        client.send(b"hola", 0).unwrap();
        client.shutdown(crate::journal::call::ShutdownHow::Write).unwrap();
        let unread = |diag: &mut Diagnostics| diag.ask(&target(&conn)).unwrap().unwrap().unread;
        assert_eq!(unread(&mut diag), Some(4));
        conn.receive(100, 0, false).unwrap();
        assert_eq!(unread(&mut diag), Some(0));
        assert_eq!(conn.receive(100, 0, false).unwrap(), b"");
        assert_eq!(unread(&mut diag), Some(0));
    }

    #[test]
    fn udp_tells_the_memory_of_its_queue() {
        let mut diag = Diagnostics::open().unwrap();
        let server = socket(Family::INET, Kind::DGRAM);
        server.bind(&any_port()).unwrap();
        let client = socket(Family::INET, Kind::DGRAM);
        client.connect(&server.local_name().unwrap()).unwrap();
        client.send(b"hola", 0).unwrap();
        assert!(diag.ask(&target(&server)).unwrap().unwrap().receive_memory.unwrap() > 4);
        assert!(diag.ask(&target(&client)).unwrap().is_some());
    }

    #[test]
    fn unix_tells_queues_and_the_other_end() {
        let mut diag = Diagnostics::open().unwrap();
        let (one, other) =
            Instrumented::pair(Arc::new(Silent::new(true)), Family::UNIX, Kind::STREAM, Number(0)).unwrap();
        one.send(b"hola", 0).unwrap();
        let truth = diag.ask(&target(&other)).unwrap().unwrap();
        assert_eq!((truth.unread, truth.peer_inode), (Some(4), Some(one.info().inode)));
        let gone = target(&one);
        one.close().unwrap();
        assert_eq!(diag.ask(&gone).unwrap(), None);
    }
}
