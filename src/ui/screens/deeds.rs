//! Menus that write Python (F4): a box beside the focused program, the same at every size.
//!
//! ```text
//! ┌─ F4 · c (fd 3) · send ───────────────┐
//! │ ▸ bytes      hola                    │
//! │   como       ● texto  ○ hexadecimal  │
//! │   final      nada                    │
//! │                                      │
//! │ Lo que viaja, tal cual.              │
//! │ escribe:               Tab al prompt │
//! │ c.send(b"hola")                      │
//! └─ Enter ejecuta · Esc atrás · ↑↓ elige┘
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::{Room, keys};
use crate::app::actions::ActionId;
use crate::app::deeds::{Deed, DeedsMenu, FieldId, FieldValue, Form, Level, Opt, Standing, Subject};
use crate::app::model::Model;
use crate::app::mouse::Target;
use crate::app::python::address_short;
use crate::journal::projections::sockets::Stage;
use crate::journal::socket::SocketId;
use crate::ui::Look;
use crate::ui::panes::kernel::protocol;
use crate::ui::widgets::canvas::{Canvas, columns, pad, text_columns};
use crate::ui::widgets::footer::{self, KeyHint};
use crate::ui::widgets::frame::body;
use crate::ui::widgets::popup::{Popup, Row};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::wrap;

/// The columns of the box, border included: half of 80. It is wider only where there is room for all its keys.
const WIDTH: u16 = 40;

/// The most rows inside the box: what a form with a list and a long statement needs.
const MOST_ROWS: u16 = 17;

/// What stands below the list of a box.
struct Below {
    notes: Vec<Line<'static>>,
    statement: Vec<Line<'static>>,
    /// The columns of the key at the right end of its first row.
    key: u16,
}

/// What stands above it, and which of its rows must be seen.
#[derive(Default)]
struct Above {
    rows: Vec<Line<'static>>,
    chosen: Option<usize>,
    /// The last row that belongs to the chosen one.
    until: usize,
    cursor: Option<(u16, usize)>,
    /// What can be clicked: rows, with what they are.
    clicked: Vec<(usize, Target)>,
    /// How many of those are lines to choose from.
    choices: usize,
    /// The last row of a list that goes on, with how many of its lines are not seen.
    more: Option<(usize, usize)>,
}

/// Draws it.
pub fn draw(model: &Model, menu: &DeedsMenu, buffer: &mut Buffer, room: Room, look: &Look) {
    // The key that leads to the prompt stands beside the statement.
    let beside_statement = keys::hint_of(model, ActionId::DeedsToPrompt, look.i18n);
    let mut hints = keys::dialog(model, look.i18n);
    hints.retain(|hint| Some(&hint.key) != beside_statement.as_ref().map(|hint| &hint.key));
    let mut place = if room.beside.width >= WIDTH.min(room.whole.width) { room.beside } else { room.whole };
    // Over a program that has the screen to itself, the first row stays: it says which screen this is.
    let first = u16::from(place.y == room.whole.y && place.height > 1);
    place = Rect { y: place.y + first, height: place.height - first, ..place };
    let wanted = (footer::wanted_columns(&hints) + 6).clamp(WIDTH, place.width.max(WIDTH));
    // A box that all but fills its place takes it whole: what peeps out beside it would only confuse.
    let width = if wanted + 2 >= place.width { place.width } else { wanted };
    let inner = width.saturating_sub(4);
    let below = below(model, inner, look);
    let fixed = below.notes.len() + below.statement.len();
    // Of a field with a list, its own row is seen too.
    let room = usize::from(MOST_ROWS.min(place.height.saturating_sub(2)));
    let above = above(model, menu, inner, room.saturating_sub(fixed + 1).clamp(1, LIST_ROWS), look);
    // In the lists of what can be done the box keeps its size, so that nothing jumps while the cursor moves.
    let rows = match &menu.level {
        Level::Elsewhere { .. } | Level::Subjects { .. } => above.rows.len() + fixed,
        Level::Deeds { .. } | Level::Form { .. } => (above.rows.len() + fixed + 1).max(usize::from(MOST_ROWS) - 4),
    };
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).min(MOST_ROWS).min(place.height.saturating_sub(2)).max(1);
    let is_list = matches!(&menu.level, Level::Form { form, .. } if !form.types());
    let hints = short(hints, width.saturating_sub(6), is_list);
    let blank = vec![Row::Blank; usize::from(rows)];
    let popup = Popup { title: title(model, menu, look), rows: &blank, chosen: None, scroll: 0, keys: &hints };
    let height = (rows + 2).min(place.height);
    let area = Rect { x: place.x + (place.width - width) / 2, y: place.y + (place.height - height) / 2, width, height };
    // A click beside the box closes it.
    look.hit(buffer.area, Target::Action(ActionId::DeedsClose));
    popup.draw(buffer, area, look);
    let inside = body(area);
    let beside = fill(&mut Canvas::new(buffer, inside), above, below, look);
    for row in beside {
        let margin = Rect { x: inside.right(), width: 1, ..inside };
        let down = Span::styled(look.theme.glyphs().down, look.theme.strong());
        Canvas::new(buffer, margin).put(0, row, &Line::from(down));
    }
}

