//! Comprehensions and generator expressions: rounds through their `for` clauses.
//!
//! `[x for …]` makes all its rounds at once, in one frame; `(x for …)` makes one whenever it is asked, and keeps
//! its slots and the places it has come to in between.

use std::rc::Rc;
use std::sync::{Arc, Mutex};

use super::attributes::native;
use super::builtins;
use super::dictionary::Dictionary;
use super::evaluate::Evaluator;
use super::exception::{Result, STOP_ITERATION, Thrown};
use super::frame::{Frame, SharedCell};
use super::ir::{Body, Code, Comprehension, Gathering};
use super::iterate::Iter;
use super::value::{Arguments, Method, Value, lock};

/// A generator expression between two rounds.
#[derive(Clone, Debug)]
pub struct Generator {
    code: Arc<Code>,
    slots: Vec<Option<Value>>,
    cells: Vec<SharedCell>,
    /// The place in each clause that has begun, outermost first; none is left at the end.
    places: Vec<Iter>,
}

/// The methods of generators.
pub static METHODS: &[Method] = &[
    Method { name: "__next__", run: next },
    Method { name: "__iter__", run: |_, this, arguments| arguments.none("__iter__").map(|()| this.clone()) },
    Method {
        name: "close",
        run: |_, this, arguments| {
            arguments.none("close")?;
            if let Value::Iterator(iterator) = this {
                let old = std::mem::replace(&mut *lock(iterator), Iter::Values(Default::default()));
                drop(old);
            }
            Ok(Value::None)
        },
    },
];

/// `iterator.__next__()`.
///
/// # Errors
/// StopIteration; what the iterator raises.
pub fn next(evaluator: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    arguments.none("__next__")?;
    let item = match this {
        Value::Iterator(iterator) => Iter::Shared(iterator.clone()).next(evaluator)?,
        other => Iter::over(&native(other.clone()))?.next(evaluator)?,
    };
    item.ok_or_else(|| Thrown::new(&STOP_ITERATION, vec![]))
}

impl Generator {
    /// What its `repr` calls it.
    pub fn qualified(&self) -> &str {
        &self.code.qualified
    }

    /// The next value.
    ///
    /// # Errors
    /// What the expressions raise; nothing comes after that.
    pub fn next(&mut self, evaluator: &Evaluator) -> Result<Option<Value>> {
        if self.places.is_empty() {
            return Ok(None);
        }
        let slots = std::mem::take(&mut self.slots);
        let frame = Rc::new(Frame::resumed(self.code.clone(), slots, self.cells.clone()));
        let places = &mut self.places;
        let round = evaluator.in_frame(&frame, |frame| evaluator.round(frame, places));
        self.slots = frame.take_slots();
        match round {
            Ok(Some((value, _))) => Ok(Some(value)),
            Ok(None) => {
                self.slots.clear();
                Ok(None)
            }
            Err(thrown) => {
                self.places.clear();
                self.slots.clear();
                Err(thrown)
            }
        }
    }
}

impl Evaluator {
    /// The value of a comprehension.
    pub(super) fn comprehension(&self, frame: &Frame, comprehension: &Comprehension) -> Result<Value> {
        let first = self.expression(frame, &comprehension.first)?;
        let first = Iter::begin(self, &first)?;
        let code = &comprehension.code;
        let inside = Frame::new(code.clone(), vec![], &frame.captured(&comprehension.captures));
        let mut places = vec![first];
        if comprehension.gathering == Gathering::Generator {
            let cells = inside.cells().to_vec();
            let generator = Generator { code: code.clone(), slots: inside.take_slots(), cells, places };
            return Ok(Value::Iterator(Arc::new(Mutex::new(Iter::Generator(Box::new(generator))))));
        }
        let inside = Rc::new(inside);
        self.in_frame(&inside, |inside| match comprehension.gathering {
            Gathering::Dict => {
                let mut dictionary = Dictionary::new();
                while let Some((key, value)) = self.round(inside, &mut places)? {
                    let name = self.key_within(&dictionary, &key)?;
                    drop(dictionary.set(name, key, value.unwrap_or(Value::None)));
                    if dictionary.len().is_power_of_two() {
                        self.check_items(dictionary.len() * 2)?;
                    }
                }
                Ok(Value::dict(dictionary))
            }
            gathering => {
                let mut items = Vec::new();
                while let Some((item, _)) = self.round(inside, &mut places)? {
                    items.push(item);
                    if items.len().is_power_of_two() {
                        self.check_items(items.len())?;
                    }
                }
                match gathering {
                    Gathering::Set => builtins::sets::display(self, items, false),
                    _ => Ok(Value::list(items)),
                }
            }
        })
    }

    /// Goes on to the next round that all conditions let through, and gives what it makes.
    fn round(&self, frame: &Frame, places: &mut Vec<Iter>) -> Result<Option<(Value, Option<Value>)>> {
        let Body::Comprehension { clauses, element, value } = &frame.code.body else { return Ok(None) };
        'round: loop {
            let depth = places.len();
            let (Some(place), Some(clause)) = (places.last_mut(), clauses.get(depth.wrapping_sub(1))) else {
                return Ok(None);
            };
            let item = place.next(self).map_err(|thrown| self.place(frame, thrown, clause.span, None))?;
            let Some(item) = item else {
                drop(places.pop());
                continue;
            };
            self.assign(frame, &clause.target, item)?;
            for condition in &clause.conditions {
                if !self.test(frame, condition, clause.span)? {
                    continue 'round;
                }
            }
            let Some(inner) = clauses.get(depth) else {
                let made = self.expression(frame, element)?;
                let value = value.as_ref().map(|value| self.expression(frame, value)).transpose()?;
                return Ok(Some((made, value)));
            };
            let Some(iterable) = &inner.iterable else { return Ok(None) };
            let iterable = self.expression(frame, iterable)?;
            let next = Iter::begin(self, &iterable);
            places.push(next.map_err(|thrown| self.place(frame, thrown, inner.span, None))?);
        }
    }
}
