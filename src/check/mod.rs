//! `enchufe revisar`: what falls short in a lesson, with file, line and what to do.
//!
//! What can be found without running anything is here; its words are [`words`]'s.

mod counts;
mod drawn;
mod marks;
mod placeholders;
mod references;
mod scene;
mod sizes;
mod spelling;
mod statements;
mod texts;
mod vocabulary;

#[cfg(test)]
mod tests;

pub use crate::course::reading::{Finding, Words, words};

use crate::course::lesson::Lesson;
use crate::course::reading::{Catalogue, FindingKind, Thing};

/// How much is asked of lessons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Strictness {
    /// As of our own lessons: three accepted scripts a step, one rejected for each goal, and no word that the speller
    /// does not know. Others are told of such words, and need one script of each kind.
    pub own: bool,
    /// Whether a missing speller is a failure and not a remark (`ENCHUFE_REQUIRE_CLIENTS=1`).
    pub needs_speller: bool,
}

/// Everything that can be found without running anything, also that of [`Catalogue::broken`]; by file and line. A finding
/// that [`Finding::is_remark`] is said and is no failure. Starts the speller, and waits for it.
pub fn static_findings(catalogue: &Catalogue, strictness: Strictness) -> Vec<Finding> {
    let mut findings = unspelt_findings(catalogue, strictness);
    spelling::check(&texts::all(catalogue), strictness, &mut findings);
    in_order(&mut findings);
    findings
}

/// The same without spelling: no other program is started.
pub fn unspelt_findings(catalogue: &Catalogue, strictness: Strictness) -> Vec<Finding> {
    let mut findings: Vec<Finding> = catalogue.broken.iter().flat_map(|broken| broken.findings.clone()).collect();
    orders(catalogue, &mut findings);
    for lesson in &catalogue.lessons {
        folder(lesson, &mut findings);
        counts::check(lesson, strictness, &mut findings);
        references::check(lesson, &mut findings);
        statements::check(lesson, &mut findings);
        texts::check(lesson, &mut findings);
    }
    for text in &texts::all(catalogue) {
        marks::check(text, &catalogue.glossary, &mut findings);
        vocabulary::check(text, &mut findings);
        sizes::check(text, &mut findings);
    }
    drawn::check(catalogue, &mut findings);
    texts::glossary(catalogue, &mut findings);
    in_order(&mut findings);
    findings
}

fn in_order(findings: &mut Vec<Finding>) {
    findings.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    findings.dedup();
}

/// Something wrong in a file of a lesson.
fn finding(lesson: &Lesson, file: &str, line: usize, kind: FindingKind) -> Finding {
    Finding { file: format!("{}/{file}", lesson.folder), line: line.max(1), kind }
}

/// Two lessons cannot have one place on the first screen.
fn orders(catalogue: &Catalogue, findings: &mut Vec<Finding>) {
    for pair in catalogue.lessons.windows(2) {
        if let [one, other] = pair
            && one.order == other.order
        {
            let kind = FindingKind::Twice { thing: Thing::Order, id: other.order.to_string(), first: 1 };
            findings.push(finding(other, "lesson.toml", 1, kind));
        }
    }
}

/// A folder is called `NN-id`.
fn folder(lesson: &Lesson, findings: &mut Vec<Finding>) {
    let numbered = lesson.folder.split_once('-').filter(|(number, id)| {
        number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit()) && *id == lesson.id
    });
    if numbered.is_none() {
        let expected = format!("{:02}-{}", lesson.order, lesson.id);
        findings.push(finding(lesson, "lesson.toml", 1, FindingKind::FolderName { expected }));
    }
}

pub mod command;
pub mod mutants;
pub mod report;
pub mod run;
mod say;
pub mod shortfall;
pub mod variants;
