//! Demonstrates a lesson before a class: slides, votes, and real programs that run one line a press. Pure: events in,
//! [`Ask`]s out, as with the [player](super::play). Nothing is judged and nothing is kept.
//!
//! Every slide says which scene stands behind it ([`Stand`]). Going on runs what is missing; going back builds the scene
//! anew, from the step's setup up to the line before.

pub mod slides;
#[cfg(test)]
mod tests;
pub mod votes;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::journal::event::{Event, ProgramId};
use crate::journal::projections::Projections;

use super::cast::Cast;
use super::facts::Facts;
use super::fill::{Places, Reader, fill_prose, foretell_line};
use super::judge::{World, holds, wakes_at};
use super::lesson::{Choice, Kind, Lesson, Question, Step, Truth};
use super::play::{Ask, Machine};
use super::rest;
use super::script::{Action, Script};
use super::script_run::{RunState, Runner, SceneProblem};

use slides::{Face, Slide, Stand};
use votes::{Ballot, Votes};

/// How long what a setup provoked is waited for after its last line, in nanoseconds. It comes within milliseconds.
const SETTLE: u64 = 2_000_000_000;

/// How many turns one look may take: a scene that is ready, a line that returns at once, the next slide…
const MOST_TURNS: usize = 64;

/// What is run now.
#[derive(Clone, Debug)]
struct Doing {
    runner: Runner,
    part: Part,
    begun: bool,
    /// All of it was run: until when what it provoked is waited for.
    settled: Option<u64>,
}

/// Which script it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A step's setup.
    Setup(usize),
    /// What is run instead of its setup.
    Continues(usize),
    /// Lines of the solution, up to this stand.
    Lines(Stand),
}

/// Demonstrates one lesson.
#[derive(Clone, Debug)]
pub struct Demonstration {
    lesson: Arc<Lesson>,
    slides: Vec<Slide>,
    at: usize,
    votes: Votes,
    places: Places,
    cast: Cast,
    facts: Facts,
    now: u64,
    /// The scene as it is; `None` while it is nothing that a slide speaks of.
    stands: Option<Stand>,
    doing: Option<Doing>,
    /// A press that came while something was run.
    pressed: bool,
    /// Why the scene could not be built, or a line not be run, and in which step.
    problem: Option<(usize, SceneProblem)>,
    /// What came true of predictions, by the place of their steps.
    came_true: BTreeMap<usize, usize>,
    /// How long each program's transcript was when the step began.
    begun: BTreeMap<ProgramId, u64>,
    woken: Option<u64>,
}

impl Demonstration {
    /// Opens a lesson at its first slide. `places_folder` is the lab's folder.
    pub fn begin(lesson: Arc<Lesson>, places_folder: PathBuf, machine: Machine) -> (Demonstration, Vec<Ask>) {
        let slides = slides::slides(&lesson, machine);
        let mut demonstration = Demonstration {
            lesson,
            slides,
            at: 0,
            votes: Votes::default(),
            places: Places { folder: places_folder, scene: 0 },
            cast: Cast::new(),
            facts: Facts::new(),
            now: 0,
            stands: None,
            doing: None,
            pressed: false,
            problem: None,
            came_true: BTreeMap::new(),
            begun: BTreeMap::new(),
            woken: None,
        };
        let mut asks = Vec::new();
        demonstration.reach(&mut asks);
        (demonstration, asks)
    }

    /// Takes in an event that was just folded into `projections`.
    pub fn observe(&mut self, event: &Event, projections: &Projections) -> Vec<Ask> {
        self.now = self.now.max(event.time);
        self.facts.observe(event, projections, &self.cast);
        self.look(projections)
    }

    /// The time has come that [`Ask::WakeAt`] named.
    pub fn time(&mut self, now: u64, projections: &Projections) -> Vec<Ask> {
        self.now = self.now.max(now);
        self.look(projections)
    }

    /// The order was given to start (again) the program of this name, under this number.
    pub fn entered(&mut self, name: &str, id: ProgramId) {
        self.cast.enter(name, id);
    }

