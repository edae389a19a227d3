//! Format specifications: `{x:>5}`. In the order of CPython's Python/formatter_unicode.c, so that the first complaint is its.

use num_bigint::BigInt;

use super::arithmetic;
use super::attributes::native;
use super::evaluate::{CALLING, Evaluator};
use super::exception::{Result, overflow_error, type_error, value_error};
use super::special;
use super::text;
use super::value::Value;

/// A format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
#[derive(Clone, Debug, Default)]
pub(super) struct Specification {
    pub(super) fill: Option<char>,
    pub(super) align: Option<char>,
    pub(super) sign: Option<char>,
    /// Whether `-0.0` is written as `0.0`.
    positive_zero: bool,
    pub(super) alternate: bool,
    pub(super) width: usize,
    grouping: Option<char>,
    pub(super) precision: Option<usize>,
    pub(super) kind: Option<char>,
}

/// Reads a specification of a value; `kind` is what it is without a letter, `None` for a float.
fn parse(evaluator: &Evaluator, specification: &str, value: &Value, kind: Option<char>) -> Result<Specification> {
    let characters: Vec<char> = specification.chars().collect();
    let mut at = 0;
    let mut parsed = Specification { kind, ..Specification::default() };
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
    parsed.positive_zero = take(&mut at, &['z']).is_some();
    parsed.alternate = take(&mut at, &['#']).is_some();
    if parsed.fill.is_none() && take(&mut at, &['0']).is_some() {
        parsed.fill = Some('0');
        if !matches!(value, Value::Str(_)) {
            parsed.align.get_or_insert('=');
        }
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
        let number = digits.parse::<i64>().map_err(|_| value_error("Too many decimal digits in format string"))?;
        evaluator.check_size(number)?;
        Ok(Some(number as usize))
    };
    parsed.width = number(&mut at)?.unwrap_or(0);
    parsed.grouping = take(&mut at, &[',']);
    if let Some(separator) = take(&mut at, &['_']) {
        if parsed.grouping.is_some() {
            return Err(value_error("Cannot specify both ',' and '_'."));
        }
        parsed.grouping = Some(separator);
    }
    if parsed.grouping == Some('_') && characters.get(at) == Some(&',') {
        return Err(value_error("Cannot specify both ',' and '_'."));
    }
    if take(&mut at, &['.']).is_some() {
        parsed.precision = Some(number(&mut at)?.ok_or_else(|| value_error("Format specifier missing precision"))?);
    }
    if characters.len() > at + 1 {
        let kind = value.type_name();
        return Err(value_error(format!("Invalid format specifier '{specification}' for object of type '{kind}'")));
    }
    parsed.kind = characters.get(at).copied().or(kind);
    if let (Some(separator), Some(kind)) = (parsed.grouping, parsed.kind) {
        let grouped = matches!(kind, 'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F');
        let grouped = grouped || separator == '_' && matches!(kind, 'b' | 'o' | 'x' | 'X');
        if !grouped {
            return Err(value_error(format!("Cannot specify '{separator}' with '{}'.", shown(kind))));
        }
    }
    Ok(parsed)
}

