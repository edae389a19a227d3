//! Operators, comparisons and indexing, for every type that has them.

use std::cmp::Ordering;
use std::sync::Arc;

use num_bigint::BigInt;

use super::arithmetic::{self, unsupported};
use super::builtins::ranges::LongRange;
use super::builtins::sets;
use super::dictionary::Key;
use super::evaluate::Evaluator;
use super::exception::{Result, Thrown, overflow_error, type_error, value_error};
use super::ir::{Binary, Comparison, Unary};
use super::iterate::Iter;
use super::percent;
use super::special;
use super::value::{Arguments, Value, lock};
use super::{conversions, generics};

/// `left operator right`.
pub fn binary(evaluator: &Evaluator, operator: Binary, left: &Value, right: &Value) -> Result<Value> {
    if let Some(result) = arithmetic::binary(evaluator, operator, left, right) {
        return result;
    }
    if let (Binary::Modulo, Value::Str(text), None) = (operator, left, special::own(right, "__rmod__")) {
        return percent::percent(evaluator, text, right).map(Value::text);
    }
    if let Some(result) = special::binary(evaluator, operator, left, right) {
        return result;
    }
    match (operator, left, right) {
        (Binary::Add, Value::Str(a), Value::Str(b)) => {
            evaluator.check_size((a.len() + b.len()) as i64)?;
            Ok(Value::text([&**a, &**b].concat()))
        }
        (Binary::Add, Value::Bytes(a), _) if right.as_bytes().is_some() => {
            Ok(Value::bytes(joined(evaluator, a, &right.as_bytes().unwrap_or_default())?))
        }
        (Binary::Add, Value::ByteArray(a), _) if right.as_bytes().is_some() => {
            let a = lock(a).clone();
            Ok(bytearray(joined(evaluator, &a, &right.as_bytes().unwrap_or_default())?))
        }
        (Binary::Add, Value::List(a), Value::List(b)) => {
            let mut items = lock(a).clone();
            let more = lock(b).clone();
            check_items(evaluator, items.len() + more.len())?;
            items.extend(more);
            Ok(Value::list(items))
        }
        (Binary::Add, Value::Tuple(a), Value::Tuple(b)) => {
            check_items(evaluator, a.len() + b.len())?;
            Ok(Value::tuple([&a[..], &b[..]].concat()))
        }
        (Binary::Or, _, _) if let Some(union) = generics::union(left, right) => Ok(union),
        (Binary::Multiply, _, Value::Instance(_))
            if repeats(left)
                && let Some(times) = conversions::own_index(evaluator, right) =>
        {
            repeat(evaluator, left, &times?)
        }
        (Binary::Multiply, Value::Instance(_), _)
            if repeats(right)
                && let Some(times) = conversions::own_index(evaluator, left) =>
        {
            repeat(evaluator, right, &times?)
        }
        (Binary::Multiply, _, _) if repeats(left) && right.as_integer().is_some() => repeat(evaluator, left, right),
        (Binary::Multiply, _, _) if repeats(right) && left.as_integer().is_some() => repeat(evaluator, right, left),
        (Binary::Multiply, _, _) if repeats(left) || repeats(right) => {
            let other = if repeats(left) { right } else { left };
            Err(type_error(format!("can't multiply sequence by non-int of type '{}'", other.type_name())))
        }
        (Binary::Modulo, Value::Str(text), _) => percent::percent(evaluator, text, right).map(Value::text),
        (Binary::Modulo, Value::Bytes(template), _) => {
            percent::percent_bytes(evaluator, template, right).map(Value::bytes)
        }
        (Binary::Modulo, Value::ByteArray(template), _) => {
            let template = lock(template).clone();
            percent::percent_bytes(evaluator, &template, right).map(bytearray)
        }
        (Binary::Or, Value::Dict(a), Value::Dict(b)) => {
            let mut merged = lock(a).clone();
            let more: Vec<_> = lock(b).items().cloned().collect();
            for (key, value) in more {
                let name = evaluator.key_within(&merged, &key)?;
                drop(merged.set(name, key, value));
            }
            Ok(Value::dict(merged))
        }
        // CPython's sequences say no in words of their own.
        (Binary::Add, Value::Str(_), _) => {
            Err(type_error(format!("can only concatenate str (not \"{}\") to str", right.type_name())))
        }
        (Binary::Add, Value::List(_), _) => {
            Err(type_error(format!("can only concatenate list (not \"{}\") to list", right.type_name())))
        }
        (Binary::Add, Value::Tuple(_), _) => {
            Err(type_error(format!("can only concatenate tuple (not \"{}\") to tuple", right.type_name())))
        }
        (Binary::Add, Value::Bytes(_) | Value::ByteArray(_), _) => {
            Err(type_error(format!("can't concat {} to {}", right.type_name(), left.type_name())))
        }
        _ => sets::operate(evaluator, operator, left, right)
            .unwrap_or_else(|| Err(unsupported(operator, left.type_name(), right.type_name()))),
    }
}

