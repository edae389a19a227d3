//! One direction of a conversation by messages: which card each `recv` took.
//!
//! Messages are numbered by their `send`s, from 0. As long as nothing is lost the nth read takes
//! the nth message; content tells when it does not, and an empty queue (the kernel's «por leer» 0)
//! sets the count straight.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::{CARD_BYTES, CARDS, Card, Cards, Fate};
use crate::journal::payload::Payload;

/// What is remembered beside [`Cards`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Marks {
    /// The number of the message that the next read should take.
    next: u64,
    /// Each card's number and arrival, in the order of the cards.
    of: VecDeque<Mark>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    /// The message's number in its way.
    number: u64,
    /// Its place among the messages of all conversations.
    arrival: u64,
    /// The call that sent it and the call that took it, where they were told one by one.
    by: Told,
}

/// The two calls of a message, each by the number (the journal's index) of the event that told its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The call that sent it.
    pub sent: Option<u64>,
    /// The call that took it.
    pub read: Option<u64>,
}

/// How well a read fits a way; the greater the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// No message of this way can be the one that was read.
    No,
    /// It may be a message whose card is not kept.
    Unseen,
    /// A waiting message could be it, though others should come before.
    OutOfTurn,
    /// It is the message whose turn it is.
    InTurn,
}

impl Marks {
    /// The number of each card's message.
    pub fn numbers(&self) -> impl Iterator<Item = u64> {
        self.of.iter().map(|mark| mark.number)
    }

    /// The arrival and length of the message that the next read takes.
    pub fn next_waiting(&self, cards: &Cards) -> Option<(u64, Option<u64>)> {
        let mut waiting = self.of.iter().zip(&cards.cards).filter(|(_, card)| card.fate == Fate::Waiting);
        let (mark, card) = waiting.find(|(mark, _)| mark.number >= self.next)?;
        // Messages whose cards are gone may come first, and of these nobody knows the length.
        (mark.number == self.next).then_some((mark.arrival, card.length))
    }

    /// The card of the message that this event told of, and the message's two calls.
    pub fn told_by(&self, event: u64) -> Option<(usize, Told)> {
        let told = |mark: &Mark| mark.by.sent == Some(event) || mark.by.read == Some(event);
        let place = self.of.iter().rposition(told)?;
        Some((place, self.of[place].by))
    }

    /// A message was sent; `event` told it.
    pub fn send(&mut self, cards: &mut Cards, payload: &Payload, arrival: u64, event: u64) {
        let by = Told { sent: Some(event), read: None };
        let number = cards.sent;
        cards.sent = cards.sent.saturating_add(1);
        let Some(place) = self.of.iter().position(|mark| mark.number >= number) else {
            self.push(cards, Mark { number, arrival, by }, card_of(payload, Some(payload.length), Fate::Waiting));
            return;
        };
        // It was read before its send was told: complete that card.
        let card = &mut cards.cards[place];
        let read = match card.fate {
            Fate::Torn(read) => read,
            _ => card.length.unwrap_or(0),
        };
        if self.of[place].number == number && starts_alike(&card.bytes, &payload.head) && read <= payload.length {
            card.fate = if read < payload.length { Fate::Torn(read) } else { Fate::Read };
            *card = Card { fate: card.fate, ..card_of(payload, Some(payload.length), Fate::Waiting) };
            self.of[place].arrival = arrival;
            self.of[place].by.sent = by.sent;
            return;
        }
        // Another message was read: this one is lost, or still to be read, and its turn was before.
        for mark in self.of.range_mut(place..) {
            mark.number = mark.number.saturating_add(1);
        }
        self.next = self.next.saturating_add(1);
        self.of.insert(place, Mark { number, arrival, by });
        cards.cards.insert(place, card_of(payload, Some(payload.length), Fate::Waiting));
        self.bound(cards);
    }

    /// Messages were sent that nobody told one by one.
    pub fn send_many(&mut self, cards: &mut Cards, messages: u64) {
        cards.sent = cards.sent.saturating_add(messages);
    }

    /// How well a read fits this way.
    pub fn fit(&self, cards: &Cards, payload: &Payload, truncated: bool) -> Fit {
        match self.find(cards, payload, truncated) {
            Some(place) if self.of[place].number == self.next => Fit::InTurn,
            _ if self.unseen(cards) => Fit::Unseen,
            Some(_) => Fit::OutOfTurn,
            None => Fit::No,
        }
    }

    /// The arrival of the message that this read takes, if its card is kept.
    pub fn arrival_of(&self, cards: &Cards, payload: &Payload, truncated: bool) -> Option<u64> {
        self.find(cards, payload, truncated).map(|place| self.of[place].arrival)
    }

