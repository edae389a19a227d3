use std::collections::BTreeSet;

use crate::app::actions::{self, ActionId};
use crate::app::effect::Effect;
use crate::app::home::HomeItem;
use crate::app::keys::{Code, Key};
use crate::app::message::Msg;
use crate::app::model::{Model, Place, Screen};
use crate::app::mouse::{Click, Target};
use crate::app::pointer::Gesture;
use crate::app::popup::{Popup, ProgramItem};
use crate::app::stage::Stage;
use crate::app::tests::prueba;
use crate::i18n::Language;

use super::{By, Command, Entry, PalettePopup};

const OPEN: Key = Key::function(8);

fn palette(model: &Model) -> &PalettePopup {
    match &model.popup {
        Some(Popup::Palette(palette)) => palette,
        other => panic!("no palette, but {other:?}"),
    }
}

/// The names found, in the language of the screen.
fn names(stage: &Stage) -> Vec<String> {
    let language = stage.model.language;
    palette(&stage.model).found().map(|(entry, _)| entry.name(language).to_owned()).collect()
}

/// The best for a search in an open palette, with what answered.
fn best(stage: &mut Stage, query: &str) -> Option<(Command, By)> {
    stage.key(Key::control('e'));
    stage.key(Key::control('u'));
    stage.type_text(query);
    palette(&stage.model).found().next().map(|(entry, by)| (entry.command.clone(), by.clone()))
}

fn opened(mut stage: Stage) -> Stage {
    stage.key(OPEN);
    assert_eq!(stage.model.place(), Place::Palette);
    stage
}

type Make = fn() -> Stage;

/// A screen of each kind on which the palette opens, made anew each time.
const STAGES: [(&str, Make); 19] = [
    ("a lesson that cannot be read", prueba::with_broken),
    ("home", Stage::home),
    ("lessons", prueba::home),
    ("begun", begun),
    ("lab", Stage::lab),
    ("typed", typed),
    ("running", running),
    ("server", server),
    ("dead", dead),
    ("reading", prueba::locked),
    ("step", prueba::hola),
    ("greeting", prueba::saludo),
    ("done", done),
    ("question", prueba::que_pasa),
    ("sentence", prueba::sentence),
    ("broken", broken),
    ("demo", || prueba::demo_at(prueba::QUESTION)),
    ("lab beside a lesson", lab_beside),
    ("closed", closed),
];

fn typed() -> Stage {
    let mut stage = Stage::lab();
    stage.type_text("c = sock");
    stage
}

fn running() -> Stage {
    let mut stage = Stage::lab();
    stage.held = true;
    stage.line("c = socket.socket()");
    stage
}

fn server() -> Stage {
    let mut stage = Stage::lab();
    [Code::Function(7), Code::Down, Code::Enter].into_iter().for_each(|code| stage.press(code));
    stage
}

fn dead() -> Stage {
    let mut stage = Stage::lab();
    let program = stage.id("cliente");
    stage.happens(program, crate::journal::event::Body::Died(crate::journal::event::Death::Exited(0)));
    stage
}

fn begun() -> Stage {
    let mut stage = prueba::que_pasa();
    stage.press(Code::Escape);
    stage
}

fn done() -> Stage {
    let mut stage = prueba::hola();
    (0..4).for_each(|_| stage.press(Code::Enter));
    stage
}

fn broken() -> Stage {
    let mut stage = prueba::with_broken();
    stage.press(Code::Down);
    stage.press(Code::Enter);
    stage
}

fn lab_beside() -> Stage {
    let mut stage = begun();
    stage.key(Key::char('l'));
    stage
}

fn closed() -> Stage {
    let mut stage = prueba::cierre();
    for code in ['1', '3'].map(Code::Char).into_iter().chain([Code::Enter; 6]) {
        if stage.model.lesson.as_ref().is_some_and(|lesson| lesson.is_closed()) {
            break;
        }
        stage.press(code);
    }
    stage
}

