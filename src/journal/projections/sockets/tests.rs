use super::*;
use crate::journal::address::Address;
use crate::journal::call::{CloseReason, Failure};
use crate::journal::event::{Death, Role};
use crate::journal::scene::{Held, Scene, loopback};
use crate::journal::socket::{AcceptQueue, Family};

const ONE: ProgramId = ProgramId(1);
const TWO: ProgramId = ProgramId(2);

fn fold(scene: &mut Scene, sockets: &mut Sockets) {
    for event in scene.take() {
        sockets.fold(&event);
    }
}

fn other_end(sockets: &Sockets, held: &Held) -> Option<SocketId> {
    sockets.get(held.info.id).unwrap().other_end
}

fn path() -> Address {
    Address::Path(b"eco.sock".to_vec())
}

#[test]
fn a_socket_goes_through_its_stages() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let mut held = scene.socket(ONE, Family::INET, Kind::STREAM);
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.get(held.info.id).unwrap().stage, Stage::Fresh);
    scene.bind(&mut held, loopback(4000));
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.get(held.info.id).unwrap().stage, Stage::Bound);
    scene.call(ONE, Some(&held.info), Operation::Listen { backlog: 1 }, Ok(Returned::Nothing));
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.get(held.info.id).unwrap().stage, Stage::Listening);
    assert_eq!(sockets.reachable(Kind::STREAM, &loopback(4000)).unwrap().info.id, held.info.id);
    scene.close(&held);
    fold(&mut scene, &mut sockets);
    assert!(sockets.reachable(Kind::STREAM, &loopback(4000)).is_none());
    assert_eq!(sockets.get(held.info.id).unwrap().stage, Stage::Gone, "the kernel keeps connections, not listeners");
    assert_eq!(sockets.lingering(ONE).count(), 0);
}

#[test]
fn a_failed_bind_changes_nothing() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let held = scene.socket(ONE, Family::INET, Kind::STREAM);
    let failure = Failure::Errno { errno: libc::EADDRINUSE, moved: None };
    scene.call(ONE, Some(&held.info), Operation::Bind { address: loopback(80) }, Err(failure));
    fold(&mut scene, &mut sockets);
    let socket = sockets.get(held.info.id).unwrap();
    assert_eq!((socket.stage, &socket.names), (Stage::Fresh, &Names::default()));
}

#[test]
fn a_dup_keeps_the_socket_until_its_last_descriptor() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let held = scene.socket(ONE, Family::INET, Kind::STREAM);
    let further = SocketInfo { fd: 7, ..held.info.clone() };
    let gave = Returned::Socket { socket: further.clone(), peer: None };
    scene.call(ONE, Some(&held.info), Operation::Dup, Ok(gave));
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.of_program(ONE).map(|(fd, _)| fd).collect::<Vec<_>>(), [3, 7]);
    scene.close(&held);
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.get(held.info.id).unwrap().descriptors, [7]);
    assert!(sockets.is_open(held.info.id));
    let close = Operation::Close { reason: CloseReason::Called };
    scene.call(ONE, Some(&further), close, Ok(Returned::Nothing));
    fold(&mut scene, &mut sockets);
    assert!(!sockets.is_open(held.info.id));
}

#[test]
fn a_detached_descriptor_still_leads_to_its_socket() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let held = scene.socket(ONE, Family::INET, Kind::STREAM);
    scene.call(ONE, Some(&held.info), Operation::Detach, Ok(Returned::Integer(3)));
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.at(ONE, 3).unwrap().info.id, held.info.id);
}

#[test]
fn a_closed_descriptor_that_is_not_ours_closes_nothing() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let held = scene.socket(ONE, Family::INET, Kind::STREAM);
    let close = Operation::Close { reason: CloseReason::Called };
    scene.call(ONE, Some(&held.info), close, Err(Failure::Errno { errno: libc::EBADF, moved: None }));
    fold(&mut scene, &mut sockets);
    assert!(sockets.is_open(held.info.id));
}

#[test]
fn tcp_ends_find_each_other_by_their_addresses_in_either_order() {
    for accept_first in [false, true] {
        let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
        let listener = scene.listener(ONE, Family::INET, Kind::STREAM, loopback(4000));
        let (client, server) = scene.connection(TWO, &listener);
        let mut events = scene.take();
        let last = events.len() - 1;
        if accept_first {
            events.swap(last, last - 1);
        }
        events.iter().for_each(|event| sockets.fold(event));
        assert_eq!(other_end(&sockets, &client), Some(server.info.id), "accept first: {accept_first}");
        assert_eq!(other_end(&sockets, &server), Some(client.info.id), "accept first: {accept_first}");
        assert_eq!(sockets.get(server.info.id).unwrap().listener, Some(listener.info.id));
    }
}

