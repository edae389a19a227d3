//! Methods whose names Python gives a meaning: `__len__`, `__add__`, `__eq__`…

use std::cmp::Ordering;
use std::sync::Arc;

use super::attributes::{self, native};
use super::class::ClassRef;
use super::dictionary::Key;
use super::evaluate::Evaluator;
use super::exception::{ATTRIBUTE_ERROR, Result, Thrown, raise, type_error};
use super::function::Function;
use super::ir::{Binary, Comparison, Unary};
use super::operators;
use super::value::{Arguments, Method, Value};

/// A method found for its special name.
pub enum Special {
    /// One of ours, with the object of ours it works on.
    Ours(Value, &'static Method),
    /// One of the program.
    Function(Arc<Function>),
    /// Anything else that the class holds under the name.
    Other(Value),
}

impl Special {
    /// Calls it on its object.
    pub fn call(&self, evaluator: &Evaluator, object: &Value, positional: Vec<Value>) -> Result<Value> {
        self.call_with(evaluator, object, Arguments::of(positional))
    }

    /// The same with arguments by name.
    pub fn call_with(&self, evaluator: &Evaluator, object: &Value, arguments: Arguments) -> Result<Value> {
        match self {
            Special::Ours(native, method) => (method.run)(evaluator, native, arguments),
            Special::Function(function) => evaluator.call_function(function, Some(object.clone()), arguments),
            Special::Other(value) => evaluator.invoke(value, arguments),
        }
    }
}

/// The special method of an object's class.
pub fn method(object: &Value, name: &str) -> Option<Special> {
    if let Some(found) = object.user_class().and_then(|class| class.find(name)) {
        return Some(match found {
            Value::Function(function) => Special::Function(function),
            other => Special::Other(other),
        });
    }
    let native = native(object.clone());
    attributes::method(&native, name).map(|method| Special::Ours(native, method))
}

/// That of the program's own class alone.
pub fn own(object: &Value, name: &str) -> Option<Special> {
    let class = object.user_class()?;
    match class.find(name)? {
        Value::Function(function) => Some(Special::Function(function)),
        Value::None => None,
        other => Some(Special::Other(other)),
    }
}

/// Calls the program's own special method, where its class has one.
pub fn ask(evaluator: &Evaluator, object: &Value, name: &str, positional: Vec<Value>) -> Option<Result<Value>> {
    own(object, name).map(|method| method.call(evaluator, object, positional))
}

impl Evaluator {
    /// Python's truth, with `__bool__` and `__len__`.
    ///
    /// # Errors
    /// What those raise.
    pub fn truth(&self, value: &Value) -> Result<bool> {
        if value.user_class().is_none() {
            return Ok(value.truth());
        }
        if let Some(answer) = ask(self, value, "__bool__", vec![]) {
            return match answer? {
                Value::Bool(answer) => Ok(answer),
                other => Err(type_error(format!("__bool__ should return bool, returned {}", other.type_name()))),
            };
        }
        match ask(self, value, "__len__", vec![]) {
            Some(length) => Ok(length_of(&length?)? != 0),
            None => Ok(native(value.clone()).truth()),
        }
    }

    /// Sees that a value's key can be told: asks the `__hash__` of the objects in it.
    ///
    /// # Errors
    /// TypeError for what does not hash; what `__hash__` raises.
    pub fn key(&self, value: &Value) -> Result<Key> {
        match value {
            Value::Tuple(items) => items.iter().try_for_each(|item| self.key(item).map(drop))?,
            Value::Instance(instance) if instance.hash.get().is_none() => {
                if let Some(hash) = ask(self, value, "__hash__", vec![]) {
                    let hash = hash?;
                    let Some(number) = hash.as_integer() else {
                        return Err(type_error("__hash__ method should return an integer"));
                    };
                    let folded = number.iter_u64_digits().fold(0u64, |folded, digit| folded ^ digit) as i64;
                    let _ = instance.hash.set(hash.as_small().unwrap_or(folded));
                }
            }
            _ => {}
        }
        operators::key_of(value)
    }