fn joined(evaluator: &Evaluator, a: &[u8], b: &[u8]) -> Result<Vec<u8>> {
    evaluator.check_size((a.len() + b.len()) as i64)?;
    Ok([a, b].concat())
}

/// A bytearray of these bytes.
pub fn bytearray(bytes: Vec<u8>) -> Value {
    Value::ByteArray(Arc::new(super::value::ByteArray::new(bytes)))
}

fn check_items(evaluator: &Evaluator, count: usize) -> Result<()> {
    evaluator.check_size(count.saturating_mul(size_of::<Value>()) as i64)
}

fn repeats(value: &Value) -> bool {
    matches!(value, Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_) | Value::List(_) | Value::Tuple(_))
}

fn repeat(evaluator: &Evaluator, sequence: &Value, count: &Value) -> Result<Value> {
    let negative = count.as_integer().is_some_and(|count| count < BigInt::from(0));
    let count = if negative {
        0
    } else {
        count.as_small().ok_or_else(|| overflow_error("cannot fit 'int' into an index-sized integer"))?
    };
    let check = |length: usize, each: usize| {
        evaluator.check_size((length.saturating_mul(each) as i64).saturating_mul(count))?;
        Ok::<usize, Thrown>(if length == 0 { 0 } else { count as usize })
    };
    Ok(match sequence {
        Value::Str(text) => Value::text(text.repeat(check(text.len(), 1)?)),
        Value::Bytes(bytes) => Value::bytes(bytes.repeat(check(bytes.len(), 1)?)),
        Value::ByteArray(bytes) => {
            let bytes = lock(bytes).clone();
            bytearray(bytes.repeat(check(bytes.len(), 1)?))
        }
        Value::Tuple(items) => Value::tuple(repeat_items(items, check(items.len(), size_of::<Value>())?)),
        Value::List(items) => {
            let items = lock(items).clone();
            Value::list(repeat_items(&items, check(items.len(), size_of::<Value>())?))
        }
        other => other.clone(),
    })
}

fn repeat_items(items: &[Value], count: usize) -> Vec<Value> {
    std::iter::repeat_n(items, count).flatten().cloned().collect()
}

