//! What running a lesson finds: typed. The words are `report`'s.

use crate::backstage::play::{Played, SetUpError};
use crate::course::lesson::{Lesson, Step};
use crate::course::script_run::Trouble;

use super::run::Part;
use super::variants::VariantKind;

/// Something that falls short when a lesson is run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortfall {
    /// The file, below the folder of lessons.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The step.
    pub step: String,
    /// What it is.
    pub kind: ShortfallKind,
}

/// What falls short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShortfallKind {
    /// A setup cannot be played.
    SetupFails(Trouble),
    /// A setup takes more than [`super::run::SETUP_BOUND`].
    SetupSlow {
        /// So long, when it took least.
        milliseconds: u64,
    },
    /// A setup alone meets the goal.
    SetupMeets,
    /// A script cannot be played.
    ScriptFails {
        /// Which.
        part: Part,
        /// Why.
        trouble: Trouble,
    },
    /// A script that is to pass does not.
    Misses {
        /// Which.
        part: Part,
        /// The goals it misses.
        goals: Vec<String>,
    },
    /// A script that is not to pass does.
    Passes {
        /// Which, counted from 0.
        rejected: usize,
        /// The goal it was to miss.
        named: String,
    },
    /// A rejected script misses another goal first than the one named.
    MissesAnother {
        /// Which, counted from 0.
        rejected: usize,
        /// The goal it was to miss first.
        named: String,
        /// The goal it misses first.
        first: String,
    },
    /// Not exactly one option of a prediction comes true.
    Outcomes {
        /// Those that do.
        options: Vec<String>,
    },
    /// Played from the first step on, a step cannot be set up.
    SequenceFails(Trouble),
    /// Played from the first step on, a step's solution misses goals.
    SequenceMisses {
        /// Which.
        goals: Vec<String>,
    },
    /// A derived variant does not end as it should.
    Variant {
        /// Which.
        variant: VariantKind,
        /// Whether it passes.
        passes: bool,
    },
    /// The lab ended while the script was played.
    LabGone,
}

impl Shortfall {
    /// A shortfall of a step, at a line; line 0, of what was derived, stands for the step's own.
    pub fn new(lesson: &Lesson, step: &Step, line: usize, kind: ShortfallKind) -> Shortfall {
        let line = if line == 0 { step.line } else { line };
        Shortfall { file: file(lesson), line, step: step.id.clone(), kind }
    }
}

/// The file that tells a lesson's steps, below the folder of lessons.
pub fn file(lesson: &Lesson) -> String {
    format!("{}/lesson.toml", lesson.folder)
}

/// The goals that a verdict says are not met.
fn missed(step: &Step, played: &Played) -> Vec<String> {
    let met = played.verdict.met.iter().copied().chain(std::iter::repeat(false));
    step.goal.iter().zip(met).filter(|(_, met)| !met).map(|(goal, _)| goal.id.clone()).collect()
}

/// What falls short in a script that was played from a step's own setup.
pub fn of_played(lesson: &Lesson, step: &Step, part: Part, played: &Played) -> Option<Shortfall> {
    let line_of = |script: Option<&crate::course::script::Script>| {
        script.and_then(|script| script.items.first()).map_or(step.line, |item| item.line)
    };
    let line = match part {
        Part::Setup | Part::Variant(_) => step.line,
        Part::Solution => line_of(Some(&step.solution)),
        Part::Accepted(number) => line_of(step.accepted.get(number)),
        Part::Rejected(number) => step.rejected.get(number).map_or(step.line, |rejected| rejected.line),
    };
    let at = |line, kind| Some(Shortfall::new(lesson, step, line, kind));
    if played.gone {
        return at(line, ShortfallKind::LabGone);
    }
    if let Some(problem) = &played.failed {
        return at(problem.line, ShortfallKind::ScriptFails { part, trouble: problem.trouble.clone() });
    }
    // Every goal's part may have been met by itself, at a moment of its own.
    let missed = missed(step, played);
    match part {
        Part::Setup if played.verdict.done && !step.goal.is_empty() => at(line, ShortfallKind::SetupMeets),
        Part::Setup | Part::Variant(_) => None,
        Part::Solution | Part::Accepted(_) => {
            if played.verdict.done || step.goal.is_empty() {
                return None;
            }
            at(line, ShortfallKind::Misses { part, goals: missed })
        }
        Part::Rejected(number) => {
            let named = step.rejected.get(number).map(|rejected| rejected.misses.clone()).unwrap_or_default();
            if played.verdict.done {
                return at(line, ShortfallKind::Passes { rejected: number, named });
            }
            match missed.into_iter().next() {
                Some(first) if first == named => None,
                first => {
                    let first = first.unwrap_or_default();
                    at(line, ShortfallKind::MissesAnother { rejected: number, named, first })
                }
            }
        }
    }
}

/// What falls short in a step that was played after those before it.
pub fn of_sequence(lesson: &Lesson, step: &Step, played: Result<&Played, SetUpError>) -> Option<Shortfall> {
    let (line, kind) = match played {
        Err(SetUpError::Scene(problem)) => (problem.line, ShortfallKind::SequenceFails(problem.trouble)),
        Err(SetUpError::Gone) => (step.line, ShortfallKind::LabGone),
        Ok(played) if played.gone => (step.line, ShortfallKind::LabGone),
        Ok(played) => match &played.failed {
            Some(problem) => (problem.line, ShortfallKind::SequenceFails(problem.trouble.clone())),
            None if played.verdict.done || step.goal.is_empty() => return None,
            None => (step.line, ShortfallKind::SequenceMisses { goals: missed(step, played) }),
        },
    };
    Some(Shortfall::new(lesson, step, line, kind))
}
