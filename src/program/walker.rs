//! Holds the interpreter at a line, or before a call, and lets it go on as the lab says.
//!
//! Only the main thread is walked: threads that a program starts run on meanwhile, as the kernel would have them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::{self, ThreadId};

use super::names::Names;
use super::outbox::Outbox;
use crate::console::Interpreter;
use crate::console::ir::Source;
use crate::console::lock::Lock;
use crate::console::watch::{Moment, Watch};
use crate::journal::call::{CloseReason, Operation};
use crate::journal::event::Body;
use crate::journal::socket::SocketId;
use crate::journal::walk::{Breakpoints, MOST_VARIABLES, Paused, Spot, Steer, Variable, Walked, Why};
use crate::kernel::bell::Bell;
use crate::kernel::{clock, signal};

/// Names are told before each of so many calls of a program that runs freely, then at most once in [`NAMES_PAUSE`].
const EARLY_CALLS: u32 = 200;

/// In nanoseconds.
const NAMES_PAUSE: u64 = 20_000_000;

/// Walks one program.
pub struct Walker {
    outbox: Arc<Outbox>,
    /// The interpreter's lock, given away while the program stands still: completions and other threads go on.
    lock: Arc<Lock>,
    state: Mutex<State>,
    bell: Bell,
    /// Whether a source is walked now: what each statement asks first.
    active: AtomicBool,
    names: Mutex<Names>,
    interpreter: Mutex<Weak<Interpreter>>,
}

/// How it goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
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
struct State {
    mode: Mode,
    paused: bool,
    breakpoints: Breakpoints,
    main: Option<ThreadId>,
    source: Option<Arc<Source>>,
    /// Where each line of the source begins, in bytes.
    starts: Vec<u32>,
    begun: bool,
    line: u32,
    function: String,
    depth: u32,
    /// Where the last statement begins, in bytes.
    start: u32,
    visited: BTreeSet<u32>,
    untold: BTreeSet<u32>,
    /// The variables before the statement that runs, if a call of it may be stopped at.
    variables: Vec<Variable>,
    /// The names of functions that were stopped in and called on, by how deep they are: their sockets have names still.
    outer: BTreeMap<u32, Vec<Named>>,
    calls: u32,
    names_told: u64,
}

/// A name, its value's type, and the socket where it is one.
type Named = (String, String, Option<SocketId>);

impl State {
    /// Takes in that a statement is about to run. Whether it is on the line of the one before, further to the right.
    fn enter(&mut self, moment: &Moment<'_>) -> bool {
        let (start, depth) = (moment.span().start, moment.depth().saturating_sub(1) as u32);
        let line = self.starts.partition_point(|begin| *begin <= start).max(1) as u32;
        let same = line == self.line && depth == self.depth && start > self.start;
        self.line = line;
        self.depth = depth;
        self.start = start;
        if self.function != moment.function() {
            moment.function().clone_into(&mut self.function);
        }
        if self.visited.insert(line) {
            self.untold.insert(line);
        }
        same
    }

    /// Why the program stops before this statement, if it does.
    fn stops(&mut self, same_line: bool) -> Option<Why> {
        let asked = match self.mode {
            Mode::Go | Mode::ToCall => false,
            Mode::Step => true,
            Mode::Over(depth) => self.depth <= depth,
            Mode::Out(depth) => self.depth < depth,
        };
        if same_line {
            return None;
        }
        if self.breakpoints.lines.contains(&self.line) {
            self.begun = true;
            return Some(Why::Line);
        }
        match (asked, std::mem::replace(&mut self.begun, true)) {
            (true, false) => Some(Why::Begun),
            (true, true) => Some(Why::Step),
            (false, _) => None,
        }
    }

    fn may_stop_at_calls(&self) -> bool {
        self.mode == Mode::ToCall || !self.breakpoints.calls.is_empty()
    }

