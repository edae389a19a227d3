//! SyntaxErrors in CPython 3.11's words, at CPython's place: what the parser complains of, told as CPython would.

use std::sync::Arc;

use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType, UnsupportedSyntaxError,
    UnsupportedSyntaxErrorKind, parse_expression, parse_module,
};

use super::exception::{INDENTATION_ERROR, Mistake, SYNTAX_ERROR, TAB_ERROR, Thrown};
use super::ir::{Source, Span};
use super::lower;
use super::numerals;
use super::scan::{Scan, scan};
use super::surroundings::{Surroundings, is_keyword};
use super::value::{Class, Value, lock};

/// An exception about the text, with where it is. An empty span marks one character; nothing is marked for a
/// span that begins at `u32::MAX`: then the line is that of its end.
pub fn mistake(source: &Source, class: &'static Class, message: &str, span: Span) -> Thrown {
    // Of a file without a coding CPython's parser counts in bytes where it means characters (`tok->encoding` is NULL in
    // `_PyPegen_raise_error_known_location`).
    let count: fn(&str) -> usize = if source.quotable { str::len } else { |text| text.chars().count() };
    counted(source, class, message, span, count)
}

/// What the tokenizer says, which counts characters.
pub fn of_tokenizer(source: &Source, message: &str, span: Span) -> Thrown {
    counted(source, &SYNTAX_ERROR, message, span, |text| text.chars().count())
}

fn counted(source: &Source, class: &'static Class, message: &str, span: Span, count: fn(&str) -> usize) -> Thrown {
    let clamp = |offset: u32| {
        let mut offset = (offset as usize).min(source.text.len());
        while !source.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    };
    let marked = span.start != u32::MAX;
    let (start, end) = (clamp(if marked { span.start } else { span.end }), clamp(span.end));
    let line = source.line(start as u32);
    let line_start = source.line_start(start as u32);
    let text = source.line_text(line).to_owned();
    let column = count(&source.text[line_start..start]) as u32 + 1;
    // CPython cuts a mistake of several lines off at the end of the first.
    let end = end.clamp(start, line_start + text.len().max(start - line_start));
    let width = count(&source.text[start..end]) as u32;
    let end_column = if marked { column + width.max(1) } else { 0 };
    let thrown = Thrown { placed: true, ..Thrown::new(class, vec![Value::text(message)]) };
    lock(&thrown.exception.details).mistake =
        Some(Mistake { file: source.name.clone(), line, column, end_column, text });
    thrown
}

/// A line whose tabs mean different things to different widths.
pub fn inconsistent_tabs(source: &Source, line: usize) -> Thrown {
    let message = "inconsistent use of tabs and spaces in indentation";
    mistake(source, &TAB_ERROR, message, Span { start: u32::MAX, end: line as u32 })
}

/// What a later Python than 3.11 takes.
pub fn too_new(source: &Source, error: &UnsupportedSyntaxError) -> Thrown {
    let span = Span { start: error.range.start().into(), end: error.range.end().into() };
    let start = span.start as usize;
    let is_pair = source.text.get(start..).is_some_and(|text| text.starts_with("**"));
    let (message, span) = match error.kind {
        UnsupportedSyntaxErrorKind::UnparenthesizedExceptionTypes => {
            ("multiple exception types must be parenthesized", span)
        }
        UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) if is_pair => {
            ("dict unpacking cannot be used in dict comprehension", Span { end: span.start + 2, ..span })
        }
        UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) => {
            ("iterable unpacking cannot be used in comprehension", span)
        }
        UnsupportedSyntaxErrorKind::TypeParameterList => ("invalid syntax", one(start)),
        _ => ("invalid syntax", span),
    };
    mistake(source, &SYNTAX_ERROR, message, span)
}

/// What to say, and what to mark.
struct Told {
    class: &'static Class,
    message: String,
    span: Span,
}

fn told(message: impl Into<String>, span: Span) -> Told {
    Told { class: &SYNTAX_ERROR, message: message.into(), span }
}

fn indentation(message: impl Into<String>, span: Span) -> Told {
    Told { class: &INDENTATION_ERROR, message: message.into(), span }
}

