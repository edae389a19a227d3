//! The line being typed, with its cursor and the suggestion after it.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::ui::Look;
use crate::ui::widgets::canvas::{char_columns, columns};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::wrap;

/// Where rows after the first begin: under the text, not under python's mark.
pub(super) const MARGIN: u16 = 4;

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
    /// Its rows behind python's marks, and the row and column of the cursor.
    pub(super) fn rows(&self, width: u16, mark: Style, look: &Look) -> (Vec<Line<'static>>, (usize, u16)) {
        self.rows_behind(">>> ", width, mark, look)
    }

    /// The same, the first row behind something else.
    pub(super) fn rows_behind(
        &self,
        first: &str,
        width: u16,
        mark: Style,
        look: &Look,
    ) -> (Vec<Line<'static>>, (usize, u16)) {
        let glyphs = look.theme.glyphs();
        // An offset inside a character would be the caller's mistake; the end is the safest place.
        let cursor = if self.text.is_char_boundary(self.cursor) { self.cursor } else { self.text.len() };
        let mut rows: Vec<Line<'static>> = Vec::new();
        let mut found = (0, 0);
        let mut begins = 0;
        let last = self.text.split('\n').count() - 1;
        for (number, line) in self.text.split('\n').enumerate() {
            let sign = if number > 0 || self.continuation { "... " } else { first };
            let mut spans = vec![Span::styled(sign.to_owned(), mark), Span::raw(show_text(line, glyphs))];
            if let Some(ghost) = self.ghost.filter(|_| number == last) {
                spans.push(Span::styled(show_text(ghost, glyphs), look.theme.suggested()));
            }
            let here = (begins..=begins + line.len()).contains(&cursor);
            if here && cursor == begins + line.len() && (self.ghost.is_none() || number != last) {
                // Somewhere for the cursor to stand, also on a row of its own.
                spans.push(Span::raw(" "));
            }
            let wrapped = wrap::code(Line::from(spans), width, MARGIN);
            if here {
                let before = sign.chars().count() + show_text(&line[..cursor - begins], glyphs).chars().count();
                let (row, column) = place_of(&wrapped, before, usize::from(wrap::margin(width, MARGIN)));
                found = (rows.len() + row, column);
            }
            rows.extend(wrapped);
            begins += line.len() + 1;
        }
        (rows, found)
    }
}

/// The row and column of the character at `place`, counted over all rows without the margins of those after the first.
fn place_of(rows: &[Line], place: usize, margin: usize) -> (usize, u16) {
    let mut left = place;
    for (number, row) in rows.iter().enumerate() {
        let characters: Vec<char> = row.spans.iter().flat_map(|span| span.content.chars()).collect();
        let margin = if number == 0 { 0 } else { margin.min(characters.len()) };
        if left < characters.len() - margin {
            return (number, characters[..margin + left].iter().map(|character| char_columns(*character)).sum());
        }
        left -= characters.len() - margin;
    }
    (rows.len().saturating_sub(1), rows.last().map_or(0, columns))
}
