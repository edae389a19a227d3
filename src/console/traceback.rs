//! Tracebacks, as CPython 3.11 prints them.

use std::collections::HashSet;
use std::fmt::Write;
use std::sync::Arc;

use super::evaluate::{Evaluator, MOST_FRAMES};
use super::exception::{EXCEPTION_GROUP, Exception, Place, SYNTAX_ERROR};
use super::ir::Span;
use super::value::{Value, lock};

/// A frame that is repeated is written so many times (TB_RECURSIVE_CUTOFF of CPython's traceback.c).
const MOST_REPEATED: usize = 3;
/// Groups in each other, and exceptions in a group, that are shown (Python/pythonrun.c).
const MOST_GROUPS: usize = 10;
const MOST_IN_GROUP: usize = 15;

/// The whole text, with its last new line.
pub fn traceback(evaluator: &Evaluator, exception: &Arc<Exception>) -> String {
    let mut writing = Writing { evaluator, out: String::new(), seen: HashSet::new(), depth: 0, closes: false };
    writing.chain(exception);
    writing.out
}

/// A text on its way, in which groups of exceptions are drawn as a tree.
struct Writing<'a> {
    evaluator: &'a Evaluator,
    out: String,
    seen: HashSet<usize>,
    /// How many groups are around what is written.
    depth: usize,
    /// The line that closes a group is still to come.
    closes: bool,
}

impl Writing<'_> {
    fn put(&mut self, text: &str) {
        for line in text.split_inclusive('\n') {
            if self.depth > 0 {
                self.out.push_str(&" ".repeat(2 * self.depth));
                self.out.push_str("| ");
            }
            self.out.push_str(line);
        }
    }

    fn rule(&mut self, begins: &str, what: &str) {
        self.out.push_str(&" ".repeat(2 * self.depth));
        self.out.push_str(begins);
        self.out.push_str("+----------------");
        self.out.push_str(what);
        self.out.push_str("----------------\n");
    }

    fn chain(&mut self, exception: &Arc<Exception>) {
        let number = |exception: &Arc<Exception>| Arc::as_ptr(exception) as usize;
        self.seen.insert(number(exception));
        if self.seen.len() > 100 {
            return;
        }
        let (cause, context, hides) = {
            let details = lock(&exception.details);
            (details.cause.clone(), details.context.clone(), details.hides_context)
        };
        let before = match (cause, context.filter(|_| !hides)) {
            (Some(cause), _) => {
                Some((cause, "\nThe above exception was the direct cause of the following exception:\n\n"))
            }
            (None, Some(context)) => {
                Some((context, "\nDuring handling of the above exception, another exception occurred:\n\n"))
            }
            (None, None) => None,
        };
        if let Some((other, words)) = before.filter(|(other, _)| !self.seen.contains(&number(other))) {
            let closes = self.closes;
            self.chain(&other);
            self.closes = closes;
            self.put(words);
        }
        if exception.is_a(&EXCEPTION_GROUP) {
            self.group(exception);
        } else {
            let text = alone(self.evaluator, exception, "Traceback");
            self.put(&text);
        }
    }

    /// `print_exception_group` of CPython's Python/pythonrun.c.
    fn group(&mut self, exception: &Arc<Exception>) {
        if self.depth > MOST_GROUPS {
            return self.put(&format!("... (max_group_depth is {MOST_GROUPS})\n"));
        }
        let is_root = self.depth == 0;
        self.depth += usize::from(is_root);
        let start = self.out.len() + 2 * self.depth;
        let text = alone(self.evaluator, exception, "Exception Group Traceback");
        self.put(&text);
        if self.depth == 1 && text.starts_with("Exception Group") {
            self.out.replace_range(start..start + 1, "+");
        }
        let all = exception.grouped();
        let shown = all.len().min(MOST_IN_GROUP);
        let rows = shown + usize::from(all.len() > shown);
        for row in 0..rows {
            let is_last = row + 1 == rows;
            self.closes |= is_last;
            let number = if row < shown { format!(" {} ", row + 1) } else { " ... ".into() };
            self.rule(if row == 0 { "+-" } else { "  " }, &number);
            self.depth += 1;
            match all.get(row).filter(|_| row < shown) {
                Some(Value::Exception(one)) => self.chain(one),
                _ => {
                    let more = all.len() - shown;
                    let plural = if more == 1 { "" } else { "s" };
                    self.put(&format!("and {more} more exception{plural}\n"));
                }
            }
            if is_last && self.closes {
                self.rule("", "----");
                self.closes = false;
            }
            self.depth -= 1;
        }
        self.depth -= usize::from(is_root);
    }
}

