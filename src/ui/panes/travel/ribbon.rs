//! A stream: one continuous ribbon a direction, with a notch where each call ended.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Hex, Names, rate};
use crate::app::motion::meter::Rate;
use crate::app::mouse::Target;
use crate::journal::projections::causes::Part;
use crate::journal::projections::travel::Ribbon;
use crate::journal::socket::SocketId;
use crate::ui::Look;
use crate::ui::glyphs::{Glyphs, arm};
use crate::ui::widgets::canvas::{Canvas, columns, pad_left, text_columns};
use crate::ui::widgets::numbers;
use crate::ui::widgets::safe_text::shown;

/// Below this width only the total and the sign of something unread are written beside a ribbon.
pub(super) const WIDE: u16 = 44;

/// One character of a ribbon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cell {
    glyph: char,
    /// Its first byte's place among all that were sent.
    at: u64,
    columns: u16,
    unread: bool,
    flying: bool,
    marked: bool,
    /// No byte: a sign at an edge of what is marked, or of what is left out behind it.
    is_sign: bool,
    send_ended: bool,
    read_ended: bool,
}

/// One direction as it can be known: a reader outside the lab tells nobody what it has read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Direction<'a> {
    /// What travelled.
    pub ribbon: &'a Ribbon,
    /// Whether the reader is a program of the lab, so that its calls are known.
    pub reader_known: bool,
    /// The socket that sends, where a program of the lab holds it.
    pub sender: Option<SocketId>,
    /// What of it is marked.
    pub marked: Option<Part>,
    /// What is shown in place of bytes that are too many to be followed.
    pub rate: Option<Rate>,
    /// From which offset on the bytes are still in the air.
    pub flying: Option<u64>,
}

impl Direction<'_> {
    /// The offsets of the bytes that are marked.
    fn marked_bytes(&self) -> Option<(u64, u64)> {
        match self.marked {
            Some(Part::Bytes(from, to)) => Some((from, to)),
            _ => None,
        }
    }

    /// Whether the end of the stream is marked.
    fn marks_end(&self) -> bool {
        self.ribbon.finished && self.marked == Some(Part::End)
    }

    fn total(&self) -> u64 {
        self.ribbon.sent.max(self.ribbon.read)
    }

    /// Up to where it was read; all of it, where nobody can say.
    fn read(&self) -> u64 {
        if self.reader_known { self.ribbon.read } else { self.total() }
    }
}

/// The last characters of a ribbon that fit, or those from where the mark begins if that is before them, and whether
/// anything was left out before them.
fn cells(direction: Direction, room: u16, glyphs: &Glyphs) -> (Vec<Cell>, bool) {
    let ribbon = direction.ribbon;
    let total = direction.total();
    // A column is at least a byte and at most four of them: earlier bytes cannot be seen.
    let most = usize::from(room) * 4;
    let kept: Vec<u8> = ribbon.bytes.iter().skip(ribbon.bytes.len().saturating_sub(most)).copied().collect();
    let mut at = total.saturating_sub(kept.len() as u64);
    let mut left_out = at > 0;
    let mut all = Vec::with_capacity(kept.len());
    for character in shown(&kept, glyphs) {
        let end = at + character.bytes as u64;
        let ended = |ends: &std::collections::VecDeque<u64>| ends.iter().any(|offset| at < *offset && *offset <= end);
        all.push(Cell {
            glyph: character.glyph,
            at,
            columns: character.columns,
            unread: end > direction.read(),
            flying: direction.flying.is_some_and(|from| end > from),
            marked: direction.marked_bytes().is_some_and(|(from, to)| at < to && from < end),
            is_sign: false,
            send_ended: ended(&ribbon.send_ends),
            read_ended: ended(&ribbon.read_ends),
        });
        at = end;
    }
    if let Some((start, behind)) = marked_cells(&all) {
        // One sign before what is marked, one after it.
        all.insert(behind, Cell::sign(glyphs.join(arm::UP | arm::DOWN | arm::LEFT), all[behind - 1].at));
        all.insert(start, Cell::sign(glyphs.join(arm::UP | arm::DOWN | arm::RIGHT), all[start].at));
    }
    let width = |cells: &[Cell]| cells.iter().map(|cell| cell.columns).fold(0, u16::saturating_add);
    let ellipsis = |left_out: bool| u16::from(left_out);
    let mut first = 0;
    let mark = all.iter().position(|cell| cell.is_sign);
    while first < all.len() && width(&all[first..]).saturating_add(ellipsis(left_out)) > room {
        first += 1;
        left_out = true;
    }
    if let Some(mark) = mark.filter(|mark| *mark < first) {
        first = mark;
        left_out |= first > 0;
        let mut cut = false;
        while all.len() > first && width(&all[first..]).saturating_add(ellipsis(left_out) + u16::from(cut)) > room {
            all.pop();
            cut = true;
        }
        if let Some(last) = all.last().filter(|_| cut).copied() {
            all.push(Cell::sign(glyphs.ellipsis, last.at));
        }
    }
    all.drain(..first.min(all.len()));
    (all, left_out)
}

