//! What cannot be done now, with what is missing; and what can, with what should be known before.

use super::*;
use crate::journal::call::ShutdownHow;
use crate::journal::call::{Call, CallId, Operation, Returned};
use crate::journal::event::Body;

/// How a deed stands: `ready`, or the text id of its short reason or of its note.
fn standing(stage: &Stage, program: &str, name: &str, deed: Deed) -> &'static str {
    let id = stage.id(program);
    let mine = stage.model.named_sockets(id).into_iter().find(|mine| mine.name == name);
    let subject = mine.map_or(Subject::Program, |mine| Subject::Socket(mine.socket.info.id));
    let deeds = stage.model.deeds_of(id, subject);
    match deeds.into_iter().find(|(known, _)| *known == deed).map(|(_, standing)| standing) {
        Some(Standing::Ready) => "ready",
        Some(Standing::Noted(note)) => note.id,
        Some(Standing::Refused { short, .. }) => short,
        None => "absent",
    }
}

#[track_caller]
fn stands(stage: &Stage, program: &str, name: &str, expected: &[(Deed, &str)]) {
    for (deed, wanted) in expected {
        assert_eq!(standing(stage, program, name, *deed), *wanted, "{program} {name} {deed:?}");
    }
}

#[test]
fn a_new_stream_has_no_address_and_no_connection() {
    let mut stage = Stage::lab();
    stage.line("c = socket.socket()");
    let expected = [
        (Deed::Bind, "ready"),
        (Deed::Listen, "deeds-note-listen-unbound"),
        (Deed::Accept, "deeds-short-listen"),
        (Deed::Connect, "deeds-note-connect-nobody"),
        (Deed::Send, "deeds-short-connect"),
        (Deed::SendAll, "deeds-short-connect"),
        (Deed::Receive, "deeds-short-connect"),
        (Deed::ReceiveFrom, "deeds-short-connect"),
        (Deed::SendTo, "deeds-short-send"),
        (Deed::Shutdown, "deeds-short-connect"),
        (Deed::PeerName, "deeds-short-peer"),
        (Deed::LocalName, "ready"),
        (Deed::SetOption, "ready"),
        (Deed::Close, "ready"),
    ];
    stands(&stage, "cliente", "c", &expected);
    stage.line("u = socket.socket(socket.AF_UNIX)");
    stands(&stage, "cliente", "u", &[(Deed::Listen, "deeds-short-bind"), (Deed::Bind, "ready")]);
    stage.line("c.bind((\"127.0.0.1\", 0))");
    stands(&stage, "cliente", "c", &[(Deed::Bind, "deeds-short-bound"), (Deed::Listen, "ready")]);
}

#[test]
fn a_listener_takes_calls_and_is_not_talked_to() {
    let mut stage = Stage::called();
    let expected = [
        (Deed::Accept, "ready"),
        (Deed::Bind, "deeds-short-bound"),
        (Deed::Listen, "deeds-note-listen-again"),
        (Deed::Connect, "deeds-short-listening"),
        (Deed::Send, "deeds-short-listens"),
        (Deed::Receive, "deeds-short-listens"),
        (Deed::SendTo, "deeds-short-listens"),
        (Deed::Shutdown, "deeds-note-shutdown-listener"),
        (Deed::PeerName, "deeds-short-listens"),
    ];
    stands(&stage, "servidor", "s", &expected);
    stage.focus("servidor");
    stage.line("conn, direccion = s.accept()");
    stands(&stage, "servidor", "s", &[(Deed::Accept, "deeds-note-accept-waits")]);
}

#[test]
fn a_connection_reads_what_came_and_says_when_it_would_wait() {
    let mut stage = Stage::called();
    stage.focus("servidor");
    stage.line("conn, direccion = s.accept()");
    let expected = [
        (Deed::Accept, "deeds-short-connection"),
        (Deed::Bind, "deeds-short-bound"),
        (Deed::Listen, "deeds-short-connected"),
        (Deed::Connect, "deeds-short-connected"),
        (Deed::Send, "ready"),
        (Deed::Receive, "deeds-note-recv-waits-for"),
        (Deed::Shutdown, "ready"),
        (Deed::PeerName, "ready"),
    ];
    stands(&stage, "servidor", "conn", &expected);
    stage.focus("cliente");
    stage.line("c.send(b\"hola\")");
    let read = [(Deed::Receive, "ready"), (Deed::ReceiveFrom, "ready")];
    stands(&stage, "servidor", "conn", &read);
    // One says that no more comes, and the other reads that.
    let (program, socket) = (stage.id("cliente"), stage.socket("cliente", "c"));
    let call = Call {
        id: CallId(900),
        socket: Some(socket),
        fd: 3,
        operation: Operation::Shutdown { how: ShutdownHow::Write },
        began: 0,
        result: Ok(Returned::Nothing),
        names: None,
        truth: None,
    };
    stage.happens(program, Body::Call(call));
    stands(&stage, "cliente", "c", &[(Deed::Send, "deeds-note-send-finished")]);
    stage.focus("servidor");
    stage.line("conn.recv(100)");
    stands(&stage, "servidor", "conn", &[(Deed::Receive, "deeds-note-recv-end"), (Deed::Send, "ready")]);
    stage.focus("cliente");
    stage.line("c.close()");
    stands(&stage, "servidor", "conn", &[(Deed::Send, "deeds-note-send-closed")]);
    // Of a closed socket nothing is left but its name.
    let closed = Deed::SOCKET.iter().map(|deed| (*deed, "deeds-short-closed")).collect::<Vec<_>>();
    stands(&stage, "cliente", "c", &closed);
}

