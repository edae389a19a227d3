//! `template % values`.

use super::builtins::numbers::float_to_integer;
use super::conversions::{converted, floating, indexed};
use super::evaluate::Evaluator;
use super::exception::{Result, overflow_error, type_error, value_error};
use super::format::{Specification, format_float, format_integer};
use super::value::Value;
use super::{arithmetic, indexing, special, text};

/// `template % values`.
///
/// # Errors
/// TypeError, ValueError, KeyError, OverflowError.
pub fn percent(evaluator: &Evaluator, template: &str, values: &Value) -> Result<String> {
    let out = Filling::new(evaluator, template, values, false).run()?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// The bytes of `b"…" % values`.
///
/// # Errors
/// As [`percent`].
pub fn percent_bytes(evaluator: &Evaluator, template: &[u8], values: &Value) -> Result<Vec<u8>> {
    // Latin-1 there and back keeps every byte of the template.
    let characters: String = template.iter().map(|byte| *byte as char).collect();
    Filling::new(evaluator, &characters, values, true).run()
}

/// A template on its way.
struct Filling<'a> {
    evaluator: &'a Evaluator,
    template: Vec<char>,
    at: usize,
    values: &'a Value,
    listed: Vec<Value>,
    used: usize,
    named: bool,
    is_bytes: bool,
    out: Vec<u8>,
}

/// What `%(name)s` may be asked of; CPython also leaves such a value alone where no field takes it.
fn is_mapping(value: &Value, is_bytes: bool) -> bool {
    match value {
        Value::Dict(_) | Value::List(_) | Value::Range(_) => true,
        Value::Object(object) => object.class().name == "memoryview",
        Value::Bytes(_) | Value::ByteArray(_) => !is_bytes,
        Value::Instance(instance) => {
            special::own(value, "__getitem__").is_some()
                || instance.native.get().is_some_and(|own| is_mapping(own, is_bytes))
        }
        _ => false,
    }
}

