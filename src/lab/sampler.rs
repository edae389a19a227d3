//! What the kernel holds, asked from outside the programs: at frame rate while things happen, then once a
//! second while a socket is on the screen, and never when none is.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Bound;

use crate::journal::event::{Body, Event, ProgramId};
use crate::journal::projections::sockets::{Sockets, Stage};
use crate::journal::socket::{SocketId, Truth};
use crate::kernel::diag::{Diagnostics, Target};

/// Between two looks while things happen, in nanoseconds.
const FRAME: u64 = 16_000_000;

/// How long things count as happening after an event, in nanoseconds.
const LIVELY: u64 = 1_000_000_000;

/// Between two looks when nothing happens, in nanoseconds.
const SECOND: u64 = 1_000_000_000;

/// No more sockets on the screen than this are asked about in one look, and no more of those that leave.
const MOST: usize = 128;

/// The sampler's memory: the sockets, what was last told of each, and when to look again.
pub struct Sampler {
    diagnostics: Option<Diagnostics>,
    sockets: Sockets,
    watched: Vec<SocketId>,
    /// Sockets whose programs let go of them, until the kernel has too.
    leaving: BTreeSet<SocketId>,
    /// The last of `leaving` that was asked about: the next look goes on after it.
    last_left: SocketId,
    told: HashMap<SocketId, Option<Truth>>,
    last_event: u64,
    last_look: u64,
}

impl Sampler {
    /// A sampler; without sock_diag it never says anything, and the programs' own truths stand alone.
    pub fn new() -> Sampler {
        Sampler {
            diagnostics: Diagnostics::open().ok(),
            sockets: Sockets::default(),
            watched: Vec::new(),
            leaving: BTreeSet::new(),
            last_left: SocketId(0),
            told: HashMap::new(),
            last_event: 0,
            last_look: 0,
        }
    }

    /// Says which sockets are on the screen.
    pub fn watch(&mut self, sockets: Vec<SocketId>) {
        self.told.retain(|id, _| sockets.contains(id));
        self.watched = sockets;
        self.watched.truncate(MOST);
        // What comes into view is looked at now.
        self.last_look = 0;
    }

    /// Takes in an event that enters the journal.
    pub fn fold(&mut self, event: &Event) {
        self.sockets.fold(event);
        // What a call told of its socket is what a look must differ from to be news, not the look before the call.
        if let Body::Call(call) = &event.body
            && let (Some(socket), Some(truth)) = (call.socket, &call.truth)
            && let Some(told) = self.told.get_mut(&socket)
        {
            *told = Some(truth.clone());
        }
        match &event.body {
            Body::Sample { .. } => return,
            Body::Call(call) if call.operation.name() == "close" => {
                self.leaving.extend(call.socket.filter(|id| is_leaving(&self.sockets, *id)));
            }
            Body::Died(_) => {
                let gone = self
                    .sockets
                    .by_id
                    .values()
                    .filter(|socket| socket.program == event.program && socket.stage == Stage::Closed);
                self.leaving.extend(gone.map(|socket| socket.info.id));
            }
            _ => {}
        }
        self.last_event = event.time;
    }

    /// When to look next, if ever.
    pub fn due(&self, now: u64) -> Option<u64> {
        self.diagnostics.as_ref()?;
        if self.watched.is_empty() && self.leaving.is_empty() {
            return None;
        }
        let lively = now < self.last_event.saturating_add(LIVELY);
        Some(self.last_look + if lively { FRAME } else { SECOND })
    }

    /// Looks, and gives what changed: program, socket, truth (`None`: the kernel knows it no longer).
    pub fn look(&mut self, now: u64) -> Vec<(ProgramId, SocketId, Option<Truth>)> {
        self.last_look = now;
        let Some(diagnostics) = &mut self.diagnostics else { return Vec::new() };
        // What the table let go of meanwhile is nobody's any more.
        self.leaving.retain(|id| is_leaving(&self.sockets, *id));
        let after = (Bound::Excluded(self.last_left), Bound::Unbounded);
        let leaving = self.leaving.range(after).chain(self.leaving.range(..=self.last_left)).take(MOST);
        let leaving: Vec<SocketId> = leaving.copied().collect();
        self.last_left = leaving.last().copied().unwrap_or(SocketId(0));
        let mut news = Vec::new();
        let mut gone = HashSet::new();
        // Those on the screen first: a minute of TIME_WAIT has more that leave than one look can ask about.
        for id in self.watched.iter().chain(&leaving) {
            let Some(socket) = self.sockets.by_id.get(id) else { continue };
            let leaving = socket.stage == Stage::Closed;
            let findable = socket.names.local.is_some() || !socket.info.family.is_internet();
            let truth = if findable {
                let target = Target {
                    id: *id,
                    family: socket.info.family,
                    kind: socket.info.kind,
                    inode: socket.info.inode,
                    local: socket.names.local.clone(),
                    peer: socket.names.peer.clone(),
                };
                match diagnostics.ask(&target) {
                    Ok(truth) => truth,
                    Err(_) => continue,
                }
            } else {
                None
            };
            if truth.is_none() && !leaving {
                // The kernel's tables list no socket that is merely made or bound: that is no news.
                continue;
            }
            if truth.is_none() {
                gone.insert(*id);
            }
            if self.told.get(id) != Some(&truth) {
                news.push((socket.program, *id, truth.clone()));
                self.told.insert(*id, truth);
            }
        }
        self.leaving.retain(|id| !gone.contains(id));
        for id in gone {
            self.told.remove(&id);
        }
        news
    }
}

