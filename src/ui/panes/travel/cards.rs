//! Messages: each a card, whole or visibly torn.

use std::collections::VecDeque;

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::{Names, rate};
use crate::app::motion::meter::Rate;
use crate::journal::projections::travel::{Card, Cards, Fate};
use crate::ui::Look;
use crate::ui::glyphs::arm;
use crate::ui::widgets::canvas::{Canvas, columns, cut, pad, text_columns};
use crate::ui::widgets::safe_text::show_bytes;
use crate::ui::widgets::{numbers, python_bytes};

/// The rows of a card drawn as a box: two borders, its bytes, its text, and what became of it.
pub(super) const TALL: u16 = 5;

/// How many bytes of a card its box shows in hexadecimal.
const BOX_BYTES: usize = 6;

/// How many columns of text a card in one row shows.
const ROW_TEXT: u16 = 12;

/// One direction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Direction<'a> {
    /// What travelled.
    pub cards: &'a Cards,
    /// Which of the two it is.
    pub way: usize,
    /// Whether the reader is a program of the lab, so that its calls are known.
    pub reader_known: bool,
    /// The card that is marked, by its place.
    pub marked: Option<usize>,
    /// What is shown in place of messages that are too many to be followed.
    pub rate: Option<Rate>,
    /// From which message on they are still in the air.
    pub flying: Option<u64>,
}

impl Direction<'_> {
    /// The place of the first card that is still in the air.
    fn landed(&self) -> usize {
        let count = self.flying.map_or(0, |from| self.cards.sent.max(self.cards.read).saturating_sub(from));
        self.cards.cards.len().saturating_sub(usize::try_from(count).unwrap_or(usize::MAX))
    }

    /// The newest cards that fit, or those up to the marked one where that is none of them.
    fn seen(&self, room: u16, width: impl Fn(usize, &Card) -> u16) -> Seen {
        let mut seen = newest_that_fit(&self.cards.cards, self.cards.cards.len(), room, &width);
        if let Some(marked) = self.marked.filter(|marked| *marked < seen.first) {
            // Room for the sign that newer ones were left out.
            seen = newest_that_fit(&self.cards.cards, marked + 1, room.saturating_sub(2), &width);
        }
        seen
    }
}

/// Draws both directions in `room` rows: as boxes where they fit, else each direction in one row.
/// Returns how many rows it used, and on which the messages of each are. Of a flood, only its rate is shown.
pub(super) fn draw(
    canvas: &mut Canvas,
    ways: [Direction; 2],
    names: &Names,
    room: u16,
    look: &Look,
) -> (u16, [u16; 2]) {
    let tall = choose_tall(ways.map(|direction| direction.cards), room);
    let mut row = 0;
    let mut rows = [0; 2];
    for (way, direction) in ways.into_iter().enumerate().take(names.ways) {
        if row >= room {
            break;
        }
        match (tall[way], direction.rate) {
            (true, None) => boxes(canvas, row, direction, names, look),
            _ => in_one_row(canvas, row, direction, names, look),
        }
        // Cards cross where their bytes are.
        rows[way] = if tall[way] { row + TALL / 2 } else { row };
        row += if tall[way] { TALL } else { 1 };
    }
    (row, rows)
}

/// Which directions get boxes: those with cards, if there is room; of two the one where a card waits.
fn choose_tall(ways: [&Cards; 2], room: u16) -> [bool; 2] {
    let has = ways.map(|cards| !cards.cards.is_empty());
    let rows = |tall: [bool; 2]| tall.iter().map(|tall| if *tall { TALL } else { 1 }).sum::<u16>();
    let waits = ways.map(|cards| cards.cards.iter().any(|card| card.fate == Fate::Waiting));
    let second_first = waits[1] && !waits[0];
    let single = if (second_first || !has[0]) && has[1] { [false, true] } else { [has[0], false] };
    // With one way silent, its row may be given up for the boxes of the other.
    let silent = has[0] != has[1];
    [has, single]
        .into_iter()
        .find(|tall| rows(*tall) <= room || (silent && room >= TALL && tall.contains(&true)))
        .unwrap_or([false; 2])
}

