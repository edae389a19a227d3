//! Writing down events as a run of programs would have told them: for tests, figures and pictures.
//!
//! A [`Scene`] keeps what the kernel would keep (identities, descriptors, ports, time), so that its
//! callers say only what happens. Nothing of it is ever shown to a student as real.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use super::address::Address;
use super::call::{Call, CallId, CallResult, CallStarted, CloseReason, Names, Operation, Returned};
use super::event::{Body, Born, Event, ProgramId, Role};
use super::payload::Payload;
use super::socket::{Family, Kind, Protocol, SocketId, SocketInfo, Truth};

/// A socket of a scene and who holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The program.
    pub program: ProgramId,
    /// The socket.
    pub info: SocketInfo,
    /// Its own address, once it has one.
    pub local: Option<Address>,
}

/// Events in the making.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// What happened so far and was not taken.
    pub events: Vec<Event>,
    now: u64,
    sequences: BTreeMap<ProgramId, u64>,
    calls: BTreeMap<ProgramId, u64>,
    descriptors: BTreeMap<ProgramId, Vec<i32>>,
    sockets: u64,
    ports: u16,
}

/// 127.0.0.1 and a port.
pub fn loopback(port: u16) -> Address {
    Address::Inet { ip: Ipv4Addr::LOCALHOST, port }
}

impl Scene {
    /// An empty scene, a little after the machine started.
    pub fn new() -> Scene {
        Scene { now: 5_000_000_000, ..Scene::default() }
    }

    /// The time of the last event, in nanoseconds.
    pub fn now(&self) -> u64 {
        self.now
    }

    /// Lets time pass.
    pub fn wait(&mut self, nanoseconds: u64) {
        self.now += nanoseconds;
    }

