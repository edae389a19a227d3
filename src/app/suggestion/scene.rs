//! The rules: which statement comes next in a console, as the sockets of all programs stand.

mod datagram;
mod fault;
mod stream;

use crate::journal::address::Address;
use crate::journal::event::{Hint, ProgramId, Role, ServerKind};
use crate::journal::projections::programs::{Entry, Life, Program};
use crate::journal::projections::sockets::{Socket, Stage};
use crate::journal::projections::travel::Way;
use crate::journal::socket::{Family, Kind, SocketId};

use super::Suggestion;
use crate::app::actions::ActionId;
use crate::app::examples;
use crate::app::lab::Participant;
use crate::app::model::Model;
use crate::app::names::{is_client, is_server, unused};
use crate::app::python::{address_literal, address_short};
use crate::app::text::Text;
use crate::app::waiting::reaches;

/// What the rules look at.
pub(super) struct Scene<'a> {
    model: &'a Model,
    /// UDP's turn: more conversations by TCP than by UDP were finished.
    datagrams_next: bool,
}

/// A socket that a console has a name for.
#[derive(Clone, Copy)]
struct Mine<'a> {
    name: &'a str,
    socket: &'a Socket,
}

/// One console, with what the rules need of it.
struct Desk<'a> {
    id: ProgramId,
    name: &'a str,
    program: &'a Program,
    mine: Vec<Mine<'a>>,
    serves: bool,
}

impl<'a> Scene<'a> {
    pub(super) fn of(model: &'a Model) -> Scene<'a> {
        let finished = |datagram: bool| {
            let is_kind = |socket: &&Socket| (socket.info.kind == Kind::DGRAM) == datagram;
            model.over_sockets().filter(is_kind).filter(|socket| is_finished(model, socket)).count()
        };
        // Of a conversation by UDP, both ends count; of one by TCP, the end that connected.
        Scene { model, datagrams_next: finished(false) > finished(true).div_ceil(2) }
    }

    /// What comes next in a console; `None` while it is busy, or has nothing to do.
    pub(super) fn line(&self, participant: &'a Participant) -> Option<Suggestion> {
        let desk = self.desk(participant)?;
        let line = self
            .correction(&desk)
            .or_else(|| self.stream(&desk))
            .or_else(|| self.datagram(&desk))
            .or_else(|| self.make(&desk))?;
        (!just_failed(desk.program, &line.line)).then_some(line)
    }

    /// `accept` in a console that listens, when nobody of ours is about to connect.
    pub(super) fn wait_for_anybody(&self, participant: &'a Participant) -> Option<Suggestion> {
        let desk = self.desk(participant)?;
        let mine = desk.mine.iter().find(|mine| mine.socket.stage == Stage::Listening)?;
        let address = mine.socket.names.local.as_ref().map(address_short).unwrap_or_default();
        let why = Text::new("app-next-accept-anybody").with("address", address);
        Some(self.accept(&desk, mine, why.with("program", desk.name)))
    }

    /// Whether a console runs something that the kernel does not hold up: what comes next is seen when it is done.
    pub(super) fn is_in_the_middle(&self, participant: &Participant) -> bool {
        let sent =
            participant.console.as_ref().is_some_and(|console| console.sent.is_some() || !console.queue.is_empty());
        let program = self.model.program(participant.id);
        program.is_some_and(|program| {
            program.life == Life::Alive && program.blocked.is_none() && (sent || program.running.is_some())
        })
    }

    fn desk(&self, participant: &'a Participant) -> Option<Desk<'a>> {
        let console = participant.console.as_ref()?;
        let program = self.model.program(participant.id)?;
        let busy = program.running.is_some()
            || program.blocked.is_some()
            || console.sent.is_some()
            || !console.queue.is_empty()
            || !participant.born
            || program.life != Life::Alive;
        if busy {
            return None;
        }
        let mut mine: Vec<Mine> = Vec::new();
        let names = program.names.iter().filter(|(name, _)| !name.starts_with('_'));
        for (name, value) in names {
            let socket = value.socket.and_then(|id| self.socket(id));
            if let Some(socket) = socket.filter(|socket| is_open(socket) && is_taught(socket))
                && !mine.iter().any(|known| known.socket.info.id == socket.info.id)
            {
                mine.push(Mine { name, socket });
            }
        }
        mine.sort_by_key(|mine| std::cmp::Reverse(mine.socket.touched));
        let serves = self.serves(participant, &mine);
        Some(Desk { id: participant.id, name: &participant.name, program, mine, serves })
    }

    /// Whether a console plays the server: by what its sockets are, else by its name, else by who is missing.
    fn serves(&self, participant: &Participant, mine: &[Mine]) -> bool {
        if mine.iter().any(|mine| mine.socket.stage == Stage::Listening || mine.socket.listener.is_some()) {
            return true;
        }
        // Names only propose a role: who finds another console listening calls it, whatever both are called.
        let console = |id: ProgramId| self.model.role(id) == Some(Role::Console) && id != participant.id;
        if mine.is_empty() && self.newest_listener().is_some_and(|listener| console(listener.program)) {
            return false;
        }
        let called = |mine: &Mine| mine.socket.stage == Stage::Connected && mine.socket.info.kind != Kind::DGRAM;
        if mine.iter().any(called) || is_client(&participant.name) {
            return false;
        }
        let serves = |other: &Participant| other.id != participant.id && is_server(&other.name);
        is_server(&participant.name)
            || !self.model.lab.participants.iter().any(serves) && self.newest_listener().is_none()
    }

    fn socket(&self, id: SocketId) -> Option<&'a Socket> {
        self.model.projections().sockets.by_id.get(&id)
    }

    /// The open sockets of the laboratory's programs.
    fn open_sockets(&self) -> impl Iterator<Item = &'a Socket> {
        self.model.open_sockets().filter(|socket| is_open(socket))
    }

