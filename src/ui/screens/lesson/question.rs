//! A question, alone and quiet: what is asked, the options, how sure one is, what came of it. Where there is room the
//! programs are seen below, dimmed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::{Room, draw_status, keys, scene};
use super::sheet::{Question, Sheet, Then};
use super::{rows, said, title};
use crate::app::model::Model;
use crate::app::mouse::Target;
use crate::ui::Look;
use crate::ui::widgets::canvas::{Canvas, columns};
use crate::ui::widgets::comparison::confidence;
use crate::ui::widgets::frame::{Frame, body};
use crate::ui::widgets::markdown::{self, Ink};
use crate::ui::widgets::{footer, options, wrap};

/// The widest its rows are: longer ones are hard to follow.
const WIDEST: u16 = 76;

/// The fewest rows in which dimmed programs say something, borders included.
const PROGRAMS: u16 = 6;

/// From so many rows on the kernel is seen below them.
const WITH_KERNEL: u16 = 12;

/// The columns of text on a screen.
pub(super) fn text_width(area: Rect) -> u16 {
    area.width.saturating_sub(4).min(WIDEST)
}

/// Where one of the lines to choose from stands.
struct Spot {
    /// The place of its part among [`QuestionRows::parts`].
    part: usize,
    /// Its row of that part.
    row: usize,
    from: u16,
    columns: u16,
    option: usize,
}

/// The question as rows, from the top.
pub(super) struct QuestionRows {
    text: Vec<Line<'static>>,
    question: Vec<Line<'static>>,
    options: Vec<Line<'static>>,
    then: Vec<Line<'static>>,
    /// What can be clicked.
    spots: Vec<Spot>,
    /// The row of `then` in which something is typed, and the column of its cursor.
    cursor: Option<(u16, u16)>,
}

impl QuestionRows {
    /// The rows at a width.
    pub(super) fn of(question: &Question, width: u16, look: &Look) -> QuestionRows {
        let theme = look.theme;
        let text = markdown::rows(&question.text, Ink::text(look), width, look);
        let mut asked = markdown::rows(&question.question, Ink::strong(look), width, look);
        if !question.which.is_empty() {
            asked.insert(0, Line::from(Span::styled(question.which.clone(), theme.muted())));
        }
        let options = options::groups(&question.options, question.cursor, width, look);
        let mut spots = Vec::new();
        if question.cursor.is_some() {
            let rows = options.iter().enumerate().flat_map(|(option, rows)| rows.iter().map(move |_| option));
            let spot = |(row, option)| Spot { part: 2, row, from: 0, columns: width, option };
            spots.extend(rows.enumerate().map(spot));
        }
        let options = options.concat();
        let mut cursor = None;
        let then = match &question.then {
            Then::Open(said) => words(said, theme.muted(), width),
            Then::Confidence(at) => {
                let (rows, levels) = sure(*at, width, look);
                spots.extend(levels);
                rows
            }
            Then::Answered { verdict, because, next } => {
                let mut rows = words(verdict, theme.strong(), width);
                rows.extend(markdown::rows(because, Ink::text(look), width, look));
                rows.extend(words(next, theme.strong(), width));
                rows
            }
            Then::Sentence(sentence) => {
                let mut rows = markdown::rows(&sentence.question, Ink::strong(look), width, look);
                rows.push(Line::default());
                let (typed, (column, row)) = said::typed(sentence, width, look);
                cursor = Some((column, rows.len() as u16 + row));
                rows.extend(typed);
                rows
            }
        };
        QuestionRows { text, question: asked, options, then, spots, cursor }
    }

    /// How many rows of text there are before the options.
    pub(super) fn text_rows(&self) -> usize {
        self.text.len() + self.question.len()
    }

    /// How many rows it takes with nothing set apart.
    pub(super) fn least(&self) -> usize {
        self.text_rows() + self.options.len() + self.then.len()
    }

    fn parts(&self) -> [&[Line<'static>]; 4] {
        [&self.text, &self.question, &self.options, &self.then]
    }

    /// Draws it at the top of `area`. Returns how many rows it took.
    fn draw(&self, buffer: &mut Buffer, area: Rect, look: &Look) -> u16 {
        let mut canvas = Canvas::new(buffer, area);
        let height = usize::from(canvas.height());
        let there = self.parts().iter().filter(|part| !part.is_empty()).count();
        // Blank rows: one above all and one between two parts, as far as there are rows for them.
        let spare = height.saturating_sub(self.least());
        let (above, between) = (usize::from(spare >= there), usize::from(spare + 1 >= there));
        // Where not even that fits, it is the text that is cut.
        let over = self.least().saturating_sub(height);
        let mut row = above as u16;
        for (place, part) in self.parts().into_iter().enumerate() {
            if part.is_empty() {
                continue;
            }
            let room = match place {
                0 => part.len().saturating_sub(over),
                1 => part.len().saturating_sub(over.saturating_sub(self.text.len())),
                _ => part.len(),
            };
            rows::draw(&mut canvas, row, part, room as u16, look);
            if let (3, Some((column, line))) = (place, self.cursor) {
                canvas.mark(column, row + line, look.theme.cursor());
            }
            for spot in self.spots.iter().filter(|spot| spot.part == place && spot.row < room) {
                let area = canvas.part(spot.from, row + spot.row as u16, spot.columns, 1);
                look.hit(area, Target::Option(spot.option));
            }
            row += (room + if room > 0 { between } else { 0 }) as u16;
        }
        if over > 0 && over >= self.text.len() {
            // Not even the sign of the cut text has a row of its own.
            rows::mark(&mut canvas, 0, look);
        }
        row.min(canvas.height())
    }
}

fn words(text: &str, style: Style, width: u16) -> Vec<Line<'static>> {
    if text.is_empty() {
        return Vec::new();
    }
    wrap::words(text, width).into_iter().map(|row| Line::from(Span::styled(row, style))).collect()
}

