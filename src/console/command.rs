//! `enchufe consola`: what `python3 FILE`, `python3 < FILE` and python3's prompt do.

use std::io::{self, BufRead, BufWriter, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::value::lock;
use super::{
    Completeness, Interpreter, Lock, Mode, Options, Output, RunResult, STACK_SIZE, completeness, split_statements,
};
use crate::journal::address::Address;
use crate::journal::call::{CallId, Operation};
use crate::journal::event::{Outcome, Raised, Stream};
use crate::kernel::lookup::Reach;
use crate::kernel::signal;
use crate::net::recorder::{Begin, End, Recorder, Silent};

/// The sentence for an exception in the reader's language, where there is one.
pub type Explain<'a> = &'a (dyn Fn(&Raised) -> Option<String> + Sync);

/// What [`consola`] gives after a KeyboardInterrupt that nobody caught: python3 ends by SIGINT itself then, which a
/// shell shows as 130. No program's own status is as large.
pub const INTERRUPTED: i32 = 256 + 130;

/// What to run and how.
pub struct Request<'a> {
    /// The file; without one, standard input, or the prompt if that is a terminal.
    pub file: Option<PathBuf>,
    /// What follows the file: `sys.argv[1:]`.
    pub arguments: Vec<String>,
    /// Whether every address but loopback is refused.
    pub only_loopback: bool,
    /// Explains exceptions.
    pub explain: Option<Explain<'a>>,
    /// Explains also when standard error is no terminal (`--explica`).
    pub always_explain: bool,
}

/// Runs a program as python3 would, and gives its exit status. Standard output, the last line of standard
/// error and the status are python3's.
pub fn consola(request: &Request<'_>) -> i32 {
    // The thread that can answer Ctrl-C is the interpreter's: this one and its others do not take it.
    // Without the handler Ctrl-C still ends the process, so a failure needs no word.
    let _ = signal::catch_interrupt();
    let _ = signal::block_interrupt_here();
    std::thread::scope(|scope| {
        let run = move || {
            let _ = signal::allow_interrupt_here();
            run(request)
        };
        match std::thread::Builder::new().stack_size(STACK_SIZE).spawn_scoped(scope, run) {
            Ok(thread) => thread.join().unwrap_or(1),
            Err(error) => {
                eprintln!("enchufe: {error}");
                1
            }
        }
    })
}

fn run(request: &Request<'_>) -> i32 {
    let (name, text) = match &request.file {
        Some(file) => match std::fs::read(file) {
            // As CPython, tracebacks name the file by its absolute path.
            Ok(bytes) => (std::path::absolute(file).unwrap_or_else(|_| file.clone()).display().to_string(), bytes),
            Err(error) => return cannot_open(file, &error),
        },
        None if io::stdin().is_terminal() => return prompt(request),
        None => {
            let mut bytes = Vec::new();
            if let Err(error) = io::stdin().lock().read_to_end(&mut bytes) {
                return cannot_open(Path::new("<stdin>"), &error);
            }
            ("<stdin>".to_owned(), bytes)
        }
    };
    let text = String::from_utf8_lossy(&text).into_owned();
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
    let mut arguments = vec![request.file.as_ref().map_or(String::new(), |file| file.display().to_string())];
    arguments.extend(request.arguments.iter().cloned());
    let quotes_source = request.file.is_some();
    let options = Options { source_name: name, quotes_source, arguments, ..Options::default() };
    let (interpreter, output) = interpreter(request, options);
    let result = interpreter.run_and_tell(&text, Mode::File, &|result| tell_failure(request, &output, result));
    let status = status_of(&output, &result);
    drop(interpreter);
    output.flush();
    status
}

fn interpreter(request: &Request<'_>, options: Options) -> (Interpreter, Arc<Terminal>) {
    let output = Arc::new(Terminal::new());
    let lock = Arc::new(Lock::new());
    let recorder = Arc::new(Releasing::new(request.only_loopback, lock.clone()));
    (Interpreter::new(recorder, output.clone(), lock, options), output)
}

/// Tells the exception that ended a run, if one did.
fn tell_failure(request: &Request<'_>, output: &Terminal, result: &RunResult) {
    output.flush();
    let (Outcome::Raised(raised), None) = (&result.outcome, result.exit) else { return };
    let explains = request.always_explain || io::stderr().is_terminal();
    if let Some(sentence) = request.explain.filter(|_| explains).and_then(|explain| explain(raised)) {
        output.write(Stream::Err, &format!("{sentence}\n"));
    }
    output.write(Stream::Err, result.traceback.as_deref().unwrap_or_default());
}

/// The exit status of a run.
fn status_of(output: &Terminal, result: &RunResult) -> i32 {
    output.flush();
    match (&result.outcome, result.exit) {
        (_, Some(status)) => status,
        (Outcome::Raised(raised), None) if raised.class == "KeyboardInterrupt" => INTERRUPTED,
        (Outcome::Raised(_), None) => 1,
        (_, None) => 0,
    }
}

fn cannot_open(file: &Path, error: &io::Error) -> i32 {
    let errno = error.raw_os_error().unwrap_or(libc::ENOENT);
    let path = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    // CPython's own words, with our name for its.
    let message = crate::kernel::descriptor::strerror(errno);
    eprintln!("enchufe: can't open file '{}': [Errno {errno}] {message}", path.display());
    2
}

