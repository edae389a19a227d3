//! Starting, the languages, quitting, silence.

use std::time::Duration;

use enchufe::i18n::Language;

use crate::bench::*;

/// On the first screen, once its byte has crossed: nothing moves any more.
const CROSSED: &str = "acaban de hablarse";

#[test]
fn it_starts_in_spanish_and_both_quit_keys_give_the_terminal_back() {
    for key in ["q", keys::CONTROL_Q] {
        let machine = Machine::new();
        let terminal = machine.enchufe(&[]);
        terminal.wait_for_text("en tu terminal");
        terminal.wait_for_text("F2 English");
        assert_taken(&terminal);
        terminal.send(key);
        let status = terminal.wait_exit();
        assert!(status.success(), "{key:?}: {status:?}");
        assert_given_back(&terminal);
        assert_eq!(terminal.screen_text(), "", "something was left on the screen");
        assert_eq!(machine.session_folders(), Vec::<std::path::PathBuf>::new());
    }
}

#[test]
fn it_starts_in_english_when_asked() {
    let machine = Machine::new();
    let terminal = machine.enchufe(&["--idioma", "en"]);
    terminal.wait_for_text("in your terminal");
    assert!(!terminal.screen_text().contains("laboratorio"), "{}", terminal.screen_text());
    terminal.send("q");
    assert!(terminal.wait_exit().success());
    assert_given_back(&terminal);
}

#[test]
fn quitting_from_the_laboratory_leaves_nothing_behind() {
    let machine = Machine::new();
    let terminal = machine.lab(PROJECTOR);
    let (_, programs) = enchufe_and_programs(&terminal);
    assert_eq!((programs.len(), machine.session_folders().len()), (2, 1));
    // A letter is text here: only Ctrl-Q quits.
    terminal.send("q");
    terminal.wait_for_text(">>> q");
    terminal.send(keys::CONTROL_Q);
    assert!(terminal.wait_exit().success());
    assert_given_back(&terminal);
    assert!(programs.iter().all(|program| !program.lives()), "{programs:?}");
    assert_eq!(machine.session_folders(), Vec::<std::path::PathBuf>::new());
}

#[test]
fn f2_changes_every_word_in_one_frame() {
    let machine = Machine::new();
    let terminal = machine.enchufe(&[]);
    terminal.wait_for_text(CROSSED);
    // Who was greeted sees the whole list.
    terminal.send("\x1b");
    terminal.wait_for_text(&words(Language::Spanish, "app-home-glossary-about"));
    let shown =
        ["ui-home-subtitle", "ui-home-lessons", "app-home-lab", "app-home-lab-about", "app-home-glossary-about"];
    for (from, to) in [(Language::Spanish, Language::English), (Language::English, Language::Spanish)] {
        let [before, after] = [from, to].map(|language| shown.map(|id| words(language, id)));
        let mark = terminal.mark();
        terminal.send(keys::F2);
        terminal.wait_for_text(&after[0]);
        let frame = first_frame_with(&terminal, mark, &after[0]);
        for (before, after) in before.iter().zip(&after) {
            assert!(!frame.contains(before), "{before:?} stayed:\n{frame}");
            assert!(frame.contains(after), "{after:?} is missing:\n{frame}");
        }
    }
}

/// The screen at the end of the first frame after `mark` that shows `text`.
#[track_caller]
fn first_frame_with(terminal: &crate::support::terminal::Terminal, mark: usize, text: &str) -> String {
    const END_OF_FRAME: &[u8] = b"\x1b[?2026l";
    let bytes = terminal.bytes_since(0);
    let (columns, rows) = PROJECTOR;
    let mut parser = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
    parser.process(&bytes[..mark]);
    for frame in bytes[mark..].split_inclusive(|byte| *byte == b'l') {
        parser.process(frame);
        if frame.ends_with(END_OF_FRAME) && parser.screen().contents().contains(text) {
            return parser.screen().contents();
        }
    }
    panic!("no frame shows {text:?}");
}

#[test]
fn ctrl_c_never_quits_and_names_the_key_that_does() {
    let machine = Machine::new();
    let terminal = machine.enchufe(&[]);
    terminal.wait_for_text(CROSSED);
    let answer = words(Language::Spanish, "app-status-nothing-to-interrupt");
    let answer = answer.split('.').next().unwrap().to_owned();
    terminal.send(keys::CONTROL_C);
    terminal.wait_until("the quit key is named", |screen| {
        let text = screen.contents();
        text.contains(&answer) && text.contains("Ctrl-Q")
    });
    terminal.send("l");
    wait_for_prompts(&terminal);
    terminal.wait_until("the answer is gone", |screen| !screen.contents().contains(&answer));
    terminal.send(keys::CONTROL_C);
    terminal.wait_for_text(&answer);
    // It still obeys.
    terminal.send("1+1\r");
    terminal.wait_for_text(">>> 1+1");
    terminal.send(keys::CONTROL_Q);
    assert!(terminal.wait_exit().success());
}

#[test]
fn an_idle_screen_writes_nothing() {
    // A pair that is connected, besides two prompts: sockets that are seen are also looked at.
    for lines in [&[][..], &["import socket", "a, b = socket.socketpair()", "a.send(b'hola')"]] {
        let machine = Machine::new();
        let terminal = machine.lab(PROJECTOR);
        for line in lines {
            terminal.send(format!("{line}\r"));
        }
        if !lines.is_empty() {
            terminal.wait_for_text("por leer");
        }
        // Idle begins 2 s after the last key and the last event, whatever was drawn until then.
        let end = std::time::Instant::now() + Duration::from_secs(2);
        while std::time::Instant::now() < end {
            terminal.written_within(terminal.mark(), end.saturating_duration_since(std::time::Instant::now()));
        }
        let mark = terminal.mark();
        let written = terminal.written_within(mark, Duration::from_secs(3));
        assert!(written.is_empty(), "{lines:?}: {:?}", String::from_utf8_lossy(&written));
    }
}
