//! A pasted listing: made fit for a prompt, and cut where its statements end.
//!
//! What is pasted comes from editors, web pages and other prompts. What only the copying added is taken off (line ends,
//! a common indentation, prompts, invisible characters), and nothing else: Python itself says what is wrong with the rest.
//! The work is a few passes over the text, whatever stands in it.

use super::editor::cut;
use super::statements::Completeness;

/// How many bytes of one paste are taken; the rest is cut off, and that is said.
pub const PASTE_BYTES: usize = 1 << 20;

/// A paste, fit for a prompt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// The text; lines are separated by `\n`.
    pub text: String,
    /// It was longer than [`PASTE_BYTES`].
    pub was_cut: bool,
    /// It had spaces that are none for Python, or characters that nobody sees; they were replaced or left out.
    pub had_invisible: bool,
    /// It has quotes that are none for Python: “…”. They are left as they are.
    pub has_curly_quotes: bool,
}

/// A paste, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The statements whose last line was ended, in order.
    pub statements: Vec<String>,
    /// What has no line end yet, or is not complete: it stays on the prompt.
    pub rest: String,
}

/// Takes pasted text as a prompt can hold it. `is_first`: nothing was typed before it, so that an indentation of all of it
/// is only where it came from.
pub fn clean(pasted: &str, is_first: bool) -> Cleaned {
    let kept = cut(pasted, PASTE_BYTES);
    let was_cut = kept.len() < pasted.len();
    let mut text = String::with_capacity(kept.len());
    // A byte order mark is how some editors begin a file.
    let mut characters = kept.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                text.push('\n');
            }
            '\n' | '\t' => text.push(character),
            _ if character.is_control() => {}
            _ => text.push(character),
        }
    }
    if is_first {
        text = dedent(&text);
    }
    text = without_prompts(text);
    let seen = Code::of(&text);
    Cleaned { text: seen.text, was_cut, had_invisible: seen.had_invisible, has_curly_quotes: seen.has_curly_quotes }
}

/// The text without the indentation that all its lines share, as Python's `textwrap.dedent`. Where only the first line has
/// none, the copying began behind it: the others lose what they share, unless the first one opens a block.
fn dedent(text: &str) -> String {
    let mut shared = margin(text.lines());
    if shared.is_empty() {
        let mut lines = text.lines().skip_while(|line| line.trim().is_empty());
        let first = lines.next().unwrap_or_default();
        let found = Scanner::default().line(first, |_, _| {});
        if found.ends && !found.opens {
            shared = margin(lines);
        }
    }
    if shared.is_empty() {
        return text.to_owned();
    }
    let mut dedented = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let is_blank = line.trim().is_empty();
        match line.strip_prefix(shared) {
            Some(rest) if !is_blank => dedented.push_str(rest),
            _ if is_blank => dedented.push_str(line.trim_start_matches([' ', '\t'])),
            _ => dedented.push_str(line),
        }
    }
    dedented
}

/// The blanks that all lines begin with; lines of nothing but blanks do not count.
fn margin<'t>(lines: impl Iterator<Item = &'t str>) -> &'t str {
    let mut shared: Option<&str> = None;
    for line in lines.filter(|line| !line.trim().is_empty()) {
        let own = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        let Some(known) = shared else {
            shared = Some(own);
            continue;
        };
        let same = known.bytes().zip(own.bytes()).take_while(|(one, other)| one == other).count();
        shared = known.get(..same);
    }
    shared.unwrap_or_default()
}

/// Of a listing copied from a prompt, only what stood behind `>>>` and `...`: the rest is what was answered.
fn without_prompts(text: String) -> String {
    if !text.lines().any(|line| line.starts_with(">>> ")) {
        return text;
    }
    let behind = |line: &str| {
        let typed = line.strip_prefix(">>> ").or(line.strip_prefix("... "));
        typed.or((line == ">>>" || line == "...").then_some("")).map(str::to_owned)
    };
    let mut typed = text.lines().filter_map(behind).collect::<Vec<_>>().join("\n");
    if text.ends_with('\n') {
        typed.push('\n');
    }
    typed
}

/// What was found outside strings and comments.
struct Code {
    text: String,
    had_invisible: bool,
    has_curly_quotes: bool,
}

impl Code {
    fn of(text: &str) -> Code {
        let mut code = Code { text: String::with_capacity(text.len()), had_invisible: false, has_curly_quotes: false };
        let mut scanner = Scanner::default();
        for line in text.split_inclusive('\n') {
            let mut from = 0;
            scanner.line(line, |at, character| {
                code.has_curly_quotes |= matches!(character, '\u{2018}'..='\u{201f}');
                let instead = match character {
                    // What looks like a blank and is none for Python's tokenizer (Unicode's Zs).
                    '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => " ",
                    // What nobody sees: a soft hyphen, zero-width blanks and joiners, marks of direction.
                    '\u{ad}'
                    | '\u{200b}'..='\u{200f}'
                    | '\u{202a}'..='\u{202e}'
                    | '\u{2060}'..='\u{2069}'
                    | '\u{feff}' => "",
                    _ => return,
                };
                code.had_invisible = true;
                code.text.push_str(&line[from..at]);
                code.text.push_str(instead);
                from = at + character.len_utf8();
            });
            code.text.push_str(&line[from..]);
        }
        code
    }
}

