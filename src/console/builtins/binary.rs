//! bytes and bytearray, which share their methods.

use std::sync::Arc;

use super::arguments::{c_int, c_size, clamped, given, integer};
use super::codec;
use super::memory::resizable;
use crate::console::attributes::native;
use crate::console::conversions::indexed;
use crate::console::evaluate::Evaluator;
use crate::console::exception::{INDEX_ERROR, Result, Thrown, overflow_error, raise, type_error, value_error};
use crate::console::iterate::Iter;
use crate::console::operators::{bytearray, bytes_like};
use crate::console::special;
use crate::console::value::{Arguments, Builtin, Method, SharedBytes, Value, lock};

macro_rules! shared_methods {
    ($($extra:tt)*) => {
        &[
            Method { name: "capitalize", run: |_, value, arguments| plain(value, arguments, "capitalize", capitalize) },
            Method { name: "center", run: |evaluator, value, arguments| pad(evaluator, value, arguments, "center") },
            Method { name: "count", run: |_, value, arguments| {
                let (part, bytes, _) = search(value, &arguments, "count")?;
                let Some(bytes) = bytes else { return Ok(Value::Int(0)) };
                Ok(Value::Int(occurrences(&bytes, &part) as i64))
            } },
            Method { name: "decode", run: |_, value, arguments| {
                codec::decode(&this(value), arguments).map(Value::text)
            } },
            Method { name: "endswith", run: |_, value, arguments| affix(value, arguments, "endswith") },
            Method { name: "expandtabs", run: expandtabs },
            Method { name: "find", run: |_, value, arguments| find(value, arguments, "find") },
            Method { name: "hex", run: |_, value, arguments| hexadecimal(&this(value), arguments).map(Value::text) },
            Method { name: "index", run: |_, value, arguments| find(value, arguments, "index") },
            Method { name: "isalnum", run: |_, value, arguments| all(value, arguments, "isalnum", u8::is_ascii_alphanumeric) },
            Method { name: "isalpha", run: |_, value, arguments| all(value, arguments, "isalpha", u8::is_ascii_alphabetic) },
            Method { name: "isascii", run: |_, value, arguments| kind(value, arguments, "isascii", |bytes| bytes.is_ascii()) },
            Method { name: "isdigit", run: |_, value, arguments| all(value, arguments, "isdigit", u8::is_ascii_digit) },
            Method { name: "islower", run: |_, value, arguments| kind(value, arguments, "islower", |bytes| cased(bytes, false)) },
            Method { name: "isspace", run: |_, value, arguments| all(value, arguments, "isspace", is_space) },
            Method { name: "istitle", run: |_, value, arguments| kind(value, arguments, "istitle", is_title) },
            Method { name: "isupper", run: |_, value, arguments| kind(value, arguments, "isupper", |bytes| cased(bytes, true)) },
            Method { name: "join", run: join },
            Method { name: "ljust", run: |evaluator, value, arguments| pad(evaluator, value, arguments, "ljust") },
            Method { name: "lower", run: |_, value, arguments| plain(value, arguments, "lower", <[u8]>::to_ascii_lowercase) },
            Method { name: "lstrip", run: |_, value, arguments| strip(value, arguments, "lstrip", true, false) },
            Method { name: "partition", run: |_, value, arguments| partition(value, arguments, "partition") },
            Method { name: "removeprefix", run: |_, value, arguments| {
                let part = part_of(&arguments.one(&format!("{}.removeprefix", value.type_name()))?)?;
                let bytes = this(value);
                Ok(same(value, bytes.strip_prefix(&part[..]).unwrap_or(&bytes).to_vec()))
            } },
            Method { name: "removesuffix", run: |_, value, arguments| {
                let part = part_of(&arguments.one(&format!("{}.removesuffix", value.type_name()))?)?;
                let bytes = this(value);
                Ok(same(value, bytes.strip_suffix(&part[..]).unwrap_or(&bytes).to_vec()))
            } },
            Method { name: "replace", run: replace },
            Method { name: "rfind", run: |_, value, arguments| find(value, arguments, "rfind") },
            Method { name: "rindex", run: |_, value, arguments| find(value, arguments, "rindex") },
            Method { name: "rjust", run: |evaluator, value, arguments| pad(evaluator, value, arguments, "rjust") },
            Method { name: "rpartition", run: |_, value, arguments| partition(value, arguments, "rpartition") },
            Method { name: "rsplit", run: |_, value, arguments| split(value, arguments, true) },
            Method { name: "rstrip", run: |_, value, arguments| strip(value, arguments, "rstrip", false, true) },
            Method { name: "split", run: |_, value, arguments| split(value, arguments, false) },
            Method { name: "splitlines", run: splitlines },
            Method { name: "startswith", run: |_, value, arguments| affix(value, arguments, "startswith") },
            Method { name: "strip", run: |_, value, arguments| strip(value, arguments, "strip", true, true) },
            Method { name: "swapcase", run: |_, value, arguments| plain(value, arguments, "swapcase", swapcase) },
            Method { name: "title", run: |_, value, arguments| plain(value, arguments, "title", title) },
            Method { name: "translate", run: translate },
            Method { name: "upper", run: |_, value, arguments| plain(value, arguments, "upper", <[u8]>::to_ascii_uppercase) },
            Method { name: "zfill", run: zfill },
            $($extra)*
        ]
    };
}

