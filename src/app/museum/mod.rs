//! The errors museum: a closed list of errors, and of what fails without one, each provoked live in the laboratory.
//!
//! An exhibit is a short script (`exhibits`). Chosen, it runs through a console as an experiment does
//! ([`super::whatif`]), and the page about it tells what *this* run gave: Python's words, the errno, the system's text.
//! What this machine does otherwise is known once it was tried, and said; nothing is assumed.

mod acts;
mod exhibits;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::i18n::I18n;
use crate::i18n::explain::Context;
use crate::journal::event::Raised;

use super::editor::Editor;
use super::model::Model;
use super::palette::ranking::{Folded, Query};
use super::whatif::Leftover;

pub(super) use acts::*;
pub use exhibits::{EXHIBITS, Exhibit, name_of};

/// The museum, opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MuseumPopup {
    /// What is looked for among the exhibits.
    pub editor: Editor,
    /// On which of [`Model::exhibits`] the cursor stands.
    pub cursor: usize,
    /// The page that is read: of which exhibit, and how many rows are scrolled away at its top.
    pub page: Option<(&'static str, usize)>,
    /// What was looked for when the cursor was put where it is.
    searched: String,
}

/// What an exhibit gave when it was provoked last.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Whether it was what the exhibit is about.
    pub promised: bool,
    /// The statement that caused it.
    pub source: String,
    /// The exception, where there was one.
    pub raised: Option<Raised>,
    /// The value that it gave instead: Python's repr.
    pub value: Option<String>,
    /// What was known of the moment, for the sentence about the exception.
    pub context: Context,
}

/// What the session knows of the museum.
#[derive(Debug, Default)]
pub struct Museum {
    /// What was provoked in this session, by [`Exhibit::id`].
    pub seen: BTreeMap<&'static str, Seen>,
    /// What is provoked as soon as a console is free.
    wished: Option<&'static str>,
    /// What runs.
    runs: Option<&'static str>,
    /// What the last one made, which goes when its page is left.
    leftovers: Vec<Leftover>,
    /// Where the cursor stood when the list was closed.
    cursor: usize,
}

impl Museum {
    /// What waits for a free console waits no more.
    pub(super) fn forget_wish(&mut self) {
        self.wished = None;
    }
}

impl Exhibit {
    /// Whether it answers a search: a part of the symbol or the class, or the beginnings of words of its line.
    fn answers(&self, text: &str, query: &Query, i18n: &I18n) -> bool {
        let part = text.trim().to_lowercase();
        let has = |name: &str| name.to_lowercase().contains(&part);
        has(self.symbol) || has(self.class) || Folded::new(i18n.tr(self.id)).begun(query).is_some()
    }
}

impl Model {
    /// The exhibits that answer what is looked for; all of them where nothing is.
    pub fn exhibits(&self, popup: &MuseumPopup) -> Vec<&'static Exhibit> {
        let (text, i18n) = (popup.editor.text(), self.words.of(self.language));
        let query = Query::new(text);
        EXHIBITS.iter().filter(|exhibit| query.is_empty() || exhibit.answers(text, &query, i18n)).collect()
    }

    /// The exhibit under the cursor.
    pub fn chosen_exhibit(&self, popup: &MuseumPopup) -> Option<&'static Exhibit> {
        self.exhibits(popup).get(popup.cursor).copied()
    }
}
