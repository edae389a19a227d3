//! Text that came from a socket or a program, made safe for a terminal.
//!
//! Controls, escapes, characters that turn the direction of writing and characters without a width would
//! let a received byte move the cursor, hide text or break the frame: each is shown as a sign of one column.

use super::canvas::char_columns;
use crate::ui::glyphs::Glyphs;

/// One character of bytes as shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What is drawn.
    pub glyph: char,
    /// Its columns: 1, or 2 for a wide character.
    pub columns: u16,
    /// How many bytes it stands for.
    pub bytes: usize,
}

/// Bytes as they are shown in ribbons and cards: UTF-8 text as text, all else one sign a byte.
pub fn shown<'a>(bytes: &'a [u8], glyphs: &'a Glyphs) -> impl Iterator<Item = Shown> + 'a {
    bytes.utf8_chunks().flat_map(move |chunk| {
        let text = chunk.valid().chars().map(move |character| {
            let glyph = safe_char(character, glyphs);
            Shown { glyph, columns: char_columns(glyph), bytes: character.len_utf8() }
        });
        let other = chunk.invalid().iter().map(move |_| Shown { glyph: glyphs.unprintable, columns: 1, bytes: 1 });
        text.chain(other)
    })
}

/// Bytes as text, see [`shown`].
pub fn show_bytes(bytes: &[u8], glyphs: &Glyphs) -> String {
    shown(bytes, glyphs).map(|shown| shown.glyph).collect()
}

/// One line of text with everything unsafe shown as a sign; tabs become blanks.
pub fn show_text(text: &str, glyphs: &Glyphs) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\t' => safe.push_str("    "),
            _ => safe.push(safe_char(character, glyphs)),
        }
    }
    safe
}

/// `character` itself, or the sign that is shown for it.
pub fn safe_char(character: char, glyphs: &Glyphs) -> char {
    match character {
        '\n' => glyphs.line_feed,
        '\r' => glyphs.carriage_return,
        '\t' => glyphs.tab,
        _ if is_unsafe(character) => glyphs.unprintable,
        _ => character,
    }
}

/// Whether a terminal might do something with it beyond drawing it.
fn is_unsafe(character: char) -> bool {
    match character {
        _ if character.is_control() => true,
        // Line and paragraph separator, soft hyphen, Arabic letter mark.
        '\u{2028}' | '\u{2029}' | '\u{ad}' | '\u{61c}' => true,
        // Direction marks, embeddings, overrides and isolates (UAX #9).
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        // Skin tones join the character before them in some terminals and not in others.
        '\u{1f3fb}'..='\u{1f3ff}' => true,
        // Combining marks, joiners, variation selectors, tags, and the one of three columns: terminals disagree.
        _ => !matches!(char_columns(character), 1 | 2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::glyphs::{ASCII, UNICODE};
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn bytes_are_shown_one_sign_each_unless_they_are_text() {
        assert_eq!(show_bytes("año\n".as_bytes(), &UNICODE), "año↵");
        assert_eq!(show_bytes(b"\x00\x1b[31m\r\xff", &UNICODE), "··[31m⇤·");
        assert_eq!(show_bytes(b"\x00\x1b[31m\xff", &ASCII), "..[31m.");
        let widths: Vec<_> = shown("日a".as_bytes(), &UNICODE).map(|shown| (shown.columns, shown.bytes)).collect();
        assert_eq!(widths, [(2, 3), (1, 1)]);
    }

    #[test]
    fn no_character_at_all_gets_through_that_could_move_anything() {
        for character in '\0'..=char::MAX {
            for glyphs in [&UNICODE, &ASCII] {
                let safe = safe_char(character, glyphs);
                assert!(!safe.is_control(), "{character:?}");
                assert!((1..=2).contains(&char_columns(safe)), "{character:?}");
            }
        }
        for turner in ['\u{202e}', '\u{2067}', '\u{200f}', '\u{9b}', '\u{feff}', '\u{301}'] {
            assert_eq!(safe_char(turner, &UNICODE), '·');
        }
    }

    #[test]
    fn counted_columns_are_those_of_the_text() {
        for text in ["e\u{301}a", "👨\u{200d}👩", "👍🏽", "日本\t語", "\u{202e}abc"] {
            let safe = show_text(text, &UNICODE);
            let sum: u16 = safe.chars().map(char_columns).sum();
            assert_eq!(usize::from(sum), safe.width(), "{text:?}");
        }
    }
}
