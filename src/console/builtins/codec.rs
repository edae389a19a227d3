//! Between text and bytes: what `encode` and `decode` do, with their error handlers. [`encodings`](super::encodings) knows the
//! single encodings.

use super::encodings::{Bad, Encoding, Step};
use crate::console::exception::{
    LOOKUP_ERROR, Result, Thrown, UNICODE_DECODE_ERROR, UNICODE_ENCODE_ERROR, raise, type_error,
};
use crate::console::text;
use crate::console::value::{Arguments, Value};

/// Whether an encoding is the one that the text of files is written in here.
///
/// # Errors
/// LookupError.
pub fn check_encoding(name: &str) -> Result<bool> {
    Ok(Encoding::named(name)? == Encoding::Utf8)
}

/// The `encoding` and `errors` of `encode` and `decode`.
fn options(arguments: Arguments, function: &str) -> Result<(String, String)> {
    let [encoding, errors] = arguments.bind(function, ["encoding", "errors"], 0)?;
    let text = |value: Option<Value>, name: &str, default: &str| match value {
        None => Ok(default.to_owned()),
        Some(Value::Str(text)) => Ok(text.to_string()),
        Some(other) => {
            let given = super::arguments::given(&other);
            Err(type_error(format!("{function}() argument '{name}' must be str, not {given}")))
        }
    };
    Ok((text(encoding, "encoding", "utf-8")?, text(errors, "errors", "strict")?))
}

/// `text.encode(encoding, errors)`.
///
/// # Errors
/// UnicodeEncodeError, LookupError.
pub fn encode(text: &str, arguments: Arguments) -> Result<Vec<u8>> {
    encode_as(text, arguments, "encode")
}

/// The same for another function that takes `encoding` and `errors`.
///
/// # Errors
/// UnicodeEncodeError, LookupError.
pub fn encode_as(text: &str, arguments: Arguments, function: &str) -> Result<Vec<u8>> {
    let (encoding, errors) = options(arguments, function)?;
    encoded(text, Encoding::named(&encoding)?, &errors)
}

/// Text in the encoding of a name, or an exception.
///
/// # Errors
/// UnicodeEncodeError, LookupError.
pub fn encode_named(text: &str, encoding: &str) -> Result<Vec<u8>> {
    encoded(text, Encoding::named(encoding)?, "strict")
}

fn encoded(text: &str, encoding: Encoding, errors: &str) -> Result<Vec<u8>> {
    if encoding == Encoding::Utf8 && !text::has_surrogates(text) {
        return Ok(text.as_bytes().to_vec());
    }
    let mut out = encoding.mark(text.is_empty());
    out.reserve(text.len());
    for (place, character) in text.chars().enumerate() {
        let code = text::code_of(character);
        if encoding.put(code, &mut out) {
            continue;
        }
        let unknown = || raise(&LOOKUP_ERROR, format!("unknown error handler name '{errors}'"));
        let replacement = match errors {
            "ignore" => continue,
            "replace" => "?".to_owned(),
            "backslashreplace" => backslashed(code),
            "xmlcharrefreplace" => format!("&#{code};"),
            "surrogateescape" if (0xdc80..=0xdcff).contains(&code) => {
                out.push(code as u8);
                continue;
            }
            "surrogatepass" if encoding.pass(code, &mut out) => continue,
            "strict" | "surrogateescape" | "surrogatepass" => {
                return Err(not_encodable(text, encoding, place));
            }
            "namereplace" => return Err(super::functions::not_here("errors='namereplace'")),
            _ => return Err(unknown()),
        };
        for character in replacement.chars() {
            if !encoding.put(character as u32, &mut out) {
                return Err(not_encodable(text, encoding, place));
            }
        }
    }
    Ok(out)
}

fn not_encodable(text: &str, encoding: Encoding, place: usize) -> Thrown {
    let mut scratch = Vec::new();
    let bad = |character: &char| !encoding.put(text::code_of(*character), &mut scratch);
    let run = text.chars().skip(place).take_while(bad).count();
    let (name, reason) = encoding.cannot();
    let (start, end) = (Value::Int(place as i64), Value::Int((place + run) as i64));
    Thrown::new(&UNICODE_ENCODE_ERROR, vec![Value::text(name), Value::text(text), start, end, Value::text(reason)])
}

fn backslashed(number: u32) -> String {
    match number {
        0..=0xff => format!("\\x{number:02x}"),
        0x100..=0xffff => format!("\\u{number:04x}"),
        _ => format!("\\U{number:08x}"),
    }
}

/// `bytes.decode(encoding, errors)`.
///
/// # Errors
/// UnicodeDecodeError, LookupError.
pub fn decode(bytes: &[u8], arguments: Arguments) -> Result<String> {
    decode_as(bytes, arguments, "decode")
}

