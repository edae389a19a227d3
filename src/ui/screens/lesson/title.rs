//! The title of a lesson's screen: its name, the step, and how far it is.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::{keys, language_hint};
use super::sheet::{Part, Sheet};
use crate::app::model::Model;
use crate::ui::Look;
use crate::ui::widgets::canvas::columns;
use crate::ui::widgets::frame::Panel;
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::steps;

/// The panel of the head with its title, and the key of the other language while nobody chose one.
pub(super) fn panel<'a>(model: &Model, sheet: &Sheet, area: Rect, look: &Look) -> Panel<'a> {
    let hint = language_hint(look);
    let says = keys::says_language(model);
    // What the frame keeps beside titles: corners, blanks, and a line between the two.
    let taken = if says { hint.columns() + 10 } else { 6 };
    let panel = Panel::new(area).title(line(sheet, area.width.saturating_sub(taken), look));
    if says { panel.right(hint) } else { panel }
}

/// «1 · cliente ── paso 4 de 7  ●●●◐○○○», with less of it where there is no room.
fn line(sheet: &Sheet, width: u16, look: &Look) -> Line<'static> {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let name = show_text(&sheet.name, glyphs);
    let name = look.i18n.tr_with("ui-lesson-title", &[("number", &sheet.number.to_string()), ("name", &name)]);
    let count = sheet.steps.len().to_string();
    let place = (sheet.place + 1).to_string();
    let step = match sheet.part {
        Part::Closing(_) => String::new(),
        _ => look.i18n.tr_with("ui-lesson-step", &[("place", &place), ("count", &count)]),
    };
    let line = |with_step: bool, with_gauge: bool| {
        let mut spans = vec![Span::styled(name.clone(), theme.strong())];
        if with_step && !step.is_empty() {
            spans.push(Span::styled(format!(" {0}{0} ", glyphs.line), theme.frame()));
            spans.push(Span::styled(step.clone(), theme.text()));
        }
        if with_gauge {
            spans.push(Span::raw("  "));
            spans.extend(steps::gauge(&sheet.steps, look));
        }
        Line::from(spans)
    };
    let variants = [(true, true), (false, true), (true, false)].map(|(step, gauge)| line(step, gauge));
    variants.into_iter().find(|line| columns(line) <= width).unwrap_or_else(|| line(false, false))
}