fn span(start: usize, end: usize) -> Span {
    Span { start: start as u32, end: end as u32 }
}

fn one(place: usize) -> Span {
    span(place, place + 1)
}

/// The parser's complaint in CPython's words.
pub fn explain(source: &Arc<Source>, found: &Scan, error: &ParseError) -> Thrown {
    let at = span(error.location.start().into(), error.location.end().into());
    if let Some(thrown) = inside_f_string(source, found, at) {
        return thrown;
    }
    let around = Surroundings::new(source, at);
    let told = malformed_number(&around)
        .or_else(|| escaped_end(found, at, &around))
        .or_else(|| unclosed(source, found, at))
        .or_else(|| missing_parentheses(&around))
        .or_else(|| of_kind(&around, found, error))
        .or_else(|| guessed(&around, error))
        .unwrap_or_else(|| told("invalid syntax", around.token));
    mistake(source, told.class, &told.message, told.span)
}

/// A number that the parser stopped at or behind: the tokenizer spoke first.
fn malformed_number(around: &Surroundings) -> Option<Told> {
    let (message, place, end) = numerals::mistake(around.text, around.number_start()?)?;
    Some(told(message, span(place, end)))
}

/// A mistake between the braces of an f-string: CPython shows the expression alone, in parentheses.
fn inside_f_string(source: &Arc<Source>, found: &Scan, at: Span) -> Option<Thrown> {
    let place = at.start as usize;
    let (start, end) = *found.interpolations.iter().find(|(start, end)| (*start..=*end).contains(&place))?;
    let text = format!("({})", source.text.get(start..end)?);
    let inner = Arc::new(Source { name: source.name.clone(), text, quotable: true });
    let error = parse_module(&inner.text).err()?;
    let thrown = explain(&inner, &scan(&inner.text), &error);
    let message = format!("f-string: {}", thrown.exception.message());
    thrown.exception.set_arguments(vec![Value::text(message)]);
    let line = source.line(at.start);
    if let Some(mistake) = &mut lock(&thrown.exception.details).mistake {
        mistake.line += line - 1;
    }
    Some(thrown)
}

/// A bracket that nothing closes, when the text went wrong on a later line or at its end.
fn unclosed(source: &Source, found: &Scan, at: Span) -> Option<Told> {
    let place = (at.start as usize).min(source.text.len());
    let at_end = source.text.get(place..).is_some_and(|rest| rest.trim().is_empty());
    let (bracket, offset) = *found.open.last()?;
    let earlier = source.line(offset as u32) < source.line(at.end);
    (at_end || earlier).then(|| told(format!("'{bracket}' was never closed"), one(offset)))
}

/// `print "hola"`.
fn missing_parentheses(around: &Surroundings) -> Option<Told> {
    let word = around.first_word;
    let message = |word: &str| format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
    if matches!(word, "print" | "exec") && around.before == word {
        return Some(told(message(word), span(around.statement, around.statement_end)));
    }
    // `x = print "hola"`.
    let here = around.at.start as usize;
    let lead = around.text.get(..here)?.trim_end().strip_suffix("print")?;
    let follows = around.slice().starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '"' | '\''));
    if !follows || is_keyword(around.slice()) || !lead.ends_with([' ', '=', '(', ',']) {
        return None;
    }
    let end = around.longest_expression(here)?;
    Some(told(message("print"), span(lead.len(), end)))
}

