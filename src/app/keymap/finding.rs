//! What is wrong with a file of keys, and how it is said.

use super::file::LARGEST;
use super::rules::MOST_KEYS;
use crate::app::actions::{ActionId, action};
use crate::app::keys::Key;
use crate::app::model::Place;
use crate::i18n::I18n;
use crate::i18n::printable::printable;

/// One thing that is wrong with the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The line, from 1; 0 where it is about the whole file.
    pub line: usize,
    /// What.
    pub kind: Kind,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The system would not let it be read.
    Unreadable {
        /// What the system said.
        reason: String,
    },
    /// More than [`LARGEST`] bytes.
    TooLarge,
    /// Bytes that are no text.
    NotUtf8,
    /// Text that is not TOML.
    NotToml {
        /// What the parser said, in English.
        message: String,
    },
    /// Something beside the table of keys.
    UnknownTable {
        /// Its name.
        given: String,
    },
    /// An action that there is not.
    UnknownAction {
        /// What was written.
        given: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// No list of names.
    WrongShape {
        /// Whose.
        action: ActionId,
    },
    /// A key that there is not.
    UnknownKey {
        /// For which action.
        action: ActionId,
        /// What was written.
        given: String,
    },
    /// A key that terminals send as another, or not at all.
    NeverArrives {
        /// For which action.
        action: ActionId,
        /// Which.
        key: Key,
    },
    /// An action without a key.
    NoKeys {
        /// Which.
        action: ActionId,
    },
    /// More keys than one action may have.
    TooManyKeys {
        /// For which action.
        action: ActionId,
    },
    /// An action whose keys are digits and mean them.
    Numbered {
        /// Which.
        action: ActionId,
    },
    /// A key that another action has in the same place.
    Taken {
        /// For which action.
        action: ActionId,
        /// Which key.
        key: Key,
        /// Whose it is.
        other: ActionId,
        /// Where both could be meant.
        place: Place,
    },
    /// A key that types something there.
    Typed {
        /// For which action.
        action: ActionId,
        /// Which key.
        key: Key,
        /// Where it is typed.
        place: Place,
    },
    /// A key that edits what is typed there.
    Edits {
        /// For which action.
        action: ActionId,
        /// Which key.
        key: Key,
        /// Where it edits.
        place: Place,
    },
    /// A key that an action needs where something is typed.
    MustKeep {
        /// Which action.
        action: ActionId,
        /// Which key.
        key: Key,
        /// Where.
        place: Place,
    },
}

impl Finding {
    /// What is wrong and what to do, in a language. Names of the file are shown without control characters.
    pub fn sentence(&self, i18n: &I18n) -> String {
        let say = |id: &str, more: &[(&str, String)]| {
            let variables: Vec<(&str, &str)> = more.iter().map(|(name, value)| (*name, value.as_str())).collect();
            i18n.tr_with(id, &variables)
        };
        let named = |id: &ActionId| ("action", name(*id, i18n));
        let key = |key: &Key| ("key", key.name(i18n));
        let at = |place: &Place| ("place", i18n.tr(place.title()));
        match &self.kind {
            Kind::Unreadable { reason } => say("keys-unreadable", &[("reason", shown(reason))]),
            Kind::TooLarge => say("keys-too-large", &[("most", LARGEST.to_string())]),
            Kind::NotUtf8 => i18n.tr("keys-not-utf8"),
            Kind::NotToml { message } => say("keys-not-toml", &[("message", shown(message))]),
            Kind::UnknownTable { given } => say("keys-unknown-table", &[("given", shown(given))]),
            Kind::UnknownAction { given, nearest: None } => say("keys-unknown-action", &[("given", shown(given))]),
            Kind::UnknownAction { given, nearest: Some(nearest) } => {
                say("keys-unknown-action-near", &[("given", shown(given)), ("nearest", nearest.clone())])
            }
            Kind::WrongShape { action } => say("keys-wrong-shape", &[named(action)]),
            Kind::UnknownKey { action, given } => say("keys-unknown-key", &[named(action), ("given", shown(given))]),
            Kind::NeverArrives { action, key: it } => say("keys-never-arrives", &[named(action), key(it)]),
            Kind::NoKeys { action } => say("keys-none", &[named(action)]),
            Kind::TooManyKeys { action } => say("keys-too-many", &[named(action), ("most", MOST_KEYS.to_string())]),
            Kind::Numbered { action } => say("keys-numbered", &[named(action)]),
            Kind::Taken { action, key: it, other, place } => {
                say("keys-taken", &[named(action), key(it), ("other", name(*other, i18n)), at(place)])
            }
            Kind::Typed { action, key: it, place } => say("keys-typed", &[named(action), key(it), at(place)]),
            Kind::Edits { action, key: it, place } => say("keys-edits", &[named(action), key(it), at(place)]),
            Kind::MustKeep { action, key: it, place } => say("keys-must-keep", &[named(action), key(it), at(place)]),
        }
    }
}

/// What somebody wrote, without control characters.
fn shown(text: &str) -> String {
    printable(text).into_owned()
}

/// An action as the file and the screen name it: `next-pane (panel)`.
fn name(id: ActionId, i18n: &I18n) -> String {
    action(id).map(|action| format!("{} ({})", action.code(), i18n.tr(action.label))).unwrap_or_default()
}
