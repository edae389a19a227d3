//! Exceptions as the programs send them: everything that must have a sentence.

use super::*;
use crate::journal::call::{OptionValue, ShutdownHow};
use crate::journal::event::Bound;
use crate::journal::socket::Protocol;

pub(super) fn inet(host: &str, port: u16) -> Address {
    Address::Inet { ip: host.parse().unwrap(), port }
}

pub(super) fn inet6(host: &str, port: u16) -> Address {
    Address::Inet6 { ip: host.parse().unwrap(), port, flow: 0, scope: 0 }
}

pub(super) fn here(port: u16) -> Address {
    inet("127.0.0.1", port)
}

pub(super) fn path(path: &str) -> Address {
    Address::Path(path.as_bytes().to_vec())
}

pub(super) fn raise(class: &str, message: &str) -> Raised {
    Raised {
        class: class.to_owned(),
        message: message.to_owned(),
        errno: None,
        line: None,
        column: None,
        call: None,
        hint: None,
    }
}

pub(super) fn hinted(class: &str, hint: Hint) -> Raised {
    Raised { hint: Some(hint), ..raise(class, "") }
}

/// A failed call on a TCP socket that has no addresses yet.
pub(super) fn failed(errno: i32, operation: Operation) -> Raised {
    let call = FailedCall {
        operation,
        family: Some(Family::INET),
        kind: Some(Kind::STREAM),
        local: None,
        peer: None,
        listening: false,
    };
    Raised { errno: Some(errno), call: Some(call), ..raise("OSError", "") }
}

impl Raised {
    pub(super) fn on(mut self, family: Family, kind: Kind) -> Raised {
        let call = self.call.as_mut().unwrap();
        (call.family, call.kind) = (Some(family), Some(kind));
        self
    }

    pub(super) fn local(mut self, address: Address) -> Raised {
        self.call.as_mut().unwrap().local = Some(address);
        self
    }

    pub(super) fn peer(mut self, address: Address) -> Raised {
        self.call.as_mut().unwrap().peer = Some(address);
        self
    }

    pub(super) fn listening(mut self) -> Raised {
        self.call.as_mut().unwrap().listening = true;
        self
    }

    pub(super) fn timed_out(mut self) -> Raised {
        self.class = "TimeoutError".to_owned();
        self.errno = None;
        self
    }

    pub(super) fn interrupted(mut self) -> Raised {
        self.class = "KeyboardInterrupt".to_owned();
        self.errno = None;
        self
    }
}

pub(super) fn connect_to(address: Address) -> Operation {
    Operation::Connect { address, returns_errno: false }
}

pub(super) fn bind_to(address: Address) -> Operation {
    Operation::Bind { address }
}

pub(super) const SEND: Operation = Operation::Send { asked: 4, flags: 0 };
pub(super) const RECEIVE: Operation = Operation::Receive { size: 100, flags: 0, into_buffer: false };
pub(super) const LISTEN: Operation = Operation::Listen { backlog: 128 };

pub(super) fn send_to(asked: u64, address: Address) -> Operation {
    Operation::SendTo { asked, flags: 0, address }
}

pub(super) fn make(family: Family, kind: Kind, protocol: i32) -> Operation {
    Operation::Socket { family, kind, protocol: Protocol(protocol) }
}

pub(super) fn pair(family: Family) -> Operation {
    Operation::SocketPair { family, kind: Kind::STREAM, protocol: Protocol(0) }
}

pub(super) fn running(source: &str) -> Context {
    Context { source: source.to_owned(), program: "cliente".to_owned(), ..Context::default() }
}

pub(super) fn with_place(
    mut context: Context,
    program: &str,
    address: Address,
    kind: Kind,
    listening: bool,
) -> Context {
    context.places.push(Place { program: program.to_owned(), address, kind, listening });
    context
}

/// A name that would turn the screen red, reorder it, and fill it.
pub(super) const HOSTILE: &str =
    "\u{1b}[31mrojo\u{202e}\u{200b}\u{9b}\n日本語日本語日本語日本語日本語日本語日本語日本語";

