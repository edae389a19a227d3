//! Going through what can be gone through.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use super::attributes::native;
use super::builtins::classes::{GENERATOR, ITERATOR};
use super::comprehension::Generator;
use super::evaluate::Evaluator;
use super::exception::{INDEX_ERROR, Result, STOP_ITERATION, type_error};
use super::special;
use super::value::{Class, Range, Value, lock};

/// A place in something that is being gone through.
#[derive(Clone, Debug)]
pub enum Iter {
    /// A list, which may change meanwhile.
    List { items: Arc<Mutex<Vec<Value>>>, next: usize },
    /// A tuple.
    Tuple { items: Arc<[Value]>, next: usize },
    /// A range.
    Range { range: Range, next: i64 },
    /// Bytes.
    Bytes { bytes: Arc<Vec<u8>>, next: usize },
    /// Values known beforehand: a str's characters, a dict's keys.
    Values(VecDeque<Value>),
    /// `enumerate`.
    Enumerate { inner: Box<Iter>, next: i64 },
    /// `zip`.
    Zip(Vec<Iter>),
    /// Another iterator object, whose place is shared.
    Shared(Arc<Mutex<Iter>>),
    /// A generator expression.
    Generator(Box<Generator>),
    /// An object of the program whose `__iter__` has yet to be asked.
    Unasked(Value),
    /// An object of the program with a `__next__`.
    Object(Value),
    /// An object of the program with a `__getitem__`, asked for 0, 1, 2…
    Items { object: Value, next: i64 },
}

impl Iter {
    /// Begins to go through a value.
    ///
    /// # Errors
    /// TypeError for what cannot be.
    pub fn over(value: &Value) -> Result<Iter> {
        Ok(match value {
            Value::List(items) => Iter::List { items: items.clone(), next: 0 },
            Value::Tuple(items) => Iter::Tuple { items: items.clone(), next: 0 },
            Value::Range(range) => Iter::Range { range: (**range).clone(), next: 0 },
            Value::Bytes(bytes) => Iter::Bytes { bytes: bytes.clone(), next: 0 },
            Value::ByteArray(bytes) => Iter::Bytes { bytes: Arc::new(lock(bytes).clone()), next: 0 },
            Value::Str(text) => {
                let mut buffer = [0; 4];
                Iter::Values(text.chars().map(|character| Value::text(character.encode_utf8(&mut buffer))).collect())
            }
            Value::Dict(items) => Iter::Values(lock(items).items().map(|(key, _)| key.clone()).collect()),
            Value::Iterator(iterator) => Iter::Shared(iterator.clone()),
            Value::Instance(instance) => {
                if special::own(value, "__iter__").is_some() {
                    Iter::Unasked(value.clone())
                } else if special::own(value, "__getitem__").is_some() {
                    Iter::Items { object: value.clone(), next: 0 }
                } else {
                    match instance.native.get() {
                        Some(native) => return Iter::over(native),
                        None => return Err(type_error(format!("'{}' object is not iterable", value.type_name()))),
                    }
                }
            }
            other => return Err(type_error(format!("'{}' object is not iterable", other.type_name()))),
        })
    }

    /// The same, with an object's own `__iter__` asked at once.
    ///
    /// # Errors
    /// TypeError; what `__iter__` raises.
    pub fn begin(evaluator: &Evaluator, value: &Value) -> Result<Iter> {
        let asked = match value {
            Value::Instance(_) => special::ask(evaluator, value, "__iter__", vec![]),
            _ => None,
        };
        let Some(iterator) = asked else { return Iter::over(value) };
        let iterator = iterator?;
        match &iterator {
            Value::Iterator(place) => Ok(Iter::Shared(place.clone())),
            Value::Instance(_) if special::own(&iterator, "__next__").is_some() => Ok(Iter::Object(iterator)),
            other => Err(type_error(format!("iter() returned non-iterator of type '{}'", other.type_name()))),
        }
    }

    /// Whether a value can be gone through.
    pub fn is_iterable(value: &Value) -> bool {
        Iter::over(&native(value.clone())).is_ok() || Iter::over(value).is_ok()
    }

