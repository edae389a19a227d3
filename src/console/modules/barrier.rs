//! Two more classes of `threading`: Barrier, and `local`, whose attributes are each thread's own.

use std::sync::Mutex;
use std::sync::atomic::{AtomicI8, AtomicI64, Ordering};
use std::thread::ThreadId;
use std::time::Duration;

use super::threading::wait_time;
use crate::console::builtins::arguments::clamped;
use crate::console::builtins::classes::OBJECT;
use crate::console::dictionary::{Dictionary, Key};
use crate::console::evaluate::Evaluator;
use crate::console::exception::{ATTRIBUTE_ERROR, BROKEN_BARRIER_ERROR, Result, Thrown, raise, type_error};
use crate::console::object::{self, Object};
use crate::console::text;
use crate::console::threads::Waiters;
use crate::console::value::{Arguments, Class, ClassKind, Method, Value, lock};

/// The class `threading.Barrier`.
pub static BARRIER: Class = Class {
    name: "Barrier",
    module: "threading",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make, methods: METHODS, functions: &[] },
};

/// The class `threading.local`, by the name that its own module gives it.
pub static LOCAL: Class = Class {
    name: "_thread._local",
    module: "",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make: make_local, methods: &[], functions: &[] },
};

/// As threading.py: filling until all are there, draining until all have gone on.
const FILLING: i8 = 0;
const DRAINING: i8 = 1;
const RESETTING: i8 = -1;
const BROKEN: i8 = -2;

/// A Barrier.
#[derive(Debug)]
struct Barrier {
    parties: i64,
    action: Option<Value>,
    timeout: Option<Duration>,
    waiting: AtomicI64,
    state: AtomicI8,
    changed: Waiters,
}

impl Object for Barrier {
    fn class(&self) -> &'static Class {
        &BARRIER
    }

    fn repr(&self, this: &Value) -> String {
        let place = text::place(this);
        match self.state.load(Ordering::SeqCst) {
            BROKEN => format!("<threading.Barrier at {place}: broken>"),
            _ => {
                let waiting = self.waiting.load(Ordering::SeqCst);
                format!("<threading.Barrier at {place}: waiters={waiting}/{}>", self.parties)
            }
        }
    }

    fn attributes(&self) -> &'static [&'static str] {
        &["broken", "n_waiting", "parties"]
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        let state = self.state.load(Ordering::SeqCst);
        Some(match name {
            "broken" => Value::Bool(state == BROKEN),
            "n_waiting" if state == FILLING => Value::Int(self.waiting.load(Ordering::SeqCst)),
            "n_waiting" => Value::Int(0),
            "parties" => Value::Int(self.parties),
            _ => return None,
        })
    }
}

static METHODS: &[Method] = &[
    Method {
        name: "abort",
        run: |_, this, arguments| {
            let [] = arguments.written("Barrier.abort", [], 0)?;
            barrier(this)?.become_state(BROKEN);
            Ok(Value::None)
        },
    },
    Method {
        name: "reset",
        run: |_, this, arguments| {
            let [] = arguments.written("Barrier.reset", [], 0)?;
            let this = barrier(this)?;
            let waiting = this.waiting.load(Ordering::SeqCst) > 0;
            match this.state.load(Ordering::SeqCst) {
                FILLING | BROKEN if waiting => this.become_state(RESETTING),
                FILLING | BROKEN => this.become_state(FILLING),
                _ => this.changed.notify(),
            }
            Ok(Value::None)
        },
    },
    Method { name: "wait", run: wait },
];

impl Barrier {
    fn become_state(&self, state: i8) {
        self.state.store(state, Ordering::SeqCst);
        self.changed.notify();
    }

    fn is(&self, states: &[i8]) -> bool {
        states.contains(&self.state.load(Ordering::SeqCst))
    }
}

fn make(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [parties, action, timeout] = arguments.written("Barrier.__init__", ["parties", "action", "timeout"], 1)?;
    let parties = clamped(&parties.unwrap_or(Value::None))?;
    let action = action.filter(|action| !matches!(action, Value::None));
    let timeout = wait_time(timeout.as_ref())?;
    let (waiting, state, changed) = (AtomicI64::new(0), AtomicI8::new(FILLING), Waiters::default());
    Ok(object::value(Barrier { parties, action, timeout, waiting, state, changed }))
}

