//! Attributes of what the program made: its objects, classes, functions, and the exceptions it marked.

use std::sync::Arc;

use super::attributes::{self, get_ours};
use super::class::{ClassRef, Instance, Super, UserClass};
use super::evaluate::Evaluator;
use super::exception::{ATTRIBUTE_ERROR, Exception, RUNTIME_ERROR, Result, raise, type_error};
use super::function::{BoundFunction, Function};
use super::sockets::object::SOCKET;
use super::special;
use super::value::{Builtin, Method, Value, lock};
use crate::net::socket::Socket;

/// `e.add_note`.
pub static ADD_NOTE: Method = Method {
    name: "add_note",
    run: |_, this, arguments| {
        let note = match arguments.one("BaseException.add_note")? {
            Value::Str(note) => note,
            other => return Err(type_error(format!("note must be a str, not '{}'", other.type_name()))),
        };
        if let Value::Exception(exception) = this {
            lock(&exception.details).notes.push(note);
        }
        Ok(Value::None)
    },
};

/// `e.with_traceback`, which changes nothing here.
pub static WITH_TRACEBACK: Method = Method { name: "with_traceback", run: |_, this, _| Ok(this.clone()) };

/// `object.__new__`.
static NEW: Builtin = Builtin {
    name: "__new__",
    run: |evaluator, mut arguments| {
        if arguments.positional.is_empty() {
            return Err(type_error("object.__new__(): not enough arguments"));
        }
        match arguments.positional.remove(0) {
            Value::UserClass(class) => evaluator.bare(&class, &arguments),
            other => evaluator.invoke(&other, arguments),
        }
    },
};

/// The attribute of something of the program's; `None` for what is all ours.
pub fn get(evaluator: &Evaluator, object: &Value, name: &str) -> Option<Result<Value>> {
    match object {
        Value::Instance(instance) => Some(of_instance(evaluator, object, instance, name)),
        Value::Exception(exception) => of_exception(evaluator, object, exception, name),
        Value::UserClass(class) => Some(of_class(object, class, name)),
        Value::Super(shared) => Some(of_super(evaluator, shared, name)),
        Value::Function(function) => {
            Some(of_function(function, name).map_or_else(|| get_ours(evaluator, object, name), Ok))
        }
        Value::BoundFunction(bound) => {
            Some(of_bound(bound, name).map_or_else(|| get_ours(evaluator, object, name), Ok))
        }
        _ => None,
    }
}

/// What a class holds under a name, as its object gives it: functions are bound to the object.
fn bound(object: &Value, found: Value) -> Value {
    match found {
        Value::Function(function) => Value::BoundFunction(Arc::new(BoundFunction { object: object.clone(), function })),
        other => other,
    }
}

fn of_instance(evaluator: &Evaluator, object: &Value, instance: &Instance, name: &str) -> Result<Value> {
    if let Some(value) = lock(&instance.fields).get(name) {
        return Ok(value);
    }
    if let Some(found) = instance.class.find(name) {
        return Ok(bound(object, found));
    }
    match name {
        "__class__" => return Ok(object.class_value()),
        "__dict__" => return Ok(special::dictionary_of(&lock(&instance.fields))),
        "__doc__" => return Ok(Value::None),
        _ => {}
    }
    let ours = match instance.native.get() {
        Some(native) => {
            let found = get_ours(evaluator, native, name);
            match (found, special::of_ours(object, name)) {
                (Ok(found), _) => Ok(found),
                (Err(_), Some(method)) => Ok(Value::Bound(Arc::new((object.clone(), method)))),
                (Err(_), None) => Err(attributes::missing(object, name)),
            }
        }
        None => match without_init(evaluator, instance, name)? {
            Some(native) => get_ours(evaluator, &native, name),
            None => get_ours(evaluator, object, name),
        },
    };
    ours.or_else(|missing| special::get_attribute(evaluator, object, name, missing))
}

/// What is ours in an object whose `__init__` did not call that of our class: CPython's Thread says so, and its socket is
/// there, but not open.
fn without_init(evaluator: &Evaluator, instance: &Instance, name: &str) -> Result<Option<Value>> {
    let root = instance.class.root;
    if root.full_name() == "threading.Thread" && matches!(name, "start" | "join" | "is_alive" | "name" | "daemon") {
        let thread = if name == "start" { "thread" } else { "Thread" };
        return Err(raise(&RUNTIME_ERROR, format!("{thread}.__init__() not called")));
    }
    if !std::ptr::eq(root, &SOCKET) || attributes::method_of(root, name).is_none() {
        return Ok(None);
    }
    let make = || super::sockets::object::value(Socket::unopened(evaluator.shared.recorder.clone()));
    Ok(Some(instance.native.get_or_init(make).clone()))
}

fn of_exception(
    evaluator: &Evaluator,
    object: &Value,
    exception: &Arc<Exception>,
    name: &str,
) -> Option<Result<Value>> {
    if let Some(value) = lock(&exception.fields).get(name) {
        return Some(Ok(value));
    }
    let class = exception.user.as_ref()?;
    if let Some(found) = class.find(name) {
        return Some(Ok(bound(object, found)));
    }
    if name == "__dict__" {
        return Some(Ok(special::dictionary_of(&lock(&exception.fields))));
    }
    let ours = get_ours(evaluator, object, name);
    Some(ours.or_else(|missing| special::get_attribute(evaluator, object, name, missing)))
}

