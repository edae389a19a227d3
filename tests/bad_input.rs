//! What goes wrong in a first week, typed into real programs: Python's own exception, and our sentence in
//! both languages.

#[path = "support/lab_bench.rs"]
#[allow(dead_code, reason = "each test program uses its part of the bench")]
mod lab_bench;

use enchufe::i18n::explain::{Context, Explanation, explain};
use enchufe::i18n::{I18n, Language};
use enchufe::journal::event::{Hint, Outcome, ProgramId, Raised};
use lab_bench::LabBench;

/// Runs lines of which only the last raises, and gives what it raised.
fn raised(bench: &mut LabBench, program: ProgramId, lines: &[&str]) -> Raised {
    let (last, before) = lines.split_last().expect("a line");
    for line in before {
        bench.value(program, line);
    }
    match bench.done(program, last) {
        Outcome::Raised(raised) => raised,
        other => panic!("{last}: {other:?}"),
    }
}

/// The sentence in Spanish and in English; both must be there, differ, and be whole.
fn sentences(raised: &Raised, context: &Context) -> [Explanation; 2] {
    let explained = [Language::Spanish, Language::English].map(|language| {
        let i18n = I18n::new(language);
        explain(&i18n, raised, context).unwrap_or_else(|| panic!("no sentence for {raised:?}"))
    });
    assert_ne!(explained[0].sentence, explained[1].sentence);
    for explanation in &explained {
        assert!(!explanation.sentence.contains('{') && explanation.sentence.len() > 10, "{explanation:?}");
    }
    explained
}

/// Runs the lines and checks class, message and that there is a sentence; gives the Spanish one.
fn mistake(lines: &[&str], class: &str, message: &str) -> Explanation {
    let mut bench = LabBench::new();
    let program = bench.console(1, "cliente");
    let raised = raised(&mut bench, program, lines);
    assert_eq!(raised.class, class, "{raised:?}");
    assert!(raised.message.contains(message), "{raised:?}");
    let context = Context { source: lines.last().copied().unwrap_or_default().to_owned(), ..Context::default() };
    let [spanish, _] = sentences(&raised, &context);
    spanish
}

#[test]
fn a_port_in_use() {
    mistake(
        &[
            "a = socket.socket()",
            "a.bind(('127.0.0.1', 0))",
            "a.listen()",
            "b = socket.socket()",
            "b.bind(a.getsockname())",
        ],
        "OSError",
        "[Errno 98] Address already in use",
    );
}

#[test]
fn a_foreign_address() {
    let explanation = mistake(
        &["s = socket.socket()", "s.bind(('8.8.8.8', 0))"],
        "OSError",
        "[Errno 99] Cannot assign requested address",
    );
    assert!(explanation.sentence.contains("connect"), "{explanation:?}");
}

#[test]
fn a_privileged_port() {
    // Root may open any port: nothing to see then, and this test says so.
    if std::fs::read_to_string("/proc/self/status").is_ok_and(|status| status.contains("Uid:\t0\t")) {
        eprintln!("as root no port is privileged: run as an ordinary user to test this");
        return;
    }
    mistake(&["s = socket.socket()", "s.bind(('127.0.0.1', 80))"], "PermissionError", "[Errno 13] Permission denied");
}

#[test]
fn a_unix_path_of_109_bytes() {
    mistake(&["s = socket.socket(socket.AF_UNIX)", "s.bind('x' * 109)"], "OSError", "AF_UNIX path too long");
}

#[test]
fn text_for_bytes() {
    let explanation = mistake(
        &["a, b = socket.socketpair()", "a.send('hola')"],
        "TypeError",
        "a bytes-like object is required, not 'str'",
    );
    assert_eq!(explanation.suggestion.as_deref(), Some("a.send(b'hola')"));
}

#[test]
fn port_65536() {
    mistake(&["s = socket.socket()", "s.connect(('127.0.0.1', 65536))"], "OverflowError", "port must be 0-65535");
}

#[test]
fn a_closed_socket() {
    mistake(&["s = socket.socket()", "s.close()", "s.send(b'x')"], "OSError", "[Errno 9] Bad file descriptor");
}

#[test]
fn bytes_beyond_ascii() {
    mistake(&["b\"año\""], "SyntaxError", "bytes can only contain ASCII literal characters");
}

#[test]
fn curly_quotes() {
    let explanation = mistake(
        &["s = socket.socket()", "s.connect((“127.0.0.1”, 80))"],
        "SyntaxError",
        "invalid character '“' (U+201C)",
    );
    assert_eq!(explanation.suggestion.as_deref(), Some("s.connect((\"127.0.0.1\", 80))"));
}

