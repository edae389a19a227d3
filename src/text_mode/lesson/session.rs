//! One lesson, played line by line over a real lab.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::time::Duration;

use crate::backstage::{Backstage, Next};
use crate::course::disk::progress::Store;
use crate::course::play::{Ask, Phase, Player};
use crate::course::progress::Progress;
use crate::course::reading::Glossary;
use crate::course::rest;
use crate::course::script_run::Wish;
use crate::i18n::I18n;
use crate::i18n::explain::explain_problem;
use crate::i18n::python::python_address;
use crate::journal::event::{Body, Event};
use crate::kernel::clock;
use crate::lab::order::Notice;

use super::events;
use super::input::{Input, Lines};
use super::kernel::{self, Kernel};
use super::keys::OnScreen;
use super::news;
use super::solve::Solver;
use super::teller::Teller;
use super::telling::Told;

const SECOND: u64 = 1_000_000_000;

/// How long the lab is waited for at a time while something runs, in nanoseconds.
const STEP: u64 = 20_000_000;

/// How long what runs is waited for before the next line is taken all the same: an endless loop must be interruptible.
const PATIENCE: u64 = 3 * SECOND;

/// How long the kernel may take until it says what the calls amount to, in nanoseconds.
const AGREE: u64 = 300_000_000;

/// How long events that keep coming are taken in before a line is looked for, in nanoseconds: a program that floods must be
/// interruptible.
const MOST_AT_ONCE: u64 = 50_000_000;

/// How often the lab is looked at while a person types: nothing is said in the middle of a word.
const GLANCE: Duration = Duration::from_millis(500);

/// A lesson that is played, and everything around it.
pub struct Session {
    pub(super) i18n: I18n,
    pub(super) languages: [I18n; 2],
    pub(super) glossary: Glossary,
    pub(super) on_screen: Box<OnScreen>,
    pub(super) stage: Backstage,
    pub(super) player: Player,
    pub(super) store: Store,
    pub(super) progress: Progress,
    pub(super) out: Teller,
    pub(super) input: Lines,
    /// A person types at a terminal, where what is typed is seen already.
    pub(super) typed: bool,
    /// The lesson after this one.
    pub(super) following: Option<String>,
    pub(super) told: Told,
    pub(super) kernel: Kernel,
    pub(super) wake: Option<u64>,
    pub(super) focus: Option<String>,
    /// The programs that were given a statement and have not begun it, were interrupted and have not ended theirs, or were
    /// given a line that they asked for and have not taken it.
    pub(super) given: BTreeSet<String>,
    /// The last statement of each program: errors are explained with it.
    pub(super) sources: BTreeMap<String, String>,
    /// The lines of a block that is not whole.
    pub(super) block: Option<(String, String)>,
    pub(super) solver: Option<Solver>,
    /// Since when something runs that has not come to rest.
    pub(super) busy: Option<u64>,
    pub(super) store_problem: bool,
}

/// How a lesson was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// It was closed: all of it was played.
    Closed,
    /// The person left, or the input ended.
    Quit,
    /// A solution did not satisfy the judge, or a scene could not be built.
    Failed,
    /// The lab is gone.
    Gone,
}

impl Session {
    /// Plays until the lesson is closed or left.
    ///
    /// # Errors
    /// Nobody reads what is said.
    pub fn run(&mut self, first: Vec<Ask>) -> io::Result<Left> {
        self.tell_lesson()?;
        self.carry_out(first)?;
        loop {
            if !self.take_events(0)? {
                return Ok(Left::Gone);
            }
            if !self.is_ready()? {
                if !self.take_events(STEP)? {
                    return Ok(Left::Gone);
                }
                continue;
            }
            self.busy = None;
            self.tell_kernel()?;
            self.tell_state()?;
            if matches!(self.player.phase(), Phase::Closed) {
                return Ok(Left::Closed);
            }
            if self.solver.is_some() && matches!(self.player.phase(), Phase::Working) {
                if self.play_solution()? {
                    return Ok(Left::Failed);
                }
                if !self.take_events(STEP)? {
                    return Ok(Left::Gone);
                }
                continue;
            }
            if let Some(left) = self.take_turn()? {
                return Ok(left);
            }
        }
    }

    /// The next answer: the solver's, or a line.
    fn take_turn(&mut self) -> io::Result<Option<Left>> {
        if self.solver.is_some() {
            return self.answer_by_itself();
        }
        match self.next_input()? {
            Input::Line(line) => self.obey(&line),
            Input::Interrupt => self.interrupt().map(|()| None),
            Input::End => {
                let (id, step) = (self.player.lesson().id.clone(), (self.player.place() + 1).to_string());
                self.say("text-left", &[("id", &id), ("step", &step)])?;
                Ok(Some(Left::Quit))
            }
            Input::Nothing => Ok(None),
        }
    }

    /// Carries out what the player asks, in order. A record is on the disk before anything of what follows is said.
    pub(super) fn carry_out(&mut self, asks: Vec<Ask>) -> io::Result<()> {
        for ask in asks {
            match ask {
                Ask::Keep(record) => {
                    self.progress.fold(&record);
                    match self.store.keep(&record) {
                        Ok(None) => {}
                        Ok(Some(said)) => self.out.line(&news::sentence(&self.i18n, &said))?,
                        // Once is enough: it would be said with every step.
                        Err(problem) if !self.store_problem => {
                            self.store_problem = true;
                            self.out.line(&news::sentence(&self.i18n, &problem))?;
                        }
                        Err(_) => {}
                    }
                }
                Ask::ClearScene => {
                    self.stage.clear_scene();
                    self.kernel.clear();
                    self.given.clear();
                    self.sources.clear();
                    self.focus = None;
                    self.block = None;
                    self.wake = None;
                    if let Some(solver) = &mut self.solver {
                        solver.clear();
                    }
                }
                Ask::Wish(wish) => self.wish(wish),
                Ask::WakeAt(time) => self.wake = Some(time),
                Ask::Focus(name) => self.focus = Some(name),
            }
        }
        Ok(())
    }