/// The methods of bytes.
pub static BYTES_METHODS: &[Method] = shared_methods!();

/// The methods of bytearrays.
pub static BYTEARRAY_METHODS: &[Method] = shared_methods!(
    Method {
        name: "append",
        run: |evaluator, value, arguments| {
            let byte = byte_of(&indexed(evaluator, &arguments.one("bytearray.append")?)?)?;
            resizable(array(value)?)?.push(byte);
            Ok(Value::None)
        }
    },
    Method {
        name: "clear",
        run: |_, value, arguments| {
            arguments.none("bytearray.clear")?;
            resizable(array(value)?)?.clear();
            Ok(Value::None)
        }
    },
    Method {
        name: "copy",
        run: |_, value, arguments| {
            arguments.none("bytearray.copy")?;
            Ok(bytearray(this(value).to_vec()))
        }
    },
    Method {
        name: "extend",
        run: |evaluator, value, arguments| {
            let given = arguments.one("bytearray.extend")?;
            let more = match given.as_bytes() {
                Some(bytes) => bytes.to_vec(),
                None if Iter::is_iterable(&given) => from_iterable(evaluator, &given).map_err(of_bytearray)?,
                None => {
                    let given = given.type_name();
                    return Err(type_error(format!("can't extend bytearray with {given}")));
                }
            };
            let array = array(value)?;
            evaluator.check_size((lock(array).len() + more.len()) as i64)?;
            resizable(array)?.extend(more);
            Ok(Value::None)
        }
    },
    Method {
        name: "insert",
        run: |_, value, arguments| {
            arguments.between("insert", 2, 2)?;
            let (place, byte) = (c_size(&arguments.positional[0])?, byte_of(&arguments.positional[1])?);
            let mut bytes = resizable(array(value)?)?;
            let length = bytes.len() as i64;
            let place = if place < 0 { (place + length).max(0) } else { place.min(length) };
            bytes.insert(place as usize, byte);
            Ok(Value::None)
        }
    },
    Method {
        name: "pop",
        run: |_, value, arguments| {
            arguments.between("pop", 0, 1)?;
            let place = arguments.get(0).map_or(Ok(-1), c_size)?;
            let length = lock(array(value)?).len();
            if length == 0 {
                return Err(raise(&INDEX_ERROR, "pop from empty bytearray"));
            }
            let place = if place < 0 { place + length as i64 } else { place };
            match usize::try_from(place) {
                Ok(place) if place < length => Ok(Value::Int(resizable(array(value)?)?.remove(place).into())),
                _ => Err(raise(&INDEX_ERROR, "pop index out of range")),
            }
        }
    },
    Method {
        name: "remove",
        run: |_, value, arguments| {
            let byte = byte_of(&arguments.one("bytearray.remove")?)?;
            let found = lock(array(value)?).iter().position(|one| *one == byte);
            let Some(place) = found else { return Err(value_error("value not found in bytearray")) };
            resizable(array(value)?)?.remove(place);
            Ok(Value::None)
        }
    },
    Method {
        name: "reverse",
        run: |_, value, arguments| {
            arguments.none("bytearray.reverse")?;
            lock(array(value)?).reverse();
            Ok(Value::None)
        }
    },
);

