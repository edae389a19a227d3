//! The text around a mistake: which statement, which brackets, which expressions it stands between.

use ruff_python_parser::parse_expression;

use super::ir::{Source, Span};
use super::scan::scan;

/// What stands around a place where the parser stopped.
pub struct Surroundings<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Where the parser stopped.
    pub at: Span,
    /// The token there.
    pub token: Span,
    /// How many brackets are open there.
    pub depth: usize,
    /// The first word of the line.
    pub first_word: &'a str,
    /// Where the line's text begins.
    pub statement: usize,
    /// Where it ends.
    pub statement_end: usize,
    /// What of the line comes before, without blanks at either end.
    pub before: &'a str,
    open: Option<(char, usize)>,
}

impl<'a> Surroundings<'a> {
    /// Looks around a place.
    pub fn new(source: &'a Source, at: Span) -> Surroundings<'a> {
        let text = &source.text[..];
        let place = (at.start as usize).min(text.len());
        let line_start = source.line_start(at.start);
        let line = source.line_text(source.line(at.start));
        let statement = line_start + (line.len() - line.trim_start().len());
        let first_word = line.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
        let before = text.get(line_start..place).unwrap_or("").trim();
        let open = text.get(..place).map_or_else(Vec::new, |text| scan(text).open);
        let mut around = Surroundings {
            text,
            at,
            token: at,
            depth: open.len(),
            first_word,
            statement,
            statement_end: line_start + line.trim_end().len(),
            before,
            open: open.last().copied(),
        };
        if at.start == at.end {
            let next = around.next_token(place);
            around.token = Span { start: next as u32, end: next as u32 + 1 };
        }
        around
    }

    /// The token that begins at a place: a word, or one character.
    pub fn token_at(&self, place: usize) -> Span {
        let rest = self.text.get(place..).unwrap_or("");
        let word = rest.len() - rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_').len();
        Span { start: place as u32, end: (place + word.max(1)) as u32 }
    }

    /// Whether the line ends with a colon just after here.
    pub fn colon_ends_line(&self) -> bool {
        let rest = self.text.get(self.at.end as usize..).unwrap_or("").trim_start_matches([' ', '\t', ')']);
        rest.strip_prefix(':')
            .is_some_and(|rest| rest.trim_start_matches([' ', '\t', '\r']).starts_with(['\n', '#']) || rest.is_empty())
    }

    /// What stands between the bracket around and here, if there is a comma in it.
    pub fn listed(&self) -> Option<(usize, usize)> {
        let (_, bracket) = self.open?;
        let here = self.at.start as usize;
        let text = self.text.get(bracket + 1..here)?;
        let start = bracket + 1 + (text.len() - text.trim_start().len());
        let comma = self.forward(start, |_, byte| byte == b',');
        (comma < here && !text.contains(':')).then(|| (start, start + self.text[start..here].trim_end().len()))
    }

    /// Whether what stands here is the first of several targets: `here = x = 3`.
    pub fn is_chained(&self) -> bool {
        let assigns = |rest: &str, byte| byte == b'=' && !rest.starts_with("==");
        let first = self.forward(self.at.end as usize, |rest, byte| assigns(rest, byte));
        let second = self.forward(first + 1, |rest, byte| assigns(rest, byte));
        self.text.get(second..).is_some_and(|rest| rest.starts_with('='))
    }

    /// Whether a whole `key: value` comes before in the braces around, and no colon since.
    pub fn is_after_pair(&self) -> bool {
        let Some((_, bracket)) = self.open else { return false };
        let (mut at, here, mut colons, mut pairs) = (bracket + 1, self.at.start as usize, 0, 0);
        while at < here {
            at = self.forward(at, |_, byte| matches!(byte, b',' | b':'));
            if at >= here {
                break;
            }
            match self.text.as_bytes().get(at) {
                Some(b',') if colons > 0 => (pairs, colons) = (pairs + 1, 0),
                Some(b':') => colons += 1,
                _ => return false,
            }
            at += 1;
        }
        pairs > 0 && colons == 0
    }

    /// The text where the parser stopped.
    pub fn slice(&self) -> &'a str {
        self.text.get(self.at.start as usize..self.at.end as usize).unwrap_or("")
    }

    /// The innermost bracket that is open.
    pub fn opening(&self) -> Option<char> {
        self.open.map(|(bracket, _)| bracket)
    }

    /// Whether only blanks and comments follow.
    pub fn at_end(&self) -> bool {
        let rest = self.text.get(self.at.start as usize..).unwrap_or("");
        rest.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#'))
    }

    /// Whether the line ends here.
    pub fn at_line_end(&self) -> bool {
        let rest = self.text.get(self.at.start as usize..).unwrap_or("");
        let rest = rest.trim_start_matches([' ', '\t']);
        rest.is_empty() || rest.starts_with(['\n', '#', '\r'])
    }

    /// The end of the last line, with or without text.
    pub fn last_text(&self) -> usize {
        self.text.strip_suffix('\n').unwrap_or(self.text).len()
    }

    /// The end of the line that holds a place.
    pub fn line_end(&self, place: usize) -> usize {
        self.text.get(place..).and_then(|rest| rest.find('\n')).map_or(self.text.len(), |offset| place + offset)
    }

    /// The first place that is no blank, from a place on.
    pub fn next_token(&self, place: usize) -> usize {
        let rest = self.text.get(place..).unwrap_or("");
        place + (rest.len() - rest.trim_start_matches([' ', '\t']).len())
    }

    /// The first text of this line or of a later one.
    pub fn next_line_token(&self) -> usize {
        let place = (self.at.start as usize).min(self.text.len());
        let rest = self.text.get(place..).unwrap_or("");
        place + (rest.len() - rest.trim_start().len())
    }

