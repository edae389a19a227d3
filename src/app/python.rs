//! Values as Python writes them, for the lines that we write for the student.

use crate::journal::address::Address;

/// An address as a Python literal; `None` where Python's `socket` has no way to write it.
///
/// 0.0.0.0 and `::` are where a server listens, not where a client goes: they become this machine's own address.
pub fn address_literal(address: &Address) -> Option<String> {
    Some(match address {
        Address::Inet { ip, port } => {
            let ip = if ip.is_unspecified() { std::net::Ipv4Addr::LOCALHOST } else { *ip };
            format!("(\"{ip}\", {port})")
        }
        Address::Inet6 { ip, port, scope: 0, .. } => {
            let ip = if ip.is_unspecified() { std::net::Ipv6Addr::LOCALHOST } else { *ip };
            format!("(\"{ip}\", {port})")
        }
        Address::Inet6 { ip, port, flow, scope } => format!("(\"{ip}\", {port}, {flow}, {scope})"),
        Address::Path(path) => text_or_bytes(path, ""),
        // `\0` before a digit would be an octal escape.
        Address::Abstract(name) if name.first().is_some_and(u8::is_ascii_digit) => text_or_bytes(name, "\\x00"),
        Address::Abstract(name) => text_or_bytes(name, "\\0"),
        Address::Unnamed | Address::Other { .. } => return None,
    })
}

/// An address as people say it in a sentence: `:41234`, a path, `@name`.
pub fn address_short(address: &Address) -> String {
    match address {
        Address::Inet { ip, port } if ip.is_loopback() => format!(":{port}"),
        Address::Inet { ip, port } => format!("{ip}:{port}"),
        Address::Inet6 { ip, port, .. } if ip.is_loopback() => format!(":{port}"),
        Address::Inet6 { ip, port, .. } => format!("[{ip}]:{port}"),
        Address::Path(path) => visible(path),
        Address::Abstract(name) => format!("@{}", visible(name)),
        Address::Unnamed => "''".to_owned(),
        Address::Other { family, .. } => format!("AF {family}"),
    }
}

/// An address as other programs write it: `127.0.0.1:41234`, `[::1]:41234`, a path, `@name`. `None` for one without a
/// name or of a family without such a form, and for a path that is no text.
pub fn address_plain(address: &Address) -> Option<String> {
    let text = |bytes: &[u8]| {
        let text = std::str::from_utf8(bytes).ok()?;
        (!text.chars().any(char::is_control)).then(|| text.to_owned())
    };
    match address {
        Address::Inet { ip, port } => Some(format!("{ip}:{port}")),
        Address::Inet6 { ip, port, .. } => Some(format!("[{ip}]:{port}")),
        Address::Path(path) => text(path),
        Address::Abstract(name) => Some(format!("@{}", text(name)?)),
        Address::Unnamed | Address::Other { .. } => None,
    }
}

fn text_or_bytes(bytes: &[u8], prefix: &str) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.chars().any(|c| c.is_control() || !c.is_alphanumeric() && !c.is_ascii()) => {
            format!("\"{prefix}{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
        }
        _ => {
            let mut literal = format!("b\"{prefix}");
            for byte in bytes {
                match byte {
                    b'"' | b'\\' => literal.extend(['\\', char::from(*byte)]),
                    b' '..=b'~' => literal.push(char::from(*byte)),
                    _ => literal.push_str(&format!("\\x{byte:02x}")),
                }
            }
            literal.push('"');
            literal
        }
    }
}

fn visible(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).chars().map(|c| if c.is_control() { '·' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_written_so_that_python_reads_them() {
        let inet = |ip: &str, port| Address::Inet { ip: ip.parse().unwrap(), port };
        assert_eq!(address_literal(&inet("127.0.0.1", 41234)).unwrap(), r#"("127.0.0.1", 41234)"#);
        assert_eq!(address_literal(&inet("0.0.0.0", 80)).unwrap(), r#"("127.0.0.1", 80)"#);
        let six = |ip: &str, scope| Address::Inet6 { ip: ip.parse().unwrap(), port: 9, flow: 0, scope };
        assert_eq!(address_literal(&six("::", 0)).unwrap(), r#"("::1", 9)"#);
        assert_eq!(address_literal(&six("fe80::1", 2)).unwrap(), r#"("fe80::1", 9, 0, 2)"#);
        assert_eq!(address_literal(&Address::Path(b"saludo".to_vec())).unwrap(), r#""saludo""#);
        assert_eq!(address_literal(&Address::Path("año".into())).unwrap(), r#""año""#);
        assert_eq!(address_literal(&Address::Path(vec![b'a', 0xff])).unwrap(), r#"b"a\xff""#);
        assert_eq!(address_literal(&Address::Path("a\u{202e}b".into())).unwrap(), r#"b"a\xe2\x80\xaeb""#);
        assert_eq!(address_literal(&Address::Abstract(b"a\"b".to_vec())).unwrap(), r#""\0a\"b""#);
        assert_eq!(address_literal(&Address::Abstract(b"1a".to_vec())).unwrap(), r#""\x001a""#);
        assert_eq!(address_literal(&Address::Unnamed), None);
    }

    #[test]
    fn in_a_sentence_the_loopback_goes_without_saying() {
        assert_eq!(address_short(&Address::Inet { ip: [127, 0, 0, 1].into(), port: 5 }), ":5");
        assert_eq!(address_short(&Address::Inet { ip: [10, 0, 0, 1].into(), port: 5 }), "10.0.0.1:5");
        assert_eq!(address_short(&Address::Path(b"a\x1bb".to_vec())), "a·b");
    }
}
