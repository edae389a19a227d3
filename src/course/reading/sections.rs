//! The files of words: `es.md`, `en.md`, and those of the glossary. Sections begin with `#`, `##` and `###` at the
//! beginning of a line; the rest is Markdown.

use super::finding::{FindingKind, Thing};
use super::tables::{Desk, is_id, shown};
use crate::course::prose::{Prose, StepProse};

/// A line that begins a section: how deep, and its words with single blanks.
fn heading(line: &str) -> Option<(usize, String)> {
    let depth = line.bytes().take_while(|byte| *byte == b'#').count();
    let rest = line.get(depth..)?;
    let begins = (1..=3).contains(&depth) && (rest.is_empty() || rest.starts_with([' ', '\t']));
    begins.then(|| (depth, rest.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// A section: its heading, and the text below it.
struct Section {
    depth: usize,
    name: String,
    /// The heading's line.
    line: usize,
    /// The line where the text begins; the heading's where there is none.
    text_line: usize,
    text: String,
}

/// All sections of a file; the text before the first has depth 0 and no name.
fn sections(text: &str) -> Vec<Section> {
    let mut found = vec![Section { depth: 0, name: String::new(), line: 1, text_line: 1, text: String::new() }];
    // Some editors begin a file with this mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (number, line) in text.lines().enumerate() {
        let number = number + 1;
        if let Some((depth, name)) = heading(line) {
            found.push(Section { depth, name, line: number, text_line: number, text: String::new() });
        } else if let Some(section) = found.last_mut() {
            if section.text.is_empty() {
                if line.trim().is_empty() {
                    continue;
                }
                section.text_line = number;
            }
            section.text.push_str(line.trim_end());
            section.text.push('\n');
        }
    }
    for section in &mut found {
        section.text.truncate(section.text.trim_end().len());
    }
    found
}

/// Reads `es.md` or `en.md`.
pub fn prose(desk: &mut Desk, text: &str) -> Prose {
    let mut prose = Prose::default();
    let mut step: Option<String> = None;
    let mut in_second = false;
    for section in sections(text) {
        match section.depth {
            0 => nowhere(desk, &section, 0),
            1 => {
                if prose.title_line > 0 {
                    let first = prose.title_line;
                    desk.find(section.line, FindingKind::Twice { thing: Thing::Section, id: "#".to_owned(), first });
                    continue;
                }
                (prose.title, prose.title_line) = (section.name.clone(), section.line);
                // The first paragraph is shown beside the title; nothing shows another.
                let paragraph = section.text.split("\n\n").next().unwrap_or_default();
                (prose.about, prose.about_line) = (paragraph.replace('\n', " "), section.text_line);
                nowhere(desk, &section, paragraph.len());
            }
            2 => {
                let prose = prose.steps.entry(section.name.clone()).or_default();
                in_second = prose.line > 0;
                if in_second {
                    desk.find(section.line, section_twice(&section.name, prose.line));
                } else {
                    (prose.line, prose.text_line, prose.text) = (section.line, section.text_line, section.text);
                }
                step = Some(section.name);
            }
            // What stands in the second is found with it.
            _ if in_second => {}
            _ => match step.as_ref().and_then(|step| prose.steps.get_mut(step)) {
                Some(step) => part(desk, step, section),
                None => desk.find(section.line, FindingKind::PartOutsideStep { key: shown(&section.name) }),
            },
        }
    }
    if prose.title.is_empty() {
        desk.find(prose.title_line.max(1), FindingKind::NoTitle);
    }
    prose
}

fn section_twice(name: &str, first: usize) -> FindingKind {
    FindingKind::Twice { thing: Thing::Section, id: shown(name), first }
}

fn part(desk: &mut Desk, step: &mut StepProse, section: Section) {
    match step.parts.get(&section.name) {
        Some((first, _)) => desk.find(section.line, section_twice(&section.name, *first)),
        None => {
            step.parts.insert(section.name, (section.text_line, section.text));
        }
    }
}

/// Finds text from `from` on, which belongs to nothing that is shown.
fn nowhere(desk: &mut Desk, section: &Section, from: usize) {
    let rest = section.text.get(from..).unwrap_or_default();
    if !rest.trim().is_empty() {
        let blank = section.text.len() - rest.trim_start().len();
        let before = section.text.get(..blank).unwrap_or_default().matches('\n').count();
        desk.find(section.text_line + before, FindingKind::TextNowhere);
    }
}

/// A term as its file tells it: its id, the line of its heading, its word and its text.
pub struct Term {
    /// The same in every language.
    pub id: String,
    /// The line of its heading.
    pub line: usize,
    /// As people write it.
    pub word: String,
    /// What it means.
    pub text: String,
    /// The line where that begins.
    pub text_line: usize,
}

/// Reads a glossary's file. A title is allowed.
pub fn terms(desk: &mut Desk, text: &str) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for section in sections(text) {
        if section.depth < 2 {
            continue;
        }
        let known = terms.iter().find(|term| term.id == section.name);
        if section.depth > 2 {
            desk.find(section.line, FindingKind::PartOutsideStep { key: shown(&section.name) });
        } else if !is_id(&section.name) {
            desk.find(section.line, FindingKind::BadId { id: shown(&section.name) });
        } else if let Some(known) = known {
            desk.find(section.line, section_twice(&section.name, known.line));
        } else {
            let (word, text) = section.text.split_once('\n').unwrap_or((&section.text, ""));
            // The word stands on the first line; blank ones may follow it.
            let blank = text.len() - text.trim_start().len();
            let text_line = section.text_line + 1 + text.get(..blank).unwrap_or_default().matches('\n').count();
            let (word, text) = (word.trim().to_owned(), text.trim().to_owned());
            if word.is_empty() || text.is_empty() {
                let (step, key) = (section.name.clone(), "##".to_owned());
                desk.find(section.line, FindingKind::EmptyText { step, key });
            }
            terms.push(Term { id: section.name, line: section.line, word, text, text_line });
        }
    }
    terms
}
