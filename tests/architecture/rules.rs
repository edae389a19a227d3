//! What each folder of the source may name, and the rules that every file keeps.

use super::paths::{self, Path};
use super::scan::{self, Scan};

/// What each folder may import of ours. A path stands for everything below it.
///
/// `lab::order` and `servers::pages` are plain data that other folders fill in; nothing in them acts.
pub const FOLDERS: [(&str, &[&str]); 15] = [
    ("journal", &[]),
    ("kernel", &["journal"]),
    ("net", &["journal", "kernel"]),
    ("console", &["journal", "kernel", "net"]),
    ("servers", &["journal", "kernel", "net"]),
    ("program", &["journal", "kernel", "net", "console", "servers"]),
    ("lab", &["journal", "kernel", "program::wire"]),
    ("i18n", &["journal", "lab::order", "servers::pages"]),
    ("course", &["journal", "i18n", "console", "lab::order"]),
    ("backstage", &["journal", "kernel", "lab", "course"]),
    ("app", &["journal", "i18n", "lab::order", "course"]),
    ("ui", &["journal", "i18n", "app", "course"]),
    ("terminal", &["app::keys", "app::pointer", "kernel"]),
    ("text_mode", &["journal", "kernel", "net", "console", "servers", "i18n", "lab", "course", "backstage"]),
    ("check", &["journal", "i18n", "console", "kernel", "lab", "course", "backstage", "ui", "app"]),
];

/// What ties the folders together: these may import everything, and no folder may import them.
pub const TIES: [&str; 8] = ["lib", "main", "cli", "modes", "session", "settings", "copied", "program_file"];

/// The folders that neither read, write, wait nor ask the time.
const PURE: [&str; 2] = ["app", "ui"];

/// What a pure folder may not name. Addresses of `std::net` are data; its sockets are not.
const IMPURE_PATHS: [&str; 13] = [
    "env",
    "fs",
    "io",
    "net::TcpListener",
    "net::TcpStream",
    "net::ToSocketAddrs",
    "net::UdpSocket",
    "os::fd",
    "os::unix::net",
    "process",
    "sync::mpsc",
    "thread",
    "time::Instant",
];

/// Names that are impure however they were brought in.
const IMPURE_WORDS: [&str; 10] =
    ["Instant", "SystemTime", "dbg", "eprint", "eprintln", "print", "println", "socket2", "tokio", "tempfile"];

/// What `net`, `console`, `servers` and `program` may not know: a screen and a language.
const FACELESS: [&str; 6] = ["journal", "kernel", "net", "console", "servers", "program"];
const FACES: [&str; 3] = ["ratatui", "fluent_bundle", "unic_langid"];

/// How many lines one file may have.
pub const LONGEST_FILE: usize = 700;

/// Literals with Spanish letters that are no words for people, each by file and text.
const SPANISH_ALLOWED: [(&str, &str); 0] = [];

/// A source file, by its path below `src`.
#[derive(Debug)]
pub struct File {
    /// Such as `net/socket.rs`.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What [`scan::scan`] found in it.
    pub scan: Scan,
}

impl File {
    /// Reads a file's text.
    pub fn new(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned(), scan: scan::scan(text) }
    }

    /// The folder, or the file of the same name, that it belongs to.
    pub fn folder(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Its module's path: `net::socket`, and `net` for `net/mod.rs`.
    fn module(&self) -> Vec<&str> {
        let path = self.path.strip_suffix(".rs").unwrap_or(&self.path);
        let mut segments: Vec<&str> = path.split('/').collect();
        if matches!(segments.last(), Some(&"mod" | &"lib" | &"main")) {
            segments.pop();
        }
        segments
    }

    /// The paths of ours that its code names outside its tests.
    pub fn imports(&self) -> Vec<Path> {
        let mut found = paths::below(&self.scan.code, "crate");
        let depth = self.module().len();
        if depth > 0 {
            found.extend(paths::above(&self.scan.code, depth));
        }
        found
    }

    fn problem(&self, line: usize, what: &str) -> String {
        format!("src/{}:{line}: {what}", self.path)
    }
}

/// Leaves out the files that only tests compile: `#[cfg(test)] mod name;` and what lies below them.
pub fn without_test_modules(files: Vec<File>) -> Vec<File> {
    let mut prefixes: Vec<String> = Vec::new();
    for file in &files {
        for name in &file.scan.test_modules {
            prefixes.push(file.module().into_iter().chain([name.as_str()]).collect::<Vec<_>>().join("/"));
        }
    }
    let is_test = |file: &File| {
        let module = file.module().join("/");
        prefixes
            .iter()
            .any(|prefix| module.strip_prefix(prefix.as_str()).is_some_and(|r| r.is_empty() || r.starts_with('/')))
    };
    files.into_iter().filter(|file| !is_test(file)).collect()
}

