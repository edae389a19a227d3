//! What is wrong with a lesson that cannot be read: file, line, and what to do.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{draw_status, keys, language_hint};
use crate::app::model::Model;
use crate::app::mouse::Target;
use crate::course::reading::words;
use crate::ui::Look;
use crate::ui::widgets::canvas::Canvas;
use crate::ui::widgets::footer;
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::wrap;

/// The widest its text is, in columns.
const WIDEST: u16 = 94;

/// Draws what is wrong with the lesson at `place` among the broken ones.
pub fn draw(model: &Model, place: usize, buffer: &mut Buffer, area: Rect, look: &Look) {
    let Some(broken) = model.course.catalogue.broken.get(place) else { return };
    let theme = look.theme;
    let (glyphs, ellipsis) = (theme.glyphs(), theme.glyphs().ellipsis);
    let margin = if area.width >= 72 { 3 } else { 1 };
    let width = area.width.saturating_sub(2 * margin).min(WIDEST);
    let block = Rect { x: area.x + (area.width - width) / 2, width, ..area };
    look.hit(area, Target::Findings);
    let mut canvas = Canvas::new(buffer, block);
    let name = show_text(&broken.folder, glyphs);
    let title = Line::from(Span::styled(look.i18n.tr_with("ui-broken-title", &[("folder", &name)]), theme.strong()));
    let other = language_hint(look);
    canvas.put_both(1, title, &other.line, ellipsis);
    other.hit_at_right(&canvas, 1, look);
    let mut rows: Vec<Line> = Vec::new();
    let mut say = |text: &str, style| {
        let lines = wrap::words(&show_text(text, glyphs), width.saturating_sub(2)).into_iter();
        rows.extend(lines.map(|line| Line::from(Span::styled(format!("  {line}"), style))));
    };
    say(&look.i18n.tr_count("ui-broken-count", broken.findings.len() as u64, &[]), theme.text());
    say("", theme.text());
    for finding in broken.findings.iter().skip(model.home.findings_scroll) {
        let said = words(look.i18n, finding);
        say(&format!("{}:{}", finding.file, finding.line), theme.strong());
        say(&said.what, theme.error());
        say(&said.fix, theme.text());
        say("", theme.text());
    }
    let last = block.height.saturating_sub(3);
    for (row, line) in rows.into_iter().enumerate().take(usize::from(last.saturating_sub(3))) {
        canvas.put_both(3 + row as u16, line, &Line::default(), ellipsis);
    }
    let hints = footer::line(&keys::footer(model, look.i18n), width, look);
    hints.put(&mut canvas, 0, block.height.saturating_sub(2), look);
    if let Some(status) = &model.status {
        let row = canvas.part(0, last, width, 1);
        draw_status(&status.text.say(look.i18n), status.is_problem, buffer, row, look);
    }
}
