//! Folders of teachers, tried: also those that nobody would make on purpose.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use super::*;
use crate::course::reading::{FindingKind, LARGEST_FILE};
use crate::i18n::Language;

const FIXTURE: [(&str, &str); 3] = [
    ("lesson.toml", include_str!("../reading/tests/fixture/lesson.toml")),
    ("es.md", include_str!("../reading/tests/fixture/es.md")),
    ("en.md", include_str!("../reading/tests/fixture/en.md")),
];

fn write(folder: &Path, name: &str) {
    fs::create_dir(folder.join(name)).unwrap();
    for (file, text) in FIXTURE {
        fs::write(folder.join(name).join(file), text).unwrap();
    }
}

/// The broken folders with the kinds of their findings.
fn broken(folder: &Path) -> Vec<(String, Vec<FindingKind>)> {
    let broken = read_folder(folder).unwrap().broken.into_iter();
    broken.map(|it| (it.folder, it.findings.into_iter().map(|finding| finding.kind).collect())).collect()
}

#[test]
fn a_folder_of_lessons_and_a_lessons_own_folder_are_read() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "07-saludo");
    fs::create_dir(folder.path().join("glossary")).unwrap();
    for name in ["es.md", "en.md"] {
        fs::write(folder.path().join("glossary").join(name), "## mesa\nmesa\nUn mueble.\n").unwrap();
    }
    // What is no lesson is left alone.
    fs::create_dir(folder.path().join("fotos")).unwrap();
    fs::write(folder.path().join("leeme.txt"), "hola").unwrap();
    for place in [folder.path().to_owned(), folder.path().join("07-saludo")] {
        let catalogue = read_folder(&place).unwrap();
        assert_eq!((catalogue.lessons.len(), catalogue.broken.len()), (1, 0), "{catalogue:?}");
        assert_eq!(catalogue.lessons[0].folder, "07-saludo");
        assert!(catalogue.glossary.entry(Language::English, "mesa").is_some());
    }
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(read_folder(&folder.path().join("nada")).unwrap_err().kind(), std::io::ErrorKind::NotFound);
    assert_eq!(read_folder(folder.path()).unwrap().lessons, []);
}

#[test]
fn what_is_missing_or_too_large_is_found() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "01-a");
    fs::remove_file(folder.path().join("01-a/es.md")).unwrap();
    write(folder.path(), "02-b");
    fs::write(folder.path().join("02-b/en.md"), "#\n".repeat(LARGEST_FILE)).unwrap();
    fs::create_dir(folder.path().join("03-c")).unwrap();
    let too_large = FindingKind::FileTooLarge { most: LARGEST_FILE / 1024 };
    assert_eq!(
        broken(folder.path()),
        [
            ("01-a".to_owned(), vec![FindingKind::FileMissing]),
            ("02-b".to_owned(), vec![too_large]),
            ("03-c".to_owned(), vec![FindingKind::FileMissing]),
        ]
    );
}

#[test]
fn links_pipes_and_folders_in_place_of_files_are_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["01-a", "02-b", "03-c"] {
        write(folder.path(), name);
        fs::remove_file(folder.path().join(name).join("en.md")).unwrap();
    }
    symlink("/dev/zero", folder.path().join("01-a/en.md")).unwrap();
    fs::create_dir(folder.path().join("02-b/en.md")).unwrap();
    // A socket's file, since making a pipe takes more than std.
    let _listener = std::os::unix::net::UnixListener::bind(folder.path().join("03-c/en.md")).unwrap();
    symlink(folder.path(), folder.path().join("04-d")).unwrap();
    symlink("/nowhere", folder.path().join("05-e")).unwrap();
    let expected = ["01-a", "02-b", "03-c", "04-d"].map(|name| (name.to_owned(), vec![FindingKind::NotAFile]));
    assert_eq!(broken(folder.path()), expected);
}

#[test]
fn names_that_are_no_text_do_no_harm() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    let name = std::ffi::OsStr::from_bytes(b"01-\xff\x1b[2J");
    fs::create_dir(folder.path().join(name)).unwrap();
    for (file, text) in FIXTURE {
        fs::write(folder.path().join(name).join(file), text).unwrap();
    }
    let catalogue = read_folder(folder.path()).unwrap();
    assert!(catalogue.lessons[0].folder.chars().all(|character| !character.is_control()));
}

#[test]
fn no_more_lessons_are_read_than_can_be_shown() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..150 {
        fs::create_dir(folder.path().join(format!("{:02}-x{number}", number % 100))).unwrap();
    }
    let broken = broken(folder.path());
    assert_eq!(broken.len(), 101);
    assert!(broken.iter().any(|(_, kinds)| kinds == &[FindingKind::TooManyFolders { most: 100 }]));
}
