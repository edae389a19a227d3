//! Plays a lesson: which step stands, what is asked, what came true. Pure: events in, [`Ask`]s out.
//!
//! Whoever drives (the screen, text mode) carries out the asks in order, gives every event of the journal to
//! [`Player::observe`] just after it was folded, and calls [`Player::time`] when the last [`Ask::WakeAt`] is due. What is
//! answered at the keyboard asks for [`Player::time`] at once, since only there the projections are at hand.

mod answers;
mod cases;
mod entering;
mod looking;
mod outcome;
mod solution;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::journal::event::{Event, ProgramId};
use crate::journal::projections::Projections;

use super::cast::Cast;
use super::facts::Facts;
use super::fill::Places;
use super::judge::{Judge, Verdict, World};
use super::lesson::{Kind, Lesson, Need, Question, Step};
use super::progress::{LessonProgress, Progress, Record, What};
use super::script::Script;
use super::script_run::{self, Runner, SceneProblem};

pub use outcome::Comparison;

/// How long the solution waits between two lines when a hint plays it, unless [`Player::set_pause`] says otherwise.
/// Nanoseconds: long enough to see what a line moved.
pub const PAUSE: u64 = 1_200_000_000;

/// The highest hint: it plays the rest of the solution.
pub const LAST_HINT: u8 = 4;

/// Where a step stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The scene is being built.
    Preparing,
    /// The scene could not be built; [`Player::again`] tries again, [`Player::pass`] leaves the step.
    Broken(SceneProblem),
    /// This machine has not what the step needs; [`Player::go_on`].
    Skipped(Need),
    /// A question waits for [`Player::answer`].
    Asking {
        /// Its place among the step's questions.
        question: usize,
    },
    /// A prediction waits for [`Player::sure`].
    Confidence {
        /// The question.
        question: usize,
        /// What was answered.
        option: usize,
    },
    /// The prediction is kept; [`Player::go_on`] enters the step that decides it.
    Locked,
    /// A question of a quiz or a check was answered: its `because` is shown; [`Player::go_on`].
    Answered {
        /// The question.
        question: usize,
        /// What was answered.
        option: usize,
        /// Whether it is right.
        right: bool,
    },
    /// The goal is open.
    Working,
    /// The solution is played.
    Showing,
    /// The solution was played; [`Player::go_on`] rebuilds the scene: now oneself.
    Repeat,
    /// A sentence of one's own is asked for: [`Player::sentence`].
    Sentence,
    /// The step is done; [`Player::go_on`] enters the next.
    Finished,
    /// The lesson is over.
    Closed,
}

/// What the player asks of whoever drives it. To be carried out in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Start, end or interrupt a program, or run a line in it. A program that is started is told by [`Player::entered`]
    /// when the order is given; one that has ended is started anew under the number it had.
    Wish(script_run::Wish),
    /// Remove all programs of the scene.
    ClearScene,
    /// Keep this, before anything else of this list is carried out or shown.
    Keep(Record),
    /// Call [`Player::time`] at this time (CLOCK_MONOTONIC, nanoseconds), or at once where it has passed. It replaces what
    /// was asked before; `u64::MAX` is never.
    WakeAt(u64),
    /// Give the prompt to the program of this name, as soon as it lives.
    Focus(String),
}

/// What the machine has, of what steps may need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Machine {
    /// It runs Linux.
    pub linux: bool,
    /// Its loopback interface has `::1`.
    pub ipv6: bool,
}

impl Machine {
    /// Whether it has what a step needs.
    pub fn has(self, need: Need) -> bool {
        match need {
            Need::Linux => self.linux,
            Need::Ipv6 => self.ipv6,
        }
    }

    /// What a step needs and it has not.
    pub fn lacks(self, step: &Step) -> Option<Need> {
        step.needs.iter().copied().find(|need| !self.has(*need))
    }
}

/// How a step stands in the list of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepState {
    /// It was done at some time.
    Done,
    /// It is the one that stands, done before or not.
    Current,
    /// It is to be done.
    Open,
}

/// What is run of the lesson's own scripts now.
#[derive(Clone, Debug)]
struct Running {
    runner: Runner,
    of: Part,
    begun: bool,
    /// All lines were run: until when what they provoked is waited for.
    settled: Option<u64>,
}

