//! What variables stand for, and what that costs.

use super::bench::{Bench, CLIENT, SERVER};
use crate::journal::event::Body;

const TWO: &str = r#"
{ id = "escucha", listening = { program = "servidor", as = "s" } },
{ id = "acepta", accepted = { by = "s", from = "cliente", as = "conn" } },
{ id = "cliente", socket = { program = "cliente", as = "c" } },
{ id = "une", connected = { of = "c", to = "conn" } },
{ id = "lee", received = { by = "conn", from = "c", at_least = 3 } }"#;

#[test]
fn all_parts_speak_of_the_same_sockets() {
    let mut bench = Bench::new(TWO);
    let (listener, client, server) = bench.pair();
    assert_eq!(bench.missing().as_deref(), Some("lee"));
    let (second, far) = bench.scene.connection(CLIENT, &listener);
    bench.scene.send(&client, b"ab");
    bench.read(&server, b"ab");
    bench.scene.send(&second, b"x");
    bench.read(&far, b"x");
    assert_eq!(bench.missing().as_deref(), Some("lee"), "three bytes, and not over one connection");
    bench.scene.send(&second, b"yz");
    bench.read(&far, b"yz");
    assert_eq!(bench.missing(), None);
}

#[test]
fn an_accept_from_another_program_does_not_fit() {
    let mut bench = Bench::new(TWO);
    let address = crate::journal::scene::loopback(40_100);
    let family = crate::journal::socket::Family::INET;
    let kind = crate::journal::socket::Kind::STREAM;
    let listener = bench.scene.listener(SERVER, family, kind, address);
    bench.scene.connection(SERVER, &listener);
    bench.tcp(CLIENT);
    assert_eq!(bench.met(), ["escucha", "cliente"]);
}

#[test]
fn two_variables_are_two_sockets() {
    let goal = r#"
        { id = "uno", socket = { program = "cliente", as = "a" } },
        { id = "dos", socket = { program = "cliente", as = "b" } }"#;
    let mut bench = Bench::new(goal);
    bench.tcp(CLIENT);
    assert_eq!(bench.met(), ["uno"]);
    bench.tcp(CLIENT);
    assert_eq!(bench.missing(), None);
}

#[test]
fn ticks_do_not_go_when_more_sockets_come() {
    let mut bench = Bench::new(TWO);
    let (listener, client, server) = bench.pair();
    bench.scene.send(&client, b"ab");
    bench.read(&server, b"ab");
    let mut seen = bench.met().len();
    for _ in 0..30 {
        bench.scene.connection(CLIENT, &listener);
        bench.tcp(SERVER);
        let met = bench.met().len();
        assert!(met >= seen, "{met} of {seen}");
        seen = met;
    }
    // The first connection is still tried among all these.
    bench.scene.send(&client, b"c");
    bench.read(&server, b"c");
    assert_eq!(bench.missing(), None);
}

#[test]
fn a_look_costs_what_is_new_and_not_how_long_the_step_lasts() {
    let mut bench = Bench::new(TWO);
    let (_, client, server) = bench.pair();
    let cost = |bench: &mut Bench, rounds: usize| {
        bench.play();
        let (before, looks) = (bench.judge.judged(), bench.looks);
        for _ in 0..rounds {
            bench.scene.send(&server, b"x");
            bench.read(&client, b"x");
        }
        bench.play();
        (bench.judge.judged() - before) / (bench.looks - looks)
    };
    let first = cost(&mut bench, 100);
    cost(&mut bench, 5000);
    let last = cost(&mut bench, 100);
    assert_eq!(first, last);
    // Some thirty parts tried: a few microseconds.
    assert!(first <= 40, "{first}");
}

#[test]
fn what_changes_nothing_costs_nothing() {
    let mut bench = Bench::new(TWO);
    bench.pair();
    bench.play();
    let before = bench.judge.judged();
    for _ in 0..100 {
        let stream = crate::journal::event::Stream::Out;
        bench.scene.push(CLIENT, Body::Output { stream, text: "hola\n".to_owned() });
        bench.scene.push(super::bench::STRANGER, Body::Stopped(false));
    }
    bench.play();
    assert_eq!(bench.judge.judged(), before);
}
