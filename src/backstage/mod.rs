//! A real lab driven without a screen: real programs play the scripts of lessons. Text mode, `revisar` and the tests stand
//! on it.
//!
//! A [`Backstage`] owns a lab and everything that is computed from what it tells: the projections, the judge's facts, and
//! the cast of the scene that is on. It carries out a [`Wish`] by an order to the lab, gives events one by one, each
//! folded in before it is given, and clears the scene for the next one. Its programs never outlive it: the lab ends them.

use std::collections::{BTreeSet, VecDeque};
use std::io;
use std::net::{Ipv6Addr, UdpSocket};
use std::time::Duration;

use crate::course::cast::Cast;
use crate::course::facts::Facts;
use crate::course::fill::Places;
use crate::course::judge::World;
use crate::course::play::Machine;
use crate::course::script_run::Wish;
use crate::journal::call::Operation;
use crate::journal::event::{Body, Event, ProgramId, Role, StatementId};
use crate::journal::projections::Projections;
use crate::journal::projections::programs::Life;
use crate::journal::socket::SocketId;
use crate::kernel::clock;
use crate::kernel::socket_truth::{self, SocketTruth};
use crate::lab::order::{MOST_PROGRAMS, Notice, Order, Problem, Signal};
use crate::lab::{self, FromLab, Lab, LabError};

pub mod look;
pub mod play;
pub mod recording;
mod relays;

use recording::Recording;

/// What this machine has of what steps may need.
pub fn machine() -> Machine {
    let ipv6 = UdpSocket::bind((Ipv6Addr::LOCALHOST, 0)).is_ok();
    Machine { linux: cfg!(target_os = "linux"), ipv6 }
}

/// How long the programs of a scene before may take to make room for another's, in nanoseconds.
const ROOM: u64 = 10_000_000_000;

/// A lab without a screen, and the scene that plays in it.
pub struct Backstage {
    lab: Lab,
    runtime: tokio::runtime::Runtime,
    kernel: Box<dyn SocketTruth>,
    /// What the lab has told and nobody has taken yet.
    told: VecDeque<FromLab>,
    /// The events of the batch that is being taken.
    batch: VecDeque<Event>,
    projections: Projections,
    facts: Facts,
    cast: Cast,
    places: Places,
    /// Programs of earlier scenes that are not gone yet: what they still tell concerns nobody.
    leaving: BTreeSet<ProgramId>,
    /// All programs of this scene, those included whose name another has taken since.
    scene: BTreeSet<ProgramId>,
    next_program: u16,
    next_statement: u64,
    watched: Vec<SocketId>,
    recording: Recording,
    relays: relays::Relays,
    /// The time of the scene's last event, in nanoseconds.
    time: u64,
    /// The sockets whose calls wait only so long.
    with_timeout: BTreeSet<SocketId>,
}

/// What comes next.
#[expect(clippy::large_enum_variant, reason = "one is alive for a moment, and most of them are events")]
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// An event, already folded in.
    Event(Event),
    /// The lab tells something that is no event.
    Notice(Notice),
    /// Nothing came until then.
    Nothing,
    /// The lab has ended, and nothing will ever come.
    Gone,
}

/// Why there is no backstage.
#[derive(Debug, thiserror::Error)]
pub enum BackstageError {
    /// No lab.
    #[error(transparent)]
    Lab(#[from] LabError),
    /// No runtime.
    #[error("cannot start the lab: {0}")]
    System(#[from] io::Error),
}

impl Backstage {
    /// A lab without programs.
    ///
    /// # Errors
    /// [`BackstageError`].
    pub fn start(options: lab::Options) -> Result<Backstage, BackstageError> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
        let lab = Lab::start(options)?;
        let places = Places { folder: lab.folder().to_owned(), scene: 1 };
        Ok(Backstage {
            lab,
            runtime,
            // Where it tells nothing, the programs' own words on their sockets stand alone.
            kernel: socket_truth::of_this_system(),
            told: VecDeque::new(),
            batch: VecDeque::new(),
            projections: Projections::default(),
            facts: Facts::new(),
            cast: Cast::new(),
            places,
            leaving: BTreeSet::new(),
            scene: BTreeSet::new(),
            next_program: 0,
            next_statement: 0,
            watched: Vec::new(),
            recording: Recording::default(),
            relays: relays::Relays::default(),
            time: 0,
            with_timeout: BTreeSet::new(),
        })
    }

    /// What the scene's events amount to.
    pub fn projections(&self) -> &Projections {
        &self.projections
    }

    /// What happened since the scene began.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Who is who in the scene.
    pub fn cast(&self) -> &Cast {
        &self.cast
    }

    /// Where the scene's paths are.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// What happened in the scene, to be judged again.
    pub fn recording(&self) -> &Recording {
        &self.recording
    }

    /// All that a predicate is judged from, at a time (CLOCK_MONOTONIC, nanoseconds).
    pub fn world(&self, now: u64) -> World<'_> {
        World { facts: &self.facts, projections: &self.projections, cast: &self.cast, now }
    }

    /// A step begins: happenings count from here.
    pub fn begin_step(&mut self) {
        self.facts.begin_step(&self.projections, &self.cast);
        self.recording.begin_step();
    }

    /// Carries out a wish. What comes of it comes as events.
    pub fn carry_out(&mut self, wish: Wish) {
        let order = match wish {
            Wish::Start { name, role, to } => self.start_order(name, role, to),
            Wish::End { name } => {
                self.cast.id(&name).map(|program| Order::Signal { program, signal: Signal::Terminate })
            }
            Wish::Interrupt { name } => self.cast.id(&name).map(|program| Order::Interrupt { program }),
            Wish::Run { name, source } => self.cast.id(&name).map(|program| {
                self.next_statement += 1;
                Order::Run { program, statement: StatementId(self.next_statement), source }
            }),
        };
        if let Some(order) = order {
            self.lab.order(order);
        }
    }

