//! The rows of bytes.
//!
//! `▸0010 63 2e 73 65 6e 64╷28 …  |c.send(…|`: after each byte there is a column for a sign: where a send ended, where a
//! recv ended, and between bytes that were torn off.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::app::hex::page::{At, Datagram, Heading, Row, Taken};
use crate::app::hex::text::{Utf8, utf8};
use crate::app::hex::{HexPopup, offset_digits};
use crate::app::mouse::Target;
use crate::journal::projections::travel::{Conversation, Fate};
use crate::ui::Look;
use crate::ui::widgets::canvas::{char_columns, columns, pad};
use crate::ui::widgets::numbers;
use crate::ui::widgets::safe_text::safe_char;

/// The columns' numbers, the one of the cursor in bold, and at the right how far down the rows are.
pub(super) fn ruler(hex: &HexPopup, each: usize, (top, all): (usize, usize), width: u16, look: &Look) -> Line<'static> {
    let theme = look.theme;
    let column = hex.at().and_then(|at| hex.page.blocks.get(at.block)).map(|block| (hex.cursor - block.first) % each);
    let mut line = Line::from(Span::raw(" ".repeat(offset_digits(&hex.page) + 2)));
    for number in 0..each {
        let style = if column == Some(number) { theme.strong() } else { theme.muted() };
        line.push_span(Span::styled(format!("{number:02x}"), style));
        line.push_span(Span::raw(" "));
    }
    if has_two_texts(hex, each, width) {
        line.push_span(Span::styled(pad(" ASCII", each as u16 + 3), theme.muted()));
    }
    line.push_span(Span::styled(pad(" UTF-8", each as u16 + 2), theme.muted()));
    let place = format!("{}%", (top * 100).checked_div(all.saturating_sub(1)).unwrap_or(0));
    if top > 0 && usize::from(columns(&line)) + place.len() < usize::from(width) {
        line.push_span(Span::styled(place, theme.muted()));
    }
    line
}

/// Whether there is room for the text in ASCII too.
fn has_two_texts(hex: &HexPopup, each: usize, width: u16) -> bool {
    usize::from(width) >= offset_digits(&hex.page) + 2 + 3 * each + 2 * (each + 3)
}

/// What the signs mean.
pub(super) fn legend(look: &Look) -> Line<'static> {
    let (theme, glyphs) = (look.theme, look.theme.glyphs());
    let mut line = Line::default();
    let signs =
        [(glyphs.seam_send, "hex-seam-send"), (glyphs.seam_read, "hex-seam-read"), (glyphs.seam_both, "hex-seam-both")];
    for (sign, words) in signs {
        line.push_span(Span::styled(sign, theme.strong()));
        line.push_span(Span::styled(format!(" {}   ", look.i18n.tr(words)), theme.muted()));
    }
    line.push_span(Span::styled(look.i18n.tr("hex-legend-unread"), Style::new().add_modifier(theme.unread())));
    line
}

/// One row.
pub(super) fn line(
    hex: &HexPopup,
    conversation: Option<&Conversation>,
    row: Row,
    each: usize,
    width: u16,
    look: &Look,
) -> Line<'static> {
    let theme = look.theme;
    let (block, first, count) = match row {
        Row::Heading(heading) => return Line::from(Span::styled(heading_text(hex, heading, look), theme.muted())),
        Row::Bytes { block, first, count } => (block, first, count),
    };
    let sender = conversation.and_then(|it| it.ends.get(hex.way)).and_then(|end| end.program);
    let colour = sender.map_or(theme.outsider(), |sender| theme.program(sender));
    let has_cursor = (first..first + count).contains(&hex.cursor);
    let offset = hex.page.at(first).map_or(0, |at| at.offset);
    let digits = offset_digits(&hex.page);
    let (pointer, style) = if has_cursor { (theme.glyphs().pointer, theme.strong()) } else { (" ", theme.muted()) };
    let mut line = Line::from(vec![Span::styled(pointer, style), Span::styled(format!("{offset:0digits$x} "), style)]);
    let places = first..first + count;
    let styles: Vec<Style> = places.clone().map(|place| style_of(hex, place, colour, look)).collect();
    for (place, style) in places.clone().zip(&styles) {
        let byte = hex.page.bytes.get(place).copied().unwrap_or(0);
        line.push_span(Span::styled(format!("{byte:02x}"), *style));
        line.push_span(seam(hex, place, look));
    }
    line.push_span(Span::raw(" ".repeat(3 * (each - count.min(each)))));
    if has_two_texts(hex, each, width) {
        push_text(
            &mut line,
            each,
            &styles,
            places.clone().map(|place| {
                let byte = hex.page.bytes.get(place).copied().unwrap_or(0);
                let shown = if byte.is_ascii() {
                    safe_char(char::from(byte), theme.glyphs())
                } else {
                    theme.glyphs().unprintable
                };
                Some(shown)
            }),
            look,
        );
        line.push_span(Span::raw(" "));
    }
    let bytes = hex.page.of_block(block);
    let start = hex.page.blocks.get(block).map_or(0, |block| block.first);
    let characters = characters(bytes, first - start, count, look);
    push_text(&mut line, each, &styles, characters.into_iter(), look);
    line
}

/// Says where the bytes of a row stand, for the mouse: in hexadecimal, and in each text.
pub(super) fn hit(hex: &HexPopup, row: Row, each: usize, area: Rect, look: &Look) {
    let Row::Bytes { first, count, .. } = row else { return };
    let (digits, texts) = (offset_digits(&hex.page) + 2, 1 + usize::from(has_two_texts(hex, each, area.width)));
    for place in 0..count {
        let here = |column: usize, width: u16| {
            let x = area.x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
            look.hit(Rect { x, width, ..area }.intersection(area), Target::HexByte(first + place));
        };
        here(digits + 3 * place, 2);
        (0..texts).for_each(|text| here(digits + 3 * each + text * (each + 3) + 1 + place, 1));
    }
}

