//! Choosing keys: what is refused and why, and that nothing is lost by what is not.

use proptest::prelude::*;

use super::names::{arrives, parse};
use super::rules::{Chosen, MOST_KEYS, share_by_design};
use super::*;
use crate::app::actions::{ACTIONS, footer, meant_by};
use crate::app::keys::Code;
use crate::app::model::Place;
use crate::app::tests::stages;
use crate::i18n::Language;

fn languages() -> [I18n; 2] {
    [Language::Spanish, Language::English].map(I18n::new)
}

fn read_text(text: &str) -> Result<Keymap, Vec<Finding>> {
    read(text.as_bytes(), &languages().each_ref())
}

/// The lines and kinds of what is wrong with the lines below `[teclas]`.
fn wrong(lines: &str) -> Vec<(usize, Kind)> {
    let findings = read_text(&format!("[teclas]\n{lines}\n")).expect_err(lines);
    for finding in &findings {
        for i18n in languages() {
            let said = finding.sentence(&i18n);
            assert!(said.len() > 20 && !said.starts_with("keys-") && !said.contains("{ $"), "{said}");
        }
    }
    findings.into_iter().map(|finding| (finding.line, finding.kind)).collect()
}

/// A key that no action has.
const FREE: Key = Key::function(7).shifted();

#[test]
fn an_action_has_the_keys_that_were_chosen_and_the_others_keep_theirs() {
    let keymap =
        read_text("[teclas]\nhelp = [\"F11\", \"Alt-O\"]\nlanguage = \"Mayús-F3\" # F2 was that of the desk\n")
            .unwrap();
    assert_eq!(keymap.keys(ActionId::Help), [Key::function(11), Key::alt('o')]);
    assert_eq!(keymap.keys(ActionId::Language), [Key::function(3).shifted()]);
    for action in ACTIONS.iter().filter(|it| !matches!(it.id, ActionId::Help | ActionId::Language)) {
        assert_eq!(keymap.keys(action.id), action.keys);
    }
    assert_eq!(read_text("").unwrap(), Keymap::default());
    assert_eq!(read_text("[teclas]").unwrap(), DEFAULT);
    // Two actions may change places.
    let swapped =
        read_text("[teclas]\nlesson-hint = [\"F5\", \"Alt-G\"]\nlesson-glossary = [\"F3\", \"Alt-I\"]\n").unwrap();
    assert_eq!(swapped.key(ActionId::LessonHint), Key::function(5));
}

#[test]
fn every_action_has_a_name_of_its_own_and_can_be_written() {
    let mut codes: Vec<String> = ACTIONS.iter().map(Action::code).collect();
    assert_eq!(codes[0], "run");
    assert!(codes.contains(&"next-pane".to_owned()));
    for action in ACTIONS.iter().filter(|action| !is_numbered(action)) {
        for i18n in languages() {
            let names: Vec<String> = action.keys.iter().map(|key| format!("{:?}", key.name(&i18n))).collect();
            let keymap = read_text(&format!("[teclas]\n{} = [{}]", action.code(), names.join(", "))).unwrap();
            assert_eq!(keymap.keys(action.id), action.keys);
        }
    }
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), ACTIONS.len());
}

