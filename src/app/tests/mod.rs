//! Messages in, model and effects out.

mod actions;
pub(crate) use actions::stages;
pub(crate) mod answer;
mod card;
mod causes;
mod copying;
mod demo;
mod events;
mod faults;
mod first_run;
mod home;
mod lesson;
mod mouse;
mod programs;
mod prompt;
pub(crate) mod prueba;
mod waiting;
mod whatever;

use super::actions::{ActionId, Category, action, footer};
use super::effect::Effect;
use super::keys::{Code, Key};
use super::message::Msg;
use super::model::{Model, Place, Screen, Settings};
use super::popup::Popup;
use super::stage::Stage;
use crate::i18n::Language;
use crate::journal::address::Address;
use crate::journal::call::Operation;
use crate::journal::event::{Body, ProgramId};
use crate::lab::order::{Notice, Order};

/// The id of what the screen says in answer to the last key.
fn status(stage: &Stage) -> Option<&'static str> {
    stage.model.status.as_ref().map(|status| status.text.id)
}

/// The orders among the effects since the last call.
fn orders(stage: &mut Stage) -> Vec<Order> {
    let effects = std::mem::take(&mut stage.effects);
    let order = |effect| match effect {
        Effect::Lab(order) => Some(order),
        _ => None,
    };
    effects.into_iter().filter_map(order).collect()
}

/// A stage for each place where a key can arrive.
fn every_place() -> Vec<(Place, Stage)> {
    let lab = |keys: &[Key]| {
        let mut stage = Stage::lab();
        keys.iter().for_each(|key| stage.key(*key));
        stage
    };
    let mut asked = lab(&[]);
    ask(&mut asked);
    let (menu, enter, down) = (Key::function(7), Key::plain(Code::Enter), Key::plain(Code::Down));
    let then = |mut stage: Stage, keys: &[Key]| {
        keys.iter().for_each(|key| stage.key(*key));
        stage
    };
    let mut rota = prueba::with_broken();
    rota.press(Code::Down);
    rota.press(enter.code);
    let mut refusing = lab(&[]);
    refusing.refuses = true;
    let mut stages = vec![
        (Place::Reading, prueba::locked()),
        (Place::Question, prueba::que_pasa()),
        (Place::Sentence, prueba::sentence()),
        (Place::Broken, rota),
        (Place::Terms, then(prueba::saludo(), &[Key::function(5)])),
        (Place::Term, then(prueba::saludo(), &[Key::alt('g'), enter])),
        (Place::Person, prueba::asked_who()),
        (Place::Demo, prueba::demo()),
        (Place::DemoVote, prueba::demo_voting()),
        (Place::DemoBlack, then(prueba::demo(), &[Key::char('b')])),
        (Place::DemoList, prueba::demo_lessons()),
        (Place::Home, Stage::home()),
        (Place::Console, lab(&[])),
        (Place::Answer, answer::asks()),
        (Place::Server, lab(&[menu, down, enter])),
        (Place::Events, events::at_a_call()),
        (Place::Copying, then(events::at_a_call(), &[Key::char('c')])),
        (Place::Card, then(events::at_a_call(), &[Key::alt('s')])),
        (Place::Museum, lab(&[Key::alt('u')])),
        (Place::Exhibit, then(refusing, &[Key::alt('u'), enter])),
        (Place::Hex, then(events::at_a_call(), &[Key::alt('x')])),
        (Place::HexSearch, then(events::at_a_call(), &[Key::alt('x'), Key::char('/')])),
        (Place::Menu, lab(&[menu])),
        (Place::Naming, lab(&[menu, enter])),
        (Place::Help, lab(&[Key::function(1)])),
        (Place::Experiment, lab(&[Key::char('1')])),
        (Place::Palette, lab(&[Key::function(8)])),
        (Place::Permission, asked),
        (Place::Deeds, lab(&[Key::function(4)])),
        (Place::Walk, super::walk::tests::over()),
        (Place::Variables, then(super::walk::tests::over(), &[Key::char('v')])),
        (Place::Stops, then(super::walk::tests::over(), &[Key::char('p')])),
        (Place::DeedsField, lab(&[Key::alt('a'), enter, Key::plain(Code::Up)])),
    ];
    for (place, stage) in &mut stages {
        stage.land();
        assert_eq!(stage.model.place(), *place);
    }
    stages
}

