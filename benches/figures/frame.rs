//! One frame of the laboratory at 200×60 cells with a million events in the journal: drawing, comparing with the
//! frame before and encoding what changed. Eight events arrive between two frames, and are not counted.
//!
//! Then the same with what can stand over the screen, the eight events counted: whatever is open follows them.

use std::time::Instant;

use enchufe::app::keys::{Code, Key};
use enchufe::app::message::Msg;

use super::arguments::Arguments;
use super::rehearsed::Rehearsed;
use super::report::{Figure, Outcome};
use super::statistics::{median, percentile};

/// Its name on the command line.
pub const NAME: &str = "frame";

/// Milliseconds.
const BOUND: f64 = 4.0;

/// Milliseconds from the key that opens something to the end of the frame that shows it.
const OPENED: f64 = 16.0;

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
    let mut figures = vec![Figure::time(NAME, percentile(&mut times, 99.0), "ms p99", BOUND).with_note(note)];
    for (name, key) in [("card", Key::alt('s')), ("calls", Key::function(10)), ("hex", Key::alt('x'))] {
        figures.extend(open(&mut rehearsed, name, key, arguments.count(200, 100))?);
    }
    Ok(figures)
}

/// Opens what `key` opens, looks at it while events come, and closes it.
fn open(rehearsed: &mut Rehearsed, name: &str, key: Key, frames: usize) -> Outcome<[Figure; 2]> {
    let began = Instant::now();
    rehearsed.rehearsal.tell(Msg::Key(key));
    rehearsed.draw()?;
    let opened = began.elapsed().as_secs_f64() * 1e3;
    let is_open = |rehearsed: &Rehearsed| {
        let model = rehearsed.rehearsal.model();
        model.popup.is_some() || model.cursor.is_some()
    };
    if !is_open(rehearsed) {
        return Err(format!("{name} did not open").into());
    }
    let mut times = Vec::with_capacity(frames);
    for _ in 0..frames {
        let began = Instant::now();
        rehearsed.rehearsal.go_on(8);
        rehearsed.draw()?;
        times.push(began.elapsed().as_secs_f64() * 1e3);
    }
    let stayed = if is_open(rehearsed) { "open to the end" } else { "closed by itself meanwhile" };
    rehearsed.rehearsal.tell(Msg::Key(Key::plain(Code::Escape)));
    let slowest = percentile(&mut times, 99.0);
    let note = format!("{frames} frames with their eight events; p99 {slowest:.2} ms; {stayed}");
    Ok([
        Figure::time(format!("frame-{name}-opened"), opened, "ms", OPENED),
        Figure::time(format!("frame-{name}"), median(&mut times), "ms median", BOUND).with_note(note),
    ])
}
