//! Addresses as Python writes them, and as there is room for.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::safe_text::show_bytes;
use crate::journal::address::Address;
use crate::ui::glyphs::Glyphs;

/// The address as one writes it in Python: `("127.0.0.1", 41234)`.
pub fn python(address: &Address, glyphs: &Glyphs) -> String {
    match address {
        Address::Inet { ip, port } => format!("(\"{ip}\", {port})"),
        Address::Inet6 { ip, port, flow, scope } => format!("(\"{ip}\", {port}, {flow}, {scope})"),
        Address::Path(path) => format!("\"{}\"", show_bytes(path, glyphs)),
        Address::Abstract(name) => format!("\"\\0{}\"", show_bytes(name, glyphs)),
        Address::Unnamed => "\"\"".to_owned(),
        Address::Other { family, raw } => format!("({family}, {} B)", raw.len()),
    }
}

/// The address without Python's signs: `127.0.0.1:41234`, `[::1]:41234`, a path, `@name` as `ss` has it.
/// `None` for one without a name.
pub fn plain(address: &Address, glyphs: &Glyphs) -> Option<String> {
    Some(match address {
        Address::Inet { ip, port } => format!("{ip}:{port}"),
        Address::Inet6 { ip, port, .. } => format!("[{ip}]:{port}"),
        Address::Path(path) => show_bytes(path, glyphs),
        Address::Abstract(name) => format!("@{}", show_bytes(name, glyphs)),
        Address::Unnamed => return None,
        Address::Other { family, .. } => format!("{family}"),
    })
}

/// The address as short as it can be and still be told apart on this machine: `:41234` on the usual
/// loopback address, the last part of a path. `None` for one without a name.
pub fn short(address: &Address, glyphs: &Glyphs) -> Option<String> {
    match address {
        Address::Inet { ip: Ipv4Addr::LOCALHOST, port } => Some(format!(":{port}")),
        Address::Inet6 { ip: Ipv6Addr::LOCALHOST, port, .. } => Some(format!(":{port}")),
        Address::Path(path) => {
            let name = path.rsplit(|byte| *byte == b'/').next().unwrap_or(path);
            Some(show_bytes(name, glyphs))
        }
        _ => plain(address, glyphs),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::glyphs::UNICODE;

    #[test]
    fn each_family_in_each_form() {
        let inet = Address::Inet { ip: Ipv4Addr::LOCALHOST, port: 41234 };
        let any = Address::Inet { ip: Ipv4Addr::UNSPECIFIED, port: 80 };
        let inet6 = Address::Inet6 { ip: Ipv6Addr::LOCALHOST, port: 41234, flow: 0, scope: 0 };
        let path = Address::Path(b"/run/x/saludo".to_vec());
        let name = Address::Abstract(b"saludo\x1b".to_vec());
        let cases = [
            (inet, "(\"127.0.0.1\", 41234)", "127.0.0.1:41234", ":41234"),
            (any, "(\"0.0.0.0\", 80)", "0.0.0.0:80", "0.0.0.0:80"),
            (inet6, "(\"::1\", 41234, 0, 0)", "[::1]:41234", ":41234"),
            (path, "\"/run/x/saludo\"", "/run/x/saludo", "saludo"),
            (name, "\"\\0saludo·\"", "@saludo·", "@saludo·"),
        ];
        for (address, as_python, as_plain, as_short) in cases {
            assert_eq!(python(&address, &UNICODE), as_python);
            assert_eq!(plain(&address, &UNICODE).unwrap(), as_plain);
            assert_eq!(short(&address, &UNICODE).unwrap(), as_short);
        }
        assert_eq!(short(&Address::Unnamed, &UNICODE), None);
    }
}
