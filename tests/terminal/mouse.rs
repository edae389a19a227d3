//! The mouse: off until it is asked for, and off again whenever the terminal is given back.

use std::fs;

use enchufe::i18n::Language;
use enchufe::kernel::process::send_signal;
use vt100::{MouseProtocolEncoding, MouseProtocolMode};

use crate::bench::*;
use crate::support::terminal::Terminal;

/// F12, as xterm sends it.
const MOUSE: &str = "\x1b[24~";

/// The beginning of every request for reports of the mouse: modes 9 and 1000 to 1006 (xterm's «ctlseqs»).
const REQUESTS: [&[u8]; 5] = [b"\x1b[?9h", b"\x1b[?1000h", b"\x1b[?1002h", b"\x1b[?1003h", b"\x1b[?1006h"];

/// A click of the first button on a cell, counted from 0.
fn click(column: u16, row: u16) -> String {
    let (column, row) = (column + 1, row + 1);
    format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")
}

/// Where a text stands on the screen.
#[track_caller]
fn place(terminal: &Terminal, text: &str) -> (u16, u16) {
    let screen = terminal.screen_text();
    let found = screen.lines().enumerate().find_map(|(row, line)| {
        let at = line.find(text)?;
        Some((line[..at].chars().count() as u16, row as u16))
    });
    found.unwrap_or_else(|| panic!("{text:?} is not on the screen:\n{screen}"))
}

#[track_caller]
fn click_on(terminal: &Terminal, text: &str) {
    let (column, row) = place(terminal, text);
    terminal.send(click(column, row));
}

fn reports(terminal: &Terminal) -> (MouseProtocolMode, MouseProtocolEncoding) {
    terminal.look(|screen| (screen.mouse_protocol_mode(), screen.mouse_protocol_encoding()))
}

const NONE: (MouseProtocolMode, MouseProtocolEncoding) = (MouseProtocolMode::None, MouseProtocolEncoding::Default);
const BUTTONS: (MouseProtocolMode, MouseProtocolEncoding) =
    (MouseProtocolMode::PressRelease, MouseProtocolEncoding::Sgr);

/// Turns it on in the laboratory.
#[track_caller]
fn turn_on(terminal: &Terminal) {
    terminal.send(MOUSE);
    terminal.wait_for_text(&words(Language::Spanish, "mouse-status-on"));
    assert_eq!(reports(terminal), BUTTONS);
}

#[test]
fn it_is_never_asked_for_before_its_key_is_pressed() {
    let machine = Machine::new();
    let terminal = machine.lab((100, 30));
    assert!(terminal.screen_text().contains("F12 ratón"), "{}", terminal.screen_text());
    // What a terminal sends unasked is no typing either.
    terminal.send(click(50, 6));
    terminal.send("111111*111111\r");
    terminal.wait_for_text("12345654321");
    let text = terminal.screen_text();
    assert!(text.contains(">>> 111111*111111") && text.contains("▸ cliente"), "{text}");
    terminal.send(keys::CONTROL_Q);
    assert!(terminal.wait_exit().success());
    let written = terminal.bytes_since(0);
    for request in REQUESTS {
        assert!(!written.windows(request.len()).any(|bytes| bytes == request), "{request:?}");
    }
    assert!(!fs::exists(machine.settings_file()).unwrap());
}

