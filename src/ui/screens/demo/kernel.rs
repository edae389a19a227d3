//! What the kernel holds for a program, in a row that is read from afar: `núcleo, por leer  ▓▓▓  3 B`.

use std::cmp::Reverse;

use ratatui::text::{Line, Span};

use crate::app::model::Model;
use crate::journal::projections::programs::Program;
use crate::journal::projections::sockets::{Socket, Stage};
use crate::journal::projections::travel::{Fate, Way};
use crate::journal::socket::{Kind, SocketId};
use crate::ui::Look;
use crate::ui::widgets::numbers;
use crate::ui::widgets::safe_text::show_text;

/// The most rows of one program.
const MOST: usize = 3;

/// The most cells of a bar: the number beside it tells the rest.
const BAR: u64 = 12;

/// What waits at a socket.
enum Held {
    /// Bytes of a stream.
    Bytes(u64),
    /// Whole messages.
    Messages(u64),
    /// Connections that nobody has accepted.
    Callers(u64),
}

impl Held {
    fn count(&self) -> u64 {
        match self {
            Held::Bytes(count) | Held::Messages(count) | Held::Callers(count) => *count,
        }
    }
}

/// The rows of a program: one for each socket at which something waits, else one that says that nothing does.
pub(super) fn rows(model: &Model, program: &Program, width: u16, look: &Look) -> Vec<Line<'static>> {
    let mut held: Vec<(&Socket, Held)> =
        model.sockets_of(program.id).into_iter().filter_map(|socket| Some((socket, held(model, socket)?))).collect();
    let several = held.iter().filter(|(_, held)| !matches!(held, Held::Callers(_))).count() > 1;
    held.sort_by_key(|(socket, held)| (held.count() == 0, matches!(held, Held::Callers(_)), Reverse(socket.touched)));
    let full = held.iter().filter(|(_, held)| held.count() > 0).count();
    let kept = full.clamp(1, MOST);
    held.truncate(kept);
    held.sort_by_key(|(socket, _)| socket.born);
    held.into_iter().map(|(socket, held)| row(program, socket, &held, several, width, look)).collect()
}

fn held(model: &Model, socket: &Socket) -> Option<Held> {
    let messages = socket.info.kind != Kind::STREAM;
    match socket.stage {
        Stage::Listening => Some(Held::Callers(u64::from(socket.truth.accept_queue.map_or(0, |queue| queue.waiting)))),
        Stage::Connected | Stage::Bound if messages => Some(Held::Messages(waiting_messages(model, socket.info.id))),
        Stage::Connected => Some(Held::Bytes(u64::from(socket.truth.unread.unwrap_or(0)))),
        Stage::Fresh | Stage::Bound | Stage::Closed | Stage::Gone => None,
    }
}

/// The messages on their way to a socket that nobody has read, from the calls: the kernel tells the next one only.
fn waiting_messages(model: &Model, socket: SocketId) -> u64 {
    let ways = model.conversations().flat_map(|conversation| {
        let readers = [&conversation.ends[1], &conversation.ends[0]];
        conversation.ways.iter().zip(readers).filter(|(_, reader)| reader.socket == Some(socket)).map(|(way, _)| way)
    });
    ways.map(|way| match way {
        Way::Cards(cards) => cards.cards.iter().filter(|card| card.fate == Fate::Waiting).count() as u64,
        Way::Ribbon(_) => 0,
    })
    .sum()
}

fn row(program: &Program, socket: &Socket, held: &Held, several: bool, width: u16, look: &Look) -> Line<'static> {
    let theme = look.theme;
    let name = program.names.iter().find(|(_, name)| name.socket == Some(socket.info.id)).map(|(name, _)| name);
    // A queue of callers says itself that it is no connection's.
    let name = name.filter(|_| several).map(|name| show_text(name, theme.glyphs()));
    let label = match (held, &name) {
        (Held::Callers(_), Some(name)) => look.i18n.tr_with("demo-kernel-queue-of", &[("name", name)]),
        (Held::Callers(_), None) => look.i18n.tr("demo-kernel-queue"),
        (_, Some(name)) => look.i18n.tr_with("demo-kernel-unread-of", &[("name", name)]),
        (_, None) => look.i18n.tr("demo-kernel-unread"),
    };
    let language = look.i18n.language();
    let figure = match held {
        Held::Bytes(bytes) => numbers::size(*bytes, language),
        Held::Messages(count) => {
            look.i18n.tr_count("ui-travel-messages", *count, &[("messages", &numbers::count(*count, language))])
        }
        Held::Callers(count) => numbers::count(*count, language),
    };
    let cells = usize::try_from(held.count().min(BAR)).unwrap_or_default().min(usize::from(width / 4));
    let empty = held.count() == 0;
    let (quiet, loud) = if empty { (theme.kernel(), theme.kernel()) } else { (theme.kernel(), theme.kernel_strong()) };
    Line::from(vec![
        Span::styled(format!("{label}  "), quiet),
        Span::styled(theme.glyphs().bar_full.repeat(cells), loud),
        Span::styled(format!("{}{figure}", if empty { "" } else { "  " }), loud),
    ])
}