    /// Whether the brackets around are those of a `def`.
    pub fn in_parameters(&self) -> bool {
        self.first_word == "def" && self.depth == 1
    }

    /// The bracket that closes those around, or the last character.
    pub fn closing_bracket(&self) -> usize {
        self.forward(self.at.end as usize, |_, _| false)
    }

    /// Just past the bracket that closes one.
    pub fn matching(&self, open: usize) -> usize {
        self.forward(open + 1, |_, _| false) + 1
    }

    /// The first place from `start` at which the brackets around close, the statement ends, or `stop` says so.
    fn forward(&self, start: usize, stop: impl Fn(&str, u8) -> bool) -> usize {
        let mut depth = 0usize;
        let mut quote: Option<u8> = None;
        let bytes = self.text.as_bytes();
        let mut at = start;
        while let Some(byte) = bytes.get(at).copied() {
            match (quote, byte) {
                (Some(open), _) if byte == open => quote = None,
                (Some(_), _) => {}
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'(' | b'[' | b'{') => depth += 1,
                (None, b')' | b']' | b'}') if depth == 0 => return at,
                (None, b')' | b']' | b'}') => depth -= 1,
                (None, b'\n') if self.depth == 0 => return at,
                (None, _) if depth == 0 && self.text.get(at..).is_some_and(|rest| stop(rest, byte)) => return at,
                _ => {}
            }
            at += 1;
        }
        self.text.len()
    }

    /// Where the expression that ends before a place begins: after the last `,`, `:`, `=` or word that takes one.
    pub fn expression_start(&self, place: usize) -> Option<usize> {
        let from = match self.open {
            Some((_, bracket)) => bracket + 1,
            None => self.statement + if is_keyword(self.first_word) { self.first_word.len() } else { 0 },
        };
        let mut start = from;
        let mut at = from;
        while at < place {
            let next = self.forward(at, |_, byte| matches!(byte, b',' | b':' | b'=' | b';'));
            if next >= place {
                break;
            }
            // A bracket that closes inside is passed by `forward`; anything else is a separator.
            start = next + 1;
            at = next + 1;
        }
        let text = self.text.get(start..place)?;
        // Of `[a for b c]`, the target that lacks its `in`.
        let target = text.rfind(" for ").map(|at| at + " for ".len()).filter(|at| !text[*at..].contains(" in "));
        let start = start + target.unwrap_or(0);
        let text = self.text.get(start..place)?;
        let start = start + (text.len() - text.trim_start().len());
        let text = self.text.get(start..place)?;
        let word = text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
        let leads = matches!(word, "return" | "in" | "lambda" | "else" | "if" | "elif" | "while" | "assert" | "not");
        let skipped = if leads { word.len() + 1 } else { 0 };
        Some(start + skipped)
    }

    /// Where the operand that ends before a place begins: as [`Surroundings::expression_start`], but also after
    /// `and`, `or`, `not` and comparisons.
    pub fn operand_start(&self, place: usize) -> Option<usize> {
        let start = self.expression_start(place)?;
        let text = self.text.get(start..place)?;
        let after = [" and ", " or ", "not ", " in ", " is ", "< ", "> "].iter();
        let last = after.filter_map(|word| text.rfind(word).map(|found| found + word.len())).max();
        Some(start + last.unwrap_or(0))
    }

    /// Where the operand that begins at a place ends.
    pub fn operand_end(&self, place: usize) -> usize {
        let end = self.forward(place, |rest, byte| {
            matches!(byte, b',' | b':' | b'=' | b';' | b'#')
                || [" and ", " or ", " if ", " < ", " > ", " in ", " is ", " not "]
                    .iter()
                    .any(|word| rest.starts_with(word))
        });
        place + self.text.get(place..end).unwrap_or("").trim_end().len()
    }

    /// The end of the longest expression that begins at a place.
    pub fn longest_expression(&self, place: usize) -> Option<usize> {
        let end = self.forward(place, |_, byte| matches!(byte, b',' | b':' | b'=' | b';'));
        let text = &self.text.get(place..end)?.replace('\n', " ")[..];
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let mut ends: Vec<usize> = vec![text.trim_end().len()];
        let mut before = ' ';
        for (offset, character) in text.char_indices() {
            if is_part(before) != is_part(character) || !is_part(before) {
                ends.push(offset);
            }
            before = character;
        }
        ends.sort_unstable();
        // A long line is not tried at every place.
        let found = ends.iter().rev().take(64).find(|end| {
            let candidate = text.get(..**end).unwrap_or("");
            !candidate.ends_with(char::is_whitespace) && parse_expression(candidate).is_ok()
        })?;
        Some(place + found)
    }

    /// `a if b` that no `else` follows.
    pub fn conditional(&self) -> Option<(usize, usize)> {
        let here = self.at.start as usize;
        let start = self.expression_start(here)?;
        let text = self.text.get(start..here)?.trim_end();
        text.contains(" if ").then_some((start, start + text.len()))
    }

    /// Where the number begins that a mistake sticks to: `1abc`.
    pub fn number_start(&self) -> Option<usize> {
        let place = self.at.start as usize;
        let begins =
            |place: usize| self.text.get(place..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let before = self.text.get(..place)?;
        let sticks =
            self.text.get(place..).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'));
        let word =
            before.len() - before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.')).len();
        if word > 0 && sticks && begins(place - word) {
            return Some(place - word);
        }
        begins(place).then_some(place)
    }
}

/// Whether a word is one of Python's.
pub fn is_keyword(word: &str) -> bool {
    const KEYWORDS: &[&str] = &[
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
        "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
        "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ];
    KEYWORDS.contains(&word)
}
