//! How long it takes to run every script of our own lessons, how soon a scene is there, and how many mutants of the goals
//! some script notices. The programs are the real binary; derived variants are among the scripts.

use std::time::Instant;

use enchufe::check::mutants;
use enchufe::check::run::{self, Options};
use enchufe::course::reading;
use enchufe::{i18n, lab};

use super::arguments::Arguments;
use super::binary_size::ENCHUFE;
use super::report::{Figure, Outcome};
use super::statistics::milliseconds;

/// Its name on the command line.
pub const NAME: &str = "revisar";

/// Seconds for all lessons.
const SECONDS: f64 = 20.0;

/// The share of mutants that some script notices, in percent.
const CAUGHT: f64 = 95.0;

/// See the module.
pub fn measure(_arguments: &Arguments) -> Outcome<Vec<Figure>> {
    let lessons = reading::embedded().lessons;
    let pages = i18n::pages::files();
    let options = Options::new(lab::Options { executable: ENCHUFE.into(), only_loopback: true, pages });
    let began = Instant::now();
    let runs = run::run(&lessons, &options)?;
    let seconds = began.elapsed().as_secs_f64();
    if let Some(shortfall) = runs.iter().flat_map(|run| &run.shortfalls).next() {
        return Err(format!("{}:{}: {:?}", shortfall.file, shortfall.line, shortfall.kind).into());
    }
    let scripts: usize = runs.iter().map(|run| run.scripts).sum();
    let slowest = runs.iter().flat_map(|run| &run.steps).filter_map(|step| step.setup).max().unwrap_or(0);
    let mutants = mutants::judge_all(&lessons, &runs);
    let caught: usize = mutants.iter().map(|mutants| mutants.caught).sum();
    let total: usize = mutants.iter().map(|mutants| mutants.total).sum();
    let share = 100.0 * caught as f64 / total.max(1) as f64;
    let note = format!("{scripts} scripts of {} lessons, in {} labs at once", lessons.len(), options.labs);
    Ok(vec![
        Figure::time(format!("{NAME}-seconds"), seconds, "s", SECONDS).with_note(note),
        Figure::time("setup-slowest", milliseconds(slowest), "ms", milliseconds(run::SETUP_BOUND))
            .with_note("the step whose setup takes longest, when it took least"),
        Figure::at_least("mutants-caught", share, "%", CAUGHT).with_note(format!("{caught} of {total}")),
    ])
}
