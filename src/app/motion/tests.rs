use super::meter::MOST_TRANSFERS;
use super::*;
use crate::app::effect::Effect;
use crate::app::keys::{Code, Key};
use crate::app::message::Msg;
use crate::app::stage::Stage;
use crate::app::update::update;
use crate::journal::call::{Call, CallId, Operation, Returned, Summary};
use crate::journal::event::StatementId;
use crate::journal::socket::SocketId;

/// A client connected to a server at its prompt, which has accepted.
fn connected() -> Stage {
    let mut stage = Stage::connected();
    stage.focus("cliente");
    stage
}

fn send(time: u64, program: ProgramId, socket: SocketId, bytes: &[u8]) -> Event {
    let returned = Returned::Moved { payload: Payload::of(bytes), peer: None, truncated: false };
    let call = Call {
        id: CallId(time),
        socket: Some(socket),
        fd: 3,
        operation: Operation::Send { asked: bytes.len() as u64, flags: 0 },
        began: time,
        result: Ok(returned),
        names: None,
        truth: None,
    };
    Event { time, program, sequence: time, late: false, body: Body::Call(call) }
}

fn air(stage: &Stage) -> Vec<(Leg, u64, u64)> {
    stage.model.flights.air.iter().map(|flight| (flight.leg, flight.begins, flight.ends())).collect()
}

#[test]
fn a_send_is_in_the_receivers_kernel_within_400_milliseconds_and_a_recv_lifts_it() {
    let mut stage = connected();
    stage.effects.clear();
    stage.line("c.send(b\"hola\")");
    let now = stage.model.now;
    let flight = stage.model.flights.air[0].clone();
    assert_eq!((flight.leg, &*flight.load, flight.bytes, flight.transfers), (Leg::Crossing, &b"hola"[..], 4, 1));
    assert_eq!((flight.from, flight.to), (Some(stage.id("cliente")), Some(stage.id("servidor"))));
    assert!(flight.begins <= now && flight.takes() <= 400 * MILLISECOND && LIFT <= 100 * MILLISECOND);
    assert_eq!(flight.progress(flight.begins), Some(0));
    assert_eq!(flight.progress(flight.ends() - 1), Some(999));
    assert_eq!((flight.progress(flight.ends()), flight.progress(flight.begins - 1)), (None, None));
    // The truth did not wait.
    let travel = &stage.model.projections().travel;
    let Way::Ribbon(ribbon) = &travel.conversations[0].ways[0] else { panic!() };
    assert_eq!((ribbon.sent, ribbon.read), (4, 0));
    stage.wait(1);
    assert_eq!(air(&stage), []);
    stage.focus("servidor");
    stage.line("conn.recv(100)");
    assert_eq!(stage.model.flights.air[0].leg, Leg::Lift);
    assert_eq!(stage.model.flights.air.len(), 1);
}

#[test]
fn what_has_not_landed_is_known_by_its_place() {
    let mut stage = connected();
    stage.line("c.send(b\"hola\")");
    stage.wait(1);
    stage.line("c.send(b\"mundo\")");
    let now = stage.model.now;
    let flight = stage.model.flights.air[0].clone();
    assert_eq!((flight.first, flight.bytes), (4, 5), "the first has landed");
    let from = |now| stage.model.flights.flying_from(flight.conversation, flight.way, now);
    assert_eq!((from(now), from(flight.ends() - 1), from(flight.ends())), (Some(4), Some(4), None));
    assert_eq!(stage.model.flights.flying_from(flight.conversation, 1 - flight.way, now), None);
}

#[test]
fn an_answer_waits_for_its_question_and_nothing_waits_for_ever() {
    let mut stage = Stage::lab();
    [Code::Function(7), Code::Down, Code::Enter].into_iter().for_each(|code| stage.press(code));
    stage.focus("cliente");
    stage.line("c = socket.socket()");
    stage.line("c.connect((\"127.0.0.1\", 41000))");
    stage.line("c.send(b\"hola\")");
    let began = stage.model.flights.air[0].begins;
    let flights = air(&stage);
    assert_eq!(flights.iter().map(|(leg, ..)| *leg).collect::<Vec<_>>(), [Leg::Crossing, Leg::Lift, Leg::Crossing]);
    for pair in flights.windows(2) {
        assert_eq!(pair[0].2, pair[1].1, "each begins where the one before ends");
    }
    assert!(flights[1].2 - began <= 500 * MILLISECOND + MILLISECOND, "from program to program");
    assert!(flights[2].2 - began <= 900 * MILLISECOND);
}

