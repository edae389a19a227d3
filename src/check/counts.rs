//! Whether a step's goals are tried often enough: accepted and rejected scripts.

use crate::course::lesson::Lesson;
use crate::course::reading::{Finding, FindingKind};

use super::{Strictness, finding};

/// How many accepted scripts a step with a goal has in our own lessons.
const OWN_ACCEPTED: usize = 3;

/// Finds steps that are tried too little.
pub fn check(lesson: &Lesson, strictness: Strictness, findings: &mut Vec<Finding>) {
    for step in lesson.steps.iter().filter(|step| !step.goal.is_empty()) {
        let mut find = |line, kind| findings.push(finding(lesson, "lesson.toml", line, kind));
        let (least, found) = (if strictness.own { OWN_ACCEPTED } else { 1 }, step.accepted.len());
        if found < least {
            find(step.line, FindingKind::FewAccepted { found, least });
        }
        let (least, found) = (if strictness.own { step.goal.len() } else { 1 }, step.rejected.len());
        if found < least {
            find(step.line, FindingKind::FewRejected { found, least });
        }
        if strictness.own {
            let missed = |goal: &str| step.rejected.iter().any(|rejected| rejected.misses == goal);
            for goal in step.goal.iter().filter(|goal| !missed(&goal.id)) {
                find(goal.line, FindingKind::GoalNeverMissed { goal: goal.id.clone() });
            }
        }
    }
}
