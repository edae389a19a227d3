//! Programs seen from another terminal: killed, served, printing what a terminal would obey, and pasted at.

use std::process::{Command, Stdio};

use enchufe::i18n::Language;
use enchufe::kernel::process::send_signal;

use crate::bench::*;
use crate::support::terminal::Terminal;

/// Whether somebody promised that foreign clients are there.
fn clients_required() -> bool {
    std::env::var_os("ENCHUFE_REQUIRE_CLIENTS").is_some_and(|value| value == "1")
}

#[track_caller]
fn quit(terminal: &Terminal) {
    terminal.send(keys::CONTROL_Q);
    assert!(terminal.wait_exit().success());
    assert_given_back(terminal);
}

#[test]
fn a_program_killed_from_another_terminal_is_seen_as_it_died_and_begins_again() {
    for (signal, name) in [(libc::SIGKILL, "SIGKILL"), (libc::SIGTERM, "SIGTERM"), (libc::SIGQUIT, "SIGQUIT")] {
        let machine = Machine::new();
        let terminal = machine.lab(WIDE);
        let pid = number_after(&terminal, "CLIENTE · pid ");
        let client = Process::of(pid).expect("the screen tells a pid that exists");
        send_signal(pid, signal).unwrap();
        terminal.wait_for_text(&format!("terminó: {name}"));
        assert!(!client.lives());

        terminal.send(keys::F7);
        terminal.wait_for_text("reiniciar");
        // To the line that restarts, whatever stands before it.
        while !terminal.screen_text().lines().any(|line| line.contains("▸ reiniciar")) {
            let mark = terminal.mark();
            terminal.send(keys::DOWN);
            terminal.wait_for_bytes(mark, b"\x1b[?2026l");
        }
        terminal.send("\r");
        terminal.wait_until("another process is at its prompt", |screen| {
            let text = screen.contents();
            let born = text.split_once("CLIENTE · pid ").map(|(_, rest)| rest.to_owned());
            born.is_some_and(|rest| !rest.starts_with(&format!("{pid} ")) && !text.contains("· terminó"))
        });
        let again = number_after(&terminal, "CLIENTE · pid ");
        assert_ne!(again, pid);
        assert!(Process::of(again).is_some());
        terminal.send("111111*111111\r");
        terminal.wait_for_text("12345654321");
        quit(&terminal);
    }
}

#[test]
fn a_real_curl_appears_as_it_asks() {
    let machine = Machine::new();
    let terminal = machine.lab(WIDE);
    terminal.send(keys::F7);
    terminal.wait_for_text("servidor web");
    terminal.send(format!("{}\r", keys::DOWN.repeat(4)));
    let listens = "escucha en (\"127.0.0.1\", ";
    terminal.wait_for_text(listens);
    let port = number_after(&terminal, listens);
    let url = format!("http://127.0.0.1:{port}/");
    let curl =
        Command::new("curl").args(["--silent", "--show-error", "--noproxy", "*", &url]).stdin(Stdio::null()).output();
    match curl {
        Ok(output) => {
            assert!(output.status.success(), "{output:?}");
            assert!(String::from_utf8_lossy(&output.stdout).contains("<html"), "{output:?}");
            terminal.wait_for_text("GET / HTTP/1.1");
        }
        Err(error) => {
            eprintln!("curl is not installed, so it was not tried: {error}");
            assert!(!clients_required(), "ENCHUFE_REQUIRE_CLIENTS=1 asks for curl");
        }
    }
    quit(&terminal);
}

#[test]
fn what_a_terminal_would_obey_never_reaches_it() {
    // A title, a bell, an answer that types for the person, a colour, a C1 control, text that runs backwards.
    const HOSTILE: &str = "\x1b]0;malo\x07\x1b[6n\x1b[41m\u{9b}31m\u{202e}odnum\u{2066}\u{200f}";
    let machine = Machine::new();
    let terminal = machine.lab(WIDE);
    let mark = terminal.mark();
    for line in [
        "import socket, sys",
        r"m = '\x1b]0;malo\x07\x1b[6n\x1b[41m\x9b31m\u202eodnum\u2066\u200f'",
        "print('impreso', m)",
        "a, b = socket.socketpair()",
        "a.send(m.encode())",
        "b.recv(100).decode()",
        "print(m, file=sys.stderr)",
        "raise ValueError(m)",
        "m[0].foo",
    ] {
        terminal.send(format!("{line}\r"));
    }
    // Pasted at the prompt too, where it stays.
    terminal.send(format!("\x1b[200~pegado {HOSTILE}\x1b[201~"));
    terminal.wait_for_text("pegado");
    terminal.wait_for_text("AttributeError");
    terminal.send(keys::F2);
    terminal.wait_for_text("free lab");
    let written = terminal.bytes_since(mark);
    for raw in ["\x1b]", "\x07", "\x1b[6n", "\x1b[41m", "\u{9b}", "\u{202e}", "\u{2066}", "\u{200f}"] {
        let raw = raw.as_bytes();
        assert!(
            !written.windows(raw.len()).any(|bytes| bytes == raw),
            "{:?} was written",
            String::from_utf8_lossy(raw)
        );
    }
    quit(&terminal);
}

#[test]
fn a_pasted_listing_runs_its_lines_in_order() {
    for end in ["\n", "\r", "\r\n"] {
        let machine = Machine::new();
        let terminal = machine.lab(WIDE);
        let listing = ["a = [1]", "a.append(len(a) + 1)", "print('suma', a, sum(a))"].join(end);
        terminal.send(format!("\x1b[200~{listing}{end}\x1b[201~"));
        terminal.wait_for_text("suma [1, 2] 3");
        let text = terminal.screen_text();
        let at = |line: &str| text.find(line).unwrap_or_else(|| panic!("{line} is not there:\n{text}"));
        assert!(at(">>> a = [1]") < at(">>> a.append(") && at(">>> a.append(") < at(">>> print("), "{text}");
        assert!(at(">>> print(") < at("suma [1, 2] 3"), "{text}");
        quit(&terminal);
    }
}

#[test]
fn a_queue_that_emptied_at_once_does_not_stay_full_on_the_screen() {
    let machine = Machine::new();
    let terminal = machine.lab(WIDE);
    // Of a Unix socket the send queue is memory in use, which nobody confirms.
    let in_use = words(Language::Spanish, "ui-kernel-memory");
    terminal.send("import socket\ra, b = socket.socketpair()\r");
    for round in 1..=12 {
        // What `send` saw just after itself is not true any more when the screen hears of it.
        terminal.send("a.send(b'hola')\rb.recv(9)\r");
        let read = format!("leídos {}", 4 * round);
        terminal.wait_until("everything was read and the kernel holds nothing", |screen| {
            let text = screen.contents();
            let mut rows = text.lines().filter(|line| line.contains(&in_use)).peekable();
            let empty = |line: &str| line.split('│').nth(1).is_some_and(|pane| pane.contains(" 0 B"));
            text.split_whitespace().collect::<Vec<_>>().join(" ").contains(&read)
                && rows.peek().is_some()
                && rows.all(empty)
        });
    }
    quit(&terminal);
}
