//! What is told of one byte, and of a search.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::hex::HexPopup;
use crate::app::hex::page::{At, Taken};
use crate::app::hex::reading::Touch;
use crate::app::hex::text::{Utf8, control_name, utf8};
use crate::app::model::Model;
use crate::ui::Look;
use crate::ui::widgets::numbers;
use crate::ui::widgets::safe_text::{safe_char, show_text};

/// How many rows tell of a byte.
pub(super) const ROWS: usize = 4;

/// What is told of the cursor's byte.
pub(super) fn lines(model: &Model, hex: &HexPopup, look: &Look) -> Vec<Line<'static>> {
    let mut lines: Vec<Line> = match (hex.at(), hex.page.bytes.get(hex.cursor)) {
        (Some(at), Some(byte)) => vec![
            Line::from(Span::styled(value(hex, at, *byte, look), look.theme.strong())),
            Line::from(character(hex, at, look)),
            Line::from(sent(model, hex, at, look)),
            Line::from(taken(model, hex, at, look)),
        ],
        _ => Vec::new(),
    };
    lines.resize(ROWS, Line::default());
    lines
}

/// «byte 5 (0x5) · hex c3 · dec 195 · bin 1100 0011».
fn value(hex: &HexPopup, at: At, byte: u8, look: &Look) -> String {
    let dot = look.theme.glyphs().dot;
    let offset = numbers::count(at.offset, look.i18n.language());
    let hexadecimal = format!("0x{:x}", at.offset);
    let variables = [("offset", offset.as_str()), ("hexadecimal", &hexadecimal)];
    let place = match at.datagram.and_then(|one| hex.page.datagrams.get(one)) {
        Some(one) => {
            let number = numbers::count(one.number, look.i18n.language());
            look.i18n.tr_with("hex-byte-of-datagram", &[variables[0], variables[1], ("number", &number)])
        }
        None => look.i18n.tr_with("hex-byte", &variables),
    };
    let (hexadecimal, decimal) = (format!("{byte:02x}"), byte.to_string());
    let binary = format!("{:04b} {:04b}", byte >> 4, byte & 15);
    let variables = [("hexadecimal", hexadecimal.as_str()), ("decimal", &decimal), ("binary", &binary)];
    format!("{place} {dot} {}", look.i18n.tr_with("hex-value", &variables))
}

/// What it is as text.
fn character(hex: &HexPopup, at: At, look: &Look) -> String {
    let bytes = hex.page.of_block(at.block);
    let Some(block) = hex.page.blocks.get(at.block) else { return String::new() };
    let place = hex.cursor.saturating_sub(block.first);
    match utf8(bytes, place, block.offset == 0) {
        Utf8::Character { character, start, length } => {
            let name = character_name(character, look);
            if length == 1 {
                return look.i18n.tr_with("hex-character", &[("character", &name)]);
            }
            let (nth, of) = ((place - start + 1).to_string(), length.to_string());
            let sequence = sequence(bytes, start, length);
            let variables = [("place", nth.as_str()), ("length", &of), ("character", &name), ("sequence", &sequence)];
            look.i18n.tr_with("hex-character-part", &variables)
        }
        Utf8::Cut { start, length } => {
            let (known, of) = ((bytes.len() - start).to_string(), length.to_string());
            let sequence = sequence(bytes, start, length);
            look.i18n.tr_with("hex-character-cut", &[("known", &known), ("length", &of), ("sequence", &sequence)])
        }
        Utf8::Begun => look.i18n.tr("hex-character-begun"),
        Utf8::Invalid => look.i18n.tr("hex-character-invalid"),
    }
}

/// The bytes of a sequence: `c3 b1`.
fn sequence(bytes: &[u8], start: usize, length: usize) -> String {
    let bytes = bytes.get(start..(start + length).min(bytes.len())).unwrap_or_default();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(" ")
}

/// «ñ» (U+00F1). What a terminal might act on is only named.
fn character_name(character: char, look: &Look) -> String {
    let number = format!("U+{:04X}", u32::from(character));
    if let Some(name) = control_name(character) {
        return look.i18n.tr_with("hex-control", &[("name", name), ("number", &number)]);
    }
    if safe_char(character, look.theme.glyphs()) != character {
        return look.i18n.tr_with("hex-unshown", &[("number", &number)]);
    }
    look.i18n.tr_with("hex-shown", &[("character", &character.to_string()), ("number", &number)])
}

