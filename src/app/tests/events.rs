use super::*;
use crate::app::events_cursor::{EventRef, choose};
use crate::journal::call::{Call, CallId, Direction, Failure, Returned, Summary};
use crate::journal::event::Body;
use crate::journal::payload::Payload;
use crate::journal::projections::calls::{CALLS, LineEnd};

/// A laboratory in which the client has sent «hola» to the server, that has not read it.
pub(super) fn sent() -> Stage {
    let mut stage = Stage::lab();
    stage.focus("servidor");
    for _ in 0..3 {
        stage.press(Code::Enter);
    }
    stage.focus("cliente");
    for _ in 0..3 {
        stage.press(Code::Enter);
    }
    stage
}

/// The same with the calls being walked over, at the newest.
pub(super) fn at_a_call() -> Stage {
    let mut stage = sent();
    stage.key(Key::function(10));
    assert_eq!(stage.model.place(), Place::Events);
    stage
}

/// The program and the name of the chosen call.
fn chosen(stage: &Stage) -> (String, &str) {
    let line = &stage.model.cursor.as_ref().unwrap().line;
    (stage.model.lab.participant(line.program).unwrap().name.clone(), line.name.as_str())
}

/// Another call of a program, told by itself.
pub(super) fn call(stage: &mut Stage, number: u64, operation: Operation, result: Result<Returned, Failure>) {
    let (program, socket) = (stage.id("cliente"), stage.socket("cliente", "c"));
    let body = Body::Call(Call {
        id: CallId(number),
        socket: Some(socket),
        fd: 3,
        operation,
        began: 1_000_000_000,
        result,
        names: None,
        truth: None,
    });
    stage.happens(program, body);
}

fn receive() -> Operation {
    Operation::Receive { size: 10, flags: 0, into_buffer: false }
}

#[test]
fn before_the_first_call_it_says_so_and_is_not_in_the_footer() {
    let mut stage = Stage::lab();
    stage.key(Key::function(10));
    assert_eq!((status(&stage), stage.model.place()), (Some("copy-no-calls"), Place::Console));
    let shown = |stage: &Stage| {
        crate::app::actions::footer(&stage.model).iter().any(|it| it.id == crate::app::actions::ActionId::Events)
    };
    assert!(!shown(&stage));
    assert!(shown(&sent()));
}

#[test]
fn it_begins_at_the_newest_and_walks_to_both_ends() {
    let mut stage = at_a_call();
    let all: Vec<String> = stage.model.calls().map(|line| line.name.clone()).collect();
    assert_eq!(all, ["socket", "bind", "listen", "socket", "connect", "send"]);
    assert_eq!(chosen(&stage), ("cliente".to_owned(), "send"));
    stage.press(Code::Down);
    assert_eq!(chosen(&stage).1, "send");
    for name in ["connect", "socket", "listen", "bind"] {
        stage.press(Code::Up);
        assert_eq!((chosen(&stage).1, status(&stage)), (name, None));
    }
    assert_eq!(chosen(&stage).0, "servidor");
    for _ in 0..2 {
        stage.press(Code::Up);
        assert_eq!((chosen(&stage).1, status(&stage)), ("socket", Some("copy-first-call")));
    }
    stage.press(Code::End);
    assert_eq!((chosen(&stage).1, status(&stage)), ("send", None));
    stage.press(Code::PageUp);
    assert_eq!(stage.model.cursor_place(), Some(0));
    stage.press(Code::PageDown);
    stage.press(Code::Home);
    assert_eq!(stage.model.cursor_place(), Some(0));
    stage.press(Code::Escape);
    assert_eq!((stage.model.place(), stage.model.cursor.is_none()), (Place::Console, true));
}

#[test]
fn what_is_typed_stays_on_the_prompt_and_letters_go_nowhere_else() {
    let mut stage = sent();
    stage.type_text("c.re");
    stage.key(Key::alt('e'));
    stage.type_text("xyz");
    stage.send(Msg::Paste("a = 1\nb = 2\n".to_owned()));
    assert_eq!(stage.model.console().unwrap().editor.text(), "c.re");
    stage.key(Key::function(10));
    stage.type_text("c");
    assert_eq!((stage.model.console().unwrap().editor.text(), stage.model.place()), ("c.rec", Place::Console));
}

