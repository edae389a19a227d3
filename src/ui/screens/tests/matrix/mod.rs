//! Every screen in every language, size and theme: a snapshot for each screen, language and size, with all themes in it.
//!
//! Read it like this: first the text, once, since no theme changes a sign (`×9` before a row: it stands there nine
//! times); then, row by row, the cells that do not look like most (`12a7`: seven cells from column 12 look like `a`); then
//! what each theme does with `a`, and with `.`, the cells of which nothing is said. Of one size there is the text of
//! `--ascii` besides.

mod look;
pub mod scenes;

use super::scenes::{Scene, home};
use super::{LANGUAGES, seen};
use crate::app::stage::Stage;
use crate::i18n::Language;
use crate::ui::test_support::text_of;
use crate::ui::theme::{Theme, ThemeName};
use crate::ui::view::View;

/// Those that the screens are designed for.
const SIZES: [(u16, u16); 5] = [(60, 20), (80, 24), (100, 30), (120, 36), (200, 60)];

/// The size with `--ascii` besides.
const ASCII_AT: (u16, u16) = (80, 24);

/// The screens on which the themes are offered: they point at, or leave out, the one that is seen.
const OFFER_THEMES: [&str; 3] = ["home_first_run", "palette", "palette_search"];

/// One screen in one language and size.
fn told(name: &str, stage: &mut Stage, language: Language, (columns, rows): (u16, u16)) -> String {
    let view = View::new(Theme::new(ThemeName::Oscuro, false));
    let themes = ThemeName::ALL.map(|theme| {
        stage.model.theme = theme;
        seen(&view, stage, language, columns, rows)
    });
    let same = themes.iter().all(|buffer| text_of(buffer) == text_of(&themes[0]));
    assert!(same || OFFER_THEMES.contains(&name), "{name} {columns}×{rows}: a theme changes the text");
    let mut told = look::told(&themes);
    if (columns, rows) == ASCII_AT {
        let plain = View::new(Theme::new(ThemeName::Oscuro, true));
        let theme = ThemeName::ALL[0];
        stage.model.theme = theme;
        told.push_str("--ascii:\n");
        told.push_str(&look::rows(&text_of(&seen(&plain, stage, language, columns, rows))));
    }
    told
}

/// Compares all pictures of some screens with those that are kept.
fn compare(screens: &[Scene]) {
    for (name, scene) in screens {
        let mut stage = scene();
        for (language, code) in LANGUAGES {
            for (columns, rows) in SIZES {
                let told = told(name, &mut stage, language, (columns, rows));
                insta::assert_snapshot!(format!("{name}_{columns}x{rows}@{code}"), told);
            }
        }
    }
}

#[test]
fn the_first_screen() {
    compare(&scenes::HOME);
}

#[test]
fn a_lesson() {
    compare(&scenes::LESSON);
}

#[test]
fn the_laboratory() {
    compare(&scenes::LAB);
}

#[test]
fn deeds_and_experiments() {
    compare(&scenes::DEEDS);
}

#[test]
fn what_stands_over_a_screen() {
    compare(&scenes::OVER);
}

#[test]
fn cards_of_sockets() {
    compare(&scenes::CARDS);
}

#[test]
fn programs_step_by_step() {
    compare(&scenes::WALK);
}

#[test]
fn a_demonstration() {
    compare(&scenes::DEMO);
}

#[test]
fn a_terminal_that_is_too_small() {
    for (language, code) in LANGUAGES {
        insta::assert_snapshot!(format!("too_small_30x8@{code}"), told("too_small", &mut home(), language, (30, 8)));
    }
}
