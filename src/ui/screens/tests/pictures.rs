//! Screens as they are drawn, beside those of the [matrix](super::matrix): other states, other sizes; and what a picture
//! as a whole must be like.

use super::lessons;
use super::scenes;
use super::{LANGUAGES, frame, oscuro};
use crate::app::keys::Code;
use crate::app::stage::Stage;
use crate::app::tests::prueba;
use crate::i18n::Language;
use crate::ui::test_support::picture;
use crate::ui::theme::{Theme, ThemeName};

/// What the matrix has no room for: screens of its kinds in other states.
const FURTHER: [&str; 13] = [
    "unix",
    "web",
    "experiment_runs",
    "palette_nothing",
    "palette_other",
    "deeds_typed",
    "deeds_options",
    "deeds_elsewhere",
    "event_failed",
    "copying_cut",
    "lesson_answered",
    "lesson_skipped",
    "lesson_broken_scene",
];

#[test]
fn further_screens_in_both_languages_on_a_projector_and_on_a_wide_terminal() {
    let mut drawn = 0;
    for (name, scene) in scenes::all().filter(|(name, _)| FURTHER.contains(name)) {
        let mut stage = scene();
        for (language, code) in LANGUAGES {
            for (columns, rows) in [(80, 24), (120, 36)] {
                let buffer = frame(&mut stage, language, oscuro(), columns, rows);
                insta::assert_snapshot!(format!("{name}_{columns}x{rows}@{code}"), picture(&buffer));
            }
        }
        drawn += 1;
    }
    assert_eq!(drawn, FURTHER.len());
}

#[test]
fn a_listing_that_runs_says_how_much_of_it_waits() {
    let mut stage = scenes::pasted();
    for (language, code) in LANGUAGES {
        for (columns, rows) in [(80, 24), (120, 36)] {
            let buffer = frame(&mut stage, language, oscuro(), columns, rows);
            insta::assert_snapshot!(format!("pasted_{columns}x{rows}@{code}"), picture(&buffer));
        }
    }
}

#[test]
fn a_demonstration_in_both_languages_on_a_projector() {
    let further = ["demo", "demo_second", "demo_lessons", "demo_end"];
    for (name, scene) in scenes::LESSON_SCENES.into_iter().filter(|(name, _)| further.contains(name)) {
        let mut stage = scene();
        for (language, code) in LANGUAGES {
            let buffer = frame(&mut stage, language, oscuro(), 80, 24);
            insta::assert_snapshot!(format!("{name}_80x24@{code}"), picture(&buffer));
        }
    }
}

#[test]
fn a_black_screen_shows_nothing_at_all() {
    let mut stage = prueba::demo_voting();
    stage.press(Code::Escape);
    stage.press(Code::Char('b'));
    let buffer = frame(&mut stage, Language::Spanish, oscuro(), 80, 24);
    assert!(buffer.content().iter().all(|cell| cell.symbol() == " " && cell.bg == ratatui::style::Color::Black));
    stage.press(Code::PageDown);
    let before = crate::ui::test_support::text_of(&frame(&mut stage, Language::Spanish, oscuro(), 80, 24));
    assert!(before.contains("A   "), "light again, and no slide further: {before}");
}

/// The screens that are drawn on the smallest terminal too.
const MAIN: [scenes::Scene; 10] = [
    ("event", scenes::event),
    ("home", scenes::home),
    ("unread", scenes::unread),
    ("menu", scenes::menu),
    ("palette_search", scenes::palette_search),
    ("lesson_near_miss", lessons::near_miss),
    ("lesson_sentence", lessons::sentence),
    ("lesson_confidence", lessons::confidence),
    ("lesson_check", lessons::check),
    ("lesson_closed", lessons::closed),
];

#[test]
fn the_smallest_ones() {
    for (name, scene) in MAIN {
        let buffer = frame(&mut scene(), Language::Spanish, oscuro(), 40, 12);
        insta::assert_snapshot!(format!("{name}_40x12@es"), picture(&buffer));
    }
}

#[test]
fn a_wider_terminal_moves_nothing() {
    // Up to the right column, the rows are those of a terminal without one.
    for scene in [scenes::unread as fn() -> Stage, scenes::datagrams, scenes::web, lessons::near_miss] {
        let narrow = frame(&mut scene(), Language::Spanish, oscuro(), 81, 36);
        let wide = frame(&mut scene(), Language::Spanish, oscuro(), 120, 36);
        // The last row's keys have the whole of a wide terminal.
        for y in 0..35 {
            for x in 0..80 {
                // The corner of the frame knows of the column.
                assert_eq!(narrow[(x, y)], wide[(x, y)], "{x},{y}");
            }
        }
        assert_eq!(wide[(80, 0)].symbol(), "┬");
    }
}

#[test]
fn the_focused_program_is_framed_and_nothing_else_is() {
    let mut stage = scenes::unread();
    let buffer = frame(&mut stage, Language::Spanish, oscuro(), 80, 24);
    let colour = |x: u16, y: u16| buffer[(x, y)].fg;
    let client = ratatui::style::Color::Cyan;
    // All four corners and every side of the client's pane are in its colour, joined with its neighbours.
    for (x, y, symbol) in [(0, 2, "├"), (39, 2, "┬"), (0, 10, "├"), (39, 10, "┼")] {
        assert_eq!((buffer[(x, y)].symbol(), colour(x, y)), (symbol, client), "{x},{y}");
    }
    for y in 3..10 {
        assert_eq!((colour(0, y), colour(39, y)), (client, client));
        assert_ne!(colour(79, y), client);
    }
    assert_ne!(colour(60, 2), client);
}

#[test]
fn the_grey_line_looks_different_from_a_typed_one_in_every_theme() {
    let line = "c = socket.socket()";
    for theme in [oscuro(), Theme::new(ThemeName::Mono, false), Theme::new(ThemeName::Mono, true)] {
        let mut stage = scenes::empty();
        assert_eq!(stage.grey("cliente"), Some(line));
        let grey = frame(&mut stage, Language::Spanish, theme.clone(), 80, 24);
        stage.type_text(line);
        let typed = frame(&mut stage, Language::Spanish, theme, 80, 24);
        for x in 7..25 {
            assert_eq!(grey[(x, 3)].symbol(), typed[(x, 3)].symbol());
            assert_ne!(grey[(x, 3)].style(), typed[(x, 3)].style(), "{x}");
        }
    }
}
