//! The numbered options of a question.

use ratatui::text::{Line, Span};

use super::markdown::{self, Ink};
use crate::ui::Look;

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it says, in the Markdown of lessons.
    pub text: String,
    /// Whether it was picked.
    pub picked: bool,
    /// Whether it is known to be the true one.
    pub right: bool,
}

/// The columns before the text of an option: pointer, number, and a sign.
const MARGIN: u16 = 6;

/// The rows of each option, one or, of longer ones, several; the cursor points at one. Once one is picked the others
/// stand back.
pub fn groups(choices: &[Choice], cursor: Option<usize>, width: u16, look: &Look) -> Vec<Vec<Line<'static>>> {
    let (theme, glyphs) = (look.theme, look.theme.glyphs());
    let decided = choices.iter().any(|choice| choice.picked);
    let mut rows = Vec::new();
    for (place, choice) in choices.iter().enumerate() {
        let points = choice.picked || (!decided && cursor == Some(place));
        let pointer = if points { glyphs.pointer } else { " " };
        let sign = if choice.right { glyphs.done } else { " " };
        let stands_back = decided && !choice.picked && !choice.right;
        let ink = match (stands_back, choice.picked) {
            (true, _) => Ink::muted(look),
            (_, true) => Ink::strong(look),
            _ => Ink::text(look),
        };
        let number = if stands_back { theme.muted() } else { theme.strong() };
        let signs = vec![
            Span::styled(format!("{pointer} {}", place + 1), number),
            Span::styled(format!(" {sign} "), theme.strong()),
        ];
        rows.push(markdown::set_in(signs, &choice.text, ink, width, MARGIN, look));
    }
    rows
}

/// All of them, one after the other.
pub fn rows(choices: &[Choice], cursor: Option<usize>, width: u16, look: &Look) -> Vec<Line<'static>> {
    groups(choices, cursor, width, look).concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::test_support::looks;

    #[test]
    fn what_was_picked_is_pointed_at_and_what_is_true_ticked() {
        let look = looks::spanish();
        let choice = |text: &str, picked, right| Choice { text: text.to_owned(), picked, right };
        let shown = |choices: &[Choice], width| {
            rows(choices, None, width, &look.get()).iter().map(Line::to_string).collect::<Vec<_>>()
        };
        let open = [choice("Espera", false, false), choice("Da `b''`", false, false)];
        assert_eq!(shown(&open, 40), ["  1   Espera", "  2   Da b''"]);
        let pointed = rows(&open, Some(1), 40, &look.get());
        assert_eq!(pointed[1].to_string(), "▸ 2   Da b''");
        let answered = [choice("Espera hasta que alguien escuche", true, false), choice("Da `b''`", false, true)];
        assert_eq!(shown(&answered, 26), ["▸ 1   Espera hasta que ", "      alguien escuche", "  2 ✓ Da b''"]);
        assert!(rows(&answered, None, 0, &look.get()).is_empty());
    }
}
