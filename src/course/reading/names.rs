//! The closed lists of words that predicates and scripts may name. Tests hold them against the console and the journal.

use crate::console::{exception, modules};

/// Families, as Python names them.
pub const FAMILIES: &[&str] = &["AF_INET", "AF_INET6", "AF_UNIX", "AF_X25"];

/// Types, as Python names them.
pub const TYPES: &[&str] = &["SOCK_STREAM", "SOCK_DGRAM", "SOCK_RAW", "SOCK_SEQPACKET"];

/// The calls that the journal tells of, by the names of Python's methods.
pub const CALLS: &[&str] = &[
    "socket",
    "socketpair",
    "bind",
    "listen",
    "accept",
    "connect",
    "connect_ex",
    "send",
    "sendall",
    "sendto",
    "recv",
    "recv_into",
    "recvfrom",
    "shutdown",
    "close",
    "detach",
    "dup",
    "setsockopt",
    "getsockopt",
    "getsockname",
    "getpeername",
    "settimeout",
    "sleep",
];

/// Symbols of errno(3) that a socket program can meet.
pub const ERRNOS: &[&str] = &[
    "EPERM",
    "ENOENT",
    "EINTR",
    "EIO",
    "ENXIO",
    "EBADF",
    "EAGAIN",
    "ENOMEM",
    "EACCES",
    "EFAULT",
    "EBUSY",
    "EEXIST",
    "ENODEV",
    "ENOTDIR",
    "EISDIR",
    "EINVAL",
    "ENFILE",
    "EMFILE",
    "EFBIG",
    "ENOSPC",
    "ESPIPE",
    "EROFS",
    "EPIPE",
    "EDOM",
    "ERANGE",
    "EDEADLK",
    "ENAMETOOLONG",
    "ENOLCK",
    "ENOSYS",
    "ELOOP",
    "EPROTO",
    "EOVERFLOW",
    "EILSEQ",
    "ENOTSOCK",
    "EDESTADDRREQ",
    "EMSGSIZE",
    "EPROTOTYPE",
    "ENOPROTOOPT",
    "EPROTONOSUPPORT",
    "ESOCKTNOSUPPORT",
    "EOPNOTSUPP",
    "EPFNOSUPPORT",
    "EAFNOSUPPORT",
    "EADDRINUSE",
    "EADDRNOTAVAIL",
    "ENETDOWN",
    "ENETUNREACH",
    "ENETRESET",
    "ECONNABORTED",
    "ECONNRESET",
    "ENOBUFS",
    "EISCONN",
    "ENOTCONN",
    "ESHUTDOWN",
    "ETIMEDOUT",
    "ECONNREFUSED",
    "EHOSTDOWN",
    "EHOSTUNREACH",
    "EALREADY",
    "EINPROGRESS",
    "ESTALE",
    "EDQUOT",
    "ECANCELED",
    "ENOEXEC",
    "E2BIG",
    // Second names of EAGAIN and EOPNOTSUPP (errno(3)).
    "EWOULDBLOCK",
    "ENOTSUP",
];

/// Levels of options.
pub const LEVELS: &[&str] = &["SOL_SOCKET", "IPPROTO_IP", "IPPROTO_TCP", "IPPROTO_UDP", "IPPROTO_IPV6"];

/// What the form of an address is called, with `none` where there may be none.
pub const NAME_FORMS: &[&str] = &["path", "abstract", "port", "none"];

/// What a step needs of the machine.
pub const NEEDS: &[&str] = &["linux", "ipv6"];

/// The kinds of steps.
pub const KINDS: &[&str] = &["do", "predict", "quiz", "check"];

/// Panes that a lesson reveals.
pub const PANES: &[&str] = &["travel", "calls", "hex", "code", "states"];

/// What `start` can start.
pub const ROLES: &[&str] =
    &["console", "eco", "eco-udp", "eco-unix", "web", "lento", "sordo", "sin-accept", "brusco", "linger0", "troceador"];

/// What two sockets are compared by.
pub const COMPARED: &[&str] = &["local-port", "local-address", "descriptor", "program", "family", "type"];

/// The predicates.
pub const PREDICATES: &[&str] = &[
    "socket",
    "listening",
    "connected",
    "bound",
    "queued",
    "blocked",
    "program",
    "name",
    "option",
    "call",
    "returned",
    "failed",
    "accepted",
    "sent",
    "received",
    "read",
    "closed",
    "differs",
    "same",
    "before",
    "count",
    "not",
    "any",
    "all",
];

/// Options of sockets, as Python names them.
pub fn options() -> Vec<&'static str> {
    let is_option = |name: &&str| ["SO_", "TCP_", "IP_", "IPV6_"].iter().any(|prefix| name.starts_with(prefix));
    let names = modules::find("socket").map(|module| (module.names)()).unwrap_or_default();
    names.into_iter().filter(is_option).collect()
}

/// Classes of exceptions, by their own names.
pub fn exceptions() -> Vec<&'static str> {
    exception::ALL.iter().map(|class| class.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::errno;
    use crate::journal::call::Operation;

    #[test]
    fn families_types_and_levels_are_the_consoles() {
        let names = (modules::find("socket").unwrap().names)();
        for name in [FAMILIES, TYPES, LEVELS].concat() {
            assert!(names.contains(&name), "{name}");
        }
        assert!(options().contains(&"SO_REUSEADDR") && options().contains(&"TCP_NODELAY"));
        assert!(exceptions().contains(&"ConnectionRefusedError"));
    }

    #[test]
    fn errnos_are_those_that_are_told() {
        let known: Vec<&str> = (1..200).filter_map(errno::symbol).collect();
        let missing: Vec<&str> = ERRNOS.iter().copied().filter(|name| !known.contains(name)).collect();
        assert_eq!(missing, ["EWOULDBLOCK", "ENOTSUP"]);
        let more: Vec<&str> = known.iter().copied().filter(|name| !ERRNOS.contains(name)).collect();
        assert_eq!(more, Vec::<&str>::new());
    }

    #[test]
    fn calls_are_the_journals() {
        let calls = [
            Operation::Accept,
            Operation::Receive { size: 1, flags: 0, into_buffer: true },
            Operation::ReceiveFrom { size: 1, flags: 0 },
            Operation::SendAll { asked: 1, flags: 0 },
            Operation::LocalName,
            Operation::SetTimeout { seconds: None },
            Operation::Sleep { seconds: 1.0 },
        ];
        for call in calls {
            assert!(CALLS.contains(&call.name()), "{}", call.name());
        }
    }
}
