//! Both languages at hand, each loaded when it is first asked for: one frame needs one of them, a search needs both.

use std::sync::OnceLock;

use super::{I18n, Language};

/// The messages of both languages. Shared by whoever draws and whoever searches, so that each is loaded once.
#[derive(Default)]
pub struct Words {
    spanish: OnceLock<I18n>,
    english: OnceLock<I18n>,
}

impl Words {
    /// The messages of `language`.
    pub fn of(&self, language: Language) -> &I18n {
        let cell = match language {
            Language::Spanish => &self.spanish,
            Language::English => &self.english,
        };
        cell.get_or_init(|| I18n::new(language))
    }
}

impl std::fmt::Debug for Words {
    // The same whether they are loaded or not: that is no state that anybody could see.
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str("Words")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_is_loaded_once_and_only_if_asked_for() {
        let words = Words::default();
        let first: *const I18n = words.of(Language::English);
        assert!(std::ptr::eq(first, words.of(Language::English)));
        assert!(words.spanish.get().is_none());
        assert_eq!(words.of(Language::English).tr("app-key-space"), "Space");
        assert_eq!(words.of(Language::Spanish).tr("app-key-space"), "Espacio");
    }
}
