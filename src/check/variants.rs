//! Variants of a step's solution that nobody wrote.

use crate::course::lesson::Step;
use crate::course::script::Script;

/// A script derived from the solution.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// How it was derived.
    pub kind: VariantKind,
    /// The line of `lesson.toml` that was changed.
    pub line: usize,
    /// The script.
    pub script: Script,
}

/// How a variant is derived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VariantKind {
    /// One line is left out.
    Without {
        /// The line as it stands.
        source: String,
    },
    /// The variables have other names.
    Renamed,
    /// `sendall` for `send`.
    SendAll,
    /// One `send` is split in two.
    SplitSend {
        /// The line as it stands.
        source: String,
    },
    /// A line between the others that changes nothing.
    Explored {
        /// The line.
        source: String,
    },
    /// A line between the others that raises, and changes nothing.
    Mistaken {
        /// The line.
        source: String,
    },
}

impl Variant {
    /// Whether it is to pass.
    pub fn passes(&self) -> bool {
        !matches!(self.kind, VariantKind::Without { .. })
    }

    /// Whether it is only remarked upon when it ends otherwise.
    pub fn is_remark(&self) -> bool {
        true
    }
}

/// All variants of a step's solution.
pub fn derive(_step: &Step) -> Vec<Variant> {
    Vec::new()
}
