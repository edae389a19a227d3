//! All keys (F1), from the table of actions.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::keys;
use crate::app::actions;
use crate::app::model::Model;
use crate::ui::Look;
use crate::ui::widgets::canvas::{cut, text_columns};
use crate::ui::widgets::popup::{Item, Popup};

/// The widest a list of keys is before its further keys are left out, in columns.
const KEYS: u16 = 24;

/// Draws it in the middle of `within`.
pub fn draw(model: &Model, scroll: usize, buffer: &mut Buffer, within: Rect, look: &Look) {
    let mut items = Vec::new();
    for (category, actions) in actions::by_category() {
        if !items.is_empty() {
            items.push(Item { name: String::new(), text: String::new(), enabled: true });
        }
        items.push(Item { name: look.i18n.tr(category.title()), text: String::new(), enabled: true });
        for action in actions {
            let all = keys::all(action, look.i18n);
            let name = if text_columns(&all) > KEYS {
                format!("{}{}", cut(&all, KEYS - 1).0, look.theme.glyphs().ellipsis)
            } else {
                all
            };
            items.push(Item { name: format!("  {name}"), text: look.i18n.tr(action.help), enabled: true });
        }
    }
    let hints = keys::footer(model, look.i18n);
    let popup = Popup {
        title: Line::from(look.i18n.tr("app-action-help")),
        items: &items,
        chosen: None,
        scroll,
        note: None,
        keys: &hints,
    };
    popup.draw(buffer, popup.place_centered(within), look);
}