/// The same for another function that takes `encoding` and `errors`.
///
/// # Errors
/// UnicodeDecodeError, LookupError.
pub fn decode_as(bytes: &[u8], arguments: Arguments, function: &str) -> Result<String> {
    let (encoding, errors) = options(arguments, function)?;
    // CPython does not even look at the name then.
    if bytes.is_empty() {
        return Ok(String::new());
    }
    let (encoding, mut at) = Encoding::named(&encoding)?.marked(bytes);
    let mut out = String::with_capacity(bytes.len());
    while at < bytes.len() {
        let bad = match encoding.step(&bytes[at..]) {
            Step::Text(text, length) => {
                out.push_str(text);
                at += length;
                continue;
            }
            Step::Code(code, length) => {
                out.extend(text::character(code));
                at += length;
                continue;
            }
            Step::Bad(bad) => bad,
        };
        let wrong = &bytes[at..(at + bad.length).min(bytes.len())];
        match &errors[..] {
            "ignore" => {}
            "replace" => out.push('\u{fffd}'),
            "backslashreplace" => wrong.iter().for_each(|byte| out.push_str(&format!("\\x{byte:02x}"))),
            "surrogateescape" if wrong.iter().all(|byte| *byte >= 0x80) => {
                out.extend(wrong.iter().filter_map(|byte| text::character(0xdc00 + u32::from(*byte))));
            }
            "surrogatepass" if encoding.passed(&bytes[at..]).is_some() => {
                if let Some((code, length)) = encoding.passed(&bytes[at..]) {
                    out.extend(text::character(code));
                    at += length;
                    continue;
                }
            }
            "strict" | "surrogateescape" | "surrogatepass" => return Err(not_decodable(bytes, encoding, at, bad)),
            "xmlcharrefreplace" | "namereplace" => {
                return Err(type_error("don't know how to handle UnicodeDecodeError in error callback"));
            }
            other => return Err(raise(&LOOKUP_ERROR, format!("unknown error handler name '{other}'"))),
        }
        at += wrong.len();
    }
    Ok(out)
}

fn not_decodable(bytes: &[u8], encoding: Encoding, at: usize, bad: Bad) -> Thrown {
    let (start, end) = (Value::Int(at as i64), Value::Int((at + bad.length).min(bytes.len()) as i64));
    let name = Value::text(encoding.decoder_name());
    Thrown::new(&UNICODE_DECODE_ERROR, vec![name, Value::bytes(bytes), start, end, Value::text(bad.reason)])
}

/// Hexadecimal text, with a separator between groups counted from the right (from the left when negative).
pub fn hex(bytes: &[u8], separator: Option<&str>, group: i64) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    let size = group.unsigned_abs() as usize;
    for (index, byte) in bytes.iter().enumerate() {
        let place = if group > 0 { bytes.len() - index } else { index };
        if let Some(separator) = separator.filter(|_| index > 0 && size > 0 && place.is_multiple_of(size)) {
            out.push_str(separator);
        }
        out.push_str(&format!("{byte:02x}"));
    }
    out
}

/// `bytes.fromhex`; the error is the place of the first stranger.
pub fn from_hex(text: &str) -> std::result::Result<Vec<u8>, usize> {
    let characters: Vec<char> = text.chars().collect();
    let mut out = Vec::with_capacity(characters.len() / 2);
    let mut at = 0;
    while at < characters.len() {
        if characters[at].is_ascii_whitespace() || characters[at] == '\x0b' {
            at += 1;
            continue;
        }
        let high = characters[at].to_digit(16).ok_or(at)?;
        let low = characters.get(at + 1).and_then(|character| character.to_digit(16)).ok_or(at + 1)?;
        out.push((high * 16 + low) as u8);
        at += 2;
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], options: &[&str]) -> String {
        let options = Arguments::of(options.iter().map(Value::text).collect());
        decode(bytes, options).unwrap_or_else(|thrown| thrown.exception.message())
    }

    #[test]
    fn bad_utf8_is_named_as_cpython_names_it() {
        let utf8 = |bytes: &[u8]| decoded(bytes, &[]);
        assert_eq!(utf8(b"\xff"), "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte");
        assert_eq!(utf8(b"a\xc3"), "'utf-8' codec can't decode byte 0xc3 in position 1: unexpected end of data");
        assert_eq!(utf8(b"\xc3("), "'utf-8' codec can't decode byte 0xc3 in position 0: invalid continuation byte");
        assert_eq!(
            encode("ñ", Arguments::of(vec![Value::text("ascii")])).unwrap_err().exception.message(),
            "'ascii' codec can't encode character '\\xf1' in position 0: ordinal not in range(128)"
        );
    }

    #[test]
    fn wide_encodings_read_their_mark() {
        assert_eq!(decoded(b"\xff\xfeA\0", &["utf-16"]), "A");
        assert_eq!(decoded(b"\xfe\xff\0A", &["utf-16"]), "A");
        assert_eq!(decoded(b"\0\0\0A", &["utf-32-be"]), "A");
        assert_eq!(encode_named("A", "utf-16-be").ok(), Some(b"\0A".to_vec()));
        assert_eq!(encode_named("€", "cp1252").ok(), Some(b"\x80".to_vec()));
    }

    #[test]
    fn what_no_text_has_can_be_kept_and_given_back() {
        let kept = decoded(b"a\xff", &["utf-8", "surrogateescape"]);
        assert_eq!(text::repr(&Value::text(&kept)), "'a\\udcff'");
        let options = Arguments::of(vec![Value::text("utf-8"), Value::text("surrogateescape")]);
        assert_eq!(encode(&kept, options).ok(), Some(b"a\xff".to_vec()));
    }

    #[test]
    fn hexadecimal_groups_count_from_the_right() {
        assert_eq!(hex(b"\x01\x02\x03", Some(":"), 1), "01:02:03");
        assert_eq!(hex(b"\x01\x02\x03", Some("_"), 2), "01_0203");
        assert_eq!(hex(b"\x01\x02\x03", Some("_"), -2), "0102_03");
        assert_eq!(from_hex("0 1"), Err(1));
        assert_eq!(from_hex("01 ff"), Ok(vec![1, 255]));
    }
}
