//! Mistakes in the text: CPython 3.11's message tells which one it is, and each has a sentence of its own.

use super::messages::quoted;
use super::{Draft, Scene, rewrite, say};
use crate::journal::event::Raised;

/// What stands in CPython's message, and the sentence for it. Of several that fit it is the first.
const MISTAKES: [(&str, &str); 44] = [
    ("was never closed", "explain-syntax-never-closed"),
    ("unterminated triple-quoted", "explain-syntax-triple-quotes"),
    ("unterminated", "explain-syntax-quotes"),
    ("does not match opening", "explain-syntax-pair"),
    ("unmatched", "explain-syntax-unmatched"),
    ("unexpected EOF", "explain-unclosed"),
    ("inconsistent use of tabs", "explain-syntax-tabs"),
    ("expected an indented block", "explain-syntax-block"),
    ("unexpected indent", "explain-syntax-indent"),
    ("unindent does not match", "explain-syntax-unindent"),
    ("expected 'except' or 'finally'", "explain-syntax-try"),
    ("expected 'else' after", "explain-syntax-conditional"),
    ("after dictionary key", "explain-syntax-dictionary"),
    ("expected ':'", "explain-syntax-colon"),
    ("expected '('", "explain-syntax-parameters"),
    ("Missing parentheses in call to", "explain-syntax-call"),
    ("expression cannot contain assignment", "explain-syntax-argument"),
    ("cannot assign to True", "explain-syntax-constant"),
    ("cannot assign to False", "explain-syntax-constant"),
    ("cannot assign to None", "explain-syntax-constant"),
    ("cannot assign to __debug__", "explain-syntax-constant"),
    ("cannot assign to attribute", "explain-syntax"),
    ("cannot assign to", "explain-syntax-assign"),
    ("Maybe you meant '=='", "explain-syntax-equal"),
    ("illegal expression for augmented", "explain-syntax-assign"),
    ("cannot delete", "explain-syntax-delete"),
    ("'return' outside", "explain-syntax-return"),
    ("'break' outside", "explain-syntax-loop"),
    ("'continue' not properly", "explain-syntax-loop"),
    ("forgot a comma", "explain-syntax-comma"),
    ("decimal literal", "explain-syntax-number"),
    ("leading zeros", "explain-syntax-zeros"),
    ("non-printable character", "explain-syntax-invisible"),
    ("invalid character", "explain-syntax-character"),
    ("line continuation character", "explain-syntax-backslash"),
    ("positional argument follows", "explain-syntax-order"),
    ("iterable argument unpacking follows", "explain-syntax-order"),
    ("keyword argument repeated", "explain-syntax-repeated"),
    ("duplicate argument", "explain-syntax-parameter-twice"),
    ("non-default argument follows", "explain-syntax-defaults"),
    ("multiple exception types", "explain-syntax-exceptions"),
    ("f-string", "explain-syntax-f-string"),
    ("global declaration", "explain-syntax-global"),
    ("unicodeescape", "explain-syntax-escape"),
];

/// Words of the language that people try as names.
const KEYWORDS: [&str; 12] =
    ["as", "class", "def", "del", "from", "global", "import", "in", "is", "lambda", "pass", "with"];

/// Chooses the sentence for a mistake in the text.
pub(super) fn explain(scene: &Scene, raised: &Raised, class: &str) -> Draft {
    let (message, column) = (raised.message.as_str(), raised.column);
    // The wrong line as it is written, whether it can be mended or not.
    let number = (raised.line.unwrap_or(1) as usize).saturating_sub(1);
    let line = scene.context.source.lines().nth(number).unwrap_or_default().trim();
    if message.contains("bytes can only contain ASCII") {
        return say("explain-bytes-ascii").try_line(scene.line.and_then(rewrite::encode_literals));
    }
    if message.contains(['\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}']) {
        return say("explain-curly-quotes").try_line(scene.line.and_then(rewrite::straight_quotes));
    }
    if let Some((_, id)) = MISTAKES.iter().find(|(words, _)| message.contains(words)) {
        return told(scene, id, message, line);
    }
    let before_equal = line.split_once('=').map(|(name, _)| name.trim());
    if let Some(name) = before_equal.filter(|name| KEYWORDS.contains(name)) {
        return say("explain-syntax-keyword").with("what", name);
    }
    if line.ends_with("++") || line.ends_with("--") {
        return say("explain-syntax-increment");
    }
    match column {
        _ if class == "IndentationError" || class == "TabError" => say("explain-indentation"),
        Some(column) => say("explain-syntax-column").with("column", &column.to_string()),
        None => say("explain-syntax"),
    }
}

/// The sentence with what the message names.
fn told(scene: &Scene, id: &'static str, message: &str, line: &str) -> Draft {
    let what = quoted(message).unwrap_or_default();
    match id {
        "explain-syntax-never-closed" => say(id).with("what", what).with("closing", partner(what)),
        "explain-syntax-unmatched" => say(id).with("what", what).with("opening", partner(what)),
        // «closing parenthesis ')' does not match opening parenthesis '['»
        "explain-syntax-pair" => {
            let opening = message.split('\'').nth(3).unwrap_or_default();
            say(id).with("what", what).with("opening", opening).with("closing", partner(opening))
        }
        // «… after 'while' statement on line 3», «… after function definition on line 3»
        "explain-syntax-block" => {
            let after = message.split_once(" after ").map_or("", |(_, after)| after);
            let word = match after.split(' ').next() {
                Some("function") => "def",
                Some("class") => "class",
                _ => quoted(after).unwrap_or(":"),
            };
            let line = after.rsplit(' ').next().unwrap_or_default();
            say(id).with("what", word).with("line", line)
        }
        "explain-syntax-colon" if line.starts_with("else if") => say("explain-syntax-elif"),
        "explain-syntax-call" => say(id).with("what", what).try_line(scene.line.and_then(|line| called(line, what))),
        "explain-syntax-constant" => {
            let name = message.strip_prefix("cannot assign to ").and_then(|rest| rest.split(' ').next());
            say(id).with("what", name.unwrap_or_default())
        }
        "explain-syntax-loop" => say(id).with("what", what),
        "explain-syntax-parameter-twice" => say(id).with("what", what),
        "explain-syntax-repeated" => say(id).with("what", message.rsplit(' ').next().unwrap_or_default()),
        // «invalid character '¿' (U+00BF)», «invalid non-printable character U+00A0»
        "explain-syntax-character" => say(id).with("what", what),
        "explain-syntax-invisible" => say(id).with("what", message.rsplit(' ').next().unwrap_or_default()),
        _ => say(id),
    }
}

fn partner(bracket: &str) -> &'static str {
    match bracket {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        ")" => "(",
        "]" => "[",
        _ => "{",
    }
}

/// `print "hola"` with the parentheses that it lacks.
fn called(line: &str, function: &str) -> Option<String> {
    let rest = line.strip_prefix(function)?.strip_prefix(' ')?.trim();
    (!rest.is_empty() && !rest.contains([';', '#'])).then(|| format!("{function}({rest})"))
}

#[cfg(test)]
pub(super) mod tests;
