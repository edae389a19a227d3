//! One way of a conversation as it is laid out: its bytes in blocks, and which call each byte came and went with.

use super::reading::{Told, Touch};
use crate::journal::projections::travel::{Cards, Fate, Ribbon, Way};

/// The bytes of one way that can be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// All bytes that were kept, block after block.
    pub bytes: Vec<u8>,
    /// What they stand in, in order.
    pub blocks: Vec<Block>,
    /// Of messages: each of them.
    pub datagrams: Vec<Datagram>,
    /// Bytes of the way in all; of messages, how many there were.
    pub length: u64,
    /// Of a stream: how many of its bytes were taken.
    read: u64,
    /// Of a stream: whether a reset lost what was not taken.
    reset: bool,
}

/// Bytes that follow one another, or a place where some are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What stands above it.
    pub heading: Heading,
    /// The place of its first byte among [`Page::bytes`].
    pub first: usize,
    /// How many bytes it has.
    pub count: usize,
    /// Where its first byte stands on its way, or in its message, counted from 0.
    pub offset: u64,
    /// Which of [`Page::datagrams`] it is of.
    pub datagram: Option<usize>,
}

/// What stands above a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Nothing.
    None,
    /// So many bytes at the beginning are no longer kept, or are too many to show.
    Older(u64),
    /// So many messages at the beginning are no longer kept.
    OlderDatagrams(u64),
    /// So many bytes in between were not kept.
    Gap(u64),
    /// A message begins: one of [`Page::datagrams`].
    Datagram(usize),
}

/// One message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Datagram {
    /// Its number on its way, counted from 1.
    pub number: u64,
    /// Its real length, where it is known.
    pub length: Option<u64>,
    /// What became of it.
    pub fate: Fate,
    /// The send that brought it: its place among those that are told.
    send: Option<usize>,
    /// The receive that took it.
    read: Option<usize>,
}

/// What became of a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken<'a> {
    /// This receive took it.
    By(&'a Touch),
    /// A receive took it that is no longer remembered.
    Before,
    /// It waits: nobody has taken it.
    Waiting,
    /// It was torn off, or lost with the connection.
    Lost,
    /// Nobody was there to take it.
    Refused,
}

/// Where a byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// Its block.
    pub block: usize,
    /// Its offset on its way, or in its message.
    pub offset: u64,
    /// Its message.
    pub datagram: Option<usize>,
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The heading of a block.
    Heading(Heading),
    /// Bytes of a block: the place of the first, how many.
    Bytes { block: usize, first: usize, count: usize },
}

impl Page {
    /// Lays out one way. `numbers` are those of its cards, counted from 0.
    pub fn of(way: &Way, told: &Told, numbers: &[u64]) -> Page {
        match way {
            Way::Ribbon(ribbon) => Page::stream(ribbon, told),
            Way::Cards(cards) => Page::messages(cards, told, numbers),
        }
    }

    fn stream(ribbon: &Ribbon, told: &Told) -> Page {
        let length = ribbon.length();
        let mut page = Page { length, read: ribbon.read, reset: ribbon.reset, ..Page::default() };
        let mut at = 0;
        for (offset, bytes) in merged(told) {
            if offset > at || page.blocks.is_empty() {
                let missing = offset.saturating_sub(at);
                let heading = match (missing, page.blocks.is_empty()) {
                    (0, _) => Heading::None,
                    (_, true) => Heading::Older(missing),
                    (_, false) => Heading::Gap(missing),
                };
                page.block(heading, offset, None);
            }
            page.lay(bytes);
            at = offset + bytes.len() as u64;
        }
        if length > at {
            let missing = length - at;
            let heading = if page.blocks.is_empty() { Heading::Older(missing) } else { Heading::Gap(missing) };
            page.block(heading, length, None);
        }
        page
    }

    fn messages(cards: &Cards, told: &Told, numbers: &[u64]) -> Page {
        let mut page = Page { length: cards.sent.max(cards.read), ..Page::default() };
        let first = numbers.first().copied().unwrap_or(page.length);
        if first > 0 {
            page.block(Heading::OlderDatagrams(first), 0, None);
        }
        let calls = matched(cards, told);
        for (place, card) in cards.cards.iter().enumerate() {
            let number = numbers.get(place).map_or(place as u64, |number| *number) + 1;
            let (send, read) = calls.get(place).copied().unwrap_or_default();
            let datagram = page.datagrams.len();
            page.datagrams.push(Datagram { number, length: card.length, fate: card.fate, send, read });
            page.block(Heading::Datagram(datagram), 0, Some(datagram));
            let touch = send.and_then(|send| told.sends.get(send)).or(read.and_then(|read| told.reads.get(read)));
            let (head, tail) = match touch {
                Some(touch) => (touch.payload.head.as_slice(), touch.payload.tail.as_slice()),
                None => (card.bytes.as_slice(), &[][..]),
            };
            page.lay(head);
            let known = touch.map_or(0, |touch| touch.payload.length).max(card.length.unwrap_or(0));
            let missing = known.saturating_sub((head.len() + tail.len()) as u64);
            if missing > 0 {
                page.block(Heading::Gap(missing), head.len() as u64 + missing, Some(datagram));
            }
            page.lay(tail);
        }
        page
    }

