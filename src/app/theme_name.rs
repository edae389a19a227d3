//! The themes by name: what a person chooses. How each of them looks is the business of `ui::theme`.

/// The themes that exist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeName {
    /// The terminal's own colours on its own background; meant for dark ones.
    #[default]
    Oscuro,
    /// Dark on white, painted in every cell: for a projector in a bright room.
    Claro,
    /// White on black, painted in every cell, every pair at least 7:1.
    Contraste,
    /// No colour: bold, dim, underline and reverse only.
    Mono,
}

impl ThemeName {
    /// All of them, in the order in which they are offered.
    pub const ALL: [ThemeName; 4] = [ThemeName::Oscuro, ThemeName::Claro, ThemeName::Contraste, ThemeName::Mono];

    /// Their codes, in the same order.
    pub const CODES: [&'static str; 4] =
        [ThemeName::Oscuro.code(), ThemeName::Claro.code(), ThemeName::Contraste.code(), ThemeName::Mono.code()];

    /// The word that `--tema` takes; the same in every language.
    pub const fn code(self) -> &'static str {
        match self {
            ThemeName::Oscuro => "oscuro",
            ThemeName::Claro => "claro",
            ThemeName::Contraste => "contraste",
            ThemeName::Mono => "mono",
        }
    }

    /// The theme with this code.
    pub fn from_code(code: &str) -> Option<ThemeName> {
        ThemeName::ALL.into_iter().find(|name| name.code() == code)
    }

    /// Its place among [`ThemeName::ALL`].
    pub fn place(self) -> usize {
        ThemeName::ALL.iter().position(|name| *name == self).unwrap_or(0)
    }

    /// The one after it; after the last, the first.
    pub fn next(self) -> ThemeName {
        self.walk(1)
    }

    /// The one before it; before the first, the last.
    pub fn previous(self) -> ThemeName {
        self.walk(ThemeName::ALL.len() - 1)
    }

    fn walk(self, steps: usize) -> ThemeName {
        ThemeName::ALL.into_iter().cycle().nth(self.place() + steps).unwrap_or(self)
    }
}

/// What a terminal draws on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Background {
    /// Light letters are readable on it.
    Dark,
    /// Dark letters are.
    Light,
}

impl Background {
    /// What a colour is, of red, green and blue from 0 to 255: whether black letters have more contrast on it than white ones
    /// (WCAG 2.2: equal at a relative luminance of 0.179, which is a grey of 118).
    pub fn of([red, green, blue]: [u8; 3]) -> Background {
        // A square is near enough to the sRGB curve here: that grey's is 54.
        let square = |part: u8| u32::from(part) * u32::from(part) / 255;
        let luminance = (2126 * square(red) + 7152 * square(green) + 722 * square(blue)) / 10_000;
        if luminance > 54 { Background::Light } else { Background::Dark }
    }

    /// The theme that suits it, for whoever chose none.
    pub fn theme(self) -> ThemeName {
        match self {
            Background::Dark => ThemeName::Oscuro,
            Background::Light => ThemeName::Claro,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_is_reached_by_its_code_and_by_walking() {
        let mut there = ThemeName::default();
        for (name, code) in ThemeName::ALL.into_iter().zip(ThemeName::CODES) {
            assert_eq!((there, name.code()), (name, code));
            assert_eq!(ThemeName::from_code(code), Some(name));
            assert_eq!(name.next().previous(), name);
            there = there.next();
        }
        assert_eq!((there, ThemeName::from_code("rosa")), (ThemeName::default(), None));
    }

    #[test]
    fn the_backgrounds_of_common_terminals_are_told_apart() {
        // xterm, GNOME, Campbell, Solarized dark, Dracula, Gruvbox dark, macOS «Pro», Ubuntu's aubergine, blue.
        for dark in [0, 0x1e1e1e, 0x0c0c0c, 0x002b36, 0x282a36, 0x282828, 0x30_0a24, 0x0000ff, 0x505050] {
            assert_eq!(Background::of(rgb(dark)), Background::Dark, "{dark:06x}");
        }
        // White, Solarized light, Gruvbox light, One Half Light, grey, sepia.
        for light in [0xffffff, 0xfdf6e3, 0xfbf1c7, 0xfafafa, 0xaaaaaa, 0x999999, 0xffff00] {
            assert_eq!(Background::of(rgb(light)), Background::Light, "{light:06x}");
        }
    }

    fn rgb(number: u32) -> [u8; 3] {
        [(number >> 16) as u8, (number >> 8) as u8, number as u8]
    }
}
