//! «¿Quién está aquí?», over the first screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::keys;
use crate::app::model::Model;
use crate::app::person::PersonPopup;
use crate::ui::Look;
use crate::ui::widgets::canvas::{Canvas, text_columns};
use crate::ui::widgets::frame::body;
use crate::ui::widgets::popup::{Popup, Row};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::wrap;

/// The widest its words are, in columns.
const WIDEST: u16 = 52;

/// Draws it in the middle.
pub fn draw(model: &Model, person: &PersonPopup, buffer: &mut Buffer, room: Rect, look: &Look) {
    let glyphs = look.theme.glyphs();
    let width = WIDEST.min(room.width.saturating_sub(4));
    let typed = show_text(person.editor.text(), glyphs);
    let mut rows = vec![Row::Text(format!("{typed} ")), Row::Blank];
    let mut say = |words: &str| rows.extend(wrap::words(words, width).into_iter().map(Row::Text));
    say(&look.i18n.tr("app-person-question"));
    let now = model.course.progress.person();
    if !now.is_empty() {
        say(&look.i18n.tr_with("app-person-now", &[("name", &show_text(now, glyphs))]));
    }
    let hints = keys::dialog(model, look.i18n);
    let title = Line::from(look.i18n.tr("app-person-title"));
    let popup = Popup { title, rows: &rows, chosen: None, scroll: 0, keys: &hints };
    let area = popup.place_centered(room);
    popup.draw(buffer, area, look);
    let mut canvas = Canvas::new(buffer, body(area));
    let before = person.editor.text().get(..person.editor.cursor()).unwrap_or_default();
    canvas.mark(text_columns(&show_text(before, glyphs)), 0, look.theme.cursor());
}
