//! Just enough of Python's syntax to change a line of a script without changing what it means. Where it is not sure, it
//! changes nothing.

/// A word of a line that is no part of a string, a comment or a placeholder.
struct Word<'a> {
    start: usize,
    text: &'a str,
    /// It is an attribute: `c.send`.
    after_dot: bool,
    /// How many brackets are open around it.
    depth: usize,
    /// It stands before a single `=`.
    before_equals: bool,
}

/// `object.send(arguments)`, standing alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendCall {
    /// Whose method it is.
    pub object: String,
    /// `send` or `sendall`.
    pub method: String,
    /// What stands between the brackets.
    pub arguments: String,
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// The end of a string literal that begins with its quote at `start`.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let quote = bytes.get(start).copied().unwrap_or_default();
    let triple = bytes.get(start..start + 3).is_some_and(|three| three.iter().all(|byte| *byte == quote));
    let closing = if triple { vec![quote; 3] } else { vec![quote] };
    let mut at = start + closing.len();
    while at < bytes.len() {
        if bytes.get(at) == Some(&b'\\') {
            at += 2;
        } else if bytes.get(at..).is_some_and(|rest| rest.starts_with(&closing)) {
            return at + closing.len();
        } else {
            at += 1;
        }
    }
    bytes.len()
}

fn words(source: &str) -> Vec<Word<'_>> {
    scan(source).0
}

/// The words of a line, and whether one of its strings is an f-string.
fn scan(source: &str) -> (Vec<Word<'_>>, bool) {
    let mut format = false;
    let bytes = source.as_bytes();
    let mut found: Vec<Word> = Vec::new();
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = bytes.get(at).copied() {
        match byte {
            b'"' | b'\'' => {
                // A prefix (`b`, `r`, `f`) is part of the literal.
                if let Some(last) = found.last()
                    && last.start + last.text.len() == at
                {
                    format |= last.text.contains(['f', 'F']);
                    found.pop();
                }
                at = string_end(bytes, at);
            }
            b'#' => at += source[at..].find('\n').unwrap_or(source.len() - at),
            b'{' if source[at..].starts_with("{{") => {
                at += source[at..].find("}}").map_or(source.len() - at, |end| end + 2);
            }
            b'(' | b'[' | b'{' => {
                depth += 1;
                at += 1;
            }
            b')' | b']' | b'}' => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            _ if is_word(byte) => {
                let length = bytes[at..].iter().take_while(|byte| is_word(**byte)).count();
                let rest = source[at + length..].trim_start_matches(' ');
                found.push(Word {
                    start: at,
                    text: &source[at..at + length],
                    after_dot: source[..at].trim_end().ends_with('.'),
                    depth,
                    before_equals: rest.starts_with('=') && !rest.starts_with("=="),
                });
                at += length;
            }
            _ => at += 1,
        }
    }
    (found, format)
}

/// Whether a line has a string whose names Python looks up: those are not looked into here.
pub fn has_format(source: &str) -> bool {
    scan(source).1
}

/// The names that a statement gives a value to.
pub fn assigned(source: &str) -> Vec<String> {
    let words = words(source);
    let mut names: Vec<String> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let own_line = |other: &&Word| !source[other.start..word.start].contains('\n');
        if word.before_equals && word.depth == 0 && !word.after_dot {
            // `a, b = …`: all that stands before it on its line is a name too.
            let first = source[..word.start].rfind('\n').map_or(0, |newline| newline + 1);
            let alone = source[first..word.start].chars().all(|character| {
                character == ',' || character == ' ' || character == '_' || character.is_alphanumeric()
            });
            let before = words[..place].iter().filter(own_line).filter(|other| other.start >= first);
            if alone {
                names.extend(before.map(|other| other.text.to_owned()));
            }
            names.push(word.text.to_owned());
        }
        let previous = place.checked_sub(1).and_then(|previous| words.get(previous)).map(|previous| previous.text);
        if matches!(previous, Some("for" | "as")) {
            names.push(word.text.to_owned());
        }
    }
    names.sort();
    names.dedup();
    names
}

/// The line with other names: each of `names` with `prefix` before it.
pub fn rename(source: &str, names: &[String], prefix: &str) -> String {
    let mut renamed = source.to_owned();
    for word in words(source).iter().rev() {
        // `f(name=1)` names a parameter of somebody else's.
        let parameter = word.depth > 0 && word.before_equals;
        if !word.after_dot && !parameter && names.iter().any(|name| name == word.text) {
            renamed.insert_str(word.start, prefix);
        }
    }
    renamed
}

/// The line with another name in the placeholders of `program.name`.
pub fn rename_placeholder(source: &str, program: &str, name: &str, prefix: &str) -> String {
    let mut text = source.to_owned();
    for end in ["}}", "."] {
        let (old, new) = (format!("{{{{{program}.{name}{end}"), format!("{{{{{program}.{prefix}{name}{end}"));
        text = text.replace(&old, &new);
    }
    text
}

/// The send that a line consists of, and nothing else.
pub fn send(source: &str) -> Option<SendCall> {
    let source = source.trim();
    let (object, rest) = source.split_once('.')?;
    let (method, arguments) = rest.split_once('(')?;
    let arguments = arguments.strip_suffix(')')?;
    let name = !object.is_empty() && object.bytes().all(is_word);
    // The bracket that ends the line is the one that the call began.
    let whole = words(&format!("({arguments})x")).last().is_some_and(|word| word.depth == 0)
        && words(&format!("{source};x")).last().is_some_and(|word| word.depth == 0)
        && !arguments.contains(").");
    (name && whole && matches!(method, "send" | "sendall")).then(|| SendCall {
        object: object.to_owned(),
        method: method.to_owned(),
        arguments: arguments.to_owned(),
    })
}

/// A bytes literal without escapes, as two.
pub fn halves(literal: &str) -> Option<(String, String)> {
    let rest = literal.strip_prefix('b')?;
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let inner = rest.strip_prefix(quote)?.strip_suffix(quote)?;
    if inner.len() < 2 || inner.contains(['\\', quote]) || !inner.is_ascii() {
        return None;
    }
    let (one, other) = inner.split_at(inner.len() / 2);
    Some((format!("b{quote}{one}{quote}"), format!("b{quote}{other}{quote}")))
}
