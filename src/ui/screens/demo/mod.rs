//! A demonstration, for a projector: what is asked or told in the middle, the programs below with the lines run so far,
//! their kernel and what travelled; a note for the teacher and the keys at the bottom. No boxes: from the last row of a
//! classroom a frame is only noise.
//!
//! ```text
//!   5 · tipos                 paso 2 de 11 · línea 4 de 4                 10:24
//!
//!   text, or a question with its options and votes
//! ──────────────────────────────────────────────────────────────────────────────
//!   CLIENTE                               SERVIDOR
//!   c.send(b"AAA")  → 3                   conn.recv(100)   ◀ siguiente
//!                                         núcleo, por leer  ▓▓▓  3 B
//!   cliente ─▶ servidor   AAA
//! ──────────────────────────────────────────────────────────────────────────────
//!   note
//!   keys
//! ```

mod columns;
mod kernel;
mod middle;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Room, draw_status, flights, keys, language_hint, lesson::trouble, scene};
use crate::app::actions::ActionId;
use crate::app::demo::{DemoList, DemoPlay, Listed};
use crate::app::model::Model;
use crate::app::mouse::Target;
use crate::course::demo::slides::Face;
use crate::ui::Look;
use crate::ui::panes::travel::TravelPane;
use crate::ui::widgets::canvas::{Canvas, columns as width_of};
use crate::ui::widgets::markdown::{self, Ink};
use crate::ui::widgets::popup::{Popup, Row};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::spotted::Spotted;
use crate::ui::widgets::{footer, wrap};

/// From this height on the title is set apart.
const AIRY: u16 = 20;

/// The rows between the title and the programs on a projector, where nothing needs more.
const USUAL: u16 = 9;

/// Where everything is.
struct Layout {
    /// All columns between the margins.
    block: Rect,
    middle: Rect,
    programs: Rect,
    /// The rows of the two lines across the screen.
    rules: [u16; 2],
    note: u16,
    keys: u16,
}

impl Layout {
    /// Where the middle may have at most so many rows.
    fn most(area: Rect) -> u16 {
        let programs = match area.height {
            0..20 => 3,
            20..24 => 5,
            24..30 => 7,
            _ => 13,
        };
        area.height.saturating_sub(Layout::around(area) + programs)
    }

    /// The rows of everything but the middle and the programs.
    fn around(area: Rect) -> u16 {
        5 + u16::from(area.height >= AIRY)
    }

    fn of(area: Rect, wanted: u16) -> Layout {
        let margin = if area.width >= 60 { 2 } else { 1 };
        let block = Rect { x: area.x + margin, width: area.width.saturating_sub(2 * margin), ..area };
        let air = u16::from(area.height >= AIRY);
        let least = if area.height >= 24 { USUAL + area.height.saturating_sub(24) / 4 } else { 1 };
        let height = wanted.max(least).min(Layout::most(area)).max(1);
        let middle = Rect { y: area.y + 1 + air, height, ..block };
        let rule = middle.bottom();
        let keys = area.bottom().saturating_sub(1);
        let note = keys.saturating_sub(1);
        let lower = note.saturating_sub(1);
        let programs = Rect { y: rule + 1, height: lower.saturating_sub(rule + 1), ..block };
        Layout { block, middle, programs, rules: [rule, lower], note, keys }
    }
}

