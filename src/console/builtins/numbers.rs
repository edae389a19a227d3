//! int, bool, float, and the members of enums.

use num_bigint::{BigInt, Sign};

use super::arguments::{c_size, given, integer};
use super::{codec, letters};
use crate::console::arithmetic;
use crate::console::conversions::floating;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{KEY_ERROR, Result, Thrown, overflow_error, type_error, value_error};
use crate::console::iterate::Iter;
use crate::console::text::{self, MOST_DIGITS};
use crate::console::value::{Arguments, Builtin, Class, ClassKind, Method, Value};

/// The methods of ints.
pub static INT_METHODS: &[Method] = &[
    Method {
        name: "bit_length",
        run: |_, value, arguments| {
            arguments.none("int.bit_length")?;
            Ok(Value::Int(integer(value)?.bits() as i64))
        },
    },
    Method {
        name: "bit_count",
        run: |_, value, arguments| {
            arguments.none("int.bit_count")?;
            let digits = integer(value)?.magnitude().to_u64_digits();
            Ok(Value::Int(digits.iter().map(|digit| i64::from(digit.count_ones())).sum()))
        },
    },
    Method {
        name: "as_integer_ratio",
        run: |_, value, arguments| {
            arguments.none("int.as_integer_ratio")?;
            Ok(Value::tuple(vec![Value::integer(integer(value)?), Value::Int(1)]))
        },
    },
    Method { name: "to_bytes", run: to_bytes },
    Method {
        name: "conjugate",
        run: |_, value, arguments| {
            arguments.none("int.conjugate")?;
            Ok(Value::integer(integer(value)?))
        },
    },
];

/// `int.from_bytes`.
pub static INT_FUNCTIONS: &[Builtin] = &[Builtin { name: "from_bytes", run: from_bytes }];

/// The methods of floats.
pub static FLOAT_METHODS: &[Method] = &[
    Method {
        name: "as_integer_ratio",
        run: |_, value, arguments| {
            arguments.none("float.as_integer_ratio")?;
            ratio(value)
        },
    },
    Method {
        name: "conjugate",
        run: |_, value, arguments| {
            arguments.none("float.conjugate")?;
            Ok(value.clone())
        },
    },
    Method { name: "hex", run: |_, value, arguments| arguments.none("float.hex").map(|()| Value::text(hex_of(value))) },
    Method {
        name: "is_integer",
        run: |_, value, arguments| {
            arguments.none("float.is_integer")?;
            Ok(Value::Bool(matches!(value, Value::Float(number) if number.fract() == 0.0)))
        },
    },
];

/// The functions of float.
pub static FLOAT_FUNCTIONS: &[Builtin] = &[];

/// A float as a fraction in its lowest terms: whole number over power of two.
fn ratio(value: &Value) -> Result<Value> {
    let Value::Float(number) = value else { return Ok(Value::None) };
    if !number.is_finite() {
        return Err(match number.is_nan() {
            true => value_error("cannot convert NaN to integer ratio"),
            false => overflow_error("cannot convert Infinity to integer ratio"),
        });
    }
    let (mut fraction, mut below) = (*number, 0u32);
    // Doubling is exact, and ends since a double has no digit beyond 2**-1074.
    while fraction.fract() != 0.0 {
        fraction *= 2.0;
        below += 1;
    }
    let below = Value::integer(BigInt::from(1) << below);
    Ok(Value::tuple(vec![Value::integer(float_to_integer(fraction)?), below]))
}

/// `float.hex`.
fn hex_of(value: &Value) -> String {
    let Value::Float(number) = value else { return String::new() };
    if !number.is_finite() {
        return text::float(*number);
    }
    let bits = number.to_bits();
    let (sign, exponent, digits) = (bits >> 63, (bits >> 52 & 0x7ff) as i32, bits & ((1 << 52) - 1));
    let (whole, power) = match (exponent, digits) {
        (0, 0) => return if sign == 1 { "-0x0.0p+0".into() } else { "0x0.0p+0".into() },
        (0, _) => (0, -1022),
        _ => (1, exponent - 1023),
    };
    format!("{}0x{whole}.{digits:013x}p{power:+}", if sign == 1 { "-" } else { "" })
}

/// `bool(x)`.
pub fn make_bool(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("bool", 0, 1)?;
    arguments.get(0).map_or(Ok(false), |value| evaluator.truth(value)).map(Value::Bool)
}

