//! Why a socket could not be made, be given an address, or listen.

use super::kernel::family_name;
use super::{Draft, Scene, family_of, rewrite, say, serves};
use crate::i18n::python::{python_address, python_socket};
use crate::journal::address::Address;
use crate::journal::call::Operation;
use crate::journal::socket::{Family, Kind, Protocol};

/// The most bytes of a path that CPython lets through: `sun_path` less its final NUL, unix(7).
const LONGEST_PATH: usize = 107;

/// The sentence for an errno of `socket` and `socketpair`.
pub(super) fn socket(scene: &Scene, errno: i32, protocol: Protocol) -> Option<Draft> {
    let (family, kind) = (scene.family(), scene.kind());
    let name = scene.assigned("s");
    let made = |family, kind| match scene.operation() {
        Some(Operation::SocketPair { .. }) => "a, b = socket.socketpair()".to_owned(),
        _ => format!("{name} = {}", python_socket(family, kind)),
    };
    let usual = || made(Family::INET, Kind::STREAM);
    let known = |kind: Kind| if kind == Kind::DGRAM { Kind::DGRAM } else { Kind::STREAM };
    Some(match errno {
        libc::EPERM if kind == Kind::RAW => say("explain-raw").try_line(made(Family::INET, Kind::DGRAM)),
        libc::EPERM => say("explain-not-permitted"),
        libc::EACCES => say("explain-ping").try_line(made(family, Kind::DGRAM)),
        libc::EAFNOSUPPORT if family.name() == Some("AF_X25") => say("explain-family-x25").try_line(usual()),
        libc::EAFNOSUPPORT if family == Family::INET6 => {
            say("explain-family-six-off").try_line(made(Family::INET, known(kind)))
        }
        libc::EAFNOSUPPORT => say("explain-family-unknown").with("family", &family_name(family)).try_line(usual()),
        libc::ESOCKTNOSUPPORT if kind == Kind::SEQPACKET => say("explain-type-seqpacket")
            .with("family", &family_name(family))
            .try_line(made(Family::UNIX, Kind::SEQPACKET)),
        libc::ESOCKTNOSUPPORT => say("explain-type-unsupported")
            .with("family", &family_name(family))
            .with("kind", &kind.name().map_or_else(|| kind.0.to_string(), str::to_owned))
            .try_line(made(family, Kind::STREAM)),
        libc::EPROTONOSUPPORT if kind == Kind::RAW && protocol.0 == 0 => {
            say("explain-raw-zero").try_line(made(Family::INET, Kind::DGRAM))
        }
        libc::EPROTONOSUPPORT | libc::EPROTOTYPE => {
            say("explain-protocol-unsupported").try_line(made(family, known(kind)))
        }
        libc::EINVAL => say("explain-type-unknown").try_line(made(family, known(kind))),
        _ => return None,
    })
}

/// The sentence for an errno of `bind`.
pub(super) fn bind(scene: &Scene, errno: i32, address: &Address) -> Option<Draft> {
    let name = scene.receiver("s");
    Some(match errno {
        libc::EADDRINUSE => in_use(scene, address),
        libc::EADDRNOTAVAIL => foreign(scene, address),
        libc::EACCES | libc::EPERM if address.port().is_some() => say("explain-low-port")
            .try_line(with_port(address, high_port(scene, address)).map(|it| bind_line(name, &it))),
        libc::EACCES | libc::EPERM => {
            say("explain-path-forbidden").try_line_with(Some(format!("{name}.bind(\"{{}}\")")), "explain-word-path")
        }
        libc::EROFS | libc::ENOSPC | libc::EDQUOT => {
            say("explain-path-unwritable").try_line_with(Some(format!("{name}.bind(\"{{}}\")")), "explain-word-path")
        }
        libc::ENOENT => {
            say("explain-missing-folder").try_line_with(Some(format!("{name}.bind(\"{{}}\")")), "explain-word-path")
        }
        libc::EINVAL if has_address(scene) => {
            say("explain-bound-twice").with_place("place", scene.local()).try_line(scene.another_socket("s"))
        }
        _ => return None,
    })
}