    /// On to the next slide. While something is run the press is remembered, once.
    pub fn go_on(&mut self) -> Vec<Ask> {
        let mut asks = Vec::new();
        self.votes.close();
        if self.doing.is_some() {
            self.pressed = true;
        } else {
            self.next(&mut asks);
        }
        asks
    }

    /// Back to the slide before, its scene built anew where it is another one.
    pub fn back(&mut self) -> Vec<Ask> {
        self.show(self.at.saturating_sub(1))
    }

    /// To the first slide of a step.
    pub fn jump(&mut self, step: usize) -> Vec<Ask> {
        match self.slides.iter().position(|slide| slide.step == step) {
            Some(place) => self.show(place),
            None => Vec::new(),
        }
    }

    /// The scene of this slide again, from nothing.
    pub fn again(&mut self) -> Vec<Ask> {
        self.stands = None;
        self.problem = None;
        self.doing = None;
        self.show(self.at)
    }

    fn next(&mut self, asks: &mut Vec<Ask>) {
        if self.at + 1 < self.slides.len() {
            self.at += 1;
            self.reach(asks);
        }
    }

    /// Shows a slide of the list.
    fn show(&mut self, place: usize) -> Vec<Ask> {
        let mut asks = Vec::new();
        self.votes.close();
        self.pressed = false;
        if self.doing.take().is_some() {
            // Half of something stands: no slide speaks of it.
            self.stands = None;
        }
        self.at = place.min(self.slides.len().saturating_sub(1));
        self.reach(&mut asks);
        asks
    }

    /// Goes the shortest way to the scene of the slide.
    fn reach(&mut self, asks: &mut Vec<Ask>) {
        let Some(target) = self.slide().scene else {
            if self.stands.take().is_some() {
                self.clear(asks);
            }
            return;
        };
        if self.problem.as_ref().is_some_and(|(step, _)| *step == target.step) && self.stands.is_none() {
            // It was tried, and said why not: F9 tries again.
            return;
        }
        match self.stands {
            Some(stand) if stand == target => return,
            Some(stand) if stand.step == target.step && stand.lines < target.lines => self.run_lines(stand, target),
            Some(stand) if self.goes_on_in(target.step, stand) => {
                let script = self.step_at(target.step).and_then(|step| step.continues.clone()).unwrap_or_default();
                self.doing = Some(Doing::new(&script, true, Part::Continues(target.step)));
            }
            _ => self.rebuild(target.step, asks),
        }
        self.wake_now(asks);
    }

    /// Whether a step's `continues` may be run in the scene that stands: it is the one that the slides lead to.
    fn goes_on_in(&self, step: usize, stand: Stand) -> bool {
        let first = self.slides.iter().position(|slide| slide.step == step);
        let before = first.and_then(|first| first.checked_sub(1)).and_then(|before| self.slides.get(before));
        let continues = self.step_at(step).is_some_and(|step| step.continues.is_some());
        continues && before.is_some_and(|before| before.step + 1 == step && before.scene == Some(stand))
    }

    fn run_lines(&mut self, from: Stand, to: Stand) {
        let Some(step) = self.lesson.steps.get(to.step) else { return };
        let lines = slides::lines(&step.solution);
        let items = lines.get(from.lines..to.lines).unwrap_or_default().concat();
        self.doing = Some(Doing::new(&Script { items }, false, Part::Lines(to)));
    }

    fn rebuild(&mut self, step: usize, asks: &mut Vec<Ask>) {
        self.clear(asks);
        let script = self.step_at(step).map(|step| step.setup.clone()).unwrap_or_default();
        self.doing = Some(Doing::new(&script, true, Part::Setup(step)));
    }

    fn clear(&mut self, asks: &mut Vec<Ask>) {
        asks.push(Ask::ClearScene);
        self.cast.clear();
        self.facts = Facts::new();
        self.begun.clear();
        self.stands = None;
        self.problem = None;
        self.places.scene += 1;
    }

    fn wake_now(&mut self, asks: &mut Vec<Ask>) {
        self.woken = Some(self.now);
        asks.push(Ask::WakeAt(self.now));
    }

