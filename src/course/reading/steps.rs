//! The steps of `lesson.toml`.

use super::finding::{FindingKind, Shape, Thing};
use super::names;
use super::predicates::{predicate, predicate_beside};
use super::questions::questions;
use super::scripts::script;
use super::tables::{Desk, Fields, Value};
use crate::course::lesson::{Case, Goal, Kind, Need, Rejected, Step};
use crate::course::script::Script;

const KEYS: &[&str] = &[
    "id",
    "kind",
    "grey",
    "sentence",
    "needs",
    "focus",
    "setup",
    "continues",
    "decided_by",
    "question",
    "questions",
    "goal",
    "solution",
    "accepted",
    "rejected",
    "cases",
];

/// How many goals or cases a step may have, and how many scripts.
const MOST_GOALS: usize = 12;
const MOST_SCRIPTS: usize = 60;

/// Reads a step.
pub fn step(desk: &mut Desk, value: &Value) -> Option<Step> {
    let fields = desk.fields("step", value, Shape::Table)?;
    fields.only(desk, KEYS);
    let id = fields.need_id(desk, "id");
    let kind = match fields.need_word(desk, "kind", names::KINDS).as_deref() {
        Some("do") => Some(Kind::Do),
        Some("predict") => Some(Kind::Predict),
        Some("quiz") => Some(Kind::Quiz),
        Some("check") => Some(Kind::Check),
        _ => None,
    };
    let one = |desk: &mut Desk, key: &str, setup: bool| fields.get(key).map(|it| script(desk, key, it, setup));
    let setup = one(desk, "setup", true).unwrap_or_default();
    // `continues = []` keeps the scene and runs nothing; without the key everything is built anew.
    let continues = one(desk, "continues", true);
    let solution = one(desk, "solution", false).unwrap_or_default();
    let (goal, accepted) = (goals(desk, fields), scripts(desk, fields));
    let (rejected, cases) = (rejections(desk, fields, &goal), cases(desk, fields));
    let needs = fields.get("needs").map(|it| words(desk, "needs", it, names::NEEDS)).unwrap_or_default();
    let needs = needs.iter().map(|need| if need == "linux" { Need::Linux } else { Need::Ipv6 }).collect();
    let focus = fields.get("focus").and_then(|it| desk.id("focus", it));
    let decided_by = fields.get("decided_by").and_then(|it| desk.id("decided_by", it));
    let (grey, sentence) = (fields.flag(desk, "grey"), fields.flag(desk, "sentence"));
    let kind = kind?;
    let step = Step {
        id: id?,
        line: fields.line,
        kind,
        grey: grey.unwrap_or(false),
        sentence: sentence.unwrap_or(false),
        needs,
        focus,
        setup,
        continues,
        questions: questions(desk, fields, kind),
        decided_by,
        goal,
        solution,
        accepted,
        rejected,
        cases,
    };
    holds_together(desk, fields, &step);
    Some(step)
}

fn words(desk: &mut Desk, key: &str, value: &Value, known: &[&str]) -> Vec<String> {
    let list = desk.list(key, value);
    list.iter().filter_map(|item| desk.word(key, item, known)).collect()
}

/// The values of a list, unless there are too many.
fn bounded<'v, 't>(desk: &mut Desk, fields: Fields<'v, 't>, key: &str, thing: Thing, most: usize) -> &'v [Value<'t>] {
    let Some(value) = fields.get(key) else { return &[] };
    let list = desk.list(key, value);
    if list.len() > most {
        let line = desk.line_of(value);
        desk.find(line, FindingKind::TooMany { thing, most });
        return &[];
    }
    list
}

fn goals(desk: &mut Desk, fields: Fields) -> Vec<Goal> {
    let list = bounded(desk, fields, "goal", Thing::Goal, MOST_GOALS);
    let mut goals: Vec<Goal> = Vec::new();
    for value in list {
        let Some(fields) = desk.fields("goal", value, Shape::Table) else { continue };
        let id = fields.need_id(desk, "id");
        let predicate = predicate_beside(desk, fields, &["id"]);
        let (Some(id), Some(predicate)) = (id, predicate) else { continue };
        twice(desk, Thing::Goal, &id, fields.line, goals.iter().map(|goal| (&*goal.id, goal.line)));
        goals.push(Goal { id, line: fields.line, predicate });
    }
    goals
}

