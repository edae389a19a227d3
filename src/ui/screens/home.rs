//! The first screen: what can be entered, and the last real byte that crossed.

mod list;
#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{draw_status, first_run, keys, language_hint};
use crate::app::first_run::greets;
use crate::app::home::{Crossing, Programs};
use crate::app::model::Model;
use crate::app::names::client;
use crate::journal::event::ProgramId;
use crate::ui::Look;
use crate::ui::panes::first_byte::{self, FirstByte, Party, Trial};
use crate::ui::widgets::canvas::Canvas;
use crate::ui::widgets::footer;

/// The widest its text is, in columns: longer rows are hard to follow.
const WIDEST: u16 = 94;

/// The most rows that are used, the footer's left out: in taller terminals the rest is air.
const TALLEST: u16 = 32;

/// From this height on the name stands in large letters.
const LARGE: u16 = 28;

/// Below this height nothing is set apart from the edges by blank rows: those are for the list.
const SHORT: u16 = 22;

/// Below this height nothing is set apart by blank rows.
const LOW: u16 = 16;

/// Where everything is: rows of the screen.
struct Layout {
    /// The columns of everything, on all rows.
    block: Rect,
    name: u16,
    large: bool,
    subtitle: u16,
    /// The rows between the title and the byte.
    list: (u16, u16),
    trial: Rect,
    status: u16,
    footer: u16,
}

impl Layout {
    fn of(area: Rect, has_wordmark: bool) -> Layout {
        let margin = if area.width >= 72 { 3 } else { 1 };
        let width = area.width.saturating_sub(2 * margin).min(WIDEST);
        let block = Rect { x: area.x + (area.width - width) / 2, width, ..area };
        let (low, short) = (area.height < LOW, area.height < SHORT);
        let height = area.height.min(TALLEST);
        let top = area.y + (area.height - height) / 3;
        let large = has_wordmark && area.height >= LARGE;
        let footer = area.bottom().saturating_sub(if short { 1 } else { 2 });
        let name = top + if short { 0 } else { 1 + u16::from(large) };
        let subtitle = name + if large { 3 } else { 1 };
        // The byte stands at the bottom, as far from the list as the list is from the title.
        let trial_top = if low { area.y + 5 } else { top + height - if large { 11 } else { 9 - u16::from(short) } };
        let trial_bottom = footer.saturating_sub(u16::from(!low)).min(trial_top + 7);
        let trial = Rect { y: trial_top, height: trial_bottom.saturating_sub(trial_top), ..block };
        let list = (subtitle + if low { 2 } else { 1 }, trial_top);
        Layout { block, name, large, subtitle, list, trial, status: footer.saturating_sub(u16::from(!low)), footer }
    }
}

/// Draws it.
pub fn draw(model: &Model, buffer: &mut Buffer, area: Rect, look: &Look) {
    let theme = look.theme;
    let wordmark = theme.glyphs().wordmark;
    let layout = Layout::of(area, wordmark.is_some());
    let row = |y: u16| Rect { y, height: 1, ..layout.block };
    let ellipsis = theme.glyphs().ellipsis;

    let name = Line::from(Span::styled(if layout.large { "" } else { "enchufe" }, theme.strong()));
    let other = language_hint(look);
    let mut canvas = Canvas::new(buffer, row(layout.name));
    canvas.put_both(0, name, &other.line, ellipsis);
    other.hit_at_right(&canvas, 0, look);
    for (number, text) in wordmark.iter().flatten().enumerate().filter(|_| layout.large) {
        let line = Line::from(Span::styled(*text, theme.strong()));
        Canvas::new(buffer, row(layout.name + number as u16)).put(0, 0, &line);
    }
    let subtitle = Line::from(Span::styled(look.i18n.tr("ui-home-subtitle"), theme.text()));
    Canvas::new(buffer, row(layout.subtitle)).put(0, 0, &subtitle);

    let (mut from, to) = layout.list;
    if greets(model) {
        // In a low terminal the list has less room than a box needs.
        let top = if area.height < LOW { layout.subtitle } else { from };
        let room = Rect { y: top, height: to.saturating_sub(top), ..layout.block };
        from = top + first_run::draw(model, buffer, room, look);
    }
    draw_list(model, buffer, Rect { y: from, height: to.saturating_sub(from), ..layout.block }, look);
    draw_trial(model, buffer, layout.trial, look);

    let keys = footer::line(&keys::footer(model, look.i18n), layout.block.width, look);
    keys.put(&mut Canvas::new(buffer, row(layout.footer)), 0, 0, look);
    let status = model.status.as_ref().map(|status| (status.text.say(look.i18n), status.is_problem));
    // What is always so stands where nothing is to be said just now.
    let in_memory = (model.course.in_memory).then(|| (look.i18n.tr("ui-home-in-memory"), false));
    if let Some((words, is_problem)) = status.or(in_memory) {
        draw_status(&words, is_problem, buffer, row(layout.status), look);
    }
}

/// What can be entered: the lessons, a row each, and below them everything else. Of more lessons than there is room for,
/// those around the cursor.
fn draw_list(model: &Model, buffer: &mut Buffer, area: Rect, look: &Look) {
    let rows = list::rows(model, area.width, look);
    list::draw(model, &rows, buffer, area, look);
}

fn draw_trial(model: &Model, buffer: &mut Buffer, area: Rect, look: &Look) {
    let probe = &model.home.probe;
    let failed = probe.problem.as_ref().map(|problem| problem.say(look.i18n));
    let ran = probe.last.as_ref().map(|crossing| seen(crossing, probe.programs(), client(look.i18n.language())));
    let trial = match (&failed, &ran) {
        (Some(words), _) => Trial::Failed(words),
        (None, Some(run)) => Trial::Ran(run),
        (None, None) => Trial::Never,
    };
    first_byte::draw(trial, buffer, area, look);
    if let (Trial::Ran(run), Some(progress)) = (trial, model.flights.first_byte(model.now)) {
        let styles = [&run.client, &run.server].map(|party| look.theme.program(party.program));
        first_byte::draw_moving(progress, buffer, area, styles, look);
    }
}

fn seen(crossing: &Crossing, programs: Option<Programs>, client: &str) -> FirstByte {
    let party = |end: &crate::app::home::End, name: &str, program: Option<ProgramId>, number: u16| Party {
        // Programs that have ended keep their colours by number.
        program: program.unwrap_or(ProgramId(number)),
        name: name.to_owned(),
        pid: end.pid,
        port: end.address.as_ref().and_then(|address| address.port()).unwrap_or_default(),
    };
    FirstByte {
        client: party(&crossing.client, client, programs.map(|both| both.client), 1),
        server: party(&crossing.server, "eco", programs.map(|both| both.server), 2),
        sent: crossing.sent.head.clone(),
        answered: Some(crossing.received.head.clone()),
        took: Some(crossing.took),
    }
}
