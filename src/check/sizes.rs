//! Whether texts fit their places, with placeholders at their longest.

use ratatui::text::Line;

use crate::course::markdown;
use crate::course::reading::{Finding, FindingKind};
use crate::ui::widgets::canvas::text_columns;
use crate::ui::widgets::wrap;

use super::placeholders::{longest, replace};
use super::texts::{Place, Text};

/// The columns that the words of a step have at 80×24.
const WIDTH: u16 = 76;

/// How much room a text has.
enum Room {
    /// One row of so many columns.
    Row(u16),
    /// So many rows of so many columns.
    Rows(usize, u16),
}

fn room(place: Place) -> Room {
    let key = match place {
        Place::Title | Place::Word => return Room::Row(30),
        Place::About => return Room::Row(34),
        Place::Step { predict: true } => return Room::Rows(8, WIDTH),
        Place::Step { predict: false } => return Room::Rows(3, WIDTH),
        Place::Explanation => return Room::Rows(6, 70),
        Place::Part(key) => key,
    };
    match key.split(' ').next().unwrap_or_default() {
        "title" => Room::Row(30),
        "met" => Room::Row(22),
        "missing" => Room::Row(40),
        "option" | "note" => Room::Row(70),
        _ => Room::Rows(3, WIDTH),
    }
}

/// Finds a text that is too long for its place.
pub fn check(text: &Text, findings: &mut Vec<Finding>) {
    let longest = |inside: &str| match text.meaning(inside) {
        Ok(meaning) => longest(meaning, text.language).to_owned(),
        _ => format!("{{{{{inside}}}}}"),
    };
    let plain = markdown::plain(&replace(text.text, longest));
    let key = text.key();
    match room(text.place) {
        Room::Row(most) => {
            let columns = plain.lines().map(text_columns).max().unwrap_or(0);
            if plain.lines().count() > 1 {
                findings.push(text.find(
                    0,
                    FindingKind::TooManyRows { key, rows: plain.lines().count(), most: 1, width: usize::from(most) },
                ));
            } else if columns > most {
                let (columns, most) = (usize::from(columns), usize::from(most));
                findings.push(text.find(0, FindingKind::TooWide { key, columns, most }));
            }
        }
        Room::Rows(most, width) => {
            let rows = plain.lines().map(|line| wrap::prose(Line::raw(line), width, 0).len()).sum();
            if rows > most {
                let width = usize::from(width);
                findings.push(text.find(0, FindingKind::TooManyRows { key, rows, most, width }));
            }
        }
    }
}