/// What a folder names of ours that its row in [`FOLDERS`] does not allow.
pub fn forbidden_imports(file: &File) -> Vec<String> {
    let folder = file.folder();
    if TIES.contains(&folder) {
        return Vec::new();
    }
    let Some((_, allowed)) = FOLDERS.iter().find(|(name, _)| *name == folder) else {
        let what =
            format!("`{folder}` has no row in FOLDERS of tests/architecture/rules.rs: say there what it may import");
        return vec![file.problem(1, &what)];
    };
    let wrong = |path: &&Path| !path.is_below(folder) && !allowed.iter().any(|prefix| path.is_below(prefix));
    let imports = file.imports();
    let found = imports.iter().filter(wrong).map(|path| {
        let may =
            if allowed.is_empty() { "nothing of ours".to_owned() } else { format!("only {}", allowed.join(", ")) };
        file.problem(
            path.line,
            &format!(
                "names `crate::{}`, but `{folder}` may import {may}: move what both need down, or hand it in",
                path.text()
            ),
        )
    });
    found.collect()
}

/// The folders that import one another in a circle, each circle once, from its first name in the alphabet.
pub fn cycles(files: &[File]) -> Vec<String> {
    let mut edges: Vec<(String, String)> = Vec::new();
    for file in files {
        for path in file.imports() {
            let Some(to) = path.segments.first().filter(|to| to.as_str() != file.folder()) else { continue };
            let edge = (file.folder().to_owned(), to.clone());
            if !edges.contains(&edge) {
                edges.push(edge);
            }
        }
    }
    edges.sort();
    let mut found = Vec::new();
    for (start, _) in edges.clone() {
        walk(&edges, &mut vec![start], &mut found);
    }
    found
}

fn walk(edges: &[(String, String)], trail: &mut Vec<String>, found: &mut Vec<String>) {
    let last = trail.last().cloned().unwrap_or_default();
    for (_, to) in edges.iter().filter(|(from, _)| *from == last) {
        if *to == trail[0] {
            let circle = format!("{} → {to}", trail.join(" → "));
            if !found.contains(&circle) {
                found.push(circle);
            }
        } else if !trail.contains(to) && *to > trail[0] {
            trail.push(to.clone());
            walk(edges, trail, found);
            trail.pop();
        }
    }
}

/// I/O, threads and clocks in a folder that has none.
pub fn impurities(file: &File) -> Vec<String> {
    if !PURE.contains(&file.folder()) {
        return Vec::new();
    }
    let advice = "does no I/O and reads no clock: return an effect, or take the value with a message";
    let mut found = Vec::new();
    for path in paths::below(&file.scan.code, "std") {
        if IMPURE_PATHS.iter().any(|impure| path.is_below(impure)) {
            found.push(
                file.problem(path.line, &format!("names `std::{}`, but `{}` {advice}", path.text(), file.folder())),
            );
        }
    }
    for (line, word) in scan::words(&file.scan.code).filter(|(_, word)| IMPURE_WORDS.contains(word)) {
        found.push(file.problem(line, &format!("names `{word}`, but `{}` {advice}", file.folder())));
    }
    found
}

/// Names that belong to one folder, found in another.
pub fn strangers(file: &File) -> Vec<String> {
    let folder = file.folder();
    let mut found = Vec::new();
    for (line, word) in scan::words(&file.scan.code) {
        if folder != "terminal" && word.to_lowercase().contains("crossterm") {
            let what = format!(
                "names `{word}`: crossterm is known in src/terminal only; use app::keys or a function of terminal"
            );
            found.push(file.problem(line, &what));
        }
        if folder != "kernel" && matches!(word, "unsafe" | "unsafe_code") {
            let what = format!("`{word}`: only src/kernel may; put a safe function there, with its SAFETY note");
            found.push(file.problem(line, &what));
        }
        if FACELESS.contains(&folder) && FACES.contains(&word) {
            found.push(file.problem(line, &format!("names `{word}`, but `{folder}` knows no screen and no language")));
        }
    }
    found
}

/// Words for people that stand in the source instead of in `locales/`.
pub fn spanish(file: &File) -> Vec<String> {
    let is_spanish = |text: &str| text.to_lowercase().contains(['á', 'é', 'í', 'ó', 'ú', 'ü', 'ñ', '¿', '¡']);
    let allowed = |text: &str| SPANISH_ALLOWED.contains(&(file.path.as_str(), text));
    let wrong = file.scan.literals.iter().filter(|(_, text)| is_spanish(text) && !allowed(text));
    let what = |text: &str| format!("{text:?} is Spanish: move it to locales/es/*.ftl and locales/en/*.ftl");
    wrong.map(|(line, text)| file.problem(*line, &what(text))).collect()
}

/// Files too long to be explained.
pub fn too_long(file: &File) -> Vec<String> {
    let lines = file.text.lines().count();
    let what = format!("has {lines} lines, more than {LONGEST_FILE}: give a part with one purpose a file of its own");
    if lines > LONGEST_FILE { vec![file.problem(LONGEST_FILE + 1, &what)] } else { Vec::new() }
}

/// Files that do not say what they are for.
pub fn undocumented(file: &File) -> Vec<String> {
    if file.text.starts_with("//! ") {
        return Vec::new();
    }
    vec![file.problem(1, "does not begin with `//! `: say in one sentence what the file is for")]
}
