//! The part of `types` that servers keep what they know of a client in.

use std::sync::{Arc, Mutex};

use super::functions_of;
use crate::console::builtins::classes::OBJECT;
use crate::console::dictionary::{Dictionary, Key};
use crate::console::evaluate::Evaluator;
use crate::console::exception::{ATTRIBUTE_ERROR, Result, raise, type_error};
use crate::console::object::{self, Object};
use crate::console::text;
use crate::console::value::{Arguments, Class, ClassKind, Module, Value, lock};

/// The module.
pub static MODULE: Module = Module {
    name: "types",
    get: |_, name| (name == NAMESPACE.name).then_some(Value::Class(&NAMESPACE)),
    names: || functions_of(&[], &["SimpleNamespace"]),
};

static NAMESPACE: Class = Class {
    name: "SimpleNamespace",
    module: "types",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make, methods: &[], functions: &[] },
};

/// An object with any attributes.
#[derive(Debug)]
struct Namespace(Arc<Mutex<Dictionary>>);

impl Object for Namespace {
    fn class(&self) -> &'static Class {
        &NAMESPACE
    }

    fn repr(&self, _: &Value) -> String {
        let all = lock(&self.0).clone();
        let written = all.items().map(|(name, value)| format!("{}={}", text::str(name), text::repr(value)));
        format!("namespace({})", written.collect::<Vec<_>>().join(", "))
    }

    fn truth(&self) -> bool {
        true
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        match name {
            "__dict__" => Some(Value::Dict(self.0.clone())),
            _ => lock(&self.0).get(&Key::Str(name.into())),
        }
    }

    fn set_attribute(&self, name: &str, value: Option<&Value>) -> Option<Result<()>> {
        let key = Key::Str(name.into());
        let mut all = lock(&self.0);
        let old = match value {
            Some(value) => all.set(key, Value::text(name), value.clone()),
            None => match all.remove(&key) {
                Some((_, old)) => Some(old),
                None => return Some(Err(raise(&ATTRIBUTE_ERROR, name))),
            },
        };
        // What an old value does when it goes may ask for the attributes again.
        drop(all);
        drop(old);
        Some(Ok(()))
    }
}

/// All attributes of a namespace, as a dict.
pub fn attributes_of(value: &Value) -> Option<Value> {
    object::of::<Namespace>(value).map(|namespace| Value::Dict(namespace.0.clone()))
}

fn make(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    if !arguments.positional.is_empty() {
        return Err(type_error("no positional arguments expected"));
    }
    let mut all = Dictionary::new();
    for (name, value) in arguments.keyword {
        drop(all.set(Key::Str(name.clone()), Value::Str(name), value));
    }
    Ok(object::value(Namespace(Arc::new(Mutex::new(all)))))
}
