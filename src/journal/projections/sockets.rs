//! The socket table: every socket the programs hold, and those the kernel still keeps for them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};

use crate::journal::address::Address;
use crate::journal::call::{Call, Direction, Names, Operation, Returned};
use crate::journal::event::{Body, Event, ProgramId};
use crate::journal::socket::{Kind, SocketId, SocketInfo, TcpState, Truth};

mod first;
mod index;
mod life;
mod links;
mod shelves;

use index::Index;
pub use index::same_place;
pub(super) use index::{Endpoint, Place};
pub use shelves::LOOKED_AT;
use shelves::Place as ShelfPlace;

/// How many sockets the kernel no longer knows are kept; the oldest leave first.
pub const GONE_KEPT: usize = 512;

/// How many closed sockets are kept whose end in the kernel nobody has told yet. More than one busy
/// minute of TIME_WAIT leaves in a lab, and a bound where nobody samples the kernel at all.
pub const CLOSED_KEPT: usize = 4096;

/// All sockets the lab knows of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "links::Stored")]
pub struct Sockets {
    /// The sockets by identity. There may be any number: what is looked at often comes by [`Sockets::open_of`] and its
    /// like.
    pub by_id: BTreeMap<SocketId, Socket>,
    /// In the order in which they were closed; some may be gone or dropped by now.
    closed: VecDeque<SocketId>,
    /// In the order in which the kernel forgot them.
    gone: VecDeque<SocketId>,
    /// Sockets of which the kernel's last word was that it does not know them.
    unknown_to_kernel: BTreeSet<SocketId>,
    /// Where a `connect` that has not finished yet is going.
    targets: BTreeMap<SocketId, links::Calling>,
    /// For each Unix listener, the ends that have not found each other.
    unpaired: BTreeMap<SocketId, links::Unpaired>,
    /// When each program's process last ended: what is told later of that time opens nothing.
    ended: BTreeMap<ProgramId, u64>,
    #[serde(skip)]
    index: Index,
}

/// One socket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Socket {
    /// As it was born; its `fd` is the first descriptor it had.
    pub info: SocketInfo,
    /// The program that holds it (or held it last).
    pub program: ProgramId,
    /// Every descriptor that leads to it now; empty once all are closed.
    pub descriptors: Vec<i32>,
    /// How far it has come.
    pub stage: Stage,
    /// Its addresses.
    pub names: Names,
    /// What the kernel last said of it.
    pub truth: Truth,
    /// When the kernel last said so (CLOCK_MONOTONIC, nanoseconds).
    pub truth_time: u64,
    /// The socket at the other end, where a program of the lab holds it.
    pub other_end: Option<SocketId>,
    /// For an accepted socket, the listener it came from.
    pub listener: Option<SocketId>,
    /// Bytes its program handed to the kernel.
    pub sent: u64,
    /// Bytes its program took from the kernel.
    pub received: u64,
    /// When it was born.
    pub born: u64,
    /// When something last happened to it.
    pub touched: u64,
}

/// How far a socket has come, by its calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Made, and nothing else.
    Fresh,
    /// It has an address of its own.
    Bound,
    /// It waits for connections.
    Listening,
    /// It has another end. For datagram sockets: `connect` noted where to send.
    Connected,
    /// Its program let go of it; the kernel may still keep its connection (TIME_WAIT, bytes to deliver).
    Closed,
    /// Its program let go of it, and the kernel no longer knows it.
    Gone,
}

impl Socket {
    /// Its own address: what its program was told, or what the kernel said of one whose `connect` waits.
    pub fn local(&self) -> Option<&Address> {
        let told = || self.truth.details.as_ref()?.local.as_ref();
        self.names.local.as_ref().or_else(told)
    }

    /// Whether nobody has told of it since its program let go of it: where the kernel tells nothing from outside, what was
    /// known then is all that will ever be.
    pub fn is_untold_since_closed(&self) -> bool {
        self.stage == Stage::Closed && self.truth_time < self.touched
    }
}

