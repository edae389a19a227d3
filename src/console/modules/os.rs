//! The part of the `os` module that programs with sockets touch.

use std::path::Path;

use super::{function, functions_of};
use crate::console::builtins::arguments::c_int;
use crate::console::dictionary::Dictionary;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{OS_ERROR, Result, Thrown, os_error, type_error};
use crate::console::operators::key_of;
use crate::console::value::{Arguments, Builtin, Module, Value};
use crate::kernel::descriptor;

/// The module.
pub static MODULE: Module = Module {
    name: "os",
    get: os,
    names: || {
        functions_of(
            FUNCTIONS,
            &["O_NONBLOCK", "curdir", "environ", "error", "linesep", "name", "path", "pathsep", "sep"],
        )
    },
};

/// `os.path`.
pub static PATH: Module = Module {
    name: "posixpath",
    get: |_, name| match name {
        "sep" => Some(Value::text("/")),
        _ => function(PATH_FUNCTIONS, name),
    },
    names: || functions_of(PATH_FUNCTIONS, &["sep"]),
};

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
    Builtin { name: "fspath", run: |_, arguments| path_argument(&arguments.one("fspath")?, "fspath").map(Value::text) },
    Builtin {
        name: "getenv",
        run: |_, arguments| {
            let [key, default] = arguments.bind("getenv", ["key", "default"], 1)?;
            let value = std::env::var(path_argument(&key.unwrap_or(Value::None), "getenv")?).ok();
            Ok(value.map_or(default.unwrap_or(Value::None), Value::text))
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

static PATH_FUNCTIONS: &[Builtin] = &[
    Builtin {
        name: "basename",
        run: |_, arguments| {
            let path = path_argument(&arguments.one("basename")?, "basename")?;
            Ok(Value::text(path.rsplit('/').next().unwrap_or("")))
        },
    },
    Builtin {
        name: "dirname",
        run: |_, arguments| {
            let path = path_argument(&arguments.one("dirname")?, "dirname")?;
            let head = &path[..path.rfind('/').map_or(0, |at| at + 1)];
            let trimmed = head.trim_end_matches('/');
            Ok(Value::text(if trimmed.is_empty() { head } else { trimmed }))
        },
    },
    Builtin {
        name: "exists",
        run: |_, arguments| {
            let path = path_argument(&arguments.one("exists")?, "exists")?;
            Ok(Value::Bool(Path::new(&path).exists()))
        },
    },
    Builtin {
        name: "isdir",
        run: |_, arguments| Ok(Value::Bool(Path::new(&path_argument(&arguments.one("isdir")?, "isdir")?).is_dir())),
    },
    Builtin {
        name: "isfile",
        run: |_, arguments| Ok(Value::Bool(Path::new(&path_argument(&arguments.one("isfile")?, "isfile")?).is_file())),
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

fn system(error: &std::io::Error) -> Thrown {
    os_error(error.raw_os_error().unwrap_or(libc::EINVAL))
}

fn os(_: &Evaluator, name: &str) -> Option<Value> {
    match name {
        "path" => Some(Value::Module(&PATH)),
        "name" => Some(Value::text("posix")),
        "O_NONBLOCK" => Some(Value::Int(libc::O_NONBLOCK.into())),
        "curdir" => Some(Value::text(".")),
        "linesep" => Some(Value::text("\n")),
        "pathsep" => Some(Value::text(":")),
        "environ" => Some(environment()),
        "sep" => Some(Value::text("/")),
        "error" => Some(Value::Class(&OS_ERROR)),
        _ => function(FUNCTIONS, name),
    }
}

/// `os.environ`, as it is now: what a program puts in stays there.
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
