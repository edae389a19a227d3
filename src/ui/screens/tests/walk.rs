//! Programs that are walked line by line, as they are drawn.

use super::{frame, oscuro};
use crate::app::keys::{Code, Key};
use crate::app::stage::Stage;
use crate::app::walk::tests::{began, stands, tell};
use crate::i18n::Language;
use crate::journal::call::Operation;
use crate::journal::event::{Body, Death, Outcome, ProgramId, Raised, StatementId, Stream};
use crate::journal::walk::{Source, Spot, Variable, Walked, Why};
use crate::ui::test_support::text_of;

/// An echo server, with a line that is wider than its pane and one that no terminal may draw as it is.
const SERVER: &str = "\
# Echo server: one connection, what comes goes back.
import socket

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
    s.bind((\"127.0.0.1\", 0))     # a port that the kernel chooses
    s.listen(1)
    conn, addr = s.accept()
    with conn:
        print(\"Connected by\", addr)
        while True:
            data = conn.recv(1024)
            if not data: break
            conn.sendall(data)
print(\"\u{1b}[2J\")
";

const CLIENT: &str = "\
import socket

c = socket.socket()
c.connect((\"127.0.0.1\", 41000))
c.send(b\"hola\")
data = c.recv(1024)
c.close()
print(\"Received\", repr(data))
";

fn variable(name: &str, type_name: &str, value: &str) -> Variable {
    Variable { name: name.into(), type_name: type_name.into(), value: value.into(), socket: None, local: false }
}

fn socket(stage: &Stage, program: &str, name: &str) -> Variable {
    let socket = Some(stage.socket(program, name));
    Variable { socket, ..variable(name, "socket", "<socket.socket fd=3>") }
}

fn at(line: u32) -> Spot {
    Spot { line, function: "<module>".into(), depth: 0, thread: None, visited: (1..=line).collect() }
}

/// A server that called `accept`, and a client that has connected and sent.
fn pair() -> Stage {
    let mut stage = Stage::files(&[("server.py", SERVER), ("client.py", CLIENT)]);
    began(&mut stage, "server", SERVER);
    began(&mut stage, "client", CLIENT);
    for (name, line) in [
        ("server", "s = socket.socket()"),
        ("server", "s.bind((\"127.0.0.1\", 0))"),
        ("server", "s.listen()"),
        ("client", "c = socket.socket()"),
        ("client", "c.connect((\"127.0.0.1\", 41000))"),
    ] {
        stage.makes(name, line);
    }
    let c = socket(&stage, "client", "c");
    stands(&mut stage, "client", at(5), Why::Step, vec![c]);
    stage
}

/// The server has accepted and is about to call `recv`, on a breakpoint.
pub fn before_a_call() -> Stage {
    let mut stage = pair();
    stage.makes("server", "conn, addr = s.accept()");
    stage.makes("client", "c.send(b\"hola\")");
    let output = Body::Output { stream: Stream::Out, text: "Connected by ('127.0.0.1', 41001)\n".into() };
    let server = stage.id("server");
    stage.happens(server, output);
    let variables = vec![
        variable("addr", "tuple", "('127.0.0.1', 41001)"),
        socket(&stage, "server", "conn"),
        socket(&stage, "server", "s"),
        variable("socket", "module", "<module 'socket'>"),
    ];
    for line in [10, 11] {
        stage.model.lab.participants[0].walking.breakpoints.lines.insert(line);
    }
    let receive = Operation::Receive { size: 1024, flags: 0, into_buffer: false };
    stands(&mut stage, "server", at(11), Why::Call(receive), variables);
    stage
}

/// The server waits in `accept`; the client has the focus.
pub fn blocked() -> Stage {
    let mut stage = Stage::files(&[("server.py", SERVER), ("client.py", CLIENT)]);
    began(&mut stage, "server", SERVER);
    began(&mut stage, "client", CLIENT);
    for line in ["s = socket.socket()", "s.bind((\"127.0.0.1\", 0))", "s.listen()"] {
        stage.makes("server", line);
    }
    tell(&mut stage, "server", Walked::Resumed);
    tell(&mut stage, "server", Walked::At { spot: at(7), call: None });
    let listener = stage.socket("server", "s");
    stage.blocks("server", Operation::Accept, Some(listener));
    stage.wait(4);
    stage
}

/// A client that asks for what it sends, while a thread of it waits in `recv`; half a line is typed.
pub fn asks() -> Stage {
    let text = CLIENT.replace("c.send(b\"hola\")", "c.send(input(\"say: \").encode())");
    let mut stage = Stage::files(&[("server.py", SERVER), ("client.py", &text)]);
    began(&mut stage, "server", SERVER);
    began(&mut stage, "client", &text);
    for (name, line) in [
        ("server", "s = socket.socket()"),
        ("server", "s.bind((\"127.0.0.1\", 0))"),
        ("server", "s.listen()"),
        ("client", "c = socket.socket()"),
        ("client", "c.connect((\"127.0.0.1\", 41000))"),
    ] {
        stage.makes(name, line);
    }
    let (client, socket) = (stage.id("client"), stage.socket("client", "c"));
    tell(&mut stage, "client", Walked::Resumed);
    let receive = Operation::Receive { size: 1024, flags: 0, into_buffer: false };
    stage.blocks("client", receive, Some(socket));
    stage.happens(client, Body::Output { stream: Stream::Out, text: "hello\nsay: ".into() });
    tell(&mut stage, "client", Walked::At { spot: at(5), call: None });
    stage.happens(client, Body::Asked);
    stage.focus("client");
    stage.type_text("¿qué tal");
    stage
}

fn ends(stage: &mut Stage, program: ProgramId, outcome: Outcome, status: i32) {
    stage.happens(program, Body::Walked(Box::new(Walked::Ended { visited: Vec::new(), raised_at: None })));
    stage.happens(program, Body::StatementEnded { statement: StatementId(1), outcome });
    stage.happens(program, Body::Died(Death::Exited(status)));
}

/// The client's connection was refused; the server has come to its end.
pub fn failed() -> Stage {
    let mut stage = pair();
    let (server, client) = (stage.id("server"), stage.id("client"));
    let text = "Traceback (most recent call last):\n  File \"client.py\", line 4, in <module>\n    c.connect((\"127.0.0.1\", 41000))\n";
    stage.happens(client, Body::Output { stream: Stream::Err, text: text.into() });
    let raised = Raised {
        class: "ConnectionRefusedError".into(),
        message: "[Errno 111] Connection refused".into(),
        errno: Some(111),
        line: Some(4),
        column: None,
        call: None,
        hint: None,
    };
    ends(&mut stage, client, Outcome::Raised(raised), 1);
    stage.happens(server, Body::Output { stream: Stream::Out, text: "adiós\n".into() });
    ends(&mut stage, server, Outcome::Done, 0);
    stage
}

/// The variables of a function, over the screen; the cursor is on a line of its own.
pub fn variables() -> Stage {
    let mut stage = before_a_call();
    let spot = Spot { function: "answer".into(), depth: 1, ..at(12) };
    let mut variables = stage.model.walk(stage.id("server")).unwrap().variables.clone();
    variables.push(Variable { local: true, ..variable("data", "bytes", "b'hola \\x1b[2J...'") });
    variables.push(variable("año", "int", "2026"));
    stands(&mut stage, "server", spot, Why::Step, variables);
    stage.press(Code::Up);
    stage.key(Key::char('v'));
    stage
}

/// The calls to stop before, one of them chosen.
pub fn stops() -> Stage {
    let mut stage = before_a_call();
    stage.key(Key::char('p'));
    (0..8).for_each(|_| stage.press(Code::Down));
    stage.press(Code::Enter);
    stage
}

fn seen(mut stage: Stage, columns: u16, rows: u16) -> String {
    text_of(&frame(&mut stage, Language::Spanish, oscuro(), columns, rows))
}

#[test]
fn on_a_projector_the_line_and_what_it_does_are_seen_with_the_kernel_and_the_bytes() {
    let text = seen(before_a_call(), 80, 24);
    for wanted in [
        "▸       data = conn.recv(1024)",
        "va a llamar recv()",
        "Connected by",
        "conn = socket fd",
        "c.send(b\"hola\")",
        "por leer",
        "client ─▶ server",
        "Enter paso",
    ] {
        assert!(text.contains(wanted), "{wanted} is missing in\n{text}");
    }
    assert!(!text.contains('\u{1b}'));
}

#[test]
fn what_waits_is_told_beside_what_can_go_on() {
    let text = seen(blocked(), 80, 24);
    for wanted in ["◌", "accept espera · 4 s", "Enter otro programa", "server.py, línea 7: accept espera a que"] {
        assert!(text.contains(wanted), "{wanted} is missing in\n{text}");
    }
}

#[test]
fn a_line_that_is_asked_for_is_typed_behind_its_question() {
    let text = seen(asks(), 80, 24);
    for wanted in [
        "5 ◌ c.send(input(",
        "input espera una línea tuya",
        "say: ¿qué tal ",
        "client.py, línea 5: input() espera una línea tuya",
        "Enter envía la línea",
        "Ctrl-C interrumpe",
    ] {
        assert!(text.contains(wanted), "{wanted} is missing in\n{text}");
    }
    assert!(!text.contains("recv espera"), "{text}");
    // However little room there is, what is typed is seen.
    for (columns, rows) in [(40, 12), (60, 16), (80, 12)] {
        let text = seen(asks(), columns, rows);
        assert!(text.contains("say: ¿qué tal"), "{columns}×{rows}:\n{text}");
    }
}

#[test]
fn an_exception_lights_its_line_above_the_traceback() {
    let text = seen(failed(), 80, 24);
    for wanted in ["! c.connect", "línea 4: ConnectionRefusedError: [Errno 111]", "no es un fallo", "adiós"] {
        assert!(text.contains(wanted), "{wanted} is missing in\n{text}");
    }
}

#[test]
fn a_mistake_in_the_text_is_pointed_at() {
    let mut stage = Stage::files(&[(
        "x.py",
        "if True:\n    if a = 2 and 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 + 13:\n        pass\n",
    )]);
    let program = stage.id("x");
    let text = stage.model.lab.participants[0].walking.file.clone().unwrap().text;
    let source = Source { text, file: Some("x.py".into()), paused: true };
    let began = Walked::Began { statement: StatementId(1), source };
    stage.happens(program, Body::Walked(Box::new(began)));
    let (class, message) = ("SyntaxError".into(), "invalid syntax".into());
    let raised = Raised { class, message, errno: None, line: Some(2), column: Some(10), call: None, hint: None };
    ends(&mut stage, program, Outcome::Raised(raised), 1);
    let text = seen(stage, 50, 24);
    let rows: Vec<&str> = text.lines().collect();
    let at = rows.iter().position(|row| row.contains("! ")).unwrap();
    let place = |row: &str, sign: &str| row.find(sign).map(|place| row[..place].chars().count());
    assert_eq!(place(rows[at], "= 2"), place(rows[at + 1], "^"), "{text}");
}

#[test]
fn where_there_is_room_the_variables_have_a_column_of_their_own() {
    let text = seen(before_a_call(), 120, 36);
    for wanted in ["VARIABLES · server", "conn  socket fd", "('127.0.0.1', 41001)", "LLAMADAS"] {
        assert!(text.contains(wanted), "{wanted} is missing in\n{text}");
    }
    // A module says nothing that the text does not.
    assert!(!text.contains("<module"));
}