/// Draws it; what stands over it may use the returned room.
pub fn draw(model: &Model, buffer: &mut Buffer, area: Rect, look: &Look) -> Room {
    let room = Room { whole: area, beside: area };
    let Some(demo) = model.demo_on_screen() else { return room };
    // Before a class, a click anywhere goes on, as a clicker does.
    look.hit(area, Target::Action(ActionId::DemoNext));
    if demo.black {
        buffer.set_style(area, look.theme.dark());
        return room;
    }
    let margin = if area.width >= 60 { 4 } else { 2 };
    let parts = middle::Parts::of(model, demo, area.width.saturating_sub(margin), look);
    let rows = parts.rows(Layout::most(area), look);
    // A blank row parts it from what is below, where there is one to spare.
    let layout = Layout::of(area, rows.len() as u16 + 1);
    let at = |y: u16| Rect { y, height: 1, ..layout.block };
    title(model, demo, buffer, at(area.y), look);
    let mut canvas = Canvas::new(buffer, layout.middle);
    for (row, line) in rows.iter().enumerate() {
        canvas.put_both(row as u16, line.clone(), &Line::default(), look.theme.glyphs().ellipsis);
    }
    for y in layout.rules {
        let line = look.theme.glyphs().line.repeat(usize::from(area.width));
        Canvas::new(buffer, Rect { y, height: 1, ..area }).put(
            0,
            0,
            &Line::from(Span::styled(line, look.theme.frame())),
        );
    }
    // Nothing of them is chosen by a click.
    programs(model, demo, buffer, layout.programs, &Look { hits: None, ..*look });
    match &model.status {
        Some(status) => draw_status(&status.text.say(look.i18n), status.is_problem, buffer, at(layout.note), look),
        None => {
            let note = note(model, demo, look);
            Canvas::new(buffer, at(layout.note)).put_both(0, note, &Line::default(), look.theme.glyphs().ellipsis);
        }
    }
    let hints = footer::line(&keys::footer(model, look.i18n), layout.block.width, look);
    hints.put(&mut Canvas::new(buffer, at(layout.keys)), 0, 0, look);
    room
}

/// `5 · tipos      paso 2 de 11 · línea 4 de 4      10:24`.
fn title(model: &Model, demo: &DemoPlay, buffer: &mut Buffer, area: Rect, look: &Look) {
    let theme = look.theme;
    let lesson = demo.show.lesson();
    let name = show_text(&lesson.prose(model.language).title, theme.glyphs());
    let name = look.i18n.tr_with("ui-lesson-title", &[("number", &lesson.order.to_string()), ("name", &name)]);
    let left = Line::from(Span::styled(name, theme.strong()));
    let mut right = Spotted::default();
    if keys::says_language(model) {
        right.append(language_hint(look));
    }
    if let Some(time) = demo.clock() {
        let gap = if right.columns() == 0 { "" } else { "   " };
        right.push(Span::styled(format!("{gap}{:02}:{:02}", time.hour, time.minute), theme.text()));
    }
    let mut canvas = Canvas::new(buffer, area);
    canvas.put_both(0, left.clone(), &right.line, theme.glyphs().ellipsis);
    right.hit_at_right(&canvas, 0, look);
    let (place, count) = (demo.show.slide().step + 1, lesson.steps.len());
    let variables = [("place", &*place.to_string()), ("count", &*count.to_string())];
    let step = match demo.show.slide().face {
        Face::End => String::new(),
        _ => look.i18n.tr_with("ui-lesson-step", &variables),
    };
    let line = demo.show.lines().map(|(run, all)| {
        let variables = [("line", &*(run + 1).min(all).to_string()), ("count", &*all.to_string())];
        look.i18n.tr_with("demo-line", &variables)
    });
    let dot = format!(" {} ", theme.glyphs().dot);
    let both = line.clone().map_or(step.clone(), |line| [step, line].join(&dot));
    // The shorter where both do not fit between name and clock.
    for text in [Some(both), line].into_iter().flatten() {
        let text = Line::from(Span::styled(text, theme.text()));
        let wide = width_of(&text);
        let from = canvas.width().saturating_sub(wide) / 2;
        let free_to = canvas.width().saturating_sub(right.columns() + 2);
        let from = from.min(free_to.saturating_sub(wide)).max(width_of(&left) + 2);
        if from + wide <= free_to {
            canvas.put(from, 0, &text);
            return;
        }
    }
}