/// A letter as CPython's messages show it.
fn shown(kind: char) -> String {
    if kind > ' ' && (kind as u32) < 128 { kind.to_string() } else { format!("\\x{:x}", kind as u32) }
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
        let Some(separator) = self.grouping.filter(|_| digits.starts_with(|c: char| c.is_ascii_hexdigit())) else {
            return digits.to_owned();
        };
        let end = if every == 3 { digits.find(['.', 'e', 'E', '%']) } else { None };
        let (whole, rest) = digits.split_at(end.unwrap_or(digits.len()));
        let mut whole = whole.to_owned();
        if self.fill == Some('0') && self.align == Some('=') {
            while grouped(&whole, separator, every).len() + rest.len() < room {
                whole.insert(0, '0');
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
        // `object.__format__` is a call of its own.
        let levels = u32::from(value.user_class().is_some());
        return evaluator.counted(levels, CALLING, || text::str_of(evaluator, value));
    }
    let unknown = |kind: char| {
        let name = value.type_name();
        value_error(format!("Unknown format code '{}' for object of type '{name}'", shown(kind)))
    };
    match value {
        Value::Str(body) => {
            let parsed = parse(evaluator, specification, value, Some('s'))?;
            if let Some(kind) = parsed.kind.filter(|kind| *kind != 's') {
                return Err(unknown(kind));
            }
            let refused = match (&parsed.sign, parsed.positive_zero, parsed.alternate, parsed.align) {
                (Some(' '), ..) => "Space not allowed in string format specifier",
                (Some(_), ..) => "Sign not allowed in string format specifier",
                (_, true, ..) => "Negative zero coercion (z) not allowed in string format specifier",
                (_, _, true, _) => "Alternate form (#) not allowed in string format specifier",
                (.., Some('=')) => "'=' alignment not allowed in string format specifier",
                _ => "",
            };
            if !refused.is_empty() {
                return Err(value_error(refused));
            }
            let body: String = body.chars().take(parsed.precision.unwrap_or(usize::MAX)).collect();
            Ok(parsed.pad("", &body, '<'))
        }
        Value::Float(number) => {
            let parsed = parse(evaluator, specification, value, None)?;
            format_float(&parsed, *number).ok_or_else(|| unknown(parsed.kind.unwrap_or('?')))
        }
        other => {
            let Some(number) = other.as_integer() else {
                let name = other.type_name();
                return Err(type_error(format!("unsupported format string passed to {name}.__format__")));
            };
            let parsed = parse(evaluator, specification, value, Some('d'))?;
            match parsed.kind.unwrap_or('d') {
                'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => {
                    let made = format_float(&parsed, arithmetic::big_to_float(&number)?);
                    made.ok_or_else(|| unknown(parsed.kind.unwrap_or('?')))
                }
                kind @ ('b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n') => {
                    check_integer(&parsed, &number, kind)?;
                    Ok(format_integer(&parsed, &number).unwrap_or_default())
                }
                kind => Err(unknown(kind)),
            }
        }
    }
}

fn check_integer(parsed: &Specification, number: &BigInt, kind: char) -> Result<()> {
    let refused = match (parsed.precision, parsed.positive_zero, parsed.sign, parsed.alternate) {
        (Some(_), ..) => "Precision not allowed in integer format specifier",
        (_, true, ..) => "Negative zero coercion (z) not allowed in integer format specifier",
        (_, _, Some(_), _) if kind == 'c' => "Sign not allowed with integer format specifier 'c'",
        (.., true) if kind == 'c' => "Alternate form (#) not allowed with integer format specifier 'c'",
        _ => "",
    };
    if !refused.is_empty() {
        return Err(value_error(refused));
    }
    if matches!(kind, 'd' | 'n') {
        text::check_digits(number)?;
    }
    if kind != 'c' {
        return Ok(());
    }
    match i64::try_from(number) {
        Ok(0..=0x10_ffff) => Ok(()),
        Ok(_) => Err(overflow_error("%c arg not in range(0x110000)")),
        Err(_) => Err(overflow_error("Python int too large to convert to C long")),
    }
}

/// A whole number; `None` for a letter that is none of its.
pub(super) fn format_integer(parsed: &Specification, number: &BigInt) -> Option<String> {
    let negative = *number < BigInt::from(0);
    let (base, prefix) = match parsed.kind.unwrap_or('d') {
        'd' | 'n' => (10, ""),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        'o' => (8, "0o"),
        'b' => (2, "0b"),
        'c' => {
            let character = u32::try_from(number).ok().and_then(text::character)?;
            return Some(parsed.pad("", &character.to_string(), '>'));
        }
        _ => return None,
    };
    let mut digits = number.magnitude().to_str_radix(base);
    if parsed.kind == Some('X') {
        digits.make_ascii_uppercase();
    }
    // Only `%` has a precision here: the fewest digits.
    if let Some(missing) = parsed.precision.and_then(|precision| precision.checked_sub(digits.len())) {
        digits.insert_str(0, &"0".repeat(missing));
    }
    let sign = format!("{}{}", parsed.sign(negative), if parsed.alternate { prefix } else { "" });
    let every = if base == 10 { 3 } else { 4 };
    let digits = parsed.group(&digits, every, parsed.width.saturating_sub(sign.len()));
    Some(parsed.pad(&sign, &digits, '>'))
}