/// What the parser says by the kind of its complaint.
fn of_kind(around: &Surroundings, found: &Scan, error: &ParseError) -> Option<Told> {
    use ParseErrorType::*;
    let here = around.at;
    let start = here.start as usize;
    Some(match &error.error {
        UnexpectedIndentation => indentation("unexpected indent", Span { start: u32::MAX, end: here.end }),
        Lexical(LexicalErrorType::IndentationError) => {
            let message = "unindent does not match any outer indentation level";
            indentation(message, one(around.line_end(here.end as usize)))
        }
        OtherError(words) if words.starts_with("Expected an indented block after") => {
            missing_block(around, found, words)
        }
        NonDefaultParamAfterDefaultParam => told("non-default argument follows default argument", here),
        ParamAfterVarKeywordParam => told("arguments cannot follow var-keyword argument", here),
        ExpectedKeywordParam => {
            let star = around
                .text
                .get(..start + 1)
                .and_then(|text| text.rfind("*,"))
                .filter(|_| !around.slice().starts_with("*)"));
            told("named arguments must follow bare *", one(star.unwrap_or(start)))
        }
        OtherError(words) if words.starts_with("Only one '*'") => told("* argument may appear only once", one(start)),
        OtherError(words) if words.starts_with("Only one '/'") => told("/ may appear only once", one(start)),
        OtherError(words) if words.starts_with("'/' parameter must") => told("/ must be ahead of *", one(start)),
        OtherError(words)
            if words.starts_with("Position-only parameter separator")
                && around.text.get(start + 1..).is_some_and(|rest| rest.trim_start().starts_with(',')) =>
        {
            told("at least one argument must precede /", one(start))
        }
        PositionalAfterKeywordArgument => {
            told("positional argument follows keyword argument", one(around.closing_bracket()))
        }
        PositionalAfterKeywordUnpacking => {
            told("positional argument follows keyword argument unpacking", one(around.closing_bracket()))
        }
        InvalidArgumentUnpackingOrder => {
            told("iterable argument unpacking follows keyword argument unpacking", one(start))
        }
        UnparenthesizedGeneratorExpression => told("Generator expression must be parenthesized", here),
        OtherError(words) if words.starts_with("Only single target") => {
            let what = lower::assignee(around.slice()).filter(|what| matches!(*what, "list" | "tuple"));
            match what {
                Some(what) => told(format!("only single target (not {what}) can be annotated"), here),
                None => told("illegal target for annotation", here),
            }
        }
        OtherError(words) if words.starts_with("Bytes literal cannot be mixed") => {
            told("cannot mix bytes and nonbytes literals", one(around.next_token(here.end as usize)))
        }
        OtherError(words) if words.starts_with("Trailing comma not allowed") => {
            let next = around.next_token(here.end as usize);
            let message = match around.first_word {
                "from" => "trailing comma not allowed without surrounding parentheses",
                _ => "invalid syntax",
            };
            told(message, one(next))
        }
        OtherError(words) if words.starts_with("Expected a parameter name") => {
            let equal = here.end as usize + around.text.get(here.end as usize..)?.find('=')?;
            match around.slice() {
                "True" | "False" | "None" => {
                    told(format!("cannot assign to {}", around.slice()), span(start, equal + 1))
                }
                _ => {
                    let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
                    told(message, span(start, equal + 1))
                }
            }
        }
        OtherError(words) if words.contains("`except` or `finally`") => {
            let message = "expected 'except' or 'finally' block";
            if let Some(place) = lonely_else(around.text, found, start) {
                return Some(told(message, around.token_at(place)));
            }
            if around.at_end() {
                return Some(told(message, Span { start: u32::MAX, end: around.last_text() as u32 }));
            }
            match leaves_try(around.text, found, around.token.start as usize) {
                true => told(message, Span { start: u32::MAX, ..around.token }),
                false => told(message, around.token),
            }
        }
        OtherError(words) if words.starts_with("Expected an identifier") => {
            let (message, place, end) = numerals::mistake(around.text, start)?;
            told(message, span(place, end))
        }
        InvalidDeleteTarget => {
            let what = lower::assignee(around.slice()).unwrap_or("expression");
            told(format!("cannot delete {what}"), here)
        }
        // `for (i in x):`, where the `in` was meant to be the loop's.
        InvalidAssignmentTarget
            if around.first_word == "for" && lower::assignee(around.slice()) == Some("comparison") =>
        {
            let rest = around.text.get(here.end as usize..)?;
            told("invalid syntax", one(here.end as usize + (rest.len() - rest.trim_start_matches([')', ' ']).len())))
        }
        InvalidAssignmentTarget | InvalidAugmentedAssignmentTarget => {
            // Of what is not CPython's `bitwise_or`, and of the first of two targets, it says less.
            let alone = around.before.is_empty() && lower::is_bitwise(around.slice()) && !around.is_chained();
            told(bad_target(around.slice(), &error.error, alone)?, here)
        }
        // Without anything after its colon, it is no annotation.
        InvalidAnnotatedAssignmentTarget if around.colon_ends_line() => {
            let colon = here.end as usize + around.text.get(here.end as usize..)?.find(':')?;
            told("invalid syntax", one(colon))
        }
        InvalidAnnotatedAssignmentTarget => match lower::assignee(around.slice()) {
            Some(what @ ("list" | "tuple")) => told(format!("only single target (not {what}) can be annotated"), here),
            _ => told("illegal target for annotation", here),
        },
        InvalidNamedAssignmentTarget => {
            let what = lower::assignee(around.slice())?;
            told(format!("cannot use assignment expressions with {what}"), here)
        }
        InvalidStarredExpressionUsage
            if around.opening() == Some('{') && around.text.get(..start)?.trim_end().ends_with(':') =>
        {
            told("cannot use a starred expression in a dictionary value", here)
        }
        InvalidStarredExpressionUsage => told("invalid syntax", one(start)),
        VarParameterWithDefault => {
            let equal = around.text.get(start..)?.find('=').map(|offset| start + offset)?;
            let which = if around.text.get(..equal)?.rfind("**") > around.text.get(..equal)?.rfind([',', '(']) {
                "keyword"
            } else {
                "positional"
            };
            told(format!("var-{which} argument cannot have default value"), one(equal))
        }
        UnparenthesizedTupleExpression => told("invalid syntax", one(start + around.slice().find(',')?)),
        FStringError(InterpolatedStringErrorType::UnclosedLbrace) => told("f-string: expecting '}'", here),
        Lexical(_) | SimpleStatementsOnSameLine => {
            let number = around.number_start()?;
            let (message, place, end) = numerals::mistake(around.text, number)?;
            told(message, span(place, end))
        }
        _ => return None,
    })
}

