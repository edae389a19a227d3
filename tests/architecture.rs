//! The invariants of the source's layout, read from the source itself. `ARCHITECTURE.md` tells them in words.

#[path = "architecture/paths.rs"]
mod paths;
#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/scan.rs"]
mod scan;

use std::path::Path;

use rules::File;

/// Every file below `src`.
fn everything() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                files.push(File::new(&name, &std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(files.iter().any(|file| file.path == "lib.rs"), "no source was found");
    files
}

/// What is compiled when nothing is tested.
fn shipped() -> Vec<File> {
    rules::without_test_modules(everything())
}

#[track_caller]
fn keeps(files: &[File], rule: impl Fn(&File) -> Vec<String>) {
    let problems: Vec<String> = files.iter().flat_map(rule).collect();
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn folders_import_what_their_row_allows() {
    keeps(&shipped(), rules::forbidden_imports);
}

#[test]
fn no_folders_import_one_another_in_a_circle() {
    let cycles = rules::cycles(&shipped());
    assert!(cycles.is_empty(), "break one arrow of each circle:\n{}", cycles.join("\n"));
}

#[test]
fn the_model_and_its_drawing_neither_read_nor_write_nor_wait() {
    keeps(&shipped(), rules::impurities);
}

#[test]
fn crossterm_unsafe_and_faces_stay_where_they_belong() {
    keeps(&shipped(), rules::strangers);
    // Tests are held to the same for `unsafe` and crossterm.
    keeps(&everything(), |file| rules::strangers(&File::new(&file.path, &file.text.replace("#[cfg(test)]", ""))));
}

#[test]
fn words_for_people_are_in_locales() {
    keeps(&shipped(), rules::spanish);
}

#[test]
fn no_file_is_too_long() {
    keeps(&everything(), rules::too_long);
}

#[test]
fn every_file_says_what_it_is_for() {
    keeps(&shipped(), rules::undocumented);
}

/// The rules on sources made for them: each can fail.
mod rules_can_fail {
    use super::rules::{self, File};
    use super::{paths, scan};

    fn texts(paths: Vec<paths::Path>) -> Vec<String> {
        paths.iter().map(|path| format!("{} {}", path.line, path.text())).collect()
    }

    #[test]
    fn comments_literals_and_tests_are_no_code() {
        let source = concat!(
            "//! crate::lab\n",
            "use a; // crate::ui\n",
            "const TEXT: &str = \"crate::app \\\" ñ\"; /* crate::x /* y */ z */\n",
            "const RAW: &str = r#\"a \"b\" c\"#; const Q: char = '\"'; fn f<'a>(_: &'a str) {}\n",
            "#[cfg(test)]\n",
            "mod tests {\n    use crate::net; const T: &str = \"é\";\n}\n",
            "fn after() {}\n",
            "    #[cfg(test)]\n    pub mod outside;\n",
            "#[cfg(test)]\nconst SIZE: [u8; 2] = [0; 2];\nfn last() {}\n",
        );
        let scan = scan::scan(source);
        assert_eq!(scan.code.lines().count(), source.lines().count());
        assert!(!scan.code.contains("crate"), "{}", scan.code);
        for kept in ["use a;", "fn f<'a>", "fn after() {}", "fn last() {}"] {
            assert!(scan.code.contains(kept), "{kept} is missing in {}", scan.code);
        }
        assert!(!scan.code.contains("SIZE"));
        assert_eq!(scan.literals, [(3, "crate::app \\\" ñ".to_owned()), (4, "a \"b\" c".to_owned())]);
        assert_eq!(scan.test_modules, ["outside"]);
    }

    #[test]
    fn paths_are_unfolded() {
        let source =
            "use crate::{net::{self, socket::Socket as Other}, lab::*};\nfn f() { crate::ui::draw(x::crate_y) }\n";
        assert_eq!(
            texts(paths::below(source, "crate")),
            ["1 net::self", "1 net::socket::Socket", "1 lab", "2 ui::draw"]
        );
        let split = "use crate::journal::{\n    call::Call,\n    event::{Body, Event},\n};\n";
        assert_eq!(
            texts(paths::below(split, "crate")),
            ["2 journal::call::Call", "3 journal::event::Body", "3 journal::event::Event"]
        );
        assert_eq!(texts(paths::below("use other::std::fs; mystd::fs(); std::fs::read();", "std")), ["1 fs::read"]);
        assert_eq!(texts(paths::above("use super::a; use super::super::lab::x;", 2)), ["1 lab::x"]);
    }

    #[test]
    fn an_import_against_the_table_is_found_with_its_line() {
        let found = |path, source| rules::forbidden_imports(&File::new(path, source));
        let wrong = found("net/socket.rs", "//! x\n\nuse crate::{journal::call, lab::order::Order};\n");
        assert_eq!(wrong.len(), 1);
        assert!(wrong[0].starts_with("src/net/socket.rs:3: names `crate::lab::order::Order`"), "{wrong:?}");
        assert_eq!(found("net/socket.rs", "use super::super::ui::draw;").len(), 1);
        assert_eq!(found("net/mod.rs", "use super::ui::draw;").len(), 1);
        assert_eq!(found("net/socket.rs", "use super::names; use crate::net::names;").len(), 0);
        assert_eq!(found("app/update.rs", "use crate::lab::order::Order;").len(), 0);
        assert_eq!(found("app/update.rs", "use crate::lab::supervisor::Lab;").len(), 1);
        assert_eq!(found("app/update.rs", "use crate::lab::orders;").len(), 1);
        assert_eq!(found("journal/event.rs", "use crate::kernel::clock;").len(), 1);
        assert_eq!(found("journal/event.rs", "#[cfg(test)]\nmod tests { use crate::kernel::clock; }").len(), 0);
        assert_eq!(found("main.rs", "use crate::kernel::clock;").len(), 0);
        assert!(found("newcomer/mod.rs", "")[0].contains("has no row"));
    }

    #[test]
    fn a_circle_is_found_once() {
        let files = [
            File::new("net/a.rs", "use crate::kernel::clock;"),
            File::new("kernel/b.rs", "fn f() { crate::lab::run() }"),
            File::new("lab/c.rs", "use crate::net::names; use crate::lab::order;"),
            File::new("ui.rs", "use crate::net::names;"),
        ];
        assert_eq!(rules::cycles(&files), ["kernel → lab → net → kernel"]);
        assert_eq!(rules::cycles(&files[..2]), [""; 0]);
    }

    #[test]
    fn impurity_is_found_and_plain_data_is_not() {
        let found = |path, source| rules::impurities(&File::new(path, source)).len();
        assert_eq!(found("app/update.rs", "use std::{fs::File, time::Duration};"), 1);
        assert_eq!(found("app/update.rs", "let now = std::time::Instant::now();"), 2);
        assert_eq!(found("app/update.rs", "use std::time; fn f() { time::SystemTime::now(); }"), 1);
        assert_eq!(found("ui/mod.rs", "fn f() { println!(\"x\"); std::thread::spawn(f); tokio::spawn(g()); }"), 3);
        assert_eq!(found("app/update.rs", "use std::net::Ipv4Addr; use std::time::Duration; // std::fs"), 0);
        assert_eq!(found("lab/mod.rs", "use std::fs;"), 0);
    }

    #[test]
    fn strangers_are_found() {
        let found = |path, source| rules::strangers(&File::new(path, source)).len();
        assert_eq!(found("ui/mod.rs", "use ratatui::backend::CrosstermBackend;"), 1);
        assert_eq!(found("terminal/screen.rs", "use ratatui::backend::CrosstermBackend;"), 0);
        assert_eq!(found("net/socket.rs", "fn f() { unsafe { g() } }"), 1);
        assert_eq!(found("lab/mod.rs", "#![allow(unsafe_code)]"), 1);
        assert_eq!(found("kernel/clock.rs", "fn f() { unsafe { g() } }"), 0);
        assert_eq!(found("servers/web.rs", "use fluent_bundle::FluentBundle;"), 1);
        assert_eq!(found("ui/mod.rs", "// crossterm and unsafe\nconst T: &str = \"unsafe crossterm\";"), 0);
    }

    #[test]
    fn spanish_length_and_silence_are_found() {
        let source = "//! Título\n// año\nfn f() { say(\"adiós\"); say(\"¿Qué?\"); say(\"ok\") }\n#[cfg(test)]\nmod t {\n\"ñ\";\n}\n";
        let file = File::new("ui/mod.rs", source);
        let wrong = rules::spanish(&file);
        assert_eq!(wrong.len(), 2, "{wrong:?}");
        assert!(wrong[0].starts_with("src/ui/mod.rs:3: \"adiós\""), "{wrong:?}");
        assert_eq!(rules::undocumented(&file), [""; 0]);
        assert_eq!(rules::undocumented(&File::new("ui/mod.rs", "use a;\n//! late\n")).len(), 1);
        let lines = |count| rules::too_long(&File::new("ui/mod.rs", &"\n".repeat(count))).len();
        assert_eq!((lines(rules::LONGEST_FILE), lines(rules::LONGEST_FILE + 1)), (0, 1));
    }

    #[test]
    fn only_modules_declared_for_tests_count_as_tests() {
        let files = vec![
            File::new("net/mod.rs", "mod socket;\n#[cfg(test)]\nmod tests;\nmod tests_of_life;"),
            File::new("net/tests.rs", ""),
            File::new("net/tests/deep.rs", ""),
            File::new("net/tests_of_life.rs", ""),
            File::new("net/socket/tests.rs", ""),
        ];
        let kept: Vec<String> = rules::without_test_modules(files).into_iter().map(|file| file.path).collect();
        assert_eq!(kept, ["net/mod.rs", "net/tests_of_life.rs", "net/socket/tests.rs"]);
    }
}
