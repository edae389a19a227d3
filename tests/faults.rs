//! Servers that go wrong on purpose, on real loopback sockets: what their clients really get.

mod servers_support;

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::os::fd::AsRawFd;
use std::time::Instant;

use enchufe::journal::address::Address;
use enchufe::journal::call::{Failure, Operation, OptionValue};
use enchufe::journal::event::ServerKind;
use enchufe::journal::fault::{Fault, Pieces, Splitting};
use enchufe::kernel::descriptor;
use enchufe::servers::ServeError;
use servers_support::{DEADLINE, Server, Told, accepted, connect, names_of, options, start, start_with};

fn fault(fault: Fault) -> Server {
    start(ServerKind::Fault(fault))
}

/// A splitter before a server; without one, before nobody.
fn splitter(pieces: Pieces, pause: u16, before: Option<SocketAddr>) -> Server {
    let options = options();
    options.destination.set(before.map(|address| Address::of(address.ip(), address.port())));
    start_with(ServerKind::Fault(Fault::Splitter(Splitting { pieces, pause })), options).unwrap()
}

/// The bytes of each call of this name on the other side of the splitter, in order.
fn pieces_sent(calls: &[Told], splitter: &Server) -> Vec<usize> {
    let client = accepted(&splitter.log.calls())[0];
    let sends = calls.iter().filter(|call| call.name() == "send" && call.socket != Some(client));
    sends.map(|call| call.bytes.len()).collect()
}

/// An unsigned field of `struct tcp_info` (linux/tcp.h): `tcpi_state` is its first byte, `tcpi_retransmits` its third.
fn tcp_info(fd: i32, offset: usize) -> u8 {
    descriptor::option(fd, libc::IPPROTO_TCP, libc::TCP_INFO, 8).unwrap()[offset]
}

/// TCP_SYN_SENT and TCP_CLOSE_WAIT of linux/tcp_states.h.
const SYN_SENT: u8 = 2;

/// Waits until something of the kernel holds, without a sleep.
fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < DEADLINE, "never came: {what}");
        std::thread::yield_now();
    }
}

/// How many bytes stand in a socket's send queue (SIOCOUTQ, tcp(7)).
fn unsent(stream: &TcpStream) -> i32 {
    descriptor::ioctl_int(stream.as_raw_fd(), libc::TIOCOUTQ).unwrap()
}

/// Sends until the kernel takes no more; gives how much it took.
fn fill(stream: &mut TcpStream) -> usize {
    stream.set_nonblocking(true).unwrap();
    let mut taken = 0;
    loop {
        match stream.write(&[7; 65_536]) {
            Ok(count) => taken += count,
            Err(error) if error.kind() == ErrorKind::WouldBlock => break,
            Err(error) => panic!("{error}"),
        }
    }
    stream.set_nonblocking(false).unwrap();
    taken
}

#[test]
fn a_splitter_passes_bytes_one_by_one_over_two_connections() {
    let echo = start(ServerKind::EchoTcp);
    let splitter = splitter(Pieces::Bytes, 1, Some(echo.v4()));
    let mut client = connect(splitter.v4());
    client.write_all(b"hola, mundo!").unwrap();
    let mut back = [0; 12];
    client.read_exact(&mut back).unwrap();
    assert_eq!(&back, b"hola, mundo!");
    client.shutdown(Shutdown::Write).unwrap();
    let mut rest = Vec::new();
    client.read_to_end(&mut rest).unwrap();
    assert_eq!(rest, b"", "its end is passed on, and the echo's comes back");
    let calls =
        splitter.log.wait_for("both closes", |calls| calls.iter().filter(|it| it.name() == "close").count() == 2);
    assert_eq!(pieces_sent(&calls, &splitter), [1; 12]);
    let connects: Vec<&Operation> =
        calls.iter().filter(|call| call.name() == "connect").map(|call| &call.operation).collect();
    let to = Address::of(echo.v4().ip(), echo.v4().port());
    assert_eq!(connects, [&Operation::Connect { address: to, returns_errno: false }]);
    // The server's peer is the splitter, and not the client: two connections.
    let theirs = echo.log.calls().into_iter().find(|call| call.name() == "accept").unwrap();
    assert_ne!(theirs.names.unwrap().peer.unwrap().port(), Some(client.local_addr().unwrap().port()));
    assert!(calls.iter().all(|call| call.failure.is_none()), "{:?}", names_of(&calls));
}

