//! Format specifications (`{x:>5}`), `str.format`, and `%`.

use num_bigint::BigInt;

use super::attributes::native;
use super::evaluate::Evaluator;
use super::exception::{INDEX_ERROR, KEY_ERROR, Result, Thrown, raise, type_error, value_error};
use super::value::{Arguments, Value};
use super::{arithmetic, attributes, indexing, special, text};

/// A format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
#[derive(Clone, Debug, Default)]
pub(super) struct Specification {
    pub(super) fill: Option<char>,
    pub(super) align: Option<char>,
    pub(super) sign: Option<char>,
    pub(super) alternate: bool,
    pub(super) width: usize,
    grouping: Option<char>,
    pub(super) precision: Option<usize>,
    pub(super) kind: Option<char>,
}

fn parse(evaluator: &Evaluator, specification: &str, value: &Value) -> Result<Specification> {
    let invalid = || {
        value_error(format!("Invalid format specifier '{specification}' for object of type '{}'", value.type_name()))
    };
    let characters: Vec<char> = specification.chars().collect();
    let mut at = 0;
    let mut parsed = Specification::default();
    let is_align = |character: Option<&char>| character.is_some_and(|c| matches!(c, '<' | '>' | '=' | '^'));
    if is_align(characters.get(1)) {
        parsed.fill = characters.first().copied();
        parsed.align = characters.get(1).copied();
        at = 2;
    } else if is_align(characters.first()) {
        parsed.align = characters.first().copied();
        at = 1;
    }
    let take = |at: &mut usize, wanted: &[char]| {
        let found = characters.get(*at).copied().filter(|character| wanted.contains(character));
        *at += usize::from(found.is_some());
        found
    };
    parsed.sign = take(&mut at, &['+', '-', ' ']);
    if take(&mut at, &['z']).is_some() && !matches!(value, Value::Float(_)) {
        let kind = if matches!(value, Value::Str(_)) { "string" } else { "integer" };
        return Err(value_error(format!("Negative zero coercion (z) not allowed in {kind} format specifier")));
    }
    parsed.alternate = take(&mut at, &['#']).is_some();
    if take(&mut at, &['0']).is_some() {
        parsed.fill.get_or_insert('0');
        parsed.align.get_or_insert(if matches!(value, Value::Str(_)) { '<' } else { '=' });
    }
    let number = |at: &mut usize| -> Result<Option<usize>> {
        let start = *at;
        while characters.get(*at).is_some_and(char::is_ascii_digit) {
            *at += 1;
        }
        if start == *at {
            return Ok(None);
        }
        let digits: String = characters[start..*at].iter().collect();
        let number = digits.parse::<usize>().map_err(|_| value_error("Too many decimal digits in format string"))?;
        evaluator.check_size(i64::try_from(number).unwrap_or(i64::MAX))?;
        Ok(Some(number))
    };
    parsed.width = number(&mut at)?.unwrap_or(0);
    parsed.grouping = take(&mut at, &[',', '_']);
    if take(&mut at, &['.']).is_some() {
        parsed.precision = Some(number(&mut at)?.ok_or_else(|| value_error("Format specifier missing precision"))?);
    }
    parsed.kind = characters.get(at).copied();
    if characters.len() > at + 1 {
        return Err(invalid());
    }
    Ok(parsed)
}

impl Specification {
    /// Pads a number's or a text's parts to the width.
    pub(super) fn pad(&self, sign: &str, body: &str, default: char) -> String {
        let length = sign.chars().count() + body.chars().count();
        let missing = self.width.saturating_sub(length);
        let fill = self.fill.unwrap_or(' ');
        let filled = |count: usize| std::iter::repeat_n(fill, count).collect::<String>();
        match self.align.unwrap_or(default) {
            '<' => format!("{sign}{body}{}", filled(missing)),
            '^' => format!("{}{sign}{body}{}", filled(missing / 2), filled(missing - missing / 2)),
            '=' => format!("{sign}{}{body}", filled(missing)),
            _ => format!("{}{sign}{body}", filled(missing)),
        }
    }

