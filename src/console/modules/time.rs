//! The `time` module.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::{calendar, function, functions_of};
use crate::console::arithmetic;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{Result, interrupted, overflow_error, type_error, value_error};
use crate::console::value::{Arguments, Builtin, Module, Value};
use crate::journal::call::{Failure, Operation, Returned};
use crate::kernel::{clock, descriptor};
use crate::net::recorder::{Begin, End};

/// The module.
pub static MODULE: Module = Module {
    name: "time",
    get: |_, name| match name {
        "struct_time" => Some(Value::Class(calendar::STRUCT_TIME)),
        _ => function(FUNCTIONS, name).or_else(|| function(calendar::FUNCTIONS, name)),
    },
    names: || {
        let calendar = calendar::FUNCTIONS.iter().map(|function| function.name);
        functions_of(FUNCTIONS, &["struct_time"]).into_iter().chain(calendar).collect()
    },
};

/// One of the clocks that only go on, in seconds or nanoseconds.
macro_rules! clocks {
    ($($name:literal)*) => {
        &[
            $(Builtin { name: $name, run: |_, arguments| steady(arguments, $name) },)*
            Builtin { name: "sleep", run: sleep },
            Builtin { name: "time", run: |_, arguments| {
                arguments.none("time.time")?;
                Ok(Value::Float(since_epoch().as_secs_f64()))
            } },
            Builtin { name: "time_ns", run: |_, arguments| {
                arguments.none("time.time_ns")?;
                Ok(Value::Int(since_epoch().as_nanos() as i64))
            } },
        ]
    };
}

static FUNCTIONS: &[Builtin] =
    clocks! { "monotonic" "monotonic_ns" "perf_counter" "perf_counter_ns" "process_time" "process_time_ns" };

fn steady(arguments: Arguments, name: &str) -> Result<Value> {
    arguments.none(&format!("time.{name}"))?;
    let now = if name.starts_with("process") { clock::busy() } else { clock::now() };
    Ok(if name.ends_with("_ns") { Value::Int(now as i64) } else { Value::Float(now as f64 / 1e9) })
}

/// How long ago 1970 began.
pub fn since_epoch() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// `time.sleep`: really asleep in the kernel, told to the recorder, given up for Ctrl-C.
fn sleep(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let given = arguments.one("time.sleep")?;
    let seconds = arithmetic::to_float(&given)
        .ok_or_else(|| type_error(format!("'{}' object cannot be interpreted as an integer", given.type_name())))??;
    if seconds.is_nan() {
        return Err(value_error("Invalid value NaN (not a number)"));
    }
    if seconds < 0.0 {
        return Err(value_error("sleep length must be non-negative"));
    }
    let duration = Duration::try_from_secs_f64(seconds)
        .map_err(|_| overflow_error("timestamp out of range for platform time_t"))?;
    let recorder = &evaluator.shared.recorder;
    let id = recorder.begin(Begin { socket: None, fd: -1, operation: Operation::Sleep { seconds } });
    let end = Instant::now().checked_add(duration);
    let cancelled = loop {
        let left = end.map_or(Duration::MAX, |end| end.saturating_duration_since(Instant::now()));
        if left.is_zero() {
            break false;
        }
        if left < Duration::from_millis(1) {
            std::thread::sleep(left);
            break false;
        }
        // poll(2) on no descriptor: a sleep that a signal ends.
        let milliseconds = i32::try_from(left.as_millis()).unwrap_or(i32::MAX);
        if descriptor::wait_ready(-1, 0, milliseconds).is_err()
            && evaluator.hears_interrupts()
            && recorder.take_interrupt()
        {
            break true;
        }
    };
    if cancelled {
        recorder.end(id, End::failed(Failure::Interrupted { moved: None }));
        return Err(interrupted());
    }
    recorder.end(id, End::returned(Returned::Nothing));
    Ok(Value::None)
}
