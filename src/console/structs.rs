//! The `struct` module: numbers as bytes in a row.

use num_bigint::{BigInt, Sign};

use super::arithmetic;
use super::builtins::arguments::c_size;
use super::evaluate::Evaluator;
use super::exception::{Result, STRUCT_ERROR, Thrown, raise, type_error};
use super::operators::bytes_like;
use super::value::{Arguments, Builtin, Module, Value};

/// The module.
pub static MODULE: Module = Module {
    name: "struct",
    get: |_, name| match name {
        "error" => Some(Value::Class(&STRUCT_ERROR)),
        _ => FUNCTIONS.iter().find(|function| function.name == name).map(Value::Builtin),
    },
    names: || FUNCTIONS.iter().map(|function| function.name).chain(["error"]).collect(),
};

static FUNCTIONS: &[Builtin] = &[
    Builtin { name: "calcsize", run: calcsize },
    Builtin { name: "pack", run: pack },
    Builtin { name: "unpack", run: unpack },
    Builtin { name: "unpack_from", run: unpack_from },
];

/// One item of a format.
#[derive(Clone, Copy, Debug)]
struct Item {
    code: char,
    /// How many times, or for `s`, `p` and `x` how many bytes.
    count: usize,
    size: usize,
    /// Zero bytes before it, for native alignment.
    padding: usize,
}

#[derive(Debug)]
struct Layout {
    items: Vec<Item>,
    little: bool,
    native: bool,
    size: usize,
}

fn error(message: impl AsRef<str>) -> Thrown {
    raise(&STRUCT_ERROR, message)
}

fn layout(evaluator: &Evaluator, format: &Value) -> Result<Layout> {
    let text = match format {
        Value::Str(text) => text.to_string(),
        other => match other.as_bytes() {
            Some(bytes) => bytes.iter().map(|byte| *byte as char).collect(),
            None => {
                let name = other.type_name();
                return Err(type_error(format!("Struct() argument 1 must be a str or bytes object, not {name}")));
            }
        },
    };
    let (order, codes) = match text.chars().next() {
        Some(order @ ('@' | '=' | '<' | '>' | '!')) => (order, &text[1..]),
        _ => ('@', &text[..]),
    };
    let native = order == '@';
    let little = match order {
        '<' => true,
        '>' | '!' => false,
        _ => cfg!(target_endian = "little"),
    };
    let mut made = Layout { items: Vec::new(), little, native, size: 0 };
    let mut digits = String::new();
    for code in codes.chars() {
        if code.is_ascii_digit() {
            digits.push(code);
            continue;
        }
        if code.is_ascii_whitespace() && digits.is_empty() {
            continue;
        }
        let count = match &digits[..] {
            "" => 1,
            some => some.parse::<usize>().map_err(|_| error("total struct size too long"))?,
        };
        digits.clear();
        let size = match code {
            'x' | 'c' | 'b' | 'B' | '?' | 's' | 'p' => 1,
            'h' | 'H' => 2,
            'i' | 'I' | 'f' => 4,
            'l' | 'L' => {
                if native {
                    size_of::<libc::c_long>()
                } else {
                    4
                }
            }
            'q' | 'Q' | 'd' => 8,
            'n' | 'N' | 'P' if native => size_of::<usize>(),
            _ => return Err(error("bad char in struct format")),
        };
        let padding = if native { made.size.next_multiple_of(size) - made.size } else { 0 };
        let total = size.checked_mul(count).and_then(|bytes| bytes.checked_add(made.size + padding));
        made.size = total.ok_or_else(|| error("total struct size too long"))?;
        evaluator.check_size(i64::try_from(made.size.max(count)).unwrap_or(i64::MAX))?;
        made.items.push(Item { code, count, size, padding });
    }
    if !digits.is_empty() {
        return Err(error("repeat count given without format specifier"));
    }
    Ok(made)
}

impl Layout {
    /// How many values it takes or gives.
    fn values(&self) -> usize {
        let each = self.items.iter().map(|item| match item.code {
            'x' => 0,
            's' | 'p' => 1,
            _ => item.count,
        });
        each.sum()
    }
}

fn calcsize(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    Ok(Value::Int(layout(evaluator, &arguments.one("calcsize")?)?.size as i64))
}

fn pack(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.no_keywords("pack")?;
    let Some((format, values)) = arguments.positional.split_first() else {
        return Err(type_error("pack expected at least 1 argument, got 0"));
    };
    let layout = layout(evaluator, format)?;
    let (wanted, given) = (layout.values(), values.len());
    if wanted != given {
        return Err(error(format!("pack expected {wanted} items for packing (got {given})")));
    }
    let mut values = values.iter();
    let mut out = Vec::with_capacity(layout.size);
    for item in &layout.items {
        out.resize(out.len() + item.padding, 0);
        match item.code {
            'x' => out.resize(out.len() + item.count, 0),
            's' | 'p' => {
                let value = values.next().unwrap_or(&Value::None);
                let Some(bytes) = value.as_bytes() else {
                    return Err(error(format!("argument for '{}' must be a bytes object", item.code)));
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
                    let value = values.next().unwrap_or(&Value::None);
                    let mut bytes = bytes_of(item, value, layout.native)?;
                    if !layout.little {
                        bytes.reverse();
                    }
                    out.extend(bytes);
                }
            }
        }
    }
    Ok(Value::bytes(out))
}