    fn block(&mut self, heading: Heading, offset: u64, datagram: Option<usize>) {
        self.blocks.push(Block { heading, first: self.bytes.len(), count: 0, offset, datagram });
    }

    fn lay(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        if let Some(block) = self.blocks.last_mut() {
            block.count += bytes.len();
        }
    }

    /// Whether it is of messages.
    pub fn has_datagrams(&self) -> bool {
        !self.datagrams.is_empty()
    }

    /// Where the byte at a place stands.
    pub fn at(&self, place: usize) -> Option<At> {
        if place >= self.bytes.len() {
            return None;
        }
        let block = self.blocks.partition_point(|block| block.first + block.count <= place);
        let of = self.blocks.get(block)?;
        Some(At { block, offset: of.offset + place.checked_sub(of.first)? as u64, datagram: of.datagram })
    }

    /// The place of the byte that stands at an offset (of the message with that number), or of the first one after it.
    pub fn place_of(&self, number: Option<u64>, offset: u64) -> Option<usize> {
        let of = |block: &&Block| block.datagram.and_then(|one| self.datagrams.get(one)).map(|one| one.number);
        let blocks = self.blocks.iter().filter(|block| block.count > 0);
        let mut later = blocks.filter(|block| match (of(block), number) {
            (Some(one), Some(other)) => one > other || one == other && block.offset + block.count as u64 > offset,
            _ => block.offset + block.count as u64 > offset,
        });
        let block = later.next()?;
        let within = if of(&block) == number { offset.saturating_sub(block.offset) } else { 0 };
        Some(block.first + usize::try_from(within).ok()?.min(block.count - 1))
    }

    /// The bytes of a block.
    pub fn of_block(&self, block: usize) -> &[u8] {
        self.blocks.get(block).and_then(|it| self.bytes.get(it.first..it.first + it.count)).unwrap_or_default()
    }

    /// Its rows, with so many bytes on each.
    pub fn rows(&self, each: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        for (place, block) in self.blocks.iter().enumerate() {
            if block.heading != Heading::None {
                rows.push(Row::Heading(block.heading));
            }
            let mut at = 0;
            while at < block.count {
                let count = each.max(1).min(block.count - at);
                rows.push(Row::Bytes { block: place, first: block.first + at, count });
                at += count;
            }
        }
        rows
    }

    /// The send that a byte came with.
    pub fn send<'a>(&self, told: &'a Told, at: At) -> Option<&'a Touch> {
        match at.datagram {
            Some(one) => told.sends.get(self.datagrams.get(one)?.send?),
            None => covering(&told.sends, at.offset),
        }
    }

    /// What became of a byte.
    pub fn taken<'a>(&self, told: &'a Told, at: At) -> Taken<'a> {
        let Some(one) = at.datagram.and_then(|one| self.datagrams.get(one)) else {
            return match covering(&told.reads, at.offset) {
                Some(touch) => Taken::By(touch),
                None if at.offset < self.read => Taken::Before,
                None if self.reset => Taken::Lost,
                None => Taken::Waiting,
            };
        };
        let by = one.read.and_then(|read| told.reads.get(read)).map_or(Taken::Before, Taken::By);
        match one.fate {
            Fate::Waiting => Taken::Waiting,
            Fate::Refused => Taken::Refused,
            Fate::Torn(read) if at.offset >= read => Taken::Lost,
            Fate::Torn(_) | Fate::Read => by,
        }
    }

    /// Whether a byte is the last of a send, and of a receive.
    pub fn seams(&self, told: &Told, at: At) -> (bool, bool) {
        let end = at.offset + 1;
        match at.datagram.and_then(|one| self.datagrams.get(one)) {
            Some(one) => {
                let read = match one.fate {
                    Fate::Read => one.length,
                    Fate::Torn(read) => Some(read),
                    Fate::Waiting | Fate::Refused => None,
                };
                (one.length == Some(end), read == Some(end))
            }
            None => {
                let ends = |touch: Option<&Touch>| touch.is_some_and(|touch| touch.end() == end);
                (ends(covering(&told.sends, at.offset)), ends(covering(&told.reads, at.offset)))
            }
        }
    }

    /// The number of the call that a byte came with, from which its shade follows: that of its send, else of its receive.
    pub fn call(&self, told: &Told, at: At) -> usize {
        match at.datagram.and_then(|one| self.datagrams.get(one)) {
            Some(one) => usize::try_from(one.number).unwrap_or(0),
            None if told.sends.is_empty() => place(&told.reads, at.offset),
            None => place(&told.sends, at.offset),
        }
    }

    /// The place of the first kept byte of a call, by the number of the event that told it.
    pub fn place_of_event(&self, told: &Told, event: u64) -> Option<usize> {
        let index = |touches: &std::collections::VecDeque<Touch>| touches.iter().position(|it| it.event == event);
        let (send, read) = (index(&told.sends), index(&told.reads));
        let mine = |one: &&Datagram| send.is_some() && one.send == send || read.is_some() && one.read == read;
        if let Some(one) = self.datagrams.iter().find(mine) {
            return self.place_of(Some(one.number), 0);
        }
        let touch = send.and_then(|at| told.sends.get(at)).or(read.and_then(|at| told.reads.get(at)))?;
        if self.has_datagrams() { None } else { self.place_of(None, touch.start) }
    }
}

