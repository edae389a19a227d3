//! What a call did that other calls follow from, or that followed from others.

use serde::{Deserialize, Serialize};

use crate::journal::call::{
    Call, CallResult, CallStarted, Direction, Failure, Operation, Returned, ShutdownHow, Summary,
};
use crate::journal::projections::sockets::{Socket, Sockets};
use crate::journal::projections::travel::Travel;
use crate::journal::socket::{Kind, SocketId};

/// What a call did, as far as the calls of the other end have to do with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deed {
    /// Nothing that the other end could notice.
    #[default]
    Other,
    /// Handed so many bytes of a stream to the kernel; those before [`super::Line::reached`]. While it is blocked nobody
    /// has said yet how many.
    Sends { bytes: u64 },
    /// Took so many bytes of a stream; those before [`super::Line::reached`].
    Receives { bytes: u64 },
    /// Looked at bytes of a stream, from this offset on, and left them where they were (`MSG_PEEK`).
    Looks { from: u64, bytes: u64 },
    /// Sent a message (or many, counted together); the number of the event that told who had taken it already.
    SendsMessage { read_by: Option<u64> },
    /// Took a message (or many, counted together); the number of the event that told who had sent it.
    ReceivesMessage { sent_by: Option<u64> },
    /// Read the end of a stream: `b''`.
    ReadsEnd,
    /// Asked for a connection, and got it or may still get it.
    Connects,
    /// Took a connection from the queue: this socket is its end here.
    Accepts(SocketId),
    /// Said that no more comes (`shutdown`).
    EndsSending,
    /// Closed the last descriptor.
    LetsGo,
    /// Learned that the connection is cut: ECONNRESET or EPIPE.
    LearnsCut { pipe: bool },
    /// Learned that a message sent earlier found nobody: the ECONNREFUSED of a connected UDP socket, udp(7).
    LearnsRefused,
}

impl Deed {
    /// Of a call that is blocked.
    pub(super) fn of_started(call: &CallStarted, sockets: &Sockets) -> Deed {
        let Some(socket) = call.socket.and_then(|id| sockets.get(id)) else { return Deed::Other };
        match &call.operation {
            Operation::Connect { .. } if socket.info.kind != Kind::DGRAM => Deed::Connects,
            operation if operation.sends() && socket.info.kind == Kind::STREAM => Deed::Sends { bytes: 0 },
            _ => Deed::Other,
        }
    }

    /// Of a call that ended and that all others have taken in.
    pub(super) fn of_call(call: &Call, sockets: &Sockets, travel: &Travel) -> Deed {
        if let (Operation::Accept, Ok(Returned::Socket { socket, .. })) = (&call.operation, &call.result) {
            return Deed::Accepts(socket.id);
        }
        let Some(socket) = call.socket.and_then(|id| sockets.get(id)) else { return Deed::Other };
        match (&call.operation, &call.result) {
            (Operation::Connect { .. }, result) if socket.info.kind != Kind::DGRAM && may_connect(result) => {
                Deed::Connects
            }
            (Operation::Shutdown { how: ShutdownHow::Write | ShutdownHow::Both }, Ok(_)) => Deed::EndsSending,
            (Operation::Close { .. }, _) if socket.descriptors.is_empty() => Deed::LetsGo,
            (operation, _) if operation.sends() || operation.receives() => of_bytes(call, socket, travel),
            _ => Deed::Other,
        }
    }

    /// Of calls that were counted together.
    pub(super) fn of_summary(summary: &Summary, sockets: &Sockets) -> Deed {
        let bytes = summary.payload.length;
        let stream = sockets.get(summary.socket).is_some_and(|socket| socket.info.kind == Kind::STREAM);
        match (stream, summary.direction) {
            (true, Direction::Out) => Deed::Sends { bytes },
            (true, Direction::In) => Deed::Receives { bytes },
            (false, Direction::Out) => Deed::SendsMessage { read_by: None },
            (false, Direction::In) => Deed::ReceivesMessage { sent_by: None },
        }
    }
}

/// Of a call that sends or receives.
fn of_bytes(call: &Call, socket: &Socket, travel: &Travel) -> Deed {
    let bytes = call.moved().map(|payload| payload.length);
    // A `sendall` that failed half way has sent its half all the same.
    let learned = match &call.result {
        Err(Failure::Errno { errno: libc::EPIPE, .. }) => Some(Deed::LearnsCut { pipe: true }),
        Err(Failure::Errno { errno: libc::ECONNRESET, .. }) => Some(Deed::LearnsCut { pipe: false }),
        Err(Failure::Errno { errno: libc::ECONNREFUSED, .. })
            if socket.info.kind == Kind::DGRAM && socket.info.family.is_internet() =>
        {
            Some(Deed::LearnsRefused)
        }
        _ => None,
    };
    if let Some(learned) = learned.filter(|_| bytes.is_none_or(|bytes| bytes == 0)) {
        return learned;
    }
    let Some(bytes) = bytes else { return Deed::Other };
    if socket.info.kind != Kind::STREAM {
        return of_message(call, bytes, socket, travel);
    }
    match &call.operation {
        operation if operation.sends() => Deed::Sends { bytes },
        _ if bytes == 0 && asked_for(call) == 0 => Deed::Other,
        _ if bytes == 0 => Deed::ReadsEnd,
        operation if operation.peeks() => Deed::Looks { from: socket.received, bytes },
        _ => Deed::Receives { bytes },
    }
}

/// Of a call that moved a message.
fn of_message(call: &Call, bytes: u64, socket: &Socket, travel: &Travel) -> Deed {
    if call.operation.peeks() {
        return Deed::Other;
    }
    let told = travel.last_message();
    if call.operation.sends() {
        return Deed::SendsMessage { read_by: told.and_then(|told| told.read) };
    }
    // On a SEQPACKET connection `b''` is the end, unless what travelled knows of an empty message.
    if bytes == 0 && socket.info.kind == Kind::SEQPACKET && told.is_none() && travel.last_moved().is_none() {
        return Deed::ReadsEnd;
    }
    Deed::ReceivesMessage { sent_by: told.and_then(|told| told.sent) }
}

/// Whether a `connect` that ended so has made a connection, or goes on without the program (connect(2)).
fn may_connect(result: &CallResult) -> bool {
    match result {
        Ok(Returned::Integer(errno)) => [0, i64::from(libc::EINPROGRESS), i64::from(libc::EAGAIN)].contains(errno),
        Ok(_) | Err(Failure::TimedOut { .. } | Failure::Interrupted { .. }) => true,
        Err(Failure::Errno { errno, .. }) => [libc::EINPROGRESS, libc::EINTR].contains(errno),
        Err(Failure::OnlyLoopback) => false,
    }
}

fn asked_for(call: &Call) -> u64 {
    match call.operation {
        Operation::Receive { size, .. } | Operation::ReceiveFrom { size, .. } => size,
        _ => 0,
    }
}
