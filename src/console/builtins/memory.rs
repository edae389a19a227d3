//! memoryview: a window on the bytes of another object, of items of one byte.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::binary::byte_of;
use super::codec;
use crate::console::builtins::classes::MEMORYVIEW;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{INDEX_ERROR, NOT_IMPLEMENTED_ERROR, Result, Thrown, raise, type_error, value_error};
use crate::console::indexing::slice;
use crate::console::iterate::Iter;
use crate::console::object::{self, Object};
use crate::console::value::{Arguments, Class, Method, SharedBytes, Value, lock};
use crate::journal::event::Hint;

/// A memoryview.
#[derive(Debug)]
pub struct View {
    /// The bytes or bytearray behind it.
    target: Value,
    start: usize,
    length: usize,
    /// The distance between two items; negative for a reversed view.
    step: isize,
    /// `B`, `b` or `c`.
    format: char,
    readonly: bool,
    released: AtomicBool,
}

/// The methods of memoryviews.
pub static METHODS: &[Method] = &[
    Method { name: "__enter__", run: |_, this, _| view(this).map(|_| this.clone()) },
    Method { name: "__exit__", run: |_, this, _| release(this) },
    Method { name: "cast", run: cast },
    Method {
        name: "hex",
        run: |_, this, arguments| {
            let [separator, group] = arguments.bind("hex", ["sep", "bytes_per_sep"], 0)?;
            let separator = separator.map(|separator| crate::console::text::str(&separator));
            let group = group.as_ref().map_or(Ok(1), super::arguments::c_size)?;
            Ok(Value::text(codec::hex(&view(this)?.copy(), separator.as_deref(), group)))
        },
    },
    Method {
        name: "release",
        run: |_, this, arguments| {
            arguments.none("memoryview.release")?;
            release(this)
        },
    },
    Method {
        name: "tobytes",
        run: |_, this, arguments| {
            arguments.bind("tobytes", ["order"], 0)?;
            Ok(Value::bytes(view(this)?.copy()))
        },
    },
    Method {
        name: "tolist",
        run: |_, this, arguments| {
            arguments.none("memoryview.tolist")?;
            let this = view(this)?;
            Ok(Value::list(this.copy().into_iter().map(|byte| this.item(byte)).collect()))
        },
    },
    Method {
        name: "toreadonly",
        run: |_, this, arguments| {
            arguments.none("memoryview.toreadonly")?;
            Ok(object::value(View { readonly: true, ..view(this)?.twin() }))
        },
    },
];

/// `memoryview(object)`.
pub fn make(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [target] = arguments.bind("memoryview", ["object"], 1)?;
    let target = target.unwrap_or(Value::None);
    if object::of::<View>(&target).is_some() {
        return Ok(object::value(view(&target)?.twin()));
    }
    let Some(bytes) = target.as_bytes() else {
        let given = target.type_name();
        return Err(type_error(format!("memoryview: a bytes-like object is required, not '{given}'")));
    };
    let readonly = !matches!(target, Value::ByteArray(_));
    let (length, released) = (bytes.len(), AtomicBool::new(false));
    Ok(object::value(View { target, start: 0, length, step: 1, format: 'B', readonly, released }))
}

/// The view of a value, unless it was released.
fn view(this: &Value) -> Result<&View> {
    match object::of::<View>(this) {
        Some(view) if !view.released.load(Ordering::SeqCst) => Ok(view),
        _ => Err(value_error("operation forbidden on released memoryview object")),
    }
}

fn release(this: &Value) -> Result<Value> {
    if let Some(view) = object::of::<View>(this) {
        view.released.store(true, Ordering::SeqCst);
    }
    Ok(Value::None)
}