#[test]
fn a_splitter_loses_nothing_at_any_size_in_any_mode() {
    let sent: Vec<u8> = (0..100_000u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let modes = [
        (Pieces::Bytes, &sent[..3000]),
        (Pieces::Random { seed: 1 }, &sent[..]),
        (Pieces::Random { seed: 20 }, &sent[..]),
        (Pieces::Joined, &sent[..]),
    ];
    for (pieces, sent) in modes {
        let echo = start(ServerKind::EchoTcp);
        let splitter = splitter(pieces, 0, Some(echo.v4()));
        let client = connect(splitter.v4());
        let mut received = Vec::new();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                (&client).write_all(sent).unwrap();
                // Its end comes while much is still on its way.
                client.shutdown(Shutdown::Write).unwrap();
            });
            (&client).read_to_end(&mut received).unwrap();
        });
        assert!(received == sent, "{pieces:?}: {} bytes of {}", received.len(), sent.len());
    }
}

#[test]
fn a_splitter_joins_what_comes_within_its_pause() {
    let target = TcpListener::bind("127.0.0.1:0").unwrap();
    let splitter = splitter(Pieces::Joined, 300, Some(target.local_addr().unwrap()));
    let mut client = connect(splitter.v4());
    let (_server, _) = target.accept().unwrap();
    client.set_nodelay(true).unwrap();
    // On a machine so slow that three sends take longer than the pause, they are not within it: then again.
    let calls = loop {
        let before = splitter.log.calls().len();
        let start = Instant::now();
        for part in ["uno", "dos", "tres"] {
            client.write_all(part.as_bytes()).unwrap();
        }
        let took = start.elapsed();
        let sent = |calls: &[Told]| -> usize {
            calls[before..].iter().filter(|call| call.name() == "send").map(|call| call.bytes.len()).sum()
        };
        let calls = splitter.log.wait_for("all of it sent", |calls| sent(calls) == 10);
        if took.as_millis() < 100 {
            break calls[before..].to_vec();
        }
    };
    let sends: Vec<&[u8]> = calls.iter().filter(|it| it.name() == "send").map(|it| it.bytes.as_slice()).collect();
    assert_eq!(sends, [b"unodostres"]);
}

#[test]
fn a_splitter_before_nobody_closes_and_before_a_closed_port_too() {
    let nobody = splitter(Pieces::Bytes, 1, None);
    let mut client = connect(nobody.v4());
    assert_eq!(client.read(&mut [0; 9]).unwrap(), 0, "a clean end: nothing was unread");
    assert!(!names_of(&nobody.stop()).contains(&"connect"));
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let refused = splitter(Pieces::Bytes, 1, Some(gone));
    let mut client = connect(refused.v4());
    assert_eq!(client.read(&mut [0; 9]).unwrap(), 0);
    let calls = refused.stop();
    let connect = calls.iter().find(|call| call.name() == "connect").unwrap();
    assert_eq!(connect.failure, Some(Failure::Errno { errno: libc::ECONNREFUSED, moved: None }));
}

#[test]
fn a_splitter_passes_a_reset_on_as_a_reset() {
    let abrupt = fault(Fault::Abrupt);
    let splitter = splitter(Pieces::Bytes, 0, Some(abrupt.v4()));
    let mut client = connect(splitter.v4());
    client.write_all(b"hola").unwrap();
    assert_eq!(client.read(&mut [0; 9]).unwrap_err().raw_os_error(), Some(libc::ECONNRESET));
    let calls = splitter.stop();
    assert!(calls.iter().any(|call| {
        matches!(call.operation, Operation::SetOption { name: libc::SO_LINGER, .. }) && call.failure.is_none()
    }));
}

#[test]
fn a_splitter_reaches_nothing_beyond_loopback() {
    // TEST-NET-1 (RFC 5737).
    let far = splitter(Pieces::Bytes, 1, Some(([192, 0, 2, 1], 9).into()));
    let mut client = connect(far.v4());
    assert_eq!(client.read(&mut [0; 9]).unwrap(), 0);
    let calls = far.stop();
    assert!(calls.iter().any(|call| call.name() == "connect" && call.failure == Some(Failure::OnlyLoopback)));
}

#[test]
fn a_slow_reader_lets_its_senders_queue_fill_and_still_reads() {
    let slow = fault(Fault::Slow);
    let mut client = connect(slow.v4());
    let taken = fill(&mut client);
    assert!(unsent(&client) > 0 && taken > 4096, "{taken}");
    let calls = slow.log.wait_for("two reads", |calls| calls.iter().filter(|it| it.name() == "recv").count() >= 2);
    let reads: Vec<&Told> = calls.iter().filter(|call| call.name() == "recv").collect();
    assert!(reads.iter().all(|read| (1..=1000).contains(&read.bytes.len())));
    assert!(reads[1].began - reads[0].ended >= 450_000_000, "it rests after a read");
    let buffer = calls.iter().find_map(|call| match &call.operation {
        Operation::SetOption { name: libc::SO_RCVBUF, value: OptionValue::Integer(bytes), .. } => Some(*bytes),
        _ => None,
    });
    assert_eq!(buffer, Some(4096));
}