/// `left operator= right`: lists and bytearrays change in place.
pub fn augment(evaluator: &Evaluator, operator: Binary, left: Value, right: &Value) -> Result<Value> {
    if let Some(result) = special::augment(evaluator, operator, &left, right) {
        return result;
    }
    match (operator, &left) {
        (Binary::Add, Value::List(items)) => {
            let more = Iter::over(right)?.collect(evaluator)?;
            evaluator.check_items(lock(items).len() + more.len())?;
            lock(items).extend(more);
            Ok(left)
        }
        (Binary::Add, Value::ByteArray(bytes)) => {
            let Some(more) = right.as_bytes() else {
                return Err(type_error(format!("can't concat {} to bytearray", right.type_name())));
            };
            evaluator.check_size((lock(bytes).len() + more.len()) as i64)?;
            super::builtins::memory::resizable(bytes)?.extend_from_slice(&more);
            Ok(left)
        }
        (Binary::Or, Value::Dict(entries)) => {
            let more = super::builtins::containers::dictionary_of(evaluator, Arguments::of(vec![right.clone()]))?;
            let more: Vec<_> = more.items().cloned().collect();
            for (key, value) in more {
                let name = evaluator.key_in(entries, &key)?;
                let old = lock(entries).set(name, key, value);
                drop(old);
            }
            Ok(left)
        }
        (Binary::Multiply, Value::ByteArray(bytes)) if right.as_integer().is_some() => {
            if let Value::ByteArray(made) = repeat(evaluator, &left, right)? {
                let made = std::mem::take(&mut *lock(&made));
                *super::builtins::memory::resizable(bytes)? = made;
            }
            Ok(left)
        }
        (Binary::Multiply, Value::List(items)) if right.as_integer().is_some() => {
            if let Value::List(made) = repeat(evaluator, &left, right)? {
                let made = std::mem::take(&mut *lock(&made));
                let old = std::mem::replace(&mut *lock(items), made);
                drop(old);
            }
            Ok(left)
        }
        (_, Value::Set(_)) if let Some(done) = sets::augment(evaluator, operator, &left, right) => done.map(|()| left),
        _ => binary(evaluator, operator, &left, right).map_err(|thrown| {
            // `x += …` names its own operator.
            let message = thrown.exception.message();
            let plain = format!("unsupported operand type(s) for {}:", operator.symbol());
            let power = "unsupported operand type(s) for ** or pow():";
            match message.strip_prefix(&plain).or_else(|| message.strip_prefix(power)) {
                Some(rest) => type_error(format!("unsupported operand type(s) for {}=:{rest}", operator.symbol())),
                None => thrown,
            }
        }),
    }
}

/// `operator operand`.
pub fn unary(operator: Unary, operand: &Value) -> Result<Value> {
    if operator == Unary::Not {
        return Ok(Value::Bool(!operand.truth()));
    }
    match (operator, operand) {
        (Unary::Minus, Value::Float(number)) => Ok(Value::Float(-number)),
        (Unary::Plus, Value::Float(number)) => Ok(Value::Float(*number)),
        (Unary::Invert, Value::Member(class, number)) if super::builtins::numbers::is_flag(class) => {
            Ok(Value::Member(class, super::builtins::numbers::inverted(class, *number)))
        }
        _ => {
            let number = operand.as_integer().ok_or_else(|| {
                let symbol = match operator {
                    Unary::Minus => "-",
                    Unary::Plus => "+",
                    _ => "~",
                };
                type_error(format!("bad operand type for unary {symbol}: '{}'", operand.type_name()))
            })?;
            Ok(Value::integer(match operator {
                Unary::Minus => -number,
                Unary::Plus => number,
                _ => -number - 1,
            }))
        }
    }
}

/// `left comparison right`.
pub fn compare(evaluator: &Evaluator, comparison: Comparison, left: &Value, right: &Value) -> Result<bool> {
    if let Some(result) = special::compare(evaluator, comparison, left, right) {
        return evaluator.truth(&result?);
    }
    Ok(match comparison {
        Comparison::Equal => equal(evaluator, left, right)?,
        Comparison::NotEqual => !equal(evaluator, left, right)?,
        Comparison::Is => left.is(right),
        Comparison::IsNot => !left.is(right),
        Comparison::In => contains(evaluator, right, left)?,
        Comparison::NotIn => !contains(evaluator, right, left)?,
        ordering => {
            if let Some(answer) = sets::compare(evaluator, ordering, left, right) {
                return answer;
            }
            if let Some((a, b)) = pairs(left, right) {
                return compare_items(evaluator, ordering, &a, &b);
            }
            if (is_nan(left) && is_number(right)) || (is_nan(right) && is_number(left)) {
                return Ok(false);
            }
            // Another of its methods says nothing about this comparison.
            if left.user_class().is_some() || right.user_class().is_some() {
                let (symbol, left, right) = (comparison.symbol(), left.type_name(), right.type_name());
                let message = format!("'{symbol}' not supported between instances of '{left}' and '{right}'");
                return Err(type_error(message));
            }
            let order = order(evaluator, left, right)?.ok_or_else(|| {
                let (symbol, left, right) = (comparison.symbol(), left.type_name(), right.type_name());
                type_error(format!("'{symbol}' not supported between instances of '{left}' and '{right}'"))
            })?;
            match ordering {
                Comparison::Less => order == Ordering::Less,
                Comparison::LessEqual => order != Ordering::Greater,
                Comparison::Greater => order == Ordering::Greater,
                _ => order != Ordering::Less,
            }
        }
    })
}

