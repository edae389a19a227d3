//! Predictions beside what came true.

use crate::course::judge::{Judge, World};
use crate::course::lesson::{Choice, Lesson, Truth};
use crate::course::progress::LessonProgress;

/// A prediction beside what came true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The place of the predict step.
    pub step: usize,
    /// The option that was said; `None` for «not sure yet».
    pub said: Option<usize>,
    /// 1 to 3; `None` for «not sure yet».
    pub confidence: Option<u8>,
    /// The option that came true.
    pub was: usize,
}

/// The predictions that a step decides.
#[derive(Clone, Debug, Default)]
pub struct Outcomes {
    waiting: Vec<Waiting>,
    decided: Option<Comparison>,
}

#[derive(Clone, Debug)]
struct Waiting {
    step: usize,
    said: Option<usize>,
    confidence: Option<u8>,
    /// The judges of its options' outcomes, by the options' places.
    outcomes: Vec<(usize, Judge)>,
}

impl Outcomes {
    /// The step of this id begins: it decides the predictions that name it.
    pub fn of(lesson: &Lesson, step: &str, known: &LessonProgress) -> Outcomes {
        let steps = lesson.steps.iter().enumerate();
        let waiting =
            steps.filter(|(_, predict)| predict.decided_by.as_deref() == Some(step)).filter_map(|(at, predict)| {
                let said = known.predictions.get(&predict.id)?;
                let option = match &said.option {
                    None => None,
                    // An option that the lesson no longer has says nothing.
                    Some(id) => Some(choices(lesson, at).iter().position(|choice| choice.id == *id)?),
                };
                let outcomes = choices(lesson, at).iter().enumerate();
                let outcomes =
                    outcomes.filter_map(|(place, choice)| Some((place, Judge::of(outcome_of(choice)?)))).collect();
                Some(Waiting { step: at, said: option, confidence: said.confidence, outcomes })
            });
        Outcomes { waiting: waiting.collect(), decided: None }
    }

    /// Looks whether an outcome has come true; the earliest wins.
    pub fn look(&mut self, world: &World) {
        let decided = &mut self.decided;
        self.waiting.retain_mut(|waiting| {
            let came_true =
                waiting.outcomes.iter_mut().find_map(|(place, judge)| judge.look(world).done.then_some(*place));
            if let Some(was) = came_true {
                let Waiting { step, said, confidence, .. } = *waiting;
                *decided = Some(Comparison { step, said, confidence, was });
            }
            came_true.is_none()
        });
    }

    /// When to look again although nothing happens.
    pub fn wakes_at(&self, world: &World) -> Option<u64> {
        let judges = self.waiting.iter().flat_map(|waiting| &waiting.outcomes);
        judges.filter_map(|(_, judge)| judge.wakes_at(world)).min()
    }

    /// The last that was decided.
    pub fn comparison(&self) -> Option<Comparison> {
        self.decided
    }
}

fn choices(lesson: &Lesson, step: usize) -> &[Choice] {
    lesson.steps.get(step).and_then(|step| step.questions.first()).map_or(&[], |question| &question.choices)
}

fn outcome_of(choice: &Choice) -> Option<&crate::course::predicate::Predicate> {
    match &choice.truth {
        Truth::Outcome(outcome) => Some(outcome),
        Truth::Right | Truth::Wrong { .. } => None,
    }
}
