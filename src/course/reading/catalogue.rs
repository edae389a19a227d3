//! All lessons of a place: those in the program, or those of a folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::{Finding, Glossary};
use crate::course::lesson::Lesson;

static LESSONS: Dir = include_dir!("$CARGO_MANIFEST_DIR/lessons");

/// The lessons of a place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// Those that can be played, by their order.
    pub lessons: Vec<Arc<Lesson>>,
    /// Those that cannot.
    pub broken: Vec<Broken>,
    /// Their terms.
    pub glossary: Glossary,
}

/// A folder that holds no lesson that could be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Its name, with nothing a terminal would obey.
    pub folder: String,
    /// Why; never empty.
    pub findings: Vec<Finding>,
}

/// A file by its path below the folder of lessons (`01-cliente/es.md`): its bytes, or why there are none.
pub type Stored = BTreeMap<String, Vec<u8>>;

impl Catalogue {
    /// A lesson by its id.
    pub fn lesson(&self, id: &str) -> Option<&Arc<Lesson>> {
        self.lessons.iter().find(|lesson| lesson.id == id)
    }
}

/// The files of the lessons that are in the program.
pub fn embedded_files() -> Stored {
    fn add(folder: &Dir, into: &mut Stored) {
        into.extend(folder.files().map(|file| (file.path().to_string_lossy().into_owned(), file.contents().to_vec())));
        folder.dirs().for_each(|below| add(below, into));
    }
    let mut files = Stored::new();
    add(&LESSONS, &mut files);
    files
}

/// The lessons that are in the program.
pub fn embedded() -> Catalogue {
    gather(&embedded_files())
}

/// Reads all lessons of a set of files.
pub fn gather(_files: &Stored) -> Catalogue {
    Catalogue::default()
}
