//! Files that are run as programs: what was read, and why something could not be.

use std::path::{Path, PathBuf};

use crate::app::names::{NAME_COLUMNS, unused};
use crate::app::text::Text;
use crate::journal::event::ProgramId;
use crate::journal::walk::FILE_BYTES;

/// A file that is run as a program, as it was read last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramFile {
    /// Where it lies.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

/// What a file is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFor {
    /// A new program.
    New,
    /// A program that begins again.
    Again(ProgramId),
}

/// Why a file cannot be run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileProblem {
    /// There is none.
    #[error("not found")]
    NotFound,
    /// It is a folder.
    #[error("a folder")]
    Folder,
    /// It is a device, a socket…
    #[error("not a file")]
    NotAFile,
    /// Nobody may read it.
    #[error("permission denied")]
    Denied,
    /// It is larger than [`FILE_BYTES`].
    #[error("larger than {FILE_BYTES} bytes")]
    TooLarge,
    /// Its bytes are not UTF-8; the line, counted from 1, where that begins.
    #[error("not UTF-8 in line {line}")]
    NotText { line: usize },
    /// Anything else, in the system's words.
    #[error("{reason}")]
    System { reason: String },
}

impl FileProblem {
    /// Why, for people.
    pub fn text(&self, path: &Path) -> Text {
        let about = |id| Text::new(id).with("file", path.display().to_string());
        match self {
            FileProblem::NotFound => about("walk-file-not-found"),
            FileProblem::Folder => about("walk-file-folder"),
            FileProblem::NotAFile => about("walk-file-not-a-file"),
            FileProblem::Denied => about("walk-file-denied"),
            FileProblem::TooLarge => about("walk-file-too-large").with("most", (FILE_BYTES >> 20).to_string()),
            FileProblem::NotText { line } => about("walk-file-not-text").with("line", line.to_string()),
            FileProblem::System { reason } => about("walk-file-system").with("reason", reason.as_str()),
        }
    }
}

impl ProgramFile {
    /// The last part of its path: `server.py`.
    pub fn name(&self) -> String {
        self.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }

    /// A name for its program that none of `taken` is: the file's without what comes after its last dot.
    pub fn program_name(&self, taken: &[&str]) -> String {
        let stem = self.path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let word = |character: char| if character.is_alphanumeric() || character == '-' { character } else { '_' };
        // Room for a number behind it; letters of one column only, or it would be too wide for its place.
        let plain = stem.chars().map(word).filter(|it| it.is_ascii() || it.is_alphabetic() && *it < '\u{250}');
        let name: String = plain.take(NAME_COLUMNS).collect();
        let is_taken = |name: &str| taken.contains(&name);
        if name.trim_matches('_').is_empty() {
            return unused("py", is_taken);
        }
        if !is_taken(&name) {
            return name;
        }
        let base: String = name.chars().take(NAME_COLUMNS - 2).collect();
        unused(&base, is_taken)
    }

    /// The colour that its program is given first: the client's or the server's where its name says so.
    pub fn colour(&self) -> u8 {
        let name = self.name().to_lowercase();
        match (name.contains("client"), name.contains("serv")) {
            (true, false) => 0,
            (false, true) => 1,
            _ => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> ProgramFile {
        ProgramFile { path: path.into(), text: String::new() }
    }

    #[test]
    fn a_program_is_called_as_its_file() {
        let name = |path: &str, taken: &[&str]| file(path).program_name(taken);
        assert_eq!(name("ejemplos/server.py", &[]), "server");
        assert_eq!(name("server.py", &["server"]), "server2");
        assert_eq!(name("mi servidor de eco.py", &[]), "mi_servidor_");
        assert_eq!(name("mi servidor de eco.py", &["mi_servidor_"]), "mi_servido");
        assert_eq!(name("日本.py", &[]), "py");
        assert_eq!(name("..", &["py"]), "py2");
        assert_eq!(name("año.py", &[]), "año");
    }

    #[test]
    fn its_colour_is_what_its_name_says() {
        let colours =
            ["echo_client.py", "servidor.py", "server.py", "chat.py", "client_server.py"].map(|it| file(it).colour());
        assert_eq!(colours, [0, 1, 1, 2, 2]);
    }

    #[test]
    fn every_problem_names_the_file() {
        for problem in [
            FileProblem::NotFound,
            FileProblem::Folder,
            FileProblem::NotAFile,
            FileProblem::Denied,
            FileProblem::TooLarge,
            FileProblem::NotText { line: 3 },
            FileProblem::System { reason: "x".into() },
        ] {
            assert_eq!(problem.text(Path::new("a/b.py")).variable("file"), Some("a/b.py"));
        }
    }
}
