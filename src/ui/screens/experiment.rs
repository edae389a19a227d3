//! «¿Qué pasa si…?»: what is on offer in the laboratory, the question, the run, and what came of it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Room, keys};
use crate::app::actions::{ActionId, action};
use crate::app::keys::Key;
use crate::app::model::Model;
use crate::app::mouse::Target;
use crate::app::text::Text;
use crate::app::whatif::{Act, Experiment, ExperimentPopup, LABEL_COLUMNS, Run, Told};
use crate::ui::Look;
use crate::ui::widgets::canvas::{Canvas, columns, fit, pad};
use crate::ui::widgets::comparison::{self, Comparison};
use crate::ui::widgets::popup::{Popup, Row};
use crate::ui::widgets::safe_text::show_text;
use crate::ui::widgets::spotted::Spotted;
use crate::ui::widgets::wrap;

/// The widest the question is, in columns.
const WIDEST: u16 = 72;

/// A sentence without the marks of code: in a list to choose from all is plain.
fn plain(text: &Text, look: &Look) -> String {
    show_text(&text.say(look.i18n), look.theme.glyphs()).replace('`', "")
}

/// The question, over the screen.
pub fn draw(model: &Model, popup: &ExperimentPopup, buffer: &mut Buffer, room: Room, look: &Look) {
    let Some(experiment) = &model.whatif.asked else { return };
    let theme = look.theme;
    let width = WIDEST.min(room.whole.width.saturating_sub(6));
    let options = experiment.choices.iter().map(|choice| plain(&choice.text, look));
    let options = options.chain([look.i18n.tr("ui-lesson-option-not-sure")]);
    let choices: Vec<Row> =
        ('a'..='z').zip(options).map(|(letter, text)| Row::Choice(format!("{letter}  {text}"))).collect();
    let prose = |row: Line<'static>| Row::Prose(row);
    let question = wrap::words(&plain(&experiment.question, look), width);
    let question = question.into_iter().map(|row| prose(Line::from(Span::styled(row, theme.strong()))));
    // In a low terminal the options count more than the lines, and these more than the air between them.
    let uses = uses(experiment, look).map(|uses| wrap::words(&uses, width)).unwrap_or_default();
    let uses = uses.into_iter().map(|row| prose(Line::from(Span::styled(row, theme.text()))));
    let fixed = question.len() + choices.len() + uses.len() + 2;
    let height = usize::from(room.whole.height);
    let script: Vec<Row> =
        script(experiment, width, height.saturating_sub(fixed), look).into_iter().map(prose).collect();
    let roomy = height >= fixed + script.len() + 2;
    let mut rows: Vec<Row> = question.collect();
    let blank = || roomy.then_some(Row::Blank);
    rows.extend(blank());
    let first = rows.len();
    rows.extend(choices);
    rows.extend(blank());
    rows.extend(script);
    rows.extend(uses);
    let hints = keys::dialog(model, look.i18n);
    let label = plain(&experiment.label, look);
    let title = Line::from(look.i18n.tr_with("whatif-title", &[("label", &label)]));
    let box_ = Popup { title, rows: &rows, chosen: Some(first + popup.cursor), scroll: 0, keys: &hints };
    let place = box_.place_centered(room.whole);
    box_.draw(buffer, place, look);
}

/// «Usa tus sockets: cierra conn; lee de c.»
fn uses(experiment: &Experiment, look: &Look) -> Option<String> {
    let parts: Vec<String> = experiment.uses.iter().map(|part| plain(part, look)).collect();
    (!parts.is_empty()).then(|| look.i18n.tr_with("whatif-uses", &[("what", &parts.join("; "))]))
}

/// What will run, in at most so many rows; how much more there is is said where not all of it fits.
fn script(experiment: &Experiment, width: u16, most: usize, look: &Look) -> Vec<Line<'static>> {
    let count = experiment.deeds.len();
    let rows = |shown: usize| wrap::code(first_deeds(experiment, shown, look), width, 2);
    // Where not even one line fits there is no room to say so either.
    (1..=count).rev().map(rows).find(|rows| rows.len() <= most).unwrap_or_default()
}

