//! A lab in this process, read as the screen reads it: every event goes through `app::update` into the journal.

use std::path::PathBuf;
use std::time::Duration;

use enchufe::app::effect::Effect;
use enchufe::app::lab::Participant;
use enchufe::app::message::Msg;
use enchufe::app::model::{Model, Settings};
use enchufe::app::update::update;
use enchufe::i18n::pages;
use enchufe::journal::address::Address;
use enchufe::journal::event::{Body, Event, ProgramId, Role, Stream};
use enchufe::lab::order::Order;
use enchufe::lab::{FromLab, Lab, Options};
use serde_json::Value;

use super::report::Outcome;

/// No program of a measurement may take longer than this to say something.
const PATIENCE: Duration = Duration::from_secs(120);

/// A lab and the model that its events go into.
pub struct Laboratory {
    /// What the screen would be drawn from.
    pub model: Model,
    /// How many events came so far.
    pub events: u64,
    lab: Lab,
    runtime: tokio::runtime::Runtime,
    next: u16,
}

impl Laboratory {
    /// A lab whose programs are this executable, see [`super::workloads`].
    pub fn of_workloads() -> Outcome<Laboratory> {
        Laboratory::of(std::env::current_exe()?, empty_model())
    }

    /// A lab whose programs are `executable`, with a model that may already hold events.
    pub fn of(executable: PathBuf, model: Model) -> Outcome<Laboratory> {
        let lab = Lab::start(Options { executable, only_loopback: true, pages: pages::files() })?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
        // The synthetic programs of a full journal have low numbers.
        Ok(Laboratory { model, events: 0, lab, runtime, next: 100 })
    }

    /// Orders a program, and a pane for it on the screen.
    pub fn start(&mut self, name: &str, role: Role) -> ProgramId {
        let program = ProgramId(self.next);
        self.next += 1;
        self.model.lab.participants.push(Participant::new(program, name.to_owned(), role, 0));
        self.order(Order::Start { program, name: name.to_owned(), role });
        program
    }

    /// Orders something.
    pub fn order(&self, order: Order) {
        self.lab.order(order);
    }

    /// Takes a program off and waits until it is gone.
    pub fn remove(&mut self, program: ProgramId) -> Outcome<()> {
        self.order(Order::Remove { program });
        self.wait("a program to go", |event| (event.program == program && event.body == Body::Removed).then_some(()))
    }

    /// Waits for where a program listens.
    pub fn port_of(&mut self, program: ProgramId) -> Outcome<u16> {
        self.wait("a program to listen", |event| match &event.body {
            Body::Listening(addresses) if event.program == program => addresses.iter().find_map(Address::port),
            _ => None,
        })
    }

    /// Waits for the result that a workload prints as one line of JSON.
    pub fn result_of(&mut self, program: ProgramId) -> Outcome<Value> {
        let line = self.wait("a workload's result", |event| match &event.body {
            Body::Output { stream: Stream::Out, text } if event.program == program => Some(Ok(text.clone())),
            Body::Output { text, .. } if event.program == program => Some(Err(text.clone())),
            Body::Died(death) if event.program == program => Some(Err(format!("{death:?}"))),
            _ => None,
        })?;
        Ok(serde_json::from_str(&line.map_err(|text| format!("a workload failed: {text}"))?)?)
    }

    /// Takes in events until `found` gives something for one of them; those of its batch after it are taken in too.
    pub fn wait<T>(&mut self, what: &str, mut found: impl FnMut(&Event) -> Option<T>) -> Outcome<T> {
        loop {
            let lab = &mut self.lab;
            let news = self.runtime.block_on(async { tokio::time::timeout(PATIENCE, lab.next()).await });
            let message = match news.map_err(|_| format!("waited too long for {what}"))? {
                Some(FromLab::Events(events)) => Msg::Events(events),
                Some(FromLab::Notice(notice)) => return Err(format!("instead of {what}: {notice:?}").into()),
                None => return Err(format!("the lab ended before {what}").into()),
            };
            let result = match &message {
                Msg::Events(events) => {
                    self.events += events.len() as u64;
                    events.iter().find_map(&mut found)
                }
                _ => None,
            };
            for effect in update(&mut self.model, message) {
                if let Effect::WatchSockets(sockets) = effect {
                    self.lab.watch(sockets);
                }
            }
            if let Some(result) = result {
                return Ok(result);
            }
        }
    }
}

/// A model in the laboratory, with no programs.
pub fn empty_model() -> Model {
    // The orders that it begins with are for the two programs that are taken off here.
    let (mut model, _) = Model::in_lab(Settings::default());
    model.lab.participants.clear();
    model.lab.recent.clear();
    model
}
