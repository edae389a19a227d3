//! Help (F1): what works where it was opened from, then all the rest.

use super::actions::{self, ACTIONS, ActionId, Category, meant_by};
use super::model::{Model, Place};
use super::popup::Popup;
use super::text::Text;

/// Help, over a screen or over what stood over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpPopup {
    /// How many lines are scrolled away at the top.
    pub scroll: usize,
    /// How many could be: only `ui` knows, and tells it before each key. Unknown until then.
    pub last: Option<usize>,
    /// Where it was opened from.
    pub place: Place,
    /// What worked there, the most useful first.
    pub works: Vec<ActionId>,
    /// What stood over the screen then, and does again afterwards.
    pub over: Option<Box<Popup>>,
}

/// Opens it, from wherever a key arrives now.
pub(super) fn open(model: &mut Model) {
    let mut works: Vec<ActionId> = actions::footer(model).iter().map(|action| action.id).collect();
    for action in ACTIONS {
        let reached = || {
            let mut keys = model.keymap.keys_of(action).iter();
            keys.any(|key| meant_by(model, *key).is_some_and(|meant| meant.id == action.id))
        };
        if !works.contains(&action.id) && reached() {
            works.push(action.id);
        }
    }
    // What every line editor has stands together, further below.
    let edits = |id| actions::action(id).is_some_and(|action| action.category == Category::Editing);
    works.retain(|id| !edits(*id));
    let place = model.place();
    let over = model.popup.take().map(Box::new);
    model.popup = Some(Popup::Help(HelpPopup { scroll: 0, last: None, place, works, over }));
}

/// Closes it: what stood over the screen before does again.
pub(super) fn close(model: &mut Model) {
    if let Some(Popup::Help(help)) = model.popup.take() {
        model.popup = help.over.map(|over| *over);
    }
}

/// How far it can be scrolled, as `ui` draws it.
pub(super) fn ends_at(model: &mut Model, last: usize) {
    if let Some(Popup::Help(help)) = &mut model.popup {
        help.last = Some(last);
        help.scroll = help.scroll.min(last);
    }
}

/// Moves it by so many lines.
pub(super) fn scroll(model: &mut Model, lines: isize) {
    if let Some(Popup::Help(help)) = &mut model.popup {
        let last = help.last.unwrap_or(usize::MAX);
        help.scroll = help.scroll.saturating_add_signed(lines).min(last);
    }
}

impl HelpPopup {
    /// «Here: the console of cliente». The name of the place itself is text that depends on the language: its id is the
    /// second, where there is one.
    pub fn here(&self, model: &Model) -> (Text, Option<&'static str>) {
        let focused = model.focused().map(|participant| participant.name.clone());
        match (self.place, focused) {
            (Place::Console, Some(name)) => (Text::new("keys-here-console").with("program", name), None),
            (Place::Answer, Some(name)) => (Text::new("input-here").with("program", name), None),
            (Place::Walk, Some(name)) => (Text::new("walk-here").with("program", name), None),
            (Place::Server, Some(name)) => (Text::new("keys-here-server").with("program", name), None),
            (Place::Server, None) => (Text::new("keys-here-empty"), None),
            (place, _) => (Text::new("keys-here"), Some(place.title())),
        }
    }
}
