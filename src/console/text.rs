//! How values are written: `repr`, `str`, and the pieces of text they are made of.

use std::fmt::Write;
use std::sync::Arc;

use num_bigint::{BigInt, BigUint};

use super::evaluate::Evaluator;
use super::exception::{KEY_ERROR, Result, Thrown, type_error, value_error};
use super::iterate::Iter;
use super::value::{Class, ClassKind, Value, lock};
use super::{sockets, special};
use crate::journal::event::Stream;

/// Containers inside each other are written this deep; CPython raises RecursionError somewhat later.
const DEEPEST: usize = 200;

/// An int has at most so many decimal digits as text (`sys.get_int_max_str_digits`).
pub const MOST_DIGITS: u32 = 4300;

/// What writing a value needs to know on its way.
#[derive(Default)]
struct Inside<'a> {
    /// The containers it is inside of.
    places: Vec<usize>,
    /// How many of them are outside of the object whose `__repr__` asks.
    around: usize,
    /// Who asks the program's own `__repr__`; without one, an object is written as `object` would.
    evaluator: Option<&'a Evaluator>,
    /// What such a method raised.
    failure: Option<Thrown>,
}

/// Python's `repr`, without asking methods of the program: for a value that is none of its objects.
pub fn repr(value: &Value) -> String {
    let mut out = String::new();
    write_repr(&mut out, value, &mut Inside::default());
    out
}

/// Python's `repr`.
///
/// # Errors
/// What a `__repr__` of the program raises.
pub fn repr_of(evaluator: &Evaluator, value: &Value) -> Result<String> {
    let mut out = String::new();
    let places = evaluator.writing.borrow().clone();
    let mut inside = Inside { around: places.len(), places, evaluator: Some(evaluator), failure: None };
    write_repr(&mut out, value, &mut inside);
    inside.failure.map_or(Ok(out), Err)
}

/// Python's `str`.
///
/// # Errors
/// What a `__str__` or `__repr__` of the program raises.
pub fn str_of(evaluator: &Evaluator, value: &Value) -> Result<String> {
    match value {
        Value::Str(text) => Ok(text.to_string()),
        _ => evaluator.counted(1, " while getting the str of an object", || str_within(evaluator, value)),
    }
}

fn str_within(evaluator: &Evaluator, value: &Value) -> Result<String> {
    if value.user_class().is_some() {
        if let Some(text) = special::ask(evaluator, value, "__str__", vec![]) {
            return text_of(text?, "__str__");
        }
        if let (Value::Instance(instance), None) = (value, special::own(value, "__repr__"))
            && let Some(native) = instance.native.get()
            && !matches!(native, Value::Set(_) | Value::ByteArray(_) | Value::Socket(_))
        {
            return str_of(evaluator, native);
        }
        // What its `__repr__` gave is told as what its `str` did.
        if let Some(text) = special::ask(evaluator, value, "__repr__", vec![])
            && matches!(value, Value::Instance(_))
        {
            return text_of(text?, "__str__");
        }
    }
    match value {
        Value::Exception(exception) => match &exception.arguments()[..] {
            [only] if !exception.is_a(&KEY_ERROR) => str_of(evaluator, only),
            _ => Ok(exception.message()),
        },
        Value::Str(_) | Value::Member(..) => Ok(str(value)),
        other => repr_of(evaluator, other),
    }
}

/// What a method that must give a str gave.
fn text_of(value: Value, method: &str) -> Result<String> {
    match value {
        Value::Str(text) => Ok(text.to_string()),
        other => Err(type_error(format!("{method} returned non-string (type {})", other.type_name()))),
    }
}

