//! Which socket is at the other end of which: by mirrored addresses, by `socketpair`, by the inode
//! that unix_diag tells, else (Unix) by the order in which a listener's queue is served.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};

use super::{Index, Place, ShelfPlace, Socket, Sockets, Stage};
use crate::journal::address::Address;
use crate::journal::call::{Call, CallResult, Failure, Names, Returned};
use crate::journal::event::{Event, ProgramId};
use crate::journal::socket::{Family, Kind, SocketId, SocketInfo};

/// How many ends one Unix listener may have waiting for their other ends; the oldest are given up.
const UNPAIRED: usize = 1024;

/// The ends of a Unix listener's connections that have not found each other. The kernel serves a
/// listener's queue in order, so the nth `connect` belongs to the nth `accept`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Unpaired {
    /// Sockets that connected, in order.
    connected: VecDeque<SocketId>,
    /// Sockets that were accepted before we were told of their `connect`, in order, and when.
    accepted: VecDeque<(SocketId, u64)>,
}

/// A `connect` that the kernel has not finished.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Calling {
    /// Where it goes.
    pub to: Address,
    /// Whether its socket has its own address from it, and from no `bind`: the kernel takes that back if nobody answers.
    pub named: bool,
}

/// What is stored of [`Sockets`]: all but what can be computed again.
#[derive(Deserialize)]
pub(super) struct Stored {
    by_id: BTreeMap<SocketId, Socket>,
    closed: VecDeque<SocketId>,
    gone: VecDeque<SocketId>,
    unknown_to_kernel: BTreeSet<SocketId>,
    targets: BTreeMap<SocketId, Calling>,
    unpaired: BTreeMap<SocketId, Unpaired>,
    ended: BTreeMap<ProgramId, u64>,
}

impl From<Stored> for Sockets {
    fn from(stored: Stored) -> Sockets {
        let Stored { by_id, closed, gone, unknown_to_kernel, targets, unpaired, ended } = stored;
        let mut index = Index::default();
        // Where two sockets claim the same addresses the younger one has them, as it did when they were folded.
        let mut by_birth: Vec<&Socket> = by_id.values().collect();
        by_birth.sort_by_key(|socket| socket.born);
        for socket in by_birth {
            index.note(socket);
            index.shelves.put(ShelfPlace::of(socket));
        }
        Sockets { by_id, closed, gone, unknown_to_kernel, targets, unpaired, ended, index }
    }
}

impl Sockets {
    /// The two ends of a `socketpair` have each other from birth.
    pub(super) fn pair(&mut self, one: SocketId, other: SocketId) {
        self.advance(one, Stage::Connected);
        self.advance(other, Stage::Connected);
        self.link(one, other);
    }

    pub(super) fn connect(&mut self, call: &Call, id: SocketId, address: &Address, end: ConnectEnd) {
        match end {
            ConnectEnd::Done => {
                self.targets.remove(&id);
                self.connected(id, Some(address), Some(call.began));
            }
            ConnectEnd::GoesOn => self.goes_to(id, address),
            ConnectEnd::Already => {
                if let Some(calling) = self.targets.remove(&id) {
                    self.connected(id, Some(&calling.to), None);
                }
            }
            ConnectEnd::Failed => self.gives_up(id),
        }
    }

    /// A `connect` goes on in the kernel.
    pub(super) fn goes_to(&mut self, id: SocketId, address: &Address) {
        // A Unix `connect` is done at once or not at all (EAGAIN: the listener's queue is full, unix(7)).
        let going =
            |socket: &Socket| socket.info.family.is_internet() && matches!(socket.stage, Stage::Fresh | Stage::Bound);
        if self.get(id).is_some_and(going) {
            let named = self.targets.get(&id).is_some_and(|before| before.named);
            self.targets.insert(id, Calling { to: address.clone(), named });
        }
    }