impl Running {
    fn new(script: &Script, strict: bool, of: Part) -> Running {
        Running { runner: Runner::new(script, strict), of, begun: false, settled: None }
    }
}

/// Which script it is, and what comes after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The setup; then the step.
    Setup,
    /// The setup; then the whole solution is played.
    SetupToShow,
    /// `continues`; then the step.
    Continues,
    /// The solution, or its rest.
    Solution {
        /// The whole of it, in a scene built for it.
        whole: bool,
    },
}

/// A check that was left for the step that shows an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Left {
    /// The check's place.
    place: usize,
    /// The question to go on with.
    question: usize,
}

/// Plays a lesson.
#[derive(Clone, Debug)]
pub struct Player {
    lesson: Arc<Lesson>,
    machine: Machine,
    person: String,
    known: LessonProgress,
    place: usize,
    phase: Phase,
    now: u64,
    pause: u64,
    places: Places,
    cast: Cast,
    facts: Facts,
    judge: Judge,
    /// The scene is the one that the steps up to here lead to, so that `continues` may go on in it.
    faithful: bool,
    running: Option<Running>,
    /// When the next line of a solution that is played may begin.
    pace: Option<u64>,
    outcomes: outcome::Outcomes,
    /// What came true of predictions, by the place of their steps: for as long as the lesson is played.
    compared: BTreeMap<usize, Comparison>,
    cases: cases::Cases,
    solution: solution::Solution,
    hint: u8,
    /// The question with which the step begins.
    first_question: usize,
    left: Option<Left>,
    focus: Option<String>,
    woken: Option<u64>,
}

impl Player {
    /// Opens a lesson at a step, as `progress` left it (see [`Progress::resume`]). `places_folder` is the lab's folder.
    pub fn begin(
        lesson: Arc<Lesson>,
        step: usize,
        progress: &Progress,
        places_folder: PathBuf,
        machine: Machine,
    ) -> (Player, Vec<Ask>) {
        let place = step.min(lesson.steps.len().saturating_sub(1));
        let mut player = Player {
            machine,
            person: progress.person().to_owned(),
            known: progress.lesson(&lesson.id).cloned().unwrap_or_default(),
            place,
            phase: Phase::Preparing,
            now: 0,
            pause: PAUSE,
            places: Places { folder: places_folder, scene: 0 },
            cast: Cast::new(),
            facts: Facts::new(),
            judge: Judge::new(&[]),
            faithful: false,
            running: None,
            pace: None,
            outcomes: outcome::Outcomes::default(),
            compared: BTreeMap::new(),
            cases: cases::Cases::new(lesson.steps.iter().any(|step| !step.cases.is_empty())),
            solution: solution::Solution::default(),
            hint: 0,
            first_question: 0,
            left: None,
            focus: None,
            woken: None,
            lesson,
        };
        let mut asks = Vec::new();
        player.enter(place, entering::Entry::Fresh, &mut asks);
        (player, asks)
    }

