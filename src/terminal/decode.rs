//! The bytes that terminals send for keys, pastes and the mouse, as what they mean.
//!
//! Understood: what xterm, GNOME, Windows Terminal, the Linux console, rxvt, screen and tmux send without being asked
//! for more (ECMA-48 §5.4, and xterm's «ctlseqs»: PC-style function keys, bracketed paste), and the mouse in the one form
//! that is ever asked for (there, «Extended coordinates», SGR). Sequences that are complete and unknown are dropped whole,
//! so that none of their bytes is taken for typing.

use crate::app::keys::{Code, Key};
use crate::app::pointer::{Gesture, Pointer};

/// The end of a bracketed paste; its beginning is CSI 200 ~.
const PASTE_END: &[u8] = b"\x1b[201~";

/// A paste is kept up to here, in bytes: more than any line of a program, less than what hurts.
const PASTE_MOST: usize = 1 << 20;

/// A sequence longer than this, in bytes, is none of a keyboard's.
const SEQUENCE_MOST: usize = 64;

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A key.
    Key(Key),
    /// A paste.
    Paste(String),
    /// The mouse: a button that went down, or the wheel.
    Mouse(Pointer),
}

/// Turns bytes into keys, across reads.
#[derive(Debug, Default)]
pub struct Decoder {
    pending: Vec<u8>,
    paste: Option<Vec<u8>>,
}

/// What the beginning of the pending bytes is.
enum Found {
    /// Too little of something.
    Incomplete,
    /// So many bytes, and what they mean, if anything.
    Key(usize, Option<Key>),
    /// So many bytes of the mouse, and what it did, if anything that matters.
    Mouse(usize, Option<Pointer>),
    /// The beginning of a paste, of so many bytes.
    Paste(usize),
}

impl Decoder {
    /// Takes in what one read gave. `more`: the read was full, so that its end may be the middle of something; otherwise
    /// an Escape at its end is the key, since terminals write a sequence whole.
    pub fn decode(&mut self, bytes: &[u8], more: bool) -> Vec<Typed> {
        self.pending.extend_from_slice(bytes);
        let mut typed = Vec::new();
        while !self.pending.is_empty() {
            if self.paste.is_some() {
                match self.rest_of_paste() {
                    Some(text) => typed.push(Typed::Paste(text)),
                    None => break,
                }
                continue;
            }
            match find(&self.pending, more) {
                Found::Incomplete => break,
                Found::Key(length, key) => {
                    self.pending.drain(..length);
                    typed.extend(key.map(|key| Typed::Key(key.normal())));
                }
                Found::Mouse(length, pointer) => {
                    self.pending.drain(..length);
                    typed.extend(pointer.map(Typed::Mouse));
                }
                Found::Paste(length) => {
                    self.pending.drain(..length);
                    self.paste = Some(Vec::new());
                }
            }
        }
        typed
    }

    /// The paste, if its end has come.
    fn rest_of_paste(&mut self) -> Option<String> {
        let paste = self.paste.as_mut()?;
        let end = self.pending.windows(PASTE_END.len()).position(|bytes| bytes == PASTE_END);
        // Without an end, the last bytes may be the beginning of one.
        let length = end.unwrap_or(self.pending.len().saturating_sub(PASTE_END.len() - 1));
        let kept = length.min(PASTE_MOST.saturating_sub(paste.len()));
        paste.extend_from_slice(&self.pending[..kept]);
        self.pending.drain(..length);
        end?;
        self.pending.drain(..PASTE_END.len());
        self.paste.take().map(|paste| String::from_utf8_lossy(&paste).into_owned())
    }
}

