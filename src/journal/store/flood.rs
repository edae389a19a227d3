//! Ten gigabytes through a bounded journal: nothing is lost that is not said to be lost.

use super::{Journal, Limits, SEGMENT_BYTES};
use crate::journal::call::{Call, CallId, Direction, Operation, Returned, Summary};
use crate::journal::event::{Body, Event, ProgramId};
use crate::journal::payload::{EDGE, Payload, WHOLE_LIMIT};
use crate::journal::projections::calls::{CALLS, Deed};
use crate::journal::projections::causes::{Gap, related};
use crate::journal::projections::travel::{RIBBON_BYTES, RIBBON_ENDS, Way};
use crate::journal::scene::{Scene, loopback};
use crate::journal::socket::{Family, Kind, SocketId};

/// All bytes of the flood.
pub(crate) const BYTES: u64 = 10_000_000_000;

/// How many calls are told one by one before the flood, and again after it: alone they are more than memory holds.
const CALLS_APART: u64 = 1600;

/// The bytes of a run that was counted together, and how many calls that were.
const RUN: (u64, u64) = (1_000_000, 62);

/// Calls of one end in all, those counted together included.
pub(crate) fn calls_of_one_end() -> u64 {
    2 * CALLS_APART + runs() * RUN.1
}

/// How many runs it takes, the last one shorter.
fn runs() -> u64 {
    (BYTES - 2 * CALLS_APART * WHOLE_LIMIT as u64).div_ceil(RUN.0)
}

/// One end: the program, its socket and its descriptor.
pub(crate) type End = (ProgramId, SocketId, i32);

/// What a recorder tells of a program that sends ten gigabytes and one that takes them: calls, then runs of calls that
/// were counted together (see the program's outbox), then calls again.
pub(crate) fn flood(sender: End, receiver: End, since: u64) -> impl Iterator<Item = Event> {
    let told = 2 * CALLS_APART * WHOLE_LIMIT as u64;
    let mut left = BYTES - told;
    let lengths = (0..2 * CALLS_APART + runs()).map(move |place| {
        if place < CALLS_APART || place >= CALLS_APART + runs() {
            return (place, false, WHOLE_LIMIT as u64);
        }
        let length = left.min(RUN.0);
        left -= length;
        (place, true, length)
    });
    lengths.flat_map(move |(place, together, length)| {
        [(0, sender, Direction::Out), (1, receiver, Direction::In)].map(|(after, (program, socket, fd), direction)| {
            let time = since + (2 * place + after + 1) * 10_000;
            let body = if together {
                let edge = vec![place as u8; EDGE];
                let payload = Payload { length, head: edge.clone(), tail: edge };
                Body::Summary(Summary { socket, fd, direction, calls: RUN.1, payload, began: time - 9_000 })
            } else {
                let operation = match direction {
                    Direction::Out => Operation::Send { asked: length, flags: 0 },
                    Direction::In => Operation::Receive { size: length, flags: 0, into_buffer: false },
                };
                let payload = Payload::of(&vec![place as u8; length as usize]);
                let result = Ok(Returned::Moved { payload, peer: None, truncated: false });
                let (id, socket) = (CallId(1_000_000 + place), Some(socket));
                Body::Call(Call { id, socket, fd, operation, began: time - 9_000, result, names: None, truth: None })
            };
            Event { time, program, sequence: 1_000_000 + place, late: false, body }
        })
    })
}

/// The bytes that an event tells of, and whether they were sent.
pub(crate) fn moved(event: &Event) -> Option<(bool, u64)> {
    match &event.body {
        Body::Call(call) => call.moved().map(|payload| (call.operation.sends(), payload.length)),
        Body::Summary(summary) => Some((summary.direction == Direction::Out, summary.payload.length)),
        _ => None,
    }
}

#[test]
fn memory_is_bounded_counts_are_exact_and_every_gap_is_said() {
    let mut scene = Scene::new();
    let (client, server) = (ProgramId(1), ProgramId(2));
    let listener = scene.listener(server, Family::INET, Kind::STREAM, loopback(4000));
    let (near, far) = scene.connection(client, &listener);
    let ends = ((client, near.info.id, near.info.fd), (server, far.info.id, far.info.fd));
    let mut journal = Journal::default();
    let made = scene.take();
    let before = made.len() as u64;
    let limits = Limits::default();
    // One checkpoint comes with the segment that is being written.
    let most = limits.bytes + 2 * SEGMENT_BYTES + 256 * 1024;
    for event in made.into_iter().chain(flood(ends.0, ends.1, scene.now())) {
        journal.push(event);
        assert!(journal.bytes() <= most, "{}", journal.bytes());
    }
    let all = journal.projections();
    assert!(postcard::to_allocvec(all).unwrap().len() < 256 * 1024);
    let (sender, receiver) = (all.sockets.get(near.info.id).unwrap(), all.sockets.get(far.info.id).unwrap());
    assert_eq!((sender.sent, sender.received, receiver.sent, receiver.received), (BYTES, 0, 0, BYTES));
    let Way::Ribbon(ribbon) = &all.travel.of(near.info.id).unwrap().ways[0] else { panic!("a stream") };
    assert_eq!((ribbon.sent, ribbon.read, ribbon.unread()), (BYTES, BYTES, 0));
    assert!(ribbon.bytes.len() <= RIBBON_BYTES && ribbon.send_ends.len() <= RIBBON_ENDS);
    assert_eq!(ribbon.send_ends.back(), Some(&BYTES));
    // The log tells the last calls, and of how many.
    assert_eq!(all.calls.total, before + 2 * calls_of_one_end());
    assert_eq!(all.calls.forgotten(), all.calls.total - CALLS as u64);
    // Memory begins somewhere, says where, and what was known there and what came since is all there was.
    let first = journal.first_index();
    assert!(first > before && journal.event(first - 1).is_none() && journal.projections_at(first - 1).is_none());
    let begun = journal.projections_at(first).unwrap();
    let mut sums = [begun.sockets.get(near.info.id).unwrap().sent, begun.sockets.get(far.info.id).unwrap().received];
    for (_, event) in journal.events_from(0) {
        let (sends, length) = moved(&event).unwrap();
        sums[usize::from(!sends)] += length;
    }
    assert_eq!(sums, [BYTES, BYTES]);
    // Each call that is told has its causes and consequences, and what is missing of them is counted.
    let mut gaps = 0;
    for line in &all.calls.lines {
        let found = related(all, line);
        let (links, missing) = match line.deed {
            Deed::Sends { .. } => (&found.consequences, &found.after),
            Deed::Receives { .. } => (&found.causes, &found.before),
            other => panic!("{other:?}"),
        };
        let linked: u64 = links.iter().filter_map(|link| link.bytes).map(|(from, to)| to - from).sum();
        let forgotten = |gap: &Gap| match gap {
            Gap::Forgotten(bytes) => *bytes,
            other => panic!("{other:?}"),
        };
        let missing: u64 = missing.iter().map(forgotten).sum();
        gaps += missing;
        let (_, from, to) = line.bytes().unwrap();
        assert_eq!(linked + missing, to - from);
    }
    assert_eq!(gaps, 0, "the last calls of both ends are told");
}
