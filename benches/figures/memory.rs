//! Resident memory (VmRSS) of a process that holds the model of a screen with so many events and has drawn a frame:
//! a process of its own for each count, played by this executable. Of the real programs see `idle`.

use std::process::{Command, Stdio};

use super::arguments::Arguments;
use super::proc_files;
use super::rehearsed::Rehearsed;
use super::report::{Figure, Outcome};
use super::workloads::MEMORY_WORD;

/// Its name on the command line.
pub const NAME: &str = "memory";

/// Events, and the MB (10⁶ bytes) that a process with them may take.
const BOUNDS: [(usize, f64); 2] = [(200_000, 40.0), (1_000_000, 80.0)];

/// See the module.
pub fn measure(_: &Arguments) -> Outcome<Vec<Figure>> {
    let mut figures = Vec::new();
    for (events, bound) in BOUNDS {
        let output = Command::new(std::env::current_exe()?)
            .args([MEMORY_WORD, &events.to_string()])
            .stdin(Stdio::null())
            .stderr(Stdio::inherit())
            .output()?;
        let bytes: f64 = String::from_utf8_lossy(&output.stdout).trim().parse()?;
        let note = "VmRSS after a frame at 120×36, 1 MB = 10⁶ bytes";
        figures.push(Figure::at_most(format!("{NAME}-{events}-events"), bytes / 1e6, "MB", bound).with_note(note));
    }
    Ok(figures)
}

/// What the measured process does: prints its resident memory, in bytes.
pub fn be_measured(events: usize) -> Outcome<()> {
    let mut rehearsed = Rehearsed::new(events, 120, 36)?;
    rehearsed.draw()?;
    println!("{}", proc_files::resident(std::process::id())?);
    Ok(())
}
