//! What threads wait for each other with: Lock, RLock, Event, Condition, Semaphore.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU32, Ordering};
use std::time::Duration;

use super::threading::{ident, not_owned, wait_time};
use crate::console::arithmetic;
use crate::console::builtins::arguments::c_int;
use crate::console::builtins::classes::OBJECT;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{ATTRIBUTE_ERROR, Result, Thrown, overflow_error, raise, type_error, value_error};
use crate::console::object::{self, Object};
use crate::console::record::cannot_make;
use crate::console::text;
use crate::console::threads::Waiters;
use crate::console::value::{Arguments, Builtin, Class, ClassKind, Method, Value};

/// The classes of `threading` that are here.
pub static CLASSES: &[&Class] = &[&super::barrier::BARRIER, &BOUNDED_SEMAPHORE, &CONDITION, &EVENT, &SEMAPHORE];

/// `Lock` and `RLock` are functions in CPython.
pub static FUNCTIONS: &[Builtin] = &[
    Builtin {
        name: "Lock",
        run: |_, arguments| arguments.none("_thread.allocate_lock").map(|()| object::value(Lock::new(false))),
    },
    Builtin { name: "RLock", run: |_, arguments| arguments.none("RLock").map(|()| object::value(Lock::new(true))) },
];

macro_rules! classes {
    ($($id:ident = $name:literal in $module:literal, $base:expr, $make:expr, $methods:expr;)*) => {
        $(
            static $id: Class = Class {
                name: $name,
                module: $module,
                base: Some($base),
                kind: ClassKind::Value { make: $make, methods: $methods, functions: &[] },
            };
        )*
    };
}

classes! {
    LOCK = "lock" in "_thread", &OBJECT, cannot_make, LOCK_METHODS;
    RLOCK = "RLock" in "_thread", &OBJECT, cannot_make, LOCK_METHODS;
    EVENT = "Event" in "threading", &OBJECT, make_event, EVENT_METHODS;
    CONDITION = "Condition" in "threading", &OBJECT, make_condition, CONDITION_METHODS;
    SEMAPHORE = "Semaphore" in "threading", &OBJECT, |_, arguments| semaphore(arguments, false), SEMAPHORE_METHODS;
    BOUNDED_SEMAPHORE = "BoundedSemaphore" in "threading", &SEMAPHORE, |_, arguments| semaphore(arguments, true), SEMAPHORE_METHODS;
}

/// A Lock or RLock.
#[derive(Debug)]
struct Lock {
    reentrant: bool,
    /// Who holds it; 0 for nobody.
    owner: AtomicI64,
    count: AtomicU32,
    changed: Waiters,
}

impl Lock {
    fn new(reentrant: bool) -> Lock {
        Lock { reentrant, owner: AtomicI64::new(0), count: AtomicU32::new(0), changed: Waiters::default() }
    }

    fn held(&self) -> bool {
        self.count.load(Ordering::SeqCst) > 0
    }

    fn held_by(&self, who: i64) -> bool {
        self.held() && (!self.reentrant || self.owner.load(Ordering::SeqCst) == who)
    }

    fn take(&self, who: i64, count: u32) -> bool {
        if self.held() && !(self.reentrant && self.owner.load(Ordering::SeqCst) == who) {
            return false;
        }
        self.owner.store(who, Ordering::SeqCst);
        self.count.fetch_add(count, Ordering::SeqCst);
        true
    }

    fn acquire(&self, evaluator: &Evaluator, timeout: Option<Duration>, count: u32) -> Result<bool> {
        let who = ident(evaluator);
        self.changed.until(evaluator, timeout, || self.take(who, count))
    }

    fn release(&self, evaluator: &Evaluator) -> Result<()> {
        if !self.held_by(ident(evaluator)) {
            let message = if self.reentrant { "cannot release un-acquired lock" } else { "release unlocked lock" };
            return Err(not_owned(message));
        }
        if self.count.fetch_sub(1, Ordering::SeqCst) == 1 {
            self.owner.store(0, Ordering::SeqCst);
            self.changed.notify();
        }
        Ok(())
    }
}

impl Object for Lock {
    fn class(&self) -> &'static Class {
        if self.reentrant { &RLOCK } else { &LOCK }
    }

    fn repr(&self, this: &Value) -> String {
        let state = if self.held() { "locked" } else { "unlocked" };
        let place = text::place(this);
        if !self.reentrant {
            return format!("<{state} _thread.lock object at {place}>");
        }
        let (owner, count) = (self.owner.load(Ordering::SeqCst), self.count.load(Ordering::SeqCst));
        format!("<{state} _thread.RLock object owner={owner} count={count} at {place}>")
    }
}

