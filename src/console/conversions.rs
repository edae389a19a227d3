//! What builtins ask of the program's objects before they do anything themselves: `__abs__`, `__index__`, `__int__`…

use super::attributes::native;
use super::evaluate::Evaluator;
use super::exception::{Result, type_error};
use super::special::{self, ask};
use super::value::{Arguments, Value};

/// What a builtin of this name gives for these arguments when an object among them decides; `None` where the builtin
/// goes on, with what it can use in place of those objects.
pub fn before(evaluator: &Evaluator, name: &str, arguments: &mut Arguments) -> Option<Result<Value>> {
    if !arguments.positional.iter().any(|value| matches!(value, Value::Instance(_))) {
        return None;
    }
    let first = arguments.positional.first()?.clone();
    let rest = arguments.positional.get(1..).unwrap_or_default().to_vec();
    let asked = match (name, rest.len()) {
        ("abs", 0) => ask(evaluator, &first, "__abs__", vec![]),
        ("round", _) => ask(evaluator, &first, "__round__", rest),
        ("divmod", 1) => special::divmod(evaluator, &first, &rest[0]),
        ("pow", 2) => ask(evaluator, &first, "__pow__", rest),
        ("reversed", 0) => ask(evaluator, &first, "__reversed__", vec![]),
        ("int", 0) => number(evaluator, &first, &["__int__", "__index__", "__trunc__"], "int"),
        ("float", 0) => match number(evaluator, &first, &["__float__"], "float") {
            None => indexed(evaluator, &first).map(|index| {
                index.and_then(|index| {
                    evaluator.invoke(&Value::Class(&super::builtins::classes::FLOAT), Arguments::of(vec![index]))
                })
            }),
            found => found,
        },
        ("bytes", 0) => match ask(evaluator, &first, "__bytes__", vec![]) {
            Some(Ok(Value::Bytes(bytes))) => Some(Ok(Value::Bytes(bytes))),
            Some(Ok(other)) => {
                Some(Err(type_error(format!("__bytes__ returned non-bytes (type {})", other.type_name()))))
            }
            failed => failed,
        },
        _ => None,
    };
    if asked.is_some() {
        return asked;
    }
    let takes_index = matches!(name, "hex" | "bin" | "oct" | "chr" | "range" | "bytes" | "bytearray");
    let takes_native = matches!(
        name,
        "hex"
            | "bin"
            | "oct"
            | "chr"
            | "ord"
            | "int"
            | "float"
            | "abs"
            | "round"
            | "bytes"
            | "bytearray"
            | "range"
            | "divmod"
            | "pow"
    );
    for argument in &mut arguments.positional {
        let index = if takes_index { indexed(evaluator, argument) } else { None };
        match index {
            Some(Ok(index)) => *argument = index,
            Some(Err(thrown)) => return Some(Err(thrown)),
            None if takes_native => *argument = native(argument.clone()),
            None => {}
        }
    }
    None
}

/// Asks the first of some methods that an object has, which must give a number of a kind.
pub fn number(evaluator: &Evaluator, object: &Value, names: &[&str], kind: &str) -> Option<Result<Value>> {
    object.user_class()?;
    let (name, given) = names.iter().find_map(|name| Some((name, ask(evaluator, object, name, vec![])?)))?;
    Some(given.and_then(|given| match native(given) {
        Value::Bool(truth) if kind == "int" => Ok(Value::Int(truth.into())),
        value if value.class().name == kind => Ok(value),
        other if kind == "float" => {
            let (own, other) = (object.type_name(), other.type_name());
            Err(type_error(format!("{own}.{name} returned non-float (type {other})")))
        }
        other => Err(type_error(format!("{name} returned non-int (type {})", other.type_name()))),
    }))
}

/// What the program's `__index__` gives; `None` for what has none.
pub fn indexed(evaluator: &Evaluator, value: &Value) -> Option<Result<Value>> {
    if !matches!(value, Value::Instance(_)) {
        return None;
    }
    number(evaluator, value, &["__index__"], "int")
}

/// An index, or a slice of indices, as sequences take it.
///
/// # Errors
/// What `__index__` raises.
pub fn index(evaluator: &Evaluator, value: &Value) -> Result<Option<Value>> {
    match value {
        Value::Instance(_) => match indexed(evaluator, value) {
            Some(index) => index.map(Some),
            None => Ok(value.as_integer().map(Value::integer)),
        },
        Value::Slice(bounds) if bounds.iter().any(|bound| matches!(bound, Value::Instance(_))) => {
            let mut bounds = (**bounds).clone();
            for bound in &mut bounds {
                if let Some(index) = index(evaluator, bound)? {
                    *bound = index;
                }
            }
            Ok(Some(Value::Slice(std::sync::Arc::new(bounds))))
        }
        _ => Ok(None),
    }
}
