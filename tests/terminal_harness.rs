//! The pseudo-terminal harness, tried on programs that every system has.

mod support;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Duration;

use support::terminal::Terminal;

const SCREEN: (u16, u16) = (80, 24);

fn shell(script: &str) -> Terminal {
    Terminal::spawn("sh", &["-c", script], &[], SCREEN)
}

/// The text of the panic that `work` must end in.
fn failure(work: impl FnOnce()) -> String {
    let payload = catch_unwind(AssertUnwindSafe(work)).expect_err("it did not fail");
    payload.downcast_ref::<String>().expect("a panic with text").clone()
}

#[test]
fn what_is_typed_is_seen_twice_by_cat() {
    let terminal = Terminal::spawn("cat", &[], &[], SCREEN);
    terminal.send("hola año\r");
    terminal.wait_until("the line and its echo are there", |screen| screen.contents() == "hola año\nhola año");
    // End of file, as Ctrl-D at the beginning of a line.
    terminal.send([4]);
    assert!(terminal.wait_exit().success());
}

#[test]
fn everything_written_is_there_when_the_program_has_ended() {
    let terminal = shell("printf '\\033[31mrojo\\033[0m\\n'; printf fin; exit 7");
    let status = terminal.wait_exit();
    assert_eq!((status.exit_code(), status.signal()), (7, None));
    assert_eq!(terminal.screen_text(), "rojo\nfin");
    assert_eq!(terminal.look(|screen| screen.cell(0, 0).unwrap().fgcolor()), vt100::Color::Idx(1));
    assert_eq!(terminal.bytes_since(0), b"\x1b[31mrojo\x1b[0m\r\nfin");
    assert_eq!(shell("kill -TERM $$").wait_exit().signal(), Some("Terminated"));
}

#[test]
fn bytes_are_counted_from_a_mark() {
    let terminal = shell("stty -echo; echo uno; read x; printf '\\033[?25l'; read x");
    terminal.wait_for_text("uno");
    let mark = terminal.mark();
    terminal.send("\r");
    terminal.wait_for_bytes(mark, b"\x1b[?25l");
    assert_eq!(terminal.bytes_since(mark), b"\x1b[?25l");
    assert!(terminal.look(|screen| screen.hide_cursor()));
}

#[test]
fn the_cursors_place_is_answered() {
    let terminal = shell(
        "stty -echo -icanon; printf '\\nabc\\033[6n'; answer=$(dd bs=1 count=6 2>/dev/null | od -An -c); echo \"<$answer>\"",
    );
    assert!(terminal.wait_exit().success());
    let words: Vec<String> = terminal.screen_text().split_whitespace().map(str::to_owned).collect();
    assert_eq!(words, ["abc<", "033", "[", "2", ";", "4", "R>"]);
}

#[test]
fn the_size_is_the_programs_and_changes() {
    let terminal = shell("stty size; while read x; do stty size; done");
    terminal.wait_for_text("24 80");
    terminal.resize(100, 30);
    terminal.send("\r");
    terminal.wait_for_text("30 100");
    assert_eq!(terminal.look(|screen| screen.size().1.get()), 100);
}

#[test]
fn the_environment_is_set_and_removed() {
    let environment = [("ENCHUFE_A", Some("sí")), ("HOME", None), ("TERM", Some("dumb"))];
    let terminal = Terminal::spawn("sh", &["-c", "echo \"$ENCHUFE_A ${HOME-none} $TERM\"; pwd"], &environment, SCREEN);
    terminal.wait_exit();
    let folder = std::env::current_dir().unwrap();
    let text = terminal.screen_text().replace('\n', "");
    assert!(text.starts_with("sí none dumb"), "{text}");
    assert!(text.ends_with(folder.to_str().unwrap()), "{text}");
}

#[test]
fn a_wait_in_vain_shows_the_screen() {
    let mut terminal = shell("echo visible; exec cat");
    terminal.wait_for_text("visible");
    terminal.set_deadline(Duration::from_millis(30));
    let text = failure(|| terminal.wait_for_text("oculto"));
    assert!(text.contains("did not come to pass in 30ms that \"oculto\" is on the screen"), "{text}");
    assert!(text.contains("|visible"), "{text}");
    let text = failure(|| drop(terminal.wait_exit()));
    assert!(text.contains("that the program ends"), "{text}");
    // The terminal is as good as before.
    assert_eq!(terminal.screen_text(), "visible");
}

#[test]
fn a_program_that_ended_is_not_waited_for() {
    let terminal = shell("echo adiós");
    let text = failure(|| terminal.wait_for_text("oculto"));
    assert!(text.contains("closed its terminal before"), "{text}");
    assert!(text.contains("|adiós"), "{text}");
}

#[test]
fn dropping_kills_even_a_program_that_ignores_signals() {
    let terminal = shell("trap '' HUP TERM INT; echo listo; while :; do read x; done");
    terminal.wait_for_text("listo");
    let process = format!("/proc/{}", terminal.pid());
    assert!(Path::new(&process).exists());
    drop(terminal);
    assert!(!Path::new(&process).exists());
}

#[test]
fn its_modes_are_compared_with_those_at_first() {
    let terminal = shell("stty -echo; echo sin; read x; stty echo; echo con");
    terminal.wait_for_text("sin");
    assert_ne!(terminal.modes(), terminal.modes_at_first());
    terminal.send("\r");
    terminal.wait_exit();
    assert_eq!(terminal.modes(), terminal.modes_at_first());
}

#[test]
fn silence_is_told_from_noise() {
    let terminal = shell("echo uno; read x; echo dos; exec cat");
    terminal.wait_for_text("uno");
    let mark = terminal.mark();
    assert_eq!(terminal.written_within(mark, Duration::from_millis(20)), b"");
    terminal.send("\r");
    assert_ne!(terminal.written_within(mark, Duration::from_secs(20)), b"");
}
