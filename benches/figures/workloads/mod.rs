//! What this executable plays when it is started as another process: a program of a lab, or a process to be measured.
//!
//! A lab starts its programs by one hidden word and the program's name; the name says which workload is meant, with
//! its numbers behind it. The wiring to the lab is the real one, `program::start::Connected`.

mod calls;
mod hold;
mod stream;

use std::process::ExitCode;
use std::sync::Arc;

use enchufe::console::lock::Lock;
use enchufe::journal::event::{Body, Stream};
use enchufe::lab::launcher::PROGRAM_WORD;
use enchufe::net::recorder::{Recorder, Silent};
use enchufe::program::start::Connected;
use serde_json::Value;

use super::report::Outcome;

/// A process that holds so many events.
pub const MEMORY_WORD: &str = "__memory";

/// A process that makes calls which nobody records.
pub const BARE_WORD: &str = "__bare";

/// Plays what the command line says, if it is one of these. `None`: it is the figures' own command line.
pub fn play() -> Option<ExitCode> {
    let mut words = std::env::args().skip(1);
    let (word, rest) = (words.next()?, words.next().unwrap_or_default());
    let played = match word.as_str() {
        PROGRAM_WORD => play_program(),
        MEMORY_WORD => number(&rest).and_then(super::memory::be_measured),
        BARE_WORD => number(&rest).and_then(calls::bare).map(|result| println!("{result}")),
        _ => return None,
    };
    Some(match played {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    })
}

fn play_program() -> Outcome<()> {
    let connected = Connected::to_lab()?;
    connected.listen(None)?;
    let name = connected.begin.name.clone();
    let words: Vec<&str> = name.split(' ').collect();
    let result = match words.as_slice() {
        ["observed-calls", rounds] => Some(calls::observed(&connected, number(rounds)?)?),
        ["paced", milliseconds] => Some(calls::paced(&connected, number(milliseconds)?)?),
        ["hold", pairs, milliseconds] => {
            hold::hold(&connected, number(pairs)?, number(milliseconds)?)?;
            None
        }
        ["receive", kind, size, total] => Some(stream::receive(&connected, kind, number(size)?, number(total)?)?),
        ["send", kind, size, total, port] => {
            stream::send(&connected, kind, number(size)?, number(total)?, port.parse()?)?;
            None
        }
        _ => return Err(format!("no workload is called {name:?}").into()),
    };
    if let Some(result) = result {
        connected.outbox.tell(Body::Output { stream: Stream::Out, text: result.to_string() });
    }
    connected.finish();
    Ok(())
}

/// The recorder of a console of the lab, whose lock this thread holds.
fn watched(connected: &Connected) -> Arc<dyn Recorder> {
    let lock = Arc::new(Lock::new());
    lock.acquire();
    connected.recorder_of_console(lock).0
}

/// A recorder that tells nobody.
fn silent() -> Arc<dyn Recorder> {
    Arc::new(Silent::new(true))
}

fn number(word: &str) -> Outcome<usize> {
    Ok(word.parse::<usize>()?)
}

/// A result with its medians or means by call.
fn by_call(values: [f64; 3]) -> Value {
    serde_json::json!({ "getsockname": values[0], "send": values[1], "recv": values[2] })
}
