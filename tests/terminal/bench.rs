//! A place of its own for enchufe to run in, and what can be seen of it from outside.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use enchufe::i18n::{I18n, Language};
use tempfile::TempDir;

use crate::support::terminal::Terminal;

/// The binary under test.
pub const ENCHUFE: &str = env!("CARGO_BIN_EXE_enchufe");

/// The projector's size.
pub const PROJECTOR: (u16, u16) = (80, 24);

/// A size at which sentences fit in a line.
pub const WIDE: (u16, u16) = (120, 36);

/// Keys as a terminal sends them (xterm's control sequences).
pub mod keys {
    pub const CONTROL_C: &str = "\x03";
    pub const CONTROL_Q: &str = "\x11";
    pub const CONTROL_Z: &str = "\x1a";
    pub const DOWN: &str = "\x1b[B";
    pub const ESCAPE: &str = "\x1b";
    pub const F10: &str = "\x1b[21~";
    pub const F2: &str = "\x1bOQ";
    pub const SHIFT_F2: &str = "\x1b[1;2Q";
    pub const F6: &str = "\x1b[17~";
    pub const F7: &str = "\x1b[18~";
    pub const F11: &str = "\x1b[23~";
    pub const UP: &str = "\x1b[A";
}

/// Nothing that is waited for outside a screen takes longer on a machine that is merely busy.
const DEADLINE: Duration = Duration::from_secs(20);

/// A home, a runtime folder and a temporary folder that belong to one test.
pub struct Machine {
    folder: TempDir,
}

impl Machine {
    /// A machine where nobody has been yet.
    pub fn new() -> Machine {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in ["home", "config", "run", "tmp"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        Machine { folder }
    }

    /// A folder of it: `home`, `config`, `run`, `tmp`.
    pub fn folder(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where settings are kept.
    pub fn settings_file(&self) -> PathBuf {
        self.folder("config").join("enchufe").join("ajustes.toml")
    }

    /// The environment of everything that is started here.
    pub fn environment(&self) -> Vec<(&'static str, Option<String>)> {
        let path = |name: &str| Some(self.folder(name).into_os_string().into_string().expect("a path in UTF-8"));
        vec![
            ("ENCHUFE_SOLO_LOOPBACK", Some("1".to_owned())),
            ("HOME", path("home")),
            ("XDG_CONFIG_HOME", path("config")),
            ("XDG_STATE_HOME", None),
            ("XDG_RUNTIME_DIR", path("run")),
            ("TMPDIR", path("tmp")),
            ("TERM", Some("xterm-256color".to_owned())),
            ("NO_COLOR", None),
            ("COLORTERM", None),
            ("COLORFGBG", None),
            // Locales must not matter.
            ("LANG", Some("en_US.UTF-8".to_owned())),
            ("LC_ALL", None),
            ("LC_CTYPE", None),
        ]
    }

    /// enchufe on the projector.
    #[track_caller]
    pub fn enchufe(&self, arguments: &[&str]) -> Terminal {
        self.start(ENCHUFE, arguments, &[], PROJECTOR)
    }

    /// A command with this much more in its environment.
    #[track_caller]
    pub fn start(
        &self,
        command: &str,
        arguments: &[&str],
        more: &[(&'static str, Option<&str>)],
        size: (u16, u16),
    ) -> Terminal {
        let own = self.environment();
        let mut environment: Vec<(&str, Option<&str>)> =
            own.iter().map(|(name, value)| (*name, value.as_deref())).collect();
        environment.extend(more);
        Terminal::spawn(command, arguments, &environment, size)
    }

    /// The laboratory with its two programs at their prompts.
    #[track_caller]
    pub fn lab(&self, size: (u16, u16)) -> Terminal {
        let terminal = self.start(ENCHUFE, &["lab"], &[], size);
        wait_for_prompts(&terminal);
        terminal
    }

    /// The folders of sessions that are there now.
    pub fn session_folders(&self) -> Vec<PathBuf> {
        let bases = ["run", "tmp"].map(|name| self.folder(name));
        let entries = bases.iter().flat_map(|base| fs::read_dir(base).expect("the folder can be read"));
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths
            .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("enchufe-")))
            .collect()
    }
}

/// Waits until both programs of a new laboratory have their prompts.
#[track_caller]
pub fn wait_for_prompts(terminal: &Terminal) {
    // A program that has a pid and not yet a prompt shows none.
    terminal.wait_until("both programs are at their prompts", |screen| {
        let text = screen.contents();
        text.contains("CLIENTE · pid") && text.contains("SERVIDOR · pid") && text.matches(">>>").count() >= 2
    });
}

/// A text of enchufe's, as far as it has no variables and fits in any line: its first words.
pub fn words(language: Language, id: &str) -> String {
    let text = I18n::new(language).tr(id);
    text.chars().take(40).collect::<String>().trim_end().to_owned()
}

/// The number after `label` on the screen.
#[track_caller]
pub fn number_after(terminal: &Terminal, label: &str) -> u32 {
    let text = terminal.screen_text();
    let number: Option<String> =
        text.split_once(label).map(|(_, rest)| rest.chars().take_while(char::is_ascii_digit).collect());
    number.and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("no number after {label:?}:\n{text}"))
}

/// Asserts that the terminal is as a shell wants it back.
#[track_caller]
pub fn assert_given_back(terminal: &Terminal) {
    terminal.look(|screen| {
        assert!(!screen.alternate_screen(), "still in the alternate screen");
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "pastes are still bracketed");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is still reported");
        assert_eq!(screen.fgcolor(), vt100::Color::Default, "the colour stays");
        assert!(!screen.bold() && !screen.inverse(), "the weight or the inverse stays");
    });
    assert_eq!(terminal.modes(), terminal.modes_at_first(), "the terminal's modes");
}

