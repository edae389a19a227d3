//! Figures, their bounds, and how they are printed.

use serde_json::{Value, json};

/// What a measurement gives, or why it could not be made.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// How much longer than promised a time may be before `--check` fails.
const NOISE: f64 = 3.0;

/// What is promised of a value.
#[derive(Clone, Copy, Debug)]
enum Bound {
    /// No more than this; a time, so that `--check` allows for noise.
    Time(f64),
    /// No more than this, exactly.
    AtMost(f64),
    /// No less than this, exactly.
    AtLeast(f64),
    /// Nothing is promised.
    None,
}

/// One figure.
#[derive(Debug)]
pub struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
    bound: Bound,
    note: String,
}

impl Figure {
    fn new(name: impl Into<String>, value: f64, unit: &'static str, bound: Bound) -> Figure {
        Figure { name: name.into(), value, unit, bound, note: String::new() }
    }

    /// A time that is promised to be no longer than `bound`.
    pub fn time(name: impl Into<String>, value: f64, unit: &'static str, bound: f64) -> Figure {
        Figure::new(name, value, unit, Bound::Time(bound))
    }

    /// A size or a count that is promised to be no bigger than `bound`.
    pub fn at_most(name: impl Into<String>, value: f64, unit: &'static str, bound: f64) -> Figure {
        Figure::new(name, value, unit, Bound::AtMost(bound))
    }

    /// A quotient that is promised to be no smaller than `bound`.
    pub fn at_least(name: impl Into<String>, value: f64, unit: &'static str, bound: f64) -> Figure {
        Figure::new(name, value, unit, Bound::AtLeast(bound))
    }

    /// A value for the reader, of which nothing is promised.
    pub fn told(name: impl Into<String>, value: f64, unit: &'static str) -> Figure {
        Figure::new(name, value, unit, Bound::None)
    }

    /// How it was measured, in a few words.
    pub fn with_note(mut self, note: impl Into<String>) -> Figure {
        self.note = note.into();
        self
    }

    /// The line that is printed. `ok` speaks of the promise itself, without the allowance of `--check`.
    pub fn json(&self) -> Value {
        let mut line = json!({
            "figure": self.name,
            "value": rounded(self.value),
            "unit": self.unit,
            "bound": self.bound_value(),
            "ok": self.keeps(1.0),
        });
        if !self.note.is_empty() {
            line["note"] = self.note.as_str().into();
        }
        line
    }

    /// Whether `--check` fails for it.
    pub fn is_beyond(&self) -> bool {
        !self.keeps(NOISE)
    }

    fn bound_value(&self) -> Option<f64> {
        match self.bound {
            Bound::Time(bound) | Bound::AtMost(bound) | Bound::AtLeast(bound) => Some(bound),
            Bound::None => None,
        }
    }

    fn keeps(&self, noise: f64) -> bool {
        match self.bound {
            Bound::Time(bound) => self.value <= bound * noise,
            Bound::AtMost(bound) => self.value <= bound,
            Bound::AtLeast(bound) => self.value >= bound,
            Bound::None => true,
        }
    }
}

/// The line of a measurement that could not be made.
pub fn unmeasured(name: &str, problem: &dyn std::error::Error) -> Value {
    json!({ "figure": name, "value": null, "ok": false, "note": format!("not measured: {problem}") })
}

/// Three decimals are more than any of these measurements is worth.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
