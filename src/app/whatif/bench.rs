//! What the rules look at: the consoles that are free, and how their sockets stand.

use crate::journal::address::Address;
use crate::journal::event::{ProgramId, Role, ServerKind};
use crate::journal::projections::programs::{Life, Program};
use crate::journal::projections::sockets::{Socket, Stage};
use crate::journal::projections::travel::Way;
use crate::journal::socket::{Family, Kind, SocketId};
use crate::lab::order::MOST_PROGRAMS;

use super::draft::Actor;
use crate::app::examples;
use crate::app::lab::Participant;
use crate::app::model::Model;
use crate::app::names::proposal;

/// The name in the cast of a program that an experiment starts.
pub(in crate::app) const NEW: &str = "new";

/// The laboratory as the rules see it.
pub(in crate::app) struct Bench<'a> {
    pub model: &'a Model,
    /// Consoles at their prompts, the focused one first.
    desks: Vec<Actor<'a>>,
}

/// A socket that a free console has a name for.
#[derive(Clone)]
pub(in crate::app) struct Named<'a> {
    pub at: Actor<'a>,
    pub name: String,
    pub socket: &'a Socket,
}

/// Two ends of a TCP connection; nothing waits to be read, and nobody has closed.
pub(in crate::app) struct Pair<'a> {
    /// Who called.
    pub caller: Named<'a>,
    /// Who was called: a free console.
    pub called: Named<'a>,
}

/// The name of a program in the cast: not what it is called, which may change while an experiment runs.
pub(in crate::app) fn cast_name(id: ProgramId) -> String {
    format!("p{}", id.0)
}

impl<'a> Bench<'a> {
    pub fn of(model: &'a Model) -> Bench<'a> {
        let count = model.lab.participants.len();
        let from_focus = (0..count).filter_map(|step| model.lab.participants.get((model.lab.focus + step) % count));
        let desks = from_focus.filter_map(|participant| desk(model, participant)).collect();
        Bench { model, desks }
    }

    /// What is sent as a rule, in the language of who reads it.
    pub fn hello(&self) -> &'static str {
        examples::hello(self.model.language)
    }

    /// How many bytes that is.
    pub fn hello_bytes(&self) -> i64 {
        self.hello().len() as i64
    }

    /// Whether a name stands for what an earlier experiment left there.
    pub fn left_behind(&self, program: ProgramId, name: &str, socket: Option<SocketId>) -> bool {
        self.model.whatif.made.get(&(program, name.to_owned())).is_some_and(|known| *known == socket)
    }