    /// The names that can be seen now, and those of the functions outside: of one name the innermost.
    fn names(&mut self, variables: &[Variable]) -> Vec<Named> {
        let depth = self.depth;
        self.outer.retain(|outer, _| *outer < depth);
        let named = |it: &Variable| (it.name.clone(), it.type_name.clone(), it.socket);
        let own: Vec<Named> = variables.iter().filter(|it| it.local).map(named).collect();
        let globals = variables.iter().filter(|it| !it.local).map(named);
        let all = globals.chain(self.outer.values().flatten().cloned()).chain(own.iter().cloned());
        let all: BTreeMap<String, Named> = all.map(|named| (named.0.clone(), named)).collect();
        self.outer.insert(depth, own);
        all.into_values().collect()
    }

    fn spot(&mut self, tell: bool) -> Spot {
        let visited = self.untold.iter().copied().collect();
        if tell {
            self.untold.clear();
        }
        Spot { line: self.line, function: self.function.clone(), depth: self.depth, visited }
    }
}

impl Walker {
    /// Nothing is walked yet.
    pub fn new(outbox: Arc<Outbox>, lock: Arc<Lock>) -> Walker {
        Walker {
            outbox,
            lock,
            state: Mutex::default(),
            bell: Bell::default(),
            active: AtomicBool::new(false),
            names: Mutex::default(),
            interpreter: Mutex::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What this thread runs next is walked, in this interpreter.
    pub fn begin(self: &Arc<Walker>, interpreter: &Arc<Interpreter>, paused: bool) {
        interpreter.watch(Some(self.clone()));
        *self.interpreter.lock().unwrap_or_else(PoisonError::into_inner) = Arc::downgrade(interpreter);
        let mut state = self.state();
        let breakpoints = std::mem::take(&mut state.breakpoints);
        let mode = if paused { Mode::Step } else { Mode::Go };
        *state = State { mode, breakpoints, main: Some(thread::current().id()), ..State::default() };
        self.active.store(true, Ordering::SeqCst);
    }

    /// What was walked has ended; with an exception that nobody caught, at this line.
    pub fn end(&self, interpreter: &Interpreter, raised_at: Option<u32>) {
        // What is not walked is not slowed down.
        interpreter.watch(None);
        self.active.store(false, Ordering::SeqCst);
        let visited = self.state().spot(true).visited;
        self.tell(Walked::Ended { visited, raised_at });
    }

    /// How to go on. While it runs, a step is its next line.
    pub fn steer(&self, steer: Steer) {
        let mut state = self.state();
        let depth = state.depth;
        state.mode = match (steer, state.paused) {
            (Steer::Go, true) => Mode::Go,
            // It does already.
            (Steer::Go, false) => return,
            (Steer::ToCall, _) => Mode::ToCall,
            (Steer::Over, true) => Mode::Over(depth),
            (Steer::Out, true) => Mode::Out(depth),
            (Steer::Step, _) | (Steer::Over | Steer::Out, false) => Mode::Step,
        };
        state.paused = false;
        drop(state);
        self.bell.ring();
    }

    /// Where to stop from now on.
    pub fn set_breakpoints(&self, breakpoints: Breakpoints) {
        self.state().breakpoints = breakpoints;
    }

    /// Tells which names changed.
    pub fn tell_names(&self, interpreter: &Interpreter) {
        let now = interpreter.names();
        self.names.lock().unwrap_or_else(PoisonError::into_inner).tell_changes(&now, &self.outbox);
    }

    /// This thread, which holds the interpreter lock, is about to make a call. Gives the place of it, if a source is
    /// walked: should the call wait in the kernel, it is told.
    pub fn before_call(&self, operation: &Operation) -> Option<Spot> {
        // A close that follows from a name that went is no call that anybody wrote; it may come in the middle of anything.
        if !self.active.load(Ordering::Relaxed)
            || matches!(operation, Operation::Close { reason } if *reason != CloseReason::Called)
        {
            return None;
        }
        let mut state = self.state();
        if state.main != Some(thread::current().id()) || state.source.is_none() {
            return None;
        }
        let is_sleep = matches!(operation, Operation::Sleep { .. });
        let asked = state.mode == Mode::ToCall && !is_sleep;
        if asked || state.breakpoints.calls.contains(operation.name()) {
            let variables = state.variables.clone();
            state = self.pause(state, Why::Call(operation.clone()), variables);
        }
        let now = clock::now();
        state.calls = state.calls.saturating_add(1);
        let names_due = state.calls < EARLY_CALLS || now > state.names_told + NAMES_PAUSE;
        if names_due {
            state.names_told = now;
        }
        let spot = state.spot(false);
        drop(state);
        if names_due {
            self.tell_names_here();
        }
        Some(spot)
    }

    /// This thread, which has given the interpreter lock away, is about to wait for a line that a person types: tells
    /// where, and the names, if a source is walked.
    pub fn before_input(&self) {
        if !self.active.load(Ordering::Relaxed) {
            return;
        }
        let mut state = self.state();
        if state.main != Some(thread::current().id()) || state.source.is_none() {
            return;
        }
        let spot = state.spot(true);
        drop(state);
        self.lock.hold(|| self.tell_names_here());
        self.tell(Walked::At(spot));
    }

    /// The names of the module as they are now, and those that functions had when they were stopped in.
    fn tell_names_here(&self) {
        let interpreter = self.interpreter.lock().unwrap_or_else(PoisonError::into_inner).upgrade();
        let Some(interpreter) = interpreter else { return };
        let mut now: BTreeMap<String, Named> =
            interpreter.names_here().into_iter().map(|named| (named.0.clone(), named)).collect();
        let state = self.state();
        let depth = state.depth;
        let outer = state.outer.iter().filter(|(outer, _)| **outer <= depth).flat_map(|(_, names)| names);
        now.extend(outer.map(|named| (named.0.clone(), named.clone())));
        drop(state);
        let now: Vec<Named> = now.into_values().collect();
        self.names.lock().unwrap_or_else(PoisonError::into_inner).tell_changes(&now, &self.outbox);
    }

    fn tell(&self, walked: Walked) {
        self.outbox.tell(Body::Walked(Box::new(walked)));
    }

    /// Stands still, with the interpreter lock given away, until it is told to go on or is interrupted.
    fn pause<'a>(
        &'a self,
        mut state: MutexGuard<'a, State>,
        why: Why,
        variables: Vec<Variable>,
    ) -> MutexGuard<'a, State> {
        let names = state.names(&variables);
        self.names.lock().unwrap_or_else(PoisonError::into_inner).tell_changes(&names, &self.outbox);
        state.variables.clone_from(&variables);
        let left_out = variables.len().saturating_sub(MOST_VARIABLES) as u32;
        let mut variables = variables;
        variables.truncate(MOST_VARIABLES);
        state.paused = true;
        let spot = state.spot(true);
        // Told under the lock: an answer that is quicker than this thread finds it standing still.
        self.tell(Walked::Paused(Paused { why, spot, variables, left_out }));
        drop(state);
        self.lock.away(|| {
            loop {
                let seen = self.bell.rung();
                if !self.state().paused || signal::interrupt_pending() {
                    break;
                }
                self.bell.wait(seen);
            }
        });
        let mut state = self.state();
        if std::mem::take(&mut state.paused) {
            // Interrupted: whoever handles it is walked on.
            state.mode = Mode::Step;
        }
        self.tell(Walked::Resumed);
        state
    }
}

impl Watch for Walker {
    fn statement(&self, moment: &Moment<'_>) {
        if !self.active.load(Ordering::Relaxed) {
            return;
        }
        let mut state = self.state();
        if state.main != Some(thread::current().id()) {
            return;
        }
        match &state.source {
            Some(source) if Arc::ptr_eq(source, moment.source()) => {}
            // A function of an earlier statement.
            Some(_) => return,
            None => {
                let newlines = moment.source().text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
                state.starts = std::iter::once(0).chain(newlines.map(|(at, _)| at as u32 + 1)).collect();
                state.source = Some(moment.source().clone());
            }
        }
        let same_line = state.enter(moment);
        let stops = state.stops(same_line);
        if stops.is_none() && !state.may_stop_at_calls() {
            return;
        }
        // Whatever writes them may ask for anything.
        drop(state);
        let mut variables = moment.variables();
        let locals: BTreeSet<String> = variables.iter().filter(|it| it.local).map(|it| it.name.clone()).collect();
        variables.retain(|it| !it.name.starts_with("__") && (it.local || !locals.contains(&it.name)));
        let mut state = self.state();
        match stops {
            Some(why) => drop(self.pause(state, why, variables)),
            None => state.variables = variables,
        }
    }
}
