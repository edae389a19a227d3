//! Bytes on their way, over a screen that is complete without them.
//!
//! They go along what parts the panes: down beside the sender's program and its kernel rows, across on the row of their
//! conversation, up beside the receiver's kernel rows, and stop inside, at «por leer»; from there a `recv` lifts them into
//! the program. They pass behind words: only border lines and wide blanks ever show them, so that nothing which is to be read is covered.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

use crate::app::model::Model;
use crate::app::motion::{Flight, Leg};
use crate::journal::event::ProgramId;
use crate::ui::Look;
use crate::ui::glyphs::{Glyphs, arm};
use crate::ui::panes::travel::Drawn;
use crate::ui::widgets::canvas::{char_columns, cut, text_columns};
use crate::ui::widgets::frame::body;
use crate::ui::widgets::safe_text::show_bytes;

/// The most columns of bytes that are seen to cross.
const WIDEST: u16 = 8;

/// Blanks between words: fewer than these are no place for anything else.
const WIDE_BLANK: u16 = 6;

/// How a crossing's time is given out, in thousandths: down, up, and at «por leer». The rest is for the way across.
const DOWN: u16 = 175;
const UP: u16 = 175;
const ARRIVED: u16 = 150;

/// How a lift's time is given out, in thousandths: at «por leer», and in the program. The rest is for the way up.
const LEAVES: u16 = 250;
const RECEIVED: u16 = 250;

/// Where a program stands on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// Which.
    pub program: ProgramId,
    /// The columns at its left and right along which bytes go.
    pub rails: [u16; 2],
    /// The row of the program where they come from, or come to.
    pub top: u16,
    /// The row of its kernel where they wait to be read.
    pub unread: u16,
}

impl Column {
    /// The blank cell beside one of its rails: where bytes are when they are in it. On a border at the end of their way
    /// they would look like a fault of the drawing.
    fn inside(&self, rail: u16) -> u16 {
        if rail == self.rails[0] { rail.saturating_add(1) } else { rail.saturating_sub(1) }
    }
}

/// What bytes go along.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    /// The programs that are shown.
    pub columns: Vec<Column>,
    /// Where the conversations are.
    pub drawn: Vec<Drawn<'a>>,
    /// The columns at both ends of a conversation's row.
    pub ends: [u16; 2],
    /// The row along which they go where their conversation has none.
    pub rule: Option<u16>,
}

/// The programs of a screen that has panels for them, the kernel's below each, as drawn in `buffer`.
pub(super) fn columns(model: &Model, programs: &[Rect], kernels: &[Rect], buffer: &Buffer, look: &Look) -> Vec<Column> {
    let shown = model.shown().into_iter().zip(programs).zip(kernels);
    shown
        .map(|((participant, program), kernel)| Column {
            program: participant.id,
            rails: [program.x, program.right().saturating_sub(1)],
            top: program.y + program.height / 2,
            unread: unread_row(buffer, body(*kernel), look),
        })
        .collect()
}

/// The row of a kernel's pane that tells what waits to be read: the last one so called, else the last.
fn unread_row(buffer: &Buffer, area: Rect, look: &Look) -> u16 {
    let label = look.i18n.tr("ui-kernel-unread");
    let area = area.intersection(buffer.area);
    let is_it = |y: &u16| {
        let mut cells = (area.left()..area.right()).map(|x| buffer[(x, *y)].symbol());
        label.chars().all(|character| cells.next().is_some_and(|cell| cell.chars().eq([character])))
    };
    (area.top()..area.bottom()).rev().find(is_it).unwrap_or(area.bottom().saturating_sub(1))
}

/// Draws what is in the air.
pub(super) fn draw(model: &Model, ground: &Ground, buffer: &mut Buffer, look: &Look) {
    let mut marks = Vec::new();
    for (flight, progress) in model.flights.in_air(model.now) {
        let path = Path::of(model, ground, flight);
        path.marks(flight, progress, buffer, look, &mut marks);
    }
    // All are placed on the screen as it is without any of them.
    for Mark { x, y, sign, style } in marks {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_char(sign).set_style(style);
        }
    }
}

