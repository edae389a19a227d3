//! The event cursor: one call of the programs on the screen, chosen to be told in full and to be copied.
//!
//! It keeps to its call whatever else happens, when the call log forgets the call and when the journal does; it says so
//! then. What is told of the call is read from the journal once, and again when the call ends.

use crate::journal::address::Address;
use crate::journal::call::{Call, CallStarted, Operation, Returned, Summary};
use crate::journal::event::{Body, Event};
use crate::journal::projections::calls::Line;
use crate::journal::projections::causes::{Related, related};

use super::causes::Jump;
use super::model::{Model, Place};
use super::popup::Popup;
use super::text::Text;

/// How many calls a page moves.
const PAGE: usize = 10;

/// Which call: the number of the event that told it first. It stays the same while the session lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventRef(pub u64);

impl EventRef {
    /// The call of a line of the call log.
    pub fn of(line: &Line) -> EventRef {
        EventRef(line.first)
    }
}

/// The chosen call.
#[derive(Clone, Debug, PartialEq)]
pub struct EventCursor {
    /// The line of the call log, as it was last seen there.
    pub line: Line,
    /// The event that told of it last; `None` once the journal has forgotten it.
    pub event: Option<Event>,
    /// The source of the statement that made it; `None` for a program that runs none, and once it is forgotten.
    pub statement: Option<String>,
    /// The calls of all programs that it has to do with.
    pub related: Related,
    /// The jump that led to it, where one did.
    pub jump: Option<Jump>,
}

/// Where the cursor is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The call before.
    Up,
    /// The call after.
    Down,
    /// A page of calls back.
    PageUp,
    /// A page of calls on.
    PageDown,
    /// The oldest call that is remembered.
    Oldest,
    /// The newest call.
    Newest,
}

/// A call's two addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ends {
    /// Its socket's own.
    pub local: Option<Address>,
    /// The other end's: where it sent to, where it came from, whom it is connected to.
    pub remote: Option<Address>,
}

impl EventCursor {
    /// Which call it is.
    pub fn call(&self) -> EventRef {
        EventRef::of(&self.line)
    }

    /// The call with its end; `None` while it is blocked, for a run of calls, and once it is forgotten.
    pub fn ended(&self) -> Option<&Call> {
        match &self.event.as_ref()?.body {
            Body::Call(call) => Some(call),
            _ => None,
        }
    }

    /// The call while it is blocked.
    pub fn started(&self) -> Option<&CallStarted> {
        match &self.event.as_ref()?.body {
            Body::CallStarted(call) => Some(call),
            _ => None,
        }
    }

    /// The run of calls that were counted together.
    pub fn summary(&self) -> Option<&Summary> {
        match &self.event.as_ref()?.body {
            Body::Summary(summary) => Some(summary),
            _ => None,
        }
    }

    /// What was asked of the kernel, of one call.
    pub fn operation(&self) -> Option<&Operation> {
        self.ended().map(|call| &call.operation).or(self.started().map(|call| &call.operation))
    }

    /// Whether the journal has forgotten it.
    pub fn is_forgotten(&self) -> bool {
        self.event.is_none()
    }
}

impl Model {
    /// The place of the cursor's call among [`Model::calls`], counted from 0; `None` once the call log has forgotten it.
    pub fn cursor_place(&self) -> Option<usize> {
        let call = self.cursor.as_ref()?.call();
        self.calls().position(|line| EventRef::of(line) == call)
    }

    /// The addresses of the cursor's call: those that it told of, else those that the socket has now.
    pub fn cursor_ends(&self) -> Ends {
        let Some(cursor) = &self.cursor else { return Ends::default() };
        let socket = cursor.line.socket.and_then(|id| self.projections().sockets.get(id));
        let names = cursor.ended().and_then(|call| call.names.as_ref()).or(socket.map(|socket| &socket.names));
        let mut ends = names.map(|names| Ends { local: names.local.clone(), remote: names.peer.clone() });
        let ends = ends.get_or_insert_default();
        match cursor.operation() {
            Some(Operation::Connect { address, .. } | Operation::SendTo { address, .. }) => {
                ends.remote = Some(address.clone());
            }
            Some(Operation::Bind { address }) if ends.local.is_none() => ends.local = Some(address.clone()),
            _ => {}
        }
        match cursor.ended().and_then(|call| call.result.as_ref().ok()) {
            Some(Returned::Socket { peer: Some(peer), .. } | Returned::Moved { peer: Some(peer), .. }) => {
                ends.remote = Some(peer.clone());
            }
            Some(Returned::Address(address)) => match cursor.operation() {
                Some(Operation::PeerName) => ends.remote = Some(address.clone()),
                _ => ends.local = Some(address.clone()),
            },
            _ => {}
        }
        let named = |address: Option<Address>| address.filter(|address| *address != Address::Unnamed);
        Ends { local: named(ends.local.take()), remote: named(ends.remote.take()) }
    }
}

