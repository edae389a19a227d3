//! set and frozenset: their methods, and the operators they share with the views of a dict.

use std::sync::{Arc, Mutex};

use super::views::{View, ViewKind};
use crate::console::dictionary::Key;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{KEY_ERROR, Result, Thrown, type_error};
use crate::console::ir::{Binary, Comparison};
use crate::console::iterate::Iter;
use crate::console::object;
use crate::console::set_table::SetTable;
use crate::console::value::{Arguments, Method, Value, lock};

/// A set, or a frozenset.
#[derive(Debug)]
pub struct Set {
    /// Whether it is a frozenset, which nothing changes.
    pub frozen: bool,
    /// What is in it.
    pub table: Mutex<SetTable>,
}

macro_rules! shared_methods {
    ($($extra:tt)*) => {
        &[
            Method { name: "copy", run: |_, this, arguments| {
                arguments.none(&named(this, "copy"))?;
                if frozen(this) { Ok(this.clone()) } else { Ok(like(this, table_of(this))) }
            } },
            Method { name: "difference", run: |evaluator, this, arguments| {
                each(evaluator, this, arguments, "difference", difference)
            } },
            Method { name: "intersection", run: |evaluator, this, arguments| {
                each(evaluator, this, arguments, "intersection", intersection)
            } },
            Method { name: "isdisjoint", run: |evaluator, this, arguments| {
                let other = gather(evaluator, &arguments.one(&named(this, "isdisjoint"))?)?;
                let other = aligned(evaluator, &table_of(this), other)?;
                Ok(Value::Bool(!table_of(this).items().any(|(key, _)| other.contains(key))))
            } },
            Method { name: "issubset", run: |evaluator, this, arguments| {
                let other = gather(evaluator, &arguments.one(&named(this, "issubset"))?)?;
                let other = aligned(evaluator, &table_of(this), other)?;
                Ok(Value::Bool(within(&table_of(this), &other)))
            } },
            Method { name: "issuperset", run: |evaluator, this, arguments| {
                let other = gather(evaluator, &arguments.one(&named(this, "issuperset"))?)?;
                let other = aligned(evaluator, &table_of(this), other)?;
                Ok(Value::Bool(within(&other, &table_of(this))))
            } },
            Method { name: "symmetric_difference", run: |evaluator, this, arguments| {
                let other = gather(evaluator, &arguments.one(&named(this, "symmetric_difference"))?)?;
                Ok(like(this, either(table_of(this), &other)))
            } },
            Method { name: "union", run: |evaluator, this, arguments| each(evaluator, this, arguments, "union", union) },
            $($extra)*
        ]
    };
}

/// The methods of frozensets.
pub static FROZENSET_METHODS: &[Method] = shared_methods!();

/// The methods of sets.
pub static SET_METHODS: &[Method] = shared_methods!(
    Method { name: "add", run: add },
    Method {
        name: "clear",
        run: |_, this, arguments| {
            arguments.none("set.clear")?;
            replace(this, SetTable::default());
            Ok(Value::None)
        }
    },
    Method {
        name: "difference_update",
        run: |evaluator, this, arguments| change(evaluator, this, arguments, "difference_update", difference)
    },
    Method {
        name: "discard",
        run: |evaluator, this, arguments| {
            let key = lookup_key(evaluator, &set_of(this)?.table, &arguments.one("set.discard")?)?;
            let old = lock(&set_of(this)?.table).remove(&key);
            drop(old);
            Ok(Value::None)
        }
    },
    Method {
        name: "intersection_update",
        run: |evaluator, this, arguments| change(evaluator, this, arguments, "intersection_update", intersection)
    },
    Method {
        name: "pop",
        run: |_, this, arguments| {
            arguments.none("set.pop")?;
            let popped = lock(&set_of(this)?.table).pop();
            popped.ok_or_else(|| Thrown::new(&KEY_ERROR, vec![Value::text("pop from an empty set")]))
        }
    },
    Method {
        name: "remove",
        run: |evaluator, this, arguments| {
            let item = arguments.one("set.remove")?;
            let key = lookup_key(evaluator, &set_of(this)?.table, &item)?;
            let old = lock(&set_of(this)?.table).remove(&key);
            old.map(|_| Value::None).ok_or_else(|| Thrown::new(&KEY_ERROR, vec![item]))
        }
    },
    Method {
        name: "symmetric_difference_update",
        run: |evaluator, this, arguments| {
            let other = gather(evaluator, &arguments.one("set.symmetric_difference_update")?)?;
            replace(this, either(table_of(this), &other));
            Ok(Value::None)
        }
    },
    Method { name: "update", run: |evaluator, this, arguments| change(evaluator, this, arguments, "update", union) },
);

/// `set(x)`.
pub fn make_set(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("set", 0, 1)?;
    let table = arguments.get(0).map_or(Ok(SetTable::default()), |items| gather(evaluator, items))?;
    Ok(value(table, false))
}

