//! The `threading` module: a Thread is a thread of the system with an evaluator of its own, and one evaluates at a time.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU8, Ordering};
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

use super::select::{duration, seconds_of};
use super::{barrier, function, functions_of, locks};
use crate::console::THREAD_STACK_SIZE;
use crate::console::builtins::classes::OBJECT;
use crate::console::class::Instance;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{
    ASSERTION_ERROR, BROKEN_BARRIER_ERROR, RUNTIME_ERROR, Result, SYSTEM_EXIT, Thrown, raise, type_error, value_error,
};
use crate::console::iterate::Iter;
use crate::console::object::{self, Object};
use crate::console::record::cannot_make;
use crate::console::threads::Waiters;
use crate::console::traceback::traceback;
use crate::console::value::{Arguments, Builtin, Class, ClassKind, Method, Module, Value, lock};
use crate::console::watch::Uncaught;
use crate::console::{attributes, text};
use crate::journal::event::Stream;
use crate::kernel::signal;

/// The module.
pub static MODULE: Module = Module {
    name: "threading",
    get: |_, name| match name {
        "BrokenBarrierError" => Some(Value::Class(&BROKEN_BARRIER_ERROR)),
        "TIMEOUT_MAX" => Some(Value::Float(9_223_372_036.0)),
        "Thread" => Some(Value::Class(&THREAD)),
        "ThreadError" => Some(Value::Class(&RUNTIME_ERROR)),
        "local" => Some(Value::Class(&barrier::LOCAL)),
        "Timer" => Some(Value::Class(&TIMER)),
        _ => {
            let class = locks::CLASSES.iter().find(|class| class.name == name).map(|class| Value::Class(class));
            class.or_else(|| function(FUNCTIONS, name)).or_else(|| function(locks::FUNCTIONS, name))
        }
    },
    names: || {
        let more = locks::CLASSES.iter().map(|class| class.name);
        let functions = locks::FUNCTIONS.iter().map(|function| function.name);
        functions_of(FUNCTIONS, &["BrokenBarrierError", "TIMEOUT_MAX", "Thread", "ThreadError", "Timer", "local"])
            .into_iter()
            .chain(more)
            .chain(functions)
            .collect()
    },
};

static FUNCTIONS: &[Builtin] = &[
    // The names in two words of before Python 3.10 are still there.
    Builtin { name: "activeCount", run: |evaluator, _| Ok(Value::Int(all(evaluator).len() as i64)) },
    Builtin { name: "active_count", run: |evaluator, _| Ok(Value::Int(all(evaluator).len() as i64)) },
    Builtin { name: "currentThread", run: |evaluator, _| Ok(current(evaluator)) },
    Builtin { name: "current_thread", run: |evaluator, _| Ok(current(evaluator)) },
    Builtin { name: "enumerate", run: |evaluator, _| Ok(Value::list(all(evaluator))) },
    Builtin { name: "get_ident", run: |evaluator, _| Ok(Value::Int(ident(evaluator))) },
    Builtin { name: "get_native_id", run: |evaluator, _| Ok(Value::Int(ident(evaluator))) },
    Builtin { name: "main_thread", run: |evaluator, _| Ok(main_thread(evaluator)) },
];

const INITIAL: u8 = 0;
const STARTED: u8 = 1;
const STOPPED: u8 = 2;

/// A thread.
#[derive(Debug)]
pub struct Thread {
    class: &'static Class,
    name: Mutex<String>,
    /// What it is to do: taken when it runs.
    work: Mutex<Option<(Value, Value, Value)>>,
    daemon: AtomicBool,
    state: AtomicU8,
    /// The kernel's number for it; 0 before it starts.
    ident: AtomicI64,
    changed: Waiters,
    /// For a Timer, what it was given and how long it waits first.
    timer: Option<TimerArguments>,
    /// The object that it is part of, when that is of a class of the program.
    owner: Mutex<Weak<Instance>>,
}

