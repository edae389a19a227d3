//! What the kernel holds for a program: its sockets, their states and queues.

mod rows;

use std::cmp::Reverse;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::journal::projections::programs::{Life, Program};
use crate::journal::projections::sockets::{Socket, Sockets, Stage};
use crate::journal::socket::{Kind, SocketId};
use crate::ui::Look;
use crate::ui::widgets::canvas::Canvas;
use crate::ui::widgets::safe_text::show_text;

pub use rows::{protocol, state};

/// The kernel's rows under a program.
#[derive(Clone, Copy, Debug)]
pub struct KernelPane<'a> {
    /// The program.
    pub program: &'a Program,
    /// The socket table.
    pub sockets: &'a Sockets,
    /// The socket whose heading is marked.
    pub marked: Option<SocketId>,
    /// How many rows it is scrolled down; then all details of all sockets are listed.
    pub scroll: usize,
    /// Whether it has the focus.
    pub focused: bool,
    /// Whether the program itself was asked, since the kernel refuses to tell from outside.
    pub by_program: bool,
}

/// Panes up to this height keep the queues of a connection at their lower edge, so that those of two
/// programs side by side stand on the same rows.
const ALIGNED_HEIGHT: usize = 5;

/// From this height on, how many sockets are left out is said on a row of its own.
const OWN_ROW_HEIGHT: usize = 4;