#[test]
fn what_is_no_list_of_keys_of_an_action_is_refused_with_its_line() {
    let unknown = |given: &str, nearest: Option<&str>| Kind::UnknownAction {
        given: given.to_owned(),
        nearest: nearest.map(str::to_owned),
    };
    assert_eq!(wrong("\nhelpp = [\"F4\"]"), [(3, unknown("helpp", Some("help")))]);
    assert_eq!(wrong("xyzzyplugh = \"F4\"\n"), [(2, unknown("xyzzyplugh", None))]);
    let no_key = |given: &str| Kind::UnknownKey { action: ActionId::Help, given: given.to_owned() };
    assert_eq!(wrong("help = [\"F4\", \"F25\", \"Hyper-X\"]"), [(2, no_key("F25")), (2, no_key("Hyper-X"))]);
    for shape in ["help = 4", "help = [4]", "help = {}", "help = [[\"F4\"]]"] {
        assert_eq!(wrong(shape), [(2, Kind::WrongShape { action: ActionId::Help })], "{shape}");
    }
    assert_eq!(wrong("help = []"), [(2, Kind::NoKeys { action: ActionId::Help })]);
    for id in [ActionId::Quit, ActionId::Help, ActionId::Language, ActionId::Interrupt] {
        let code = actions::action(id).unwrap().code();
        assert_eq!(wrong(&format!("{code} = []")), [(2, Kind::NoKeys { action: id })]);
    }
    let many: Vec<String> =
        (b'a'..).take(MOST_KEYS + 1).map(|letter| format!("\"Alt-Ctrl-{}\"", char::from(letter))).collect();
    assert_eq!(wrong(&format!("help = [{}]", many.join(","))), [(2, Kind::TooManyKeys { action: ActionId::Help })]);
    assert_eq!(wrong("go-to-program = [\"F11\"]"), [(2, Kind::Numbered { action: ActionId::GoToProgram })]);
    let table = |given: &str| Finding { line: 1, kind: Kind::UnknownTable { given: given.to_owned() } };
    assert_eq!(read_text("[keymap]\nhelp = \"F4\"").unwrap_err(), [table("keymap")]);
    assert_eq!(read_text("help = \"F4\"").unwrap_err(), [table("help")]);
}

#[test]
fn what_is_no_text_or_too_much_of_it_is_refused() {
    let kinds = |bytes: &[u8]| -> Vec<(usize, Kind)> {
        let findings = read(bytes, &languages().each_ref()).unwrap_err();
        findings.into_iter().map(|finding| (finding.line, finding.kind)).collect()
    };
    assert_eq!(kinds(&vec![b'#'; LARGEST + 1]), [(0, Kind::TooLarge)]);
    assert_eq!(kinds(b"[teclas]\nhelp = \"\xff\""), [(2, Kind::NotUtf8)]);
    assert!(matches!(kinds(b"[teclas]\nhelp = \n")[..], [(2, Kind::NotToml { .. })]));
    assert!(matches!(kinds(b"[teclas]\nhelp = \"F4\"\nhelp = \"F5\"\n")[..], [(3, Kind::NotToml { .. })]));
}

#[test]
fn a_key_means_one_thing_in_one_place() {
    let taken = |action, key, other, place| Kind::Taken { action, key, other, place };
    let (help, language) = (ActionId::Help, ActionId::Language);
    assert_eq!(wrong("help = \"F2\""), [(2, taken(help, Key::function(2), language, Place::Home))]);
    // The same, by two lines: said once, at the later one.
    assert_eq!(
        wrong("help = \"Shift-F7\"\nlanguage = [\"F2\", \"Shift-F7\"]"),
        [(3, taken(language, FREE, help, Place::Home))]
    );
    assert_eq!(
        wrong("next-pane = \"Alt-F\""),
        [(2, taken(ActionId::NextPane, Key::alt('f'), ActionId::WordRight, Place::Console))]
    );
    let sentence = Finding { line: 2, kind: taken(help, Key::function(2), language, Place::Home) };
    assert_eq!(
        sentence.sentence(&languages()[0]),
        "F2 no puede ser de help (ayuda): en el inicio es de language (English). Elige otra tecla para una de las dos."
    );
    // Where they are never meant together they may share it, and so may those that share one by the table.
    assert!(read_text("[teclas]\nhome-lab = \"x\"\ndemo-next = \"x\"").is_ok());
    assert!(read_text("[teclas]\nfresh = \"F11\"\nlesson-again = \"F11\"").is_ok());
}

