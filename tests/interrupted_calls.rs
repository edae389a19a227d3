//! Ctrl-C on blocked calls, and closing under them. A program of its own, for the handler of SIGINT and its
//! flag are the whole process's.

#![cfg(target_os = "linux")]

// `memory` names what it needs by `crate::`, as within the library.
use enchufe::{journal, kernel, net};

#[path = "../src/net/tests/memory.rs"]
mod memory;

use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use journal::call::{Failure, Operation, Returned};
use journal::payload::Payload;
use journal::socket::{Family, Kind, Protocol};
use kernel::signal;
use memory::Memory;
use net::recorder::Recorder;
use net::socket::{Result, Socket};

/// How long a thing that must happen may take.
const DEADLINE: Duration = Duration::from_secs(20);

/// One test at a time: SIGINT asks the whole process. Nothing is asked for when a test begins.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    let guard = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    signal::catch_interrupt().unwrap();
    signal::take_interrupt();
    guard
}

fn told_to(memory: &Arc<Memory>) -> Arc<dyn Recorder> {
    Arc::clone(memory) as Arc<dyn Recorder>
}

fn pair(memory: &Arc<Memory>) -> (Arc<Socket>, Socket) {
    let (one, other) = Socket::pair(told_to(memory), Family::UNIX, Kind::STREAM, Protocol(0)).unwrap();
    (Arc::new(one), other)
}

/// A call on a thread of its own.
struct Running<T> {
    thread: i32,
    result: Receiver<T>,
}

impl<T: Send + 'static> Running<T> {
    fn start(call: impl FnOnce() -> T + Send + 'static) -> Running<T> {
        let (tell_thread, thread) = mpsc::channel();
        let (tell, result) = mpsc::channel();
        std::thread::spawn(move || {
            tell_thread.send(signal::this_thread()).unwrap();
            let _ = tell.send(call());
        });
        Running { thread: thread.recv().unwrap(), result }
    }

    /// Waits until the thread sleeps in this system call (proc(5): /proc/PID/syscall).
    fn wait_blocked_in(&self, number: libc::c_long) {
        let file = format!("/proc/self/task/{}/syscall", self.thread);
        let expected = format!("{number} ");
        wait_until("the thread is blocked in its call", || {
            std::fs::read_to_string(&file).is_ok_and(|text| text.starts_with(&expected))
        });
    }

    /// Signals until the call returns: a signal may come before the call is in the kernel, and is then lost to it.
    fn interrupt(&self) -> T {
        let began = Instant::now();
        while began.elapsed() < DEADLINE {
            let _ = signal::interrupt_thread(self.thread);
            if let Ok(result) = self.result.recv_timeout(Duration::from_millis(1)) {
                return result;
            }
        }
        panic!("the call did not return");
    }

    fn result(&self) -> T {
        self.result.recv_timeout(DEADLINE).expect("the call did not return")
    }
}

#[track_caller]
fn wait_until(what: &str, mut condition: impl FnMut() -> bool) {
    let began = Instant::now();
    while !condition() {
        assert!(began.elapsed() < DEADLINE, "it did not come to pass that {what}");
        std::thread::yield_now();
    }
}

#[track_caller]
fn interrupted<T: std::fmt::Debug>(memory: &Memory, result: Result<T>, method: &str) {
    let error = result.unwrap_err();
    assert!(error.is_interrupt(), "{error}");
    assert_eq!(memory.last_of(method).result, Err(Failure::Interrupted { moved: None }));
}

#[test]
fn a_blocked_recv_is_given_up() {
    let _alone = alone();
    let memory = Memory::new();
    let (one, other) = pair(&memory);
    let reader = Arc::clone(&one);
    let running = Running::start(move || reader.receive(10, 0, false));
    interrupted(&memory, running.interrupt(), "recv");
    // The socket is as it was: the next read has what comes then.
    other.send(b"hola", 0).unwrap();
    signal::take_interrupt();
    assert_eq!(one.receive(10, 0, false).unwrap(), b"hola");
}

#[test]
fn a_recv_with_a_timeout_is_given_up_too() {
    let _alone = alone();
    let memory = Memory::new();
    let (one, _other) = pair(&memory);
    one.set_timeout(Some(Duration::from_secs(3600))).unwrap();
    let running = Running::start(move || one.receive(10, 0, false));
    interrupted(&memory, running.interrupt(), "recv");
}

#[test]
fn a_blocked_accept_is_given_up() {
    let _alone = alone();
    let memory = Memory::new();
    let server = Socket::new(told_to(&memory), Family::INET, Kind::STREAM, Protocol(0)).unwrap();
    server.bind(&journal::address::Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 0 }).unwrap();
    server.listen(1).unwrap();
    let running = Running::start(move || server.accept().map(drop));
    interrupted(&memory, running.interrupt(), "accept");
}

