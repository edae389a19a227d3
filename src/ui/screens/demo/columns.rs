//! The programs side by side: the lines run so far with what they gave, the one to come, and the kernel's row.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{super::flights, kernel};
use crate::app::demo::DemoPlay;
use crate::app::lab::Participant;
use crate::app::model::Model;
use crate::course::demo::NextLine;
use crate::journal::event::{ProgramId, Role, StatementId};
use crate::journal::projections::programs::{Entry, Life, Program};
use crate::ui::Look;
use crate::ui::panes::program::ProgramPane;
use crate::ui::widgets::canvas::{Canvas, columns, fit, text_columns};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::wrap;

/// From so many columns on a third program stands beside the two.
const THREE: u16 = 112;

/// The fewest columns for two programs.
const TWO: u16 = 56;

/// The columns between two programs.
const GAP: u16 = 2;

/// The number of the statement that every console begins with, `import socket`.
const ALREADY_RUN: StatementId = StatementId(0);

/// Draws the programs that matter now; tells where they stand.
pub(super) fn draw(
    model: &Model,
    demo: &DemoPlay,
    kernel: bool,
    buffer: &mut Buffer,
    area: Rect,
    look: &Look,
) -> Vec<flights::Column> {
    let next = demo.show.next_line(model.projections()).filter(|_| !demo.show.is_busy());
    let room = match area.width {
        0..TWO => 1,
        TWO..THREE => 2,
        _ => 3,
    };
    let shown = chosen(model, demo, next.as_ref(), room);
    let count = shown.len().max(1) as u16;
    let width = area.width.saturating_sub(GAP * (count - 1)) / count;
    let mut places = Vec::new();
    for (place, participant) in shown.into_iter().enumerate() {
        let x = area.x + place as u16 * (width + GAP);
        let Some(program) = model.program(participant.id) else { continue };
        let to_come =
            next.as_ref().filter(|(name, _)| demo.program(name) == Some(participant.id)).map(|(_, line)| line);
        let column = Column { model, demo, program, next: to_come, look };
        column.draw(kernel, buffer, Rect { x, width, ..area });
        places.push(flights::Column {
            program: participant.id,
            rails: [x.saturating_sub(1), x + width],
            top: area.y + area.height / 3,
            // The kernel's rows are the last.
            unread: area.bottom().saturating_sub(1),
        });
    }
    places
}

/// The programs to show, in their order: the one of the line to come first of all, then the one that did something last.
fn chosen<'a>(
    model: &'a Model,
    demo: &DemoPlay,
    next: Option<&(String, NextLine)>,
    room: usize,
) -> Vec<&'a Participant> {
    let all = &model.lab.participants;
    let of_next = next.and_then(|(name, _)| demo.program(name));
    let newest = |it: &&Participant| {
        let begun = demo.show.begun(it.id);
        model.program(it.id).is_some_and(|program| program.forgotten + program.transcript.len() as u64 > begun)
    };
    let mut order: Vec<ProgramId> = of_next.into_iter().collect();
    order.extend(all.iter().filter(newest).map(|it| it.id));
    order.extend(all.iter().map(|it| it.id));
    let mut kept = BTreeSet::new();
    for id in order {
        if kept.len() < room {
            kept.insert(id);
        }
    }
    all.iter().filter(|it| kept.contains(&it.id)).collect()
}

struct Column<'a> {
    model: &'a Model,
    demo: &'a DemoPlay,
    program: &'a Program,
    next: Option<&'a NextLine>,
    look: &'a Look<'a>,
}

