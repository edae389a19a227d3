//! What travelled: ribbons for streams, cards for messages. Derived from the calls of both ends.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::sockets::Sockets;
use crate::journal::address::Address;
use crate::journal::event::{Event, ProgramId};
use crate::journal::socket::{Family, Kind, SocketId};

/// How many of its last bytes a ribbon keeps.
pub const RIBBON_BYTES: usize = 1024;

/// How many send or recv ends a ribbon keeps.
pub const RIBBON_ENDS: usize = 64;

/// How many cards a conversation keeps.
pub const CARDS: usize = 32;

/// How many bytes of a message its card keeps.
pub const CARD_BYTES: usize = 64;

/// How many conversations are kept; those of closed sockets go first, the oldest before the others.
pub const CONVERSATIONS: usize = 256;

/// All conversations, in the order in which they began.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Travel {
    /// The conversations.
    pub conversations: Vec<Conversation>,
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
    /// Bytes handed over by `send`s so far. (0, if the sender is outside the lab and nothing was read.)
    pub sent: u64,
    /// Bytes taken by `recv`s so far.
    pub read: u64,
    /// The last bytes of the ribbon, ending at offset `max(sent, read)`.
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
}

/// One direction of a conversation by messages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cards {
    /// Messages sent so far.
    pub sent: u64,
    /// Messages read so far.
    pub read: u64,
    /// The last of them, oldest first.
    pub cards: VecDeque<Card>,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its first bytes.
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
    pub fn fold(&mut self, _event: &Event, _sockets: &Sockets) {
        todo!()
    }
}
