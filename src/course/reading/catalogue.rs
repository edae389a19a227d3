//! All lessons of a place: those in the program, or those of a folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Finding, FindingKind, Glossary, Source, Thing, read};
use crate::course::lesson::Lesson;
use crate::i18n::Language;
use crate::i18n::embedded::{self as packed, Pack};
use crate::i18n::printable::printable;

/// How many folders of lessons are read at most.
pub const MOST_FOLDERS: usize = 100;

/// The folder of the glossary.
const GLOSSARY: &str = "glossary";

/// The files of a lesson.
const FILES: [&str; 3] = ["lesson.toml", "es.md", "en.md"];

/// The lessons of a place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// Those that can be played, by their order.
    pub lessons: Vec<Arc<Lesson>>,
    /// Those that cannot.
    pub broken: Vec<Broken>,
    /// Their terms. Lessons of a folder may also use those of ours.
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

/// Files by their paths below the folder of lessons (`01-cliente/es.md`): their bytes, or why there are none. A path
/// without a file's name stands for a whole folder that could not be read.
pub type Stored = BTreeMap<String, Result<Vec<u8>, FindingKind>>;

impl Catalogue {
    /// A lesson by its id.
    pub fn lesson(&self, id: &str) -> Option<&Arc<Lesson>> {
        self.lessons.iter().find(|lesson| lesson.id == id)
    }
}

/// The files of the lessons that are in the program.
pub fn embedded_files() -> Stored {
    let files = packed::files(Pack::Lessons).into_iter().filter(|(path, _)| path.split('/').count() == 2);
    files.map(|(path, content)| (path, Ok(content))).collect()
}

/// The lessons that are in the program.
pub fn embedded() -> Catalogue {
    gather(&embedded_files(), None)
}

/// Reads all lessons of a set of files. What their glossary lacks may be in `beside`.
pub fn gather(files: &Stored, beside: Option<&Glossary>) -> Catalogue {
    let mut catalogue = Catalogue::default();
    let mut folders: BTreeMap<&str, BTreeMap<&str, &Result<Vec<u8>, FindingKind>>> = BTreeMap::new();
    for (path, content) in files {
        let (folder, name) = path.split_once('/').unwrap_or((path, ""));
        folders.entry(folder).or_default().insert(name, content);
    }
    let terms = folders.remove(GLOSSARY).map(|files| glossary(&files, &mut catalogue.broken)).unwrap_or_default();
    catalogue.glossary = match beside {
        Some(beside) => terms.with(beside),
        None => terms,
    };
    let mut lessons: Vec<Lesson> = Vec::new();
    for (folder, files) in folders {
        let name = printable(folder).into_owned();
        match lesson(&name, &files) {
            Ok(lesson) => lessons.push(lesson),
            Err(findings) => catalogue.broken.push(Broken { folder: name, findings }),
        }
    }
    lessons.sort_by(|one, other| (one.order, &one.folder).cmp(&(other.order, &other.folder)));
    for lesson in lessons {
        match catalogue.lesson(&lesson.id) {
            // Progress and the command line name a lesson by its id: a second one could not be reached.
            Some(_) => {
                let kind = FindingKind::Twice { thing: Thing::Lesson, id: lesson.id, first: 1 };
                let finding = Finding { file: format!("{}/lesson.toml", lesson.folder), line: 1, kind };
                catalogue.broken.push(Broken { folder: lesson.folder, findings: vec![finding] });
            }
            None => catalogue.lessons.push(Arc::new(lesson)),
        }
    }
    catalogue
}

type Files<'a> = BTreeMap<&'a str, &'a Result<Vec<u8>, FindingKind>>;

fn text<'a>(folder: &str, name: &str, files: &Files<'a>) -> Result<&'a str, Box<Finding>> {
    let find = |line, kind| Box::new(Finding { file: format!("{folder}/{name}"), line, kind });
    match files.get(name) {
        None => Err(find(1, FindingKind::FileMissing)),
        Some(Err(kind)) => Err(find(1, kind.clone())),
        Some(Ok(bytes)) => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text),
            Err(error) => {
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
                Err(find(line, FindingKind::NotUtf8))
            }
        },
    }
}

fn lesson(folder: &str, files: &Files) -> Result<Lesson, Vec<Finding>> {
    if let Some(Err(kind)) = files.get("") {
        return Err(vec![Finding { file: folder.to_owned(), line: 1, kind: kind.clone() }]);
    }
    match FILES.map(|name| text(folder, name, files)) {
        [Ok(toml), Ok(spanish), Ok(english)] => read(&Source { folder, toml, spanish, english }),
        texts => {
            // What can be read is looked at too: an author then mends everything at once.
            let mut findings: Vec<Finding> =
                texts.iter().filter_map(|text| text.as_ref().err().map(|it| (**it).clone())).collect();
            let [toml, spanish, english] = texts.map(Result::ok);
            let stand_in = "# -\n";
            if let Some(toml) = toml {
                let source =
                    Source { folder, toml, spanish: spanish.unwrap_or(stand_in), english: english.unwrap_or(stand_in) };
                findings.extend(read(&source).err().into_iter().flatten());
            }
            Err(findings)
        }
    }
}

fn glossary(files: &Files, broken: &mut Vec<Broken>) -> Glossary {
    let mut glossary = Glossary::default();
    let mut findings = Vec::new();
    for (language, name) in [(Language::Spanish, "es.md"), (Language::English, "en.md")] {
        match text(GLOSSARY, name, files) {
            Ok(text) => findings.extend(glossary.read(language, &format!("{GLOSSARY}/{name}"), text)),
            Err(finding) => findings.push(*finding),
        }
    }
    if !findings.is_empty() {
        broken.push(Broken { folder: GLOSSARY.to_owned(), findings });
    }
    glossary
}