/// The sentence for an errno of `listen`.
pub(super) fn listen(scene: &Scene, errno: i32) -> Option<Draft> {
    let name = scene.receiver("s");
    Some(match errno {
        libc::EOPNOTSUPP => say("explain-accept-datagram").try_line(format!("{name}.recvfrom(1024)")),
        libc::EINVAL if scene.peer().is_some() => {
            say("explain-listen-connected").try_line(format!("s = {}", python_socket(scene.family(), scene.kind())))
        }
        libc::EINVAL | libc::EDESTADDRREQ if scene.is_unix() => {
            say("explain-listen-unnamed").try_line_with(Some(format!("{name}.bind(\"{{}}\")")), "explain-word-path")
        }
        libc::EADDRINUSE => match scene.local() {
            Some(address) => in_use(scene, address),
            None => say("explain-in-use").with_place("place", None),
        },
        _ => return None,
    })
}

fn in_use(scene: &Scene, address: &Address) -> Draft {
    let name = scene.receiver("s");
    if address.port() == Some(0) {
        return say("explain-in-use-no-ports");
    }
    let free = with_port(address, 0).or_else(|| longer_name(address)).map(|it| bind_line(name, &it));
    let holder =
        scene.context.places.iter().find(|place| place.kind == scene.kind() && serves(&place.address, address));
    let is_internet = address.port().is_some();
    match (holder, address) {
        (Some(place), _) if place.program == scene.context.program => {
            say("explain-in-use-own").with_place("place", Some(address)).try_line(free)
        }
        (Some(place), _) if is_internet && place.listening => say("explain-in-use-other")
            .with_place("place", Some(address))
            .with("program", &place.program)
            .try_line(connect_line(scene, address)),
        (Some(place), _) if !is_internet => {
            say("explain-in-use-path-other").with("program", &place.program).try_line(free)
        }
        (_, Address::Path(_)) => say("explain-in-use-path").try_line(free),
        (_, Address::Abstract(_)) => say("explain-in-use-abstract").try_line(free),
        _ => say("explain-in-use").with_place("place", Some(address)).try_line(free),
    }
}

fn foreign(scene: &Scene, address: &Address) -> Draft {
    let host = match address {
        Address::Inet { ip, .. } => ip.to_string(),
        Address::Inet6 { ip, .. } if ip.is_loopback() => {
            let local = Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: address.port().unwrap_or(0) };
            let made = format!("{} = {}", scene.receiver("s"), python_socket(Family::INET, scene.kind()));
            return say("explain-six-off").try_line(format!("{made}; {}", bind_line(scene.receiver("s"), &local)));
        }
        Address::Inet6 { ip, .. } => ip.to_string(),
        other => python_address(other),
    };
    let line = match address.port() {
        Some(1..) => connect_line(scene, address),
        _ => bind_line(scene.receiver("s"), &Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 0 }),
    };
    let suits = family_of(address) == Some(Family::INET) || address.port() != Some(0);
    say("explain-foreign-address").with("host", &host).try_line(suits.then_some(line))
}

fn has_address(scene: &Scene) -> bool {
    scene.local().is_some_and(|local| local.port() != Some(0) && *local != Address::Unnamed)
}

fn bind_line(name: &str, address: &Address) -> String {
    format!("{name}.bind({})", python_address(address))
}

/// The student's own line with `connect` for `bind`, else one like it.
fn connect_line(scene: &Scene, address: &Address) -> String {
    let own = scene.line.and_then(|line| rewrite::splice(line, ".bind(", ".connect("));
    own.unwrap_or_else(|| format!("{}.connect({})", scene.receiver("s"), python_address(address)))
}

fn with_port(address: &Address, port: u16) -> Option<Address> {
    Some(match address {
        Address::Inet { ip, .. } => Address::Inet { ip: *ip, port },
        Address::Inet6 { ip, flow, scope, .. } => Address::Inet6 { ip: *ip, port, flow: *flow, scope: *scope },
        _ => return None,
    })
}

/// A port anybody may bind that recalls the one asked for, as 8080 recalls 80; 0 if the lab has it in use.
fn high_port(scene: &Scene, address: &Address) -> u16 {
    let asked = address.port().unwrap_or(0);
    let port = if asked < 1024 { 8000 + asked } else { 0 };
    let taken = scene.context.places.iter().any(|place| place.address.port() == Some(port));
    if taken { 0 } else { port }
}

/// Another name beside the one in use.
fn longer_name(address: &Address) -> Option<Address> {
    match address {
        Address::Path(path) if path.len() < LONGEST_PATH => Some(Address::Path([path.as_slice(), b"2"].concat())),
        Address::Abstract(name) if name.len() < LONGEST_PATH => {
            Some(Address::Abstract([name.as_slice(), b"2"].concat()))
        }
        _ => None,
    }
}
