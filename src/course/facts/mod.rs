//! What happened since a scene began, kept compactly and bounded: what the judge reads beside the projections.
//!
//! **Bounds.** [`LOG`] facts of the step (a judge takes them in as they come, so older ones may go), [`SOCKETS`] sockets,
//! of each its unread sends and messages, [`STORED`] of them over all: beyond that a socket's sends count as unknown, as
//! those that a flood summarised do. What is unknown is never met.

mod echo;
mod fact;
mod flow;
mod names;
mod record;

use std::collections::{BTreeMap, VecDeque};

pub use fact::{Coverage, Fact, HEAD, Moved, What, Why};
pub use record::Record;

use crate::journal::address::Address;
use crate::journal::call::{Call, CallResult, Failure, Operation, Returned, ShutdownHow};
use crate::journal::event::{Body, Event, Outcome, ProgramId, Raised};
use crate::journal::payload::Payload;
use crate::journal::projections::Projections;
use crate::journal::projections::sockets::Stage;
use crate::journal::socket::{SocketId, SocketInfo};

use super::cast::Cast;
use names::Names;

/// How many facts of a step are kept; the oldest go first.
pub const LOG: usize = 8192;

/// How many sockets are remembered; those closed longest ago go first.
pub const SOCKETS: usize = 2048;

/// How many sends and messages that nobody has read are remembered, over all sockets.
pub const STORED: usize = 65_536;

/// How many bytes of a text (a repr, an exception's message) a fact keeps.
const TEXT: usize = 4096;

/// How many of the last bytes that a program received are kept, for prose.
pub const LAST_READ: usize = 1024;

/// What happened since the scene began.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Grows with every event that may change what is judged.
    version: u64,
    step: u32,
    /// The time of the latest event, and what it was when the step began.
    latest: u64,
    step_time: u64,
    log: VecDeque<Fact>,
    /// The number of the first fact in `log`.
    log_first: u64,
    records: BTreeMap<SocketId, Record>,
    closed: VecDeque<SocketId>,
    names: Names,
    listening: BTreeMap<ProgramId, Vec<Address>>,
    pids: BTreeMap<ProgramId, u32>,
    /// Each program's last failed call in the statement that runs: its number, name and errno.
    failures: BTreeMap<ProgramId, (u64, &'static str, Option<i32>)>,
    took: BTreeMap<&'static str, u64>,
    last_reads: BTreeMap<ProgramId, Payload>,
}

impl Facts {
    /// Nothing has happened.
    pub fn new() -> Facts {
        Facts::default()
    }

    /// Takes in one event that has just entered the journal; `projections` are those after it. Events of programs
    /// outside the cast are passed over. Costs little, whatever has happened so far.
    pub fn observe(&mut self, event: &Event, projections: &Projections, cast: &Cast) {
        self.latest = self.latest.max(event.time);
        if !cast.has(event.program) {
            return;
        }
        // A late event may still tell of the time before the step.
        let counts = event.time >= self.step_time;
        let program = event.program;
        match &event.body {
            Body::Output { .. } | Body::Remark(_) | Body::Renamed(_) | Body::Walked(_) => return,
            Body::Asked | Body::Answered { .. } => return,
            Body::Born(born) => {
                self.pids.insert(program, born.pid);
                self.all_closed(event, counts);
            }
            Body::Died(_) | Body::Removed => self.all_closed(event, counts),
            Body::Listening(addresses) => {
                self.listening.insert(program, addresses.clone());
            }
            Body::Named { name, socket, .. } => self.names.named(program, name, *socket),
            Body::Unnamed { name } => self.names.named(program, name, None),
            Body::StatementStarted { .. } => {
                self.failures.remove(&program);
            }
            Body::StatementEnded { outcome, .. } => self.statement_ended(event, outcome, counts),
            Body::Call(call) => self.call(event, call, projections, counts),
            Body::Summary(summary) => self.summary(event, summary, projections, counts),
            Body::Lost { .. } => self.lost(program),
            Body::Sample { socket, .. } => self.refresh(*socket, projections, event.time),
            Body::CallStarted(_) | Body::Stopped(_) => {}
        }
        self.version += 1;
    }

