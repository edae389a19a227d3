//! The builtin functions.

use std::cmp::Ordering;
use std::sync::Arc;

use num_bigint::BigInt;

use super::arguments::{clamped, integer};
use super::sorting;
use crate::console::class::ClassRef;
use crate::console::dictionary::Key;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{
    NOT_IMPLEMENTED_ERROR, Result, STOP_ITERATION, SYSTEM_EXIT, Thrown, raise, type_error, value_error,
};
use crate::console::ir::Binary;
use crate::console::iterate::Iter;
use crate::console::value::{Arguments, Builtin, ClassKind, Method, Value, lock};
use crate::console::{arithmetic, attributes, format, known, operators, special, text};
use crate::journal::event::{Hint, Stream};

/// Every builtin function.
pub static ALL: &[Builtin] = &[
    Builtin { name: "abs", run: abs },
    Builtin { name: "all", run: |evaluator, arguments| any_all(evaluator, arguments, "all", false) },
    Builtin { name: "any", run: |evaluator, arguments| any_all(evaluator, arguments, "any", true) },
    Builtin {
        name: "ascii",
        run: |evaluator, arguments| {
            let text = text::repr_of(evaluator, &arguments.one("ascii")?)?;
            Ok(Value::text(text::escaped(&text)))
        },
    },
    Builtin { name: "bin", run: |_, arguments| based(arguments, "bin", 2) },
    Builtin { name: "callable", run: callable },
    Builtin { name: "chr", run: chr },
    Builtin { name: "dir", run: dir },
    Builtin { name: "divmod", run: divmod },
    Builtin { name: "exit", run: exit },
    Builtin { name: "format", run: format_function },
    Builtin { name: "getattr", run: getattr },
    Builtin { name: "hasattr", run: hasattr },
    Builtin { name: "hash", run: hash },
    Builtin { name: "help", run: |_, _| refused("help") },
    Builtin { name: "hex", run: |_, arguments| based(arguments, "hex", 16) },
    Builtin { name: "id", run: |_, arguments| Ok(Value::Int(arguments.one("id")?.identity())) },
    Builtin { name: "input", run: |_, _| refused("input") },
    Builtin { name: "isinstance", run: isinstance },
    Builtin { name: "issubclass", run: issubclass },
    Builtin { name: "iter", run: iter },
    Builtin { name: "len", run: len },
    Builtin {
        name: "max",
        run: |evaluator, arguments| sorting::extreme(evaluator, arguments, "max", Ordering::Greater),
    },
    Builtin { name: "min", run: |evaluator, arguments| sorting::extreme(evaluator, arguments, "min", Ordering::Less) },
    Builtin { name: "next", run: next },
    Builtin { name: "oct", run: |_, arguments| based(arguments, "oct", 8) },
    Builtin { name: "open", run: |_, _| refused("open") },
    Builtin { name: "ord", run: ord },
    Builtin { name: "pow", run: pow },
    Builtin { name: "print", run: print },
    Builtin { name: "quit", run: exit },
    Builtin {
        name: "repr",
        run: |evaluator, arguments| text::repr_of(evaluator, &arguments.one("repr")?).map(Value::text),
    },
    Builtin { name: "round", run: round },
    Builtin { name: "sorted", run: sorting::sorted },
    Builtin { name: "sum", run: sum },
];

/// The methods of `sys.stdout` and `sys.stderr`.
pub static STREAM_METHODS: &[Method] = &[
    Method { name: "write", run: stream_write },
    Method { name: "flush", run: |_, _, arguments| arguments.none("flush").map(|()| Value::None) },
    Method {
        name: "fileno",
        run: |_, stream, arguments| {
            arguments.none("fileno")?;
            Ok(Value::Int(if matches!(stream, Value::Stream(Stream::Out)) { 1 } else { 2 }))
        },
    },
    Method { name: "isatty", run: |_, _, arguments| arguments.none("isatty").map(|()| Value::Bool(false)) },
];

/// What the system's python3 has and this console does not.
fn refused(name: &str) -> Result<Value> {
    let thrown = raise(&NOT_IMPLEMENTED_ERROR, format!("this console does not have {name}()"));
    Err(thrown.hint(Hint::NotAvailable { name: name.to_owned() }))
}

fn stream_write(evaluator: &Evaluator, stream: &Value, arguments: Arguments) -> Result<Value> {
    let Value::Stream(stream) = stream else { return Ok(Value::None) };
    match arguments.one("write")? {
        Value::Str(text) => {
            evaluator.write(*stream, &text)?;
            Ok(Value::Int(text.chars().count() as i64))
        }
        other => Err(type_error(format!("write() argument must be str, not {}", other.type_name()))),
    }
}