/// An exception by itself, with its frames under a `header`.
fn alone(evaluator: &Evaluator, exception: &Arc<Exception>, header: &str) -> String {
    let mut text = String::new();
    let out = &mut text;
    let (passed, mistake) = {
        let details = lock(&exception.details);
        (details.passed.clone(), details.mistake.clone())
    };
    if !passed.is_empty() {
        out.push_str(header);
        out.push_str(" (most recent call last):\n");
        write_places(out, &passed);
    }
    // Writing to a String does not fail.
    if let Some(mistake) = mistake {
        let _ = writeln!(out, "  File \"{}\", line {}", mistake.file, mistake.line);
        let stripped = mistake.text.trim_start_matches([' ', '\t', '\x0c']);
        if exception.is_a(&SYNTAX_ERROR) {
            let margin = (mistake.text.chars().count() - stripped.chars().count()) as u32;
            let before = (mistake.column - 1).saturating_sub(margin) as usize;
            let width = (mistake.end_column.saturating_sub(mistake.column)).max(1) as usize;
            let _ = writeln!(out, "    {stripped}");
            if mistake.end_column > 0 {
                let _ = writeln!(out, "    {}{}", " ".repeat(before), "^".repeat(width));
            }
        }
    }
    out.push_str(&last_line(exception, &evaluator.message(exception)));
    out.push('\n');
    for note in &lock(&exception.details).notes {
        out.push_str(note);
        out.push('\n');
    }
    text
}

/// The frames, outermost first. One that comes again and again is written three times and then counted.
fn write_places(out: &mut String, passed: &[Place]) {
    let mut repeated = 0;
    let mut before: Option<(&Place, u32)> = None;
    let flush = |out: &mut String, repeated: usize| {
        if repeated > MOST_REPEATED {
            let more = repeated - MOST_REPEATED;
            let plural = if more == 1 { "" } else { "s" };
            let _ = writeln!(out, "  [Previous line repeated {more} more time{plural}]");
        }
    };
    // CPython shows the innermost 1000.
    for place in passed.iter().take(MOST_FRAMES as usize).rev() {
        let line = place.source.line(place.span.start);
        let same = before.is_some_and(|(other, at)| {
            at == line && other.function == place.function && Arc::ptr_eq(&other.source, &place.source)
        });
        if !same {
            flush(out, repeated);
            repeated = 0;
        }
        before = Some((place, line));
        repeated += 1;
        if repeated <= MOST_REPEATED {
            write_place(out, place, line);
        }
    }
    flush(out, repeated);
}

/// The line that names the exception.
fn last_line(exception: &Exception, message: &str) -> String {
    let name = exception.full_name();
    let suggestion = lock(&exception.details).suggestion.clone();
    let suggestion = suggestion.map_or(String::new(), |name| format!(". Did you mean: '{name}'?"));
    if message.is_empty() { name } else { format!("{name}: {message}{suggestion}") }
}

fn write_place(out: &mut String, place: &Place, line: u32) {
    let source = &place.source;
    let _ = writeln!(out, "  File \"{}\", line {line}, in {}", source.name, place.function);
    let text = source.line_text(line);
    // What stands behind the code is shown too, and makes the line longer than any mark.
    let stripped = text.trim_start();
    if !source.quotable || stripped.is_empty() {
        return;
    }
    let _ = writeln!(out, "    {stripped}");
    let start_of_line = source.line_start(place.span.start);
    let margin = text.len() - text.trim_start().len();
    let end_of_line = start_of_line + text.trim_end().len();
    let first = start_of_line + margin;
    let columns = |span: Span| {
        let start = (span.start as usize).clamp(first, end_of_line);
        let end = (span.end as usize).clamp(start, end_of_line);
        let count = |from: usize, to: usize| source.text.get(from..to).map_or(0, |text| text.chars().count());
        (count(first, start), count(first, end))
    };
    let (start, end) = columns(place.span);
    let one_line = (place.span.end as usize) <= end_of_line;
    let anchor = place.anchor.filter(|_| one_line).map(|anchor| (columns(anchor), anchor));
    // A mark under the whole line would say nothing.
    if anchor.is_none() && end - start == stripped.chars().count() {
        return;
    }
    let mut marks = vec![' '; end];
    match anchor {
        None => marks[start..end].fill('^'),
        Some(((from, to), anchor)) => {
            marks[start..end].fill('~');
            let (skipped, width) = operator(source.slice(anchor));
            let from = (from + skipped).min(end);
            let to = width.map_or(to, |width| (from + width).min(to)).min(end).max(from);
            marks[from..to].fill('^');
        }
    }
    let _ = writeln!(out, "    {}", marks.into_iter().collect::<String>());
}

/// Where the operator is in what stands between two operands, and its width, both in characters: from its first
/// character that is no closing parenthesis, two characters unless the second is blank. An index is all that
/// stands from its bracket on (`extract_anchors_from_expr` of CPython's traceback.c).
fn operator(between: &str) -> (usize, Option<usize>) {
    if let Some(bracket) = between.chars().position(|character| character == '[') {
        return (bracket, None);
    }
    let mut all = between.chars().enumerate().peekable();
    let mut found = (0, Some(1));
    while let Some((place, character)) = all.next() {
        if character.is_whitespace() {
            continue;
        }
        let next = all.peek().map(|(_, next)| *next);
        found = (place, Some(1 + usize::from(next.is_some_and(|next| !next.is_whitespace()))));
        if character != ')' || next.is_none() {
            break;
        }
    }
    found
}
