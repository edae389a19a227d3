//! Whether a scene has come to rest: nothing runs, and nothing that was provoked is still on its way.
//!
//! Bytes that were sent and that a blocked `recv` waits for, a connection that a waiting `accept` has not taken yet, what
//! one of our servers has read and not sent back: all of it comes within an instant, and whoever acts or judges before
//! acts or judges too early. What is said here may err towards «on its way», so callers bound their waiting.

use crate::journal::event::{Role, ServerKind};
use crate::journal::fault::Fault;
use crate::journal::projections::Projections;
use crate::journal::projections::programs::{Entry, Life, Program};
use crate::journal::projections::sockets::{Socket, Stage};
use crate::journal::projections::travel::{Conversation, Way};
use crate::journal::socket::Kind;

use super::cast::Cast;

/// A server of ours that has this much unread at the other end may wait for its reader, in bytes.
const UNREAD: u64 = 32 * 1024;

/// The end of the head of an HTTP request (RFC 9112 §2.1).
const BLANK_LINE: &[u8] = b"\r\n\r\n";

/// Whether every program of the scene is at its prompt, blocked in the kernel, asking for a line, or gone, and nothing is
/// on its way.
pub fn at_rest(projections: &Projections, cast: &Cast) -> bool {
    let busy = |program: &Program| program.life == Life::Alive && program.running.is_some() && !program.stands_still();
    !programs(projections, cast).any(busy) && !on_the_way(projections, cast)
}

/// Whether something that was provoked will come by itself in an instant.
pub fn on_the_way(projections: &Projections, cast: &Cast) -> bool {
    programs(projections, cast).filter(|program| program.life == Life::Alive).any(|program| match program.role {
        Role::Console => wakes(projections, program),
        Role::Server(kind) => serves(projections, program, kind),
    })
}

/// Whether a program may be blocked in a call that ends after a time of its own: `sleep`, or one on a socket with a
/// timeout. Timeouts are no part of any projection; the statements that set them stand in the transcript.
pub fn returns_by_itself(projections: &Projections, cast: &Cast) -> bool {
    let sets_timeout = |entry: &Entry| matches!(entry, Entry::Statement { source, .. } if source.contains("timeout"));
    programs(projections, cast).any(|program| {
        let Some(call) = &program.blocked else { return false };
        call.operation.ends_after().is_some() || program.transcript.iter().any(sets_timeout)
    })
}

fn programs<'a>(projections: &'a Projections, cast: &'a Cast) -> impl Iterator<Item = &'a Program> {
    cast.iter().filter_map(|(_, id)| projections.programs.get(id))
}

/// Whether what a console is blocked in is about to return.
fn wakes(projections: &Projections, program: &Program) -> bool {
    let Some(call) = &program.blocked else { return false };
    let Some(socket) = call.socket.and_then(|id| projections.sockets.get(id)) else { return false };
    match call.operation.name() {
        "accept" => has_callers(projections, socket),
        _ if call.operation.receives() => has_unread(projections, socket),
        _ => false,
    }
}

/// Whether one of our servers has something to do.
fn serves(projections: &Projections, program: &Program, kind: ServerKind) -> bool {
    projections.sockets.of_program(program.id).any(|(_, socket)| match socket.stage {
        Stage::Listening => kind != ServerKind::Fault(Fault::NoAccept) && has_callers(projections, socket),
        // What these leave unread is what they are for, or comes at a pace that nobody should wait for.
        _ if matches!(kind, ServerKind::Fault(Fault::Slow | Fault::Deaf | Fault::NoAccept)) => false,
        _ if has_unread(projections, socket) => true,
        _ if kind == ServerKind::Web => answers(projections, socket),
        _ if kind.relays() => holds(projections, program),
        _ => kind.echoes() && echoes(projections, socket),
    })
}

/// Whether somebody has connected to a listener and was not accepted yet.
pub fn has_callers(projections: &Projections, listener: &Socket) -> bool {
    projections.sockets.by_id.values().any(|caller| {
        let waits = caller.stage == Stage::Connected
            && caller.info.kind == listener.info.kind
            && caller.info.kind != Kind::DGRAM
            && caller.listener.is_none()
            && caller.other_end.is_none();
        let peer = caller.names.peer.as_ref().filter(|_| waits);
        peer.and_then(|peer| projections.sockets.reachable(caller.info.kind, peer))
            .is_some_and(|reached| reached.info.id == listener.info.id)
    })
}

/// Whether a receive on the socket would bring something: bytes, a message, or the end.
fn has_unread(projections: &Projections, socket: &Socket) -> bool {
    if socket.info.kind.keeps_boundaries() {
        return projections.travel.next_waiting(socket.info.id).is_some();
    }
    match incoming(projections, socket) {
        Some(Way::Ribbon(ribbon)) => ribbon.sent > ribbon.read || ribbon.finished && !ribbon.end_read,
        _ => false,
    }
}

/// Whether an echo server has read what it has not sent back, or the end after which it closes.
fn echoes(projections: &Projections, socket: &Socket) -> bool {
    if socket.info.kind == Kind::DGRAM {
        return socket.received > socket.sent;
    }
    let Some((outgoing, incoming)) = both_ways(projections, socket) else { return false };
    let (Way::Ribbon(outgoing), Way::Ribbon(incoming)) = (outgoing, incoming) else { return false };
    let reader_waits = outgoing.sent.saturating_sub(outgoing.read) < UNREAD && !outgoing.reset;
    incoming.end_read || socket.received > socket.sent && reader_waits
}

/// Whether a relay still has what it is to pass on.
fn holds(projections: &Projections, program: &Program) -> bool {
    let open = || projections.sockets.of_program(program.id).map(|(_, socket)| socket);
    let received: u64 = open().map(|socket| socket.received).sum();
    received > open().map(|socket| socket.sent).sum()
}

/// Whether a web server has read a whole request and answered nothing yet.
fn answers(projections: &Projections, socket: &Socket) -> bool {
    match incoming(projections, socket) {
        Some(Way::Ribbon(ribbon)) => {
            let bytes: Vec<u8> = ribbon.bytes.iter().copied().collect();
            let whole = bytes.windows(BLANK_LINE.len()).any(|window| window == BLANK_LINE);
            ribbon.end_read || whole && socket.sent == 0
        }
        _ => false,
    }
}

fn incoming<'a>(projections: &'a Projections, socket: &Socket) -> Option<&'a Way> {
    both_ways(projections, socket).map(|(_, incoming)| incoming)
}

fn both_ways<'a>(projections: &'a Projections, socket: &Socket) -> Option<(&'a Way, &'a Way)> {
    projections.travel.of(socket.info.id).and_then(|conversation: &Conversation| conversation.seen_from(socket.info.id))
}
