//! The language is remembered, and enchufe goes on where it cannot be.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};

use enchufe::i18n::Language;

use crate::bench::*;
use crate::support::terminal::Terminal;

/// Changes the language on the first screen, and waits for the words that say that it was not kept.
#[track_caller]
fn change_in_vain(terminal: &Terminal) {
    terminal.wait_for_text("en tu terminal");
    terminal.send(keys::F2);
    terminal.wait_for_text("in your terminal");
    terminal.wait_for_text(&words(Language::English, "app-status-not-saved"));
    // It goes on, and knows the choice as long as it lasts.
    terminal.send("l");
    terminal.wait_for_text("CLIENTE · pid");
    terminal.send("6*7\r");
    terminal.wait_for_text("42");
    assert!(!terminal.screen_text().contains("NÚCLEO"), "{}", terminal.screen_text());
    terminal.send(keys::F2);
    terminal.wait_for_text(&words(Language::Spanish, "app-status-not-saved"));
    terminal.send(keys::CONTROL_Q);
    assert!(terminal.wait_exit().success());
    assert_given_back(terminal);
}

#[test]
fn the_choice_is_remembered() {
    let machine = Machine::new();
    let terminal = machine.enchufe(&[]);
    terminal.wait_for_text("en tu terminal");
    terminal.send(keys::F2);
    terminal.wait_for_text("in your terminal");
    terminal.send("q");
    assert!(terminal.wait_exit().success());
    assert_eq!(fs::read_to_string(machine.settings_file()).unwrap(), "idioma = \"en\"\n");

    let terminal = machine.enchufe(&[]);
    terminal.wait_for_text("in your terminal");
    terminal.send("q");
    terminal.wait_exit();

    // What is asked for now counts more, and is not remembered.
    let terminal = machine.enchufe(&["--idioma=es"]);
    terminal.wait_for_text("en tu terminal");
    terminal.send("q");
    terminal.wait_exit();
    assert_eq!(fs::read_to_string(machine.settings_file()).unwrap(), "idioma = \"en\"\n");
}

#[test]
fn without_a_home_it_goes_on() {
    let machine = Machine::new();
    let nowhere = [("HOME", None), ("XDG_CONFIG_HOME", None)];
    change_in_vain(&machine.start(ENCHUFE, &[], &nowhere, WIDE));
    assert!(!machine.settings_file().exists());
}

#[test]
fn on_a_read_only_place_it_goes_on() {
    let machine = Machine::new();
    // Nobody makes a folder in /proc, root neither.
    change_in_vain(&machine.start(ENCHUFE, &[], &[("XDG_CONFIG_HOME", Some("/proc"))], WIDE));

    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        eprintln!("root: a folder without permission to write stops nobody, so it was not tried");
        return;
    }
    let folder = machine.settings_file().parent().unwrap().to_owned();
    fs::create_dir(&folder).unwrap();
    fs::write(machine.settings_file(), "idioma = \"es\"\n# mía\n").unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).unwrap();
    change_in_vain(&machine.start(ENCHUFE, &[], &[], WIDE));
    assert_eq!(fs::read_to_string(machine.settings_file()).unwrap(), "idioma = \"es\"\n# mía\n");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn a_folder_where_the_file_should_be_is_left_alone() {
    let machine = Machine::new();
    fs::create_dir_all(machine.settings_file().join("algo")).unwrap();
    change_in_vain(&machine.start(ENCHUFE, &[], &[], WIDE));
    assert!(machine.settings_file().join("algo").is_dir());
    let left: Vec<_> = fs::read_dir(machine.settings_file().parent().unwrap()).unwrap().flatten().collect();
    assert_eq!(left.len(), 1, "something was left beside it: {left:?}");
}

#[test]
fn on_a_full_disk_it_goes_on_and_loses_nothing() {
    let machine = Machine::new();
    fs::create_dir(machine.settings_file().parent().unwrap()).unwrap();
    let before = "idioma = \"es\"\nfuturo = 3\n";
    fs::write(machine.settings_file(), before).unwrap();
    // No file may grow: what is written fails as on a full disk, and the kernel sends SIGXFSZ besides (setrlimit(2)).
    let script = "ulimit -f 0; exec \"$0\" \"$@\"";
    change_in_vain(&machine.start("sh", &["-c", script, ENCHUFE], &[], WIDE));
    assert_eq!(fs::read_to_string(machine.settings_file()).unwrap(), before);
    let left: Vec<_> = fs::read_dir(machine.settings_file().parent().unwrap()).unwrap().flatten().collect();
    assert_eq!(left.len(), 1, "something was left beside it: {left:?}");
    assert_eq!(machine.session_folders(), Vec::<std::path::PathBuf>::new());
}

#[test]
fn nonsense_in_the_file_is_as_good_as_nothing() {
    for nonsense in [&b"idioma = \"fr\"\n"[..], b"\xff\xfe", b"idioma = [", b""] {
        let machine = Machine::new();
        fs::create_dir(machine.settings_file().parent().unwrap()).unwrap();
        fs::write(machine.settings_file(), nonsense).unwrap();
        let terminal = machine.enchufe(&[]);
        terminal.wait_for_text("en tu terminal");
        terminal.send("q");
        assert!(terminal.wait_exit().success());
        assert_eq!(fs::read(machine.settings_file()).unwrap(), nonsense);
    }
}