/// What there is to compare of a stage: everything, but that the palette was used, and tables whose order is
/// chance: of the journal, and of what a lesson has seen.
fn all_of(mut stage: Stage) -> Vec<String> {
    stage.model.commands_used.clear();
    let seen = std::mem::take(&mut stage.model.memory).events_seen();
    // What a screen that was left on the way watched or waited for is of no account.
    let passes = |effect: &&Effect| matches!(effect, Effect::WakeAt(_) | Effect::NoWake | Effect::WatchSockets(_));
    let orders = stage.effects.iter().filter(|effect| !passes(effect));
    let mut all = vec![format!("{:?}", orders.collect::<Vec<_>>()), format!("{:?} {seen}", stage.ran)];
    let (lesson, demo) = (stage.model.lesson.take(), stage.model.demo.take());
    all.extend(lesson.map(|it| {
        let player = &it.player;
        format!("{} {} {:?} {} {:?}", player.lesson().id, player.place(), player.phase(), it.cursor, it.sentence)
    }));
    all.extend(
        demo.map(|it| format!("{} {:?} {:?} {}", it.show.lesson().id, it.show.slide(), it.show.votes(), it.black)),
    );
    all.extend(format!("{:#?}", stage.model).lines().map(str::to_owned));
    all
}

/// The keys that do the same as an entry.
fn keys_for(model: &Model, entry: &Entry) -> Vec<Key> {
    let (enter, down) = (Key::plain(Code::Enter), Key::plain(Code::Down));
    let home = |item: HomeItem| -> Vec<Key> {
        let leave = (model.screen != Screen::Home).then_some(Key::plain(Code::Escape));
        let rows = model.home_items().len();
        let row = model.home_items().iter().position(|other| *other == item).unwrap();
        // From wherever the cursor stands there.
        let at = if model.lesson.as_ref().is_some_and(|lesson| lesson.is_closed()) && leave.is_some() {
            model.course.next_to_do().unwrap()
        } else {
            model.home.cursor
        };
        leave.into_iter().chain(vec![down; (row + rows - at) % rows]).collect()
    };
    if let Some(key) = entry.key {
        return vec![key];
    }
    match &entry.command {
        Command::Lesson(place) => [home(HomeItem::Lesson(*place)), vec![enter]].concat(),
        Command::Broken(place) => [home(HomeItem::Broken(*place)), vec![enter]].concat(),
        Command::Demo(place) => [home(HomeItem::Lesson(*place)), vec![Key::char('d')]].concat(),
        Command::Lab => {
            let leave = (model.screen != Screen::Home).then_some(Key::plain(Code::Escape));
            leave.into_iter().chain([Key::char('l')]).collect()
        }
        Command::Item(item) => {
            let subject = model.focused().map(|participant| participant.id);
            let items = model.program_items(subject);
            let row = |item: &ProgramItem| items.iter().position(|other| other == item);
            let walk = |row: usize| [vec![down; row], vec![enter]].concat();
            let further = |item: &ProgramItem| {
                let place = ProgramItem::faults().position(|fault| fault == *item).unwrap();
                [walk(row(&ProgramItem::Faults).unwrap()), walk(place)].concat()
            };
            [vec![Key::function(7)], row(item).map_or_else(|| further(item), walk)].concat()
        }
        other => panic!("{other:?} has no key and no way"),
    }
}

#[test]
fn what_is_chosen_does_what_its_key_does() {
    let mut kinds = BTreeSet::new();
    for (name, make) in STAGES {
        let count = palette(&opened(make()).model).found().len();
        for place in 0..count {
            let mut chosen = opened(make());
            (0..place).for_each(|_| chosen.press(Code::Down));
            let entry = palette(&chosen.model).chosen().unwrap().clone();
            chosen.press(Code::Enter);
            let what = format!("{name}: {:?}", entry.command);
            kinds.insert(format!("{:?}", entry.command).split('(').next().unwrap().to_owned());
            assert_ne!(chosen.model.place(), Place::Palette, "{what}");
            assert_eq!(chosen.model.commands_used, std::slice::from_ref(&entry.command));
            // The glossary away from its key: a box of its own over the same screen.
            let before = make();
            if let Command::Term(id) = &entry.command {
                assert_eq!(chosen.model.place(), Place::Term, "{what}");
                assert!(matches!(&chosen.model.popup, Some(Popup::Glossary(it)) if it.term() == Some(id)), "{what}");
                chosen.press(Code::Escape);
                assert_eq!(chosen.model.place(), before.model.place(), "{what}");
                continue;
            }
            if let Command::Theme(theme) = entry.command {
                assert_eq!(chosen.model.theme, theme, "{what}");
                assert_eq!(chosen.effects.pop(), Some(Effect::SaveTheme(theme)), "{what}");
                continue;
            }
            if entry.command == Command::Glossary {
                assert_eq!(chosen.model.place(), Place::Terms, "{what}");
                continue;
            }
            let mut pressed = make();
            for key in keys_for(&pressed.model, &entry) {
                pressed.key(key);
            }
            let (chosen, pressed, before) = (all_of(chosen), all_of(pressed), all_of(before));
            let differs = chosen.iter().zip(&pressed).find(|(one, other)| one != other);
            assert_eq!(differs, None, "{what}");
            assert_eq!(chosen.len(), pressed.len(), "{what}");
            assert!(chosen != before, "{what} does nothing");
        }
    }
    let all = ["Action", "Broken", "Demo", "Glossary", "Item", "Lab", "Lesson", "Program", "Term", "Theme"];
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), all);
}

