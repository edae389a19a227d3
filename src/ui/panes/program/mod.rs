//! A program's pane: what it did, as python's prompt shows it; for our servers, the calls they make.

mod answer;
mod faults;
mod prompt;
mod server_calls;
mod transcript;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::journal::address::Address;
use crate::journal::event::{Hint, Raised, Role, ServerKind};
use crate::journal::projections::programs::{Life, Program};
use crate::journal::projections::sockets::{Sockets, Stage};
use crate::journal::socket::Kind;
use crate::ui::Look;
use crate::ui::widgets::canvas::{Canvas, fit, text_columns};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::window::Window;
use crate::ui::widgets::{address, wrap};

pub use prompt::Prompt;

/// Words for an exception that a statement raised, in the reader's language; `None` where there is nothing to add.
pub type Explain<'a> = &'a dyn Fn(&Raised, &str) -> Option<String>;

/// A program's pane.
#[derive(Clone, Copy)]
pub struct ProgramPane<'a> {
    /// The program.
    pub program: &'a Program,
    /// The socket table, for what a server of ours waits for.
    pub sockets: &'a Sockets,
    /// The line being typed; `None` where nothing can be typed.
    pub prompt: Option<Prompt<'a>>,
    /// The line being typed for the program, while it asks for one; `None` where nothing can be typed for it.
    pub answer: Option<Prompt<'a>>,
    /// How long the blocked call has waited, as words; `None` shows no clock.
    pub elapsed: Option<&'a str>,
    /// That the statement runs and which key interrupts it, as words; `None` shows nothing of it.
    pub runs: Option<&'a str>,
    /// Who can wake the blocked call, as a sentence; of a server of ours, what follows the name of the call.
    pub waker: Option<&'a str>,
    /// How many statements wait for the one that runs, as words.
    pub waiting: Option<&'a str>,
    /// The first of them.
    pub next: Option<&'a str>,
    /// What can be said of its death beyond the bare fact, as a sentence.
    pub death: Option<&'a str>,
    /// Our sentence below an exception.
    pub explain: Option<Explain<'a>>,
    /// Our sentence about something that did not fail.
    pub remark: Option<&'a dyn Fn(&Hint) -> String>,
    /// Where a relay connects to.
    pub destination: Option<&'a Address>,
    /// How many rows it is scrolled back from the newest.
    pub scroll: usize,
    /// Whether it has the focus.
    pub focused: bool,
}