impl Sockets {
    /// Takes in one event.
    pub fn fold(&mut self, event: &Event) {
        match &event.body {
            Body::Call(call) => self.call(event, call),
            Body::Summary(summary) => {
                if let Some(socket) = self.by_id.get_mut(&summary.socket) {
                    let place = ShelfPlace::of(socket);
                    match summary.direction {
                        Direction::Out => socket.sent = socket.sent.saturating_add(summary.payload.length),
                        Direction::In => socket.received = socket.received.saturating_add(summary.payload.length),
                    }
                    socket.touched = socket.touched.max(event.time);
                    self.index.shelves.change(place, socket);
                    self.moved_connects(summary.socket);
                }
            }
            Body::Sample { socket, truth: Some(truth) } => {
                self.unknown_to_kernel.remove(socket);
                self.believe(*socket, truth, event.time);
            }
            Body::Sample { socket, truth: None } => self.kernel_forgot(*socket, event.time),
            Body::CallStarted(started) => {
                if let (Some(id), Operation::Connect { address, .. }) = (started.socket, &started.operation) {
                    self.goes_to(id, address);
                }
            }
            Body::Died(_) | Body::Removed => {
                self.ended.insert(event.program, event.time);
                self.let_go_all(event.program, event.time);
            }
            Body::Born(_) => self.let_go_all(event.program, event.time),
            _ => {}
        }
    }

    /// The socket, if the table still holds it.
    pub fn get(&self, id: SocketId) -> Option<&Socket> {
        self.by_id.get(&id)
    }

    /// Whether a program holds a descriptor of it.
    pub fn is_open(&self, id: SocketId) -> bool {
        self.get(id).is_some_and(|socket| !socket.descriptors.is_empty())
    }

    /// The sockets a program holds, in order of descriptor; one with two descriptors comes twice.
    pub fn of_program(&self, program: ProgramId) -> impl Iterator<Item = (i32, &Socket)> {
        self.index
            .descriptors
            .range((program, i32::MIN)..=(program, i32::MAX))
            .filter_map(|((_, fd), id)| Some((*fd, self.by_id.get(id)?)))
    }

    /// The sockets a program has let go of and that the kernel may still keep, in order of closing.
    pub fn lingering(&self, program: ProgramId) -> impl Iterator<Item = &Socket> {
        self.closed
            .iter()
            .filter_map(|id| self.by_id.get(id))
            .filter(move |socket| socket.program == program && socket.stage == Stage::Closed)
    }

    /// The socket behind a descriptor of a program.
    pub fn at(&self, program: ProgramId, fd: i32) -> Option<&Socket> {
        self.index.descriptors.get(&(program, fd)).and_then(|id| self.by_id.get(id))
    }

    /// Where a TCP socket's `connect` is going that the kernel has not finished yet.
    pub fn connecting(&self, id: SocketId) -> Option<&Address> {
        self.targets.get(&id).map(|calling| &calling.to)
    }

    /// The open socket of the lab that a `connect` (or a datagram) to this address would reach: a listener,
    /// or for [`Kind::DGRAM`] a socket with that address. A wildcard-bound one is found by loopback addresses.
    pub fn reachable(&self, kind: Kind, address: &Address) -> Option<&Socket> {
        let id = self.index.reachable(kind, Place::of(address)?)?;
        self.by_id.get(&id)
    }

    fn call(&mut self, event: &Event, call: &Call) {
        match &call.result {
            Ok(Returned::Socket { socket, peer }) if matches!(call.operation, Operation::Accept) => {
                self.accepted(event, call, socket, peer.as_ref());
            }
            Ok(Returned::Socket { socket, .. }) => self.add(event, socket),
            Ok(Returned::Pair { one, other }) => {
                self.add(event, one);
                self.add(event, other);
                self.pair(one.id, other.id);
            }
            _ => {}
        }
        let Some(id) = call.socket else { return };
        let Some(socket) = self.by_id.get_mut(&id) else { return };
        let place = ShelfPlace::of(socket);
        socket.touched = socket.touched.max(event.time);
        self.index.shelves.change(place, socket);
        if let Some(payload) = call.moved()
            && !call.operation.peeks()
        {
            if call.operation.sends() {
                socket.sent = socket.sent.saturating_add(payload.length);
            } else {
                socket.received = socket.received.saturating_add(payload.length);
            }
        }
        let nameless = socket.names.local.is_none();
        if let Some(names) = &call.names
            && !matches!(call.operation, Operation::Accept)
        {
            self.name(id, names);
        }
        if let Some(truth) = &call.truth {
            self.believe(id, truth, event.time);
        }
        self.effect(event, call, id);
        if nameless && let Some(calling) = self.targets.get_mut(&id) {
            calling.named = true;
        }
    }

