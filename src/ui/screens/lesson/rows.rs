//! Rows of prose in a place that may be too low for them: what is left out is said, and where it can be read.

use ratatui::text::{Line, Span};

use crate::app::actions::ActionId;
use crate::ui::Look;
use crate::ui::widgets::canvas::{Canvas, columns, fit};

/// «… F1»: the whole text is in help.
fn more(look: &Look) -> Line<'static> {
    let text = format!("{} {}", look.theme.glyphs().ellipsis, look.key(ActionId::Help));
    Line::from(Span::styled(text, look.theme.strong()))
}

/// Ends a row that is drawn already with `… F1`: something before it was left out.
pub(super) fn mark(canvas: &mut Canvas, row: u16, look: &Look) {
    let mark = more(look);
    let column = canvas.width().saturating_sub(columns(&mark) + 1);
    canvas.put(column, row, &Line::raw(" "));
    canvas.put(column + 1, row, &mark);
}

/// Draws the rows from `top` in at most `room` rows; where they do not fit, the last one ends with `… F1`.
pub(super) fn draw(canvas: &mut Canvas, top: u16, rows: &[Line<'static>], room: u16, look: &Look) {
    let room = usize::from(room);
    let cut = rows.len() > room;
    for (place, line) in rows.iter().take(room).enumerate() {
        let row = top + place as u16;
        let mark = if cut && place + 1 == room { more(look) } else { Line::default() };
        if columns(&mark) == 0 {
            canvas.put(0, row, line);
        } else {
            let width = canvas.width().saturating_sub(columns(&mark) + 1);
            let line = fit(line.clone(), width, "");
            let column = columns(&line) + 1;
            canvas.put(0, row, &line);
            canvas.put(column, row, &mark);
        }
    }
}
