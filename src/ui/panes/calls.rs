//! The call log: the last calls of all programs, one row each, newest at the bottom.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::program_name;
use crate::app::events_cursor::EventRef;
use crate::app::mouse::Target;
use crate::i18n::errno;
use crate::journal::projections::calls::{Birth, CallLog, Line as LogLine, LineEnd, Unfinished};
use crate::journal::projections::causes::{Link, Related};
use crate::journal::projections::programs::Programs;
use crate::ui::Look;
use crate::ui::glyphs::Glyphs;
use crate::ui::widgets::canvas::{Canvas, columns, cut, fit, pad, pad_left, text_columns};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::window::Window;
use crate::ui::widgets::{numbers, wrap};

/// The call log.
#[derive(Clone, Copy, Debug)]
pub struct CallsPane<'a> {
    /// The calls.
    pub log: &'a CallLog,
    /// The programs, for their names.
    pub programs: &'a Programs,
    /// The call that is chosen, by [`LogLine::first`]: it is marked, and seen whatever the scroll.
    pub chosen: Option<u64>,
    /// What the chosen call has to do with others: they are marked too.
    pub related: Option<&'a Related>,
    /// How many rows it is scrolled back from the newest.
    pub scroll: usize,
    /// Whether it has the focus.
    pub focused: bool,
    /// Whether it says, where there is room, that bytes are seen to move more slowly than they do.
    pub says_slow: bool,
}

/// From so many rows on there is room for a note below the calls, however many they are.
const NOTE: u16 = 14;

/// A row of the log.
enum Row<'a> {
    /// A call.
    Line(&'a LogLine),
    /// A program began again.
    Cut(&'a Birth),
}

impl<'a> Row<'a> {
    fn line(&self) -> Option<&'a LogLine> {
        match self {
            Row::Line(line) => Some(line),
            Row::Cut(_) => None,
        }
    }
}

