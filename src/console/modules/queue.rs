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
use crate::console::ir::Comparison;
use crate::console::object::{self, Object};
use crate::console::operators;
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
            "PriorityQueue" => &PRIORITY,
            "Queue" => &QUEUE,
            "SimpleQueue" => &SIMPLE,
            _ => return None,
        }))
    },
    names: || vec!["Empty", "Full", "LifoQueue", "PriorityQueue", "Queue", "SimpleQueue"],
};

macro_rules! classes {
    ($($id:ident = $name:literal in $module:literal, $base:expr, $methods:expr, $order:expr;)*) => {
        $(
            static $id: Class = Class {
                name: $name,
                module: $module,
                base: Some($base),
                kind: ClassKind::Value {
                    make: |_, arguments| make(arguments, &$id, $order),
                    methods: $methods,
                    functions: &[],
                },
            };
        )*
    };
}

classes! {
    QUEUE = "Queue" in "queue", &OBJECT, METHODS, Order::First;
    LIFO = "LifoQueue" in "queue", &QUEUE, &[], Order::Last;
    PRIORITY = "PriorityQueue" in "queue", &QUEUE, &[], Order::Least;
    SIMPLE = "SimpleQueue" in "_queue", &OBJECT, SIMPLE_METHODS, Order::First;
}

/// What `get` takes: what came first, what came last, or the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    First,
    Last,
    Least,
}

/// A queue.
#[derive(Debug)]
struct Queue {
    class: &'static Class,
    items: Mutex<VecDeque<Value>>,
    /// What was given for how many it may hold.
    maximum: Value,
    /// How many it may hold; 0 for any number.
    most: usize,
    order: Order,
    unfinished: AtomicI64,
    changed: Waiters,
}

impl Object for Queue {
    fn class(&self) -> &'static Class {
        self.class
    }

    fn truth(&self) -> bool {
        true
    }

    fn attributes(&self) -> &'static [&'static str] {
        if std::ptr::eq(self.class, &SIMPLE) { &[] } else { &["maxsize", "unfinished_tasks"] }
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        match name {
            _ if std::ptr::eq(self.class, &SIMPLE) => None,
            "maxsize" => Some(self.maximum.clone()),
            "unfinished_tasks" => Some(Value::Int(self.unfinished.load(Ordering::SeqCst))),
            _ => None,
        }
    }
}

const EMPTY: Method = Method { name: "empty", run: |_, this, _| Ok(Value::Bool(lock(&queue(this)?.items).is_empty())) };
const GET: Method = Method {
    name: "get",
    run: |evaluator, this, arguments| {
        let [block, timeout] = arguments.written("Queue.get", ["block", "timeout"], 0)?;
        get(evaluator, this, patience(block, timeout)?)
    },
};
const GET_NOWAIT: Method =
    Method { name: "get_nowait", run: |evaluator, this, _| get(evaluator, this, Some(Duration::ZERO)) };
const PUT: Method = Method {
    name: "put",
    run: |evaluator, this, arguments| {
        let [item, block, timeout] = arguments.written("Queue.put", ["item", "block", "timeout"], 1)?;
        put(evaluator, this, item.unwrap_or(Value::None), patience(block, timeout)?)
    },
};
const PUT_NOWAIT: Method = Method {
    name: "put_nowait",
    run: |evaluator, this, arguments| {
        let [item] = arguments.written("Queue.put_nowait", ["item"], 1)?;
        put(evaluator, this, item.unwrap_or(Value::None), Some(Duration::ZERO))
    },
};
const SIZE: Method = Method { name: "qsize", run: |_, this, _| Ok(Value::Int(lock(&queue(this)?.items).len() as i64)) };

static SIMPLE_METHODS: &[Method] = &[EMPTY, GET, GET_NOWAIT, PUT, PUT_NOWAIT, SIZE];

static METHODS: &[Method] = &[
    EMPTY,
    Method { name: "full", run: |_, this, _| queue(this).map(|this| Value::Bool(this.full())) },
    GET,
    GET_NOWAIT,
    Method {
        name: "join",
        run: |evaluator, this, _| {
            let this = queue(this)?;
            this.changed.until(evaluator, None, || this.unfinished.load(Ordering::SeqCst) == 0)?;
            Ok(Value::None)
        },
    },
    PUT,
    PUT_NOWAIT,
    SIZE,
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

fn make(arguments: Arguments, class: &'static Class, order: Order) -> Result<Value> {
    let maximum = if std::ptr::eq(class, &SIMPLE) {
        arguments.none("SimpleQueue")?;
        None
    } else {
        arguments.written("Queue.__init__", ["maxsize"], 0)?.into_iter().next().flatten()
    };
    let maximum = maximum.unwrap_or(Value::Int(0));
    let most = usize::try_from(c_int(&maximum)?).unwrap_or(0);
    let (items, unfinished) = (Mutex::default(), AtomicI64::new(0));
    Ok(object::value(Queue { class, items, maximum, most, order, unfinished, changed: Waiters::default() }))
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
        found = if this.order == Order::Last { items.pop_back() } else { items.pop_front() };
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
    if this.order == Order::Least {
        insert(evaluator, this, item)?;
    } else {
        lock(&this.items).push_back(item);
    }
    this.unfinished.fetch_add(1, Ordering::SeqCst);
    this.changed.notify();
    Ok(Value::None)
}

/// Puts an item behind those that are not greater: the least is always the first. Comparing may run the program's own
/// methods, so it is done without the lock.
fn insert(evaluator: &Evaluator, this: &Queue, item: Value) -> Result<()> {
    let items: Vec<Value> = lock(&this.items).iter().cloned().collect();
    let (mut low, mut high) = (0, items.len());
    while low < high {
        let middle = (low + high) / 2;
        if operators::compare(evaluator, Comparison::Less, &item, &items[middle])? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    let mut now = lock(&this.items);
    let place = low.min(now.len());
    now.insert(place, item);
    Ok(())
}
