//! The binary alone: its own home, a pipe on every side.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use enchufe::course::disk::progress::open_at;
use enchufe::course::progress::Progress;

/// Far longer than anything here takes.
pub const DEADLINE: Duration = Duration::from_secs(90);

/// A home of its own.
pub struct Home {
    pub folder: tempfile::TempDir,
}

/// What a run said, and how it ended.
pub struct Ran {
    pub out: String,
    pub errors: String,
    /// The exit status; `None` where a signal ended it.
    pub status: Option<i32>,
}

impl Home {
    pub fn new() -> Home {
        Home { folder: tempfile::tempdir().expect("a folder") }
    }

    pub fn progress_file(&self) -> PathBuf {
        self.folder.path().join("progreso.jsonl")
    }

    pub fn progress(&self) -> Progress {
        open_at(self.progress_file()).progress
    }

    /// `enchufe texto …`, with the progress in this home.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_enchufe"));
        command.arg("texto").args(words).arg("--progreso").arg(self.progress_file());
        let home = self.folder.path();
        command
            .env("HOME", home)
            .env("XDG_RUNTIME_DIR", home)
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_CONFIG_HOME");
        command.env("ENCHUFE_SOLO_LOOPBACK", "1");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs it to its end with these lines.
    pub fn run(&self, words: &[&str], lines: &[&str]) -> Ran {
        run(self.command(words), lines)
    }
}

/// Runs a command to its end with these lines.
pub fn run(mut command: Command, lines: &[&str]) -> Ran {
    let mut child = Guard(command.spawn().expect("enchufe starts"));
    let mut input = child.0.stdin.take().expect("a pipe");
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let writer = thread::spawn(move || {
        // It may leave before it has read everything.
        let _ = input.write_all(text.as_bytes());
    });
    let mut out = child.0.stdout.take().expect("a pipe");
    let mut errors = child.0.stderr.take().expect("a pipe");
    let read_errors = thread::spawn(move || {
        let mut text = String::new();
        errors.read_to_string(&mut text).map(|_| text)
    });
    let (sender, said) = channel();
    thread::spawn(move || {
        let mut text = Vec::new();
        let read = out.read_to_end(&mut text);
        sender.send(read.map(|_| text))
    });
    let out = said.recv_timeout(DEADLINE).expect("it ends in time").expect("its lines can be read");
    let status = child.0.wait().expect("it ends").code();
    writer.join().expect("its lines were written");
    let errors = read_errors.join().expect("read").expect("UTF-8");
    Ran { out: String::from_utf8(out).expect("UTF-8"), errors, status }
}

/// A run whose lines are read as they come.
pub struct Listened {
    child: Guard,
    lines: Receiver<String>,
}

impl Listened {
    pub fn start(mut command: Command) -> Listened {
        let mut child = Guard(command.stdin(Stdio::null()).stderr(Stdio::null()).spawn().expect("enchufe starts"));
        let out = child.0.stdout.take().expect("a pipe");
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(out).lines() {
                let Ok(line) = line else { return };
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Listened { child, lines }
    }

    /// The next line; `None` at the end.
    pub fn next(&self) -> Option<String> {
        match self.lines.recv_timeout(DEADLINE) {
            Ok(line) => Some(line),
            Err(RecvTimeoutError::Disconnected) => None,
            Err(RecvTimeoutError::Timeout) => panic!("it says nothing, and does not end"),
        }
    }

    /// SIGKILL, now; the lines that it had said by then.
    pub fn kill(mut self) -> Vec<String> {
        self.child.0.kill().expect("it can be killed");
        self.child.0.wait().expect("it is gone");
        let mut rest = Vec::new();
        while let Some(line) = self.next() {
            rest.push(line);
        }
        rest
    }
}

/// A child that does not outlive its test.
pub struct Guard(pub Child);

impl Drop for Guard {
    fn drop(&mut self) {
        let began = Instant::now();
        let _ = self.0.kill();
        let _ = self.0.wait();
        assert!(thread::panicking() || began.elapsed() < DEADLINE);
    }
}

/// Writes a folder of lessons with one lesson in it.
pub fn lesson_folder(at: &Path, toml: &str, spanish: &str, english: &str) -> PathBuf {
    let lessons = at.join("lecciones");
    let folder = lessons.join("01-prueba");
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, text) in [("lesson.toml", toml), ("es.md", spanish), ("en.md", english)] {
        std::fs::write(folder.join(name), text).expect("a file");
    }
    lessons
}
