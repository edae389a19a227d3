//! What a function shows of its inside: its code and the cells it shares.

use std::sync::Arc;

use super::builtins::classes::OBJECT;
use super::frame::SharedCell;
use super::ir::Code;
use super::object::{self, Object};
use super::record::cannot_make;
use super::text;
use super::value::{Class, ClassKind, Value, lock};

static CELL: Class = Class {
    name: "cell",
    module: "",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make: cannot_make, methods: &[], functions: &[] },
};

static CODE: Class = Class {
    name: "code",
    module: "",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make: cannot_make, methods: &[], functions: &[] },
};

#[derive(Debug)]
struct Cell(SharedCell);

#[derive(Debug)]
struct CodeObject(Arc<Code>);

/// A cell, as `function.__closure__` shows it.
pub fn cell(cell: SharedCell) -> Value {
    object::value(Cell(cell))
}

/// `function.__code__`.
pub fn code(code: &Arc<Code>) -> Value {
    object::value(CodeObject(code.clone()))
}

impl Object for Cell {
    fn class(&self) -> &'static Class {
        &CELL
    }

    fn repr(&self, this: &Value) -> String {
        match lock(&self.0).clone() {
            Some(value) => {
                format!("<cell at {}: {} object at {}>", text::place(this), value.type_name(), text::place(&value))
            }
            None => format!("<cell at {}: empty>", text::place(this)),
        }
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        (name == "cell_contents").then(|| lock(&self.0).clone()).flatten()
    }

    fn attributes(&self) -> &'static [&'static str] {
        &["cell_contents"]
    }
}

impl Object for CodeObject {
    fn class(&self) -> &'static Class {
        &CODE
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        let code = &self.0;
        let names = |names: Vec<Arc<str>>| Value::tuple(names.into_iter().map(Value::Str).collect::<Vec<_>>());
        let count = |count: usize| Value::Int(count as i64);
        Some(match name {
            "co_name" => Value::Str(code.name.clone()),
            "co_qualname" => Value::Str(code.qualified.clone()),
            "co_filename" => Value::text(&code.source.name),
            "co_argcount" => count(code.parameters.positional),
            "co_posonlyargcount" => count(code.parameters.positional_only),
            "co_kwonlyargcount" => count(code.parameters.keyword_only),
            "co_nlocals" => count(code.locals.len()),
            "co_varnames" => names(code.locals.clone()),
            "co_freevars" => names(code.free.clone()),
            "co_cellvars" => names(code.cells.iter().map(|(name, _)| name.clone()).collect()),
            _ => return None,
        })
    }

    fn attributes(&self) -> &'static [&'static str] {
        &["co_argcount", "co_cellvars", "co_filename", "co_freevars", "co_name", "co_varnames"]
    }
}
