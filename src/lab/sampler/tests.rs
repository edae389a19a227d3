//! The sampler fed with events, and with answers that a kernel could give.

use std::sync::Arc;

use super::*;
use crate::journal::call::{Call, CallId, CloseReason, Operation, Returned};
use crate::journal::projections::sockets::CLOSED_KEPT;
use crate::journal::socket::{Family, Kind, Protocol, SocketInfo};
use crate::journal::{address::Address, call::Names};
use crate::kernel::socket_truth::of_this_system;
use crate::net::{recorder::Silent, socket::Socket as Instrumented};

const PROGRAM: ProgramId = ProgramId(1);

fn call(sampler: &mut Sampler, socket: Option<SocketId>, fd: i32, operation: Operation, returned: Returned) {
    let connects = matches!(operation, Operation::Connect { .. });
    let end = |port| Some(Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port });
    let names = connects.then(|| Names { local: end(1), peer: end(2) });
    let result = Ok(returned);
    let call = Call { id: CallId(1), socket, fd, operation, began: 1, result, names, truth: None };
    sampler.fold(&Event { time: 1, program: PROGRAM, sequence: 1, late: false, body: Body::Call(call) });
}

fn born(sampler: &mut Sampler, id: u64, fd: i32, kind: Kind) {
    let (family, protocol) = (Family::INET, Protocol(0));
    let socket = SocketInfo { id: SocketId(id), fd, family, kind, protocol, inode: id };
    let operation = Operation::Socket { family, kind, protocol };
    call(sampler, None, -1, operation, Returned::Socket { socket, peer: None });
}

fn connected(sampler: &mut Sampler, id: u64) {
    born(sampler, id, 3, Kind::STREAM);
    let address = Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 2 };
    let operation = Operation::Connect { address, returns_errno: false };
    call(sampler, Some(SocketId(id)), 3, operation, Returned::Nothing);
}

fn closed(sampler: &mut Sampler, id: u64, fd: i32) {
    let operation = Operation::Close { reason: CloseReason::NoName };
    call(sampler, Some(SocketId(id)), fd, operation, Returned::Nothing);
}

#[test]
fn what_cannot_outlive_its_descriptor_is_never_asked_about() {
    let mut sampler = Sampler::new(of_this_system());
    for id in 1..=3 {
        born(&mut sampler, id, 3, if id == 2 { Kind::DGRAM } else { Kind::STREAM });
        closed(&mut sampler, id, 3);
    }
    assert_eq!(sampler.due(1), None);
    assert!(sampler.sockets.by_id.values().all(|socket| socket.stage == Stage::Gone));
}

#[test]
fn one_descriptor_of_two_closed_is_no_leaving() {
    let mut sampler = Sampler::new(of_this_system());
    connected(&mut sampler, 1);
    let socket = sampler.sockets.by_id[&SocketId(1)].info.clone();
    let twin = SocketInfo { fd: 4, ..socket };
    call(&mut sampler, Some(SocketId(1)), 3, Operation::Dup, Returned::Socket { socket: twin, peer: None });
    closed(&mut sampler, 1, 3);
    assert_eq!(sampler.due(1), None, "or the idle lab would wake every second");
}

#[test]
fn those_that_leave_are_bounded_and_all_have_their_turn() {
    let mut sampler = Sampler::new(of_this_system());
    for id in 1..=2 * CLOSED_KEPT as u64 {
        connected(&mut sampler, id);
        closed(&mut sampler, id, 3);
    }
    // Whatever the kernel says of such addresses: each look asks about others, and forgets what the table forgot.
    sampler.look(2);
    assert!(sampler.leaving.len() <= CLOSED_KEPT, "{}", sampler.leaving.len());
    let first = sampler.last_left;
    sampler.look(3);
    assert!(sampler.last_left > first);
}

#[test]
fn what_is_on_the_screen_is_asked_about_however_many_leave() {
    let listener = Instrumented::new(Arc::new(Silent::new(true)), Family::INET, Kind::STREAM, Protocol(0)).unwrap();
    listener.bind(&Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 0 }).unwrap();
    listener.listen(5).unwrap();
    let (info, address) = (listener.info().clone(), listener.names().local.unwrap());
    let mut sampler = Sampler::new(of_this_system());
    for id in 1..=3 * MOST as u64 {
        connected(&mut sampler, u64::MAX - id);
        closed(&mut sampler, u64::MAX - id, 3);
    }
    let operation = Operation::Socket { family: info.family, kind: info.kind, protocol: info.protocol };
    call(&mut sampler, None, -1, operation, Returned::Socket { socket: info.clone(), peer: None });
    call(&mut sampler, Some(info.id), info.fd, Operation::Bind { address }, Returned::Nothing);
    sampler.watch(vec![info.id]);
    let news = sampler.look(2);
    assert!(news.iter().any(|(_, id, truth)| *id == info.id && truth.is_some()), "{news:?}");
}