/// Everything that must have a sentence.
pub(super) fn fixtures() -> Vec<(&'static str, Raised, Context)> {
    let six = (Family::INET6, Kind::STREAM);
    let udp = (Family::INET, Kind::DGRAM);
    let unix = (Family::UNIX, Kind::STREAM);
    let unix_datagram = (Family::UNIX, Kind::DGRAM);
    let long = path(&format!("/run/user/1000/{}", "muy-larga/".repeat(9)));
    let far = inet6("2001:db8:1111:2222:3333:4444:5555:6666", 65535);
    let lab = || {
        let context = with_place(running("c.connect(x)"), "servidor", here(41234), Kind::STREAM, true);
        let context = with_place(context, "buzón", inet("0.0.0.0", 5353), Kind::DGRAM, false);
        with_place(context, "eco", path("/run/eco"), Kind::STREAM, true)
    };
    let plain = || running("c.connect(x)");
    let mut all = vec![
        // connect
        ("refused", failed(libc::ECONNREFUSED, connect_to(here(41234))), plain()),
        ("refused, another listens", failed(libc::ECONNREFUSED, connect_to(here(9))), lab()),
        ("refused, IPv4 only", failed(libc::ECONNREFUSED, connect_to(inet6("::1", 41234))).on(six.0, six.1), lab()),
        ("refused far", failed(libc::ECONNREFUSED, connect_to(far.clone())).on(six.0, six.1), plain()),
        ("refused, UDP there", failed(libc::ECONNREFUSED, connect_to(here(5353))), lab()),
        ("refused, port 0", failed(libc::ECONNREFUSED, connect_to(here(0))), lab()),
        ("refused path", failed(libc::ECONNREFUSED, connect_to(long.clone())).on(unix.0, unix.1), lab()),
        (
            "refused name",
            failed(libc::ECONNREFUSED, connect_to(Address::Abstract(b"x".to_vec()))).on(unix.0, unix.1),
            lab(),
        ),
        ("connected twice", failed(libc::EISCONN, connect_to(here(1))).peer(here(1)), plain()),
        (
            "connected twice, unix",
            failed(libc::EISCONN, connect_to(here(1))).on(Family::UNIX, Kind::SEQPACKET),
            plain(),
        ),
        ("listener connects", failed(libc::EISCONN, connect_to(here(1))).listening(), plain()),
        ("in progress", failed(libc::EINPROGRESS, connect_to(here(1))), plain()),
        ("already", failed(libc::EALREADY, connect_to(here(1))), plain()),
        ("queue full", failed(libc::EAGAIN, connect_to(path("/x"))).on(unix.0, unix.1), plain()),
        ("kernel timeout", failed(libc::ETIMEDOUT, connect_to(far.clone())), plain()),
        ("no route", failed(libc::ENETUNREACH, connect_to(inet("255.255.255.255", 1))), plain()),
        ("no loopback", failed(libc::ENETUNREACH, connect_to(here(1))), plain()),
        ("no route, six", failed(libc::ENETUNREACH, connect_to(far.clone())).on(six.0, six.1), plain()),
        ("no host", failed(libc::EHOSTUNREACH, connect_to(far.clone())), plain()),
        ("no ports", failed(libc::EADDRNOTAVAIL, connect_to(inet("255.255.255.250", 65535))), plain()),
        ("six off", failed(libc::EADDRNOTAVAIL, connect_to(inet6("::1", 1))).on(six.0, six.1), lab()),
        ("six far", failed(libc::EADDRNOTAVAIL, connect_to(far.clone())).on(six.0, six.1), lab()),
        ("no file", failed(libc::ENOENT, connect_to(path("/x"))).on(unix.0, unix.1), lab()),
        ("not a folder", failed(libc::ENOTDIR, connect_to(path("/x/y"))).on(unix.0, unix.1), plain()),
        ("other type", failed(libc::EPROTOTYPE, connect_to(long.clone())).on(unix.0, unix.1), plain()),
        ("no permission", failed(libc::EACCES, connect_to(path("/x"))).on(unix.0, unix.1), plain()),
        ("loop", failed(libc::ELOOP, connect_to(path("/x"))).on(unix.0, unix.1), plain()),
        ("connect broadcast", failed(libc::EACCES, connect_to(inet("255.255.255.255", 9))).on(udp.0, udp.1), plain()),
        // bind
        ("in use", failed(libc::EADDRINUSE, bind_to(far.clone())).on(six.0, six.1), running("s.bind(x)")),
        ("in use by another", failed(libc::EADDRINUSE, bind_to(here(41234))), lab()),
        ("no free port", failed(libc::EADDRINUSE, bind_to(here(0))), plain()),
        ("file there", failed(libc::EADDRINUSE, bind_to(path("/x"))).on(unix.0, unix.1), plain()),
        ("file of another", failed(libc::EADDRINUSE, bind_to(path("/run/eco"))).on(unix.0, unix.1), lab()),
        ("name in use", failed(libc::EADDRINUSE, bind_to(Address::Abstract(vec![0xff]))).on(unix.0, unix.1), plain()),
        ("listen in use", failed(libc::EADDRINUSE, LISTEN).local(here(41234)), plain()),
        ("listen in use, unknown", failed(libc::EADDRINUSE, LISTEN), plain()),
        ("foreign", failed(libc::EADDRNOTAVAIL, bind_to(inet("8.8.8.8", 80))), running("s.bind((\"8.8.8.8\", 80))")),
        ("foreign six", failed(libc::EADDRNOTAVAIL, bind_to(far)).on(six.0, six.1), plain()),
        ("bind six off", failed(libc::EADDRNOTAVAIL, bind_to(inet6("::1", 0))).on(six.0, six.1), plain()),
        ("low port", failed(libc::EACCES, bind_to(here(80))), plain()),
        ("path forbidden", failed(libc::EACCES, bind_to(path("/x"))).on(unix.0, unix.1), plain()),
        ("read-only", failed(libc::EROFS, bind_to(path("/x"))).on(unix.0, unix.1), plain()),
        ("no folder", failed(libc::ENOENT, bind_to(path("/x/y"))).on(unix.0, unix.1), plain()),
        ("bound twice", failed(libc::EINVAL, bind_to(here(0))).local(inet("192.168.100.200", 45678)), plain()),
        ("in use by itself", failed(libc::EADDRINUSE, bind_to(here(41234))), {
            with_place(running("s.bind(x)"), "cliente", inet("0.0.0.0", 41234), Kind::STREAM, true)
        }),
        ("refused, bound only", failed(libc::ECONNREFUSED, connect_to(long.clone())).on(unix.0, unix.1), {
            with_place(plain(), HOSTILE, long.clone(), Kind::STREAM, false)
        }),
        ("address of another family", failed(libc::EAFNOSUPPORT, bind_to(here(1))).on(six.0, six.1), plain()),
        ("not a socket", failed(libc::ENOTSOCK, Operation::LocalName), plain()),
        ("pair", failed(libc::EOPNOTSUPP, pair(Family::INET)), plain()),
        ("pair of no family", failed(libc::EAFNOSUPPORT, pair(Family(99))), plain()),
        // listen, accept
        ("accept before listen", failed(libc::EINVAL, Operation::Accept), running("s.accept()")),
        ("accept connected", failed(libc::EINVAL, Operation::Accept).peer(here(1)), plain()),
        ("accept UDP", failed(libc::EOPNOTSUPP, Operation::Accept).on(udp.0, udp.1), plain()),
        ("accept empty", failed(libc::EAGAIN, Operation::Accept).listening(), plain()),
        ("accept aborted", failed(libc::ECONNABORTED, Operation::Accept).listening(), plain()),
        ("listen UDP", failed(libc::EOPNOTSUPP, LISTEN).on(udp.0, udp.1), plain()),
        ("listen connected", failed(libc::EINVAL, LISTEN).peer(here(1)), plain()),
        ("listen unnamed", failed(libc::EINVAL, LISTEN).on(unix.0, unix.1), plain()),
        // send, receive
        ("send before connect", failed(libc::EPIPE, SEND), lab()),
        ("send on listener", failed(libc::EPIPE, SEND).listening(), plain()),
        ("send after close", failed(libc::EPIPE, SEND).peer(here(1)), plain()),
        ("send after the end", failed(libc::EPIPE, SEND).local(here(40000)), plain()),
        ("send unix unconnected", failed(libc::ENOTCONN, SEND).on(unix.0, unix.1), plain()),
        ("send full", failed(libc::EAGAIN, SEND), plain()),
        ("send reset", failed(libc::ECONNRESET, SEND), plain()),
        ("send refused", failed(libc::ECONNREFUSED, SEND).on(udp.0, udp.1).peer(here(9)), plain()),
        ("send to nobody, unix", failed(libc::ECONNREFUSED, SEND).on(unix_datagram.0, unix_datagram.1), plain()),
        ("sendto no file", failed(libc::ENOENT, send_to(1, path("/x"))).on(unix_datagram.0, unix_datagram.1), plain()),
        ("too big", failed(libc::EMSGSIZE, send_to(65508, here(9))).on(udp.0, udp.1), plain()),
        ("too big, unix", failed(libc::EMSGSIZE, SEND).on(unix_datagram.0, unix_datagram.1), plain()),
        ("no destination", failed(libc::EDESTADDRREQ, SEND).on(udp.0, udp.1), running("c.send(b\"hola\")")),
        ("port 0", failed(libc::EINVAL, send_to(1, here(0))).on(udp.0, udp.1), plain()),
        ("broadcast", failed(libc::EACCES, send_to(1, inet("255.255.255.255", 9))).on(udp.0, udp.1), plain()),
        ("sendto connected", failed(libc::EISCONN, send_to(1, path("/x"))).on(unix.0, unix.1), plain()),
        ("urgent unsupported", failed(libc::EOPNOTSUPP, SEND).on(unix.0, unix.1).peer(path("/x")), plain()),
        ("sendto unsupported", failed(libc::EOPNOTSUPP, send_to(1, path("/x"))).on(unix.0, unix.1), plain()),
        ("no memory", failed(libc::ENOBUFS, SEND), plain()),
        ("recv before connect", failed(libc::ENOTCONN, RECEIVE), lab()),
        ("recv on listener", failed(libc::ENOTCONN, RECEIVE).listening(), plain()),
        ("recv unix unconnected", failed(libc::EINVAL, RECEIVE).on(unix.0, unix.1), plain()),
        ("recv reset", failed(libc::ECONNRESET, RECEIVE), plain()),
        ("recv reset, unix", failed(libc::ECONNRESET, RECEIVE).on(unix_datagram.0, unix_datagram.1), plain()),
        ("recv refused", failed(libc::ECONNREFUSED, RECEIVE).on(udp.0, udp.1).peer(here(9)), plain()),
        ("recv nothing", failed(libc::EAGAIN, RECEIVE), plain()),
        ("recv interrupted", failed(libc::EINTR, RECEIVE), plain()),
        ("shutdown", failed(libc::ENOTCONN, Operation::Shutdown { how: ShutdownHow::Both }), plain()),
        ("getpeername UDP", failed(libc::ENOTCONN, Operation::PeerName).on(udp.0, udp.1), plain()),
        ("closed", failed(libc::EBADF, RECEIVE).on(Family::UNIX, Kind::SEQPACKET), plain()),
        // socket, socketpair
        ("raw", failed(libc::EPERM, make(Family::INET, Kind::RAW, 1)), plain()),
        ("raw zero", failed(libc::EPROTONOSUPPORT, make(Family::INET, Kind::RAW, 0)), plain()),
        ("packet", failed(libc::EPERM, make(Family(17), Kind::DGRAM, 0)), plain()),
        ("ping", failed(libc::EACCES, make(Family::INET, Kind::DGRAM, 1)), plain()),
        ("x25", failed(libc::EAFNOSUPPORT, make(Family::X25, Kind::SEQPACKET, 0)), plain()),
        ("six off in the kernel", failed(libc::EAFNOSUPPORT, make(Family::INET6, Kind::STREAM, 0)), plain()),
        ("unknown family", failed(libc::EAFNOSUPPORT, make(Family(99), Kind::STREAM, 0)), plain()),
        ("seqpacket", failed(libc::ESOCKTNOSUPPORT, make(Family::INET, Kind::SEQPACKET, 0)), plain()),
        ("rdm", failed(libc::ESOCKTNOSUPPORT, make(Family::INET, Kind(4), 0)), plain()),
        ("stream with UDP", failed(libc::EPROTONOSUPPORT, make(Family::INET, Kind::STREAM, 17)), plain()),
        ("type 77", failed(libc::EINVAL, make(Family::INET, Kind(77), 0)), plain()),
        ("descriptors", failed(libc::EMFILE, make(Family::INET, Kind::STREAM, 0)), plain()),
        ("system descriptors", failed(libc::ENFILE, make(Family::INET, Kind::STREAM, 0)), plain()),
        // options
        ("no option", failed(libc::ENOPROTOOPT, Operation::GetOption { level: 99, name: 99 }), plain()),
        (
            "bad option",
            failed(libc::EINVAL, Operation::SetOption { level: 1, name: 6, value: OptionValue::Bytes(vec![]) }),
            plain(),
        ),
        (
            "privileged option",
            failed(libc::EPERM, Operation::SetOption { level: 1, name: 36, value: OptionValue::Integer(1) }),
            plain(),
        ),
        // waiting
        ("timeout connect", failed(0, connect_to(here(1))).timed_out(), plain()),
        ("timeout accept", failed(0, Operation::Accept).timed_out(), plain()),
        ("timeout recv", failed(0, RECEIVE).timed_out(), plain()),
        ("timeout send", failed(0, SEND).timed_out(), plain()),
        ("timeout", raise("TimeoutError", "timed out"), plain()),
        ("interrupt", raise("KeyboardInterrupt", ""), plain()),
        ("interrupt accept", failed(0, Operation::Accept).interrupted(), plain()),
        ("interrupt send", failed(0, Operation::SendAll { asked: 1, flags: 0 }).interrupted(), plain()),
        // names of machines
        ("unknown host", Raised { errno: Some(-2), ..raise("gaierror", "") }, running("c.connect((\"localhos\", 1))")),
        ("mismatch", Raised { errno: Some(-9), ..raise("socket.gaierror", "") }, plain()),
        ("no resolver", Raised { errno: Some(-3), ..raise("gaierror", "") }, plain()),
        // by words
        ("words: name", raise("NameError", "name 'x' is not defined"), plain()),
        ("words: PF", raise("AttributeError", "module 'socket' has no attribute 'PF_UNIX'"), plain()),
        ("words: module", raise("ModuleNotFoundError", "No module named 'requests'"), plain()),
        (
            "words: keyword",
            raise("TypeError", "socket.__init__() got an unexpected keyword argument 'protocol'"),
            plain(),
        ),
        ("words: tuple", raise("TypeError", "connect(): AF_INET address must be tuple, not str"), plain()),
        ("words: no tuple", raise("TypeError", "a bytes-like object is required, not 'tuple'"), plain()),
        ("words: bytes", raise("TypeError", "a bytes-like object is required, not 'str'"), plain()),
        (
            "words: port text",
            raise("TypeError", "'str' object cannot be interpreted as an integer"),
            running("c.connect((\"h\", \"80\"))"),
        ),
        ("words: port", raise("OverflowError", "connect(): port must be 0-65535."), plain()),
        ("words: half", raise("UnicodeDecodeError", "'utf-8' codec can't decode byte 0xc3"), plain()),
        ("words: negative", raise("ValueError", "negative buffersize in recv"), plain()),
        ("words: memory", raise("MemoryError", ""), plain()),
        ("words: depth", raise("RecursionError", ""), plain()),
        ("words: unclosed", raise("SyntaxError", "'(' was never closed"), plain()),
        ("words: indentation", raise("IndentationError", "too many levels of indentation"), plain()),
        ("words: curly", raise("SyntaxError", "invalid character '“' (U+201C)"), running("c.send(b“x”)")),
        ("words: ascii", raise("SyntaxError", "bytes can only contain ASCII literal characters"), running("b'ñ'")),
        ("words: column", Raised { column: Some(3), ..raise("SyntaxError", "invalid syntax") }, plain()),
        ("words: syntax", raise("SyntaxError", "invalid syntax"), plain()),
        ("words: indent", raise("IndentationError", "unexpected indent"), plain()),
    ];
    all.extend(hint_fixtures());
    let mistakes = super::syntax::tests::MISTAKES.iter();
    all.extend(mistakes.map(|(label, message, line)| (*label, raise("SyntaxError", message), running(line))));
    all
}