/// The programs side by side, and what travelled below them.
fn programs(model: &Model, demo: &DemoPlay, buffer: &mut Buffer, area: Rect, look: &Look) {
    let mut area = area;
    if let Some(problem) = demo.show.problem() {
        let file = format!("{}/lesson.toml", demo.show.lesson().folder);
        let place = [("file", &*file), ("line", &*problem.line.to_string())];
        let place = look.i18n.tr_with("ui-lesson-trouble-place", &place);
        let trouble = trouble::words(&problem.trouble, look.i18n);
        let text = show_text(&format!("{} {trouble} {place}", look.i18n.tr("demo-problem")), look.theme.glyphs());
        let rows = wrap::prose(wrap::sentence(&text, look.theme.error(), look.theme.strong()), area.width, 0);
        let used = (rows.len() as u16).min(area.height);
        let mut canvas = Canvas::new(buffer, area);
        rows.iter().enumerate().for_each(|(row, line)| canvas.put(0, row as u16, line));
        area = Rect { y: area.y + used, height: area.height - used, ..area };
    }
    let shows_kernel = !demo.show.slide().hides_kernel;
    let known = model.projections();
    let travels = shows_kernel && model.conversations().next().is_some();
    let travel_rows = match area.height {
        _ if !travels => 0,
        0..6 => 0,
        6..8 => 2,
        8..14 => 3,
        _ => 6,
    };
    let gap = u16::from(travel_rows > 0 && area.height >= 9);
    let upper = Rect { height: area.height.saturating_sub(travel_rows + gap), ..area };
    let columns = columns::draw(model, demo, shows_kernel, buffer, upper, look);
    let mut drawn = Vec::new();
    if travel_rows > 0 {
        let place = Rect { y: upper.bottom() + gap, height: travel_rows, ..area };
        let motion = Some(scene::moving(model));
        drawn =
            TravelPane { motion, ..TravelPane::new(&known.travel, &known.programs) }.draw_telling(buffer, place, look);
    }
    if shows_kernel {
        // Beside the programs there are no lines, but margins and gaps.
        let ends = [area.x.saturating_sub(1), area.right()];
        flights::draw(model, &flights::Ground { columns, drawn, ends, rule: None }, buffer, look);
    }
}

/// What the teacher is told: what is going on, what to do with the class, the step's note.
fn note(model: &Model, demo: &DemoPlay, look: &Look) -> Line<'static> {
    let theme = look.theme;
    let (show, slide) = (&demo.show, demo.show.slide());
    let said = match slide.face {
        _ if show.votes().typing().is_some() => {
            look.i18n.tr_with("demo-note-voting", &[("key", &look.key(ActionId::DemoVoteAccept))])
        }
        _ if show.is_building() => look.i18n.tr("demo-note-building"),
        Face::SecondVote if show.ballot().is_some_and(|ballot| show.votes().of(ballot).is_none()) => {
            look.i18n.tr("demo-note-talk")
        }
        Face::End => {
            let (home, steps) = (look.key(ActionId::GoHome), look.key(ActionId::DemoSteps));
            look.i18n.tr_with("demo-note-end", &[("home", &home), ("steps", &steps)])
        }
        // Everybody reads it: what a note tells of the answer waits for the votes, and for the run.
        Face::Question(_) if show.ballot().is_some_and(|ballot| show.votes().of(ballot).is_none()) => {
            look.i18n.tr("demo-note-vote")
        }
        _ => {
            let place = slide.prediction.filter(|_| show.right().is_empty()).unwrap_or(slide.step);
            let own = show.text_of(place, "note", &look.reader(), model.projections());
            own.unwrap_or_default().trim().to_owned()
        }
    };
    if said.is_empty() {
        return Line::default();
    }
    let mut line = Line::from(Span::styled(format!("{} ", look.i18n.tr("demo-note")), theme.muted()));
    line.spans.extend(markdown::line(&said, Ink { terms: false, ..Ink::text(look) }, look).spans);
    line
}

/// Draws the list of lessons or steps over the screen.
pub fn draw_list(model: &Model, list: DemoList, buffer: &mut Buffer, room: Rect, look: &Look) {
    let lines = model.demo_lines(list.what).into_iter();
    let rows: Vec<Row> = lines.map(|line| Row::Choice(show_text(&line, look.theme.glyphs()))).collect();
    let title = look.i18n.tr(match list.what {
        Listed::Lessons => "demo-list-lessons",
        Listed::Steps => "demo-list-steps",
    });
    let hints = keys::dialog(model, look.i18n);
    let chosen = Some(list.cursor.min(rows.len().saturating_sub(1)));
    let popup = Popup { title: Line::from(title), rows: &rows, chosen, scroll: 0, keys: &hints };
    popup.draw(buffer, popup.place_centered(room), look);
}
