//! Where everything is on a lesson's screen.

use ratatui::layout::Rect;

use super::super::lab::{RIGHT_COLUMN, WIDE};
use super::super::scene;
use crate::course::lesson::Pane;

/// What the screen has to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wants {
    /// Rows of text at the full width of the left part.
    pub text: u16,
    /// Whether there is a row of goals.
    pub ticks: bool,
    /// Rows at the bottom.
    pub said: u16,
    /// Whether travel is revealed.
    pub travel: bool,
    /// Whether the bottom matters more than travel: a sentence is typed there.
    pub typing: bool,
    /// Whether the step is done: what was asked for is read already, and what was just seen stays.
    pub ended: bool,
    /// Rows in which a program's last line and what it answered are seen whole.
    pub answer: u16,
    /// Rows in which the kernel's sockets are all told.
    pub kernel: u16,
    /// Whether anything travelled.
    pub travelled: bool,
    /// How many programs stand side by side.
    pub panes: usize,
    /// The panes of the right column.
    pub right: Vec<Pane>,
}

/// Where everything is. Every rectangle includes its border; neighbours share a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Places {
    /// Text and goals.
    pub head: Rect,
    /// Whether a blank row parts the two.
    pub gap: bool,
    /// The programs, from left to right.
    pub programs: Vec<Rect>,
    /// The kernel's rows below each.
    pub kernels: Vec<Rect>,
    /// What travelled; no rows where there is no room.
    pub travel: Rect,
    /// What is told.
    pub said: Rect,
    /// The right column, from the top.
    pub right: Vec<(Pane, Rect)>,
}

/// The most rows that an answer is given at the cost of other things.
const ANSWER: u16 = 7;

/// How rows are given out at a height of the terminal.
struct Shares {
    text: u16,
    gap: u16,
    kernel: u16,
    travel: u16,
    said: (u16, u16),
    programs: u16,
}

impl Shares {
    fn of(height: u16) -> Shares {
        let shares = |text, gap, kernel, travel, said, programs| Shares { text, gap, kernel, travel, said, programs };
        match height {
            0..16 => shares(1, 0, 2, 0, (1, 4), 2),
            16..20 => shares(2, 0, 3, 0, (2, 6), 3),
            20..22 => shares(3, 0, 3, 2, (2, 8), 3),
            22..30 => shares(3, 0, 4, 2, (3, 10), 4),
            30..44 => shares(6, 1, 5, 6, (4, 9), 6),
            _ => shares(8, 1, 8, 9, (5, 11), 8),
        }
    }
}

/// The width of the left part of a screen: all of it where the right column shows nothing.
pub(super) fn left_width(area: Rect, right: &[Pane]) -> u16 {
    if area.width >= WIDE && !right.is_empty() { area.width - RIGHT_COLUMN + 1 } else { area.width }
}

impl Places {
    /// The places on `area`. The programs get what the others leave, and a few rows at least: then the others concede.
    pub fn of(area: Rect, wants: &Wants) -> Places {
        let left = Rect { width: left_width(area, &wants.right), ..area };
        let shares = Shares::of(area.height);
        let ticks = u16::from(wants.ticks);
        let mut text = wants.text.min(shares.text).max(1 - ticks);
        let mut gap = if wants.ticks && wants.text > 0 { shares.gap } else { 0 };
        let mut said = wants.said.clamp(shares.said.0, shares.said.1);
        let mut kernel = shares.kernel;
        let makes_way = wants.typing && area.height < 30;
        let mut travel = if wants.travel && !makes_way { shares.travel } else { 0 };
        let programs = loop {
            let borders = if travel > 0 { 6 } else { 5 };
            let taken = borders + text + gap + ticks + kernel + travel + said;
            let rest = area.height.saturating_sub(taken);
            // A step is done by a line that was run: that line and its answer are what the words below are about.
            let wished = if wants.ended { wants.answer.min(ANSWER).max(shares.programs) } else { shares.programs };
            if rest >= wished {
                break rest;
            }
            match () {
                () if gap > 0 => gap = 0,
                () if wants.ended && kernel > wants.kernel.max(1) => kernel -= 1,
                () if wants.ended && !wants.travelled && travel > 0 => travel = 0,
                // What was to be done is read already, and it is not cut: it goes.
                () if wants.ended && wants.ticks && text > 0 => text = 0,
                () if kernel > 4 => kernel -= 1,
                () if travel > 2 => travel -= 1,
                () if rest >= shares.programs => break rest,
                () if wants.ended && kernel > 3 => kernel -= 1,
                () if wants.ended && wants.typing && travel > 0 => travel = 0,
                () if wants.ended && kernel > 2 => kernel -= 1,
                () if said > shares.said.0 && !wants.typing => said -= 1,
                () if travel > 0 => travel = 0,
                () if kernel > 2 => kernel -= 1,
                () if said > shares.said.0 => said -= 1,
                () if text > 1 => text -= 1,
                () if said > 1 => said -= 1,
                () => break rest,
            }
        };
        let stack = |y: u16, rows: u16| Rect { x: left.x, y, width: left.width, height: rows + 2 };
        let head = stack(area.y, text + gap + ticks);
        let program_row = stack(head.bottom() - 1, programs);
        let kernel_row = stack(program_row.bottom() - 1, kernel);
        let travel_row = if travel > 0 { stack(kernel_row.bottom() - 1, travel) } else { Rect { height: 0, ..left } };
        let above_said = if travel > 0 { travel_row.bottom() } else { kernel_row.bottom() };
        let said = stack(above_said - 1, said);
        let right = if left.width < area.width {
            // The column's lines are those of the left part.
            let lines = [kernel_row.y, if travel > 0 { travel_row.y } else { said.y }];
            column(Rect { x: left.right() - 1, width: RIGHT_COLUMN, ..area }, &wants.right, lines)
        } else {
            Vec::new()
        };
        Places {
            head,
            gap: gap > 0,
            programs: scene::split(program_row, wants.panes),
            kernels: scene::split(kernel_row, wants.panes),
            travel: travel_row,
            said,
            right,
        }
    }
}