/// `frozenset(x)`.
pub fn make_frozenset(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("frozenset", 0, 1)?;
    if let Some(set) = arguments.get(0).filter(|set| frozen(set)) {
        return Ok(set.clone());
    }
    let table = arguments.get(0).map_or(Ok(SetTable::default()), |items| gather(evaluator, items))?;
    Ok(value(table, true))
}

/// A set or frozenset around a table.
pub fn value(table: SetTable, frozen: bool) -> Value {
    Value::Set(Arc::new(Set { frozen, table: Mutex::new(table) }))
}

/// `{a, b}`. `constant` says that all are constants: CPython then makes a frozenset of three or more beforehand and merges
/// that, which shows in the order.
///
/// # Errors
/// TypeError for what does not hash.
pub fn display(evaluator: &Evaluator, items: Vec<Value>, constant: bool) -> Result<Value> {
    let merges = constant && items.len() >= 3;
    let table = from_values(evaluator, items)?;
    if !merges {
        return Ok(value(table, false));
    }
    let mut merged = SetTable::default();
    drop(merged.merge(&table));
    Ok(value(merged, false))
}

/// A table of these values.
///
/// # Errors
/// TypeError for what does not hash.
pub fn from_values(evaluator: &Evaluator, items: Vec<Value>) -> Result<SetTable> {
    evaluator.check_items(items.len())?;
    let mut table = SetTable::default();
    for item in items {
        let key = evaluator.key_within(&table, &item)?;
        drop(table.add(key, item));
    }
    Ok(table)
}

fn set_of(value: &Value) -> Result<&Set> {
    match value {
        Value::Set(set) => Ok(set),
        other => Err(type_error(format!("set expected, not {}", other.type_name()))),
    }
}

fn frozen(value: &Value) -> bool {
    matches!(value, Value::Set(set) if set.frozen)
}

fn named(this: &Value, method: &str) -> String {
    format!("{}.{method}", this.type_name())
}

/// A copy of what is in a set.
fn table_of(this: &Value) -> SetTable {
    match this {
        Value::Set(set) => lock(&set.table).clone(),
        _ => SetTable::default(),
    }
}

fn replace(this: &Value, table: SetTable) {
    if let Value::Set(set) = this {
        let old = std::mem::replace(&mut *lock(&set.table), table);
        drop(old);
    }
}

/// A set of the type of another.
fn like(this: &Value, table: SetTable) -> Value {
    value(table, frozen(this))
}

/// What an iterable gives, each once.
fn gather(evaluator: &Evaluator, value: &Value) -> Result<SetTable> {
    if let Value::Set(set) = value {
        let other = lock(&set.table).clone();
        let mut table = SetTable::default();
        drop(table.merge(&other));
        return Ok(table);
    }
    let items = Iter::over(value)?.collect(evaluator)?;
    from_values(evaluator, items)
}

/// The key of what is looked for; a set is looked for as the frozenset that equals it.
fn lookup_key(evaluator: &Evaluator, table: &Mutex<SetTable>, item: &Value) -> Result<Key> {
    match item {
        Value::Set(set) if !set.frozen => Ok(Key::frozen(&lock(&set.table))),
        other => evaluator.key_in(table, other),
    }
}

/// `item in set`.
///
/// # Errors
/// TypeError for what does not hash.
pub fn contains(evaluator: &Evaluator, set: &Set, item: &Value) -> Result<bool> {
    let key = lookup_key(evaluator, &set.table, item)?;
    Ok(lock(&set.table).contains(&key))
}

fn add(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let item = arguments.one("set.add")?;
    let set = set_of(this)?;
    let key = evaluator.key_in(&set.table, &item)?;
    evaluator.check_items(lock(&set.table).len() + 1)?;
    let old = lock(&set.table).add(key, item);
    drop(old);
    Ok(Value::None)
}

/// A table whose objects of the program have the keys of those they equal in another.
fn aligned(evaluator: &Evaluator, with: &SetTable, table: SetTable) -> Result<SetTable> {
    if !table.items().any(|(key, _)| matches!(key, Key::Hash(..))) {
        return Ok(table);
    }
    let mut made = SetTable::default();
    for (_, item) in table.items() {
        drop(made.add(evaluator.key_within(with, item)?, item.clone()));
    }
    Ok(made)
}

type Combine = fn(SetTable, &SetTable) -> SetTable;

fn union(mut one: SetTable, other: &SetTable) -> SetTable {
    drop(one.merge(other));
    one
}

fn intersection(one: SetTable, other: &SetTable) -> SetTable {
    // CPython goes through the smaller one.
    let (small, large) = if other.len() > one.len() { (&one, other) } else { (other, &one) };
    filtered(small, |key| large.contains(key))
}

