//! What the person at the keyboard asks for: answers, hints, on, back, again.

use std::sync::Arc;

use crate::course::lesson::{Kind, Truth};
use crate::course::progress::What;

use super::entering::Entry;
use super::{Ask, LAST_HINT, Left, Part, Phase, Player, Running};

impl Player {
    /// Answers the question that stands with an option, counted from 0; after a prediction's last comes «not sure yet».
    /// Anything else is no answer.
    pub fn answer(&mut self, option: usize) -> Vec<Ask> {
        let mut asks = Vec::new();
        let Phase::Asking { question: place } = self.phase else { return asks };
        let lesson = Arc::clone(&self.lesson);
        let step = &lesson.steps[self.place];
        let Some(question) = step.questions.get(place) else { return asks };
        let Some(choice) = question.choices.get(option) else {
            if step.kind == Kind::Predict && option == question.choices.len() {
                self.lock(place, None, None, &mut asks);
            }
            return asks;
        };
        if step.kind == Kind::Predict {
            self.phase = Phase::Confidence { question: place, option };
            return asks;
        }
        let right = choice.truth == Truth::Right;
        let (question, answer) = (question.id.clone(), choice.id.clone());
        self.keep(What::Answer { question, option: answer, right }, &mut asks);
        self.phase = Phase::Answered { question: place, option, right };
        if step.kind == Kind::Quiz && step.goal.is_empty() {
            self.keep_done(&mut asks);
        }
        asks
    }

    /// How sure one is of a prediction: 1 guessing, 2 thinks so, 3 sure.
    pub fn sure(&mut self, level: u8) -> Vec<Ask> {
        let mut asks = Vec::new();
        if let Phase::Confidence { question, option } = self.phase
            && (1..=3).contains(&level)
        {
            self.lock(question, Some(option), Some(level), &mut asks);
        }
        asks
    }

    /// Takes back a prediction's answer that was not kept yet: the question is open again.
    pub fn reconsider(&mut self) {
        if let Phase::Confidence { question, .. } = self.phase {
            self.phase = Phase::Asking { question };
        }
    }

    fn lock(&mut self, place: usize, option: Option<usize>, confidence: Option<u8>, asks: &mut Vec<Ask>) {
        let lesson = Arc::clone(&self.lesson);
        let Some(question) = lesson.steps[self.place].questions.get(place) else { return };
        let option = option.and_then(|option| question.choices.get(option)).map(|choice| choice.id.clone());
        self.keep(What::Prediction { question: question.id.clone(), option, confidence }, asks);
        self.keep_done(asks);
        self.phase = Phase::Locked;
    }

    /// One sentence of one's own; it may be empty.
    pub fn sentence(&mut self, text: &str) -> Vec<Ask> {
        let mut asks = Vec::new();
        if self.phase != Phase::Sentence {
            return asks;
        }
        let text = text.trim();
        if !text.is_empty() {
            self.keep(What::Sentence { text: text.to_owned() }, &mut asks);
        }
        self.phase = Phase::Finished;
        asks
    }

    /// Goes on, where there is something to go on to: Enter with nothing typed.
    pub fn go_on(&mut self) -> Vec<Ask> {
        let mut asks = Vec::new();
        match self.phase {
            Phase::Locked => self.enter_next(&mut asks),
            Phase::Finished | Phase::Skipped(_) => self.leave_step(&mut asks),
            Phase::Answered { question, .. } => match self.reopens() {
                Some(place) => {
                    self.left = Some(Left { place: self.place, question: question + 1 });
                    self.enter(place, Entry::Fresh, &mut asks);
                }
                None => self.after_answer(question, &mut asks),
            },
            Phase::Repeat => {
                self.phase = Phase::Preparing;
                // A quiz's question was answered already.
                self.first_question = self.step().questions.len();
                self.rebuild(Part::Setup, &mut asks);
                self.wake_now(&mut asks);
            }
            Phase::Preparing
            | Phase::Broken(_)
            | Phase::Asking { .. }
            | Phase::Confidence { .. }
            | Phase::Working
            | Phase::Showing
            | Phase::Sentence
            | Phase::Closed => {}
        }
        asks
    }

    /// Passes by what is offered: goes on with a check without reopening a step, or leaves a step whose scene is broken.
    pub fn pass(&mut self) -> Vec<Ask> {
        let mut asks = Vec::new();
        match self.phase {
            Phase::Answered { question, .. } => self.after_answer(question, &mut asks),
            Phase::Broken(_) => self.leave_step(&mut asks),
            _ => {}
        }
        asks
    }

