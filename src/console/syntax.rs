//! From text to a program: parsing, SyntaxErrors in CPython 3.11's words, and what a prompt asks of a half-written line.

use std::sync::Arc;

use ruff_python_parser::{self as parser, parse_module};

use super::exception::{INDENTATION_ERROR, NOT_IMPLEMENTED_ERROR, RECURSION_ERROR, SYNTAX_ERROR, Thrown, raise};
use super::ir::{Code, Source, Span};
use super::lower::{self, Refusal};
use super::mistakes::{self, explain, mistake};
use super::scan::{ProblemKind, Scan, scan};
use crate::journal::event::{Bound, Hint};

/// CPython's tokenizer takes this many brackets inside each other (MAXLEVEL).
const MOST_BRACKETS: usize = 200;
/// And this many levels of indentation (MAXINDENT).
const MOST_INDENTATIONS: usize = 100;
/// Words and operators in a row: what bounds the depth of the tree, beside brackets.
const LONGEST_RUN: usize = 1000;

/// Whether a text can be run, or a prompt should ask for more of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// It is a whole.
    Complete,
    /// It needs a further line.
    Incomplete,
    /// No further line can make it right.
    Invalid,
}

/// Parses and lowers a source.
///
/// # Errors
/// SyntaxError and its subclasses. What this console does not run is a `NotImplementedError` with
/// [`Hint::NotCovered`]: Python never raises that class for a text, so nobody takes it for a mistake of theirs,
/// and no handler of the program can catch it, since nothing of the program has begun to run.
pub fn parse(source: &Arc<Source>) -> Result<Code, Thrown> {
    let text = &source.text;
    let found = scan(text);
    if let Some(problem) = &found.problem {
        let span = Span { start: problem.offset as u32, end: problem.end as u32 };
        // Of these, the parser tells what is inside a string.
        let in_string =
            ["f-string", "(unicode", "(value", "bytes can"].iter().any(|words| problem.message.starts_with(words));
        let thrown = match in_string {
            true => mistake(source, &SYNTAX_ERROR, &problem.message, span),
            false => mistakes::of_tokenizer(source, &problem.message, span),
        };
        return Err(match problem.kind {
            ProblemKind::CurlyQuote => thrown.hint(Hint::CurlyQuotes),
            ProblemKind::BytesNotAscii => thrown.hint(Hint::BytesLiteralNotAscii),
            ProblemKind::Other => thrown,
        });
    }
    check_depth(source, &found)?;
    let tabs = found.inconsistent_tabs;
    let parsed = parser::parse(text, lower::options());
    let parsed = match parsed {
        Err(error) if tabs.is_none_or(|tabs| usize::from(error.location.start()) < tabs) => {
            return Err(explain(source, &found, &error));
        }
        Ok(parsed) if tabs.is_none() => parsed,
        _ => return Err(mistakes::inconsistent_tabs(source, tabs.unwrap_or(0))),
    };
    if let Some(newer) = parsed.unsupported_syntax_errors().first() {
        return Err(mistakes::too_new(source, newer));
    }
    let Some(parsed) = parsed.try_into_module() else { return Err(raise(&SYNTAX_ERROR, "invalid syntax")) };
    match lower::module(source, parsed.suite()) {
        Ok(code) => Ok(code),
        Err(Refusal::Mistake { message, span }) => Err(mistake(source, &SYNTAX_ERROR, &message, span)),
        Err(Refusal::NotCovered { what, span }) => {
            let message = format!("this console does not run {what}");
            let thrown = mistake(source, &NOT_IMPLEMENTED_ERROR, &message, span);
            Err(thrown.hint(Hint::NotCovered { what }))
        }
    }
}

fn check_depth(source: &Arc<Source>, found: &Scan) -> Result<(), Thrown> {
    if found.deepest() > MOST_BRACKETS {
        return Err(mistake(source, &SYNTAX_ERROR, "too many nested parentheses", Span::default()));
    }
    let mut levels: Vec<usize> = Vec::new();
    for (_, width) in &found.lines {
        while levels.last().is_some_and(|level| level > width) {
            levels.pop();
        }
        if levels.last() != Some(width) {
            levels.push(*width);
        }
        if levels.len() > MOST_INDENTATIONS {
            return Err(mistake(source, &INDENTATION_ERROR, "too many levels of indentation", Span::default()));
        }
    }
    if found.longest_run > LONGEST_RUN {
        let message = "maximum recursion depth exceeded during compilation";
        return Err(raise(&RECURSION_ERROR, message).hint(Hint::Bound { which: Bound::Depth }));
    }
    Ok(())
}