fn find(bytes: &[u8], more: bool) -> Found {
    match bytes {
        [] => Found::Incomplete,
        [0x1b] if more => Found::Incomplete,
        [0x1b] => Found::Key(1, Some(Key::plain(Code::Escape))),
        // rxvt sends Alt as an Escape before the whole sequence; otherwise these are two presses of Escape.
        [0x1b, 0x1b, b'[' | b'O', ..] => match find(&bytes[1..], more) {
            Found::Key(length, key) => Found::Key(length + 1, key.map(Key::with_alt)),
            // The mouse has no such prefix: this was the key, just before.
            Found::Mouse(..) => Found::Key(1, Some(Key::plain(Code::Escape))),
            other => other,
        },
        [0x1b, 0x1b] if more => Found::Incomplete,
        [0x1b, 0x1b, ..] => Found::Key(1, Some(Key::plain(Code::Escape))),
        [0x1b, b'[', rest @ ..] => control_sequence(rest),
        [0x1b, b'O', rest @ ..] => match rest {
            [] => Found::Incomplete,
            [last, ..] => Found::Key(3, function_key(*last, Key::plain)),
        },
        [0x1b, rest @ ..] => match character(rest) {
            Found::Key(length, key) => Found::Key(length + 1, key.map(Key::with_alt)),
            other => other,
        },
        _ => character(bytes),
    }
}

/// One character, or what the keyboard sends for Control and a character.
fn character(bytes: &[u8]) -> Found {
    let Some(first) = bytes.first().copied() else { return Found::Incomplete };
    let control = |letter: u8| Key::control(char::from(letter));
    let key = match first {
        b'\r' | b'\n' => Key::plain(Code::Enter),
        b'\t' => Key::plain(Code::Tab),
        0x7f => Key::plain(Code::Backspace),
        0 => control(b' '),
        1..=0x1a => control(first - 1 + b'a'),
        // Escape is told from a sequence before this.
        0x1b..=0x1f => control(first - 0x1c + b'4'),
        b' '..=b'~' => Key::char(char::from(first)),
        _ => return beyond_ascii(bytes),
    };
    Found::Key(1, Some(key))
}

/// A character of UTF-8 of more than one byte; what is none is dropped byte by byte.
fn beyond_ascii(bytes: &[u8]) -> Found {
    let length = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Found::Key(1, None),
    };
    let there = &bytes[..length.min(bytes.len())];
    match std::str::from_utf8(there) {
        Ok(text) => Found::Key(length, text.chars().next().map(Key::char)),
        // No length of the mistake: what is there is right so far.
        Err(error) if error.error_len().is_none() => Found::Incomplete,
        Err(_) => Found::Key(1, None),
    }
}

/// What follows CSI: parameters and a letter.
fn control_sequence(rest: &[u8]) -> Found {
    // The Linux console's F1 to F5 are CSI [ A to CSI [ E.
    if let [b'[', after @ ..] = rest {
        return match after {
            [] => Found::Incomplete,
            [letter @ b'A'..=b'E', ..] => Found::Key(4, Some(Key::function(letter - b'A' + 1))),
            _ => Found::Key(4, None),
        };
    }
    let Some(length) = rest.iter().position(|byte| !(0x20..=0x3f).contains(byte)) else {
        return if rest.len() > SEQUENCE_MOST { Found::Key(rest.len() + 2, None) } else { Found::Incomplete };
    };
    let (parameters, last) = (&rest[..length], rest[length]);
    let whole = length + 3;
    if !(0x40..=0x7e).contains(&last) {
        // Not a sequence after all; this byte begins something else.
        return Found::Key(whole - 1, None);
    }
    if let Some(report) = parameters.strip_prefix(b"<") {
        return Found::Mouse(whole, pointer(report, last));
    }
    let numbers: Option<Vec<u16>> = std::str::from_utf8(parameters).ok().and_then(|text| {
        text.split(';').map(|number| if number.is_empty() { Some(1) } else { number.parse().ok() }).collect()
    });
    // Private ones (answers) begin with a sign and are no numbers.
    let Some(numbers) = numbers else { return Found::Key(whole, None) };
    let number = numbers.first().copied().unwrap_or(1);
    let held = numbers.get(1).copied().unwrap_or(1);
    if (number, last) == (200, b'~') {
        return Found::Paste(whole);
    }
    let with = |code| modified(code, held);
    let key = match last {
        b'~' => numbered(number).map(with),
        b'Z' => Some(with(Code::BackTab)),
        // An answer about the cursor's place looks like F3, but for a row that is not 1.
        b'R' if number != 1 => None,
        _ => function_key(last, with),
    };
    Found::Key(whole, key)
}

