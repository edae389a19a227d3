//! From starting the real binary in a pseudo-terminal to its first complete frame: the first screen, whole. Several
//! starts, one after another; the file is in the kernel's cache, as on any second start.

use super::arguments::Arguments;
use super::pseudo_terminal::PseudoTerminal;
use super::report::{Figure, Outcome};
use super::statistics::{median, percentile};

/// Its name on the command line.
pub const NAME: &str = "first-frame";

/// Milliseconds.
const BOUND: f64 = 60.0;

/// See the module.
pub fn measure(arguments: &Arguments) -> Outcome<Vec<Figure>> {
    let starts = arguments.count(21, 7);
    let mut times = Vec::new();
    for _ in 0..starts {
        let mut terminal = PseudoTerminal::start(&[], 80, 24)?;
        // The program's name stands on its first screen, and the key to the other language in its footer.
        let shown =
            terminal.wait_for("the first screen", |screen| screen.contains("enchufe") && screen.contains("F2"))?;
        times.push(shown.duration_since(terminal.spawned).as_secs_f64() * 1e3);
    }
    let note = format!("median of {starts} starts; slowest {:.1} ms", percentile(&mut times, 100.0));
    Ok(vec![Figure::time(NAME, median(&mut times), "ms", BOUND).with_note(note)])
}
