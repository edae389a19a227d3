//! The run of an experiment: its lines go through the consoles one after the other, and then the run decides.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::course::cast::Cast;
use crate::course::facts::Facts;
use crate::course::fill::Places;
use crate::course::judge::{World, holds, wakes_at};
use crate::course::rest;
use crate::course::script::{Action, Item, Script};
use crate::course::script_run::{RunState, Runner, Trouble, Wish};
use crate::journal::event::{Event, ProgramId, Role};
use crate::lab::order::{Order, Signal};

use super::bench::{NEW, cast_name};
use super::{Act, Experiment, Leftover, leftovers};
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::text::Text;
use crate::app::{names, perform, prompt, update};

/// How long after the last line an outcome may take to show itself, in nanoseconds: what is provoked comes within
/// milliseconds, and a call that waits is taken for one after 0.3 s.
const LATEST: u64 = 3_000_000_000;

/// An experiment that runs.
#[derive(Debug)]
pub struct Run {
    /// Which.
    pub experiment: Experiment,
    /// The option that was said; `None` for «not sure yet».
    pub said: Option<usize>,
    runner: Runner,
    facts: Facts,
    cast: Cast,
    /// Since when the last line has returned or is blocked.
    done: Option<u64>,
    wakes: Option<u64>,
}

/// What came of an experiment.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Which.
    pub experiment: Experiment,
    /// The option that was said; `None` for «not sure yet».
    pub said: Option<usize>,
    /// The one option that came true; `None` where the run did not decide.
    pub was: Option<usize>,
    /// Why it did not.
    pub undecided: Option<Text>,
    /// Programs that were left waiting were interrupted.
    pub released: bool,
    /// What it made, which goes when the student goes on.
    pub leftovers: Vec<Leftover>,
}

impl Run {
    /// How many of its deeds are done, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.runner.place(), self.experiment.deeds.len())
    }
}

/// Begins to run an experiment.
pub(in crate::app) fn begin(model: &mut Model, experiment: Experiment, said: Option<usize>) -> Vec<Effect> {
    let mut cast = Cast::new();
    for participant in &model.lab.participants {
        let takes_part = experiment.deeds.iter().any(|deed| deed.cast == cast_name(participant.id));
        // Our servers answer by themselves, and that is waited for.
        if takes_part || participant.role != Role::Console {
            cast.enter(&cast_name(participant.id), participant.id);
        }
    }
    let mut facts = Facts::new();
    facts.begin_step(model.projections(), &cast);
    let runner = Runner::new(&script(&experiment), false);
    model.whatif.tried.insert(experiment.id);
    model.whatif.told = None;
    model.whatif.run = Some(Run { experiment, said, runner, facts, cast, done: None, wakes: None });
    advance(model)
}

fn script(experiment: &Experiment) -> Script {
    let action = |deed: &super::Deed| {
        let program = deed.cast.clone();
        match &deed.what {
            Act::Run(source) => Action::Run { program, source: source.clone(), raises: false },
            Act::Start => Action::Start { program, role: Role::Console, to: None },
            Act::Kill => Action::End { program },
        }
    };
    Script { items: experiment.deeds.iter().map(|deed| Item { line: 0, action: action(deed) }).collect() }
}

/// Tells the run of an event that the journal has taken in.
pub(in crate::app) fn observe(model: &mut Model, event: &Event) -> Vec<Effect> {
    let Some(run) = &mut model.whatif.run else { return Vec::new() };
    run.facts.observe(event, model.memory.projections(), &run.cast);
    advance(model)
}

/// It is later.
pub(in crate::app) fn time(model: &mut Model) -> Vec<Effect> {
    match &model.whatif.run {
        Some(run) if run.wakes.is_some_and(|wake| wake <= model.now) => advance(model),
        _ => Vec::new(),
    }
}

/// When the run wants to look again.
pub(in crate::app) fn next_wake(model: &Model) -> Option<u64> {
    model.whatif.run.as_ref()?.wakes
}

/// The student goes on by themselves: nothing more of the experiment runs, and all stays as it is. Whether one ran.
pub(in crate::app) fn stop(model: &mut Model) -> bool {
    let stopped = model.whatif.run.take().is_some();
    if stopped {
        model.say(Text::new("whatif-stopped"));
    }
    stopped
}

fn advance(model: &mut Model) -> Vec<Effect> {
    let places = Places { folder: PathBuf::new(), scene: 0 };
    let mut effects = Vec::new();
    loop {
        let Some(run) = &mut model.whatif.run else { return effects };
        let world =
            World { facts: &run.facts, projections: model.memory.projections(), cast: &run.cast, now: model.now };
        let wishes = run.runner.advance(&world, &places);
        run.wakes = run.runner.wakes_at();
        if wishes.is_empty() {
            break;
        }
        for wish in wishes {
            effects.extend(carry_out(model, wish));
        }
    }
    let Some(run) = &model.whatif.run else { return effects };
    match run.runner.state() {
        RunState::Running => {}
        RunState::Failed(problem) => {
            let why = said(run, &problem.trouble);
            finish(model, None, Some(why));
        }
        RunState::Done => effects.extend(decide(model)),
    }
    effects
}

