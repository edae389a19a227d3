//! The `socket` module, over our instrumented sockets.

pub mod address;
pub mod constants;
mod file;
mod lookups;
mod messages;
pub mod object;
pub mod options;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::builtins::arguments::{c_int, integer};
use super::evaluate::Evaluator;
use super::exception::{
    GAI_ERROR, H_ERROR, OS_ERROR, Result, TIMEOUT_ERROR, Thrown, of_socket, os_error, overflow_error, raise,
    type_error, value_error,
};
use super::iterate::Iter;
use super::operators::bytes_like;
use super::text;
use super::value::{Arguments, Builtin, Module, Value, lock};
use crate::journal::call::OptionValue;
use crate::journal::socket::{Family, Kind, Protocol};
use crate::kernel::lookup::LookupError;
use crate::net::socket::Socket;

/// The module.
pub static MODULE: Module = Module { name: "socket", get: |_, name| constant(name), names };

static FUNCTIONS: &[Builtin] = &[
    Builtin { name: "create_connection", run: create_connection },
    Builtin { name: "create_server", run: create_server },
    Builtin { name: "getaddrinfo", run: getaddrinfo },
    Builtin {
        name: "getdefaulttimeout",
        run: |evaluator, arguments| {
            arguments.none("_socket.getdefaulttimeout")?;
            let timeout = *lock(&evaluator.shared.default_timeout);
            Ok(timeout.map_or(Value::None, |timeout| Value::Float(timeout.as_secs_f64())))
        },
    },
    Builtin { name: "gethostbyname", run: gethostbyname },
    Builtin { name: "gethostname", run: gethostname },
    Builtin { name: "htonl", run: |_, arguments| swap_long(arguments, "htonl") },
    Builtin { name: "htons", run: |_, arguments| swap_short(arguments, "htons") },
    Builtin { name: "inet_aton", run: inet_aton },
    Builtin { name: "inet_ntoa", run: inet_ntoa },
    Builtin { name: "inet_ntop", run: inet_ntop },
    Builtin { name: "inet_pton", run: inet_pton },
    Builtin { name: "ntohl", run: |_, arguments| swap_long(arguments, "ntohl") },
    Builtin { name: "ntohs", run: |_, arguments| swap_short(arguments, "ntohs") },
    Builtin {
        name: "setdefaulttimeout",
        run: |evaluator, arguments| {
            let timeout = options::timeout_of(&arguments.one("_socket.setdefaulttimeout")?)?;
            *lock(&evaluator.shared.default_timeout) = timeout;
            Ok(Value::None)
        },
    },
    Builtin { name: "socketpair", run: socketpair },
];

/// A name of the module.
pub fn constant(name: &str) -> Option<Value> {
    Some(match name {
        "socket" => Value::Class(&object::SOCKET),
        "SocketType" => Value::Class(&object::SOCKET_TYPE),
        "error" => Value::Class(&OS_ERROR),
        "timeout" => Value::Class(&TIMEOUT_ERROR),
        "gaierror" => Value::Class(&GAI_ERROR),
        "herror" => Value::Class(&H_ERROR),
        "AddressFamily" => Value::Class(&constants::ADDRESS_FAMILY),
        "SocketKind" => Value::Class(&constants::SOCKET_KIND),
        "MsgFlag" => Value::Class(&constants::MSG_FLAG),
        "AddressInfo" => Value::Class(&constants::ADDRESS_INFO),
        "has_ipv6" => Value::Bool(true),
        _ => {
            let mut functions = FUNCTIONS.iter().chain(lookups::FUNCTIONS).chain(messages::FUNCTIONS);
            return match functions.find(|function| function.name == name) {
                Some(function) => Some(Value::Builtin(function)),
                None => constants::find(name),
            };
        }
    })
}

fn names() -> Vec<&'static str> {
    let classes = [
        "AddressFamily",
        "AddressInfo",
        "MsgFlag",
        "SocketKind",
        "SocketType",
        "error",
        "gaierror",
        "has_ipv6",
        "herror",
        "socket",
        "timeout",
    ];
    let functions = FUNCTIONS.iter().chain(lookups::FUNCTIONS).chain(messages::FUNCTIONS);
    functions.map(|function| function.name).chain(classes).chain(constants::names()).collect()
}