/// Puts the rows where they belong: the statement at the bottom, what is to be said above it, the list in what is left.
/// Returns the rows beside which it is yet to be shown that the list goes on.
fn fill(canvas: &mut Canvas, above: Above, below: Below, look: &Look) -> Vec<u16> {
    let height = usize::from(canvas.height());
    let ellipsis = look.theme.glyphs().ellipsis;
    // The chosen line is always seen, and as much of the statement as can be; then what is said about both.
    let statement = below.statement.len().min(height.saturating_sub(1));
    let notes = below.notes.len().min((height - statement).saturating_sub((height / 3).max(2)));
    let room = height - statement - notes;
    let chosen = above.chosen.unwrap_or(0);
    // Of a list, what follows the chosen line is seen where there is room for its field as well.
    let after = (above.rows.len() - (above.until + 1).min(above.rows.len())).min(2);
    let first = (above.until + 1 + after).saturating_sub(room).min(chosen.max((above.until + 1).saturating_sub(room)));
    let left = above.rows.len().saturating_sub(first + room);
    let mut marks = vec![((first + room).saturating_sub(1), if room > 1 { left } else { 0 })];
    match (above.more, marks.first_mut()) {
        // Where the box ends in the midst of a list, one number tells of all that is below.
        (Some((row, more)), Some(last)) if row == last.0 => last.1 += more,
        (more, _) => marks.extend(more),
    }
    // A number never covers a word: where a row has no room for it, its sign stands in the margin.
    let mut beside = Vec::new();
    for (row, line) in above.rows.iter().enumerate().skip(first).take(room) {
        let place = (row - first) as u16;
        canvas.put_both(place, line.clone(), &Line::default(), ellipsis);
        let Some((_, count)) = marks.iter().find(|(at, count)| *at == row && *count > 0) else { continue };
        let mark = Line::from(Span::styled(format!("{} {count}", look.theme.glyphs().down), look.theme.strong()));
        match canvas.width().checked_sub(columns(&mark)).filter(|column| columns(line) < *column) {
            Some(column) => canvas.put(column, place, &mark),
            None => beside.push(place),
        }
    }
    for (row, what) in above.clicked.iter().filter(|(row, _)| (first..first + room).contains(row)) {
        look.hit(canvas.part(0, (row - first) as u16, canvas.width(), 1), *what);
    }
    // The row of a field that is typed is not turned round: its cursor would not be seen.
    if above.chosen.is_some() && above.cursor.is_none() && chosen >= first {
        canvas.mark_row((chosen - first) as u16, Style::new().add_modifier(look.theme.chosen()));
    }
    if let Some((column, row)) = above.cursor
        && row >= first
        && row - first < room
    {
        canvas.mark(column, (row - first) as u16, look.theme.cursor());
    }
    let rest = below.notes.iter().take(notes).chain(below.statement.iter().take(statement));
    for (row, line) in rest.enumerate() {
        canvas.put(0, (room + row) as u16, line);
    }
    if statement > 0 {
        let key = canvas.part(canvas.width().saturating_sub(below.key), (room + notes) as u16, below.key, 1);
        look.hit(key, Target::Action(ActionId::DeedsToPrompt));
    }
    beside
}

