//! The calls that moved a conversation's bytes, read from the journal.

use std::collections::VecDeque;

use crate::app::editor::cut;
use crate::app::model::Model;
use crate::journal::address::Address;
use crate::journal::call::{Call, Direction, Operation, Returned};
use crate::journal::event::{Body, Event, ProgramId};
use crate::journal::payload::Payload;
use crate::journal::projections::sockets::same_place;
use crate::journal::projections::travel::{Conversation, Way};
use crate::journal::socket::{Kind, SocketId};

/// How many bytes of the calls of one end are held, for each way; of longer calls only what the journal kept counts.
pub const BYTES: usize = 64 * 1024;

/// How many calls of one end are held, for each way.
pub const CALLS: usize = 2048;

/// How many events are looked at to find them, from the newest backwards: about as many as a session of hours with people
/// at the prompts has.
const EVENTS: usize = 50_000;

/// How many events before the birth of the sockets are looked at for the statement that made them.
const STATEMENT_EVENTS: usize = 32;

/// How many bytes of a statement are held: it is shown on one row.
const STATEMENT: usize = 200;

/// One call that moved bytes, or a run of them that was summarised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touch {
    /// The number of the event that told it.
    pub event: u64,
    /// Whose it is.
    pub program: ProgramId,
    /// The method's name, as Python has it.
    pub name: &'static str,
    /// How many calls it tells of.
    pub calls: u64,
    /// The statement that made it, where one did and its beginning was found.
    pub statement: Option<String>,
    /// Where on its way its first byte stands, counted from 0. Of messages it says nothing.
    pub start: u64,
    /// The bytes, as far as they were kept.
    pub payload: Payload,
}

impl Touch {
    /// Where on its way its last byte stands, and one more.
    pub fn end(&self) -> u64 {
        self.start.saturating_add(self.payload.length)
    }

    /// How many bytes of it were kept.
    fn kept(&self) -> usize {
        self.payload.head.len() + self.payload.tail.len()
    }
}

/// The calls of one way, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Those that handed bytes over.
    pub sends: VecDeque<Touch>,
    /// Those that took them.
    pub reads: VecDeque<Touch>,
}

/// Both ways, and how far the journal has been read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What goes from the end that began to the other, and back.
    pub ways: [Told; 2],
    /// The sockets of the ends when it was read.
    ends: [Option<SocketId>; 2],
    /// The statement that each program of the ends runs.
    running: Vec<(ProgramId, String)>,
    /// Bytes so far, of each way: sent, taken.
    totals: [[u64; 2]; 2],
    /// The number of the first event that has not been read.
    next: u64,
}

impl Reading {
    /// Reads what the journal remembers of a conversation, from the newest event backwards.
    pub fn of(model: &Model, conversation: &Conversation) -> Reading {
        let ends = [conversation.ends[0].socket, conversation.ends[1].socket];
        let mut reading = Reading { ends, next: model.memory.events_seen(), ..Reading::default() };
        let programs: Vec<ProgramId> = conversation.ends.iter().filter_map(|end| end.program).collect();
        let mut unborn: Vec<SocketId> = ends.into_iter().flatten().collect();
        let mut found: Vec<(u64, Event)> = Vec::new();
        let mut room = [[BYTES; 2]; 2];
        let mut sums = [[0u64; 2]; 2];
        let mut before_birth = 0;
        for (number, event) in model.memory.events_from(0).rev().take(EVENTS) {
            if let Some((way, side, payload)) = moved(conversation, &event.body) {
                let kept = payload.head.len() + payload.tail.len();
                room[way][side] = room[way][side].saturating_sub(kept.max(BYTES / CALLS));
                sums[way][side] = sums[way][side].saturating_add(payload.length);
                found.push((number, event));
            } else if is_statement(&event.body) && programs.contains(&event.program) {
                found.push((number, event));
            } else {
                unborn.retain(|socket| !is_birth(&event.body, *socket));
            }
            // The statement that made the socket may have sent too.
            before_birth += usize::from(unborn.is_empty());
            if before_birth > STATEMENT_EVENTS || room.iter().flatten().all(|room| *room == 0) {
                break;
            }
        }
        // The journal may not reach back to the first byte: the totals of the conversation tell where these stand.
        for (way, sums) in sums.iter().enumerate() {
            let [sent, read] = totals(&conversation.ways[way]).unwrap_or(*sums);
            reading.totals[way] = [sent.saturating_sub(sums[0]), read.saturating_sub(sums[1])];
        }
        for (number, event) in found.into_iter().rev() {
            reading.take(conversation, number, event);
        }
        reading
    }

