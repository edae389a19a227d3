//! A click does what the key that is written there does; whatever is clicked, nothing breaks.

use proptest::prelude::*;
use ratatui::buffer::Buffer;

use super::keys::parts;
use super::scenes::{self, Scene};
use super::{LANGUAGES, oscuro, seen};
use crate::app::actions::{self, ActionId};
use crate::app::keys::{Code, Key};
use crate::app::message::Msg;
use crate::app::model::{Place, Screen};
use crate::app::mouse::{Click, Target};
use crate::app::pointer::Gesture;
use crate::app::stage::Stage;
use crate::i18n::{I18n, Language};
use crate::ui::hits::Hits;
use crate::ui::screens::keys;
use crate::ui::view::View;

const SIZES: [(u16, u16); 5] = [(60, 20), (80, 24), (100, 30), (120, 36), (200, 60)];

/// Over the scene `unread`, or in it, what these keys open.
fn opened(keys: &[Key]) -> Stage {
    let unread = scenes::all().find(|(name, _)| *name == "unread");
    let mut stage = unread.expect("the scene").1();
    keys.iter().for_each(|key| stage.key(*key));
    stage
}

const ENTER: Key = Key::plain(Code::Enter);

/// Those that are clicked through here only.
const MORE: [Scene; 5] = [
    ("palette", || opened(&[Key::function(8)])),
    ("deeds", || opened(&[Key::function(4)])),
    ("deeds_form", || opened(&[Key::function(4), Key::plain(Code::Up), ENTER, ENTER])),
    ("events", || opened(&[Key::function(10)])),
    ("copying", || opened(&[Key::function(10), ENTER])),
];

/// Every scene.
fn all_scenes() -> impl Iterator<Item = Scene> {
    scenes::all().chain(MORE)
}

/// The column at which `text` begins on a row, each time that it does.
fn places(buffer: &Buffer, row: u16, text: &str) -> Vec<u16> {
    let wanted: Vec<String> = text.chars().map(String::from).collect();
    let fits = |column: &u16| {
        wanted.iter().zip(*column..).all(|(sign, x)| buffer.cell((x, row)).is_some_and(|cell| cell.symbol() == sign))
    };
    (0..buffer.area.width).filter(fits).collect()
}

/// The actions of the cells from a column on.
fn actions_of(hits: &Hits, row: u16, columns: std::ops::Range<u16>) -> Vec<Option<Target>> {
    columns.map(|column| hits.at(column, row)).collect()
}

fn with_mouse(scene: fn() -> Stage) -> Stage {
    let mut stage = scene();
    stage.model.mouse = true;
    // A pretended lab cannot do all that a click may order.
    stage.held = true;
    stage
}

#[test]
fn every_key_that_is_shown_is_found_where_it_is_written() {
    let view = View::new(oscuro());
    let words = LANGUAGES.map(|(language, _)| (language, I18n::new(language)));
    for (which, (name, scene)) in all_scenes().enumerate() {
        let mut stage = with_mouse(scene);
        for (language, i18n) in &words {
            let language = *language;
            // Where keys are left out, every screen; where there is room for all of them, every other one in each language.
            let wide = which.is_multiple_of(2) == (language == Language::Spanish);
            for (columns, rows) in SIZES.into_iter().filter(|(columns, _)| wide || *columns <= 80) {
                let buffer = seen(&view, &mut stage, language, columns, rows);
                let hits = view.hits(&stage.model);
                let in_front = stage.model.popup.is_some() || !stage.model.permissions.is_empty();
                let hints = if in_front { keys::dialog } else { keys::footer }(&stage.model, i18n);
                let mut shown = 0;
                for hint in hints {
                    let written = format!("{} {}", hint.key, hint.label);
                    let keys = parts(&hint.key, i18n);
                    let does = |key: Key| actions::meant_by(&stage.model, key).map(|action| Target::Action(action.id));
                    // Of «↑↓ elige» each arrow is its own, and the words are the last one's.
                    let last = keys.last().and_then(|key| does(*key));
                    let mut wanted = vec![last; written.chars().count()];
                    if keys.len() > 1 {
                        keys.iter().zip(&mut wanted).for_each(|(key, cell)| *cell = does(*key));
                    }
                    let length = wanted.len() as u16;
                    let all: Vec<(u16, u16)> = (0..rows)
                        .flat_map(|row| places(&buffer, row, &written).into_iter().map(move |column| (column, row)))
                        .collect();
                    let right =
                        |(column, row): &(u16, u16)| actions_of(&hits, *row, *column..column + length) == wanted;
                    assert!(all.is_empty() || all.iter().any(right), "{name} {columns}×{rows}: «{written}»");
                    shown += all.len();
                }
                assert!(
                    shown > 0 || stage.model.demo_on_screen().is_some_and(|demo| demo.black),
                    "{name} {columns}×{rows}"
                );
            }
        }
    }
}

