//! The way of each TCP socket through TCP's states: which ones the kernel told, which ones it must have passed unseen,
//! and which call brought each about.
//!
//! The kernel is asked now and then, and some states last microseconds on one machine (SYN_SENT, LAST_ACK): what it
//! was never seen in, but cannot have gone round (RFC 9293 §3.3.2), is marked so.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::sockets::{Socket, Sockets, Stage};
use crate::journal::call::{Call, Failure, Operation, OptionValue, Returned, ShutdownHow};
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
    /// Bytes that waited to be read when the kernel last spoke of it.
    unread: Option<u32>,
    /// Its `close` does without the states of a goodbye: SO_LINGER with no time (socket(7)).
    abrupt: bool,
    /// A call on it was told that the other end reset the connection, or refused it.
    reset: bool,
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
    /// `send` to an end that was let go of.
    Send,
}

impl States {
    /// The way of a socket; `None` for what is no TCP socket, or has never been anywhere.
    pub fn way(&self, socket: SocketId) -> Option<&Way> {
        self.ways.get(&socket).filter(|way| !way.steps.is_empty())
    }

    /// Takes in one event, which the socket table has taken in already.
    pub fn fold(&mut self, event: &Event, sockets: &Sockets) {
        let number = self.events;
        self.events += 1;
        match &event.body {
            Body::CallStarted(started) => {
                if let (Some(socket), Operation::Connect { .. }) = (started.socket, &started.operation) {
                    self.deed(socket, event.program, DeedKind::Connect, number, sockets);
                    self.look(socket, event.time, sockets);
                }
            }
            Body::Call(call) => self.call(event, call, number, sockets),
            Body::Sample { socket, truth: Some(_) } => self.look(*socket, event.time, sockets),
            Body::Sample { socket, truth: None } => self.gone(*socket, event.time, sockets),
            Body::Died(_) => self.died(event, number, sockets),
            _ => {}
        }
        let most = self.prune_at.max(PRUNE_ABOVE);
        if self.ways.len() > most || self.deeds.len() > most {
            self.ways.retain(|id, _| sockets.get(*id).is_some());
            self.deeds.retain(|id, _| sockets.get(*id).is_some());
            // Each clearing looks at everything: the next one comes when there is as much again.
            self.prune_at = 2 * self.ways.len().max(self.deeds.len());
        }
    }

    fn call(&mut self, event: &Event, call: &Call, number: u64, sockets: &Sockets) {
        if let (Operation::Accept, Ok(Returned::Socket { socket, .. })) = (&call.operation, &call.result) {
            self.look(socket.id, event.time, sockets);
        }
        let Some(id) = call.socket else { return };
        let Some(socket) = sockets.get(id).filter(|socket| is_tcp(socket)) else { return };
        if let Err(Failure::Errno { errno: libc::ECONNRESET | libc::ECONNREFUSED | libc::EPIPE, .. }) = &call.result {
            self.ways.entry(id).or_default().reset = true;
        }
        let closes = matches!(call.operation, Operation::Close { .. }) && socket.descriptors.is_empty();
        let what = match &call.operation {
            // One descriptor of several is no end; and whatever close says, the descriptor is gone (close(2)).
            Operation::Close { .. } if closes => Some(DeedKind::Close),
            // EINPROGRESS: the program did its part.
            Operation::Connect { .. } if call.result.is_ok() || sockets.connecting(id).is_some() => {
                Some(DeedKind::Connect)
            }
            _ if call.result.is_err() => None,
            Operation::Listen { .. } => Some(DeedKind::Listen),
            // To an end that was let go of: its kernel answers with a reset.
            operation if operation.sends() && let_go(socket.other_end, sockets) => Some(DeedKind::Send),
            Operation::Shutdown { how } if *how != ShutdownHow::Read => Some(DeedKind::Shutdown),
            Operation::SetOption { level: libc::SOL_SOCKET, name: libc::SO_LINGER, value } => {
                self.ways.entry(id).or_default().abrupt = *value == OptionValue::Bytes(LINGER_ZERO.to_vec());
                None
            }
            _ => None,
        };
        // Neither the kernel nor the call says anything of the state: what was known has been looked at.
        if what.is_none() && call.truth.is_none() && call.result.is_ok() {
            return;
        }
        if let Some(what) = what {
            self.deed(id, event.program, what, number, sockets);
        }
        self.look(id, event.time, sockets);
        // The kernel keeps nothing of a listener, or of what never had another end: nobody will say more.
        if closes && socket.stage == Stage::Gone {
            self.gone(id, event.time, sockets);
        }
    }

