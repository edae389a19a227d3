//! One request and the connection it came over, as values for the pages.

use super::request_bytes::{SHOWN, dump, lines, visible};
use crate::journal::address::Address;
use crate::journal::socket::{Family, SocketInfo};
use crate::servers::template::Values;

/// One request and the connection it came over.
#[derive(Debug)]
pub(super) struct Visit<'a> {
    /// The accepted socket.
    pub(super) socket: &'a SocketInfo,
    /// Its address.
    pub(super) local: &'a Address,
    /// The visitor's.
    pub(super) peer: &'a Address,
    /// The connection's number since the server began.
    pub(super) connection: u64,
    /// The request's number on this connection.
    pub(super) number: u64,
    /// The last requests of this connection: number and request line.
    pub(super) history: Vec<(u64, String)>,
    /// The request's bytes.
    pub(super) bytes: Vec<u8>,
    /// What it asked for, as the client wrote it.
    pub(super) target: String,
    /// Its method.
    pub(super) method: String,
    /// `?idioma=…` where the visitor chose the language so, else nothing.
    pub(super) query: String,
    /// Whether the connection ends after this answer.
    pub(super) closes: bool,
}

impl Visit<'_> {
    /// Everything a page may show of this visit, but for the answer.
    pub(super) fn values(&self) -> Values {
        let mut values = Values::default();
        let (server, visitor) = (Side::of(self.local), Side::of(self.peer));
        values.flag("ipv4", self.socket.family == Family::INET);
        values.flag("ipv6", self.socket.family == Family::INET6);
        values.flag("unix", self.socket.family == Family::UNIX);
        values.flag("internet", self.socket.family.is_internet());
        values.text("family", self.socket.family.name().unwrap_or_default());
        values.text("type", self.socket.kind.name().unwrap_or_default());
        values.text("fd", self.socket.fd.to_string());
        values.text("server_port", server.port);
        values.text("visitor_port", visitor.port);
        values.html("server_host", visible(&server.host));
        values.html("visitor_host", visible(&visitor.host));
        values.flag("visitor_named", !visitor.host.is_empty());
        values.html("authority", visible(&server.authority));
        values.html("visitor", visible(&visitor.authority));
        values.text("connection", self.connection.to_string());
        values.text("number", self.number.to_string());
        values.flag("first", self.number == 1);
        values.list("history", self.history());
        values.text("count", self.bytes.len().to_string());
        values.text("shown", SHOWN.to_string());
        values.flag("cut", self.bytes.len() > SHOWN);
        values.list("lines", lines(&self.bytes));
        values.text("dump", dump(&self.bytes));
        values.html("target", visible(self.target.as_bytes()));
        values.html("method", visible(self.method.as_bytes()));
        values.text("query", &*self.query);
        values.flag("closes", self.closes);
        values
    }

    fn history(&self) -> Vec<Values> {
        let entry = |(number, line): &(u64, String)| {
            let mut entry = Values::default();
            entry.text("n", number.to_string());
            entry.html("line", visible(line.as_bytes()));
            entry.flag("now", *number == self.number);
            entry
        };
        self.history.iter().map(entry).collect()
    }
}

/// One side's address in parts.
struct Side {
    host: Vec<u8>,
    port: String,
    /// As a URL writes it; a Unix path, an abstract name or nothing where there is no such form.
    authority: Vec<u8>,
}

impl Side {
    fn of(address: &Address) -> Side {
        match address {
            Address::Inet { ip, port } => Side::internet(&ip.to_string(), *port, format!("{ip}:{port}")),
            Address::Inet6 { ip, port, .. } => Side::internet(&ip.to_string(), *port, format!("[{ip}]:{port}")),
            Address::Path(path) => Side { host: path.clone(), port: String::new(), authority: path.clone() },
            // Linux's tools write the leading NUL of an abstract name as an at sign (ss(8)).
            Address::Abstract(name) => {
                let host = [b"@", name.as_slice()].concat();
                Side { host: host.clone(), port: String::new(), authority: host }
            }
            Address::Unnamed | Address::Other { .. } => {
                Side { host: Vec::new(), port: String::new(), authority: Vec::new() }
            }
        }
    }

    fn internet(host: &str, port: u16, authority: String) -> Side {
        Side { host: host.as_bytes().to_vec(), port: port.to_string(), authority: authority.into_bytes() }
    }
}
