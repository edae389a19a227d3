//! «¿Salir de esta máquina?», over everything.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::keys;
use crate::app::model::Model;
use crate::app::permission::Permission;
use crate::ui::Look;
use crate::ui::widgets::popup::{Item, Popup};
use crate::ui::widgets::wrap;

/// The widest the question is, in columns.
const WIDEST: u16 = 64;

/// Draws it in the middle of `within`.
pub fn draw(model: &Model, permission: &Permission, buffer: &mut Buffer, within: Rect, look: &Look) {
    let name = model.lab.participant(permission.program).map(|participant| participant.name.as_str());
    let question = permission.sentence(name.unwrap_or_default()).say(look.i18n);
    let item = |text: String| Item { name: String::new(), text, enabled: true };
    let width = WIDEST.min(within.width.saturating_sub(8));
    let mut items: Vec<Item> = wrap::words(&question, width).into_iter().map(item).collect();
    items.push(item(look.i18n.tr("app-permission-question")));
    let answers = items.len();
    for id in ["app-permission-no", "app-permission-yes"] {
        items.push(Item { name: String::new(), text: look.i18n.tr(id), enabled: true });
    }
    let hints = keys::footer(model, look.i18n);
    let popup = Popup {
        title: Line::from(look.i18n.tr("app-permission-title")),
        items: &items,
        chosen: Some(answers + usize::from(permission.allowed)),
        scroll: 0,
        note: None,
        keys: &hints,
    };
    popup.draw(buffer, popup.place_centered(within), look);
}
