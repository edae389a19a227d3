//! Hosts and addresses by the names that the C library knows: `getaddrinfo`, `getnameinfo`, `gethostbyname` and their kin.

use std::net::{IpAddr, SocketAddr};

use super::{address, constants, host_name};
use crate::console::builtins::arguments::{c_int, given, integer};
use crate::console::evaluate::Evaluator;
use crate::console::exception::{
    GAI_ERROR, H_ERROR, OS_ERROR, Result, Thrown, os_error, overflow_error, raise, type_error,
};
use crate::console::value::{Arguments, Builtin, Value};
use crate::journal::address::Address;
use crate::journal::socket::Family;
use crate::kernel::lookup::LookupError;
use crate::kernel::resolver::{self, Found, Hints, Host};

pub(super) use crate::kernel::resolver::Hints as Wanted;

/// The functions.
pub static FUNCTIONS: &[Builtin] = &[
    Builtin { name: "getaddrinfo", run: getaddrinfo },
    Builtin { name: "getfqdn", run: getfqdn },
    Builtin { name: "gethostbyaddr", run: gethostbyaddr },
    Builtin { name: "gethostbyname", run: gethostbyname },
    Builtin { name: "gethostbyname_ex", run: gethostbyname_ex },
    Builtin { name: "getnameinfo", run: getnameinfo },
];

fn gai(error: LookupError) -> Thrown {
    Thrown::new(&GAI_ERROR, vec![Value::Int(error.code.into()), Value::text(error.text)])
}

/// What getaddrinfo(3) says of a host and a port, which may be texts, bytes, `None`, and for the port a number.
///
/// # Errors
/// TypeError, gaierror, OSError.
pub(super) fn find(evaluator: &Evaluator, host: &Value, port: &Value, hints: Hints) -> Result<Vec<Found>> {
    let host = match host {
        Value::None => None,
        Value::Str(name) if name.is_ascii() => Some(name.as_bytes().to_vec()),
        // What IDNA would make of it no resolver here knows either.
        Value::Str(name) => Some(name.as_bytes().to_vec()),
        Value::Bytes(name) => Some(name.to_vec()),
        _ => return Err(type_error("getaddrinfo() argument 1 must be string or None")),
    };
    let port = match port {
        Value::None => None,
        Value::Str(name) => Some(name.as_bytes().to_vec()),
        Value::Bytes(name) => Some(name.to_vec()),
        other => match other.as_integer() {
            Some(number) => {
                let number =
                    i64::try_from(number).map_err(|_| overflow_error("Python int too large to convert to C long"))?;
                Some(number.to_string().into_bytes())
            }
            None => return Err(raise(&OS_ERROR, "Int or String expected")),
        },
    };
    let reach = evaluator.shared.recorder.reach();
    let ask = || resolver::addresses(host.as_deref(), port.as_deref(), hints, reach);
    evaluator.shared.lock.away(ask).map_err(|error| {
        let name = String::from_utf8_lossy(host.as_deref().unwrap_or_default()).into_owned();
        address::gai_error(error, &name, Family(hints.family))
    })
}

/// The address as our own.
pub(super) fn address_of(found: &Found) -> Address {
    match found.address {
        SocketAddr::V4(v4) => Address::Inet { ip: *v4.ip(), port: v4.port() },
        SocketAddr::V6(v6) => {
            Address::Inet6 { ip: *v6.ip(), port: v6.port(), flow: v6.flowinfo(), scope: v6.scope_id() }
        }
    }
}

fn getaddrinfo(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let names = ["host", "port", "family", "type", "proto", "flags"];
    let [host, port, family, kind, protocol, flags] = arguments.written("getaddrinfo", names, 2)?;
    let number = |value: Option<Value>| value.as_ref().map_or(Ok(0), c_int);
    let hints =
        Hints { family: number(family)?, kind: number(kind)?, protocol: number(protocol)?, flags: number(flags)? };
    let found = find(evaluator, &host.unwrap_or(Value::None), &port.unwrap_or(Value::None), hints)?;
    let rows = found.into_iter().map(|found| {
        let address = address::to_value(&address_of(&found));
        Value::tuple(vec![
            constants::member(&constants::ADDRESS_FAMILY, found.family),
            constants::member(&constants::SOCKET_KIND, found.kind),
            Value::Int(found.protocol.into()),
            Value::text(found.canonical),
            address,
        ])
    });
    Ok(Value::list(rows.collect()))
}

/// A host's name as socketmodule.c's `et` takes it.
fn host_argument(host: &Value, function: &str) -> Result<String> {
    match host {
        Value::Str(host) => Ok(host.to_string()),
        Value::Bytes(_) | Value::ByteArray(_) => {
            Ok(String::from_utf8_lossy(&host.as_bytes().unwrap_or_default()).into_owned())
        }
        other => {
            let given = given(other);
            Err(type_error(format!("{function}() argument 1 must be str, bytes or bytearray, not {given}")))
        }
    }
}

fn gethostbyname(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.takes("gethostbyname", 1, 1)?;
    let host = host_argument(&arguments.positional[0], "gethostbyname")?;
    Ok(Value::text(address::resolve(evaluator, &host, Family::INET)?.to_string()))
}

