//! From typed or pasted text to statements: where each ends, and what waits while another runs.

use super::editor::{EDITOR_BYTES, cut};

/// How many bytes of one paste are taken; the rest is cut off, and that is said.
pub const PASTE_BYTES: usize = EDITOR_BYTES;

/// How many statements may wait for one that runs.
pub const QUEUED_STATEMENTS: usize = 1000;

/// How many lines a pasted statement may span while its end is looked for. It bounds the work: each further
/// line asks again whether the statement is complete.
const STATEMENT_LINES: usize = 200;

/// What a parser says of the text so far: lines joined by `\n`, without the line end of the Enter that asks. As for
/// Python's `codeop`, a text that ends in `\n` had an empty line at its end, and that ends a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// It can run.
    Complete,
    /// More must follow: an open bracket, an open string, a block.
    Incomplete,
    /// No continuation would make it Python; running it shows Python's own SyntaxError.
    Invalid,
}

/// A guess at [`Completeness`] from brackets, quotes and line ends, for when no parser was given.
pub fn by_brackets(source: &str) -> Completeness {
    let mut depth = 0usize;
    let mut quote: Option<char> = None;
    let mut triple = false;
    let mut characters = source.chars().peekable();
    while let Some(character) = characters.next() {
        match quote {
            Some(open) => match character {
                '\\' => {
                    characters.next();
                }
                '\n' if !triple => return Completeness::Invalid,
                _ if character == open && !triple => quote = None,
                _ if character == open && characters.peek() == Some(&open) => {
                    characters.next();
                    if characters.next_if_eq(&open).is_some() {
                        quote = None;
                    }
                }
                _ => {}
            },
            None => match character {
                '"' | '\'' => {
                    quote = Some(character);
                    triple = false;
                    if characters.next_if_eq(&character).is_some() {
                        // Two quotes are the empty string, three open a long one.
                        if characters.next_if_eq(&character).is_some() {
                            triple = true;
                        } else {
                            quote = None;
                        }
                    }
                }
                '#' => while characters.next_if(|c| *c != '\n').is_some() {},
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => return Completeness::Invalid,
                },
                _ => {}
            },
        }
    }
    match (quote, triple) {
        (Some(_), false) => return Completeness::Invalid,
        (Some(_), true) => return Completeness::Incomplete,
        _ => {}
    }
    let has_block = source.lines().any(|line| line.trim_end().ends_with(':'));
    if depth > 0 || source.ends_with('\\') || has_block && !source.ends_with('\n') {
        Completeness::Incomplete
    } else {
        Completeness::Complete
    }
}

/// A paste, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The statements whose last line was ended, in order.
    pub statements: Vec<String>,
    /// What has no line end yet, or is not complete: it stays on the prompt.
    pub rest: String,
}

/// Takes pasted text as a prompt can hold it: cut at [`PASTE_BYTES`], line ends as `\n`, no control characters,
/// and, of a listing copied from a prompt, only what stood behind `>>>` and `...`. `true`: it was cut.
pub fn clean(pasted: &str) -> (String, bool) {
    let kept = cut(pasted, PASTE_BYTES);
    let mut text = String::with_capacity(kept.len());
    let mut characters = kept.chars().peekable();
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
    if text.lines().any(|line| line.starts_with(">>> ")) {
        let ended = text.ends_with('\n');
        let behind = |line: &str| line.strip_prefix(">>> ").or(line.strip_prefix("... ")).map(str::to_owned);
        let lines: Vec<String> = text.lines().filter_map(behind).collect();
        text = lines.join("\n");
        if ended {
            text.push('\n');
        }
    }
    (text, kept.len() < pasted.len())
}

