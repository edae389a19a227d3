//! `enchufe revisar`: what falls short in a lesson, with file, line and what to do.

pub use crate::course::reading::{Finding, Words, words};

use crate::course::reading::Catalogue;

/// How much is asked of lessons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Strictness {
    /// As of our own lessons: three accepted scripts a step, and one rejected for each goal.
    pub own: bool,
    /// Whether a missing speller is a failure and not a remark (`ENCHUFE_REQUIRE_CLIENTS=1`).
    pub needs_speller: bool,
}

/// What can be found without running anything: also that of [`Catalogue::broken`]. By file and line.
pub fn static_findings(catalogue: &Catalogue, _strictness: Strictness) -> Vec<Finding> {
    catalogue.broken.iter().flat_map(|broken| broken.findings.clone()).collect()
}

pub mod command;
pub mod mutants;
pub mod report;
pub mod run;
mod say;
pub mod shortfall;
pub mod variants;