#[test]
fn a_key_beside_an_entry_is_one_that_works_below() {
    for (name, make) in STAGES {
        let below = make();
        let stage = opened(make());
        for (entry, _) in palette(&stage.model).found() {
            let Command::Action(id) = entry.command else { continue };
            let meant = actions::meant_by(&below.model, entry.key.unwrap()).map(|action| action.id);
            assert_eq!(meant, Some(id), "{name}");
        }
    }
}

#[test]
fn all_is_found_by_its_own_name_in_either_language() {
    for (name, make) in STAGES {
        let mut stage = opened(make());
        let entries: Vec<Entry> = palette(&stage.model).found().map(|(entry, _)| entry.clone()).collect();
        for entry in entries {
            for language in [Language::Spanish, Language::English] {
                let query = entry.name(language).to_owned();
                assert!(!query.is_empty(), "{name}: {:?}", entry.command);
                best(&mut stage, &query);
                let mut found = palette(&stage.model).found().map(|(found, _)| found);
                // Several may share a name: «cliente» is a program, a lesson and a word.
                let rank = found.position(|found| found.command == entry.command);
                assert!(rank.is_some_and(|rank| rank < 8), "{name}: «{query}» is at {rank:?}");
            }
        }
    }
}

#[test]
fn searches_of_one_language_answer_in_the_other() {
    let mut stage = opened(Stage::lab());
    let action = |id| Some(Command::Action(id));
    let mut found = |query: &str| best(&mut stage, query).map(|(command, _)| command);
    assert_eq!(found("programs"), action(ActionId::Programs));
    assert_eq!(found("PROGRAMAS"), action(ActionId::Programs));
    assert_eq!(found("help"), action(ActionId::Help));
    assert_eq!(found("salir"), action(ActionId::Quit));
    assert_eq!(found("quit"), action(ActionId::Quit));
    assert_eq!(found("web"), Some(Command::Item(ProgramItem::NewServer(crate::journal::event::ServerKind::Web))));
    // A word of the sentence about it.
    assert_eq!(found("idioma"), action(ActionId::Language));
    assert_eq!(found("zzz"), None);
    let by = best(&mut stage, "help").map(|(_, by)| by);
    assert_eq!(by, Some(By::OtherName(vec![0, 1, 2, 3])));
    // In the other language the same is its own name.
    stage.press(Code::Function(2));
    let by = palette(&stage.model).found().next().map(|(_, by)| by.clone());
    assert_eq!(by, Some(By::Name(vec![0, 1, 2, 3])));
}