/// The call that covers an offset.
fn covering(touches: &std::collections::VecDeque<Touch>, offset: u64) -> Option<&Touch> {
    touches.get(place(touches, offset)).filter(|touch| touch.start <= offset)
}

fn place(touches: &std::collections::VecDeque<Touch>, offset: u64) -> usize {
    touches.partition_point(|touch| touch.end() <= offset)
}

/// The stretches of a stream that were kept, with their offsets: what the sends told, and of the receives what those do
/// not.
fn merged(told: &Told) -> Vec<(u64, &[u8])> {
    let mut all: Vec<(u64, &[u8])> = told.sends.iter().flat_map(stretches).collect();
    let sent = all.clone();
    for (start, bytes) in told.reads.iter().flat_map(stretches) {
        let (mut at, end) = (start, start + bytes.len() as u64);
        let mut add = |from: u64, to: u64| {
            let part = |offset: u64| usize::try_from(offset - start).unwrap_or(usize::MAX);
            if from < to
                && let Some(part) = bytes.get(part(from)..part(to))
            {
                all.push((from, part));
            }
        };
        let first = sent.partition_point(|(offset, bytes)| offset + bytes.len() as u64 <= start);
        for (from, bytes) in sent.iter().skip(first).take_while(|(offset, _)| *offset < end) {
            add(at, (*from).min(end));
            at = at.max(from + bytes.len() as u64);
        }
        add(at, end);
    }
    all.sort_by_key(|(offset, _)| *offset);
    all
}

/// The one or two stretches that were kept of a call.
fn stretches(touch: &Touch) -> impl Iterator<Item = (u64, &[u8])> {
    let tail = touch.end().saturating_sub(touch.payload.tail.len() as u64);
    let both = [(touch.start, touch.payload.head.as_slice()), (tail, touch.payload.tail.as_slice())];
    both.into_iter().filter(|(_, bytes)| !bytes.is_empty())
}

/// Which of the calls brought and took each card, from the newest back: those that agree in length and beginning. Where
/// none does the card stands by itself.
fn matched(cards: &Cards, told: &Told) -> Vec<(Option<usize>, Option<usize>)> {
    let (mut sends, mut reads) = (told.sends.len(), told.reads.len());
    let mut calls: Vec<(Option<usize>, Option<usize>)> = Vec::new();
    for card in cards.cards.iter().rev() {
        let alike = |touch: &Touch, length: u64| {
            let common = card.bytes.len().min(touch.payload.head.len());
            touch.payload.length == length
                && touch.calls == 1
                && card.bytes.get(..common) == touch.payload.head.get(..common)
        };
        let send = card.length.and_then(|length| {
            (0..sends).rev().find(|place| told.sends.get(*place).is_some_and(|touch| alike(touch, length)))
        });
        let taken = match card.fate {
            Fate::Read => card.length,
            Fate::Torn(read) => Some(read),
            Fate::Waiting | Fate::Refused => None,
        };
        let read = taken.and_then(|length| {
            (0..reads).rev().find(|place| told.reads.get(*place).is_some_and(|touch| alike(touch, length)))
        });
        sends = send.unwrap_or(sends);
        reads = read.unwrap_or(reads);
        calls.push((send, read));
    }
    calls.reverse();
    calls
}
