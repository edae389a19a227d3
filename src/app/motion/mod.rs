//! Bytes in motion: what was sent goes down, across and up into the receiver's kernel, and stops there; what is received
//! goes from the kernel up into the program.
//!
//! It is slow motion of what has happened already. Nothing waits for it: queues, totals, values and prompts are shown at
//! once, any key ends it, and no figure comes from it. Too many transfers to be followed become a [rate](meter).

pub mod meter;
#[cfg(test)]
mod tests;

use crate::course::play::Phase;
use crate::journal::call::Direction;
use crate::journal::event::{Body, Event, ProgramId};
use crate::journal::payload::Payload;
use crate::journal::projections::travel::{Moved, Travel, Way};

use super::effect::Effect;
use super::model::{Model, Screen};
use super::text::Text;
use meter::{Meters, Rate};

/// How long bytes take from the sender's program to the receiver's kernel, in nanoseconds.
pub const CROSSING: u64 = 400 * MILLISECOND;

/// How long they take from there into the receiver's program.
pub const LIFT: u64 = 100 * MILLISECOND;

/// How long the first screen's byte takes there and back.
pub const FIRST_BYTE: u64 = 400 * MILLISECOND;

/// A flight waits for those that caused it: at most so long, or it is not made. An answer may have to wait for its question.
pub const LATEST: u64 = CROSSING + LIFT + CROSSING;

/// How many are in the air at most.
pub const MOST: usize = 8;

/// How many follow one another along one way; further ones join the last.
pub const MOST_OF_A_WAY: usize = 3;

/// How many of its bytes a flight shows.
pub const LOAD: usize = 12;

/// The time between two pictures.
pub const PICTURE: u64 = 33 * MILLISECOND;

/// The time between two figures of a flood.
pub const FIGURE: u64 = 100 * MILLISECOND;

/// Flights along one way begin so far apart.
const STAGGER: u64 = 70 * MILLISECOND;

const MILLISECOND: u64 = 1_000_000;

/// What moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leg {
    /// A `send`: from the program through its kernel, across, into the receiver's kernel.
    Crossing,
    /// A `recv`: from the kernel into the program.
    Lift,
}

/// Bytes on their way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flight {
    /// The conversation's number.
    pub conversation: u64,
    /// Which of its ways.
    pub way: usize,
    /// Which part of the way.
    pub leg: Leg,
    /// Where the first of them stands among all that went this way: a byte's offset, a message's number.
    pub first: u64,
    /// Who sent them, where it is a program of the lab.
    pub from: Option<ProgramId>,
    /// Who receives them, where it is a program of the lab.
    pub to: Option<ProgramId>,
    /// The first of them, at most [`LOAD`].
    pub load: Vec<u8>,
    /// How many there are.
    pub bytes: u64,
    /// How many transfers it stands for.
    pub transfers: u64,
    /// Whether they are a message of its own, and not part of a stream.
    pub is_message: bool,
    /// When it begins (CLOCK_MONOTONIC, nanoseconds).
    pub begins: u64,
}

impl Flight {
    /// How long it takes, in nanoseconds.
    pub fn takes(&self) -> u64 {
        match self.leg {
            Leg::Crossing => CROSSING,
            Leg::Lift => LIFT,
        }
    }

    /// When it is over.
    pub fn ends(&self) -> u64 {
        self.begins.saturating_add(self.takes())
    }

    /// How far it is, in thousandths; `None` before and after.
    pub fn progress(&self, now: u64) -> Option<u16> {
        let gone = now.checked_sub(self.begins).filter(|gone| *gone < self.takes())?;
        Some((gone * 1000 / self.takes()) as u16)
    }

    fn program(&self) -> Option<ProgramId> {
        match self.leg {
            Leg::Crossing => self.from,
            Leg::Lift => self.to,
        }
    }
}

/// Everything in motion.
#[derive(Clone, Debug, Default)]
pub struct Flights {
    air: Vec<Flight>,
    first_byte: Option<u64>,
    meters: Meters,
}

