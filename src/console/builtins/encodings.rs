//! The encodings: their names, and how each writes and reads one character.

use crate::console::exception::{LOOKUP_ERROR, Result, raise};
use crate::console::text;
use crate::journal::event::Hint;

/// An encoding of ours. The wide ones know their byte order: `None` where a mark tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 after a mark.
    Utf8Sig,
    /// UTF-16; whether it is little-endian.
    Utf16(Option<bool>),
    /// UTF-32, likewise.
    Utf32(Option<bool>),
    /// ASCII.
    Ascii,
    /// ISO 8859-1.
    Latin1,
    /// Windows-1252.
    Windows1252,
    /// ISO 8859-15.
    Latin9,
    /// Names of hosts; only those that are ASCII.
    Idna,
}

/// What [`Encoding::step`] finds.
pub enum Step<'a> {
    /// Text, of so many bytes.
    Text(&'a str, usize),
    /// A character's number, of so many bytes.
    Code(u32, usize),
    /// Bytes that are none.
    Bad(Bad),
}

/// Bytes that are no character.
#[derive(Clone, Copy)]
pub struct Bad {
    /// How many.
    pub length: usize,
    /// CPython's word for it.
    pub reason: &'static str,
}

/// The names that CPython's `encodings.aliases` gives them, with `_` for every mark.
static NAMES: &[(Encoding, &[&str])] = &[
    (Encoding::Utf8, &["utf_8", "utf8", "u8", "utf", "cp65001", "utf8_ucs2", "utf8_ucs4"]),
    (Encoding::Utf8Sig, &["utf_8_sig"]),
    (
        Encoding::Ascii,
        &["ascii", "us_ascii", "646", "us", "ansi_x3.4_1968", "iso646_us", "cp367", "ibm367", "iso_ir_6"],
    ),
    (
        Encoding::Latin1,
        &["latin_1", "latin1", "iso_8859_1", "iso8859_1", "l1", "latin", "8859", "cp819", "iso8859", "ibm819"],
    ),
    (Encoding::Latin9, &["iso8859_15", "iso_8859_15", "latin_9", "latin9", "l9"]),
    (Encoding::Windows1252, &["cp1252", "windows_1252", "1252"]),
    (Encoding::Utf16(None), &["utf_16", "utf16", "u16"]),
    (Encoding::Utf16(Some(true)), &["utf_16_le", "utf_16le", "unicodelittleunmarked"]),
    (Encoding::Utf16(Some(false)), &["utf_16_be", "utf_16be", "unicodebigunmarked"]),
    (Encoding::Utf32(None), &["utf_32", "utf32", "u32"]),
    (Encoding::Utf32(Some(true)), &["utf_32_le", "utf_32le"]),
    (Encoding::Utf32(Some(false)), &["utf_32_be", "utf_32be"]),
    (Encoding::Idna, &["idna"]),
];

/// Some that CPython has and this console does not.
const OTHERS: &str = " utf_7 utf7 u7 cp437 437 cp850 850 cp1250 windows_1250 cp1251 windows_1251 koi8_r mac_roman gbk gb2312 \
    gb18030 big5 shift_jis euc_jp euc_kr iso8859_2 latin2 punycode unicode_escape raw_unicode_escape ";

/// What Windows-1252 has at 0x80: the code points of its characters, 0 where there is none.
static WINDOWS: [u16; 32] = [
    0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0, 0,
    0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178,
];
/// Where ISO 8859-15 differs from ISO 8859-1.
static LATIN_9: [(u8, u16); 8] = [
    (0xa4, 0x20ac),
    (0xa6, 0x160),
    (0xa8, 0x161),
    (0xb4, 0x17d),
    (0xb8, 0x17e),
    (0xbc, 0x152),
    (0xbd, 0x153),
    (0xbe, 0x178),
];

const NATIVE: bool = cfg!(target_endian = "little");

