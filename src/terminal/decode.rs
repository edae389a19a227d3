//! The bytes that terminals send for keys, pastes and the mouse, as what they mean.
//!
//! Understood: what xterm, GNOME, Windows Terminal, the Linux console, rxvt, screen and tmux send without being asked
//! for more (ECMA-48 §5.4, and xterm's «ctlseqs»: PC-style function keys, bracketed paste), and the mouse in the one form
//! that is ever asked for (there, «Extended coordinates», SGR). Sequences that are complete and unknown are dropped whole,
//! so that none of their bytes is taken for typing.
//!
//! While answers of the terminal are [awaited](Decoder::awaiting), what may be a part of one is kept until it is whole. An
//! Escape alone is a key all the same: who presses it does not wait for the terminal.

use super::answers::{self, Command, Rgb};
use crate::app::keys::{Code, Key};
use crate::app::pointer::{Gesture, Pointer};

/// The end of a bracketed paste; its beginning is CSI 200 ~.
const PASTE_END: &[u8] = b"\x1b[201~";

/// A paste is kept up to here, in bytes: somewhat more than what is taken of one ([`crate::app::listing`]), so that there it
/// is seen that something was cut.
const PASTE_MOST: usize = (1 << 20) + 64;

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
    /// The terminal told its background.
    Background(Rgb),
    /// The terminal answered all that it was asked.
    Answered,
}

/// Turns bytes into keys, across reads.
#[derive(Debug, Default)]
pub struct Decoder {
    pending: Vec<u8>,
    paste: Option<Vec<u8>>,
    /// The terminal was asked for its background, and has not told it.
    asked: bool,
    /// Answers of the terminal may come, in pieces.
    awaiting: bool,
    /// The last thing was an Escape alone, which may have been the first byte of an answer.
    escaped: bool,
    /// In the middle of a command of the terminal that has grown too long to be kept.
    endless: bool,
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
    /// The terminal's background, in so many bytes.
    Background(usize, Rgb),
    /// The terminal's answer to what it is, in so many bytes.
    Answered(usize),
    /// So many bytes of something that goes on.
    Endless(usize),
}

impl Decoder {
    /// A decoder that knows that the terminal was asked.
    pub fn awaiting() -> Decoder {
        Decoder { asked: true, awaiting: true, ..Decoder::default() }
    }

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
            if self.endless {
                self.drop_command();
                continue;
            }
            if std::mem::take(&mut self.escaped) {
                let pending = &self.pending;
                let begins = |answer: &[u8]| pending.iter().zip(answer).all(|(one, other)| one == other);
                if let Some(answer) = answers::BEGINNINGS.into_iter().find(|answer| begins(answer)) {
                    if pending.len() < answer.len() {
                        self.escaped = true;
                        break;
                    }
                    self.pending.insert(0, 0x1b);
                }
            }
            match find(&self.pending, more, self.awaiting) {
                Found::Incomplete => break,
                Found::Background(length, colour) => {
                    self.pending.drain(..length);
                    // Whoever tells it twice was not asked twice.
                    typed.extend(std::mem::take(&mut self.asked).then_some(Typed::Background(colour)));
                }
                Found::Answered(length) => {
                    self.pending.drain(..length);
                    self.awaiting = false;
                    typed.push(Typed::Answered);
                }
                Found::Endless(length) => {
                    self.pending.drain(..length);
                    self.endless = true;
                }
                Found::Key(length, key) => {
                    self.escaped = self.awaiting && self.pending == [0x1b];
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

    /// Drops what belongs to a command of the terminal, whose end is whatever cannot be in one.
    fn drop_command(&mut self) {
        let end = self.pending.iter().position(|byte| !(b' '..=b'~').contains(byte));
        self.pending.drain(..end.unwrap_or(self.pending.len()));
        match self.pending.as_slice() {
            [] => return,
            [0x07, ..] => drop(self.pending.drain(..1)),
            [0x1b, b'\\', ..] => drop(self.pending.drain(..2)),
            _ => {}
        }
        self.endless = false;
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

fn find(bytes: &[u8], more: bool, awaiting: bool) -> Found {
    match bytes {
        [] => Found::Incomplete,
        [0x1b] if more => Found::Incomplete,
        [0x1b] => Found::Key(1, Some(Key::plain(Code::Escape))),
        // rxvt sends Alt as an Escape before the whole sequence; otherwise these are two presses of Escape.
        [0x1b, 0x1b, b'[' | b'O', ..] => match find(&bytes[1..], more, awaiting) {
            Found::Key(length, key) => Found::Key(length + 1, key.map(Key::with_alt)),
            // Neither the mouse nor an answer has such a prefix: this was the key, just before.
            Found::Mouse(..) | Found::Answered(_) => Found::Key(1, Some(Key::plain(Code::Escape))),
            other => other,
        },
        [0x1b, 0x1b] if more => Found::Incomplete,
        [0x1b, 0x1b, ..] => Found::Key(1, Some(Key::plain(Code::Escape))),
        [0x1b, b'[', rest @ ..] => control_sequence(rest),
        [0x1b, b']', rest @ ..] => match answers::command(rest) {
            Command::Whole(length, Some(colour)) => Found::Background(length + 2, colour),
            Command::Whole(length, _) => Found::Key(length + 2, None),
            Command::Incomplete if more || awaiting => Found::Incomplete,
            Command::Endless(length) if more || awaiting => Found::Endless(length + 2),
            Command::None(length @ 1..) if awaiting => Found::Key(length + 2, None),
            // Nobody was asked, or it is none: Alt was held.
            _ => Found::Key(2, Some(Key::alt(']'))),
        },
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
    if parameters.starts_with(b"?") && last == b'c' {
        return Found::Answered(whole);
    }
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
mod tests;
