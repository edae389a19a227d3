//! The kernel's errnos, by the call that met them: errno(3), tcp(7), udp(7), unix(7), and what Linux
//! really answered where the pages differ.

use super::kernel_bind::{bind, listen, socket};
use super::kernel_connect::connect;
use super::{Draft, Scene, rewrite, say};
use crate::i18n::python::python_address;
use crate::journal::address::Address;
use crate::journal::call::Operation;
use crate::journal::socket::Family;

/// Chooses the sentence for an errno; `None` if nothing more than its own text is known.
pub(super) fn explain(scene: &Scene, errno: i32) -> Option<Draft> {
    everywhere(scene, errno)
        .or_else(|| match scene.operation()? {
            Operation::Socket { protocol, .. } => socket(scene, errno, *protocol),
            Operation::SocketPair { protocol, .. } => match errno {
                libc::EOPNOTSUPP => Some(
                    say("explain-pair-internet")
                        .with("family", &family_name(scene.family()))
                        .try_line("a, b = socket.socketpair()".to_owned()),
                ),
                _ => socket(scene, errno, *protocol),
            },
            Operation::Bind { address } => bind(scene, errno, address),
            Operation::Listen { .. } => listen(scene, errno),
            Operation::Accept => accept(scene, errno),
            Operation::Connect { address, .. } => connect(scene, errno, address),
            Operation::Send { asked, .. } | Operation::SendAll { asked, .. } | Operation::SendTo { asked, .. } => {
                send(scene, errno, *asked)
            }
            Operation::Receive { .. } | Operation::ReceiveFrom { .. } => receive(scene, errno),
            Operation::Shutdown { .. } | Operation::PeerName | Operation::LocalName => match errno {
                libc::ENOTCONN | libc::EINVAL => Some(not_connected(scene)),
                _ => None,
            },
            Operation::SetOption { .. } | Operation::GetOption { .. } => match errno {
                libc::EINVAL | libc::EDOM | libc::ERANGE | libc::EFAULT => Some(say("explain-bad-option")),
                libc::EOPNOTSUPP => Some(say("explain-no-option")),
                _ => None,
            },
            _ => None,
        })
        .or_else(|| fallback(scene, errno))
}

/// What an errno means whichever call met it.
fn everywhere(scene: &Scene, errno: i32) -> Option<Draft> {
    Some(match errno {
        libc::EBADF => closed(scene),
        libc::ENOTSOCK => say("explain-not-a-socket"),
        libc::EMFILE => say("explain-too-many-open"),
        libc::ENFILE => say("explain-system-too-many-open"),
        libc::ENOBUFS | libc::ENOMEM => say("explain-no-buffers"),
        libc::EINTR => say("explain-interrupted"),
        libc::ENOPROTOOPT => say("explain-no-option"),
        libc::ETIMEDOUT => say("explain-timed-out-kernel").with_place("place", scene.target()),
        libc::ENETUNREACH | libc::ENETDOWN if scene.target().is_some_and(Address::is_local) => {
            say("explain-loopback-down")
        }
        libc::ENETUNREACH | libc::ENETDOWN if scene.family() == Family::INET6 => {
            say("explain-network-unreachable-six").with_place("place", scene.target())
        }
        libc::ENETUNREACH | libc::ENETDOWN => say("explain-network-unreachable").with_place("place", scene.target()),
        libc::EHOSTUNREACH | libc::EHOSTDOWN => say("explain-host-unreachable").with_place("place", scene.target()),
        libc::ENOTDIR => say("explain-not-folder"),
        libc::ELOOP | libc::ENAMETOOLONG => say("explain-path-loop"),
        _ => return None,
    })
}

/// What an errno means when the call gives no better reading.
fn fallback(scene: &Scene, errno: i32) -> Option<Draft> {
    Some(match errno {
        libc::ECONNRESET => say("explain-reset"),
        libc::EPIPE => say("explain-pipe-closed"),
        libc::ENOTCONN => not_connected(scene),
        libc::ECONNREFUSED => say("explain-refused").with_place("place", scene.target()),
        libc::EPERM => say("explain-not-permitted"),
        libc::EOPNOTSUPP if scene.operation().is_some() => say("explain-operation-unsupported")
            .with("family", &family_name(scene.family()))
            .with("kind", scene.kind().name().unwrap_or("?")),
        libc::EAFNOSUPPORT if scene.operation().is_some() => {
            say("explain-family-address").with("family", &family_name(scene.family()))
        }
        _ => return None,
    })
}

/// A method on a descriptor that was let go.
pub(super) fn closed(scene: &Scene) -> Draft {
    let line = scene.another_socket("s");
    say("explain-closed").with_whole("line", &line).try_line(line)
}

fn accept(scene: &Scene, errno: i32) -> Option<Draft> {
    Some(match errno {
        libc::EINVAL if scene.peer().is_some() => say("explain-accept-connected"),
        libc::EINVAL => say("explain-accept-before-listen").try_line(format!("{}.listen()", scene.receiver("s"))),
        libc::EOPNOTSUPP => say("explain-accept-datagram").try_line(format!("{}.recvfrom(1024)", scene.receiver("s"))),
        libc::EAGAIN => say("explain-again-accept").try_line(format!("{}.setblocking(True)", scene.receiver("s"))),
        libc::ECONNABORTED => say("explain-accept-aborted"),
        _ => return None,
    })
}

