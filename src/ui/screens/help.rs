//! All keys (F1), from the table of actions.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::keys;
use crate::app::actions;
use crate::app::model::Model;
use crate::ui::Look;
use crate::ui::widgets::canvas::text_columns;
use crate::ui::widgets::popup::{Popup, Row};
use crate::ui::widgets::wrap;

/// The widest it is, in columns: longer rows are hard to follow.
const WIDEST: u16 = 96;

/// The most columns that keys take: further ones go on below.
const KEYS: u16 = 20;

/// Draws it in the middle of `within`.
pub fn draw(model: &Model, scroll: usize, buffer: &mut Buffer, within: Rect, look: &Look) {
    let width = within.width.min(WIDEST);
    // Border and margin, the indent of the keys, and what parts them from the text.
    let column = KEYS.min(width / 3);
    let room = width.saturating_sub(4 + 2 + column + 2);
    let mut rows = Vec::new();
    for (category, actions) in actions::by_category() {
        if !rows.is_empty() {
            rows.push(Row::Blank);
        }
        rows.push(Row::Heading(look.i18n.tr(category.title())));
        for action in actions {
            let names = wrap::words(&keys::all(action, look.i18n, look.theme.glyphs().ellipsis), column);
            let texts = wrap::words(&look.i18n.tr(action.help), room);
            for row in 0..names.len().max(texts.len()) {
                let of = |rows: &[String]| rows.get(row).cloned().unwrap_or_default();
                rows.push(Row::Entry(of(&names), of(&texts)));
            }
        }
    }
    debug_assert!(rows.iter().all(|row| !matches!(row, Row::Entry(name, _) if text_columns(name) > column)));
    let hints = keys::dialog(model, look.i18n);
    let title = Line::from(look.i18n.tr("app-action-help"));
    let popup = Popup { title, rows: &rows, chosen: None, scroll, keys: &hints };
    // As wide in one language as in the other.
    let place = Rect { x: within.x + (within.width - width) / 2, width, ..popup.place_centered(within) };
    popup.draw(buffer, place, look);
}