/// `int(x, base)`.
pub fn make_int(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let mut base = None;
    for (name, value) in &arguments.keyword {
        match &**name {
            "base" => base = Some(value.clone()),
            name => return Err(type_error(format!("'{name}' is an invalid keyword argument for int()"))),
        }
    }
    if arguments.positional.len() > 2 {
        let given = arguments.positional.len() + arguments.keyword.len();
        return Err(type_error(format!("int() takes at most 2 arguments ({given} given)")));
    }
    let base = arguments.get(1).cloned().or(base);
    let Some(value) = arguments.get(0) else {
        return match base {
            None => Ok(Value::Int(0)),
            Some(_) => Err(type_error("int() missing string argument")),
        };
    };
    if let Some(base) = base {
        let base = c_size(&base)?;
        if base != 0 && !(2..=36).contains(&base) {
            return Err(value_error("int() base must be >= 2 and <= 36, or 0"));
        }
        return match value {
            Value::Object(_) => Err(type_error("int() can't convert non-string with explicit base")),
            Value::Str(text) => parse(text, base as u32, value),
            other => match other.as_bytes() {
                Some(bytes) => parse(&String::from_utf8_lossy(&bytes), base as u32, value),
                None => Err(type_error("int() can't convert non-string with explicit base")),
            },
        };
    }
    match value {
        Value::Str(text) => parse(text, 10, value),
        Value::Float(number) => float_to_integer(number.trunc()).map(Value::integer),
        other => match (other.as_integer(), other.as_bytes()) {
            (Some(number), _) => Ok(Value::integer(number)),
            (_, Some(bytes)) => parse(&String::from_utf8_lossy(&bytes), 10, value),
            _ => Err(type_error(format!(
                "int() argument must be a string, a bytes-like object or a real number, not '{}'",
                other.type_name()
            ))),
        },
    }
}

/// A number's text without the space around it, its digits those of ASCII.
fn plain_digits(text: &str) -> String {
    // Python's own trimming of numbers leaves the separators of ASCII where they are.
    let body = text.trim_matches(char::is_whitespace);
    let plain = |character: char| match letters::decimal(character).and_then(|digit| char::from_digit(digit, 10)) {
        Some(digit) => digit,
        None => character,
    };
    body.chars().map(plain).collect()
}

/// CPython's messages show no more than so many characters of what they were given.
fn shortened(value: &Value) -> String {
    let shown = match value.as_bytes() {
        // A bytearray is shown as the bytes that it is.
        Some(bytes) if matches!(value, Value::ByteArray(_)) => text::repr(&Value::Bytes(bytes)),
        _ => text::repr(value),
    };
    shown.chars().take(200).collect()
}

fn parse(text: &str, base: u32, given: &Value) -> Result<Value> {
    let bad = || value_error(format!("invalid literal for int() with base {base}: {}", shortened(given)));
    let body = plain_digits(text);
    let (negative, digits) = match body.strip_prefix(['-', '+']) {
        Some(rest) => (body.starts_with('-'), rest),
        None => (false, &body[..]),
    };
    let lower = digits.to_ascii_lowercase();
    let (prefixed, rest) = match lower.get(..2) {
        Some("0x") => (16, &lower[2..]),
        Some("0o") => (8, &lower[2..]),
        Some("0b") => (2, &lower[2..]),
        _ => (0, &lower[..]),
    };
    let (radix, rest) = match (base, prefixed) {
        (0, 0)
            if lower.len() > 1 && lower.starts_with('0') && lower.bytes().any(|byte| byte != b'0' && byte != b'_') =>
        {
            return Err(bad());
        }
        (0, 0) => (10, &lower[..]),
        (0, prefixed) => (prefixed, rest),
        (base, prefixed) if base == prefixed => (base, rest),
        (base, _) => (base, &lower[..]),
    };
    let rest = if prefixed != 0 && radix == prefixed { rest.strip_prefix('_').unwrap_or(rest) } else { rest };
    if rest.is_empty() || rest.starts_with('_') || rest.ends_with('_') || rest.contains("__") {
        return Err(bad());
    }
    let plain = rest.replace('_', "");
    if !radix.is_power_of_two() && plain.len() > MOST_DIGITS as usize {
        let length = plain.len();
        return Err(value_error(format!(
            "Exceeds the limit ({MOST_DIGITS} digits) for integer string conversion: value has {length} digits; use sys.set_int_max_str_digits() to increase the limit"
        )));
    }
    if !plain.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(bad());
    }
    let number = BigInt::parse_bytes(plain.as_bytes(), radix).ok_or_else(bad)?;
    Ok(Value::integer(if negative { -number } else { number }))
}

