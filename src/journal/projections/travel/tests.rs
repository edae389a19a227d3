mod weaving;

use super::*;
use crate::journal::call::ShutdownHow;
use crate::journal::event::{Death, Role};
use crate::journal::payload::Payload;
use crate::journal::projections::Projections;
use crate::journal::scene::{Held, Scene, loopback, moved};
use crate::journal::socket::Truth;

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

/// A UDP socket bound to a port of the server, and an unbound one of the client.
fn udp(scene: &mut Scene) -> (Held, Held) {
    let mut server = scene.socket(SERVER, Family::INET, Kind::DGRAM);
    scene.bind(&mut server, loopback(5000));
    (scene.socket(CLIENT, Family::INET, Kind::DGRAM), server)
}

fn ribbon(all: &Projections, from: &Held) -> Ribbon {
    match all.travel.of(from.info.id).and_then(|conversation| conversation.seen_from(from.info.id)) {
        Some((Way::Ribbon(ribbon), _)) => ribbon.clone(),
        other => panic!("no ribbon: {other:?}"),
    }
}

fn cards(all: &Projections, from: &Held) -> Cards {
    match all.travel.of(from.info.id).and_then(|conversation| conversation.seen_from(from.info.id)) {
        Some((Way::Cards(cards), _)) => cards.clone(),
        other => panic!("no cards: {other:?}"),
    }
}

fn text(ribbon: &Ribbon) -> String {
    String::from_utf8(ribbon.bytes.iter().copied().collect()).unwrap()
}

fn fates(cards: &Cards) -> Vec<(String, Option<u64>, Fate)> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    cards.cards.iter().map(|card| (text(&card.bytes), card.length, card.fate)).collect()
}

fn card(text: &str, fate: Fate) -> (String, Option<u64>, Fate) {
    (text.to_owned(), Some(text.len() as u64), fate)
}

#[test]
fn three_sends_and_one_recv_are_one_ribbon_with_notches() {
    let mut scene = Scene::new();
    let (client, server) = tcp(&mut scene);
    for piece in [b"AAA", b"BBB", b"CCC"] {
        scene.send(&client, piece);
    }
    let before = fold(&scene.events);
    assert_eq!((ribbon(&before, &client).unread(), before.travel.conversations.len()), (9, 1));
    scene.receive(&server, 100, b"AAABBBCCC", false);
    let ribbon = ribbon(&fold(&scene.events), &client);
    assert_eq!((ribbon.sent, ribbon.read, text(&ribbon)), (9, 9, "AAABBBCCC".to_owned()));
    assert_eq!((ribbon.send_ends, ribbon.read_ends), ([3, 6, 9].into(), [9].into()));
}

#[test]
fn a_connection_exists_before_its_accept_with_the_listeners_program() {
    let mut scene = Scene::new();
    let listener = scene.listener(SERVER, Family::INET, Kind::STREAM, loopback(4000));
    let mut client = scene.socket(CLIENT, Family::INET, Kind::STREAM);
    scene.connect(&mut client, loopback(4000));
    scene.send(&client, b"uno");
    let all = fold(&scene.events);
    let ends = &all.travel.of(client.info.id).unwrap().ends;
    assert_eq!((ends[1].program, ends[1].socket), (Some(SERVER), None));
    let server = scene.accept(&listener, client.local.clone().unwrap());
    scene.receive(&server, 100, b"uno", false);
    let all = fold(&scene.events);
    assert_eq!(all.travel.conversations.len(), 1);
    let ends = &all.travel.of(client.info.id).unwrap().ends;
    assert_eq!((ends[0].socket, ends[1].socket), (Some(client.info.id), Some(server.info.id)));
    assert_eq!(ribbon(&all, &client).read, 3);
}