#[test]
fn an_ipv4_client_of_a_dual_stack_listener_is_found() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let any = Address::Inet6 { ip: std::net::Ipv6Addr::UNSPECIFIED, port: 4000, flow: 0, scope: 0 };
    let listener = scene.listener(ONE, Family::INET6, Kind::STREAM, any);
    let mut client = scene.socket(TWO, Family::INET, Kind::STREAM);
    scene.connect(&mut client, loopback(4000));
    let mapped = |port| Address::Inet6 { ip: std::net::Ipv4Addr::LOCALHOST.to_ipv6_mapped(), port, flow: 0, scope: 0 };
    let info = scene.info(ONE, Family::INET6, Kind::STREAM);
    let peer = mapped(client.local.as_ref().unwrap().port().unwrap());
    let names = Names { local: Some(mapped(4000)), peer: Some(peer.clone()) };
    let gave = Returned::Socket { socket: info.clone(), peer: Some(peer) };
    scene.call_with(ONE, Some(&listener.info), Operation::Accept, Ok(gave), Some(names), None);
    fold(&mut scene, &mut sockets);
    assert_eq!(other_end(&sockets, &client), Some(info.id));
    assert_eq!(sockets.reachable(Kind::STREAM, &loopback(4000)).unwrap().info.id, listener.info.id);
    let elsewhere = Address::Inet { ip: std::net::Ipv4Addr::new(10, 0, 0, 1), port: 4000 };
    assert!(sockets.reachable(Kind::STREAM, &elsewhere).is_none(), "a wildcard is not every host's");
}

#[test]
fn who_was_accepted_waits_no_longer_whatever_the_last_look_saw() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let listener = scene.listener(ONE, Family::INET, Kind::STREAM, loopback(4000));
    let mut client = scene.socket(TWO, Family::INET, Kind::STREAM);
    scene.connect(&mut client, loopback(4000));
    let waiting = |waiting| Some(AcceptQueue { waiting, limit: 128 });
    scene.sample(&listener, Some(Truth { accept_queue: waiting(1), ..Truth::default() }));
    let caller = client.local.clone().unwrap();
    scene.accept(&listener, caller);
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.by_id[&listener.info.id].truth.accept_queue, waiting(0));
}

#[test]
fn unix_ends_pair_in_the_order_of_the_queue() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let listener = scene.listener(ONE, Family::UNIX, Kind::STREAM, path());
    let mut clients = [(); 3].map(|()| scene.socket(TWO, Family::UNIX, Kind::STREAM));
    for client in &mut clients {
        scene.connect(client, path());
    }
    let servers = [(); 3].map(|()| scene.accept(&listener, Address::Unnamed));
    fold(&mut scene, &mut sockets);
    for (client, server) in clients.iter().zip(&servers) {
        assert_eq!(other_end(&sockets, client), Some(server.info.id));
    }
}

#[test]
fn an_accept_told_before_its_connect_pairs_and_a_foreign_one_does_not() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let listener = scene.listener(ONE, Family::UNIX, Kind::STREAM, path());
    // Somebody outside connects and is accepted long before our client even tries.
    let foreign = scene.accept(&listener, Address::Unnamed);
    scene.wait(1_000_000);
    let mut client = scene.socket(TWO, Family::UNIX, Kind::STREAM);
    fold(&mut scene, &mut sockets);
    scene.connect(&mut client, path());
    let server = scene.accept(&listener, Address::Unnamed);
    let events = scene.take();
    events.iter().rev().for_each(|event| sockets.fold(event));
    assert_eq!(other_end(&sockets, &foreign), None);
    assert_eq!(other_end(&sockets, &client), Some(server.info.id));
}