    /// Takes in an event that was just folded into `projections`.
    pub fn observe(&mut self, event: &Event, projections: &Projections) -> Vec<Ask> {
        self.now = self.now.max(event.time);
        self.facts.observe(event, projections, &self.cast);
        self.cases.observe(event, projections, &self.cast);
        self.solution.observe(event, projections, &self.cast);
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

    /// The student runs this in that program. Nothing is judged from it: the grey line moves on, and a near miss's
    /// sentence goes.
    pub fn statement(&mut self, name: &str, source: &str) {
        self.cases.statement();
        if self.phase == Phase::Working {
            self.solution.submitted(name, source);
        }
    }

    /// How long a played solution waits between its lines, in nanoseconds. 0 where nobody looks on.
    pub fn set_pause(&mut self, pause: u64) {
        self.pause = pause;
    }

    /// The lesson.
    pub fn lesson(&self) -> &Arc<Lesson> {
        &self.lesson
    }

    /// The place of the step that stands.
    pub fn place(&self) -> usize {
        self.place
    }

    /// The step that stands.
    pub fn step(&self) -> &Step {
        // A lesson has a step at least, and `place` is one of them.
        &self.lesson.steps[self.place]
    }

    /// Where the step stands.
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// How far the goal is: what of it is met, in the order of the lesson.
    pub fn verdict(&self) -> &Verdict {
        self.judge.verdict()
    }

    /// The hint that is shown: 0 for none, 1 to [`LAST_HINT`].
    pub fn hint_level(&self) -> u8 {
        self.hint
    }

    /// Whether there is another hint to ask for now.
    pub fn has_hint(&self) -> bool {
        self.phase == Phase::Working && self.next_hint().is_some()
    }

    /// The grey line: the name of the program, and the line, filled in.
    pub fn grey(&self) -> Option<(&str, &str)> {
        let shown = self.phase == Phase::Working && self.step().grey;
        self.solution.line().filter(|_| shown)
    }

    /// A prediction beside what came true of it, once something did.
    pub fn comparison(&self) -> Option<Comparison> {
        self.outcomes.comparison()
    }

    /// Whether this step asks for a prediction, or its run is to decide one and has not yet.
    pub fn is_undecided(&self) -> bool {
        let (here, lesson) = (self.step(), self.lesson());
        let decides = || lesson.steps.iter().any(|step| step.decided_by.as_deref() == Some(here.id.as_str()));
        here.kind == Kind::Predict || self.comparison().is_none() && decides()
    }

    /// The predictions that were decided since the lesson was opened, by the place of their steps.
    pub fn comparisons(&self) -> &BTreeMap<usize, Comparison> {
        &self.compared
    }

    /// The near miss that came true last, until the next statement: its id.
    pub fn case(&self) -> Option<&str> {
        let shown = matches!(self.phase, Phase::Working);
        self.cases.current().filter(|_| shown)
    }

    /// The question that stands: open, or just answered.
    pub fn question(&self) -> Option<(usize, &Question)> {
        let place = match self.phase {
            Phase::Asking { question } | Phase::Confidence { question, .. } | Phase::Answered { question, .. } => {
                question
            }
            _ => return None,
        };
        self.step().questions.get(place).map(|question| (place, question))
    }

    /// How many options the question that stands has: a prediction's «not sure yet» counts as one, the last.
    pub fn option_count(&self) -> usize {
        let listed = self.question().map_or(0, |(_, question)| question.choices.len());
        listed + usize::from(self.has_not_sure())
    }

    /// Whether the question that stands has «not sure yet» after the options of the lesson.
    pub fn has_not_sure(&self) -> bool {
        self.step().kind == Kind::Predict && self.question().is_some()
    }

    /// Whether a wrong answer of a check offers to reopen the step that shows it: then [`Player::go_on`] goes there, and
    /// [`Player::pass`] goes on with the check. The place of that step.
    pub fn reopens(&self) -> Option<usize> {
        let Phase::Answered { question, option, right: false } = self.phase else { return None };
        self.reopened_by(question, option)
    }

    /// Whether the step stands because a check sent here, and goes back there when it is done.
    pub fn is_reopened(&self) -> bool {
        self.left.is_some()
    }

    /// How each step stands, in order.
    pub fn step_states(&self) -> Vec<StepState> {
        let state = |(place, step): (usize, &Step)| match () {
            () if place == self.place && self.phase != Phase::Closed => StepState::Current,
            () if self.known.is_passed(&step.id) => StepState::Done,
            () => StepState::Open,
        };
        self.lesson.steps.iter().enumerate().map(state).collect()
    }

    /// The programs of the scene.
    pub fn cast(&self) -> &Cast {
        &self.cast
    }

    /// Where the scene's paths are.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// The sentences written so far, by step.
    pub fn sentences(&self) -> &BTreeMap<String, String> {
        &self.known.sentences
    }

    fn world<'a>(&'a self, projections: &'a Projections) -> World<'a> {
        World { facts: &self.facts, projections, cast: &self.cast, now: self.now }
    }

    /// Asks for a record of the step that stands to be kept.
    fn keep(&mut self, what: What, asks: &mut Vec<Ask>) {
        let lesson = Arc::clone(&self.lesson);
        let step = &lesson.steps[self.place].id;
        let record = Record::about(&self.person, &lesson.id, step, what);
        self.known.fold(step, &record.what);
        asks.push(Ask::Keep(record));
    }
}
