//! `docs/teclas.md` and `docs/keys.md` are what the program says of its keys.

use std::path::Path;

use enchufe::app::keymap::{Keymap, page};
use enchufe::i18n::{I18n, Language};

/// Set, the pages are written instead of compared.
const WRITE: &str = "ENCHUFE_WRITE";

#[test]
fn the_pages_of_the_keys_are_those_of_the_table() {
    for (language, file) in [(Language::Spanish, "teclas.md"), (Language::English, "keys.md")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(file);
        let made = page::markdown(&Keymap::default(), &I18n::new(language));
        if std::env::var_os(WRITE).is_some() {
            std::fs::write(&path, &made).expect("the page can be written");
        }
        let stored = std::fs::read_to_string(&path).unwrap_or_default();
        let differs = stored.lines().zip(made.lines()).position(|(one, other)| one != other);
        let line = differs.unwrap_or(stored.lines().count().min(made.lines().count())) + 1;
        assert!(
            stored == made,
            "docs/{file} differs from the table at line {line}; write it anew: {WRITE}=1 cargo test --test keys_page"
        );
    }
}

/// What the first column of a README's table of keys has, and the labels of the footer that its row must speak with.
const ROWS: [(&str, &[&str]); 12] = [
    ("F4", &["deeds-action-open"]),
    ("F6", &["app-action-next-pane", "app-action-previous-pane"]),
    ("F7", &["app-action-programs"]),
    ("F8", &["palette-action-open"]),
    ("F10", &["copy-action-events"]),
    ("1-3", &["whatif-action-open"]),
    ("F3", &["app-action-lesson-hint", "app-action-lesson-glossary"]),
    ("F9", &["app-action-lesson-again", "app-action-fresh"]),
    ("Alt-←", &["app-action-lesson-back"]),
    ("F1", &["app-action-help", "app-action-language"]),
    ("F12", &["mouse-action"]),
    ("Ctrl-Q", &["app-action-quit"]),
];

#[test]
fn the_readme_speaks_of_keys_with_the_words_of_the_footer() {
    for (language, file) in [(Language::Spanish, "README.md"), (Language::English, "README.en.md")] {
        let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect("it is there");
        let i18n = I18n::new(language);
        for (key, labels) in ROWS {
            let is_its = |row: &&str| {
                let named = row.strip_prefix("| ").and_then(|row| row.strip_prefix(key));
                named.is_some_and(|rest| rest.starts_with(' '))
            };
            let row = readme.lines().find(is_its).unwrap_or_else(|| panic!("{file} says nothing of {key}"));
            for label in labels.iter().map(|id| i18n.tr(id)) {
                assert!(row.contains(&label), "{file}: «{label}» is not in {row}");
            }
        }
    }
}