#[test]
fn a_foreign_client_shows_what_was_read_of_it() {
    let mut scene = Scene::new();
    let listener = scene.listener(SERVER, Family::INET, Kind::STREAM, loopback(4000));
    let server = scene.accept(&listener, loopback(60_000));
    scene.receive(&server, 100, b"GET / HTTP/1.1", false);
    scene.send(&server, b"HTTP/1.1 200 OK");
    let all = fold(&scene.events);
    let conversation = all.travel.of(server.info.id).unwrap();
    assert_eq!((conversation.ends[0].program, conversation.ends[0].socket), (None, None));
    assert_eq!(conversation.ends[0].address, Some(loopback(60_000)));
    let Way::Ribbon(asked) = &conversation.ways[0] else { panic!() };
    assert_eq!((asked.sent, asked.read, asked.length(), text(asked)), (0, 14, 14, "GET / HTTP/1.1".to_owned()));
    assert_eq!(ribbon(&all, &server).unread(), 15);
}

#[test]
fn the_end_is_told_by_shutdown_close_and_death_and_read_as_empty() {
    let mut scene = Scene::new();
    let (client, server) = tcp(&mut scene);
    scene.call(
        CLIENT,
        Some(&client.info),
        Operation::Receive { size: 0, flags: 0, into_buffer: false },
        moved(b"", None, false),
    );
    let shutdown = Operation::Shutdown { how: ShutdownHow::Write };
    scene.call(CLIENT, Some(&client.info), shutdown, Ok(Returned::Nothing));
    let all = fold(&scene.events);
    assert!(ribbon(&all, &client).finished && !ribbon(&all, &client).end_read);
    assert!(!ribbon(&all, &server).finished && !ribbon(&all, &server).end_read, "recv(0) reads no end");
    scene.receive(&server, 100, b"", false);
    let mut closed = scene.clone();
    closed.close(&server);
    let all = fold(&closed.events);
    assert!(ribbon(&all, &client).end_read && ribbon(&all, &server).finished);
    scene.push(SERVER, Body::Died(Death::Killed(15)));
    assert!(ribbon(&fold(&scene.events), &server).finished);
}

#[test]
fn who_lets_go_with_bytes_unread_cuts_the_connection_and_ends_nothing() {
    for killed in [false, true] {
        let mut scene = Scene::new();
        let (client, server) = tcp(&mut scene);
        scene.send(&client, b"hola");
        if killed {
            scene.push(SERVER, Body::Died(Death::Killed(9)));
        } else {
            scene.close(&server);
        }
        let all = fold(&scene.events);
        assert!(ribbon(&all, &client).reset, "what nobody read is lost");
        let back = ribbon(&all, &server);
        assert!(back.cut && !back.finished && !back.reset, "what was sent back can still be read");
    }
}

#[test]
fn a_reset_is_marked_on_both_ways_and_a_partial_sendall_counts() {
    let mut scene = Scene::new();
    let (client, server) = tcp(&mut scene);
    let failure = Failure::Errno { errno: libc::ECONNRESET, moved: Some(Payload::of(b"ho")) };
    scene.call(CLIENT, Some(&client.info), Operation::SendAll { asked: 4, flags: 0 }, Err(failure));
    let all = fold(&scene.events);
    assert_eq!((ribbon(&all, &client).sent, ribbon(&all, &client).reset), (2, true));
    assert!(ribbon(&all, &server).reset);
}

#[test]
fn peeking_moves_nothing() {
    let mut scene = Scene::new();
    let (client, server) = tcp(&mut scene);
    scene.send(&client, b"hola");
    let peek = Operation::Receive { size: 10, flags: libc::MSG_PEEK, into_buffer: false };
    scene.call(SERVER, Some(&server.info), peek, moved(b"hola", None, false));
    assert_eq!(ribbon(&fold(&scene.events), &client).read, 0);
}

