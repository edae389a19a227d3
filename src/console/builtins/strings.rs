//! str and its methods.

use super::arguments::{c_int, c_size, clamped, given};
use super::{codec, letters};
use crate::console::dictionary::{Dictionary, Key};
use crate::console::evaluate::Evaluator;
use crate::console::exception::{LOOKUP_ERROR, Result, type_error, value_error};
use crate::console::iterate::Iter;
use crate::console::value::{Arguments, Builtin, Method, Value, lock};
use crate::console::{indexing, replacement, text};

/// The methods of strs.
pub static METHODS: &[Method] = &[
    Method {
        name: "capitalize",
        run: |_, value, arguments| plain(value, arguments, "capitalize", letters::capitalized),
    },
    Method { name: "casefold", run: |_, value, arguments| plain(value, arguments, "casefold", letters::folded) },
    Method { name: "center", run: |evaluator, value, arguments| pad(evaluator, value, arguments, "center") },
    Method { name: "count", run: count },
    Method { name: "encode", run: |_, value, arguments| codec::encode(this(value), arguments).map(Value::bytes) },
    Method { name: "endswith", run: |_, value, arguments| affix(value, arguments, "endswith") },
    Method {
        name: "expandtabs",
        run: |evaluator, value, arguments| expanded(evaluator, this(value), arguments).map(Value::text),
    },
    Method { name: "find", run: |_, value, arguments| find(value, arguments, "find") },
    Method {
        name: "format",
        run: |evaluator, value, arguments| replacement::str_format(evaluator, this(value), &arguments).map(Value::text),
    },
    Method {
        name: "format_map",
        run: |evaluator, value, arguments| {
            let mapping = arguments.one("str.format_map")?;
            replacement::format_map(evaluator, this(value), &mapping).map(Value::text)
        },
    },
    Method { name: "index", run: |_, value, arguments| find(value, arguments, "index") },
    Method {
        name: "isalnum",
        run: |_, value, arguments| {
            all(value, arguments, "isalnum", |c| c.is_alphabetic() || letters::is_digit(c) || letters::is_numeric(c))
        },
    },
    Method {
        name: "isalpha",
        run: |_, value, arguments| all(value, arguments, "isalpha", |c| c.is_alphabetic() && !c.is_numeric()),
    },
    Method { name: "isascii", run: |_, value, arguments| kind(value, arguments, "isascii", str::is_ascii) },
    Method {
        name: "isdecimal",
        run: |_, value, arguments| all(value, arguments, "isdecimal", |c| letters::decimal(c).is_some()),
    },
    Method { name: "isdigit", run: |_, value, arguments| all(value, arguments, "isdigit", letters::is_digit) },
    Method {
        name: "isidentifier",
        run: |_, value, arguments| kind(value, arguments, "isidentifier", letters::is_identifier),
    },
    Method {
        name: "islower",
        run: |_, value, arguments| cased(value, arguments, "islower", char::is_lowercase, char::is_uppercase),
    },
    Method { name: "isnumeric", run: |_, value, arguments| all(value, arguments, "isnumeric", letters::is_numeric) },
    Method {
        name: "isprintable",
        run: |_, value, arguments| kind(value, arguments, "isprintable", |text| text.chars().all(text::is_printable)),
    },
    Method { name: "isspace", run: |_, value, arguments| all(value, arguments, "isspace", letters::is_space) },
    Method { name: "istitle", run: |_, value, arguments| kind(value, arguments, "istitle", letters::is_title) },
    Method {
        name: "isupper",
        run: |_, value, arguments| cased(value, arguments, "isupper", char::is_uppercase, char::is_lowercase),
    },
    Method { name: "join", run: join },
    Method { name: "ljust", run: |evaluator, value, arguments| pad(evaluator, value, arguments, "ljust") },
    Method { name: "lower", run: |_, value, arguments| plain(value, arguments, "lower", str::to_lowercase) },
    Method { name: "lstrip", run: |_, value, arguments| strip(value, arguments, "lstrip", true, false) },
    Method { name: "partition", run: |_, value, arguments| partition(value, arguments, "partition") },
    Method {
        name: "removeprefix",
        run: |_, value, arguments| {
            let prefix = text_argument(&arguments.one("str.removeprefix")?, "removeprefix() argument")?;
            Ok(Value::text(this(value).strip_prefix(&*prefix).unwrap_or(this(value))))
        },
    },
    Method {
        name: "removesuffix",
        run: |_, value, arguments| {
            let suffix = text_argument(&arguments.one("str.removesuffix")?, "removesuffix() argument")?;
            Ok(Value::text(this(value).strip_suffix(&*suffix).unwrap_or(this(value))))
        },
    },
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
    Method { name: "swapcase", run: |_, value, arguments| plain(value, arguments, "swapcase", letters::swapped) },
    Method { name: "title", run: |_, value, arguments| plain(value, arguments, "title", letters::title) },
    Method { name: "translate", run: translate },
    Method { name: "upper", run: |_, value, arguments| plain(value, arguments, "upper", str::to_uppercase) },
    Method { name: "zfill", run: zfill },
];

