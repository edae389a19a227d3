//! range: its methods, and one whose numbers do not fit a machine word.

use std::sync::{Arc, Mutex};

use num_bigint::{BigInt, Sign};

use super::arguments::integer;
use super::classes::{OBJECT, RANGE};
use crate::console::arithmetic::floor;
use crate::console::conversions::indexed;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{INDEX_ERROR, Result, overflow_error, raise, type_error, value_error};
use crate::console::iterate::Iter;
use crate::console::object::{self, Object, Parts};
use crate::console::record;
use crate::console::value::{Arguments, Class, ClassKind, Range, Value, lock};

/// `range(start, stop, step)`.
pub fn make(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.no_keywords("range")?;
    let given = arguments.positional.len();
    if given == 0 {
        return Err(type_error("range expected at least 1 argument, got 0"));
    }
    arguments.between("range", 1, 3)?;
    let mut numbers = Vec::new();
    for value in &arguments.positional {
        numbers.push(integer(&indexed(evaluator, value)?)?);
    }
    let (start, stop, step) = match &numbers[..] {
        [start, stop, step, ..] => (start.clone(), stop.clone(), step.clone()),
        [start, stop] => (start.clone(), stop.clone(), BigInt::from(1)),
        [stop] => (BigInt::from(0), stop.clone(), BigInt::from(1)),
        [] => Default::default(),
    };
    if step.sign() == Sign::NoSign {
        return Err(value_error("range() arg 3 must not be zero"));
    }
    Ok(value(start, stop, step))
}

fn value(start: BigInt, stop: BigInt, step: BigInt) -> Value {
    // Far from the word's ends, so that nothing that is counted overflows.
    let small = |number: &BigInt| i64::try_from(number).ok().filter(|number| number.unsigned_abs() < 1 << 62);
    match (small(&start), small(&stop), small(&step)) {
        (Some(start), Some(stop), Some(step)) => Value::Range(Arc::new(Range { start, stop, step })),
        _ => object::value(LongRange { start, stop, step }),
    }
}

/// A range whose numbers are unbounded.
#[derive(Clone, Debug)]
pub struct LongRange {
    start: BigInt,
    stop: BigInt,
    step: BigInt,
}

impl LongRange {
    fn count(&self) -> BigInt {
        let (distance, step) = match self.step.sign() {
            Sign::Minus => (&self.start - &self.stop, -&self.step),
            _ => (&self.stop - &self.start, self.step.clone()),
        };
        if distance.sign() != Sign::Plus { BigInt::from(0) } else { (distance - 1) / step + 1 }
    }

    fn at(&self, place: &BigInt) -> BigInt {
        &self.start + place * &self.step
    }

    /// Whether a number is in it.
    pub fn has(&self, number: &BigInt) -> bool {
        let (place, rest) = floor(&(number - &self.start), &self.step);
        rest.sign() == Sign::NoSign && place.sign() != Sign::Minus && place < self.count()
    }
}

/// Whether two ranges, one of them long, are of the same numbers; `None` where neither is long.
pub fn equal(left: &Value, right: &Value) -> Option<bool> {
    let (one, other) = (object::of::<LongRange>(left), object::of::<LongRange>(right));
    let (Some(one), Some(other)) = (one, other) else {
        return (one.is_some() || other.is_some()).then_some(false);
    };
    let count = one.count();
    let same_start = one.start == other.start;
    let zero = BigInt::from(0);
    Some(
        count == other.count() && (count == zero || same_start && (count == BigInt::from(1) || one.step == other.step)),
    )
}

impl Object for LongRange {
    fn class(&self) -> &'static Class {
        &RANGE
    }

    fn parts(&self) -> Option<Parts> {
        let number = |number: &BigInt| ("", Value::integer(number.clone()));
        let mut parts = vec![number(&self.start), number(&self.stop)];
        if self.step != BigInt::from(1) {
            parts.push(number(&self.step));
        }
        Some(("range", parts))
    }

    fn length(&self) -> Option<usize> {
        Some(usize::try_from(self.count()).unwrap_or(usize::MAX))
    }

    fn refuses(&self) -> Result<()> {
        match i64::try_from(self.count()) {
            Ok(_) => Ok(()),
            Err(_) => Err(overflow_error("Python int too large to convert to C ssize_t")),
        }
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        Some(Value::integer(match name {
            "start" => self.start.clone(),
            "stop" => self.stop.clone(),
            "step" => self.step.clone(),
            _ => return None,
        }))
    }

    fn iterate(&self) -> Option<Result<Iter>> {
        let next = Mutex::new(BigInt::from(0));
        Some(Ok(Iter::Native(Arc::new(LongIterator { range: self.clone(), count: self.count(), next }))))
    }

    fn index(&self, _: &Evaluator, index: &Value) -> Option<Result<Value>> {
        let count = self.count();
        if let Value::Slice(bounds) = index {
            return Some(self.part(bounds, &count));
        }
        let Some(number) = index.as_integer() else {
            let given = index.type_name();
            return Some(Err(type_error(format!("range indices must be integers or slices, not {given}"))));
        };
        let place = if number.sign() == Sign::Minus { number + &count } else { number };
        if place.sign() == Sign::Minus || place >= count {
            return Some(Err(raise(&INDEX_ERROR, "range object index out of range")));
        }
        Some(Ok(Value::integer(self.at(&place))))
    }
}

impl LongRange {
    fn part(&self, bounds: &[Value; 3], count: &BigInt) -> Result<Value> {
        let number = |value: &Value| match value {
            Value::None => Ok(None),
            other => integer(other).map(Some),
        };
        let step = number(&bounds[2])?.unwrap_or_else(|| BigInt::from(1));
        let zero = BigInt::from(0);
        if step == zero {
            return Err(value_error("slice step cannot be zero"));
        }
        let down = step < zero;
        let (low, high) = if down { (BigInt::from(-1), count - 1) } else { (zero.clone(), count.clone()) };
        let clamp = |bound: BigInt| {
            let bound = if bound < zero { bound + count } else { bound };
            bound.max(low.clone()).min(high.clone())
        };
        let (first, last) = if down { (&high, &low) } else { (&low, &high) };
        let start = number(&bounds[0])?.map_or(first.clone(), clamp);
        let stop = number(&bounds[1])?.map_or(last.clone(), clamp);
        Ok(value(self.at(&start), self.at(&stop), &self.step * step))
    }
}

/// Goes through a long range.
#[derive(Debug)]
struct LongIterator {
    range: LongRange,
    count: BigInt,
    next: Mutex<BigInt>,
}

static LONG_ITERATOR: Class = Class {
    name: "longrange_iterator",
    module: "",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make: record::cannot_make, methods: &[], functions: &[] },
};

impl Object for LongIterator {
    fn class(&self) -> &'static Class {
        &LONG_ITERATOR
    }

    fn iterates_itself(&self) -> bool {
        true
    }

    fn next(&self, _: &Evaluator) -> Result<Option<Value>> {
        let mut next = lock(&self.next);
        if *next >= self.count {
            return Ok(None);
        }
        let number = self.range.at(&next);
        *next += 1;
        Ok(Some(Value::integer(number)))
    }
}
