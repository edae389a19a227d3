//! What a descriptor is: its identity, and the three numbers it was made of.

#[cfg(not(target_os = "linux"))]
use std::sync::atomic::{AtomicU64, Ordering};

use crate::journal::socket::{Family, Kind, Protocol, SocketId, SocketInfo};
use crate::kernel::descriptor;

/// Identities for sockets of systems without SO_COOKIE; the pid in the high half keeps programs apart.
#[cfg(not(target_os = "linux"))]
static NEXT_ID: AtomicU64 = AtomicU64::new(1);

#[cfg(target_os = "linux")]
pub(super) fn plain(kind: Kind) -> Kind {
    Kind(kind.0 & !(libc::SOCK_NONBLOCK | libc::SOCK_CLOEXEC))
}

#[cfg(target_os = "linux")]
pub(super) fn asks_nonblocking(kind: Kind) -> bool {
    kind.0 & libc::SOCK_NONBLOCK != 0
}

#[cfg(not(target_os = "linux"))]
pub(super) fn plain(kind: Kind) -> Kind {
    kind
}

#[cfg(not(target_os = "linux"))]
pub(super) fn asks_nonblocking(_kind: Kind) -> bool {
    false
}

/// What a new descriptor is, with the kernel's own identity for it.
pub(crate) fn info_of(fd: i32, family: Family, kind: Kind, protocol: Protocol) -> SocketInfo {
    SocketInfo { id: identity(fd), fd, inode: descriptor::inode(fd), family, kind, protocol }
}

#[cfg(target_os = "linux")]
fn identity(fd: i32) -> SocketId {
    // Before Linux 4.12 there is no SO_COOKIE: the inode is as good for as long as the socket lives.
    SocketId(descriptor::cookie(fd).unwrap_or_else(|| descriptor::inode(fd)))
}

#[cfg(not(target_os = "linux"))]
fn identity(_fd: i32) -> SocketId {
    SocketId((u64::from(std::process::id()) << 32) | NEXT_ID.fetch_add(1, Ordering::Relaxed))
}

#[cfg(target_os = "linux")]
pub(super) fn protocol_of(fd: i32) -> Option<Protocol> {
    let bytes = descriptor::option(fd, libc::SOL_SOCKET, libc::SO_PROTOCOL, 4).ok()?;
    Some(Protocol(i32::from_ne_bytes(bytes.try_into().ok()?)))
}

#[cfg(not(target_os = "linux"))]
pub(super) fn protocol_of(_fd: i32) -> Option<Protocol> {
    None
}
