//! f-strings as CPython 3.11 reads them: after the tokenizer, so a string ends at its first quote, and with words
//! of their own for each mistake (`fstring_find_expr` of Parser/string_parser.c).

/// The expressions of an f-string, as places in its body.
///
/// # Errors
/// CPython's words.
pub fn expressions(body: &str, raw: bool) -> Result<Vec<(usize, usize)>, String> {
    let mut found = Vec::new();
    let mut reading = Reading { bytes: body.as_bytes(), at: 0, raw, found: &mut found };
    reading.literal(0)?;
    Ok(found)
}

struct Reading<'a> {
    bytes: &'a [u8],
    at: usize,
    raw: bool,
    found: &'a mut Vec<(usize, usize)>,
}

impl Reading<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Text and expressions, up to the end, or inside a format to the brace that ends it.
    fn literal(&mut self, depth: usize) -> Result<(), String> {
        while let Some(byte) = self.peek() {
            match byte {
                b'\\' if !self.raw => {
                    // `\N{…}` is no expression.
                    let named = self.bytes.get(self.at + 1..self.at + 3) == Some(b"N{");
                    self.at += 2;
                    if named {
                        while self.peek().is_some_and(|byte| byte != b'}') {
                            self.at += 1;
                        }
                        self.at += 1;
                    }
                }
                b'{' if depth == 0 && self.bytes.get(self.at + 1) == Some(&b'{') => self.at += 2,
                b'{' => {
                    self.at += 1;
                    self.expression(depth)?;
                }
                b'}' if depth > 0 => return Ok(()),
                b'}' if self.bytes.get(self.at + 1) == Some(&b'}') => self.at += 2,
                b'}' => return Err("f-string: single '}' is not allowed".into()),
                _ => self.at += 1,
            }
        }
        Ok(())
    }

    /// What is between braces.
    fn expression(&mut self, depth: usize) -> Result<(), String> {
        if depth >= 2 {
            return Err("f-string: expressions nested too deeply".into());
        }
        let start = self.at;
        let mut open: Vec<u8> = Vec::new();
        let mut quote: Option<(u8, usize)> = None;
        while let Some(byte) = self.peek() {
            if byte == b'\\' {
                return Err("f-string expression part cannot include a backslash".into());
            }
            let triple = self.bytes.get(self.at..self.at + 3) == Some(&[byte; 3][..]);
            if let Some((of, length)) = quote {
                if byte == of && (length == 1 || triple) {
                    self.at += length - 1;
                    quote = None;
                }
                self.at += 1;
                continue;
            }
            match byte {
                b'\'' | b'"' => {
                    let length = if triple { 3 } else { 1 };
                    quote = Some((byte, length));
                    self.at += length - 1;
                }
                b'(' | b'[' | b'{' => open.push(byte),
                b'#' => return Err("f-string expression part cannot include '#'".into()),
                b'!' | b':' | b'}' | b'=' | b'<' | b'>' if open.is_empty() => {
                    let doubled = self.bytes.get(self.at + 1) == Some(&b'=');
                    match byte {
                        b'!' | b'=' | b'<' | b'>' if doubled => {
                            self.at += 2;
                            continue;
                        }
                        b'<' | b'>' => {}
                        _ => break,
                    }
                }
                b')' | b']' | b'}' => {
                    let Some(opening) = open.pop() else {
                        return Err(format!("f-string: unmatched '{}'", byte as char));
                    };
                    let expected = match opening {
                        b'(' => b')',
                        b'[' => b']',
                        _ => b'}',
                    };
                    if expected != byte {
                        let (closing, opening) = (byte as char, opening as char);
                        return Err(format!(
                            "f-string: closing parenthesis '{closing}' does not match opening parenthesis '{opening}'"
                        ));
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        let end = self.at;
        if quote.is_some() {
            return Err("f-string: unterminated string".into());
        }
        if let Some(opening) = open.pop() {
            return Err(format!("f-string: unmatched '{}'", opening as char));
        }
        let expected = || "f-string: expecting '}'".to_owned();
        if self.peek().is_none() {
            return Err(expected());
        }
        let text = self.bytes.get(start..end).unwrap_or_default();
        if text.iter().all(u8::is_ascii_whitespace) {
            return Err("f-string: empty expression not allowed".into());
        }
        self.found.push((start, end));
        self.after(depth, expected)
    }

    /// `=`, `!r` and `:format`, and the brace.
    fn after(&mut self, depth: usize, expected: impl Fn() -> String) -> Result<(), String> {
        if self.peek() == Some(b'=') {
            self.at += 1;
            while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
                self.at += 1;
            }
        }
        if self.peek() == Some(b'!') {
            self.at += 1;
            let conversion = self.peek().ok_or_else(&expected)?;
            self.at += 1;
            if !matches!(conversion, b's' | b'r' | b'a') {
                return Err("f-string: invalid conversion character: expected 's', 'r', or 'a'".into());
            }
        }
        if self.peek() == Some(b':') {
            self.at += 1;
            self.literal(depth + 1)?;
        }
        if self.peek() != Some(b'}') {
            return Err(expected());
        }
        self.at += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(body: &str) -> String {
        expressions(body, false).err().unwrap_or_default()
    }

    #[test]
    fn mistakes_have_cpythons_words() {
        assert_eq!(problem("{"), "f-string: expecting '}'");
        assert_eq!(problem("{a:"), "f-string: expecting '}'");
        assert_eq!(problem("{}"), "f-string: empty expression not allowed");
        assert_eq!(problem("}"), "f-string: single '}' is not allowed");
        assert_eq!(problem("{a!x}"), "f-string: invalid conversion character: expected 's', 'r', or 'a'");
        assert_eq!(problem("{d["), "f-string: unmatched '['");
        assert_eq!(problem("{a:{b:{c}}}"), "f-string: expressions nested too deeply");
        assert_eq!(problem("{\\n}"), "f-string expression part cannot include a backslash");
    }

    #[test]
    fn expressions_are_found_where_they_stand() {
        assert_eq!(expressions("a{b!r:>{w}} {{c}} {d[':']}", false), Ok(vec![(2, 3), (8, 9), (19, 25)]));
        assert_eq!(expressions("{x == 1} {y!=2:}", false), Ok(vec![(1, 7), (10, 14)]));
    }
}
