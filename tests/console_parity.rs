//! The console against CPython 3.11: every program of `tests/console/*.py` prints the same, ends with the same
//! last line on standard error and with the same status.
//!
//! What python3.11 answered is kept in `tests/console/expected.json`, so that the suite means something without
//! it; `ENCHUFE_RECORD=1 cargo test --test console_parity` writes it anew. Where python3 says 3.11 the programs
//! are also run by it, now.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, OnceLock};

use enchufe::console::{Interpreter, Lock, Mode, Options, Output, STACK_SIZE};
use enchufe::journal::event::{Outcome, Stream};
use enchufe::net::recorder::Silent;
use serde::{Deserialize, Serialize};

/// How a program ended, with what differs from run to run taken out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Ending {
    stdout: String,
    last_line: String,
    status: i32,
}

fn corpus() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/console");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "py"));
    files.sort();
    assert!(files.len() >= 80, "the corpus is gone: {} programs", files.len());
    files
}

fn name_of(file: &Path) -> String {
    file.file_stem().unwrap().to_string_lossy().into_owned()
}

/// Programs make their socket files where they run: a folder that goes with the test.
fn working_folder() -> &'static Path {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        std::env::set_current_dir(folder.path()).unwrap();
        folder
    });
    folder.path()
}

#[derive(Default)]
struct Captured {
    out: Mutex<String>,
    err: Mutex<String>,
}

impl Output for Captured {
    fn write(&self, stream: Stream, text: &str) {
        let channel = if stream == Stream::Out { &self.out } else { &self.err };
        channel.lock().unwrap().push_str(text);
    }
}

fn run_here(file: &Path) -> Ending {
    working_folder();
    let source = fs::read_to_string(file).unwrap();
    let name = file.display().to_string();
    let thread = std::thread::Builder::new().stack_size(STACK_SIZE).spawn(move || {
        let captured = Arc::new(Captured::default());
        let options =
            Options { arguments: vec![name.clone()], source_name: name, quotes_source: true, ..Options::default() };
        let recorder = Arc::new(Silent::new(false));
        let interpreter = Interpreter::new(recorder, captured.clone(), Arc::new(Lock::new()), options);
        let result = interpreter.run(&source, Mode::File);
        drop(interpreter);
        let mut stderr = captured.err.lock().unwrap().clone();
        stderr.push_str(result.traceback.as_deref().unwrap_or(""));
        let status = result.exit.unwrap_or(i32::from(matches!(result.outcome, Outcome::Raised(_))));
        ending(&captured.out.lock().unwrap(), &stderr, status)
    });
    thread.unwrap().join().unwrap()
}

fn ending(stdout: &str, stderr: &str, status: i32) -> Ending {
    let last = stderr.trim_end().lines().last().unwrap_or("");
    // CPython names the file of the module.
    let last = match last.split_once(" (") {
        Some((before, _)) if before.contains("cannot import name") => before,
        _ => last,
    };
    Ending { stdout: normal(stdout), last_line: normal(last), status }
}

/// Takes out ephemeral ports, descriptors and addresses in memory.
fn normal(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    'text: while !rest.is_empty() {
        for (marker, least) in [("fd=", 1), ("'127.0.0.1', ", 5), ("'::1', ", 5), (" at 0x", 6)] {
            if let Some(after) = rest.strip_prefix(marker) {
                let digits = after.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(after.len());
                if digits >= least {
                    out.push_str(marker);
                    out.push('N');
                    rest = &after[digits..];
                    continue 'text;
                }
            }
        }
        let first = rest.chars().next().unwrap();
        out.push(first);
        rest = &rest[first.len_utf8()..];
    }
    out
}

/// A python3 that says 3.11, if there is one.
fn python() -> Option<&'static str> {
    ["python3", "python3.11"].into_iter().find(|name| {
        let asked = Command::new(name).arg("--version").output();
        asked.is_ok_and(|answer| String::from_utf8_lossy(&answer.stdout).starts_with("Python 3.11."))
    })
}

fn run_python(python: &str, file: &Path) -> Ending {
    let output = Command::new(python)
        .args(["-W", "ignore"])
        .arg(file)
        .current_dir(working_folder())
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    ending(&stdout, &stderr, output.status.code().unwrap_or(-1))
}

fn expected_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/console/expected.json")
}

fn assert_same(name: &str, ours: &Ending, python: &Ending, differences: &mut Vec<String>) {
    if ours != python {
        differences.push(format!("{name}:\n  python3.11 {python:#?}\n  console    {ours:#?}"));
    }
}

#[test]
fn every_program_ends_as_python_recorded() {
    if std::env::var_os("ENCHUFE_RECORD").is_some() {
        let python = python().expect("recording needs a python3 that says 3.11");
        let endings: BTreeMap<String, Ending> =
            corpus().iter().map(|file| (name_of(file), run_python(python, file))).collect();
        fs::write(expected_file(), serde_json::to_string_pretty(&endings).unwrap() + "\n").unwrap();
    }
    let expected: BTreeMap<String, Ending> =
        serde_json::from_str(&fs::read_to_string(expected_file()).unwrap()).unwrap();
    let mut differences = Vec::new();
    for file in corpus() {
        let name = name_of(&file);
        let python = expected.get(&name).unwrap_or_else(|| panic!("{name} was not recorded"));
        assert_same(&name, &run_here(&file), python, &mut differences);
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn every_program_ends_as_python_does_now() {
    let Some(python) = python() else {
        let message = "no python3 that says 3.11 here: the console was not held against it";
        assert!(std::env::var_os("ENCHUFE_REQUIRE_CLIENTS").is_none(), "{message}");
        eprintln!("{message}");
        return;
    };
    let mut differences = Vec::new();
    for file in corpus() {
        assert_same(&name_of(&file), &run_here(&file), &run_python(python, &file), &mut differences);
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn what_differs_from_run_to_run_is_taken_out_and_nothing_else() {
    assert_eq!(normal("fd=12, ('127.0.0.1', 41234)"), "fd=N, ('127.0.0.1', N)");
    assert_eq!(normal("('127.0.0.1', 80) ('::1', 0, 0, 0)"), "('127.0.0.1', 80) ('::1', 0, 0, 0)");
    assert_eq!(normal("<x at 0x7f1200abcdef>"), "<x at 0xN>");
}
