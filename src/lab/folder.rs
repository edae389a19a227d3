//! The session's folder: where programs work and Unix socket files live, gone when the session ends.

use std::fs::{self, DirBuilder, File};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

/// Folders of sessions begin with this.
const PREFIX: &str = "enchufe-";

/// The lock's name within a folder. Whoever holds it lives.
const LOCK: &str = ".vivo";

/// The lock's name until it is held: a start that sweeps meanwhile must not find it free.
const LOCK_TO_BE: &str = ".nace";

/// A longer folder would leave too little of `sockaddr_un`'s 107 bytes for a name, in bytes.
const PATH_LIMIT: usize = 80;

/// The folder of one session. Dropping it removes it with all that is in it.
#[derive(Debug)]
pub struct SessionFolder {
    path: PathBuf,
    // Held, not read: the lock falls when the process ends, however it ends.
    _lock: File,
}

/// Why there is no session folder.
#[derive(Debug, thiserror::Error)]
#[error("cannot make a folder for this session in {}: {source}", base.display())]
pub struct FolderError {
    /// Where it was tried last.
    pub base: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

impl SessionFolder {
    /// Makes a folder only this user can enter, in `$XDG_RUNTIME_DIR` or else the temporary folder, after
    /// sweeping away those whose sessions are dead.
    ///
    /// # Errors
    /// When no base can be written.
    pub fn create() -> Result<SessionFolder, FolderError> {
        SessionFolder::create_in(bases())
    }

    /// The same in the first of `bases` that can be written and is short enough.
    ///
    /// # Errors
    /// When none can.
    pub fn create_in(bases: impl IntoIterator<Item = PathBuf>) -> Result<SessionFolder, FolderError> {
        let mut last = FolderError { base: PathBuf::from("/tmp"), source: io::ErrorKind::NotFound.into() };
        for base in bases {
            // Room for the prefix, a pid of seven digits and the tempfile's six letters.
            if base.as_os_str().len() + PREFIX.len() + 16 > PATH_LIMIT {
                continue;
            }
            sweep(&base);
            match create_below(&base) {
                Ok(folder) => return Ok(folder),
                Err(source) => last = FolderError { base, source },
            }
        }
        Err(last)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for SessionFolder {
    fn drop(&mut self) {
        // What cannot be removed now is swept by a later start: the lock falls with this process.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Where folders may be made, the best first.
fn bases() -> impl Iterator<Item = PathBuf> {
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    runtime.into_iter().chain([std::env::temp_dir(), PathBuf::from("/tmp")])
}

/// Removes all folders of this process, which is about to end.
pub(super) fn remove_ours() {
    let prefix = format!("{PREFIX}{}-", std::process::id());
    for entry in bases().filter_map(|base| fs::read_dir(base).ok()).flat_map(|entries| entries.flatten()) {
        if entry.file_name().as_bytes().starts_with(prefix.as_bytes()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn create_below(base: &Path) -> io::Result<SessionFolder> {
    let prefix = format!("{PREFIX}{}-", std::process::id());
    let named =
        tempfile::Builder::new().prefix(&prefix).make_in(base, |path| DirBuilder::new().mode(0o700).create(path))?;
    let path = named.path().to_owned();
    let lock = File::create(path.join(LOCK_TO_BE))?;
    lock.lock()?;
    fs::rename(path.join(LOCK_TO_BE), path.join(LOCK))?;
    // From here on our own Drop removes it.
    let (_, temporary) = named.into_parts();
    let _ = temporary.keep();
    Ok(SessionFolder { path, _lock: lock })
}

/// Removes the folders of dead sessions of this user: those whose lock is free.
fn sweep(base: &Path) {
    let Ok(entries) = fs::read_dir(base) else { return };
    let Ok(me) = fs::metadata("/proc/self").map(|own| own.uid()) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let ours = entry.file_name().as_bytes().starts_with(PREFIX.as_bytes())
            && fs::symlink_metadata(&path).is_ok_and(|data| data.is_dir() && data.uid() == me);
        if !ours {
            continue;
        }
        // No lock file yet: a session that is being born, or one that died being born an instant ago.
        let Ok(lock) = File::open(path.join(LOCK)) else { continue };
        if lock.try_lock().is_ok() {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_folder_is_private_short_and_gone_afterwards() {
        let base = tempfile::tempdir().unwrap();
        let folder = SessionFolder::create_in([base.path().to_owned()]).unwrap();
        let path = folder.path().to_owned();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o700);
        assert!(path.as_os_str().len() <= PATH_LIMIT);
        fs::write(path.join("saludo"), "x").unwrap();
        drop(folder);
        assert!(!path.exists());
    }

    #[test]
    fn a_start_sweeps_the_dead_and_spares_the_living() {
        let base = tempfile::tempdir().unwrap();
        let living = SessionFolder::create_in([base.path().to_owned()]).unwrap();
        let dead = base.path().join("enchufe-1-abcdef");
        fs::create_dir(&dead).unwrap();
        fs::write(dead.join(LOCK), "").unwrap();
        let stranger = base.path().join("otra-cosa");
        fs::create_dir(&stranger).unwrap();
        let second = SessionFolder::create_in([base.path().to_owned()]).unwrap();
        assert!(living.path().exists() && second.path().exists() && stranger.exists());
        assert!(!dead.exists());
    }

    #[test]
    fn sessions_that_begin_together_spare_one_another() {
        let base = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        let folder = SessionFolder::create_in([base.path().to_owned()]).unwrap();
                        assert!(folder.path().join(LOCK).exists(), "swept while it was born");
                    }
                });
            }
        });
    }

    #[test]
    fn a_base_that_is_too_long_is_passed_over_and_none_is_an_error() {
        let base = tempfile::tempdir().unwrap();
        let long = base.path().join("x".repeat(90));
        fs::create_dir(&long).unwrap();
        assert!(SessionFolder::create_in([long.clone()]).is_err());
        let folder = SessionFolder::create_in([long, base.path().to_owned()]).unwrap();
        assert!(folder.path().starts_with(base.path()));
    }
}
