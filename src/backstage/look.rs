//! What the kernel holds once a scene is at rest, asked directly.
//!
//! The lab samples sockets at frame rate, and tells only what changed: from outside nobody can say whether it has looked
//! since. Before a verdict is final we look ourselves, and look again until what the kernel holds is what the calls of
//! both ends amount to.

use crate::course::rest;
use crate::journal::event::{Body, Event};
use crate::journal::projections::sockets::{Socket, Stage};
use crate::journal::projections::travel::Way;
use crate::journal::socket::{Kind, SocketId, Truth};
use crate::kernel::clock;
use crate::kernel::socket_truth::Target;

use super::Backstage;

impl Backstage {
    /// Asks the kernel about every open socket of the scene, and takes in what is news. Whether
    /// anything was.
    pub(super) fn look(&mut self) -> bool {
        let mut news = Vec::new();
        let sockets = self.projections.sockets.by_id.values();
        for socket in sockets.filter(|socket| !socket.descriptors.is_empty()) {
            // The kernel's tables find no Internet socket that has no address yet.
            if socket.names.local.is_none() && socket.info.family.is_internet() {
                continue;
            }
            let target = Target {
                id: socket.info.id,
                family: socket.info.family,
                kind: socket.info.kind,
                inode: socket.info.inode,
                local: socket.names.local.clone(),
                peer: socket.names.peer.clone(),
            };
            // As old as the question: what a program did between the answer and now is no part of it.
            let asked = clock::now();
            let Ok(Some(mut truth)) = self.kernel.ask(&target) else { continue };
            // Figures go on changing where everything is at rest (a full queue is asked about again and again).
            truth.details = None;
            // What was said before the last call is said again, so that it is known to hold still.
            if same(&socket.truth, &truth) && socket.truth_time >= socket.touched {
                continue;
            }
            let body = Body::Sample { socket: socket.info.id, truth: Some(truth) };
            news.push(Event { time: asked, program: socket.program, sequence: 0, late: false, body });
        }
        for event in &news {
            self.take_in(event);
        }
        !news.is_empty()
    }

    /// Whether what the kernel holds is what the calls amount to: bytes to read, and connections to accept.
    pub fn agrees(&self) -> bool {
        let open = |socket: &&Socket| !socket.descriptors.is_empty() && socket.info.kind == Kind::STREAM;
        self.projections.sockets.by_id.values().filter(open).all(|socket| match socket.stage {
            Stage::Connected => self.unread_agrees(socket),
            Stage::Listening => socket
                .truth
                .accept_queue
                .is_none_or(|queue| queue.waiting > 0 || !rest::has_callers(&self.projections, socket)),
            _ => true,
        })
    }

    fn unread_agrees(&self, socket: &Socket) -> bool {
        // What nobody has told yet agrees with nothing to read only.
        let unread = u64::from(socket.truth.unread.unwrap_or(0));
        let other = socket.other_end.filter(|id: &SocketId| self.projections.sockets.is_open(*id));
        let conversation = self.projections.travel.of(socket.info.id).filter(|_| other.is_some());
        match conversation.and_then(|conversation| conversation.seen_from(socket.info.id)) {
            Some((_, Way::Ribbon(ribbon))) if !ribbon.reset => unread == ribbon.sent.saturating_sub(ribbon.read),
            _ => true,
        }
    }
}

/// Whether a look says what is known already. A socket's other inode is told by some looks only, and once told, kept.
fn same(known: &Truth, told: &Truth) -> bool {
    let mut told = told.clone();
    told.keep_of(known);
    // What only the program itself can tell (a datagram's size) is no difference.
    told.unread = told.unread.or(known.unread);
    *known == told
}
