//! TCP: connecting, moving bytes, ending.

use super::*;
use crate::journal::call::{CloseReason, Names, ShutdownHow};
use crate::journal::socket::{AcceptQueue, TcpState};

#[test]
fn a_connection_from_socket_to_close_is_told_call_by_call() {
    let memory = Memory::new();
    let server = socket(&memory, Family::INET, Kind::STREAM);
    let told = memory.last();
    let info = server.info().clone();
    assert_eq!((told.socket, told.fd), (None, -1));
    let three = (Family::INET, Kind::STREAM, Protocol(0));
    assert_eq!(told.operation, Operation::Socket { family: three.0, kind: three.1, protocol: three.2 });
    assert_eq!(told.result, Ok(Returned::Socket { socket: info.clone(), peer: None }));
    assert_eq!((info.family, info.kind, info.protocol), three);
    assert_eq!(info.fd, server.fileno());
    assert!(info.id.0 != 0 && info.inode != 0);

    server.bind(&loopback(0)).unwrap();
    let told = tells(&memory, &server, Operation::Bind { address: loopback(0) }, Ok(Returned::Nothing));
    let address = server.local_name().unwrap();
    assert!(address.port().unwrap() > 0);
    assert_eq!(told.names, Some(Names { local: Some(address.clone()), peer: None }));
    assert_eq!(told.truth.unwrap().state, Some(TcpState::Close));
    tells(&memory, &server, Operation::LocalName, Ok(Returned::Address(address.clone())));

    server.listen(5).unwrap();
    let told = tells(&memory, &server, Operation::Listen { backlog: 5 }, Ok(Returned::Nothing));
    let truth = told.truth.unwrap();
    assert_eq!(truth.state, Some(TcpState::Listen));
    assert_eq!(truth.accept_queue, Some(AcceptQueue { waiting: 0, limit: 5 }));

    let client = socket(&memory, Family::INET, Kind::STREAM);
    client.connect(&address).unwrap();
    let operation = Operation::Connect { address: address.clone(), returns_errno: false };
    let told = tells(&memory, &client, operation, Ok(Returned::Nothing));
    let own = client.local_name().unwrap();
    assert_eq!(told.names, Some(Names { local: Some(own.clone()), peer: Some(address.clone()) }));
    let truth = told.truth.unwrap();
    assert_eq!((truth.state, truth.unread, truth.unacknowledged), (Some(TcpState::Established), Some(0), Some(0)));

    let (conn, peer) = server.accept().unwrap();
    assert_eq!(peer, own);
    assert_ne!(conn.id(), server.id());
    let returned = Returned::Socket { socket: conn.info().clone(), peer: Some(own.clone()) };
    let told = tells(&memory, &server, Operation::Accept, Ok(returned));
    assert_eq!(told.names, Some(Names { local: Some(address.clone()), peer: Some(own.clone()) }));
    assert_eq!(conn.peer_name().unwrap(), own);
    tells(&memory, &conn, Operation::PeerName, Ok(Returned::Address(own)));

    assert_eq!(client.send(b"hola", 0).unwrap(), 4);
    tells(&memory, &client, Operation::Send { asked: 4, flags: 0 }, moved(b"hola"));
    assert_eq!(conn.receive(2, 0, false).unwrap(), b"ho");
    tells(&memory, &conn, Operation::Receive { size: 2, flags: 0, into_buffer: false }, moved(b"ho"));
    assert_eq!(conn.receive(100, 0, true).unwrap(), b"la");
    tells(&memory, &conn, Operation::Receive { size: 100, flags: 0, into_buffer: true }, moved(b"la"));

    client.shutdown(ShutdownHow::Write).unwrap();
    tells(&memory, &client, Operation::Shutdown { how: ShutdownHow::Write }, Ok(Returned::Nothing));
    assert_eq!(conn.receive(100, 0, false).unwrap(), b"");
    tells(&memory, &conn, Operation::Receive { size: 100, flags: 0, into_buffer: false }, moved(b""));

    let (id, fd) = (conn.id(), conn.fileno());
    conn.close().unwrap();
    let told = memory.last();
    assert_eq!((told.socket, told.fd), (Some(id), fd));
    assert_eq!(told.operation, Operation::Close { reason: CloseReason::Called });
    assert_eq!((told.result, told.truth), (Ok(Returned::Nothing), None));
    assert_eq!(memory.under_way(), 0);
}