/// «3 enviadas», «1 leída»; nothing of what an outsider has read.
fn counts(cards: &Cards, known: bool, look: &Look) -> [String; 2] {
    let word = |id, number| {
        let count = numbers::count(number, look.i18n.language());
        look.i18n.tr_count(id, number, &[("messages", &count)])
    };
    let read = if known { word("ui-travel-messages-read", cards.read) } else { String::new() };
    [word("ui-travel-messages-sent", cards.sent.max(cards.read)), read]
}

/// The style of a card by what became of it, while it is still on its way by that.
fn card_style(card: &Card, flies: bool, sender: Style, known: bool, look: &Look) -> Style {
    match card.fate {
        _ if flies => look.theme.unlanded(),
        Fate::Waiting if !known => sender,
        Fate::Waiting => sender.add_modifier(look.theme.unread()),
        Fate::Read | Fate::Torn(_) => sender,
        Fate::Refused => look.theme.error(),
    }
}

/// What of a card is there to be shown: a torn one has only what was read of it.
fn kept(card: &Card) -> &[u8] {
    let most = match card.fate {
        Fate::Torn(read) => usize::try_from(read).unwrap_or(usize::MAX),
        _ => usize::MAX,
    };
    &card.bytes[..card.bytes.len().min(most)]
}

/// `cliente ─▶ servidor   [AAA] [BBB] [0123╌╌   3 enviadas   1 leída`.
fn in_one_row(canvas: &mut Canvas, row: u16, direction: Direction, names: &Names, look: &Look) {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let Direction { cards, way, reader_known: known, rate, .. } = direction;
    let [sent, read] = counts(cards, known, look);
    let silent = cards.sent.max(cards.read) == 0;
    let style = if silent { theme.muted() } else { theme.text() };
    let wide = canvas.width() >= super::ribbon::WIDE;
    let total = cards.sent.max(cards.read);
    let short = if known { format!("{}/{total}", cards.read) } else { total.to_string() };
    let (sent, read) =
        if wide { (sent, if known { format!("   {read}") } else { read }) } else { (short, String::new()) };
    let right = Line::from(vec![
        Span::styled(sent, if silent { theme.muted() } else { theme.strong() }),
        Span::styled(read, style),
    ]);
    let room = canvas.width().saturating_sub(names.columns() + columns(&right) + 1);
    let sign = |place: usize| if direction.marked == Some(place) { glyphs.pointer } else { "" };
    let seen =
        direction.seen(room, |place, card| text_columns(sign(place)) + text_columns(&compact_text(card, look)) + 1);
    let mut spans = names.header(way, look);
    if let Some(rate) = rate {
        spans.extend(rate::spans(rate, room, names.styles[way.min(1)], look));
        return canvas.put_both(row, Line::from(spans), &right, glyphs.ellipsis);
    }
    if seen.first > 0 {
        spans.push(Span::styled(glyphs.ellipsis, theme.muted()));
        spans.push(Span::raw(" "));
    }
    for (place, card) in cards.cards.iter().enumerate().take(seen.behind).skip(seen.first) {
        let style = card_style(card, place >= direction.landed(), names.styles[way.min(1)], known, look);
        let style = if direction.marked == Some(place) { style.add_modifier(theme.chosen()) } else { style };
        spans.push(Span::styled(sign(place), theme.strong()));
        spans.push(Span::styled(compact_text(card, look), style));
        spans.push(Span::raw(" "));
    }
    if seen.behind < cards.cards.len() {
        spans.push(Span::styled(glyphs.ellipsis, theme.muted()));
    }
    canvas.put_both(row, Line::from(spans), &right, glyphs.ellipsis);
}

