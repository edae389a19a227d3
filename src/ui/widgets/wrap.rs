//! Breaking text into rows by its width on the screen.

use ratatui::text::{Line, Span};

use super::canvas::{char_columns, cut, text_columns};

/// Rows of at most `width` columns, broken between words where possible. No rows for a width of 0.
pub fn words(text: &str, width: u16) -> Vec<String> {
    if width == 0 {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for paragraph in text.split('\n') {
        let mut row = String::new();
        for word in paragraph.split(' ') {
            let glue = u16::from(!row.is_empty());
            if text_columns(&row) + glue + text_columns(word) > width && !row.is_empty() {
                rows.push(std::mem::take(&mut row));
            }
            if !row.is_empty() {
                row.push(' ');
            }
            let mut rest = word;
            while text_columns(rest) > width {
                let (head, _) = cut(rest, width);
                // A wide character in one column: it cannot be shown at all.
                let taken = if head.is_empty() { rest.chars().next().map_or(0, char::len_utf8) } else { head.len() };
                rows.push(head.to_owned());
                rest = &rest[taken..];
            }
            row.push_str(rest);
        }
        rows.push(row);
    }
    rows
}

/// Rows of at most `width` columns, broken anywhere, as a terminal does. No rows for a width of 0.
pub fn anywhere(line: Line<'_>, width: u16) -> Vec<Line<'static>> {
    if width == 0 {
        return Vec::new();
    }
    let mut rows = Vec::new();
    let mut row: Vec<Span<'static>> = Vec::new();
    let mut used = 0;
    for span in line.spans {
        let mut piece = String::new();
        for character in span.content.chars() {
            let columns = char_columns(character);
            if used + columns > width {
                row.push(Span::styled(std::mem::take(&mut piece), span.style));
                rows.push(Line::from(std::mem::take(&mut row)));
                used = 0;
            }
            if columns <= width {
                piece.push(character);
                used += columns;
            }
        }
        if !piece.is_empty() {
            row.push(Span::styled(piece, span.style));
        }
    }
    rows.push(Line::from(row));
    rows
}

#[cfg(test)]
mod tests {
    use super::super::canvas::columns;
    use super::*;

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(words("Nadie escucha en 41234.", 14), ["Nadie escucha", "en 41234."]);
        assert_eq!(words("uno\ndos", 10), ["uno", "dos"]);
        assert_eq!(words("larguísimo", 4), ["larg", "uísi", "mo"]);
        assert!(words("hola", 0).is_empty());
    }

    #[test]
    fn no_row_is_too_wide() {
        for width in 0..12 {
            for row in words("日本語 y español, también larguísimo", width) {
                assert!(text_columns(&row) <= width, "{width}: {row}");
            }
            let line = Line::from(vec![Span::raw(">>> "), Span::raw("日本語.connect((\"h\", 1))")]);
            for row in anywhere(line, width) {
                assert!(columns(&row) <= width, "{width}");
            }
        }
    }
}