fn print(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let (mut separator, mut end) = (" ".to_owned(), "\n".to_owned());
    let mut stream = Stream::Out;
    for (name, value) in arguments.keyword {
        match (&*name, value) {
            ("sep", Value::Str(text)) => separator = text.to_string(),
            ("end", Value::Str(text)) => end = text.to_string(),
            ("sep" | "end" | "file", Value::None) | ("flush", _) => {}
            ("file", Value::Stream(given)) => stream = given,
            ("file", other) => {
                return Err(attributes::missing(&other, "write"));
            }
            (name @ ("sep" | "end"), other) => {
                return Err(type_error(format!("{name} must be None or a string, not {}", other.type_name())));
            }
            (name, _) => return Err(type_error(format!("'{name}' is an invalid keyword argument for print()"))),
        }
    }
    let mut line = String::new();
    for (index, value) in arguments.positional.iter().enumerate() {
        if index > 0 {
            line.push_str(&separator);
        }
        line.push_str(&text::str_of(evaluator, value)?);
    }
    line.push_str(&end);
    evaluator.write(stream, &line)?;
    Ok(Value::None)
}

fn len(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let value = arguments.one("len")?;
    if let Some(length) = special::ask(evaluator, &value, "__len__", vec![]) {
        return special::length_of(&length?).map(Value::Int);
    }
    let value = attributes::native(value);
    let length = match &value {
        Value::Str(text) => text.chars().count(),
        Value::Bytes(bytes) => bytes.len(),
        Value::ByteArray(bytes) => lock(bytes).len(),
        Value::Tuple(items) => items.len(),
        Value::List(items) => lock(items).len(),
        Value::Dict(items) => lock(items).len(),
        Value::Range(range) => return Ok(Value::Int(range.len())),
        other => return Err(type_error(format!("object of type '{}' has no len()", other.type_name()))),
    };
    Ok(Value::Int(length as i64))
}

fn abs(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    match arguments.one("abs")? {
        Value::Float(number) => Ok(Value::Float(number.abs())),
        other => match other.as_integer() {
            Some(number) => Ok(Value::integer(BigInt::from(number.magnitude().clone()))),
            None => Err(type_error(format!("bad operand type for abs(): '{}'", other.type_name()))),
        },
    }
}

fn any_all(evaluator: &Evaluator, arguments: Arguments, name: &str, wanted: bool) -> Result<Value> {
    let value = arguments.one(name)?;
    let mut items = Iter::over(&value)?;
    while let Some(item) = items.next(evaluator)? {
        if item.truth() == wanted {
            return Ok(Value::Bool(wanted));
        }
    }
    Ok(Value::Bool(!wanted))
}

fn based(arguments: Arguments, name: &str, base: u32) -> Result<Value> {
    let number = integer(&arguments.one(name)?)?;
    let prefix = match base {
        2 => "0b",
        8 => "0o",
        _ => "0x",
    };
    let sign = if number < BigInt::from(0) { "-" } else { "" };
    Ok(Value::text(format!("{sign}{prefix}{}", number.magnitude().to_str_radix(base))))
}

fn callable(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let value = arguments.one("callable")?;
    Ok(Value::Bool(matches!(value, Value::Builtin(_) | Value::Bound(_) | Value::Class(_))))
}

fn chr(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let number = integer(&arguments.one("chr")?)?;
    let character = u32::try_from(&number).ok().and_then(char::from_u32);
    character
        .map(|character| Value::text(character.to_string()))
        .ok_or_else(|| value_error("chr() arg not in range(0x110000)"))
}

fn ord(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let value = arguments.one("ord")?;
    let (first, length) = match &value {
        Value::Str(text) => (text.chars().next().map(|character| character as i64), text.chars().count()),
        other => match other.as_bytes() {
            Some(bytes) => (bytes.first().map(|byte| i64::from(*byte)), bytes.len()),
            None => {
                let name = other.type_name();
                return Err(type_error(format!("ord() expected string of length 1, but {name} found")));
            }
        },
    };
    match first {
        Some(number) if length == 1 => Ok(Value::Int(number)),
        _ => Err(type_error(format!("ord() expected a character, but string of length {length} found"))),
    }
}

fn dir(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("dir", 0, 1)?;
    let mut names: Vec<String> = match arguments.get(0) {
        None => match evaluator.frame().filter(|frame| !frame.is_module()) {
            Some(frame) => frame.locals().into_iter().map(|(name, _)| name.to_string()).collect(),
            None => evaluator.shared.globals.all().into_iter().map(|(name, _)| name.to_string()).collect(),
        },
        Some(value) => attributes::all_names(value),
    };
    names.sort();
    names.dedup();
    Ok(Value::list(names.into_iter().map(Value::text).collect()))
}

