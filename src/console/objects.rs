//! Attributes of what the program made: its objects, classes, functions, and the exceptions it marked.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::attributes::{self, get_ours};
use super::class::{ClassRef, Instance, Super, UserClass};
use super::dictionary::{Dictionary, Key};
use super::evaluate::Evaluator;
use super::exception::{ATTRIBUTE_ERROR, Exception, RUNTIME_ERROR, Result, Thrown, raise, type_error};
use super::fields::Fields;
use super::function::{BoundFunction, Function};
use super::sockets::making::DUP_OF_OWN;
use super::sockets::object::SOCKET;
use super::value::{Builtin, Method, Value, lock};
use super::{descriptors, exceptions, inner, slots, special};
use crate::net::socket::Socket;

/// `Class.mro()`.
pub static MRO: Method = Method {
    name: "mro",
    run: |_, this, arguments| {
        arguments.none("mro")?;
        let line = ClassRef::of(this).map(|class| class.line()).unwrap_or_default();
        Ok(Value::list(line.iter().map(ClassRef::value).collect()))
    },
};

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

/// `object.__new__`, asked of a class of ours, which the class that it is given must specialise.
pub static NEW_OF: Method = Method {
    name: "__new__",
    run: |evaluator, this, mut arguments| {
        let own = if let Value::Class(class) = this { class.name } else { "object" };
        if arguments.positional.is_empty() {
            return Err(type_error(format!("{own}.__new__(): not enough arguments")));
        }
        let given = arguments.positional.remove(0);
        let Some(class) = ClassRef::of(&given) else {
            let kind = given.type_name();
            return Err(type_error(format!("{own}.__new__(X): X is not a type object ({kind})")));
        };
        let name = class.name();
        if !ClassRef::of(this).is_some_and(|own| class.is_a(&own)) {
            return Err(type_error(format!("{own}.__new__({name}): {name} is not a subtype of {own}")));
        }
        let root = class.ours().name;
        if own == "object" && root != own {
            return Err(type_error(format!("object.__new__({name}) is not safe, use {root}.__new__()")));
        }
        match given {
            Value::UserClass(class) => evaluator.bare(&class, &arguments),
            other => evaluator.invoke(&other, arguments),
        }
    },
};

/// What `super().__new__` is.
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
        Value::UserClass(class) => Some(of_class(evaluator, object, class, name)),
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

fn of_instance(evaluator: &Evaluator, object: &Value, instance: &Instance, name: &str) -> Result<Value> {
    if instance.class.traits.intercepts
        && let Some(asked) = special::ask(evaluator, object, "__getattribute__", vec![Value::text(name)])
    {
        return asked.or_else(|thrown| fallback(evaluator, object, name, thrown));
    }
    of_plain_instance(evaluator, object, instance, name).or_else(|missing| fallback(evaluator, object, name, missing))
}

/// The program's own `__getattr__`, for a name that is not there otherwise.
fn fallback(evaluator: &Evaluator, object: &Value, name: &str, missing: Thrown) -> Result<Value> {
    if !missing.is_a(&ATTRIBUTE_ERROR) {
        return Err(missing);
    }
    special::get_attribute(evaluator, object, name, missing)
        .map_err(|thrown| exceptions::with_asked(thrown, object, name))
}