/// `|hola|`: a column for each byte. `None` is under the character before.
fn push_text(
    line: &mut Line<'static>,
    each: usize,
    styles: &[Style],
    cells: impl Iterator<Item = Option<char>>,
    look: &Look,
) {
    let bar = || Span::styled("|", look.theme.frame());
    line.push_span(bar());
    for (cell, style) in cells.zip(styles) {
        if let Some(character) = cell {
            line.push_span(Span::styled(character.to_string(), *style));
        }
    }
    line.push_span(bar());
    line.push_span(Span::raw(" ".repeat(each - styles.len().min(each))));
}

/// The text of a row: each character at its first byte, the others of it as blanks, or under it where it is wide. A
/// character that began on the row above, or is no text, is shown as a sign.
fn characters(bytes: &[u8], first: usize, count: usize, look: &Look) -> Vec<Option<char>> {
    let glyphs = look.theme.glyphs();
    let mut cells = Vec::with_capacity(count);
    for place in first..first + count {
        cells.push(match utf8(bytes, place, true) {
            Utf8::Character { character, start, .. } if start == place => {
                let shown = safe_char(character, glyphs);
                let wide = char_columns(shown) == 2;
                Some(if wide && place + 1 >= first + count { glyphs.unprintable } else { shown })
            }
            Utf8::Character { character, start, .. } => {
                let wide = char_columns(safe_char(character, glyphs)) == 2;
                if wide && place == start + 1 && place > first { None } else { Some(' ') }
            }
            _ => Some(glyphs.unprintable),
        });
    }
    cells
}

/// How a byte looks: its sender's colour, in two shades by turns; underlined while nobody has read it; struck out where
/// it is lost.
fn style_of(hex: &HexPopup, place: usize, colour: Style, look: &Look) -> Style {
    let theme = look.theme;
    let Some(at) = hex.page.at(place) else { return colour };
    let told = hex.told();
    let mut style = colour;
    if hex.page.call(told, at) % 2 == 1 {
        style = style.patch(theme.strong());
    }
    match hex.page.taken(told, at) {
        Taken::Waiting => style = style.add_modifier(theme.unread()),
        Taken::Lost | Taken::Refused => style = theme.muted().add_modifier(Modifier::CROSSED_OUT),
        Taken::By(_) | Taken::Before => {}
    }
    // What was found is marked as the cursor is; where both are, the cursor is the hole.
    if hex.is_found(place) != (place == hex.cursor) {
        style = style.patch(theme.cursor());
    }
    style
}

/// The sign after a byte.
fn seam(hex: &HexPopup, place: usize, look: &Look) -> Span<'static> {
    let (theme, glyphs) = (look.theme, look.theme.glyphs());
    let Some(at) = hex.page.at(place) else { return Span::raw(" ") };
    let sign = match hex.page.seams(hex.told(), at) {
        (true, true) => glyphs.seam_both,
        (true, false) => glyphs.seam_send,
        (false, true) => glyphs.seam_read,
        (false, false) if is_torn(hex, at) => glyphs.torn,
        (false, false) => " ",
    };
    let within =
        hex.is_found(place) && hex.is_found(place + 1) && sign == " " && !hex.search.found.contains(&(place + 1));
    let style = if within { theme.cursor() } else { theme.strong() };
    Span::styled(sign, style)
}

fn is_torn(hex: &HexPopup, at: At) -> bool {
    at.datagram.is_some() && matches!(hex.page.taken(hex.told(), at), Taken::Lost)
}

/// What stands above a block.
fn heading_text(hex: &HexPopup, heading: Heading, look: &Look) -> String {
    let (i18n, language) = (look.i18n, look.i18n.language());
    let say = |id, number: u64| {
        let dots = look.theme.glyphs().ellipsis;
        format!("{dots} {} {dots}", i18n.tr_count(id, number, &[("number", &numbers::count(number, language))]))
    };
    match heading {
        Heading::None => String::new(),
        Heading::Older(number) => say("hex-older", number),
        Heading::OlderDatagrams(number) => say("hex-older-datagrams", number),
        Heading::Gap(number) => say("hex-gap", number),
        Heading::Datagram(place) => {
            hex.page.datagrams.get(place).map(|one| datagram_text(one, look)).unwrap_or_default()
        }
    }
}

/// «datagrama 3 · 10 B · leídos 4, perdidos 6».
fn datagram_text(one: &Datagram, look: &Look) -> String {
    let (i18n, language, dot) = (look.i18n, look.i18n.language(), look.theme.glyphs().dot);
    let count = |number: u64| numbers::count(number, language);
    let fate = match (one.fate, one.length) {
        (Fate::Waiting, _) => i18n.tr("hex-datagram-waiting"),
        (Fate::Read, _) => i18n.tr("hex-datagram-read"),
        (Fate::Refused, _) => i18n.tr("hex-datagram-refused"),
        (Fate::Torn(read), Some(length)) => {
            let lost = count(length.saturating_sub(read));
            i18n.tr_with("hex-datagram-torn", &[("read", &count(read)), ("lost", &lost)])
        }
        (Fate::Torn(read), None) => i18n.tr_with("hex-datagram-torn-unknown", &[("read", &count(read))]),
    };
    let number = i18n.tr_with("hex-datagram", &[("number", &count(one.number))]);
    match one.length {
        Some(length) => format!("{number} {dot} {} B {dot} {fate}", count(length)),
        None => format!("{number} {dot} {fate}"),
    }
}