/// The keys, with fewer words where the box is narrow: the arrows say themselves what they do, then Esc. But of a list it
/// must be seen that the arrows to both sides change it, since those up and down move on to another field.
fn short(mut hints: Vec<KeyHint>, width: u16, is_list: bool) -> Vec<KeyHint> {
    let arrows = |hint: &KeyHint| hint.key.contains('↑') || !is_list && hint.key.contains('←');
    let enter = hints.first().map(|hint| hint.key.clone());
    let mut places: Vec<usize> = (0..hints.len()).rev().filter(|place| hints.get(*place).is_some_and(arrows)).collect();
    let sides = |hint: &KeyHint| hint.key.contains('←');
    let rest = |hint: &KeyHint| !arrows(hint) && !sides(hint) && Some(&hint.key) != enter.as_ref();
    places.extend(hints.iter().position(rest));
    for place in places {
        if footer::wanted_columns(&hints) <= width {
            break;
        }
        if let Some(hint) = hints.get_mut(place) {
            hint.label.clear();
        }
    }
    if is_list && footer::wanted_columns(&hints) > width {
        hints.retain(|hint| !arrows(hint));
    }
    hints
}

fn title(model: &Model, menu: &DeedsMenu, look: &Look) -> Line<'static> {
    let key = look.key(ActionId::Deeds);
    let what = match &menu.level {
        Level::Elsewhere { .. } => program_name(model, menu, look),
        Level::Subjects { .. } => {
            look.i18n.tr_with("deeds-title-subjects", &[("program", &program_name(model, menu, look))])
        }
        Level::Deeds { subject, .. } => {
            let name = subject_name(model, menu, *subject, look);
            match subject {
                Subject::Program => look.i18n.tr_with("deeds-title-program", &[("program", &name)]),
                Subject::Socket(_) => look.i18n.tr_with("deeds-title-deeds", &[("subject", &name)]),
            }
        }
        Level::Form { subject, form } => match subject {
            Subject::Program => form.deed.name().to_owned(),
            Subject::Socket(_) => format!("{}.{}", short_name(model, menu, *subject, look), form.deed.name()),
        },
    };
    Line::from(format!("{key} {} {what}", look.theme.glyphs().dot))
}

fn program_name(model: &Model, menu: &DeedsMenu, look: &Look) -> String {
    let participant = model.lab.participant(menu.program);
    participant.map(|it| show_text(&it.name, look.theme.glyphs())).unwrap_or_default()
}

/// `c`, or the program's name.
fn short_name(model: &Model, menu: &DeedsMenu, subject: Subject, look: &Look) -> String {
    match subject {
        Subject::Program => program_name(model, menu, look),
        Subject::Socket(id) => {
            let mine = model.named_socket(menu.program, id);
            mine.map(|mine| show_text(mine.name, look.theme.glyphs())).unwrap_or_default()
        }
    }
}

/// `c (fd 3)`, or the program's name.
fn subject_name(model: &Model, menu: &DeedsMenu, subject: Subject, look: &Look) -> String {
    let name = short_name(model, menu, subject, look);
    let Subject::Socket(id) = subject else { return name };
    let fd = model.projections().sockets.get(id).and_then(|socket| socket.descriptors.first());
    fd.map_or(name.clone(), |fd| format!("{name} (fd {fd})"))
}

