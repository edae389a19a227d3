//! tuple, list, dict, range, and what goes through several of them at once.

use std::sync::{Arc, Mutex};

use num_bigint::BigInt;

use super::arguments::{c_size, integer};
use super::classes;
use super::sorting;
use super::views::{View, ViewKind};
use crate::console::dictionary::{Dictionary, Key};
use crate::console::evaluate::Evaluator;
use crate::console::exception::{INDEX_ERROR, KEY_ERROR, Result, Thrown, raise, type_error, value_error};
use crate::console::indexing::{places, slice};
use crate::console::iterate::Iter;
use crate::console::operators::equal;
use crate::console::value::{Arguments, Builtin, Method, Value, lock};
use crate::console::{conversions, object, special, text};

/// The methods of tuples and ranges.
pub static TUPLE_METHODS: &[Method] = &[Method { name: "count", run: count }, Method { name: "index", run: index }];

/// The methods of lists.
pub static LIST_METHODS: &[Method] = &[
    Method {
        name: "append",
        run: |_, list, arguments| {
            let item = arguments.one("list.append")?;
            lock(items(list)?).push(item);
            Ok(Value::None)
        },
    },
    Method {
        name: "clear",
        run: |_, list, arguments| {
            arguments.none("list.clear")?;
            let old = std::mem::take(&mut *lock(items(list)?));
            drop(old);
            Ok(Value::None)
        },
    },
    Method {
        name: "copy",
        run: |_, list, arguments| {
            arguments.none("list.copy")?;
            Ok(Value::list(lock(items(list)?).clone()))
        },
    },
    Method { name: "count", run: count },
    Method {
        name: "extend",
        run: |evaluator, list, arguments| {
            let more = Iter::over(&arguments.one("list.extend")?)?.collect(evaluator)?;
            let list = items(list)?;
            evaluator.check_items(lock(list).len() + more.len())?;
            lock(list).extend(more);
            Ok(Value::None)
        },
    },
    Method { name: "index", run: index },
    Method { name: "insert", run: insert },
    Method { name: "pop", run: pop },
    Method { name: "remove", run: remove },
    Method {
        name: "reverse",
        run: |_, list, arguments| {
            arguments.none("list.reverse")?;
            lock(items(list)?).reverse();
            Ok(Value::None)
        },
    },
    Method {
        name: "sort",
        run: |evaluator, list, arguments| {
            if !arguments.positional.is_empty() {
                return Err(type_error("sort() takes no positional arguments"));
            }
            let current = lock(items(list)?).clone();
            let sorted = sorting::sort(evaluator, current, arguments, "sort")?;
            let old = std::mem::replace(&mut *lock(items(list)?), sorted);
            drop(old);
            Ok(Value::None)
        },
    },
];

