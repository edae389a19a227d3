//! A line of which parts can be clicked.

use ratatui::text::{Line, Span};

use super::canvas::{Canvas, columns, text_columns};
use crate::app::mouse::Target;
use crate::ui::Look;

/// A line, and what stands in which of its columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spotted<'a> {
    /// What is drawn.
    pub line: Line<'a>,
    spots: Vec<Spot>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spot {
    from: u16,
    columns: u16,
    what: Target,
}

impl<'a> Spotted<'a> {
    /// All of a line is one thing.
    pub fn whole(line: impl Into<Line<'a>>, what: Target) -> Spotted<'a> {
        let line = line.into();
        let columns = columns(&line);
        Spotted { line, spots: vec![Spot { from: 0, columns, what }] }
    }

    /// Its width.
    pub fn columns(&self) -> u16 {
        columns(&self.line)
    }

    /// Adds a part that only is seen.
    pub fn push(&mut self, span: Span<'a>) {
        self.line.spans.push(span);
    }

    /// Adds another one at its end.
    pub fn append(&mut self, other: Spotted<'a>) {
        let columns = self.columns();
        self.spots.extend(other.spots.into_iter().map(|spot| Spot { from: spot.from.saturating_add(columns), ..spot }));
        self.line.spans.extend(other.line.spans);
    }

    /// From column `from` to its end so far, the line is this.
    pub fn mark(&mut self, from: u16, what: Target) {
        let columns = self.columns().saturating_sub(from);
        self.spots.push(Spot { from, columns, what });
    }

    /// Leaves out its first part.
    pub fn drop_first(&mut self) {
        if self.line.spans.is_empty() {
            return;
        }
        let width = text_columns(&self.line.spans.remove(0).content);
        for spot in &mut self.spots {
            let end = (spot.from + spot.columns).saturating_sub(width);
            spot.from = spot.from.saturating_sub(width);
            spot.columns = end - spot.from;
        }
    }

    /// Says where its parts are when it ends at the right edge of `row`.
    pub fn hit_at_right(&self, canvas: &Canvas, row: u16, look: &Look) {
        self.hit(canvas, canvas.width().saturating_sub(self.columns()), row, look);
    }

    /// Writes it from `column` on `row`, cut at the right edge.
    pub fn put(&self, canvas: &mut Canvas, column: u16, row: u16, look: &Look) {
        canvas.put(column, row, &self.line);
        self.hit(canvas, column, row, look);
    }

    /// Says where its parts are, where something else draws it.
    pub fn hit(&self, canvas: &Canvas, column: u16, row: u16, look: &Look) {
        for spot in &self.spots {
            look.hit(canvas.part(column.saturating_add(spot.from), row, spot.columns, 1), spot.what);
        }
    }
}

impl<'a> From<Line<'a>> for Spotted<'a> {
    fn from(line: Line<'a>) -> Spotted<'a> {
        Spotted { line, spots: Vec::new() }
    }
}

impl<'a> From<Span<'a>> for Spotted<'a> {
    fn from(span: Span<'a>) -> Spotted<'a> {
        Line::from(span).into()
    }
}

impl<'a> From<&'a str> for Spotted<'a> {
    fn from(text: &'a str) -> Spotted<'a> {
        Line::from(text).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::hits::Hits;
    use crate::ui::test_support::looks;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    fn found(line: &Spotted, width: u16) -> Vec<Option<Target>> {
        let own = looks::spanish();
        let hits = Hits::default();
        let look = Look { hits: Some(&hits), ..own.get() };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        line.put(&mut Canvas::new(&mut buffer, Rect::new(1, 0, width, 1)), 1, 0, &look);
        (0..12).map(|column| hits.at(column, 0)).collect()
    }

    #[test]
    fn parts_are_found_where_they_are_drawn_and_not_beyond_the_edge() {
        let mut line = Spotted::from("ab");
        line.mark(0, Target::Tab(0));
        line.push(Span::raw("-"));
        let from = line.columns();
        line.push(Span::raw("日x"));
        line.mark(from, Target::Tab(1));
        let (one, two) = (Some(Target::Tab(0)), Some(Target::Tab(1)));
        assert_eq!(found(&line, 11), [None, None, one, one, None, two, two, two, None, None, None, None]);
        assert_eq!(found(&line, 5)[5..7], [two, None]);
        line.drop_first();
        assert_eq!(found(&line, 11)[..6], [None, None, None, two, two, two]);
    }
}