    fn sign(&self, negative: bool) -> &'static str {
        match (negative, self.sign) {
            (true, _) => "-",
            (false, Some('+')) => "+",
            (false, Some(' ')) => " ",
            _ => "",
        }
    }

    /// Digits in groups; with `0` and a width the zeros are grouped too.
    fn group(&self, digits: &str, every: usize, room: usize) -> String {
        let Some(separator) = self.grouping else { return digits.to_owned() };
        let (whole, rest) = digits.split_at(digits.find(['.', 'e', '%']).unwrap_or(digits.len()));
        let mut whole = whole.to_owned();
        if self.fill == Some('0') && self.align == Some('=') {
            while grouped(&whole, separator, every).len() + rest.len() < room {
                let longer = format!("0{whole}");
                if grouped(&longer, separator, every).len() + rest.len() > room {
                    break;
                }
                whole = longer;
            }
        }
        format!("{}{rest}", grouped(&whole, separator, every))
    }
}

fn grouped(digits: &str, separator: char, every: usize) -> String {
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(every) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// `format(value, specification)`.
///
/// # Errors
/// ValueError, TypeError.
pub fn format(evaluator: &Evaluator, value: &Value, specification: &str) -> Result<String> {
    if value.user_class().is_some() {
        let specification_value = vec![Value::text(specification)];
        if let Some(text) = special::ask(evaluator, value, "__format__", specification_value) {
            return match text? {
                Value::Str(text) => Ok(text.to_string()),
                other => Err(type_error(format!("__format__ must return a str, not {}", other.type_name()))),
            };
        }
        if !specification.is_empty() {
            return match native(value.clone()) {
                Value::Instance(_) | Value::Exception(_) => {
                    let name = value.type_name();
                    Err(type_error(format!("unsupported format string passed to {name}.__format__")))
                }
                native => format(evaluator, &native, specification),
            };
        }
    }
    if specification.is_empty() {
        return text::str_of(evaluator, value);
    }
    let unknown = |kind: char| {
        let name = value.type_name();
        value_error(format!("Unknown format code '{kind}' for object of type '{name}'"))
    };
    match value {
        Value::Str(body) => {
            let parsed = parse(evaluator, specification, value)?;
            if let Some(kind) = parsed.kind.filter(|kind| *kind != 's') {
                return Err(unknown(kind));
            }
            if parsed.sign.is_some() {
                return Err(value_error("Sign not allowed in string format specifier"));
            }
            if parsed.align == Some('=') {
                return Err(value_error("'=' alignment not allowed in string format specifier"));
            }
            let body: String = body.chars().take(parsed.precision.unwrap_or(usize::MAX)).collect();
            Ok(parsed.pad("", &body, '<'))
        }
        Value::Float(number) => {
            let parsed = parse(evaluator, specification, value)?;
            format_float(&parsed, *number).ok_or_else(|| unknown(parsed.kind.unwrap_or('?')))
        }
        other => {
            let Some(number) = other.as_integer() else {
                return Err(type_error(format!(
                    "unsupported format string passed to {}.__format__",
                    other.type_name()
                )));
            };
            let parsed = parse(evaluator, specification, value)?;
            if let Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') = parsed.kind {
                return format_float(&parsed, arithmetic::big_to_float(&number)?)
                    .ok_or_else(|| unknown(parsed.kind.unwrap_or('?')));
            }
            if parsed.precision.is_some() {
                return Err(value_error("Precision not allowed in integer format specifier"));
            }
            format_integer(&parsed, &number).ok_or_else(|| unknown(parsed.kind.unwrap_or('?')))
        }
    }
}

