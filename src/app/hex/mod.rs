//! The bytes of a conversation, one by one: which call each came and went with, and what it is as text.

pub mod page;
pub mod reading;
#[cfg(test)]
pub(crate) mod tests;
pub mod text;

use page::{At, Page};
use reading::{Reading, Told};
use text::needle;

use super::editor::Editor;
use super::model::Model;
use super::popup::Popup;
use crate::journal::event::ProgramId;
use crate::journal::projections::causes::{Part, Stretch};
use crate::journal::projections::travel::{Conversation, Way};

/// The view, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HexPopup {
    /// The conversation's number.
    pub conversation: u64,
    /// Which of its ways is shown.
    pub way: usize,
    /// The calls of both ways.
    pub reading: Reading,
    /// The way that is shown, laid out.
    pub page: Page,
    /// The place of the byte that the cursor stands on, among those of the page.
    pub cursor: usize,
    /// What is searched for.
    pub search: Search,
}

/// A search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What was typed.
    pub editor: Editor,
    /// Whether it is being typed.
    pub typing: bool,
    /// The bytes that are searched for; empty while none are.
    pub needle: Vec<u8>,
    /// What was typed are no whole hexadecimal bytes.
    pub malformed: bool,
    /// The places where they begin.
    pub found: Vec<usize>,
}

/// Where the cursor is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A byte back.
    Left,
    /// A byte on.
    Right,
    /// A row back.
    Up,
    /// A row on.
    Down,
    /// Several rows back.
    PageUp,
    /// Several rows on.
    PageDown,
    /// The first byte.
    First,
    /// The last byte.
    Last,
}

/// How many rows a page moves.
const PAGE: usize = 8;

/// Bytes on a row, where there is room.
pub const WIDE: usize = 16;

/// Bytes on a row of a narrow terminal.
pub const NARROW: usize = 8;

impl HexPopup {
    /// The calls of the way that is shown.
    pub fn told(&self) -> &Told {
        &self.reading.ways[self.way.min(1)]
    }

    /// Where the cursor's byte stands; `None` where there is no byte.
    pub fn at(&self) -> Option<At> {
        self.page.at(self.cursor)
    }

    /// Lays the way out anew; the cursor stays on its byte, or comes to the next one that is there.
    fn lay(&mut self, model: &Model, conversation: &Conversation) {
        let numbers = model.projections().travel.card_numbers(self.conversation, self.way);
        let stood = self.at().map(|at| (self.number(at), at.offset));
        let (way, told) = (&conversation.ways[self.way.min(1)], &self.reading.ways[self.way.min(1)]);
        self.page = Page::of(way, told, &numbers);
        let last = self.page.bytes.len().saturating_sub(1);
        let place = stood.map(|(number, offset)| self.page.place_of(number, offset).unwrap_or(last));
        self.cursor = place.unwrap_or(0);
        self.find();
    }

    /// The number of the message that something stands in.
    fn number(&self, at: At) -> Option<u64> {
        self.page.datagrams.get(at.datagram?).map(|one| one.number)
    }

    /// Looks for what is searched for. It is found within what hangs together only.
    fn find(&mut self) {
        let needle = &self.search.needle;
        self.search.found.clear();
        if needle.is_empty() {
            return;
        }
        for (place, block) in self.page.blocks.iter().enumerate() {
            let windows = self.page.of_block(place).windows(needle.len()).enumerate();
            let found = windows.filter(|(_, bytes)| *bytes == needle.as_slice()).map(|(at, _)| block.first + at);
            self.search.found.extend(found);
        }
    }

    /// What the cursor stands on, as the travel pane marks it.
    pub fn stretch(&self) -> Option<Stretch> {
        let at = self.at()?;
        let part = at.datagram.map_or(Part::Bytes(at.offset, at.offset + 1), Part::Card);
        Some(Stretch { conversation: self.conversation, way: self.way, part })
    }

    /// Whether a byte is part of what was found.
    pub fn is_found(&self, place: usize) -> bool {
        let before = self.search.found.partition_point(|found| *found <= place);
        let last = before.checked_sub(1).and_then(|last| self.search.found.get(last));
        last.is_some_and(|found| place - found < self.search.needle.len())
    }
}