    /// A free console that is none of `besides`; where there is none, one that has to be started, if there is room.
    pub fn anyone(&self, besides: &[&Actor]) -> Option<Actor<'a>> {
        let is_other = |desk: &&Actor| !besides.iter().any(|other| other.cast == desk.cast);
        self.desks.iter().find(is_other).cloned().or_else(|| self.newcomer())
    }

    /// A console that has to be started.
    fn newcomer(&self) -> Option<Actor<'a>> {
        // What is parked gives way: `Model::make_room`.
        if self.model.lab.participants.len() >= MOST_PROGRAMS {
            return None;
        }
        let name = proposal(Role::Console, &self.model.lab.names(), self.model.language);
        Some(Actor { cast: NEW.to_owned(), name, program: None })
    }

    /// A console that has ended, and a name that stood for a socket there.
    pub fn ended(&self) -> Option<(Actor<'a>, String)> {
        let participants = self.model.lab.participants.iter().filter(|it| it.console.is_some() && it.born);
        participants.filter(|it| self.model.is_dead(it.id)).find_map(|participant| {
            let program = self.model.program(participant.id)?;
            let name = program.names.iter().find(|(name, value)| value.socket.is_some() && !name.starts_with('_'))?;
            Some((actor(participant, Some(program)), name.0.clone()))
        })
    }

    fn socket(&self, id: SocketId) -> Option<&'a Socket> {
        self.model.projections().sockets.get(id)
    }

    /// The open sockets that free consoles have names for, but not those of earlier experiments; the one touched last first.
    pub fn named(&self) -> Vec<Named<'a>> {
        let mut all: Vec<Named> = Vec::new();
        for desk in &self.desks {
            let Some(program) = desk.program else { continue };
            for (name, value) in &program.names {
                let Some(socket) = value.socket.and_then(|id| self.socket(id)) else { continue };
                let known = all.iter().any(|named| named.socket.info.id == socket.info.id);
                let ours = self.left_behind(program.id, name, value.socket);
                let open = !socket.descriptors.is_empty() && socket.program == program.id;
                if open && !known && !ours && !name.starts_with('_') {
                    all.push(Named { at: desk.clone(), name: name.clone(), socket });
                }
            }
        }
        all.sort_by_key(|named| std::cmp::Reverse(named.socket.touched));
        all
    }

    /// A TCP socket of a free console that listens on this machine.
    pub fn listener(&self) -> Option<Named<'a>> {
        self.named().into_iter().find(|named| is_tcp(named.socket) && named.socket.stage == Stage::Listening)
    }

    /// How many connections the laboratory's programs have had accepted from a listener, and still hold.
    pub fn accepted_from(&self, listener: &Socket) -> usize {
        let of_it = |it: &&Socket| it.listener == Some(listener.info.id) && !it.descriptors.is_empty();
        self.model.open_sockets().filter(of_it).count()
    }

    /// Open connections of the laboratory's programs that a listener has not accepted yet.
    pub fn callers_of(&self, listener: &Socket) -> Vec<&'a Socket> {
        let Some(local) = &listener.names.local else { return Vec::new() };
        let waits = |caller: &&Socket| {
            caller.stage == Stage::Connected
                && caller.info.kind == listener.info.kind
                && caller.listener.is_none()
                && caller.other_end.is_none()
                && caller.names.peer.as_ref().is_some_and(|peer| crate::app::waiting::reaches(local, peer))
        };
        self.model.open_sockets().filter(waits).collect()
    }

    /// Whether, as far as the kernel has told, nobody waits in the queue of a listener but these callers: who comes from
    /// elsewhere would be accepted in their place.
    pub fn only_these_wait(&self, listener: &Socket, callers: &[&Socket]) -> bool {
        listener.truth.accept_queue.is_none_or(|queue| queue.waiting as usize <= callers.len())
    }

    /// Whether another connection fits in the queue of a listener, as far as the kernel has told.
    pub fn has_room(&self, listener: &Socket) -> bool {
        let queue = listener.truth.accept_queue;
        queue.is_none_or(|queue| queue.waiting < queue.limit) && self.callers_of(listener).len() < 4
    }

    /// Both ends of a TCP connection between free consoles, at rest.
    pub fn pair(&self) -> Option<Pair<'a>> {
        let named = self.named();
        named.iter().find_map(|called| {
            let there = called.socket.listener.and(called.socket.other_end)?;
            let caller = named.iter().find(|named| named.socket.info.id == there)?;
            let apart = caller.at.cast != called.at.cast;
            let whole = is_tcp(called.socket) && self.is_quiet(called.socket) && self.is_quiet(caller.socket);
            (apart && whole).then(|| Pair { caller: caller.clone(), called: called.clone() })
        })
    }

    /// A TCP connection of a free console to one of our servers, at rest; and that server.
    pub fn visit(&self, kind: ServerKind) -> Option<(Named<'a>, Actor<'a>)> {
        self.named().into_iter().find_map(|named| {
            let there = named.socket.other_end.and_then(|id| self.socket(id))?;
            let server = self.model.lab.participant(there.program)?;
            let quiet = is_tcp(named.socket) && self.is_quiet(named.socket) && self.is_quiet(there);
            let alive = self.model.program(server.id).is_some_and(|program| program.life == Life::Alive);
            let it = actor(server, self.model.program(server.id));
            (quiet && alive && server.role == Role::Server(kind)).then_some((named, it))
        })
    }

    /// One of our servers, alive, and an address on this machine where it listens.
    pub fn server(&self, kind: ServerKind) -> Option<(Actor<'a>, &'a Address)> {
        self.model.lab.participants.iter().filter(|it| it.role == Role::Server(kind)).find_map(|participant| {
            let program = self.model.program(participant.id).filter(|program| program.life == Life::Alive)?;
            let address = program.listening.iter().find(|address| matches!(address, Address::Inet { .. }))?;
            Some((actor(participant, Some(program)), address))
        })
    }

    /// Whether a connection is open both ways, and all that was sent was read.
    fn is_quiet(&self, socket: &Socket) -> bool {
        let open = socket.stage == Stage::Connected && !socket.descriptors.is_empty();
        let sent = socket.other_end.and_then(|id| self.socket(id)).map_or(0, |other| other.sent);
        // What the kernel said after the last call is news; before that, the calls know better.
        let told = socket.truth.unread.is_some_and(|unread| unread > 0) && socket.truth_time >= socket.touched;
        let ways = self.model.projections().travel.of(socket.info.id);
        let untouched = |way: &Way| match way {
            Way::Ribbon(ribbon) => !ribbon.finished && !ribbon.reset && ribbon.unread() == 0,
            Way::Cards(_) => false,
        };
        let ways = ways.and_then(|conversation| conversation.seen_from(socket.info.id));
        open && !told && sent == socket.received && ways.is_none_or(|(out, back)| untouched(out) && untouched(back))
    }
}

/// A TCP socket of IPv4.
pub(in crate::app) fn is_tcp(socket: &Socket) -> bool {
    socket.info.family == Family::INET && socket.info.kind == Kind::STREAM
}

fn actor<'a>(participant: &Participant, program: Option<&'a Program>) -> Actor<'a> {
    Actor { cast: cast_name(participant.id), name: participant.name.clone(), program }
}

/// A console at its prompt, where `socket` is still the module.
fn desk<'a>(model: &'a Model, participant: &Participant) -> Option<Actor<'a>> {
    let console = participant.console.as_ref()?;
    let program = model.program(participant.id)?;
    let free = program.running.is_none()
        && program.blocked.is_none()
        && console.sent.is_none()
        && console.queue.is_empty()
        && participant.born
        && program.life == Life::Alive;
    let module = program.names.get("socket").is_none_or(|name| name.type_name == "module");
    (free && module).then(|| actor(participant, Some(program)))
}
