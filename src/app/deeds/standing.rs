//! Whether something can be done now, and if not, what is missing: from how far the socket has come.

use crate::journal::address::Address;
use crate::journal::event::ProgramId;
use crate::journal::projections::programs::Life;
use crate::journal::projections::sockets::{Socket, Stage};
use crate::journal::projections::travel::{Fate, Ribbon, Way};
use crate::journal::socket::{Family, Kind};

use super::targets::targets;
use super::{Deed, FieldId, Form, Mine, Subject, known};
use crate::app::model::Model;
use crate::app::python::address_short;
use crate::app::text::Text;

/// Whether something can be done now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can, and nothing needs to be said.
    Ready,
    /// It can, and this should be known before: that it will wait, or fail in a way that teaches.
    Noted(Text),
    /// It cannot.
    Refused {
        /// The text id of what is missing, in two or three words.
        short: &'static str,
        /// The same as a sentence.
        why: Text,
    },
}

impl Standing {
    /// Whether it cannot be done.
    pub fn is_refused(&self) -> bool {
        matches!(self, Standing::Refused { .. })
    }
}

fn noted(id: &'static str) -> Standing {
    Standing::Noted(Text::new(id))
}

fn refused(short: &'static str, why: &'static str) -> Standing {
    Standing::Refused { short, why: Text::new(why) }
}

/// Whether something can be done now; `None` where it is not even worth a line in the menu.
pub(super) fn standing(model: &Model, program: ProgramId, subject: Subject, deed: Deed) -> Option<Standing> {
    of_subject(model, program, subject, deed, None)
}

/// The same, as the form's fields have it: with some of them a call does not wait.
pub(super) fn in_form(model: &Model, program: ProgramId, subject: Subject, form: &Form) -> Option<Standing> {
    of_subject(model, program, subject, form.deed, Some(form))
}

fn of_subject(
    model: &Model,
    program: ProgramId,
    subject: Subject,
    deed: Deed,
    form: Option<&Form>,
) -> Option<Standing> {
    match subject {
        Subject::Program => of_program(model, program, deed),
        Subject::Socket(id) => {
            let mine = model.named_socket(program, id)?;
            Some(of_socket(model, mine, deed, form))
        }
    }
}

fn of_program(model: &Model, program: ProgramId, deed: Deed) -> Option<Standing> {
    // A name that was never told is the module: each console begins by importing it.
    let other = known(model, program)?.names.get("socket").is_some_and(|value| value.type_name != "module");
    match (deed, other) {
        (Deed::Import, true) => Some(Standing::Ready),
        (Deed::Import, false) => None,
        (_, true) => Some(refused("deeds-short-import", "deeds-why-import")),
        (Deed::CreateConnection, false) if targets(model, program, Subject::Program, deed).is_empty() => {
            Some(noted("deeds-note-connect-nobody"))
        }
        (_, false) => Some(Standing::Ready),
    }
}

/// Whether the kernel gave this socket an address of its own, as far as is known.
fn address(socket: &Socket) -> Option<&Address> {
    socket.names.local.as_ref().filter(|local| match local {
        Address::Unnamed => false,
        other => other.port() != Some(0),
    })
}

/// Whether the console can write addresses of this family (socketmodule.c's `getsockaddrarg` as it has it).
fn has_addresses(socket: &Socket) -> bool {
    socket.info.family.is_internet() || socket.info.family == Family::UNIX
}