#[test]
fn the_kernels_inode_corrects_a_guess() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let listener = scene.listener(ONE, Family::UNIX, Kind::STREAM, path());
    let mut client = scene.socket(TWO, Family::UNIX, Kind::STREAM);
    scene.connect(&mut client, path());
    // A client from outside was before ours in the queue.
    let foreign = scene.accept(&listener, Address::Unnamed);
    fold(&mut scene, &mut sockets);
    assert_eq!(other_end(&sockets, &client), Some(foreign.info.id), "the order suggests it");
    scene.sample(&foreign, Some(Truth { peer_inode: Some(77), ..Truth::default() }));
    let ours = scene.accept(&listener, Address::Unnamed);
    fold(&mut scene, &mut sockets);
    assert_eq!(other_end(&sockets, &foreign), None);
    assert_eq!(other_end(&sockets, &client), Some(ours.info.id));
}

#[test]
fn a_connected_datagram_socket_knows_where_it_sends_and_the_other_does_not() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let mut server = scene.socket(ONE, Family::INET, Kind::DGRAM);
    scene.bind(&mut server, Address::Inet { ip: std::net::Ipv4Addr::UNSPECIFIED, port: 5000 });
    let mut client = scene.socket(TWO, Family::INET, Kind::DGRAM);
    scene.connect(&mut client, loopback(5000));
    fold(&mut scene, &mut sockets);
    assert_eq!(other_end(&sockets, &client), Some(server.info.id));
    assert_eq!(other_end(&sockets, &server), None);
    assert_eq!(sockets.get(client.info.id).unwrap().stage, Stage::Connected);
}

#[test]
fn a_connect_that_goes_on_is_believed_when_the_kernel_says_so() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let held = scene.socket(ONE, Family::INET, Kind::STREAM);
    let failure = Failure::Errno { errno: libc::EINPROGRESS, moved: None };
    let connect = Operation::Connect { address: loopback(4000), returns_errno: false };
    scene.call(ONE, Some(&held.info), connect, Err(failure));
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.get(held.info.id).unwrap().stage, Stage::Fresh);
    scene.sample(&held, Some(Truth { state: Some(TcpState::Established), ..Truth::default() }));
    fold(&mut scene, &mut sockets);
    let socket = sockets.get(held.info.id).unwrap();
    assert_eq!((socket.stage, &socket.names.peer), (Stage::Connected, &Some(loopback(4000))));
}

#[test]
fn a_second_connect_that_finds_it_done_connects() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let held = scene.socket(ONE, Family::INET, Kind::STREAM);
    let connect = Operation::Connect { address: loopback(4000), returns_errno: true };
    for errno in [libc::EINPROGRESS, libc::EISCONN] {
        scene.call(ONE, Some(&held.info), connect.clone(), Ok(Returned::Integer(errno.into())));
    }
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.get(held.info.id).unwrap().stage, Stage::Connected);
}

#[test]
fn death_closes_everything_and_the_kernel_has_the_last_word() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    scene.born(ONE, "servidor", Role::Console);
    let listener = scene.listener(ONE, Family::INET, Kind::STREAM, loopback(4000));
    let (client, server) = scene.connection(TWO, &listener);
    scene.push(ONE, Body::Died(Death::Killed(9)));
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.of_program(ONE).count(), 0);
    assert_eq!(sockets.get(server.info.id).unwrap().stage, Stage::Closed);
    assert!(sockets.is_open(client.info.id));
    scene.sample(&server, Some(Truth { state: Some(TcpState::FinWait2), ..Truth::default() }));
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.get(server.info.id).unwrap().truth.state, Some(TcpState::FinWait2));
    scene.sample(&server, None);
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.get(server.info.id).unwrap().stage, Stage::Gone);
}

#[test]
fn a_birth_told_after_the_death_opens_nothing() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let held = scene.socket(ONE, Family::INET, Kind::STREAM);
    let late = scene.take();
    scene.push(ONE, Body::Died(Death::Killed(9)));
    fold(&mut scene, &mut sockets);
    late.iter().for_each(|event| sockets.fold(event));
    assert!(!sockets.is_open(held.info.id));
}

#[test]
fn an_older_truth_is_no_news() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let held = scene.socket(ONE, Family::INET, Kind::STREAM);
    scene.sample(&held, Some(Truth { unread: Some(1), ..Truth::default() }));
    scene.sample(&held, Some(Truth { unread: Some(2), ..Truth::default() }));
    let events = scene.take();
    [0, 2, 1].iter().for_each(|place| sockets.fold(&events[*place]));
    assert_eq!(sockets.get(held.info.id).unwrap().truth.unread, Some(2));
}

