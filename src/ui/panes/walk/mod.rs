//! A program that is walked: its source with the line where it stands, and beneath it what it prints.

mod variables;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::program::ProgramPane;
use crate::app::walk::{Standing, without_comment};
use crate::journal::event::ProgramId;
use crate::journal::projections::sockets::Sockets;
use crate::journal::projections::walks::{State, Walk};
use crate::journal::walk::Breakpoints;
use crate::ui::Look;
use crate::ui::widgets::canvas::{Canvas, columns, fit, pad_left, text_columns};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::wrap;

pub use variables::Variables;

/// The line where a program stands takes so many rows at most: what is beyond it is cut.
const MOST_ROWS: usize = 3;

/// Beside what a program failed with, these rows are kept: the line where it did, the caret under it, a rule.
const BESIDE_ENDING: usize = 3;

/// Beside what a thread failed with, these: a page of the source, a rule.
const BESIDE_FALLEN: usize = 5;

/// From this height on there is room for what changed, and for what is printed.
const FOOT: usize = 6;

/// The source of a program.
#[derive(Clone, Copy)]
pub struct WalkPane<'a> {
    /// The program's number: its colour.
    pub id: ProgramId,
    /// Its source.
    pub text: &'a str,
    /// Where it stands; `None` before it has begun.
    pub walk: Option<&'a Walk>,
    /// What it does now.
    pub standing: Standing,
    /// Where it stops by itself.
    pub breakpoints: &'a Breakpoints,
    /// The line the cursor was moved to.
    pub cursor: Option<u32>,
    /// The program's pane, for what it printed and what it waits for; `None` before it is born.
    pub program: Option<ProgramPane<'a>>,
    /// The socket table, for variables that are sockets.
    pub sockets: &'a Sockets,
}

