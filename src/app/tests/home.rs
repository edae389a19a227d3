use super::*;
use crate::journal::event::{Body, Death};
use crate::lab::order::Problem;

fn ran(stage: &Stage) -> Vec<&str> {
    stage.ran.iter().map(|(_, line)| line.as_str()).collect()
}

#[test]
fn a_byte_crosses_by_itself_and_is_measured() {
    let stage = Stage::home();
    assert_eq!(
        ran(&stage),
        ["c = socket.socket()", r#"c.connect(("127.0.0.1", 41000))"#, r#"c.send(b"hola"), c.recv(100)"#]
    );
    let crossing = stage.model.home.probe.last.clone().unwrap();
    assert_eq!((crossing.client.pid, crossing.server.pid), (4001, 4002));
    assert_eq!(crossing.client.address.unwrap().port(), Some(41001));
    assert_eq!(crossing.server.address.unwrap().port(), Some(41000));
    assert_eq!((crossing.sent.head.as_slice(), crossing.received.head.as_slice()), (&b"hola"[..], &b"hola"[..]));
    // On the stage a call ends a microsecond after the one before: send, the server's three, recv.
    assert!(crossing.took >= 1_000 && crossing.took < 20_000, "{}", crossing.took);
    assert!(!stage.model.home.probe.is_busy());
}

#[test]
fn space_sends_another_over_the_same_connection() {
    let mut stage = Stage::home();
    stage.key(Key::char(' '));
    assert_eq!(ran(&stage)[3..], [r#"c.send(b"hola"), c.recv(100)"#]);
}

#[test]
fn space_while_a_byte_is_on_its_way_is_not_lost() {
    let mut stage = Stage::home();
    stage.held = true;
    stage.key(Key::char(' '));
    stage.key(Key::char(' '));
    assert!(stage.model.home.probe.is_busy());
    stage.held = false;
    stage.work();
    assert_eq!(ran(&stage).len(), 5);
}

#[test]
fn the_lab_is_entered_clean_and_kept_on_the_way_back() {
    let mut stage = Stage::home();
    let probe = stage.model.home.probe.programs().unwrap();
    orders(&mut stage);
    stage.press(Code::Enter);
    let removed = [probe.client, probe.server].map(|program| Order::Remove { program });
    assert_eq!(orders(&mut stage)[..2], removed);
    assert_eq!(stage.model.lab.names(), ["cliente", "servidor"]);
    assert_eq!(stage.model.focused().unwrap().name, "cliente");
    stage.type_text("c = 1");
    stage.press(Code::Escape);
    assert_eq!(stage.model.screen, Screen::Home);
    assert!(stage.model.home.probe.last.is_some());
    assert_eq!(orders(&mut stage), []);
    // A byte needs its two programs again, beside those of the lab.
    stage.key(Key::char(' '));
    assert_eq!(stage.model.home.probe.problem, None);
    assert!(!stage.model.home.probe.is_busy());
    stage.key(Key::char('L'));
    assert_eq!(stage.model.console().unwrap().editor.text(), "c = 1");
    assert_eq!(stage.model.lab.participants.len(), 2);
}

#[test]
fn why_no_byte_crossed_is_said_and_space_tries_again() {
    let mut stage = Stage::home();
    let server = stage.model.home.probe.programs().unwrap().server;
    stage.happens(server, Body::Died(Death::Killed(9)));
    assert_eq!(stage.model.home.probe.problem.as_ref().unwrap().id, "app-home-died");
    assert!(stage.model.home.probe.last.is_some());
    stage.key(Key::char(' '));
    assert_eq!(stage.model.home.probe.problem, None);
    let program = stage.model.home.probe.programs().unwrap().server;
    let problem = Problem::CannotListen { errno: 98, address: None };
    stage.send(Msg::Notice(Notice::Failed { program, problem }));
    assert_eq!(stage.model.home.probe.problem.as_ref().unwrap().id, "app-problem-cannot-listen");
    assert_eq!(stage.model.status, None);
}
