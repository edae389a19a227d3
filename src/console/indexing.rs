//! `object[index]`, read, set and deleted.

use std::sync::Arc;

use num_bigint::BigInt;

use super::builtins::memory::resizable;
use super::evaluate::Evaluator;
use super::exception::{INDEX_ERROR, KEY_ERROR, Result, Thrown, raise, type_error, value_error};
use super::iterate::Iter;
use super::operators::bytearray;
use super::value::{Range, Value, lock};
use super::{conversions, special};

/// `object[index]` of an object around one of ours: a dict's `__missing__` has the last word on a key that is not there.
///
/// # Errors
/// As [`index`]; what `__missing__` raises.
pub fn missing(evaluator: &Evaluator, object: &Value, native: &Value, key: &Value) -> Result<Value> {
    match index(evaluator, native, key) {
        Err(thrown) if thrown.is_a(&KEY_ERROR) && matches!(native, Value::Dict(_)) => {
            special::ask(evaluator, object, "__missing__", vec![key.clone()]).unwrap_or(Err(thrown))
        }
        found => found,
    }
}

/// `object[index]`.
pub fn index(evaluator: &Evaluator, object: &Value, index: &Value) -> Result<Value> {
    if let Value::Instance(instance) = object {
        if let Some(result) = special::ask(evaluator, object, "__getitem__", vec![index.clone()]) {
            return result;
        }
        if let Some(native) = instance.native.get() {
            return missing(evaluator, object, native, index);
        }
    }
    let converted = match object {
        Value::Dict(_) => None,
        _ => conversions::index(evaluator, index)?,
    };
    let index = converted.as_ref().unwrap_or(index);
    match object {
        Value::Dict(items) => {
            let key = evaluator.key_in(items, index)?;
            let found = lock(items).get(&key);
            found.ok_or_else(|| Thrown::new(&KEY_ERROR, vec![index.clone()]))
        }
        Value::Str(text) => {
            let characters: Vec<char> = text.chars().collect();
            match index {
                Value::Slice(bounds) => {
                    Ok(Value::text(slice(bounds, characters.len())?.map(|at| characters[at]).collect::<String>()))
                }
                _ => Ok(Value::text(characters[place(index, characters.len(), "string", "string")?].to_string())),
            }
        }
        Value::Bytes(bytes) => match index {
            Value::Slice(bounds) => Ok(Value::bytes(slice_bytes(bounds, bytes)?)),
            _ => Ok(Value::Int(bytes[place(index, bytes.len(), "index", "byte")?].into())),
        },
        Value::ByteArray(bytes) => {
            let bytes = lock(bytes).clone();
            match index {
                Value::Slice(bounds) => Ok(bytearray(slice_bytes(bounds, &bytes)?)),
                _ => Ok(Value::Int(bytes[place(index, bytes.len(), "bytearray index", "bytearray")?].into())),
            }
        }
        Value::Tuple(items) => item_of(items, index, "tuple").map(|found| match found {
            Found::One(value) => value,
            Found::Many(values) => Value::tuple(values),
        }),
        Value::List(items) if !matches!(index, Value::Slice(_)) => {
            let items = lock(items);
            let at = place(index, items.len(), "list", "list")?;
            Ok(items[at].clone())
        }
        Value::List(items) => {
            let items = lock(items).clone();
            item_of(&items, index, "list").map(|found| match found {
                Found::One(value) => value,
                Found::Many(values) => Value::list(values),
            })
        }
        Value::Range(range) => match index {
            Value::Slice(bounds) => {
                let length = usize::try_from(range.len()).unwrap_or(usize::MAX);
                Ok(Value::Range(Arc::new(slice_range(range, bounds, length)?)))
            }
            _ => {
                let length = usize::try_from(range.len()).unwrap_or(usize::MAX);
                Ok(Value::Int(range.at(place(index, length, "range object", "range")? as i64)))
            }
        },
        Value::Object(target) => target
            .index(evaluator, index)
            .unwrap_or_else(|| Err(type_error(format!("'{}' object is not subscriptable", object.type_name())))),
        Value::Class(class) if super::builtins::numbers::is_enum(class) => {
            super::builtins::numbers::member_named(class, index)
        }
        Value::Class(class) if let Some(alias) = super::generics::alias(class, index) => Ok(alias),
        Value::Class(class) => Err(type_error(format!("type '{}' is not subscriptable", class.name))),
        Value::UserClass(class) if class.find("__class_getitem__").is_some() => {
            let method = super::attributes::get(evaluator, object, "__class_getitem__")?;
            evaluator.invoke(&method, super::value::Arguments::of(vec![object.clone(), index.clone()]))
        }
        Value::UserClass(class) => Err(type_error(format!("type '{}' is not subscriptable", class.name))),
        other => Err(type_error(format!("'{}' object is not subscriptable", other.type_name()))),
    }
}

