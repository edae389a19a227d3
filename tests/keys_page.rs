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
