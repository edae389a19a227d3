//! The palette (F8): everything that can be done here by its name, in either language.
//!
//! `entries` says what there is: a list of small providers. `ranking` says how well a name answers a search. `doing` does
//! what was chosen, as its key would.

mod doing;
mod entries;
pub mod ranking;
#[cfg(test)]
mod tests;
mod words;

use crate::i18n::Language;
use crate::journal::event::ProgramId;

use super::actions::ActionId;
use super::editor::Editor;
use super::keys::Key;
use super::model::Model;
use super::popup::{Popup, ProgramItem};
use super::theme_name::ThemeName;
use ranking::{Folded, Query};

pub(super) use doing::choose;
pub use entries::about;

/// How many of the commands that were chosen are remembered.
const REMEMBERED: usize = 12;

/// How much less a name of the other language is worth: just behind the same of this one.
const OTHER_LANGUAGE: i32 = 15;

/// What one of the further words is worth that is the whole search: behind a name that is just that.
const WORD: i32 = 205;

/// What one is worth that begins with it: behind a name that has it anywhere.
const WORD_BEGUN: i32 = 95;

/// The fewest letters with which one begins: of fewer, too many do.
const WORD_LETTERS: usize = 3;

/// What a command's sentence is worth that holds the words of the search.
const SENTENCE: i32 = 5;

/// What a command is worth more that was chosen lately.
const USED: i32 = 10;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// An action of the table.
    Action(ActionId),
    /// To a program on the screen.
    Program(ProgramId),
    /// To a lesson, by its place in the catalogue.
    Lesson(usize),
    /// What is wrong with a lesson that cannot be read, by its place among those.
    Broken(usize),
    /// To the free laboratory.
    Lab,
    /// A line of the menu of programs, about the focused one or a new one.
    Item(ProgramItem),
    /// Demonstrate a lesson, by its place in the catalogue.
    Demo(usize),
    /// Another theme.
    Theme(ThemeName),
    /// All terms of the glossary.
    Glossary,
    /// One term, by its id.
    Term(String),
}

/// A command with its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it does.
    pub command: Command,
    /// The key that does the same now, where there is one.
    pub key: Option<Key>,
    /// Its name in Spanish and in English.
    names: [Folded; 2],
    /// A sentence about it in both.
    sentences: [Folded; 2],
    /// What else it is called, in either.
    words: Vec<Folded>,
}

impl Entry {
    /// Its name in a language.
    pub fn name(&self, language: Language) -> &str {
        &self.names[place(language)].text
    }

    /// One of the further words for it.
    pub fn word(&self, place: usize) -> &str {
        self.words.get(place).map_or("", |word| word.text.as_str())
    }

    /// The sentence about it in a language.
    pub fn sentence(&self, language: Language) -> &str {
        &self.sentences[place(language)].text
    }
}

/// An entry that answers the search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its place among all entries.
    entry: usize,
    /// What answered.
    pub by: By,
}

/// What of an entry answered the search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// These characters of its name in the language of the screen.
    Name(Vec<usize>),
    /// These characters of its name in the other language.
    OtherName(Vec<usize>),
    /// These characters of one of the further words for it, by its place among them.
    Word(usize, Vec<usize>),
    /// These characters of the sentence about it, in this language.
    Sentence(Language, Vec<usize>),
}

/// The palette, opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PalettePopup {
    /// What is searched for.
    pub editor: Editor,
    /// On which of [`PalettePopup::found`] the cursor stands.
    pub cursor: usize,
    entries: Vec<Entry>,
    found: Vec<Found>,
    /// For which search and in which language that was found.
    searched: Option<(String, Language)>,
}

impl PalettePopup {
    /// What answers the search, the best first; all there is where nothing is searched for.
    pub fn found(&self) -> impl ExactSizeIterator<Item = (&Entry, &By)> {
        // The places are those of `entries`, made in the same breath.
        self.found.iter().map(|found| (&self.entries[found.entry], &found.by))
    }

    /// The entry under the cursor.
    pub fn chosen(&self) -> Option<&Entry> {
        self.entries.get(self.found.get(self.cursor)?.entry)
    }

    fn search(&mut self, language: Language, used: &[Command]) {
        let query = Query::new(self.editor.text());
        let mut ranked: Vec<(i32, Found)> = Vec::new();
        for (place, entry) in self.entries.iter().enumerate() {
            let lately = used.iter().position(|command| *command == entry.command);
            let Some((score, by)) = entry.matched(&query, language) else { continue };
            let score = match lately {
                // Without a search what was used last is first.
                Some(ago) if query.is_empty() => i32::try_from(REMEMBERED.saturating_sub(ago)).unwrap_or(0),
                Some(_) => score + USED,
                None => score,
            };
            ranked.push((-score, Found { entry: place, by }));
        }
        // Of those that answer alike the order is that of the list.
        ranked.sort_by_key(|(score, found)| (*score, found.entry));
        self.found = ranked.into_iter().map(|(_, found)| found).collect();
        self.searched = Some((self.editor.text().to_owned(), language));
    }
}