impl Column<'_> {
    fn draw(&self, kernel: bool, buffer: &mut Buffer, area: Rect) {
        if area.height == 0 || area.width == 0 {
            return;
        }
        let ellipsis = self.look.theme.glyphs().ellipsis;
        Canvas::new(buffer, area).put(0, 0, &fit(self.header(), area.width, ellipsis));
        let mut held = if kernel { kernel::rows(self.model, self.program, area.width, self.look) } else { Vec::new() };
        held.truncate(usize::from(area.height.saturating_sub(3)));
        let blank = u16::from(area.height >= 8);
        let top = area.y + 1 + blank;
        let bottom = area.bottom().saturating_sub(held.len() as u16);
        let lines = Rect { y: top, height: bottom.saturating_sub(top), ..area };
        if self.program.role == Role::Console {
            let rows = self.rows(area.width);
            let first = rows.len().saturating_sub(usize::from(lines.height));
            let mut canvas = Canvas::new(buffer, lines);
            for (row, line) in rows.into_iter().skip(first).enumerate() {
                canvas.put_both(row as u16, line, &Line::default(), ellipsis);
            }
        } else {
            let participant = self.model.lab.participant(self.program.id);
            let destination = participant.and_then(|it| it.destination.as_ref()).and_then(Option::as_ref);
            let pane = ProgramPane::new(self.program, &self.model.projections().sockets);
            ProgramPane { destination, ..pane }.draw(buffer, lines, self.look);
        }
        let mut canvas = Canvas::new(buffer, Rect { y: bottom, height: held.len() as u16, ..area });
        for (row, line) in held.into_iter().enumerate() {
            canvas.put_both(row as u16, line, &Line::default(), ellipsis);
        }
    }

    /// «CLIENTE», in its colour; that it has ended is said.
    fn header(&self) -> Line<'static> {
        let look = self.look;
        let name = show_text(&self.program.name, look.theme.glyphs());
        let name = match self.program.role {
            Role::Console => name.to_uppercase(),
            Role::Server(_) => look.i18n.tr_with("ui-program-server", &[("name", &name)]),
        };
        let style = look.theme.program(self.program.id).patch(look.theme.strong());
        let mut line = Line::from(Span::styled(name, style));
        if matches!(self.program.life, Life::Dead { .. }) {
            let text = format!(" {} {}", look.theme.glyphs().dot, look.i18n.tr("ui-program-dead-short"));
            line.spans.push(Span::styled(text, look.theme.strong()));
        }
        line
    }

    /// The lines and what came of them, oldest first; those that built the scene stand back.
    fn rows(&self, width: u16) -> Vec<Line<'static>> {
        let begun = self.demo.show.begun(self.program.id);
        let building = self.demo.show.is_building();
        let mut rows = Vec::new();
        let mut current: Option<Ran> = None;
        for (place, entry) in self.program.transcript.iter().enumerate() {
            let of_step = !building && self.program.forgotten + place as u64 >= begun;
            match entry {
                Entry::Statement { statement, source } if *statement != ALREADY_RUN => {
                    rows.extend(current.take().into_iter().flat_map(|ran| ran.rows(width, self.look)));
                    current = Some(Ran::of(source, of_step, self.look));
                }
                Entry::Born { .. } => {
                    rows.extend(current.take().into_iter().flat_map(|ran| ran.rows(width, self.look)));
                }
                entry => {
                    if let Some(ran) = &mut current {
                        ran.take(entry, self.look);
                    }
                }
            }
        }
        if let Some(mut ran) = current {
            ran.waits = self.program.running.is_some() && self.program.stands_still();
            rows.extend(ran.rows(width, self.look));
        }
        rows.extend(self.to_come(width));
        rows
    }

    /// `conn.recv(100)   ◀ siguiente`.
    fn to_come(&self, width: u16) -> Vec<Line<'static>> {
        let (theme, glyphs) = (self.look.theme, self.look.theme.glyphs());
        let text = match self.next {
            None => return Vec::new(),
            Some(NextLine::Run(source)) => one_line(source, self.look),
            Some(NextLine::Start) => self.look.i18n.tr("demo-starts"),
            Some(NextLine::End) => self.look.i18n.tr("demo-ends"),
            Some(NextLine::Interrupt) => "Ctrl-C".to_owned(),
        };
        let long = format!("{} {}", glyphs.arrow_left, self.look.i18n.tr("demo-next"));
        // The sign alone says enough where the word would take a row of its own.
        let fits = |mark: &str| text_columns(&text).saturating_add(3 + text_columns(mark)) <= width;
        let mark = if !fits(&long) && fits(glyphs.arrow_left) { glyphs.arrow_left.to_owned() } else { long };
        beside(text, theme.strong(), vec![Span::styled(mark, theme.strong())], width, self.look)
    }
}

