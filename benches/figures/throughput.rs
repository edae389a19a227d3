//! 1 GiB one way over loopback TCP between two programs of a lab that is being read: recorded for the lab against
//! recorded for nobody, in pairs, turn and turn about. The receiver takes the time, from its accept to the stream's
//! end. The median of the pairs' quotients of speed; each pair has its own processes.

use enchufe::journal::event::Role;

use super::arguments::Arguments;
use super::laboratory::Laboratory;
use super::report::{Figure, Outcome};
use super::statistics::median;

/// Its name on the command line.
pub const NAME: &str = "throughput";

/// Bytes a call, and the share of the unobserved speed that is promised.
const BOUNDS: [(usize, f64); 2] = [(64 * 1024, 0.7), (4 * 1024, 0.5)];

/// See the module.
pub fn measure(arguments: &Arguments) -> Outcome<Vec<Figure>> {
    let (pairs, total) = (arguments.count(5, 3), arguments.count(1 << 30, 1 << 28));
    let mut laboratory = Laboratory::of_workloads()?;
    let mut figures = Vec::new();
    for (size, bound) in BOUNDS {
        let mut quotients = Vec::new();
        let (mut speeds, mut speeds_silent) = (Vec::new(), Vec::new());
        for pair in 0..pairs {
            // Whichever goes first finds the machine as the last pair left it: they take turns at that too.
            let first = pair % 2 == 0;
            let one = transfer(&mut laboratory, size, total, first)?;
            let other = transfer(&mut laboratory, size, total, !first)?;
            let (watched, silent) = if first { (one, other) } else { (other, one) };
            quotients.push(watched / silent);
            speeds.push(watched);
            speeds_silent.push(silent);
        }
        let note = format!(
            "median of {pairs} pairs of {} MiB; {:.2} and {:.2} GiB/s; quotients {quotients:.2?}",
            total >> 20,
            median(&mut speeds),
            median(&mut speeds_silent),
        );
        let name = format!("{NAME}-{}k", size / 1024);
        figures.push(Figure::at_least(name, median(&mut quotients), "of unobserved", bound).with_note(note));
    }
    Ok(figures)
}

/// One transfer; its speed in GiB a second.
fn transfer(laboratory: &mut Laboratory, size: usize, total: usize, watched: bool) -> Outcome<f64> {
    let kind = if watched { "watched" } else { "silent" };
    let receiver = laboratory.start(&format!("receive {kind} {size} {total}"), Role::Console);
    let port = laboratory.port_of(receiver)?;
    let sender = laboratory.start(&format!("send {kind} {size} {total} {port}"), Role::Console);
    let result = laboratory.result_of(receiver)?;
    laboratory.remove(sender)?;
    laboratory.remove(receiver)?;
    let seconds = result["seconds"].as_f64().ok_or("no time was taken")?;
    Ok(total as f64 / (1u64 << 30) as f64 / seconds)
}
