//! A list in a box over the screen: actions, programs to add, help.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{Canvas, columns, pad, text_columns};
use super::footer::{self, KeyHint};
use super::frame::{Frame, Panel, body};
use crate::ui::Look;

/// One item of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What is chosen: a method, a key, a program. Shown in bold, in a column of its own.
    pub name: String,
    /// What it is, in the reader's language.
    pub text: String,
    /// Whether it can be chosen now; if not it is dimmed.
    pub enabled: bool,
}

/// A popup list.
#[derive(Clone, Debug)]
pub struct Popup<'a> {
    /// The title on its border.
    pub title: Line<'a>,
    /// The items.
    pub items: &'a [Item],
    /// The chosen item; `None` for a list that is only read (then [`Popup::scroll`] counts).
    pub chosen: Option<usize>,
    /// The first item shown, where none is chosen.
    pub scroll: usize,
    /// A line under the items: the statement that would be written.
    pub note: Option<Line<'a>>,
    /// The keys on its lower border.
    pub keys: &'a [KeyHint],
}

impl Popup<'_> {
    /// The columns it would like, border included.
    fn wanted_width(&self) -> u16 {
        let names = self.name_width();
        let items = self.items.iter().map(|item| names + 2 + text_columns(&item.text) + 2).max().unwrap_or(0);
        let keys = footer::wanted_columns(self.keys);
        let note = self.note.as_ref().map_or(0, columns);
        // Border and margin for the body; border, line and blanks for titles.
        (items.max(note) + 4).max(columns(&self.title).max(keys) + 6)
    }

    fn name_width(&self) -> u16 {
        self.items.iter().map(|item| text_columns(&item.name)).max().unwrap_or(0)
    }

    /// Where it would stand with its upper left corner near `x`, `y`: wholly inside `within`.
    pub fn place_at(&self, x: u16, y: u16, within: Rect) -> Rect {
        let width = self.wanted_width().min(within.width);
        let rows = self.items.len() as u16 + u16::from(self.note.is_some()) + 2;
        let height = rows.min(within.height);
        let x = x.clamp(within.x, within.right() - width);
        let y = y.clamp(within.y, within.bottom() - height);
        Rect { x, y, width, height }
    }

    /// Where it would stand in the middle of `within`.
    pub fn place_centered(&self, within: Rect) -> Rect {
        let wanted = self.place_at(within.x, within.y, within);
        let x = within.x + (within.width - wanted.width) / 2;
        let y = within.y + (within.height - wanted.height) / 2;
        Rect { x, y, ..wanted }
    }

    /// Draws it over whatever is in `area`.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, look: &Look) {
        let area = area.intersection(buffer.area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(cell) = buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
        let theme = look.theme;
        let title = Line::from(
            self.title.spans.iter().map(|span| Span::styled(span.content.clone(), span.style)).collect::<Vec<_>>(),
        )
        .patch_style(theme.strong());
        let bottom = footer::line(self.keys, area.width.saturating_sub(6), look);
        Frame::new()
            .panel(Panel::new(area).title(title).bottom(bottom).focused(Some(theme.strong())))
            .draw(buffer, look);
        let mut canvas = Canvas::new(buffer, body(area));
        let note_rows = u16::from(self.note.is_some() && canvas.height() > 1);
        let rows = usize::from(canvas.height() - note_rows);
        let first = match self.chosen {
            Some(chosen) => (chosen + 1).saturating_sub(rows),
            None => self.scroll.min(self.items.len().saturating_sub(rows)),
        };
        let names = self.name_width();
        for (row, (place, item)) in self.items.iter().enumerate().skip(first).take(rows).enumerate() {
            let row = row as u16;
            let is_chosen = self.chosen == Some(place);
            let pointer = if is_chosen { theme.glyphs().pointer } else { " " };
            let mut spans = Vec::new();
            if self.chosen.is_some() {
                spans.push(Span::styled(format!("{pointer} "), theme.strong()));
            }
            let name_style = if item.enabled { theme.strong() } else { theme.muted() };
            let text_style = if item.enabled { theme.text() } else { theme.muted() };
            spans.push(Span::styled(pad(&item.name, names), name_style));
            spans.push(Span::styled(format!("  {}", item.text), text_style));
            canvas.put_both(row, Line::from(spans), &Line::default(), theme.glyphs().ellipsis);
            if is_chosen {
                canvas.mark_row(row, ratatui::style::Style::new().add_modifier(theme.chosen()));
            }
        }
        if let (Some(note), 1) = (&self.note, note_rows) {
            let row = canvas.height() - 1;
            canvas.put_both(row, note.clone(), &Line::default(), theme.glyphs().ellipsis);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::test_support::{looks, text_of};

    fn items() -> Vec<Item> {
        let item = |name: &str, text: &str| Item { name: name.to_owned(), text: text.to_owned(), enabled: true };
        vec![item("send", "enviar bytes"), item("recv", "leer lo que llegó"), item("close", "soltar el socket")]
    }

    #[test]
    fn drawn_as_in_the_free_lab() {
        let look = looks::spanish();
        let items = items();
        let keys = [KeyHint::new("↑↓", "elige", 5), KeyHint::new("Enter", "", 9), KeyHint::new("Esc", "", 8)];
        let popup = Popup {
            title: "F4 · ¿qué hago con c (fd 3)?".into(),
            items: &items,
            chosen: Some(0),
            scroll: 0,
            note: Some("escribe:  c.send(b\"hola\")".into()),
            keys: &keys,
        };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 8));
        let area = popup.place_at(2, 1, buffer.area);
        popup.draw(&mut buffer, area, &look.get());
        assert_eq!(
            text_of(&buffer),
            concat!(
                "                                        \n",
                "  ┌─ F4 · ¿qué hago con c (fd 3)? ─┐    \n",
                "  │ ▸ send   enviar bytes          │    \n",
                "  │   recv   leer lo que llegó     │    \n",
                "  │   close  soltar el socket      │    \n",
                "  │ escribe:  c.send(b\"hola\")      │    \n",
                "  └─ ↑↓ elige · Enter · Esc ───────┘    \n",
                "                                        \n",
            )
        );
    }

    #[test]
    fn the_chosen_item_is_always_seen_and_no_size_breaks_it() {
        let look = looks::spanish();
        let items = items();
        for chosen in [None, Some(0), Some(2), Some(7)] {
            for width in 0..40 {
                for height in 0..8 {
                    let popup = Popup { title: "F4".into(), items: &items, chosen, scroll: 9, note: None, keys: &[] };
                    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
                    let area = popup.place_centered(buffer.area);
                    popup.draw(&mut buffer, area, &look.get());
                    if chosen == Some(2) && width > 12 && height > 2 {
                        assert!(text_of(&buffer).contains("close"), "{width}×{height}");
                    }
                }
            }
        }
    }
}
