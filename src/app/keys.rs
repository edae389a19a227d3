//! Keys as the rest of enchufe knows them. Only the terminal's folder knows what bytes they were.

use crate::i18n::I18n;

/// One key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Control was held.
    pub control: bool,
    /// Alt was held (or Escape came just before, which terminals send alike).
    pub alt: bool,
    /// Shift was held; always false for characters, whose case tells it.
    pub shift: bool,
}

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character, as the keyboard's layout gives it.
    Char(char),
    /// Return.
    Enter,
    /// Tabulator.
    Tab,
    /// Tabulator with shift, which terminals send as a key of its own.
    BackTab,
    /// Escape.
    Escape,
    /// Deletes to the left.
    Backspace,
    /// Deletes to the right.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// F1 and the following.
    Function(u8),
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Key {
        Key { code, control: false, alt: false, shift: false }
    }

    /// A character without modifiers.
    pub const fn char(character: char) -> Key {
        Key::plain(Code::Char(character))
    }

    /// A character with Control, in lower case.
    pub const fn control(character: char) -> Key {
        Key { code: Code::Char(character), control: true, alt: false, shift: false }
    }

    /// A character with Alt.
    pub const fn alt(character: char) -> Key {
        Key { code: Code::Char(character), control: false, alt: true, shift: false }
    }

    /// A function key.
    pub const fn function(number: u8) -> Key {
        Key::plain(Code::Function(number))
    }

    /// This key with Shift.
    pub const fn shifted(self) -> Key {
        Key { shift: true, ..self }
    }

    /// This key with Alt.
    pub const fn with_alt(self) -> Key {
        Key { alt: true, ..self }
    }

    /// This key with Control.
    pub const fn with_control(self) -> Key {
        Key { control: true, ..self }
    }

    /// The one spelling of this key: terminals differ in whether they report Shift beside a capital letter,
    /// in the case of letters with Control, and in how Shift-Tab and Shift-F6 arrive.
    pub fn normal(self) -> Key {
        let mut key = self;
        match key.code {
            Code::Char(character) => {
                if key.shift && key.alt && character.is_ascii_lowercase() {
                    key.code = Code::Char(character.to_ascii_uppercase());
                }
                if key.control {
                    key.code = Code::Char(character.to_ascii_lowercase());
                }
                key.shift = false;
            }
            Code::Tab if key.shift => {
                key.code = Code::BackTab;
                key.shift = false;
            }
            Code::BackTab => key.shift = false,
            // The Linux console and rxvt count Shift-F1 as F13 and so on.
            Code::Function(number @ 13..=24) => {
                key.code = Code::Function(number - 12);
                key.shift = true;
            }
            _ => {}
        }
        key
    }

    /// The character that this key types, where it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(character) if !self.control && !self.alt && !character.is_control() => Some(character),
            _ => None,
        }
    }

    /// The key as footers and help write it: `F6`, `Ctrl-Q`, `Alt-H`, «Espacio».
    pub fn name(self, i18n: &I18n) -> String {
        let mut name = String::new();
        let shift = || i18n.tr("app-key-shift") + "-";
        for (held, prefix) in [(self.control, "Ctrl-"), (self.alt, "Alt-")] {
            if held {
                name.push_str(prefix);
            }
        }
        if self.shift {
            name.push_str(&shift());
        }
        match self.code {
            Code::Char(' ') => name.push_str(&i18n.tr("app-key-space")),
            // Capitals are how keyboards are engraved; a capital with Alt needs Shift.
            Code::Char(character) if self.alt && character.is_ascii_uppercase() => {
                name.push_str(&shift());
                name.push(character);
            }
            Code::Char(character) if self.control || self.alt => name.extend(character.to_uppercase()),
            Code::Char(character) => name.push(character),
            Code::Enter => name.push_str("Enter"),
            Code::Tab => name.push_str("Tab"),
            Code::BackTab => {
                name.push_str(&shift());
                name.push_str("Tab");
            }
            Code::Escape => name.push_str("Esc"),
            Code::Backspace => name.push_str(&i18n.tr("app-key-backspace")),
            Code::Delete => name.push_str(&i18n.tr("app-key-delete")),
            Code::Up => name.push('↑'),
            Code::Down => name.push('↓'),
            Code::Left => name.push('←'),
            Code::Right => name.push('→'),
            Code::Home => name.push_str(&i18n.tr("app-key-home")),
            Code::End => name.push_str(&i18n.tr("app-key-end")),
            Code::PageUp => name.push_str(&i18n.tr("app-key-page-up")),
            Code::PageDown => name.push_str(&i18n.tr("app-key-page-down")),
            Code::Function(number) => {
                name.push('F');
                name.push_str(&number.to_string());
            }
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn one_spelling_for_what_terminals_report_differently() {
        assert_eq!(Key::alt('p').shifted().normal(), Key::alt('P'));
        assert_eq!(Key::char('Q').shifted().normal(), Key::char('Q'));
        assert_eq!(Key::control('Q').normal(), Key::control('q'));
        assert_eq!(Key::function(18).normal(), Key::function(6).shifted());
        assert_eq!(Key::plain(Code::Tab).shifted().normal(), Key::plain(Code::BackTab));
    }

    #[test]
    fn only_printable_characters_are_typed() {
        assert_eq!(Key::char('ñ').typed(), Some('ñ'));
        assert_eq!(Key::control('a').typed(), None);
        assert_eq!(Key::alt('a').typed(), None);
        assert_eq!(Key::char('\u{1b}').typed(), None);
        assert_eq!(Key::plain(Code::Enter).typed(), None);
    }

    #[test]
    fn names_follow_the_language_where_keyboards_do() {
        let (spanish, english) = (I18n::new(Language::Spanish), I18n::new(Language::English));
        assert_eq!(Key::char(' ').name(&spanish), "Espacio");
        assert_eq!(Key::char(' ').name(&english), "Space");
        assert_eq!(Key::plain(Code::PageUp).name(&spanish), "RePág");
        assert_eq!(Key::control('q').name(&spanish), "Ctrl-Q");
        assert_eq!(Key::alt('P').name(&english), "Alt-Shift-P");
        assert_eq!(Key::function(6).shifted().name(&english), "Shift-F6");
        assert_eq!(Key::plain(Code::BackTab).name(&spanish), "Mayús-Tab");
    }
}