#[test]
fn a_key_ends_all_flights_and_so_does_a_paste() {
    let mut stage = connected();
    stage.line("c.send(b\"hola\")");
    assert_eq!(air(&stage).len(), 1);
    stage.effects.clear();
    stage.type_text("x");
    assert_eq!(air(&stage), []);
    assert!(stage.effects.contains(&Effect::NoWake));
    stage.press(Code::Backspace);
    stage.line("c.send(b\"hola\")");
    stage.send(Msg::Paste("y".to_owned()));
    assert_eq!(air(&stage), []);
}

#[test]
fn nothing_wakes_where_nothing_flies() {
    let mut stage = connected();
    let wakes = |effects: &[Effect]| effects.iter().filter(|effect| matches!(effect, Effect::WakeAt(_))).count();
    assert_eq!((stage.model.wake, wakes(&stage.effects)), (None, 0));
    stage.line("c.send(b\"hola\")");
    let wake = stage.model.wake.unwrap();
    assert!(wake > stage.model.now && wake <= stage.model.now + PICTURE);
    // Picture after picture, and then none.
    let mut pictures = 0;
    while let Some(wake) = stage.model.wake {
        assert!(wake > stage.model.now);
        update(&mut stage.model, Msg::Time(wake));
        pictures += 1;
        assert!(pictures < 40);
    }
    assert!((12..=14).contains(&pictures), "{pictures} pictures in 400 ms");
    assert_eq!(air(&stage), []);
}

#[test]
fn without_motion_there_are_no_flights_and_the_key_says_so() {
    let mut stage = connected();
    stage.effects.clear();
    stage.key(Key::alt('v'));
    assert!(!stage.model.motion);
    assert_eq!(stage.effects, [Effect::SaveMotion(false)]);
    assert_eq!(stage.model.status.as_ref().unwrap().text.id, "motion-status-off");
    stage.line("c.send(b\"hola\")");
    assert_eq!((air(&stage), stage.model.wake), (Vec::new(), None));
    stage.key(Key::alt('v'));
    assert_eq!(stage.model.status.as_ref().unwrap().text.id, "motion-status-on");
    stage.line("c.send(b\"hola\")");
    assert_eq!(air(&stage).len(), 1);
    stage.key(Key::alt('v'));
    assert_eq!(air(&stage), []);
}

#[test]
fn nothing_flies_under_a_menu_or_where_no_program_is_seen() {
    let mut stage = connected();
    let (client, socket) = (stage.id("cliente"), stage.socket("cliente", "c"));
    stage.press(Code::Function(7));
    let moves = |stage: &mut Stage| {
        let time = stage.model.now + MILLISECOND;
        stage.send(Msg::Events(vec![send(time, client, socket, b"x")]));
        air(stage).len()
    };
    assert_eq!(moves(&mut stage), 0);
    stage.press(Code::Escape);
    assert_eq!(moves(&mut stage), 1);
    stage.press(Code::Escape);
    assert_eq!(moves(&mut stage), 0);
}

#[test]
fn several_follow_one_another_and_more_join_the_last() {
    let mut stage = connected();
    let (client, socket) = (stage.id("cliente"), stage.socket("cliente", "c"));
    let time = stage.model.now;
    let events = (1..=20).map(|number| send(time + number, client, socket, &[b'a' + number as u8])).collect();
    stage.send(Msg::Events(events));
    let flights = &stage.model.flights.air;
    assert_eq!(flights.iter().map(|flight| flight.transfers).collect::<Vec<_>>(), [1, 1, 18]);
    assert_eq!(flights.iter().map(|flight| flight.bytes).sum::<u64>(), 20);
    assert_eq!(flights[2].load, b"u");
    for pair in flights.windows(2) {
        assert!(pair[1].begins >= pair[0].begins + STAGGER);
    }
    assert!(flights[2].ends() <= time + 800 * MILLISECOND);
}

