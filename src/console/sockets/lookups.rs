//! Names of hosts, services, protocols and interfaces.

use std::net::IpAddr;

use super::{address, descriptor_of, host_name, object};
use crate::console::builtins::arguments::c_int;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{
    GAI_ERROR, OS_ERROR, Result, Thrown, of_socket, os_error, overflow_error, raise, type_error,
};
use crate::console::value::{Arguments, Builtin, Value};
use crate::journal::socket::Family;
use crate::kernel::{descriptor, interfaces};
use crate::net::socket::Socket;

/// The functions.
pub static FUNCTIONS: &[Builtin] = &[
    Builtin { name: "close", run: close },
    Builtin { name: "dup", run: dup },
    Builtin { name: "fromfd", run: fromfd },
    Builtin { name: "getfqdn", run: getfqdn },
    Builtin { name: "gethostbyname_ex", run: gethostbyname_ex },
    Builtin { name: "getnameinfo", run: getnameinfo },
    Builtin { name: "getprotobyname", run: getprotobyname },
    Builtin { name: "getservbyname", run: getservbyname },
    Builtin { name: "getservbyport", run: getservbyport },
    Builtin {
        name: "has_dualstack_ipv6",
        run: |_, arguments| arguments.none("has_dualstack_ipv6").map(|()| Value::Bool(true)),
    },
    Builtin { name: "if_indextoname", run: if_indextoname },
    Builtin {
        name: "if_nameindex",
        run: |_, arguments| {
            arguments.none("_socket.if_nameindex")?;
            let all = interfaces::all().into_iter();
            Ok(Value::list(all.map(|(index, name)| pair(Value::Int(index.into()), Value::text(name))).collect()))
        },
    },
    Builtin { name: "if_nametoindex", run: if_nametoindex },
];

fn pair(one: Value, other: Value) -> Value {
    Value::tuple(vec![one, other])
}

fn text_of(value: &Value, function: &str, place: usize) -> Result<String> {
    match value {
        Value::Str(text) => Ok(text.to_string()),
        other => Err(type_error(format!("{function}() argument {place} must be str, not {}", other.type_name()))),
    }
}

fn system(error: &std::io::Error) -> Thrown {
    os_error(error.raw_os_error().unwrap_or(libc::EINVAL))
}

fn close(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let fd = c_int(&arguments.one("_socket.close")?)?;
    evaluator.shared.lock.away(|| descriptor::close(fd)).map_err(|error| system(&error))?;
    Ok(Value::None)
}

/// `socket.dup(fd)`: a number for the same socket.
fn dup(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let fd = c_int(&arguments.one("_socket.dup")?)?;
    descriptor::duplicate(fd).map(|fd| Value::Int(fd.into())).map_err(|error| system(&error))
}

/// `socket.fromfd(fd, family, type, proto)`: a socket object for a further number of the same socket.
fn fromfd(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [fd, _family, _kind, _protocol] = arguments.bind("fromfd", ["fd", "family", "type", "proto"], 3)?;
    let fd = descriptor_of(evaluator, &fd.unwrap_or(Value::None))?;
    let fd = descriptor::duplicate(fd).map_err(|error| system(&error))?;
    let socket = Socket::from_descriptor(evaluator.shared.recorder.clone(), fd);
    socket.map(object::value).map_err(|error| {
        // A number of something that is no socket: it is ours, so it is closed again.
        let _ = descriptor::close(fd);
        of_socket(error, false)
    })
}

/// The first name with a dot that the host has in the resolver's files, as far as they say without asking anybody.
fn getfqdn(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [name] = arguments.bind("getfqdn", ["name"], 0)?;
    let name = match name {
        Some(Value::Str(name)) => name.trim().to_owned(),
        _ => String::new(),
    };
    let own = name.is_empty() || matches!(&name[..], "0.0.0.0" | "::");
    let asked = if own { host_name() } else { name };
    let hosts = std::fs::read_to_string("/etc/hosts").unwrap_or_default();
    let lines = hosts.lines().map(|line| line.split('#').next().unwrap_or(""));
    for line in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        if words.contains(&&asked[..])
            && let Some((_, names)) = words.split_first()
        {
            let dotted = names.iter().find(|name| name.contains('.')).or(names.first());
            return Ok(Value::text(dotted.copied().unwrap_or(&asked)));
        }
    }
    Ok(Value::text(asked))
}

fn gethostbyname_ex(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let host = text_of(&arguments.one("_socket.gethostbyname_ex")?, "gethostbyname_ex", 1)?;
    let found = address::resolve_all(evaluator, &host, libc::AF_INET)
        .map_err(|error| address::gai_error(error, &host, Family::INET))?;
    let mut all: Vec<String> = found.iter().map(IpAddr::to_string).collect();
    all.dedup();
    let all = all.into_iter().map(Value::text).collect();
    Ok(Value::tuple(vec![Value::text(host), Value::list(vec![]), Value::list(all)]))
}

