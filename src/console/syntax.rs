//! From text to a program: parsing, SyntaxErrors in CPython 3.11's words, and what a prompt asks of a half-written line.

use std::sync::Arc;

use ruff_python_parser::{InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType, parse_module};

use super::exception::{
    INDENTATION_ERROR, Mistake, NOT_IMPLEMENTED_ERROR, RECURSION_ERROR, SYNTAX_ERROR, Thrown, raise,
};
use super::ir::{Code, Source, Span};
use super::lower::{self, Refusal};
use super::scan::{ProblemKind, Scan, scan};
use super::value::{Class, Value, lock};
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
        let span = Span { start: problem.offset as u32, end: problem.offset as u32 + 1 };
        let thrown = mistake(source, &SYNTAX_ERROR, &problem.message, span);
        return Err(match problem.kind {
            ProblemKind::CurlyQuote => thrown.hint(Hint::CurlyQuotes),
            ProblemKind::BytesNotAscii => thrown.hint(Hint::BytesLiteralNotAscii),
            ProblemKind::Other => thrown,
        });
    }
    check_depth(source, &found)?;
    let parsed = match parse_module(text) {
        Ok(parsed) => parsed,
        Err(error) => return Err(explain(source, &found, &error)),
    };
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

/// An exception about the text, with where it is.
fn mistake(source: &Source, class: &'static Class, message: &str, span: Span) -> Thrown {
    let clamp = |offset: u32| {
        let mut offset = (offset as usize).min(source.text.len());
        while !source.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    };
    let (start, end) = (clamp(span.start), clamp(span.end));
    let line = source.line(start as u32);
    let line_start = source.line_start(start as u32);
    let text = source.line_text(line).to_owned();
    let column = source.text[line_start..start].chars().count() as u32 + 1;
    // CPython cuts a mistake of several lines off at the end of the first.
    let end = end.clamp(start, line_start + text.len().max(start - line_start));
    let width = source.text[start..end].chars().count() as u32;
    let thrown = Thrown { placed: true, ..Thrown::new(class, vec![Value::text(message)]) };
    lock(&thrown.exception.details).mistake =
        Some(Mistake { file: source.name.clone(), line, column, end_column: column + width.max(1), text });
    thrown
}

