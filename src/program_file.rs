//! Files that are run as programs, read from the disk.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::app::walk::file::FileProblem;
use crate::journal::walk::FILE_BYTES;

/// How many entries of a folder are looked at to complete a path.
const MOST_ENTRIES: usize = 10_000;

/// The text of a file that is to be run. `~/` at its beginning is the person's own folder.
///
/// # Errors
/// What stands in its way.
pub fn read(path: &Path) -> Result<String, FileProblem> {
    let path = expanded(path);
    // Asked before it is opened: to open a pipe would wait for whoever writes into it.
    let about = fs::metadata(&path).map_err(problem)?;
    if about.is_dir() {
        return Err(FileProblem::Folder);
    }
    if !about.is_file() {
        return Err(FileProblem::NotAFile);
    }
    let mut bytes = Vec::new();
    // One byte beyond the bound tells that there are more.
    File::open(&path).and_then(|file| file.take(FILE_BYTES as u64 + 1).read_to_end(&mut bytes)).map_err(problem)?;
    if bytes.len() > FILE_BYTES {
        return Err(FileProblem::TooLarge);
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        FileProblem::NotText { line: before.iter().filter(|byte| **byte == b'\n').count() + 1 }
    })?;
    // Editors of Windows begin files with a mark that Python leaves out too.
    Ok(text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned))
}

fn problem(error: std::io::Error) -> FileProblem {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => FileProblem::NotFound,
        ErrorKind::PermissionDenied => FileProblem::Denied,
        _ => FileProblem::System { reason: error.to_string() },
    }
}

/// `~/x` in the person's own folder; anything else as it is.
fn expanded(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), std::env::var_os("HOME")) {
        (Ok(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => path.to_owned(),
    }
}

/// What a path that is being typed goes on with, as far as there is one way only: folders, and Python's files.
pub fn complete(typed: &str) -> String {
    let (folder, beginning) = typed.rsplit_once('/').map_or(("", typed), |(folder, name)| (folder, name));
    let place = match (folder, typed.starts_with('/')) {
        ("", true) => PathBuf::from("/"),
        ("", false) => PathBuf::from("."),
        _ => expanded(Path::new(folder)),
    };
    let Ok(entries) = fs::read_dir(place) else { return typed.to_owned() };
    let candidates = entries.take(MOST_ENTRIES).flatten().filter_map(|entry| {
        let name = entry.file_name().into_string().ok().filter(|name| name.starts_with(beginning))?;
        // Hidden ones only where they are asked for.
        if name.starts_with('.') && !beginning.starts_with('.') {
            return None;
        }
        let about = fs::metadata(entry.path()).ok()?;
        match (about.is_dir(), name.ends_with(".py")) {
            (true, _) => Some(format!("{name}/")),
            (false, true) => Some(name),
            (false, false) => None,
        }
    });
    let common = candidates.reduce(|one, other| {
        let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other);
        same.map(|(character, _)| character).collect()
    });
    let Some(common) = common else { return typed.to_owned() };
    format!("{}{common}", &typed[..typed.len() - beginning.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_way_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let write = |name: &str, bytes: &[u8]| fs::write(at(name), bytes).unwrap();
        write("a.py", b"a = 1\n");
        write("mark.py", b"\xef\xbb\xbfa = 1\n");
        write("latin.py", b"a = 1\nb = '\xf1'\n");
        write("full.py", &vec![b'#'; FILE_BYTES]);
        write("large.py", &vec![b'#'; FILE_BYTES + 1]);
        assert_eq!(read(&at("a.py")), Ok("a = 1\n".to_owned()));
        assert_eq!(read(&at("mark.py")), Ok("a = 1\n".to_owned()));
        assert_eq!(read(&at("no.py")), Err(FileProblem::NotFound));
        assert_eq!(read(&at("a.py/x")), Err(FileProblem::NotFound));
        assert_eq!(read(folder.path()), Err(FileProblem::Folder));
        assert_eq!(read(Path::new("/dev/zero")), Err(FileProblem::NotAFile));
        assert_eq!(read(&at("latin.py")), Err(FileProblem::NotText { line: 2 }));
        assert_eq!(read(&at("full.py")).map(|text| text.len()), Ok(FILE_BYTES));
        assert_eq!(read(&at("large.py")), Err(FileProblem::TooLarge));
    }

    #[test]
    fn a_path_is_completed_as_far_as_there_is_one_way() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["server.py", "server_udp.py", "client.py", "notes.txt", ".hidden.py"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("ejemplos")).unwrap();
        let base = folder.path().to_str().unwrap();
        let complete = |typed: &str| complete(&format!("{base}/{typed}"))[base.len() + 1..].to_owned();
        assert_eq!(complete("s"), "server");
        assert_eq!(complete("c"), "client.py");
        assert_eq!(complete("e"), "ejemplos/");
        assert_eq!(complete("n"), "n");
        assert_eq!(complete("x"), "x");
        assert_eq!(complete(""), "");
        assert_eq!(complete("."), ".hidden.py");
        assert_eq!(super::complete("/no/hay/nada"), "/no/hay/nada");
    }
}
