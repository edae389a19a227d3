use unicode_width::UnicodeWidthStr;

use super::*;
use crate::i18n::Language;
use crate::journal::call::{OptionValue, ShutdownHow};
use crate::journal::event::{Bound, Death};
use crate::journal::socket::Protocol;
use crate::lab::order::Problem;

const BOTH: [Language; 2] = [Language::Spanish, Language::English];

fn inet(host: &str, port: u16) -> Address {
    Address::Inet { ip: host.parse().unwrap(), port }
}

fn inet6(host: &str, port: u16) -> Address {
    Address::Inet6 { ip: host.parse().unwrap(), port, flow: 0, scope: 0 }
}

fn here(port: u16) -> Address {
    inet("127.0.0.1", port)
}

fn path(path: &str) -> Address {
    Address::Path(path.as_bytes().to_vec())
}

fn raise(class: &str, message: &str) -> Raised {
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

fn hinted(class: &str, hint: Hint) -> Raised {
    Raised { hint: Some(hint), ..raise(class, "") }
}

/// A failed call on a TCP socket that has no addresses yet.
fn failed(errno: i32, operation: Operation) -> Raised {
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
    fn on(mut self, family: Family, kind: Kind) -> Raised {
        let call = self.call.as_mut().unwrap();
        (call.family, call.kind) = (Some(family), Some(kind));
        self
    }

    fn local(mut self, address: Address) -> Raised {
        self.call.as_mut().unwrap().local = Some(address);
        self
    }

    fn peer(mut self, address: Address) -> Raised {
        self.call.as_mut().unwrap().peer = Some(address);
        self
    }

    fn listening(mut self) -> Raised {
        self.call.as_mut().unwrap().listening = true;
        self
    }

    fn timed_out(mut self) -> Raised {
        self.class = "TimeoutError".to_owned();
        self.errno = None;
        self
    }

    fn interrupted(mut self) -> Raised {
        self.class = "KeyboardInterrupt".to_owned();
        self.errno = None;
        self
    }
}

fn connect_to(address: Address) -> Operation {
    Operation::Connect { address, returns_errno: false }
}

fn bind_to(address: Address) -> Operation {
    Operation::Bind { address }
}

const SEND: Operation = Operation::Send { asked: 4, flags: 0 };
const RECEIVE: Operation = Operation::Receive { size: 100, flags: 0, into_buffer: false };
const LISTEN: Operation = Operation::Listen { backlog: 128 };

fn send_to(asked: u64, address: Address) -> Operation {
    Operation::SendTo { asked, flags: 0, address }
}

fn make(family: Family, kind: Kind, protocol: i32) -> Operation {
    Operation::Socket { family, kind, protocol: Protocol(protocol) }
}

fn pair(family: Family) -> Operation {
    Operation::SocketPair { family, kind: Kind::STREAM, protocol: Protocol(0) }
}

fn running(source: &str) -> Context {
    Context { source: source.to_owned(), program: "cliente".to_owned(), ..Context::default() }
}

fn with_place(mut context: Context, program: &str, address: Address, kind: Kind, listening: bool) -> Context {
    context.places.push(Place { program: program.to_owned(), address, kind, listening });
    context
}

/// A name that would turn the screen red, reorder it, and fill it.
const HOSTILE: &str = "\u{1b}[31mrojo\u{202e}\u{200b}\u{9b}\n日本語日本語日本語日本語日本語日本語日本語日本語";

/// Everything that must have a sentence.
fn fixtures() -> Vec<(&'static str, Raised, Context)> {
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
        ("no route, six", failed(libc::ENETUNREACH, connect_to(far.clone())).on(six.0, six.1), plain()),
        ("no host", failed(libc::EHOSTUNREACH, connect_to(far.clone())), plain()),
        ("no ports", failed(libc::EADDRNOTAVAIL, connect_to(inet("255.255.255.250", 65535))), plain()),
        ("six off", failed(libc::EADDRNOTAVAIL, connect_to(inet6("::1", 1))).on(six.0, six.1), lab()),
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
        ("words: curly", raise("SyntaxError", "invalid character '“' (U+201C)"), running("c.send(b“x”)")),
        ("words: ascii", raise("SyntaxError", "bytes can only contain ASCII literal characters"), running("b'ñ'")),
        ("words: column", Raised { column: Some(3), ..raise("SyntaxError", "invalid syntax") }, plain()),
        ("words: syntax", raise("SyntaxError", "invalid syntax"), plain()),
        ("words: indent", raise("IndentationError", "unexpected indent"), plain()),
    ];
    all.extend(hint_fixtures());
    all
}

