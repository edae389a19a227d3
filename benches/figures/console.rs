//! The console with no lab attached: what a statement costs beside what it does, from start to exit, and how a loop
//! and a call of the program's own compare with python3, measured in the same run.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use enchufe::console::{Interpreter, Lock, Mode, Options, Output, STACK_SIZE};
use enchufe::journal::event::Stream;
use enchufe::net::recorder::Silent;

use super::arguments::Arguments;
use super::report::{Figure, Outcome};
use super::statistics::median;

/// Its name on the command line.
pub const NAME: &str = "console";

/// Microseconds for a statement that does next to nothing: read, lowered and run.
const STATEMENT: f64 = 50.0;
/// Milliseconds from starting the binary with a file to its end.
const START: f64 = 5.0;
/// Times python3's time for a million additions.
const LOOP: f64 = 10.0;
/// Times python3's time for 100,000 pairs of `sendto` and `recvfrom`.
const PAIRS: f64 = 1.5;
/// Microseconds for a call of a function of the program, the loop around it included.
const CALL: f64 = 1.0;

/// A million additions, timed by the program itself.
const ADDITIONS: &str = "import time
began = time.perf_counter()
total = 0
for number in range(1000000):
    total = total + number
print(time.perf_counter() - began)
";

/// A hundred thousand datagrams to a socket of its own, timed by the program itself.
const DATAGRAMS: &str = "import socket, time
receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind((\"127.0.0.1\", 0))
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
address = receiver.getsockname()
began = time.perf_counter()
for number in range(100000):
    sender.sendto(b\"datagram\", address)
    receiver.recvfrom(1024)
print(time.perf_counter() - began)
";

/// A hundred thousand calls, timed by the program itself.
const CALLS: &str = "import time
def same(value):
    return value
def many():
    for number in range(100000):
        same(number)
began = time.perf_counter()
many()
print(time.perf_counter() - began)
";

/// See the module.
pub fn measure(arguments: &Arguments) -> Outcome<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let file = |name: &str, text: &str| -> Outcome<String> {
        let path = folder.path().join(name);
        std::fs::File::create(&path)?.write_all(text.as_bytes())?;
        Ok(path.display().to_string())
    };
    let (nothing, additions, calls) = (file("n.py", "pass\n")?, file("a.py", ADDITIONS)?, file("c.py", CALLS)?);
    let datagrams = file("d.py", DATAGRAMS)?;
    let console = env!("CARGO_BIN_EXE_enchufe");
    let mut figures = vec![statement(arguments)?];

    let starts = arguments.count(41, 11);
    let mut times = Vec::new();
    for _ in 0..starts {
        let began = Instant::now();
        run(console, &["consola", &nothing])?;
        times.push(began.elapsed().as_secs_f64() * 1e3);
    }
    let note = format!("`enchufe consola` of a file, median of {starts}");
    figures.push(Figure::time("console-start", median(&mut times), "ms", START).with_note(note));

    // Side by side, the quickest of each: what is slower was somebody else's doing.
    let rounds = arguments.count(7, 3);
    let mut call = f64::INFINITY;
    for _ in 0..rounds {
        call = call.min(seconds(&run(console, &["consola", &calls])?)?);
    }
    figures.push(beside_python("console-loop", "a million additions", &additions, rounds, LOOP)?);
    figures.push(beside_python("console-pairs", "100,000 sendto and recvfrom", &datagrams, rounds, PAIRS)?);
    let note = format!("of 100,000 calls in a loop, the quickest of {rounds} rounds");
    figures.push(Figure::time("console-call", call * 1e6 / 1e5, "µs", CALL).with_note(note));
    Ok(figures)
}

/// How many times python3's time the console takes for a program that times itself.
fn beside_python(name: &'static str, what: &str, file: &str, rounds: usize, most: f64) -> Outcome<Figure> {
    let (mut ours, mut pythons) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..rounds {
        ours = ours.min(seconds(&run(env!("CARGO_BIN_EXE_enchufe"), &["consola", file])?)?);
        if let Ok(said) = run("python3", &[file]) {
            pythons = pythons.min(seconds(&said)?);
        }
    }
    Ok(if pythons.is_finite() {
        let note = format!("{what}: {:.0} ms, python3 {:.0} ms", ours * 1e3, pythons * 1e3);
        Figure::at_most(name, ours / pythons, "times python3", most).with_note(note)
    } else {
        Figure::told(name, ours * 1e3, "ms").with_note(format!("{what}; no python3 here"))
    })
}

/// Runs a command to its end and gives what it printed.
fn run(program: &str, arguments: &[&str]) -> Outcome<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output()?;
    if !output.status.success() {
        return Err(format!("{program} ended with {}", output.status).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn seconds(said: &str) -> Outcome<f64> {
    Ok(said.trim().parse()?)
}

struct Nowhere;

impl Output for Nowhere {
    fn write(&self, _: Stream, _: &str) {}
}

/// A statement at a prompt, in this process.
fn statement(arguments: &Arguments) -> Outcome<Figure> {
    let count = arguments.count(5000, 500);
    let work = move || {
        let (recorder, lock) = (Arc::new(Silent::new(true)), Arc::new(Lock::new()));
        let interpreter = Interpreter::new(recorder, Arc::new(Nowhere), lock, Options::default());
        let mut times: Vec<f64> = Vec::with_capacity(count);
        for _ in 0..count {
            let began = Instant::now();
            interpreter.run("x = 1", Mode::Interactive);
            times.push(began.elapsed().as_secs_f64() * 1e6);
        }
        median(&mut times)
    };
    let thread = std::thread::Builder::new().stack_size(STACK_SIZE).spawn(work)?;
    let value = thread.join().map_err(|_| "the interpreter's thread panicked")?;
    let note = format!("`x = 1` read, lowered and run; median of {count}");
    Ok(Figure::time("console-statement", value, "µs", STATEMENT).with_note(note))
}
