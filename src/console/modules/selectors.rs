//! The `selectors` module: objects that watch several sockets and keep what the program wants to know of each.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

#[cfg(target_os = "linux")]
use super::epoll::Watcher;
use super::select::{duration, seconds_of, wait};
use crate::console::builtins::arguments::integer;
use crate::console::builtins::classes::{OBJECT, TUPLE};
use crate::console::dictionary::{Dictionary, Key};
use crate::console::evaluate::Evaluator;
use crate::console::exception::{
    KEY_ERROR, OS_ERROR, RUNTIME_ERROR, Result, Thrown, os_error, raise, type_error, value_error,
};
use crate::console::iterate::Iter;
use crate::console::object::{self, Object};
use crate::console::operators::key_of;
use crate::console::record::{self, Shape};
use crate::console::set_table::SetTable;
use crate::console::sockets::descriptor_of;
use crate::console::text;
use crate::console::value::{Arguments, Class, ClassKind, Method, Module, Value, lock};
use crate::journal::call::Operation;
use crate::kernel::descriptor::Watched;
#[cfg(target_os = "linux")]
use crate::kernel::epoll::Change;

const EVENT_READ: i64 = 1;
const EVENT_WRITE: i64 = 2;

/// The module.
pub static MODULE: Module = Module {
    name: "selectors",
    get: |_, name| {
        Some(match name {
            "EVENT_READ" => Value::Int(EVENT_READ),
            "EVENT_WRITE" => Value::Int(EVENT_WRITE),
            "DefaultSelector" => Value::Class(default_class()),
            "SelectorKey" => Value::Class(&SELECTOR_KEY),
            "BaseSelector" => Value::Class(&BASE),
            _ => Value::Class(CLASSES.iter().find(|class| class.name == name)?),
        })
    },
    names: || {
        let named = ["BaseSelector", "DefaultSelector", "EVENT_READ", "EVENT_WRITE", "SelectorKey"];
        named.into_iter().chain(CLASSES.iter().map(|class| class.name)).collect()
    },
};

static SELECTOR_KEY: Class = Class {
    name: "SelectorKey",
    module: "selectors",
    base: Some(&TUPLE),
    kind: ClassKind::Value { make: make_key, methods: KEY_METHODS, functions: &[] },
};

fn make_key(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let fields = arguments.written("SelectorKey.__new__", ["fileobj", "fd", "events", "data"], 4)?;
    Ok(record::value(&KEY_SHAPE, fields.into_iter().flatten().collect()))
}

static KEY_METHODS: &[Method] = &[
    Method {
        name: "_asdict",
        run: |_, this, _| {
            let mut fields = Dictionary::new();
            for (name, value) in record::fields(this) {
                drop(fields.set(Key::Str(name.into()), Value::text(name), value));
            }
            Ok(Value::dict(fields))
        },
    },
    Method {
        name: "_replace",
        run: |_, this, arguments| {
            let mut items = Vec::new();
            for (name, value) in record::fields(this) {
                let new = arguments.keyword.iter().find(|(given, _)| &**given == name);
                items.push(new.map_or(value, |(_, new)| new.clone()));
            }
            Ok(record::value(&KEY_SHAPE, items))
        },
    },
];
static KEY_SHAPE: Shape =
    Shape { class: &SELECTOR_KEY, title: "SelectorKey", fields: &["fileobj", "fd", "events", "data"] };

macro_rules! selectors {
    ($($id:ident = $name:literal, $make:expr;)*) => {
        $(
            static $id: Class = Class {
                name: $name,
                module: "selectors",
                base: Some(&BASE),
                kind: ClassKind::Value { make: $make, methods: METHODS, functions: &[] },
            };
        )*
    };
}

static BASE: Class = Class {
    name: "BaseSelector",
    module: "selectors",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make: abstract_class, methods: &[], functions: &[] },
};

fn abstract_class(_: &Evaluator, _: Arguments) -> Result<Value> {
    let methods = "get_map, register, select, unregister";
    Err(type_error(format!("Can't instantiate abstract class BaseSelector with abstract methods {methods}")))
}

