//! What follows from what happened: the scene goes on, the goal is met, an outcome comes true.

use std::sync::Arc;

use crate::course::judge::World;
use crate::course::rest;
use crate::course::script_run::{RunState, SceneProblem, Wish};
use crate::journal::projections::Projections;

use super::{Ask, Part, Phase, Player, Running};

/// How many turns one look may take: a scene that is ready, a solution that is played, a goal that is met at once…
const MOST_TURNS: usize = 8;

/// How long what a script's lines provoked (an echo on its way, a caller to be accepted) is waited for after the last, in
/// nanoseconds: it belongs to the scene, not to what the student does in it. It comes within milliseconds.
const SETTLE: u64 = 2_000_000_000;

impl Player {
    /// Looks at the world as it stands.
    pub(super) fn look(&mut self, projections: &Projections) -> Vec<Ask> {
        let mut asks = Vec::new();
        if self.woken.is_some_and(|woken| woken <= self.now) {
            self.woken = None;
        }
        for _ in 0..MOST_TURNS {
            if !self.turn(projections, &mut asks) {
                break;
            }
        }
        self.ask_to_wake(projections, &mut asks);
        asks
    }

    /// One thing that follows. Whether something else may follow from it.
    fn turn(&mut self, projections: &Projections, asks: &mut Vec<Ask>) -> bool {
        match self.phase {
            Phase::Preparing | Phase::Showing => {
                self.decide(projections);
                self.run(projections, asks)
            }
            Phase::Working => {
                self.decide(projections);
                self.work(projections, asks)
            }
            Phase::Sentence | Phase::Finished | Phase::Repeat => {
                self.decide(projections);
                false
            }
            _ => false,
        }
    }

    /// Predictions are decided by the run, whoever runs.
    fn decide(&mut self, projections: &Projections) {
        let world = World { facts: &self.facts, projections, cast: &self.cast, now: self.now };
        self.outcomes.look(&world);
        self.compared.extend(self.outcomes.comparison().map(|compared| (compared.step, compared)));
    }

    fn work(&mut self, projections: &Projections, asks: &mut Vec<Ask>) -> bool {
        let lesson = Arc::clone(&self.lesson);
        let step = &lesson.steps[self.place];
        let world = World { facts: &self.facts, projections, cast: &self.cast, now: self.now };
        self.cases.look(&step.cases, &world);
        asks.extend(self.solution.look(&world, &self.places).into_iter().map(Ask::Wish));
        let over = if step.goal.is_empty() { self.solution.is_over() } else { self.judge.look(&world).done };
        if over {
            self.complete(asks);
            return true;
        }
        if step.grey
            && let Some(name) = self.solution.program().map(str::to_owned)
        {
            self.ask_focus(&name, asks);
        }
        false
    }

    /// Goes on with the script that is run now.
    fn run(&mut self, projections: &Projections, asks: &mut Vec<Ask>) -> bool {
        let Some(mut running) = self.running.take() else {
            self.ready(projections, asks);
            return true;
        };
        let showing = matches!(running.of, Part::Solution { .. });
        // An `until` counts from the script's beginning; a solution that is played goes on with the step's.
        if !std::mem::replace(&mut running.begun, true) && !showing {
            self.facts.begin_step(projections, &self.cast);
        }
        if showing {
            let world = World { facts: &self.facts, projections, cast: &self.cast, now: self.now };
            self.judge.look(&world);
            if self.pace.is_some_and(|pace| self.now < pace) {
                self.running = Some(running);
                return false;
            }
        }
        let before = running.runner.place();
        let world = World { facts: &self.facts, projections, cast: &self.cast, now: self.now };
        let wishes = running.runner.advance(&world, &self.places);
        if showing && (running.runner.place() > before || !wishes.is_empty()) && self.pause > 0 {
            self.pace = Some(self.now.saturating_add(self.pause));
        }
        for wish in wishes {
            if let (true, Wish::Run { name, .. }) = (showing, &wish) {
                let name = name.clone();
                self.ask_focus(&name, asks);
            }
            asks.push(Ask::Wish(wish));
        }
        match running.runner.state().clone() {
            RunState::Running => {
                self.running = Some(running);
                false
            }
            RunState::Done => {
                let settled = *running.settled.get_or_insert(self.now.saturating_add(SETTLE));
                if self.now < settled && !rest::at_rest(projections, &self.cast) {
                    self.running = Some(running);
                    return false;
                }
                self.after_script(running.of, projections, asks);
                true
            }
            RunState::Failed(problem) => {
                self.after_failure(running.of, problem, asks);
                true
            }
        }
    }

    fn after_script(&mut self, of: Part, projections: &Projections, asks: &mut Vec<Ask>) {
        match of {
            Part::Setup | Part::Continues => self.ready(projections, asks),
            Part::SetupToShow => {
                self.ready(projections, asks);
                self.phase = Phase::Showing;
                let lesson = Arc::clone(&self.lesson);
                let solution = &lesson.steps[self.place].solution;
                self.running = Some(Running::new(solution, false, Part::Solution { whole: true }));
            }
            Part::Solution { .. } => {
                self.pace = None;
                self.phase = Phase::Repeat;
            }
        }
    }

    fn after_failure(&mut self, of: Part, problem: SceneProblem, asks: &mut Vec<Ask>) {
        match of {
            // What was done freely at the end of the step before stands in its way: the setup builds the same.
            Part::Continues => {
                self.phase = Phase::Preparing;
                self.rebuild(Part::Setup, asks);
            }
            Part::Solution { whole: false } => self.rebuild(Part::SetupToShow, asks),
            Part::Setup | Part::SetupToShow | Part::Solution { whole: true } => {
                self.faithful = false;
                self.phase = Phase::Broken(problem);
            }
        }
    }

    /// Asks to be woken when something may come true although nothing happens.
    fn ask_to_wake(&mut self, projections: &Projections, asks: &mut Vec<Ask>) {
        let world = self.world(projections);
        let outcome = || self.outcomes.wakes_at(&world);
        let wakes = match self.phase {
            Phase::Preparing | Phase::Showing => {
                let running = self.running.as_ref();
                let script = running.and_then(|running| running.settled.or(running.runner.wakes_at()));
                [self.pace.filter(|pace| *pace > self.now).or(script), outcome(), None, None]
            }
            Phase::Working => {
                [self.judge.wakes_at(&world), self.cases.wakes_at(&world), self.solution.wakes_at(&world), outcome()]
            }
            Phase::Sentence | Phase::Finished | Phase::Repeat => [outcome(), None, None, None],
            _ => [None; 4],
        };
        let next = wakes.into_iter().flatten().filter(|time| *time > self.now).min();
        if let Some(time) = next
            && self.woken != Some(time)
        {
            self.woken = Some(time);
            asks.push(Ask::WakeAt(time));
        }
        if next.is_none() && self.woken.take().is_some() {
            // What was waited for has come: nobody is to be woken for it.
            asks.push(Ask::WakeAt(u64::MAX));
        }
    }
}
