//! Themes on whole screens: what they paint, and that nothing is told by colour alone. And the first run.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::scenes::{self, LESSON_SCENES};
use super::{LANGUAGES, frame, oscuro};
use crate::app::keys::Code;
use crate::app::stage::Stage;
use crate::app::tests::prueba;
use crate::i18n::Language;
use crate::ui::glyphs::{ASCII, LINUX, UNICODE};
use crate::ui::test_support::{picture, text_of};
use crate::ui::theme::{Depth, Theme, ThemeName};

fn theme(name: ThemeName) -> Theme {
    Theme::new(name, false)
}

fn drawn(scene: fn() -> Stage, theme: Theme) -> Buffer {
    frame(&mut scene(), Language::Spanish, theme, 80, 24)
}

#[test]
fn home_and_the_lab_on_the_linux_console() {
    for (name, scene) in [("home", scenes::home as fn() -> Stage), ("unread", scenes::unread)] {
        let sixteen = drawn(scene, theme(ThemeName::Claro).on(Depth::Sixteen, &LINUX));
        insta::assert_snapshot!(format!("{name}_claro_console_80x24@es"), picture(&sixteen));
    }
    let console = drawn(scenes::unread, oscuro().on(Depth::Sixteen, &LINUX));
    insta::assert_snapshot!("unread_console_80x24@es", picture(&console));
}

#[test]
fn the_first_run_covers_no_byte_and_tells_its_choices_at_every_size() {
    let mut stage = prueba::first_run();
    for (language, _) in LANGUAGES {
        for (columns, rows) in [(40, 12), (40, 15), (60, 16), (60, 20), (72, 18), (80, 24), (120, 36), (200, 60)] {
            let with = frame(&mut stage, language, theme(ThemeName::Mono), columns, rows);
            stage.model.home.greets = false;
            let without = text_of(&frame(&mut stage, language, theme(ThemeName::Mono), columns, rows));
            stage.model.home.greets = true;
            let with = text_of(&with);
            let about = format!("{columns}×{rows}:\n{with}");
            // From the heading of the byte down, but for the keys, nothing changes.
            let first = without.lines().position(|line| line.trim_start().starts_with("─── ")).unwrap();
            let last = usize::from(rows) - 3;
            let rows = |text: &str| text.lines().skip(first).take(last - first).map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(rows(&with), rows(&without), "{about}");
            let chosen = ["▸ mono"];
            assert!(chosen.iter().any(|chosen| with.contains(chosen)), "{about}");
            assert!(with.contains("F2 "), "{about}");
            assert!(!with.contains('…'), "{about}");
        }
    }
}

#[test]
fn the_theme_is_seen_as_it_is_chosen() {
    let mut stage = Stage::first_run();
    let ground = |stage: &Stage| {
        let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 80, 24));
        crate::ui::view::View::new(oscuro()).draw(&stage.model, &mut buffer);
        buffer[(0, 0)].bg
    };
    for ground_of in [Color::Indexed(231), Color::Indexed(16), Color::Reset, Color::Reset] {
        stage.press(Code::Right);
        assert_eq!(ground(&stage), ground_of, "{:?}", stage.model.theme);
    }
}

#[test]
fn what_paints_its_ground_paints_all_of_it() {
    for (name, scene) in scenes::all() {
        let mut stage = scene();
        for of in ThemeName::ALL {
            for depth in [Depth::Sixteen, Depth::Cube] {
                let buffer = frame(&mut stage, Language::Spanish, theme(of).on(depth, &UNICODE), 80, 24);
                let paints = matches!(of, ThemeName::Claro | ThemeName::Contraste);
                for cell in buffer.content() {
                    let painted = (cell.bg != Color::Reset) == paints && (cell.fg != Color::Reset || !paints);
                    // A bold ANSI black is grey in some terminals.
                    let right = painted && (cell.fg != Color::Black || !cell.modifier.contains(Modifier::BOLD));
                    assert!(right, "{name} in {} of {depth:?}: {cell:?}", of.code());
                }
            }
        }
    }
    let small = frame(&mut scenes::home(), Language::Spanish, theme(ThemeName::Claro), 20, 4);
    assert!(small.content().iter().all(|cell| cell.bg == Color::Indexed(231)));
}

