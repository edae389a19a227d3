//! `sys.stdin`, `sys.stdout` and `sys.stderr`.

use super::sys::read_line;
use crate::console::builtins::arguments::given;
use crate::console::builtins::classes::OBJECT;
use crate::console::builtins::encodings::check_writable;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{Result, UNSUPPORTED_OPERATION, raise, type_error};
use crate::console::iterate::Iter;
use crate::console::object::{self, Object};
use crate::console::operators::bytes_like;
use crate::console::record;
use crate::console::value::{Arguments, Class, ClassKind, Method, Value};
use crate::journal::event::Stream;

/// The methods of `sys.stdout` and `sys.stderr`.
pub static OUTPUT_METHODS: &[Method] = &[
    Method {
        name: "fileno",
        run: |_, stream, arguments| {
            arguments.none("TextIOWrapper.fileno")?;
            Ok(Value::Int(if matches!(stream, Value::Stream(Stream::Out)) { 1 } else { 2 }))
        },
    },
    Method { name: "flush", run: |_, _, arguments| arguments.none("TextIOWrapper.flush").map(|()| Value::None) },
    Method { name: "isatty", run: |_, _, arguments| answer(&arguments, "isatty", false) },
    Method { name: "read", run: |_, _, _| Err(raise(&UNSUPPORTED_OPERATION, "not readable")) },
    Method { name: "readable", run: |_, _, arguments| answer(&arguments, "readable", false) },
    Method { name: "readline", run: |_, _, _| Err(raise(&UNSUPPORTED_OPERATION, "not readable")) },
    Method { name: "seekable", run: |_, _, arguments| answer(&arguments, "seekable", false) },
    Method { name: "writable", run: |_, _, arguments| answer(&arguments, "writable", true) },
    Method {
        name: "write",
        run: |evaluator, stream, arguments| write(evaluator, stream, &arguments.one("TextIOWrapper.write")?),
    },
    Method {
        name: "writelines",
        run: |evaluator, stream, arguments| {
            let mut lines = Iter::begin(evaluator, &arguments.one("_IOBase.writelines")?)?;
            while let Some(line) = lines.next(evaluator)? {
                write(evaluator, stream, &line)?;
            }
            Ok(Value::None)
        },
    },
];

fn answer(arguments: &Arguments, name: &str, yes: bool) -> Result<Value> {
    arguments.none(&format!("TextIOWrapper.{name}"))?;
    Ok(Value::Bool(yes))
}

fn write(evaluator: &Evaluator, stream: &Value, text: &Value) -> Result<Value> {
    let Value::Stream(stream) = stream else { return Ok(Value::None) };
    match text {
        Value::Str(text) => {
            check_writable(text)?;
            evaluator.write(*stream, text)?;
            Ok(Value::Int(text.chars().count() as i64))
        }
        other => Err(type_error(format!("write() argument must be str, not {}", given(other)))),
    }
}

/// The attributes of the streams that are no methods.
pub fn attribute(stream: Stream, name: &str) -> Option<Value> {
    Some(match name {
        "buffer" => object::value(Raw(stream)),
        "closed" => Value::Bool(false),
        "encoding" => Value::text("utf-8"),
        "errors" => Value::text(if stream == Stream::Out { "strict" } else { "backslashreplace" }),
        "line_buffering" => Value::Bool(stream == Stream::Err),
        "mode" => Value::text("w"),
        "name" => Value::text(if stream == Stream::Out { "<stdout>" } else { "<stderr>" }),
        _ => return None,
    })
}

/// `sys.stdout.buffer`: bytes go out as the text that they are.
#[derive(Debug)]
struct Raw(Stream);

static RAW: Class = Class {
    name: "BufferedWriter",
    module: "_io",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make: record::cannot_make, methods: RAW_METHODS, functions: &[] },
};

static RAW_METHODS: &[Method] = &[
    Method { name: "flush", run: |_, _, arguments| arguments.none("BufferedWriter.flush").map(|()| Value::None) },
    Method {
        name: "write",
        run: |evaluator, this, arguments| {
            let given = arguments.one("BufferedWriter.write")?;
            let bytes = given.as_bytes().ok_or_else(|| bytes_like(&given))?;
            if let Some(Raw(stream)) = object::of::<Raw>(this) {
                evaluator.write(*stream, &String::from_utf8_lossy(&bytes))?;
            }
            Ok(Value::Int(bytes.len() as i64))
        },
    },
];

impl Object for Raw {
    fn class(&self) -> &'static Class {
        &RAW
    }
}

/// `sys.stdin`.
#[derive(Debug)]
pub struct StandardInput;

static STANDARD_INPUT: Class = Class {
    name: "TextIOWrapper",
    module: "_io",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make: record::cannot_make, methods: INPUT_METHODS, functions: &[] },
};

static INPUT_METHODS: &[Method] = &[
    Method { name: "fileno", run: |_, _, arguments| arguments.none("TextIOWrapper.fileno").map(|()| Value::Int(0)) },
    Method { name: "isatty", run: |_, _, arguments| answer(&arguments, "isatty", false) },
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
    Method { name: "readable", run: |_, _, arguments| answer(&arguments, "readable", true) },
    Method {
        name: "readline",
        run: |evaluator, _, arguments| {
            arguments.between("readline", 0, 0)?;
            Ok(Value::text(read_line(evaluator, "sys.stdin.readline")?.unwrap_or_default()))
        },
    },
    Method {
        name: "readlines",
        run: |evaluator, this, arguments| {
            arguments.between("readlines", 0, 0)?;
            Iter::over(this)?.collect(evaluator).map(Value::list)
        },
    },
    Method { name: "writable", run: |_, _, arguments| answer(&arguments, "writable", false) },
    Method { name: "write", run: |_, _, _| Err(raise(&UNSUPPORTED_OPERATION, "not writable")) },
];

impl Object for StandardInput {
    fn class(&self) -> &'static Class {
        &STANDARD_INPUT
    }

    fn repr(&self, _: &Value) -> String {
        "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>".into()
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        Some(match name {
            "closed" => Value::Bool(false),
            "encoding" => Value::text("utf-8"),
            "errors" => Value::text("strict"),
            "mode" => Value::text("r"),
            "name" => Value::text("<stdin>"),
            _ => return None,
        })
    }

    fn iterates_itself(&self) -> bool {
        true
    }

    fn next(&self, evaluator: &Evaluator) -> Result<Option<Value>> {
        Ok(read_line(evaluator, "sys.stdin")?.map(Value::text))
    }
}
