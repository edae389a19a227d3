//! Drawing: projections in, cells out.
//!
//! `theme` and `glyphs` say how things look, `widgets` are the pieces that know nothing of sockets,
//! `panes` draw one part of the journal's projections each. Nothing here acts, waits or asks the clock;
//! every drawing is clipped to its area and the buffer, down to nothing at all.

pub mod glyphs;
pub mod panes;
pub mod screens;
#[cfg(test)]
pub mod test_support;
pub mod theme;
pub mod view;
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
