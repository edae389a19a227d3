//! What is told of one call, when calls are walked over.

use super::{frame, oscuro};
use crate::app::keys::{Code, Key};
use crate::app::stage::Stage;
use crate::i18n::Language;
use crate::journal::call::{Call, CallId, Direction, Failure, Operation, Summary};
use crate::journal::event::Body;
use crate::journal::payload::Payload;
use crate::ui::test_support::text_of;

/// A connection on which the client has sent four bytes that were read.
fn connected() -> Stage {
    let mut stage = Stage::lab();
    while !stage.ran.iter().any(|(_, line)| line == "conn.recv(100)") {
        assert!(stage.ran.len() < 12, "{:?}", stage.ran);
        stage.press(Code::Enter);
    }
    stage
}

/// The screen with the newest call of that name chosen.
fn told(stage: &mut Stage, name: &str, language: Language) -> String {
    stage.key(Key::function(10));
    while stage.model.cursor.as_ref().unwrap().line.name != name {
        stage.press(Code::Up);
    }
    let text = text_of(&frame(stage, language, oscuro(), 200, 60));
    stage.press(Code::Escape);
    text
}

fn happens(stage: &mut Stage, body: Body) {
    let cliente = stage.id("cliente");
    stage.happens(cliente, body);
}

#[test]
fn a_call_that_moves_no_bytes_is_told_without_an_arrow() {
    let mut stage = connected();
    let accept = told(&mut stage, "accept", Language::Spanish);
    assert!(accept.contains(": la conexión con 127.0.0.1:41000"), "{accept}");
    assert!(accept.contains("escucha en 127.0.0.1:41001"), "{accept}");
    let connect = told(&mut stage, "connect", Language::English);
    assert!(connect.contains("connected to 127.0.0.1:41001") && connect.contains("from 127.0.0.1:41000"), "{connect}");
    for text in [accept, connect] {
        assert!(!text.contains("─▶ 127.") && !text.contains("◀─ 127."), "{text}");
    }
    let send = told(&mut stage, "send", Language::Spanish);
    assert!(send.contains("127.0.0.1:41000 ─▶ 127.0.0.1:41001"), "{send}");
}

#[test]
fn of_a_send_that_was_cut_short_it_is_told_how_much_went_in() {
    let mut stage = connected();
    let socket = Some(stage.socket("cliente", "c"));
    let moved = Some(Payload::of(&[b'x'; 436]));
    let cut = |number: u64, result| Call {
        id: CallId(number),
        socket,
        fd: 3,
        operation: Operation::SendAll { asked: 1000, flags: 0 },
        began: 1_000_000_000,
        result,
        names: None,
        truth: None,
    };
    let interrupted = cut(900, Err(Failure::Interrupted { moved: moved.clone() }));
    happens(&mut stage, Body::Call(interrupted));
    let text = told(&mut stage, "sendall", Language::Spanish);
    assert!(text.contains("entraron 436 de 1000 B"), "{text}");
    happens(&mut stage, Body::Call(cut(901, Err(Failure::TimedOut { moved }))));
    let text = told(&mut stage, "sendall", Language::English);
    assert!(text.contains("436 of 1,000 B went in"), "{text}");
}

#[test]
fn the_title_says_of_how_many_calls_the_list_holds_the_last() {
    let mut stage = connected();
    let text = told(&mut stage, "recv", Language::Spanish);
    assert!(text.contains("suceso 8 de 8 ") && !text.contains("últimos"), "{text}");
    // One line may stand for many calls, and then none is missing.
    let socket = stage.socket("cliente", "c");
    let many = |calls| Summary {
        socket,
        fd: 3,
        direction: Direction::Out,
        calls,
        payload: Payload { length: 4 * calls, head: Vec::new(), tail: Vec::new() },
        began: 1,
    };
    happens(&mut stage, Body::Summary(many(10_000)));
    let text = told(&mut stage, "send", Language::Spanish);
    assert!(text.contains("suceso 9 de 9 ") && !text.contains("últimos"), "{text}");
    (0..256).for_each(|_| happens(&mut stage, Body::Summary(many(3))));
    let text = told(&mut stage, "send", Language::Spanish);
    assert!(text.contains("suceso 256 de los últimos 256 · 10\u{a0}776 llamadas en total"), "{text}");
}
