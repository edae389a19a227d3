//! The file that holds the text that was copied last, for terminals that refuse it.

use std::fs::{self, DirBuilder};
use std::io::{self, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use crate::app::copying::FileProblem;
use crate::i18n::errno;

/// The file's name.
const NAME: &str = "copiado.txt";

/// Where the file is: in the first folder that can be written.
#[derive(Clone, Debug)]
pub struct CopiedFile {
    /// Never empty.
    folders: Vec<PathBuf>,
    /// The person's home, which is written «~».
    home: Option<PathBuf>,
}

impl CopiedFile {
    /// The person's own file, `enchufe/copiado.txt` in `$XDG_STATE_HOME` or `~/.local/state` (XDG Base Directory
    /// Specification): it outlives the session. Without such a folder, the one of the session.
    pub fn of_user(session: &Path) -> CopiedFile {
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        // A relative path would depend on where enchufe was started.
        let absolute = |path: &PathBuf| path.is_absolute();
        let home = set("HOME").filter(absolute);
        let state = set("XDG_STATE_HOME").filter(absolute);
        let state = state.or_else(|| home.as_ref().map(|home| home.join(".local/state")));
        let own = state.map(|state| state.join("enchufe"));
        CopiedFile { folders: own.into_iter().chain([session.to_owned()]).collect(), home }
    }

    /// The file in this folder.
    pub fn in_folder(folder: &Path) -> CopiedFile {
        CopiedFile { folders: vec![folder.to_owned()], home: None }
    }

    /// Replaces the file by one with this text, that only this user can read. Gives back its path as people write it.
    ///
    /// # Errors
    /// [`FileProblem`], of the first folder: the others were tried in vain too.
    pub fn save(&self, text: &str) -> Result<String, FileProblem> {
        let mut first = None;
        for folder in &self.folders {
            match replace(folder, text) {
                Ok(()) => return Ok(self.written(&folder.join(NAME))),
                Err(error) => {
                    let reason = errno_of(&error).map_or_else(|| error.to_string(), errno::symbol_or_number);
                    first.get_or_insert(FileProblem { path: self.written(&folder.join(NAME)), reason });
                }
            }
        }
        Err(first.unwrap_or(FileProblem { path: NAME.to_owned(), reason: errno::symbol_or_number(libc::ENOENT) }))
    }

    /// A path as people write it.
    fn written(&self, path: &Path) -> String {
        let below =
            self.home.as_ref().filter(|home| **home != Path::new("/")).and_then(|home| path.strip_prefix(home).ok());
        match below {
            Some(below) => format!("~/{}", below.display()),
            None => path.display().to_string(),
        }
    }
}

/// The system's errno. Errors about making a temporary file tell of its path, and of the errno only the kind is left.
fn errno_of(error: &io::Error) -> Option<i32> {
    let of_kind = || match error.kind() {
        io::ErrorKind::PermissionDenied => Some(libc::EACCES),
        io::ErrorKind::ReadOnlyFilesystem => Some(libc::EROFS),
        io::ErrorKind::StorageFull => Some(libc::ENOSPC),
        io::ErrorKind::QuotaExceeded => Some(libc::EDQUOT),
        _ => None,
    };
    error.raw_os_error().or_else(of_kind)
}

/// The file is replaced whole: whatever becomes of the disk, it holds one text or the other. Temporary files are for their
/// owner alone (0600), and that stays.
fn replace(folder: &Path, text: &str) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    // Past the wrapper, which would hide the errno.
    file.as_file_mut().write_all(text.as_bytes())?;
    let path = folder.join(NAME);
    // What stands there and is no file of ours is not written over.
    if fs::symlink_metadata(&path).is_ok_and(|there| !there.is_file() && !there.is_symlink()) {
        return Err(io::Error::from_raw_os_error(libc::EISDIR));
    }
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn the_file_has_the_last_text_and_is_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = CopiedFile::in_folder(&folder.path().join("deep"));
        file.save("uno, más largo").unwrap();
        let path = file.save("dos\u{1b}").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "dos\u{1b}");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path().join("deep")).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn where_it_cannot_be_the_folder_of_the_session_takes_it() {
        let folder = tempfile::tempdir().unwrap();
        let blocked = folder.path().join("blocked");
        fs::write(&blocked, "").unwrap();
        let file = CopiedFile { folders: vec![blocked.join("enchufe"), folder.path().to_owned()], home: None };
        assert_eq!(file.save("x"), Ok(folder.path().join(NAME).display().to_string()));
        let nowhere = CopiedFile { folders: vec![blocked.join("enchufe")], home: Some(folder.path().to_owned()) };
        let problem = FileProblem { path: "~/blocked/enchufe/copiado.txt".to_owned(), reason: "ENOTDIR".to_owned() };
        assert_eq!(nowhere.save("x"), Err(problem));
    }

    #[test]
    fn a_folder_of_that_name_is_left_alone_and_a_link_is_replaced_and_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let file = CopiedFile::in_folder(folder.path());
        fs::create_dir(folder.path().join(NAME)).unwrap();
        assert_eq!(file.save("x").unwrap_err().reason, "EISDIR");
        fs::remove_dir(folder.path().join(NAME)).unwrap();
        let other = folder.path().join("other");
        fs::write(&other, "suyo").unwrap();
        std::os::unix::fs::symlink(&other, folder.path().join(NAME)).unwrap();
        file.save("x").unwrap();
        assert_eq!(fs::read_to_string(&other).unwrap(), "suyo");
    }
}
