use proptest::prelude::*;

use super::*;
use crate::journal::call::{Failure, Operation, Returned, ShutdownHow, Summary};
use crate::journal::event::{Body, Death, Event, ProgramId, Role};
use crate::journal::payload::Payload;
use crate::journal::projections::calls::CALLS;
use crate::journal::scene::{Held, Scene, loopback, moved};
use crate::journal::socket::Family;

const CLIENT: ProgramId = ProgramId(1);
const SERVER: ProgramId = ProgramId(2);

fn fold(events: &[Event]) -> Projections {
    let mut all = Projections::default();
    events.iter().for_each(|event| all.fold(event));
    all
}

fn tcp(scene: &mut Scene) -> (Held, Held) {
    let listener = scene.listener(SERVER, Family::INET, Kind::STREAM, loopback(4000));
    scene.connection(CLIENT, &listener)
}

/// What the nth remembered call of a name has to do with others.
fn of(all: &Projections, name: &str, nth: usize) -> Related {
    related(all, all.calls.lines.iter().filter(|line| line.name == name).nth(nth).unwrap())
}

/// Links as the name of the call, its number among those of that name, and how many bytes.
fn told(all: &Projections, links: &[Link]) -> Vec<(String, usize, u64)> {
    let tell = |link: &Link| {
        let line = all.calls.lines.iter().find(|line| line.first == link.call).unwrap();
        let before = all.calls.lines.iter().filter(|other| other.name == line.name && other.first < line.first);
        (line.name.clone(), before.count(), link.bytes.map_or(0, |(from, to)| to - from))
    };
    links.iter().map(tell).collect()
}

fn links(all: &[(&str, usize, u64)]) -> Vec<(String, usize, u64)> {
    all.iter().map(|(name, place, bytes)| ((*name).to_owned(), *place, *bytes)).collect()
}

fn consequences(all: &Projections, name: &str, nth: usize) -> (Vec<(String, usize, u64)>, Vec<Gap>) {
    let found = of(all, name, nth);
    (told(all, &found.consequences), found.after)
}

fn causes(all: &Projections, name: &str, nth: usize) -> (Vec<(String, usize, u64)>, Vec<Gap>) {
    let found = of(all, name, nth);
    (told(all, &found.causes), found.before)
}

#[test]
fn one_recv_takes_half_a_send_and_another_the_rest() {
    let mut scene = Scene::new();
    let (client, server) = tcp(&mut scene);
    for piece in [b"AAA", b"BBB", b"CCC"] {
        scene.send(&client, piece);
    }
    scene.receive(&server, 4, b"AAAB", false);
    let all = fold(&scene.events);
    assert_eq!(consequences(&all, "send", 1), (links(&[("recv", 0, 1)]), vec![Gap::Unread(2)]));
    assert_eq!(consequences(&all, "send", 2), (vec![], vec![Gap::Unread(3)]));
    scene.receive(&server, 100, b"BBCCC", false);
    let all = fold(&scene.events);
    assert_eq!(consequences(&all, "send", 0), (links(&[("recv", 0, 3)]), vec![]));
    assert_eq!(consequences(&all, "send", 1), (links(&[("recv", 0, 1), ("recv", 1, 2)]), vec![]));
    assert_eq!(causes(&all, "recv", 0), (links(&[("send", 0, 3), ("send", 1, 1)]), vec![]));
    assert_eq!(causes(&all, "recv", 1), (links(&[("send", 1, 2), ("send", 2, 3)]), vec![]));
    let stretch = of(&all, "recv", 1).stretch.unwrap();
    assert_eq!((stretch.way, stretch.part), (0, Part::Bytes(4, 9)));
    assert_eq!(of(&all, "send", 1).stretch.unwrap().part, Part::Bytes(3, 6));
}