/// The panes of the right column, parted at one or both of `lines`.
fn column(area: Rect, panes: &[Pane], lines: [u16; 2]) -> Vec<(Pane, Rect)> {
    let cuts: Vec<u16> = match panes {
        [] | [_] => Vec::new(),
        // Code is long; states and calls are read together with what stands beside them.
        [Pane::Code, Pane::Calls] => vec![lines[1]],
        [_, _] => vec![lines[0]],
        _ => lines.into(),
    };
    let tops = std::iter::once(area.y).chain(cuts.iter().copied());
    let ends = cuts.iter().map(|cut| cut + 1).chain(std::iter::once(area.bottom()));
    panes
        .iter()
        .copied()
        .zip(tops.zip(ends))
        .map(|(pane, (y, end))| (pane, Rect { y, height: end.saturating_sub(y), ..area }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wants(text: u16, said: u16) -> Wants {
        Wants { text, ticks: true, said, travel: true, panes: 2, ..Wants::default() }
    }

    fn rows(places: &Places) -> [u16; 5] {
        let inner = |area: Rect| area.height.saturating_sub(2);
        [places.head, places.programs[0], places.kernels[0], places.travel, places.said].map(inner)
    }

    #[test]
    fn a_projector_has_the_rows_of_the_drawing() {
        let area = Rect::new(0, 0, 80, 24);
        assert_eq!(rows(&Places::of(area, &wants(2, 3))), [3, 6, 4, 2, 3]);
        // A longer text takes rows from the programs.
        assert_eq!(rows(&Places::of(area, &wants(3, 3))), [4, 5, 4, 2, 3]);
        assert_eq!(rows(&Places::of(area, &wants(9, 1))), [4, 5, 4, 2, 3]);
        // While a sentence is typed travel makes way.
        assert_eq!(rows(&Places::of(area, &Wants { typing: true, ..wants(2, 7) })), [3, 5, 4, 0, 7]);
    }

    #[test]
    fn the_line_that_ended_a_step_stays_with_its_answer() {
        let area = Rect::new(0, 0, 80, 24);
        let ended = |said, answer| Wants { ended: true, answer, kernel: 2, travelled: true, ..wants(3, said) };
        // Words are few: nothing has to make way.
        assert_eq!(rows(&Places::of(area, &ended(2, 3))), [4, 5, 4, 2, 3]);
        // An error with its explanation: rows in which the kernel has nothing to say go first, then what was to be done.
        assert_eq!(rows(&Places::of(area, &ended(4, 6))), [4, 6, 2, 2, 4]);
        assert_eq!(rows(&Places::of(area, &ended(7, 7))), [1, 6, 2, 2, 7]);
        // What did not travel has no place then.
        assert_eq!(rows(&Places::of(area, &Wants { travelled: false, ..ended(7, 6) })), [4, 6, 2, 0, 7]);
    }

    #[test]
    fn every_row_of_every_height_is_somebodys() {
        for height in 12..130 {
            for text in 0..9 {
                for said in 0..12 {
                    for typing in [false, true] {
                        let answer = text + said / 2;
                        let wants = Wants { typing, ended: text % 2 == 0, answer, ..wants(text, said) };
                        let area = Rect::new(0, 0, 80, height);
                        let places = Places::of(area, &wants);
                        assert_eq!(places.said.bottom(), height, "{height} {text} {said}");
                        assert!(rows(&places)[1] >= 2, "{height} {text} {said}");
                        assert!(rows(&places)[0] >= 1 && rows(&places)[4] >= 1);
                        assert!(height < 20 || rows(&places)[1] >= 3, "{height} {text} {said}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_right_column_is_parted_where_the_left_part_is() {
        let area = Rect::new(0, 0, 120, 36);
        let all = [Pane::Code, Pane::States, Pane::Calls];
        for count in 1..=3 {
            let right = all[..count].to_vec();
            let places = Places::of(area, &Wants { right, ..wants(2, 3) });
            assert_eq!(places.head.width, 81);
            assert_eq!(places.right.len(), count);
            assert_eq!((places.right[0].1.y, places.right[count - 1].1.bottom()), (0, 36));
            for pair in places.right.windows(2) {
                assert_eq!(pair[0].1.bottom(), pair[1].1.y + 1);
            }
        }
        assert_eq!(Places::of(area, &wants(2, 3)).head.width, 120);
    }
}
