//! What travelled: ribbons for streams, cards for messages. Derived from the calls of both ends.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::sockets::Sockets;
use crate::journal::address::Address;
use crate::journal::call::{Call, Direction, Failure, Operation, Returned, Summary};
use crate::journal::event::{Body, Event, ProgramId};
use crate::journal::socket::{Family, Kind, SocketId};

mod cards;
mod connections;
mod datagrams;
mod register;
mod ribbon;

pub use cards::Told;
use register::{Register, Track};

/// How many of its last bytes a ribbon keeps.
pub const RIBBON_BYTES: usize = 1024;

/// How many send or recv ends a ribbon keeps.
pub const RIBBON_ENDS: usize = 64;

/// How many cards each way of a conversation keeps.
pub const CARDS: usize = 32;

/// How many bytes of a message its card keeps.
pub const CARD_BYTES: usize = 64;

/// How many conversations are kept; those of closed sockets go first, the oldest before the others.
pub const CONVERSATIONS: usize = 256;

/// All conversations, in the order in which they began.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "register::Stored")]
pub struct Travel {
    /// The conversations.
    pub conversations: Vec<Conversation>,
    /// How many conversations were let go of, to keep the others bounded.
    pub forgotten: u64,
    /// What is remembered beside each conversation, in the same order.
    tracks: Vec<Track>,
    /// The next conversation's number.
    next_serial: u64,
    /// Messages sent so far, over all conversations: orders those that wait for one reader.
    arrivals: u64,
    /// How many events came so far: the next one's number, and its index in the journal.
    events: u64,
    #[serde(skip)]
    register: Register,
}

/// Where an event's bytes moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The conversation's number, see [`Travel::conversation`].
    pub conversation: u64,
    /// Which of its ways.
    pub way: usize,
}

/// A message among the cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// On which way it is.
    pub moved: Moved,
    /// Its place among the cards of that way.
    pub place: usize,
    /// Its two calls.
    pub told: Told,
}

/// Two ends that talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// The family of its sockets.
    pub family: Family,
    /// The type of its sockets.
    pub kind: Kind,
    /// The end that began (the client, where there is one), and the other.
    pub ends: [End; 2],
    /// What goes from `ends[0]` to `ends[1]`, and back.
    pub ways: [Way; 2],
    /// When something last moved.
    pub touched: u64,
}

/// One end of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// The program that holds it; `None` for a program outside the lab.
    pub program: Option<ProgramId>,
    /// Its socket, where a program of the lab holds it.
    pub socket: Option<SocketId>,
    /// Its address, as far as known.
    pub address: Option<Address>,
}

/// One direction of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// A stream: one continuous ribbon, with notches where calls ended.
    Ribbon(Ribbon),
    /// Messages: each a card.
    Cards(Cards),
}

/// One direction of a stream.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ribbon {
    /// Bytes handed over by `send`s so far; 0 while the sender is outside the lab, whose sends nobody tells.
    pub sent: u64,
    /// Bytes taken by `recv`s so far.
    pub read: u64,
    /// The last bytes of the ribbon, ending at offset `max(sent, read)`.
    #[serde(with = "ribbon::byte_ring")]
    pub bytes: VecDeque<u8>,
    /// Offsets at which `send` calls ended, oldest first.
    pub send_ends: VecDeque<u64>,
    /// Offsets at which `recv` calls ended, oldest first.
    pub read_ends: VecDeque<u64>,
    /// The sender said that no more comes (`shutdown`, `close`, or its death).
    pub finished: bool,
    /// The reader has read that end (`b''`).
    pub end_read: bool,
    /// The connection was reset: what was unread when that was noticed is lost to the reader.
    pub reset: bool,
    /// The sender let go of the socket with bytes unread, so that its kernel cut the connection (RFC 2525 §2.17; Linux does
    /// so for AF_UNIX too): after what this way still holds, its reader gets ECONNRESET, and no end.
    #[serde(default)]
    pub cut: bool,
}

/// One direction of a conversation by messages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cards {
    /// Messages sent so far; 0 while the sender is outside the lab, whose sends nobody tells.
    pub sent: u64,
    /// Messages read so far.
    pub read: u64,
    /// The last of them, oldest first.
    pub cards: VecDeque<Card>,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its first bytes, at most [`CARD_BYTES`].
    pub bytes: Vec<u8>,
    /// Its real length; `None` where the sender is outside the lab and the reader took less than all.
    pub length: Option<u64>,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// Sent, and read by nobody yet that we know of.
    Waiting,
    /// Read whole.
    Read,
    /// Read in part, and the rest torn off and lost: this many bytes were read.
    Torn(u64),
    /// The kernel later reported that nobody took it (ECONNREFUSED).
    Refused,
}

