//! What an answer of sock_diag says. It may be shorter or longer than ours: what it covers is told.

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr};

use crate::journal::address::Address;
use crate::journal::socket::{AcceptQueue, Family, SocketId, TcpState, Truth};
use crate::journal::truth::{Details, Timer, TimerKind};
use crate::kernel::tcp_info::{self, number};

/// `struct inet_diag_msg` without its attributes (linux/inet_diag.h).
const INET_MESSAGE: usize = 72;
/// INET_DIAG_INFO: `struct tcp_info`.
const INET_DIAG_INFO: u16 = 2;
/// INET_DIAG_SKMEMINFO: the memory, as of SO_MEMINFO.
const INET_DIAG_SKMEMINFO: u16 = 7;

/// `struct unix_diag_msg` without its attributes (linux/unix_diag.h).
const UNIX_MESSAGE: usize = 16;
/// UNIX_DIAG_PEER: the inode of the other end.
const UNIX_DIAG_PEER: u16 = 2;
/// UNIX_DIAG_RQLEN: both queues.
const UNIX_DIAG_RQLEN: u16 = 4;
/// UNIX_DIAG_MEMINFO: the memory, as of SO_MEMINFO.
const UNIX_DIAG_MEMINFO: u16 = 5;

/// The extensions that are asked for, as `idiag_ext` wants them: one bit each, counted from 1.
pub(super) const EXTENSIONS: u8 = 1 << (INET_DIAG_INFO - 1) | 1 << (INET_DIAG_SKMEMINFO - 1);

/// UDIAG_SHOW_PEER | UDIAG_SHOW_RQLEN | UDIAG_SHOW_MEMINFO (linux/unix_diag.h).
pub(super) const UNIX_SHOW: u32 = 0x4 | 0x10 | 0x20;

/// The identity of the socket an answer is about.
///
/// # Errors
/// `UnexpectedEof` for an answer shorter than its own header, which is not understood.
pub(super) fn identity(answer: &[u8]) -> io::Result<SocketId> {
    Ok(SocketId(u64::from(word(answer, 44)?) | u64::from(word(answer, 48)?) << 32))
}

/// The socket's own address, as `inet_diag_sockid` has it; `None` for an answer that is too short.
pub(super) fn source(answer: &[u8], family: Family) -> Option<Address> {
    let port = u16::from_be_bytes([*answer.get(4)?, *answer.get(5)?]);
    let ip = if family == Family::INET6 {
        Ipv6Addr::from(<[u8; 16]>::try_from(answer.get(8..24)?).ok()?).into()
    } else {
        Ipv4Addr::from(<[u8; 4]>::try_from(answer.get(8..12)?).ok()?).into()
    };
    Some(Address::of(ip, port))
}

/// An answer about a TCP socket, taken in at `now`.
///
/// # Errors
/// As [`identity`].
pub(super) fn tcp(answer: &[u8], now: u64) -> io::Result<Truth> {
    let state = state(answer)?;
    let (receive, send) = (word(answer, 56)?, word(answer, 60)?);
    let mut truth = Truth { state, ..Truth::default() };
    if state == Some(TcpState::Listen) {
        truth.accept_queue = Some(AcceptQueue { waiting: receive, limit: send });
    } else if state != Some(TcpState::TimeWait) {
        // What stands for a socket in TIME_WAIT has no queues: a descriptor that is still held may well have some.
        truth.unread = Some(receive.saturating_sub(tcp_info::received_fin(state)));
        truth.unacknowledged = Some(send.saturating_sub(tcp_info::sent_fin(state)));
    }
    let mut details = Details { timer: timer(answer, now), ..Details::default() };
    for (kind, value) in attributes(answer.get(INET_MESSAGE..).unwrap_or_default()) {
        match kind {
            INET_DIAG_INFO => {
                details.unsent = tcp_info::unsent(value, state);
                details.tcp = tcp_info::figures(value, state, truth.unacknowledged);
            }
            INET_DIAG_SKMEMINFO => details.memory = tcp_info::memory(value, true),
            _ => {}
        }
    }
    truth.details = Some(Box::new(details));
    Ok(truth)
}

/// An answer about a UDP socket.
///
/// # Errors
/// As [`identity`].
pub(super) fn udp(answer: &[u8]) -> io::Result<Truth> {
    let mut details = Details::default();
    for (kind, value) in attributes(answer.get(INET_MESSAGE..).unwrap_or_default()) {
        if kind == INET_DIAG_SKMEMINFO {
            details.memory = tcp_info::memory(value, false);
        }
    }
    Ok(Truth {
        receive_memory: Some(word(answer, 56)?),
        unacknowledged: Some(word(answer, 60)?),
        details: Some(Box::new(details)),
        ..Truth::default()
    })
}

