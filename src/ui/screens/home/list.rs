//! The list of the first screen: lessons with a dot a step, and what else can be entered.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::actions::ActionId;
use crate::app::course::Standing;
use crate::app::home::HomeItem;
use crate::app::model::Model;
use crate::app::mouse::Target;
use crate::course::lesson::Lesson;
use crate::ui::Look;
use crate::ui::widgets::canvas::{Canvas, columns, pad, text_columns};
use crate::ui::widgets::safe_text::show_text;

/// One line of the list.
pub struct Row {
    /// Its key or number, its name, and dots.
    left: Line<'static>,
    /// Minutes, or where it goes on.
    right: Line<'static>,
    /// What it is about, where it has room between the two.
    about: Line<'static>,
    is_lesson: bool,
    /// Its place among the lines.
    place: usize,
}

/// All lines of the list, for this many columns.
pub fn rows(model: &Model, width: u16, look: &Look) -> Vec<Row> {
    let items = model.home_items();
    let lessons = &model.course.catalogue.lessons;
    let title = |lesson: &Lesson| show_text(&lesson.prose(model.language).title, look.theme.glyphs());
    let names = lessons.iter().map(|lesson| text_columns(&title(lesson))).max().unwrap_or(0).min(width / 4);
    let dots = lessons.iter().map(|lesson| lesson.steps.len()).max().unwrap_or(0) as u16;
    // Where dots for every step would push the words away, a count stands for them.
    let counted = 2 + 3 + names + 3 + dots + 3 + 30 > width;
    // One character, unless somebody chose other keys.
    let of_items = items.iter().map(|item| text_columns(&key_of(*item, look)) + 2);
    let keys = of_items.max().unwrap_or(0).max(3);
    let mut rows: Vec<Row> = Vec::with_capacity(items.len());
    for (place, item) in items.into_iter().enumerate() {
        let chosen = place == model.home.cursor;
        let theme = look.theme;
        let pointer = if chosen { theme.glyphs().pointer } else { " " };
        let name_style = if chosen { theme.strong() } else { theme.text() };
        let mut left = vec![Span::styled(format!("{pointer} "), theme.strong())];
        let mut right = Line::default();
        let about;
        match item {
            HomeItem::Lesson(place) => {
                let Some(lesson) = lessons.get(place) else { continue };
                let standing = model.course.standing(lesson);
                left.push(Span::styled(pad(&(place + 1).to_string(), keys), theme.strong()));
                left.push(Span::styled(pad(&title(lesson), names), name_style));
                left.push(Span::raw("   "));
                let marks = if counted { steps_counted(model, lesson) } else { pad(&marks(model, lesson, look), dots) };
                left.push(Span::styled(marks, theme.text()));
                let about_text = show_text(&lesson.prose(model.language).about, theme.glyphs());
                about = Line::from(Span::styled(about_text, theme.muted()));
                right = Line::from(Span::styled(said_right(lesson, standing, look), theme.text()));
            }
            HomeItem::Broken(place) => {
                let folder = model.course.catalogue.broken.get(place).map(|broken| broken.folder.as_str());
                left.push(Span::styled(pad("!", keys), theme.error()));
                left.push(Span::styled(show_text(folder.unwrap_or_default(), theme.glyphs()), name_style));
                let key = look.key(ActionId::HomeEnter);
                let words = look.i18n.tr_with("app-home-broken-about", &[("key", &key)]);
                about = Line::from(Span::styled(words, theme.error()));
            }
            HomeItem::Lab | HomeItem::Museum | HomeItem::Demo | HomeItem::Glossary | HomeItem::Person => {
                let words = |id: Option<&str>| id.map(|id| look.i18n.tr(id)).unwrap_or_default();
                left.push(Span::styled(pad(&key_of(item, look), keys), theme.strong()));
                left.push(Span::styled(pad(&words(item.label()), tool_names(look)), name_style));
                about = Line::from(Span::styled(words(item.description()), theme.muted()));
            }
        }
        let is_lesson = matches!(item, HomeItem::Lesson(_) | HomeItem::Broken(_));
        rows.push(Row { left: Line::from(left), right, about, is_lesson, place });
    }
    rows
}

fn key_of(item: HomeItem, look: &Look) -> String {
    match item {
        HomeItem::Lab => look.key(ActionId::HomeLab),
        HomeItem::Museum => look.key(ActionId::HomeMuseum),
        HomeItem::Demo => look.key(ActionId::HomeDemo),
        HomeItem::Glossary => look.key(ActionId::HomeGlossary),
        HomeItem::Person => look.key(ActionId::HomePerson),
        HomeItem::Lesson(_) | HomeItem::Broken(_) => String::new(),
    }
}

/// The columns of the names below the lessons.
fn tool_names(look: &Look) -> u16 {
    let tools = [HomeItem::Lab, HomeItem::Museum, HomeItem::Demo, HomeItem::Glossary, HomeItem::Person];
    let name = |item: HomeItem| item.label().map(|id| text_columns(&look.i18n.tr(id))).unwrap_or(0);
    tools.into_iter().map(name).max().unwrap_or(0)
}