#[test]
fn an_address_without_its_own_parentheses() {
    let explanation =
        mistake(&["s = socket.socket()", "s.connect('127.0.0.1', 80)"], "TypeError", "exactly one argument");
    assert_eq!(explanation.suggestion.as_deref(), Some("s.connect(('127.0.0.1', 80))"));
}

#[test]
fn a_port_as_text() {
    mistake(
        &["s = socket.socket()", "s.connect(('127.0.0.1', '80'))"],
        "TypeError",
        "'str' object cannot be interpreted as an integer",
    );
}

#[test]
fn no_import() {
    let explanation = mistake(&["time.sleep(0)"], "NameError", "name 'time' is not defined");
    assert_eq!(explanation.suggestion.as_deref(), Some("import time"));
}

#[test]
fn pf_constants_and_the_seeds_own_line() {
    mistake(&["socket.PF_INET"], "AttributeError", "module 'socket' has no attribute 'PF_INET'");
    let explanation = mistake(
        &[
            "socket_family = socket.AF_INET",
            "socket_type = socket.SOCK_STREAM",
            "socket_0 = socket.socket(socket_family, socket_type, protocol=0)",
        ],
        "TypeError",
        "unexpected keyword argument 'protocol'",
    );
    assert!(explanation.sentence.contains("proto"), "{explanation:?}");
    assert!(explanation.suggestion.is_some_and(|line| line.contains("proto=0")));
}

#[test]
fn x25_gets_this_kernels_own_answer() {
    mistake(
        &["socket.socket(socket.AF_X25, socket.SOCK_SEQPACKET)"],
        "OSError",
        "[Errno 97] Address family not supported by protocol",
    );
}

#[test]
fn a_family_mismatch_is_a_gaierror() {
    mistake(
        &["s = socket.socket(socket.AF_INET6)", "s.connect(('127.0.0.1', 80))"],
        "socket.gaierror",
        "[Errno -9] Address family for hostname not supported",
    );
}

#[test]
fn connect_again_on_a_connected_socket() {
    mistake(
        &[
            "s = socket.socket()",
            "s.bind(('127.0.0.1', 0))",
            "s.listen()",
            "c = socket.socket()",
            "c.connect(s.getsockname())",
            "c.connect(s.getsockname())",
        ],
        "OSError",
        "[Errno 106] Transport endpoint is already connected",
    );
}

#[test]
fn bind_where_connect_was_meant() {
    let mut bench = LabBench::new();
    let (server, client) = (bench.console(1, "servidor"), bench.console(2, "cliente"));
    for line in ["import socket", "s = socket.socket()", "s.bind(('127.0.0.1', 0))", "s.listen()"] {
        bench.value(server, line);
    }
    let port = bench.value(server, "s.getsockname()[1]");
    let line = format!("c.bind(('127.0.0.1', {port}))");
    let raised = raised(&mut bench, client, &["import socket", "c = socket.socket()", &line]);
    assert_eq!(raised.errno, Some(libc::EADDRINUSE));
    let context = Context { source: line, ..Context::default() };
    sentences(&raised, &context);
}

#[test]
fn a_name_that_lives_in_the_other_program() {
    let mut bench = LabBench::new();
    let program = bench.console(1, "cliente");
    let raised = raised(&mut bench, program, &["import socket", "conn.recv(100)"]);
    assert_eq!(raised.class, "NameError");
    let context = Context {
        source: "conn.recv(100)".into(),
        program: "cliente".into(),
        names_elsewhere: vec![("conn".into(), "servidor".into())],
        ..Context::default()
    };
    let [spanish, english] = sentences(&raised, &context);
    assert!(spanish.sentence.contains("servidor") && english.sentence.contains("servidor"), "{spanish:?} {english:?}");
}

#[test]
fn an_accept_that_nobody_named() {
    let mut bench = LabBench::new();
    let program = bench.console(1, "servidor");
    for line in [
        "import socket",
        "s = socket.socket()",
        "s.bind(('127.0.0.1', 0))",
        "s.listen()",
        "c = socket.socket()",
        "c.connect(s.getsockname())",
    ] {
        bench.value(program, line);
    }
    assert!(bench.value(program, "s.accept()").starts_with("(<socket.socket fd="));
    // It lived in `_`; the next value takes its place.
    bench.value(program, "1 + 1");
    assert_eq!(bench.value(program, "c.recv(10)"), "b''");
    bench.wait("the close without a name is told", |bench| {
        use enchufe::journal::projections::programs::Entry;
        let transcript = &bench.projections.programs.by_id[&program].transcript;
        transcript.iter().any(|entry| matches!(entry, Entry::ClosedWithoutName { .. }))
    });
}

