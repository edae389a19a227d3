//! «¿Salir de esta máquina?», over everything.

use ratatui::buffer::Buffer;
use ratatui::text::Line;

use super::{Room, keys};
use crate::app::model::Model;
use crate::app::permission::Permission;
use crate::ui::Look;
use crate::ui::widgets::popup::{Popup, Row};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::wrap;

/// The narrowest place for it, in columns: its keys, and borders.
const NARROWEST: u16 = 41;

/// The widest the question is, in columns.
const WIDEST: u16 = 56;

/// Draws it beside the focused program, whose line it usually is; or where that has no room, in the middle.
pub fn draw(model: &Model, permission: &Permission, buffer: &mut Buffer, room: Room, look: &Look) {
    let within = if room.beside.width >= NARROWEST { room.beside } else { room.whole };
    let name = model.participant(permission.program).map(|participant| participant.name.as_str());
    let question = permission.sentence(name.unwrap_or_default()).say(look.i18n);
    let width = WIDEST.min(within.width.saturating_sub(4));
    let sentence = wrap::words(&show_text(&question, look.theme.glyphs()), width);
    let mut rows: Vec<Row> = sentence.into_iter().map(Row::Text).collect();
    // In a low terminal the answers count more than the air between them.
    let roomy = usize::from(within.height) >= rows.len() + 6;
    if roomy {
        rows.push(Row::Blank);
    }
    rows.push(Row::Text(look.i18n.tr("app-permission-question")));
    let answers = rows.len();
    rows.extend(["app-permission-no", "app-permission-yes"].map(|id| Row::Choice(look.i18n.tr(id))));
    let hints = keys::dialog(model, look.i18n);
    let popup = Popup {
        title: Line::from(look.i18n.tr("app-permission-title")),
        rows: &rows,
        chosen: Some(answers + usize::from(permission.allowed)),
        scroll: 0,
        keys: &hints,
    };
    let place = popup.place_centered(within);
    popup.draw(buffer, place, look);
}
