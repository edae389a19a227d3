//! A key that is shown works; a key that works is shown.

use super::scenes;
use super::{LANGUAGES, frame, oscuro};
use crate::app::actions::{self, ACTIONS, ActionId};
use crate::app::keys::Key;
use crate::app::model::{Model, Screen};
use crate::i18n::I18n;
use crate::ui::screens::keys;
use crate::ui::test_support::text_of;

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
    model.screen == Screen::Home && action == Some(ActionId::NextTheme)
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
            assert!(!at_a_prompt || text.contains("F1 ayuda"), "{name} {columns}×{rows}");
        }
        let mut stage = scene();
        stage.model.language_chosen = true;
        let text = text_of(&frame(&mut stage, crate::i18n::Language::Spanish, oscuro(), 80, 24));
        let top = text.lines().take(3).any(|row| row.contains("F2 English"));
        assert_eq!(top, matches!(stage.model.screen, Screen::Home | Screen::Broken(_)), "{name}");
    }
}