#[test]
fn a_long_stream_keeps_its_last_bytes_and_exact_counts() {
    let mut scene = Scene::new();
    let (client, server) = tcp(&mut scene);
    for piece in 0..200u32 {
        scene.send(&client, format!("{piece:0100}").as_bytes());
    }
    let long = Summary {
        socket: client.info.id,
        fd: 3,
        direction: Direction::Out,
        calls: 1000,
        payload: Payload { length: 1_000_000, head: vec![b'h'; 256], tail: vec![b't'; 256] },
        began: 0,
    };
    let middle = fold(&scene.events);
    assert_eq!(ribbon(&middle, &client).bytes.len(), RIBBON_BYTES);
    assert_eq!(ribbon(&middle, &client).send_ends.len(), RIBBON_ENDS);
    scene.push(CLIENT, Body::Summary(long.clone()));
    scene.push(SERVER, Body::Summary(Summary { socket: server.info.id, direction: Direction::In, ..long }));
    let ribbon = ribbon(&fold(&scene.events), &client);
    assert_eq!((ribbon.sent, ribbon.read), (1_020_000, 1_000_000));
    assert_eq!(text(&ribbon), "t".repeat(256), "nothing is shown as contiguous that is not");
}

#[test]
fn unix_stream_pairs_have_both_ways() {
    let mut scene = Scene::new();
    let (one, other) = scene.pair(CLIENT, Family::UNIX, Kind::STREAM);
    scene.send(&one, b"ida");
    scene.receive(&other, 10, b"ida", false);
    scene.send(&other, b"vuelta");
    let all = fold(&scene.events);
    assert_eq!(ribbon(&all, &one).read, 3);
    assert_eq!(ribbon(&all, &other).unread(), 6);
}

#[test]
fn a_corrected_unix_pairing_starts_again_with_the_right_totals() {
    let mut scene = Scene::new();
    let path = Address::Path(b"eco.sock".to_vec());
    let listener = scene.listener(SERVER, Family::UNIX, Kind::STREAM, path.clone());
    let mut client = scene.socket(CLIENT, Family::UNIX, Kind::STREAM);
    scene.connect(&mut client, path);
    scene.send(&client, b"nuestro");
    let foreign = scene.accept(&listener, Address::Unnamed);
    scene.receive(&foreign, 100, b"ajeno!", false);
    scene.sample(&foreign, Some(Truth { peer_inode: Some(7), ..Truth::default() }));
    let ours = scene.accept(&listener, Address::Unnamed);
    scene.receive(&ours, 100, b"nue", false);
    let all = fold(&scene.events);
    assert_eq!(all.travel.conversations.len(), 2);
    let way = ribbon(&all, &client);
    assert_eq!((way.sent, way.read), (7, 3));
    let (_, Way::Ribbon(theirs)) = all.travel.of(foreign.info.id).unwrap().seen_from(foreign.info.id).unwrap() else {
        panic!()
    };
    assert_eq!((theirs.sent, theirs.read), (0, 6));
}

#[test]
fn datagrams_are_cards_each_read_or_torn_by_its_own_recv() {
    let mut scene = Scene::new();
    let (mut client, server) = udp(&mut scene);
    scene.send_to(&mut client, b"0123456789", loopback(5000));
    scene.send_to(&mut client, b"fin", loopback(5000));
    let from = loopback(client.local.as_ref().unwrap().port().unwrap());
    let before = fold(&scene.events);
    assert_eq!(before.travel.next_waiting(server.info.id), Some(10));
    scene.receive_from(&server, 4, b"0123", from.clone(), true);
    let between = fold(&scene.events);
    assert_eq!(between.travel.next_waiting(server.info.id), Some(3));
    scene.receive_from(&server, 4, b"fin", from, false);
    let all = fold(&scene.events);
    let way = cards(&all, &client);
    assert_eq!((way.sent, way.read), (2, 2));
    assert_eq!(fates(&way), [card("0123456789", Fate::Torn(4)), card("fin", Fate::Read)]);
    assert_eq!(all.travel.next_waiting(server.info.id), None);
}

