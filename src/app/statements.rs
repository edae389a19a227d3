//! Statements at a prompt: whether one is whole, and how many wait while another runs.

/// How many statements may wait for one that runs: a pasted listing of some size, each a small text.
pub const QUEUED_STATEMENTS: usize = 20_000;

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

#[cfg(test)]
mod tests {
    use super::*;

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
}
