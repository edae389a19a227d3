use super::*;
use crate::app::mouse::{Click, Target};
use crate::app::pointer::Gesture;
use crate::app::popup::ProgramItem;
use crate::journal::event::{Body, Death, Role, ServerKind};
use crate::lab::order::{MOST_PROGRAMS, Problem, Signal};

fn choose(stage: &mut Stage, item: ProgramItem) {
    stage.press(Code::Function(7));
    let subject = stage.model.focused().map(|it| it.id);
    let place = stage.model.program_items(subject).iter().position(|it| *it == item);
    let place = place.unwrap_or_else(|| panic!("{item:?} is not in the menu"));
    (0..place).for_each(|_| stage.press(Code::Down));
    stage.press(Code::Enter);
}

#[test]
fn a_new_console_gets_the_name_that_is_typed() {
    let mut stage = Stage::lab();
    choose(&mut stage, ProgramItem::NewConsole);
    stage.press(Code::Enter);
    assert_eq!(stage.model.lab.names(), ["cliente", "servidor", "cliente2"]);
    assert_eq!(stage.model.focused().unwrap().name, "cliente2");
    choose(&mut stage, ProgramItem::NewConsole);
    stage.key(Key::control('u'));
    for (typed, problem) in [("", "app-name-empty"), ("cliente", "app-name-taken"), ("a b", "app-name-not-a-word")] {
        stage.key(Key::control('u'));
        stage.line(typed);
        let Some(Popup::Programs(menu)) = &stage.model.popup else { panic!() };
        assert_eq!(menu.naming.as_ref().unwrap().problem.as_ref().unwrap().id, problem);
    }
    stage.key(Key::control('u'));
    stage.line("ana");
    assert_eq!(stage.model.lab.names().last(), Some(&"ana"));
    let colours: std::collections::BTreeSet<u8> = stage.model.lab.participants.iter().map(|it| it.colour).collect();
    assert_eq!(colours.len(), 4);
}

#[test]
fn servers_are_started_with_names_of_their_own() {
    let mut stage = Stage::lab();
    orders(&mut stage);
    for kind in crate::app::names::SERVERS {
        choose(&mut stage, ProgramItem::NewServer(kind));
    }
    assert_eq!(stage.model.lab.names()[2..], ["eco", "eco2", "eco3", "web"]);
    let first = orders(&mut stage).into_iter().next();
    let expected =
        Order::Start { program: stage.id("eco"), name: "eco".into(), role: Role::Server(ServerKind::EchoTcp) };
    assert_eq!(first, Some(expected));
}

#[test]
fn there_is_room_for_twelve_and_the_thirteenth_is_told_so() {
    let mut stage = Stage::lab();
    for _ in 2..MOST_PROGRAMS {
        choose(&mut stage, ProgramItem::NewServer(ServerKind::EchoTcp));
    }
    orders(&mut stage);
    choose(&mut stage, ProgramItem::NewServer(ServerKind::EchoTcp));
    assert_eq!(status(&stage), Some("app-problem-too-many-programs"));
    assert_eq!(orders(&mut stage), []);
    stage.press(Code::Escape);
    stage.press(Code::Escape);
    stage.key(Key::char(' '));
    assert_eq!(status(&stage), Some("app-status-no-room-for-byte"));
}

#[test]
fn signals_are_sent_as_what_they_are_and_only_where_they_work() {
    let mut stage = Stage::lab();
    let program = stage.id("cliente");
    orders(&mut stage);
    for (item, signal) in [
        (ProgramItem::Stop, Signal::Stop),
        (ProgramItem::Continue, Signal::Continue),
        (ProgramItem::Terminate, Signal::Terminate),
    ] {
        choose(&mut stage, item);
        assert_eq!(orders(&mut stage), [Order::Signal { program, signal }]);
    }
    let items = stage.model.program_items(Some(program));
    assert!(!items.contains(&ProgramItem::Kill) && !items.contains(&ProgramItem::Stop));
    choose(&mut stage, ProgramItem::Restart);
    assert_eq!(orders(&mut stage), [Order::Restart { program }]);
    choose(&mut stage, ProgramItem::Kill);
    assert_eq!(orders(&mut stage), [Order::Signal { program, signal: Signal::Kill }]);
}