    pub(super) fn wish(&mut self, wish: Wish) {
        let started = match &wish {
            Wish::Start { name, .. } => Some(name.clone()),
            Wish::Run { name, source } => {
                self.given.insert(name.clone());
                self.sources.insert(name.clone(), source.clone());
                None
            }
            Wish::Interrupt { name } => {
                self.given.insert(name.clone());
                None
            }
            Wish::End { .. } => None,
        };
        self.stage.carry_out(wish);
        if let Some(name) = started
            && let Some(id) = self.stage.cast().id(&name)
        {
            self.player.entered(&name, id);
        }
    }

    /// Takes in what has come, and waits for it so many nanoseconds. Whether the lab is still there.
    fn take_events(&mut self, patience: u64) -> io::Result<bool> {
        let began = clock::now();
        let (deadline, enough) = (began.saturating_add(patience), began.saturating_add(MOST_AT_ONCE));
        loop {
            let due = self.wake.map_or(deadline, |wake| wake.min(deadline));
            match self.stage.next(due) {
                Next::Event(event) => {
                    self.take_event(&event)?;
                    // Whoever waited for something looks again at once.
                    if patience > 0 || clock::now() >= enough {
                        return Ok(true);
                    }
                }
                Next::Notice(notice) => self.take_notice(&notice)?,
                Next::Nothing => {
                    let now = clock::now();
                    if self.wake.is_some_and(|wake| wake <= now) {
                        self.wake = None;
                        let asks = self.player.time(now, self.stage.projections());
                        self.carry_out(asks)?;
                        if patience > 0 {
                            return Ok(true);
                        }
                    }
                    if now >= deadline {
                        return Ok(true);
                    }
                }
                Next::Gone => return Ok(false),
            }
        }
    }

    fn take_event(&mut self, event: &Event) -> io::Result<()> {
        let asks = self.player.observe(event, self.stage.projections());
        let name = self.stage.projections().programs.get(event.program).map(|program| program.name.clone());
        if let (
            Body::StatementStarted { .. } | Body::StatementEnded { .. } | Body::Answered { .. } | Body::Died(_),
            Some(name),
        ) = (&event.body, &name)
        {
            self.given.remove(name);
        }
        let source = name.and_then(|name| self.sources.get(&name));
        let echo = !self.typed || !matches!(self.player.phase(), Phase::Working | Phase::Finished);
        let lines = events::lines(&self.i18n, event, self.stage.projections(), source.map(String::as_str), echo);
        for line in lines {
            self.out.line(&line)?;
        }
        self.carry_out(asks)
    }

    fn take_notice(&mut self, notice: &Notice) -> io::Result<()> {
        match notice {
            Notice::Failed { program, problem } => {
                if let Some(name) = self.stage.cast().name(*program) {
                    self.given.remove(name);
                }
                let text = explain_problem(&self.i18n, problem);
                self.out.line(&text)
            }
            // A lesson is on this machine: whoever wants to go further has the laboratory.
            Notice::PermissionAsked { program, address, .. } => {
                self.stage.permit(*program, false);
                self.say("text-only-here", &[("address", &python_address(address))])
            }
            Notice::Completions { .. } => Ok(()),
        }
    }

    /// Whether nothing runs and nothing is on its way, so that what stands can be told and a line be taken.
    fn is_ready(&mut self) -> io::Result<bool> {
        let rests = self.given.is_empty() && rest::at_rest(self.stage.projections(), self.stage.cast());
        match self.player.phase() {
            Phase::Preparing => return Ok(false),
            // Between two lines that a hint plays, what they moved is told.
            Phase::Showing => {
                if rests && self.stage.agrees() {
                    self.tell_kernel()?;
                }
                return Ok(false);
            }
            _ => {}
        }
        let now = clock::now();
        let since = *self.busy.get_or_insert(now);
        if rests {
            // The lab samples the kernel at frame rate: what it holds is told when it agrees with the calls.
            return Ok(self.stage.agrees() || now >= since.saturating_add(AGREE));
        }
        if now < since.saturating_add(PATIENCE) {
            return Ok(false);
        }
        self.given.clear();
        self.say("text-busy", &[])?;
        Ok(true)
    }

    pub(super) fn tell_kernel(&mut self) -> io::Result<()> {
        let projections = self.stage.projections();
        let programs = kernel::told(projections);
        let lines = self.kernel.news(&self.i18n, projections, &programs);
        for line in lines {
            self.out.line(&line)?;
        }
        Ok(())
    }

    /// Waits for a line. Comes back without one when what happens meanwhile is to be told.
    fn next_input(&mut self) -> io::Result<Input> {
        if self.typed {
            let prompt = self.prompt();
            self.out.prompt(&prompt)?;
        }
        let phase = self.player.phase().clone();
        loop {
            let now = clock::now();
            let until = self.wake.map(|wake| Duration::from_nanos(wake.saturating_sub(now)));
            let input = self.input.next(until.map_or(GLANCE, |until| until.min(GLANCE)));
            if input != Input::Nothing {
                return Ok(input);
            }
            let before = self.stage.projections().calls.total;
            if !self.take_events(0)? {
                return Ok(Input::End);
            }
            if *self.player.phase() != phase || self.stage.projections().calls.total != before {
                if self.typed {
                    self.out.line("")?;
                }
                return Ok(Input::Nothing);
            }
        }
    }
}
