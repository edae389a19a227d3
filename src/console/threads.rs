//! The threads of a program, and how one waits for another.
//!
//! Everything here changes with the interpreter lock held, so that one thread looks and acts at a time; only the
//! waiting itself is done without it.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use super::evaluate::Evaluator;
use super::exception::{Result, interrupted};
use super::value::{Value, lock};
use crate::kernel::park;

/// What the threads of a program know of each other.
#[derive(Debug, Default)]
pub struct Threads {
    /// Those that run, without the main one.
    alive: Mutex<Vec<Value>>,
    /// How many were named after their number.
    named: AtomicU32,
    /// The main one, once somebody asked for it.
    main: Mutex<Option<Value>>,
    over: AtomicBool,
}

impl Threads {
    /// The number of the next thread that is given no name.
    pub fn next_number(&self) -> u32 {
        self.named.fetch_add(1, Ordering::SeqCst) + 1
    }

    /// Those that run, without the main one.
    pub fn alive(&self) -> Vec<Value> {
        lock(&self.alive).clone()
    }

    /// One began.
    pub fn began(&self, thread: Value) {
        lock(&self.alive).push(thread);
    }

    /// One ended.
    pub fn ended(&self, thread: &Value) {
        let old = {
            let mut alive = lock(&self.alive);
            let place = alive.iter().position(|one| one.is(thread));
            place.map(|place| alive.remove(place))
        };
        drop(old);
    }

    /// The main one, made when it is first asked for.
    pub fn main(&self, make: impl FnOnce() -> Value) -> Value {
        lock(&self.main).get_or_insert_with(make).clone()
    }

    /// The program ends: the threads that still run are to stop at the next moment.
    pub fn finish(&self) {
        self.over.store(true, Ordering::SeqCst);
    }

    /// Whether the program ends.
    pub fn over(&self) -> bool {
        self.over.load(Ordering::SeqCst)
    }
}

/// Where threads wait for something to change.
#[derive(Debug, Default)]
pub struct Waiters {
    changes: AtomicU32,
}

impl Waiters {
    /// Something changed: all who wait look again.
    pub fn notify(&self) {
        self.changes.fetch_add(1, Ordering::SeqCst);
        park::wake(&self.changes);
    }

    /// Waits until `ready` says yes, with the interpreter lock given away meanwhile; false when the time passed.
    ///
    /// # Errors
    /// KeyboardInterrupt, on the main thread.
    pub fn until(
        &self,
        evaluator: &Evaluator,
        timeout: Option<Duration>,
        mut ready: impl FnMut() -> bool,
    ) -> Result<bool> {
        let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        loop {
            if ready() {
                return Ok(true);
            }
            let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            if left.is_some_and(|left| left.is_zero()) {
                return Ok(false);
            }
            let seen = self.changes.load(Ordering::SeqCst);
            let waited = evaluator.shared.lock.away(|| park::wait(&self.changes, seen, left));
            let hears = evaluator.hears_interrupts();
            if waited.is_err() && hears && evaluator.shared.recorder.take_interrupt() {
                return Err(interrupted());
            }
        }
    }
}