    /// The socket that began to listen last: whoever was added last is whom to try.
    fn newest_listener(&self) -> Option<&'a Socket> {
        let listening: Vec<&Socket> = self.open_sockets().filter(|socket| socket.stage == Stage::Listening).collect();
        // A server of ours opens its IPv6 door last; the plainest of a program's doors is the one to try first.
        let newest = listening.iter().copied().filter(|socket| is_taught(socket)).max_by_key(|socket| socket.born)?;
        let plainest = listening
            .into_iter()
            .filter(|socket| socket.program == newest.program && socket.info.family == Family::INET);
        Some(plainest.max_by_key(|socket| socket.born).unwrap_or(newest))
    }

    /// The program of ours that would hear what is sent to `address`.
    fn server_at(&self, address: &Address) -> Option<(ProgramId, ServerKind)> {
        self.model.lab.participants.iter().find_map(|participant| match participant.role {
            Role::Server(kind) => {
                let program = self.model.program(participant.id)?;
                let alive = program.life == Life::Alive;
                let hears = program.listening.iter().any(|local| reaches(local, address));
                (alive && hears).then_some((participant.id, kind))
            }
            Role::Console => None,
        })
    }

    /// What is known of the bytes or messages on their way to a socket.
    fn incoming(&self, socket: &Socket) -> Option<&'a Way> {
        let conversations = &self.model.projections().travel.conversations;
        let newest = conversations.iter().rev().filter_map(|conversation| {
            Some((conversation.touched, &conversation.ways[conversation.way_to(socket.info.id)?]))
        });
        newest.max_by_key(|(touched, _)| *touched).map(|(_, way)| way)
    }

    /// The mistake just made, put right; or how to go on from it.
    fn correction(&self, desk: &Desk) -> Option<Suggestion> {
        let Some(Entry::Raised(raised)) = desk.program.transcript.back() else { return None };
        let why = match &raised.hint {
            Some(Hint::NotImported { .. }) => "app-next-import",
            // Nothing was wrong with the line: what it was run on is gone, or not to be reached.
            Some(Hint::ClosedSocket | Hint::OnlyLoopback) | None => "app-next-mend",
            Some(_) => "app-next-correction",
        };
        let why = Text::new(why).with_key("key", self.model.keymap.key(ActionId::RunSuggested));
        Some(suggestion(self.model.mend(desk.program.id)?, why))
    }

    /// A first socket, or one of the other kind.
    fn make(&self, desk: &Desk) -> Option<Suggestion> {
        let streams = desk.mine.iter().any(|mine| mine.socket.info.kind != Kind::DGRAM);
        let datagrams = desk.mine.iter().any(|mine| mine.socket.info.kind == Kind::DGRAM);
        if datagrams || streams && !desk.serves || self.has_loose_ends(desk) {
            return None;
        }
        if self.datagrams_next || self.wants_datagrams(desk) {
            let name = desk.free("u");
            let line = format!("{name} = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)");
            // Of a conversation by TCP that is over it is said once that it is, before the other kind begins.
            let over = self.conversation_over().filter(|_| self.datagrams_next);
            let why = match over {
                Some((there, back)) => Text::new("app-next-make-datagram-after")
                    .with("there", there.to_string())
                    .with("back", back.to_string())
                    .counted(there),
                None => Text::new("app-next-make-datagram"),
            };
            return Some(suggestion(line, why.with("program", desk.name)));
        }
        if streams {
            return None;
        }
        let (name, why) = if desk.serves { ("s", "app-next-make-server") } else { ("c", "app-next-make-client") };
        let listener = self.newest_listener().filter(|_| !desk.serves).map(|listener| listener.info.family);
        let arguments = match listener {
            Some(family) if family != Family::INET => family.name().map(|name| format!("socket.{name}")),
            _ => None,
        };
        let line = format!("{} = socket.socket({})", desk.free(name), arguments.unwrap_or_default());
        Some(suggestion(line, Text::new(why).with("program", desk.name)))
    }

    /// The bytes that went there and back, of the connection by a console that was closed last, if all were read.
    fn conversation_over(&self) -> Option<(u64, u64)> {
        let finished = |socket: &&Socket| is_finished(self.model, socket) && socket.info.kind != Kind::DGRAM;
        let last = self.model.over_sockets().filter(finished).max_by_key(|it| it.touched)?;
        let other = last.other_end.and_then(|id| self.socket(id));
        let whole = other.is_none_or(|other| other.received == last.sent && last.received == other.sent);
        // Once a datagram socket is there, that is what is talked about.
        let since = self.open_sockets().all(|socket| socket.info.kind != Kind::DGRAM);
        (whole && since).then_some((last.sent, last.received))
    }

    /// Whether another console has still to hear that its conversation is over: first things first.
    fn has_loose_ends(&self, desk: &Desk) -> bool {
        let over = |mine: &Mine| match mine.socket.info.kind {
            Kind::DGRAM => mine.socket.sent > 0 && mine.socket.received > 0,
            _ => {
                let other = mine.socket.other_end.and_then(|id| self.socket(id));
                mine.socket.stage == Stage::Connected && other.is_some_and(|other| !is_open(other))
            }
        };
        let others = self.model.lab.participants.iter().filter(|other| other.id != desk.id);
        others.filter_map(|other| self.desk(other)).any(|other| other.mine.iter().any(over))
    }
}

