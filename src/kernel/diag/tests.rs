//! The kernel asked about real sockets on loopback.

use std::sync::Arc;

use super::*;
use crate::journal::socket::{AcceptQueue, Protocol as Number, SocketId};
use crate::net::recorder::Silent;
use crate::net::socket::Socket as Instrumented;

fn socket(family: Family, kind: Kind) -> Instrumented {
    Instrumented::new(Arc::new(Silent::new(true)), family, kind, Number(0)).unwrap()
}

fn target(socket: &Instrumented) -> Target {
    let (info, names) = (socket.info().clone(), socket.names());
    Target {
        id: info.id,
        family: info.family,
        kind: info.kind,
        inode: info.inode,
        local: names.local,
        peer: names.peer,
    }
}

fn any_port() -> Address {
    Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 0 }
}

#[test]
fn tcp_is_seen_from_outside_in_every_stage() {
    let mut diag = Diagnostics::open().unwrap();
    let server = socket(Family::INET, Kind::STREAM);
    server.bind(&any_port()).unwrap();
    server.listen(5).unwrap();
    let client = socket(Family::INET, Kind::STREAM);
    client.connect(&server.local_name().unwrap()).unwrap();
    let listener = diag.ask(&target(&server)).unwrap().unwrap();
    assert_eq!(listener.state, Some(TcpState::Listen));
    assert_eq!(listener.accept_queue, Some(AcceptQueue { waiting: 1, limit: 5 }));
    let (conn, _) = server.accept().unwrap();
    client.send(b"hola", 0).unwrap();
    let truth = diag.ask(&target(&conn)).unwrap().unwrap();
    assert_eq!((truth.state, truth.unread), (Some(TcpState::Established), Some(4)));
    let gone = target(&client);
    client.close().unwrap();
    conn.receive(100, 0, false).unwrap();
    conn.close().unwrap();
    // The client closed first, so its kernel keeps the pair.
    let truth = diag.ask(&gone).unwrap().unwrap();
    assert_eq!(truth.state, Some(TcpState::TimeWait));
}

#[test]
fn the_end_of_a_stream_is_no_byte() {
    let mut diag = Diagnostics::open().unwrap();
    let server = socket(Family::INET, Kind::STREAM);
    server.bind(&any_port()).unwrap();
    server.listen(5).unwrap();
    let client = socket(Family::INET, Kind::STREAM);
    client.connect(&server.local_name().unwrap()).unwrap();
    let (conn, _) = server.accept().unwrap();
    client.send(b"hola", 0).unwrap();
    client.shutdown(crate::journal::call::ShutdownHow::Write).unwrap();
    let unread = |diag: &mut Diagnostics| diag.ask(&target(&conn)).unwrap().unwrap().unread;
    assert_eq!(unread(&mut diag), Some(4));
    conn.receive(100, 0, false).unwrap();
    assert_eq!(unread(&mut diag), Some(0));
    assert_eq!(conn.receive(100, 0, false).unwrap(), b"");
    assert_eq!(unread(&mut diag), Some(0));
}

#[test]
fn udp_tells_the_memory_of_its_queue() {
    let mut diag = Diagnostics::open().unwrap();
    let server = socket(Family::INET, Kind::DGRAM);
    server.bind(&any_port()).unwrap();
    let client = socket(Family::INET, Kind::DGRAM);
    client.connect(&server.local_name().unwrap()).unwrap();
    client.send(b"hola", 0).unwrap();
    assert!(diag.ask(&target(&server)).unwrap().unwrap().receive_memory.unwrap() > 4);
    assert!(diag.ask(&target(&client)).unwrap().is_some());
}

#[test]
fn unix_tells_queues_and_the_other_end() {
    let mut diag = Diagnostics::open().unwrap();
    let (one, other) = Instrumented::pair(Arc::new(Silent::new(true)), Family::UNIX, Kind::STREAM, Number(0)).unwrap();
    one.send(b"hola", 0).unwrap();
    let truth = diag.ask(&target(&other)).unwrap().unwrap();
    assert_eq!((truth.unread, truth.peer_inode), (Some(4), Some(one.info().inode)));
    let memory = truth.details.unwrap().memory.unwrap();
    assert!(memory.receive_limit > 0 && memory.send_limit > 0, "{memory:?}");
    let gone = target(&one);
    one.close().unwrap();
    assert_eq!(diag.ask(&gone).unwrap(), None);
}

