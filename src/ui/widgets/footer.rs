//! The keys that work now, in one line.

use ratatui::text::Span;

use super::canvas::text_columns;
use super::spotted::Spotted;
use crate::app::actions::ActionId;
use crate::app::mouse::Target;
use crate::ui::Look;

/// A key and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyHint {
    /// The key, as it is written on the keyboard.
    pub key: String,
    /// What it does, in the reader's language.
    pub label: String,
    /// How much it matters; the least goes first when there is no room.
    pub weight: u8,
    /// What a click does: on the keys of `key` each its own, with the columns that they take; on the label, the last.
    actions: Vec<(ActionId, u16)>,
}

impl KeyHint {
    /// A key, its label and its weight.
    pub fn new(key: impl Into<String>, label: impl Into<String>, weight: u8) -> KeyHint {
        KeyHint { key: key.into(), label: label.into(), weight, actions: Vec::new() }
    }

    /// What its key does.
    pub fn does(mut self, action: ActionId) -> KeyHint {
        self.actions = vec![(action, text_columns(&self.key))];
        self
    }

    /// Takes in the key of a hint with the same label: «↑↓ elige».
    pub fn join(&mut self, other: KeyHint) {
        self.key.push_str(&other.key);
        self.actions.extend(other.actions);
    }

    /// What stands in its columns, drawn up to now on `line` from column `from`.
    fn mark(&self, line: &mut Spotted, from: u16) {
        let mut from = from;
        for (action, columns) in &self.actions {
            line.mark(from, Target::Action(*action));
            from += columns;
        }
    }

    fn columns(&self) -> u16 {
        let glue = u16::from(!self.label.is_empty());
        text_columns(&self.key) + glue + text_columns(&self.label)
    }
}

/// The columns between two hints: a dot with its blanks.
const GLUE: u16 = 3;

/// The columns that all hints together would take.
pub fn wanted_columns(hints: &[KeyHint]) -> u16 {
    total(hints.iter())
}

fn total<'a>(hints: impl Iterator<Item = &'a KeyHint>) -> u16 {
    let (sum, count) = hints.fold((0u16, 0u16), |(sum, count), hint| (sum.saturating_add(hint.columns()), count + 1));
    sum.saturating_add(GLUE.saturating_mul(count.saturating_sub(1)))
}

/// The hints in their order, at most `width` columns: the least important are left out, the later of equals first.
pub fn line(hints: &[KeyHint], width: u16, look: &Look) -> Spotted<'static> {
    let mut kept: Vec<&KeyHint> = hints.iter().collect();
    while total(kept.iter().copied()) > width {
        let least = kept.iter().enumerate().rev().min_by_key(|(_, hint)| hint.weight);
        let Some((place, _)) = least else { break };
        kept.remove(place);
    }
    let mut line = Spotted::default();
    for (place, hint) in kept.into_iter().enumerate() {
        if place > 0 {
            line.push(Span::styled(format!(" {} ", look.theme.glyphs().dot), look.theme.muted()));
        }
        let from = line.columns();
        line.push(Span::styled(hint.key.clone(), look.theme.strong()));
        if !hint.label.is_empty() {
            line.push(Span::styled(format!(" {}", hint.label), look.theme.text()));
        }
        hint.mark(&mut line, from);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::test_support::looks;

    #[test]
    fn the_least_important_go_first() {
        let look = looks::spanish();
        let hints = [
            KeyHint::new("Enter", "ejecuta", 9),
            KeyHint::new("F3", "pista", 5),
            KeyHint::new("F6", "panel", 5),
            KeyHint::new("F1", "ayuda", 8),
        ];
        let at = |width| line(&hints, width, &look.get()).line.to_string();
        assert_eq!(at(60), "Enter ejecuta · F3 pista · F6 panel · F1 ayuda");
        assert_eq!(at(45), "Enter ejecuta · F3 pista · F1 ayuda");
        assert_eq!(at(30), "Enter ejecuta · F1 ayuda");
        assert_eq!(at(14), "Enter ejecuta");
        for width in 0..60 {
            assert!(line(&hints, width, &look.get()).columns() <= width);
        }
    }
}
