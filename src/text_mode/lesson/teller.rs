//! Writing lines: plain text, nothing drawn, nothing a terminal would obey.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::course::markdown::{self, Block};
use crate::i18n::printable::printable;

/// How wide a paragraph is on a terminal, in columns. Elsewhere a paragraph is one line: a reader's own affair.
const COLUMNS: usize = 78;

/// Where lines go.
pub struct Teller {
    out: Box<dyn Write>,
    wraps: bool,
}

impl Teller {
    /// `wraps`: it is a terminal, which would break words at its edge.
    pub fn new(out: Box<dyn Write>, wraps: bool) -> Teller {
        Teller { out, wraps }
    }

    /// One line (or several, where the text has several). Line by line it is on its way: whoever listens hears it now.
    ///
    /// # Errors
    /// Nobody reads any more, or the disk is full.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        let mut whole = String::new();
        for line in text.lines() {
            let line = printable(line);
            if self.wraps {
                wrap(&line, &mut whole)
            } else {
                whole.push_str(&line)
            }
            whole.push('\n');
        }
        if text.is_empty() {
            whole.push('\n');
        }
        self.out.write_all(whole.as_bytes())?;
        self.out.flush()
    }

    /// A text of a lesson.
    ///
    /// # Errors
    /// As [`Teller::line`].
    pub fn prose(&mut self, text: &str) -> io::Result<()> {
        self.line(&plain(text))
    }

    /// What stands before what is typed; no line's end.
    ///
    /// # Errors
    /// As [`Teller::line`].
    pub fn prompt(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(printable(text).as_bytes())?;
        self.out.flush()
    }
}

/// A text of a lesson without its marks; code stays between backquotes, so that a full stop after it is none of its own.
pub fn plain(text: &str) -> String {
    let paragraph = |block: &Block| {
        let Block::Paragraph(pieces) = block;
        let piece = |piece: &markdown::Inline| match piece.code {
            true => format!("`{}`", piece.text),
            false => piece.text.clone(),
        };
        pieces.iter().map(piece).collect::<String>()
    };
    markdown::parse(text).iter().map(paragraph).collect::<Vec<_>>().join("\n")
}

/// Breaks a line between words. What is longer than a line stays whole: an address must be copied as it is.
fn wrap(line: &str, into: &mut String) {
    let mut column = 0;
    for (at, word) in line.split(' ').enumerate() {
        let width = word.width();
        if at > 0 && column + 1 + width > COLUMNS && column > 0 {
            into.push('\n');
            column = 0;
        } else if at > 0 {
            into.push(' ');
            column += 1;
        }
        into.push_str(word);
        column += width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_code_stays_apart() {
        assert_eq!(
            plain("Un **cliente** *pide* `c.send(b\"x\")`.\n\nVe [socket](#socket)."),
            "Un cliente pide `c.send(b\"x\")`.\nVe socket."
        );
    }

    #[test]
    fn a_line_is_broken_between_words_only() {
        let (mut whole, word) = (String::new(), "x".repeat(100));
        wrap(&format!("{} {word} fin", "palabra ".repeat(12).trim_end()), &mut whole);
        assert!(whole.lines().all(|line| line.width() <= COLUMNS || line == word), "{whole}");
        assert_eq!(whole.split_whitespace().count(), 14);
    }
}
