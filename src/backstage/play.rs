//! Playing scripts in a scene, and judging what came of them once the scene has come to rest.

use crate::course::judge::{Judge, Verdict, World, holds, wakes_at};
use crate::course::lesson::Goal;
use crate::course::predicate::Predicate;
use crate::course::rest;
use crate::course::script::Script;
use crate::course::script_run::{RunState, Runner, SceneProblem};
use crate::kernel::clock;
use crate::lab::order::Notice;

use super::{Backstage, Next};

const SECOND: u64 = 1_000_000_000;

/// How long a scene may take to come to rest after the last line, in nanoseconds. What is provoked comes within
/// milliseconds; a call with a timeout of its own, or `sleep`, may take a while.
const REST: u64 = 10 * SECOND;

/// How long the kernel may take until it holds what the calls amount to, in nanoseconds.
const AGREE: u64 = SECOND;

/// Between two looks at a kernel that does not agree yet, in nanoseconds.
const AGAIN: u64 = 2_000_000;

/// How long nothing may move in a scene at rest until what a script waits for never comes, in nanoseconds: the kernel is
/// looked at then, and processors may be busy with something else.
const HOPE: u64 = SECOND / 2;

/// How many times a verdict may ask for a later time before it is taken as it is.
const LATER: usize = 8;

/// What came of a script.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    /// What the judge says.
    pub verdict: Verdict,
    /// Why the script could not be played to its end.
    pub failed: Option<SceneProblem>,
    /// Which of the outcomes that were asked about have come true, in their order.
    pub outcomes: Vec<bool>,
    /// The lab itself has ended.
    pub gone: bool,
}

/// Why a scene could not be set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetUpError {
    /// Its script cannot be played.
    Scene(SceneProblem),
    /// The lab itself has ended.
    Gone,
}

/// What is looked at after every event of a step.
struct Watch<'a> {
    judge: Judge,
    outcomes: &'a [&'a Predicate],
    /// Which of them have come true so far.
    came_true: Vec<bool>,
}

impl Watch<'_> {
    fn look(&mut self, world: &World) {
        self.judge.look(world);
        for (outcome, came) in self.outcomes.iter().zip(&mut self.came_true) {
            *came = *came || holds(outcome, world);
        }
    }
}

/// The lab has ended while something was waited for.
struct Gone;

impl Backstage {
    /// Sets a scene up: plays a setup to its end, in which nothing may raise unless it says so, and waits until it is at
    /// rest. How long that took, in nanoseconds.
    ///
    /// # Errors
    /// [`SetUpError`].
    pub fn set_up(&mut self, setup: &Script) -> Result<u64, SetUpError> {
        let began = clock::now();
        if let Some(problem) = self.run(setup, true, None).map_err(|Gone| SetUpError::Gone)? {
            return Err(SetUpError::Scene(problem));
        }
        self.come_to_rest(false, None).map_err(|Gone| SetUpError::Gone)?;
        Ok(clock::now().saturating_sub(began))
    }

    /// Begins a step here and plays a script in it. Judges the goal all along, and once more when the scene has come to
    /// rest; then looks which of `outcomes` have come true.
    pub fn play(&mut self, script: &Script, goal: &[Goal], outcomes: &[&Predicate]) -> Played {
        self.begin_step();
        let mut watch = Watch { judge: Judge::new(goal), outcomes, came_true: vec![false; outcomes.len()] };
        watch.look(&self.world(self.time));
        let mut played = Played { verdict: Verdict::default(), failed: None, outcomes: Vec::new(), gone: false };
        match self.run(script, false, Some(&mut watch)) {
            Ok(failed) => played.failed = failed,
            Err(Gone) => played.gone = true,
        }
        if !played.gone && self.come_to_rest(true, Some(&mut watch)).is_err() {
            played.gone = true;
        }
        // The scene is at rest: nothing would happen until somebody wants to look again, so that need not be waited for.
        let mut now = self.time;
        for _ in 0..LATER {
            let world = self.world(now);
            let goal = watch.judge.wakes_at(&world).filter(|_| !watch.judge.verdict().done);
            let outcomes = watch.outcomes.iter().filter_map(|outcome| wakes_at(outcome, &world));
            let Some(later) = outcomes.chain(goal).filter(|time| *time > now).min() else { break };
            now = later;
            self.recording.look(now);
            watch.look(&self.world(now));
        }
        played.outcomes = watch.came_true;
        played.verdict = watch.judge.verdict().clone();
        played
    }

