//! The world changes while a menu stands over it; and where there is nothing to write.

use super::*;
use crate::app::message::Msg;
use crate::journal::call::Operation;
use crate::journal::event::{Body, Death, Role, ServerKind};

fn status(stage: &Stage) -> Option<&'static str> {
    stage.model.status.as_ref().map(|status| status.text.id)
}

#[test]
fn a_program_that_dies_takes_its_menu_along() {
    let mut stage = Stage::lab();
    stage.line("c = socket.socket()");
    go(&mut stage, "cliente", "c", Deed::Bind);
    stage.press(Code::Enter);
    let program = stage.id("cliente");
    stage.happens(program, Body::Died(Death::Killed(9)));
    assert_eq!((stage.model.popup.clone(), status(&stage)), (None, Some("deeds-say-dead")));
    stage.press(OPEN);
    assert_eq!((stage.model.popup.clone(), status(&stage)), (None, Some("deeds-say-dead")));
    // Another program's death changes nothing here.
    stage.focus("servidor");
    stage.press(OPEN);
    stage.happens(program, Body::Removed);
    assert!(stage.model.deeds_menu().is_some());
    let server = stage.id("servidor");
    stage.happens(server, Body::Removed);
    assert_eq!(stage.model.popup, None);
    stage.press(OPEN);
    assert_eq!((stage.model.popup.clone(), status(&stage)), (None, Some("deeds-say-no-program")));
}

#[test]
fn a_socket_that_loses_its_name_or_is_closed_is_told() {
    let mut stage = Stage::lab();
    stage.line("c = socket.socket()");
    let program = stage.id("cliente");
    go(&mut stage, "cliente", "c", Deed::Bind);
    stage.press(Code::Enter);
    let socket = stage.socket("cliente", "c");
    let close = crate::journal::call::Call {
        id: crate::journal::call::CallId(900),
        socket: Some(socket),
        fd: 3,
        operation: Operation::Close { reason: crate::journal::call::CloseReason::Called },
        began: 0,
        result: Ok(crate::journal::call::Returned::Nothing),
        names: None,
        truth: None,
    };
    stage.happens(program, Body::Call(close));
    assert_eq!(stage.model.deeds_menu().unwrap().deed(), Some(Deed::Bind));
    assert!(matches!(stage.model.deeds_menu().unwrap().level, Level::Deeds { .. }));
    assert_eq!(status(&stage), Some("deeds-why-closed"));
    stage.happens(program, Body::Unnamed { name: "c".into() });
    assert_eq!(stage.model.deeds_menu().unwrap().level, Level::Subjects { cursor: Subject::Program });
    assert_eq!(status(&stage), Some("deeds-wrong-gone"));
}

