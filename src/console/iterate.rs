//! Going through what can be gone through.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use super::attributes::native;
use super::builtins::classes;
use super::builtins::sets::Set;
use super::builtins::views::ViewKind;
use super::comprehension::Generator;
use super::dictionary::Dictionary;
use super::evaluate::Evaluator;
use super::exception::{INDEX_ERROR, RUNTIME_ERROR, Result, STOP_ITERATION, raise, type_error, value_error};
use super::object::Object;
use super::operators::equal;
use super::special;
use super::value::{Arguments, Class, Range, Value, lock};

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
    Bytes { bytes: Arc<Vec<u8>>, next: usize, changing: bool },
    /// A str, by the offset of its next character.
    Text { text: Arc<str>, next: usize },
    /// A dict, which must keep its size meanwhile.
    Dict { entries: Arc<Mutex<Dictionary>>, next: usize, size: usize, kind: ViewKind },
    /// A set, which must keep its size meanwhile.
    Set { set: Arc<Set>, next: usize, size: usize },
    /// Values known beforehand.
    Values(VecDeque<Value>),
    /// `reversed`: values known beforehand, and the class CPython has for them.
    Reversed { values: VecDeque<Value>, class: &'static Class },
    /// `enumerate`.
    Enumerate { inner: Box<Iter>, next: i64 },
    /// `zip`; a strict one wants them all of one length.
    Zip { inner: Vec<Iter>, strict: bool },
    /// `map`.
    Map { function: Value, inner: Vec<Iter> },
    /// `filter`; without a function, what is true.
    Filter { function: Value, inner: Box<Iter> },
    /// `iter(function, sentinel)`; nothing once it has ended.
    Calls(Option<Box<(Value, Value)>>),
    /// An object that knows what comes next.
    Native(Arc<dyn Object>),
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
    /// `reversed` of such an object: the items before this one, the last first.
    Backwards { object: Value, left: i64 },
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
            Value::Bytes(bytes) => Iter::Bytes { bytes: bytes.clone(), next: 0, changing: false },
            Value::ByteArray(bytes) => Iter::Bytes { bytes: Arc::new(lock(bytes).clone()), next: 0, changing: true },
            Value::Str(text) => Iter::Text { text: text.clone(), next: 0 },
            Value::Dict(entries) => Iter::dictionary(entries, ViewKind::Keys),
            Value::Set(set) => Iter::Set { set: set.clone(), next: 0, size: lock(&set.table).len() },
            Value::Iterator(iterator) => Iter::Shared(iterator.clone()),
            Value::Class(class) if super::builtins::numbers::is_enum(class) => {
                Iter::Values(super::builtins::numbers::members(class).into())
            }
            Value::Object(object) => match object.iterate() {
                Some(iter) => iter?,
                None if object.iterates_itself() => Iter::Native(object.clone()),
                None => return Err(not_iterable(value)),
            },
            Value::Instance(instance) => {
                if special::own(value, "__iter__").is_some() {
                    Iter::Unasked(value.clone())
                } else if special::own(value, "__getitem__").is_some() {
                    Iter::Items { object: value.clone(), next: 0 }
                } else {
                    match instance.native.get() {
                        Some(native) => return Iter::over(native),
                        None => return Err(not_iterable(value)),
                    }
                }
            }
            Value::Member(class, number) if super::builtins::numbers::is_flag(class) => {
                Iter::Values(super::builtins::numbers::parts(class, *number).into())
            }
            other => return Err(not_iterable(other)),
        })
    }

    /// Begins to go through a dict.
    pub fn dictionary(entries: &Arc<Mutex<Dictionary>>, kind: ViewKind) -> Iter {
        Iter::Dict { entries: entries.clone(), next: 0, size: lock(entries).len(), kind }
    }

    /// Begins to go through a value, with an object's own `__iter__` asked at once.
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
                *next += usize::from(item.is_some());
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
            Iter::Bytes { bytes, next, .. } => {
                let item = bytes.get(*next).map(|byte| Value::Int((*byte).into()));
                *next += 1;
                item
            }
            Iter::Text { text, next } => {
                let character = text.get(*next..).and_then(|rest| rest.chars().next());
                *next += character.map_or(0, char::len_utf8);
                character.map(Value::character)
            }
            Iter::Dict { entries, next, size, kind } => {
                let entries = lock(entries);
                if entries.len() != *size {
                    return Err(changed("dictionary", size));
                }
                match entries.at(*next) {
                    Some((entry, after)) => {
                        *next = after;
                        drop(entries);
                        Some(kind.pick(&entry))
                    }
                    None => None,
                }
            }
            Iter::Set { set, next, size } => {
                let table = lock(&set.table);
                if table.len() != *size {
                    return Err(changed("Set", size));
                }
                table.at(*next).map(|(item, after)| {
                    *next = after;
                    item
                })
            }
            Iter::Values(values) | Iter::Reversed { values, .. } => values.pop_front(),
            Iter::Enumerate { inner, next } => {
                let item = inner.next(evaluator)?.map(|item| Value::tuple(vec![Value::Int(*next), item]));
                *next += 1;
                item
            }
            Iter::Zip { inner, strict } => match together(inner, evaluator)? {
                Step::Items(items) => Some(Value::tuple(items)),
                Step::Nothing => None,
                Step::Ended(place) if *strict => return uneven(inner, place, evaluator),
                Step::Ended(_) => None,
            },
            Iter::Map { function, inner } => match together(inner, evaluator)? {
                Step::Items(items) => Some(evaluator.invoke(function, Arguments::of(items))?),
                _ => None,
            },
            Iter::Filter { function, inner } => loop {
                let Some(item) = inner.next(evaluator)? else { break None };
                let keep = match &*function {
                    Value::None => evaluator.truth(&item)?,
                    function => {
                        let answer = evaluator.invoke(function, Arguments::of(vec![item.clone()]))?;
                        evaluator.truth(&answer)?
                    }
                };
                if keep {
                    break Some(item);
                }
            },
            Iter::Calls(call) => {
                let Some(pair) = call else { return Ok(None) };
                let item = evaluator.invoke(&pair.0, Arguments::default())?;
                if item.is(&pair.1) || equal(evaluator, &item, &pair.1)? {
                    *call = None;
                    return Ok(None);
                }
                Some(item)
            }
            Iter::Native(object) => object.next(evaluator)?,
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
                until_past_end(item)?
            }
            Iter::Backwards { left: 0, .. } => None,
            Iter::Backwards { object, left } => {
                *left -= 1;
                let item = special::ask(evaluator, object, "__getitem__", vec![Value::Int(*left)]);
                let item = until_past_end(item)?;
                if item.is_none() {
                    *left = 0;
                }
                item
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

    /// The iterator's class.
    pub fn class(&self) -> &'static Class {
        match self {
            Iter::List { .. } => &classes::LIST_ITERATOR,
            Iter::Tuple { .. } => &classes::TUPLE_ITERATOR,
            Iter::Range { .. } => &classes::RANGE_ITERATOR,
            Iter::Bytes { changing: true, .. } => &classes::BYTEARRAY_ITERATOR,
            Iter::Bytes { .. } => &classes::BYTES_ITERATOR,
            Iter::Text { text, .. } if text.is_ascii() => &classes::STR_ASCII_ITERATOR,
            Iter::Text { .. } => &classes::STR_ITERATOR,
            Iter::Dict { kind: ViewKind::Keys, .. } => &classes::DICT_KEYITERATOR,
            Iter::Dict { kind: ViewKind::Values, .. } => &classes::DICT_VALUEITERATOR,
            Iter::Dict { .. } => &classes::DICT_ITEMITERATOR,
            Iter::Set { .. } => &classes::SET_ITERATOR,
            Iter::Values(_) | Iter::Shared(_) | Iter::Unasked(_) | Iter::Object(_) | Iter::Items { .. } => {
                &classes::ITERATOR
            }
            Iter::Reversed { class, .. } => class,
            Iter::Backwards { .. } => &classes::REVERSED,
            Iter::Enumerate { .. } => &classes::ENUMERATE,
            Iter::Zip { .. } => &classes::ZIP,
            Iter::Map { .. } => &classes::MAP,
            Iter::Filter { .. } => &classes::FILTER,
            Iter::Calls(_) => &classes::CALLABLE_ITERATOR,
            Iter::Native(object) => object.class(),
            Iter::Generator(_) => &classes::GENERATOR,
        }
    }
}