    /// Nobody was there, or nobody answered: the socket is as it was before.
    pub(super) fn gives_up(&mut self, id: SocketId) {
        let calling = self.targets.remove(&id);
        let Some(socket) = self.by_id.get_mut(&id) else { return };
        if calling.is_some_and(|calling| calling.named) && matches!(socket.stage, Stage::Fresh | Stage::Bound) {
            let place = ShelfPlace::of(socket);
            self.index.drop_socket(socket);
            socket.names.local = None;
            socket.stage = Stage::Fresh;
            self.index.note(socket);
            self.index.shelves.change(place, socket);
        }
    }

    /// A socket got another end. `began` is when its `connect` began, where that is known.
    pub(super) fn connected(&mut self, id: SocketId, address: Option<&Address>, began: Option<u64>) {
        self.advance(id, Stage::Connected);
        let Some(socket) = self.get(id) else { return };
        let datagram = socket.info.kind == Kind::DGRAM;
        // A datagram socket may be connected again, elsewhere. The kernel's own names, where told, are already in.
        if socket.names.peer.is_none()
            && let Some(address) = address
        {
            self.name(id, &Names { local: None, peer: Some(address.clone()) });
        }
        self.find_other_end(id);
        if !datagram && let Some(address) = address {
            self.queue_for_accept(id, address, began);
        }
    }

    /// Looks for the other end by address.
    pub(super) fn find_other_end(&mut self, id: SocketId) {
        let Some(socket) = self.by_id.get(&id) else { return };
        if socket.info.kind == Kind::DGRAM {
            // Only the sender's side: the other may be hearing from anybody.
            let Some(place) = socket.names.peer.as_ref().and_then(Place::of) else { return };
            let other = self.index.reachable(Kind::DGRAM, place);
            if let Some(socket) = self.by_id.get_mut(&id) {
                socket.other_end = other;
            }
            return;
        }
        if socket.other_end.is_none()
            && let Some(other) = self.index.mirror_of(socket)
            && other != id
            && self.get(other).is_some_and(|other| other.other_end.is_none())
        {
            self.link(id, other);
        }
    }

    /// A Unix client waits for the `accept` that belongs to it, or finds that it has already been told.
    fn queue_for_accept(&mut self, id: SocketId, address: &Address, began: Option<u64>) {
        let Some(socket) = self.get(id) else { return };
        if socket.info.family != Family::UNIX || socket.other_end.is_some() {
            return;
        }
        let Some(listener) = self.reachable(socket.info.kind, address).map(|listener| listener.info.id) else { return };
        let waiting = self.unpaired.entry(listener).or_default();
        while let Some((accepted, time)) = waiting.accepted.pop_front() {
            // Accepted before this `connect` even began: that was a client from outside.
            let earlier = began.is_some_and(|began| time < began);
            let taken = self.by_id.get(&accepted).is_none_or(|socket| socket.other_end.is_some());
            if !earlier && !taken {
                self.link(id, accepted);
                return;
            }
        }
        waiting.connected.push_back(id);
        if waiting.connected.len() > UNPAIRED {
            waiting.connected.pop_front();
        }
    }

    /// `accept` gave a socket.
    pub(super) fn accepted(&mut self, event: &Event, call: &Call, info: &SocketInfo, peer: Option<&Address>) {
        self.add(event, info);
        self.advance(info.id, Stage::Connected);
        if let Some(socket) = self.by_id.get_mut(&info.id) {
            socket.listener = call.socket;
        }
        // Who was let in waits no longer, whatever the last look saw; the next one says how many still do.
        if let Some(queue) = call.socket.and_then(|id| self.by_id.get_mut(&id)?.truth.accept_queue.as_mut()) {
            queue.waiting = queue.waiting.saturating_sub(1);
        }
        let told = call.names.clone().unwrap_or_default();
        let names =
            Names { local: told.local.or_else(|| self.local_of_accepted(call)), peer: peer.cloned().or(told.peer) };
        self.name(info.id, &names);
        if info.family == Family::UNIX
            && let Some(listener) = call.socket
        {
            self.pair_accepted(info.id, listener, event.time);
        }
    }

