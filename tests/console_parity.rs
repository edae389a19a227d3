//! The console against CPython 3.11: every program of `tests/console` prints the same, ends with the same last
//! line on standard error and with the same status.
//!
//! What python3.11 answered is kept in the `expected.json` of each folder, so that the suite means something
//! without it; `ENCHUFE_RECORD=1 cargo test --test console_parity` writes them anew. Where python3 says 3.11 the
//! programs are also run by it, now.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use enchufe::console::command::Releasing;
use enchufe::console::{Interpreter, Lock, Mode, Options, Output, STACK_SIZE};
use enchufe::journal::event::{Outcome, Stream};
use serde::{Deserialize, Serialize};

/// Where the programs are, below `tests/console`; the first is that folder itself.
const FOLDERS: &[&str] =
    &["", "contract", "errors", "language", "modules", "refused", "socket", "syntax", "traceback", "types"];

/// Programs that end otherwise on purpose, each with the reason.
const DIFFERENCES: &[(&str, &str)] = &[
    ("refused/async_function", "async is for event loops, which this console does not teach"),
    ("refused/complex_number", "no socket program counts with complex numbers"),
    ("refused/decorator", "decorators are not needed to teach sockets"),
    ("refused/generator_delegation", "yield needs a function that stops halfway"),
    ("refused/generator_function", "yield needs a function that stops halfway"),
    ("refused/match_statement", "if and elif say the same in every Python"),
    ("refused/metaclass", "classes of classes are not needed to teach sockets"),
    ("refused/open_file", "the console touches no files but those of sockets"),
    ("refused/other_module", "only the modules that socket programs touch are here"),
    ("refused/static_method", "decorators are not needed to teach sockets"),
];

/// The release that `expected.json` was recorded with, and this console speaks.
const RECORDED_WITH: &str = "Python 3.11.7";

/// Programs that print what changed within 3.11 or with its build, each with the change: another 3.11 is not asked about
/// them.
const CHANGED_WITHIN_3_11: &[(&str, &str)] = &[
    ("contract/non_blocking_tcp_tests", "a number of more than 32 bits that `setblocking` takes for true"),
    ("language/format_mistakes", "what `%z` of bytes is called"),
    ("modules/names_by_prefix", "which constants there are: the headers that python was built with say so"),
    ("modules/poll_forms", "what a timeout too long is called"),
    ("modules/select_wrong_arguments", "what a timeout too long is called"),
    ("socket/argument_errors", "what a timeout too long is called"),
    ("socket/timeouts_of_all_kinds", "what a timeout too long is called"),
    ("traceback/operators_behind_parentheses", "where the marks stand when an operand is in parentheses"),
];

/// How long a program may take before it counts as hung.
const PATIENCE: Duration = Duration::from_secs(20);

/// How a program ended, with what differs from run to run taken out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Ending {
    stdout: String,
    last_line: String,
    status: i32,
    /// All of standard error, for the programs of `traceback`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stderr: Option<String>,
}

impl Ending {
    fn none(why: &str) -> Ending {
        Ending { stdout: String::new(), last_line: why.into(), status: -1, stderr: None }
    }
}

struct Program {
    /// `folder/stem`, or `stem` for those of `tests/console` itself.
    name: String,
    file: PathBuf,
}

fn folder_path(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/console").join(folder)
}

fn programs_in(folder: &str) -> Vec<Program> {
    let mut programs = Vec::new();
    for entry in fs::read_dir(folder_path(folder)).unwrap() {
        let file = entry.unwrap().path();
        if file.extension().is_some_and(|extension| extension == "py") {
            let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
            let name = if folder.is_empty() { stem } else { format!("{folder}/{stem}") };
            programs.push(Program { name, file });
        }
    }
    programs.sort_by(|a, b| a.name.cmp(&b.name));
    programs
}

