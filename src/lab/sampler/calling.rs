//! Connections that are being asked for: a `connect` that waits in the kernel has told nobody its own address yet.

use std::collections::HashMap;

use crate::journal::address::Address;
use crate::journal::projections::sockets::{Socket, Sockets};
use crate::journal::socket::SocketId;
use crate::journal::truth::Truth;
use crate::kernel::socket_truth::Target;

/// Where each `connect` that waits in the kernel is going, and from where, once that was found.
#[derive(Debug, Default)]
pub(super) struct Calling(HashMap<SocketId, (Address, Option<Address>)>);

impl Calling {
    /// A `connect` was seen to wait.
    pub fn begins(&mut self, id: SocketId, to: &Address) {
        self.0.insert(id, (to.clone(), None));
    }

    /// It came back, and goes on without its program (EINPROGRESS, or a timeout of Python's), from there if that was told.
    pub fn goes_on(&mut self, id: SocketId, to: &Address, from: Option<&Address>) {
        let entry = self.0.entry(id).or_insert_with(|| (to.clone(), None));
        if let Some(from) = from {
            entry.1 = Some(from.clone());
        }
    }

    /// It came back, with another end or without.
    pub fn ends(&mut self, id: SocketId) {
        self.0.remove(&id);
    }

    /// Forgets those whose program let go of them.
    pub fn settle(&mut self, sockets: &Sockets) {
        self.0.retain(|id, _| sockets.is_open(*id));
    }

    /// Whether it waits and has to be searched for.
    pub fn is_lost(&self, id: SocketId) -> bool {
        self.0.get(&id).is_some_and(|(_, from)| from.is_none())
    }

    /// A search found its own address: from now on it is asked about at every look.
    pub fn found(&mut self, id: SocketId, local: &Address) {
        if let Some((_, from)) = self.0.get_mut(&id) {
            *from = Some(local.clone());
        }
    }

    /// Adds to what the kernel said of a socket whose `connect` waits the address that it was found by.
    pub fn name(&self, socket: &Socket, truth: &mut Truth) {
        if socket.names.local.is_none()
            && let Some((_, Some(from))) = self.0.get(&socket.info.id)
        {
            truth.details.get_or_insert_default().local = Some(from.clone());
        }
    }

    /// What the kernel is asked for; a Unix socket is found by its inode.
    pub fn target(&self, socket: &Socket) -> Target {
        let internet = socket.info.family.is_internet();
        let (to, from) = self.0.get(&socket.info.id).map_or((None, None), |(to, from)| (Some(to), from.as_ref()));
        let address =
            |calling: Option<&Address>, told: &Option<Address>| calling.or(told.as_ref()).filter(|_| internet).cloned();
        Target {
            id: socket.info.id,
            family: socket.info.family,
            kind: socket.info.kind,
            inode: socket.info.inode,
            local: address(from, &socket.names.local),
            peer: address(to, &socket.names.peer),
        }
    }
}
