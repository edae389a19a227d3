//! The `array` module: numbers of one C type in a row, which is how descriptors are passed and ioctls answered.

use std::sync::Arc;

use super::{native_bytes, native_size, native_value};
use crate::console::builtins::classes::OBJECT;
use crate::console::builtins::memory::resizable;
use crate::console::conversions::indexed;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{INDEX_ERROR, Result, Thrown, overflow_error, raise, type_error, value_error};
use crate::console::indexing::slice;
use crate::console::iterate::Iter;
use crate::console::object::{self, Object};
use crate::console::text;
use crate::console::value::{Arguments, ByteArray, Class, ClassKind, Method, Module, SharedBytes, Value, lock};

/// The codes there are, but for `u`.
const CODES: &str = "bBhHiIlLqQfd";

/// The module.
pub static MODULE: Module = Module {
    name: "array",
    get: |_, name| match name {
        "array" | "ArrayType" => Some(Value::Class(&ARRAY)),
        "typecodes" => Some(Value::text("bBuhHiIlLqQfd")),
        _ => None,
    },
    names: || vec!["ArrayType", "array", "typecodes"],
};

static ARRAY: Class = Class {
    name: "array",
    module: "array",
    base: Some(&OBJECT),
    kind: ClassKind::Value { make, methods: METHODS, functions: &[] },
};

/// An array.
#[derive(Debug)]
struct Array {
    code: char,
    /// How many bytes an item has.
    item: usize,
    bytes: SharedBytes,
}

static METHODS: &[Method] = &[
    Method {
        name: "append",
        run: |evaluator, this, arguments| {
            let this = array(this)?;
            let new = this.bytes_of(evaluator, &arguments.one("array.array.append")?)?;
            this.put(&new)
        },
    },
    Method {
        name: "extend",
        run: |evaluator, this, arguments| array(this)?.extend(evaluator, &arguments.one("array.array.extend")?),
    },
    Method {
        name: "fromlist",
        run: |evaluator, this, arguments| match arguments.one("array.array.fromlist")? {
            list @ Value::List(_) => array(this)?.extend(evaluator, &list),
            _ => Err(type_error("arg must be list")),
        },
    },
    Method {
        name: "frombytes",
        run: |_, this, arguments| {
            let (this, given) = (array(this)?, arguments.one("array.array.frombytes")?);
            let Some(bytes) = given.as_bytes() else {
                return Err(type_error(format!("a bytes-like object is required, not '{}'", given.type_name())));
            };
            if bytes.len() % this.item != 0 {
                return Err(value_error("bytes length not a multiple of item size"));
            }
            this.put(&bytes)
        },
    },
    Method {
        name: "pop",
        run: |_, this, arguments| {
            arguments.between("pop", 0, 1)?;
            let this = array(this)?;
            if lock(&this.bytes).is_empty() {
                return Err(raise(&INDEX_ERROR, "pop from empty array"));
            }
            let last = Value::Int(-1);
            let at = this.place(arguments.get(0).unwrap_or(&last), "pop index out of range")?;
            let taken: Vec<u8> = resizable(&this.bytes)?.drain(at..at + this.item).collect();
            Ok(native_value(this.code, &taken))
        },
    },
    Method { name: "tobytes", run: |_, this, _| Ok(Value::bytes(lock(&array(this)?.bytes).clone())) },
    Method { name: "tolist", run: |_, this, _| Ok(Value::list(array(this)?.items())) },
];

fn array(value: &Value) -> Result<&Array> {
    object::of(value).ok_or_else(|| type_error("array expected"))
}

