use unicode_width::UnicodeWidthStr;

use super::fixtures::*;
use super::*;
use crate::i18n::Language;
use crate::journal::event::Death;
use crate::lab::order::Problem;

const BOTH: [Language; 2] = [Language::Spanish, Language::English];

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
        "Nadie escucha en :41234. El núcleo contestó: no es un fallo tuyo, es una respuesta.",
        None,
        "Nobody listens on :41234. The kernel answered: you broke nothing, that is an answer.",
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
        "servidor vinculó :41234, pero todavía no escucha: allí falta `listen()`.",
        None,
        "servidor bound :41234 but does not listen yet: `listen()` is missing over there.",
    );
}

#[test]
fn a_long_address_keeps_its_two_ends() {
    let far = inet6("2001:db8:1111:2222:3333:4444:5555:6666", 65535);
    let (sentence, ..) = told(&failed(libc::ECONNREFUSED, connect_to(far)), &Context::default());
    assert!(sentence.starts_with("Nadie escucha en [2001:db8:1111…5:6666]:65535. "), "{sentence}");
}

#[test]
fn a_connected_socket_wants_another() {
    tells(
        failed(libc::EISCONN, connect_to(here(1))).peer(here(1)),
        running("c.connect((\"127.0.0.1\", 1))"),
        "Ese socket ya tiene una conexión. Para otra, crea otro socket: `c2 = socket.socket()`.",
        Some("c2 = socket.socket()"),
        "That socket has a connection already. For another, make another socket: `c2 = socket.socket()`.",
    );
}

#[test]
fn bind_where_connect_was_meant() {
    let context = with_place(running("c.bind((\"127.0.0.1\", 41234))"), "servidor", here(41234), Kind::STREAM, true);
    tells(
        failed(libc::EADDRINUSE, bind_to(here(41234))),
        context,
        "En :41234 ya escucha servidor. ¿Querías `connect`? `bind` da dirección a tu propio socket.",
        Some("c.connect((\"127.0.0.1\", 41234))"),
        "servidor already listens on :41234. Did you mean `connect`? `bind` gives your own socket an address.",
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
        "Ya hay quien usa :41234: un programa, o una conexión reciente (TIME_WAIT). Con puerto 0 el núcleo elige uno libre.",
        Some("s.bind((\"127.0.0.1\", 0))"),
        "Something already uses :41234: a program, or a recent connection (TIME_WAIT). With port 0 the kernel picks a free one.",
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
    let unknown = || hinted("NameError", Hint::UnknownName { name: "conn".to_owned() });
    tells(unknown(), context.clone(), "`conn` vive en servidor.", None, "`conn` lives in servidor.");
    context.key_elsewhere = "F6".to_owned();
    tells(unknown(), context, "`conn` vive en servidor (F6).", None, "`conn` lives in servidor (F6).");
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
        "El servidor no pudo abrir :80: ya está en uso. Elige otro puerto, o 0 y lo elige el núcleo."
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
        "`accept()` devuelve un socket nuevo: guárdalo en un nombre, o se cerrará pronto."
    );
    assert_eq!(explanation.suggestion.as_deref(), Some("conn, direccion = s.accept()"));
}
