//! Which rows of a longer list are shown, counted back from the newest.

use std::ops::Range;

use ratatui::text::{Line, Span};

use super::canvas::{Canvas, columns};
use crate::ui::Look;

/// The rows that are shown. Scrolled back, the last row of the place tells how many newer ones there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    first: usize,
    end: usize,
    hidden: usize,
}

impl Window {
    /// The window on `all` rows in a place of `height`, scrolled back by `scroll` (no further than to the first row).
    pub fn of(all: usize, height: usize, scroll: usize) -> Window {
        let scroll = scroll.min(all.saturating_sub(height));
        if scroll == 0 {
            return Window { first: all.saturating_sub(height), end: all, hidden: 0 };
        }
        // The mark takes a row of its own: over the end of a row it would change what that row says.
        let first = (all - scroll).saturating_sub(height);
        let end = first + height.saturating_sub(1);
        Window { first, end, hidden: all - end }
    }

    /// The rows to draw.
    pub fn rows(&self) -> Range<usize> {
        self.first..self.end
    }

    /// Draws the mark on the last row of `canvas`, if there is anything newer than what is shown.
    pub fn draw_mark(&self, canvas: &mut Canvas, look: &Look) {
        if self.hidden > 0 && canvas.height() > 0 {
            let text = format!("{} {}", look.theme.glyphs().down, self.hidden);
            let mark = Line::from(Span::styled(text, look.theme.strong()));
            let column = canvas.width().saturating_sub(columns(&mark));
            canvas.put(column, canvas.height() - 1, &mark);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_rows_can_be_reached_and_none_is_counted_twice() {
        assert_eq!(Window::of(50, 3, 0).rows(), 47..50);
        assert_eq!(Window::of(2, 3, 9).rows(), 0..2);
        assert_eq!(Window::of(50, 3, 1000).rows(), 0..2);
        for all in 0..12 {
            for height in 0..6 {
                for scroll in 0..15 {
                    let window = Window::of(all, height, scroll);
                    assert!(window.rows().len() <= height);
                    assert_eq!(all - window.end, window.hidden, "{all} {height} {scroll}");
                }
            }
        }
    }
}
