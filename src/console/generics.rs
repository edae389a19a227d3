//! What annotations are made of: `int | None`, `list[int]`.

use super::builtins::classes::OBJECT;
use super::class::ClassRef;
use super::evaluate::Evaluator;
use super::exception::Result;
use super::modules::types;
use super::object::{self, Object};
use super::record::cannot_make;
use super::text;
use super::value::{Class, ClassKind, Value};

static UNION: Class = Class {
    name: "UnionType",
    module: "types",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make: cannot_make, methods: &[], functions: &[] },
};

static ALIAS: Class = Class {
    name: "GenericAlias",
    module: "types",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make: cannot_make, methods: &[], functions: &[] },
};

/// The classes that take an index.
const GENERIC: &[&str] = &[
    "list",
    "dict",
    "tuple",
    "set",
    "frozenset",
    "type",
    "enumerate",
    "Queue",
    "SimpleQueue",
    "staticmethod",
    "classmethod",
];

#[derive(Debug)]
struct Union(Vec<Value>);

#[derive(Debug)]
struct Alias {
    class: Value,
    items: Vec<Value>,
}

/// `list[int]`; `None` for a class that takes no index.
pub fn alias(class: &'static Class, index: &Value) -> Option<Value> {
    if !GENERIC.contains(&class.name) {
        return None;
    }
    let items = match index {
        Value::Tuple(items) => items.to_vec(),
        other => vec![other.clone()],
    };
    Some(object::value(Alias { class: Value::Class(class), items }))
}

/// `int | str`; `None` where either is none of what annotations are made of.
pub fn union(left: &Value, right: &Value) -> Option<Value> {
    let fits = |value: &Value| ClassRef::of(value).is_some() || parts(value).is_some() || origin(value).is_some();
    let either =
        fits(left) && (fits(right) || matches!(right, Value::None)) || matches!(left, Value::None) && fits(right);
    if !either {
        return None;
    }
    let mut all: Vec<Value> = Vec::new();
    for side in [left, right] {
        for part in parts(side).unwrap_or_else(|| std::slice::from_ref(side)) {
            if !all.iter().any(|known| known.is(part)) {
                all.push(part.clone());
            }
        }
    }
    Some(if all.len() == 1 { all.remove(0) } else { object::value(Union(all)) })
}

/// What a union is of.
pub fn parts(value: &Value) -> Option<&[Value]> {
    object::of::<Union>(value).map(|union| &union.0[..])
}

/// The class that `list[int]` is of.
pub fn origin(value: &Value) -> Option<&Value> {
    object::of::<Alias>(value).map(|alias| &alias.class)
}

/// Whether two are the same; `None` where neither is of these.
pub fn equal(evaluator: &Evaluator, left: &Value, right: &Value) -> Option<Result<bool>> {
    if let (Some(left), Some(right)) = (parts(left), parts(right)) {
        let within = |part: &Value, others: &[Value]| others.iter().any(|other| other.is(part));
        let same = left.iter().all(|part| within(part, right)) && right.iter().all(|part| within(part, left));
        return Some(Ok(same));
    }
    if let (Some(mine), Some(others)) = (types::attributes_of(left), types::attributes_of(right)) {
        return Some(super::operators::equal(evaluator, &mine, &others));
    }
    let (left, right) = (object::of::<Alias>(left)?, object::of::<Alias>(right)?);
    let (mine, others) = (Value::tuple(left.items.clone()), Value::tuple(right.items.clone()));
    Some(match left.class.is(&right.class) {
        true => super::operators::equal(evaluator, &mine, &others),
        false => Ok(false),
    })
}

/// A class as annotations write it.
fn written(value: &Value) -> String {
    match value {
        Value::Class(class) => class.full_name(),
        Value::UserClass(class) => format!("__main__.{}", class.qualified),
        Value::Ellipsis => "...".into(),
        Value::List(items) => {
            let items = super::value::lock(items).clone();
            format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(", "))
        }
        other => text::repr(other),
    }
}

impl Object for Union {
    fn class(&self) -> &'static Class {
        &UNION
    }

    fn repr(&self, _: &Value) -> String {
        self.0.iter().map(written).collect::<Vec<_>>().join(" | ")
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        (name == "__args__").then(|| Value::tuple(self.0.clone()))
    }
}

impl Object for Alias {
    fn class(&self) -> &'static Class {
        &ALIAS
    }

    fn repr(&self, _: &Value) -> String {
        let items = if self.items.is_empty() {
            "()".into()
        } else {
            self.items.iter().map(written).collect::<Vec<_>>().join(", ")
        };
        format!("{}[{items}]", written(&self.class))
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        match name {
            "__origin__" => Some(self.class.clone()),
            "__args__" => Some(Value::tuple(self.items.clone())),
            _ => None,
        }
    }
}