fn difference(mut one: SetTable, other: &SetTable) -> SetTable {
    // As CPython: against a much smaller one a copy loses what is there.
    if one.len() >> 2 > other.len() {
        for (key, _) in other.items() {
            drop(one.remove(key));
        }
        return one;
    }
    filtered(&one, |key| !other.contains(key))
}

fn either(one: SetTable, other: &SetTable) -> SetTable {
    let mut made = SetTable::default();
    drop(made.merge(other));
    for (key, value) in one.items() {
        if made.remove(key).is_none() {
            drop(made.add(key.clone(), value.clone()));
        }
    }
    made
}

fn filtered(table: &SetTable, keep: impl Fn(&Key) -> bool) -> SetTable {
    let mut made = SetTable::default();
    for (key, value) in table.items().filter(|(key, _)| keep(key)) {
        drop(made.add(key.clone(), value.clone()));
    }
    made
}

fn within(one: &SetTable, other: &SetTable) -> bool {
    one.len() <= other.len() && one.items().all(|(key, _)| other.contains(key))
}

fn each(evaluator: &Evaluator, this: &Value, arguments: Arguments, name: &str, combine: Combine) -> Result<Value> {
    arguments.no_keywords(&named(this, name))?;
    let mut table = table_of(this);
    for other in &arguments.positional {
        let other = aligned(evaluator, &table, gather(evaluator, other)?)?;
        table = combine(table, &other);
    }
    evaluator.check_items(table.len())?;
    Ok(like(this, table))
}

fn change(evaluator: &Evaluator, this: &Value, arguments: Arguments, name: &str, combine: Combine) -> Result<Value> {
    let Value::Set(made) = each(evaluator, this, arguments, name, combine)? else { return Ok(Value::None) };
    let table = lock(&made.table).clone();
    replace(this, table);
    Ok(Value::None)
}

/// The table of a set, or of a dict's keys or items.
fn operand(evaluator: &Evaluator, value: &Value) -> Option<Result<SetTable>> {
    if let Value::Set(_) = value {
        return Some(Ok(table_of(value)));
    }
    let view = object::of::<View>(value).filter(|view| view.kind != ViewKind::Values)?;
    let mut table = SetTable::default();
    for item in view.items() {
        match evaluator.key(&item) {
            Ok(key) => drop(table.add(key, item)),
            Err(thrown) => return Some(Err(thrown)),
        }
    }
    Some(Ok(table))
}

/// `left operator right` between sets and views; `None` where one of them is neither, or the operator not theirs.
pub fn operate(evaluator: &Evaluator, operator: Binary, left: &Value, right: &Value) -> Option<Result<Value>> {
    let combine: Combine = match operator {
        Binary::Or => union,
        Binary::And => intersection,
        Binary::Subtract => difference,
        Binary::Xor => either,
        _ => return None,
    };
    let is_set = matches!(left, Value::Set(_));
    let view = |value: &Value| object::of::<View>(value).is_some_and(|view| view.kind != ViewKind::Values);
    // A view combines with anything that can be gone through; a set only with sets and views.
    if !(is_set && (matches!(right, Value::Set(_)) || view(right)) || view(left) || view(right)) {
        return None;
    }
    let table = |value: &Value| operand(evaluator, value).unwrap_or_else(|| gather(evaluator, value));
    Some(table(left).and_then(|one| {
        let other = aligned(evaluator, &one, table(right)?)?;
        let made = combine(one, &other);
        evaluator.check_items(made.len())?;
        // Of a view a set is made, whatever stands on the left.
        Ok(value(made, frozen(left) && matches!(right, Value::Set(_))))
    }))
}

/// `set operator= other`, in place.
pub fn augment(evaluator: &Evaluator, operator: Binary, left: &Value, right: &Value) -> Option<Result<()>> {
    if !matches!(left, Value::Set(set) if !set.frozen) {
        return None;
    }
    Some(operate(evaluator, operator, left, right)?.map(|made| replace(left, table_of(&made))))
}

/// Compares sets and views: equal, or one within the other. `None` where one of them is neither.
pub fn compare(evaluator: &Evaluator, comparison: Comparison, left: &Value, right: &Value) -> Option<Result<bool>> {
    let (one, other) = match (operand(evaluator, left)?, operand(evaluator, right)?) {
        (Ok(one), Ok(other)) => (one, other),
        (Err(thrown), _) | (_, Err(thrown)) => return Some(Err(thrown)),
    };
    let other = match aligned(evaluator, &one, other) {
        Ok(other) => other,
        Err(thrown) => return Some(Err(thrown)),
    };
    let same = one.len() == other.len();
    Some(Ok(match comparison {
        Comparison::Equal => same && within(&one, &other),
        Comparison::NotEqual => !(same && within(&one, &other)),
        Comparison::LessEqual => within(&one, &other),
        Comparison::Less => !same && within(&one, &other),
        Comparison::GreaterEqual => within(&other, &one),
        Comparison::Greater => !same && within(&other, &one),
        _ => return None,
    }))
}
