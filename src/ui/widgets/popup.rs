//! A box over the screen: a list to choose from, a question, a text to read.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, columns, pad, text_columns};
use super::footer::{self, KeyHint};
use super::frame::{Frame, Panel, body};
use crate::app::mouse::Target;
use crate::ui::Look;

/// One row of the box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// What can be chosen.
    Choice(String),
    /// Words about the rows around it.
    Text(String),
    /// A row that has its styles already.
    Prose(Line<'static>),
    /// Nothing.
    Blank,
    /// What a group of rows is about.
    Heading(String),
    /// A name in a column of its own, in bold, and what it is. Without a name it goes on with the row above.
    Entry(String, String),
}

/// A box.
#[derive(Clone, Debug)]
pub struct Popup<'a> {
    /// The title on its border.
    pub title: Line<'a>,
    /// Its rows.
    pub rows: &'a [Row],
    /// The row that is chosen; `None` for a box that is only read (then [`Popup::scroll`] counts).
    pub chosen: Option<usize>,
    /// The first row shown, where none is chosen.
    pub scroll: usize,
    /// The keys on its lower border.
    pub keys: &'a [KeyHint],
}

impl Popup<'_> {
    /// The columns it would like, border included.
    fn wanted_width(&self) -> u16 {
        let names = self.name_width();
        let pointer = if self.chosen.is_some() { 2 } else { 0 };
        let wanted = |row: &Row| match row {
            Row::Choice(text) | Row::Text(text) => pointer + text_columns(text),
            Row::Prose(line) => pointer + columns(line),
            Row::Heading(text) => text_columns(text) + 3,
            Row::Entry(_, text) => names + 4 + text_columns(text),
            Row::Blank => 0,
        };
        let rows = self.rows.iter().map(wanted).max().unwrap_or(0);
        let keys = footer::wanted_columns(self.keys);
        // Border and margin for the body; border, line and blanks for titles.
        (rows + 4).max(columns(&self.title).max(keys) + 6)
    }

    /// The column of the names.
    pub fn name_width(&self) -> u16 {
        let name = |row: &Row| match row {
            Row::Entry(name, _) => text_columns(name),
            _ => 0,
        };
        self.rows.iter().map(name).max().unwrap_or(0)
    }

    /// Where it would stand with its upper left corner near `x`, `y`: wholly inside `within`.
    pub fn place_at(&self, x: u16, y: u16, within: Rect) -> Rect {
        let width = self.wanted_width().min(within.width);
        let rows = u16::try_from(self.rows.len()).unwrap_or(u16::MAX).saturating_add(2);
        let height = rows.min(within.height);
        let x = x.clamp(within.x, within.right() - width);
        let y = y.clamp(within.y, within.bottom() - height);
        Rect { x, y, width, height }
    }

    /// Where it would stand in the middle of `within`. Where only an odd column or three were left beside it, it takes one
    /// more: one edge of what it covers would peep out.
    pub fn place_centered(&self, within: Rect) -> Rect {
        let mut wanted = self.place_at(within.x, within.y, within);
        if matches!(within.width - wanted.width, 1 | 3) {
            wanted.width += 1;
        }
        let x = within.x + (within.width - wanted.width) / 2;
        let y = within.y + (within.height - wanted.height) / 2;
        Rect { x, y, ..wanted }
    }

    /// Draws it over whatever is in `area`. Returns the first row that is shown.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, look: &Look) -> usize {
        let area = area.intersection(buffer.area);
        clear(buffer, area);
        look.hit(area, Target::Popup);
        let theme = look.theme;
        let title = self.title.clone().patch_style(theme.strong());
        let bottom = footer::line(self.keys, area.width.saturating_sub(6), look);
        // Two columns of the frame before it, and a blank on either side.
        let taken = columns(&bottom.line) + 4;
        Frame::new()
            .panel(Panel::new(area).title(title).bottom(bottom).focused(Some(theme.strong())))
            .draw(buffer, look);
        let mut canvas = Canvas::new(buffer, body(area));
        let height = usize::from(canvas.height());
        let first = match self.chosen {
            Some(chosen) => (chosen + 1).saturating_sub(height),
            None => self.scroll.min(self.rows.len().saturating_sub(height)),
        };
        let names = self.name_width();
        let mut choices = self.rows.iter().take(first).filter(|row| matches!(row, Row::Choice(_))).count();
        for (row, (place, content)) in self.rows.iter().enumerate().skip(first).take(height).enumerate() {
            let row = row as u16;
            if let Row::Choice(_) = content {
                look.hit(canvas.part(0, row, canvas.width(), 1), Target::Row(choices));
                choices += 1;
            }
            let line = self.line(content, self.chosen == Some(place), names, canvas.width(), look);
            canvas.put_both(row, line, &Line::default(), theme.glyphs().ellipsis);
            if self.chosen == Some(place) {
                canvas.mark_row(row, Style::new().add_modifier(theme.chosen()));
            }
        }
        let below = self.rows.len().saturating_sub(first + height);
        if below > 0 && area.height > 2 && area.width > 12 {
            // More below, said where a list ends.
            let mark = Line::from(Span::styled(format!(" {} {below} ", theme.glyphs().down), theme.strong()));
            let column = area.width.saturating_sub(columns(&mark) + 2);
            if column > taken {
                Canvas::new(buffer, area).put(column, area.height - 1, &mark);
            }
        }
        first
    }

    fn line(&self, row: &Row, is_chosen: bool, names: u16, width: u16, look: &Look) -> Line<'static> {
        let theme = look.theme;
        let pointer = match (self.chosen.is_some(), is_chosen) {
            (false, _) => String::new(),
            (true, true) => format!("{} ", theme.glyphs().pointer),
            (true, false) => "  ".to_owned(),
        };
        match row {
            Row::Blank => Line::default(),
            Row::Choice(text) => {
                let style = if is_chosen { theme.strong() } else { theme.text() };
                Line::from(vec![Span::styled(pointer, theme.strong()), Span::styled(text.clone(), style)])
            }
            Row::Text(text) => Line::from(Span::styled(text.clone(), theme.text())),
            Row::Prose(line) => line.clone(),
            Row::Heading(text) => {
                let rest = usize::from(width.saturating_sub(text_columns(text) + 1));
                let rule = theme.glyphs().line.repeat(rest);
                Line::from(vec![
                    Span::styled(text.clone(), theme.title()),
                    Span::styled(format!(" {rule}"), theme.frame()),
                ])
            }
            Row::Entry(name, text) => Line::from(vec![
                Span::styled(format!("  {}", pad(name, names)), theme.strong()),
                Span::styled(format!("  {text}"), theme.text()),
            ]),
        }
    }
}

