use super::*;
use crate::journal::socket::SocketId;

#[test]
fn a_blocked_call_shows_a_clock_and_after_three_seconds_who_can_wake_it() {
    let mut stage = Stage::lab();
    stage.focus("servidor");
    (0..3).for_each(|_| stage.press(Code::Enter));
    stage.effects.clear();
    let (servidor, listener) = (stage.id("servidor"), stage.socket("servidor", "s"));
    stage.blocks("servidor", Operation::Accept, Some(listener));
    let began = stage.model.program(servidor).unwrap().blocked.as_ref().unwrap().began;
    assert_eq!(stage.effects, [Effect::WakeAt(began + 1_000_000_000)]);
    stage.wait(1);
    stage.wait(1);
    assert_eq!(stage.model.wait(servidor).unwrap().seconds, 2);
    assert_eq!(stage.model.wait(servidor).unwrap().who, None);
    stage.wait(1);
    let wait = stage.model.wait(servidor).unwrap();
    let who = wait.who.unwrap();
    assert_eq!(
        (who.id, who.variable("address"), who.variable("call")),
        ("app-wait-accept", Some(":41000"), Some("accept"))
    );
    assert_eq!(wait.waker, Some(stage.id("cliente")));
    assert_eq!(wait.clock.variable("seconds"), Some("3"));
    // After a minute the clock stands, and nothing is asked to wake us.
    stage.effects.clear();
    stage.wait(56);
    assert_eq!(stage.effects, [Effect::WakeAt(began + 60_000_000_000)]);
    stage.effects.clear();
    stage.wait(1);
    assert_eq!(stage.effects, []);
    assert_eq!(stage.model.wait(servidor).unwrap().clock.id, "app-wait-minute");
}

#[test]
fn a_clock_that_ends_early_wakes_nobody() {
    let mut stage = Stage::lab();
    stage.blocks("cliente", Operation::Sleep { seconds: 2.0 }, None);
    let cliente = stage.id("cliente");
    stage.wait(3);
    assert_eq!(stage.model.wait(cliente).unwrap().who.unwrap().id, "app-wait-sleep");
    stage.effects.clear();
    stage.happens(cliente, crate::journal::event::Body::Died(crate::journal::event::Death::Exited(0)));
    assert_eq!(stage.effects, [Effect::NoWake]);
    assert_eq!(stage.model.wait(cliente), None);
}

#[test]
fn a_server_of_ours_that_waits_shows_no_clock() {
    let mut stage = Stage::lab();
    [Code::Function(7), Code::Down, Code::Enter].into_iter().for_each(|code| stage.press(code));
    stage.effects.clear();
    stage.blocks("eco", Operation::Accept, None);
    assert_eq!(stage.effects, []);
    assert_eq!(stage.model.wait(stage.id("eco")), None);
}

