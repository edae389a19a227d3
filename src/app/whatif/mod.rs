//! «¿Qué pasa si…?»: in the free laboratory, three experiments that fit what is there are always on offer. One is chosen
//! with a key, a prediction is said first, the lines run through the consoles as if typed, and the run decides.
//!
//! Nothing is graded or kept. The rules say which experiments fit, each a question, the lines of its script and what
//! would have to happen for each option to be true ([`crate::course::predicate`]). The script runs as a lesson's does
//! ([`crate::course::script_run`]).

mod acts;
pub(super) mod bench;
pub(super) mod draft;
pub(super) mod leftovers;
mod rules;
mod run;
mod uses;

use std::collections::{BTreeMap, BTreeSet};

use crate::course::predicate::Predicate;
use crate::journal::event::ProgramId;
use crate::journal::socket::SocketId;

use super::model::{Model, Screen};
use super::text::Text;

pub(super) use acts::*;
pub use leftovers::Leftover;
pub use rules::{candidates, ids};
pub use run::{Run, Told};
pub(super) use run::{begin, next_wake, observe, stop, time};

/// How many experiments are on offer at once: one for each of the keys 1, 2 and 3.
pub const OFFERS: usize = 3;

/// An experiment that fits the present state.
#[derive(Clone, Debug, PartialEq)]
pub struct Experiment {
    /// Which: a word of its own, whatever the programs are called.
    pub id: &'static str,
    /// What is done, in at most [`LABEL_COLUMNS`] columns, as a clause after «if»: «cierro antes de leer».
    pub label: Text,
    /// The question that is asked before anything runs.
    pub question: Text,
    /// Why it comes out as it usually does; said after the run, when it did.
    pub because: Text,
    /// What will run, in order.
    pub deeds: Vec<Deed>,
    /// What it does to sockets and programs of the student's: «cierra conn».
    pub uses: Vec<Text>,
    /// The options, with what would have to happen for each.
    pub choices: Vec<Choice>,
    /// The place of the option that comes true on Linux.
    pub expected: usize,
    /// The variables that its lines make, by the name of the program in the cast: the next experiment may take them over.
    made: Vec<(String, String)>,
}

/// The width of the widest label, in columns.
pub const LABEL_COLUMNS: usize = 20;

/// One thing that an experiment does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// The program's name in the cast.
    cast: String,
    /// The program's name on the screen.
    pub program: String,
    /// What is done with it.
    pub what: Act,
}

/// What is done with a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// A statement runs in it.
    Run(String),
    /// It starts; one that has ended starts anew.
    Start,
    /// SIGKILL.
    Kill,
}

/// An option of the question.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What it says.
    pub text: Text,
    /// What has to happen for it to be true.
    outcome: Predicate,
}

/// The question over the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExperimentPopup {
    /// The digit that opened it: it is typed after all if the next key shows that it was meant for the prompt.
    pub digit: char,
    /// On which option the cursor stands; after the last one, «not sure yet».
    pub cursor: usize,
}

/// What the model knows of experiments.
#[derive(Debug, Default)]
pub struct WhatIf {
    /// Those on offer, for the keys 1, 2 and 3.
    pub offers: Vec<Experiment>,
    /// The one whose question is open.
    pub asked: Option<Experiment>,
    /// The one that runs.
    pub run: Option<Run>,
    /// What came of the last one, until the next key.
    pub told: Option<Told>,
    /// Those that were run in this session, by [`Experiment::id`]: others are offered first.
    pub tried: BTreeSet<&'static str>,
    /// What earlier experiments left behind, with the socket that each name stood for then.
    made: BTreeMap<(ProgramId, String), Option<SocketId>>,
}

impl Model {
    /// Whether an experiment is running.
    pub fn experiment_runs(&self) -> bool {
        self.whatif.run.is_some()
    }

    /// Whether the keys 1 to 3 open a question now.
    pub fn offers_experiments(&self) -> bool {
        self.screen == Screen::Lab && self.whatif.run.is_none() && !self.whatif.offers.is_empty()
    }
}

/// After each message: what is on offer, and nothing of it anywhere but in the laboratory.
pub(super) fn settle(model: &mut Model) {
    if model.screen != Screen::Lab {
        model.whatif.run = None;
        model.whatif.told = None;
        return;
    }
    // While a statement is on its way the state is about to change: the offers hold still.
    let on_its_way = |id: ProgramId| model.program(id).is_none_or(|program| !program.stands_still());
    let in_flight = model.lab.participants.iter().any(|participant| {
        let sent = participant.console.as_ref().is_some_and(|console| console.sent.is_some());
        (sent || !participant.born) && on_its_way(participant.id)
    });
    if model.walked().is_some() || model.focused().is_some_and(|focused| model.answers(focused.id)) {
        // Digits would leave what is being walked, and its rows are the programs'; where a line is asked for they are typed.
        model.whatif.offers.clear();
        model.whatif.told = None;
        return;
    }
    if model.whatif.run.is_some() || in_flight && !model.whatif.offers.is_empty() {
        return;
    }
    model.whatif.offers = rules::offers(model);
}

#[cfg(test)]
mod tests;