static LOCK_METHODS: &[Method] = &[
    Method { name: "__enter__", run: |evaluator, this, _| of_lock(this)?.acquire(evaluator, None, 1).map(Value::Bool) },
    Method { name: "__exit__", run: |evaluator, this, _| of_lock(this)?.release(evaluator).map(|()| Value::None) },
    Method {
        name: "acquire",
        run: |evaluator, this, arguments| {
            let timeout = patience(arguments)?;
            of_lock(this)?.acquire(evaluator, timeout, 1).map(Value::Bool)
        },
    },
    Method {
        name: "locked",
        run: |_, this, arguments| {
            arguments.none("_thread.lock.locked")?;
            Ok(Value::Bool(of_lock(this)?.held()))
        },
    },
    Method {
        name: "release",
        run: |evaluator, this, arguments| {
            arguments.none("_thread.lock.release")?;
            of_lock(this)?.release(evaluator).map(|()| Value::None)
        },
    },
];

fn of_lock(value: &Value) -> Result<&Lock> {
    object::of(value).ok_or_else(|| type_error("lock expected"))
}

/// `acquire(blocking=True, timeout=-1)`: for how long to wait.
fn patience(arguments: Arguments) -> Result<Option<Duration>> {
    let [blocking, timeout] = arguments.bind("acquire", ["blocking", "timeout"], 0)?;
    let blocking = blocking.as_ref().map_or(Ok(1), c_int)? != 0;
    let seconds = match &timeout {
        None => -1.0,
        Some(timeout) => arithmetic::to_float(timeout).unwrap_or_else(|| {
            let given = timeout.type_name();
            Err(type_error(format!("'{given}' object cannot be interpreted as an integer")))
        })?,
    };
    match (blocking, seconds) {
        (false, seconds) if seconds != -1.0 => Err(value_error("can't specify a timeout for a non-blocking call")),
        (false, _) => Ok(Some(Duration::ZERO)),
        (true, -1.0) => Ok(None),
        (true, seconds) if seconds < 0.0 => Err(value_error("timeout value must be positive")),
        (true, seconds) if seconds > 9_223_372_036.85 => {
            Err(overflow_error("timestamp out of range for platform time_t"))
        }
        (true, seconds) if seconds > 9_223_372_036.0 => Err(overflow_error("timeout value is too large")),
        (true, _) => wait_time(timeout.as_ref()),
    }
}

/// An Event.
#[derive(Debug, Default)]
struct Event {
    set: AtomicBool,
    changed: Waiters,
}

impl Object for Event {
    fn class(&self) -> &'static Class {
        &EVENT
    }

    fn repr(&self, this: &Value) -> String {
        let state = if self.set.load(Ordering::SeqCst) { "set" } else { "unset" };
        format!("<threading.Event at {}: {state}>", text::place(this))
    }
}

static EVENT_METHODS: &[Method] = &[
    Method {
        name: "clear",
        run: |_, this, arguments| arguments.written("Event.clear", [], 0).and_then(|[]| set_event(this, false)),
    },
    Method { name: "isSet", run: is_set },
    Method { name: "is_set", run: is_set },
    Method {
        name: "set",
        run: |_, this, arguments| arguments.written("Event.set", [], 0).and_then(|[]| set_event(this, true)),
    },
    Method {
        name: "wait",
        run: |evaluator, this, arguments| {
            let [timeout] = arguments.written("Event.wait", ["timeout"], 0)?;
            let this = of_event(this)?;
            let timeout = wait_time(timeout.as_ref())?;
            this.changed.until(evaluator, timeout, || this.set.load(Ordering::SeqCst)).map(Value::Bool)
        },
    },
];

fn is_set(_: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let [] = arguments.written("Event.is_set", [], 0)?;
    Ok(Value::Bool(of_event(this)?.set.load(Ordering::SeqCst)))
}

fn make_event(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [] = arguments.written("Event.__init__", [], 0)?;
    Ok(object::value(Event::default()))
}

fn of_event(value: &Value) -> Result<&Event> {
    object::of(value).ok_or_else(|| type_error("event expected"))
}

/// A new Event.
pub fn new_event() -> Value {
    object::value(Event::default())
}

/// Waits for an Event; whether it was set in time.
///
/// # Errors
/// KeyboardInterrupt.
pub fn wait_event(evaluator: &Evaluator, this: &Value, timeout: Option<Duration>) -> Result<bool> {
    let this = of_event(this)?;
    this.changed.until(evaluator, timeout, || this.set.load(Ordering::SeqCst))
}