/// Cuts text of several lines into statements, as Python's prompt would read them line by line.
pub fn split(text: &str, is_complete: fn(&str) -> Completeness) -> Pasted {
    let mut pasted = Pasted::default();
    let mut statement = String::new();
    let mut line_count = 0;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for (index, line) in lines.iter().enumerate() {
        if statement.is_empty() && line.trim().is_empty() {
            continue;
        }
        statement.push_str(line);
        line_count += 1;
        if !line.ends_with('\n') {
            break;
        }
        // A block goes on while lines are indented or take it up again, whatever blank lines stand between.
        let next = lines[index + 1..].iter().take(STATEMENT_LINES).find(|next| !next.trim().is_empty());
        let goes_on = next.is_some_and(|next| continues_block(next)) && line_count < STATEMENT_LINES;
        let source = statement.trim_end();
        let ends = match is_complete(source) {
            Completeness::Complete | Completeness::Invalid => !goes_on,
            // A block at the end of the text, or before a line that leaves it, is ended as by an empty line.
            Completeness::Incomplete => {
                line_count >= STATEMENT_LINES
                    || !goes_on && is_complete(&format!("{source}\n")) == Completeness::Complete
            }
        };
        if ends {
            pasted.statements.push(source.to_owned());
            statement.clear();
            line_count = 0;
        }
    }
    pasted.rest = statement;
    pasted
}

fn continues_block(line: &str) -> bool {
    let word: &str = line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    line.starts_with([' ', '\t']) || ["else", "elif", "except", "finally", "case"].contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statements(text: &str) -> Vec<String> {
        let pasted = split(text, by_brackets);
        assert_eq!(pasted.rest, "");
        pasted.statements
    }

    #[test]
    fn brackets_strings_and_blocks_say_whether_more_must_follow() {
        for complete in ["", "c = 1", "f((1, 2))", "'a)'", "'''a\nb'''", "# (", "x = ''", "if x:\n  y\n"] {
            assert_eq!(by_brackets(complete), Completeness::Complete, "{complete}");
        }
        for open in ["f(", "x = {1:", "'''a\n", "while True:", "while True:\n  f()", "a = \\"] {
            assert_eq!(by_brackets(open), Completeness::Incomplete, "{open}");
        }
        for invalid in [")", "'a", "\"a\n\""] {
            assert_eq!(by_brackets(invalid), Completeness::Invalid, "{invalid}");
        }
    }

    #[test]
    fn a_listing_is_cut_where_its_statements_end() {
        let listing =
            "import socket\n\ns = socket.socket(\n    socket.AF_INET,\n)\nwhile True:\n    f()\n\n    g()\nx\n";
        assert_eq!(
            statements(listing),
            ["import socket", "s = socket.socket(\n    socket.AF_INET,\n)", "while True:\n    f()\n\n    g()", "x"]
        );
    }

    #[test]
    fn the_last_line_stays_while_it_has_no_end() {
        let pasted = split("a = 1\nb = 2", by_brackets);
        assert_eq!(pasted, Pasted { statements: vec!["a = 1".into()], rest: "b = 2".into() });
        let open = split("f(\n1,\n", by_brackets);
        assert_eq!(open, Pasted { statements: vec![], rest: "f(\n1,\n".into() });
    }

    #[test]
    fn what_python_cannot_read_is_run_so_that_python_says_so() {
        assert_eq!(statements("x = )\ny = 1\n"), ["x = )", "y = 1"]);
    }

    #[test]
    fn a_listing_copied_from_a_prompt_loses_the_prompts() {
        let (text, was_cut) = clean(">>> s = f(\r\n... 1)\r\n>>> s\r\n<socket>\r\n>>> s.close()\r\n");
        assert!(!was_cut);
        assert_eq!(statements(&text), ["s = f(\n1)", "s", "s.close()"]);
    }

    #[test]
    fn control_characters_and_what_is_too_long_stay_out() {
        assert_eq!(clean("a\u{1b}[31m\u{7}b\tc"), ("a[31mb\tc".into(), false));
        let (text, was_cut) = clean(&"x\n".repeat(PASTE_BYTES));
        assert!(was_cut);
        assert_eq!(text.len(), PASTE_BYTES);
    }

    #[test]
    fn a_bracket_that_never_closes_does_not_ask_for_ever() {
        let text = format!("f(\n{}", "1,\n".repeat(5000));
        let pasted = split(&text, by_brackets);
        assert!(pasted.statements.iter().all(|statement| statement.lines().count() <= STATEMENT_LINES));
    }
}
