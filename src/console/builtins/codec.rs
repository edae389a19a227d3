//! Between text and bytes: encodings, their error handlers, and hexadecimal.

use crate::console::exception::{
    LOOKUP_ERROR, Result, Thrown, UNICODE_DECODE_ERROR, UNICODE_ENCODE_ERROR, raise, type_error,
};
use crate::console::value::{Arguments, Value};

/// An encoding of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Ascii,
    Latin1,
}

impl Encoding {
    fn named(name: &str) -> Result<Encoding> {
        let plain = name.to_ascii_lowercase().replace(['_', ' '], "-");
        Ok(match &plain[..] {
            "utf-8" | "utf8" | "u8" | "cp65001" => Encoding::Utf8,
            "ascii" | "us-ascii" | "646" => Encoding::Ascii,
            "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "l1" | "8859" | "cp819" => Encoding::Latin1,
            _ => return Err(raise(&LOOKUP_ERROR, format!("unknown encoding: {name}"))),
        })
    }

    fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
        }
    }
}

/// The name of an encoding as `TextIOWrapper` knows it, or a LookupError.
///
/// # Errors
/// LookupError.
pub fn check_encoding(name: &str) -> Result<bool> {
    Ok(Encoding::named(name)? == Encoding::Utf8)
}

/// The `encoding` and `errors` of `encode` and `decode`.
fn options(arguments: Arguments, function: &str) -> Result<(Encoding, String)> {
    let [encoding, errors] = arguments.bind(function, ["encoding", "errors"], 0)?;
    let text = |value: Option<Value>, name: &str, default: &str| match value {
        None => Ok(default.to_owned()),
        Some(Value::Str(text)) => Ok(text.to_string()),
        Some(other) => {
            Err(type_error(format!("{function}() argument '{name}' must be str, not {}", other.type_name())))
        }
    };
    Ok((Encoding::named(&text(encoding, "encoding", "utf-8")?)?, text(errors, "errors", "strict")?))
}

/// `text.encode(encoding, errors)`.
///
/// # Errors
/// UnicodeEncodeError, LookupError.
pub fn encode(text: &str, arguments: Arguments) -> Result<Vec<u8>> {
    let (encoding, errors) = options(arguments, "encode")?;
    let limit = match encoding {
        Encoding::Utf8 => return Ok(text.as_bytes().to_vec()),
        Encoding::Ascii => 0x80,
        Encoding::Latin1 => 0x100,
    };
    let mut out = Vec::with_capacity(text.len());
    for (place, character) in text.chars().enumerate() {
        let number = character as u32;
        if number < limit {
            out.push(number as u8);
            continue;
        }
        match &errors[..] {
            "strict" => {
                let run = text.chars().skip(place).take_while(|character| *character as u32 >= limit).count();
                return Err(Thrown::new(
                    &UNICODE_ENCODE_ERROR,
                    vec![
                        Value::text(encoding.name()),
                        Value::text(text),
                        Value::Int(place as i64),
                        Value::Int((place + run) as i64),
                        Value::text(format!("ordinal not in range({limit})")),
                    ],
                ));
            }
            "ignore" => {}
            "replace" => out.push(b'?'),
            "backslashreplace" => out.extend(backslashed(number).bytes()),
            "xmlcharrefreplace" => out.extend(format!("&#{number};").bytes()),
            other => return Err(raise(&LOOKUP_ERROR, format!("unknown error handler name '{other}'"))),
        }
    }
    Ok(out)
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
    let (encoding, errors) = options(arguments, "decode")?;
    if encoding == Encoding::Latin1 {
        return Ok(bytes.iter().map(|byte| *byte as char).collect());
    }
    let mut out = String::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let (good, bad) = match encoding {
            Encoding::Utf8 => match std::str::from_utf8(rest) {
                Ok(text) => (text.len(), None),
                Err(error) => {
                    let good = error.valid_up_to();
                    (
                        good,
                        Some((
                            error.error_len().unwrap_or(rest.len() - good),
                            utf8_reason(&rest[good..], error.error_len()),
                        )),
                    )
                }
            },
            _ => match rest.iter().position(|byte| !byte.is_ascii()) {
                None => (rest.len(), None),
                Some(good) => (good, Some((1, "ordinal not in range(128)"))),
            },
        };
        out.push_str(&String::from_utf8_lossy(&rest[..good]));
        at += good;
        let Some((length, reason)) = bad else { break };
        match &errors[..] {
            "strict" => {
                return Err(Thrown::new(
                    &UNICODE_DECODE_ERROR,
                    vec![
                        Value::text(encoding.name()),
                        Value::bytes(bytes),
                        Value::Int(at as i64),
                        Value::Int((at + length) as i64),
                        Value::text(reason),
                    ],
                ));
            }
            "ignore" => {}
            "replace" => out.push('\u{fffd}'),
            "backslashreplace" => {
                bytes[at..at + length].iter().for_each(|byte| out.push_str(&format!("\\x{byte:02x}")));
            }
            other => return Err(raise(&LOOKUP_ERROR, format!("unknown error handler name '{other}'"))),
        }
        at += length;
    }
    Ok(out)
}

fn utf8_reason(rest: &[u8], length: Option<usize>) -> &'static str {
    match (length, rest.first()) {
        (None, _) => "unexpected end of data",
        (_, Some(0xc2..=0xf4)) => "invalid continuation byte",
        _ => "invalid start byte",
    }
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
        if characters[at].is_ascii_whitespace() {
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

    #[test]
    fn bad_utf8_is_named_as_cpython_names_it() {
        let reason = |bytes: &[u8]| decode(bytes, Arguments::default()).unwrap_err().exception.message();
        assert_eq!(reason(b"\xff"), "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte");
        assert_eq!(reason(b"a\xc3"), "'utf-8' codec can't decode byte 0xc3 in position 1: unexpected end of data");
        assert_eq!(reason(b"\xc3("), "'utf-8' codec can't decode byte 0xc3 in position 0: invalid continuation byte");
        assert_eq!(
            encode("ñ", Arguments::of(vec![Value::text("ascii")])).unwrap_err().exception.message(),
            "'ascii' codec can't encode character '\\xf1' in position 0: ordinal not in range(128)"
        );
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