fn of_class(object: &Value, class: &Arc<UserClass>, name: &str) -> Result<Value> {
    let classes = |classes: Vec<ClassRef>| Value::tuple(classes.iter().map(ClassRef::value).collect::<Vec<_>>());
    match name {
        "__name__" => return Ok(Value::Str(class.name.clone())),
        "__qualname__" => return Ok(Value::Str(class.qualified.clone())),
        "__bases__" => return Ok(classes(class.bases.clone())),
        "__base__" => return Ok(class.bases.first().map_or(Value::None, ClassRef::value)),
        "__mro__" => return Ok(classes(ClassRef::User(class.clone()).line())),
        "__dict__" => return Ok(special::dictionary_of(&lock(&class.fields))),
        "__class__" => return Ok(object.class_value()),
        _ => {}
    }
    if let Some(found) = class.find(name) {
        return Ok(found);
    }
    if name == "__doc__" {
        return Ok(Value::None);
    }
    if name == "__new__" {
        return Ok(Value::Builtin(&NEW));
    }
    // What a class of ours gives its objects.
    let root = class.root;
    match attributes::method_of(root, name).or_else(|| special::of_class(root, name)) {
        Some(method) => Ok(Value::Unbound(root, method)),
        None => Err(attributes::missing(object, name)),
    }
}

fn of_super(evaluator: &Evaluator, shared: &Super, name: &str) -> Result<Value> {
    let own = ClassRef::of(&shared.object).unwrap_or_else(|| ClassRef::of_object(&shared.object));
    let is_start = |class: &ClassRef| matches!(class, ClassRef::User(class) if Arc::ptr_eq(class, &shared.class));
    let line = own.line();
    for class in line.iter().skip_while(|class| !is_start(class)).skip(1) {
        if let ClassRef::User(class) = class {
            let found = lock(&class.fields).get(name);
            if let Some(found) = found {
                // `__new__` is asked of the class, and takes it by itself.
                return Ok(if name == "__new__" { found } else { bound(&shared.object, found) });
            }
        }
    }
    if name == "__new__" {
        return Ok(Value::Builtin(&NEW));
    }
    if let Some(method) = special::of_ours(&shared.object, name) {
        return Ok(Value::Bound(Arc::new((shared.object.clone(), method))));
    }
    let ours = match &shared.object {
        Value::Instance(instance) => match instance.native.get() {
            Some(native) => get_ours(evaluator, native, name),
            None => Err(special::missing_in_super(name)),
        },
        other => get_ours(evaluator, other, name),
    };
    ours.map_err(|_| special::missing_in_super(name))
}

fn of_function(function: &Arc<Function>, name: &str) -> Option<Value> {
    let code = &function.code;
    if let Some(value) = lock(&function.fields).get(name) {
        return Some(value);
    }
    Some(match name {
        "__name__" => Value::Str(code.name.clone()),
        "__qualname__" => Value::Str(code.qualified.clone()),
        "__doc__" => code.doc.clone().map_or(Value::None, Value::Str),
        "__module__" => Value::text("__main__"),
        "__annotations__" => function.annotations.clone(),
        "__defaults__" if function.defaults.is_empty() => Value::None,
        "__defaults__" => Value::tuple(function.defaults.clone()),
        "__dict__" => special::dictionary_of(&lock(&function.fields)),
        _ => return None,
    })
}

fn of_bound(bound: &BoundFunction, name: &str) -> Option<Value> {
    match name {
        "__self__" => Some(bound.object.clone()),
        "__func__" => Some(Value::Function(bound.function.clone())),
        _ => of_function(&bound.function, name),
    }
}

/// Sets or deletes an attribute of something of the program's; gives the value back for what is all ours.
pub fn set(object: &Value, name: &Arc<str>, value: Option<Value>) -> std::result::Result<Result<()>, Option<Value>> {
    let fields = match object {
        Value::Instance(instance) => {
            // `thread.daemon = True`, on an object whose class specialises Thread.
            if let Some(Value::Object(native)) = instance.native.get()
                && let Some(done) = native.set_attribute(name, value.as_ref())
            {
                return Ok(done);
            }
            &instance.fields
        }
        Value::UserClass(class) => &class.fields,
        Value::Function(function) => &function.fields,
        Value::Exception(exception) => {
            if let ("args", Some(Value::Tuple(arguments))) = (&**name, &value) {
                exception.set_arguments(arguments.to_vec());
                return Ok(Ok(()));
            }
            &exception.fields
        }
        _ => return Err(value),
    };
    let (old, found) = {
        let mut fields = lock(fields);
        match value {
            Some(value) => (fields.set(name, value), true),
            None => {
                let old = fields.remove(name);
                let found = old.is_some();
                (old, found)
            }
        }
    };
    drop(old);
    if found {
        return Ok(Ok(()));
    }
    Ok(Err(match object {
        Value::UserClass(class) => {
            raise(&ATTRIBUTE_ERROR, format!("type object '{}' has no attribute '{name}'", class.name))
        }
        other => raise(&ATTRIBUTE_ERROR, format!("'{}' object has no attribute '{name}'", other.type_name())),
    }))
}

/// The names that the program gave something and its class, for `dir`, completion and «Did you mean».
pub fn names(object: &Value) -> Vec<Arc<str>> {
    let mut names: Vec<Arc<str>> = Vec::new();
    let mut class = object.user_class().cloned();
    match object {
        Value::Instance(instance) => names.extend(lock(&instance.fields).iter().map(|(name, _)| name.clone())),
        Value::Exception(exception) => names.extend(lock(&exception.fields).iter().map(|(name, _)| name.clone())),
        Value::Function(function) => names.extend(lock(&function.fields).iter().map(|(name, _)| name.clone())),
        Value::UserClass(of) => class = Some(of.clone()),
        _ => {}
    }
    for class in class.map(|class| ClassRef::User(class).line()).unwrap_or_default() {
        if let ClassRef::User(class) = class {
            names.extend(lock(&class.fields).iter().map(|(name, _)| name.clone()));
        }
    }
    names.sort();
    names.dedup();
    names
}
