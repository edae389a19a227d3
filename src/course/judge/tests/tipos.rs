//! The lesson *tipos*: its goals, what they accept and what they reject.

use super::bench::{Bench, CLIENT, SERVER};
use crate::journal::call::{Operation, Returned};
use crate::journal::scene::Held;
use crate::journal::socket::{Family, Kind};

/// Step 2: one read that brings bytes of two sends.
const RIVER: &str = r#"{ id = "larga", read = { by = "servidor.conn", covers_sends = ">=2" } }"#;

/// Step 3: three reads of one message each.
const CARDS: &str =
    r#"{ id = "tres", count = { of = { read = { by = "servidor.s", covers_sends = 1 } }, times = ">=3" } }"#;

/// The prediction `una-lectura`.
const OPTIONS: [&str; 4] = [
    r#"read = { by = "servidor.conn", which = "first" }"#,
    r#"read = { by = "servidor.conn", covers_sends = ">=2" }"#,
    r#"read = { by = "servidor.conn", which = "last" }"#,
    r#"failed = { by = "servidor", call = "recv" }"#,
];

/// A connection made by the setup: no bind noise.
fn connected(goal: &str) -> (Bench, Held, Held) {
    let mut bench = Bench::without_beginning(goal);
    let (_, client, server) = bench.pair();
    bench.begin();
    (bench, client, server)
}

fn options(bench: &mut Bench) -> [bool; 4] {
    OPTIONS.map(|option| bench.holds(option))
}