fn sent(model: &Model, hex: &HexPopup, at: At, look: &Look) -> String {
    match hex.page.send(hex.told(), at) {
        Some(touch) => call(model, "hex-sent", touch, at, look),
        None => look.i18n.tr("hex-sent-unknown"),
    }
}

fn taken(model: &Model, hex: &HexPopup, at: At, look: &Look) -> String {
    let id = match hex.page.taken(hex.told(), at) {
        Taken::By(touch) => return call(model, "hex-taken", touch, at, look),
        Taken::Before => "hex-taken-before",
        Taken::Waiting => "hex-taken-waiting",
        Taken::Lost if at.datagram.is_some() => "hex-taken-torn",
        Taken::Lost => "hex-taken-lost",
        Taken::Refused => "hex-taken-refused",
    };
    look.i18n.tr(id)
}

/// Whose call it was, the statement that made it, and which of its bytes this is.
fn call(model: &Model, id: &str, touch: &Touch, at: At, look: &Look) -> String {
    let (glyphs, language) = (look.theme.glyphs(), look.i18n.language());
    let program =
        model.lab.participant(touch.program).map_or(glyphs.unknown.to_owned(), |it| show_text(&it.name, glyphs));
    let statement = match &touch.statement {
        Some(statement) => {
            let mut rows = statement.lines();
            let first = rows.next().unwrap_or_default();
            let more = if rows.next().is_some() { glyphs.ellipsis } else { "" };
            format!("{}{more}", show_text(first, glyphs))
        }
        None if touch.calls > 1 => {
            format!("{} {}{}", touch.name, glyphs.times, numbers::count(touch.calls, language))
        }
        None => touch.name.to_owned(),
    };
    let within = if at.datagram.is_some() { at.offset } else { at.offset.saturating_sub(touch.start) };
    let place = numbers::count(within + 1, language);
    let length = numbers::count(touch.payload.length, language);
    let variables = [("program", program.as_str()), ("call", &statement), ("place", &place), ("length", &length)];
    look.i18n.tr_with(id, &variables)
}

/// The row of a search: what is typed, or how often it was found.
pub(super) fn search(hex: &HexPopup, look: &Look) -> Line<'static> {
    let (theme, i18n) = (look.theme, look.i18n);
    let shown = show_text(hex.search.editor.text(), theme.glyphs());
    let mut line = Line::from(vec![Span::styled("/", theme.strong())]);
    if hex.search.typing {
        // What is typed is short: the cursor stands at its place in it.
        let before = hex.search.editor.text().get(..hex.search.editor.cursor()).unwrap_or_default();
        let before = show_text(before, theme.glyphs());
        let mut rest = shown.get(before.len()..).unwrap_or_default().chars();
        let under = rest.next().unwrap_or(' ').to_string();
        line.extend([Span::raw(before), Span::styled(under, theme.cursor()), Span::raw(rest.as_str().to_owned())]);
        if shown.is_empty() {
            line.push_span(Span::styled(format!(" {}", i18n.tr("hex-search-hint")), theme.muted()));
        }
        return line;
    }
    line.push_span(Span::raw(shown));
    let found = &hex.search.found;
    let (words, style) = if hex.search.malformed {
        (i18n.tr("hex-search-malformed"), theme.error())
    } else if found.is_empty() {
        (i18n.tr("hex-search-none"), theme.error())
    } else {
        let count = found.len() as u64;
        let number = numbers::count(count, i18n.language());
        let words = match found.iter().position(|place| *place == hex.cursor) {
            Some(place) => {
                let place = numbers::count(place as u64 + 1, i18n.language());
                i18n.tr_with("hex-search-place", &[("place", &place), ("number", &number)])
            }
            None => i18n.tr_count("hex-search-found", count, &[("number", &number)]),
        };
        (words, Style::new())
    };
    line.push_span(Span::styled(format!(" {} {words}", theme.glyphs().dot), style));
    line
}