fn corpus() -> Vec<Program> {
    let programs: Vec<Program> = FOLDERS.iter().flat_map(|folder| programs_in(folder)).collect();
    assert!(programs.len() >= 480, "the corpus is gone: {} programs", programs.len());
    programs
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

    /// Standard input is empty, as python3's is when it is asked.
    fn read_line(&self) -> std::io::Result<Option<String>> {
        Ok(None)
    }
}

/// How every program ends in the console. They run once, for all the tests: two runs at a time would share their
/// socket files.
fn endings_here() -> &'static BTreeMap<String, Ending> {
    static ENDINGS: OnceLock<BTreeMap<String, Ending>> = OnceLock::new();
    ENDINGS.get_or_init(|| corpus().into_iter().map(|program| (program.name, run_here(&program.file))).collect())
}

fn run_here(file: &Path) -> Ending {
    working_folder();
    let source = fs::read_to_string(file).unwrap();
    let (path, name) = (file.to_path_buf(), file.display().to_string());
    let (done, ended) = mpsc::channel();
    let run = move || {
        let captured = Arc::new(Captured::default());
        let options =
            Options { arguments: vec![name.clone()], source_name: name, quotes_source: true, ..Options::default() };
        let lock = Arc::new(Lock::new());
        let recorder = Arc::new(Releasing::new(false, lock.clone()));
        let interpreter = Interpreter::new(recorder, captured.clone(), lock, options);
        let result = interpreter.run(&source, Mode::File);
        drop(interpreter);
        let mut stderr = captured.err.lock().unwrap().clone();
        stderr.push_str(result.traceback.as_deref().unwrap_or(""));
        // Of a status the system keeps eight bits.
        let status = match &result.outcome {
            // python3 ends by SIGINT itself then, which is no status.
            Outcome::Raised(raised) if raised.class == "KeyboardInterrupt" => -1,
            outcome => result.exit.unwrap_or(i32::from(matches!(outcome, Outcome::Raised(_)))) & 0xff,
        };
        let ending = ending(&path, &captured.out.lock().unwrap(), &stderr, status);
        let _ = done.send(ending);
    };
    std::thread::Builder::new().stack_size(STACK_SIZE).spawn(run).unwrap();
    // A program that hangs keeps its thread; the suite goes on without it.
    ended.recv_timeout(PATIENCE).unwrap_or_else(|error| match error {
        mpsc::RecvTimeoutError::Timeout => Ending::none("it did not end"),
        mpsc::RecvTimeoutError::Disconnected => Ending::none("the console panicked"),
    })
}

fn ending(file: &Path, stdout: &str, stderr: &str, status: i32) -> Ending {
    let last = stderr.trim_end().lines().last().unwrap_or("");
    // CPython names the file of the module.
    let last = match last.split_once(" (") {
        Some((before, _)) if before.contains("cannot import name") => before,
        _ => last,
    };
    let folder = folder_path("traceback");
    let whole = file.starts_with(&folder).then(|| normal(&stderr.replace(&format!("{}/", folder.display()), "")));
    Ending { stdout: normal(stdout), last_line: normal(last), status, stderr: whole }
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
    ["python3", "python3.11"].into_iter().find(|name| version(name).starts_with("Python 3.11."))
}

/// What it says of itself; nothing where it is not there.
fn version(python: &str) -> String {
    let asked = Command::new(python).arg("--version").output();
    asked.map(|answer| String::from_utf8_lossy(&answer.stdout).into_owned()).unwrap_or_default()
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
    ending(file, &stdout, &stderr, output.status.code().unwrap_or(-1))
}

/// How python3 ends every program of a list, some at a time.
fn run_all_in_python(python: &str, programs: &[Program]) -> BTreeMap<String, Ending> {
    let endings = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for part in programs.chunks(programs.len().div_ceil(4).max(1)) {
            let endings = &endings;
            scope.spawn(move || {
                for program in part {
                    let ending = run_python(python, &program.file);
                    endings.lock().unwrap().insert(program.name.clone(), ending);
                }
            });
        }
    });
    endings.into_inner().unwrap()
}

