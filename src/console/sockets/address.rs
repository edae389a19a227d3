//! Addresses between Python's tuples and texts and the kernel's forms, by the rules of CPython's socketmodule.c.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::console::builtins::arguments::integer;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{GAI_ERROR, OS_ERROR, Result, Thrown, overflow_error, raise, type_error};
use crate::console::operators::bytes_like;
use crate::console::value::Value;
use crate::journal::address::Address;
use crate::journal::event::Hint;
use crate::journal::socket::Family;
use crate::kernel::lookup::{LookupError, lookup};
use crate::net::names::PATH_LIMIT;

/// The address a method was given. `method` is its name, for messages: `connect`.
///
/// # Errors
/// TypeError, OverflowError, gaierror, OSError, as socketmodule.c's `getsockaddrarg` raises them.
pub fn from_value(evaluator: &Evaluator, value: &Value, family: Family, method: &str) -> Result<Address> {
    match family {
        Family::INET => {
            let items = tuple(value, "AF_INET", method)?;
            let [host, port] = items else {
                return Err(type_error("AF_INET address must be a pair (host, port)"));
            };
            let host = host_text(host)?;
            let port = port_number(port, method)?;
            let IpAddr::V4(ip) = resolve(evaluator, &host, family)? else {
                return Err(raise(&OS_ERROR, "address family mismatched"));
            };
            Ok(Address::Inet { ip, port: port_in_range(port, method)? })
        }
        Family::INET6 => {
            let items = tuple(value, "AF_INET6", method)?;
            if !(2..=4).contains(&items.len()) {
                return Err(type_error("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])"));
            }
            let host = host_text(&items[0])?;
            let port = port_number(&items[1], method)?;
            let number = |place: usize| items.get(place).map_or(Ok(0.into()), integer);
            let (flow, scope) = (number(2)?, number(3)?);
            let (host, zone) = host.split_once('%').map_or((&host[..], None), |(host, zone)| (host, Some(zone)));
            let IpAddr::V6(ip) = resolve(evaluator, host, family)? else {
                return Err(raise(&OS_ERROR, "address family mismatched"));
            };
            let port = port_in_range(port, method)?;
            // The kernel's flow label has 20 bits (RFC 3493 §3.3).
            let flow = u32::try_from(flow).ok().filter(|flow| *flow <= 0xf_ffff);
            let flow = flow.ok_or_else(|| overflow_error(format!("{method}(): flowinfo must be 0-1048575.")))?;
            let scope = u32::try_from(scope).unwrap_or(0);
            let scope = zone.and_then(|zone| zone.parse().ok()).unwrap_or(scope);
            Ok(Address::Inet6 { ip, port, flow, scope })
        }
        Family::UNIX => unix(value),
        _ => Err(raise(&OS_ERROR, format!("{method}(): bad family"))),
    }
}

fn tuple<'a>(value: &'a Value, family: &str, method: &str) -> Result<&'a [Value]> {
    match value {
        Value::Tuple(items) => Ok(items),
        other => {
            let given = other.type_name();
            let thrown = type_error(format!("{method}(): {family} address must be tuple, not {given}"));
            Err(thrown.hint(Hint::AddressNotATuple { method: method.to_owned(), corrected: None }))
        }
    }
}

