//! What a person types: answers, words, and lines of Python.

use std::io;

use crate::console::{Completeness, completeness};
use crate::course::play::{Ask, Phase};
use crate::course::script_run::Wish;
use crate::i18n::I18n;
use crate::journal::event::Role;
use crate::journal::projections::programs::Life;

use super::command::{Command, understand};
use super::session::{Left, Session};

impl Session {
    /// What stands before what is typed.
    pub(super) fn prompt(&self) -> String {
        match self.player.phase() {
            Phase::Asking { .. } | Phase::Confidence { .. } | Phase::Sentence => "> ".to_owned(),
            _ => match (&self.block, self.console()) {
                (_, Some(name)) if self.asks(&name) => format!("{name} input> "),
                (Some((name, _)), _) => format!("{name}... "),
                (None, Some(name)) => format!("{name}> "),
                (None, None) => "> ".to_owned(),
            },
        }
    }

    /// The console that has the prompt: the one that was chosen while it is there, else the first.
    pub(super) fn console(&self) -> Option<String> {
        let projections = self.stage.projections();
        let is_console = |name: &str| {
            let program = self.stage.cast().id(name).and_then(|id| projections.programs.get(id));
            program.is_some_and(|program| program.role == Role::Console)
        };
        let chosen = self.focus.clone().filter(|name| is_console(name));
        chosen.or_else(|| self.stage.cast().iter().map(|(name, _)| name.to_owned()).find(|name| is_console(name)))
    }

    /// Whether a program waits for a line that is typed.
    fn asks(&self, name: &str) -> bool {
        let program = self.stage.cast().id(name).and_then(|id| self.stage.projections().programs.get(id));
        program.is_some_and(|program| program.asks)
    }

    /// Gives a program the line that it asks for.
    fn answer(&mut self, name: String, line: &str) {
        if let Some(id) = self.stage.cast().id(&name) {
            self.stage.answer(id, line.to_owned());
            self.given.insert(name);
            self.busy = None;
        }
    }

    /// Does what a line asks for.
    pub(super) fn obey(&mut self, line: &str) -> io::Result<Option<Left>> {
        let question = matches!(self.player.phase(), Phase::Asking { .. } | Phase::Confidence { .. } | Phase::Sentence);
        if !question
            && !line.trim_start().starts_with(':')
            && let Some(name) = self.console().filter(|name| self.asks(name))
        {
            self.answer(name, line);
            return Ok(None);
        }
        if let Some((name, mut block)) = self.block.take() {
            block.push('\n');
            block.push_str(line);
            self.submit(name, block, line.trim().is_empty())?;
            return Ok(None);
        }
        if matches!(self.player.phase(), Phase::Sentence) && !line.trim_start().starts_with(':') {
            let asks = self.player.sentence(line);
            self.carry_out(asks)?;
            return Ok(None);
        }
        let known = self.console().and_then(|name| self.stage.cast().id(&name));
        let projections = self.stage.projections();
        let names = known.and_then(|id| projections.programs.get(id)).map(|program| &program.names);
        let is_python = |word: &str| names.is_some_and(|names| names.contains_key(word));
        let is_program = |name: &str| self.stage.cast().id(name).is_some();
        let command = understand(line, &self.languages, is_program, is_python);
        let asks = match command {
            Command::Quit => {
                let (id, step) = (self.player.lesson().id.clone(), (self.player.place() + 1).to_string());
                self.say("text-left", &[("id", &id), ("step", &step)])?;
                return Ok(Some(Left::Quit));
            }
            Command::Offered => return self.offered().map(|()| None),
            Command::Number(number) => self.number(number)?,
            Command::Hint if self.player.has_hint() => {
                let asks = self.player.hint();
                self.carry_out(asks)?;
                return self.tell_hint().map(|()| None);
            }
            Command::Hint => {
                self.say("text-no-hint", &[])?;
                Vec::new()
            }
            Command::Again => {
                self.told.anew();
                self.player.again()
            }
            Command::Back => {
                self.told.anew();
                self.player.back()
            }
            Command::Pass => self.pass()?,
            Command::Step(number) if (1..=self.player.lesson().steps.len()).contains(&number) => {
                self.told.anew();
                self.player.jump(number - 1)
            }
            Command::Step(_) | Command::Steps => return self.tell_steps().map(|()| None),
            Command::Status => return self.tell_status().map(|()| None),
            Command::Term(term) => return self.tell_term(term.as_deref()).map(|()| None),
            Command::Interrupt => return self.interrupt().map(|()| None),
            Command::Language => {
                self.i18n = I18n::new(self.i18n.language().other());
                return self.tell_status().map(|()| None);
            }
            Command::Help => return self.say("text-help", &[]).map(|()| None),
            Command::Line { program, source } => return self.line(program, &source).map(|()| None),
        };
        self.carry_out(asks)?;
        Ok(None)
    }

