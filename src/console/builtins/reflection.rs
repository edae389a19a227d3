//! The builtin functions that ask what an object is: `type`, `isinstance`, `getattr`, `dir`, `hash`, `id`.

use std::sync::Arc;

use super::sorting;
use crate::console::class::ClassRef;
use crate::console::dictionary::{Dictionary, Key};
use crate::console::evaluate::Evaluator;
use crate::console::exception::{Result, type_error};
use crate::console::fields::Fields;
use crate::console::iterate::Iter;
use crate::console::value::{Arguments, Builtin, Value, lock};
use crate::console::{attributes, generics, hashing, special};

/// The functions.
pub static ALL: &[Builtin] = &[
    Builtin { name: "callable", run: |_, arguments| Ok(Value::Bool(is_callable(&arguments.one("callable")?))) },
    Builtin { name: "delattr", run: delattr },
    Builtin { name: "dir", run: dir },
    Builtin { name: "getattr", run: getattr },
    Builtin { name: "globals", run: |evaluator, arguments| globals(evaluator, &arguments, "globals") },
    Builtin { name: "hasattr", run: hasattr },
    Builtin { name: "hash", run: hash },
    Builtin { name: "id", run: |_, arguments| Ok(Value::Int(arguments.one("id")?.identity())) },
    Builtin { name: "isinstance", run: isinstance },
    Builtin { name: "issubclass", run: issubclass },
    Builtin { name: "locals", run: locals },
    Builtin { name: "setattr", run: setattr },
    Builtin { name: "vars", run: vars },
];

/// Whether a value can be called.
pub fn is_callable(value: &Value) -> bool {
    let ours = matches!(value, Value::Builtin(_) | Value::Bound(_) | Value::Unbound(..) | Value::Class(_));
    let own = matches!(value, Value::Function(_) | Value::BoundFunction(_) | Value::UserClass(_));
    ours || own || special::own(value, "__call__").is_some()
}

fn dir(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("dir", 0, 1)?;
    let mut names: Vec<String> = match arguments.get(0) {
        None => match evaluator.frame().filter(|frame| !frame.is_module()) {
            Some(frame) => frame.locals().into_iter().map(|(name, _)| name.to_string()).collect(),
            None => evaluator.shared.globals.all().into_iter().map(|(name, _)| name.to_string()).collect(),
        },
        Some(value) => match special::own(value, "__dir__") {
            Some(method) => {
                let given = method.call(evaluator, value, vec![])?;
                return sorting::sorted(evaluator, Arguments::of(vec![given]));
            }
            None => attributes::all_names(value),
        },
    };
    names.sort();
    names.dedup();
    Ok(Value::list(names.into_iter().map(Value::text).collect()))
}

fn attribute_name(value: &Value) -> Result<Arc<str>> {
    match value {
        Value::Str(name) => Ok(name.clone()),
        other => Err(type_error(format!("attribute name must be string, not '{}'", other.type_name()))),
    }
}

fn getattr(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("getattr", 2, 3)?;
    let found = attributes::get(evaluator, &arguments.positional[0], &attribute_name(&arguments.positional[1])?);
    match (found, arguments.get(2)) {
        (Err(thrown), Some(default)) if thrown.is_a(&crate::console::exception::ATTRIBUTE_ERROR) => Ok(default.clone()),
        (found, _) => found,
    }
}

fn hasattr(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("hasattr", 2, 2)?;
    let found = attributes::get(evaluator, &arguments.positional[0], &attribute_name(&arguments.positional[1])?);
    match found {
        Ok(_) => Ok(Value::Bool(true)),
        Err(thrown) if thrown.is_a(&crate::console::exception::ATTRIBUTE_ERROR) => Ok(Value::Bool(false)),
        Err(thrown) => Err(thrown),
    }
}

fn setattr(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("setattr", 3, 3)?;
    let [object, name, value] = &arguments.positional[..] else { return Ok(Value::None) };
    evaluator.set_attribute(object, &attribute_name(name)?, Some(value.clone()))?;
    Ok(Value::None)
}

