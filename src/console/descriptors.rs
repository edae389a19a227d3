//! What a class holds and does not give as it is: functions, properties, `staticmethod`, `classmethod`, and the
//! program's own descriptors.

use std::sync::{Arc, OnceLock};

use super::builtins::classes::OBJECT;
use super::class::UserClass;
use super::evaluate::Evaluator;
use super::exception::{Result, type_error};
use super::exceptions::read_only;
use super::function::BoundFunction;
use super::object::{self, Object};
use super::special;
use super::value::{Arguments, Class, ClassKind, Value, lock};

macro_rules! classes {
    ($($(#[$meta:meta])* $id:ident = $name:literal, $make:expr;)*) => {
        $($(#[$meta])* pub static $id: Class = Class {
            name: $name,
            module: "",
            base: Some(&OBJECT),
            kind: ClassKind::Value { make: $make, methods: &[], functions: &[] },
        };)*
    };
}

classes! {
    /// Python's `property`, in its call form.
    PROPERTY = "property", make_property;
    /// Python's `staticmethod`, in its call form.
    STATIC_METHOD = "staticmethod", |_, arguments| wrap(arguments, &STATIC_METHOD);
    /// Python's `classmethod`, in its call form.
    CLASS_METHOD = "classmethod", |_, arguments| wrap(arguments, &CLASS_METHOD);
}

/// A property: what reads, writes and deletes it.
#[derive(Debug)]
struct Property {
    /// `fget`, `fset`, `fdel`, `__doc__`.
    parts: [Value; 4],
    /// What the class that holds it calls it.
    name: OnceLock<Arc<str>>,
}

/// A function that is given as it is, or with the class.
#[derive(Debug)]
struct Wrapped {
    class: &'static Class,
    function: Value,
}

fn make_property(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    if arguments.positional.len() > 4 {
        let given = arguments.positional.len();
        return Err(type_error(format!("property() takes at most 4 arguments ({given} given)")));
    }
    let given = arguments.bind("property", ["fget", "fset", "fdel", "doc"], 0)?;
    let mut parts = given.map(|part| part.unwrap_or(Value::None));
    if matches!(parts[3], Value::None)
        && let Value::Function(_) = &parts[0]
    {
        parts[3] = super::attributes::get(evaluator, &parts[0], "__doc__")?;
    }
    Ok(object::value(Property { parts, name: OnceLock::new() }))
}

fn wrap(arguments: Arguments, class: &'static Class) -> Result<Value> {
    arguments.between(class.name, 1, 1)?;
    let function = arguments.positional.into_iter().next().unwrap_or(Value::None);
    Ok(object::value(Wrapped { class, function }))
}

impl Object for Property {
    fn class(&self) -> &'static Class {
        &PROPERTY
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        let place = self.attributes().iter().position(|known| *known == name)?;
        self.parts.get(place).cloned()
    }

    fn attributes(&self) -> &'static [&'static str] {
        &["fget", "fset", "fdel", "__doc__"]
    }
}

impl Object for Wrapped {
    fn class(&self) -> &'static Class {
        self.class
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        matches!(name, "__func__" | "__wrapped__").then(|| self.function.clone())
    }
}

impl Property {
    /// How messages call it.
    fn called(&self, owner: &str) -> String {
        match self.name.get() {
            Some(name) => format!("property '{name}' of '{owner}' object"),
            None => format!("property of '{owner}' object"),
        }
    }
}

/// What a class holds, as an object of it gives it.
///
/// # Errors
/// What a property or a `__get__` raises.
pub fn of_object(evaluator: &Evaluator, object: &Value, found: Value) -> Result<Value> {
    match &found {
        Value::Function(function) => {
            let (object, function) = (object.clone(), function.clone());
            Ok(Value::BoundFunction(Arc::new(BoundFunction { object, function })))
        }
        Value::Object(_) => {
            if let Some(property) = object::of::<Property>(&found) {
                return match &property.parts[0] {
                    Value::None => Err(read_only(format!("{} has no getter", property.called(object.type_name())))),
                    get => evaluator.invoke(get, Arguments::of(vec![object.clone()])),
                };
            }
            wrapped(&found, || object.class_value()).unwrap_or(Ok(found))
        }
        Value::Instance(_) => {
            special::ask(evaluator, &found, "__get__", vec![object.clone(), object.class_value()]).unwrap_or(Ok(found))
        }
        _ => Ok(found),
    }
}

/// What a class holds, as the class itself gives it.
///
/// # Errors
/// What a `__get__` raises.
pub fn of_class(evaluator: &Evaluator, class: &Value, found: Value) -> Result<Value> {
    match &found {
        Value::Object(_) => wrapped(&found, || class.clone()).unwrap_or(Ok(found)),
        Value::Instance(_) => {
            special::ask(evaluator, &found, "__get__", vec![Value::None, class.clone()]).unwrap_or(Ok(found))
        }
        _ => Ok(found),
    }
}

fn wrapped(found: &Value, class: impl FnOnce() -> Value) -> Option<Result<Value>> {
    let wrapped = object::of::<Wrapped>(found)?;
    Some(Ok(match &wrapped.function {
        Value::Function(function) if std::ptr::eq(wrapped.class, &CLASS_METHOD) => {
            Value::BoundFunction(Arc::new(BoundFunction { object: class(), function: function.clone() }))
        }
        other => other.clone(),
    }))
}

/// Whether a value in a class decides what writing to that name does.
pub fn decides_writing(value: &Value) -> bool {
    object::of::<Property>(value).is_some() || special::own(value, "__set__").is_some()
}

/// Writes or deletes what a class decides about; `None` where it does not.
pub fn set(
    evaluator: &Evaluator,
    object: &Value,
    class: &UserClass,
    name: &str,
    value: Option<&Value>,
) -> Option<Result<()>> {
    let found = class.find(name)?;
    if let Some(property) = object::of::<Property>(&found) {
        let (place, what) = if value.is_some() { (1, "setter") } else { (2, "deleter") };
        let mut arguments = vec![object.clone()];
        arguments.extend(value.cloned());
        return Some(match &property.parts[place] {
            Value::None => Err(read_only(format!("{} has no {what}", property.called(object.type_name())))),
            set => evaluator.invoke(set, Arguments::of(arguments)).map(drop),
        });
    }
    let asked = match value {
        Some(value) => special::ask(evaluator, &found, "__set__", vec![object.clone(), value.clone()]),
        None => special::ask(evaluator, &found, "__delete__", vec![object.clone()]),
    };
    asked.map(|result| result.map(drop))
}

/// Tells what a new class holds its name there: properties, and objects with a `__set_name__`.
///
/// # Errors
/// What `__set_name__` raises.
pub fn tell_names(evaluator: &Evaluator, class: &Arc<UserClass>) -> Result<()> {
    let all = lock(&class.fields).all();
    for (name, value) in all {
        if let Some(property) = object::of::<Property>(&value) {
            let _ = property.name.set(name);
        } else if matches!(value, Value::Instance(_)) {
            let arguments = vec![Value::UserClass(class.clone()), Value::Str(name)];
            special::ask(evaluator, &value, "__set_name__", arguments).transpose()?;
        }
    }
    Ok(())
}
