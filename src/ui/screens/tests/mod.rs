//! Whole screens, drawn from sessions that a pretended lab plays.

mod any_size;
mod card;
mod causes;
mod deeds;
mod event;
mod experiment;
mod hex;
mod keys;
pub(super) mod lessons;
mod matrix;
mod mouse;
mod moving;
mod pictures;
mod scenes;
mod ten_gigabytes;
mod themes;
mod walk;
mod words;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::message::Msg;
use crate::app::stage::Stage;
use crate::i18n::Language;
use crate::ui::theme::{Theme, ThemeName};
use crate::ui::view::View;

/// Both languages, with their codes.
const LANGUAGES: [(Language, &str); 2] = [(Language::Spanish, "es"), (Language::English, "en")];

/// The default theme.
fn oscuro() -> Theme {
    Theme::new(ThemeName::Oscuro, false)
}

/// The stage's screen at a size, in a language and theme. The language stays «not chosen»: the screen says so.
fn frame(stage: &mut Stage, language: Language, theme: Theme, columns: u16, rows: u16) -> Buffer {
    stage.model.theme = theme.name();
    seen(&View::new(theme), stage, language, columns, rows)
}

/// The same by a view that is there already. What is in the air has landed: see `moving` for pictures of that.
fn seen(view: &View, stage: &mut Stage, language: Language, columns: u16, rows: u16) -> Buffer {
    // First the language: what was searched for is found anew with the next message.
    stage.model.language = language;
    stage.send(Msg::Resize { columns, rows });
    stage.model.flights.land();
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    view.draw(&stage.model, &mut buffer);
    buffer
}
