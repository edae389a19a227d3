//! Questions and answers over netlink(7), without a fresh buffer for each.

use std::io::{self, Read};
use std::time::Duration;

use socket2::{Domain, Protocol, Socket, Type};

use crate::kernel::tcp_info::number;

/// NETLINK_SOCK_DIAG (linux/netlink.h).
const NETLINK_SOCK_DIAG: i32 = 4;
/// SOCK_DIAG_BY_FAMILY (linux/sock_diag.h).
const SOCK_DIAG_BY_FAMILY: u16 = 20;
/// NLM_F_REQUEST (linux/netlink.h): one question, one answer.
const NLM_F_REQUEST: u16 = 1;
/// NLM_F_ROOT | NLM_F_MATCH: all that fit.
const NLM_F_DUMP: u16 = 0x300;
/// NLMSG_ERROR (linux/netlink.h).
const NLMSG_ERROR: u16 = 2;
/// NLMSG_DONE: the end of a dump.
const NLMSG_DONE: u16 = 3;
/// `struct nlmsghdr`.
const HEADER: usize = 16;

/// No datagram of netlink's is longer (`netlink_dump` takes this much when it is offered).
const ROOM: usize = 32 * 1024;

/// A late answer to an earlier question is passed over; this is more than can be under way.
const LATE: usize = 64;

/// How long an answer may take: the kernel gives it within the send itself, so this is for one that does not.
const PATIENCE: Duration = Duration::from_millis(20);

/// The netlink socket of sock_diag.
#[derive(Debug)]
pub(super) struct Netlink {
    socket: Socket,
    sequence: u32,
    question: Vec<u8>,
    buffer: Vec<u8>,
}

impl Netlink {
    pub(super) fn open() -> io::Result<Netlink> {
        let socket = Socket::new(Domain::from(libc::AF_NETLINK), Type::RAW, Some(Protocol::from(NETLINK_SOCK_DIAG)))?;
        socket.set_read_timeout(Some(PATIENCE))?;
        Ok(Netlink { socket, sequence: 0, question: Vec::new(), buffer: vec![0; ROOM] })
    }

    /// One question and its answer's body; `None` for «no such socket».
    pub(super) fn ask(&mut self, body: &[u8]) -> io::Result<Option<&[u8]>> {
        self.send(body, NLM_F_REQUEST)?;
        for _ in 0..LATE {
            let count = self.receive()?;
            // The loan of the answer ends the function, so it is looked for again by its place.
            let Some((kind, from, to)) = self.message(0, count) else { continue };
            return match kind {
                NLMSG_ERROR => error_of(self.buffer.get(from..to).unwrap_or_default()).map(|()| None),
                _ => Ok(self.buffer.get(from..to)),
            };
        }
        Err(io::ErrorKind::TimedOut.into())
    }

    /// A question with many answers; `found` says whether it has what it looked for.
    pub(super) fn search(&mut self, body: &[u8], mut found: impl FnMut(&[u8]) -> bool) -> io::Result<()> {
        self.send(body, NLM_F_REQUEST | NLM_F_DUMP)?;
        let mut enough = false;
        // The end comes in a datagram of its own, and must be taken off even when nothing more is wanted.
        loop {
            let count = self.receive()?;
            let mut at = 0;
            while let Some(length) = number(&self.buffer, at).map(|length| length as usize)
                && length >= HEADER
                && at + length <= count
            {
                if let Some((kind, from, to)) = self.message(at, count) {
                    let body = self.buffer.get(from..to).unwrap_or_default();
                    match kind {
                        NLMSG_DONE => return Ok(()),
                        NLMSG_ERROR => return error_of(body),
                        _ => enough = enough || found(body),
                    }
                }
                at += length.next_multiple_of(4);
            }
        }
    }

    fn send(&mut self, body: &[u8], flags: u16) -> io::Result<()> {
        self.sequence = self.sequence.wrapping_add(1);
        self.question.clear();
        self.question.extend_from_slice(&((HEADER + body.len()) as u32).to_ne_bytes());
        self.question.extend_from_slice(&SOCK_DIAG_BY_FAMILY.to_ne_bytes());
        self.question.extend_from_slice(&flags.to_ne_bytes());
        self.question.extend_from_slice(&self.sequence.to_ne_bytes());
        self.question.extend_from_slice(&0u32.to_ne_bytes());
        self.question.extend_from_slice(body);
        self.socket.send(&self.question).map(drop)
    }

    fn receive(&mut self) -> io::Result<usize> {
        (&self.socket).read(&mut self.buffer)
    }

    /// The message that begins at `at` and answers the last question: its type, and where its body is.
    fn message(&self, at: usize, count: usize) -> Option<(u16, usize, usize)> {
        let (length, sequence) = (number(&self.buffer, at)? as usize, number(&self.buffer, at + 8)?);
        if length < HEADER || sequence != self.sequence {
            return None;
        }
        let kind = u16::from_ne_bytes([*self.buffer.get(at + 4)?, *self.buffer.get(at + 5)?]);
        Some((kind, at + HEADER, (at + length).min(count)))
    }
}

/// The errno of an NLMSG_ERROR, as an error unless it says that there is no such socket.
fn error_of(body: &[u8]) -> io::Result<()> {
    let Some(number) = number(body, 0) else { return Err(io::ErrorKind::UnexpectedEof.into()) };
    match (number as i32).wrapping_neg() {
        // ESTALE is what the cookie of a reused inode gives.
        0 | libc::ENOENT | libc::ESTALE => Ok(()),
        errno => Err(io::Error::from_raw_os_error(errno)),
    }
}
