use super::*;
use crate::app::card::{CardPage, CardPopup, Fact, ends, facts};
use crate::app::popup::Popup;
use crate::journal::event::Body;
use crate::journal::socket::{SocketId, TcpState, Truth};
use crate::journal::truth::{Details, Timer, TimerKind};

fn card(stage: &Stage) -> &CardPopup {
    match &stage.model.popup {
        Some(Popup::Card(card)) => card,
        other => panic!("{other:?}"),
    }
}

fn connected() -> Stage {
    let mut stage = Stage::lab();
    stage.focus("servidor");
    ["s = socket.socket()", "s.bind((\"127.0.0.1\", 0))", "s.listen()"].iter().for_each(|line| stage.line(line));
    stage.focus("cliente");
    ["c = socket.socket()", "c.connect((\"127.0.0.1\", 41000))"].iter().for_each(|line| stage.line(line));
    stage.focus("servidor");
    stage.line("conn, a = s.accept()");
    stage
}

#[test]
fn without_a_socket_there_is_no_card_and_its_key_says_nothing() {
    let mut stage = Stage::lab();
    stage.key(Key::alt('s'));
    assert_eq!(stage.model.popup, None);
}

#[test]
fn whoever_began_stands_at_the_left_whichever_end_is_looked_at() {
    let mut stage = connected();
    let both: [Option<SocketId>; 2] =
        [("cliente", "c"), ("servidor", "conn")].map(|(it, name)| Some(stage.socket(it, name)));
    for program in ["cliente", "servidor"] {
        stage.focus(program);
        stage.key(Key::alt('s'));
        assert_eq!(ends(&stage.model, card(&stage).socket), both, "{program}");
        assert_eq!(card(&stage).page, CardPage::States);
        stage.press(Code::Escape);
    }
    let listener = stage.socket("servidor", "s");
    assert_eq!(ends(&stage.model, listener), [Some(listener), None]);
}

#[test]
fn the_next_one_goes_round_all_sockets_of_the_screen() {
    let mut stage = connected();
    stage.key(Key::alt('s'));
    let first = card(&stage).socket;
    let mut seen = vec![first];
    loop {
        stage.press(Code::Char('n'));
        if card(&stage).socket == first {
            break;
        }
        seen.push(card(&stage).socket);
        assert!(seen.len() <= 3, "{seen:?}");
    }
    assert_eq!(seen.len(), 3);
}

#[test]
fn what_cannot_be_asked_of_a_socket_is_no_fact_of_it() {
    let stage = connected();
    let of = |program, name| facts(&stage.model, [Some(stage.socket(program, name)), None]);
    let (listener, client) = (of("servidor", "s"), of("cliente", "c"));
    assert!(listener.contains(&Fact::AcceptQueue) && !client.contains(&Fact::AcceptQueue));
    assert!(client.contains(&Fact::Rtt) && !listener.contains(&Fact::Rtt) && !listener.contains(&Fact::Sent));
    assert!(!client.contains(&Fact::PeerProcess) && !client.contains(&Fact::Drops));
}

#[test]
fn the_cursor_stays_on_a_fact() {
    let mut stage = connected();
    stage.key(Key::alt('s'));
    stage.press(Code::Tab);
    (0..100).for_each(|_| stage.press(Code::Down));
    let last = facts(&stage.model, ends(&stage.model, card(&stage).socket)).len() - 1;
    assert_eq!(card(&stage).cursor, last);
    (0..100).for_each(|_| stage.press(Code::Up));
    assert_eq!(card(&stage).cursor, 0);
}

#[test]
fn a_countdown_wakes_once_a_second_and_only_while_it_is_seen() {
    let mut stage = connected();
    stage.focus("cliente");
    let (program, socket) = (stage.id("cliente"), stage.socket("cliente", "c"));
    stage.line("c.close()");
    let due = stage.model.now + 2_500_000_000;
    let timer = Timer { kind: TimerKind::TimeWait, due, tries: 0 };
    let details = Some(Box::new(Details { timer: Some(timer), ..Details::default() }));
    let truth = Some(Truth { state: Some(TcpState::TimeWait), details, ..Truth::default() });
    stage.happens(program, Body::Sample { socket, truth });
    assert_eq!(crate::app::card::next_wake(&stage.model), None);
    stage.key(Key::alt('s'));
    assert_eq!(crate::app::card::next_wake(&stage.model), Some(due - 2_000_000_000));
    let woken = &mut stage.model;
    woken.now = due - 2_000_000_000;
    assert_eq!(crate::app::card::next_wake(woken), Some(due - 1_000_000_000));
    woken.now = due;
    assert_eq!(crate::app::card::next_wake(woken), None, "nothing to wait for");
}

#[test]
fn a_card_whose_socket_is_forgotten_closes() {
    let mut stage = connected();
    stage.key(Key::alt('s'));
    let program = stage.id("servidor");
    if let Some(Popup::Card(card)) = &mut stage.model.popup {
        card.socket = SocketId(u64::MAX);
    }
    stage.happens(program, Body::Unnamed { name: "nada".to_owned() });
    assert_eq!(stage.model.popup, None);
}