impl Cell {
    fn sign(glyph: &str, at: u64) -> Cell {
        let glyph = glyph.chars().next().unwrap_or(' ');
        let (unread, flying, marked, send_ended, read_ended) = (false, false, false, false, false);
        Cell { glyph, at, columns: 1, unread, flying, marked, is_sign: true, send_ended, read_ended }
    }
}

/// The place of the first marked cell, and the place behind the last.
fn marked_cells(cells: &[Cell]) -> Option<(usize, usize)> {
    let start = cells.iter().position(|cell| cell.marked)?;
    let last = cells.iter().rposition(|cell| cell.marked)?;
    Some((start, last + 1))
}

/// Draws both directions in `room` rows: their ribbons, and the notches of their calls where there is room.
/// Returns how many rows it used, and on which the bytes of each are.
pub(super) fn draw(
    canvas: &mut Canvas,
    ways: [Direction; 2],
    names: &Names,
    room: u16,
    hex: Hex,
    look: &Look,
) -> (u16, [u16; 2]) {
    let totals = Totals::of(ways, canvas.width() >= WIDE, look);
    let spare = room.saturating_sub(2);
    // The rows around each ribbon: the ends of its sends, its bytes as numbers, the ends of its reads.
    let wanted: [[bool; 3]; 2] = ways.map(|direction| {
        let ribbon = direction.ribbon;
        let hex = hex != Hex::Never && !ribbon.bytes.is_empty();
        [!ribbon.send_ends.is_empty(), hex, !ribbon.read_ends.is_empty()]
    });
    // The order in which they are granted: (way, row).
    let order = match hex {
        Hex::First => [(0, 1), (1, 1), (0, 0), (0, 2), (1, 0), (1, 2)],
        _ => [(0, 0), (0, 2), (1, 0), (1, 2), (0, 1), (1, 1)],
    };
    let mut granted = [[false; 3]; 2];
    let mut left = spare;
    for (way, place) in order {
        if wanted[way][place] && left > 0 {
            granted[way][place] = true;
            left -= 1;
        }
    }
    let mut row = 0;
    let mut rows = [0; 2];
    for (way, direction) in ways.into_iter().enumerate().take(names.ways) {
        if row >= room {
            break;
        }
        let right = totals.right(direction, look);
        let header = names.header(way, look);
        let start = names.columns();
        let width = canvas.width().saturating_sub(start + columns(&right) + 1);
        let finished = direction.ribbon.finished;
        // Of a flood the last bytes are gone before they are read: its rows stay, with a figure.
        let is_flood = direction.rate.is_some();
        let behind = u16::from(finished) * 2 + u16::from(direction.marks_end()) * 2;
        let (cells, left_out) = cells(direction, width.saturating_sub(behind), look.theme.glyphs());
        if granted[way][0] && is_flood {
            row += 1;
        } else if granted[way][0] {
            let aside = names.aside(&look.i18n.tr("ui-travel-send-ends"), look);
            notches(canvas, row, aside, &cells, left_out, look.theme.glyphs().notch_above, |cell| cell.send_ended);
            row += 1;
        }
        let mut spans = header;
        match direction.rate {
            Some(rate) => spans.extend(rate::spans(rate, width, names.styles[way], look)),
            None => spans.extend(body(direction, &cells, left_out, names.styles[way], look)),
        }
        canvas.put_both(row, Line::from(spans), &right, look.theme.glyphs().ellipsis);
        if let (Some(sender), false) = (direction.sender, is_flood) {
            let mut column = start + u16::from(left_out);
            for cell in &cells {
                look.hit(canvas.part(column, row, cell.columns, 1), Target::Byte(sender, cell.at));
                column += cell.columns;
            }
        }
        rows[way] = row;
        row += 1;
        if is_flood {
            row += u16::from(granted[way][1]) + u16::from(granted[way][2]);
            continue;
        }
        if granted[way][1] && row < room {
            let aside = names.aside(&look.i18n.tr("ui-travel-hex"), look);
            let mut spans = vec![aside];
            spans.extend(hexadecimal(direction, width, names.styles[way], look));
            canvas.put(0, row, &Line::from(spans));
            row += 1;
        }
        if granted[way][2] && row < room {
            let aside = names.aside(&look.i18n.tr("ui-travel-read-ends"), look);
            notches(canvas, row, aside, &cells, left_out, look.theme.glyphs().notch_below, |cell| cell.read_ended);
            row += 1;
        }
    }
    (row.min(room), rows)
}