/// Empties `area` and a column at each side, so that its border touches no word. A wide character that reaches into it
/// goes as a whole: half of one would move the border.
fn clear(buffer: &mut Buffer, area: Rect) {
    let left = area.left().saturating_sub(1).max(buffer.area.left());
    let right = area.right().saturating_add(1).min(buffer.area.right());
    for y in area.top()..area.bottom() {
        for x in left..right {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
            }
        }
        if let Some(before) = left.checked_sub(1)
            && let Some(cell) = buffer.cell_mut((before, y))
            && cell.symbol().width() > 1
        {
            cell.set_symbol(" ");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::test_support::{looks, text_of};
    use ratatui::style::Modifier;

    fn rows() -> Vec<Row> {
        let choice = |text: &str| Row::Choice(text.to_owned());
        vec![choice("send"), choice("recv"), Row::Blank, Row::Heading("con c:".to_owned()), choice("close")]
    }

    #[test]
    fn drawn_with_its_groups() {
        let look = looks::spanish();
        let rows = rows();
        let keys = [KeyHint::new("↑↓", "mueve", 5), KeyHint::new("Enter", "", 9), KeyHint::new("Esc", "", 8)];
        let popup = Popup { title: "F4 · c (fd 3)".into(), rows: &rows, chosen: Some(0), scroll: 0, keys: &keys };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 9));
        let area = popup.place_at(2, 1, buffer.area);
        popup.draw(&mut buffer, area, &look.get());
        assert_eq!(
            text_of(&buffer),
            concat!(
                "                                        \n",
                "  ┌─ F4 · c (fd 3) ──────────┐          \n",
                "  │ ▸ send                   │          \n",
                "  │   recv                   │          \n",
                "  │                          │          \n",
                "  │ con c: ───────────────── │          \n",
                "  │   close                  │          \n",
                "  └─ ↑↓ mueve · Enter · Esc ─┘          \n",
                "                                        \n",
            )
        );
        // Keys are bold and their labels are not.
        assert!(buffer[(5, 7)].modifier.contains(Modifier::BOLD));
        assert!(!buffer[(8, 7)].modifier.contains(Modifier::BOLD));
    }

    #[test]
    fn names_and_texts_stand_in_columns() {
        let look = looks::spanish();
        let entry = |name: &str, text: &str| Row::Entry(name.to_owned(), text.to_owned());
        let rows = [entry("F1 Alt-H", "Todas"), entry("", "las teclas."), entry("Esc", "Cierra.")];
        let popup = Popup { title: "ayuda".into(), rows: &rows, chosen: None, scroll: 0, keys: &[] };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 27, 5));
        popup.draw(&mut buffer, Rect::new(0, 0, 27, 5), &look.get());
        let text = text_of(&buffer);
        assert!(text.contains("│   F1 Alt-H  Todas       │\n│             las teclas. │\n│   Esc       Cierra.     │"));
    }

    #[test]
    fn the_chosen_item_is_always_seen_and_no_size_breaks_it() {
        let look = looks::spanish();
        let rows = rows();
        for chosen in [None, Some(0), Some(4), Some(7)] {
            for width in 0..40 {
                for height in 0..9 {
                    let popup = Popup { title: "F4".into(), rows: &rows, chosen, scroll: 9, keys: &[] };
                    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
                    let area = popup.place_centered(buffer.area);
                    popup.draw(&mut buffer, area, &look.get());
                    if chosen == Some(4) && width > 12 && height > 2 {
                        assert!(text_of(&buffer).contains("close"), "{width}×{height}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_wide_character_under_its_edge_goes_as_a_whole() {
        let look = looks::spanish();
        let popup = Popup { title: "F4".into(), rows: &[Row::Blank], chosen: None, scroll: 0, keys: &[] };
        let mut buffer = Buffer::with_lines(["日本日本日本日本"; 3]);
        popup.draw(&mut buffer, Rect::new(3, 0, 9, 3), &look.get());
        let row: Vec<&str> = (0..13).map(|x| buffer[(x, 1)].symbol()).collect();
        assert_eq!(row, ["日", " ", " ", "│", " ", " ", " ", " ", " ", " ", " ", "│", " "]);
    }
}