fn divmod(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("divmod", 2, 2)?;
    let (left, right) = (&arguments.positional[0], &arguments.positional[1]);
    let quotient = operators::binary(evaluator, Binary::FloorDivide, left, right)?;
    Ok(Value::tuple(vec![quotient, operators::binary(evaluator, Binary::Modulo, left, right)?]))
}

fn exit(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    Err(Thrown::new(&SYSTEM_EXIT, arguments.positional))
}

fn format_function(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("format", 1, 2)?;
    let specification = match arguments.get(1) {
        None => "".into(),
        Some(Value::Str(text)) => text.clone(),
        Some(other) => {
            return Err(type_error(format!("format() argument 2 must be str, not {}", other.type_name())));
        }
    };
    format::format(evaluator, &arguments.positional[0], &specification).map(Value::text)
}

fn attribute_name(value: &Value) -> Result<Arc<str>> {
    match value {
        Value::Str(name) => Ok(name.clone()),
        other => Err(type_error(format!("attribute name must be string, not '{}'", other.type_name()))),
    }
}

fn getattr(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("getattr", 2, 3)?;
    let found = attributes::get(evaluator, &arguments.positional[0], &attribute_name(&arguments.positional[1])?);
    match (found, arguments.get(2)) {
        (Err(thrown), Some(default)) if thrown.is_a(&crate::console::exception::ATTRIBUTE_ERROR) => Ok(default.clone()),
        (found, _) => found,
    }
}

fn hasattr(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("hasattr", 2, 2)?;
    let found = attributes::get(evaluator, &arguments.positional[0], &attribute_name(&arguments.positional[1])?);
    match found {
        Ok(_) => Ok(Value::Bool(true)),
        Err(thrown) if thrown.is_a(&crate::console::exception::ATTRIBUTE_ERROR) => Ok(Value::Bool(false)),
        Err(thrown) => Err(thrown),
    }
}

fn hash(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let value = arguments.one("hash")?;
    let key = evaluator.key(&value)?;
    if let Key::Hash(hash) = key {
        return Ok(Value::Int(hash));
    }
    if let Key::Int(number) = key {
        // CPython's hash of an int is the int modulo 2**61 - 1, and never -1.
        let hash = number % ((1 << 61) - 1);
        return Ok(Value::Int(if hash == -1 { -2 } else { hash }));
    }
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    Ok(Value::Int(hasher.finish() as i64))
}