static THREAD: Class = Class {
    name: "Thread",
    module: "threading",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make, methods: METHODS, functions: &[] },
};

static TIMER: Class = Class {
    name: "Timer",
    module: "threading",
    base: Some(&THREAD),
    kind: ClassKind::Value { make: make_timer, methods: TIMER_METHODS, functions: &[] },
};

static MAIN: Class = Class {
    name: "_MainThread",
    module: "threading",
    base: Some(&THREAD),
    kind: ClassKind::Value { make: cannot_make, methods: &[], functions: &[] },
};

static METHODS: &[Method] = &[
    Method { name: "getName", run: |_, this, _| Ok(Value::text(lock(&thread(this)?.name).as_str())) },
    Method {
        name: "is_alive",
        run: |_, this, _| Ok(Value::Bool(thread(this)?.state.load(Ordering::SeqCst) == STARTED)),
    },
    Method { name: "isDaemon", run: |_, this, _| Ok(Value::Bool(thread(this)?.daemon.load(Ordering::SeqCst))) },
    Method { name: "join", run: join },
    Method { name: "run", run: |evaluator, this, _| run(evaluator, thread(this)?) },
    Method { name: "setDaemon", run: |_, this, arguments| rename(this, arguments, "daemon", "Thread.setDaemon") },
    Method { name: "setName", run: |_, this, arguments| rename(this, arguments, "name", "Thread.setName") },
    Method { name: "start", run: start },
];

fn rename(this: &Value, arguments: Arguments, attribute: &str, method: &str) -> Result<Value> {
    let [value] = arguments.written(method, [if attribute == "name" { "name" } else { "daemonic" }], 1)?;
    thread(this)?.set_attribute(attribute, value.as_ref()).unwrap_or(Ok(())).map(|()| Value::None)
}

static TIMER_METHODS: &[Method] = &[Method {
    name: "cancel",
    run: |_, this, _| {
        if let Some(timer) = &thread(this)?.timer {
            locks::set_event(&timer.finished, true)?;
        }
        Ok(Value::None)
    },
}];

/// A Timer's attributes: seconds, function, and its arguments as they were given; an Event for its end.
#[derive(Debug)]
struct TimerArguments {
    given: [Value; 4],
    finished: Value,
}

impl Thread {
    fn new(class: &'static Class, name: String, work: Option<(Value, Value, Value)>, daemon: bool) -> Thread {
        Thread {
            class,
            name: Mutex::new(name),
            work: Mutex::new(work),
            daemon: AtomicBool::new(daemon),
            state: AtomicU8::new(INITIAL),
            ident: AtomicI64::new(0),
            changed: Waiters::default(),
            timer: None,
            owner: Mutex::default(),
        }
    }
}

impl Object for Thread {
    fn class(&self) -> &'static Class {
        self.class
    }

    fn repr(&self, _: &Value) -> String {
        let state = match self.state.load(Ordering::SeqCst) {
            INITIAL => "initial",
            STARTED => "started",
            _ => "stopped",
        };
        let daemon = if self.daemon.load(Ordering::SeqCst) { " daemon" } else { "" };
        let ident = match self.ident.load(Ordering::SeqCst) {
            0 => String::new(),
            ident => format!(" {ident}"),
        };
        let owner = lock(&self.owner).upgrade();
        let class = owner.as_ref().map_or(self.class.name, |owner| &*owner.class.name);
        format!("<{class}({}, {state}{daemon}{ident})>", lock(&self.name))
    }

    fn attributes(&self) -> &'static [&'static str] {
        &["daemon", "ident", "name", "native_id"]
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        if let Some(timer) = &self.timer {
            if name == "finished" {
                return Some(timer.finished.clone());
            }
            let place = ["interval", "function", "args", "kwargs"].iter().position(|known| *known == name);
            if let Some(place) = place {
                return Some(timer.given[place].clone());
            }
        }
        Some(match name {
            "daemon" => Value::Bool(self.daemon.load(Ordering::SeqCst)),
            "name" => Value::text(lock(&self.name).as_str()),
            "ident" | "native_id" => match self.ident.load(Ordering::SeqCst) {
                0 => Value::None,
                ident => Value::Int(ident),
            },
            _ => return None,
        })
    }

    fn belong(&self, owner: &Arc<Instance>) {
        *lock(&self.owner) = Arc::downgrade(owner);
    }

    fn set_attribute(&self, name: &str, value: Option<&Value>) -> Option<Result<()>> {
        let value = value?;
        match name {
            "name" => *lock(&self.name) = text::str(value),
            "daemon" if self.state.load(Ordering::SeqCst) != INITIAL => {
                return Some(Err(raise(&RUNTIME_ERROR, "cannot set daemon status of active thread")));
            }
            "daemon" => self.daemon.store(value.truth(), Ordering::SeqCst),
            _ => return None,
        }
        Some(Ok(()))
    }
}