/// A dot a step: done, the one to go on with, open.
fn marks(model: &Model, lesson: &Lesson, look: &Look) -> String {
    let glyphs = look.theme.glyphs();
    let current = match model.course.standing(lesson) {
        Standing::Begun(step) => Some(step),
        Standing::New | Standing::Finished => None,
    };
    let known = model.course.progress.lesson(&lesson.id);
    let mark = |(place, step): (usize, &crate::course::lesson::Step)| match () {
        () if current == Some(place) => glyphs.step_here,
        () if known.is_some_and(|known| known.is_passed(&step.id)) => glyphs.step_done,
        () => glyphs.step_open,
    };
    lesson.steps.iter().enumerate().map(mark).collect()
}

fn steps_counted(model: &Model, lesson: &Lesson) -> String {
    format!("{}/{}", model.course.progress.steps_done(lesson), lesson.steps.len())
}

/// «sigue en el 5», or minutes.
fn said_right(lesson: &Lesson, standing: Standing, look: &Look) -> String {
    match standing {
        Standing::Begun(step) => look.i18n.tr_with("ui-home-goes-on", &[("step", &(step + 1).to_string())]),
        Standing::New => look.i18n.tr_with("ui-home-minutes", &[("minutes", &lesson.minutes.to_string())]),
        Standing::Finished => look.i18n.tr("ui-home-finished"),
    }
}

/// Draws the list into `area`.
pub fn draw(model: &Model, rows: &[Row], buffer: &mut Buffer, area: Rect, look: &Look) {
    let (lessons, tools): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.is_lesson);
    let room = usize::from(area.height);
    let mut canvas = Canvas::new(buffer, area);
    if room < tools.len() + lessons.len().min(FEWEST) {
        // Too low for two groups: one list that follows the cursor.
        let first = first_shown(model.home.cursor, rows.len(), room);
        for (y, row) in rows.iter().skip(first).take(room).enumerate() {
            draw_row(row, &mut canvas, y as u16, false, look);
        }
        return;
    }
    let air = Air::of(room, lessons.len(), tools.len());
    let mut y = u16::from(air.above);
    let used = usize::from(y) + tools.len() + usize::from(air.between) + usize::from(air.heading);
    let most = room.saturating_sub(used + usize::from(air.below)).min(lessons.len());
    let first = if model.home.cursor < lessons.len() { first_shown(model.home.cursor, lessons.len(), most) } else { 0 };
    if air.heading {
        let mut spans = vec![Span::styled(look.i18n.tr("ui-home-lessons"), look.theme.strong())];
        if most < lessons.len() {
            let numbers = [first + 1, first + most, lessons.len()].map(|number| number.to_string());
            let variables = [("first", numbers[0].as_str()), ("last", &numbers[1]), ("all", &numbers[2])];
            let shown = look.i18n.tr_with("ui-home-lessons-shown", &variables);
            spans.push(Span::styled(format!("   {shown}"), look.theme.muted()));
        }
        canvas.put(0, y, &Line::from(spans));
        y += 1 + u16::from(air.below);
    }
    // All of a group say what they are about, or none.
    let width = canvas.width();
    let told = lessons.iter().all(|row| row.columns() <= width);
    for row in lessons.iter().skip(first).take(most) {
        draw_row(row, &mut canvas, y, told, look);
        y += 1;
    }
    y += u16::from(air.between);
    let told = tools.iter().all(|row| row.columns() <= width);
    for row in tools {
        draw_row(row, &mut canvas, y, told, look);
        y += 1;
    }
}

/// However many there are, so many lessons are to be seen at once.
const FEWEST: usize = 3;

/// The rows that are no lines of the list.
struct Air {
    /// A blank row above everything.
    above: bool,
    /// «Lecciones».
    heading: bool,
    /// A blank row below that.
    below: bool,
    /// A blank row between lessons and what else there is.
    between: bool,
}

impl Air {
    /// What there is room for, the most useful first. Where the lessons scroll anyway, they give way for a heading, which
    /// says how many there are.
    fn of(room: usize, lessons: usize, tools: usize) -> Air {
        let scrolls = lessons + tools > room;
        let shown = if scrolls { lessons.min(2 * FEWEST) } else { lessons };
        let mut spare = room.saturating_sub(shown + tools);
        let mut take = |wanted: bool| {
            let taken = wanted && spare > 0;
            spare -= usize::from(taken);
            taken
        };
        let any = lessons > 0;
        let (heading, between, above) = (take(any), take(any), take(!scrolls));
        // Nothing stands in the row below all.
        let _ = take(!scrolls);
        Air { above, heading, below: take(heading && !scrolls), between }
    }
}

/// The first line that is shown when `most` of `count` have room, so that the one under the cursor is among them.
fn first_shown(cursor: usize, count: usize, most: usize) -> usize {
    cursor.saturating_sub(most / 2).min(count.saturating_sub(most))
}

/// The columns between the parts of a row.
const GAP: u16 = 3;

impl Row {
    /// The columns of all its parts.
    fn columns(&self) -> u16 {
        columns(&self.left) + GAP + columns(&self.about) + GAP + columns(&self.right)
    }
}

fn draw_row(row: &Row, canvas: &mut Canvas, y: u16, tells: bool, look: &Look) {
    let mut spans = row.left.spans.clone();
    if tells && columns(&row.about) > 0 {
        spans.push(Span::raw(" ".repeat(usize::from(GAP))));
        spans.extend(row.about.spans.clone());
    }
    canvas.put_both(y, Line::from(spans), &row.right, look.theme.glyphs().ellipsis);
    look.hit(canvas.part(0, y, canvas.width(), 1), Target::HomeItem(row.place));
}