/// One cell to be drawn.
struct Mark {
    x: u16,
    y: u16,
    sign: char,
    style: Style,
}

/// The way of one flight.
struct Path {
    from: Option<(u16, Column)>,
    to: Option<(u16, Column)>,
    /// The row across, and whether bytes fit on it.
    row: Option<(u16, bool)>,
    ends: [u16; 2],
}

impl Path {
    fn of(model: &Model, ground: &Ground, flight: &Flight) -> Path {
        let column = |program: Option<ProgramId>| ground.columns.iter().copied().find(|it| Some(it.program) == program);
        let (from, to) = (column(flight.from), column(flight.to));
        let rightwards = match (&from, &to) {
            (Some(from), Some(to)) if from.program != to.program => from.rails[0] < to.rails[0],
            // As the arrow of its row points.
            _ => flight.way == 0,
        };
        // Bytes leave and arrive at the far sides, so that they are seen to cross.
        let (first, last) = if rightwards { (0, 1) } else { (1, 0) };
        let from = from.map(|column| (column.rails[first], column));
        let to = to.map(|column| (column.rails[last], column));
        let conversation = model.projections().travel.conversation(flight.conversation);
        let own = ground.drawn.iter().find(|drawn| conversation.is_some_and(|it| std::ptr::eq(it, drawn.conversation)));
        let row = own.map(|drawn| (drawn.rows[flight.way & 1], true)).or(ground.rule.map(|rule| (rule, false)));
        let x = |end: &Option<(u16, Column)>, other: usize| end.map_or(ground.ends[other], |(x, _)| x);
        Path { ends: [x(&from, first), x(&to, last)], from, to, row }
    }

    fn marks(&self, flight: &Flight, progress: u16, buffer: &Buffer, look: &Look, marks: &mut Vec<Mark>) {
        let glyphs = look.theme.glyphs();
        let sender = flight.from.map_or(look.theme.outsider(), |program| look.theme.program(program));
        let style = look.theme.text().patch(sender).patch(look.theme.strong()).remove_modifier(Modifier::DIM);
        let mut bead = |x: u16, y: u16| {
            if is_free(buffer, x, y, glyphs) {
                marks.extend(glyphs.moving.chars().next().map(|sign| Mark { x, y, sign, style }));
            }
        };
        if flight.leg == Leg::Lift {
            if let Some((x, column)) = self.to {
                match progress {
                    _ if progress < LEAVES => bead(column.inside(x), column.unread),
                    _ if progress >= 1000 - RECEIVED => bead(column.inside(x), column.top),
                    _ => bead(x, between(column.unread, column.top, progress - LEAVES, 1000 - LEAVES - RECEIVED)),
                }
            }
            return;
        }
        let Some((row, has_room)) = self.row else { return };
        let down = if self.from.is_some() { DOWN } else { 0 };
        let (up, arrived) = if self.to.is_some() { (UP, ARRIVED) } else { (0, 0) };
        let across = 1000 - down - up - arrived;
        match (self.from, self.to) {
            (Some((x, column)), _) if progress < down => bead(x, between(column.top, row, progress, down)),
            (_, Some((x, column))) if progress >= 1000 - arrived => bead(column.inside(x), column.unread),
            (_, Some((x, column))) if progress >= down + across => {
                bead(x, between(row, column.unread, progress - down - across, up));
            }
            _ if has_room => {
                let at = (progress - down, across);
                if let Some((x, text)) = cross(flight, at, self.ends, row, buffer, glyphs) {
                    place(x, row, &text, style, marks);
                }
            }
            _ => {
                let x = between(self.ends[0], self.ends[1], progress - down, across);
                // Not among the words of a title.
                let line = [arm::LEFT | arm::RIGHT, arm::LEFT | arm::RIGHT | arm::UP].map(|arms| glyphs.join(arms));
                let is_line = |x: u16| buffer.cell((x, row)).is_some_and(|cell| line.contains(&cell.symbol()));
                if is_line(x) && is_line(x.saturating_sub(1)) && is_line(x.saturating_add(1)) {
                    bead(x, row);
                }
            }
        }
    }
}