fn above(model: &Model, menu: &DeedsMenu, width: u16, list_rows: usize, look: &Look) -> Above {
    match &menu.level {
        Level::Elsewhere { cursor } => {
            let mut above = Above::default();
            let name = program_name(model, menu, look);
            say(&mut above.rows, &look.i18n.tr_with("deeds-elsewhere", &[("program", &name)]), width, look);
            let consoles = model.other_consoles();
            let id = if consoles.is_empty() { "deeds-elsewhere-nobody" } else { "deeds-elsewhere-go" };
            say(&mut above.rows, &look.i18n.tr(id), width, look);
            for console in consoles {
                let name = model.lab.participant(console).map(|it| show_text(&it.name, look.theme.glyphs()));
                choice(&mut above, *cursor == Some(console), vec![Span::raw(name.unwrap_or_default())], look);
            }
            above
        }
        Level::Subjects { cursor } => subjects(model, menu, *cursor, look),
        Level::Deeds { subject, cursor } => deeds(model, menu, *subject, *cursor, look),
        Level::Form { form, .. } => fields(model, form, width, list_rows, look),
    }
}

fn say(rows: &mut Vec<Line<'static>>, words: &str, width: u16, look: &Look) {
    let line = wrap::sentence(words, look.theme.text(), look.theme.strong());
    rows.extend(wrap::prose(line, width, 0));
}

/// A line that can be chosen.
fn choice(above: &mut Above, is_chosen: bool, spans: Vec<Span<'static>>, look: &Look) {
    let pointer = if is_chosen { look.theme.glyphs().pointer } else { " " };
    if is_chosen {
        above.chosen = Some(above.rows.len());
        above.until = above.rows.len();
    }
    above.clicked.push((above.rows.len(), Target::Row(above.choices)));
    above.choices += 1;
    let mut line = vec![Span::styled(format!("{pointer} "), look.theme.strong())];
    line.extend(spans);
    above.rows.push(Line::from(line));
}

fn subjects(model: &Model, menu: &DeedsMenu, cursor: Subject, look: &Look) -> Above {
    let subjects = model.deed_subjects(menu.program);
    let names: Vec<String> = subjects.iter().map(|it| short_name(model, menu, *it, look)).collect();
    let widest = names.iter().skip(1).map(|name| text_columns(name)).max().unwrap_or(0).min(16);
    let mut above = Above::default();
    for (subject, name) in subjects.iter().zip(names) {
        let (detail, style) = match subject {
            Subject::Program => (look.i18n.tr("deeds-subject-program"), look.theme.text()),
            Subject::Socket(id) => socket_detail(model, menu, *id, look),
        };
        let name = Span::styled(pad(&name, widest), if *subject == cursor { look.theme.strong() } else { style });
        choice(&mut above, *subject == cursor, vec![name, Span::styled(format!("  {detail}"), style)], look);
    }
    above
}

/// `fd 3 TCP escucha`: what tells one socket from another, in the words of its row in the kernel's pane.
fn socket_detail(model: &Model, menu: &DeedsMenu, id: SocketId, look: &Look) -> (String, Style) {
    let Some(mine) = model.named_socket(menu.program, id) else { return (String::new(), look.theme.muted()) };
    if mine.is_closed() {
        return (format!("({})", look.i18n.tr("deeds-short-closed")), look.theme.muted());
    }
    let socket = mine.socket;
    let fd = socket.descriptors.first().map(i32::to_string).unwrap_or_default();
    let kind = protocol(socket);
    let stage = match (socket.stage, &socket.names.local) {
        (Stage::Bound, Some(local)) => show_text(&address_short(local), look.theme.glyphs()),
        (Stage::Listening, _) => look.i18n.tr("deeds-stage-listening"),
        (Stage::Connected, _) => look.i18n.tr("deeds-stage-connected"),
        _ => look.i18n.tr("deeds-stage-fresh"),
    };
    (format!("fd {fd} {kind} {stage}"), look.theme.text())
}