fn thread(value: &Value) -> Result<&Thread> {
    object::of(value).ok_or_else(|| type_error("thread expected"))
}

/// The number of the calling thread, as `get_ident` gives it.
pub fn ident(evaluator: &Evaluator) -> i64 {
    let this = attributes::native(current(evaluator));
    object::of::<Thread>(&this).map_or(0, |this| this.ident.load(Ordering::SeqCst))
}

fn current(evaluator: &Evaluator) -> Value {
    evaluator.thread.clone().unwrap_or_else(|| main_thread(evaluator))
}

fn main_thread(evaluator: &Evaluator) -> Value {
    evaluator.shared.threads.main(|| {
        let main = Thread::new(&MAIN, "MainThread".into(), None, false);
        main.state.store(STARTED, Ordering::SeqCst);
        main.ident.store(std::process::id().into(), Ordering::SeqCst);
        object::value(main)
    })
}

fn all(evaluator: &Evaluator) -> Vec<Value> {
    let mut all = vec![main_thread(evaluator)];
    all.extend(evaluator.shared.threads.alive());
    all
}

/// A new thread inherits being a daemon from the one that makes it.
fn inherits(evaluator: &Evaluator) -> bool {
    let current = attributes::native(current(evaluator));
    object::of::<Thread>(&current).is_some_and(|current| current.daemon.load(Ordering::SeqCst))
}

/// The arguments of a Thread, as a tuple and a dict.
fn work_of(evaluator: &Evaluator, target: &Value, arguments: Value, keyword: Value) -> Result<Arguments> {
    let positional = match arguments {
        Value::None => Vec::new(),
        items if Iter::is_iterable(&items) => Iter::begin(evaluator, &items)?.collect(evaluator)?,
        other => {
            let (called, given) = (crate::console::call::called(evaluator, target)?, other.type_name());
            return Err(type_error(format!("{called}argument after * must be an iterable, not {given}")));
        }
    };
    let mut made = Arguments::of(positional);
    if let Value::Dict(entries) = keyword {
        let entries: Vec<_> = lock(&entries).items().cloned().collect();
        for (name, value) in entries {
            let Value::Str(name) = name else { return Err(type_error("keywords must be strings")) };
            made.keyword.push((name, value));
        }
    }
    Ok(made)
}

fn make(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let names = ["group", "target", "name", "args", "kwargs", "daemon"];
    let [group, target, name, args, kwargs, daemon] = arguments.written_by_place("Thread.__init__", names, 0, 5)?;
    let daemon = daemon.filter(|daemon| !matches!(daemon, Value::None));
    if group.is_some_and(|group| !matches!(group, Value::None)) {
        return Err(raise(&ASSERTION_ERROR, "group argument must be None for now"));
    }
    let target = target.filter(|target| !matches!(target, Value::None));
    let name = match name.filter(|name| !matches!(name, Value::None)) {
        Some(name) => text::str(&name),
        None => new_name(evaluator, target.as_ref()),
    };
    let work = target.map(|target| (target, args.unwrap_or(Value::None), kwargs.unwrap_or(Value::None)));
    let daemon = daemon.map_or_else(|| Ok(inherits(evaluator)), |daemon| evaluator.truth(&daemon))?;
    Ok(object::value(Thread::new(&THREAD, name, work, daemon)))
}