/// Writes an object of the program.
fn write_object(out: &mut String, value: &Value, inside: &mut Inside) {
    if inside.failure.is_some() {
        return;
    }
    let asked = inside.evaluator.and_then(|evaluator| {
        let asked = || special::ask(evaluator, value, "__repr__", vec![]).transpose();
        let outer = evaluator.writing.replace(inside.places.clone());
        let asked = evaluator.counted(1, " while getting the repr of an object", asked).transpose();
        evaluator.writing.replace(outer);
        asked
    });
    match asked.map(|text| text.and_then(|text| text_of(text, "__repr__"))) {
        Some(Ok(text)) => out.push_str(&text),
        Some(Err(thrown)) => inside.failure = Some(thrown),
        None => match value {
            Value::Instance(instance) => match instance.native.get() {
                // Of these the name of the class is part of the text.
                Some(native @ (Value::Set(_) | Value::ByteArray(_))) => {
                    let mut text = String::new();
                    write_repr(&mut text, native, inside);
                    let bare = text.strip_prefix(native.class().name).map(|text| text.trim_matches(['(', ')']));
                    let _ = write!(out, "{}({})", instance.class.name, bare.unwrap_or(&text));
                }
                Some(Value::Socket(socket)) => {
                    let name = format!("__main__.{}", instance.class.qualified);
                    out.push_str(&sockets::object::repr_as(socket, &name));
                }
                Some(native) => write_repr(out, native, inside),
                None => {
                    let class = &instance.class;
                    // `object()` is the one object whose class is no class of the program.
                    let module = if class.order.is_empty() { "" } else { "__main__." };
                    let _ = write!(out, "<{module}{} object at {}>", class.qualified, place(value));
                }
            },
            Value::Exception(exception) => {
                out.push_str(value.type_name());
                out.push('(');
                let arguments = exception.arguments();
                nested(out, value, inside, |out, inside| sequence(out, &arguments, inside), "...");
                out.push(')');
            }
            _ => {}
        },
    }
}

/// Python's `str`.
pub fn str(value: &Value) -> String {
    match value {
        Value::Str(text) => text.to_string(),
        Value::Exception(exception) => exception.message(),
        // Since Python 3.11 an IntEnum's str is its number.
        Value::Member(_, number) => number.to_string(),
        other => repr(other),
    }
}

/// A text with all that is not ASCII escaped: Python's `ascii` of what its `repr` gave.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        if character.is_ascii() {
            out.push(character);
        } else {
            escape(&mut out, character);
        }
    }
    out
}

