//! What stands, in words: the step, its question, what is missing, what may be done next.

use std::io;

use crate::course::lesson::{Kind, Need};
use crate::course::play::{LAST_HINT, Phase, StepState};
use crate::course::progress::Progress;
use crate::course::reading::Catalogue;
use crate::course::script_run::{SceneProblem, Trouble};
use crate::i18n::I18n;

use super::keys::Typist;
use super::session::Session;
use super::teller::plain;

/// What was said last, so that nothing is said twice.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The step whose beginning was told.
    step: Option<usize>,
    phase: Option<Phase>,
    met: Vec<bool>,
    hint: u8,
    case: Option<String>,
    compared: bool,
    grey: Option<(String, String)>,
}

impl Told {
    /// The step begins (again): everything of it is news.
    pub fn anew(&mut self) {
        *self = Told::default();
    }
}

impl Session {
    /// Who reads what is told.
    fn reader(&self) -> Typist<'_> {
        Typist { i18n: &self.i18n, on_screen: &*self.on_screen }
    }

    fn text(&self, key: &str) -> Option<String> {
        self.player.text(key, &self.reader(), self.stage.projections())
    }

    fn tell_text(&mut self, key: &str) -> io::Result<()> {
        match self.text(key) {
            Some(text) => self.out.prose(&text),
            None => Ok(()),
        }
    }

    /// A message of ours.
    pub(super) fn say(&mut self, id: &str, variables: &[(&str, &str)]) -> io::Result<()> {
        let text = self.i18n.tr_with(id, variables);
        self.out.line(&text)
    }

    /// How a lesson begins: its name, how long it takes, how to ask for help.
    pub(super) fn tell_lesson(&mut self) -> io::Result<()> {
        let lesson = std::sync::Arc::clone(self.player.lesson());
        let prose = lesson.prose(self.i18n.language());
        let (title, about) = (plain(&prose.title), plain(&prose.about));
        let (steps, minutes) = (lesson.steps.len().to_string(), lesson.minutes.to_string());
        let named = [("title", title.as_str()), ("about", &about), ("steps", &steps), ("minutes", &minutes)];
        self.say("text-lesson", &named)?;
        self.say("text-lesson-help", &[])
    }

    /// Says what has changed since it was said last.
    pub(super) fn tell_state(&mut self) -> io::Result<()> {
        let phase = self.player.phase().clone();
        if matches!(phase, Phase::Preparing) {
            return Ok(());
        }
        self.tell_step()?;
        self.tell_comparison()?;
        self.tell_hint()?;
        self.tell_goal()?;
        let case = self.player.case().map(str::to_owned);
        if self.told.case != case {
            self.told.case.clone_from(&case);
            if let Some(id) = case {
                self.tell_text(&format!("case {id}"))?;
            }
        }
        if self.told.phase.as_ref() != Some(&phase) {
            self.told.phase = Some(phase.clone());
            self.tell_phase(&phase)?;
        }
        self.tell_grey()
    }

    /// The step's beginning, once.
    fn tell_step(&mut self) -> io::Result<()> {
        let place = self.player.place();
        if self.told.step == Some(place) || matches!(self.player.phase(), Phase::Closed) {
            return Ok(());
        }
        self.told = Told { step: Some(place), ..Told::default() };
        let title = self.text("title").map(|text| plain(&text)).unwrap_or_default();
        let (step, steps) = ((place + 1).to_string(), self.player.lesson().steps.len().to_string());
        self.out.line("")?;
        let id = if title.is_empty() { "text-step" } else { "text-step-titled" };
        self.say(id, &[("step", &step), ("steps", &steps), ("title", &title)])?;
        self.tell_text("")
    }

    fn tell_comparison(&mut self) -> io::Result<()> {
        let Some(comparison) = self.player.comparison().filter(|_| !self.told.compared) else { return Ok(()) };
        self.told.compared = true;
        let lesson = std::sync::Arc::clone(self.player.lesson());
        let Some(question) = lesson.steps.get(comparison.step).and_then(|step| step.questions.first()) else {
            return Ok(());
        };
        let (reader, projections) = (self.reader(), self.stage.projections());
        let part = |kind: &str, option: usize| {
            let id = &question.choices.get(option)?.id;
            self.player.text_of(comparison.step, &format!("{kind} {id}"), &reader, projections)
        };
        let option = |option| part("option", option).map(|text| plain(&text)).unwrap_or_default();
        let said = match comparison.said {
            Some(said) => option(said),
            None => self.i18n.tr("text-not-sure"),
        };
        let (was, because) = (option(comparison.was), part("because", comparison.was));
        self.say("text-comparison", &[("said", &said), ("was", &was)])?;
        because.map_or(Ok(()), |because| self.out.prose(&because))
    }

    /// The hint that was asked for, before what it plays.
    pub(super) fn tell_hint(&mut self) -> io::Result<()> {
        let level = self.player.hint_level();
        if level == self.told.hint {
            return Ok(());
        }
        self.told.hint = level;
        if level == 0 {
            return Ok(());
        }
        let text = self.text(&format!("hint {level}")).map(|text| plain(&text)).unwrap_or_default();
        let (level, last) = (level.to_string(), LAST_HINT.to_string());
        self.say("text-hint", &[("level", &level), ("last", &last), ("text", &text)])
    }

    /// What of the goal was met since it was said last, and what is missing.
    fn tell_goal(&mut self) -> io::Result<()> {
        let open = matches!(self.player.phase(), Phase::Working);
        let met = self.player.verdict().met.clone();
        if !(open || self.player.verdict().done) || met == self.told.met {
            return Ok(());
        }
        let before = std::mem::replace(&mut self.told.met, met.clone());
        let lesson = std::sync::Arc::clone(self.player.lesson());
        let goals = &lesson.steps[self.player.place()].goal;
        for (at, goal) in goals.iter().enumerate() {
            let was = before.get(at).copied().unwrap_or(false);
            if met.get(at).copied().unwrap_or(false) && !was {
                let text = self.text(&format!("met {}", goal.id)).unwrap_or_else(|| goal.id.clone());
                self.say("text-met", &[("what", &plain(&text))])?;
            }
        }
        if open { self.tell_missing() } else { Ok(()) }
    }

    /// What is missing of the goal.
    pub(super) fn tell_missing(&mut self) -> io::Result<()> {
        let lesson = std::sync::Arc::clone(self.player.lesson());
        let met = self.player.verdict().met.clone();
        for (at, goal) in lesson.steps[self.player.place()].goal.iter().enumerate() {
            if !met.get(at).copied().unwrap_or(false) {
                let text = self.text(&format!("missing {}", goal.id)).unwrap_or_else(|| goal.id.clone());
                self.say("text-missing", &[("what", &plain(&text))])?;
            }
        }
        Ok(())
    }

    fn tell_grey(&mut self) -> io::Result<()> {
        let grey = self.player.grey().map(|(program, line)| (program.to_owned(), line.to_owned()));
        if grey != self.told.grey {
            self.told.grey.clone_from(&grey);
            if let Some((program, line)) = grey {
                self.say("text-grey", &[("program", &program), ("line", &line)])?;
            }
        }
        Ok(())
    }

    fn tell_phase(&mut self, phase: &Phase) -> io::Result<()> {
        match phase {
            Phase::Preparing | Phase::Working | Phase::Showing => Ok(()),
            Phase::Broken(problem) => {
                let what = trouble(&self.i18n, problem);
                self.say("text-broken", &[("what", &what), ("line", &problem.line.to_string())])
            }
            Phase::Skipped(need) => self.say(
                match need {
                    Need::Linux => "text-skipped-linux",
                    Need::Ipv6 => "text-skipped-ipv6",
                },
                &[],
            ),
            Phase::Asking { .. } => self.tell_question(),
            Phase::Confidence { .. } => self.say("text-confidence", &[]),
            Phase::Locked => self.say("text-locked", &[]),
            Phase::Answered { right, .. } => self.tell_answer(*right),
            Phase::Repeat => self.say("text-repeat", &[]),
            Phase::Sentence => {
                self.tell_done()?;
                self.tell_text("sentence")?;
                self.say("text-sentence", &[])
            }
            Phase::Finished => {
                // With a sentence of one's own it was told before it.
                if !self.player.step().sentence || self.player.is_reopened() {
                    self.tell_done()?;
                }
                let reopened = self.player.is_reopened();
                self.say(if reopened { "text-finished-reopened" } else { "text-finished" }, &[])
            }
            Phase::Closed => self.tell_closed(),
        }
    }

    fn tell_done(&mut self) -> io::Result<()> {
        let place = self.player.place();
        let (step, id) = ((place + 1).to_string(), self.player.step().id.clone());
        let steps = self.player.lesson().steps.len().to_string();
        self.say("text-done", &[("step", &step), ("steps", &steps), ("id", &id)])?;
        self.tell_text("done")
    }

    fn tell_question(&mut self) -> io::Result<()> {
        let Some(id) = self.player.question().map(|(_, question)| question.id.clone()) else { return Ok(()) };
        self.tell_text(&format!("question {id}"))?;
        let mut options = self.player.options(&self.reader(), self.stage.projections());
        if self.player.has_not_sure() {
            options.push(self.i18n.tr("text-not-sure"));
        }
        for (at, option) in options.iter().enumerate() {
            self.out.line(&format!("{}. {}", at + 1, plain(option)))?;
        }
        self.say("text-answer", &[("last", &options.len().to_string())])
    }

    fn tell_answer(&mut self, right: bool) -> io::Result<()> {
        self.say(if right { "text-right" } else { "text-wrong" }, &[])?;
        if let Some(because) = self.player.because(&self.reader(), self.stage.projections()) {
            self.out.prose(&because)?;
        }
        match self.player.reopens() {
            Some(place) => {
                let step = (place + 1).to_string();
                self.say("text-reopens", &[("step", &step)])
            }
            None => self.say("text-go-on", &[]),
        }
    }

    fn tell_closed(&mut self) -> io::Result<()> {
        let title = plain(&self.player.lesson().prose(self.i18n.language()).title);
        self.out.line("")?;
        self.say("text-closed", &[("title", &title)])?;
        match self.following.clone() {
            Some(next) => self.say("text-closed-next", &[("id", &next)]),
            None => Ok(()),
        }
    }

    /// The steps, and how each stands.
    pub(super) fn tell_steps(&mut self) -> io::Result<()> {
        let lesson = std::sync::Arc::clone(self.player.lesson());
        for (at, (step, state)) in lesson.steps.iter().zip(self.player.step_states()).enumerate() {
            let title = self.player.text_of(at, "title", &self.reader(), self.stage.projections());
            let title = title.map_or_else(|| step.id.clone(), |title| plain(&title));
            let state = self.i18n.tr(match state {
                StepState::Done => "text-step-done",
                StepState::Current => "text-step-current",
                StepState::Open => "text-step-open",
            });
            self.out.line(&format!("{}. {title}: {state}", at + 1))?;
        }
        Ok(())
    }

    /// What the step is about, from its beginning.
    pub(super) fn tell_status(&mut self) -> io::Result<()> {
        self.told.anew();
        self.kernel.clear();
        if self.player.step().kind == Kind::Do || matches!(self.player.phase(), Phase::Working) {
            self.tell_kernel()?;
        }
        self.tell_state()
    }

    /// A term of the glossary, by its id or its word; all terms without one.
    pub(super) fn tell_term(&mut self, asked: Option<&str>) -> io::Result<()> {
        let terms = self.glossary.of(self.i18n.language());
        let Some(asked) = asked.map(str::to_lowercase) else {
            let words: Vec<String> = terms.values().map(|entry| plain(&entry.word)).collect();
            let words = words.join(", ");
            return self.say("text-glossary", &[("words", &words)]);
        };
        let matches = |id: &str, word: &str| id == asked || word.to_lowercase() == asked;
        let begins = |word: &str| word.to_lowercase().starts_with(&asked);
        let exact = terms.iter().find(|(id, entry)| matches(id, &entry.word));
        let found = exact.or_else(|| terms.iter().find(|(_, entry)| begins(&entry.word)));
        match found.map(|(_, entry)| format!("{}: {}", plain(&entry.word), plain(&entry.explanation(&self.reader())))) {
            Some(text) => self.out.line(&text),
            None => self.say("text-glossary-none", &[("word", &asked)]),
        }
    }
}