impl WalkPane<'_> {
    /// Draws it.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, look: &Look) {
        let mut canvas = Canvas::new(buffer, area);
        let (width, height) = (canvas.width(), usize::from(canvas.height()));
        if width == 0 || height == 0 {
            return;
        }
        let (below, cursor) = self.below(width, height, look);
        let room = height - below.len();
        let source = self.source(width, room, look);
        for (row, (line, style)) in source.iter().enumerate() {
            canvas.put(0, row as u16, line);
            if let Some(style) = style {
                canvas.mark_row(row as u16, *style);
            }
        }
        for (row, line) in below.iter().enumerate() {
            canvas.put(0, (room + row) as u16, line);
        }
        if let Some((row, column)) = cursor.filter(|_| self.program.is_some_and(|program| program.focused)) {
            canvas.mark(column, (room + row) as u16, look.theme.cursor());
        }
    }

    /// What stands under the source: what changed or is waited for, and the last of what was printed, or the line being
    /// typed, with the row and column of the cursor.
    fn below(&self, width: u16, height: usize, look: &Look) -> (Vec<Line<'static>>, Option<(usize, u16)>) {
        let Some(program) = self.program else { return (Vec::new(), None) };
        let answer = program.answer_line(width, look);
        if height < FOOT {
            // What is typed is always seen.
            let seen = answer.filter(|_| height > 1);
            return seen.map_or_else(Default::default, |(mut rows, (row, column))| {
                (rows.drain(row..=row).collect(), Some((0, column)))
            });
        }
        let most = match self.standing {
            // Then there is nothing to come, and what came of it matters.
            Standing::Over => height / 2,
            _ => (height / 3).max(2),
        };
        let (line, cursor) = answer.map_or_else(Default::default, |(mut rows, (row, column))| {
            let first = (row + 1).saturating_sub(most);
            rows.drain(..first);
            rows.truncate(most);
            (rows, Some((row - first, column)))
        });
        let most = most - line.len();
        // Scrolled back, what came before it is seen instead.
        let mut printed = program.printed_rows(most.saturating_add(program.scroll), width, look);
        let scroll = program.scroll.min(printed.len().saturating_sub(most));
        printed.truncate(printed.len() - scroll);
        printed.drain(..printed.len().saturating_sub(most));
        // What it failed with is seen whole, with our sentence, above anything but the line itself; what a thread of it
        // failed with leaves more room to what goes on.
        let beside = match self.walk {
            Some(walk) if walk.state == State::Failed => Some(BESIDE_ENDING),
            Some(walk) if !walk.fallen.is_empty() => Some(BESIDE_FALLEN),
            _ => None,
        };
        let room =
            beside.filter(|_| program.scroll == 0 && line.is_empty()).map(|beside| height.saturating_sub(beside));
        if let Some(ending) = room.and_then(|room| program.ending(room, width, look))
            && ending.len() >= printed.len()
        {
            printed = ending;
        }
        let foot = self.foot(width, look);
        if foot.is_none() && printed.is_empty() && line.is_empty() {
            return (Vec::new(), None);
        }
        let glyphs = look.theme.glyphs();
        let rule = || Line::from(Span::styled(glyphs.line.repeat(usize::from(width)), look.theme.frame()));
        let mut rows = vec![foot.unwrap_or_else(rule)];
        rows.extend(printed);
        let above = rows.len();
        rows.extend(line);
        (rows, cursor.map(|(row, column)| (above + row, column)))
    }

    /// The call that waits, or the variables that changed.
    fn foot(&self, width: u16, look: &Look) -> Option<Line<'static>> {
        let theme = look.theme;
        let glyphs = theme.glyphs();
        if matches!(self.standing, Standing::Blocked | Standing::Asking) {
            let waits = self.program?.waits(look)?;
            return Some(ruled(waits, width, look));
        }
        let walk = self.walk.filter(|walk| walk.paused().is_some())?;
        let variables = Variables { walk, sockets: self.sockets, stands: true };
        let changed = variables.changed(look);
        (columns(&changed) > 0).then(|| ruled(fit(changed, width.saturating_sub(4), glyphs.ellipsis), width, look))
    }

    /// The line where it stands: of a program that waits in the kernel, where the call was made that is told of, whichever
    /// thread's it is.
    fn here(&self) -> Option<u32> {
        let walk = self.walk?;
        let blocked = self.program.and_then(|program| program.program.blocked.as_ref());
        let blocked = blocked.filter(|_| self.standing == Standing::Blocked);
        blocked.and_then(|call| walk.waits.get(&call.id)).map(|spot| spot.line).or(walk.line)
    }

    /// So many rows of the source, the line where it stands among them.
    fn source(&self, width: u16, room: usize, look: &Look) -> Vec<(Line<'static>, Option<Style>)> {
        let lines: Vec<&str> = self.text.trim_end().split('\n').collect();
        // Of a program that is through what is worth seeing is where a thread of it failed.
        let fell = self.walk.and_then(|walk| walk.fallen.back()).map(|fallen| fallen.line);
        let here = self.here().or(fell).unwrap_or(0) as usize;
        let seen = self.cursor.map_or(here, |cursor| cursor as usize).clamp(1, lines.len().max(1));
        let digits = lines.len().to_string().len();
        let shape = Shape::of(&lines, digits, width);
        let current = match lines.get(here.wrapping_sub(1)) {
            Some(text) if here == seen => self.rows(here, text, shape, room.min(MOST_ROWS), look),
            _ => Vec::new(),
        };
        // Lines turn over by pages that overlap, so that what is read holds still while the sign moves.
        let room_of_lines = room.saturating_sub(current.len().saturating_sub(1)).max(1);
        let top = top(seen - 1, lines.len(), room_of_lines);
        let mut rows = Vec::new();
        for (at, text) in lines.iter().enumerate().skip(top) {
            if rows.len() >= room {
                break;
            }
            let number = at + 1;
            if number == here && !current.is_empty() {
                rows.extend(current.iter().cloned());
            } else {
                rows.extend(self.rows(number, text, shape, 1, look));
            }
        }
        rows.truncate(room);
        rows
    }

    /// The rows of one line, `most` of them, each with what is laid over the whole of it.
    fn rows(
        &self,
        number: usize,
        text: &str,
        shape: Shape,
        most: usize,
        look: &Look,
    ) -> Vec<(Line<'static>, Option<Style>)> {
        let theme = look.theme;
        let glyphs = theme.glyphs();
        let line = number as u32;
        let colour = theme.program(self.id);
        let is_here = self.here() == Some(line);
        let failed = self.walk.is_some_and(|walk| walk.state == State::Failed);
        let visited = self.walk.is_some_and(|walk| walk.visited.contains(&line));
        let stops = self.breakpoints.lines.contains(&line);
        // A thread waits there, whatever the one that is looked at does.
        let waits = self.walk.is_some_and(|walk| !walk.is_over() && walk.waits.values().any(|spot| spot.line == line));
        // A thread ended there with an exception; the program may go on.
        let fell = self.walk.is_some_and(|walk| walk.fallen.iter().any(|fallen| fallen.line == line));
        let (sign, ink, over) = match (is_here, failed, self.standing) {
            (true, true, _) => (glyphs.failed, theme.error(), None),
            (true, _, Standing::Paused) => {
                // One block of its colour from edge to edge: what the eye finds first, from the last row of a classroom.
                let over = colour.patch(theme.strong()).add_modifier(theme.chosen());
                (glyphs.pointer, colour.patch(theme.strong()), Some(over))
            }
            (true, _, Standing::Blocked | Standing::Asking) => (glyphs.waiting, theme.strong(), None),
            (..) if fell => (glyphs.failed, theme.error(), None),
            (..) if waits => (glyphs.waiting, theme.kernel_strong(), None),
            (true, ..) => (glyphs.dot, theme.text(), None),
            (false, ..) if visited => (glyphs.dot, theme.text(), None),
            (false, ..) => (" ", theme.text(), None),
        };
        let sign_style = if self.standing == Standing::Blocked && is_here { theme.kernel_strong() } else { ink };
        let sign_style = if sign == glyphs.dot { colour } else { sign_style };
        let stop = Span::styled(if stops { glyphs.step_done } else { " " }, theme.strong());
        let mut of_number = if visited || is_here { colour } else { theme.muted() };
        if self.cursor == Some(line) {
            of_number = of_number.add_modifier(theme.chosen());
        }
        let number = Span::styled(pad_left(&number.to_string(), shape.digits), of_number);
        let before = vec![stop, number, Span::raw(" "), Span::styled(sign, sign_style), Span::raw(" ")];
        let (width, margin) = (shape.width, shape.margin());
        let text = show_text(text.trim_end_matches('\r'), glyphs);
        let blanks = text.len() - text.trim_start_matches(' ').len();
        let text = if shape.halves { &text[blanks / 2..] } else { &text };
        let with = |text: &str| Line::from([before.clone(), vec![Span::styled(text.to_owned(), ink)]].concat());
        let code = with(without_comment(text));
        // What it points at must stay above it: such a line is cut and not broken.
        let caret = self.caret(text, shape, is_here, look).filter(|_| most > 1);
        if most <= 1 || columns(&code) <= width || caret.is_some() {
            let row = (fit(with(text), width, glyphs.ellipsis), over);
            return std::iter::once(row).chain(caret).collect();
        }
        let mut rows = wrap::code(code, width, margin + 2);
        if rows.len() > most {
            let rest: Vec<Span> = rows.drain(most - 1..).flat_map(|row| row.spans).collect();
            rows.push(fit(Line::from(rest), width, glyphs.ellipsis));
        }
        rows.into_iter().map(|row| (row, over)).collect()
    }
}

