//! The menu of programs (F7), over the lab.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Room, keys};
use crate::app::model::Model;
use crate::app::popup::{Naming, NamingWhat, ProgramsMenu};
use crate::app::text::Text;
use crate::ui::Look;
use crate::ui::widgets::canvas::{Canvas, text_columns};
use crate::ui::widgets::footer::{self, KeyHint};
use crate::ui::widgets::frame::body;
use crate::ui::widgets::popup::{Popup, Row};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::wrap;

/// Draws it beside the focused program, and above travel where it fits there.
pub fn draw(model: &Model, menu: &ProgramsMenu, buffer: &mut Buffer, room: Room, look: &Look) {
    let name = menu.subject.and_then(|id| model.lab.participant(id));
    let name = name.map(|participant| show_text(&participant.name, look.theme.glyphs())).unwrap_or_default();
    if let Some(naming) = &menu.naming {
        return draw_naming(model, naming, &name, buffer, room, look);
    }
    let mut rows = Vec::new();
    let mut chosen = None;
    let mut is_new = true;
    for (place, item) in model.menu_items(menu).into_iter().enumerate() {
        if is_new && item.is_about_subject() {
            rows.push(Row::Blank);
            rows.push(Row::Heading(look.i18n.tr_with("app-menu-subject", &[("program", &name)])));
            is_new = false;
        }
        if place == menu.cursor {
            chosen = Some(rows.len());
        }
        rows.push(Row::Choice(look.i18n.tr(item.label())));
    }
    let title = Line::from(look.i18n.tr(if menu.faults { "fault-menu-title" } else { "app-menu-title" }));
    let mut popup = Popup { title, rows: &rows, chosen, scroll: 0, keys: &[] };
    let hints = short_keys(model, room.beside, look);
    popup.keys = &hints;
    popup.draw(buffer, place(&popup, room), look);
}

/// What the chosen line of the menu does, for the place that says what to try.
pub fn explanation(model: &Model, menu: &ProgramsMenu) -> Option<Text> {
    if menu.naming.is_some() {
        return None;
    }
    Some(Text::new(model.menu_items(menu).get(menu.cursor)?.explanation()))
}

/// Beside the focused program if the box fits there; else at the right, where lines of code seldom reach.
fn place(popup: &Popup, room: Room) -> Rect {
    let wanted = popup.place_centered(room.whole);
    if wanted.width <= room.beside.width && wanted.height <= room.beside.height {
        popup.place_centered(room.beside)
    } else {
        Rect { x: room.whole.right().saturating_sub(wanted.width + 1).max(room.whole.x), ..wanted }
    }
}

/// The keys of the box; without labels where those would make it too wide to stand beside the focused program.
fn short_keys(model: &Model, beside: Rect, look: &Look) -> Vec<KeyHint> {
    let mut hints = keys::dialog(model, look.i18n);
    if footer::wanted_columns(&hints) + 6 > beside.width {
        hints.iter_mut().take(2).for_each(|hint| hint.label.clear());
    }
    hints
}

fn draw_naming(model: &Model, naming: &Naming, name: &str, buffer: &mut Buffer, room: Room, look: &Look) {
    let title = match naming.what {
        NamingWhat::NewConsole => look.i18n.tr("app-name-for-new"),
        NamingWhat::File => look.i18n.tr("walk-name-for-file"),
        NamingWhat::Rename(_) => look.i18n.tr_with("app-name-for-rename", &[("program", name)]),
    };
    // The typed name is on the first row; what is wrong with it, below.
    let typed = show_text(naming.editor.text(), look.theme.glyphs());
    let mut rows = vec![Row::Text(format!("{typed} ")), Row::Blank];
    let problem = naming.problem.as_ref().map(|problem| problem.say(look.i18n)).unwrap_or_default();
    if !problem.is_empty() {
        rows.extend(wrap::words(&problem, room.beside.width.saturating_sub(4)).into_iter().map(Row::Text));
    }
    let hints = keys::dialog(model, look.i18n);
    let popup = Popup { title: Line::from(title), rows: &rows, chosen: None, scroll: 0, keys: &hints };
    let area = place(&popup, room);
    popup.draw(buffer, area, look);
    let mut canvas = Canvas::new(buffer, body(area));
    for (row, content) in rows.iter().enumerate().skip(2) {
        if let Row::Text(text) = content {
            canvas.put(0, row as u16, &Line::from(Span::styled(text.clone(), look.theme.error())));
        }
    }
    let before = naming.editor.text().get(..naming.editor.cursor()).unwrap_or_default();
    let column = text_columns(&show_text(before, look.theme.glyphs()));
    canvas.mark(column, 0, look.theme.cursor());
}