/// `str.maketrans`.
pub static FUNCTIONS: &[Builtin] = &[Builtin { name: "maketrans", run: maketrans }];

fn kind(value: &Value, arguments: Arguments, name: &str, test: impl Fn(&str) -> bool) -> Result<Value> {
    arguments.none(&format!("str.{name}"))?;
    Ok(Value::Bool(test(this(value))))
}

/// `expandtabs(tabsize)` of a text.
///
/// # Errors
/// TypeError.
pub fn expanded(evaluator: &Evaluator, text: &str, arguments: Arguments) -> Result<String> {
    let [size] = arguments.bind("expandtabs", ["tabsize"], 0)?;
    let size = usize::try_from(size.as_ref().map_or(Ok(8), c_int)?).unwrap_or(0);
    let (mut out, mut column) = (String::new(), 0);
    for character in text.chars() {
        match character {
            '\t' => {
                let missing = if size == 0 { 0 } else { size - column % size };
                evaluator.check_size((out.len() + missing) as i64)?;
                out.extend(std::iter::repeat_n(' ', missing));
                column += missing;
            }
            other => {
                out.push(other);
                column = if matches!(other, '\n' | '\r') { 0 } else { column + 1 };
            }
        }
    }
    Ok(out)
}

fn maketrans(_: &Evaluator, arguments: Arguments) -> Result<Value> {
    arguments.between("maketrans", 1, 3)?;
    let mut table = Dictionary::new();
    let mut put = |code: i64, value: Value| drop(table.set(Key::Int(code), Value::Int(code), value));
    let code = |character: char| i64::from(text::code_of(character));
    match &arguments.positional[..] {
        [Value::Dict(entries)] => {
            let entries: Vec<_> = lock(entries).items().cloned().collect();
            for (key, value) in entries {
                match (&key, key.as_small()) {
                    (Value::Str(text), _) => {
                        let mut characters = text.chars();
                        let (Some(only), None) = (characters.next(), characters.next()) else {
                            return Err(value_error("string keys in translate table must be of length 1"));
                        };
                        put(code(only), value);
                    }
                    (_, Some(number)) => put(number, value),
                    _ => return Err(type_error("keys in translate table must be strings or integers")),
                }
            }
        }
        [_] => return Err(type_error("if you give only one argument to maketrans it must be a dict")),
        [Value::Str(from), to, rest @ ..] => {
            let to = text_argument(to, "maketrans() argument 2")?;
            let gone = rest.first().map(|gone| text_argument(gone, "maketrans() argument 3")).transpose()?;
            if from.chars().count() != to.chars().count() {
                return Err(value_error("the first two maketrans arguments must have equal length"));
            }
            from.chars().zip(to.chars()).for_each(|(from, to)| put(code(from), Value::Int(code(to))));
            gone.iter().flat_map(|gone| gone.chars()).for_each(|character| put(code(character), Value::None));
        }
        [_, to, ..] => {
            text_argument(to, "maketrans() argument 2")?;
            return Err(type_error("first maketrans argument must be a string if there is a second argument"));
        }
        [] => {}
    }
    Ok(Value::dict(table))
}

fn translate(evaluator: &Evaluator, value: &Value, arguments: Arguments) -> Result<Value> {
    let table = arguments.one("str.translate")?;
    let mut out = String::new();
    for character in this(value).chars() {
        let code = Value::Int(text::code_of(character).into());
        match indexing::index(evaluator, &table, &code) {
            Err(thrown) if thrown.is_a(&LOOKUP_ERROR) => out.push(character),
            Err(thrown) => return Err(thrown),
            Ok(Value::None) => {}
            Ok(Value::Str(text)) => out.push_str(&text),
            Ok(other) => {
                let Some(number) = other.as_integer() else {
                    return Err(type_error("character mapping must return integer, None or str"));
                };
                let made = u32::try_from(number).ok().and_then(text::character);
                out.push(made.ok_or_else(|| value_error("character mapping must be in range(0x110000)"))?);
            }
        }
        evaluator.check_size(out.len() as i64)?;
    }
    Ok(Value::text(out))
}

