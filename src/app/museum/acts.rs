//! What keys do in the museum, and what comes of a run.

use super::exhibits::exhibit;
use super::{MuseumPopup, Seen};
use crate::app::effect::Effect;
use crate::app::lab::Participant;
use crate::app::model::{Model, Screen};
use crate::app::popup::Popup;
use crate::app::text::Text;
use crate::app::update::start_lab;
use crate::app::whatif::{self, Act, Told, leftovers};
use crate::journal::event::Raised;
use crate::journal::projections::programs::Entry;

/// How far a page scrolls at most, in rows: no page is longer than the lowest screen by more.
const LAST_ROW: usize = 30;

fn popup(model: &mut Model) -> Option<&mut MuseumPopup> {
    match &mut model.popup {
        Some(Popup::Museum(popup)) => Some(popup),
        _ => None,
    }
}

/// Opens the list; from the first screen in the laboratory, where the errors are provoked.
pub(in crate::app) fn open(model: &mut Model) -> Vec<Effect> {
    let effects = if model.screen == Screen::Lab { Vec::new() } else { start_lab(model) };
    model.museum.wished = None;
    model.popup = Some(Popup::Museum(MuseumPopup { cursor: model.museum.cursor, ..MuseumPopup::default() }));
    effects
}

/// Closes it; what the last exhibit made goes.
pub(in crate::app) fn close(model: &mut Model) -> Vec<Effect> {
    model.popup = None;
    tidy(model)
}

/// Back from a page to the list; what the exhibit made goes.
pub(in crate::app) fn back(model: &mut Model) -> Vec<Effect> {
    if let Some(popup) = popup(model) {
        popup.page = None;
    }
    tidy(model)
}

fn tidy(model: &mut Model) -> Vec<Effect> {
    let leftovers = std::mem::take(&mut model.museum.leftovers);
    leftovers::clear(model, leftovers)
}

/// Moves the cursor over the list, around its ends.
pub(in crate::app) fn walk(model: &mut Model, up: bool) {
    let Some(Popup::Museum(museum)) = &model.popup else { return };
    let count = model.exhibits(museum).len().max(1);
    if let Some(popup) = popup(model) {
        popup.cursor = (popup.cursor + if up { count - 1 } else { 1 }) % count;
    }
}

/// Scrolls a page.
pub(in crate::app) fn scroll(model: &mut Model, up: bool) {
    if let Some(MuseumPopup { page: Some((_, row)), .. }) = popup(model) {
        *row = if up { row.saturating_sub(1) } else { (*row + 1).min(LAST_ROW) };
    }
}

/// Opens the page about what was provoked before, as it was then.
pub(in crate::app) fn read(model: &mut Model) {
    let Some(Popup::Museum(museum)) = &model.popup else { return };
    let page = model.chosen_exhibit(museum).filter(|exhibit| model.museum.seen.contains_key(exhibit.id));
    if let Some(popup) = popup(model) {
        popup.page = page.map(|exhibit| (exhibit.id, 0));
    }
}

/// Provokes the exhibit under the cursor, or the one whose page is read, as soon as a console is free.
pub(in crate::app) fn provoke(model: &mut Model) -> Vec<Effect> {
    let Some(Popup::Museum(museum)) = &model.popup else { return Vec::new() };
    let chosen = model.chosen_exhibit(museum).map(|exhibit| exhibit.id);
    let Some(id) = museum.page.map(|(id, _)| id).or(chosen) else { return Vec::new() };
    model.museum.cursor = super::EXHIBITS.iter().position(|exhibit| exhibit.id == id).unwrap_or(0);
    model.museum.wished = Some(id);
    if is_coming(model) {
        let program = model.focused().map_or("", |participant| participant.name.as_str()).to_owned();
        model.say(Text::new("museum-waits").with("program", program));
    }
    close(model)
}

