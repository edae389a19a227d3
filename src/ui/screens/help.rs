//! All keys (F1), from the table of actions, and what the words and signs on the screen mean.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{keys, lesson};
use crate::app::actions::{self, Action};
use crate::app::help::HelpPopup;
use crate::app::model::Model;
use crate::ui::Look;
use crate::ui::panes::states::STATES;
use crate::ui::widgets::canvas::text_columns;
use crate::ui::widgets::frame::body;
use crate::ui::widgets::popup::{Popup, Row};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::wrap;

/// The widest it is, in columns: longer rows are hard to follow.
const WIDEST: u16 = 96;

/// The most columns that keys take: further ones go on below.
const KEYS: u16 = 20;

/// Draws it in the middle of `within`.
pub fn draw(model: &Model, help: &HelpPopup, buffer: &mut Buffer, within: Rect, look: &Look) {
    let width = within.width.min(WIDEST);
    // Border and margin, the indent of the keys, and what parts them from the text.
    let column = KEYS.min(width / 3);
    let room = width.saturating_sub(4 + 2 + column + 2);
    let mut rows = Vec::new();
    rows.extend(wrap::words(&look.without_function_keys(), width.saturating_sub(4)).into_iter().map(|text| {
        let line = Line::from(ratatui::text::Span::styled(text, look.theme.text()));
        Row::Prose(line)
    }));
    rows.push(Row::Blank);
    // A lesson's texts, whole: on its own screen a long one may have been cut.
    let texts = lesson::whole_texts(model, width.saturating_sub(4), look);
    if !texts.is_empty() {
        rows.push(Row::Heading(look.i18n.tr("ui-lesson-this-step")));
        rows.extend(texts.into_iter().map(Row::Prose));
    }
    let tr = |id: &str| look.i18n.tr(id);
    let mut group = |title: String, entries: Vec<(String, &str)>| {
        if entries.is_empty() {
            return;
        }
        if !matches!(rows.last(), Some(Row::Blank)) {
            rows.push(Row::Blank);
        }
        rows.push(Row::Heading(title));
        for (name, text) in entries {
            let names = wrap::words(&name, column);
            let texts = wrap::words(&look.i18n.tr(text), room);
            for row in 0..names.len().max(texts.len()) {
                let of = |rows: &[String]| rows.get(row).cloned().unwrap_or_default();
                rows.push(Row::Entry(of(&names), of(&texts)));
            }
        }
    };
    let name = |action: &Action| keys::all(action, look);
    let (here, place) = help.here(model);
    let here = match place {
        Some(place) => look.i18n.tr_with(here.id, &[("place", &look.i18n.tr(place))]),
        None => show_text(&here.say(look.i18n), look.theme.glyphs()),
    };
    let works = help.works.iter().filter_map(|id| actions::action(*id));
    group(here, works.map(|action| (name(action), action.help)).collect());
    // Before the keys of other places: whoever is puzzled looks for a word or a sign.
    group(tr("ui-words"), words(look));
    group(tr("ui-signs"), signs(look));
    group(tr("ui-states"), STATES.iter().map(|(state, text)| ((*state).to_owned(), *text)).collect());
    for (category, actions) in actions::by_category() {
        let rest = actions.into_iter().filter(|action| !help.works.contains(&action.id));
        group(tr(category.title()), rest.map(|action| (name(action), action.help)).collect());
    }
    debug_assert!(rows.iter().all(|row| !matches!(row, Row::Entry(name, _) if text_columns(name) > column)));
    let mut hints = keys::dialog(model, look.i18n);
    if width == within.width {
        hints.extend(keys::language(model, look));
    }
    let title = Line::from(look.i18n.tr("app-action-help"));
    let popup = Popup { title, rows: &rows, chosen: None, scroll: help.scroll, keys: &hints };
    // As wide in one language as in the other.
    let place = Rect { x: within.x + (within.width - width) / 2, width, ..popup.place_centered(within) };
    popup.draw(buffer, place, look);
    if let Some(hits) = look.hits {
        hits.ends(rows.len().saturating_sub(usize::from(body(place).height)));
    }
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