#[test]
fn one_read_of_three_sends() {
    let (mut bench, client, server) = connected(RIVER);
    for text in [b"AAA", b"BBB", b"CCC"] {
        bench.scene.send(&client, text);
    }
    bench.rest();
    assert!(bench.holds(r#"queued = { at = "servidor.conn", bytes = 9, messages = 3 }"#));
    assert_eq!(bench.missing().as_deref(), Some("larga"));
    bench.read(&server, b"AAABBBCCC");
    assert_eq!(bench.missing(), None);
    assert_eq!(options(&mut bench), [false, true, false, false]);
}

#[test]
fn other_ways_to_a_long_read() {
    // sendall, own words, a short read first, and a read that ends in the middle of a send.
    let (mut bench, client, server) = connected(RIVER);
    bench.send_all(&client, b"uno ");
    bench.scene.send(&client, b"dos ");
    bench.read(&server, b"u");
    assert_eq!(bench.missing().as_deref(), Some("larga"));
    bench.read(&server, b"no do");
    assert_eq!(bench.missing(), None);

    // An extra `recv` alternation before, which takes the first sends one by one.
    let (mut bench, client, server) = connected(RIVER);
    for text in [b"AAA", b"BBB"] {
        bench.scene.send(&client, text);
        bench.read(&server, text);
    }
    assert_eq!(bench.missing().as_deref(), Some("larga"));
    bench.scene.send(&client, b"CCC");
    bench.scene.send(&client, b"DDD");
    bench.read(&server, b"CCCDDD");
    assert_eq!(bench.missing(), None);

    // The reader was blocked first: AAA alone wakes it, BBB and CCC come together.
    let (mut bench, client, server) = connected(RIVER);
    bench.read_before_send_returns(&client, &server, b"AAA");
    assert_eq!(bench.missing().as_deref(), Some("larga"));
    assert_eq!(options(&mut bench), [true, false, true, false], "the only send until then is the first and the last");
    bench.scene.send(&client, b"BBB");
    bench.scene.send(&client, b"CCC");
    bench.read(&server, b"BBBCCC");
    assert_eq!(bench.missing(), None);

    // The receive is told before both sends that fed it.
    let (mut bench, client, server) = connected(RIVER);
    bench.read(&server, b"AAABBB");
    assert_eq!(bench.missing().as_deref(), Some("larga"));
    bench.scene.send(&client, b"AAA");
    assert_eq!(bench.missing().as_deref(), Some("larga"));
    bench.scene.send(&client, b"BBB");
    assert_eq!(bench.missing(), None);
}

#[test]
fn what_is_no_long_read() {
    // A read after each send.
    let (mut bench, client, server) = connected(RIVER);
    for text in [b"AAA", b"BBB", b"CCC"] {
        bench.scene.send(&client, text);
        bench.read(&server, text);
    }
    assert_eq!(bench.missing().as_deref(), Some("larga"));

    // recv(3) three times.
    let (mut bench, client, server) = connected(RIVER);
    for text in [b"AAA", b"BBB", b"CCC"] {
        bench.scene.send(&client, text);
    }
    for text in [b"AAA", b"BBB", b"CCC"] {
        bench.scene.receive(&server, 3, text, false);
    }
    assert_eq!(bench.missing().as_deref(), Some("larga"));
    assert_eq!(options(&mut bench), [true, false, true, false]);

    // Only one send.
    let (mut bench, client, server) = connected(RIVER);
    bench.scene.send(&client, b"AAABBB");
    bench.read(&server, b"AAABBB");
    assert_eq!(bench.missing().as_deref(), Some("larga"));

    // recv on the client: the other way round.
    let (mut bench, client, server) = connected(RIVER);
    bench.scene.send(&server, b"AAA");
    bench.scene.send(&server, b"BBB");
    bench.read(&client, b"AAABBB");
    assert_eq!(bench.missing().as_deref(), Some("larga"));

    // A look is no read.
    let (mut bench, client, server) = connected(RIVER);
    bench.scene.send(&client, b"AAA");
    bench.scene.send(&client, b"BBB");
    let peek = Operation::Receive { size: 100, flags: libc::MSG_PEEK, into_buffer: false };
    let result = crate::journal::scene::moved(b"AAABBB", None, false);
    bench.scene.call(SERVER, Some(&server.info), peek, result);
    assert_eq!(bench.missing().as_deref(), Some("larga"));
    bench.scene.receive(&server, 3, b"AAA", false);
    assert_eq!(bench.missing().as_deref(), Some("larga"));
}

#[test]
fn what_the_setup_sent_and_read_does_not_count_and_what_waits_does() {
    let mut bench = Bench::without_beginning(RIVER);
    let (_, client, server) = bench.pair();
    bench.scene.send(&client, b"uno");
    bench.scene.send(&client, b"dos");
    bench.read(&server, b"unodos");
    bench.scene.send(&client, b"AAA");
    bench.scene.send(&client, b"BBB");
    bench.begin();
    assert_eq!(bench.missing().as_deref(), Some("larga"));
    bench.scene.receive(&server, 3, b"AAA", false);
    assert_eq!(options(&mut bench), [true, false, false, false], "the first that was unread, and not the last");
    bench.scene.receive(&server, 3, b"BBB", false);
    assert_eq!(options(&mut bench), [true, false, true, false]);
}

#[test]
fn three_cards_one_by_one() {
    let mut bench = Bench::without_beginning(CARDS);
    let server = bench.udp();
    bench.name("s", &server);
    let mut client = bench.scene.socket(CLIENT, Family::INET, Kind::DGRAM);
    bench.scene.connect(&mut client, server.local.clone().unwrap());
    bench.begin();
    for text in [b"AAA", b"BBB", b"CCC"] {
        bench.scene.send(&client, text);
    }
    bench.rest();
    assert!(bench.holds(r#"queued = { at = "servidor.s", messages = 3, bytes = 3 }"#));
    for text in [b"AAA", b"BBB"] {
        bench.read(&server, text);
        assert_eq!(bench.missing().as_deref(), Some("tres"));
    }
    bench.read(&server, b"CCC");
    assert_eq!(bench.missing(), None);
    for which in ["first", "last"] {
        assert!(bench.holds(&format!("read = {{ by = \"servidor.s\", which = \"{which}\", equals = \"a-send\" }}")));
    }
    assert!(!bench.holds(r#"read = { by = "servidor.s", covers_sends = ">=2" }"#));
}

/// `recorte`: 10 bytes, then `fin`, read 4 at a time.
fn torn(kind: Kind) -> Bench {
    let mut bench = Bench::without_beginning(r#"{ id = "corte", read = { by = "servidor", truncated = true } }"#);
    let (client, server) = match kind {
        Kind::DGRAM => {
            let server = bench.udp();
            let mut client = bench.scene.socket(CLIENT, Family::INET, Kind::DGRAM);
            bench.scene.connect(&mut client, server.local.clone().unwrap());
            (client, server)
        }
        Kind::SEQPACKET => bench.scene.pair(SERVER, Family::UNIX, Kind::SEQPACKET),
        _ => {
            let (_, client, server) = bench.pair();
            (client, server)
        }
    };
    bench.begin();
    bench.scene.send(&client, b"0123456789");
    bench.scene.send(&client, b"fin");
    let seams = kind != Kind::STREAM;
    bench.scene.receive(&server, 4, b"0123", seams);
    bench.scene.receive(&server, 4, if seams { b"fin" } else { b"4567" }, false);
    bench.play();
    bench
}

#[test]
fn what_is_cut_is_lost_where_seams_are_kept() {
    for kind in [Kind::DGRAM, Kind::SEQPACKET] {
        let mut bench = torn(kind);
        assert_eq!(bench.missing(), None, "{kind:?}");
        assert!(
            bench
                .holds(r#"read = { by = "servidor", covers_sends = 1, which = "last", equals = "a-send", bytes = 3 }"#)
        );
        assert!(bench.holds(r#"read = { by = "servidor", which = "first", truncated = true, bytes = 4 }"#), "{kind:?}");
        assert!(!bench.holds(r#"read = { by = "servidor", equals = "a-send", truncated = true }"#));
        assert!(!bench.holds(r#"read = { by = "servidor", bytes = ">=5" }"#));
    }
    let mut bench = torn(Kind::STREAM);
    assert_eq!(bench.missing().as_deref(), Some("corte"));
    assert!(!bench.holds(r#"read = { by = "servidor", equals = "a-send" }"#));
    assert!(bench.holds(r#"count = { of = { read = { by = "servidor", which = "first" } }, times = 2 }"#));
}

#[test]
fn a_connection_with_seams_inside_one_program() {
    let goal = r#"
        { id = "tipo", socket = { program = "cliente", type = "SOCK_SEQPACKET", family = "AF_UNIX", as = "a" } },
        { id = "otro", socket = { program = "cliente", type = "SOCK_SEQPACKET", as = "b" } },
        { id = "une", connected = { of = "a", to = "b" } },
        { id = "lee", read = { by = "b", equals = "a-send" } },
        { id = "final", read = { by = "b", empty = true } }"#;
    let mut bench = Bench::new(goal);
    let (one, other) = bench.scene.pair(CLIENT, Family::UNIX, Kind::SEQPACKET);
    assert_eq!(bench.met(), ["tipo", "otro", "une"]);
    bench.scene.send(&one, b"uno");
    bench.scene.send(&one, b"dos");
    bench.read(&other, b"uno");
    assert_eq!(bench.missing().as_deref(), Some("final"));
    bench.read(&other, b"dos");
    let half = Operation::Shutdown { how: crate::journal::call::ShutdownHow::Write };
    bench.scene.call(CLIENT, Some(&one.info), half, Ok(Returned::Nothing));
    assert_eq!(bench.missing().as_deref(), Some("final"));
    bench.read(&other, b"");
    assert_eq!(bench.missing(), None);
}

#[test]
fn an_empty_message_is_no_end() {
    let (mut bench, one, other) = {
        let mut bench = Bench::new(RIVER);
        let (one, other) = bench.scene.pair(CLIENT, Family::UNIX, Kind::SEQPACKET);
        (bench, one, other)
    };
    bench.scene.send(&one, b"");
    bench.read(&other, b"");
    assert!(!bench.holds(r#"read = { by = "cliente", empty = true }"#));
    assert!(bench.holds(r#"read = { by = "cliente", covers_sends = 1, bytes = 0 }"#));
    bench.read(&other, b"");
    assert!(bench.holds(r#"read = { by = "cliente", empty = true }"#));
}

#[test]
fn the_protocol_that_was_given() {
    let asks = |level, name, given| {
        let mut bench = Bench::new(RIVER);
        let held = bench.tcp(CLIENT);
        let operation = Operation::GetOption { level, name };
        bench.scene.call(CLIENT, Some(&held.info), operation, Ok(Returned::Integer(given)));
        bench
    };
    let mut bench = asks(libc::SOL_SOCKET, libc::SO_PROTOCOL, 6);
    assert!(bench.holds(r#"returned = { by = "cliente", call = "getsockopt", integer = 6 }"#));
    assert!(!bench.holds(r#"returned = { by = "cliente", call = "getsockopt", integer = "!=6" }"#));
    assert!(!bench.holds(r#"returned = { by = "servidor", call = "getsockopt", integer = 6 }"#));
}
