//! The builtin functions.

use std::cmp::Ordering;

use num_bigint::BigInt;

use super::arguments::{clamped, integer};
use super::encodings::check_writable;
use super::sorting;
use crate::console::evaluate::{CALLING, Evaluator};
use crate::console::exception::{
    EOF_ERROR, NOT_IMPLEMENTED_ERROR, Result, SYSTEM_EXIT, Thrown, ZERO_DIVISION_ERROR, overflow_error, raise,
    type_error, value_error,
};
use crate::console::ir::Binary;
use crate::console::value::{Arguments, Builtin, ClassKind, Value};
use crate::console::{arithmetic, attributes, conversions, format, known, operators, text};
use crate::journal::event::{Hint, Stream};

/// The builtin functions of this file: writing, numbers and characters.
pub static ALL: &[Builtin] = &[
    Builtin { name: "abs", run: abs },
    Builtin {
        name: "ascii",
        run: |evaluator, arguments| {
            let text = text::repr_of(evaluator, &arguments.one("ascii")?)?;
            Ok(Value::text(text::escaped(&text)))
        },
    },
    Builtin { name: "bin", run: |_, arguments| based(arguments, "bin", 2) },
    Builtin { name: "chr", run: chr },
    Builtin { name: "divmod", run: divmod },
    Builtin { name: "exit", run: exit },
    Builtin { name: "format", run: format_function },
    Builtin { name: "help", run: |_, _| refused("help") },
    Builtin { name: "hex", run: |_, arguments| based(arguments, "hex", 16) },
    Builtin { name: "input", run: input },
    Builtin {
        name: "max",
        run: |evaluator, arguments| sorting::extreme(evaluator, arguments, "max", Ordering::Greater),
    },
    Builtin { name: "min", run: |evaluator, arguments| sorting::extreme(evaluator, arguments, "min", Ordering::Less) },
    Builtin { name: "oct", run: |_, arguments| based(arguments, "oct", 8) },
    Builtin { name: "open", run: |_, _| refused("open") },
    Builtin { name: "ord", run: ord },
    Builtin { name: "pow", run: pow },
    Builtin { name: "print", run: print },
    Builtin { name: "quit", run: exit },
    Builtin {
        name: "repr",
        run: |evaluator, arguments| {
            let value = arguments.one("repr")?;
            evaluator.counted(1, CALLING, || text::repr_of(evaluator, &value)).map(Value::text)
        },
    },
    Builtin { name: "round", run: round },
    Builtin { name: "sorted", run: sorting::sorted },
];

/// What the system's python3 has and this console does not.
pub(super) fn refused(name: &str) -> Result<Value> {
    Err(not_here(&format!("{name}()")))
}

/// The same for what is no function.
pub fn not_here(what: &str) -> Thrown {
    let thrown = raise(&NOT_IMPLEMENTED_ERROR, format!("this console does not have {what}"));
    thrown.hint(Hint::NotAvailable { name: what.trim_end_matches("()").to_owned() })
}

fn print(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let (mut separator, mut end) = (" ".to_owned(), "\n".to_owned());
    let mut stream = Stream::Out;
    let mut target = None;
    let mut flush = false;
    for (name, value) in arguments.keyword {
        match (&*name, value) {
            ("sep", Value::Str(text)) => separator = text.to_string(),
            ("end", Value::Str(text)) => end = text.to_string(),
            ("sep" | "end" | "file", Value::None) => {}
            ("flush", value) => flush = evaluator.truth(&value)?,
            ("file", Value::Stream(given)) => stream = given,
            ("file", other) => target = Some(other),
            (name @ ("sep" | "end"), other) => {
                return Err(type_error(format!("{name} must be None or a string, not {}", other.type_name())));
            }
            (name, _) => return Err(type_error(format!("'{name}' is an invalid keyword argument for print()"))),
        }
    }
    let mut line = String::new();
    // An object of the program's own is given each piece by itself, which it may show.
    let own = target.clone().filter(|target| matches!(target, Value::Instance(_)));
    let write = own.map(|own| attributes::get(evaluator, &own, "write")).transpose()?;
    let give = |line: &mut String| match &write {
        Some(write) => {
            let piece = Value::text(std::mem::take(line));
            evaluator.invoke(write, Arguments::of(vec![piece])).map(drop)
        }
        None => Ok(()),
    };
    for (index, value) in arguments.positional.iter().enumerate() {
        if index > 0 {
            line.push_str(&separator);
            give(&mut line)?;
        }
        let text = evaluator.counted(1, CALLING, || text::str_of(evaluator, value));
        // The call, and the one that writes.
        match text.and_then(|text| evaluator.counted(2, CALLING, || Ok(text))) {
            Ok(text) => {
                line.push_str(&text);
                give(&mut line)?;
            }
            // What stands before is written by then.
            Err(thrown) => {
                if target.is_none() {
                    evaluator.write(stream, &line)?;
                }
                return Err(thrown);
            }
        }
    }
    line.push_str(&end);
    // A file of the program's own, such as a socket's makefile.
    if let Some(target) = target {
        match write {
            Some(_) => give(&mut line)?,
            None => {
                let write = attributes::get(evaluator, &target, "write")?;
                evaluator.invoke(&write, Arguments::of(vec![Value::text(line)]))?;
            }
        }
        if flush {
            let flush = attributes::get(evaluator, &target, "flush")?;
            evaluator.invoke(&flush, Arguments::default())?;
        }
        return Ok(Value::None);
    }
    check_writable(&line)?;
    evaluator.write(stream, &line)?;
    Ok(Value::None)
}

