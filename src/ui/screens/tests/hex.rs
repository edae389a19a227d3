//! The bytes of a conversation, as they are drawn.

use super::scenes::Scene;
use super::{LANGUAGES, frame, oscuro};
use crate::app::hex::tests::{connected, moves, receives};
use crate::app::keys::{Code, Key};
use crate::app::stage::Stage;
use crate::i18n::Language;
use crate::ui::test_support::{picture, text_of};
use crate::ui::theme::{Theme, ThemeName};

/// Sends of text, one of them cut within a character, of which one recv took two and a half.
pub fn stream() -> Stage {
    let mut stage = connected();
    stage.line("c.send(b\"GET /saludo HTTP/1.0\\r\\n\")");
    moves(&mut stage, true, 500, b"Host: espa\xc3");
    moves(&mut stage, true, 501, b"\xb1a\r\n\r\n");
    moves(&mut stage, false, 502, b"GET /saludo HTTP/1.0\r\nHost: espa\xc3\xb1");
    stage.key(Key::alt('x'));
    stage
}

/// Bytes that a terminal would act on.
pub fn hostile() -> Stage {
    let mut stage = connected();
    moves(&mut stage, true, 500, "\u{1b}[2J\u{202e}año\u{0}\u{9b}31m e\u{301}\r\n\t\u{7f}".as_bytes());
    moves(&mut stage, true, 501, b"\xff\xfe\xc0\x80\xed\xa0\x80 fin");
    stage.key(Key::alt('x'));
    stage.press(Code::Home);
    stage.key(Key::char('/'));
    stage.type_text("0x1b 5b");
    stage.press(Code::Enter);
    stage
}

/// Characters of two columns, one of them over the end of a row.
fn wide() -> Stage {
    let mut stage = connected();
    moves(&mut stage, true, 500, "日本 \u{9b}31m👩日".as_bytes());
    moves(&mut stage, true, 501, "👩".as_bytes());
    stage.key(Key::alt('x'));
    stage
}

/// Datagrams: one cut, one read whole, one that waits.
pub fn datagrams() -> Stage {
    let mut stage = Stage::with_datagrams();
    for text in ["0123456789", "hola", "mundo"] {
        stage.line(&format!("c.sendto(b\"{text}\", (\"127.0.0.1\", 41000))"));
    }
    for (number, bytes, truncated) in [(500, "0123", true), (501, "hola", false)] {
        receives(&mut stage, ("servidor", "s"), number, bytes.as_bytes(), truncated);
    }
    stage.key(Key::alt('x'));
    stage.press(Code::Home);
    (0..6).for_each(|_| stage.press(Code::Right));
    stage
}

/// More than is kept of one call, with a search among it. (So many that no offset reads like a word.)
pub fn long() -> Stage {
    let mut stage = connected();
    let bytes: Vec<u8> = (0..20_240u32).map(|at| b'a' + (at % 26) as u8).collect();
    moves(&mut stage, true, 500, &bytes);
    stage.key(Key::alt('x'));
    stage.key(Key::char('/'));
    stage.type_text("xyz");
    stage.press(Code::Enter);
    for _ in 0..9 {
        stage.key(Key::char('n'));
    }
    stage
}

/// All of them.
const SCENES: [Scene; 5] =
    [("stream", stream), ("hostile", hostile), ("wide", wide), ("datagrams", datagrams), ("long", long)];

#[test]
fn in_both_languages_and_three_sizes() {
    for (name, scene) in SCENES {
        let mut stage = scene();
        for (language, code) in LANGUAGES {
            for (columns, rows) in [(60, 20), (80, 24), (120, 36)] {
                let buffer = frame(&mut stage, language, oscuro(), columns, rows);
                insta::assert_snapshot!(format!("{name}_{columns}x{rows}@{code}"), text_of(&buffer));
            }
        }
    }
}

#[test]
fn with_their_looks_and_in_mono_and_ascii() {
    for (name, scene) in SCENES {
        let mut stage = scene();
        insta::assert_snapshot!(
            format!("{name}_looks_80x24@es"),
            picture(&frame(&mut stage, Language::Spanish, oscuro(), 80, 24))
        );
        let mono = Theme::new(ThemeName::Mono, true);
        insta::assert_snapshot!(
            format!("{name}_mono_ascii_80x24@es"),
            picture(&frame(&mut stage, Language::Spanish, mono, 80, 24))
        );
    }
}

#[test]
fn each_character_is_told_and_what_acts_is_only_named() {
    let mut told = Vec::new();
    for mut stage in [hostile(), wide()] {
        stage.press(Code::Home);
        for _ in 0..40 {
            let text = text_of(&frame(&mut stage, Language::Spanish, oscuro(), 80, 24));
            assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{9b}']));
            let line = text.lines().find(|line| line.contains("UTF-8: ") || line.contains("No es UTF-8"));
            told.push(line.unwrap().to_owned());
            stage.press(Code::Right);
        }
    }
    let says = |words: &str| assert!(told.iter().any(|line| line.contains(words)), "{words}: {told:#?}");
    says("el control ESC (U+001B)");
    says("byte 2 de 3 de U+202E, que no se puede mostrar: e2 80 ae");
    says("byte 3 de 3 de «日» (U+65E5): e6 97 a5");
    says("byte 2 de 2 de U+009B, que no se puede mostrar: c2 9b");
    says("byte 4 de 4 de «👩» (U+1F469)");
    says("No es UTF-8 válido.");
    says("«e» (U+0065)");
}

#[test]
fn an_empty_way_says_so_and_a_character_in_halves_is_whole_to_the_reader() {
    let mut stage = stream();
    stage.press(Code::Tab);
    let text = text_of(&frame(&mut stage, Language::Spanish, oscuro(), 80, 24));
    assert!(text.contains("Aún no ha ido ningún byte"), "{text}");
    stage.press(Code::Tab);
    stage.key(Key::char('/'));
    stage.type_text("ñ");
    let text = text_of(&frame(&mut stage, Language::Spanish, oscuro(), 80, 24));
    assert!(text.contains("/ñ"), "{text}");
    stage.press(Code::Enter);
    let text = text_of(&frame(&mut stage, Language::Spanish, oscuro(), 80, 24));
    assert!(text.contains("byte 1 de 2 de «ñ» (U+00F1): c3 b1"), "{text}");
    assert!(text.contains("1 de 1"), "{text}");
    assert!(text.contains("cliente · su byte 11 de 11 · send"), "{text}");
    stage.press(Code::Right);
    let text = text_of(&frame(&mut stage, Language::English, oscuro(), 80, 24));
    assert!(text.contains("cliente · its byte 1 of 6 · send"), "{text}");
}