/// A part of a range is a range.
fn slice_range(range: &Range, bounds: &[Value; 3], length: usize) -> Result<Range> {
    let (start, stop, step) = places(bounds, length)?;
    Ok(Range { start: range.at(start), stop: range.at(stop), step: range.step.saturating_mul(step) })
}

enum Found {
    One(Value),
    Many(Vec<Value>),
}

fn item_of(items: &[Value], index: &Value, name: &str) -> Result<Found> {
    match index {
        Value::Slice(bounds) => Ok(Found::Many(slice(bounds, items.len())?.map(|at| items[at].clone()).collect())),
        _ => Ok(Found::One(items[place(index, items.len(), name, name)?].clone())),
    }
}

fn slice_bytes(bounds: &[Value; 3], bytes: &[u8]) -> Result<Vec<u8>> {
    Ok(slice(bounds, bytes.len())?.map(|at| bytes[at]).collect())
}

/// A place within a sequence, counted from its end when negative. `what` is its name in «index out of range».
fn place(index: &Value, length: usize, what: &str, kind: &str) -> Result<usize> {
    let Some(number) = index.as_small() else {
        if index.as_integer().is_some() && kind == "range" {
            return Err(raise(&INDEX_ERROR, "range object index out of range"));
        }
        if index.as_integer().is_some() {
            return Err(raise(&INDEX_ERROR, "cannot fit 'int' into an index-sized integer"));
        }
        let given = index.type_name();
        return Err(type_error(match kind {
            "string" => format!("string indices must be integers, not '{given}'"),
            _ => format!("{kind} indices must be integers or slices, not {given}"),
        }));
    };
    let at = if number < 0 { number + length as i64 } else { number };
    match usize::try_from(at) {
        Ok(at) if at < length => Ok(at),
        _ => {
            let what = if what.contains("index") { what.to_owned() } else { format!("{what} index") };
            Err(raise(&INDEX_ERROR, format!("{what} out of range")))
        }
    }
}

/// A slice's start, stop and step within a length.
pub fn places(bounds: &[Value; 3], length: usize) -> Result<(i64, i64, i64)> {
    let length = length as i64;
    let number = |value: &Value| match value {
        Value::None => Ok(None),
        other => match other.as_integer() {
            // What does not fit a machine word is past either end.
            Some(number) => {
                let far = if number < BigInt::from(0) { i64::MIN / 2 } else { i64::MAX / 2 };
                Ok(Some(i64::try_from(number).unwrap_or(far).clamp(i64::MIN / 2, i64::MAX / 2)))
            }
            None => Err(type_error("slice indices must be integers or None or have an __index__ method")),
        },
    };
    let step = number(&bounds[2])?.unwrap_or(1);
    if step == 0 {
        return Err(value_error("slice step cannot be zero"));
    }
    let (low, high) = if step > 0 { (0, length) } else { (-1, length - 1) };
    let clamp = |bound: i64| (if bound < 0 { bound + length } else { bound }).clamp(low, high);
    let start = number(&bounds[0])?.map_or(if step > 0 { low } else { high }, clamp);
    let stop = number(&bounds[1])?.map_or(if step > 0 { high } else { low }, clamp);
    Ok((start, stop, step))
}

