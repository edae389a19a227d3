//! The errors museum: the list of exhibits, and the page about one that was provoked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::keys;
use crate::app::model::Model;
use crate::app::mouse::Target;
use crate::app::museum::{EXHIBITS, Exhibit, MuseumPopup, Seen};
use crate::i18n::explain::explain;
use crate::journal::event::Raised;
use crate::ui::Look;
use crate::ui::widgets::canvas::{Canvas, columns, cut, fit, pad, text_columns};
use crate::ui::widgets::frame::body;
use crate::ui::widgets::popup::{Popup, Row};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::wrap;

/// The widest it is, in columns: what stands at the left and at the right of a row stays in one look.
const WIDEST: u16 = 88;

/// The columns of symbols: the longest is ESOCKTNOSUPPORT.
const SYMBOLS: u16 = 15;

/// The columns of classes: the longest is ConnectionRefusedError.
const CLASSES: u16 = 22;

/// From so many columns within its border on the class stands beside the symbol.
const WIDE: u16 = 66;

/// The rows below the list that are about the chosen exhibit.
const ABOUT: u16 = 3;

/// What stands before the search.
const PROMPT: &str = "> ";

/// Draws it in the middle of `within`.
pub fn draw(model: &Model, museum: &MuseumPopup, buffer: &mut Buffer, within: Rect, look: &Look) {
    let page = museum.page.and_then(|(id, row)| {
        let exhibit = EXHIBITS.iter().find(|exhibit| exhibit.id == id)?;
        Some((exhibit, model.museum.seen.get(id)?, row))
    });
    match page {
        Some((exhibit, seen, row)) => draw_page(model, exhibit, seen, row, buffer, within, look),
        None => draw_list(model, museum, buffer, within, look),
    }
}

/// A symbol or what stands for one.
fn symbol(exhibit: &Exhibit, look: &Look) -> String {
    if exhibit.symbol.is_empty() { look.i18n.tr("museum-silent") } else { exhibit.symbol.to_owned() }
}

/// A class or what stands for one.
fn class(exhibit: &Exhibit, look: &Look) -> String {
    if exhibit.class.is_empty() { look.i18n.tr("museum-no-exception") } else { exhibit.class.to_owned() }
}

/// A sentence without the marks of code, safe to draw.
fn plain(text: &str, look: &Look) -> String {
    show_text(text, look.theme.glyphs()).replace('`', "")
}

fn draw_list(model: &Model, museum: &MuseumPopup, buffer: &mut Buffer, within: Rect, look: &Look) {
    let theme = look.theme;
    let exhibits = model.exhibits(museum);
    let width = within.width.saturating_sub(2).min(WIDEST);
    // The first row stays in view: it says where one is.
    let above = if within.height < 28 { 1 } else { 3 };
    // Always as high as all of them, so that nothing jumps while one types.
    let wanted = EXHIBITS.len() as u16 + 5 + ABOUT;
    let height = within.height.saturating_sub(2 * above).min(wanted);
    let y = within.y + (within.height - height) / 2;
    let area = Rect { x: within.x + (within.width - width) / 2, y, width, height };
    let hints = keys::dialog(model, look.i18n);
    let title = Line::from(look.i18n.tr("museum-title"));
    Popup { title, rows: &[], chosen: None, scroll: 0, keys: &hints }.draw(buffer, area, look);
    let inside = body(area);
    draw_search(model, museum, buffer, Rect { height: inside.height.min(1), ..inside }, look);
    let rows = inside.height.saturating_sub(3 + ABOUT);
    let list = Rect { y: inside.y + 2, height: rows, ..inside };
    let mut canvas = Canvas::new(buffer, inside);
    let rule = Line::from(Span::styled(theme.glyphs().line.repeat(usize::from(inside.width)), theme.frame()));
    canvas.put(0, 1, &rule);
    canvas.put(0, 2 + rows, &rule);
    let below = match exhibits.get(museum.cursor) {
        Some(exhibit) => about(exhibit, model.museum.seen.get(exhibit.id), inside.width, look),
        None => lines(&look.i18n.tr("museum-nothing"), inside.width, theme.text()),
    };
    for (row, line) in below.into_iter().take(usize::from(ABOUT)).enumerate() {
        canvas.put(0, 3 + rows + row as u16, &line);
    }
    let first = (museum.cursor + 1).saturating_sub(usize::from(rows));
    let mut canvas = Canvas::new(buffer, list);
    for (row, (place, exhibit)) in exhibits.iter().enumerate().skip(first).take(usize::from(rows)).enumerate() {
        let row = row as u16;
        let is_chosen = place == museum.cursor;
        let line = list_line(exhibit, model.museum.seen.get(exhibit.id), is_chosen, list.width, look);
        canvas.put_both(row, line, &Line::default(), theme.glyphs().ellipsis);
        look.hit(canvas.part(0, row, list.width, 1), Target::Row(place));
        if is_chosen {
            canvas.mark_row(row, Style::new().add_modifier(theme.chosen()));
        }
    }
}

