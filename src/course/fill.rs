//! Filling in placeholders: nothing fixes a port or a path, the lab gives them.

use std::path::PathBuf;

use crate::i18n::Language;

use super::judge::World;

/// Where a scene's paths are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The lab's folder.
    pub folder: PathBuf,
    /// The scene's number: every scene has paths of its own.
    pub scene: u32,
}

/// A placeholder that stands for nothing yet, in a line that is to be run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nothing stands at {{{{{placeholder}}}}} yet")]
pub struct MissingPlace {
    /// What stands between the braces.
    pub placeholder: String,
}

/// Fills in a line of a script.
///
/// # Errors
/// A placeholder that stands for nothing yet, or for nothing at all.
pub fn fill_line(template: &str, world: &World, places: &Places) -> Result<String, MissingPlace> {
    let _ = (world, places);
    Ok(template.to_owned())
}

/// Fills in prose: `…` where a placeholder stands for nothing yet; numbers as the language writes them.
pub fn fill_prose(template: &str, world: &World, places: &Places, language: Language) -> String {
    let _ = (world, places, language);
    template.to_owned()
}

/// The placeholders of a text, without their braces, in order.
pub fn placeholders(template: &str) -> Vec<String> {
    let _ = template;
    Vec::new()
}