fn is_nan(value: &Value) -> bool {
    matches!(value, Value::Float(number) if number.is_nan())
}

fn is_number(value: &Value) -> bool {
    matches!(value, Value::Float(_)) || value.as_integer().is_some()
}

/// A value as comparing sees it: a tuple with names is a tuple.
fn plain(value: &Value) -> std::borrow::Cow<'_, Value> {
    match value {
        Value::Object(_) => {
            super::record::tuple(value).map_or(std::borrow::Cow::Borrowed(value), std::borrow::Cow::Owned)
        }
        _ => std::borrow::Cow::Borrowed(value),
    }
}

/// `left == right`.
pub fn equal(evaluator: &Evaluator, left: &Value, right: &Value) -> Result<bool> {
    if let Some(result) = special::compare(evaluator, Comparison::Equal, left, right) {
        return evaluator.truth(&result?);
    }
    if left.as_integer().is_some() || matches!(left, Value::Float(_)) {
        return Ok(arithmetic::order(left, right) == Some(Ordering::Equal));
    }
    let (left, right) = (plain(left), plain(right));
    let (left, right) = (&*left, &*right);
    Ok(match (left, right) {
        (Value::Str(a), Value::Str(b)) => a == b,
        (Value::Object(_), _) | (_, Value::Object(_))
            if let Some(same) = super::builtins::memory::equal(left, right) =>
        {
            same
        }
        (Value::Bytes(_) | Value::ByteArray(_) | Value::Object(_), _) | (_, Value::Object(_))
            if left.as_bytes().is_some() && right.as_bytes().is_some() =>
        {
            left.as_bytes() == right.as_bytes()
        }
        (Value::Object(_), Value::Object(_)) if let Some(answer) = generics::equal(evaluator, left, right) => answer?,
        (Value::Set(_) | Value::Object(_), Value::Set(_) | Value::Object(_)) => {
            match sets::compare(evaluator, Comparison::Equal, left, right) {
                Some(answer) => answer?,
                None => left.is(right),
            }
        }
        (Value::Tuple(a), Value::Tuple(b)) => all_equal(evaluator, a, b)?,
        (Value::List(a), Value::List(b)) if !Arc::ptr_eq(a, b) => {
            let a = lock(a).clone();
            let b = lock(b).clone();
            all_equal(evaluator, &a, &b)?
        }
        (Value::Dict(a), Value::Dict(b)) if !Arc::ptr_eq(a, b) => {
            let a: Vec<_> = lock(a).items().cloned().collect();
            let b = lock(b).clone();
            if a.len() != b.len() {
                return Ok(false);
            }
            for (key, value) in &a {
                match b.get(&evaluator.key_within(&b, key)?) {
                    Some(other) if evaluator.deeper(|| equal(evaluator, value, &other))? => {}
                    _ => return Ok(false),
                }
            }
            true
        }
        (Value::Range(a), Value::Range(b)) => {
            a.len() == b.len() && (a.is_empty() || a.start == b.start && (a.len() == 1 || a.step == b.step))
        }
        // A method is the same method of the same object whenever it is asked for.
        (Value::BoundFunction(a), Value::BoundFunction(b)) => {
            a.object.is(&b.object) && Arc::ptr_eq(&a.function, &b.function)
        }
        (Value::Bound(a), Value::Bound(b)) => a.0.is(&b.0) && std::ptr::eq(a.1, b.1),
        (Value::Object(_), _) | (_, Value::Object(_))
            if let Some(same) = super::builtins::ranges::equal(left, right) =>
        {
            same
        }
        (Value::Slice(a), Value::Slice(b)) => all_equal(evaluator, &a[..], &b[..])?,
        _ => left.is(right),
    })
}