impl Encoding {
    /// The encoding of a name.
    ///
    /// # Errors
    /// LookupError.
    pub fn named(name: &str) -> Result<Encoding> {
        let plain: String = name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || c == '.' { c.to_ascii_lowercase() } else { '_' })
            .collect();
        if let Some((encoding, _)) = NAMES.iter().find(|(_, names)| names.contains(&&plain[..])) {
            return Ok(*encoding);
        }
        let thrown = raise(&LOOKUP_ERROR, format!("unknown encoding: {name}"));
        let known = !plain.is_empty() && OTHERS.contains(&format!(" {plain} "));
        Err(if known { thrown.hint(Hint::NotAvailable { name: format!("the encoding {name}") }) } else { thrown })
    }

    /// What stands before all text.
    pub fn mark(self, nothing: bool) -> Vec<u8> {
        let mut out = Vec::new();
        match self {
            Encoding::Utf8Sig => out.extend(b"\xef\xbb\xbf"),
            Encoding::Utf16(None) | Encoding::Utf32(None) => {
                self.put(0xfeff, &mut out);
            }
            Encoding::Idna if nothing => {}
            _ => {}
        }
        out
    }

    /// The encoding that the mark of these bytes tells, and how long the mark is.
    pub fn marked(self, bytes: &[u8]) -> (Encoding, usize) {
        match self {
            Encoding::Utf8Sig if bytes.starts_with(b"\xef\xbb\xbf") => (self, 3),
            Encoding::Utf16(None) => match bytes {
                [0xff, 0xfe, ..] => (Encoding::Utf16(Some(true)), 2),
                [0xfe, 0xff, ..] => (Encoding::Utf16(Some(false)), 2),
                _ => (self, 0),
            },
            Encoding::Utf32(None) => match bytes {
                [0xff, 0xfe, 0, 0, ..] => (Encoding::Utf32(Some(true)), 4),
                [0, 0, 0xfe, 0xff, ..] => (Encoding::Utf32(Some(false)), 4),
                _ => (self, 0),
            },
            _ => (self, 0),
        }
    }

    /// Writes a character; false where it has no place in this encoding.
    pub fn put(self, code: u32, out: &mut Vec<u8>) -> bool {
        let surrogate = (0xd800..0xe000).contains(&code);
        match self {
            Encoding::Ascii | Encoding::Idna if code < 0x80 => out.push(code as u8),
            Encoding::Latin1 if code < 0x100 => out.push(code as u8),
            Encoding::Windows1252 if code < 0x80 || (0xa0..0x100).contains(&code) => out.push(code as u8),
            Encoding::Windows1252 => match WINDOWS.iter().position(|known| u32::from(*known) == code && code != 0) {
                Some(place) => out.push(0x80 + place as u8),
                None => return false,
            },
            Encoding::Latin9 => match LATIN_9.iter().find(|(_, known)| u32::from(*known) == code) {
                Some((byte, _)) => out.push(*byte),
                None if code < 0x100 && !LATIN_9.iter().any(|(byte, _)| u32::from(*byte) == code) => {
                    out.push(code as u8)
                }
                None => return false,
            },
            Encoding::Utf8 | Encoding::Utf8Sig if !surrogate => match char::from_u32(code) {
                Some(character) => out.extend(character.encode_utf8(&mut [0; 4]).as_bytes()),
                None => return false,
            },
            Encoding::Utf16(order) if !surrogate => {
                let mut units = [0; 2];
                let Some(character) = char::from_u32(code) else { return false };
                for unit in character.encode_utf16(&mut units) {
                    out.extend(if order.unwrap_or(NATIVE) { unit.to_le_bytes() } else { unit.to_be_bytes() });
                }
            }
            Encoding::Utf32(order) if !surrogate => {
                out.extend(if order.unwrap_or(NATIVE) { code.to_le_bytes() } else { code.to_be_bytes() });
            }
            _ => return false,
        }
        true
    }

    /// Writes a surrogate as if it were a character: `errors="surrogatepass"`.
    pub fn pass(self, code: u32, out: &mut Vec<u8>) -> bool {
        if !(0xd800..0xe000).contains(&code) {
            return false;
        }
        match self {
            Encoding::Utf8 | Encoding::Utf8Sig => {
                out.extend([0xe0 | (code >> 12) as u8, 0x80 | (code >> 6 & 0x3f) as u8, 0x80 | (code & 0x3f) as u8]);
            }
            Encoding::Utf16(order) => {
                let unit = code as u16;
                out.extend(if order.unwrap_or(NATIVE) { unit.to_le_bytes() } else { unit.to_be_bytes() });
            }
            Encoding::Utf32(order) => {
                out.extend(if order.unwrap_or(NATIVE) { code.to_le_bytes() } else { code.to_be_bytes() });
            }
            _ => return false,
        }
        true
    }

    /// Reads a surrogate as if it were a character, and says of how many bytes.
    pub fn passed(self, rest: &[u8]) -> Option<(u32, usize)> {
        let found = match (self, rest) {
            (Encoding::Utf8 | Encoding::Utf8Sig, [0xed, middle @ 0xa0..=0xbf, last @ 0x80..=0xbf, ..]) => {
                (0xd000 | u32::from(middle & 0x3f) << 6 | u32::from(last & 0x3f), 3)
            }
            (Encoding::Utf16(order), [one, two, ..]) => (u32::from(unit(order, *one, *two)), 2),
            _ => return None,
        };
        (0xd800..0xe000).contains(&found.0).then_some(found)
    }

    /// The name that UnicodeEncodeError gives it, and the reason.
    pub fn cannot(self) -> (&'static str, &'static str) {
        let reason = match self {
            Encoding::Ascii | Encoding::Idna => "ordinal not in range(128)",
            Encoding::Latin1 => "ordinal not in range(256)",
            Encoding::Windows1252 | Encoding::Latin9 => "character maps to <undefined>",
            _ => "surrogates not allowed",
        };
        (self.name(), reason)
    }

    fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Sig => "utf-8",
            Encoding::Utf16(None) => "utf-16",
            Encoding::Utf16(Some(true)) => "utf-16-le",
            Encoding::Utf16(Some(false)) => "utf-16-be",
            Encoding::Utf32(None) => "utf-32",
            Encoding::Utf32(Some(true)) => "utf-32-le",
            Encoding::Utf32(Some(false)) => "utf-32-be",
            Encoding::Ascii | Encoding::Idna => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Windows1252 | Encoding::Latin9 => "charmap",
        }
    }

    /// The name that UnicodeDecodeError gives it: there the wide ones are called by the order they turned out to have.
    pub fn decoder_name(self) -> &'static str {
        match self {
            Encoding::Utf16(None) => Encoding::Utf16(Some(NATIVE)).name(),
            Encoding::Utf32(None) => Encoding::Utf32(Some(NATIVE)).name(),
            other => other.name(),
        }
    }

    /// What bytes begin with; there is at least one.
    pub fn step(self, rest: &[u8]) -> Step<'_> {
        let bad = |length: usize, reason| Step::Bad(Bad { length, reason });
        let first = rest.first().copied().unwrap_or(0);
        match self {
            Encoding::Utf8 | Encoding::Utf8Sig => match std::str::from_utf8(rest) {
                Ok(text) => Step::Text(text, rest.len()),
                Err(error) if error.valid_up_to() > 0 => {
                    let good = error.valid_up_to();
                    Step::Text(std::str::from_utf8(&rest[..good]).unwrap_or(""), good)
                }
                Err(error) => bad(error.error_len().unwrap_or(rest.len()), utf8_reason(first, error.error_len())),
            },
            Encoding::Ascii | Encoding::Idna if first >= 0x80 => bad(1, "ordinal not in range(128)"),
            Encoding::Ascii | Encoding::Idna | Encoding::Latin1 => Step::Code(first.into(), 1),
            Encoding::Windows1252 => match WINDOWS.get(usize::from(first).wrapping_sub(0x80)) {
                Some(0) => bad(1, "character maps to <undefined>"),
                Some(code) => Step::Code((*code).into(), 1),
                None => Step::Code(first.into(), 1),
            },
            Encoding::Latin9 => {
                let special = LATIN_9.iter().find(|(byte, _)| *byte == first);
                Step::Code(special.map_or(first.into(), |(_, code)| (*code).into()), 1)
            }
            Encoding::Utf16(order) => {
                let [one, two, after @ ..] = rest else { return bad(rest.len(), "truncated data") };
                match (unit(order, *one, *two), after) {
                    (0xdc00..=0xdfff, _) => bad(2, "illegal encoding"),
                    (high @ 0xd800..=0xdbff, [three, four, ..]) => match unit(order, *three, *four) {
                        low @ 0xdc00..=0xdfff => {
                            Step::Code(0x1_0000 + (u32::from(high - 0xd800) << 10 | u32::from(low - 0xdc00)), 4)
                        }
                        _ => bad(2, "illegal UTF-16 surrogate"),
                    },
                    (0xd800..=0xdbff, _) => bad(rest.len(), "unexpected end of data"),
                    (code, _) => Step::Code(code.into(), 2),
                }
            }
            Encoding::Utf32(order) => {
                let Some(bytes) = rest.get(..4).and_then(|bytes| <[u8; 4]>::try_from(bytes).ok()) else {
                    return bad(rest.len(), "truncated data");
                };
                let little = order.unwrap_or(NATIVE);
                match if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) } {
                    0xd800..=0xdfff => bad(4, "code point in surrogate code point range(0xd800, 0xe000)"),
                    0x11_0000.. => bad(4, "code point not in range(0x110000)"),
                    code => Step::Code(code, 4),
                }
            }
        }
    }
}

fn unit(order: Option<bool>, one: u8, two: u8) -> u16 {
    if order.unwrap_or(NATIVE) { u16::from_le_bytes([one, two]) } else { u16::from_be_bytes([one, two]) }
}

fn utf8_reason(first: u8, length: Option<usize>) -> &'static str {
    match (length, first) {
        (None, _) => "unexpected end of data",
        (_, 0xc2..=0xf4) => "invalid continuation byte",
        _ => "invalid start byte",
    }
}

/// Refuses text that cannot be written out: what stands for bytes that were no text.
///
/// # Errors
/// UnicodeEncodeError.
pub fn check_writable(text: &str) -> Result<()> {
    if text::has_surrogates(text) { super::codec::encode_named(text, "utf-8").map(drop) } else { Ok(()) }
}
