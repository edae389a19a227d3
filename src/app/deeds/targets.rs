//! Where one can connect or send to: what the programs of the laboratory hold, by name.

use crate::journal::address::Address;
use crate::journal::event::ProgramId;
use crate::journal::projections::sockets::{Socket, Stage};
use crate::journal::socket::Kind;

use super::{Deed, Subject};
use crate::app::model::Model;
use crate::app::python::{address_literal, address_short};
use crate::app::text::Text;

/// How many addresses are offered: the latest.
pub const MOST_TARGETS: usize = 12;

/// An address that is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    /// As Python writes it.
    pub literal: String,
    /// Who is there.
    pub who: Text,
}

/// The addresses for a deed, the likeliest first: whoever answers before whoever would refuse, the latest before the others.
pub(super) fn targets(model: &Model, program: ProgramId, subject: Subject, deed: Deed) -> Vec<Target> {
    let sockets = &model.projections().sockets;
    let own = match subject {
        Subject::Socket(id) => sockets.get(id),
        Subject::Program => None,
    };
    let fits = |other: &Socket| match own {
        Some(own) => {
            other.info.family == own.info.family && other.info.kind == own.info.kind && other.info.id != own.info.id
        }
        // `create_connection` is for Internet streams.
        None => other.info.family.is_internet() && other.info.kind == Kind::STREAM,
    };
    let connects = own.is_none_or(|own| own.info.kind != Kind::DGRAM);
    let mut found: Vec<(u8, u64, Target)> = Vec::new();
    let open = |socket: &&Socket| !socket.descriptors.is_empty();
    for socket in model.open_sockets().filter(open).filter(|socket| fits(socket)) {
        let Some(participant) = model.lab.participant(socket.program) else { continue };
        let (rank, id) = match (socket.stage, connects) {
            (Stage::Listening, true) => (0, "deeds-target-listens"),
            (Stage::Bound, false) if socket.program != program => (0, "deeds-target-bound"),
            (Stage::Bound | Stage::Connected, false) => (2, "deeds-target-bound"),
            // An address that nobody listens at teaches too.
            (Stage::Bound, true) => (2, "deeds-target-refuses"),
            _ => continue,
        };
        let Some(target) = socket.names.local.as_ref().and_then(|local| target(local, &participant.name, id)) else {
            continue;
        };
        found.push((rank, socket.born, target));
    }
    if let (Deed::SendTo, Some(own)) = (deed, own) {
        found.extend(correspondents(model, own));
    }
    found.sort_by_key(|(rank, born, _)| (*rank, std::cmp::Reverse(*born)));
    let mut targets: Vec<Target> = Vec::new();
    for (_, _, target) in found {
        if !targets.iter().any(|known| known.literal == target.literal) {
            targets.push(target);
        }
    }
    targets.truncate(MOST_TARGETS);
    targets
}

/// Who wrote to a datagram socket: one answers before one writes to others.
fn correspondents(model: &Model, own: &Socket) -> Vec<(u8, u64, Target)> {
    let conversations = model.projections().travel.of_socket(own.info.id);
    let of = |conversation: &crate::journal::projections::travel::Conversation| {
        let side = conversation.ends.iter().position(|end| end.socket == Some(own.info.id))?;
        let other = &conversation.ends[1 - side];
        let name = other.program.and_then(|id| model.lab.participant(id)).map(|it| it.name.clone()).unwrap_or_default();
        let id = if name.is_empty() { "deeds-target-outside" } else { "deeds-target-wrote" };
        let rank = if own.received > 0 { 0 } else { 1 };
        // Later than any socket's birth: whoever was heard last comes first.
        Some((rank, u64::MAX / 2 + conversation.touched / 2, target(other.address.as_ref()?, &name, id)?))
    };
    conversations.filter_map(of).collect()
}

fn target(address: &Address, program: &str, id: &'static str) -> Option<Target> {
    if address.port() == Some(0) {
        return None;
    }
    let who = Text::new(id).with("program", program).with("address", address_short(address));
    Some(Target { literal: address_literal(address)?, who })
}