/// Every hint, with ordinary and with hostile text.
fn hint_fixtures() -> Vec<(&'static str, Raised, Context)> {
    let given = |text: &str| -> Vec<(&'static str, Hint, Context)> {
        let name = text.to_owned();
        let mut elsewhere = running(text);
        elsewhere.names_elsewhere.push((name.clone(), name.clone()));
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
            ("output", Hint::Bound { which: Bound::Output }, running(text)),
            ("loopback", Hint::OnlyLoopback, running(text)),
        ]
    };
    let both = given("conn").into_iter().chain(given(HOSTILE));
    both.map(|(label, hint, context)| (label, hinted("Exception", hint), context)).collect()
}

fn assert_fit(label: &str, language: Language, sentence: &str) {
    let label = format!("{label}, {language:?}: {sentence}");
    assert!(sentence.width() <= LONGEST_SENTENCE, "{} columns: {label}", sentence.width());
    assert!(sentence.contains(' '), "an id and no sentence: {label}");
    assert!(!sentence.contains(['{', '}']), "a variable was left: {label}");
    assert_eq!(printable(sentence), sentence, "{label}");
}

#[test]
fn everything_has_a_short_safe_sentence_in_both_languages() {
    for language in BOTH {
        let i18n = I18n::new(language);
        for (label, raised, context) in fixtures() {
            let explanation = explain(&i18n, &raised, &context).unwrap_or_else(|| panic!("nothing for {label}"));
            assert_fit(label, language, &explanation.sentence);
            if let Some(line) = explanation.suggestion {
                assert!(rewrite::balanced(&line), "{label}: {line}");
                assert_eq!(printable(&line), line, "{label}");
                assert!(!line.is_empty() && !line.contains("{}"), "{label}: {line}");
            }
        }
    }
}

/// A message that no fixture reaches is one whose length and variables nobody checks.
#[test]
fn every_message_is_reached_by_a_fixture() {
    let reached: Vec<&str> =
        fixtures().iter().filter_map(|(_, raised, context)| draft(raised, context).map(|draft| draft.id)).collect();
    let elsewhere = ["explain-word-", "explain-that-", "explain-exit-", "explain-killed-", "explain-problem-"];
    let defined = include_str!("../../../locales/es/explain.ftl").lines().filter_map(|line| line.split_once(" = "));
    let missed: Vec<&str> = defined
        .map(|(id, _)| id)
        .filter(|id| !elsewhere.iter().any(|prefix| id.starts_with(prefix)) && !reached.contains(id))
        .collect();
    assert_eq!(missed, Vec::<&str>::new());
}

#[test]
fn suggestions_are_python() {
    let i18n = I18n::new(Language::Spanish);
    let mut seen = 0;
    for (label, raised, context) in fixtures() {
        let Some(line) = explain(&i18n, &raised, &context).and_then(|explanation| explanation.suggestion) else {
            continue;
        };
        assert!(ruff_python_parser::parse_module(&line).is_ok(), "{label}: {line}");
        seen += 1;
    }
    assert!(seen > 60, "only {seen} fixtures have a suggestion");
}

#[test]
fn the_two_languages_say_it_differently() {
    let [spanish, english] = BOTH.map(I18n::new);
    for (label, raised, context) in fixtures() {
        let sentences = [&spanish, &english].map(|i18n| explain(i18n, &raised, &context).map(|it| it.sentence));
        assert_ne!(sentences[0], sentences[1], "{label}");
    }
}

