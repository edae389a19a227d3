//! Each predicate of the closed list that the lessons' goals leave untried.

use super::bench::{Bench, CLIENT, ECHO, SERVER, predicate};
use crate::course::judge::{Judge, World};
use crate::journal::address::Address;
use crate::journal::call::{CloseReason, Failure, Operation, OptionValue, Returned, ShutdownHow};
use crate::journal::event::{Body, Death, Outcome, StatementId};
use crate::journal::scene::{Scene, loopback, moved};
use crate::journal::socket::{AcceptQueue, Family, Kind, TcpState, Truth};

const ANY: &str = r#"{ id = "nada", program = { name = "cliente", alive = false } }"#;

#[test]
fn options_are_told_by_name_level_and_value() {
    let mut bench = Bench::new(ANY);
    let held = bench.tcp(SERVER);
    let (level, name) = (libc::SOL_SOCKET, libc::SO_REUSEADDR);
    let set = |value| Operation::SetOption { level, name, value };
    let reuse = r#"option = { of = "servidor", name = "SO_REUSEADDR", value = 1 }"#;
    assert!(!bench.holds(reuse));
    bench.scene.call(SERVER, Some(&held.info), set(OptionValue::Integer(0)), Ok(Returned::Nothing));
    assert!(!bench.holds(reuse));
    assert!(bench.holds(r#"option = { of = "servidor", name = "SO_REUSEADDR" }"#));
    let bytes = OptionValue::Bytes(1i32.to_ne_bytes().to_vec());
    bench.scene.call(SERVER, Some(&held.info), set(bytes), Ok(Returned::Nothing));
    assert!(bench.holds(reuse));
    assert!(bench.holds(r#"option = { of = "servidor", level = "SOL_SOCKET", name = "SO_REUSEADDR" }"#));
    assert!(!bench.holds(r#"option = { of = "servidor", level = "IPPROTO_TCP", name = "SO_REUSEADDR" }"#));
    assert!(!bench.holds(r#"option = { of = "servidor", name = "TCP_NODELAY" }"#));
    assert!(!bench.holds(r#"option = { of = "cliente", name = "SO_REUSEADDR" }"#));
}

#[test]
fn calls_count_when_they_succeed() {
    let mut bench = Bench::new(ANY);
    let held = bench.tcp(SERVER);
    assert!(bench.holds(r#"call = { by = "servidor", name = "socket", family = "AF_INET", type = "SOCK_STREAM" }"#));
    assert!(!bench.holds(r#"call = { by = "servidor", name = "socket", type = "SOCK_DGRAM" }"#));
    let listen = |backlog| Operation::Listen { backlog };
    bench.fails(SERVER, Some(&held), listen(5), libc::EADDRINUSE, "OSError");
    assert!(!bench.holds(r#"call = { by = "servidor", name = "listen" }"#));
    bench.scene.call(SERVER, Some(&held.info), listen(5), Ok(Returned::Nothing));
    assert!(bench.holds(r#"call = { by = "servidor", name = "listen", backlog = "<=5" }"#));
    assert!(!bench.holds(r#"call = { by = "servidor", name = "listen", backlog = 1 }"#));
    // `connect_ex` is a connect, and one that gives an errno back has failed.
    let mut client = bench.tcp(CLIENT);
    bench.connect_ex(&mut client, loopback(1), libc::ECONNREFUSED);
    assert!(!bench.holds(r#"call = { by = "cliente", name = "connect" }"#));
    assert!(bench.holds(r#"failed = { by = "cliente", call = "connect", class = "ConnectionRefusedError" }"#));
    assert!(bench.holds(r#"returned = { by = "cliente", call = "connect_ex", integer = "!=0" }"#));
    bench.connect_ex(&mut client, loopback(41_234), 0);
    assert!(bench.holds(r#"call = { by = "cliente", name = "connect" }"#));
    assert!(!bench.holds(r#"call = { by = "cliente", name = "send" }"#));
}

#[test]
fn what_calls_and_statements_give_back() {
    let mut bench = Bench::new(ANY);
    let (near, far) = bench.with_echo();
    bench.scene.send(&near, b"hola");
    assert!(bench.holds(r#"returned = { by = "cliente", call = "send", integer = 4 }"#));
    bench.echo(&near, &far, b"hola");
    assert!(bench.holds(r#"returned = { by = "cliente", call = "recv", bytes_length = 4 }"#));
    assert!(!bench.holds(r#"returned = { by = "cliente", call = "recv", bytes_length = "!=4" }"#));
    assert!(!bench.holds(r#"returned = { by = "eco", call = "sendall", integer = 4 }"#), "sendall gives None");
    let outcome = Outcome::Value("9".to_owned());
    bench.scene.push(CLIENT, Body::StatementEnded { statement: StatementId(7), outcome });
    assert!(bench.holds(r#"returned = { by = "cliente", value = "9" }"#));
    assert!(!bench.holds(r#"returned = { by = "servidor", value = "9" }"#));
    assert!(!bench.holds(r#"returned = { by = "cliente", value = "90" }"#));
}

#[test]
fn one_failure_told_twice_is_one() {
    let mut bench = Bench::new(ANY);
    let held = bench.tcp(CLIENT);
    let connect = || Operation::Connect { address: loopback(1), returns_errno: false };
    for _ in 0..2 {
        bench.fails(CLIENT, Some(&held), connect(), libc::ECONNREFUSED, "ConnectionRefusedError");
    }
    assert!(bench.holds(r#"count = { of = { failed = { by = "cliente" } }, times = ">=2" }"#));
    assert!(!bench.holds(r#"count = { of = { failed = { by = "cliente" } }, times = ">=3" }"#));
    // Caught by the statement: only the call tells.
    bench.scene.call(
        CLIENT,
        Some(&held.info),
        connect(),
        Err(Failure::Errno { errno: libc::ECONNREFUSED, moved: None }),
    );
    assert!(bench.holds(r#"count = { of = { failed = { by = "cliente", class = "OSError" } }, times = 3 }"#));
    assert!(bench.holds(r#"failed = { errno = "ECONNREFUSED" }"#));
}

#[test]
fn a_timeout_is_a_failure_without_errno() {
    let mut bench = Bench::new(ANY);
    let (near, _) = bench.with_echo();
    bench.scene.call(CLIENT, Some(&near.info), super::bench::recv(), Err(Failure::TimedOut { moved: None }));
    assert!(bench.holds(r#"failed = { by = "cliente", call = "recv", class = "TimeoutError" }"#));
    assert!(!bench.holds(r#"failed = { by = "cliente", errno = "ETIMEDOUT" }"#));
}

#[test]
fn a_socket_is_closed_when_its_last_descriptor_goes() {
    let closed = r#"closed = { of = "cliente" }"#;
    let mut bench = Bench::new(ANY);
    let (near, _) = bench.with_echo();
    let mut twin = near.info.clone();
    twin.fd = 9;
    let gave = Returned::Socket { socket: twin.clone(), peer: None };
    bench.scene.call(CLIENT, Some(&near.info), Operation::Dup, Ok(gave));
    bench.scene.close(&near);
    assert!(!bench.holds(closed));
    let close = Operation::Close { reason: CloseReason::NoName };
    bench.scene.call(CLIENT, Some(&twin), close, Ok(Returned::Nothing));
    assert!(bench.holds(closed));
    assert!(!bench.holds(r#"socket = { program = "cliente" }"#));

    let mut bench = Bench::new(ANY);
    let (near, _) = bench.with_echo();
    let half = |how| Operation::Shutdown { how };
    bench.scene.call(CLIENT, Some(&near.info), half(ShutdownHow::Read), Ok(Returned::Nothing));
    assert!(!bench.holds(r#"closed = { of = "cliente", how = "shutdown-write" }"#));
    bench.scene.call(CLIENT, Some(&near.info), half(ShutdownHow::Write), Ok(Returned::Nothing));
    assert!(bench.holds(r#"closed = { of = "cliente", how = "shutdown-write" }"#));
    assert!(!bench.holds(closed), "half is not all");

    // A process that ends lets go of everything.
    let mut bench = Bench::new(ANY);
    bench.with_echo();
    bench.play();
    bench.scene.push(CLIENT, Body::Died(Death::Killed(9)));
    assert!(bench.holds(closed) && bench.holds(r#"program = { name = "cliente", alive = false }"#));
    assert!(bench.holds(r#"program = { name = "servidor", alive = true }"#));
    assert!(!bench.holds(r#"connected = { of = "cliente" }"#));
}

#[test]
fn the_end_of_a_stream_is_an_empty_read_and_no_received_byte() {
    let mut bench = Bench::new(ANY);
    let (_, client, server) = bench.pair();
    bench.scene.send(&client, b"x");
    bench.read(&server, b"x");
    assert!(!bench.holds(r#"read = { by = "servidor", empty = true }"#));
    bench.scene.close(&client);
    bench.read(&server, b"");
    assert!(bench.holds(r#"read = { by = "servidor", empty = true }"#));
    assert!(bench.holds(r#"count = { of = { received = { by = "servidor" } }, times = 1 }"#));
    assert!(!bench.holds(r#"count = { of = { received = { by = "servidor" } }, times = 2 }"#));
}

#[test]
fn names_have_types() {
    let mut bench = Bench::new(ANY);
    let (near, _) = bench.with_echo();
    bench.name("c", &near);
    assert!(bench.holds(r#"name = { program = "cliente", name = "c", type = "socket" }"#));
    assert!(bench.holds(r#"name = { program = "cliente", name = "c" }"#));
    assert!(!bench.holds(r#"name = { program = "cliente", name = "c", type = "int" }"#));
    bench.scene.push(CLIENT, Body::Unnamed { name: "c".to_owned() });
    assert!(!bench.holds(r#"name = { program = "cliente", name = "c" }"#));
}

#[test]
fn a_reference_means_what_the_name_stood_for_when_the_step_began() {
    let mut bench = Bench::without_beginning(ANY);
    let (first, far) = bench.with_echo();
    bench.name("c", &first);
    bench.begin();
    let (second, far_second) = bench.with_echo();
    bench.scene.close(&first);
    bench.name("c", &second);
    bench.scene.send(&second, b"x");
    bench.read(&far_second, b"x");
    let _ = far;
    assert!(!bench.holds(r#"sent = { from = "cliente.c" }"#));
    assert!(bench.holds(r#"closed = { of = "cliente.c" }"#));
    assert!(bench.holds(r#"sent = { from = "cliente" }"#));
    // A name that stood for nothing then means the latest that it stood for.
    bench.name("nuevo", &second);
    assert!(bench.holds(r#"sent = { from = "cliente.nuevo" }"#));
    assert!(!bench.holds(r#"sent = { from = "servidor.nuevo" }"#));
    // And in the next step it means the new one.
    bench.begin();
    assert!(!bench.holds(r#"sent = { from = "cliente.c" }"#));
    bench.scene.send(&second, b"y");
    assert!(bench.holds(r#"sent = { from = "cliente.c", at_least = 1, sends = 1 }"#));
}

#[test]
fn sends_are_counted_by_socket_and_by_whom_they_are_for() {
    let mut bench = Bench::new(ANY);
    let (one, other) = (bench.udp(), bench.udp());
    bench.name("s", &one);
    bench.name("otro", &other);
    let mut client = bench.scene.socket(CLIENT, Family::INET, Kind::DGRAM);
    for (to, text) in [(&one, &b"AAA"[..]), (&other, b"BBB"), (&one, b"C")] {
        bench.scene.send_to(&mut client, text, to.local.clone().unwrap());
    }
    assert!(bench.holds(r#"sent = { from = "cliente", sends = 3, at_least = 7 }"#));
    assert!(bench.holds(r#"sent = { from = "cliente", to = "servidor.s", sends = 2, at_least = 4 }"#));
    assert!(!bench.holds(r#"sent = { from = "cliente", to = "servidor.s", sends = ">=3" }"#));
    assert!(bench.holds(r#"sent = { from = "cliente", to = "servidor.otro", starts_with = "B" }"#));
    assert!(!bench.holds(r#"sent = { from = "cliente", to = "servidor.s", starts_with = "B" }"#));
    assert!(bench.holds(r#"sent = { from = "cliente", to = "servidor" }"#));
    assert!(!bench.holds(r#"sent = { from = "cliente", to = "eco" }"#));
    // Whoever reads learns from whom, by the message or by the address.
    bench.read(&one, b"AAA");
    assert!(bench.holds(r#"received = { by = "servidor.s", from = "cliente", starts_with = "AAA" }"#));
    let own = loopback(client.local.as_ref().and_then(Address::port).unwrap());
    bench.scene.receive_from(&other, 100, b"BBB", own, false);
    assert!(bench.holds(r#"received = { by = "servidor.otro", from = "cliente" }"#));
    assert!(!bench.holds(r#"received = { by = "servidor.otro", from = "eco" }"#));
}

#[test]
fn a_datagram_read_before_its_send_is_told_is_still_from_its_sender() {
    let mut bench = Bench::new(ANY);
    let server = bench.udp();
    let mut client = bench.scene.socket(CLIENT, Family::INET, Kind::DGRAM);
    bench.scene.connect(&mut client, server.local.clone().unwrap());
    bench.read_before_send_returns(&client, &server, b"AAA");
    assert!(bench.holds(r#"received = { by = "servidor", from = "cliente" }"#));
    assert!(bench.holds(r#"read = { by = "servidor", covers_sends = 1, which = "last", equals = "a-send" }"#));
    assert!(
        !bench.holds(r#"count = { of = { received = { by = "servidor" } }, times = 2 }"#),
        "told again is not twice"
    );
}

#[test]
fn a_lost_datagram_shifts_nothing() {
    let mut bench = Bench::new(ANY);
    let server = bench.udp();
    let mut client = bench.scene.socket(CLIENT, Family::INET, Kind::DGRAM);
    bench.scene.connect(&mut client, server.local.clone().unwrap());
    for text in [b"AAA", b"BBB", b"CCC"] {
        bench.scene.send(&client, text);
    }
    bench.read(&server, b"CCC");
    assert!(bench.holds(r#"read = { by = "servidor", which = "last", equals = "a-send" }"#));
    assert!(!bench.holds(r#"read = { by = "servidor", which = "first" }"#));
    bench.rest();
    assert!(bench.holds(r#"queued = { at = "servidor", messages = 0 }"#));
}

#[test]
fn a_failed_send_may_have_sent_some() {
    let mut bench = Bench::new(ANY);
    let (_, client, server) = bench.pair();
    let operation = Operation::SendAll { asked: 10, flags: 0 };
    let partial = crate::journal::payload::Payload::of(b"0123");
    let failure = Failure::Interrupted { moved: Some(partial) };
    bench.scene.call(CLIENT, Some(&client.info), operation, Err(failure));
    bench.scene.send(&client, b"x");
    bench.read(&server, b"0123x");
    assert!(bench.holds(r#"sent = { from = "cliente", sends = 2, at_least = 5 }"#));
    assert!(bench.holds(r#"read = { by = "servidor", covers_sends = 2 }"#));
    // A send that took less than it was given, and one of nothing.
    let operation = Operation::Send { asked: 10, flags: 0 };
    bench.scene.call(CLIENT, Some(&client.info), operation.clone(), moved(b"ab", None, false));
    bench.scene.send(&client, b"");
    bench.read(&server, b"ab");
    assert!(bench.holds(r#"read = { by = "servidor", equals = "a-send", bytes = 2, which = "last" }"#));
    assert!(!bench.holds(r#"sent = { from = "cliente", sends = ">=4" }"#));
}

#[test]
fn what_waits_is_what_the_kernel_says_now() {
    let mut bench = Bench::new(ANY);
    let (_, client, server) = bench.pair();
    bench.scene.send(&client, b"hola");
    let truth = |unread| Some(Truth { state: Some(TcpState::Established), unread: Some(unread), ..Truth::default() });
    bench.scene.sample(&server, truth(4));
    assert!(bench.holds(r#"queued = { at = "servidor", bytes = 4 }"#));
    bench.read(&server, b"hola");
    assert!(!bench.holds(r#"queued = { at = "servidor", bytes = ">=1" }"#), "the kernel said so before the read");
    bench.scene.send(&client, b"x");
    bench.scene.sample(&server, truth(0));
    assert!(bench.holds(r#"queued = { at = "servidor.conn", bytes = 0 }"#), "the kernel knows better than the calls");
    let _ = client;
}

#[test]
fn connections_wait_for_accept() {
    let one = r#"listening = { program = "servidor", waiting = 1 }"#;
    let mut bench = Bench::new(ANY);
    let address = loopback(40_700);
    let listener = bench.scene.listener(SERVER, Family::INET, Kind::STREAM, address.clone());
    bench.rest();
    assert!(bench.holds(r#"listening = { program = "servidor", waiting = 0, name = "port" }"#));
    let mut near = bench.tcp(CLIENT);
    bench.scene.connect(&mut near, address);
    assert!(!bench.holds(one), "the kernel may need a moment");
    bench.rest();
    assert!(bench.holds(one), "by the calls");
    let queue = AcceptQueue { waiting: 1, limit: 128 };
    bench.scene.sample(&listener, Some(Truth { accept_queue: Some(queue), ..Truth::default() }));
    assert!(bench.holds(one), "by the kernel");
    bench.scene.accept(&listener, near.local.clone().unwrap());
    bench.rest();
    assert!(!bench.holds(one) && bench.holds(r#"listening = { program = "servidor", waiting = 0 }"#));
}

#[test]
fn a_reset_connection_is_none() {
    let mut bench = Bench::new(ANY);
    let (near, _) = bench.with_echo();
    assert!(bench.holds(r#"connected = { of = "cliente", to = "eco" }"#));
    bench.scene.sample(&near, Some(Truth { state: Some(TcpState::Close), ..Truth::default() }));
    assert!(!bench.holds(r#"connected = { of = "cliente", to = "eco" }"#));
}

#[test]
fn what_came_before() {
    let early = r#"before = [ { sent = { from = "cliente" } }, { received = { by = "servidor" } } ]"#;
    let late = r#"before = [ { received = { by = "servidor" } }, { sent = { from = "cliente" } } ]"#;
    for blocked_first in [false, true] {
        let mut bench = Bench::new(ANY);
        let (_, client, server) = bench.pair();
        assert!(!bench.holds(early) && !bench.holds(late), "neither has happened");
        if blocked_first {
            bench.read_before_send_returns(&client, &server, b"x");
        } else {
            bench.scene.send(&client, b"x");
            assert!(!bench.holds(early), "only one has happened");
            bench.read(&server, b"x");
        }
        assert!(bench.holds(early) && !bench.holds(late), "a send comes before what it feeds: {blocked_first}");
    }
}

#[test]
fn before_a_second_time() {
    let mut bench = Bench::new(ANY);
    let (_, client, server) = bench.pair();
    bench.scene.send(&client, b"x");
    bench.scene.send(&client, b"y");
    bench.read(&server, b"xy");
    bench.scene.send(&client, b"z");
    let before = |times| {
        format!(
            "before = [ {{ count = {{ of = {{ sent = {{ from = \"cliente\" }} }}, times = {times} }} }}, {{ received = {{ by = \"servidor\" }} }} ]"
        )
    };
    assert!(bench.holds(&before(2)) && !bench.holds(&before(3)) && !bench.holds(&before(4)));
}

#[test]
fn counting_by_times_and_by_sockets() {
    let two = r#"count = { of = { accepted = { by = "servidor" } }, each = "socket", times = 2 }"#;
    let mut bench = Bench::new(ANY);
    let (listener, _, _) = bench.pair();
    assert!(!bench.holds(two));
    bench.scene.connection(CLIENT, &listener);
    assert!(bench.holds(two));
    let (near, far) = bench.with_echo();
    for _ in 0..3 {
        bench.scene.send(&near, b"x");
        bench.read(&far, b"x");
    }
    assert!(bench.holds(r#"count = { of = { received = { by = "eco" } }, times = 3 }"#));
    assert!(!bench.holds(r#"count = { of = { received = { by = "eco" } }, each = "socket", times = ">=2" }"#));
    assert!(
        bench.holds(r#"count = { of = { received = { by = "eco" } }, times = 2 }"#),
        "there were two at some moment"
    );
    assert!(!bench.holds(r#"count = { of = { received = { by = "eco" } }, times = "<=2" }"#));
    assert!(bench.holds(r#"not = { count = { of = { received = { by = "eco" } }, times = ">=4" } }"#));
}

#[test]
fn not_any_and_all() {
    let mut bench = Bench::new(ANY);
    assert!(bench.holds(r#"not = { sent = { from = "cliente" } }"#));
    bench.with_echo();
    assert!(bench.holds(r#"any = [ { sent = { from = "cliente" } }, { connected = { of = "cliente" } } ]"#));
    assert!(!bench.holds(r#"all = [ { sent = { from = "cliente" } }, { connected = { of = "cliente" } } ]"#));
    // A variable inside: one socket for all of it.
    let both = r#"all = [ { socket = { program = "cliente", as = "c" } }, { connected = { of = "c" } }, { not = { sent = { from = "c" } } } ]"#;
    assert!(bench.holds(both));
}

#[test]
fn sockets_are_compared() {
    let mut bench = Bench::new(ANY);
    let (listener, _, server) = bench.pair();
    bench.name("otra", &server);
    let same = |what: &str| format!("same = {{ of = \"servidor.s\", and = \"servidor.conn\", what = \"{what}\" }}");
    let differs = |what: &str| same(what).replace("same", "differs");
    for what in ["local-port", "local-address", "program", "family", "type"] {
        assert!(bench.holds(&same(what)) && !bench.holds(&differs(what)), "{what}");
    }
    assert!(bench.holds(&differs("descriptor")));
    // What has no port is neither the same nor different.
    let fresh = bench.tcp(SERVER);
    bench.name("f", &fresh);
    for kind in ["same", "differs"] {
        assert!(
            !bench.holds(&format!("{kind} = {{ of = \"servidor.s\", and = \"servidor.f\", what = \"local-port\" }}"))
        );
    }
    assert!(!bench.holds(r#"same = { of = "servidor.s", and = "servidor.s", what = "program" }"#), "one is not two");
    assert!(bench.holds(r#"bound = { of = "servidor.f", name = "none" }"#));
    assert!(bench.holds(r#"bound = { of = "servidor.s", name = "port" }"#));
    let _ = listener;
}

#[test]
fn late_events_of_the_time_before_do_not_count_and_those_of_the_step_do() {
    let mut bench = Bench::without_beginning(ANY);
    let (_, client, server) = bench.pair();
    bench.play();
    bench.scene.send(&client, b"AAA");
    let mut setup = bench.scene.take();
    bench.scene.send(&client, b"BBB");
    bench.begin();
    let mut late = setup.remove(0);
    late.late = true;
    bench.take(&[late]);
    assert!(!bench.holds(r#"sent = { from = "cliente" }"#));
    // But its bytes are known when they are read.
    bench.scene.send(&client, b"CCC");
    let mut of_step = bench.scene.take().remove(0);
    of_step.late = true;
    bench.scene.wait(1000);
    bench.raises(SERVER, "NameError", "", None, None);
    bench.play();
    bench.take(&[of_step]);
    assert!(bench.holds(r#"sent = { from = "cliente", sends = 1 }"#));
    let _ = server;
}

#[test]
fn programs_by_name_only_and_never_one_that_is_not_there() {
    let mut bench = Bench::new(ANY);
    assert!(!bench.holds(r#"program = { name = "nadie", alive = true }"#));
    assert!(!bench.holds(r#"program = { name = "nadie", alive = false }"#));
    assert!(!bench.holds(r#"connected = { of = "nadie" }"#));
    assert!(!bench.holds(r#"sent = { from = "nadie.c" }"#));
    bench.scene.push(ECHO, Body::Stopped(true));
    assert!(bench.holds(r#"program = { name = "eco", alive = true }"#), "a stopped process lives");
}

#[test]
fn an_outcome_stays_once_it_was_seen() {
    let mut bench = Bench::new(ANY);
    let wanted = predicate(r#"connected = { of = "cliente" }"#);
    let mut judge = Judge::of(&wanted);
    let look = |bench: &mut Bench, judge: &mut Judge| {
        bench.play();
        let world = World { now: bench.scene.now(), ..bench.world() };
        judge.look(&world).done
    };
    assert!(!look(&mut bench, &mut judge));
    let (near, _) = bench.with_echo();
    assert!(look(&mut bench, &mut judge));
    bench.scene.close(&near);
    assert!(look(&mut bench, &mut judge));
    bench.begin();
    assert!(!look(&mut bench, &mut judge), "another step");
    let _ = Scene::new();
}

#[test]
fn the_same_bytes_from_somebody_outside_are_not_those_of_a_later_send() {
    let mut bench = Bench::new(ANY);
    let server = bench.udp();
    let mut client = bench.scene.socket(CLIENT, Family::INET, Kind::DGRAM);
    bench.scene.connect(&mut client, server.local.clone().unwrap());
    bench.read(&server, b"x");
    bench.scene.send(&client, b"x");
    assert!(!bench.holds(r#"received = { by = "servidor", from = "cliente" }"#));
    bench.rest();
    assert!(bench.holds(r#"queued = { at = "servidor", messages = 1 }"#));
    bench.read(&server, b"x");
    assert!(bench.holds(r#"received = { by = "servidor", from = "cliente" }"#));
}

#[test]
fn the_calls_are_believed_only_after_a_while() {
    let mut bench = Bench::new(ANY);
    let (_, client, server) = bench.pair();
    bench.scene.send(&client, b"uno");
    bench.scene.send(&client, b"dos");
    let six = r#"queued = { at = "servidor.conn", bytes = 6 }"#;
    let two = r#"queued = { at = "servidor.conn", messages = 2 }"#;
    assert!(!bench.holds(six) && !bench.holds(two), "the sends have returned, and the kernel may still be at it");
    let when = crate::course::judge::wakes_at(&predicate(six), &bench.world()).unwrap();
    bench.scene.wait(when - bench.scene.now());
    assert!(bench.holds(six) && bench.holds(two));
    let truth = |unread| Some(Truth { state: Some(TcpState::Established), unread: Some(unread), ..Truth::default() });
    bench.scene.sample(&server, truth(3));
    assert!(!bench.holds(six) && !bench.holds(two), "and where the kernel says otherwise it is believed");
    bench.scene.sample(&server, truth(6));
    assert!(bench.holds(six) && bench.holds(two));
}