/// Whether a text typed at a prompt is a whole statement. As in python3's prompt, a block ends with an empty line.
pub fn completeness(source: &str) -> Completeness {
    let found = scan(source);
    if found.open_string.is_some_and(|(_, triple)| triple) || found.continues {
        return Completeness::Incomplete;
    }
    if found.problem.is_some() {
        return Completeness::Invalid;
    }
    if !found.open.is_empty() {
        return Completeness::Incomplete;
    }
    if found.lines.is_empty() {
        return Completeness::Complete;
    }
    let first_indent = found.lines.first().map_or(0, |(_, width)| *width);
    let last_indent = found.lines.last().map_or(0, |(_, width)| *width);
    let ends_empty = source.ends_with("\n\n")
        || source.rsplit('\n').next().is_some_and(|last| last.trim().is_empty()) && source.contains('\n');
    let opens_block = source.lines().rev().find(|line| !line.trim().is_empty()).is_some_and(opens_block);
    if opens_block {
        return if ends_empty { Completeness::Invalid } else { Completeness::Incomplete };
    }
    let is_block = last_indent > first_indent || starts_block(source);
    if is_block && !ends_empty {
        // A header without its colon will not be mended by what follows; `try: …` lacks but its `except`.
        let header = source.trim();
        let is_alone = !header.contains('\n') && !header.starts_with("try");
        let is_wrong = is_alone && parse_module(header).is_err();
        return if is_wrong { Completeness::Invalid } else { Completeness::Incomplete };
    }
    match parse_module(source) {
        Ok(_) => Completeness::Complete,
        Err(_) => Completeness::Invalid,
    }
}

/// Whether the text's last logical line that is not indented begins a compound statement, or continues one.
fn starts_block(source: &str) -> bool {
    let found = scan(source);
    let Some((offset, _)) = found.lines.iter().rev().find(|(_, width)| *width == 0) else { return false };
    let line = source.get(*offset..).unwrap_or("");
    let word: String = line.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    matches!(
        &word[..],
        "if" | "while" | "for" | "with" | "try" | "def" | "class" | "async" | "elif" | "else" | "except" | "finally"
    )
}

fn opens_block(line: &str) -> bool {
    // A colon at the end, before any comment, outside brackets and strings.
    let found = scan(line);
    let code = match found.problem {
        Some(_) => return false,
        None => strip_comment(line),
    };
    found.open.is_empty() && code.trim_end().ends_with(':')
}

fn strip_comment(line: &str) -> &str {
    // A `#` inside a string does not begin a comment: scan tells by where it stops being in one.
    line.char_indices()
        .find(|(offset, character)| *character == '#' && scan(&line[..*offset]).open_string.is_none())
        .map_or(line, |(offset, _)| &line[..offset])
}

/// Cuts a pasted listing into the statements a prompt would take one by one. Prompts (`>>> `, `... `) are
/// taken off, and with them the lines between that are a session's output.
pub fn split_statements(listing: &str) -> Vec<String> {
    let listing = listing.replace("\r\n", "\n").replace('\r', "\n");
    let has_prompts = listing.lines().any(|line| line.trim_start().starts_with(">>>"));
    let lines: Vec<&str> = if has_prompts {
        listing.lines().filter_map(|line| without_prompt(line.trim_start())).collect()
    } else {
        listing.lines().collect()
    };
    let text = dedent(&lines).join("\n");
    let found = scan(&text);
    let width = found.lines.first().map_or(0, |(_, width)| *width);
    let mut starts: Vec<usize> = Vec::new();
    for (offset, indent) in &found.lines {
        let continues = continues_statement(&text[*offset..]);
        if *indent <= width && !continues {
            starts.push(*offset);
        }
    }
    let mut statements = Vec::new();
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(text.len());
        let statement = text[*start..end].trim_end();
        if !statement.is_empty() {
            statements.push(statement.to_owned());
        }
    }
    statements
}

fn without_prompt(line: &str) -> Option<&str> {
    for prompt in [">>>", "..."] {
        if let Some(rest) = line.strip_prefix(prompt) {
            return Some(rest.strip_prefix(' ').unwrap_or(rest));
        }
    }
    None
}

fn dedent<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let first = lines.iter().find(|line| !line.trim().is_empty()).copied().unwrap_or("");
    let margin = &first[..first.len() - first.trim_start().len()];
    lines.iter().map(|line| line.strip_prefix(margin).unwrap_or(line)).collect()
}

fn continues_statement(line: &str) -> bool {
    let word: String = line.trim_start().chars().take_while(|c| c.is_alphanumeric()).collect();
    matches!(&word[..], "elif" | "else" | "except" | "finally")
}