#[test]
fn a_click_on_a_key_does_what_the_key_does() {
    let view = View::new(oscuro());
    // Each action once wherever it works: a place has many scenes, and its keys do the same in each.
    let mut known: Vec<(Screen, Place, ActionId)> = Vec::new();
    for (name, scene) in all_scenes() {
        let mut stage = with_mouse(scene);
        seen(&view, &mut stage, Language::Spanish, 120, 36);
        let hits = view.hits(&stage.model);
        let mut tried: Vec<ActionId> = Vec::new();
        for (column, row) in (0..36).flat_map(|row| (0..120).map(move |column| (column, row))) {
            let Some(Target::Action(id)) = hits.at(column, row) else { continue };
            if tried.contains(&id) {
                continue;
            }
            tried.push(id);
            let new = (stage.model.screen, stage.model.place(), id);
            if known.contains(&new) {
                continue;
            }
            known.push(new);
            let key = actions::action(id).unwrap().keys[0];
            let meant = actions::meant_by(&stage.model, key).map(|action| action.id);
            let (mut clicked, mut pressed) = (with_mouse(scene), with_mouse(scene));
            let [by_click, by_key] = [&mut clicked, &mut pressed].map(|stage| {
                stage.send(Msg::Resize { columns: 120, rows: 36 });
                stage.effects.clear();
                // As before any key.
                stage.model.status = None;
                let target = view.target_at(&stage.model, column, row);
                assert_eq!(target, Some(Target::Action(id)), "{name}");
                target
            });
            assert_eq!(by_click, by_key);
            clicked.send(Msg::Mouse(Click { what: Target::Action(id), gesture: Gesture::Press }));
            if meant == Some(id) {
                pressed.send(Msg::Key(key));
            }
            assert_eq!(clicked.effects, pressed.effects, "{name}: {id:?}");
            let [one, other] = [&mut clicked, &mut pressed].map(|stage| seen(&view, stage, Language::Spanish, 120, 36));
            assert!(one == other, "{name}: a click on {id:?} shows something else");
        }
        assert!(!tried.is_empty(), "{name}");
    }
    assert!(known.len() > 100, "{}", known.len());
}

#[test]
fn what_stands_in_front_is_all_that_can_be_reached() {
    let view = View::new(oscuro());
    for (name, scene) in all_scenes() {
        let mut stage = with_mouse(scene);
        if stage.model.popup.is_none() && stage.model.permissions.is_empty() {
            continue;
        }
        for (columns, rows) in SIZES {
            seen(&view, &mut stage, Language::Spanish, columns, rows);
            let hits = view.hits(&stage.model);
            for (column, row) in (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row))) {
                let what = hits.at(column, row);
                let of_popup = match what {
                    None | Some(Target::Popup | Target::Row(_) | Target::Option(_) | Target::HexByte(_)) => true,
                    // A key that stays in view beside it works there too.
                    Some(Target::Action(id)) => actions::action(id).unwrap().available(&stage.model),
                    Some(_) => false,
                };
                assert!(of_popup, "{name} {columns}×{rows}: {what:?} at {column},{row}");
            }
        }
    }
}

