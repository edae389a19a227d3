//! The builtin names: functions, classes, and their methods.

pub mod arguments;
pub mod binary;
pub mod classes;
pub mod codec;
pub mod containers;
pub mod encodings;
pub mod functions;
pub mod going;
pub mod letters;
pub mod memory;
pub mod numbers;
pub mod ranges;
pub mod reflection;
pub mod sets;
pub mod signature;
pub mod sorting;
pub mod strings;
pub mod views;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::exception;
use super::value::Value;

/// Every builtin name, made once: none of them holds anything of a program.
static NAMES: LazyLock<HashMap<&'static str, Value>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for function in functions::ALL.iter().chain(going::ALL).chain(reflection::ALL) {
        names.insert(function.name, Value::Builtin(function));
    }
    for class in classes::NAMED {
        names.insert(class.name, Value::Class(class));
    }
    for class in exception::ALL {
        if class.module.is_empty() {
            names.insert(class.name, Value::Class(class));
        }
    }
    names.insert("IOError", Value::Class(&exception::OS_ERROR));
    names.insert("EnvironmentError", Value::Class(&exception::OS_ERROR));
    names.insert("Ellipsis", Value::Ellipsis);
    names.insert("NotImplemented", Value::NotImplemented);
    names.insert("__name__", Value::text("__main__"));
    names
});

/// The value of a builtin name.
pub fn lookup(name: &str) -> Option<Value> {
    NAMES.get(name).cloned()
}

/// All builtin names, for completion.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMES.keys().copied()
}