/// A float; `None` for a letter that is none of its.
pub(super) fn format_float(parsed: &Specification, number: f64) -> Option<String> {
    let magnitude = number.abs();
    let precision = parsed.precision.unwrap_or(6);
    let upper = parsed.kind.is_some_and(|kind| kind.is_ascii_uppercase());
    let percent = if parsed.kind == Some('%') { "%" } else { "" };
    let mut digits = match parsed.kind {
        Some('f' | 'F' | '%' | 'e' | 'E' | 'g' | 'G' | 'n') | None if !number.is_finite() => {
            if number.is_nan() {
                "nan".to_owned()
            } else {
                "inf".to_owned()
            }
        }
        None if parsed.precision.is_none() => text::float(magnitude),
        None => general(magnitude, precision, true, parsed.alternate),
        Some('f' | 'F') => pointed(fixed(magnitude, precision), parsed.alternate),
        Some('%') => pointed(fixed(magnitude * 100.0, precision), parsed.alternate),
        Some('e' | 'E') => exponent(magnitude, precision, parsed.alternate),
        Some('g' | 'G' | 'n') => general(magnitude, precision, false, parsed.alternate),
        Some(_) => return None,
    };
    let is_zero = !digits.split(['e', 'E']).next().unwrap_or("").contains(|c: char| ('1'..='9').contains(&c));
    let negative =
        number.is_sign_negative() && !number.is_nan() && !(parsed.positive_zero && is_zero && number.is_finite());
    digits.push_str(percent);
    if upper {
        digits.make_ascii_uppercase();
    }
    let sign = parsed.sign(negative);
    digits = parsed.group(&digits, 3, parsed.width.saturating_sub(sign.len()));
    Some(parsed.pad(sign, &digits, '>'))
}

/// No double has more digits behind the point than this that are not zero.
const MOST_DIGITS: usize = 1100;

/// So many digits behind the point.
fn fixed(number: f64, precision: usize) -> String {
    let mut digits = format!("{number:.*}", precision.min(MOST_DIGITS));
    digits.extend(std::iter::repeat_n('0', precision.saturating_sub(MOST_DIGITS)));
    digits
}

/// A number's leading digits, so many behind the point, and its power of ten.
fn scientific(number: f64, precision: usize) -> (String, i32) {
    let plain = format!("{number:.*e}", precision.min(MOST_DIGITS));
    let (mantissa, power) = plain.split_once('e').unwrap_or((&plain, "0"));
    let mut mantissa = mantissa.to_owned();
    mantissa.extend(std::iter::repeat_n('0', precision.saturating_sub(MOST_DIGITS)));
    (mantissa, power.parse().unwrap_or(0))
}

/// With `#` there is always a point.
fn pointed(mut digits: String, alternate: bool) -> String {
    if alternate && !digits.contains('.') {
        digits.push('.');
    }
    digits
}

fn with_power(mantissa: &str, power: i32) -> String {
    format!("{mantissa}e{}{:02}", if power < 0 { '-' } else { '+' }, power.abs())
}

fn exponent(number: f64, precision: usize, alternate: bool) -> String {
    let (mantissa, power) = scientific(number, precision);
    with_power(&pointed(mantissa, alternate), power)
}

/// C's `%g`: so many significant digits, in whichever form is shorter. `keep_point` is how a float without a letter is
/// written, which never looks like an int.
fn general(number: f64, precision: usize, keep_point: bool, alternate: bool) -> String {
    let precision = precision.max(1);
    let (mantissa, power) = scientific(number, precision - 1);
    let trim = |digits: String| match digits.contains('.') && !alternate {
        true => digits.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => pointed(digits, alternate),
    };
    if power < -4 || i64::from(power) >= precision as i64 - i64::from(keep_point) {
        return with_power(&trim(mantissa), power);
    }
    let digits = trim(fixed(number, usize::try_from(precision as i64 - 1 - i64::from(power)).unwrap_or(0)));
    if keep_point && !digits.contains('.') { format!("{digits}.0") } else { digits }
}
