//! Options and timeouts of the socket object.

use std::time::Duration;

use super::object::{SocketObject, object, takes};
use crate::console::arithmetic;
use crate::console::builtins::arguments::{c_int, integer};
use crate::console::evaluate::Evaluator;
use crate::console::exception::{OS_ERROR, Result, os_error, overflow_error, raise, type_error, value_error};
use crate::console::operators::bytes_like;
use crate::console::value::{Arguments, Value};
use crate::journal::call::{Failure, Operation, OptionValue, Returned};
use crate::kernel::descriptor;
use crate::net::recorder::{Begin, End};

pub(super) fn getsockopt(_: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    takes(&arguments, "getsockopt", 2, 3)?;
    let this = object(this)?;
    let (level, name) = (c_int(&arguments.positional[0])?, c_int(&arguments.positional[1])?);
    let size = arguments.get(2).map_or(Ok(0), c_int)?;
    match size {
        0 => this
            .socket()
            .option(level, name)
            .map(|number| Value::Int(number.into()))
            .map_err(|error| this.failed(error)),
        1..=1024 => {
            let bytes = this.socket().option_bytes(level, name, size as usize).map_err(|error| this.failed(error))?;
            Ok(Value::bytes(bytes))
        }
        _ => Err(raise(&OS_ERROR, "getsockopt buflen out of range")),
    }
}

pub(super) fn setsockopt(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    arguments.no_keywords("socket.setsockopt")?;
    let this = object(this)?;
    let (level, name, given) = match &arguments.positional[..] {
        [level, name, given] => (c_int(level)?, c_int(name)?, given),
        // `I` takes a number's lowest 32 bits as they are.
        [level, name, Value::None, length] if length.as_small().is_some() => {
            let (level, name) = (c_int(level)?, c_int(name)?);
            let length = length.as_small().unwrap_or(0) as u32;
            return set_null_option(evaluator, this, level, name, length);
        }
        other => {
            return Err(type_error(format!("setsockopt() takes exactly 3 arguments ({} given)", other.len())));
        }
    };
    let value = match (given.as_integer().map(i32::try_from), given.as_bytes()) {
        (Some(Ok(number)), _) => OptionValue::Integer(number),
        (_, Some(bytes)) => OptionValue::Bytes(bytes.to_vec()),
        _ => return Err(bytes_like(given)),
    };
    this.socket().set_option(level, name, value).map_err(|error| this.failed(error))?;
    Ok(Value::None)
}

/// `setsockopt(level, name, None, length)`: the instrumented socket has no such form, so it is told from here.
fn set_null_option(evaluator: &Evaluator, this: &SocketObject, level: i32, name: i32, length: u32) -> Result<Value> {
    let recorder = &evaluator.shared.recorder;
    let operation = Operation::SetOption { level, name, value: OptionValue::Bytes(Vec::new()) };
    let fd = this.socket().fileno();
    let id = recorder.begin(Begin { socket: Some(this.socket().id()), fd, operation });
    match descriptor::set_option_null(fd, level, name, length) {
        Ok(()) => {
            recorder.end(id, End::returned(Returned::Nothing));
            Ok(Value::None)
        }
        Err(error) => {
            let errno = error.raw_os_error().unwrap_or(libc::EINVAL);
            recorder.end(id, End::failed(Failure::Errno { errno, moved: None }));
            Err(os_error(errno))
        }
    }
}

pub(super) fn set_timeout(this: &SocketObject, timeout: Option<Duration>) -> Result<Value> {
    this.socket().set_timeout(timeout).map_err(|error| this.failed(error))?;
    Ok(Value::None)
}

pub(super) fn timeout_value(this: &SocketObject) -> Value {
    this.socket().timeout().map_or(Value::None, |timeout| Value::Float(timeout.as_secs_f64()))
}

/// A timeout: `None`, or seconds.
///
/// # Errors
/// TypeError, ValueError, OverflowError.
pub fn timeout_of(value: &Value) -> Result<Option<Duration>> {
    if matches!(value, Value::None) {
        return Ok(None);
    }
    let Some(seconds) = arithmetic::to_float(value) else {
        return Err(integer(value).err().unwrap_or_else(|| type_error("a timeout must be a number")));
    };
    let seconds = seconds.unwrap_or(f64::INFINITY);
    if seconds.abs() > 9_223_372_036.0 && value.as_integer().is_some() {
        return Err(overflow_error("timestamp too large to convert to C _PyTime_t"));
    }
    if seconds.is_nan() {
        return Err(value_error("Invalid value NaN (not a number)"));
    }
    if seconds < 0.0 {
        return Err(value_error("Timeout value out of range"));
    }
    // CPython keeps nanoseconds in 64 bits.
    match Duration::try_from_secs_f64(seconds) {
        Ok(timeout) if timeout.as_nanos() < i64::MAX as u128 => Ok(Some(timeout)),
        _ => Err(overflow_error("timestamp out of range for platform time_t")),
    }
}
