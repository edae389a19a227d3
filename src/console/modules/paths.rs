//! `os.path`: names of files, as text or bytes.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use super::{function, functions_of};
use crate::console::builtins::arguments::python;
use crate::console::exception::{Result, type_error};
use crate::console::value::{Arguments, Builtin, Module, Value};

/// The module.
pub static MODULE: Module = Module {
    name: "posixpath",
    get: |_, name| {
        let mark = CONSTANTS.iter().find(|(known, _)| *known == name);
        mark.map(|(_, text)| Value::text(text)).or_else(|| function(FUNCTIONS, name))
    },
    names: || functions_of(FUNCTIONS, &["curdir", "extsep", "pardir", "pathsep", "sep"]),
};

/// The marks that paths are written with.
pub static CONSTANTS: &[(&str, &str)] =
    &[("curdir", "."), ("extsep", "."), ("pardir", ".."), ("pathsep", ":"), ("sep", "/")];

/// A path: its bytes, and whether it was given as such.
struct Given {
    bytes: Vec<u8>,
    is_bytes: bool,
}

impl Given {
    fn read(value: &Value) -> Result<Given> {
        match value {
            Value::Str(text) => Ok(Given { bytes: text.as_bytes().to_vec(), is_bytes: false }),
            Value::Bytes(bytes) => Ok(Given { bytes: bytes.to_vec(), is_bytes: true }),
            other => {
                let given = other.type_name();
                Err(type_error(format!("expected str, bytes or os.PathLike object, not {given}")))
            }
        }
    }

    /// A part of it, of the type it was given in.
    fn part(&self, bytes: &[u8]) -> Value {
        if self.is_bytes { Value::bytes(bytes) } else { Value::text(String::from_utf8_lossy(bytes)) }
    }

    /// Where its last name begins.
    fn tail(&self) -> usize {
        self.bytes.iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1)
    }

    /// All before its last name, without the slashes at its end unless it is nothing else.
    fn head(&self) -> &[u8] {
        let head = &self.bytes[..self.tail()];
        let end = head.iter().rposition(|byte| *byte != b'/').map_or(head.len(), |last| last + 1);
        &head[..end]
    }

    /// Where its extension begins.
    fn extension(&self) -> usize {
        let tail = self.tail();
        let name = &self.bytes[tail..];
        // Dots that begin a name begin no extension.
        let first = name.iter().position(|byte| *byte != b'.').unwrap_or(name.len());
        name[first..].iter().rposition(|byte| *byte == b'.').map_or(self.bytes.len(), |at| tail + first + at)
    }
}

/// A function of one path.
macro_rules! of_path {
    ($name:literal, $parameter:literal, $work:expr) => {
        Builtin {
            name: $name,
            run: |_, arguments| {
                let [path] = python(arguments, $name, [$parameter], 1)?;
                let work: fn(&Given) -> Value = $work;
                Ok(work(&Given::read(&path.unwrap_or(Value::None))?))
            },
        }
    };
}

/// A question about a file.
macro_rules! of_file {
    ($name:literal, $parameter:literal, $ask:expr) => {
        Builtin {
            name: $name,
            run: |_, arguments| {
                let [path] = python(arguments, $name, [$parameter], 1)?;
                let path = path.unwrap_or(Value::None);
                let given = Given::read(&path).map_err(|_| {
                    let given = path.type_name();
                    type_error(format!("stat: path should be string, bytes, os.PathLike or integer, not {given}"))
                })?;
                let ask: fn(&Path) -> bool = $ask;
                Ok(Value::Bool(ask(Path::new(OsStr::from_bytes(&given.bytes)))))
            },
        }
    };
}

static FUNCTIONS: &[Builtin] = &[
    of_path!("abspath", "path", |path| {
        let mut whole = Vec::new();
        if !path.bytes.starts_with(b"/")
            && let Ok(folder) = std::env::current_dir()
        {
            whole.extend_from_slice(folder.as_os_str().as_bytes());
            whole.push(b'/');
        }
        whole.extend_from_slice(&path.bytes);
        path.part(&normal(&whole))
    }),
    of_path!("basename", "p", |path| path.part(&path.bytes[path.tail()..])),
    of_path!("dirname", "p", |path| path.part(path.head())),
    of_file!("exists", "path", Path::exists),
    of_path!("isabs", "s", |path| Value::Bool(path.bytes.starts_with(b"/"))),
    of_file!("isdir", "s", Path::is_dir),
    of_file!("isfile", "path", Path::is_file),
    Builtin { name: "join", run: |_, arguments| join(arguments) },
    of_path!("normpath", "path", |path| path.part(&normal(&path.bytes))),
    of_path!("split", "p", |path| {
        Value::tuple(vec![path.part(path.head()), path.part(&path.bytes[path.tail()..])])
    }),
    of_path!("splitext", "p", |path| {
        let (root, extension) = path.bytes.split_at(path.extension());
        Value::tuple(vec![path.part(root), path.part(extension)])
    }),
];

fn join(arguments: Arguments) -> Result<Value> {
    arguments.no_keywords("join")?;
    let mut parts = arguments.positional.iter();
    let Some(first) = parts.next() else {
        return Err(type_error("join() missing 1 required positional argument: 'a'"));
    };
    let mut joined = Given::read(first)?;
    for part in parts {
        let part = Given::read(part).map_err(|_| {
            let given = part.type_name();
            type_error(format!("join() argument must be str, bytes, or os.PathLike object, not '{given}'"))
        })?;
        if part.is_bytes != joined.is_bytes {
            return Err(type_error("Can't mix strings and bytes in path components"));
        }
        if part.bytes.starts_with(b"/") {
            joined = part;
            continue;
        }
        if !joined.bytes.is_empty() && !joined.bytes.ends_with(b"/") {
            joined.bytes.push(b'/');
        }
        joined.bytes.extend(part.bytes);
    }
    Ok(joined.part(&joined.bytes))
}

/// A path without `.`, doubled slashes, and names that `..` takes back.
fn normal(path: &[u8]) -> Vec<u8> {
    // POSIX gives two slashes at the beginning a meaning of their own, but not three.
    let root: &[u8] = match path {
        [b'/', b'/', b'/', ..] => b"/",
        [b'/', b'/', ..] => b"//",
        [b'/', ..] => b"/",
        _ => b"",
    };
    let mut names: Vec<&[u8]> = Vec::new();
    for name in path.split(|byte| *byte == b'/') {
        match name {
            b"" | b"." => {}
            b".." if names.last().is_some_and(|last| *last != b"..") => {
                names.pop();
            }
            b".." if !root.is_empty() => {}
            name => names.push(name),
        }
    }
    let made = [root, &names.join(&b'/')[..]].concat();
    if made.is_empty() { b".".to_vec() } else { made }
}
