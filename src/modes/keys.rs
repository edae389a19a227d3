//! The person's own keys: read when a session begins, and told by `enchufe teclas`.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::app::keymap::{self, Finding, Keymap, Kind, page};
use crate::app::model::Status;
use crate::app::text::Text;
use crate::i18n::{I18n, Language, Words};

use crate::settings;

/// The person's file of keys.
struct OwnKeys {
    /// Where it is, or would be.
    path: Option<PathBuf>,
    /// Whether it is there.
    exists: bool,
    /// What it says.
    read: Result<Keymap, Vec<Finding>>,
}

fn own(words: &Words) -> OwnKeys {
    let path = settings::keys_of_user();
    let bytes = path.as_deref().map_or(Ok(None), |path| settings::read_at_most(path, keymap::LARGEST));
    let exists = !matches!(bytes, Ok(None));
    let read = match bytes {
        Ok(None) => Ok(Keymap::default()),
        Ok(Some(bytes)) => {
            keymap::read(&bytes, &[Language::Spanish, Language::English].map(|language| words.of(language)))
        }
        Err(error) => Err(vec![Finding { line: 0, kind: Kind::Unreadable { reason: error.to_string() } }]),
    };
    OwnKeys { path, exists, read }
}

/// The keys that hold, and what the first screen says where the person's own do not.
pub fn for_screen(words: &Words) -> (Keymap, Option<Status>) {
    match own(words).read {
        Ok(keymap) => (keymap, None),
        Err(findings) => {
            let text = Text::new("keys-status-refused").counted(findings.len() as u64);
            (Keymap::default(), Some(Status { text, is_problem: true }))
        }
    }
}

/// `enchufe teclas`: every key and what it does; exit status 1 where the person's own cannot be so.
pub fn run(markdown: bool, i18n: &I18n, words: &Words) -> ExitCode {
    let own = own(words);
    let path = own.path.as_ref().map(|path| path.display().to_string());
    let (keymap, findings) = match own.read {
        Ok(keymap) => (keymap, Vec::new()),
        Err(findings) => (Keymap::default(), findings),
    };
    let text = if markdown {
        page::markdown(&keymap, i18n)
    } else {
        let about = match &path {
            Some(path) if own.exists => i18n.tr_with("keys-command-file", &[("file", path)]),
            Some(path) => i18n.tr_with("keys-command-no-file", &[("file", path)]),
            None => i18n.tr("keys-command-nowhere"),
        };
        format!("{}\n{about}\n", page::table(&keymap, i18n))
    };
    // A closed pipe is the reader's choice.
    let _ = io::stdout().write_all(text.as_bytes());
    let file = path.unwrap_or_default();
    for finding in &findings {
        let line = if finding.line == 0 { String::new() } else { format!("{}:", finding.line) };
        super::say(&format!("{file}:{line} {}", finding.sentence(i18n)));
    }
    if findings.is_empty() {
        return ExitCode::SUCCESS;
    }
    super::say(&i18n.tr("keys-command-refused"));
    ExitCode::FAILURE
}
