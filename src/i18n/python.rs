//! How Python writes things, for lines a student can run: addresses, texts, bytes, sockets.
//!
//! What is written here is pure ASCII where the original held anything invisible, so a suggestion
//! can be shown as it is and pasted into python3 with the same meaning.

use crate::i18n::printable::picture;
use crate::journal::address::Address;
use crate::journal::socket::{Family, Kind};

/// An address as a Python programmer types it: `("127.0.0.1", 41234)`, `("::1", 41234, 0, 0)`,
/// `"/run/x"`, `"\0name"`, `""`; any other family as Python reports it, `(9, b"…")`.
pub fn python_address(address: &Address) -> String {
    match address {
        Address::Inet { ip, port } => format!("(\"{ip}\", {port})"),
        Address::Inet6 { ip, port, flow, scope } => format!("(\"{ip}\", {port}, {flow}, {scope})"),
        Address::Path(path) => text_of_bytes(path, ""),
        Address::Abstract(name) => text_of_bytes(name, "\0"),
        Address::Unnamed => "\"\"".to_owned(),
        Address::Other { family, raw } => format!("({family}, {})", python_bytes(raw)),
    }
}

/// A str literal in straight double quotes.
pub fn python_text(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    push_text(&mut literal, text);
    literal.push('"');
    literal
}

/// A bytes literal in straight double quotes, ASCII only.
pub fn python_bytes(bytes: &[u8]) -> String {
    let mut literal = String::with_capacity(bytes.len() + 3);
    literal.push_str("b\"");
    for &byte in bytes {
        match byte {
            b'"' => literal.push_str("\\\""),
            b'\\' => literal.push_str("\\\\"),
            b'\n' => literal.push_str("\\n"),
            b'\r' => literal.push_str("\\r"),
            b'\t' => literal.push_str("\\t"),
            0x20..=0x7e => literal.push(char::from(byte)),
            _ => literal.push_str(&format!("\\x{byte:02x}")),
        }
    }
    literal.push('"');
    literal
}

/// The call that makes a socket of this family and type, with protocol 0.
pub fn python_socket(family: Family, kind: Kind) -> String {
    if family == Family::INET && kind == Kind::STREAM {
        return "socket.socket()".to_owned();
    }
    format!("socket.socket({}, {})", python_family(family), python_kind(kind))
}

/// A family as an argument: `socket.AF_INET`, or its number where it has no name here.
pub fn python_family(family: Family) -> String {
    family.name().map_or_else(|| family.0.to_string(), |name| format!("socket.{name}"))
}

/// A type as an argument: `socket.SOCK_STREAM`, or its number where it has no name here.
pub fn python_kind(kind: Kind) -> String {
    kind.name().map_or_else(|| kind.0.to_string(), |name| format!("socket.{name}"))
}

/// A path's bytes as a str literal. Bytes that are not UTF-8 are written as the lone surrogates
/// that Python's `surrogateescape` (PEP 383) turns back into those bytes.
fn text_of_bytes(bytes: &[u8], prefix: &str) -> String {
    let mut literal = String::with_capacity(bytes.len() + 2);
    literal.push('"');
    let starts_with_digit = bytes.first().is_some_and(u8::is_ascii_digit);
    match prefix {
        // `\0` before a digit would be read as an octal escape.
        "\0" if starts_with_digit => literal.push_str("\\x00"),
        "\0" => literal.push_str("\\0"),
        _ => {}
    }
    for chunk in bytes.utf8_chunks() {
        push_text(&mut literal, chunk.valid());
        for byte in chunk.invalid() {
            literal.push_str(&format!("\\udc{byte:02x}"));
        }
    }
    literal.push('"');
    literal
}

/// Adds `text` with whatever Python or a terminal would take amiss written as an escape.
fn push_text(literal: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            _ if picture(character).is_none() => literal.push(character),
            _ => literal.push_str(&match u32::from(character) {
                code @ ..=0xff => format!("\\x{code:02x}"),
                code @ ..=0xffff => format!("\\u{code:04x}"),
                code => format!("\\U{code:08x}"),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr};

    use super::*;

    fn path(bytes: &[u8]) -> String {
        python_address(&Address::Path(bytes.to_vec()))
    }

    fn name(bytes: &[u8]) -> String {
        python_address(&Address::Abstract(bytes.to_vec()))
    }

    #[test]
    fn every_family_has_its_shape() {
        let inet = Address::Inet { ip: Ipv4Addr::LOCALHOST, port: 41234 };
        assert_eq!(python_address(&inet), r#"("127.0.0.1", 41234)"#);
        let inet6 = Address::Inet6 { ip: Ipv6Addr::LOCALHOST, port: 41234, flow: 0, scope: 0 };
        assert_eq!(python_address(&inet6), r#"("::1", 41234, 0, 0)"#);
        assert_eq!(path(b"/run/x"), r#""/run/x""#);
        assert_eq!(name(b"saludo"), r#""\0saludo""#);
        assert_eq!(python_address(&Address::Unnamed), r#""""#);
        assert_eq!(python_address(&Address::Other { family: 9, raw: vec![1, b'x'] }), r#"(9, b"\x01x")"#);
    }

    #[test]
    fn an_abstract_name_that_starts_with_a_digit_is_no_octal_escape() {
        assert_eq!(name(b"123"), r#""\x00123""#);
    }

    #[test]
    fn nothing_invisible_comes_out_raw() {
        assert_eq!(path("/t/\u{1b}[31m\u{202e}\"\\\n".as_bytes()), r#""/t/\x1b[31m\u202e\"\\\n""#);
        assert_eq!(path("/t/ñ".as_bytes()), "\"/t/ñ\"");
        assert_eq!(path("/t/\u{9b}\u{e0001}".as_bytes()), r#""/t/\x9b\U000e0001""#);
        assert_eq!(python_bytes(&[0, 0x1b, 0xff, b'"', b'\n']), r#"b"\x00\x1b\xff\"\n""#);
    }

    #[test]
    fn bytes_that_are_not_utf8_are_written_as_python_holds_them() {
        assert_eq!(path(b"/t/\xff\xc3"), r#""/t/\udcff\udcc3""#);
    }

    #[test]
    fn sockets_are_written_as_short_as_python_allows() {
        assert_eq!(python_socket(Family::INET, Kind::STREAM), "socket.socket()");
        assert_eq!(python_socket(Family::UNIX, Kind::DGRAM), "socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)");
        assert_eq!(python_socket(Family(77), Kind(9)), "socket.socket(77, 9)");
    }
}