impl Desk<'_> {
    /// `base`, or the first numbered one whose value would not be lost by assigning to it.
    fn free(&self, base: &str) -> String {
        unused(base, |name| {
            self.program.names.get(name).is_some_and(|value| match value.socket {
                Some(socket) => self.mine.iter().any(|mine| mine.socket.info.id == socket),
                None => true,
            })
        })
    }
}

fn suggestion(line: String, why: Text) -> Suggestion {
    Suggestion { line, why }
}

/// Whether it is the end of a conversation that is over: of a connection, the end that called.
fn is_finished(model: &Model, socket: &Socket) -> bool {
    matches!(socket.stage, Stage::Closed | Stage::Gone)
        && socket.born >= model.lab.since
        && socket.sent > 0
        && socket.received > 0
        && socket.listener.is_none()
        && model.role(socket.program) == Some(Role::Console)
}

fn is_open(socket: &Socket) -> bool {
    !socket.descriptors.is_empty() && !matches!(socket.stage, Stage::Closed | Stage::Gone)
}

/// The families and types that the rules know how to go on with.
fn is_taught(socket: &Socket) -> bool {
    let (family, kind) = (socket.info.family, socket.info.kind);
    (family.is_internet() || family == Family::UNIX) && [Kind::STREAM, Kind::DGRAM, Kind::SEQPACKET].contains(&kind)
}

/// Whether the last thing this program did was to fail at exactly this line.
fn just_failed(program: &Program, line: &str) -> bool {
    let mut entries = program.transcript.iter().rev();
    let raised = matches!(entries.next(), Some(Entry::Raised(_)));
    let source = entries.find_map(|entry| match entry {
        Entry::Statement { source, .. } => Some(source.as_str()),
        _ => None,
    });
    raised && source == Some(line)
}

/// The address to bind to, as a literal: the kernel chooses the port; a path is one that no socket had.
fn bind_literal(scene: &Scene, family: Family) -> String {
    match family {
        Family::UNIX => {
            let sockets = || scene.model.open_sockets().chain(scene.model.over_sockets());
            let had = |path: &str| {
                let is =
                    |address: &Address| matches!(address, Address::Path(known) if known.ends_with(path.as_bytes()));
                sockets().any(|socket| socket.names.local.as_ref().is_some_and(is))
            };
            format!("\"{}\"", unused(examples::path(scene.model.language), had))
        }
        Family::INET6 => "(\"::1\", 0)".to_owned(),
        _ => "(\"127.0.0.1\", 0)".to_owned(),
    }
}