/// The ribbon itself: what was read, what waits, and the end if there is one.
fn body(direction: Direction, cells: &[Cell], left_out: bool, style: Style, look: &Look) -> Vec<Span<'static>> {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let ribbon = direction.ribbon;
    let mut spans = Vec::new();
    if left_out {
        // What is marked may have left the ribbon.
        let first = cells.first().map_or(direction.total(), |cell| cell.at);
        let is_marked = direction.marked_bytes().is_some_and(|(from, _)| from < first);
        let style = if is_marked { theme.muted().add_modifier(theme.chosen()) } else { theme.muted() };
        spans.push(Span::styled(glyphs.ellipsis, style));
    }
    let waiting = match ribbon.reset {
        // Lost to the reader: no longer something to look for.
        true => style.patch(theme.muted()),
        false => style.add_modifier(theme.unread()),
    };
    for alike in cells.chunk_by(|one, next| looks(one) == looks(next)) {
        let text: String = alike.iter().map(|cell| cell.glyph).collect();
        let style = match alike[0] {
            Cell { is_sign: true, .. } => theme.strong(),
            Cell { flying: true, .. } => theme.unlanded(),
            Cell { unread: true, .. } => waiting,
            _ => style,
        };
        spans.push(Span::styled(text, if alike[0].marked { style.add_modifier(theme.chosen()) } else { style }));
    }
    if ribbon.finished {
        let end = if ribbon.end_read || !direction.reader_known { style } else { waiting };
        let gap = if cells.is_empty() { "" } else { " " };
        spans.push(Span::raw(gap));
        let sign = |arms: u8| Span::styled(glyphs.join(arm::UP | arm::DOWN | arms), theme.strong());
        match direction.marks_end() {
            true => spans.extend([
                sign(arm::RIGHT),
                Span::styled(glyphs.finished, end.add_modifier(theme.chosen())),
                sign(arm::LEFT),
            ]),
            false => spans.push(Span::styled(glyphs.finished, end)),
        }
    }
    spans
}

/// What of a cell decides how it looks.
fn looks(cell: &Cell) -> (bool, bool, bool, bool) {
    (cell.is_sign, cell.flying, cell.unread, cell.marked)
}

