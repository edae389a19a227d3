//! The string literals of Rust source, and which of them are handed to `tr`.

/// A string literal outside comments and test modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// What stands between the quotes, escapes left as they are written: an id has none.
    pub text: String,
    /// Its line, counted from 1.
    pub line: usize,
    /// Whether it is the first argument of `tr`, `tr_with` or `tr_count`.
    pub translated: bool,
}

/// The literals of `text`, up to a test module: by custom that is a file's end, and ids used there alone are unused.
pub fn literals(text: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut code = String::new();
    let mut rest = text;
    let mut line = 1;
    while let Some(first) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some((opening, body)) = string_start(rest, &code) {
            let length = string_body(&rest[opening..], body);
            found.push(Literal {
                text: rest[opening..opening + length].to_owned(),
                line,
                translated: is_translated(&code),
            });
            code.push('"');
            (opening + length + body.closing()).min(rest.len())
        } else if first == '\'' {
            code.push('\'');
            character(rest)
        } else {
            code.push(first);
            if first == '{' && is_test_module(&code) {
                break;
            }
            first.len_utf8()
        };
        line += rest[..taken].matches('\n').count();
        rest = &rest[taken..];
    }
    found
}

/// How a string literal ends.
#[derive(Clone, Copy)]
enum Body {
    /// By a quote that no backslash escapes.
    Escaped,
    /// By a quote and this many `#`.
    Raw(usize),
}

impl Body {
    fn closing(self) -> usize {
        match self {
            Body::Escaped => 1,
            Body::Raw(hashes) => 1 + hashes,
        }
    }
}

/// If a string literal begins here: the bytes up to and with its opening quote, and how it ends.
fn string_start(rest: &str, code: &str) -> Option<(usize, Body)> {
    if rest.starts_with('"') {
        return Some((1, Body::Escaped));
    }
    // `b"`, `c"`, `r#"`… begin a literal only where no name goes on.
    let prefix = ["br", "cr", "r", "b", "c"].into_iter().find(|prefix| rest.starts_with(prefix))?;
    if code.ends_with(|character: char| character.is_alphanumeric() || character == '_') {
        return None;
    }
    let after = &rest[prefix.len()..];
    let hashes = if prefix.ends_with('r') { after.len() - after.trim_start_matches('#').len() } else { 0 };
    let body = if prefix.ends_with('r') { Body::Raw(hashes) } else { Body::Escaped };
    after[hashes..].starts_with('"').then_some((prefix.len() + hashes + 1, body))
}

fn string_body(text: &str, body: Body) -> usize {
    match body {
        Body::Raw(hashes) => text.find(&format!("\"{}", "#".repeat(hashes))).unwrap_or(text.len()),
        Body::Escaped => {
            let mut escaped = false;
            for (at, character) in text.char_indices() {
                match character {
                    _ if escaped => escaped = false,
                    '\\' => escaped = true,
                    '"' => return at,
                    _ => {}
                }
            }
            text.len()
        }
    }
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of a char literal, or of the quote alone if this is a lifetime.
fn character(rest: &str) -> usize {
    let inside = &rest[1..];
    if let Some(after) = inside.strip_prefix('\\') {
        // The escaped character may itself be a quote.
        let escaped = 1 + after.chars().next().map_or(0, char::len_utf8);
        return inside[escaped..].find('\'').map_or(1, |end| 1 + escaped + end + 1);
    }
    let first = inside.chars().next().map_or(0, char::len_utf8);
    if first > 0 && inside[first..].starts_with('\'') { 1 + first + 1 } else { 1 }
}

fn is_translated(code: &str) -> bool {
    let before = code.trim_end();
    ["tr(", "tr_with(", "tr_count("].iter().any(|call| {
        before.strip_suffix(call).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}

fn is_test_module(code: &str) -> bool {
    let Some((_, after)) = code.rsplit_once("#[cfg(test)]") else { return false };
    let words: Vec<&str> = after.split_whitespace().collect();
    matches!(words.as_slice(), ["mod", _, "{"]) || matches!(words.as_slice(), ["mod", name] if name.ends_with('{'))
}