/// What `object.__getattribute__` gives.
///
/// # Errors
/// AttributeError; what a property raises.
pub fn of_plain_instance(evaluator: &Evaluator, object: &Value, instance: &Instance, name: &str) -> Result<Value> {
    let first = instance.class.traits.decides_writing.load(Ordering::Relaxed);
    let held = if first { instance.class.find(name).filter(descriptors::decides_writing) } else { None };
    if let Some(held) = held {
        return descriptors::of_object(evaluator, object, held);
    }
    if let Some(value) = lock(&instance.fields).get(name) {
        return Ok(value);
    }
    if let Some(found) = instance.class.find(name) {
        return descriptors::of_object(evaluator, object, found);
    }
    match name {
        "__class__" => return Ok(object.class_value()),
        "__dict__" if instance.class.traits.slots.is_none() => return Ok(lock(&instance.fields).share()),
        "__doc__" => return Ok(Value::None),
        _ => {}
    }
    match instance.native.get() {
        Some(native) => {
            let found = of_native(evaluator, object, native, name);
            match (found, slots::of_object(object, name)) {
                (Ok(found), _) => Ok(found),
                (Err(_), Some(method)) => Ok(Value::Bound(Arc::new((object.clone(), method)))),
                (Err(_), None) => Err(attributes::missing(object, name)),
            }
        }
        None => match without_init(evaluator, instance, name)? {
            Some(native) => get_ours(evaluator, &native, name),
            None => get_ours(evaluator, object, name),
        },
    }
}

/// What an object has of what is ours in it. A socket's `dup` makes another of the object's own class.
fn of_native(evaluator: &Evaluator, object: &Value, native: &Value, name: &str) -> Result<Value> {
    match native {
        Value::Socket(_) if name == "dup" => Ok(Value::Bound(Arc::new((object.clone(), &DUP_OF_OWN)))),
        _ => get_ours(evaluator, native, name),
    }
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
        let given = descriptors::of_object(evaluator, object, found);
        return Some(given.or_else(|missing| fallback(evaluator, object, name, missing)));
    }
    let ours = get_ours(evaluator, object, name);
    Some(ours.or_else(|missing| fallback(evaluator, object, name, missing)))
}

fn of_class(evaluator: &Evaluator, object: &Value, class: &Arc<UserClass>, name: &str) -> Result<Value> {
    let classes = |classes: Vec<ClassRef>| Value::tuple(classes.iter().map(ClassRef::value).collect::<Vec<_>>());
    match name {
        "__name__" => return Ok(Value::Str(class.name.clone())),
        "__qualname__" => return Ok(Value::Str(class.qualified.clone())),
        "__bases__" => return Ok(classes(class.bases.clone())),
        "__base__" => return Ok(class.bases.first().map_or(Value::None, ClassRef::value)),
        "__mro__" => return Ok(classes(ClassRef::User(class.clone()).line())),
        "__dict__" => return Ok(special::dictionary_of(&lock(&class.fields))),
        "__class__" => return Ok(object.class_value()),
        "mro" => return Ok(Value::Bound(Arc::new((object.clone(), &MRO)))),
        // What is above it is none of its own.
        "__doc__" => return Ok(lock(&class.fields).get(name).unwrap_or(Value::None)),
        "__annotations__" if !lock(&class.fields).has(name) => return Ok(Value::dict(Default::default())),
        _ => {}
    }
    if let Some(found) = class.find(name) {
        return descriptors::of_class(evaluator, object, found);
    }
    if name == "__new__" {
        return Ok(Value::Builtin(&NEW));
    }
    // What a class of ours gives its objects.
    let root = class.root;
    match attributes::method_of(root, name).or_else(|| slots::of_class(root, name)) {
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
                return match &shared.object {
                    _ if name == "__new__" => Ok(found),
                    // In a method of the class, it is the class that its methods are asked of.
                    class @ Value::UserClass(_) => match found {
                        Value::Function(function) if name == "__init_subclass__" => {
                            Ok(Value::BoundFunction(Arc::new(BoundFunction { object: class.clone(), function })))
                        }
                        found => descriptors::of_class(evaluator, class, found),
                    },
                    object => descriptors::of_object(evaluator, object, found),
                };
            }
        }
    }
    if name == "__new__" {
        return Ok(Value::Builtin(&NEW));
    }
    if let Some(method) = slots::of_object(&shared.object, name) {
        return Ok(Value::Bound(Arc::new((shared.object.clone(), method))));
    }
    let ours = match &shared.object {
        Value::Instance(instance) => match instance.native.get() {
            Some(native) => of_native(evaluator, &shared.object, native, name),
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
        "__kwdefaults__" => by_name(function),
        "__closure__" if function.closure.is_empty() => Value::None,
        "__closure__" => Value::tuple(function.closure.iter().cloned().map(inner::cell).collect::<Vec<_>>()),
        "__code__" => inner::code(&function.code),
        "__dict__" => lock(&function.fields).share(),
        "__globals__" => return None,
        _ => return None,
    })
}