/// What an event moved.
#[derive(Debug)]
pub(super) struct Transfer {
    program: ProgramId,
    leg: Leg,
    transfers: u64,
    bytes: u64,
    load: ([u8; LOAD], usize),
    time: u64,
}

impl Transfer {
    /// What `event` moved, if anything.
    pub fn of(event: &Event) -> Option<Transfer> {
        let transfer = |leg, transfers, payload: &Payload| {
            let mut load = [0; LOAD];
            let kept = payload.head.len().min(LOAD);
            load[..kept].copy_from_slice(&payload.head[..kept]);
            let (program, time) = (event.program, event.time);
            Transfer { program, leg, transfers, bytes: payload.length, load: (load, kept), time }
        };
        match &event.body {
            Body::Call(call) => {
                let payload = call.moved().filter(|_| !call.operation.peeks())?;
                let leg = if call.operation.sends() { Leg::Crossing } else { Leg::Lift };
                Some(transfer(leg, 1, payload))
            }
            Body::Summary(summary) => {
                let leg = if summary.direction == Direction::Out { Leg::Crossing } else { Leg::Lift };
                Some(transfer(leg, summary.calls, &summary.payload))
            }
            _ => None,
        }
    }
}

impl Flights {
    /// Ends all that is in the air: whatever it showed is there already.
    pub fn land(&mut self) {
        self.air.clear();
        self.first_byte = None;
    }

    /// What is in the air, with how far it is in thousandths.
    pub fn in_air(&self, now: u64) -> impl Iterator<Item = (&Flight, u16)> {
        self.air.iter().filter_map(move |flight| Some((flight, flight.progress(now)?)))
    }

    /// From where on what a way carried has not landed yet: a byte's offset, a message's number. What flies is its end, as
    /// all of it goes at one speed.
    pub fn flying_from(&self, conversation: u64, way: usize, now: u64) -> Option<u64> {
        let is_its = |flight: &&Flight| (flight.conversation, flight.way) == (conversation, way);
        let unlanded = |flight: &&Flight| flight.leg == Leg::Crossing && flight.ends() > now;
        self.air.iter().filter(is_its).filter(unlanded).map(|flight| flight.first).min()
    }

    /// How far the first screen's byte is, in thousandths.
    pub fn first_byte(&self, now: u64) -> Option<u16> {
        let gone = now.checked_sub(self.first_byte?).filter(|gone| *gone < FIRST_BYTE)?;
        Some((gone * 1000 / FIRST_BYTE) as u16)
    }

    /// The rate of a way that floods.
    pub fn rate(&self, conversation: u64, way: usize, now: u64) -> Option<Rate> {
        self.meters.rate(conversation, way, now)
    }

    /// Whether any way floods.
    pub fn floods(&self, now: u64) -> bool {
        self.meters.any(now)
    }

    /// Takes in what an event moved, where; `flies` where it can be seen.
    fn take(&mut self, transfer: &Transfer, moved: Moved, travel: &Travel, flies: bool) {
        let way = (moved.conversation, moved.way);
        let out = transfer.leg == Leg::Crossing;
        if self.meters.add(way, out, transfer.time, transfer.transfers, transfer.bytes) {
            self.air.retain(|flight| (flight.conversation, flight.way) != way);
            return;
        }
        if !flies {
            return;
        }
        self.forget(transfer.time);
        let Some(conversation) = travel.conversation(moved.conversation) else { return };
        let same = |flight: &&mut Flight| (flight.conversation, flight.way, flight.leg) == (way.0, way.1, transfer.leg);
        let load = transfer.load.0.get(..transfer.load.1).unwrap_or_default();
        let is_full = self.air.len() >= MOST;
        let following = self.air.iter_mut().filter(same).count();
        if is_full || following >= MOST_OF_A_WAY {
            if let Some(last) = self.air.iter_mut().filter(same).max_by_key(|flight| flight.begins) {
                last.transfers = last.transfers.saturating_add(transfer.transfers);
                last.bytes = last.bytes.saturating_add(transfer.bytes);
                last.load = load.to_vec();
            }
            return;
        }
        let begins = self.air.iter().filter_map(|flight| after(flight, transfer, moved)).fold(transfer.time, u64::max);
        if begins > transfer.time.saturating_add(LATEST) {
            return;
        }
        let first = match &conversation.ways[moved.way & 1] {
            Way::Ribbon(ribbon) => ribbon.sent.saturating_sub(transfer.bytes),
            Way::Cards(cards) => cards.sent.saturating_sub(transfer.transfers),
        };
        self.air.push(Flight {
            conversation: moved.conversation,
            way: moved.way,
            leg: transfer.leg,
            first,
            from: conversation.ends[moved.way & 1].program,
            to: conversation.ends[1 - (moved.way & 1)].program,
            load: load.to_vec(),
            bytes: transfer.bytes,
            transfers: transfer.transfers,
            is_message: matches!(conversation.ways[moved.way & 1], Way::Cards(_)),
            begins,
        });
    }