/// The methods of dicts.
pub static DICT_METHODS: &[Method] = &[
    Method {
        name: "clear",
        run: |_, dict, arguments| {
            arguments.none("dict.clear")?;
            let old = lock(entries(dict)?).take();
            drop(old);
            Ok(Value::None)
        },
    },
    Method {
        name: "copy",
        run: |_, dict, arguments| {
            arguments.none("dict.copy")?;
            let copy = lock(entries(dict)?).clone();
            Ok(Value::dict(copy))
        },
    },
    Method {
        name: "get",
        run: |evaluator, dict, arguments| {
            arguments.between("get", 1, 2)?;
            let key = evaluator.key_in(entries(dict)?, &arguments.positional[0])?;
            let found = lock(entries(dict)?).get(&key);
            Ok(found.unwrap_or_else(|| arguments.get(1).cloned().unwrap_or(Value::None)))
        },
    },
    Method {
        name: "items",
        run: |_, dict, arguments| {
            arguments.none("dict.items")?;
            Ok(object::value(View { dictionary: entries(dict)?.clone(), kind: ViewKind::Items }))
        },
    },
    Method {
        name: "keys",
        run: |_, dict, arguments| {
            arguments.none("dict.keys")?;
            Ok(object::value(View { dictionary: entries(dict)?.clone(), kind: ViewKind::Keys }))
        },
    },
    Method {
        name: "pop",
        run: |evaluator, dict, arguments| {
            arguments.between("pop", 1, 2)?;
            let key = evaluator.key_in(entries(dict)?, &arguments.positional[0])?;
            let old = lock(entries(dict)?).remove(&key);
            match (old, arguments.get(1)) {
                (Some((_, value)), _) => Ok(value),
                (None, Some(default)) => Ok(default.clone()),
                (None, None) => Err(Thrown::new(&KEY_ERROR, vec![arguments.positional[0].clone()])),
            }
        },
    },
    Method {
        name: "popitem",
        run: |_, dict, arguments| {
            arguments.none("dict.popitem")?;
            let last = lock(entries(dict)?).pop_last();
            last.map(|(key, value)| Value::tuple(vec![key, value]))
                .ok_or_else(|| Thrown::new(&KEY_ERROR, vec![Value::text("popitem(): dictionary is empty")]))
        },
    },
    Method {
        name: "setdefault",
        run: |evaluator, dict, arguments| {
            arguments.between("setdefault", 1, 2)?;
            let key = evaluator.key_in(entries(dict)?, &arguments.positional[0])?;
            let found = lock(entries(dict)?).get(&key);
            if let Some(found) = found {
                return Ok(found);
            }
            let value = arguments.get(1).cloned().unwrap_or(Value::None);
            let old = lock(entries(dict)?).set(key, arguments.positional[0].clone(), value.clone());
            drop(old);
            Ok(value)
        },
    },
    Method {
        name: "update",
        run: |evaluator, dict, arguments| {
            arguments.at_most_one("update")?;
            let more = dictionary_of(evaluator, arguments)?;
            let more: Vec<_> = more.items().cloned().collect();
            for (key, value) in more {
                let name = evaluator.key_in(entries(dict)?, &key)?;
                let old = lock(entries(dict)?).set(name, key, value);
                drop(old);
            }
            Ok(Value::None)
        },
    },
    Method {
        name: "values",
        run: |_, dict, arguments| {
            arguments.none("dict.values")?;
            Ok(object::value(View { dictionary: entries(dict)?.clone(), kind: ViewKind::Values }))
        },
    },
];

/// `dict.fromkeys`.
pub static DICT_FUNCTIONS: &[Builtin] = &[Builtin {
    name: "fromkeys",
    run: |evaluator, arguments| {
        arguments.between("fromkeys", 1, 2)?;
        let value = arguments.get(1).cloned().unwrap_or(Value::None);
        let mut made = Dictionary::new();
        let mut keys = Iter::begin(evaluator, &arguments.positional[0])?;
        while let Some(key) = keys.next(evaluator)? {
            let name = evaluator.key_within(&made, &key)?;
            drop(made.set(name, key, value.clone()));
            if made.len().is_power_of_two() {
                evaluator.check_items(made.len() * 2)?;
            }
        }
        Ok(Value::dict(made))
    },
}];

fn items(list: &Value) -> Result<&Arc<Mutex<Vec<Value>>>> {
    match list {
        Value::List(items) => Ok(items),
        other => Err(type_error(format!("list expected, not {}", other.type_name()))),
    }
}

fn entries(dict: &Value) -> Result<&Arc<Mutex<Dictionary>>> {
    match dict {
        Value::Dict(entries) => Ok(entries),
        other => Err(type_error(format!("dict expected, not {}", other.type_name()))),
    }
}

fn count(evaluator: &Evaluator, sequence: &Value, arguments: Arguments) -> Result<Value> {
    let wanted = arguments.one(&format!("{}.count", sequence.type_name()))?;
    let mut count = 0;
    let mut items = Iter::over(sequence)?;
    while let Some(item) = items.next(evaluator)? {
        count += i64::from(item.is(&wanted) || equal(evaluator, &item, &wanted)?);
    }
    Ok(Value::Int(count))
}

fn index(evaluator: &Evaluator, sequence: &Value, arguments: Arguments) -> Result<Value> {
    arguments.between("index", 1, 3)?;
    let wanted = &arguments.positional[0];
    let all = Iter::over(sequence)?.collect(evaluator)?;
    let bound = |place: usize| arguments.get(place).cloned().unwrap_or(Value::None);
    if arguments.positional.iter().skip(1).any(|bound| bound.as_integer().is_none()) {
        return Err(type_error("slice indices must be integers or have an __index__ method"));
    }
    for place in slice(&[bound(1), bound(2), Value::None], all.len())? {
        if all[place].is(wanted) || equal(evaluator, &all[place], wanted)? {
            return Ok(Value::Int(place as i64));
        }
    }
    Err(value_error(match sequence {
        Value::List(_) => format!("{} is not in list", text::repr_of(evaluator, wanted)?),
        Value::Range(_) => format!("{} is not in range", text::repr_of(evaluator, wanted)?),
        _ => "tuple.index(x): x not in tuple".to_owned(),
    }))
}

