//! A key that is shown works; a key that works is shown.

use std::path::Path;

use super::scenes;
use super::{LANGUAGES, frame, oscuro, seen};
use crate::app::actions::{self, ACTIONS, ActionId};
use crate::app::effect::Effect;
use crate::app::keys::{Code, Key};
use crate::app::message::Msg;
use crate::app::model::{Model, Screen};
use crate::app::stage::Stage;
use crate::i18n::{I18n, Language};
use crate::ui::screens::keys;
use crate::ui::test_support::text_of;
use crate::ui::view::View;

/// The keys of a hint such as «↑↓».
pub(super) fn parts(written: &str, i18n: &I18n) -> Vec<Key> {
    let all = || ACTIONS.iter().flat_map(|action| action.keys);
    match all().find(|key| key.name(i18n) == written) {
        Some(key) => vec![*key],
        None => written.chars().filter_map(|c| all().find(|key| key.name(i18n) == c.to_string())).copied().collect(),
    }
}

fn label_of(model: &Model, key: Key, i18n: &I18n) -> Option<String> {
    actions::meant_by(model, key).map(|action| i18n.tr(action.label))
}

/// On the first screen no row is longer than people can follow, however wide the terminal: what is of least use may lack
/// room there.
fn may_lack_room(model: &Model, action: Option<ActionId>) -> bool {
    model.screen == Screen::Home && matches!(action, Some(ActionId::NextTheme | ActionId::Mouse))
}

#[test]
fn each_key_shown_does_what_it_says() {
    for (name, scene) in scenes::all() {
        for (language, _) in LANGUAGES {
            let mut stage = scene();
            let text = text_of(&frame(&mut stage, language, oscuro(), 260, 60));
            let i18n = I18n::new(language);
            let hints = [keys::footer(&stage.model, &i18n), keys::dialog(&stage.model, &i18n)].concat();
            assert!(hints.len() > 1, "{name}");
            for hint in &hints {
                let written = format!("{} {}", hint.key, hint.label);
                let shown = text.contains(&written);
                let id = ACTIONS.iter().find(|action| i18n.tr(action.label) == hint.label).map(|action| action.id);
                assert!(shown || may_lack_room(&stage.model, id), "{name}: «{written}» is not there");
                let pressed = parts(&hint.key, &i18n);
                assert!(!pressed.is_empty(), "{written}");
                for key in pressed {
                    assert_eq!(label_of(&stage.model, key, &i18n), Some(hint.label.clone()), "{name}: {written}");
                }
            }
            // The last row has nothing beside them.
            let row = text.lines().find(|row| row.contains(&hints[0].key) && row.contains(&hints[0].label));
            assert!(row.is_some(), "{name}");
        }
    }
}

#[test]
fn each_key_of_the_table_that_works_now_is_on_the_screen() {
    for (name, scene) in scenes::all() {
        for (language, _) in LANGUAGES {
            let mut stage = scene();
            let text = text_of(&frame(&mut stage, language, oscuro(), 260, 60));
            let i18n = I18n::new(language);
            for action in actions::footer(&stage.model) {
                let key = action.keys[0].name(&i18n);
                let label = i18n.tr(action.label);
                // «F2 English» stands at the top of the frame; arrows stand together.
                let pair = format!("↑↓ {label}");
                // Keys that stand for one of several things in a row are one hint: «1-3 ¿qué pasa si…?».
                let row = format!("{key}-3 {label}");
                let sideways = format!("←→ {label}");
                let shown = text.contains(&format!("{key} {label}"))
                    || text.contains(&row)
                    || "↑↓".contains(&key) && text.contains(&pair)
                    || "←→".contains(&key) && text.contains(&sideways);
                assert!(shown || may_lack_room(&stage.model, Some(action.id)), "{name}: {key} {label}");
            }
        }
    }
}

#[test]
fn the_way_to_the_other_language_and_to_help_are_always_there() {
    for (name, scene) in scenes::all() {
        for (columns, rows) in [(200, 60), (80, 24), (60, 20)] {
            let mut stage = scene();
            let text = text_of(&frame(&mut stage, crate::i18n::Language::Spanish, oscuro(), columns, rows));
            // Help covers the whole of a small screen; its own list says it.
            assert!(text.contains("F2 English") || text.contains("F2 Alt-L"), "{name} {columns}×{rows}");
            let at_a_prompt = actions::footer(&stage.model).iter().any(|action| action.id == ActionId::Help);
            // What stands over a small screen has its own keys on its border, and may cover the row below.
            let covered = stage.model.popup.is_some() && columns < 80;
            assert!(!at_a_prompt || covered || text.contains("F1 ayuda"), "{name} {columns}×{rows}");
        }
        let mut stage = scene();
        stage.model.language_chosen = true;
        let text = text_of(&frame(&mut stage, crate::i18n::Language::Spanish, oscuro(), 80, 24));
        let top = text.lines().take(3).any(|row| row.contains("F2 English"));
        assert_eq!(top, matches!(stage.model.screen, Screen::Home | Screen::Broken(_)), "{name}");
    }
}