/// `function.__kwdefaults__`.
fn by_name(function: &Function) -> Value {
    let names = function.code.locals.iter().skip(function.code.parameters.positional);
    let mut all = Dictionary::new();
    for (name, value) in names.zip(&function.keyword_defaults) {
        if let Some(value) = value {
            drop(all.set(Key::Str(name.clone()), Value::Str(name.clone()), value.clone()));
        }
    }
    if all.is_empty() { Value::None } else { Value::dict(all) }
}

fn of_bound(bound: &BoundFunction, name: &str) -> Option<Value> {
    match name {
        "__self__" => Some(bound.object.clone()),
        "__func__" => Some(Value::Function(bound.function.clone())),
        _ => of_function(&bound.function, name),
    }
}

/// Sets or deletes an attribute of something of the program's; gives the value back for what is all ours.
pub fn set(
    evaluator: &Evaluator,
    object: &Value,
    name: &Arc<str>,
    value: Option<Value>,
) -> std::result::Result<Result<()>, Option<Value>> {
    let fields = match object {
        Value::Instance(instance) => {
            let traits = &instance.class.traits;
            if traits.decides_writing.load(Ordering::Relaxed)
                && let Some(done) = descriptors::set(evaluator, object, &instance.class, name, value.as_ref())
            {
                return Ok(done);
            }
            if let (Some(slots), Some(_)) = (&traits.slots, &value)
                && !slots.contains(name)
            {
                let class = &instance.class.name;
                return Ok(Err(raise(
                    &ATTRIBUTE_ERROR,
                    match instance.class.find(name) {
                        Some(_) => format!("'{class}' object attribute '{name}' is read-only"),
                        None => format!("'{class}' object has no attribute '{name}'"),
                    },
                )));
            }
            if &**name == "__class__" {
                return Ok(Err(type_error("this console does not change the class of an object")));
            }
            if let ("__dict__", Some(Value::Dict(all))) = (&**name, &value) {
                let old = std::mem::replace(&mut *lock(&instance.fields), Fields::Shared(all.clone()));
                drop(old);
                return Ok(Ok(()));
            }
            // `thread.daemon = True`, on an object whose class specialises Thread.
            if let Some(Value::Object(native)) = instance.native.get()
                && let Some(done) = native.set_attribute(name, value.as_ref())
            {
                return Ok(done);
            }
            &instance.fields
        }
        Value::UserClass(class) => {
            if value.as_ref().is_some_and(descriptors::decides_writing) {
                class.traits.decides_writing.store(true, Ordering::Relaxed);
            }
            &class.fields
        }
        Value::Function(function) => &function.fields,
        Value::Exception(exception) => {
            if let Some(done) = exceptions::set_attribute(evaluator, exception, name, value.as_ref()) {
                return Ok(done);
            }
            if let Some(class) = &exception.user
                && class.traits.decides_writing.load(Ordering::Relaxed)
                && let Some(done) = descriptors::set(evaluator, object, class, name, value.as_ref())
            {
                return Ok(done);
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
        Value::Instance(instance) => names.extend(lock(&instance.fields).all().into_iter().map(|(name, _)| name)),
        Value::Exception(exception) => names.extend(lock(&exception.fields).all().into_iter().map(|(name, _)| name)),
        Value::Function(function) => names.extend(lock(&function.fields).all().into_iter().map(|(name, _)| name)),
        Value::UserClass(of) => class = Some(of.clone()),
        _ => {}
    }
    for class in class.map(|class| ClassRef::User(class).line()).unwrap_or_default() {
        if let ClassRef::User(class) = class {
            names.extend(lock(&class.fields).all().into_iter().map(|(name, _)| name));
        }
    }
    names.sort();
    names.dedup();
    names
}
