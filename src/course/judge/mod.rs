//! Whether predicates hold: from the journal and the kernel's truth alone, never from the text that was typed.

use crate::journal::projections::Projections;

use super::cast::Cast;
use super::facts::Facts;
use super::lesson::Goal;
use super::predicate::Predicate;

/// All that a predicate is judged from.
#[derive(Clone, Copy, Debug)]
pub struct World<'a> {
    /// What happened since the scene began.
    pub facts: &'a Facts,
    /// The journal's projections, after the last event that `facts` observed.
    pub projections: &'a Projections,
    /// Who is who.
    pub cast: &'a Cast,
    /// The time (CLOCK_MONOTONIC, nanoseconds).
    pub now: u64,
}

/// Whether a single predicate holds now: an `until`, an outcome, a case. Happenings count from the step's beginning.
pub fn holds(predicate: &Predicate, world: &World) -> bool {
    let _ = (predicate, world);
    false
}

/// When a predicate that does not hold may come to hold although nothing happens: the end of a `blocked … seconds`.
/// Nanoseconds of CLOCK_MONOTONIC.
pub fn wakes_at(predicate: &Predicate, world: &World) -> Option<u64> {
    let _ = (predicate, world);
    None
}

/// Judges one step's goal.
#[derive(Clone, Debug)]
pub struct Judge {
    verdict: Verdict,
}

/// How far a goal is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Which of its parts hold, in the order of the lesson, under the assignment of variables that meets most of them.
    pub met: Vec<bool>,
    /// All of them held together at some moment. Never taken back.
    pub done: bool,
}

impl Judge {
    /// A judge for a goal, at the beginning of its step.
    pub fn new(goal: &[Goal]) -> Judge {
        Judge { verdict: Verdict { met: vec![false; goal.len()], done: false } }
    }

    /// Looks at the world; call it after every event, and when [`Judge::wakes_at`] says.
    pub fn look(&mut self, world: &World) -> &Verdict {
        let _ = world;
        &self.verdict
    }

    /// What it last said.
    pub fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// When to look again although nothing happens. Nanoseconds of CLOCK_MONOTONIC.
    pub fn wakes_at(&self, world: &World) -> Option<u64> {
        let _ = world;
        None
    }
}