#[test]
fn an_unconnected_udp_dialogue_is_one_conversation_even_over_wildcards() {
    let mut scene = Scene::new();
    let mut server = scene.socket(SERVER, Family::INET, Kind::DGRAM);
    scene.bind(&mut server, Address::Inet { ip: std::net::Ipv4Addr::UNSPECIFIED, port: 5000 });
    let mut client = scene.socket(CLIENT, Family::INET, Kind::DGRAM);
    scene.send_to(&mut client, b"hola", loopback(5000));
    let from = loopback(client.local.as_ref().unwrap().port().unwrap());
    scene.receive_from(&server, 100, b"hola", from.clone(), false);
    scene.send_to(&mut server, b"eco", from);
    scene.receive_from(&client, 100, b"eco", loopback(5000), false);
    for reversed in [false, true] {
        let mut events = scene.events.clone();
        if reversed {
            // The reads may be told first.
            let last = events.len();
            events.swap(last - 4, last - 3);
            events.swap(last - 2, last - 1);
        }
        let all = fold(&events);
        assert_eq!(all.travel.conversations.len(), 1, "reversed: {reversed}");
        assert_eq!(fates(&cards(&all, &client)), [card("hola", Fate::Read)], "reversed: {reversed}");
        assert_eq!(fates(&cards(&all, &server)), [card("eco", Fate::Read)], "reversed: {reversed}");
        assert_eq!(cards(&all, &client).unread(), 0);
    }
}

#[test]
fn a_plain_recv_finds_its_card_among_several_senders() {
    let mut scene = Scene::new();
    let (mut one, server) = udp(&mut scene);
    let mut two = scene.socket(CLIENT, Family::INET, Kind::DGRAM);
    scene.send_to(&mut one, b"igual", loopback(5000));
    scene.send_to(&mut two, b"distinto", loopback(5000));
    scene.send_to(&mut two, b"igual", loopback(5000));
    scene.receive(&server, 100, b"igual", false);
    scene.receive(&server, 100, b"distinto", false);
    let all = fold(&scene.events);
    assert_eq!(fates(&cards(&all, &one)), [card("igual", Fate::Read)]);
    assert_eq!(fates(&cards(&all, &two)), [card("distinto", Fate::Read), card("igual", Fate::Waiting)]);
}

#[test]
fn a_datagram_sent_before_anybody_was_there_begins_the_same_conversation() {
    let mut scene = Scene::new();
    let mut client = scene.socket(CLIENT, Family::INET, Kind::DGRAM);
    scene.send_to(&mut client, b"nadie", loopback(5000));
    let mut server = scene.socket(SERVER, Family::INET, Kind::DGRAM);
    scene.bind(&mut server, loopback(5000));
    scene.send_to(&mut client, b"ya si", loopback(5000));
    scene.receive(&server, 100, b"ya si", false);
    let all = fold(&scene.events);
    assert_eq!(all.travel.conversations.len(), 1);
    assert_eq!(fates(&cards(&all, &client)), [card("nadie", Fate::Waiting), card("ya si", Fate::Read)]);
}

#[test]
fn a_refused_datagram_is_marked_when_a_later_call_says_so() {
    let mut scene = Scene::new();
    let mut client = scene.socket(CLIENT, Family::INET, Kind::DGRAM);
    scene.connect(&mut client, loopback(5000));
    scene.send(&client, b"hola");
    let failure = Failure::Errno { errno: libc::ECONNREFUSED, moved: None };
    scene.call(CLIENT, Some(&client.info), Operation::Send { asked: 4, flags: 0 }, Err(failure));
    scene.send(&client, b"otra");
    assert_eq!(
        fates(&cards(&fold(&scene.events), &client)),
        [card("hola", Fate::Refused), card("otra", Fate::Waiting)]
    );
}

#[test]
fn a_socket_that_writes_to_itself_has_one_way() {
    let mut scene = Scene::new();
    let mut both = scene.socket(CLIENT, Family::INET, Kind::DGRAM);
    scene.bind(&mut both, loopback(5000));
    scene.send_to(&mut both, b"hola", loopback(5000));
    let all = fold(&scene.events);
    assert_eq!(all.travel.next_waiting(both.info.id), Some(4));
    scene.receive_from(&both, 100, b"hola", loopback(5000), false);
    // And without being told by whom.
    scene.send_to(&mut both, b"otra vez", loopback(5000));
    scene.receive(&both, 4, b"otra", true);
    let all = fold(&scene.events);
    assert_eq!(all.travel.conversations.len(), 1);
    let conversation = &all.travel.conversations[0];
    assert!(conversation.is_loop());
    let Some((Way::Cards(out), Way::Cards(back))) = conversation.seen_from(both.info.id) else { panic!() };
    assert_eq!(out, back, "what it sends is what it receives");
    assert_eq!((out.sent, out.read), (2, 2));
    assert_eq!(fates(out), [card("hola", Fate::Read), card("otra vez", Fate::Torn(4))]);
    assert_eq!(conversation.ways[1], Way::Cards(Cards::default()));
}

