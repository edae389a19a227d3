//! `object.name`.

use std::sync::Arc;

use super::dictionary::{Dictionary, Key};
use super::evaluate::Evaluator;
use super::exception::{ATTRIBUTE_ERROR, OS_ERROR, Result, Thrown, raise, type_error};
use super::value::{ClassKind, Method, Module, Value};
use super::{exceptions, known, modules, objects, slots, sockets, text};
use crate::journal::event::Hint;

/// What sockets have that is no method.
const OF_SOCKETS: &[&str] = &["family", "proto", "timeout", "type"];

/// The method of this name that a value's class has.
pub fn method(value: &Value, name: &str) -> Option<&'static Method> {
    if matches!(value, Value::Module(_) | Value::Class(_) | Value::UserClass(_) | Value::Instance(_) | Value::Super(_))
    {
        return None;
    }
    method_of(value.class(), name)
}

/// The object of ours in an object of the program; any other value is itself.
pub fn native(value: Value) -> Value {
    match &value {
        Value::Instance(instance) => match instance.native.get() {
            Some(native) => native.clone(),
            None => value,
        },
        _ => value,
    }
}

/// The method of this name that a class of ours gives a value.
pub fn method_of(class: &'static super::value::Class, name: &str) -> Option<&'static Method> {
    let mut class = Some(class);
    while let Some(this) = class {
        if let ClassKind::Value { methods, .. } = this.kind
            && let Some(found) = methods.iter().find(|method| method.name == name)
        {
            return Some(found);
        }
        class = this.base;
    }
    None
}

/// `object.name`.
///
/// # Errors
/// AttributeError.
pub fn get(evaluator: &Evaluator, object: &Value, name: &str) -> Result<Value> {
    if let Some(result) = objects::get(evaluator, object, name) {
        return result;
    }
    get_ours(evaluator, object, name)
}

/// `object.name` as the classes of ours have it.
///
/// # Errors
/// AttributeError.
pub fn get_ours(evaluator: &Evaluator, object: &Value, name: &str) -> Result<Value> {
    if let Value::Object(target) = object
        && target.attributes().contains(&name)
    {
        target.refuses()?;
    }
    if let Some(found) = plain(evaluator, object, name) {
        return Ok(found);
    }
    if let Some(method) = method(object, name) {
        return Ok(Value::Bound(Arc::new((object.clone(), method))));
    }
    if let ClassKind::Value { functions, .. } = object.class().kind
        && let Some(function) = functions.iter().find(|function| function.name == name)
    {
        return Ok(Value::Builtin(function));
    }
    if name == "__class__" {
        return Ok(object.class_value());
    }
    if let Value::Class(class) = object {
        // A method asked of its class takes the object as its first argument.
        let method = method_of(class, name).or_else(|| slots::of_class(class, name));
        if let Some(method) = method.filter(|_| !matches!(class.kind, ClassKind::Enum { .. })) {
            return Ok(Value::Unbound(class, method));
        }
    } else if !matches!(object, Value::Module(_))
        && let Some(method) = slots::of_object(object, name)
    {
        return Ok(Value::Bound(Arc::new((object.clone(), method))));
    }
    Err(missing(object, name))
}

fn line_of(class: &'static super::value::Class) -> Vec<Value> {
    super::class::ClassRef::Ours(class).line().iter().map(super::class::ClassRef::value).collect()
}

/// The attributes that are no methods.
fn plain(evaluator: &Evaluator, object: &Value, name: &str) -> Option<Value> {
    match object {
        Value::Module(module) => match name {
            "__name__" => Some(Value::text(module.name)),
            "__dict__" => Some(module_dictionary(evaluator, module)),
            _ => (module.get)(evaluator, name),
        },
        Value::Class(class) => match (&class.kind, name) {
            (_, "__name__" | "__qualname__") => Some(Value::text(class.name)),
            (_, "__mro__") => Some(Value::tuple(line_of(class))),
            (_, "__bases__") => Some(Value::tuple(class.base.map(Value::Class).into_iter().collect::<Vec<_>>())),
            (_, "__base__") => Some(class.base.map_or(Value::None, Value::Class)),
            (_, "mro") => Some(Value::Bound(Arc::new((object.clone(), &objects::MRO)))),
            (ClassKind::Value { .. } | ClassKind::Exception, "__new__") => {
                Some(Value::Bound(Arc::new((object.clone(), &objects::NEW_OF))))
            }
            (_, "__call__") => {
                slots::of_object(object, name).map(|method| Value::Bound(Arc::new((object.clone(), method))))
            }
            (_, "__module__") => Some(Value::text(if class.module.is_empty() { "builtins" } else { class.module })),
            (ClassKind::Value { functions, .. }, _) => {
                functions.iter().find(|function| function.name == name).map(Value::Builtin)
            }
            (ClassKind::Enum { members, .. }, "__members__") => {
                let mut all = Dictionary::new();
                for (name, number) in members() {
                    drop(all.set(Key::Str((*name).into()), Value::text(name), Value::Member(class, *number)));
                }
                Some(Value::dict(all))
            }
            (ClassKind::Enum { members, .. }, _) => {
                members().iter().find(|(member, _)| *member == name).map(|(_, number)| Value::Member(class, *number))
            }
            _ => None,
        },
        Value::Member(class, number) => match name {
            "value" | "real" | "numerator" => Some(Value::Int(*number)),
            "name" => Some(text::member_name(class, *number).map_or(Value::None, Value::text)),
            "imag" => Some(Value::Int(0)),
            "denominator" => Some(Value::Int(1)),
            _ => None,
        },
        Value::Bool(_) | Value::Int(_) | Value::Big(_) => match name {
            "real" | "numerator" => object.as_integer().map(Value::integer),
            "imag" => Some(Value::Int(0)),
            "denominator" => Some(Value::Int(1)),
            _ => None,
        },
        Value::Float(number) => match name {
            "real" => Some(Value::Float(*number)),
            "imag" => Some(Value::Float(0.0)),
            _ => None,
        },
        Value::Range(range) => match name {
            "start" => Some(Value::Int(range.start)),
            "stop" => Some(Value::Int(range.stop)),
            "step" => Some(Value::Int(range.step)),
            _ => None,
        },
        Value::Slice(parts) => match name {
            "start" => Some(parts[0].clone()),
            "stop" => Some(parts[1].clone()),
            "step" => Some(parts[2].clone()),
            _ => None,
        },
        Value::Builtin(builtin) => (name == "__name__").then(|| Value::text(builtin.name)),
        Value::Bound(bound) => match name {
            "__name__" => Some(Value::text(bound.1.name)),
            "__self__" => Some(bound.0.clone()),
            _ => None,
        },
        Value::Exception(exception) => exceptions::attribute(object, exception, name),
        Value::Socket(socket) => sockets::object::attribute(socket, name),
        Value::Object(object) => object.attribute(name),
        Value::Stream(stream) => modules::streams::attribute(*stream, name),
        _ => None,
    }
}

/// `object.name = value`, or `del object.name` without one. Of the objects of ours only exceptions take new ones.
///
/// # Errors
/// AttributeError.
pub fn set(evaluator: &Evaluator, object: &Value, name: &Arc<str>, value: Option<Value>) -> Result<()> {
    let value = match objects::set(evaluator, object, name, value) {
        Ok(result) => return result,
        Err(value) => value,
    };
    let name: &str = name;
    let kind = object.type_name();
    if let Value::Object(target) = object
        && let Some(done) = target.set_attribute(name, value.as_ref())
    {
        return done;
    }
    Err(match object {
        Value::Socket(_) if matches!(name, "family" | "type") => {
            let lacks = if value.is_some() { "setter" } else { "deleter" };
            raise(&ATTRIBUTE_ERROR, format!("property '{name}' of 'socket' object has no {lacks}"))
        }
        Value::Member(..) if matches!(name, "name" | "value") => {
            let verb = if value.is_some() { "set" } else { "delete" };
            raise(&ATTRIBUTE_ERROR, format!("<enum 'Enum'> cannot {verb} attribute '{name}'"))
        }
        Value::Socket(_) if name == "proto" => raise(&ATTRIBUTE_ERROR, "readonly attribute"),
        Value::Socket(_) if name == "timeout" => {
            raise(&ATTRIBUTE_ERROR, "attribute 'timeout' of '_socket.socket' objects is not writable")
        }
        Value::Class(class) => {
            type_error(format!("cannot set '{name}' attribute of immutable type '{}'", class.full_name()))
        }
        _ if method(object, name).is_some() => {
            raise(&ATTRIBUTE_ERROR, format!("'{kind}' object attribute '{name}' is read-only"))
        }
        _ => missing(object, name),
    })
}

/// The AttributeError for a name that is not there, with what an explanation can say about it.
pub fn missing(object: &Value, name: &str) -> Thrown {
    let message = match object {
        Value::Module(module) => format!("module '{}' has no attribute '{name}'", module.name),
        Value::Class(class) if matches!(class.kind, ClassKind::Enum { .. }) => name.to_owned(),
        Value::Class(class) => format!("type object '{}' has no attribute '{name}'", class.name),
        Value::UserClass(class) => format!("type object '{}' has no attribute '{name}'", class.name),
        // CPython's own types in C are named with their modules there.
        Value::Object(object)
            if matches!(object.class().module, "_io" | "_queue" | "_thread" | "array" | "select" | "types") =>
        {
            format!("'{}' object has no attribute '{name}'", object.class().full_name())
        }
        // A bound method has the attributes of its function.
        Value::BoundFunction(_) => format!("'function' object has no attribute '{name}'"),
        other => format!("'{}' object has no attribute '{name}'", other.type_name()),
    };
    let thrown = raise(&ATTRIBUTE_ERROR, message).named("name", Value::text(name)).named("obj", object.clone());
    let cpython = of_cpython(object);
    if object.user_class().is_none() && cpython.contains(&name) {
        let name = match object {
            Value::Module(module) => format!("{}.{name}", module.name),
            other => format!("{}.{name}", other.type_name()),
        };
        return thrown.hint(Hint::NotAvailable { name });
    }
    let thrown = thrown.suggest(suggestion(object, name));
    match (object, modules::python_name_of(name)) {
        (Value::Module(module), Some(python)) if module.name == "socket" => {
            thrown.hint(Hint::PfConstant { given: name.to_owned(), python })
        }
        _ => thrown,
    }
}

/// What CPython has by name in an object's class of ours.
fn of_cpython(object: &Value) -> Vec<&'static str> {
    match object {
        Value::Module(module) => known::names(module.name).collect(),
        Value::Class(class) if matches!(class.kind, ClassKind::Value { .. }) => known::attributes(class.name).collect(),
        Value::Member(..) => known::attributes("AddressFamily").collect(),
        Value::Exception(exception) if exception.is_a(&OS_ERROR) => known::attributes("OSError").collect(),
        Value::Exception(_) => known::attributes("Exception").collect(),
        Value::Instance(instance) => known::attributes(instance.class.root.name).collect(),
        other => known::attributes(other.type_name()).collect(),
    }
}