    /// Clears the scene, sets it up and plays a script in it.
    ///
    /// # Errors
    /// [`SetUpError`].
    pub fn play_script(&mut self, setup: &Script, script: &Script, goal: &[Goal]) -> Result<Played, SetUpError> {
        self.clear_scene();
        self.set_up(setup)?;
        Ok(self.play(script, goal, &[]))
    }

    /// Plays a script until every line has returned or is blocked. Gives why it could not be, if so.
    fn run(
        &mut self,
        script: &Script,
        strict: bool,
        mut watch: Option<&mut Watch>,
    ) -> Result<Option<SceneProblem>, Gone> {
        let mut runner = Runner::new(script, strict).giving_up_after(HOPE);
        loop {
            loop {
                let wishes = runner.advance(&self.world(clock::now()), &self.places);
                if wishes.is_empty() {
                    break;
                }
                wishes.into_iter().for_each(|wish| self.carry_out(wish));
            }
            match runner.state() {
                RunState::Done => return Ok(None),
                RunState::Failed(problem) => return Ok(Some(problem.clone())),
                RunState::Running => {}
            }
            let deadline = runner.wakes_at().unwrap_or_else(|| clock::now().saturating_add(REST));
            if !self.step(deadline, watch.as_deref_mut())? {
                // Before the runner gives up: what does the kernel say?
                self.look_and_judge(watch.as_deref_mut());
            }
        }
    }

    /// Takes in what comes next, if anything comes until `deadline`, and has it judged. Whether anything
    /// came.
    fn step(&mut self, deadline: u64, watch: Option<&mut Watch>) -> Result<bool, Gone> {
        match self.next(deadline) {
            Next::Event(_) => {
                if let Some(watch) = watch {
                    watch.look(&self.world(self.time));
                }
                Ok(true)
            }
            // A lesson stays on this machine; a program that waits for leave would wait for ever.
            Next::Notice(Notice::PermissionAsked { program, .. }) => {
                self.permit(program, false);
                Ok(true)
            }
            Next::Notice(_) => Ok(true),
            Next::Nothing => Ok(false),
            Next::Gone => Err(Gone),
        }
    }

    /// Asks the kernel, and has what is news judged.
    fn look_and_judge(&mut self, watch: Option<&mut Watch>) {
        if self.look()
            && let Some(watch) = watch
        {
            watch.look(&self.world(self.time));
        }
    }

    /// Waits until every line has returned or is blocked, what was provoked has come, and the kernel holds what the calls
    /// amount to; `all`: also until calls with a timeout, and `sleep`, have returned.
    fn come_to_rest(&mut self, all: bool, mut watch: Option<&mut Watch>) -> Result<(), Gone> {
        let deadline = clock::now().saturating_add(REST);
        while !rest::at_rest(&self.projections, &self.cast) || all && self.returns_by_itself() {
            if clock::now() >= deadline {
                break;
            }
            self.step(deadline, watch.as_deref_mut())?;
        }
        let deadline = clock::now().saturating_add(AGREE);
        loop {
            self.look_and_judge(watch.as_deref_mut());
            if self.agrees() || clock::now() >= deadline {
                return Ok(());
            }
            self.step(clock::now().saturating_add(AGAIN), watch.as_deref_mut())?;
        }
    }

    /// Whether a program is blocked in a call that ends after a time of its own.
    fn returns_by_itself(&self) -> bool {
        let programs = self.cast.iter().filter_map(|(_, id)| self.projections.programs.get(id));
        programs.filter_map(|program| program.blocked.as_ref()).any(|call| {
            call.operation.ends_after().is_some()
                || call.socket.is_some_and(|socket| self.with_timeout.contains(&socket))
        })
    }
}