#[test]
fn a_connect_is_taken_by_its_accept_and_waits_before() {
    let mut scene = Scene::new();
    let listener = scene.listener(SERVER, Family::INET, Kind::STREAM, loopback(4000));
    let mut other = scene.socket(CLIENT, Family::INET, Kind::STREAM);
    scene.connect(&mut other, loopback(4000));
    let mut client = scene.socket(CLIENT, Family::INET, Kind::STREAM);
    scene.connect(&mut client, loopback(4000));
    assert_eq!(consequences(&fold(&scene.events), "connect", 1), (vec![], vec![Gap::Waits]));
    scene.accept(&listener, client.local.clone().unwrap());
    scene.accept(&listener, loopback(60_000));
    let all = fold(&scene.events);
    assert_eq!(consequences(&all, "connect", 0), (vec![], vec![Gap::Waits]));
    assert_eq!(consequences(&all, "connect", 1), (links(&[("accept", 0, 0)]), vec![]));
    assert_eq!(causes(&all, "accept", 0), (links(&[("connect", 1, 0)]), vec![]));
    assert_eq!(causes(&all, "accept", 1), (vec![], vec![Gap::Outside]));
}

#[test]
fn a_foreign_sender_brings_bytes_that_no_call_tells() {
    let mut scene = Scene::new();
    let listener = scene.listener(SERVER, Family::INET, Kind::STREAM, loopback(4000));
    let server = scene.accept(&listener, loopback(60_000));
    scene.receive(&server, 100, b"GET", false);
    scene.send(&server, b"200");
    let all = fold(&scene.events);
    assert_eq!(causes(&all, "recv", 0), (vec![], vec![Gap::Outside]));
    assert_eq!(consequences(&all, "send", 0), (vec![], vec![Gap::Outside]));
}

#[test]
fn the_end_is_read_because_of_the_first_call_that_ended_it() {
    let mut scene = Scene::new();
    let (client, server) = tcp(&mut scene);
    let shutdown = Operation::Shutdown { how: ShutdownHow::Write };
    scene.call(CLIENT, Some(&client.info), shutdown, Ok(Returned::Nothing));
    assert_eq!(consequences(&fold(&scene.events), "shutdown", 0), (vec![], vec![Gap::Waits]));
    scene.receive(&server, 0, b"", false);
    scene.receive(&server, 100, b"", false);
    scene.close(&client);
    let all = fold(&scene.events);
    assert_eq!(causes(&all, "recv", 0), (vec![], vec![]), "recv(0) reads no end");
    assert_eq!(causes(&all, "recv", 1), (links(&[("shutdown", 0, 0)]), vec![]));
    assert_eq!(consequences(&all, "shutdown", 0), (links(&[("recv", 1, 0)]), vec![]));
    assert_eq!(consequences(&all, "close", 0), (vec![], vec![]));
    assert_eq!(of(&all, "recv", 1).stretch.unwrap().part, Part::End);
}

#[test]
fn a_close_with_bytes_unread_is_what_a_reset_comes_from() {
    let mut scene = Scene::new();
    let (client, server) = tcp(&mut scene);
    scene.send(&client, b"hola");
    scene.close(&server);
    let failed = |errno| Err(Failure::Errno { errno, moved: None });
    let receive = Operation::Receive { size: 100, flags: 0, into_buffer: false };
    scene.call(CLIENT, Some(&client.info), receive, failed(libc::ECONNRESET));
    scene.call(CLIENT, Some(&client.info), Operation::Send { asked: 1, flags: 0 }, failed(libc::EPIPE));
    let all = fold(&scene.events);
    assert_eq!(causes(&all, "recv", 0), (links(&[("close", 0, 0)]), vec![]));
    assert_eq!(causes(&all, "send", 1), (links(&[("close", 0, 0)]), vec![]));
    assert_eq!(consequences(&all, "close", 0).0, links(&[("recv", 0, 0), ("send", 1, 0)]));
    assert_eq!(consequences(&all, "send", 0), (vec![], vec![Gap::Lost(4)]));
}

#[test]
fn a_send_after_ones_own_shutdown_fails_because_of_that() {
    let mut scene = Scene::new();
    let (client, server) = tcp(&mut scene);
    let shutdown = Operation::Shutdown { how: ShutdownHow::Write };
    scene.call(CLIENT, Some(&client.info), shutdown, Ok(Returned::Nothing));
    let send = Operation::Send { asked: 1, flags: 0 };
    let broken = Err(Failure::Errno { errno: libc::EPIPE, moved: None });
    scene.call(CLIENT, Some(&client.info), send, broken);
    scene.close(&server);
    let all = fold(&scene.events);
    assert_eq!(causes(&all, "send", 0), (links(&[("shutdown", 0, 0)]), vec![]));
    assert_eq!(consequences(&all, "shutdown", 0).0, links(&[("send", 0, 0)]));
    assert_eq!(consequences(&all, "close", 0).0, vec![]);
}

