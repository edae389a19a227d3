//! Conversations of connected sockets (STREAM and SEQPACKET, and the ends of any `socketpair`).

use super::cards::{Fit, Marks};
use super::{Conversation, Direction, End, Travel, Way, errno_of};
use crate::journal::call::{Call, Operation, ShutdownHow, Summary};
use crate::journal::event::Event;
use crate::journal::payload::Payload;
use crate::journal::projections::sockets::{Socket, Sockets, Stage};
use crate::journal::socket::SocketId;

impl Travel {
    /// The ends of a `socketpair` talk from birth.
    pub(super) fn begin_pair(&mut self, one: SocketId, other: SocketId, time: u64, sockets: &Sockets) {
        let (Some(one), Some(other)) = (sockets.get(one), sockets.get(other)) else { return };
        let kind = one.info.kind;
        let conversation = Conversation {
            family: one.info.family,
            kind,
            ends: [end_of(one), end_of(other)],
            ways: [Way::new(kind), Way::new(kind)],
            touched: time,
        };
        self.add(conversation, sockets);
    }

    /// Where the conversation of a connected socket stands; begins it where there is none. `moved` is what the
    /// present event moves (sent, received), which the socket table has counted already and this has not.
    pub(super) fn connection(
        &mut self,
        id: SocketId,
        time: u64,
        sockets: &Sockets,
        moved: (u64, u64),
    ) -> Option<usize> {
        if let Some(position) = self.reconcile(id, sockets, moved) {
            return Some(position);
        }
        let socket = sockets.get(id)?;
        if socket.stage != Stage::Connected {
            return None;
        }
        // The other end may have begun it already, not knowing with whom.
        if let Some(other) = socket.other_end
            && let Some(position) = self.reconcile(other, sockets, (0, 0))
        {
            return Some(position);
        }
        Some(self.begin(socket, time, sockets, moved))
    }

    /// Begins a conversation, or takes one up again that was let go of: totals go on where they were.
    fn begin(&mut self, socket: &Socket, time: u64, sockets: &Sockets, moved: (u64, u64)) -> usize {
        let kind = socket.info.kind;
        let other = socket.other_end.and_then(|other| sockets.get(other));
        let far = match other {
            Some(other) => end_of(other),
            // Not accepted yet: the listener's program is the one that will hold the other end.
            None => End {
                program: (socket.listener.is_none())
                    .then(|| sockets.reachable(kind, socket.names.peer.as_ref()?).map(|listener| listener.program))
                    .flatten(),
                socket: None,
                address: socket.names.peer.clone(),
            },
        };
        let mut out = Way::new(kind);
        let mut back = Way::new(kind);
        if let (Way::Ribbon(out), Way::Ribbon(back)) = (&mut out, &mut back) {
            out.sent = socket.sent.saturating_sub(moved.0);
            back.read = socket.received.saturating_sub(moved.1);
            if let Some(other) = other {
                out.read = other.received;
                back.sent = other.sent;
                back.finished = other.descriptors.is_empty();
            }
        }
        let near = end_of(socket);
        // Who connected began; an accepted socket is the other one.
        let (ends, ways) =
            if socket.listener.is_some() { ([far, near], [back, out]) } else { ([near, far], [out, back]) };
        self.add(Conversation { family: socket.info.family, kind, ends, ways, touched: time }, sockets)
    }

    /// Brings the conversation of a connected socket up to what the socket table knows of its ends, and says where it
    /// stands. `None` where it has none.
    pub(super) fn reconcile(&mut self, id: SocketId, sockets: &Sockets, moved: (u64, u64)) -> Option<usize> {
        let position = self.position(*self.serials_of(id).first()?)?;
        let socket = sockets.get(id)?;
        let conversation = &self.conversations[position];
        if !is_connection(conversation) {
            return Some(position);
        }
        let side = conversation.side_of(id)?;
        let far = &conversation.ends[1 - side];
        let near_known = conversation.ends[side].address.is_some() || socket.names.local.is_none();
        if far.socket == socket.other_end && near_known {
            return Some(position);
        }
        match (far.socket, socket.other_end) {
            // The pairing was a guess, and the kernel has corrected it.
            (Some(wrong), right) if Some(wrong) != right => self.begin_again(id, wrong, sockets, moved),
            (None, Some(other)) => self.attach(position, side, other, sockets, moved),
            _ => {
                self.change_ends(position, |conversation| conversation.ends[side].address = socket.names.local.clone());
                Some(position)
            }
        }
    }

