//! A look at a source before it is parsed: strings, brackets, and the mistakes that CPython's tokenizer names.

use super::fstring;

/// What the look found.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// The first thing no tokenizer takes.
    pub problem: Option<Problem>,
    /// The brackets that are open at the end, with their offsets.
    pub open: Vec<(char, usize)>,
    /// A string that never ends: its offset, and whether it has triple quotes.
    pub open_string: Option<(usize, bool)>,
    /// The text ends in a backslash that joins it to the next line.
    pub continues: bool,
    /// Offsets where a logical line begins, with the width of its indentation.
    pub lines: Vec<(usize, usize)>,
    /// The longest run of words and operators with no comma or new line: how deep its tree can be.
    pub longest_run: usize,
    /// Where a line begins whose indentation means different things to different tab widths.
    pub inconsistent_tabs: Option<usize>,
    /// The expressions inside f-strings, by where they begin and end.
    pub interpolations: Vec<(usize, usize)>,
    /// Each offset where the number of open brackets changed, and what it became.
    depths: Vec<(usize, usize)>,
}

/// A mistake of the text itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, in bytes.
    pub offset: usize,
    /// Where what is marked ends.
    pub end: usize,
    /// CPython's words.
    pub message: String,
    /// What kind, for the hint.
    pub kind: ProblemKind,
}

/// The kinds of mistakes that have a hint of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// `“`, `’`…
    CurlyQuote,
    /// `b"año"`.
    BytesNotAscii,
    /// Any other.
    Other,
}

impl Scan {
    /// The deepest nesting of brackets.
    pub fn deepest(&self) -> usize {
        self.depths.iter().map(|(_, depth)| *depth).max().unwrap_or(0)
    }
}

/// Looks at a source.
pub fn scan(source: &str) -> Scan {
    let mut looking =
        Looking { source, bytes: source.as_bytes(), at: 0, run: 0, indents: vec![(0, 0)], found: Scan::default() };
    looking.all();
    looking.found
}

struct Looking<'a> {
    source: &'a str,
    bytes: &'a [u8],
    at: usize,
    run: usize,
    /// The indentations that are open, with tabs to the next multiple of 8 and with tabs as one.
    indents: Vec<(usize, usize)>,
    found: Scan,
}