#[test]
fn on_it_focuses_scrolls_and_presses_keys_and_off_it_does_nothing() {
    let machine = Machine::new();
    let terminal = machine.lab(WIDE);
    turn_on(&terminal);
    click_on(&terminal, "SERVIDOR · pid");
    terminal.wait_for_text("▸ servidor");
    terminal.send("111111*111111\r");
    terminal.wait_for_text("12345654321");
    click_on(&terminal, "cliente ");
    terminal.wait_for_text("▸ cliente");
    click_on(&terminal, "+ programa");
    terminal.wait_for_text("nueva consola");
    // A line of the menu, and the same again: it is done.
    click_on(&terminal, "servidor eco, TCP");
    terminal.wait_for_text("▸ servidor eco, TCP");
    click_on(&terminal, "servidor eco, TCP");
    terminal.wait_for_text("eco · pid");
    terminal.send(MOUSE);
    terminal.wait_for_text(&words(Language::Spanish, "mouse-status-off"));
    assert_eq!(reports(&terminal), NONE);
    click_on(&terminal, "cliente ");
    terminal.send(keys::F2);
    terminal.wait_for_text("free lab");
    assert!(terminal.screen_text().contains("▸ eco"), "{}", terminal.screen_text());
    terminal.send(keys::CONTROL_Q);
    assert!(terminal.wait_exit().success());
    assert_given_back(&terminal);
    // No motion was ever asked for.
    let written = terminal.bytes_since(0);
    for request in [&b"\x1b[?1002h"[..], b"\x1b[?1003h", b"\x1b[?9h"] {
        assert!(!written.windows(request.len()).any(|bytes| bytes == request), "{request:?}");
    }
}

#[test]
fn a_choice_is_remembered_and_every_end_turns_it_off() {
    let machine = Machine::new();
    let terminal = machine.lab(WIDE);
    turn_on(&terminal);
    assert_eq!(fs::read_to_string(machine.settings_file()).unwrap(), "raton = true\n");
    terminal.send(keys::CONTROL_Q);
    assert!(terminal.wait_exit().success());
    assert_given_back(&terminal);

    for signal in [libc::SIGTERM, libc::SIGHUP] {
        let terminal = machine.lab(WIDE);
        assert_eq!(reports(&terminal), BUTTONS);
        send_signal(terminal.pid(), signal).unwrap();
        assert!(terminal.wait_exit().success());
        assert_given_back(&terminal);
    }

    let terminal = machine.enchufe(&[]);
    terminal.wait_for_text("laboratorio libre");
    click_on(&terminal, "q salir");
    assert!(terminal.wait_exit().success());
    assert_given_back(&terminal);

    let terminal = machine.lab(WIDE);
    terminal.send(MOUSE);
    terminal.wait_for_text(&words(Language::Spanish, "mouse-status-off"));
    assert_eq!(fs::read_to_string(machine.settings_file()).unwrap(), "raton = false\n");
    terminal.send(keys::CONTROL_Q);
    terminal.wait_exit();
}

#[test]
fn ctrl_z_gives_it_back_and_fg_asks_for_it_again() {
    let machine = Machine::new();
    let environment = [("PS1", Some("listo> ")), ("ENV", None), ("ENCHUFE", Some(ENCHUFE)), ("HISTFILE", None)];
    let terminal = machine.start("sh", &["-i"], &environment, WIDE);
    terminal.wait_for_text("listo> ");
    terminal.send("\"$ENCHUFE\" lab\r");
    wait_for_prompts(&terminal);
    let enchufe = Process::of(terminal.pid()).unwrap().children().pop().expect("the shell started it");
    turn_on(&terminal);
    for _ in 0..2 {
        let mark = terminal.mark();
        terminal.send(keys::CONTROL_Z);
        wait_that("it is stopped", || enchufe.is_stopped());
        terminal.wait_for_bytes(mark, b"listo> ");
        assert_given_back(&terminal);
        let mark = terminal.mark();
        terminal.send("fg\r");
        terminal.wait_for_bytes(mark, b"\x1b[?1006h");
        assert_eq!(reports(&terminal), BUTTONS);
    }
    terminal.wait_for_text("SERVIDOR · pid");
    click_on(&terminal, "SERVIDOR · pid");
    terminal.wait_for_text("▸ servidor");
    let mark = terminal.mark();
    terminal.send(keys::CONTROL_Q);
    terminal.wait_for_bytes(mark, b"listo> ");
    assert_given_back(&terminal);
    terminal.send("exit\r");
    assert!(terminal.wait_exit().success());
}