#[test]
fn what_is_not_known_is_left_to_pythons_own_text() {
    let i18n = I18n::new(Language::Spanish);
    for raised in [
        raise("ZeroDivisionError", "division by zero"),
        raise("OSError", "something"),
        raise("AttributeError", "module 'socket' has no attribute 'sokcet'"),
        raise("TypeError", "f() takes 0 positional arguments but 1 was given"),
        failed(libc::EIO, RECEIVE),
        Raised { errno: Some(-11), ..raise("gaierror", "") },
    ] {
        assert_eq!(explain(&i18n, &raised, &Context::default()), None, "{raised:?}");
    }
}

/// The sentence and the line in Spanish, and the sentence in English.
fn told(raised: &Raised, context: &Context) -> (String, Option<String>, String) {
    let [spanish, english] = BOTH.map(|language| explain(&I18n::new(language), raised, context).unwrap());
    (spanish.sentence, spanish.suggestion, english.sentence)
}

#[track_caller]
fn tells(raised: Raised, context: Context, spanish: &str, line: Option<&str>, english: &str) {
    let (sentence, suggestion, other) = told(&raised, &context);
    assert_eq!(sentence, spanish);
    assert_eq!(suggestion.as_deref(), line);
    assert_eq!(other, english);
}

#[test]
fn a_refusal_is_an_answer() {
    tells(
        failed(libc::ECONNREFUSED, connect_to(here(41234))),
        running("c.connect((\"127.0.0.1\", 41234))"),
        "Nadie escucha en 41234. El núcleo contestó: no es un fallo tuyo, es una respuesta.",
        None,
        "Nobody listens on 41234. The kernel answered: you broke nothing, that is an answer.",
    );
}

#[test]
fn a_refusal_names_who_listens_where() {
    let context = with_place(running("mio.connect((\"::1\", 41234))"), "servidor", here(41234), Kind::STREAM, true);
    tells(
        failed(libc::ECONNREFUSED, connect_to(inet6("::1", 41234))).on(Family::INET6, Kind::STREAM),
        context,
        "En [::1]:41234 no escucha nadie. servidor escucha en (\"127.0.0.1\", 41234): otra dirección, otra puerta.",
        Some("mio = socket.socket(); mio.connect((\"127.0.0.1\", 41234))"),
        "Nobody listens on [::1]:41234. servidor listens on (\"127.0.0.1\", 41234): another address, another door.",
    );
    let context = with_place(Context::default(), "servidor", inet("0.0.0.0", 41234), Kind::STREAM, false);
    tells(
        failed(libc::ECONNREFUSED, connect_to(here(41234))),
        context,
        "servidor vinculó 41234, pero todavía no escucha: allí falta `listen()`.",
        None,
        "servidor bound 41234 but does not listen yet: `listen()` is missing over there.",
    );
}

#[test]
fn a_connected_socket_wants_another() {
    tells(
        failed(libc::EISCONN, connect_to(here(1))).peer(here(1)),
        running("c.connect((\"127.0.0.1\", 1))"),
        "Ese socket ya tuvo su conexión. Crea otro: `c = socket.socket()`.",
        Some("c = socket.socket()"),
        "That socket already had its connection. Make another: `c = socket.socket()`.",
    );
}

#[test]
fn bind_where_connect_was_meant() {
    let context = with_place(running("c.bind((\"127.0.0.1\", 41234))"), "servidor", here(41234), Kind::STREAM, true);
    tells(
        failed(libc::EADDRINUSE, bind_to(here(41234))),
        context,
        "En 41234 ya escucha servidor. ¿Querías `connect`? `bind` da dirección a tu propio socket.",
        Some("c.connect((\"127.0.0.1\", 41234))"),
        "servidor already listens on 41234. Did you mean `connect`? `bind` gives your own socket an address.",
    );
    tells(
        failed(libc::EADDRNOTAVAIL, bind_to(inet("8.8.8.8", 53))),
        running("c.bind((\"8.8.8.8\", 53))"),
        "`bind` toma una dirección de esta máquina, y 8.8.8.8 no lo es. ¿Querías `connect`?",
        Some("c.connect((\"8.8.8.8\", 53))"),
        "`bind` takes an address of this machine, and 8.8.8.8 is not one. Did you mean `connect`?",
    );
}