#[test]
fn nobody_listening_is_refused() {
    let memory = Memory::new();
    // Bound and not listening: the port is nobody else's, and the kernel refuses for it.
    let (_holder, address) = bound(&memory, Kind::STREAM);
    let client = socket(&memory, Family::INET, Kind::STREAM);
    fails(&memory, client.connect(&address), "connect", libc::ECONNREFUSED);
    let client = socket(&memory, Family::INET, Kind::STREAM);
    assert_eq!(client.connect_ex(&address).unwrap(), libc::ECONNREFUSED);
    let operation = Operation::Connect { address, returns_errno: true };
    tells(&memory, &client, operation, Ok(Returned::Integer(libc::ECONNREFUSED.into())));
}

#[test]
fn connect_ex_gives_zero_for_success() {
    let memory = Memory::new();
    let (_server, address) = listener(&memory, 1);
    let client = socket(&memory, Family::INET, Kind::STREAM);
    assert_eq!(client.connect_ex(&address).unwrap(), 0);
    let told = tells(
        &memory,
        &client,
        Operation::Connect { address: address.clone(), returns_errno: true },
        Ok(Returned::Integer(0)),
    );
    assert_eq!(told.names.unwrap().peer, Some(address));
}

#[test]
fn a_connected_socket_does_not_connect_again() {
    let memory = Memory::new();
    let (client, conn) = connection(&memory);
    let address = client.peer_name().unwrap();
    let error = client.connect(&address).unwrap_err();
    assert_eq!(error.errno(), Some(libc::EISCONN));
    assert_eq!((error.call.peer.as_ref(), error.call.listening), (Some(&address), false));
    assert_eq!((error.call.family, error.call.kind), (Some(Family::INET), Some(Kind::STREAM)));
    fails(&memory, conn.connect(&address), "connect", libc::EISCONN);
}

#[test]
fn what_needs_a_connection_says_enotconn() {
    let memory = Memory::new();
    let lonely = socket(&memory, Family::INET, Kind::STREAM);
    fails(&memory, lonely.peer_name(), "getpeername", libc::ENOTCONN);
    fails(&memory, lonely.receive(1, 0, false), "recv", libc::ENOTCONN);
    fails(&memory, lonely.receive_from(1, 0), "recvfrom", libc::ENOTCONN);
    fails(&memory, lonely.shutdown(ShutdownHow::Both), "shutdown", libc::ENOTCONN);
    // Linux's tcp_sendmsg speaks of a pipe here.
    fails(&memory, lonely.send(b"x", 0), "send", libc::EPIPE);
    fails(&memory, lonely.accept(), "accept", libc::EINVAL);
    let (server, _) = listener(&memory, 1);
    let error = server.receive(1, 0, false).unwrap_err();
    assert_eq!((error.errno(), error.call.listening), (Some(libc::ENOTCONN), true));
}

#[test]
fn sending_after_shutdown_breaks_the_pipe_and_kills_nobody() {
    let memory = Memory::new();
    let (client, _conn) = connection(&memory);
    client.shutdown(ShutdownHow::Write).unwrap();
    fails(&memory, client.send(b"x", 0), "send", libc::EPIPE);
    fails(&memory, client.sendall(b"x", 0), "sendall", libc::EPIPE);
}

#[test]
fn looking_leaves_the_bytes_in_the_kernel() {
    let memory = Memory::new();
    let (client, conn) = connection(&memory);
    client.send(b"hola", 0).unwrap();
    assert_eq!(conn.receive(4, libc::MSG_PEEK, false).unwrap(), b"hola");
    assert!(memory.last().operation.peeks());
    assert_eq!(conn.receive(4, 0, false).unwrap(), b"hola");
}

#[test]
fn reading_nothing_enters_no_kernel() {
    let memory = Memory::new();
    let (_client, conn) = connection(&memory);
    memory.take();
    // CPython 3.11: `s.recv(0)` is b'' at once, also on a closed socket.
    assert_eq!(conn.receive(0, 0, false).unwrap(), b"");
    conn.close().unwrap();
    assert_eq!(conn.receive(0, 0, true).unwrap(), b"");
    assert!(memory.take().iter().all(|told| told.operation.name() == "close"));
}

