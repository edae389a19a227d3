//! The builtin functions that go through things: `len`, `iter`, `next`, `sum`, `any`, `all`.

use crate::console::evaluate::Evaluator;
use crate::console::exception::{Result, STOP_ITERATION, Thrown, type_error};
use crate::console::ir::Binary;
use crate::console::iterate::Iter;
use crate::console::value::{Arguments, Builtin, Value, lock};
use crate::console::{attributes, operators, special};

/// The functions.
pub static ALL: &[Builtin] = &[
    Builtin { name: "all", run: |evaluator, arguments| any_all(evaluator, arguments, "all", false) },
    Builtin { name: "any", run: |evaluator, arguments| any_all(evaluator, arguments, "any", true) },
    Builtin { name: "iter", run: iter },
    Builtin { name: "len", run: len },
    Builtin { name: "next", run: next },
    Builtin { name: "sum", run: sum },
];

fn len(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    length(evaluator, &arguments.one("len")?).map(Value::Int)
}

/// What `len` gives.
pub(super) fn length(evaluator: &Evaluator, value: &Value) -> Result<i64> {
    if let Some(length) = special::ask(evaluator, value, "__len__", vec![]) {
        return special::length_of(&length?);
    }
    let value = attributes::native(value.clone());
    let length = match &value {
        Value::Str(text) => text.chars().count(),
        Value::Bytes(bytes) => bytes.len(),
        Value::ByteArray(bytes) => lock(bytes).len(),
        Value::Tuple(items) => items.len(),
        Value::List(items) => lock(items).len(),
        Value::Dict(items) => lock(items).len(),
        Value::Set(set) => lock(&set.table).len(),
        Value::Object(object) if object.length().is_some() => {
            object.refuses()?;
            object.length().unwrap_or(0)
        }
        Value::Class(class) if super::numbers::is_enum(class) => super::numbers::members(class).len(),
        Value::Range(range) => return Ok(range.len()),
        Value::Member(class, number) if super::numbers::is_flag(class) => super::numbers::parts(class, *number).len(),
        other => return Err(type_error(format!("object of type '{}' has no len()", other.type_name()))),
    };
    Ok(length as i64)
}

fn any_all(evaluator: &Evaluator, arguments: Arguments, name: &str, wanted: bool) -> Result<Value> {
    let value = arguments.one(name)?;
    let mut items = Iter::over(&value)?;
    while let Some(item) = items.next(evaluator)? {
        if evaluator.truth(&item)? == wanted {
            return Ok(Value::Bool(wanted));
        }
    }
    Ok(Value::Bool(!wanted))
}

fn iter(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("iter", 1, 2)?;
    let made = match (&arguments.positional[0], arguments.get(1)) {
        (function, Some(sentinel)) => {
            if !super::reflection::is_callable(function) {
                return Err(type_error("iter(v, w): v must be callable"));
            }
            Iter::Calls(Some(Box::new((function.clone(), sentinel.clone()))))
        }
        (iterator @ Value::Iterator(_), None) => return Ok(iterator.clone()),
        (other, None) => match Iter::begin(evaluator, other)? {
            // An object that is its own iterator.
            Iter::Native(_) => return Ok(attributes::native(other.clone())),
            Iter::Object(object) => return Ok(object),
            Iter::Shared(place) => return Ok(Value::Iterator(place)),
            made => made,
        },
    };
    Ok(Value::iterator(made))
}

fn next(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("next", 1, 2)?;
    if let Some(item) = special::ask(evaluator, &arguments.positional[0], "__next__", vec![]) {
        return match (item, arguments.get(1)) {
            (Err(thrown), Some(default)) if thrown.is_a(&STOP_ITERATION) => Ok(default.clone()),
            (item, _) => item,
        };
    }
    let item = match &arguments.positional[0] {
        Value::Iterator(iterator) => Iter::Shared(iterator.clone()).next(evaluator)?,
        Value::Object(object) if object.iterates_itself() => object.next(evaluator)?,
        other => return Err(type_error(format!("'{}' object is not an iterator", other.type_name()))),
    };
    match (item, arguments.get(1)) {
        (Some(item), _) => Ok(item),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(Thrown::new(&STOP_ITERATION, vec![])),
    }
}

fn sum(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    if arguments.positional.is_empty() {
        return Err(type_error("sum() takes at least 1 positional argument (0 given)"));
    }
    let [items, start] = arguments.bind("sum", ["iterable", "start"], 1)?;
    let mut total = start.unwrap_or(Value::Int(0));
    if matches!(total, Value::Str(_)) {
        return Err(type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    if matches!(total, Value::Bytes(_)) {
        return Err(type_error("sum() can't sum bytes [use b''.join(seq) instead]"));
    }
    if matches!(total, Value::ByteArray(_)) {
        return Err(type_error("sum() can't sum bytearray [use b''.join(seq) instead]"));
    }
    let mut items = Iter::over(&items.unwrap_or(Value::None))?;
    while let Some(item) = items.next(evaluator)? {
        total = operators::binary(evaluator, Binary::Add, &total, &item)?;
    }
    Ok(total)
}