fn of_socket(model: &Model, mine: Mine, deed: Deed, form: Option<&Form>) -> Standing {
    let socket = mine.socket;
    if mine.is_closed() {
        return refused("deeds-short-closed", "deeds-why-closed");
    }
    let needs_address = matches!(deed, Deed::Bind | Deed::Connect | Deed::SendTo);
    if needs_address && !has_addresses(socket) {
        return refused("deeds-short-family", "deeds-why-family");
    }
    let connects = matches!(socket.info.kind, Kind::STREAM | Kind::SEQPACKET);
    // recv(2): with this flag the call fails where it would have waited.
    let waits = form.and_then(|form| form.get(FieldId::Flags)) != Some("MSG_DONTWAIT");
    match deed {
        Deed::Bind => bind(socket),
        Deed::Listen | Deed::Accept if !connects => refused("deeds-short-datagram", "deeds-why-datagram"),
        Deed::Listen => listen(socket),
        Deed::Accept => accept(model, socket),
        Deed::Connect => connect(model, mine, connects),
        Deed::Send | Deed::SendAll if connects => send(model, mine),
        Deed::Send | Deed::SendAll if socket.stage == Stage::Connected => Standing::Ready,
        Deed::Send | Deed::SendAll => refused("deeds-short-sendto", "deeds-why-sendto"),
        Deed::SendTo if socket.stage == Stage::Listening => Standing::Refused {
            short: "deeds-short-listens",
            why: Text::new("deeds-why-sendto-listener").with("name", mine.name),
        },
        Deed::SendTo if connects => refused("deeds-short-send", "deeds-why-send"),
        Deed::SendTo => Standing::Ready,
        Deed::Receive | Deed::ReceiveFrom if connects => receive(model, mine, waits),
        Deed::Receive | Deed::ReceiveFrom => receive_message(model, socket, waits),
        Deed::Shutdown => match socket.stage {
            Stage::Connected => Standing::Ready,
            // In the form each direction says what it does.
            Stage::Listening if form.is_some() => Standing::Ready,
            Stage::Listening => noted("deeds-note-shutdown-listener"),
            _ => no_connection(),
        },
        Deed::PeerName if socket.stage != Stage::Connected => match socket.stage {
            Stage::Listening => listens(mine),
            _ => refused("deeds-short-peer", "deeds-why-peer"),
        },
        _ => Standing::Ready,
    }
}

fn no_connection() -> Standing {
    refused("deeds-short-connect", "deeds-why-connect")
}

fn listens(mine: Mine) -> Standing {
    Standing::Refused { short: "deeds-short-listens", why: Text::new("deeds-why-listens").with("name", mine.name) }
}

fn bind(socket: &Socket) -> Standing {
    if let Some(address) = address(socket) {
        let why = Text::new("deeds-why-bound").with("address", address_short(address));
        return Standing::Refused { short: "deeds-short-bound", why };
    }
    // The kernel gave it one without telling: a datagram that left, a connection.
    let has_one = socket.info.family.is_internet()
        && (socket.sent > 0 || matches!(socket.stage, Stage::Connected | Stage::Listening));
    if has_one { refused("deeds-short-bound", "deeds-why-bound-by-kernel") } else { Standing::Ready }
}

fn listen(socket: &Socket) -> Standing {
    match socket.stage {
        Stage::Listening => noted("deeds-note-listen-again"),
        Stage::Connected => refused("deeds-short-connected", "deeds-why-connected"),
        _ if address(socket).is_some() => Standing::Ready,
        // listen(2) on a nameless Internet socket gives it a port on every interface, ip(7); on a Unix one it is EINVAL.
        _ if socket.info.family.is_internet() => noted("deeds-note-listen-unbound"),
        _ => refused("deeds-short-bind", "deeds-why-bind"),
    }
}

fn accept(model: &Model, socket: &Socket) -> Standing {
    match socket.stage {
        Stage::Listening if calls_wait(model, socket) => Standing::Ready,
        Stage::Listening => noted("deeds-note-accept-waits"),
        Stage::Connected => refused("deeds-short-connection", "deeds-why-connection"),
        _ => refused("deeds-short-listen", "deeds-why-listen"),
    }
}

/// Whether somebody is in a listener's queue.
fn calls_wait(model: &Model, listener: &Socket) -> bool {
    let told = listener.truth.accept_queue.is_some_and(|queue| queue.waiting > 0);
    let Some(local) = &listener.names.local else { return told };
    let calls = |socket: &Socket| {
        socket.stage == Stage::Connected
            && socket.info.kind == listener.info.kind
            && socket.listener.is_none()
            && socket.other_end.is_none()
            && socket.names.peer.as_ref().is_some_and(|peer| crate::app::waiting::reaches(local, peer))
    };
    told || model.open_sockets().any(calls)
}

fn connect(model: &Model, mine: Mine, connects: bool) -> Standing {
    let socket = mine.socket;
    match socket.stage {
        Stage::Connected if connects => refused("deeds-short-connected", "deeds-why-connected"),
        Stage::Listening => listens_and_connects(),
        _ if targets(model, socket.program, Subject::Socket(socket.info.id), Deed::Connect).is_empty() => {
            noted(if connects { "deeds-note-connect-nobody" } else { "deeds-note-nobody-bound" })
        }
        _ => Standing::Ready,
    }
}

