//! The card of a socket over the screen: both ends side by side, TCP's states or all figures.

mod diagram;
mod facts;
mod queue;

use ratatui::buffer::Buffer;
use ratatui::text::{Line, Span};

use super::{Room, keys};
use crate::app::card::{CardPage, CardPopup, ends, is_tcp, told_by_programs};
use crate::app::model::Model;
use crate::journal::projections::sockets::Socket;
use crate::journal::socket::SocketId;
use crate::ui::Look;
use crate::ui::widgets::canvas::{cut, text_columns};
use crate::ui::widgets::popup::{Popup, Row};
use crate::ui::widgets::safe_text::show_text;

/// The widest a card is, in columns.
const WIDEST: u16 = 100;

/// The two ends of a card; the one that began is the first.
type Ends<'a> = [Option<&'a Socket>; 2];

/// Draws it.
pub fn draw(model: &Model, card: &CardPopup, buffer: &mut Buffer, room: Room, look: &Look) {
    let known = |id: Option<SocketId>| id.and_then(|id| model.projections().sockets.get(id));
    let ends: Ends = ends(model, card.socket).map(known);
    let hints = keys::dialog(model, look.i18n);
    let width = room.whole.width.saturating_sub(4).min(WIDEST);
    let height = usize::from(room.whole.height.saturating_sub(2));
    let (page, rows, chosen) = match card.page {
        CardPage::States => ("card-page-states", diagram::rows(model, ends, (width, height), look), None),
        CardPage::Facts => {
            let (rows, chosen) = facts::rows(model, card, ends, (width, height), look);
            ("card-page-facts", rows, chosen)
        }
    };
    let tcp = ends.iter().flatten().any(|socket| is_tcp(socket));
    let page = match card.page {
        CardPage::States if !tcp => "card-page-stateless",
        _ if told_by_programs(model) => "card-page-by-program",
        _ => page,
    };
    let title = Line::from(look.i18n.tr(page));
    let mut rows: Vec<Row> = rows.into_iter().map(Row::Prose).collect();
    // Both pages have the same width: turning one moves nothing.
    if let Some(Row::Prose(first)) = rows.first_mut() {
        let gap = usize::from(width).saturating_sub(first.width());
        first.push_span(Span::raw(" ".repeat(gap)));
    }
    let popup = Popup { title, rows: &rows, chosen, scroll: 0, keys: &hints };
    popup.draw(buffer, popup.place_centered(room.whole), look);
}

/// Why there is nothing to say: this system never tells, or it does not now.
fn untold(model: &Model) -> &'static str {
    let tells = model.open_sockets().chain(model.over_sockets()).any(|socket| socket.truth.details.is_some());
    if tells { "card-untold-now" } else { "card-untold" }
}

/// «cliente c»: the program, and its name for the socket, or its descriptor where it has no name for it.
fn owner(model: &Model, socket: &Socket, most: u16, look: &Look) -> Span<'static> {
    let glyphs = look.theme.glyphs();
    let program =
        model.lab.participant(socket.program).map_or(glyphs.unknown.to_owned(), |it| show_text(&it.name, glyphs));
    let named = model.program(socket.program).and_then(|program| {
        let mut names = program.names.iter().filter(|(_, name)| name.socket == Some(socket.info.id));
        names.find(|(name, _)| *name != "_").map(|(name, _)| show_text(name, glyphs))
    });
    let text = match (named, socket.descriptors.first()) {
        (Some(name), _) => format!("{program} {name}"),
        (None, Some(fd)) if text_columns(&program) + 6 <= most => format!("{program} fd {fd}"),
        (None, _) => program,
    };
    let text = match cut(&text, most) {
        (whole, true) => whole.to_owned(),
        _ => format!("{}{}", cut(&text, most.saturating_sub(1)).0, glyphs.ellipsis),
    };
    Span::styled(text, look.theme.program(socket.program).patch(look.theme.strong()))
}