/// `bytes.fromhex`, `bytes.maketrans`.
pub static BYTES_FUNCTIONS: &[Builtin] = &[
    Builtin { name: "fromhex", run: |_, arguments| from_hex(arguments, "bytes.fromhex").map(Value::bytes) },
    Builtin { name: "maketrans", run: maketrans },
];

/// `bytearray.fromhex`, `bytearray.maketrans`.
pub static BYTEARRAY_FUNCTIONS: &[Builtin] = &[
    Builtin { name: "fromhex", run: |_, arguments| from_hex(arguments, "bytearray.fromhex").map(bytearray) },
    Builtin { name: "maketrans", run: maketrans },
];

fn from_hex(arguments: Arguments, name: &str) -> Result<Vec<u8>> {
    match arguments.one(name)? {
        Value::Str(text) => codec::from_hex(&text)
            .map_err(|place| value_error(format!("non-hexadecimal number found in fromhex() arg at position {place}"))),
        other => Err(type_error(format!("fromhex() argument must be str, not {}", given(&other)))),
    }
}

/// `bytes(x)`.
pub fn make_bytes(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    make(evaluator, arguments, "bytes").map(Value::bytes)
}

/// `bytearray(x)`.
pub fn make_bytearray(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    make(evaluator, arguments, "bytearray").map(bytearray)
}

fn make(evaluator: &Evaluator, arguments: Arguments, name: &str) -> Result<Vec<u8>> {
    let [source, encoding, errors] = arguments.bind(name, ["source", "encoding", "errors"], 0)?;
    if let Some(encoding) = encoding.as_ref().filter(|encoding| !matches!(encoding, Value::Str(_))) {
        let given = given(encoding);
        return Err(type_error(format!("{name}() argument 'encoding' must be str, not {given}")));
    }
    if encoding.is_some() || errors.is_some() {
        let Some(Value::Str(text)) = &source else {
            let what = if encoding.is_some() { "encoding" } else { "errors" };
            return Err(type_error(format!("{what} without a string argument")));
        };
        if name == "bytes" && encoding.is_none() {
            return Err(type_error("string argument without an encoding"));
        }
        let mut options = Arguments::default();
        for (name, value) in [("encoding", encoding), ("errors", errors)] {
            if let Some(value) = value {
                options.keyword.push((name.into(), value));
            }
        }
        return codec::encode_as(text, options, name);
    }
    let Some(source) = source else { return Ok(Vec::new()) };
    if let Some(made) = special::ask(evaluator, &source, "__bytes__", vec![]) {
        let made = made?;
        return match &made {
            Value::Bytes(bytes) => Ok(bytes.to_vec()),
            other => Err(type_error(format!("__bytes__ returned non-bytes (type {})", other.type_name()))),
        };
    }
    let source = if special::own(&source, "__index__").is_some() { indexed(evaluator, &source)? } else { source };
    let plain = native(source.clone());
    if let Some(bytes) = plain.as_bytes() {
        return Ok(bytes.to_vec());
    }
    if plain.as_integer().is_some() {
        let count = i64::try_from(integer(&plain)?)
            .map_err(|_| overflow_error("cannot fit 'int' into an index-sized integer"))?;
        let length = usize::try_from(count).map_err(|_| value_error("negative count"))?;
        evaluator.check_size(count)?;
        return Ok(vec![0; length]);
    }
    object_refuses(&plain)?;
    match &plain {
        Value::Str(_) => Err(type_error("string argument without an encoding")),
        _ if !Iter::is_iterable(&source) => {
            Err(type_error(format!("cannot convert '{}' object to {name}", source.type_name())))
        }
        _ if name == "bytearray" => from_iterable(evaluator, &source).map_err(of_bytearray),
        _ => from_iterable(evaluator, &source),
    }
}

fn object_refuses(value: &Value) -> Result<()> {
    match value {
        Value::Object(object) => object.refuses(),
        _ => Ok(()),
    }
}

/// A bytearray says it of one byte.
pub fn of_bytearray(thrown: Thrown) -> Thrown {
    match &*thrown.exception.message() {
        "bytes must be in range(0, 256)" => value_error("byte must be in range(0, 256)"),
        _ => thrown,
    }
}