fn socketpair(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [family, kind, protocol] = arguments.bind("socketpair", ["family", "type", "proto"], 0)?;
    let number = |value: Option<Value>, default| match value {
        None | Some(Value::None) => Ok(default),
        Some(value) => c_int(&value),
    };
    let (one, other) = Socket::pair(
        evaluator.shared.recorder.clone(),
        Family(number(family, libc::AF_UNIX)?),
        Kind(number(kind, libc::SOCK_STREAM)?),
        Protocol(number(protocol, 0)?),
    )
    .map_err(|error| of_socket(error, false))?;
    Ok(Value::tuple(vec![object::value(one), object::value(other)]))
}

/// The number of a descriptor: an int, or what has a `fileno` method.
///
/// # Errors
/// TypeError, ValueError for a negative one.
pub fn descriptor_of(evaluator: &Evaluator, value: &Value) -> Result<i32> {
    let number = match value {
        Value::Socket(socket) => i64::from(socket.socket().fileno()),
        other if other.as_integer().is_some() => c_int(other)?.into(),
        other => {
            let missing = || type_error("argument must be an int, or have a fileno() method.");
            let method = super::attributes::get(evaluator, other, "fileno").map_err(|_| missing())?;
            let number = evaluator.invoke(&method, Arguments::default())?;
            number.as_small().ok_or_else(|| type_error("fileno() returned a non-integer"))?
        }
    };
    if number < 0 {
        return Err(value_error(format!("file descriptor cannot be a negative integer ({number})")));
    }
    Ok(number as i32)
}

/// A host and a port out of an address tuple, as `host, port = address` does.
fn host_and_port(evaluator: &Evaluator, address: &Value) -> Result<(Value, Value)> {
    let items = Iter::over(address)
        .map_err(|_| type_error(format!("cannot unpack non-iterable {} object", address.type_name())))?
        .collect(evaluator)?;
    match &items[..] {
        [host, port] => Ok((host.clone(), port.clone())),
        few if few.len() < 2 => {
            Err(value_error(format!("not enough values to unpack (expected 2, got {})", few.len())))
        }
        _ => Err(value_error("too many values to unpack (expected 2)")),
    }
}

/// `socket.create_connection`: each address of the host in turn, until one answers.
fn create_connection(evaluator: &Evaluator, mut arguments: Arguments) -> Result<Value> {
    arguments.keyword.retain(|(name, _)| &**name != "all_errors");
    let [address, timeout, source] =
        arguments.bind("create_connection", ["address", "timeout", "source_address"], 1)?;
    let (host, port) = host_and_port(evaluator, &address.unwrap_or(Value::None))?;
    let found = addresses(evaluator, &host, &port, 0, libc::SOCK_STREAM, 0, 0)?;
    let mut failure = None;
    for (family, target) in found {
        let attempt = || -> Result<Value> {
            let recorder = evaluator.shared.recorder.clone();
            let socket = Socket::new(recorder, Family(family), Kind::STREAM, Protocol(libc::IPPROTO_TCP))
                .map_err(|error| of_socket(error, false))?;
            match &timeout {
                Some(timeout) => {
                    socket.set_timeout(options::timeout_of(timeout)?).map_err(|error| of_socket(error, false))?
                }
                None => object::apply_default_timeout(evaluator, &socket)?,
            }
            if let Some(source) = source.as_ref().filter(|source| source.truth()) {
                let source = address::from_value(evaluator, source, Family(family), "bind")?;
                socket.bind(&source).map_err(|error| of_socket(error, false))?;
            }
            let target = address::from_value(evaluator, &target, Family(family), "connect")?;
            socket.connect(&target).map_err(|error| of_socket(error, false))?;
            Ok(object::value(socket))
        };
        match attempt() {
            Ok(socket) => return Ok(socket),
            // CPython raises the first failure, and only OSError is a reason to try the next address.
            Err(thrown) if thrown.is_a(&OS_ERROR) => failure = failure.or(Some(thrown)),
            Err(thrown) => return Err(thrown),
        }
    }
    Err(failure.unwrap_or_else(|| raise(&OS_ERROR, "getaddrinfo returns an empty list")))
}

