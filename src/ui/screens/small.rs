//! A terminal too small for anything else: one polite sentence.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::actions::ActionId;
use crate::ui::Look;
use crate::ui::view::SMALLEST;
use crate::ui::widgets::canvas::Canvas;
use crate::ui::widgets::wrap;

/// Draws it.
pub fn draw(buffer: &mut Buffer, area: Rect, look: &Look) {
    let (columns, rows) = (SMALLEST.0.to_string(), SMALLEST.1.to_string());
    let key = look.key(ActionId::Quit);
    let text = look.i18n.tr_with("ui-too-small", &[("columns", &columns), ("rows", &rows), ("key", &key)]);
    let mut canvas = Canvas::new(buffer, area);
    for (row, words) in wrap::words(&text, area.width).into_iter().enumerate() {
        canvas.put(0, row as u16, &Line::from(Span::styled(words, look.theme.text())));
    }
}