/// What the mouse did, from `button ; column ; row` and the last letter: «M» for what goes down, «m» for what comes up.
///
/// Only the first button going down and the wheel matter. A click with Shift, Alt or Control held is the terminal's own
/// (selecting text, opening a link), or of no meaning here.
fn pointer(report: &[u8], last: u8) -> Option<Pointer> {
    let mut numbers = report.split(|byte| *byte == b';').map(number);
    let (Some(button), Some(column), Some(row), None) =
        (numbers.next()?, numbers.next()?, numbers.next()?, numbers.next())
    else {
        return None;
    };
    let gesture = match (button, last) {
        (0, b'M') => Gesture::Press,
        (64, b'M') => Gesture::ScrollUp,
        (65, b'M') => Gesture::ScrollDown,
        _ => return None,
    };
    // The upper left cell is 1;1.
    Some(Pointer { column: column.checked_sub(1)?, row: row.checked_sub(1)?, gesture })
}

/// Digits and nothing else: `parse` would take a sign too.
fn number(digits: &[u8]) -> Option<u16> {
    let all = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    std::str::from_utf8(digits).ok().filter(|_| all)?.parse().ok()
}

/// A key from xterm's number of held modifiers: 1 + Shift 1 + Alt 2 + Control 4 + Meta 8.
fn modified(code: Code, held: u16) -> Key {
    let bits = held.saturating_sub(1);
    Key { code, control: bits & 4 != 0, alt: bits & (2 | 8) != 0, shift: bits & 1 != 0 }
}

/// Keys that are told by the last letter, after CSI or SS3.
fn function_key(letter: u8, with: impl Fn(Code) -> Key) -> Option<Key> {
    Some(with(match letter {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'H' => Code::Home,
        b'F' => Code::End,
        // The Enter of the number pad.
        b'M' => Code::Enter,
        b'P'..=b'S' => Code::Function(letter - b'P' + 1),
        _ => return None,
    }))
}