#[test]
fn a_program_that_dies_ends_its_streams_without_a_call() {
    let mut scene = Scene::new();
    scene.born(CLIENT, "cliente", Role::Console);
    let (_client, server) = tcp(&mut scene);
    scene.push(CLIENT, Body::Died(Death::Killed(9)));
    scene.receive(&server, 100, b"", false);
    assert_eq!(causes(&fold(&scene.events), "recv", 0), (vec![], vec![Gap::Died]));
}

#[test]
fn a_peek_shows_where_bytes_come_from_and_takes_none() {
    let mut scene = Scene::new();
    let (client, server) = tcp(&mut scene);
    scene.send(&client, b"AAA");
    scene.send(&client, b"BBB");
    scene.receive(&server, 2, b"AA", false);
    let peek = Operation::Receive { size: 100, flags: libc::MSG_PEEK, into_buffer: false };
    scene.call(SERVER, Some(&server.info), peek, moved(b"ABBB", None, false));
    let all = fold(&scene.events);
    assert_eq!(causes(&all, "recv", 1), (links(&[("send", 0, 1), ("send", 1, 3)]), vec![]));
    assert_eq!(consequences(&all, "send", 1), (vec![], vec![Gap::Unread(3)]));
    assert_eq!(of(&all, "recv", 1).stretch.unwrap().part, Part::Bytes(2, 6));
}

#[test]
fn a_sendall_that_failed_half_way_sent_its_half() {
    let mut scene = Scene::new();
    let (client, server) = tcp(&mut scene);
    let send = Operation::SendAll { asked: 1000, flags: 0 };
    let half = Err(Failure::Interrupted { moved: Some(Payload::of(&[b'x'; 436])) });
    scene.call(CLIENT, Some(&client.info), send, half);
    scene.receive(&server, 400, &[b'x'; 400], false);
    let all = fold(&scene.events);
    assert_eq!(consequences(&all, "sendall", 0), (links(&[("recv", 0, 400)]), vec![Gap::Unread(36)]));
    assert_eq!(causes(&all, "recv", 0), (links(&[("sendall", 0, 400)]), vec![]));
}

#[test]
fn a_send_that_is_blocked_brings_bytes_already() {
    let mut scene = Scene::new();
    let (client, server) = tcp(&mut scene);
    scene.send(&client, b"AAA");
    scene.blocks(&client, Operation::SendAll { asked: 1_000_000, flags: 0 });
    scene.receive(&server, 10, b"AAAxxxxxxx", false);
    let all = fold(&scene.events);
    assert_eq!(causes(&all, "recv", 0), (links(&[("send", 0, 3), ("sendall", 0, 7)]), vec![]));
    assert_eq!(consequences(&all, "sendall", 0).0, links(&[("recv", 0, 7)]));
}

#[test]
fn runs_that_were_counted_together_are_one_call() {
    let mut scene = Scene::new();
    let (client, server) = tcp(&mut scene);
    let many = |held: &Held, direction, calls, length| {
        Body::Summary(Summary {
            socket: held.info.id,
            fd: held.info.fd,
            direction,
            calls,
            payload: Payload { length, head: Vec::new(), tail: Vec::new() },
            began: 1,
        })
    };
    scene.push(CLIENT, many(&client, Direction::Out, 10, 100));
    scene.receive(&server, 30, &[b'x'; 30], false);
    scene.push(SERVER, many(&server, Direction::In, 7, 70));
    let all = fold(&scene.events);
    assert_eq!(consequences(&all, "send", 0), (links(&[("recv", 0, 30), ("recv", 1, 70)]), vec![]));
    assert_eq!(causes(&all, "recv", 1), (links(&[("send", 0, 70)]), vec![]));
}

