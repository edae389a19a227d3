//! What is written: the signs, and the language of every word.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthChar;

use super::lessons;
use super::scenes::{self, SCENES};
use super::{LANGUAGES, frame, oscuro};
use crate::app::keys::Key;
use crate::i18n::Language;
use crate::ui::glyphs::{ASCII, CODE_PAGE_437, Glyphs, LINUX, UNICODE};
use crate::ui::test_support::text_of;
use crate::ui::theme::{Depth, Theme, ThemeName};

/// The signs of a set, those of the wordmark included.
fn signs(glyphs: &Glyphs) -> String {
    glyphs.all().concat()
        + &glyphs.wordmark.into_iter().flatten().collect::<String>()
        + &String::from_iter([glyphs.unprintable, glyphs.line_feed, glyphs.carriage_return, glyphs.tab])
}

#[test]
fn no_sign_is_wide_and_none_is_an_emoji() {
    // Letters and marks of both languages, and the keys' arrows. Everything else must be of the set; with `--ascii` only
    // what the older Latin fonts have is left.
    const LATIN: &str = "áéíóúüñÁÉÍÓÚÑ¿¡«»µ\u{a0}";
    const MARKS: &str = "“”’…·×—←→↑↓";
    for (name, scene) in scenes::all() {
        let mut stage = scene();
        for glyphs in [&UNICODE, &LINUX, &ASCII] {
            let ascii = glyphs == &ASCII;
            let allowed = signs(glyphs);
            for (language, code) in LANGUAGES {
                for (columns, rows) in [(80, 24), (200, 60)] {
                    let theme = Theme::new(ThemeName::Oscuro, false).on(Depth::default(), glyphs);
                    let text = text_of(&frame(&mut stage, language, theme, columns, rows));
                    // Each once: a screen of 200 columns has thousands of lines and corners.
                    let written: BTreeSet<char> = text.chars().filter(|c| !c.is_ascii()).collect();
                    for character in written {
                        assert_eq!(character.width(), Some(1), "{name} {code}: {character:?}");
                        let on_console = glyphs != &LINUX || CODE_PAGE_437.contains(character);
                        assert!(on_console, "{name} {code}: the console's font has no {character:?}");
                        assert!(
                            allowed.contains(character)
                                || LATIN.contains(character)
                                || !ascii && MARKS.contains(character),
                            "{name} {code}: {character:?} is no sign of this set"
                        );
                    }
                }
            }
        }
    }
}

/// Fluent's files of a language whose messages can be on a screen.
fn files(language: Language) -> [&'static str; 14] {
    match language {
        Language::Spanish => [
            include_str!("../../../../locales/es/ui.ftl"),
            include_str!("../../../../locales/es/ui_lesson.ftl"),
            include_str!("../../../../locales/es/ui_face.ftl"),
            include_str!("../../../../locales/es/ui_deeds.ftl"),
            include_str!("../../../../locales/es/app.ftl"),
            include_str!("../../../../locales/es/ui_whatif.ftl"),
            include_str!("../../../../locales/es/ui_palette.ftl"),
            include_str!("../../../../locales/es/explain.ftl"),
            include_str!("../../../../locales/es/terms.ftl"),
            include_str!("../../../../locales/es/ui_copy.ftl"),
            include_str!("../../../../locales/es/museum.ftl"),
            include_str!("../../../../locales/es/faults.ftl"),
            include_str!("../../../../locales/es/causes.ftl"),
            include_str!("../../../../locales/es/hex.ftl"),
        ],
        Language::English => [
            include_str!("../../../../locales/en/ui.ftl"),
            include_str!("../../../../locales/en/ui_lesson.ftl"),
            include_str!("../../../../locales/en/ui_face.ftl"),
            include_str!("../../../../locales/en/ui_deeds.ftl"),
            include_str!("../../../../locales/en/app.ftl"),
            include_str!("../../../../locales/en/ui_whatif.ftl"),
            include_str!("../../../../locales/en/ui_palette.ftl"),
            include_str!("../../../../locales/en/explain.ftl"),
            include_str!("../../../../locales/en/terms.ftl"),
            include_str!("../../../../locales/en/ui_copy.ftl"),
            include_str!("../../../../locales/en/museum.ftl"),
            include_str!("../../../../locales/en/faults.ftl"),
            include_str!("../../../../locales/en/causes.ftl"),
            include_str!("../../../../locales/en/hex.ftl"),
        ],
    }
}

/// The words of a text, in lower case.
fn words(text: &str) -> BTreeSet<String> {
    let split = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1);
    split.map(str::to_lowercase).collect()
}

/// The words of a language's messages, without ids and variables.
fn vocabulary(language: Language) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for line in files(language).iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#')) {
        let value = line.split_once('=').filter(|_| !line.starts_with([' ', '*'])).map_or(line, |(_, value)| value);
        let mut outside = String::new();
        let mut depth = 0usize;
        for character in value.chars() {
            match character {
                '{' | '[' => depth += 1,
                '}' | ']' => depth = depth.saturating_sub(1),
                _ if depth == 0 => outside.push(character),
                _ => {}
            }
        }
        all.extend(words(&outside));
    }
    // What the lesson of the scenes says.
    all.extend(lessons::WORDS[language as usize].iter().flat_map(|file| words(file)));
    all
}

#[test]
fn changing_the_language_changes_every_word() {
    let (spanish, english) = (vocabulary(Language::Spanish), vocabulary(Language::English));
    assert!(spanish.len() > 400 && english.len() > 400);
    // What the scenes themselves say, Python's names and TCP's, and the other language's own name on its key.
    let scenes = "cliente servidor eco web hola soy ana saludo conn socket bind listen accept connect send recv close \
                  sendto recvfrom direccion get http ok lab english español errno connection refused import python terminate \
                  si timeout syn_sent fin_wait last_ack lesson toml oscuro claro contraste mono";
    let theirs = words(scenes);
    let mut seen = 0;
    for (name, scene) in SCENES {
        for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
            let mut stage = scene();
            for (language, other) in [(Language::Spanish, &english), (Language::English, &spanish)] {
                let own = if language == Language::Spanish { &spanish } else { &english };
                let text = text_of(&frame(&mut stage, language, oscuro(), columns, rows));
                let there = words(&text);
                let wrong: Vec<&String> =
                    there.iter().filter(|w| other.contains(*w) && !own.contains(*w) && !theirs.contains(*w)).collect();
                assert!(wrong.is_empty(), "{name} {columns}×{rows} in {language:?}: {wrong:?}\n{text}");
                seen += there.intersection(own).count();
            }
        }
    }
    assert!(seen > 1_000);
}

#[test]
fn the_key_of_the_language_is_enough() {
    for (name, scene) in scenes::all() {
        let mut stage = scene();
        let before = text_of(&frame(&mut stage, Language::Spanish, oscuro(), 120, 36));
        stage.key(Key::function(2));
        assert_eq!(stage.model.language, Language::English, "{name}");
        stage.key(Key::function(2));
        stage.model.language_chosen = false;
        stage.model.status = None;
        assert_eq!(text_of(&frame(&mut stage, Language::Spanish, oscuro(), 120, 36)), before, "{name}");
    }
}