    /// Reads what has come since. `false` where nothing has.
    pub fn follow(&mut self, model: &Model, conversation: &Conversation) -> bool {
        let seen = model.memory.events_seen();
        if self.next == seen && self.ends == [conversation.ends[0].socket, conversation.ends[1].socket] {
            return false;
        }
        let before = self.totals;
        let is_near = seen.saturating_sub(self.next) <= EVENTS as u64;
        let same = is_near && self.ends == [conversation.ends[0].socket, conversation.ends[1].socket];
        if same {
            for (number, event) in model.memory.events_from(self.next) {
                self.take(conversation, number, event);
            }
            self.next = seen;
        }
        let agrees = |way: usize| totals(&conversation.ways[way]).is_none_or(|totals| totals == self.totals[way]);
        if !same || !agrees(0) || !agrees(1) {
            *self = Reading::of(model, conversation);
            return true;
        }
        // Of messages the fates may have changed by what moved nothing.
        self.totals != before || conversation.kind.keeps_boundaries()
    }

    fn take(&mut self, conversation: &Conversation, number: u64, event: Event) {
        let program = event.program;
        if is_statement(&event.body) {
            self.running.retain(|(owner, _)| *owner != program);
            if let Body::StatementStarted { source, .. } = &event.body
                && conversation.ends.iter().any(|end| end.program == Some(program))
            {
                self.running.push((program, cut(source, STATEMENT).to_owned()));
            }
            return;
        }
        let Some((way, side, _)) = moved(conversation, &event.body) else { return };
        let (name, calls, payload) = match event.body {
            Body::Call(call) => (call.operation.name(), 1, call.moved().cloned()),
            Body::Summary(summary) => (run_name(summary.direction), summary.calls, Some(summary.payload)),
            _ => return,
        };
        let Some(payload) = payload else { return };
        let statement = self.running.iter().find(|(owner, _)| *owner == program).map(|(_, source)| source.clone());
        let start = self.totals[way][side];
        self.totals[way][side] = start.saturating_add(payload.length);
        let touch = Touch { event: number, program, name, calls, statement, start, payload };
        let told = &mut self.ways[way];
        let touches = if side == SENT { &mut told.sends } else { &mut told.reads };
        touches.push_back(touch);
        let mut kept: usize = touches.iter().map(Touch::kept).sum();
        while touches.len() > CALLS || kept > BYTES {
            kept -= touches.pop_front().map_or(0, |oldest| oldest.kept());
        }
    }
}

/// Which of two counts a call belongs to.
const SENT: usize = 0;
const READ: usize = 1;

/// On which way of the conversation an event moved bytes, on which side, and which.
fn moved<'e>(conversation: &Conversation, body: &'e Body) -> Option<(usize, usize, &'e Payload)> {
    let (socket, sends, payload, far) = match body {
        Body::Call(call) if !call.operation.peeks() => {
            (call.socket?, call.operation.sends(), call.moved()?, told_address(call))
        }
        Body::Summary(summary) => (summary.socket, summary.direction == Direction::Out, &summary.payload, None),
        _ => return None,
    };
    let (way, side) = if sends { (conversation.side_of(socket)?, SENT) } else { (conversation.way_to(socket)?, READ) };
    if payload.length == 0 && !conversation.kind.keeps_boundaries() {
        return None;
    }
    // A datagram socket talks to many.
    let other = &conversation.ends[if sends { 1 - way } else { way }];
    let fits = match (far, &other.address) {
        (Some(told), Some(known)) if conversation.kind == Kind::DGRAM => same_place(told, known),
        _ => true,
    };
    fits.then_some((way, side, payload))
}

/// Where a call told that its message went, or came from.
fn told_address(call: &Call) -> Option<&Address> {
    match (&call.operation, &call.result) {
        (Operation::SendTo { address, .. }, _) => Some(address),
        (_, Ok(Returned::Moved { peer, .. })) => peer.as_ref(),
        _ => None,
    }
}

fn is_statement(body: &Body) -> bool {
    matches!(body, Body::StatementStarted { .. } | Body::StatementEnded { .. } | Body::Born(_) | Body::Died(_))
}

/// Whether an event tells of the birth of a socket: nothing of it came before.
fn is_birth(body: &Body, id: SocketId) -> bool {
    let Body::Call(call) = body else { return false };
    match &call.result {
        Ok(Returned::Socket { socket, .. }) => socket.id == id && !matches!(call.operation, Operation::Dup),
        Ok(Returned::Pair { one, other }) => one.id == id || other.id == id,
        _ => false,
    }
}

fn run_name(direction: Direction) -> &'static str {
    match direction {
        Direction::Out => "send",
        Direction::In => "recv",
    }
}

/// The bytes sent and taken in all; messages are counted otherwise.
fn totals(way: &Way) -> Option<[u64; 2]> {
    match way {
        Way::Ribbon(ribbon) => Some([ribbon.sent, ribbon.read]),
        Way::Cards(_) => None,
    }
}
