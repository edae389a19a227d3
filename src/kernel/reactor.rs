//! Handing sockets to tokio's reactor.

use std::io;
use std::sync::Arc;

use socket2::Socket;
use tokio::io::unix::AsyncFd;

/// A socket that tokio watches for readiness. Must be called within a tokio runtime.
///
/// # Errors
/// epoll_ctl(2)'s.
pub fn watch(socket: Arc<Socket>) -> io::Result<AsyncFd<Arc<Socket>>> {
    // SAFETY: the AsyncFd keeps this reference to the socket, so the descriptor stays open until after it
    // has left the reactor; a `Socket` never changes its number.
    unsafe { AsyncFd::register(socket) }.map_err(io::Error::from)
}