impl<'a> KernelPane<'a> {
    /// The pane without scrolling or focus.
    pub fn new(program: &'a Program, sockets: &'a Sockets) -> KernelPane<'a> {
        KernelPane { program, sockets, marked: None, scroll: 0, focused: false, by_program: false }
    }

    /// «NÚCLEO · lado del cliente», or «NÚCLEO · según cliente».
    pub fn title(&self, look: &Look) -> Line<'static> {
        let glyphs = look.theme.glyphs();
        let name = show_text(&self.program.name, glyphs);
        let kernel = look.i18n.tr("ui-kernel");
        let side = if self.by_program { "ui-kernel-by-program" } else { "ui-kernel-side" };
        let side = look.i18n.tr_with(side, &[("name", &name)]);
        let mut style = look.theme.kernel_strong();
        if self.focused {
            style = style.add_modifier(look.theme.chosen());
        }
        Line::from(Span::styled(format!("{kernel} {} {side}", glyphs.dot), style))
    }

    /// The sockets to show, by descriptor, as far as they are looked at ([`Sockets::kept_of`]); those the program let go of come last.
    fn shown(&self) -> Vec<&'a Socket> {
        let mut shown: Vec<&Socket> = self.sockets.kept_of(self.program.id).filter(|socket| is_shown(socket)).collect();
        shown.sort_by_key(|socket| {
            (socket.descriptors.is_empty(), socket.descriptors.iter().min().copied(), socket.born)
        });
        shown
    }

    /// The rows in which all of it is told, counted up to `most` or a little beyond.
    pub fn rows(&self, width: u16, most: usize, look: &Look) -> usize {
        let mut rows = 0;
        for socket in self.shown() {
            if rows >= most {
                break;
            }
            rows += 1 + rows::details(socket, width, look).len();
        }
        rows.max(1)
    }

    /// Draws it.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, look: &Look) {
        let mut canvas = Canvas::new(buffer, area);
        let (width, height) = (canvas.width(), usize::from(canvas.height()));
        if height == 0 || width == 0 {
            return;
        }
        let mut shown = self.shown();
        if shown.is_empty() {
            let dead = matches!(self.program.life, Life::Dead { .. });
            let text = look.i18n.tr(if dead { "ui-kernel-nothing-left" } else { "ui-kernel-no-sockets" });
            let line = Line::from(Span::styled(text, look.theme.muted()));
            canvas.put_both(0, line, &Line::default(), look.theme.glyphs().ellipsis);
            return;
        }
        let ellipsis = look.theme.glyphs().ellipsis;
        let fits = shown.len() > 1 && shown.len() <= height && self.sockets.kept_count(self.program.id) == shown.len();
        let all = if self.scroll > 0 || fits { self.everything(&shown, width, height, look) } else { Vec::new() };
        if self.scroll > 0 || (fits && all.len() <= height) {
            let first = self.scroll.min(all.len().saturating_sub(height));
            for (row, line) in all.into_iter().skip(first).take(height).enumerate() {
                canvas.put_both(row as u16, line, &Line::default(), ellipsis);
            }
            return;
        }
        let is_open = |socket: &Socket| socket.stage != Stage::Closed;
        let latest = shown.iter().max_by_key(|socket| (is_open(socket), socket.touched));
        // Where rows lack, a figure of nothing never stands in the place of one of something.
        let main = shown.iter().max_by_key(|socket| (is_open(socket), rows::need(socket), socket.touched));
        let (Some(main), Some(latest)) = (main.copied(), latest.map(|socket| socket.info.id)) else { return };
        let others = others_to_tell(&shown, main, latest, height);
        let details = rows::details(main, width, look).len();
        // A queue of bytes without its fellow says little; beside one of connections the one with bytes is enough.
        let wanted = if others.is_empty() { details.min(2) } else { details.min(1) + others.len() };
        let first: Vec<SocketId> = [main.info.id].into_iter().chain(others.iter().copied()).collect();
        let unseen = self.sockets.kept_count(self.program.id).saturating_sub(shown.len());
        let left_out = leave_out(&mut shown, unseen, &first, wanted, height);
        let lines = self.around(main.info.id, &others, &shown, width, height, left_out, look);
        let mark = match left_out {
            0 => Line::default(),
            _ => {
                let text = look.i18n.tr_with("ui-more", &[("count", &left_out.to_string())]);
                Line::from(Span::styled(text, look.theme.muted()))
            }
        };
        // On a row of its own where there is one; else at the end of the first.
        let own_row = left_out > 0 && height >= OWN_ROW_HEIGHT;
        for (row, line) in lines.into_iter().enumerate() {
            let right = if row == 0 && !own_row { mark.clone() } else { Line::default() };
            canvas.put_both(row as u16, line, &right, ellipsis);
        }
        if own_row {
            canvas.put(0, canvas.height() - 1, &mark);
        }
    }

    /// The heading of a socket, the marked one's reversed.
    fn head(&self, socket: &Socket, columns: &rows::Columns, look: &Look) -> Line<'static> {
        let mut head = rows::head(socket, self.program, columns, look);
        if self.marked == Some(socket.info.id) {
            for span in &mut head.spans {
                span.style = span.style.add_modifier(look.theme.chosen());
            }
        }
        head
    }

    /// All rows of all sockets, down to what the scrolled pane shows.
    fn everything(&self, shown: &[&Socket], width: u16, height: usize, look: &Look) -> Vec<Line<'static>> {
        let columns = rows::Columns::of(shown, self.program, width, look);
        let mut lines = Vec::new();
        for socket in shown {
            if lines.len() > self.scroll.saturating_add(height) {
                break;
            }
            lines.push(self.head(socket, &columns, look));
            lines.extend(rows::details(socket, width, look));
        }
        lines
    }

    /// The headings of `shown`, of `main` the details that there is room for, and of `others` the one that tells most.
    #[expect(clippy::too_many_arguments, reason = "one caller, which has just found them all out")]
    fn around(
        &self,
        main: SocketId,
        others: &[SocketId],
        shown: &[&Socket],
        width: u16,
        height: usize,
        left_out: usize,
        look: &Look,
    ) -> Vec<Line<'static>> {
        let columns = rows::Columns::of(shown, self.program, width, look);
        let height = height - usize::from(left_out > 0 && height >= OWN_ROW_HEIGHT);
        let mut lines = Vec::new();
        // What the main one leaves over is for more rows of the others.
        let details = shown.iter().find(|socket| socket.info.id == main);
        let details = details.map_or(0, |socket| rows::details(socket, width, look).len());
        let mut spare = height.saturating_sub(shown.len() + others.len() + details);
        for (place, socket) in shown.iter().enumerate() {
            lines.push(self.head(socket, &columns, look));
            if socket.info.id != main {
                if others.contains(&socket.info.id) {
                    let kept = rows::most_telling(socket, rows::details(socket, width, look), 1 + spare);
                    spare = spare.saturating_sub(kept.len().saturating_sub(1));
                    lines.extend(kept);
                }
                continue;
            }
            let later = shown.len() - place - 1;
            let told = shown[place + 1..].iter().filter(|socket| others.contains(&socket.info.id)).count();
            let room = height.saturating_sub(lines.len() + later + told);
            let kept = rows::most_telling(socket, rows::details(socket, width, look), room);
            if later == 0 && height <= ALIGNED_HEIGHT && rows::is_connection(socket) {
                lines.resize(height.saturating_sub(kept.len()).max(lines.len()), Line::default());
            }
            lines.extend(kept);
        }
        lines.truncate(height);
        lines
    }
}

