//! Mutants of goals: would the scripts of a step notice if its goal were a little different?

use std::sync::Arc;

use crate::course::lesson::Lesson;

use super::run::LessonRun;

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
    /// What was changed, in the terms of the format.
    pub change: String,
}

/// Judges the mutants of all lessons by what happened in their scripts.
pub fn judge_all(lessons: &[Arc<Lesson>], runs: &[LessonRun]) -> Vec<Mutants> {
    let _ = runs;
    lessons.iter().map(|_| Mutants::default()).collect()
}
