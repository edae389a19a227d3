//! The palette over the laboratory, with our own lessons and glossary: how long it takes to open it, both languages
//! loaded, and to answer a letter more of a search, the dearest of many.

use std::time::Instant;

use enchufe::app::course::Course;
use enchufe::app::keys::{Code, Key};
use enchufe::app::message::Msg;
use enchufe::app::model::{Model, Settings};
use enchufe::app::update::update;
use enchufe::course::reading;

use super::arguments::Arguments;
use super::report::{Figure, Outcome};
use super::statistics::median;

/// Its name on the command line.
pub const NAME: &str = "palette";

/// Milliseconds to open it for the first time.
const OPENED: f64 = 16.0;

/// Milliseconds for a letter.
const BOUND: f64 = 1.0;

/// What is typed: names, parts of them, letters left out, words of sentences, and what nothing answers.
const SEARCHES: [&str; 8] =
    ["socket", "conexion", "glsario", "demostrar 3", "termina programas", "eeeee", "a e i o u", "nada de nada de nada"];

/// See the module.
pub fn measure(arguments: &Arguments) -> Outcome<Vec<Figure>> {
    let course = Course { catalogue: reading::embedded().into(), ..Course::default() };
    let (mut model, _) = Model::in_lab(Settings { course, ..Settings::default() });
    let mut timed = |key: Key| {
        let began = Instant::now();
        update(&mut model, Msg::Key(key));
        began.elapsed().as_secs_f64() * 1e3
    };
    let opened = timed(Key::function(8));
    // Nothing but computing: what is slower in one round than in another was somebody else's doing.
    let rounds = arguments.count(50, 10);
    let mut letters: Vec<f64> = Vec::new();
    for _ in 0..rounds {
        let mut round = Vec::new();
        for search in SEARCHES {
            round.extend(search.chars().map(|letter| timed(Key::char(letter))));
            timed(Key::control('u'));
        }
        letters.resize(round.len(), f64::INFINITY);
        letters.iter_mut().zip(round).for_each(|(best, time)| *best = best.min(time));
    }
    timed(Key::plain(Code::Escape));
    let note = format!(
        "of {} letters, each the quickest of {rounds} rounds; median {:.3} ms",
        letters.len(),
        median(&mut letters)
    );
    let dearest = letters.iter().copied().fold(0.0, f64::max);
    Ok(vec![
        Figure::time(format!("{NAME}-opened"), opened, "ms", OPENED).with_note("the first time, words loaded"),
        Figure::time(format!("{NAME}-letter"), dearest, "ms", BOUND).with_note(note),
    ])
}
