//! The lesson *familias*: its goals, what they accept and what they reject.

use super::bench::{Bench, CLIENT, SERVER};
use crate::journal::address::Address;
use crate::journal::call::Operation;
use crate::journal::scene::{Held, loopback};
use crate::journal::socket::{Family, Kind};

/// Step 4: a conversation over a file.
const BY_FILE: &str = r#"
{ id = "escucha", listening = { program = "servidor", family = "AF_UNIX", name = "path", as = "s" } },
{ id = "conectado", connected = { of = "cliente", to = "s" } },
{ id = "recibido", received = { by = "servidor", at_least = 1 } }"#;

/// Step 6: one more character, and no file.
const ABSTRACT: &str = r#"
{ id = "escucha", listening = { program = "servidor", family = "AF_UNIX", name = "abstract", as = "s" } },
{ id = "conectado", connected = { of = "cliente", to = "s" } }"#;

fn path() -> Address {
    Address::Path(b"/run/enchufe/saludo".to_vec())
}

fn unix(bench: &mut Bench, address: Address) -> Held {
    bench.scene.listener(SERVER, Family::UNIX, Kind::STREAM, address)
}

#[test]
fn a_conversation_over_a_file() {
    let mut bench = Bench::new(BY_FILE);
    let listener = unix(&mut bench, path());
    assert_eq!(bench.met(), ["escucha"]);
    let mut near = bench.scene.socket(CLIENT, Family::UNIX, Kind::STREAM);
    bench.scene.connect(&mut near, path());
    assert_eq!(bench.met(), ["escucha", "conectado"]);
    bench.scene.send(&near, b"hola");
    assert_eq!(bench.missing().as_deref(), Some("recibido"), "sent, and never accepted");
    let far = bench.scene.accept(&listener, Address::Unnamed);
    bench.read(&far, b"hola");
    assert_eq!(bench.missing(), None);
}