#[test]
fn what_people_call_things_is_found_in_either_language() {
    use ActionId::*;
    let mut stage = opened(Stage::lab());
    let called: [(&[&str], ActionId); 7] = [
        (&["copy", "copiar", "portapapeles", "clipboard"], Events),
        (&["clear", "limpiar"], Fresh),
        (&["setsockopt", "setsock", "bind", "recv", "sendto", "accept", "vincular"], Deeds),
        (&["paste", "pegar"], Mouse),
        (&["exit", "salir", "quit"], Quit),
        (&["help", "ayuda", "atajos"], Help),
        (&["otro panel"], NextPane),
    ];
    for (queries, id) in called {
        for query in queries {
            assert_eq!(best(&mut stage, query).map(|it| it.0), Some(Command::Action(id)), "{query}");
        }
    }
    for query in ["colores", "colour", "color"] {
        let found = best(&mut stage, query).map(|it| it.0);
        assert!(matches!(found, Some(Command::Theme(_) | Command::Action(NextTheme))), "{query}: {found:?}");
    }
    for query in ["kill", "matar"] {
        let found = best(&mut stage, query).map(|it| it.0);
        assert!(matches!(found, Some(Command::Item(ProgramItem::Kill | ProgramItem::Terminate))), "{query}: {found:?}");
    }
    assert_eq!(best(&mut stage, "restart").map(|it| it.0), Some(Command::Item(ProgramItem::Restart)));
    // The word that answered stands beside the name.
    assert!(matches!(best(&mut stage, "setsockopt"), Some((_, By::Word(_, at))) if at.len() == 10));
    let mut stage = opened(Stage::course(crate::course::reading::embedded(), Default::default()));
    assert_eq!(best(&mut stage, "conexion").map(|it| it.0), Some(Command::Term("conectar".to_owned())));
    // Lines that a paste has before and after it are no part of the search.
    stage.key(Key::control('u'));
    stage.send(Msg::Paste("\nayuda\n".to_owned()));
    assert_eq!(palette(&stage.model).editor.text(), "ayuda");
}

#[test]
fn lessons_and_words_are_found_from_anywhere() {
    let mut stage = opened(prueba::saludo());
    assert_eq!(best(&mut stage, "lesson 1").map(|it| it.0), None, "the one on the screen is not offered");
    assert_eq!(best(&mut stage, "demostrar 1").map(|it| it.0), Some(Command::Demo(0)));
    let term = stage.model.course.catalogue.glossary.ids()[0].to_owned();
    assert_eq!(best(&mut stage, &term).map(|it| it.0), Some(Command::Term(term)));
    let mut stage = opened(Stage::course(prueba::catalogue(), Default::default()));
    assert_eq!(best(&mut stage, "lesson 1").map(|it| it.0), Some(Command::Lesson(0)));
    stage.press(Code::Enter);
    assert_eq!(stage.model.screen, Screen::Lesson);
}

#[test]
fn what_was_used_last_is_first() {
    let mut stage = opened(Stage::lab());
    best(&mut stage, "ayuda");
    stage.press(Code::Enter);
    stage.press(Code::Escape);
    stage.key(OPEN);
    best(&mut stage, "suspende");
    stage.press(Code::Enter);
    stage.key(OPEN);
    assert_eq!(names(&stage)[..2], ["suspende", "ayuda"]);
    let first = names(&opened(Stage::lab()));
    assert_eq!(first[0], "ejecuta lo gris", "else the order of the footer: {first:?}");
    // Among equals too, but not before what answers better.
    assert_eq!(best(&mut stage, "s").map(|it| it.0), Some(Command::Action(ActionId::Suspend)));
    assert_eq!(best(&mut stage, "salir").map(|it| it.0), Some(Command::Action(ActionId::Quit)));
}

#[test]
fn the_line_below_stays_as_it_is() {
    let mut stage = typed();
    let line = |stage: &Stage| stage.model.console().unwrap().editor.clone();
    let before = line(&stage);
    stage.key(OPEN);
    stage.type_text("xyz ");
    stage.send(Msg::Paste("pegado\notra".to_owned()));
    assert_eq!(palette(&stage.model).editor.text(), "xyz pegado");
    for key in [Key::control('c'), Key::control('c'), Key::plain(Code::Tab), Key::control('u'), Key::control('d')] {
        stage.key(key);
        assert_eq!(line(&stage).text(), before.text(), "{key:?}");
    }
    stage.press(Code::Escape);
    assert_eq!(stage.model.place(), Place::Console);
    assert_eq!(line(&stage), before);
    stage.key(Key::alt('c'));
    stage.key(Key::alt('c'));
    assert_eq!(line(&stage), before);
}

