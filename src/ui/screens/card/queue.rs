//! The queue of a listener, as a queue: who waits in it, the first at the door.

use ratatui::text::{Line, Span};

use super::owner;
use crate::app::model::Model;
use crate::journal::projections::sockets::{Socket, Stage};
use crate::ui::Look;
use crate::ui::widgets::canvas::text_columns;
use crate::ui::widgets::wrap;

/// The most columns of one who waits.
const WHO: u16 = 20;

/// The queue, and what happens to the next one; nothing of what does not listen, or of which the kernel tells no queue.
pub(super) fn rows(model: &Model, socket: &Socket, width: u16, look: &Look) -> Vec<Line<'static>> {
    let Some(queue) = socket.truth.accept_queue.filter(|_| socket.stage == Stage::Listening) else { return Vec::new() };
    let (theme, glyphs) = (look.theme, look.theme.glyphs());
    let numbers = [("waiting", &*queue.waiting.to_string()), ("limit", &*queue.limit.to_string())];
    let count = look.i18n.tr_with("card-queue-of", &numbers);
    let mut line = Line::from(vec![
        Span::styled("accept()", theme.kernel_strong()),
        Span::styled(format!(" {} ", glyphs.arrow_left), theme.strong()),
    ]);
    let wall = || Span::styled(glyphs.join(WALL).to_owned(), theme.kernel());
    let waiting = waiting(model, socket);
    // Behind the last one: an ellipsis between two walls, and the numbers.
    let room = width.saturating_sub(text_columns(&count) + 5);
    let known = u32::try_from(waiting.len()) == Ok(queue.waiting);
    for place in 0..queue.waiting as usize {
        // Whom the kernel counts and we do not know, a program outside the laboratory perhaps, stands there without a name.
        let who = match waiting.get(place).filter(|_| known) {
            Some(who) => owner(model, who, WHO, look),
            None => Span::styled(glyphs.bar_full.repeat(2), theme.kernel()),
        };
        if line.width() + who.width() + 4 > usize::from(room) {
            line.push_span(wall());
            line.push_span(Span::styled(glyphs.ellipsis, theme.kernel()));
            break;
        }
        line.extend([wall(), Span::raw(" "), who, Span::raw(" ")]);
    }
    line.extend([wall(), Span::styled(format!("  {count}"), theme.strong())]);
    let full = queue.waiting > queue.limit;
    let told = match (queue.waiting, full, socket.info.family.is_internet()) {
        (0, ..) => "card-queue-empty",
        (_, true, true) => "card-queue-full",
        (_, true, false) => "card-queue-full-unix",
        _ => "card-queue-waits",
    };
    let mut rows = vec![line];
    rows.extend(wrap::words(&look.i18n.tr(told), width).into_iter().map(Line::from));
    rows
}

/// Between two who wait.
const WALL: u8 = crate::ui::glyphs::arm::UP | crate::ui::glyphs::arm::DOWN;

/// The sockets of the laboratory that are connected to this listener and that nobody has accepted, the first one first.
fn waiting<'a>(model: &'a Model, listener: &Socket) -> Vec<&'a Socket> {
    let all = model.projections();
    let reaches = |socket: &&Socket| {
        let peer = socket.names.peer.as_ref().filter(|_| socket.stage == Stage::Connected);
        let nobody = socket.other_end.is_none() && socket.listener.is_none();
        nobody
            && peer.is_some_and(|peer| {
                all.sockets.reachable(socket.info.kind, peer).is_some_and(|it| it.info.id == listener.info.id)
            })
    };
    let mut waiting: Vec<&Socket> = model.open_sockets().filter(reaches).collect();
    waiting.sort_by_key(|socket| {
        // Who was connected first; of a Unix connection nobody tells states.
        let way = all.states.way(socket.info.id);
        (way.and_then(|way| way.now()).map(|step| step.time), socket.born)
    });
    waiting
}
