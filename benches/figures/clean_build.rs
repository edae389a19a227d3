//! A clean release build, on as many processors as there are (two are promised): only with `--build`, since it takes
//! minutes. The packages are already downloaded: the network is not measured.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use super::arguments::Arguments;
use super::proc_files;
use super::report::{Figure, Outcome};

/// Its name on the command line.
pub const NAME: &str = "clean-build";

/// Seconds.
const BOUND: f64 = 180.0;

/// See the module.
pub fn measure(_: &Arguments) -> Outcome<Vec<Figure>> {
    let target = tempfile::tempdir()?;
    // The cargo that runs this bench, where one does: its environment says which toolchain is meant.
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let (before, began) = (proc_files::processor_time_of_children()?, Instant::now());
    let status = Command::new(cargo)
        .args(["build", "--release", "--locked", "--offline", "--quiet", "--jobs", "2", "--target-dir"])
        .arg(target.path())
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()?;
    if !status.success() {
        return Err(format!("cargo build said {status}").into());
    }
    let seconds = began.elapsed().as_secs_f64();
    let spent = proc_files::processor_time_of_children()? - before;
    // On a machine that others use too, the processor time says what the clock does not.
    let note = format!("cargo build --release --jobs 2 into an empty folder; {spent:.0} s of processor time");
    Ok(vec![Figure::time(NAME, seconds, "s", BOUND).with_note(note)])
}
