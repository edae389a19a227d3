//! What brought a call about and what followed from it, when calls are walked over.

use super::scenes::{self, pieces};
use super::{LANGUAGES, frame, oscuro};
use crate::app::keys::{Code, Key};
use crate::app::stage::Stage;
use crate::i18n::Language;
use crate::journal::call::{Call, CallId, Direction, Failure, Operation, Returned, Summary};
use crate::journal::event::{Body, Death};
use crate::journal::payload::Payload;
use crate::journal::projections::calls::CALLS;
use crate::ui::test_support::{picture, text_of};
use crate::ui::theme::{Theme, ThemeName};

/// Walks to the nth call of that name, from the oldest.
fn walk_to(stage: &mut Stage, name: &str, nth: usize) {
    if stage.model.cursor.is_none() {
        stage.key(Key::function(10));
    }
    stage.press(Code::Home);
    let mut left = nth;
    loop {
        let line = &stage.model.cursor.as_ref().unwrap().line;
        if line.name == name {
            if left == 0 {
                return;
            }
            left -= 1;
        }
        let before = line.first;
        stage.press(Code::Down);
        assert_ne!(stage.model.cursor.as_ref().unwrap().line.first, before, "there is no such {name}");
    }
}

/// The screen as words, without the breaks of its rows.
fn words(stage: &mut Stage, language: Language, columns: u16, rows: u16) -> String {
    let text = text_of(&frame(stage, language, oscuro(), columns, rows)).replace('\u{a0}', " ");
    let inside = text.lines().map(|row| row.trim_matches(['│', ' '])).collect::<Vec<_>>().join(" ");
    inside.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn says(stage: &mut Stage, name: &str, nth: usize, spanish: &str, english: &str) {
    walk_to(stage, name, nth);
    for (language, words_of) in [(Language::Spanish, spanish), (Language::English, english)] {
        let text = words(stage, language, 80, 24);
        assert!(text.contains(words_of), "{words_of} is not in: {text}");
    }
}

fn tell(stage: &mut Stage, program: &str, socket: &str, operation: Operation, result: Result<Returned, Failure>) {
    let (program, socket) = (stage.id(program), stage.socket(program, socket));
    let id = CallId(900 + stage.model.projections().calls.total);
    let call = Call { id, socket: Some(socket), fd: 3, operation, began: 1, result, names: None, truth: None };
    stage.happens(program, Body::Call(call));
}

#[test]
fn a_send_and_a_recv_on_a_projector_and_on_a_wide_terminal() {
    let mut stage = pieces();
    for (name, nth) in [("send", 1), ("recv", 1)] {
        walk_to(&mut stage, name, nth);
        for (language, code) in LANGUAGES {
            for (columns, rows) in [(80, 24), (120, 36)] {
                let buffer = frame(&mut stage, language, oscuro(), columns, rows);
                insta::assert_snapshot!(format!("causes_{name}_{columns}x{rows}@{code}"), picture(&buffer));
            }
        }
    }
}

#[test]
fn without_colour_signs_tell_the_stretch_and_the_calls() {
    let mut stage = pieces();
    for (ascii, stretch, cause, consequence) in [
        (false, ["├BBB┤", "├BBCCC┤"], "◀ cliente  send", "▶ servidor recv"),
        (true, ["+BBB+", "+BBCCC+"], "< cliente  send", "> servidor recv"),
    ] {
        let mut seen = |name, nth| {
            walk_to(&mut stage, name, nth);
            text_of(&frame(&mut stage, Language::Spanish, Theme::new(ThemeName::Mono, ascii), 120, 36))
        };
        let (send, recv) = (seen("send", 1), seen("recv", 1));
        assert!(send.contains(stretch[0]) && recv.contains(stretch[1]), "{send}\n{recv}");
        assert_eq!((send.matches(consequence).count(), send.matches(cause).count()), (2, 0), "{send}");
        assert_eq!((recv.matches(consequence).count(), recv.matches(cause).count()), (0, 2), "{recv}");
    }
}

#[test]
fn the_words_alone_tell_it_on_a_projector() {
    let mut stage = pieces();
    let read = [
        "▶ de aquí leyó servidor: recv 1 de 3 B, recv 2 de 3 B",
        "▶ servidor read from here: recv 1 of 3 B, recv 2 of 3 B",
    ];
    says(&mut stage, "send", 1, read[0], read[1]);
    let brought = [
        "◀ trae bytes de 2 send de cliente: b'AAA', b'B' (1 de 3 B)",
        "◀ brings bytes of 2 send of cliente: b'AAA', b'B' (1 of 3 B)",
    ];
    says(&mut stage, "recv", 0, brought[0], brought[1]);
    says(&mut stage, "connect", 0, "▶ la aceptó servidor con accept", "▶ accepted by servidor with accept");
    says(&mut stage, "accept", 0, "◀ viene del connect de cliente", "◀ comes from the connect of cliente");
    stage.press(Code::Escape);
    stage.focus("cliente");
    stage.line("c.close()");
    stage.focus("servidor");
    stage.line("conn.recv(100)");
    says(&mut stage, "close", 0, "▶ por eso dio b'' el recv de servidor", "▶ hence b'' in the recv of servidor");
    says(&mut stage, "recv", 2, "◀ viene del close de cliente", "◀ comes from the close of cliente");
}

#[test]
fn what_is_missing_is_said() {
    let mut stage = pieces();
    let (send, peek) = (
        Operation::Send { asked: 9, flags: 0 },
        Operation::Receive { size: 9, flags: libc::MSG_PEEK, into_buffer: false },
    );
    let moved = |bytes: &[u8]| Ok(Returned::Moved { payload: Payload::of(bytes), peer: None, truncated: false });
    tell(&mut stage, "cliente", "c", send, moved(b"DDD"));
    says(&mut stage, "send", 3, "▶ 3 B sin leer todavía", "▶ 3 B not read yet");
    tell(&mut stage, "servidor", "conn", peek, moved(b"DD"));
    says(&mut stage, "recv", 2, "◀ mira sin llevarse bytes de un send", "◀ looks at bytes of one send");
    let many = Summary {
        socket: stage.socket("cliente", "c"),
        fd: 3,
        direction: Direction::Out,
        calls: 1000,
        payload: Payload { length: 4000, head: Vec::new(), tail: Vec::new() },
        began: 1,
    };
    let program = stage.id("cliente");
    stage.happens(program, Body::Summary(many));
    let receive = Operation::Receive { size: 1003, flags: 0, into_buffer: false };
    tell(&mut stage, "servidor", "conn", receive.clone(), moved(&[b'x'; 1003]));
    let part = ["b'xxx', b'xxxxxxxx'… (1000 de 4000 B)", "b'xxx', b'xxxxxxxx'… (1,000 of 4,000 B)"];
    says(&mut stage, "recv", 3, part[0], part[1]);
    stage.happens(program, Body::Died(Death::Killed(9)));
    tell(&mut stage, "servidor", "conn", receive.clone(), moved(&[b'x'; 3000]));
    tell(&mut stage, "servidor", "conn", receive, moved(b""));
    says(&mut stage, "recv", 5, "◀ viene del fin de su programa", "◀ comes from the end of its program");
    for _ in 0..CALLS - 3 {
        tell(&mut stage, "servidor", "conn", Operation::LocalName, Err(Failure::OnlyLoopback));
    }
    says(
        &mut stage,
        "recv",
        1,
        "3000 B son de llamadas que ya no se recuerdan",
        "3,000 B are of calls no longer remembered",
    );
}

#[test]
fn a_message_is_pointed_at_among_the_cards() {
    let mut stage = scenes::datagrams();
    let sends = stage.model.calls().filter(|line| line.name == "sendto").count();
    assert!(sends > 0);
    walk_to(&mut stage, "sendto", 0);
    for (columns, rows) in [(80, 24), (120, 36)] {
        let buffer = frame(&mut stage, Language::Spanish, oscuro(), columns, rows);
        insta::assert_snapshot!(format!("causes_sendto_{columns}x{rows}@es"), picture(&buffer));
    }
}

#[test]
fn a_stretch_far_back_comes_into_view() {
    let mut stage = pieces();
    let send = Operation::Send { asked: 90, flags: 0 };
    let moved = Ok(Returned::Moved { payload: Payload::of(&[b'x'; 90]), peer: None, truncated: false });
    tell(&mut stage, "cliente", "c", send, moved);
    stage.land();
    walk_to(&mut stage, "send", 1);
    let near = words(&mut stage, Language::Spanish, 80, 24);
    assert!(near.contains("…├BBB┤CCCxxx"), "{near}");
    walk_to(&mut stage, "send", 3);
    let whole = words(&mut stage, Language::Spanish, 200, 60);
    assert!(whole.contains("AAABBBCCC├xxx"), "{whole}");
}

#[test]
fn every_call_of_every_scene_is_told_at_every_size() {
    for scene in [pieces as fn() -> Stage, scenes::datagrams, scenes::web] {
        let mut stage = scene();
        stage.key(Key::function(10));
        for _ in 0..stage.model.calls().count() {
            for (columns, rows) in [(1, 1), (20, 6), (40, 12), (60, 20), (200, 60)] {
                frame(&mut stage, Language::Spanish, Theme::new(ThemeName::Mono, true), columns, rows);
            }
            stage.press(Code::Up);
        }
    }
}
