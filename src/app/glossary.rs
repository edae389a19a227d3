//! The glossary over the screen: the terms of the present step, or all of them.

use std::collections::BTreeSet;

use crate::course::lesson::Lesson;
use crate::course::markdown::{Block, parse};
use crate::course::prose::Prose;
use crate::course::reading::Glossary;
use crate::i18n::Language;

/// The glossary, opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GlossaryPopup {
    /// The ids of the terms that can be opened, in the order of their words in the language of the screen.
    pub terms: Vec<String>,
    /// Which of them the cursor stands on.
    pub cursor: usize,
    /// Whether that one is open, its explanation to be read; else the list is seen.
    pub open: bool,
}

impl GlossaryPopup {
    /// A glossary of these terms; one alone is open at once.
    pub fn of(terms: Vec<String>) -> GlossaryPopup {
        let open = terms.len() == 1;
        GlossaryPopup { terms, cursor: 0, open }
    }

    /// Puts the terms in the order of another language; the cursor stays on its term.
    pub(super) fn order(&mut self, glossary: &Glossary, language: Language) {
        let here = self.term().map(str::to_owned);
        glossary.order(language, &mut self.terms);
        self.cursor = here.and_then(|here| self.terms.iter().position(|term| *term == here)).unwrap_or(0);
    }

    /// The term on which the cursor stands.
    pub fn term(&self) -> Option<&str> {
        self.terms.get(self.cursor).map(String::as_str)
    }
}

/// The terms that the words of a step link to, in either language, as far as the glossary has them; without any, all
/// terms of the glossary. In the order of a language.
pub(super) fn terms_of(lesson: &Lesson, step: &str, glossary: &Glossary, language: Language) -> Vec<String> {
    let linked: BTreeSet<String> =
        [&lesson.spanish, &lesson.english].into_iter().flat_map(|prose| links(prose, step)).collect();
    let all = glossary.in_order(language);
    let known: Vec<String> = all.iter().filter(|id| linked.contains(**id)).map(|id| (*id).to_owned()).collect();
    if known.is_empty() { all.into_iter().map(str::to_owned).collect() } else { known }
}

fn links(prose: &Prose, step: &str) -> Vec<String> {
    let Some(words) = prose.step(step) else { return Vec::new() };
    let texts = std::iter::once(words.text.as_str()).chain(words.parts.values().map(|(_, text)| text.as_str()));
    let inlines = texts.flat_map(parse).flat_map(|block| match block {
        Block::Paragraph(inlines) => inlines,
    });
    inlines.filter_map(|inline| inline.term).collect()
}