/// All that can be found on a screen, once each, in the order of the rows.
fn found(view: &View, stage: &mut Stage, columns: u16, rows: u16) -> Vec<Target> {
    seen(view, stage, Language::Spanish, columns, rows);
    let hits = view.hits(&stage.model);
    let mut all = Vec::new();
    for (column, row) in (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row))) {
        if let Some(what) = hits.at(column, row).filter(|what| !all.contains(what)) {
            all.push(what);
        }
    }
    all
}

#[test]
fn what_is_on_the_screen_can_be_clicked() {
    let view = View::new(oscuro());
    let scene = |wanted: &str| all_scenes().find(|(name, _)| *name == wanted).unwrap().1;
    for (name, size, wanted) in [
        ("waiting_connection", (80, 24), vec![Target::Tab(0), Target::Tab(1), Target::Travel(0)]),
        ("menu", (80, 24), (0..10).map(Target::Row).chain([Target::Popup]).collect()),
        ("help", (80, 24), vec![Target::Popup, Target::Action(ActionId::CloseHelp)]),
        ("permission", (80, 24), vec![Target::Row(0), Target::Row(1)]),
        ("home", (80, 24), vec![Target::HomeItem(0), Target::Action(ActionId::Language)]),
        ("lessons", (60, 20), vec![Target::HomeItem(0), Target::HomeItem(1), Target::HomeItem(2)]),
        ("lesson_question", (80, 24), vec![Target::Option(0), Target::Option(1), Target::Option(2)]),
        ("lesson_confidence", (80, 24), vec![Target::Option(0), Target::Option(1), Target::Option(2)]),
        ("lesson_confidence", (40, 20), vec![Target::Option(0), Target::Option(1), Target::Option(2)]),
        ("lesson_glossary", (80, 24), vec![Target::Row(0), Target::Row(1)]),
        ("lesson_near_miss", (80, 24), vec![Target::Action(ActionId::LessonHint)]),
        ("palette", (80, 24), vec![Target::Row(0), Target::Row(5)]),
        ("deeds", (80, 24), vec![Target::Row(0), Target::Row(1)]),
        ("deeds_form", (80, 24), vec![Target::Row(3), Target::Option(0), Target::Option(1)]),
        ("copying", (80, 24), vec![Target::Row(0), Target::Row(3)]),
        ("empty", (80, 24), vec![Target::Digit(ActionId::WhatIfOpen, 0), Target::Digit(ActionId::WhatIfOpen, 2)]),
        ("empty", (120, 36), vec![Target::Digit(ActionId::WhatIfOpen, 0), Target::Digit(ActionId::WhatIfOpen, 2)]),
        ("experiment_asked", (80, 24), vec![Target::Row(0), Target::Row(1), Target::Row(2)]),
        ("findings", (80, 24), vec![Target::Findings, Target::Action(ActionId::FindingsUp)]),
    ] {
        let all = found(&view, &mut scene(name)(), size.0, size.1);
        let missing: Vec<&Target> = wanted.iter().filter(|what| !all.contains(what)).collect();
        assert!(missing.is_empty(), "{name}: {missing:?} not among {all:?}");
    }
    let mut lab = scene("unread")();
    let all = found(&view, &mut lab, 80, 24);
    for id in lab.model.shown().iter().map(|participant| participant.id) {
        assert!(all.contains(&Target::Program(id)) && all.contains(&Target::Kernel(id)), "{all:?}");
    }
    assert!(all.iter().any(|what| matches!(what, Target::Byte(_, 0))), "{all:?}");
    assert!(found(&view, &mut lab, 120, 36).iter().any(|what| matches!(what, Target::Call(_))));
    assert!(!all.iter().any(|what| matches!(what, Target::Option(_) | Target::Row(_) | Target::HomeItem(_))));
}