/// An answer about a Unix socket.
///
/// # Errors
/// As [`identity`].
pub(super) fn unix(answer: &[u8]) -> io::Result<Truth> {
    let Some((message, rest)) = answer.split_at_checked(UNIX_MESSAGE) else {
        return Err(io::ErrorKind::UnexpectedEof.into());
    };
    // Unix sockets borrow TCP's numbers for «listening» and «established» (net/unix/af_unix.c).
    let listening = message.get(2) == Some(&(TcpState::Listen as u8));
    let (mut truth, mut details) = (Truth::default(), Details::default());
    for (kind, value) in attributes(rest) {
        match kind {
            UNIX_DIAG_PEER => truth.peer_inode = number(value, 0).map(u64::from),
            UNIX_DIAG_RQLEN if listening => {
                let queue = number(value, 0).zip(number(value, 4));
                truth.accept_queue = queue.map(|(waiting, limit)| AcceptQueue { waiting, limit });
            }
            UNIX_DIAG_RQLEN => {
                truth.unread = number(value, 0);
                truth.unacknowledged = number(value, 4);
            }
            UNIX_DIAG_MEMINFO => details.memory = tcp_info::memory(value, false),
            _ => {}
        }
    }
    truth.details = Some(Box::new(details));
    Ok(truth)
}

/// The state, as a TCP socket has it.
///
/// # Errors
/// As [`identity`].
pub(super) fn state(answer: &[u8]) -> io::Result<Option<TcpState>> {
    if answer.len() < INET_MESSAGE {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(answer.get(1).and_then(|state| TcpState::from_kernel(*state)))
}

/// `idiag_timer`, `idiag_retrans` and `idiag_expires`, which is in milliseconds.
fn timer(answer: &[u8], now: u64) -> Option<Timer> {
    let kind = match answer.get(2)? {
        1 => TimerKind::Retransmit,
        2 => TimerKind::Keepalive,
        3 => TimerKind::TimeWait,
        4 => TimerKind::ZeroWindowProbe,
        _ => return None,
    };
    let left = u64::from(number(answer, 52)?) * 1_000_000;
    Some(Timer { kind, due: now.saturating_add(left), tries: *answer.get(3)? })
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
    // A kernel that answers shorter than its own header says is not understood.
    number(bytes, offset).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An answer about an Internet socket, with these attributes.
    fn inet(state: u8, timer: u8, tries: u8, expires: u32, attributes: &[(u16, Vec<u8>)]) -> Vec<u8> {
        let mut answer = vec![0; INET_MESSAGE];
        answer[1] = state;
        answer[2] = timer;
        answer[3] = tries;
        answer[52..56].copy_from_slice(&expires.to_ne_bytes());
        for (kind, value) in attributes {
            answer.extend_from_slice(&(value.len() as u16 + 4).to_ne_bytes());
            answer.extend_from_slice(&kind.to_ne_bytes());
            answer.extend_from_slice(value);
            answer.resize(answer.len().next_multiple_of(4), 0);
        }
        answer
    }

    #[test]
    fn timers_are_told_by_when_they_run_out() {
        let details = |answer: &[u8]| *tcp(answer, 7_000_000).unwrap().details.unwrap();
        let waits = details(&inet(6, 3, 0, 59_984, &[]));
        assert_eq!(waits.timer, Some(Timer { kind: TimerKind::TimeWait, due: 59_991_000_000, tries: 0 }));
        assert_eq!((waits.memory, waits.tcp), (None, None));
        let again = details(&inet(1, 1, 4, 200, &[]));
        assert_eq!(again.timer, Some(Timer { kind: TimerKind::Retransmit, due: 207_000_000, tries: 4 }));
        assert_eq!(details(&inet(1, 0, 0, 200, &[])).timer, None);
        assert_eq!(details(&inet(1, 9, 0, 200, &[])).timer, None);
    }

    #[test]
    fn attributes_of_any_length_are_read_as_far_as_they_go() {
        let whole =
            inet(1, 0, 0, 0, &[(INET_DIAG_INFO, vec![1; 400]), (99, vec![0; 3]), (INET_DIAG_SKMEMINFO, vec![0; 36])]);
        let told = tcp(&whole, 0).unwrap().details.unwrap();
        assert!(told.tcp.is_some() && told.memory.is_some());
        for length in INET_MESSAGE..whole.len() {
            let told = tcp(&whole[..length], 0).unwrap().details.unwrap();
            assert_eq!(told.memory, None, "{length}");
        }
        for length in 0..INET_MESSAGE {
            let kind = tcp(&whole[..length], 0).unwrap_err().kind();
            assert_eq!(kind, io::ErrorKind::UnexpectedEof, "{length}");
        }
        for length in 0..64 {
            let _ = (unix(&whole[..length]), udp(&whole[..length]), identity(&whole[..length]));
        }
    }

    #[test]
    fn a_listener_has_no_figures_of_a_connection() {
        let answer = inet(10, 0, 0, 0, &[(INET_DIAG_INFO, vec![1; 280])]);
        let truth = tcp(&answer, 0).unwrap();
        assert!(truth.accept_queue.is_some() && truth.unread.is_none());
        assert_eq!(truth.details, Some(Box::default()));
    }
}