#[test]
fn the_table_is_bounded_and_lets_the_oldest_gone_go() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let mut first = None;
    for _ in 0..GONE_KEPT + 10 {
        let held = scene.socket(ONE, Family::INET, Kind::STREAM);
        scene.close(&held);
        first.get_or_insert(held.info.id);
    }
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.by_id.len(), GONE_KEPT);
    assert!(sockets.get(first.unwrap()).is_none());
    for _ in 0..CLOSED_KEPT + 10 {
        let held = scene.socket(ONE, Family::INET, Kind::STREAM);
        let connect = Operation::Connect { address: loopback(4000), returns_errno: false };
        scene.call(ONE, Some(&held.info), connect, Ok(Returned::Nothing));
        scene.close(&held);
    }
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.by_id.len(), GONE_KEPT + CLOSED_KEPT);
}

#[test]
fn peeking_takes_nothing() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let (one, _) = scene.pair(ONE, Family::UNIX, Kind::STREAM);
    let peek = Operation::Receive { size: 10, flags: libc::MSG_PEEK, into_buffer: false };
    scene.call(ONE, Some(&one.info), peek, crate::journal::scene::moved(b"hola", None, false));
    scene.receive(&one, 10, b"hola", false);
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.get(one.info.id).unwrap().received, 4);
}

#[test]
fn ten_thousand_live_sockets_survive_storage() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let listener = scene.listener(ONE, Family::INET, Kind::STREAM, loopback(4000));
    for client in 0..5000u32 {
        // Descriptors by hand: the scene's own search for the lowest free one is quadratic.
        let (ours, theirs) = (client as i32 + 10, client as i32 + 10);
        let id = |half: u64| SocketId(1_000_000 + u64::from(client) * 2 + half);
        let base = listener.info.clone();
        let near = Held {
            program: TWO,
            info: SocketInfo { id: id(0), fd: ours, inode: id(0).0, ..base.clone() },
            local: Some(loopback(10_000 + client as u16)),
        };
        let far = SocketInfo { id: id(1), fd: theirs, inode: id(1).0, ..base };
        let operation = Operation::Socket { family: Family::INET, kind: Kind::STREAM, protocol: near.info.protocol };
        let gave = Returned::Socket { socket: near.info.clone(), peer: None };
        scene.call(TWO, None, operation, Ok(gave));
        scene.connect(&mut near.clone(), loopback(4000));
        let names = Names { local: Some(loopback(4000)), peer: near.local.clone() };
        let gave = Returned::Socket { socket: far, peer: near.local.clone() };
        scene.call_with(ONE, Some(&listener.info), Operation::Accept, Ok(gave), Some(names), None);
    }
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.by_id.len(), 10_001);
    assert!(sockets.by_id.values().filter(|socket| socket.other_end.is_some()).count() == 10_000);
    let stored = postcard::to_allocvec(&sockets).unwrap();
    let back: Sockets = postcard::from_bytes(&stored).unwrap();
    assert_eq!(back, sockets);
    assert_eq!(back.at(TWO, 10).unwrap().info.id, SocketId(1_000_000), "the lookups are made again");
}

#[test]
fn the_first_that_listens_is_the_oldest_that_loopback_reaches() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let first = |sockets: &Sockets| sockets.first_listening(|program| program == TWO);
    assert_eq!(first(&sockets), None);
    scene.listener(TWO, Family::INET, Kind::STREAM, loopback(4000));
    scene.listener(ONE, Family::UNIX, Kind::STREAM, path());
    let far = Address::Inet { ip: [192, 0, 2, 1].into(), port: 4001 };
    scene.listener(ONE, Family::INET, Kind::STREAM, far);
    fold(&mut scene, &mut sockets);
    assert_eq!(first(&sockets), None, "its own, a path, and another machine's");
    let everywhere = Address::Inet { ip: [0, 0, 0, 0].into(), port: 4002 };
    let held = scene.listener(ONE, Family::INET, Kind::STREAM, everywhere);
    scene.listener(ONE, Family::INET, Kind::STREAM, loopback(4003));
    fold(&mut scene, &mut sockets);
    assert_eq!(first(&sockets), Some(loopback(4002)));
    scene.close(&held);
    fold(&mut scene, &mut sockets);
    assert_eq!(first(&sockets), Some(loopback(4003)));
}