impl WalkPane<'_> {
    /// Python's sign under a mistake in the text, which stands in this line as it is shown.
    fn caret(&self, shown: &str, shape: Shape, is_here: bool, look: &Look) -> Option<(Line<'static>, Option<Style>)> {
        let walk = self.walk.filter(|walk| is_here && walk.state == State::Failed)?;
        let line = walk.line_text(walk.line?);
        let before: String = line.chars().take((walk.column? as usize).saturating_sub(1)).collect();
        // What the line has less of than its file, at its beginning.
        let less = text_columns(&show_text(line, look.theme.glyphs())).saturating_sub(text_columns(shown));
        let before = text_columns(&show_text(&before, look.theme.glyphs())).saturating_sub(less);
        let column = usize::from(shape.margin() + before);
        (column < usize::from(shape.width))
            .then(|| (Line::from(Span::styled(format!("{}^", " ".repeat(column)), look.theme.error())), None))
    }
}

/// How the lines of a source are laid out.
#[derive(Clone, Copy)]
struct Shape {
    /// The columns of the largest number.
    digits: u16,
    /// The columns of a row.
    width: u16,
    /// Whether lines begin with half of their blanks, so that more of them are seen whole.
    halves: bool,
}

impl Shape {
    fn of(lines: &[&str], digits: usize, width: u16) -> Shape {
        let shape = Shape { digits: digits as u16, width, halves: false };
        let room = usize::from(width.saturating_sub(shape.margin()));
        let is_wide = |line: &&str| without_comment(line).chars().count() > room;
        Shape { halves: lines.iter().any(is_wide), ..shape }
    }

    /// The columns before the text: the breakpoint, the number, the sign.
    fn margin(self) -> u16 {
        self.digits + 4
    }
}

/// A line that parts what is above it from what is below: `── x ───`.
fn ruled(line: Line<'static>, width: u16, look: &Look) -> Line<'static> {
    let glyph = look.theme.glyphs().line;
    let rule = |cells: u16| Span::styled(glyph.repeat(usize::from(cells)), look.theme.frame());
    let after = width.saturating_sub(columns(&line) + 3);
    let spans = [vec![rule(1), Span::raw(" ")], line.spans, vec![Span::raw(" "), rule(after)]].concat();
    fit(Line::from(spans), width, look.theme.glyphs().ellipsis)
}

/// The first line that is shown, counted from 0, so that line `here` of `count` is among `room` of them: pages that
/// overlap by a line or two.
fn top(here: usize, count: usize, room: usize) -> usize {
    let last = count.saturating_sub(room);
    let context = usize::from(room >= 3);
    let page = room.saturating_sub(2 * context).max(1);
    let top = (here / page * page).saturating_sub(context);
    top.min(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_always_among_those_that_are_shown() {
        for room in 1..12 {
            for count in 1..40 {
                for here in 0..count {
                    let top = top(here, count, room);
                    assert!(top <= here && here < top + room, "{here} of {count} in {room}: {top}");
                    assert!(top + room <= count || top == 0, "{here} of {count} in {room}: {top}");
                }
            }
        }
    }

    #[test]
    fn within_a_page_nothing_moves() {
        assert_eq!((0..10).map(|here| top(here, 20, 5)).collect::<Vec<_>>(), [0, 0, 0, 2, 2, 2, 5, 5, 5, 8]);
    }
}
