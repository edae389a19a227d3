//! Timeouts, as CPython's: `None` waits for ever, zero never, anything else waits with poll first.

use std::time::Duration;

use super::*;
use crate::kernel::clock;

const SHORT: Duration = Duration::from_millis(20);

/// Checks that a call timed out, not before its time, and that this is told.
#[track_caller]
fn times_out<T: std::fmt::Debug>(memory: &Memory, method: &str, call: impl FnOnce() -> Result<T>) {
    let began = clock::now();
    let error = call().unwrap_err();
    assert_eq!(error.failure, Failure::TimedOut { moved: None });
    assert!(u128::from(clock::now() - began) >= SHORT.as_nanos(), "too early");
    let told = memory.last();
    assert_eq!((told.operation.name(), told.result), (method, Err(Failure::TimedOut { moved: None })));
}

/// Sends until the kernel takes no more, and leaves a socket that never waits.
fn fill(socket: &Socket) {
    socket.set_timeout(Some(Duration::ZERO)).unwrap();
    for _ in 0..10_000 {
        if let Err(error) = socket.send(&[0; 65_536], 0) {
            return assert_eq!(error.errno(), Some(libc::EAGAIN), "{error}");
        }
    }
    panic!("the kernel takes everything");
}

#[test]
fn the_timeout_is_kept_and_told() {
    let memory = Memory::new();
    let (one, _other) = pair(&memory, Kind::STREAM);
    assert_eq!(one.timeout(), None);
    for timeout in [Some(SHORT), Some(Duration::ZERO), None] {
        one.set_timeout(timeout).unwrap();
        assert_eq!(one.timeout(), timeout);
        let seconds = timeout.map(|time| time.as_secs_f64());
        tells(&memory, &one, Operation::SetTimeout { seconds }, Ok(Returned::Nothing));
    }
}

#[test]
fn reading_writing_and_accepting_time_out() {
    let memory = Memory::new();
    let (one, _other) = pair(&memory, Kind::STREAM);
    one.set_timeout(Some(SHORT)).unwrap();
    times_out(&memory, "recv", || one.receive(1, 0, false));
    times_out(&memory, "recvfrom", || one.receive_from(1, 0));
    fill(&one);
    one.set_timeout(Some(SHORT)).unwrap();
    times_out(&memory, "send", || one.send(b"x", 0));
    times_out(&memory, "sendall", || one.sendall(b"x", 0));
    let (server, _) = listener(&memory, 1);
    server.set_timeout(Some(SHORT)).unwrap();
    times_out(&memory, "accept", || server.accept());
}

#[test]
fn the_timeout_of_sendall_is_for_the_whole() {
    let memory = Memory::new();
    let (one, _other) = pair(&memory, Kind::STREAM);
    one.set_timeout(Some(SHORT)).unwrap();
    let error = one.sendall(&[0; 8 << 20], 0).unwrap_err();
    let Failure::TimedOut { moved: Some(moved) } = error.failure else { panic!("{error:?}") };
    // What had gone stays sent, and is told.
    assert!(moved.length > 0 && moved.length < 8 << 20);
}

#[test]
fn what_is_there_in_time_is_read() {
    let memory = Memory::new();
    let (one, other) = pair(&memory, Kind::STREAM);
    one.set_timeout(Some(Duration::from_secs(60))).unwrap();
    let writer = std::thread::spawn(move || other.send(b"hola", 0).map(|_| other));
    assert_eq!(one.receive(10, 0, false).unwrap(), b"hola");
    let other = writer.join().unwrap().unwrap();
    other.close().unwrap();
    assert_eq!(one.receive(10, 0, false).unwrap(), b"");
}

#[test]
fn a_socket_that_never_waits_says_eagain() {
    let memory = Memory::new();
    let (one, _other) = pair(&memory, Kind::STREAM);
    fill(&one);
    fails(&memory, one.receive(1, 0, false), "recv", libc::EAGAIN);
    fails(&memory, one.send(b"x", 0), "send", libc::EAGAIN);
    fails(&memory, one.sendall(b"x", 0), "sendall", libc::EAGAIN);
    let (server, address) = listener(&memory, 1);
    server.set_timeout(Some(Duration::ZERO)).unwrap();
    fails(&memory, server.accept(), "accept", libc::EAGAIN);
    let client = socket(&memory, Family::INET, Kind::STREAM);
    client.set_timeout(Some(Duration::ZERO)).unwrap();
    fails(&memory, client.connect(&address), "connect", libc::EINPROGRESS);
    // By that address it can be followed to its end.
    let names = memory.last().names.expect("a connect that goes on tells its names");
    assert_eq!(names.local, Some(client.local_name().unwrap()));
}

