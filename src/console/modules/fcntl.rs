//! `fcntl` and `termios`, for what concerns sockets: how many bytes wait, and a descriptor's flags.

use super::{function, functions_of};
use crate::console::builtins::arguments::c_int;
use crate::console::builtins::memory;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{NOT_IMPLEMENTED_ERROR, OS_ERROR, Result, os_error, raise, type_error};
use crate::console::sockets::descriptor_of;
use crate::console::value::{Arguments, Builtin, Module, Value};
use crate::journal::event::Hint;
use crate::kernel::descriptor;

/// `fcntl`.
pub static MODULE: Module = Module {
    name: "fcntl",
    get: |_, name| match name {
        "error" => Some(Value::Class(&OS_ERROR)),
        _ => function(FUNCTIONS, name).or_else(|| number(NUMBERS, name)),
    },
    names: || functions_of(FUNCTIONS, &["FD_CLOEXEC", "F_GETFD", "F_GETFL", "F_SETFD", "F_SETFL"]),
};

/// `termios`: two numbers of it.
pub static TERMIOS: Module = Module {
    name: "termios",
    get: |_, name| number(REQUESTS, name),
    names: || vec!["FIONREAD", "TIOCINQ", "TIOCOUTQ"],
};

static FUNCTIONS: &[Builtin] = &[Builtin { name: "fcntl", run: fcntl }, Builtin { name: "ioctl", run: ioctl }];

static NUMBERS: &[(&str, i64)] = &[
    ("FD_CLOEXEC", libc::FD_CLOEXEC as i64),
    ("F_GETFD", libc::F_GETFD as i64),
    ("F_GETFL", libc::F_GETFL as i64),
    ("F_SETFD", libc::F_SETFD as i64),
    ("F_SETFL", libc::F_SETFL as i64),
];

// TIOCINQ is FIONREAD's other name (ioctl_tty(2)); for a socket TIOCOUTQ is SIOCOUTQ, what is not confirmed yet (tcp(7)).
static REQUESTS: &[(&str, i64)] =
    &[("FIONREAD", libc::FIONREAD as i64), ("TIOCINQ", libc::FIONREAD as i64), ("TIOCOUTQ", libc::TIOCOUTQ as i64)];

fn number(table: &[(&str, i64)], name: &str) -> Option<Value> {
    table.iter().find(|(known, _)| *known == name).map(|(_, number)| Value::Int(*number))
}

fn refused<T>(name: &str) -> Result<T> {
    let thrown = raise(&NOT_IMPLEMENTED_ERROR, format!("this console does not have {name}"));
    Err(thrown.hint(Hint::NotAvailable { name: name.to_owned() }))
}

fn system(error: &std::io::Error) -> crate::console::exception::Thrown {
    os_error(error.raw_os_error().unwrap_or(libc::EINVAL))
}

/// `fcntl.ioctl(fd, request, arg, mutate_flag)`: the number is written into the argument, or into a copy of it.
fn ioctl(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("ioctl", 2, 4)?;
    let fd = descriptor_of(evaluator, &arguments.positional[0])?;
    let request = arguments.positional[1].as_small().unwrap_or(-1);
    if !REQUESTS.iter().any(|(_, known)| *known == request) {
        return refused("fcntl.ioctl");
    }
    let argument = arguments.get(2).cloned().unwrap_or(Value::Int(0));
    let asked = || descriptor::ioctl_int(fd, request as libc::Ioctl).map_err(|error| system(&error));
    if argument.as_integer().is_some() {
        // The kernel would write to the address that this number is.
        return Err(os_error(libc::EFAULT));
    }
    let mutate = arguments.get(3).is_none_or(Value::truth);
    if let Some(room) = memory::room(&argument)?.filter(|_| mutate) {
        room.fill(&asked()?.to_ne_bytes());
        return Ok(Value::Int(0));
    }
    let text;
    let bytes = match (&argument, argument.as_bytes()) {
        (_, Some(bytes)) => bytes.to_vec(),
        (Value::Str(given), _) => {
            text = given.as_bytes().to_vec();
            text
        }
        _ => return Err(type_error("ioctl() argument 3 must be an int, a bytes-like object or a str")),
    };
    let mut answer = asked()?.to_ne_bytes().to_vec();
    answer.extend(bytes.into_iter().skip(4));
    Ok(Value::bytes(answer))
}

/// `fcntl.fcntl(fd, command, arg)`, for the flags.
fn fcntl(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("fcntl", 2, 3)?;
    let fd = descriptor_of(evaluator, &arguments.positional[0])?;
    let command = c_int(&arguments.positional[1])?;
    let argument = arguments.get(2).map_or(Ok(0), c_int)?;
    if !matches!(command, libc::F_GETFD | libc::F_GETFL | libc::F_SETFD | libc::F_SETFL) {
        return refused("fcntl.fcntl");
    }
    let answer = descriptor::flags(fd, command, argument).map_err(|error| system(&error))?;
    Ok(Value::Int(answer.into()))
}