fn write_repr(out: &mut String, value: &Value, inside: &mut Inside) {
    // Writing to a String does not fail, so the results of write! say nothing.
    match value {
        Value::None => out.push_str("None"),
        Value::Ellipsis => out.push_str("Ellipsis"),
        Value::Bool(value) => out.push_str(if *value { "True" } else { "False" }),
        Value::Int(number) => {
            let _ = write!(out, "{number}");
        }
        Value::Big(number) => match inside.evaluator.map_or(Ok(()), |_| check_digits(number)) {
            Ok(()) => {
                let _ = write!(out, "{number}");
            }
            Err(thrown) => inside.failure = Some(thrown),
        },
        Value::Float(number) => out.push_str(&float(*number)),
        Value::Str(text) => string(out, text),
        Value::Bytes(content) => bytes(out, content),
        Value::ByteArray(content) => {
            let content = lock(content).clone();
            out.push_str("bytearray(");
            // Here CPython escapes an apostrophe also where it need not.
            let quote = if content.contains(&b'\'') && !content.contains(&b'"') { b'"' } else { b'\'' };
            quoted(out, &content, quote, b'\'');
            out.push(')');
        }
        Value::Tuple(items) if !items.is_empty() && inside.places.contains(&value.address().unwrap_or(0)) => {
            out.push_str("(...)");
        }
        Value::Tuple(items) => {
            out.push('(');
            nested(out, value, inside, |out, inside| sequence(out, items, inside), "...");
            out.push_str(if items.len() == 1 { ",)" } else { ")" });
        }
        Value::List(items) => {
            let items = lock(items).clone();
            out.push('[');
            nested(out, value, inside, |out, inside| sequence(out, &items, inside), "...");
            out.push(']');
        }
        Value::Dict(items) => {
            let items: Vec<(Value, Value)> = lock(items).items().cloned().collect();
            out.push('{');
            let write = |out: &mut String, inside: &mut Inside| {
                for (index, (key, value)) in items.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { ", " });
                    write_repr(out, key, inside);
                    out.push_str(": ");
                    write_repr(out, value, inside);
                }
            };
            nested(out, value, inside, write, "...");
            out.push('}');
        }
        Value::Range(range) => {
            let _ = write!(out, "range({}, {}", range.start, range.stop);
            if range.step != 1 {
                let _ = write!(out, ", {}", range.step);
            }
            out.push(')');
        }
        Value::Slice(parts) => {
            out.push_str("slice(");
            sequence(out, &parts[..], inside);
            out.push(')');
        }
        Value::Set(set) => {
            let items: Vec<Value> = lock(&set.table).items().map(|(_, item)| item.clone()).collect();
            let (before, after) = match (set.frozen, items.is_empty()) {
                (false, true) => ("set(", ")"),
                (true, true) => ("frozenset(", ")"),
                (false, false) => ("{", "}"),
                (true, false) => ("frozenset({", "})"),
            };
            out.push_str(before);
            nested(out, value, inside, |out, inside| sequence(out, &items, inside), "...");
            out.push_str(after);
        }
        Value::Object(object) => match object.parts() {
            Some((title, parts)) => {
                out.push_str(title);
                let write = |out: &mut String, inside: &mut Inside| {
                    for (index, (name, part)) in parts.iter().enumerate() {
                        out.push_str(if index == 0 { "" } else { ", " });
                        out.push_str(name);
                        out.push_str(if name.is_empty() { "" } else { "=" });
                        write_repr(out, part, inside);
                    }
                };
                out.push('(');
                nested(out, value, inside, write, "...");
                out.push(')');
            }
            None => out.push_str(&object.repr(value)),
        },
        Value::Iterator(iterator) => {
            let name = match &*lock(iterator) {
                Iter::Generator(generator) => format!("generator object {}", generator.qualified()),
                other => format!("{} object", other.class().name),
            };
            let _ = write!(out, "<{name} at {}>", place(value));
        }
        Value::Module(module) => {
            // Of the others CPython tells the file.
            let place = if matches!(module.name, "errno" | "sys" | "time") { " (built-in)" } else { "" };
            let _ = write!(out, "<module '{}'{place}>", module.name);
        }
        Value::Builtin(builtin) => {
            let _ = write!(out, "<built-in function {}>", builtin.name);
        }
        Value::Bound(bound) => {
            let (object, method) = (&bound.0, bound.1);
            let (name, kind, place) = (method.name, object.type_name(), place(object));
            let _ = match super::slots::is_wrapper(method) {
                true => write!(out, "<method-wrapper '{name}' of {kind} object at {place}>"),
                false => write!(out, "<built-in method {name} of {kind} object at {place}>"),
            };
        }
        Value::Class(class) => out.push_str(&class_repr(class)),
        Value::Exception(_) | Value::Instance(_) => write_object(out, value, inside),
        Value::NotImplemented => out.push_str("NotImplemented"),
        Value::Function(function) => {
            let _ = write!(out, "<function {} at {}>", function.code.qualified, place(value));
        }
        Value::BoundFunction(bound) => {
            let _ = write!(out, "<bound method {} of ", bound.function.code.qualified);
            write_repr(out, &bound.object, inside);
            out.push('>');
        }
        Value::Unbound(class, method) => {
            let _ = match method.name.starts_with("__") {
                true => write!(out, "<slot wrapper '{}' of '{}' objects>", method.name, class.name),
                false => write!(out, "<method '{}' of '{}' objects>", method.name, class.name),
            };
        }
        Value::UserClass(class) => {
            let _ = write!(out, "<class '__main__.{}'>", class.qualified);
        }
        Value::Super(shared) => {
            let kind = match &shared.object {
                Value::UserClass(class) => class.name.to_string(),
                other => other.type_name().to_owned(),
            };
            let _ = write!(out, "<super: <class '{}'>, <{kind} object>>", shared.class.name);
        }
        Value::Member(class, number) => out.push_str(&member(class, *number)),
        Value::Socket(socket) => out.push_str(&sockets::object::repr(socket)),
        Value::Stream(stream) => {
            let name = if *stream == Stream::Out { "stdout" } else { "stderr" };
            let _ = write!(out, "<_io.TextIOWrapper name='<{name}>' mode='w' encoding='utf-8'>");
        }
    }
}