#[test]
fn renaming_and_removing() {
    let mut stage = Stage::lab();
    let program = stage.id("cliente");
    choose(&mut stage, ProgramItem::Rename);
    orders(&mut stage);
    stage.line("2");
    assert_eq!(orders(&mut stage), [Order::Rename { program, name: "cliente2".into() }]);
    assert_eq!(stage.model.program(program).unwrap().name, "cliente2");
    choose(&mut stage, ProgramItem::Remove);
    assert_eq!(orders(&mut stage), [Order::Remove { program }]);
    choose(&mut stage, ProgramItem::Remove);
    assert!(stage.model.focused().is_none());
    assert_eq!(stage.said(), ["app-next-add-program"]);
    stage.press(Code::Function(7));
    assert_eq!(stage.model.program_items(None).len(), 7);
    stage.press(Code::Enter);
    stage.press(Code::Enter);
    assert_eq!(stage.model.lab.names(), ["cliente"]);
}

#[test]
fn the_focus_goes_round_and_by_number() {
    let mut stage = Stage::lab();
    choose(&mut stage, ProgramItem::NewServer(ServerKind::Web));
    let focused = |stage: &Stage| stage.model.focused().unwrap().name.clone();
    assert_eq!(focused(&stage), "web");
    stage.press(Code::Function(6));
    assert_eq!(focused(&stage), "cliente");
    stage.key(Key::function(6).shifted());
    assert_eq!(focused(&stage), "web");
    stage.key(Key::alt('2'));
    assert_eq!(focused(&stage), "servidor");
    stage.key(Key::alt('7'));
    assert_eq!((focused(&stage).as_str(), status(&stage)), ("servidor", Some("app-status-no-such-program")));
    let key = |name: &str| stage.model.key_to(stage.id(name)).unwrap();
    assert_eq!((key("web"), key("cliente")), (Key::function(6), Key::function(6).shifted()));
}

#[test]
fn from_scratch_restarts_all_and_keeps_what_is_typed() {
    let mut stage = Stage::lab();
    stage.line("c = socket.socket()");
    stage.type_text("half");
    orders(&mut stage);
    stage.press(Code::Function(9));
    assert_eq!((orders(&mut stage), status(&stage)), (vec![], Some("app-status-fresh-again")));
    // Another key between the two, and it is asked again.
    stage.press(Code::Left);
    stage.press(Code::Function(9));
    assert_eq!((orders(&mut stage), status(&stage)), (vec![], Some("app-status-fresh-again")));
    stage.key(Key::alt('r'));
    let restart = |name: &str| Order::Restart { program: stage.id(name) };
    let expected = [restart("cliente"), restart("servidor")];
    assert_eq!(orders(&mut stage), expected);
    assert_eq!(status(&stage), Some("app-status-fresh"));
    assert_eq!(stage.model.console().unwrap().editor.text(), "half");
    stage.key(Key::control('u'));
    assert_eq!(stage.grey("cliente"), Some("c = socket.socket()"));
}

#[test]
fn from_scratch_asks_only_where_work_would_be_lost() {
    let begins = |mut stage: Stage| {
        orders(&mut stage);
        stage.press(Code::Function(9));
        !orders(&mut stage).is_empty()
    };
    let mut idle = Stage::lab();
    idle.line("x = 1");
    assert!(begins(idle));
    let mut busy = Stage::lab();
    busy.held = true;
    busy.line("f()");
    assert!(busy.model.is_running(), "{:?}", busy.model.console());
    assert!(!begins(busy));
    // A click on the key in the footer is the key.
    let mut clicked = Stage::lab();
    clicked.line("c = socket.socket()");
    clicked.key(Key::function(12));
    orders(&mut clicked);
    let click = || Msg::Mouse(Click { what: Target::Action(ActionId::Fresh), gesture: Gesture::Press });
    clicked.send(click());
    assert_eq!(orders(&mut clicked), []);
    clicked.send(click());
    assert_eq!(orders(&mut clicked).len(), 2);
}