/// `input(prompt)`: a line of standard input, where the program has one.
fn input(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("input", 0, 1)?;
    if let Some(prompt) = arguments.get(0) {
        evaluator.write(Stream::Out, &text::str_of(evaluator, prompt)?)?;
    }
    match crate::console::modules::sys::read_line(evaluator, "input")? {
        Some(line) => Ok(Value::text(line.strip_suffix('\n').unwrap_or(&line))),
        None => Err(raise(&EOF_ERROR, "EOF when reading a line")),
    }
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

fn chr(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let number = integer(&arguments.one("chr")?)?;
    if i32::try_from(&number).is_err() {
        return Err(overflow_error(if i64::try_from(&number).is_err() {
            "Python int too large to convert to C int"
        } else if number < BigInt::from(0) {
            "signed integer is less than minimum"
        } else {
            "signed integer is greater than maximum"
        }));
    }
    let character = u32::try_from(&number).ok().and_then(text::character);
    character
        .map(|character| Value::text(character.to_string()))
        .ok_or_else(|| value_error("chr() arg not in range(0x110000)"))
}

fn ord(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    let value = arguments.one("ord")?;
    let (first, length) = match &value {
        Value::Str(text) => {
            (text.chars().next().map(|character| text::code_of(character).into()), text.chars().count())
        }
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

fn divmod(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("divmod", 2, 2)?;
    let (left, right) = (&arguments.positional[0], &arguments.positional[1]);
    // Its errors name it, where those of `//` would name the operator.
    let quotient = operators::binary(evaluator, Binary::FloorDivide, left, right).map_err(|thrown| {
        match &*thrown.exception.message() {
            "float floor division by zero" => raise(&ZERO_DIVISION_ERROR, "float divmod()"),
            message if message.starts_with("unsupported operand type(s) for //:") => {
                type_error(message.replacen("//", "divmod()", 1))
            }
            _ => thrown,
        }
    })?;
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
            return Err(type_error(format!("format() argument 2 must be str, not {}", super::arguments::given(other))));
        }
    };
    format::format(evaluator, &arguments.positional[0], &specification).map(Value::text)
}

fn pow(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let arguments = match arguments.bind("pow", ["base", "exp", "mod"], 2)? {
        [Some(base), Some(exponent), None | Some(Value::None)] => Arguments::of(vec![base, exponent]),
        given => Arguments::of(given.into_iter().flatten().collect()),
    };
    let [base, exponent, rest @ ..] = &arguments.positional[..] else { return Ok(Value::None) };
    let Some(modulus) = rest.first() else { return operators::binary(evaluator, Binary::Power, base, exponent) };
    let all = [base, exponent, modulus];
    if all.iter().any(|value| value.as_integer().is_none()) {
        let is_number = |value: &&Value| value.as_integer().is_some() || matches!(value, Value::Float(_));
        if all.iter().all(is_number) {
            return Err(type_error("pow() 3rd argument not allowed unless all arguments are integers"));
        }
        let [base, exponent, modulus] = all.map(|value| value.type_name());
        let message = std::format!("unsupported operand type(s) for ** or pow(): '{base}', '{exponent}', '{modulus}'");
        return Err(type_error(message));
    }
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

fn round(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [number, digits] = arguments.bind("round", ["number", "ndigits"], 1)?;
    let number = number.unwrap_or(Value::None);
    if !matches!(number, Value::Float(_)) && number.as_integer().is_none() {
        return Err(type_error(format!("type {} doesn't define __round__ method", number.type_name())));
    }
    let digits = match digits {
        None | Some(Value::None) => None,
        Some(other) => Some(clamped(&conversions::indexed(evaluator, &other)?)?),
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
        (Value::Float(float), Some(_)) if !float.is_finite() => Ok(Value::Float(*float)),
        (Value::Float(float), Some(digits)) => {
            let (whole, scale) = (
                super::numbers::float_to_integer(float.trunc().abs())?,
                BigInt::from(10).pow((-digits).min(400) as u32),
            );
            let (quotient, rest) = arithmetic::floor(&whole, &scale);
            let up = match (&rest + &rest).cmp(&scale) {
                Ordering::Equal if float.fract() == 0.0 => quotient.bit(0),
                order => order != Ordering::Less,
            };
            let rounded = (if up { quotient + 1 } else { quotient }) * scale;
            let rounded = arithmetic::big_to_float(&rounded)
                .map_err(|_| overflow_error("rounded value too large to represent"))?;
            Ok(Value::Float(rounded.copysign(*float)))
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

/// Whether CPython has this builtin and we do not.
pub fn is_missing(name: &str) -> bool {
    known::names("builtins").any(|known| known == name) && super::lookup(name).is_none()
}

/// Whether a class makes exceptions.
pub fn is_exception(class: &crate::console::value::Class) -> bool {
    matches!(class.kind, ClassKind::Exception)
}