/// `[AAA]`, torn `[0123╌╌`, refused `[AAA]!`.
fn compact_text(card: &Card, look: &Look) -> String {
    let glyphs = look.theme.glyphs();
    let text = show_bytes(kept(card), glyphs);
    let (begin, whole) = cut(&text, ROW_TEXT);
    let more = if whole { "" } else { glyphs.ellipsis };
    match card.fate {
        Fate::Torn(_) => format!("[{begin}{more}{0}{0}", glyphs.torn),
        Fate::Refused => format!("[{begin}{more}]{}", glyphs.failed),
        Fate::Waiting | Fate::Read => format!("[{begin}{more}]"),
    }
}

/// The cards that are seen: the place of the first, and the place behind the last.
struct Seen {
    first: usize,
    behind: usize,
}

/// The newest of the first `behind` cards whose `width`s fit in `room`.
fn newest_that_fit(cards: &VecDeque<Card>, behind: usize, room: u16, width: impl Fn(usize, &Card) -> u16) -> Seen {
    let mut used = 0u16;
    let mut first = behind;
    for (place, card) in cards.iter().enumerate().take(behind).rev() {
        // Room for the sign that older ones were left out.
        let sign = if place > 0 { 2 } else { 0 };
        used = used.saturating_add(width(place, card));
        if used.saturating_add(sign) > room + 1 {
            break;
        }
        first = place;
    }
    Seen { first, behind }
}

/// A card's box, ready to be drawn.
struct CardBox {
    bytes: String,
    text: String,
    fate: String,
    torn: bool,
    marked: bool,
    inner: u16,
}

impl CardBox {
    fn of(card: &Card, known: bool, look: &Look) -> CardBox {
        let glyphs = look.theme.glyphs();
        let language = look.i18n.language();
        let bytes = kept(card);
        let first = &bytes[..bytes.len().min(BOX_BYTES)];
        let more = if bytes.len() > first.len() { glyphs.ellipsis } else { "" };
        let mut hexadecimal = python_bytes::hexadecimal(first);
        if !more.is_empty() {
            hexadecimal = format!("{hexadecimal} {more}");
        }
        let text = if bytes.is_empty() { look.i18n.tr("ui-card-empty") } else { show_bytes(bytes, glyphs) };
        let room = text_columns(&hexadecimal).max(8);
        let (begin, whole) = cut(&text, room.saturating_sub(1));
        let text =
            if whole || text_columns(&text) <= room { text.clone() } else { format!("{begin}{}", glyphs.ellipsis) };
        let length = card.length.map_or(glyphs.unknown.to_owned(), |length| numbers::size(length, language));
        let mut fate = match card.fate {
            Fate::Waiting if !known => look.i18n.tr("ui-card-left"),
            Fate::Waiting => look.i18n.tr("ui-card-waiting"),
            Fate::Read => look.i18n.tr("ui-card-read"),
            Fate::Torn(read) => look.i18n.tr_with("ui-card-torn", &[("read", &read.to_string()), ("length", &length)]),
            Fate::Refused => format!("{} {}", glyphs.failed, look.i18n.tr("ui-card-refused")),
        };
        let longer = card.length.is_some_and(|length| length > first.len() as u64);
        if longer && !matches!(card.fate, Fate::Torn(_)) {
            fate = format!("{fate} {} {length}", glyphs.dot);
        }
        let inner = text_columns(&hexadecimal).max(text_columns(&text)).max(text_columns(&fate).saturating_sub(2));
        CardBox { bytes: hexadecimal, text, fate, torn: matches!(card.fate, Fate::Torn(_)), marked: false, inner }
    }

    /// Its columns on the screen, with the blank after it.
    fn columns(&self) -> u16 {
        self.inner + 5
    }

