//! Calls that do not block: on one end of a pair, 64 bytes at a time.

use std::sync::Arc;
use std::time::{Duration, Instant};

use enchufe::journal::address::Address;
use enchufe::journal::socket::{Family, Kind, Protocol};
use enchufe::kernel::clock;
use enchufe::net::recorder::Recorder;
use enchufe::net::socket::Socket;
use enchufe::program::start::Connected;
use serde_json::{Value, json};

use super::super::report::Outcome;
use super::super::statistics::{mean, median};
use super::{by_call, silent, watched};

/// How many times the three calls are made in a row. Two of them move bytes: with [`PAUSE`] that stays below the
/// rate at which a program begins to summarise (600 in 20 ms), so that each call is told.
const ROW: usize = 100;

/// Between two rows.
const PAUSE: Duration = Duration::from_millis(10);

/// What is sent.
const MESSAGE: [u8; 64] = [b'.'; 64];

/// The times of calls, in microseconds: getsockname, send, recv.
#[derive(Default)]
struct Times([Vec<f64>; 3]);

impl Times {
    fn row(&mut self, (one, other): &(Socket, Socket)) -> Outcome<()> {
        for _ in 0..ROW {
            let times = [
                timed(|| one.local_name().map(drop))?,
                timed(|| one.send(&MESSAGE, 0).map(drop))?,
                timed(|| other.receive(MESSAGE.len(), 0, false).map(drop))?,
            ];
            for (all, time) in self.0.iter_mut().zip(times) {
                all.push(time);
            }
        }
        Ok(())
    }

    fn medians(&mut self) -> Value {
        by_call(self.0.each_mut().map(|times| median(times)))
    }

    fn means(&self) -> Value {
        by_call(self.0.each_ref().map(|times| mean(times)))
    }
}

/// Rows recorded for the lab and for nobody, turn and turn about.
pub fn observed(connected: &Connected, rounds: usize) -> Outcome<Value> {
    let (told, untold) = (pair(watched(connected))?, pair(silent())?);
    let (mut watched, mut silent) = (Times::default(), Times::default());
    for _ in 0..rounds {
        watched.row(&told)?;
        std::thread::sleep(PAUSE);
        silent.row(&untold)?;
        std::thread::sleep(PAUSE);
    }
    Ok(json!({
        "watched": watched.medians(),
        "silent": silent.medians(),
        "watched_mean": watched.means(),
        "silent_mean": silent.means(),
    }))
}

/// Rows that nobody records.
pub fn bare(rounds: usize) -> Outcome<Value> {
    let untold = pair(silent())?;
    let mut times = Times::default();
    for _ in 0..rounds {
        times.row(&untold)?;
        std::thread::sleep(PAUSE);
    }
    Ok(times.medians())
}

/// For so many milliseconds, ten times in each: getsockname, send and recv on a TCP connection within this program.
pub fn paced(connected: &Connected, milliseconds: usize) -> Outcome<Value> {
    let recorder = watched(connected);
    let listener = Socket::new(recorder.clone(), Family::INET, Kind::STREAM, Protocol(0)).map_err(problem)?;
    listener.bind(&Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 0 }).map_err(problem)?;
    listener.listen(1).map_err(problem)?;
    let client = Socket::new(recorder, Family::INET, Kind::STREAM, Protocol(0)).map_err(problem)?;
    client.connect(&listener.local_name().map_err(problem)?).map_err(problem)?;
    let (server, _) = listener.accept().map_err(problem)?;
    let mut calls = 0u64;
    let began = Instant::now();
    for millisecond in 0..milliseconds {
        for _ in 0..10 {
            client.local_name().map_err(problem)?;
            client.send(&MESSAGE, 0).map_err(problem)?;
            server.receive(MESSAGE.len(), 0, false).map_err(problem)?;
            calls += 3;
        }
        // Against the clock of the whole run: late turns are not made up for, or they would be a flood.
        let due = began + Duration::from_millis(millisecond as u64 + 1);
        std::thread::sleep(due.saturating_duration_since(Instant::now()).max(Duration::from_micros(500)));
    }
    Ok(json!({ "calls": calls }))
}

fn pair(recorder: Arc<dyn Recorder>) -> Outcome<(Socket, Socket)> {
    Socket::pair(recorder, Family::UNIX, Kind::STREAM, Protocol(0)).map_err(problem)
}

fn timed(call: impl FnOnce() -> enchufe::net::socket::Result<()>) -> Outcome<f64> {
    let began = clock::now();
    let result = call();
    let ended = clock::now();
    result.map_err(problem)?;
    Ok((ended - began) as f64 / 1e3)
}

/// An instrumented socket's error is a value for consoles, not a `std::error::Error`.
pub fn problem(error: enchufe::net::error::SocketError) -> Box<dyn std::error::Error> {
    format!("{error:?}").into()
}