/// Asserts that enchufe has the terminal.
#[track_caller]
pub fn assert_taken(terminal: &Terminal) {
    terminal.look(|screen| {
        assert!(screen.alternate_screen() && screen.bracketed_paste(), "the terminal is not taken");
    });
    assert_ne!(terminal.modes(), terminal.modes_at_first(), "the terminal is not raw");
}

/// A process, told from a later one with the same number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    /// Its number.
    pub pid: u32,
    born: String,
}

impl Process {
    /// A process that exists.
    pub fn of(pid: u32) -> Option<Process> {
        let stat = Stat::read(pid)?;
        Some(Process { pid, born: stat.born })
    }

    /// Whether it is still there (a zombie does not count).
    pub fn lives(&self) -> bool {
        Stat::read(self.pid).is_some_and(|stat| stat.born == self.born && !matches!(stat.state, 'Z' | 'X'))
    }

    /// Whether it is stopped.
    pub fn is_stopped(&self) -> bool {
        Stat::read(self.pid).is_some_and(|stat| stat.born == self.born && stat.state == 'T')
    }

    /// Those it started and has not reaped.
    pub fn children(&self) -> Vec<Process> {
        let numbers = fs::read_dir("/proc").expect("/proc").flatten();
        let pids = numbers.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        let own = pids.filter(|pid| Stat::read(*pid).is_some_and(|stat| stat.parent == self.pid && stat.state != 'Z'));
        own.filter_map(Process::of).collect()
    }
}

/// What /proc/PID/stat says (proc_pid_stat(5)).
struct Stat {
    state: char,
    parent: u32,
    born: String,
}

impl Stat {
    fn read(pid: u32) -> Option<Stat> {
        let text = fs::read_to_string(Path::new("/proc").join(pid.to_string()).join("stat")).ok()?;
        // The name before it may hold anything, blanks and brackets too.
        let (_, rest) = text.rsplit_once(')')?;
        let fields: Vec<&str> = rest.split_whitespace().collect();
        // Field 3 is the state, 4 the parent, 22 the time of birth.
        Some(Stat {
            state: fields.first()?.chars().next()?,
            parent: fields.get(1)?.parse().ok()?,
            born: (*fields.get(19)?).to_owned(),
        })
    }
}

/// enchufe and its programs.
#[track_caller]
pub fn enchufe_and_programs(terminal: &Terminal) -> (Process, Vec<Process>) {
    let enchufe = Process::of(terminal.pid()).expect("enchufe runs");
    let programs = enchufe.children();
    (enchufe, programs)
}

/// Waits for something that no screen tells.
#[track_caller]
pub fn wait_that(what: &str, mut holds: impl FnMut() -> bool) {
    let end = Instant::now() + DEADLINE;
    while !holds() {
        assert!(Instant::now() < end, "it did not come to pass that {what}");
        // /proc and folders tell nobody when they change: they are looked at again, after letting others run.
        std::thread::park_timeout(Duration::from_millis(2));
    }
}
