//! The two ends' events may be told in any order: what was folded is the same in the end.

use proptest::prelude::*;

use super::*;
use crate::journal::synthetic::Synthetic;

/// What each end did: its program's events, in its own order.
fn by_program(events: Vec<Event>) -> [Vec<Event>; 2] {
    let (one, other) = events.into_iter().partition(|event| event.program == CLIENT);
    [one, other]
}

/// Weaves two runs together, each in its own order, as `choices` say.
fn weave([one, other]: [Vec<Event>; 2], choices: &[bool]) -> Vec<Event> {
    let (mut one, mut other) = (one.into_iter().peekable(), other.into_iter().peekable());
    let mut choices = choices.iter().copied().chain(std::iter::repeat(true));
    let mut woven = Vec::new();
    while one.peek().is_some() || other.peek().is_some() {
        let first = choices.next().unwrap_or(true);
        woven.extend(if first && one.peek().is_some() || other.peek().is_none() { one.next() } else { other.next() });
    }
    woven
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn a_unix_stream_converges_too_once_its_listener_is_known(
        kind in prop_oneof![Just(Kind::STREAM), Just(Kind::SEQPACKET)],
        clients in 1usize..4,
        choices in prop::collection::vec(any::<bool>(), 0..64),
    ) {
        let mut scene = Scene::new();
        let path = Address::Path(b"eco.sock".to_vec());
        let listener = scene.listener(SERVER, Family::UNIX, kind, path);
        let before = scene.take();
        let pairs: Vec<_> = (0..clients).map(|_| scene.connection(CLIENT, &listener)).collect();
        for (number, (near, far)) in pairs.iter().enumerate() {
            let text = vec![b'a' + number as u8; number + 1];
            scene.send(near, &text);
            scene.receive(far, 100, &text, false);
            scene.close(near);
            scene.receive(far, 100, b"", false);
        }
        let all = fold(&[before, weave(by_program(scene.events), &choices)].concat());
        prop_assert_eq!(all.travel.conversations.len(), clients);
        for (number, (near, far)) in pairs.iter().enumerate() {
            let conversation = all.travel.of(near.info.id).unwrap();
            prop_assert_eq!(conversation.ends[1].socket, Some(far.info.id));
            match &conversation.ways[0] {
                Way::Ribbon(ribbon) => {
                    let bytes = number as u64 + 1;
                    prop_assert_eq!((ribbon.sent, ribbon.read), (bytes, bytes));
                    prop_assert!(ribbon.finished && ribbon.end_read);
                }
                Way::Cards(cards) => prop_assert_eq!((cards.sent, cards.read, cards.cards.len()), (1, 1, 1)),
            }
        }
    }

    #[test]
    fn no_order_and_no_loss_of_events_breaks_a_fold(
        seed in 1u64..,
        kept in prop::collection::vec((0u8..8, 0usize..40), 600),
    ) {
        // Whoever tells the events may tell them wrongly: a recording that was cut, a foreign tracer.
        let mut events: Vec<Event> = Synthetic::new(seed).take(kept.len()).collect();
        for (place, (_, far)) in kept.iter().enumerate() {
            let other = (place + far) % events.len();
            events.swap(place, other);
        }
        let told = events.into_iter().zip(&kept).filter(|(_, (dropped, _))| *dropped != 0).map(|(event, _)| event);
        let all = fold(&told.collect::<Vec<_>>());
        let back: Projections = postcard::from_bytes(&postcard::to_allocvec(&all).unwrap()).unwrap();
        prop_assert!(all.sockets.is_in_order() && back.sockets.is_in_order());
        prop_assert_eq!(back, all);
    }

    #[test]
    fn a_stream_converges_however_its_ends_are_interleaved(
        sends in prop::collection::vec(1usize..40, 1..12),
        read_sizes in prop::collection::vec(1usize..60, 1..12),
        choices in prop::collection::vec(any::<bool>(), 0..64),
    ) {
        let mut scene = Scene::new();
        let (client, server) = tcp(&mut scene);
        let total: usize = sends.iter().sum();
        let all: Vec<u8> = (0..total).map(|place| b'a' + (place % 26) as u8).collect();
        let mut rest = &all[..];
        for length in &sends {
            let (piece, after) = rest.split_at(*length);
            scene.send(&client, piece);
            rest = after;
        }
        let mut rest = &all[..];
        for length in &read_sizes {
            let (piece, after) = rest.split_at((*length).min(rest.len()));
            if piece.is_empty() {
                break;
            }
            scene.receive(&server, 100, piece, false);
            rest = after;
        }
        let straight = ribbon(&fold(&scene.events), &client);
        prop_assert_eq!(straight.sent, total as u64);
        prop_assert_eq!(straight.read, (total - rest.len()) as u64);
        let woven = fold(&weave(by_program(scene.events), &choices));
        prop_assert_eq!(woven.travel.conversations.len(), 1);
        prop_assert_eq!(ribbon(&woven, &client), straight);
    }

    #[test]
    fn datagrams_converge_however_their_ends_are_interleaved(
        lengths in prop::collection::vec(0usize..9, 1..20),
        room in 1usize..9,
        reads in 0usize..20,
        choices in prop::collection::vec(any::<bool>(), 0..64),
    ) {
        let mut scene = Scene::new();
        let (mut client, server) = udp(&mut scene);
        let messages: Vec<Vec<u8>> =
            lengths.iter().enumerate().map(|(number, length)| vec![b'a' + number as u8; *length]).collect();
        for message in &messages {
            scene.send_to(&mut client, message, loopback(5000));
        }
        let from = loopback(client.local.as_ref().unwrap().port().unwrap());
        for message in messages.iter().take(reads) {
            let taken = &message[..message.len().min(room)];
            scene.receive_from(&server, room as u64, taken, from.clone(), taken.len() < message.len());
        }
        let straight = cards(&fold(&scene.events), &client);
        prop_assert_eq!(straight.sent, messages.len() as u64);
        prop_assert_eq!(straight.read, messages.len().min(reads) as u64);
        for (place, (card, message)) in straight.cards.iter().zip(&messages).enumerate() {
            let fate = match message.len() {
                _ if place >= reads => Fate::Waiting,
                length if length > room => Fate::Torn(room as u64),
                _ => Fate::Read,
            };
            prop_assert_eq!(card.fate, fate);
        }
        let woven = fold(&weave(by_program(scene.events), &choices));
        prop_assert_eq!(cards(&woven, &client), straight);
        prop_assert_eq!(woven.travel.conversations.len(), 1);
    }
}