/// CPython's guard against conversions that take long (`sys.set_int_max_str_digits`).
///
/// # Errors
/// ValueError.
pub fn check_digits(number: &BigInt) -> Result<()> {
    // Of 14,281 bits, a number may have 4,300 digits.
    if number.bits() > 14_280 && number.magnitude() >= &BigUint::from(10u8).pow(MOST_DIGITS) {
        return Err(value_error(format!(
            "Exceeds the limit ({MOST_DIGITS} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
        )));
    }
    Ok(())
}

fn class_repr(class: &Class) -> String {
    match class.kind {
        ClassKind::Enum { flags: true, .. } => format!("<flag '{}'>", class.name),
        ClassKind::Enum { .. } => format!("<enum '{}'>", class.name),
        _ => format!("<class '{}'>", class.full_name()),
    }
}

/// An enum's member, or the flags a number is made of.
fn member(class: &Class, number: i64) -> String {
    match member_name(class, number) {
        Some(name) => format!("<{}.{name}: {number}>", class.name),
        None => format!("<{}: {number}>", class.name),
    }
}

/// The name of an enum's member; for flags, those that were or-ed.
pub fn member_name(class: &Class, number: i64) -> Option<String> {
    let ClassKind::Enum { members, flags } = class.kind else { return None };
    if let Some((name, _)) = members().iter().find(|(_, value)| *value == number) {
        return Some((*name).to_owned());
    }
    if !flags {
        return None;
    }
    let mut rest = number;
    let mut names = Vec::new();
    let mut sorted: Vec<_> = members().iter().filter(|(_, value)| value.count_ones() == 1).collect();
    sorted.sort_by_key(|(_, value)| *value);
    for (name, value) in sorted {
        if rest & value == *value {
            names.push((*name).to_owned());
            rest &= !value;
        }
    }
    if names.is_empty() {
        return None;
    }
    if rest != 0 {
        names.push(rest.to_string());
    }
    Some(names.join("|"))
}

fn sequence(out: &mut String, items: &[Value], inside: &mut Inside) {
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { ", " });
        write_repr(out, item, inside);
    }
}

/// Writes what is inside a container, or dots when the container is inside itself.
fn nested(
    out: &mut String,
    value: &Value,
    inside: &mut Inside,
    write: impl FnOnce(&mut String, &mut Inside),
    dots: &str,
) {
    let place = value.address().unwrap_or(0);
    if inside.places.contains(&place) && !matches!(value, Value::Tuple(items) if items.is_empty())
        || inside.places.len() > inside.around + DEEPEST
    {
        out.push_str(dots);
        return;
    }
    inside.places.push(place);
    write(out, inside);
    inside.places.pop();
}

/// Where an object lives, as CPython writes addresses.
pub fn place(value: &Value) -> String {
    format!("{:#x}", value.identity())
}

/// A float as Python writes it: the shortest digits that read back the same.
pub fn float(number: f64) -> String {
    if number.is_nan() {
        return "nan".into();
    }
    if number.is_infinite() {
        return if number > 0.0 { "inf".into() } else { "-inf".into() };
    }
    let scientific = format!("{number:e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let plain = format!("{number}");
        return if plain.contains('.') { plain } else { format!("{plain}.0") };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

fn string(out: &mut String, text: &str) {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.push(quote);
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            character if character == quote => {
                out.push('\\');
                out.push(quote);
            }
            character if is_printable(character) => out.push(character),
            character => escape(out, character),
        }
    }
    out.push(quote);
}

/// Where the halves of UTF-16's pairs are kept (0xd800 to 0xdfff), which a Python str may hold and ours may not: in a
/// part of Unicode that is for private use and nobody uses.
const SURROGATES: u32 = 0x10_f000;

/// The character that stands for a number; `None` past the last one.
pub fn character(code: u32) -> Option<char> {
    match code {
        0xd800..=0xdfff => char::from_u32(code - 0xd800 + SURROGATES),
        _ => char::from_u32(code),
    }
}

/// The number of a character.
pub fn code_of(character: char) -> u32 {
    match character as u32 {
        code @ SURROGATES..=0x10_f7ff => code - SURROGATES + 0xd800,
        code => code,
    }
}

