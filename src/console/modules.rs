//! The modules a program may import, beside `socket`.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::builtins::{self, arguments::c_int, functions};
use super::evaluate::Evaluator;
use super::exception::{
    IMPORT_ERROR, MODULE_NOT_FOUND_ERROR, NAME_ERROR, OS_ERROR, Result, SYSTEM_EXIT, Thrown, interrupted, os_error,
    raise, type_error, value_error,
};
use super::value::{Arguments, Builtin, Module, Value};
use super::{known, sockets, structs};
use crate::journal::call::{Failure, Operation, Returned};
use crate::journal::event::{Hint, Stream};
use crate::kernel::{clock, descriptor};
use crate::net::recorder::{Begin, End};

/// Every module.
pub static ALL: &[&Module] = &[&ERRNO, &OS, &sockets::MODULE, &structs::MODULE, &SYS, &TIME];

static ERRNO: Module = Module {
    name: "errno",
    get: |_, name| ERRNOS.iter().find(|(known, _)| *known == name).map(|(_, number)| Value::Int((*number).into())),
    names: || ERRNOS.iter().map(|(name, _)| *name).collect(),
};

static OS: Module =
    Module { name: "os", get: os, names: || functions_of(OS_FUNCTIONS, &["environ", "name", "path", "sep"]) };

static OS_PATH: Module = Module {
    name: "posixpath",
    get: |_, name| function(OS_PATH_FUNCTIONS, name),
    names: || functions_of(OS_PATH_FUNCTIONS, &[]),
};

static SYS: Module = Module {
    name: "sys",
    get: sys,
    names: || vec!["argv", "byteorder", "exit", "maxsize", "platform", "stderr", "stdout"],
};

static TIME: Module =
    Module { name: "time", get: |_, name| function(TIME_FUNCTIONS, name), names: || functions_of(TIME_FUNCTIONS, &[]) };

static OS_FUNCTIONS: &[Builtin] = &[
    Builtin {
        name: "getcwd",
        run: |_, arguments| {
            arguments.none("posix.getcwd")?;
            let folder =
                std::env::current_dir().map_err(|error| os_error(error.raw_os_error().unwrap_or(libc::ENOENT)))?;
            Ok(Value::text(folder.to_string_lossy()))
        },
    },
    Builtin {
        name: "getpid",
        run: |_, arguments| {
            arguments.none("posix.getpid")?;
            Ok(Value::Int(std::process::id().into()))
        },
    },
    Builtin { name: "remove", run: |_, arguments| unlink(arguments, "remove") },
    Builtin {
        name: "strerror",
        run: |_, arguments| Ok(Value::text(descriptor::strerror(c_int(&arguments.one("strerror")?)?))),
    },
    Builtin { name: "unlink", run: |_, arguments| unlink(arguments, "unlink") },
];

static OS_PATH_FUNCTIONS: &[Builtin] = &[
    Builtin {
        name: "basename",
        run: |_, arguments| {
            let path = path_argument(&arguments.one("basename")?, "basename")?;
            Ok(Value::text(path.rsplit('/').next().unwrap_or("")))
        },
    },
    Builtin {
        name: "exists",
        run: |_, arguments| {
            let path = path_argument(&arguments.one("exists")?, "exists")?;
            Ok(Value::Bool(std::path::Path::new(&path).exists()))
        },
    },
    Builtin {
        name: "join",
        run: |_, arguments| {
            arguments.no_keywords("join")?;
            let mut joined = String::new();
            for part in &arguments.positional {
                let part = path_argument(part, "join")?;
                if part.starts_with('/') {
                    joined = part;
                } else {
                    if !joined.is_empty() && !joined.ends_with('/') {
                        joined.push('/');
                    }
                    joined.push_str(&part);
                }
            }
            Ok(Value::text(joined))
        },
    },
];

