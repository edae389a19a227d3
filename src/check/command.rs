//! `enchufe revisar`, from its arguments to its exit status.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use crate::course::disk;
use crate::course::reading::{self, Catalogue};
use crate::i18n::I18n;
use crate::lab;

use super::mutants;
use super::report::Report;
use super::run::{self, Options};
use super::{Strictness, static_findings};

/// What was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// The folder of lessons; without one, those in the program.
    pub folder: Option<PathBuf>,
    /// Only these lessons; none for all.
    pub only: Vec<String>,
    /// One JSON object a lesson.
    pub json: bool,
    /// Say every derived variant.
    pub variants: bool,
    /// Judge mutants of the goals too.
    pub mutants: bool,
}

/// Checks lessons and says what falls short. The exit status: 0, 1 with what fell short, 2 if it could not be done.
pub fn run(arguments: &Arguments, lab: lab::Options, i18n: &I18n) -> i32 {
    let catalogue = match &arguments.folder {
        None => reading::embedded(),
        Some(folder) => match disk::read_folder(folder) {
            Ok(catalogue) => catalogue,
            Err(error) => {
                let folder = folder.display().to_string();
                say(&i18n.tr_with("check-run-no-folder", &[("folder", &folder), ("reason", &error.to_string())]));
                return 2;
            }
        },
    };
    let own = arguments.folder.is_none();
    let needs_speller = std::env::var_os("ENCHUFE_REQUIRE_CLIENTS").is_some_and(|value| value == "1");
    let catalogue = only(catalogue, &arguments.only);
    if catalogue.lessons.is_empty() && catalogue.broken.is_empty() {
        say(&i18n.tr("check-run-no-lessons"));
        return 2;
    }
    let began = std::time::Instant::now();
    // Running is mostly waiting: reading goes on beside it.
    let (findings, runs) = thread::scope(|scope| {
        let reading = scope.spawn(|| static_findings(&catalogue, Strictness { own, needs_speller }));
        let runs = run::run(&catalogue.lessons, &Options::new(lab));
        (reading.join(), runs)
    });
    let Ok(findings) = findings else {
        // Its thread panicked, and has said so.
        return 2;
    };
    let runs = match runs {
        Ok(runs) => runs,
        Err(error) => {
            say(&i18n.tr_with("check-run-no-lab", &[("reason", &error.to_string())]));
            return 2;
        }
    };
    let mutants = arguments.mutants.then(|| mutants::judge_all(&catalogue.lessons, &runs));
    let report = Report::new(i18n, &catalogue, &findings, &runs, mutants.as_deref());
    let text = if arguments.json { report.json() } else { report.text(i18n, began.elapsed(), arguments.variants) };
    // A closed pipe (`| head`) is the reader's choice.
    let _ = io::stdout().write_all(text.as_bytes());
    i32::from(!report.is_ok())
}

/// Leaves only the lessons asked for; whoever asks for one that is broken sees why.
fn only(catalogue: Catalogue, ids: &[String]) -> Catalogue {
    if ids.is_empty() {
        return catalogue;
    }
    let asked = |id: &str| ids.iter().any(|asked| asked == id || id.ends_with(&format!("-{asked}")));
    let lessons = catalogue.lessons.iter().filter(|lesson| asked(&lesson.id)).map(Arc::clone).collect();
    let broken = catalogue.broken.into_iter().filter(|broken| asked(&broken.folder)).collect();
    Catalogue { lessons, broken, glossary: catalogue.glossary }
}

fn say(text: &str) {
    // With standard error gone there is nobody to tell.
    let _ = writeln!(io::stderr(), "{text}");
}
