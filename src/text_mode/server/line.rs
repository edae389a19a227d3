//! A call as one line, in the notation of Python's `socket` module.

use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use crate::i18n::I18n;
use crate::journal::address::Address;
use crate::journal::call::{Call, Direction, Failure, Operation, Returned, ShutdownHow, Summary};
use crate::journal::payload::Payload;
use crate::journal::socket::{Family, Kind};
use crate::kernel::descriptor::strerror;

/// How many bytes of a payload a line shows.
const SHOWN: usize = 48;

/// An address as people and URLs write it: `127.0.0.1:41234`, `[::1]:41234`, `unix:/path`.
pub fn endpoint(address: &Address) -> String {
    match address {
        Address::Inet { ip, port } => format!("{ip}:{port}"),
        Address::Inet6 { ip, port, .. } => format!("[{ip}]:{port}"),
        Address::Path(path) => format!("unix:{}", escaped_path(path)),
        Address::Abstract(name) => format!("unix:@{}", escaped_path(name)),
        Address::Unnamed => "unix:".to_owned(),
        Address::Other { family, .. } => format!("family {family}"),
    }
}

/// A path (or any foreign text) with nothing in it that a terminal would obey.
pub fn escaped_path(path: &[u8]) -> String {
    let text = Path::new(std::ffi::OsStr::from_bytes(path)).display().to_string();
    text.chars().map(|character| if misleads(character) { '\u{fffd}' } else { character }).collect()
}

