//! What only running shows: every script of every step is played by real programs, in several labs at once.
//!
//! Each script is played in a scene of its own, built from nothing; and once each lesson is played from its first step to
//! its last, where a step goes on in the scene of the one before. Nothing waits for a fixed time: a script is judged when
//! its scene is at rest, and every wait has a bound.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::backstage::play::{Played, SetUpError};
use crate::backstage::recording::Recording;
use crate::backstage::{self, Backstage, BackstageError};
use crate::course::lesson::{Choice, Lesson, Need, Step, Truth};
use crate::course::play::Machine;
use crate::course::predicate::Predicate;
use crate::course::script::{Action, Item, Script};
use crate::journal::event::Role;
use crate::lab;

use super::shortfall::{Shortfall, ShortfallKind, of_played, of_sequence};
use super::variants::{self, Variant};

/// How long the setup of a step may take at most, in nanoseconds.
pub const SETUP_BOUND: u64 = 200_000_000;

/// How many labs play at once at most: each needs some thirty descriptors.
const MOST_LABS: usize = 12;

/// How many labs play at once for each processor: most of their time they wait for events to be in order.
const LABS_PER_PROCESSOR: usize = 6;

/// How often a setup that seemed slow is set up again with nothing else of ours going on.
const SETUP_TRIES: usize = 10;

/// How long [`measure`] takes on a machine with nothing else to do, in nanoseconds: it waits for the order of events as
/// often as its lines do, and starts one program.
const MEASURE: u64 = 90_000_000;

/// How many lines [`measure`] has.
const MEASURE_LINES: usize = 6;

/// How lessons are run.
#[derive(Clone, Debug)]
pub struct Options {
    /// How each lab is set up.
    pub lab: lab::Options,
    /// What this machine has.
    pub machine: Machine,
    /// How many labs play at once.
    pub labs: usize,
    /// Whether derived variants are played too.
    pub variants: bool,
}

impl Options {
    /// As many labs as this machine's processors are for.
    pub fn new(lab: lab::Options) -> Options {
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        Options {
            lab,
            machine: backstage::machine(),
            labs: (processors * LABS_PER_PROCESSOR).min(MOST_LABS),
            variants: true,
        }
    }
}

/// What came of running one lesson.
#[derive(Clone, Debug, Default)]
pub struct LessonRun {
    /// What falls short, by line.
    pub shortfalls: Vec<Shortfall>,
    /// What is worth a thought, and no failure.
    pub remarks: Vec<Shortfall>,
    /// Its steps, in order.
    pub steps: Vec<StepRun>,
    /// How many scripts were played.
    pub scripts: usize,
}

/// What came of running one step.
#[derive(Clone, Debug, Default)]
pub struct StepRun {
    /// Its id.
    pub id: String,
    /// How long its setup took when it took least, in nanoseconds; `None` if it was never set up.
    pub setup: Option<u64>,
    /// What this machine lacks for it: it was not run.
    pub skipped: Option<Need>,
    /// For a prediction: the options that came true.
    pub decided: Vec<String>,
    /// What happened in each of its scripts, for goals to be judged again.
    pub recordings: Vec<(Part, Recording)>,
    /// The variants that were played.
    pub variants: Vec<(Variant, bool)>,
}

/// Which script of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// None: its setup alone.
    Setup,
    /// The solution.
    Solution,
    /// An accepted script, counted from 0.
    Accepted(usize),
    /// A rejected script, counted from 0.
    Rejected(usize),
    /// A derived variant, counted from 0.
    Variant(usize),
}

/// Something for a lab to do.
#[derive(Clone, Copy, Debug)]
enum Job {
    /// A lesson from its first step to its last.
    Sequence { lesson: usize },
    /// One script of one step.
    Play { lesson: usize, step: usize, part: Part },
}

/// What came of it.
enum Done {
    Sequence { lesson: usize, shortfalls: Vec<Shortfall> },
    Play { lesson: usize, step: usize, part: Part, scene: Result<(u64, Box<Played>, Recording), SetUpError> },
}