/// Sets an Event or clears it.
///
/// # Errors
/// TypeError for what is none.
pub fn set_event(this: &Value, set: bool) -> Result<Value> {
    let this = of_event(this)?;
    this.set.store(set, Ordering::SeqCst);
    if set {
        this.changed.notify();
    }
    Ok(Value::None)
}

/// A Condition, around a lock.
#[derive(Debug)]
struct Condition {
    lock: Value,
    /// How many wait, and how many of them may go on.
    waiting: AtomicU32,
    freed: AtomicU32,
    changed: Waiters,
}

impl Object for Condition {
    fn class(&self) -> &'static Class {
        &CONDITION
    }

    fn repr(&self, _: &Value) -> String {
        format!("<Condition({}, {})>", text::repr(&self.lock), self.waiting.load(Ordering::SeqCst))
    }
}

static CONDITION_METHODS: &[Method] = &[
    Method {
        name: "__enter__",
        run: |evaluator, this, _| of_lock(&of_condition(this)?.lock)?.acquire(evaluator, None, 1).map(Value::Bool),
    },
    Method {
        name: "__exit__",
        run: |evaluator, this, _| of_lock(&of_condition(this)?.lock)?.release(evaluator).map(|()| Value::None),
    },
    Method {
        name: "acquire",
        run: |evaluator, this, arguments| {
            let timeout = patience(arguments)?;
            of_lock(&of_condition(this)?.lock)?.acquire(evaluator, timeout, 1).map(Value::Bool)
        },
    },
    Method {
        name: "notify",
        run: |evaluator, this, arguments| {
            let [count] = arguments.written("Condition.notify", ["n"], 0)?;
            let count = count.as_ref().map_or(Ok(1), c_int)?;
            free(evaluator, this, u32::try_from(count).unwrap_or(0))
        },
    },
    Method { name: "notify_all", run: |evaluator, this, _| free(evaluator, this, u32::MAX) },
    Method {
        name: "release",
        run: |evaluator, this, _| of_lock(&of_condition(this)?.lock)?.release(evaluator).map(|()| Value::None),
    },
    Method {
        name: "wait",
        run: |evaluator, this, arguments| {
            let [timeout] = arguments.written("Condition.wait", ["timeout"], 0)?;
            wait(evaluator, of_condition(this)?, wait_time(timeout.as_ref())?).map(Value::Bool)
        },
    },
    Method {
        name: "wait_for",
        run: |evaluator, this, arguments| {
            let [predicate, timeout] = arguments.written("Condition.wait_for", ["predicate", "timeout"], 1)?;
            let (this, predicate) = (of_condition(this)?, predicate.unwrap_or(Value::None));
            let timeout = wait_time(timeout.as_ref())?;
            let end = timeout.and_then(|timeout| std::time::Instant::now().checked_add(timeout));
            loop {
                let answer = evaluator.invoke(&predicate, Arguments::default())?;
                let left = end.map(|end| end.saturating_duration_since(std::time::Instant::now()));
                if evaluator.truth(&answer)? || left.is_some_and(|left| left.is_zero()) {
                    return Ok(answer);
                }
                wait(evaluator, this, left)?;
            }
        },
    },
];

fn make_condition(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [lock] = arguments.written("Condition.__init__", ["lock"], 0)?;
    let lock = match lock {
        None | Some(Value::None) => object::value(Lock::new(true)),
        Some(lock) => lock,
    };
    if of_lock(&lock).is_err() {
        let message = format!("'{}' object has no attribute 'acquire'", lock.type_name());
        return Err(raise(&ATTRIBUTE_ERROR, message));
    }
    let (waiting, freed) = (AtomicU32::new(0), AtomicU32::new(0));
    Ok(object::value(Condition { lock, waiting, freed, changed: Waiters::default() }))
}

fn of_condition(value: &Value) -> Result<&Condition> {
    object::of(value).ok_or_else(|| type_error("condition expected"))
}

fn free(evaluator: &Evaluator, this: &Value, count: u32) -> Result<Value> {
    let this = of_condition(this)?;
    if !of_lock(&this.lock)?.held_by(ident(evaluator)) {
        return Err(not_owned("cannot notify on un-acquired lock"));
    }
    let waiting = this.waiting.load(Ordering::SeqCst);
    let freed = this.freed.load(Ordering::SeqCst).saturating_add(count).min(waiting);
    this.freed.store(freed, Ordering::SeqCst);
    this.changed.notify();
    Ok(Value::None)
}

