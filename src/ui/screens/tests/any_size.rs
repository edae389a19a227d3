//! Whatever the size and whatever came from outside: no panic, and no character that would move the frame.

use ratatui::buffer::Buffer;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::scenes::{self, LESSON_SCENES, SCENES};
use super::{oscuro, seen};
use crate::app::keys::{Code, Key};
use crate::app::message::Msg;
use crate::app::stage::Stage;
use crate::i18n::Language;
use crate::journal::call::{Call, CallId, Operation, Returned};
use crate::journal::event::{Body, Outcome, StatementId, Stream};
use crate::journal::payload::Payload;
use crate::journal::socket::{Family, Kind, Protocol, SocketId, SocketInfo};
use crate::ui::theme::{Theme, ThemeName};
use crate::ui::view::View;

/// 1, the primes, and the last.
fn sizes(last: u16) -> impl Iterator<Item = u16> {
    (1..=last).filter(move |size| (2..*size).all(|part| size % part > 0) || *size == last)
}

/// Every cell is one that a terminal draws where it is.
fn assert_sound(buffer: &Buffer, what: &str) {
    for y in 0..buffer.area.height {
        for x in 0..buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            let width = symbol.width();
            assert!(symbol.chars().all(|c| !c.is_control() && c.width().is_some_and(|w| w > 0)), "{what}: {symbol:?}");
            assert!((1..=2).contains(&width), "{what}: {symbol:?} at {x},{y}");
            if width == 2 {
                assert!(x + 1 < buffer.area.width, "{what}: half a character at {x},{y}");
                assert_eq!(buffer[(x + 1, y)].symbol(), " ", "{what}: two characters in one place at {x},{y}");
            }
        }
    }
}

#[test]
fn every_screen_at_every_size() {
    let view = View::new(oscuro());
    // The lesson's own screens have a test of their own.
    let demos = LESSON_SCENES.into_iter().filter(|(name, _)| name.starts_with("demo"));
    let scenes = super::matrix::scenes::CARDS
        .into_iter()
        .chain(super::matrix::scenes::WALK)
        .chain(SCENES)
        .chain(LESSON_SCENES.into_iter().take(3))
        .chain(demos);
    for (which, (name, scene)) in scenes.enumerate() {
        let mut stage = scene();
        // Of three sizes each screen has one, and its neighbours the two others; of those of a lesson, which are many and
        // of one kind, one of six.
        let apart = if name.starts_with("lesson") { 6 } else { 3 };
        for (x, columns) in sizes(130).enumerate() {
            for (_, rows) in sizes(45).enumerate().filter(|(y, _)| (x + y + which).is_multiple_of(apart)) {
                let buffer = seen(&view, &mut stage, Language::Spanish, columns, rows);
                assert_sound(&buffer, &format!("{name} {columns}×{rows}"));
            }
        }
    }
}

const HOSTILE: &str = "\u{1b}[2J\u{1b}]0;x\u{7}\u{202e}日本\u{9b}31m e\u{301}👩\u{200d}👩 \u{2066}\r\n\t\u{0}fin";

/// Whatever can come from outside, all at once.
fn hostile() -> Stage {
    let mut stage = scenes::web();
    let (client, server) = (stage.id("cliente"), stage.id("servidor"));
    stage.happens(client, Body::Renamed(HOSTILE.to_owned()));
    stage.happens(server, Body::Renamed("日".repeat(100)));
    let socket = Some(SocketId(2));
    // A hundred programs' worth of sockets, and bytes of every value.
    let call = |number: u64, socket, operation, result| {
        Body::Call(Call {
            id: CallId(number),
            socket,
            fd: number as i32,
            operation,
            began: number,
            result: Ok(result),
            names: None,
            truth: None,
        })
    };
    for number in 1_000..2_200u64 {
        let info = SocketInfo {
            id: SocketId(number),
            fd: number as i32,
            inode: number,
            family: Family::INET,
            kind: if number % 2 == 0 { Kind::STREAM } else { Kind::DGRAM },
            protocol: Protocol(0),
        };
        let made = Operation::Socket { family: info.family, kind: info.kind, protocol: info.protocol };
        stage.happens(client, call(number, None, made, Returned::Socket { socket: info, peer: None }));
    }
    let bytes: Vec<u8> = (0..=255).cycle().take(5_000).collect();
    let send = Operation::Send { asked: 5_000, flags: 0 };
    let moved = Returned::Moved { payload: Payload::of(&bytes), peer: None, truncated: false };
    stage.happens(client, call(3_000, socket, send, moved));
    let long = "日x\u{1b}".repeat(1_700);
    let statement = StatementId(77);
    for text in [HOSTILE, &long] {
        stage.happens(client, Body::StatementStarted { statement, source: text.to_owned() });
        stage.happens(client, Body::Output { stream: Stream::Out, text: text.to_owned() });
        stage.happens(client, Body::StatementEnded { statement, outcome: Outcome::Value(text.to_owned()) });
    }
    stage.send(Msg::Paste(format!("x = '{}", "é日".repeat(2_500))));
    stage
}

#[test]
fn whatever_comes_from_outside() {
    let mut stage = hostile();
    let view = View::new(oscuro());
    for columns in sizes(130) {
        for rows in sizes(45) {
            let buffer = seen(&view, &mut stage, Language::Spanish, columns, rows);
            assert_sound(&buffer, &format!("{columns}×{rows}"));
        }
    }
    // The same with something over it.
    stage.model.theme = ThemeName::Mono;
    let view = View::new(Theme::new(ThemeName::Mono, true));
    let escape = Key::plain(Code::Escape);
    for keys in [vec![Key::function(7)], vec![escape, Key::function(1)], vec![escape, Key::function(8)], Vec::new()] {
        // The last time with something searched for.
        if keys.is_empty() {
            stage.send(Msg::Paste(HOSTILE.repeat(3)));
        }
        keys.into_iter().for_each(|key| stage.key(key));
        for columns in sizes(100) {
            for rows in [12, 20, 24, 37] {
                let buffer = seen(&view, &mut stage, Language::English, columns, rows);
                assert_sound(&buffer, &format!("over it, {columns}×{rows}"));
            }
        }
    }
}