/// Runs lessons.
///
/// # Errors
/// When there is no lab to run them in.
pub fn run(lessons: &[Arc<Lesson>], options: &Options) -> Result<Vec<LessonRun>, BackstageError> {
    let variants: Vec<Vec<Vec<Variant>>> = lessons
        .iter()
        .map(|lesson| {
            let derive = |step| if options.variants { variants::derive(step) } else { Vec::new() };
            lesson.steps.iter().map(derive).collect()
        })
        .collect();
    let jobs = jobs(lessons, &variants, options.machine);
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let problem = Mutex::new(None);
    // The first lab tells whether there can be one; others that cannot start are done without.
    let first = Backstage::start(options.lab.clone())?;
    let work = |mut stage: Backstage| {
        while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let came = do_job(&mut stage, job, lessons, &variants, options.machine);
            let gone = came.is_gone();
            if let Ok(mut done) = done.lock() {
                done.push(came);
            }
            if gone {
                match Backstage::start(options.lab.clone()) {
                    Ok(another) => stage = another,
                    Err(error) => {
                        if let Ok(mut problem) = problem.lock() {
                            *problem = Some(error);
                        }
                        return;
                    }
                }
            }
        }
    };
    thread::scope(|scope| {
        for _ in 1..options.labs.min(jobs.len()) {
            scope.spawn(|| {
                if let Ok(stage) = Backstage::start(options.lab.clone()) {
                    work(stage);
                }
            });
        }
        work(first);
    });
    if let Ok(Some(problem)) = problem.into_inner() {
        return Err(problem);
    }
    let mut runs = gather(lessons, variants, done.into_inner().unwrap_or_default(), options.machine);
    look_again_at_slow(lessons, &mut runs, options)?;
    Ok(runs)
}

impl Done {
    fn is_gone(&self) -> bool {
        match self {
            Done::Sequence { shortfalls, .. } => {
                shortfalls.iter().any(|shortfall| shortfall.kind == ShortfallKind::LabGone)
            }
            Done::Play { scene: Ok((_, played, _)), .. } => played.gone,
            Done::Play { scene: Err(error), .. } => *error == SetUpError::Gone,
        }
    }
}

/// Everything to do, the longest first.
fn jobs(lessons: &[Arc<Lesson>], variants: &[Vec<Vec<Variant>>], machine: Machine) -> Vec<Job> {
    let mut jobs: Vec<Job> = (0..lessons.len()).map(|lesson| Job::Sequence { lesson }).collect();
    for (lesson, known) in lessons.iter().enumerate() {
        for (step, known) in known.steps.iter().enumerate().filter(|(_, step)| machine.lacks(step).is_none()) {
            let derived = variants.get(lesson).and_then(|steps| steps.get(step)).map_or(0, Vec::len);
            let mut parts = vec![Part::Setup];
            if !known.goal.is_empty() || !known.solution.items.is_empty() {
                parts.push(Part::Solution);
                parts.extend((0..known.accepted.len()).map(Part::Accepted));
                parts.extend((0..known.rejected.len()).map(Part::Rejected));
                parts.extend((0..derived).map(Part::Variant));
            }
            jobs.extend(parts.into_iter().map(|part| Job::Play { lesson, step, part }));
        }
    }
    jobs
}

fn do_job(
    stage: &mut Backstage,
    job: &Job,
    lessons: &[Arc<Lesson>],
    variants: &[Vec<Vec<Variant>>],
    machine: Machine,
) -> Done {
    match *job {
        Job::Sequence { lesson } => {
            let shortfalls = lessons.get(lesson).map_or_else(Vec::new, |known| sequence(stage, known, machine));
            Done::Sequence { lesson, shortfalls }
        }
        Job::Play { lesson, step, part } => {
            let nothing = Script::default();
            let known = lessons.get(lesson).and_then(|lesson| lesson.steps.get(step));
            let variant = |number: usize| variants.get(lesson)?.get(step)?.get(number);
            let script = known.and_then(|step| match part {
                Part::Setup => Some(&nothing),
                Part::Solution => Some(&step.solution),
                Part::Accepted(number) => step.accepted.get(number),
                Part::Rejected(number) => step.rejected.get(number).map(|rejected| &rejected.script),
                Part::Variant(number) => variant(number).map(|variant| &variant.script),
            });
            let scene = match (known, script) {
                (Some(known), Some(script)) => {
                    stage.clear_scene();
                    stage.set_up(&known.setup).map(|took| {
                        let outcomes = match part {
                            Part::Solution => lessons.get(lesson).map_or_else(Vec::new, |all| outcomes(all, known)),
                            _ => Vec::new(),
                        };
                        let played = stage.play(script, &known.goal, &predicates(&outcomes));
                        (took, Box::new(played), stage.recording().clone())
                    })
                }
                _ => Err(SetUpError::Gone),
            };
            Done::Play { lesson, step, part, scene }
        }
    }
}

/// The options of the predictions that a step's run decides: the prediction's step, the question's place in it, the option.
fn outcomes<'a>(lesson: &'a Lesson, step: &Step) -> Vec<(&'a Step, usize, &'a Choice)> {
    let deciding = |predicting: &&Step| predicting.decided_by.as_deref() == Some(step.id.as_str());
    lesson
        .steps
        .iter()
        .filter(deciding)
        .flat_map(|predicting| {
            let questions = predicting.questions.iter().enumerate();
            questions.flat_map(move |(place, question)| {
                question.choices.iter().map(move |choice| (predicting, place, choice))
            })
        })
        .filter(|(_, _, choice)| matches!(choice.truth, Truth::Outcome(_)))
        .collect()
}