#[test]
fn two_datagram_sockets_of_one_program_have_two_ways() {
    let mut scene = Scene::new();
    let mut one = scene.socket(CLIENT, Family::INET, Kind::DGRAM);
    let mut other = scene.socket(CLIENT, Family::INET, Kind::DGRAM);
    scene.bind(&mut one, loopback(5000));
    scene.bind(&mut other, loopback(5001));
    scene.send_to(&mut one, b"hola", loopback(5001));
    scene.receive_from(&other, 100, b"hola", loopback(5000), false);
    scene.send_to(&mut other, b"ya", loopback(5000));
    let all = fold(&scene.events);
    assert_eq!((all.travel.conversations.len(), all.travel.conversations[0].is_loop()), (1, false));
    let (there, back) = (cards(&all, &one), cards(&all, &other));
    assert_eq!(((there.sent, there.read), (back.sent, back.read)), ((1, 1), (1, 0)));
}

#[test]
fn lost_datagrams_do_not_shift_the_others() {
    let mut scene = Scene::new();
    let (mut client, server) = udp(&mut scene);
    for message in 0..100 {
        scene.send_to(&mut client, format!("n{message}").as_bytes(), loopback(5000));
    }
    // The queue took two; the kernel dropped the rest.
    scene.receive(&server, 100, b"n0", false);
    let operation = Operation::Receive { size: 100, flags: 0, into_buffer: false };
    let truth = Some(Truth { unread: Some(0), ..Truth::default() });
    scene.call_with(SERVER, Some(&server.info), operation, moved(b"n1", None, false), None, truth);
    scene.send_to(&mut client, b"despues", loopback(5000));
    scene.receive(&server, 100, b"despues", false);
    let way = cards(&fold(&scene.events), &client);
    assert_eq!((way.sent, way.read, way.cards.len()), (101, 3, CARDS));
    assert_eq!(fates(&way).last(), Some(&card("despues", Fate::Read)));
    assert_eq!(fates(&way)[0].2, Fate::Waiting);
}

#[test]
fn an_empty_message_is_a_card_and_the_end_of_a_seqpacket_is_not() {
    let mut scene = Scene::new();
    let (one, other) = scene.pair(CLIENT, Family::UNIX, Kind::SEQPACKET);
    scene.send(&one, b"");
    scene.receive(&other, 10, b"", false);
    scene.close(&one);
    scene.receive(&other, 10, b"", false);
    let way = cards(&fold(&scene.events), &one);
    assert_eq!((way.sent, way.read, fates(&way)), (1, 1, vec![card("", Fate::Read)]));
}

#[test]
fn a_summary_of_datagrams_counts_messages() {
    let mut scene = Scene::new();
    let (mut client, server) = udp(&mut scene);
    scene.connect(&mut client, loopback(5000));
    scene.send(&client, b"una");
    let run = Summary {
        socket: client.info.id,
        fd: 3,
        direction: Direction::Out,
        calls: 9,
        payload: Payload { length: 90, head: b"x".to_vec(), tail: b"x".to_vec() },
        began: 0,
    };
    scene.push(CLIENT, Body::Summary(run.clone()));
    scene.push(SERVER, Body::Summary(Summary { socket: server.info.id, direction: Direction::In, ..run }));
    let way = cards(&fold(&scene.events), &client);
    assert_eq!((way.sent, way.read, way.cards.len()), (10, 9, 1));
}

