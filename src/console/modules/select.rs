//! The `select` module: `select`, `poll` and, on Linux, `epoll`.

use std::sync::Mutex;
use std::time::Duration;

use super::{epoll, function, functions_of};
use crate::console::arithmetic;
use crate::console::builtins::arguments::integer;
use crate::console::builtins::classes::OBJECT;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{
    KEY_ERROR, OS_ERROR, Result, Thrown, of_failure, os_error, overflow_error, type_error, value_error,
};
use crate::console::iterate::Iter;
use crate::console::object::{self, Object};
use crate::console::record::cannot_make;
use crate::console::sockets::descriptor_of;
use crate::console::value::{Arguments, Builtin, Class, ClassKind, Method, Module, Value, lock};
use crate::journal::call::Operation;
use crate::kernel::descriptor::{self, Watched};
use crate::net::ready;

/// The module.
pub static MODULE: Module = Module {
    name: "select",
    get: |_, name| match name {
        "error" => Some(Value::Class(&OS_ERROR)),
        "epoll" => epoll::class().map(Value::Class),
        _ => function(FUNCTIONS, name).or_else(|| {
            let mut numbers = NUMBERS.iter().chain(epoll::NUMBERS);
            numbers.find(|(known, _)| *known == name).map(|(_, number)| Value::Int(*number))
        }),
    },
    names: || {
        let numbers = NUMBERS.iter().chain(epoll::NUMBERS).map(|(name, _)| *name);
        let classes = epoll::class().map(|class| class.name);
        functions_of(FUNCTIONS, &["error"]).into_iter().chain(numbers).chain(classes).collect()
    },
};

static FUNCTIONS: &[Builtin] = &[Builtin { name: "poll", run: poll }, Builtin { name: "select", run: select }];

static NUMBERS: &[(&str, i64)] = &[
    ("PIPE_BUF", libc::PIPE_BUF as i64),
    ("POLLERR", libc::POLLERR as i64),
    ("POLLHUP", libc::POLLHUP as i64),
    ("POLLIN", libc::POLLIN as i64),
    ("POLLMSG", 0x400),
    ("POLLNVAL", libc::POLLNVAL as i64),
    ("POLLOUT", libc::POLLOUT as i64),
    ("POLLPRI", libc::POLLPRI as i64),
    ("POLLRDBAND", libc::POLLRDBAND as i64),
    ("POLLRDHUP", 0x2000),
    ("POLLRDNORM", libc::POLLRDNORM as i64),
    ("POLLWRBAND", libc::POLLWRBAND as i64),
    ("POLLWRNORM", libc::POLLWRNORM as i64),
];

/// `FD_SETSIZE`: the number that select(2) cannot name any more.
const SET_SIZE: i32 = 1024;

/// A timeout in seconds; `None` waits for ever.
///
/// # Errors
/// TypeError in these words, OverflowError.
pub fn seconds_of(value: Option<&Value>, wrong: &str) -> Result<Option<f64>> {
    match value {
        None | Some(Value::None) => Ok(None),
        Some(value) => match arithmetic::to_float(value) {
            Some(seconds) => {
                let seconds = seconds?;
                if seconds.is_nan() {
                    return Err(value_error("Invalid value NaN (not a number)"));
                }
                // CPython keeps nanoseconds in 64 bits.
                if seconds.abs() > 9_223_372_036.0 && value.as_integer().is_some() {
                    return Err(overflow_error("timestamp too large to convert to C _PyTime_t"));
                }
                Ok(Some(seconds))
            }
            None => Err(type_error(wrong)),
        },
    }
}

/// A length of time; what no clock can count is an OverflowError.
///
/// # Errors
/// OverflowError.
pub fn duration(seconds: f64) -> Result<Duration> {
    Duration::try_from_secs_f64(seconds.max(0.0))
        .ok()
        .filter(|time| time.as_nanos() <= i64::MAX as u128)
        .ok_or_else(|| overflow_error("timestamp out of range for platform time_t"))
}

/// Waits for descriptors, with the call told to the recorder.
///
/// # Errors
/// OSError, KeyboardInterrupt.
pub fn wait(
    evaluator: &Evaluator,
    operation: Operation,
    watched: &mut [Watched],
    seconds: Option<f64>,
) -> Result<usize> {
    let timeout = seconds.map(duration).transpose()?;
    let recorder = &*evaluator.shared.recorder;
    ready::wait_any(recorder, operation, watched, timeout, evaluator.hears_interrupts())
        .map_err(|failure| of_failure(&failure))
}