/// After each message: a wish comes true when a console is free; what came of a run is shown; the cursor stays in the list.
pub(in crate::app) fn settle(model: &mut Model) -> Vec<Effect> {
    if let Some(Popup::Museum(museum)) = &model.popup {
        let last = model.exhibits(museum).len().saturating_sub(1);
        if let Some(popup) = popup(model) {
            // Something else is looked for: the first that answers.
            let changed = popup.searched != popup.editor.text();
            popup.cursor = if changed { 0 } else { popup.cursor.min(last) };
            popup.searched = popup.editor.text().to_owned();
        }
    }
    if let Some(id) = model.museum.runs
        && model.whatif.run.is_none()
    {
        model.museum.runs = None;
        if let Some(told) = model.whatif.told.take_if(|told| told.experiment.id == id) {
            show(model, id, told);
        }
    }
    let Some(id) = model.museum.wished else { return Vec::new() };
    if model.screen != Screen::Lab || model.popup.is_some() {
        model.museum.wished = None;
        return Vec::new();
    }
    if is_coming(model) {
        return Vec::new();
    }
    model.museum.wished = None;
    match exhibit(id).and_then(|exhibit| exhibit.experiment(model)) {
        Some(experiment) => {
            model.museum.runs = Some(id);
            whatif::begin(model, experiment, None)
        }
        None => {
            model.complain(Text::new("museum-no-console"));
            Vec::new()
        }
    }
}

/// Whether the focused console is about to be free: it is being born, or a line is on its way that does not wait.
fn is_coming(model: &Model) -> bool {
    let soon = |it: &Participant| {
        let Some(console) = &it.console else { return false };
        let program = model.program(it.id);
        !it.born || console.sent.is_some() && program.is_some_and(|program| program.blocked.is_none())
    };
    model.focused().is_some_and(|it| soon(it) && !(it.born && model.is_dead(it.id)))
}

/// The run is over: what it gave is kept, and its page opens.
fn show(model: &mut Model, id: &'static str, told: Told) {
    let Some(known) = exhibit(id) else { return };
    let Some((source, outcome)) = outcome(model, &told) else { return };
    let (raised, value) = match outcome {
        Ok(value) => (None, value),
        Err(raised) => (Some(*raised), None),
    };
    let errno = raised.as_ref().and_then(|raised| raised.errno);
    let promised = told.was == Some(told.experiment.expected) && known.is_shown_by(errno);
    let at = told.experiment.deeds.last().map(|deed| deed.program.as_str()).unwrap_or_default();
    let program = model.lab.participants.iter().find(|it| it.name == at).map(|it| it.id);
    let context = program.map(|program| model.context_of(program, &source)).unwrap_or_default();
    model.museum.seen.insert(id, Seen { promised, source, raised, value, context });
    model.museum.leftovers = told.leftovers;
    if model.popup.is_none() {
        let page = Some((id, 0));
        model.popup = Some(Popup::Museum(MuseumPopup { cursor: model.museum.cursor, page, ..MuseumPopup::default() }));
    }
}

/// What a statement gave: a value, if any, or an exception.
type Outcome = Result<Option<String>, Box<Raised>>;

/// What the run is about: where it came as promised its last statement, else the first that failed.
fn outcome(model: &Model, told: &Told) -> Option<(String, Outcome)> {
    let deeds = &told.experiment.deeds;
    let at = &deeds.last()?.program;
    let sources: Vec<&str> = deeds
        .iter()
        .filter(|deed| deed.program == *at)
        .filter_map(|deed| match &deed.what {
            Act::Run(source) => Some(source.as_str()),
            Act::Start | Act::Kill => None,
        })
        .collect();
    let id = model.lab.participants.iter().find(|it| it.name == *at)?.id;
    let transcript = &model.program(id)?.transcript;
    let is = |entry: &Entry, line: &str| matches!(entry, Entry::Statement { source, .. } if source == line);
    let first = transcript.iter().rposition(|entry| is(entry, sources.first().copied().unwrap_or_default()))?;
    let mut ran: Vec<(String, Outcome)> = Vec::new();
    for entry in transcript.iter().skip(first) {
        match (entry, ran.last_mut()) {
            (Entry::Statement { source, .. }, _) => ran.push((source.clone(), Ok(None))),
            (Entry::Value(value), Some((_, outcome))) => *outcome = Ok(Some(value.clone())),
            (Entry::Raised(raised), Some((_, outcome))) => *outcome = Err(Box::new(raised.clone())),
            _ => {}
        }
    }
    let as_promised = told.was == Some(told.experiment.expected);
    let place = if as_promised { None } else { ran.iter().position(|(_, outcome)| outcome.is_err()) };
    let place = place.or(ran.len().checked_sub(1))?;
    (place < ran.len()).then(|| ran.swap_remove(place))
}