/// The last bytes that fit, as two digits each: `c3 b1`. The sign of something unread is that of the ribbon.
fn hexadecimal(direction: Direction, room: u16, style: Style, look: &Look) -> Vec<Span<'static>> {
    let theme = look.theme;
    let ribbon = direction.ribbon;
    let total = direction.total();
    let whole = total.saturating_mul(3) <= u64::from(room) + 1 && total == ribbon.bytes.len() as u64;
    let ellipsis = if whole { String::new() } else { format!("{} ", theme.glyphs().ellipsis) };
    let fits = usize::from((room + 1).saturating_sub(text_columns(&ellipsis)) / 3).min(ribbon.bytes.len());
    let first = total.saturating_sub(fits as u64);
    let unread_from = direction.read().clamp(first, total);
    let last: Vec<u8> = ribbon.bytes.iter().skip(ribbon.bytes.len() - fits).copied().collect();
    let flying_from = direction.flying.unwrap_or(total).clamp(first, total);
    let (landed, flying) = last.split_at(((flying_from - first) as usize).min(last.len()));
    let (read, unread) = landed.split_at(((unread_from - first) as usize).min(landed.len()));
    let digits = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(" ");
    let waiting = if ribbon.reset { style.patch(theme.muted()) } else { style.add_modifier(theme.unread()) };
    let mut spans = vec![Span::styled(ellipsis, theme.muted())];
    for (bytes, style) in [(read, style), (unread, waiting), (flying, theme.unlanded())] {
        if !bytes.is_empty() {
            let gap = if spans.len() > 1 { " " } else { "" };
            spans.extend([Span::raw(gap), Span::styled(digits(bytes), style)]);
        }
    }
    spans
}

/// A row of notches over or under the ribbon's cells.
fn notches(
    canvas: &mut Canvas,
    row: u16,
    aside: Span<'static>,
    cells: &[Cell],
    left_out: bool,
    sign: &'static str,
    marked: impl Fn(&Cell) -> bool,
) {
    let start = columns(&Line::from(aside.clone()));
    canvas.put(0, row, &Line::from(aside));
    let mut column = start + u16::from(left_out);
    for cell in cells {
        column += cell.columns;
        if marked(cell) {
            canvas.put(column - 1, row, &Line::raw(sign));
        }
    }
}

/// The widths that the totals of both directions share.
struct Totals {
    sent: u16,
    read: u16,
    wide: bool,
}

impl Totals {
    fn of(ways: [Direction; 2], wide: bool, look: &Look) -> Totals {
        let widest = |figure: &dyn Fn(Direction) -> String| {
            ways.iter().map(|direction| text_columns(&figure(*direction))).max().unwrap_or(0)
        };
        Totals {
            sent: widest(&|direction| rate::total(direction.total(), direction.rate.is_some(), look)),
            read: widest(&|direction| read_figure(direction, look)),
            wide,
        }
    }

    /// `13 B   leídos 13  ◀`.
    fn right(&self, direction: Direction, look: &Look) -> Line<'static> {
        let theme = look.theme;
        let ribbon = direction.ribbon;
        let total = direction.total();
        let waits = total > direction.read();
        let sent = pad_left(&rate::total(total, direction.rate.is_some(), look), self.sent);
        let nothing = total == 0;
        let style = if nothing { theme.muted() } else { theme.text() };
        let word = if waits && ribbon.reset { "ui-travel-lost" } else { "ui-travel-read" };
        let figure = match (waits, ribbon.reset) {
            (true, true) => numbers::size(total - ribbon.read, look.i18n.language()),
            _ => read_figure(direction, look),
        };
        let sign = if waits && !ribbon.reset { theme.glyphs().arrow_left } else { " " };
        let sent = Span::styled(sent, if nothing { theme.muted() } else { theme.strong() });
        if !self.wide {
            return Line::from(vec![sent, Span::styled(format!(" {sign}"), theme.strong())]);
        }
        Line::from(vec![
            sent,
            Span::styled(format!("   {} {}", look.i18n.tr(word), pad_left(&figure, self.read)), style),
            Span::styled(format!("  {sign}"), theme.strong()),
        ])
    }
}

