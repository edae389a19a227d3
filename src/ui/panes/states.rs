//! The states in which TCP has the sockets of the screen, each with what it means.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::program_name;
use crate::journal::event::ProgramId;
use crate::journal::projections::programs::Programs;
use crate::journal::projections::sockets::{Socket, Sockets};
use crate::journal::socket::{Family, Kind};
use crate::ui::Look;
use crate::ui::widgets::canvas::Canvas;
use crate::ui::widgets::{address, wrap};

/// TCP's states that a lesson meets, in the order of a connection's life, and what each says.
pub const STATES: [(&str, &str); 8] = [
    ("LISTEN", "ui-state-listen"),
    ("SYN_SENT", "ui-state-syn-sent"),
    ("ESTABLISHED", "ui-state-established"),
    ("FIN_WAIT1", "ui-state-fin-wait1"),
    ("FIN_WAIT2", "ui-state-fin-wait2"),
    ("CLOSE_WAIT", "ui-state-close-wait"),
    ("LAST_ACK", "ui-state-last-ack"),
    ("TIME_WAIT", "ui-state-time-wait"),
];

/// The states of the sockets of some programs.
#[derive(Clone, Debug)]
pub struct StatesPane<'a> {
    /// The programs of the screen, in its order.
    pub shown: Vec<ProgramId>,
    /// All programs, for their names.
    pub programs: &'a Programs,
    /// The socket table.
    pub sockets: &'a Sockets,
}

impl StatesPane<'_> {
    /// «ESTADOS».
    pub fn title(&self, look: &Look) -> Line<'static> {
        Line::from(Span::styled(look.i18n.tr("ui-lesson-states"), look.theme.title()))
    }

    /// Draws it: each state once, who is in it, and what it means as far as there is room.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, look: &Look) {
        let mut canvas = Canvas::new(buffer, area);
        let (width, height) = (canvas.width(), usize::from(canvas.height()));
        if width == 0 || height == 0 {
            return;
        }
        let full = self.rows(true, width, look);
        let rows = if full.len() <= height { full } else { self.rows(false, width, look) };
        let ellipsis = look.theme.glyphs().ellipsis;
        let hides = rows.len() > height;
        for (row, line) in rows.into_iter().take(height).enumerate() {
            let mark = if hides && row + 1 == height { ellipsis } else { "" };
            canvas.put_both(row as u16, line, &Line::from(Span::styled(mark, look.theme.muted())), ellipsis);
        }
    }

    fn mine(&self) -> impl Iterator<Item = (&ProgramId, &Socket)> {
        let of = |program: &ProgramId| {
            let mut kept: Vec<&Socket> = self.sockets.kept_of(*program).collect();
            kept.sort_by_key(|socket| socket.info.id);
            kept
        };
        self.shown.iter().flat_map(move |program| of(program).into_iter().map(move |socket| (program, socket)))
    }

    fn rows(&self, glossed: bool, width: u16, look: &Look) -> Vec<Line<'static>> {
        let theme = look.theme;
        let mut rows: Vec<Line<'static>> = Vec::new();
        let words = |id: &str| {
            let text = look.i18n.tr(id);
            wrap::words(&text, width).into_iter().map(|row| Line::from(Span::styled(row, theme.text())))
        };
        for (state, gloss) in STATES {
            let is_in = |socket: &Socket| socket.truth.state.is_some_and(|known| known.name() == state);
            let holders: Vec<_> = self.mine().filter(|(_, socket)| is_in(socket)).collect();
            if holders.is_empty() {
                continue;
            }
            if glossed && !rows.is_empty() {
                rows.push(Line::default());
            }
            let mut spans = vec![Span::styled(state, theme.kernel_strong())];
            let mut told = BTreeSet::new();
            for (program, socket) in holders {
                let name = program_name(self.programs, *program, theme.glyphs());
                let own = socket.local().and_then(|own| address::short(own, theme.glyphs()));
                // A blank at which no row is broken, until the rows are made.
                let text = format!("{name}\u{a0}{}", own.unwrap_or_default());
                if told.insert(text.clone()) {
                    spans.push(Span::raw("  "));
                    spans.push(Span::styled(text.trim_end().to_owned(), theme.program(*program)));
                }
            }
            for mut row in wrap::prose(Line::from(spans), width, 2) {
                for span in &mut row.spans {
                    span.content = span.content.replace('\u{a0}', " ").into();
                }
                rows.push(row);
            }
            if glossed {
                rows.extend(words(gloss));
            }
        }
        let datagrams =
            self.mine().any(|(_, socket)| socket.info.kind == Kind::DGRAM && socket.info.family != Family::UNIX);
        if datagrams {
            if glossed && !rows.is_empty() {
                rows.push(Line::default());
            }
            rows.extend(words("ui-lesson-states-udp"));
        }
        if rows.is_empty() {
            let none = wrap::words(&look.i18n.tr("ui-lesson-states-none"), width);
            rows.extend(none.into_iter().map(|row| Line::from(Span::styled(row, theme.muted()))));
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::ui::test_support::{at_every_size, drawn, looks, picture, scene};

    #[test]
    fn pictures() {
        let all = scene();
        for language in [Language::Spanish, Language::English] {
            let look = looks::of(language);
            for (name, shown, height) in [
                ("stream", vec![1, 2], 12),
                ("datagrams", vec![3, 4], 6),
                ("all", vec![1, 2, 3, 6], 6),
                ("none", vec![9], 3),
            ] {
                let shown = shown.into_iter().map(ProgramId).collect();
                let pane = StatesPane { shown, programs: &all.programs, sockets: &all.sockets };
                let buffer = drawn(36, height, |buffer, area| pane.draw(buffer, area, &look.get()));
                insta::assert_snapshot!(format!("states_{name}@{}", language.code()), picture(&buffer));
            }
        }
    }

    #[test]
    fn no_size_breaks_it() {
        let all = scene();
        let look = looks::plain();
        let shown: Vec<ProgramId> = all.programs.by_id.keys().copied().collect();
        at_every_size(|buffer, area| {
            let pane = StatesPane { shown: shown.clone(), programs: &all.programs, sockets: &all.sockets };
            pane.draw(buffer, area, &look.get());
        });
    }
}