/// Every hint, with ordinary and with hostile text.
pub(super) fn hint_fixtures() -> Vec<(&'static str, Raised, Context)> {
    let given = |text: &str| -> Vec<(&'static str, Hint, Context)> {
        let name = text.to_owned();
        let mut elsewhere = running(text);
        elsewhere.names_elsewhere.push((name.clone(), name.clone()));
        let on_a_key = Context { key_elsewhere: "Alt-Shift-F12".to_owned(), ..elsewhere.clone() };
        vec![
            ("keyword", Hint::SocketKeyword { given: name.clone(), python: "proto".to_owned() }, running(text)),
            ("ascii", Hint::BytesLiteralNotAscii, running(text)),
            ("curly", Hint::CurlyQuotes, running(text)),
            ("tuple", Hint::AddressNotATuple { method: name.clone(), corrected: Some(name.clone()) }, running(text)),
            ("port text", Hint::PortIsText, running(text)),
            ("port range", Hint::PortOutOfRange, running(text)),
            ("text", Hint::TextForBytes { corrected: Some(format!("b{name}")) }, running(text)),
            ("import", Hint::NotImported { module: name.clone() }, running(text)),
            ("unknown name", Hint::UnknownName { name: name.clone() }, running(text)),
            ("name elsewhere", Hint::UnknownName { name: name.clone() }, elsewhere),
            ("name elsewhere, on a key", Hint::UnknownName { name: name.clone() }, on_a_key),
            ("constant", Hint::UnknownName { name: format!("AF_{name}") }, running(text)),
            ("blank", Hint::UnknownName { name: "socket_type".to_owned() }, running(text)),
            ("pf", Hint::PfConstant { given: name.clone(), python: name.clone() }, running(text)),
            ("accept", Hint::AcceptWithoutName, running(text)),
            ("path", Hint::PathTooLong { length: 109, limit: 107 }, running(text)),
            ("mismatch", Hint::AddressFamilyMismatch { host: name.clone(), family: Family::INET }, running(text)),
            ("mismatch six", Hint::AddressFamilyMismatch { host: name.clone(), family: Family::INET6 }, running(text)),
            ("mismatch any", Hint::AddressFamilyMismatch { host: name.clone(), family: Family(99) }, running(text)),
            ("closed", Hint::ClosedSocket, running(text)),
            ("not covered", Hint::NotCovered { what: name.clone() }, running(text)),
            ("not available", Hint::NotAvailable { name }, running(text)),
            ("depth", Hint::Bound { which: Bound::Depth }, running(text)),
            ("memory", Hint::Bound { which: Bound::Memory }, running(text)),
            ("gathered", Hint::Bound { which: Bound::Gathered }, running(text)),
            ("output", Hint::Bound { which: Bound::Output }, running(text)),
            ("steps", Hint::Bound { which: Bound::Steps }, running(text)),
            ("loopback", Hint::OnlyLoopback, running(text)),
        ]
    };
    let both = given("conn").into_iter().chain(given(HOSTILE));
    both.map(|(label, hint, context)| (label, hinted("Exception", hint), context)).collect()
}