/// A statement on one line.
fn one_line(source: &str, look: &Look) -> String {
    let lines: Vec<String> =
        source.trim_end().lines().map(|line| show_text(line.trim_end(), look.theme.glyphs())).collect();
    lines.join(" ")
}

/// Something at the right of a statement, or below it where the two do not fit on a row.
fn beside(source: String, style: Style, right: Vec<Span<'static>>, width: u16, look: &Look) -> Vec<Line<'static>> {
    let wide: u16 = right.iter().map(|span| text_columns(&span.content)).fold(0, u16::saturating_add);
    if text_columns(&source).saturating_add(3 + wide) <= width || right.is_empty() {
        let mut line = Line::from(Span::styled(source, style));
        if columns(&line) > width {
            return wrap::code(line, width, 2);
        }
        if !right.is_empty() {
            line.spans.push(Span::raw("   "));
            line.spans.extend(right);
        }
        return vec![line];
    }
    let mut rows = wrap::code(Line::from(Span::styled(source, style)), width, 2);
    let mut below = Line::from(vec![Span::raw("  ")]);
    below.spans.extend(right);
    rows.push(fit(below, width, look.theme.glyphs().ellipsis));
    rows
}

/// A statement that was run, and what came of it.
struct Ran {
    source: String,
    of_step: bool,
    value: Option<String>,
    printed: Vec<String>,
    error: Option<String>,
    waits: bool,
}

impl Ran {
    fn of(source: &str, of_step: bool, look: &Look) -> Ran {
        Ran { source: one_line(source, look), of_step, value: None, printed: Vec::new(), error: None, waits: false }
    }

    fn take(&mut self, entry: &Entry, look: &Look) {
        let glyphs = look.theme.glyphs();
        match entry {
            Entry::Value(value) => self.value = Some(one_line(value, look)),
            Entry::Output { text, .. } => {
                self.printed.extend(text.lines().map(|line| show_text(line, glyphs)));
                self.printed.truncate(8);
            }
            Entry::Raised(raised) => {
                let message = show_text(&raised.message, glyphs);
                let class = show_text(&raised.class, glyphs);
                self.error = Some(if message.is_empty() { class } else { format!("{class}: {message}") });
            }
            _ => {}
        }
    }

    fn rows(self, width: u16, look: &Look) -> Vec<Line<'static>> {
        let theme = look.theme;
        let ellipsis = theme.glyphs().ellipsis;
        let style = if self.of_step { theme.text() } else { theme.muted() };
        let value = if self.of_step { theme.strong() } else { theme.muted() };
        let right = match self.value {
            Some(text) => vec![Span::styled(format!("→ {text}"), value)],
            None if self.waits => {
                vec![Span::styled(format!("{} {}", theme.glyphs().waiting, look.i18n.tr("demo-waits")), theme.strong())]
            }
            None => Vec::new(),
        };
        let mut rows = beside(self.source, style, right, width, look);
        for text in self.printed {
            rows.push(fit(Line::from(Span::styled(format!("  {text}"), style)), width, ellipsis));
        }
        if let Some(error) = self.error {
            let style = if self.of_step { theme.error() } else { theme.muted() };
            rows.push(fit(Line::from(Span::styled(format!("  {error}"), style)), width, ellipsis));
        }
        rows
    }
}
