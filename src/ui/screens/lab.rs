//! The free laboratory.
//!
//! One geometry at every size: programs on top, their kernel rows under them, travel at the bottom; bytes go
//! down, across and up. Wide terminals add a column at the right and move nothing.
//!
//! ```text
//! ┌─ laboratorio libre ── nada lleva nota ───────────── F2 English ─┬─ LLAMADAS ─────┐
//! │ tabs                                                            │                │
//! ├─ CLIENTE · pid ─────────────────┬─ SERVIDOR · pid ──────────────┤                │
//! │ prompt                          │ prompt                        │                │
//! ├─ NÚCLEO ────────────────────────┼─ NÚCLEO ──────────────────────┤                │
//! │ sockets                         │ sockets                       │                │
//! ├─ VIAJE ─────────────────────────┴───────────────────────────────┤                │
//! │ ribbons, cards                                                  │                │
//! ├─ ahora ─────────────────────────────────────────────────────────┤                │
//! │ what happened, what to try                                      │                │
//! │ what if…?  three experiments (from 30 rows on in their own box) │                │
//! └─ keys ──────────────────────────────────────────────────────────┴────────────────┘
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Room, event, experiment, keys, language_hint, programs, scene, walk};
use crate::app::actions::ActionId;
use crate::app::model::Model;
use crate::app::mouse::Target;
use crate::app::popup::Popup;
use crate::app::whatif::OFFERS;
use crate::journal::event::Death;
use crate::journal::projections::programs::Life;
use crate::ui::Look;
use crate::ui::widgets::canvas::Canvas;
use crate::ui::widgets::frame::{Frame, Panel, body};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::spotted::Spotted;
use crate::ui::widgets::{footer, tabs, wrap};

/// From this width on the right column is there.
pub(super) const WIDE: u16 = 120;

/// The width of the right column, its border included.
pub(super) const RIGHT_COLUMN: u16 = 40;

/// How many rows of the programs an experiment leaves at least.
const LEAST_ROWS: u16 = 3;

/// Where everything is. Every rectangle includes its border; neighbours share a line.
struct Layout {
    head: Rect,
    programs: Vec<Rect>,
    kernels: Vec<Rect>,
    travel: Rect,
    next: Rect,
    /// The experiments' own box, where there is room for one.
    whatif: Option<Rect>,
    right: Option<Rect>,
}

impl Layout {
    /// `said`: how many rows an experiment has to say. `walks`: programs are walked, and what can be tried is their next
    /// line: the rows of the experiments are theirs.
    fn of(area: Rect, panes: usize, said: u16, walks: bool) -> Layout {
        let right = (area.width >= WIDE).then(|| Rect { x: area.right() - RIGHT_COLUMN, width: RIGHT_COLUMN, ..area });
        let left = Rect { width: right.map_or(area.width, |right| right.x - area.x + 1), ..area };
        // Rows inside borders: tabs 1; then what the height allows.
        let height = area.height;
        let (next, offers, travel, kernel) = match height {
            0..16 => (1, 0, 0, 2),
            16..18 => (1, 0, 2, 3),
            18..20 => (2, 0, 2, 3),
            20..22 => (3, 0, 2, 3),
            22..30 => (3, 0, 3, 4),
            30..34 => (2, OFFERS as u16, 5, 5),
            34..44 => (2, OFFERS as u16, 7, 6),
            _ => (2, OFFERS as u16, 9, 9),
        };
        let (next, offers) = if walks { (next.min(2), 0) } else { (next, offers) };
        let borders = 5 + u16::from(travel > 0) + u16::from(offers > 0);
        let programs = height.saturating_sub(borders + 1 + next + offers + travel + kernel);
        // What an experiment has to say is read whole: the programs give way while it stands there.
        let more = said.saturating_sub(if offers > 0 { offers } else { next }).min(programs.saturating_sub(LEAST_ROWS));
        let programs = programs - more;
        let (next, offers) = if offers > 0 { (next, offers + more) } else { (next + more, 0) };
        let stack = |y: u16, rows: u16| Rect { x: left.x, y, width: left.width, height: rows + 2 };
        let head = stack(area.y, 1);
        let program_row = stack(head.bottom() - 1, programs);
        let kernel_row = stack(program_row.bottom() - 1, kernel);
        let travel_row = if travel > 0 { stack(kernel_row.bottom() - 1, travel) } else { Rect { height: 0, ..left } };
        let above_next = if travel > 0 { travel_row.bottom() } else { kernel_row.bottom() };
        let next = stack(above_next - 1, next);
        Layout {
            head,
            programs: scene::split(program_row, panes),
            kernels: scene::split(kernel_row, panes),
            travel: travel_row,
            next,
            whatif: (offers > 0).then(|| stack(next.bottom() - 1, offers)),
            right,
        }
    }
}

