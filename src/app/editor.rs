//! The line editor of a console's prompt: text, a cursor, and what Python's prompt does with keys.
//!
//! It may hold several lines (an open parenthesis, a paste). Positions are byte offsets at character
//! boundaries; characters of no width (combining accents) move with the one before them.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many bytes a prompt holds at most. A longer text is cut there, and that is said.
pub const EDITOR_BYTES: usize = 64 * 1024;

/// Text being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Editor {
    text: String,
    cursor: usize,
    killed: String,
}

impl Editor {
    /// An editor that already holds `text`, with the cursor at its end.
    pub fn with_text(text: &str) -> Editor {
        let mut editor = Editor::default();
        editor.set(text);
        editor
    }

    /// What was typed so far; lines are separated by `\n`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The cursor: a byte offset in [`Editor::text`].
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether nothing but spaces and line ends was typed.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The row (from 0) and the column in cells (from 0) of the cursor.
    pub fn position(&self) -> (usize, usize) {
        let before = self.before();
        let row = before.matches('\n').count();
        (row, before[self.line_start()..].width())
    }

    /// Replaces everything, with the cursor at the end. Cut at [`EDITOR_BYTES`].
    pub fn set(&mut self, text: &str) {
        self.text = cut(text, EDITOR_BYTES).to_owned();
        self.cursor = self.text.len();
    }

    /// Takes the text out and leaves the editor empty.
    pub fn take(&mut self) -> String {
        self.cursor = 0;
        std::mem::take(&mut self.text)
    }

    /// Empties the editor; [`Editor::yank`] brings the text back.
    pub fn clear(&mut self) {
        self.killed = self.take();
    }

    /// Types text at the cursor, and gives back how many bytes had room.
    pub fn insert(&mut self, text: &str) -> usize {
        let text = cut(text, EDITOR_BYTES.saturating_sub(self.text.len()));
        self.text.insert_str(self.cursor, text);
        self.cursor += text.len();
        text.len()
    }

    /// Replaces `from..cursor` with `word`, as a completion does. An offset that is no boundary changes nothing.
    pub fn replace_before_cursor(&mut self, from: usize, word: &str) {
        if from <= self.cursor && self.text.is_char_boundary(from) {
            self.text.replace_range(from..self.cursor, "");
            self.cursor = from;
            self.insert(word);
        }
    }

    /// Deletes the character before the cursor.
    pub fn backspace(&mut self) {
        let from = self.previous();
        self.remove(from, self.cursor);
    }

    /// Deletes the character at the cursor.
    pub fn delete(&mut self) {
        let to = self.next();
        self.remove(self.cursor, to);
    }

    /// One character to the left.
    pub fn left(&mut self) {
        self.cursor = self.previous();
    }

    /// One character to the right.
    pub fn right(&mut self) {
        self.cursor = self.next();
    }

    /// To the beginning of the word before the cursor.
    pub fn word_left(&mut self) {
        self.cursor = self.word_start();
    }

    /// To the end of the word after the cursor.
    pub fn word_right(&mut self) {
        let after = &self.text[self.cursor..];
        let word = after.find(is_word).unwrap_or(after.len());
        let end = after[word..].find(|c| !is_word(c)).unwrap_or(after.len() - word);
        self.cursor += word + end;
    }

    /// To the beginning of the line.
    pub fn home(&mut self) {
        self.cursor = self.line_start();
    }

    /// To the end of the line.
    pub fn end(&mut self) {
        self.cursor = self.line_end();
    }

    /// One line up; `false` on the first line.
    pub fn up(&mut self) -> bool {
        let start = self.line_start();
        if start == 0 {
            return false;
        }
        let column = self.position().1;
        self.cursor = start - 1;
        self.go_to_column(column);
        true
    }

    /// One line down; `false` on the last line.
    pub fn down(&mut self) -> bool {
        let end = self.line_end();
        if end == self.text.len() {
            return false;
        }
        let column = self.position().1;
        self.cursor = end + 1;
        self.go_to_column(column);
        true
    }

    /// Cuts to the end of the line; at its end, joins the next line.
    pub fn kill_to_end(&mut self) {
        let end = self.line_end();
        let end = if end == self.cursor { self.next() } else { end };
        self.kill(self.cursor, end);
    }

    /// Cuts to the beginning of the line.
    pub fn kill_to_start(&mut self) {
        self.kill(self.line_start(), self.cursor);
    }

    /// Cuts the word before the cursor.
    pub fn kill_word(&mut self) {
        self.kill(self.word_start(), self.cursor);
    }

    /// Types what was last cut.
    pub fn yank(&mut self) {
        let killed = self.killed.clone();
        self.insert(&killed);
    }

    /// The text of the cursor's line before the cursor.
    pub fn line_before_cursor(&self) -> &str {
        &self.before()[self.line_start()..]
    }

    fn before(&self) -> &str {
        &self.text[..self.cursor]
    }

    fn line_start(&self) -> usize {
        self.before().rfind('\n').map_or(0, |end| end + 1)
    }

    fn line_end(&self) -> usize {
        self.text[self.cursor..].find('\n').map_or(self.text.len(), |length| self.cursor + length)
    }

    fn previous(&self) -> usize {
        for (index, character) in self.before().char_indices().rev() {
            if character == '\n' || character.width().unwrap_or(0) > 0 {
                return index;
            }
        }
        0
    }