    /// The next value.
    ///
    /// # Errors
    /// What the program's own iterators raise.
    pub fn next(&mut self, evaluator: &Evaluator) -> Result<Option<Value>> {
        evaluator.tick()?;
        Ok(match self {
            Iter::List { items, next } => {
                let item = lock(items).get(*next).cloned();
                *next += 1;
                item
            }
            Iter::Tuple { items, next } => {
                let item = items.get(*next).cloned();
                *next += 1;
                item
            }
            Iter::Range { range, next } => {
                let item = (*next < range.len()).then(|| Value::Int(range.at(*next)));
                *next += 1;
                item
            }
            Iter::Bytes { bytes, next } => {
                let item = bytes.get(*next).map(|byte| Value::Int((*byte).into()));
                *next += 1;
                item
            }
            Iter::Values(values) => values.pop_front(),
            Iter::Enumerate { inner, next } => {
                let item = inner.next(evaluator)?.map(|item| Value::tuple(vec![Value::Int(*next), item]));
                *next += 1;
                item
            }
            Iter::Zip(inner) => {
                let mut items = Vec::with_capacity(inner.len());
                for one in inner.iter_mut() {
                    match one.next(evaluator)? {
                        Some(item) => items.push(item),
                        None => return Ok(None),
                    }
                }
                (!items.is_empty()).then(|| Value::tuple(items))
            }
            Iter::Shared(inner) => {
                // The place is copied out and back in, so that nothing is evaluated under its mutex.
                let mut place = std::mem::replace(&mut *lock(inner), Iter::Values(VecDeque::new()));
                let item = place.next(evaluator);
                let emptied = std::mem::replace(&mut *lock(inner), place);
                drop(emptied);
                item?
            }
            Iter::Generator(generator) => generator.next(evaluator)?,
            Iter::Unasked(object) => {
                *self = Iter::begin(evaluator, object)?;
                return self.next(evaluator);
            }
            Iter::Object(object) => match special::ask(evaluator, object, "__next__", vec![]) {
                Some(Err(thrown)) if thrown.is_a(&STOP_ITERATION) => None,
                Some(item) => Some(item?),
                None => None,
            },
            Iter::Items { object, next } => {
                let item = special::ask(evaluator, object, "__getitem__", vec![Value::Int(*next)]);
                *next += 1;
                match item {
                    Some(Err(thrown)) if thrown.is_a(&INDEX_ERROR) || thrown.is_a(&STOP_ITERATION) => None,
                    Some(item) => Some(item?),
                    None => None,
                }
            }
        })
    }

    /// All that is left.
    ///
    /// # Errors
    /// What the program's own iterators raise; an interruption.
    pub fn collect(mut self, evaluator: &Evaluator) -> Result<Vec<Value>> {
        if let Iter::Range { range, .. } = &self {
            evaluator.check_size(range.len().saturating_mul(size_of::<Value>() as i64))?;
        }
        let mut items = Vec::new();
        while let Some(item) = self.next(evaluator)? {
            items.push(item);
            if items.len().is_power_of_two() {
                evaluator.check_items(items.len())?;
            }
        }
        Ok(items)
    }

    /// The name of the iterator's class.
    pub fn name(&self) -> &'static str {
        match self {
            Iter::List { .. } => "list_iterator",
            Iter::Tuple { .. } => "tuple_iterator",
            Iter::Range { .. } => "range_iterator",
            Iter::Bytes { .. } => "bytes_iterator",
            Iter::Values(_) | Iter::Shared(_) | Iter::Unasked(_) | Iter::Object(_) | Iter::Items { .. } => "iterator",
            Iter::Generator(_) => "generator",
            Iter::Enumerate { .. } => "enumerate",
            Iter::Zip(_) => "zip",
        }
    }

    /// The class of the iterator object.
    pub fn class(&self) -> &'static Class {
        match self {
            Iter::Generator(_) => &GENERATOR,
            _ => &ITERATOR,
        }
    }
}