impl Filling<'_> {
    fn new<'a>(evaluator: &'a Evaluator, template: &str, values: &'a Value, is_bytes: bool) -> Filling<'a> {
        let listed = match values {
            Value::Tuple(items) => items.to_vec(),
            other => vec![other.clone()],
        };
        let template = template.chars().collect();
        Filling { evaluator, template, at: 0, values, listed, used: 0, named: false, is_bytes, out: Vec::new() }
    }

    fn run(mut self) -> Result<Vec<u8>> {
        while let Some(character) = self.next() {
            if character == '%' {
                self.field()?;
            } else {
                self.put(character.encode_utf8(&mut [0; 4]));
            }
            self.evaluator.check_size(self.out.len() as i64)?;
        }
        if self.used < self.listed.len() && !self.named && !is_mapping(self.values, self.is_bytes) {
            let what = if self.is_bytes { "bytes" } else { "string" };
            return Err(type_error(format!("not all arguments converted during {what} formatting")));
        }
        Ok(self.out)
    }

    fn peek(&self) -> Option<char> {
        self.template.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let character = self.peek();
        self.at += usize::from(character.is_some());
        character
    }

    fn put(&mut self, text: &str) {
        if self.is_bytes {
            self.out.extend(text.chars().map(|character| character as u32 as u8));
        } else {
            self.out.extend_from_slice(text.as_bytes());
        }
    }

    fn take(&mut self) -> Result<Value> {
        let item = self.listed.get(self.used).cloned();
        self.used += 1;
        item.ok_or_else(|| type_error("not enough arguments for format string"))
    }

    /// `%(name)`: the value takes the place of all the others.
    fn name(&mut self) -> Result<()> {
        if !is_mapping(self.values, self.is_bytes) {
            return Err(type_error("format requires a mapping"));
        }
        let (mut name, mut depth) = (String::new(), 1);
        loop {
            match self.next() {
                Some('(') => depth += 1,
                Some(')') => depth -= 1,
                Some(_) => {}
                None => return Err(value_error("incomplete format key")),
            }
            if depth == 0 {
                break;
            }
            name.extend(self.template.get(self.at - 1));
        }
        let key = match self.is_bytes {
            true => Value::bytes(name.chars().map(|character| character as u32 as u8).collect::<Vec<u8>>()),
            false => Value::text(&name),
        };
        self.listed = vec![indexing::index(self.evaluator, self.values, &key)?];
        (self.used, self.named) = (0, true);
        Ok(())
    }

    /// A width or a precision: digits, or `*`.
    fn number(&mut self, what: &str) -> Result<Option<i64>> {
        if self.peek() == Some('*') {
            self.at += 1;
            let given = self.take()?;
            let number = given.as_small().ok_or_else(|| type_error("* wants int"))?;
            self.evaluator.check_size(number.saturating_abs())?;
            return Ok(Some(number));
        }
        let mut number: Option<i64> = None;
        while let Some(digit) = self.peek().and_then(|character| character.to_digit(10)) {
            self.at += 1;
            let longer = number.unwrap_or(0).checked_mul(10).and_then(|number| number.checked_add(digit.into()));
            number = Some(longer.ok_or_else(|| value_error(format!("{what} too big")))?);
        }
        self.evaluator.check_size(number.unwrap_or(0))?;
        Ok(number)
    }

    fn field(&mut self) -> Result<()> {
        if self.peek() == Some('%') {
            self.at += 1;
            self.put("%");
            return Ok(());
        }
        if self.peek() == Some('(') {
            self.at += 1;
            self.name()?;
        }
        let mut parsed = Specification::default();
        let (mut left, mut zeros) = (false, false);
        while let Some(flag) = self.peek().filter(|flag| matches!(flag, '-' | '+' | ' ' | '#' | '0')) {
            self.at += 1;
            match flag {
                '-' => left = true,
                '+' => parsed.sign = Some('+'),
                ' ' => parsed.sign = parsed.sign.or(Some(' ')),
                '#' => parsed.alternate = true,
                _ => zeros = true,
            }
        }
        let width = self.number("width")?.unwrap_or(0);
        left |= width < 0;
        parsed.width = width.unsigned_abs() as usize;
        if self.peek() == Some('.') {
            self.at += 1;
            parsed.precision = Some(usize::try_from(self.number("precision")?.unwrap_or(0)).unwrap_or(0));
        }
        if matches!(self.peek(), Some('h' | 'l' | 'L')) {
            self.at += 1;
        }
        let Some(kind) = self.next() else { return Err(value_error("incomplete format")) };
        let value = self.take()?;
        let is_number = matches!(kind, 'd' | 'i' | 'u' | 'x' | 'X' | 'o' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G');
        if left {
            parsed.align = Some('<');
        } else if zeros && is_number {
            (parsed.fill, parsed.align) = (Some('0'), Some('='));
        }
        let piece = if is_number {
            self.numeric(parsed, kind, &value)?
        } else {
            let text = self.textual(kind, &value)?;
            let text: String = match kind {
                'c' => text,
                _ => text.chars().take(parsed.precision.unwrap_or(usize::MAX)).collect(),
            };
            parsed.pad("", &text, '>')
        };
        self.put(&piece);
        Ok(())
    }

    fn textual(&self, kind: char, value: &Value) -> Result<String> {
        let evaluator = self.evaluator;
        Ok(match kind {
            's' | 'b' if self.is_bytes => {
                let made = converted(evaluator, value, "__bytes__", "bytes")?;
                let Some(bytes) = made.as_bytes() else {
                    let given = value.type_name();
                    return Err(type_error(format!(
                        "%b requires a bytes-like object, or an object that implements __bytes__, not '{given}'"
                    )));
                };
                bytes.iter().map(|byte| *byte as char).collect()
            }
            's' => text::str_of(evaluator, value)?,
            'a' | 'r' if self.is_bytes || kind == 'a' => text::escaped(&text::repr_of(evaluator, value)?),
            'r' => text::repr_of(evaluator, value)?,
            'c' if self.is_bytes => match (value.as_bytes(), indexed(evaluator, value)?.as_integer()) {
                (Some(bytes), _) if bytes.len() == 1 => (bytes[0] as char).to_string(),
                (_, Some(number)) => match u8::try_from(number) {
                    Ok(byte) => (byte as char).to_string(),
                    Err(_) => return Err(overflow_error("%c arg not in range(256)")),
                },
                _ => return Err(type_error("%c requires an integer in range(256) or a single byte")),
            },
            'c' => match value {
                Value::Str(text) if text.chars().count() == 1 => text.to_string(),
                other => {
                    let Some(number) = indexed(evaluator, other)?.as_integer() else {
                        return Err(type_error("%c requires int or char"));
                    };
                    let made = u32::try_from(number).ok().and_then(text::character);
                    made.ok_or_else(|| overflow_error("%c arg not in range(0x110000)"))?.to_string()
                }
            },
            other => {
                let (number, place) = (other as u32, self.at - 1);
                let shown = if (' '..='~').contains(&other) { other } else { '?' };
                let message = format!("unsupported format character '{shown}' ({number:#x}) at index {place}");
                return Err(value_error(message));
            }
        })
    }

    fn numeric(&self, mut parsed: Specification, kind: char, value: &Value) -> Result<String> {
        let evaluator = self.evaluator;
        parsed.kind = Some(if matches!(kind, 'i' | 'u') { 'd' } else { kind });
        if matches!(kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G') {
            let number = arithmetic::to_float(&floating(evaluator, value)?).ok_or_else(|| {
                let given = value.type_name();
                type_error(match self.is_bytes {
                    true => format!("float argument required, not {given}"),
                    false => format!("must be real number, not {given}"),
                })
            })??;
            return Ok(format_float(&parsed, number).unwrap_or_default());
        }
        let whole = matches!(kind, 'd' | 'i' | 'u');
        let made = match whole {
            true => converted(evaluator, value, "__int__", "int")?,
            false => value.clone(),
        };
        let number = match (&indexed(evaluator, &made)?, whole) {
            (Value::Float(number), true) => float_to_integer(number.trunc())?,
            (other, _) => other.as_integer().ok_or_else(|| {
                let wanted = if whole { "a real number" } else { "an integer" };
                type_error(format!("%{kind} format: {wanted} is required, not {}", value.type_name()))
            })?,
        };
        if parsed.kind == Some('d') {
            text::check_digits(&number)?;
        }
        Ok(format_integer(&parsed, &number).unwrap_or_default())
    }
}
