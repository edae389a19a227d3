//! A whole `lesson.toml`, and what its parts say of one another.

use std::collections::BTreeSet;

use toml::de::DeTable;

use super::finding::{FindingKind, Thing};
use super::names;
use super::steps::{exists, step, twice};
use super::tables::{Desk, Fields};
use crate::course::lesson::{Kind, Lesson, Pane, Step, Truth};
use crate::course::prose::Prose;
use crate::lab::order;

const KEYS: &[&str] = &["id", "order", "minutes", "class_cut", "concepts", "misconceptions", "shows", "step"];

/// How many programs a step may start: one place of the lab's is left for whoever wants to add one.
const MOST_PROGRAMS: usize = order::MOST_PROGRAMS - 1;

/// How many steps a lesson may have.
const MOST_STEPS: usize = 60;

/// Reads `lesson.toml`; the words are put in later.
pub fn lesson(desk: &mut Desk, folder: &str, text: &str) -> Option<Lesson> {
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => {
            let line = desk.line(error.span().map_or(0, |span| span.start));
            let message = error.message().lines().next().unwrap_or_default().to_owned();
            desk.find(line, FindingKind::NotToml { message });
            return None;
        }
    };
    let fields = Fields::of_file(table.get_ref());
    fields.only(desk, KEYS);
    let id = fields.need_id(desk, "id");
    let order = fields.need(desk, "order").and_then(|it| desk.within("order", it, 1..1000));
    let minutes = fields.need(desk, "minutes").and_then(|it| desk.within("minutes", it, 1..241));
    let class_cut = fields.get("class_cut").map(|it| desk.texts("class_cut", it)).unwrap_or_default();
    let mut free = |key: &str| -> Vec<String> {
        let texts = fields.get(key).map(|it| desk.texts(key, it)).unwrap_or_default();
        texts.into_iter().map(|(_, text)| text).collect()
    };
    let (concepts, misconceptions) = (free("concepts"), free("misconceptions"));
    let shows = panes(desk, fields);
    let (mut steps, all_read) = steps(desk, fields);
    for (line, cut) in &class_cut {
        if all_read {
            exists(desk, Thing::Step, cut, *line, steps.iter().map(|step| &*step.id));
        }
    }
    if all_read {
        decide(desk, &mut steps);
        reopen(desk, &steps);
    }
    if steps.is_empty() && all_read {
        desk.find(1, FindingKind::TooFew { thing: Thing::Step, least: 1 });
    }
    let small = |number: i64| u32::try_from(number).unwrap_or_default();
    Some(Lesson {
        folder: folder.to_owned(),
        id: id?,
        order: small(order?),
        minutes: small(minutes?),
        class_cut: class_cut.into_iter().map(|(_, cut)| cut).collect(),
        concepts,
        misconceptions,
        shows,
        steps,
        spanish: Prose::default(),
        english: Prose::default(),
    })
}

fn panes(desk: &mut Desk, fields: Fields) -> Vec<Pane> {
    let Some(value) = fields.get("shows") else { return Vec::new() };
    let list = desk.list("shows", value);
    let words = list.iter().filter_map(|item| desk.word("shows", item, names::PANES));
    let pane = |word: String| match word.as_str() {
        "travel" => Pane::Travel,
        "calls" => Pane::Calls,
        "hex" => Pane::Hex,
        "code" => Pane::Code,
        _ => Pane::States,
    };
    words.map(pane).collect()
}

/// The steps, and whether all of them could be read.
fn steps(desk: &mut Desk, fields: Fields) -> (Vec<Step>, bool) {
    let Some(value) = fields.need(desk, "step") else { return (Vec::new(), false) };
    let list = desk.list("step", value);
    if list.len() > MOST_STEPS {
        let line = desk.line_of(value);
        desk.find(line, FindingKind::TooMany { thing: Thing::Step, most: MOST_STEPS });
        return (Vec::new(), false);
    }
    let mut steps: Vec<Step> = Vec::new();
    for value in list {
        let Some(step) = step(desk, value) else { continue };
        twice(desk, Thing::Step, &step.id, step.line, steps.iter().map(|step| (&*step.id, step.line)));
        focus(desk, &step, value.get_ref().as_table());
        let programs: BTreeSet<&str> = started(&step).collect();
        if programs.len() > MOST_PROGRAMS {
            desk.find(step.line, FindingKind::TooMany { thing: Thing::Program, most: MOST_PROGRAMS });
        }
        steps.push(step);
    }
    let all = steps.len() == list.len() && value.get_ref().is_array();
    (steps, all)
}

/// The program that has the prompt must be one that the step's scene has.
fn focus(desk: &mut Desk, step: &Step, table: Option<&DeTable>) {
    let Some(focus) = &step.focus else { return };
    let started: Vec<&str> = started(step).collect();
    let key = table.and_then(|table| table.iter().find(|(key, _)| key.get_ref().as_ref() == "focus"));
    let line = key.map_or(step.line, |(_, value)| desk.line_of(value));
    exists(desk, Thing::Program, focus, line, started);
}

/// The programs that a step's own scripts start.
fn started(step: &Step) -> impl Iterator<Item = &str> {
    let scripts = [Some(&step.setup), step.continues.as_ref(), Some(&step.solution)];
    scripts.into_iter().flatten().flat_map(|script| &script.items).filter_map(|item| match &item.action {
        crate::course::script::Action::Start { program, .. } => Some(program.as_str()),
        _ => None,
    })
}

/// Gives every prediction the step that decides it.
fn decide(desk: &mut Desk, steps: &mut [Step]) {
    let known: Vec<(String, Kind)> = steps.iter().map(|step| (step.id.clone(), step.kind)).collect();
    for (place, step) in steps.iter_mut().enumerate().filter(|(_, step)| step.kind == Kind::Predict) {
        let later = || known.iter().skip(place + 1).filter(|(_, kind)| *kind == Kind::Do).map(|(id, _)| id.as_str());
        match &step.decided_by {
            Some(named) if known.iter().any(|(id, _)| id == named) => {
                if !later().any(|id| id == named) {
                    desk.find(step.line, FindingKind::Undecided);
                }
            }
            Some(named) => exists(desk, Thing::Step, named, step.line, later().collect::<Vec<_>>()),
            None => match later().next() {
                Some(next) => step.decided_by = Some(next.to_owned()),
                None => desk.find(step.line, FindingKind::Undecided),
            },
        }
    }
}

/// The steps that wrong answers reopen must be there.
fn reopen(desk: &mut Desk, steps: &[Step]) {
    let questions = steps.iter().flat_map(|step| &step.questions);
    for choice in questions.flat_map(|question| &question.choices) {
        if let Truth::Wrong { reopens: Some(reopens) } = &choice.truth {
            exists(desk, Thing::Step, reopens, choice.line, steps.iter().map(|step| &*step.id));
        }
    }
}
