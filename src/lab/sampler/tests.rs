//! The sampler fed with events, and with answers that a kernel could give.

use std::sync::Arc;

use super::*;
use crate::journal::call::{Call, CallId, CloseReason, Operation, Returned};
use crate::journal::projections::sockets::CLOSED_KEPT;
use crate::journal::socket::{Family, Kind, Protocol, SocketInfo};
use crate::journal::truth::{AcceptQueue, Details, Source};
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
    found: Option<Truth>,
    asked: usize,
    searched: usize,
}

impl Mouth {
    fn say(&self, exact: Result<Option<Truth>, i32>) {
        self.0.lock().unwrap().exact = Some(exact);
    }

    fn asked(&self) -> (usize, usize) {
        let said = self.0.lock().unwrap();
        (said.asked, said.searched)
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

    fn search(&mut self, target: &Target) -> io::Result<Option<Found>> {
        let mut said = self.0.lock().unwrap();
        said.searched += 1;
        let local = target.local.clone().unwrap_or(Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 7 });
        Ok(said.found.clone().map(|truth| Found { truth, local }))
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
    mouth.0.lock().unwrap().found = Some(Truth { state, ..Truth::default() });
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
    mouth.0.lock().unwrap().found = None;
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

#[test]
fn a_connect_that_waits_is_searched_for_once_and_then_followed() {
    use crate::journal::call::CallStarted;
    use crate::journal::socket::TcpState;
    use crate::journal::truth::{Timer, TimerKind};
    let mouth = Mouth::default();
    let tries = |tries| {
        let timer = Some(Timer { kind: TimerKind::Retransmit, due: 1_000_000_000_u64 << tries, tries });
        let details = Some(Box::new(Details { timer, ..Details::default() }));
        Truth { state: Some(TcpState::SynSent), details, ..Truth::default() }
    };
    mouth.say(Ok(None));
    mouth.0.lock().unwrap().found = Some(tries(0));
    let mut sampler = Sampler::new(Box::new(mouth.clone()));
    born(&mut sampler, 1, 3, Kind::STREAM);
    let address = Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 2 };
    let operation = Operation::Connect { address: address.clone(), returns_errno: false };
    let body = CallStarted { id: CallId(1), socket: Some(SocketId(1)), fd: 3, operation: operation.clone(), began: 1 };
    sampler.fold(&Event { time: 1, program: PROGRAM, sequence: 2, late: false, body: Body::CallStarted(body) });
    sampler.watch(vec![SocketId(1)]);
    let own = Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 7 };
    let news = sampler.look(2);
    assert_eq!(news[0].2.as_ref().unwrap().details.as_ref().unwrap().local.as_ref(), Some(&own));
    assert!(sampler.questions().is_empty(), "its program, which waits, need not be asked");
    for next in 1..4 {
        mouth.say(Ok(Some(tries(next))));
        let news = sampler.look(2 + u64::from(next));
        let told = news[0].2.as_ref().unwrap().details.as_ref().unwrap();
        assert_eq!((told.timer.unwrap().tries, told.local.as_ref()), (next, Some(&own)));
    }
    assert_eq!(mouth.asked(), (3, 1), "by its own address from the second look on");
    call(&mut sampler, Some(SocketId(1)), 3, operation, Returned::Nothing);
    assert!(!sampler.calling.is_lost(SocketId(1)));
}

#[test]
fn many_connects_that_wait_are_searched_for_a_few_at_a_time() {
    use crate::journal::call::CallStarted;
    let mouth = Mouth::default();
    mouth.say(Ok(None));
    mouth.0.lock().unwrap().found = Some(Truth::default());
    let mut sampler = Sampler::new(Box::new(mouth.clone()));
    let address = Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 2 };
    for id in 1..=10 {
        born(&mut sampler, id, id as i32 + 2, Kind::STREAM);
        let operation = Operation::Connect { address: address.clone(), returns_errno: false };
        let fd = id as i32 + 2;
        let body = CallStarted { id: CallId(id), socket: Some(SocketId(id)), fd, operation, began: 1 };
        sampler.fold(&Event { time: 1, program: PROGRAM, sequence: id, late: false, body: Body::CallStarted(body) });
    }
    sampler.watch((1..=10).map(SocketId).collect());
    let searched: Vec<usize> = (2..6).map(|look| (sampler.look(look), mouth.asked().1).1).collect();
    assert_eq!(searched, [4, 8, 10, 10]);
}

/// Two ends of a connection of the lab, watched and looked at once.
fn both_ends(mouth: &Mouth) -> Sampler {
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
    sampler.watch(vec![SocketId(1), SocketId(2)]);
    sampler
}

const MS: u64 = 1_000_000;

/// How many questions each of some looks asked.
fn asked_by(sampler: &mut Sampler, mouth: &Mouth, looks: impl Iterator<Item = u64>) -> Vec<usize> {
    let mut counts = Vec::new();
    for at in looks {
        let before = mouth.asked().0;
        sampler.look(at);
        counts.push(mouth.asked().0 - before);
    }
    counts
}

