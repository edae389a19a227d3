//! memoryview: a window on the bytes of another object, of one dimension.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard};

use super::arguments::given;
use super::binary;
use super::functions::not_here;
use crate::console::builtins::classes::MEMORYVIEW;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{BUFFER_ERROR, INDEX_ERROR, Result, Thrown, raise, type_error, value_error};
use crate::console::indexing::{self, slice};
use crate::console::iterate::Iter;
use crate::console::object::{self, Object};
use crate::console::structs;
use crate::console::value::{Arguments, Class, Method, SharedBytes, Value, lock};

/// A memoryview.
#[derive(Debug)]
pub struct View {
    /// The bytes or bytearray behind it.
    target: Value,
    /// The first byte.
    start: usize,
    /// How many items.
    length: usize,
    /// The distance between two items in bytes; negative for a reversed view.
    step: isize,
    /// As it was given: `B`, `@I`.
    format: Arc<str>,
    /// Its one letter.
    code: char,
    /// How many bytes an item has.
    item: usize,
    readonly: bool,
    /// Nothing once it was released.
    hold: Mutex<Option<Hold>>,
}

/// Keeps a bytearray at its length for as long as it lives.
#[derive(Debug)]
struct Hold(Option<SharedBytes>);

impl Hold {
    fn on(target: &Value) -> Hold {
        let bytes = match target {
            Value::ByteArray(bytes) => Some(bytes.clone()),
            _ => None,
        };
        if let Some(bytes) = &bytes {
            bytes.exports.fetch_add(1, Ordering::SeqCst);
        }
        Hold(bytes)
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        if let Some(bytes) = &self.0 {
            bytes.exports.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

/// A bytearray whose length may change.
///
/// # Errors
/// BufferError while a memoryview looks at it.
pub fn resizable(bytes: &SharedBytes) -> Result<MutexGuard<'_, Vec<u8>>> {
    if bytes.exports.load(Ordering::SeqCst) > 0 {
        return Err(raise(&BUFFER_ERROR, "Existing exports of data: object cannot be re-sized"));
    }
    Ok(lock(bytes))
}

/// The methods of memoryviews.
pub static METHODS: &[Method] = &[
    Method { name: "__enter__", run: |_, this, _| view(this).map(|_| this.clone()) },
    Method { name: "__exit__", run: |_, this, _| release(this) },
    Method { name: "cast", run: cast },
    Method {
        name: "hex",
        run: |_, this, arguments| binary::hexadecimal(&view(this)?.copy(), arguments).map(Value::text),
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
            let [order] = arguments.bind("tobytes", ["order"], 0)?;
            if let Some(Value::Str(order)) = &order
                && !matches!(&**order, "C" | "F" | "A")
            {
                return Err(value_error("order must be 'C', 'F' or 'A'"));
            }
            Ok(Value::bytes(view(this)?.copy()))
        },
    },
    Method {
        name: "tolist",
        run: |_, this, arguments| {
            arguments.none("memoryview.tolist")?;
            Ok(Value::list(view(this)?.items()))
        },
    },
    Method {
        name: "toreadonly",
        run: |_, this, arguments| {
            arguments.none("memoryview.toreadonly")?;
            let this = view(this)?;
            Ok(object::value(View { readonly: true, ..this.twin() }))
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
    let length = match &target {
        Value::Bytes(bytes) => bytes.len(),
        Value::ByteArray(bytes) => lock(bytes).len(),
        other => {
            let given = other.type_name();
            return Err(type_error(format!("memoryview: a bytes-like object is required, not '{given}'")));
        }
    };
    let readonly = !matches!(target, Value::ByteArray(_));
    let hold = Mutex::new(Some(Hold::on(&target)));
    Ok(object::value(View {
        target,
        start: 0,
        length,
        step: 1,
        format: "B".into(),
        code: 'B',
        item: 1,
        readonly,
        hold,
    }))
}

/// The view of a value, unless it was released.
fn view(this: &Value) -> Result<&View> {
    match object::of::<View>(this) {
        Some(view) if !view.is_released() => Ok(view),
        _ => Err(was_released()),
    }
}

fn was_released() -> Thrown {
    value_error("operation forbidden on released memoryview object")
}

fn release(this: &Value) -> Result<Value> {
    if let Some(view) = object::of::<View>(this) {
        let hold = lock(&view.hold).take();
        drop(hold);
    }
    Ok(Value::None)
}

fn cast(_: &Evaluator, this: &Value, arguments: Arguments) -> Result<Value> {
    let [format, shape] = arguments.bind("cast", ["format", "shape"], 1)?;
    let this = view(this)?;
    let format = match format {
        Some(Value::Str(format)) => format,
        other => {
            let format = other.unwrap_or(Value::None);
            return Err(type_error(format!("cast() argument 'format' must be str, not {}", given(&format))));
        }
    };
    if this.step != this.item as isize {
        return Err(type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let mut letters = format.strip_prefix('@').unwrap_or(&format).chars();
    let known = match (letters.next(), letters.next()) {
        (Some('x' | 's' | 'p' | 'e'), _) => None,
        (Some(code), None) => structs::native_size(code).map(|size| (code, size)),
        _ => None,
    };
    let Some((code, item)) = known else {
        let message =
            "memoryview: destination format must be a native single character format prefixed with an optional '@'";
        return Err(value_error(message));
    };
    let is_byte = |code| matches!(code, 'B' | 'b' | 'c');
    if !is_byte(this.code) && !is_byte(code) {
        return Err(type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let bytes = this.length * this.item;
    if bytes % item != 0 {
        return Err(type_error("memoryview: length is not a multiple of itemsize"));
    }
    match &shape {
        None => {}
        Some(Value::List(sizes)) if lock(sizes).len() == 1 => {
            let size = lock(sizes).first().and_then(Value::as_small);
            let whole = size == Some((bytes / item) as i64);
            whole.then_some(()).ok_or_else(|| type_error("memoryview: product(shape) * itemsize != buffer size"))?;
        }
        Some(Value::List(_) | Value::Tuple(_)) => return Err(not_here("memoryview.cast(shape=…)")),
        Some(_) => return Err(type_error("shape must be a list or a tuple")),
    }
    let format = Arc::from(&*format);
    Ok(object::value(View { format, code, item, length: bytes / item, step: item as isize, ..this.twin() }))
}

impl View {
    fn is_released(&self) -> bool {
        lock(&self.hold).is_none()
    }

    /// Another view of the same bytes.
    fn twin(&self) -> View {
        View {
            target: self.target.clone(),
            start: self.start,
            length: self.length,
            step: self.step,
            format: self.format.clone(),
            code: self.code,
            item: self.item,
            readonly: self.readonly,
            hold: Mutex::new(Some(Hold::on(&self.target))),
        }
    }

    fn place(&self, index: usize) -> usize {
        (self.start as isize + index as isize * self.step) as usize
    }

    /// The bytes it shows now.
    fn copy(&self) -> Vec<u8> {
        let pick = |bytes: &[u8]| {
            if self.step == self.item as isize {
                let end = (self.start + self.length * self.item).min(bytes.len());
                return bytes.get(self.start..end).unwrap_or(&[]).to_vec();
            }
            let items =
                (0..self.length).filter_map(|index| bytes.get(self.place(index)..self.place(index) + self.item));
            items.flatten().copied().collect()
        };
        match &self.target {
            Value::ByteArray(bytes) => pick(&lock(bytes)),
            Value::Bytes(bytes) => pick(bytes),
            _ => Vec::new(),
        }
    }

    /// Its items as the format gives them.
    fn items(&self) -> Vec<Value> {
        self.copy().chunks_exact(self.item).map(|bytes| structs::native_value(self.code, bytes)).collect()
    }

    fn at(&self, index: &Value) -> Result<usize> {
        let number = match (index.as_small(), index.as_integer()) {
            (Some(number), _) => number,
            (None, Some(_)) => return Err(raise(&INDEX_ERROR, "cannot fit 'int' into an index-sized integer")),
            (None, None) => return Err(type_error("memoryview: invalid slice key")),
        };
        let place = if number < 0 { number + self.length as i64 } else { number };
        match usize::try_from(place) {
            Ok(place) if place < self.length => Ok(place),
            _ => Err(raise(&INDEX_ERROR, "index out of bounds on dimension 1")),
        }
    }

    fn part(&self, bounds: &[Value; 3]) -> Result<View> {
        let places: Vec<usize> = slice(bounds, self.length)?.collect();
        let step = indexing::step(bounds) as isize;
        let first = places.first().copied().unwrap_or(0);
        Ok(View { start: self.place(first), length: places.len(), step: self.step * step, ..self.twin() })
    }

    fn is_contiguous(&self) -> bool {
        self.step == self.item as isize || self.length < 2
    }
}

impl Object for View {
    fn class(&self) -> &'static Class {
        &MEMORYVIEW
    }

    fn repr(&self, this: &Value) -> String {
        let released = if self.is_released() { "released " } else { "" };
        format!("<{released}memory at {}>", crate::console::text::place(this))
    }

    fn length(&self) -> Option<usize> {
        Some(self.length)
    }

    fn refuses(&self) -> Result<()> {
        if self.is_released() { Err(was_released()) } else { Ok(()) }
    }

    fn attributes(&self) -> &'static [&'static str] {
        &[
            "c_contiguous",
            "contiguous",
            "f_contiguous",
            "format",
            "itemsize",
            "nbytes",
            "ndim",
            "obj",
            "readonly",
            "shape",
            "strides",
            "suboffsets",
        ]
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        Some(match name {
            "nbytes" => Value::Int((self.length * self.item) as i64),
            "itemsize" => Value::Int(self.item as i64),
            "ndim" => Value::Int(1),
            "format" => Value::Str(self.format.clone()),
            "readonly" => Value::Bool(self.readonly),
            "obj" => self.target.clone(),
            "shape" => Value::tuple(vec![Value::Int(self.length as i64)]),
            "strides" => Value::tuple(vec![Value::Int(self.step as i64)]),
            "suboffsets" => Value::tuple(vec![]),
            "c_contiguous" | "f_contiguous" | "contiguous" => Value::Bool(self.is_contiguous()),
            _ => return None,
        })
    }

    fn iterate(&self) -> Option<Result<Iter>> {
        Some(self.refuses().map(|()| Iter::Values(self.items().into())))
    }

    fn index(&self, _: &Evaluator, index: &Value) -> Option<Result<Value>> {
        Some(self.refuses().and_then(|()| match index {
            Value::Slice(bounds) => self.part(bounds).map(object::value),
            Value::Tuple(several) if several.len() > 1 => {
                Err(type_error("cannot index 1-dimension view with 2-element tuple"))
            }
            _ => {
                let part =
                    View { start: self.place(self.at(index)?), length: 1, step: self.item as isize, ..self.twin() };
                Ok(structs::native_value(self.code, &part.copy()))
            }
        }))
    }

    fn bytes(&self) -> Option<Arc<Vec<u8>>> {
        (!self.is_released()).then(|| Arc::new(self.copy()))
    }
}

/// `left == right` where one is a memoryview: their items, whatever each format. `None` where neither is.
pub fn equal(left: &Value, right: &Value) -> Option<bool> {
    let (one, other) = (object::of::<View>(left), object::of::<View>(right));
    if one.is_none() && other.is_none() {
        return None;
    }
    if one.is_some_and(View::is_released) || other.is_some_and(View::is_released) {
        return Some(left.is(right));
    }
    let items = |view: Option<&View>, value: &Value| match view {
        Some(view) => Some((view.code, view.items())),
        None => value.as_bytes().map(|bytes| ('B', bytes.iter().map(|byte| Value::Int((*byte).into())).collect())),
    };
    let (Some((code, one)), Some((other_code, other))) = (items(one, left), items(other, right)) else {
        return Some(false);
    };
    if code == 'c' || other_code == 'c' {
        // A byte is no number.
        return Some(code == other_code && left.as_bytes() == right.as_bytes());
    }
    let same = |(one, other)| crate::console::arithmetic::order(one, other) == Some(std::cmp::Ordering::Equal);
    Some(one.len() == other.len() && one.iter().zip(&other).all(same))
}

/// Why a memoryview has no hash; `Ok` for any other value.
///
/// # Errors
/// ValueError.
pub fn check_hash(value: &Value) -> Result<()> {
    let Some(this) = object::of::<View>(value) else { return Ok(()) };
    this.refuses()?;
    if !this.readonly {
        return Err(value_error("cannot hash writable memoryview object"));
    }
    if !matches!(this.code, 'B' | 'b' | 'c') {
        return Err(value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    Ok(())
}

/// `view[index] = value`.
///
/// # Errors
/// TypeError for what is read-only, ValueError for another length.
pub fn assign(evaluator: &Evaluator, this: &Value, index: &Value, value: &Value) -> Result<()> {
    let this = view(this)?;
    let bytes = match &this.target {
        Value::ByteArray(bytes) if !this.readonly => bytes,
        _ => return Err(type_error("cannot modify read-only memory")),
    };
    let (part, new) = match index {
        Value::Slice(bounds) => {
            let part = this.part(bounds)?;
            let Some(new) = value.as_bytes() else {
                return Err(crate::console::operators::bytes_like(value));
            };
            let same_kind = match object::of::<View>(value) {
                Some(other) => other.code == this.code,
                None => this.code == 'B',
            };
            if !same_kind || new.len() != part.length * part.item {
                return Err(value_error("memoryview assignment: lvalue and rvalue have different structures"));
            }
            (part, new.to_vec())
        }
        _ => {
            let place = this.at(index)?;
            (View { start: this.place(place), length: 1, ..this.twin() }, this.bytes_of(evaluator, value)?)
        }
    };
    let mut bytes = lock(bytes);
    for (place, item) in new.chunks_exact(part.item).enumerate() {
        let at = part.place(place);
        if let Some(slot) = bytes.get_mut(at..at + part.item) {
            slot.copy_from_slice(item);
        }
    }
    Ok(())
}

impl View {
    fn bytes_of(&self, evaluator: &Evaluator, value: &Value) -> Result<Vec<u8>> {
        let wrong = |what: &str| format!("memoryview: invalid {what} for format '{}'", self.format);
        let value = &crate::console::conversions::indexed(evaluator, value)?;
        let is_number = match self.code {
            'c' => matches!(value, Value::Bytes(_)),
            '?' => true,
            'f' | 'd' => crate::console::arithmetic::to_float(value).is_some(),
            _ => value.as_integer().is_some(),
        };
        if !is_number {
            return Err(type_error(wrong("type")));
        }
        structs::native_bytes(evaluator, self.code, value).map_err(|_| value_error(wrong("value")))
    }
}

/// Where a call may write: a bytearray, or the part of one that a view shows.
pub struct Room {
    bytes: SharedBytes,
    start: usize,
    /// How many bytes it has.
    pub length: usize,
    _hold: Hold,
}

/// The writable bytes of a value; `None` for what has none. The bytearray keeps its length while the room is there.
///
/// # Errors
/// ValueError for a released view.
pub fn room(value: &Value) -> std::result::Result<Option<Room>, Thrown> {
    if let Value::ByteArray(bytes) = value {
        let length = lock(bytes).len();
        return Ok(Some(Room { bytes: bytes.clone(), start: 0, length, _hold: Hold::on(value) }));
    }
    if let Some(bytes) = structs::array::bytes_behind(value) {
        return room(&Value::ByteArray(bytes));
    }
    if object::of::<View>(value).is_none() {
        return Ok(None);
    }
    let this = view(value)?;
    Ok(match &this.target {
        Value::ByteArray(bytes) if !this.readonly && this.step == this.item as isize => {
            let length = this.length * this.item;
            Some(Room { bytes: bytes.clone(), start: this.start, length, _hold: Hold::on(&this.target) })
        }
        _ => None,
    })
}

impl Room {
    /// Copies bytes to its beginning. Says how many went in.
    pub fn fill(&self, new: &[u8]) -> usize {
        self.fill_from(0, new)
    }

    /// Copies bytes to a place in it. Says how many went in.
    pub fn fill_from(&self, offset: usize, new: &[u8]) -> usize {
        let mut bytes = lock(&self.bytes);
        let start = self.start + offset.min(self.length);
        let end = (start + new.len().min(self.length.saturating_sub(offset))).min(bytes.len());
        match bytes.get_mut(start..end) {
            Some(place) => {
                let count = place.len();
                place.copy_from_slice(&new[..count]);
                count
            }
            None => 0,
        }
    }
}
