//! The part of the `sys` module that programs with sockets touch, and standard input.

use super::{function, functions_of};
use crate::console::builtins::classes::OBJECT;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{
    KEYBOARD_INTERRUPT, NOT_IMPLEMENTED_ERROR, Result, SYSTEM_EXIT, Thrown, os_error, raise,
};
use crate::console::object::{self, Object};
use crate::console::record::{self, Shape};
use crate::console::tracebacks;
use crate::console::value::{Builtin, Class, ClassKind, Method, Module, Value};
use crate::journal::event::{Hint, Stream};

/// The module.
pub static MODULE: Module = Module { name: "sys", get, names: || functions_of(FUNCTIONS, NAMES) };

static NAMES: &[&str] = &[
    "argv",
    "byteorder",
    "hexversion",
    "maxsize",
    "maxunicode",
    "platform",
    "stderr",
    "stdin",
    "stdout",
    "version",
    "version_info",
];

static FUNCTIONS: &[Builtin] = &[
    Builtin { name: "exit", run: |_, arguments| Err(Thrown::new(&SYSTEM_EXIT, arguments.positional)) },
    Builtin { name: "exc_info", run: tracebacks::exc_info },
    Builtin {
        name: "getrecursionlimit",
        run: |_, arguments| {
            arguments.none("sys.getrecursionlimit").map(|()| Value::Int(crate::console::evaluate::MOST_FRAMES.into()))
        },
    },
    Builtin {
        name: "getdefaultencoding",
        run: |_, arguments| arguments.none("sys.getdefaultencoding").map(|()| Value::text("utf-8")),
    },
];

record::class!(VERSION_INFO = "version_info" in "sys");
static VERSION_SHAPE: Shape = Shape {
    class: &VERSION_INFO,
    title: "sys.version_info",
    fields: &["major", "minor", "micro", "releaselevel", "serial"],
};

fn get(evaluator: &Evaluator, name: &str) -> Option<Value> {
    Some(match name {
        "argv" => Value::list(evaluator.shared.options.arguments.iter().map(Value::text).collect()),
        "byteorder" => Value::text(if cfg!(target_endian = "little") { "little" } else { "big" }),
        // The Python that this console speaks.
        "hexversion" => Value::Int(0x030b_07f0),
        "maxsize" => Value::Int(i64::MAX),
        "maxunicode" => Value::Int(0x10_ffff),
        "platform" => Value::text(if cfg!(target_os = "macos") { "darwin" } else { std::env::consts::OS }),
        "stdin" => object::value(StandardInput),
        "stdout" => Value::Stream(Stream::Out),
        "stderr" => Value::Stream(Stream::Err),
        "version" => Value::text("3.11.7 (enchufe)"),
        "version_info" => {
            let [major, minor, micro, serial] = [3, 11, 7, 0].map(Value::Int);
            record::value(&VERSION_SHAPE, vec![major, minor, micro, Value::text("final"), serial])
        }
        _ => return function(FUNCTIONS, name),
    })
}

/// A line of standard input with its new line; `None` at its end. Waits with the interpreter lock given away.
///
/// # Errors
/// NotImplementedError where the program has no standard input of its own; KeyboardInterrupt.
pub fn read_line(evaluator: &Evaluator, asker: &str) -> Result<Option<String>> {
    let output = evaluator.shared.output.clone();
    loop {
        match evaluator.shared.lock.away(|| output.read_line()) {
            Ok(line) => return Ok(line),
            Err(error) => match error.kind() {
                std::io::ErrorKind::Interrupted if evaluator.shared.recorder.take_interrupt() => {
                    return Err(Thrown::new(&KEYBOARD_INTERRUPT, vec![]));
                }
                std::io::ErrorKind::Interrupted => {}
                std::io::ErrorKind::Unsupported => {
                    let message = format!("this console does not have {asker}()");
                    let thrown = raise(&NOT_IMPLEMENTED_ERROR, message);
                    return Err(thrown.hint(Hint::NotAvailable { name: asker.to_owned() }));
                }
                _ => return Err(os_error(error.raw_os_error().unwrap_or(libc::EIO))),
            },
        }
    }
}

/// `sys.stdin`.
#[derive(Debug)]
struct StandardInput;

static STANDARD_INPUT: Class = Class {
    name: "TextIOWrapper",
    module: "_io",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make: record::cannot_make, methods: INPUT_METHODS, functions: &[] },
};

static INPUT_METHODS: &[Method] = &[
    Method { name: "fileno", run: |_, _, arguments| arguments.none("fileno").map(|()| Value::Int(0)) },
    Method { name: "isatty", run: |_, _, arguments| arguments.none("isatty").map(|()| Value::Bool(false)) },
    Method {
        name: "read",
        run: |evaluator, _, arguments| {
            arguments.between("read", 0, 0)?;
            let mut all = String::new();
            while let Some(line) = read_line(evaluator, "sys.stdin.read")? {
                all.push_str(&line);
                evaluator.check_size(all.len() as i64)?;
            }
            Ok(Value::text(all))
        },
    },
    Method {
        name: "readline",
        run: |evaluator, _, arguments| {
            arguments.between("readline", 0, 0)?;
            Ok(Value::text(read_line(evaluator, "sys.stdin.readline")?.unwrap_or_default()))
        },
    },
];

impl Object for StandardInput {
    fn class(&self) -> &'static Class {
        &STANDARD_INPUT
    }

    fn repr(&self, _: &Value) -> String {
        "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>".into()
    }

    fn iterates_itself(&self) -> bool {
        true
    }

    fn next(&self, evaluator: &Evaluator) -> Result<Option<Value>> {
        Ok(read_line(evaluator, "sys.stdin")?.map(Value::text))
    }
}
