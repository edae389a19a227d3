//! The modules a program may import, beside `socket`.

pub mod barrier;
pub mod calendar;
pub mod epoll;
pub mod errno;
pub mod fcntl;
pub mod locks;
pub mod os;
pub mod paths;
pub mod queue;
pub mod select;
pub mod selectors;
pub mod streams;
pub mod sys;
pub mod threading;
pub mod time;
pub mod types;

use super::builtins::{self, functions};
use super::evaluate::Evaluator;
use super::exception::{IMPORT_ERROR, MODULE_NOT_FOUND_ERROR, NAME_ERROR, Result, Thrown, raise};
use super::value::{Builtin, Module, Value};
use super::{known, sockets, structs};
use crate::journal::event::Hint;

/// Every module.
pub static ALL: &[&Module] = &[
    &errno::MODULE,
    &fcntl::MODULE,
    &os::MODULE,
    &select::MODULE,
    &selectors::MODULE,
    &sockets::MODULE,
    &structs::calls::MODULE,
    &sys::MODULE,
    &fcntl::TERMIOS,
    &queue::MODULE,
    &threading::MODULE,
    &time::MODULE,
    &types::MODULE,
    &structs::array::MODULE,
];

/// The function of a table by its name.
pub fn function(functions: &'static [Builtin], name: &str) -> Option<Value> {
    functions.iter().find(|function| function.name == name).map(Value::Builtin)
}

/// The names of a table of functions, and more.
pub fn functions_of(functions: &'static [Builtin], more: &[&'static str]) -> Vec<&'static str> {
    functions.iter().map(|function| function.name).chain(more.iter().copied()).collect()
}

/// The module of this name.
pub fn find(name: &str) -> Option<&'static Module> {
    if name == "os.path" || name == "posixpath" {
        return Some(&paths::MODULE);
    }
    ALL.iter().find(|module| module.name == name).copied()
}

/// A name of a module that is plain data, read without running anything.
pub fn constant(module: &'static Module, name: &str) -> Option<Value> {
    match (module.name, name) {
        ("socket", _) => sockets::constant(name),
        ("os", "path") => Some(Value::Module(&paths::MODULE)),
        _ => None,
    }
}

/// `import name`.
///
/// # Errors
/// ModuleNotFoundError.
pub fn import(name: &str) -> Result<Value> {
    if name == "os.path" {
        return Ok(Value::Module(&os::MODULE));
    }
    find(name).map(Value::Module).ok_or_else(|| {
        let (package, rest) = name.split_once('.').unwrap_or((name, ""));
        let first = package;
        // Python imports what is before the dot first, and says which of the two it does not find.
        let thrown = match (find(package), rest.is_empty()) {
            (Some(_), false) => {
                let message = format!("No module named '{name}'; '{package}' is not a package");
                raise(&MODULE_NOT_FOUND_ERROR, message).named("name", Value::text(name))
            }
            _ => {
                let missing = if known::is_module(package) { name } else { package };
                raise(&MODULE_NOT_FOUND_ERROR, format!("No module named '{missing}'"))
                    .named("name", Value::text(missing))
            }
        };
        if known::is_module(first) { thrown.hint(Hint::NotAvailable { name: name.to_owned() }) } else { thrown }
    })
}

/// The ImportError of `from module import name`.
pub fn cannot_import(module: &Module, name: &str) -> Thrown {
    // CPython adds the module's file, which is not ours to know.
    let thrown = raise(&IMPORT_ERROR, format!("cannot import name '{name}' from '{}' (unknown location)", module.name))
        .named("name", Value::text(module.name));
    if known::names(module.name).any(|known| known == name) {
        return thrown.hint(Hint::NotAvailable { name: format!("{}.{name}", module.name) });
    }
    match python_name_of(name) {
        Some(python) if module.name == "socket" => thrown.hint(Hint::PfConstant { given: name.to_owned(), python }),
        _ => thrown,
    }
}

/// The NameError of a name nobody defined.
pub fn unknown_name(evaluator: &Evaluator, name: &str) -> Thrown {
    let thrown = raise(&NAME_ERROR, format!("name '{name}' is not defined")).named("name", Value::text(name));
    if known::is_module(name) {
        return thrown.hint(Hint::NotImported { module: name.to_owned() });
    }
    if functions::is_missing(name) {
        return thrown.hint(Hint::NotAvailable { name: name.to_owned() });
    }
    let globals = evaluator.shared.globals.all();
    let locals = evaluator.frame().filter(|frame| !frame.is_module()).map(|frame| frame.locals()).unwrap_or_default();
    let own = locals.iter().chain(&globals).map(|(name, _)| &**name);
    let suggestion =
        known::suggest(name, own).or_else(|| known::suggest(name, known::names("builtins").chain(["exit", "quit"])));
    let thrown = thrown.suggest(suggestion);
    match sockets::constant(name).is_some() || builtins::lookup(name).is_some() {
        // `AF_INET` without `socket.` is a name of the module.
        true => thrown.hint(Hint::NotImported { module: "socket".into() }),
        false => thrown.hint(Hint::UnknownName { name: name.to_owned() }),
    }
}

/// For `PF_INET`, the `AF_INET` that Python has.
pub fn python_name_of(name: &str) -> Option<String> {
    let python = format!("AF_{}", name.strip_prefix("PF_")?);
    known::names("socket").any(|known| known == python).then_some(python)
}