/// The real bytes on the row of their conversation, `part` of `whole` across: over its widest blank. What is to the left and
/// right of it they pass behind.
fn cross(
    flight: &Flight,
    (part, whole): (u16, u16),
    ends: [u16; 2],
    row: u16,
    buffer: &Buffer,
    glyphs: &Glyphs,
) -> Option<(u16, String)> {
    let (from, to) = widest_blank(buffer, row, ends[0].min(ends[1]), ends[0].max(ends[1]))?;
    let mut text = load(flight, glyphs);
    if text_columns(&text) > to - from {
        text = glyphs.moving.to_owned();
    }
    let last = to.saturating_sub(text_columns(&text));
    let (first, last) = if ends[0] <= ends[1] { (from, last) } else { (last, from) };
    Some((between(first, last, part, whole), text))
}

/// Writes safe text from a column on.
fn place(x: u16, y: u16, text: &str, style: Style, marks: &mut Vec<Mark>) {
    let mut x = x;
    for sign in text.chars() {
        marks.push(Mark { x, y, sign, style });
        let next = x.saturating_add(char_columns(sign));
        // The second cell of a wide character is a blank.
        marks.extend((x + 1..next).map(|x| Mark { x, y, sign: ' ', style }));
        x = next;
    }
}

/// What is seen of a flight's bytes: `hola`, `[AAA]`, `x…×12`.
fn load(flight: &Flight, glyphs: &Glyphs) -> String {
    let text = show_bytes(&flight.load, glyphs);
    let (kept, whole) = cut(&text, WIDEST);
    let more = if whole && flight.bytes <= flight.load.len() as u64 { "" } else { glyphs.ellipsis };
    let mut load = if flight.is_message { format!("[{kept}{more}]") } else { format!("{kept}{more}") };
    if flight.transfers > 1 {
        load.push_str(&format!("{}{}", glyphs.times, flight.transfers));
    }
    load
}

/// `part` of `whole` on the way from one place to another.
fn between(from: u16, to: u16, part: u16, whole: u16) -> u16 {
    let whole = i32::from(whole.max(1));
    let step = (i32::from(to) - i32::from(from)) * i32::from(part).min(whole) / whole;
    (i32::from(from) + step) as u16
}

/// Whether a cell is a border's, or blank.
fn is_free(buffer: &Buffer, x: u16, y: u16, glyphs: &Glyphs) -> bool {
    is_blank(buffer, x, y) || buffer.cell((x, y)).is_some_and(|cell| glyphs.is_border(cell.symbol()))
}

/// Whether a cell shows nothing at all: no sign, no line under it, and not the second half of a wide character.
fn is_blank(buffer: &Buffer, x: u16, y: u16) -> bool {
    let halved = x > 0 && buffer.cell((x - 1, y)).is_some_and(|cell| cell.symbol().width() > 1);
    !halved && buffer.cell((x, y)).is_some_and(|cell| cell.symbol() == " " && cell.modifier.is_empty())
}

/// The widest blank of a row between two columns, from and to: without the cells beside words, and none that is narrow.
fn widest_blank(buffer: &Buffer, row: u16, left: u16, right: u16) -> Option<(u16, u16)> {
    let mut widest = None;
    let mut from = left + 1;
    for x in left + 1..=right {
        if x < right && is_blank(buffer, x, row) {
            continue;
        }
        let width = x - from;
        if width >= WIDE_BLANK && widest.is_none_or(|(from, to)| width > to - from + 2) {
            widest = Some((from + 1, x - 1));
        }
        from = x + 1;
    }
    widest
}
