//! All keys with what they do and where, as text: for `enchufe teclas`, and as the page of `docs/`.

use super::Keymap;
use crate::app::actions::{ACTIONS, Action, EVERYWHERE};
use crate::app::model::Place;
use crate::i18n::I18n;

/// A place, or everywhere, with the actions that can be meant there.
struct Group {
    title: String,
    actions: Vec<&'static Action>,
}

fn everywhere(action: &&'static Action) -> bool {
    EVERYWHERE.iter().all(|place| action.places().contains(place))
}

fn groups(i18n: &I18n) -> Vec<Group> {
    let title = |words: String| {
        let mut characters = words.chars();
        let first = characters.next().map(char::to_uppercase).into_iter().flatten();
        first.chain(characters).collect()
    };
    let all = Group { title: title(i18n.tr("keys-everywhere")), actions: ACTIONS.iter().filter(everywhere).collect() };
    let of = |place: &Place| Group {
        title: title(i18n.tr(place.title())),
        actions: ACTIONS.iter().filter(|it| it.places().contains(place) && !everywhere(it)).collect(),
    };
    std::iter::once(all).chain(EVERYWHERE.iter().map(of)).filter(|group| !group.actions.is_empty()).collect()
}

/// The names of the keys of an action; of a row of digits the first and the last.
pub(super) fn keys(action: &Action, keymap: &Keymap, i18n: &I18n) -> Vec<String> {
    let names: Vec<String> = keymap.keys_of(action).iter().map(|key| key.name(i18n)).collect();
    match names.as_slice() {
        [first, .., last] if super::is_numbered(action) => vec![format!("{first}…{last}")],
        _ => names,
    }
}

/// A table for a terminal or a pipe: a line an action, below the place where it works.
pub fn table(keymap: &Keymap, i18n: &I18n) -> String {
    let groups = groups(i18n);
    let all = || ACTIONS.iter();
    let width = |text: &str| text.chars().count();
    let code = all().map(|action| width(&action.code())).max().unwrap_or(0);
    let label = all().map(|action| width(&i18n.tr(action.label))).max().unwrap_or(0);
    let mut text = String::new();
    for group in groups {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&group.title);
        text.push('\n');
        for action in group.actions {
            let (name, shown) = (action.code(), i18n.tr(action.label));
            let keys = keys(action, keymap, i18n).join(" ");
            text.push_str(&format!("  {name:code$}  {shown:label$}  {keys}\n"));
        }
    }
    text
}

/// The page of the keys, in Markdown.
pub fn markdown(keymap: &Keymap, i18n: &I18n) -> String {
    let tr = |id: &str| i18n.tr(id);
    let mut text = format!("# {}\n\n{}\n", tr("keys-page-title"), tr("keys-page-intro"));
    for group in groups(i18n) {
        let heads = ["keys-page-keys", "keys-page-action", "keys-page-about"].map(tr).join(" | ");
        text.push_str(&format!("\n## {}\n\n| {heads} |\n|---|---|---|\n", group.title));
        for action in group.actions {
            let keys: Vec<String> = keys(action, keymap, i18n).iter().map(|key| format!("`{key}`")).collect();
            let about = tr(action.help).replace('|', "\\|");
            text.push_str(&format!("| {} | `{}` | {about} |\n", keys.join(" "), action.code()));
        }
    }
    text.push_str(&format!("\n## {}\n\n{}\n", tr("keys-page-other"), tr("keys-page-file")));
    text.push_str("\n```toml\n[teclas]\nhelp = [\"F1\", \"Ctrl-G\"]\nnext-pane = [\"F11\", \"Alt-O\"]\n```\n\n");
    text.push_str(&tr("keys-page-rules"));
    text.push('\n');
    text
}
