//! Tracebacks and frames as objects: `e.__traceback__`, `sys.exc_info()`, what `__exit__` is given.

use std::sync::Arc;

use super::builtins::classes::OBJECT;
use super::evaluate::Evaluator;
use super::exception::{Exception, Place, Result, type_error};
use super::object::{self, Object};
use super::record::cannot_make;
use super::value::{Arguments, Class, ClassKind, Method, Value, lock};

macro_rules! classes {
    ($($id:ident = $name:literal;)*) => {
        $(static $id: Class = Class {
            name: $name,
            module: "",
            base: Some(&OBJECT),
            kind: ClassKind::Value { make: cannot_make, methods: &[], functions: &[] },
        };)*
    };
}

classes! {
    TRACEBACK = "traceback";
    FRAME = "frame";
    CODE = "code";
}

/// A line of a traceback and those further in. It holds no value of the program.
#[derive(Debug)]
struct Traceback {
    /// Innermost first.
    places: Arc<[Place]>,
    /// Which of them this is.
    at: usize,
}

/// The frame that a line of a traceback was in, as far as it is kept.
#[derive(Debug)]
struct PastFrame {
    place: Place,
}

/// What ran in a frame.
#[derive(Debug)]
struct PastCode {
    place: Place,
}

/// `e.with_traceback(tb)`.
pub static WITH_TRACEBACK: Method = Method {
    name: "with_traceback",
    run: |_, this, arguments| {
        let given = arguments.one("BaseException.with_traceback")?;
        if let Value::Exception(exception) = this {
            set(exception, &given)?;
        }
        Ok(this.clone())
    },
};

/// `e.__traceback__`.
pub fn of(exception: &Exception) -> Value {
    let mut details = lock(&exception.details);
    if details.passed.is_empty() {
        return Value::None;
    }
    let count = details.passed.len();
    if let Some(kept) = &details.traceback
        && object::of::<Traceback>(kept).is_some_and(|traceback| traceback.places.len() == count)
    {
        return kept.clone();
    }
    let places: Arc<[Place]> = Arc::from(&details.passed[..]);
    let made = object::value(Traceback { places, at: count - 1 });
    let old = details.traceback.replace(made.clone());
    drop(details);
    drop(old);
    made
}

/// `e.__traceback__ = tb`.
///
/// # Errors
/// TypeError for anything else than a traceback and None.
pub fn set(exception: &Exception, value: &Value) -> Result<()> {
    let places = match (value, object::of::<Traceback>(value)) {
        (Value::None, _) => vec![],
        (_, Some(traceback)) => traceback.places.get(..=traceback.at).unwrap_or_default().to_vec(),
        _ => return Err(type_error("__traceback__ must be a traceback or None")),
    };
    let mut details = lock(&exception.details);
    let old = (std::mem::replace(&mut details.passed, places), details.traceback.take());
    drop(details);
    drop(old);
    Ok(())
}

/// `sys.exc_info()`.
///
/// # Errors
/// TypeError for arguments.
pub fn exc_info(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.none("sys.exc_info")?;
    let handled = evaluator.handling.borrow().last().cloned();
    Ok(Value::tuple(match handled {
        None => vec![Value::None, Value::None, Value::None],
        Some(exception) => {
            let traceback = of(&exception);
            let value = Value::Exception(exception);
            vec![value.class_value(), value, traceback]
        }
    }))
}

impl Object for Traceback {
    fn class(&self) -> &'static Class {
        &TRACEBACK
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        let place = self.places.get(self.at)?;
        Some(match name {
            "tb_lineno" => Value::Int(place.source.line(place.span.start).into()),
            "tb_next" => match self.at.checked_sub(1) {
                Some(at) => object::value(Traceback { places: self.places.clone(), at }),
                None => Value::None,
            },
            "tb_frame" => object::value(PastFrame { place: place.clone() }),
            _ => return None,
        })
    }

    fn attributes(&self) -> &'static [&'static str] {
        &["tb_frame", "tb_lineno", "tb_next"]
    }
}

impl Object for PastFrame {
    fn class(&self) -> &'static Class {
        &FRAME
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        Some(match name {
            "f_lineno" => Value::Int(self.place.source.line(self.place.span.start).into()),
            "f_code" => object::value(PastCode { place: self.place.clone() }),
            _ => return None,
        })
    }

    fn attributes(&self) -> &'static [&'static str] {
        &["f_code", "f_lineno"]
    }
}

impl Object for PastCode {
    fn class(&self) -> &'static Class {
        &CODE
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        Some(match name {
            "co_name" => Value::Str(self.place.function.clone()),
            "co_filename" => Value::text(&self.place.source.name),
            _ => return None,
        })
    }

    fn attributes(&self) -> &'static [&'static str] {
        &["co_filename", "co_name"]
    }
}