pub(super) fn format_integer(parsed: &Specification, number: &BigInt) -> Option<String> {
    let negative = *number < BigInt::from(0);
    let (base, prefix) = match parsed.kind.unwrap_or('d') {
        'd' | 'n' => (10, ""),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        'o' => (8, "0o"),
        'b' => (2, "0b"),
        'c' => {
            let character = u32::try_from(number).ok().and_then(char::from_u32)?;
            return Some(parsed.pad("", &character.to_string(), '<'));
        }
        _ => return None,
    };
    let mut digits = number.magnitude().to_str_radix(base);
    if parsed.kind == Some('X') {
        digits.make_ascii_uppercase();
    }
    let sign = format!("{}{}", parsed.sign(negative), if parsed.alternate { prefix } else { "" });
    let every = if base == 10 { 3 } else { 4 };
    let digits = parsed.group(&digits, every, parsed.width.saturating_sub(sign.len()));
    Some(parsed.pad(&sign, &digits, '>'))
}

pub(super) fn format_float(parsed: &Specification, number: f64) -> Option<String> {
    let magnitude = number.abs();
    let mut digits = if !number.is_finite() {
        let word = if number.is_nan() { "nan" } else { "inf" };
        if parsed.kind.is_some_and(|kind| kind.is_ascii_uppercase()) { word.to_uppercase() } else { word.to_owned() }
    } else {
        match parsed.kind {
            None if parsed.precision.is_none() => text::float(magnitude),
            None => general(magnitude, parsed.precision.unwrap_or(6), true),
            Some('f' | 'F') => format!("{magnitude:.*}", parsed.precision.unwrap_or(6)),
            Some('e') => exponent(magnitude, parsed.precision.unwrap_or(6)),
            Some('E') => exponent(magnitude, parsed.precision.unwrap_or(6)).to_uppercase(),
            Some('g' | 'n') => general(magnitude, parsed.precision.unwrap_or(6), false),
            Some('G') => general(magnitude, parsed.precision.unwrap_or(6), false).to_uppercase(),
            Some('%') => format!("{:.*}%", parsed.precision.unwrap_or(6), magnitude * 100.0),
            Some(_) => return None,
        }
    };
    let sign = parsed.sign(number.is_sign_negative() && !number.is_nan());
    digits = parsed.group(&digits, 3, parsed.width.saturating_sub(sign.len()));
    Some(parsed.pad(sign, &digits, '>'))
}

fn exponent(number: f64, precision: usize) -> String {
    let plain = format!("{number:.precision$e}");
    let Some((mantissa, power)) = plain.split_once('e') else { return plain };
    let power: i32 = power.parse().unwrap_or(0);
    format!("{mantissa}e{}{:02}", if power < 0 { '-' } else { '+' }, power.abs())
}

/// C's `%g`: so many significant digits, in whichever form is shorter.
fn general(number: f64, precision: usize, keep_point: bool) -> String {
    let precision = precision.max(1);
    if number == 0.0 {
        return if keep_point { "0.0".into() } else { "0".into() };
    }
    let scientific = format!("{number:.*e}", precision - 1);
    let power: i32 = scientific.split_once('e').and_then(|(_, power)| power.parse().ok()).unwrap_or(0);
    let limit = precision as i32 - i32::from(keep_point && power == precision as i32 - 1 && precision > 1);
    let trim = |digits: &str| {
        if digits.contains('.') {
            digits.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            digits.to_owned()
        }
    };
    if power < -4 || power >= limit.max(if keep_point { 1 } else { precision as i32 }) {
        let (mantissa, _) = scientific.split_once('e').unwrap_or((&scientific, ""));
        return format!("{}e{}{:02}", trim(mantissa), if power < 0 { '-' } else { '+' }, power.abs());
    }
    let digits = trim(&format!("{number:.*}", usize::try_from(precision as i32 - 1 - power).unwrap_or(0)));
    if keep_point && !digits.contains('.') { format!("{digits}.0") } else { digits }
}