fn delattr(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("delattr", 2, 2)?;
    evaluator.set_attribute(&arguments.positional[0], &attribute_name(&arguments.positional[1])?, None)?;
    Ok(Value::None)
}

fn globals(evaluator: &Evaluator, arguments: &Arguments, name: &str) -> Result<Value> {
    arguments.between(name, 0, 0)?;
    let mut all = Dictionary::new();
    for (name, value) in evaluator.shared.globals.all() {
        drop(all.set(Key::Str(name.clone()), Value::Str(name), value));
    }
    Ok(Value::dict(all))
}

/// `locals()`: a copy; in a source's own frame the program's names.
fn locals(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("locals", 0, 0)?;
    let Some(frame) = evaluator.frame().filter(|frame| !frame.is_module()) else {
        return globals(evaluator, &arguments, "globals");
    };
    let mut all = Dictionary::new();
    for (name, value) in frame.locals() {
        drop(all.set(Key::Str(name.clone()), Value::Str(name), value));
    }
    Ok(Value::dict(all))
}

fn vars(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("vars", 0, 1)?;
    match arguments.get(0) {
        None => locals(evaluator, Arguments::default()),
        Some(object) => attributes::get(evaluator, object, "__dict__")
            .map_err(|_| type_error("vars() argument must have __dict__ attribute")),
    }
}

fn hash(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let key = evaluator.key(&arguments.one("hash")?)?;
    Ok(Value::Int(hashing::hash(&key)))
}

fn is_instance(value: &Value, class: &Value, message: &str) -> Result<bool> {
    match class {
        Value::UserClass(_) => Ok(ClassRef::of(class).is_some_and(|class| ClassRef::of_object(value).is_a(&class))),
        Value::Class(class) => {
            let of = value.class();
            let is_int = matches!(value, Value::Member(..)) && std::ptr::eq(*class, &super::classes::INT);
            Ok(of.is_a(class) || is_int || std::ptr::eq(*class, &super::classes::OBJECT))
        }
        Value::Object(_) if let Some(parts) = generics::parts(class) => {
            // Of a union, None stands for its own class.
            for class in parts {
                if match class {
                    Value::None => matches!(value, Value::None),
                    class => is_instance(value, class, message)?,
                } {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        Value::Tuple(classes) => {
            for class in classes.iter() {
                if is_instance(value, class, message)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        _ => Err(type_error(message)),
    }
}

fn isinstance(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("isinstance", 2, 2)?;
    let message = "isinstance() arg 2 must be a type, a tuple of types, or a union";
    is_instance(&arguments.positional[0], &arguments.positional[1], message).map(Value::Bool)
}

fn issubclass(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("issubclass", 2, 2)?;
    let Some(class) = ClassRef::of(&arguments.positional[0]) else {
        return Err(type_error("issubclass() arg 1 must be a class"));
    };
    let others = match &arguments.positional[1] {
        Value::Tuple(classes) => classes.to_vec(),
        other => vec![other.clone()],
    };
    for other in others {
        match ClassRef::of(&other) {
            Some(other) if class.is_a(&other) => return Ok(Value::Bool(true)),
            Some(_) => {}
            None => return Err(type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union")),
        }
    }
    Ok(Value::Bool(false))
}

/// `type(x)`.
pub fn make_type(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    match &arguments.positional[..] {
        [value] => Ok(value.class_value()),
        [Value::Str(name), bases, Value::Dict(names)] => {
            let bases = Iter::begin(evaluator, bases)?.collect(evaluator)?;
            let mut fields = Fields::default();
            let names: Vec<_> = lock(names).items().cloned().collect();
            for (key, value) in names {
                if let Value::Str(key) = key {
                    drop(fields.set(&key, value));
                }
            }
            drop(fields.set(&Arc::from("__module__"), Value::text("__main__")));
            evaluator.finish_class((name.clone(), name.clone()), bases, vec![], fields, None)
        }
        [_, _, _] => Err(type_error("type.__new__() arguments must be str, tuple, dict")),
        _ => Err(type_error("type() takes 1 or 3 arguments")),
    }
}
