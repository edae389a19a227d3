//! Who is asked what the kernel holds of a socket, from outside the program that holds it.

use std::io;

use crate::journal::address::Address;
use crate::journal::socket::{Family, Kind, SocketId, Truth};

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

/// A system's way of telling about any socket of this user.
pub trait SocketTruth: Send {
    /// What the kernel says of one socket; `None` if its tables list none that is this one.
    ///
    /// # Errors
    /// `Unsupported` where the system tells nothing; what [`is_refusal`] knows where it could and may not; anything else
    /// for this one question.
    fn ask(&mut self, target: &Target) -> io::Result<Option<Truth>>;

    /// What the kernel says of each of many sockets, in their order: as [`SocketTruth::ask`], where a system can be asked
    /// about many for less.
    fn ask_all(&mut self, targets: &[Target]) -> Vec<io::Result<Option<Truth>>> {
        targets.iter().map(|target| self.ask(target)).collect()
    }

    /// What the kernel says of a TCP socket that no exact question finds, and its own address: one that has an address and
    /// neither listens nor is connected, or, where the target has no address of its own, one whose `connect` waits for an
    /// answer of the peer. Some twenty times dearer, so ask once and not at every look.
    ///
    /// # Errors
    /// As [`SocketTruth::ask`].
    fn search(&mut self, target: &Target) -> io::Result<Option<Found>>;
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What the kernel says of it.
    pub truth: Truth,
    /// Its own address.
    pub local: Address,
}

/// Whether an error says that this kernel will not answer, whatever the socket: what a sandbox forbids, or what was left
/// out of it.
pub fn is_refusal(error: &io::Error) -> bool {
    let errnos = [libc::EPERM, libc::EACCES, libc::EPROTONOSUPPORT, libc::EAFNOSUPPORT, libc::ENOSYS];
    error.raw_os_error().is_some_and(|errno| errnos.contains(&errno))
}

/// Answers nothing but why there is no answer.
#[derive(Debug)]
pub struct Silent(io::Error);

impl Silent {
    /// Where the system has no way of telling.
    pub fn unsupported() -> Silent {
        Silent(io::ErrorKind::Unsupported.into())
    }

    /// Where the system refused to.
    pub fn refused(error: io::Error) -> Silent {
        Silent(error)
    }

    fn answer<Answer>(&self) -> io::Result<Option<Answer>> {
        Err(match self.0.raw_os_error() {
            Some(errno) => io::Error::from_raw_os_error(errno),
            None => self.0.kind().into(),
        })
    }
}

impl SocketTruth for Silent {
    fn ask(&mut self, _: &Target) -> io::Result<Option<Truth>> {
        self.answer()
    }

    fn search(&mut self, _: &Target) -> io::Result<Option<Found>> {
        self.answer()
    }
}

/// This system's way: `sock_diag(7)`.
#[cfg(target_os = "linux")]
pub fn of_this_system() -> Box<dyn SocketTruth> {
    match super::diag::Diagnostics::open() {
        Ok(diagnostics) => Box::new(diagnostics),
        Err(error) => Box::new(Silent::refused(error)),
    }
}

/// This system has no way that we know of.
#[cfg(not(target_os = "linux"))]
pub fn of_this_system() -> Box<dyn SocketTruth> {
    Box::new(Silent::unsupported())
}
