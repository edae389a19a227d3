//! Where no screen can be: a sentence in the person's language, status 1, and nothing for a terminal to obey.

use std::process::{Command, Stdio};

use enchufe::i18n::{I18n, Language};

use crate::bench::*;

const LANGUAGES: [Language; 2] = [Language::Spanish, Language::English];

#[test]
fn without_a_terminal_it_says_so_and_ends() {
    let machine = Machine::new();
    for language in LANGUAGES {
        let mut command = Command::new(ENCHUFE);
        command.args(["--idioma", language.code()]).stdin(Stdio::null());
        for (name, value) in machine.environment() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        let output = command.output().expect("enchufe runs");
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(String::from_utf8_lossy(&output.stdout), "");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(said, format!("{}\n", I18n::new(language).tr("mode-no-terminal")));
    }
    assert_eq!(machine.session_folders(), Vec::<std::path::PathBuf>::new());
}

#[test]
fn with_half_a_terminal_it_says_so_and_leaves_the_other_half_alone() {
    let machine = Machine::new();
    for language in LANGUAGES {
        for redirection in ["</dev/null", ">file", "</dev/null >file"] {
            let script = format!(
                "cd {}; \"$0\" --idioma {} {redirection}; echo \"status $?\"; test ! -s file",
                machine.folder("home").display(),
                language.code()
            );
            let terminal = machine.start("sh", &["-c", &script, ENCHUFE], &[], (200, 10));
            assert!(terminal.wait_exit().success(), "{redirection}: something was written into the file");
            let sentence = I18n::new(language).tr("mode-no-terminal");
            assert_eq!(terminal.screen_text().trim_end(), format!("{sentence}\nstatus 1"), "{redirection}");
            assert!(!terminal.bytes_since(0).contains(&0x1b), "{redirection}: escapes were written");
            assert_given_back(&terminal);
        }
    }
}

#[test]
fn a_dumb_terminal_gets_a_sentence() {
    let machine = Machine::new();
    for language in LANGUAGES {
        for term in [Some("dumb"), Some(""), None] {
            let arguments = ["--idioma", language.code(), "lab"];
            let terminal = machine.start(ENCHUFE, &arguments, &[("TERM", term)], (200, 10));
            let status = terminal.wait_exit();
            assert_eq!((status.exit_code(), status.signal()), (1, None), "{term:?}");
            assert_eq!(terminal.screen_text().trim_end(), I18n::new(language).tr("mode-dumb-terminal"));
            assert!(!terminal.bytes_since(0).contains(&0x1b), "escapes were written");
            assert_given_back(&terminal);
        }
    }
}

#[test]
fn with_too_few_descriptors_it_says_so_or_runs_and_never_breaks() {
    for limit in (4..40).step_by(3) {
        let machine = Machine::new();
        let script = format!("ulimit -n {limit}; \"$0\" lab; echo \"status $?\"");
        let terminal = machine.start("sh", &["-c", &script, ENCHUFE], &[], WIDE);
        terminal.wait_until("it runs or ends", |screen| {
            let text = screen.contents();
            text.contains("status ") || text.contains("laboratorio libre")
        });
        terminal.send(keys::CONTROL_Q);
        assert!(terminal.wait_exit().success());
        let text = terminal.screen_text();
        let last = text.trim_end().lines().last().unwrap_or_default();
        let refused = last == "status 1" && text.contains(&words(Language::Spanish, "mode-system")[..20]);
        assert!(refused || last == "status 0", "{limit} descriptors:\n{text}");
        assert_given_back(&terminal);
        assert_eq!(machine.session_folders(), Vec::<std::path::PathBuf>::new(), "{limit} descriptors");
    }
}
