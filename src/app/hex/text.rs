//! Bytes as UTF-8 text: which character a byte belongs to. RFC 3629 §3.

/// What a byte is in UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Utf8 {
    /// A byte of a character: the place of its first byte, and how many it has.
    Character { character: char, start: usize, length: usize },
    /// A byte of a sequence that the bytes end within: how many it would have.
    Cut { start: usize, length: usize },
    /// It goes on with a sequence that began before the bytes that are known.
    Begun,
    /// No UTF-8.
    Invalid,
}

/// The most bytes a character has.
const LONGEST: usize = 4;

/// What the byte at `place` is. `begins` says that nothing comes before the bytes; otherwise the first of them may go on
/// with what is not known.
pub fn utf8(bytes: &[u8], place: usize, begins: bool) -> Utf8 {
    let from = place.saturating_sub(LONGEST - 1);
    let lead = (from..=place).rev().find(|at| bytes.get(*at).is_some_and(|byte| !is_continuation(*byte)));
    let Some(start) = lead else {
        return if from == 0 && !begins && place < LONGEST - 1 { Utf8::Begun } else { Utf8::Invalid };
    };
    let length = match bytes.get(start) {
        Some(0..=0x7f) => 1,
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => return Utf8::Invalid,
    };
    if place >= start + length {
        return Utf8::Invalid;
    }
    let known = bytes.get(start..(start + length).min(bytes.len())).unwrap_or_default();
    match std::str::from_utf8(known) {
        Ok(text) => match text.chars().next() {
            Some(character) => Utf8::Character { character, start, length },
            None => Utf8::Invalid,
        },
        Err(error) if error.error_len().is_none() => Utf8::Cut { start, length },
        Err(_) => Utf8::Invalid,
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

/// The name of a control character of ASCII, as RFC 20 §4 writes it; `None` for all others.
pub fn control_name(character: char) -> Option<&'static str> {
    const NAMES: [&str; 32] = [
        "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI", "DLE",
        "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US",
    ];
    match character {
        '\u{7f}' => Some("DEL"),
        _ => NAMES.get(usize::try_from(u32::from(character)).ok()?).copied(),
    }
}

/// The bytes that a search asks for: text as UTF-8, or hexadecimal digits after `0x` or `\x`. `None` where those are no
/// whole bytes.
pub fn needle(search: &str) -> Option<Vec<u8>> {
    let search_trimmed = search.trim();
    if !search_trimmed.starts_with("0x") && !search_trimmed.starts_with("\\x") {
        return Some(search.as_bytes().to_vec());
    }
    let digits: String = search_trimmed.replace("0x", " ").replace("\\x", " ").split_whitespace().collect();
    let values: Option<Vec<u8>> = digits.chars().map(|digit| digit.to_digit(16).map(|value| value as u8)).collect();
    let values = values.filter(|values| !values.is_empty() && values.len().is_multiple_of(2))?;
    Some(values.chunks(2).map(|pair| pair.iter().fold(0, |byte, value| byte << 4 | value)).collect())
}