fn cast(_: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let [format, _shape] = arguments.bind("cast", ["format", "shape"], 1)?;
    let this = view(this)?;
    let format = match format {
        Some(Value::Str(format)) => format,
        other => {
            let given = other.unwrap_or(Value::None);
            return Err(type_error(format!("cast() argument 'format' must be str, not {}", given.type_name())));
        }
    };
    match format.strip_prefix('@').unwrap_or(&format) {
        "B" | "b" | "c" => {
            let format = format.chars().last().unwrap_or('B');
            Ok(object::value(View { format, ..this.twin() }))
        }
        other => {
            let what = format!("memoryview.cast('{other}')");
            let thrown = raise(&NOT_IMPLEMENTED_ERROR, format!("this console does not have {what}"));
            Err(thrown.hint(Hint::NotAvailable { name: "memoryview.cast".into() }))
        }
    }
}

impl View {
    /// Another view of the same bytes.
    fn twin(&self) -> View {
        View {
            target: self.target.clone(),
            start: self.start,
            length: self.length,
            step: self.step,
            format: self.format,
            readonly: self.readonly,
            released: AtomicBool::new(false),
        }
    }

    fn place(&self, index: usize) -> usize {
        (self.start as isize + index as isize * self.step) as usize
    }

    /// The bytes it shows now.
    fn copy(&self) -> Vec<u8> {
        let pick = |bytes: &[u8]| (0..self.length).filter_map(|index| bytes.get(self.place(index)).copied()).collect();
        match &self.target {
            Value::ByteArray(bytes) => pick(&lock(bytes)),
            Value::Bytes(bytes) => pick(bytes),
            _ => Vec::new(),
        }
    }

    /// A byte as the format gives it.
    fn item(&self, byte: u8) -> Value {
        match self.format {
            'c' => Value::bytes([byte]),
            'b' => Value::Int((byte as i8).into()),
            _ => Value::Int(byte.into()),
        }
    }

    fn at(&self, index: &Value) -> Result<usize> {
        let Some(number) = index.as_small() else { return Err(type_error("memoryview: invalid slice key")) };
        let place = if number < 0 { number + self.length as i64 } else { number };
        match usize::try_from(place) {
            Ok(place) if place < self.length => Ok(place),
            _ => Err(raise(&INDEX_ERROR, "index out of bounds on dimension 1")),
        }
    }

    fn part(&self, bounds: &[Value; 3]) -> Result<View> {
        let places: Vec<usize> = slice(bounds, self.length)?.collect();
        let step = match places[..] {
            [first, second, ..] => second as isize - first as isize,
            _ => 1,
        };
        let first = places.first().copied().unwrap_or(0);
        Ok(View { start: self.place(first), length: places.len(), step: self.step * step, ..self.twin() })
    }
}

impl Object for View {
    fn class(&self) -> &'static Class {
        &MEMORYVIEW
    }

    fn repr(&self, this: &Value) -> String {
        let released = if self.released.load(Ordering::SeqCst) { "released " } else { "" };
        format!("<{released}memory at {}>", crate::console::text::place(this))
    }

    fn length(&self) -> Option<usize> {
        Some(self.length)
    }

    fn attributes(&self) -> &'static [&'static str] {
        &["c_contiguous", "contiguous", "format", "itemsize", "nbytes", "ndim", "obj", "readonly", "shape", "strides"]
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        Some(match name {
            "nbytes" => Value::Int(self.length as i64),
            "itemsize" | "ndim" => Value::Int(1),
            "format" => Value::character(self.format),
            "readonly" => Value::Bool(self.readonly),
            "obj" => self.target.clone(),
            "shape" => Value::tuple(vec![Value::Int(self.length as i64)]),
            "strides" => Value::tuple(vec![Value::Int(self.step as i64)]),
            "c_contiguous" | "contiguous" => Value::Bool(self.step == 1),
            _ => return None,
        })
    }

    fn iterate(&self) -> Option<Result<Iter>> {
        let items: Vec<Value> = self.copy().into_iter().map(|byte| self.item(byte)).collect();
        Some(Ok(Iter::Values(items.into())))
    }

    fn index(&self, _: &Evaluator, index: &Value) -> Option<Result<Value>> {
        if self.released.load(Ordering::SeqCst) {
            return Some(Err(value_error("operation forbidden on released memoryview object")));
        }
        Some(match index {
            Value::Slice(bounds) => self.part(bounds).map(object::value),
            _ => self.at(index).map(|place| self.item(self.copy()[place])),
        })
    }

    fn bytes(&self) -> Option<Arc<Vec<u8>>> {
        (!self.released.load(Ordering::SeqCst)).then(|| Arc::new(self.copy()))
    }
}

