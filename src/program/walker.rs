//! Holds the interpreter at a line, or before a call, and lets it go on as the lab says.
//!
//! One thread at a time stands still; the others run on meanwhile, as the kernel would have them, and one that comes to
//! a breakpoint of its own waits for its turn. A step is for the thread that stood still; a call is stopped at in any.

mod state;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::{self, ThreadId};

use state::{Mode, Named, Position, State, THREAD_NAME_BYTES, spot_of};

use super::names::Names;
use super::outbox::Outbox;
use crate::console::Interpreter;
use crate::console::lock::Lock;
use crate::console::watch::{Moment, Uncaught, Watch};
use crate::journal::call::{CloseReason, Operation};
use crate::journal::event::{Body, Raised, Stream};
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
        let main = Some(thread::current().id());
        // A thread of an earlier walk may be about to see that its pause is over: no later one has its number.
        let pauses = state.pauses;
        *state = State { mode, breakpoints, main, stepped: main, pauses, ..State::default() };
        self.active.store(true, Ordering::SeqCst);
    }

    /// What was walked has ended; with an exception that nobody caught, at this line.
    pub fn end(&self, interpreter: &Interpreter, raised_at: Option<u32>) {
        // What is not walked is not slowed down.
        interpreter.watch(None);
        self.active.store(false, Ordering::SeqCst);
        let mut state = self.state();
        if state.paused.take().is_some() {
            // A thread that outlives what was walked goes on by itself.
            self.tell(Walked::Resumed);
        }
        let visited = state.spot(true).visited;
        drop(state);
        self.bell.ring();
        self.tell(Walked::Ended { visited, raised_at });
    }

    /// How to go on. While it runs, a step is its next line, of whichever thread.
    pub fn steer(&self, steer: Steer) {
        let mut state = self.state();
        let depth = state.stepped.and_then(|id| state.position(id)).map_or(0, |position| position.depth);
        let stood = state.paused.is_some();
        state.mode = match (steer, stood) {
            (Steer::Go, true) => Mode::Go,
            // It does already.
            (Steer::Go, false) => return,
            (Steer::ToCall, _) => Mode::ToCall,
            (Steer::Over, true) => Mode::Over(depth),
            (Steer::Out, true) => Mode::Out(depth),
            (Steer::Step, _) | (Steer::Over | Steer::Out, false) => Mode::Step,
        };
        if stood {
            // Told under the lock, as the pause was: the next pause, of another thread, comes after it.
            state.paused = None;
            self.tell(Walked::Resumed);
            if state.mode == Mode::Go {
                self.tell_main(&state);
            }
        } else {
            state.stepped = None;
        }
        drop(state);
        self.bell.ring();
    }

    /// Tells where the main thread is, when it was another that stood still: what is looked at is the main one again.
    fn tell_main(&self, state: &State) {
        if state.stepped != state.main
            && let Some(position) = state.main.and_then(|id| state.position(id))
        {
            self.tell(Walked::At { spot: spot_of(position, Vec::new()), call: None });
        }
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
        let id = thread::current().id();
        if state.source.is_none() || !state.knows(id) {
            return None;
        }
        state.switch(id);
        let is_sleep = matches!(operation, Operation::Sleep { .. });
        // The next call is whichever thread's: none slips by while the one that stood still waits for something.
        let asked = state.mode == Mode::ToCall && !is_sleep;
        if asked || state.breakpoints.calls.contains(operation.name()) {
            let variables = state.here.variables.clone();
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
        let id = thread::current().id();
        if state.source.is_none() || !state.knows(id) {
            return;
        }
        state.switch(id);
        let spot = state.spot(true);
        drop(state);
        self.lock.hold(|| self.tell_names_here());
        self.tell(Walked::At { spot, call: None });
    }

    /// The names of the module as they are now, and those that functions had when they were stopped in.
    fn tell_names_here(&self) {
        let interpreter = self.interpreter.lock().unwrap_or_else(PoisonError::into_inner).upgrade();
        let Some(interpreter) = interpreter else { return };
        let mut now: BTreeMap<String, Named> =
            interpreter.names_here().into_iter().map(|named| (named.0.clone(), named)).collect();
        let state = self.state();
        // While a thread stands still it is its names that are looked at, whichever thread makes a call.
        let stands = state.stepped.filter(|_| state.paused.is_some()).and_then(|id| state.position(id));
        let looked_at = stands.unwrap_or(&state.here);
        let depth = looked_at.depth;
        let outer = looked_at.outer.iter().filter(|(outer, _)| **outer <= depth).flat_map(|(_, names)| names);
        now.extend(outer.map(|named| (named.0.clone(), named.clone())));
        drop(state);
        let now: Vec<Named> = now.into_values().collect();
        self.names.lock().unwrap_or_else(PoisonError::into_inner).tell_changes(&now, &self.outbox);
    }

    /// Tells that an exception ended a thread, `None` the main one: of its traceback the last line, the exception, is told
    /// by itself.
    pub fn tell_raised(&self, thread: Option<String>, line: Option<u32>, raised: &Raised, traceback: &str) {
        let traceback = traceback.trim_end_matches('\n');
        let whole = format!("{}: {}", raised.class, raised.message);
        let before = match traceback.strip_suffix(whole.trim_end_matches('\n')) {
            Some(before) => before,
            None => traceback.rfind('\n').map_or("", |end| &traceback[..=end]),
        };
        if !before.is_empty() {
            self.outbox.tell(Body::Output { stream: Stream::Err, text: before.to_owned() });
        }
        self.tell(Walked::Raised { thread, line, raised: Box::new(raised.clone()) });
    }

    fn tell(&self, walked: Walked) {
        self.outbox.tell(Body::Walked(Box::new(walked)));
    }

    /// Stands still, with the interpreter lock given away, until it is told to go on or is interrupted; before that,
    /// until no other thread stands still.
    fn pause<'a>(
        &'a self,
        mut state: MutexGuard<'a, State>,
        why: Why,
        variables: Vec<Variable>,
    ) -> MutexGuard<'a, State> {
        let id = thread::current().id();
        // What is walked may have ended while this thread looked at its variables.
        if !self.active.load(Ordering::SeqCst) {
            return state;
        }
        while state.paused.is_some() {
            drop(state);
            self.sleep_while(id, |state| state.paused.is_some());
            state = self.state();
            if self.is_interrupted(&state, id) || !self.active.load(Ordering::SeqCst) {
                state.switch(id);
                return state;
            }
        }
        state.switch(id);
        state.stepped = Some(id);
        let names = state.names(&variables);
        self.names.lock().unwrap_or_else(PoisonError::into_inner).tell_changes(&names, &self.outbox);
        state.here.variables.clone_from(&variables);
        let left_out = variables.len().saturating_sub(MOST_VARIABLES) as u32;
        let mut variables = variables;
        variables.truncate(MOST_VARIABLES);
        state.pauses += 1;
        let number = state.pauses;
        state.paused = Some(number);
        let spot = state.spot(true);
        // Told under the lock: an answer that is quicker than this thread finds it standing still.
        self.tell(Walked::Paused(Paused { why, spot, variables, left_out }));
        drop(state);
        self.sleep_while(id, |state| state.paused == Some(number));
        let mut state = self.state();
        if state.paused == Some(number) {
            // Interrupted: whoever handles it is walked on.
            state.paused = None;
            state.mode = Mode::Step;
            self.tell(Walked::Resumed);
            // Another may wait for its turn.
            self.bell.ring();
        }
        state.switch(id);
        state
    }

    /// Sleeps with the interpreter lock given away for as long as this holds and no Ctrl-C is there for this thread.
    fn sleep_while(&self, id: ThreadId, holds: impl Fn(&State) -> bool) {
        self.lock.away(|| {
            loop {
                let seen = self.bell.rung();
                let state = self.state();
                if !holds(&state) || self.is_interrupted(&state, id) {
                    break;
                }
                drop(state);
                self.bell.wait(seen);
            }
        });
    }

    /// Whether Ctrl-C is there for this thread: it is the main one's.
    fn is_interrupted(&self, state: &State, id: ThreadId) -> bool {
        state.main == Some(id) && signal::interrupt_pending()
    }
}