/// What stands in a scene's way.
fn trouble(i18n: &I18n, problem: &SceneProblem) -> String {
    match &problem.trouble {
        Trouble::Raised { source, class, message } => {
            i18n.tr_with("text-trouble-raised", &[("source", source), ("error", &format!("{class}: {message}"))])
        }
        Trouble::DidNotRaise { source } => i18n.tr_with("text-trouble-did-not-raise", &[("source", source)]),
        Trouble::NeverHeld => i18n.tr("text-trouble-never-held"),
        Trouble::Hangs { source } => i18n.tr_with("text-trouble-hangs", &[("source", source)]),
        Trouble::Missing { placeholder } => i18n.tr_with("text-trouble-missing", &[("placeholder", placeholder)]),
        Trouble::Died { name }
        | Trouble::NotAlive { name }
        | Trouble::NeverStarted { name }
        | Trouble::NeverEnded { name }
        | Trouble::NeverFree { name }
        | Trouble::AlreadyAlive { name } => i18n.tr_with("text-trouble-program", &[("program", name)]),
    }
}

/// The lessons, how long each takes and how far one is in it.
pub fn list(i18n: &I18n, catalogue: &Catalogue, progress: &Progress) -> Vec<String> {
    let mut lines = Vec::new();
    for (at, lesson) in catalogue.lessons.iter().enumerate() {
        let prose = lesson.prose(i18n.language());
        let (done, steps) = (progress.steps_done(lesson), lesson.steps.len());
        let state = match done {
            0 => i18n.tr("text-list-new"),
            _ if done == steps => i18n.tr("text-list-done"),
            _ => i18n.tr_with("text-list-goes-on", &[("step", &(progress.resume(lesson) + 1).to_string())]),
        };
        let (about, number) = (plain(&prose.about), (at + 1).to_string());
        let (minutes, done, steps) = (lesson.minutes.to_string(), done.to_string(), steps.to_string());
        lines.push(i18n.tr_with(
            "text-list-lesson",
            &[
                ("number", &number),
                ("id", &lesson.id),
                ("about", &about),
                ("minutes", &minutes),
                ("done", &done),
                ("steps", &steps),
                ("state", &state),
            ],
        ));
    }
    for broken in &catalogue.broken {
        lines.push(i18n.tr_with("text-list-broken", &[("folder", &broken.folder)]));
    }
    lines.push(i18n.tr(if catalogue.lessons.is_empty() { "text-list-none" } else { "text-list-how" }));
    lines
}
