//! The keys that work now, from the table of actions.

use unicode_width::UnicodeWidthStr;

use crate::app::actions::{self, Action, ActionId, Category};
use crate::app::keymap::{Keymap, is_numbered};
use crate::app::keys::{Code, Key};
use crate::app::lesson::Waits;
use crate::app::model::{Model, Place, Screen};
use crate::i18n::I18n;
use crate::ui::Look;
use crate::ui::widgets::footer::KeyHint;

/// The keys of the screen itself, on its last row: the most useful ones with the most weight. What stands over the screen
/// has its keys on its own border ([`dialog`]).
pub fn footer(model: &Model, i18n: &I18n) -> Vec<KeyHint> {
    hints(shown(model).filter(|(action, _)| action.category != Category::Dialogs), &model.keymap, i18n)
}

/// The keys of what stands over the screen.
pub fn dialog(model: &Model, i18n: &I18n) -> Vec<KeyHint> {
    hints(shown(model).filter(|(action, _)| action.category == Category::Dialogs), &model.keymap, i18n)
}

/// The key of the other language, for what stands over the place that says it.
pub fn language(model: &Model, look: &Look) -> Option<KeyHint> {
    let label = look.i18n.tr("ui-other-language");
    says_language(model).then(|| KeyHint::new(look.key(ActionId::Language), label, 0).does(ActionId::Language))
}

/// The actions of the table's footer with their places in it, without those whose key stands elsewhere on the screen.
fn shown(model: &Model) -> impl Iterator<Item = (&'static Action, u8)> {
    let says_language = says_language(model);
    let mut shown = actions::footer(model);
    shown.retain(|action| action.id != ActionId::Language || !says_language);
    let is_done = model.lesson_waits() == Some(Waits::GoOnOrStatement);
    let mut placed: Vec<_> = shown.into_iter().map(|action| (action, place(model, action, is_done))).collect();
    placed.sort_by_key(|(_, place)| *place);
    placed.into_iter()
}

/// The table's place of an action, with what the screen changes in it. On the first screen, where letters act, palette
/// and mouse give way to all others. Where programs stand, the palette is shown even on a projector: it leads to whatever
/// has no room; the mouse stands there where there is more room. Where a step is done, it is played again or its words are
/// looked up before other programs are looked for. Where a program runs, and in lessons, another pane is of more use than
/// the menu of actions.
fn place(model: &Model, action: &Action, is_done: bool) -> u8 {
    match (action.id, model.base_place()) {
        (ActionId::LessonAgain, _) if is_done => 15,
        (ActionId::LessonGlossary, _) if is_done => 16,
        (ActionId::Palette, Place::Home) => 101,
        (ActionId::Palette, Place::Console | Place::Answer | Place::Server) if is_done => 17,
        // Its own letters come first: they are all that steers it.
        (ActionId::Palette | ActionId::Mouse, Place::Walk) => 45,
        (ActionId::Palette, Place::Console | Place::Answer | Place::Server) => 33,
        (ActionId::Palette, Place::Question | Place::Reading | Place::Sentence) => PALETTE_LAST,
        (ActionId::Deeds, _) if model.is_running() => 35,
        (ActionId::Deeds, _) if model.screen == Screen::Lesson => 32,
        (ActionId::Mouse, Place::Console | Place::Answer | Place::Server) if is_done => 23,
        (ActionId::Mouse, Place::Console | Place::Answer | Place::Server) => 34,
        (ActionId::Mouse, Place::Question | Place::Reading | Place::Sentence) => 59,
        (ActionId::Mouse, Place::Home) => 110,
        _ => action.footer.unwrap_or(u8::MAX),
    }
}

/// The last of the palette's places where it comes before most others.
const PALETTE_LAST: u8 = 58;

/// Whether the top of the screen says which key changes the language: always on the first screen, where nobody may have
/// chosen yet and nothing is typed; on the others until it was chosen.
pub fn says_language(model: &Model) -> bool {
    matches!(model.screen, Screen::Home | Screen::Broken(_)) || !model.language_chosen
}

fn hints(actions: impl Iterator<Item = (&'static Action, u8)>, keymap: &Keymap, i18n: &I18n) -> Vec<KeyHint> {
    let mut hints: Vec<KeyHint> = Vec::new();
    for (action, place) in actions {
        let next = hint(action, place, keymap, i18n);
        match hints.last_mut() {
            // Arrows that do the same in two directions are one hint: «↑↓ elige».
            // Longer names, of keys that somebody chose, are parted.
            Some(last) if last.label == next.label && last.key.width() + next.key.width() > 2 => {
                last.join(KeyHint::new(format!(" {}", next.key), next.label, next.weight).does(action.id));
            }
            Some(last) if last.label == next.label => last.join(next),
            _ => hints.push(next),
        }
    }
    hints
}

fn hint(action: &Action, place: u8, keymap: &Keymap, i18n: &I18n) -> KeyHint {
    // Of a list with two lines either arrow is the other one.
    let both = [Key::plain(Code::Up), Key::plain(Code::Down)];
    let keys = keymap.keys_of(action);
    let shown = if keys.starts_with(&both) { 2 } else { 1 };
    let mut key: String = keys.iter().take(shown).map(|key| key.name(i18n)).collect();
    if let (ActionId::WhatIfOpen, Some(last)) = (action.id, keys.last()) {
        key = format!("{key}-{}", last.name(i18n));
    }
    KeyHint::new(key, i18n.tr(action.label), weight(action, place)).does(action.id)
}

/// The table's places count up with less use; weights count down. Help goes last: it tells all the others. The palette
/// goes after what only helps to go on: it leads there too.
fn weight(action: &Action, place: u8) -> u8 {
    match action.id {
        ActionId::Help => u8::MAX - 1,
        ActionId::Palette if place <= PALETTE_LAST => u8::MAX - 22,
        _ => u8::MAX - place,
    }
}

/// All keys of an action, as they are written; of a row of digits the first and the last.
pub fn all(action: &Action, look: &Look) -> String {
    let names: Vec<String> = look.keymap.keys_of(action).iter().map(|key: &Key| key.name(look.i18n)).collect();
    match names.as_slice() {
        [first, .., last] if is_numbered(action) => format!("{first} {} {last}", look.theme.glyphs().ellipsis),
        _ => names.join(" "),
    }
}

/// The hint of one action, while its key means it.
pub fn hint_of(model: &Model, id: ActionId, i18n: &I18n) -> Option<KeyHint> {
    shown(model).find(|(action, _)| action.id == id).map(|(action, place)| hint(action, place, &model.keymap, i18n))
}
