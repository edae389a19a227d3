//! `enchufe servidor` without its command line: the lines it writes, and how it says no.

mod servers_support;

use std::io::{self, BufRead, Cursor, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;

use enchufe::i18n::{I18n, Language};
use enchufe::journal::call::{Direction, Operation};
use enchufe::journal::event::{Body, Event};
use enchufe::text_mode::server::{Arguments, Server, Surroundings, run_in};
use servers_support::{DEADLINE, connect};

/// Where lines go: readable at any time, and able to hold the writer up or to break.
#[derive(Clone, Default)]
struct Paper(Arc<(Mutex<State>, Condvar)>);

#[derive(Default)]
struct State {
    written: Vec<u8>,
    held: bool,
    torn: bool,
}

impl Paper {
    fn text(&self) -> String {
        String::from_utf8(self.0.0.lock().unwrap().written.clone()).unwrap()
    }

    fn wait_for(&self, what: &str) -> String {
        let state = self.0.0.lock().unwrap();
        // Whole lines only: a large batch is written in pieces.
        let found = |state: &mut State| {
            state.written.ends_with(b"\n") && String::from_utf8_lossy(&state.written).contains(what)
        };
        let (state, waited) = self.0.1.wait_timeout_while(state, DEADLINE, |state| !found(state)).unwrap();
        let text = String::from_utf8(state.written.clone()).unwrap();
        assert!(!waited.timed_out(), "{what:?} never came: {text}");
        text
    }

    fn set(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.0.0.lock().unwrap());
        self.0.1.notify_all();
    }
}

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut state = self.0.1.wait_while(self.0.0.lock().unwrap(), |state| state.held).unwrap();
        if state.torn {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        state.written.extend_from_slice(bytes);
        self.0.1.notify_all();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A server on its own, in a thread.
struct Alone {
    lines: Paper,
    errors: Paper,
    thread: JoinHandle<i32>,
}

fn start(arguments: Arguments, language: Language) -> Alone {
    start_with(arguments, language, None, false)
}

fn start_with(arguments: Arguments, language: Language, answer: Option<&str>, only_loopback: bool) -> Alone {
    let (lines, errors) = (Paper::default(), Paper::default());
    let surroundings = Surroundings {
        output: Box::new(lines.clone()),
        errors: Box::new(errors.clone()),
        person: answer.map(|answer| Box::new(Cursor::new(answer.to_owned())) as Box<dyn BufRead + Send>),
        only_loopback,
    };
    let thread = std::thread::spawn(move || run_in(&arguments, Arc::new(I18n::new(language)), surroundings));
    Alone { lines, errors, thread }
}

impl Alone {
    /// The first address of its first line in JSON.
    fn address(&self) -> String {
        let text = self.lines.wait_for("\n");
        let line: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
        line["addresses"][0].as_str().unwrap().to_owned()
    }

    /// Ends it as a closed pipe does: the next line cannot be written.
    fn end(self, address: SocketAddr) -> i32 {
        self.lines.set(|state| state.torn = true);
        drop(connect(address));
        self.thread.join().unwrap()
    }

    /// What it says when it cannot run.
    fn refusal(self) -> String {
        assert_eq!(self.thread.join().unwrap(), 1);
        assert_eq!(self.lines.text(), "", "nothing is written for a server that never was");
        self.errors.text()
    }
}

fn arguments() -> Arguments {
    Arguments { json: true, ..Arguments::default() }
}

fn events(text: &str) -> Vec<Event> {
    text.lines().skip(1).map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn json_begins_with_the_addresses_and_goes_on_with_the_journals_events() {
    let alone = start(arguments(), Language::Spanish);
    let address = alone.address();
    let mut client = connect(address.parse().unwrap());
    client.write_all(b"hola").unwrap();
    client.read_exact(&mut [0; 4]).unwrap();
    drop(client);
    let text = alone.lines.wait_for("{\"Close\":{");
    assert!(text.starts_with(&format!("{{\"event\":\"listening\",\"addresses\":[\"{address}\"]}}\n")), "{text}");
    let events = events(&text);
    let names: Vec<&str> = events
        .iter()
        .map(|event| match &event.body {
            Body::Call(call) => call.operation.name(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(names, ["socket", "bind", "listen", "accept", "recv", "send", "recv", "close"]);
    assert!(events.iter().map(|event| event.sequence).eq(0..8));
    assert!(events.is_sorted_by_key(|event| event.time));
    assert_eq!(alone.end(address.parse().unwrap()), 0);
}

#[test]
fn the_web_server_names_all_its_addresses() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("web");
    let web = Arguments { server: Server::Web, unix: Some(path.clone()), ..arguments() };
    let alone = start(web, Language::Spanish);
    let address = alone.address();
    assert!(alone.lines.text().lines().next().unwrap().contains(&format!("\"unix:{}\"", path.display())));
    assert!(path.exists());
    assert_eq!(alone.end(address.parse().unwrap()), 0);
    assert!(!path.exists());
}

#[test]
fn lines_for_people_are_in_their_language_and_obey_no_byte() {
    for (language, said) in [
        (
            Language::Spanish,
            ["eco (TCP) escucha en 127.0.0.1:", "Ctrl-C lo termina", "desde ('127.0.0.1', ", "el otro extremo terminó"],
        ),
        (
            Language::English,
            ["eco (TCP) listens on 127.0.0.1:", "Ctrl-C ends it", "from ('127.0.0.1', ", "the other end has finished"],
        ),
    ] {
        let alone = start(Arguments { json: false, ..arguments() }, language);
        let first = alone.lines.wait_for("listen(128)");
        let port = first.lines().next().unwrap().rsplit(':').next().unwrap().to_owned();
        let address: SocketAddr = format!("127.0.0.1:{port}").parse().unwrap();
        let mut client = connect(address);
        client.write_all("\x1b[2J\u{202e}hola'\r\n".as_bytes()).unwrap();
        client.read_exact(&mut [0; 14]).unwrap();
        drop(client);
        let text = alone.lines.wait_for("close()");
        for part in said {
            assert!(text.contains(part), "{part}: {text}");
        }
        for part in ["socket(AF_INET, SOCK_STREAM)", "bind(('127.0.0.1', 0))", "recv(16384) → 14 bytes"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(text.contains(r#"b"\x1b[2J\xe2\x80\xaehola'\r\n""#), "{text}");
        assert!(!text.contains('\x1b') && !text.contains('\u{202e}'));
        assert_eq!(alone.end(address), 0);
    }
}

#[test]
fn a_reader_who_stops_reading_holds_nobody_up_and_counts_stay_exact() {
    const TOTAL: usize = 24 * 1024 * 1024;
    let alone = start(arguments(), Language::Spanish);
    let address: SocketAddr = alone.address().parse().unwrap();
    alone.lines.wait_for("{\"Listen\":{");
    alone.lines.set(|state| state.held = true);
    let client = connect(address);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let piece = vec![b'x'; 1024 * 1024];
            for _ in 0..TOTAL / piece.len() {
                (&client).write_all(&piece).unwrap();
            }
        });
        let mut left = TOTAL;
        let mut buffer = vec![0; 1024 * 1024];
        while left > 0 {
            left -= (&client).read(&mut buffer).unwrap();
        }
    });
    drop(client);
    alone.lines.set(|state| state.held = false);
    let text = alone.lines.wait_for("{\"Close\":{");
    let mut moved = [0, 0];
    let mut summaries = 0;
    for event in events(&text) {
        let (direction, bytes) = match &event.body {
            Body::Summary(summary) => {
                summaries += 1;
                (summary.direction, summary.payload.length)
            }
            Body::Call(call) => match (&call.operation, call.moved()) {
                (Operation::Send { .. }, Some(payload)) => (Direction::Out, payload.length),
                (Operation::Receive { .. }, Some(payload)) => (Direction::In, payload.length),
                _ => continue,
            },
            other => panic!("{other:?}"),
        };
        moved[usize::from(direction == Direction::In)] += bytes;
    }
    assert_eq!(moved, [TOTAL as u64; 2]);
    assert!(summaries >= 2, "it was too much to tell one by one");
    assert_eq!(alone.end(address), 0);
}

/// What is said of each problem, in both languages.
fn both(arguments: &Arguments, only_loopback: bool, said: [&str; 2]) {
    for (language, said) in [Language::Spanish, Language::English].into_iter().zip(said) {
        let text = start_with(arguments.clone(), language, None, only_loopback).refusal();
        assert!(text.contains(said), "{said:?} is not in {text:?}");
        assert!(!text.contains("server-"), "a message is missing: {text}");
        assert_eq!(text.lines().count(), 1);
    }
}

#[test]
fn each_problem_has_its_sentence_in_both_languages() {
    let at = |address: &str, port| Arguments { address: Some(address.to_owned()), port, ..arguments() };
    let path = |path: &Path| Arguments { unix: Some(path.to_owned()), ..arguments() };
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    both(&Arguments { port: Some(port), ..arguments() }, false, ["ya está en uso", "is in use"]);
    both(&at("192.0.2.1", None), false, ["no es una dirección de esta máquina", "is not an address of this machine"]);
    both(&at("no existe.invalid", None), false, ["Nadie conoce la dirección", "No address was found"]);
    both(&at("0.0.0.0", None), false, ["añade --si", "add --yes"]);
    both(&at("0.0.0.0", None), true, ["ENCHUFE_SOLO_LOOPBACK=1 no deja", "ENCHUFE_SOLO_LOOPBACK=1 does not"]);
    let yes = Arguments { yes: true, ..at("0.0.0.0", None) };
    both(&yes, true, ["ENCHUFE_SOLO_LOOPBACK=1 no deja", "ENCHUFE_SOLO_LOOPBACK=1 does not"]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tesis");
    std::fs::write(&file, "").unwrap();
    both(&path(&file), false, ["ya existe", "exists already"]);
    both(&path(&folder.path().join("no/eco")), false, ["no existe. Créala", "does not exist. Create"]);
    both(&path(Path::new(&format!("/tmp/{}", "x".repeat(104)))), false, ["109 bytes", "109 bytes"]);
    both(&Arguments { udp: true, ..path(&file) }, false, ["no van juntos", "do not go together"]);
    both(&Arguments { port: Some(1), ..path(&file) }, false, ["no tiene puerto", "has no port"]);
    let web = Arguments { server: Server::Web, udp: true, ..arguments() };
    both(&web, false, ["flujo de bytes", "stream of bytes"]);
}

#[test]
fn a_privileged_port_is_explained() {
    match TcpListener::bind("127.0.0.1:80") {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            let low = Arguments { port: Some(80), ..arguments() };
            both(&low, false, ["El puerto 80 está reservado", "Port 80 is reserved"]);
        }
        other => eprintln!("this user may take port 80 ({other:?}): the case needs an ordinary user"),
    }
}

#[test]
fn opening_to_others_is_asked_in_words() {
    let open = Arguments { address: Some("0.0.0.0".to_owned()), ..arguments() };
    for (answer, question) in [("no\n", "¿Lo abres?"), ("\n", "¿Lo abres?"), ("", "¿Lo abres?")] {
        let alone = start_with(open.clone(), Language::Spanish, Some(answer), false);
        let said = alone.refusal();
        assert!(said.contains(question) && said.contains("No se abrió"), "{said}");
    }
    for answer in ["sí\n", "SI\n", "yes\n"] {
        let alone = start_with(open.clone(), Language::English, Some(answer), false);
        let address: SocketAddr = alone.address().parse().unwrap();
        assert!(alone.errors.text().contains("Open it?"));
        assert_eq!(alone.end((std::net::Ipv4Addr::LOCALHOST, address.port()).into()), 0);
    }
    let alone = start(Arguments { yes: true, ..open }, Language::Spanish);
    let address: SocketAddr = alone.address().parse().unwrap();
    assert_eq!(alone.errors.text(), "");
    assert_eq!(alone.end((std::net::Ipv4Addr::LOCALHOST, address.port()).into()), 0);
}
