//! The sampler fed with events, and with answers that a kernel could give.

use std::sync::Arc;

use super::*;
use crate::journal::call::{Call, CallId, CloseReason, Operation, Returned};
use crate::journal::projections::sockets::CLOSED_KEPT;
use crate::journal::socket::{Family, Kind, Protocol, SocketInfo};
use crate::journal::truth::{AcceptQueue, Source};
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

/// A kernel that answers what a test puts into its mouth, and counts the questions.
#[derive(Clone, Default)]
struct Mouth(Arc<std::sync::Mutex<Said>>);

#[derive(Default)]
struct Said {
    /// What is said of every socket: an errno, or a truth.
    exact: Option<Result<Option<Truth>, i32>>,
    bound: Option<Truth>,
    asked: usize,
    asked_bound: usize,
}

impl Mouth {
    fn say(&self, exact: Result<Option<Truth>, i32>) {
        self.0.lock().unwrap().exact = Some(exact);
    }

    fn asked(&self) -> (usize, usize) {
        let said = self.0.lock().unwrap();
        (said.asked, said.asked_bound)
    }
}

impl SocketTruth for Mouth {
    fn ask(&mut self, _: &Target) -> io::Result<Option<Truth>> {
        let mut said = self.0.lock().unwrap();
        said.asked += 1;
        match said.exact.clone() {
            Some(Ok(truth)) => Ok(truth),
            Some(Err(0)) => Err(io::ErrorKind::UnexpectedEof.into()),
            Some(Err(errno)) => Err(io::Error::from_raw_os_error(errno)),
            None => Err(io::ErrorKind::Unsupported.into()),
        }
    }

    fn ask_bound(&mut self, _: &Target) -> io::Result<Option<Truth>> {
        let mut said = self.0.lock().unwrap();
        said.asked_bound += 1;
        Ok(said.bound.clone())
    }
}

fn established(unread: u32, details: Details) -> Truth {
    let state = Some(crate::journal::socket::TcpState::Established);
    Truth { state, unread: Some(unread), details: Some(Box::new(details)), ..Truth::default() }
}

fn watching(mouth: &Mouth) -> Sampler {
    let mut sampler = Sampler::new(Box::new(mouth.clone()));
    connected(&mut sampler, 1);
    sampler.watch(vec![SocketId(1)]);
    sampler
}

#[test]
fn a_hundred_looks_at_idle_sockets_tell_nothing() {
    let listener = Instrumented::new(Arc::new(Silent::new(true)), Family::INET, Kind::STREAM, Protocol(0)).unwrap();
    listener.bind(&Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 0 }).unwrap();
    listener.listen(5).unwrap();
    let client = Instrumented::new(Arc::new(Silent::new(true)), Family::INET, Kind::STREAM, Protocol(0)).unwrap();
    client.connect(&listener.local_name().unwrap()).unwrap();
    let (conn, _) = listener.accept().unwrap();
    let (one, other) =
        Instrumented::pair(Arc::new(Silent::new(true)), Family::UNIX, Kind::STREAM, Protocol(0)).unwrap();
    let datagrams = Instrumented::new(Arc::new(Silent::new(true)), Family::INET, Kind::DGRAM, Protocol(0)).unwrap();
    datagrams.bind(&Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 0 }).unwrap();
    let bound = Instrumented::new(Arc::new(Silent::new(true)), Family::INET, Kind::STREAM, Protocol(0)).unwrap();
    bound.bind(&Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 0 }).unwrap();

    let mut sampler = Sampler::new(of_this_system());
    let all = [&listener, &client, &conn, &one, &other, &datagrams, &bound];
    for socket in all {
        let info = socket.info().clone();
        let operation = Operation::Socket { family: info.family, kind: info.kind, protocol: info.protocol };
        call(&mut sampler, None, -1, operation, Returned::Socket { socket: info.clone(), peer: None });
        let names = socket.names();
        for (address, operation) in [(names.local, Operation::LocalName), (names.peer, Operation::PeerName)] {
            if let Some(address) = address {
                call(&mut sampler, Some(info.id), info.fd, operation, Returned::Address(address));
            }
        }
    }
    sampler.watch(all.iter().map(|socket| socket.id()).collect());
    let first = sampler.look(2);
    assert_eq!(first.len(), all.len(), "{first:?}");
    assert!(first.iter().all(|(_, _, truth)| truth.as_ref().unwrap().details.is_some()));
    sampler.questions();
    for look in 3..103 {
        assert_eq!(sampler.look(look), []);
        assert!(sampler.questions().is_empty());
    }
}

