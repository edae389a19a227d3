//! The line being typed, with its cursor and the suggestion after it.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::ui::Look;
use crate::ui::widgets::canvas::{char_columns, columns};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::wrap;

/// The line being typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prompt<'a> {
    /// What is typed so far; it may have several lines.
    pub text: &'a str,
    /// Where the cursor is: a byte offset in `text`.
    pub cursor: usize,
    /// What is offered after the text, in grey.
    pub ghost: Option<&'a str>,
    /// Whether it goes on a statement that is not finished: `...` for `>>>`.
    pub continuation: bool,
}

impl Prompt<'_> {
    /// Its rows, and the row and column of the cursor.
    pub(super) fn rows(&self, width: u16, mark: Style, look: &Look) -> (Vec<Line<'static>>, (usize, u16)) {
        let glyphs = look.theme.glyphs();
        // An offset inside a character would be the caller's mistake; the end is the safest place.
        let cursor = if self.text.is_char_boundary(self.cursor) { self.cursor } else { self.text.len() };
        let mut rows: Vec<Line<'static>> = Vec::new();
        let mut found = (0, 0);
        let mut begins = 0;
        let last = self.text.split('\n').count() - 1;
        for (number, line) in self.text.split('\n').enumerate() {
            let sign = if number > 0 || self.continuation { "... " } else { ">>> " };
            let mut spans = vec![Span::styled(sign, mark), Span::raw(show_text(line, glyphs))];
            if let Some(ghost) = self.ghost.filter(|_| number == last) {
                spans.push(Span::styled(show_text(ghost, glyphs), look.theme.muted()));
            }
            if (begins..=begins + line.len()).contains(&cursor) {
                let (before, after) = line.split_at(cursor - begins);
                let under = after.chars().next().map_or(1, |under| char_columns(under).max(1));
                let before = Line::from(vec![Span::raw(sign), Span::raw(show_text(before, glyphs))]);
                let wrapped = wrap::anywhere(before, width);
                let (row, column) = (wrapped.len().saturating_sub(1), wrapped.last().map_or(0, columns));
                let fits = column + under <= width;
                found = (rows.len() + if fits { row } else { row + 1 }, if fits { column } else { 0 });
                if after.is_empty() {
                    // Somewhere for the cursor to stand, also on a row of its own.
                    spans.push(Span::raw(" "));
                }
            }
            rows.extend(wrap::anywhere(Line::from(spans), width));
            begins += line.len() + 1;
        }
        (rows, found)
    }
}