/// Whether the kernel may still keep a socket that its program let go of.
fn is_leaving(sockets: &Sockets, id: SocketId) -> bool {
    sockets.by_id.get(&id).is_some_and(|socket| socket.stage == Stage::Closed)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::journal::call::{Call, CallId, CloseReason, Operation, Returned};
    use crate::journal::projections::sockets::CLOSED_KEPT;
    use crate::journal::socket::{Family, Kind, Protocol, SocketInfo};
    use crate::journal::{address::Address, call::Names};
    use crate::net::{recorder::Silent, socket::Socket as Instrumented};

    const PROGRAM: ProgramId = ProgramId(1);

    fn call(sampler: &mut Sampler, socket: Option<SocketId>, fd: i32, operation: Operation, returned: Returned) {
        let connects = matches!(operation, Operation::Connect { .. });
        let end = |port| Some(Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port });
        let names = connects.then(|| Names { local: end(1), peer: end(2) });
        let result = Ok(returned);
        let call = Call { id: CallId(1), socket, fd, operation, began: 1, result, names, truth: None };
        sampler.fold(&Event { time: 1, program: PROGRAM, sequence: 1, late: false, body: Body::Call(call) });
    }

    fn born(sampler: &mut Sampler, id: u64, fd: i32, kind: Kind) {
        let (family, protocol) = (Family::INET, Protocol(0));
        let socket = SocketInfo { id: SocketId(id), fd, family, kind, protocol, inode: id };
        let operation = Operation::Socket { family, kind, protocol };
        call(sampler, None, -1, operation, Returned::Socket { socket, peer: None });
    }

    fn connected(sampler: &mut Sampler, id: u64) {
        born(sampler, id, 3, Kind::STREAM);
        let address = Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 2 };
        let operation = Operation::Connect { address, returns_errno: false };
        call(sampler, Some(SocketId(id)), 3, operation, Returned::Nothing);
    }

    fn closed(sampler: &mut Sampler, id: u64, fd: i32) {
        let operation = Operation::Close { reason: CloseReason::NoName };
        call(sampler, Some(SocketId(id)), fd, operation, Returned::Nothing);
    }

    #[test]
    fn what_cannot_outlive_its_descriptor_is_never_asked_about() {
        let mut sampler = Sampler::new();
        for id in 1..=3 {
            born(&mut sampler, id, 3, if id == 2 { Kind::DGRAM } else { Kind::STREAM });
            closed(&mut sampler, id, 3);
        }
        assert_eq!(sampler.due(1), None);
        assert!(sampler.sockets.by_id.values().all(|socket| socket.stage == Stage::Gone));
    }

    #[test]
    fn one_descriptor_of_two_closed_is_no_leaving() {
        let mut sampler = Sampler::new();
        connected(&mut sampler, 1);
        let socket = sampler.sockets.by_id[&SocketId(1)].info.clone();
        let twin = SocketInfo { fd: 4, ..socket };
        call(&mut sampler, Some(SocketId(1)), 3, Operation::Dup, Returned::Socket { socket: twin, peer: None });
        closed(&mut sampler, 1, 3);
        assert_eq!(sampler.due(1), None, "or the idle lab would wake every second");
    }

    #[test]
    fn those_that_leave_are_bounded_and_all_have_their_turn() {
        let mut sampler = Sampler::new();
        for id in 1..=2 * CLOSED_KEPT as u64 {
            connected(&mut sampler, id);
            closed(&mut sampler, id, 3);
        }
        // Whatever the kernel says of such addresses: each look asks about others, and forgets what the table forgot.
        sampler.look(2);
        assert!(sampler.leaving.len() <= CLOSED_KEPT, "{}", sampler.leaving.len());
        let first = sampler.last_left;
        sampler.look(3);
        assert!(sampler.last_left > first);
    }

    #[test]
    fn what_is_on_the_screen_is_asked_about_however_many_leave() {
        let listener = Instrumented::new(Arc::new(Silent::new(true)), Family::INET, Kind::STREAM, Protocol(0)).unwrap();
        listener.bind(&Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port: 0 }).unwrap();
        listener.listen(5).unwrap();
        let (info, address) = (listener.info().clone(), listener.names().local.unwrap());
        let mut sampler = Sampler::new();
        for id in 1..=3 * MOST as u64 {
            connected(&mut sampler, u64::MAX - id);
            closed(&mut sampler, u64::MAX - id, 3);
        }
        let operation = Operation::Socket { family: info.family, kind: info.kind, protocol: info.protocol };
        call(&mut sampler, None, -1, operation, Returned::Socket { socket: info.clone(), peer: None });
        call(&mut sampler, Some(info.id), info.fd, Operation::Bind { address }, Returned::Nothing);
        sampler.watch(vec![info.id]);
        let news = sampler.look(2);
        assert!(news.iter().any(|(_, id, truth)| *id == info.id && truth.is_some()), "{news:?}");
    }
}