/// `select.select(readers, writers, exceptional, timeout)`.
fn select(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.no_keywords("select.select")?;
    arguments.between("select", 3, 4)?;
    let seconds = seconds_of(arguments.get(3), "timeout must be a float or None")?;
    if seconds.is_some_and(|seconds| seconds < 0.0) {
        return Err(value_error("timeout must be non-negative"));
    }
    let mut lists: Vec<Vec<(Value, i32)>> = Vec::new();
    for list in &arguments.positional[..3] {
        let items = Iter::over(list).map_err(|_| type_error("arguments 1-3 must be sequences"))?.collect(evaluator)?;
        let mut with_numbers = Vec::with_capacity(items.len());
        for item in items {
            let fd = descriptor_of(evaluator, &item)?;
            if fd >= SET_SIZE {
                return Err(value_error("filedescriptor out of range in select()"));
            }
            with_numbers.push((item, fd));
        }
        lists.push(with_numbers);
    }
    let numbers: Vec<Vec<i32>> = lists.iter().map(|list| list.iter().map(|(_, fd)| *fd).collect()).collect();
    let operation = Operation::Select { readers: numbers[0].clone(), writers: numbers[1].clone(), seconds };
    let timeout = seconds.map(duration).transpose()?;
    let sets = [&numbers[0][..], &numbers[1][..], &numbers[2][..]];
    let wait = |milliseconds| {
        let left = u64::try_from(milliseconds).ok().map(Duration::from_millis);
        descriptor::select(&sets, left)
    };
    let recorder = &*evaluator.shared.recorder;
    let count = |came: &[Vec<bool>; 3]| came.iter().flatten().filter(|came| **came).count();
    let came = ready::wait_with(recorder, operation, timeout, evaluator.hears_interrupts(), wait, count)
        .map_err(|failure| of_failure(&failure))?;
    let found = lists.into_iter().zip(came).map(|(list, came)| {
        let ready = list.into_iter().zip(came).filter(|(_, came)| *came);
        Value::list(ready.map(|((item, _), _)| item).collect())
    });
    Ok(Value::tuple(found.collect::<Vec<Value>>()))
}

/// What `select.poll()` gives.
#[derive(Debug, Default)]
struct Poll {
    /// Descriptors with what they are watched for, in the order in which they came.
    watched: Mutex<Vec<(i32, i16)>>,
}

static POLL: Class = Class {
    name: "poll",
    module: "select",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make: cannot_make, methods: POLL_METHODS, functions: &[] },
};

static POLL_METHODS: &[Method] = &[
    Method { name: "modify", run: |evaluator, this, arguments| change(evaluator, this, arguments, "modify") },
    Method { name: "poll", run: poll_now },
    Method { name: "register", run: |evaluator, this, arguments| change(evaluator, this, arguments, "register") },
    Method {
        name: "unregister",
        run: |evaluator, this, arguments| {
            let fd = descriptor_of(evaluator, &arguments.one("select.poll.unregister")?)?;
            let mut watched = lock(&this_poll(this)?.watched);
            match watched.iter().position(|(known, _)| *known == fd) {
                Some(place) => {
                    watched.remove(place);
                    Ok(Value::None)
                }
                None => Err(Thrown::new(&KEY_ERROR, vec![Value::Int(fd.into())])),
            }
        },
    },
];

impl Object for Poll {
    fn class(&self) -> &'static Class {
        &POLL
    }
}

fn poll(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.none("select.poll")?;
    Ok(object::value(Poll::default()))
}

fn this_poll(value: &Value) -> Result<&Poll> {
    object::of(value).ok_or_else(|| type_error("poll expected"))
}

fn change(evaluator: &Evaluator, this: &Value, arguments: Arguments, name: &str) -> Result<Value> {
    let adds = name == "register";
    arguments.between(name, if adds { 1 } else { 2 }, 2)?;
    let fd = descriptor_of(evaluator, &arguments.positional[0])?;
    let usual = libc::POLLIN | libc::POLLPRI | libc::POLLOUT;
    let events = match arguments.get(1) {
        None => usual,
        Some(mask) => {
            let mask = integer(mask).map_err(|_| type_error("an integer is required"))?;
            if mask < 0.into() {
                return Err(value_error("value must be positive"));
            }
            u16::try_from(mask).map_err(|_| overflow_error("Python int too large for C unsigned short"))? as i16
        }
    };
    let mut watched = lock(&this_poll(this)?.watched);
    match watched.iter_mut().find(|(known, _)| *known == fd) {
        Some(known) => known.1 = events,
        None if adds => watched.push((fd, events)),
        None => return Err(os_error(libc::ENOENT)),
    }
    Ok(Value::None)
}

fn poll_now(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    arguments.between("poll", 0, 1)?;
    let milliseconds = seconds_of(arguments.get(0), "timeout must be an integer or None")?;
    let seconds = milliseconds.filter(|milliseconds| *milliseconds >= 0.0).map(|milliseconds| milliseconds / 1000.0);
    let mut watched: Vec<Watched> = {
        let known = lock(&this_poll(this)?.watched);
        known.iter().map(|(fd, events)| Watched { fd: *fd, events: *events, ready: 0 }).collect()
    };
    let operation = Operation::Poll { descriptors: watched.iter().map(|one| one.fd).collect(), seconds };
    wait(evaluator, operation, &mut watched, seconds)?;
    let ready = watched.iter().filter(|one| one.ready != 0);
    let pairs = ready.map(|one| Value::tuple(vec![Value::Int(one.fd.into()), Value::Int((one.ready as u16).into())]));
    Ok(Value::list(pairs.collect()))
}
