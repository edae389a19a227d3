//! Objects of ours that need no variant of [`Value`]: views, files, locks, selectors.

use std::any::Any;
use std::fmt::Debug;
use std::sync::Arc;

use super::class::Instance;
use super::evaluate::Evaluator;
use super::exception::Result;
use super::iterate::Iter;
use super::text;
use super::value::{Class, Value};

/// What [`Object::parts`] gives.
pub type Parts = (&'static str, Vec<(&'static str, Value)>);

/// What an object does beyond the methods of its class. Everything has an answer for objects that do no such thing.
pub trait Object: Any + Send + Sync + Debug {
    /// Its class.
    fn class(&self) -> &'static Class;

    /// Python's `repr`.
    fn repr(&self, this: &Value) -> String {
        format!("<{} object at {}>", self.class().full_name(), text::place(this))
    }

    /// For what is written as a name with values in parentheses: the name, and each value with what stands before it.
    fn parts(&self) -> Option<Parts> {
        None
    }

    /// Why it can no longer be asked anything.
    ///
    /// # Errors
    /// ValueError.
    fn refuses(&self) -> Result<()> {
        Ok(())
    }

    /// Python's truth.
    fn truth(&self) -> bool {
        self.length().is_none_or(|length| length > 0)
    }

    /// `len`, for what has one.
    fn length(&self) -> Option<usize> {
        None
    }

    /// An attribute that is no method.
    fn attribute(&self, _name: &str) -> Option<Value> {
        None
    }

    /// The names of those.
    fn attributes(&self) -> &'static [&'static str] {
        &[]
    }

    /// Sets an attribute, or deletes it without a value; `None` where the object has no such attribute to set.
    fn set_attribute(&self, _name: &str, _value: Option<&Value>) -> Option<Result<()>> {
        None
    }

    /// It is what is of ours in an object of a class of the program.
    fn belong(&self, _owner: &Arc<Instance>) {}

    /// Begins to go through it.
    fn iterate(&self) -> Option<Result<Iter>> {
        None
    }

    /// Whether it is an iterator itself: then [`Object::next`] says what comes, and `iterate` only why not.
    fn iterates_itself(&self) -> bool {
        false
    }

    /// The next item, for an object that is an iterator itself.
    fn next(&self, _evaluator: &Evaluator) -> Result<Option<Value>> {
        Ok(None)
    }

    /// `object[index]`.
    fn index(&self, _evaluator: &Evaluator, _index: &Value) -> Option<Result<Value>> {
        None
    }

    /// Whether an item is in it, for what knows otherwise than by going through it.
    fn contains(&self, _evaluator: &Evaluator, _item: &Value) -> Option<Result<bool>> {
        None
    }

    /// Its bytes, for what is bytes-like.
    fn bytes(&self) -> Option<Arc<Vec<u8>>> {
        None
    }
}

/// The object of a value, if it is one of type `T`.
pub fn of<T: Object>(value: &Value) -> Option<&T> {
    match value {
        Value::Object(object) => (&**object as &dyn Any).downcast_ref(),
        _ => None,
    }
}

/// A value around an object.
pub fn value(object: impl Object) -> Value {
    Value::Object(Arc::new(object))
}