/// What the text around says, for complaints that only tell what was expected.
fn guessed(around: &Surroundings, error: &ParseError) -> Option<Told> {
    use ParseErrorType::*;
    let here = around.at;
    let expected = match &error.error {
        ExpectedToken { expected, .. } => expected.to_string(),
        _ => String::new(),
    };
    // `x not y`: only what follows shows that it is no `not in`.
    if around.slice() == "not" && around.text.get(..here.start as usize)?.trim_end().ends_with(is_operand_end) {
        return Some(told("invalid syntax", around.token_at(around.next_token(here.end as usize))));
    }
    if around.slice() == "(" && around.text.get(..here.start as usize)?.trim_end().ends_with("lambda") {
        let end = around.matching(here.start as usize);
        return Some(told("Lambda expression parameters cannot be parenthesized", span(here.start as usize, end)));
    }
    if around.slice() == "for"
        && matches!(around.opening(), Some('[' | '{'))
        && let Some((start, end)) = around.listed()
    {
        return Some(told("did you forget parentheses around the comprehension target?", span(start, end)));
    }
    if around.in_parameters() && matches!(around.slice(), ")" | ",") {
        let before = around.text.get(..here.start as usize)?.trim_end();
        if before.ends_with('=') {
            return Some(told("expected default value expression", one(before.len() - 1)));
        }
    }
    if around.first_word == "def" && around.slice() == ":" {
        let before = around.text.get(..here.start as usize)?.trim_end();
        if before.ends_with("->") {
            return Some(told("expected ':'", span(before.len() - 2, before.len())));
        }
    }
    if expected == "`else`" {
        let (start, end) = around.conditional()?;
        return Some(told("expected 'else' after 'if' expression", span(start, end)));
    }
    if expected == "`(`" && around.first_word == "def" {
        return Some(told("expected '('", around.token));
    }
    if expected == "`)`" && around.slice() == "(" && around.first_word == "def" {
        let end = around.matching(here.start as usize);
        return Some(told("Function parameters cannot be parenthesized", span(here.start as usize, end)));
    }
    if around.slice() == "=" {
        return equal_sign(around);
    }
    if around.slice().len() > 1
        && around.slice().ends_with('=')
        && !matches!(around.slice(), "==" | "!=" | "<=" | ">=" | ":=")
    {
        let target = around.before;
        let message = bad_target(target, &InvalidAugmentedAssignmentTarget, true)?;
        return Some(told(message, span(around.statement, around.statement + target.len())));
    }
    // These headers insist on their colon; the others do at the end of the line.
    let insists = matches!(around.first_word, "def" | "else" | "try" | "finally");
    if expected == "`:`" && around.depth == 0 && (insists || around.at_line_end()) {
        return Some(told("expected ':'", around.token));
    }
    if expected == "`:`" && around.opening() == Some('{') && around.slice() == "}" {
        let before = around.text.get(..here.start as usize)?.trim_end().len();
        return Some(told("':' expected after dictionary key", one(before.saturating_sub(1))));
    }
    if (around.slice() == "}" || around.slice() == "," && around.opening() == Some('{'))
        && around.text.get(..here.start as usize)?.trim_end().ends_with(':')
    {
        let colon = around.text.get(..here.start as usize)?.rfind(':')?;
        return Some(told("expression expected after dictionary key and ':'", one(colon)));
    }
    if around.text.get(..here.start as usize)?.ends_with('<') && around.slice() == ">" {
        return Some(told("invalid syntax", span(here.start as usize - 1, here.end as usize)));
    }
    forgotten_comma(around)
}