    /// The local address of an accepted socket when nobody told it: its listener's, unless that is a wildcard.
    fn local_of_accepted(&self, call: &Call) -> Option<Address> {
        let local = self.get(call.socket?)?.names.local.as_ref()?;
        let wildcard = super::Endpoint::of(local).is_some_and(super::Endpoint::is_wildcard);
        (!wildcard).then(|| local.clone())
    }

    fn pair_accepted(&mut self, id: SocketId, listener: SocketId, time: u64) {
        if !self.by_id.contains_key(&listener) {
            return;
        }
        let waiting = self.unpaired.entry(listener).or_default();
        while let Some(client) = waiting.connected.pop_front() {
            if self.by_id.get(&client).is_some_and(|client| client.other_end.is_none()) {
                self.link(client, id);
                return;
            }
        }
        waiting.accepted.push_back((id, time));
        if waiting.accepted.len() > UNPAIRED {
            waiting.accepted.pop_front();
        }
    }

    /// unix_diag told which inode is at the other end: that is certain, whatever the order suggested.
    pub(super) fn believe_inode(&mut self, id: SocketId, inode: u64) {
        let Some(socket) = self.get(id) else { return };
        let (believed, kind) = (socket.other_end, socket.info.kind);
        let other = self.index.with_inode(inode).filter(|other| *other != id);
        if other == believed {
            return;
        }
        if kind == Kind::DGRAM {
            if let Some(socket) = self.by_id.get_mut(&id) {
                socket.other_end = other;
            }
            return;
        }
        self.unlink(id);
        if let Some(other) = other {
            self.unlink(other);
            self.link(id, other);
        }
    }

    fn link(&mut self, one: SocketId, other: SocketId) {
        for (this, that) in [(one, other), (other, one)] {
            if let Some(socket) = self.by_id.get_mut(&this) {
                socket.other_end = Some(that);
            }
        }
    }

    /// Takes a wrong guess back. A client that loses its other end is again the first in its listener's queue.
    fn unlink(&mut self, id: SocketId) {
        let Some(socket) = self.by_id.get_mut(&id) else { return };
        let listener = socket.listener;
        let Some(other) = socket.other_end.take() else { return };
        let Some(socket) = self.by_id.get_mut(&other) else { return };
        socket.other_end = None;
        let (client, listener) = if listener.is_some() { (other, listener) } else { (id, socket.listener) };
        if let Some(waiting) = listener.and_then(|listener| self.unpaired.get_mut(&listener)) {
            waiting.connected.push_front(client);
        }
    }
}

/// How a `connect` ended for the kernel.
pub(super) enum ConnectEnd {
    /// There is another end.
    Done,
    /// It goes on without the program (EINPROGRESS, or a timeout of Python's), and may end well.
    GoesOn,
    /// There already was: the way to learn that an earlier `connect` went on to a good end (EISCONN).
    Already,
    /// There is none.
    Failed,
}

pub(super) fn connect_end(result: &CallResult) -> ConnectEnd {
    let errno = match result {
        Ok(Returned::Integer(errno)) => i32::try_from(*errno).unwrap_or(-1),
        Ok(_) => 0,
        Err(Failure::Errno { errno, .. }) => *errno,
        // The kernel goes on connecting when Python gives up waiting.
        Err(Failure::TimedOut { .. } | Failure::Interrupted { .. }) => libc::EINPROGRESS,
        Err(Failure::OnlyLoopback) => return ConnectEnd::Failed,
    };
    match errno {
        0 => ConnectEnd::Done,
        // `connect_ex` gives EWOULDBLOCK for Python's own timeout.
        libc::EISCONN => ConnectEnd::Already,
        libc::EINPROGRESS | libc::EALREADY | libc::EWOULDBLOCK | libc::EINTR => ConnectEnd::GoesOn,
        _ => ConnectEnd::Failed,
    }
}
