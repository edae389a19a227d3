//! Placeholders as `revisar` sees them: which there are, what they may name, and the longest that they may become.

use crate::app::actions::{self, ACTIONS};
use crate::course::reading::{CALLS, nearest};
use crate::i18n::Language;
use crate::journal::event::{Role, ServerKind};
use crate::ui::screens::lesson::overflow::LONG_KEY;

use super::scene::Scene;

/// A placeholder in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder<'a> {
    /// Where it begins, in bytes.
    pub offset: usize,
    /// With its braces.
    pub whole: &'a str,
    /// Between its braces.
    pub inside: &'a str,
}

/// The placeholders of a text, in order. Braces around anything but words and dots are text: Python has its own uses for
/// them.
pub fn placeholders(text: &str) -> Vec<Placeholder<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find("{{")).map(|at| from + at) {
        let rest = text.get(start..).unwrap_or_default();
        let length = rest.find("}}").filter(|end| rest.get(2..*end).is_some_and(is_placeholder));
        let Some(length) = length else {
            from = start + 1;
            continue;
        };
        let (whole, inside) = (rest.get(..length + 2).unwrap_or_default(), rest.get(2..length).unwrap_or_default());
        found.push(Placeholder { offset: start, whole, inside });
        from = start + length + 2;
    }
    found
}

fn is_placeholder(text: &str) -> bool {
    let is_word = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    text.split('.').all(is_word)
}

/// The text with each placeholder replaced.
pub fn replace(text: &str, mut with: impl FnMut(&str) -> String) -> String {
    let mut out = String::new();
    let mut from = 0;
    for placeholder in placeholders(text) {
        out.push_str(text.get(from..placeholder.offset).unwrap_or_default());
        out.push_str(&with(placeholder.inside));
        from = placeholder.offset + placeholder.whole.len();
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// What a placeholder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// An address as a Python literal.
    Address {
        /// Of a Unix socket: a path.
        path: bool,
    },
    /// A port.
    Port,
    /// A host, without quotes.
    Host,
    /// A pid.
    Pid,
    /// A path as a Python literal.
    Path,
    /// How long a call took.
    Took,
    /// Bytes, as Python writes them.
    Bytes,
    /// The name of a key.
    Key,
}

/// What the placeholder of an action's key stands for, or the one that was probably meant.
pub fn of_key(action: &str) -> Result<Meaning, Option<String>> {
    if actions::named(action).is_some() {
        return Ok(Meaning::Key);
    }
    let known: Vec<String> = ACTIONS.iter().map(|action| action.code()).collect();
    Err(nearest(action, known.iter().map(String::as_str)).map(|near| format!("{{{{key.{near}}}}}")))
}

/// What a placeholder stands for in the lines of a scene, or the one that was probably meant.
pub fn meaning(inside: &str, scene: &Scene) -> Result<Meaning, Option<String>> {
    let parts: Vec<&str> = inside.split('.').collect();
    let role = |program: &str| scene.role(program);
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    let path = |role: Role| role == Role::Server(ServerKind::EchoUnix);
    let server = |program: &str| role(program).filter(|role| *role != Role::Console);
    let console = |program: &str, name: &str| role(program) == Some(Role::Console) && is_name(name);
    let found = match parts.as_slice() {
        ["ruta" | "ruta2"] => Some(Meaning::Path),
        ["took", call] if CALLS.contains(call) => Some(Meaning::Took),
        ["read", program] if role(program).is_some() => Some(Meaning::Bytes),
        [program, "pid"] if role(program).is_some() => Some(Meaning::Pid),
        [program] => server(program).map(|role| Meaning::Address { path: path(role) }),
        [program, "port"] if server(program).is_some() => Some(Meaning::Port),
        [program, "host"] if server(program).is_some() => Some(Meaning::Host),
        [program, name] | [program, name, "peer"] if console(program, name) => Some(Meaning::Address { path: false }),
        [program, name, "port"] | [program, name, "peer", "port"] if console(program, name) => Some(Meaning::Port),
        [program, name, "host"] | [program, name, "peer", "host"] if console(program, name) => Some(Meaning::Host),
        _ => None,
    };
    found.ok_or_else(|| {
        let known = scene.placeholders();
        nearest(inside, known.iter().map(String::as_str)).map(|near| format!("{{{{{near}}}}}"))
    })
}

/// What stands in its place so that a line is Python.
pub fn stand_in(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Address { path: false } => "('127.0.0.1', 41234)",
        Meaning::Address { path: true } | Meaning::Path => "'/saludo'",
        Meaning::Port => "41234",
        Meaning::Host => "127.0.0.1",
        Meaning::Pid => "4321",
        Meaning::Took => "1",
        Meaning::Bytes => "b'hola'",
        // No line has one.
        Meaning::Key => "",
    }
}

/// The longest that it plausibly becomes on a screen.
pub fn longest(meaning: Meaning, language: Language) -> &'static str {
    match meaning {
        Meaning::Address { path: false } => "('127.0.0.1', 65535)",
        // In $XDG_RUNTIME_DIR, with the largest pid of Linux (PID_MAX_LIMIT, 2^22).
        Meaning::Address { path: true } | Meaning::Path => "'/run/user/1000/enchufe-4194304-abcdef/saludo12b'",
        Meaning::Port => "65535",
        Meaning::Host => "127.0.0.1",
        Meaning::Pid => "4194304",
        Meaning::Took if language == Language::Spanish => "123,4 ms",
        Meaning::Took => "123.4 ms",
        Meaning::Bytes => "b'hola, soy Ana'",
        Meaning::Key => LONG_KEY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_words_and_dots_in_two_braces() {
        let inside = |text| placeholders(text).into_iter().map(|it| it.inside).collect::<Vec<_>>();
        assert_eq!(inside("c.connect({{eco}}) {{cliente.c.peer.port}}"), ["eco", "cliente.c.peer.port"]);
        assert_eq!(inside("f'{{x y}}' {{{{eco}}"), ["eco"]);
        assert_eq!(inside("{{}} {{ }} {{ñ {{"), Vec::<&str>::new());
        assert_eq!(replace("a {{eco}} {{web.port}}b", str::to_uppercase), "a ECO WEB.PORTb");
    }
}
