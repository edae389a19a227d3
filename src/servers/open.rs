//! Opening the addresses of a server.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::os::unix::ffi::OsStrExt;
use std::sync::Arc;

use super::error::ServeError;
use super::unix_path::{self, ClaimedPath};
use super::{Limits, Options};
use crate::journal::address::Address;
use crate::journal::event::ServerKind;
use crate::net::names::PATH_LIMIT;
use crate::net::recorder::Recorder;
use crate::net::tokio_socket::{Datagrams, Listener, OpenError};

/// The listeners of a server, and the files that go with them.
#[derive(Debug)]
pub(super) struct Opened {
    /// The listeners, in the order in which they were opened. Dropped, and so closed, before the files go.
    pub(super) listeners: Vec<Listener>,
    paths: Vec<ClaimedPath>,
}

impl Opened {
    /// Where the server listens.
    pub(super) fn addresses(&self) -> Vec<Address> {
        self.listeners.iter().map(|listener| listener.address().clone()).collect()
    }

    fn listen(&mut self, recorder: &Arc<dyn Recorder>, address: &Address, limits: &Limits) -> Result<(), ServeError> {
        let result = match address {
            Address::Path(path) => {
                if path.len() > PATH_LIMIT {
                    return Err(ServeError::PathTooLong { length: path.len(), limit: PATH_LIMIT });
                }
                unix_path::listen(recorder.clone(), path, limits.backlog).map(|(listener, path)| {
                    self.paths.extend(path);
                    listener
                })
            }
            _ => Listener::open_narrow(recorder.clone(), address, limits.backlog, limits.receive_buffer),
        };
        let listener = result.map_err(|error| ServeError::CannotListen { address: address.clone(), error })?;
        self.listeners.push(listener);
        Ok(())
    }
}

/// Opens the stream sockets of an echo or web server, or of a fault maker.
pub(super) fn streams(kind: ServerKind, options: &Options, recorder: Arc<dyn Recorder>) -> Result<Opened, ServeError> {
    let mut opened = Opened { listeners: Vec::new(), paths: Vec::new() };
    let path = options.unix_path.as_ref().map(|path| Address::Path(path.as_os_str().as_bytes().to_vec()));
    if kind == ServerKind::EchoUnix {
        let given = path.iter().chain(&options.addresses);
        for address in given {
            if address.port().is_some() {
                return Err(ServeError::Unsuitable { kind });
            }
            opened.listen(&recorder, address, &options.limits)?;
        }
        if opened.listeners.is_empty() {
            return Err(ServeError::Unsuitable { kind });
        }
        return Ok(opened);
    }
    if matches!(kind, ServerKind::Fault(_)) && path.iter().chain(&options.addresses).any(|it| it.port().is_none()) {
        return Err(ServeError::Unsuitable { kind });
    }
    for address in &options.addresses {
        opened.listen(&recorder, address, &options.limits)?;
    }
    if options.addresses.is_empty() {
        let port = open_usual(&mut opened, options, &recorder)?;
        if kind == ServerKind::Web {
            open_usual_ipv6(&mut opened, options, &recorder, port)?;
        }
    }
    if let Some(path) = path {
        opened.listen(&recorder, &path, &options.limits)?;
    }
    Ok(opened)
}

/// Opens 127.0.0.1, and gives its port.
fn open_usual(opened: &mut Opened, options: &Options, recorder: &Arc<dyn Recorder>) -> Result<u16, ServeError> {
    let address = Address::Inet { ip: Ipv4Addr::LOCALHOST, port: options.port };
    opened.listen(recorder, &address, &options.limits)?;
    Ok(opened.listeners.last().and_then(|listener| listener.address().port()).unwrap_or(options.port))
}

/// Opens ::1 at the same port, so that `localhost` works whichever way it is looked up. A machine without
/// IPv6 does without; so does one where somebody else has that port there, unless it was asked for.
fn open_usual_ipv6(
    opened: &mut Opened,
    options: &Options,
    recorder: &Arc<dyn Recorder>,
    port: u16,
) -> Result<(), ServeError> {
    let address = Address::Inet6 { ip: Ipv6Addr::LOCALHOST, port, flow: 0, scope: 0 };
    match opened.listen(recorder, &address, &options.limits) {
        Err(ServeError::CannotListen { error: OpenError::Call(error), .. })
            if matches!(error.errno(), Some(libc::EAFNOSUPPORT | libc::EADDRNOTAVAIL))
                || (error.errno() == Some(libc::EADDRINUSE) && options.port == 0) =>
        {
            Ok(())
        }
        result => result,
    }
}

/// Opens the sockets of an echo server over UDP.
pub(super) fn datagrams(options: &Options, recorder: Arc<dyn Recorder>) -> Result<Vec<Datagrams>, ServeError> {
    let usual = [Address::Inet { ip: Ipv4Addr::LOCALHOST, port: options.port }];
    let addresses = if options.addresses.is_empty() { &usual[..] } else { &options.addresses };
    if options.unix_path.is_some() || addresses.iter().any(|address| address.port().is_none()) {
        return Err(ServeError::Unsuitable { kind: ServerKind::EchoUdp });
    }
    let open = |address: &Address| {
        Datagrams::open(recorder.clone(), address)
            .map_err(|error| ServeError::CannotListen { address: address.clone(), error })
    };
    addresses.iter().map(open).collect()
}
