//! Names of programs.

use unicode_width::UnicodeWidthStr;

use crate::journal::event::{Role, ServerKind};

/// How many columns a program's name may take: two names, two pids and a frame fit in 80 columns.
pub const NAME_COLUMNS: usize = 12;

/// What the first console that will connect is called. The same in every language, as a file's name would be.
pub const CLIENT: &str = "cliente";

/// What the first console that will listen is called.
pub const SERVER: &str = "servidor";

/// Why a name cannot be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameProblem {
    /// Nothing was typed.
    #[error("the name is empty")]
    Empty,
    /// Longer than [`NAME_COLUMNS`].
    #[error("the name is wider than {NAME_COLUMNS} columns")]
    TooLong,
    /// Spaces or punctuation, which would not stand as one word in a sentence.
    #[error("the name holds something else than letters, digits, - and _")]
    NotAWord,
    /// Another program has it.
    #[error("another program has the name")]
    Taken,
}

/// The name as it will be used, or why not. `taken` are the names of the other programs.
pub fn check<'a>(typed: &str, mut taken: impl Iterator<Item = &'a str>) -> Result<String, NameProblem> {
    let name = typed.trim();
    if name.is_empty() {
        Err(NameProblem::Empty)
    } else if !name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') {
        Err(NameProblem::NotAWord)
    } else if name.width() > NAME_COLUMNS {
        Err(NameProblem::TooLong)
    } else if taken.any(|other| other == name) {
        Err(NameProblem::Taken)
    } else {
        Ok(name.to_owned())
    }
}

/// A free name for a new program: the first consoles are a client and a server, and whatever else is numbered.
pub fn proposal(role: Role, taken: &[&str]) -> String {
    let base = match role {
        Role::Console if taken.contains(&CLIENT) && !taken.contains(&SERVER) => SERVER,
        Role::Console => CLIENT,
        Role::Server(kind) => kind.name(),
    };
    unused(base, |name| taken.contains(&name))
}

/// `base`, or `base2`, `base3`… : the first that is not taken.
pub fn unused(base: &str, taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2u32..).map(|number| format!("{base}{number}"));
    std::iter::once(base.to_owned()).chain(numbered).find(|name| !taken(name)).unwrap_or_default()
}

/// All servers that can be added, in the order of the menu.
pub const SERVERS: [ServerKind; 4] = [ServerKind::EchoTcp, ServerKind::EchoUdp, ServerKind::EchoUnix, ServerKind::Web];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_short_word_of_its_own() {
        let taken = || ["eco"].into_iter();
        assert_eq!(check("  ana ", taken()), Ok("ana".to_owned()));
        assert_eq!(check("  ", taken()), Err(NameProblem::Empty));
        assert_eq!(check("eco", taken()), Err(NameProblem::Taken));
        assert_eq!(check("a b", taken()), Err(NameProblem::NotAWord));
        assert_eq!(check("a\u{1b}", taken()), Err(NameProblem::NotAWord));
        assert_eq!(check("trece_letras_", taken()), Err(NameProblem::TooLong));
    }

    #[test]
    fn proposals_are_free() {
        assert_eq!(proposal(Role::Console, &[]), "cliente");
        assert_eq!(proposal(Role::Console, &["cliente"]), "servidor");
        assert_eq!(proposal(Role::Console, &["cliente", "servidor"]), "cliente2");
        let eco = Role::Server(ServerKind::EchoUdp);
        assert_eq!(proposal(eco, &["eco", "eco2"]), "eco3");
    }
}