fn insert(_: &Evaluator, list: &Value, arguments: Arguments) -> Result<Value> {
    arguments.between("insert", 2, 2)?;
    let place = c_size(&arguments.positional[0])?;
    let mut items = lock(items(list)?);
    let length = items.len() as i64;
    let place = if place < 0 { (place + length).max(0) } else { place.min(length) };
    items.insert(place as usize, arguments.positional[1].clone());
    Ok(Value::None)
}

fn pop(_: &Evaluator, list: &Value, arguments: Arguments) -> Result<Value> {
    arguments.between("pop", 0, 1)?;
    let place = arguments.get(0).map_or(Ok(-1), c_size)?;
    let mut items = lock(items(list)?);
    let length = items.len() as i64;
    if length == 0 {
        return Err(raise(&INDEX_ERROR, "pop from empty list"));
    }
    let place = if place < 0 { place + length } else { place };
    if !(0..length).contains(&place) {
        return Err(raise(&INDEX_ERROR, "pop index out of range"));
    }
    Ok(items.remove(place as usize))
}

fn remove(evaluator: &Evaluator, list: &Value, arguments: Arguments) -> Result<Value> {
    let wanted = arguments.one("list.remove")?;
    let all = lock(items(list)?).clone();
    for (place, item) in all.iter().enumerate() {
        if item.is(&wanted) || equal(evaluator, item, &wanted)? {
            let mut items = lock(items(list)?);
            let old = (place < items.len()).then(|| items.remove(place));
            drop(items);
            drop(old);
            return Ok(Value::None);
        }
    }
    Err(value_error("list.remove(x): x not in list"))
}

/// `tuple(x)`.
pub fn make_tuple(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("tuple", 0, 1)?;
    let items = arguments.get(0).map_or(Ok(vec![]), |value| Iter::over(value)?.collect(evaluator))?;
    Ok(Value::tuple(items))
}

/// `list(x)`.
pub fn make_list(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("list", 0, 1)?;
    let items = arguments.get(0).map_or(Ok(vec![]), |value| Iter::over(value)?.collect(evaluator))?;
    Ok(Value::list(items))
}

/// `dict(x, a=1)`.
pub fn make_dict(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    dictionary_of(evaluator, arguments).map(Value::dict)
}

/// What `dict` and `update` are given, as a dict.
///
/// # Errors
/// TypeError, ValueError.
pub fn dictionary_of(evaluator: &Evaluator, mut arguments: Arguments) -> Result<Dictionary> {
    let keyword = std::mem::take(&mut arguments.keyword);
    arguments.between("dict", 0, 1)?;
    let mut made = match arguments.get(0) {
        None => Dictionary::new(),
        Some(Value::Dict(entries)) => lock(entries).clone(),
        Some(Value::Instance(instance)) if let Some(Value::Dict(entries)) = instance.native.get() => {
            lock(entries).clone()
        }
        Some(value) if let Some(items) = evaluator.mapping(value)? => {
            let mut made = Dictionary::new();
            for (key, value) in items {
                drop(made.set(evaluator.key(&key)?, key, value));
            }
            made
        }
        Some(pairs) => {
            let mut made = Dictionary::new();
            for (place, pair) in Iter::over(pairs)?.collect(evaluator)?.iter().enumerate() {
                let inner = Iter::over(pair).map_err(|_| {
                    type_error(format!("cannot convert dictionary update sequence element #{place} to a sequence"))
                })?;
                let inner = inner.collect(evaluator)?;
                let [key, value] = &inner[..] else {
                    let length = inner.len();
                    return Err(value_error(format!(
                        "dictionary update sequence element #{place} has length {length}; 2 is required"
                    )));
                };
                let name = evaluator.key_within(&made, key)?;
                drop(made.set(name, key.clone(), value.clone()));
            }
            made
        }
    };
    for (name, value) in keyword {
        drop(made.set(Key::Str(name.clone()), Value::Str(name), value));
    }
    Ok(made)
}