/// `view[index] = value`.
///
/// # Errors
/// TypeError for what is read-only, ValueError for another length.
pub fn assign(this: &Value, index: &Value, value: &Value) -> Result<()> {
    let this = view(this)?;
    let Value::ByteArray(bytes) = &this.target else { return Err(type_error("cannot modify read-only memory")) };
    if this.readonly {
        return Err(type_error("cannot modify read-only memory"));
    }
    let (part, new) = match index {
        Value::Slice(bounds) => {
            let part = this.part(bounds)?;
            let Some(new) = value.as_bytes() else {
                return Err(crate::console::operators::bytes_like(value));
            };
            if new.len() != part.length {
                return Err(value_error("memoryview assignment: lvalue and rvalue have different structures"));
            }
            (part, new.to_vec())
        }
        _ => {
            let place = this.at(index)?;
            let part = View { start: this.place(place), length: 1, ..this.twin() };
            (part, vec![this.byte(value)?])
        }
    };
    let mut bytes = lock(bytes);
    for (place, byte) in new.into_iter().enumerate() {
        if let Some(slot) = bytes.get_mut(part.place(place)) {
            *slot = byte;
        }
    }
    Ok(())
}

impl View {
    fn byte(&self, value: &Value) -> Result<u8> {
        let wrong = |what: &str| format!("memoryview: invalid {what} for format '{}'", self.format);
        match (self.format, value) {
            ('c', Value::Bytes(bytes)) if bytes.len() == 1 => Ok(bytes[0]),
            ('b', value) if value.as_small().is_some() => {
                let number = value.as_small().and_then(|number| i8::try_from(number).ok());
                number.map(|number| number as u8).ok_or_else(|| value_error(wrong("value")))
            }
            ('B', value) if value.as_integer().is_some() => byte_of(value).map_err(|_| value_error(wrong("value"))),
            _ => Err(type_error(wrong("type"))),
        }
    }
}

/// Where a call may write: a bytearray, or the part of one that a view shows.
pub struct Room {
    bytes: SharedBytes,
    start: usize,
    /// How many bytes it has.
    pub length: usize,
}

/// The writable bytes of a value; `None` for what has none.
///
/// # Errors
/// BufferError's cousin: ValueError for a released view.
pub fn room(value: &Value) -> std::result::Result<Option<Room>, Thrown> {
    if let Value::ByteArray(bytes) = value {
        let length = lock(bytes).len();
        return Ok(Some(Room { bytes: bytes.clone(), start: 0, length }));
    }
    if object::of::<View>(value).is_none() {
        return Ok(None);
    }
    let this = view(value)?;
    Ok(match &this.target {
        Value::ByteArray(bytes) if !this.readonly && this.step == 1 => {
            Some(Room { bytes: bytes.clone(), start: this.start, length: this.length })
        }
        _ => None,
    })
}

impl Room {
    /// Copies bytes to its beginning; another thread may have shortened it meanwhile. Says how many went in.
    pub fn fill(&self, new: &[u8]) -> usize {
        let mut bytes = lock(&self.bytes);
        let end = (self.start + new.len().min(self.length)).min(bytes.len());
        match bytes.get_mut(self.start..end) {
            Some(place) => {
                let count = place.len();
                place.copy_from_slice(&new[..count]);
                count
            }
            None => 0,
        }
    }
}
