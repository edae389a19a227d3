//! What the kernel holds, asked from outside the programs: at frame rate while things happen, then once a
//! second while a socket is on the screen, and never when none is.

use std::collections::HashMap;

use crate::journal::event::{Body, Event, ProgramId};
use crate::journal::projections::sockets::{Sockets, Stage};
use crate::journal::socket::{Kind, SocketId, Truth};
use crate::kernel::diag::{Diagnostics, Target};

/// Between two looks while things happen, in nanoseconds.
const FRAME: u64 = 16_000_000;

/// How long things count as happening after an event, in nanoseconds.
const LIVELY: u64 = 1_000_000_000;

/// Between two looks when nothing happens, in nanoseconds.
const SECOND: u64 = 1_000_000_000;

/// No more sockets than this are asked about in one look.
const MOST: usize = 128;

/// The sampler's memory: the sockets, what was last told of each, and when to look again.
pub struct Sampler {
    diagnostics: Option<Diagnostics>,
    sockets: Sockets,
    watched: Vec<SocketId>,
    /// Sockets whose programs let go of them, until the kernel has too.
    leaving: Vec<SocketId>,
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
            leaving: Vec::new(),
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
            Body::Call(call) if call.operation.name() == "close" => self.leaving.extend(call.socket),
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
        self.leaving.sort_unstable();
        self.leaving.dedup();
        let mut news = Vec::new();
        let mut gone = Vec::new();
        for id in self.leaving.iter().chain(&self.watched).take(2 * MOST) {
            let Some(socket) = self.sockets.by_id.get(id) else {
                gone.push(*id);
                continue;
            };
            let leaving = socket.stage == Stage::Closed;
            let findable = socket.names.local.is_some() || !socket.info.family.is_internet();
            // Only TCP lives on after its last descriptor: for the rest, «closed» is «gone».
            let truth = if leaving && !(socket.info.family.is_internet() && socket.info.kind == Kind::STREAM) {
                None
            } else if findable {
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
                gone.push(*id);
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
