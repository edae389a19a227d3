//! What is or is not in this instant, from the projections.

use super::super::facts::Record;
use super::super::predicate::{Comparable, NameForm, Number, Predicate};
use super::plan::{Node, Who};
use super::{World, python};
use crate::journal::address::Address;
use crate::journal::projections::programs::{Life, Program};
use crate::journal::projections::sockets::{Socket, Stage};
use crate::journal::socket::{SocketId, TcpState};

/// How long the kernel may take to deliver what a call has handed to it, in nanoseconds: eight times what was seen.
const SETTLED: u64 = 100_000_000;

/// What the variables stand for, by their numbers.
pub(super) type Assignment<'a> = &'a [Option<SocketId>];

/// Whether a state holds.
pub(super) fn holds(node: &Node, variables: Assignment, world: &World) -> bool {
    let Node::State { predicate, one, two, variable } = node else { return false };
    match &**predicate {
        Predicate::Socket { program, .. } | Predicate::Listening { program, .. } => {
            let fits = |id: SocketId| {
                open(id, world).is_some_and(|(record, socket)| is_described(predicate, record, socket, world))
            };
            match variable {
                Some(number) => variables.get(*number).copied().flatten().is_some_and(fits),
                None => {
                    let owner = program.as_ref().map(|name| world.cast.id(name));
                    world
                        .facts
                        .sockets()
                        .filter(|record| owner.is_none_or(|owner| owner == Some(record.program)))
                        .any(|record| fits(record.info.id))
                }
            }
        }
        Predicate::Connected { .. } => any_of(one, variables, world, |id| {
            open(id, world).is_some_and(|(_, socket)| is_connected(socket))
                && two.as_ref().is_none_or(|two| reaches(id, two, variables, world))
        }),
        Predicate::Bound { name, .. } => any_of(one, variables, world, |id| {
            open(id, world).is_some_and(|(_, socket)| form(socket.names.local.as_ref()) == *name)
        }),
        Predicate::Queued { bytes, messages, .. } => any_of(one, variables, world, |id| {
            open(id, world).is_some_and(|(record, socket)| {
                counts(*bytes, || unread(record, socket, world))
                    && counts(*messages, || unread_messages(record, socket, world))
            })
        }),
        Predicate::Compare { what, equal, .. } => any_of(one, variables, world, |first| {
            any_of(two, variables, world, |second| {
                first != second && compare(first, second, *what, world) == Some(*equal)
            })
        }),
        Predicate::Blocked { by, call, seconds } => blocked_since(by, call.as_deref(), world)
            .is_some_and(|began| world.now.saturating_sub(began) >= nanoseconds(*seconds)),
        Predicate::Program { name, alive } => {
            program(name, world).is_some_and(|program| !matches!(program.life, Life::Dead { .. }) == *alive)
        }
        Predicate::Name { program: owner, name, type_name } => program(owner, world)
            .and_then(|program| program.names.get(name))
            .is_some_and(|known| type_name.as_ref().is_none_or(|wanted| *wanted == known.type_name)),
        _ => false,
    }
}

/// When the call began in which a program is blocked.
fn blocked_since(by: &str, call: Option<&str>, world: &World) -> Option<u64> {
    let blocked = program(by, world)?.blocked.as_ref()?;
    call.is_none_or(|call| python::same_call(call, blocked.operation.name())).then_some(blocked.began)
}

/// Seconds as nanoseconds; what is no time is none.
fn nanoseconds(seconds: f64) -> u64 {
    // A float becomes the nearest integer that fits: negative ones and NaN become 0.
    (seconds * 1e9) as u64
}

fn program<'a>(name: &str, world: &World<'a>) -> Option<&'a Program> {
    world.projections.programs.get(world.cast.id(name)?)
}

/// A socket of the scene that some program still holds.
fn open<'a>(id: SocketId, world: &World<'a>) -> Option<(&'a Record, &'a Socket)> {
    let socket = world.projections.sockets.get(id).filter(|socket| !socket.descriptors.is_empty())?;
    Some((world.facts.socket(id)?, socket))
}

/// Whether a reference means this socket.
pub(super) fn is_meant(who: &Who, socket: Option<SocketId>, variables: Assignment, world: &World) -> bool {
    match who {
        Who::Variable(number) => socket.is_some() && variables.get(*number).copied().flatten() == socket,
        Who::Program(name) => {
            let owner = socket.and_then(|id| world.facts.socket(id)).map(|record| record.program);
            owner.is_some() && world.cast.id(name) == owner
        }
        Who::Name(program, name) => socket.is_some() && named(program, name, world) == socket,
    }
}

