//! Sockets for servers that run on tokio, told to a [`super::recorder::Recorder`] like all others.
//!
//! Each system call that came back with an answer is one event, with the time it entered and left the
//! kernel. A poll that found nothing to do is not a call: the kernel's EAGAIN is tokio's affair, and a
//! student would read it as a failure. But a `send` that finds no room has begun, and is told so: until the other
//! end reads, that is what the server waits for with bytes in its hands.

mod datagrams;
mod held;
mod listener;
mod probe;
mod stream;

pub use datagrams::Datagrams;
pub use listener::Listener;
pub use probe::is_dead_path;
pub use stream::Stream;

use crate::net::error::SocketError;

/// Why a server's socket could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A call failed, which the recorder was told.
    #[error(transparent)]
    Call(#[from] SocketError),
    /// The runtime could not watch the socket (epoll_ctl(2)).
    #[error("the runtime cannot watch the socket: {0}")]
    Reactor(#[from] std::io::Error),
}
