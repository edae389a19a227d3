//! Which keys mean which action: those of the table, or those that a person chose instead in a file (`file`), as far as
//! they may be so (`rules`).

mod file;
mod finding;
mod names;
pub mod page;
mod rules;
#[cfg(test)]
mod tests;

pub use file::{LARGEST, read};
pub use finding::{Finding, Kind};
pub use rules::is_numbered;

use super::actions::{self, Action, ActionId};
use super::keys::{Code, Key};
use super::model::Model;
use crate::course::fill::Reader;
use crate::i18n::{I18n, Language};

/// The keys of every action: the table's own, but for the actions that a person gave others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    /// What differs from the table.
    own: Vec<(ActionId, Vec<Key>)>,
}

/// The table's keys and no others.
pub static DEFAULT: Keymap = Keymap { own: Vec::new() };

impl Keymap {
    /// The keys that mean an action; the first is the one that is shown. There is always one.
    pub fn keys(&self, id: ActionId) -> &[Key] {
        match self.chosen(id) {
            Some(keys) => keys,
            None => actions::action(id).map_or(&[], |action| action.keys),
        }
    }

    /// The same, for who has the action's row at hand.
    pub fn keys_of(&self, action: &Action) -> &[Key] {
        self.chosen(action.id).unwrap_or(action.keys)
    }

    /// The key of an action that is shown.
    pub fn key(&self, id: ActionId) -> Key {
        // The table's macro takes no row without a key, and no keymap is made with one; so what stands here for such a
        // row is never seen.
        self.keys(id).first().copied().unwrap_or(Key::plain(Code::Escape))
    }

    /// The name of the key of an action that is shown, in a language: «F6».
    pub fn name(&self, id: ActionId, i18n: &I18n) -> String {
        self.key(id).name(i18n)
    }

    /// A key of an action for keyboards whose F-keys do something else: one with Alt, or the one that is shown.
    pub fn without_function(&self, id: ActionId) -> Key {
        self.keys(id).iter().find(|key| key.alt).copied().unwrap_or(self.key(id))
    }

    /// Somebody with these keys who reads in a language.
    pub fn reader<'a>(&'a self, i18n: &'a I18n) -> KeyReader<'a> {
        KeyReader { keymap: self, i18n }
    }

    fn chosen(&self, id: ActionId) -> Option<&[Key]> {
        self.own.iter().find(|(known, _)| *known == id).map(|(_, keys)| keys.as_slice())
    }
}

/// Somebody who reads prose, and has these keys.
#[derive(Clone, Copy, Debug)]
pub struct KeyReader<'a> {
    keymap: &'a Keymap,
    i18n: &'a I18n,
}

impl Reader for KeyReader<'_> {
    fn language(&self) -> Language {
        self.i18n.language()
    }

    fn key(&self, action: &str) -> Option<String> {
        page::keys(actions::named(action)?, self.keymap, self.i18n).into_iter().next()
    }
}

impl Model {
    /// The name of the key of an action that is shown, in a language.
    pub fn key_name(&self, id: ActionId, i18n: &I18n) -> String {
        self.keymap.name(id, i18n)
    }
}
