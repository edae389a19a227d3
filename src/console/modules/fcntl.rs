//! `fcntl` and `termios`, for what concerns sockets: how many bytes wait, and a descriptor's flags.

use super::{function, functions_of};
use crate::console::builtins::arguments::{c_int, integer};
use crate::console::builtins::memory;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{NOT_IMPLEMENTED_ERROR, OS_ERROR, Result, os_error, raise, type_error, value_error};
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
    names: || functions_of(FUNCTIONS, &[]).into_iter().chain(NUMBERS.iter().map(|(name, _)| *name)).collect(),
};

/// `termios`: three numbers of it.
pub static TERMIOS: Module = Module {
    name: "termios",
    get: |_, name| number(REQUESTS, name),
    names: || vec!["FIONBIO", "FIONREAD", "TIOCINQ", "TIOCOUTQ"],
};

static FUNCTIONS: &[Builtin] = &[Builtin { name: "fcntl", run: fcntl }, Builtin { name: "ioctl", run: ioctl }];

static NUMBERS: &[(&str, i64)] = &[
    ("FD_CLOEXEC", libc::FD_CLOEXEC as i64),
    ("F_DUPFD", libc::F_DUPFD as i64),
    ("F_DUPFD_CLOEXEC", libc::F_DUPFD_CLOEXEC as i64),
    ("F_GETFD", libc::F_GETFD as i64),
    ("F_GETFL", libc::F_GETFL as i64),
    ("F_GETLK", libc::F_GETLK as i64),
    ("F_GETOWN", libc::F_GETOWN as i64),
    ("F_RDLCK", libc::F_RDLCK as i64),
    ("F_SETFD", libc::F_SETFD as i64),
    ("F_SETFL", libc::F_SETFL as i64),
    ("F_SETLK", libc::F_SETLK as i64),
    ("F_SETLKW", libc::F_SETLKW as i64),
    ("F_SETOWN", libc::F_SETOWN as i64),
    ("F_UNLCK", libc::F_UNLCK as i64),
    ("F_WRLCK", libc::F_WRLCK as i64),
    ("LOCK_EX", libc::LOCK_EX as i64),
    ("LOCK_NB", libc::LOCK_NB as i64),
    ("LOCK_SH", libc::LOCK_SH as i64),
    ("LOCK_UN", libc::LOCK_UN as i64),
];

// TIOCINQ is FIONREAD's other name (ioctl_tty(2)); for a socket TIOCOUTQ is SIOCOUTQ, what is not confirmed yet (tcp(7)).
static REQUESTS: &[(&str, i64)] = &[
    ("FIONBIO", libc::FIONBIO as i64),
    ("FIONREAD", libc::FIONREAD as i64),
    ("TIOCINQ", libc::FIONREAD as i64),
    ("TIOCOUTQ", libc::TIOCOUTQ as i64),
];

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

/// How large what a request writes is, of those that are here: an int, or the `struct ifreq` of netdevice(7), which has no
/// pointer in it for these.
fn size_of_answer(request: i64) -> Option<usize> {
    let ints = [libc::FIONREAD as i64, libc::FIONBIO as i64, libc::TIOCOUTQ as i64, SIOCATMARK];
    if ints.contains(&request) {
        return Some(size_of::<i32>());
    }
    (cfg!(target_os = "linux") && INTERFACE.contains(&request)).then_some(40)
}

/// Linux's asm-generic/sockios.h.
const SIOCATMARK: i64 = 0x8905;
/// SIOCGIFFLAGS, SIOCGIFADDR, SIOCGIFBRDADDR, SIOCGIFNETMASK, SIOCGIFMTU, SIOCGIFHWADDR, SIOCGIFINDEX of linux/sockios.h.
const INTERFACE: &[i64] = &[0x8913, 0x8915, 0x8919, 0x891b, 0x8921, 0x8927, 0x8933];

/// `fcntl.ioctl(fd, request, arg, mutate_flag)`: the answer is written into the argument, or into a copy of it.
fn ioctl(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    /// The longest argument that CPython copies (`IOCTL_BUFSZ`).
    const LONGEST: usize = 1024;
    arguments.between("ioctl", 2, 4)?;
    let fd = descriptor_of(evaluator, &arguments.positional[0])?;
    let request = integer(&arguments.positional[1])?;
    let request = i64::try_from(request & num_bigint::BigInt::from(u32::MAX)).unwrap_or(0);
    let Some(size) = size_of_answer(request) else {
        // What the kernel knows no socket to answer, it says so itself; the others could write anywhere.
        return match descriptor::ioctl_unknown(fd, request as libc::Ioctl) {
            Some(error) => Err(system(&error)),
            None => refused("fcntl.ioctl"),
        };
    };
    let argument = arguments.get(2).cloned().unwrap_or(Value::Int(0));
    if argument.as_integer().is_some() {
        // The kernel would write to the address that this number is.
        return Err(os_error(libc::EFAULT));
    }
    let (bytes, target) = match (&argument, argument.as_bytes()) {
        (Value::Str(given), _) => (given.as_bytes().to_vec(), None),
        (_, Some(bytes)) => (bytes.to_vec(), memory::room(&argument)?),
        _ => return Err(type_error("ioctl() argument 3 must be an int, a bytes-like object or a str")),
    };
    let mutates = arguments.get(3).is_none_or(Value::truth);
    if bytes.len() > LONGEST && !(mutates && target.is_some()) {
        return Err(value_error("ioctl string arg too long"));
    }
    let given = bytes.len();
    let mut buffer = bytes;
    buffer.resize(given.max(size), 0);
    descriptor::ioctl_buffer(fd, request as libc::Ioctl, &mut buffer[..size.max(given)], size)
        .map_err(|error| system(&error))?;
    buffer.truncate(given);
    match target.filter(|_| mutates) {
        Some(room) => {
            room.fill(&buffer);
            Ok(Value::Int(0))
        }
        None => Ok(Value::bytes(buffer)),
    }
}

/// `fcntl.fcntl(fd, command, arg)`, for the flags, the number and the owner.
fn fcntl(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("fcntl", 2, 3)?;
    let fd = descriptor_of(evaluator, &arguments.positional[0])?;
    let command = c_int(&arguments.positional[1])?;
    let argument = arguments.get(2).map_or(Ok(0), c_int)?;
    match command {
        libc::F_DUPFD | libc::F_DUPFD_CLOEXEC | libc::F_GETOWN | libc::F_SETOWN => {}
        libc::F_GETFD | libc::F_GETFL | libc::F_SETFD | libc::F_SETFL => {}
        // Locks, leases and the like: most of them read or write memory.
        1..=63 | 1024..=1100 => return refused("fcntl.fcntl"),
        _ => return Err(os_error(libc::EINVAL)),
    }
    let answer = descriptor::flags(fd, command, argument).map_err(|error| system(&error))?;
    Ok(Value::Int(answer.into()))
}
