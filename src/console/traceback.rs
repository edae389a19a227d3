//! Tracebacks, as CPython 3.11 prints them.

use std::collections::HashSet;
use std::fmt::Write;
use std::sync::Arc;

use super::exception::{Exception, Place, SYNTAX_ERROR};
use super::ir::Span;
use super::value::lock;

/// The whole text, with its last new line.
pub fn traceback(exception: &Arc<Exception>) -> String {
    let mut out = String::new();
    write_chain(&mut out, exception, &mut HashSet::new());
    out
}

fn write_chain(out: &mut String, exception: &Arc<Exception>, seen: &mut HashSet<usize>) {
    if !seen.insert(Arc::as_ptr(exception) as usize) || seen.len() > 100 {
        return;
    }
    let (cause, context, hides) = {
        let details = lock(&exception.details);
        (details.cause.clone(), details.context.clone(), details.hides_context)
    };
    if let Some(cause) = cause {
        write_chain(out, &cause, seen);
        out.push_str("\nThe above exception was the direct cause of the following exception:\n\n");
    } else if let Some(context) = context.filter(|_| !hides) {
        write_chain(out, &context, seen);
        out.push_str("\nDuring handling of the above exception, another exception occurred:\n\n");
    }
    let (passed, mistake) = {
        let details = lock(&exception.details);
        (details.passed.clone(), details.mistake.clone())
    };
    if !passed.is_empty() {
        out.push_str("Traceback (most recent call last):\n");
        passed.iter().rev().for_each(|place| write_place(out, place));
    }
    // Writing to a String does not fail.
    if let Some(mistake) = mistake {
        let _ = writeln!(out, "  File \"{}\", line {}", mistake.file, mistake.line);
        let stripped = mistake.text.trim_start();
        if !stripped.is_empty() && exception.is_a(&SYNTAX_ERROR) {
            let margin = (mistake.text.chars().count() - stripped.chars().count()) as u32;
            let before = (mistake.column - 1).saturating_sub(margin) as usize;
            let width = (mistake.end_column.saturating_sub(mistake.column)).max(1) as usize;
            let _ = writeln!(out, "    {}", stripped.trim_end());
            let _ = writeln!(out, "    {}{}", " ".repeat(before), "^".repeat(width));
        }
    }
    out.push_str(&last_line(exception));
    out.push('\n');
}

/// The line that names the exception.
pub fn last_line(exception: &Exception) -> String {
    let message = exception.message();
    let name = exception.class.full_name();
    let suggestion = lock(&exception.details).suggestion.clone();
    let suggestion = suggestion.map_or(String::new(), |name| format!(". Did you mean: '{name}'?"));
    if message.is_empty() { name } else { format!("{name}: {message}{suggestion}") }
}

fn write_place(out: &mut String, place: &Place) {
    let source = &place.source;
    let line = source.line(place.span.start);
    let _ = writeln!(out, "  File \"{}\", line {line}, in {}", source.name, place.function);
    let text = source.line_text(line);
    let stripped = text.trim();
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
            let text = source.slice(anchor);
            // Between operands only the operator itself is marked.
            let blank = text.chars().take_while(|character| character.is_whitespace()).count();
            let width = if text.trim_start().starts_with('[') {
                text.trim().chars().count()
            } else {
                text.trim().chars().take_while(|character| !character.is_whitespace() && *character != '(').count()
            };
            let from = (from + blank).min(end);
            let to = (from + width.max(1)).min(to).min(end).max(from);
            marks[from..to].fill('^');
        }
    }
    let _ = writeln!(out, "    {}", marks.into_iter().collect::<String>());
}
