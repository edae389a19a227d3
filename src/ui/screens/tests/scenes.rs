//! Sessions to draw, played by a pretended lab.

use super::{deeds, hex, lessons};
use crate::app::demo::ClockTime;
use crate::app::keys::{Code, Key};
use crate::app::message::Msg;
use crate::app::stage::Stage;
use crate::app::tests::prueba;
use crate::journal::address::Address;
use crate::journal::call::{Call, CallId, Failure, Operation, Returned};
use crate::journal::event::{Body, Death, FailedCall, Outcome, Raised, StatementId};
use crate::journal::payload::Payload;
use crate::journal::socket::{AcceptQueue, Family, Kind, SocketId, TcpState, Truth};
use crate::lab::order::Notice;
use crate::ui::test_support::loopback;

/// A session and its name.
pub type Scene = (&'static str, fn() -> Stage);

/// All of them.
pub const SCENES: [Scene; 59] = [
    ("home", home),
    ("empty", empty),
    ("waiting_connection", waiting_connection),
    ("unread", unread),
    ("refused", refused),
    ("blocked", blocked),
    ("datagrams", datagrams),
    ("unix", unix),
    ("web", web),
    ("dead", dead),
    ("crowd", crowd),
    ("experiment_asked", experiment_asked),
    ("experiment_runs", experiment_runs),
    ("experiment_told", experiment_told),
    ("menu", menu),
    ("faults", faults),
    ("splitter", splitter),
    ("naming", naming),
    ("help", help),
    ("permission", permission),
    ("palette", palette),
    ("palette_nothing", palette_nothing),
    ("deeds_subjects", deeds::subjects),
    ("deeds_list", deeds::list),
    ("deeds_refused", deeds::refused),
    ("deeds_form", deeds::form),
    ("deeds_typed", deeds::typed),
    ("deeds_options", deeds::options),
    ("deeds_elsewhere", deeds::elsewhere),
    ("event", event),
    ("event_failed", event_failed),
    ("hex", hex::stream),
    ("hex_hostile", hex::hostile),
    ("hex_datagrams", hex::datagrams),
    ("hex_long", hex::long),
    ("copying", copying),
    ("copying_cut", copying_cut),
    ("museum", museum),
    ("museum_seen", museum_seen),
    ("museum_page", museum_page),
    ("museum_otherwise", museum_otherwise),
    ("lesson_grey", lessons::grey),
    ("lesson_near_miss", lessons::near_miss),
    ("lesson_done", lessons::done),
    ("lesson_question", lessons::question),
    ("lesson_confidence", lessons::confidence),
    ("lesson_locked", lessons::locked),
    ("lesson_sentence", lessons::sentence),
    ("lesson_compared", lessons::compared),
    ("lesson_hint", lessons::hint),
    ("lesson_answered", lessons::answered),
    ("lesson_skipped", lessons::skipped),
    ("lesson_broken_scene", lessons::broken_scene),
    ("lesson_check", lessons::check),
    ("lesson_closing_sentence", lessons::closing_sentence),
    ("lesson_closed", lessons::closed),
    ("lesson_glossary", lessons::glossary),
    ("lesson_term", lessons::term),
    ("lesson_help", lessons::lesson_help),
];

/// Those of a lesson, of the glossary, and of the first screen with lessons.
pub const LESSON_SCENES: [Scene; 21] = [
    ("first_run", Stage::first_run),
    ("lessons", prueba::home),
    ("person", prueba::asked_who),
    ("findings", findings),
    ("lesson", prueba::hola),
    ("question", prueba::que_pasa),
    ("confidence", confidence),
    ("locked", prueba::locked),
    ("sentence", prueba::sentence),
    ("answered", answered),
    ("terms", terms),
    ("term", term),
    ("demo", prueba::demo),
    ("demo_voting", prueba::demo_voting),
    ("demo_second", demo_second),
    ("demo_decided", prueba::demo_decided),
    ("demo_steps", prueba::demo_steps),
    ("demo_lessons", prueba::demo_lessons),
    ("demo_end", demo_end),
    ("palette_search", palette_search),
    ("palette_other", palette_other),
];

/// Every scene.
pub fn all() -> impl Iterator<Item = Scene> {
    SCENES.into_iter().chain(LESSON_SCENES)
}

/// The errors museum, when nothing was seen of it.
pub fn museum() -> Stage {
    let mut stage = Stage::lab();
    stage.refuses = true;
    stage.key(Key::alt('u'));
    stage
}

/// The page of an error that was provoked.
pub fn museum_page() -> Stage {
    let mut stage = museum();
    stage.press(Code::Enter);
    stage
}

/// The page of one that this lab does not give.
pub fn museum_otherwise() -> Stage {
    let mut stage = museum();
    stage.type_text("eacces");
    stage.press(Code::Enter);
    stage
}

/// The list after both.
pub fn museum_seen() -> Stage {
    let mut stage = museum_otherwise();
    stage.press(Code::Escape);
    stage.press(Code::Up);
    stage.type_text("EA");
    stage
}

/// All that can be done at a lesson's prompt.
pub fn palette() -> Stage {
    let mut stage = lessons::grey();
    stage.press(Code::Function(8));
    stage
}

/// A search that names of both languages answer.
pub fn palette_search() -> Stage {
    let mut stage = palette();
    stage.type_text("pro");
    stage.press(Code::Down);
    stage
}

/// An English word in a Spanish session, on the first screen with its lessons.
pub fn palette_other() -> Stage {
    let mut stage = prueba::home();
    stage.press(Code::Function(8));
    stage.type_text("glossary");
    stage
}

fn palette_nothing() -> Stage {
    let mut stage = unread();
    stage.press(Code::Function(8));
    stage.type_text("qwxyz");
    stage
}

/// The send of bytes that nobody has read, chosen among the calls.
pub fn event() -> Stage {
    let mut stage = unread();
    stage.key(Key::function(10));
    while stage.model.cursor.as_ref().is_some_and(|cursor| cursor.line.name != "send") {
        stage.press(Code::Up);
    }
    stage
}

/// Three sends that two receives took, of which the first ended within the second send.
pub fn pieces() -> Stage {
    let mut stage = waiting_connection();
    for text in ["AAA", "BBB", "CCC"] {
        stage.line(&format!("c.send(b\"{text}\")"));
    }
    stage.focus("servidor");
    for line in ["conn, a = s.accept()", "conn.recv(4)", "conn.recv(100)"] {
        stage.line(line);
    }
    stage.land();
    stage
}

/// A call that failed, chosen.
fn event_failed() -> Stage {
    let mut stage = refused();
    let (program, socket) = (stage.id("cliente"), stage.socket("cliente", "c"));
    let operation = Operation::Connect { address: loopback(41234), returns_errno: false };
    let call = Call {
        id: CallId(900),
        socket: Some(socket),
        fd: 3,
        operation,
        began: 1_500_000_000,
        result: Err(Failure::Errno { errno: libc::ECONNREFUSED, moved: None }),
        names: None,
        truth: None,
    };
    stage.happens(program, Body::Call(call));
    stage.key(Key::function(10));
    stage
}

/// What can be copied of that send.
pub fn copying() -> Stage {
    let mut stage = event();
    stage.press(Code::Char('c'));
    stage
}

/// What can be copied of a long one, of which only the edges were kept.
fn copying_cut() -> Stage {
    let mut stage = unread();
    let (program, socket) = (stage.id("cliente"), stage.socket("cliente", "c"));
    let bytes: Vec<u8> = (0..100_000u32).map(|at| b'a' + (at % 26) as u8).collect();
    let call = Call {
        id: CallId(901),
        socket: Some(socket),
        fd: 3,
        operation: Operation::SendAll { asked: 100_000, flags: 0 },
        began: 1_500_000_000,
        result: Ok(Returned::Moved { payload: Payload::of(&bytes), peer: None, truncated: false }),
        names: None,
        truth: None,
    };
    stage.happens(program, Body::Call(call));
    stage.key(Key::function(10));
    stage.press(Code::Char('c'));
    stage.press(Code::Up);
    stage
}

/// A listing that runs, and of which some waits.
pub fn pasted() -> Stage {
    let mut stage = empty();
    stage.held = true;
    stage.send(Msg::Paste("a = 1\nfor i in range(3):\n    print(i)\n\n# fin\nb = 2\n".to_owned()));
    stage
}

/// What is wrong with a lesson that cannot be read.
pub fn findings() -> Stage {
    let mut stage = prueba::with_broken();
    stage.press(Code::Down);
    stage.press(Code::Enter);
    stage
}

fn confidence() -> Stage {
    let mut stage = prueba::que_pasa();
    stage.press(Code::Char('2'));
    stage
}

fn answered() -> Stage {
    let mut stage = prueba::cierre();
    stage.press(Code::Char('2'));
    stage
}

/// Before the second vote of a demonstration.
fn demo_second() -> Stage {
    let mut stage = prueba::demo_voting();
    stage.press(Code::Char('7'));
    stage.press(Code::Enter);
    (0..2).for_each(|_| stage.press(Code::PageDown));
    let until = u64::MAX;
    stage.send(Msg::Clock(ClockTime { hour: 10, minute: 4, until }));
    stage
}

fn demo_end() -> Stage {
    prueba::demo_at(99)
}

fn terms() -> Stage {
    let mut stage = prueba::saludo();
    stage.press(Code::Function(5));
    stage
}

fn term() -> Stage {
    let mut stage = terms();
    stage.press(Code::Enter);
    stage
}

/// The first screen; a byte has crossed.
pub fn home() -> Stage {
    Stage::home()
}

/// The lab as it opens.
pub fn empty() -> Stage {
    Stage::lab()
}

fn says(stage: &mut Stage, program: &str, socket: SocketId, truth: Truth) {
    let program = stage.id(program);
    stage.happens(program, Body::Sample { socket, truth: Some(truth) });
}

fn connection(unacknowledged: u32, unread: u32) -> Truth {
    Truth {
        state: Some(TcpState::Established),
        unread: Some(unread),
        unacknowledged: Some(unacknowledged),
        ..Truth::default()
    }
}

/// The kernel says how much waits to be read on a connection.
pub fn says_connection(stage: &mut Stage, program: &str, name: &str, unread: u32) {
    let socket = stage.socket(program, name);
    says(stage, program, socket, connection(0, unread));
}

/// A server listens, and a client has connected: the connection waits in the queue.
pub fn waiting_connection() -> Stage {
    let mut stage = Stage::called();
    let queue = AcceptQueue { waiting: 1, limit: 128 };
    let listens = Truth { state: Some(TcpState::Listen), accept_queue: Some(queue), ..Truth::default() };
    let (listener, client) = (stage.socket("servidor", "s"), stage.socket("cliente", "c"));
    says(&mut stage, "servidor", listener, listens);
    says(&mut stage, "cliente", client, connection(0, 0));
    stage
}

/// The answer has come back to the client's kernel, and nobody has read it.
pub fn unread() -> Stage {
    let mut stage = waiting_connection();
    stage.line("c.send(b\"hola, soy Ana\")");
    stage.focus("servidor");
    stage.line("conn, a = s.accept()");
    stage.line("conn.recv(100)");
    stage.line("conn.send(b\"hola, Ana\")");
    let (accepted, client) = (stage.socket("servidor", "conn"), stage.socket("cliente", "c"));
    let queue = AcceptQueue { waiting: 0, limit: 128 };
    let listens = Truth { state: Some(TcpState::Listen), accept_queue: Some(queue), ..Truth::default() };
    let listener = stage.socket("servidor", "s");
    says(&mut stage, "servidor", listener, listens);
    says(&mut stage, "servidor", accepted, connection(0, 0));
    says(&mut stage, "cliente", client, connection(0, 9));
    stage.focus("cliente");
    stage
}

/// Nobody listened.
pub fn refused() -> Stage {
    let mut stage = Stage::lab();
    stage.line("c = socket.socket()");
    stage.held = true;
    stage.line("c.connect((\"127.0.0.1\", 41999))");
    let (program, statement) = (stage.id("cliente"), StatementId(2));
    let source = "c.connect((\"127.0.0.1\", 41999))".to_owned();
    stage.happens(program, Body::StatementStarted { statement, source });
    let raised = Raised {
        class: "ConnectionRefusedError".to_owned(),
        message: "[Errno 111] Connection refused".to_owned(),
        errno: Some(111),
        line: Some(1),
        column: None,
        call: Some(FailedCall {
            operation: Operation::Connect { address: loopback(41999), returns_errno: false },
            family: Some(Family::INET),
            kind: Some(Kind::STREAM),
            local: Some(loopback(56822)),
            peer: None,
            listening: false,
        }),
        hint: None,
    };
    stage.happens(program, Body::StatementEnded { statement, outcome: Outcome::Raised(raised) });
    stage
}

/// The client waits in `recv` for the server, for some seconds.
pub fn blocked() -> Stage {
    let mut stage = unread();
    stage.line("c.recv(100)");
    stage.held = true;
    stage.line("c.recv(100)");
    let (program, socket) = (stage.id("cliente"), stage.socket("cliente", "c"));
    says(&mut stage, "cliente", socket, connection(0, 0));
    let statement = StatementId(5);
    stage.happens(program, Body::StatementStarted { statement, source: "c.recv(100)".to_owned() });
    let receive = Operation::Receive { size: 100, flags: 0, into_buffer: false };
    stage.blocks("cliente", receive, Some(socket));
    stage.wait(5);
    stage
}

/// Two datagrams, one read.
pub fn datagrams() -> Stage {
    let mut stage = Stage::with_datagrams();
    stage.line("c.sendto(b\"AAA\", (\"127.0.0.1\", 41000))");
    stage.line("c.sendto(b\"BBBBBB\", (\"127.0.0.1\", 41000))");
    stage.focus("servidor");
    stage.line("s.recvfrom(100)");
    let socket = stage.socket("servidor", "s");
    let truth = Truth { unread: Some(6), receive_memory: Some(768), ..Truth::default() };
    says(&mut stage, "servidor", socket, truth);
    stage
}

/// A path instead of a port.
pub fn unix() -> Stage {
    let mut stage = Stage::lab();
    stage.focus("servidor");
    stage.line("s = socket.socket(socket.AF_UNIX)");
    stage.line("s.bind(\"saludo0\")");
    stage.line("s.listen()");
    stage.focus("cliente");
    stage.line("c = socket.socket(socket.AF_UNIX)");
    stage.type_text("c.connect(\"salu");
    stage
}

fn adds(stage: &mut Stage, down: usize) {
    stage.key(Key::function(7));
    (0..down).for_each(|_| stage.press(Code::Down));
    stage.press(Code::Enter);
}

/// A client has asked a web server for a page, which it has not read yet.
pub fn web() -> Stage {
    let mut stage = Stage::lab();
    adds(&mut stage, 4);
    stage.focus("cliente");
    stage.line("c = socket.socket()");
    stage.line("c.connect((\"127.0.0.1\", 41000))");
    stage.line("c.send(b\"GET / HTTP/1.0\\r\\n\\r\\n\")");
    let socket = stage.socket("cliente", "c");
    says(&mut stage, "cliente", socket, connection(0, 19));
    stage
}

/// The server was killed from another terminal.
pub fn dead() -> Stage {
    let mut stage = unread();
    stage.focus("servidor");
    let program = stage.id("servidor");
    let sockets = ["s", "conn"].map(|name| stage.socket("servidor", name));
    stage.happens(program, Body::Died(Death::Killed(libc::SIGKILL)));
    for socket in sockets {
        stage.happens(program, Body::Sample { socket, truth: None });
    }
    stage
}

/// As many programs as there may be; the last has the focus.
pub fn crowd() -> Stage {
    let mut stage = unread();
    for kind in [1, 2, 3, 4, 1, 2, 3, 4, 1, 2] {
        adds(&mut stage, kind);
    }
    stage
}

/// A connection at rest, and the question of an experiment about it.
pub fn experiment_asked() -> Stage {
    let mut stage = unread();
    stage.line("c.recv(100)");
    says_connection(&mut stage, "cliente", "c", 0);
    stage.press(Code::Char('1'));
    stage
}

/// Its first line is on its way.
pub fn experiment_runs() -> Stage {
    let mut stage = experiment_asked();
    stage.held = true;
    stage.press(Code::Char('a'));
    stage
}

/// It was run, and it came out otherwise than was said.
pub fn experiment_told() -> Stage {
    let mut stage = experiment_asked();
    stage.press(Code::Char('a'));
    stage
}

/// The menu of programs.
pub fn menu() -> Stage {
    let mut stage = unread();
    stage.key(Key::function(7));
    stage.press(Code::Down);
    stage
}

/// The menu of programs that go wrong on purpose.
pub fn faults() -> Stage {
    let mut stage = unread();
    stage.key(Key::function(7));
    (0..5).for_each(|_| stage.press(Code::Down));
    stage.press(Code::Enter);
    stage.press(Code::Down);
    stage
}

/// A splitter before the server, with the focus.
pub fn splitter() -> Stage {
    let mut stage = faults();
    stage.press(Code::Enter);
    stage
}

/// A name that is taken.
pub fn naming() -> Stage {
    let mut stage = unread();
    stage.key(Key::function(7));
    (0..11).for_each(|_| stage.press(Code::Down));
    stage.press(Code::Enter);
    (0..7).for_each(|_| stage.press(Code::Backspace));
    stage.type_text("servidor");
    stage.press(Code::Enter);
    stage
}

/// Help.
pub fn help() -> Stage {
    let mut stage = unread();
    stage.key(Key::function(1));
    stage
}

/// A program wants to leave this machine.
pub fn permission() -> Stage {
    let mut stage = unread();
    let program = stage.id("cliente");
    let address = Address::Inet { ip: [192, 0, 2, 1].into(), port: 80 };
    let operation = Operation::Connect { address: address.clone(), returns_errno: false };
    stage.send(Msg::Notice(Notice::PermissionAsked { program, operation, address }));
    stage
}
