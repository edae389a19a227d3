//! A student's own line with one thing mended, so that the suggestion keeps their names and bytes.
//!
//! These are mends of text, not a parser: each does one thing to one plain line, and answers `None`
//! where the line is not of the shape it knows.

/// Longer lines are nobody's first week, and would not fit on the screen.
const LONGEST: usize = 200;

/// The one line of `source` that raised, where it can stand alone: not part of a block.
pub(super) fn line_of(source: &str, number: Option<u32>) -> Option<&str> {
    let trimmed = source.trim();
    let line = if trimmed.contains('\n') {
        let index = usize::try_from(number?).ok()?.checked_sub(1)?;
        source.lines().nth(index)?.trim_end()
    } else {
        trimmed
    };
    let stands_alone = !line.starts_with(char::is_whitespace) && !line.ends_with(':');
    (stands_alone && !line.is_empty() && line.len() <= LONGEST).then_some(line)
}

/// The plain name before `.method(`, as in `c.connect(…)`.
pub(super) fn receiver<'a>(line: &'a str, method: &str) -> Option<&'a str> {
    let end = line.find(&format!(".{method}("))?;
    let before = &line[..end];
    let start = before.char_indices().rev().take_while(|(_, c)| is_name(*c)).last()?.0;
    let name = &before[start..];
    let free = !before[..start].ends_with(['.', '"', '\'']) && !name.starts_with(|c: char| c.is_ascii_digit());
    free.then_some(name)
}

/// The plain name that the line gives a value, as in `c = socket.socket()`.
pub(super) fn assigned(line: &str) -> Option<&str> {
    let (name, value) = line.split_once('=')?;
    let name = name.trim_end();
    let plain = name.chars().all(is_name) && name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    (plain && !value.starts_with('=')).then_some(name)
}

/// `line` with the whole word `word` replaced wherever it stands alone: in no string, and no attribute of another name.
pub(super) fn replace_word(line: &str, word: &str, new: &str) -> Option<String> {
    if word.is_empty() {
        return None;
    }
    let in_string = strings(line);
    let mut mended = String::with_capacity(line.len() + new.len());
    let mut rest = 0;
    for (at, _) in line.match_indices(word) {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let alone = !before.is_some_and(|c| is_name(c) || c == '.') && !after.is_some_and(is_name);
        if alone && !in_string[at] && at >= rest {
            mended.push_str(&line[rest..at]);
            mended.push_str(new);
            rest = at + word.len();
        }
    }
    if rest == 0 {
        return None;
    }
    mended.push_str(&line[rest..]);
    Some(mended)
}

/// `line` with straight quotes for typographic ones.
pub(super) fn straight_quotes(line: &str) -> Option<String> {
    let straight = |c: char| match c {
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2018}'..='\u{201b}' => '\'',
        other => other,
    };
    let mended: String = line.chars().map(straight).collect();
    (mended != line && balanced(&mended)).then_some(mended)
}

/// `line` with each `b"…"` that is not ASCII written as `"…".encode()`.
pub(super) fn encode_literals(line: &str) -> Option<String> {
    let mut mended = String::with_capacity(line.len() + 9);
    let mut rest = line;
    let mut changed = false;
    while let Some(at) = rest.find(['"', '\'']) {
        let length = literal_length(&rest[at..])?;
        let literal = &rest[at..at + length];
        let before = &rest[..at];
        let is_bytes = before.ends_with(['b', 'B']) && !before[..before.len() - 1].ends_with(is_name);
        if is_bytes && !literal.is_ascii() {
            mended.push_str(&before[..before.len() - 1]);
            mended.push_str(literal);
            mended.push_str(".encode()");
            changed = true;
        } else {
            mended.push_str(before);
            mended.push_str(literal);
        }
        rest = &rest[at + length..];
    }
    mended.push_str(rest);
    changed.then_some(mended)
}

/// `line` with the text `"80"` after a comma written as the number 80.
pub(super) fn port_number(line: &str) -> Option<String> {
    let mut from = 0;
    while let Some(found) = line[from..].find(['"', '\'']) {
        let at = from + found;
        let length = literal_length(&line[at..])?;
        let inside = &line[at + 1..at + length - 1];
        let digits = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
        if digits && line[..at].trim_end().ends_with(',') {
            let number = inside.trim_start_matches('0');
            let number = if number.is_empty() { "0" } else { number };
            return Some(format!("{}{number}{}", &line[..at], &line[at + length..]));
        }
        from = at + length;
    }
    None
}

/// `line` with the arguments of `.method(…)` made one tuple.
pub(super) fn one_tuple(line: &str, method: &str) -> Option<String> {
    let start = line.find(&format!(".{method}("))? + method.len() + 2;
    let inside = line[start..].strip_suffix(')')?;
    let bare = !inside.trim_start().starts_with('(') && inside.contains(',') && balanced(inside);
    bare.then(|| format!("{}({inside}))", &line[..start]))
}

/// `line` with the first `old` replaced by `new`.
pub(super) fn splice(line: &str, old: &str, new: &str) -> Option<String> {
    (!old.is_empty() && line.contains(old)).then(|| line.replacen(old, new, 1))
}

/// `line` with the text `old`, in either kind of quotes, replaced by `new` in the same quotes.
pub(super) fn replace_text(line: &str, old: &str, new: &str) -> Option<String> {
    ['"', '\''].iter().find_map(|quote| splice(line, &format!("{quote}{old}{quote}"), &format!("{quote}{new}{quote}")))
}

