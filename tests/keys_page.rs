//! `docs/teclas.md` and `docs/keys.md` are what the program says of its keys, and so is the list of those that lessons name.

use std::path::{Path, PathBuf};

use enchufe::app::actions::{ACTIONS, Action, Category};
use enchufe::app::keymap::{DEFAULT, Keymap, is_numbered, page};
use enchufe::app::model::Place;
use enchufe::i18n::{I18n, Language};

/// Set, the pages are written instead of compared.
const WRITE: &str = "ENCHUFE_WRITE";

fn writes() -> bool {
    std::env::var_os(WRITE).is_some()
}

fn page(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(file)
}

/// The actions of a lesson that its prose may want to name, and their keys, in one paragraph.
fn keys_of_lessons(i18n: &I18n) -> String {
    let places = [Place::Console, Place::Server, Place::Reading, Place::Question, Place::Sentence];
    let is_of_lessons = |action: &&Action| {
        let is_there = places.iter().any(|place| action.places().contains(place));
        is_there && action.category != Category::Editing && !is_numbered(action)
    };
    let named = |action: &Action| format!("`{}` {}", action.code(), DEFAULT.name(action.id, i18n));
    let mut rows = String::new();
    let mut columns = 0;
    let all: Vec<String> = ACTIONS.iter().filter(is_of_lessons).map(named).collect();
    for word in format!("{}.", all.join(", ")).split(' ') {
        let width = word.chars().count() + 1;
        if columns + width > 121 {
            rows.push('\n');
            columns = 0;
        } else if columns > 0 {
            rows.push(' ');
        }
        rows.push_str(word);
        columns += width;
    }
    rows
}

#[test]
fn the_pages_about_lessons_list_the_keys_that_prose_may_name() {
    for (language, file, before) in
        [(Language::Spanish, "lecciones.md", "(teclas.md)"), (Language::English, "lessons.md", "(keys.md)")]
    {
        let made = keys_of_lessons(&I18n::new(language));
        let stored = std::fs::read_to_string(page(file)).expect("the page");
        let begin = stored.find(before).and_then(|at| Some(at + stored[at..].find("\n\n")? + 2)).expect(before);
        let end = begin + stored[begin..].find("\n\n#").expect("the next heading");
        if writes() {
            let whole = format!("{}{made}{}", &stored[..begin], &stored[end..]);
            std::fs::write(page(file), whole).expect("the page can be written");
            continue;
        }
        let hint = format!("write it anew: {WRITE}=1 cargo test --test keys_page");
        assert_eq!(&stored[begin..end], made, "docs/{file}: {hint}");
    }
}

#[test]
fn the_pages_of_the_keys_are_those_of_the_table() {
    for (language, file) in [(Language::Spanish, "teclas.md"), (Language::English, "keys.md")] {
        let made = page::markdown(&Keymap::default(), &I18n::new(language));
        if writes() {
            std::fs::write(page(file), &made).expect("the page can be written");
        }
        let stored = std::fs::read_to_string(page(file)).unwrap_or_default();
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
