//! Names of Python's `socket` module as authors write them in predicates.

use crate::console::sockets::constants;
use crate::console::value::Value;
use crate::i18n::errno;
use crate::journal::socket::{Family, Kind};

/// The number of a constant, such as `SO_REUSEADDR`; `None` where this system does not have it.
pub(super) fn constant(name: &str) -> Option<i64> {
    match constants::find(name)? {
        Value::Int(number) | Value::Member(_, number) => Some(number),
        _ => None,
    }
}

/// The level that an option of that name belongs to.
pub(super) fn level_of(name: &str) -> Option<i64> {
    let (prefix, _) = name.split_once('_')?;
    constant(match prefix {
        "SO" => "SOL_SOCKET",
        "TCP" => "IPPROTO_TCP",
        "IP" => "IPPROTO_IP",
        "IPV6" => "IPPROTO_IPV6",
        _ => return None,
    })
}

/// Whether a call is meant by the name that an author gave. `connect_ex` is a `connect`, and `recv_into` a `recv`: the
/// kernel is asked for the same. The others differ in what the kernel does.
pub(super) fn same_call(wanted: &str, name: &str) -> bool {
    wanted == name || matches!((wanted, name), ("connect", "connect_ex") | ("recv", "recv_into"))
}

/// Whether a family has this constant's name.
pub(super) fn is_family(name: &str, family: Family) -> bool {
    family.name() == Some(name) || constant(name) == Some(i64::from(family.0))
}

/// Whether a type has this constant's name. What Linux lets callers add to a type is no part of it (socket(2)).
pub(super) fn is_kind(name: &str, kind: Kind) -> bool {
    let plain = Kind(kind.0 & 0xf);
    plain.name() == Some(name) || constant(name) == Some(i64::from(plain.0))
}

/// Whether an errno has this symbol.
pub(super) fn is_errno(symbol: &str, number: i32) -> bool {
    // Two symbols of one number (errno(3)); the table names the first.
    let symbol = match symbol {
        "EWOULDBLOCK" => "EAGAIN",
        "ENOTSUP" => "EOPNOTSUPP",
        other => other,
    };
    errno::symbol(number) == Some(symbol)
}

/// The class of an OSError with this errno: PEP 3151's table.
fn class_of(number: i32) -> &'static str {
    match number {
        libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => "BlockingIOError",
        libc::EPIPE | libc::ESHUTDOWN => "BrokenPipeError",
        libc::ECONNABORTED => "ConnectionAbortedError",
        libc::ECONNREFUSED => "ConnectionRefusedError",
        libc::ECONNRESET => "ConnectionResetError",
        libc::EEXIST => "FileExistsError",
        libc::ENOENT => "FileNotFoundError",
        libc::EINTR => "InterruptedError",
        libc::EISDIR => "IsADirectoryError",
        libc::ENOTDIR => "NotADirectoryError",
        libc::EACCES | libc::EPERM => "PermissionError",
        libc::ETIMEDOUT => "TimeoutError",
        _ => "OSError",
    }
}

/// Whether an OSError with this errno is an instance of a class.
pub(super) fn is_class_of_errno(class: &str, number: Option<i32>) -> bool {
    number.is_some_and(|number| is_a(class_of(number), class))
}

/// Whether an exception of one class is an instance of another, of those that sockets raise. A module before either
/// name (`socket.gaierror`) does not matter.
pub(super) fn is_a(class: &str, wanted: &str) -> bool {
    let last = |name: &str| name.rsplit('.').next().unwrap_or_default().to_owned();
    let (class, wanted) = (last(class), last(wanted));
    let of_connection = ["BrokenPipeError", "ConnectionAbortedError", "ConnectionRefusedError", "ConnectionResetError"];
    let of_system = [
        "BlockingIOError",
        "ConnectionError",
        "FileExistsError",
        "FileNotFoundError",
        "InterruptedError",
        "IsADirectoryError",
        "NotADirectoryError",
        "PermissionError",
        "TimeoutError",
        "gaierror",
        "herror",
    ];
    let connection = of_connection.contains(&class.as_str());
    // `socket.timeout` and `socket.error` are old names of these.
    let wanted = match wanted.as_str() {
        "timeout" => "TimeoutError",
        "error" | "IOError" => "OSError",
        other => other,
    };
    class == wanted
        || (wanted == "ConnectionError" && connection)
        || (wanted == "OSError" && (connection || of_system.contains(&class.as_str())))
        || (wanted == "Exception" && class != "KeyboardInterrupt" && class != "SystemExit")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_those_of_python() {
        assert!(is_class_of_errno("ConnectionRefusedError", Some(libc::ECONNREFUSED)));
        assert!(is_class_of_errno("OSError", Some(libc::EAFNOSUPPORT)));
        assert!(is_class_of_errno("ConnectionError", Some(libc::EPIPE)));
        assert!(!is_class_of_errno("PermissionError", Some(libc::EPIPE)));
        assert!(!is_class_of_errno("OSError", None));
        assert!(is_a("socket.gaierror", "gaierror") && is_a("gaierror", "OSError"));
        assert!(!is_a("AttributeError", "OSError") && is_a("AttributeError", "Exception"));
    }

    #[test]
    fn options_have_their_levels() {
        assert_eq!(level_of("SO_REUSEADDR"), Some(i64::from(libc::SOL_SOCKET)));
        assert_eq!(level_of("TCP_NODELAY"), Some(i64::from(libc::IPPROTO_TCP)));
        assert_eq!(level_of("IPV6_V6ONLY"), Some(i64::from(libc::IPPROTO_IPV6)));
        assert_eq!((level_of("SOMETHING"), constant("SO_NOTHING")), (None, None));
    }

    #[test]
    fn a_type_may_carry_flags() {
        assert!(is_kind("SOCK_STREAM", Kind(libc::SOCK_STREAM | libc::SOCK_CLOEXEC)));
        assert!(!is_kind("SOCK_DGRAM", Kind::STREAM));
        assert!(is_family("AF_X25", Family(9)) && !is_family("AF_INET", Family::UNIX));
    }
}