fn deeds(model: &Model, menu: &DeedsMenu, subject: Subject, cursor: Deed, look: &Look) -> Above {
    let all = model.deeds_of(menu.program, subject);
    let widest = all.iter().map(|(deed, _)| text_columns(deed.name())).max().unwrap_or(0);
    let mut above = Above::default();
    for (deed, standing) in all {
        // What cannot be done now stands in parentheses with what is missing: its colour alone would not say it.
        let muted = look.theme.muted();
        let (words, name_style, style) = match standing {
            Standing::Refused { short, .. } => (format!("({})", look.i18n.tr(short)), muted, muted),
            Standing::Ready | Standing::Noted(_) if model.deed_is_needless(subject, deed) => {
                (look.i18n.tr("deeds-do-recvfrom-stream"), muted, muted)
            }
            Standing::Ready | Standing::Noted(_) => {
                (look.i18n.tr(deed.label()), look.theme.strong(), look.theme.text())
            }
        };
        let name = Span::styled(pad(deed.name(), widest), name_style);
        choice(&mut above, deed == cursor, vec![name, Span::styled(format!("  {words}"), style)], look);
    }
    above
}

/// The columns of the names of fields, and of what stands before the lines of a list.
const LABELS: u16 = 10;

fn fields(model: &Model, form: &Form, width: u16, list_rows: usize, look: &Look) -> Above {
    let mut above = Above::default();
    for id in form.shown() {
        let is_focused = id == form.focus;
        let label = Span::styled(pad(&look.i18n.tr(id.label()), LABELS), look.theme.text());
        let field = form.fields.iter().find(|field| field.id == id).map(|field| &field.value);
        let room = width.saturating_sub(LABELS + 3);
        match field {
            Some(FieldValue::Typed(editor)) => {
                let before = editor.text().get(..editor.cursor()).unwrap_or_default();
                let at = text_columns(&show_text(before, look.theme.glyphs()));
                let (shown, at) = window(&show_text(editor.text(), look.theme.glyphs()), at, room, is_focused);
                // Bytes that were only proposed are marked as what is typed would replace.
                let over_sample = is_focused && form.is_over_sample();
                let marked = if over_sample { look.theme.chosen() } else { Modifier::empty() };
                let value = Span::styled(shown, look.theme.strong().add_modifier(marked));
                if is_focused {
                    above.cursor = Some((LABELS + 3 + at, above.rows.len()));
                }
                choice(&mut above, is_focused, vec![label, Span::raw(" "), value], look);
            }
            Some(FieldValue::Picked(value)) => {
                let choices = model.deeds_choices(id);
                let words = choices.iter().find(|choice| choice.value == *value).map(|it| shown(it, look));
                let mut line = vec![label, Span::raw(" ")];
                if id == FieldId::Written && !is_focused {
                    // Two that few would look for: both are seen.
                    line.extend(both(&choices, value, look));
                } else {
                    line.push(Span::styled(words.unwrap_or_else(|| value.clone()), look.theme.strong()));
                }
                choice(&mut above, is_focused, line, look);
                if is_focused {
                    list(&mut above, &choices, value, list_rows, look);
                }
            }
            None => {}
        }
    }
    above
}

/// The choices of a short list in one row, with a mark at the chosen one.
fn both(choices: &[Opt], value: &str, look: &Look) -> Vec<Span<'static>> {
    let glyphs = look.theme.glyphs();
    let one = |(place, choice): (usize, &Opt)| {
        let gap = if place > 0 { "  " } else { "" };
        let is_chosen = choice.value == value;
        let mark = if is_chosen { glyphs.step_done } else { glyphs.step_open };
        let style = if is_chosen { look.theme.strong() } else { look.theme.text() };
        Span::styled(format!("{gap}{mark} {}", shown(choice, look)), style)
    };
    choices.iter().enumerate().map(one).collect()
}

/// How many lines of a list are seen at most.
const LIST_ROWS: usize = 6;