/// «✓ ECONNREFUSED  ConnectionRefusedError  nobody listens there».
fn list_line(exhibit: &Exhibit, seen: Option<&Seen>, is_chosen: bool, width: u16, look: &Look) -> Line<'static> {
    let (theme, glyphs) = (look.theme, look.theme.glyphs());
    let mark = match seen {
        None => " ",
        Some(seen) if seen.promised => glyphs.done,
        Some(_) => glyphs.failed,
    };
    // What cannot be provoked here stands back, but not out of the bar of what is chosen.
    let lacks = seen.is_some_and(|seen| !seen.promised) && !is_chosen;
    let (name, text) = if lacks { (theme.muted(), theme.muted()) } else { (theme.strong(), theme.text()) };
    let pointer = if is_chosen { glyphs.pointer } else { " " };
    let mut line = vec![
        Span::styled(format!("{pointer} {mark} "), theme.strong()),
        Span::styled(format!("{}  ", pad(&symbol(exhibit, look), SYMBOLS)), name),
    ];
    if width >= WIDE {
        line.push(Span::styled(format!("{}  ", pad(&class(exhibit, look), CLASSES)), text));
    }
    line.push(Span::styled(plain(&look.i18n.tr(exhibit.id), look), text));
    Line::from(line)
}

/// Rows about the chosen exhibit: its whole line, what to do, and why it cannot be had where that is known.
fn about(exhibit: &Exhibit, seen: Option<&Seen>, width: u16, look: &Look) -> Vec<Line<'static>> {
    let theme = look.theme;
    let title = format!("{}: {}", class(exhibit, look), plain(&look.i18n.tr(exhibit.id), look));
    let mut rows = lines(&title, width, theme.strong());
    match seen {
        Some(seen) if !seen.promised => rows.extend(lines(&plain(&not_here(seen, look), look), width, theme.error())),
        _ => rows.extend(lines(&plain(&look.i18n.tr(exhibit.fix), look), width, theme.text())),
    }
    if rows.len() > usize::from(ABOUT) {
        let ellipsis = look.theme.glyphs().ellipsis;
        let last = rows.drain(usize::from(ABOUT) - 1..).next().unwrap_or_default();
        let room = width.saturating_sub(text_columns(ellipsis));
        let mut last = fit(last, room, "");
        last.push_span(Span::styled(ellipsis, theme.text()));
        rows.push(last);
    }
    rows
}

fn lines(text: &str, width: u16, style: Style) -> Vec<Line<'static>> {
    wrap::words(text, width).into_iter().map(|row| Line::from(Span::styled(row, style))).collect()
}

/// What is looked for, and how many were seen.
fn draw_search(model: &Model, museum: &MuseumPopup, buffer: &mut Buffer, area: Rect, look: &Look) {
    let (theme, glyphs) = (look.theme, look.theme.glyphs());
    let (seen, count) = (model.museum.seen.len().to_string(), EXHIBITS.len().to_string());
    let count = look.i18n.tr_with("museum-count", &[("seen", &seen), ("count", &count)]);
    let count = Line::from(Span::styled(count, theme.muted()));
    let room = area.width.saturating_sub(columns(&count) + text_columns(PROMPT) + 2);
    let typed = show_text(museum.editor.text(), glyphs);
    let before = show_text(museum.editor.text().get(..museum.editor.cursor()).unwrap_or_default(), glyphs);
    // Of a long search the part before the cursor.
    let mut hidden = before.as_str();
    while text_columns(hidden) >= room && !hidden.is_empty() {
        hidden = hidden.char_indices().nth(1).map_or("", |(place, _)| &hidden[place..]);
    }
    let column = text_columns(PROMPT) + text_columns(hidden);
    let from = before.len() - hidden.len();
    let mut line = vec![Span::styled(PROMPT, theme.strong())];
    match museum.editor.is_empty() {
        true => line.push(Span::styled(look.i18n.tr("museum-search"), theme.muted())),
        false => line.push(Span::styled(cut(typed.get(from..).unwrap_or_default(), room).0.to_owned(), theme.text())),
    }
    let mut canvas = Canvas::new(buffer, area);
    canvas.put_both(0, Line::from(line), &count, glyphs.ellipsis);
    canvas.mark(column, 0, theme.cursor());
}

