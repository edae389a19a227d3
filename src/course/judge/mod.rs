//! Whether predicates hold: from the journal and the kernel's truth alone, never from the text that was typed.

mod assign;
mod evaluate;
mod plan;
mod python;
mod state;
mod tally;

use crate::journal::projections::Projections;

use super::cast::Cast;
use super::facts::Facts;
use super::lesson::Goal;
use super::predicate::Predicate;
use assign::Best;
use plan::Plan;

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
///
/// It goes through all facts of the step that are kept. What is looked at after every event is cheaper as a
/// [`Judge::of`] that predicate, and then stays true once it was.
pub fn holds(predicate: &Predicate, world: &World) -> bool {
    let mut judge = Judge::of(predicate);
    judge.look(world).done
}

/// When a predicate that does not hold may come to hold although nothing happens: the end of a `blocked … seconds`.
/// Nanoseconds of CLOCK_MONOTONIC.
pub fn wakes_at(predicate: &Predicate, world: &World) -> Option<u64> {
    Judge::of(predicate).wakes_at(world)
}

/// Judges one step's goal, or one predicate, as events come.
#[derive(Clone, Debug)]
pub struct Judge {
    plan: Plan,
    verdict: Verdict,
    /// What it has seen: the step, the facts' version, and the number of the next fact.
    step: Option<u32>,
    version: u64,
    next_fact: u64,
    wakes: Option<u64>,
    judged: usize,
    /// `done` stays so for the rest of the step.
    latches: bool,
}

/// How far a goal is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Which of its parts hold, in the order of the lesson, under the assignment of variables that meets most of them.
    pub met: Vec<bool>,
    /// All of them held together at some moment. Never taken back, unless by a judge [of the moment](Judge::of_the_moment).
    pub done: bool,
}

impl Judge {
    /// A judge for a goal. A goal without parts is never done.
    pub fn new(goal: &[Goal]) -> Judge {
        Judge::with(Plan::new(goal.iter().map(|goal| &goal.predicate)))
    }

    /// A judge for a single predicate: an outcome, a case.
    pub fn of(predicate: &Predicate) -> Judge {
        Judge::with(Plan::new(std::iter::once(predicate)))
    }

    fn with(plan: Plan) -> Judge {
        let verdict = Verdict { met: vec![false; plan.parts.len()], done: false };
        Judge { plan, verdict, step: None, version: 0, next_fact: 0, wakes: None, judged: 0, latches: true }
    }

    /// The same judge, but `done` says whether all of it holds now, and is taken back when it no longer does.
    pub fn of_the_moment(self) -> Judge {
        Judge { latches: false, ..self }
    }

    /// Looks at the world. Called after every event, it misses no instant in which all of a goal held, such as that
    /// before a `with` closes its socket; in a flood it may be called once a batch. Where nothing changed it costs
    /// nothing, and otherwise what is new and the sockets of the scene, not how long the step lasts.
    pub fn look(&mut self, world: &World) -> &Verdict {
        let facts = world.facts;
        if self.latches && self.verdict.done && self.step == Some(facts.step()) {
            return &self.verdict;
        }
        let changed = self.step != Some(facts.step()) || self.version != facts.version();
        let woken = self.wakes.is_some_and(|time| world.now >= time);
        if !changed && !woken {
            return &self.verdict;
        }
        if self.step != Some(facts.step()) {
            // Another step: nothing of the one before counts.
            self.plan.leaves.iter_mut().for_each(tally::Leaf::forget);
            self.verdict.done = false;
            self.next_fact = 0;
            self.step = Some(facts.step());
        }
        for (number, fact) in facts.since(self.next_fact) {
            for leaf in &mut self.plan.leaves {
                leaf.take(number, fact, facts);
            }
        }
        self.next_fact = facts.next_fact();
        self.version = facts.version();
        let best = Best::find(&self.plan, world);
        self.judged += best.judged;
        self.verdict.done = best.is_whole() && !best.met.is_empty();
        self.verdict.met = best.met;
        self.wakes = self.wakes_at(world);
        &self.verdict
    }

    /// What it last said.
    pub fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// When to look again although nothing happens. Nanoseconds of CLOCK_MONOTONIC.
    pub fn wakes_at(&self, world: &World) -> Option<u64> {
        if self.latches && self.verdict.done {
            return None;
        }
        self.plan.parts.iter().filter_map(|(node, _)| self.plan.wakes_at(node, world)).min()
    }

    /// How many parts of the goal it has judged, under any assignment: the measure of its work.
    pub fn judged(&self) -> usize {
        self.judged
    }
}

#[cfg(test)]
mod tests;
