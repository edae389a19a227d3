//! A lesson on the screen: what the player asks for becomes orders for the lab, and keys become answers.
//!
//! The scene's programs are participants of [`Model::lab`](super::model::Model::lab) like those of the free laboratory,
//! which is parked meanwhile and comes back alive.

mod acts;
mod driver;
mod labs;

use std::collections::BTreeSet;

use crate::course::lesson::Kind;
use crate::course::play::{Phase, Player};
use crate::journal::event::ProgramId;

use super::editor::Editor;
use super::keys::Key;
use super::model::{Model, Screen};

pub(super) use acts::*;
pub(super) use driver::{next_wake, observe, settle, suggest, time};

/// A lesson being played.
#[derive(Debug)]
pub struct LessonPlay {
    /// The lesson's course: step, phase, verdict, hints, comparison…
    pub player: Player,
    /// On which option (or level of confidence) of the open question the cursor stands, counted from 0.
    pub cursor: usize,
    /// The sentence of one's own, while it is asked for.
    pub sentence: Editor,
    /// The errors that its programs met, by the names that the museum has for them.
    pub errors: BTreeSet<&'static str>,
    /// The program that gets the focus as soon as it is there.
    focus: Option<String>,
    /// What was typed while the scene was prepared: it waits for the prompt.
    ahead: Vec<Key>,
    /// When the player wants to look again.
    wake: Option<u64>,
}

/// What a lesson waits for, as far as keys are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// An answer: a digit, or arrows and Enter.
    Answer,
    /// How sure the person is: 1 to 3, or arrows and Enter.
    Confidence,
    /// A sentence.
    Sentence,
    /// Enter, and nothing is typed.
    GoOn,
    /// Statements; Enter with nothing typed goes on.
    GoOnOrStatement,
    /// Statements.
    Statement,
    /// The scene: what is typed waits too.
    Scene,
    /// A key of another kind: F9, Alt-←, Esc.
    Nothing,
}

impl LessonPlay {
    pub(super) fn new(player: Player) -> LessonPlay {
        LessonPlay {
            player,
            cursor: 0,
            sentence: Editor::default(),
            errors: BTreeSet::new(),
            focus: None,
            ahead: Vec::new(),
            wake: None,
        }
    }

    /// What it waits for.
    pub fn waits(&self) -> Waits {
        match self.player.phase() {
            Phase::Asking { .. } => Waits::Answer,
            Phase::Confidence { .. } => Waits::Confidence,
            Phase::Sentence => Waits::Sentence,
            Phase::Skipped(_) | Phase::Locked | Phase::Answered { .. } => Waits::GoOn,
            // Of closing questions nothing is left to try: no prompt is on the screen.
            Phase::Finished if self.player.step().kind == Kind::Check => Waits::GoOn,
            Phase::Finished | Phase::Repeat => Waits::GoOnOrStatement,
            Phase::Working => Waits::Statement,
            Phase::Preparing | Phase::Showing => Waits::Scene,
            Phase::Broken(_) => Waits::Nothing,
            Phase::Closed => Waits::GoOn,
        }
    }

    /// Whether the whole lesson is over.
    pub fn is_closed(&self) -> bool {
        matches!(self.player.phase(), Phase::Closed)
    }

    /// Whether F3 would say something more.
    pub fn has_hint(&self) -> bool {
        self.player.has_hint()
    }

    /// Whether what is offered can be passed by: the step that a wrong answer would reopen, or one that is broken.
    pub fn can_pass(&self) -> bool {
        self.player.reopens().is_some() || matches!(self.player.phase(), Phase::Broken(_))
    }

    /// The program that the lesson calls so, for as long as the scene stands.
    pub fn program(&self, name: &str) -> Option<ProgramId> {
        self.player.cast().id(name)
    }

    /// What the lesson calls a program; `None` for one that the student added.
    pub fn name_of(&self, program: ProgramId) -> Option<&str> {
        self.player.cast().name(program)
    }
}

impl Model {
    /// The lesson on the screen.
    pub fn lesson_on_screen(&self) -> Option<&LessonPlay> {
        self.lesson.as_ref().filter(|_| self.screen == Screen::Lesson)
    }

    /// What the lesson on the screen waits for.
    pub fn lesson_waits(&self) -> Option<Waits> {
        self.lesson_on_screen().map(LessonPlay::waits)
    }
}
