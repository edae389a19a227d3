//! `template % values`.

use super::conversions;
use super::evaluate::Evaluator;
use super::exception::{KEY_ERROR, Result, Thrown, type_error, value_error};
use super::format::{Specification, format_float, format_integer};
use super::operators::key_of;
use super::value::{Value, lock};
use super::{arithmetic, text};

/// `template % values`.
///
/// # Errors
/// TypeError, ValueError, KeyError.
pub fn percent(evaluator: &Evaluator, template: &str, values: &Value) -> Result<String> {
    let out = interpolate(evaluator, template, values, false)?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// `b"…" % values`.
///
/// # Errors
/// As [`percent`].
pub fn percent_bytes(evaluator: &Evaluator, template: &[u8], values: &Value) -> Result<Value> {
    // Latin-1 there and back keeps every byte of the template.
    let characters: String = template.iter().map(|byte| *byte as char).collect();
    interpolate(evaluator, &characters, values, true).map(Value::bytes)
}

fn interpolate(evaluator: &Evaluator, template: &str, values: &Value, is_bytes: bool) -> Result<Vec<u8>> {
    let listed = match values {
        Value::Tuple(items) => items.to_vec(),
        other => vec![other.clone()],
    };
    let mut used = 0;
    let mut named = false;
    let mut out: Vec<u8> = Vec::new();
    let put = |out: &mut Vec<u8>, text: &str| {
        if is_bytes {
            out.extend(text.chars().map(|character| character as u32 as u8));
        } else {
            out.extend_from_slice(text.as_bytes());
        }
    };
    let mut characters = template.chars().peekable();
    let mut count = 0;
    while let Some(character) = characters.next() {
        count += 1;
        if character != '%' {
            put(&mut out, character.encode_utf8(&mut [0; 4]));
            continue;
        }
        let mut value = None;
        if characters.peek() == Some(&'(') {
            characters.next();
            let mut name = String::new();
            loop {
                match characters.next() {
                    Some(')') => break,
                    Some(character) => name.push(character),
                    None => return Err(value_error("incomplete format key")),
                }
            }
            let Value::Dict(entries) = values else { return Err(type_error("format requires a mapping")) };
            named = true;
            let key = if is_bytes { Value::bytes(name.as_bytes()) } else { Value::text(&name) };
            let found = lock(entries).get(&key_of(&key)?);
            value = Some(found.ok_or_else(|| Thrown::new(&KEY_ERROR, vec![key]))?);
        }
        let mut parsed = Specification::default();
        while let Some(flag) = characters.peek().copied().filter(|flag| matches!(flag, '-' | '+' | ' ' | '#' | '0')) {
            characters.next();
            match flag {
                '-' => parsed.align = Some('<'),
                '+' => parsed.sign = Some('+'),
                ' ' => parsed.sign = parsed.sign.or(Some(' ')),
                '#' => parsed.alternate = true,
                _ => parsed.fill = Some('0'),
            }
        }
        let mut take = || {
            let item = listed.get(used).cloned();
            used += 1;
            item.ok_or_else(|| type_error("not enough arguments for format string"))
        };
        let mut digits = String::new();
        let mut precision = None;
        loop {
            match characters.peek().copied() {
                Some('*') => {
                    characters.next();
                    digits = take()?.as_small().ok_or_else(|| type_error("* wants int"))?.to_string();
                }
                Some(digit) if digit.is_ascii_digit() => {
                    characters.next();
                    digits.push(digit);
                }
                Some('.') if precision.is_none() => {
                    characters.next();
                    parsed.width = digits.parse().unwrap_or(0);
                    digits.clear();
                    precision = Some(0);
                }
                _ => break,
            }
        }
        match precision {
            Some(_) => parsed.precision = Some(digits.parse().unwrap_or(0)),
            None => parsed.width = digits.parse().unwrap_or(0),
        }
        evaluator.check_size((parsed.width.max(parsed.precision.unwrap_or(0))) as i64)?;
        let Some(kind) = characters.next() else { return Err(value_error("incomplete format")) };
        if kind == '%' {
            out.push(b'%');
            continue;
        }
        let value = match value {
            Some(value) => value,
            None => take()?,
        };
        if parsed.fill == Some('0') && parsed.align.is_none() {
            parsed.align = Some('=');
        } else if parsed.align == Some('<') {
            parsed.fill = None;
        }
        if is_bytes && matches!(kind, 's' | 'b') {
            let Some(bytes) = value.as_bytes() else {
                let given = value.type_name();
                return Err(type_error(format!(
                    "%b requires a bytes-like object, or an object that implements __bytes__, not '{given}'"
                )));
            };
            let latin: String =
                bytes.iter().take(parsed.precision.unwrap_or(usize::MAX)).map(|byte| *byte as char).collect();
            parsed.fill = None;
            put(&mut out, &parsed.pad("", &latin, '>'));
            continue;
        }
        let value = match kind {
            'd' | 'i' | 'u' => conversions::number(evaluator, &value, &["__int__", "__index__"], "int"),
            'x' | 'X' | 'o' | 'c' => conversions::indexed(evaluator, &value),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => conversions::number(evaluator, &value, &["__float__"], "float"),
            _ => None,
        }
        .transpose()?
        .unwrap_or(value);
        let piece = one(evaluator, &parsed, kind, &value, count)?;
        put(&mut out, &piece);
        evaluator.check_size(out.len() as i64)?;
    }
    let whole_mapping = matches!(values, Value::Dict(_));
    if used < listed.len() && !named && !whole_mapping {
        return Err(type_error("not all arguments converted during string formatting"));
    }
    Ok(out)
}

fn one(evaluator: &Evaluator, parsed: &Specification, kind: char, value: &Value, place: usize) -> Result<String> {
    let mut parsed = parsed.clone();
    let text = match kind {
        's' => text::str_of(evaluator, value)?,
        'r' => text::repr_of(evaluator, value)?,
        'a' => text::escaped(&text::repr_of(evaluator, value)?),
        'c' => match value {
            Value::Str(text) if text.chars().count() == 1 => text.to_string(),
            other => match other.as_small().and_then(|number| u32::try_from(number).ok()).and_then(char::from_u32) {
                Some(character) => character.to_string(),
                None => return Err(type_error("%c requires int or char")),
            },
        },
        'd' | 'i' | 'u' | 'x' | 'X' | 'o' => {
            let number = match value {
                Value::Float(number) if matches!(kind, 'd' | 'i' | 'u') => {
                    super::builtins::numbers::float_to_integer(number.trunc())?
                }
                other => other.as_integer().ok_or_else(|| {
                    let wanted = if matches!(kind, 'd' | 'i' | 'u') { "a real number" } else { "an integer" };
                    type_error(format!("%{kind} format: {wanted} is required, not {}", other.type_name()))
                })?,
            };
            parsed.kind = Some(if matches!(kind, 'i' | 'u') { 'd' } else { kind });
            parsed.precision = None;
            return Ok(format_integer(&parsed, &number).unwrap_or_default());
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let number = arithmetic::to_float(value)
                .ok_or_else(|| type_error(format!("must be real number, not {}", value.type_name())))??;
            parsed.kind = Some(kind);
            return Ok(format_float(&parsed, number).unwrap_or_default());
        }
        other => {
            let number = other as u32;
            return Err(value_error(format!("unsupported format character '{other}' ({number:#x}) at index {place}")));
        }
    };
    parsed.fill = None;
    parsed.align = parsed.align.filter(|align| *align == '<');
    let text: String = text.chars().take(parsed.precision.unwrap_or(usize::MAX)).collect();
    Ok(parsed.pad("", &text, '>'))
}
