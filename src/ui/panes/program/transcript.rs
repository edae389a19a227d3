//! What a program did, as rows; made from the newest back, no further than is shown.

use std::collections::VecDeque;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::prompt::MARGIN;
use super::{ProgramPane, answer, server_calls};
use crate::i18n::errno;
use crate::journal::event::{Death, Raised, StatementId};
use crate::journal::projections::programs::Entry;
use crate::ui::Look;
use crate::ui::widgets::canvas::{fit, text_columns};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::{numbers, wrap};

/// The number of the statement that every console begins with, `import socket`; those of people count from 1.
const ALREADY_RUN: StatementId = StatementId(0);

/// The last rows of the transcript: `needed` of them or a few more, fewer only if there are no more.
///
/// Of an exception that is the last thing there and longer than `needed`, the message is cut and not what it begins with,
/// nor our sentence: whoever scrolls back sees it whole.
pub(super) fn newest_rows(pane: &ProgramPane, needed: usize, width: u16, look: &Look) -> Vec<Line<'static>> {
    match ending(pane, needed, width, look).filter(|rows| pane.scroll == 0 && rows.len() >= needed) {
        Some(rows) => rows,
        None => newest_rows_from(pane, 0, needed, width, look),
    }
}

/// The exception that is the last thing there, in `room` rows; with the process's end behind it where there is room for
/// that too.
pub(super) fn ending(pane: &ProgramPane, room: usize, width: u16, look: &Look) -> Option<Vec<Line<'static>>> {
    let mut entries = pane.program.transcript.iter().enumerate().rev().peekable();
    let died = entries.next_if(|(_, entry)| matches!(entry, Entry::Died(_)));
    let (place, entry @ Entry::Raised(raised)) = entries.next()? else { return None };
    let mut rows = one(pane, entry, place, width, look);
    if rows.len() > room {
        rows = exception(pane, raised, source_at(pane, place), room, width, look);
    }
    let died = died.map(|(place, entry)| one(pane, entry, place, width, look)).unwrap_or_default();
    if rows.len() + died.len() <= room {
        rows.extend(died);
    }
    Some(rows)
}

/// The statement that the entry at `place` came of: what it printed before it failed may stand between the two.
fn source_at<'a>(pane: &ProgramPane<'a>, place: usize) -> &'a str {
    let source = pane.program.transcript.range(..place).rev().find_map(|before| match before {
        Entry::Statement { source, .. } => Some(source.as_str()),
        _ => None,
    });
    source.unwrap_or_default()
}

/// The last rows of what came of the last statement, or of the file that the program is.
pub(super) fn printed_rows(pane: &ProgramPane, needed: usize, width: u16, look: &Look) -> Vec<Line<'static>> {
    let begins = |entry: &Entry| matches!(entry, Entry::Statement { .. } | Entry::Born { .. });
    let from = pane.program.transcript.iter().rposition(begins).map_or(0, |place| place + 1);
    newest_rows_from(pane, from, needed, width, look)
}

/// The last rows of what the transcript holds from `from` on.
fn newest_rows_from(pane: &ProgramPane, from: usize, needed: usize, width: u16, look: &Look) -> Vec<Line<'static>> {
    let entries = &pane.program.transcript;
    let mut rows: VecDeque<Line<'static>> = VecDeque::new();
    let mut end = entries.len();
    while rows.len() < needed && end > from {
        let place = end - 1;
        let (mut block, used) = match &entries[place] {
            Entry::Output { .. } => {
                let asked = if end == entries.len() { answer::question(pane) } else { "" };
                output(entries, place, asked, needed, width, look)
            }
            entry => (one(pane, entry, place, width, look), 1),
        };
        block.drain(..).rev().for_each(|row| rows.push_front(row));
        end -= used.max(1).min(end);
    }
    if end == 0 && pane.program.forgotten > 0 && rows.len() < needed {
        let text = look.i18n.tr_with("ui-program-forgotten", &[("count", &pane.program.forgotten.to_string())]);
        rows.push_front(Line::from(Span::styled(text, look.theme.muted())));
    }
    rows.into()
}

