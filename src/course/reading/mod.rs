//! Reading lessons: from the three files of a folder to a [`Lesson`], or to findings that say file and line.

mod catalogue;
mod finding;
mod glossary;
mod lessons;
mod names;
mod nearest;
mod predicates;
mod questions;
mod scripts;
mod sections;
mod steps;
mod tables;
mod words;

#[cfg(test)]
mod tests;

pub use catalogue::{Broken, Catalogue, MOST_FOLDERS, Stored, embedded, embedded_files, gather};
pub use finding::{Finding, FindingKind, Shape, Thing};
pub use glossary::{Entry, Glossary};
pub use names::CALLS;
pub use nearest::nearest;
pub use words::{Words, words};

use super::lesson::Lesson;
use tables::Desk;

/// How large one file of a lesson may be, in bytes.
pub const LARGEST_FILE: usize = 512 * 1024;

/// The three files of a lesson, as they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source<'a> {
    /// The folder's name, such as `01-cliente`; findings name their file by it.
    pub folder: &'a str,
    /// `lesson.toml`.
    pub toml: &'a str,
    /// `es.md`.
    pub spanish: &'a str,
    /// `en.md`.
    pub english: &'a str,
}

/// Reads a lesson.
///
/// # Errors
/// Everything that keeps it from being played as its author meant it, in the order of the files' lines.
pub fn read(source: &Source) -> Result<Lesson, Vec<Finding>> {
    let mut findings = Vec::new();
    let mut desk_for = |name: &str, text: &str| {
        let mut desk = Desk::new(&format!("{}/{name}", source.folder), text);
        if text.len() > LARGEST_FILE {
            desk.find(1, FindingKind::FileTooLarge { most: LARGEST_FILE / 1024 });
            findings.append(&mut desk.findings);
            return None;
        }
        Some(desk)
    };
    let desks =
        (desk_for("lesson.toml", source.toml), desk_for("es.md", source.spanish), desk_for("en.md", source.english));
    let (Some(mut toml), Some(mut spanish), Some(mut english)) = desks else { return Err(findings) };
    let lesson = lessons::lesson(&mut toml, source.folder, source.toml).map(|lesson| Lesson {
        spanish: sections::prose(&mut spanish, source.spanish),
        english: sections::prose(&mut english, source.english),
        ..lesson
    });
    for mut desk in [toml, spanish, english] {
        desk.findings.sort_by_key(|finding| finding.line);
        findings.append(&mut desk.findings);
    }
    match lesson {
        Some(lesson) if findings.is_empty() => Ok(lesson),
        _ => Err(findings),
    }
}
