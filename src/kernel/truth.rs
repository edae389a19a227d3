//! What the kernel tells of a socket through the program's own descriptor.

use std::os::fd::RawFd;

use super::descriptor;
#[cfg(target_os = "linux")]
use super::tcp_info;
#[cfg(target_os = "linux")]
use crate::journal::socket::{AcceptQueue, TcpState};
use crate::journal::socket::{Family, Kind, SocketId, Truth};
#[cfg(target_os = "linux")]
use crate::journal::truth::{Credentials, Details, Source};

/// SIOCOUTQ is TIOCOUTQ by another name (tcp(7), asm/sockios.h).
#[cfg(target_os = "linux")]
const SIOCOUTQ: libc::Ioctl = libc::TIOCOUTQ;
/// SO_MEMINFO (asm-generic/socket.h): the memory of its queues.
#[cfg(target_os = "linux")]
const SO_MEMINFO: i32 = 55;

/// Asks for the cheapest truths: about 1.3 µs for a TCP socket.
#[cfg(target_os = "linux")]
pub fn of_descriptor(fd: RawFd, family: Family, kind: Kind) -> Truth {
    let mut truth = Truth::default();
    if family.is_internet() && kind == Kind::STREAM {
        // Fails with ENOPROTOOPT for stream protocols other than TCP: then nothing is said.
        if let Ok(info) = descriptor::option(fd, libc::IPPROTO_TCP, libc::TCP_INFO, 104) {
            truth.state = tcp_info::state(&info);
            if truth.state == Some(TcpState::Listen) {
                let queue = tcp_info::accept_queue(&info);
                truth.accept_queue = queue.map(|(waiting, limit)| AcceptQueue { waiting, limit });
                return truth;
            }
        }
    }
    truth.unread = descriptor::ioctl_int(fd, libc::FIONREAD).ok().and_then(|n| u32::try_from(n).ok());
    let unacknowledged = descriptor::ioctl_int(fd, SIOCOUTQ).ok().and_then(|n| u32::try_from(n).ok());
    truth.unacknowledged = unacknowledged.map(|bytes| bytes.saturating_sub(tcp_info::sent_fin(truth.state)));
    truth
}

/// All that a descriptor tells of the socket `id`: what a look from outside tells, and who is at the other end of a Unix
/// connection. `None` when the descriptor no longer leads to that socket. About 3 µs.
#[cfg(target_os = "linux")]
pub fn closely(fd: RawFd, id: SocketId, family: Family, kind: Kind) -> Option<Truth> {
    // Asked before and after: another thread of the program may close it meanwhile, and its number is soon another's.
    let is_it = || descriptor::cookie(fd) == Some(id.0);
    if !is_it() {
        return None;
    }
    let tcp = family.is_internet() && kind == Kind::STREAM;
    let mut truth = of_descriptor(fd, family, kind);
    let mut details = Details { source: Source::Program, peer: peer(fd, family, kind), ..Details::default() };
    let memory = descriptor::option(fd, libc::SOL_SOCKET, SO_MEMINFO, tcp_info::MEMORY_ROOM).ok();
    details.memory = memory.and_then(|bytes| tcp_info::memory(&bytes, tcp));
    if tcp && let Ok(info) = descriptor::option(fd, libc::IPPROTO_TCP, libc::TCP_INFO, tcp_info::ROOM) {
        let state = tcp_info::state(&info);
        details.unsent = tcp_info::unsent(&info, state);
        details.tcp = tcp_info::figures(&info, state, truth.unacknowledged);
    }
    if family.is_internet() && kind == Kind::DGRAM {
        truth.receive_memory = details.memory.map(|memory| memory.receive);
    }
    truth.details = Some(Box::new(details));
    is_it().then_some(truth)
}

/// Elsewhere no descriptor says which socket it leads to.
#[cfg(not(target_os = "linux"))]
pub fn closely(_fd: RawFd, _id: SocketId, _family: Family, _kind: Kind) -> Option<Truth> {
    None
}

/// Who made the other end of a Unix connection, at the time of its `connect`, `listen` or `socketpair` (SO_PEERCRED,
/// unix(7)).
#[cfg(target_os = "linux")]
fn peer(fd: RawFd, family: Family, kind: Kind) -> Option<Credentials> {
    if family != Family::UNIX || kind == Kind::DGRAM {
        return None;
    }
    // A listener answers with its own, which its callers will be told (net/unix/af_unix.c: `unix_listen`).
    let listens = descriptor::option(fd, libc::SOL_SOCKET, libc::SO_ACCEPTCONN, 4).ok()?;
    if tcp_info::number(&listens, 0)? != 0 {
        return None;
    }
    let bytes = descriptor::option(fd, libc::SOL_SOCKET, libc::SO_PEERCRED, 12).ok()?;
    let (pid, uid, gid) =
        (tcp_info::number(&bytes, 0)? as i32, tcp_info::number(&bytes, 4)?, tcp_info::number(&bytes, 8)?);
    // Without another end the kernel answers pid 0 and -1 for both (net/core/sock.c: `cred_to_ucred`).
    (uid != u32::MAX).then_some(Credentials { pid, uid, gid })
}

/// Elsewhere the kernel is asked for what every system tells.
#[cfg(not(target_os = "linux"))]
pub fn of_descriptor(fd: RawFd, _family: Family, _kind: Kind) -> Truth {
    Truth {
        unread: descriptor::ioctl_int(fd, libc::FIONREAD).ok().and_then(|n| u32::try_from(n).ok()),
        ..Truth::default()
    }
}
