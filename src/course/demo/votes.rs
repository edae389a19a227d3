//! The votes of a class: typed by the teacher, counted twice for a prediction, kept for as long as the demonstration.

use std::collections::BTreeMap;

/// The most votes that an option can have.
pub const MOST_VOTES: u16 = 999;

/// What is voted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ballot {
    /// The place of the step that asks.
    pub step: usize,
    /// Its question.
    pub question: usize,
    /// Whether it is the second vote, with the kernel in sight.
    pub second: bool,
}

/// All counts of a demonstration, and the one being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    counts: BTreeMap<Ballot, Vec<u16>>,
    typing: Option<Typing>,
}

/// A count being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typing {
    /// What is voted on.
    pub ballot: Ballot,
    /// How many options there are.
    options: usize,
    /// Which of them the cursor stands on, counted from 0.
    pub option: usize,
    /// The next digit begins the number anew.
    fresh: bool,
}

impl Votes {
    /// The counts of a ballot, by option; `None` while nobody voted.
    pub fn of(&self, ballot: Ballot) -> Option<&[u16]> {
        let counts = self.counts.get(&ballot).map(Vec::as_slice)?;
        counts.iter().any(|count| *count > 0).then_some(counts)
    }

    /// What is typed now.
    pub fn typing(&self) -> Option<Typing> {
        self.typing
    }

    /// Begins to type the counts of a ballot.
    pub fn open(&mut self, ballot: Ballot, options: usize) {
        if options > 0 {
            self.counts.entry(ballot).or_default().resize(options, 0);
            self.typing = Some(Typing { ballot, options, option: 0, fresh: true });
        }
    }

    /// What was typed stands.
    pub fn close(&mut self) {
        self.typing = None;
    }

    /// Another digit of the count at the cursor; what would be more than [`MOST_VOTES`] is not taken.
    pub fn digit(&mut self, digit: u16) {
        let Some(typing) = &mut self.typing else { return };
        let fresh = std::mem::replace(&mut typing.fresh, false);
        if let Some(count) = self.counts.get_mut(&typing.ballot).and_then(|counts| counts.get_mut(typing.option)) {
            let before = if fresh { 0 } else { *count };
            let after = before.saturating_mul(10).saturating_add(digit.min(9));
            *count = if after <= MOST_VOTES { after } else { before };
        }
    }

    /// Takes the last digit of the count at the cursor away.
    pub fn erase(&mut self) {
        let Some(typing) = &mut self.typing else { return };
        typing.fresh = false;
        if let Some(count) = self.counts.get_mut(&typing.ballot).and_then(|counts| counts.get_mut(typing.option)) {
            *count /= 10;
        }
    }

    /// To the next option, or the one before, around the ends.
    pub fn walk(&mut self, back: bool) {
        if let Some(typing) = &mut self.typing {
            let step = if back { typing.options - 1 } else { 1 };
            typing.option = (typing.option + step) % typing.options;
            typing.fresh = true;
        }
    }

    /// To the next option; after the last one the counts stand.
    pub fn accept(&mut self) {
        match self.typing {
            Some(typing) if typing.option + 1 < typing.options => self.walk(false),
            _ => self.close(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BALLOT: Ballot = Ballot { step: 0, question: 0, second: false };

    fn typed(digits: &str) -> Votes {
        let mut votes = Votes::default();
        votes.open(BALLOT, 3);
        for character in digits.chars() {
            match character.to_digit(10) {
                Some(digit) => votes.digit(digit as u16),
                None => votes.accept(),
            }
        }
        votes
    }

    #[test]
    fn counts_are_typed_one_after_another_and_bounded() {
        assert_eq!(typed("18 8 3 ").of(BALLOT), Some([18, 8, 3].as_slice()));
        assert_eq!(typed("18 8 3 ").typing(), None);
        assert_eq!(typed("9999 007").of(BALLOT), Some([999, 7, 0].as_slice()));
        assert_eq!(typed("").of(BALLOT), None, "nobody voted");
    }

    #[test]
    fn a_count_is_typed_anew_or_mended() {
        let mut votes = typed("18 8");
        votes.walk(true);
        votes.digit(2);
        assert_eq!(votes.of(BALLOT), Some([2, 8, 0].as_slice()));
        votes.walk(true);
        assert_eq!(votes.typing().unwrap().option, 2);
        votes.walk(false);
        votes.erase();
        votes.digit(5);
        assert_eq!(votes.of(BALLOT), Some([5, 8, 0].as_slice()));
        votes.close();
        votes.digit(9);
        votes.erase();
        assert_eq!(votes.of(BALLOT), Some([5, 8, 0].as_slice()));
        let mut none = Votes::default();
        none.open(BALLOT, 0);
        assert_eq!(none.typing(), None, "nothing to choose from");
    }
}
