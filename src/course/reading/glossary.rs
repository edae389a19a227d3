//! The glossary: words and their explanations, in both languages.

use std::collections::BTreeMap;

use crate::i18n::Language;

/// A word and what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The word as people write it.
    pub word: String,
    /// What it means, in Markdown.
    pub text: String,
    /// The line of its file where it begins, counted from 1.
    pub line: usize,
}

/// The words of all lessons, by ids that are the same in every language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    spanish: BTreeMap<String, Entry>,
    english: BTreeMap<String, Entry>,
}

impl Glossary {
    /// A term in a language; `None` where its file lacks it.
    pub fn entry(&self, language: Language, id: &str) -> Option<&Entry> {
        match language {
            Language::Spanish => self.spanish.get(id),
            Language::English => self.english.get(id),
        }
    }

    /// The ids of one or the other language, in alphabetical order.
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.spanish.keys().chain(self.english.keys()).map(String::as_str).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}
