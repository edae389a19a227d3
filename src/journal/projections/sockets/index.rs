//! Where to find a socket without walking the table: all of it can be computed from the table again.

use std::collections::{BTreeMap, HashMap};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::shelves::Shelves;
use super::{Socket, Stage};
use crate::journal::address::Address;
use crate::journal::event::ProgramId;
use crate::journal::socket::{Kind, SocketId};

/// An Internet address and port, the same for IPv4 and for IPv4 inside IPv6 (`::ffff:127.0.0.1`):
/// a dual-stack listener sees its IPv4 clients so, ipv6(7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::journal::projections) struct Endpoint {
    ip: IpAddr,
    port: u16,
}

impl Endpoint {
    /// The endpoint of an Internet address with a port; `None` for all others.
    pub fn of(address: &Address) -> Option<Endpoint> {
        let (ip, port) = match address {
            Address::Inet { ip, port } => (IpAddr::V4(*ip), *port),
            Address::Inet6 { ip, port, .. } => (IpAddr::V6(*ip).to_canonical(), *port),
            _ => return None,
        };
        (port != 0).then_some(Endpoint { ip, port })
    }

    /// 0.0.0.0 or `::`: every address of the machine.
    pub fn is_wildcard(self) -> bool {
        self.ip.is_unspecified()
    }

    /// The address a peer on this machine sees when a wildcard-bound socket talks over loopback.
    pub fn on_loopback(self) -> Endpoint {
        match self.ip {
            IpAddr::V4(ip) if ip.is_unspecified() => Endpoint { ip: Ipv4Addr::LOCALHOST.into(), ..self },
            IpAddr::V6(ip) if ip.is_unspecified() => Endpoint { ip: Ipv6Addr::LOCALHOST.into(), ..self },
            _ => self,
        }
    }

    /// The wildcard addresses whose sockets a packet to this endpoint may also reach, best first.
    fn wildcards(self) -> impl Iterator<Item = Endpoint> {
        let v4 = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
        let v6 = IpAddr::V6(Ipv6Addr::UNSPECIFIED);
        // Only loopback is certainly this machine: a wildcard socket of ours is not every host's.
        // `::` takes IPv4 too, unless IPV6_V6ONLY was set (ipv6(7)), which we cannot see from here.
        let v4 = (self.ip.is_loopback() && self.ip.is_ipv4()).then_some(v4);
        let v6 = self.ip.is_loopback().then_some(v6);
        v4.into_iter().chain(v6).map(move |ip| Endpoint { ip, port: self.port })
    }
}

/// Something a `connect` or a `sendto` can be aimed at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::journal::projections) enum Place {
    /// An address and port.
    Internet(Endpoint),
    /// A file.
    Path(Vec<u8>),
    /// A name in Linux's abstract namespace.
    Abstract(Vec<u8>),
}

impl Place {
    /// The place of an address; `None` where nothing can be aimed at it (no port, no name).
    pub fn of(address: &Address) -> Option<Place> {
        match address {
            Address::Inet { .. } | Address::Inet6 { .. } => Endpoint::of(address).map(Place::Internet),
            Address::Path(path) if !path.is_empty() => Some(Place::Path(path.clone())),
            Address::Abstract(name) => Some(Place::Abstract(name.clone())),
            _ => None,
        }
    }
}

/// The lookups. Equal by definition: what they hold follows from the table.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    pairs: HashMap<(Kind, Endpoint, Endpoint), SocketId>,
    reachable: HashMap<(Kind, Place), SocketId>,
    inodes: HashMap<u64, SocketId>,
    /// Ordered, so that a program's sockets come out by descriptor.
    pub descriptors: BTreeMap<(ProgramId, i32), SocketId>,
    /// Every socket by its program and by how late something happened to it.
    pub shelves: Shelves,
}

impl PartialEq for Index {
    fn eq(&self, _other: &Index) -> bool {
        true
    }
}

impl Index {
    /// Takes in a socket as it stands now. Called again after every change of its names or stage.
    pub fn note(&mut self, socket: &Socket) {
        let id = socket.info.id;
        if socket.info.inode != 0 {
            self.inodes.insert(socket.info.inode, id);
        }
        for fd in &socket.descriptors {
            self.descriptors.insert((socket.program, *fd), id);
        }
        if let Some(pair) = pair(socket) {
            self.pairs.insert(pair, id);
        }
        if takes_callers(socket)
            && let Some(place) = socket.names.local.as_ref().and_then(Place::of)
        {
            self.reachable.insert((socket.info.kind, place), id);
        }
    }

    /// A socket was let go of: nobody can reach it any more. What connected it stays findable, since
    /// the `accept` of a closed client may still come.
    pub fn note_closed(&mut self, socket: &Socket) {
        let id = socket.info.id;
        if let Some(place) = socket.names.local.as_ref().and_then(Place::of) {
            let key = (socket.info.kind, place);
            if self.reachable.get(&key) == Some(&id) {
                self.reachable.remove(&key);
            }
        }
    }

    /// A socket leaves the table.
    pub fn drop_socket(&mut self, socket: &Socket) {
        let id = socket.info.id;
        self.note_closed(socket);
        if self.inodes.get(&socket.info.inode) == Some(&id) {
            self.inodes.remove(&socket.info.inode);
        }
        if let Some(pair) = pair(socket)
            && self.pairs.get(&pair) == Some(&id)
        {
            self.pairs.remove(&pair);
        }
    }

    /// The socket whose own address is this one's peer, and the reverse.
    pub fn mirror_of(&self, socket: &Socket) -> Option<SocketId> {
        let (kind, local, peer) = pair(socket)?;
        self.pairs.get(&(kind, peer, local)).copied()
    }

    /// The open socket that a `connect` or a datagram to this address reaches: bound to it exactly,
    /// else to a wildcard (the kernel prefers the same way).
    pub fn reachable(&self, kind: Kind, place: Place) -> Option<SocketId> {
        let wildcards = match place {
            Place::Internet(endpoint) => Some(endpoint.on_loopback().wildcards()),
            _ => None,
        };
        let exact = match place {
            Place::Internet(endpoint) => Place::Internet(endpoint.on_loopback()),
            other => other,
        };
        self.reachable
            .get(&(kind, exact))
            .copied()
            .or_else(|| wildcards?.find_map(|endpoint| self.reachable.get(&(kind, Place::Internet(endpoint))).copied()))
    }

    /// The socket with this inode.
    pub fn with_inode(&self, inode: u64) -> Option<SocketId> {
        self.inodes.get(&inode).copied()
    }
}

/// The two addresses of a connected Internet stream.
fn pair(socket: &Socket) -> Option<(Kind, Endpoint, Endpoint)> {
    if socket.info.kind != Kind::STREAM {
        return None;
    }
    let local = Endpoint::of(socket.names.local.as_ref()?)?;
    let peer = Endpoint::of(socket.names.peer.as_ref()?)?;
    Some((socket.info.kind, local, peer))
}

/// Whether others can aim at this socket: a listener, or a datagram socket with an address.
fn takes_callers(socket: &Socket) -> bool {
    !socket.descriptors.is_empty() && (socket.stage == Stage::Listening || socket.info.kind == Kind::DGRAM)
}

/// Whether two addresses may be those of one place, as two ends see it: a socket that is bound to all addresses is seen on
/// loopback, and an address that nobody can aim at tells nothing.
pub fn same_place(one: &Address, other: &Address) -> bool {
    match (Endpoint::of(one), Endpoint::of(other)) {
        (Some(one), Some(other)) => one.on_loopback() == other.on_loopback(),
        _ => match (Place::of(one), Place::of(other)) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        },
    }
}
