//! «¿Otra persona?»: whose progress it is, where several share a computer.

use unicode_width::UnicodeWidthStr;

use super::editor::Editor;
use super::model::Model;

/// How many columns a person's name may take.
pub const PERSON_COLUMNS: usize = 24;

/// The question who works now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonPopup {
    /// Everybody who said a name before, for the arrows.
    pub people: Vec<String>,
    /// Which of them stands in the editor; `None`: something that was typed.
    pub chosen: Option<usize>,
    /// The name; empty for whoever says none.
    pub editor: Editor,
}

impl PersonPopup {
    pub(super) fn of(model: &Model) -> PersonPopup {
        let people = model.course.progress.people().map(str::to_owned).collect();
        PersonPopup { people, chosen: None, editor: Editor::default() }
    }

    /// The next or the previous of those who said a name; past the last one, nobody.
    pub(super) fn walk(&mut self, up: bool) {
        let count = self.people.len();
        self.chosen = match (self.chosen, up) {
            (None, false) => (count > 0).then_some(0),
            (None, true) => count.checked_sub(1),
            (Some(at), false) => Some(at + 1).filter(|next| *next < count),
            (Some(at), true) => at.checked_sub(1),
        };
        let name = self.chosen.and_then(|at| self.people.get(at)).map_or("", String::as_str);
        self.editor.set(name);
    }

    /// The name as it is kept: one line without blanks at its ends, and no wider than a row has room for.
    pub(super) fn name(&self) -> String {
        let mut name = String::new();
        for character in self.editor.text().trim().chars().filter(|character| !character.is_control()) {
            name.push(character);
            if name.width() > PERSON_COLUMNS {
                name.pop();
                break;
            }
        }
        name
    }
}