#[test]
fn after_an_accept_the_door_is_news_though_as_many_wait_as_before() {
    let mouth = Mouth::default();
    let mut sampler = watching(&mouth);
    let queue = AcceptQueue { waiting: 1, limit: 128 };
    mouth.say(Ok(Some(Truth { accept_queue: Some(queue), ..Truth::default() })));
    assert_eq!(sampler.look(1).len(), 1);
    assert_eq!(sampler.look(2).len(), 0);
    let listener = Some(SocketId(1));
    let (family, kind, protocol) = (Family::INET, Kind::STREAM, Protocol(0));
    let socket = SocketInfo { id: SocketId(9), fd: 9, family, kind, protocol, inode: 9 };
    call(&mut sampler, listener, 3, Operation::Accept, Returned::Socket { socket, peer: None });
    assert_eq!(sampler.look(3).len(), 1);
}

#[test]
fn a_refusing_kernel_turns_the_questions_to_the_program() {
    for errno in [libc::EPERM, libc::EACCES, libc::EPROTONOSUPPORT] {
        let mouth = Mouth::default();
        mouth.say(Err(errno));
        let mut sampler = watching(&mouth);
        assert_eq!(sampler.look(2), []);
        let asked = sampler.questions();
        assert_eq!(asked.keys().collect::<Vec<_>>(), [&PROGRAM], "{errno}");
        // Until it answers it is not asked again: a stopped program must not find a heap.
        assert_eq!(sampler.look(3), []);
        assert!(sampler.questions().is_empty());
        let truth = established(3, Details { source: Source::Program, ..Details::default() });
        let news = sampler.hear(PROGRAM, 3, vec![(SocketId(1), truth.clone())]);
        assert_eq!(news, [(PROGRAM, SocketId(1), Some(truth.clone()))]);
        sampler.look(4);
        assert_eq!(sampler.questions().len(), 1);
        assert_eq!(sampler.hear(PROGRAM, 4, vec![(SocketId(1), truth)]), []);
        assert_eq!(mouth.asked().0, 1, "a refusal is final");
        assert!(sampler.due(5).is_some());
        sampler.watch(Vec::new());
        assert_eq!(sampler.due(5), None);
    }
}

#[test]
fn a_silent_system_is_never_looked_at() {
    let mut sampler = watching(&Mouth::default());
    assert_eq!(sampler.look(2), []);
    assert_eq!(sampler.due(3), None);
    assert!(sampler.questions().is_empty());
}

#[test]
fn an_answer_too_short_says_nothing_and_ends_nothing() {
    let mouth = Mouth::default();
    mouth.say(Err(0));
    let mut sampler = watching(&mouth);
    assert_eq!(sampler.look(2), []);
    assert_eq!(sampler.questions().len(), 1, "the program can say more");
    mouth.say(Ok(Some(established(1, Details::default()))));
    assert_eq!(sampler.look(3).len(), 1);
    // Nor is a socket that leaves taken for gone.
    mouth.say(Err(0));
    closed(&mut sampler, 1, 3);
    assert_eq!(sampler.look(4), []);
    assert!(sampler.leaving.contains(&SocketId(1)));
}

#[test]
fn a_program_that_dies_while_it_is_asked_owes_nothing() {
    let mouth = Mouth::default();
    mouth.say(Err(libc::EPERM));
    let mut sampler = watching(&mouth);
    sampler.look(2);
    assert_eq!(sampler.questions().len(), 1);
    let died = Body::Died(crate::journal::event::Death::Killed(9));
    sampler.fold(&Event { time: 3, program: PROGRAM, sequence: 2, late: false, body: died });
    assert!(sampler.unanswered.is_empty());
    // Its last words may come after its end was seen: they are of sockets that it holds no more.
    assert_eq!(sampler.hear(PROGRAM, 2, vec![(SocketId(1), established(3, Details::default()))]), []);
    sampler.look(4);
    assert!(sampler.questions().is_empty());
}

#[test]
fn nobody_is_believed_about_the_sockets_of_others() {
    let mouth = Mouth::default();
    mouth.say(Err(libc::EPERM));
    let mut sampler = watching(&mouth);
    sampler.look(2);
    let truth = established(3, Details::default());
    assert_eq!(sampler.hear(ProgramId(2), 2, vec![(SocketId(1), truth.clone())]), []);
    assert_eq!(sampler.hear(PROGRAM, 2, vec![(SocketId(77), truth)]), []);
    assert!(sampler.told.is_empty());
}

