//! Filling in placeholders: nothing fixes a port, a path or a key; the lab and the person give them.

use std::path::PathBuf;

use crate::i18n::Language;
use crate::i18n::python::python_address;
use crate::journal::address::Address;
use crate::journal::call::Names;
use crate::journal::payload::Payload;

use super::judge::World;

/// Where a scene's paths are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The lab's folder.
    pub folder: PathBuf,
    /// The scene's number: every scene has paths of its own.
    pub scene: u32,
}

/// Who reads prose: in which language, and with which keys.
pub trait Reader {
    /// The language.
    fn language(&self) -> Language;

    /// What this person presses, or types, to have an action done: `{{key.next-pane}}` asks for `next-pane`. `None` where
    /// there is no such action.
    fn key(&self, action: &str) -> Option<String>;
}

/// A placeholder that stands for nothing yet, in a line that is to be run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nothing stands at {{{{{placeholder}}}}} yet")]
pub struct MissingPlace {
    /// What stands between the braces.
    pub placeholder: String,
}

/// Fills in a line of a script.
///
/// # Errors
/// A placeholder that stands for nothing yet, or for nothing at all.
pub fn fill_line(template: &str, world: &World, places: &Places) -> Result<String, MissingPlace> {
    let mut filled = String::with_capacity(template.len());
    for piece in pieces(template) {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Place(place) => {
                // A shortened value is no literal.
                let stands = value(place, world, places).filter(|value| !matches!(value, Value::Shortened(_)));
                let stands = stands.ok_or_else(|| MissingPlace { placeholder: place.to_owned() })?;
                filled.push_str(&stands.written(Language::English));
            }
        }
    }
    Ok(filled)
}

/// A line of a script as far as it is known before it is run: `…` where a placeholder stands for nothing yet.
pub fn foretell_line(template: &str, world: &World, places: &Places) -> String {
    fill(template, |place| Some(value(place, world, places)?.written(Language::English)))
}

/// Fills in prose: `…` where a placeholder stands for nothing yet; keys by their names, and numbers as the language writes
/// them.
pub fn fill_prose(template: &str, world: &World, places: &Places, reader: &dyn Reader) -> String {
    fill(template, |place| match key_of(place) {
        Some(action) => Some(in_prose(&reader.key(action)?)),
        None => Some(value(place, world, places)?.written(reader.language())),
    })
}

/// Fills in the names of keys in prose that belongs to no scene, such as the glossary's.
pub fn fill_keys(template: &str, reader: &dyn Reader) -> String {
    fill(template, |place| Some(in_prose(&reader.key(key_of(place)?)?)))
}

/// The action whose key a placeholder stands for: `next-pane` of `key.next-pane`.
pub fn key_of(place: &str) -> Option<&str> {
    place.strip_prefix("key.")
}

/// The name of a key in Markdown: some keys are called like its marks.
fn in_prose(name: &str) -> String {
    let mut written = String::with_capacity(name.len());
    for character in name.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&') {
            written.push('\\');
        }
        written.push(character);
    }
    written
}

fn fill(template: &str, stands: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(template.len());
    for piece in pieces(template) {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Place(place) => filled.push_str(stands(place).as_deref().unwrap_or("…")),
        }
    }
    filled
}

/// The placeholders of a text, without their braces, in order.
pub fn placeholders(template: &str) -> Vec<String> {
    let places = pieces(template).into_iter().filter_map(|piece| match piece {
        Piece::Place(place) => Some(place.to_owned()),
        Piece::Text(_) => None,
    });
    places.collect()
}

/// A piece of a text.
enum Piece<'a> {
    Text(&'a str),
    Place(&'a str),
}

/// Cuts a text at its placeholders. Braces around anything but words and dots are text: Python has its own uses for them.
fn pieces(template: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut text, mut from) = (template, 0);
    while let Some(open) = text.get(from..).and_then(|rest| rest.find("{{")).map(|place| from + place) {
        let inside = &text[open + 2..];
        let place = inside.find("}}").map(|end| &inside[..end]).filter(|place| is_placeholder(place));
        match place {
            Some(place) => {
                pieces.push(Piece::Text(&text[..open]));
                pieces.push(Piece::Place(place));
                text = &inside[place.len() + 2..];
                from = 0;
            }
            None => from = open + 1,
        }
    }
    pieces.push(Piece::Text(text));
    pieces
}

fn is_placeholder(text: &str) -> bool {
    let word = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    text.split('.').all(word)
}

/// What stands at a placeholder.
enum Value {
    /// This text.
    Text(String),
    /// The beginning of something too long.
    Shortened(String),
    /// A time in nanoseconds.
    Took(u64),
}

impl Value {
    fn written(&self, language: Language) -> String {
        match self {
            Value::Text(text) | Value::Shortened(text) => text.clone(),
            Value::Took(nanoseconds) => duration(*nanoseconds, language),
        }
    }
}

