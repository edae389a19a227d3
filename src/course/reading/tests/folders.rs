//! Many lessons together: what is missing, twice or unreadable.

use super::*;

fn stored(folder: &str) -> Stored {
    let file = |name: &str, text: &str| (format!("{folder}/{name}"), Ok(text.as_bytes().to_vec()));
    [file("lesson.toml", TOML), file("es.md", SPANISH), file("en.md", ENGLISH)].into_iter().collect()
}

fn with_glossary(mut files: Stored) -> Stored {
    let (spanish, english) = (include_str!("fixture/glossary_es.md"), include_str!("fixture/glossary_en.md"));
    files.insert(text("glossary/es.md"), Ok(spanish.as_bytes().to_vec()));
    files.insert(text("glossary/en.md"), Ok(english.as_bytes().to_vec()));
    files
}

/// The one broken folder, with its findings.
fn only_broken(catalogue: &Catalogue) -> (&str, Vec<(&str, usize, &FindingKind)>) {
    let [broken] = catalogue.broken.as_slice() else { panic!("{:?}", catalogue.broken) };
    let findings = broken.findings.iter().map(|it| (it.file.as_str(), it.line, &it.kind)).collect();
    (&broken.folder, findings)
}

#[test]
fn lessons_stand_in_their_order_with_their_glossary() {
    let mut files = with_glossary(stored("07-saludo"));
    let other = TOML.replacen("id = \"saludo\"", "id = \"primero\"", 1).replacen("order = 7", "order = 1", 1);
    for (path, content) in stored("99-primero") {
        let content = if path.ends_with("toml") { Ok(other.clone().into_bytes()) } else { content };
        files.insert(path, content);
    }
    let catalogue = gather(&files, None);
    assert_eq!(catalogue.broken, []);
    let ids: Vec<&str> = catalogue.lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    assert_eq!(ids, ["primero", "saludo"]);
    assert_eq!(catalogue.lesson("saludo").unwrap().folder, "07-saludo");
    let entry = catalogue.glossary.entry(Language::Spanish, "cliente").unwrap();
    assert_eq!((entry.word.as_str(), entry.line, entry.text_line), ("cliente", 3, 6));
    assert_eq!(catalogue.glossary.entry(Language::English, "cliente").unwrap().text_line, 5);
    assert_eq!(catalogue.glossary.ids(), ["cliente"]);
}

#[test]
fn a_glossary_beside_fills_in_what_is_missing() {
    let ours = gather(&with_glossary(Stored::new()), None).glossary;
    let theirs = [(text("glossary/es.md"), Ok(b"## cliente\nsuyo\nTexto.\n".to_vec()))].into_iter().collect();
    let catalogue = gather(&theirs, Some(&ours));
    let word = |language| catalogue.glossary.entry(language, "cliente").unwrap().word.clone();
    assert_eq!((word(Language::Spanish), word(Language::English)), (text("suyo"), text("client")));
    assert_eq!(only_broken(&catalogue).1, [("glossary/en.md", 1, &FindingKind::FileMissing)]);
}

#[test]
fn a_glossary_that_is_wrong_says_where() {
    let bad = "## Cliente\nx\ny\n## a\n\n## b\nb\ntexto\n## b\nb\ntexto\n### c\n";
    let mut files = with_glossary(stored("07-saludo"));
    files.insert(text("glossary/es.md"), Ok(bad.as_bytes().to_vec()));
    let catalogue = gather(&files, None);
    let (folder, findings) = only_broken(&catalogue);
    assert_eq!(folder, "glossary");
    let lines: Vec<usize> = findings.iter().map(|(_, line, _)| *line).collect();
    assert_eq!(lines, [1, 4, 9, 12]);
    assert!(matches!(findings[0].2, FindingKind::BadId { .. }));
    assert!(matches!(findings[1].2, FindingKind::EmptyText { .. }));
    assert_eq!(catalogue.lessons.len(), 1, "a lesson can be played without its glossary");
}

#[test]
fn a_missing_or_foreign_file_is_found_and_the_others_are_read() {
    let mut files = stored("07-saludo");
    files.remove("07-saludo/en.md");
    files.insert(text("07-saludo/lesson.toml"), Ok(TOML.replacen("shows", "show", 1).into_bytes()));
    let catalogue = gather(&files, None);
    let (_, findings) = only_broken(&catalogue);
    assert_eq!(findings[0], ("07-saludo/en.md", 1, &FindingKind::FileMissing));
    assert!(matches!(findings[1], ("07-saludo/lesson.toml", 7, FindingKind::UnknownKey { .. })), "{findings:?}");
    let mut files = stored("07-saludo");
    files.insert(text("07-saludo/es.md"), Ok(b"# uno\ndos\ntr\xffes\n".to_vec()));
    assert_eq!(only_broken(&gather(&files, None)).1, [("07-saludo/es.md", 3, &FindingKind::NotUtf8)]);
    files.insert(text("07-saludo/es.md"), Err(FindingKind::NotAFile));
    assert_eq!(only_broken(&gather(&files, None)).1, [("07-saludo/es.md", 1, &FindingKind::NotAFile)]);
}

#[test]
fn one_id_is_for_one_lesson() {
    let mut files = stored("07-saludo");
    files.extend(stored("08-otro"));
    let catalogue = gather(&files, None);
    assert_eq!(catalogue.lessons.len(), 1);
    let (folder, findings) = only_broken(&catalogue);
    assert_eq!(folder, "08-otro");
    assert!(matches!(findings[0].2, FindingKind::Twice { thing: Thing::Lesson, .. }));
}

#[test]
fn names_of_folders_are_shown_harmless() {
    let catalogue = gather(&stored("07-\u{1b}[2J"), None);
    assert_eq!(catalogue.lessons[0].folder, "07-␛[2J");
}

#[test]
fn the_lessons_of_the_program_can_be_read() {
    let catalogue = embedded();
    assert_eq!(catalogue.broken, []);
    // What is no lesson is not taken for one.
    assert!(embedded_files().keys().all(|path| path.contains('/')));
}
