//! The part of the `os` module that programs with sockets touch.

use super::{function, functions_of, paths};
use crate::console::builtins::arguments::{c_int, python};
use crate::console::builtins::functions::not_here;
use crate::console::dictionary::{Dictionary, Key};
use crate::console::evaluate::Evaluator;
use crate::console::exception::{OS_ERROR, Result, Thrown, os_error, type_error, value_error};
use crate::console::operators::key_of;
use crate::console::value::{Arguments, Builtin, Module, Value, lock};
use crate::kernel::descriptor;

/// The module.
pub static MODULE: Module = Module { name: "os", get: os, names: || functions_of(FUNCTIONS, NAMES) };

static NAMES: &[&str] = &[
    "O_NONBLOCK",
    "altsep",
    "curdir",
    "devnull",
    "environ",
    "error",
    "extsep",
    "linesep",
    "name",
    "pardir",
    "path",
    "pathsep",
    "sep",
];

static FUNCTIONS: &[Builtin] = &[
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
        name: "close",
        run: |_, arguments| {
            let [fd] = arguments.bind("close", ["fd"], 1)?;
            descriptor::close(c_int(&fd.unwrap_or(Value::None))?).map_err(|error| system(&error))?;
            Ok(Value::None)
        },
    },
    Builtin {
        name: "fspath",
        run: |_, arguments| {
            let [path] = arguments.bind("fspath", ["path"], 1)?;
            match path.unwrap_or(Value::None) {
                path @ (Value::Str(_) | Value::Bytes(_)) => Ok(path),
                other => {
                    let given = other.type_name();
                    Err(type_error(format!("expected str, bytes or os.PathLike object, not {given}")))
                }
            }
        },
    },
    Builtin {
        name: "getenv",
        run: |evaluator, arguments| {
            let [key, default] = python(arguments, "getenv", ["key", "default"], 1)?;
            match key {
                Some(Value::Str(key)) => {
                    let all = evaluator.shared.environment.get_or_init(environment);
                    let found = match all {
                        Value::Dict(all) => lock(all).get(&Key::Str(key)),
                        _ => None,
                    };
                    Ok(found.or(default).unwrap_or(Value::None))
                }
                other => {
                    let key = other.unwrap_or(Value::None);
                    Err(type_error(format!("str expected, not {}", key.type_name())))
                }
            }
        },
    },
    Builtin {
        name: "getpid",
        run: |_, arguments| {
            arguments.none("posix.getpid")?;
            Ok(Value::Int(std::process::id().into()))
        },
    },
    Builtin {
        name: "getppid",
        run: |_, arguments| {
            arguments.none("posix.getppid")?;
            Ok(Value::Int(std::os::unix::process::parent_id().into()))
        },
    },
    Builtin { name: "getuid", run: |_, arguments| own(&arguments, "getuid", 0) },
    Builtin { name: "geteuid", run: |_, arguments| own(&arguments, "geteuid", 1) },
    Builtin { name: "getgid", run: |_, arguments| own(&arguments, "getgid", 2) },
    Builtin { name: "getegid", run: |_, arguments| own(&arguments, "getegid", 3) },
    Builtin { name: "remove", run: |_, arguments| unlink(arguments, "remove") },
    Builtin {
        name: "strerror",
        run: |_, arguments| Ok(Value::text(descriptor::strerror(c_int(&arguments.one("posix.strerror")?)?))),
    },
    Builtin { name: "unlink", run: |_, arguments| unlink(arguments, "unlink") },
];

/// Who runs this process, as getuid(2) and its like say.
fn own(arguments: &Arguments, name: &str, place: usize) -> Result<Value> {
    arguments.none(&format!("posix.{name}"))?;
    Ok(Value::Int(descriptor::identity()[place].into()))
}

fn system(error: &std::io::Error) -> Thrown {
    os_error(error.raw_os_error().unwrap_or(libc::EINVAL))
}

fn os(evaluator: &Evaluator, name: &str) -> Option<Value> {
    match name {
        "path" => Some(Value::Module(&paths::MODULE)),
        "name" => Some(Value::text("posix")),
        "altsep" => Some(Value::None),
        "devnull" => Some(Value::text("/dev/null")),
        "O_NONBLOCK" => Some(Value::Int(libc::O_NONBLOCK.into())),
        "linesep" => Some(Value::text("\n")),
        "environ" => Some(evaluator.shared.environment.get_or_init(environment).clone()),
        "error" => Some(Value::Class(&OS_ERROR)),
        _ => {
            let mark = paths::CONSTANTS.iter().find(|(known, _)| *known == name);
            mark.map(|(_, text)| Value::text(text)).or_else(|| function(FUNCTIONS, name))
        }
    }
}

/// `os.environ` as it was when it was first asked for: what a program puts in stays in the program.
fn environment() -> Value {
    let mut all = Dictionary::new();
    for (name, value) in std::env::vars_os() {
        let name = Value::text(name.to_string_lossy());
        if let Ok(key) = key_of(&name) {
            drop(all.set(key, name, Value::text(value.to_string_lossy())));
        }
    }
    Value::dict(all)
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
    let [path, folder] = arguments.bind(name, ["path", "dir_fd"], 1)?;
    if folder.is_some_and(|folder| !matches!(folder, Value::None)) {
        return Err(not_here(&format!("os.{name}(dir_fd=…)")));
    }
    let given = path.unwrap_or(Value::None);
    let path = path_argument(&given, name)?;
    if path.contains('\0') {
        return Err(value_error("embedded null byte"));
    }
    match std::fs::remove_file(&path) {
        Ok(()) => Ok(Value::None),
        Err(error) => {
            let errno = error.raw_os_error().unwrap_or(libc::EINVAL);
            let arguments = vec![Value::Int(errno.into()), Value::text(descriptor::strerror(errno)), given];
            Err(Thrown::new(&OS_ERROR, arguments))
        }
    }
}
