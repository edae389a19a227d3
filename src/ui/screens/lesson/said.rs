//! The bottom of a lesson's screen: what was just seen, a hint, a near miss; a prediction beside what came true; a
//! sentence of one's own being typed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::rows;
use super::sheet::{Sentence, Work};
use crate::app::actions::ActionId;
use crate::ui::Look;
use crate::ui::widgets::canvas::{Canvas, columns, text_columns};
use crate::ui::widgets::markdown::{self, Ink};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::{comparison, wrap};

/// The bottom, as rows.
#[derive(Clone, Debug, Default)]
pub(super) struct SaidRows {
    text: Vec<Line<'static>>,
    comparison: Vec<Line<'static>>,
    question: Vec<Line<'static>>,
    typed: Option<(Vec<Line<'static>>, (u16, u16))>,
}

impl SaidRows {
    /// The rows at a width.
    pub(super) fn of(work: &Work, width: u16, look: &Look) -> SaidRows {
        let ink = if work.said.is_quiet { Ink { terms: true, ..Ink::muted(look) } } else { Ink::text(look) };
        let mut text = markdown::rows(&work.said.text, ink, width, look);
        text.extend(markdown::rows(&work.because, Ink::text(look), width, look));
        let comparison = work.comparison.as_ref().map(|it| comparison::rows(it, width, look)).unwrap_or_default();
        let sentence = work.sentence.as_ref();
        let question = sentence.map(|it| markdown::rows(&it.question, Ink::strong(look), width, look));
        let typed = sentence.map(|it| typed(it, width, look));
        SaidRows { text, comparison, question: question.unwrap_or_default(), typed }
    }

    /// Whether the comparison can stand at the end of the text's last row.
    fn shares_a_row(&self, width: u16) -> bool {
        match (self.text.last(), self.comparison.as_slice()) {
            (Some(last), [one]) => columns(last) + 3 + columns(one) <= width,
            _ => false,
        }
    }

    fn asked(&self) -> usize {
        self.question.len() + self.typed.as_ref().map_or(0, |(rows, _)| rows.len())
    }

    /// How many rows it wants, where `usual` are there anyhow.
    pub(super) fn wanted(&self, usual: u16, width: u16) -> u16 {
        let apart = self.text.len() + self.comparison.len() + self.asked();
        let shared = apart - usize::from(self.shares_a_row(width));
        u16::try_from(if apart <= usize::from(usual) { apart } else { shared }).unwrap_or(u16::MAX)
    }

    /// Draws it: the text from the top, what is asked or compared at the lower edge.
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, look: &Look) {
        let mut canvas = Canvas::new(buffer, area);
        let (width, height) = (canvas.width(), usize::from(canvas.height()));
        let apart = self.text.len() + self.comparison.len() + self.asked();
        let shares = apart > height && self.shares_a_row(width);
        // What is typed is seen whatever else is not.
        let asked = self.asked().min(height);
        // Some of the text is always seen, and of a comparison at least what came true.
        let least = usize::from(!self.text.is_empty());
        let compared = self.comparison.len().min((height - asked).saturating_sub(least));
        let room = height - asked - if shares { 0 } else { compared };
        rows::draw(&mut canvas, 0, &self.text, room as u16, look);
        let compared_at = height - asked - compared;
        let comparison = &self.comparison[self.comparison.len() - compared..];
        // At the right edge as one: of two rows, what came true begins below what was said.
        let column = width.saturating_sub(comparison.iter().map(columns).max().unwrap_or(0));
        for (place, line) in comparison.iter().enumerate() {
            canvas.put(column, (compared_at + place) as u16, line);
        }
        let asked_rows: Vec<&Line> = self.question.iter().chain(self.typed.iter().flat_map(|(rows, _)| rows)).collect();
        let skipped = self.asked() - asked;
        for (place, line) in asked_rows.iter().skip(skipped).enumerate() {
            canvas.put(0, (height - asked + place) as u16, line);
        }
        if let Some((_, (column, row))) = &self.typed {
            let row = (height - asked + self.question.len() + usize::from(*row)).saturating_sub(skipped);
            canvas.mark(*column, row as u16, look.theme.cursor());
        }
    }
}

/// What is typed, behind a sign, and where its cursor is. A long one is seen around the cursor, on one row.
pub(super) fn typed(sentence: &Sentence, width: u16, look: &Look) -> (Vec<Line<'static>>, (u16, u16)) {
    let glyphs = look.theme.glyphs();
    let margin = 2;
    let room = width.saturating_sub(margin + 1).max(1);
    let before = sentence.typed.get(..sentence.cursor).unwrap_or(&sentence.typed);
    let text = show_text(&sentence.typed, glyphs);
    let at = text_columns(&show_text(before, glyphs));
    let lines = wrap::anywhere(Line::raw(text), room);
    // The row of the cursor; at the very end of a full row it stands behind it.
    let row = usize::from(at / room).min(lines.len().saturating_sub(1));
    let column = at.saturating_sub(row as u16 * room);
    let pointer = Span::styled(format!("{} ", glyphs.pointer), look.theme.strong());
    let shown = lines.into_iter().nth(row).unwrap_or_default();
    let mut spans = vec![pointer];
    if sentence.typed.is_empty() {
        let hint = look.i18n.tr_with("ui-lesson-sentence-empty", &[("key", &look.key(ActionId::SentenceAccept))]);
        spans.push(Span::raw(" "));
        spans.push(Span::styled(format!(" {hint}"), look.theme.muted()));
    }
    spans.extend(shown.spans);
    (vec![Line::from(spans)], (margin + column, 0))
}
