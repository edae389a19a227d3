//! What a key means now, and which keys are worth showing.

use super::ActionId::*;
use super::{ACTIONS, Action, ActionId, Category};
use crate::app::first_run::greets;
use crate::app::keys::Key;
use crate::app::lesson::Waits;
use crate::app::model::Place::Home;
use crate::app::model::{Model, Screen};

/// What a key means now.
pub fn meant_by(model: &Model, key: Key) -> Option<&'static Action> {
    ACTIONS.iter().find(|action| model.keymap.keys_of(action).contains(&key) && action.available(model))
}

/// The actions of the footer, in its order; as many as fit are drawn. A key stands there only with what it does now.
pub fn footer(model: &Model) -> Vec<&'static Action> {
    let meant =
        |action: &&Action| meant_by(model, model.keymap.key(action.id)).is_some_and(|meant| meant.id == action.id);
    let useful = |action: &&Action| match action.id {
        // Before the first call there is nothing to walk over, and the key says so. A lesson has keys enough of its own.
        Events => model.screen == Screen::Lab && model.calls().next().is_some(),
        Interrupt => interrupts(model),
        // Elsewhere the row is full of what is done there; help has it. The first run has its own keys for it.
        NextTheme => model.place() == Home && !greets(model),
        // The first screen has a shorter key for it.
        Quit => model.place() != Home,
        _ => true,
    };
    let mut actions: Vec<&Action> =
        ACTIONS.iter().filter(|action| action.footer.is_some()).filter(meant).filter(useful).collect();
    actions.sort_by_key(|action| action.footer);
    actions
}

/// Whether there is something that Ctrl-C would interrupt.
pub(in crate::app) fn interrupts(model: &Model) -> bool {
    model.shows_programs() && model.is_running() && model.lesson_waits() != Some(Waits::Scene)
}

/// All actions by heading, for help and the docs page.
pub fn by_category() -> Vec<(Category, Vec<&'static Action>)> {
    let of = |category| ACTIONS.iter().filter(move |action| action.category == category).collect();
    Category::ALL.into_iter().map(|category| (category, of(category))).collect()
}

/// The action of that name in the file of keys: `next-pane`.
pub fn named(code: &str) -> Option<&'static Action> {
    ACTIONS.iter().find(|action| action.code() == code)
}

/// An action of the table.
pub fn action(id: ActionId) -> Option<&'static Action> {
    ACTIONS.iter().find(|action| action.id == id)
}