impl Looking<'_> {
    fn all(&mut self) {
        let mut line_begins = true;
        while self.at < self.bytes.len() && self.found.problem.is_none() {
            if line_begins {
                line_begins = false;
                if !self.indentation() {
                    line_begins = true;
                    continue;
                }
            }
            self.found.continues = false;
            let here = self.at;
            let Some(byte) = self.bytes.get(here).copied() else { break };
            match byte {
                b'\n' => {
                    self.at += 1;
                    if self.found.open.is_empty() {
                        self.run = 0;
                        line_begins = true;
                    }
                }
                b'#' => self.comment(),
                b'\\' => self.backslash(),
                b'"' | b'\'' => self.string(here, false, false),
                b'(' | b'[' | b'{' => {
                    self.found.open.push((byte as char, here));
                    self.bracket();
                }
                b')' | b']' | b'}' => self.close(),
                b',' | b';' => {
                    self.run = 0;
                    self.at += 1;
                }
                b' ' | b'\t' | b'\r' | b'\x0c' => self.at += 1,
                0..0x20 | 0x7f => self.problem(here, format!("invalid non-printable character U+{byte:04X}")),
                _ if byte == b'_' || byte.is_ascii_alphanumeric() || !byte.is_ascii() => self.word(),
                _ => {
                    self.at += 1;
                    self.step();
                }
            }
        }
    }

    fn step(&mut self) {
        self.run += 1;
        self.found.longest_run = self.found.longest_run.max(self.run);
    }

    fn bracket(&mut self) {
        self.at += 1;
        self.step();
        self.found.depths.push((self.at, self.found.open.len()));
    }

    /// Measures a line's indentation; false when the line is empty and there is nothing to measure.
    fn indentation(&mut self) -> bool {
        let start = self.at;
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\t' | b'\x0c')) {
            self.at += 1;
        }
        match self.bytes.get(self.at) {
            Some(b'\n') => {
                self.at += 1;
                false
            }
            Some(b'\r' | b'#') | None => true,
            Some(_) => {
                self.found.lines.push((start, self.at - start));
                self.compare_tabs(start);
                true
            }
        }
    }

    /// As CPython's tokenizer: with tabs of 8 and of 1 a line must be indented against the others in the same way.
    fn compare_tabs(&mut self, start: usize) {
        let (mut wide, mut narrow) = (0, 0);
        for byte in &self.bytes[start..self.at] {
            match byte {
                b'\t' => {
                    wide = (wide / 8 + 1) * 8;
                    narrow += 1;
                }
                b'\x0c' => (wide, narrow) = (0, 0),
                _ => {
                    wide += 1;
                    narrow += 1;
                }
            }
        }
        while self.indents.len() > 1 && self.indents.last().is_some_and(|(open, _)| *open > wide) {
            self.indents.pop();
        }
        let (open, open_narrow) = self.indents.last().copied().unwrap_or_default();
        let consistent = if wide > open { narrow > open_narrow } else { wide < open || narrow == open_narrow };
        if !consistent && self.found.inconsistent_tabs.is_none() {
            self.found.inconsistent_tabs = Some(start);
        }
        if wide > open {
            self.indents.push((wide, narrow));
        }
    }

    fn comment(&mut self) {
        while self.bytes.get(self.at).is_some_and(|byte| *byte != b'\n') {
            self.at += 1;
        }
    }

    fn backslash(&mut self) {
        let rest = &self.source[self.at + 1..];
        if rest.is_empty() || rest == "\n" || rest == "\r\n" {
            self.found.continues = true;
            self.at = self.bytes.len();
            return;
        }
        let skipped = if rest.starts_with("\r\n") { 2 } else { 1 };
        if rest.starts_with('\n') || skipped == 2 {
            self.at += 1 + skipped;
        } else {
            self.problem(self.at + 1, "unexpected character after line continuation character");
        }
    }

    fn problem(&mut self, offset: usize, message: impl Into<String>) {
        let problem = Problem { offset, end: offset + 1, message: message.into(), kind: ProblemKind::Other };
        self.found.problem = Some(problem);
    }

    fn close(&mut self) {
        let closing = self.bytes[self.at] as char;
        match self.found.open.pop() {
            None => self.problem(self.at, format!("unmatched '{closing}'")),
            Some((opening, place)) => {
                let matches = matches!((opening, closing), ('(', ')') | ('[', ']') | ('{', '}'));
                if !matches {
                    let line = |offset: usize| self.source[..offset].matches('\n').count() + 1;
                    let mut message =
                        format!("closing parenthesis '{closing}' does not match opening parenthesis '{opening}'");
                    if line(place) != line(self.at) {
                        message.push_str(&format!(" on line {}", line(place)));
                    }
                    self.problem(self.at, message);
                }
                self.bracket();
            }
        }
    }

    fn word(&mut self) {
        let start = self.at;
        for (offset, character) in self.source[start..].char_indices() {
            self.at = start + offset;
            if character != '_' && !character.is_alphanumeric() && !is_joiner(character) {
                if !character.is_ascii() && offset == 0 {
                    self.stranger(character);
                }
                break;
            }
            self.at += character.len_utf8();
        }
        self.step();
        let word = &self.source[start..self.at];
        if word.len() <= 2 && matches!(self.bytes.get(self.at), Some(b'"' | b'\'')) {
            let prefix = word.to_ascii_lowercase();
            if matches!(&prefix[..], "b" | "r" | "u" | "f" | "br" | "rb" | "fr" | "rf") {
                self.string(start, prefix.contains('b'), prefix.contains('f'));
            }
        }
    }

    /// A character that belongs to no word and no operator of Python.
    fn stranger(&mut self, character: char) {
        let kind = match character {
            '“' | '”' | '‘' | '’' | '„' | '‚' | '«' | '»' | '′' | '″' => ProblemKind::CurlyQuote,
            _ => ProblemKind::Other,
        };
        let number = character as u32;
        let message =
            if number < 0x10000 && character.is_control() || character == '\u{a0}' || is_unprintable(character) {
                format!("invalid non-printable character U+{number:04X}")
            } else {
                format!("invalid character '{character}' (U+{number:04X})")
            };
        let end = self.at + character.len_utf8();
        self.found.problem = Some(Problem { offset: self.at, end, message, kind });
    }

    /// Skips a string whose quotes are at `self.at`; `start` is where its prefix began.
    fn string(&mut self, start: usize, is_bytes: bool, formatted: bool) {
        let quote = self.bytes[self.at];
        let triple = self.bytes[self.at..].starts_with(&[quote; 3]);
        self.at += if triple { 3 } else { 1 };
        let mut foreign = false;
        loop {
            match self.bytes.get(self.at) {
                None => {
                    self.found.open_string = Some((start, triple));
                    let line = self.source.trim_end_matches('\n').matches('\n').count() + 1;
                    let first = self.source[..start].matches('\n').count() + 1;
                    let kind = if triple { "triple-quoted string" } else { "string" };
                    let line = if triple { line } else { first };
                    self.problem(start, format!("unterminated {kind} literal (detected at line {line})"));
                    return;
                }
                Some(b'\\') => {
                    self.at += 1;
                    // The escaped character may be of several bytes.
                    self.at +=
                        self.source.get(self.at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                }
                Some(b'\n') if !triple => {
                    let line = self.source[..self.at].matches('\n').count() + 1;
                    self.problem(start, format!("unterminated string literal (detected at line {line})"));
                    return;
                }
                Some(byte) if *byte == quote && (!triple || self.bytes[self.at..].starts_with(&[quote; 3])) => {
                    self.at += if triple { 3 } else { 1 };
                    break;
                }
                Some(byte) => {
                    foreign |= !byte.is_ascii();
                    self.at += 1;
                }
            }
        }
        self.step();
        if is_bytes && foreign {
            let message = "bytes can only contain ASCII literal characters".to_owned();
            let kind = ProblemKind::BytesNotAscii;
            self.found.problem = Some(Problem { offset: start, end: self.at, message, kind });
        }
        let prefix = self.source[start..].chars().take_while(char::is_ascii_alphabetic).collect::<String>();
        let raw = prefix.contains(['r', 'R']);
        let quotes = if triple { 3 } else { 1 };
        let first = start + prefix.len() + quotes;
        let Some(body) = self.source.get(first..self.at - quotes) else { return };
        if formatted {
            match fstring::expressions(body, raw) {
                Ok(found) => {
                    let places = found.into_iter().map(|(from, to)| (first + from, first + to));
                    self.found.interpolations.extend(places);
                }
                Err(message) => {
                    let next = self.next_token();
                    self.problem(next, message);
                }
            }
        }
        if !raw
            && self.found.problem.is_none()
            && let Some(message) = truncated_escape(body, is_bytes)
        {
            let next = self.next_token();
            self.problem(next, message);
        }
    }

    /// Where the next token begins: what CPython marks when a whole string is wrong.
    fn next_token(&self) -> usize {
        let rest = &self.source[self.at..];
        let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        match rest[blank..].starts_with('#') {
            true => self.at + rest.find('\n').unwrap_or(rest.len()),
            false => self.at + blank,
        }
    }
}