#[test]
fn tcp_tells_its_figures_its_memory_and_what_it_waits_for() {
    let mut diag = Diagnostics::open().unwrap();
    let server = socket(Family::INET, Kind::STREAM);
    server.bind(&any_port()).unwrap();
    server.listen(5).unwrap();
    let client = socket(Family::INET, Kind::STREAM);
    client.connect(&server.local_name().unwrap()).unwrap();
    let (conn, _) = server.accept().unwrap();
    client.send(b"hola", 0).unwrap();
    let mut details = |socket: &Instrumented| *diag.ask(&target(socket)).unwrap().unwrap().details.unwrap();
    let (near, far) = (details(&client), details(&conn));
    let figures = near.tcp.unwrap();
    assert!(figures.cwnd.unwrap() > 0 && figures.mss.unwrap() > 0 && figures.rtt.unwrap() > 0, "{figures:?}");
    assert_eq!((figures.ssthresh, figures.retransmissions), (None, Some(0)));
    assert!(figures.bytes_acknowledged.unwrap() <= 4, "the SYN is no byte: {figures:?}");
    assert_eq!(far.tcp.unwrap().bytes_received, Some(4));
    assert!(far.memory.unwrap().receive > 4 && far.memory.unwrap().receive < far.memory.unwrap().receive_limit);
    assert_eq!(near.unsent, Some(0));
    assert_eq!(details(&server).tcp, None);
    // The end of the stream is no byte either.
    client.shutdown(crate::journal::call::ShutdownHow::Write).unwrap();
    assert_eq!(details(&conn).tcp.unwrap().bytes_received, Some(4));
    // A full queue: the other end has no room, and what is left has not been sent.
    conn.set_timeout(Some(std::time::Duration::ZERO)).unwrap();
    while conn.send(&[0; 65536], 0).is_ok() {}
    let truth = diag.ask(&target(&conn)).unwrap().unwrap();
    let unsent = truth.details.unwrap().unsent.unwrap();
    assert!(unsent > 0 && unsent <= truth.unacknowledged.unwrap(), "{unsent}");
}

#[test]
fn time_wait_counts_down() {
    let mut diag = Diagnostics::open().unwrap();
    let server = socket(Family::INET, Kind::STREAM);
    server.bind(&any_port()).unwrap();
    server.listen(5).unwrap();
    let client = socket(Family::INET, Kind::STREAM);
    client.connect(&server.local_name().unwrap()).unwrap();
    let (conn, _) = server.accept().unwrap();
    let gone = target(&client);
    client.close().unwrap();
    conn.close().unwrap();
    let truth = diag.ask(&gone).unwrap().unwrap();
    assert_eq!(truth.state, Some(TcpState::TimeWait));
    let details = truth.details.clone().unwrap();
    let left = details.timer.unwrap().due.saturating_sub(clock::now());
    // TCP_TIMEWAIT_LEN is a minute (net/tcp.h).
    assert!((30_000_000_000..=61_000_000_000).contains(&left), "{details:?}");
    assert_eq!((details.tcp, details.memory), (None, None));
    for _ in 0..20 {
        assert!(!diag.ask(&gone).unwrap().unwrap().is_news_after(&truth));
    }
}

#[test]
fn datagrams_that_found_no_room_are_counted() {
    let mut diag = Diagnostics::open().unwrap();
    let server = socket(Family::INET, Kind::DGRAM);
    server.bind(&any_port()).unwrap();
    let client = socket(Family::INET, Kind::DGRAM);
    client.connect(&server.local_name().unwrap()).unwrap();
    for _ in 0..500 {
        client.send(&[0; 1000], 0).unwrap();
    }
    let memory = diag.ask(&target(&server)).unwrap().unwrap().details.unwrap().memory.unwrap();
    assert!(memory.drops > 0 && memory.receive > 0 && memory.receive_limit > 0, "{memory:?}");
}

#[test]
fn another_socket_with_the_same_address_is_no_answer() {
    let mut diag = Diagnostics::open().unwrap();
    let server = socket(Family::INET, Kind::STREAM);
    server.bind(&any_port()).unwrap();
    server.listen(5).unwrap();
    let other = Target { id: SocketId(1), ..target(&server) };
    assert!(diag.ask(&target(&server)).unwrap().is_some());
    assert_eq!(diag.ask(&other).unwrap(), None);
}