/// Where one is in Python's text: all that is needed to know which line ends end a logical line (Python's reference, §2.1).
#[derive(Debug, Default)]
struct Scanner {
    depth: usize,
    /// The quote of the string that is open, and whether it is a long one.
    quote: Option<(char, bool)>,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Found {
    /// The logical line ends with it.
    ends: bool,
    /// It ends in a colon that opens a block.
    opens: bool,
}

impl Scanner {
    /// Takes in one line, with or without its line end. `in_code` hears of every character outside strings and comments.
    fn line(&mut self, line: &str, mut in_code: impl FnMut(usize, char)) -> Found {
        let line = line.strip_suffix('\n').unwrap_or(line);
        let mut last = None;
        let mut continues = false;
        let mut characters = line.char_indices();
        while let Some((at, character)) = characters.next() {
            continues = false;
            let rest = &line[at..];
            if let Some((quote, is_long)) = self.quote {
                if character == '\\' {
                    continues = characters.next().is_none();
                } else if is_long && [quote; 3].iter().copied().eq(rest.chars().take(3)) {
                    self.quote = None;
                    characters.nth(1);
                } else if !is_long && character == quote {
                    self.quote = None;
                }
                last = Some(character);
                continue;
            }
            match character {
                '#' => break,
                '\'' | '"' => {
                    let is_long = [character; 3].iter().copied().eq(rest.chars().take(3));
                    if is_long {
                        characters.nth(1);
                    }
                    self.quote = Some((character, is_long));
                }
                '(' | '[' | '{' => self.depth += 1,
                ')' | ']' | '}' => self.depth = self.depth.saturating_sub(1),
                '\\' => continues = rest.len() == 1,
                _ => {}
            }
            in_code(at, character);
            if !character.is_whitespace() {
                last = Some(character);
            }
        }
        if self.quote.is_some_and(|(_, is_long)| !is_long) && !continues {
            // Python says that it was not closed; what follows is code again.
            self.quote = None;
        }
        let ends = self.depth == 0 && self.quote.is_none() && !continues;
        Found { ends, opens: ends && last == Some(':') }
    }
}

/// What begins a statement that can have blocks.
const COMPOUND: [&str; 9] = ["if", "for", "while", "try", "with", "def", "class", "match", "async"];

/// What takes such a statement up again, at its own indentation.
const CLAUSES: [&str; 4] = ["else", "elif", "except", "finally"];

/// Cuts text of several lines into statements, as one reads them in a file: a block goes on while lines are indented or
/// take it up again, whatever blank lines and comments stand between.
pub fn split(text: &str, is_complete: fn(&str) -> Completeness) -> Pasted {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut pasted = Pasted::default();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if line.trim().is_empty() {
            at += 1;
            continue;
        }
        let end = statement_end(&lines, at);
        let statement = lines[at..end].concat();
        let source = statement.trim_end();
        let is_last = end == lines.len();
        // A block at the end of the text is ended as by an empty line.
        let is_whole = || {
            statement.ends_with('\n')
                && (is_complete(source) != Completeness::Incomplete
                    || is_complete(&format!("{source}\n")) == Completeness::Complete)
        };
        if is_last && !is_whole() {
            pasted.rest = statement;
        } else {
            pasted.statements.push(source.to_owned());
        }
        at = end;
    }
    pasted
}

/// The line behind the last one of the statement that begins with the line `first`.
fn statement_end(lines: &[&str], first: usize) -> usize {
    let (mut end, mut opens) = logical_end(lines, first);
    let begins = lines.get(first).copied().unwrap_or_default();
    let is_compound = COMPOUND.contains(&word(begins));
    let mut is_decorated = begins.starts_with('@');
    while opens || is_compound || is_decorated {
        let next = lines.get(end..).unwrap_or_default().iter().position(|line| !is_filling(line));
        let Some(next) = next.map(|place| end + place) else { return end };
        let line = lines[next];
        let is_indented = line.starts_with([' ', '\t']);
        let goes_on = if is_indented { opens } else { is_decorated || is_compound && CLAUSES.contains(&word(line)) };
        if !goes_on {
            return end;
        }
        is_decorated &= line.starts_with('@');
        let (line_end, line_opens) = logical_end(lines, next);
        // Once a block was opened, indented lines are its own until a clause says otherwise.
        opens = line_opens || opens && is_indented;
        end = line_end;
    }
    end
}

/// The line behind the logical line that begins with the line `first`, and whether it opens a block.
fn logical_end(lines: &[&str], first: usize) -> (usize, bool) {
    let mut scanner = Scanner::default();
    for (place, line) in lines.iter().enumerate().skip(first) {
        let found = scanner.line(line, |_, _| {});
        if found.ends {
            return (place + 1, found.opens);
        }
    }
    (lines.len(), false)
}

/// Whether a line is nothing to Python: blanks, or a comment.
fn is_filling(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}

/// The word that a line without indentation begins with.
fn word(line: &str) -> &str {
    line.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

#[cfg(test)]
mod tests;