/// CPython's words for `\\x1`, `\\u12`, and the `\\U` or `\\N` of a Windows path.
fn truncated_escape(body: &str, is_bytes: bool) -> Option<String> {
    let bytes = body.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        let kind = bytes.get(at + 1).copied().unwrap_or(b' ');
        let wanted = match kind {
            b'x' => 2,
            b'u' if !is_bytes => 4,
            b'U' if !is_bytes => 8,
            _ => 0,
        };
        let digits = bytes[(at + 2).min(bytes.len())..].iter().take(wanted).take_while(|byte| byte.is_ascii_hexdigit());
        let count = digits.count();
        if count < wanted && is_bytes {
            return Some(format!("(value error) invalid \\x escape at position {at}"));
        }
        // CPython decodes what is not ASCII from a `\UXXXXXXXX` that it has put there itself.
        let wide = body.get(..at).unwrap_or("").chars().filter(|character| !character.is_ascii());
        let at_shown = at + wide.map(|character| 10 - character.len_utf8()).sum::<usize>();
        if kind == b'N' && !is_bytes {
            let rest = body.get(at + 2..).unwrap_or("");
            let name = rest.strip_prefix('{').map(|name| name.find('}').unwrap_or(name.len()));
            match name {
                Some(length @ 1..) if length + 1 < rest.len() => {}
                name => {
                    let last = at_shown + 1 + name.map_or(0, |length| length + 1);
                    return Some(format!(
                        "(unicode error) 'unicodeescape' codec can't decode bytes in position {at_shown}-{last}: malformed \\N character escape"
                    ));
                }
            }
        }
        let number = bytes.get(at + 2..at + 2 + count).and_then(|digits| std::str::from_utf8(digits).ok());
        let number = number.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if wanted == 8 && count == wanted && number.is_none_or(|number| number > 0x10_ffff) {
            return Some(format!(
                "(unicode error) 'unicodeescape' codec can't decode bytes in position {at_shown}-{}: illegal Unicode character",
                at_shown + 9
            ));
        }
        if count < wanted {
            let escape: String = std::iter::repeat_n('X', wanted).collect();
            let last = at_shown + 1 + count;
            let kind = kind as char;
            return Some(format!(
                "(unicode error) 'unicodeescape' codec can't decode bytes in position {at_shown}-{last}: truncated \\{kind}{escape} escape"
            ));
        }
        at += 2;
    }
    None
}