selectors! {
    SELECT = "SelectSelector", |_, arguments| make(arguments, Way::Select);
    POLL = "PollSelector", |_, arguments| make(arguments, Way::Poll);
}
#[cfg(target_os = "linux")]
selectors! { EPOLL = "EpollSelector", |_, arguments| make(arguments, Way::Epoll(Watcher::new()?)); }

#[cfg(target_os = "linux")]
static CLASSES: &[&Class] = &[&SELECT, &POLL, &EPOLL];
#[cfg(not(target_os = "linux"))]
static CLASSES: &[&Class] = &[&SELECT, &POLL];

#[cfg(target_os = "linux")]
fn default_class() -> &'static Class {
    &EPOLL
}

#[cfg(not(target_os = "linux"))]
fn default_class() -> &'static Class {
    &POLL
}

/// How a selector waits.
#[derive(Debug)]
enum Way {
    Select,
    Poll,
    #[cfg(target_os = "linux")]
    Epoll(Watcher),
}

/// What is watched.
#[derive(Clone, Debug)]
struct Watch {
    object: Value,
    fd: i32,
    events: i64,
    data: Value,
}

impl Watch {
    fn key(&self) -> Value {
        let [fd, events] = [self.fd.into(), self.events].map(Value::Int);
        record::value(&KEY_SHAPE, vec![self.object.clone(), fd, events, self.data.clone()])
    }
}

/// A selector.
#[derive(Debug)]
struct Selector {
    way: Way,
    watches: Mutex<Vec<Watch>>,
    closed: AtomicBool,
}

static METHODS: &[Method] = &[
    Method { name: "__enter__", run: |_, this, _| Ok(this.clone()) },
    Method { name: "__exit__", run: |_, this, _| close(this) },
    Method { name: "close", run: |_, this, _| close(this) },
    Method {
        name: "get_key",
        run: |evaluator, this, arguments| {
            let [object] = arguments.written(&qualified(this, "get_key"), ["fileobj"], 1)?;
            let this = selector(this)?;
            if this.closed.load(Ordering::SeqCst) {
                return Err(raise(&RUNTIME_ERROR, "Selector is closed"));
            }
            find(evaluator, this, &object.unwrap_or(Value::None)).map(|watch| watch.key())
        },
    },
    Method {
        name: "get_map",
        run: |_, this, _| {
            let closed = selector(this)?.closed.load(Ordering::SeqCst);
            Ok(if !closed { object::value(Map(this.clone())) } else { Value::None })
        },
    },
    Method { name: "modify", run: modify },
    Method { name: "register", run: register },
    Method { name: "select", run: select },
    Method { name: "unregister", run: unregister },
];

impl Object for Selector {
    fn class(&self) -> &'static Class {
        match self.way {
            Way::Select => &SELECT,
            Way::Poll => &POLL,
            #[cfg(target_os = "linux")]
            Way::Epoll(_) => &EPOLL,
        }
    }
}

fn make(arguments: Arguments, way: Way) -> Result<Value> {
    if !arguments.positional.is_empty() || !arguments.keyword.is_empty() {
        return Err(type_error("a selector takes no arguments"));
    }
    Ok(object::value(Selector { way, watches: Mutex::default(), closed: AtomicBool::new(false) }))
}

fn selector(value: &Value) -> Result<&Selector> {
    object::of(value).ok_or_else(|| type_error("selector expected"))
}

/// A method's name with the class of selectors.py that it is written in.
fn qualified(this: &Value, method: &str) -> String {
    let way = selector(this).map(|this| &this.way);
    let class = match (way, method) {
        (_, "get_key") | (Ok(Way::Select), "modify") => "BaseSelector",
        (Ok(Way::Select), _) => "SelectSelector",
        (Ok(Way::Poll), "select") => "_PollLikeSelector",
        #[cfg(target_os = "linux")]
        (Ok(Way::Epoll(_)), "select") => "EpollSelector",
        _ => "_PollLikeSelector",
    };
    format!("{class}.{method}")
}

