//! All keys (F1), from the table of actions, and what the words and signs on the screen mean.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{keys, lesson};
use crate::app::actions::{self, Category};
use crate::app::model::Model;
use crate::ui::Look;
use crate::ui::panes::states::STATES;
use crate::ui::widgets::canvas::text_columns;
use crate::ui::widgets::popup::{Popup, Row};
use crate::ui::widgets::wrap;

/// The widest it is, in columns: longer rows are hard to follow.
const WIDEST: u16 = 96;

/// The most columns that keys take: further ones go on below.
const KEYS: u16 = 20;

/// Draws it in the middle of `within`.
pub fn draw(model: &Model, scroll: usize, buffer: &mut Buffer, within: Rect, look: &Look) {
    let width = within.width.min(WIDEST);
    // Border and margin, the indent of the keys, and what parts them from the text.
    let column = KEYS.min(width / 3);
    let room = width.saturating_sub(4 + 2 + column + 2);
    let mut rows = Vec::new();
    // A lesson's texts, whole: on its own screen a long one may have been cut.
    let texts = lesson::whole_texts(model, width.saturating_sub(4), look);
    if !texts.is_empty() {
        rows.push(Row::Heading(look.i18n.tr("ui-lesson-this-step")));
        rows.extend(texts.into_iter().map(Row::Prose));
    }
    let mut group = |title: &str, entries: Vec<(String, &str)>| {
        if !rows.is_empty() {
            rows.push(Row::Blank);
        }
        rows.push(Row::Heading(look.i18n.tr(title)));
        for (name, text) in entries {
            let names = wrap::words(&name, column);
            let texts = wrap::words(&look.i18n.tr(text), room);
            for row in 0..names.len().max(texts.len()) {
                let of = |rows: &[String]| rows.get(row).cloned().unwrap_or_default();
                rows.push(Row::Entry(of(&names), of(&texts)));
            }
        }
    };
    for (category, actions) in actions::by_category() {
        // Before the keys that every line editor has: whoever is puzzled looks for a word or a sign.
        if category == Category::Editing {
            group("ui-words", words(look));
            group("ui-signs", signs(look));
            group("ui-states", STATES.iter().map(|(state, text)| ((*state).to_owned(), *text)).collect());
        }
        let name = |action| keys::all(action, look);
        group(category.title(), actions.into_iter().map(|action| (name(action), action.help)).collect());
    }
    debug_assert!(rows.iter().all(|row| !matches!(row, Row::Entry(name, _) if text_columns(name) > column)));
    let hints = keys::dialog(model, look.i18n);
    let title = Line::from(look.i18n.tr("app-action-help"));
    let popup = Popup { title, rows: &rows, chosen: None, scroll, keys: &hints };
    // As wide in one language as in the other.
    let place = Rect { x: within.x + (within.width - width) / 2, width, ..popup.place_centered(within) };
    popup.draw(buffer, place, look);
}

/// The words of the panes that nobody is born knowing.
fn words(look: &Look) -> Vec<(String, &'static str)> {
    let shown = |id| look.i18n.tr(id);
    let words = [
        ("pid".to_owned(), "ui-word-pid"),
        ("fd".to_owned(), "ui-word-fd"),
        (shown("ui-kernel"), "ui-word-kernel"),
        (shown("ui-kernel-unacknowledged"), "ui-word-unacknowledged"),
        (shown("ui-kernel-unread"), "ui-word-unread"),
        (shown("ui-kernel-accept-queue"), "ui-word-accept-queue"),
        (shown("ui-kernel-memory"), "ui-word-memory"),
        (shown("ui-travel"), "ui-word-travel"),
    ];
    words.into()
}

/// The signs that panes draw, in the set of this theme.
fn signs(look: &Look) -> Vec<(String, &'static str)> {
    let glyphs = look.theme.glyphs();
    let signs = [
        (glyphs.arrow_left.to_owned(), "ui-sign-look-here"),
        (glyphs.pointer.to_owned(), "ui-sign-pointer"),
        (glyphs.waiting.to_owned(), "ui-sign-waiting"),
        (glyphs.notch_above.to_owned(), "ui-sign-send-end"),
        (glyphs.notch_below.to_owned(), "ui-sign-recv-end"),
        (glyphs.finished.to_owned(), "ui-sign-finished"),
        (glyphs.moving.to_owned(), "motion-sign"),
        (format!("{} {} {}", glyphs.line_feed, glyphs.carriage_return, glyphs.tab), "ui-sign-controls"),
        (glyphs.unprintable.to_string(), "ui-sign-unprintable"),
        (glyphs.unknown.to_owned(), "ui-sign-unknown"),
    ];
    signs.into()
}