impl Entry {
    fn matched(&self, query: &Query, language: Language) -> Option<(i32, By)> {
        if query.is_empty() {
            return Some((0, By::Name(Vec::new())));
        }
        let own = self.names[place(language)].matched(query);
        let other = self.names[place(language.other())].matched(query);
        let named = own.as_ref().map(|own| own.score).max(other.as_ref().map(|other| other.score - OTHER_LANGUAGE));
        if let Some((score, by)) = self.called(query).filter(|(score, _)| named.is_none_or(|named| named < *score)) {
            return Some((score, by));
        }
        match (own, other) {
            (Some(own), Some(other)) if own.score < other.score - OTHER_LANGUAGE => {
                Some((other.score - OTHER_LANGUAGE, By::OtherName(other.at)))
            }
            (Some(own), _) => Some((own.score, By::Name(own.at))),
            (None, Some(other)) => Some((other.score - OTHER_LANGUAGE, By::OtherName(other.at))),
            (None, None) => {
                let says = |language| Some((language, self.sentences[place(language)].begun(query)?));
                let (language, at) = says(language).or_else(|| says(language.other()))?;
                // Many explanations hold the same few words.
                let worth = if matches!(self.command, Command::Term(_)) { 0 } else { SENTENCE };
                Some((worth, By::Sentence(language, at)))
            }
        }
    }
}

impl Entry {
    /// The best of the further words that begins with the search.
    fn called(&self, query: &Query) -> Option<(i32, By)> {
        let answers = |(place, word): (usize, &Folded)| {
            let at = word.begun(query)?;
            let score = if at.len() == word.text.chars().count() {
                WORD
            } else if at.len() >= WORD_LETTERS {
                WORD_BEGUN
            } else {
                return None;
            };
            Some((score, std::cmp::Reverse(place), at))
        };
        let (score, std::cmp::Reverse(place), at) = self.words.iter().enumerate().filter_map(answers).max()?;
        Some((score, By::Word(place, at)))
    }
}

/// The place of a language in a pair.
fn place(language: Language) -> usize {
    match language {
        Language::Spanish => 0,
        Language::English => 1,
    }
}

/// Opens it over the present screen.
pub(super) fn open(model: &mut Model) {
    model.popup = Some(Popup::Palette(PalettePopup::default()));
    settle(model);
}

/// After each message: what can be done may have changed, and so may what is searched for.
pub(super) fn settle(model: &mut Model) {
    // A question stands over it: what is possible below is asked again when that is answered.
    if !model.permissions.is_empty() {
        return;
    }
    // What stands over the screen decides which keys work: the palette asks as if it were not there.
    let mut palette = match model.popup.take() {
        Some(Popup::Palette(palette)) => palette,
        other => {
            model.popup = other;
            return;
        }
    };
    let commands = entries::commands(model);
    let here = palette.chosen().map(|entry| entry.command.clone());
    let changed = !palette.entries.iter().map(|entry| (&entry.command, entry.key)).eq(pairs(&commands));
    if changed {
        palette.entries = commands.into_iter().map(|(command, key)| entries::entry(model, command, key)).collect();
    }
    let typed = palette.searched.as_ref().is_none_or(|(text, _)| text != palette.editor.text());
    let other_language = palette.searched.as_ref().is_some_and(|(_, language)| *language != model.language);
    if changed || typed || other_language {
        palette.search(model.language, &model.commands_used);
        // The cursor stays on what it stood on, unless something else is searched for.
        let same = here.and_then(|here| palette.found().position(|(entry, _)| entry.command == here));
        palette.cursor = same.filter(|_| !typed).unwrap_or(0);
    }
    model.popup = Some(Popup::Palette(palette));
}

fn pairs(commands: &[(Command, Option<Key>)]) -> impl Iterator<Item = (&Command, Option<Key>)> {
    commands.iter().map(|(command, key)| (command, *key))
}

/// Moves the cursor, around the ends.
pub(super) fn walk(model: &mut Model, up: bool) {
    if let Some(Popup::Palette(palette)) = &mut model.popup {
        let count = palette.found.len().max(1);
        palette.cursor = (palette.cursor + if up { count - 1 } else { 1 }) % count;
    }
}

/// Moves the cursor by a page, to the ends at most.
pub(super) fn turn(model: &mut Model, up: bool) {
    // About what is seen of the list: the screen but the box's border, its search and its sentence.
    let page = usize::from(model.size.rows.saturating_sub(12).max(2));
    if let Some(Popup::Palette(palette)) = &mut model.popup {
        let last = palette.found.len().saturating_sub(1);
        palette.cursor = if up { palette.cursor.saturating_sub(page) } else { (palette.cursor + page).min(last) };
    }
}
