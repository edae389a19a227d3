//! What clicks and the wheel do.

use super::*;
use crate::app::actions::ActionId;
use crate::app::deeds::{FieldId, Level};
use crate::app::events_cursor::{EventCursor, EventRef};
use crate::app::mouse::{Click, Target};
use crate::app::pointer::Gesture;

const ON: Key = Key::function(12);

fn click(stage: &mut Stage, what: Target) {
    stage.send(Msg::Mouse(Click { what, gesture: Gesture::Press }));
}

fn wheel(stage: &mut Stage, what: Target, up: bool) {
    let gesture = if up { Gesture::ScrollUp } else { Gesture::ScrollDown };
    stage.send(Msg::Mouse(Click { what, gesture }));
}

fn with_mouse(mut stage: Stage) -> Stage {
    stage.model.mouse = true;
    stage
}

#[test]
fn it_is_off_until_its_key_is_pressed_and_both_are_said() {
    for key in [ON, Key::alt('m')] {
        for (place, mut stage) in every_place() {
            assert!(!stage.model.mouse, "{place:?}");
            stage.effects.clear();
            stage.key(key);
            assert_eq!((stage.model.mouse, status(&stage)), (true, Some("mouse-status-on")), "{place:?}");
            assert!(stage.effects.contains(&Effect::Mouse(true)), "{place:?}");
            assert_eq!(stage.model.place(), place);
            stage.effects.clear();
            stage.key(key);
            assert_eq!((stage.model.mouse, status(&stage)), (false, Some("mouse-status-off")), "{place:?}");
            assert!(stage.effects.contains(&Effect::Mouse(false)), "{place:?}");
        }
    }
}

#[test]
fn a_report_that_comes_while_it_is_off_does_nothing() {
    let mut stage = Stage::lab();
    stage.effects.clear();
    for what in [Target::Tab(1), Target::Action(ActionId::Quit), Target::Action(ActionId::Help)] {
        click(&mut stage, what);
        wheel(&mut stage, what, true);
    }
    assert_eq!((stage.model.lab.focus, stage.effects.len()), (0, 0));
    assert!(stage.model.popup.is_none());
}

#[test]
fn a_click_focuses_a_program_and_what_was_typed_stays() {
    let mut stage = with_mouse(Stage::lab());
    let (client, server) = (stage.id("cliente"), stage.id("servidor"));
    stage.type_text("c.se");
    click(&mut stage, Target::Program(server));
    assert_eq!(stage.model.focused().unwrap().id, server);
    click(&mut stage, Target::Kernel(client));
    assert_eq!(stage.model.console().unwrap().editor.text(), "c.se");
    click(&mut stage, Target::Tab(1));
    assert_eq!(stage.model.focused().unwrap().id, server);
    for nowhere in [Target::Tab(9), Target::Program(ProgramId(99)), Target::Kernel(ProgramId(99)), Target::Row(3)] {
        click(&mut stage, nowhere);
        assert_eq!(stage.model.focused().unwrap().id, server);
    }
    assert_eq!(stage.ran, []);
}

#[test]
fn a_key_in_the_footer_is_pressed_and_one_that_does_nothing_now_is_not() {
    let mut stage = with_mouse(Stage::lab());
    click(&mut stage, Target::Action(ActionId::Programs));
    assert!(matches!(stage.model.popup, Some(Popup::Programs(_))));
    // Behind the menu nothing is reached, wherever the click came from.
    click(&mut stage, Target::Action(ActionId::RunSuggested));
    click(&mut stage, Target::Tab(1));
    assert_eq!((stage.ran.len(), stage.model.lab.focus), (0, 0));
    click(&mut stage, Target::Action(ActionId::Close));
    assert!(stage.model.popup.is_none());
    let grey = stage.grey("cliente").unwrap().to_owned();
    click(&mut stage, Target::Action(ActionId::RunSuggested));
    assert_eq!(stage.ran, [("cliente".to_owned(), grey)]);
}

#[test]
fn a_line_of_a_menu_is_chosen_and_then_taken() {
    let mut stage = with_mouse(Stage::lab());
    stage.key(Key::function(7));
    let cursor = |stage: &Stage| match &stage.model.popup {
        Some(Popup::Programs(menu)) => Some(menu.cursor),
        _ => None,
    };
    click(&mut stage, Target::Row(1));
    assert_eq!(cursor(&stage), Some(1));
    click(&mut stage, Target::Row(99));
    assert_eq!(cursor(&stage), Some(1));
    click(&mut stage, Target::Popup);
    assert_eq!(cursor(&stage), Some(1));
    // The wheel stops at the ends.
    (0..40).for_each(|_| wheel(&mut stage, Target::Row(1), true));
    assert_eq!(cursor(&stage), Some(0));
    (0..40).for_each(|_| wheel(&mut stage, Target::Popup, false));
    let last = stage.model.program_items(stage.model.focused().map(|it| it.id)).len() - 1;
    assert_eq!(cursor(&stage), Some(last));
    click(&mut stage, Target::Row(1));
    click(&mut stage, Target::Row(1));
    assert_eq!(cursor(&stage), None);
    assert_eq!(stage.model.lab.participants.len(), 3);
}