    /// The step again, from its setup: F9.
    pub fn again(&mut self) -> Vec<Ask> {
        let mut asks = Vec::new();
        self.enter(self.place, Entry::Fresh, &mut asks);
        asks
    }

    /// One step back, built from its setup; from a step that a check reopened, back to the check.
    pub fn back(&mut self) -> Vec<Ask> {
        let mut asks = Vec::new();
        if self.left.is_some() {
            self.return_to_check(&mut asks);
        } else if self.phase == Phase::Closed {
            self.enter(self.place, Entry::Fresh, &mut asks);
        } else if let Some(place) = self.place.checked_sub(1) {
            self.enter(place, Entry::Fresh, &mut asks);
        }
        asks
    }

    /// Straight to a step, built from its setup.
    pub fn jump(&mut self, step: usize) -> Vec<Ask> {
        let mut asks = Vec::new();
        if step < self.lesson.steps.len() {
            self.left = None;
            self.enter(step, Entry::Fresh, &mut asks);
        }
        asks
    }

    /// The next hint: F3. The last plays the rest of the solution.
    pub fn hint(&mut self) -> Vec<Ask> {
        let mut asks = Vec::new();
        let Some(level) = self.next_hint().filter(|_| self.phase == Phase::Working) else { return asks };
        self.hint = level;
        self.keep(What::Hint { level }, &mut asks);
        if level == LAST_HINT {
            self.show(&mut asks);
        }
        asks
    }

    /// The hint after the one that is shown: a level that the lesson has no text for is passed over.
    pub(super) fn next_hint(&self) -> Option<u8> {
        let step = self.step();
        let told = |level: &u8| self.lesson.spanish.part(&step.id, &format!("hint {level}")).is_some();
        let playable = !step.solution.items.is_empty();
        let next = (self.hint + 1..LAST_HINT).find(told);
        // The last may be asked for again: it plays again.
        next.or_else(|| Some(LAST_HINT).filter(|_| playable))
    }

    fn show(&mut self, asks: &mut Vec<Ask>) {
        self.phase = Phase::Showing;
        self.pace = None;
        match self.solution.rest() {
            Some(rest) => {
                self.running = Some(Running::new(&rest, false, Part::Solution { whole: false }));
            }
            // What was done beside the solution may stand in its way: it is shown from the beginning.
            None => self.rebuild(Part::SetupToShow, asks),
        }
        self.wake_now(asks);
    }

    /// The goal is met, or all questions are answered.
    pub(super) fn complete(&mut self, asks: &mut Vec<Ask>) {
        self.keep_done(asks);
        let asked = self.step().sentence && self.left.is_none();
        self.phase = if asked { Phase::Sentence } else { Phase::Finished };
    }

    fn keep_done(&mut self, asks: &mut Vec<Ask>) {
        let step = self.step().id.clone();
        if !self.known.done.contains(&step) {
            self.keep(What::Done, asks);
        }
    }

    fn after_answer(&mut self, question: usize, asks: &mut Vec<Ask>) {
        let step = self.step();
        if question + 1 < step.questions.len() {
            self.phase = Phase::Asking { question: question + 1 };
        } else if step.goal.is_empty() {
            self.complete(asks);
            // Nothing was done that a text could look back on.
            if self.phase == Phase::Finished && !self.tells_done() {
                self.leave_step(asks);
            }
        } else {
            self.phase = Phase::Working;
            self.wake_now(asks);
        }
    }

    fn tells_done(&self) -> bool {
        self.lesson.spanish.part(&self.step().id, "done").is_some()
    }

    fn leave_step(&mut self, asks: &mut Vec<Ask>) {
        if self.left.is_some() { self.return_to_check(asks) } else { self.enter_next(asks) }
    }

    fn enter_next(&mut self, asks: &mut Vec<Ask>) {
        let next = self.place + 1;
        if next < self.lesson.steps.len() {
            self.enter(next, Entry::Sequence, asks);
        } else {
            self.phase = Phase::Closed;
        }
    }

    /// Goes on with the check that was left.
    fn return_to_check(&mut self, asks: &mut Vec<Ask>) {
        let Some(left) = self.left.take() else { return };
        // The scene is that of the step that was reopened: what comes after the check cannot go on in it.
        self.faithful = false;
        self.enter(left.place, Entry::Sequence, asks);
        self.first_question = left.question;
    }

    /// The step that a wrong option of a check names.
    pub(super) fn reopened_by(&self, question: usize, option: usize) -> Option<usize> {
        let step = self.step();
        let choice = step.questions.get(question)?.choices.get(option)?;
        match &choice.truth {
            Truth::Wrong { reopens: Some(id) } if step.kind == Kind::Check => self.lesson.place_of(id),
            _ => None,
        }
    }
}
