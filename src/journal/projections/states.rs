//! The way of each TCP socket through TCP's states: which ones the kernel told, which ones it must have passed unseen,
//! and which call brought each about.
//!
//! The kernel is asked now and then, and some states last microseconds on one machine (SYN_SENT, LAST_ACK): what it
//! was never seen in, but cannot have gone round (RFC 9293 §3.3.2), is marked so.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::sockets::{Socket, Sockets, Stage};
use crate::journal::call::{Call, Operation, Returned};
use crate::journal::event::{Body, Event, ProgramId};
use crate::journal::socket::{Kind, SocketId, TcpState};

/// How many steps a way keeps; the oldest leave first.
pub const STEPS: usize = 16;

/// How many ways are kept before those of sockets that left the table are dropped.
const PRUNE_ABOVE: usize = 1024;

/// The ways of all TCP sockets of the table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct States {
    ways: BTreeMap<SocketId, Way>,
    /// The last call (or death) on each socket that TCP takes notice of.
    deeds: BTreeMap<SocketId, Deed>,
    /// The number of the next event.
    events: u64,
    /// How many ways there may be before the next clearing.
    prune_at: usize,
}

/// One socket's way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// Its steps, oldest first; the last one is where it is.
    pub steps: VecDeque<Step>,
    /// How many older steps were dropped.
    pub dropped: u64,
}

/// A state it came into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The state.
    pub state: TcpState,
    /// When that was told (CLOCK_MONOTONIC, nanoseconds).
    pub time: u64,
    /// Whether the kernel told it; otherwise it must have been passed between two looks.
    pub seen: bool,
    /// What brought it about.
    pub cause: Cause,
}

/// What brings a TCP socket into another state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// A deed of a program of the lab.
    Deed(Deed),
    /// What the other kernel sent, which no program asked for now: the answer to a SYN, the confirmation of a FIN.
    Answer,
    /// A program outside the lab, or what nobody told.
    Unknown,
    /// A timer of the kernel ran out.
    Clock,
}

/// A call that TCP takes notice of, or a death.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deed {
    /// Whose.
    pub program: ProgramId,
    /// On which socket.
    pub socket: SocketId,
    /// What.
    pub what: DeedKind,
    /// The number (the journal's index) of the event that told of its end.
    pub event: u64,
}

/// What programs do that changes a TCP state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeedKind {
    /// `listen`.
    Listen,
    /// `connect`, ended or still waiting.
    Connect,
    /// `shutdown` of the sending half.
    Shutdown,
    /// `close` of the last descriptor.
    Close,
    /// The program died, and its kernel closed for it.
    Death,
}

impl States {
    /// The way of a socket; `None` for what is no TCP socket, or was never told of.
    pub fn way(&self, socket: SocketId) -> Option<&Way> {
        self.ways.get(&socket)
    }

    /// Takes in one event, which the socket table has taken in already.
    pub fn fold(&mut self, event: &Event, sockets: &Sockets) {
        let number = self.events;
        self.events += 1;
        match &event.body {
            Body::CallStarted(started) => {
                if let (Some(socket), Operation::Connect { .. }) = (started.socket, &started.operation) {
                    self.deed(socket, event.program, DeedKind::Connect, number);
                    self.look(socket, event.time, sockets);
                }
            }
            Body::Call(call) => self.call(event, call, number, sockets),
            Body::Sample { socket, truth: Some(_) } => self.look(*socket, event.time, sockets),
            Body::Sample { socket, truth: None } => self.gone(*socket, event.time, sockets),
            Body::Died(_) => self.died(event.program, number, sockets),
            _ => {}
        }
        if self.ways.len() > self.prune_at.max(PRUNE_ABOVE) {
            self.ways.retain(|id, _| sockets.get(*id).is_some());
            self.deeds.retain(|id, _| sockets.get(*id).is_some());
            // Each clearing looks at everything: the next one comes when there is as much again.
            self.prune_at = 2 * self.ways.len();
        }
    }

    fn call(&mut self, event: &Event, call: &Call, number: u64, sockets: &Sockets) {
        if let (Operation::Accept, Ok(Returned::Socket { socket, .. })) = (&call.operation, &call.result) {
            self.look(socket.id, event.time, sockets);
        }
        let Some(socket) = call.socket else { return };
        let what = match &call.operation {
            Operation::Listen { .. } => Some(DeedKind::Listen),
            Operation::Connect { .. } => Some(DeedKind::Connect),
            Operation::Shutdown { how } if *how != crate::journal::call::ShutdownHow::Read => Some(DeedKind::Shutdown),
            // One descriptor of several is no end.
            Operation::Close { .. } if !sockets.is_open(socket) => Some(DeedKind::Close),
            _ => None,
        };
        if let Some(what) = what {
            self.deed(socket, event.program, what, number);
        }
        self.look(socket, event.time, sockets);
    }

    fn died(&mut self, program: ProgramId, number: u64, sockets: &Sockets) {
        let ended = |socket: &&Socket| socket.program == program && socket.stage == Stage::Closed;
        for socket in sockets.by_id.values().filter(ended) {
            // What the program itself had closed before was not closed by its death.
            if !self.deeds.get(&socket.info.id).is_some_and(|deed| deed.what == DeedKind::Close) {
                self.deed(socket.info.id, program, DeedKind::Death, number);
            }
        }
    }

