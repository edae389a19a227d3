use super::*;
use crate::journal::call::{Failure, Returned};
use crate::journal::event::Body;
use crate::journal::payload::Payload;
use crate::journal::projections::calls::CALLS;

/// Three sends; the server takes four bytes and then the rest.
pub(super) fn pieces() -> Stage {
    let mut stage = Stage::lab();
    stage.focus("servidor");
    (0..3).for_each(|_| stage.press(Code::Enter));
    stage.focus("cliente");
    (0..2).for_each(|_| stage.press(Code::Enter));
    for text in ["AAA", "BBB", "CCC"] {
        stage.line(&format!("c.send(b\"{text}\")"));
    }
    stage.focus("servidor");
    for line in ["conn, a = s.accept()", "conn.recv(4)", "conn.recv(100)"] {
        stage.line(line);
    }
    stage.key(Key::function(10));
    stage
}

/// The chosen call: its name, and which of those of that name it is.
fn chosen(stage: &Stage) -> (&str, usize) {
    let line = &stage.model.cursor.as_ref().unwrap().line;
    let same = stage.model.calls().filter(|other| other.name == line.name && other.first < line.first);
    (line.name.as_str(), same.count())
}

/// Whether the keys that jump do anything, to the left and to the right.
fn leads(stage: &Stage) -> [bool; 2] {
    [ActionId::EventCause, ActionId::EventConsequence].map(|id| action(id).unwrap().available(&stage.model))
}

#[test]
fn a_key_leads_to_the_cause_and_another_back() {
    let mut stage = pieces();
    assert_eq!((chosen(&stage), leads(&stage)), (("recv", 1), [true, false]));
    stage.press(Code::Left);
    assert_eq!(chosen(&stage), ("send", 1));
    stage.press(Code::Right);
    assert_eq!(chosen(&stage), ("recv", 1), "back where it came from, not to the first of both");
    stage.press(Code::Left);
    stage.press(Code::Left);
    assert_eq!(chosen(&stage), ("send", 2), "a send has no cause: the next one of that recv");
    assert_eq!(leads(&stage), [false, true]);
    stage.press(Code::Left);
    assert_eq!(chosen(&stage), ("send", 2));
    stage.press(Code::Right);
    assert_eq!(chosen(&stage), ("recv", 1));
}

#[test]
fn from_a_send_that_two_recvs_took_both_are_reached() {
    let mut stage = pieces();
    stage.press(Code::Left);
    stage.press(Code::Up);
    stage.press(Code::Down);
    assert_eq!((chosen(&stage), leads(&stage)), (("send", 1), [false, true]));
    stage.press(Code::Right);
    assert_eq!(chosen(&stage), ("recv", 0));
    stage.press(Code::Right);
    assert_eq!((chosen(&stage), leads(&stage)), (("recv", 1), [true, false]));
    stage.press(Code::Left);
    assert_eq!(chosen(&stage), ("send", 1));
}

#[test]
fn from_a_connect_to_its_accept_and_from_a_close_to_the_end_that_was_read() {
    let mut stage = pieces();
    while chosen(&stage).0 != "connect" {
        stage.press(Code::Up);
    }
    stage.press(Code::Right);
    assert_eq!(chosen(&stage).0, "accept");
    stage.press(Code::Left);
    assert_eq!(chosen(&stage).0, "connect");
    stage.press(Code::Escape);
    stage.focus("cliente");
    stage.line("c.close()");
    stage.focus("servidor");
    stage.line("conn.recv(100)");
    stage.key(Key::function(10));
    stage.press(Code::Left);
    assert_eq!(chosen(&stage).0, "close");
    stage.press(Code::Right);
    assert_eq!(chosen(&stage), ("recv", 2));
}

#[test]
fn what_comes_later_is_seen_from_the_call_that_is_chosen() {
    let mut stage = pieces();
    let (program, socket) = (stage.id("cliente"), stage.socket("cliente", "c"));
    let tell = |stage: &mut Stage, program, socket, id, operation, result| {
        let began = 2_000_000_000;
        let id = crate::journal::call::CallId(id);
        let call = crate::journal::call::Call {
            id,
            socket: Some(socket),
            fd: 3,
            operation,
            began,
            result,
            names: None,
            truth: None,
        };
        stage.happens(program, Body::Call(call));
    };
    let moved = || Ok(Returned::Moved { payload: Payload::of(b"DDD"), peer: None, truncated: false });
    tell(&mut stage, program, socket, 900, Operation::Send { asked: 3, flags: 0 }, moved());
    stage.press(Code::End);
    assert_eq!((chosen(&stage), leads(&stage)), (("send", 3), [false, false]));
    let (server, accepted) = (stage.id("servidor"), stage.socket("servidor", "conn"));
    let receive = Operation::Receive { size: 9, flags: 0, into_buffer: false };
    tell(&mut stage, server, accepted, 900, receive, moved());
    assert_eq!((chosen(&stage), leads(&stage)), (("send", 3), [false, true]));
    stage.press(Code::Right);
    // The log forgets the send: there is nothing to jump to, and that is not pretended.
    for number in 0..CALLS as u64 - 1 {
        tell(&mut stage, server, accepted, 1000 + number, Operation::LocalName, Err(Failure::OnlyLoopback));
    }
    assert_eq!((chosen(&stage).0, leads(&stage)), ("recv", [false, false]));
    stage.press(Code::Left);
    assert_eq!(chosen(&stage).0, "recv");
}

#[test]
fn a_click_on_a_byte_whose_send_is_forgotten_chooses_the_recv_that_took_it() {
    use crate::app::mouse::{Click, Target};
    use crate::app::pointer::Gesture;
    let mut stage = pieces();
    let (server, accepted) = (stage.id("servidor"), stage.socket("servidor", "conn"));
    let sender = stage.socket("cliente", "c");
    stage.key(Key::function(12));
    stage.send(Msg::Mouse(Click { what: Target::Byte(sender, 4), gesture: Gesture::Press }));
    assert_eq!(chosen(&stage), ("send", 1));
    let remembered = stage.model.calls().skip_while(|line| line.name != "accept").count();
    for number in 0..(CALLS - remembered) as u64 {
        let call = crate::journal::call::Call {
            id: crate::journal::call::CallId(1000 + number),
            socket: Some(accepted),
            fd: 3,
            operation: Operation::LocalName,
            began: 1,
            result: Err(Failure::OnlyLoopback),
            names: None,
            truth: None,
        };
        stage.happens(server, Body::Call(call));
    }
    stage.send(Msg::Mouse(Click { what: Target::Byte(sender, 4), gesture: Gesture::Press }));
    assert_eq!(chosen(&stage), ("recv", 1));
}
