//! Which keys an action may be given: nothing that somebody types is taken away, and no key means two things.

use super::names::arrives;
use super::{Finding, Keymap, Kind};
use crate::app::actions::{ACTIONS, Action, ActionId, TYPING, action};
use crate::app::keys::{Code, Key};
use crate::app::model::Place;

/// How many keys one action may have.
pub const MOST_KEYS: usize = 9;

/// What the lines of a file ask for: an action, its keys, and the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Which action.
    pub id: ActionId,
    /// The keys it should have, and no others.
    pub keys: Vec<Key>,
    /// The line of the file, from 1.
    pub line: usize,
}

/// The table's keys but for what was chosen.
///
/// # Errors
/// Everything that cannot be so.
pub fn keymap(mut chosen: Vec<Chosen>) -> Result<Keymap, Vec<Finding>> {
    for line in &mut chosen {
        let mut seen: Vec<Key> = Vec::new();
        line.keys.retain(|key| {
            !seen.contains(key) && {
                seen.push(*key);
                true
            }
        });
    }
    let own = chosen.iter().map(|line| (line.id, line.keys.clone())).collect();
    let keymap = Keymap { own };
    let mut findings = Vec::new();
    for (place, line) in chosen.iter().enumerate() {
        let Some(action) = action(line.id) else { continue };
        let mut find = |kind| findings.push(Finding { line: line.line, kind });
        if let Some(kind) = about_number(action, line) {
            find(kind);
            continue;
        }
        for key in kept(action).filter(|(key, _)| !line.keys.contains(key)) {
            find(Kind::MustKeep { action: line.id, key: key.0, place: key.1 });
        }
        for key in &line.keys {
            if let Some(kind) = about_key(action, *key) {
                find(kind);
                continue;
            }
            // What two lines share is said at the second.
            let later = |other: &Action| chosen.iter().skip(place).any(|later| later.id == other.id);
            let others = ACTIONS.iter().filter(|other| !later(other));
            let taken = others.filter(|other| keymap.keys_of(other).contains(key) && !share_by_design(action, other));
            let taken = taken.filter_map(|other| Some((other.id, shared_place(action, other)?))).next();
            if let Some((other, place)) = taken {
                find(Kind::Taken { action: line.id, key: *key, other, place });
            }
        }
    }
    if findings.is_empty() { Ok(keymap) } else { Err(findings) }
}

/// Whether the keys of an action are digits and mean them: «the third program».
pub fn is_numbered(action: &Action) -> bool {
    action.keys.iter().all(|key| matches!(key.code, Code::Char('0'..='9')))
}

/// Whether there are as many keys as can be, and of an action whose keys can be chosen.
fn about_number(action: &Action, line: &Chosen) -> Option<Kind> {
    if is_numbered(action) {
        return Some(Kind::Numbered { action: line.id });
    }
    match line.keys.len() {
        0 => Some(Kind::NoKeys { action: line.id }),
        1..=MOST_KEYS => None,
        _ => Some(Kind::TooManyKeys { action: line.id }),
    }
}

fn about_key(action: &Action, key: Key) -> Option<Kind> {
    if !arrives(key) {
        return Some(Kind::NeverArrives { action: action.id, key });
    }
    if action.keys.contains(&key) {
        return None;
    }
    // What is typed while a scene is being prepared is kept for its prompt.
    let typed_in = |place: &&Place| TYPING.contains(place) || **place == Place::Reading;
    let place = *action.places().iter().find(typed_in)?;
    if key.typed().is_some() {
        return Some(Kind::Typed { action: action.id, key, place });
    }
    edits(key).then_some(Kind::Edits { action: action.id, key, place })
}

/// The keys that mean in a place where something is typed what they mean at python3's prompt.
fn edits(key: Key) -> bool {
    let edits = matches!(
        key.code,
        Code::Enter
            | Code::Tab
            | Code::BackTab
            | Code::Up
            | Code::Down
            | Code::Left
            | Code::Right
            | Code::Home
            | Code::End
            | Code::Backspace
            | Code::Delete
    );
    edits && key == Key::plain(key.code)
}

/// The keys that an action has by the table to edit what is typed, with the place where: they stay its own.
fn kept(action: &Action) -> impl Iterator<Item = (Key, Place)> {
    let place = action.places().iter().copied().find(|place| TYPING.contains(place));
    let keys = action.keys.iter().copied().filter(|key| edits(*key));
    keys.filter_map(move |key| Some((key, place?)))
}

/// The first place where both can be meant.
fn shared_place(one: &Action, other: &Action) -> Option<Place> {
    one.places().iter().copied().find(|place| other.places().contains(place))
}

/// Whether the table itself gives both a key in one place: then it says which is meant when.
pub fn share_by_design(one: &Action, other: &Action) -> bool {
    shared_place(one, other).is_some() && one.keys.iter().any(|key| other.keys.contains(key))
}