    /// The far end of a conversation became known.
    fn attach(
        &mut self,
        position: usize,
        side: usize,
        other: SocketId,
        sockets: &Sockets,
        moved: (u64, u64),
    ) -> Option<usize> {
        let Some(far) = sockets.get(other).map(end_of) else { return Some(position) };
        let serial = self.tracks[position].serial;
        let told_apart = self.serials_of(other).first().copied().filter(|told| *told != serial);
        let told_apart = told_apart.and_then(|told| self.position(told));
        let id = self.conversations[position].ends[side].socket;
        if let Some(apart) = told_apart.and_then(|apart| self.conversations.get(apart))
            && let Some(wrong) = apart.ends.iter().filter_map(|end| end.socket).find(|socket| *socket != other)
        {
            return self.begin_again(id?, wrong, sockets, moved);
        }
        let told_apart = told_apart.map(|position| self.remove(position));
        let position = self.position(serial)?;
        self.change_ends(position, |conversation| conversation.ends[1 - side] = far);
        let Some((apart, apart_track)) = told_apart else { return Some(position) };
        let their_side = apart.side_of(other).unwrap_or(1 - side);
        let conversation = &mut self.conversations[position];
        conversation.touched = conversation.touched.max(apart.touched);
        let mut their_ways = apart.ways.map(Some);
        for (way, marks, way_of_theirs) in [(1 - side, 1 - side, their_side), (side, side, 1 - their_side)] {
            if let Some(theirs) = their_ways[way_of_theirs].take() {
                let their_marks = &apart_track.ways[way_of_theirs];
                join(&mut conversation.ways[way], &mut self.tracks[position].ways[marks], theirs, their_marks);
            }
        }
        Some(position)
    }

    /// Takes back a wrong pairing. The bytes shown were mixed, so they go; the totals are those of the sockets.
    fn begin_again(&mut self, id: SocketId, wrong: SocketId, sockets: &Sockets, moved: (u64, u64)) -> Option<usize> {
        let right = sockets.get(id)?.other_end;
        for socket in [Some(id), Some(wrong), right].into_iter().flatten() {
            if let Some(position) = self.serials_of(socket).first().and_then(|serial| self.position(*serial)) {
                self.remove(position);
            }
        }
        let position = |travel: &mut Travel, socket: SocketId, moved: (u64, u64)| {
            let time = sockets.get(socket)?.touched;
            travel.connection(socket, time, sockets, moved)
        };
        let serial = position(self, id, moved).map(|position| self.tracks[position].serial);
        position(self, wrong, (0, 0));
        self.position(serial?)
    }

    pub(super) fn connection_call(&mut self, event: &Event, call: &Call, socket: &Socket, sockets: &Sockets) {
        let id = socket.info.id;
        let payload = call.moved().filter(|_| !call.operation.peeks());
        let moved = match payload {
            Some(payload) if call.operation.sends() => (payload.length, 0),
            Some(payload) => (0, payload.length),
            None => (0, 0),
        };
        let Some(position) = self.connection(id, event.time, sockets, moved) else { return };
        let Some(side) = self.conversations[position].side_of(id) else { return };
        if let Some(payload) = payload {
            if call.operation.sends() {
                self.sent(position, side, payload);
                self.conversations[position].sent_to_nobody(side, sockets);
            } else {
                self.received(position, id, payload, call);
            }
            self.conversations[position].touched = event.time;
        }
        let conversation = &mut self.conversations[position];
        match &call.operation {
            Operation::Shutdown { how: ShutdownHow::Write | ShutdownHow::Both } if call.result.is_ok() => {
                conversation.ways[side].finish();
            }
            Operation::Close { .. } if socket.descriptors.is_empty() => conversation.let_go(side),
            _ => {}
        }
        if errno_of(call) == Some(libc::ECONNRESET) {
            for way in &mut conversation.ways {
                if let Way::Ribbon(ribbon) = way {
                    ribbon.reset = true;
                }
            }
        }
    }