/// `socket.getnameinfo(sockaddr, flags)`: numbers as texts; names only of this machine's loopback and of known ports.
fn getnameinfo(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("getnameinfo", 2, 2)?;
    let Value::Tuple(items) = &arguments.positional[0] else {
        return Err(type_error("getnameinfo() argument 1 must be a tuple"));
    };
    let flags = c_int(&arguments.positional[1])?;
    let [host, port, ..] = &items[..] else {
        return Err(type_error("getnameinfo(): illegal sockaddr argument"));
    };
    let gai = |code: i32, text: &str| Thrown::new(&GAI_ERROR, vec![Value::Int(code.into()), Value::text(text)]);
    let host = text_of(host, "getnameinfo", 1)?;
    let port = c_int(port)?;
    let ip: IpAddr = host.parse().map_err(|_| gai(libc::EAI_NONAME, "Name or service not known"))?;
    let host = match flags & libc::NI_NUMERICHOST == 0 && ip.is_loopback() {
        true => "localhost".to_owned(),
        false if flags & libc::NI_NAMEREQD != 0 => return Err(gai(libc::EAI_NONAME, "Name or service not known")),
        false => ip.to_string(),
    };
    let protocol = if flags & libc::NI_DGRAM != 0 { "udp" } else { "tcp" };
    let service = match flags & libc::NI_NUMERICSERV == 0 {
        true => service(|_, number, kind| number == port && kind == protocol).map(|(name, _)| name),
        false => None,
    };
    Ok(pair(Value::text(host), Value::text(service.unwrap_or_else(|| port.to_string()))))
}

/// The protocols of IP that a class meets (/etc/protocols).
const PROTOCOLS: &[(&str, i32)] = &[
    ("ip", 0),
    ("icmp", 1),
    ("igmp", 2),
    ("tcp", 6),
    ("udp", 17),
    ("ipv6", 41),
    ("gre", 47),
    ("esp", 50),
    ("ah", 51),
    ("icmpv6", 58),
    ("ipv6-icmp", 58),
    ("sctp", 132),
    ("udplite", 136),
];

fn getprotobyname(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let name = text_of(&arguments.one("_socket.getprotobyname")?, "getprotobyname", 1)?;
    let found = PROTOCOLS.iter().find(|(known, _)| known.eq_ignore_ascii_case(&name));
    found.map(|(_, number)| Value::Int((*number).into())).ok_or_else(|| raise(&OS_ERROR, "protocol not found"))
}

/// A service that fits, from /etc/services or from the few that we know: its name and port.
fn service(fits: impl Fn(&str, i32, &str) -> bool) -> Option<(String, i32)> {
    let file = std::fs::read_to_string("/etc/services").unwrap_or_default();
    for line in file.lines().map(|line| line.split('#').next().unwrap_or("")) {
        let mut words = line.split_whitespace();
        let (Some(name), Some(port)) = (words.next(), words.next()) else { continue };
        let Some((number, kind)) = port.split_once('/') else { continue };
        let Ok(number) = number.parse() else { continue };
        if std::iter::once(name).chain(words).any(|name| fits(name, number, kind)) {
            return Some((name.to_owned(), number));
        }
    }
    let known = super::SERVICES.iter().filter(|_| file.is_empty());
    known
        .map(|(name, port)| (*name, i32::from(*port)))
        .find(|(name, port)| fits(name, *port, "tcp") || fits(name, *port, "udp"))
        .map(|(name, port)| (name.to_owned(), port))
}

fn getservbyname(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("getservbyname", 1, 2)?;
    let name = text_of(&arguments.positional[0], "getservbyname", 1)?;
    let protocol = arguments.get(1).map(|protocol| text_of(protocol, "getservbyname", 2)).transpose()?;
    let fits = |known: &str, _, kind: &str| known == name && protocol.as_deref().is_none_or(|wanted| wanted == kind);
    match service(fits) {
        Some((_, port)) => Ok(Value::Int(port.into())),
        None => Err(raise(&OS_ERROR, "service/proto not found")),
    }
}

fn getservbyport(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("getservbyport", 1, 2)?;
    let port = c_int(&arguments.positional[0])?;
    if !(0..=65535).contains(&port) {
        return Err(overflow_error("getservbyport: port must be 0-65535."));
    }
    let protocol = arguments.get(1).map(|protocol| text_of(protocol, "getservbyport", 2)).transpose()?;
    let fits = |_: &str, number, kind: &str| number == port && protocol.as_deref().is_none_or(|wanted| wanted == kind);
    match service(fits) {
        Some((name, _)) => Ok(Value::text(name)),
        None => Err(raise(&OS_ERROR, "port/proto not found")),
    }
}

fn if_nametoindex(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let given = arguments.one("_socket.if_nametoindex")?;
    let name = match &given {
        Value::Str(name) => name.to_string(),
        other => match other.as_bytes() {
            Some(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            None => {
                let given = other.type_name();
                return Err(type_error(format!("expected str, bytes or os.PathLike object, not {given}")));
            }
        },
    };
    let found = interfaces::all().into_iter().find(|(_, known)| *known == name);
    found.map(|(index, _)| Value::Int(index.into())).ok_or_else(|| raise(&OS_ERROR, "no interface with this name"))
}

fn if_indextoname(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let index = c_int(&arguments.one("_socket.if_indextoname")?)?;
    let found = interfaces::all().into_iter().find(|(known, _)| i64::from(*known) == i64::from(index));
    found.map(|(_, name)| Value::text(name)).ok_or_else(|| os_error(libc::ENXIO))
}