/// CPython's «Did you mean» for an attribute.
pub fn suggestion(object: &Value, name: &str) -> Option<String> {
    let own = objects::names(object);
    known::suggest(name, own.iter().map(|name| &**name).chain(of_cpython(object)).filter(|known| *known != name))
}

/// The names of a value's attributes, for `dir` and completion.
pub fn all_names(value: &Value) -> Vec<String> {
    let own = objects::names(value).into_iter().map(|name| name.to_string());
    let mut names: Vec<String> = own.chain(names(value).into_iter().map(str::to_owned)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Those that its class of ours has.
pub fn names(value: &Value) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = match value {
        Value::Module(module) => (module.names)(),
        Value::Class(class) => match &class.kind {
            ClassKind::Value { methods, functions, .. } => {
                let methods = methods.iter().map(|method| method.name);
                let names = methods.chain(functions.iter().map(|function| function.name));
                let own: &[&str] = if std::ptr::eq(*class, &sockets::object::SOCKET) { OF_SOCKETS } else { &[] };
                names.chain(own.iter().copied()).collect()
            }
            ClassKind::Enum { members, .. } => members().iter().map(|(name, _)| *name).collect(),
            ClassKind::Exception => vec!["args"],
        },
        Value::Member(..) => vec!["name", "value"],
        Value::Range(_) | Value::Slice(_) => vec!["start", "step", "stop"],
        Value::Socket(_) => OF_SOCKETS.to_vec(),
        Value::Exception(exception) if exception.is_a(&OS_ERROR) => vec!["args", "errno", "filename", "strerror"],
        Value::Exception(_) => vec!["args"],
        Value::Object(object) => object.attributes().to_vec(),
        _ => vec![],
    };
    if !matches!(value, Value::Module(_) | Value::Class(_) | Value::UserClass(_)) {
        let mut class = Some(value.class());
        while let Some(this) = class {
            if let ClassKind::Value { methods, .. } = this.kind {
                names.extend(methods.iter().map(|method| method.name));
            }
            class = this.base;
        }
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// What `vars` gives of a module: a copy.
fn module_dictionary(evaluator: &Evaluator, module: &Module) -> Value {
    let mut all = Dictionary::new();
    for name in (module.names)() {
        if let Some(value) = (module.get)(evaluator, name) {
            drop(all.set(Key::Str(name.into()), Value::text(name), value));
        }
    }
    Value::dict(all)
}