#[test]
fn ports_and_paths_in_use() {
    tells(
        failed(libc::EADDRINUSE, bind_to(here(41234))),
        running("s.bind((\"127.0.0.1\", 41234))"),
        "Ya hay quien usa 41234: un programa, o una conexión reciente (TIME_WAIT). Con puerto 0 el núcleo elige uno libre.",
        Some("s.bind((\"127.0.0.1\", 0))"),
        "Something already uses 41234: a program, or a recent connection (TIME_WAIT). With port 0 the kernel picks a free one.",
    );
    tells(
        failed(libc::EADDRINUSE, bind_to(path("/run/saludo"))).on(Family::UNIX, Kind::STREAM),
        running("s.bind(ruta)"),
        "El archivo de antes sigue ahí: bórralo o usa otro nombre.",
        Some("s.bind(\"/run/saludo2\")"),
        "The file from before is still there: delete it or use another name.",
    );
    tells(
        failed(libc::EACCES, bind_to(here(80))),
        running("s.bind((\"127.0.0.1\", 80))"),
        "Los puertos menores que 1024 son del administrador. Usa uno de 1024 a 65535, o 0 y lo elige el núcleo.",
        Some("s.bind((\"127.0.0.1\", 8080))"),
        "Ports below 1024 belong to the administrator. Use one from 1024 to 65535, or 0 and the kernel picks.",
    );
}

#[test]
fn a_low_port_whose_high_twin_is_taken_gets_port_zero() {
    let context = with_place(running("s.bind(x)"), "web", here(8080), Kind::STREAM, true);
    let (_, line, _) = told(&failed(libc::EACCES, bind_to(here(80))), &context);
    assert_eq!(line.as_deref(), Some("s.bind((\"127.0.0.1\", 0))"));
}

#[test]
fn three_broken_pipes_are_three_stories() {
    let before = told(&failed(libc::EPIPE, SEND), &Context::default()).0;
    let listener = told(&failed(libc::EPIPE, SEND).listening(), &Context::default()).0;
    let after = told(&failed(libc::EPIPE, SEND).peer(here(1)), &Context::default()).0;
    assert!(before.starts_with("Aún no hay otro extremo"), "{before}");
    assert!(listener.contains("Envía por el que devolvió `accept`"), "{listener}");
    assert!(after.contains("el otro extremo cerró"), "{after}");
}

#[test]
fn a_datagram_without_destination_gets_one_in_the_students_own_line() {
    let context = with_place(running("c.send(b\"hola\")"), "servidor", inet("0.0.0.0", 5353), Kind::DGRAM, false);
    let raised = failed(libc::EDESTADDRREQ, SEND).on(Family::INET, Kind::DGRAM);
    assert_eq!(told(&raised, &context).1.as_deref(), Some("c.sendto(b\"hola\", (\"127.0.0.1\", 5353))"));
}

#[test]
fn a_name_of_another_program_is_found_there() {
    let mut context = running("conn.recv(100)");
    context.names_elsewhere.push(("conn".to_owned(), "servidor".to_owned()));
    tells(
        hinted("NameError", Hint::UnknownName { name: "conn".to_owned() }),
        context,
        "`conn` vive en servidor (F6).",
        None,
        "`conn` lives in servidor (F6).",
    );
}