/// «Se ejecutará: cliente c.close() · servidor conn.recv(100)», so many of the lines.
fn first_deeds(experiment: &Experiment, shown: usize, look: &Look) -> Line<'static> {
    let theme = look.theme;
    let glyphs = theme.glyphs();
    let mut spans = vec![Span::styled(look.i18n.tr("whatif-will-run"), theme.muted())];
    let mut before = "";
    for deed in experiment.deeds.iter().take(shown) {
        let name = if deed.program == before { String::new() } else { format!("{} ", deed.program) };
        if !before.is_empty() {
            spans.push(Span::styled(format!(" {}", glyphs.dot), theme.muted()));
        }
        spans.push(Span::styled(format!(" {}", show_text(&name, glyphs)), theme.muted()));
        let what = match &deed.what {
            Act::Run(source) => show_text(source, glyphs),
            Act::Start => look.i18n.tr("whatif-will-start"),
            Act::Kill => look.i18n.tr("whatif-will-die"),
        };
        spans.push(Span::styled(what, theme.text()));
        before = &deed.program;
    }
    let more = experiment.deeds.len().saturating_sub(shown);
    if more > 0 {
        let more = look.i18n.tr_with("ui-more", &[("count", &more.to_string())]);
        spans.push(Span::styled(format!(" {} {more}", glyphs.dot), theme.muted()));
    }
    Line::from(spans)
}

/// Whether the keys of the offers work now: what is not to be had stands back.
fn is_open(model: &Model) -> bool {
    action(ActionId::WhatIfOpen).is_some_and(|action| action.available(model))
}

/// «1  cierro y accept»: a key and a label.
fn offer(place: usize, experiment: &Experiment, is_open: bool, look: &Look) -> [Span<'static>; 2] {
    let theme = look.theme;
    let (key, label) = if is_open { (theme.strong(), theme.text()) } else { (theme.muted(), theme.muted()) };
    [Span::styled(format!("{} ", place + 1), key), Span::styled(plain(&experiment.label, look), label)]
}

/// All that is on offer, in one row; what does not fit is left out whole.
pub fn offers_row(model: &Model, width: u16, look: &Look) -> Spotted<'static> {
    let theme = look.theme;
    let is_open = is_open(model);
    let of = |heading: String| {
        let heading = Span::styled(heading, if is_open { theme.title() } else { theme.muted() });
        let mut line = Spotted::from(heading);
        let mut whole = true;
        for (place, experiment) in model.whatif.offers.iter().enumerate() {
            let mut next = line.clone();
            next.push(Span::raw("  "));
            let from = next.columns();
            offer(place, experiment, is_open, look).into_iter().for_each(|span| next.push(span));
            next.mark(from, Target::Digit(ActionId::WhatIfOpen, place));
            whole = next.columns() <= width;
            if !whole {
                break;
            }
            line = next;
        }
        (line, whole)
    };
    let (line, whole) = of(look.i18n.tr("whatif-heading"));
    if whole {
        return line;
    }
    let (line, whole) = of(look.i18n.tr("whatif-heading-short"));
    if whole {
        return line;
    }
    // Where not even that fits, the keys of all of them are said, and the labels that there is room for.
    let keys = look.keymap.keys(ActionId::WhatIfOpen);
    let name = |key: Option<&Key>| key.map(|key| key.name(look.i18n)).unwrap_or_default();
    let last = keys.get(model.whatif.offers.len().saturating_sub(1)).or(keys.last());
    let (mut line, _) = of(format!("{} {}-{}", look.i18n.tr("whatif-heading"), name(keys.first()), name(last)));
    if line.columns() + 2 <= width {
        line.push(Span::styled(format!(" {}", theme.glyphs().ellipsis), theme.muted()));
    }
    line
}

