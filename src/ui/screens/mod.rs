//! The screens, and what stands over them: panes and widgets put together.

pub mod broken;
pub mod card;
mod causes;
pub mod copying;
pub mod deeds;
pub mod demo;
pub mod event;
pub mod experiment;
pub mod first_run;
mod flights;
pub mod glossary;
pub mod help;
pub mod hex;
pub mod home;
pub mod keys;
pub mod lab;
pub mod lesson;
pub mod museum;
pub mod palette;
pub mod permission;
pub mod person;
pub mod programs;
mod scene;
pub mod small;
#[cfg(test)]
mod tests;
pub mod walk;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::actions::ActionId;
use crate::app::mouse::Target;
use crate::ui::Look;
use crate::ui::widgets::canvas::Canvas;
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::spotted::Spotted;
use crate::ui::widgets::wrap;

/// Where something may stand over a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Anywhere that is no column of its own.
    pub whole: Rect,
    /// Where the focused program, its kernel and what travelled stay in view.
    pub beside: Rect,
}

/// «F2 English».
fn language_hint(look: &Look) -> Spotted<'static> {
    let text = format!("{} {}", look.key(ActionId::Language), look.i18n.tr("ui-other-language"));
    Spotted::whole(Span::styled(text, look.theme.strong()), Target::Action(ActionId::Language))
}

/// The answer to a key, on a row of its own; a longer one takes the row above too.
fn draw_status(words: &str, is_problem: bool, buffer: &mut Buffer, row: Rect, look: &Look) {
    let style = if is_problem { look.theme.error() } else { look.theme.strong() };
    let words = show_text(words, look.theme.glyphs());
    let mut rows = wrap::words(&words, row.width);
    if rows.len() > MOST_STATUS {
        let rest = rows.split_off(MOST_STATUS - 1).join(" ");
        rows.push(rest);
    }
    let above = (rows.len() as u16).saturating_sub(1);
    let area = Rect { y: row.y.saturating_sub(above), height: above + 1, ..row };
    let mut canvas = Canvas::new(buffer, area);
    canvas.clear();
    for (place, words) in rows.into_iter().enumerate() {
        let line = Line::from(Span::styled(words, style));
        canvas.put_both(place as u16, line, &Line::default(), look.theme.glyphs().ellipsis);
    }
}

/// The most rows of an answer where it has one row of its own.
const MOST_STATUS: usize = 2;