/// Whether there is any half of a pair in a text.
pub fn has_surrogates(text: &str) -> bool {
    text.as_bytes().contains(&0xf4) && text.chars().any(|c| (0xd800..0xe000).contains(&code_of(c)))
}

fn escape(out: &mut String, character: char) {
    let number = code_of(character);
    let _ = match number {
        0..=0xff => write!(out, "\\x{number:02x}"),
        0x100..=0xffff => write!(out, "\\u{number:04x}"),
        _ => write!(out, "\\U{number:08x}"),
    };
}

/// Python's `str.isprintable`, for the characters that are not letters of some script: controls, separators
/// other than the space, formatting marks, private and unassigned planes.
pub fn is_printable(character: char) -> bool {
    !character.is_control()
        && !(SURROGATES..SURROGATES + 0x800).contains(&(character as u32))
        && !matches!(character,
            '\u{a0}' | '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{1680}' | '\u{180e}'
            | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3000}'
            | '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}'..='\u{ffff}' | '\u{e0000}'..)
}

fn bytes(out: &mut String, content: &[u8]) {
    let quote = if content.contains(&b'\'') && !content.contains(&b'"') { b'"' } else { b'\'' };
    quoted(out, content, quote, quote);
}

/// Bytes between quotes, with one byte that is escaped.
fn quoted(out: &mut String, content: &[u8], quote: u8, escaped: u8) {
    out.push('b');
    out.push(quote as char);
    for byte in content {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            byte if *byte == escaped => {
                out.push('\\');
                out.push(escaped as char);
            }
            0x20..=0x7e => out.push(*byte as char),
            byte => {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out.push(quote as char);
}

/// The text of UnicodeDecodeError and UnicodeEncodeError.
pub fn unicode_error(
    class: &Class,
    encoding: &Arc<str>,
    object: &Value,
    start: &Value,
    end: &Value,
    reason: &Value,
) -> String {
    let (first, past) = (start.as_small().unwrap_or(0), end.as_small().unwrap_or(0));
    let reason = str(reason);
    let does = if class.name == "UnicodeDecodeError" { "decode" } else { "encode" };
    if past - first != 1 {
        let things = if does == "decode" { "bytes" } else { "characters" };
        return format!("'{encoding}' codec can't {does} {things} in position {first}-{}: {reason}", past - 1);
    }
    let at = usize::try_from(first).unwrap_or(0);
    match object {
        Value::Str(text) => {
            let mut shown = String::new();
            escape(&mut shown, text.chars().nth(at).unwrap_or('\u{fffd}'));
            format!("'{encoding}' codec can't encode character '{shown}' in position {first}: {reason}")
        }
        other => {
            let byte = other.as_bytes().and_then(|bytes| bytes.get(at).copied()).unwrap_or(0);
            format!("'{encoding}' codec can't decode byte {byte:#04x} in position {first}: {reason}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_written_as_python_writes_them() {
        for (number, text) in [
            (1.0, "1.0"),
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (1e15, "1000000000000000.0"),
            (1.5e-5, "1.5e-05"),
            (0.0001, "0.0001"),
            (-0.0, "-0.0"),
            (1e100, "1e+100"),
            (f64::INFINITY, "inf"),
        ] {
            assert_eq!(float(number), text);
        }
    }

    #[test]
    fn strings_and_bytes_choose_their_quotes() {
        assert_eq!(repr(&Value::text("it's")), "\"it's\"");
        assert_eq!(repr(&Value::text("a\n\u{1b}[1m\u{202e}ñ")), "'a\\n\\x1b[1m\\u202eñ'");
        assert_eq!(repr(&Value::bytes(*b"\x00a'\"")), "b'\\x00a\\'\"'");
        assert_eq!(repr(&Value::tuple(vec![Value::Int(1)])), "(1,)");
        assert_eq!(escaped(&repr(&Value::text("ñ"))), "'\\xf1'");
    }

    #[test]
    fn a_list_inside_itself_is_dots() {
        let list = Value::list(vec![]);
        if let Value::List(items) = &list {
            lock(items).push(list.clone());
        }
        assert_eq!(repr(&list), "[[...]]");
        if let Value::List(items) = &list {
            let items = std::mem::take(&mut *lock(items));
            drop(items);
        }
    }
}