    fn died(&mut self, event: &Event, number: u64, sockets: &Sockets) {
        let held = |socket: &&Socket| {
            let ended = matches!(socket.stage, Stage::Closed | Stage::Gone);
            socket.program == event.program && ended && is_tcp(socket) && !self.is_over(socket.info.id)
        };
        let held: Vec<(SocketId, Stage)> =
            sockets.by_id.values().filter(held).map(|socket| (socket.info.id, socket.stage)).collect();
        for (id, stage) in held {
            self.deed(id, event.program, DeedKind::Death, number, sockets);
            if stage == Stage::Gone {
                self.gone(id, event.time, sockets);
            }
        }
    }

    fn is_over(&self, id: SocketId) -> bool {
        self.ways.get(&id).and_then(Way::now).is_none_or(|step| step.state == TcpState::Close)
    }

    /// Whatever ended the sending half first sent the FIN: what comes later is not the cause of anything.
    fn deed(&mut self, id: SocketId, program: ProgramId, what: DeedKind, event: u64, sockets: &Sockets) {
        let ended = self.deeds.get(&id).is_some_and(|deed| ends(&deed));
        if !ended && sockets.get(id).is_some_and(is_tcp) {
            self.deeds.insert(id, Deed { program, socket: id, what, event });
        }
    }

    /// Takes what the table knows now as news, if it is.
    fn look(&mut self, id: SocketId, time: u64, sockets: &Sockets) {
        let Some(socket) = sockets.get(id).filter(|socket| is_tcp(socket)) else { return };
        let Some(state) = socket.truth.state else { return };
        let known = self.ways.get(&id);
        let last = known.and_then(Way::now).map(|step| step.state);
        // A descriptor never says TIME_WAIT, it says CLOSE: of these states only a reset leads to CLOSE while the descriptor
        // is held.
        let minute =
            matches!(last, Some(TcpState::FinWait1 | TcpState::FinWait2 | TcpState::Closing | TcpState::TimeWait));
        let hides = state == TcpState::Close && minute && known.is_none_or(|way| !way.reset);
        let nothing_yet = last.is_none() && matches!(state, TcpState::Close | TcpState::BoundInactive);
        if state != TcpState::Close
            && let Some(way) = self.ways.get_mut(&id)
        {
            way.unread = socket.truth.unread;
        }
        if last == Some(state) || hides || nothing_yet {
            return;
        }
        let mut between = passed(last, state, socket.listener.is_some());
        let own = self.deeds.get(&id);
        if last == Some(TcpState::CloseWait) && state == TcpState::Close && own.is_some_and(|deed| ends(&deed)) {
            between.push(TcpState::LastAck);
        }
        let causes: Vec<Cause> = between.iter().chain([&state]).map(|state| self.cause(*state, last, socket)).collect();
        let way = self.ways.entry(id).or_default();
        way.unread = socket.truth.unread;
        for (place, cause) in causes.into_iter().enumerate() {
            let passed = between.get(place).copied();
            way.push(Step { state: passed.unwrap_or(state), time, seen: passed.is_none(), cause });
        }
    }