fn close(this: &Value) -> Result<Value> {
    let this = selector(this)?;
    let old = std::mem::take(&mut *lock(&this.watches));
    drop(old);
    this.closed.store(true, Ordering::SeqCst);
    #[cfg(target_os = "linux")]
    if let Way::Epoll(watcher) = &this.way {
        watcher.close()?;
    }
    Ok(Value::None)
}

/// The number of what is to be watched, in the module's own words.
fn number(evaluator: &Evaluator, object: &Value) -> Result<i32> {
    descriptor_of(evaluator, object).map_err(|thrown| match thrown.is_a(&crate::console::exception::TYPE_ERROR) {
        true => value_error(format!("Invalid file object: {}", text::repr(object))),
        false => {
            let fd = match object {
                Value::Socket(socket) => i64::from(socket.socket().fileno()),
                other => other.as_small().unwrap_or(-1),
            };
            value_error(format!("Invalid file descriptor: {fd}"))
        }
    })
}

/// The watch of an object: by its number, or for one that was closed meanwhile as itself.
fn find(evaluator: &Evaluator, this: &Selector, object: &Value) -> Result<Watch> {
    let fd = number(evaluator, object);
    let watches = lock(&this.watches).clone();
    let found = match fd {
        Ok(fd) => watches.into_iter().find(|watch| watch.fd == fd),
        Err(thrown) => match watches.into_iter().find(|watch| watch.object.is(object)) {
            Some(watch) => Some(watch),
            None => return Err(thrown),
        },
    };
    found.ok_or_else(|| Thrown::new(&KEY_ERROR, vec![Value::text(format!("{} is not registered", text::repr(object)))]))
}

fn events_of(value: &Value) -> Result<i64> {
    // `not events or events & ~(EVENT_READ | EVENT_WRITE)`
    if value.truth() && value.as_integer().is_none() {
        let given = value.type_name();
        return Err(type_error(format!("unsupported operand type(s) for &: '{given}' and 'int'")));
    }
    match integer(value).ok().and_then(|events| i64::try_from(events).ok()) {
        Some(events) if events > 0 && events & !(EVENT_READ | EVENT_WRITE) == 0 => Ok(events),
        _ => Err(value_error(format!("Invalid events: {}", text::repr(value)))),
    }
}

/// Events as poll(2) and epoll(7) have them, which give them the same numbers.
fn bits(events: i64) -> i16 {
    let read = if events & EVENT_READ != 0 { libc::POLLIN } else { 0 };
    read | if events & EVENT_WRITE != 0 { libc::POLLOUT } else { 0 }
}

fn register(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let [object, events, data] = arguments.written(&qualified(this, "register"), ["fileobj", "events", "data"], 2)?;
    let this = selector(this)?;
    let (object, events) = (object.unwrap_or(Value::None), events_of(&events.unwrap_or(Value::None))?);
    let fd = number(evaluator, &object)?;
    if lock(&this.watches).iter().any(|watch| watch.fd == fd) {
        let message = format!("{} (FD {fd}) is already registered", text::repr(&object));
        return Err(Thrown::new(&KEY_ERROR, vec![Value::text(message)]));
    }
    #[cfg(target_os = "linux")]
    if let Way::Epoll(watcher) = &this.way {
        watcher.change(Change::Add, fd, bits(events) as u32)?;
    }
    let watch = Watch { object, fd, events, data: data.unwrap_or(Value::None) };
    let key = watch.key();
    lock(&this.watches).push(watch);
    Ok(key)
}

fn forget(this: &Selector, fd: i32) {
    let old = {
        let mut watches = lock(&this.watches);
        let place = watches.iter().position(|watch| watch.fd == fd);
        place.map(|place| watches.remove(place))
    };
    drop(old);
}

