//! Numbers of services, protocols and interfaces by their names, and descriptors by number.

use super::text_argument;
use crate::console::builtins::arguments::c_int;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{OS_ERROR, Result, Thrown, os_error, overflow_error, raise, type_error};
use crate::console::value::{Arguments, Builtin, Value};
use crate::kernel::{descriptor, interfaces};

/// The functions.
pub static FUNCTIONS: &[Builtin] = &[
    Builtin { name: "close", run: close },
    Builtin { name: "dup", run: dup },
    Builtin { name: "getprotobyname", run: getprotobyname },
    Builtin { name: "getservbyname", run: getservbyname },
    Builtin { name: "getservbyport", run: getservbyport },
    Builtin {
        name: "has_dualstack_ipv6",
        run: |_, arguments| arguments.written("has_dualstack_ipv6", [], 0).map(|[]| Value::Bool(true)),
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

fn system(error: &std::io::Error) -> Thrown {
    os_error(error.raw_os_error().unwrap_or(libc::EINVAL))
}

/// The only argument, in the words of `PyArg_ParseTuple`.
fn only(arguments: &Arguments, name: &str) -> Result<Value> {
    arguments.takes(name, 1, 1)?;
    Ok(arguments.positional[0].clone())
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
    let name = text_argument(&only(&arguments, "getprotobyname")?, "getprotobyname", 1)?;
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
    arguments.takes("getservbyname", 1, 2)?;
    let name = text_argument(&arguments.positional[0], "getservbyname", 1)?;
    let protocol = arguments.get(1).map(|protocol| text_argument(protocol, "getservbyname", 2)).transpose()?;
    let fits = |known: &str, _, kind: &str| known == name && protocol.as_deref().is_none_or(|wanted| wanted == kind);
    match service(fits) {
        Some((_, port)) => Ok(Value::Int(port.into())),
        None => Err(raise(&OS_ERROR, "service/proto not found")),
    }
}

fn getservbyport(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.takes("getservbyport", 1, 2)?;
    let port = c_int(&arguments.positional[0])?;
    if !(0..=65535).contains(&port) {
        return Err(overflow_error("getservbyport: port must be 0-65535."));
    }
    let protocol = arguments.get(1).map(|protocol| text_argument(protocol, "getservbyport", 2)).transpose()?;
    let fits = |_: &str, number, kind: &str| number == port && protocol.as_deref().is_none_or(|wanted| wanted == kind);
    match service(fits) {
        Some((name, _)) => Ok(Value::text(name)),
        None => Err(raise(&OS_ERROR, "port/proto not found")),
    }
}

fn if_nametoindex(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let given = only(&arguments, "if_nametoindex")?;
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
    let given = arguments.one("_socket.if_indextoname")?;
    let Some(index) = given.as_integer() else { return Err(type_error("an integer is required")) };
    if index < 0.into() {
        return Err(overflow_error("can't convert negative value to unsigned int"));
    }
    let index = u32::try_from(
        u64::try_from(&index).map_err(|_| overflow_error("Python int too large to convert to C unsigned long"))?,
    );
    let found = interfaces::all().into_iter().find(|(known, _)| Ok(*known) == index);
    found.map(|(_, name)| Value::text(name)).ok_or_else(|| os_error(libc::ENXIO))
}
