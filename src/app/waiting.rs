//! A student's blocked call: how long it waits, and who can wake it.
//!
//! Only the calls of consoles count. A server of ours that waits is the normal scene and shows no clock; nor does
//! a clock tick for ever, since an idle screen writes nothing.

use crate::journal::address::Address;
use crate::journal::call::{CallStarted, Operation};
use crate::journal::event::{ProgramId, Role};
use crate::journal::projections::programs::Life;
use crate::journal::projections::sockets::{Socket, Stage};

use super::actions::ActionId;
use super::lab::Participant;
use super::model::Model;
use super::python::address_short;
use super::text::Text;

/// After how many seconds it is said who can wake a call.
pub const SAY_WHO: u64 = 3;

/// After how many seconds the clock stops.
pub const CLOCK_STOPS: u64 = 60;

const SECOND: u64 = 1_000_000_000;

/// A student's call that is blocked in the kernel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Who waits.
    pub program: ProgramId,
    /// How long it has waited, in whole seconds.
    pub seconds: u64,
    /// The clock, as it is written: seconds, and from a minute on only that.
    pub clock: Text,
    /// From [`SAY_WHO`] on: who can wake it.
    pub who: Option<Text>,
    /// The program that can, where it is one of the laboratory.
    pub waker: Option<ProgramId>,
}

impl Model {
    /// The wait of a program, where it runs a console and one of its calls is blocked.
    pub fn wait(&self, id: ProgramId) -> Option<Wait> {
        let started = self.blocked_call(id)?;
        let seconds = self.now.saturating_sub(started.began) / SECOND;
        let clock = if seconds < CLOCK_STOPS {
            Text::new("app-wait-seconds").with("seconds", seconds.to_string())
        } else {
            Text::new("app-wait-minute")
        };
        let (who, waker) = who_can_wake(self, id, started);
        Some(Wait { program: id, seconds, clock, who: (seconds >= SAY_WHO).then_some(who), waker })
    }

    /// Whether a statement of a prompt has run for so long that it is said: with no call of it that waits.
    pub fn runs_long(&self, id: ProgramId) -> bool {
        self.running_since(id).is_some_and(|began| self.now >= began.saturating_add(SECOND))
    }

    fn running_since(&self, id: ProgramId) -> Option<u64> {
        let program = self.program(id).filter(|program| program.life == Life::Alive && !program.stands_still())?;
        program.running.filter(|_| program.role == Role::Console && !self.walks(id)).map(|_| program.running_since)
    }

    fn blocked_call(&self, id: ProgramId) -> Option<&CallStarted> {
        if self.role(id)? != Role::Console {
            return None;
        }
        // Of a program that asks it is not what holds it up.
        self.program(id).filter(|program| !program.asks)?.blocked.as_ref()
    }

    /// When the next clock on the screen changes; `None` while none runs.
    pub fn next_wake(&self) -> Option<u64> {
        if !self.shows_programs() {
            return None;
        }
        let next = |began: u64| {
            let seconds = self.now.saturating_sub(began) / SECOND;
            (seconds < CLOCK_STOPS).then(|| began.saturating_add((seconds + 1) * SECOND))
        };
        let clocks = self.shown().into_iter().filter_map(|shown| next(self.blocked_call(shown.id)?.began));
        // That a statement runs is said once, without a clock.
        let runs = self.shown().into_iter().filter_map(|shown| self.running_since(shown.id));
        let runs = runs.map(|began| began.saturating_add(SECOND)).filter(|due| *due > self.now);
        let steps = self.shown().into_iter().filter_map(|shown| self.step_ends(shown.id));
        clocks.chain(runs).chain(steps).min()
    }
}

/// A `send` for which there is no room: whoever holds the other end has to read first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Jam<'a> {
    /// The call that waits.
    pub(super) call: &'static str,
    /// Who has to read, where it is a program of the laboratory.
    pub(super) reader: Option<&'a Participant>,
    /// What that program is itself blocked sending on the same connection: neither reads.
    pub(super) back: Option<&'static str>,
    /// The other end's address.
    peer: Option<&'a Address>,
}

impl Model {
    /// The `send` that a program is blocked in, a server's too, as the journal tells it: begun, and without an end.
    pub(super) fn jam(&self, id: ProgramId) -> Option<Jam<'_>> {
        self.jam_of(self.program(id)?.all_blocked().find(|call| call.operation.sends())?)
    }

    fn jam_of(&self, started: &CallStarted) -> Option<Jam<'_>> {
        let sockets = &self.projections().sockets;
        let socket = sockets.get(started.socket?)?;
        let other = socket.other_end.and_then(|other| sockets.get(other));
        // Until somebody accepts, whoever listens there holds the other end's place.
        let peer = socket.names.peer.as_ref().filter(|_| other.is_none());
        let listener = peer.and_then(|peer| sockets.listeners().find(|socket| listens_at(socket, peer)));
        let reader = other.or(listener).and_then(|other| self.lab.participant(other.program));
        let back = other.and_then(|other| self.program(other.program)?.blocked_sending(other.info.id));
        let (call, back) = (started.operation.name(), back.map(|call| call.operation.name()));
        Some(Jam { call, reader, back, peer: socket.names.peer.as_ref() })
    }

    /// What a server of ours waits for with bytes in its hands: that the other end reads.
    pub fn server_jam(&self, id: ProgramId) -> Option<Text> {
        let jam = self.jam(id)?;
        Some(match (jam.reader, jam.peer) {
            (Some(reader), _) => Text::new("app-server-waits-send").with("program", reader.name.as_str()),
            (None, Some(peer)) => Text::new("app-server-waits-send").with("program", address_short(peer)),
            (None, None) => Text::new("app-server-waits-room"),
        })
    }
}