#[test]
fn no_descriptors_left() {
    let mut bench = LabBench::new();
    let program = bench.console(1, "cliente");
    bench.value(program, "import socket");
    // Up to our own descriptor, just below the soft limit.
    let raised = raised(&mut bench, program, &["todos = []", "while True: todos.append(socket.socketpair())"]);
    assert_eq!(raised.errno, Some(libc::EMFILE), "{raised:?}");
    sentences(&raised, &Context::default());
    assert_eq!(bench.value(program, "1 + 1"), "2");
}

#[test]
fn a_program_that_gathers_without_end_is_told_and_lives() {
    let mut bench = LabBench::new();
    let program = bench.console(1, "cliente");
    // Zeros that nobody writes to: the kernel counts them and gives no page.
    let raised = raised(&mut bench, program, &["todo = []", "while True: todo.append(bytes(64 << 20))"]);
    assert_eq!(raised.class, "MemoryError", "{raised:?}");
    sentences(&raised, &Context::default());
    assert_eq!(bench.value(program, "len(todo) > 10"), "True");
    assert_eq!(bench.value(program, "todo.clear()"), "");
    assert_eq!(bench.value(program, "len(bytes(64 << 20))"), "67108864");
}

#[test]
fn a_program_that_loops_can_be_interrupted_and_costs_nobody_else() {
    let mut bench = LabBench::new();
    let (program, other) = (bench.console(1, "cliente"), bench.console(2, "servidor"));
    let statement = bench.run(program, "while True: pass");
    assert_eq!(bench.value(other, "1 + 1"), "2");
    bench.lab.order(enchufe::lab::order::Order::Interrupt { program });
    let Outcome::Raised(raised) = bench.end_of(statement) else { panic!("not raised") };
    assert_eq!(raised.class, "KeyboardInterrupt");
}

#[test]
fn control_and_bidi_characters_stay_what_they_are_in_the_journal() {
    let mut bench = LabBench::new();
    let program = bench.console(1, "cliente");
    for line in ["import socket", "a, b = socket.socketpair()"] {
        bench.value(program, line);
    }
    bench.value(program, "a.send('\\x1b[31m\\u202eroja'.encode())");
    assert_eq!(bench.value(program, "b.recv(100)"), "b'\\x1b[31m\\xe2\\x80\\xaeroja'");
    let text = "print('\\x1b]0;malo\\x07')";
    bench.value(program, text);
    // Whether any of it reaches a terminal raw is for the screen's own tests.
}

#[test]
fn three_hundred_megabytes_are_counted_and_not_kept() {
    let mut bench = LabBench::new();
    let (client, server) = (bench.console(1, "cliente"), bench.console(2, "servidor"));
    for line in ["import socket", "s = socket.socket()", "s.bind(('127.0.0.1', 0))", "s.listen()"] {
        bench.value(server, line);
    }
    let port = bench.value(server, "s.getsockname()[1]");
    bench.value(client, "import socket");
    bench.value(client, "c = socket.socket()");
    bench.value(client, &format!("c.connect(('127.0.0.1', {port}))"));
    bench.value(server, "conn, _d = s.accept()");
    let sending = bench.run(server, "for _ in range(300): conn.sendall(b'x' * 1_000_000)");
    let reading = bench.run(client, "while len(c.recv(1_000_000)): pass");
    bench.end_of(sending);
    bench.value(server, "conn.close()");
    bench.end_of(reading);
    bench.wait("every byte is counted", |bench| {
        bench
            .projections
            .sockets
            .by_id
            .values()
            .any(|socket| socket.program == client && socket.received == 300_000_000)
    });
}

#[test]
fn hints_are_typed_not_guessed() {
    let mut bench = LabBench::new();
    let program = bench.console(1, "cliente");
    let raised = raised(&mut bench, program, &["import socket", "s = socket.socket()", "s.connect('127.0.0.1', 80)"]);
    assert!(matches!(raised.hint, Some(Hint::AddressNotATuple { .. })), "{raised:?}");
}

#[test]
fn no_name_server_is_asked_when_only_loopback_is_allowed() {
    let mut bench = LabBench::new();
    let program = bench.console(1, "cliente");
    // RFC 2606: reserved, and answered by nobody who matters; here nobody is even asked.
    let refused = raised(&mut bench, program, &["socket.gethostbyname('ejemplo.invalid')"]);
    assert_eq!((refused.class.as_str(), refused.errno), ("socket.gaierror", Some(libc::EAI_AGAIN)));
    assert_eq!(bench.value(program, "socket.gethostbyname('localhost')"), "'127.0.0.1'");
}