/// The parser's complaint in CPython's words.
fn explain(source: &Arc<Source>, found: &Scan, error: &ParseError) -> Thrown {
    let text = &source.text;
    let span = Span { start: error.location.start().into(), end: error.location.end().into() };
    if let Some((bracket, offset)) = found.open.last() {
        let span = Span { start: *offset as u32, end: *offset as u32 + 1 };
        return mistake(source, &SYNTAX_ERROR, &format!("'{bracket}' was never closed"), span);
    }
    let line_start = source.line_start(span.start);
    let line = source.line_text(source.line(span.start));
    let first_word = line.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
    let before = text[line_start..(span.start as usize).min(text.len())].trim();
    if matches!(first_word, "print" | "exec") && before == first_word {
        let message = format!("Missing parentheses in call to '{first_word}'. Did you mean {first_word}(...)?");
        let start = line_start + (line.len() - line.trim_start().len());
        let span = Span { start: start as u32, end: (line_start + line.len()) as u32 };
        return mistake(source, &SYNTAX_ERROR, &message, span);
    }
    let (class, message): (&'static Class, String) = match &error.error {
        ParseErrorType::UnexpectedIndentation => (&INDENTATION_ERROR, "unexpected indent".into()),
        ParseErrorType::Lexical(LexicalErrorType::IndentationError) => {
            (&INDENTATION_ERROR, "unindent does not match any outer indentation level".into())
        }
        ParseErrorType::OtherError(words) if words.starts_with("Expected an indented block after") => {
            (&INDENTATION_ERROR, missing_block(source, words, span))
        }
        ParseErrorType::ExpectedToken { expected, found }
            if expected.to_string() == "`:`" && found.to_string() == "newline" =>
        {
            (&SYNTAX_ERROR, "expected ':'".into())
        }
        ParseErrorType::InvalidAssignmentTarget | ParseErrorType::InvalidAugmentedAssignmentTarget => {
            (&SYNTAX_ERROR, bad_target(source.slice(span), &error.error, before.is_empty()))
        }
        ParseErrorType::ExpectedToken { found: token, .. }
            if token.to_string().len() > 3
                && source.slice(span).len() > 1
                && source.slice(span).ends_with('=')
                && !source.slice(span).ends_with("==") =>
        {
            (&SYNTAX_ERROR, bad_target(before, &ParseErrorType::InvalidAugmentedAssignmentTarget, true))
        }
        ParseErrorType::ExpectedToken { expected, .. }
            if expected.to_string() == "`:`" && source.slice(span) == "=" =>
        {
            (&SYNTAX_ERROR, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?".into())
        }
        ParseErrorType::ExpectedToken { expected, .. } if expected.to_string() == "`else`" => {
            (&SYNTAX_ERROR, "expected 'else' after 'if' expression".into())
        }
        ParseErrorType::UnparenthesizedGeneratorExpression => {
            (&SYNTAX_ERROR, "Generator expression must be parenthesized".into())
        }
        ParseErrorType::FStringError(InterpolatedStringErrorType::UnclosedLbrace) => {
            let words = if forgot_comma(text, found, span, true) {
                "f-string: invalid syntax. Perhaps you forgot a comma?"
            } else {
                "f-string: expecting '}'"
            };
            (&SYNTAX_ERROR, words.into())
        }
        ParseErrorType::ExpectedExpression
            if source.slice(span) == "}" && text[..span.start as usize].ends_with('{') =>
        {
            (&SYNTAX_ERROR, "f-string: empty expression not allowed".into())
        }
        ParseErrorType::SimpleStatementsOnSameLine if number_before(text, span).is_some() => {
            (&SYNTAX_ERROR, literal_mistake(text, number_before(text, span).unwrap_or(span)))
        }
        ParseErrorType::InvalidDeleteTarget => {
            let what = lower::assignee(source.slice(span)).unwrap_or("expression");
            (&SYNTAX_ERROR, format!("cannot delete {what}"))
        }
        ParseErrorType::PositionalAfterKeywordArgument => {
            (&SYNTAX_ERROR, "positional argument follows keyword argument".into())
        }
        ParseErrorType::PositionalAfterKeywordUnpacking => {
            (&SYNTAX_ERROR, "positional argument follows keyword argument unpacking".into())
        }
        ParseErrorType::InvalidArgumentUnpackingOrder => {
            (&SYNTAX_ERROR, "iterable argument unpacking follows keyword argument unpacking".into())
        }
        ParseErrorType::InvalidStarredExpressionUsage => (&SYNTAX_ERROR, "can't use starred expression here".into()),
        ParseErrorType::OtherError(words) if words.contains("`except` or `finally`") => {
            (&SYNTAX_ERROR, "expected 'except' or 'finally' block".into())
        }
        ParseErrorType::Lexical(_) => (&SYNTAX_ERROR, literal_mistake(text, span)),
        _ if forgot_comma(text, found, span, false) => {
            (&SYNTAX_ERROR, "invalid syntax. Perhaps you forgot a comma?".into())
        }
        _ => (&SYNTAX_ERROR, "invalid syntax".into()),
    };
    mistake(source, class, &message, span)
}

fn missing_block(source: &Source, words: &str, span: Span) -> String {
    // The parser says «Expected an indented block after `if` statement».
    let after = words.trim_start_matches("Expected an indented block after ").replace('`', "'");
    let header = source.text[..(span.start as usize).min(source.text.len())].trim_end();
    let line = header.matches('\n').count() + 1;
    format!("expected an indented block after {after} on line {line}")
}

fn bad_target(target: &str, error: &ParseErrorType, alone: bool) -> String {
    let Some(what) = lower::assignee(target) else { return "invalid syntax".into() };
    if matches!(error, ParseErrorType::InvalidAugmentedAssignmentTarget) {
        return format!("'{what}' is an illegal expression for augmented assignment");
    }
    match what {
        "None" | "True" | "False" | "comparison" => format!("cannot assign to {what}"),
        _ if !alone => format!("cannot assign to {what}"),
        _ => format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?"),
    }
}

fn literal_mistake(text: &str, span: Span) -> String {
    let rest = text.get(span.start as usize..).unwrap_or("");
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let lower = word.to_ascii_lowercase();
    if lower.starts_with("0x") {
        "invalid hexadecimal literal".into()
    } else if lower.starts_with("0b") {
        "invalid binary literal".into()
    } else if lower.starts_with("0o") {
        "invalid octal literal".into()
    } else if lower.len() > 1 && lower.starts_with('0') && lower.bytes().all(|byte| byte.is_ascii_digit()) {
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers".into()
    } else if lower.starts_with(|c: char| c.is_ascii_digit()) {
        "invalid decimal literal".into()
    } else {
        "invalid syntax".into()
    }
}

/// The number that a mistake sticks to: `1abc`.
fn number_before(text: &str, span: Span) -> Option<Span> {
    let before = text.get(..span.start as usize)?;
    let word: String = before.chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let start = before.len() - word.len();
    let is_number = word.chars().next_back().is_some_and(|first| first.is_ascii_digit());
    is_number.then_some(Span { start: start as u32, end: span.end })
}

/// Two expressions side by side inside brackets: CPython asks for the comma.
fn forgot_comma(text: &str, found: &Scan, span: Span, within: bool) -> bool {
    let start = (span.start as usize).min(text.len());
    let (Some(before), Some(rest)) = (text.get(..start), text.get(start..)) else { return false };
    let begins = |c: char| c.is_alphanumeric() || matches!(c, '_' | '"' | '\'');
    let ends = |c: char| begins(c) || matches!(c, ')' | ']' | '}');
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let last: String = before.trim_end().chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let last: String = last.chars().rev().collect();
    (within || found.depth_at(start) > 0)
        && before.trim_end().ends_with(ends)
        && rest.starts_with(begins)
        && !is_keyword(&word(rest))
        && !is_keyword(&last)
}

fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "as"
            | "assert"
            | "async"
            | "await"
            | "break"
            | "class"
            | "continue"
            | "def"
            | "del"
            | "elif"
            | "else"
            | "except"
            | "finally"
            | "for"
            | "from"
            | "global"
            | "if"
            | "import"
            | "in"
            | "is"
            | "lambda"
            | "nonlocal"
            | "not"
            | "or"
            | "pass"
            | "raise"
            | "return"
            | "try"
            | "while"
            | "with"
            | "yield"
    )
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
        return Completeness::Incomplete;
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
