//! Why a server could not be opened or go on.

use crate::journal::address::Address;
use crate::journal::call::Failure;
use crate::journal::event::ServerKind;
use crate::net::tokio_socket::OpenError;

/// Why a server could not be opened or go on. Typed: the caller words it.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// An address could not be opened: in use, foreign, privileged, refused as not loopback…
    #[error("cannot listen at {address:?}: {error}")]
    CannotListen {
        /// The address that was asked for.
        address: Address,
        /// Which call failed, and how.
        #[source]
        error: OpenError,
    },
    /// A Unix path longer than the kernel's `sockaddr_un` holds.
    #[error("a path of {length} bytes: the kernel takes {limit}")]
    PathTooLong {
        /// Its length in bytes.
        length: usize,
        /// The longest there may be.
        limit: usize,
    },
    /// The kind of server and the addresses do not go together: a path for UDP, none for Unix.
    #[error("{kind:?} cannot listen at such an address")]
    Unsuitable {
        /// The server's kind.
        kind: ServerKind,
    },
    /// A socket of the server itself stopped working.
    #[error("the server's socket failed: {0}")]
    Broken(#[from] std::io::Error),
}

impl ServeError {
    /// How the kernel (or we) refused, where a call did.
    pub fn failure(&self) -> Option<&Failure> {
        match self {
            ServeError::CannotListen { error: OpenError::Call(error), .. } => Some(&error.failure),
            _ => None,
        }
    }

    /// The kernel's errno, where it was the kernel that said no.
    pub fn errno(&self) -> Option<i32> {
        match self {
            ServeError::CannotListen { error: OpenError::Call(error), .. } => error.errno(),
            ServeError::CannotListen { error: OpenError::Reactor(error), .. } => error.raw_os_error(),
            // What the kernel says of such a path, were it asked.
            ServeError::PathTooLong { .. } => Some(libc::ENAMETOOLONG),
            ServeError::Unsuitable { .. } => None,
            ServeError::Broken(error) => error.raw_os_error(),
        }
    }

    /// The address that could not be opened.
    pub fn address(&self) -> Option<&Address> {
        match self {
            ServeError::CannotListen { address, .. } => Some(address),
            _ => None,
        }
    }
}