#[test]
fn conversations_are_bounded_and_the_closed_ones_go_first() {
    let mut scene = Scene::new();
    let listener = scene.listener(SERVER, Family::INET, Kind::STREAM, loopback(4000));
    let (kept, _) = scene.connection(CLIENT, &listener);
    scene.send(&kept, b"queda");
    for _ in 0..2 * CONVERSATIONS {
        let (near, far) = scene.connection(CLIENT, &listener);
        scene.close(&near);
        scene.close(&far);
    }
    let all = fold(&scene.events);
    assert!(all.travel.conversations.len() <= CONVERSATIONS);
    assert_eq!(all.travel.forgotten + all.travel.conversations.len() as u64, 2 * CONVERSATIONS as u64 + 1);
    assert_eq!(ribbon(&all, &kept).sent, 5);
}

#[test]
fn a_forgotten_conversation_that_moves_again_goes_on_where_it_was() {
    let mut scene = Scene::new();
    let listener = scene.listener(SERVER, Family::INET, Kind::STREAM, loopback(4000));
    let (near, far) = scene.connection(CLIENT, &listener);
    scene.send(&near, b"antes");
    scene.receive(&far, 100, b"ant", false);
    for _ in 0..CONVERSATIONS {
        scene.connection(CLIENT, &listener);
    }
    assert!(fold(&scene.events).travel.of(near.info.id).is_none());
    scene.send(&near, b"y despues");
    let all = fold(&scene.events);
    assert_eq!((ribbon(&all, &near).sent, ribbon(&all, &near).read), (14, 3));
    assert_eq!(all.travel.of(far.info.id).unwrap().ends[0].socket, Some(near.info.id));
}

#[test]
fn travel_survives_storage() {
    let mut scene = Scene::new();
    let (client, server) = tcp(&mut scene);
    scene.send(&client, b"hola");
    let (mut sender, reader) = udp(&mut scene);
    scene.send_to(&mut sender, b"postal", loopback(5000));
    let all = fold(&scene.events);
    let back: Projections = postcard::from_bytes(&postcard::to_allocvec(&all).unwrap()).unwrap();
    assert_eq!(back, all);
    // And goes on as if it had never been stored.
    let begin = scene.events.len();
    scene.receive(&server, 100, b"hola", false);
    scene.receive(&reader, 100, b"postal", false);
    let (mut all, mut back) = (all, back);
    for event in &scene.events[begin..] {
        all.fold(event);
        back.fold(event);
    }
    assert_eq!(back, all);
    assert_eq!(ribbon(&back, &client).read, 4);
    assert_eq!(fates(&cards(&back, &sender)), [card("postal", Fate::Read)]);
}

#[test]
fn a_restarted_program_begins_new_conversations() {
    let mut scene = Scene::new();
    scene.born(CLIENT, "cliente", Role::Console);
    let listener = scene.listener(SERVER, Family::INET, Kind::STREAM, loopback(4000));
    let (first, _) = scene.connection(CLIENT, &listener);
    scene.push(CLIENT, Body::Died(Death::Killed(9)));
    scene.born(CLIENT, "cliente", Role::Console);
    let (second, _) = scene.connection(CLIENT, &listener);
    scene.send(&second, b"otra vez");
    let all = fold(&scene.events);
    assert_eq!(all.travel.conversations.len(), 2);
    assert!(ribbon(&all, &first).finished);
    assert_eq!(ribbon(&all, &second).sent, 8);
}

#[test]
fn what_is_sent_to_an_end_that_was_let_go_of_is_lost() {
    let mut scene = Scene::new();
    let (client, server) = tcp(&mut scene);
    scene.send(&client, b"early");
    scene.receive(&server, 100, b"early", false);
    scene.close(&server);
    let all = fold(&scene.take());
    assert!(!ribbon(&all, &client).reset, "it read all that came");
    let mut scene = Scene::new();
    let (client, server) = tcp(&mut scene);
    scene.close(&server);
    scene.send(&client, b"late");
    let all = fold(&scene.take());
    assert!(ribbon(&all, &client).reset);
    assert!(!ribbon(&all, &server).reset && ribbon(&all, &server).finished, "its end is read as an end");
}
