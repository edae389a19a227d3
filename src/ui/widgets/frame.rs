//! Panels with titles on borders that join: neighbours share one border line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::canvas::{Canvas, columns, fit};
use super::spotted::Spotted;
use crate::ui::Look;
use crate::ui::glyphs::arm;

/// One bordered part of the screen. Its area includes its border; a neighbour's area overlaps it by that
/// one row or column.
#[derive(Clone, Debug)]
pub struct Panel<'a> {
    area: Rect,
    title: Line<'a>,
    right: Spotted<'a>,
    bottom: Spotted<'a>,
    focus: Option<Style>,
}

impl<'a> Panel<'a> {
    /// A panel without titles.
    pub fn new(area: Rect) -> Panel<'a> {
        Panel { area, title: Line::default(), right: Spotted::default(), bottom: Spotted::default(), focus: None }
    }

    /// The title at the left of its upper border.
    pub fn title(mut self, title: impl Into<Line<'a>>) -> Panel<'a> {
        self.title = title.into();
        self
    }

    /// What stands at the right of its upper border, where there is room beside the title: of several spans
    /// the first ones are left out until it fits.
    pub fn right(mut self, right: impl Into<Spotted<'a>>) -> Panel<'a> {
        self.right = right.into();
        self
    }

    /// What stands at the left of its lower border.
    pub fn bottom(mut self, bottom: impl Into<Spotted<'a>>) -> Panel<'a> {
        self.bottom = bottom.into();
        self
    }

    /// It has the focus: its border is drawn in this style.
    pub fn focused(mut self, style: Option<Style>) -> Panel<'a> {
        self.focus = style;
        self
    }

    /// How wide a title may be.
    fn title_room(&self) -> u16 {
        self.area.width.saturating_sub(6)
    }

    fn draw_titles(&self, buffer: &mut Buffer, look: &Look) {
        let ellipsis = look.theme.glyphs().ellipsis;
        let mut row = Canvas::new(buffer, Rect { height: self.area.height.min(1), ..self.area });
        let title = fit(self.title.clone(), self.title_room(), ellipsis);
        let title_width = columns(&title);
        if title_width > 0 {
            row.put(2, 0, &spaced(title));
        }
        let mut right = self.right.clone();
        // One border cell after the left corner, one before the right one, two between both titles.
        let taken = if title_width > 0 { title_width + 6 } else { 3 };
        while !right.line.spans.is_empty() && taken + right.columns() + 4 > self.area.width {
            right.drop_first();
        }
        if right.columns() > 0 {
            let column = self.area.width - right.columns() - 4;
            right.hit(&row, column + 1, 0, look);
            row.put(column, 0, &spaced(right.line));
        }
        if self.bottom.columns() > 0 && self.area.height > 1 {
            let bottom = fit(self.bottom.line.clone(), self.title_room(), ellipsis);
            let mut row = Canvas::new(buffer, Rect { y: self.area.bottom() - 1, height: 1, ..self.area });
            if columns(&bottom) > 0 {
                row.put(2, 0, &spaced(bottom));
                self.bottom.hit(&row, 3, 0, look);
            }
        }
    }
}

/// A title with the blanks that part it from its border; those of a reversed one are reversed with it. Nothing
/// of the border's own style is left under it.
fn spaced(title: Line<'_>) -> Line<'_> {
    let blank = |span: Option<&Span>| match span {
        Some(span) if span.style.add_modifier.contains(Modifier::REVERSED) => Span::styled(" ", span.style),
        _ => Span::raw(" "),
    };
    let (before, after) = (blank(title.spans.first()), blank(title.spans.last()));
    let own = title.style;
    let all = std::iter::once(before).chain(title.spans).chain(std::iter::once(after));
    Line::from(
        all.map(|span| Span::styled(span.content, Style::reset().patch(own).patch(span.style))).collect::<Vec<_>>(),
    )
}

/// What is inside a panel's border.
pub fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(1),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

/// What is inside a panel's border and its one blank column at each side: where panes draw.
pub fn body(area: Rect) -> Rect {
    let inside = inside(area);
    Rect { x: inside.x.saturating_add(1), width: inside.width.saturating_sub(2), ..inside }
}

/// All panels of a screen.
#[derive(Clone, Debug, Default)]
pub struct Frame<'a> {
    panels: Vec<Panel<'a>>,
}

impl<'a> Frame<'a> {
    /// No panels yet.
    pub fn new() -> Frame<'a> {
        Frame::default()
    }

    /// With one more panel.
    pub fn panel(mut self, panel: Panel<'a>) -> Frame<'a> {
        self.panels.push(panel);
        self
    }

    /// Draws borders and titles; what is inside is not touched.
    pub fn draw(&self, buffer: &mut Buffer, look: &Look) {
        let whole = buffer.area;
        let mut cells = Arms::new(whole);
        for panel in &self.panels {
            cells.outline(panel.area);
        }
        cells.draw(buffer, look, look.theme.frame(), None);
        for panel in &self.panels {
            if let Some(style) = panel.focus {
                cells.draw(buffer, look, style, Some(panel.area));
            }
        }
        for panel in &self.panels {
            panel.draw_titles(buffer, look);
        }
    }
}

/// The arms of every border cell of a buffer.
struct Arms {
    whole: Rect,
    cells: Vec<u8>,
}

impl Arms {
    fn new(whole: Rect) -> Arms {
        Arms { whole, cells: vec![0; usize::from(whole.width) * usize::from(whole.height)] }
    }

    fn add(&mut self, x: u16, y: u16, arms: u8) {
        if x >= self.whole.x && y >= self.whole.y && x < self.whole.right() && y < self.whole.bottom() {
            let place = usize::from(y - self.whole.y) * usize::from(self.whole.width) + usize::from(x - self.whole.x);
            if let Some(cell) = self.cells.get_mut(place) {
                *cell |= arms;
            }
        }
    }

    fn get(&self, x: u16, y: u16) -> u8 {
        let place = usize::from(y - self.whole.y) * usize::from(self.whole.width) + usize::from(x - self.whole.x);
        self.cells.get(place).copied().unwrap_or(0)
    }

    /// Adds the border of `area`. An area without an inside has a line at most.
    fn outline(&mut self, area: Rect) {
        if area.width < 2 || area.height == 0 {
            return;
        }
        let (left, right) = (area.x, area.right() - 1);
        let (top, bottom) = (area.y, area.bottom() - 1);
        for y in if top == bottom { vec![top] } else { vec![top, bottom] } {
            self.add(left, y, arm::RIGHT);
            self.add(right, y, arm::LEFT);
            for x in left + 1..right {
                self.add(x, y, arm::LEFT | arm::RIGHT);
            }
        }
        for x in [left, right] {
            if top < bottom {
                self.add(x, top, arm::DOWN);
                self.add(x, bottom, arm::UP);
            }
            for y in top + 1..bottom.max(top + 1) {
                self.add(x, y, arm::UP | arm::DOWN);
            }
        }
    }

    /// Draws the border cells: all of them, or only those on the border of `only`.
    fn draw(&self, buffer: &mut Buffer, look: &Look, style: Style, only: Option<Rect>) {
        let area = only.unwrap_or(self.whole).intersection(self.whole);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                let on_border = only.is_none_or(|panel| {
                    x == panel.x || x + 1 == panel.right() || y == panel.y || y + 1 == panel.bottom()
                });
                let arms = self.get(x, y);
                if arms == 0 || !on_border {
                    continue;
                }
                if let Some(cell) = buffer.cell_mut((x, y)) {
                    cell.set_symbol(look.theme.glyphs().join(arms)).set_style(Style::reset().patch(style));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::test_support::{looks, text_of};

    #[test]
    fn neighbours_join_as_drawn() {
        let look = looks::spanish();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 24, 8));
        Frame::new()
            .panel(Panel::new(Rect::new(0, 0, 24, 3)).title("laboratorio").right("F2"))
            .panel(Panel::new(Rect::new(0, 2, 12, 3)).title("UNO"))
            .panel(Panel::new(Rect::new(11, 2, 13, 3)).title("DOS"))
            .panel(Panel::new(Rect::new(0, 4, 24, 4)).title("VIAJE").bottom("F1 ayuda"))
            .draw(&mut buffer, &look.get());
        assert_eq!(
            text_of(&buffer),
            "┌─ laboratorio ─── F2 ─┐\n\
             │                      │\n\
             ├─ UNO ────┬─ DOS ─────┤\n\
             │          │           │\n\
             ├─ VIAJE ──┴───────────┤\n\
             │                      │\n\
             │                      │\n\
             └─ F1 ayuda ───────────┘\n"
        );
    }

    #[test]
    fn any_panel_in_any_buffer() {
        let look = looks::spanish();
        for width in 0..14 {
            for height in 0..6 {
                let area = Rect::new(0, 0, width, height);
                let panel = || Panel::new(area).title("TÍTULO").right("F2").bottom("pie").focused(Some(Style::new()));
                for room in [area, Rect::new(2, 1, 5, 2), Rect::new(0, 0, 0, 0)] {
                    let mut buffer = Buffer::empty(room);
                    Frame::new().panel(panel()).draw(&mut buffer, &look.get());
                }
                assert!(body(area).width <= width);
            }
        }
    }
}