#[test]
fn a_demonstration_goes_on_wherever_it_is_clicked() {
    let view = View::new(oscuro());
    for (name, scene) in all_scenes().filter(|(name, _)| name.starts_with("demo")) {
        let mut stage = with_mouse(scene);
        if stage.model.popup.is_some() || stage.model.demo_on_screen().is_none() {
            continue;
        }
        seen(&view, &mut stage, Language::Spanish, 80, 24);
        for (column, row) in [(0, 0), (40, 5), (40, 12), (79, 20), (3, 15)] {
            let what = view.target_at(&stage.model, column, row);
            assert_eq!(what, Some(Target::Action(ActionId::DemoNext)), "{name} at {column},{row}");
        }
    }
}

#[test]
fn the_key_of_the_mouse_is_on_the_screen() {
    for (language, _) in LANGUAGES {
        let label = I18n::new(language).tr("mouse-action");
        for (name, scene) in all_scenes() {
            let mut stage = scene();
            let dark = stage.model.demo_on_screen().is_some_and(|demo| demo.black);
            for (columns, rows) in [(100, 30), (120, 36)] {
                let text =
                    crate::ui::test_support::text_of(&seen(&View::new(oscuro()), &mut stage, language, columns, rows));
                let shown = text.contains(&format!("F12 {label}"));
                // A text to be read may cover it, and the greeting has keys enough of its own.
                let covered = stage.model.popup.is_some() || stage.model.home.greets;
                // A class is shown a clicker's keys.
                let dark = dark || stage.model.screen == Screen::Demo;
                // Where a question is answered or something is read, there is little to click.
                let works = matches!(stage.model.base_place(), Place::Console | Place::Server | Place::Home);
                let dark = dark || !works;
                assert!(shown || dark || covered, "{name} {columns}×{rows}:\n{text}");
            }
        }
    }
}

#[test]
fn on_a_projector_the_key_of_the_palette_is_on_every_screen_of_the_lab_and_of_lessons() {
    for (language, _) in LANGUAGES {
        let label = I18n::new(language).tr("palette-action-open");
        for (name, scene) in all_scenes() {
            let mut stage = scene();
            let on_screen = matches!(stage.model.screen, Screen::Lab | Screen::Lesson)
                && stage.model.place() == stage.model.base_place();
            if !on_screen {
                continue;
            }
            let text = crate::ui::test_support::text_of(&seen(&View::new(oscuro()), &mut stage, language, 80, 24));
            assert!(text.contains(&format!("F8 {label}")), "{name}:\n{text}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn clicks_anywhere_at_any_size_break_nothing(
        which in 0usize..100,
        steps in prop::collection::vec((0u16..130, 0u16..50, 0u8..8, 1u16..140, 1u16..50), 1..24),
    ) {
        let all: Vec<_> = all_scenes().collect();
        let mut stage = with_mouse(all[which % all.len()].1);
        let view = View::new(oscuro());
        for (column, row, did, columns, rows) in steps {
            let gesture = match did {
                0 => Gesture::ScrollUp,
                1 => Gesture::ScrollDown,
                _ => Gesture::Press,
            };
            if did == 7 {
                stage.send(Msg::Resize { columns, rows });
            }
            if let Some(what) = view.target_at(&stage.model, column, row) {
                let size = stage.model.size;
                prop_assert!(column < size.columns && row < size.rows);
                stage.send(Msg::Mouse(Click { what, gesture }));
                stage.model.mouse = true;
            }
        }
        let size = stage.model.size;
        seen(&view, &mut stage, Language::English, size.columns, size.rows);
    }
}

#[test]
fn a_size_that_no_terminal_has_is_no_reason_to_fall() {
    let mut stage = with_mouse(all_scenes().next().unwrap().1);
    let view = View::new(oscuro());
    for (columns, rows) in [(0, 0), (1, 1), (0, 9), (9, 0), (39, 11), (u16::MAX, u16::MAX), (u16::MAX, 2)] {
        stage.send(Msg::Resize { columns, rows });
        for (column, row) in [(0, 0), (u16::MAX, u16::MAX), (columns, rows)] {
            view.target_at(&stage.model, column, row);
        }
    }
}
