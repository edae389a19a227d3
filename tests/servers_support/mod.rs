//! A server of ours in a thread, and what its recorder was told.

#![allow(dead_code, reason = "each test program uses its part of this")]

use std::io::{Read, Write};
use std::net::{SocketAddr, UdpSocket};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use enchufe::i18n::pages;
use enchufe::journal::address::Address;
use enchufe::journal::call::{CallId, Failure, Names, Operation, Returned};
use enchufe::journal::event::ServerKind;
use enchufe::journal::socket::{SocketId, Truth};
use enchufe::kernel::clock;
use enchufe::net::recorder::{Begin, End, Gave, Recorder};
use enchufe::servers::{self, Options, ServeError};

/// However slow a machine is, what has not happened by then does not happen.
pub const DEADLINE: Duration = Duration::from_secs(20);

/// One call, as the recorder was told.
#[derive(Clone, Debug)]
pub struct Told {
    pub socket: Option<SocketId>,
    pub fd: i32,
    pub operation: Operation,
    pub began: u64,
    pub ended: u64,
    pub bytes: Vec<u8>,
    pub returned: Option<Returned>,
    pub failure: Option<Failure>,
    pub names: Option<Names>,
    pub truth: Option<Truth>,
}

impl Told {
    pub fn name(&self) -> &'static str {
        self.operation.name()
    }
}

/// Keeps every call.
#[derive(Default)]
pub struct Log {
    calls: Mutex<Vec<Told>>,
    /// The calls that were told as begun and have not ended.
    under_way: Mutex<Vec<(CallId, Begin, u64)>>,
    begun: AtomicU64,
    changed: Condvar,
    permits: bool,
}

impl Log {
    /// One that lets a server listen beyond loopback.
    pub fn that_permits() -> Log {
        Log { permits: true, ..Log::default() }
    }

    pub fn calls(&self) -> Vec<Told> {
        self.calls.lock().unwrap().clone()
    }

    /// Waits until `condition` holds of the calls.
    pub fn wait_for(&self, what: &str, condition: impl Fn(&[Told]) -> bool) -> Vec<Told> {
        let calls = self.calls.lock().unwrap();
        let (calls, waited) = self.changed.wait_timeout_while(calls, DEADLINE, |calls| !condition(calls)).unwrap();
        assert!(!waited.timed_out(), "never came: {what}; calls: {:?}", names_of(&calls));
        calls.clone()
    }

    /// How many sends wait for room.
    pub fn sends_under_way(&self) -> usize {
        self.under_way.lock().unwrap().iter().filter(|(_, call, _)| call.operation.sends()).count()
    }

    /// Waits until a connect is told as begun and has not ended: of which socket.
    pub fn wait_for_connect(&self) -> Option<SocketId> {
        let calls = self.calls.lock().unwrap();
        let under_way = || {
            let under_way = self.under_way.lock().unwrap();
            under_way
                .iter()
                .find(|(_, call, _)| matches!(call.operation, Operation::Connect { .. }))
                .map(|it| it.1.socket)
        };
        let (_calls, waited) = self.changed.wait_timeout_while(calls, DEADLINE, |_| under_way().is_none()).unwrap();
        assert!(!waited.timed_out(), "no connect was told as begun");
        under_way().flatten()
    }

    pub fn of(&self, socket: SocketId) -> Vec<Told> {
        self.calls().into_iter().filter(|call| call.socket == Some(socket)).collect()
    }

    /// The sockets that `accept` gave, in order.
    pub fn accepted(&self) -> Vec<SocketId> {
        accepted(&self.calls())
    }
}

pub fn accepted(calls: &[Told]) -> Vec<SocketId> {
    let socket = |call: &Told| match (&call.operation, &call.returned) {
        (Operation::Accept, Some(Returned::Socket { socket, .. })) => Some(socket.id),
        _ => None,
    };
    calls.iter().filter_map(socket).collect()
}

pub fn names_of(calls: &[Told]) -> Vec<&'static str> {
    calls.iter().map(Told::name).collect()
}

impl Recorder for Log {
    fn begin(&self, call: Begin) -> CallId {
        let waits = call.operation.sends() || matches!(call.operation, Operation::Connect { .. });
        assert!(waits, "only a send that finds no room and a connect are told before they have ended");
        let id = CallId(self.begun.fetch_add(1, Ordering::SeqCst));
        self.under_way.lock().unwrap().push((id, call, clock::now()));
        let _calls = self.calls.lock().unwrap();
        self.changed.notify_all();
        id
    }

    fn end(&self, id: CallId, end: End<'_>) {
        let (call, began) = {
            let mut under_way = self.under_way.lock().unwrap();
            let at = under_way.iter().position(|(begun, ..)| *begun == id).expect("it began, and ends once");
            let (_, call, began) = under_way.remove(at);
            (call, began)
        };
        self.record(call, began, end);
    }

