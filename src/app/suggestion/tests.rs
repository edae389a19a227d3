use super::*;
use crate::app::keys::Code;
use crate::app::stage::Stage;
use crate::app::text::Text;
use crate::i18n::{I18n, Language};
use crate::journal::call::{Failure, Operation};
use crate::journal::event::{Body, Hint, Outcome, Raised, ServerKind, StatementId};
use crate::journal::socket::Truth;

/// Presses nothing but Enter, and gives back what ran. The stage panics if a call would fail or block.
fn only_enter(stage: &mut Stage, times: usize) -> Vec<String> {
    for _ in 0..times {
        stage.press(Code::Enter);
    }
    stage.ran_lines()
}

#[test]
fn enter_alone_leads_through_a_conversation_by_tcp_and_one_by_udp() {
    let mut stage = Stage::lab();
    let ran = only_enter(&mut stage, 60);
    let expected = [
        "cliente: c = socket.socket()",
        "servidor: s = socket.socket()",
        r#"servidor: s.bind(("127.0.0.1", 0))"#,
        "servidor: s.listen()",
        r#"cliente: c.connect(("127.0.0.1", 41001))"#,
        r#"cliente: c.send(b"hola")"#,
        "servidor: conn, direccion = s.accept()",
        "servidor: conn.recv(100)",
        r#"servidor: conn.send(b"adios")"#,
        "cliente: c.recv(100)",
        "cliente: c.close()",
        "servidor: conn.recv(100)",
        "servidor: conn.close()",
    ];
    assert_eq!(ran[..expected.len()], expected, "{ran:#?}");
    let by_udp = &ran[expected.len()..];
    let expected = [
        "servidor: u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        r#"servidor: u.bind(("127.0.0.1", 0))"#,
        "cliente: u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        r#"cliente: u.sendto(b"hola", ("127.0.0.1", 41003))"#,
        "servidor: u.recvfrom(100)",
        r#"servidor: u.sendto(b"adios", ("127.0.0.1", 41004))"#,
        "cliente: u.recvfrom(100)",
        "cliente: u.close()",
        "servidor: u.close()",
    ];
    assert_eq!(by_udp[..expected.len()], expected, "{by_udp:#?}");
    // And again by TCP, to the socket that still listens.
    assert_eq!(
        by_udp[expected.len()..][..2],
        ["cliente: c = socket.socket()", r#"cliente: c.connect(("127.0.0.1", 41001))"#]
    );
}

#[test]
fn an_echo_server_takes_the_place_of_the_console_that_serves() {
    let mut stage = Stage::lab();
    add(&mut stage, ServerKind::EchoTcp);
    assert_eq!(stage.model.focused().unwrap().name, "eco");
    // From the server's pane, Enter leads to the client.
    let ran = only_enter(&mut stage, 7);
    assert_eq!(
        ran,
        [
            "cliente: c = socket.socket()",
            r#"cliente: c.connect(("127.0.0.1", 41000))"#,
            r#"cliente: c.send(b"hola")"#,
            "cliente: c.recv(100)",
            "cliente: c.close()",
            "cliente: u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        ]
    );
}

#[test]
fn what_still_waits_on_the_senders_side_is_not_said_to_have_come() {
    let mut stage = Stage::lab();
    while stage.grey("servidor") != Some("conn.recv(100)") {
        assert!(stage.ran.len() < 12, "{:?}", stage.ran);
        stage.press(Code::Enter);
    }
    let why = |stage: &Stage| {
        let why = &stage.model.suggestions.lines[&stage.id("servidor")].why;
        (why.id, why.variable("bytes").unwrap().to_owned())
    };
    // Nobody has said yet where the four bytes are.
    assert_eq!(why(&stage), ("app-next-on-the-way", "4".to_owned()));
    let conn = stage.socket("servidor", "conn");
    let told = |stage: &mut Stage, unread: u32| {
        let truth = Some(Truth { unread: Some(unread), ..Truth::default() });
        let servidor = stage.id("servidor");
        stage.happens(servidor, Body::Sample { socket: conn, truth });
    };
    told(&mut stage, 0);
    assert_eq!(why(&stage), ("app-next-on-the-way", "4".to_owned()));
    told(&mut stage, 3);
    assert_eq!(why(&stage), ("app-next-unread", "3".to_owned()));
    // A blocked send has handed over bytes that are counted when it ends: the kernel knows better.
    let c = stage.socket("cliente", "c");
    stage.blocks("cliente", Operation::Send { asked: 1_000_000, flags: 0 }, Some(c));
    told(&mut stage, 450_000);
    assert_eq!(why(&stage), ("app-next-unread", "450000".to_owned()));
}

#[test]
fn the_web_server_gets_a_request_and_closes_first() {
    let mut stage = Stage::lab();
    add(&mut stage, ServerKind::Web);
    stage.focus("cliente");
    let ran = only_enter(&mut stage, 6);
    assert_eq!(
        ran[2..],
        [
            r#"cliente: c.send(b"GET / HTTP/1.0\r\n\r\n")"#,
            "cliente: c.recv(4096)",
            "cliente: c.recv(4096)",
            "cliente: c.close()",
        ]
    );
}

#[test]
fn echo_servers_by_unix_and_udp_have_their_own_lines() {
    let mut stage = Stage::lab();
    add(&mut stage, ServerKind::EchoUnix);
    stage.focus("cliente");
    let ran = only_enter(&mut stage, 3);
    assert_eq!(ran[..2], ["cliente: c = socket.socket(socket.AF_UNIX)", r#"cliente: c.connect("saludo0")"#]);
    let mut stage = Stage::lab();
    add(&mut stage, ServerKind::EchoUdp);
    stage.focus("cliente");
    // The echo that was just added is who to try first, not TCP.
    let ran = only_enter(&mut stage, 5);
    let expected = [
        "cliente: u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        r#"cliente: u.sendto(b"hola", ("127.0.0.1", 41000))"#,
        "cliente: u.recvfrom(100)",
        "cliente: u.close()",
        "cliente: c = socket.socket()",
    ];
    assert_eq!(ran, expected);
}

fn add(stage: &mut Stage, kind: ServerKind) {
    stage.press(Code::Function(7));
    let items = stage.model.program_items(None);
    let place = items.iter().position(|item| *item == crate::app::popup::ProgramItem::NewServer(kind)).unwrap();
    for _ in 0..place {
        stage.press(Code::Down);
    }
    stage.press(Code::Enter);
}

#[test]
fn the_students_own_names_are_kept() {
    let mut stage = Stage::lab();
    stage.line("ana = socket.socket()");
    stage.focus("servidor");
    stage.line("puerta = socket.socket()");
    assert_eq!(stage.grey("servidor"), Some(r#"puerta.bind(("127.0.0.1", 0))"#));
    only_enter(&mut stage, 2);
    assert_eq!(stage.grey("cliente"), Some(r#"ana.connect(("127.0.0.1", 41001))"#));
    // A name that holds something else is not written over.
    let named = |name: &str| Body::Named { name: name.to_owned(), type_name: "int".to_owned(), socket: None };
    let servidor = stage.id("servidor");
    stage.happens(servidor, named("conn"));
    stage.focus("cliente");
    only_enter(&mut stage, 1);
    assert_eq!(stage.grey("servidor"), Some("conn2, direccion = puerta.accept()"));
}

#[test]
fn accept_is_not_offered_while_somebody_could_connect_first() {
    let mut stage = Stage::lab();
    stage.focus("servidor");
    only_enter(&mut stage, 3);
    assert_eq!(stage.grey("servidor"), None);
    assert_eq!(stage.grey("cliente"), Some("c = socket.socket()"));
    assert_eq!(stage.said(), ["app-next-make-client", "app-next-go"]);
    assert_eq!(stage.model.go().unwrap().key, Key::function(6));
    // With nobody else, waiting for somebody from another terminal is what comes next.
    let cliente = stage.id("cliente");
    stage.happens(cliente, Body::Removed);
    assert_eq!(stage.grey("servidor"), Some("conn, direccion = s.accept()"));
    assert_eq!(stage.said(), ["app-next-accept-anybody"]);
}

#[test]
fn accept_is_not_offered_in_the_moment_in_which_the_other_runs_something() {
    let mut stage = Stage::connected();
    let cliente = stage.id("cliente");
    assert!(stage.grey("cliente").is_some() && stage.grey("servidor").is_none());
    let statement = crate::journal::event::StatementId(99);
    stage.happens(cliente, Body::StatementStarted { statement, source: "c.send(b'hola')".to_owned() });
    assert_eq!(stage.grey("servidor"), None, "the bytes that come are what is read next");
    stage.happens(cliente, Body::Removed);
    assert!(stage.grey("servidor").is_some());
}

#[test]
fn who_blocks_has_no_line_and_the_other_is_where_to_go() {
    let mut stage = Stage::lab();
    stage.focus("servidor");
    only_enter(&mut stage, 3);
    let listener = stage.socket("servidor", "s");
    stage.blocks("servidor", Operation::Accept, Some(listener));
    assert_eq!(stage.grey("servidor"), None);
    stage.press(Code::Enter);
    assert_eq!(stage.model.focused().unwrap().name, "cliente");
}

#[test]
fn a_mistake_is_offered_put_right() {
    let cases = [
        (
            "connect(\"h\", 80)",
            Hint::AddressNotATuple { method: "connect".into(), corrected: Some("connect((\"h\", 80))".into()) },
            Some("connect((\"h\", 80))"),
        ),
        (
            "socket.PF_INET",
            Hint::PfConstant { given: "PF_INET".into(), python: "AF_INET".into() },
            Some("socket.AF_INET"),
        ),
        ("f(protocol=0)", Hint::SocketKeyword { given: "protocol".into(), python: "proto".into() }, Some("f(proto=0)")),
        ("f(“a”)", Hint::CurlyQuotes, Some("f(\"a\")")),
        ("socket", Hint::NotImported { module: "socket".into() }, Some("import socket")),
        ("x", Hint::PortIsText, Some("c = socket.socket()")),
    ];
    for (source, hint, expected) in cases {
        let mut stage = Stage::lab();
        raise(&mut stage, source, Some(hint));
        assert_eq!(stage.grey("cliente"), expected, "{source}");
    }
}

#[test]
fn what_just_failed_is_not_offered_again() {
    let mut stage = Stage::lab();
    raise(&mut stage, "c = socket.socket()", None);
    assert_eq!(stage.grey("cliente"), None);
    assert_eq!(stage.said()[1], "app-next-go");
}

fn raise(stage: &mut Stage, source: &str, hint: Option<Hint>) {
    let cliente = stage.id("cliente");
    let statement = StatementId(99);
    let raised =
        Raised { class: "E".into(), message: String::new(), errno: None, line: None, column: None, call: None, hint };
    stage.happens(cliente, Body::StatementStarted { statement, source: source.into() });
    stage.happens(cliente, Body::StatementEnded { statement, outcome: Outcome::Raised(raised) });
}

#[test]
fn dead_and_stopped_programs_are_told_as_such() {
    let mut stage = Stage::lab();
    let cliente = stage.id("cliente");
    stage.happens(cliente, Body::Stopped(true));
    assert_eq!(stage.said(), ["app-next-stopped"]);
    assert_eq!(stage.grey("cliente"), None);
    stage.happens(cliente, Body::Died(crate::journal::event::Death::Killed(9)));
    assert_eq!(stage.said(), ["app-next-dead"]);
    stage.press(Code::Enter);
    assert_eq!(stage.grey("cliente"), Some("c = socket.socket()"));
}

#[test]
fn a_connection_refused_keeps_its_socket_for_who_listens_next() {
    let mut stage = Stage::lab();
    stage.line("c = socket.socket()");
    let (cliente, socket) = (stage.id("cliente"), stage.socket("cliente", "c"));
    let address = crate::journal::address::Address::Inet { ip: [127, 0, 0, 1].into(), port: 9 };
    let call = crate::journal::call::Call {
        id: crate::journal::call::CallId(500),
        socket: Some(socket),
        fd: 3,
        operation: Operation::Connect { address, returns_errno: false },
        began: 0,
        result: Err(Failure::Errno { errno: libc::ECONNREFUSED, moved: None }),
        names: None,
        truth: None,
    };
    stage.happens(cliente, Body::Call(call));
    only_enter(&mut stage, 5);
    assert_eq!(stage.grey("cliente"), Some(r#"c.connect(("127.0.0.1", 41001))"#));
}

/// Every sentence that a walk says fits the strip above the footer, in both languages.
#[test]
fn the_sentences_fit_eighty_columns() {
    let languages = [I18n::new(Language::Spanish), I18n::new(Language::English)];
    let mut stage = Stage::lab();
    let mut said: Vec<Text> = Vec::new();
    for _ in 0..60 {
        stage.press(Code::Enter);
        said.extend(stage.model.suggestions.next.clone());
        said.extend(stage.model.suggestions.lines.values().map(|suggestion| suggestion.why.clone()));
    }
    for text in said {
        for i18n in &languages {
            let sentence = text.say(i18n);
            assert_ne!(sentence, text.id);
            assert!(!sentence.contains('{'), "{sentence}");
            assert!(unicode_width::UnicodeWidthStr::width(sentence.as_str()) <= 76, "{sentence}");
        }
    }
}

#[test]
fn bytes_sent_before_accept_are_said_to_be_in_the_kernel() {
    let mut stage = Stage::lab();
    stage.focus("servidor");
    for line in ["s = socket.socket()", "s.bind((\"127.0.0.1\", 0))", "s.listen()"] {
        stage.line(line);
    }
    let why = |stage: &mut Stage| {
        stage.focus("servidor");
        let suggestion = stage.model.suggestion().unwrap();
        assert!(suggestion.line.ends_with("s.accept()"));
        suggestion.why.say(&I18n::new(Language::Spanish))
    };
    stage.focus("cliente");
    stage.line("c = socket.socket()");
    stage.line("c.connect((\"127.0.0.1\", 41000))");
    assert!(why(&mut stage).starts_with("Una conexión, ya hecha"));
    stage.focus("cliente");
    stage.line("c.send(b\"hola\")");
    assert_eq!(why(&mut stage), "Los 4 bytes ya están en el núcleo, en la conexión que espera a accept.");
    stage.focus("cliente");
    stage.line("d = socket.socket()");
    stage.line("d.connect((\"127.0.0.1\", 41000))");
    assert!(why(&mut stage).ends_with("en las conexiones que esperan a accept."));
}

#[test]
fn a_conversation_that_is_over_is_said_to_be_once() {
    let mut stage = Stage::lab();
    let mut said = Vec::new();
    for _ in 0..60 {
        stage.press(Code::Enter);
        let next = stage.model.suggestions.next.first().cloned();
        if let Some(text) = next.filter(|text| text.id == "app-next-make-datagram-after") {
            said.push((text.say(&I18n::new(Language::Spanish)), stage.ran.len()));
        }
    }
    let (first, ran) = &said[0];
    assert!(first.starts_with("Conversación completa: 4 bytes ida, 5 vuelta. Ahora UDP"), "{first}");
    // Until the next statement; then it is over and done with.
    assert!(said.iter().filter(|(_, count)| (*ran..*ran + 3).contains(count)).all(|(_, count)| count == ran));
}