fn misleads(character: char) -> bool {
    // Controls and bidi marks (Unicode UAX #9).
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Python's tuple or string for an address.
fn python_address(address: &Address) -> String {
    match address {
        Address::Inet { ip, port } => format!("('{ip}', {port})"),
        Address::Inet6 { ip, port, flow, scope } => format!("('{ip}', {port}, {flow}, {scope})"),
        Address::Path(path) => format!("'{}'", escaped_path(path)),
        Address::Abstract(name) => bytes_repr(&[&[0], name.as_slice()].concat()),
        Address::Unnamed => "''".to_owned(),
        Address::Other { family, raw } => format!("({family}, {})", bytes_repr(raw)),
    }
}

/// Python's `repr` of bytes: ASCII stands as itself, all else as an escape.
fn bytes_repr(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut text = format!("b{quote}");
    for byte in bytes {
        match byte {
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\t' => text.push_str("\\t"),
            b'\\' => text.push_str("\\\\"),
            b'\'' if quote == '\'' => text.push_str("\\'"),
            0x20..=0x7e => text.push(char::from(*byte)),
            _ => text.push_str(&format!("\\x{byte:02x}")),
        }
    }
    text.push(quote);
    text
}

fn payload_repr(payload: &Payload) -> String {
    match payload.head.get(..SHOWN) {
        Some(shown) if payload.length > SHOWN as u64 => format!("{}…", bytes_repr(shown)),
        _ => bytes_repr(&payload.head),
    }
}

/// A call, without its time.
pub fn of_call(call: &Call, i18n: &I18n) -> String {
    let method = method(&call.operation);
    let what = match &call.result {
        Ok(returned) => after_return(&method, call, returned, i18n),
        Err(failure) => {
            let reason = match failure {
                Failure::Errno { errno, .. } => format!("[Errno {errno}] {}", strerror(*errno)),
                Failure::OnlyLoopback => i18n.tr("server-line-refused"),
                Failure::TimedOut { .. } | Failure::Interrupted { .. } => i18n.tr("server-line-given-up"),
            };
            i18n.tr_with("server-line-failed", &[("call", &method), ("reason", &reason)])
        }
    };
    let fd = match &call.result {
        Ok(Returned::Socket { socket, .. }) if call.fd < 0 => socket.fd,
        _ => call.fd,
    };
    if fd < 0 { format!("       {what}") } else { format!("fd {fd:<3} {what}") }
}

fn after_return(method: &str, call: &Call, returned: &Returned, i18n: &I18n) -> String {
    match returned {
        Returned::Socket { socket, peer: Some(peer) } => i18n.tr_with(
            "server-line-accepted",
            &[("call", method), ("fd", &socket.fd.to_string()), ("peer", &python_address(peer))],
        ),
        Returned::Moved { payload, .. } if payload.length == 0 && call.operation.receives() && peer_is_stream(call) => {
            i18n.tr_with("server-line-end", &[("call", method)])
        }
        Returned::Moved { payload, peer, .. } => {
            let (bytes, data) = (payload.length.to_string(), payload_repr(payload));
            match peer {
                Some(peer) if call.operation.receives() => i18n.tr_with(
                    "server-line-moved-from",
                    &[("call", method), ("bytes", &bytes), ("data", &data), ("peer", &python_address(peer))],
                ),
                _ => i18n.tr_with("server-line-moved", &[("call", method), ("bytes", &bytes), ("data", &data)]),
            }
        }
        _ => method.to_owned(),
    }
}

/// An empty read ends a stream; an empty datagram is a message like others.
fn peer_is_stream(call: &Call) -> bool {
    matches!(call.operation, Operation::Receive { .. })
}

fn method(operation: &Operation) -> String {
    let arguments = match operation {
        Operation::Socket { family, kind, .. } => format!("{}, {}", family_name(*family), kind_name(*kind)),
        Operation::Bind { address } | Operation::Connect { address, .. } => python_address(address),
        Operation::SendTo { address, .. } => format!("…, {}", python_address(address)),
        Operation::Listen { backlog } => backlog.to_string(),
        Operation::Receive { size, .. } | Operation::ReceiveFrom { size, .. } => size.to_string(),
        Operation::Send { .. } | Operation::SendAll { .. } => "…".to_owned(),
        Operation::Shutdown { how } => match how {
            ShutdownHow::Read => "SHUT_RD".to_owned(),
            ShutdownHow::Write => "SHUT_WR".to_owned(),
            ShutdownHow::Both => "SHUT_RDWR".to_owned(),
        },
        Operation::SetOption { level, name, .. } => match (*level, *name) {
            (libc::SOL_SOCKET, libc::SO_REUSEADDR) => "SOL_SOCKET, SO_REUSEADDR, 1".to_owned(),
            (libc::IPPROTO_IPV6, libc::IPV6_V6ONLY) => "IPPROTO_IPV6, IPV6_V6ONLY, 1".to_owned(),
            (level, name) => format!("{level}, {name}, …"),
        },
        _ => String::new(),
    };
    format!("{}({arguments})", operation.name())
}

fn family_name(family: Family) -> String {
    family.name().map_or_else(|| family.0.to_string(), str::to_owned)
}

fn kind_name(kind: Kind) -> String {
    kind.name().map_or_else(|| kind.0.to_string(), str::to_owned)
}

/// Calls that were counted and not told one by one.
pub fn of_summary(summary: &Summary, i18n: &I18n) -> String {
    let id = match summary.direction {
        Direction::Out => "server-line-many-sent",
        Direction::In => "server-line-many-read",
    };
    let bytes = summary.payload.length.to_string();
    let fd = summary.fd;
    format!("fd {fd:<3} {}", i18n.tr_count(id, summary.calls, &[("bytes", &bytes)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_look_as_python_shows_them() {
        assert_eq!(bytes_repr(b"a'b\r\n\x1b\xff\\"), r#"b"a'b\r\n\x1b\xff\\""#);
        assert_eq!(bytes_repr(b"'\""), r#"b'\'"'"#);
    }

    #[test]
    fn addresses_have_one_form_each() {
        assert_eq!(endpoint(&Address::Inet { ip: [127, 0, 0, 1].into(), port: 7 }), "127.0.0.1:7");
        let six = Address::Inet6 { ip: std::net::Ipv6Addr::LOCALHOST, port: 7, flow: 0, scope: 0 };
        assert_eq!(endpoint(&six), "[::1]:7");
        assert_eq!(endpoint(&Address::Path(b"/tmp/\x1b[2J".to_vec())), "unix:/tmp/\u{fffd}[2J");
        assert_eq!(endpoint(&Address::Abstract(b"x".to_vec())), "unix:@x");
    }
}
