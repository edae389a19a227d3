//! The programs of the lab: alive or not, what stands on each prompt, what each waits for.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use crate::journal::address::Address;
use crate::journal::call::{Call, CallStarted, CloseReason, Failure, Operation, Returned, Summary};
use crate::journal::event::{Body, Born, Death, Event, Hint, Outcome, ProgramId, Raised, Role, StatementId, Stream};
use crate::journal::payload::Payload;
use crate::journal::socket::SocketId;
use crate::journal::walk::Walked;

/// How many transcript entries a program keeps.
pub const TRANSCRIPT_ENTRIES: usize = 1000;

/// How many bytes of text a program's transcript keeps.
pub const TRANSCRIPT_BYTES: usize = 128 * 1024;

/// How many bytes one transcript entry keeps; the rest is counted in an [`Entry::Cut`].
pub const ENTRY_BYTES: usize = 32 * 1024;

/// How many payload bytes the entry of a server's call keeps.
pub const CALL_BYTES: usize = 64;

/// All programs that were ever born and not removed, in order of birth.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Programs {
    /// The programs by number.
    pub by_id: BTreeMap<ProgramId, Program>,
}

/// One program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Program {
    /// Its number in the lab.
    pub id: ProgramId,
    /// Its name.
    pub name: String,
    /// What it runs.
    pub role: Role,
    /// The pid of its last process.
    pub pid: u32,
    /// Whether that process lives.
    pub life: Life,
    /// Whether it stands still until the person types a line for it: `input()`.
    pub asks: bool,
    /// The statement that runs now.
    pub running: Option<StatementId>,
    /// When the last statement began (CLOCK_MONOTONIC, nanoseconds).
    pub running_since: u64,
    /// The call it is blocked in, in the kernel, now; of several, the one that was told last.
    pub blocked: Option<CallStarted>,
    /// The others, the latest last: a server of ours may wait on many connections at once.
    pub blocked_too: Vec<CallStarted>,
    /// The addresses a server of ours announced.
    pub listening: Vec<Address>,
    /// Its names that stand for something, with the type, and the socket where it is one.
    pub names: BTreeMap<String, Name>,
    /// What was typed, answered and done, oldest first; bounded.
    pub transcript: VecDeque<Entry>,
    /// How many transcript entries were dropped from the front.
    pub forgotten: u64,
    /// How many bytes of text the transcript holds: at most [`TRANSCRIPT_BYTES`].
    pub transcript_bytes: usize,
}

/// Whether a program's process lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Life {
    /// It runs or waits.
    Alive,
    /// It was stopped (SIGSTOP) and can go on.
    Stopped,
    /// It ended, at this time (CLOCK_MONOTONIC, nanoseconds).
    Dead { death: Death, time: u64 },
}

/// What a name of a program stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// The value's Python type.
    pub type_name: String,
    /// The socket, where the value is one.
    pub socket: Option<SocketId>,
}

/// One thing in a program's transcript.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Entry {
    /// What was run.
    Statement { statement: StatementId, source: String },
    /// What an expression gave.
    Value(String),
    /// What it printed.
    Output { stream: Stream, text: String },
    /// An exception.
    Raised(Raised),
    /// A call of one of our servers (for consoles the statements tell it already), without its bytes beyond 64.
    Call(Box<Call>),
    /// A run of calls too many to tell.
    Summary(Summary),
    /// Its process began again.
    Born { pid: u32 },
    /// Its process ended.
    Died(Death),
    /// A socket was closed because its last name went.
    ClosedWithoutName { fd: i32 },
    /// Something worth saying about a statement that did not fail.
    Remark(Hint),
    /// This many further bytes of the entry before were left out here; the journal has the whole.
    Cut { bytes: u64 },
}

impl Programs {
    /// Takes in one event.
    pub fn fold(&mut self, event: &Event) {
        match &event.body {
            Body::Born(born) => self.born(event.program, born),
            Body::Removed => {
                self.by_id.remove(&event.program);
            }
            body => {
                if let Some(program) = self.by_id.get_mut(&event.program) {
                    program.fold(event.time, body);
                }
            }
        }
    }

    fn born(&mut self, id: ProgramId, born: &Born) {
        let Some(program) = self.by_id.get_mut(&id) else {
            self.by_id.insert(id, Program::new(id, born));
            return;
        };
        program.name.clone_from(&born.name);
        program.role = born.role;
        program.pid = born.pid;
        program.life = Life::Alive;
        program.running = None;
        program.asks = false;
        program.unblock();
        program.listening.clear();
        program.names.clear();
        program.push(Entry::Born { pid: born.pid });
    }

    /// The program with this number.
    pub fn get(&self, id: ProgramId) -> Option<&Program> {
        self.by_id.get(&id)
    }