/// `"…".format(…)`.
///
/// # Errors
/// ValueError, IndexError, KeyError, AttributeError.
pub fn str_format(evaluator: &Evaluator, template: &str, arguments: &Arguments) -> Result<String> {
    let mut next = Some(0);
    fields(evaluator, template, arguments, &mut next, 2)
}

fn fields(
    evaluator: &Evaluator,
    template: &str,
    arguments: &Arguments,
    next: &mut Option<usize>,
    depth: u32,
) -> Result<String> {
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
        if brace == "}" {
            return Err(value_error("Single '}' encountered in format string"));
        }
        let Some(end) = field_end(rest) else {
            let message = if rest.is_empty() {
                "Single '{' encountered in format string"
            } else {
                "expected '}' before end of string"
            };
            return Err(value_error(message));
        };
        let field = &rest[..end];
        rest = &rest[end + 1..];
        let cut = field.find([':', '!']).unwrap_or(field.len());
        let (name, more) = field.split_at(cut);
        let (conversion, specification) = match more.strip_prefix('!') {
            Some(more) => {
                let (conversion, specification) = more.split_once(':').unwrap_or((more, ""));
                (conversion, specification)
            }
            None => ("", more.strip_prefix(':').unwrap_or("")),
        };
        let value = field_value(evaluator, name, arguments, next)?;
        let value = match conversion {
            "" => value,
            "r" => Value::text(text::repr_of(evaluator, &value)?),
            "s" => Value::text(text::str_of(evaluator, &value)?),
            "a" => Value::text(text::escaped(&text::repr_of(evaluator, &value)?)),
            other => return Err(value_error(format!("Unknown conversion specifier {other}"))),
        };
        let specification = if specification.contains(['{', '}']) {
            fields(evaluator, specification, arguments, next, depth - 1)?
        } else {
            specification.to_owned()
        };
        out.push_str(&format(evaluator, &value, &specification)?);
        evaluator.check_size(out.len() as i64)?;
    }
    out.push_str(rest);
    Ok(out)
}

fn field_end(rest: &str) -> Option<usize> {
    let mut depth = 0;
    for (offset, character) in rest.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => return Some(offset),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn field_value(evaluator: &Evaluator, name: &str, arguments: &Arguments, next: &mut Option<usize>) -> Result<Value> {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, mut path) = name.split_at(end);
    let place = if first.is_empty() {
        let Some(place) = *next else {
            return Err(value_error("cannot switch from manual field specification to automatic field numbering"));
        };
        *next = Some(place + 1);
        Some(place)
    } else if let Ok(place) = first.parse::<usize>() {
        if next.is_some_and(|next| next > 0) {
            return Err(value_error("cannot switch from automatic field numbering to manual field specification"));
        }
        *next = None;
        Some(place)
    } else {
        None
    };
    let mut value = match place {
        Some(place) => arguments.get(place).cloned().ok_or_else(|| {
            raise(&INDEX_ERROR, format!("Replacement index {place} out of range for positional args tuple"))
        })?,
        None => {
            let found = arguments.keyword.iter().find(|(keyword, _)| &**keyword == first);
            found.map(|(_, value)| value.clone()).ok_or_else(|| Thrown::new(&KEY_ERROR, vec![Value::text(first)]))?
        }
    };
    while !path.is_empty() {
        if let Some(rest) = path.strip_prefix('.') {
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            value = attributes::get(evaluator, &value, &rest[..end])?;
            path = &rest[end..];
        } else {
            let Some(end) = path.find(']') else { return Err(value_error("Missing ']' in format string")) };
            let inside = path.get(1..end).unwrap_or("");
            let index = inside.parse::<i64>().map_or_else(|_| Value::text(inside), Value::Int);
            value = indexing::index(evaluator, &value, &index)?;
            path = &path[end + 1..];
            if !path.is_empty() && !path.starts_with(['.', '[']) {
                return Err(value_error("Only '.' or '[' may follow ']' in format field specifier"));
            }
        }
    }
    Ok(value)
}
