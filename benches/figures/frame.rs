//! One frame of the laboratory at 200×60 cells with a million events in the journal: drawing, comparing with the
//! frame before and encoding what changed. Eight events arrive between two frames, and are not counted.

use std::time::Instant;

use super::arguments::Arguments;
use super::rehearsed::Rehearsed;
use super::report::{Figure, Outcome};
use super::statistics::{median, percentile};

/// Its name on the command line.
pub const NAME: &str = "frame";

/// Milliseconds.
const BOUND: f64 = 4.0;

/// See the module.
pub fn measure(arguments: &Arguments) -> Outcome<Vec<Figure>> {
    let frames = arguments.count(1000, 200);
    let mut rehearsed = Rehearsed::new(1_000_000, 200, 60)?;
    rehearsed.draw()?;
    let mut times = Vec::with_capacity(frames);
    for _ in 0..frames {
        rehearsed.rehearsal.go_on(8);
        let began = Instant::now();
        rehearsed.draw()?;
        times.push(began.elapsed().as_secs_f64() * 1e3);
    }
    let note = format!("{frames} frames at 200×60 with 1,000,000 events; median {:.2} ms", median(&mut times));
    Ok(vec![Figure::time(NAME, percentile(&mut times, 99.0), "ms p99", BOUND).with_note(note)])
}