/// A whole float as an int.
///
/// # Errors
/// ValueError for NaN, OverflowError for the infinities.
pub fn float_to_integer(number: f64) -> Result<BigInt> {
    if number.is_nan() {
        return Err(value_error("cannot convert float NaN to integer"));
    }
    if number.is_infinite() {
        return Err(overflow_error("cannot convert float infinity to integer"));
    }
    if number.abs() < 9e18 {
        return Ok(BigInt::from(number as i64));
    }
    // Beyond 2**53 a float is a whole number times a power of two.
    let bits = number.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i64 - 1075;
    let mantissa = BigInt::from((bits & ((1 << 52) - 1)) | (1 << 52));
    let whole = mantissa << exponent;
    Ok(if number < 0.0 { -whole } else { whole })
}

/// `float(x)`.
pub fn make_float(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("float", 0, 1)?;
    let Some(given) = arguments.get(0) else { return Ok(Value::Float(0.0)) };
    let value = &floating(evaluator, given)?;
    let text = match (value, value.as_bytes()) {
        (Value::Str(text), _) => text.to_string(),
        (_, Some(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
        _ => {
            let number = arithmetic::to_float(value).unwrap_or_else(|| {
                let name = given.type_name();
                Err(type_error(format!("float() argument must be a string or a real number, not '{name}'")))
            });
            return number.map(Value::Float);
        }
    };
    let bad = || value_error(format!("could not convert string to float: {}", shortened(value)));
    let body = plain_digits(&text).to_ascii_lowercase();
    let bytes = body.as_bytes();
    let is_digit = |place: Option<usize>| place.and_then(|place| bytes.get(place)).is_some_and(u8::is_ascii_digit);
    let stray = |(place, _): (usize, &str)| !is_digit(place.checked_sub(1)) || !is_digit(Some(place + 1));
    if body.match_indices('_').any(stray) {
        return Err(bad());
    }
    match body.replace('_', "").parse::<f64>() {
        // Each is an object of its own, which equals no other.
        Ok(number) if number.is_nan() => {
            Ok(Value::Float(f64::from_bits(f64::NAN.to_bits() | evaluator.ticks() & ((1 << 50) - 1))))
        }
        Ok(number) => Ok(Value::Float(number)),
        Err(_) => Err(bad()),
    }
}

fn byte_order(value: Option<&Value>, function: &str) -> Result<bool> {
    match value {
        None => Ok(true),
        Some(Value::Str(order)) if &**order == "big" => Ok(true),
        Some(Value::Str(order)) if &**order == "little" => Ok(false),
        Some(Value::Str(_)) => Err(value_error("byteorder must be either 'little' or 'big'")),
        Some(other) => Err(type_error(format!("{function}() argument 'byteorder' must be str, not {}", given(other)))),
    }
}

fn to_bytes(evaluator: &Evaluator, value: &Value, arguments: Arguments) -> Result<Value> {
    at_most_two(&arguments, "to_bytes")?;
    let [length, order, signed] = arguments.bind("to_bytes", ["length", "byteorder", "signed"], 0)?;
    let signed = signed.is_some_and(|signed| signed.truth());
    let length = length.as_ref().map_or(Ok(1), c_size)?;
    let big_endian = byte_order(order.as_ref(), "to_bytes")?;
    let number = integer(value)?;
    let length = usize::try_from(length).map_err(|_| value_error("length argument must be non-negative"))?;
    evaluator.check_size(length as i64)?;
    if number.sign() == Sign::Minus && !signed {
        return Err(overflow_error("can't convert negative int to unsigned"));
    }
    let mut bytes = if signed { number.to_signed_bytes_le() } else { number.to_bytes_le().1 };
    if number.sign() == Sign::NoSign {
        bytes.clear();
    }
    if bytes.len() > length {
        return Err(overflow_error("int too big to convert"));
    }
    bytes.resize(length, if number.sign() == Sign::Minus { 0xff } else { 0 });
    if big_endian {
        bytes.reverse();
    }
    Ok(Value::bytes(bytes))
}

fn from_bytes(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    at_most_two(&arguments, "from_bytes")?;
    let [bytes, order, signed] = arguments.bind("from_bytes", ["bytes", "byteorder", "signed"], 1)?;
    let signed = signed.is_some_and(|signed| signed.truth());
    let big_endian = byte_order(order.as_ref(), "from_bytes")?;
    let value = bytes.unwrap_or(Value::None);
    let mut bytes = match value.as_bytes() {
        Some(bytes) => bytes.to_vec(),
        None if !matches!(value, Value::Str(_)) && Iter::is_iterable(&value) => {
            super::binary::from_iterable(evaluator, &value)?
        }
        None => return Err(type_error(format!("cannot convert '{}' object to bytes", value.type_name()))),
    };
    if big_endian {
        bytes.reverse();
    }
    Ok(Value::integer(if signed {
        BigInt::from_signed_bytes_le(&bytes)
    } else {
        BigInt::from_bytes_le(Sign::Plus, &bytes)
    }))
}

fn at_most_two(arguments: &Arguments, name: &str) -> Result<()> {
    match arguments.positional.len() {
        // Of more than three in all, those are what is said.
        given if given <= 2 || given + arguments.keyword.len() > 3 => Ok(()),
        given => Err(type_error(format!("{name}() takes at most 2 positional arguments ({given} given)"))),
    }
}

/// Whether a class is an enum.
pub fn is_enum(class: &Class) -> bool {
    matches!(class.kind, ClassKind::Enum { .. })
}

/// Whether a class is an enum of flags.
pub fn is_flag(class: &Class) -> bool {
    matches!(class.kind, ClassKind::Enum { flags: true, .. })
}

/// All the flags a flag does not have.
pub fn inverted(class: &Class, number: i64) -> i64 {
    kept(class, !number)
}

/// A flag's number as enum.py keeps it: a negative one stands for what is left of all bits up to the highest.
fn kept(class: &Class, number: i64) -> i64 {
    match class.kind {
        ClassKind::Enum { members, flags: true } if number < 0 => {
            let highest = members().iter().map(|(_, value)| *value).max().unwrap_or(0);
            let bits = i64::BITS - highest.leading_zeros();
            (1 << bits) + number
        }
        _ => number,
    }
}

/// The flags of one bit that a flag is made of.
pub fn parts(class: &'static Class, number: i64) -> Vec<Value> {
    let ClassKind::Enum { members, .. } = class.kind else { return Vec::new() };
    let mut bits: Vec<i64> = members().iter().map(|(_, value)| *value).collect();
    bits.retain(|value| value.count_ones() == 1 && number & value != 0);
    bits.sort_unstable();
    bits.dedup();
    bits.into_iter().map(|value| Value::Member(class, value)).collect()
}

/// The members of an enum, in CPython's order.
pub fn members(class: &'static Class) -> Vec<Value> {
    let ClassKind::Enum { members, .. } = class.kind else { return Vec::new() };
    let mut seen: Vec<i64> = Vec::new();
    let distinct = members().iter().filter(|(_, number)| {
        let new = !seen.contains(number);
        seen.push(*number);
        new
    });
    distinct.map(|(_, number)| Value::Member(class, *number)).collect()
}

/// `AddressFamily(2)`.
///
/// # Errors
/// ValueError for a number no member has.
pub fn make_member(class: &'static Class, arguments: Arguments) -> Result<Value> {
    arguments.between(class.name, 1, 1)?;
    let value = &arguments.positional[0];
    let ClassKind::Enum { members, flags } = class.kind else { return Ok(Value::None) };
    match value.as_small() {
        Some(number) if flags || members().iter().any(|(_, value)| *value == number) => {
            Ok(Value::Member(class, kept(class, number)))
        }
        _ => Err(value_error(format!("{} is not a valid {}", text::repr(value), class.name))),
    }
}

/// `AddressFamily["AF_INET"]`.
///
/// # Errors
/// KeyError.
pub fn member_named(class: &'static Class, name: &Value) -> Result<Value> {
    let ClassKind::Enum { members, .. } = class.kind else { return Ok(Value::None) };
    match name {
        Value::Str(name) => members().iter().find(|(known, _)| *known == &**name).map(|(_, number)| *number),
        _ => None,
    }
    .map(|number| Value::Member(class, number))
    .ok_or_else(|| Thrown::new(&KEY_ERROR, vec![name.clone()]))
}

/// Hexadecimal text of bytes, with an optional separator.
pub fn hex(bytes: &[u8], separator: Option<&str>, group: i64) -> String {
    codec::hex(bytes, separator, group)
}
