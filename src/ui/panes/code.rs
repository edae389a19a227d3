//! What each program ran, as the files that it would be: `servidor.py`, `cliente.py`.

use std::collections::VecDeque;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::journal::event::StatementId;
use crate::journal::projections::programs::{Entry, Program};
use crate::ui::Look;
use crate::ui::widgets::canvas::Canvas;
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::wrap;

/// The columns before a line of code: the sign of the line that runs or failed.
const MARGIN: u16 = 2;

/// How many rows of a program are made at most: no terminal shows more.
const MOST_ROWS: usize = 300;

/// The code that consoles ran.
#[derive(Clone, Debug)]
pub struct CodePane<'a> {
    /// The consoles, in the order of the screen. Servers of ours have no Python to show.
    pub programs: Vec<&'a Program>,
}

impl CodePane<'_> {
    /// «CÓDIGO».
    pub fn title(&self, look: &Look) -> Line<'static> {
        Line::from(Span::styled(look.i18n.tr("ui-lesson-code"), look.theme.title()))
    }

    /// Draws it: a listing a program, each with its last lines; a blank row between two.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, look: &Look) {
        let mut canvas = Canvas::new(buffer, area);
        let (width, height) = (canvas.width(), usize::from(canvas.height()));
        if width == 0 || height == 0 {
            return;
        }
        let listings: Vec<Vec<Line<'static>>> =
            self.programs.iter().map(|program| listing(program, width, look)).collect();
        if listings.iter().all(Vec::is_empty) {
            let rows = wrap::words(&look.i18n.tr("ui-lesson-code-none"), width);
            for (row, words) in rows.into_iter().enumerate() {
                canvas.put(0, row as u16, &Line::from(Span::styled(words, look.theme.muted())));
            }
            return;
        }
        // A heading and a row each at least; what one does not use, the others may.
        let programs = self.programs.iter().zip(listings).filter(|(_, listing)| !listing.is_empty());
        let programs: Vec<_> = programs.collect();
        let overhead = 2 * programs.len() - 1;
        let lengths: Vec<usize> = programs.iter().map(|(_, listing)| listing.len()).collect();
        let shares = shares(&lengths, height.saturating_sub(overhead));
        let mut row = 0;
        for ((program, listing), share) in programs.into_iter().zip(shares) {
            let name = format!("{}.py", show_text(&program.name, look.theme.glyphs()));
            let style = look.theme.program(program.id).patch(look.theme.strong());
            canvas.put_both(row, Line::from(Span::styled(name, style)), &Line::default(), look.theme.glyphs().ellipsis);
            row += 1;
            let left_out = listing.len() - share.min(listing.len());
            for (place, line) in listing.iter().skip(left_out).enumerate() {
                if place == 0 && left_out > 0 && share > 1 {
                    // The mark takes the row of the oldest line that is shown; the newest line is always seen.
                    let mark = format!("  {}", look.theme.glyphs().ellipsis);
                    canvas.put(0, row, &Line::from(Span::styled(mark, look.theme.muted())));
                } else {
                    canvas.put(0, row, line);
                }
                row += 1;
            }
            row += 1;
        }
    }
}

/// How many of `room` rows each gets: equal parts, and what some do not need goes to the others.
fn shares(lengths: &[usize], room: usize) -> Vec<usize> {
    let mut shares = vec![0; lengths.len()];
    let mut left = room;
    while left > 0 {
        let mut gave = false;
        for (share, length) in shares.iter_mut().zip(lengths) {
            if *share < *length && left > 0 {
                *share += 1;
                left -= 1;
                gave = true;
            }
        }
        if !gave {
            break;
        }
    }
    shares
}

/// The rows of what a program ran since its process began: at most [`MOST_ROWS`], the last ones.
fn listing(program: &Program, width: u16, look: &Look) -> Vec<Line<'static>> {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let mut rows: VecDeque<Line<'static>> = VecDeque::new();
    let mut raised = false;
    for entry in program.transcript.iter().rev() {
        match entry {
            Entry::Born { .. } => break,
            Entry::Raised(_) => raised = true,
            Entry::Statement { statement, source } => {
                let runs = program.running == Some(*statement);
                let (sign, style) = match (raised, runs) {
                    (true, _) => (glyphs.failed, theme.error()),
                    (_, true) => (glyphs.pointer, theme.strong()),
                    _ => (" ", theme.text()),
                };
                let ink = if *statement == StatementId(0) { theme.muted() } else { theme.text() };
                let lines = source.trim_end().split('\n').enumerate();
                let block = lines.flat_map(|(number, line)| {
                    let sign = if number == 0 { sign } else { " " };
                    let text = show_text(line, glyphs);
                    let line = Line::from(vec![Span::styled(format!("{sign} "), style), Span::styled(text, ink)]);
                    wrap::code(line, width, MARGIN + 4)
                });
                block.collect::<Vec<_>>().into_iter().rev().for_each(|row| rows.push_front(row));
                raised = false;
            }
            _ => {}
        }
        if rows.len() >= MOST_ROWS {
            break;
        }
    }
    rows.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::journal::event::ProgramId;
    use crate::ui::test_support::{at_every_size, drawn, looks, picture, scene, text_of};

    #[test]
    fn pictures() {
        let all = scene();
        let programs = [1, 3, 4, 5].map(|id| &all.programs.by_id[&ProgramId(id)]);
        for language in [Language::Spanish, Language::English] {
            let look = looks::of(language);
            for (name, width, height) in [("column", 36, 20), ("low", 36, 9)] {
                let pane = CodePane { programs: programs.into() };
                let buffer = drawn(width, height, |buffer, area| pane.draw(buffer, area, &look.get()));
                insta::assert_snapshot!(format!("code_{name}@{}", language.code()), picture(&buffer));
            }
            let buffer = drawn(36, 3, |buffer, area| CodePane { programs: Vec::new() }.draw(buffer, area, &look.get()));
            assert!(text_of(&buffer).contains(look.get().i18n.tr("ui-lesson-code-none").split(' ').next().unwrap()));
        }
    }

    #[test]
    fn no_size_breaks_it() {
        let all = scene();
        let look = looks::plain();
        let programs: Vec<_> = all.programs.by_id.values().collect();
        at_every_size(|buffer, area| CodePane { programs: programs.clone() }.draw(buffer, area, &look.get()));
    }

    #[test]
    fn what_one_does_not_need_the_others_get() {
        assert_eq!(shares(&[1, 9, 9], 9), [1, 4, 4]);
        assert_eq!(shares(&[2, 2], 9), [2, 2]);
        assert_eq!(shares(&[3, 3], 0), [0, 0]);
        assert!(shares(&[], 4).is_empty());
    }
}