/// Whether there is anything of it in the kernel: a closed socket only lives on as TCP's state.
fn is_shown(socket: &Socket) -> bool {
    match socket.stage {
        Stage::Gone => false,
        Stage::Closed => socket.info.family.is_internet() && socket.info.kind == Kind::STREAM,
        Stage::Fresh | Stage::Bound | Stage::Listening | Stage::Connected => true,
    }
}

/// The sockets besides the main one of which a row is told: those with something in their queues, then a queue whose
/// length the program chose, and the one that was touched last; as many as have room.
fn others_to_tell(shown: &[&Socket], main: &Socket, latest: SocketId, height: usize) -> Vec<SocketId> {
    let tells = |socket: &&&Socket| {
        let id = socket.info.id;
        id != main.info.id && (rows::need(socket) > 0 || rows::has_telling_queue(socket) || id == latest)
    };
    let mut others: Vec<&Socket> = shown.iter().filter(tells).copied().collect();
    others.sort_by_key(|socket| Reverse((rows::need(socket), rows::has_telling_queue(socket), socket.touched)));
    // Beside all headings and a row of the main one; or in the place of other headings, with a heading of its own.
    let beside = height.saturating_sub(shown.len() + 1);
    let instead = height.saturating_sub(2 + usize::from(height >= OWN_ROW_HEIGHT)) / 2;
    let mut most = beside.max(instead);
    if most == 0 && height == OWN_ROW_HEIGHT && rows::need(main) == 0 {
        // There are rows for one of the two: the queue says more than empty queues do.
        most = 1;
    }
    others.into_iter().map(|socket| socket.info.id).take(most).collect()
}

/// Keeps `first` and the most recently touched sockets: as many as have room beside the `wanted` rows of details and the
/// row about the others. Returns how many are left out, the `unseen` ones included that are not looked at.
fn leave_out(shown: &mut Vec<&Socket>, unseen: usize, first: &[SocketId], wanted: usize, height: usize) -> usize {
    if shown.len() + unseen + wanted <= height {
        return 0;
    }
    let rest = usize::from(height >= OWN_ROW_HEIGHT);
    let keep = height.saturating_sub(wanted + rest).max(first.len());
    let place = |id| first.iter().position(|one| *one == id).unwrap_or(first.len());
    let mut by_touch: Vec<_> = shown.iter().map(|s| (place(s.info.id), Reverse(s.touched), s.info.id)).collect();
    by_touch.sort();
    let kept: Vec<SocketId> = by_touch.into_iter().take(keep).map(|(_, _, id)| id).collect();
    let before = shown.len();
    shown.retain(|socket| kept.contains(&socket.info.id));
    unseen + before - shown.len()
}

#[cfg(test)]
mod tests;
