//! A call as a Python programmer would have written it, from what the kernel was asked.

use crate::i18n::python::{python_address, python_bytes, python_family, python_kind};
use crate::journal::call::{Operation, OptionValue, ShutdownHow};
use crate::journal::payload::Payload;
use crate::journal::socket::{Family, Kind, Protocol};

/// The call on a socket called `name`. `given` are the bytes that a send was known to hand over.
///
/// `None` where that cannot be written: of a send not all bytes are known, or nobody called it (a socket that was closed
/// because its last name went).
pub fn call(operation: &Operation, name: &str, given: Option<&Payload>) -> Option<String> {
    let literal = |asked: u64| {
        let bytes = given.filter(|bytes| bytes.is_whole() && bytes.length == asked)?;
        Some(python_bytes(&bytes.head))
    };
    Some(match operation {
        Operation::Socket { family, kind, protocol } => socket("socket", *family, *kind, *protocol),
        Operation::SocketPair { family, kind, protocol } => socket("socketpair", *family, *kind, *protocol),
        Operation::Bind { address } => format!("{name}.bind({})", python_address(address)),
        Operation::Listen { backlog } => format!("{name}.listen({backlog})"),
        Operation::Connect { address, .. } => format!("{name}.{}({})", operation.name(), python_address(address)),
        Operation::Send { asked, flags: bits } | Operation::SendAll { asked, flags: bits } => {
            format!("{name}.{}({}{})", operation.name(), literal(*asked)?, flags(*bits))
        }
        Operation::SendTo { asked, flags: bits, address } => {
            format!("{name}.sendto({}{}, {})", literal(*asked)?, flags(*bits), python_address(address))
        }
        // The bytes go into an object of the program that nobody tells of.
        Operation::Receive { into_buffer: true, .. } => return None,
        Operation::Receive { size, flags: bits, .. } | Operation::ReceiveFrom { size, flags: bits } => {
            format!("{name}.{}({size}{})", operation.name(), flags(*bits))
        }
        Operation::Shutdown { how } => format!("{name}.shutdown(socket.{})", half(*how)),
        Operation::Close { reason: crate::journal::call::CloseReason::NoName } => return None,
        Operation::Accept
        | Operation::Close { .. }
        | Operation::Detach
        | Operation::Dup
        | Operation::LocalName
        | Operation::PeerName => format!("{name}.{}()", operation.name()),
        Operation::SetOption { level, name: option, value } => {
            let value = match value {
                OptionValue::Integer(number) => number.to_string(),
                OptionValue::Bytes(bytes) => python_bytes(bytes),
            };
            format!("{name}.setsockopt({}, {value})", option_name(*level, *option))
        }
        Operation::GetOption { level, name: option } => {
            format!("{name}.getsockopt({})", option_name(*level, *option))
        }
        Operation::SetTimeout { seconds: None } => format!("{name}.settimeout(None)"),
        Operation::SetTimeout { seconds: Some(seconds) } => format!("{name}.settimeout({seconds})"),
        Operation::Sleep { seconds } => format!("time.sleep({seconds})"),
        // What is watched are objects of the program, which nobody tells of.
        Operation::Select { .. } | Operation::Poll { .. } => return None,
    })
}

/// `socket.SHUT_WR` and its like, without the module.
fn half(how: ShutdownHow) -> &'static str {
    match how {
        ShutdownHow::Read => "SHUT_RD",
        ShutdownHow::Write => "SHUT_WR",
        ShutdownHow::Both => "SHUT_RDWR",
    }
}

/// A function that makes sockets, with as few arguments as Python needs for these three numbers.
fn socket(function: &str, family: Family, kind: Kind, protocol: Protocol) -> String {
    let usual = if function == "socketpair" { Family::UNIX } else { Family::INET };
    let arguments = match (family == usual && kind == Kind::STREAM, protocol.0) {
        (true, 0) => String::new(),
        (false, 0) => format!("{}, {}", python_family(family), python_kind(kind)),
        (_, number) => format!("{}, {}, {number}", python_family(family), python_kind(kind)),
    };
    format!("socket.{function}({arguments})")
}

/// The flags of a transfer as a further argument; nothing where there are none.
fn flags(bits: i32) -> String {
    const NAMES: [(i32, &str); 4] = [
        (libc::MSG_PEEK, "MSG_PEEK"),
        (libc::MSG_WAITALL, "MSG_WAITALL"),
        (libc::MSG_DONTWAIT, "MSG_DONTWAIT"),
        (libc::MSG_OOB, "MSG_OOB"),
    ];
    match NAMES.iter().find(|(bit, _)| *bit == bits) {
        _ if bits == 0 => String::new(),
        Some((_, name)) => format!(", socket.{name}"),
        None => format!(", {bits}"),
    }
}