pub(crate) fn ask(stage: &mut Stage) {
    let program = stage.model.lab.participants[0].id;
    let address = Address::Inet { ip: [192, 0, 2, 1].into(), port: 80 };
    let operation = Operation::Connect { address: address.clone(), returns_errno: false };
    stage.send(Msg::Notice(Notice::PermissionAsked { program, operation, address }));
}

#[test]
fn the_language_changes_everywhere_and_nothing_else_does() {
    for (place, mut stage) in every_place() {
        let before = format!("{:?}", stage.model);
        stage.effects.clear();
        stage.press(Code::Function(2));
        assert_eq!(stage.model.language, Language::English);
        assert!(stage.model.language_chosen);
        assert_eq!(stage.effects, [Effect::SaveLanguage(Language::English)], "{place:?}");
        assert_eq!(stage.model.place(), place);
        stage.key(Key::alt('l'));
        let after = format!("{:?}", stage.model);
        assert_eq!(after.replace("language_chosen: true", "language_chosen: false"), before);
    }
}

#[test]
fn ctrl_q_quits_and_ctrl_z_suspends_everywhere() {
    for (_, mut stage) in every_place() {
        stage.effects.clear();
        stage.key(Key::control('q'));
        stage.key(Key::control('z'));
        assert_eq!(stage.effects, [Effect::Quit, Effect::Suspend]);
    }
}

#[test]
fn ctrl_c_never_quits_and_names_the_key_that_does() {
    for (place, mut stage) in every_place() {
        stage.effects.clear();
        stage.key(Key::control('c'));
        if place == Place::Answer {
            // There is something to interrupt: the question.
            assert_eq!(stage.effects, [Effect::Lab(Order::Interrupt { program: ProgramId(1) })]);
            continue;
        }
        assert_eq!(stage.effects, [], "{place:?}");
        assert_eq!(status(&stage), Some("app-status-nothing-to-interrupt"), "{place:?}");
    }
}

#[test]
fn what_was_said_goes_with_the_next_key() {
    let mut stage = Stage::lab();
    stage.key(Key::control('c'));
    stage.type_text("a");
    assert_eq!(status(&stage), None);
}

#[test]
fn a_letter_that_quits_the_first_screen_is_typed_in_the_lab() {
    let mut stage = Stage::home();
    stage.effects.clear();
    stage.key(Key::char('q'));
    assert_eq!(stage.effects, [Effect::Quit]);
    let mut stage = Stage::lab();
    stage.effects.clear();
    stage.type_text("qL ");
    assert_eq!(stage.effects, []);
    assert_eq!(stage.model.console().unwrap().editor.text(), "qL ");
}

#[test]
fn an_earlier_question_of_a_program_is_not_left_to_answer_a_later_one() {
    let mut stage = Stage::lab();
    ask(&mut stage);
    ask(&mut stage);
    assert_eq!(stage.model.permissions.len(), 1, "the first was given up: a yes to it would let the second through");
}

#[test]
fn permission_is_refused_unless_the_answer_was_moved() {
    let mut stage = Stage::lab();
    let program = stage.model.lab.participants[0].id;
    let permit = |allowed| vec![Order::Permit { program, allowed }];
    for (keys, allowed) in [
        (vec![Code::Enter], false),
        (vec![Code::Escape], false),
        (vec![Code::Char('s'), Code::Char('y'), Code::Enter], false),
        (vec![Code::Right, Code::Enter], true),
        (vec![Code::Down, Code::Enter], true),
        (vec![Code::Tab, Code::Left, Code::Enter], false),
        (vec![Code::Right, Code::Char('n')], false),
    ] {
        ask(&mut stage);
        orders(&mut stage);
        keys.iter().for_each(|code| stage.press(*code));
        assert_eq!(orders(&mut stage), permit(allowed), "{keys:?}");
        assert_eq!(stage.model.place(), Place::Console);
    }
    // What was typed meanwhile went nowhere.
    assert!(stage.model.console().unwrap().editor.is_empty());
    let sentence = super::permission::Permission {
        program,
        operation: Operation::Bind { address: Address::Unnamed },
        address: Address::Inet { ip: [0, 0, 0, 0].into(), port: 80 },
        allowed: false,
    };
    let sentence = sentence.sentence("ana").say(&crate::i18n::I18n::new(Language::Spanish));
    assert_eq!(sentence, "ana quiere abrir 0.0.0.0:80: otras máquinas de la red podrían llegar hasta él.");
}

