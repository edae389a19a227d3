//! The questions of `lesson.toml`, with their options.

use super::finding::{FindingKind, Shape, Thing};
use super::predicates::predicate;
use super::steps::twice;
use super::tables::{Desk, Fields, Value};
use crate::course::lesson::{Choice, Kind, Question, Truth};

/// How many options a question may have: with «not sure yet», one key each.
const MOST_CHOICES: usize = 6;

/// How many questions a check may have.
const MOST_QUESTIONS: usize = 8;

/// The questions of a step: `question` of a prediction or a quiz, `questions` of a check.
pub fn questions(desk: &mut Desk, fields: Fields, kind: Kind) -> Vec<Question> {
    let values: Vec<&Value> = match kind {
        Kind::Do => return Vec::new(),
        Kind::Predict | Kind::Quiz => fields.need(desk, "question").into_iter().collect(),
        Kind::Check => {
            fields.need(desk, "questions").map(|it| desk.list("questions", it).iter().collect()).unwrap_or_default()
        }
    };
    if values.len() > MOST_QUESTIONS {
        desk.find(fields.line, FindingKind::TooMany { thing: Thing::Question, most: MOST_QUESTIONS });
        return Vec::new();
    }
    if values.is_empty() && kind == Kind::Check && fields.get("questions").is_some() {
        desk.find(fields.line, FindingKind::TooFew { thing: Thing::Question, least: 1 });
    }
    let mut questions: Vec<Question> = Vec::new();
    for value in values {
        let Some(question) = question(desk, value, kind) else { continue };
        let before = questions.iter().map(|question| (&*question.id, question.line));
        twice(desk, Thing::Question, &question.id, question.line, before);
        questions.push(question);
    }
    questions
}

fn question(desk: &mut Desk, value: &Value, kind: Kind) -> Option<Question> {
    let fields = desk.fields("question", value, Shape::Table)?;
    fields.only(desk, &["id", "options"]);
    let id = fields.need_id(desk, "id");
    let options = fields.need(desk, "options")?;
    let list = desk.list("options", options);
    if list.len() > MOST_CHOICES {
        desk.find(fields.line, FindingKind::TooMany { thing: Thing::Choice, most: MOST_CHOICES });
        return None;
    }
    let findings = desk.findings.len();
    let mut choices: Vec<Choice> = Vec::new();
    for value in list {
        let Some(choice) = choice(desk, value, kind) else { continue };
        twice(desk, Thing::Choice, &choice.id, choice.line, choices.iter().map(|known| (&*known.id, known.line)));
        choices.push(choice);
    }
    let id = id?;
    // Counting what could not be read would only confuse.
    if desk.findings.len() == findings {
        let right = choices.iter().filter(|choice| choice.truth == Truth::Right).count();
        if choices.len() < 2 {
            desk.find(fields.line, FindingKind::TooFew { thing: Thing::Choice, least: 2 });
        } else if kind != Kind::Predict && right != 1 {
            desk.find(fields.line, FindingKind::OneRight { question: id.clone(), found: right });
        }
    }
    Some(Question { id, line: fields.line, choices })
}

fn choice(desk: &mut Desk, value: &Value, kind: Kind) -> Option<Choice> {
    let fields = desk.fields("options", value, Shape::Table)?;
    fields.only(desk, &["id", "outcome", "right", "reopens"]);
    let id = fields.need_id(desk, "id");
    let outcome = fields.get("outcome").map(|it| predicate(desk, "outcome", it));
    let right = fields.flag(desk, "right").unwrap_or(false);
    let reopens = fields.get("reopens").and_then(|it| desk.id("reopens", it));
    let id = id?;
    let wrong = |desk: &mut Desk, expected| {
        desk.find(fields.line, FindingKind::WrongTruth { option: id.clone(), expected });
    };
    let truth = match (kind, outcome) {
        (Kind::Predict, Some(outcome)) => {
            if fields.get("right").is_some() || fields.get("reopens").is_some() {
                wrong(desk, "outcome");
            }
            Truth::Outcome(outcome?)
        }
        (Kind::Predict, None) => {
            wrong(desk, "outcome");
            return None;
        }
        (_, Some(_)) => {
            wrong(desk, "right");
            return None;
        }
        (_, None) if right => Truth::Right,
        (kind, None) => {
            if kind == Kind::Check && fields.get("reopens").is_none() {
                desk.find(fields.line, FindingKind::NoReopens { option: id.clone() });
            }
            Truth::Wrong { reopens }
        }
    };
    Some(Choice { id, line: fields.line, truth })
}
