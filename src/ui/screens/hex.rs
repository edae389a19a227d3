//! The bytes of a conversation over the screen: in hexadecimal and as text, with the ends of the calls among them.

mod rows;
mod told;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Room, keys};
use crate::app::hex::page::Row as PageRow;
use crate::app::hex::{HexPopup, bytes_a_row};
use crate::app::model::Model;
use crate::journal::projections::travel::{Conversation, Way};
use crate::ui::Look;
use crate::ui::widgets::frame::body;
use crate::ui::widgets::numbers;
use crate::ui::widgets::popup::{Popup, Row};
use crate::ui::widgets::safe_text::show_text;

/// Rows that are no bytes: the columns' numbers, the legend, a rule and what is told of one byte.
const OTHERS: usize = 3 + told::ROWS;

/// Draws it.
pub fn draw(model: &Model, hex: &HexPopup, buffer: &mut Buffer, room: Room, look: &Look) {
    let hints = keys::dialog(model, look.i18n);
    let width = room.whole.width.saturating_sub(4);
    // The first row and the last say which keys change the language and help.
    let height = usize::from(room.whole.height.saturating_sub(4));
    let conversation = model.projections().travel.conversation(hex.conversation);
    let each = bytes_a_row(model.size.columns, &hex.page);
    let all = hex.page.rows(each);
    let here = |row: &PageRow| matches!(row, PageRow::Bytes { first, count, .. } if (*first..first + count).contains(&hex.cursor));
    let cursor = all.iter().position(here).unwrap_or(0);
    let visible = height.saturating_sub(OTHERS).max(1);
    // The cursor keeps to the middle, except near both ends.
    let top = cursor.saturating_sub(visible / 2).min(all.len().saturating_sub(visible));
    let shown = all.get(top..).unwrap_or_default();
    let mut lines = vec![rows::ruler(hex, each, (top, all.len()), width, look)];
    lines.extend(shown.iter().take(visible).map(|row| rows::line(hex, conversation, *row, each, width, look)));
    if all.is_empty() {
        lines.push(Line::from(look.i18n.tr("hex-empty")));
    }
    lines.push(if hex.search.typing || !hex.search.editor.is_empty() {
        told::search(hex, look)
    } else {
        rows::legend(look)
    });
    lines.push(Line::from(Span::styled(look.theme.glyphs().line.repeat(usize::from(width)), look.theme.frame())));
    lines.extend(told::lines(model, hex, look));
    let rows: Vec<Row> = lines.into_iter().map(Row::Prose).collect();
    let title = conversation.map(|conversation| title(model, hex, conversation, look)).unwrap_or_default();
    let popup = Popup { title, rows: &rows, chosen: None, scroll: 0, keys: &hints };
    let place = popup.place_centered(room.whole);
    popup.draw(buffer, place, look);
    // The columns' numbers stand above the rows.
    let inside = body(place);
    for (y, row) in shown.iter().take(visible.min(usize::from(inside.height.saturating_sub(1)))).enumerate() {
        let row_area = Rect { y: inside.y + 1 + y as u16, height: 1, ..inside };
        rows::hit(hex, *row, each, row_area, look);
    }
}

/// «bytes · cliente ▶ servidor · 10 B, 4 por leer».
fn title(model: &Model, hex: &HexPopup, conversation: &Conversation, look: &Look) -> Line<'static> {
    let way = hex.way.min(1);
    let mut line = Line::from(format!("{} ", look.i18n.tr("hex-title")));
    line.push_span(end(model, conversation, way, look));
    line.push_span(Span::raw(format!(" {} ", look.theme.glyphs().arrow_right)));
    line.push_span(end(model, conversation, 1 - way, look));
    let language = look.i18n.language();
    let (count, unread, id) = match &conversation.ways[way] {
        Way::Ribbon(ribbon) => (ribbon.length(), ribbon.unread(), "hex-length"),
        Way::Cards(cards) => (cards.sent.max(cards.read), cards.unread(), "hex-datagrams"),
    };
    let (number, unread_number) = (numbers::count(count, language), numbers::count(unread, language));
    let length = look.i18n.tr_count(id, count, &[("number", &number)]);
    line.push_span(Span::raw(format!(" {} {length}", look.theme.glyphs().dot)));
    if unread > 0 && matches!(conversation.ways[way], Way::Ribbon(_)) {
        let unread = look.i18n.tr_with("hex-unread", &[("number", &unread_number)]);
        line.push_span(Span::raw(format!(" {} {unread}", look.theme.glyphs().dot)));
    }
    line
}

/// The program at an end.
fn end(model: &Model, conversation: &Conversation, side: usize, look: &Look) -> Span<'static> {
    let glyphs = look.theme.glyphs();
    let program = conversation.ends.get(side).and_then(|end| end.program);
    match program.and_then(|id| model.lab.participant(id)) {
        Some(it) => Span::styled(show_text(&it.name, glyphs), look.theme.program(it.id)),
        None => Span::styled(look.i18n.tr("hex-outside"), look.theme.outsider()),
    }
}