impl Travel {
    /// Takes in one event, after the socket table has taken it in.
    pub fn fold(&mut self, event: &Event, sockets: &Sockets) {
        self.register.moved = None;
        self.events += 1;
        match &event.body {
            Body::Call(call) => self.call(event, call, sockets),
            Body::Summary(summary) => self.summary(event, summary, sockets),
            Body::Sample { socket, truth: Some(_) } => {
                self.reconcile(*socket, sockets, (0, 0));
            }
            Body::Died(_) | Body::Born(_) | Body::Removed => self.finish_all(event.program, sockets),
            _ => {}
        }
    }

    /// The conversations of a socket, in the order in which they began: one for a connected socket, as many as
    /// there are others for a datagram socket.
    pub fn of_socket(&self, socket: SocketId) -> impl Iterator<Item = &Conversation> {
        self.serials_of(socket).iter().filter_map(|serial| self.conversations.get(self.position(*serial)?))
    }

    /// The conversation of a connected socket; of a datagram socket, the one that moved last.
    pub fn of(&self, socket: SocketId) -> Option<&Conversation> {
        self.of_socket(socket).max_by_key(|conversation| conversation.touched)
    }

    /// The length of the message that the next `recv` on this socket brings, where its sender is known to us and its
    /// card is still kept.
    pub fn next_waiting(&self, socket: SocketId) -> Option<u64> {
        self.serials_of(socket)
            .iter()
            .filter_map(|serial| {
                let position = self.position(*serial)?;
                let conversation = self.conversations.get(position)?;
                let incoming = conversation.way_to(socket)?;
                let Way::Cards(cards) = &conversation.ways[incoming] else { return None };
                self.tracks[position].ways[incoming].next_waiting(cards)
            })
            .min_by_key(|(arrival, _)| *arrival)
            .and_then(|(_, length)| length)
    }

    /// Where the bytes of the event that was last taken in moved, if it moved any.
    pub fn last_moved(&self) -> Option<Moved> {
        self.register.moved
    }

    /// The message that a call on this socket sent or took, by the number of the event that told its end. `None` once
    /// its card is gone, and for bytes of a stream.
    pub fn message(&self, socket: SocketId, event: u64) -> Option<Message> {
        self.serials_of(socket).iter().find_map(|serial| {
            let track = self.tracks.get(self.position(*serial)?)?;
            (0..2).find_map(|way| {
                let (place, told) = track.ways[way].told_by(event)?;
                Some(Message { moved: Moved { conversation: *serial, way }, place, told })
            })
        })
    }

    /// The two calls of the message that the event last taken in told of, if it told of one.
    pub(super) fn last_message(&self) -> Option<Told> {
        let Moved { conversation, way } = self.register.moved?;
        let track = self.tracks.get(self.position(conversation)?)?;
        track.ways[way].told_by(self.events.saturating_sub(1)).map(|(_, told)| told)
    }

    /// The conversation with this number, which it keeps for as long as it is remembered.
    pub fn conversation(&self, number: u64) -> Option<&Conversation> {
        self.conversations.get(self.position(number)?)
    }

    /// The numbers of the messages that the cards of a way are of, counted from 0 and in the order of the cards.
    pub fn card_numbers(&self, conversation: u64, way: usize) -> Vec<u64> {
        let track = self.position(conversation).and_then(|position| self.tracks.get(position));
        track.and_then(|track| track.ways.get(way)).map(|marks| marks.numbers().collect()).unwrap_or_default()
    }

    /// The number of one of [`Travel::conversations`].
    pub fn number_of(&self, conversation: &Conversation) -> Option<u64> {
        let position = self.conversations.iter().position(|one| std::ptr::eq(one, conversation))?;
        self.tracks.get(position).map(|track| track.serial)
    }

    /// Bytes moved: kept for whoever asks after this event.
    fn note_moved(&mut self, position: usize, way: usize) {
        let number = self.tracks.get(position).map(|track| track.serial);
        self.register.moved = number.map(|conversation| Moved { conversation, way });
    }

