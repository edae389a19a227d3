//! From the name of a key to the key, in the spelling of either language, and which keys a terminal can send at all.

use crate::app::keys::{Code, Key};
use crate::i18n::I18n;

/// The longest name that is looked at, in bytes.
const LONGEST: usize = 60;

/// Keys that have a word as their name, with the text ids of those words; what is the same in both languages stands in
/// [`COMMON`].
const WORDS: [(Code, &str); 10] = [
    (Code::Char(' '), "app-key-space"),
    (Code::Backspace, "app-key-backspace"),
    (Code::Delete, "app-key-delete"),
    (Code::Home, "app-key-home"),
    (Code::End, "app-key-end"),
    (Code::PageUp, "app-key-page-up"),
    (Code::PageDown, "app-key-page-down"),
    (Code::Up, "keys-word-up"),
    (Code::Down, "keys-word-down"),
    (Code::Left, "keys-word-left"),
];

const COMMON: [(Code, &str); 14] = [
    (Code::Enter, "enter"),
    (Code::Enter, "intro"),
    (Code::Tab, "tab"),
    (Code::Escape, "esc"),
    (Code::Escape, "escape"),
    (Code::Enter, "return"),
    (Code::Delete, "delete"),
    (Code::Delete, "del"),
    (Code::PageUp, "pageup"),
    (Code::PageDown, "pagedown"),
    (Code::Up, "↑"),
    (Code::Down, "↓"),
    (Code::Left, "←"),
    (Code::Right, "→"),
];

/// The key of this name, as [`Key::name`] writes it in one of these languages; case and accents do not matter, but for
/// the case of a letter alone. `None` where there is no such key.
pub fn parse(name: &str, languages: &[&I18n]) -> Option<Key> {
    if name.len() > LONGEST {
        return None;
    }
    let shifts: Vec<String> = languages.iter().map(|i18n| plain(&i18n.tr("app-key-shift"))).collect();
    let mut held = Key::plain(Code::Escape);
    // A keyboard can send the other blanks, such as the one that does not break: they are keys.
    let mut rest = name.trim_ascii();
    if name == " " {
        rest = name;
    }
    // What follows the last dash is the key itself, and may be a dash.
    while let Some((modifier, after)) =
        rest.split_once('-').filter(|(modifier, after)| !modifier.is_empty() && !after.is_empty())
    {
        let modifier = plain(modifier);
        match modifier.as_str() {
            "ctrl" | "control" => held.control = true,
            "alt" => held.alt = true,
            _ if shifts.contains(&modifier) => held.shift = true,
            _ => return None,
        }
        rest = after;
    }
    let mut key = Key { code: code(rest, languages)?, ..held };
    if let Code::Char(character) = key.code {
        // Capitals are how keyboards are engraved: with Control or Alt, only Shift makes one.
        let mut letters = character.to_lowercase();
        let letter = letters.next().filter(|_| letters.next().is_none()).unwrap_or(character);
        key.code = Code::Char(match (key.control || key.alt, key.shift) {
            (true, _) => letter,
            (false, true) => letter.to_ascii_uppercase(),
            (false, false) => character,
        });
        if key.shift && (key.control || !letter.is_ascii_lowercase()) {
            return None;
        }
    }
    Some(key.normal())
}

fn code(name: &str, languages: &[&I18n]) -> Option<Code> {
    let mut characters = name.chars();
    if let (Some(character), None) = (characters.next(), characters.next())
        && !"↑↓←→".contains(character)
    {
        return (!character.is_control()).then_some(Code::Char(character));
    }
    let name = plain(name);
    let number = name.strip_prefix('f').and_then(|digits| digits.parse().ok());
    if let Some(number @ 1..=24) = number {
        return Some(Code::Function(number));
    }
    let common = COMMON.iter().find(|(_, word)| *word == name);
    let mut words = WORDS.iter().chain([&(Code::Right, "keys-word-right")]);
    let word = || words.find(|(_, id)| languages.iter().any(|i18n| plain(&i18n.tr(id)) == name));
    common.or_else(word).map(|(code, _)| *code)
}

/// In lower case, without the accents of Spanish.
fn plain(word: &str) -> String {
    let without = |character| match character {
        '\u{e1}' => 'a',
        '\u{e9}' => 'e',
        '\u{ed}' => 'i',
        '\u{f3}' => 'o',
        '\u{fa}' => 'u',
        other => other,
    };
    word.chars().flat_map(char::to_lowercase).map(without).collect()
}

/// Whether terminals send this key as one of its own. Some are the same bytes as another (Ctrl-I and Tab, Ctrl-M and
/// Enter, ECMA-48 and VT100), and some would be the beginning of a sequence (Alt-[).
pub fn arrives(key: Key) -> bool {
    match key.code {
        Code::Char(character) => match (key.control, key.alt) {
            (true, _) => {
                let letter = character.is_ascii_lowercase() && !matches!(character, 'i' | 'j' | 'm');
                letter || matches!(character, ' ' | '4'..='7')
            }
            (false, true) => !matches!(character, '[' | 'O') && !character.is_control(),
            (false, false) => !character.is_control(),
        },
        Code::Enter | Code::Tab | Code::Backspace => !key.control && !key.shift,
        Code::Escape => key == Key::plain(Code::Escape),
        Code::BackTab => !key.control && !key.alt,
        Code::Function(number) => (1..=12).contains(&number),
        _ => true,
    }
}
