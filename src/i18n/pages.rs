//! The web server's pages, embedded.

use super::Language;
use super::embedded::{self, Pack};
use crate::servers::pages::{Pages, PagesError};

/// The pages in Spanish, for whoever asks for no language, and in English.
///
/// # Errors
/// When a page does not hold together, which `tests/servers.rs` keeps from happening.
pub fn web() -> Result<Pages, PagesError> {
    let tags = [Language::Spanish, Language::English].map(Language::code);
    let files = files();
    let content = |path: &str| files.iter().find(|(name, _)| name == path).map(|(_, content)| content);
    Pages::read(&tags, |path| content(path).and_then(|content| std::str::from_utf8(content).ok()))
}

/// All files of the pages, for a program that is given them: their names, as `es/index.html`, and their bytes.
pub fn files() -> Vec<(String, Vec<u8>)> {
    embedded::files(Pack::Web)
}