/// `if x = 3`, `f(y = z = 2)`: an `=` where an expression goes on.
fn equal_sign(around: &Surroundings) -> Option<Told> {
    // Only where `:=` could stand (CPython's `named_expression`) is there something to say.
    let never = ["assert", "class", "del", "for", "from", "global", "import", "nonlocal", "raise", "return", "with"];
    if around.depth == 0 && never.contains(&around.first_word) {
        return None;
    }
    let equal = around.at.start as usize;
    // `=>` and `=<` are no assignment.
    if around.text.get(equal + 1..)?.starts_with(['<', '>']) {
        return None;
    }
    let start = around.operand_start(equal)?;
    // A second `=` in an argument that has its name already.
    let lead = around.text.get(..start)?.trim_end();
    if around.depth > 0 && lead.ends_with('=') && !lead.ends_with("==") {
        return None;
    }
    let target = around.text.get(start..equal)?.trim_end();
    if target.is_empty() || is_keyword(target) {
        return None;
    }
    let is_name = target.chars().all(|character| character.is_alphanumeric() || character == '_');
    // After `and`, `or` or a comparison CPython has nothing to say of a name.
    if is_name {
        let lead = around.text.get(..start)?.trim_end();
        if lead.ends_with(" and") || lead.ends_with(" or") || lead.ends_with(" not") {
            return None;
        }
        let end = around.operand_end(equal + 1);
        let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
        return Some(told(message, span(start, end)));
    }
    let what = lower::assignee(target)?;
    if matches!(what, "list" | "tuple" | "generator expression" | "True" | "None" | "False") {
        return None;
    }
    let message = format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?");
    Some(told(message, span(start, start + target.len())))
}

fn is_operand_end(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '"' | '\'' | ')' | ']' | '}')
}

/// A backslash at the very end, which joins the last line to nothing.
fn escaped_end(found: &Scan, at: Span, around: &Surroundings) -> Option<Told> {
    let end = around.text.trim_end_matches('\n').len();
    let line = around.text.get(..end)?.rfind('\n').map_or(0, |newline| newline + 1);
    let here = found.continues && at.end as usize >= line;
    here.then(|| told("unexpected EOF while parsing", one(end)))
}

/// Two expressions side by side inside brackets: CPython asks for the comma, and marks both.
fn forgotten_comma(around: &Surroundings) -> Option<Told> {
    let here = around.at.start as usize;
    let (before, rest) = (around.text.get(..here)?.trim_end(), around.text.get(here..)?);
    let begins = |character: char| character.is_alphanumeric() || matches!(character, '_' | '"' | '\'');
    let ends = is_operand_end;
    if around.depth == 0 || around.in_parameters() || !before.ends_with(ends) || !rest.starts_with(begins) {
        return None;
    }
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let last: String = before.chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let last: String = last.chars().rev().collect();
    let constant = |word: &str| matches!(word, "None" | "True" | "False");
    if is_keyword(&word(rest)) && !matches!(&word(rest)[..], "not" | "lambda") || is_keyword(&last) && !constant(&last)
    {
        return None;
    }
    if around.opening() == Some('{') && around.is_after_pair() {
        return Some(told("':' expected after dictionary key", one(before.len().saturating_sub(1))));
    }
    let start = around.expression_start(here)?;
    let first = around.text.get(start..before.len())?.replace('\n', " ");
    let is_name =
        first.chars().all(|c| c.is_alphanumeric() || c == '_') && !first.starts_with(|c: char| c.is_ascii_digit());
    if is_name && rest.starts_with(['"', '\'']) || parse_expression(&first).is_err() {
        return None;
    }
    let end = around.longest_expression(here)?;
    Some(told("invalid syntax. Perhaps you forgot a comma?", span(start, end)))
}