fn unregister(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let [object] = arguments.written(&qualified(this, "unregister"), ["fileobj"], 1)?;
    let this = selector(this)?;
    let watch = find(evaluator, this, &object.unwrap_or(Value::None))?;
    forget(this, watch.fd);
    #[cfg(target_os = "linux")]
    if let Way::Epoll(watcher) = &this.way {
        // As selectors.py: the descriptor may be closed already.
        match watcher.change(Change::Delete, watch.fd, 0) {
            Err(thrown) if !thrown.is_a(&OS_ERROR) => return Err(thrown),
            _ => {}
        }
    }
    Ok(watch.key())
}

fn modify(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let [object, events, data] = arguments.written(&qualified(this, "modify"), ["fileobj", "events", "data"], 2)?;
    let this = selector(this)?;
    let object = object.unwrap_or(Value::None);
    let old = find(evaluator, this, &object)?;
    let given = events.unwrap_or(Value::None);
    let events = match given.as_small() {
        Some(same) if same == old.events => same,
        // As selectors.py: SelectSelector takes it out and watches it anew, the others only change what they watch.
        _ if matches!(this.way, Way::Select) => events_of(&given).inspect_err(|_| forget(this, old.fd))?,
        Some(other) => other,
        None => return events_of(&given).map(Value::Int),
    };
    #[cfg(target_os = "linux")]
    if let Way::Epoll(watcher) = &this.way
        && events != old.events
    {
        watcher.change(Change::Modify, old.fd, bits(events) as u32)?;
    }
    let new = Watch { events, data: data.unwrap_or(Value::None), ..old };
    let key = new.key();
    let replaced = {
        let mut watches = lock(&this.watches);
        let place = watches.iter_mut().find(|watch| watch.fd == new.fd);
        place.map(|place| std::mem::replace(place, new))
    };
    drop(replaced);
    Ok(key)
}

fn select(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let [timeout] = arguments.written(&qualified(this, "select"), ["timeout"], 0)?;
    let this = selector(this)?;
    let given = timeout.as_ref().map_or("", |timeout| timeout.type_name());
    let wrong = match this.way {
        Way::Select => format!("'>' not supported between instances of 'int' and '{given}'"),
        _ => format!("'<=' not supported between instances of '{given}' and 'int'"),
    };
    let seconds = seconds_of(timeout.as_ref(), &wrong)?.map(|seconds| seconds.max(0.0));
    let watches = lock(&this.watches).clone();
    let numbers = |wanted| watches.iter().filter(|watch| watch.events & wanted != 0).map(|watch| watch.fd).collect();
    let operation = Operation::Select { readers: numbers(EVENT_READ), writers: numbers(EVENT_WRITE), seconds };
    let states: Vec<(i32, i32)> = match &this.way {
        #[cfg(target_os = "linux")]
        Way::Epoll(watcher) => {
            let timeout = seconds.map(duration).transpose()?;
            let found = watcher.wait(evaluator, operation, watches.len().max(1), timeout)?;
            found.into_iter().map(|(fd, events)| (fd, events as i32)).collect()
        }
        _ => {
            let mut watched: Vec<Watched> =
                watches.iter().map(|watch| Watched { fd: watch.fd, events: bits(watch.events), ready: 0 }).collect();
            wait(evaluator, operation, &mut watched, seconds)?;
            let states: Vec<(i32, i32)> = watched.iter().map(|one| (one.fd, one.ready.into())).collect();
            if matches!(this.way, Way::Select) { by_set(&watches, states)? } else { states }
        }
    };
    let mut found = Vec::new();
    for (fd, state) in states {
        let mut events = 0;
        // As selectors.py: what is not only writable is readable, and the other way round.
        if state & !i32::from(libc::POLLIN) != 0 {
            events |= EVENT_WRITE;
        }
        if state & !i32::from(libc::POLLOUT) != 0 {
            events |= EVENT_READ;
        }
        if let Some(watch) = watches.iter().find(|watch| watch.fd == fd)
            && events & watch.events != 0
        {
            found.push(Value::tuple(vec![watch.key(), Value::Int(events & watch.events)]));
        }
    }
    Ok(Value::list(found))
}

