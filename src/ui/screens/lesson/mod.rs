//! A lesson: its steps, questions and end, drawn from what the lesson tells (`sheet`).
//!
//! One geometry, that of the laboratory: text and goals above, programs with their kernel rows, travel, and what is told
//! at the bottom. A question stands alone, with the programs dimmed below it where there is room.

mod closing;
mod notice;
pub mod overflow;
mod places;
mod question;
mod rows;
mod said;
mod sheet;
mod telling;
mod title;
pub(super) mod trouble;
mod work;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Room;
use crate::app::actions::ActionId;
use crate::app::model::Model;
use crate::ui::Look;
use crate::ui::widgets::markdown::{self, Ink};
use sheet::{Part, Sheet, Then};

/// Draws it; what stands over it may use the returned room. `None`: there is no lesson to draw.
pub fn draw(model: &Model, buffer: &mut Buffer, area: Rect, look: &Look) -> Option<Room> {
    let sheet = sheet(model, look)?;
    Some(match &sheet.part {
        Part::Work(work) => work::draw(model, &sheet, work, buffer, area, look),
        Part::Question(question) => question::draw(model, &sheet, question, buffer, area, look),
        Part::Closing(closing) => closing::draw(model, &sheet, closing, buffer, area, look),
        Part::Notice(notice) => notice::draw(model, &sheet, notice, buffer, area, look),
    })
}

/// What the lesson on the screen says.
fn sheet(model: &Model, look: &Look) -> Option<Sheet> {
    let lesson = model.lesson_on_screen()?;
    let go = model
        .go()
        .filter(|_| lesson.player.grey().is_some())
        .and_then(|go| Some((go.key.name(look.i18n), model.lab.participant(go.program)?.name.clone())));
    let telling = telling::Telling {
        player: &lesson.player,
        projections: model.projections(),
        progress: &model.course.progress,
        lessons: &model.course.catalogue.lessons,
        cursor: lesson.cursor,
        typed: (lesson.sentence.text(), lesson.sentence.cursor()),
        is_busy: model.is_running(),
        go: go.as_ref().map(|(key, program)| (key.as_str(), program.as_str())),
        look,
    };
    let mut sheet = telling.sheet();
    if let Part::Closing(closing) = &mut sheet.part
        && !lesson.errors.is_empty()
    {
        let errors: Vec<&str> = lesson.errors.iter().copied().collect();
        let (errors, key) = (errors.join(", "), look.key(ActionId::Museum));
        closing.errors = look.i18n.tr_with("museum-met", &[("errors", &errors), ("key", &key)]);
    }
    Some(sheet)
}

/// The whole texts of the step on the screen, for help: there they have all the room that they need. A blank row stands
/// between two.
pub(super) fn whole_texts(model: &Model, width: u16, look: &Look) -> Vec<Line<'static>> {
    let Some(sheet) = sheet(model, look) else { return Vec::new() };
    let ink = Ink::text(look);
    let texts: Vec<(String, &str)> = match &sheet.part {
        Part::Work(work) => {
            let loud = if work.said.is_quiet { "" } else { work.said.text.as_str() };
            let heading = if loud.is_empty() { String::new() } else { work.said.heading.clone() };
            let asked = work.sentence.as_ref().map_or("", |sentence| sentence.question.as_str());
            let empty = String::new;
            vec![(empty(), &work.text), (heading, loud), (empty(), &work.because), (empty(), asked)]
        }
        Part::Question(question) => {
            let because = match &question.then {
                Then::Answered { because, .. } => because.as_str(),
                _ => "",
            };
            let empty = String::new;
            vec![(empty(), &question.text), (empty(), &question.question), (empty(), because)]
        }
        Part::Closing(_) | Part::Notice(_) => Vec::new(),
    };
    let mut rows: Vec<Line<'static>> = Vec::new();
    for (heading, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        if !rows.is_empty() {
            rows.push(Line::default());
        }
        if !heading.is_empty() {
            rows.push(Line::from(Span::styled(heading, look.theme.muted())));
        }
        rows.extend(markdown::rows(text, ink, width, look));
    }
    rows
}