#[test]
fn what_is_typed_stays_typed() {
    let typed = |action, key, place| Kind::Typed { action, key, place };
    assert_eq!(wrong("next-pane = \"p\""), [(2, typed(ActionId::NextPane, Key::char('p'), Place::Console))]);
    assert_eq!(wrong("help = \"¿\""), [(2, typed(ActionId::Help, Key::char('¿'), Place::Console))]);
    let edits = |action, key: Code| Kind::Edits { action, key: Key::plain(key), place: Place::Console };
    for (name, code) in
        [("Enter", Code::Enter), ("Shift-Tab", Code::BackTab), ("Arriba", Code::Up), ("Supr", Code::Delete)]
    {
        assert_eq!(wrong(&format!("programs = \"{name}\"")), [(2, edits(ActionId::Programs, code))], "{name}");
    }
    let keep = |action, code, place| Kind::MustKeep { action, key: Key::plain(code), place };
    assert_eq!(wrong("run = \"Shift-F7\""), [(2, keep(ActionId::Run, Code::Enter, Place::Console))]);
    assert_eq!(wrong("name-accept = \"Shift-F7\""), [(2, keep(ActionId::NameAccept, Code::Enter, Place::Naming))]);
    assert!(read_text("[teclas]\nrun = [\"Shift-F7\", \"Enter\"]\nleft = [\"←\", \"Alt-J\"]").is_ok());
    // Where nothing is typed a letter may act.
    assert!(read_text("[teclas]\nhome-quit = [\"x\"]\nmenu-choose = [\" \"]").is_ok());
}

#[test]
fn a_key_that_no_terminal_sends_is_refused() {
    for name in
        ["Ctrl-I", "Ctrl-M", "Ctrl-J", "Ctrl-1", "Alt-[", "Alt-Shift-O", "Ctrl-Enter", "Mayús-Retroceso", "Alt-Esc"]
    {
        let found = wrong(&format!("help = {name:?}"));
        assert!(matches!(found[..], [(2, Kind::NeverArrives { .. })]), "{name}: {found:?}");
    }
}

#[test]
fn names_are_read_in_either_language_however_they_are_written() {
    let languages = languages();
    let read = |name: &str| parse(name, &languages.each_ref());
    let page_up = Key::plain(Code::PageUp);
    for (key, names) in [
        (Key::function(6).shifted(), &["Mayús-F6", "Shift-F6", "mayus-f6", "F18"][..]),
        (page_up, &["RePág", "repag", "PageUp", "PgUp"]),
        (Key::char(' '), &["Espacio", "Space", " "]),
        (Key::alt('P'), &["Alt-Shift-P", "Mayús-Alt-p", "alt-mayús-P"]),
        (Key::alt('p'), &["Alt-P", "alt-p"]),
        (Key::control('q'), &["Ctrl-Q", "Control-q"]),
        (Key::char('Q'), &["Q", "Shift-q"]),
        (Key::char('q'), &["q"]),
        (Key::char('-'), &["-"]),
        (Key::alt('-'), &["Alt--"]),
        (Key::plain(Code::BackTab), &["Mayús-Tab", "Shift-Tab"]),
        (Key::plain(Code::Up).with_alt(), &["Alt-↑", "Alt-Arriba", "Alt-Up"]),
        (Key::plain(Code::Right), &["→", "Derecha", "right"]),
    ] {
        for name in names {
            assert_eq!(read(name), Some(key), "{name}");
        }
    }
    for name in
        ["", "Ctrl", "Ctrl-", "Ctrl-Shift-Q", "Super-Q", "F0", "F25", "qq", "Alt-ab", "Shift-5", &"x".repeat(99)]
    {
        assert_eq!(read(name), None, "{name}");
    }
}

fn any_key() -> impl Strategy<Value = Key> {
    let code = prop_oneof![
        (b' '..=b'~').prop_map(|byte| Code::Char(byte.into())),
        any::<char>().prop_map(Code::Char),
        (1u8..=24).prop_map(Code::Function),
        prop::sample::select(
            &[
                Code::Enter,
                Code::Tab,
                Code::BackTab,
                Code::Escape,
                Code::Backspace,
                Code::Delete,
                Code::Up,
                Code::Down,
                Code::Left,
                Code::Right,
                Code::Home,
                Code::End,
                Code::PageUp,
                Code::PageDown,
            ][..]
        ),
    ];
    (code, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(code, control, alt, shift)| Key {
        code,
        control,
        alt,
        shift,
    })
}