/// Draws it; what stands over it may use the returned room.
pub fn draw(model: &Model, buffer: &mut Buffer, area: Rect, look: &Look) -> Room {
    let theme = look.theme;
    let shown = model.shown();
    let width = if area.width >= WIDE { area.width - RIGHT_COLUMN + 1 } else { area.width };
    let said = experiment::said_rows(model, width.saturating_sub(4), look);
    let walks = model.walked().is_some();
    let layout = Layout::of(area, shown.len(), said.len() as u16 + u16::from(offers_after_told(model)), walks);
    let travel = scene::travel(model);
    let calls = scene::calls(model);

    let title = Line::from(vec![
        Span::styled(look.i18n.tr("ui-lab-title"), theme.strong()),
        Span::styled(format!(" {0}{0} {1}", theme.glyphs().line, look.i18n.tr("ui-lab-note")), theme.muted()),
    ]);
    let mut head = Panel::new(layout.head).title(title);
    if keys::says_language(model) {
        head = head.right(language_hint(look));
    }
    let mut frame = Frame::new();
    frame = frame.panel(head);
    // While calls are walked over, no prompt is where letters go.
    let has_focus = model.cursor.is_none();
    let how = scene::Panels { has_focus, ..scene::Panels::default() };
    frame = scene::panels(model, frame, &layout.programs, &layout.kernels, how, look);
    if layout.travel.height > 0 {
        frame = frame.panel(Panel::new(layout.travel).title(travel.title(look)).right(travel.right(look)));
    }
    let hints = keys::footer(model, look.i18n);
    let bottom = footer::line(&hints, area.width.saturating_sub(6), look);
    let now = match event::title(model, look) {
        Some(title) => Span::styled(title, theme.title().add_modifier(theme.chosen())),
        None => Span::styled(look.i18n.tr("ui-now"), theme.title()),
    };
    let next = Panel::new(layout.next).title(now);
    frame = match layout.whatif {
        None => frame.panel(next),
        Some(area) => {
            let title = Span::styled(look.i18n.tr("whatif-heading"), theme.title());
            frame.panel(next).panel(Panel::new(area).title(title))
        }
    };
    // The keys have the lowest line for themselves, under the right column too.
    frame = frame.panel(Panel::new(area).bottom(bottom));
    let variables = walk::variables(model, look).zip(layout.right).map(|(rows, right)| {
        let height = (rows.len() as u16 + 2).min(right.height / 2);
        (rows, Rect { height, ..right })
    });
    let calls_area = layout.right.map(|right| match &variables {
        Some((_, above)) => Rect { y: above.bottom() - 1, height: right.height - above.height + 1, ..right },
        None => right,
    });
    if let Some((_, above)) = &variables {
        frame = frame.panel(Panel::new(*above).title(walk::variables_title(model, look).unwrap_or_default()));
    }
    if let Some(right) = calls_area {
        frame =
            frame.panel(Panel::new(right).title(calls.title(look)).right(way_to_calls(model, calls.right(look), look)));
    }
    // Borders of the focused program last, so that they lie over its neighbours'.
    frame.draw(buffer, look);

    draw_tabs(model, buffer, body(layout.head), look);
    scene::draw(model, buffer, &layout.programs, &layout.kernels, has_focus, look);
    let drawn =
        if layout.travel.height > 0 { travel.draw_telling(buffer, body(layout.travel), look) } else { Vec::new() };
    draw_lower(model, said, buffer, &layout, look);
    if let Some((rows, above)) = &variables {
        let mut canvas = Canvas::new(buffer, body(*above));
        for (row, line) in rows.iter().enumerate() {
            canvas.put_both(row as u16, line.clone(), &Line::default(), look.theme.glyphs().ellipsis);
        }
    }
    if let Some(right) = calls_area {
        calls.draw(buffer, body(right), look);
    }
    let places = scene::Below { travel: layout.travel, drawn };
    scene::fly(model, buffer, &layout.programs, &layout.kernels, places, look);
    let bottom = layout.whatif.unwrap_or(layout.next).bottom();
    let whole = Rect { height: bottom - layout.head.y, ..layout.head };
    scene::room(model, &layout.programs, &layout.kernels, whole)
}