fn scripts(desk: &mut Desk, fields: Fields) -> Vec<Script> {
    let list = bounded(desk, fields, "accepted", Thing::Script, MOST_SCRIPTS);
    list.iter().map(|value| script(desk, "accepted", value, false)).collect()
}

fn rejections(desk: &mut Desk, fields: Fields, goals: &[Goal]) -> Vec<Rejected> {
    let list = bounded(desk, fields, "rejected", Thing::Script, MOST_SCRIPTS);
    let mut rejections = Vec::new();
    for value in list {
        let Some(fields) = desk.fields("rejected", value, Shape::Table) else { continue };
        fields.only(desk, &["misses", "script"]);
        let misses = fields.need(desk, "misses").and_then(|it| Some((desk.line_of(it), desk.id("misses", it)?)));
        let script = fields.need(desk, "script").map(|it| script(desk, "script", it, false));
        let (Some((line, misses)), Some(script)) = (misses, script) else { continue };
        exists(desk, Thing::Goal, &misses, line, goals.iter().map(|goal| &*goal.id));
        rejections.push(Rejected { misses, line: fields.line, script });
    }
    rejections
}

fn cases(desk: &mut Desk, fields: Fields) -> Vec<Case> {
    let list = bounded(desk, fields, "cases", Thing::Case, MOST_GOALS);
    let mut cases: Vec<Case> = Vec::new();
    for value in list {
        let Some(fields) = desk.fields("cases", value, Shape::Table) else { continue };
        fields.only(desk, &["id", "when"]);
        let id = fields.need_id(desk, "id");
        let when = fields.need(desk, "when").and_then(|it| predicate(desk, "when", it));
        let (Some(id), Some(when)) = (id, when) else { continue };
        twice(desk, Thing::Case, &id, fields.line, cases.iter().map(|case| (&*case.id, case.line)));
        cases.push(Case { id, line: fields.line, when });
    }
    cases
}

/// Finds an id that was there before, at the line of the second.
pub fn twice<'a>(
    desk: &mut Desk,
    thing: Thing,
    id: &str,
    line: usize,
    before: impl IntoIterator<Item = (&'a str, usize)>,
) {
    if let Some((_, first)) = before.into_iter().find(|(known, _)| *known == id) {
        desk.find(line, FindingKind::Twice { thing, id: id.to_owned(), first });
    }
}

/// Finds a name of something that is not there.
pub fn exists<'a>(
    desk: &mut Desk,
    thing: Thing,
    id: &str,
    line: usize,
    known: impl IntoIterator<Item = &'a str> + Clone,
) {
    if !known.clone().into_iter().any(|known| known == id) {
        let nearest = super::nearest::nearest(id, known);
        desk.find(line, FindingKind::NoSuch { thing, id: id.to_owned(), nearest });
    }
}

/// What a step needs for its kind.
fn holds_together(desk: &mut Desk, fields: Fields, step: &Step) {
    let line = step.line;
    // What was there and could not be read has its own finding.
    let lacks =
        |key: &str| fields.get(key).is_none_or(|it| it.get_ref().as_array().is_some_and(|list| list.is_empty()));
    if step.kind == Kind::Do && lacks("goal") {
        desk.find(line, FindingKind::NoGoal);
    }
    if !lacks("goal") && lacks("solution") {
        desk.find(line, FindingKind::NoSolution);
    }
    if step.kind == Kind::Do && step.setup.items.is_empty() && lacks("setup") {
        desk.find(line, FindingKind::NoSetup);
    }
    let foreign: &[&str] = match step.kind {
        Kind::Do => &["question", "questions", "decided_by"],
        Kind::Predict => &["questions", "goal", "solution", "accepted", "rejected", "cases", "grey", "sentence"],
        Kind::Quiz => &["questions", "decided_by"],
        Kind::Check => &["question", "decided_by", "goal", "solution", "accepted", "rejected", "cases", "grey"],
    };
    let kind = names::KINDS[step.kind as usize];
    for (key, line, _) in fields.all(desk) {
        if foreign.contains(&key) {
            desk.find(line, FindingKind::NotOfThisKind { key: key.to_owned(), kind: kind.to_owned() });
        }
    }
}