#[test]
fn ctrl_c_beside_a_call_that_waits_says_where_it_is() {
    let mut stage = Stage::lab();
    stage.focus("servidor");
    stage.held = true;
    stage.line("s.accept()");
    stage.blocks("servidor", Operation::Accept, None);
    stage.focus("cliente");
    stage.effects.clear();
    stage.key(Key::control('c'));
    assert_eq!(orders(&mut stage), []);
    let said = stage.model.status.clone().unwrap().text.say(&crate::i18n::I18n::new(Language::Spanish));
    assert_eq!(said, "En servidor espera accept: F6 y Ctrl-C.");
    stage.key(Key::function(6));
    stage.key(Key::control('c'));
    let program = stage.id("servidor");
    assert_eq!(orders(&mut stage), [Order::Interrupt { program }]);
}

#[test]
fn leaving_the_lab_says_how_to_come_back() {
    let mut stage = Stage::lab();
    stage.press(Code::Escape);
    assert_eq!((stage.model.screen, status(&stage)), (Screen::Home, Some("app-status-lab-open")));
    stage.press(Code::Char('L'));
    assert_eq!((stage.model.screen, status(&stage)), (Screen::Lab, None));
}

#[test]
fn what_the_lab_could_not_do_is_said() {
    let mut stage = Stage::lab();
    let program = stage.id("cliente");
    let fail = |stage: &mut Stage, program, problem| stage.send(Msg::Notice(Notice::Failed { program, problem }));
    fail(&mut stage, program, Problem::NotAlive);
    assert_eq!(status(&stage), Some("app-problem-not-alive"));
    fail(&mut stage, program, Problem::CannotStart { errno: 11 });
    assert_eq!(stage.model.lab.participants.len(), 2, "it was there before");
    stage.held = true;
    choose(&mut stage, ProgramItem::NewServer(ServerKind::Web));
    let web = stage.id("web");
    fail(&mut stage, web, Problem::CannotStart { errno: 11 });
    assert_eq!(stage.model.lab.names(), ["cliente", "servidor"]);
    fail(&mut stage, ProgramId(999), Problem::NotAConsole);
}

#[test]
fn a_transcript_scrolls_within_its_length_and_typing_comes_back_to_its_end() {
    let mut stage = Stage::lab();
    stage.press(Code::PageUp);
    assert_eq!(stage.model.focused().unwrap().scroll, 0);
    for _ in 0..30 {
        stage.line("x");
    }
    (0..99).for_each(|_| stage.press(Code::PageUp));
    let scroll = stage.model.focused().unwrap().scroll;
    assert!((25..=60).contains(&scroll), "{scroll}");
    stage.press(Code::PageDown);
    assert_eq!(stage.model.focused().unwrap().scroll, scroll - 5);
    stage.type_text("x");
    assert_eq!(stage.model.focused().unwrap().scroll, 0);
}

#[test]
fn a_menu_about_a_program_that_goes_away_goes_with_it() {
    let mut stage = Stage::lab();
    let program = stage.id("cliente");
    stage.press(Code::Function(7));
    stage.press(Code::Up);
    stage.happens(program, Body::Died(Death::Exited(0)));
    let Some(Popup::Programs(menu)) = &stage.model.popup else { panic!() };
    assert!(menu.cursor < stage.model.program_items(menu.subject).len());
    stage.happens(program, Body::Removed);
    assert_eq!(stage.model.popup, None);
}