#[test]
fn of_very_many_sockets_the_last_ones_are_looked_at_and_the_others_counted() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let listener = scene.listener(ONE, Family::INET, Kind::STREAM, loopback(4000));
    let mut all = Vec::new();
    for _ in 0..3 * LOOKED_AT {
        // Apart enough to tell which was the last.
        scene.wait(40_000_000);
        all.push(scene.socket(ONE, Family::INET, Kind::STREAM));
    }
    scene.wait(40_000_000);
    let (client, _) = scene.connection(TWO, &listener);
    fold(&mut scene, &mut sockets);
    assert!(sockets.is_in_order());
    // With the end that was accepted.
    assert_eq!(sockets.kept_count(ONE), 2 + 3 * LOOKED_AT);
    let open: Vec<SocketId> = sockets.open_of(ONE).map(|socket| socket.info.id).collect();
    assert_eq!((open.len(), open[0]), (1 + LOOKED_AT, listener.info.id), "who listens comes first, however long ago");
    assert_eq!(open[2], all.last().unwrap().info.id);
    assert!(!open.contains(&all[0].info.id));
    assert_eq!(sockets.listeners().map(|socket| socket.info.id).collect::<Vec<_>>(), [listener.info.id]);
    scene.wait(40_000_000);
    scene.close(&client);
    scene.close(&all[0]);
    fold(&mut scene, &mut sockets);
    assert!(sockets.is_in_order() && !sockets.holds_any(TWO) && sockets.holds_any(ONE));
    assert_eq!((sockets.kept_count(TWO), sockets.kept_count(ONE)), (1, 1 + 3 * LOOKED_AT));
    assert_eq!(sockets.kept_of(TWO).map(|socket| socket.info.id).collect::<Vec<_>>(), [client.info.id]);
    assert_eq!(sockets.over_of(ONE).map(|socket| socket.info.id).collect::<Vec<_>>(), [all[0].info.id]);
}

/// A `connect` that goes on in the kernel, from an address that it has only from there.
fn goes_on(scene: &mut Scene, held: &Held, port: u16) {
    let failure = Failure::Errno { errno: libc::EINPROGRESS, moved: None };
    let connect = Operation::Connect { address: loopback(4000), returns_errno: false };
    let names = Some(Names { local: Some(loopback(port)), peer: None });
    let truth = Some(Truth { state: Some(TcpState::SynSent), ..Truth::default() });
    scene.call_with(held.program, Some(&held.info), connect, Err(failure), names, truth);
}

#[test]
fn a_connect_that_goes_on_finds_its_other_end() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let listener = scene.listener(TWO, Family::INET, Kind::STREAM, loopback(4000));
    let held = scene.socket(ONE, Family::INET, Kind::STREAM);
    goes_on(&mut scene, &held, 50_000);
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.connecting(held.info.id), Some(&loopback(4000)));
    scene.sample(&held, Some(Truth { state: Some(TcpState::Established), ..Truth::default() }));
    let accepted = scene.accept(&listener, loopback(50_000));
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.connecting(held.info.id), None);
    assert_eq!(other_end(&sockets, &held), Some(accepted.info.id));
}

#[test]
fn a_connect_that_goes_on_to_nobody_leaves_its_socket_as_it_was() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let mut bound = scene.socket(ONE, Family::INET, Kind::STREAM);
    scene.bind(&mut bound, loopback(50_001));
    let held = scene.socket(ONE, Family::INET, Kind::STREAM);
    for (held, port) in [(&held, 50_000), (&bound, 50_001)] {
        goes_on(&mut scene, held, port);
        scene.sample(held, Some(Truth { state: Some(TcpState::Close), ..Truth::default() }));
    }
    fold(&mut scene, &mut sockets);
    let known = |held: &Held| sockets.get(held.info.id).map(|socket| (socket.stage, socket.names.local.clone()));
    assert_eq!(known(&held), Some((Stage::Fresh, None)));
    assert_eq!(known(&bound), Some((Stage::Bound, Some(loopback(50_001)))), "that address is its own");
    assert_eq!(sockets.connecting(held.info.id), None);
}

#[test]
fn a_connect_that_waits_is_known_by_where_it_goes() {
    let (mut scene, mut sockets) = (Scene::new(), Sockets::default());
    let held = scene.socket(ONE, Family::INET, Kind::STREAM);
    let connect = Operation::Connect { address: loopback(4000), returns_errno: false };
    scene.blocks(&held, connect.clone());
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.connecting(held.info.id), Some(&loopback(4000)));
    scene.call(ONE, Some(&held.info), connect, Err(Failure::Errno { errno: libc::ECONNREFUSED, moved: None }));
    fold(&mut scene, &mut sockets);
    assert_eq!(sockets.connecting(held.info.id), None);
}
