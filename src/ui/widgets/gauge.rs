//! A bar with its number.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::ui::glyphs::Glyphs;

/// How full a bar is whose whole is known: never empty while there is something, never full before it is.
pub fn share(part: u64, whole: u64, cells: u16) -> u16 {
    if part == 0 || cells == 0 {
        return 0;
    }
    if part >= whole {
        return cells;
    }
    let filled = (u128::from(part) * u128::from(cells) / u128::from(whole)) as u16;
    filled.clamp(1, cells.saturating_sub(1).max(1))
}

/// How full a bar is that shows only a magnitude, because the kernel does not tell what would be full:
/// each cell is eight times the one before, so that 1 B and 16 MB are both seen in 8 cells.
pub fn magnitude(bytes: u64, cells: u16) -> u16 {
    let bits = u64::BITS - bytes.leading_zeros();
    (bits.div_ceil(3) as u16).min(cells)
}

/// The bar: `filled` of `cells`.
pub fn bar(filled: u16, cells: u16, style: Style, glyphs: &Glyphs) -> Span<'static> {
    let full = glyphs.bar_full.repeat(usize::from(filled.min(cells)));
    let empty = glyphs.bar_empty.repeat(usize::from(cells.saturating_sub(filled)));
    Span::styled(full + &empty, style)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::glyphs::UNICODE;

    #[test]
    fn a_share_shows_that_there_is_something_and_that_it_is_not_all() {
        assert_eq!(share(0, 128, 5), 0);
        assert_eq!(share(1, 128, 5), 1);
        assert_eq!(share(127, 128, 5), 4);
        assert_eq!(share(128, 128, 5), 5);
        assert_eq!(share(129, 128, 5), 5);
        assert_eq!(share(1, 0, 5), 5);
        assert_eq!(share(1, 9, 0), 0);
    }

    #[test]
    fn a_magnitude_grows_with_the_bytes() {
        assert_eq!(magnitude(0, 8), 0);
        assert_eq!(magnitude(1, 8), 1);
        assert_eq!(magnitude(13, 8), 2);
        assert_eq!(magnitude(65_536, 8), 6);
        assert_eq!(magnitude(u64::MAX, 8), 8);
        assert_eq!(bar(2, 8, Style::new(), &UNICODE).content, "▓▓░░░░░░");
    }
}