/// `socket.create_server`.
fn create_server(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [address, family, backlog, reuse_port, dual] =
        arguments.bind("create_server", ["address", "family", "backlog", "reuse_port", "dualstack_ipv6"], 1)?;
    let address = address.unwrap_or(Value::None);
    let family = Family(family.as_ref().map_or(Ok(libc::AF_INET), c_int)?);
    let dual = dual.is_some_and(|dual| dual.truth());
    if dual && family != Family::INET6 {
        return Err(value_error("dualstack_ipv6 requires AF_INET6 family"));
    }
    let socket = Socket::new(evaluator.shared.recorder.clone(), family, Kind::STREAM, Protocol(0))
        .map_err(|error| of_socket(error, false))?;
    let set =
        |level, name| socket.set_option(level, name, OptionValue::Integer(1)).map_err(|error| of_socket(error, false));
    set(libc::SOL_SOCKET, libc::SO_REUSEADDR)?;
    if reuse_port.is_some_and(|wanted| wanted.truth()) {
        set(libc::SOL_SOCKET, libc::SO_REUSEPORT)?;
    }
    if family == Family::INET6 {
        socket
            .set_option(libc::IPPROTO_IPV6, libc::IPV6_V6ONLY, OptionValue::Integer(i32::from(!dual)))
            .map_err(|error| of_socket(error, false))?;
    }
    let target = address::from_value(evaluator, &address, family, "bind")?;
    socket.bind(&target).map_err(|error| {
        let errno = error.errno();
        let thrown = of_socket(error, false);
        let Some(errno) = errno else { return thrown };
        // CPython adds the address to the text.
        let message = crate::kernel::descriptor::strerror(errno);
        let message = format!("{message} (while attempting to bind on address {})", text::repr(&address));
        let told = Thrown::new(&OS_ERROR, vec![Value::Int(errno.into()), Value::text(message)]);
        let call = lock(&thrown.exception.details).call.take();
        lock(&told.exception.details).call = call;
        told
    })?;
    let backlog = match backlog {
        None | Some(Value::None) => libc::SOMAXCONN.min(128),
        Some(value) => c_int(&value)?,
    };
    socket.listen(backlog).map_err(|error| of_socket(error, false))?;
    Ok(object::value(socket))
}

/// The services that a class meets, by their names in /etc/services.
const SERVICES: &[(&str, u16)] = &[
    ("echo", 7),
    ("daytime", 13),
    ("ftp", 21),
    ("ssh", 22),
    ("telnet", 23),
    ("smtp", 25),
    ("time", 37),
    ("domain", 53),
    ("tftp", 69),
    ("http", 80),
    ("pop3", 110),
    ("ntp", 123),
    ("imap2", 143),
    ("imap", 143),
    ("https", 443),
    ("redis", 6379),
];

