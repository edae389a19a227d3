//! The `queue` module: what threads hand each other work with.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use super::threading::wait_time;
use crate::console::builtins::arguments::c_int;
use crate::console::builtins::classes::OBJECT;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{QUEUE_EMPTY, QUEUE_FULL, Result, Thrown, type_error, value_error};
use crate::console::object::{self, Object};
use crate::console::threads::Waiters;
use crate::console::value::{Arguments, Class, ClassKind, Method, Module, Value, lock};

/// The module.
pub static MODULE: Module = Module {
    name: "queue",
    get: |_, name| {
        Some(Value::Class(match name {
            "Empty" => &QUEUE_EMPTY,
            "Full" => &QUEUE_FULL,
            "LifoQueue" => &LIFO,
            "Queue" => &QUEUE,
            _ => return None,
        }))
    },
    names: || vec!["Empty", "Full", "LifoQueue", "Queue"],
};

static QUEUE: Class = Class {
    name: "Queue",
    module: "queue",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make: |_, arguments| make(arguments, false), methods: METHODS, functions: &[] },
};

static LIFO: Class = Class {
    name: "LifoQueue",
    module: "queue",
    base: Some(&QUEUE),
    kind: ClassKind::Value { make: |_, arguments| make(arguments, true), methods: METHODS, functions: &[] },
};

/// A queue.
#[derive(Debug)]
struct Queue {
    items: Mutex<VecDeque<Value>>,
    /// How many it may hold; 0 for any number.
    most: usize,
    last_first: bool,
    unfinished: AtomicI64,
    changed: Waiters,
}

impl Object for Queue {
    fn class(&self) -> &'static Class {
        if self.last_first { &LIFO } else { &QUEUE }
    }
}

static METHODS: &[Method] = &[
    Method { name: "empty", run: |_, this, _| Ok(Value::Bool(lock(&queue(this)?.items).is_empty())) },
    Method { name: "full", run: |_, this, _| queue(this).map(|this| Value::Bool(this.full())) },
    Method {
        name: "get",
        run: |evaluator, this, arguments| {
            let [block, timeout] = arguments.bind("get", ["block", "timeout"], 0)?;
            get(evaluator, this, patience(block, timeout)?)
        },
    },
    Method { name: "get_nowait", run: |evaluator, this, _| get(evaluator, this, Some(Duration::ZERO)) },
    Method {
        name: "join",
        run: |evaluator, this, _| {
            let this = queue(this)?;
            this.changed.until(evaluator, None, || this.unfinished.load(Ordering::SeqCst) == 0)?;
            Ok(Value::None)
        },
    },
    Method {
        name: "put",
        run: |evaluator, this, arguments| {
            let [item, block, timeout] = arguments.bind("put", ["item", "block", "timeout"], 1)?;
            put(evaluator, this, item.unwrap_or(Value::None), patience(block, timeout)?)
        },
    },
    Method {
        name: "put_nowait",
        run: |evaluator, this, arguments| put(evaluator, this, arguments.one("put_nowait")?, Some(Duration::ZERO)),
    },
    Method { name: "qsize", run: |_, this, _| Ok(Value::Int(lock(&queue(this)?.items).len() as i64)) },
    Method {
        name: "task_done",
        run: |_, this, _| {
            let this = queue(this)?;
            match this.unfinished.fetch_sub(1, Ordering::SeqCst) {
                1.. => {
                    this.changed.notify();
                    Ok(Value::None)
                }
                _ => {
                    this.unfinished.store(0, Ordering::SeqCst);
                    Err(value_error("task_done() called too many times"))
                }
            }
        },
    },
];

impl Queue {
    fn full(&self) -> bool {
        self.most > 0 && lock(&self.items).len() >= self.most
    }
}

fn make(arguments: Arguments, last_first: bool) -> Result<Value> {
    let [most] = arguments.bind("Queue.__init__", ["maxsize"], 0)?;
    let most = usize::try_from(most.as_ref().map_or(Ok(0), c_int)?).unwrap_or(0);
    let (items, unfinished) = (Mutex::default(), AtomicI64::new(0));
    Ok(object::value(Queue { items, most, last_first, unfinished, changed: Waiters::default() }))
}

fn queue(value: &Value) -> Result<&Queue> {
    object::of(value).ok_or_else(|| type_error("queue expected"))
}

fn patience(block: Option<Value>, timeout: Option<Value>) -> Result<Option<Duration>> {
    if !block.is_none_or(|block| block.truth()) {
        return Ok(Some(Duration::ZERO));
    }
    if timeout
        .as_ref()
        .and_then(crate::console::arithmetic::to_float)
        .is_some_and(|time| matches!(time, Ok(time) if time < 0.0))
    {
        return Err(value_error("'timeout' must be a non-negative number"));
    }
    wait_time(timeout.as_ref())
}

fn get(evaluator: &Evaluator, this: &Value, timeout: Option<Duration>) -> Result<Value> {
    let this = queue(this)?;
    let mut found = None;
    this.changed.until(evaluator, timeout, || {
        let mut items = lock(&this.items);
        found = if this.last_first { items.pop_back() } else { items.pop_front() };
        found.is_some()
    })?;
    let found = found.ok_or_else(|| Thrown::new(&QUEUE_EMPTY, vec![]))?;
    this.changed.notify();
    Ok(found)
}

fn put(evaluator: &Evaluator, this: &Value, item: Value, timeout: Option<Duration>) -> Result<Value> {
    let this = queue(this)?;
    if !this.changed.until(evaluator, timeout, || !this.full())? {
        return Err(Thrown::new(&QUEUE_FULL, vec![]));
    }
    evaluator.check_items(lock(&this.items).len() + 1)?;
    lock(&this.items).push_back(item);
    this.unfinished.fetch_add(1, Ordering::SeqCst);
    this.changed.notify();
    Ok(Value::None)
}