    fn forget(&mut self, now: u64) {
        self.air.retain(|flight| flight.ends() > now);
    }
}

/// From when on a transfer may be shown, as far as an earlier flight has a say: a program does one thing after another, and
/// bytes are read after they came.
fn after(flight: &Flight, transfer: &Transfer, moved: Moved) -> Option<u64> {
    let same_way = (flight.conversation, flight.way) == (moved.conversation, moved.way);
    match (flight.leg, transfer.leg) {
        (Leg::Crossing, Leg::Lift) if same_way => Some(flight.ends()),
        _ if flight.program() != Some(transfer.program) => None,
        (Leg::Lift, _) => Some(flight.ends()),
        (Leg::Crossing, _) => Some(flight.begins.saturating_add(STAGGER)),
    }
}

/// Takes in what an event moved, after the journal has taken in the event.
pub(super) fn take(model: &mut Model, transfer: &Transfer) {
    let is_first_byte = model.screen == Screen::Home
        && transfer.leg == Leg::Lift
        && model.home.probe.programs().is_some_and(|programs| programs.client == transfer.program);
    if is_first_byte && model.motion && model.popup.is_none() {
        model.flights.first_byte = Some(transfer.time);
    }
    let Some(moved) = model.projections().travel.last_moved() else { return };
    let flies = model.motion && shows_flights(model) && model.lab.participant(transfer.program).is_some();
    model.flights.take(transfer, moved, &model.memory.projections().travel, flies);
}

/// Whether there is a screen on which bytes can be seen to move: not under a menu or a question, not while a scene is built.
fn shows_flights(model: &Model) -> bool {
    if model.popup.is_some() || !model.permissions.is_empty() {
        return false;
    }
    match model.screen {
        Screen::Lab => true,
        Screen::Lesson => model.lesson.as_ref().is_some_and(|lesson| *lesson.player.phase() != Phase::Preparing),
        Screen::Demo => model.demo.as_ref().is_some_and(|demo| !demo.black && !demo.show.is_building()),
        Screen::Home | Screen::Broken(_) => false,
    }
}

/// Time has passed: what has landed is forgotten.
pub(super) fn time(model: &mut Model) {
    let now = model.now;
    model.flights.forget(now);
    if model.flights.first_byte(now).is_none() {
        model.flights.first_byte = None;
    }
}

/// When the next picture is due: while something is in the air, or a flood's figure may change.
pub(super) fn next_wake(model: &Model) -> Option<u64> {
    let now = model.now;
    // On a grid: many events between two pictures ask for one wake-up.
    let next = |every: u64| Some((now / every + 1).saturating_mul(every));
    match model.screen {
        Screen::Home => model.flights.first_byte(now).and_then(|_| next(PICTURE)),
        Screen::Broken(_) => None,
        _ if model.flights.air.iter().any(|flight| flight.ends() > now) => next(PICTURE),
        _ if model.flights.meters.any(now) => next(FIGURE),
        _ => None,
    }
}

/// Turns motion on or off, for the next session too.
pub(super) fn toggle(model: &mut Model) -> Vec<Effect> {
    model.motion = !model.motion;
    model.flights.land();
    model.say(Text::new(if model.motion { "motion-status-on" } else { "motion-status-off" }));
    vec![Effect::SaveMotion(model.motion)]
}
