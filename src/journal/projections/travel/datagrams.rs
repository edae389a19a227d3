//! Conversations of datagram sockets: each message finds its own two ends.

use super::cards::Fit;
use super::connections::was_truncated;
use super::{Conversation, Direction, End, Travel, Way, errno_of};
use crate::journal::address::Address;
use crate::journal::call::{Call, Operation, Returned, Summary};
use crate::journal::event::Event;
use crate::journal::payload::Payload;
use crate::journal::projections::sockets::{Endpoint, Place, Socket, Sockets};
use crate::journal::socket::{Kind, SocketId};

/// Where the other end of a message is, as far as one end can tell.
#[derive(Clone, Debug, Default)]
struct Far {
    socket: Option<SocketId>,
    address: Option<Address>,
}

impl Far {
    fn is_unknown(&self) -> bool {
        self.socket.is_none() && self.address.as_ref().and_then(Place::of).is_none()
    }
}

impl Travel {
    pub(super) fn datagram_call(&mut self, event: &Event, call: &Call, socket: &Socket, sockets: &Sockets) {
        match call.moved() {
            Some(payload) if call.operation.sends() => {
                let address = match &call.operation {
                    Operation::SendTo { address, .. } => Some(address),
                    _ => None,
                };
                self.datagram_sent(event, payload, socket, far_of(socket, address, sockets), sockets);
            }
            Some(payload) if call.operation.receives() && !call.operation.peeks() => {
                let from = match &call.result {
                    Ok(Returned::Moved { peer, .. }) => peer.as_ref(),
                    _ => None,
                };
                let far = far_of(socket, from, sockets);
                self.datagram_received(event, call, payload, socket, far, sockets);
            }
            _ => {}
        }
        // An ICMP «port unreachable» answers an earlier datagram and is told by a later call, udp(7).
        if socket.info.family.is_internet() && errno_of(call) == Some(libc::ECONNREFUSED) {
            let far = far_of(socket, None, sockets);
            if let Some(position) = self.find(socket.info.id, &far)
                && let Some(side) = self.conversations[position].side_of(socket.info.id)
                && let Way::Cards(cards) = &mut self.conversations[position].ways[side]
            {
                self.tracks[position].ways[side].refuse_last(cards);
            }
        }
    }

    pub(super) fn datagram_summary(&mut self, event: &Event, summary: &Summary, socket: &Socket, sockets: &Sockets) {
        let id = socket.info.id;
        let mut far = far_of(socket, None, sockets);
        let position = match self.find(id, &far) {
            Some(position) => position,
            // A run is not told by address: it is counted where the socket's last message went.
            None => match self.last_of(id).filter(|_| far.is_unknown()) {
                Some(position) => position,
                None => {
                    far.socket = far.socket.filter(|far| sockets.get(*far).is_some());
                    self.begin_with(socket, &far, summary.direction == Direction::Out, event.time, sockets)
                }
            },
        };
        self.summarise(position, id, summary);
        self.conversations[position].touched = event.time;
    }

    fn datagram_sent(&mut self, event: &Event, payload: &Payload, socket: &Socket, far: Far, sockets: &Sockets) {
        let position = self
            .find(socket.info.id, &far)
            .or_else(|| self.adopt(socket, &far))
            .unwrap_or_else(|| self.begin_with(socket, &far, true, event.time, sockets));
        let Some(side) = self.conversations[position].side_of(socket.info.id) else { return };
        // Nobody was there when the first message went.
        if let Some(there) = far.socket.and_then(|there| sockets.get(there))
            && self.conversations[position].ends[1 - side].socket.is_none()
        {
            self.change_ends(position, |conversation| {
                conversation.ends[1 - side].program = Some(there.program);
                conversation.ends[1 - side].socket = Some(there.info.id);
            });
        }
        self.sent(position, side, payload);
        self.conversations[position].touched = event.time;
    }

    fn datagram_received(
        &mut self,
        event: &Event,
        call: &Call,
        payload: &Payload,
        socket: &Socket,
        far: Far,
        sockets: &Sockets,
    ) {
        let id = socket.info.id;
        let known = if far.is_unknown() {
            self.best_fit(id, payload, was_truncated(call))
        } else {
            self.find(id, &far).or_else(|| self.adopt(socket, &far))
        };
        let position = known.unwrap_or_else(|| self.begin_with(socket, &far, false, event.time, sockets));
        self.received(position, id, payload, call);
        self.conversations[position].touched = event.time;
        // One queue serves all senders: where it is empty, it is so for each of them.
        if call.truth.as_ref().is_some_and(|truth| truth.unread == Some(0)) {
            self.drained(id);
        }
    }

    fn drained(&mut self, id: SocketId) {
        for index in 0..self.serials_of(id).len() {
            let Some(position) = self.serials_of(id).get(index).and_then(|serial| self.position(*serial)) else {
                continue;
            };
            let Some(incoming) = self.conversations[position].way_to(id) else { continue };
            if let Way::Cards(cards) = &self.conversations[position].ways[incoming] {
                self.tracks[position].ways[incoming].drained(cards);
            }
        }
    }