    /// Its rows, top to bottom.
    fn rows(&self, style: Style, look: &Look) -> [Line<'static>; TALL as usize] {
        let glyphs = look.theme.glyphs();
        let line = glyphs.join(arm::LEFT | arm::RIGHT);
        let side = glyphs.join(arm::UP | arm::DOWN);
        let edge = |left: &str, right: &str| {
            let whole = usize::from(self.inner + 2);
            // The torn edge is dashed and has no corner.
            let text = match self.torn {
                true => format!("{left}{}{}", line.repeat(whole - 1), glyphs.torn.repeat(2)),
                false => format!("{left}{}{right}", line.repeat(whole)),
            };
            Line::from(Span::raw(text))
        };
        let inside = |text: &str, style: Style| {
            let closing = if self.torn { glyphs.torn } else { side };
            Line::from(vec![
                Span::raw(format!("{side} ")),
                Span::styled(text.to_owned(), style),
                Span::raw(" ".repeat(usize::from(self.inner.saturating_sub(text_columns(text))))),
                Span::raw(format!(" {closing}")),
            ])
        };
        [
            edge(glyphs.join(arm::DOWN | arm::RIGHT), glyphs.join(arm::DOWN | arm::LEFT)),
            inside(&self.bytes, look.theme.muted()),
            inside(&self.text, if self.marked { style.add_modifier(look.theme.chosen()) } else { style }),
            edge(glyphs.join(arm::UP | arm::RIGHT), glyphs.join(arm::UP | arm::LEFT)),
            // The same weight as the card, without its underline.
            Line::from(Span::styled(
                pad(&format!("{}{}", if self.marked { glyphs.pointer } else { " " }, self.fate), self.inner),
                style.remove_modifier(Modifier::UNDERLINED),
            )),
        ]
    }
}

/// One direction as boxes.
fn boxes(canvas: &mut Canvas, top: u16, direction: Direction, names: &Names, look: &Look) {
    let glyphs = look.theme.glyphs();
    let Direction { cards, way, reader_known: known, .. } = direction;
    let [sent, read] = counts(cards, known, look);
    let right =
        [Line::from(Span::styled(sent, look.theme.strong())), Line::from(Span::styled(read, look.theme.text()))];
    let right_columns = right.iter().map(columns).max().unwrap_or(0);
    let room = canvas.width().saturating_sub(names.columns() + right_columns + 1);
    let seen = direction.seen(room, |_, card| CardBox::of(card, known, look).columns());
    let mut rows: [Vec<Span<'static>>; TALL as usize] = Default::default();
    for (number, row) in rows.iter_mut().enumerate() {
        match number {
            0 => row.extend(names.header(way, look)),
            _ => row.push(Span::raw(" ".repeat(usize::from(names.columns())))),
        }
        if seen.first > 0 {
            row.push(Span::raw(if number == 1 { format!("{} ", glyphs.ellipsis) } else { "  ".to_owned() }));
        }
    }
    for (place, card) in cards.cards.iter().enumerate().take(seen.behind).skip(seen.first) {
        let mut card_box = CardBox::of(card, known, look);
        card_box.marked = direction.marked == Some(place);
        let flies = place >= direction.landed();
        let drawn = card_box.rows(card_style(card, flies, names.styles[way.min(1)], known, look), look);
        for (row, line) in rows.iter_mut().zip(drawn) {
            let gap = card_box.columns().saturating_sub(columns(&line));
            // Its border too.
            row.extend(
                line.spans.into_iter().map(|span| if flies { span.patch_style(look.theme.unlanded()) } else { span }),
            );
            row.push(Span::raw(" ".repeat(usize::from(gap))));
        }
    }
    if seen.behind < cards.cards.len() {
        rows[1].push(Span::raw(glyphs.ellipsis));
    }
    let nothing = Line::default();
    for (number, spans) in rows.into_iter().enumerate() {
        let at_right = right.get(number).unwrap_or(&nothing);
        canvas.put_both(top + number as u16, Line::from(spans), at_right, glyphs.ellipsis);
    }
}