    /// The names that stand for `socket` in `program`, in alphabetical order.
    pub fn names_of(&self, program: ProgramId, socket: SocketId) -> impl Iterator<Item = &str> {
        self.by_id.get(&program).into_iter().flat_map(move |program| program.names_of(socket))
    }

    /// The programs, other than `besides`, in which `name` stands for something: «`conn` vive en servidor».
    pub fn that_know(&self, name: &str, besides: ProgramId) -> impl Iterator<Item = &Program> {
        self.by_id.values().filter(move |program| program.id != besides && program.names.contains_key(name))
    }
}

impl Program {
    fn new(id: ProgramId, born: &Born) -> Program {
        Program {
            id,
            name: born.name.clone(),
            role: born.role,
            pid: born.pid,
            life: Life::Alive,
            asks: false,
            running: None,
            running_since: 0,
            blocked: None,
            blocked_too: Vec::new(),
            listening: Vec::new(),
            names: BTreeMap::new(),
            transcript: VecDeque::new(),
            forgotten: 0,
            transcript_bytes: 0,
        }
    }

    /// The names that stand for `socket`, in alphabetical order.
    pub fn names_of(&self, socket: SocketId) -> impl Iterator<Item = &str> {
        self.names.iter().filter(move |(_, name)| name.socket == Some(socket)).map(|(text, _)| text.as_str())
    }

    fn fold(&mut self, time: u64, body: &Body) {
        match body {
            Body::Died(death) => {
                self.life = Life::Dead { death: *death, time };
                self.running = None;
                self.asks = false;
                self.unblock();
                self.listening.clear();
                self.push(Entry::Died(*death));
            }
            // SIGSTOP and SIGCONT mean nothing to a process that is gone, whatever order they are told in.
            Body::Stopped(stopped) if !matches!(self.life, Life::Dead { .. }) => {
                self.life = if *stopped { Life::Stopped } else { Life::Alive };
            }
            Body::Renamed(name) => self.name.clone_from(name),
            Body::Listening(addresses) => self.listening.clone_from(addresses),
            Body::StatementStarted { statement, source } => {
                self.running = Some(*statement);
                self.running_since = time;
                let (source, cut) = bounded(source);
                self.push_cut(Entry::Statement { statement: *statement, source }, cut);
            }
            Body::StatementEnded { statement, outcome } => {
                if self.running == Some(*statement) {
                    self.running = None;
                }
                match outcome {
                    Outcome::Done => {}
                    Outcome::Value(value) => {
                        let (value, cut) = bounded(value);
                        self.push_cut(Entry::Value(value), cut);
                    }
                    Outcome::Raised(raised) if !self.was_told(raised) => self.push(Entry::Raised(raised.clone())),
                    Outcome::Raised(_) => {}
                }
            }
            Body::Remark(hint) => self.push(Entry::Remark(hint.clone())),
            Body::Walked(walked) => {
                // A file is all that its process runs, and its source stands elsewhere: what is told here is what it prints.
                match &**walked {
                    Walked::Began { statement, source } if source.file.is_some() => {
                        self.running = Some(*statement);
                        self.transcript.clear();
                        self.transcript_bytes = 0;
                    }
                    Walked::Raised { raised, .. } => self.push(Entry::Raised((**raised).clone())),
                    _ => {}
                }
            }
            Body::Output { stream, text } => self.output(*stream, text),
            Body::Asked => self.asks = !matches!(self.life, Life::Dead { .. }),
            Body::Answered { line } => {
                self.asks = false;
                // As a terminal echoes it: on the row of what asked for it.
                if let Some(line) = line {
                    self.output(Stream::Out, &format!("{line}\n"));
                }
            }
            Body::Named { name, type_name, socket } => {
                self.names.insert(name.clone(), Name { type_name: type_name.clone(), socket: *socket });
            }
            Body::Unnamed { name } => {
                self.names.remove(name);
            }
            Body::CallStarted(call) if !matches!(self.life, Life::Dead { .. }) => {
                self.blocked_too.extend(self.blocked.replace(call.clone()));
            }
            Body::Call(call) => self.call(call),
            Body::Summary(summary) if self.is_server() => {
                let mut summary = summary.clone();
                summary.payload.head.truncate(CALL_BYTES);
                summary.payload.tail.clear();
                self.push(Entry::Summary(summary));
            }
            _ => {}
        }
    }

    /// Whether the exception that ended what runs was told when it came, before other threads were waited for.
    fn was_told(&self, raised: &Raised) -> bool {
        let begins = |entry: &Entry| matches!(entry, Entry::Statement { .. } | Entry::Born { .. });
        let since = self.transcript.iter().rev().take_while(|entry| !begins(entry));
        since.into_iter().any(|entry| matches!(entry, Entry::Raised(told) if told == raised))
    }