#[test]
fn a_signal_that_asks_for_nothing_is_not_noticed() {
    let _alone = alone();
    let memory = Memory::deaf();
    let (one, other) = pair(&memory);
    let running = Running::start(move || one.receive(10, 0, false));
    // PEP 475: a handler that raises nothing lets the call go on.
    wait_until("the call met EINTR three times", || {
        let _ = signal::interrupt_thread(running.thread);
        memory.asked_to_interrupt.load(Ordering::SeqCst) >= 3
    });
    assert!(running.result.try_recv().is_err());
    other.send(b"hola", 0).unwrap();
    assert_eq!(running.result().unwrap(), b"hola");
}

#[test]
fn an_interrupted_send_gives_what_had_gone_and_the_request_stays() {
    const SIZE: usize = 8 << 20;
    let _alone = alone();
    let memory = Memory::new();
    let (one, other) = pair(&memory);
    let bytes: Vec<u8> = (0..SIZE).map(|at| (at % 251) as u8).collect();
    let (writer, data) = (Arc::clone(&one), bytes.clone());
    let running = Running::start(move || writer.send(&data, 0));
    let sent = running.interrupt().unwrap();
    assert!(sent > 0 && sent < SIZE, "{sent}");
    // A send that moved something is no failure; KeyboardInterrupt comes after it, as in CPython.
    assert!(signal::interrupt_pending());
    let told = memory.last_of("send");
    assert_eq!(told.operation, Operation::Send { asked: SIZE as u64, flags: 0 });
    let payload = Payload::of(&bytes[..sent]);
    assert_eq!(told.result, Ok(Returned::Moved { payload, peer: None, truncated: false }));
    one.close().unwrap();
    assert_eq!(read_all(&other).len(), sent);
}

#[test]
fn an_interrupted_sendall_fails_and_tells_what_had_gone() {
    const SIZE: usize = 8 << 20;
    let _alone = alone();
    let memory = Memory::new();
    let (one, other) = pair(&memory);
    let writer = Arc::clone(&one);
    let running = Running::start(move || writer.sendall(&vec![7; SIZE], 0));
    let error = running.interrupt().unwrap_err();
    let Failure::Interrupted { moved: Some(went) } = &error.failure else { panic!("{error}") };
    assert!(went.length > 0 && went.length < SIZE as u64);
    assert_eq!(memory.last_of("sendall").result, Err(error.failure.clone()));
    one.close().unwrap();
    assert_eq!(read_all(&other).len() as u64, went.length);
}

#[test]
fn a_send_that_moved_nothing_is_given_up() {
    let _alone = alone();
    let memory = Memory::new();
    let (one, _other) = pair(&memory);
    while one.send(&[0; 65_536], libc::MSG_DONTWAIT).is_ok() {}
    let running = Running::start(move || one.send(b"x", 0));
    interrupted(&memory, running.interrupt(), "send");
}

#[test]
fn closing_under_a_blocked_recv_does_not_wake_it() {
    let _alone = alone();
    let memory = Memory::new();
    let (one, other) = pair(&memory);
    let (id, fd) = (one.id(), one.fileno());
    let reader = Arc::clone(&one);
    let running = Running::start(move || reader.receive(10, 0, false));
    running.wait_blocked_in(libc::SYS_recvfrom);
    one.close().unwrap();
    assert_eq!((one.fileno(), memory.last_of("close").fd), (-1, fd));
    // close(2): on Linux the call under way keeps the socket, and reads what comes.
    running.wait_blocked_in(libc::SYS_recvfrom);
    assert_eq!(memory.under_way(), 1);
    other.send(b"x", 0).unwrap();
    assert_eq!(running.result().unwrap(), b"x");
    let told = memory.last_of("recv");
    assert_eq!((told.socket, told.fd), (Some(id), fd));
    assert_eq!(told.truth, None);
    // The next one meets a closed socket, and the other end a gone one.
    assert_eq!(one.receive(10, 0, false).unwrap_err().errno(), Some(libc::EBADF));
    assert_eq!(other.send(b"x", 0).unwrap_err().errno(), Some(libc::EPIPE));
}

/// Everything until the other end closed.
fn read_all(socket: &Socket) -> Vec<u8> {
    // What a test asked for is not for these reads.
    signal::take_interrupt();
    let mut all = Vec::new();
    loop {
        let piece = socket.receive(65_536, 0, false).unwrap();
        if piece.is_empty() {
            return all;
        }
        all.extend(piece);
    }
}