/// Keys that are told by a number before «~».
fn numbered(number: u16) -> Option<Code> {
    Some(match number {
        1 | 7 => Code::Home,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        // The numbers skip some, as the rows of a VT220's keyboard did.
        11..=15 => Code::Function(number as u8 - 10),
        17..=21 => Code::Function(number as u8 - 11),
        23..=26 => Code::Function(number as u8 - 12),
        28 | 29 => Code::Function(number as u8 - 13),
        31..=34 => Code::Function(number as u8 - 14),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(bytes: &[u8]) -> Vec<Typed> {
        Decoder::default().decode(bytes, false)
    }

    fn keys(bytes: &[u8]) -> Vec<Key> {
        let key = |typed| match typed {
            Typed::Key(key) => key,
            other => panic!("no key: {other:?}"),
        };
        typed(bytes).into_iter().map(key).collect()
    }

    const ESCAPE: Key = Key::plain(Code::Escape);

    #[test]
    fn typing_is_characters() {
        assert_eq!(keys("añ¿€𝄞".as_bytes()), ['a', 'ñ', '¿', '€', '𝄞'].map(Key::char));
        let control =
            [Key::plain(Code::Tab), Key::plain(Code::Enter), Key::plain(Code::Enter), Key::plain(Code::Backspace)];
        assert_eq!(keys(b"\t\r\n\x7f"), control);
        assert_eq!(keys(b"\x03\x11\x1a\x08"), ['c', 'q', 'z', 'h'].map(Key::control));
    }

    #[test]
    fn an_escape_is_a_key_when_nothing_follows_in_its_read() {
        assert_eq!(keys(b"\x1b"), [ESCAPE]);
        assert_eq!(keys(b"\x1b\x1b"), [ESCAPE, ESCAPE]);
        assert_eq!(keys(b"\x1bh\x1bP"), ['h', 'P'].map(Key::alt));
        assert_eq!(keys(b"\x1b\x7f\x1b\xc3\xb1"), [Key::plain(Code::Backspace).with_alt(), Key::alt('ñ')]);
        let mut decoder = Decoder::default();
        assert_eq!(decoder.decode(b"\x1b", true), []);
        assert_eq!(decoder.decode(b"[A", false), [Typed::Key(Key::plain(Code::Up))]);
    }

    #[test]
    fn every_dialect_of_the_function_keys() {
        for (bytes, number) in [("\x1bOP", 1), ("\x1b[11~", 1), ("\x1b[[A", 1), ("\x1b[[E", 5), ("\x1bOQ", 2)] {
            assert_eq!(keys(bytes.as_bytes()), [Key::function(number)], "{bytes:?}");
        }
        for (bytes, number) in [("15", 5), ("17", 6), ("18", 7), ("20", 9), ("21", 10), ("23", 11), ("24", 12)] {
            assert_eq!(keys(format!("\x1b[{bytes}~").as_bytes()), [Key::function(number)], "{bytes:?}");
        }
        for bytes in ["\x1b[17;2~", "\x1b[31~\x1b[17;2~"] {
            assert_eq!(keys(bytes.as_bytes()).last(), Some(&Key::function(6).shifted()), "{bytes:?}");
        }
        assert_eq!(keys(b"\x1b[25~"), [Key::function(1).shifted()]);
        assert_eq!(keys(b"\x1b[1;2R"), [Key::function(3).shifted()]);
    }

    #[test]
    fn the_keys_between() {
        let plain =
            [Code::Up, Code::Left, Code::Home, Code::Home, Code::End, Code::Delete, Code::PageDown, Code::BackTab];
        assert_eq!(keys(b"\x1b[A\x1bOD\x1b[H\x1b[1~\x1b[4~\x1b[3~\x1b[6~\x1b[Z"), plain.map(Key::plain));
        let (left, up) = (Key::plain(Code::Left), Key::plain(Code::Up));
        assert_eq!(keys(b"\x1b[1;5D\x1b[1;3A\x1b\x1b[A"), [left.with_control(), up.with_alt(), up.with_alt()]);
    }

    #[test]
    fn what_is_no_key_types_nothing() {
        for bytes in
            [&b"\x1b[12;40R"[..], b"\x1b[?6c", b"\x1b[<0;3;4M", b"\x1b[I", b"\x1b[99~", b"\xff\xfe", b"\x1bOz", b"\xc3"]
        {
            assert_eq!(typed(bytes), [], "{bytes:?}");
        }
        assert_eq!(keys(b"\x1b[1\x1b[Ax"), [Key::plain(Code::Up), Key::char('x')]);
        assert_eq!(keys(&[b"\x1b[".as_slice(), &[b'1'; 200], b"x"].concat()).len(), 0);
    }

    #[test]
    fn a_paste_is_one_whatever_is_in_it_and_however_it_comes() {
        let text = "a = 1\n\tñ\x1b[A\x1b[20\x1b";
        let bytes = [b"x\x1b[200~", text.as_bytes(), PASTE_END, b"y"].concat();
        let whole = [Typed::Key(Key::char('x')), Typed::Paste(text.to_owned()), Typed::Key(Key::char('y'))];
        assert_eq!(typed(&bytes), whole);
        for cut in 0..bytes.len() {
            let mut decoder = Decoder::default();
            let mut pieces = decoder.decode(&bytes[..cut], true);
            pieces.extend(decoder.decode(&bytes[cut..], false));
            assert_eq!(pieces, whole, "cut at {cut}");
        }
        let long = [b"\x1b[200~", "x".repeat(PASTE_MOST + 9).as_bytes(), PASTE_END].concat();
        assert_eq!(typed(&long), [Typed::Paste("x".repeat(PASTE_MOST))]);
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_bring_it_down_or_get_it_stuck(bytes: Vec<u8>) {
            let mut decoder = Decoder::default();
            decoder.decode(&bytes, false);
            // Whatever was begun, this ends it: a sequence, a paste, a character.
            decoder.decode(b"~~\x1b[201~", false);
            proptest::prop_assert_eq!(decoder.decode(b"k", false), [Typed::Key(Key::char('k'))]);
        }
    }
}
