//! The monkey at the real binary: bytes as a terminal sends them.

use std::time::Duration;

use super::dice::Dice;
use super::monkey::LINES;
use super::terminal::Terminal;

/// How long the monkey looks at a screen on which nothing happens.
const MOMENT: Duration = Duration::from_millis(10);

/// Sends `inputs` keys, lines and pastes to `enchufe` in a pseudo-terminal, and ends it.
pub fn play(seed: u64, inputs: u32, enchufe: &str) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let path = home.path().to_str().expect("a path in UTF-8");
    let folders = ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "TMPDIR"];
    let mut environment: Vec<(&str, Option<&str>)> = folders.iter().map(|name| (*name, Some(path))).collect();
    environment.extend([("ENCHUFE_SOLO_LOOPBACK", Some("1")), ("LC_ALL", None), ("NO_COLOR", None)]);
    let terminal = Terminal::spawn(enchufe, &[], &environment, (80, 24));
    terminal.wait_for_text("enchufe");
    let mut dice = Dice::new(seed);
    for step in 0..inputs {
        let mark = terminal.mark();
        terminal.send(bytes_for_a_terminal(&mut dice));
        // It goes on when it saw something happen, or after a moment in which nothing did.
        terminal.written_within(mark, MOMENT);
        if step % 50 == 49 {
            let (columns, rows) = (20 + dice.below(180) as u16, 8 + dice.below(50) as u16);
            terminal.resize(columns, rows);
            assert!(terminal.is_running(), "it ended by itself:\n{}", terminal.screen_text());
        }
    }
    terminal.resize(80, 24);
    terminal.send("\x11");
    let status = terminal.wait_exit();
    assert!(status.success(), "{status:?}\n{}", terminal.screen_text());
    assert_eq!(terminal.modes(), terminal.modes_at_first());
    let names = std::fs::read_dir(home.path()).expect("the folder").flatten().map(|entry| entry.file_name());
    let left: Vec<_> = names.filter(|name| name.to_string_lossy().starts_with("enchufe-")).collect();
    assert!(left.is_empty(), "the session's folder is still there: {left:?}");
}

/// What to type at the real binary, as a terminal sends it: keys of the table but those that quit or suspend, letters but
/// those that quit, pastes.
fn bytes_for_a_terminal(dice: &mut Dice) -> Vec<u8> {
    /// F1 to F10 and their like as xterm sends them (terminfo: kf1…), arrows, pages, Alt-letters, Control-letters.
    const KEYS: [&str; 46] = [
        "\x1bOP",
        "\x1bOQ",
        "\x1bOR",
        "\x1bOS",
        "\x1b[15~",
        "\x1b[17~",
        "\x1b[18~",
        "\x1b[19~",
        "\x1b[20~",
        "\x1b[21~",
        "\x1b[24~",
        "\x1b[17;2~",
        "\x1b[A",
        "\x1b[B",
        "\x1b[C",
        "\x1b[D",
        "\x1b[H",
        "\x1b[F",
        "\x1b[5~",
        "\x1b[6~",
        "\x1b[1;3A",
        "\x1b[1;3B",
        "\x1b[1;3D",
        "\x1b[Z",
        "\t",
        "\r",
        "\r",
        "\r",
        "\r",
        "\x7f",
        "\x1b[3~",
        "\x01",
        "\x03",
        "\x05",
        "\x04",
        "\x0b",
        "\x15",
        "\x19",
        "\x1b1",
        "\x1b2",
        "\x1bp",
        "\x1bn",
        "\x1br",
        "\x1bi",
        "\x1b",
        "\x1bg",
    ];
    match dice.below(10) {
        0..6 => dice.choose(&KEYS).copied().unwrap_or_default().as_bytes().to_vec(),
        6..8 => {
            let line = dice.choose(&LINES).copied().unwrap_or_default();
            format!("{}\r", line.replace('\n', "\r")).into_bytes()
        }
        8 => {
            let line = dice.choose(&LINES).copied().unwrap_or_default();
            format!("\x1b[200~{line}\n{line}\x1b[201~").into_bytes()
        }
        // Not `q`, which leaves the first screen; bytes that are no key at all, too.
        _ => (0..4).filter_map(|_| dice.choose(b"abcdefghijklmnop123 .(\"\\\xff\xc3\x1b[").copied()).collect(),
    }
}
