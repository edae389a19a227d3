//! Mutants of goals: would the scripts of a step notice if its goal were a little different?
//!
//! Each goal is changed in one place at a time, and judged by what was recorded while the step's scripts were played: no
//! kernel is needed. A mutant is caught if the setup alone meets it, if the solution or an accepted script does not, or if
//! a rejected one passes or is stopped by another goal than the one named.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::backstage::recording::Recording;
use crate::course::judge::Verdict;
use crate::course::lesson::{Goal, Lesson, Step};

use super::run::{LessonRun, Part, StepRun};
use super::shortfall::file;

mod change;

pub use change::Change;

/// What became of the mutants of one lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mutants {
    /// How many a script noticed.
    pub caught: usize,
    /// How many there were.
    pub total: usize,
    /// Those that nobody noticed.
    pub survivors: Vec<Survivor>,
}

/// A mutant that no script noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survivor {
    /// The file, below the folder of lessons.
    pub file: String,
    /// The line of the goal.
    pub line: usize,
    /// The step.
    pub step: String,
    /// The goal.
    pub goal: String,
    /// What was changed.
    pub change: Change,
}

/// A goal with one change.
struct Mutant {
    place: usize,
    change: Change,
    goal: Vec<Goal>,
}

/// Judges the mutants of all lessons by what happened in their scripts. In the order of the lessons.
pub fn judge_all(lessons: &[Arc<Lesson>], runs: &[LessonRun]) -> Vec<Mutants> {
    let steps: Vec<(usize, &Lesson, &Step, &StepRun)> = lessons
        .iter()
        .zip(runs)
        .enumerate()
        .flat_map(|(place, (lesson, run))| {
            lesson.steps.iter().zip(&run.steps).map(move |(step, run)| (place, lesson.as_ref(), step, run))
        })
        .collect();
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some((place, lesson, step, run)) = steps.get(at) else { return };
                    let mutants = judge(lesson, step, run);
                    if let Ok(mut found) = found.lock() {
                        found.push((*place, mutants));
                    }
                }
            });
        }
    });
    let mut all = vec![Mutants::default(); lessons.len()];
    for (place, mutants) in found.into_inner().unwrap_or_default() {
        if let Some(lesson) = all.get_mut(place) {
            lesson.caught += mutants.caught;
            lesson.total += mutants.total;
            lesson.survivors.extend(mutants.survivors);
        }
    }
    for lesson in &mut all {
        lesson.survivors.sort_by(|one, other| (one.line, &one.change).cmp(&(other.line, &other.change)));
    }
    all
}

/// Judges the mutants of one step.
pub fn judge(lesson: &Lesson, step: &Step, run: &StepRun) -> Mutants {
    let mutants = mutants(step);
    // The goal itself comes first: a script that ends otherwise than it should with that tells nothing about mutants.
    let goals: Vec<Vec<Goal>> =
        std::iter::once(step.goal.clone()).chain(mutants.iter().map(|mutant| mutant.goal.clone())).collect();
    let mut caught = vec![false; mutants.len()];
    let mut judged = false;
    let whole = |recording: &&(Part, Recording)| recording.1.is_whole();
    for (part, recording) in run.recordings.iter().filter(whole) {
        let verdicts = recording.judge(&goals);
        let mut expected = verdicts.iter().zip(&goals).map(|(verdict, goal)| as_expected(step, *part, goal, verdict));
        if expected.next() != Some(true) {
            continue;
        }
        judged = true;
        for (as_expected, caught) in expected.zip(&mut caught) {
            *caught = *caught || !as_expected;
        }
    }
    if !judged {
        // The step was not run here; nothing is known of its mutants.
        return Mutants::default();
    }
    let survivor = |mutant: &Mutant| {
        let goal = step.goal.get(mutant.place)?;
        let (step, goal_id) = (step.id.clone(), goal.id.clone());
        Some(Survivor { file: file(lesson), line: goal.line, step, goal: goal_id, change: mutant.change.clone() })
    };
    let survivors = mutants.iter().zip(&caught).filter(|(_, caught)| !**caught);
    Mutants {
        caught: caught.iter().filter(|caught| **caught).count(),
        total: mutants.len(),
        survivors: survivors.filter_map(|(mutant, _)| survivor(mutant)).collect(),
    }
}

/// Whether a script ends as the lesson says, if this were the goal.
fn as_expected(step: &Step, part: Part, goal: &[Goal], verdict: &Verdict) -> bool {
    match part {
        Part::Setup => !verdict.done,
        Part::Solution | Part::Accepted(_) => verdict.done,
        Part::Variant(_) => true,
        Part::Rejected(number) => {
            let first = goal.iter().zip(&verdict.met).find(|(_, met)| !**met).map(|(goal, _)| &goal.id);
            !verdict.done && first == step.rejected.get(number).map(|rejected| &rejected.misses)
        }
    }
}

/// All mutants of a step's goal.
fn mutants(step: &Step) -> Vec<Mutant> {
    let around = change::Around::of(step);
    let mut mutants = Vec::new();
    for (place, goal) in step.goal.iter().enumerate() {
        let mut without = step.goal.clone();
        without.remove(place);
        mutants.push(Mutant { place, change: Change::Dropped, goal: without });
        for (change, predicate) in change::changes(&goal.predicate, &around) {
            let mut changed = step.goal.clone();
            if let Some(goal) = changed.get_mut(place) {
                goal.predicate = predicate;
            }
            mutants.push(Mutant { place, change, goal: changed });
        }
    }
    mutants
}
