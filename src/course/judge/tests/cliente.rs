//! The lesson *cliente*: its goals, what they accept and what they reject.

use super::bench::{Bench, CLIENT, recv};
use crate::journal::call::{Failure, Operation};
use crate::journal::scene::loopback;
use crate::journal::socket::{Family, Kind};

/// Step 4: connect to the echo server, send a greeting of one's own, read what comes back.
const GREETING: &str = r#"
{ id = "socket", socket = { program = "cliente", type = "SOCK_STREAM", as = "c" } },
{ id = "conectado", connected = { of = "c", to = "eco" } },
{ id = "enviado", sent = { from = "c", at_least = 1 } },
{ id = "leida", received = { by = "c", equals = "sent" } }"#;

/// Step 6: the same with a web server.
const BROWSER: &str = r#"
{ id = "socket", socket = { program = "cliente", type = "SOCK_STREAM", as = "c" } },
{ id = "conectado", connected = { of = "c", to = "web" } },
{ id = "pedido", sent = { from = "c", starts_with = "GET /" } },
{ id = "respuesta", received = { by = "c", starts_with = "HTTP/1." } }"#;

/// The first prediction, decided by `rechazo`.
const WAITS: &str = r#"blocked = { by = "cliente", call = "connect", seconds = 2 }"#;
const FAILS: &str = r#"failed = { by = "cliente", call = "connect", errno = "ECONNREFUSED" }"#;
const KEEPS: &str = r#"connected = { of = "cliente" }"#;

#[test]
fn a_greeting_sent_and_read_is_done_and_ticks_come_one_by_one() {
    let mut bench = Bench::new(GREETING);
    assert_eq!(bench.missing().as_deref(), Some("socket"));
    let (near, far) = bench.with_echo();
    assert_eq!(bench.met(), ["socket", "conectado"]);
    bench.scene.send(&near, b"hola, soy Ana");
    assert_eq!(bench.missing().as_deref(), Some("leida"));
    bench.echo(&near, &far, b"hola, soy Ana");
    assert_eq!(bench.missing(), None);
}

#[test]
fn connected_counts_before_the_server_accepts() {
    let mut bench = Bench::new(GREETING);
    let mut near = bench.tcp(CLIENT);
    bench.scene.connect(&mut near, loopback(41_234));
    assert_eq!(bench.met(), ["socket", "conectado"]);
}

#[test]
fn other_ways_to_greet_are_as_good() {
    // sendall, and two sends with one recv.
    let mut bench = Bench::new(GREETING);
    let (near, far) = bench.with_echo();
    bench.send_all(&near, b"hola ");
    bench.scene.send(&near, b"Ana");
    bench.echo(&near, &far, b"hola Ana");
    assert_eq!(bench.missing(), None);

    // recv(4) again and again, as the answer comes in pieces.
    let mut bench = Bench::new(GREETING);
    let (near, far) = bench.with_echo();
    bench.scene.send(&near, b"hola, soy Ana");
    bench.read(&far, b"hola, soy Ana");
    bench.send_all(&far, b"hola, soy Ana");
    for piece in [&b"hola"[..], b", so", b"y An"] {
        bench.read(&near, piece);
        assert_eq!(bench.missing().as_deref(), Some("leida"));
    }
    bench.read(&near, b"a");
    assert_eq!(bench.missing(), None);

    // connect_ex.
    let mut bench = Bench::new(GREETING);
    let mut near = bench.tcp(CLIENT);
    bench.connect_ex(&mut near, loopback(41_234), 0);
    let echo = bench.echo.clone();
    let far = bench.scene.accept(&echo, near.local.clone().unwrap());
    bench.scene.send(&near, b"x");
    bench.echo(&near, &far, b"x");
    assert_eq!(bench.missing(), None);

    // An exploration and an error in the middle, and the second socket is the one that works.
    let mut bench = Bench::new(GREETING);
    let first = bench.tcp(CLIENT);
    bench.fails(CLIENT, Some(&first), Operation::Send { asked: 1, flags: 0 }, libc::EPIPE, "BrokenPipeError");
    bench.scene.close(&first);
    let (near, far) = bench.with_echo();
    bench.scene.send(&near, b"x");
    bench.echo(&near, &far, b"x");
    assert_eq!(bench.missing(), None);
}

#[test]
fn a_with_that_closes_the_socket_at_once_is_caught_at_its_instant() {
    let mut bench = Bench::new(GREETING);
    let (near, far) = bench.with_echo();
    bench.scene.send(&near, b"hola");
    bench.echo(&near, &far, b"hola");
    bench.scene.close(&near);
    assert_eq!(bench.missing(), None);
}

