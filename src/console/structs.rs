//! The `struct` module: numbers as bytes in a row. Here a format is read, and values become bytes and back;
//! [`calls`] has the functions and the `Struct` object.

pub mod array;
pub mod calls;

use num_bigint::{BigInt, Sign};

use super::arithmetic;
use super::builtins::codec;
use super::conversions;
use super::evaluate::Evaluator;
use super::exception::{Result, STRUCT_ERROR, Thrown, overflow_error, raise, type_error};
use super::hashing;
use super::value::Value;

/// One item of a format.
#[derive(Clone, Copy, Debug)]
struct Item {
    code: char,
    /// How many times, or for `s`, `p` and `x` how many bytes.
    count: usize,
    size: usize,
    /// Zero bytes before it, for native alignment.
    padding: usize,
    /// Whether CPython's C types convert it: it does so too for an order that happens to be the machine's.
    native: bool,
}

/// A format that was read.
#[derive(Debug)]
struct Layout {
    format: String,
    items: Vec<Item>,
    little: bool,
    size: usize,
}

fn error(message: impl AsRef<str>) -> Thrown {
    raise(&STRUCT_ERROR, message)
}

/// The size of a code, by C's types or the standard sizes; `None` for no code.
fn size_of_code(code: char, native: bool) -> Option<usize> {
    Some(match code {
        'x' | 'c' | 'b' | 'B' | '?' | 's' | 'p' => 1,
        'h' | 'H' | 'e' => 2,
        'i' | 'I' | 'f' => 4,
        'l' | 'L' if native => size_of::<libc::c_long>(),
        'l' | 'L' => 4,
        'q' | 'Q' | 'd' => 8,
        'n' | 'N' | 'P' if native => size_of::<usize>(),
        _ => return None,
    })
}

impl Layout {
    fn read(format: &Value) -> Result<Layout> {
        let text: String = match format {
            Value::Str(text) if text.is_ascii() => text.to_string(),
            Value::Str(text) => {
                codec::encode_named(text, "ascii")?;
                String::new()
            }
            Value::Bytes(bytes) => bytes.iter().map(|byte| *byte as char).collect(),
            other => {
                let name = other.type_name();
                return Err(type_error(format!("Struct() argument 1 must be a str or bytes object, not {name}")));
            }
        };
        let (order, codes) = match text.chars().next() {
            Some(order @ ('@' | '=' | '<' | '>' | '!')) => (order, &text[1..]),
            _ => ('@', &text[..]),
        };
        let aligned = order == '@';
        let little = match order {
            '<' => true,
            '>' | '!' => false,
            _ => cfg!(target_endian = "little"),
        };
        let machines = little == cfg!(target_endian = "little");
        let too_long = || error("total struct size too long");
        let (mut items, mut total, mut count) = (Vec::new(), 0usize, None::<i64>);
        for code in codes.chars() {
            if let Some(digit) = code.to_digit(10) {
                let longer = count.unwrap_or(0).checked_mul(10).and_then(|count| count.checked_add(digit.into()));
                count = Some(longer.ok_or_else(too_long)?);
                continue;
            }
            if code.is_ascii_whitespace() && count.is_none() {
                continue;
            }
            let size = size_of_code(code, aligned).ok_or_else(|| error("bad char in struct format"))?;
            let padding = if aligned { total.next_multiple_of(size) - total } else { 0 };
            let count = usize::try_from(count.take().unwrap_or(1)).map_err(|_| too_long())?;
            let bytes = size.checked_mul(count).and_then(|bytes| bytes.checked_add(total + padding));
            total = bytes.filter(|bytes| i64::try_from(*bytes).is_ok()).ok_or_else(too_long)?;
            let same = machines && !matches!(code, 'f' | 'd') && size_of_code(code, true) == Some(size);
            items.push(Item { code, count, size, padding, native: aligned || same });
        }
        if count.is_some() {
            return Err(error("repeat count given without format specifier"));
        }
        Ok(Layout { format: text, items, little, size: total })
    }

    /// How many values it takes or gives.
    fn values(&self) -> usize {
        let each = self.items.iter().map(|item| match item.code {
            'x' => 0,
            's' | 'p' => 1,
            _ => item.count,
        });
        each.fold(0, usize::saturating_add)
    }

    /// The bytes of values; `name` is the call's, for «pack expected 2 items for packing (got 1)».
    fn pack(&self, evaluator: &Evaluator, values: &[Value], name: &str) -> Result<Vec<u8>> {
        let (wanted, given) = (self.values(), values.len());
        if wanted != given {
            return Err(error(format!("{name} expected {wanted} items for packing (got {given})")));
        }
        evaluator.check_size(self.size as i64)?;
        let mut out = Vec::with_capacity(self.size);
        self.pack_onto(evaluator, values, &mut out).map(|()| out)
    }