#[test]
fn a_bound_socket_is_in_no_table_of_exact_answers_and_told_where_the_kernel_tells_it() {
    let mut diag = Diagnostics::open().unwrap();
    let bound = socket(Family::INET, Kind::STREAM);
    bound.bind(&any_port()).unwrap();
    let wanted = target(&bound);
    assert_eq!(diag.ask(&wanted).unwrap(), None);
    let told = diag.search(&wanted).unwrap();
    let release = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap();
    let mut numbers = release.split(['.', '-']).map_while(|part| part.parse::<u32>().ok());
    let version = (numbers.next().unwrap(), numbers.next().unwrap());
    if version >= (6, 8) {
        let found = told.unwrap();
        assert_eq!(Some(found.local), wanted.local);
        let told = found.truth;
        assert_eq!(told.state, Some(TcpState::BoundInactive));
        assert!(told.details.unwrap().memory.unwrap().receive_limit > 0);
    } else {
        assert_eq!(told, None);
    }
    // Neither of another socket, nor of one that has gone on.
    assert_eq!(diag.search(&Target { id: SocketId(1), ..wanted.clone() }).unwrap(), None);
    bound.listen(1).unwrap();
    assert_eq!(diag.search(&wanted).unwrap(), None);
    // The dump was read to its end: the next answer is that of the next question.
    assert_eq!(diag.ask(&wanted).unwrap().unwrap().state, Some(TcpState::Listen));
}

#[test]
fn many_are_asked_about_at_once_and_each_answer_is_that_of_its_question() {
    let mut diag = Diagnostics::open().unwrap();
    let mut sockets = Vec::new();
    let mut targets = Vec::new();
    for number in 0..3 * AT_ONCE as u32 {
        let server = socket(Family::INET, Kind::DGRAM);
        server.bind(&any_port()).unwrap();
        targets.push(target(&server));
        sockets.push(server);
        match number % 5 {
            // Nobody's, not to be found from outside, and of a kind that has no question.
            0 => targets.push(Target { id: SocketId(1), ..target(sockets.last().unwrap()) }),
            1 => targets.push(target(&socket(Family::INET, Kind::STREAM))),
            2 => targets.push(Target { kind: Kind::RAW, ..target(sockets.last().unwrap()) }),
            _ => {}
        }
    }
    // One errs: a family that sock_diag does not know. The others are answered all the same.
    targets.insert(7, Target { family: Family(250), ..targets[0].clone() });
    let together = diag.ask_all(&targets);
    assert_eq!(together.len(), targets.len());
    assert!(together[7].is_err(), "{:?}", together[7]);
    let mut told = 0;
    for (answer, target) in together.iter().zip(&targets) {
        match (answer, diag.ask(target)) {
            (Ok(one), Ok(other)) => assert_eq!(*one, other),
            (Err(one), Err(other)) => assert_eq!(one.raw_os_error(), other.raw_os_error()),
            (one, other) => panic!("{one:?} and {other:?}"),
        }
        told += usize::from(matches!(answer, Ok(Some(_))));
    }
    assert_eq!(told, sockets.len());
    assert!(diag.ask_all(&[]).is_empty());
}

#[test]
fn a_connect_that_waits_is_found_by_where_it_goes() {
    let mut diag = Diagnostics::open().unwrap();
    let server = socket(Family::INET, Kind::STREAM);
    server.bind(&any_port()).unwrap();
    server.listen(0).unwrap();
    let address = server.local_name().unwrap();
    let mut clients = Vec::new();
    // The queue has room for one more than it says; whoever comes then has no answer.
    let (waiting, found) = loop {
        assert!(clients.len() < 20, "nobody waits");
        let client = socket(Family::INET, Kind::STREAM);
        client.set_timeout(Some(std::time::Duration::ZERO)).unwrap();
        let _ = client.connect(&address);
        let wanted = Target { local: None, peer: Some(address.clone()), ..target(&client) };
        match diag.search(&wanted).unwrap() {
            Some(found) => break (client, found),
            None => clients.push(client),
        }
    };
    assert_eq!(found.truth.state, Some(TcpState::SynSent));
    assert_eq!(found.truth.details.unwrap().timer.unwrap().kind, crate::journal::truth::TimerKind::Retransmit);
    let exact = Target { local: Some(found.local), peer: Some(address), ..target(&waiting) };
    assert_eq!(diag.ask(&exact).unwrap().unwrap().state, Some(TcpState::SynSent));
}