/// A value's bytes, the smallest first.
fn bytes_of(item: &Item, value: &Value, native: bool) -> Result<Vec<u8>> {
    match item.code {
        'c' => match value {
            Value::Bytes(bytes) if bytes.len() == 1 => return Ok(bytes.to_vec()),
            _ => return Err(error("char format requires a bytes object of length 1")),
        },
        '?' => return Ok(vec![u8::from(value.truth())]),
        'f' | 'd' => {
            let number = arithmetic::to_float(value).ok_or_else(|| error("required argument is not a float"))??;
            return match item.code {
                'd' => Ok(number.to_le_bytes().to_vec()),
                'f' if (number as f32).is_infinite() && number.is_finite() => {
                    Err(super::exception::overflow_error("float too large to pack with f format"))
                }
                _ => Ok((number as f32).to_le_bytes().to_vec()),
            };
        }
        _ => {}
    }
    let number = value.as_integer().ok_or_else(|| error("required argument is not an integer"))?;
    let signed = item.code.is_ascii_lowercase();
    let bits = item.size as u32 * 8;
    let one = BigInt::from(1);
    let (least, most) =
        if signed { (-(&one << (bits - 1)), (&one << (bits - 1)) - 1) } else { (BigInt::from(0), (&one << bits) - 1) };
    if number < least || number > most {
        return Err(error(match (item.code, native) {
            ('b', _) => format!("byte format requires {least} <= number <= {most}"),
            ('B', _) => format!("ubyte format requires {least} <= number <= {most}"),
            ('h', true) => format!("short format requires {least} <= number <= {most}"),
            ('H', true) => format!("ushort format requires {least} <= number <= {most}"),
            // These go through a C conversion that only says so.
            ('I' | 'L', _) if number.sign() == Sign::Minus => "argument out of range".into(),
            ('q' | 'Q', false) => "int too large to convert".into(),
            ('l' | 'L' | 'q' | 'Q' | 'n' | 'N' | 'P', true) => "argument out of range".into(),
            (code, _) => format!("'{code}' format requires {least} <= number <= {most}"),
        }));
    }
    let mut bytes = number.to_signed_bytes_le();
    bytes.resize(item.size, if number.sign() == Sign::Minus { 0xff } else { 0 });
    Ok(bytes)
}

fn unpack(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("unpack", 2, 2)?;
    let layout = layout(evaluator, &arguments.positional[0])?;
    let buffer = arguments.positional[1].as_bytes().ok_or_else(|| bytes_like(&arguments.positional[1]))?;
    if buffer.len() != layout.size {
        return Err(error(format!("unpack requires a buffer of {} bytes", layout.size)));
    }
    Ok(values_of(&layout, &buffer))
}

fn unpack_from(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [format, buffer, offset] = arguments.bind("unpack_from", ["format", "buffer", "offset"], 2)?;
    let layout = layout(evaluator, &format.unwrap_or(Value::None))?;
    let given = buffer.unwrap_or(Value::None);
    let buffer = given.as_bytes().ok_or_else(|| bytes_like(&given))?;
    let offset = offset.as_ref().map_or(Ok(0), c_size)?;
    let from = if offset < 0 { offset + buffer.len() as i64 } else { offset };
    let (size, length) = (layout.size, buffer.len());
    let Ok(start) = usize::try_from(from) else {
        return Err(error(format!("offset {offset} out of range for {length}-byte buffer")));
    };
    match start.checked_add(size).and_then(|end| buffer.get(start..end)) {
        Some(bytes) => Ok(values_of(&layout, bytes)),
        None => Err(error(format!(
            "unpack_from requires a buffer of at least {} bytes for unpacking {size} bytes at offset {start} (actual buffer size is {length})",
            start.saturating_add(size)
        ))),
    }
}

fn values_of(layout: &Layout, buffer: &[u8]) -> Value {
    let mut values = Vec::with_capacity(layout.values());
    let mut rest = buffer;
    let mut take = |count: usize| {
        let (taken, after) = rest.split_at(count.min(rest.len()));
        rest = after;
        taken
    };
    for item in &layout.items {
        take(item.padding);
        match item.code {
            'x' => {
                take(item.count);
            }
            's' => values.push(Value::bytes(take(item.count))),
            'p' => {
                let bytes = take(item.count);
                let length = bytes.first().map_or(0, |length| usize::from(*length));
                values.push(Value::bytes(
                    bytes.get(1..).unwrap_or(&[]).iter().take(length).copied().collect::<Vec<u8>>(),
                ));
            }
            _ => {
                for _ in 0..item.count {
                    let mut bytes = take(item.size).to_vec();
                    if !layout.little {
                        bytes.reverse();
                    }
                    values.push(value_of(item, &bytes));
                }
            }
        }
    }
    Value::tuple(values)
}

/// A value from its bytes, the smallest first.
fn value_of(item: &Item, bytes: &[u8]) -> Value {
    match item.code {
        'c' => Value::bytes(bytes),
        '?' => Value::Bool(bytes.iter().any(|byte| *byte != 0)),
        'f' => Value::Float(bytes.try_into().map_or(0.0, f32::from_le_bytes).into()),
        'd' => Value::Float(bytes.try_into().map_or(0.0, f64::from_le_bytes)),
        code if code.is_ascii_lowercase() => Value::integer(BigInt::from_signed_bytes_le(bytes)),
        _ => Value::integer(BigInt::from_bytes_le(Sign::Plus, bytes)),
    }
}
