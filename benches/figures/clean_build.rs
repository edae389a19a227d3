//! A clean release build, on as many processors as there are (two are promised): only with `--build`, since it takes
//! minutes. The packages are already downloaded: the network is not measured.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use super::arguments::Arguments;
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
    let began = Instant::now();
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
    Ok(vec![Figure::time(NAME, seconds, "s", BOUND).with_note("cargo build --release --jobs 2 into an empty folder")])
}