    /// A message was read; `event` told it, where one did.
    pub fn take(&mut self, cards: &mut Cards, payload: &Payload, truncated: bool, arrival: u64, event: Option<u64>) {
        cards.read = cards.read.saturating_add(1);
        let place = match self.find(cards, payload, truncated) {
            Some(place) if self.of[place].number == self.next => Some(place),
            _ if self.unseen(cards) => {
                self.next = self.next.saturating_add(1);
                return;
            }
            place => place,
        };
        let Some(place) = place else {
            // Its sender is outside the lab, or its send is told later.
            let number = self.of.back().map_or(0, |mark| mark.number.saturating_add(1)).max(self.next).max(cards.sent);
            self.next = number.saturating_add(1);
            let card = if truncated {
                card_of(payload, None, Fate::Torn(payload.length))
            } else {
                card_of(payload, Some(payload.length), Fate::Read)
            };
            self.push(cards, Mark { number, arrival, by: Told { sent: None, read: event } }, card);
            return;
        };
        self.of[place].by.read = event;
        let card = &mut cards.cards[place];
        let whole = !truncated && card.length.is_none_or(|length| length <= payload.length);
        card.fate = if whole { Fate::Read } else { Fate::Torn(payload.length) };
        self.next = self.next.max(self.of[place].number.saturating_add(1));
    }

    /// Messages were read that nobody told one by one: they were read whole, as far as anybody knows.
    pub fn take_many(&mut self, cards: &mut Cards, messages: u64) {
        cards.read = cards.read.saturating_add(messages);
        let (from, to) = (self.next, self.next.saturating_add(messages));
        for (mark, card) in self.of.iter().zip(&mut cards.cards) {
            if card.fate == Fate::Waiting && (from..to).contains(&mark.number) {
                card.fate = Fate::Read;
            }
        }
        self.next = to;
    }

    /// The kernel said that no message waits: what was sent and not read is lost, and its turn is over.
    pub fn drained(&mut self, cards: &Cards) {
        self.next = self.next.max(cards.sent);
    }

    /// The kernel reported that nobody took the last message that waits.
    pub fn refuse_last(&mut self, cards: &mut Cards) {
        let waiting = self.of.iter().zip(&mut cards.cards).rev().find(|(_, card)| card.fate == Fate::Waiting);
        if let Some((mark, card)) = waiting {
            card.fate = Fate::Refused;
            self.next = self.next.max(mark.number.saturating_add(1));
        }
    }

    /// Whether the message whose turn it is was sent and its card is not kept.
    fn unseen(&self, cards: &Cards) -> bool {
        self.next < cards.sent && !self.of.iter().any(|mark| mark.number == self.next)
    }

    /// The card of the message that was read: the one in turn if it fits, else the oldest waiting one that does.
    fn find(&self, cards: &Cards, payload: &Payload, truncated: bool) -> Option<usize> {
        let fits = |card: &Card| {
            card.fate == Fate::Waiting
                && starts_alike(&card.bytes, &payload.head)
                && card
                    .length
                    .is_none_or(|length| if truncated { length > payload.length } else { length >= payload.length })
        };
        let numbered = || self.of.iter().map(|mark| mark.number).zip(&cards.cards).enumerate();
        numbered()
            .find(|(_, (number, card))| *number == self.next && fits(card))
            .or_else(|| numbered().find(|(_, (_, card))| fits(card)))
            .map(|(place, _)| place)
    }

    fn push(&mut self, cards: &mut Cards, mark: Mark, card: Card) {
        self.of.push_back(mark);
        cards.cards.push_back(card);
        self.bound(cards);
    }

    fn bound(&mut self, cards: &mut Cards) {
        while cards.cards.len() > CARDS {
            self.of.pop_front();
            cards.cards.pop_front();
        }
    }

    /// Joins what the reader told into what the sender told, once they are known to be one way.
    pub fn join(&mut self, cards: &mut Cards, other: Cards, marks: &Marks) {
        if cards.sent < other.sent {
            cards.sent = other.sent;
        }
        let listed = other.cards.iter().filter(|card| matches!(card.fate, Fate::Read | Fate::Torn(_))).count() as u64;
        self.take_many(cards, other.read.saturating_sub(listed));
        for (place, card) in other.cards.iter().enumerate() {
            let (length, truncated) = match card.fate {
                Fate::Torn(read) => (read, true),
                Fate::Read => (card.length.unwrap_or(0), false),
                _ => continue,
            };
            let payload = Payload { length, head: card.bytes.clone(), tail: Vec::new() };
            let event = marks.of.get(place).and_then(|mark| mark.by.read);
            self.take(cards, &payload, truncated, 0, event);
        }
    }
}

impl Cards {
    /// Messages that were sent and that nobody has read, as far as the calls tell.
    pub fn unread(&self) -> u64 {
        self.sent.saturating_sub(self.read)
    }
}

fn card_of(payload: &Payload, length: Option<u64>, fate: Fate) -> Card {
    Card { bytes: payload.head[..payload.head.len().min(CARD_BYTES)].to_vec(), length, fate }
}

/// Whether two beginnings could be those of one message.
fn starts_alike(one: &[u8], other: &[u8]) -> bool {
    let common = one.len().min(other.len());
    one[..common] == other[..common]
}