#[test]
fn nothing_found_is_nothing_done() {
    let mut stage = opened(Stage::lab());
    stage.type_text("qqq");
    assert!(names(&stage).is_empty());
    stage.effects.clear();
    for code in [Code::Enter, Code::Up, Code::Down, Code::PageUp, Code::PageDown] {
        stage.press(code);
    }
    assert_eq!(stage.model.place(), Place::Palette);
    assert_eq!(stage.effects, []);
    (0..3).for_each(|_| stage.press(Code::Backspace));
    assert!(names(&stage).len() > 10);
}

#[test]
fn the_cursor_walks_around_and_pages_stop_at_the_ends() {
    let mut stage = opened(Stage::lab());
    let last = names(&stage).len() - 1;
    stage.press(Code::Up);
    assert_eq!(palette(&stage.model).cursor, last);
    stage.press(Code::PageDown);
    assert_eq!(palette(&stage.model).cursor, last);
    stage.key(Key::control('n'));
    assert_eq!(palette(&stage.model).cursor, 0);
    stage.press(Code::PageDown);
    assert_eq!(palette(&stage.model).cursor, 12.min(last));
    stage.type_text("a");
    assert_eq!(palette(&stage.model).cursor, 0, "something else is searched for");
}

#[test]
fn what_works_no_more_goes_and_the_cursor_stays_on_the_same() {
    let mut stage = opened(Stage::lab());
    let killed = stage.id("cliente");
    best(&mut stage, "reini");
    let before = names(&stage);
    assert!(before.contains(&"reiniciar · cliente".to_owned()), "{before:?}");
    assert_eq!(best(&mut stage, "terminar").map(|it| it.0), Some(Command::Item(ProgramItem::Terminate)));
    stage.happens(killed, crate::journal::event::Body::Died(crate::journal::event::Death::Exited(0)));
    assert_ne!(
        palette(&stage.model).found().next().map(|(entry, _)| entry.command.clone()),
        Some(Command::Item(ProgramItem::Terminate))
    );
    let mut stage = opened(Stage::lab());
    (0..9).for_each(|_| stage.press(Code::Down));
    let on = palette(&stage.model).chosen().unwrap().command.clone();
    let running = stage.id("servidor");
    stage.happens(running, crate::journal::event::Body::Stopped(true));
    stage.press(Code::Function(2));
    assert_eq!(palette(&stage.model).chosen().unwrap().command, on);
}

#[test]
fn the_question_of_a_program_stands_over_it() {
    let mut stage = opened(Stage::lab());
    stage.type_text("ayu");
    crate::app::tests::ask(&mut stage);
    assert_eq!(stage.model.place(), Place::Permission);
    stage.press(Code::Escape);
    assert_eq!(stage.model.place(), Place::Palette);
    assert_eq!(names(&stage)[0], "ayuda");
}

/// Our own lessons and glossary. In a release build it is a fraction of a millisecond (`benches/figures/palette.rs`);
/// here the bound is for something that grows with more than what there is.
#[test]
fn a_letter_is_answered_at_once() {
    let mut stage = Stage::course(crate::course::reading::embedded(), Default::default());
    stage.key(OPEN);
    assert!(names(&stage).len() > 60, "{:?}", names(&stage));
    for query in
        ["s", "so", "soc", "sockt", "otra persona", "demostrar glosario uno dos", "eeeeeeeeee", &"a".repeat(999)]
    {
        let mut quickest = std::time::Duration::MAX;
        for _ in 0..5 {
            stage.key(Key::control('u'));
            let began = std::time::Instant::now();
            stage.send(Msg::Paste(query.to_owned()));
            quickest = quickest.min(began.elapsed());
        }
        assert!(quickest.as_millis() < 20, "{query}: {quickest:?}");
    }
}

#[test]
fn a_click_chooses_and_another_one_does_it() {
    let mut stage = Stage::lab();
    stage.key(Key::function(12));
    stage.key(OPEN);
    best(&mut stage, "ayu");
    stage.key(Key::control('u'));
    let row = names(&stage).iter().position(|name| name == "ayuda").unwrap();
    let click = Msg::Mouse(Click { what: Target::Row(row), gesture: Gesture::Press });
    stage.send(click.clone());
    assert_eq!(palette(&stage.model).cursor, row);
    stage.send(click);
    assert_eq!(stage.model.place(), Place::Help);
}