    /// Puts the bytes of values behind what is there; what came before a value that does not fit stays.
    fn pack_onto(&self, evaluator: &Evaluator, values: &[Value], out: &mut Vec<u8>) -> Result<()> {
        let mut values = values.iter();
        for item in &self.items {
            out.resize(out.len() + item.padding, 0);
            match item.code {
                'x' => out.resize(out.len() + item.count, 0),
                's' | 'p' => {
                    let value = values.next().unwrap_or(&Value::None);
                    let bytes = match value {
                        Value::Bytes(_) | Value::ByteArray(_) => value.as_bytes().unwrap_or_default(),
                        _ => return Err(error(format!("argument for '{}' must be a bytes object", item.code))),
                    };
                    let end = out.len() + item.count;
                    if item.code == 'p' && item.count > 0 {
                        out.push(bytes.len().min(item.count - 1).min(255) as u8);
                    }
                    let room = end - out.len();
                    out.extend(bytes.iter().take(room));
                    out.resize(end, 0);
                }
                _ => {
                    for _ in 0..item.count {
                        let mut bytes = bytes_of(evaluator, item, values.next().unwrap_or(&Value::None))?;
                        if !self.little {
                            bytes.reverse();
                        }
                        out.extend(bytes);
                    }
                }
            }
        }
        Ok(())
    }

    /// The values of so many bytes as it is long.
    fn unpack(&self, buffer: &[u8]) -> Value {
        let mut values = Vec::new();
        let mut rest = buffer;
        let mut take = |count: usize| {
            let (taken, after) = rest.split_at(count.min(rest.len()));
            rest = after;
            taken
        };
        for item in &self.items {
            take(item.padding);
            match item.code {
                'x' => {
                    take(item.count);
                }
                's' => values.push(Value::bytes(take(item.count))),
                'p' => {
                    let bytes = take(item.count);
                    let length = bytes.first().map_or(0, |length| usize::from(*length));
                    let bytes = bytes.get(1..).unwrap_or(&[]);
                    values.push(Value::bytes(&bytes[..length.min(bytes.len())]));
                }
                _ => {
                    for _ in 0..item.count {
                        let mut bytes = take(item.size).to_vec();
                        if !self.little {
                            bytes.reverse();
                        }
                        values.push(value_of(item.code, &bytes));
                    }
                }
            }
        }
        Value::tuple(values)
    }
}

/// A value's bytes, the smallest first.
fn bytes_of(evaluator: &Evaluator, item: &Item, value: &Value) -> Result<Vec<u8>> {
    match item.code {
        'c' => match value {
            Value::Bytes(bytes) if bytes.len() == 1 => return Ok(bytes.to_vec()),
            _ => return Err(error("char format requires a bytes object of length 1")),
        },
        '?' => return Ok(vec![u8::from(evaluator.truth(value)?)]),
        'e' | 'f' | 'd' => {
            let number = arithmetic::to_float(&conversions::floating(evaluator, value)?);
            let number = number.and_then(Result::ok).ok_or_else(|| error("required argument is not a float"))?;
            // One NaN is like another, whatever its bits say here.
            let number = if number.is_nan() { f64::NAN.copysign(number) } else { number };
            let too_large = || overflow_error(format!("float too large to pack with {} format", item.code));
            let too_large = || match value.as_integer() {
                Some(_) => error("int too large to convert"),
                None => too_large(),
            };
            return match item.code {
                'd' => Ok(number.to_le_bytes().to_vec()),
                'e' => half(number).map(|half| half.to_le_bytes().to_vec()).ok_or_else(too_large),
                _ if (number as f32).is_infinite() && number.is_finite() && !item.native => Err(too_large()),
                _ => Ok((number as f32).to_le_bytes().to_vec()),
            };
        }
        _ => {}
    }
    let number = conversions::indexed(evaluator, value)?;
    let number = number.as_integer().ok_or_else(|| error("required argument is not an integer"))?;
    // A pointer may be written as the negative number that has its bits.
    let signed = item.code.is_ascii_lowercase() || item.code == 'P' && number.sign() == Sign::Minus;
    let bits = item.size as u32 * 8;
    let one = BigInt::from(1);
    let (least, most) =
        if signed { (-(&one << (bits - 1)), (&one << (bits - 1)) - 1) } else { (BigInt::from(0), (&one << bits) - 1) };
    if number < least || number > most {
        return Err(error(out_of_range(item, &number, &least, &most)));
    }
    let mut bytes = number.to_signed_bytes_le();
    bytes.resize(item.size, if number.sign() == Sign::Minus { 0xff } else { 0 });
    Ok(bytes)
}