#[test]
fn who_sends_to_the_deaf_waits_for_ever() {
    let deaf = fault(Fault::Deaf);
    let mut client = connect(deaf.v4());
    fill(&mut client);
    deaf.log.wait_for("it accepted", |calls| !accepted(calls).is_empty());
    // A send that has waited its time out has moved nothing: nobody reads.
    client.set_write_timeout(Some(std::time::Duration::from_millis(50))).unwrap();
    let error = loop {
        if let Err(error) = client.write(&[7; 65_536]) {
            break error;
        }
    };
    assert_eq!(error.kind(), ErrorKind::WouldBlock);
    assert!(unsent(&client) > 0);
    assert!(!names_of(&deaf.stop()).contains(&"recv"));
    // With it goes the connection, and what it had not read makes that a reset.
    let mut byte = [0; 1];
    assert_eq!(client.read(&mut byte).unwrap_err().raw_os_error(), Some(libc::ECONNRESET));
}

#[test]
fn who_closes_without_reading_resets() {
    let abrupt = fault(Fault::Abrupt);
    let mut client = connect(abrupt.v4());
    abrupt.log.wait_for("it accepted", |calls| !accepted(calls).is_empty());
    assert!(!names_of(&abrupt.log.calls()).contains(&"close"), "it waits for the first bytes");
    client.write_all(b"hola").unwrap();
    assert_eq!(client.read(&mut [0; 9]).unwrap_err().raw_os_error(), Some(libc::ECONNRESET));
    // Without bytes there is nothing unread, and its close is an end.
    let mut quiet = connect(abrupt.v4());
    quiet.shutdown(Shutdown::Write).unwrap();
    assert_eq!(quiet.read(&mut [0; 9]).unwrap(), 0);
    assert_eq!(names_of(&abrupt.stop()), ["socket", "bind", "listen", "accept", "close", "accept", "close", "close"]);
}

#[test]
fn linger_zero_resets_though_all_was_read() {
    let linger = fault(Fault::Linger);
    let mut client = connect(linger.v4());
    client.write_all(b"hola").unwrap();
    assert_eq!(client.read(&mut [0; 9]).unwrap_err().raw_os_error(), Some(libc::ECONNRESET));
    let calls = linger.stop();
    let own: Vec<&Told> = calls.iter().filter(|call| call.socket == accepted(&calls).first().copied()).collect();
    assert_eq!(own.iter().map(|call| call.name()).collect::<Vec<_>>(), ["recv", "setsockopt", "close"]);
    assert_eq!(own[0].bytes, b"hola");
    let value = OptionValue::Bytes([1i32.to_ne_bytes(), 0i32.to_ne_bytes()].concat());
    assert_eq!(own[1].operation, Operation::SetOption { level: libc::SOL_SOCKET, name: libc::SO_LINGER, value });
}

#[test]
fn the_third_connection_to_who_never_accepts_gets_no_answer() {
    let server = fault(Fault::NoAccept);
    // listen(1) lets two in on Linux; both connects succeed though nobody accepts.
    let _two = [connect(server.v4()), connect(server.v4())];
    let third = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
    third.set_nonblocking(true).unwrap();
    let begun = third.connect(&server.v4().into()).unwrap_err();
    assert_eq!(begun.raw_os_error(), Some(libc::EINPROGRESS));
    // That its SYN went out a second time says that the first was not answered, and neither with an error.
    until("the SYN goes out again", || tcp_info(third.as_raw_fd(), 2) >= 1);
    assert_eq!(tcp_info(third.as_raw_fd(), 0), SYN_SENT);
    assert!(third.take_error().unwrap().is_none());
    let calls = server.stop();
    assert_eq!(names_of(&calls), ["socket", "bind", "listen", "close"]);
    assert_eq!(calls[2].operation, Operation::Listen { backlog: 1 });
}

#[test]
fn a_fault_maker_listens_on_tcp_only() {
    for kind in Fault::ALL.map(ServerKind::Fault) {
        let mut options = options();
        options.unix_path = Some("averia".into());
        let error = start_with(kind, options).err().unwrap();
        assert!(matches!(error, ServeError::Unsuitable { .. }), "{error}");
        let mut open = servers_support::options();
        open.addresses = vec![Address::of([0, 0, 0, 0].into(), 0)];
        let error = start_with(kind, open).err().unwrap();
        assert_eq!(error.failure(), Some(&Failure::OnlyLoopback), "{kind:?}");
    }
}
