//! Every figure that enchufe promises, measured: `cargo bench --bench figures -- [--check] [--quick] [--build] [NAME…]`.
//!
//! Each figure is printed as one JSON line with its bound; what has no bound is printed for the reader. With
//! `--check` the exit status is 1 when a figure is beyond its bound: times may be three times as long, since the
//! machine is shared; sizes, bytes, wake-ups and quotients (whose two sides are measured side by side) may not. A shared
//! machine has bad moments, too: what is beyond its bound is then measured again, twice at most, and has to be within
//! it once. Every attempt is printed, and at the end what stayed beyond.
//!
//! Whatever needs a lab's program is played by this same executable (see `figures/workloads`). Everything is on
//! loopback, bounded in count and time, and every child is ended by its pid.

#[path = "figures/arguments.rs"]
mod arguments;
#[path = "figures/binary_size.rs"]
mod binary_size;
#[path = "figures/clean_build.rs"]
mod clean_build;
#[path = "figures/console.rs"]
mod console;
#[path = "figures/crowd.rs"]
mod crowd;
#[path = "figures/event_cost.rs"]
mod event_cost;
#[path = "figures/first_frame.rs"]
mod first_frame;
#[path = "figures/frame.rs"]
mod frame;
#[path = "figures/idle.rs"]
mod idle;
#[path = "figures/key_latency.rs"]
mod key_latency;
#[path = "figures/laboratory.rs"]
mod laboratory;
#[path = "figures/lessons.rs"]
mod lessons;
#[path = "figures/memory.rs"]
mod memory;
#[path = "figures/observing.rs"]
mod observing;
#[path = "figures/palette.rs"]
mod palette;
#[path = "figures/proc_files.rs"]
mod proc_files;
#[path = "figures/program_start.rs"]
mod program_start;
#[path = "figures/progress_kills.rs"]
mod progress_kills;
#[path = "figures/pseudo_terminal.rs"]
mod pseudo_terminal;
#[path = "figures/rehearsed.rs"]
mod rehearsed;
#[path = "figures/report.rs"]
mod report;
#[path = "figures/sampling.rs"]
mod sampling;
#[path = "figures/statistics.rs"]
mod statistics;
#[path = "figures/throughput.rs"]
mod throughput;
#[path = "figures/workloads/mod.rs"]
mod workloads;

use std::process::ExitCode;

use arguments::Arguments;
use report::{Figure, Outcome};

/// With `--check`, what is beyond its bound is measured so often at most.
const ATTEMPTS: usize = 3;

/// Measures one or more figures that belong together.
type Measure = fn(&Arguments) -> Outcome<Vec<Figure>>;

/// Every measurement, in the order in which it is made. The name selects it on the command line.
const MEASUREMENTS: [(&str, Measure); 18] = [
    (binary_size::NAME, binary_size::measure),
    (first_frame::NAME, first_frame::measure),
    (program_start::NAME, program_start::measure),
    (observing::NAME, observing::measure),
    (event_cost::NAME, event_cost::measure),
    (throughput::NAME, throughput::measure),
    (frame::NAME, frame::measure),
    (crowd::NAME, crowd::measure),
    (palette::NAME, palette::measure),
    (memory::NAME, memory::measure),
    (idle::NAME, idle::measure),
    (key_latency::NAME, key_latency::measure),
    (key_latency::CROWD_NAME, key_latency::measure_crowd),
    (sampling::NAME, sampling::measure),
    (progress_kills::NAME, progress_kills::measure),
    (lessons::NAME, lessons::measure),
    (console::NAME, console::measure),
    (clean_build::NAME, clean_build::measure),
];

fn main() -> ExitCode {
    if let Some(code) = workloads::play() {
        return code;
    }
    if let [_, word, port] = &std::env::args().collect::<Vec<_>>()[..]
        && word == key_latency::FLOOD_WORD
    {
        return if key_latency::play_flood(port).is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let names: Vec<&str> = MEASUREMENTS.iter().map(|(name, _)| *name).collect();
    let arguments = match Arguments::parse(std::env::args().skip(1), &names) {
        Ok(arguments) => arguments,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::from(2);
        }
    };
    let mut beyond = Vec::new();
    for (name, measure) in MEASUREMENTS.into_iter().filter(|(name, _)| arguments.asks_for(name)) {
        for attempt in 1..=ATTEMPTS {
            let failed = attempt_of(name, measure, &arguments);
            if failed.is_empty() || !arguments.check {
                break;
            }
            if attempt == ATTEMPTS {
                beyond.extend(failed);
            } else {
                println!("{name} is measured again: attempt {} of {ATTEMPTS}", attempt + 1);
            }
        }
    }
    for line in &beyond {
        println!("beyond its bound: {line}");
    }
    if beyond.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Measures once, prints it, and gives the lines of what is beyond its bound.
fn attempt_of(name: &str, measure: Measure, arguments: &Arguments) -> Vec<String> {
    let mut beyond = Vec::new();
    match measure(arguments) {
        Ok(figures) => {
            for figure in figures {
                let line = figure.json().to_string();
                println!("{line}");
                if figure.is_beyond() {
                    beyond.push(line);
                }
            }
        }
        Err(problem) => {
            let line = report::unmeasured(name, problem.as_ref()).to_string();
            println!("{line}");
            beyond.push(line);
        }
    }
    beyond
}