/// Bytes on a row, on a screen so many columns wide: pointer and offset, two digits and a sign for each byte, and its text
/// between two bars must have room.
pub fn bytes_a_row(columns: u16, page: &Page) -> usize {
    let wide = offset_digits(page) + 4 + 4 * WIDE;
    if usize::from(columns.min(NARROWEST)).saturating_sub(MARGIN) >= wide { WIDE } else { NARROW }
}

/// Columns beside the rows: the border of the box.
const MARGIN: usize = 4;

/// From 80 columns on there are as many: wider screens have the list of calls beside.
const NARROWEST: u16 = 79;

/// The digits of the offsets.
pub fn offset_digits(page: &Page) -> usize {
    let longest = page.blocks.iter().map(|block| block.offset + block.count as u64).max().unwrap_or(0);
    format!("{longest:x}").len().max(4)
}

/// The conversation that would be shown now: that of the chosen call, else of the focused program the one that moved last.
fn subject(model: &Model) -> Option<&Conversation> {
    let travel = &model.projections().travel;
    let of_program = |id: ProgramId| {
        let mine = model.conversations().filter(|one| one.ends.iter().any(|end| end.program == Some(id)));
        mine.max_by_key(|one| one.touched)
    };
    let Some(cursor) = &model.cursor else { return of_program(model.focused()?.id) };
    cursor.line.socket.and_then(|socket| travel.of(socket)).or_else(|| of_program(cursor.line.program))
}

/// Whether there is something to show.
pub(super) fn can_open(model: &Model) -> bool {
    subject(model).is_some()
}

/// Opens it: at the bytes of the chosen call, else at the way on which something moved last.
pub(super) fn open(model: &mut Model) {
    if let Some(hex) = opened(model) {
        model.popup = Some(Popup::Hex(Box::new(hex)));
    }
}

fn opened(model: &Model) -> Option<HexPopup> {
    let usual = subject(model)?;
    let event = model.cursor.as_ref().map(|cursor| cursor.line.last);
    let socket = model.cursor.as_ref().and_then(|cursor| cursor.line.socket);
    let travel = &model.projections().travel;
    // A datagram socket has a conversation with each of its others: the call belongs to one of them.
    let all = socket.into_iter().flat_map(|socket| travel.of_socket(socket));
    let all = all.filter(|one| !std::ptr::eq(*one, usual)).filter(|_| event.is_some());
    let mut opened = None;
    for conversation in std::iter::once(usual).chain(all) {
        let Some(number) = travel.number_of(conversation) else { continue };
        let reading = Reading::of(model, conversation);
        let mut hex = HexPopup {
            conversation: number,
            way: moved_last(&reading, conversation),
            reading,
            page: Page::default(),
            cursor: 0,
            search: Search::default(),
        };
        let way = hex.way;
        for way in [1 - way, way] {
            hex.way = way;
            hex.lay(model, conversation);
            let place = event.and_then(|event| hex.page.place_of_event(hex.told(), event));
            if let Some(place) = place {
                hex.cursor = place;
                return Some(hex);
            }
        }
        opened = opened.or(Some(hex));
    }
    let mut hex = opened?;
    // What happened last is what one wants to see.
    let newest = hex.told().sends.back().or(hex.told().reads.back()).map(|touch| touch.event);
    hex.cursor = newest.and_then(|event| hex.page.place_of_event(hex.told(), event)).unwrap_or(0);
    Some(hex)
}

/// The way on which something moved last. A socket that writes to itself has one way.
fn moved_last(reading: &Reading, conversation: &Conversation) -> usize {
    let newest = |way: usize| {
        let told = &reading.ways[way];
        told.sends.back().into_iter().chain(told.reads.back()).map(|touch| touch.event).max()
    };
    let has = |way: usize| match &conversation.ways[way] {
        Way::Ribbon(ribbon) => ribbon.length() > 0,
        Way::Cards(cards) => cards.sent.max(cards.read) > 0,
    };
    usize::from((newest(1), has(1)) > (newest(0), has(0)) && !conversation.is_loop())
}

/// Changes the open view with the model beside it.
fn with(model: &mut Model, change: impl FnOnce(&mut HexPopup, &Model)) {
    match model.popup.take() {
        Some(Popup::Hex(mut hex)) => {
            change(&mut hex, model);
            model.popup = Some(Popup::Hex(hex));
        }
        other => model.popup = other,
    }
}

/// Turns to the other way.
pub(super) fn turn(model: &mut Model) {
    with(model, |hex, model| {
        let Some(conversation) = model.projections().travel.conversation(hex.conversation) else { return };
        hex.way = 1 - hex.way.min(1);
        hex.page = Page::default();
        hex.lay(model, conversation);
    });
}

