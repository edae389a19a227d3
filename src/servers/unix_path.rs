//! The file of a Unix socket: claimed before, removed after.

use std::ffi::OsStr;
use std::fs;
use std::os::fd::AsFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::journal::address::Address;
use crate::net::recorder::Recorder;
use crate::net::tokio_socket::{Listener, OpenError, is_dead_path};

/// The file that a listener of ours made. Dropping this removes it, if it is still the same file.
#[derive(Debug)]
pub(super) struct ClaimedPath {
    path: PathBuf,
    /// Device and inode, by which a file that somebody put in its place is told apart.
    identity: (u64, u64),
}

impl ClaimedPath {
    /// Notes the file that `bind` just made at `path`.
    fn of(path: &Path) -> Option<ClaimedPath> {
        let metadata = fs::symlink_metadata(path).ok()?;
        Some(ClaimedPath { path: path.to_owned(), identity: (metadata.dev(), metadata.ino()) })
    }
}

impl Drop for ClaimedPath {
    fn drop(&mut self) {
        let now = fs::symlink_metadata(&self.path);
        if now.is_ok_and(|metadata| (metadata.dev(), metadata.ino()) == self.identity) {
            // A file that cannot be removed stays, as it does for any program that dies.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Listens at a path. A socket's file that a dead server of the same user left behind is removed first.
///
/// # Errors
/// EADDRINUSE when something lives there or it is not a socket at all, and the kernel's others.
pub(super) fn listen(
    recorder: Arc<dyn Recorder>,
    path: &[u8],
    backlog: i32,
) -> Result<(Listener, Option<ClaimedPath>), OpenError> {
    let file = Path::new(OsStr::from_bytes(path));
    let address = Address::Path(path.to_vec());
    let listener = match Listener::open(recorder.clone(), &address, backlog) {
        Err(OpenError::Call(error)) if error.errno() == Some(libc::EADDRINUSE) => {
            if !is_our_socket(file) || !is_dead_path(recorder.clone(), path)? || fs::remove_file(file).is_err() {
                return Err(error.into());
            }
            Listener::open(recorder, &address, backlog)?
        }
        other => other?,
    };
    Ok((listener, ClaimedPath::of(file)))
}

/// Whether the file is a socket, and this user's.
fn is_our_socket(path: &Path) -> bool {
    let Ok(metadata) = fs::symlink_metadata(path) else { return false };
    metadata.file_type().is_socket() && our_user().is_some_and(|user| user == metadata.uid())
}

/// This process's user, read off a socket that it just made: the kernel gives it its maker's (fstat(2)).
fn our_user() -> Option<u32> {
    let (one, _other) = std::os::unix::net::UnixStream::pair().ok()?;
    let owned = one.as_fd().try_clone_to_owned().ok()?;
    fs::File::from(owned).metadata().ok().map(|metadata| metadata.uid())
}