#[test]
fn a_bound_socket_is_searched_for_once_after_each_change() {
    let mouth = Mouth::default();
    mouth.say(Ok(None));
    let state = Some(crate::journal::socket::TcpState::BoundInactive);
    mouth.0.lock().unwrap().bound = Some(Truth { state, ..Truth::default() });
    let mut sampler = Sampler::new(Box::new(mouth.clone()));
    born(&mut sampler, 1, 3, Kind::STREAM);
    let address = Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 2 };
    call(&mut sampler, Some(SocketId(1)), 3, Operation::Bind { address }, Returned::Nothing);
    sampler.watch(vec![SocketId(1)]);
    assert_eq!(sampler.look(2).len(), 1);
    for look in 3..20 {
        assert_eq!(sampler.look(look), []);
    }
    assert_eq!(mouth.asked().1, 1);
    // A kernel without that filter leaves the program's own word, and nothing is made of it.
    mouth.0.lock().unwrap().bound = None;
    sampler.sockets.by_id.get_mut(&SocketId(1)).unwrap().touched += 1;
    assert_eq!(sampler.look(20), []);
    assert_eq!((mouth.asked().1, sampler.questions().len()), (2, 1));
}

#[test]
fn figures_are_news_when_they_change_and_a_countdown_once() {
    let mouth = Mouth::default();
    let figures = |rtt| Some(crate::journal::truth::TcpFigures { rtt: Some(rtt), ..Default::default() });
    mouth.say(Ok(Some(established(0, Details { tcp: figures(30), ..Details::default() }))));
    let mut sampler = watching(&mouth);
    assert_eq!(sampler.look(2).len(), 1);
    assert_eq!(sampler.look(3).len(), 0);
    mouth.say(Ok(Some(established(0, Details { tcp: figures(31), ..Details::default() }))));
    assert_eq!(sampler.look(4).len(), 1);
    let second = 1_000_000_000;
    let waits = |due| {
        let timer = crate::journal::truth::Timer { kind: crate::journal::truth::TimerKind::TimeWait, due, tries: 0 };
        let details = Some(Box::new(Details { timer: Some(timer), ..Details::default() }));
        Truth { state: Some(crate::journal::socket::TcpState::TimeWait), details, ..Truth::default() }
    };
    closed(&mut sampler, 1, 3);
    let mut told = 0;
    for passed in 0..=60 {
        // Jiffies round it; and a timer that is late is told as due now, again and again.
        let due = if passed < 60 { 60 * second + passed % 7 * 1_000_000 } else { 60 * second + 200_000_000 };
        mouth.say(Ok(Some(waits(due))));
        told += sampler.look(passed * second + if passed == 60 { 200_000_000 } else { 0 }).len();
    }
    assert_eq!(told, 1);
    mouth.say(Ok(None));
    assert_eq!(sampler.look(61 * second), [(PROGRAM, SocketId(1), None)]);
}

#[test]
fn who_is_at_the_other_end_of_a_unix_connection_is_asked_of_its_program_once() {
    let mouth = Mouth::default();
    mouth.say(Ok(Some(Truth { unread: Some(0), details: Some(Box::default()), ..Truth::default() })));
    let mut sampler = Sampler::new(Box::new(mouth.clone()));
    let info = |id, fd| SocketInfo {
        id: SocketId(id),
        fd,
        family: Family::UNIX,
        kind: Kind::STREAM,
        protocol: Protocol(0),
        inode: id,
    };
    let operation = Operation::SocketPair { family: Family::UNIX, kind: Kind::STREAM, protocol: Protocol(0) };
    call(&mut sampler, None, -1, operation, Returned::Pair { one: info(1, 3), other: info(2, 4) });
    sampler.watch(vec![SocketId(1)]);
    assert_eq!(sampler.look(2).len(), 1);
    let asked = &sampler.questions()[&PROGRAM];
    assert_eq!((asked.len(), asked[0].socket, asked[0].fd), (1, SocketId(1), 3));
    let peer = Some(crate::journal::truth::Credentials { pid: 7, uid: 8, gid: 9 });
    let details = Details { peer, source: Source::Program, ..Details::default() };
    let seen = Truth { unread: Some(99), details: Some(Box::new(details)), ..Truth::default() };
    let news = sampler.hear(PROGRAM, 3, vec![(SocketId(1), seen)]);
    // The rest stays as it was seen from outside.
    let told = news[0].2.as_ref().unwrap();
    let expected = Details { peer, ..Details::default() };
    assert_eq!((told.unread, told.details.as_deref()), (Some(0), Some(&expected)));
    let body = Body::Sample { socket: SocketId(1), truth: Some(told.clone()) };
    sampler.fold(&Event { time: 3, program: PROGRAM, sequence: 9, late: false, body });
    for look in 4..20 {
        assert_eq!(sampler.look(look), []);
        assert!(sampler.questions().is_empty());
    }
}
