//! The socket table: every socket the programs hold, and those the kernel still keeps for them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::journal::call::Names;
use crate::journal::event::{Event, ProgramId};
use crate::journal::socket::{SocketId, SocketInfo, Truth};

/// All sockets the lab knows of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sockets {
    /// The sockets by identity.
    pub by_id: BTreeMap<SocketId, Socket>,
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
    /// Its program let go of it; the kernel may still keep it (TIME_WAIT, bytes to deliver).
    Closed,
    /// Its process is gone, and the kernel no longer knows it.
    Gone,
}

impl Sockets {
    /// Takes in one event.
    pub fn fold(&mut self, _event: &Event) {
        todo!()
    }
}
