//! The menu of programs (F7), over the lab.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::keys;
use crate::app::model::Model;
use crate::app::popup::{Naming, NamingWhat, ProgramsMenu};
use crate::ui::Look;
use crate::ui::widgets::canvas::{Canvas, text_columns};
use crate::ui::widgets::popup::{Item, Popup};
use crate::ui::widgets::safe_text::show_text;

/// Draws it in the middle of `within`.
pub fn draw(model: &Model, menu: &ProgramsMenu, buffer: &mut Buffer, within: Rect, look: &Look) {
    let name = menu.subject.and_then(|id| model.lab.participant(id)).map(|participant| participant.name.clone());
    if let Some(naming) = &menu.naming {
        return draw_naming(model, naming, name.as_deref().unwrap_or_default(), buffer, within, look);
    }
    let choices = model.program_items(menu.subject);
    let items: Vec<Item> = choices
        .iter()
        .map(|item| {
            let label = look.i18n.tr(item.label());
            // What concerns one program says which.
            let text = match (&name, item.is_about_subject()) {
                (Some(name), true) => show_text(name, look.theme.glyphs()),
                _ => String::new(),
            };
            Item { name: label, text, enabled: true }
        })
        .collect();
    let note = choices.get(menu.cursor).map(|item| Line::from(look.i18n.tr(item.explanation())));
    let hints = keys::footer(model, look.i18n);
    let popup = Popup {
        title: Line::from(look.i18n.tr("app-menu-title")),
        items: &items,
        chosen: Some(menu.cursor),
        scroll: 0,
        note,
        keys: &hints,
    };
    popup.draw(buffer, popup.place_centered(within), look);
}

fn draw_naming(model: &Model, naming: &Naming, name: &str, buffer: &mut Buffer, within: Rect, look: &Look) {
    let title = match naming.what {
        NamingWhat::NewConsole => look.i18n.tr("app-name-for-new"),
        NamingWhat::Rename(_) => {
            look.i18n.tr_with("app-name-for-rename", &[("program", &show_text(name, look.theme.glyphs()))])
        }
    };
    // The typed name is the one item; what is wrong with it, the note.
    let typed = show_text(naming.editor.text(), look.theme.glyphs());
    let items = [Item { name: format!("{typed} "), text: String::new(), enabled: true }];
    let note =
        naming.problem.as_ref().map(|problem| Line::from(Span::styled(problem.say(look.i18n), look.theme.error())));
    let hints = keys::footer(model, look.i18n);
    let popup = Popup { title: Line::from(title), items: &items, chosen: None, scroll: 0, note, keys: &hints };
    let area = popup.place_centered(within);
    popup.draw(buffer, area, look);
    let before = naming.editor.text().get(..naming.editor.cursor()).unwrap_or_default();
    let column = text_columns(&show_text(before, look.theme.glyphs()));
    Canvas::new(buffer, crate::ui::widgets::frame::body(area)).mark(column, 0, look.theme.cursor());
}