/// How many rows the last statement takes with what came of it.
pub(super) fn rows_since_statement(pane: &ProgramPane, width: u16, look: &Look) -> usize {
    let entries = &pane.program.transcript;
    let Some(from) = entries.iter().rposition(|entry| matches!(entry, Entry::Statement { .. })) else { return 0 };
    (from..entries.len()).map(|place| one(pane, &entries[place], place, width, look).len()).sum()
}

/// The rows of one entry that is not output.
fn one(pane: &ProgramPane, entry: &Entry, place: usize, width: u16, look: &Look) -> Vec<Line<'static>> {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let colour = theme.program(pane.program.id);
    let muted = |text: String| wrapped(&text, theme.muted(), width);
    match entry {
        // What is run for everybody before anything is typed stands back.
        Entry::Statement { statement, source } if *statement == ALREADY_RUN => {
            muted(format!(">>> {}", show_text(source.trim_end(), glyphs)))
        }
        Entry::Statement { source, .. } => statement(source, colour, width, look),
        Entry::Value(value) => {
            value.split('\n').flat_map(|line| wrapped(&show_text(line, glyphs), theme.text(), width)).collect()
        }
        Entry::Output { text, .. } => wrapped(&show_text(text, glyphs), theme.text(), width),
        Entry::Raised(raised) => exception(pane, raised, source_at(pane, place), usize::MAX, width, look),
        Entry::Call(call) => vec![server_calls::call(call, pane.program, width, look)],
        Entry::Summary(summary) => vec![server_calls::summary(summary, colour, width, look)],
        // The first birth is the program itself; later ones cut what came before off from what follows.
        Entry::Born { .. } if place == 0 => Vec::new(),
        Entry::Born { pid } => {
            let text = look.i18n.tr_with("ui-program-born-again", &[("pid", &pid.to_string())]);
            muted(format!("{0}{0} {text}", glyphs.line))
        }
        Entry::Remark(hint) => {
            let sentence = pane.remark.map(|remark| remark(hint)).unwrap_or_default();
            let rows = wrap::words(&show_text(&sentence, glyphs), width.saturating_sub(2)).into_iter();
            rows.map(|row| Line::from(vec![Span::raw("  "), Span::styled(row, theme.text())])).collect()
        }
        Entry::Cut { bytes } => {
            muted(look.i18n.tr_with("ui-program-cut", &[("size", &numbers::size(*bytes, look.i18n.language()))]))
        }
        Entry::Died(death) => wrapped(&death_words(*death, look), theme.strong(), width),
        Entry::ClosedWithoutName { fd } => {
            muted(look.i18n.tr_with("ui-program-closed-without-name", &[("fd", &fd.to_string())]))
        }
    }
}

fn wrapped(text: &str, style: Style, width: u16) -> Vec<Line<'static>> {
    wrap::anywhere(Line::from(Span::styled(text.to_owned(), style)), width)
}

/// A statement behind python's marks.
fn statement(source: &str, mark: Style, width: u16, look: &Look) -> Vec<Line<'static>> {
    let lines = source.strip_suffix('\n').unwrap_or(source).split('\n').enumerate();
    lines
        .flat_map(|(number, line)| {
            let sign = if number == 0 { ">>> " } else { "... " };
            let text = show_text(line, look.theme.glyphs());
            let line = Line::from(vec![Span::styled(sign, mark), Span::styled(text, look.theme.text())]);
            wrap::code(line, width, MARGIN)
        })
        .collect()
}

/// «terminó: SIGKILL».
fn death_words(death: Death, look: &Look) -> String {
    match death {
        Death::Exited(status) => look.i18n.tr_with("ui-program-exited", &[("status", &status.to_string())]),
        Death::Killed(number) => {
            look.i18n.tr_with("ui-program-killed", &[("signal", &errno::signal_or_number(number))])
        }
    }
}

