//! Between the kernel's `sockaddr` and our [`Address`].

use std::ffi::OsStr;
use std::io;
use std::net::{SocketAddr, SocketAddrV4, SocketAddrV6};
use std::os::unix::ffi::OsStrExt;

use socket2::{SockAddr, SockRef};

use crate::journal::address::Address;
use crate::journal::call::Names;

/// The longest path a `sockaddr_un` holds here with its final NUL, as CPython insists on: 107 on Linux.
pub const PATH_LIMIT: usize = size_of::<libc::sockaddr_un>() - std::mem::offset_of!(libc::sockaddr_un, sun_path) - 1;

/// The kernel's form of an address.
///
/// # Errors
/// `InvalidInput` for a path too long for `sockaddr_un`, and for families we have no shape for.
pub fn to_kernel(address: &Address) -> io::Result<SockAddr> {
    Ok(match address {
        Address::Inet { ip, port } => SocketAddrV4::new(*ip, *port).into(),
        Address::Inet6 { ip, port, flow, scope } => SocketAddrV6::new(*ip, *port, *flow, *scope).into(),
        Address::Path(path) => SockAddr::unix(OsStr::from_bytes(path))?,
        Address::Abstract(name) => {
            let mut path = vec![0];
            path.extend_from_slice(name);
            SockAddr::unix(OsStr::from_bytes(&path))?
        }
        // An empty path asks Linux to pick an abstract name (autobind, unix(7)).
        Address::Unnamed => SockAddr::unix("")?,
        Address::Other { .. } => return Err(io::ErrorKind::InvalidInput.into()),
    })
}

/// Our form of an address the kernel gave.
pub fn from_kernel(address: &SockAddr) -> Address {
    match address.as_socket() {
        Some(SocketAddr::V4(v4)) => return Address::Inet { ip: *v4.ip(), port: v4.port() },
        Some(SocketAddr::V6(v6)) => {
            return Address::Inet6 { ip: *v6.ip(), port: v6.port(), flow: v6.flowinfo(), scope: v6.scope_id() };
        }
        None => {}
    }
    if let Some(path) = address.as_pathname() {
        return Address::Path(path.as_os_str().as_bytes().to_vec());
    }
    #[cfg(target_os = "linux")]
    if let Some(name) = address.as_abstract_namespace() {
        return Address::Abstract(name.to_vec());
    }
    let family = i32::from(address.family());
    if family == libc::AF_UNIX || family == libc::AF_UNSPEC {
        return Address::Unnamed;
    }
    Address::Other { family, raw: Vec::new() }
}

/// What the kernel calls both ends of a socket now.
pub fn of_socket(socket: &SockRef<'_>) -> Names {
    Names {
        local: socket.local_addr().ok().map(|address| from_kernel(&address)),
        peer: socket.peer_addr().ok().map(|address| from_kernel(&address)),
    }
}