    /// `object.name = value`, or `del object.name`, with the program's `__setattr__` and `__delattr__`.
    ///
    /// # Errors
    /// AttributeError; what those raise.
    pub fn set_attribute(&self, object: &Value, name: &Arc<str>, value: Option<Value>) -> Result<()> {
        if object.user_class().is_some() {
            let named = Value::Str(name.clone());
            let asked = match &value {
                Some(value) => ask(self, object, "__setattr__", vec![named, value.clone()]),
                None => ask(self, object, "__delattr__", vec![named]),
            };
            if let Some(result) = asked {
                return result.map(drop);
            }
        }
        attributes::set(self, object, name, value)
    }
}

/// What `__len__` gave.
pub fn length_of(length: &Value) -> Result<i64> {
    match length.as_small() {
        Some(length) if length < 0 => Err(super::exception::value_error("__len__() should return >= 0")),
        Some(length) => Ok(length),
        None if length.as_integer().is_some() => {
            Err(super::exception::overflow_error("cannot fit 'int' into an index-sized integer"))
        }
        None => Err(type_error(format!("'{}' object cannot be interpreted as an integer", length.type_name()))),
    }
}

fn names(operator: Binary) -> (&'static str, &'static str, &'static str) {
    match operator {
        Binary::Add => ("__add__", "__radd__", "__iadd__"),
        Binary::Subtract => ("__sub__", "__rsub__", "__isub__"),
        Binary::Multiply => ("__mul__", "__rmul__", "__imul__"),
        Binary::Divide => ("__truediv__", "__rtruediv__", "__itruediv__"),
        Binary::FloorDivide => ("__floordiv__", "__rfloordiv__", "__ifloordiv__"),
        Binary::Modulo => ("__mod__", "__rmod__", "__imod__"),
        Binary::Power => ("__pow__", "__rpow__", "__ipow__"),
        Binary::MatrixMultiply => ("__matmul__", "__rmatmul__", "__imatmul__"),
        Binary::ShiftLeft => ("__lshift__", "__rlshift__", "__ilshift__"),
        Binary::ShiftRight => ("__rshift__", "__rrshift__", "__irshift__"),
        Binary::Or => ("__or__", "__ror__", "__ior__"),
        Binary::Xor => ("__xor__", "__rxor__", "__ixor__"),
        Binary::And => ("__and__", "__rand__", "__iand__"),
    }
}

/// Whether either of two values is of a class of the program.
fn is_ours_to_ask(left: &Value, right: &Value) -> bool {
    left.user_class().is_some() || right.user_class().is_some()
}

/// Asks one and then the other, the right one first where it specialises the left one's class.
fn ask_both(
    evaluator: &Evaluator,
    (left, name): (&Value, &str),
    (right, reflected): (&Value, &str),
) -> Option<Result<Value>> {
    let (left_class, right_class) = (ClassRef::of_object(left), ClassRef::of_object(right));
    let right_first = right.user_class().is_some() && right_class.is_a(&left_class) && !left_class.is_a(&right_class);
    let same = left_class.is_a(&right_class) && right_class.is_a(&left_class);
    let mut asked = [(left, name, right), (right, reflected, left)];
    if right_first {
        asked.reverse();
    }
    for (index, (object, name, other)) in asked.into_iter().enumerate() {
        // Of two objects of one class only the left one is asked, unless the names differ in a comparison.
        if index == 1 && same && name.starts_with("__r") {
            break;
        }
        match ask(evaluator, object, name, vec![other.clone()]) {
            Some(Ok(Value::NotImplemented)) | None => {}
            Some(result) => return Some(result),
        }
    }
    None
}

/// `divmod(left, right)` where a class of the program has a say.
pub fn divmod(evaluator: &Evaluator, left: &Value, right: &Value) -> Option<Result<Value>> {
    ask_both(evaluator, (left, "__divmod__"), (right, "__rdivmod__"))
}

/// `left operator right` where a class of the program has a say.
pub fn binary(evaluator: &Evaluator, operator: Binary, left: &Value, right: &Value) -> Option<Result<Value>> {
    if !is_ours_to_ask(left, right) {
        return None;
    }
    let (name, reflected, _) = names(operator);
    if let Some(result) = ask_both(evaluator, (left, name), (right, reflected)) {
        return Some(result);
    }
    let (plain_left, plain_right) = natives(left, right)?;
    // A text formats the objects that it is given, whatever they are made of.
    let formats = operator == Binary::Modulo && matches!(plain_left, Value::Str(_));
    Some(operators::binary(evaluator, operator, &plain_left, if formats { right } else { &plain_right }))
}

/// The objects of ours in two values, where either has one.
fn natives(left: &Value, right: &Value) -> Option<(Value, Value)> {
    let of = |value: &Value| matches!(value, Value::Instance(instance) if instance.native.get().is_some());
    (of(left) || of(right)).then(|| (native(left.clone()), native(right.clone())))
}

/// `left operator= right`.
pub fn augment(evaluator: &Evaluator, operator: Binary, left: &Value, right: &Value) -> Option<Result<Value>> {
    match ask(evaluator, left, names(operator).2, vec![right.clone()])? {
        Ok(Value::NotImplemented) => None,
        result => Some(result),
    }
}

/// `operator operand`.
pub fn unary(evaluator: &Evaluator, operator: Unary, operand: &Value) -> Option<Result<Value>> {
    operand.user_class()?;
    let name = match operator {
        Unary::Not => return Some(evaluator.truth(operand).map(|truth| Value::Bool(!truth))),
        Unary::Minus => "__neg__",
        Unary::Plus => "__pos__",
        Unary::Invert => "__invert__",
    };
    ask(evaluator, operand, name, vec![])
}

/// `left comparison right` where a class of the program has a say; `None` where none has an answer.
pub fn compare(evaluator: &Evaluator, comparison: Comparison, left: &Value, right: &Value) -> Option<Result<Value>> {
    if !is_ours_to_ask(left, right) {
        return None;
    }
    let (name, reflected) = match comparison {
        Comparison::Equal => ("__eq__", "__eq__"),
        Comparison::NotEqual => ("__ne__", "__ne__"),
        Comparison::Less => ("__lt__", "__gt__"),
        Comparison::LessEqual => ("__le__", "__ge__"),
        Comparison::Greater => ("__gt__", "__lt__"),
        Comparison::GreaterEqual => ("__ge__", "__le__"),
        _ => return None,
    };
    if let Some(result) = ask_both(evaluator, (left, name), (right, reflected)) {
        return Some(result);
    }
    if comparison == Comparison::NotEqual {
        // Without a `__ne__`, it is what `__eq__` is not.
        let equal = compare(evaluator, Comparison::Equal, left, right)?;
        return Some(equal.and_then(|equal| evaluator.truth(&equal)).map(|equal| Value::Bool(!equal)));
    }
    natives(left, right).map(|(left, right)| operators::compare(evaluator, comparison, &left, &right).map(Value::Bool))
}

/// Which of two comes first, by their `__lt__`.
pub fn order(evaluator: &Evaluator, left: &Value, right: &Value) -> Option<Result<Option<Ordering>>> {
    let less = compare(evaluator, Comparison::Less, left, right)?;
    Some(
        less.and_then(|less| evaluator.truth(&less))
            .map(|less| Some(if less { Ordering::Less } else { Ordering::Greater })),
    )
}

/// The program's own `__getattr__`, asked when a name was not found otherwise.
pub fn get_attribute(evaluator: &Evaluator, object: &Value, name: &str, missing: Thrown) -> Result<Value> {
    match ask(evaluator, object, "__getattr__", vec![Value::text(name)]) {
        Some(result) => result,
        None => Err(missing),
    }
}

/// The AttributeError of a name that a `super()` does not find.
pub fn missing_in_super(name: &str) -> Thrown {
    raise(&ATTRIBUTE_ERROR, format!("'super' object has no attribute '{name}'"))
}

/// The keys of a dict as names: what `**` and `__dict__` work with.
pub fn dictionary_of(fields: &super::fields::Fields) -> Value {
    let mut dictionary = super::dictionary::Dictionary::new();
    for (name, value) in fields.all() {
        drop(dictionary.set(Key::Str(name.clone()), Value::Str(name), value));
    }
    Value::dict(dictionary)
}
