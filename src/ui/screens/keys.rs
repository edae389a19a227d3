//! The keys that work now, from the table of actions.

use crate::app::actions::{self, Action};
use crate::app::keys::Key;
use crate::app::model::Model;
use crate::i18n::I18n;
use crate::ui::widgets::footer::KeyHint;

/// The footer's keys, the most useful ones with the most weight.
pub fn footer(model: &Model, i18n: &I18n) -> Vec<KeyHint> {
    actions::footer(model).into_iter().map(|action| hint(action, i18n)).collect()
}

fn hint(action: &Action, i18n: &I18n) -> KeyHint {
    let key = action.keys.first().map(|key| key.name(i18n)).unwrap_or_default();
    // The table's places count up with less use; weights count down.
    KeyHint::new(key, i18n.tr(action.label), u8::MAX - action.footer.unwrap_or(u8::MAX))
}

/// All keys of an action, as they are written.
pub fn all(action: &Action, i18n: &I18n) -> String {
    action.keys.iter().map(|key: &Key| key.name(i18n)).collect::<Vec<_>>().join(" ")
}