fn new_name(evaluator: &Evaluator, target: Option<&Value>) -> String {
    let number = evaluator.shared.threads.next_number();
    let named = target.and_then(|target| attributes::get(evaluator, target, "__name__").ok());
    match named {
        Some(name) => format!("Thread-{number} ({})", text::str(&name)),
        None => format!("Thread-{number}"),
    }
}

fn make_timer(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [interval, target, args, kwargs] =
        arguments.written("Timer.__init__", ["interval", "function", "args", "kwargs"], 2)?;
    let given = |value: Option<Value>, empty: fn() -> Value| value.filter(Value::truth).unwrap_or_else(empty);
    let args = given(args, || Value::list(vec![]));
    let kwargs = given(kwargs, || Value::dict(crate::console::dictionary::Dictionary::new()));
    let given = [interval.unwrap_or(Value::None), target.unwrap_or(Value::None), args, kwargs];
    let mut made = Thread::new(&TIMER, new_name(evaluator, None), None, inherits(evaluator));
    made.timer = Some(TimerArguments { given, finished: locks::new_event() });
    Ok(object::value(made))
}

/// What the thread is for, on the thread that calls.
fn run(evaluator: &Evaluator, this: &Thread) -> Result<Value> {
    if let Some(timer) = &this.timer {
        let [interval, function, args, kwargs] = timer.given.clone();
        if !locks::wait_event(evaluator, &timer.finished, wait_time(Some(&interval))?)? {
            let arguments = work_of(evaluator, &function, args, kwargs)?;
            evaluator.invoke(&function, arguments)?;
        }
        locks::set_event(&timer.finished, true)?;
        return Ok(Value::None);
    }
    let work = lock(&this.work).take();
    if let Some((target, args, kwargs)) = work {
        let arguments = work_of(evaluator, &target, args, kwargs)?;
        evaluator.invoke(&target, arguments)?;
    }
    Ok(Value::None)
}

fn start(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let [] = arguments.written("Thread.start", [], 0)?;
    let own = thread(this)?;
    if own.state.load(Ordering::SeqCst) != INITIAL {
        return Err(raise(&RUNTIME_ERROR, "threads can only be started once"));
    }
    // A thread of a class of the program is that class's object, whose `run` may be its own.
    let owner = lock(&own.owner).upgrade().map(Value::Instance);
    let (shared, value) = (evaluator.shared.clone(), owner.unwrap_or_else(|| this.clone()));
    let body = move || {
        let lock = shared.lock.clone();
        lock.hold(|| {
            let evaluator = Evaluator::for_thread(shared, value.clone());
            live(&evaluator, &value);
            // The last names go while the interpreter is this thread's.
            drop((evaluator, value));
        });
    };
    // A new thread begins with the mask of the one that makes it, and Ctrl-C is not for it.
    let _ = signal::block_interrupt_here();
    let made = std::thread::Builder::new().stack_size(THREAD_STACK_SIZE).spawn(body);
    if evaluator.hears_interrupts() {
        let _ = signal::allow_interrupt_here();
    }
    if made.is_err() {
        return Err(raise(&RUNTIME_ERROR, "can't start new thread"));
    }
    // As in CPython, whoever starts a thread waits until it has begun.
    own.changed.until(evaluator, None, || own.state.load(Ordering::SeqCst) != INITIAL)?;
    Ok(Value::None)
}

/// The name of a thread, or of an object that is one.
pub fn name_of(this: &Value) -> Option<String> {
    let native = attributes::native(this.clone());
    object::of::<Thread>(&native).map(|own| lock(&own.name).clone())
}