/// Bytes read: a bare number while it is small, as its unit stands just before; a sign where nobody can say.
fn read_figure(direction: Direction, look: &Look) -> String {
    if !direction.reader_known {
        return look.theme.glyphs().unknown.to_owned();
    }
    let text = rate::total(direction.ribbon.read, direction.rate.is_some(), look);
    text.strip_suffix(" B").map_or(text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::glyphs::UNICODE;

    fn ribbon(bytes: &[u8], read: u64, sends: &[u64], reads: &[u64]) -> Ribbon {
        Ribbon {
            sent: bytes.len() as u64,
            read,
            bytes: bytes.iter().copied().collect(),
            send_ends: sends.iter().copied().collect(),
            read_ends: reads.iter().copied().collect(),
            ..Ribbon::default()
        }
    }

    fn known(ribbon: &Ribbon) -> Direction<'_> {
        Direction { ribbon, reader_known: true, sender: None, marked: None, rate: None, flying: None }
    }

    #[test]
    fn what_an_outsider_has_read_is_not_known_and_nothing_waits_for_it() {
        let sent = ribbon(b"hola", 0, &[4], &[]);
        let direction =
            Direction { ribbon: &sent, reader_known: false, sender: None, marked: None, rate: None, flying: None };
        let (all, _) = cells(direction, 9, &UNICODE);
        assert!(all.iter().all(|cell| !cell.unread));
        let look = crate::ui::test_support::looks::spanish();
        let totals = Totals::of([direction, known(&sent)], true, &look.get());
        assert_eq!(totals.right(direction, &look.get()).to_string(), "4 B   leídos —   ");
        assert_eq!(totals.right(known(&sent), &look.get()).to_string(), "4 B   leídos 0  ◀");
    }

    fn text(cells: &[Cell]) -> String {
        cells.iter().map(|cell| cell.glyph).collect()
    }

    #[test]
    fn the_tail_is_shown_with_its_notches() {
        let ribbon = ribbon(b"AAABBBCCC", 4, &[3, 6, 9], &[4]);
        let (all, left_out) = cells(known(&ribbon), 20, &UNICODE);
        assert_eq!((text(&all).as_str(), left_out), ("AAABBBCCC", false));
        let sends: Vec<usize> = (0..9).filter(|place| all[*place].send_ended).collect();
        assert_eq!(sends, [2, 5, 8]);
        assert_eq!(all.iter().filter(|cell| cell.unread).count(), 5);
        assert!(all[3].read_ended);
        let (tail, left_out) = cells(known(&ribbon), 5, &UNICODE);
        assert_eq!((text(&tail).as_str(), left_out), ("BCCC", true));
    }

    #[test]
    fn a_character_half_read_counts_as_unread_and_wide_ones_as_two() {
        let bytes = "日本".as_bytes();
        let (all, _) = cells(known(&ribbon(bytes, 4, &[6], &[4])), 9, &UNICODE);
        assert_eq!(
            all.iter().map(|cell| (cell.unread, cell.read_ended)).collect::<Vec<_>>(),
            [(false, false), (true, true)]
        );
        let (one, left_out) = cells(known(&ribbon(bytes, 4, &[6], &[4])), 3, &UNICODE);
        assert_eq!((text(&one).as_str(), left_out), ("本", true));
    }

    #[test]
    fn bytes_are_written_as_numbers_as_many_as_fit() {
        let look = crate::ui::test_support::looks::spanish();
        let row = |ribbon: &Ribbon, room| {
            let spans = hexadecimal(known(ribbon), room, Style::new(), &look.get());
            spans.iter().map(|span| span.content.as_ref()).collect::<String>()
        };
        let word = ribbon("ñu".as_bytes(), 1, &[3], &[1]);
        assert_eq!(row(&word, 20), "c3 b1 75");
        assert_eq!(row(&word, 8), "c3 b1 75");
        assert_eq!(row(&word, 7), "… b1 75");
        assert_eq!(row(&word, 3), "… ");
        for room in 0..12 {
            assert!(text_columns(&row(&word, room)) <= room.max(2));
        }
        let mut long = ribbon(b"final", 0, &[], &[]);
        long.sent = 300_000_000;
        assert_eq!(row(&long, 40), "… 66 69 6e 61 6c");
    }

    #[test]
    fn bytes_no_longer_kept_are_said_to_be_left_out() {
        let mut long = ribbon(b"final", 0, &[], &[]);
        long.sent = 300_000_000;
        let (all, left_out) = cells(known(&long), 20, &UNICODE);
        assert_eq!((text(&all).as_str(), left_out), ("final", true));
    }
}
