//! The console as a program's process uses it: statements one by one, hints, names, completion, bounds.

mod language;
mod together;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;

use proptest::prelude::*;

use super::value::lock;
use super::*;
use crate::journal::address::Address;
use crate::journal::call::{CallId, CloseReason, Operation};
use crate::journal::event::{Bound, Raised};
use crate::journal::socket::Family;
use crate::net::recorder::{Begin, End};

/// Gives the lock away around calls, notes what was asked, and interrupts after so many questions.
struct Watching {
    lock: Arc<Lock>,
    asked: Mutex<Vec<Operation>>,
    patience: AtomicU64,
    blocked: Mutex<Option<mpsc::Sender<()>>>,
}

impl Recorder for Watching {
    fn begin(&self, call: Begin) -> CallId {
        self.lock.release();
        if matches!(call.operation, Operation::Receive { .. })
            && let Some(sender) = lock(&self.blocked).take()
        {
            sender.send(()).unwrap();
        }
        lock(&self.asked).push(call.operation);
        CallId(0)
    }
    fn end(&self, _id: CallId, _end: End<'_>) {
        self.lock.acquire();
    }
    fn record(&self, _call: Begin, _began: u64, _end: End<'_>) {}
    fn take_interrupt(&self) -> bool {
        self.patience.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_err()
    }
    fn permits(&self, _operation: &Operation, address: &Address) -> bool {
        address.is_local()
    }

    fn reach(&self) -> crate::kernel::lookup::Reach {
        crate::kernel::lookup::Reach::ThisMachine
    }
}

#[derive(Default)]
struct Captured(Mutex<String>);

impl Output for Captured {
    fn write(&self, _stream: Stream, text: &str) {
        lock(&self.0).push_str(text);
    }
}

struct Program {
    interpreter: Arc<Interpreter>,
    recorder: Arc<Watching>,
    output: Arc<Captured>,
}

impl Program {
    fn new() -> Program {
        Program::with(Options { most_output: 10_000, ..Options::default() })
    }

    fn with(options: Options) -> Program {
        let lock = Arc::new(Lock::new());
        let recorder = Arc::new(Watching {
            lock: lock.clone(),
            asked: Mutex::default(),
            patience: AtomicU64::new(u64::MAX),
            blocked: Mutex::default(),
        });
        let output = Arc::new(Captured::default());
        let interpreter = Arc::new(Interpreter::new(recorder.clone(), output.clone(), lock, options));
        Program { interpreter, recorder, output }
    }

    fn run(&self, source: &str) -> RunResult {
        let (interpreter, source) = (self.interpreter.clone(), source.to_owned());
        let thread = std::thread::Builder::new().stack_size(STACK_SIZE);
        thread.spawn(move || interpreter.run(&source, Mode::Interactive)).unwrap().join().unwrap()
    }

    fn value(&self, source: &str) -> String {
        match self.run(source).outcome {
            Outcome::Value(shown) => shown,
            other => panic!("{source}: {other:?}"),
        }
    }

    fn raised(&self, source: &str) -> Raised {
        match self.run(source).outcome {
            Outcome::Raised(raised) => raised,
            other => panic!("{source}: {other:?}"),
        }
    }