#[test]
fn a_flood_is_a_rate_while_it_lasts_and_for_a_second_after() {
    let mut stage = connected();
    let (client, socket) = (stage.id("cliente"), stage.socket("cliente", "c"));
    let time = stage.model.now;
    let events = (1..=2 * MOST_TRANSFERS).map(|number| send(time + number * MILLISECOND, client, socket, &[0; 100]));
    stage.send(Msg::Events(events.collect()));
    assert_eq!(air(&stage), []);
    let travel = &stage.model.projections().travel;
    let number = travel.number_of(&travel.conversations[0]).unwrap();
    let rate = |stage: &Stage| stage.model.flights.rate(number, 0, stage.model.now);
    assert_eq!(rate(&stage), Some(Rate { now: 16_000, peak: 16_000 }));
    assert_eq!(stage.model.flights.rate(number, 1, stage.model.now), None);
    let last = stage.model.now;
    let mut looks = 0;
    while let Some(wake) = stage.model.wake {
        update(&mut stage.model, Msg::Time(wake));
        looks += 1;
        assert!(looks < 20);
    }
    assert!(stage.model.now - last <= meter::OVER + FIGURE);
    assert_eq!(rate(&stage), None);
    // A run that was summarised is one too; a key does not end what is no flight.
    let summary = Summary {
        socket,
        fd: 3,
        direction: Direction::Out,
        calls: 5000,
        payload: Payload::of(&[1; 5000]),
        began: last,
    };
    let event =
        Event { time: stage.model.now, program: client, sequence: 1, late: false, body: Body::Summary(summary) };
    stage.send(Msg::Events(vec![event]));
    stage.type_text("x");
    assert_eq!(rate(&stage).map(|rate| rate.now), Some(10_000));
}

#[test]
fn in_a_flood_what_to_try_next_holds_still_until_its_figures_change() {
    let mut stage = connected();
    let (client, socket) = (stage.id("cliente"), stage.socket("cliente", "c"));
    let before = stage.model.suggestions.clone();
    let began = stage.model.now;
    let mut time = began;
    let mut flood = |stage: &mut Stage| {
        let events = (0..=MOST_TRANSFERS).map(|_| {
            time += MILLISECOND / 2;
            send(time, client, socket, &[0; 100])
        });
        stage.send(Msg::Events(events.collect()));
    };
    flood(&mut stage);
    assert_eq!(stage.model.suggestions, before);
    let wake = stage.model.wake.unwrap();
    assert!(wake <= stage.model.now + FIGURE);
    update(&mut stage.model, Msg::Time(wake));
    assert_ne!(stage.model.suggestions, before, "the server has bytes to read");
    let then = stage.model.suggestions.clone();
    // Whatever else happens is looked at at once.
    flood(&mut stage);
    let statement = StatementId(77);
    let body = Body::StatementStarted { statement, source: "conn.recv(1)".to_owned() };
    stage.happens(stage.id("servidor"), body);
    assert_ne!(stage.model.suggestions, then, "the server is busy");
}

#[test]
fn a_million_transfers_are_bounded_in_memory() {
    let mut stage = connected();
    let (client, socket) = (stage.id("cliente"), stage.socket("cliente", "c"));
    let travel = stage.model.projections().travel.clone();
    let number = travel.number_of(&travel.conversations[0]).unwrap();
    let mut flights = Flights::default();
    let mut wide = 0;
    for event in 0..1_000_000u64 {
        let transfer = Transfer::of(&send(event * 10_000 + MILLISECOND, client, socket, b"x")).unwrap();
        flights.take(&transfer, Moved { conversation: number + event % 300, way: 0 }, &travel, true);
        wide = wide.max(flights.air.len());
    }
    assert!(wide <= MOST);
    assert_eq!(stage.model.flights.air.len(), 0);
    stage.model.flights = flights;
    stage.wait(60);
    assert_eq!((air(&stage), stage.model.wake), (Vec::new(), None));
}

#[test]
fn what_came_late_is_over_at_the_first_look() {
    let mut stage = connected();
    let (client, socket) = (stage.id("cliente"), stage.socket("cliente", "c"));
    let time = stage.model.now;
    stage.wait(5);
    stage.send(Msg::Events(vec![send(time + 1, client, socket, b"x")]));
    assert_eq!(stage.model.flights.in_air(stage.model.now).count(), 0);
    assert_eq!(stage.model.wake, None);
}

#[test]
fn the_first_byte_goes_there_and_back_and_then_nothing_moves() {
    let mut stage = Stage::home();
    stage.press(Code::Char(' '));
    assert!(stage.model.flights.first_byte(stage.model.now).is_some());
    let began = stage.model.now;
    while let Some(wake) = stage.model.wake {
        update(&mut stage.model, Msg::Time(wake));
    }
    assert!(stage.model.now - began <= FIRST_BYTE + PICTURE);
    assert_eq!(stage.model.flights.first_byte(stage.model.now), None);
    stage.wait(1);
    stage.press(Code::Char(' '));
    assert!(stage.model.flights.first_byte(stage.model.now).is_some());
    stage.press(Code::Down);
    assert_eq!(stage.model.flights.first_byte(stage.model.now), None);
    stage.key(Key::alt('v'));
    stage.press(Code::Char(' '));
    assert_eq!(stage.model.wake, None);
}
