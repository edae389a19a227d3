//! The web server's pages, embedded.

use include_dir::{Dir, include_dir};

use super::Language;
use crate::servers::pages::{Pages, PagesError};

static WEB: Dir = include_dir!("$CARGO_MANIFEST_DIR/assets/web");

/// The pages in Spanish, for whoever asks for no language, and in English.
///
/// # Errors
/// When a page does not hold together, which `tests/servers.rs` keeps from happening.
pub fn web() -> Result<Pages, PagesError> {
    let tags = [Language::Spanish, Language::English].map(Language::code);
    Pages::read(&tags, |path| WEB.get_file(path).and_then(|file| file.contents_utf8()))
}

/// All files of the pages, for a program that is given them: their names, as `es/index.html`, and their bytes.
pub fn files() -> Vec<(String, Vec<u8>)> {
    fn gather(folder: &Dir, into: &mut Vec<(String, Vec<u8>)>) {
        into.extend(folder.files().map(|file| (file.path().to_string_lossy().into_owned(), file.contents().to_vec())));
        folder.dirs().for_each(|below| gather(below, into));
    }
    let mut files = Vec::new();
    gather(&WEB, &mut files);
    files
}