/// A host as a name, other names and addresses.
fn host_value(host: std::result::Result<Host, LookupError>) -> Result<Value> {
    let host =
        host.map_err(|error| Thrown::new(&H_ERROR, vec![Value::Int(error.code.into()), Value::text(error.text)]))?;
    let aliases = host.aliases.into_iter().map(Value::text).collect();
    let addresses = host.addresses.into_iter().map(|ip| Value::text(address::ip_text(ip))).collect();
    Ok(Value::tuple(vec![Value::text(host.name), Value::list(aliases), Value::list(addresses)]))
}

fn gethostbyname_ex(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.takes("gethostbyname_ex", 1, 1)?;
    let name = host_argument(&arguments.positional[0], "gethostbyname_ex")?;
    address::resolve(evaluator, &name, Family::INET)?;
    let reach = evaluator.shared.recorder.reach();
    host_value(evaluator.shared.lock.away(|| resolver::host_named(&name, reach)))
}

fn gethostbyaddr(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.takes("gethostbyaddr", 1, 1)?;
    let name = host_argument(&arguments.positional[0], "gethostbyaddr")?;
    let ip = any_address(evaluator, &name)?;
    let reach = evaluator.shared.recorder.reach();
    host_value(evaluator.shared.lock.away(|| resolver::host_of(ip, reach)))
}

/// An address of whichever family comes first.
fn any_address(evaluator: &Evaluator, name: &str) -> Result<IpAddr> {
    match name.parse() {
        Ok(ip) => Ok(ip),
        Err(_) => {
            let found = address::resolve_all(evaluator, name, libc::AF_UNSPEC).map_err(gai)?;
            found.first().copied().ok_or_else(|| os_error(libc::EINVAL))
        }
    }
}

/// As socket.py: the first name of the host that has a dot in it, or else its own.
fn getfqdn(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [name] = arguments.written("getfqdn", ["name"], 0)?;
    let name = match name {
        None => String::new(),
        Some(Value::Str(name)) => name.trim().to_owned(),
        Some(other) => {
            let message = format!("'{}' object has no attribute 'strip'", other.type_name());
            return Err(raise(&crate::console::exception::ATTRIBUTE_ERROR, message));
        }
    };
    let name = if matches!(&name[..], "" | "0.0.0.0" | "::") { host_name() } else { name };
    let reach = evaluator.shared.recorder.reach();
    let host = any_address(evaluator, &name)
        .ok()
        .and_then(|ip| evaluator.shared.lock.away(|| resolver::host_of(ip, reach)).ok());
    let Some(host) = host else { return Ok(Value::text(name)) };
    let dotted = std::iter::once(&host.name).chain(&host.aliases).find(|name| name.contains('.'));
    Ok(Value::text(dotted.unwrap_or(&host.name)))
}

/// `socket.getnameinfo(sockaddr, flags)`.
fn getnameinfo(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.takes("getnameinfo", 2, 2)?;
    let flags = c_int(&arguments.positional[1])?;
    let Value::Tuple(items) = &arguments.positional[0] else {
        return Err(type_error("getnameinfo() argument 1 must be a tuple"));
    };
    let wrong = || type_error("getnameinfo(): illegal sockaddr argument");
    if !(2..=4).contains(&items.len()) {
        return Err(wrong());
    }
    let Value::Str(host) = &items[0] else { return Err(wrong()) };
    let number = |place: usize| items.get(place).map_or(Ok(0), c_int);
    // `I` takes a number's lowest 32 bits as they are.
    let unsigned = |place: usize| {
        items.get(place).map_or(Ok(0), |value| integer(value).map(|_| value.as_small().unwrap_or(0) as u32))
    };
    let (port, flow, scope) = (number(1)?, unsigned(2)?, unsigned(3)?);
    if flow > 0xf_ffff {
        return Err(overflow_error("getnameinfo(): flowinfo must be 0-1048575."));
    }
    let hints = Hints { kind: libc::SOCK_DGRAM, flags: libc::AI_NUMERICHOST, ..Hints::default() };
    let service = port.to_string();
    let reach = evaluator.shared.recorder.reach();
    let found = resolver::addresses(Some(host.as_bytes()), Some(service.as_bytes()), hints, reach).map_err(gai)?;
    let address = match &found[..] {
        [only] => only.address,
        _ => return Err(raise(&OS_ERROR, "sockaddr resolved to multiple addresses")),
    };
    let address = match address {
        SocketAddr::V4(_) if items.len() != 2 => return Err(raise(&OS_ERROR, "IPv4 sockaddr must be 2 tuple")),
        SocketAddr::V4(_) => address,
        SocketAddr::V6(mut v6) => {
            v6.set_flowinfo(flow);
            v6.set_scope_id(scope);
            v6.into()
        }
    };
    let (host, service) = evaluator.shared.lock.away(|| resolver::names(address, flags, reach)).map_err(gai)?;
    Ok(Value::tuple(vec![Value::text(host), Value::text(service)]))
}