/// Lines of a file that could be meant: some actions with some keys each.
fn some_lines() -> impl Strategy<Value = Vec<Chosen>> {
    let likely = prop_oneof![
        2 => (1u8..=12).prop_map(Key::function),
        2 => (b'a'..=b'z').prop_map(|byte| Key::alt(byte.into())),
        1 => (b'a'..=b'z').prop_map(|byte| Key::control(byte.into())),
        1 => (b'a'..=b'z').prop_map(|byte| Key::char(byte.into())),
        1 => any_key(),
    ];
    let line = (0..ACTIONS.len(), prop::collection::vec(likely, 1..4), any::<bool>());
    prop::collection::vec(line, 0..4).prop_map(|lines| {
        let mut chosen: Vec<Chosen> = Vec::new();
        for (place, mut keys, beside) in lines {
            let action = &ACTIONS[place];
            if beside {
                keys.extend(action.keys);
            }
            if chosen.iter().all(|line| line.id != action.id) {
                chosen.push(Chosen { id: action.id, keys, line: chosen.len() + 2 });
            }
        }
        chosen
    })
}

proptest! {
    #[test]
    fn no_bytes_bring_it_down(bytes: Vec<u8>, text in ".{0,80}") {
        let languages = languages();
        for bytes in [bytes, text.clone().into_bytes(), format!("[teclas]\n{text}").into_bytes(), format!("[teclas]\nhelp=[{text:?}]").into_bytes()] {
            if let Err(findings) = read(&bytes, &languages.each_ref()) {
                prop_assert!(!findings.is_empty());
                for finding in findings {
                    prop_assert!(!finding.sentence(&languages[0]).is_empty());
                }
            }
        }
    }

    #[test]
    fn the_name_of_a_key_that_arrives_is_that_key_in_both_languages(key in any_key()) {
        let key = key.normal();
        // A name is one letter; some capitals are two, and Shift makes only those of ASCII.
        let plain = !matches!(key.code, Code::Char(letter) if (key.alt || key.control) && !letter.is_ascii());
        if arrives(key) && plain {
            let languages = languages();
            for i18n in &languages {
                let read = parse(&key.name(i18n), &languages.each_ref());
                prop_assert_eq!(read, Some(key), "{}", key.name(i18n));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn what_is_accepted_takes_nothing_from_any_place(files in prop::collection::vec(some_lines(), 24)) {
        let mut stages = stages();
        for chosen in files {
            let Ok(keymap) = rules::keymap(chosen) else { continue };
            for stage in &mut stages {
                let reached = |stage: &crate::app::stage::Stage| -> Vec<ActionId> {
                    let reaches = |action: &&Action| {
                        let mut keys = stage.model.keymap.keys_of(action).iter();
                        keys.any(|key| meant_by(&stage.model, *key).is_some_and(|it| it.id == action.id))
                    };
                    ACTIONS.iter().filter(reaches).map(|action| action.id).collect()
                };
                stage.model.keymap = Keymap::default();
                let before = reached(stage);
                let listed = footer(&stage.model).len();
                stage.model.keymap = keymap.clone();
                // A key that an action gave up may show one that stood behind it: the more the better.
                let now = reached(stage);
                prop_assert!(before.iter().all(|id| now.contains(id)), "{keymap:?}: {before:?} {now:?}");
                prop_assert!(footer(&stage.model).len() >= listed, "{keymap:?}");
                for action in ACTIONS.iter().filter(|action| action.available(&stage.model)) {
                    for key in keymap.keys_of(action) {
                        let meant = meant_by(&stage.model, *key).unwrap();
                        prop_assert!(meant.id == action.id || share_by_design(meant, action), "{key:?}: {meant:?} {action:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_example_of_the_page_is_accepted() {
    for i18n in languages() {
        let page = page::markdown(&Keymap::default(), &i18n);
        let example = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        assert_ne!(read_text(example).unwrap(), Keymap::default());
    }
}