fn value(place: &str, world: &World, places: &Places) -> Option<Value> {
    let parts: Vec<&str> = place.split('.').collect();
    let text = match parts.as_slice() {
        ["ruta"] => path_literal(places, ""),
        ["ruta2"] => path_literal(places, "b"),
        ["took", call] => return world.facts.took(call).map(Value::Took),
        ["read", program] => return last_read(world.facts.last_read(world.cast.id(program)?)?),
        [program, "pid"] => pid(program, world)?.to_string(),
        [program] => python_address(server(program, world)?),
        [program, "port"] => server(program, world)?.port()?.to_string(),
        [program, "host"] => host(server(program, world)?)?,
        [program, name, rest @ ..] => {
            let (peer, part) = match rest {
                [] => (false, None),
                ["peer"] => (true, None),
                ["peer", part] => (true, Some(*part)),
                [part] => (false, Some(*part)),
                _ => return None,
            };
            let names = names_of(program, name, world)?;
            let address = if peer { names.peer } else { names.local };
            let address = address.filter(|address| address.port() != Some(0) && *address != Address::Unnamed)?;
            match part {
                None => python_address(&address),
                Some("port") => address.port()?.to_string(),
                Some("host") => host(&address)?,
                Some(_) => return None,
            }
        }
        [] => return None,
    };
    Some(Value::Text(text))
}

/// Where a server of ours listens, or last listened. One at several addresses is known by its IPv4 one.
fn server<'a>(program: &str, world: &World<'a>) -> Option<&'a Address> {
    let id = world.cast.id(program)?;
    let now = world.projections.programs.get(id).map_or(&[][..], |known| &known.listening);
    let addresses = if now.is_empty() { world.facts.listening(id) } else { now };
    addresses.iter().find(|address| matches!(address, Address::Inet { .. })).or(addresses.first())
}

fn pid(program: &str, world: &World) -> Option<u32> {
    let id = world.cast.id(program)?;
    world.facts.pid(id).or_else(|| world.projections.programs.get(id).map(|known| known.pid))
}

/// The addresses of the socket that a name stands for, or last stood for.
fn names_of(program: &str, name: &str, world: &World) -> Option<Names> {
    let id = world.cast.id(program)?;
    let now = world.projections.programs.get(id).and_then(|program| program.names.get(name)?.socket);
    let socket = now.or_else(|| world.facts.named(id, name))?;
    let known = world.projections.sockets.get(socket).map(|socket| socket.names.clone());
    known.or_else(|| world.facts.socket(socket).map(|record| record.names.clone()))
}

fn host(address: &Address) -> Option<String> {
    match address {
        Address::Inet { ip, .. } => Some(ip.to_string()),
        Address::Inet6 { ip, .. } => Some(ip.to_string()),
        _ => None,
    }
}

fn path_literal(places: &Places, suffix: &str) -> String {
    let name = format!("saludo{}{suffix}", places.scene);
    python_address(&Address::Path(places.folder.join(name).into_os_string().into_encoded_bytes()))
}

fn last_read(payload: &Payload) -> Option<Value> {
    let repr = python_repr(&payload.head);
    Some(if payload.is_whole() { Value::Text(repr) } else { Value::Shortened(format!("{repr}…")) })
}

/// Bytes as Python's prompt echoes them: single quotes, unless there is one inside and no double one.
fn python_repr(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut repr = format!("b{quote}");
    for &byte in bytes {
        match byte {
            b'\\' => repr.push_str("\\\\"),
            b'\n' => repr.push_str("\\n"),
            b'\r' => repr.push_str("\\r"),
            b'\t' => repr.push_str("\\t"),
            b'\'' if quote == '\'' => repr.push_str("\\'"),
            0x20..=0x7e => repr.push(char::from(byte)),
            _ => repr.push_str(&format!("\\x{byte:02x}")),
        }
    }
    repr.push(quote);
    repr
}

/// A time with its unit, as exact as it is worth saying: `85 µs`, `0,1 ms`, `2,5 s`.
fn duration(nanoseconds: u64, language: Language) -> String {
    let microseconds = nanoseconds.div_ceil(1000);
    let (value, unit) = match microseconds {
        ..100 => (microseconds * 10, "µs"),
        100..1_000_000 => ((microseconds + 50) / 100, "ms"),
        _ => ((microseconds + 50_000) / 100_000, "s"),
    };
    let (whole, tenth) = (value / 10, value % 10);
    // More than two digits need no third.
    if tenth == 0 || whole >= 10 {
        return format!("{whole} {unit}");
    }
    let point = match language {
        Language::Spanish => ',',
        Language::English => '.',
    };
    format!("{whole}{point}{tenth} {unit}")
}

#[cfg(test)]
mod tests;