fn make(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("array", 1, 2)?;
    let code = match arguments.get(0) {
        Some(Value::Str(code)) if code.chars().count() == 1 => code.chars().next().unwrap_or('b'),
        other => {
            let given = other.map_or("NoneType", Value::type_name);
            return Err(type_error(format!("array() argument 1 must be a unicode character, not {given}")));
        }
    };
    let Some(item) = native_size(code).filter(|_| CODES.contains(code)) else {
        return Err(value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"));
    };
    let made = Array { code, item, bytes: Arc::new(ByteArray::new(Vec::new())) };
    match arguments.get(1) {
        None => {}
        Some(bytes @ (Value::Bytes(_) | Value::ByteArray(_))) => {
            let bytes = bytes.as_bytes().unwrap_or_default();
            if bytes.len() % item != 0 {
                return Err(value_error("bytes length not a multiple of item size"));
            }
            made.put(&bytes)?;
        }
        Some(Value::Str(_)) => {
            return Err(type_error(format!("cannot use a str to initialize an array with typecode '{code}'")));
        }
        Some(items) => drop(made.extend(evaluator, items)?),
    }
    Ok(object::value(made))
}

/// The bytes behind an array, for a call that writes into them.
pub fn bytes_behind(value: &Value) -> Option<SharedBytes> {
    object::of::<Array>(value).map(|array| array.bytes.clone())
}

/// `array[index] = value`; `None` for what is no array.
pub fn assign(evaluator: &Evaluator, target: &Value, index: &Value, value: &Value) -> Option<Result<()>> {
    let this = object::of::<Array>(target)?;
    Some(this.place(index, "array assignment index out of range").and_then(|at| {
        let new = this.bytes_of(evaluator, value)?;
        if let Some(place) = lock(&this.bytes).get_mut(at..at + this.item) {
            place.copy_from_slice(&new);
        }
        Ok(())
    }))
}

impl Array {
    fn bytes_of(&self, evaluator: &Evaluator, value: &Value) -> Result<Vec<u8>> {
        if matches!(self.code, 'f' | 'd') {
            return native_bytes(evaluator, self.code, value)
                .map_err(|_| type_error(format!("must be real number, not {}", value.type_name())));
        }
        let Some(number) = indexed(evaluator, value)?.as_integer() else {
            return Err(type_error(format!("'{}' object cannot be interpreted as an integer", value.type_name())));
        };
        native_bytes(evaluator, self.code, value).map_err(|_| self.out_of_range(number.sign()))
    }

    fn out_of_range(&self, sign: num_bigint::Sign) -> Thrown {
        let kind = match self.code {
            'b' => "signed char",
            'B' => "unsigned byte integer",
            'h' => "signed short integer",
            'H' => "unsigned short",
            'i' => "signed integer",
            'I' => "unsigned int",
            _ => return overflow_error("int too large to convert"),
        };
        let how = if sign == num_bigint::Sign::Minus { "less than minimum" } else { "greater than maximum" };
        overflow_error(format!("{kind} is {how}"))
    }

    fn put(&self, new: &[u8]) -> Result<Value> {
        resizable(&self.bytes)?.extend_from_slice(new);
        Ok(Value::None)
    }

    fn extend(&self, evaluator: &Evaluator, items: &Value) -> Result<Value> {
        let mut items = Iter::begin(evaluator, items)?;
        while let Some(item) = items.next(evaluator)? {
            evaluator.check_size(lock(&self.bytes).len() as i64)?;
            self.put(&self.bytes_of(evaluator, &item)?)?;
        }
        Ok(Value::None)
    }

    fn items(&self) -> Vec<Value> {
        lock(&self.bytes).chunks_exact(self.item).map(|bytes| native_value(self.code, bytes)).collect()
    }

    /// Where the bytes of an item begin.
    fn place(&self, index: &Value, outside: &str) -> Result<usize> {
        let Some(number) = index.as_small() else { return Err(type_error("array indices must be integers")) };
        let length = lock(&self.bytes).len() / self.item;
        let number = if number < 0 { number + length as i64 } else { number };
        let inside = usize::try_from(number).ok().filter(|number| *number < length);
        inside.map(|number| number * self.item).ok_or_else(|| raise(&INDEX_ERROR, outside))
    }
}

impl Object for Array {
    fn class(&self) -> &'static Class {
        &ARRAY
    }

    fn repr(&self, _: &Value) -> String {
        match self.items() {
            items if items.is_empty() => format!("array('{}')", self.code),
            items => format!("array('{}', {})", self.code, text::repr(&Value::list(items))),
        }
    }

    fn length(&self) -> Option<usize> {
        Some(lock(&self.bytes).len() / self.item)
    }

    fn attributes(&self) -> &'static [&'static str] {
        &["itemsize", "typecode"]
    }

    fn attribute(&self, name: &str) -> Option<Value> {
        match name {
            "itemsize" => Some(Value::Int(self.item as i64)),
            "typecode" => Some(Value::text(self.code.to_string())),
            _ => None,
        }
    }

    fn iterate(&self) -> Option<Result<Iter>> {
        Some(Ok(Iter::Values(self.items().into())))
    }

    fn index(&self, _: &Evaluator, index: &Value) -> Option<Result<Value>> {
        Some(match index {
            Value::Slice(bounds) => slice(bounds, self.items().len()).map(|places| {
                let bytes = lock(&self.bytes);
                let parts = places.filter_map(|place| bytes.get(place * self.item..(place + 1) * self.item));
                let chosen: Vec<u8> = parts.flatten().copied().collect();
                object::value(Array { bytes: Arc::new(ByteArray::new(chosen)), ..*self })
            }),
            _ => self.place(index, "array index out of range").map(|at| {
                let bytes = lock(&self.bytes);
                native_value(self.code, bytes.get(at..at + self.item).unwrap_or(&[]))
            }),
        })
    }

    fn bytes(&self) -> Option<Arc<Vec<u8>>> {
        Some(Arc::new(lock(&self.bytes).clone()))
    }
}