/// A slice's step.
pub fn step(bounds: &[Value; 3]) -> i64 {
    bounds[2].as_small().unwrap_or(1)
}

/// The part of so many that two optional bounds leave; `None` where it begins past the end, where nothing is found.
///
/// # Errors
/// TypeError for a bound that is no int.
pub fn window(start: Option<&Value>, end: Option<&Value>, length: usize) -> Result<Option<(usize, usize)>> {
    let bound = |value: Option<&Value>| value.cloned().unwrap_or(Value::None);
    let (from, to, _) = places(&[bound(start), bound(end), Value::None], length)?;
    let past = start.and_then(Value::as_integer).is_some_and(|start| start > BigInt::from(length));
    Ok((!past).then_some((from as usize, to as usize)).filter(|(from, to)| from <= to))
}

/// The places a slice stands for, in order.
pub fn slice(bounds: &[Value; 3], length: usize) -> Result<impl Iterator<Item = usize> + use<>> {
    let (start, stop, step) = places(bounds, length)?;
    let mut at = start;
    Ok(std::iter::from_fn(move || {
        let inside = if step > 0 { at < stop } else { at > stop };
        let here = at;
        at = at.saturating_add(step);
        inside.then_some(here as usize)
    }))
}

/// `object[index] = value`.
pub fn set_index(evaluator: &Evaluator, object: &Value, index: &Value, value: Value) -> Result<()> {
    if let Value::Instance(instance) = object {
        if let Some(result) = special::ask(evaluator, object, "__setitem__", vec![index.clone(), value.clone()]) {
            return result.map(drop);
        }
        if let Some(native) = instance.native.get() {
            return set_index(evaluator, native, index, value);
        }
    }
    let converted = match object {
        Value::Dict(_) => None,
        _ => conversions::index(evaluator, index)?,
    };
    let index = converted.as_ref().unwrap_or(index);
    match (object, index) {
        (Value::Dict(items), _) => {
            let key = evaluator.key_in(items, index)?;
            let old = lock(items).set(key, index.clone(), value);
            drop(old);
            Ok(())
        }
        (Value::List(items), Value::Slice(bounds)) => {
            let plain = step(bounds) == 1;
            let refused = if plain { "can only assign an iterable" } else { "must assign iterable to extended slice" };
            let new = Iter::over(&value).map_err(|_| type_error(refused))?.collect(evaluator)?;
            let old = replace_slice(&mut lock(items), bounds, new)?;
            drop(old);
            Ok(())
        }
        (Value::List(items), _) => {
            let length = lock(items).len();
            let at = place(index, length, "list assignment index", "list")?;
            let old = lock(items).get_mut(at).map(|slot| std::mem::replace(slot, value));
            drop(old);
            Ok(())
        }
        (Value::ByteArray(bytes), Value::Slice(bounds)) => {
            let new = match value.as_bytes() {
                Some(new) => new.to_vec(),
                None if matches!(value, Value::Str(_) | Value::Float(_)) || value.as_integer().is_some() => {
                    return Err(type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
                }
                None if !Iter::is_iterable(&value) => {
                    return Err(type_error(format!("cannot convert '{}' object to bytearray", value.type_name())));
                }
                None => super::builtins::binary::from_iterable(evaluator, &value)
                    .map_err(super::builtins::binary::of_bytearray)?,
            };
            let places = slice(bounds, lock(bytes).len())?.count();
            if step(bounds) != 1 && places != new.len() && !new.is_empty() {
                let given = new.len();
                return Err(value_error(format!(
                    "attempt to assign bytes of size {given} to extended slice of size {places}"
                )));
            }
            if places == new.len() {
                return replace_slice(&mut lock(bytes), bounds, new).map(drop);
            }
            replace_slice(&mut *resizable(bytes)?, bounds, new).map(drop)
        }
        (Value::ByteArray(bytes), _) => {
            let length = lock(bytes).len();
            let at = place(index, length, "bytearray index", "bytearray")?;
            let byte = super::builtins::binary::byte_of(&value)?;
            if let Some(slot) = lock(bytes).get_mut(at) {
                *slot = byte;
            }
            Ok(())
        }
        (Value::Object(_), _) if super::object::of::<super::builtins::memory::View>(object).is_some() => {
            super::builtins::memory::assign(evaluator, object, index, &value)
        }
        (Value::Object(_), _) if let Some(done) = super::structs::array::assign(evaluator, object, index, &value) => {
            done
        }
        _ => Err(type_error(format!("'{}' object does not support item assignment", object.type_name()))),
    }
}

fn replace_slice<T: Clone>(items: &mut Vec<T>, bounds: &[Value; 3], new: Vec<T>) -> Result<Vec<T>> {
    let plain = matches!(bounds[2], Value::None) || bounds[2].as_small() == Some(1);
    let places: Vec<usize> = slice(bounds, items.len())?.collect();
    if plain {
        let start = match places.first() {
            Some(first) => *first,
            // An empty slice inserts where it begins.
            None => slice(&[Value::None, bounds[0].clone(), Value::None], items.len())?.count(),
        };
        let start = if matches!(bounds[0], Value::None) { 0 } else { start };
        return Ok(items.splice(start..start + places.len(), new).collect());
    }
    if places.len() != new.len() {
        return Err(value_error(format!(
            "attempt to assign sequence of size {} to extended slice of size {}",
            new.len(),
            places.len()
        )));
    }
    let replaced = places.into_iter().zip(new).map(|(at, item)| std::mem::replace(&mut items[at], item));
    Ok(replaced.collect())
}

/// `del object[index]`.
pub fn delete_index(evaluator: &Evaluator, object: &Value, index: &Value) -> Result<()> {
    if let Value::Instance(instance) = object {
        if let Some(result) = special::ask(evaluator, object, "__delitem__", vec![index.clone()]) {
            return result.map(drop);
        }
        if let Some(native) = instance.native.get() {
            return delete_index(evaluator, native, index);
        }
    }
    match (object, index) {
        (Value::Dict(items), _) => {
            let key = evaluator.key_in(items, index)?;
            let old = lock(items).remove(&key);
            old.map(drop).ok_or_else(|| Thrown::new(&KEY_ERROR, vec![index.clone()]))
        }
        (Value::List(items), _) => {
            let length = lock(items).len();
            let places: Vec<usize> = match index {
                Value::Slice(bounds) => slice(bounds, length)?.collect(),
                _ => vec![place(index, length, "list assignment index", "list")?],
            };
            let old = remove_places(&mut lock(items), places);
            drop(old);
            Ok(())
        }
        (Value::ByteArray(bytes), _) => {
            let length = lock(bytes).len();
            let places: Vec<usize> = match index {
                Value::Slice(bounds) => slice(bounds, length)?.collect(),
                _ => vec![place(index, length, "bytearray index", "bytearray")?],
            };
            remove_places(&mut *resizable(bytes)?, places);
            Ok(())
        }
        (Value::Object(_), _) if super::object::of::<super::builtins::memory::View>(object).is_some() => {
            Err(type_error("cannot delete memory"))
        }
        _ => {
            // CPython's words depend on whether the type has anything of a sequence.
            let number = object.as_integer().is_some() || matches!(object, Value::Float(_) | Value::None);
            let callable = super::builtins::reflection::is_callable(object) && !matches!(object, Value::Instance(_));
            let does = if number || callable || matches!(object, Value::Module(_)) { "does not" } else { "doesn't" };
            Err(type_error(format!("'{}' object {does} support item deletion", object.type_name())))
        }
    }
}

fn remove_places<T>(items: &mut Vec<T>, mut places: Vec<usize>) -> Vec<T> {
    places.sort_unstable();
    places.into_iter().rev().map(|at| items.remove(at)).collect()
}