/// Marks that may follow a letter inside an identifier (XID_Continue beyond letters and digits).
fn is_joiner(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{b7}')
}

fn is_unprintable(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}'
        | '\u{2000}'..='\u{200a}' | '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(source: &str) -> String {
        scan(source).problem.map(|problem| problem.message).unwrap_or_default()
    }

    #[test]
    fn mistakes_of_the_text_have_cpythons_words() {
        assert_eq!(problem("print(“hola”)"), "invalid character '“' (U+201C)");
        assert_eq!(problem("b\"año\""), "bytes can only contain ASCII literal characters");
        assert_eq!(problem("x = 1)"), "unmatched ')'");
        assert_eq!(problem("x = (1]"), "closing parenthesis ']' does not match opening parenthesis '('");
        assert_eq!(problem("x = (1,\n2]"), "closing parenthesis ']' does not match opening parenthesis '(' on line 1");
        assert_eq!(problem("print('hola\nx=1"), "unterminated string literal (detected at line 1)");
        assert_eq!(problem("x = '''abc\n"), "unterminated triple-quoted string literal (detected at line 1)");
        assert_eq!(problem("x = \\ 1"), "unexpected character after line continuation character");
        assert_eq!(problem("año = 'ñ' # «»“”\n'''\"'''"), "");
    }

    #[test]
    fn brackets_are_counted_outside_strings() {
        let found = scan("f('(', [1,\n  {");
        assert_eq!(found.open.iter().map(|(bracket, _)| *bracket).collect::<String>(), "([{");
        assert_eq!(found.deepest(), 3);
    }
}
