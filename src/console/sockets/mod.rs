//! The `socket` module, over our instrumented sockets.

pub mod address;
pub mod constants;
mod file;
mod lookups;
pub mod making;
mod messages;
pub mod object;
pub mod options;
#[cfg(target_os = "linux")]
mod rare;
mod resolving;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::builtins::arguments::{c_int, given};
use super::evaluate::Evaluator;
use super::exception::{
    GAI_ERROR, H_ERROR, OS_ERROR, Result, TIMEOUT_ERROR, os_error, overflow_error, raise, type_error, value_error,
};
use super::operators::bytes_like;
use super::value::{Arguments, Builtin, Module, Value, lock};

/// The module.
pub static MODULE: Module = Module { name: "socket", get: |_, name| constant(name), names };

static FUNCTIONS: &[Builtin] = &[
    Builtin {
        name: "getdefaulttimeout",
        run: |evaluator, arguments| {
            arguments.none("_socket.getdefaulttimeout")?;
            let timeout = *lock(&evaluator.shared.default_timeout);
            Ok(timeout.map_or(Value::None, |timeout| Value::Float(timeout.as_secs_f64())))
        },
    },
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
];

/// All functions of the module.
fn functions() -> impl Iterator<Item = &'static Builtin> {
    [FUNCTIONS, lookups::FUNCTIONS, making::FUNCTIONS, messages::FUNCTIONS, resolving::FUNCTIONS].into_iter().flatten()
}

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
            return match functions().find(|function| function.name == name) {
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
    functions().map(|function| function.name).chain(classes).chain(constants::names()).collect()
}

/// The number of a descriptor: an int, or what has a `fileno` method.
///
/// # Errors
/// TypeError, ValueError for a negative one.
pub fn descriptor_of(evaluator: &Evaluator, value: &Value) -> Result<i32> {
    let number = match value {
        Value::Socket(socket) => i64::from(socket.socket().fileno()),
        other if other.as_integer().is_some() => {
            let number = other.as_small().and_then(|number| i32::try_from(number).ok());
            number.ok_or_else(|| overflow_error("Python int too large to convert to C int"))?.into()
        }
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

/// The only argument, in the words of `PyArg_ParseTuple`.
fn only(arguments: &Arguments, name: &str) -> Result<Value> {
    arguments.takes(name, 1, 1)?;
    Ok(arguments.positional[0].clone())
}

fn swap_short(arguments: Arguments, name: &str) -> Result<Value> {
    let number = c_int(&only(&arguments, name)?)?;
    if number < 0 {
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
    let number =
        u64::try_from(number).map_err(|_| overflow_error("Python int too large to convert to C unsigned long"))?;
    let number = u32::try_from(number).map_err(|_| overflow_error("int larger than 32 bits"))?;
    Ok(Value::Int(number.to_be().into()))
}

fn text_argument(value: &Value, name: &str, place: usize) -> Result<String> {
    match value {
        Value::Str(text) => Ok(text.to_string()),
        other => Err(type_error(format!("{name}() argument {place} must be str, not {}", given(other)))),
    }
}

/// inet_aton(3): one to four numbers, the last filling what is left; decimal, octal and hexadecimal.
fn inet_aton(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let text = text_argument(&only(&arguments, "inet_aton")?, "inet_aton", 1)?;
    let illegal = || raise(&OS_ERROR, "illegal IP address string passed to inet_aton");
    // It ends at the first white space, whatever follows.
    let parts: Vec<&str> = text.split(|c: char| c.is_ascii_whitespace()).next().unwrap_or("").split('.').collect();
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
    let given = only(&arguments, "inet_ntoa")?;
    let bytes = given.as_bytes().ok_or_else(|| bytes_like(&given))?;
    let bytes: [u8; 4] = bytes[..].try_into().map_err(|_| raise(&OS_ERROR, "packed IP wrong length for inet_ntoa"))?;
    Ok(Value::text(Ipv4Addr::from(bytes).to_string()))
}

fn inet_pton(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.takes("inet_pton", 2, 2)?;
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
    arguments.takes("inet_ntop", 2, 2)?;
    let family = c_int(&arguments.positional[0])?;
    let bytes = arguments.positional[1].as_bytes().ok_or_else(|| bytes_like(&arguments.positional[1]))?;
    let wrong = || value_error("invalid length of packed IP address string");
    let ip: IpAddr = match family {
        libc::AF_INET => <[u8; 4]>::try_from(&bytes[..]).map_err(|_| wrong())?.into(),
        libc::AF_INET6 => <[u8; 16]>::try_from(&bytes[..]).map_err(|_| wrong())?.into(),
        other => return Err(value_error(format!("unknown address family {other}"))),
    };
    Ok(Value::text(address::ip_text(ip)))
}
