//! What to try at a server of ours that goes wrong on purpose: what shows its fault.

use super::*;
use crate::journal::fault::Fault;

/// What is sent to see queues fill, in bytes: more than both ends' queues hold on Linux (tcp_rmem and tcp_wmem, tcp(7)).
const MUCH: u64 = 10_000_000;

/// From this much on the fault of a reader that does not read has been seen, in bytes.
const SEEN: u64 = 100_000;

impl<'a> Scene<'a> {
    /// Bytes were sent, and what answers to them is no answer.
    pub(super) fn at_a_fault(&self, desk: &Desk<'a>, mine: &Mine) -> Option<Suggestion> {
        let (server, fault) = self.fault_at(mine)?;
        let why = |id| Text::new(id).with("program", server);
        match fault {
            Fault::Slow | Fault::Deaf if mine.socket.sent < SEEN => {
                let line = format!("{}.sendall(b\"x\" * {MUCH})", mine.name);
                Some(suggestion(line, why("fault-next-fill")))
            }
            Fault::NoAccept => {
                let callers = desk.mine.iter().filter(|other| other.socket.names.peer == mine.socket.names.peer);
                let next = desk.mine.iter().any(|other| other.socket.stage == Stage::Fresh);
                // Two fit; the third is what it is about.
                let another = callers.count() <= 2 && !next;
                let line = || format!("{} = socket.socket()", desk.free("c"));
                another.then(|| suggestion(line(), why("fault-next-queue")))
            }
            _ => None,
        }
    }

    /// Bytes were sent to who cuts the connection off: a `recv` shows how.
    pub(super) fn reset_to_see(&self, desk: &Desk, mine: &Mine) -> Option<Suggestion> {
        let (server, fault) = self.fault_at(mine)?;
        let line = format!("{}.recv(100)", mine.name);
        let cuts = matches!(fault, Fault::Abrupt | Fault::Linger) && mine.socket.sent > 0;
        let seen = matches!(desk.program.transcript.back(), Some(Entry::Raised(_)));
        let why = Text::new("fault-next-reset").with("program", server).with("name", mine.name);
        (cuts && !seen).then(|| suggestion(line, why))
    }

    /// The fault maker at the other end, and its name.
    fn fault_at(&self, mine: &Mine) -> Option<(&'a str, Fault)> {
        let peer = mine.socket.names.peer.as_ref().filter(|_| mine.socket.listener.is_none())?;
        let (program, kind) = self.server_at(peer)?;
        let ServerKind::Fault(fault) = kind else { return None };
        Some((self.model.lab.participant(program)?.name.as_str(), fault))
    }
}