fn draw_page(
    model: &Model,
    exhibit: &Exhibit,
    seen: &Seen,
    row: usize,
    buffer: &mut Buffer,
    within: Rect,
    look: &Look,
) {
    let name = match (exhibit.symbol, exhibit.class) {
        ("", "") => plain(&look.i18n.tr(exhibit.id), look),
        ("", class) => class.to_owned(),
        (symbol, class) => format!("{symbol} {} {class}", look.theme.glyphs().dot),
    };
    let title = Line::from(look.i18n.tr_with("museum-title-of", &[("name", &name)]));
    let width = within.width.saturating_sub(6).min(WIDEST - 4);
    let rows: Vec<Row> = page(exhibit, seen, width, look).into_iter().map(Row::Prose).collect();
    let hints = keys::dialog(model, look.i18n);
    let popup = Popup { title, rows: &rows, chosen: None, scroll: row, keys: &hints };
    popup.draw(buffer, popup.place_centered(within), look);
}

/// What ran, what came of it, why, what to do, and what others answer.
fn page(exhibit: &Exhibit, seen: &Seen, width: u16, look: &Look) -> Vec<Line<'static>> {
    let (theme, glyphs) = (look.theme, look.theme.glyphs());
    let headings = HEADINGS.map(|id| look.i18n.tr(id));
    let names = headings.iter().map(|heading| text_columns(heading)).max().unwrap_or(0) + 2;
    let room = width.saturating_sub(names);
    let mut rows: Vec<Line> = Vec::new();
    let mut part = |heading: usize, lines: Vec<Line<'static>>| {
        for (row, mut line) in lines.into_iter().enumerate() {
            let name = if row == 0 { headings.get(heading).map_or("", String::as_str) } else { "" };
            line.spans.insert(0, Span::styled(pad(name, names), theme.muted()));
            rows.push(line);
        }
    };
    let prose =
        |text: &str| wrap::prose(wrap::sentence(&show_text(text, glyphs), theme.text(), theme.strong()), room, 0);
    part(0, wrap::code(Line::from(Span::styled(show_text(&seen.source, glyphs), theme.strong())), room, 2));
    let said = match (&seen.raised, &seen.value) {
        (Some(raised), _) => lines(&show_text(&last_line(raised), glyphs), room, theme.error()),
        (None, Some(value)) => wrap::code(Line::from(Span::styled(show_text(value, glyphs), theme.text())), room, 2),
        (None, None) => Vec::new(),
    };
    part(1, said);
    if !seen.promised {
        part(2, prose(&not_here(seen, look)));
    } else {
        part(2, prose(&system(exhibit, seen, look)));
    }
    let explained = seen.raised.as_ref().and_then(|raised| explain(look.i18n, raised, &seen.context));
    let why = explained.as_ref().map(|it| it.sentence.clone()).or_else(|| exhibit.why.map(|id| look.i18n.tr(id)));
    part(3, why.map(|why| prose(&why)).unwrap_or_default());
    if seen.promised {
        part(4, prose(&look.i18n.tr(exhibit.fix)));
    }
    part(5, prose(&look.i18n.tr(exhibit.elsewhere)));
    rows
}

/// The headings of a page, in its order.
const HEADINGS: [&str; 6] = [
    "museum-heading-cause",
    "museum-heading-python",
    "museum-heading-system",
    "museum-heading-why",
    "museum-heading-fix",
    "museum-heading-elsewhere",
];

/// Python's last line.
fn last_line(raised: &Raised) -> String {
    if raised.message.is_empty() { raised.class.clone() } else { format!("{}: {}", raised.class, raised.message) }
}

/// What the system said: its own text, as this run had it.
fn system(exhibit: &Exhibit, seen: &Seen, look: &Look) -> String {
    let Some(raised) = &seen.raised else { return look.i18n.tr("museum-system-fine") };
    let Some(number) = raised.errno else {
        let silent = raised.class == "TimeoutError";
        return look.i18n.tr(if silent { "museum-system-silent" } else { "museum-system-unasked" });
    };
    // «[Errno 111] Connection refused»: what follows is strerror(3).
    let text = raised.message.split_once("] ").map_or(raised.message.as_str(), |(_, text)| text);
    let id = if number < 0 { "museum-system-names" } else { "museum-system" };
    look.i18n.tr_with(id, &[("number", &number.to_string()), ("symbol", exhibit.symbol), ("text", text)])
}

/// That it cannot be had on this machine, and what came instead.
fn not_here(seen: &Seen, look: &Look) -> String {
    match &seen.raised {
        Some(raised) => {
            let what = last_line(raised);
            look.i18n.tr_with("museum-not-here", &[("line", &seen.source), ("what", &what)])
        }
        None => look.i18n.tr_with("museum-not-here-nothing", &[("line", &seen.source)]),
    }
}
