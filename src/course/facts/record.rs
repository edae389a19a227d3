//! What is remembered of one socket, from its birth on.

use std::collections::VecDeque;

use super::echo::Echo;
use crate::journal::call::Names;
use crate::journal::event::ProgramId;
use crate::journal::socket::{Kind, SocketId, SocketInfo};

/// How many receives of one socket may wait to learn what they cover.
pub const WAITING: usize = 256;

/// One socket.
#[derive(Clone, Debug)]
pub struct Record {
    /// As it was born.
    pub info: SocketInfo,
    /// The program that made it.
    pub program: ProgramId,
    /// When it was born (CLOCK_MONOTONIC, nanoseconds).
    pub born: u64,
    /// In which step, counted by `Facts`.
    pub born_in: u32,
    /// Whether a program still has a descriptor of it.
    pub open: bool,
    /// Whether it ever listened.
    pub listened: bool,
    /// For an accepted socket, its listener.
    pub listener: Option<SocketId>,
    /// Its addresses, as last known.
    pub names: Names,
    /// The socket at its other end, as last known.
    pub other_end: Option<SocketId>,
    /// For a socket that connected: the listener it reached, and whose that is.
    pub target: Option<(ProgramId, SocketId)>,
    /// For a listener: connections that reached it and that it accepted, as the calls tell.
    pub arrivals: u64,
    /// See `arrivals`.
    pub accepts: u64,
    /// When what waits in its queues last changed by a call.
    pub moved: u64,
    /// What it sent, and what it received of what the other end sent.
    pub(in crate::course) flow: Flow,
    /// Both compared.
    pub echo: Echo,
}

/// A socket's two directions. Positions count bytes for a stream and messages for SEQPACKET.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    /// The position after all that it sent.
    pub sent: u64,
    /// The position after all that it received.
    pub received: u64,
    /// Its sends that the other end has not read whole.
    pub sends: VecDeque<Send>,
    /// How many sends there were in all: the next one's index.
    pub next_index: u64,
    /// Sends before this index had been read when the step began.
    pub first_of_step: u64,
    /// From here on nobody knows where its sends begin and end.
    pub sends_unknown: bool,
    /// From here on nobody knows the position at which it reads.
    pub receives_unknown: bool,
    /// Receives that wait to learn what they cover.
    pub reads: VecDeque<Read>,
    /// For a datagram socket: messages sent to it and not read, oldest first.
    pub inbox: VecDeque<Message>,
    /// The next message's index.
    pub next_message: u64,
    /// Messages before this index had been read when the step began.
    pub first_message_of_step: u64,
    /// Messages were sent to it that nobody told apart.
    pub inbox_unknown: bool,
}

/// One send, or a run of them that was summarised.
#[derive(Clone, Copy, Debug)]
pub struct Send {
    /// From this position…
    pub start: u64,
    /// …to this one, exclusively.
    pub end: u64,
    /// Its bytes.
    pub bytes: u64,
    /// Its place among the socket's sends.
    pub index: u64,
    /// When it was over.
    pub ended: u64,
    /// How many calls: more than one where they were summarised.
    pub calls: u64,
}

/// One receive that waits to learn what it covers.
#[derive(Clone, Debug)]
pub struct Read {
    /// From this position…
    pub start: u64,
    /// …to this one, exclusively.
    pub end: u64,
    /// Its bytes.
    pub bytes: u64,
    /// The first of them, for a datagram.
    pub head: Box<[u8]>,
    /// The rest was lost.
    pub truncated: bool,
    /// When it returned.
    pub ended: u64,
    /// Whether it belongs to the step.
    pub counts: bool,
    /// Whether it is known whom it is from.
    pub far_known: bool,
}

/// One datagram that was sent.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its sender.
    pub from: (ProgramId, SocketId),
    /// Its length.
    pub bytes: u64,
    /// The first of them.
    pub head: Box<[u8]>,
    /// Its place among the messages to that socket.
    pub index: u64,
    /// When its send began, and when it was over.
    pub began: u64,
    /// See `began`.
    pub ended: u64,
}

impl Record {
    /// A socket that was just born.
    pub fn new(info: &SocketInfo, program: ProgramId, born: u64, born_in: u32) -> Record {
        Record {
            info: info.clone(),
            program,
            born,
            born_in,
            open: true,
            listened: false,
            listener: None,
            names: Names::default(),
            other_end: None,
            target: None,
            arrivals: 0,
            accepts: 0,
            moved: 0,
            flow: Flow::default(),
            echo: Echo::default(),
        }
    }

    /// Whether its positions count bytes.
    pub fn is_stream(&self) -> bool {
        self.info.kind == Kind::STREAM
    }

    /// Whether it is read message by message from whoever sends.
    pub fn is_datagram(&self) -> bool {
        self.info.kind == Kind::DGRAM
    }
}

impl Flow {
    /// A step begins: what was read is the past.
    pub fn begin_step(&mut self, read: u64) {
        let first = self.sends.iter().find(|send| send.end > read);
        self.first_of_step = first.map_or(self.next_index, |send| send.index);
        self.first_message_of_step = self.inbox.front().map_or(self.next_message, |message| message.index);
    }

    /// Nobody will know any more what was sent from here on.
    pub fn lose_sends(&mut self) {
        self.sends_unknown = true;
        self.sends = VecDeque::new();
    }

    /// Nobody will know any more what is received from here on.
    pub fn lose_receives(&mut self) {
        self.receives_unknown = true;
        self.inbox_unknown = true;
        self.reads = VecDeque::new();
        self.inbox = VecDeque::new();
    }
}

impl Message {
    /// Whether a receive may have brought this message.
    pub fn fits(&self, read: &Read) -> bool {
        let length = if read.truncated { self.bytes > read.bytes } else { self.bytes == read.bytes };
        // What was sent after the receive was sent by somebody else: the same bytes again.
        let in_time = self.began <= read.ended;
        let both = self.head.len().min(read.head.len());
        length && in_time && self.head.get(..both) == read.head.get(..both)
    }
}