/// The pairs (family, address) for a host and a port.
fn addresses(
    evaluator: &Evaluator,
    host: &Value,
    port: &Value,
    family: i32,
    kind: i32,
    protocol: i32,
    flags: i32,
) -> Result<Vec<(i32, Value)>> {
    let _ = (kind, protocol);
    let gai = |code: i32, text: &str| Thrown::new(&GAI_ERROR, vec![Value::Int(code.into()), Value::text(text)]);
    let port: u16 = match port {
        Value::None => 0,
        Value::Str(name) => match name.parse::<i64>() {
            Ok(number) => number as u16,
            Err(_) => SERVICES
                .iter()
                .find(|(known, _)| *known == &**name)
                .map(|(_, port)| *port)
                .ok_or_else(|| gai(libc::EAI_SERVICE, "Servname not supported for ai_socktype"))?,
        },
        other => match other.as_small() {
            // As getaddrinfo(3) does with the number's text: what does not fit 16 bits wraps.
            Some(number) => number as u16,
            None => return Err(raise(&OS_ERROR, "Int or String expected")),
        },
    };
    let wants = |wanted: i32| family == libc::AF_UNSPEC || family == wanted;
    let ips: Vec<IpAddr> = match host {
        Value::None => {
            let passive = flags & libc::AI_PASSIVE != 0;
            let v4 = if passive { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
            let v6 = if passive { Ipv6Addr::UNSPECIFIED } else { Ipv6Addr::LOCALHOST };
            let mut both = Vec::new();
            if wants(libc::AF_INET6) {
                both.push(v6.into());
            }
            if wants(libc::AF_INET) {
                both.push(v4.into());
            }
            if passive { both.into_iter().rev().collect() } else { both }
        }
        _ => {
            let name = match host {
                Value::Str(name) => name.to_string(),
                other => match other.as_bytes() {
                    Some(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
                    None => return Err(type_error("getaddrinfo() argument 1 must be string or None")),
                },
            };
            let numeric = flags & libc::AI_NUMERICHOST != 0 && name.parse::<IpAddr>().is_err();
            if numeric {
                return Err(gai(libc::EAI_NONAME, "Name or service not known"));
            }
            let found = address::resolve_all(evaluator, &name, family);
            found.map_err(|error: LookupError| address::gai_error(error, &name, Family(family)))?
        }
    };
    let mut pairs: Vec<(i32, Value)> = Vec::new();
    let mut seen = Vec::new();
    for ip in ips {
        if seen.contains(&ip) {
            continue;
        }
        seen.push(ip);
        let host = Value::text(ip.to_string());
        let port = Value::Int(port.into());
        pairs.push(match ip {
            IpAddr::V4(_) => (libc::AF_INET, Value::tuple(vec![host, port])),
            IpAddr::V6(_) => (libc::AF_INET6, Value::tuple(vec![host, port, Value::Int(0), Value::Int(0)])),
        });
    }
    Ok(pairs)
}

fn getaddrinfo(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [host, port, family, kind, protocol, flags] =
        arguments.bind("getaddrinfo", ["host", "port", "family", "type", "proto", "flags"], 2)?;
    let number = |value: Option<Value>| value.as_ref().map_or(Ok(0), c_int);
    let (family, kind, protocol, flags) = (number(family)?, number(kind)?, number(protocol)?, number(flags)?);
    let found = addresses(
        evaluator,
        &host.unwrap_or(Value::None),
        &port.unwrap_or(Value::None),
        family,
        kind,
        protocol,
        flags,
    )?;
    // What getaddrinfo(3) offers for each address, in its order.
    let offers = [
        (libc::SOCK_STREAM, libc::IPPROTO_TCP),
        (libc::SOCK_DGRAM, libc::IPPROTO_UDP),
        (libc::SOCK_RAW, libc::IPPROTO_IP),
    ];
    let mut list = Vec::new();
    for (family, address) in found {
        for (offered, its_protocol) in offers {
            let fits = (kind == 0 || kind == offered)
                && (protocol == 0 || protocol == its_protocol || offered == libc::SOCK_RAW);
            if fits {
                let its_protocol = if offered == libc::SOCK_RAW { protocol } else { its_protocol };
                list.push(Value::tuple(vec![
                    constants::member(&constants::ADDRESS_FAMILY, family),
                    constants::member(&constants::SOCKET_KIND, offered),
                    Value::Int(its_protocol.into()),
                    Value::text(""),
                    address.clone(),
                ]));
            }
        }
    }
    if list.is_empty() {
        let arguments = vec![Value::Int(libc::EAI_SOCKTYPE.into()), Value::text("ai_socktype not supported")];
        return Err(Thrown::new(&GAI_ERROR, arguments));
    }
    Ok(Value::list(list))
}

fn gethostbyname(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let given = arguments.one("_socket.gethostbyname")?;
    let host = match &given {
        Value::Str(host) => host.to_string(),
        other => match other.as_bytes() {
            Some(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            None => {
                return Err(type_error(format!(
                    "gethostbyname() argument 1 must be str, bytes or bytearray, not {}",
                    other.type_name()
                )));
            }
        },
    };
    Ok(Value::text(address::resolve(evaluator, &host, Family::INET)?.to_string()))
}

fn gethostname(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.none("_socket.gethostname")?;
    Ok(Value::text(host_name()))
}

/// This machine's own name.
fn host_name() -> String {
    // proc(5); other systems have it in the environment of an interactive shell at best.
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let name = name.or_else(|| std::env::var("HOSTNAME").ok()).unwrap_or_else(|| "localhost".into());
    name.trim().to_owned()
}

fn swap_short(arguments: Arguments, name: &str) -> Result<Value> {
    let number = integer(&arguments.one(&format!("_socket.{name}"))?)?;
    if number < 0.into() {
        let message = format!("{name}: can't convert negative Python int to C 16-bit unsigned integer");
        return Err(overflow_error(message));
    }
    let number = u16::try_from(number)
        .map_err(|_| overflow_error(format!("{name}: Python int too large to convert to C 16-bit unsigned integer")))?;
    Ok(Value::Int(number.to_be().into()))
}

fn swap_long(arguments: Arguments, name: &str) -> Result<Value> {
    let given = arguments.one(&format!("_socket.{name}"))?;
    let Some(number) = given.as_integer() else {
        return Err(type_error(format!("expected int, {} found", given.type_name())));
    };
    if number < 0.into() {
        return Err(overflow_error("can't convert negative value to unsigned int"));
    }
    let number = u32::try_from(number).map_err(|_| overflow_error("int larger than 32 bits"))?;
    Ok(Value::Int(number.to_be().into()))
}

fn text_argument(value: &Value, name: &str, place: usize) -> Result<String> {
    match value {
        Value::Str(text) => Ok(text.to_string()),
        other => Err(type_error(format!("{name}() argument {place} must be str, not {}", other.type_name()))),
    }
}

/// inet_aton(3): one to four numbers, the last filling what is left; decimal, octal and hexadecimal.
fn inet_aton(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let text = text_argument(&arguments.one("_socket.inet_aton")?, "inet_aton", 1)?;
    let illegal = || raise(&OS_ERROR, "illegal IP address string passed to inet_aton");
    let parts: Vec<&str> = text.split('.').collect();
    let number = |part: &str| {
        let lower = part.to_ascii_lowercase();
        match lower.strip_prefix("0x") {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None if lower.len() > 1 && lower.starts_with('0') => u32::from_str_radix(&lower, 8).ok(),
            None => lower.parse().ok().filter(|_| lower.starts_with(|c: char| c.is_ascii_digit())),
        }
    };
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| number(part)).collect();
    let numbers = numbers.filter(|numbers| (1..=4).contains(&numbers.len())).ok_or_else(illegal)?;
    let Some((last, first)) = numbers.split_last() else { return Err(illegal()) };
    let mut address: u32 = 0;
    for (place, part) in first.iter().enumerate() {
        let part = u8::try_from(*part).map_err(|_| illegal())?;
        address |= u32::from(part) << (24 - 8 * place);
    }
    let room = 32 - 8 * first.len() as u32;
    if room < 32 && *last >= 1 << room {
        return Err(illegal());
    }
    Ok(Value::bytes((address | last).to_be_bytes()))
}

fn inet_ntoa(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let given = arguments.one("_socket.inet_ntoa")?;
    let bytes = given.as_bytes().ok_or_else(|| bytes_like(&given))?;
    let bytes: [u8; 4] = bytes[..].try_into().map_err(|_| raise(&OS_ERROR, "packed IP wrong length for inet_ntoa"))?;
    Ok(Value::text(Ipv4Addr::from(bytes).to_string()))
}

fn inet_pton(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("inet_pton", 2, 2)?;
    let family = c_int(&arguments.positional[0])?;
    let text = text_argument(&arguments.positional[1], "inet_pton", 2)?;
    let illegal = || raise(&OS_ERROR, "illegal IP address string passed to inet_pton");
    match family {
        libc::AF_INET => text.parse::<Ipv4Addr>().map(|ip| Value::bytes(ip.octets())).map_err(|_| illegal()),
        libc::AF_INET6 => text.parse::<Ipv6Addr>().map(|ip| Value::bytes(ip.octets())).map_err(|_| illegal()),
        _ => Err(os_error(libc::EAFNOSUPPORT)),
    }
}

fn inet_ntop(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("inet_ntop", 2, 2)?;
    let family = c_int(&arguments.positional[0])?;
    let bytes = arguments.positional[1].as_bytes().ok_or_else(|| bytes_like(&arguments.positional[1]))?;
    let wrong = || value_error("invalid length of packed IP address string");
    let ip: IpAddr = match family {
        libc::AF_INET => <[u8; 4]>::try_from(&bytes[..]).map_err(|_| wrong())?.into(),
        libc::AF_INET6 => <[u8; 16]>::try_from(&bytes[..]).map_err(|_| wrong())?.into(),
        other => return Err(value_error(format!("unknown address family {other}"))),
    };
    Ok(Value::text(ip.to_string()))
}
