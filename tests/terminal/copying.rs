//! What is copied leaves as OSC 52 and stands in a file; a listing that is pasted runs whole.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use crate::bench::*;
use crate::support::terminal::Terminal;

/// What `b"hola"` is in base64 (RFC 4648 §4): by `printf 'b"hola"' | base64`.
const LITERAL: &[u8] = b"\x1b]52;c;YiJob2xhIg==\x1b\\";

/// Where the text is kept.
fn file(machine: &Machine) -> PathBuf {
    machine.folder("home").join(".local/state/enchufe/copiado.txt")
}

/// Sends «hola» through a pair of sockets, walks to that call, and copies its bytes as a Python literal.
#[track_caller]
fn copy(terminal: &Terminal) {
    for line in ["import socket", "a, b = socket.socketpair()", "a.send(b\"hola\")"] {
        terminal.send(format!("{line}\r"));
    }
    terminal.wait_for_text("4 B   leídos 0");
    terminal.send(keys::F10);
    terminal.wait_for_text("suceso 2 de 2");
    terminal.send("c");
    terminal.wait_for_text("bytes, en Python");
    terminal.send(keys::UP);
    // The Linux console has another pointer.
    let is_chosen = |text: &str| ["▸", "►"].iter().any(|pointer| text.contains(&format!("{pointer} bytes, en Python")));
    terminal.wait_until("the bytes in Python are chosen", |screen| is_chosen(&screen.contents()));
    terminal.send("\r");
}

#[track_caller]
fn has_sequence(terminal: &Terminal) -> bool {
    terminal.bytes_since(0).windows(5).any(|bytes| bytes == b"\x1b]52;")
}

#[test]
fn the_terminal_gets_it_in_base64_and_the_file_has_it_for_its_owner_alone() {
    let machine = Machine::new();
    let terminal = machine.lab(WIDE);
    copy(&terminal);
    terminal.wait_for_text("Copiado: los bytes en Python (7 bytes)");
    terminal.wait_for_text("~/.local/state/enchufe/copiado.txt");
    assert!(terminal.bytes_since(0).windows(LITERAL.len()).any(|bytes| bytes == LITERAL));
    assert_eq!(fs::read_to_string(file(&machine)).unwrap(), "b\"hola\"");
    assert_eq!(fs::metadata(file(&machine)).unwrap().permissions().mode() & 0o777, 0o600);
    // The calls are left, and the prompt is there again.
    terminal.send(keys::ESCAPE);
    terminal.wait_until("the calls are left", |screen| !screen.contents().contains("suceso 2 de 2"));
    terminal.send("111111*111111\r");
    terminal.wait_for_text("12345654321");
    terminal.send(keys::CONTROL_Q);
    assert!(terminal.wait_exit().success());
    assert!(file(&machine).exists(), "it outlives the session");
}

#[test]
fn a_console_without_a_clipboard_is_sent_nothing() {
    let machine = Machine::new();
    let terminal = machine.start(ENCHUFE, &["lab"], &[("TERM", Some("linux"))], WIDE);
    wait_for_prompts(&terminal);
    copy(&terminal);
    terminal.wait_for_text("Esta terminal no tiene portapapeles");
    assert!(!has_sequence(&terminal));
    assert_eq!(fs::read_to_string(file(&machine)).unwrap(), "b\"hola\"");
}

#[test]
fn without_a_home_the_file_is_in_the_folder_of_the_session() {
    let machine = Machine::new();
    let nowhere = [("HOME", None), ("XDG_CONFIG_HOME", None), ("XDG_STATE_HOME", None)];
    let terminal = machine.start(ENCHUFE, &["lab"], &nowhere, WIDE);
    wait_for_prompts(&terminal);
    copy(&terminal);
    terminal.wait_for_text("Copiado: los bytes en Python (7 bytes)");
    let folders = machine.session_folders();
    let [folder] = folders.as_slice() else { panic!("{folders:?}") };
    assert_eq!(fs::read_to_string(folder.join("copiado.txt")).unwrap(), "b\"hola\"");
    terminal.send(keys::CONTROL_Q);
    assert!(terminal.wait_exit().success());
    assert_eq!(machine.session_folders(), Vec::<PathBuf>::new());
}

#[test]
fn on_a_full_disk_it_is_sent_and_what_was_not_kept_is_said() {
    let machine = Machine::new();
    let folder = file(&machine).parent().unwrap().to_owned();
    fs::create_dir_all(&folder).unwrap();
    fs::write(file(&machine), "lo de antes").unwrap();
    // No file may grow: what is written fails as on a full disk (setrlimit(2)).
    let script = "ulimit -f 0; exec \"$0\" \"$@\"";
    let terminal = machine.start("sh", &["-c", script, ENCHUFE, "lab"], &[], WIDE);
    wait_for_prompts(&terminal);
    copy(&terminal);
    terminal.wait_for_text("(EFBIG)");
    assert!(has_sequence(&terminal));
    assert_eq!(fs::read_to_string(file(&machine)).unwrap(), "lo de antes");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
}

/// As a terminal brackets what is pasted.
fn pasted(text: &str) -> String {
    format!("\x1b[200~{text}\x1b[201~")
}

#[test]
fn a_listing_of_the_real_python_runs_whole_and_what_is_not_covered_stops_nothing() {
    let machine = Machine::new();
    let terminal = machine.lab(WIDE);
    let listing = "\u{feff}    def f():\r\n        return 1\r\n\r\n    class C:\r\n        x = 1\r\n\r\n    total = 0\r\n    \
                   for i in range(4):\r\n        # suma\r\n\r\n        if i % 2:\r\n            total += i\r\n        \
                   else:\r\n            continue\r\n\r\n    try:\r\n        1/0\r\n    except ZeroDivisionError:\r\n        \
                   total += 100\r\n    nada\r\n    print(total * 333333)\r\n    total * 444444";
    terminal.send(pasted(listing));
    // 1 + 3 + 100.
    terminal.wait_for_text("34666632");
    let screen = terminal.screen_text();
    assert!(screen.contains("NameError"), "{screen}");
    // The last line has no end: it stays on the prompt.
    terminal.wait_for_text(">>> total * 444444");
    terminal.send("\r");
    terminal.wait_for_text("46222176");
}

#[test]
fn a_long_listing_that_waits_is_counted_and_ctrl_c_drops_it() {
    let machine = Machine::new();
    let terminal = machine.lab(WIDE);
    let mut listing = "import time\ntime.sleep(600)\n".to_owned();
    listing.push_str(&format!("x = '{}'\n", "a".repeat(90)).repeat(10_000));
    terminal.send(pasted(&listing));
    terminal.wait_for_text("Esperan 10\u{a0}000 sentencias más.");
    terminal.send(keys::CONTROL_C);
    terminal.wait_for_text("KeyboardInterrupt");
    terminal.wait_until("nothing waits", |screen| !screen.contents().contains("Esperan"));
    terminal.send("111111*111111\r");
    terminal.wait_for_text("12345654321");
}