/// The bytes of an iterable of ints.
///
/// # Errors
/// TypeError, ValueError.
pub fn from_iterable(evaluator: &Evaluator, value: &Value) -> Result<Vec<u8>> {
    let mut items = Iter::begin(evaluator, value)?;
    let mut bytes = Vec::new();
    while let Some(item) = items.next(evaluator)? {
        let number = integer(&indexed(evaluator, &item)?)?;
        bytes.push(u8::try_from(number).map_err(|_| value_error("bytes must be in range(0, 256)"))?);
        evaluator.check_size(bytes.len() as i64)?;
    }
    Ok(bytes)
}

/// One byte from an int.
///
/// # Errors
/// TypeError, ValueError.
pub fn byte_of(value: &Value) -> Result<u8> {
    u8::try_from(integer(value)?).map_err(|_| value_error("byte must be in range(0, 256)"))
}

fn this(value: &Value) -> Arc<Vec<u8>> {
    value.as_bytes().unwrap_or_default()
}

fn array(value: &Value) -> Result<&SharedBytes> {
    match value {
        Value::ByteArray(bytes) => Ok(bytes),
        other => Err(type_error(format!("bytearray expected, not {}", other.type_name()))),
    }
}

/// What a method gives has the type of what it was called on.
fn same(like: &Value, bytes: Vec<u8>) -> Value {
    if matches!(like, Value::ByteArray(_)) { bytearray(bytes) } else { Value::bytes(bytes) }
}

fn part_of(value: &Value) -> Result<Arc<Vec<u8>>> {
    value.as_bytes().ok_or_else(|| bytes_like(value))
}

fn plain(value: &Value, arguments: Arguments, name: &str, work: impl Fn(&[u8]) -> Vec<u8>) -> Result<Value> {
    arguments.none(&format!("{}.{name}", value.type_name()))?;
    Ok(same(value, work(&this(value))))
}

fn all(value: &Value, arguments: Arguments, name: &str, test: impl Fn(&u8) -> bool) -> Result<Value> {
    arguments.none(&format!("{}.{name}", value.type_name()))?;
    let bytes = this(value);
    Ok(Value::Bool(!bytes.is_empty() && bytes.iter().all(test)))
}

