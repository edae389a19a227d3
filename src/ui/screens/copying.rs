//! What can be copied of the chosen call: each line with the text that would be copied.

use ratatui::buffer::Buffer;
use ratatui::text::Line;

use super::{Room, keys};
use crate::app::copying::{CopyItem, CopyMenu};
use crate::app::model::Model;
use crate::ui::Look;
use crate::ui::widgets::canvas::{cut, pad, text_columns};
use crate::ui::widgets::popup::{Popup, Row};
use crate::ui::widgets::safe_text::show_text;

/// The most columns of a text that are seen before it is copied.
const SEEN: u16 = 60;

/// Draws it, in the middle of the screen.
pub fn draw(model: &Model, menu: &CopyMenu, buffer: &mut Buffer, room: Room, look: &Look) {
    let glyphs = look.theme.glyphs();
    let label = |item: &CopyItem| look.i18n.tr(item.what.label());
    let names = menu.items.iter().map(|item| text_columns(&label(item))).max().unwrap_or(0);
    // Border, margins, the pointer and the gap between the columns.
    let seen = room.whole.width.saturating_sub(names + 8).min(SEEN);
    let mut rows: Vec<Row> = menu
        .items
        .iter()
        .map(|item| {
            let beginning: String = item.text.trim_end().chars().take(usize::from(seen) + 1).collect();
            let text = show_text(&beginning, glyphs);
            let text = match cut(&text, seen) {
                (whole, true) => whole.to_owned(),
                _ => format!("{}{}", cut(&text, seen.saturating_sub(1)).0, glyphs.ellipsis),
            };
            Row::Choice(format!("{}  {text}", pad(&label(item), names)))
        })
        .collect();
    if let Some((kept, length)) = menu.kept {
        let numbers = [("kept", &*kept.to_string()), ("length", &*length.to_string())];
        rows.push(Row::Blank);
        rows.push(Row::Text(look.i18n.tr_with("copy-kept", &numbers)));
    }
    let hints = keys::dialog(model, look.i18n);
    let title = Line::from(look.i18n.tr("copy-title"));
    let popup = Popup { title, rows: &rows, chosen: Some(menu.cursor), scroll: 0, keys: &hints };
    popup.draw(buffer, popup.place_centered(room.whole), look);
}