/// The methods of slices.
pub static SLICE_METHODS: &[Method] = &[Method {
    name: "indices",
    run: |evaluator, this, arguments| {
        let length = arguments.one("slice.indices")?;
        let length = integer(&conversions::index(evaluator, &length)?.unwrap_or(length))?;
        if length < BigInt::from(0) {
            return Err(value_error("length should not be negative"));
        }
        let length = length.try_into().unwrap_or(isize::MAX as usize);
        let made = conversions::index(evaluator, this)?.unwrap_or_else(|| this.clone());
        let Value::Slice(bounds) = made else { return Ok(Value::None) };
        let (start, stop, step) = places(&bounds, length)?;
        Ok(Value::tuple(vec![Value::Int(start), Value::Int(stop), Value::Int(step)]))
    },
}];

/// `slice(start, stop, step)`.
pub fn make_slice(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("slice", 1, 3)?;
    let at = |place: usize| arguments.get(place).cloned().unwrap_or(Value::None);
    let parts = if arguments.positional.len() == 1 { [Value::None, at(0), Value::None] } else { [at(0), at(1), at(2)] };
    Ok(Value::Slice(Arc::new(parts)))
}

fn iterator(inner: Iter) -> Value {
    Value::Iterator(Arc::new(Mutex::new(inner)))
}

/// `enumerate(x, start)`.
pub fn make_enumerate(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [items, start] = arguments.bind("enumerate", ["iterable", "start"], 0)?;
    let Some(items) = items else { return Err(type_error("enumerate() missing required argument 'iterable'")) };
    let next = start.as_ref().map_or(Ok(0), c_size)?;
    Ok(iterator(Iter::Enumerate { inner: Box::new(Iter::begin(evaluator, &items)?), next }))
}

/// `zip(a, b, strict=False)`.
pub fn make_zip(evaluator: &Evaluator, mut arguments: Arguments) -> Result<Value> {
    let strict = match arguments.keyword.iter().position(|(name, _)| &**name == "strict") {
        Some(place) => evaluator.truth(&arguments.keyword.remove(place).1)?,
        None => false,
    };
    if let Some((name, _)) = arguments.keyword.first() {
        return Err(type_error(format!("'{name}' is an invalid keyword argument for zip()")));
    }
    let mut inner = Vec::with_capacity(arguments.positional.len());
    for value in &arguments.positional {
        inner.push(Iter::begin(evaluator, value)?);
    }
    Ok(iterator(Iter::Zip { inner, strict }))
}

/// `map(function, a, b)`.
pub fn make_map(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.no_keywords("map")?;
    let Some((function, rest)) = arguments.positional.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return Err(type_error("map() must have at least two arguments."));
    };
    let inner = rest.iter().map(|items| Iter::begin(evaluator, items)).collect::<Result<_>>()?;
    Ok(iterator(Iter::Map { function: function.clone(), inner }))
}

/// `filter(function, a)`.
pub fn make_filter(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("filter", 2, 2)?;
    let [function, items] = &arguments.positional[..] else { return Ok(Value::None) };
    // `filter(bool, x)` and `filter(None, x)` are one.
    Ok(iterator(Iter::Filter { function: function.clone(), inner: Box::new(Iter::begin(evaluator, items)?) }))
}

/// `reversed(x)`.
pub fn make_reversed(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("reversed", 1, 1)?;
    let value = arguments.positional.into_iter().next().unwrap_or(Value::None);
    let class = match &value {
        Value::List(_) => &classes::LIST_REVERSEITERATOR,
        Value::Dict(_) => &classes::DICT_REVERSEKEYITERATOR,
        Value::Range(_) => &classes::RANGE_ITERATOR,
        Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_) | Value::Tuple(_) => &classes::REVERSED,
        Value::Object(object) if object.length().is_some() => &classes::REVERSED,
        Value::Instance(_) if special::own(&value, "__getitem__").is_some() => {
            let last = super::going::length(evaluator, &value)? - 1;
            return Ok(iterator(Iter::Backwards { object: value, next: last }));
        }
        Value::Instance(instance) if let Some(native) = instance.native.get() => {
            return make_reversed(evaluator, Arguments::of(vec![native.clone()]));
        }
        other => return Err(type_error(format!("'{}' object is not reversible", other.type_name()))),
    };
    let mut items = Iter::over(&value)?.collect(evaluator)?;
    items.reverse();
    Ok(iterator(Iter::Reversed { values: items.into(), class }))
}