/// Level and name of an option, by their names where they are the usual ones.
pub fn option_name(level: i32, option: i32) -> String {
    const OF_SOCKETS: [(i32, &str); 9] = [
        (libc::SO_REUSEADDR, "SO_REUSEADDR"),
        (libc::SO_REUSEPORT, "SO_REUSEPORT"),
        (libc::SO_KEEPALIVE, "SO_KEEPALIVE"),
        (libc::SO_BROADCAST, "SO_BROADCAST"),
        (libc::SO_LINGER, "SO_LINGER"),
        (libc::SO_SNDBUF, "SO_SNDBUF"),
        (libc::SO_RCVBUF, "SO_RCVBUF"),
        (libc::SO_ERROR, "SO_ERROR"),
        (libc::SO_TYPE, "SO_TYPE"),
    ];
    let named = OF_SOCKETS.iter().find(|(number, _)| level == libc::SOL_SOCKET && *number == option);
    match (level, option, named) {
        (_, _, Some((_, name))) => format!("socket.SOL_SOCKET, socket.{name}"),
        (libc::IPPROTO_TCP, libc::TCP_NODELAY, _) => "socket.IPPROTO_TCP, socket.TCP_NODELAY".to_owned(),
        (libc::IPPROTO_IPV6, libc::IPV6_V6ONLY, _) => "socket.IPPROTO_IPV6, socket.IPV6_V6ONLY".to_owned(),
        _ => format!("{level}, {option}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::address::Address;
    use crate::journal::call::CloseReason;

    fn written(operation: Operation, given: &[u8]) -> Option<String> {
        call(&operation, "c", Some(&Payload::of(given)))
    }

    #[test]
    fn as_a_programmer_would_write_it() {
        let address = || Address::Inet { ip: [127, 0, 0, 1].into(), port: 41234 };
        let made = |family, kind, protocol| Operation::Socket { family, kind, protocol: Protocol(protocol) };
        for (operation, python) in [
            (made(Family::INET, Kind::STREAM, 0), "socket.socket()"),
            (made(Family::INET, Kind::DGRAM, 0), "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"),
            (made(Family::INET, Kind::STREAM, 6), "socket.socket(socket.AF_INET, socket.SOCK_STREAM, 6)"),
            (
                Operation::SocketPair { family: Family::UNIX, kind: Kind::STREAM, protocol: Protocol(0) },
                "socket.socketpair()",
            ),
            (Operation::Connect { address: address(), returns_errno: true }, r#"c.connect_ex(("127.0.0.1", 41234))"#),
            (Operation::Send { asked: 4, flags: 0 }, r#"c.send(b"hola")"#),
            (
                Operation::SendTo { asked: 4, flags: 0, address: address() },
                r#"c.sendto(b"hola", ("127.0.0.1", 41234))"#,
            ),
            (Operation::Receive { size: 10, flags: libc::MSG_PEEK, into_buffer: false }, "c.recv(10, socket.MSG_PEEK)"),
            (Operation::ReceiveFrom { size: 10, flags: 0 }, "c.recvfrom(10)"),
            (Operation::Accept, "c.accept()"),
            (Operation::Shutdown { how: ShutdownHow::Write }, "c.shutdown(socket.SHUT_WR)"),
            (Operation::SetTimeout { seconds: Some(0.5) }, "c.settimeout(0.5)"),
            (
                Operation::SetOption {
                    level: libc::SOL_SOCKET,
                    name: libc::SO_REUSEADDR,
                    value: OptionValue::Integer(1),
                },
                "c.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)",
            ),
            (Operation::GetOption { level: 99, name: 7 }, "c.getsockopt(99, 7)"),
        ] {
            assert_eq!(written(operation, b"hola").as_deref(), Some(python));
        }
    }

    #[test]
    fn what_is_not_known_is_not_made_up() {
        assert_eq!(written(Operation::Send { asked: 5, flags: 0 }, b"hola"), None, "a partial send");
        assert_eq!(call(&Operation::SendAll { asked: 4, flags: 0 }, "c", None), None, "a failed one");
        let long = vec![0; 100_000];
        assert_eq!(written(Operation::Send { asked: 100_000, flags: 0 }, &long), None, "only its edges are kept");
        assert_eq!(written(Operation::Close { reason: CloseReason::NoName }, b""), None, "nobody wrote that");
    }
}