fn listens_and_connects() -> Standing {
    refused("deeds-short-listening", "deeds-why-listening")
}

/// The bytes on their way out of a socket, and those on their way in.
fn ribbons<'a>(model: &'a Model, socket: &Socket) -> Option<(&'a Ribbon, &'a Ribbon)> {
    let conversation = model.projections().travel.of(socket.info.id)?;
    match conversation.seen_from(socket.info.id)? {
        (Way::Ribbon(out), Way::Ribbon(back)) => Some((out, back)),
        _ => None,
    }
}

fn send(model: &Model, mine: Mine) -> Standing {
    let socket = mine.socket;
    match socket.stage {
        Stage::Listening => listens(mine),
        Stage::Connected => match ribbons(model, socket) {
            Some((out, _)) if out.finished => noted("deeds-note-send-finished"),
            Some((_, back)) if back.reset || back.finished && !other_end_is_open(model, socket) => {
                noted("deeds-note-send-closed")
            }
            _ => Standing::Ready,
        },
        _ => no_connection(),
    }
}

/// Whether a program of ours still holds the other end.
fn other_end_is_open(model: &Model, socket: &Socket) -> bool {
    socket.other_end.is_some_and(|other| model.projections().sockets.is_open(other))
}

fn receive(model: &Model, mine: Mine, waits: bool) -> Standing {
    let socket = mine.socket;
    match socket.stage {
        Stage::Listening => return listens(mine),
        Stage::Connected => {}
        _ => return no_connection(),
    }
    let other = socket.other_end.and_then(|id| model.projections().sockets.get(id));
    let unread = match other {
        Some(other) => other.sent > socket.received,
        None => socket.truth.unread.is_some_and(|unread| unread > 0),
    };
    if !unread {
        if ribbons(model, socket).is_some_and(|(_, back)| back.finished || back.reset) {
            return noted("deeds-note-recv-end");
        }
        if let Some(note) = told_apart(model, socket, waits) {
            return note;
        }
        let who = other.and_then(|other| model.lab.participant(other.program));
        return Standing::Noted(match who {
            Some(who) => Text::new("deeds-note-recv-waits-for").with("program", who.name.as_str()),
            None => Text::new("deeds-note-recv-waits"),
        });
    }
    Standing::Ready
}

/// With nothing to read: where the call fails at once, or where who would have to send is the one who waits.
fn told_apart(model: &Model, socket: &Socket, waits: bool) -> Option<Standing> {
    if !waits {
        return Some(noted("deeds-note-recv-now"));
    }
    let other = socket.other_end.and_then(|id| model.projections().sockets.get(id));
    let alone = socket.stage == Stage::Connected
        && other_end_is_open(model, socket)
        && other.is_some_and(|other| other.program == socket.program);
    alone.then(|| noted("deeds-note-recv-own"))
}

fn receive_message(model: &Model, socket: &Socket, waits: bool) -> Standing {
    let conversations = model.projections().travel.of_socket(socket.info.id);
    let on_its_way = |conversation: &crate::journal::projections::travel::Conversation| {
        conversation.way_to(socket.info.id).is_some_and(|way| match &conversation.ways[way] {
            Way::Cards(cards) => cards.cards.iter().any(|card| card.fate == Fate::Waiting),
            Way::Ribbon(_) => false,
        })
    };
    let told = socket.truth.unread.is_some_and(|unread| unread > 0);
    if told || conversations.into_iter().any(on_its_way) {
        return Standing::Ready;
    }
    if let Some(note) = told_apart(model, socket, waits) {
        return note;
    }
    let reachable = address(socket).is_some() || socket.stage == Stage::Connected || socket.sent > 0;
    noted(if reachable { "deeds-note-recv-waits" } else { "deeds-note-recv-unbound" })
}

/// What is to be said where the console cannot run a line at once.
pub(super) fn busy(model: &Model, program: ProgramId) -> Option<Text> {
    let participant = model.lab.participant(program)?;
    let about = |id| Some(Text::new(id).with("program", participant.name.as_str()));
    let console = participant.console.as_ref()?;
    match known(model, program).map(|known| known.life) {
        Some(Life::Stopped) => about("deeds-note-stopped"),
        _ if console.sent.is_some() || !console.queue.is_empty() => about("deeds-note-busy"),
        None | Some(Life::Alive | Life::Dead { .. }) => None,
    }
}
