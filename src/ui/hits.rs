//! What stands where, for the mouse. Whatever draws something that can be clicked says so in the same breath, so that
//! there is no second layout to keep in step with the first.

use std::cell::{Cell, RefCell};

use ratatui::layout::{Position, Rect};

use crate::app::mouse::Target;

/// The places of one drawing that can be clicked; of two that overlap, the later lies over the earlier.
#[derive(Debug, Default)]
pub struct Hits {
    places: RefCell<Vec<(Rect, Target)>>,
    end: Cell<Option<usize>>,
}

impl Hits {
    /// Something stands in `area`.
    pub fn add(&self, area: Rect, what: Target) {
        self.places.borrow_mut().push((area, what));
    }

    /// Something stands in front, and nothing behind it can be reached.
    pub fn cover(&self) {
        self.places.borrow_mut().clear();
    }

    /// The text in front can be scrolled by so many lines.
    pub fn ends(&self, last: usize) {
        self.end.set(Some(last));
    }

    /// By how many lines the text in front can be scrolled, where there is one.
    pub fn end(&self) -> Option<usize> {
        self.end.get()
    }

    /// What stands at a cell.
    pub fn at(&self, column: u16, row: u16) -> Option<Target> {
        let places = self.places.borrow();
        places.iter().rev().find(|(area, _)| area.contains(Position::new(column, row))).map(|(_, what)| *what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_later_lies_over_the_earlier_and_what_is_covered_is_gone() {
        let hits = Hits::default();
        hits.add(Rect::new(0, 0, 10, 4), Target::Popup);
        hits.add(Rect::new(1, 1, 8, 1), Target::Row(0));
        assert_eq!(hits.at(1, 1), Some(Target::Row(0)));
        assert_eq!(hits.at(9, 1), Some(Target::Popup));
        assert_eq!(hits.at(10, 1), None);
        hits.cover();
        assert_eq!(hits.at(1, 1), None);
    }
}
