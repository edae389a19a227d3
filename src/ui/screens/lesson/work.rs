//! A step to be done: text and goals, the programs with their kernel rows, what travelled, what is told.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::{Room, event, keys, programs, scene};
use super::places::{Places, Wants, left_width};
use super::said::SaidRows;
use super::sheet::{Sheet, Work};
use super::{rows, title};
use crate::app::lab::Participant;
use crate::app::model::Model;
use crate::app::popup::Popup;
use crate::course::lesson::Pane;
use crate::journal::projections::programs::Program;
use crate::ui::Look;
use crate::ui::panes::code::CodePane;
use crate::ui::panes::states::StatesPane;
use crate::ui::widgets::canvas::Canvas;
use crate::ui::widgets::frame::{Frame, Panel, body};
use crate::ui::widgets::markdown::{self, Ink};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::{footer, ticks, wrap};

/// The panes of the right column, from the top.
pub(super) fn right_column(shows: &[Pane]) -> Vec<Pane> {
    [Pane::Code, Pane::States, Pane::Calls].into_iter().filter(|pane| shows.contains(pane)).collect()
}

/// The columns for text on a screen.
pub(super) fn text_width(area: Rect, shows: &[Pane]) -> u16 {
    left_width(area, &right_column(shows)).saturating_sub(4)
}

/// Draws it; what stands over it may use the returned room.
pub(super) fn draw(model: &Model, sheet: &Sheet, work: &Work, buffer: &mut Buffer, area: Rect, look: &Look) -> Room {
    let theme = look.theme;
    let shown = model.shown();
    let right = right_column(&sheet.shows);
    let width = text_width(area, &sheet.shows);
    let text = markdown::rows(&work.text, Ink::text(look), width, look);
    let said = SaidRows::of(work, width, look);
    let wants = wants(work, sheet.shows.contains(&Pane::Travel), text.len(), &said, area, width);
    let inside = scene::split(Rect { width: width + 4, ..area }, shown.len())
        .first()
        .map_or(width, |pane| pane.width.saturating_sub(4));
    let wants = Wants {
        panes: shown.len(),
        right,
        answer: scene::answer_rows(model, inside, look),
        kernel: scene::kernel_rows(model, inside, look),
        travelled: !scene::travel(model).is_empty(),
        ..wants
    };
    let places = Places::of(area, &wants);

    let travel = scene::travel(model);
    let mut frame = Frame::new().panel(title::panel(model, sheet, places.head, look));
    // While a sentence is typed or calls are walked over, no prompt is where letters go.
    let has_focus = work.sentence.is_none() && model.cursor.is_none();
    let how = scene::Panels { has_focus, hidden: others(model, &shown, look) };
    frame = scene::panels(model, frame, &places.programs, &places.kernels, how, look);
    if places.travel.height > 0 {
        frame = frame.panel(Panel::new(places.travel).title(travel.title(look)).right(travel.right(look)));
    }
    let hints = keys::footer(model, look.i18n);
    let bottom = footer::line(&hints, area.width.saturating_sub(6), look);
    let answered = answer(model, look);
    let walked = event::title(model, look);
    let ends = walked.is_some() || answered.is_none() && work.said.is_loud;
    let heading = match walked {
        Some(title) => title,
        None if answered.is_some() => look.i18n.tr("ui-now"),
        None => work.said.heading.clone(),
    };
    let heading_style = if ends { theme.title().add_modifier(theme.chosen()) } else { theme.title() };
    frame = frame.panel(Panel::new(places.said).title(Span::styled(heading, heading_style)));
    // The keys have the lowest line for themselves, under the right column too.
    let whole = Rect { height: places.said.bottom().saturating_sub(area.y), ..area };
    frame = frame.panel(Panel::new(whole).bottom(bottom));
    let consoles = consoles(model);
    let known = model.projections();
    let calls = scene::calls(model);
    let code = CodePane { programs: consoles };
    let states = StatesPane {
        shown: model.lab.participants.iter().map(|participant| participant.id).collect(),
        programs: &known.programs,
        sockets: &known.sockets,
    };
    for (pane, area) in &places.right {
        let panel = match pane {
            Pane::Code => Panel::new(*area).title(code.title(look)),
            Pane::States => Panel::new(*area).title(states.title(look)),
            _ => Panel::new(*area).title(calls.title(look)).right(calls.right(look)),
        };
        frame = frame.panel(panel);
    }
    frame.draw(buffer, look);

    draw_head(work, &text, &places, buffer, look);
    scene::draw(model, buffer, &places.programs, &places.kernels, has_focus, look);
    let drawn =
        if places.travel.height > 0 { travel.draw_telling(buffer, body(places.travel), look) } else { Vec::new() };
    match (answered, &model.cursor) {
        (Some(answer), _) => draw_answer(answer, buffer, body(places.said), look),
        (None, Some(cursor)) => event::draw(model, cursor, buffer, body(places.said), look),
        (None, None) => said.draw(buffer, body(places.said), look),
    }
    for (pane, area) in &places.right {
        match pane {
            Pane::Code => code.draw(buffer, body(*area), look),
            Pane::States => states.draw(buffer, body(*area), look),
            _ => calls.draw(buffer, body(*area), look),
        }
    }
    let below = scene::Below { travel: places.travel, drawn };
    scene::fly(model, buffer, &places.programs, &places.kernels, below, look);
    let whole = Rect { height: places.said.bottom() - places.head.y, ..places.head };
    scene::room(model, &places.programs, &places.kernels, whole)
}