pub(super) fn named(program: &str, name: &str, world: &World) -> Option<SocketId> {
    world.facts.referred(world.cast.id(program)?, name)
}

/// Whether one of the sockets that a reference means is as wanted.
fn any_of(who: &Option<Who>, variables: Assignment, world: &World, fits: impl Fn(SocketId) -> bool) -> bool {
    match who {
        None => false,
        Some(Who::Variable(number)) => variables.get(*number).copied().flatten().is_some_and(fits),
        Some(Who::Name(program, name)) => named(program, name, world).is_some_and(fits),
        Some(Who::Program(name)) => {
            let Some(owner) = world.cast.id(name) else { return false };
            world.facts.sockets().filter(|record| record.program == owner).any(|record| fits(record.info.id))
        }
    }
}

/// Whether what a reference means is at the other end of a socket: that end itself, the listener it was or will be
/// accepted from, or a program that holds either.
pub(super) fn reaches(id: SocketId, who: &Who, variables: Assignment, world: &World) -> bool {
    let Some(record) = world.facts.socket(id) else { return false };
    let other = record.other_end;
    let listener = other.and_then(|other| world.facts.socket(other)).and_then(|other| other.listener);
    let target = record.target.map(|(_, listener)| listener);
    match who {
        Who::Program(name) => {
            let owner = other.and_then(|other| Some(world.facts.socket(other)?.program));
            let owner = owner.or(record.target.map(|(program, _)| program));
            owner.is_some() && owner == world.cast.id(name)
        }
        _ => [other, listener, target].into_iter().any(|end| is_meant(who, end, variables, world)),
    }
}

fn is_described(predicate: &Predicate, record: &Record, socket: &Socket, world: &World) -> bool {
    is_born_as(predicate, record, world)
        && match predicate {
            Predicate::Listening { name, waiting, .. } => {
                socket.stage == Stage::Listening
                    && name.is_none_or(|name| form(socket.names.local.as_ref()) == name)
                    && counts(*waiting, || in_accept_queue(record, socket, world))
            }
            _ => true,
        }
}

/// Whether what never changes of a socket is as a predicate describes it.
pub(super) fn is_born_as(predicate: &Predicate, record: &Record, world: &World) -> bool {
    let owned =
        |program: &Option<String>| program.as_ref().is_none_or(|name| world.cast.id(name) == Some(record.program));
    let in_family =
        |family: &Option<String>| family.as_ref().is_none_or(|family| python::is_family(family, record.info.family));
    match predicate {
        Predicate::Socket { program, family, kind, protocol, new, .. } => {
            owned(program)
                && in_family(family)
                && kind.as_ref().is_none_or(|kind| python::is_kind(kind, record.info.kind))
                && protocol.is_none_or(|protocol| protocol == record.info.protocol.0)
                && (!new || record.born_in == world.facts.step())
        }
        Predicate::Listening { program, family, .. } => record.listened && owned(program) && in_family(family),
        Predicate::Accepted { .. } => record.listener.is_some(),
        _ => false,
    }
}

fn is_connected(socket: &Socket) -> bool {
    // After a reset TCP has no connection any more, whatever the calls said before.
    socket.stage == Stage::Connected && socket.truth.state != Some(TcpState::Close)
}

/// The form of a socket's own address. Port 0 is no port yet.
fn form(address: Option<&Address>) -> NameForm {
    match address {
        Some(Address::Path(_)) => NameForm::Path,
        Some(Address::Abstract(_)) => NameForm::Abstract,
        Some(address) if address.port().is_some_and(|port| port != 0) => NameForm::Port,
        _ => NameForm::Unnamed,
    }
}

fn counts(wanted: Option<Number>, number: impl FnOnce() -> Option<u64>) -> bool {
    let Some(wanted) = wanted else { return true };
    number().and_then(|number| i64::try_from(number).ok()).is_some_and(|number| wanted.holds(number))
}

/// When what the calls amount to is certainly with the kernel, where the kernel itself has not been heard since: a busy
/// kernel delivers over loopback a while after `send` has returned (12 ms were seen).
fn settles(record: &Record) -> u64 {
    record.moved.saturating_add(SETTLED)
}