/// Whether every bracket and every quote of `line` is closed, in order.
pub(super) fn balanced(line: &str) -> bool {
    let mut open = Vec::new();
    let mut rest = line;
    while let Some(character) = rest.chars().next() {
        let mut taken = character.len_utf8();
        match character {
            '"' | '\'' => match literal_length(rest) {
                Some(length) => taken = length,
                None => return false,
            },
            '(' => open.push(')'),
            '[' => open.push(']'),
            '{' => open.push('}'),
            ')' | ']' | '}' if open.pop() != Some(character) => return false,
            '#' => break,
            _ => {}
        }
        rest = &rest[taken..];
    }
    open.is_empty()
}

fn is_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The length of the string literal that `text` begins with, its two quotes included.
fn literal_length(text: &str) -> Option<usize> {
    let quote = text.chars().next()?;
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// For each byte of `line`, whether it is inside a string literal.
fn strings(line: &str) -> Vec<bool> {
    let mut inside = vec![false; line.len()];
    let mut from = 0;
    while let Some(found) = line[from..].find(['"', '\'']) {
        let at = from + found;
        let length = literal_length(&line[at..]).unwrap_or(line.len() - at);
        inside[at..at + length].fill(true);
        from = at + length;
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_that_raised_is_found_only_where_it_stands_alone() {
        assert_eq!(line_of("  c.send(1)\n", None), Some("c.send(1)"));
        assert_eq!(line_of("a = 1\nb = 2\n", Some(2)), Some("b = 2"));
        assert_eq!(line_of("if a:\n    b = 2\n", Some(2)), None);
        assert_eq!(line_of("if a:\n    b = 2\n", Some(1)), None);
        assert_eq!(line_of("a = 1\nb = 2", Some(0)), None);
        assert_eq!(line_of("a = 1\nb = 2", Some(9)), None);
        assert_eq!(line_of("", None), None);
        assert_eq!(line_of(&"x".repeat(201), None), None);
    }

    #[test]
    fn names_are_read_from_the_line() {
        assert_eq!(receiver("c.connect((1))", "connect"), Some("c"));
        assert_eq!(receiver("x = mi_señal.recv(4)", "recv"), Some("mi_señal"));
        assert_eq!(receiver("a.b.recv(4)", "recv"), None);
        assert_eq!(receiver("f().recv(4)", "recv"), None);
        assert_eq!(assigned("c = socket.socket()"), Some("c"));
        assert_eq!(assigned("a, b = f()"), None);
        assert_eq!(assigned("a == b"), None);
        assert_eq!(assigned("f(x=1)"), None);
    }

    #[test]
    fn words_are_replaced_outside_strings_and_attributes() {
        assert_eq!(replace_word("f(protocol=0)", "protocol", "proto").as_deref(), Some("f(proto=0)"));
        assert_eq!(replace_word("\"AF_INET\"", "AF_INET", "x"), None);
        assert_eq!(replace_word("socket.AF_INET", "AF_INET", "x"), None);
        assert_eq!(replace_word("AF_INET6", "AF_INET", "x"), None);
        assert_eq!(replace_word("f(A, A)", "A", "socket.A").as_deref(), Some("f(socket.A, socket.A)"));
    }

    #[test]
    fn quotes_ports_tuples_and_bytes_are_mended() {
        assert_eq!(straight_quotes("c.send(b“hola”)").as_deref(), Some("c.send(b\"hola\")"));
        assert_eq!(straight_quotes("c.send(b‘hola’)").as_deref(), Some("c.send(b'hola')"));
        assert_eq!(straight_quotes("c.send(b“hola)"), None);
        assert_eq!(encode_literals("c.send(b\"año\")").as_deref(), Some("c.send(\"año\".encode())"));
        assert_eq!(encode_literals("f(b'a', b'ñ', 'é')").as_deref(), Some("f(b'a', 'ñ'.encode(), 'é')"));
        assert_eq!(encode_literals("c.send(b\"ano\")"), None);
        assert_eq!(encode_literals("c.send(b\"año)"), None);
        assert_eq!(port_number("c.connect((\"h\", \"80\"))").as_deref(), Some("c.connect((\"h\", 80))"));
        assert_eq!(port_number("c.connect((\"10\", '080'))").as_deref(), Some("c.connect((\"10\", 80))"));
        assert_eq!(port_number("c.connect((\"10\", p))"), None);
        assert_eq!(one_tuple("c.connect(\"h\", 80)", "connect").as_deref(), Some("c.connect((\"h\", 80))"));
        assert_eq!(one_tuple("c.connect((\"h\", 80))", "connect"), None);
        assert_eq!(one_tuple("c.connect(\"h\")", "connect"), None);
        assert_eq!(replace_text("f('::1')", "::1", "127.0.0.1").as_deref(), Some("f('127.0.0.1')"));
    }

    proptest::proptest! {
        #[test]
        fn no_line_makes_a_mend_panic(line in r#"[-\PC"'b\\(),.=x“”ñ80 ]{0,40}"#, word in "[xñ\"'.]{0,3}") {
            line_of(&line, Some(1));
            receiver(&line, &word);
            assigned(&line);
            replace_word(&line, &word, "new");
            replace_text(&line, &word, "new");
            splice(&line, &word, "new");
            straight_quotes(&line);
            encode_literals(&line);
            port_number(&line);
            one_tuple(&line, &word);
            balanced(&line);
        }
    }

    #[test]
    fn balance_counts_brackets_outside_strings() {
        assert!(balanced("f((1, [2]), \")\")  # )"));
        for broken in ["f((1)", "f(]", "f)", "\"a", "f('a)"] {
            assert!(!balanced(broken), "{broken}");
        }
    }
}