/// How much `center`, `ljust` and `rjust` put on each side.
pub fn sides(name: &str, width: i64, length: usize) -> (usize, usize) {
    let missing = usize::try_from(width).unwrap_or(0).saturating_sub(length);
    match name {
        "ljust" => (0, missing),
        "rjust" => (missing, 0),
        // CPython puts the odd one on the left when the width is odd.
        _ => {
            let odd = missing & width as usize & 1;
            (missing / 2 + odd, missing - missing / 2 - odd)
        }
    }
}

/// `str(x)`, `str(bytes, encoding, errors)`.
pub fn make(evaluator: &Evaluator, arguments: Arguments) -> Result<Value> {
    let [object, encoding, errors] = arguments.bind("str", ["object", "encoding", "errors"], 0)?;
    let decodes = encoding.is_some() || errors.is_some();
    let Some(value) = object else { return Ok(Value::text("")) };
    if !decodes {
        return text::str_of(evaluator, &value).map(Value::text);
    }
    if let Some(encoding) = encoding.as_ref().filter(|encoding| !matches!(encoding, Value::Str(_))) {
        let given = super::arguments::given(encoding);
        return Err(type_error(format!("str() argument 'encoding' must be str, not {given}")));
    }
    let mut options = Arguments::default();
    for (name, value) in [("encoding", encoding), ("errors", errors)] {
        options.keyword.extend(value.map(|value| (name.into(), value)));
    }
    match (&value, value.as_bytes()) {
        (Value::Str(_), _) => Err(type_error("decoding str is not supported")),
        (_, Some(bytes)) => codec::decode_as(&bytes, options, "str").map(Value::text),
        _ => Err(type_error(format!("decoding to str: need a bytes-like object, {} found", value.type_name()))),
    }
}

fn this(value: &Value) -> &str {
    match value {
        Value::Str(text) => text,
        _ => "",
    }
}

/// A str where CPython wants one; `place` is how its message begins: «`replace()` argument 1».
fn text_argument(value: &Value, place: &str) -> Result<std::sync::Arc<str>> {
    match value {
        Value::Str(text) => Ok(text.clone()),
        other => Err(type_error(format!("{place} must be str, not {}", given(other)))),
    }
}

fn plain(value: &Value, arguments: Arguments, name: &str, work: impl Fn(&str) -> String) -> Result<Value> {
    arguments.none(&format!("str.{name}"))?;
    Ok(Value::text(work(this(value))))
}

fn all(value: &Value, arguments: Arguments, name: &str, test: impl Fn(char) -> bool) -> Result<Value> {
    arguments.none(&format!("str.{name}"))?;
    Ok(Value::Bool(!this(value).is_empty() && this(value).chars().all(test)))
}

fn cased(
    value: &Value,
    arguments: Arguments,
    name: &str,
    wanted: impl Fn(char) -> bool,
    other: impl Fn(char) -> bool,
) -> Result<Value> {
    arguments.none(&format!("str.{name}"))?;
    let text = this(value);
    Ok(Value::Bool(text.chars().any(wanted) && !text.chars().any(other)))
}

fn pad(evaluator: &Evaluator, value: &Value, arguments: Arguments, name: &str) -> Result<Value> {
    arguments.between(name, 1, 2)?;
    let width = c_size(&arguments.positional[0])?;
    let fill = match arguments.get(1) {
        None => ' ',
        Some(Value::Str(fill)) => {
            let mut characters = fill.chars();
            match (characters.next(), characters.next()) {
                (Some(fill), None) => fill,
                _ => return Err(type_error("The fill character must be exactly one character long")),
            }
        }
        Some(other) => {
            return Err(type_error(format!(
                "The fill character must be a unicode character, not {}",
                other.type_name()
            )));
        }
    };
    evaluator.check_size(width)?;
    let text = this(value);
    let (left, right) = sides(name, width, text.chars().count());
    let fill = |count: usize| std::iter::repeat_n(fill, count).collect::<String>();
    Ok(Value::text(format!("{}{text}{}", fill(left), fill(right))))
}