fn who_can_wake(model: &Model, id: ProgramId, started: &CallStarted) -> (Text, Option<ProgramId>) {
    let call = started.operation.name();
    let sockets = &model.projections().sockets;
    let socket = started.socket.and_then(|socket| sockets.get(socket));
    let say = |what: &'static str| Text::new(what).with("call", call);
    let other_wait = || say("app-wait-other").with_key("key", model.keymap.key(ActionId::Interrupt));
    let local = || socket.and_then(|socket| socket.names.local.as_ref()).map(address_short).unwrap_or_default();
    match &started.operation {
        Operation::Accept => (say("app-wait-accept").with("address", local()), other_console(model, id)),
        Operation::Connect { address, .. } => {
            let listener = sockets.listeners().find(|socket| listens_at(socket, address));
            let waker = listener.map(|listener| listener.program);
            let text = match waker.and_then(|waker| model.lab.participant(waker)) {
                Some(waker) => say("app-wait-connect-full").with("program", waker.name.as_str()),
                None => say("app-wait-connect"),
            };
            (text.with("address", address_short(address)), waker)
        }
        operation if operation.ends_after().is_some() => {
            let seconds = operation.ends_after().unwrap_or(0.0).to_string();
            (say("app-wait-sleep").with("seconds", seconds), None)
        }
        operation if operation.receives() || operation.sends() => {
            let sends = operation.sends();
            let other = socket.and_then(|socket| socket.other_end).and_then(|other| sockets.get(other));
            if let Some(other) = other.and_then(|other| model.lab.participant(other.program)) {
                let stopped = model.program(other.id).is_some_and(|program| program.life == Life::Stopped);
                let back = model.jam_of(started).and_then(|jam| jam.back).filter(|_| sends);
                let what = match (stopped, sends, back) {
                    (true, ..) => "app-wait-stopped",
                    (false, true, Some(_)) => "app-wait-send-both",
                    (false, true, None) => "app-wait-send",
                    (false, false, _) => "app-wait-receive",
                };
                let text = say(what).with("program", other.name.as_str());
                let text = match (back, model.lab.participant(id)) {
                    (Some(back), Some(me)) if !stopped => text.with("back", back).with("me", me.name.as_str()),
                    _ => text,
                };
                let text = if stopped { text.with_key("key", model.keymap.key(ActionId::Programs)) } else { text };
                return (text, Some(other.id));
            }
            let peer = socket.and_then(|socket| socket.names.peer.as_ref());
            let listener = peer.and_then(|peer| sockets.listeners().find(|socket| listens_at(socket, peer)));
            if let Some(listener) = listener.and_then(|listener| model.lab.participant(listener.program)) {
                return (say("app-wait-not-accepted").with("program", listener.name.as_str()), Some(listener.id));
            }
            match (sends, peer) {
                (true, Some(peer)) => (say("app-wait-send-outside").with("address", address_short(peer)), None),
                (false, Some(peer)) => (say("app-wait-receive-outside").with("address", address_short(peer)), None),
                (false, None) if !local().is_empty() => {
                    (say("app-wait-datagram").with("address", local()), other_console(model, id))
                }
                _ => (other_wait(), None),
            }
        }
        _ => (other_wait(), None),
    }
}

fn listens_at(socket: &Socket, address: &Address) -> bool {
    socket.stage == Stage::Listening && socket.names.local.as_ref().is_some_and(|local| reaches(local, address))
}

/// Whether a socket bound to `local` hears what is sent to `address`.
pub(super) fn reaches(local: &Address, address: &Address) -> bool {
    match (local, address) {
        (Address::Inet { ip, port }, Address::Inet { ip: to, port: to_port }) => {
            port == to_port && (ip == to || ip.is_unspecified() || to.is_unspecified() && ip.is_loopback())
        }
        (Address::Inet6 { ip, port, .. }, Address::Inet6 { ip: to, port: to_port, .. }) => {
            port == to_port && (ip == to || ip.is_unspecified() || to.is_unspecified() && ip.is_loopback())
        }
        _ => local == address,
    }
}

/// A living console that is not `id` and not blocked itself: the student can act there.
fn other_console(model: &Model, id: ProgramId) -> Option<ProgramId> {
    let can_act = |other: &ProgramId| {
        let program = model.program(*other);
        program.is_some_and(|program| program.life == Life::Alive && program.blocked.is_none())
    };
    let consoles = model.lab.participants.iter().filter(|participant| participant.role == Role::Console);
    consoles.map(|participant| participant.id).filter(|other| *other != id).find(can_act)
}
