//! A socket that waits for connections.

use std::io;
use std::sync::Arc;

use super::OpenError;
use super::held::{Held, Watched};
use super::stream::Stream;
use crate::journal::address::Address;
use crate::journal::call::{Operation, OptionValue, Returned};
use crate::journal::socket::{Family, Kind, SocketInfo};
use crate::kernel::{clock, descriptor};
use crate::net::error::SocketError;
use crate::net::names;
use crate::net::recorder::{Gave, Recorder};

/// A listening stream socket: TCP over IPv4 or IPv6, or AF_UNIX.
#[derive(Debug)]
pub struct Listener {
    watched: Watched,
    address: Address,
}

impl Listener {
    /// `socket`, `bind`, `listen`: each told as it happens. Must run within a tokio runtime.
    ///
    /// # Errors
    /// The kernel's, such as EADDRINUSE and EACCES; and the recorder's refusal of what is not loopback.
    pub fn open(recorder: Arc<dyn Recorder>, address: &Address, backlog: i32) -> Result<Listener, OpenError> {
        Listener::open_narrow(recorder, address, backlog, None)
    }

    /// The same with a receive buffer of so many bytes (SO_RCVBUF, socket(7)) for the connections that it will accept:
    /// they take it over from the listener, and only so before the window is agreed on (tcp(7)).
    ///
    /// # Errors
    /// As [`Listener::open`].
    pub fn open_narrow(
        recorder: Arc<dyn Recorder>,
        address: &Address,
        backlog: i32,
        receive_buffer: Option<i32>,
    ) -> Result<Listener, OpenError> {
        let held = Held::create(recorder, family_of(address), Kind::STREAM)?;
        // A server that comes back to its port must not wait for the old connections' TIME_WAIT (socket(7)).
        if address.port().is_some_and(|port| port != 0) {
            held.switch_on(libc::SOL_SOCKET, libc::SO_REUSEADDR)?;
        }
        open_only_ipv6(&held, address)?;
        if let Some(bytes) = receive_buffer {
            held.set_option(libc::SOL_SOCKET, libc::SO_RCVBUF, OptionValue::Integer(bytes))?;
        }
        held.bind(address)?;
        held.listen(backlog)?;
        let address = held.names().local.unwrap_or_else(|| address.clone());
        Ok(Listener { watched: held.watched()?, address })
    }

    /// Where it listens: the kernel's answer, with the port it chose.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// The socket as it was born.
    pub fn info(&self) -> &SocketInfo {
        &self.watched.held.info
    }

    /// Waits until the kernel holds a connection that nobody has accepted. Makes no call.
    ///
    /// # Errors
    /// When the runtime ends.
    pub async fn waiting(&self) -> io::Result<()> {
        self.watched.reactor.readable().await.map(drop)
    }

    /// `accept()`, if a connection waits. `None`, and nothing told, if none does after all.
    ///
    /// # Errors
    /// The kernel's: ECONNABORTED for a connection that is gone, EMFILE for no descriptor left…
    pub async fn accept_waiting(&self) -> io::Result<Option<(Stream, Address)>> {
        let mut guard = self.watched.reactor.readable().await?;
        let held = &self.watched.held;
        let began = clock::now();
        // accept4 with SOCK_CLOEXEC.
        let (socket, from) = match descriptor::with_socket(held.info.fd, |socket| socket.accept()) {
            Ok(accepted) => accepted,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                guard.clear_ready();
                return Ok(None);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(None),
            Err(error) => {
                held.tell_failure(Operation::Accept, began, &error);
                return Err(error);
            }
        };
        let mode = socket.set_nonblocking(true);
        let peer = names::from_kernel(&from);
        let accepted = Held::around(held.recorder.clone(), socket, held.info.family, held.info.kind);
        let names = accepted.names();
        let gave = Gave::Returned(Returned::Socket { socket: accepted.info.clone(), peer: Some(peer.clone()) });
        held.tell(Operation::Accept, began, gave, Some(names.clone()));
        mode?;
        let stream = Stream::around(accepted, names.local.unwrap_or_else(|| self.address.clone()), peer.clone())?;
        Ok(Some((stream, peer)))
    }
}

/// The family whose addresses look like this one.
pub(super) fn family_of(address: &Address) -> Family {
    match address {
        Address::Inet { .. } => Family::INET,
        Address::Inet6 { .. } => Family::INET6,
        Address::Path(_) | Address::Abstract(_) | Address::Unnamed => Family::UNIX,
        Address::Other { family, .. } => Family(*family),
    }
}

/// `::` takes IPv4's connections too on Linux, and then 0.0.0.0 on the same port is in use (ipv6(7)).
pub(super) fn open_only_ipv6(held: &Held, address: &Address) -> Result<(), SocketError> {
    match address {
        Address::Inet6 { ip, .. } if ip.is_unspecified() => held.switch_on(libc::IPPROTO_IPV6, libc::IPV6_V6ONLY),
        _ => Ok(()),
    }
}
