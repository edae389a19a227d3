//! A clipped place to write lines on.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthChar;

/// A part of a buffer. Everything written outside of it is left out, whatever its size.
#[derive(Debug)]
pub struct Canvas<'b> {
    buffer: &'b mut Buffer,
    area: Rect,
}

impl<'b> Canvas<'b> {
    /// The part of `buffer` that lies in `area`.
    pub fn new(buffer: &'b mut Buffer, area: Rect) -> Canvas<'b> {
        let area = area.intersection(buffer.area);
        Canvas { buffer, area }
    }

    /// Its width in columns.
    pub fn width(&self) -> u16 {
        self.area.width
    }

    /// Its height in rows.
    pub fn height(&self) -> u16 {
        self.area.height
    }

    /// Where a column and row of it are on the screen, if it has them.
    pub fn position(&self, column: u16, row: u16) -> Option<Position> {
        (column < self.area.width && row < self.area.height)
            .then(|| Position::new(self.area.x + column, self.area.y + row))
    }

    /// A part of it, as far as it has one.
    pub fn part(&self, column: u16, row: u16, columns: u16, rows: u16) -> Rect {
        let (x, y) = (self.area.x.saturating_add(column), self.area.y.saturating_add(row));
        Rect { x, y, width: columns, height: rows }.intersection(self.area)
    }

    /// Empties it.
    pub fn clear(&mut self) {
        for y in self.area.top()..self.area.bottom() {
            for x in self.area.left()..self.area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// Writes `line` from `column` on `row`, cut at the right edge.
    pub fn put(&mut self, column: u16, row: u16, line: &Line) {
        if let Some(at) = self.position(column, row) {
            self.buffer.set_line(at.x, at.y, line, self.area.width - column);
        }
    }

    /// Writes `left` from the left edge and `right` to the right one. Where both do not fit, `left` is cut
    /// with `ellipsis`: what stands at the right are totals, and they are exact.
    pub fn put_both(&mut self, row: u16, left: Line<'_>, right: &Line, ellipsis: &str) {
        let right_width = columns(right).min(self.area.width);
        let gap = u16::from(right_width > 0);
        let left_room = self.area.width.saturating_sub(right_width + gap);
        self.put(0, row, &fit(left, left_room, ellipsis));
        self.put(self.area.width - right_width, row, right);
    }

    /// Adds `style` to one cell.
    pub fn mark(&mut self, column: u16, row: u16, style: Style) {
        if let Some(at) = self.position(column, row) {
            self.buffer.set_style(Rect::new(at.x, at.y, 1, 1), style);
        }
    }

    /// Adds `style` to a whole row.
    pub fn mark_row(&mut self, row: u16, style: Style) {
        if let Some(at) = self.position(0, row) {
            self.buffer.set_style(Rect::new(at.x, at.y, self.area.width, 1), style);
        }
    }
}

/// The width of `line` on the screen. It must be safe text (see [`super::safe_text`]).
pub fn columns(line: &Line) -> u16 {
    line.spans.iter().map(|span| text_columns(&span.content)).fold(0, u16::saturating_add)
}

/// The width of `text` on the screen. It must be safe text.
pub fn text_columns(text: &str) -> u16 {
    text.chars().fold(0u16, |sum, character| sum.saturating_add(char_columns(character)))
}

/// The width of one character on the screen; controls have none.
pub fn char_columns(character: char) -> u16 {
    character.width().unwrap_or(0) as u16
}

/// `line`, at most `width` columns wide: what does not fit is left out and `ellipsis` says so.
pub fn fit<'a>(line: Line<'a>, width: u16, ellipsis: &str) -> Line<'a> {
    if columns(&line) <= width {
        return line;
    }
    let mut room = width.saturating_sub(text_columns(ellipsis));
    let mut spans = Vec::new();
    for span in line.spans {
        let (kept, whole) = cut(&span.content, room);
        room -= text_columns(kept);
        let style = span.style;
        spans.push(Span::styled(kept.to_owned(), style));
        if !whole {
            if width > 0 {
                spans.push(Span::styled(ellipsis.to_owned(), style));
            }
            break;
        }
    }
    Line::from(spans)
}

/// The beginning of `text` that fits in `room` columns, and whether that is all of it.
pub fn cut(text: &str, room: u16) -> (&str, bool) {
    let mut used = 0u16;
    for (at, character) in text.char_indices() {
        used = used.saturating_add(char_columns(character));
        if used > room {
            return (&text[..at], false);
        }
    }
    (text, true)
}

/// `text` followed by blanks up to `width` columns; longer text stays as it is.
pub fn pad(text: &str, width: u16) -> String {
    let missing = usize::from(width.saturating_sub(text_columns(text)));
    format!("{text}{}", " ".repeat(missing))
}

/// `text` after blanks up to `width` columns; longer text stays as it is.
pub fn pad_left(text: &str, width: u16) -> String {
    let missing = usize::from(width.saturating_sub(text_columns(text)));
    format!("{}{text}", " ".repeat(missing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_with_a_sign_at_every_width() {
        let line = || Line::from(vec![Span::raw("hola, "), Span::raw("日本 Ana")]);
        for width in 0..20 {
            let fitted = fit(line(), width, "…");
            assert!(columns(&fitted) <= width, "{width}: {fitted:?}");
            let text: String = fitted.spans.iter().map(|span| span.content.as_ref()).collect();
            assert_eq!(text.ends_with('…'), width > 0 && width < 14, "{width}: {text}");
        }
    }

    #[test]
    fn nothing_is_written_outside() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 2));
        let mut canvas = Canvas::new(&mut buffer, Rect::new(2, 1, 40, 40));
        assert_eq!((canvas.width(), canvas.height()), (2, 1));
        canvas.put(0, 0, &Line::raw("hola"));
        canvas.put(5, 0, &Line::raw("x"));
        canvas.put(0, 5, &Line::raw("x"));
        canvas.mark(9, 9, Style::new());
        assert_eq!(buffer, Buffer::with_lines(["    ", "  ho"]));
        let mut nowhere = Canvas::new(&mut buffer, Rect::new(9, 9, 5, 5));
        nowhere.put(0, 0, &Line::raw("x"));
        nowhere.put_both(0, Line::raw("a"), &Line::raw("b"), "…");
    }
}
