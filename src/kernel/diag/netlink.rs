//! Questions and answers over netlink(7), without a fresh buffer for each.

use std::io::{self, Read};
use std::os::fd::AsRawFd;
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

/// No datagram of netlink's is longer than half of this (`netlink_dump` takes as much when it is offered).
const ROOM: usize = 64 * 1024;

/// How many questions go into one datagram. Together they take two system calls instead of two each; the answers fit
/// several times into what the kernel lets wait for a netlink socket (`net.core.rmem_default`).
pub(super) const AT_ONCE: usize = 32;

/// What each of those answers may take: four times what the longest takes today (INET_DIAG_INFO of Linux 6.18).
const ANSWER: usize = ROOM / AT_ONCE;

/// A late answer to an earlier question is passed over; this is more than can be under way.
const LATE: usize = 64;

/// How long an answer may take: the kernel gives it within the send itself, so this is for one that does not.
const PATIENCE: Duration = Duration::from_millis(20);

/// The netlink socket of sock_diag.
#[derive(Debug)]
pub(super) struct Netlink {
    socket: Socket,
    sequence: u32,
    /// Questions that have been put and not sent: their bytes, and how many they are.
    question: Vec<u8>,
    put: usize,
    buffer: Vec<u8>,
}

impl Netlink {
    pub(super) fn open() -> io::Result<Netlink> {
        let socket = Socket::new(Domain::from(libc::AF_NETLINK), Type::RAW, Some(Protocol::from(NETLINK_SOCK_DIAG)))?;
        socket.set_read_timeout(Some(PATIENCE))?;
        Ok(Netlink { socket, sequence: 0, question: Vec::new(), put: 0, buffer: vec![0; ROOM] })
    }

    /// One question and its answer's body; `None` for «no such socket».
    pub(super) fn ask(&mut self, body: &[u8]) -> io::Result<Option<&[u8]>> {
        self.send(body, NLM_F_REQUEST)?;
        for _ in 0..LATE {
            let count = self.receive()?;
            // The loan of the answer ends the function, so it is looked for again by its place.
            let Some((kind, from, to)) = self.message(0, count).filter(|_| self.is_last(0)) else { continue };
            return told(kind, self.buffer.get(from..to).unwrap_or_default());
        }
        Err(io::ErrorKind::TimedOut.into())
    }

    /// Puts one of at most [`AT_ONCE`] questions that will be asked together.
    pub(super) fn put(&mut self, body: &[u8]) {
        self.write(body, NLM_F_REQUEST);
        self.put += 1;
    }

