//! The whole screen: which screen, and what stands over it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::model::{Model, Screen};
use crate::app::mouse::Target;
use crate::app::popup::Popup;
use crate::journal::event::ProgramId;
use crate::ui::Look;
use crate::ui::hits::Hits;
use crate::ui::screens::{
    self, Room, broken, demo, experiment, glossary, help, home, lab, lesson, palette, permission, programs, small,
};
use crate::ui::theme::Theme;

/// The smallest terminal on which something useful fits; below it a polite line says so.
pub const SMALLEST: (u16, u16) = (40, 12);

/// No terminal has more cells; a size beyond it is a mistake.
const MOST_CELLS: u32 = 1 << 22;

/// Draws models, in the words that they hold.
#[derive(Debug)]
pub struct View {
    theme: Theme,
}

impl View {
    /// A view with the signs of `theme`. Which theme is seen, the model says at each draw.
    pub fn new(theme: Theme) -> View {
        View { theme }
    }

    /// Draws the whole of `buffer`. Any size is all right.
    pub fn draw(&self, model: &Model, buffer: &mut Buffer) {
        self.draw_screen(model, buffer, None);
        self.theme.named(model.theme).finish(buffer);
        let instead = self.theme.glyphs().instead;
        if instead.is_empty() {
            return;
        }
        for cell in &mut buffer.content {
            if let Some((_, other)) = instead.iter().find(|(sign, _)| *sign == cell.symbol()) {
                cell.set_symbol(other);
            }
        }
    }

    /// What stands at a cell of the screen, in the size that the model has.
    pub fn target_at(&self, model: &Model, column: u16, row: u16) -> Option<Target> {
        self.hits(model).at(column, row)
    }

    /// Everything that can be clicked. It is drawn once more, on a sheet that nobody sees: only what draws knows where it
    /// draws.
    pub(in crate::ui) fn hits(&self, model: &Model) -> Hits {
        let hits = Hits::default();
        let area = Rect::new(0, 0, model.size.columns, model.size.rows);
        if area.area() <= MOST_CELLS {
            self.draw_screen(model, &mut Buffer::empty(area), Some(&hits));
        }
        hits
    }

    /// How far help can be scrolled, in lines; nothing where it is not open. In the size that the model has.
    pub fn help_end(&self, model: &Model) -> Option<usize> {
        let area = Rect::new(0, 0, model.size.columns, model.size.rows);
        if !matches!(model.popup, Some(Popup::Help(_))) || area.area() > MOST_CELLS {
            return None;
        }
        let (hits, mut sheet) = (Hits::default(), Buffer::empty(area));
        self.draw_screen(model, &mut sheet, Some(&hits));
        hits.end()
    }

    fn draw_screen(&self, model: &Model, buffer: &mut Buffer, hits: Option<&Hits>) {
        let area = buffer.area;
        let theme = self.theme.named(model.theme).with_colours(colours(model));
        let look = Look { hits, ..Look::new(&theme, model.words.of(model.language), &model.keymap) };
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            small::draw(buffer, area, &look);
            return;
        }
        let room = match model.screen {
            Screen::Home => {
                home::draw(model, buffer, area, &look);
                Room { whole: area, beside: area }
            }
            Screen::Lab => lab::draw(model, buffer, area, &look),
            Screen::Lesson => {
                lesson::draw(model, buffer, area, &look).unwrap_or_else(|| lab::draw(model, buffer, area, &look))
            }
            Screen::Demo => demo::draw(model, buffer, area, &look),
            Screen::Broken(place) => {
                broken::draw(model, place, buffer, area, &look);
                Room { whole: area, beside: area }
            }
        };
        self.draw_over(model, buffer, room, &look);
    }

    fn draw_over(&self, model: &Model, buffer: &mut Buffer, room: Room, look: &Look) {
        if let Some(hits) = look.hits.filter(|_| model.popup.is_some() || !model.permissions.is_empty()) {
            hits.cover();
        }
        if let Some(permission) = model.permissions.front() {
            return permission::draw(model, permission, buffer, room, look);
        }
        match &model.popup {
            Some(Popup::Help(popup)) => help::draw(model, popup, buffer, room.whole, look),
            Some(Popup::Programs(menu)) => programs::draw(model, menu, buffer, room, look),
            Some(Popup::Person(person)) => super::screens::person::draw(model, person, buffer, room.whole, look),
            Some(Popup::Glossary(glossary)) => glossary::draw(model, glossary, buffer, room, look),
            Some(Popup::Copy(menu)) => super::screens::copying::draw(model, menu, buffer, room, look),
            Some(Popup::Card(card)) => super::screens::card::draw(model, card, buffer, room, look),
            Some(Popup::Museum(museum)) => super::screens::museum::draw(model, museum, buffer, room.whole, look),
            Some(Popup::Hex(hex)) => super::screens::hex::draw(model, hex, buffer, room, look),
            Some(Popup::Demo(list)) => demo::draw_list(model, *list, buffer, room.whole, look),
            Some(Popup::Palette(found)) => palette::draw(model, found, buffer, room.whole, look),
            Some(Popup::Deeds(menu)) => super::screens::deeds::draw(model, menu, buffer, room, look),
            Some(Popup::Variables(scroll)) => screens::walk::draw_variables(model, *scroll, buffer, room, look),
            Some(Popup::Stops(cursor)) => screens::walk::draw_stops(model, *cursor, buffer, room, look),
            Some(Popup::Experiment(asked)) => experiment::draw(model, asked, buffer, room, look),
            None => {}
        }
    }
}

/// The colours of the programs on the screen, the first screen's own two included.
fn colours(model: &Model) -> Vec<(ProgramId, u8)> {
    let lab = model.lab.participants.iter().map(|participant| (participant.id, participant.colour));
    let probe = model.home.probe.programs();
    let home = probe.map(|programs| [(programs.client, 0), (programs.server, 1)]).into_iter().flatten();
    lab.chain(home).collect()
}