#[test]
fn chosen_keys_are_shown_everywhere_and_the_usual_ones_nowhere() {
    let file = b"[teclas]\nhelp = 'F11'\nlanguage = 'Shift-F3'\nprograms = ['Alt-O', 'F7']\nquit = 'Ctrl-X'\nfresh = 'Ctrl-T'\n";
    let languages = LANGUAGES.map(|(language, _)| I18n::new(language));
    let keymap = crate::app::keymap::read(file, &languages.each_ref()).unwrap();
    let mut stage = scenes::empty();
    stage.model.keymap = keymap;
    let shown = |stage: &mut Stage| text_of(&frame(stage, Language::Spanish, oscuro(), 200, 60));
    let text = shown(&mut stage);
    for hint in ["F11 ayuda", "Mayús-F3 English", "+ programa (Alt-O)", "Alt-O programas", "Ctrl-T de cero"] {
        assert!(text.contains(hint), "{hint}: {text}");
    }
    for usual in ["F1 ", "F2", "F7", "F9", "Ctrl-Q"] {
        assert!(!text.contains(usual), "{usual}: {text}");
    }
    stage.key(Key::function(11));
    let text = shown(&mut stage);
    assert!(text.contains("Aquí: la consola de cliente"), "{text}");
    for entry in ["F11", "Mayús-F3", "Alt-O F7", "Ctrl-X", "Ctrl-T"] {
        assert!(text.contains(entry), "{entry}: {text}");
    }
    assert!(!text.contains("Ctrl-Q"), "{text}");
    stage.key(Key::plain(Code::Escape));
    // A sentence that names a key names this one.
    stage.key(Key::control('c'));
    assert!(shown(&mut stage).contains("Para salir, Ctrl-X."));
    // The old keys mean nothing.
    stage.key(Key::function(1));
    stage.key(Key::control('q'));
    assert!(stage.model.popup.is_none() && !stage.effects.contains(&Effect::Quit));
    stage.key(Key::control('x'));
    assert!(stage.effects.contains(&Effect::Quit));
}

/// Which key it is depends on the keymap: a message gets its name as a variable.
#[test]
fn no_message_of_the_screen_names_a_key_itself() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let is_function = |word: &str| word.strip_prefix('F').is_some_and(|number| number.parse::<u8>().is_ok());
    let names = ["Enter", "Esc", "Tab", "Space", "Espacio", "RePág", "AvPág", "PgUp", "PgDn"];
    let mut messages = 0;
    for entry in [folder.join("es"), folder.join("en")].iter().flat_map(|folder| std::fs::read_dir(folder).unwrap()) {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_str().unwrap();
        if file != "app.ftl" && (!file.starts_with("ui") || file == "ui_keys.ftl") {
            continue;
        }
        for line in std::fs::read_to_string(&path).unwrap().lines().filter(|line| !line.starts_with('#')) {
            let is_name = line.starts_with("app-key-");
            let words = line.split(|character: char| !character.is_alphanumeric() && character != '-');
            for word in words.skip(1).filter(|_| !is_name) {
                let named =
                    is_function(word) || names.contains(&word) || word.starts_with("Ctrl-") || word.starts_with("Alt-");
                assert!(!named, "{file}: {line}");
            }
            messages += 1;
        }
    }
    assert!(messages > 400, "{messages}");
}

#[test]
fn help_can_be_read_to_its_end_and_no_further() {
    for (columns, rows) in [(80, 24), (60, 20), (120, 36), (200, 60), (40, 12)] {
        let mut stage = scenes::help();
        let view = View::new(oscuro());
        let shown = |stage: &mut Stage| text_of(&seen(&view, stage, Language::Spanish, columns, rows));
        let end = |stage: &Stage| view.help_end(&stage.model).unwrap();
        let first = shown(&mut stage);
        for _ in 0..200 {
            let last = end(&stage);
            stage.send(Msg::HelpEnds(last));
            stage.key(Key::plain(Code::PageDown));
        }
        let bottom = shown(&mut stage);
        assert!(end(&stage) == 0 || bottom != first, "{columns}×{rows}");
        let last = end(&stage);
        stage.send(Msg::HelpEnds(last));
        stage.key(Key::plain(Code::Up));
        assert!(last == 0 || shown(&mut stage) != bottom, "{columns}×{rows}: a key that does nothing");
        stage.key(Key::plain(Code::Escape));
        assert_eq!(view.help_end(&stage.model), None);
    }
}