impl<'a> CallsPane<'a> {
    /// The log at its newest row.
    pub fn new(log: &'a CallLog, programs: &'a Programs) -> CallsPane<'a> {
        CallsPane { log, programs, chosen: None, related: None, scroll: 0, focused: false, says_slow: false }
    }

    /// «LLAMADAS».
    pub fn title(&self, look: &Look) -> Line<'static> {
        let mut style = look.theme.title();
        if self.focused {
            style = style.add_modifier(look.theme.chosen());
        }
        Line::from(Span::styled(look.i18n.tr("ui-calls"), style))
    }

    /// How many calls there were in all.
    pub fn right(&self, look: &Look) -> Line<'static> {
        let total = numbers::count(self.log.total, look.i18n.language());
        Line::from(Span::styled(total, look.theme.muted()))
    }

    /// Draws it.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, look: &Look) {
        let mut canvas = Canvas::new(buffer, area);
        if canvas.height() == 0 || canvas.width() == 0 {
            return;
        }
        let rows = self.rows();
        let mut note = if self.says_slow { note(canvas.width(), look) } else { Vec::new() };
        let taken = if note.is_empty() { 0 } else { note.len() as u16 + 1 };
        let rest = area.height.saturating_sub(taken);
        if area.height < NOTE && rows.len() > usize::from(rest) || rest == 0 {
            note.clear();
        }
        for (row, line) in note.iter().enumerate() {
            canvas.put(0, canvas.height().saturating_sub((note.len() - row) as u16), line);
        }
        let rest = if note.is_empty() { area.height } else { rest };
        let mut canvas = Canvas::new(buffer, Rect { height: rest, ..area });
        let height = usize::from(canvas.height());
        if rows.is_empty() {
            let line = Line::from(Span::styled(look.i18n.tr("ui-calls-none"), look.theme.muted()));
            canvas.put_both(0, line, &Line::default(), look.theme.glyphs().ellipsis);
            return;
        }
        let window = Window::of(rows.len(), height, self.scroll_to_chosen(&rows, height));
        let shown = &rows[window.rows()];
        let visible = || shown.iter().filter_map(|row| row.line());
        let name = |line: &LogLine| program_name(self.programs, line.program, look.theme.glyphs());
        let names = visible().map(|line| text_columns(&name(line))).max().unwrap_or(0).min(12);
        let calls = visible().map(|line| text_columns(&line.name)).max().unwrap_or(0).clamp(7, 11);
        for (row, line) in shown.iter().enumerate() {
            let line = match line {
                Row::Line(line) => line,
                Row::Cut(birth) => {
                    canvas.put(0, row as u16, &self.cut(birth, canvas.width(), look));
                    continue;
                }
            };
            let program = name(line);
            let (short, _) = cut(&program, names);
            let call = show_text(&line.name, look.theme.glyphs());
            let mut left = Line::from(vec![
                Span::styled(pad(short, names), look.theme.program(line.program)),
                Span::styled(format!(" {}", pad(&call, calls)), look.theme.text()),
            ]);
            if let Some(related) = self.related {
                let sign = sign_of(related, line, look.theme.glyphs());
                if sign.is_some() {
                    left = left.patch_style(look.theme.strong());
                }
                let sign = format!("{} ", sign.unwrap_or(" "));
                left.spans.insert(0, Span::styled(sign, look.theme.strong()));
            }
            // What happened matters more than how long it took.
            let mut end = self.end(line, true, look);
            if columns(&left) + columns(&end) >= canvas.width() {
                end = self.end(line, false, look);
            }
            canvas.put_both(row as u16, left, &end, look.theme.glyphs().ellipsis);
            look.hit(canvas.part(0, row as u16, canvas.width(), 1), Target::Call(EventRef::of(line)));
            if self.chosen == Some(line.first) {
                canvas.mark_row(row as u16, Style::new().add_modifier(look.theme.chosen()));
            }
        }
        window.draw_mark(&mut canvas, look);
    }

    /// The calls, and between them where a program began again.
    fn rows(&self) -> Vec<Row<'a>> {
        let mut births = self.log.births.iter().peekable();
        let mut rows: Vec<Row> = Vec::new();
        for line in &self.log.lines {
            while let Some(birth) = births.next_if(|birth| birth.number < line.first) {
                // Nothing is cut off from what was forgotten.
                if !rows.is_empty() {
                    rows.push(Row::Cut(birth));
                }
            }
            rows.push(Row::Line(line));
        }
        if !rows.is_empty() {
            rows.extend(births.map(Row::Cut));
        }
        rows
    }

    /// «── server: de nuevo, pid 4312 ───».
    fn cut(&self, birth: &Birth, width: u16, look: &Look) -> Line<'static> {
        let glyphs = look.theme.glyphs();
        let name = program_name(self.programs, birth.program, glyphs);
        let rule = |cells: usize| Span::styled(glyphs.line.repeat(cells), look.theme.frame());
        let mut line = Line::from(vec![
            rule(2),
            Span::styled(format!(" {name}"), look.theme.program(birth.program)),
            Span::styled(format!(" {} pid {} ", glyphs.dot, birth.pid), look.theme.muted()),
        ]);
        line.push_span(rule(usize::from(width.saturating_sub(columns(&line)))));
        fit(line, width, glyphs.ellipsis)
    }

    /// How far it must be scrolled back for the chosen call to be seen, with newer ones below it where it is not among
    /// the newest.
    fn scroll_to_chosen(&self, rows: &[Row], height: usize) -> usize {
        let is_chosen = |row: &Row| row.line().is_some_and(|line| Some(line.first) == self.chosen);
        let Some(place) = rows.iter().rposition(is_chosen) else { return self.scroll };
        let newer = rows.len() - place;
        if newer <= height { 0 } else { newer - height + height / 2 }
    }

    /// What came of a call: bytes and (if `with_time`) time, the error, or that it still waits.
    fn end(&self, line: &LogLine, with_time: bool, look: &Look) -> Line<'static> {
        let theme = look.theme;
        let glyphs = theme.glyphs();
        let language = look.i18n.language();
        let time = |took: u64| match with_time {
            true => Span::styled(pad_left(&numbers::duration(took, language), 9), theme.muted()),
            false => Span::raw(""),
        };
        match &line.end {
            LineEnd::Blocked => Line::from(vec![
                Span::styled(format!("{} ", glyphs.waiting), theme.kernel_strong()),
                Span::styled(look.i18n.tr("ui-call-waits"), theme.text()),
            ]),
            LineEnd::Done { took, bytes } => {
                let bytes = bytes.map(|bytes| numbers::size(bytes, language)).unwrap_or_default();
                Line::from(vec![Span::styled(bytes, theme.text()), time(*took)])
            }
            LineEnd::Failed { took, why } => {
                let name = unfinished(*why, look);
                Line::from(vec![Span::styled(format!("{} {name}", glyphs.failed), theme.error()), time(*took)])
            }
            LineEnd::Many { calls, bytes, took } => {
                let calls = numbers::count(*calls, language);
                let text = format!("{}{calls}  {}", glyphs.times, numbers::size(*bytes, language));
                Line::from(vec![Span::styled(text, theme.strong()), time(*took)])
            }
        }
    }
}

/// Why a call failed, as short as an errno.
pub fn unfinished(why: Unfinished, look: &Look) -> String {
    match why {
        Unfinished::Errno(number) => errno::symbol_or_number(number),
        // It has no errno: what the program gets is its name.
        Unfinished::TimedOut => "TimeoutError".to_owned(),
        Unfinished::Interrupted => look.i18n.tr("ui-call-interrupted"),
        Unfinished::OnlyLoopback => look.i18n.tr("ui-call-only-loopback"),
        Unfinished::CutShort => look.i18n.tr("ui-call-not-done"),
    }
}

/// Before a call that brought the chosen one about, and before one that followed from it: the keys that lead there point
/// the same way.
fn sign_of(related: &Related, line: &LogLine, glyphs: &Glyphs) -> Option<&'static str> {
    let among = |links: &[Link]| links.iter().any(|link| link.call == line.first);
    match (among(&related.causes), among(&related.consequences)) {
        (true, _) => Some(glyphs.arrow_left),
        (false, true) => Some(glyphs.arrow_right),
        (false, false) => None,
    }
}

/// «El tiempo aquí es el medido…».
fn note(width: u16, look: &Look) -> Vec<Line<'static>> {
    let words = wrap::words(&look.i18n.tr("motion-note"), width);
    words.into_iter().map(|words| Line::from(Span::styled(words, look.theme.muted()))).collect()
}

#[cfg(test)]
mod tests;
