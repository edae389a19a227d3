//! What is typed here where the screen has a key: the prose of lessons names the keys of actions.

use crate::course::fill::Reader;
use crate::i18n::{I18n, Language};

/// The actions that a typed word does here, with the message that holds its words.
const WORDS: [(&str, &str); 11] = [
    ("interrupt", "text-word-interrupt"),
    ("lesson-hint", "text-word-hint"),
    ("lesson-again", "text-word-again"),
    ("lesson-back", "text-word-back"),
    ("lesson-pass", "text-word-pass"),
    ("lesson-glossary", "text-word-glossary"),
    ("help", "text-word-help"),
    ("language", "text-word-language"),
    ("go-home", "text-word-quit"),
    ("home-quit", "text-word-quit"),
    ("quit", "text-word-quit"),
];

/// The actions that Enter does here, whatever key does them on the screen.
const ENTER: [&str; 5] = ["run", "run-suggested", "go-on", "lesson-go-on", "sentence-accept"];

/// The actions that lead to a program: here its name does.
const PROGRAMS: [&str; 4] = ["next-pane", "previous-pane", "go-to-program", "programs"];

/// Which key does an action on the screen, by the action's name, in a language; `None` where there is no such action.
pub type OnScreen = dyn Fn(&str, &I18n) -> Option<String>;

/// Somebody who reads a lesson line by line, and types.
#[derive(Clone, Copy)]
pub struct Typist<'a> {
    /// The words.
    pub i18n: &'a I18n,
    /// The keys on the screen, for what has no word here.
    pub on_screen: &'a OnScreen,
}

impl Reader for Typist<'_> {
    fn language(&self) -> Language {
        self.i18n.language()
    }

    fn key(&self, action: &str) -> Option<String> {
        if let Some((_, id)) = WORDS.iter().find(|(known, _)| *known == action) {
            let words = self.i18n.tr(id);
            let word = words.split(' ').next().unwrap_or_default().replace('-', " ");
            return Some(self.i18n.tr_with("text-key-word", &[("word", &word)]));
        }
        if ENTER.contains(&action) {
            return Some(self.i18n.tr("text-key-enter"));
        }
        if PROGRAMS.contains(&action) {
            return Some(self.i18n.tr("text-key-program"));
        }
        let key = (self.on_screen)(action, self.i18n)?;
        Some(self.i18n.tr_with("text-key-on-screen", &[("key", &key)]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_word_here_is_named_by_it() {
        let named = |language, action: &str| {
            let i18n = I18n::new(language);
            let on_screen = |action: &str, _: &I18n| (action == "deeds").then(|| "F4".to_owned());
            Typist { i18n: &i18n, on_screen: &on_screen }.key(action)
        };
        for (action, spanish, english) in [
            ("interrupt", "«interrumpe»", "“interrupt”"),
            ("lesson-again", "«otra vez»", "“again”"),
            ("run-suggested", "Enter", "Enter"),
            ("next-pane", "su nombre y dos puntos", "its name and a colon"),
            ("deeds", "F4 en la pantalla", "F4 on the screen"),
        ] {
            assert_eq!(named(Language::Spanish, action).as_deref(), Some(spanish));
            assert_eq!(named(Language::English, action).as_deref(), Some(english));
        }
        assert_eq!(named(Language::English, "interupt"), None);
    }

    #[test]
    fn every_action_that_is_named_here_is_one() {
        let words = WORDS.iter().map(|(action, _)| *action);
        for action in words.chain(ENTER).chain(PROGRAMS) {
            assert!(crate::app::actions::named(action).is_some(), "{action}");
        }
    }
}