    /// Asks what was put. `tell` is given each answer's body (`None` for «no such socket»), or why there is none, with
    /// the place of its question among those that were put.
    pub(super) fn exchange(&mut self, mut tell: impl FnMut(usize, io::Result<Option<&[u8]>>)) {
        let count = std::mem::take(&mut self.put).min(AT_ONCE);
        let first = self.sequence.wrapping_sub(count as u32).wrapping_add(1);
        let mut open = [true; AT_ONCE];
        let (mut left, mut problem) = (count, self.flush().err());
        // One that was asked earlier and came late takes the place of another.
        for _ in 0..LATE {
            if left == 0 || problem.is_some() {
                break;
            }
            let mut lengths = [0; AT_ONCE];
            let came = match receive_many(&self.socket, &mut self.buffer, &mut lengths, left) {
                Ok(came) => came,
                Err(error) => {
                    problem = Some(error);
                    break;
                }
            };
            for (part, length) in lengths.into_iter().take(came).enumerate() {
                let at = part * ANSWER;
                let Some((kind, from, to)) = self.message(at, at + length) else { continue };
                let place = number(&self.buffer, at + 8).map_or(count, |number| number.wrapping_sub(first) as usize);
                if let Some(open) = open.get_mut(..count).and_then(|open| open.get_mut(place)).filter(|open| **open) {
                    *open = false;
                    left -= 1;
                    tell(place, told(kind, self.buffer.get(from..to).unwrap_or_default()));
                }
            }
        }
        let problem = problem.unwrap_or_else(|| io::ErrorKind::TimedOut.into());
        for place in (0..count).filter(|place| open.get(*place) == Some(&true)) {
            tell(place, Err(same_error(&problem)));
        }
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
                if let Some((kind, from, to)) = self.message(at, count).filter(|_| self.is_last(at)) {
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
        self.question.clear();
        self.put = 0;
        self.write(body, flags);
        self.flush()
    }

    fn write(&mut self, body: &[u8], flags: u16) {
        self.sequence = self.sequence.wrapping_add(1);
        self.question.extend_from_slice(&((HEADER + body.len()) as u32).to_ne_bytes());
        self.question.extend_from_slice(&SOCK_DIAG_BY_FAMILY.to_ne_bytes());
        self.question.extend_from_slice(&flags.to_ne_bytes());
        self.question.extend_from_slice(&self.sequence.to_ne_bytes());
        self.question.extend_from_slice(&0u32.to_ne_bytes());
        self.question.extend_from_slice(body);
        // The next one begins at a multiple of four (NLMSG_ALIGNTO).
        self.question.resize(self.question.len().next_multiple_of(4), 0);
    }

    fn flush(&mut self) -> io::Result<()> {
        let sent = self.socket.send(&self.question);
        self.question.clear();
        sent.map(drop)
    }

    fn receive(&mut self) -> io::Result<usize> {
        (&self.socket).read(&mut self.buffer)
    }

    /// Whether the message that begins at `at` answers the last question.
    fn is_last(&self, at: usize) -> bool {
        number(&self.buffer, at + 8) == Some(self.sequence)
    }

    /// The message that begins at `at` and ends by `end`: its type, and where its body is.
    fn message(&self, at: usize, end: usize) -> Option<(u16, usize, usize)> {
        let length = number(&self.buffer, at)? as usize;
        if length < HEADER || at + HEADER > end {
            return None;
        }
        let kind = u16::from_ne_bytes([*self.buffer.get(at + 4)?, *self.buffer.get(at + 5)?]);
        Some((kind, at + HEADER, (at + length).min(end)))
    }
}

/// Takes in up to `most` datagrams, each in its part of `buffer`, and how long they are. Waits for the first one only, as
/// long as the socket waits.
fn receive_many(socket: &Socket, buffer: &mut [u8], lengths: &mut [usize; AT_ONCE], most: usize) -> io::Result<usize> {
    // SAFETY: all zero is a valid iovec and a valid mmsghdr: no pointers, and nothing behind them.
    let (mut parts, mut headers): ([libc::iovec; AT_ONCE], [libc::mmsghdr; AT_ONCE]) =
        unsafe { (std::mem::zeroed(), std::mem::zeroed()) };
    let mut offered = 0;
    for ((bytes, part), header) in buffer.chunks_exact_mut(ANSWER).zip(&mut parts).zip(&mut headers).take(most) {
        *part = libc::iovec { iov_base: bytes.as_mut_ptr().cast(), iov_len: bytes.len() };
        header.msg_hdr.msg_iov = part;
        header.msg_hdr.msg_iovlen = 1;
        offered += 1;
    }
    // SAFETY: `offered` headers point at one iovec each, and those at parts of `buffer` that do not overlap; all of them
    // outlive the call, which keeps none.
    let came = unsafe {
        libc::recvmmsg(socket.as_raw_fd(), headers.as_mut_ptr(), offered, libc::MSG_WAITFORONE, std::ptr::null_mut())
    };
    let came = usize::try_from(came).map_err(|_| io::Error::last_os_error())?;
    for (length, header) in lengths.iter_mut().zip(&headers).take(came) {
        *length = (header.msg_len as usize).min(ANSWER);
    }
    Ok(came)
}

/// A message as an answer.
fn told(kind: u16, body: &[u8]) -> io::Result<Option<&[u8]>> {
    match kind {
        NLMSG_ERROR => error_of(body).map(|()| None),
        _ => Ok(Some(body)),
    }
}

/// An error once more.
fn same_error(error: &io::Error) -> io::Error {
    error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error)
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