    /// A step begins: happenings count from here, and `program.name` means what the name stands for now.
    pub fn begin_step(&mut self, projections: &Projections, cast: &Cast) {
        self.version += 1;
        self.step += 1;
        self.step_time = self.latest;
        self.log_first += self.log.len() as u64;
        self.log.clear();
        self.failures.clear();
        self.took.clear();
        self.last_reads.clear();
        // Names told before their program entered the cast are known to the projections alone.
        for (_, id) in cast.iter() {
            for (text, name) in projections.programs.get(id).into_iter().flat_map(|program| &program.names) {
                if name.socket.is_some() {
                    self.names.named(id, text, name.socket);
                }
            }
        }
        self.names.pin();
        let read: Vec<(SocketId, u64)> = self
            .records
            .iter()
            .map(|(id, record)| (*id, record.other_end.and_then(|other| self.records.get(&other))))
            .map(|(id, reader)| (id, reader.map_or(0, |reader| reader.flow.received)))
            .collect();
        for (id, read) in read {
            if let Some(record) = self.records.get_mut(&id) {
                record.flow.begin_step(read);
            }
        }
    }

    /// Grows with every event that may change what is judged.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// How many steps have begun.
    pub fn step(&self) -> u32 {
        self.step
    }

    /// The number that the next fact will have.
    pub fn next_fact(&self) -> u64 {
        self.log_first + self.log.len() as u64
    }

    /// The facts of the step from number `from` on, with their numbers, in the order in which they became known.
    pub fn since(&self, from: u64) -> impl Iterator<Item = (u64, &Fact)> {
        let skip = usize::try_from(from.saturating_sub(self.log_first)).unwrap_or(usize::MAX).min(self.log.len());
        (self.log_first + skip as u64..).zip(self.log.range(skip..))
    }

    /// A socket of the scene.
    pub fn socket(&self, id: SocketId) -> Option<&Record> {
        self.records.get(&id)
    }