/// Moves the cursor.
pub(super) fn step(model: &mut Model, step: Step) {
    let columns = model.size.columns;
    with(model, |hex, _| {
        let each = bytes_a_row(columns, &hex.page);
        let last = hex.page.bytes.len().saturating_sub(1);
        hex.cursor = match step {
            Step::Left => hex.cursor.saturating_sub(1),
            Step::Right => (hex.cursor + 1).min(last),
            Step::First => 0,
            Step::Last => last,
            Step::Up => rows_on(&hex.page, hex.cursor, each, -1),
            Step::Down => rows_on(&hex.page, hex.cursor, each, 1),
            Step::PageUp => rows_on(&hex.page, hex.cursor, each, -(PAGE as isize)),
            Step::PageDown => rows_on(&hex.page, hex.cursor, each, PAGE as isize),
        };
    });
}

/// The byte so many rows further, in the same column where that row has it.
fn rows_on(page: &Page, cursor: usize, each: usize, rows: isize) -> usize {
    let starts: Vec<(usize, usize)> = page
        .rows(each)
        .into_iter()
        .filter_map(|row| match row {
            page::Row::Bytes { first, count, .. } => Some((first, count)),
            page::Row::Heading(_) => None,
        })
        .collect();
    let here = starts.partition_point(|(first, _)| *first <= cursor).saturating_sub(1);
    let there = here.saturating_add_signed(rows).min(starts.len().saturating_sub(1));
    let column = starts.get(here).map_or(0, |(first, _)| cursor - first);
    starts.get(there).map_or(cursor, |(first, count)| first + column.min(count - 1))
}

/// Begins to type a search.
pub(super) fn search(model: &mut Model) {
    with(model, |hex, _| hex.search = Search { typing: true, ..Search::default() });
}

/// Searches for what was typed, from the cursor on.
pub(super) fn search_accept(model: &mut Model) {
    with(model, |hex, _| {
        hex.search.typing = false;
        let wanted = needle(hex.search.editor.text());
        hex.search.malformed = wanted.is_none();
        hex.search.needle = wanted.unwrap_or_default();
        hex.find();
        let at = hex.search.found.partition_point(|found| *found < hex.cursor);
        if let Some(place) = hex.search.found.get(at).or(hex.search.found.first()) {
            hex.cursor = *place;
        }
    });
}

/// Gives a search up.
pub(super) fn search_close(model: &mut Model) {
    with(model, |hex, _| hex.search = Search::default());
}

/// Goes to the next place where it was found; after the last one comes the first.
pub(super) fn search_next(model: &mut Model) {
    with(model, |hex, _| {
        let at = hex.search.found.partition_point(|found| *found <= hex.cursor);
        if let Some(place) = hex.search.found.get(at).or(hex.search.found.first()) {
            hex.cursor = *place;
        }
    });
}

/// Goes to the place before where it was found; before the first one comes the last.
pub(super) fn search_previous(model: &mut Model) {
    with(model, |hex, _| {
        let at = hex.search.found.partition_point(|found| *found < hex.cursor);
        let before = at.checked_sub(1).and_then(|at| hex.search.found.get(at));
        if let Some(place) = before.or(hex.search.found.last()) {
            hex.cursor = *place;
        }
    });
}

/// Puts the cursor on a byte.
pub(super) fn stand(model: &mut Model, place: usize) {
    with(model, |hex, _| {
        if place < hex.page.bytes.len() {
            hex.cursor = place;
        }
    });
}

/// Moves the cursor by some rows.
pub(super) fn scroll(model: &mut Model, rows: isize) {
    let columns = model.size.columns;
    with(model, |hex, _| hex.cursor = rows_on(&hex.page, hex.cursor, bytes_a_row(columns, &hex.page), rows));
}

/// Takes in what has come since; closes where nobody remembers the conversation.
pub(super) fn settle(model: &mut Model) {
    let Some(Popup::Hex(hex)) = &model.popup else { return };
    if model.projections().travel.conversation(hex.conversation).is_none() {
        model.popup = None;
        return;
    }
    with(model, |hex, model| {
        if let Some(conversation) = model.projections().travel.conversation(hex.conversation)
            && hex.reading.follow(model, conversation)
        {
            hex.lay(model, conversation);
        }
    });
}