    /// The calls it is blocked in, the one told last first.
    pub fn all_blocked(&self) -> impl Iterator<Item = &CallStarted> {
        self.blocked.iter().chain(self.blocked_too.iter().rev())
    }

    /// The `send` it is blocked in on this socket.
    pub fn blocked_sending(&self, socket: SocketId) -> Option<&CallStarted> {
        self.all_blocked().find(|call| call.socket == Some(socket) && call.operation.sends())
    }

    /// Whether it can do nothing by itself: a call of it waits in the kernel, or it asks for a line.
    pub fn stands_still(&self) -> bool {
        self.blocked.is_some() || self.asks
    }

    fn unblock(&mut self) {
        self.blocked = None;
        self.blocked_too.clear();
    }

    fn is_server(&self) -> bool {
        matches!(self.role, Role::Server(_))
    }

    fn call(&mut self, call: &Call) {
        if self.blocked.as_ref().is_some_and(|blocked| blocked.id == call.id) {
            self.blocked = self.blocked_too.pop();
        } else {
            self.blocked_too.retain(|blocked| blocked.id != call.id);
        }
        if self.is_server() {
            self.push(Entry::Call(Box::new(without_bytes(call))));
        } else if matches!(call.operation, Operation::Close { reason: CloseReason::NoName }) && call.result.is_ok() {
            self.push(Entry::ClosedWithoutName { fd: call.fd });
        }
    }

    /// Output goes on where the last piece stopped in the middle of a line: pipes cut text anywhere.
    fn output(&mut self, stream: Stream, text: &str) {
        if let Some(Entry::Output { stream: last_stream, text: last }) = self.transcript.back_mut()
            && *last_stream == stream
            && !last.ends_with('\n')
            && last.len() + text.len() <= ENTRY_BYTES
        {
            last.push_str(text);
            self.transcript_bytes += text.len();
            self.shrink();
            return;
        }
        let (text, cut) = bounded(text);
        self.push_cut(Entry::Output { stream, text }, cut);
    }

    fn push_cut(&mut self, entry: Entry, cut: u64) {
        self.push(entry);
        if cut > 0 {
            self.push(Entry::Cut { bytes: cut });
        }
    }

    fn push(&mut self, entry: Entry) {
        self.transcript_bytes += entry.weight();
        self.transcript.push_back(entry);
        self.shrink();
    }

    fn shrink(&mut self) {
        while self.transcript.len() > TRANSCRIPT_ENTRIES || self.transcript_bytes > TRANSCRIPT_BYTES {
            let Some(entry) = self.transcript.pop_front() else { break };
            self.transcript_bytes = self.transcript_bytes.saturating_sub(entry.weight());
            self.forgotten += 1;
        }
    }
}

impl Entry {
    /// The bytes of text it holds, which is what the transcript's bound counts.
    fn weight(&self) -> usize {
        match self {
            Entry::Statement { source, .. } => source.len(),
            Entry::Value(text) | Entry::Output { text, .. } => text.len(),
            Entry::Raised(raised) => raised.class.len() + raised.message.len(),
            Entry::Call(call) => call.moved().map_or(0, |payload| payload.head.len()),
            Entry::Summary(summary) => summary.payload.head.len(),
            Entry::Born { .. }
            | Entry::Died(_)
            | Entry::ClosedWithoutName { .. }
            | Entry::Remark(_)
            | Entry::Cut { .. } => 0,
        }
    }
}

/// The first [`ENTRY_BYTES`] of a text, cut at a character, and how many bytes were left out.
fn bounded(text: &str) -> (String, u64) {
    let kept = &text[..text.floor_char_boundary(ENTRY_BYTES)];
    (kept.to_owned(), (text.len() - kept.len()) as u64)
}

/// A copy of the call that carries at most [`CALL_BYTES`] of its bytes; the length stays honest.
fn without_bytes(call: &Call) -> Call {
    // Copying first and cutting afterwards would copy 16 kB for each call of a busy server.
    let cut = |payload: &Payload| Payload {
        length: payload.length,
        head: payload.head[..payload.head.len().min(CALL_BYTES)].to_vec(),
        tail: Vec::new(),
    };
    let result = match &call.result {
        Ok(Returned::Moved { payload, peer, truncated }) => {
            Ok(Returned::Moved { payload: cut(payload), peer: peer.clone(), truncated: *truncated })
        }
        Err(Failure::Errno { errno, moved }) => Err(Failure::Errno { errno: *errno, moved: moved.as_ref().map(cut) }),
        Err(Failure::Interrupted { moved }) => Err(Failure::Interrupted { moved: moved.as_ref().map(cut) }),
        other => other.clone(),
    };
    Call {
        id: call.id,
        socket: call.socket,
        fd: call.fd,
        operation: call.operation.clone(),
        began: call.began,
        result,
        names: call.names.clone(),
        truth: call.truth.clone(),
    }
}

#[cfg(test)]
mod tests;
