//! How sockets enter the table and leave it: birth, further descriptors, closing, and the kernel's last word.

use super::{CLOSED_KEPT, GONE_KEPT, ShelfPlace, Socket, Sockets, Stage};
use crate::journal::call::Names;
use crate::journal::event::{Event, ProgramId};
use crate::journal::socket::{Kind, SocketId, SocketInfo, Truth};
use crate::journal::truth::Details;

impl Sockets {
    pub(super) fn kernel_forgot(&mut self, id: SocketId, time: u64) {
        let Some(socket) = self.by_id.get_mut(&id) else { return };
        let before = std::mem::take(&mut socket.truth);
        // What it held is gone; who was at its other end stays true.
        let peer = before.details.and_then(|details| details.peer);
        let details = peer.map(|peer| Box::new(Details { peer: Some(peer), ..Details::default() }));
        socket.truth = Truth { peer_inode: before.peer_inode, details, ..Truth::default() };
        socket.truth_time = socket.truth_time.max(time);
        if socket.stage == Stage::Closed {
            self.is_gone(id);
        } else if socket.stage != Stage::Gone {
            self.unknown_to_kernel.insert(id);
        }
    }

    /// A socket was born, or has a further descriptor (`dup`).
    pub(super) fn add(&mut self, event: &Event, info: &SocketInfo) {
        let program = event.program;
        // One descriptor leads to one socket: whatever had it before was closed without our being told.
        if let Some(before) = self.index.descriptors.get(&(program, info.fd)).copied()
            && before != info.id
        {
            self.close_descriptor(before, info.fd, event.time);
        }
        let socket = self.by_id.entry(info.id).or_insert_with(|| Socket {
            info: info.clone(),
            program,
            descriptors: Vec::with_capacity(1),
            stage: Stage::Fresh,
            names: Names::default(),
            truth: Truth::default(),
            truth_time: 0,
            other_end: None,
            listener: None,
            sent: 0,
            received: 0,
            born: event.time,
            touched: event.time,
        });
        if !socket.descriptors.contains(&info.fd) {
            socket.descriptors.push(info.fd);
        }
        self.index.note(socket);
        self.index.shelves.put(ShelfPlace::of(socket));
        // A birth told after the process was seen to end must not open a socket that nobody would ever close.
        if self.ended.get(&program).is_some_and(|ended| event.time <= *ended) {
            self.close_descriptor(info.id, info.fd, event.time);
        }
    }

    pub(super) fn close_descriptor(&mut self, id: SocketId, fd: i32, time: u64) {
        let Some(socket) = self.by_id.get_mut(&id) else { return };
        if socket.descriptors.is_empty() {
            return;
        }
        socket.descriptors.retain(|descriptor| *descriptor != fd);
        let key = (socket.program, fd);
        if self.index.descriptors.get(&key) == Some(&id) {
            self.index.descriptors.remove(&key);
        }
        if !socket.descriptors.is_empty() {
            return;
        }
        // Only a TCP connection outlives its last descriptor (TIME_WAIT, bytes to deliver): of all others, and of a
        // TCP socket that never had another end, the kernel keeps nothing.
        let outlives = socket.info.family.is_internet()
            && socket.info.kind == Kind::STREAM
            && (socket.names.peer.is_some() || self.targets.contains_key(&id));
        let place = ShelfPlace::of(socket);
        socket.stage = Stage::Closed;
        socket.touched = socket.touched.max(time);
        self.index.shelves.change(place, socket);
        self.index.note_closed(socket);
        self.unpaired.remove(&id);
        self.targets.remove(&id);
        if !outlives || self.unknown_to_kernel.contains(&id) {
            self.is_gone(id);
            return;
        }
        self.closed.push_back(id);
        if self.closed.len() > CLOSED_KEPT
            && let Some(oldest) = self.closed.pop_front()
            && self.by_id.get(&oldest).is_some_and(|socket| socket.stage == Stage::Closed)
        {
            self.forget(oldest);
        }
    }

    /// A process ended, and every descriptor with it.
    pub(super) fn let_go_all(&mut self, program: ProgramId, time: u64) {
        let held: Vec<(i32, SocketId)> = self
            .index
            .descriptors
            .range((program, i32::MIN)..=(program, i32::MAX))
            .map(|((_, fd), id)| (*fd, *id))
            .collect();
        for (fd, id) in held {
            self.close_descriptor(id, fd, time);
        }
    }

    fn is_gone(&mut self, id: SocketId) {
        let Some(socket) = self.by_id.get_mut(&id) else { return };
        let place = ShelfPlace::of(socket);
        socket.stage = Stage::Gone;
        self.index.shelves.change(place, socket);
        // Whatever the kernel last said of it, it says no more.
        socket.truth = Truth { peer_inode: socket.truth.peer_inode, ..Truth::default() };
        self.unknown_to_kernel.remove(&id);
        self.gone.push_back(id);
        if self.gone.len() > GONE_KEPT
            && let Some(oldest) = self.gone.pop_front()
        {
            self.forget(oldest);
        }
    }

    fn forget(&mut self, id: SocketId) {
        if let Some(socket) = self.by_id.remove(&id) {
            self.index.drop_socket(&socket);
            self.index.shelves.take(ShelfPlace::of(&socket));
        }
        self.unknown_to_kernel.remove(&id);
    }
}