/// A thread's life, with the interpreter lock held.
fn live(evaluator: &Evaluator, this: &Value) {
    let native = attributes::native(this.clone());
    let Some(own) = object::of::<Thread>(&native) else { return };
    own.ident.store(own_number(), Ordering::SeqCst);
    own.state.store(STARTED, Ordering::SeqCst);
    evaluator.shared.threads.began(this.clone());
    own.changed.notify();
    let method = attributes::get(evaluator, this, "run");
    let result = method.and_then(|method| evaluator.invoke(&method, Arguments::default()));
    match result {
        // `sys.exit()` in a thread ends that thread, without a word.
        Err(thrown) if !thrown.is_a(&SYSTEM_EXIT) => {
            let name = lock(&own.name).clone();
            let text = format!("Exception in thread {name}:\n{}", traceback(evaluator, &thrown.exception));
            let uncaught = Uncaught { evaluator, exception: &thrown.exception, thread: &name, traceback: &text };
            let watch = evaluator.shared.watch.get();
            if !watch.is_some_and(|watch| watch.thread_raised(&uncaught)) {
                evaluator.shared.output.write(Stream::Err, &text);
            }
        }
        _ => {}
    }
    let left = lock(&own.work).take();
    drop(left);
    if let Some(watch) = evaluator.shared.watch.get() {
        watch.thread_ended();
    }
    own.state.store(STOPPED, Ordering::SeqCst);
    evaluator.shared.threads.ended(this);
    own.changed.notify();
}

#[cfg(target_os = "linux")]
fn own_number() -> i64 {
    signal::this_thread().into()
}

#[cfg(not(target_os = "linux"))]
fn own_number() -> i64 {
    use std::sync::atomic::AtomicI64;
    static NEXT: AtomicI64 = AtomicI64::new(1 << 32);
    NEXT.fetch_add(1, Ordering::SeqCst)
}

fn join(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let [timeout] = arguments.written("Thread.join", ["timeout"], 0)?;
    let own = thread(this)?;
    if own.state.load(Ordering::SeqCst) == INITIAL {
        return Err(raise(&RUNTIME_ERROR, "cannot join thread before it is started"));
    }
    if attributes::native(current(evaluator)).is(this) {
        return Err(raise(&RUNTIME_ERROR, "cannot join current thread"));
    }
    let timeout = wait_time(timeout.as_ref())?;
    own.changed.until(evaluator, timeout, || own.state.load(Ordering::SeqCst) == STOPPED)?;
    Ok(Value::None)
}

/// How long to wait for a lock or a thread: `None` for ever, and a negative time not at all.
///
/// # Errors
/// TypeError, ValueError, OverflowError.
pub fn wait_time(value: Option<&Value>) -> Result<Option<Duration>> {
    let wrong = match value {
        Some(value) => format!("'{}' object cannot be interpreted as an integer", value.type_name()),
        None => String::new(),
    };
    match seconds_of(value, &wrong)? {
        None => Ok(None),
        Some(seconds) if seconds > 9_223_372_036.0 => {
            Err(crate::console::exception::overflow_error("timeout value is too large"))
        }
        Some(seconds) => duration(seconds).map(Some).map_err(|_| value_error("timeout value is too large")),
    }
}

/// Waits for the threads that are no daemons, as CPython does before it ends.
pub fn wait_for_all(evaluator: &Evaluator) {
    loop {
        let alive: Vec<_> = evaluator.shared.threads.alive().into_iter().map(attributes::native).collect();
        let waited_for = alive.iter().filter_map(object::of::<Thread>).find(|own| !own.daemon.load(Ordering::SeqCst));
        let Some(own) = waited_for else { return };
        let ended = own.changed.until(evaluator, None, || own.state.load(Ordering::SeqCst) == STOPPED);
        if ended.is_err() {
            return;
        }
    }
}

/// The TypeError's cousin of a thread that does not hold what it wants to give back.
pub fn not_owned(message: &str) -> Thrown {
    raise(&RUNTIME_ERROR, message)
}