fn is_space(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

fn occurrences(bytes: &[u8], part: &[u8]) -> usize {
    if part.is_empty() {
        return bytes.len() + 1;
    }
    let (mut at, mut count) = (0, 0);
    while let Some(place) = position(&bytes[at..], part) {
        count += 1;
        at += place + part.len();
    }
    count
}

fn position(bytes: &[u8], part: &[u8]) -> Option<usize> {
    if part.is_empty() {
        return Some(0);
    }
    bytes.windows(part.len()).position(|window| window == part)
}

fn last_position(bytes: &[u8], part: &[u8]) -> Option<usize> {
    if part.is_empty() {
        return Some(bytes.len());
    }
    bytes.windows(part.len()).rposition(|window| window == part)
}

/// What is looked for, the bytes between the optional bounds, and how many are before them.
fn search(value: &Value, arguments: &Arguments, name: &str) -> Result<(Vec<u8>, Option<Vec<u8>>, usize)> {
    arguments.takes(name, 1, 3)?;
    let wanted = &arguments.positional[0];
    let part = match (wanted.as_bytes(), wanted.as_integer()) {
        (Some(bytes), _) => bytes.to_vec(),
        (_, Some(_)) => vec![byte_of(wanted)?],
        _ => {
            let given = wanted.type_name();
            return Err(type_error(format!("argument should be integer or bytes-like object, not '{given}'")));
        }
    };
    let (bytes, start) = window(value, arguments)?.unzip();
    Ok((part, bytes, start.unwrap_or(0)))
}

/// The bytes between two optional bounds, with how many are before; `None` where it begins past the end.
fn window(value: &Value, arguments: &Arguments) -> Result<Option<(Vec<u8>, usize)>> {
    let bytes = this(value);
    let bounds = crate::console::indexing::window(arguments.get(1), arguments.get(2), bytes.len())?;
    Ok(bounds.map(|(start, end)| (bytes[start..end].to_vec(), start)))
}

fn find(value: &Value, arguments: Arguments, name: &str) -> Result<Value> {
    let (part, bytes, before) = search(value, &arguments, name)?;
    let found = bytes
        .and_then(|bytes| if name.starts_with('r') { last_position(&bytes, &part) } else { position(&bytes, &part) });
    match found {
        Some(place) => Ok(Value::Int((before + place) as i64)),
        None if name.ends_with("index") => Err(value_error("subsection not found")),
        None => Ok(Value::Int(-1)),
    }
}

fn affix(value: &Value, arguments: Arguments, name: &str) -> Result<Value> {
    arguments.takes(name, 1, 3)?;
    let (wanted, several) = match &arguments.positional[0] {
        Value::Tuple(several) => (several.to_vec(), true),
        other => (vec![other.clone()], false),
    };
    let window = window(value, &arguments)?;
    for one in &wanted {
        let given = one.type_name();
        let Some(one) = one.as_bytes() else {
            return Err(type_error(match several {
                true => format!("a bytes-like object is required, not '{given}'"),
                false => format!("{name} first arg must be bytes or a tuple of bytes, not {given}"),
            }));
        };
        let Some((bytes, _)) = &window else { continue };
        if if name == "startswith" { bytes.starts_with(&one) } else { bytes.ends_with(&one) } {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

/// `hex(sep, bytes_per_sep)` of bytes.
///
/// # Errors
/// TypeError, ValueError.
pub fn hexadecimal(bytes: &[u8], arguments: Arguments) -> Result<String> {
    let [separator, group] = arguments.bind("hex", ["sep", "bytes_per_sep"], 0)?;
    let group = group.as_ref().map_or(Ok(1), c_int)?;
    let separator = match &separator {
        None => None,
        Some(Value::Str(text)) => Some(text.to_string()),
        Some(other) => match other.as_bytes() {
            Some(bytes) => Some(bytes.iter().map(|byte| *byte as char).collect()),
            None => {
                let given = other.type_name();
                return Err(type_error(format!("object of type '{given}' has no len()")));
            }
        },
    };
    match separator.as_deref().map(|separator| (separator.chars().count(), separator.is_ascii())) {
        Some((length, _)) if length != 1 => return Err(value_error("sep must be length 1.")),
        Some((_, false)) => return Err(value_error("sep must be ASCII.")),
        _ => {}
    }
    Ok(codec::hex(bytes, separator.as_deref(), group.into()))
}

fn join(evaluator: &Evaluator, value: &Value, arguments: Arguments) -> Result<Value> {
    let items = arguments.one(&format!("{}.join", value.type_name()))?;
    let items = Iter::over(&items).map_err(|_| type_error("can only join an iterable"))?.collect(evaluator)?;
    let separator = this(value);
    let mut out = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let Some(bytes) = item.as_bytes() else {
            let given = item.type_name();
            return Err(type_error(format!("sequence item {place}: expected a bytes-like object, {given} found")));
        };
        if place > 0 {
            out.extend_from_slice(&separator);
        }
        out.extend_from_slice(&bytes);
        evaluator.check_size(out.len() as i64)?;
    }
    Ok(same(value, out))
}

fn pad(evaluator: &Evaluator, value: &Value, arguments: Arguments, name: &str) -> Result<Value> {
    arguments.between(name, 1, 2)?;
    let width = c_size(&arguments.positional[0])?;
    evaluator.check_size(width)?;
    let fill = match arguments.get(1).map(|fill| (fill, fill.as_bytes())) {
        None => b' ',
        Some((_, Some(fill))) if fill.len() == 1 => fill[0],
        Some((fill, _)) => {
            let given = fill.type_name();
            return Err(type_error(format!("{name}() argument 2 must be a byte string of length 1, not {given}")));
        }
    };
    let mut bytes = this(value).to_vec();
    let (left, right) = super::strings::sides(name, width, bytes.len());
    bytes.splice(0..0, std::iter::repeat_n(fill, left));
    bytes.resize(bytes.len() + right, fill);
    Ok(same(value, bytes))
}

fn capitalize(bytes: &[u8]) -> Vec<u8> {
    let mut made = bytes.to_ascii_lowercase();
    if let Some(first) = made.first_mut() {
        first.make_ascii_uppercase();
    }
    made
}

fn swapcase(bytes: &[u8]) -> Vec<u8> {
    let swap = |byte: &u8| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { *byte };
    bytes.iter().map(swap).collect()
}

fn title(bytes: &[u8]) -> Vec<u8> {
    let mut inside = false;
    let each = bytes.iter().map(|byte| {
        let changed = if inside { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        inside = byte.is_ascii_alphabetic();
        changed
    });
    each.collect()
}

fn is_title(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_alphabetic) && title(bytes) == bytes
}

/// Whether all letters are of one case, and there is one.
fn cased(bytes: &[u8], upper: bool) -> bool {
    let wanted = if upper { u8::is_ascii_uppercase } else { u8::is_ascii_lowercase };
    let letters = || bytes.iter().filter(|byte| byte.is_ascii_alphabetic());
    letters().next().is_some() && letters().all(wanted)
}

fn kind(value: &Value, arguments: Arguments, name: &str, test: impl Fn(&[u8]) -> bool) -> Result<Value> {
    arguments.none(&format!("{}.{name}", value.type_name()))?;
    Ok(Value::Bool(test(&this(value))))
}

fn expandtabs(evaluator: &Evaluator, value: &Value, arguments: Arguments) -> Result<Value> {
    // Every byte stands for a character of its own.
    let text: String = this(value).iter().map(|byte| *byte as char).collect();
    let made = super::strings::expanded(evaluator, &text, arguments)?;
    Ok(same(value, made.chars().map(|character| character as u8).collect()))
}

fn zfill(evaluator: &Evaluator, value: &Value, arguments: Arguments) -> Result<Value> {
    let width = c_size(&arguments.one(&format!("{}.zfill", value.type_name()))?)?;
    evaluator.check_size(width)?;
    let mut bytes = this(value).to_vec();
    let missing = usize::try_from(width).unwrap_or(0).saturating_sub(bytes.len());
    let sign = usize::from(bytes.starts_with(b"-") || bytes.starts_with(b"+"));
    bytes.splice(sign..sign, std::iter::repeat_n(b'0', missing));
    Ok(same(value, bytes))
}

fn maketrans(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("maketrans", 2, 2)?;
    let (from, to) = (part_of(&arguments.positional[0])?, part_of(&arguments.positional[1])?);
    if from.len() != to.len() {
        return Err(value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (from, to) in from.iter().zip(to.iter()) {
        table[usize::from(*from)] = *to;
    }
    Ok(Value::bytes(table))
}

fn translate(_: &Evaluator, value: &Value, mut arguments: Arguments) -> Result<Value> {
    if arguments.positional.is_empty() {
        return Err(type_error("translate() takes at least 1 positional argument (0 given)"));
    }
    let table = match arguments.positional.remove(0) {
        Value::None => None,
        other => Some(part_of(&other)?),
    };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(value_error("translation table must be 256 characters long"));
    }
    let [delete] = arguments.bind("translate", ["delete"], 0)?;
    let delete = delete.as_ref().map_or(Ok(Arc::default()), part_of)?;
    let kept = this(value).iter().filter(|byte| !delete.contains(byte)).copied().collect::<Vec<u8>>();
    let changed = kept.into_iter().map(|byte| table.as_ref().map_or(byte, |table| table[usize::from(byte)]));
    Ok(same(value, changed.collect()))
}

fn strip(value: &Value, arguments: Arguments, name: &str, left: bool, right: bool) -> Result<Value> {
    arguments.between(name, 0, 1)?;
    let wanted = match arguments.get(0) {
        None | Some(Value::None) => None,
        Some(other) => Some(part_of(other)?),
    };
    let test = |byte: &u8| wanted.as_ref().map_or(is_space(byte), |wanted| wanted.contains(byte));
    let bytes = this(value);
    let start = if left { bytes.iter().position(|byte| !test(byte)).unwrap_or(bytes.len()) } else { 0 };
    let end =
        if right { bytes.iter().rposition(|byte| !test(byte)).map_or(start, |last| last + 1) } else { bytes.len() };
    Ok(same(value, bytes[start..end.max(start)].to_vec()))
}

fn partition(value: &Value, arguments: Arguments, name: &str) -> Result<Value> {
    let separator = part_of(&arguments.one(&format!("{}.{name}", value.type_name()))?)?;
    if separator.is_empty() {
        return Err(value_error("empty separator"));
    }
    let bytes = this(value);
    let found = if name == "partition" { position(&bytes, &separator) } else { last_position(&bytes, &separator) };
    let parts = match found {
        Some(place) => [&bytes[..place], &separator[..], &bytes[place + separator.len()..]],
        None if name == "partition" => [&bytes[..], b"", b""],
        None => [b"" as &[u8], b"", &bytes[..]],
    };
    Ok(Value::tuple(parts.map(|part| same(value, part.to_vec())).to_vec()))
}

fn split(value: &Value, arguments: Arguments, from_right: bool) -> Result<Value> {
    let name = if from_right { "rsplit" } else { "split" };
    let [separator, most] = arguments.bind(name, ["sep", "maxsplit"], 0)?;
    let most = usize::try_from(most.as_ref().map_or(Ok(-1), clamped)?).unwrap_or(usize::MAX);
    let bytes = this(value);
    let mut parts: Vec<&[u8]> = Vec::new();
    let separator = match &separator {
        None | Some(Value::None) => None,
        Some(other) => Some(part_of(other)?),
    };
    if separator.as_ref().is_some_and(|separator| separator.is_empty()) {
        return Err(value_error("empty separator"));
    }
    let mut rest = &bytes[..];
    match &separator {
        Some(separator) => {
            while parts.len() < most {
                let found = if from_right { last_position(rest, separator) } else { position(rest, separator) };
                let Some(place) = found else { break };
                let (before, after) = (&rest[..place], &rest[place + separator.len()..]);
                let (piece, next) = if from_right { (after, before) } else { (before, after) };
                parts.push(piece);
                rest = next;
            }
            parts.push(rest);
        }
        None => loop {
            rest = if from_right { trim_end(rest) } else { trim_start(rest) };
            if rest.is_empty() {
                break;
            }
            let found = if from_right { rest.iter().rposition(is_space) } else { rest.iter().position(is_space) };
            match found {
                Some(place) if parts.len() < most => {
                    let (piece, next) = if from_right {
                        (&rest[place + 1..], &rest[..place])
                    } else {
                        (&rest[..place], &rest[place..])
                    };
                    parts.push(piece);
                    rest = next;
                }
                _ => {
                    parts.push(rest);
                    break;
                }
            }
        },
    }
    if from_right {
        parts.reverse();
    }
    Ok(Value::list(parts.into_iter().map(|part| same(value, part.to_vec())).collect()))
}

fn trim_start(bytes: &[u8]) -> &[u8] {
    &bytes[bytes.iter().position(|byte| !is_space(byte)).unwrap_or(bytes.len())..]
}

fn trim_end(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.iter().rposition(|byte| !is_space(byte)).map_or(0, |last| last + 1)]
}

fn splitlines(_: &Evaluator, value: &Value, arguments: Arguments) -> Result<Value> {
    let [keep] = arguments.bind("splitlines", ["keepends"], 0)?;
    let keep = keep.as_ref().map_or(Ok(0), c_int)? != 0;
    let bytes = this(value);
    let mut lines = Vec::new();
    let mut rest = &bytes[..];
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let width = if rest[end..].starts_with(b"\r\n") { 2 } else { usize::from(end < rest.len()) };
        lines.push(same(value, rest[..if keep { end + width } else { end }].to_vec()));
        rest = &rest[end + width..];
    }
    Ok(Value::list(lines))
}

fn replace(evaluator: &Evaluator, value: &Value, arguments: Arguments) -> Result<Value> {
    arguments.between("replace", 2, 3)?;
    let (old, new) = (part_of(&arguments.positional[0])?, part_of(&arguments.positional[1])?);
    let most = usize::try_from(arguments.get(2).map_or(Ok(-1), c_size)?).unwrap_or(usize::MAX);
    let bytes = this(value);
    let times = occurrences(&bytes, &old).min(most);
    evaluator.check_size((bytes.len() + times.saturating_mul(new.len())) as i64)?;
    let mut out = Vec::new();
    let mut rest = &bytes[..];
    for _ in 0..times {
        if old.is_empty() {
            out.extend_from_slice(&new);
            let Some((first, after)) = rest.split_first() else { break };
            out.push(*first);
            rest = after;
        } else if let Some(place) = position(rest, &old) {
            out.extend_from_slice(&rest[..place]);
            out.extend_from_slice(&new);
            rest = &rest[place + old.len()..];
        }
    }
    out.extend_from_slice(rest);
    Ok(same(value, out))
}