    /// Answers a program that wants to reach beyond loopback.
    pub fn permit(&mut self, program: ProgramId, allowed: bool) {
        self.lab.order(Order::Permit { program, allowed });
    }

    /// Gives a program the line that it asks for.
    pub fn answer(&mut self, program: ProgramId, line: String) {
        self.lab.order(Order::Answer { program, line: Some(line) });
    }

    /// A name that stands for a program that has ended is that program's again, with a new process.
    fn start_order(&mut self, name: String, role: Role, to: Option<String>) -> Option<Order> {
        let known = self.cast.id(&name).and_then(|id| self.projections.programs.get(id));
        if let Some(program) = known.filter(|known| known.role == role && matches!(known.life, Life::Dead { .. })) {
            self.relays.enter(program.id, to);
            return Some(Order::Restart { program: program.id });
        }
        self.make_room();
        loop {
            self.next_program = self.next_program.wrapping_add(1);
            let id = ProgramId(self.next_program);
            if !self.scene.contains(&id) && !self.leaving.contains(&id) {
                break;
            }
        }
        let program = ProgramId(self.next_program);
        self.cast.enter(&name, program);
        self.scene.insert(program);
        self.relays.enter(program, to);
        self.recording.enter(&name, program);
        Some(Order::Start { program, name, role })
    }

    /// The lab holds so many programs and no more: waits until those of the scenes before are gone.
    fn make_room(&mut self) {
        let deadline = clock::now().saturating_add(ROOM);
        while !self.leaving.is_empty() && self.leaving.len() + self.scene.len() >= MOST_PROGRAMS {
            let Some(news) = self.wait(deadline) else { return };
            if let FromLab::Events(events) = &news {
                for event in events.iter().filter(|event| event.body == Body::Removed) {
                    self.leaving.remove(&event.program);
                }
            }
            self.told.push_back(news);
        }
    }

    /// Removes all programs of the scene; the next one begins from nothing, with paths of its own. It need not wait for
    /// those that leave.
    pub fn clear_scene(&mut self) {
        for program in std::mem::take(&mut self.scene) {
            self.lab.order(Order::Remove { program });
            self.leaving.insert(program);
        }
        self.cast.clear();
        self.projections = Projections::default();
        self.facts = Facts::new();
        self.recording = Recording::default();
        self.relays = relays::Relays::default();
        self.with_timeout.clear();
        self.places.scene = self.places.scene.wrapping_add(1);
        self.watched.clear();
        self.lab.watch(Vec::new());
    }

    /// Gives what comes next, and waits for it until `deadline` (CLOCK_MONOTONIC, nanoseconds). Events of scenes before
    /// are not given.
    pub fn next(&mut self, deadline: u64) -> Next {
        loop {
            if let Some(event) = self.batch.pop_front() {
                if !self.scene.contains(&event.program) {
                    if event.body == Body::Removed {
                        self.leaving.remove(&event.program);
                    }
                    continue;
                }
                self.take_in(&event);
                if self.batch.is_empty() {
                    self.watch();
                }
                return Next::Event(event);
            }
            match self.told.pop_front().or_else(|| self.wait(deadline)) {
                Some(FromLab::Events(events)) => self.batch.extend(events),
                Some(FromLab::Notice(notice)) => {
                    self.never_born(&notice);
                    return Next::Notice(notice);
                }
                None if clock::now() >= deadline => return Next::Nothing,
                None => return Next::Gone,
            }
        }
    }

    /// A program that never had a process is none of the lab's: nobody need wait for its end.
    fn never_born(&mut self, notice: &Notice) {
        if let Notice::Failed { program, problem: Problem::CannotStart { .. } | Problem::TooManyPrograms } = notice
            && !self.projections.programs.by_id.contains_key(program)
        {
            self.scene.remove(program);
            self.leaving.remove(program);
        }
    }

    /// What the lab tells next, at most until `deadline`.
    fn wait(&mut self, deadline: u64) -> Option<FromLab> {
        if let Some(news) = self.lab.try_next() {
            return Some(news);
        }
        let left = Duration::from_nanos(deadline.saturating_sub(clock::now()));
        let lab = &mut self.lab;
        self.runtime.block_on(async { tokio::time::timeout(left, lab.next()).await }).ok().flatten()
    }

    /// Folds an event in.
    fn take_in(&mut self, event: &Event) {
        self.projections.fold(event);
        self.facts.observe(event, &self.projections, &self.cast);
        self.recording.observe(event);
        self.time = self.time.max(event.time);
        for order in self.relays.news(&self.projections, &self.cast) {
            self.lab.order(order);
        }
        if let Body::Call(call) = &event.body
            && let (Operation::SetTimeout { seconds }, Some(socket)) = (&call.operation, call.socket)
        {
            if seconds.is_some_and(|seconds| seconds > 0.0) {
                self.with_timeout.insert(socket);
            } else {
                self.with_timeout.remove(&socket);
            }
        }
    }

    /// Has the lab sample all open sockets of the scene, so that what the kernel holds of them is told.
    fn watch(&mut self) {
        let sockets = &self.projections.sockets;
        let open = |id: &SocketId| sockets.is_open(*id);
        let now: Vec<SocketId> = sockets.by_id.keys().copied().filter(open).collect();
        if now != self.watched {
            self.watched.clone_from(&now);
            self.lab.watch(now);
        }
    }
}