    /// Looks at the world as it stands.
    fn look(&mut self, projections: &Projections) -> Vec<Ask> {
        let mut asks = Vec::new();
        if self.woken.is_some_and(|woken| woken <= self.now) {
            self.woken = None;
        }
        for _ in 0..MOST_TURNS {
            self.decide(projections);
            if !self.run(projections, &mut asks) {
                break;
            }
        }
        self.ask_to_wake(projections, &mut asks);
        asks
    }

    /// The step whose run goes on or is over.
    fn running_step(&self) -> Option<usize> {
        match &self.doing {
            Some(Doing { part: Part::Lines(stand), .. }) => Some(stand.step),
            Some(_) => None,
            None => self.stands.map(|stand| stand.step),
        }
    }

    /// The predictions that the run of the present step decides, and that are not decided yet.
    fn waiting(&self) -> Vec<usize> {
        let Some(id) = self.running_step().and_then(|step| self.step_at(step)).map(|step| step.id.as_str()) else {
            return Vec::new();
        };
        let waits = |(place, step): &(usize, &Step)| {
            step.kind == Kind::Predict && step.decided_by.as_deref() == Some(id) && !self.came_true.contains_key(place)
        };
        self.lesson.steps.iter().enumerate().filter(waits).map(|(place, _)| place).collect()
    }

    /// The earliest outcome wins.
    fn decide(&mut self, projections: &Projections) {
        let lesson = Arc::clone(&self.lesson);
        for place in self.waiting() {
            let world = self.world(projections);
            let came =
                choices(&lesson, place).iter().position(|choice| outcome(choice).is_some_and(|it| holds(it, &world)));
            self.came_true.extend(came.map(|option| (place, option)));
        }
    }

    /// Goes on with what is run. Whether there is something to look at again at once.
    fn run(&mut self, projections: &Projections, asks: &mut Vec<Ask>) -> bool {
        let Some(mut doing) = self.doing.take() else { return false };
        let is_scene = !matches!(doing.part, Part::Lines(_));
        // An `until` of a setup counts from its beginning.
        if !std::mem::replace(&mut doing.begun, true) && is_scene {
            self.facts.begin_step(projections, &self.cast);
        }
        let wishes = doing.runner.advance(&self.world(projections), &self.places);
        asks.extend(wishes.into_iter().map(Ask::Wish));
        match doing.runner.state().clone() {
            RunState::Running => {
                self.doing = Some(doing);
                false
            }
            RunState::Done => {
                let settled = *doing.settled.get_or_insert(self.now.saturating_add(SETTLE));
                if is_scene && self.now < settled && !rest::at_rest(projections, &self.cast) {
                    self.doing = Some(doing);
                    return false;
                }
                self.done(doing.part, projections, asks);
                true
            }
            RunState::Failed(problem) => {
                self.failed(doing.part, problem, asks);
                true
            }
        }
    }

    fn done(&mut self, part: Part, projections: &Projections, asks: &mut Vec<Ask>) {
        match part {
            Part::Setup(step) | Part::Continues(step) => {
                self.stands = Some(Stand { step, lines: 0 });
                self.facts.begin_step(projections, &self.cast);
                self.begin_step(step, projections);
                self.reach(asks);
            }
            Part::Lines(stand) => self.stands = Some(stand),
        }
        self.after(asks);
    }

    /// From here on outcomes count, and lines are those of the step.
    fn begin_step(&mut self, step: usize, projections: &Projections) {
        let lesson = Arc::clone(&self.lesson);
        let decides = |place: &usize| {
            let decided_by = lesson.steps.get(*place).and_then(|step| step.decided_by.as_deref());
            decided_by.is_some() && decided_by == lesson.steps.get(step).map(|step| step.id.as_str())
        };
        self.came_true.retain(|place, _| !decides(place));
        let length = |id: ProgramId| {
            let program = projections.programs.get(id)?;
            Some((id, program.forgotten + program.transcript.len() as u64))
        };
        self.begun = self.cast.iter().filter_map(|(_, id)| length(id)).collect();
    }

