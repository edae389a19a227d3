//! The socket options that are offered, each with what it is for: a part of those that the console knows by name.

use crate::journal::socket::{Family, Kind, SocketInfo};

/// What kind of value an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// 1 or 0.
    Switch,
    /// A number; this one is proposed.
    Number(&'static str),
    /// `struct linger`, socket(7): two ints, whether and how many seconds.
    Linger,
    /// It is only read.
    Nothing,
}

/// Which sockets have an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    All,
    Internet,
    Inet,
    Inet6,
    Tcp,
    Datagrams,
}

/// An option.
#[derive(Clone, Copy, Debug)]
pub(super) struct SocketOption {
    /// Its level, as Python's constant.
    pub level: &'static str,
    /// Its name, as Python's constant.
    pub name: &'static str,
    about: &'static str,
    /// What it takes.
    pub takes: Takes,
    whose: Whose,
    linux: bool,
}

macro_rules! option {
    ($level:literal, $name:literal, $about:literal, $takes:expr, $whose:ident, $linux:literal) => {
        SocketOption { level: $level, name: $name, about: $about, takes: $takes, whose: Whose::$whose, linux: $linux }
    };
}

/// What they are: socket(7), tcp(7), ip(7), ipv6(7).
#[rustfmt::skip]
static OPTIONS: &[SocketOption] = &[
    option!("SOL_SOCKET", "SO_REUSEADDR", "deeds-so-reuseaddr", Takes::Switch, Internet, false),
    option!("SOL_SOCKET", "SO_REUSEPORT", "deeds-so-reuseport", Takes::Switch, Internet, false),
    option!("SOL_SOCKET", "SO_KEEPALIVE", "deeds-so-keepalive", Takes::Switch, Tcp, false),
    option!("SOL_SOCKET", "SO_BROADCAST", "deeds-so-broadcast", Takes::Switch, Datagrams, false),
    option!("SOL_SOCKET", "SO_RCVBUF", "deeds-so-rcvbuf", Takes::Number("4096"), All, false),
    option!("SOL_SOCKET", "SO_SNDBUF", "deeds-so-sndbuf", Takes::Number("4096"), All, false),
    option!("SOL_SOCKET", "SO_LINGER", "deeds-so-linger", Takes::Linger, Tcp, false),
    option!("IPPROTO_TCP", "TCP_NODELAY", "deeds-tcp-nodelay", Takes::Switch, Tcp, false),
    option!("IPPROTO_TCP", "TCP_KEEPIDLE", "deeds-tcp-keepidle", Takes::Number("10"), Tcp, true),
    option!("IPPROTO_TCP", "TCP_USER_TIMEOUT", "deeds-tcp-user-timeout", Takes::Number("5000"), Tcp, true),
    option!("IPPROTO_IP", "IP_TTL", "deeds-ip-ttl", Takes::Number("64"), Inet, false),
    option!("IPPROTO_IPV6", "IPV6_V6ONLY", "deeds-ipv6-v6only", Takes::Switch, Inet6, false),
    option!("IPPROTO_IPV6", "IPV6_UNICAST_HOPS", "deeds-ipv6-hops", Takes::Number("64"), Inet6, false),
    option!("SOL_SOCKET", "SO_TYPE", "deeds-so-type", Takes::Nothing, All, false),
    option!("SOL_SOCKET", "SO_PROTOCOL", "deeds-so-protocol", Takes::Nothing, All, true),
    option!("SOL_SOCKET", "SO_DOMAIN", "deeds-so-domain", Takes::Nothing, All, true),
    option!("SOL_SOCKET", "SO_ERROR", "deeds-so-error", Takes::Nothing, All, false),
    option!("SOL_SOCKET", "SO_ACCEPTCONN", "deeds-so-acceptconn", Takes::Nothing, All, false),
    option!("IPPROTO_TCP", "TCP_MAXSEG", "deeds-tcp-maxseg", Takes::Nothing, Tcp, false),
];

impl SocketOption {
    /// The text id of what it is for, on this socket.
    pub(super) fn about(&self, info: &SocketInfo) -> &'static str {
        // socket(7): for others than TCP there is no TIME_WAIT to pass by; whoever sets it may share the address.
        if self.name == "SO_REUSEADDR" && info.kind == Kind::DGRAM { "deeds-so-reuseaddr-udp" } else { self.about }
    }
}

/// The options of a socket: those that can be set, or those that can be read, what is asked most first.
pub(super) fn options(info: &SocketInfo, sets: bool) -> impl Iterator<Item = &'static SocketOption> {
    let (family, kind) = (info.family, info.kind);
    let has = move |option: &&SocketOption| {
        let whose = match option.whose {
            Whose::All => true,
            Whose::Internet => family.is_internet(),
            Whose::Inet => family == Family::INET,
            Whose::Inet6 => family == Family::INET6,
            Whose::Tcp => family.is_internet() && kind == Kind::STREAM,
            Whose::Datagrams => family.is_internet() && kind == Kind::DGRAM,
        };
        whose && (!option.linux || cfg!(target_os = "linux"))
    };
    let read_only = |option: &&SocketOption| option.takes == Takes::Nothing;
    let (first, then) = OPTIONS.iter().filter(has).partition::<Vec<_>, _>(|option| read_only(option) != sets);
    let then = if sets { Vec::new() } else { then };
    first.into_iter().chain(then)
}

/// The option of this name.
pub(super) fn option(name: &str) -> Option<&'static SocketOption> {
    OPTIONS.iter().find(|option| option.name == name)
}
