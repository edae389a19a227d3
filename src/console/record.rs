//! Tuples whose items have names: `sys.version_info`, `time.struct_time`, `selectors.SelectorKey`.

use std::sync::Arc;

use super::evaluate::Evaluator;
use super::exception::{ATTRIBUTE_ERROR, Result, raise, type_error};
use super::indexing;
use super::iterate::Iter;
use super::object::{self, Object, Parts};
use super::value::{Arguments, Class, Value};

/// What the tuples of a class have in common.
#[derive(Debug)]
pub struct Shape {
    /// The class.
    pub class: &'static Class,
    /// How `repr` begins.
    pub title: &'static str,
    /// The names of the items.
    pub fields: &'static [&'static str],
}

/// One such tuple.
#[derive(Debug)]
pub struct Record {
    shape: &'static Shape,
    items: Arc<[Value]>,
}

/// Declares the class of a record.
macro_rules! class {
    ($id:ident = $name:literal in $module:literal) => {
        static $id: $crate::console::value::Class = $crate::console::value::Class {
            name: $name,
            module: $module,
            base: Some(&$crate::console::builtins::classes::TUPLE),
            kind: $crate::console::value::ClassKind::Value {
                make: $crate::console::record::cannot_make,
                methods: &[],
                functions: &[],
            },
        };
    };
}
pub(crate) use class;

/// For classes whose objects only we make.
///
/// # Errors
/// TypeError.
pub fn cannot_make(_: &Evaluator, _: Arguments) -> Result<Value> {
    Err(type_error("cannot create instances of this type here"))
}

/// A record with these items.
pub fn value(shape: &'static Shape, items: Vec<Value>) -> Value {
    object::value(Record { shape, items: items.into() })
}

/// The names and items of a record; none for other values.
pub fn fields(value: &Value) -> Vec<(&'static str, Value)> {
    object::of::<Record>(value).and_then(|record| record.parts()).map_or_else(Vec::new, |(_, fields)| fields)
}

/// The tuple that a record is; `None` for other values.
pub fn tuple(value: &Value) -> Option<Value> {
    object::of::<Record>(value).map(|record| Value::Tuple(record.items.clone()))
}

impl Object for Record {
    fn class(&self) -> &'static Class {
        self.shape.class
    }

    fn parts(&self) -> Option<Parts> {
        let named = self.shape.fields.iter().copied().zip(self.items.iter().cloned());
        Some((self.shape.title, named.collect()))
    }

    fn length(&self) -> Option<usize> {
        Some(self.items.len())
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        if name == "_fields" {
            return Some(Value::tuple(self.shape.fields.iter().map(Value::text).collect::<Vec<_>>()));
        }
        let place = self.shape.fields.iter().position(|field| *field == name)?;
        self.items.get(place).cloned()
    }

    fn attributes(&self) -> &'static [&'static str] {
        self.shape.fields
    }

    fn set_attribute(&self, name: &str, value: Option<&Value>) -> Option<Result<()>> {
        // Those of `collections.namedtuple` say so in words of their own.
        let message = match (self.shape.class.module, value) {
            ("selectors", Some(_)) => "can't set attribute",
            ("selectors", None) => "can't delete attribute",
            _ => "readonly attribute",
        };
        self.shape.fields.contains(&name).then(|| Err(raise(&ATTRIBUTE_ERROR, message)))
    }

    fn iterate(&self) -> Option<Result<Iter>> {
        Some(Ok(Iter::Tuple { items: self.items.clone(), next: 0 }))
    }

    fn index(&self, evaluator: &Evaluator, index: &Value) -> Option<Result<Value>> {
        Some(indexing::index(evaluator, &Value::Tuple(self.items.clone()), index))
    }
}
