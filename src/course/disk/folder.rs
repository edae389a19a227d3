//! A teacher's own folder of lessons. Whatever is in it: findings, never a panic, and bounded memory.

use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::course::reading::{self, Catalogue, FindingKind, LARGEST_FILE, MOST_FOLDERS, Stored};

/// How many entries of a folder are looked at: somebody may name a folder of photographs by mistake.
const MOST_ENTRIES: usize = 10_000;

/// Reads the lessons of a folder: `NN-id/` with their three files, and `glossary/`; or of one lesson's own folder. Terms
/// that the folder's glossary lacks are looked up in ours.
///
/// # Errors
/// When the folder itself cannot be listed. What is wrong inside it is in [`Catalogue::broken`].
pub fn read_folder(folder: &Path) -> io::Result<Catalogue> {
    let mut files = Stored::new();
    if fs::symlink_metadata(folder.join("lesson.toml")).is_ok() {
        let folder = fs::canonicalize(folder)?;
        lesson(&folder, &name_of(folder.file_name().unwrap_or_default()), &mut files);
        if let Some(beside) = folder.parent().map(|parent| parent.join("glossary")).filter(|beside| beside.is_dir()) {
            lesson(&beside, "glossary", &mut files);
        }
    } else {
        all(folder, &mut files)?;
    }
    let ours = reading::embedded().glossary;
    Ok(reading::gather(&files, Some(&ours)))
}

fn all(folder: &Path, files: &mut Stored) -> io::Result<()> {
    let mut found: Vec<(String, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)?.take(MOST_ENTRIES) {
        let Ok(entry) = entry else { continue };
        let (name, path) = (name_of(&entry.file_name()), entry.path());
        if is_lesson(&name, &path) {
            found.push((name, path));
        }
    }
    found.sort();
    if found.len() > MOST_FOLDERS {
        let (name, _) = found.swap_remove(MOST_FOLDERS);
        found.truncate(MOST_FOLDERS);
        files.insert(name, Err(FindingKind::TooManyFolders { most: MOST_FOLDERS }));
    }
    for (name, path) in found {
        // A link could lead out of the folder, or into itself.
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_dir() => lesson(&path, &name, files),
            Ok(_) => {
                files.insert(name, Err(FindingKind::NotAFile));
            }
            Err(error) => {
                files.insert(name, Err(FindingKind::Unreadable { errno: error.raw_os_error() }));
            }
        }
    }
    Ok(())
}

/// A name as a path's part, whatever bytes it has.
fn name_of(name: &OsStr) -> String {
    name.to_string_lossy().into_owned()
}

/// Whether an entry means to be a lesson or the glossary: anything else of a teacher's is left alone.
fn is_lesson(name: &str, path: &Path) -> bool {
    let numbered = name.len() > 3
        && name.bytes().take(2).all(|byte| byte.is_ascii_digit())
        && name.as_bytes().get(2) == Some(&b'-');
    let has = |file: &str| fs::symlink_metadata(path.join(file)).is_ok();
    !name.starts_with('.') && path.is_dir() && (numbered || name == "glossary" || has("lesson.toml"))
}

/// Reads the files of one folder that lessons have.
fn lesson(folder: &Path, name: &str, files: &mut Stored) {
    for file in ["lesson.toml", "es.md", "en.md"] {
        if let Some(content) = read_file(&folder.join(file)) {
            files.insert(format!("{}/{file}", name.replace('/', "_")), content);
        }
    }
    if !files.keys().any(|path| path.split('/').next() == Some(name)) {
        files.insert(name.to_owned(), Err(FindingKind::FileMissing));
    }
}

/// The bytes of a plain file, `None` where there is none. Nothing else is opened: a pipe would wait for ever.
fn read_file(path: &Path) -> Option<Result<Vec<u8>, FindingKind>> {
    let unreadable = |error: io::Error| FindingKind::Unreadable { errno: error.raw_os_error() };
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_file() => {}
        Ok(_) => return Some(Err(FindingKind::NotAFile)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        Err(error) => return Some(Err(unreadable(error))),
    }
    // Between the look and the opening it may have become something else.
    let flags = libc::O_NOFOLLOW | libc::O_NONBLOCK | libc::O_CLOEXEC;
    let file = match OpenOptions::new().read(true).custom_flags(flags).open(path) {
        Ok(file) => file,
        Err(error) => return Some(Err(unreadable(error))),
    };
    let mut bytes = Vec::new();
    match file.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes) {
        Ok(length) if length > LARGEST_FILE => Some(Err(FindingKind::FileTooLarge { most: LARGEST_FILE / 1024 })),
        Ok(_) => Some(Ok(bytes)),
        Err(error) => Some(Err(unreadable(error))),
    }
}
