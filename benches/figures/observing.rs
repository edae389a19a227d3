//! What observing adds to a call that does not block: in a program of a lab that is being read, the same calls
//! recorded for the lab and recorded for nobody, turn and turn about, each call timed by itself; the difference of
//! the medians. Then the same pair of calls in a process of its own, with and without strace.

use std::process::{Command, Stdio};

use enchufe::journal::event::Role;
use serde_json::Value;

use super::arguments::Arguments;
use super::laboratory::Laboratory;
use super::report::{Figure, Outcome};
use super::workloads::BARE_WORD;

/// Its name on the command line.
pub const NAME: &str = "observing";

/// Microseconds.
const BOUND: f64 = 2.0;

/// See the module.
pub fn measure(arguments: &Arguments) -> Outcome<Vec<Figure>> {
    let rounds = arguments.count(200, 60);
    let mut laboratory = Laboratory::of_workloads()?;
    let program = laboratory.start(&format!("observed-calls {rounds}"), Role::Console);
    let result = laboratory.result_of(program)?;
    laboratory.remove(program)?;
    let mut figures = Vec::new();
    for call in ["getsockname", "send", "recv"] {
        let watched = number(&result["watched"][call])?;
        let silent = number(&result["silent"][call])?;
        let note = format!(
            "medians {watched:.2} and {silent:.2} µs; means {:.2} and {:.2} µs",
            number(&result["watched_mean"][call])?,
            number(&result["silent_mean"][call])?
        );
        figures.push(Figure::time(format!("{NAME}-{call}"), watched - silent, "µs", BOUND).with_note(note));
    }
    figures.extend(strace(arguments)?);
    Ok(figures)
}

/// The same calls unrecorded, bare and under strace; nothing where there is no strace.
fn strace(arguments: &Arguments) -> Outcome<Vec<Figure>> {
    let rounds = arguments.count(100, 30).to_string();
    let own = std::env::current_exe()?;
    let run = |mut command: Command| -> Outcome<Option<Value>> {
        let output = match command.arg(BARE_WORD).arg(&rounds).stdin(Stdio::null()).stderr(Stdio::null()).output() {
            Ok(output) => output,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        // A container may forbid tracing: then there is nothing to compare with.
        Ok(if output.status.success() { Some(serde_json::from_slice(&output.stdout)?) } else { None })
    };
    let mut tracer = Command::new("strace");
    tracer.args(["-f", "--seccomp-bpf", "-e", "trace=network", "-o", "/dev/null"]).arg(&own);
    let (Some(bare), Some(traced)) = (run(Command::new(&own))?, run(tracer)?) else { return Ok(Vec::new()) };
    let mut figures = Vec::new();
    for call in ["getsockname", "send", "recv"] {
        let (bare, traced) = (number(&bare[call])?, number(&traced[call])?);
        let note = format!("medians {traced:.2} and {bare:.2} µs");
        figures.push(Figure::told(format!("strace-{call}"), traced - bare, "µs").with_note(note));
    }
    Ok(figures)
}

fn number(value: &Value) -> Outcome<f64> {
    Ok(value.as_f64().ok_or("a workload's result lacks a number")?)
}