fn expected_file(folder: &str) -> PathBuf {
    folder_path(folder).join("expected.json")
}

fn record() {
    let python = python().expect("recording needs a python3 that says 3.11");
    for folder in FOLDERS {
        let endings: BTreeMap<String, Ending> = run_all_in_python(python, &programs_in(folder))
            .into_iter()
            .map(|(name, ending)| (name.rsplit('/').next().unwrap().to_string(), ending))
            .collect();
        fs::write(expected_file(folder), serde_json::to_string_pretty(&endings).unwrap() + "\n").unwrap();
    }
}

fn expected() -> BTreeMap<String, Ending> {
    let mut all = BTreeMap::new();
    for folder in FOLDERS {
        let text = fs::read_to_string(expected_file(folder)).unwrap();
        let endings: BTreeMap<String, Ending> = serde_json::from_str(&text).unwrap();
        for (stem, ending) in endings {
            all.insert(if folder.is_empty() { stem } else { format!("{folder}/{stem}") }, ending);
        }
    }
    all
}

fn is_a_difference(name: &str) -> bool {
    DIFFERENCES.iter().any(|(listed, _)| *listed == name)
}

/// What is wrong with how a program ended here, given how it ended in python3.
fn complaint(name: &str, ours: &Ending, python: &Ending) -> Option<String> {
    match (is_a_difference(name), ours == python) {
        (false, false) => Some(format!("{name}:\n  python3.11 {python:#?}\n  console    {ours:#?}")),
        (true, true) => Some(format!("{name} ends as in python3 now: it is no documented difference")),
        _ => None,
    }
}

#[test]
fn every_program_ends_as_python_recorded() {
    if std::env::var_os("ENCHUFE_RECORD").is_some() {
        record();
    }
    let expected = expected();
    let mut complaints = Vec::new();
    for (name, ours) in endings_here() {
        let python = expected.get(name).unwrap_or_else(|| panic!("{name} was not recorded"));
        complaints.extend(complaint(name, ours, python));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_program_ends_as_python_does_now() {
    let Some(python) = python() else {
        let message = "no python3 that says 3.11 here: the console was not held against it";
        assert!(std::env::var_os("ENCHUFE_REQUIRE_CLIENTS").is_none(), "{message}");
        eprintln!("{message}");
        return;
    };
    let here = endings_here();
    let mut complaints = Vec::new();
    let mut programs = corpus();
    if version(python).trim() != RECORDED_WITH {
        programs.retain(|program| CHANGED_WITHIN_3_11.iter().all(|(name, _)| *name != program.name));
    }
    for (name, now) in run_all_in_python(python, &programs) {
        complaints.extend(complaint(&name, &here[&name], &now));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn the_lists_of_exceptions_are_kept() {
    let names: Vec<String> = corpus().into_iter().map(|program| program.name).collect();
    for (name, _) in DIFFERENCES.iter().chain(CHANGED_WITHIN_3_11) {
        assert!(names.iter().any(|known| known == name), "{name} is listed and there is no such program");
    }
    assert!(DIFFERENCES.iter().all(|(_, reason)| !reason.is_empty()));
    for name in names.iter().filter(|name| name.starts_with("refused/")) {
        assert!(is_a_difference(name), "{name} is not in DIFFERENCES");
    }
}

#[test]
fn what_differs_from_run_to_run_is_taken_out_and_nothing_else() {
    assert_eq!(normal("fd=12, ('127.0.0.1', 41234)"), "fd=N, ('127.0.0.1', N)");
    assert_eq!(normal("('127.0.0.1', 80) ('::1', 0, 0, 0)"), "('127.0.0.1', 80) ('::1', 0, 0, 0)");
    assert_eq!(normal("<x at 0x7f1200abcdef>"), "<x at 0xN>");
}
