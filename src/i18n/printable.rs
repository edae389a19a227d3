//! Untrusted text made safe to show: nothing in it can move the cursor, change colours or reorder a line.

use std::borrow::Cow;

/// What stands for a character that has no picture of its own: a C1 control, a bidirectional mark,
/// a zero-width or format character. U+2426 is in the block of the control pictures, so a terminal
/// that shows those shows it too, and it is one column wide everywhere (its East Asian width is
/// neutral, which that of U+FFFD is not).
pub const MARK: char = '\u{2426}';

/// `text` with every character that would not be seen, or that would act on the terminal, shown by
/// a visible one of one column.
///
/// - C0 controls become their pictures of U+2400–U+241F: ESC is `␛`, NUL `␀`, line feed `␊`, tab `␉`.
///   Whoever wants line feeds and tabs to act splits the text first.
/// - DEL becomes `␡`.
/// - C1 controls (8-bit escape sequences), bidirectional controls (Unicode TR36 §3.4: they reorder
///   what is read), line and paragraph separators, and zero-width or format characters become [`MARK`].
///
/// Wide characters and combining accents pass as they are: how many columns they take is the
/// caller's affair. Text that needs no change is borrowed.
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(|character| picture(character).is_some()) {
        Cow::Owned(text.chars().map(|character| picture(character).unwrap_or(character)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// What is shown instead of `character`; `None` if it shows itself.
pub fn picture(character: char) -> Option<char> {
    match character {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)),
        '\u{7f}' => Some('\u{2421}'),
        _ if is_hidden(character) => Some(MARK),
        _ => None,
    }
}

/// Characters beyond ASCII that take no column, or act instead of being seen.
///
/// The general categories Cf, Zl, Zp and the C1 part of Cc of Unicode 16, and the
/// Default_Ignorable_Code_Points that are letters or marks by category: Hangul fillers,
/// variation selectors (which turn a narrow glyph wide), and the combining grapheme joiner.
fn is_hidden(character: char) -> bool {
    matches!(
        u32::from(character),
        0x80..=0x9f
            | 0xad
            | 0x34f
            | 0x600..=0x605
            | 0x61c
            | 0x6dd
            | 0x70f
            | 0x890..=0x891
            | 0x8e2
            | 0x115f..=0x1160
            | 0x17b4..=0x17b5
            | 0x180b..=0x180f
            | 0x200b..=0x200f
            | 0x2028..=0x202e
            | 0x2060..=0x206f
            | 0x3164
            | 0xfe00..=0xfe0f
            | 0xfeff
            | 0xffa0
            | 0xfff0..=0xfffb
            | 0x110bd
            | 0x110cd
            | 0x13430..=0x1343f
            | 0x1bca0..=0x1bca3
            | 0x1d173..=0x1d17a
            | 0xe0000..=0xe0fff
    )
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthChar;

    use super::*;

    #[test]
    fn controls_become_their_pictures() {
        assert_eq!(printable("\u{1b}[31m\0\t\r\n\u{7f}"), "␛[31m␀␉␍␊␡");
    }

    #[test]
    fn eight_bit_escapes_and_reordering_become_a_mark() {
        let mut hostile =
            vec!['\u{9b}', '\u{85}', '\u{200e}', '\u{200f}', '\u{61c}', '\u{feff}', '\u{200b}', '\u{fe0f}'];
        hostile.extend('\u{202a}'..='\u{202e}');
        hostile.extend('\u{2066}'..='\u{2069}');
        for character in hostile {
            assert_eq!(printable(&format!("a{character}b")), format!("a{MARK}b"), "U+{:04X}", u32::from(character));
        }
    }

    #[test]
    fn ordinary_text_is_borrowed() {
        for text in ["", "hola", "¿ñandú? ¡sí!", "日本語", "e\u{301}", "─▶ ◌ «»"] {
            assert!(matches!(printable(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn nothing_that_remains_is_a_control_and_every_replacement_takes_one_column() {
        for character in '\0'..=char::MAX {
            match picture(character) {
                Some(shown) => assert_eq!(shown.width(), Some(1), "U+{:04X}", u32::from(character)),
                None => assert!(!character.is_control(), "U+{:04X}", u32::from(character)),
            }
        }
    }
}
