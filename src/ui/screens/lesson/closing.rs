//! The end of a lesson: what was kept of it, and the lesson that comes next.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::{Room, keys};
use super::question::text_width;
use super::sheet::{Closing, Sheet};
use super::title;
use crate::app::model::Model;
use crate::ui::Look;
use crate::ui::widgets::canvas::Canvas;
use crate::ui::widgets::frame::{Frame, body};
use crate::ui::widgets::markdown::{self, Ink};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::{comparison, footer, wrap};

/// Draws it; what stands over it may use the returned room.
pub(super) fn draw(
    model: &Model,
    sheet: &Sheet,
    closing: &Closing,
    buffer: &mut Buffer,
    area: Rect,
    look: &Look,
) -> Room {
    let theme = look.theme;
    let hints = keys::footer(model, look.i18n);
    let bottom = footer::line(&hints, area.width.saturating_sub(6), look);
    Frame::new().panel(title::panel(model, sheet, area, look).bottom(bottom)).draw(buffer, look);
    let width = text_width(area);
    let inside = Rect { width, ..body(area) };
    let next = next(closing, width, look);
    let mut canvas = Canvas::new(buffer, inside);
    let height = canvas.height();
    // What comes next is always seen; of what was kept, as much as there is room for.
    let for_next = (next.len() as u16).min(height);
    let room = height - for_next;
    let ended = look.i18n.tr_with("ui-lesson-closed", &[("name", &show_text(&sheet.name, theme.glyphs()))]);
    let mut kept = vec![Line::from(Span::styled(ended, theme.strong()))];
    kept.extend(errors(closing, width, look));
    kept.extend(predictions(closing, width, look));
    kept.extend(sentences(closing, width, look));
    let top = u16::from(usize::from(room) > kept.len() + 1);
    let fits = usize::from(room - top);
    let shown = if kept.len() > fits { fits.saturating_sub(1) } else { kept.len() };
    for (row, line) in kept.iter().take(shown).enumerate() {
        canvas.put(0, top + row as u16, line);
    }
    if shown < kept.len() && fits > 0 {
        let left_out = (kept.len() - shown).to_string();
        let text = look.i18n.tr_with("ui-lesson-kept-more", &[("count", &left_out)]);
        canvas.put(0, top + shown as u16, &Line::from(Span::styled(text, theme.muted())));
    }
    let at = if kept.len() + next.len() + 2 < usize::from(height) { top + kept.len() as u16 } else { room };
    for (row, line) in next.iter().enumerate() {
        canvas.put(0, at + row as u16, line);
    }
    Room { whole: area, beside: area }
}

fn heading(id: &str, look: &Look) -> [Line<'static>; 2] {
    [Line::default(), Line::from(Span::styled(look.i18n.tr(id), look.theme.muted()))]
}

fn predictions(closing: &Closing, width: u16, look: &Look) -> Vec<Line<'static>> {
    if closing.predictions.is_empty() {
        return Vec::new();
    }
    let mut rows: Vec<Line<'static>> = heading("ui-lesson-your-predictions", look).into();
    for (question, told) in &closing.predictions {
        rows.extend(set_in(markdown::rows(question, Ink::text(look), width.saturating_sub(2), look)));
        rows.extend(set_in(comparison::rows(told, width.saturating_sub(2), look)));
    }
    rows
}

/// What went wrong on the way, and who explains it.
fn errors(closing: &Closing, width: u16, look: &Look) -> Vec<Line<'static>> {
    let rows = wrap::words(&closing.errors, width).into_iter();
    rows.filter(|row| !row.is_empty()).map(|row| Line::from(Span::styled(row, look.theme.text()))).collect()
}

fn sentences(closing: &Closing, width: u16, look: &Look) -> Vec<Line<'static>> {
    if closing.sentences.is_empty() {
        return Vec::new();
    }
    let theme = look.theme;
    let mut rows: Vec<Line<'static>> = heading("ui-lesson-your-sentences", look).into();
    for (question, written) in &closing.sentences {
        rows.extend(set_in(markdown::rows(question, Ink::text(look), width.saturating_sub(2), look)));
        let words = show_text(written, theme.glyphs());
        let quoted = look.i18n.tr_with("ui-quoted", &[("text", &words)]);
        let written = wrap::words(&quoted, width.saturating_sub(2)).into_iter();
        rows.extend(set_in(written.map(|row| Line::from(Span::styled(row, theme.strong()))).collect()));
    }
    rows
}

fn next(closing: &Closing, width: u16, look: &Look) -> Vec<Line<'static>> {
    let theme = look.theme;
    let Some(next) = &closing.next else {
        let text = look.i18n.tr("ui-lesson-no-next");
        let rows = wrap::words(&text, width).into_iter().map(|row| Line::from(Span::styled(row, theme.text())));
        return std::iter::once(Line::default()).chain(rows).collect();
    };
    let mut rows: Vec<Line<'static>> = heading("ui-lesson-next", look).into();
    let glyphs = theme.glyphs();
    let line = Line::from(vec![
        Span::styled(format!("{} {}  {}", glyphs.pointer, next.number, show_text(&next.name, glyphs)), theme.strong()),
        Span::styled(format!("   {}", show_text(&next.about, glyphs)), theme.text()),
        Span::styled(format!("   {}", next.minutes), theme.muted()),
    ]);
    rows.extend(wrap::prose(line, width, 5));
    rows
}

fn set_in(rows: Vec<Line<'static>>) -> Vec<Line<'static>> {
    let indented = rows.into_iter().map(|mut line| {
        line.spans.insert(0, Span::raw("  "));
        line
    });
    indented.collect()
}
