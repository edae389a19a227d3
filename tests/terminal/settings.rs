//! The language is remembered, and enchufe goes on where it cannot be.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::PathBuf;
use std::process::Command;

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
    terminal.wait_for_text("CLIENT · pid");
    terminal.send("111111*111111\r");
    terminal.wait_for_text("12345654321");
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

/// The file of keys.
fn own_keys(machine: &Machine, text: &str) -> PathBuf {
    let path = machine.settings_file().with_file_name("teclas.toml");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn a_person_has_keys_of_their_own() {
    let machine = Machine::new();
    own_keys(&machine, "[teclas]\nprograms = [\"Ctrl-O\"]\nlanguage = [\"Ctrl-T\"]\nquit = [\"F11\"]\n");
    let terminal = machine.enchufe(&["lab"]);
    terminal.wait_for_text("Ctrl-T English");
    terminal.wait_for_text("CLIENTE · pid");
    terminal.send("\x0f");
    terminal.wait_for_text(&words(Language::Spanish, "app-menu-title"));
    terminal.send("\x14");
    terminal.wait_for_text(&words(Language::English, "app-menu-title"));
    // The key that quit before says nothing now.
    terminal.send(keys::CONTROL_Q);
    terminal.send(keys::CONTROL_C);
    terminal.wait_for_text("F11");
    terminal.send(keys::F11);
    assert!(terminal.wait_exit().success());
    assert_given_back(&terminal);
}

#[test]
fn keys_that_cannot_be_are_complained_about_and_the_usual_ones_hold() {
    let machine = Machine::new();
    let path = own_keys(&machine, "[teclas]\nquit = \"F2\"\nnext-pane = [\"p\"]\n");
    let terminal = machine.enchufe(&[]);
    terminal.wait_for_text("teclas.toml: 2 fallos; siguen las teclas de siempre (enchufe teclas)");
    terminal.send(keys::CONTROL_Q);
    assert!(terminal.wait_exit().success());

    let run = |arguments: &[&str]| {
        let mut command = Command::new(ENCHUFE);
        command.args(arguments).env_clear();
        command.envs(machine.environment().into_iter().filter_map(|(name, value)| Some((name, value?))));
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let (status, shown, said) = run(&["teclas"]);
    assert_eq!(status, Some(1));
    assert!(shown.contains("En todas partes\n") && shown.contains("quit ") && shown.contains("Ctrl-Q\n"), "{shown}");
    let expected = format!(
        concat!(
            "{0}:2: F2 no puede ser de quit (salir): en el inicio es de language (English). ",
            "Elige otra tecla para una de las dos.\n",
            "{0}:3: p no puede ser de next-pane (panel): en la consola se escribe. ",
            "Elige una tecla F, o una con Alt o Ctrl.\n",
        ),
        path.display()
    );
    assert!(said.starts_with(&expected), "{said}\n{expected}");
    assert!(run(&["keys", "--lang", "en"]).2.contains(":2: F2 cannot be for quit"));

    own_keys(&machine, "[teclas]\nquit = \"F11\"\n");
    let (status, shown, said) = run(&["teclas", "--markdown"]);
    assert_eq!((status, said.as_str()), (Some(0), ""));
    assert!(shown.contains("| `F11` | `quit` |"), "{shown}");
}
