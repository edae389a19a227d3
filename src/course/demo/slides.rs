//! A lesson as the slides of a demonstration, in the order that serves a class. Computed once, from the lesson alone.

use crate::course::lesson::{Kind, Lesson, Need, Step, Truth};
use crate::course::play::Machine;
use crate::course::predicate::Predicate;
use crate::course::script::{Action, Item, Script};

/// One slide: what it shows, and the scene that stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    /// The place of the step that it belongs to.
    pub step: usize,
    /// What it shows.
    pub face: Face,
    /// The scene; `None` where there is nothing to run yet.
    pub scene: Option<Stand>,
    /// The prediction (the place of its step) whose question is on the screen while its lines are run.
    pub prediction: Option<usize>,
    /// The kernel and what travelled stay hidden: they would tell before the second vote.
    pub hides_kernel: bool,
}

/// What a slide shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// The step is not for this machine.
    Skipped(Need),
    /// The step's text.
    Text,
    /// A question, to be voted on.
    Question(usize),
    /// The second vote on a prediction, before the line that decides.
    SecondVote,
    /// The lines that have been run so far.
    Lines,
    /// Which options of a question are right.
    Answer(usize),
    /// What was seen.
    Done,
    /// A question for everybody, to be answered in one sentence.
    Sentence,
    /// The lesson is over.
    End,
}

/// How far a scene is: the step whose setup built it, and how many lines of its solution have been run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The place of the step.
    pub step: usize,
    /// How many of its [`lines`] were run.
    pub lines: usize,
}

/// The lines of a script: one act each, with the `until`s that come after it, so that what is waited for has come when
/// the line counts as run. An `until` at the very beginning goes with the first act.
pub fn lines(script: &Script) -> Vec<&[Item]> {
    let acts: Vec<usize> = script
        .items
        .iter()
        .enumerate()
        .filter(|(_, item)| !matches!(item.action, Action::Until(_)))
        .map(|(place, _)| place)
        .collect();
    let begins = |number: usize| if number == 0 { 0 } else { acts[number] };
    let ends = |number: usize| acts.get(number + 1).copied().unwrap_or(script.items.len());
    (0..acts.len()).filter_map(|number| script.items.get(begins(number)..ends(number))).collect()
}

/// The act of a line.
pub fn act(line: &[Item]) -> Option<&Action> {
    line.iter().map(|item| &item.action).find(|action| !matches!(action, Action::Until(_)))
}

/// Whether a step only asks, in whatever scene stands.
fn only_asks(step: &Step) -> bool {
    step.kind != Kind::Do && step.setup.items.is_empty() && step.solution.items.is_empty() && step.continues.is_none()
}

/// All slides of a lesson on a machine. The last one is [`Face::End`].
pub fn slides(lesson: &Lesson, machine: Machine) -> Vec<Slide> {
    let mut slides = Vec::new();
    let mut stands: Option<Stand> = None;
    for (place, step) in lesson.steps.iter().enumerate() {
        let mut push = |face, scene, prediction, hides_kernel| {
            slides.push(Slide { step: place, face, scene, prediction, hides_kernel });
        };
        if let Some(need) = step.needs.iter().find(|need| !machine.has(**need)) {
            push(Face::Skipped(*need), stands, None, false);
            continue;
        }
        if !only_asks(step) {
            stands = Some(Stand { step: place, lines: 0 });
        }
        let prediction = prediction_of(lesson, place, machine);
        let asks = step.kind != Kind::Do;
        // What is predicted stays hidden behind the question as well.
        let hides = step.kind == Kind::Predict;
        // A text of the projector's own stands over the question; and while a prediction waits, the question goes on
        // standing there rather than what the student would be asked to do.
        let (own, usual) = (has(lesson, step, "demo"), has(lesson, step, ""));
        if (own && !asks) || (usual && !own && prediction.is_none()) {
            push(Face::Text, stands, None, hides || prediction.is_some());
        }
        for question in 0..step.questions.len() {
            push(Face::Question(question), stands, None, hides);
            if !hides {
                push(Face::Answer(question), stands, None, false);
            }
        }
        let lines = lines(&step.solution);
        let decisive = prediction.map(|at| decisive(&lesson.steps[at], &lines));
        for number in 0..if hides { 0 } else { lines.len() } {
            if decisive == Some(number) {
                push(Face::SecondVote, stands, prediction, false);
            }
            stands = stands.map(|stand| Stand { lines: number + 1, ..stand });
            push(Face::Lines, stands, prediction, decisive.is_some_and(|decisive| number < decisive));
        }
        if has(lesson, step, "done") && !hides {
            push(Face::Done, stands, None, false);
        }
        if step.sentence || has(lesson, step, "sentence") {
            push(Face::Sentence, stands, None, false);
        }
    }
    let step = lesson.steps.len().saturating_sub(1);
    slides.push(Slide { step, face: Face::End, scene: stands, prediction: None, hides_kernel: false });
    slides
}

