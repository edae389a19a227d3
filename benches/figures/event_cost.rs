//! What one event costs the main process: the processor time of all its threads (reading, decoding, ordering,
//! sampling, `update` and the journal's fold; everything but drawing) by the events that came. A program makes calls
//! on a TCP connection at a pace at which each is told: about 30,000 events a second.

use enchufe::journal::event::Role;

use super::arguments::Arguments;
use super::laboratory::Laboratory;
use super::proc_files;
use super::report::{Figure, Outcome};

/// Its name on the command line.
pub const NAME: &str = "event-cost";

/// Microseconds.
const BOUND: f64 = 2.0;

/// See the module.
pub fn measure(arguments: &Arguments) -> Outcome<Vec<Figure>> {
    let milliseconds = arguments.count(6000, 1500);
    let mut laboratory = Laboratory::of_workloads()?;
    let (before, events_before) = (proc_files::own_processor_time()?, laboratory.events);
    let program = laboratory.start(&format!("paced {milliseconds}"), Role::Console);
    let result = laboratory.result_of(program)?;
    let (after, events) = (proc_files::own_processor_time()?, laboratory.events - events_before);
    laboratory.remove(program)?;
    let spent =
        |thread: &str| after.get(thread).copied().unwrap_or_default() - before.get(thread).copied().unwrap_or_default();
    let total: u64 = after.keys().map(|thread| spent(thread)).sum();
    let each = |nanoseconds: u64| nanoseconds as f64 / 1e3 / events.max(1) as f64;
    let calls = result["calls"].as_u64().unwrap_or_default();
    if events < calls {
        return Err(format!("{events} events of {calls} calls: some were summarised").into());
    }
    let note =
        format!("{events} events; the thread of the lab {:.2} of it, update and fold the rest", each(spent("lab")));
    Ok(vec![Figure::time(NAME, each(total), "µs CPU", BOUND).with_note(note)])
}
