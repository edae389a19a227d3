//! The size of the stripped release binary: of the file that `cargo bench` builds, whose profile is the release one.

use super::arguments::Arguments;
use super::report::{Figure, Outcome};

/// Its name on the command line.
pub const NAME: &str = "binary-size";

/// The real binary.
pub const ENCHUFE: &str = env!("CARGO_BIN_EXE_enchufe");

/// In MB of 10⁶ bytes.
const BOUND: f64 = 8.0;

/// See the module.
pub fn measure(_: &Arguments) -> Outcome<Vec<Figure>> {
    let size = std::fs::metadata(ENCHUFE)?.len();
    Ok(vec![
        Figure::at_most(NAME, size as f64 / 1e6, "MB", BOUND).with_note("stripped release binary, 1 MB = 10⁶ bytes"),
    ])
}