/// What is on offer, each on a row of its own with its question.
pub fn offer_rows(model: &Model, width: u16, look: &Look) -> Vec<Line<'static>> {
    let theme = look.theme;
    let is_open = is_open(model);
    let row = |place: usize, experiment: &Experiment, has_label: bool| {
        let [key, label] = offer(place, experiment, is_open, look);
        let question = plain(&experiment.question, look);
        if !has_label {
            return Line::from(vec![key, Span::styled(question, label.style)]);
        }
        let padded = Span::styled(pad(&label.content, LABEL_COLUMNS as u16), label.style);
        Line::from(vec![key, padded, Span::styled(format!("  {question}"), theme.muted())])
    };
    let rows = |has_label: bool| -> Vec<Line<'static>> {
        let offers = model.whatif.offers.iter().enumerate();
        offers.map(|(place, experiment)| row(place, experiment, has_label)).collect()
    };
    // The question says it all; what it is called stands before it only where there is room for both.
    let labelled = rows(true);
    let rows = if labelled.iter().all(|row| columns(row) <= width) { labelled } else { rows(false) };
    rows.into_iter().map(|row| fit(row, width, theme.glyphs().ellipsis)).collect()
}

/// The run, while it lasts.
pub fn run_rows(run: &Run, width: u16, look: &Look) -> Vec<Line<'static>> {
    let (place, count) = run.progress();
    let text = Text::new("whatif-running")
        .with("label", plain(&run.experiment.label, look))
        .with("place", (place + 1).min(count).to_string())
        .with("count", count.to_string())
        .with_key("key", look.keymap.key(ActionId::WhatIfStop));
    pointed(&plain(&text, look), width, look.theme.text(), look)
}

/// What came of a run: the prediction beside what was, and why.
pub fn told_rows(told: &Told, width: u16, look: &Look) -> Vec<Line<'static>> {
    let theme = look.theme;
    let text = |place: usize| told.experiment.choices.get(place).map(|choice| choice.text.say(look.i18n));
    let compared = Comparison { said: told.said.and_then(text), confidence: None, was: told.was.and_then(text) };
    let mut rows = comparison::rows(&compared, width, look);
    let because = match (&told.undecided, told.was) {
        (Some(why), _) => format!("{} {}", look.i18n.tr("whatif-undecided-heading"), plain(why, look)),
        (None, was) if was == Some(told.experiment.expected) => plain(&told.experiment.because, look),
        (None, _) => look.i18n.tr("whatif-otherwise"),
    };
    let released = told.released.then(|| look.i18n.tr("whatif-released"));
    let lines: Vec<&str> = told.leftovers.iter().map(|leftover| leftover.line.as_str()).collect();
    let lines = show_text(&lines.join(" · "), theme.glyphs());
    let clears = (!lines.is_empty()).then(|| look.i18n.tr_with("whatif-clears", &[("line", &lines)]));
    let because = released.into_iter().chain(clears).fold(because, |because, more| format!("{because} {more}"));
    rows.extend(pointed(&because, width, theme.text(), look));
    rows
}

/// Words with the sign before them that stands before what counts now.
fn pointed(words: &str, width: u16, style: Style, look: &Look) -> Vec<Line<'static>> {
    let sign = look.theme.glyphs().pointer;
    let rows = wrap::words(words, width.saturating_sub(2)).into_iter().enumerate();
    let rows = rows.map(|(row, words)| {
        let sign = if row == 0 { sign } else { " " };
        Line::from(vec![Span::styled(format!("{sign} "), look.theme.strong()), Span::styled(words, style)])
    });
    rows.collect()
}

/// What a run or its end has to say, in rows; none where the laboratory is as ever.
pub fn said_rows(model: &Model, width: u16, look: &Look) -> Vec<Line<'static>> {
    match (&model.whatif.run, &model.whatif.told) {
        (Some(run), _) => run_rows(run, width, look),
        (None, Some(told)) => told_rows(told, width, look),
        (None, None) => Vec::new(),
    }
}

/// Draws rows from the top of an area; a last one that does not fit says so.
pub fn draw_rows(rows: Vec<Line<'static>>, buffer: &mut Buffer, area: Rect, look: &Look) {
    let mut canvas = Canvas::new(buffer, area);
    let height = usize::from(canvas.height());
    let ellipsis = look.theme.glyphs().ellipsis;
    let is_cut = rows.len() > height;
    for (row, line) in rows.into_iter().take(height).enumerate() {
        let end = if is_cut && row + 1 == height { Line::from(ellipsis) } else { Line::default() };
        canvas.put_both(row as u16, line, &end, ellipsis);
    }
}
