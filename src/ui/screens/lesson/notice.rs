//! Something to be known before a lesson goes on: a scene that could not be built, a step that this machine cannot give.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::{Room, keys};
use super::question::text_width;
use super::sheet::{Notice, Sheet};
use super::title;
use crate::app::model::Model;
use crate::ui::Look;
use crate::ui::widgets::canvas::Canvas;
use crate::ui::widgets::frame::{Frame, body};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::{footer, wrap};

/// Draws it; what stands over it may use the returned room.
pub(super) fn draw(
    model: &Model,
    sheet: &Sheet,
    notice: &Notice,
    buffer: &mut Buffer,
    area: Rect,
    look: &Look,
) -> Room {
    let hints = keys::footer(model, look.i18n);
    let bottom = footer::line(&hints, area.width.saturating_sub(6), look);
    Frame::new().panel(title::panel(model, sheet, area, look).bottom(bottom)).draw(buffer, look);
    let inside = Rect { width: text_width(area), ..body(area) };
    put(&rows(notice, inside.width, look), buffer, inside, look);
    Room { whole: area, beside: area }
}

/// The notice as rows.
pub(in super::super) fn rows(notice: &Notice, width: u16, look: &Look) -> Vec<Line<'static>> {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let (sign, style) = if notice.is_problem {
        (format!("{} ", glyphs.failed), theme.error())
    } else {
        (String::new(), theme.strong())
    };
    let mut rows = vec![Line::default()];
    let title = wrap::words(&format!("{sign}{}", show_text(&notice.title, glyphs)), width);
    rows.extend(title.into_iter().map(|row| Line::from(Span::styled(row, style))));
    for text in &notice.texts {
        rows.push(Line::default());
        let line = wrap::sentence(&show_text(text, glyphs), theme.text(), theme.strong());
        rows.extend(wrap::prose(line, width, 0));
    }
    if !notice.next.is_empty() {
        rows.push(Line::default());
        let next = wrap::words(&format!("{} {}", glyphs.pointer, notice.next), width);
        rows.extend(next.into_iter().map(|row| Line::from(Span::styled(row, theme.strong()))));
    }
    rows
}

/// Draws rows, and says how many did not fit.
pub(in super::super) fn put(rows: &[Line<'static>], buffer: &mut Buffer, area: Rect, look: &Look) {
    let mut canvas = Canvas::new(buffer, area);
    let height = usize::from(canvas.height());
    let shown = if rows.len() > height { height.saturating_sub(1) } else { rows.len() };
    for (row, line) in rows.iter().take(shown).enumerate() {
        canvas.put(0, row as u16, line);
    }
    if shown < rows.len() && height > 0 {
        let mark = format!("{} {}", look.theme.glyphs().down, rows.len() - shown);
        canvas.put(0, shown as u16, &Line::from(Span::styled(mark, look.theme.strong())));
    }
}