#[test]
fn what_is_no_conversation_over_a_file() {
    // Bound, and no listen.
    let mut bench = Bench::new(BY_FILE);
    let mut bound = bench.scene.socket(SERVER, Family::UNIX, Kind::STREAM);
    bench.scene.bind(&mut bound, path());
    let near = bench.scene.socket(CLIENT, Family::UNIX, Kind::STREAM);
    let connect = Operation::Connect { address: path(), returns_errno: false };
    bench.fails(CLIENT, Some(&near), connect, libc::ECONNREFUSED, "ConnectionRefusedError");
    assert_eq!(bench.missing().as_deref(), Some("escucha"));

    // Listening, and refused for another reason: a connection is what is missing.
    let mut bench = Bench::new(BY_FILE);
    unix(&mut bench, path());
    bench.scene.socket(CLIENT, Family::UNIX, Kind::STREAM);
    assert_eq!(bench.missing().as_deref(), Some("conectado"));

    // Only AF_INET.
    let mut bench = Bench::new(BY_FILE);
    let (_, client, server) = bench.pair();
    bench.scene.send(&client, b"hola");
    bench.read(&server, b"hola");
    assert_eq!(bench.missing().as_deref(), Some("escucha"));

    // bind with a tuple: TypeError.
    let mut bench = Bench::new(BY_FILE);
    bench.scene.socket(SERVER, Family::UNIX, Kind::STREAM);
    bench.raises(SERVER, "TypeError", "a bytes-like object is required, not 'tuple'", None, None);
    assert_eq!(bench.missing().as_deref(), Some("escucha"));
    assert!(bench.holds(r#"failed = { by = "servidor", class = "TypeError", mentions = "tuple" }"#));

    // An abstract name is no path, and a path no abstract name.
    let mut bench = Bench::new(BY_FILE);
    unix(&mut bench, Address::Abstract(b"saludo".to_vec()));
    assert_eq!(bench.missing().as_deref(), Some("escucha"));
    let mut bench = Bench::new(ABSTRACT);
    unix(&mut bench, path());
    assert_eq!(bench.missing().as_deref(), Some("escucha"));
}

#[test]
fn an_abstract_name_in_its_turn() {
    let mut bench = Bench::new(ABSTRACT);
    let name = Address::Abstract(b"/run/enchufe/saludo".to_vec());
    unix(&mut bench, name.clone());
    let mut near = bench.scene.socket(CLIENT, Family::UNIX, Kind::STREAM);
    bench.scene.connect(&mut near, name);
    assert_eq!(bench.missing(), None);
}

#[test]
fn who_accept_names_is_nobody_or_somebody() {
    let unnamed = r#"accepted = { by = "servidor", from = "cliente", peer = "none" }"#;
    let mut bench = Bench::new(BY_FILE);
    let listener = unix(&mut bench, path());
    let mut near = bench.scene.socket(CLIENT, Family::UNIX, Kind::STREAM);
    bench.scene.connect(&mut near, path());
    assert!(!bench.holds(unnamed));
    bench.scene.accept(&listener, Address::Unnamed);
    assert!(bench.holds(unnamed));
    assert!(!bench.holds(r#"accepted = { by = "servidor", from = "eco" }"#));
    let mut bench = Bench::new(BY_FILE);
    let listener = unix(&mut bench, path());
    let own = Address::Path(b"/run/enchufe/mio".to_vec());
    let mut near = bench.scene.socket(CLIENT, Family::UNIX, Kind::STREAM);
    bench.scene.bind(&mut near, own.clone());
    bench.scene.connect(&mut near, path());
    bench.scene.accept(&listener, own);
    assert!(!bench.holds(unnamed));
    assert!(bench.holds(r#"bound = { of = "cliente", name = "path" }"#));
}

#[test]
fn two_worlds_with_one_number() {
    // The prediction `cruce`: IPv4 listens, IPv6 knocks.
    let refused = r#"failed = { by = "cliente", call = "connect", errno = "ECONNREFUSED" }"#;
    let earlier = r#"any = [
        { failed = { by = "cliente", call = "socket" } },
        { failed = { by = "cliente", call = "connect", errno = "EADDRNOTAVAIL" } } ]"#;
    let connects = r#"connected = { of = "cliente" }"#;
    let six = Address::Inet6 { ip: std::net::Ipv6Addr::LOCALHOST, port: 40_001, flow: 0, scope: 0 };
    let knock = |errno| {
        let mut bench = Bench::new(BY_FILE);
        bench.scene.listener(SERVER, Family::INET, Kind::STREAM, loopback(40_001));
        let near = bench.scene.socket(CLIENT, Family::INET6, Kind::STREAM);
        let connect = Operation::Connect { address: six.clone(), returns_errno: false };
        bench.fails(CLIENT, Some(&near), connect, errno, "OSError");
        bench
    };
    let mut bench = knock(libc::ECONNREFUSED);
    assert!(bench.holds(refused) && !bench.holds(earlier) && !bench.holds(connects));
    let mut bench = knock(libc::EADDRNOTAVAIL);
    assert!(!bench.holds(refused) && bench.holds(earlier) && !bench.holds(connects));
    let mut bench = Bench::new(BY_FILE);
    let socket =
        Operation::Socket { family: Family::INET6, kind: Kind::STREAM, protocol: crate::journal::socket::Protocol(0) };
    bench.fails(CLIENT, None, socket, libc::EAFNOSUPPORT, "OSError");
    assert!(!bench.holds(refused) && bench.holds(earlier));
}

#[test]
fn the_museum_answers() {
    let mut bench = Bench::new(BY_FILE);
    let message = "module 'socket' has no attribute 'PF_INET'";
    bench.raises(CLIENT, "AttributeError", message, None, None);
    assert!(bench.holds(r#"failed = { by = "cliente", class = "AttributeError", mentions = "PF_INET" }"#));
    assert!(!bench.holds(r#"failed = { by = "cliente", class = "OSError" }"#));
    let x25 =
        Operation::Socket { family: Family(9), kind: Kind::SEQPACKET, protocol: crate::journal::socket::Protocol(0) };
    bench.fails(CLIENT, None, x25, libc::EAFNOSUPPORT, "OSError");
    assert!(bench.holds(r#"failed = { by = "cliente", call = "socket", errno = "EAFNOSUPPORT" }"#));
}
