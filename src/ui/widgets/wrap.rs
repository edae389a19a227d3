//! Breaking text into rows by its width on the screen.

use ratatui::style::Style;
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

/// Rows of code of at most `width` columns: broken after a blank, or else an opening parenthesis, if there is one
/// beyond the first third of the row, and anywhere where there is none. Rows after the first begin with `indent` blanks, so that none looks like a line of its own.
/// No character is left out. No rows for a width of 0.
pub fn code(line: Line<'_>, width: u16, indent: u16) -> Vec<Line<'static>> {
    let indent = margin(width, indent);
    let mut cells: Vec<(char, Style)> = Vec::new();
    for span in &line.spans {
        cells.extend(span.content.chars().filter(|c| char_columns(*c) <= width).map(|c| (c, span.style)));
    }
    let mut rows = Vec::new();
    let mut rest = cells.as_slice();
    while width > 0 && (rows.is_empty() || !rest.is_empty()) {
        let margin = if rows.is_empty() { 0 } else { indent };
        let (row, later) = rest.split_at(code_row(rest, width - margin));
        let mut spans = vec![Span::raw(" ".repeat(usize::from(margin)))];
        for same in row.chunk_by(|one, next| one.1 == next.1) {
            spans.push(Span::styled(same.iter().map(|cell| cell.0).collect::<String>(), same[0].1));
        }
        spans.retain(|span| !span.content.is_empty());
        rows.push(Line::from(spans));
        rest = later;
    }
    rows
}

/// How many blanks rows after the first begin with: in a very narrow place every column counts.
pub fn margin(width: u16, indent: u16) -> u16 {
    if width >= indent.saturating_mul(4) { indent } else { 0 }
}

/// How many of the characters stand on one row.
fn code_row(cells: &[(char, Style)], room: u16) -> usize {
    let mut used = 0;
    let fit = cells.iter().take_while(|(character, _)| {
        used += char_columns(*character);
        used <= room
    });
    let fit = fit.count();
    if fit == cells.len() {
        return fit;
    }
    // A seam near the beginning would leave a row almost empty.
    let after = |seam: char| {
        let place = cells[..fit].iter().rposition(|(character, _)| *character == seam)? + 1;
        Some(place).filter(|place| *place > fit / 3)
    };
    after(' ').or_else(|| after('(')).unwrap_or(fit).max(1)
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
    fn code_is_broken_at_its_seams_and_set_in() {
        let rows =
            |text: &'static str, width| code(Line::raw(text), width, 4).iter().map(Line::to_string).collect::<Vec<_>>();
        let line = ">>> c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)";
        assert_eq!(rows(line, 40), [">>> c = socket.socket(socket.AF_INET, ", "    socket.SOCK_DGRAM)"]);
        assert_eq!(
            rows(">>> c = socket.socket(socket.AF_UNIX)", 36),
            [">>> c = socket.socket(", "    socket.AF_UNIX)"]
        );
        assert_eq!(rows(">>> ccccccccccccccccccccc", 16), [">>> cccccccccccc", "    ccccccccc"]);
        assert_eq!(rows("", 9), [""]);
        assert!(rows("a", 0).is_empty());
        for width in 1..60 {
            let all: String = rows(line, width).concat().replace(' ', "");
            assert_eq!(all, line.replace(' ', ""), "{width}");
        }
    }

    #[test]
    fn no_row_is_too_wide() {
        for width in 0..12 {
            for row in words("日本語 y español, también larguísimo", width) {
                assert!(text_columns(&row) <= width, "{width}: {row}");
            }
            let line = Line::from(vec![Span::raw(">>> "), Span::raw("日本語.connect((\"h\", 1))")]);
            for row in code(line.clone(), width, 4).into_iter().chain(anywhere(line, width)) {
                assert!(columns(&row) <= width, "{width}");
            }
        }
    }
}
