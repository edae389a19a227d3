//! Rust source without what is not code: comments, what stands inside literals, and test modules.

/// A file's code and its string literals.
#[derive(Debug, PartialEq, Eq)]
pub struct Scan {
    /// The source with comments, literals' insides and `#[cfg(test)]` items as spaces: lines keep their numbers.
    pub code: String,
    /// What stands between the quotes of each string literal outside those items, by its line counted from 1.
    pub literals: Vec<(usize, String)>,
    /// The names of the `#[cfg(test)] mod name;` that live in files of their own.
    pub test_modules: Vec<String>,
}

/// Reads one file.
pub fn scan(text: &str) -> Scan {
    let (masked, literals) = mask(text);
    let (code, test_modules) = without_tests(&masked);
    let kept: Vec<&str> = code.lines().collect();
    // A literal of a test item lost the quotes that the mask had left it.
    let literals = literals.into_iter().filter(|(line, _)| kept.get(line - 1).is_some_and(|code| code.contains('"')));
    Scan { literals: literals.collect(), code, test_modules }
}

/// Blanks comments and the insides of literals, and keeps the string literals aside.
fn mask(text: &str) -> (String, Vec<(usize, String)>) {
    let mut code = String::with_capacity(text.len());
    let mut literals = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = blank(&mut code, rest, rest.find('\n').unwrap_or(rest.len()));
        } else if rest.starts_with("/*") {
            rest = blank(&mut code, rest, block_comment(rest));
        } else if let Some((opening, hashes)) = string_opening(rest, &code) {
            code.push_str(&rest[..opening]);
            rest = &rest[opening..];
            let length = string_length(rest, hashes);
            literals.push((code.matches('\n').count() + 1, rest[..length].to_owned()));
            rest = blank(&mut code, rest, length);
            let closing = (1 + hashes.unwrap_or(0)).min(rest.len());
            code.push_str(&rest[..closing]);
            rest = &rest[closing..];
        } else if let Some(length) = character(rest) {
            rest = blank(&mut code, rest, length);
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    (code, literals)
}

/// Writes `length` bytes of `text` as spaces, line ends kept, and gives what follows.
fn blank<'a>(code: &mut String, text: &'a str, length: usize) -> &'a str {
    code.extend(text[..length].chars().map(|character| if character == '\n' { '\n' } else { ' ' }));
    &text[length..]
}

/// The end of a block comment, which may hold others.
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

/// If a string literal begins here: the bytes up to and with its opening quote, and, of a raw one, its hashes.
fn string_opening(rest: &str, code: &str) -> Option<(usize, Option<usize>)> {
    if rest.starts_with('"') {
        return Some((1, None));
    }
    if code.ends_with(is_word) {
        return None;
    }
    let prefix = ["br", "cr", "r", "b", "c"].into_iter().find(|prefix| rest.starts_with(prefix))?;
    let after = &rest[prefix.len()..];
    let raw = prefix.ends_with('r');
    let hashes = if raw { after.len() - after.trim_start_matches('#').len() } else { 0 };
    after[hashes..].starts_with('"').then_some((prefix.len() + hashes + 1, raw.then_some(hashes)))
}

/// The length of what stands before the closing quote.
fn string_length(text: &str, hashes: Option<usize>) -> usize {
    if let Some(hashes) = hashes {
        return text.find(&format!("\"{}", "#".repeat(hashes))).unwrap_or(text.len());
    }
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

/// The length of the character literal that begins here; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    if let Some(escape) = inside.strip_prefix('\\') {
        let first = escape.chars().next()?.len_utf8();
        return escape[first..].find('\'').map(|end| 2 + first + end + 1);
    }
    let first = inside.chars().next()?.len_utf8();
    inside[first..].starts_with('\'').then_some(1 + first + 1)
}

/// Blanks every item under a line that is `#[cfg(test)]`, and tells which of them are files.
fn without_tests(masked: &str) -> (String, Vec<String>) {
    let mut code = String::with_capacity(masked.len());
    let mut modules = Vec::new();
    let mut rest = masked;
    while !rest.is_empty() {
        let line_end = rest.find('\n').map_or(rest.len(), |end| end + 1);
        if rest[..line_end].trim() != "#[cfg(test)]" {
            code.push_str(&rest[..line_end]);
            rest = &rest[line_end..];
            continue;
        }
        let item = &rest[line_end..];
        let length = item_length(item);
        let words: Vec<&str> = item[..length].split(|c: char| !is_word(c)).filter(|word| !word.is_empty()).collect();
        if let (Some(at), true) = (words.iter().position(|word| *word == "mod"), item[..length].ends_with(';')) {
            modules.extend(words.get(at + 1).map(|name| (*name).to_owned()));
        }
        rest = blank(&mut code, rest, line_end + length);
    }
    (code, modules)
}

/// Up to the `;` or the closing brace that ends the item.
fn item_length(item: &str) -> usize {
    let mut depth = 0i32;
    for (at, character) in item.char_indices() {
        match character {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' => depth -= 1,
            '}' => {
                depth -= 1;
                if depth <= 0 {
                    return at + 1;
                }
            }
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    item.len()
}

/// Whether a name can hold this character.
pub fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The identifiers of masked code, each with its line counted from 1.
pub fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    code.lines().enumerate().flat_map(|(index, line)| {
        line.split(|character: char| !is_word(character)).filter(|word| !word.is_empty()).map(move |w| (index + 1, w))
    })
}
