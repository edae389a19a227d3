//! The next thing to try: the grey line on each prompt, and the sentence above the footer.
//!
//! A pure function of the projections. It never proposes a call that would fail, nor one that would block with
//! nobody to wake it, unless nothing else comes next.

use std::collections::BTreeMap;

use crate::journal::event::ProgramId;

use super::keys::Key;
use super::model::Model;
use super::text::Text;

/// What to try next, in every console.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// The grey line of each console that has something to do now.
    pub lines: BTreeMap<ProgramId, Suggestion>,
    /// What is said above the footer: what just happened and what to try. Two short lines at most.
    pub next: Vec<Text>,
    /// The program to go to, where the focused one has nothing to do now.
    pub go: Option<Go>,
}

/// A line to run, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The statement, whole and runnable, also in a `python3` in another terminal.
    pub line: String,
    /// What just happened, in terms of program, kernel and travel, and the question that the line answers.
    pub why: Text,
}

/// Another program to go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Go {
    /// Which.
    pub program: ProgramId,
    /// The key that leads there from the focused one.
    pub key: Key,
}

impl Model {
    /// The grey line of the focused console.
    pub fn suggestion(&self) -> Option<&Suggestion> {
        self.suggestions.lines.get(&self.focused()?.id)
    }

    /// The program to go to, where the focused one has nothing to do now.
    pub fn go(&self) -> Option<Go> {
        self.suggestions.go
    }
}

/// What to try next, from what is known.
pub(super) fn suggest(_model: &Model) -> Suggestions {
    Suggestions::default()
}