    fn next(&self) -> usize {
        let mut characters = self.text[self.cursor..].char_indices();
        characters.next();
        let next = characters.find(|(_, character)| *character == '\n' || character.width().unwrap_or(0) > 0);
        next.map_or(self.text.len(), |(index, _)| self.cursor + index)
    }

    fn word_start(&self) -> usize {
        let before = self.before().trim_end_matches(|c| !is_word(c));
        before.rfind(|c| !is_word(c)).map_or(0, |index| {
            // `rfind` gives where that character begins; the word begins after it.
            index + before[index..].chars().next().map_or(0, char::len_utf8)
        })
    }

    fn go_to_column(&mut self, column: usize) {
        self.cursor = self.line_start();
        let end = self.line_end();
        let mut cells = 0;
        while self.cursor < end && cells < column {
            let next = self.next();
            cells += self.text[self.cursor..next].width();
            self.cursor = next;
        }
    }

    fn remove(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.cursor = from;
    }

    fn kill(&mut self, from: usize, to: usize) {
        if from < to {
            self.killed = self.text[from..to].to_owned();
            self.remove(from, to);
        }
    }
}

/// The longest beginning of `text` that has at most `bytes` bytes and cuts no character.
pub fn cut(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    let mut end = bytes;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn typed(text: &str) -> Editor {
        Editor::with_text(text)
    }

    #[test]
    fn typing_goes_in_at_the_cursor() {
        let mut editor = typed("c.send()");
        editor.left();
        editor.insert("b\"año\"");
        assert_eq!(editor.text(), "c.send(b\"año\")");
        assert_eq!(editor.position(), (0, 13));
        editor.backspace();
        editor.backspace();
        assert_eq!(editor.text(), "c.send(b\"añ)");
        editor.home();
        editor.delete();
        assert_eq!(editor.text(), ".send(b\"añ)");
    }

    #[test]
    fn a_combining_accent_moves_with_its_letter() {
        let mut editor = typed("cafe\u{301}s");
        editor.left();
        editor.left();
        assert_eq!(&editor.text()[editor.cursor()..], "e\u{301}s");
        editor.right();
        assert_eq!(&editor.text()[editor.cursor()..], "s");
        editor.backspace();
        assert_eq!(editor.text(), "cafs");
    }

    #[test]
    fn words_lines_and_the_cut_text_come_back() {
        let mut editor = typed("c.connect((\"127.0.0.1\", 41234))");
        editor.word_left();
        assert_eq!(&editor.text()[editor.cursor()..], "41234))");
        editor.kill_to_end();
        assert_eq!(editor.text(), "c.connect((\"127.0.0.1\", ");
        editor.yank();
        assert_eq!(editor.text(), "c.connect((\"127.0.0.1\", 41234))");
        editor.home();
        editor.word_right();
        editor.word_right();
        assert_eq!(editor.line_before_cursor(), "c.connect");
        editor.kill_word();
        assert_eq!(editor.text(), "c.((\"127.0.0.1\", 41234))");
        editor.kill_to_start();
        assert_eq!(editor.text(), "((\"127.0.0.1\", 41234))");
    }

    #[test]
    fn several_lines_keep_their_column() {
        let mut editor = typed("c.connect(\n  (\"h\",\n 80)");
        assert_eq!(editor.position(), (2, 4));
        assert!(editor.up());
        assert_eq!(editor.position(), (1, 4));
        assert!(editor.up());
        assert!(!editor.up());
        assert!(editor.down());
        assert!(editor.down());
        assert!(!editor.down());
        editor.home();
        assert_eq!(editor.line_before_cursor(), "");
        editor.backspace();
        assert_eq!(editor.position(), (1, 7));
    }

    #[test]
    fn a_text_without_end_is_cut_at_the_bound() {
        let mut editor = typed("");
        assert_eq!(editor.insert(&"ñ".repeat(EDITOR_BYTES)), EDITOR_BYTES);
        assert_eq!(editor.insert("x"), 0);
        assert_eq!(cut("añ", 2), "a");
    }

    #[test]
    fn a_completion_replaces_the_word_before_the_cursor() {
        let mut editor = typed("c.se");
        editor.replace_before_cursor(2, "sendall(");
        assert_eq!(editor.text(), "c.sendall(");
        editor.replace_before_cursor(99, "x");
        assert_eq!(editor.text(), "c.sendall(");
    }

    proptest! {
        #[test]
        fn no_sequence_of_keys_leaves_the_cursor_astray(
            text in "[aé\u{301}世\n ()._]{0,30}", keys in proptest::collection::vec(0u8..16, 0..60)
        ) {
            let mut editor = Editor::with_text(&text);
            for key in keys {
                match key {
                    0 => editor.left(),
                    1 => editor.right(),
                    2 => editor.word_left(),
                    3 => editor.word_right(),
                    4 => editor.home(),
                    5 => editor.end(),
                    6 => { editor.up(); }
                    7 => { editor.down(); }
                    8 => editor.backspace(),
                    9 => editor.delete(),
                    10 => editor.kill_to_end(),
                    11 => editor.kill_to_start(),
                    12 => editor.kill_word(),
                    13 => editor.yank(),
                    14 => { editor.insert("ñ\u{301}"); }
                    _ => { editor.insert("\n"); }
                }
                prop_assert!(editor.text().is_char_boundary(editor.cursor()));
                editor.position();
            }
        }
    }
}
