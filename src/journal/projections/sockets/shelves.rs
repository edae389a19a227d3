//! The sockets of each program by how far they have come and by when something last happened to them.
//!
//! What the screen looks at with each message and for each frame comes from here, and no more than [`LOOKED_AT`] of a
//! kind: it costs the same whether a program holds three sockets or ten thousand.

use std::collections::{BTreeMap, BTreeSet};

use super::{Socket, Sockets, Stage};
use crate::journal::event::ProgramId;
use crate::journal::socket::SocketId;

/// How many sockets of a program are looked at: so many that listen, so many other open ones, and so many that were
/// closed; of each those to which something happened last. More than the rows of any screen.
pub const LOOKED_AT: usize = 64;

/// How many listeners of all programs together are looked at.
const LISTENERS: usize = 512;

/// Sockets that something happened to within this time of each other count as equally late: 2²⁴ ns, about the
/// time of a frame. The place of a busy socket then changes sixty times a second and not with each call.
const LATENESS_BITS: u32 = 24;

/// How far a socket has come, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shelf {
    /// It waits for connections.
    Listening,
    /// A program holds it otherwise.
    Open,
    /// Its program let go of it, and the kernel may still keep it.
    Lingering,
    /// The kernel has let go of it too.
    Over,
}

/// Where a socket stands: its shelf and whose it is, when something last happened to it, and which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    shelf: Shelf,
    program: ProgramId,
    late: u64,
    id: SocketId,
}

impl Place {
    /// The place of a socket as it stands now.
    pub fn of(socket: &Socket) -> Place {
        let shelf = match socket.stage {
            Stage::Listening => Shelf::Listening,
            Stage::Fresh | Stage::Bound | Stage::Connected => Shelf::Open,
            Stage::Closed => Shelf::Lingering,
            Stage::Gone => Shelf::Over,
        };
        Place { shelf, program: socket.program, late: socket.touched >> LATENESS_BITS, id: socket.info.id }
    }
}

/// All sockets of the table in their places.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shelves {
    places: BTreeSet<Place>,
    counts: BTreeMap<(ProgramId, Shelf), usize>,
}

impl Shelves {
    /// A socket enters the table.
    pub fn put(&mut self, place: Place) {
        if self.places.insert(place) {
            *self.counts.entry((place.program, place.shelf)).or_default() += 1;
        }
    }

    /// A socket leaves the table.
    pub fn take(&mut self, place: Place) {
        if self.places.remove(&place)
            && let Some(count) = self.counts.get_mut(&(place.program, place.shelf))
        {
            *count -= 1;
            if *count == 0 {
                self.counts.remove(&(place.program, place.shelf));
            }
        }
    }

    /// A socket that stood at `before` has changed.
    pub fn change(&mut self, before: Place, socket: &Socket) {
        let after = Place::of(socket);
        if after != before {
            self.take(before);
            self.put(after);
        }
    }

    fn count(&self, program: ProgramId, shelf: Shelf) -> usize {
        self.counts.get(&(program, shelf)).copied().unwrap_or(0)
    }

    /// The sockets of a shelf of a program, the one first that something happened to last.
    fn latest(&self, program: ProgramId, shelf: Shelf) -> impl Iterator<Item = SocketId> {
        let first = Place { shelf, program, late: 0, id: SocketId(0) };
        let last = Place { shelf, program, late: u64::MAX, id: SocketId(u64::MAX) };
        self.places.range(first..=last).rev().map(|place| place.id).take(LOOKED_AT)
    }

    fn listeners(&self) -> impl Iterator<Item = SocketId> {
        let is_listener = |place: &&Place| place.shelf == Shelf::Listening;
        self.places.iter().take_while(is_listener).map(|place| place.id).take(LISTENERS)
    }
}

impl Sockets {
    /// The open sockets of a program that are looked at: those that listen, then the others; of each at most
    /// [`LOOKED_AT`], the one first that something happened to last.
    pub fn open_of(&self, program: ProgramId) -> impl Iterator<Item = &Socket> {
        self.on_shelves(program, [Shelf::Listening, Shelf::Open])
    }

    /// The sockets that a program let go of and that are looked at: those that the kernel may still keep, then the
    /// others; of each at most [`LOOKED_AT`], the one first that something happened to last.
    pub fn over_of(&self, program: ProgramId) -> impl Iterator<Item = &Socket> {
        self.on_shelves(program, [Shelf::Lingering, Shelf::Over])
    }

    /// The sockets of a program of which the kernel may hold something, as far as they are looked at: see
    /// [`Sockets::open_of`] and [`Sockets::over_of`].
    pub fn kept_of(&self, program: ProgramId) -> impl Iterator<Item = &Socket> {
        self.on_shelves(program, [Shelf::Listening, Shelf::Open, Shelf::Lingering])
    }

    /// How many sockets of a program the kernel may hold something of, those that are not looked at included.
    pub fn kept_count(&self, program: ProgramId) -> usize {
        let shelves = [Shelf::Listening, Shelf::Open, Shelf::Lingering];
        shelves.into_iter().map(|shelf| self.index.shelves.count(program, shelf)).sum()
    }

    /// Whether a program holds an open socket.
    pub fn holds_any(&self, program: ProgramId) -> bool {
        [Shelf::Listening, Shelf::Open].into_iter().any(|shelf| self.index.shelves.count(program, shelf) > 0)
    }

    /// The sockets of all programs that listen, as far as they are looked at, program by program.
    pub fn listeners(&self) -> impl Iterator<Item = &Socket> {
        self.index.shelves.listeners().filter_map(|id| self.by_id.get(&id))
    }

    fn on_shelves<const N: usize>(&self, program: ProgramId, shelves: [Shelf; N]) -> impl Iterator<Item = &Socket> {
        let ids = shelves.into_iter().flat_map(move |shelf| self.index.shelves.latest(program, shelf));
        ids.filter_map(|id| self.by_id.get(&id))
    }

    /// Puts a socket into the table as if it had been folded.
    #[cfg(test)]
    pub fn put(&mut self, socket: Socket) {
        if let Some(before) = self.by_id.get(&socket.info.id) {
            self.index.shelves.take(Place::of(before));
        }
        self.index.note(&socket);
        self.index.shelves.put(Place::of(&socket));
        self.by_id.insert(socket.info.id, socket);
    }

    /// Keeps some.
    #[cfg(test)]
    pub fn retain(&mut self, keep: impl Fn(&Socket) -> bool) {
        self.by_id.retain(|_, socket| keep(socket));
        self.index.shelves = Shelves::default();
        self.by_id.values().for_each(|socket| self.index.shelves.put(Place::of(socket)));
    }

    /// Whether everything stands where it would if the table were read anew.
    #[cfg(test)]
    pub fn is_in_order(&self) -> bool {
        let mut anew = Shelves::default();
        self.by_id.values().for_each(|socket| anew.put(Place::of(socket)));
        anew == self.index.shelves
    }
}
