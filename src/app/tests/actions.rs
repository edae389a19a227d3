use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use super::*;
use crate::app::actions::{ACTIONS, ActionId, Category, by_category, footer, meant_by};
use crate::app::home::HomeItem;
use crate::app::popup::ProgramItem;
use crate::i18n::I18n;
use crate::journal::event::{Body, Death};

/// Stages in which, together, every action can be meant.
pub(crate) fn stages() -> Vec<Stage> {
    let mut stages: Vec<Stage> = every_place().into_iter().map(|(_, stage)| stage).collect();
    let mut typed = Stage::lab();
    typed.type_text("c.s");
    stages.push(typed);
    let mut completing = Stage::lab();
    completing.type_text("c.s");
    completing.press(Code::Tab);
    let (program, words) = (completing.id("cliente"), vec!["send(".to_owned(), "sendall(".to_owned()]);
    completing.send(Msg::Notice(Notice::Completions { program, request: 1, from: 2, words }));
    stages.push(completing);
    let mut dead = Stage::lab();
    dead.happens(program, Body::Died(Death::Exited(0)));
    stages.push(dead);
    let mut served = Stage::lab();
    served.focus("servidor");
    (0..3).for_each(|_| served.press(Code::Enter));
    stages.push(served);
    let mut card = Stage::lab();
    card.line("c = socket.socket()");
    card.key(Key::alt('s'));
    card.press(Code::Tab);
    stages.push(card);
    // A call with causes is walked over, and then one of those.
    let mut caused = super::causes::pieces();
    stages.push(super::causes::pieces());
    caused.press(Code::Left);
    stages.push(caused);
    // An experiment that runs, and one that is over.
    let mut runs = Stage::lab();
    runs.held = true;
    let mut told = Stage::lab();
    for stage in [&mut runs, &mut told] {
        stage.press(Code::Char('1'));
        stage.press(Code::Char('a'));
    }
    told.wait(5);
    stages.extend([runs, told]);
    // Bytes among which something was found.
    let mut found = super::super::hex::tests::connected();
    found.line("c.send(b\"hola\")");
    found.key(Key::alt('x'));
    found.key(Key::char('/'));
    found.type_text("o");
    found.press(Code::Enter);
    stages.push(found);
    let mut pasted = Stage::lab();
    pasted.send(Msg::Paste("a = 1\nb = 2\n".to_owned()));
    stages.push(pasted);
    // A lesson: on, sure or not, what a wrong answer offers; and the first screen once somebody has begun.
    let mut done = prueba::hola();
    (0..4).for_each(|_| done.press(Code::Enter));
    let mut sure = prueba::que_pasa();
    sure.press(Code::Char('1'));
    let mut wrong = prueba::cierre();
    wrong.press(Code::Char('2'));
    let mut begun = prueba::que_pasa();
    begun.press(Code::Escape);
    stages.push(Stage::first_run());
    stages.extend(super::super::walk::tests::stages());
    // Menus that write Python: a list, a list in a form, what cannot be done, a line that cannot be written.
    let press = |keys: &[Code]| {
        let mut stage = Stage::lab();
        stage.line("c = socket.socket()");
        stage.press(Code::Function(4));
        keys.iter().for_each(|code| stage.press(*code));
        stage
    };
    let (enter, up, down) = (Code::Enter, Code::Up, Code::Down);
    stages.extend([press(&[]), press(&[enter]), press(&[enter, up, up, up, up]), press(&[up, enter, enter])]);
    stages.extend([press(&[enter, enter]), press(&[enter, down, down, down])]);
    stages.push(prueba::demo_at(prueba::QUESTION));
    // The museum's list, with something seen under its cursor.
    let mut museum = Stage::lab();
    museum.refuses = true;
    museum.key(Key::alt('u'));
    museum.press(enter);
    museum.press(enter);
    stages.push(museum);
    stages.extend([prueba::hola(), prueba::saludo(), done, sure, wrong, begun]);
    stages
}