    fn record(&self, call: Begin, began: u64, end: End<'_>) {
        let mut told = Told {
            socket: call.socket,
            fd: call.fd,
            operation: call.operation,
            began,
            ended: clock::now(),
            bytes: Vec::new(),
            returned: None,
            failure: None,
            names: end.names,
            truth: end.truth,
        };
        match end.gave {
            Gave::Returned(returned) => told.returned = Some(returned),
            Gave::Moved { bytes, .. } => told.bytes = bytes.to_vec(),
            Gave::Failed(failure) => told.failure = Some(failure),
        }
        self.calls.lock().unwrap().push(told);
        self.changed.notify_all();
    }

    fn take_interrupt(&self) -> bool {
        false
    }

    fn permits(&self, _operation: &Operation, _address: &Address) -> bool {
        self.permits
    }

    fn reach(&self) -> enchufe::kernel::lookup::Reach {
        enchufe::kernel::lookup::Reach::ThisMachine
    }
}

/// A server in a thread of its own, until dropped or [`Server::stop`]ped.
pub struct Server {
    pub addresses: Vec<Address>,
    pub log: Arc<Log>,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<JoinHandle<Result<(), ServeError>>>,
}

pub fn options() -> Options {
    Options::new(Arc::new(pages::web().unwrap()))
}

pub fn start(kind: ServerKind) -> Server {
    start_with(kind, options()).unwrap()
}

pub fn start_with(kind: ServerKind, options: Options) -> Result<Server, ServeError> {
    start_told(kind, options, Arc::new(Log::default()))
}

pub fn start_told(kind: ServerKind, options: Options, log: Arc<Log>) -> Result<Server, ServeError> {
    let (ready, addresses) = mpsc::channel();
    let (stop, stopped) = tokio::sync::oneshot::channel();
    let recorder = log.clone();
    let thread = std::thread::spawn(move || {
        let runtime = servers::runtime().unwrap();
        let stop = async {
            let _ = stopped.await;
        };
        runtime.block_on(servers::serve(kind, options, recorder, |addresses| ready.send(addresses).unwrap(), stop))
    });
    match addresses.recv_timeout(DEADLINE) {
        Ok(addresses) => Ok(Server { addresses, log, stop: Some(stop), thread: Some(thread) }),
        Err(_) => match thread.join().unwrap() {
            Err(error) => Err(error),
            Ok(()) => panic!("the server ended before it was ready"),
        },
    }
}

impl Server {
    /// Stops it, and gives all it told.
    pub fn stop(mut self) -> Vec<Told> {
        self.end();
        self.log.calls()
    }

    fn end(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap().unwrap();
        }
    }

    /// Its first IPv4 address.
    pub fn v4(&self) -> SocketAddr {
        self.addresses
            .iter()
            .find_map(|address| match address {
                Address::Inet { ip, port } => Some(SocketAddr::from((*ip, *port))),
                _ => None,
            })
            .unwrap()
    }

    /// Its first IPv6 address.
    pub fn v6(&self) -> Option<SocketAddr> {
        self.addresses.iter().find_map(|address| match address {
            Address::Inet6 { ip, port, .. } => Some(SocketAddr::from((*ip, *port))),
            _ => None,
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.end();
        }
    }
}

/// Whether this machine has IPv6; its absence is said aloud.
pub fn has_ipv6() -> bool {
    let found = UdpSocket::bind("[::1]:0").is_ok();
    if !found {
        eprintln!("this machine has no IPv6: its cases were left out");
        assert!(!required(), "ENCHUFE_REQUIRE_CLIENTS=1 asks for IPv6 too");
    }
    found
}

/// Whether what is absent is a failure.
pub fn required() -> bool {
    std::env::var_os("ENCHUFE_REQUIRE_CLIENTS").is_some_and(|value| value == "1")
}

/// An HTTP answer as it came.
#[derive(Debug)]
pub struct Answer {
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn status(&self) -> u16 {
        self.head.split(' ').nth(1).unwrap().parse().unwrap()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

/// Sends a request and reads its answer.
pub fn exchange(connection: &mut (impl Read + Write), request: &[u8]) -> Answer {
    connection.write_all(request).unwrap();
    read_answer(connection, request.starts_with(b"HEAD "))
}

pub fn read_answer(connection: &mut impl Read, only_head: bool) -> Answer {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        assert_eq!(connection.read(&mut byte).unwrap(), 1, "it closed after {:?}", String::from_utf8_lossy(&head));
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    let mut answer = Answer { head, body: Vec::new() };
    if !only_head {
        let length = answer.header("Content-Length").unwrap().parse().unwrap();
        answer.body = vec![0; length];
        connection.read_exact(&mut answer.body).unwrap();
    }
    answer
}

/// A TCP connection whose reads do not wait for ever.
pub fn connect(address: SocketAddr) -> std::net::TcpStream {
    let stream = std::net::TcpStream::connect_timeout(&address, DEADLINE).unwrap();
    stream.set_read_timeout(Some(DEADLINE)).unwrap();
    stream.set_write_timeout(Some(DEADLINE)).unwrap();
    stream
}

/// Runs a process to its end, or fails.
pub fn wait_for_exit(child: &mut std::process::Child, what: &str) -> std::process::ExitStatus {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        assert!(start.elapsed() < DEADLINE, "{what} did not end");
        std::thread::yield_now();
    }
}
