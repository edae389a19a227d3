//! Drawing: projections in, cells out.
//!
//! `theme` and `glyphs` say how things look, `widgets` are the pieces that know nothing of sockets,
//! `panes` draw one part of the journal's projections each. Nothing here acts, waits or asks the clock;
//! every drawing is clipped to its area and the buffer, down to nothing at all.

pub mod glyphs;
pub mod panes;
#[cfg(test)]
pub mod test_support;
pub mod theme;
pub mod widgets;

use crate::i18n::I18n;

/// What every drawing needs beside its data: the colours and glyphs, and the words.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Colours and glyphs.
    pub theme: &'a theme::Theme,
    /// Words.
    pub i18n: &'a I18n,
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthChar;

    #[test]
    fn the_words_of_the_panes_have_no_wide_sign() {
        for words in [include_str!("../../locales/es/ui.ftl"), include_str!("../../locales/en/ui.ftl")] {
            for character in words.chars().filter(|character| *character != '\n') {
                assert_eq!(character.width(), Some(1), "{character:?}");
            }
        }
    }
}
