//! UDP and SEQPACKET: messages keep their seams, and a short read tears the one it reads.

use super::*;
use crate::journal::call::Names;

#[test]
fn a_datagram_goes_and_comes_with_its_addresses() {
    let memory = Memory::new();
    let (server, address) = bound(&memory, Kind::DGRAM);
    let client = socket(&memory, Family::INET, Kind::DGRAM);
    assert_eq!(client.sendto(b"hola", 0, &address).unwrap(), 4);
    let operation = Operation::SendTo { asked: 4, flags: 0, address: address.clone() };
    let gave = Returned::Moved { payload: Payload::of(b"hola"), peer: Some(address.clone()), truncated: false };
    let told = tells(&memory, &client, operation, Ok(gave));
    // The first sendto bound the socket; that is news.
    let local = told.names.unwrap().local.unwrap();
    assert!(local.port().unwrap() > 0);

    let (bytes, from) = server.receive_from(100, 0).unwrap();
    assert_eq!(bytes, b"hola");
    assert_eq!(from.port(), local.port());
    let gave = Returned::Moved { payload: Payload::of(b"hola"), peer: Some(from.clone()), truncated: false };
    tells(&memory, &server, Operation::ReceiveFrom { size: 100, flags: 0 }, Ok(gave));
    assert_eq!(server.sendto(b"", 0, &from).unwrap(), 0);
    assert_eq!(client.receive(100, 0, false).unwrap(), b"");
    tells(&memory, &client, Operation::Receive { size: 100, flags: 0, into_buffer: false }, moved(b""));
}

#[test]
fn a_short_read_tears_the_datagram_and_says_so() {
    let memory = Memory::new();
    let (server, address) = bound(&memory, Kind::DGRAM);
    let (client, own) = bound(&memory, Kind::DGRAM);
    client.connect(&address).unwrap();
    for text in [b"hola", b"hola", b"HOLA"] {
        client.send(text, 0).unwrap();
    }
    let torn = |peer| Ok(Returned::Moved { payload: Payload::of(b"ho"), peer, truncated: true });
    assert_eq!(server.receive(2, 0, false).unwrap(), b"ho");
    assert_eq!(memory.last().result, torn(None));
    assert_eq!(server.receive_from(2, 0).unwrap(), (b"ho".to_vec(), own.clone()));
    assert_eq!(memory.last().result, torn(Some(own)));
    // What was torn off is gone: the next read begins with the next datagram.
    assert_eq!(server.receive(4, 0, false).unwrap(), b"HOLA");
    assert_eq!(memory.last().result, moved(b"HOLA"));
}

#[test]
fn a_connected_datagram_socket_has_two_names_and_hears_refusals() {
    let memory = Memory::new();
    let (server, address) = bound(&memory, Kind::DGRAM);
    let (client, own) = bound(&memory, Kind::DGRAM);
    client.connect(&address).unwrap();
    assert_eq!(memory.last().names, Some(Names { local: Some(own), peer: Some(address) }));
    server.close().unwrap();
    client.send(b"x", 0).unwrap();
    // The ICMP answer of the first is the error of the next call (udp(7)).
    fails(&memory, client.receive(1, 0, false), "recv", libc::ECONNREFUSED);
}

#[test]
fn a_datagram_too_large_is_refused_whole() {
    let memory = Memory::new();
    let (_server, address) = bound(&memory, Kind::DGRAM);
    let client = socket(&memory, Family::INET, Kind::DGRAM);
    fails(&memory, client.sendto(&[0; 65_508], 0, &address), "sendto", libc::EMSGSIZE);
    fails(&memory, client.send(b"x", 0), "send", libc::EDESTADDRREQ);
    fails(&memory, client.listen(1), "listen", libc::EOPNOTSUPP);
}

#[test]
fn sequenced_packets_keep_their_seams_and_their_order() {
    let memory = Memory::new();
    let (one, other) = pair(&memory, Kind::SEQPACKET);
    for text in ["uno", "dos", "tres"] {
        one.send(text.as_bytes(), 0).unwrap();
    }
    assert_eq!(other.receive(100, 0, false).unwrap(), b"uno");
    assert_eq!(memory.last().result, moved(b"uno"));
    assert_eq!(other.receive(1, 0, false).unwrap(), b"d");
    let torn = Returned::Moved { payload: Payload::of(b"d"), peer: None, truncated: true };
    tells(&memory, &other, Operation::Receive { size: 1, flags: 0, into_buffer: false }, Ok(torn));
    assert_eq!(other.receive(100, 0, false).unwrap(), b"tres");
}
