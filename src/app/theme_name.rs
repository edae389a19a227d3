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
}