impl<'a> ProgramPane<'a> {
    /// The pane at its newest row, without the focus.
    pub fn new(program: &'a Program, sockets: &'a Sockets) -> ProgramPane<'a> {
        ProgramPane {
            program,
            sockets,
            prompt: None,
            answer: None,
            elapsed: None,
            runs: None,
            waker: None,
            waiting: None,
            next: None,
            death: None,
            explain: None,
            remark: None,
            destination: None,
            scroll: 0,
            focused: false,
        }
    }

    /// «CLIENTE · pid 4312», in the program's colour; reversed with the focus.
    pub fn title(&self, look: &Look) -> Line<'static> {
        let glyphs = look.theme.glyphs();
        let name = show_text(&self.program.name, glyphs);
        let name = match self.program.role {
            Role::Console => name.to_uppercase(),
            Role::Server(_) => look.i18n.tr_with("ui-program-server", &[("name", &name)]),
        };
        let mut style = look.theme.program(self.program.id).patch(look.theme.strong());
        if self.focused {
            style = style.add_modifier(look.theme.chosen());
        }
        let mut text = format!("{name} {} pid {}", glyphs.dot, self.program.pid);
        match self.program.life {
            Life::Alive => {}
            Life::Stopped => text.push_str(&format!(" {} {}", glyphs.dot, look.i18n.tr("ui-program-stopped-short"))),
            Life::Dead { .. } => text.push_str(&format!(" {} {}", glyphs.dot, look.i18n.tr("ui-program-dead-short"))),
        }
        Line::from(Span::styled(text, style))
    }

    /// The style of its border with the focus, for [`crate::ui::widgets::frame::Panel::focused`].
    pub fn border(&self, look: &Look) -> Option<Style> {
        self.focused.then(|| look.theme.program(self.program.id).patch(look.theme.strong()))
    }

    /// Draws it. Returns where the cursor is, if the line being typed is shown and has the focus; its cell is
    /// already drawn reversed, for terminals whose own cursor is hidden.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, look: &Look) -> Option<Position> {
        let mut canvas = Canvas::new(buffer, area);
        if canvas.width() == 0 || canvas.height() == 0 {
            return None;
        }
        let header = self.header(canvas.width(), canvas.height(), look);
        for (row, line) in header.iter().enumerate() {
            canvas.put_both(row as u16, line.clone(), &Line::default(), look.theme.glyphs().ellipsis);
        }
        let top = header.len() as u16;
        let visible = usize::from(canvas.height().saturating_sub(top));
        let (tail, cursor) = self.tail(canvas.width(), Some(visible), look);
        let needed = visible.saturating_add(self.scroll).saturating_sub(tail.len());
        let mut rows = transcript::newest_rows(self, needed, canvas.width(), look);
        let before_tail = rows.len();
        rows.extend(tail);
        let window = Window::of(rows.len(), visible, self.scroll);
        for (row, line) in rows[window.rows()].iter().enumerate() {
            canvas.put(0, top + row as u16, line);
        }
        window.draw_mark(&mut canvas, look);
        let (row, column) = cursor.filter(|_| self.focused)?;
        let row = Some(before_tail + row).filter(|row| window.rows().contains(row))? - window.rows().start;
        let row = top + row as u16;
        canvas.mark(column, row, look.theme.cursor());
        canvas.position(column, row)
    }

    /// The rows from the last line that was run to the prompt.
    pub fn answer_rows(&self, width: u16, look: &Look) -> usize {
        transcript::rows_since_statement(self, width, look) + self.tail(width, None, look).0.len()
    }

    /// The last rows of what came of the last statement, or of the file that the program is: `needed` or a few more.
    pub fn printed_rows(&self, needed: usize, width: u16, look: &Look) -> Vec<Line<'static>> {
        transcript::printed_rows(self, needed, width, look)
    }

    /// The exception that is the last thing the program told, with our sentence, in `room` rows; `None` where there is none.
    pub fn ending(&self, room: usize, width: u16, look: &Look) -> Option<Vec<Line<'static>>> {
        transcript::ending(self, room, width, look)
    }

    /// «accept espera · 4 s», while a call of it waits in the kernel, or it asks for a line.
    pub fn waits(&self, look: &Look) -> Option<Line<'static>> {
        self.program.stands_still().then(|| self.state(u16::MAX, look).into_iter().next()).flatten()
    }

    /// What stays at the top of a server of ours: what it is, and where it listens.
    fn header(&self, width: u16, height: u16, look: &Look) -> Vec<Line<'static>> {
        let Role::Server(kind) = self.program.role else { return Vec::new() };
        let glyphs = look.theme.glyphs();
        let mut rows = Vec::new();
        if height >= 6 {
            let said = match kind {
                ServerKind::EchoTcp | ServerKind::EchoUdp | ServerKind::EchoUnix => {
                    vec![look.i18n.tr("ui-program-is-echo")]
                }
                ServerKind::Web => vec![look.i18n.tr("ui-program-is-web")],
                ServerKind::Fault(fault) => faults::header(fault, self.destination, width, look),
            };
            rows.extend(said.into_iter().map(|row| Line::from(Span::styled(row, look.theme.muted()))));
        }
        let dead = matches!(self.program.life, Life::Dead { .. });
        if height >= 3 && !dead {
            let room = usize::from(height / 3);
            let all = &self.program.listening;
            let shown = if all.len() > room { room.saturating_sub(1).max(1) } else { all.len() };
            for (place, listening) in all.iter().take(shown).enumerate() {
                let left_out = all.len() - shown;
                let words = |written: &str| look.i18n.tr_with("ui-program-listens", &[("address", written)]);
                let mut text = words(&address::python(listening, glyphs));
                // In a narrow pane what must not be lost is the port.
                if let Some(short) = address::short(listening, glyphs).filter(|_| text_columns(&text) > width) {
                    text = words(&short);
                }
                if place + 1 == shown && left_out > 0 && room == 1 {
                    text.push_str(&format!(" +{left_out}"));
                }
                rows.push(Line::from(Span::styled(text, look.theme.strong())));
            }
            if all.len() > shown && room > 1 {
                let text = look.i18n.tr_with("ui-more", &[("count", &(all.len() - shown).to_string())]);
                rows.push(Line::from(Span::styled(text, look.theme.muted())));
            }
        }
        if width == 0 { Vec::new() } else { rows }
    }

    /// What comes after the transcript: the line being typed, and before it what it has to wait for. With the row and
    /// column of the cursor in it. `room`: how many rows the pane has; without it nothing is left out.
    fn tail(&self, width: u16, room: Option<usize>, look: &Look) -> (Vec<Line<'static>>, Option<(usize, u16)>) {
        if matches!(self.program.role, Role::Server(_)) && self.program.life == Life::Alive {
            return (self.server_waits(look).into_iter().collect(), None);
        }
        if let Some((line, (row, column))) = self.answer_line(width, look) {
            let mut rows = self.state(width, look);
            let above = rows.len();
            rows.extend(line);
            return (rows, Some((above + row, column)));
        }
        let theme = look.theme;
        let is_free =
            self.program.life == Life::Alive && self.program.blocked.is_none() && self.program.running.is_none();
        // Where no line can run there is no prompt, as in Python; what is typed ahead is seen all the same.
        let prompt = self.prompt.filter(|prompt| is_free || !prompt.text.is_empty());
        let (line, cursor) = match prompt {
            Some(prompt) => {
                let (rows, cursor) = prompt.rows(width, theme.program(self.program.id), look);
                (rows, Some(cursor))
            }
            None => (Vec::new(), None),
        };
        let mut rows = self.state(width, look);
        let count = rows.len() + line.len() + usize::from(self.waiting.is_some());
        let blocked = self.program.life == Life::Alive && self.program.blocked.is_some();
        if let Some(waker) = self.waker.filter(|_| blocked) {
            let waker = wrap::words(&show_text(waker, theme.glyphs()), width);
            // The line being typed comes first, and the statement that waits stays above it.
            if line.is_empty() || room.is_none_or(|room| count + waker.len() < room) {
                rows.extend(waker.into_iter().map(Line::from));
            }
        }
        if self.program.life == Life::Alive && (!is_free || line.is_empty()) {
            rows.extend(self.waiting.map(|text| Line::from(Span::styled(text.to_owned(), theme.muted()))));
            if let Some(next) = self.next.filter(|_| room.is_some_and(|room| rows.len() + line.len() + 1 < room)) {
                rows.push(ahead(next, width, look));
            }
        }
        let above = rows.len();
        rows.extend(line);
        (rows, cursor.map(|(row, column)| (above + row, column)))
    }

    /// Why nothing can run in it now: it has ended, it is stopped, it asks for a line, its call waits in the kernel.
    fn state(&self, width: u16, look: &Look) -> Vec<Line<'static>> {
        let theme = look.theme;
        match (&self.program.life, &self.program.blocked) {
            (Life::Dead { .. }, _) => {
                let Some(sentence) = self.death else { return Vec::new() };
                let line = wrap::sentence(&show_text(sentence, theme.glyphs()), theme.text(), theme.strong());
                wrap::prose(line, width, 0)
            }
            (Life::Stopped, _) => {
                let stopped = wrap::words(&look.i18n.tr("ui-program-stopped"), width);
                stopped.into_iter().map(|row| Line::from(Span::styled(row, theme.strong()))).collect()
            }
            (Life::Alive, _) if self.program.asks => self.asks(width, look),
            (Life::Alive, Some(blocked)) => {
                let mut text = look.i18n.tr_with("ui-program-waits", &[("call", blocked.operation.name())]);
                if let Some(elapsed) = self.elapsed {
                    text.push_str(&format!(" {} {elapsed}", theme.glyphs().dot));
                }
                let line = Line::from(vec![
                    Span::styled(format!("{} ", theme.glyphs().waiting), theme.kernel_strong()),
                    Span::styled(text, theme.strong()),
                ]);
                wrap::anywhere(line, width)
            }
            (Life::Alive, None) => {
                let runs = self.runs.map(|runs| {
                    let sign = Span::styled(format!("{} ", theme.glyphs().waiting), theme.strong());
                    wrap::prose(Line::from(vec![sign, Span::styled(runs.to_owned(), theme.strong())]), width, 2)
                });
                runs.unwrap_or_default()
            }
        }
    }

    /// What a server of ours waits for, while it lives and nothing is told of it.
    fn server_waits(&self, look: &Look) -> Option<Line<'static>> {
        if self.program.listening.is_empty() {
            return None;
        }
        let mine = || self.sockets.open_of(self.program.id);
        let call = match &self.program.blocked {
            Some(blocked) => blocked.operation.name(),
            None if mine().any(|s| s.stage == Stage::Connected && s.info.kind == Kind::STREAM) => "recv",
            None if mine().any(|s| s.stage == Stage::Bound && s.info.kind == Kind::DGRAM) => "recvfrom",
            None => "accept",
        };
        let sends = self.program.blocked.as_ref().is_some_and(|blocked| blocked.operation.sends());
        let fault = match self.program.role {
            Role::Server(ServerKind::Fault(fault)) if !sends => faults::waits(fault, call == "recv"),
            _ => None,
        };
        let connects = faults::connects(self.program.blocked.as_ref(), look);
        let (call, is_waiting, waits) = match fault {
            _ if connects.is_some() => (call, true, connects.unwrap_or_default()),
            Some((call, is_waiting, id)) => (call, is_waiting, look.i18n.tr(id)),
            None if sends => {
                let waker = self.waker.map(|waker| show_text(waker, look.theme.glyphs()));
                (call, true, waker.unwrap_or_default())
            }
            None if call == "accept" => (call, true, look.i18n.tr("ui-server-waits-accept")),
            None => (call, true, look.i18n.tr("ui-server-waits-recv")),
        };
        let theme = look.theme;
        let mut line = vec![server_calls::call_name(call, theme.program(self.program.id))];
        if is_waiting {
            line.push(Span::styled(format!("{} ", theme.glyphs().waiting), theme.kernel_strong()));
        }
        line.push(Span::styled(waits, theme.text()));
        Some(Line::from(line))
    }
}

/// A statement that waits for its turn, on one row.
fn ahead(source: &str, width: u16, look: &Look) -> Line<'static> {
    let mut lines = source.trim_end().split('\n');
    let glyphs = look.theme.glyphs();
    let mut text = format!(">>> {}", show_text(lines.next().unwrap_or_default(), glyphs));
    if lines.next().is_some() {
        text.push_str(&format!(" {}", glyphs.ellipsis));
    }
    fit(Line::from(Span::styled(text, look.theme.muted())), width, glyphs.ellipsis)
}

#[cfg(test)]
mod tests;
