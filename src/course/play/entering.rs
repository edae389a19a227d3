//! Entering a step: from nothing, or in the scene that stands.

use std::sync::Arc;

use crate::course::facts::Facts;
use crate::course::judge::Judge;
use crate::course::lesson::{Kind, Step};
use crate::course::progress::What;
use crate::journal::projections::Projections;

use super::outcome::Outcomes;
use super::solution::Solution;
use super::{Ask, Part, Phase, Player, Running};

/// How a step is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// From nothing: its setup is run.
    Fresh,
    /// Right after the step before was finished.
    Sequence,
}

/// Whether a step only asks, in whatever scene stands.
fn only_asks(step: &Step) -> bool {
    step.kind != Kind::Do && step.setup.items.is_empty() && step.continues.is_none()
}

impl Player {
    /// Enters a step. Its scene is begun; [`Player::look`] builds it.
    pub(super) fn enter(&mut self, place: usize, entry: Entry, asks: &mut Vec<Ask>) {
        let lesson = Arc::clone(&self.lesson);
        let Some(step) = lesson.steps.get(place) else { return };
        self.place = place;
        self.hint = 0;
        self.first_question = 0;
        self.running = None;
        self.pace = None;
        self.focus = None;
        self.judge = Judge::new(&step.goal);
        self.outcomes = Outcomes::default();
        self.solution = Solution::default();
        self.cases.begin(&[]);
        if let Some(need) = self.machine.lacks(step) {
            self.phase = Phase::Skipped(need);
            self.faithful = false;
            if !self.known.is_passed(&step.id) {
                self.keep(What::Skipped, asks);
            }
            return;
        }
        // A step that a check reopened is a visit: the lesson goes on at the check.
        if self.left.is_none() && self.known.place.as_deref() != Some(&step.id) {
            self.keep(What::Place, asks);
        }
        self.phase = Phase::Preparing;
        match (entry, &step.continues) {
            (Entry::Sequence, _) if only_asks(step) => {}
            (Entry::Sequence, Some(script)) if self.faithful => {
                self.running = Some(Running::new(script, true, Part::Continues));
            }
            _ => self.rebuild(Part::Setup, asks),
        }
        self.wake_now(asks);
    }

    /// Clears the scene and begins to build it from the step's setup.
    pub(super) fn rebuild(&mut self, of: Part, asks: &mut Vec<Ask>) {
        let lesson = Arc::clone(&self.lesson);
        let step = &lesson.steps[self.place];
        asks.push(Ask::ClearScene);
        self.cast.clear();
        self.facts = Facts::new();
        self.cases.clear();
        self.places.scene += 1;
        self.focus = None;
        // What was met or decided was so in the scene that is gone.
        self.judge = Judge::new(&step.goal);
        self.outcomes = Outcomes::default();
        self.solution = Solution::default();
        // A question without a scene of its own, entered from nothing, shows none: the next step cannot go on in it.
        self.faithful = !only_asks(step) || self.place == 0;
        self.running = Some(Running::new(&step.setup, true, of));
    }

    /// The scene stands: the step begins.
    pub(super) fn ready(&mut self, projections: &Projections, asks: &mut Vec<Ask>) {
        let lesson = Arc::clone(&self.lesson);
        let step = &lesson.steps[self.place];
        self.facts.begin_step(projections, &self.cast);
        self.judge = Judge::new(&step.goal);
        self.cases.begin(&step.cases);
        self.outcomes = Outcomes::of(&lesson, &step.id, &self.known);
        self.solution = Solution::new(&step.solution, step.grey);
        if let Some(name) = step.focus.as_deref().or_else(|| self.solution.program()) {
            let name = name.to_owned();
            self.ask_focus(&name, asks);
        }
        if self.first_question < step.questions.len() {
            self.phase = Phase::Asking { question: self.first_question };
        } else if step.questions.is_empty() || !step.goal.is_empty() {
            self.phase = Phase::Working;
        } else {
            self.complete(asks);
        }
    }

    /// Asks for the prompt to go to a program, where it is not there already for all we know.
    pub(super) fn ask_focus(&mut self, name: &str, asks: &mut Vec<Ask>) {
        if self.focus.as_deref() != Some(name) {
            self.focus = Some(name.to_owned());
            asks.push(Ask::Focus(name.to_owned()));
        }
    }

    /// Asks for [`Player::time`] at once.
    pub(super) fn wake_now(&mut self, asks: &mut Vec<Ask>) {
        self.woken = Some(self.now);
        asks.push(Ask::WakeAt(self.now));
    }
}