/// Begins to walk over the calls, at the newest.
pub(super) fn open(model: &mut Model) {
    let Some(newest) = model.calls().next_back().map(EventRef::of) else {
        model.say(Text::new("copy-no-calls"));
        return;
    };
    choose(model, newest);
}

/// Chooses a call of the programs on the screen; `false` where there is none such (any more), or none can be chosen now.
pub fn choose(model: &mut Model, call: EventRef) -> bool {
    if !can_choose(model) {
        return false;
    }
    let Some(line) = model.calls().find(|line| EventRef::of(line) == call).cloned() else { return false };
    let statement = statement_of(model, &line);
    let event = model.memory.event(line.last);
    let related = related(model.projections(), &line);
    model.cursor = Some(EventCursor { line, event, statement, related, jump: None });
    true
}

/// Whether calls can be chosen: where programs are on the screen and no question is.
pub fn can_choose(model: &Model) -> bool {
    matches!(model.base_place(), Place::Console | Place::Answer | Place::Server | Place::Walk)
}

/// Leaves the calls.
pub(super) fn close(model: &mut Model) {
    model.cursor = None;
}

/// Moves the cursor. From a call that the log has forgotten it goes on with the oldest that is there.
pub(super) fn step(model: &mut Model, step: Step) {
    let Some(from) = model.cursor.as_ref().map(EventCursor::call) else { return };
    let calls: Vec<EventRef> = model.calls().map(EventRef::of).collect();
    let Some(last) = calls.len().checked_sub(1) else { return };
    // The numbers of calls grow with their places.
    let at = calls.partition_point(|call| *call < from);
    let is_there = calls.get(at) == Some(&from);
    let to = match step {
        Step::Up => at.saturating_sub(1),
        Step::Down => at + usize::from(is_there),
        Step::PageUp => at.saturating_sub(PAGE),
        Step::PageDown => at + PAGE,
        Step::Oldest => 0,
        Step::Newest => last,
    }
    .min(last);
    let goes_back = matches!(step, Step::Up | Step::PageUp | Step::Oldest);
    // A forgotten call stands before the oldest one: going back leads nowhere.
    let stays = goes_back && at == 0 && !(is_there && step != Step::Up);
    if !stays && let Some(call) = calls.get(to) {
        choose(model, *call);
    }
    if goes_back && (stays || to == 0) {
        say_where_memory_begins(model, last + 1);
    }
}

/// At the oldest call: whether there were others before it, and how many of all calls are remembered.
fn say_where_memory_begins(model: &mut Model, remembered: usize) {
    let text = if model.projections().calls.forgotten() > 0 {
        Text::new("copy-memory-begins")
    } else {
        Text::new("copy-first-call")
    };
    model.say(text.with("count", remembered.to_string()));
}

/// What follows for the cursor from what happened: it ends where no calls can be chosen, and tells how its call ended.
pub(super) fn settle(model: &mut Model) {
    let Some(cursor) = &model.cursor else { return };
    let program = cursor.line.program;
    if !can_choose(model) || model.lab.participant(program).is_none() {
        model.cursor = None;
        if matches!(model.popup, Some(Popup::Copy(_))) {
            model.popup = None;
        }
        return;
    }
    let (call, last) = (cursor.call(), cursor.line.last);
    let now = model.calls().rfind(|line| EventRef::of(line) == call).filter(|line| line.last != last).cloned();
    let event = match (&now, &cursor.event) {
        (Some(line), _) => Some(model.memory.event(line.last)),
        // It may have been forgotten meanwhile.
        (None, Some(_)) if !model.memory.remembers(last) => Some(None),
        _ => None,
    };
    let related = related(model.projections(), now.as_ref().unwrap_or(&cursor.line));
    if let Some(cursor) = &mut model.cursor {
        cursor.line = now.unwrap_or_else(|| cursor.line.clone());
        cursor.event = event.unwrap_or_else(|| cursor.event.take());
        cursor.related = related;
    }
}

/// The source of the statement that made a call.
fn statement_of(model: &Model, line: &Line) -> Option<String> {
    match model.memory.event(line.statement?)?.body {
        Body::StatementStarted { source, .. } => Some(source),
        _ => None,
    }
}
