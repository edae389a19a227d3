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
        ("int", 0) => asked(evaluator, &first, &["__int__", "__index__", "__trunc__"], "int"),
        ("float", 0) => match asked(evaluator, &first, &["__float__"], "float") {
            None => own_index(evaluator, &first).map(|index| {
                index.and_then(|index| {
                    evaluator.invoke(&Value::Class(&super::builtins::classes::FLOAT), Arguments::of(vec![index]))
                })
            }),
            found => found,
        },
        ("bytes", 0) => asked(evaluator, &first, &["__bytes__"], "bytes"),
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
        let index = if takes_index { own_index(evaluator, argument) } else { None };
        match index {
            Some(Ok(index)) => *argument = index,
            Some(Err(thrown)) => return Some(Err(thrown)),
            None if takes_native => *argument = native(argument.clone()),
            None => {}
        }
    }
    None
}

/// Asks the first of some methods that an object has, which must give a value of a kind; `None` for what has none.
pub fn asked(evaluator: &Evaluator, object: &Value, names: &[&str], kind: &str) -> Option<Result<Value>> {
    object.user_class()?;
    let (name, given) = names.iter().find_map(|name| Some((name, ask(evaluator, object, name, vec![])?)))?;
    Some(given.and_then(|given| match native(given) {
        Value::Bool(truth) if kind == "int" => Ok(Value::Int(truth.into())),
        value if value.class().name == kind || kind == "int" && value.as_integer().is_some() => Ok(value),
        other => {
            // Only `__float__` is called by its full name.
            let of = if kind == "float" { format!("{}.", object.type_name()) } else { String::new() };
            Err(type_error(format!("{of}{name} returned non-{kind} (type {})", other.type_name())))
        }
    }))
}

/// What a method of the program makes of a value, or the object of ours in it.
///
/// # Errors
/// What the method raises; TypeError where it gives something of another kind.
pub fn converted(evaluator: &Evaluator, value: &Value, method: &str, kind: &str) -> Result<Value> {
    asked(evaluator, value, &[method], kind).unwrap_or_else(|| Ok(native(value.clone())))
}

/// A value whose class of the program says which number it stands for (`__index__`); any other as it is.
///
/// # Errors
/// What `__index__` raises; TypeError where it gives no int.
pub fn indexed(evaluator: &Evaluator, value: &Value) -> Result<Value> {
    converted(evaluator, value, "__index__", "int")
}

/// The same for floats: `__float__`, then `__index__`.
///
/// # Errors
/// What those raise; TypeError where they give something else.
pub fn floating(evaluator: &Evaluator, value: &Value) -> Result<Value> {
    indexed(evaluator, &converted(evaluator, value, "__float__", "float")?)
}

/// What the program's `__index__` gives; `None` for what has none.
pub fn own_index(evaluator: &Evaluator, value: &Value) -> Option<Result<Value>> {
    asked(evaluator, value, &["__index__"], "int")
}

/// An index, or a slice of indices, as sequences take it.
///
/// # Errors
/// What `__index__` raises.
pub fn index(evaluator: &Evaluator, value: &Value) -> Result<Option<Value>> {
    match value {
        Value::Instance(_) => match own_index(evaluator, value) {
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