/// What SelectSelector finds comes in the order of the set `ready to read | ready to write`.
fn by_set(watches: &[Watch], states: Vec<(i32, i32)>) -> Result<Vec<(i32, i32)>> {
    if states.iter().any(|(_, state)| state & i32::from(libc::POLLNVAL) != 0) {
        return Err(os_error(libc::EBADF));
    }
    let error = i32::from(libc::POLLERR);
    let side = |wanted: i64, bits: i32| {
        let mut table = SetTable::default();
        for ((fd, state), watch) in states.iter().zip(watches) {
            if watch.events & wanted != 0 && state & bits != 0 {
                drop(table.add(Key::Int((*fd).into()), Value::Int((*fd).into())));
            }
        }
        table
    };
    let hung = i32::from(libc::POLLHUP);
    let mut all = side(EVENT_READ, i32::from(libc::POLLIN) | hung | error);
    drop(all.merge(&side(EVENT_WRITE, i32::from(libc::POLLOUT) | error)));
    let order: Vec<i32> = all.items().filter_map(|(_, value)| value.as_small()).map(|fd| fd as i32).collect();
    Ok(order.into_iter().filter_map(|fd| states.iter().find(|(known, _)| *known == fd).copied()).collect())
}

/// What `get_map()` gives: a mapping from what is watched to its key.
#[derive(Debug)]
struct Map(Value);

static MAP: Class = Class {
    name: "_SelectorMapping",
    module: "selectors",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make: record::cannot_make, methods: MAP_METHODS, functions: &[] },
};

static MAP_METHODS: &[Method] = &[
    Method {
        name: "get",
        run: |evaluator, this, arguments| {
            let [wanted, default] = arguments.written("Mapping.get", ["key", "default"], 1)?;
            let found = of_map(this)?.index(evaluator, &wanted.unwrap_or(Value::None)).transpose();
            match found {
                Ok(Some(key)) => Ok(key),
                Err(thrown) if !thrown.is_a(&KEY_ERROR) => Err(thrown),
                _ => Ok(default.unwrap_or(Value::None)),
            }
        },
    },
    Method { name: "items", run: |evaluator, this, _| view(evaluator, this, "items") },
    Method { name: "keys", run: |evaluator, this, _| view(evaluator, this, "keys") },
    Method { name: "values", run: |evaluator, this, _| view(evaluator, this, "values") },
];

fn of_map(value: &Value) -> Result<&Map> {
    object::of(value).ok_or_else(|| type_error("mapping expected"))
}

fn view(evaluator: &Evaluator, this: &Value, name: &str) -> Result<Value> {
    let mut all = Dictionary::new();
    for watch in of_map(this)?.watches() {
        let fd = Value::Int(watch.fd.into());
        drop(all.set(key_of(&fd)?, fd, watch.key()));
    }
    let method = crate::console::attributes::get(evaluator, &Value::dict(all), name)?;
    evaluator.invoke(&method, Arguments::default())
}

impl Map {
    fn watches(&self) -> Vec<Watch> {
        selector(&self.0).map(|selector| lock(&selector.watches).clone()).unwrap_or_default()
    }
}

impl Object for Map {
    fn class(&self) -> &'static Class {
        &MAP
    }

    /// As a Mapping does: it is looked up, and what is not found is not in it.
    fn contains(&self, evaluator: &Evaluator, item: &Value) -> Option<Result<bool>> {
        let found = self.index(evaluator, item)?;
        Some(match found {
            Ok(_) => Ok(true),
            Err(thrown) if thrown.is_a(&KEY_ERROR) => Ok(false),
            Err(thrown) => Err(thrown),
        })
    }

    fn length(&self) -> Option<usize> {
        Some(self.watches().len())
    }

    fn iterate(&self) -> Option<Result<Iter>> {
        let numbers: Vec<Value> = self.watches().iter().map(|watch| Value::Int(watch.fd.into())).collect();
        Some(Ok(Iter::Values(numbers.into())))
    }

    fn index(&self, evaluator: &Evaluator, index: &Value) -> Option<Result<Value>> {
        Some(selector(&self.0).and_then(|selector| find(evaluator, selector, index)).map(|watch| watch.key()))
    }
}