/// The prompt, with plain line reading.
fn prompt(request: &Request<'_>) -> i32 {
    let (interpreter, output) = interpreter(request, Options::default());
    let mut pending = String::new();
    loop {
        output.write(Stream::Out, if pending.is_empty() { ">>> " } else { "... " });
        output.flush();
        match read_line() {
            Ok(None) => {
                output.write(Stream::Out, "\n");
                return 0;
            }
            Ok(Some(line)) => pending.push_str(&line),
            Err(_) => {
                // Ctrl-C forgets what was being typed.
                signal::take_interrupt();
                pending.clear();
                output.write(Stream::Err, "\nKeyboardInterrupt\n");
                continue;
            }
        }
        if pending.trim().is_empty() {
            pending.clear();
            continue;
        }
        // A block may be followed by the empty line that ends it, so the text keeps its new lines.
        let text = pending.strip_suffix('\n').unwrap_or(&pending);
        if completeness(text) == Completeness::Incomplete {
            continue;
        }
        let text = std::mem::take(&mut pending);
        let statements = if text.trim_start().starts_with(">>>") { split_statements(&text) } else { vec![text] };
        for statement in statements {
            let result = interpreter.run(&statement, Mode::Interactive);
            if let Outcome::Value(shown) = &result.outcome {
                output.write(Stream::Out, &format!("{shown}\n"));
            }
            let ended = matches!(result.outcome, Outcome::Raised(_));
            tell_failure(request, &output, &result);
            if let Some(status) = result.exit {
                return status;
            }
            if ended {
                break;
            }
        }
    }
}

/// A line from standard input, `None` at its end. Unlike std's, it gives up when a signal comes.
fn read_line() -> io::Result<Option<String>> {
    let mut stdin = io::stdin().lock();
    let mut line = Vec::new();
    loop {
        let buffer = stdin.fill_buf()?;
        if buffer.is_empty() {
            break;
        }
        let end = buffer.iter().position(|byte| *byte == b'\n').map_or(buffer.len(), |place| place + 1);
        line.extend_from_slice(&buffer[..end]);
        stdin.consume(end);
        if line.ends_with(b"\n") {
            break;
        }
    }
    Ok((!line.is_empty()).then(|| String::from_utf8_lossy(&line).into_owned()))
}

/// The process's own standard output and error. As python3's, the output is written in blocks unless it is a terminal.
struct Terminal {
    out: Mutex<BufWriter<io::Stdout>>,
    by_line: bool,
}

impl Terminal {
    fn new() -> Terminal {
        Terminal { out: Mutex::new(BufWriter::new(io::stdout())), by_line: io::stdout().is_terminal() }
    }

    fn flush(&self) {
        // A reader that went away is not the program's failure.
        let _ = lock(&self.out).flush();
    }
}

impl Output for Terminal {
    fn read_line(&self) -> io::Result<Option<String>> {
        self.flush();
        read_line()
    }

    fn write(&self, stream: Stream, text: &str) {
        match stream {
            Stream::Out => {
                let mut out = lock(&self.out);
                let _ = out.write_all(text.as_bytes());
                if self.by_line {
                    let _ = out.flush();
                }
            }
            Stream::Err => {
                self.flush();
                let _ = io::stderr().write_all(text.as_bytes());
            }
        }
    }
}

/// Nobody watches, but system calls still let other threads of the interpreter run.
pub struct Releasing {
    inner: Silent,
    lock: Arc<Lock>,
}

impl Releasing {
    /// For the program with this lock; `only_loopback` refuses every other address.
    pub fn new(only_loopback: bool, lock: Arc<Lock>) -> Releasing {
        Releasing { inner: Silent::new(only_loopback), lock }
    }
}

impl Recorder for Releasing {
    fn begin(&self, call: Begin) -> CallId {
        self.lock.release();
        self.inner.begin(call)
    }

    fn end(&self, id: CallId, end: End<'_>) {
        self.inner.end(id, end);
        self.lock.acquire();
    }

    fn record(&self, call: Begin, began: u64, end: End<'_>) {
        self.inner.record(call, began, end);
    }

    fn take_interrupt(&self) -> bool {
        self.inner.take_interrupt()
    }

    fn permits(&self, operation: &Operation, address: &Address) -> bool {
        self.inner.permits(operation, address)
    }

    fn reach(&self) -> Reach {
        self.inner.reach()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(program: &str) -> i32 {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.py");
        std::fs::write(&file, program).unwrap();
        consola(&request(file))
    }

    fn request<'a>(file: PathBuf) -> Request<'a> {
        Request {
            file: Some(file),
            arguments: vec!["uno".into()],
            only_loopback: true,
            explain: None,
            always_explain: false,
        }
    }

    // What writes a traceback is left to tests/console_parity.rs: here it would go among the test runner's own lines.
    #[test]
    fn the_status_is_pythons() {
        assert_eq!(status("x = 1"), 0);
        assert_eq!(status("import sys\nsys.exit(3)"), 3);
        assert_eq!(status("import sys\nsys.exit(len(sys.argv) + len(sys.argv[1]))"), 5);
        assert_eq!(status("\u{feff}x = 1\r\nif x:\r\n    exit(7)\r\n"), 7);
        assert_eq!(consola(&request("/nonexistent/x.py".into())), 2);
    }
}
