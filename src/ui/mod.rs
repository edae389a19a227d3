//! Drawing: projections in, cells out.
//!
//! `theme` and `glyphs` say how things look, `widgets` are the pieces that know nothing of sockets,
//! `panes` draw one part of the journal's projections each. Nothing here acts, waits or asks the clock;
//! every drawing is clipped to its area and the buffer, down to nothing at all.

pub mod ability;
pub mod glyphs;
pub mod hits;
pub mod panes;
pub mod rehearsal;
pub mod screens;
#[cfg(test)]
pub mod test_support;
pub mod theme;
pub mod view;
pub mod widgets;

use ratatui::layout::Rect;

use crate::app::actions::ActionId;
use crate::app::keymap::{KeyReader, Keymap};
use crate::app::mouse::Target;
use crate::i18n::I18n;

/// What every drawing needs beside its data: the colours and glyphs, and the words.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Colours and glyphs.
    pub theme: &'a theme::Theme,
    /// Words.
    pub i18n: &'a I18n,
    /// Which keys mean what.
    pub keymap: &'a Keymap,
    /// Where what can be clicked is told, if somebody asks.
    pub hits: Option<&'a hits::Hits>,
}

impl<'a> Look<'a> {
    /// A look that nobody clicks at.
    pub fn new(theme: &'a theme::Theme, i18n: &'a I18n, keymap: &'a Keymap) -> Look<'a> {
        Look { theme, i18n, keymap, hits: None }
    }

    /// The name of the key of an action, as it is shown.
    pub fn key(&self, id: ActionId) -> String {
        self.keymap.name(id, self.i18n)
    }

    /// Who reads the prose of lessons here.
    pub fn reader(&self) -> KeyReader<'a> {
        self.keymap.reader(self.i18n)
    }

    /// How to go on where the F-keys do something else, as on many laptops: help and all commands.
    pub fn without_function_keys(&self) -> String {
        let name = |id| self.keymap.without_function(id).name(self.i18n);
        let names = [("help", name(ActionId::Help)), ("commands", name(ActionId::Palette))];
        self.i18n.tr_with("keys-no-function", &names.each_ref().map(|(id, name)| (*id, name.as_str())))
    }

    /// Something that can be clicked stands in `area`.
    pub fn hit(&self, area: Rect, what: Target) {
        if let Some(hits) = self.hits {
            hits.add(area, what);
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;
    use unicode_width::UnicodeWidthChar;

    use super::panes::{calls::CallsPane, kernel::KernelPane, program::ProgramPane, travel::TravelPane};
    use super::test_support::{drawn, looks, scene, text_of};

    #[test]
    fn the_words_of_the_panes_have_no_wide_sign() {
        for words in [include_str!("../../locales/es/ui.ftl"), include_str!("../../locales/en/ui.ftl")] {
            for character in words.chars().filter(|character| *character != '\n') {
                assert_eq!(character.width(), Some(1), "{character:?}");
            }
        }
    }

    #[test]
    fn without_colour_and_in_ascii_nothing_else_is_drawn() {
        let all = scene();
        let look = looks::plain();
        let look = look.get();
        let buffer = drawn(100, 200, |buffer, area| {
            let mut rows = area.rows().step_by(10).map(|row| ratatui::layout::Rect { height: 10, ..row });
            let mut next = || rows.next().unwrap();
            for program in all.programs.by_id.values() {
                ProgramPane { focused: true, ..ProgramPane::new(program, &all.sockets) }.draw(buffer, next(), &look);
                KernelPane::new(program, &all.sockets).draw(buffer, next(), &look);
            }
            for focus in [1, 3, 6] {
                let focus = Some(crate::journal::event::ProgramId(focus));
                TravelPane { focus, ..TravelPane::new(&all.travel, &all.programs) }.draw(buffer, next(), &look);
            }
            CallsPane::new(&all.calls, &all.programs).draw(buffer, next(), &look);
        });
        for cell in buffer.content() {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset));
        }
        // What is left beyond ASCII are the letters of words and of Spanish numbers.
        for character in text_of(&buffer).chars().filter(|character| !character.is_ascii()) {
            assert!(character.is_alphabetic() || character == '\u{a0}', "{character:?}");
        }
    }
}
