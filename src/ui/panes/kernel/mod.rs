//! What the kernel holds for a program: its sockets, their states and queues.

mod rows;

use std::cmp::Reverse;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::journal::projections::programs::Program;
use crate::journal::projections::sockets::{Socket, Sockets, Stage};
use crate::journal::socket::Kind;
use crate::ui::Look;
use crate::ui::widgets::canvas::Canvas;
use crate::ui::widgets::safe_text::show_text;

/// The kernel's rows under a program.
#[derive(Clone, Copy, Debug)]
pub struct KernelPane<'a> {
    /// The program.
    pub program: &'a Program,
    /// The socket table.
    pub sockets: &'a Sockets,
    /// How many rows it is scrolled down; then all details of all sockets are listed.
    pub scroll: usize,
    /// Whether it has the focus.
    pub focused: bool,
}

/// Panes up to this height keep the queues of a connection at their lower edge, so that those of two
/// programs side by side stand on the same rows.
const ALIGNED_HEIGHT: usize = 5;

impl<'a> KernelPane<'a> {
    /// The pane without scrolling or focus.
    pub fn new(program: &'a Program, sockets: &'a Sockets) -> KernelPane<'a> {
        KernelPane { program, sockets, scroll: 0, focused: false }
    }

    /// «NÚCLEO · lado del cliente».
    pub fn title(&self, look: &Look) -> Line<'static> {
        let glyphs = look.theme.glyphs();
        let name = show_text(&self.program.name, glyphs);
        let kernel = look.i18n.tr("ui-kernel");
        let side = look.i18n.tr_with("ui-kernel-side", &[("name", &name)]);
        let mut style = look.theme.kernel_strong();
        if self.focused {
            style = style.add_modifier(look.theme.chosen());
        }
        Line::from(Span::styled(format!("{kernel} {} {side}", glyphs.dot), style))
    }

    /// The sockets to show, by descriptor; those the program let go of come last.
    fn shown(&self) -> Vec<&'a Socket> {
        let mut shown: Vec<&Socket> = self
            .sockets
            .by_id
            .values()
            .filter(|socket| socket.program == self.program.id && is_shown(socket))
            .collect();
        shown.sort_by_key(|socket| {
            (socket.descriptors.is_empty(), socket.descriptors.iter().min().copied(), socket.born)
        });
        shown
    }

    /// Draws it.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, look: &Look) {
        let mut canvas = Canvas::new(buffer, area);
        let height = usize::from(canvas.height());
        if height == 0 || canvas.width() == 0 {
            return;
        }
        let mut shown = self.shown();
        if shown.is_empty() {
            let text = look.i18n.tr("ui-kernel-no-sockets");
            let line = Line::from(Span::styled(text, look.theme.muted()));
            canvas.put_both(0, line, &Line::default(), look.theme.glyphs().ellipsis);
            return;
        }
        let columns = rows::Columns::of(&shown, self.program, look);
        let head = |socket: &Socket| rows::head(socket, self.program, &columns, look);
        let all: usize = shown.iter().map(|socket| 1 + rows::details(socket, look).len()).sum();
        let mut lines: Vec<Line<'static>> = Vec::new();
        if self.scroll > 0 || (all <= height && shown.len() > 1) {
            for socket in &shown {
                lines.push(head(socket));
                lines.extend(rows::details(socket, look));
            }
            let first = self.scroll.min(lines.len().saturating_sub(height));
            lines.drain(..first);
        } else {
            let main = shown.iter().max_by_key(|socket| (socket.stage != Stage::Closed, socket.touched));
            let main = main.map(|socket| socket.info.id);
            let details_of = |shown: &[&Socket]| {
                shown.iter().find(|s| Some(s.info.id) == main).map(|s| rows::details(s, look)).unwrap_or_default()
            };
            let details = details_of(&shown);
            // At least two rows of details, where there are two: a queue without its fellow says little.
            let heads = height.saturating_sub(details.len().min(2)).max(1);
            let left_out = leave_out(&mut shown, main, heads);
            let rest = usize::from(left_out > 0);
            let room = height.saturating_sub(shown.len() + rest);
            let last = shown.last().is_some_and(|socket| Some(socket.info.id) == main);
            for socket in &shown {
                lines.push(head(socket));
                if Some(socket.info.id) == main {
                    let kept = rows::most_telling(socket, details.clone(), room);
                    let filler = height.saturating_sub(lines.len() + kept.len() + rest);
                    if last && height <= ALIGNED_HEIGHT && rows::is_connection(socket) && left_out == 0 {
                        lines.extend(std::iter::repeat_n(Line::default(), filler));
                    }
                    lines.extend(kept);
                }
            }
            if left_out > 0 {
                let text = look.i18n.tr_with("ui-more", &[("count", &left_out.to_string())]);
                lines.push(Line::from(Span::styled(text, look.theme.muted())));
            }
        }
        for (row, line) in lines.into_iter().take(height).enumerate() {
            canvas.put_both(row as u16, line, &Line::default(), look.theme.glyphs().ellipsis);
        }
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

/// Keeps `main` and the most recently touched sockets so that they and a line about the others fit in
/// `heads` rows. Returns how many are left out.
fn leave_out(shown: &mut Vec<&Socket>, main: Option<crate::journal::socket::SocketId>, heads: usize) -> usize {
    if shown.len() <= heads {
        return 0;
    }
    let keep = heads.saturating_sub(1).max(1);
    let mut by_touch: Vec<_> = shown.iter().map(|s| (s.info.id, Some(s.info.id) != main, Reverse(s.touched))).collect();
    by_touch.sort_by_key(|(_, other, touched)| (*other, *touched));
    let kept: Vec<_> = by_touch.into_iter().take(keep).map(|(id, _, _)| id).collect();
    let before = shown.len();
    shown.retain(|socket| kept.contains(&socket.info.id));
    before - shown.len()
}

#[cfg(test)]
mod tests;