#[test]
fn it_tells_which_statement_made_the_call_and_between_whom() {
    let stage = at_a_call();
    let cursor = stage.model.cursor.as_ref().unwrap();
    assert_eq!(cursor.statement.as_deref(), Some(r#"c.send(b"hola")"#));
    assert!(matches!(cursor.line.end, LineEnd::Done { bytes: Some(4), .. }));
    assert_eq!(cursor.line.reached, Some(4));
    let ends = stage.model.cursor_ends();
    let server = stage.model.projections().sockets.get(stage.socket("servidor", "s")).unwrap();
    assert_eq!(ends.remote, server.names.local);
    assert!(ends.local.is_some());
}

#[test]
fn it_stays_on_its_call_when_others_come_and_says_how_a_blocked_one_ended() {
    let mut stage = sent();
    let socket = stage.socket("cliente", "c");
    stage.blocks("cliente", receive(), Some(socket));
    stage.key(Key::function(10));
    assert_eq!(stage.model.cursor.as_ref().unwrap().line.end, LineEnd::Blocked);
    assert!(stage.model.cursor.as_ref().unwrap().started().is_some());
    let id = stage.model.cursor.as_ref().unwrap().line.id.unwrap().0;
    let place = stage.model.cursor_place();
    call(&mut stage, 900, Operation::LocalName, Err(Failure::Errno { errno: libc::EBADF, moved: None }));
    assert_eq!(stage.model.cursor_place(), place);
    let moved = Returned::Moved { payload: Payload::of(b"si"), peer: None, truncated: false };
    call(&mut stage, id, receive(), Ok(moved));
    let cursor = stage.model.cursor.as_ref().unwrap();
    assert!(matches!(cursor.line.end, LineEnd::Done { bytes: Some(2), .. }));
    assert!(cursor.ended().is_some(), "and its bytes can be copied now");
    assert_eq!(stage.model.cursor_place(), place);
}

#[test]
fn when_the_log_has_forgotten_it_it_is_still_told_and_the_walk_goes_on() {
    let mut stage = at_a_call();
    for number in 0..CALLS as u64 {
        call(&mut stage, 1000 + number, Operation::LocalName, Err(Failure::OnlyLoopback));
    }
    assert_eq!(stage.model.cursor_place(), None);
    let cursor = stage.model.cursor.as_ref().unwrap();
    assert_eq!((cursor.line.name.as_str(), cursor.is_forgotten()), ("send", false));
    assert!(cursor.ended().is_some() && cursor.statement.is_some(), "the journal remembers it");
    stage.press(Code::Up);
    assert_eq!((chosen(&stage).1, status(&stage)), ("send", Some("copy-memory-begins")));
    stage.press(Code::Down);
    assert_eq!(stage.model.cursor_place(), Some(0));
    stage.press(Code::Up);
    assert_eq!(status(&stage), Some("copy-memory-begins"));
}

#[test]
fn when_the_journal_has_forgotten_it_that_is_said_and_nothing_is_copied() {
    let mut stage = at_a_call();
    let (program, socket) = (stage.id("cliente"), stage.socket("cliente", "c"));
    // The journal keeps 48 MB; each of these weighs half a kilobyte.
    let payload = Payload::of(&vec![b'x'; 16 * 1024]);
    for number in 0..4_000 {
        let moved = Returned::Moved { payload: payload.clone(), peer: None, truncated: false };
        call(&mut stage, 5_000 + number, Operation::Send { asked: 16 * 1024, flags: 0 }, Ok(moved));
    }
    assert!(stage.model.memory.forgotten() > 0);
    let cursor = stage.model.cursor.as_ref().unwrap();
    assert!(cursor.is_forgotten());
    assert_eq!(cursor.line.name, "send");
    stage.press(Code::Char('c'));
    assert_eq!(stage.model.place(), Place::Events);
    let summary = Summary {
        socket,
        fd: 3,
        direction: Direction::Out,
        calls: 9,
        payload: Payload { length: 900, head: vec![b'a'; 256], tail: vec![b'z'; 256] },
        began: 1,
    };
    stage.happens(program, Body::Summary(summary));
    stage.press(Code::End);
    assert!(stage.model.cursor.as_ref().unwrap().summary().is_some());
}

#[test]
fn a_call_is_chosen_by_its_number_and_only_where_calls_can_be() {
    let mut stage = sent();
    let first = stage.model.calls().next().map(EventRef::of).unwrap();
    assert!(choose(&mut stage.model, first));
    assert_eq!(stage.model.cursor_place(), Some(0));
    assert!(!choose(&mut stage.model, EventRef(u64::MAX)));
    assert_eq!(stage.model.cursor_place(), Some(0), "another stays chosen");
    let mut home = Stage::home();
    assert!(!choose(&mut home.model, first));
}

#[test]
fn it_ends_with_its_program_and_with_its_screen() {
    let mut stage = at_a_call();
    stage.press(Code::Char('c'));
    assert_eq!(stage.model.place(), Place::Copying);
    let program = stage.id("cliente");
    stage.happens(program, Body::Removed);
    assert!(stage.model.cursor.is_none() && stage.model.popup.is_none());
    let mut stage = at_a_call();
    stage.model.screen = Screen::Home;
    stage.send(Msg::Time(9));
    assert!(stage.model.cursor.is_none());
}

#[test]
fn in_a_lesson_too_and_a_question_takes_the_keys_back() {
    let mut stage = prueba::saludo();
    if stage.model.calls().next().is_none() {
        stage.press(Code::Enter);
    }
    assert!(stage.model.calls().next().is_some(), "its scene makes calls");
    stage.key(Key::function(10));
    assert_eq!(stage.model.place(), Place::Events);
    // It changes nothing of the lesson.
    stage.press(Code::Up);
    stage.press(Code::Escape);
    assert_eq!(stage.model.place(), Place::Console);
    let mut asked = prueba::que_pasa();
    asked.key(Key::function(10));
    assert_eq!(asked.model.place(), Place::Question);
}

#[test]
fn ctrl_c_still_interrupts_while_calls_are_walked_over() {
    let mut stage = sent();
    stage.held = true;
    stage.line("while True: pass");
    stage.key(Key::function(10));
    orders(&mut stage);
    stage.key(Key::control('c'));
    let program = stage.id("cliente");
    assert_eq!(orders(&mut stage), [Order::Interrupt { program }]);
    assert_eq!(stage.model.place(), Place::Events);
}
