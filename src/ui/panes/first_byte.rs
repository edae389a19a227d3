//! The lower half of home: the last byte that two programs of this machine really sent each other.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::actions::ActionId;
use crate::journal::event::ProgramId;
use crate::ui::Look;
use crate::ui::widgets::canvas::{Canvas, columns, cut, pad, pad_left, text_columns};
use crate::ui::widgets::safe_text::{show_bytes, show_text};
use crate::ui::widgets::{numbers, python_bytes, wrap};

/// One end of the trial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Its number, for its colour.
    pub program: ProgramId,
    /// Its name.
    pub name: String,
    /// Its process.
    pub pid: u32,
    /// The port of its end of the connection.
    pub port: u16,
}

/// A trial that ran: the client sent, the server sent back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstByte {
    /// Who began.
    pub client: Party,
    /// Who answered.
    pub server: Party,
    /// What the client sent.
    pub sent: Vec<u8>,
    /// What came back; `None` until it did.
    pub answered: Option<Vec<u8>>,
    /// From the client's `send` to the end of its `recv`, in nanoseconds, measured in this run.
    pub took: Option<u64>,
}

/// How the trial stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trial<'a> {
    /// Not yet tried: an invitation is shown.
    Never,
    /// It ran (or runs).
    Ran(&'a FirstByte),
    /// It could not run, in the reader's words.
    Failed(&'a str),
}

/// How many bytes the arrow carries in hexadecimal.
const MOST_BYTES: usize = 6;

/// Draws it: a heading, the two directions, and a sentence.
pub fn draw(trial: Trial, buffer: &mut Buffer, area: Rect, look: &Look) {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let mut canvas = Canvas::new(buffer, area);
    let (width, height) = (canvas.width(), canvas.height());
    if width == 0 || height == 0 {
        return;
    }
    let title = look.i18n.tr("ui-first-byte-title");
    let rest = width.saturating_sub(text_columns(&title) + 5);
    let heading = Line::from(vec![
        Span::styled(glyphs.line.repeat(3), theme.frame()),
        Span::styled(format!(" {title} "), theme.title()),
        Span::styled(glyphs.line.repeat(usize::from(rest)), theme.frame()),
    ]);
    canvas.put_both(0, heading, &Line::default(), glyphs.ellipsis);
    let indent = if width >= 72 { 4 } else { 0 };
    let room = width.saturating_sub(indent);
    let mut arrow_rows = Vec::new();
    let (sentence, style) = match trial {
        Trial::Never => {
            (look.i18n.tr_with("ui-first-byte-never", &[("key", &look.key(ActionId::HomeByte))]), theme.text())
        }
        Trial::Failed(words) => (show_text(words, glyphs), theme.error()),
        Trial::Ran(run) => {
            arrow_rows.extend(arrows(run, room, look));
            match run.took {
                Some(took) => {
                    let time = numbers::duration(took, look.i18n.language());
                    (look.i18n.tr_with("ui-first-byte-done", &[("time", &time)]), theme.strong())
                }
                None => (look.i18n.tr("ui-first-byte-on-its-way"), theme.text()),
            }
        }
    };
    let sentence = wrap::words(&sentence, room);
    // A blank row after the heading, and one before the sentence, where there is room for both.
    let gap = u16::from(usize::from(height) >= 3 + arrow_rows.len() + sentence.len());
    let mut row = 1 + gap;
    if !arrow_rows.is_empty() {
        for line in &arrow_rows {
            canvas.put(indent, row, line);
            row += 1;
        }
        row += gap;
    }
    for text in sentence {
        canvas.put(indent, row, &Line::from(Span::styled(text, style)));
        row += 1;
    }
}

/// A byte on its way there and back, `progress` in thousandths, over what [`draw`] drew: on the shafts of the arrows, and
/// behind what stands on them.
pub fn draw_moving(progress: u16, buffer: &mut Buffer, area: Rect, style: [Style; 2], look: &Look) {
    let glyphs = look.theme.glyphs();
    let area = area.intersection(buffer.area);
    let heads = [glyphs.arrow_right, glyphs.arrow_left];
    let (way, part) = if progress < 500 { (0, progress * 2) } else { (1, (progress - 500) * 2) };
    // The heading has lines and no head of an arrow.
    let has_head = |y: &u16| (area.left()..area.right()).any(|x| buffer[(x, *y)].symbol() == heads[way]);
    let Some(y) = (area.top()..area.bottom()).find(has_head) else { return };
    let is_shaft = |x: &u16| [glyphs.line, heads[way]].contains(&buffer[(*x, y)].symbol());
    let (Some(from), Some(to)) =
        ((area.left()..area.right()).find(is_shaft), (area.left()..area.right()).rfind(is_shaft))
    else {
        return;
    };
    let gone = (u32::from(to - from) * u32::from(part) / 1000) as u16;
    let x = if way == 0 { from + gone } else { to - gone };
    if is_shaft(&x)
        && let Some(cell) = buffer.cell_mut((x, y))
    {
        cell.set_symbol(glyphs.moving).set_style(style[way].patch(look.theme.strong()));
    }
}

/// The two rows: names and ports at the sides, bytes on arrows between them.
fn arrows(run: &FirstByte, width: u16, look: &Look) -> [Line<'static>; 2] {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let styles = [theme.program(run.client.program), theme.program(run.server.program)];
    let name = |party: &Party| show_text(&party.name, glyphs);
    let pid = |party: &Party| format!("pid {}", party.pid);
    let port = |party: &Party| format!(":{}", party.port);
    let left_column = text_columns(&name(&run.client)).max(text_columns(&pid(&run.client)));
    let right_column = text_columns(&name(&run.server)).max(text_columns(&pid(&run.server)));
    let ports = [text_columns(&port(&run.client)), text_columns(&port(&run.server))];
    // Name, port, arrow, port, name, with two blanks between.
    let taken = left_column + right_column + ports[0] + ports[1] + 8;
    let shaft = width.saturating_sub(taken).min(44);
    let bold = |style: Style| style.patch(theme.strong());
    let out = vec![
        Span::styled(pad(&name(&run.client), left_column), bold(styles[0])),
        Span::styled(format!("  {}  ", port(&run.client)), styles[0]),
        Span::styled(arrow(Some(&run.sent), shaft, true, look), styles[0]),
        Span::styled(format!("  {}  ", port(&run.server)), styles[1]),
        Span::styled(pad(&name(&run.server), right_column), bold(styles[1])),
    ];
    let back = vec![
        Span::styled(pad(&pid(&run.client), left_column), theme.muted()),
        Span::raw(" ".repeat(usize::from(ports[0] + 4))),
        Span::styled(arrow(run.answered.as_deref(), shaft, false, look), styles[1]),
        Span::raw(" ".repeat(usize::from(ports[1] + 4))),
        Span::styled(pad(&pid(&run.server), right_column), theme.muted()),
    ];
    let fit = |spans| crate::ui::widgets::canvas::fit(Line::from(spans), width, glyphs.ellipsis);
    let rows = [fit(out), fit(back)];
    debug_assert!(rows.iter().all(|row| columns(row) <= width));
    rows
}

/// `─────── 68 6f 6c 61  «hola» ──────▶`, exactly `width` columns; blank for bytes that did not come (yet).
fn arrow(bytes: Option<&[u8]>, width: u16, to_the_right: bool, look: &Look) -> String {
    let glyphs = look.theme.glyphs();
    let Some(bytes) = bytes else { return " ".repeat(usize::from(width)) };
    let first = &bytes[..bytes.len().min(MOST_BYTES)];
    let more = if first.len() < bytes.len() { glyphs.ellipsis } else { "" };
    let quoted = look.i18n.tr_with("ui-quoted", &[("text", &(show_bytes(first, glyphs) + more))]);
    let whole = format!(" {}{more}  {quoted} ", python_bytes::hexadecimal(first));
    // Two cells of shaft at each side at least, or else the text alone, or what fits of it.
    let load = [whole, format!(" {quoted} "), String::new()]
        .into_iter()
        .find(|load| text_columns(load) + 5 <= width)
        .unwrap_or_default();
    let shaft = width.saturating_sub(text_columns(&load) + 1);
    let (before, after) = (shaft - shaft / 2, shaft / 2);
    let line = |columns: u16| glyphs.line.repeat(usize::from(columns));
    let text = match to_the_right {
        true => format!("{}{load}{}{}", line(before), line(after), glyphs.arrow_right),
        false => format!("{}{}{load}{}", glyphs.arrow_left, line(before - before.min(1)), line(after + before.min(1))),
    };
    pad_left(cut(&text, width).0, width)
}

#[cfg(test)]
mod tests;
