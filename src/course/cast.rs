//! Who is who: the programs of a scene by the names that the lesson gives them.

use std::collections::BTreeMap;

use crate::journal::event::ProgramId;

/// The programs of a scene by the names that the lesson gives them. A name may stand for a program that has ended; events
/// of programs that are not in the cast concern no lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cast {
    by_name: BTreeMap<String, ProgramId>,
}

impl Cast {
    /// Nobody.
    pub fn new() -> Cast {
        Cast::default()
    }

    /// A program enters under a name; who had the name before leaves.
    pub fn enter(&mut self, name: &str, id: ProgramId) {
        self.by_name.insert(name.to_owned(), id);
    }

    /// The program of this name.
    pub fn id(&self, name: &str) -> Option<ProgramId> {
        self.by_name.get(name).copied()
    }

    /// The name of a program of the scene.
    pub fn name(&self, id: ProgramId) -> Option<&str> {
        self.iter().find(|(_, program)| *program == id).map(|(name, _)| name)
    }

    /// Whether a program belongs to the scene.
    pub fn has(&self, id: ProgramId) -> bool {
        self.by_name.values().any(|program| *program == id)
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, ProgramId)> {
        self.by_name.iter().map(|(name, id)| (name.as_str(), *id))
    }

    /// Everybody leaves: another scene begins.
    pub fn clear(&mut self) {
        self.by_name.clear();
    }
}
