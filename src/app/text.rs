//! A sentence for people before it has a language: its id and its variables.

use super::keys::Key;
use crate::i18n::I18n;

/// A message of `locales/` with its variables, to be said in whatever language the screen has then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The message's id.
    pub id: &'static str,
    /// Its variables, as text.
    pub variables: Vec<(&'static str, String)>,
    /// The keys that it names: their names depend on the language.
    pub keys: Vec<(&'static str, Key)>,
    /// The `count` by which it chooses singular or plural.
    pub count: Option<u64>,
}

impl Text {
    /// A message without variables.
    pub fn new(id: &'static str) -> Text {
        Text { id, variables: Vec::new(), keys: Vec::new(), count: None }
    }

    /// With a variable more.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Text {
        self.variables.push((name, value.into()));
        self
    }

    /// With the name of a key as a variable more: [`super::keymap::Keymap::key`] knows which key an action has.
    pub fn with_key(mut self, name: &'static str, key: Key) -> Text {
        self.keys.push((name, key));
        self
    }

    /// With a `count`.
    pub fn counted(mut self, count: u64) -> Text {
        self.count = Some(count);
        self
    }

    /// The value of a variable.
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// The sentence.
    pub fn say(&self, i18n: &I18n) -> String {
        let keys: Vec<(&str, String)> = self.keys.iter().map(|(name, key)| (*name, key.name(i18n))).collect();
        let variables = self.variables.iter().map(|(name, value)| (*name, value.as_str()));
        let variables: Vec<(&str, &str)> =
            variables.chain(keys.iter().map(|(name, key)| (*name, key.as_str()))).collect();
        match self.count {
            Some(count) => i18n.tr_count(self.id, count, &variables),
            None if variables.is_empty() => i18n.tr(self.id),
            None => i18n.tr_with(self.id, &variables),
        }
    }
}