    fn failed(&mut self, part: Part, problem: SceneProblem, asks: &mut Vec<Ask>) {
        match part {
            Part::Continues(step) => {
                self.rebuild(step, asks);
                self.wake_now(asks);
            }
            Part::Setup(step) => {
                self.stands = None;
                self.problem = Some((step, problem));
                self.after(asks);
            }
            // The lines after it may still be run: an author's mistake, or a machine's, ends no class.
            Part::Lines(stand) => {
                self.stands = Some(stand);
                self.problem = Some((stand.step, problem));
                self.after(asks);
            }
        }
    }

    /// A press that came meanwhile counts now.
    fn after(&mut self, asks: &mut Vec<Ask>) {
        if self.doing.is_none() && std::mem::take(&mut self.pressed) {
            self.next(asks);
        }
    }

    /// Asks to be woken when something may come true although nothing happens.
    fn ask_to_wake(&mut self, projections: &Projections, asks: &mut Vec<Ask>) {
        let world = self.world(projections);
        let script = self.doing.as_ref().and_then(|doing| doing.settled.or(doing.runner.wakes_at()));
        let outcomes = self.waiting();
        let outcomes = outcomes.iter().flat_map(|place| choices(&self.lesson, *place));
        let outcomes = outcomes.filter_map(|choice| outcome(choice).and_then(|it| wakes_at(it, &world)));
        let next = outcomes.chain(script).filter(|time| *time > self.now).min();
        if let Some(time) = next
            && self.woken != Some(time)
        {
            self.woken = Some(time);
            asks.push(Ask::WakeAt(time));
        }
        if next.is_none() && self.woken.is_some_and(|woken| woken > self.now) {
            self.woken = None;
            asks.push(Ask::WakeAt(u64::MAX));
        }
    }

    fn world<'a>(&'a self, projections: &'a Projections) -> World<'a> {
        World { facts: &self.facts, projections, cast: &self.cast, now: self.now }
    }

    fn step_at(&self, place: usize) -> Option<&Step> {
        self.lesson.steps.get(place)
    }

    /// The lesson.
    pub fn lesson(&self) -> &Arc<Lesson> {
        &self.lesson
    }

    /// All slides.
    pub fn slides(&self) -> &[Slide] {
        &self.slides
    }

    /// The place of the slide that is shown.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The slide that is shown.
    pub fn slide(&self) -> &Slide {
        // There is a last slide always, and `at` is one of them.
        &self.slides[self.at]
    }

    /// The step of the slide that is shown.
    pub fn step(&self) -> &Step {
        &self.lesson.steps[self.slide().step]
    }

    /// Whether a scene is being built, or a line is run.
    pub fn is_busy(&self) -> bool {
        self.doing.is_some()
    }

    /// Whether the scene is being built: its lines are not there yet.
    pub fn is_building(&self) -> bool {
        self.doing.as_ref().is_some_and(|doing| !matches!(doing.part, Part::Lines(_)))
    }

    /// Why the scene of this slide could not be built, or its line not be run.
    pub fn problem(&self) -> Option<&SceneProblem> {
        let (step, problem) = self.problem.as_ref()?;
        self.slide().scene.is_some_and(|scene| scene.step == *step).then_some(problem)
    }

    /// The line to come, if the next press (or the one after it) runs one in this scene: its program's name, and what it
    /// does, as far as its placeholders are known.
    pub fn next_line(&self, projections: &Projections) -> Option<(String, NextLine)> {
        let scene = self.slide().scene?;
        // Only where lines are what comes next: not before questions, nor after the last line.
        let ahead = self.slides.get(self.at..)?;
        let comes = ahead.iter().skip(1).find(|slide| slide.face != Face::SecondVote)?;
        let goes_on = comes.scene == Some(Stand { lines: scene.lines + 1, ..scene });
        let lines = slides::lines(&self.step_at(scene.step)?.solution);
        let action = slides::act(lines.get(scene.lines).filter(|_| goes_on)?)?;
        Some(match action {
            Action::Run { program, source, .. } => {
                let filled = foretell_line(source, &self.world(projections), &self.places);
                (program.clone(), NextLine::Run(filled))
            }
            Action::Start { program, .. } => (program.clone(), NextLine::Start),
            Action::End { program } => (program.clone(), NextLine::End),
            Action::Interrupt { program } => (program.clone(), NextLine::Interrupt),
            Action::Until(_) => return None,
        })
    }