#[test]
fn what_is_not_a_greeting_is_told_by_its_first_gap() {
    // No recv.
    let mut bench = Bench::new(GREETING);
    let (near, far) = bench.with_echo();
    bench.scene.send(&near, b"hola");
    bench.read(&far, b"hola");
    bench.send_all(&far, b"hola");
    assert_eq!(bench.missing().as_deref(), Some("leida"));

    // recv before send, cancelled.
    let mut bench = Bench::new(GREETING);
    let (near, _) = bench.with_echo();
    bench.scene.blocks(&near, recv());
    bench.scene.call(CLIENT, Some(&near.info), recv(), Err(Failure::Interrupted { moved: None }));
    bench.raises(CLIENT, "KeyboardInterrupt", "", None, None);
    assert_eq!(bench.missing().as_deref(), Some("enviado"));
    assert!(!bench.holds(r#"failed = { by = "cliente", call = "recv" }"#), "Ctrl-C is no failure");
    assert!(bench.holds(r#"failed = { by = "cliente", class = "KeyboardInterrupt" }"#));

    // c.send("hola"): TypeError before any call.
    let mut bench = Bench::new(GREETING);
    bench.with_echo();
    bench.raises(CLIENT, "TypeError", "a bytes-like object is required, not 'str'", None, None);
    assert_eq!(bench.missing().as_deref(), Some("enviado"));

    // SOCK_DGRAM: its connect notes a destination where no UDP socket is.
    let mut bench = Bench::new(GREETING);
    let mut near = bench.scene.socket(CLIENT, Family::INET, Kind::DGRAM);
    bench.scene.connect(&mut near, loopback(41_234));
    bench.scene.send(&near, b"hola");
    assert_eq!(bench.missing().as_deref(), Some("socket"));

    // connect to web.
    let mut bench = Bench::new(GREETING);
    let web = bench.web.clone();
    let (near, far) = bench.scene.connection(CLIENT, &web);
    bench.scene.send(&near, b"hola");
    bench.echo(&near, &far, b"hola");
    assert_eq!(bench.missing().as_deref(), Some("conectado"));

    // Another program did it.
    let mut bench = Bench::new(GREETING);
    let echo = bench.echo.clone();
    let (near, far) = bench.scene.connection(super::bench::SERVER, &echo);
    bench.scene.send(&near, b"hola");
    bench.echo(&near, &far, b"hola");
    assert_eq!(bench.missing().as_deref(), Some("socket"));

    // A program outside the scene did it.
    let mut bench = Bench::new(GREETING);
    let (near, far) = bench.scene.connection(super::bench::STRANGER, &echo);
    bench.scene.send(&near, b"hola");
    bench.echo(&near, &far, b"hola");
    assert_eq!(bench.missing().as_deref(), Some("socket"));
}

#[test]
fn two_connections_of_which_only_the_second_fits() {
    let mut bench = Bench::new(GREETING);
    let web = bench.web.clone();
    let (first, _) = bench.scene.connection(CLIENT, &web);
    bench.scene.send(&first, b"hola");
    assert_eq!(bench.met(), ["socket", "enviado"]);
    let (near, far) = bench.with_echo();
    // Both meet two parts: the one that is further on in the goal's own order is shown.
    assert_eq!(bench.met(), ["socket", "conectado"]);
    bench.scene.send(&near, b"hola");
    assert_eq!(bench.met(), ["socket", "conectado", "enviado"]);
    bench.echo(&near, &far, b"hola");
    assert_eq!(bench.missing(), None);
}

#[test]
fn sent_here_and_received_there_is_not_one_conversation() {
    let mut bench = Bench::new(GREETING);
    let (first, far_first) = bench.with_echo();
    let (second, far_second) = bench.with_echo();
    bench.scene.send(&first, b"hola");
    bench.read(&far_first, b"hola");
    bench.send_all(&far_second, b"hola");
    bench.read(&second, b"hola");
    assert_eq!(bench.missing().as_deref(), Some("leida"));
}

#[test]
fn an_answer_of_other_bytes_is_no_echo() {
    let mut bench = Bench::new(GREETING);
    let (near, far) = bench.with_echo();
    bench.scene.send(&near, b"hola");
    bench.read(&far, b"hola");
    bench.send_all(&far, b"HOLA");
    bench.read(&near, b"HOLA");
    assert_eq!(bench.missing().as_deref(), Some("leida"));
}

#[test]
fn a_page_comes_back_whole_or_in_pieces() {
    let mut bench = Bench::new(BROWSER);
    let web = bench.web.clone();
    let (near, far) = bench.scene.connection(CLIENT, &web);
    bench.scene.send(&near, b"GE");
    assert_eq!(bench.missing().as_deref(), Some("pedido"));
    bench.scene.send(&near, b"T / HTTP/1.0\r\n\r\n");
    bench.read(&far, b"GET / HTTP/1.0\r\n\r\n");
    bench.send_all(&far, b"HTTP/1.0 200 OK\r\n\r\n");
    bench.read(&near, b"HTTP");
    assert_eq!(bench.missing().as_deref(), Some("respuesta"));
    bench.read(&near, b"/1.0 200 OK\r\n\r\n");
    assert_eq!(bench.missing(), None);
}

#[test]
fn what_is_no_browser_is_told_by_its_first_gap() {
    let mut bench = Bench::new(BROWSER);
    let web = bench.web.clone();
    let (near, _) = bench.scene.connection(CLIENT, &web);
    bench.scene.send(&near, b"GET / HTTP/1.0\r\n");
    assert_eq!(bench.missing().as_deref(), Some("respuesta"), "no blank line, no answer");
    let mut bench = Bench::new(BROWSER);
    let (near, far) = bench.scene.connection(CLIENT, &web);
    bench.scene.send(&near, b"hola\r\n\r\n");
    bench.send_all(&far, b"HTTP/1.0 400 Bad Request\r\n\r\n");
    bench.read(&near, b"HTTP/1.0 400 Bad Request\r\n\r\n");
    assert_eq!(bench.missing().as_deref(), Some("pedido"));
    let mut bench = Bench::new(BROWSER);
    let (near, far) = bench.with_echo();
    bench.scene.send(&near, b"GET / HTTP/1.0\r\n\r\n");
    bench.echo(&near, &far, b"GET / HTTP/1.0\r\n\r\n");
    assert_eq!(bench.missing().as_deref(), Some("conectado"));
}

#[test]
fn exactly_one_prediction_comes_true_where_nobody_listens() {
    let mut bench = Bench::new(GREETING);
    let near = bench.tcp(CLIENT);
    let connect = Operation::Connect { address: loopback(1), returns_errno: false };
    bench.fails(CLIENT, Some(&near), connect, libc::ECONNREFUSED, "ConnectionRefusedError");
    assert!(bench.holds(FAILS));
    assert!(!bench.holds(WAITS) && !bench.holds(KEEPS));
}

#[test]
fn a_call_that_waits_long_enough_is_blocked_and_says_when_to_look_again() {
    let mut bench = Bench::new(GREETING);
    let near = bench.tcp(CLIENT);
    bench.play();
    bench.scene.blocks(&near, Operation::Connect { address: loopback(1), returns_errno: false });
    assert!(!bench.holds(WAITS));
    let wanted = super::bench::predicate(WAITS);
    let when = crate::course::judge::wakes_at(&wanted, &bench.world()).unwrap();
    bench.scene.wait(when - bench.scene.now() - 1);
    assert!(!bench.holds(WAITS));
    bench.scene.wait(1);
    assert!(bench.holds(WAITS));
    assert_eq!(crate::course::judge::wakes_at(&wanted, &bench.world()), None);
    assert!(!bench.holds(r#"blocked = { by = "cliente", call = "recv", seconds = 0 }"#));
    assert!(!bench.holds(r#"blocked = { by = "servidor", seconds = 0 }"#));
}

#[test]
fn the_old_socket_again_is_a_case_of_its_own() {
    let case = r#"failed = { by = "cliente", errno = "EISCONN" }"#;
    let mut bench = Bench::new(GREETING);
    let (near, _) = bench.with_echo();
    assert!(!bench.holds(case));
    let connect = Operation::Connect { address: loopback(1), returns_errno: false };
    bench.fails(CLIENT, Some(&near), connect, libc::EISCONN, "OSError");
    assert!(bench.holds(case) && !bench.holds(FAILS));
}

#[test]
fn a_second_connection_has_another_port() {
    let goal = r#"
        { id = "otro", socket = { program = "cliente", new = true, as = "c2" } },
        { id = "conectado", connected = { of = "c2", to = "eco" } },
        { id = "distinto", differs = { of = "c2", and = "cliente.c", what = "local-port" } }"#;
    let mut bench = Bench::without_beginning(goal);
    let (near, _) = bench.with_echo();
    bench.name("c", &near);
    bench.begin();
    assert_eq!(bench.missing().as_deref(), Some("otro"), "the socket of the setup is not new");
    bench.tcp(CLIENT);
    assert_eq!(bench.missing().as_deref(), Some("conectado"));
    let (second, _) = bench.with_echo();
    bench.name("c2", &second);
    assert_eq!(bench.missing(), None);

    // The same name again: the reference keeps its meaning, although the old socket is closed.
    let mut bench = Bench::without_beginning(goal);
    let (near, _) = bench.with_echo();
    bench.name("c", &near);
    bench.begin();
    let (second, _) = bench.with_echo();
    bench.scene.close(&near);
    bench.name("c", &second);
    assert_eq!(bench.missing(), None);
}
