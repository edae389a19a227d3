//! The glossary (F5), in place: the words of a step or all of them, and one word with its explanation.

use ratatui::buffer::Buffer;
use ratatui::text::Line;

use super::{Room, keys};
use crate::app::glossary::GlossaryPopup;
use crate::app::model::Model;
use crate::ui::Look;
use crate::ui::widgets::markdown::{self, Ink};
use crate::ui::widgets::popup::{Popup, Row};

/// The widest an explanation is, in columns: `docs/lessons.md` promises authors so many.
const WIDEST: u16 = 70;

/// Draws it.
pub fn draw(model: &Model, glossary: &GlossaryPopup, buffer: &mut Buffer, room: Room, look: &Look) {
    let known = &model.course.catalogue.glossary;
    let language = look.i18n.language();
    let word = |id: &str| {
        let entry = known.entry(language, id);
        // A foreign word is marked as one in its file; titles and lists are plain.
        markdown::line(entry.map_or(id, |entry| entry.word.as_str()), Ink::text(look), look).to_string()
    };
    let hints = keys::dialog(model, look.i18n);
    let width = room.whole.width.saturating_sub(4).min(WIDEST);
    let (title, rows) = match glossary.term().filter(|_| glossary.open) {
        Some(id) => {
            let text = known.entry(language, id).map(|entry| entry.explanation(&look.reader())).unwrap_or_default();
            let rows = markdown::rows(&text, Ink::text(look), width, look);
            (word(id), rows.into_iter().map(Row::Prose).collect::<Vec<_>>())
        }
        None => {
            let words = glossary.terms.iter().map(|id| Row::Choice(word(id)));
            (look.i18n.tr("ui-lesson-glossary"), words.collect())
        }
    };
    let chosen = (!glossary.open).then_some(glossary.cursor);
    let popup = Popup { title: Line::from(title), rows: &rows, chosen, scroll: 0, keys: &hints };
    popup.draw(buffer, popup.place_centered(room.whole), look);
}