    /// The sockets of the scene.
    pub fn sockets(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// What `program.name` means in a predicate.
    pub fn referred(&self, program: ProgramId, name: &str) -> Option<SocketId> {
        self.names.referred(program, name)
    }

    /// The socket that a name stands for, or the last it stood for.
    pub fn named(&self, program: ProgramId, name: &str) -> Option<SocketId> {
        self.names.last(program, name)
    }

    /// Where a server of ours listens, or last listened.
    pub fn listening(&self, program: ProgramId) -> &[Address] {
        self.listening.get(&program).map_or(&[], |addresses| addresses.as_slice())
    }

    /// The pid of a program's last process.
    pub fn pid(&self, program: ProgramId) -> Option<u32> {
        self.pids.get(&program).copied()
    }

    /// How long the last finished call of that name took in this step, in nanoseconds.
    pub fn took(&self, call: &str) -> Option<u64> {
        self.took.get(call).copied()
    }

    /// What the last receive of a program brought in this step; at most [`LAST_READ`] bytes of it.
    pub fn last_read(&self, program: ProgramId) -> Option<&Payload> {
        self.last_reads.get(&program)
    }

    fn push(&mut self, counts: bool, program: ProgramId, socket: Option<SocketId>, time: u64, what: What) {
        if !counts {
            return;
        }
        if self.log.len() >= LOG {
            self.log.pop_front();
            self.log_first += 1;
        }
        self.log.push_back(Fact { program, socket, time, what });
    }

    fn statement_ended(&mut self, event: &Event, outcome: &Outcome, counts: bool) {
        let what = match outcome {
            Outcome::Done => return,
            Outcome::Value(value) => What::Value(bounded(value)),
            Outcome::Raised(raised) => self.raised(event.program, raised),
        };
        self.push(counts, event.program, None, event.time, what);
    }

    fn raised(&self, program: ProgramId, raised: &Raised) -> What {
        let call = raised.call.as_ref().map(|call| call.operation.name());
        let same_as = self.failures.get(&program).filter(|(_, name, errno)| {
            call == Some(*name) && (errno.is_none() || raised.errno.is_none() || *errno == raised.errno)
        });
        What::Raised {
            class: bounded(&raised.class),
            message: bounded(&raised.message),
            errno: raised.errno,
            call,
            cancelled: raised.class == "KeyboardInterrupt",
            same_as: same_as.map(|(number, ..)| *number),
        }
    }

    /// A process ended, or another began in its place: it let go of everything.
    fn all_closed(&mut self, event: &Event, counts: bool) {
        self.names.all_gone(event.program);
        let open = self.records.values().filter(|record| record.program == event.program && record.open);
        for id in open.map(|record| record.info.id).collect::<Vec<_>>() {
            self.let_go(id, event, counts);
        }
    }

    fn let_go(&mut self, id: SocketId, event: &Event, counts: bool) {
        let Some(record) = self.records.get_mut(&id) else { return };
        if std::mem::take(&mut record.open) {
            self.closed.push_back(id);
            self.push(counts, event.program, Some(id), event.time, What::Closed { half: false });
        }
    }

    fn call(&mut self, event: &Event, call: &Call, projections: &Projections, counts: bool) {
        let program = event.program;
        let mut subject = call.socket;
        match &call.result {
            Ok(Returned::Socket { socket, .. }) if matches!(call.operation, Operation::Accept) => {
                self.birth(socket, event, counts);
                if let Some(record) = self.records.get_mut(&socket.id) {
                    record.listener = call.socket;
                }
                if let Some(listener) = call.socket.and_then(|id| self.records.get_mut(&id)) {
                    listener.accepts += 1;
                    listener.moved = listener.moved.max(event.time);
                }
                self.refresh(socket.id, projections, event.time);
            }
            Ok(Returned::Socket { socket, .. }) if !matches!(call.operation, Operation::Dup) => {
                self.birth(socket, event, counts);
                subject = Some(socket.id);
            }
            Ok(Returned::Pair { one, other }) => {
                self.birth(one, event, counts);
                self.birth(other, event, counts);
                self.refresh(other.id, projections, event.time);
                subject = Some(one.id);
            }
            _ => {}
        }
        if let Some(id) = subject {
            self.refresh(id, projections, event.time);
        }
        let sets_off = call.operation.sends() || matches!(call.operation, Operation::Connect { .. });
        let time = if sets_off { call.began } else { event.time };
        self.tell_result(call, program, subject, time, counts);
        if counts {
            let took = event.time.saturating_sub(call.began);
            self.took.insert(call.operation.name(), took);
            if let Operation::Connect { .. } = call.operation {
                self.took.insert("connect", took);
            }
        }
        let Some(id) = subject else { return };
        match &call.operation {
            Operation::Listen { .. } if call.result.is_ok() => {
                if let Some(record) = self.records.get_mut(&id) {
                    record.listened = true;
                }
            }
            Operation::Shutdown { how: ShutdownHow::Write | ShutdownHow::Both } if call.result.is_ok() => {
                self.push(counts, program, Some(id), time, What::Closed { half: true });
            }
            Operation::Close { .. } if !projections.sockets.is_open(id) => self.let_go(id, event, counts),
            _ => {}
        }
        self.bytes(event, call, id, projections, counts);
        if let (Operation::Accept, Ok(Returned::Socket { socket, peer })) = (&call.operation, &call.result) {
            self.push(counts, program, Some(id), time, What::Accepted { new: socket.id, peer: peer.clone() });
        }
    }

    /// That the call succeeded or failed, and what it gave.
    fn tell_result(&mut self, call: &Call, program: ProgramId, socket: Option<SocketId>, time: u64, counts: bool) {
        let operation = &call.operation;
        let failed = match &call.result {
            Ok(returned) => {
                let (integer, bytes) = gave(operation, returned);
                let what = What::Call { operation: operation.clone(), integer, bytes };
                self.push(counts, program, socket, time, what);
                // `connect_ex` gives the errno back where `connect` raises it: for the kernel both failed.
                let ex = matches!(operation, Operation::Connect { returns_errno: true, .. });
                integer.filter(|errno| ex && *errno != 0).map(|errno| (i32::try_from(errno).ok(), Why::Errno))
            }
            Err(failure) => Some(why(failure)),
        };
        if let Some((errno, why)) = failed {
            self.failures.insert(program, (self.next_fact(), operation.name(), errno));
            self.push(counts, program, socket, time, What::Failed { name: operation.name(), errno, why });
        }
    }

    fn birth(&mut self, info: &SocketInfo, event: &Event, counts: bool) {
        if self.records.len() >= SOCKETS {
            while let Some(oldest) = self.closed.pop_front() {
                if self.records.remove(&oldest).is_some() {
                    break;
                }
            }
            if self.records.len() >= SOCKETS {
                return;
            }
        }
        let step = if counts { self.step } else { self.step.saturating_sub(1) };
        self.records.entry(info.id).or_insert_with(|| Record::new(info, event.program, event.time, step));
    }

    /// Takes over what the socket table now knows of a socket: its names, its other end, the listener it reached.
    fn refresh(&mut self, id: SocketId, projections: &Projections, time: u64) {
        let Some(known) = projections.sockets.get(id) else { return };
        let Some(record) = self.records.get_mut(&id) else { return };
        if record.names != known.names {
            record.names.clone_from(&known.names);
        }
        let reached = known.stage == Stage::Connected
            && record.listener.is_none()
            && record.target.is_none()
            && !record.is_datagram();
        if reached && let Some(peer) = &known.names.peer {
            let listener = projections.sockets.reachable(known.info.kind, peer);
            record.target = listener.map(|listener| (listener.program, listener.info.id));
            if let Some(listener) = record.target.and_then(|(_, listener)| self.records.get_mut(&listener)) {
                listener.arrivals += 1;
                listener.moved = listener.moved.max(time);
            }
        }
        if let Some(other) = known.other_end {
            self.link(id, other, projections);
        }
    }

    fn link(&mut self, id: SocketId, other: SocketId, projections: &Projections) {
        let Some(record) = self.records.get_mut(&id) else { return };
        if record.other_end == Some(other) {
            return;
        }
        let before = record.other_end.replace(other);
        if record.is_datagram() {
            return;
        }
        if let Some(before) = before.and_then(|before| self.records.get_mut(&before))
            && before.other_end == Some(id)
        {
            before.other_end = None;
        }
        if let Some(far) = self.records.get_mut(&other)
            && projections.sockets.get(other).is_none_or(|known| known.other_end == Some(id))
        {
            far.other_end = Some(id);
        }
        self.settle(id);
        self.settle(other);
    }
}

/// The number and the length of the bytes that a call gave back.
fn gave(operation: &Operation, returned: &Returned) -> (Option<i64>, Option<u64>) {
    match returned {
        Returned::Integer(number) => (Some(*number), None),
        Returned::Bytes(bytes) => (None, Some(bytes.len() as u64)),
        Returned::Moved { payload, .. } => match operation {
            // `sendall` gives None; `recv_into` a number.
            Operation::SendAll { .. } => (None, None),
            Operation::Receive { into_buffer: false, .. } | Operation::ReceiveFrom { .. } => {
                (None, Some(payload.length))
            }
            _ => (i64::try_from(payload.length).ok(), None),
        },
        _ => (None, None),
    }
}

fn why(failure: &Failure) -> (Option<i32>, Why) {
    match failure {
        Failure::Errno { errno, .. } => (Some(*errno), Why::Errno),
        Failure::TimedOut { .. } => (None, Why::TimedOut),
        Failure::Interrupted { .. } => (None, Why::Cancelled),
        Failure::OnlyLoopback => (None, Why::OnlyLoopback),
    }
}

/// The bytes that a call handed over, if any; a failed one may have handed over some.
fn handed_over(result: &CallResult, call: &Call) -> Option<Payload> {
    match result {
        Ok(Returned::Moved { payload, .. }) => Some(payload.clone()),
        Ok(_) => None,
        Err(_) => call.moved().filter(|payload| payload.length > 0).cloned(),
    }
}

/// The first [`TEXT`] bytes of a text, cut at a character.
fn bounded(text: &str) -> String {
    text[..text.floor_char_boundary(TEXT)].to_owned()
}