fn host_text(value: &Value) -> Result<String> {
    let text = match value {
        Value::Str(text) => text.to_string(),
        other => match other.as_bytes() {
            Some(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            None => {
                return Err(type_error(format!("str, bytes or bytearray expected, not {}", other.type_name())));
            }
        },
    };
    check_idna(&text)?;
    if text.contains('\0') { Err(type_error("host name must not contain null character")) } else { Ok(text) }
}

/// What the idna codec refuses of a name that is not ASCII: labels of no letter, or of more than 63.
///
/// # Errors
/// TypeError.
fn check_idna(host: &str) -> Result<()> {
    let labels = host.strip_suffix('.').unwrap_or(host).split('.');
    let mut lengths = labels.map(|label| label.chars().count());
    match host.is_ascii() || lengths.all(|length| (1..=63).contains(&length)) {
        true => Ok(()),
        false => Err(type_error("encoding of hostname failed")),
    }
}

/// A port as C's `int`; what does not fit one says the same as what is out of range.
fn port_number(value: &Value, method: &str) -> Result<i32> {
    let number = integer(value).map_err(|thrown| match value {
        Value::Str(_) => thrown.hint(Hint::PortIsText),
        _ => thrown,
    })?;
    i32::try_from(number).map_err(|_| out_of_range(method))
}

fn port_in_range(port: i32, method: &str) -> Result<u16> {
    u16::try_from(port).map_err(|_| out_of_range(method))
}

fn out_of_range(method: &str) -> Thrown {
    overflow_error(format!("{method}(): port must be 0-65535.")).hint(Hint::PortOutOfRange)
}

fn unix(value: &Value) -> Result<Address> {
    let path = match value {
        Value::Str(text) => text.as_bytes().to_vec(),
        other => other.as_bytes().ok_or_else(|| bytes_like(other))?.to_vec(),
    };
    let too_long = |limit: usize| {
        let hint = Hint::PathTooLong { length: path.len(), limit };
        Err(raise(&OS_ERROR, "AF_UNIX path too long").hint(hint))
    };
    if path.is_empty() {
        return Ok(Address::Unnamed);
    }
    if cfg!(target_os = "linux") && path[0] == 0 {
        // An abstract name ends with its length, not with a NUL, so it may use that byte too.
        if path.len() > PATH_LIMIT + 1 {
            return too_long(PATH_LIMIT + 1);
        }
        return Ok(Address::Abstract(path[1..].to_vec()));
    }
    if path.len() > PATH_LIMIT {
        return too_long(PATH_LIMIT);
    }
    Ok(Address::Path(path))
}

/// A host name or number to an address of the family: socketmodule.c's `setipaddr`. May block, with the
/// interpreter lock given away.
pub fn resolve(evaluator: &Evaluator, host: &str, family: Family) -> Result<IpAddr> {
    let v6 = family == Family::INET6;
    if host.is_empty() {
        return Ok(if v6 { Ipv6Addr::UNSPECIFIED.into() } else { Ipv4Addr::UNSPECIFIED.into() });
    }
    if host == "<broadcast>" || host == "255.255.255.255" {
        return if v6 { Err(raise(&OS_ERROR, "address family mismatched")) } else { Ok(Ipv4Addr::BROADCAST.into()) };
    }
    match host.parse::<IpAddr>() {
        Ok(ip) if ip.is_ipv6() == v6 => return Ok(ip),
        _ => {}
    }
    let found = resolve_all(evaluator, host, family.0).map_err(|error| gai_error(error, host, family))?;
    found.first().copied().ok_or_else(|| raise(&OS_ERROR, "getaddrinfo returned nothing"))
}

/// All addresses of a host, in the resolver's order.
pub fn resolve_all(evaluator: &Evaluator, host: &str, family: i32) -> std::result::Result<Vec<IpAddr>, LookupError> {
    let reach = evaluator.shared.recorder.reach();
    evaluator.shared.lock.away(|| lookup(host, family, reach))
}

/// Python's `gaierror`; says so when the host is an address of the other family.
pub fn gai_error(error: LookupError, host: &str, family: Family) -> Thrown {
    let thrown = Thrown::new(&GAI_ERROR, vec![Value::Int(error.code.into()), Value::text(error.text)]);
    let mismatched = match host.parse::<IpAddr>() {
        Ok(IpAddr::V4(_)) => family == Family::INET6,
        Ok(IpAddr::V6(_)) => family == Family::INET,
        Err(_) => false,
    };
    if mismatched {
        return thrown.hint(Hint::AddressFamilyMismatch { host: host.to_owned(), family });
    }
    thrown
}

/// An address as Python writes it.
pub fn to_value(address: &Address) -> Value {
    match address {
        Address::Inet { ip, port } => {
            Value::tuple(vec![Value::text(ip_text((*ip).into())), Value::Int((*port).into())])
        }
        Address::Inet6 { ip, port, flow, scope } => Value::tuple(vec![
            Value::text(ip_text((*ip).into())),
            Value::Int((*port).into()),
            Value::Int((*flow).into()),
            Value::Int((*scope).into()),
        ]),
        Address::Path(path) => Value::text(String::from_utf8_lossy(path)),
        Address::Abstract(name) => Value::bytes([&[0], &name[..]].concat()),
        Address::Unnamed => Value::text(""),
        Address::Other { family, raw } => Value::tuple(vec![Value::Int((*family).into()), Value::bytes(&raw[..])]),
    }
}

/// An IP address as inet_ntop(3) writes it: one that ends in an IPv4 address shows it, after 96 bits of zeros too.
pub fn ip_text(ip: IpAddr) -> String {
    if let IpAddr::V6(v6) = ip
        && let [0, 0, 0, 0, 0, 0, high, low] = v6.segments()
        && high != 0
    {
        return format!("::{}", Ipv4Addr::from(u32::from(high) << 16 | u32::from(low)));
    }
    ip.to_string()
}

/// Whom a message came from; nobody for a stream, whose other end the kernel does not repeat.
pub fn sender_to_value(address: &Address) -> Value {
    match address {
        Address::Unnamed => Value::None,
        other => to_value(other),
    }
}