fn barrier(value: &Value) -> Result<&Barrier> {
    object::of(value).ok_or_else(|| type_error("barrier expected"))
}

fn broken() -> Thrown {
    Thrown::new(&BROKEN_BARRIER_ERROR, vec![])
}

fn wait(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let [timeout] = arguments.written("Barrier.wait", ["timeout"], 0)?;
    let this = barrier(this)?;
    let timeout = match timeout.filter(|timeout| !matches!(timeout, Value::None)) {
        Some(timeout) => wait_time(Some(&timeout))?,
        None => this.timeout,
    };
    this.changed.until(evaluator, None, || !this.is(&[RESETTING, DRAINING]))?;
    if this.is(&[BROKEN]) {
        return Err(broken());
    }
    let place = this.waiting.fetch_add(1, Ordering::SeqCst);
    let met = if place + 1 == this.parties { open(evaluator, this) } else { stay(evaluator, this, timeout) };
    if this.waiting.fetch_sub(1, Ordering::SeqCst) == 1 && this.is(&[RESETTING, DRAINING]) {
        this.become_state(FILLING);
    }
    met.map(|()| Value::Int(place))
}

/// The last one to come lets all of them go on.
fn open(evaluator: &Evaluator, this: &Barrier) -> Result<()> {
    if let Some(action) = &this.action
        && let Err(thrown) = evaluator.invoke(action, Arguments::default())
    {
        this.become_state(BROKEN);
        return Err(thrown);
    }
    this.become_state(DRAINING);
    Ok(())
}

fn stay(evaluator: &Evaluator, this: &Barrier, timeout: Option<Duration>) -> Result<()> {
    let came = this.changed.until(evaluator, timeout, || !this.is(&[FILLING]));
    if !matches!(came, Ok(true)) {
        this.become_state(BROKEN);
        return Err(came.err().unwrap_or_else(broken));
    }
    if this.is(&[DRAINING]) { Ok(()) } else { Err(broken()) }
}

/// A `local`: what each thread put into it.
#[derive(Debug, Default)]
struct Local(Mutex<Vec<(ThreadId, Dictionary)>>);

fn this_thread() -> ThreadId {
    std::thread::current().id()
}

impl Object for Local {
    fn class(&self) -> &'static Class {
        &LOCAL
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        let all = lock(&self.0);
        let own = all.iter().find(|(thread, _)| *thread == this_thread()).map(|(_, own)| own);
        if name == "__dict__" {
            let mut copy = Dictionary::new();
            for (name, value) in own.into_iter().flat_map(Dictionary::items) {
                if let Value::Str(text) = name {
                    let _ = copy.set(Key::Str(text.clone()), name.clone(), value.clone());
                }
            }
            return Some(Value::dict(copy));
        }
        own?.get(&Key::Str(name.into()))
    }

    fn set_attribute(&self, name: &str, value: Option<&Value>) -> Option<Result<()>> {
        let key = Key::Str(name.into());
        let mut all = lock(&self.0);
        let place = all.iter().position(|(thread, _)| *thread == this_thread());
        let old = match (value, place) {
            (Some(value), place) => {
                let place = place.unwrap_or_else(|| {
                    all.push((this_thread(), Dictionary::new()));
                    all.len() - 1
                });
                all[place].1.set(key, Value::text(name), value.clone())
            }
            (None, place) => {
                let old = place.and_then(|place| all[place].1.remove(&key));
                if old.is_none() {
                    drop(all);
                    return Some(Err(raise(&ATTRIBUTE_ERROR, name)));
                }
                old.map(|(_, value)| value)
            }
        };
        drop(all);
        drop(old);
        Some(Ok(()))
    }
}

fn make_local(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    if !arguments.positional.is_empty() || !arguments.keyword.is_empty() {
        return Err(type_error("Initialization arguments are not supported"));
    }
    Ok(object::value(Local::default()))
}