/// Why the script could not go on, in words.
fn said(run: &Run, trouble: &Trouble) -> Text {
    let named = |id: &'static str, cast: &str| {
        let deed = run.experiment.deeds.iter().find(|deed| deed.cast == cast);
        Text::new(id).with("program", deed.map_or(cast, |deed| &deed.program))
    };
    match trouble {
        Trouble::Died { name } | Trouble::NotAlive { name } => named("whatif-undecided-ended", name),
        Trouble::NeverStarted { name } => named("whatif-undecided-not-started", name),
        Trouble::NeverFree { name } => named("whatif-undecided-busy", name),
        _ => Text::new("whatif-undecided-late"),
    }
}

/// Every line has returned or waits in the kernel: which option came true?
fn decide(model: &mut Model) -> Vec<Effect> {
    let now = model.now;
    let projections = model.memory.projections();
    let Some(run) = &mut model.whatif.run else { return Vec::new() };
    let latest = run.done.get_or_insert(now).saturating_add(LATEST);
    let world = World { facts: &run.facts, projections, cast: &run.cast, now };
    let outcomes = || run.experiment.choices.iter().map(|choice| &choice.outcome).enumerate();
    let mut true_ones = outcomes().filter(|(_, outcome)| holds(outcome, &world)).map(|(place, _)| place);
    let (first, second) = (true_ones.next(), true_ones.next());
    let is_late = now >= latest;
    let settled = rest::at_rest(projections, &run.cast);
    if !is_late && (first.is_none() || !settled) {
        let later = outcomes().filter_map(|(_, outcome)| wakes_at(outcome, &world)).filter(|time| *time > now).min();
        run.wakes = Some(later.map_or(latest, |later| later.min(latest)));
        return Vec::new();
    }
    let was = first.filter(|_| second.is_none());
    finish(model, was, was.is_none().then(|| Text::new("whatif-undecided")))
        .into_iter()
        .map(|program| Effect::Lab(Order::Interrupt { program }))
        .collect()
}

/// The end of the run. Gives the programs that its lines have left waiting, which nobody would wake; a run that could not
/// be decided leaves all as it is.
fn finish(model: &mut Model, was: Option<usize>, undecided: Option<Text>) -> Vec<ProgramId> {
    let Some(Run { experiment, said, cast, .. }) = model.whatif.run.take() else { return Vec::new() };
    for (name, variable) in &experiment.made {
        if let Some(id) = cast.id(name) {
            let socket = model.program(id).and_then(|program| program.names.get(variable)).and_then(|it| it.socket);
            model.whatif.made.insert((id, variable.clone()), socket);
        }
    }
    let took_part: BTreeSet<ProgramId> = experiment.deeds.iter().filter_map(|deed| cast.id(&deed.cast)).collect();
    let waits = |id: &ProgramId| was.is_some() && model.program(*id).is_some_and(|program| program.blocked.is_some());
    let is_console = |id: &ProgramId| model.role(*id) == Some(Role::Console);
    let waiting: Vec<ProgramId> = took_part.into_iter().filter(is_console).filter(waits).collect();
    // A run that could not be decided leaves all as it is.
    let leftovers = if was.is_some() { leftovers::of(model, &experiment, &cast) } else { Vec::new() };
    model.whatif.told = Some(Told { experiment, said, was, undecided, released: !waiting.is_empty(), leftovers });
    waiting
}

fn carry_out(model: &mut Model, wish: Wish) -> Vec<Effect> {
    let id = |model: &Model, name: &str| model.whatif.run.as_ref().and_then(|run| run.cast.id(name));
    match wish {
        Wish::Start { name, .. } => start(model, &name),
        Wish::Run { name, source } => {
            id(model, &name).map(|program| run_line(model, program, source)).unwrap_or_default()
        }
        Wish::End { name } => {
            let signal = Signal::Kill;
            id(model, &name).map(|program| Effect::Lab(Order::Signal { program, signal })).into_iter().collect()
        }
        Wish::Interrupt { .. } => Vec::new(),
    }
}

/// Starts the program that ended, or another console.
fn start(model: &mut Model, name: &str) -> Vec<Effect> {
    let known = model.whatif.run.as_ref().and_then(|run| run.cast.id(name));
    if let Some(program) = known {
        show(model, program);
        return model.lab.participant_mut(program).map(perform::restart).into_iter().collect();
    }
    let Some(mut effects) = model.make_room(1) else { return Vec::new() };
    let called = names::proposal(Role::Console, &model.lab.names(), model.language);
    effects.extend(update::add_program(model, called, Role::Console));
    let Some(program) = model.lab.participants.last().map(|participant| participant.id) else { return effects };
    if let Some(run) = &mut model.whatif.run {
        run.cast.enter(NEW, program);
    }
    show(model, program);
    effects
}

/// A line runs through its console, so that it stands there as if typed.
fn run_line(model: &mut Model, program: ProgramId, source: String) -> Vec<Effect> {
    show(model, program);
    queue_line(model, program, source, true)
}

/// A line runs in a console as soon as that is free.
pub(super) fn queue_line(model: &mut Model, program: ProgramId, source: String, is_kept: bool) -> Vec<Effect> {
    let Some(participant) = model.lab.participant_mut(program) else { return Vec::new() };
    participant.scroll = 0;
    let Some(console) = &mut participant.console else { return Vec::new() };
    if is_kept {
        console.history.add(&source);
    }
    console.queue.push_back(source);
    prompt::send_next(participant).into_iter().collect()
}

/// Brings a program into view where it has no pane.
fn show(model: &mut Model, program: ProgramId) {
    if !model.shown().iter().any(|shown| shown.id == program)
        && let Some(place) = model.lab.place_of(program)
    {
        model.lab.focus_on(place);
    }
}