fn scrolled(stage: &Stage) -> Option<usize> {
    match &stage.model.popup {
        Some(Popup::Help(help)) => Some(help.scroll),
        _ => None,
    }
}

#[test]
fn help_opens_everywhere_says_where_and_goes_back_there() {
    for (place, mut stage) in every_place() {
        if matches!(place, Place::Help | Place::Permission) {
            continue;
        }
        let before = stage.model.popup.clone();
        let mut works: Vec<ActionId> = footer(&stage.model).iter().map(|action| action.id).collect();
        works.retain(|id| action(*id).unwrap().category != Category::Editing);
        stage.press(Code::Function(1));
        let Some(Popup::Help(help)) = &stage.model.popup else { panic!("{place:?}") };
        assert_eq!(help.place, place);
        assert_eq!(help.works[..works.len()], works, "{place:?}");
        assert!(help.works.contains(&ActionId::Quit) && help.works.contains(&ActionId::Suspend), "{place:?}");
        stage.press(Code::Function(1));
        assert_eq!((stage.model.place(), &stage.model.popup), (place, &before));
    }
}

#[test]
fn a_menu_below_help_goes_with_its_program() {
    let mut stage = Stage::lab();
    stage.key(Key::function(7));
    stage.key(Key::function(1));
    let program = stage.id("cliente");
    stage.happens(program, Body::Removed);
    assert_eq!(stage.model.place(), Place::Help);
    stage.press(Code::Escape);
    assert_eq!((stage.model.place(), &stage.model.popup), (Place::Console, &None));
}

#[test]
fn help_scrolls_within_its_length_and_closes() {
    let mut stage = Stage::lab();
    stage.press(Code::Function(1));
    stage.press(Code::Up);
    assert_eq!(scrolled(&stage), Some(0));
    stage.send(Msg::HelpEnds(30));
    (0..9).for_each(|_| stage.press(Code::PageDown));
    assert_eq!(scrolled(&stage), Some(30));
    stage.press(Code::Up);
    assert_eq!(scrolled(&stage), Some(29), "no key is lost at its end");
    // It became shorter: another size, another language.
    stage.send(Msg::HelpEnds(7));
    assert_eq!(scrolled(&stage), Some(7));
    stage.press(Code::Escape);
    assert_eq!(stage.model.popup, None);
    assert_eq!(stage.model.screen, Screen::Lab);
}

#[test]
fn only_visible_sockets_are_watched() {
    let mut stage = Stage::lab();
    stage.line("c = socket.socket()");
    let socket = stage.socket("cliente", "c");
    assert_eq!(stage.effects.pop(), Some(Effect::WatchSockets(vec![socket])));
    stage.press(Code::Escape);
    assert_eq!(stage.effects.pop(), Some(Effect::WatchSockets(Vec::new())));
    stage.key(Key::char('l'));
    assert_eq!(stage.effects.pop(), Some(Effect::WatchSockets(vec![socket])));
    stage.focus("servidor");
    stage.send(Msg::Resize { columns: 40, rows: 10 });
    assert_eq!(stage.effects.pop(), Some(Effect::WatchSockets(Vec::new())));
}

#[test]
fn a_name_that_lives_in_another_program_is_found_there() {
    let mut stage = Stage::lab();
    stage.line("c = socket.socket()");
    let (cliente, servidor) = (stage.id("cliente"), stage.id("servidor"));
    let names = |from: ProgramId| stage.model.lives_elsewhere(from, "c").iter().map(|it| it.id).collect::<Vec<_>>();
    assert_eq!(names(servidor), [cliente]);
    assert_eq!(names(cliente), []);
    assert!(stage.model.lives_elsewhere(servidor, "x").is_empty());
}

#[test]
fn a_model_begins_in_spanish_and_says_that_nobody_chose_it() {
    let (model, _) = Model::in_lab(Settings::default());
    assert_eq!((model.language, model.language_chosen), (Language::Spanish, false));
}