#[test]
fn a_connection_at_rest_is_asked_about_now_and_then_and_at_once_when_something_happens_to_either_end() {
    let mouth = Mouth::default();
    mouth.say(Ok(Some(established(0, Details::default()))));
    let mut sampler = both_ends(&mouth);
    assert_eq!(asked_by(&mut sampler, &mouth, 1..4), [2, 2, 2]);
    let resting = asked_by(&mut sampler, &mouth, (200..216).map(|at| at * MS));
    assert_eq!(resting.iter().sum::<usize>(), 2 * 16 / 4, "{resting:?}");
    // Something happens at one end: both are asked about from the next look on.
    let operation = Operation::Send { asked: 1, flags: 0 };
    let payload = crate::journal::payload::Payload::of(b"x");
    let result = Ok(Returned::Moved { payload, peer: None, truncated: false });
    let sent =
        Call { id: CallId(9), socket: Some(SocketId(1)), fd: 3, operation, began: 1, result, names: None, truth: None };
    sampler.fold(&Event { time: 300 * MS, program: PROGRAM, sequence: 9, late: false, body: Body::Call(sent) });
    assert_eq!(asked_by(&mut sampler, &mouth, (301..309).map(|at| at * MS)), [2; 8]);
    // So are those of which a timer runs, or whose bytes wait for their confirmation.
    mouth.say(Ok(Some(Truth { unacknowledged: Some(1), ..established(0, Details::default()) })));
    assert_eq!(asked_by(&mut sampler, &mouth, (600..608).map(|at| at * MS)).iter().rev().take(4).sum::<usize>(), 8);
    // At one look a second nobody is passed over.
    mouth.say(Ok(Some(established(0, Details::default()))));
    assert_eq!(asked_by(&mut sampler, &mouth, (3..7).map(|at| at * 1_000_000_000)), [2; 4]);
    // Whoever may be written to by strangers never rests.
    closed(&mut sampler, 2, 4);
    let later = 7_000_000_000;
    let asked = asked_by(&mut sampler, &mouth, (0..8).map(|at| later + at * MS));
    assert!(asked.iter().all(|count| *count >= 1), "{asked:?}");
}

#[test]
fn a_timer_that_runs_out_is_looked_at_when_it_does() {
    use super::told::AGAIN;
    use crate::journal::truth::{Timer, TimerKind};
    let mouth = Mouth::default();
    let second = 1_000_000_000;
    let repeats = |due| {
        let timer = Some(Timer { kind: TimerKind::Retransmit, due, tries: 1 });
        let details = Some(Box::new(Details { timer, ..Details::default() }));
        Ok(Some(Truth { details, ..Truth::default() }))
    };
    mouth.say(repeats(5 * second + 300));
    let mut sampler = watching(&mouth);
    sampler.look(5 * second);
    let rung = 5 * second + 300 + AGAIN;
    assert_eq!(sampler.due(5 * second), Some(rung));
    // The kernel is late, as its timers are ...
    sampler.look(rung);
    assert_eq!(sampler.due(rung), Some(rung + AGAIN));
    // ... and later than they ever are: no more than the usual look a second follows.
    sampler.look(rung + second);
    assert_eq!(sampler.due(rung + second), Some(rung + 2 * second));
    // It is far away.
    mouth.say(repeats(90 * second));
    sampler.look(10 * second);
    assert_eq!(sampler.due(10 * second), Some(11 * second));
}

#[test]
fn what_only_waits_to_be_let_go_of_wakes_nobody_until_then() {
    use crate::journal::truth::{Timer, TimerKind};
    let mouth = Mouth::default();
    let second = 1_000_000_000;
    let timer = Some(Timer { kind: TimerKind::TimeWait, due: 60 * second, tries: 0 });
    let details = Some(Box::new(Details { timer, ..Details::default() }));
    mouth.say(Ok(Some(Truth { details, ..Truth::default() })));
    let mut sampler = watching(&mouth);
    closed(&mut sampler, 1, 3);
    sampler.look(2 * second);
    assert_eq!(sampler.due(3 * second), Some(3 * second), "it is on the screen");
    sampler.watch(Vec::new());
    sampler.look(4 * second);
    assert_eq!(sampler.due(5 * second), Some(60 * second));
    // A late kernel is asked again, at ease.
    sampler.look(60 * second);
    assert_eq!(sampler.due(60 * second), Some(61 * second));
    mouth.say(Ok(None));
    assert_eq!(sampler.look(61 * second), [(PROGRAM, SocketId(1), None)]);
    assert_eq!(sampler.due(61 * second), None);
}

#[test]
fn a_connect_that_goes_on_without_its_program_is_followed_to_its_end() {
    use crate::journal::call::Failure;
    use crate::journal::socket::TcpState;
    let mouth = Mouth::default();
    let state = |state| Ok(Some(Truth { state: Some(state), ..Truth::default() }));
    mouth.say(state(TcpState::SynSent));
    let mut sampler = Sampler::new(Box::new(mouth.clone()));
    born(&mut sampler, 1, 3, Kind::STREAM);
    let end = |port| Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port };
    let went_on = Call {
        id: CallId(1),
        socket: Some(SocketId(1)),
        fd: 3,
        operation: Operation::Connect { address: end(2), returns_errno: false },
        began: 1,
        result: Err(Failure::Errno { errno: libc::EINPROGRESS, moved: None }),
        names: Some(Names { local: Some(end(1)), peer: None }),
        truth: None,
    };
    sampler.fold(&Event { time: 1, program: PROGRAM, sequence: 2, late: false, body: Body::Call(went_on) });
    sampler.watch(vec![SocketId(1)]);
    let socket = sampler.sockets.by_id[&SocketId(1)].clone();
    let target = sampler.calling.target(&socket);
    assert_eq!((target.local, target.peer), (Some(end(1)), Some(end(2))), "it is asked about by both addresses");
    assert_eq!(sampler.look(2).len(), 1);
    assert_eq!(mouth.asked(), (1, 0), "nobody searches for it, and its program is not asked");
    assert!(sampler.questions().is_empty());
    mouth.say(state(TcpState::Established));
    let news = sampler.look(3);
    assert_eq!(news[0].2.as_ref().and_then(|truth| truth.state), Some(TcpState::Established));
}
