//! Floods: what is unknown is not met, and nothing grows without bound.

use super::bench::{Bench, CLIENT, SERVER};
use crate::course::facts::{LOG, SOCKETS};
use crate::journal::call::Direction;
use crate::journal::event::Body;
use crate::journal::store::flood::{BYTES, flood};

const RIVER: &str = r#"
{ id = "larga", read = { by = "servidor", covers_sends = ">=2" } },
{ id = "eco", received = { by = "cliente", equals = "sent" } }"#;

#[test]
fn what_was_summarised_is_not_met() {
    let mut bench = Bench::new(RIVER);
    let (_, client, server) = bench.pair();
    bench.summary(&client, Direction::Out, 1000, &[7; 100]);
    bench.read(&server, &[7; 200]);
    bench.summary(&server, Direction::In, 10, &[7; 100]);
    assert!(bench.met().is_empty());
    // Exact numbers are known all the same.
    assert!(bench.holds(r#"sent = { from = "cliente", sends = ">=1000", at_least = 100000 }"#));
    assert!(!bench.holds(r#"sent = { from = "cliente", at_least = 100001 }"#));
    assert!(!bench.holds(r#"read = { by = "servidor", which = "first" }"#));
    // An echo of a flood is no echo that anybody saw.
    bench.summary(&server, Direction::Out, 1000, &[7; 100]);
    bench.summary(&client, Direction::In, 1000, &[7; 100]);
    assert!(bench.met().is_empty());
    // After it, what is told call by call is known again: 1200 of 100000 bytes were read.
    bench.summary(&server, Direction::In, 1, &[7; 98_800]);
    bench.scene.send(&client, b"AAA");
    bench.scene.send(&client, b"BBB");
    bench.read(&server, b"AAABBB");
    assert_eq!(bench.met(), ["larga"]);
}

#[test]
fn ten_gigabytes_are_counted_to_the_byte_and_judged_by_their_counts_alone() {
    let goal = format!(
        r#"
        {{ id = "enviado", sent = {{ from = "cliente", at_least = {BYTES} }} }},
        {{ id = "recibido", received = {{ by = "servidor", at_least = {BYTES} }} }},
        {{ id = "de-mas", received = {{ by = "servidor", at_least = {} }} }}"#,
        BYTES + 1
    );
    let mut bench = Bench::new(&goal);
    let (_, client, server) = bench.pair();
    bench.play();
    let end = |held: &crate::journal::scene::Held| (held.program, held.info.id, held.info.fd);
    let mut events: Vec<_> = flood(end(&client), end(&server), bench.scene.now()).collect();
    let last = events.split_off(events.len() - 2);
    bench.take(&events);
    assert!(bench.met().is_empty());
    bench.take(&last);
    assert_eq!(bench.met(), ["enviado", "recibido"]);
    let first = bench.facts.since(0).next().map_or(0, |(first, _)| first);
    assert!(bench.facts.next_fact() - first <= LOG as u64);
    // Between what was told one by one and what was counted nobody knows which send a read took.
    assert!(!bench.holds(r#"read = { by = "servidor", which = "first", covers_sends = 1 }"#));
}

#[test]
fn a_read_that_reaches_into_the_unknown_is_unknown() {
    let mut bench = Bench::new(RIVER);
    let (_, client, server) = bench.pair();
    bench.scene.send(&client, b"AAA");
    bench.summary(&client, Direction::Out, 2, b"BBB");
    bench.read(&server, b"AAAB");
    assert!(bench.met().is_empty());
    bench.read(&server, b"BBBBB");
    assert!(bench.met().is_empty());
}

#[test]
fn lost_calls_make_every_socket_of_their_program_unknown() {
    let mut bench = Bench::new(RIVER);
    let (_, client, server) = bench.pair();
    bench.scene.push(CLIENT, Body::Lost { calls: 3 });
    bench.scene.send(&client, b"AAA");
    bench.scene.send(&client, b"BBB");
    bench.read(&server, b"AAABBB");
    assert!(bench.met().is_empty());
    let listener = bench.echo.clone();
    let _ = listener;
    // A new connection is known.
    let (_, client, server) = bench.pair();
    bench.scene.send(&client, b"AAA");
    bench.scene.send(&client, b"BBB");
    bench.read(&server, b"AAABBB");
    assert_eq!(bench.met(), ["larga"]);
}

#[test]
fn a_million_bytes_one_by_one_are_bounded_and_what_follows_is_judged() {
    let mut bench = Bench::new(RIVER);
    let (_, client, server) = bench.pair();
    bench.play();
    for _ in 0..100 {
        for _ in 0..200 {
            bench.scene.send(&client, b"x");
        }
        for event in bench.scene.take() {
            bench.observe(&event);
        }
    }
    assert!(bench.facts.since(0).count() <= LOG);
    for _ in 0..20_000 {
        bench.scene.receive(&server, 1, b"x", false);
    }
    bench.play();
    assert!(bench.met().is_empty());
    assert!(bench.facts.socket(client.info.id).unwrap().flow.sends.is_empty(), "what was read is let go of");
    bench.scene.send(&client, b"AAA");
    bench.scene.send(&client, b"BBB");
    bench.read(&server, b"AAABBB");
    assert_eq!(bench.met(), ["larga"]);
}

#[test]
fn unread_sends_are_bounded_over_all_sockets() {
    let mut bench = Bench::new(RIVER);
    let (_, client, server) = bench.pair();
    bench.play();
    for _ in 0..70 {
        for _ in 0..1000 {
            bench.scene.send(&client, b"x");
        }
        for event in bench.scene.take() {
            bench.observe(&event);
        }
    }
    let kept = bench.facts.socket(client.info.id).unwrap().flow.sends.len();
    assert!(kept <= crate::course::facts::STORED, "{kept}");
    bench.read(&server, b"xx");
    assert!(bench.met().is_empty(), "unknown is not met");
}

#[test]
fn sockets_are_bounded_and_the_latest_are_judged() {
    let mut bench = Bench::new(RIVER);
    for _ in 0..SOCKETS + 100 {
        let held = bench.tcp(CLIENT);
        bench.scene.close(&held);
        for event in bench.scene.take() {
            bench.observe(&event);
        }
    }
    assert!(bench.facts.sockets().count() <= SOCKETS);
    let (_, client, server) = bench.pair();
    bench.scene.send(&client, b"AAA");
    bench.scene.send(&client, b"BBB");
    bench.read(&server, b"AAABBB");
    assert_eq!(bench.met(), ["larga"]);
    let _ = SERVER;
}
