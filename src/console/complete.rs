//! Which words could stand for the one being typed.

use super::memory::Shared;
use super::value::Value;
use super::{attributes, builtins, modules};

/// What the language itself reserves and this console runs.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else",
    "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
    "pass", "raise", "return", "try", "while", "with",
];

/// The words that could replace `line[from..cursor]`, sorted. Nothing of the program is run: only names, and
/// attributes of names, are looked at.
pub fn complete(shared: &Shared, line: &str, cursor: usize) -> (usize, Vec<String>) {
    let mut cursor = cursor.min(line.len());
    while !line.is_char_boundary(cursor) {
        cursor -= 1;
    }
    let before = &line[..cursor];
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    let from = before
        .rfind(|character: char| !is_word(character))
        .map_or(0, |place| place + before[place..].chars().next().map_or(1, char::len_utf8));
    if in_string(before) {
        return (from, Vec::new());
    }
    let word = &before[from..];
    let head = before[..from].trim_end();
    let mut words: Vec<String> = if let Some(object) = head.strip_suffix('.') {
        match object_before(shared, object) {
            Some(value) => attributes::all_names(&value),
            None => Vec::new(),
        }
    } else if let Some(module) = from_import(head) {
        modules::find(module).map_or(Vec::new(), |module| (module.names)().into_iter().map(str::to_owned).collect())
    } else if head.ends_with("import") || head == "from" {
        modules::ALL.iter().map(|module| module.name.to_owned()).collect()
    } else {
        let globals = shared.globals.all().into_iter().map(|(name, _)| name.to_string());
        let rest = builtins::names().chain(KEYWORDS.iter().copied()).map(str::to_owned);
        globals.chain(rest).filter(|name| !name.is_empty() && !name.starts_with("__")).collect()
    };
    words.retain(|name| name.starts_with(word));
    words.sort();
    words.dedup();
    (from, words)
}

fn in_string(before: &str) -> bool {
    super::scan::scan(before).open_string.is_some()
}

fn from_import(head: &str) -> Option<&str> {
    let rest = head.strip_prefix("from ")?;
    let (module, names) = rest.trim_start().split_once(" import")?;
    (names.is_empty() || names.trim_end().ends_with(',')).then(|| module.trim())
}

/// The value of a name, or of an attribute of one, that ends the text: `socket`, `s.family`.
fn object_before(shared: &Shared, text: &str) -> Option<Value> {
    let start = text
        .rfind(|character: char| !(character.is_alphanumeric() || matches!(character, '_' | '.')))
        .map_or(0, |place| place + text[place..].chars().next().map_or(1, char::len_utf8));
    let mut path = text[start..].split('.');
    let first = path.next().filter(|name| !name.is_empty())?;
    let mut value = shared.globals.get(first).or_else(|| builtins::lookup(first))?;
    for name in path {
        // Only what can be read without asking the kernel or running anything.
        value = match &value {
            Value::Class(class) => match class.kind {
                super::value::ClassKind::Enum { members, .. } => {
                    let (_, number) = members().iter().find(|(member, _)| *member == name)?;
                    Value::Member(class, *number)
                }
                _ => return None,
            },
            Value::Module(module) => modules::constant(module, name)?,
            Value::Instance(_) => {
                let Value::Instance(instance) = &value else { return None };
                super::value::lock(&instance.fields).get(name)?
            }
            Value::Socket(socket) => super::sockets::object::attribute(socket, name)?,
            _ => return None,
        };
    }
    Some(value)
}