    fn closes(&self) -> Vec<CloseReason> {
        let asked = lock(&self.recorder.asked);
        let closes = asked.iter().filter_map(|operation| match operation {
            Operation::Close { reason } => Some(*reason),
            _ => None,
        });
        closes.collect()
    }
}

fn hint(source: &str) -> Hint {
    let program = Program::new();
    let mut lines: Vec<&str> = source.split('\n').collect();
    let last = lines.pop().unwrap();
    for line in lines {
        let result = program.run(line);
        assert!(!matches!(result.outcome, Outcome::Raised(_)), "{line}: {result:?}");
    }
    let raised = program.raised(last);
    raised.hint.unwrap_or_else(|| panic!("{last}: {}: {} has no hint", raised.class, raised.message))
}

#[test]
fn the_prompt_echoes_values_and_keeps_the_last_in_underscore() {
    let program = Program::new();
    assert_eq!(program.value("1 + 1"), "2");
    assert_eq!(program.value("_ * 10"), "20");
    assert_eq!(program.run("None").outcome, Outcome::Done);
    assert_eq!(program.value("_"), "20");
    assert_eq!(program.run("x = 5").outcome, Outcome::Done);
    assert_eq!(program.value("x; 'a'; b'b'"), "b'b'");
    assert_eq!(*lock(&program.output.0), "5\n'a'\n");
    assert_eq!(program.run("if x:\n    y = 6\n").outcome, Outcome::Done);
    assert_eq!(program.value("y"), "6");
}

#[test]
fn typos_of_a_first_week_are_recognised() {
    let keyword = |given: &str, python: &str| Hint::SocketKeyword { given: given.into(), python: python.into() };
    assert_eq!(hint("import socket\nsocket.socket(protocol=0)"), keyword("protocol", "proto"));
    assert_eq!(hint("import socket\nsocket.socket(socket_family=2)"), keyword("socket_family", "family"));
    assert_eq!(hint("b\"año\""), Hint::BytesLiteralNotAscii);
    assert_eq!(hint("print(“hola”)"), Hint::CurlyQuotes);
    assert_eq!(
        hint("import socket\nc = socket.socket()\nc.connect(\"127.0.0.1\", 80)"),
        Hint::AddressNotATuple { method: "connect".into(), corrected: Some("c.connect((\"127.0.0.1\", 80))".into()) }
    );
    assert_eq!(
        hint("import socket\nu = socket.socket(type=socket.SOCK_DGRAM)\nu.sendto(b'x', '127.0.0.1', 9)"),
        Hint::AddressNotATuple { method: "sendto".into(), corrected: Some("u.sendto(b'x', ('127.0.0.1', 9))".into()) }
    );
    assert_eq!(hint("import socket\nsocket.socket().bind(('127.0.0.1', '80'))"), Hint::PortIsText);
    assert_eq!(hint("import socket\nsocket.socket().bind(('127.0.0.1', 65536))"), Hint::PortOutOfRange);
    assert_eq!(hint("s = socket.socket()"), Hint::NotImported { module: "socket".into() });
    assert_eq!(hint("conn.recv(5)"), Hint::UnknownName { name: "conn".into() });
    assert_eq!(
        hint("import socket\nsocket.PF_INET"),
        Hint::PfConstant { given: "PF_INET".into(), python: "AF_INET".into() }
    );
    assert_eq!(
        hint("import socket\nsocket.socket(socket.AF_UNIX).bind('x' * 108)"),
        Hint::PathTooLong { length: 108, limit: 107 }
    );
    assert_eq!(
        hint("import socket\nsocket.socket(socket.AF_INET6).connect(('127.0.0.1', 80))"),
        Hint::AddressFamilyMismatch { host: "127.0.0.1".into(), family: Family::INET6 }
    );
    assert_eq!(hint("import socket\ns = socket.socket()\ns.close()\ns.send(b'x')"), Hint::ClosedSocket);
    assert_eq!(hint("async def f(): pass"), Hint::NotCovered { what: "async def".into() });
    assert_eq!(hint("import asyncio"), Hint::NotAvailable { name: "asyncio".into() });
    assert_eq!(hint("open('x')"), Hint::NotAvailable { name: "open".into() });
    assert_eq!(hint("import socket\nsocket.socket().connect(('192.0.2.1', 80))"), Hint::OnlyLoopback);
}

#[test]
fn text_for_bytes_is_corrected_in_the_words_of_the_line() {
    let pair = "import socket\na, b = socket.socketpair()\nx = 'hola'\n";
    for (line, corrected) in [
        ("a.send('hola')", "b'hola'"),
        ("a.sendall(\"año\")", "\"año\".encode()"),
        ("a.send(x)", "x.encode()"),
        ("a.send(x + '!')", "(x + '!').encode()"),
        ("a.send(f'{x}')", "f'{x}'.encode()"),
    ] {
        let expected = Hint::TextForBytes { corrected: Some(corrected.into()) };
        assert_eq!(hint(&format!("{pair}{line}")), expected, "{line}");
    }
}

#[test]
fn a_failed_call_goes_with_its_exception() {
    let program = Program::new();
    program.run("import socket\nt = socket.socket()\nt.bind(('127.0.0.1', 0))\nc = socket.socket()");
    let raised = program.raised("\n\nc.connect(t.getsockname())");
    assert_eq!((&raised.class[..], raised.errno, raised.line), ("ConnectionRefusedError", Some(111), Some(3)));
    assert_eq!(raised.message, "[Errno 111] Connection refused");
    assert!(matches!(raised.call.unwrap().operation, Operation::Connect { returns_errno: false, .. }));
    let raised = program.raised("x = (1 +\n* 2)");
    assert_eq!((&raised.class[..], raised.line, raised.column), ("SyntaxError", Some(2), Some(1)));
}

#[test]
fn names_tell_types_and_sockets_and_losing_the_last_name_closes() {
    let program = Program::new();
    program.run("import socket\ns = socket.socket(); n = 5; t = s");
    let names = program.interpreter.names();
    let described: Vec<_> = names.iter().map(|(name, kind, id)| (&name[..], &kind[..], id.is_some())).collect();
    assert_eq!(
        described,
        [("n", "int", false), ("s", "socket", true), ("socket", "module", false), ("t", "socket", true)]
    );
    assert_eq!(names[1].2, names[3].2);
    program.run("s = None");
    assert_eq!(program.closes(), []);
    program.run("del t");
    assert_eq!(program.closes(), [CloseReason::NoName]);
    // An exception that passed holds nothing either.
    program.raised("socket.socket().send(b'x')");
    assert_eq!(program.closes().len(), 2);
    program.run("try:\n    socket.socket().send(b'x')\nexcept OSError as e:\n    pass\n");
    assert_eq!(program.closes().len(), 3);
    // The prompt's `_` holds a value until the next one.
    program.value("socket.socket()");
    assert_eq!(program.closes().len(), 3);
    program.value("5");
    assert_eq!(program.closes().len(), 4);
    program.run("a, b = socket.socketpair(); l = [a]; del a");
    program.interpreter.clear();
    assert_eq!(program.closes().len(), 6);
}

#[test]
fn an_accept_nobody_named_is_noticed() {
    let program = Program::new();
    program.run(
        "import socket\ns = socket.create_server(('127.0.0.1', 0))\nc = socket.create_connection(s.getsockname())",
    );
    assert_eq!(program.run("s.accept()").hint, Some(Hint::AcceptWithoutName));
    program.run("c = socket.create_connection(s.getsockname())");
    assert_eq!(program.run("conn, who = s.accept()").hint, None);
}

#[test]
fn completion_knows_names_attributes_and_modules() {
    let program = Program::new();
    program.run("import socket\nservidor = socket.socket()\nserie = [1]");
    let complete = |line: &str| program.interpreter.complete(line, line.len());
    assert_eq!(complete("ser"), (0, vec!["serie".into(), "servidor".into()]));
    assert_eq!(complete("x = servidor.sendt"), (13, vec!["sendto".into()]));
    assert_eq!(complete("servidor.bind((socket.AF_INE").1, ["AF_INET", "AF_INET6"]);
    assert_eq!(complete("socket.AddressFamily.AF_INET").1, ["AF_INET", "AF_INET6"]);
    assert_eq!(complete("serie.app").1, ["append"]);
    assert_eq!(complete("import so").1, ["socket"]);
    assert_eq!(complete("from socket import AF_UNI").1, ["AF_UNIX"]);
    assert_eq!(complete("print('ser").1, Vec::<String>::new());
    assert_eq!(program.interpreter.complete("año.x", 2).0, 0);
}

#[test]
fn another_thread_completes_while_one_is_blocked_in_the_kernel() {
    let program = Program::new();
    program.run("import socket\na, b = socket.socketpair()");
    let (sender, receiver) = mpsc::channel();
    *lock(&program.recorder.blocked) = Some(sender);
    std::thread::scope(|scope| {
        let reading = scope.spawn(|| program.value("a.recv(10)"));
        receiver.recv().unwrap();
        assert_eq!(program.interpreter.complete("a.sendt", 7).1, ["sendto"]);
        // Values are shared: this thread sends on the other end of what that one reads.
        program.run("n = b.send(b'hola')");
        assert_eq!(reading.join().unwrap(), "b'hola'");
    });
}

#[test]
fn an_endless_loop_is_interrupted_and_gives_way() {
    let program = Program::new();
    for line in ["while True: pass", "x = sum(range(10**15))", "for i in range(10**15): pass"] {
        program.recorder.patience.store(5000, Ordering::SeqCst);
        let result = program.run(line);
        let Outcome::Raised(raised) = result.outcome else { panic!("{line}: {:?}", result.outcome) };
        assert_eq!(raised.class, "KeyboardInterrupt");
    }
    program.recorder.patience.store(u64::MAX, Ordering::SeqCst);
    std::thread::scope(|scope| {
        let looping = scope.spawn(|| program.run("x = 0\nwhile x < 10**15: x += 1"));
        while program.interpreter.complete("x", 1).1.is_empty() {}
        program.recorder.patience.store(0, Ordering::SeqCst);
        assert!(matches!(looping.join().unwrap().outcome, Outcome::Raised(_)));
    });
}

#[test]
fn bounds_say_which() {
    let bound = |which| Hint::Bound { which };
    assert_eq!(hint("b'x' * 10**10"), bound(Bound::Memory));
    assert_eq!(hint("9 ** 9 ** 9"), bound(Bound::Memory));
    assert_eq!(hint("1 << 10**9"), bound(Bound::Memory));
    assert_eq!(hint("bytearray(10**12)"), bound(Bound::Memory));
    assert_eq!(hint("'{:>99999999999}'.format(1)"), bound(Bound::Memory));
    assert_eq!(hint("while True: print('hola')"), bound(Bound::Output));
    assert_eq!(hint(&"-".repeat(2000).replace('-', "- ")), bound(Bound::Depth));
    let deep = format!("x = {}1", "not ".repeat(900));
    assert_eq!(Program::new().run(&deep).outcome, Outcome::Done);
}

#[test]
fn exit_gives_its_status() {
    let program = Program::new();
    assert_eq!(program.run("exit()").exit, Some(0));
    assert_eq!(program.run("import sys; sys.exit(3)").exit, Some(3));
    assert_eq!(program.run("sys.exit('adiós')").exit, Some(1));
    assert_eq!(*lock(&program.output.0), "adiós\n");
    assert_eq!(program.run("1").exit, None);
}

#[test]
fn the_prompt_knows_when_a_statement_is_whole() {
    use Completeness::*;
    for (text, expected) in [
        ("", Complete),
        ("x = 1", Complete),
        ("x = 1\n", Complete),
        ("s.bind((\"127.0.0.1\", 0)", Incomplete),
        ("x = [1,", Incomplete),
        ("x = '''a", Incomplete),
        ("x = 1 + \\", Incomplete),
        ("if x:", Incomplete),
        ("if x:  # por qué", Incomplete),
        ("if x:\n    y = 1", Incomplete),
        ("if x:\n    y = 1\n", Complete),
        ("if x:\n    y = 1\nelse:", Incomplete),
        ("for x in y: print(x)", Incomplete),
        ("for x in y: print(x)\n", Complete),
        ("try: print(x)", Incomplete),
        ("for x in range(3)", Invalid),
        ("while True", Invalid),
        ("if x = 1: print(x)", Invalid),
        ("def f()", Invalid),
        ("x = 'hola", Invalid),
        ("x = )", Invalid),
        ("print(“hola”)", Invalid),
        ("x = = 1", Invalid),
        ("x = '#' # :", Complete),
        ("d = {'a': 1}", Complete),
    ] {
        assert_eq!(completeness(text), expected, "{text:?}");
    }
}

#[test]
fn a_pasted_listing_is_cut_into_statements() {
    assert_eq!(split_statements("import socket\n\ns = socket.socket()\n"), ["import socket", "s = socket.socket()"]);
    assert_eq!(
        split_statements(">>> s.send(b'x')\n1\n>>> for x in y:\n...     print(x)\n...\n>>> z\n"),
        ["s.send(b'x')", "for x in y:\n    print(x)", "z"]
    );
    assert_eq!(
        split_statements("s = socket.socket(\n    socket.AF_INET,\n)\nif s:\n    a\n\n    b\nelse:\n    c\n# fin\nd"),
        ["s = socket.socket(\n    socket.AF_INET,\n)", "if s:\n    a\n\n    b\nelse:\n    c\n# fin", "d"]
    );
    assert_eq!(split_statements("    a = 1\n    b = '''x\ny'''\n"), ["a = 1", "b = '''x\ny'''"]);
    assert_eq!(split_statements("\r\na\r\n"), ["a"]);
    assert_eq!(split_statements("  \n# nada\n"), Vec::<String>::new());
}

/// Pieces that programs are made of, put together at random: most are wrong, none may do harm.
fn program_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "x",
        "y",
        "1",
        "0",
        "-1",
        "2.5",
        "'a'",
        "b'b'",
        "10**50",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "=",
        "==",
        "+",
        "-",
        "*",
        "**",
        "/",
        "//",
        "%",
        "<<",
        ">>",
        "|",
        "&",
        "^",
        "~",
        "not ",
        " and ",
        " or ",
        " in ",
        " is ",
        " if ",
        " else ",
        "for x in range(3):",
        "while x:",
        "if 1:",
        "try:",
        "except Exception as e:",
        "finally:",
        "with x as y:",
        "raise ",
        "assert ",
        "del ",
        "import struct",
        "len(",
        "str(",
        "bytes(",
        "int(",
        "range(",
        "print(",
        "repr(",
        "sorted(",
        "struct.pack(",
        ".split(",
        ".format(",
        ".encode(",
        ".append(",
        "f'{x!r:>5}'",
        "'%s %d' % ",
        "\n",
        "\n    ",
        ";",
        "\\",
        "'",
        "\"\"\"",
        "#",
        "ñ",
        "“",
        "\0",
        "\t",
        "lambda",
        "def f():",
        ".x",
        "*x",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

#[test]
fn what_grows_in_place_is_bounded_as_what_is_made() {
    for source in [
        "l = [0] * 1000\nwhile True: l.extend(l)",
        "l = [0] * 1000\nwhile True: l += l",
        "b = bytearray(1000)\nwhile True: b.extend(b)",
        "list(enumerate(range(10**6)))",
    ] {
        let program = Program::with(Options { largest_value: 1 << 20, ..Options::default() });
        // A bound that does not hold ends as an interruption.
        program.recorder.patience.store(3_000_000, Ordering::SeqCst);
        let Outcome::Raised(raised) = program.run(source).outcome else { panic!("{source}") };
        assert_eq!(raised.class, "MemoryError", "{source}");
    }
}

#[test]
fn what_gathers_little_by_little_is_bounded() {
    for source in ["l = []\nwhile True: l.append([])", "l = []\nwhile True: l.append(bytes(1 << 20))"] {
        let program = Program::with(Options { most_memory: 1, ..Options::default() });
        // A bound that does not hold ends as an interruption.
        program.recorder.patience.store(1_000_000, Ordering::SeqCst);
        let Outcome::Raised(raised) = program.run(source).outcome else { panic!("{source}") };
        assert_eq!(raised.class, "MemoryError", "{source}");
        assert_eq!(raised.hint, Some(Hint::Bound { which: Bound::Gathered }), "{source}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_text_neither_panics_nor_hangs(text in any::<String>()) {
        let _ = completeness(&text);
        let _ = split_statements(&text);
        let program = Program::new();
        program.recorder.patience.store(20_000, Ordering::SeqCst);
        program.run(&text);
        let _ = program.interpreter.complete(&text, text.len() / 2);
    }

    #[test]
    fn random_programs_neither_panic_nor_hang(text in program_text()) {
        let _ = completeness(&text);
        let _ = split_statements(&text);
        let program = Program::with(Options { largest_value: 1 << 20, most_output: 100_000, ..Options::default() });
        program.recorder.patience.store(20_000, Ordering::SeqCst);
        program.run(&text);
    }

    #[test]
    fn bytes_literals_read_back(bytes in any::<Vec<u8>>()) {
        let program = Program::new();
        let shown = text::repr(&Value::bytes(bytes));
        prop_assert_eq!(program.value(&shown), shown);
    }

    #[test]
    fn str_literals_read_back(string in any::<String>()) {
        let program = Program::new();
        let shown = text::repr(&Value::text(string));
        prop_assert_eq!(program.value(&shown), shown);
    }
}