fn predicates<'a>(outcomes: &[(&'a Step, usize, &'a Choice)]) -> Vec<&'a Predicate> {
    let predicate = |(_, _, choice): &(&'a Step, usize, &'a Choice)| match &choice.truth {
        Truth::Outcome(predicate) => Some(predicate),
        _ => None,
    };
    outcomes.iter().filter_map(predicate).collect()
}

/// Plays a lesson from its first step to its last, as a student does who makes no mistake.
fn sequence(stage: &mut Backstage, lesson: &Lesson, machine: Machine) -> Vec<Shortfall> {
    let mut shortfalls = Vec::new();
    // Whether the step before was just finished, in the scene that is on.
    let mut finished = false;
    for step in &lesson.steps {
        if machine.lacks(step).is_some() {
            finished = false;
            continue;
        }
        let set_up = match &step.continues {
            Some(continues) if finished => stage.set_up(continues),
            _ => {
                stage.clear_scene();
                stage.set_up(&step.setup)
            }
        };
        if let Err(error) = set_up {
            let gone = error == SetUpError::Gone;
            shortfalls.extend(of_sequence(lesson, step, Err(error)));
            finished = false;
            if gone {
                break;
            }
            continue;
        }
        if step.goal.is_empty() && step.solution.items.is_empty() {
            finished = true;
            continue;
        }
        let outcomes = outcomes(lesson, step);
        let played = stage.play(&step.solution, &step.goal, &predicates(&outcomes));
        finished = played.verdict.done;
        let gone = played.gone;
        let (_, several) = decide(lesson, &outcomes, &played.outcomes);
        shortfalls.extend(several);
        shortfalls.extend(of_sequence(lesson, step, Ok(&played)));
        if gone {
            break;
        }
    }
    shortfalls
}

/// Which option each prediction's run made true: by the step that asks. And those of which not exactly one is true.
fn decide(
    lesson: &Lesson,
    outcomes: &[(&Step, usize, &Choice)],
    came_true: &[bool],
) -> (Vec<(String, Vec<String>)>, Vec<Shortfall>) {
    let mut decided = Vec::new();
    let mut shortfalls = Vec::new();
    let mut asked: Vec<(&Step, usize)> = outcomes.iter().map(|(step, question, _)| (*step, *question)).collect();
    asked.dedup_by(|one, other| one.0.id == other.0.id && one.1 == other.1);
    for (step, question) in asked {
        let of_question =
            outcomes.iter().zip(came_true).filter(|((asking, place, _), _)| asking.id == step.id && *place == question);
        let options: Vec<String> =
            of_question.filter(|(_, came)| **came).map(|((_, _, choice), _)| choice.id.clone()).collect();
        if options.len() != 1 {
            let line = step.questions.get(question).map_or(step.line, |question| question.line);
            let kind = ShortfallKind::Outcomes { options: options.clone() };
            shortfalls.push(Shortfall::new(lesson, step, line, kind));
        }
        decided.push((step.id.clone(), options));
    }
    (decided, shortfalls)
}

/// Sorts what came of all jobs by lesson and step.
fn gather(
    lessons: &[Arc<Lesson>],
    variants: Vec<Vec<Vec<Variant>>>,
    done: Vec<Done>,
    machine: Machine,
) -> Vec<LessonRun> {
    let mut runs: Vec<LessonRun> = lessons
        .iter()
        .map(|lesson| {
            let steps = lesson.steps.iter().map(|step| StepRun {
                id: step.id.clone(),
                skipped: machine.lacks(step),
                ..StepRun::default()
            });
            LessonRun { steps: steps.collect(), ..LessonRun::default() }
        })
        .collect();
    for came in done {
        match came {
            Done::Sequence { lesson, shortfalls } => {
                if let Some(run) = runs.get_mut(lesson) {
                    run.shortfalls.extend(shortfalls);
                }
            }
            Done::Play { lesson, step, part, scene } => {
                let (Some(run), Some(known)) = (runs.get_mut(lesson), lessons.get(lesson)) else { continue };
                let variant = match part {
                    Part::Variant(number) => {
                        variants.get(lesson).and_then(|steps| steps.get(step)).and_then(|all| all.get(number))
                    }
                    _ => None,
                };
                sort_in(run, known, step, part, variant, scene);
            }
        }
    }
    for run in &mut runs {
        for list in [&mut run.shortfalls, &mut run.remarks] {
            list.sort_by_key(|shortfall| (shortfall.line, format!("{:?}", shortfall.kind)));
            // The same setup fails in every script of its step.
            list.dedup();
        }
        run.steps.iter_mut().for_each(|step| step.recordings.sort_by_key(|(part, _)| *part));
    }
    runs
}

