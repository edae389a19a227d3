//! Whether texts fit on the screen as it is drawn at 80×24, with all that stands beside them.

use std::ops::RangeInclusive;

use crate::course::lesson::Lesson;
use crate::course::reading::{Catalogue, Finding, FindingKind};
use crate::ui::screens::lesson::overflow::{Overflow, overflow, overflow_of_terms};

/// Finds texts without room. Where a text of the same step is too long by itself ([`super::sizes`]), that is said first.
pub fn check(catalogue: &Catalogue, findings: &mut Vec<Finding>) {
    for lesson in &catalogue.lessons {
        for over in overflow(lesson) {
            let lines = lines_of(lesson, &over);
            add(&lesson.folder, over, lines, findings);
        }
    }
    // Terms that come from our own glossary are not in this folder.
    let own = catalogue.glossary.own();
    for over in overflow_of_terms(&catalogue.glossary) {
        if own.contains(over.key.as_str()) {
            let entry = catalogue.glossary.entry(over.language, &over.key);
            let lines = over.line..=entry.map_or(over.line, |entry| entry.text_line);
            add("glossary", Overflow { key: "##".to_owned(), ..over }, lines, findings);
        }
    }
}

/// The lines of the file on which the texts of its step begin.
fn lines_of(lesson: &Lesson, over: &Overflow) -> RangeInclusive<usize> {
    let Some(words) = lesson.prose(over.language).step(&over.step) else { return over.line..=over.line };
    let last = words.parts.values().map(|(line, _)| *line).max().unwrap_or(words.text_line);
    words.line..=last.max(words.text_line)
}

fn add(folder: &str, over: Overflow, lines: RangeInclusive<usize>, findings: &mut Vec<Finding>) {
    let file = format!("{folder}/{}.md", over.language.code());
    let is_said = |finding: &Finding| {
        let too_long = matches!(finding.kind, FindingKind::TooManyRows { .. } | FindingKind::TooWide { .. });
        too_long && finding.file == file && lines.contains(&finding.line)
    };
    if !findings.iter().any(is_said) {
        let key = if over.key.is_empty() { "##".to_owned() } else { over.key };
        let kind = FindingKind::DoesNotFit { key, rows: over.rows, room: over.room };
        findings.push(Finding { file, line: over.line.max(1), kind });
    }
}