/// What `__getitem__` gave to who goes through an object by its indices: an IndexError is the end.
fn until_past_end(item: Option<Result<Value>>) -> Result<Option<Value>> {
    match item {
        Some(Err(thrown)) if thrown.is_a(&INDEX_ERROR) || thrown.is_a(&STOP_ITERATION) => Ok(None),
        item => item.transpose(),
    }
}

fn not_iterable(value: &Value) -> super::exception::Thrown {
    type_error(format!("'{}' object is not iterable", value.type_name()))
}

/// What was changed while it was gone through; the next asking finds nothing but the same answer.
fn changed(what: &str, size: &mut usize) -> super::exception::Thrown {
    *size = usize::MAX;
    raise(&RUNTIME_ERROR, format!("{what} changed size during iteration"))
}

/// One step of several iterators.
enum Step {
    Items(Vec<Value>),
    /// The one at this place had nothing more.
    Ended(usize),
    /// There is no iterator.
    Nothing,
}

fn together(inner: &mut [Iter], evaluator: &Evaluator) -> Result<Step> {
    if inner.is_empty() {
        return Ok(Step::Nothing);
    }
    let mut items = Vec::with_capacity(inner.len());
    for (place, one) in inner.iter_mut().enumerate() {
        match one.next(evaluator)? {
            Some(item) => items.push(item),
            None => return Ok(Step::Ended(place)),
        }
    }
    Ok(Step::Items(items))
}

/// `zip(…, strict=True)` where the iterator at `place` ended first: nothing if they all did, else CPython's words.
fn uneven(inner: &mut [Iter], place: usize, evaluator: &Evaluator) -> Result<Option<Value>> {
    let (length, of, others) = if place > 0 {
        ("shorter", place, place)
    } else {
        let mut longer = None;
        for (other, one) in inner.iter_mut().enumerate().skip(1) {
            if one.next(evaluator)?.is_some() {
                longer = Some(other);
                break;
            }
        }
        match longer {
            Some(other) => ("longer", other, other),
            None => return Ok(None),
        }
    };
    let plural = if others == 1 { " " } else { "s 1-" };
    Err(value_error(format!("zip() argument {} is {length} than argument{plural}{others}", of + 1)))
}
