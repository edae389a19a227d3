//! A flood: a gauge and a rate in place of bytes, and its totals to the last byte.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::app::motion::meter::Rate;
use crate::ui::Look;
use crate::ui::widgets::canvas::text_columns;
use crate::ui::widgets::{gauge, numbers};

/// The cells of the gauge where there is room.
const BAR: u16 = 8;

/// A gauge of fewer cells tells nothing.
const SHORTEST: u16 = 3;

/// `112,4 MB/s`.
pub(super) fn figure(rate: Rate, look: &Look) -> String {
    format!("{}/s", numbers::size(rate.now, look.i18n.language()))
}

/// `▓▓▓▓▓▓░░ 112,4 MB/s` in `room` columns; without the gauge, of which the peak is all, where there is none for both.
pub(super) fn spans(rate: Rate, room: u16, style: Style, look: &Look) -> Vec<Span<'static>> {
    let figure = figure(rate, look);
    let bar = room.saturating_sub(text_columns(&figure) + 1).min(BAR);
    let mut spans = Vec::new();
    if bar >= SHORTEST {
        spans.push(gauge::bar(gauge::share(rate.now, rate.peak, bar), bar, style, look.theme.glyphs()));
        spans.push(Span::raw(" "));
    }
    spans.push(Span::styled(figure, style.patch(look.theme.strong())));
    spans
}

/// A total: in a flood every byte of it, else as sizes are written.
pub(super) fn total(bytes: u64, floods: bool, look: &Look) -> String {
    let language = look.i18n.language();
    if floods { format!("{} B", numbers::count(bytes, language)) } else { numbers::size(bytes, language) }
}