#[test]
fn the_line_of_the_notes_is_mended_kindly() {
    let line = "socket_0 = socket.socket(socket_family, socket_type, protocol=0)";
    let mended = "socket_0 = socket.socket(socket.AF_INET, socket.SOCK_STREAM, proto=0)";
    tells(
        hinted("NameError", Hint::UnknownName { name: "socket_family".to_owned() }),
        running(line),
        "`socket_family` es el nombre de un hueco: ahí va un valor, como `socket.AF_INET`.",
        Some(mended),
        "`socket_family` is the name of a blank: a value goes there, such as `socket.AF_INET`.",
    );
    let keyword = Hint::SocketKeyword { given: "protocol".to_owned(), python: "proto".to_owned() };
    tells(
        hinted("TypeError", keyword),
        running("s = socket.socket(socket.AF_INET, socket.SOCK_STREAM, protocol=0)"),
        "En Python ese argumento se llama `proto`: `protocol` es su nombre en otros textos.",
        Some("s = socket.socket(socket.AF_INET, socket.SOCK_STREAM, proto=0)"),
        "In Python that argument is called `proto`: `protocol` is its name in other texts.",
    );
}

#[test]
fn the_typos_of_a_first_week_are_mended() {
    let line = |hint: Hint, source: &str| told(&hinted("Exception", hint), &running(source)).1.unwrap_or_default();
    assert_eq!(line(Hint::BytesLiteralNotAscii, "c.send(b\"año\")"), "c.send(\"año\".encode())");
    assert_eq!(line(Hint::CurlyQuotes, "c.send(b“hola”)"), "c.send(b\"hola\")");
    assert_eq!(line(Hint::PortIsText, "c.connect((\"127.0.0.1\", \"80\"))"), "c.connect((\"127.0.0.1\", 80))");
    let tuple = Hint::AddressNotATuple { method: "connect".to_owned(), corrected: None };
    assert_eq!(line(tuple, "c.connect(\"127.0.0.1\", 80)"), "c.connect((\"127.0.0.1\", 80))");
    let bytes = Hint::TextForBytes { corrected: Some("b\"hola\"".to_owned()) };
    assert_eq!(line(bytes, "c.send(\"hola\")"), "c.send(b\"hola\")");
    let bytes = Hint::TextForBytes { corrected: Some("\"año\".encode()".to_owned()) };
    assert_eq!(line(bytes, "c.send(\"año\")"), "c.send(\"año\".encode())");
    let pf = Hint::PfConstant { given: "PF_INET".to_owned(), python: "AF_INET".to_owned() };
    assert_eq!(line(pf.clone(), "s = socket.socket(socket.PF_INET)"), "s = socket.socket(socket.AF_INET)");
    assert_eq!(line(pf, "f()"), "socket.AF_INET");
    assert_eq!(line(Hint::NotImported { module: "socket".to_owned() }, "socket.socket()"), "import socket");
    assert_eq!(line(Hint::AcceptWithoutName, "srv.accept()"), "conn, direccion = srv.accept()");
    let constant = Hint::UnknownName { name: "AF_UNIX".to_owned() };
    assert_eq!(line(constant, "s = socket.socket(AF_UNIX)"), "s = socket.socket(socket.AF_UNIX)");
    let mismatch = Hint::AddressFamilyMismatch { host: "127.0.0.1".to_owned(), family: Family::INET6 };
    assert_eq!(line(mismatch, "c.connect((\"127.0.0.1\", 80))"), "c.connect((\"::1\", 80))");
    let long = Hint::PathTooLong { length: 109, limit: 107 };
    assert_eq!(line(long, "s.bind(\"/x/y\")"), "s.bind(\"saludo\")");
}

