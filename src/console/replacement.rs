//! `"…".format(…)`. In the order of CPython's Objects/stringlib/unicode_format.h, so that the first complaint is its.

use super::evaluate::Evaluator;
use super::exception::{INDEX_ERROR, KEY_ERROR, Result, Thrown, raise, value_error};
use super::format::format;
use super::value::{Arguments, Value};
use super::{attributes, indexing, text};

/// What the fields are replaced by, and how they have been numbered so far.
struct Source<'a> {
    arguments: &'a Arguments,
    /// `format_map`'s.
    mapping: Option<&'a Value>,
    /// Whether fields count themselves, once one has shown it.
    automatic: Option<bool>,
    next: usize,
}

/// `"…".format(…)`.
///
/// # Errors
/// ValueError, IndexError, KeyError, AttributeError.
pub fn str_format(evaluator: &Evaluator, template: &str, arguments: &Arguments) -> Result<String> {
    let mut source = Source { arguments, mapping: None, automatic: None, next: 0 };
    fields(evaluator, template, &mut source, 2)
}

/// `"…".format_map(mapping)`.
///
/// # Errors
/// As [`str_format`].
pub fn format_map(evaluator: &Evaluator, template: &str, mapping: &Value) -> Result<String> {
    let arguments = Arguments::default();
    let mut source = Source { arguments: &arguments, mapping: Some(mapping), automatic: None, next: 0 };
    fields(evaluator, template, &mut source, 2)
}

/// A field between braces.
struct Field<'a> {
    name: &'a str,
    conversion: Option<char>,
    specification: &'a str,
}

fn fields(evaluator: &Evaluator, template: &str, source: &mut Source, depth: u32) -> Result<String> {
    if depth == 0 {
        return Err(value_error("Max string recursion exceeded"));
    }
    let mut out = String::new();
    let mut rest = template;
    while let Some(place) = rest.find(['{', '}']) {
        out.push_str(&rest[..place]);
        let brace = &rest[place..place + 1];
        rest = &rest[place + 1..];
        if let Some(after) = rest.strip_prefix(brace) {
            out.push_str(brace);
            rest = after;
            continue;
        }
        if brace == "}" || rest.is_empty() {
            return Err(value_error(format!("Single '{brace}' encountered in format string")));
        }
        let (field, after) = read_field(rest)?;
        rest = after;
        let value = field_value(evaluator, field.name, source)?;
        let value = match field.conversion {
            None => value,
            Some('r') => Value::text(text::repr_of(evaluator, &value)?),
            Some('s') => Value::text(text::str_of(evaluator, &value)?),
            Some('a') => Value::text(text::escaped(&text::repr_of(evaluator, &value)?)),
            Some(other) => {
                let shown = match other {
                    '!'..='~' => other.to_string(),
                    other => format!("\\x{:x}", other as u32),
                };
                return Err(value_error(format!("Unknown conversion specifier {shown}")));
            }
        };
        let specification = if field.specification.contains('{') {
            fields(evaluator, field.specification, source, depth - 1)?
        } else {
            field.specification.to_owned()
        };
        out.push_str(&format(evaluator, &value, &specification)?);
        evaluator.check_size(out.len() as i64)?;
    }
    out.push_str(rest);
    Ok(out)
}

/// A field and what is after its brace.
fn read_field(text: &str) -> Result<(Field<'_>, &str)> {
    let mut characters = text.char_indices();
    let end = loop {
        match characters.next() {
            Some((_, '{')) => return Err(value_error("unexpected '{' in field name")),
            Some((_, '[')) => while characters.next().is_some_and(|(_, inside)| inside != ']') {},
            Some((at, mark @ ('}' | ':' | '!'))) => break (at, mark),
            Some(_) => {}
            None => return Err(value_error("expected '}' before end of string")),
        }
    };
    let (name, mut rest) = (&text[..end.0], &text[end.0 + 1..]);
    if end.1 == '}' {
        return Ok((Field { name, conversion: None, specification: "" }, rest));
    }
    let mut conversion = None;
    if end.1 == '!' {
        let mut characters = rest.chars();
        let Some(first) = characters.next() else {
            return Err(value_error("end of string while looking for conversion specifier"));
        };
        conversion = Some(first);
        let mark = characters.next();
        rest = characters.as_str();
        match mark {
            Some('}') => return Ok((Field { name, conversion, specification: "" }, rest)),
            Some(':') => {}
            Some(_) => return Err(value_error("expected ':' after conversion specifier")),
            None => return Err(value_error("unmatched '{' in format spec")),
        }
    }
    let mut depth = 1;
    for (offset, character) in rest.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let field = Field { name, conversion, specification: &rest[..offset] };
            return Ok((field, &rest[offset + 1..]));
        }
    }
    Err(value_error("unmatched '{' in format spec"))
}

/// A number of only digits, as `get_integer` reads it.
fn place_of(text: &str) -> Result<Option<usize>> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    match text.parse::<i64>() {
        Ok(place) => Ok(Some(place as usize)),
        Err(_) => Err(value_error("Too many decimal digits in format string")),
    }
}

fn field_value(evaluator: &Evaluator, name: &str, source: &mut Source) -> Result<Value> {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, path) = name.split_at(end);
    let mut place = place_of(first)?;
    if first.is_empty() || place.is_some() {
        let automatic = first.is_empty();
        if source.mapping.is_none() && *source.automatic.get_or_insert(automatic) != automatic {
            return Err(value_error(if automatic {
                "cannot switch from manual field specification to automatic field numbering"
            } else {
                "cannot switch from automatic field numbering to manual field specification"
            }));
        }
        if automatic {
            place = Some(source.next);
            source.next += 1;
        }
    }
    let value = match (place, source.mapping) {
        (Some(_), Some(_)) => return Err(value_error("Format string contains positional fields")),
        (Some(place), None) => source.arguments.get(place).cloned().ok_or_else(|| {
            raise(&INDEX_ERROR, format!("Replacement index {place} out of range for positional args tuple"))
        })?,
        (None, Some(mapping)) => indexing::index(evaluator, mapping, &Value::text(first))?,
        (None, None) => {
            let found = source.arguments.keyword.iter().find(|(keyword, _)| &**keyword == first);
            found.map(|(_, value)| value.clone()).ok_or_else(|| Thrown::new(&KEY_ERROR, vec![Value::text(first)]))?
        }
    };
    along(evaluator, value, path)
}

/// Follows `.name` and `[index]`.
fn along(evaluator: &Evaluator, mut value: Value, mut path: &str) -> Result<Value> {
    let empty = || value_error("Empty attribute in format string");
    while !path.is_empty() {
        if let Some(rest) = path.strip_prefix('.') {
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            if end == 0 {
                return Err(empty());
            }
            value = attributes::get(evaluator, &value, &rest[..end])?;
            path = &rest[end..];
        } else if let Some(rest) = path.strip_prefix('[') {
            let Some(end) = rest.find(']') else { return Err(value_error("Missing ']' in format string")) };
            if end == 0 {
                return Err(empty());
            }
            let inside = &rest[..end];
            let index = place_of(inside)?.map_or_else(|| Value::text(inside), |place| Value::Int(place as i64));
            value = indexing::index(evaluator, &value, &index)?;
            path = &rest[end + 1..];
        } else {
            return Err(value_error("Only '.' or '[' may follow ']' in format field specifier"));
        }
    }
    Ok(value)
}