fn all_equal(evaluator: &Evaluator, a: &[Value], b: &[Value]) -> Result<bool> {
    if a.len() != b.len() {
        return Ok(false);
    }
    for (one, other) in a.iter().zip(b) {
        if !one.is(other) && !evaluator.deeper(|| equal(evaluator, one, other))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The items of two sequences of one kind.
fn pairs(left: &Value, right: &Value) -> Option<(Vec<Value>, Vec<Value>)> {
    match (&*plain(left), &*plain(right)) {
        (Value::Tuple(a), Value::Tuple(b)) => Some((a.to_vec(), b.to_vec())),
        (Value::List(a), Value::List(b)) => {
            // One after the other: they may be the same list.
            let a = lock(a).clone();
            let b = lock(b).clone();
            Some((a, b))
        }
        _ => None,
    }
}

/// `left comparison right` of sequences: their first items that differ decide, in the comparison's own words.
fn compare_items(evaluator: &Evaluator, comparison: Comparison, a: &[Value], b: &[Value]) -> Result<bool> {
    for (one, other) in a.iter().zip(b) {
        if !one.is(other) && !evaluator.deeper(|| equal(evaluator, one, other))? {
            return evaluator.deeper(|| compare(evaluator, comparison, one, other));
        }
    }
    let (a, b) = (Value::Int(a.len() as i64), Value::Int(b.len() as i64));
    compare(evaluator, comparison, &a, &b)
}

/// Which of two comes first; `None` for types without an order.
pub fn order(evaluator: &Evaluator, left: &Value, right: &Value) -> Result<Option<Ordering>> {
    if let Some(order) = arithmetic::order(left, right) {
        return Ok(Some(order));
    }
    if let Some(order) = special::order(evaluator, left, right) {
        return order;
    }
    let (left, right) = (plain(left), plain(right));
    let (left, right) = (&*left, &*right);
    match (left, right) {
        (Value::Str(a), Value::Str(b)) => Ok(Some(a.cmp(b))),
        (Value::Bytes(_) | Value::ByteArray(_), Value::Bytes(_) | Value::ByteArray(_)) => {
            Ok(left.as_bytes().partial_cmp(&right.as_bytes()))
        }
        (Value::Tuple(a), Value::Tuple(b)) => order_items(evaluator, a, b),
        (Value::List(a), Value::List(b)) => {
            let a = lock(a).clone();
            let b = lock(b).clone();
            order_items(evaluator, &a, &b)
        }
        _ => Ok(None),
    }
}

fn order_items(evaluator: &Evaluator, a: &[Value], b: &[Value]) -> Result<Option<Ordering>> {
    for (one, other) in a.iter().zip(b) {
        if !one.is(other) && !evaluator.deeper(|| equal(evaluator, one, other))? {
            return match evaluator.deeper(|| order(evaluator, one, other))? {
                Some(order) => Ok(Some(order)),
                None => {
                    let (one, other) = (one.type_name(), other.type_name());
                    Err(type_error(format!("'<' not supported between instances of '{one}' and '{other}'")))
                }
            };
        }
    }
    Ok(Some(a.len().cmp(&b.len())))
}

/// What enum.py says of a value that is no member.
fn unsupported_in(given: &str, container: &str) -> Thrown {
    type_error(format!("unsupported operand type(s) for 'in': '{given}' and '{container}'"))
}

/// `item in container`.
pub fn contains(evaluator: &Evaluator, container: &Value, item: &Value) -> Result<bool> {
    if let Some(answer) = special::ask(evaluator, container, "__contains__", vec![item.clone()]) {
        return evaluator.truth(&answer?);
    }
    if let Value::Instance(instance) = container
        && let (Some(native), None) = (instance.native.get(), special::own(container, "__iter__"))
    {
        return contains(evaluator, native, item);
    }
    match (container, item) {
        (Value::Str(text), Value::Str(part)) => Ok(text.contains(&**part)),
        (Value::Str(_), other) => {
            Err(type_error(format!("'in <string>' requires string as left operand, not {}", other.type_name())))
        }
        (Value::Bytes(_) | Value::ByteArray(_), _) => {
            let bytes = container.as_bytes().unwrap_or_default();
            if let Some(part) = item.as_bytes() {
                return Ok(part.is_empty() || bytes.windows(part.len()).any(|window| window == &part[..]));
            }
            match item.as_small().map(u8::try_from) {
                Some(Ok(byte)) => Ok(bytes.contains(&byte)),
                None if item.as_integer().is_none() => Err(bytes_like(item)),
                _ => Err(value_error("byte must be in range(0, 256)")),
            }
        }
        (Value::Member(class, number), _) if super::builtins::numbers::is_flag(class) => match item {
            Value::Member(other, part) if std::ptr::eq(*class, *other) => Ok(number & part == *part),
            other => Err(unsupported_in(other.type_name(), class.name)),
        },
        (Value::Class(class), _) if matches!(class.kind, super::value::ClassKind::Enum { .. }) => match item {
            Value::Member(other, _) => Ok(std::ptr::eq(*class, *other)),
            other => Err(unsupported_in(other.type_name(), "EnumType")),
        },
        (Value::Set(set), _) => sets::contains(evaluator, set, item),
        (Value::Dict(items), _) => {
            let key = evaluator.key_in(items, item)?;
            Ok(lock(items).get(&key).is_some())
        }
        (Value::Range(_), Value::Float(number)) if number.fract() == 0.0 && number.is_finite() => {
            contains(evaluator, container, &Value::integer(super::builtins::numbers::float_to_integer(*number)?))
        }
        (Value::Range(range), _) => Ok(item.as_small().is_some_and(|number| {
            let within = if range.step > 0 {
                (range.start..range.stop).contains(&number)
            } else {
                number <= range.start && number > range.stop
            };
            within && (i128::from(number) - i128::from(range.start)) % i128::from(range.step) == 0
        })),
        (Value::Object(_), _) if let Some(range) = super::object::of::<LongRange>(container) => {
            Ok(item.as_integer().is_some_and(|number| range.has(&number)))
        }
        _ => {
            if let Value::Object(object) = container {
                object.refuses()?;
                if let Some(answer) = object.contains(evaluator, item) {
                    return answer;
                }
            }
            if !Iter::is_iterable(container) {
                return Err(type_error(format!("argument of type '{}' is not iterable", container.type_name())));
            }
            let mut items = Iter::begin(evaluator, container)?;
            while let Some(one) = items.next(evaluator)? {
                if one.is(item) || equal(evaluator, &one, item)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
    }
}

/// The TypeError for what should have been bytes.
pub fn bytes_like(value: &Value) -> Thrown {
    let thrown = type_error(format!("a bytes-like object is required, not '{}'", value.type_name()));
    match value {
        Value::Str(_) => thrown.hint(crate::journal::event::Hint::TextForBytes { corrected: None }),
        _ => thrown,
    }
}

/// The key of a value.
///
/// # Errors
/// TypeError for what does not hash.
pub fn key_of(value: &Value) -> Result<Key> {
    super::builtins::memory::check_hash(value)?;
    Key::of(value).map_err(|name| type_error(format!("unhashable type: '{name}'")))
}