impl Watch for Walker {
    fn statement(&self, moment: &Moment<'_>) {
        if !self.active.load(Ordering::Relaxed) {
            return;
        }
        let mut state = self.state();
        match &state.source {
            Some(source) if Arc::ptr_eq(source, moment.source()) => {}
            // A function of an earlier statement, ...
            Some(_) => return,
            // ... in a thread that outlived it: what is walked begins on the main one.
            None if state.main != Some(thread::current().id()) => return,
            None => {
                let newlines = moment.source().text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
                state.starts = std::iter::once(0).chain(newlines.map(|(at, _)| at as u32 + 1)).collect();
                state.source = Some(moment.source().clone());
            }
        }
        let id = thread::current().id();
        state.switch(id);
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
            None => {
                state.switch(id);
                state.here.variables = variables;
            }
        }
    }

    fn thread_raised(&self, uncaught: &Uncaught<'_>) -> bool {
        if !self.active.load(Ordering::SeqCst) {
            return false;
        }
        let source = self.state().source.clone();
        let Some(source) = source else { return false };
        let line = uncaught.line(&source);
        let mut thread = uncaught.thread.to_owned();
        thread.truncate(thread.floor_char_boundary(THREAD_NAME_BYTES));
        self.tell_raised(Some(thread), line, &uncaught.raised(&source), uncaught.traceback);
        true
    }

    fn thread_ended(&self) {
        if !self.active.load(Ordering::Relaxed) {
            return;
        }
        let id = thread::current().id();
        let mut state = self.state();
        if state.stepped == Some(id) && state.mode != Mode::Go {
            // The next line is whoever's; what was to end with this function has ended.
            if matches!(state.mode, Mode::Over(_) | Mode::Out(_)) {
                state.mode = Mode::Go;
            }
            self.tell_main(&state);
            state.stepped = None;
        }
        if state.here.id == Some(id) {
            state.here = Position::default();
        }
        state.elsewhere.remove(&id);
    }
}