fn is_instance(value: &Value, class: &Value, message: &str) -> Result<bool> {
    match class {
        Value::UserClass(_) => Ok(ClassRef::of(class).is_some_and(|class| ClassRef::of_object(value).is_a(&class))),
        Value::Class(class) => {
            let of = value.class();
            let is_int = matches!(value, Value::Member(..)) && std::ptr::eq(*class, &super::classes::INT);
            Ok(of.is_a(class) || is_int || std::ptr::eq(*class, &super::classes::OBJECT))
        }
        Value::Tuple(classes) => {
            for class in classes.iter() {
                if is_instance(value, class, message)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        _ => Err(type_error(message)),
    }
}

fn isinstance(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("isinstance", 2, 2)?;
    let message = "isinstance() arg 2 must be a type, a tuple of types, or a union";
    is_instance(&arguments.positional[0], &arguments.positional[1], message).map(Value::Bool)
}

fn issubclass(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("issubclass", 2, 2)?;
    let Some(class) = ClassRef::of(&arguments.positional[0]) else {
        return Err(type_error("issubclass() arg 1 must be a class"));
    };
    let others = match &arguments.positional[1] {
        Value::Tuple(classes) => classes.to_vec(),
        other => vec![other.clone()],
    };
    for other in others {
        match ClassRef::of(&other) {
            Some(other) if class.is_a(&other) => return Ok(Value::Bool(true)),
            Some(_) => {}
            None => return Err(type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union")),
        }
    }
    Ok(Value::Bool(false))
}

fn iter(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("iter", 1, 1)?;
    match &arguments.positional[0] {
        iterator @ Value::Iterator(_) => Ok(iterator.clone()),
        other => Ok(match Iter::begin(evaluator, other)? {
            Iter::Object(object) => object,
            Iter::Shared(place) => Value::Iterator(place),
            place => Value::iterator(place),
        }),
    }
}

fn next(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("next", 1, 2)?;
    let object = &arguments.positional[0];
    if let Some(item) = special::ask(evaluator, object, "__next__", vec![]) {
        return match (item, arguments.get(1)) {
            (Err(thrown), Some(default)) if thrown.is_a(&STOP_ITERATION) => Ok(default.clone()),
            (item, _) => item,
        };
    }
    let Value::Iterator(iterator) = object else {
        let name = arguments.positional[0].type_name();
        return Err(type_error(format!("'{name}' object is not an iterator")));
    };
    match (Iter::Shared(iterator.clone()).next(evaluator)?, arguments.get(1)) {
        (Some(item), _) => Ok(item),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(Thrown::new(&STOP_ITERATION, vec![])),
    }
}

fn pow(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("pow", 2, 3)?;
    let [base, exponent, rest @ ..] = &arguments.positional[..] else { return Ok(Value::None) };
    let Some(modulus) = rest.first() else { return operators::binary(evaluator, Binary::Power, base, exponent) };
    let (base, exponent, modulus) = (integer(base)?, integer(exponent)?, integer(modulus)?);
    if modulus == BigInt::from(0) {
        return Err(value_error("pow() 3rd argument cannot be 0"));
    }
    if exponent < BigInt::from(0) {
        return match base.modinv(&modulus) {
            Some(inverse) => Ok(Value::integer(inverse.modpow(&-exponent, &modulus))),
            None => Err(value_error("base is not invertible for the given modulus")),
        };
    }
    Ok(Value::integer(base.modpow(&exponent, &modulus)))
}

fn round(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [number, digits] = arguments.bind("round", ["number", "ndigits"], 1)?;
    let number = number.unwrap_or(Value::None);
    let digits = match digits {
        None | Some(Value::None) => None,
        Some(other) => Some(clamped(&other)?),
    };
    match (&number, digits) {
        (Value::Float(float), None) => {
            let rounded = float.round_ties_even();
            super::numbers::float_to_integer(rounded).map(Value::integer)
        }
        // Rounding in decimal, as CPython does, is what printing with so many digits does.
        (Value::Float(float), Some(digits @ 0..=308)) => {
            Ok(Value::Float(std::format!("{float:.*}", digits as usize).parse().unwrap_or(*float)))
        }
        (Value::Float(float), Some(digits)) if digits > 308 => Ok(Value::Float(*float)),
        (Value::Float(float), Some(digits)) => {
            let scale = 10f64.powi((-digits).min(400) as i32);
            let rounded = (float / scale).round_ties_even() * scale;
            Ok(Value::Float(if rounded.is_nan() { 0.0 } else { rounded }))
        }
        (other, None) if other.as_integer().is_some() => Ok(Value::integer(other.as_integer().unwrap_or_default())),
        (other, Some(digits)) if other.as_integer().is_some() => {
            let number = other.as_integer().unwrap_or_default();
            if !(-1000..0).contains(&digits) {
                return Ok(if digits >= 0 { Value::integer(number) } else { Value::Int(0) });
            }
            let scale = BigInt::from(10).pow((-digits) as u32);
            let (quotient, rest) = arithmetic::floor(&number, &scale);
            let up = match (&rest + &rest).cmp(&scale) {
                Ordering::Greater => true,
                Ordering::Equal => quotient.bit(0),
                Ordering::Less => false,
            };
            Ok(Value::integer((if up { quotient + 1 } else { quotient }) * scale))
        }
        (other, _) => Err(type_error(format!("type {} doesn't define __round__ method", other.type_name()))),
    }
}

fn sum(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [items, start] = arguments.bind("sum", ["iterable", "start"], 1)?;
    let mut total = start.unwrap_or(Value::Int(0));
    if matches!(total, Value::Str(_)) {
        return Err(type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    let mut items = Iter::over(&items.unwrap_or(Value::None))?;
    while let Some(item) = items.next(evaluator)? {
        total = operators::binary(evaluator, Binary::Add, &total, &item)?;
    }
    Ok(total)
}

/// `type(x)`.
pub fn make_type(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    match &arguments.positional[..] {
        [value] => Ok(value.class_value()),
        [_, _, _] => refused("type"),
        _ => Err(type_error("type() takes 1 or 3 arguments")),
    }
}

/// Whether CPython has this builtin and we do not.
pub fn is_missing(name: &str) -> bool {
    known::names("builtins").any(|known| known == name) && super::lookup(name).is_none()
}

/// Whether a class makes exceptions.
pub fn is_exception(class: &crate::console::value::Class) -> bool {
    matches!(class.kind, ClassKind::Exception)
}
