//! Keys that come faster than they are read: a paste in a terminal that does not bracket it, a key held down.

mod support;

use support::terminal::Terminal;

/// Less than a pseudo-terminal holds (4096 bytes), more than is read at once.
const MANY: usize = 3000;

#[test]
fn a_burst_of_keys_is_read_to_its_end() {
    let terminal =
        Terminal::spawn(env!("CARGO_BIN_EXE_enchufe"), &["lab"], &[("ENCHUFE_SOLO_LOOPBACK", Some("1"))], (80, 24));
    terminal.wait_for_text("socket.socket()");
    // The letters, Ctrl-U, which takes them off again, and a line, with nothing typed after it.
    terminal.send(format!("{}\x15[41999 + 1]\r", "y".repeat(MANY)));
    terminal.wait_for_text("[42000]");
    terminal.send("\x11");
    assert!(terminal.wait_exit().success());
}