#[test]
fn an_error_and_what_matters_less_are_told_apart_without_colour_on_every_screen() {
    let marked = |cell: &Cell| cell.modifier.contains(Modifier::BOLD | Modifier::UNDERLINED);
    let (mut errors, mut muted) = (0, 0);
    // The first run points at the theme that is seen, so its signs differ.
    for (name, scene) in scenes::all().filter(|(name, _)| *name != "first_run") {
        let coloured = drawn(scene, oscuro());
        let plain = drawn(scene, theme(ThemeName::Mono));
        let contrast = drawn(scene, theme(ThemeName::Contraste));
        for ((colour, plain), contrast) in coloured.content().iter().zip(plain.content()).zip(contrast.content()) {
            assert_eq!(colour.symbol(), plain.symbol(), "{name}: a theme changes no sign");
            if colour.symbol() == " " {
                continue;
            }
            match colour.fg {
                Color::LightRed => {
                    assert!(marked(plain) && marked(contrast), "{name}: an error by its colour alone: {plain:?}");
                    errors += 1;
                }
                Color::Indexed(245) => {
                    assert!(plain.modifier.contains(Modifier::DIM), "{name}: {plain:?}");
                    muted += 1;
                }
                _ => assert!(!plain.modifier.contains(Modifier::DIM), "{name}: {plain:?}"),
            }
        }
    }
    assert!(errors > 100 && muted > 1_000, "{errors} {muted}");
}

/// The cells of the first place where `text` stands.
fn at<'b>(buffer: &'b Buffer, text: &str) -> &'b [Cell] {
    let width = usize::from(buffer.area.width);
    let found = buffer
        .content()
        .windows(text.chars().count())
        .position(|cells| cells.iter().map(Cell::symbol).collect::<String>() == text);
    let from = found.unwrap_or_else(|| panic!("no {text:?} in\n{}", text_of(buffer)));
    assert!(from % width + text.chars().count() <= width);
    &buffer.content()[from..from + text.chars().count()]
}

#[test]
fn states_are_told_apart_without_colour() {
    for glyphs in [&UNICODE, &LINUX, &ASCII] {
        let mono = |scene: fn() -> Stage| drawn(scene, theme(ThemeName::Mono).on(Depth::Sixteen, glyphs));
        let with = |cells: &[Cell], modifier| cells.iter().all(|cell| cell.modifier.contains(modifier));
        let without = |cells: &[Cell], modifier| cells.iter().all(|cell| !cell.modifier.intersects(modifier));

        // The focused program and the other one.
        let lab = mono(scenes::unread);
        let focused: Vec<bool> = ["CLIENTE", "SERVIDOR"].map(|name| with(at(&lab, name), Modifier::REVERSED)).into();
        assert_eq!(focused.iter().filter(|focused| **focused).count(), 1, "{}", text_of(&lab));

        // What was read and what was not; both have their number in words besides.
        let unread = Modifier::BOLD | Modifier::UNDERLINED;
        let bytes: Vec<&Cell> = lab.content().iter().filter(|cell| cell.modifier.contains(unread)).collect();
        assert!(!bytes.is_empty() && text_of(&lab).contains("por leer"));
        assert!(without(at(&lab, "por leer"), Modifier::UNDERLINED));

        // The chosen line of a menu, by its pointer and reversed; of a list, by its pointer and weight.
        let menu = mono(scenes::menu);
        let pointed = format!("{} ", glyphs.pointer);
        let rows: Vec<String> = text_of(&menu).lines().map(str::to_owned).collect();
        let reversed = |y: usize| (0..80).any(|x| menu[(x, y as u16)].modifier.contains(Modifier::REVERSED));
        let chosen: Vec<usize> = (0..24)
            .filter(|y| reversed(*y) && rows[*y].contains(&format!("│ {pointed}").replace('│', glyphs.join(3))))
            .collect();
        assert_eq!(chosen.len(), 1, "{}", rows.join("\n"));
        let home = mono(prueba::home);
        let lines = text_of(&home).lines().filter(|line| line.trim_start().starts_with(&pointed)).count();
        assert_eq!(lines, 1, "{}", text_of(&home));

        // Blocked, dead, refused: a sign and words each.
        let blocked = text_of(&mono(scenes::blocked));
        assert!(blocked.contains(&format!("{} ", glyphs.waiting)) && blocked.contains("espera"), "{blocked}");
        let (dead, alive) = (text_of(&mono(scenes::dead)), text_of(&lab));
        assert!(dead.contains("terminó") && !alive.contains("terminó"), "{dead}");
        let refused = mono(scenes::refused);
        assert!(with(at(&refused, "ConnectionRefusedError"), unread), "{}", picture(&refused));
    }
}

#[test]
fn every_scene_is_drawn_in_every_theme_with_the_same_words() {
    for (name, scene) in LESSON_SCENES {
        let words: Vec<String> = ThemeName::ALL.iter().map(|of| text_of(&drawn(scene, theme(*of)))).collect();
        // But for the first run, which points at the theme that is seen, and the palette, which offers the others.
        assert!(
            name == "first_run" || name.starts_with("palette") || words.iter().all(|text| *text == words[0]),
            "{name}"
        );
    }
}