/// What a step wants of a screen, but for its programs and the right column.
pub(super) fn wants(work: &Work, travel: bool, text: usize, said: &SaidRows, area: Rect, width: u16) -> Wants {
    Wants {
        text: u16::try_from(text).unwrap_or(u16::MAX),
        ticks: !work.ticks.is_empty(),
        said: said.wanted(if area.height < 30 { 3 } else { 4 }, width),
        travel,
        typing: work.sentence.is_some(),
        ended: work.said.is_end,
        panes: 2,
        // Of a lab that is not asked: everything is there.
        answer: 0,
        kernel: u16::MAX,
        travelled: true,
        right: Vec::new(),
    }
}

fn draw_head(work: &Work, text: &[Line<'static>], places: &Places, buffer: &mut Buffer, look: &Look) {
    let mut canvas = Canvas::new(buffer, body(places.head));
    let ticks = u16::from(!work.ticks.is_empty());
    let room = canvas.height().saturating_sub(ticks + u16::from(places.gap));
    rows::draw(&mut canvas, 0, text, room, look);
    if ticks > 0 {
        let (row, width) = (canvas.height().saturating_sub(1), canvas.width());
        canvas.put(0, row, &ticks::line(&work.ticks, width, look));
    }
}

/// The consoles, in the order of the scene.
fn consoles(model: &Model) -> Vec<&Program> {
    let consoles = model.lab.participants.iter().filter(|participant| participant.console.is_some());
    consoles.filter_map(|participant| model.program(participant.id)).collect()
}

/// The programs that have no pane now, after the key that leads on through all: «F6 web». Where there is no room for all
/// of it, what is said last is said longest.
fn others(model: &Model, shown: &[&Participant], look: &Look) -> Line<'static> {
    let hidden = model.lab.participants.iter().filter(|one| shown.iter().all(|other| other.id != one.id));
    let key = look.key(crate::app::actions::ActionId::NextPane);
    let mut spans = vec![Span::styled(format!("{key} "), look.theme.strong())];
    for participant in hidden {
        if spans.len() > 1 {
            spans.push(Span::styled(", ", look.theme.muted()));
        }
        let name = show_text(&participant.name, look.theme.glyphs());
        spans.push(Span::styled(name, look.theme.program(participant.id)));
    }
    if spans.len() == 1 { Line::default() } else { Line::from(spans) }
}

/// What answers the last key, or explains the chosen line of the menu: it goes before what the lesson says.
struct Answer {
    text: String,
    is_problem: bool,
}

fn answer(model: &Model, look: &Look) -> Option<Answer> {
    let of_menu = match &model.popup {
        Some(Popup::Programs(menu)) => programs::explanation(model, menu),
        _ => None,
    };
    let said = |text: &crate::app::text::Text| show_text(&text.say(look.i18n), look.theme.glyphs());
    match &model.status {
        Some(status) => Some(Answer { text: said(&status.text), is_problem: status.is_problem }),
        None => of_menu.map(|text| Answer { text: said(&text), is_problem: false }),
    }
}

fn draw_answer(answer: Answer, buffer: &mut Buffer, area: Rect, look: &Look) {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let (sign, style) = if answer.is_problem { (glyphs.failed, theme.error()) } else { (glyphs.dot, theme.strong()) };
    let mut canvas = Canvas::new(buffer, area);
    let line = wrap::sentence(&format!("{sign} {}", answer.text), style, style);
    let lines = wrap::prose(line, canvas.width(), 2);
    let room = usize::from(canvas.height());
    for (row, line) in lines.iter().take(room).enumerate() {
        let mark = if row + 1 == room && lines.len() > room { glyphs.ellipsis } else { "" };
        canvas.put_both(row as u16, line.clone(), &Line::from(mark), glyphs.ellipsis);
    }
}