fn send(scene: &Scene, errno: i32, asked: u64) -> Option<Draft> {
    let to_address = matches!(scene.operation(), Some(Operation::SendTo { .. }));
    Some(match errno {
        libc::EPIPE | libc::ENOTCONN if scene.listening() => say("explain-pipe-listener"),
        libc::EPIPE if scene.peer().is_some() || scene.is_unix() => say("explain-pipe-closed"),
        libc::EPIPE if !has_port(scene.local()) => before_connect(scene, "explain-pipe-before-connect"),
        // It has a port and no other end: the connection is over, or there was only a bind.
        libc::EPIPE => not_connected(scene),
        libc::ENOTCONN => not_connected(scene),
        libc::ECONNREFUSED | libc::ENOENT | libc::EPROTOTYPE if scene.is_unix() && to_address => {
            return scene.target().and_then(|address| connect(scene, errno, address));
        }
        libc::ECONNREFUSED if scene.is_unix() => say("explain-refused-unix-peer"),
        libc::ECONNREFUSED => say("explain-refused-datagram").with_place("place", scene.target()),
        libc::ECONNRESET if scene.is_datagram() => say("explain-reset-datagram"),
        libc::EAGAIN => say("explain-again-send"),
        libc::EMSGSIZE if scene.is_unix() => say("explain-too-big-unix").with("asked", &asked.to_string()),
        libc::EMSGSIZE => {
            say("explain-too-big").with("asked", &asked.to_string()).with("limit", datagram_limit(scene.family()))
        }
        libc::EDESTADDRREQ => say("explain-no-destination").try_line(sendto_line(scene)),
        libc::EINVAL if scene.target().and_then(Address::port) == Some(0) => say("explain-port-zero-destination"),
        libc::EACCES if scene.is_unix() => say("explain-connect-forbidden"),
        libc::EACCES => say("explain-broadcast").try_line(broadcast_line(scene)),
        libc::EISCONN => say("explain-connected-sendto"),
        // A stream goes nowhere by an address alone: it wants `connect` first (unix(7)).
        libc::EOPNOTSUPP if to_address && scene.is_unix() && !scene.is_datagram() => not_connected(scene),
        _ => return None,
    })
}

fn receive(scene: &Scene, errno: i32) -> Option<Draft> {
    Some(match errno {
        // Linux answers EINVAL on a Unix stream socket that is not connected (af_unix.c).
        libc::ENOTCONN | libc::EINVAL if scene.listening() => say("explain-not-connected-listener"),
        libc::ENOTCONN => before_connect(scene, "explain-not-connected"),
        libc::EINVAL if scene.is_unix() => before_connect(scene, "explain-not-connected"),
        libc::EAGAIN => say("explain-again-receive").try_line(format!("{}.setblocking(True)", scene.receiver("s"))),
        libc::ECONNREFUSED if scene.is_unix() => say("explain-refused-unix-peer"),
        libc::ECONNREFUSED => say("explain-refused-datagram").with_place("place", scene.target()),
        libc::ECONNRESET if scene.is_datagram() => say("explain-reset-datagram"),
        _ => return None,
    })
}

fn not_connected(scene: &Scene) -> Draft {
    if scene.listening() {
        say("explain-not-connected-listener")
    } else if scene.is_datagram() {
        before_connect(scene, "explain-not-connected-datagram")
    } else {
        before_connect(scene, "explain-not-connected")
    }
}

/// A socket that was never connected may be, on a line; one that was needs to be another socket.
fn before_connect(scene: &Scene, id: &'static str) -> Draft {
    let line = scene.reachable_place().filter(|_| !has_port(scene.local()) || scene.is_datagram());
    say(id).try_line(line.map(|address| format!("{}.connect({})", scene.receiver("c"), python_address(&address))))
}

fn has_port(address: Option<&Address>) -> bool {
    address.and_then(Address::port).is_some_and(|port| port != 0)
}

/// `u.send(x)` as `u.sendto(x, address)`, where the lab has somebody who receives.
fn sendto_line(scene: &Scene) -> Option<String> {
    let (line, address) = (scene.line?, scene.reachable_place()?);
    let method = scene.operation()?.name();
    let start = line.find(&format!(".{method}("))?;
    let inside = line[start + method.len() + 2..].strip_suffix(')')?;
    rewrite::balanced(inside).then(|| format!("{}.sendto({inside}, {})", &line[..start], python_address(&address)))
}

pub(super) fn broadcast_line(scene: &Scene) -> String {
    format!("{}.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)", scene.receiver("s"))
}

/// The most bytes one UDP datagram carries: 65535, less UDP's 8 of header and, in IPv4, whose length
/// counts its own header, 20 more (RFC 768, RFC 791, RFC 8200 §3).
fn datagram_limit(family: Family) -> &'static str {
    if family == Family::INET6 { "65527" } else { "65507" }
}

/// A family as the sentences name it.
pub(super) fn family_name(family: Family) -> String {
    family.name().map_or_else(|| family.0.to_string(), str::to_owned)
}
