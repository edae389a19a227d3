//! The glossary: words and their explanations, in both languages.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::Finding;
use super::sections;
use super::tables::Desk;
use crate::course::fill::{Reader, fill_keys};
use crate::course::markdown::plain;
use crate::i18n::{Language, alphabet};

/// A word and what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The word as people write it.
    pub word: String,
    /// What it means, in Markdown, as it stands in its file: [`Entry::explanation`] names keys.
    pub text: String,
    /// The line of its file where it begins, counted from 1.
    pub line: usize,
    /// The line where its explanation begins.
    pub text_line: usize,
    /// Whether it was read with the lessons, and not taken from beside them.
    pub own: bool,
}

impl Entry {
    /// What it means, in Markdown, with the keys of who reads it.
    pub fn explanation(&self, reader: &dyn Reader) -> String {
        fill_keys(&self.text, reader)
    }
}

/// The words of all lessons, by ids that are the same in every language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    spanish: BTreeMap<String, Entry>,
    english: BTreeMap<String, Entry>,
}

impl Glossary {
    /// Reads a file of it; what is wrong in it is left out, and found.
    pub fn read(&mut self, language: Language, file: &str, text: &str) -> Vec<Finding> {
        let mut desk = Desk::new(file, text);
        let entries = match language {
            Language::Spanish => &mut self.spanish,
            Language::English => &mut self.english,
        };
        for term in sections::terms(&mut desk, text) {
            entries.insert(
                term.id,
                Entry { word: term.word, text: term.text, line: term.line, text_line: term.text_line, own: true },
            );
        }
        desk.findings
    }

    /// A term in a language; `None` where its file lacks it.
    pub fn entry(&self, language: Language, id: &str) -> Option<&Entry> {
        self.of(language).get(id)
    }

    /// The terms of a language, by their ids.
    pub fn of(&self, language: Language) -> &BTreeMap<String, Entry> {
        match language {
            Language::Spanish => &self.spanish,
            Language::English => &self.english,
        }
    }

    /// The ids of one or the other language, in alphabetical order.
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.spanish.keys().chain(self.english.keys()).map(String::as_str).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The same, in the order of the words in a language, as its dictionary has them.
    pub fn in_order(&self, language: Language) -> Vec<&str> {
        let mut ids = self.ids();
        self.order(language, &mut ids);
        ids
    }

    /// Puts terms in the order of their words in a language, as its dictionary has them.
    pub fn order<T: AsRef<str>>(&self, language: Language, ids: &mut [T]) {
        ids.sort_by_cached_key(|id| {
            let id = id.as_ref();
            alphabet::order(&self.entry(language, id).map_or_else(|| id.to_owned(), |entry| plain(&entry.word)))
        });
    }

    /// The ids of the terms that were read with the lessons.
    pub fn own(&self) -> BTreeSet<&str> {
        let entries = self.spanish.iter().chain(&self.english);
        entries.filter(|(_, entry)| entry.own).map(|(id, _)| id.as_str()).collect()
    }

    /// These terms, and those of `other` that this glossary lacks.
    pub fn with(mut self, other: &Glossary) -> Glossary {
        for (mine, theirs) in [(&mut self.spanish, &other.spanish), (&mut self.english, &other.english)] {
            for (id, entry) in theirs {
                mine.entry(id.clone()).or_insert_with(|| Entry { own: false, ..entry.clone() });
            }
        }
        self
    }
}