#[test]
fn an_address_that_nobody_holds_any_more_stays_and_is_told() {
    let mut stage = Stage::listening();
    stage.line("c = socket.socket()");
    go(&mut stage, "cliente", "c", Deed::Connect);
    stage.press(Code::Enter);
    let about = |stage: &Stage| stage.model.deeds_choices(FieldId::Target).first().map(|choice| choice.about.id);
    assert_eq!(about(&stage), Some("deeds-target-listens"));
    let server = stage.id("servidor");
    stage.happens(server, Body::Died(Death::Exited(0)));
    assert_eq!(about(&stage), Some("deeds-target-gone"));
    let line = stage.model.deeds_statement().unwrap().unwrap();
    assert_eq!(line, r#"c.connect(("127.0.0.1", 41000))"#);
    // Another one is typed.
    pick(&mut stage, FieldId::Target, "other");
    assert_eq!(stage.model.deeds_statement().unwrap().unwrap_err().id, "deeds-wrong-port-empty");
    until(
        &mut stage,
        Code::Down,
        "port",
        |menu| matches!(&menu.level, Level::Form { form, .. } if form.focus == FieldId::Port),
    );
    stage.type_text("70000");
    assert_eq!(stage.model.deeds_statement().unwrap().unwrap_err().id, "deeds-wrong-port");
    stage.press(Code::Backspace);
    assert_eq!(stage.model.deeds_statement().unwrap().unwrap(), r#"c.connect(("127.0.0.1", 7000))"#);
}

#[test]
fn a_busy_console_says_that_the_line_will_wait() {
    let mut stage = Stage::lab();
    stage.line("c = socket.socket()");
    stage.held = true;
    stage.line("c.close()");
    stage.press(OPEN);
    let notes: Vec<&str> = stage.model.deeds_notes().iter().map(|note| note.id).collect();
    assert_eq!(notes, ["deeds-note-busy"]);
    let program = stage.id("cliente");
    stage.happens(program, Body::Stopped(true));
    let notes: Vec<&str> = stage.model.deeds_notes().iter().map(|note| note.id).collect();
    assert_eq!(notes, ["deeds-note-stopped"]);
}

#[test]
fn where_a_server_of_ours_has_the_focus_one_is_led_to_a_console() {
    let mut stage = Stage::lab();
    stage.key(Key::function(7));
    stage.press(Code::Down);
    stage.press(Code::Enter);
    assert!(matches!(stage.model.role(stage.model.focused().unwrap().id), Some(Role::Server(ServerKind::EchoTcp))));
    stage.press(OPEN);
    assert_eq!(stage.model.deeds_statement(), None);
    stage.press(Code::Down);
    stage.press(Code::Enter);
    assert_eq!(stage.model.focused().unwrap().name, "servidor");
    assert_eq!(stage.model.deeds_menu().unwrap().deed(), Some(Deed::Socket));
}

#[test]
fn a_name_that_would_be_lost_is_told() {
    let mut stage = Stage::lab();
    stage.line("c = socket.socket()");
    go(&mut stage, "cliente", "", Deed::Socket);
    stage.press(Code::Enter);
    assert_eq!(stage.model.deeds_statement().unwrap().unwrap(), "c2 = socket.socket()");
    assert!(stage.model.deeds_notes().is_empty());
    until(&mut stage, Code::Up, "name", |menu| menu.place() == Place::DeedsField);
    stage.press(Code::Backspace);
    assert_eq!(stage.model.deeds_notes()[0].id, "deeds-note-name-taken");
}

#[test]
fn a_thousand_sockets_are_a_short_list_of_the_latest() {
    let mut stage = Stage::lab();
    for number in 0..60 {
        stage.line(&format!("c{number} = socket.socket()"));
    }
    let subjects = stage.model.deed_subjects(stage.id("cliente"));
    assert_eq!(subjects.len(), MOST_SUBJECTS + 1);
    assert_eq!(subjects[1], Subject::Socket(stage.socket("cliente", "c59")));
}

#[test]
fn what_is_pasted_into_a_field_is_one_line_of_it() {
    let mut stage = Stage::lab();
    go(&mut stage, "cliente", "", Deed::Socket);
    stage.press(Code::Enter);
    until(&mut stage, Code::Up, "name", |menu| menu.place() == Place::DeedsField);
    stage.key(Key::control('u'));
    stage.send(Msg::Paste("uno\ndos = 3\n".into()));
    assert_eq!(stage.model.deeds_statement().unwrap().unwrap(), "uno = socket.socket()");
    assert_eq!(stage.ran.len(), 0);
    // In a list nothing is typed, and nothing runs.
    until(&mut stage, Code::Down, "type", |menu| menu.place() == Place::Deeds);
    stage.send(Msg::Paste("exit()\n".into()));
    assert_eq!(stage.ran.len(), 0);
}

#[test]
fn in_a_lesson_a_line_of_the_menu_counts_as_any() {
    use crate::app::tests::prueba;
    let mut stage = prueba::saludo();
    let (program, before) = (stage.model.focused().unwrap().name.clone(), stage.ran.len());
    assert_eq!(stage.model.place(), Place::Console);
    act(&mut stage, &program, "", Deed::Socket);
    let line = stage.ran[before].1.clone();
    let name = line.split(' ').next().unwrap().to_owned();
    assert_eq!(line, format!("{name} = socket.socket()"));
    for deed in [Deed::Connect, Deed::Send, Deed::Receive] {
        act(&mut stage, &program, &name, deed);
    }
    assert_eq!(stage.model.lesson_waits(), Some(crate::app::lesson::Waits::GoOnOrStatement));
}

#[test]
fn help_opens_over_the_menu_says_what_works_there_and_gives_it_back() {
    use crate::app::actions::ActionId;
    let mut stage = Stage::lab();
    stage.line("c = socket.socket()");
    let help = |stage: &Stage| match &stage.model.popup {
        Some(Popup::Help(help)) => help.clone(),
        other => panic!("no help: {other:?}"),
    };
    go(&mut stage, "cliente", "c", Deed::Bind);
    let choose = [ActionId::DeedsChoose, ActionId::DeedsUp, ActionId::DeedsToPrompt, ActionId::DeedsBack];
    for (level, works) in [("deeds", choose), ("list", choose), ("field", choose)] {
        let before = stage.model.deeds_menu().cloned().unwrap();
        for opens in [Key::function(1), Key::alt('h')] {
            stage.key(opens);
            let told = help(&stage);
            assert_eq!(told.place, before.place(), "{level}");
            // In a form Enter runs.
            let missing = works.iter().filter(|id| !told.works.contains(id));
            let missing: Vec<&ActionId> =
                missing.filter(|id| **id != ActionId::DeedsChoose || level == "deeds").collect();
            assert!(missing.is_empty(), "{level}: {missing:?}");
            stage.press(Code::Escape);
            assert_eq!(stage.model.deeds_menu(), Some(&before), "{level}");
        }
        match level {
            "deeds" => stage.press(Code::Enter),
            _ => until(&mut stage, Code::Down, "port", |menu| menu.place() == Place::DeedsField),
        }
    }
    // What happened behind it is seen when it closes.
    stage.key(Key::function(1));
    let program = stage.id("cliente");
    stage.happens(program, Body::Died(Death::Killed(9)));
    help(&stage);
    stage.press(Code::Escape);
    assert_eq!((stage.model.popup.clone(), status(&stage)), (None, Some("deeds-say-dead")));
}