#[test]
fn what_is_hostile_is_shown_and_never_suggested() {
    let mut context = running(&format!("c.connect(\"{HOSTILE}\", 80)"));
    context.names_elsewhere.push((HOSTILE.to_owned(), HOSTILE.to_owned()));
    let (sentence, suggestion, _) =
        told(&hinted("NameError", Hint::UnknownName { name: HOSTILE.to_owned() }), &context);
    assert!(sentence.starts_with("`␛[31mrojo␦␦␦␊日"), "{sentence}");
    assert_eq!(suggestion, None);
    let corrected =
        Hint::AddressNotATuple { method: "connect".to_owned(), corrected: Some(format!("c.connect(({HOSTILE}))")) };
    assert_eq!(told(&hinted("TypeError", corrected), &context).1, None);
    let corrected = Hint::AddressNotATuple { method: "connect".to_owned(), corrected: Some("x".repeat(241)) };
    assert_eq!(told(&hinted("TypeError", corrected), &context).1, None);
    let bytes = Address::Path(b"/run/\x1b[2J\xff\xe2\x80\xae".to_vec());
    let raised = failed(libc::EADDRINUSE, bind_to(bytes.clone())).on(Family::UNIX, Kind::STREAM);
    let line = told(&raised, &Context::default()).1;
    assert_eq!(line.as_deref(), Some("s.bind(\"/run/\\x1b[2J\\udcff\\u202e2\")"));
    let place = with_place(Context::default(), HOSTILE, bytes.clone(), Kind::STREAM, false);
    let raised = failed(libc::ECONNREFUSED, connect_to(bytes)).on(Family::UNIX, Kind::STREAM);
    let (sentence, ..) = told(&raised, &place);
    assert!(sentence.contains("/run/␛[2J\u{fffd}␦"), "{sentence}");
}

#[test]
fn deaths_are_named_as_what_they_are() {
    let [spanish, english] = BOTH.map(I18n::new);
    let death = |death| explain_death(&spanish, death);
    assert_eq!(death(Death::Exited(0)), "terminó por sí mismo, sin error (estado 0)");
    assert_eq!(death(Death::Exited(3)), "terminó por sí mismo con un error (estado 3)");
    assert_eq!(death(Death::Killed(9)), "murió por SIGKILL (9): nadie puede atender esa señal; el núcleo lo terminó");
    assert_eq!(death(Death::Killed(libc::SIGBUS)), "murió por SIGBUS (7): nadie atendió esa señal");
    assert_eq!(death(Death::Killed(libc::SIGXCPU)), "murió por SIGXCPU (24): pasó un límite que el sistema le puso");
    assert_eq!(death(Death::Killed(40)), "murió por la señal 40: nadie la atendió");
    for number in 1..65 {
        for i18n in [&spanish, &english] {
            assert_fit("death", i18n.language(), &explain_death(i18n, Death::Killed(number)));
        }
    }
}

#[test]
fn problems_say_what_to_do() {
    let [spanish, english] = BOTH.map(I18n::new);
    let listen = |errno| Problem::CannotListen { errno, address: Some(here(80)) };
    assert_eq!(
        explain_problem(&spanish, &listen(libc::EADDRINUSE)),
        "El servidor no pudo abrir 80: ya está en uso. Elige otro puerto, o 0 y lo elige el núcleo."
    );
    assert_eq!(
        explain_problem(&spanish, &Problem::NotAConsole),
        "Este es un servidor de enchufe: trabaja solo y no ejecuta líneas. Escríbelas en un programa con consola."
    );
    for problem in [
        Problem::TooManyPrograms,
        Problem::NotAlive,
        Problem::NotAConsole,
        Problem::CannotStart { errno: libc::EAGAIN },
        Problem::CannotStart { errno: libc::ENOEXEC },
        Problem::CannotStart { errno: 4095 },
        listen(libc::EADDRINUSE),
        listen(libc::EACCES),
        listen(libc::EADDRNOTAVAIL),
        listen(libc::EAFNOSUPPORT),
        Problem::CannotListen { errno: libc::EADDRINUSE, address: Some(path(HOSTILE)) },
        Problem::CannotListen { errno: libc::EACCES, address: None },
    ] {
        for i18n in [&spanish, &english] {
            assert_fit("problem", i18n.language(), &explain_problem(i18n, &problem));
        }
    }
}

#[test]
fn a_mistake_that_raised_nothing_is_explained_too() {
    let i18n = I18n::new(Language::Spanish);
    let explanation = explain_hint(&i18n, &Hint::AcceptWithoutName, &running("s.accept()"));
    assert_eq!(
        explanation.sentence,
        "`accept()` devuelve un socket nuevo: sin un nombre que lo guarde, se cierra enseguida."
    );
    assert_eq!(explanation.suggestion.as_deref(), Some("conn, direccion = s.accept()"));
}