#[test]
fn every_key_of_every_action_does_that_action_somewhere() {
    let stages = stages();
    for action in ACTIONS {
        for key in action.keys {
            assert_eq!(key.normal(), *key, "{:?}", action.id);
            let meant = |stage: &Stage| meant_by(&stage.model, *key).is_some_and(|meant| meant.id == action.id);
            assert!(stages.iter().any(meant), "{key:?} never means {:?}", action.id);
        }
    }
}

#[test]
fn a_key_of_the_footer_does_what_stands_beside_it() {
    for stage in stages() {
        let footer = footer(&stage.model);
        assert!(!footer.is_empty());
        let keys: BTreeSet<String> = footer.iter().map(|action| format!("{:?}", action.keys[0])).collect();
        assert_eq!(keys.len(), footer.len(), "a key stands twice in the footer");
        for action in &footer {
            assert_eq!(meant_by(&stage.model, action.keys[0]).unwrap().id, action.id);
        }
    }
}

#[test]
fn every_action_is_in_help_once() {
    let listed: Vec<ActionId> = by_category().into_iter().flat_map(|(_, actions)| actions).map(|it| it.id).collect();
    assert_eq!(listed.len(), ACTIONS.len());
    let distinct: BTreeSet<String> = listed.iter().map(|id| format!("{id:?}")).collect();
    assert_eq!(distinct.len(), ACTIONS.len());
}

#[test]
fn every_f_key_has_a_twin_with_alt_and_none_is_promised_early() {
    for action in ACTIONS {
        let function = |key: &Key| matches!(key.code, Code::Function(_));
        if action.keys.iter().any(function) {
            assert!(action.keys.iter().any(|key| key.alt && matches!(key.code, Code::Char(_))), "{:?}", action.id);
        }
    }
    // Python's prompt has these.
    for letter in ['b', 'd', 'f'] {
        let commands = ACTIONS.iter().filter(|action| action.category != Category::Editing);
        assert!(commands.flat_map(|action| action.keys).all(|key| *key != Key::alt(letter)));
    }
}

#[test]
fn every_word_is_there_in_both_languages_and_labels_fit_the_footer() {
    let mut ids: Vec<&str> = ACTIONS.iter().flat_map(|action| [action.label, action.help]).collect();
    ids.extend(Category::ALL.iter().map(|category| category.title()));
    ids.extend(ProgramItem::ALL.iter().flat_map(|item| [item.label(), item.explanation()]));
    let tools =
        [HomeItem::Broken(0), HomeItem::Lab, HomeItem::Museum, HomeItem::Demo, HomeItem::Glossary, HomeItem::Person];
    ids.extend(tools.iter().flat_map(|item| [item.label(), item.description()]).flatten());
    for language in [Language::Spanish, Language::English] {
        let i18n = I18n::new(language);
        for id in &ids {
            assert_ne!(i18n.tr(id), **id, "{language:?}");
        }
        for action in ACTIONS {
            let label = i18n.tr(action.label);
            assert!(label.width() <= 15, "{label}");
        }
    }
}

#[test]
fn every_id_written_in_this_folder_is_a_message() {
    let sources = [
        include_str!("../keys.rs"),
        include_str!("../home.rs"),
        include_str!("../lesson/acts.rs"),
        include_str!("../lesson/driver.rs"),
        include_str!("../lesson/labs.rs"),
        include_str!("../../modes.rs"),
        include_str!("../permission.rs"),
        include_str!("../perform.rs"),
        include_str!("../prompt.rs"),
        include_str!("../suggestion.rs"),
        include_str!("../suggestion/scene.rs"),
        include_str!("../suggestion/scene/datagram.rs"),
        include_str!("../suggestion/scene/stream.rs"),
        include_str!("../update.rs"),
        include_str!("../waiting.rs"),
    ];
    let messages = [include_str!("../../../locales/es/app.ftl"), include_str!("../../../locales/en/app.ftl")];
    let mut count = 0;
    for id in sources.iter().flat_map(|source| source.split('"')).filter(|word| word.starts_with("app-")) {
        for messages in messages {
            assert!(messages.lines().any(|line| line.starts_with(&format!("{id} ="))), "{id}");
        }
        count += 1;
    }
    assert!(count > 60);
}
