//! Going through what can be gone through.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use super::evaluate::Evaluator;
use super::exception::{Result, type_error};
use super::value::{Range, Value, lock};

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
            other => return Err(type_error(format!("'{}' object is not iterable", other.type_name()))),
        })
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
            Iter::Values(_) | Iter::Shared(_) => "iterator",
            Iter::Enumerate { .. } => "enumerate",
            Iter::Zip(_) => "zip",
        }
    }
}
