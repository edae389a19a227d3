//! `--resolver`: the solutions are played, and every question is answered.

use std::io;

use crate::course::lesson::{Kind, Truth};
use crate::course::play::Phase;
use crate::course::script_run::{RunState, Runner, Wish};
use crate::kernel::clock;

use super::session::{Left, Session};

/// How long the judge is waited for after the last line, in nanoseconds: an outcome may need seconds of blocking.
const PATIENCE: u64 = 15_000_000_000;

/// Plays solutions.
#[derive(Clone, Debug, Default)]
pub struct Solver {
    /// The step whose solution it is.
    place: Option<usize>,
    runner: Option<Runner>,
    /// When there was last something to do.
    since: Option<u64>,
}

impl Solver {
    /// Another scene: what was begun is over.
    pub fn clear(&mut self) {
        *self = Solver::default();
    }
}

impl Session {
    /// Goes on with the solution of the step that stands. Whether it did not satisfy the judge: then what is missing was said.
    pub(super) fn play_solution(&mut self) -> io::Result<bool> {
        let Some(mut solver) = self.solver.take() else { return Ok(false) };
        if solver.place != Some(self.player.place()) {
            solver = Solver { place: Some(self.player.place()), ..Solver::default() };
        }
        let failed =
            if self.player.step().grey { self.play_grey(&mut solver)? } else { self.play_script(&mut solver)? };
        let now = clock::now();
        let late = now >= solver.since.get_or_insert(now).saturating_add(PATIENCE);
        self.solver = Some(solver);
        if failed || late {
            let step = self.player.step().id.clone();
            self.say("text-unsolved", &[("id", &step)])?;
            self.tell_missing()?;
        }
        Ok(failed || late)
    }

    /// The grey lines, one after the other, as a person would with Enter.
    fn play_grey(&mut self, solver: &mut Solver) -> io::Result<bool> {
        if let Some((name, line)) = self.player.grey().map(|(name, line)| (name.to_owned(), line.to_owned())) {
            solver.since = None;
            self.run_line(name, line)?;
        }
        Ok(false)
    }

    fn play_script(&mut self, solver: &mut Solver) -> io::Result<bool> {
        let runner = match &mut solver.runner {
            Some(runner) => runner,
            None => {
                // An `until` counts from the step's beginning.
                self.stage.begin_step();
                solver.runner.insert(Runner::new(&self.player.step().solution, false))
            }
        };
        let wishes = runner.advance(&self.stage.world(clock::now()), self.player.places());
        if !wishes.is_empty() {
            solver.since = None;
        }
        let failed = matches!(runner.state(), RunState::Failed(_));
        for wish in wishes {
            if let Wish::Run { name, source } = &wish {
                self.player.statement(name, source);
            }
            self.wish(wish);
        }
        Ok(failed)
    }

    /// Answers what is asked: a prediction with its first option, everything else with what is right.
    pub(super) fn answer_by_itself(&mut self) -> io::Result<Option<Left>> {
        let asks = match *self.player.phase() {
            Phase::Asking { question } => {
                let step = self.player.step();
                let right = |choices: &[crate::course::lesson::Choice]| {
                    choices.iter().position(|choice| choice.truth == Truth::Right)
                };
                let choices = step.questions.get(question).map(|question| question.choices.as_slice());
                let option = match step.kind {
                    Kind::Predict => 0,
                    _ => choices.and_then(right).unwrap_or(0),
                };
                self.out.line(&format!("> {}", option + 1))?;
                self.player.answer(option)
            }
            Phase::Confidence { .. } => {
                self.out.line("> 2")?;
                self.player.sure(2)
            }
            Phase::Sentence => self.player.sentence(""),
            Phase::Broken(_) => return Ok(Some(Left::Failed)),
            _ => self.player.go_on(),
        };
        self.carry_out(asks)?;
        Ok(None)
    }
}
