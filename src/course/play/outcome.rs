//! Predictions beside what came true.

use crate::course::judge::{World, holds, wakes_at};
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

#[derive(Clone, Copy, Debug)]
struct Waiting {
    step: usize,
    said: Option<usize>,
    confidence: Option<u8>,
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
                Some(Waiting { step: at, said: option, confidence: said.confidence })
            });
        Outcomes { waiting: waiting.collect(), decided: None }
    }

    /// Looks whether an outcome has come true; the earliest wins.
    pub fn look(&mut self, lesson: &Lesson, world: &World) {
        let decided = &mut self.decided;
        self.waiting.retain(|waiting| {
            let was = choices(lesson, waiting.step).iter().position(|choice| comes_true(choice, world));
            if let Some(was) = was {
                let Waiting { step, said, confidence } = *waiting;
                *decided = Some(Comparison { step, said, confidence, was });
            }
            was.is_none()
        });
    }

    /// When to look again although nothing happens.
    pub fn wakes_at(&self, lesson: &Lesson, world: &World) -> Option<u64> {
        let waiting = self.waiting.iter().flat_map(|waiting| choices(lesson, waiting.step));
        waiting.filter_map(|choice| outcome_of(choice).and_then(|outcome| wakes_at(outcome, world))).min()
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

fn comes_true(choice: &Choice, world: &World) -> bool {
    outcome_of(choice).is_some_and(|outcome| holds(outcome, world))
}