    pub(super) fn connection_summary(&mut self, event: &Event, summary: &Summary, socket: &Socket, sockets: &Sockets) {
        let id = socket.info.id;
        let bytes = summary.payload.length;
        let moved = match summary.direction {
            Direction::Out => (bytes, 0),
            Direction::In => (0, bytes),
        };
        let Some(position) = self.connection(id, event.time, sockets, moved) else { return };
        self.summarise(position, id, summary);
        if summary.direction == Direction::Out
            && let Some(side) = self.conversations[position].side_of(id)
        {
            self.conversations[position].sent_to_nobody(side, sockets);
        }
        self.conversations[position].touched = event.time;
    }

    /// Counts a run of calls of a socket in one of its conversations.
    pub(super) fn summarise(&mut self, position: usize, id: SocketId, summary: &Summary) {
        let conversation = &self.conversations[position];
        let way = match summary.direction {
            Direction::Out => conversation.side_of(id),
            Direction::In => conversation.way_to(id),
        };
        let Some(way) = way else { return };
        self.note_moved(position, way);
        let marks = &mut self.tracks[position].ways[way];
        match (&mut self.conversations[position].ways[way], summary.direction) {
            (Way::Ribbon(ribbon), Direction::Out) => ribbon.send(&summary.payload),
            (Way::Ribbon(ribbon), Direction::In) => ribbon.take(&summary.payload),
            (Way::Cards(cards), Direction::Out) => marks.send_many(cards, summary.calls),
            (Way::Cards(cards), Direction::In) => marks.take_many(cards, summary.calls),
        }
    }

    /// Bytes or a message went out of the end on `side`.
    pub(super) fn sent(&mut self, position: usize, side: usize, payload: &Payload) {
        self.note_moved(position, side);
        match &mut self.conversations[position].ways[side] {
            Way::Ribbon(ribbon) => ribbon.send(payload),
            Way::Cards(cards) => {
                let event = self.events.saturating_sub(1);
                self.tracks[position].ways[side].send(cards, payload, self.arrivals, event);
                self.arrivals += 1;
            }
        }
    }

    /// Bytes or a message came in at a socket.
    pub(super) fn received(&mut self, position: usize, id: SocketId, payload: &Payload, call: &Call) {
        let Some(way) = self.conversations[position].way_to(id) else { return };
        self.note_moved(position, way);
        let conversation = &mut self.conversations[position];
        let connection = conversation.kind != crate::journal::socket::Kind::DGRAM;
        let truncated = was_truncated(call);
        match &mut conversation.ways[way] {
            // Asked for nothing, `recv(0)` gives nothing, and that is no end.
            Way::Ribbon(ribbon) if payload.length == 0 => {
                ribbon.end_read |= asked_for(call) > 0;
                self.register.moved = None;
            }
            Way::Ribbon(ribbon) => ribbon.take(payload),
            Way::Cards(cards) => {
                let marks = &mut self.tracks[position].ways[way];
                // On a SEQPACKET connection `b''` is the end, unless an empty message is due.
                let is_end = connection && payload.length == 0 && marks.fit(cards, payload, truncated) != Fit::InTurn;
                if is_end {
                    self.register.moved = None;
                } else {
                    marks.take(cards, payload, truncated, self.arrivals, Some(self.events.saturating_sub(1)));
                }
                if call.truth.as_ref().is_some_and(|truth| truth.unread == Some(0)) {
                    marks.drained(cards);
                }
            }
        }
    }
}

/// Whether a conversation's two sockets have each other and nobody else.
fn is_connection(conversation: &Conversation) -> bool {
    conversation.kind != crate::journal::socket::Kind::DGRAM
}

fn end_of(socket: &Socket) -> End {
    End { program: Some(socket.program), socket: Some(socket.info.id), address: socket.names.local.clone() }
}

fn join(way: &mut Way, marks: &mut Marks, theirs: Way, their_marks: &Marks) {
    match (way, theirs) {
        (Way::Ribbon(ribbon), Way::Ribbon(theirs)) => ribbon.join(theirs),
        (Way::Cards(cards), Way::Cards(theirs)) => marks.join(cards, theirs, their_marks),
        _ => {}
    }
}

pub(super) fn was_truncated(call: &Call) -> bool {
    matches!(call.result, Ok(crate::journal::call::Returned::Moved { truncated: true, .. }))
}

fn asked_for(call: &Call) -> u64 {
    match call.operation {
        Operation::Receive { size, .. } | Operation::ReceiveFrom { size, .. } => size,
        _ => 0,
    }
}