/// The lines of the list under its field, those around the chosen one. They belong to the field, as far as there is room.
fn list(above: &mut Above, choices: &[Opt], value: &str, rows: usize, look: &Look) {
    let glyphs = look.theme.glyphs();
    let chosen = choices.iter().position(|choice| choice.value == value).unwrap_or(0);
    let last_first = choices.len().saturating_sub(rows);
    let first = chosen.saturating_sub(rows / 2).min(last_first);
    for (place, choice) in choices.iter().enumerate().skip(first).take(rows) {
        above.clicked.push((above.rows.len(), Target::Option(place)));
        let is_chosen = place == chosen;
        let mark = if is_chosen { glyphs.step_done } else { glyphs.step_open };
        let style = if is_chosen { look.theme.strong() } else { look.theme.text() };
        let below = choices.len() - (first + rows).min(choices.len());
        if place + 1 == first + rows && below > 0 {
            above.more = Some((above.rows.len(), below));
        }
        if is_chosen {
            above.until = above.rows.len();
        }
        above.rows.push(Line::from(Span::styled(format!("     {mark} {}", shown(choice, look)), style)));
    }
}

fn shown(choice: &Opt, look: &Look) -> String {
    match &choice.words {
        Some(words) => words.say(look.i18n),
        None => show_text(&choice.value, look.theme.glyphs()),
    }
}

/// The part of a text around its cursor that fits, and where the cursor is in it.
fn window(text: &str, at: u16, room: u16, is_focused: bool) -> (String, u16) {
    let room = room.max(1);
    if !is_focused || at < room {
        return (text.to_owned(), at);
    }
    let hidden = at + 1 - room;
    let mut skipped = 0;
    let rest = text.char_indices().find(|(place, _)| {
        skipped = text_columns(text.get(..*place).unwrap_or_default());
        skipped >= hidden
    });
    let rest = rest.map_or("", |(place, _)| text.get(place..).unwrap_or_default());
    (rest.to_owned(), at.saturating_sub(skipped.max(hidden)))
}

fn below(model: &Model, width: u16, look: &Look) -> Below {
    let theme = look.theme;
    let mut notes = Vec::new();
    if let Some(about) = about(model, look) {
        say(&mut notes, &about, width, look);
    }
    for note in model.deeds_notes() {
        let words = note.say(look.i18n);
        let sign = Span::styled(format!("{} ", theme.glyphs().failed), theme.strong());
        let mut line = vec![sign];
        line.extend(wrap::sentence(&words, theme.text(), theme.strong()).spans);
        notes.extend(wrap::prose(Line::from(line), width, 2));
    }
    let mut statement = Vec::new();
    let mut key_columns = 0;
    match model.deeds_statement() {
        Some(Ok(line)) => {
            let key = keys::hint_of(model, ActionId::DeedsToPrompt, look.i18n);
            let key = key.map(|hint| format!("{} {}", hint.key, hint.label)).unwrap_or_default();
            key_columns = text_columns(&key);
            let writes = look.i18n.tr("deeds-writes");
            let gap = width.saturating_sub(text_columns(&writes) + text_columns(&key));
            statement.push(Line::from(vec![
                Span::styled(writes, theme.muted()),
                Span::raw(" ".repeat(usize::from(gap))),
                Span::styled(key, theme.text()),
            ]));
            let code = Line::from(Span::styled(show_text(&line, theme.glyphs()), theme.strong()));
            statement.extend(wrap::code(code, width, 2));
        }
        // What is still to be filled in is no mistake before there is a form.
        Some(Err(wrong)) if matches!(model.deeds_menu().map(|menu| &menu.level), Some(Level::Form { .. })) => {
            let line = wrap::sentence(&wrong.say(look.i18n), theme.error(), theme.error());
            statement.extend(wrap::prose(line, width, 0));
        }
        Some(Err(_)) | None => {}
    }
    Below { notes, statement, key: key_columns }
}

/// What the focused field, or what is chosen in it, means.
fn about(model: &Model, look: &Look) -> Option<String> {
    let menu = model.deeds_menu()?;
    let Level::Form { form, .. } = &menu.level else { return None };
    let id: FieldId = form.focus;
    if let Some(about) = form.about() {
        return Some(look.i18n.tr(about));
    }
    let value = form.get(id)?;
    let choices = model.deeds_choices(id);
    choices.iter().find(|choice| choice.value == value).map(|choice| choice.about.say(look.i18n))
}