#[test]
fn what_the_log_no_longer_tells_is_said_to_be_forgotten() {
    let mut scene = Scene::new();
    let (client, server) = tcp(&mut scene);
    scene.send(&client, b"AAA");
    (0..CALLS).for_each(|_| scene.call(SERVER, Some(&server.info), Operation::LocalName, Err(Failure::OnlyLoopback)));
    scene.send(&client, b"B");
    scene.receive(&server, 100, b"AAAB", false);
    let all = fold(&scene.events);
    assert_eq!(causes(&all, "recv", 0), (links(&[("send", 0, 1)]), vec![Gap::Forgotten(3)]));
    (0..CALLS - 1).for_each(|_| scene.send(&client, b"C"));
    let all = fold(&scene.events);
    assert_eq!(all.calls.lines[0].name, "recv");
    scene.receive(&server, 100, b"C", false);
    scene.send(&client, b"D");
    let all = fold(&scene.events);
    assert_eq!(causes(&all, "recv", 0), (vec![], vec![Gap::Forgotten(1)]));
    // A cursor may hold a call that has left the log: it is told like any other.
    let mut old = Line { deed: Deed::Sends { bytes: 3 }, reached: Some(3), ..all.calls.lines[0].clone() };
    old.first = 0;
    assert_eq!(related(&all, &old).after, [Gap::Forgotten(3)]);
}

#[test]
fn a_datagram_is_taken_by_one_recvfrom() {
    let mut scene = Scene::new();
    let mut server = scene.socket(SERVER, Family::INET, Kind::DGRAM);
    scene.bind(&mut server, loopback(5000));
    let mut client = scene.socket(CLIENT, Family::INET, Kind::DGRAM);
    for text in [b"AAA", b"BBB", b"CCC"] {
        scene.send_to(&mut client, text, loopback(5000));
    }
    let from = client.local.as_ref().unwrap().port().unwrap();
    scene.receive_from(&server, 100, b"AAA", loopback(from), false);
    scene.receive_from(&server, 2, b"BB", loopback(from), true);
    let all = fold(&scene.events);
    assert_eq!(consequences(&all, "sendto", 0), (links(&[("recvfrom", 0, 0)]), vec![]));
    assert_eq!(consequences(&all, "sendto", 1), (links(&[("recvfrom", 1, 0)]), vec![]));
    assert_eq!(consequences(&all, "sendto", 2), (vec![], vec![Gap::Waits]));
    assert_eq!(causes(&all, "recvfrom", 1), (links(&[("sendto", 1, 0)]), vec![]));
    assert_eq!(of(&all, "recvfrom", 1).stretch.unwrap().part, Part::Card(1));
    // Long after its card has gone.
    for _ in 0..60 {
        scene.send_to(&mut client, b"x", loopback(5000));
    }
    let all = fold(&scene.events);
    assert_eq!(consequences(&all, "sendto", 1), (links(&[("recvfrom", 1, 0)]), vec![]));
    assert_eq!(consequences(&all, "sendto", 2), (vec![], vec![Gap::Forgotten(0)]));
}

#[test]
fn a_datagram_read_before_its_send_is_told_finds_it_too() {
    let mut scene = Scene::new();
    let mut server = scene.socket(SERVER, Family::INET, Kind::DGRAM);
    scene.bind(&mut server, loopback(5000));
    let mut client = scene.socket(CLIENT, Family::INET, Kind::DGRAM);
    scene.bind(&mut client, loopback(5001));
    scene.send_to(&mut client, b"AAA", loopback(5000));
    scene.receive_from(&server, 100, b"AAA", loopback(5001), false);
    let last = scene.events.len() - 1;
    scene.events.swap(last - 1, last);
    let all = fold(&scene.events);
    assert_eq!(consequences(&all, "sendto", 0), (links(&[("recvfrom", 0, 0)]), vec![]));
    assert_eq!(causes(&all, "recvfrom", 0), (links(&[("sendto", 0, 0)]), vec![]));
}