#[test]
fn an_accepted_socket_waits_whatever_its_listener_does() {
    let memory = Memory::new();
    let (server, address) = listener(&memory, 1);
    let client = socket(&memory, Family::INET, Kind::STREAM);
    client.connect(&address).unwrap();
    server.set_timeout(Some(Duration::from_secs(60))).unwrap();
    let (conn, _) = server.accept().unwrap();
    assert_eq!(conn.timeout(), None);
    let reader = std::thread::spawn(move || conn.receive(1, 0, false).unwrap());
    client.send(b"x", 0).unwrap();
    assert_eq!(reader.join().unwrap(), b"x");
}

#[test]
fn connecting_to_a_full_queue_times_out() {
    let memory = Memory::new();
    // A limit of 0 lets one in on Linux; the SYN of the next is dropped, as by a host that does not answer.
    let (_server, address) = listener(&memory, 0);
    let first = socket(&memory, Family::INET, Kind::STREAM);
    first.connect(&address).unwrap();
    let late = socket(&memory, Family::INET, Kind::STREAM);
    late.set_timeout(Some(SHORT)).unwrap();
    times_out(&memory, "connect", || late.connect(&address));
    let late = socket(&memory, Family::INET, Kind::STREAM);
    late.set_timeout(Some(SHORT)).unwrap();
    assert_eq!(late.connect_ex(&address).unwrap(), libc::EWOULDBLOCK);
    // A Unix queue that is full says so at once instead.
    let name = Address::Abstract(format!("enchufe-full-{}", std::process::id()).into_bytes());
    let server = socket(&memory, Family::UNIX, Kind::STREAM);
    server.bind(&name).unwrap();
    server.listen(0).unwrap();
    let first = socket(&memory, Family::UNIX, Kind::STREAM);
    first.connect(&name).unwrap();
    let late = socket(&memory, Family::UNIX, Kind::STREAM);
    late.set_timeout(Some(SHORT)).unwrap();
    fails(&memory, late.connect(&name), "connect", libc::EAGAIN);
}

#[test]
fn connecting_in_time_succeeds_and_refusal_is_heard_in_time() {
    let memory = Memory::new();
    let (_server, address) = listener(&memory, 1);
    let client = socket(&memory, Family::INET, Kind::STREAM);
    client.set_timeout(Some(Duration::from_secs(60))).unwrap();
    client.connect(&address).unwrap();
    assert_eq!(client.peer_name().unwrap(), address);
    let (_holder, nobody) = bound(&memory, Kind::STREAM);
    let client = socket(&memory, Family::INET, Kind::STREAM);
    client.set_timeout(Some(Duration::from_secs(60))).unwrap();
    fails(&memory, client.connect(&nobody), "connect", libc::ECONNREFUSED);
}

#[test]
fn a_closed_socket_says_so_whatever_its_timeout() {
    let memory = Memory::new();
    for timeout in [None, Some(Duration::ZERO), Some(Duration::from_secs(3600))] {
        let (one, _other) = pair(&memory, Kind::STREAM);
        one.set_timeout(timeout).unwrap();
        one.close().unwrap();
        fails(&memory, one.receive(1, 0, false), "recv", libc::EBADF);
        fails(&memory, one.send(b"x", 0), "send", libc::EBADF);
        fails(&memory, one.sendall(b"x", 0), "sendall", libc::EBADF);
        fails(&memory, one.accept(), "accept", libc::EBADF);
        fails(&memory, one.connect(&loopback(1)), "connect", libc::EBADF);
        fails(&memory, one.set_timeout(None), "settimeout", libc::EBADF);
        fails(&memory, one.dup(), "dup", libc::EBADF);
        fails(&memory, one.local_name(), "getsockname", libc::EBADF);
        assert_eq!(memory.last().fd, -1);
    }
}