#[test]
fn permission_is_given_by_two_clicks_and_refused_by_one() {
    for (clicks, allowed) in [(vec![1, 1], true), (vec![0], false), (vec![1, 0, 0], false)] {
        let mut stage = with_mouse(Stage::lab());
        ask(&mut stage);
        stage.effects.clear();
        for (place, row) in clicks.iter().enumerate() {
            assert!(!stage.model.permissions.is_empty(), "{clicks:?}: answered before click {place}");
            click(&mut stage, Target::Row(*row));
        }
        let answers: Vec<bool> = orders(&mut stage)
            .into_iter()
            .filter_map(|order| match order {
                Order::Permit { allowed, .. } => Some(allowed),
                _ => None,
            })
            .collect();
        assert_eq!(answers, [allowed], "{clicks:?}");
    }
}

#[test]
fn a_line_of_the_first_screen_is_chosen_and_then_entered() {
    let mut stage = with_mouse(Stage::home());
    let lab = stage.model.home_items().len() - 1;
    stage.model.home.cursor = lab.saturating_sub(1);
    click(&mut stage, Target::HomeItem(99));
    click(&mut stage, Target::HomeItem(lab));
    assert_eq!(stage.model.home.cursor, lab);
    click(&mut stage, Target::HomeItem(lab));
    assert_ne!(stage.model.screen, Screen::Home);
}

#[test]
fn an_option_is_chosen_and_then_answered_with() {
    let mut stage = with_mouse(prueba::que_pasa());
    let cursor = |stage: &Stage| stage.model.lesson.as_ref().unwrap().cursor;
    click(&mut stage, Target::Option(99));
    assert_eq!((cursor(&stage), stage.model.place()), (0, Place::Question));
    click(&mut stage, Target::Option(1));
    assert_eq!(cursor(&stage), 1);
    click(&mut stage, Target::Option(1));
    let waits = stage.model.lesson_waits();
    assert_ne!(waits, Some(crate::app::lesson::Waits::Answer));
}

#[test]
fn the_wheel_scrolls_what_is_under_the_pointer_and_never_the_history() {
    let mut stage = with_mouse(Stage::lab());
    let (client, server) = (stage.id("cliente"), stage.id("servidor"));
    for line in ["1+1", "2+2", "3+3", "4+4", "5+5"] {
        stage.line(line);
    }
    stage.type_text("a medias");
    let scroll = |stage: &Stage, id| stage.model.lab.participant(id).unwrap().scroll;
    wheel(&mut stage, Target::Program(client), true);
    assert!(scroll(&stage, client) > 0);
    assert_eq!(stage.model.console().unwrap().editor.text(), "a medias");
    (0..50).for_each(|_| wheel(&mut stage, Target::Program(client), false));
    assert_eq!(scroll(&stage, client), 0);
    // A pane without the focus scrolls too, and gets none.
    wheel(&mut stage, Target::Program(server), true);
    assert_eq!((stage.model.lab.focus, scroll(&stage, client)), (0, 0));
    stage.key(Key::function(1));
    let lines = |stage: &Stage| match &stage.model.popup {
        Some(Popup::Help(help)) => help.scroll,
        _ => panic!("no help"),
    };
    wheel(&mut stage, Target::Popup, false);
    assert!(lines(&stage) > 0);
    (0..9).for_each(|_| wheel(&mut stage, Target::Popup, true));
    assert_eq!(lines(&stage), 0);
}

/// A client and a server between which something travelled.
fn talked() -> Stage {
    let mut stage = Stage::lab();
    for (name, line) in
        [("servidor", "s = socket.socket()"), ("servidor", "s.bind((\"127.0.0.1\", 0))"), ("servidor", "s.listen()")]
    {
        stage.focus(name);
        stage.line(line);
    }
    let port = stage.model.projections().sockets.by_id.values().find_map(|socket| socket.names.local.as_ref()?.port());
    stage.focus("cliente");
    stage.line("c = socket.socket()");
    stage.line(&format!("c.connect((\"127.0.0.1\", {}))", port.unwrap()));
    stage.line("c.send(b\"hola\")");
    stage.line("c.send(b\"mundo\")");
    with_mouse(stage)
}

