//! The palette (F8): what is searched for, what answers, and a sentence about what is marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::keys;
use crate::app::keys::Code;
use crate::app::model::Model;
use crate::app::mouse::Target;
use crate::app::palette::{By, Command, Entry, PalettePopup, about};
use crate::ui::Look;
use crate::ui::widgets::canvas::{Canvas, char_columns, columns, text_columns};
use crate::ui::widgets::frame::body;
use crate::ui::widgets::popup::Popup;
use crate::ui::widgets::safe_text::{safe_char, show_text};
use crate::ui::widgets::wrap;

/// The widest it is, in columns: names at the left and keys at the right stay in one look.
const WIDEST: u16 = 72;

/// The highest it is, in rows.
const HIGHEST: u16 = 26;

/// What stands before the search.
const PROMPT: &str = "> ";

/// The columns of names, where sentences stand beside them: as many as the table's longest, and a gap.
const NAMES: u16 = 17;

/// From so many columns within its border on a sentence stands beside each name.
const WIDE: u16 = 50;

/// From so many rows within its border on the list is set apart from what is above and below it.
const ROOMY: u16 = 12;

/// Draws it in the middle of `within`: always as large as there is room for, so that nothing jumps while one types.
pub fn draw(model: &Model, palette: &PalettePopup, buffer: &mut Buffer, within: Rect, look: &Look) {
    let width = within.width.saturating_sub(2).min(WIDEST);
    // The first rows stay in view: they say where one is, and which key changes the language.
    let above = match within.height {
        0..15 => 1,
        15..28 => 2,
        _ => 3,
    };
    let height = within.height.saturating_sub(2 * above).min(HIGHEST);
    let area = Rect { x: within.x + (within.width - width) / 2, y: within.y + above, width, height };
    let hints = keys::dialog(model, look.i18n);
    let title = Line::from(look.i18n.tr("palette-title"));
    Popup { title, rows: &[], chosen: None, scroll: 0, keys: &hints }.draw(buffer, area, look);
    let inside = body(area);
    let roomy = inside.height >= ROOMY;
    let (rules, sentence) = if roomy { (1, 2) } else { (0, 1) };
    let list =
        Rect { y: inside.y + 1 + rules, height: inside.height.saturating_sub(1 + 2 * rules + sentence), ..inside };
    draw_search(palette, buffer, Rect { height: inside.height.min(1), ..inside }, look);
    if palette.found().len() == 0 {
        draw_nothing(buffer, list, look);
    } else {
        draw_list(model, palette, buffer, list, look);
    }
    let mut canvas = Canvas::new(buffer, inside);
    if roomy {
        let rule =
            Line::from(Span::styled(look.theme.glyphs().line.repeat(usize::from(inside.width)), look.theme.frame()));
        canvas.put(0, 1, &rule);
        canvas.put(0, inside.height.saturating_sub(1 + sentence), &rule);
    }
    let Some(entry) = palette.chosen() else { return };
    let said = show_text(&about(model, &entry.command, look.i18n), look.theme.glyphs());
    for (row, text) in sentence_rows(&said, inside.width, sentence, look).into_iter().enumerate() {
        let line = Line::from(Span::styled(text, look.theme.text()));
        canvas.put(0, inside.height.saturating_sub(sentence) + row as u16, &line);
    }
}

/// The sentence in so many rows; what has no room is left out, and that is seen.
fn sentence_rows(said: &str, width: u16, most: u16, look: &Look) -> Vec<String> {
    let mut rows = wrap::words(said, width);
    if rows.len() > usize::from(most) {
        rows.truncate(usize::from(most));
        if let Some(last) = rows.last_mut() {
            let ellipsis = look.theme.glyphs().ellipsis;
            while text_columns(last) + text_columns(ellipsis) > width && last.pop().is_some() {}
            last.push_str(ellipsis);
        }
    }
    rows
}

/// What is searched for, and on which of how many the cursor stands. Of a long search the part around the cursor.
fn draw_search(palette: &PalettePopup, buffer: &mut Buffer, area: Rect, look: &Look) {
    let (theme, glyphs) = (look.theme, look.theme.glyphs());
    let count = palette.found().len();
    let place = (palette.cursor + 1).min(count).to_string();
    let count = look.i18n.tr_with("palette-count", &[("place", &place), ("count", &count.to_string())]);
    let count = Line::from(Span::styled(count, theme.muted()));
    let room = area.width.saturating_sub(columns(&count) + 2);
    let before = palette.editor.text().get(..palette.editor.cursor()).unwrap_or_default();
    let column = text_columns(PROMPT) + text_columns(&show_text(before, glyphs));
    let hidden = (column + 1).saturating_sub(room);
    let mut line = vec![Span::styled(PROMPT, theme.strong())];
    if palette.editor.is_empty() {
        line.push(Span::styled(look.i18n.tr("palette-search"), theme.muted()));
    } else {
        let mut skipped = 0;
        let shown = show_text(palette.editor.text(), glyphs);
        let kept: String = shown
            .chars()
            .skip_while(|character| {
                let skips = skipped < hidden;
                skipped += if skips { char_columns(*character) } else { 0 };
                skips
            })
            .collect();
        line.push(Span::styled(kept, theme.text()));
    }
    let mut canvas = Canvas::new(buffer, area);
    canvas.put_both(0, Line::from(line), &count, glyphs.ellipsis);
    canvas.mark(column - hidden.min(column), 0, theme.cursor());
}

