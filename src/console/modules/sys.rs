//! The part of the `sys` module that programs with sockets touch, and how standard input is read.

use std::sync::atomic::Ordering;

use super::{function, functions_of};
use crate::console::builtins::arguments::c_int;
use crate::console::dictionary::{Dictionary, Key};
use crate::console::evaluate::Evaluator;
use crate::console::exception::{
    KEYBOARD_INTERRUPT, NOT_IMPLEMENTED_ERROR, Result, SYSTEM_EXIT, Thrown, os_error, raise,
};
use crate::console::object;
use crate::console::record::{self, Shape};
use crate::console::tracebacks;
use crate::console::value::{Builtin, Module, Value, lock};
use crate::journal::event::{Hint, Stream};

/// The module.
pub static MODULE: Module = Module { name: "sys", get, names: || functions_of(FUNCTIONS, NAMES) };

static NAMES: &[&str] = &[
    "argv",
    "byteorder",
    "hexversion",
    "maxsize",
    "maxunicode",
    "modules",
    "platform",
    "stderr",
    "stdin",
    "stdout",
    "version",
    "version_info",
];

static FUNCTIONS: &[Builtin] = &[
    Builtin { name: "exc_info", run: tracebacks::exc_info },
    Builtin {
        name: "getrecursionlimit",
        run: |evaluator, arguments| {
            arguments.none("sys.getrecursionlimit")?;
            Ok(Value::Int(evaluator.shared.most_frames.load(Ordering::Relaxed).into()))
        },
    },
    Builtin {
        name: "setrecursionlimit",
        run: |evaluator, arguments| {
            let most = c_int(&arguments.one("sys.setrecursionlimit")?)?;
            evaluator.set_most_frames(most).map(|()| Value::None)
        },
    },
    Builtin {
        name: "exit",
        run: |_, arguments| {
            arguments.between("exit", 0, 1)?;
            Err(Thrown::new(&SYSTEM_EXIT, arguments.positional))
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
        "modules" => modules(evaluator),
        "stdin" => object::value(super::streams::StandardInput),
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

/// `sys.modules`: what the program has imported, and what is there without.
fn modules(evaluator: &Evaluator) -> Value {
    let mut all = Dictionary::new();
    let imported = lock(&evaluator.shared.imported).clone();
    for module in [&MODULE].into_iter().chain(imported) {
        let name = Value::text(module.name);
        drop(all.set(Key::Str(module.name.into()), name, Value::Module(module)));
    }
    Value::dict(all)
}

/// Remembers that a module was imported.
pub fn imported(evaluator: &Evaluator, module: Value) -> Value {
    if let Value::Module(module) = module {
        let mut imported = lock(&evaluator.shared.imported);
        if !imported.iter().any(|known| std::ptr::eq(*known, module)) {
            imported.push(module);
        }
    }
    module
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