static TIME_FUNCTIONS: &[Builtin] = &[
    Builtin {
        name: "monotonic",
        run: |_, arguments| {
            arguments.none("time.monotonic")?;
            Ok(Value::Float(clock::now() as f64 / 1e9))
        },
    },
    Builtin {
        name: "monotonic_ns",
        run: |_, arguments| {
            arguments.none("time.monotonic_ns")?;
            Ok(Value::Int(clock::now() as i64))
        },
    },
    Builtin {
        name: "perf_counter",
        run: |_, arguments| {
            arguments.none("time.perf_counter")?;
            Ok(Value::Float(clock::now() as f64 / 1e9))
        },
    },
    Builtin { name: "sleep", run: sleep },
    Builtin {
        name: "time",
        run: |_, arguments| {
            arguments.none("time.time")?;
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            Ok(Value::Float(since.as_secs_f64()))
        },
    },
    Builtin {
        name: "time_ns",
        run: |_, arguments| {
            arguments.none("time.time_ns")?;
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            Ok(Value::Int(since.as_nanos() as i64))
        },
    },
];

static SYS_EXIT: Builtin =
    Builtin { name: "exit", run: |_, arguments| Err(Thrown::new(&SYSTEM_EXIT, arguments.positional)) };

fn function(functions: &'static [Builtin], name: &str) -> Option<Value> {
    functions.iter().find(|function| function.name == name).map(Value::Builtin)
}

fn functions_of(functions: &'static [Builtin], more: &[&'static str]) -> Vec<&'static str> {
    functions.iter().map(|function| function.name).chain(more.iter().copied()).collect()
}

fn os(_: &Evaluator, name: &str) -> Option<Value> {
    match name {
        "path" => Some(Value::Module(&OS_PATH)),
        "name" => Some(Value::text("posix")),
        "sep" => Some(Value::text("/")),
        "error" => Some(Value::Class(&OS_ERROR)),
        _ => function(OS_FUNCTIONS, name),
    }
}

fn sys(evaluator: &Evaluator, name: &str) -> Option<Value> {
    Some(match name {
        "argv" => Value::list(evaluator.shared.options.arguments.iter().map(Value::text).collect()),
        "byteorder" => Value::text(if cfg!(target_endian = "little") { "little" } else { "big" }),
        "exit" => Value::Builtin(&SYS_EXIT),
        "maxsize" => Value::Int(i64::MAX),
        "platform" => Value::text(if cfg!(target_os = "macos") { "darwin" } else { std::env::consts::OS }),
        "stdout" => Value::Stream(Stream::Out),
        "stderr" => Value::Stream(Stream::Err),
        _ => return None,
    })
}