/// An exception: where a SyntaxError points, python's last line, and our sentence. In more than `room` rows the middle one
/// is cut, down to one row.
fn exception(
    pane: &ProgramPane,
    raised: &Raised,
    source: &str,
    room: usize,
    width: u16,
    look: &Look,
) -> Vec<Line<'static>> {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let mut rows = Vec::new();
    if let Some(column) = raised.column {
        rows.extend(caret(source, raised.line.unwrap_or(1), column, width, look));
    }
    let sentence = pane.explain.and_then(|explain| explain(raised, source)).map(|sentence| {
        // Our own words stand two columns in, so that they are not taken for python's.
        let mut line = wrap::sentence(&show_text(&sentence, glyphs), theme.text(), theme.strong());
        line.spans.insert(0, Span::raw("  "));
        wrap::prose(line, width, 2)
    });
    let sentence = sentence.unwrap_or_default();
    let message = show_text(&raised.message, glyphs);
    let text = if message.is_empty() { raised.class.clone() } else { format!("{}: {message}", raised.class) };
    // Between words: half of an errno's text on the next row would be hard to read aloud.
    let mut text = wrap::words(&text, width);
    let most = room.saturating_sub(rows.len() + sentence.len()).max(1);
    if text.len() > most {
        let rest = text.drain(most - 1..).collect::<Vec<_>>().join(" ");
        text.push(rest);
    }
    let text = text.into_iter().map(|row| Line::from(Span::styled(row, theme.error())));
    rows.extend(text.map(|row| fit(row, width, glyphs.ellipsis)));
    rows.extend(sentence);
    rows
}

/// The sign under the mistake. With several lines the wrong one is repeated above it, as python does.
fn caret(source: &str, line: u32, column: u32, width: u16, look: &Look) -> Vec<Line<'static>> {
    // A file's traceback has pointed at it already.
    if source.is_empty() {
        return Vec::new();
    }
    let lines: Vec<&str> = source.trim_end_matches('\n').split('\n').collect();
    let Some(wrong) = (line as usize).checked_sub(1).and_then(|index| lines.get(index)) else { return Vec::new() };
    let glyphs = look.theme.glyphs();
    let before: String = wrong.chars().take((column as usize).saturating_sub(1)).collect();
    let offset = 4 + text_columns(&show_text(&before, glyphs));
    if offset >= width {
        return Vec::new();
    }
    let mut rows = Vec::new();
    if lines.len() > 1 || text_columns(&show_text(wrong, glyphs)) + 4 > width {
        let text = format!("    {}", show_text(wrong, glyphs));
        rows.extend(wrapped(&text, look.theme.text(), width).into_iter().take(1));
    }
    rows.push(Line::from(Span::styled(format!("{}^", " ".repeat(usize::from(offset))), look.theme.error())));
    rows
}

/// The rows of the output that ends at `place`, and how many entries they were: a line may have come in pieces. `asked`: its
/// end, which is drawn elsewhere.
fn output(
    entries: &VecDeque<Entry>,
    place: usize,
    asked: &str,
    needed: usize,
    width: u16,
    look: &Look,
) -> (Vec<Line<'static>>, usize) {
    let Entry::Output { stream, .. } = &entries[place] else { return (Vec::new(), 1) };
    // What can be shown at most, in bytes: nothing before that is looked at.
    let most = needed.saturating_mul(usize::from(width)).saturating_mul(4).max(4);
    let mut pieces: Vec<&str> = Vec::new();
    let mut bytes = 0;
    for entry in entries.range(..=place).rev() {
        match entry {
            Entry::Output { stream: other, text } if other == stream => {
                let joins = pieces.is_empty() || !text.ends_with('\n');
                if !joins || bytes > most {
                    break;
                }
                pieces.push(text);
                bytes += text.len();
            }
            _ => break,
        }
    }
    let used = pieces.len();
    pieces.reverse();
    let whole: String = pieces.concat();
    let whole = whole.strip_suffix(asked).unwrap_or(&whole);
    if whole.is_empty() && !asked.is_empty() {
        return (Vec::new(), used);
    }
    let whole = whole.strip_suffix('\n').unwrap_or(whole);
    let mut from = whole.len().saturating_sub(most);
    while !whole.is_char_boundary(from) {
        from += 1;
    }
    let glyphs = look.theme.glyphs();
    let rows = whole[from..]
        .split('\n')
        .flat_map(|line| wrapped(&show_text(line.strip_suffix('\r').unwrap_or(line), glyphs), look.theme.text(), width))
        .collect();
    (rows, used)
}