    /// What a call changes in its socket, beyond bytes, names and truth.
    fn effect(&mut self, event: &Event, call: &Call, id: SocketId) {
        match (&call.operation, &call.result) {
            (Operation::Bind { address }, Ok(_)) => {
                self.name(id, &Names { local: Place::of(address).map(|_| address.clone()), peer: None });
                self.advance(id, Stage::Bound);
            }
            (Operation::Listen { .. }, Ok(_)) => self.advance(id, Stage::Listening),
            (Operation::Connect { address, .. }, result) => self.connect(call, id, address, links::connect_end(result)),
            (Operation::LocalName, Ok(Returned::Address(address))) => {
                self.name(id, &Names { local: Some(address.clone()), peer: None });
            }
            (Operation::PeerName, Ok(Returned::Address(address))) => {
                self.name(id, &Names { local: None, peer: Some(address.clone()) });
            }
            // Only EBADF says that the descriptor was not ours to close; any other failure closed it, close(2).
            (Operation::Close { .. }, result) if errno_of(result) != Some(libc::EBADF) => {
                self.close_descriptor(id, call.fd, event.time);
            }
            (operation, Ok(_)) if operation.sends() || operation.receives() => self.moved_connects(id),
            _ => {}
        }
    }

    /// Bytes moved on a stream whose `connect` had not finished when it was told: so it has by now.
    fn moved_connects(&mut self, id: SocketId) {
        if !self.targets.is_empty()
            && let Some(calling) = self.targets.remove(&id)
        {
            self.connected(id, Some(&calling.to), None);
        }
    }

    /// What the kernel says. An older word than the last one is not news.
    fn believe(&mut self, id: SocketId, truth: &Truth, time: u64) {
        let Some(socket) = self.by_id.get_mut(&id) else { return };
        if time < socket.truth_time {
            return;
        }
        let before = std::mem::replace(&mut socket.truth, truth.clone());
        socket.truth.keep_of(&before);
        // No descriptor ever says TIME_WAIT: of such a socket it says CLOSE, and only sock_diag knows better.
        if before.state == Some(TcpState::TimeWait) && truth.state == Some(TcpState::Close) {
            socket.truth.state = before.state;
        }
        let known = before.peer_inode;
        socket.truth_time = time;
        let inode = socket.truth.peer_inode.filter(|inode| known != Some(*inode));
        let (kind, stage) = (socket.info.kind, socket.stage);
        if let Some(inode) = inode {
            self.believe_inode(id, inode);
        }
        if kind == Kind::STREAM && matches!(stage, Stage::Fresh | Stage::Bound) {
            match truth.state {
                Some(TcpState::Established | TcpState::CloseWait) => {
                    let target = self.targets.remove(&id).map(|calling| calling.to);
                    self.connected(id, target.as_ref(), None);
                }
                Some(TcpState::Listen) => self.advance(id, Stage::Listening),
                // Nobody was there, or nobody answered: it goes nowhere any more.
                Some(TcpState::Close) => self.gives_up(id),
                _ => {}
            }
        }
    }

    /// Goes on to a later stage; a socket never goes back, and one that was let go of stays so.
    fn advance(&mut self, id: SocketId, stage: Stage) {
        let Some(socket) = self.by_id.get_mut(&id) else { return };
        let further = match stage {
            Stage::Bound => socket.stage == Stage::Fresh,
            Stage::Listening | Stage::Connected => matches!(socket.stage, Stage::Fresh | Stage::Bound),
            _ => false,
        };
        if further {
            let place = ShelfPlace::of(socket);
            socket.stage = stage;
            self.index.shelves.change(place, socket);
            self.index.note(socket);
        }
    }

    /// The kernel's names; what it does not tell stays as it was known.
    fn name(&mut self, id: SocketId, names: &Names) {
        let Some(socket) = self.by_id.get_mut(&id) else { return };
        let same = |new: &Option<Address>, old: &Option<Address>| new.is_none() || new == old;
        if same(&names.local, &socket.names.local) && same(&names.peer, &socket.names.peer) {
            return;
        }
        let open = !socket.descriptors.is_empty();
        self.index.drop_socket(socket);
        if names.local.is_some() {
            socket.names.local.clone_from(&names.local);
        }
        if names.peer.is_some() {
            socket.names.peer.clone_from(&names.peer);
        }
        let bound = socket.names.local.as_ref().is_some_and(|local| Place::of(local).is_some());
        if bound && socket.stage == Stage::Fresh {
            socket.stage = Stage::Bound;
        }
        self.index.note(socket);
        if open && socket.stage == Stage::Connected {
            self.find_other_end(id);
        }
    }
}

fn errno_of(result: &crate::journal::call::CallResult) -> Option<i32> {
    match result {
        Err(crate::journal::call::Failure::Errno { errno, .. }) => Some(*errno),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