#[test]
fn a_call_is_chosen_in_the_log_or_by_a_byte_that_it_sent() {
    let mut stage = talked();
    let socket = stage.socket("cliente", "c");
    let sends: Vec<EventRef> = stage.model.calls().filter(|line| line.name == "send").map(EventRef::of).collect();
    assert_eq!(sends.len(), 2);
    let chosen = |stage: &Stage| stage.model.cursor.as_ref().map(EventCursor::call);
    for (byte, call) in [(0, sends[0]), (3, sends[0]), (4, sends[1]), (8, sends[1])] {
        click(&mut stage, Target::Byte(socket, byte));
        assert_eq!(chosen(&stage), Some(call), "byte {byte}");
        stage.press(Code::Escape);
        assert_eq!(chosen(&stage), None);
    }
    // A byte that nobody sent, a call that nobody made.
    click(&mut stage, Target::Byte(socket, 9));
    click(&mut stage, Target::Call(EventRef(u64::MAX)));
    assert_eq!(chosen(&stage), None);
    click(&mut stage, Target::Call(sends[1]));
    assert_eq!((chosen(&stage), stage.model.place()), (Some(sends[1]), Place::Events));
    // The wheel walks on, as the arrows do; another call is chosen; a click elsewhere ends it.
    wheel(&mut stage, Target::Call(sends[1]), true);
    assert_eq!(chosen(&stage), Some(sends[0]));
    click(&mut stage, Target::Call(sends[1]));
    let server = stage.id("servidor");
    click(&mut stage, Target::Program(server));
    assert_eq!((chosen(&stage), stage.model.focused().unwrap().id), (None, server));
    // The chosen one once more is what Enter is there.
    click(&mut stage, Target::Call(sends[0]));
    click(&mut stage, Target::Call(sends[0]));
    assert!(matches!(stage.model.popup, Some(Popup::Copy(_))));
}

#[test]
fn a_statement_is_written_by_clicks_alone() {
    let mut stage = with_mouse(Stage::lab());
    click(&mut stage, Target::Action(ActionId::Deeds));
    let level = |stage: &Stage| stage.model.deeds_menu().map(|menu| menu.level.clone());
    assert!(matches!(level(&stage), Some(Level::Deeds { .. })), "{:?}", level(&stage));
    // `socket` is the first that can be done, and the cursor stands on it.
    click(&mut stage, Target::Row(0));
    let Some(Level::Form { form, .. }) = level(&stage) else { panic!("{:?}", level(&stage)) };
    let type_field = form.shown().iter().position(|id| *id == FieldId::Type).unwrap();
    click(&mut stage, Target::Row(99));
    click(&mut stage, Target::Option(99));
    click(&mut stage, Target::Row(type_field));
    let choices = stage.model.deeds_choices(FieldId::Type);
    let datagram = choices.iter().position(|choice| choice.value.contains("DGRAM")).unwrap();
    click(&mut stage, Target::Option(datagram));
    let statement = stage.model.deeds_statement().unwrap().unwrap();
    assert!(statement.contains("SOCK_DGRAM"), "{statement}");
    // A field of a form that is clicked again runs nothing.
    click(&mut stage, Target::Row(type_field));
    assert!(stage.model.deeds_menu().is_some());
    // The wheel moves over fields, and stops at the ends.
    (0..20).for_each(|_| wheel(&mut stage, Target::Popup, true));
    let Some(Level::Form { form, .. }) = level(&stage) else { panic!("{:?}", level(&stage)) };
    assert_eq!(Some(&form.focus), form.shown().first());
    click(&mut stage, Target::Action(ActionId::DeedsRun));
    assert_eq!(stage.ran, [("cliente".to_owned(), statement)]);
}

#[test]
fn an_experiment_is_opened_and_answered_by_clicks() {
    let mut stage = with_mouse(Stage::lab());
    assert_eq!(stage.model.whatif.offers.len(), 3);
    click(&mut stage, Target::Digit(ActionId::WhatIfOpen, 1));
    assert!(matches!(stage.model.popup, Some(Popup::Experiment(_))));
    let asked = stage.model.whatif.asked.as_ref().unwrap();
    assert_eq!(asked.id, stage.model.whatif.offers[1].id);
    let not_sure = asked.choices.len();
    click(&mut stage, Target::Row(not_sure + 1));
    click(&mut stage, Target::Row(0));
    assert!(stage.model.popup.is_some());
    stage.held = true;
    click(&mut stage, Target::Row(0));
    assert!(stage.model.popup.is_none());
    // With something typed the digits are typed, and the offers no longer to be had.
    let mut stage = with_mouse(Stage::lab());
    stage.type_text("x");
    click(&mut stage, Target::Digit(ActionId::WhatIfOpen, 0));
    assert!(stage.model.popup.is_none());
    assert_eq!(stage.model.console().unwrap().editor.text(), "x");
}