    /// The conversation of a socket with this other end.
    fn find(&self, id: SocketId, far: &Far) -> Option<usize> {
        if let Some(position) = far.socket.and_then(|socket| self.with_socket(id, socket)) {
            return Some(position);
        }
        let position = self.with_place(id, far.address.as_ref().and_then(Place::of)?)?;
        // An address can change hands: what is known to be another socket is another conversation.
        let conversation = &self.conversations[position];
        let there = conversation.ends[1 - conversation.side_of(id)?].socket;
        (there.is_none() || far.socket.is_none() || there == far.socket).then_some(position)
    }

    /// A conversation that the other end began before this end was known to be there: it is this end's.
    fn adopt(&mut self, socket: &Socket, far: &Far) -> Option<usize> {
        let other = far.socket?;
        let local = socket.names.local.as_ref();
        let seen = local.and_then(Endpoint::of).map(|endpoint| Place::Internet(endpoint.on_loopback()));
        let place = seen.or_else(|| local.and_then(Place::of));
        let by_place = place.and_then(|place| self.with_place(other, place));
        let nameless = || {
            self.serials_of(other).iter().find_map(|serial| {
                let position = self.position(*serial)?;
                let conversation = &self.conversations[position];
                let end = &conversation.ends[1 - conversation.side_of(other)?];
                let unknown = end.socket.is_none() && end.address.as_ref().and_then(Place::of).is_none();
                unknown.then_some(position)
            })
        };
        let position = by_place.or_else(nameless)?;
        let side = 1 - self.conversations[position].side_of(other)?;
        if self.conversations[position].ends[side].socket.is_some() {
            return None;
        }
        let near =
            End { program: Some(socket.program), socket: Some(socket.info.id), address: socket.names.local.clone() };
        self.change_ends(position, |conversation| conversation.ends[side] = near);
        Some(position)
    }

    /// Where nobody told who sent it (`recv` on a socket that hears from many), the content decides,
    /// and between equals the message that waits longest.
    fn best_fit(&self, id: SocketId, payload: &Payload, truncated: bool) -> Option<usize> {
        self.serials_of(id)
            .iter()
            .filter_map(|serial| {
                let position = self.position(*serial)?;
                let conversation = &self.conversations[position];
                let incoming = conversation.way_to(id)?;
                let Way::Cards(cards) = &conversation.ways[incoming] else { return None };
                let marks = &self.tracks[position].ways[incoming];
                let fit = marks.fit(cards, payload, truncated);
                let far = &conversation.ends[incoming];
                // A way nobody is known to send on fits what fits nowhere else.
                let stranger = far.socket.is_none() && far.address.as_ref().and_then(Place::of).is_none();
                if fit == Fit::No && !stranger {
                    return None;
                }
                let arrival = marks.arrival_of(cards, payload, truncated).unwrap_or(u64::MAX);
                Some((fit, std::cmp::Reverse(arrival), position))
            })
            .max_by_key(|(fit, arrival, _)| (*fit, *arrival))
            .map(|(_, _, position)| position)
    }

    fn last_of(&self, id: SocketId) -> Option<usize> {
        self.serials_of(id)
            .iter()
            .filter_map(|serial| self.position(*serial))
            .max_by_key(|position| self.conversations[*position].touched)
    }

    /// Begins a conversation between `socket` and whatever is at `far`.
    fn begin_with(&mut self, socket: &Socket, far: &Far, sends: bool, time: u64, sockets: &Sockets) -> usize {
        let near =
            End { program: Some(socket.program), socket: Some(socket.info.id), address: socket.names.local.clone() };
        let there = far.socket.and_then(|far| sockets.get(far));
        let far = End {
            program: there.map(|there| there.program),
            socket: far.socket,
            address: far.address.clone().or_else(|| there.and_then(|there| there.names.local.clone())),
        };
        let conversation = Conversation {
            family: socket.info.family,
            kind: socket.info.kind,
            ends: if sends { [near, far] } else { [far, near] },
            ways: [Way::new(socket.info.kind), Way::new(socket.info.kind)],
            touched: time,
        };
        self.add(conversation, sockets)
    }
}

/// The other end of a message: the address the call told, else where the socket is connected to, else
/// the other end of its `socketpair`.
fn far_of(socket: &Socket, told: Option<&Address>, sockets: &Sockets) -> Far {
    let told = told.filter(|address| Place::of(address).is_some());
    let address = told.or(socket.names.peer.as_ref().filter(|address| Place::of(address).is_some()));
    match address {
        Some(address) => Far {
            socket: sockets.reachable(Kind::DGRAM, address).map(|there| there.info.id),
            address: Some(address.clone()),
        },
        None => Far { socket: socket.other_end, address: None },
    }
}