/// «por leer»: what the kernel said since something last moved by a call; else, after a while, what the calls amount to,
/// where they are all known. The kernel is asked now and then: what it said before a `recv` must not be believed after it.
fn unread(record: &Record, socket: &Socket, world: &World) -> Option<u64> {
    if socket.truth_time >= record.moved
        && let Some(unread) = socket.truth.unread
    {
        return Some(u64::from(unread));
    }
    if world.now < settles(record) {
        return None;
    }
    if record.is_datagram() {
        let known = !record.flow.inbox_unknown;
        return known.then(|| record.flow.inbox.front().map_or(0, |message| message.bytes));
    }
    in_transit(record, world).filter(|_| record.is_stream())
}

/// What was sent to a connected socket and not received, by the calls: bytes of a stream, else messages.
fn in_transit(record: &Record, world: &World) -> Option<u64> {
    let sender = world.facts.socket(record.other_end?)?;
    let known = !record.flow.receives_unknown && !sender.flow.sends_unknown;
    known.then(|| sender.flow.sent.checked_sub(record.flow.received)).flatten()
}

/// Sends to this socket of which something is unread. Those of a stream count when all their bytes have arrived.
fn unread_messages(record: &Record, socket: &Socket, world: &World) -> Option<u64> {
    if record.is_datagram() {
        return (!record.flow.inbox_unknown).then_some(record.flow.inbox.len() as u64);
    }
    let all = in_transit(record, world)?;
    if record.is_stream() && unread(record, socket, world) != Some(all) {
        return None;
    }
    let sender = world.facts.socket(record.other_end?)?;
    Some(sender.flow.sends.iter().filter(|send| send.end > record.flow.received).map(|send| send.calls).sum())
}

fn in_accept_queue(record: &Record, socket: &Socket, world: &World) -> Option<u64> {
    if socket.truth_time >= record.moved
        && let Some(queue) = socket.truth.accept_queue
    {
        return Some(u64::from(queue.waiting));
    }
    if world.now < settles(record) { None } else { record.arrivals.checked_sub(record.accepts) }
}

/// When a state may come to hold although nothing happens. Nanoseconds of CLOCK_MONOTONIC.
pub(super) fn wakes_at(predicate: &Predicate, one: &Option<Who>, world: &World) -> Option<u64> {
    let settles_later = |record: &Record| Some(settles(record)).filter(|time| record.open && *time > world.now);
    match predicate {
        Predicate::Blocked { by, call, seconds } => {
            let began = blocked_since(by, call.as_deref(), world)?;
            Some(began.saturating_add(nanoseconds(*seconds))).filter(|time| *time > world.now)
        }
        Predicate::Queued { .. } => {
            let meant = |record: &&Record| match one {
                Some(Who::Program(name)) => world.cast.id(name) == Some(record.program),
                Some(Who::Name(program, name)) => named(program, name, world) == Some(record.info.id),
                _ => true,
            };
            world.facts.sockets().filter(meant).filter_map(settles_later).min()
        }
        Predicate::Listening { waiting: Some(_), .. } => {
            world.facts.sockets().filter(|record| record.listened).filter_map(settles_later).min()
        }
        _ => None,
    }
}

/// Whether two sockets are the same in something; `None` where either has no such thing.
fn compare(one: SocketId, other: SocketId, what: Comparable, world: &World) -> Option<bool> {
    let (one, other) = (world.facts.socket(one)?, world.facts.socket(other)?);
    let port = |record: &Record| record.names.local.as_ref().and_then(Address::port).filter(|port| *port != 0);
    let address = |record: &Record| record.names.local.clone().filter(|local| form(Some(local)) != NameForm::Unnamed);
    let descriptor = |record: &Record| {
        let socket = world.projections.sockets.get(record.info.id);
        socket.and_then(|socket| socket.descriptors.first().copied()).unwrap_or(record.info.fd)
    };
    Some(match what {
        Comparable::LocalPort => port(one)? == port(other)?,
        Comparable::LocalAddress => address(one)? == address(other)?,
        Comparable::Descriptor => descriptor(one) == descriptor(other),
        Comparable::Program => one.program == other.program,
        Comparable::Family => one.info.family == other.info.family,
        Comparable::Type => one.info.kind == other.info.kind,
    })
}