#[test]
fn a_refusal_is_told_by_the_call_after_the_send_it_comes_from() {
    let mut scene = Scene::new();
    let mut client = scene.socket(CLIENT, Family::INET, Kind::DGRAM);
    scene.connect(&mut client, loopback(5000));
    let refused = || Err(Failure::Errno { errno: libc::ECONNREFUSED, moved: None });
    let receive = || Operation::Receive { size: 100, flags: 0, into_buffer: false };
    scene.send(&client, b"hola");
    scene.call(CLIENT, Some(&client.info), receive(), refused());
    scene.send(&client, b"otra");
    scene.call(CLIENT, Some(&client.info), Operation::Send { asked: 1, flags: 0 }, refused());
    let all = fold(&scene.events);
    assert_eq!(causes(&all, "recv", 0), (links(&[("send", 0, 0)]), vec![]));
    assert_eq!(causes(&all, "send", 2), (links(&[("send", 1, 0)]), vec![]));
    assert_eq!(consequences(&all, "send", 0), (links(&[("recv", 0, 0)]), vec![Gap::Refused]));
    assert_eq!(consequences(&all, "send", 1), (links(&[("send", 2, 0)]), vec![Gap::Refused]));
    // One that nothing brought about, as far as is known.
    scene.call(CLIENT, Some(&client.info), receive(), refused());
    assert_eq!(causes(&fold(&scene.events), "recv", 1), (vec![], vec![Gap::Forgotten(0)]));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    /// Whatever the order in which the calls of the two ends are told: what followed from all sends is exactly what was
    /// received, in order and none twice; and the causes of all receives are the same, seen from there.
    #[test]
    fn all_consequences_are_all_bytes_received(
        sends in prop::collection::vec(0u64..9, 1..24),
        takes in prop::collection::vec((1u64..12, any::<bool>()), 0..24),
        order in prop::collection::vec(any::<bool>(), 0..48),
    ) {
        let mut scene = Scene::new();
        let (client, server) = tcp(&mut scene);
        let before = scene.take();
        let sent: u64 = sends.iter().sum();
        for bytes in &sends {
            scene.send(&client, &vec![b'x'; *bytes as usize]);
        }
        let mut ours = scene.take().into_iter();
        let mut received = 0;
        for (size, peeks) in &takes {
            let bytes = (*size).min(sent - received);
            let flags = if *peeks { libc::MSG_PEEK } else { 0 };
            let receive = Operation::Receive { size: *size, flags, into_buffer: false };
            if bytes > 0 {
                scene.call(SERVER, Some(&server.info), receive, moved(&vec![b'x'; bytes as usize], None, false));
                received += if *peeks { 0 } else { bytes };
            }
        }
        let mut theirs = scene.take().into_iter();
        let mut events = before;
        for first in order.into_iter().chain(std::iter::repeat_n(true, 48)) {
            events.extend(if first { ours.next().or_else(|| theirs.next()) } else { theirs.next().or_else(|| ours.next()) });
        }
        let all = fold(&events);
        let lines = |name: &'static str| all.calls.lines.iter().filter(move |line| line.name == name);
        let (mut reached, mut waiting) = (0, 0);
        for found in lines("send").map(|line| related(&all, line)) {
            for link in found.consequences {
                let (from, to) = link.bytes.unwrap();
                prop_assert_eq!(from, reached);
                prop_assert!(from < to);
                reached = to;
            }
            for gap in found.after {
                let Gap::Unread(bytes) = gap else { panic!("{gap:?}") };
                waiting += bytes;
            }
        }
        prop_assert_eq!((reached, waiting), (received, sent - received));
        let mut reached = 0;
        for line in lines("recv") {
            let found = related(&all, line);
            let (_, mut from, to) = line.bytes().unwrap();
            prop_assert_eq!(from, reached);
            for link in found.causes {
                prop_assert_eq!(link.bytes.unwrap().0, from);
                from = link.bytes.unwrap().1;
            }
            prop_assert_eq!((from, found.before), (to, vec![]));
            reached = if matches!(line.deed, Deed::Looks { .. }) { reached } else { to };
        }
    }

    /// Wrongly told events break nothing.
    #[test]
    fn whatever_is_told_nothing_breaks(seed in 1u64.., far in prop::collection::vec(0usize..40, 300)) {
        let mut events: Vec<Event> = crate::journal::synthetic::Synthetic::new(seed).take(far.len()).collect();
        for (place, far) in far.iter().enumerate() {
            let other = (place + far) % events.len();
            events.swap(place, other);
        }
        let all = fold(&events);
        for line in &all.calls.lines {
            let found = related(&all, line);
            prop_assert!(found.causes.iter().chain(&found.consequences).all(|link| link.call != line.first));
        }
    }
}