fn zfill(evaluator: &Evaluator, value: &Value, arguments: Arguments) -> Result<Value> {
    let width = c_size(&arguments.one("str.zfill")?)?;
    evaluator.check_size(width)?;
    let text = this(value);
    let missing = usize::try_from(width).unwrap_or(0).saturating_sub(text.chars().count());
    let (sign, digits) = match text.strip_prefix(['-', '+']) {
        Some(rest) => text.split_at(text.len() - rest.len()),
        None => ("", text),
    };
    Ok(Value::text(format!("{sign}{}{digits}", "0".repeat(missing))))
}

/// The part of the text between two optional bounds, with the number of characters before it.
fn window<'a>(text: &'a str, arguments: &Arguments) -> Result<Option<(&'a str, usize)>> {
    let bounds = indexing::window(arguments.get(1), arguments.get(2), text.chars().count())?;
    let offset = |count: usize| text.char_indices().nth(count).map_or(text.len(), |(offset, _)| offset);
    Ok(bounds.map(|(start, end)| (&text[offset(start)..offset(end)], start)))
}

fn find(value: &Value, arguments: Arguments, name: &str) -> Result<Value> {
    arguments.takes(name, 1, 3)?;
    let Value::Str(wanted) = &arguments.positional[0] else {
        return Err(type_error(format!("must be str, not {}", arguments.positional[0].type_name())));
    };
    let found = window(this(value), &arguments)?.and_then(|(text, skipped)| {
        let offset = if name.starts_with('r') { text.rfind(&**wanted) } else { text.find(&**wanted) }?;
        Some(skipped + text[..offset].chars().count())
    });
    match found {
        Some(place) => Ok(Value::Int(place as i64)),
        None if name.ends_with("index") => Err(value_error("substring not found")),
        None => Ok(Value::Int(-1)),
    }
}

fn count(_: &Evaluator, value: &Value, arguments: Arguments) -> Result<Value> {
    arguments.takes("count", 1, 3)?;
    let Value::Str(wanted) = &arguments.positional[0] else {
        return Err(type_error(format!("must be str, not {}", arguments.positional[0].type_name())));
    };
    let found = window(this(value), &arguments)?.map_or(0, |(text, _)| text.matches(&**wanted).count());
    Ok(Value::Int(found as i64))
}

