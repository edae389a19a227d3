//! Where the threads of a walked program are, and what they are to do.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::thread::ThreadId;

use crate::console::ir::Source;
use crate::console::watch::Moment;
use crate::journal::socket::SocketId;
use crate::journal::walk::{Breakpoints, Spot, Variable, Why};

/// So many bytes of a thread's name are told.
pub(super) const THREAD_NAME_BYTES: usize = 60;

/// How it goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mode {
    #[default]
    Go,
    Step,
    /// No deeper than this.
    Over(u32),
    /// Less deep than this.
    Out(u32),
    ToCall,
}

#[derive(Default)]
pub(super) struct State {
    pub(super) mode: Mode,
    /// The pause that is on: each has a number of its own.
    pub(super) paused: Option<u64>,
    pub(super) pauses: u64,
    pub(super) breakpoints: Breakpoints,
    pub(super) main: Option<ThreadId>,
    /// The thread that steps are for; `None`: whichever runs a line next.
    pub(super) stepped: Option<ThreadId>,
    pub(super) source: Option<Arc<Source>>,
    /// Where each line of the source begins, in bytes.
    pub(super) starts: Vec<u32>,
    pub(super) begun: bool,
    /// Where the thread stands that ran last, ...
    pub(super) here: Position,
    /// ... and where the others do.
    pub(super) elsewhere: HashMap<ThreadId, Position>,
    pub(super) visited: BTreeSet<u32>,
    pub(super) untold: BTreeSet<u32>,
    pub(super) calls: u32,
    pub(super) names_told: u64,
}

/// Where a thread stands.
#[derive(Default)]
pub(super) struct Position {
    pub(super) id: Option<ThreadId>,
    /// The thread's name; `None` for the main one.
    pub(super) thread: Option<String>,
    pub(super) line: u32,
    /// The last line of the statement.
    pub(super) last_line: u32,
    pub(super) function: String,
    pub(super) depth: u32,
    /// Where the last statement begins, in bytes.
    pub(super) start: u32,
    /// The variables before the statement that runs, if a call of it may be stopped at.
    pub(super) variables: Vec<Variable>,
    /// The names of functions that were stopped in and called on, by how deep they are: their sockets have names still.
    pub(super) outer: BTreeMap<u32, Vec<Named>>,
}

/// A name, its value's type, and the socket where it is one.
pub(super) type Named = (String, String, Option<SocketId>);

impl State {
    /// Makes this thread the one that ran last.
    pub(super) fn switch(&mut self, id: ThreadId) {
        if self.here.id == Some(id) {
            return;
        }
        let fresh = || Position { id: Some(id), ..Position::default() };
        let next = self.elsewhere.remove(&id).unwrap_or_else(fresh);
        let last = std::mem::replace(&mut self.here, next);
        if let Some(id) = last.id {
            self.elsewhere.insert(id, last);
        }
    }

    /// Whether a line of this thread was seen.
    pub(super) fn knows(&self, id: ThreadId) -> bool {
        self.here.id == Some(id) || self.elsewhere.contains_key(&id)
    }

    pub(super) fn position(&self, id: ThreadId) -> Option<&Position> {
        if self.here.id == Some(id) { Some(&self.here) } else { self.elsewhere.get(&id) }
    }

    /// Takes in that a statement is about to run. Whether it is on the line of the one before, further to the right.
    pub(super) fn enter(&mut self, moment: &Moment<'_>) -> bool {
        let here = &mut self.here;
        if here.line == 0 {
            here.thread = moment.thread().map(|mut name| {
                name.truncate(name.floor_char_boundary(THREAD_NAME_BYTES));
                name
            });
        }
        // A thread has no frame of the module below its first function.
        let outermost = usize::from(here.thread.is_none());
        let (start, depth) = (moment.span().start, moment.depth().saturating_sub(outermost) as u32);
        let line = self.starts.partition_point(|begin| *begin <= start).max(1) as u32;
        let same = line == here.line && depth == here.depth && start > here.start;
        here.line = line;
        // A statement of several lines is stopped at wherever the breakpoint stands.
        let end = moment.span().end.saturating_sub(1).max(start);
        here.last_line = self.starts.partition_point(|begin| *begin <= end).max(line as usize) as u32;
        here.depth = depth;
        here.start = start;
        if here.function != moment.function() {
            moment.function().clone_into(&mut here.function);
        }
        if self.visited.insert(line) {
            self.untold.insert(line);
        }
        same
    }

    /// Whether steps are for the thread that ran last.
    pub(super) fn is_stepped(&self) -> bool {
        self.stepped.is_none() || self.stepped == self.here.id
    }

    /// Why the program stops before this statement, if it does.
    pub(super) fn stops(&mut self, same_line: bool) -> Option<Why> {
        let asked = match self.mode {
            _ if !self.is_stepped() => false,
            Mode::Go | Mode::ToCall => false,
            Mode::Step => true,
            Mode::Over(depth) => self.here.depth <= depth,
            Mode::Out(depth) => self.here.depth < depth,
        };
        if same_line {
            return None;
        }
        if self.breakpoints.lines.range(self.here.line..=self.here.last_line).next().is_some() {
            self.begun = true;
            return Some(Why::Line);
        }
        match (asked, std::mem::replace(&mut self.begun, true)) {
            (true, false) => Some(Why::Begun),
            (true, true) => Some(Why::Step),
            (false, _) => None,
        }
    }

    pub(super) fn may_stop_at_calls(&self) -> bool {
        self.mode == Mode::ToCall || !self.breakpoints.calls.is_empty()
    }

    /// The names that can be seen now, and those of the functions outside: of one name the innermost.
    pub(super) fn names(&mut self, variables: &[Variable]) -> Vec<Named> {
        let Position { depth, outer: functions, .. } = &mut self.here;
        functions.retain(|outer, _| *outer < *depth);
        let named = |it: &Variable| (it.name.clone(), it.type_name.clone(), it.socket);
        let own: Vec<Named> = variables.iter().filter(|it| it.local).map(named).collect();
        let globals = variables.iter().filter(|it| !it.local).map(named);
        let all = globals.chain(functions.values().flatten().cloned()).chain(own.iter().cloned());
        let all: BTreeMap<String, Named> = all.map(|named| (named.0.clone(), named)).collect();
        functions.insert(*depth, own);
        all.into_values().collect()
    }

    pub(super) fn spot(&mut self, tell: bool) -> Spot {
        let visited = self.untold.iter().copied().collect();
        if tell {
            self.untold.clear();
        }
        spot_of(&self.here, visited)
    }
}

pub(super) fn spot_of(position: &Position, visited: Vec<u32>) -> Spot {
    Spot {
        line: position.line,
        function: position.function.clone(),
        depth: position.depth,
        thread: position.thread.clone(),
        visited,
    }
}