#[test]
fn bytes_that_the_kernel_drops_are_zeros_and_not_old_memory() {
    let memory = Memory::new();
    let (client, conn) = connection(&memory);
    client.send(b"hola", 0).unwrap();
    // tcp(7): MSG_TRUNC discards what it counts.
    assert_eq!(conn.receive(4, libc::MSG_TRUNC | libc::MSG_WAITALL, false).unwrap(), [0; 4]);
}

#[test]
fn a_read_larger_than_memory_fails_and_the_program_lives() {
    let memory = Memory::new();
    let (_client, conn) = connection(&memory);
    fails(&memory, conn.receive(usize::MAX, 0, false), "recv", libc::ENOMEM);
    fails(&memory, conn.receive_from(usize::MAX / 4, 0), "recvfrom", libc::ENOMEM);
}

#[test]
fn sendall_of_eight_megabytes_is_one_event_of_exactly_that() {
    const SIZE: usize = 8 << 20;
    let memory = Memory::new();
    let (client, conn) = connection(&memory);
    let bytes: Vec<u8> = (0..SIZE).map(|at| (at % 251) as u8).collect();
    let expected = bytes.clone();
    let reader = std::thread::spawn(move || {
        let mut all = Vec::new();
        loop {
            let piece = conn.receive(65_536, 0, false).unwrap();
            if piece.is_empty() {
                return all;
            }
            all.extend(piece);
        }
    });
    client.sendall(&bytes, 0).unwrap();
    client.shutdown(ShutdownHow::Write).unwrap();
    assert!(reader.join().unwrap() == expected);
    let told: Vec<Told> = memory.take();
    let sends: Vec<&Told> = told.iter().filter(|told| told.operation.sends()).collect();
    assert_eq!(sends.len(), 1);
    assert_eq!(sends[0].operation, Operation::SendAll { asked: SIZE as u64, flags: 0 });
    assert_eq!(sends[0].result, moved(&bytes));
    let read = |told: &Told| match &told.result {
        Ok(Returned::Moved { payload, .. }) if told.operation.receives() => payload.length,
        _ => 0,
    };
    assert_eq!(told.iter().map(read).sum::<u64>(), SIZE as u64);
}

#[test]
fn sendall_of_nothing_is_one_call_that_moves_nothing() {
    let memory = Memory::new();
    let (client, _conn) = connection(&memory);
    client.sendall(b"", 0).unwrap();
    tells(&memory, &client, Operation::SendAll { asked: 0, flags: 0 }, moved(b""));
}

#[test]
fn a_sendall_cut_short_tells_what_had_gone() {
    let memory = Memory::new();
    let (writer, reader) = pair(&memory, Kind::STREAM);
    let bytes = vec![7; 8 << 20];
    let closer = std::thread::spawn(move || {
        // The bytes are there once the other thread is in its send: it cannot end before somebody reads.
        assert_eq!(reader.receive(1, 0, false).unwrap(), [7]);
        reader.close().unwrap();
    });
    let error = writer.sendall(&bytes, 0).unwrap_err();
    closer.join().unwrap();
    let Failure::Errno { errno, moved: Some(went) } = error.failure.clone() else { panic!("{error}") };
    // Unix closes with ECONNRESET where bytes were left unread (net/unix/af_unix.c), else with EPIPE.
    assert!([libc::EPIPE, libc::ECONNRESET].contains(&errno), "{error}");
    assert!(went.length > 0 && went.length < bytes.len() as u64);
    assert_eq!(memory.last_of("sendall").result, Err(error.failure));
}

#[test]
fn the_truth_is_asked_for_at_once_and_then_not_for_a_while() {
    let memory = Memory::new();
    let rounds = (0..50).any(|_| {
        let (one, other) = pair(&memory, Kind::STREAM);
        one.send(b"hola", 0).unwrap();
        assert!(memory.last().truth.unwrap().unacknowledged.unwrap() > 0);
        one.send(b"hola", 0).unwrap();
        // A machine that stood still for 10 ms between the two may ask again; fifty times it does not.
        let held_back = memory.last().truth.is_none();
        other.receive(3, 0, false).unwrap();
        assert_eq!(memory.last().truth.unwrap().unread, Some(5));
        held_back
    });
    assert!(rounds, "every call asked for the truth");
}