fn draw_nothing(buffer: &mut Buffer, area: Rect, look: &Look) {
    let mut canvas = Canvas::new(buffer, area);
    let rows = [("palette-nothing", look.theme.strong()), ("palette-nothing-hint", look.theme.text())];
    let wrapped = rows.into_iter().flat_map(|(id, style)| {
        wrap::words(&look.i18n.tr(id), area.width).into_iter().map(move |text| Line::from(Span::styled(text, style)))
    });
    for (row, line) in wrapped.enumerate() {
        canvas.put(0, row as u16, &line);
    }
}

fn draw_list(model: &Model, palette: &PalettePopup, buffer: &mut Buffer, area: Rect, look: &Look) {
    let theme = look.theme;
    let height = usize::from(area.height);
    let first = (palette.cursor + 1).saturating_sub(height);
    let mut canvas = Canvas::new(buffer, area);
    for (row, (place, (entry, by))) in palette.found().enumerate().skip(first).take(height).enumerate() {
        let row = row as u16;
        let is_chosen = place == palette.cursor;
        // What is chosen is one bar: reversed, what is muted would be another one.
        let quiet = if is_chosen { theme.text() } else { theme.muted() };
        let pointer = if is_chosen { format!("{} ", theme.glyphs().pointer) } else { "  ".to_owned() };
        let mut line = vec![Span::styled(pointer, theme.strong())];
        line.extend(named(entry, by, quiet, look));
        if area.width >= WIDE && matches!(by, By::Name(_)) {
            let said = show_text(&about(model, &entry.command, look.i18n), theme.glyphs());
            line.push(Span::styled(gap(entry, look), theme.text()));
            line.push(Span::styled(said, quiet));
        }
        canvas.put_both(row, Line::from(line), &beside(entry, quiet, look), theme.glyphs().ellipsis);
        look.hit(canvas.part(0, row, canvas.width(), 1), Target::Row(place));
        if is_chosen {
            canvas.mark_row(row, Style::new().add_modifier(theme.chosen()));
        }
    }
}

/// The entry's name with the letters that were searched for; where those are of its name in the other language, or of the
/// sentence about it, that stands beside it.
fn named(entry: &Entry, by: &By, quiet: Style, look: &Look) -> Vec<Span<'static>> {
    let language = look.i18n.language();
    let (own, beside, at) = match by {
        By::Name(at) => return marked(entry.name(language), at, look.theme.text(), look),
        By::OtherName(at) => (entry.name(language), entry.name(language.other()), at),
        By::Word(place, at) => (entry.name(language), entry.word(*place), at),
        By::Sentence(of, at) => (entry.name(language), entry.sentence(*of), at),
    };
    let mut spans = marked(own, &[], look.theme.text(), look);
    spans.push(Span::styled(gap(entry, look), look.theme.text()));
    spans.extend(marked(beside, at, quiet, look));
    spans
}

/// The blanks between a name and what stands beside it.
fn gap(entry: &Entry, look: &Look) -> String {
    let name = text_columns(&show_text(entry.name(look.i18n.language()), look.theme.glyphs()));
    " ".repeat(usize::from(NAMES.saturating_sub(name).max(2)))
}

/// A text of whatever origin, with some of its characters marked: bold and underlined, in every theme.
fn marked(text: &str, at: &[usize], style: Style, look: &Look) -> Vec<Span<'static>> {
    let mut spans: Vec<Span> = Vec::new();
    let mut was = None;
    for (place, character) in text.chars().enumerate() {
        let is = at.binary_search(&place).is_ok();
        let shown = safe_char(character, look.theme.glyphs());
        match spans.last_mut().filter(|_| was == Some(is)) {
            Some(span) => span.content.to_mut().push(shown),
            None => {
                let found = style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
                spans.push(Span::styled(shown.to_string(), if is { found } else { style }));
            }
        }
        was = Some(is);
    }
    spans
}

/// The key that does the same; of a term, that it is one.
fn beside(entry: &Entry, quiet: Style, look: &Look) -> Line<'static> {
    match (&entry.command, entry.key) {
        (Command::Term(_), _) => Line::from(Span::styled(look.i18n.tr("palette-kind-term"), quiet)),
        (command, Some(key)) => {
            let mut line = Line::from(Span::styled(key.name(look.i18n), look.theme.strong()));
            // Where F-keys do something else, its twin.
            if let (Code::Function(_), Command::Action(id)) = (key.code, command)
                && let Some(twin) = look.keymap.keys(*id).iter().find(|twin| twin.alt)
            {
                line.push_span(Span::styled(format!(" {}", twin.name(look.i18n)), quiet));
            }
            line
        }
        (_, None) => Line::default(),
    }
}
