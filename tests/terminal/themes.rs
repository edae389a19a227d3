//! Themes on a real terminal: its background, what was chosen, and the first run.

use std::fs;

use vt100::{Color, Screen};

use crate::bench::*;
use crate::support::terminal::Terminal;

/// What asks for the background: OSC 11 (xterm's «ctlseqs»).
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

/// The ground of `claro`: white of the 256-colour cube.
const WHITE: Color = Color::Idx(231);

fn ground(screen: &Screen) -> Color {
    screen.cell(0, 0).expect("a cell").bgcolor()
}

fn asked(terminal: &Terminal) -> bool {
    terminal.bytes_since(0).windows(QUESTION.len()).any(|bytes| bytes == QUESTION)
}

#[track_caller]
fn quit(terminal: &Terminal) {
    terminal.send(keys::CONTROL_Q);
    assert!(terminal.wait_exit().success());
    assert_given_back(terminal);
}

#[test]
fn a_light_background_is_answered_with_the_light_theme_and_the_answer_is_never_typed() {
    // This terminal has answered what it is before it tells its background: late, then. In pieces it comes in the decoder's tests.
    for answer in ["\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]11;rgb:fd/f6/e3\x07"] {
        let machine = Machine::new();
        let terminal = machine.lab(PROJECTOR);
        assert!(asked(&terminal));
        assert_eq!(terminal.look(ground), Color::Default);
        terminal.send(answer);
        terminal.wait_until("the ground is white", |screen| ground(screen) == WHITE);
        terminal.send("111111*111111\r");
        terminal.wait_for_text(">>> 111111*111111");
        terminal.wait_for_text("12345654321");
        assert!(!terminal.screen_text().contains("rgb"), "{}", terminal.screen_text());
        assert!(!machine.settings_file().exists(), "nobody chose anything");
        quit(&terminal);
    }
}

#[test]
fn a_dark_background_a_strange_answer_and_none_leave_everything_as_it_is() {
    for answer in ["\x1b]11;rgb:1e1e/1e1e/1e1e\x07", "\x1b]11;rgb:zz\x07", "\x1b]52;c;cm0gLXJmCg==\x1b\\", ""] {
        let machine = Machine::new();
        let terminal = machine.lab(PROJECTOR);
        terminal.send(answer);
        terminal.send("111111*111111\r");
        terminal.wait_for_text("12345654321");
        assert!(terminal.screen_text().contains(">>> 111111*111111"), "{}", terminal.screen_text());
        assert_eq!(terminal.look(ground), Color::Default, "{answer:?}");
        quit(&terminal);
    }
}

#[test]
fn whoever_chose_is_not_overruled_and_the_terminal_not_asked() {
    for (arguments, environment) in [
        (&["lab", "--tema", "oscuro"][..], &[][..]),
        (&["lab"], &[("NO_COLOR", Some("1"))]),
        (&["lab"], &[("TERM", Some("linux"))]),
    ] {
        let machine = Machine::new();
        let terminal = machine.start(ENCHUFE, arguments, environment, PROJECTOR);
        wait_for_prompts(&terminal);
        assert!(!asked(&terminal), "{arguments:?} {environment:?}");
        terminal.send("\x1b]11;rgb:ffff/ffff/ffff\x07");
        terminal.send("111111*111111\r");
        terminal.wait_for_text("12345654321");
        assert_eq!(terminal.look(ground), Color::Default, "{arguments:?} {environment:?}");
        quit(&terminal);
    }
    // The console's own signs; and what the environment tells where nothing is asked.
    let machine = Machine::new();
    let environment = [("TERM", Some("linux")), ("COLORFGBG", Some("0;15"))];
    let terminal = machine.start(ENCHUFE, &[], &environment, PROJECTOR);
    terminal.wait_for_text("►");
    terminal.wait_until("the ground is the console's white", |screen| ground(screen) == Color::Idx(15));
    assert!(!terminal.screen_text().contains(['▸', '▶']), "{}", terminal.screen_text());
    quit(&terminal);
}

#[test]
fn a_theme_is_changed_by_its_key_and_remembered() {
    let machine = Machine::new();
    let terminal = machine.lab(PROJECTOR);
    terminal.send(keys::SHIFT_F2);
    terminal.wait_until("the ground is white", |screen| ground(screen) == WHITE);
    assert_eq!(fs::read_to_string(machine.settings_file()).unwrap(), "tema = \"claro\"\n");
    quit(&terminal);
    let terminal = machine.lab(PROJECTOR);
    assert_eq!(terminal.look(ground), WHITE);
    assert!(!asked(&terminal));
    // Alt-T too, and what is typed stays.
    terminal.send("hola");
    terminal.send("\x1bt");
    terminal.wait_until("the ground is black", |screen| ground(screen) == Color::Idx(16));
    assert!(terminal.screen_text().contains(">>> hola"), "{}", terminal.screen_text());
    quit(&terminal);
    // NO_COLOR says nothing to whoever chose (no-color.org).
    let terminal = machine.start(ENCHUFE, &["lab"], &[("NO_COLOR", Some("1"))], PROJECTOR);
    terminal.wait_until("the ground is black", |screen| ground(screen) == Color::Idx(16));
    quit(&terminal);
}

#[test]
fn the_first_run_is_offered_once_and_two_enters_lead_into_the_first_lesson() {
    let machine = Machine::new();
    let greeting = words(enchufe::i18n::Language::Spanish, "face-first-run-what");
    let terminal = machine.enchufe(&[]);
    // The byte is seen beside it, from two real programs.
    terminal.wait_until("the byte has crossed below the greeting", |screen| {
        let text = screen.contents();
        text.contains(&greeting) && text.contains("acaban de hablarse")
    });
    // The theme is seen at once.
    terminal.send("\x1b[C");
    terminal.wait_until("the ground is white", |screen| ground(screen) == WHITE);
    terminal.send("\x1b[D");
    terminal.wait_until("the terminal's ground is back", |screen| ground(screen) == Color::Default);
    terminal.send("\r");
    terminal.wait_until("the greeting is gone", |screen| !screen.contents().contains(&greeting));
    assert!(terminal.screen_text().contains("acaban de hablarse"), "{}", terminal.screen_text());
    terminal.send("\r");
    terminal.wait_until("the first lesson", |screen| !screen.contents().contains("en tu terminal"));
    quit(&terminal);
    assert_eq!(fs::read_to_string(machine.settings_file()).unwrap(), "tema = \"oscuro\"\nbienvenida = true\n");

    let terminal = machine.enchufe(&[]);
    terminal.wait_for_text("acaban de hablarse");
    assert!(!terminal.screen_text().contains(&greeting), "{}", terminal.screen_text());
    quit(&terminal);
}

#[test]
fn without_a_home_the_greeting_goes_all_the_same_and_says_nothing_of_it() {
    let machine = Machine::new();
    let greeting = words(enchufe::i18n::Language::Spanish, "face-first-run-what");
    let terminal = machine.start(ENCHUFE, &[], &[("HOME", None), ("XDG_CONFIG_HOME", None)], WIDE);
    terminal.wait_for_text(&greeting);
    terminal.send("\x1b");
    terminal.wait_until("the greeting is gone", |screen| !screen.contents().contains(&greeting));
    terminal.send("l");
    wait_for_prompts(&terminal);
    assert!(!terminal.screen_text().contains(&words(enchufe::i18n::Language::Spanish, "app-status-not-saved")));
    terminal.send("\x1b");
    terminal.wait_for_text("en tu terminal");
    assert!(!terminal.screen_text().contains(&greeting), "{}", terminal.screen_text());
    quit(&terminal);
}
