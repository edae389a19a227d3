//! What stands around walked programs: where each is, in words; their variables; the calls to stop before.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Room, keys};
use crate::app::model::Model;
use crate::app::walk::{Line as Told, STOPS, Standing, short_name};
use crate::journal::projections::walks::Walk;
use crate::ui::Look;
use crate::ui::panes::walk::Variables;
use crate::ui::widgets::canvas::Canvas;
use crate::ui::widgets::popup::{Popup, Row};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::wrap;

/// Where each program on the screen stands: the focused one first, in full where there is room.
pub(super) fn draw_now(model: &Model, buffer: &mut Buffer, area: Rect, look: &Look) {
    let lines = model.walk_lines();
    let mut canvas = Canvas::new(buffer, area);
    let width = canvas.width().saturating_sub(2);
    let height = usize::from(canvas.height());
    let mut all: Vec<Vec<Line<'static>>> = lines.iter().map(|line| rows(line, width, look)).collect();
    // Each has a row; what is left goes to the first ones.
    let mut spare = height.saturating_sub(all.len());
    for rows in &mut all {
        let extra = (rows.len() - 1).min(spare);
        spare -= extra;
        if rows.len() > extra + 1 {
            let rest: Vec<Span> =
                rows.drain(extra..).flat_map(|row| [row.spans, vec![Span::raw(" ")]].concat()).collect();
            rows.push(Line::from(rest));
        }
    }
    let mut row = 0;
    for (place, (told, rows)) in lines.iter().zip(all).enumerate() {
        for (number, line) in rows.into_iter().enumerate() {
            let sign = if place == 0 && number == 0 { look.theme.glyphs().pointer } else { " " };
            let style = look.theme.program(told.program).patch(look.theme.strong());
            let spans = [vec![Span::styled(format!("{sign} "), style)], line.spans].concat();
            canvas.put_both(row, Line::from(spans), &Line::default(), look.theme.glyphs().ellipsis);
            row += 1;
        }
    }
}

/// What is said of one program, its file in its colour.
fn rows(told: &Told, width: u16, look: &Look) -> Vec<Line<'static>> {
    let glyphs = look.theme.glyphs();
    let mut words = show_text(&told.text.say(look.i18n), glyphs);
    if let Some(who) = &told.who {
        words = format!("{words} {}", show_text(&who.say(look.i18n), glyphs));
    }
    let file = show_text(told.text.variable("file").unwrap_or_default(), glyphs);
    let mut rows: Vec<Line<'static>> = wrap::words(&words, width.max(1)).into_iter().map(Line::from).collect();
    if let Some(first) = rows.first_mut() {
        let text: String = first.spans.iter().map(|span| span.content.as_ref()).collect();
        if let Some(rest) = text.strip_prefix(&file) {
            let style = look.theme.program(told.program).patch(look.theme.strong());
            *first = Line::from(vec![Span::styled(file.clone(), style), Span::raw(rest.to_owned())]);
        }
    }
    if rows.is_empty() {
        rows.push(Line::default());
    }
    rows
}

/// «VARIABLES · server», and the function where it stands in one; «VARIABLES · handle() [Thread-1]» for a thread.
pub(super) fn variables_title(model: &Model, look: &Look) -> Option<Line<'static>> {
    let focused = model.walked()?;
    let walk = model.walk(focused.id)?;
    let glyphs = look.theme.glyphs();
    let style = look.theme.program(focused.id).patch(look.theme.strong());
    let function = format!("{}()", show_text(&walk.function, glyphs));
    let mut spans =
        vec![Span::styled(format!("{} {} ", look.i18n.tr("walk-variables"), glyphs.dot), look.theme.title())];
    match &walk.thread {
        // There is no room for all three, and the programs are told apart by their colours.
        Some(thread) => {
            spans.push(Span::styled(format!("{function} [{}]", show_text(short_name(thread), glyphs)), style));
        }
        None => {
            spans.push(Span::styled(show_text(&focused.name, glyphs), style));
            if walk.depth > 0 {
                spans.push(Span::styled(format!(" {} {function}", glyphs.dot), look.theme.text()));
            }
        }
    }
    Some(Line::from(spans))
}

/// The rows of the focused program's variables.
pub(super) fn variables(model: &Model, look: &Look) -> Option<Vec<Line<'static>>> {
    let id = model.walked()?.id;
    let walk: &Walk = model.walk(id)?;
    let stands = model.standing(id) == Standing::Paused;
    Some(Variables { walk, sockets: &model.projections().sockets, stands }.rows(look))
}

/// The variables, over the screen.
pub fn draw_variables(model: &Model, scroll: usize, buffer: &mut Buffer, room: Room, look: &Look) {
    let rows: Vec<Row> = variables(model, look).unwrap_or_default().into_iter().map(Row::Prose).collect();
    let hints = keys::dialog(model, look.i18n);
    let title = variables_title(model, look).unwrap_or_default();
    let popup = Popup { title, rows: &rows, chosen: None, scroll, keys: &hints };
    // Under the source, over what travelled: the line stays in sight.
    let wanted = popup.place_centered(room.whole);
    let y = room.whole.bottom().saturating_sub(wanted.height).max(room.whole.y);
    popup.draw(buffer, Rect { y, ..wanted }, look);
}

/// The calls to stop before.
pub fn draw_stops(model: &Model, cursor: usize, buffer: &mut Buffer, room: Room, look: &Look) {
    let glyphs = look.theme.glyphs();
    let set = model.walked().map(|participant| &participant.walking.breakpoints.calls);
    let is_set = |call: &str| set.is_some_and(|calls| calls.contains(call));
    let row = |call: &&str| {
        let sign = if is_set(call) { glyphs.step_done } else { glyphs.step_open };
        Row::Choice(format!("{sign} {}", look.i18n.tr_with("walk-stop-before", &[("call", call)])))
    };
    let rows: Vec<Row> = STOPS.iter().map(row).collect();
    let hints = keys::dialog(model, look.i18n);
    let title = Line::from(Span::styled(look.i18n.tr("walk-stops"), Style::new()));
    let popup = Popup { title, rows: &rows, chosen: Some(cursor), scroll: 0, keys: &hints };
    popup.draw(buffer, popup.place_centered(room.beside), look);
}