/// Whether a step has such a text.
fn has(lesson: &Lesson, step: &Step, key: &str) -> bool {
    lesson.spanish.step(&step.id).is_some_and(|prose| match key {
        "" => !prose.text.is_empty(),
        _ => prose.part(key).is_some_and(|text| !text.is_empty()),
    })
}

/// The prediction that the run of a step decides: the last one before it.
fn prediction_of(lesson: &Lesson, place: usize, machine: Machine) -> Option<usize> {
    let id = lesson.steps.get(place).map(|step| step.id.as_str())?;
    let decided = |step: &Step| step.kind == Kind::Predict && step.decided_by.as_deref() == Some(id);
    let given = |step: &Step| step.needs.iter().all(|need| machine.has(*need));
    lesson.steps[..place].iter().rposition(|step| decided(step) && given(step))
}

/// The line before which the second vote comes: the first that makes a call of which an outcome speaks. A vote that comes
/// a line too early spoils nothing; one that comes too late does.
fn decisive(prediction: &Step, lines: &[&[Item]]) -> usize {
    let mut needles = Vec::new();
    for choice in prediction.questions.iter().flat_map(|question| &question.choices) {
        if let Truth::Outcome(outcome) = &choice.truth {
            spoken_of(outcome, &mut needles);
        }
    }
    let tells = |line: &&[Item]| match act(line) {
        Some(Action::Run { source, .. }) => needles.iter().any(|needle| source.contains(needle.as_str())),
        _ => false,
    };
    lines.iter().position(tells).unwrap_or(lines.len().saturating_sub(1))
}

/// What a line must contain to make what a predicate speaks of.
fn spoken_of(predicate: &Predicate, needles: &mut Vec<String>) {
    let mut call =
        |name: &str| needles.push(if name == "socket" { "socket.socket(".to_owned() } else { format!(".{name}") });
    match predicate {
        Predicate::Read { .. } | Predicate::Received { .. } => call("recv"),
        Predicate::Sent { .. } => call("send"),
        Predicate::Connected { .. } => call("connect"),
        Predicate::Listening { .. } => call("listen"),
        Predicate::Accepted { .. } => call("accept"),
        Predicate::Bound { .. } => call("bind"),
        Predicate::Call { name, .. } => call(name),
        Predicate::Blocked { call: Some(name), .. } | Predicate::Returned { call: Some(name), .. } => call(name),
        Predicate::Failed { call: name, mentions, .. } => {
            if let Some(name) = name {
                call(name);
            }
            needles.extend(mentions.clone());
        }
        // It is open until the later of the two.
        Predicate::Before(_, later) => spoken_of(later, needles),
        Predicate::Count { of, .. } => spoken_of(of, needles),
        Predicate::Any(all) | Predicate::All(all) => all.iter().for_each(|one| spoken_of(one, needles)),
        // That something does not happen can only be told by what happens.
        Predicate::Not(_)
        | Predicate::Socket { .. }
        | Predicate::Queued { .. }
        | Predicate::Blocked { .. }
        | Predicate::Returned { .. }
        | Predicate::Program { .. }
        | Predicate::Name { .. }
        | Predicate::Option { .. }
        | Predicate::Closed { .. }
        | Predicate::Compare { .. } => {}
    }
}