    /// How many lines of the present step were run, and how many it has; `None` where none is run.
    pub fn lines(&self) -> Option<(usize, usize)> {
        let scene = self.slide().scene.filter(|scene| scene.step == self.slide().step)?;
        let all = slides::lines(&self.step_at(scene.step)?.solution).len();
        let runs = matches!(self.slide().face, Face::Lines | Face::SecondVote);
        (runs && all > 0).then_some((scene.lines, all))
    }

    /// How long a program's transcript was when the step began: what came later is the step's. (Entries that were
    /// forgotten count too.)
    pub fn begun(&self, program: ProgramId) -> u64 {
        self.begun.get(&program).copied().unwrap_or(0)
    }

    /// The question on the slide, with the place of its step and its own place.
    pub fn question(&self) -> Option<(usize, usize, &Question)> {
        let slide = self.slide();
        let (step, question) = match slide.face {
            Face::Question(question) | Face::Answer(question) => (slide.step, question),
            _ => (slide.prediction?, 0),
        };
        Some((step, question, self.step_at(step)?.questions.get(question)?))
    }

    /// The options of the question on the slide that are known to be true now.
    pub fn right(&self) -> Vec<usize> {
        let Some((step, _, question)) = self.question() else { return Vec::new() };
        match self.slide().face {
            Face::Answer(_) => (0..question.choices.len())
                .filter(|place| question.choices.get(*place).is_some_and(|choice| choice.truth == Truth::Right))
                .collect(),
            Face::Lines => self.came_true.get(&step).copied().into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// What can be voted on now.
    pub fn ballot(&self) -> Option<Ballot> {
        let (step, question, _) = self.question()?;
        match self.slide().face {
            Face::Question(_) => Some(Ballot { step, question, second: false }),
            Face::SecondVote => Some(Ballot { step, question, second: true }),
            _ => None,
        }
    }

    /// The votes.
    pub fn votes(&self) -> &Votes {
        &self.votes
    }

    /// The votes, to type them.
    pub fn votes_mut(&mut self) -> &mut Votes {
        &mut self.votes
    }

    /// Begins to type the votes of the question on the slide, where there is something to vote on.
    pub fn vote(&mut self) {
        if let (Some(ballot), Some((_, _, question))) = (self.ballot(), self.question()) {
            let options = question.choices.len();
            self.votes.open(ballot, options);
        }
    }

    /// The programs of the scene.
    pub fn cast(&self) -> &Cast {
        &self.cast
    }

    /// A text of any step by its key, its placeholders filled in; the empty key is what is read while the step is done.
    pub fn text_of(&self, place: usize, key: &str, reader: &dyn Reader, projections: &Projections) -> Option<String> {
        let step = self.step_at(place)?;
        let prose = self.lesson.prose(reader.language()).step(&step.id)?;
        let template = if key.is_empty() { prose.text.as_str() } else { prose.part(key)? };
        Some(fill_prose(template, &self.world(projections), &self.places, reader))
    }
}

/// What the line to come does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextLine {
    /// It runs this.
    Run(String),
    /// A program starts.
    Start,
    /// A program is ended.
    End,
    /// What a program runs is cancelled.
    Interrupt,
}

impl Doing {
    fn new(script: &Script, strict: bool, part: Part) -> Doing {
        Doing { runner: Runner::new(script, strict), part, begun: false, settled: None }
    }
}

fn choices(lesson: &Lesson, step: usize) -> &[Choice] {
    lesson.steps.get(step).and_then(|step| step.questions.first()).map_or(&[], |question| &question.choices)
}

fn outcome(choice: &Choice) -> Option<&super::predicate::Predicate> {
    match &choice.truth {
        Truth::Outcome(outcome) => Some(outcome),
        Truth::Right | Truth::Wrong { .. } => None,
    }
}