/// Modules/_struct.c says so in several ways, by the C type that a number goes through.
fn out_of_range(item: &Item, number: &BigInt, least: &BigInt, most: &BigInt) -> String {
    let is_unsigned = matches!(item.code, 'I' | 'L') || item.code == 'H' && !item.native;
    let converts = match is_unsigned {
        true => u64::try_from(number).is_ok(),
        false => i64::try_from(number).is_ok(),
    };
    let kind = match (item.code, item.native) {
        ('P', _) | ('q' | 'Q', false) => return "int too large to convert".into(),
        ('l' | 'L' | 'q' | 'Q' | 'n' | 'N', true) => return "argument out of range".into(),
        _ if !converts => return "argument out of range".into(),
        ('b', _) => "byte",
        ('B', _) => "ubyte",
        ('h', true) => "short",
        ('H', true) => "ushort",
        (code, _) => return format!("'{code}' format requires {least} <= number <= {most}"),
    };
    format!("{kind} format requires {least} <= number <= {most}")
}

/// The nearest IEEE 754 half-precision number, as `PyFloat_Pack2` finds it; `None` past the largest.
fn half(number: f64) -> Option<u16> {
    let sign = u16::from(number.is_sign_negative()) << 15;
    if number.is_nan() {
        return Some(sign | 0x7e00);
    }
    if number.is_infinite() || number == 0.0 {
        return Some(sign | if number == 0.0 { 0 } else { 0x7c00 });
    }
    let (fraction, exponent) = hashing::split(number.abs());
    let (fraction, exponent) = (fraction * 2.0, exponent - 1);
    let (fraction, mut exponent) = match exponent {
        16.. => return None,
        ..-25 => (0.0, 0),
        -25..-14 => (fraction * 2f64.powi(14 + exponent), 0),
        _ => (fraction - 1.0, exponent + 15),
    };
    let mut bits = (fraction * 1024.0).round_ties_even() as u16;
    if bits == 1024 {
        (bits, exponent) = (0, exponent + 1);
    }
    (exponent < 31).then_some(sign | (exponent as u16) << 10 | bits)
}

fn from_half(half: u16) -> f64 {
    let (exponent, bits) = (i32::from(half >> 10 & 0x1f), f64::from(half & 0x3ff));
    let magnitude = match exponent {
        0 => bits * 2f64.powi(-24),
        0x1f if bits == 0.0 => f64::INFINITY,
        0x1f => f64::NAN,
        _ => (1024.0 + bits) * 2f64.powi(exponent - 25),
    };
    if half >> 15 == 1 { -magnitude } else { magnitude }
}

/// A value from its bytes, the smallest first.
fn value_of(code: char, bytes: &[u8]) -> Value {
    match code {
        'c' => Value::bytes(bytes),
        '?' => Value::Bool(bytes.iter().any(|byte| *byte != 0)),
        'e' => Value::Float(bytes.try_into().map_or(0.0, |bytes| from_half(u16::from_le_bytes(bytes)))),
        'f' => Value::Float(bytes.try_into().map_or(0.0, f32::from_le_bytes).into()),
        'd' => Value::Float(bytes.try_into().map_or(0.0, f64::from_le_bytes)),
        code if code.is_ascii_lowercase() => Value::integer(BigInt::from_signed_bytes_le(bytes)),
        _ => Value::integer(BigInt::from_bytes_le(Sign::Plus, bytes)),
    }
}

/// What a native format's one code makes of bytes, and back: how a memoryview sees its items.
pub fn native_value(code: char, bytes: &[u8]) -> Value {
    let mut bytes = bytes.to_vec();
    if cfg!(target_endian = "big") {
        bytes.reverse();
    }
    value_of(code, &bytes)
}

/// The size of an item of a native format.
pub fn native_size(code: char) -> Option<usize> {
    size_of_code(code, true)
}

/// The bytes of one value in a native format.
///
/// # Errors
/// `struct.error`, OverflowError.
pub fn native_bytes(evaluator: &Evaluator, code: char, value: &Value) -> Result<Vec<u8>> {
    let size = size_of_code(code, true).unwrap_or(1);
    let mut bytes = bytes_of(evaluator, &Item { code, count: 1, size, padding: 0, native: true }, value)?;
    if cfg!(target_endian = "big") {
        bytes.reverse();
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_rounded_to_even() {
        for (number, bits) in [(1.0, 0x3c00), (65504.0, 0x7bff), (2049.0, 0x6800), (2051.0, 0x6802), (6e-8, 1)] {
            assert_eq!(half(number), Some(bits), "{number}");
        }
        assert_eq!(half(65520.0), None);
        assert_eq!(half(-0.0), Some(0x8000));
        assert_eq!(from_half(0x3e00), 1.5);
        assert_eq!(from_half(1), 5.960_464_477_539_063e-8);
    }
}