fn affix(value: &Value, arguments: Arguments, name: &str) -> Result<Value> {
    arguments.takes(name, 1, 3)?;
    let (wanted, several) = match &arguments.positional[0] {
        Value::Tuple(several) => (several.to_vec(), true),
        other => (vec![other.clone()], false),
    };
    let window = window(this(value), &arguments)?;
    for one in &wanted {
        let Value::Str(one) = one else {
            let given = one.type_name();
            return Err(type_error(match several {
                true => format!("tuple for {name} must only contain str, not {given}"),
                false => format!("{name} first arg must be str or a tuple of str, not {given}"),
            }));
        };
        let Some((text, _)) = window else { continue };
        if if name == "startswith" { text.starts_with(&**one) } else { text.ends_with(&**one) } {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn strip(value: &Value, arguments: Arguments, name: &str, left: bool, right: bool) -> Result<Value> {
    arguments.between(name, 0, 1)?;
    let wanted = match arguments.get(0) {
        None | Some(Value::None) => None,
        Some(Value::Str(wanted)) => Some(wanted.clone()),
        Some(_) => return Err(type_error(format!("{name} arg must be None or str"))),
    };
    let test =
        |character: char| wanted.as_ref().map_or(letters::is_space(character), |wanted| wanted.contains(character));
    let mut text = this(value);
    if left {
        text = text.trim_start_matches(test);
    }
    if right {
        text = text.trim_end_matches(test);
    }
    Ok(Value::text(text))
}

fn partition(value: &Value, arguments: Arguments, name: &str) -> Result<Value> {
    let separator = match arguments.one(&format!("str.{name}"))? {
        Value::Str(separator) => separator,
        other => return Err(type_error(format!("must be str, not {}", other.type_name()))),
    };
    if separator.is_empty() {
        return Err(value_error("empty separator"));
    }
    let text = this(value);
    let parts = if name == "partition" { text.split_once(&*separator) } else { text.rsplit_once(&*separator) };
    let parts = match parts {
        Some((before, after)) => [before, &separator, after],
        None if name == "partition" => [text, "", ""],
        None => ["", "", text],
    };
    Ok(Value::tuple(parts.map(Value::text).to_vec()))
}

fn split(value: &Value, arguments: Arguments, from_right: bool) -> Result<Value> {
    let name = if from_right { "rsplit" } else { "split" };
    let [separator, most] = arguments.bind(name, ["sep", "maxsplit"], 0)?;
    let most = most.as_ref().map_or(Ok(-1), clamped)?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let text = this(value);
    let mut parts: Vec<&str> = match &separator {
        None | Some(Value::None) => by_whitespace(text, most, from_right),
        Some(Value::Str(separator)) if separator.is_empty() => return Err(value_error("empty separator")),
        Some(Value::Str(separator)) => {
            let pieces = most.saturating_add(1);
            if from_right {
                text.rsplitn(pieces, &**separator).collect()
            } else {
                text.splitn(pieces, &**separator).collect()
            }
        }
        Some(other) => return Err(type_error(format!("must be str or None, not {}", other.type_name()))),
    };
    if from_right {
        parts.reverse();
    }
    Ok(Value::list(parts.into_iter().map(Value::text).collect()))
}

fn by_whitespace(text: &str, most: usize, from_right: bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_matches(letters::is_space);
    while !rest.is_empty() {
        if parts.len() == most {
            // What is left keeps the space on its far side.
            let start = rest.as_ptr() as usize - text.as_ptr() as usize;
            parts.push(if from_right { &text[..start + rest.len()] } else { &text[start..] });
            break;
        }
        let found = if from_right { rest.rfind(letters::is_space) } else { rest.find(letters::is_space) };
        let Some(place) = found else {
            parts.push(rest);
            break;
        };
        let width = rest[place..].chars().next().map_or(1, char::len_utf8);
        let (piece, next) = if from_right {
            (&rest[place + width..], rest[..place].trim_end_matches(letters::is_space))
        } else {
            (&rest[..place], rest[place..].trim_start_matches(letters::is_space))
        };
        parts.push(piece);
        rest = next;
    }
    parts
}

fn splitlines(_: &Evaluator, value: &Value, arguments: Arguments) -> Result<Value> {
    let [keep] = arguments.bind("splitlines", ["keepends"], 0)?;
    let keep = keep.as_ref().map_or(Ok(0), c_int)? != 0;
    let mut lines = Vec::new();
    let mut rest = this(value);
    while !rest.is_empty() {
        let breaks = ['\n', '\r', '\x0b', '\x0c', '\x1c', '\x1d', '\x1e', '\u{85}', '\u{2028}', '\u{2029}'];
        let end = rest.find(breaks).unwrap_or(rest.len());
        let tail = &rest[end..];
        let width = if tail.starts_with("\r\n") { 2 } else { tail.chars().next().map_or(0, char::len_utf8) };
        lines.push(Value::text(&rest[..if keep { end + width } else { end }]));
        rest = &rest[end + width..];
    }
    Ok(Value::list(lines))
}

fn join(evaluator: &Evaluator, value: &Value, arguments: Arguments) -> Result<Value> {
    let items = arguments.one("str.join")?;
    let items = Iter::over(&items).map_err(|_| type_error("can only join an iterable"))?.collect(evaluator)?;
    let mut out = String::new();
    for (place, item) in items.iter().enumerate() {
        let Value::Str(text) = item else {
            let given = item.type_name();
            return Err(type_error(format!("sequence item {place}: expected str instance, {given} found")));
        };
        if place > 0 {
            out.push_str(this(value));
        }
        out.push_str(text);
        evaluator.check_size(out.len() as i64)?;
    }
    Ok(Value::text(out))
}

fn replace(evaluator: &Evaluator, value: &Value, arguments: Arguments) -> Result<Value> {
    arguments.between("replace", 2, 3)?;
    let old = text_argument(&arguments.positional[0], "replace() argument 1")?;
    let new = text_argument(&arguments.positional[1], "replace() argument 2")?;
    let most = arguments.get(2).map_or(Ok(-1), c_size)?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let text = this(value);
    let times = if old.is_empty() { text.chars().count() + 1 } else { text.matches(&*old).count() };
    evaluator.check_size((text.len() + times.min(most).saturating_mul(new.len())) as i64)?;
    Ok(Value::text(text.replacen(&*old, &new, most)))
}