    /// Takes the events out.
    pub fn take(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    /// Adds an event 10 µs after the last.
    pub fn push(&mut self, program: ProgramId, body: Body) {
        self.now += 10_000;
        let sequence = self.sequences.entry(program).or_default();
        *sequence += 1;
        self.events.push(Event { time: self.now, program, sequence: *sequence, late: false, body });
    }

    /// A program's process begins. Its pid is 4000 and its number.
    pub fn born(&mut self, program: ProgramId, name: &str, role: Role) {
        self.descriptors.remove(&program);
        let born = Born { name: name.to_owned(), role, pid: 4000 + u32::from(program.0) };
        self.push(program, Body::Born(born));
    }

    /// A call that did not block, or the end of one that did.
    pub fn call(&mut self, program: ProgramId, socket: Option<&SocketInfo>, operation: Operation, result: CallResult) {
        self.call_with(program, socket, operation, result, None, None);
    }

    /// A call, with what the kernel said after it.
    pub fn call_with(
        &mut self,
        program: ProgramId,
        socket: Option<&SocketInfo>,
        operation: Operation,
        result: CallResult,
        names: Option<Names>,
        truth: Option<Truth>,
    ) {
        let id = self.call_id(program);
        let began = self.now + 7_000;
        let (socket, fd) = socket.map_or((None, -1), |info| (Some(info.id), info.fd));
        self.push(program, Body::Call(Call { id, socket, fd, operation, began, result, names, truth }));
    }

    /// A call blocks; it ends with the program's next call.
    pub fn blocks(&mut self, held: &Held, operation: Operation) {
        let id = CallId(self.calls.get(&held.program).copied().unwrap_or_default() + 1);
        let body = CallStarted { id, socket: Some(held.info.id), fd: held.info.fd, operation, began: self.now + 5_000 };
        self.push(held.program, Body::CallStarted(body));
    }

    fn call_id(&mut self, program: ProgramId) -> CallId {
        let id = self.calls.entry(program).or_default();
        *id += 1;
        CallId(*id)
    }

    /// What the kernel would give next: an identity, and the program's lowest free descriptor.
    pub fn info(&mut self, program: ProgramId, family: Family, kind: Kind) -> SocketInfo {
        self.sockets += 1;
        let used = self.descriptors.entry(program).or_default();
        let fd = (3..).find(|fd| !used.contains(fd)).unwrap_or(i32::MAX);
        used.push(fd);
        let id = SocketId(self.sockets);
        SocketInfo { id, fd, inode: 100_000 + self.sockets, family, kind, protocol: Protocol(0) }
    }

    /// `socket.socket(family, kind)`.
    pub fn socket(&mut self, program: ProgramId, family: Family, kind: Kind) -> Held {
        let info = self.info(program, family, kind);
        let operation = Operation::Socket { family, kind, protocol: Protocol(0) };
        self.call(program, None, operation, Ok(Returned::Socket { socket: info.clone(), peer: None }));
        Held { program, info, local: None }
    }

    /// `socket.socketpair(family, kind)`.
    pub fn pair(&mut self, program: ProgramId, family: Family, kind: Kind) -> (Held, Held) {
        let (one, other) = (self.info(program, family, kind), self.info(program, family, kind));
        let operation = Operation::SocketPair { family, kind, protocol: Protocol(0) };
        self.call(program, None, operation, Ok(Returned::Pair { one: one.clone(), other: other.clone() }));
        let held = |info| Held { program, info, local: Some(Address::Unnamed) };
        (held(one), held(other))
    }

    /// A port nobody has yet.
    pub fn port(&mut self) -> u16 {
        self.ports = (self.ports + 1) % 28_000;
        32_768 + self.ports
    }

    /// `s.bind(address)`.
    pub fn bind(&mut self, held: &mut Held, address: Address) {
        held.local = Some(address.clone());
        let names = Names { local: Some(address.clone()), peer: None };
        let operation = Operation::Bind { address };
        self.call_with(held.program, Some(&held.info), operation, Ok(Returned::Nothing), Some(names), None);
    }

    /// A stream socket that listens at `address`.
    pub fn listener(&mut self, program: ProgramId, family: Family, kind: Kind, address: Address) -> Held {
        let mut held = self.socket(program, family, kind);
        self.bind(&mut held, address);
        self.call(program, Some(&held.info), Operation::Listen { backlog: 128 }, Ok(Returned::Nothing));
        held
    }

    /// `s.connect(address)`, with success. The kernel gives an Internet socket a port of its own.
    pub fn connect(&mut self, held: &mut Held, address: Address) {
        if held.local.is_none() {
            held.local = Some(if held.info.family.is_internet() { loopback(self.port()) } else { Address::Unnamed });
        }
        let names = Names { local: held.local.clone(), peer: Some(address.clone()) };
        let operation = Operation::Connect { address, returns_errno: false };
        self.call_with(held.program, Some(&held.info), operation, Ok(Returned::Nothing), Some(names), None);
    }

    /// `s.accept()`: what it gives is connected to `peer`.
    pub fn accept(&mut self, listener: &Held, peer: Address) -> Held {
        let info = self.info(listener.program, listener.info.family, listener.info.kind);
        let names = Names { local: listener.local.clone(), peer: Some(peer.clone()) };
        let result = Ok(Returned::Socket { socket: info.clone(), peer: Some(peer) });
        self.call_with(listener.program, Some(&listener.info), Operation::Accept, result, Some(names), None);
        Held { program: listener.program, info, local: listener.local.clone() }
    }

    /// `s.send(bytes)`, all of them taken.
    pub fn send(&mut self, held: &Held, bytes: &[u8]) {
        let operation = Operation::Send { asked: bytes.len() as u64, flags: 0 };
        self.call(held.program, Some(&held.info), operation, moved(bytes, None, false));
    }

    /// `s.sendto(bytes, address)`. An unbound Internet socket gets a port on every address, as the kernel does it.
    pub fn send_to(&mut self, held: &mut Held, bytes: &[u8], address: Address) {
        if held.local.is_none() && held.info.family.is_internet() {
            held.local = Some(Address::Inet { ip: Ipv4Addr::UNSPECIFIED, port: self.port() });
        }
        let names = Names { local: held.local.clone(), peer: None };
        let operation = Operation::SendTo { asked: bytes.len() as u64, flags: 0, address: address.clone() };
        let result = moved(bytes, Some(address), false);
        self.call_with(held.program, Some(&held.info), operation, result, Some(names), None);
    }

    /// `s.recv(size)` that brings `bytes`.
    pub fn receive(&mut self, held: &Held, size: u64, bytes: &[u8], truncated: bool) {
        let operation = Operation::Receive { size, flags: 0, into_buffer: false };
        self.call(held.program, Some(&held.info), operation, moved(bytes, None, truncated));
    }

    /// `s.recvfrom(size)` that brings `bytes` from `peer`.
    pub fn receive_from(&mut self, held: &Held, size: u64, bytes: &[u8], peer: Address, truncated: bool) {
        let operation = Operation::ReceiveFrom { size, flags: 0 };
        self.call(held.program, Some(&held.info), operation, moved(bytes, Some(peer), truncated));
    }

    /// `s.close()`.
    pub fn close(&mut self, held: &Held) {
        if let Some(used) = self.descriptors.get_mut(&held.program) {
            used.retain(|fd| *fd != held.info.fd);
        }
        let operation = Operation::Close { reason: CloseReason::Called };
        self.call(held.program, Some(&held.info), operation, Ok(Returned::Nothing));
    }

    /// The lab's sample of a socket.
    pub fn sample(&mut self, held: &Held, truth: Option<Truth>) {
        self.push(held.program, Body::Sample { socket: held.info.id, truth });
    }

    /// A client and a server end, connected over TCP and accepted.
    pub fn connection(&mut self, client: ProgramId, listener: &Held) -> (Held, Held) {
        let mut near = self.socket(client, listener.info.family, listener.info.kind);
        self.connect(&mut near, listener.local.clone().unwrap_or(Address::Unnamed));
        let far = self.accept(listener, near.local.clone().unwrap_or(Address::Unnamed));
        (near, far)
    }
}

/// The result of a call that moved `bytes`.
pub fn moved(bytes: &[u8], peer: Option<Address>, truncated: bool) -> CallResult {
    Ok(Returned::Moved { payload: Payload::of(bytes), peer, truncated })
}