/// «¿Cuánta seguridad tienes?  1 adivino  2 creo que sí  3 seguro»; the levels on rows of their own where there is no room.
/// And where they are.
fn sure(at: usize, width: u16, look: &Look) -> (Vec<Line<'static>>, Vec<Spot>) {
    let theme = look.theme;
    let level = |level: u8| {
        let here = usize::from(level) == at + 1;
        let pointer = if here { theme.glyphs().pointer } else { " " };
        let style = if here { theme.strong() } else { theme.text() };
        let name = look.i18n.tr(confidence(level));
        [Span::styled(format!("{pointer} {level} "), theme.strong()), Span::styled(name, style)]
    };
    let asked = Span::styled(look.i18n.tr("ui-lesson-how-sure"), theme.strong());
    let spot = |row, from, columns, level: u8| Spot { part: 3, row, from, columns, option: usize::from(level) - 1 };
    let (mut whole, mut spots) = (Line::from(asked.clone()), Vec::new());
    for number in 1..=3 {
        whole.spans.push(Span::raw("  "));
        let from = columns(&whole);
        whole.spans.extend(level(number));
        spots.push(spot(0, from, columns(&whole) - from, number));
    }
    if columns(&whole) <= width {
        return (vec![whole], spots);
    }
    let mut rows = wrap::prose(Line::from(asked), width, 0);
    let spots = (1..=3).map(|number| spot(rows.len() + usize::from(number) - 1, 0, width, number)).collect();
    rows.extend((1..=3).map(|number| Line::from(level(number).to_vec())));
    (rows, spots)
}

/// Draws it; what stands over it may use the returned room.
pub(super) fn draw(
    model: &Model,
    sheet: &Sheet,
    question: &Question,
    buffer: &mut Buffer,
    area: Rect,
    look: &Look,
) -> Room {
    let theme = look.theme;
    let width = text_width(area);
    let content = QuestionRows::of(question, width, look);
    let hints = keys::footer(model, look.i18n);
    let bottom = footer::line(&hints, area.width.saturating_sub(6), look);
    let inside = Rect { width, ..body(area) };
    // What it would take, set apart.
    let wanted = content.least() + 5;
    let rest = usize::from(inside.height).saturating_sub(wanted);
    let shown = model.shown().len();
    let below = (question.shows_programs && rest >= usize::from(PROGRAMS) && shown > 0).then(|| {
        let y = inside.y + wanted as u16;
        let row = Rect { y, height: area.bottom() - y, ..area };
        let kernel = if row.height >= WITH_KERNEL { 6 } else { 0 };
        let programs = Rect { height: row.height - if kernel > 0 { kernel - 1 } else { 0 }, ..row };
        let kernels = Rect { y: programs.bottom() - 1, height: kernel, ..row };
        (row, scene::split(programs, shown), scene::split(kernels, shown))
    });
    let mut frame = Frame::new().panel(title::panel(model, sheet, area, look).bottom(bottom));
    if let Some((_, programs, kernels)) = &below {
        frame = scene::panels(model, frame, programs, kernels, scene::Panels::default(), look);
    }
    frame.draw(buffer, look);
    if let Some((row, programs, kernels)) = &below {
        // Nothing of them is chosen by a click.
        scene::draw(model, buffer, programs, kernels, false, &Look { hits: None, ..*look });
        // All but the row of the keys.
        dim(buffer, Rect { height: row.height - 1, ..*row }, theme.muted());
    }
    let above = below.as_ref().map_or(inside.height, |(row, ..)| row.y - inside.y);
    content.draw(buffer, Rect { height: above, ..inside }, look);
    if let Some(status) = &model.status {
        let row = Rect { y: (inside.y + above).saturating_sub(1), height: 1, ..inside };
        draw_status(&status.text.say(look.i18n), status.is_problem, buffer, row, look);
    }
    Room { whole: area, beside: area }
}

/// Everything in `area` stands back.
fn dim(buffer: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.set_style(Style::reset().patch(style));
            }
        }
    }
}
