//! What a terminal can show, as far as the environment tells it.

use super::glyphs::{ASCII, Glyphs, LINUX, UNICODE};
use super::theme::Depth;
use crate::app::theme_name::Background;

/// The variables that tell it; empty where they are not set.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// `TERM`.
    pub term: String,
    /// `COLORTERM`.
    pub colorterm: String,
    /// `COLORFGBG`: rxvt, Konsole and some others.
    pub colorfgbg: String,
    /// The first of `LC_ALL`, `LC_CTYPE` and `LANG` that is set, as locale(7) has it.
    pub locale: String,
}

impl Environment {
    /// Whether it is the Linux console, or its likeness in 16 colours.
    pub fn is_console(&self) -> bool {
        self.term == "linux" || self.term.starts_with("linux-")
    }

    /// How many colours it has.
    pub fn depth(&self) -> Depth {
        Depth::of(&self.term, &self.colorterm)
    }

    /// Its signs: those that were asked for, else those that its font and its characters have.
    pub fn glyphs(&self, ascii: bool) -> &'static Glyphs {
        match (ascii || self.is_other_charset(), self.is_console()) {
            (true, _) => &ASCII,
            (false, true) => &LINUX,
            (false, false) => &UNICODE,
        }
    }

    /// Whether the locale names characters that are not UTF-8. The locales `C` and `POSIX`, and none at all, name none:
    /// containers are full of them, in terminals that show UTF-8.
    fn is_other_charset(&self) -> bool {
        let Some((_, charset)) = self.locale.split_once('.') else { return false };
        let charset = charset.split('@').next().unwrap_or_default();
        !charset.is_empty() && !charset.eq_ignore_ascii_case("utf-8") && !charset.eq_ignore_ascii_case("utf8")
    }

    /// `15;0` or `15;default;0`: letters and background, as numbers of the 16 colours. Of those, 7 and all above 8 are light.
    pub fn background(&self) -> Option<Background> {
        let number: u8 = self.colorfgbg.rsplit(';').next()?.parse().ok()?;
        match number {
            0..=6 | 8 => Some(Background::Dark),
            7 | 9..=15 => Some(Background::Light),
            _ => None,
        }
    }

    /// Whether it is worth asking for its background: the console takes no such question, and a terminal for paper has none.
    pub fn answers(&self) -> bool {
        !self.is_console() && !matches!(self.term.as_str(), "" | "dumb" | "unknown")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(term: &str, locale: &str) -> &'static Glyphs {
        Environment { term: term.to_owned(), locale: locale.to_owned(), ..Environment::default() }.glyphs(false)
    }

    #[test]
    fn fewer_signs_only_where_more_cannot_be_shown() {
        for locale in ["", "C", "POSIX", "es_ES.UTF-8", "es_ES.utf8", "C.UTF-8", "en_US.utf8@euro", "es_ES", "es_ES."] {
            assert_eq!(signs("xterm-256color", locale), &UNICODE, "{locale}");
            assert_eq!(signs("linux", locale), &LINUX, "{locale}");
        }
        for locale in ["es_ES.ISO-8859-1", "es_ES.ISO8859-15@euro", "ru_RU.KOI8-R"] {
            assert_eq!(signs("xterm-256color", locale), &ASCII, "{locale}");
            assert_eq!(signs("linux-16color", locale), &ASCII, "{locale}");
        }
        assert_eq!(signs("linux-16color", "C"), &LINUX);
        let told = Environment { term: "linux".to_owned(), ..Environment::default() };
        assert_eq!(told.glyphs(true), &ASCII);
        assert!(!told.answers() && Environment { term: "xterm".to_owned(), ..told }.answers());
    }

    #[test]
    fn colorfgbg_tells_the_background_where_it_makes_sense() {
        let of = |text: &str| Environment { colorfgbg: text.to_owned(), ..Environment::default() }.background();
        for (text, background) in [
            ("15;0", Some(Background::Dark)),
            ("0;15", Some(Background::Light)),
            ("0;default;15", Some(Background::Light)),
            ("12;8", Some(Background::Dark)),
            ("15;default", None),
            ("", None),
            ("0;300", None),
            ("0;16", None),
        ] {
            assert_eq!(of(text), background, "{text}");
        }
    }
}