    fn deed(&mut self, socket: SocketId, program: ProgramId, what: DeedKind, event: u64) {
        self.deeds.insert(socket, Deed { program, socket, what, event });
    }

    /// Takes what the table knows now as news, if it is.
    fn look(&mut self, id: SocketId, time: u64, sockets: &Sockets) {
        let Some(socket) = sockets.get(id).filter(|socket| is_tcp(socket)) else { return };
        let Some(state) = socket.truth.state else { return };
        let last = self.ways.get(&id).and_then(|way| way.steps.back()).map(|step| step.state);
        if last == Some(state) || (last.is_none() && matches!(state, TcpState::Close | TcpState::BoundInactive)) {
            return;
        }
        let between = passed(last, state, socket.listener.is_some());
        let causes: Vec<Cause> = between.iter().chain([&state]).map(|state| self.cause(*state, socket)).collect();
        let way = self.ways.entry(id).or_default();
        for (place, cause) in causes.into_iter().enumerate() {
            let passed = between.get(place).copied();
            way.push(Step { state: passed.unwrap_or(state), time, seen: passed.is_none(), cause });
        }
    }

    /// The kernel knows it no longer: its state is none, after whatever must still have come.
    fn gone(&mut self, id: SocketId, time: u64, sockets: &Sockets) {
        let Some(last) = self.ways.get(&id).and_then(|way| way.steps.back()).copied() else { return };
        if last.state == TcpState::Close {
            return;
        }
        let socket = sockets.get(id);
        let closed = self.deeds.get(&id).is_some_and(|deed| matches!(deed.what, DeedKind::Close | DeedKind::Death));
        let passes_last_ack = last.state == TcpState::CloseWait && closed;
        let answered = |cause: Option<Cause>| cause.unwrap_or(Cause::Unknown);
        let own = answered(socket.map(|socket| self.cause(TcpState::LastAck, socket)));
        let cause = match last.state {
            TcpState::TimeWait | TcpState::FinWait2 => Cause::Clock,
            TcpState::Listen => own,
            _ => Cause::Answer,
        };
        let Some(way) = self.ways.get_mut(&id) else { return };
        if passes_last_ack {
            way.push(Step { state: TcpState::LastAck, time, seen: false, cause: own });
        }
        way.push(Step { state: TcpState::Close, time, seen: true, cause });
    }

    /// What brings a socket into this state.
    fn cause(&self, state: TcpState, socket: &Socket) -> Cause {
        use TcpState::*;
        let own = self.deeds.get(&socket.info.id);
        let other = socket.other_end.and_then(|other| self.deeds.get(&other));
        let ends = |deed: &&Deed| matches!(deed.what, DeedKind::Shutdown | DeedKind::Close | DeedKind::Death);
        let deed = match state {
            Listen => own.filter(|deed| deed.what == DeedKind::Listen),
            SynSent => own.filter(|deed| deed.what == DeedKind::Connect),
            // The other kernel agreed, whether or not its program knows.
            Established if socket.listener.is_none() => return Cause::Answer,
            Established | SynRecv | NewSynRecv => other.filter(|deed| deed.what == DeedKind::Connect),
            FinWait1 | LastAck => own.filter(ends),
            FinWait2 => return Cause::Answer,
            CloseWait | TimeWait | Closing => other.filter(ends),
            Close | BoundInactive => other.filter(ends).or(own),
        };
        deed.map_or(Cause::Unknown, |deed| Cause::Deed(*deed))
    }
}

impl Way {
    /// Where it is.
    pub fn now(&self) -> Option<&Step> {
        self.steps.back()
    }

    fn push(&mut self, step: Step) {
        if self.steps.len() == STEPS {
            self.steps.pop_front();
            self.dropped += 1;
        }
        self.steps.push_back(step);
    }
}

fn is_tcp(socket: &Socket) -> bool {
    socket.info.family.is_internet() && socket.info.kind == Kind::STREAM
}

/// The states that a connection cannot have gone round between two it was seen in (RFC 9293 §3.3.2, figure 5). Where
/// there are two ways, as from FIN_WAIT1 to TIME_WAIT, only what both have in common.
fn passed(from: Option<TcpState>, to: TcpState, accepted: bool) -> Vec<TcpState> {
    use TcpState::*;
    let opening = if accepted { SynRecv } else { SynSent };
    let begins = matches!(from, None | Some(Close | BoundInactive));
    let connecting = matches!(from, Some(SynSent | SynRecv));
    let connected = from == Some(Established);
    match to {
        Established if begins => vec![opening],
        FinWait1 | CloseWait if begins => vec![opening, Established],
        FinWait2 | TimeWait | Closing if begins => vec![opening, Established, FinWait1],
        LastAck if begins => vec![opening, Established, CloseWait],
        FinWait1 | CloseWait if connecting => vec![Established],
        FinWait2 | TimeWait | Closing if connecting => vec![Established, FinWait1],
        LastAck if connecting => vec![Established, CloseWait],
        FinWait2 | TimeWait | Closing if connected => vec![FinWait1],
        LastAck if connected => vec![CloseWait],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
