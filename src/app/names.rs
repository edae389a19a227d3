//! Names of programs.

use unicode_width::UnicodeWidthStr;

use crate::i18n::Language;
use crate::journal::event::{Role, ServerKind};

/// How many columns a program's name may take: two names, two pids and a frame fit in 80 columns.
pub const NAME_COLUMNS: usize = 12;

/// What the first console that will connect is called, in either language. A program keeps the name that it was given,
/// whatever is read later, as a file does.
const CLIENTS: [&str; 2] = ["cliente", "client"];

/// What the first console that will listen is called, in either language.
const SERVERS_NAMES: [&str; 2] = ["servidor", "server"];

/// What the first console that will connect is called by who reads `language`.
pub fn client(language: Language) -> &'static str {
    of(CLIENTS, language)
}

/// What the first console that will listen is called by who reads `language`.
pub fn server(language: Language) -> &'static str {
    of(SERVERS_NAMES, language)
}

fn of(names: [&'static str; 2], language: Language) -> &'static str {
    let [spanish, english] = names;
    match language {
        Language::Spanish => spanish,
        Language::English => english,
    }
}

/// Whether a name proposes to connect: the client's, in either language, or a numbered one.
pub fn is_client(name: &str) -> bool {
    CLIENTS.iter().any(|client| name.starts_with(client))
}

/// Whether a name proposes to listen: the server's, in either language, or a numbered one.
pub fn is_server(name: &str) -> bool {
    SERVERS_NAMES.iter().any(|server| name.starts_with(server))
}

/// The colour that a console of this name is given first: the client's or the server's.
pub fn colour(name: &str) -> Option<u8> {
    if CLIENTS.contains(&name) { Some(0) } else { SERVERS_NAMES.contains(&name).then_some(1) }
}

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
pub fn proposal(role: Role, taken: &[&str], language: Language) -> String {
    let some = |names: &[&str]| names.iter().any(|name| taken.contains(name));
    let (base, others): (&str, &[&str]) = match role {
        Role::Console if some(&CLIENTS) && !some(&SERVERS_NAMES) => (server(language), &SERVERS_NAMES),
        Role::Console => (client(language), &CLIENTS),
        Role::Server(kind) => (kind.name(), &[]),
    };
    // Two that only differ in the language of their name would be one to whoever reads it.
    unused(base, |name| taken.contains(&name) || name == base && some(others))
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
        let console = |taken: &[&str], language| proposal(Role::Console, taken, language);
        assert_eq!(console(&[], Language::Spanish), "cliente");
        assert_eq!(console(&["cliente"], Language::Spanish), "servidor");
        assert_eq!(console(&["cliente", "servidor"], Language::Spanish), "cliente2");
        assert_eq!(console(&[], Language::English), "client");
        assert_eq!(console(&["client"], Language::English), "server");
        assert_eq!(console(&["client", "server", "client2"], Language::English), "client3");
        // In a laboratory that was begun in the other language.
        assert_eq!(console(&["cliente"], Language::English), "server");
        assert_eq!(console(&["cliente", "servidor"], Language::English), "client2");
        let eco = Role::Server(ServerKind::EchoUdp);
        assert_eq!(proposal(eco, &["eco", "eco2"], Language::English), "eco3");
    }

    #[test]
    fn names_propose_roles_in_both_languages() {
        for name in ["cliente", "cliente2", "client", "client2"] {
            assert!(is_client(name) && !is_server(name), "{name}");
        }
        for name in ["servidor", "servidor3", "server", "server3"] {
            assert!(is_server(name) && !is_client(name), "{name}");
        }
        assert!(!is_client("ana") && !is_server("eco"));
        assert_eq!(
            ["cliente", "client", "servidor", "server", "client2"].map(colour),
            [Some(0), Some(0), Some(1), Some(1), None]
        );
    }
}