#[test]
fn a_reader_waits_for_whoever_holds_the_other_end() {
    let mut stage = Stage::lab();
    (0..7).for_each(|_| stage.press(Code::Enter));
    assert_eq!(stage.ran.last().unwrap().1, r#"c.connect(("127.0.0.1", 41001))"#);
    let receive = || Operation::Receive { size: 100, flags: 0, into_buffer: false };
    let (cliente, servidor, c) = (stage.id("cliente"), stage.id("servidor"), stage.socket("cliente", "c"));
    stage.blocks("cliente", receive(), Some(c));
    stage.wait(3);
    let wait = stage.model.wait(cliente).unwrap();
    assert_eq!((wait.who.unwrap().id, wait.waker), ("app-wait-not-accepted", Some(servidor)));
    stage.focus("servidor");
    stage.line("conn, direccion = s.accept()");
    let wait = stage.model.wait(cliente).unwrap();
    let who = wait.who.unwrap();
    assert_eq!((who.id, who.variable("program"), wait.waker), ("app-wait-receive", Some("servidor"), Some(servidor)));
    stage.happens(servidor, crate::journal::event::Body::Stopped(true));
    assert_eq!(stage.model.wait(cliente).unwrap().who.unwrap().id, "app-wait-stopped");
}

/// `cliente` connected to `eco`: the two sockets.
fn talks_to_echo(stage: &mut Stage) -> (SocketId, SocketId) {
    [Code::Function(7), Code::Down, Code::Enter].into_iter().for_each(|code| stage.press(code));
    stage.focus("cliente");
    (0..4).for_each(|_| stage.press(Code::Enter));
    let c = stage.socket("cliente", "c");
    (c, stage.model.projections().sockets.get(c).unwrap().other_end.unwrap())
}

/// `cliente` sends more than anybody has room for, and waits in that.
fn floods(stage: &mut Stage, c: SocketId) {
    stage.focus("cliente");
    stage.type_text("c.sendall(b'x' * 20000000)");
    stage.held = true;
    stage.press(Code::Enter);
    stage.blocks("cliente", Operation::SendAll { asked: 20_000_000, flags: 0 }, Some(c));
}

/// What is grey is run until `servidor` is to run this.
fn until_grey(stage: &mut Stage, wanted: &str) {
    while stage.grey("servidor").is_none_or(|line| !line.ends_with(wanted)) {
        assert!(stage.ran.len() < 12, "{:?}", stage.ran);
        stage.press(Code::Enter);
    }
}

#[test]
fn two_that_send_and_do_not_read_are_told_to_wait_for_each_other() {
    let mut stage = Stage::lab();
    let (c, conn) = talks_to_echo(&mut stage);
    let (cliente, eco) = (stage.id("cliente"), stage.id("eco"));
    floods(&mut stage, c);
    // The server reads as far as anybody knows: it is only asked to.
    assert_eq!(stage.model.server_jam(eco), None);
    assert_eq!(stage.said(), ["app-next-jam", "app-next-jam-interrupt"]);
    let now = &stage.model.suggestions.next[0];
    assert_eq!(
        (now.variable("call"), now.variable("program"), now.variable("reader")),
        (Some("sendall"), Some("cliente"), Some("eco"))
    );
    stage.blocks("eco", Operation::Send { asked: 16_384, flags: 0 }, Some(conn));
    assert_eq!(stage.said(), ["app-next-jam-both", "app-next-jam-interrupt"]);
    let jam = stage.model.server_jam(eco).unwrap();
    assert_eq!((jam.id, jam.variable("program")), ("app-server-waits-send", Some("cliente")));
    stage.wait(3);
    let who = stage.model.wait(cliente).unwrap().who.unwrap();
    assert_eq!(who.id, "app-wait-send-both");
    assert_eq!(
        ["call", "program", "back", "me"].map(|name| who.variable(name)),
        [Some("sendall"), Some("eco"), Some("send"), Some("cliente")]
    );
    // The server's side says the same of it.
    stage.focus("eco");
    assert_eq!(stage.said(), ["app-next-jam-both"]);
}

#[test]
fn a_send_to_whom_nobody_accepted_leads_to_who_listens() {
    let mut stage = Stage::lab();
    until_grey(&mut stage, ".accept()");
    let c = stage.socket("cliente", "c");
    floods(&mut stage, c);
    assert_eq!(stage.said(), ["app-next-jam", "app-next-go"]);
    assert_eq!(stage.model.suggestions.next[0].variable("reader"), Some("servidor"));
    assert_eq!(stage.model.suggestions.next[1].variable("line"), Some("conn, direccion = s.accept()"));
}

#[test]
fn a_send_without_room_leads_to_whoever_can_read() {
    let mut stage = Stage::lab();
    until_grey(&mut stage, "conn.recv(100)");
    let c = stage.socket("cliente", "c");
    floods(&mut stage, c);
    assert_eq!(stage.said(), ["app-next-jam", "app-next-go"]);
    assert_eq!(stage.model.suggestions.next[0].variable("reader"), Some("servidor"));
    assert_eq!(stage.model.suggestions.next[1].variable("line"), Some("conn.recv(100)"));
    assert_eq!(stage.model.go().unwrap().program, stage.id("servidor"));
}

#[test]
fn nothing_that_stands_open_wakes_an_idle_screen() {
    for key in [Key::alt('s'), Key::function(10), Key::alt('x'), Key::alt('u'), Key::function(4), Key::function(1)] {
        let mut stage = Stage::connected();
        stage.focus("cliente");
        stage.line("c.send(b\"hola\")");
        stage.wait(60);
        stage.key(key);
        assert!(stage.model.popup.is_some() || stage.model.cursor.is_some(), "{key:?} opens nothing");
        stage.wait(60);
        stage.effects.clear();
        stage.wait(60);
        assert_eq!((stage.model.wake, &stage.effects), (None, &Vec::new()), "{key:?}");
    }
}

#[test]
fn a_statement_that_runs_for_a_second_is_said_to_run_and_wakes_us_once() {
    let mut stage = Stage::lab();
    let cliente = stage.id("cliente");
    let source = "while True: pass".to_owned();
    stage.effects.clear();
    let statement = crate::journal::event::StatementId(9);
    stage.happens(cliente, crate::journal::event::Body::StatementStarted { statement, source });
    let began = stage.model.program(cliente).unwrap().running_since;
    assert_eq!(stage.effects, [Effect::WakeAt(began + 1_000_000_000)]);
    assert!(!stage.model.runs_long(cliente));
    stage.wait(1);
    assert!(stage.model.runs_long(cliente));
    // Nothing about it changes from then on.
    assert_eq!(stage.model.next_wake(), None);
    stage.blocks("cliente", Operation::Sleep { seconds: 9.0 }, None);
    assert!(!stage.model.runs_long(cliente));
}