/// How many calls there were, after the key that walks over them while it does.
fn way_to_calls(model: &Model, total: Line<'static>, look: &Look) -> Spotted<'static> {
    let mut right = Spotted::default();
    if let Some(hint) = keys::hint_of(model, ActionId::Events, look.i18n) {
        let words = format!("{} {} {} ", hint.key, hint.label, look.theme.glyphs().dot);
        right = Spotted::whole(Span::styled(words, look.theme.text()), Target::Action(ActionId::Events));
    }
    total.spans.into_iter().for_each(|span| right.push(span));
    right
}

fn draw_tabs(model: &Model, buffer: &mut Buffer, area: Rect, look: &Look) {
    let glyphs = look.theme.glyphs();
    let tabs: Vec<tabs::Tab> = model
        .lab
        .participants
        .iter()
        .map(|participant| {
            let program = model.program(participant.id);
            let sign = program.and_then(|program| match program.life {
                Life::Dead { death: Death::Exited(0), .. } => Some(glyphs.done),
                Life::Dead { .. } => Some(glyphs.failed),
                _ if program.stands_still() => Some(glyphs.waiting),
                _ => None,
            });
            tabs::Tab {
                name: participant.name.clone(),
                detail: program.map(|program| program.pid.to_string()).unwrap_or_default(),
                sign,
                style: look.theme.program(participant.id),
            }
        })
        .collect();
    let key = look.key(crate::app::actions::ActionId::Programs);
    let extra = look.i18n.tr_with("ui-lab-more-programs", &[("key", &key)]);
    let extra = Spotted::whole(Span::styled(extra, look.theme.muted()), Target::Action(ActionId::Programs));
    let chosen = Some(model.lab.focus).filter(|_| !tabs.is_empty());
    tabs::line(&tabs, chosen, &extra, area.width, look).put(&mut Canvas::new(buffer, area), 0, 0, look);
}

/// What just happened and what to try, and the experiments.
fn draw_lower(model: &Model, said: Vec<Line<'static>>, buffer: &mut Buffer, layout: &Layout, look: &Look) {
    let next = body(layout.next);
    if let Some(area) = layout.whatif {
        let area = body(area);
        // What runs is told where what happens now is told; what came of it needs more room.
        if model.experiment_runs() && model.status.is_none() && model.popup.is_none() {
            experiment::draw_rows(said, buffer, next, look);
            return experiment::draw_rows(experiment::offer_rows(model, area.width, look), buffer, area, look);
        }
        if model.whatif.told.is_some() {
            draw_told(model, said, buffer, area, look);
            return draw_next(model, buffer, next, look);
        }
        let offers = said.is_empty() || model.experiment_runs();
        let rows = if offers { experiment::offer_rows(model, area.width, look) } else { said };
        let canvas = Canvas::new(buffer, area);
        for place in 0..if offers { rows.len() } else { 0 } {
            let row = canvas.part(0, place as u16, canvas.width(), 1);
            look.hit(row, Target::Digit(ActionId::WhatIfOpen, place));
        }
        experiment::draw_rows(rows, buffer, area, look);
        return draw_next(model, buffer, next, look);
    }
    // An answer to a key comes before what is told.
    if !said.is_empty() && model.status.is_none() && model.popup.is_none() {
        return draw_told(model, said, buffer, next, look);
    }
    let for_offers = u16::from(next.height >= 3 && !model.whatif.offers.is_empty());
    let above = Rect { height: next.height - for_offers, ..next };
    draw_next(model, buffer, above, look);
    if for_offers > 0 {
        draw_offers(model, buffer, Rect { y: above.bottom(), height: 1, ..next }, look);
    }
}

/// Whether what can be tried next stands below what came of the last experiment.
fn offers_after_told(model: &Model) -> bool {
    model.whatif.told.is_some() && !model.whatif.offers.is_empty()
}

/// What an experiment has to say; below what came of it, where there is room, what can be tried next.
fn draw_told(model: &Model, said: Vec<Line<'static>>, buffer: &mut Buffer, area: Rect, look: &Look) {
    let for_offers = u16::from(offers_after_told(model) && said.len() < usize::from(area.height));
    let above = Rect { height: area.height - for_offers, ..area };
    experiment::draw_rows(said, buffer, above, look);
    if for_offers > 0 {
        draw_offers(model, buffer, Rect { y: area.bottom() - 1, height: 1, ..area }, look);
    }
}

fn draw_offers(model: &Model, buffer: &mut Buffer, row: Rect, look: &Look) {
    experiment::offers_row(model, row.width, look).put(&mut Canvas::new(buffer, row), 0, 0, look);
}

/// What just happened and what to try; or the answer to the last key; or what the menu's chosen line does.
fn draw_next(model: &Model, buffer: &mut Buffer, area: Rect, look: &Look) {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let of_menu = match &model.popup {
        Some(Popup::Programs(menu)) => programs::explanation(model, menu),
        _ => None,
    };
    if let (Some(cursor), None) = (&model.cursor, &model.status) {
        return event::draw(model, cursor, buffer, area, look);
    }
    if model.status.is_none() && of_menu.is_none() && model.walked().is_some() {
        return walk::draw_now(model, buffer, area, look);
    }
    let (texts, sign, style) = match (&model.status, &of_menu) {
        (Some(status), _) if status.is_problem => (vec![&status.text], glyphs.failed, theme.error()),
        (Some(status), _) => (vec![&status.text], glyphs.dot, theme.strong()),
        (None, Some(explanation)) => (vec![explanation], glyphs.dot, theme.text()),
        (None, None) => (model.suggestions.next.iter().collect(), glyphs.pointer, theme.text()),
    };
    // The sign stands before what is to be tried: of two sentences, the last.
    let mut rows: Vec<(&str, String)> = Vec::new();
    for (place, text) in texts.iter().enumerate() {
        let words = show_text(&text.say(look.i18n), glyphs);
        let first = if place + 1 == texts.len() { sign } else { " " };
        let wrapped = wrap::words(&words, area.width.saturating_sub(2));
        rows.extend(wrapped.into_iter().enumerate().map(|(row, words)| (if row == 0 { first } else { " " }, words)));
    }
    let mut canvas = Canvas::new(buffer, area);
    let height = usize::from(canvas.height());
    if rows.len() > height {
        // Of two sentences the last is the one to act on: the first keeps what room that leaves.
        let last = rows.iter().rposition(|(sign, _)| *sign != " ").unwrap_or(0);
        let before = height.saturating_sub(rows.len() - last).min(last);
        rows.drain(before..last);
        let is_cut = |place: usize, rows: usize| {
            (place + 1 == before && before < last) || (place + 1 == height && rows > height)
        };
        let count = rows.len();
        for (place, (_, words)) in rows.iter_mut().enumerate() {
            if is_cut(place, count) {
                words.push_str(glyphs.ellipsis);
            }
        }
    }
    for (row, (sign, words)) in rows.into_iter().take(height).enumerate() {
        let line =
            Line::from(vec![Span::styled(format!("{sign} "), style.patch(theme.strong())), Span::styled(words, style)]);
        canvas.put_both(row as u16, line, &Line::default(), glyphs.ellipsis);
    }
}