fn path_argument(value: &Value, function: &str) -> Result<String> {
    match value {
        Value::Str(path) => Ok(path.to_string()),
        other => match other.as_bytes() {
            Some(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
            None => {
                let given = other.type_name();
                Err(type_error(format!("{function}: path should be string, bytes or os.PathLike, not {given}")))
            }
        },
    }
}

fn unlink(arguments: Arguments, name: &str) -> Result<Value> {
    let given = arguments.one(name)?;
    let path = path_argument(&given, name)?;
    match std::fs::remove_file(&path) {
        Ok(()) => Ok(Value::None),
        Err(error) => {
            let errno = error.raw_os_error().unwrap_or(libc::EINVAL);
            let arguments = vec![Value::Int(errno.into()), Value::text(descriptor::strerror(errno)), given];
            Err(Thrown::new(&OS_ERROR, arguments))
        }
    }
}

/// `time.sleep`: really asleep in the kernel, told to the recorder, given up for Ctrl-C.
fn sleep(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let given = arguments.one("time.sleep")?;
    let seconds = super::arithmetic::to_float(&given)
        .ok_or_else(|| type_error(format!("'{}' object cannot be interpreted as an integer", given.type_name())))??;
    if seconds < 0.0 {
        return Err(value_error("sleep length must be non-negative"));
    }
    let duration = Duration::try_from_secs_f64(seconds)
        .map_err(|_| super::exception::overflow_error("timestamp out of range for platform time_t"))?;
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
        if descriptor::wait_ready(-1, 0, milliseconds).is_err() && recorder.take_interrupt() {
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

/// The module of this name.
pub fn find(name: &str) -> Option<&'static Module> {
    if name == "os.path" {
        return Some(&OS_PATH);
    }
    ALL.iter().find(|module| module.name == name).copied()
}

/// A name of a module that is plain data, read without running anything.
pub fn constant(module: &'static Module, name: &str) -> Option<Value> {
    match (module.name, name) {
        ("socket", _) => sockets::constant(name),
        ("os", "path") => Some(Value::Module(&OS_PATH)),
        _ => None,
    }
}

/// `import name`.
///
/// # Errors
/// ModuleNotFoundError.
pub fn import(name: &str) -> Result<Value> {
    if name == "os.path" {
        return Ok(Value::Module(&OS));
    }
    find(name).map(Value::Module).ok_or_else(|| {
        let thrown = raise(&MODULE_NOT_FOUND_ERROR, format!("No module named '{name}'"));
        let first = name.split('.').next().unwrap_or(name);
        if known::is_module(first) { thrown.hint(Hint::NotAvailable { name: name.to_owned() }) } else { thrown }
    })
}

/// The ImportError of `from module import name`.
pub fn cannot_import(module: &Module, name: &str) -> Thrown {
    // CPython adds the module's file, which is not ours to know.
    let thrown = raise(&IMPORT_ERROR, format!("cannot import name '{name}' from '{}' (unknown location)", module.name));
    if known::names(module.name).any(|known| known == name) {
        return thrown.hint(Hint::NotAvailable { name: format!("{}.{name}", module.name) });
    }
    match python_name_of(name) {
        Some(python) if module.name == "socket" => thrown.hint(Hint::PfConstant { given: name.to_owned(), python }),
        _ => thrown,
    }
}

/// The NameError of a name nobody defined.
pub fn unknown_name(evaluator: &Evaluator, name: &str) -> Thrown {
    let thrown = raise(&NAME_ERROR, format!("name '{name}' is not defined"));
    if known::is_module(name) {
        return thrown.hint(Hint::NotImported { module: name.to_owned() });
    }
    if functions::is_missing(name) {
        return thrown.hint(Hint::NotAvailable { name: name.to_owned() });
    }
    let globals = evaluator.shared.globals.all();
    let locals = evaluator.frame().filter(|frame| !frame.is_module()).map(|frame| frame.locals()).unwrap_or_default();
    let own = locals.iter().chain(&globals).map(|(name, _)| &**name);
    let suggestion =
        known::suggest(name, own).or_else(|| known::suggest(name, known::names("builtins").chain(["exit", "quit"])));
    let thrown = thrown.suggest(suggestion);
    match sockets::constant(name).is_some() || builtins::lookup(name).is_some() {
        // `AF_INET` without `socket.` is a name of the module.
        true => thrown.hint(Hint::NotImported { module: "socket".into() }),
        false => thrown.hint(Hint::UnknownName { name: name.to_owned() }),
    }
}

/// For `PF_INET`, the `AF_INET` that Python has.
pub fn python_name_of(name: &str) -> Option<String> {
    let python = format!("AF_{}", name.strip_prefix("PF_")?);
    known::names("socket").any(|known| known == python).then_some(python)
}

macro_rules! errnos {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name)),*] };
}

/// The errnos that both Linux and macOS name.
static ERRNOS: &[(&str, i32)] = errnos! {
    E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EAFNOSUPPORT EAGAIN EALREADY EBADF EBADMSG EBUSY ECANCELED ECHILD
    ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK EDESTADDRREQ EDOM EDQUOT EEXIST EFAULT EFBIG EHOSTDOWN EHOSTUNREACH
    EIDRM EILSEQ EINPROGRESS EINTR EINVAL EIO EISCONN EISDIR ELOOP EMFILE EMLINK EMSGSIZE EMULTIHOP ENAMETOOLONG
    ENETDOWN ENETRESET ENETUNREACH ENFILE ENOBUFS ENODEV ENOENT ENOEXEC ENOLCK ENOMEM ENOMSG ENOPROTOOPT
    ENOSPC ENOSYS ENOTBLK ENOTCONN ENOTDIR ENOTEMPTY ENOTSOCK ENOTSUP ENOTTY ENXIO EOPNOTSUPP EOVERFLOW EPERM
    EPFNOSUPPORT EPIPE EPROTO EPROTONOSUPPORT EPROTOTYPE ERANGE EROFS ESHUTDOWN ESOCKTNOSUPPORT ESPIPE ESRCH
    ESTALE ETIMEDOUT ETOOMANYREFS ETXTBSY EUSERS EWOULDBLOCK EXDEV
};