#[test]
fn postcards_have_no_connections() {
    let mut stage = Stage::lab();
    stage.line("u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)");
    let expected = [
        (Deed::Listen, "deeds-short-datagram"),
        (Deed::Accept, "deeds-short-datagram"),
        (Deed::Send, "deeds-short-sendto"),
        (Deed::SendTo, "ready"),
        (Deed::Connect, "deeds-note-nobody-bound"),
        (Deed::ReceiveFrom, "deeds-note-recv-unbound"),
        (Deed::Bind, "ready"),
    ];
    stands(&stage, "cliente", "u", &expected);
    stage.line("u.bind((\"127.0.0.1\", 0))");
    stands(&stage, "cliente", "u", &[(Deed::ReceiveFrom, "deeds-note-recv-waits")]);
    stage.focus("servidor");
    stage.line("v = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)");
    stage.line("v.sendto(b\"hola\", (\"127.0.0.1\", 41000))");
    stands(&stage, "cliente", "u", &[(Deed::ReceiveFrom, "ready"), (Deed::Receive, "ready")]);
    stands(&stage, "servidor", "v", &[(Deed::Bind, "deeds-short-bound"), (Deed::Connect, "ready")]);
}

#[test]
fn the_module_may_have_lost_its_name() {
    let mut stage = Stage::lab();
    let program = stage.id("cliente");
    stands(&stage, "cliente", "", &[(Deed::Import, "absent"), (Deed::Socket, "ready")]);
    let named = |type_name: &str| Body::Named { name: "socket".into(), type_name: type_name.into(), socket: None };
    stage.happens(program, named("type"));
    stands(&stage, "cliente", "", &[(Deed::Import, "ready"), (Deed::Socket, "deeds-short-import")]);
    go(&mut stage, "cliente", "", Deed::Import);
    assert_eq!(stage.model.deeds_statement(), Some(Ok("import socket".to_owned())));
    stage.press(OPEN);
    stage.happens(program, named("module"));
    stands(&stage, "cliente", "", &[(Deed::Import, "absent"), (Deed::CreateConnection, "deeds-note-connect-nobody")]);
}

#[test]
fn what_cannot_be_done_comes_last_and_says_why_on_enter() {
    let mut stage = Stage::called();
    go(&mut stage, "servidor", "s", Deed::Send);
    assert_eq!(stage.model.deeds_statement(), None);
    let before = stage.ran.len();
    stage.press(Code::Tab);
    stage.press(Code::Enter);
    let status = stage.model.status.clone().unwrap();
    assert_eq!((status.text.id, status.is_problem), ("deeds-why-listens", true));
    assert_eq!((stage.ran.len(), stage.model.deeds_menu().unwrap().deed()), (before, Some(Deed::Send)));
    let deeds = stage.model.deeds_of(stage.id("servidor"), stage.model.deeds_menu().unwrap().subject().unwrap());
    let first_refused = deeds.iter().position(|(_, standing)| standing.is_refused()).unwrap();
    assert!(deeds[first_refused..].iter().all(|(_, standing)| standing.is_refused()));
    assert_eq!(deeds.len(), Deed::SOCKET.len());
}

#[test]
fn on_a_connection_recvfrom_comes_after_the_usual_and_says_that_recv_is_enough() {
    let mut stage = Stage::called();
    let deeds = |stage: &Stage, program: &str, name: &str| {
        let id = Subject::Socket(stage.socket(program, name));
        stage.model.deeds_of(stage.id(program), id)
    };
    let all = deeds(&stage, "cliente", "c");
    let can: Vec<Deed> = all.iter().filter(|(_, it)| !it.is_refused()).map(|(deed, _)| *deed).collect();
    assert_eq!(can.last(), Some(&Deed::ReceiveFrom), "{can:?}");
    assert!(all.iter().any(|(deed, standing)| *deed == Deed::SendTo && standing.is_refused()));
    go(&mut stage, "cliente", "c", Deed::ReceiveFrom);
    let notes: Vec<&str> = stage.model.deeds_notes().iter().map(|note| note.id).collect();
    assert_eq!(notes, ["deeds-note-recvfrom-stream", "deeds-note-recv-waits"]);
    // Of a datagram, who sent it is worth knowing.
    stage.press(OPEN);
    stage.line("u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)");
    let all: Vec<Deed> = deeds(&stage, "cliente", "u").iter().map(|(deed, _)| *deed).collect();
    let place = |wanted: Deed| all.iter().position(|deed| *deed == wanted);
    assert!(place(Deed::ReceiveFrom) < place(Deed::Close), "{all:?}");
}