fn sort_in(
    run: &mut LessonRun,
    lesson: &Lesson,
    place: usize,
    part: Part,
    variant: Option<&Variant>,
    scene: Result<(u64, Box<Played>, Recording), SetUpError>,
) {
    let (Some(step), Some(step_run)) = (lesson.steps.get(place), run.steps.get_mut(place)) else { return };
    let (took, played, recording) = match scene {
        Ok(scene) => scene,
        Err(SetUpError::Scene(problem)) => {
            let kind = ShortfallKind::SetupFails(problem.trouble);
            run.shortfalls.push(Shortfall::new(lesson, step, problem.line, kind));
            return;
        }
        Err(SetUpError::Gone) => {
            run.shortfalls.push(Shortfall::new(lesson, step, step.line, ShortfallKind::LabGone));
            return;
        }
    };
    run.scripts += 1;
    step_run.setup = Some(step_run.setup.map_or(took, |least| least.min(took)));
    if part == Part::Solution {
        let outcomes = outcomes(lesson, step);
        let (decided, several) = decide(lesson, &outcomes, &played.outcomes);
        run.shortfalls.extend(several);
        for (asking, options) in decided {
            if let Some(asking) = run.steps.iter_mut().find(|step| step.id == asking) {
                asking.decided = options;
            }
        }
    }
    let Some(step_run) = run.steps.get_mut(place) else { return };
    match variant {
        Some(variant) => {
            // A script that lacks a line may well be one that cannot be played.
            let passes = played.verdict.done && played.failed.is_none();
            let as_expected = passes == variant.passes();
            step_run.variants.push((variant.clone(), as_expected));
            if !as_expected {
                let kind = ShortfallKind::Variant { variant: variant.kind.clone(), passes };
                let shortfall = Shortfall::new(lesson, step, variant.line, kind);
                let list = if variant.is_remark() { &mut run.remarks } else { &mut run.shortfalls };
                list.push(shortfall);
            }
        }
        None => {
            run.shortfalls.extend(of_played(lesson, step, part, &played));
            step_run.recordings.push((part, recording));
        }
    }
}

/// Sets up again, with nothing else of ours going on, what seemed slow; what still is falls short. Each time the machine is
/// measured by a scene whose time is known: where others keep its processors busy, everything takes so much longer, and
/// that is not the lesson's fault.
fn look_again_at_slow(
    lessons: &[Arc<Lesson>],
    runs: &mut [LessonRun],
    options: &Options,
) -> Result<(), BackstageError> {
    let slow = |step: &StepRun| step.setup.is_some_and(|least| least > SETUP_BOUND);
    if !runs.iter().any(|run| run.steps.iter().any(slow)) {
        return Ok(());
    }
    let mut stage = Backstage::start(options.lab.clone())?;
    for (lesson, run) in lessons.iter().zip(runs) {
        for (step, step_run) in lesson.steps.iter().zip(&mut run.steps).filter(|(_, step_run)| slow(step_run)) {
            let mut quick = false;
            for _ in 0..SETUP_TRIES {
                let measured = measure(&mut stage);
                stage.clear_scene();
                if let Ok(took) = stage.set_up(&step.setup) {
                    step_run.setup = step_run.setup.map(|least| least.min(took));
                    // As a share of what the known scene took just before.
                    quick = took.saturating_mul(MEASURE) <= SETUP_BOUND.saturating_mul(measured.max(MEASURE));
                }
                if quick || !slow(step_run) {
                    break;
                }
            }
            if let Some(took) = step_run.setup.filter(|took| *took > SETUP_BOUND) {
                let kind = ShortfallKind::SetupSlow { milliseconds: took / 1_000_000 };
                let list = if quick { &mut run.remarks } else { &mut run.shortfalls };
                list.push(Shortfall::new(lesson, step, step.line, kind));
            }
        }
    }
    Ok(())
}

/// How long a scene takes now whose time on an idle machine is [`MEASURE`], in nanoseconds.
fn measure(stage: &mut Backstage) -> u64 {
    let start = Action::Start { program: "cliente".to_owned(), role: Role::Console, to: None };
    let line = Action::Run { program: "cliente".to_owned(), source: "1".to_owned(), raises: false };
    let actions = std::iter::once(start).chain(std::iter::repeat_n(line, MEASURE_LINES));
    let script = Script { items: actions.map(|action| Item { line: 0, action }).collect() };
    stage.clear_scene();
    stage.set_up(&script).unwrap_or(0)
}
