//! The command line of the figures.

/// What was asked for.
#[derive(Debug, Default)]
pub struct Arguments {
    /// Exit with 1 when a figure is beyond its bound.
    pub check: bool,
    /// Fewer repetitions: for trying things out, not for the record.
    pub quick: bool,
    /// Also time a clean release build.
    pub build: bool,
    names: Vec<String>,
}

impl Arguments {
    /// Reads the words of the command line; `known` are the names of measurements.
    pub fn parse(words: impl Iterator<Item = String>, known: &[&str]) -> Result<Arguments, String> {
        let mut arguments = Arguments::default();
        for word in words {
            match word.as_str() {
                "--check" => arguments.check = true,
                "--quick" => arguments.quick = true,
                "--build" => arguments.build = true,
                // Cargo says so to every bench.
                "--bench" => {}
                name if known.contains(&name) => arguments.names.push(word),
                _ => {
                    let usage = "[--check] [--quick] [--build] [NAME…]";
                    return Err(format!("figures: what is {word:?}? {usage}, where NAME is of: {}", known.join(", ")));
                }
            }
        }
        Ok(arguments)
    }

    /// Whether this measurement is to be made.
    pub fn asks_for(&self, name: &str) -> bool {
        if self.names.is_empty() {
            return name != super::clean_build::NAME || self.build;
        }
        self.names(name)
    }

    /// Whether the command line names this measurement.
    pub fn names(&self, name: &str) -> bool {
        self.names.iter().any(|asked| asked == name)
    }

    /// One of two counts.
    pub fn count(&self, full: usize, quick: usize) -> usize {
        if self.quick { quick } else { full }
    }
}