    fn call(&mut self, event: &Event, call: &Call, sockets: &Sockets) {
        match &call.result {
            Ok(Returned::Pair { one, other }) => {
                self.begin_pair(one.id, other.id, event.time, sockets);
                return;
            }
            Ok(Returned::Socket { socket, .. }) if matches!(call.operation, Operation::Accept) => {
                self.connection(socket.id, event.time, sockets, (0, 0));
                return;
            }
            _ => {}
        }
        let Some(socket) = call.socket.and_then(|id| sockets.get(id)) else { return };
        match socket.info.kind {
            Kind::DGRAM => self.datagram_call(event, call, socket, sockets),
            Kind::STREAM | Kind::SEQPACKET => self.connection_call(event, call, socket, sockets),
            _ => {}
        }
    }

    fn summary(&mut self, event: &Event, summary: &Summary, sockets: &Sockets) {
        let Some(socket) = sockets.get(summary.socket) else { return };
        match socket.info.kind {
            Kind::DGRAM => self.datagram_summary(event, summary, socket, sockets),
            Kind::STREAM | Kind::SEQPACKET => self.connection_summary(event, summary, socket, sockets),
            _ => {}
        }
    }

    /// A process ended: no end of its sends any more.
    fn finish_all(&mut self, program: ProgramId, sockets: &Sockets) {
        for conversation in &mut self.conversations {
            for side in 0..2 {
                let end = &conversation.ends[side];
                if end.program == Some(program) && end.socket.is_none_or(|socket| !sockets.is_open(socket)) {
                    conversation.let_go(side);
                }
            }
        }
    }
}

impl Conversation {
    /// Which of the two ends this socket is.
    pub fn side_of(&self, socket: SocketId) -> Option<usize> {
        self.ends.iter().position(|end| end.socket == Some(socket))
    }

    /// Which of the ways ends at this socket. A socket that writes to itself is both ends, and has one way.
    pub fn way_to(&self, socket: SocketId) -> Option<usize> {
        self.ends.iter().rposition(|end| end.socket == Some(socket)).map(|side| 1 - side)
    }

    /// Whether both ends are one socket, which writes to itself: everything goes by the first way.
    pub fn is_loop(&self) -> bool {
        self.ends[0].socket.is_some() && self.ends[0].socket == self.ends[1].socket
    }

    /// Whether neither end sends any more. Messages carry no such mark.
    pub fn is_over(&self) -> bool {
        self.ways.iter().all(|way| matches!(way, Way::Ribbon(ribbon) if ribbon.finished || ribbon.cut || ribbon.reset))
    }

    /// An end lets go of its socket: it sends no more; with bytes unread, the connection is cut.
    fn let_go(&mut self, side: usize) {
        let [out, back] = &mut self.ways;
        let (mine, theirs) = if side == 0 { (out, back) } else { (back, out) };
        match (mine, theirs) {
            (Way::Ribbon(mine), Way::Ribbon(theirs)) if theirs.sent > theirs.read && !mine.finished && !mine.cut => {
                mine.cut = true;
                theirs.reset = true;
            }
            (mine, _) => mine.finish(),
        }
    }

    /// The end on `side` sent: where the other end was let go of, its kernel answers with a reset, and nobody will ever
    /// read what it had not read by then.
    fn sent_to_nobody(&mut self, side: usize, sockets: &Sockets) {
        let [out, back] = &mut self.ways;
        let (mine, theirs) = if side == 0 { (out, back) } else { (back, out) };
        // Asked first, since it is asked of every `send`: an end that was let go of sends no more.
        if let (Way::Ribbon(ribbon), Way::Ribbon(theirs)) = (mine, theirs)
            && (theirs.finished || theirs.cut)
            && let Some(far) = self.ends[1 - side].socket.and_then(|far| sockets.get(far))
            && far.descriptors.is_empty()
        {
            ribbon.reset |= ribbon.sent > ribbon.read;
        }
    }

    /// What `socket` sends, and what it receives.
    pub fn seen_from(&self, socket: SocketId) -> Option<(&Way, &Way)> {
        Some((&self.ways[self.side_of(socket)?], &self.ways[self.way_to(socket)?]))
    }
}

impl Way {
    fn new(kind: Kind) -> Way {
        match kind {
            Kind::STREAM => Way::Ribbon(Ribbon::default()),
            _ => Way::Cards(Cards::default()),
        }
    }

    /// The sender sends no more. Messages carry no such mark.
    fn finish(&mut self) {
        if let Way::Ribbon(ribbon) = self
            && !ribbon.cut
        {
            ribbon.finished = true;
        }
    }
}

/// The errno of a failed call.
fn errno_of(call: &Call) -> Option<i32> {
    match &call.result {
        Err(Failure::Errno { errno, .. }) => Some(*errno),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