/// The `else` of a `try` that has no `except`: it ends before `place`, and CPython stops at its beginning.
fn lonely_else(text: &str, found: &Scan, place: usize) -> Option<usize> {
    let word = |start: usize, width: usize| text.get(start + width..).unwrap_or("");
    let begins = |line: &(usize, usize)| line.0 + line.1 < place;
    let mut lines = found.lines.iter().filter(|line| begins(line)).rev();
    let mut least = usize::MAX;
    let (start, width) = lines.find(|(start, width)| {
        let inner = *width < least;
        least = least.min(*width);
        inner && word(*start, *width).strip_prefix("else").is_some_and(|rest| rest.trim_start().starts_with(':'))
    })?;
    let (header, _) = lines.find(|(_, other)| other <= width)?;
    word(*header, *width).starts_with("try").then_some(start + width)
}

/// Whether the line at `place` ends more than the block of a `try` that lacks its `except`: then CPython's parser stopped at
/// the end of a block, which is nothing that it could mark.
fn leaves_try(text: &str, found: &Scan, place: usize) -> bool {
    let mut lines = found.lines.iter().filter(|(start, _)| *start <= place).rev();
    let Some((_, width)) = lines.next() else { return false };
    let mut least = usize::MAX;
    lines.take_while(|(_, other)| other > width).any(|(start, other)| {
        let inner = *other < least;
        least = least.min(*other);
        let words = text.get(start + other..).unwrap_or("");
        inner && words.strip_prefix("try").is_some_and(|rest| rest.trim_start().starts_with(':'))
    })
}

fn missing_block(around: &Surroundings, found: &Scan, words: &str) -> Told {
    // The parser says «Expected an indented block after `if` statement».
    let after = words.trim_start_matches("Expected an indented block after ").replace('`', "'");
    let after = after.replace("'class' definition", "class definition").replace("' clause", "' statement");
    // What lacks its block stands on the last line before that is more than a comment.
    let place = around.at.start as usize;
    let header = found.lines.iter().rev().find(|(start, width)| start + width < place);
    let next = header.and_then(|header| found.lines.iter().find(|(start, _)| *start > header.0));
    let leaves = matches!((header, next), (Some((_, width)), Some((_, next))) if next < width);
    let header = around.text.get(..header.map_or(0, |(start, _)| *start)).unwrap_or("");
    let line = header.matches('\n').count() + 1;
    let message = format!("expected an indented block after {after} on line {line}");
    if around.at_end() {
        return indentation(message, Span { start: u32::MAX, end: around.last_text() as u32 });
    }
    match next {
        // It ends more than the block that is missing, and CPython marks nothing then.
        Some((start, width)) if leaves => indentation(message, Span { start: u32::MAX, end: (start + width) as u32 }),
        _ => indentation(message, one(around.next_line_token())),
    }
}

fn bad_target(target: &str, error: &ParseErrorType, alone: bool) -> Option<String> {
    let what = lower::assignee(target)?;
    if matches!(error, ParseErrorType::InvalidAugmentedAssignmentTarget) {
        return Some(format!("'{what}' is an illegal expression for augmented assignment"));
    }
    let plain = matches!(
        what,
        "None" | "True" | "False" | "comparison" | "conditional expression" | "generator expression" | "lambda"
    );
    Some(match what {
        "yield expression" => "assignment to yield expression not possible".into(),
        _ if plain || !alone => format!("cannot assign to {what}"),
        _ => format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?"),
    })
}