fn wait(evaluator: &Evaluator, this: &Condition, timeout: Option<Duration>) -> Result<bool> {
    let own = of_lock(&this.lock)?;
    if !own.held_by(ident(evaluator)) {
        return Err(not_owned("cannot wait on un-acquired lock"));
    }
    let depth = own.count.swap(0, Ordering::SeqCst);
    own.owner.store(0, Ordering::SeqCst);
    own.changed.notify();
    this.waiting.fetch_add(1, Ordering::SeqCst);
    let freed = this.changed.until(evaluator, timeout, || {
        let freed = this.freed.load(Ordering::SeqCst);
        if freed > 0 {
            this.freed.store(freed - 1, Ordering::SeqCst);
        }
        freed > 0
    });
    this.waiting.fetch_sub(1, Ordering::SeqCst);
    let freed_now = this.freed.load(Ordering::SeqCst).min(this.waiting.load(Ordering::SeqCst));
    this.freed.store(freed_now, Ordering::SeqCst);
    // The lock is taken again whatever happened; a second Ctrl-C meanwhile does not lose it.
    while own.acquire(evaluator, None, depth).is_err() {}
    freed
}

/// A Semaphore.
#[derive(Debug)]
struct Semaphore {
    value: AtomicU32,
    /// For a BoundedSemaphore, the value it began with.
    most: Option<u32>,
    changed: Waiters,
}

impl Object for Semaphore {
    fn class(&self) -> &'static Class {
        if self.most.is_some() { &BOUNDED_SEMAPHORE } else { &SEMAPHORE }
    }

    fn repr(&self, this: &Value) -> String {
        let most = self.most.map_or(String::new(), |most| format!("/{most}"));
        let (name, place, value) = (self.class().name, text::place(this), self.value.load(Ordering::SeqCst));
        format!("<threading.{name} at {place}: value={value}{most}>")
    }
}

static SEMAPHORE_METHODS: &[Method] = &[
    Method { name: "__enter__", run: |evaluator, this, _| take_semaphore(evaluator, this, None).map(Value::Bool) },
    Method { name: "__exit__", run: |_, this, _| give_semaphore(this, 1) },
    Method {
        name: "acquire",
        run: |evaluator, this, arguments| {
            let [blocking, timeout] = arguments.written("Semaphore.acquire", ["blocking", "timeout"], 0)?;
            let timeout = wait_time(timeout.as_ref())?;
            let patience = match blocking.is_none_or(|blocking| blocking.truth()) {
                true => timeout,
                false if timeout.is_some() => {
                    return Err(value_error("can't specify timeout for non-blocking acquire"));
                }
                false => Some(Duration::ZERO),
            };
            take_semaphore(evaluator, this, patience).map(Value::Bool)
        },
    },
    Method {
        name: "release",
        run: |_, this, arguments| {
            let [count] = arguments.written("Semaphore.release", ["n"], 0)?;
            match count.as_ref().map_or(Ok(1), c_int)? {
                count if count >= 1 => give_semaphore(this, count as u32),
                _ => Err(value_error("n must be one or more")),
            }
        },
    },
];

fn semaphore(arguments: Arguments, bounded: bool) -> Result<Value> {
    let [value] = arguments.written("Semaphore.__init__", ["value"], 0)?;
    let value = value.as_ref().map_or(Ok(1), c_int)?;
    let value = u32::try_from(value).map_err(|_| value_error("semaphore initial value must be >= 0"))?;
    let most = bounded.then_some(value);
    Ok(object::value(Semaphore { value: AtomicU32::new(value), most, changed: Waiters::default() }))
}

fn of_semaphore(value: &Value) -> std::result::Result<&Semaphore, Thrown> {
    object::of(value).ok_or_else(|| type_error("semaphore expected"))
}

fn take_semaphore(evaluator: &Evaluator, this: &Value, timeout: Option<Duration>) -> Result<bool> {
    let this = of_semaphore(this)?;
    this.changed.until(evaluator, timeout, || {
        let value = this.value.load(Ordering::SeqCst);
        if value > 0 {
            this.value.store(value - 1, Ordering::SeqCst);
        }
        value > 0
    })
}

fn give_semaphore(this: &Value, count: u32) -> Result<Value> {
    let this = of_semaphore(this)?;
    let value = this.value.load(Ordering::SeqCst).saturating_add(count);
    if this.most.is_some_and(|most| value > most) {
        return Err(value_error("Semaphore released too many times"));
    }
    this.value.store(value, Ordering::SeqCst);
    this.changed.notify();
    Ok(Value::None)
}