    /// Nothing was typed: the grey line, or on.
    fn offered(&mut self) -> io::Result<()> {
        if let Some((name, line)) = self.player.grey().map(|(name, line)| (name.to_owned(), line.to_owned())) {
            return self.run_line(name, line);
        }
        let phase = self.player.phase().clone();
        let asks = self.player.go_on();
        self.carry_out(asks)?;
        if *self.player.phase() == phase {
            match phase {
                Phase::Working => self.tell_missing()?,
                Phase::Asking { .. } => self.say("text-answer-first", &[])?,
                Phase::Confidence { .. } => self.say("text-confidence", &[])?,
                _ => {}
            }
        } else if phase == Phase::Repeat {
            self.told.anew();
        }
        Ok(())
    }

    fn number(&mut self, number: usize) -> io::Result<Vec<Ask>> {
        match *self.player.phase() {
            Phase::Asking { .. } if (1..=self.player.option_count()).contains(&number) => {
                Ok(self.player.answer(number - 1))
            }
            Phase::Confidence { .. } if (1..=3).contains(&number) => Ok(self.player.sure(number as u8)),
            Phase::Asking { .. } => {
                let last = self.player.option_count().to_string();
                self.say("text-answer", &[("last", &last)])?;
                Ok(Vec::new())
            }
            Phase::Confidence { .. } => {
                self.say("text-confidence", &[])?;
                Ok(Vec::new())
            }
            // No question is open: a number is Python too.
            _ => {
                self.line(None, &number.to_string())?;
                Ok(Vec::new())
            }
        }
    }

    fn pass(&mut self) -> io::Result<Vec<Ask>> {
        let phase = self.player.phase().clone();
        let asks = match phase {
            Phase::Answered { .. } | Phase::Broken(_) => self.player.pass(),
            _ => self.player.go_on(),
        };
        if *self.player.phase() == phase && matches!(phase, Phase::Working) {
            self.tell_missing()?;
        }
        Ok(asks)
    }

    /// A line of Python, for the program that was named or that has the prompt.
    fn line(&mut self, program: Option<String>, source: &str) -> io::Result<()> {
        if matches!(self.player.phase(), Phase::Asking { .. } | Phase::Confidence { .. }) && program.is_none() {
            return self.say("text-answer-first", &[]);
        }
        let Some(name) = program.clone().or_else(|| self.console()) else {
            return self.say("text-no-program", &[]);
        };
        if program.is_some() && source.is_empty() {
            self.focus = Some(name.clone());
            return self.say("text-focus", &[("program", &name)]);
        }
        if self.asks(&name) {
            self.answer(name, source);
            return Ok(());
        }
        self.submit(name, source.to_owned(), false)
    }

    /// Runs a statement once it is whole. `ended`: a blank line ends a block, as at Python's prompt.
    fn submit(&mut self, name: String, source: String, ended: bool) -> io::Result<()> {
        let block = source.contains('\n');
        let whole = match completeness(&source) {
            Completeness::Incomplete => false,
            Completeness::Complete => !block || ended || !source.lines().any(|line| line.starts_with([' ', '\t'])),
            Completeness::Invalid => true,
        };
        let runs = whole || ended && block;
        if !runs {
            self.block = Some((name, source));
            return Ok(());
        }
        self.run_line(name, source.trim_end().to_owned())
    }

    /// Runs a statement of the student's.
    pub(super) fn run_line(&mut self, name: String, source: String) -> io::Result<()> {
        let program = self.stage.cast().id(&name).and_then(|id| self.stage.projections().programs.get(id));
        let Some(program) = program else { return self.say("text-no-program", &[]) };
        if matches!(program.life, Life::Dead { .. }) {
            return self.say("text-program-ended", &[("program", &name)]);
        }
        if program.role != Role::Console {
            return self.say("text-program-server", &[("program", &name)]);
        }
        if program.running.is_some() {
            return self.say("text-program-busy", &[("program", &name)]);
        }
        self.player.statement(&name, &source);
        self.busy = None;
        self.wish(Wish::Run { name, source });
        Ok(())
    }

    /// Cancels what the program that has the prompt runs, or else another one.
    pub(super) fn interrupt(&mut self) -> io::Result<()> {
        self.block = None;
        let projections = self.stage.projections();
        let runs = |name: &String| {
            let program = self.stage.cast().id(name).and_then(|id| projections.programs.get(id));
            program.is_some_and(|program| program.role == Role::Console && program.running.is_some())
        };
        let others = self.stage.cast().iter().map(|(name, _)| name.to_owned());
        let running = self.console().into_iter().chain(others).find(runs);
        match running {
            Some(name) => {
                self.busy = None;
                self.wish(Wish::Interrupt { name });
                Ok(())
            }
            None => self.say("text-nothing-to-interrupt", &[]),
        }
    }
}
