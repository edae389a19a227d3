//! What was chosen is done, as its key would have done it where the palette stood over.

use crate::app::actions::{self, ActionId};
use crate::app::demo;
use crate::app::effect::Effect;
use crate::app::glossary::GlossaryPopup;
use crate::app::home::HomeItem;
use crate::app::keys::{Code, Key};
use crate::app::lesson;
use crate::app::model::{Model, Screen};
use crate::app::perform::{choose_theme, open_item, perform};
use crate::app::popup::{Popup, ProgramItem};
use crate::app::prompt;

use super::{Command, REMEMBERED, entries};

/// Closes the palette, and does what the cursor stands on.
pub(in crate::app) fn choose(model: &mut Model) -> Vec<Effect> {
    let Some(Popup::Palette(palette)) = &model.popup else { return Vec::new() };
    let Some(command) = palette.chosen().map(|entry| entry.command.clone()) else { return Vec::new() };
    model.popup = None;
    model.commands_used.retain(|used| *used != command);
    model.commands_used.insert(0, command.clone());
    model.commands_used.truncate(REMEMBERED);
    run(model, command)
}

fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Action(id) => return press(model, id),
        Command::Program(id) => {
            if let Some(place) = model.lab.place_of(id) {
                prompt::text_changes(model);
                model.lab.focus_on(place);
            }
        }
        Command::Lesson(place) => return from_home(model, HomeItem::Lesson(place), place),
        Command::Broken(place) => {
            let row = model.course.catalogue.lessons.len() + place;
            return from_home(model, HomeItem::Broken(place), row);
        }
        Command::Lab => {
            let row = model.home.cursor;
            return from_home(model, HomeItem::Lab, row);
        }
        Command::Item(item) => return choose_item(model, item),
        Command::Theme(theme) => return choose_theme(model, theme),
        Command::Demo(place) => {
            leave_screen(model);
            model.home.cursor = place;
            return demo::begin(model, Some(place));
        }
        Command::Glossary => {
            let terms =
                model.course.catalogue.glossary.in_order(model.language).into_iter().map(str::to_owned).collect();
            model.popup = Some(Popup::Glossary(GlossaryPopup::of(terms)));
        }
        Command::Term(id) => model.popup = Some(Popup::Glossary(GlossaryPopup::of(vec![id]))),
    }
    Vec::new()
}

/// An action of the table, by the key that means it now.
fn press(model: &mut Model, id: ActionId) -> Vec<Effect> {
    let key = actions::action(id).and_then(|action| entries::key_of(model, action));
    key.map(|key| perform(model, id, key)).unwrap_or_default()
}

/// By way of the first screen, as by its keys, with the cursor there on what is entered.
fn from_home(model: &mut Model, item: HomeItem, row: usize) -> Vec<Effect> {
    leave_screen(model);
    model.home.cursor = row;
    open_item(model, item)
}

fn leave_screen(model: &mut Model) {
    prompt::text_changes(model);
    if model.screen != Screen::Home {
        lesson::go_home(model);
    }
}

/// A line of the menu of programs, as if it had been opened and walked to.
fn choose_item(model: &mut Model, item: ProgramItem) -> Vec<Effect> {
    let mut effects = press(model, ActionId::Programs);
    if let Some(Popup::Programs(menu)) = &mut model.popup
        && ProgramItem::faults().any(|fault| fault == item)
    {
        menu.enter();
    }
    let Some(Popup::Programs(menu)) = &model.popup else { return effects };
    let Some(place) = model.menu_items(menu).iter().position(|other| *other == item) else { return effects };
    if let Some(Popup::Programs(menu)) = &mut model.popup {
        menu.cursor = place;
    }
    effects.extend(perform(model, ActionId::MenuChoose, Key::plain(Code::Enter)));
    effects
}