    /// The kernel knows it no longer: its state is none, after whatever must still have come.
    fn gone(&mut self, id: SocketId, time: u64, sockets: &Sockets) {
        let Some(way) = self.ways.get(&id) else { return };
        let Some(last) = way.now().copied().filter(|last| last.state != TcpState::Close) else { return };
        let own = self.deeds.get(&id).filter(ends).map(|deed| Cause::Deed(*deed));
        let other = sockets.get(id).and_then(|socket| socket.other_end).and_then(|other| self.deeds.get(&other));
        let cut_off = other.filter(|deed| deed.what == DeedKind::Send).map(|deed| Cause::Deed(*deed));
        let other = other.filter(ends);
        // With bytes unread, or told to do so, close sends no FIN but a reset (RFC 9293 §3.6.1), and nobody confirms it.
        let cut = way.abrupt || way.unread.is_some_and(|bytes| bytes > 0);
        let (between, cause) = match last.state {
            // Less than its minute: whoever sent more, or took the pair of addresses anew, ended it.
            TcpState::TimeWait | TcpState::FinWait2 if time.saturating_sub(last.time) < MINUTE => {
                (None, cut_off.unwrap_or(Cause::Unknown))
            }
            TcpState::TimeWait | TcpState::FinWait2 => (None, Cause::Clock),
            TcpState::CloseWait if own.is_some() && !cut && way.unread == Some(0) => (own, Cause::Answer),
            TcpState::LastAck | TcpState::Closing => (None, Cause::Answer),
            _ => (None, own.or(other.map(|deed| Cause::Deed(*deed))).unwrap_or(Cause::Unknown)),
        };
        let Some(way) = self.ways.get_mut(&id) else { return };
        if let Some(cause) = between {
            way.push(Step { state: TcpState::LastAck, time, seen: false, cause });
        }
        way.push(Step { state: TcpState::Close, time, seen: true, cause });
    }

    /// What brings a socket into this state, from what it was last told to be in.
    fn cause(&self, state: TcpState, last: Option<TcpState>, socket: &Socket) -> Cause {
        use TcpState::*;
        let own = self.deeds.get(&socket.info.id);
        let other = socket.other_end.and_then(|other| self.deeds.get(&other));
        let deed = match state {
            Listen => own.filter(|deed| deed.what == DeedKind::Listen),
            SynSent => own.filter(|deed| deed.what == DeedKind::Connect),
            // TCP at the other end agreed, whether or not its program knows.
            Established if socket.listener.is_none() => return Cause::Answer,
            Established | SynRecv | NewSynRecv => other.filter(|deed| deed.what == DeedKind::Connect),
            FinWait1 | LastAck => own.filter(ends),
            FinWait2 => return Cause::Answer,
            CloseWait | TimeWait | Closing => other.filter(ends),
            Close if matches!(last, Some(CloseWait | LastAck)) && own.is_some_and(|deed| ends(&deed)) => {
                return Cause::Answer;
            }
            Close if last == Some(SynSent) => {
                let refused = self.ways.get(&socket.info.id).is_some_and(|way| way.reset);
                return if refused { Cause::Answer } else { Cause::Unknown };
            }
            Close | BoundInactive => other.filter(ends),
        };
        deed.map_or(Cause::Unknown, |deed| Cause::Deed(*deed))
    }
}

/// How long the kernel keeps a pair of addresses (TCP_TIMEWAIT_LEN and `tcp_fin_timeout`: 60 s), in nanoseconds, less
/// what looking once a second may miss.
const MINUTE: u64 = 55_000_000_000;

/// `struct linger` with the option on and no time: `struct.pack("ii", 1, 0)`.
const LINGER_ZERO: [u8; 8] = {
    let on = 1i32.to_ne_bytes();
    [on[0], on[1], on[2], on[3], 0, 0, 0, 0]
};

/// Whether a deed ends the sending half.
fn ends(deed: &&Deed) -> bool {
    matches!(deed.what, DeedKind::Shutdown | DeedKind::Close | DeedKind::Death)
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

/// Whether the program of the lab that held this end has let go of it.
fn let_go(end: Option<SocketId>, sockets: &Sockets) -> bool {
    end.and_then(|end| sockets.get(end)).is_some_and(|end| end.descriptors.is_empty())
}

/// The states that a connection cannot have gone round between two it was seen in (RFC 9293 §3.3.2, figure 5). Where
/// there are two ways, as from FIN_WAIT1 to TIME_WAIT, only what both have in common.
fn passed(from: Option<TcpState>, to: TcpState, accepted: bool) -> Vec<TcpState> {
    use TcpState::*;
    let opening = if accepted { SynRecv } else { SynSent };
    let begins = matches!(from, None | Some(BoundInactive));
    let connecting = matches!(from, Some(SynSent | SynRecv));
    let connected = from == Some(Established);
    match to {
        // A refused socket may be connected again.
        Established if begins || from == Some(Close) => vec![opening],
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
