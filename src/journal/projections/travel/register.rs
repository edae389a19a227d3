//! Finding conversations by their sockets, and letting go of old ones.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::cards::Marks;
use super::{CONVERSATIONS, Conversation, Moved, Travel};
use crate::journal::projections::sockets::{Place, Sockets};
use crate::journal::socket::SocketId;

/// How many conversations leave at once: choosing them means asking about all.
const LEAVE: usize = CONVERSATIONS / 8;

/// What is remembered beside a conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Track {
    /// The conversation's number, in the order in which they began; it never changes.
    pub serial: u64,
    /// For conversations by messages, what is remembered of each way.
    pub ways: [Marks; 2],
}

/// The other end, as a socket knows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Far {
    Socket(SocketId),
    Place(Place),
}

/// The lookups. Equal by definition: what they hold follows from the conversations.
#[derive(Clone, Debug, Default)]
pub(super) struct Register {
    /// The conversations of each socket, oldest first.
    of_socket: HashMap<SocketId, Vec<u64>>,
    by_far: HashMap<(SocketId, Far), u64>,
    /// Where the bytes of the last event moved; nothing that is worth storing.
    pub moved: Option<Moved>,
}

impl PartialEq for Register {
    fn eq(&self, _other: &Register) -> bool {
        true
    }
}

/// What is stored of [`Travel`]: all but what can be computed again.
#[derive(Deserialize)]
pub(super) struct Stored {
    conversations: Vec<Conversation>,
    forgotten: u64,
    tracks: Vec<Track>,
    next_serial: u64,
    arrivals: u64,
    events: u64,
}

impl From<Stored> for Travel {
    fn from(stored: Stored) -> Travel {
        let Stored { conversations, forgotten, mut tracks, next_serial, arrivals, events } = stored;
        // Every conversation has its track; what was stored otherwise was not stored by us.
        tracks.resize_with(conversations.len(), Track::default);
        let mut register = Register::default();
        for (conversation, track) in conversations.iter().zip(&tracks) {
            register.note(track.serial, conversation);
        }
        Travel { conversations, forgotten, tracks, next_serial, arrivals, events, register }
    }
}

impl Register {
    /// Takes in a conversation's ends as they stand.
    fn note(&mut self, serial: u64, conversation: &Conversation) {
        for (near, far) in pairs_of(conversation) {
            let Some(socket) = near.socket else { continue };
            let serials = self.of_socket.entry(socket).or_default();
            if let Err(place) = serials.binary_search(&serial) {
                serials.insert(place, serial);
            }
            for key in keys(far) {
                self.by_far.insert((socket, key), serial);
            }
        }
    }

    fn drop_conversation(&mut self, serial: u64, conversation: &Conversation) {
        for (near, far) in pairs_of(conversation) {
            let Some(socket) = near.socket else { continue };
            if let Some(serials) = self.of_socket.get_mut(&socket) {
                serials.retain(|other| *other != serial);
                if serials.is_empty() {
                    self.of_socket.remove(&socket);
                }
            }
            for key in keys(far) {
                if self.by_far.get(&(socket, key.clone())) == Some(&serial) {
                    self.by_far.remove(&(socket, key));
                }
            }
        }
    }
}

fn pairs_of(conversation: &Conversation) -> [(&super::End, &super::End); 2] {
    let [one, other] = &conversation.ends;
    [(one, other), (other, one)]
}

fn keys(far: &super::End) -> impl Iterator<Item = Far> {
    let place = far.address.as_ref().and_then(Place::of).map(Far::Place);
    far.socket.map(Far::Socket).into_iter().chain(place)
}

impl Travel {
    /// The numbers of a socket's conversations, oldest first.
    pub(super) fn serials_of(&self, socket: SocketId) -> &[u64] {
        self.register.of_socket.get(&socket).map_or(&[], Vec::as_slice)
    }

    /// Where the conversation with this number stands now.
    pub(super) fn position(&self, serial: u64) -> Option<usize> {
        self.tracks.binary_search_by_key(&serial, |track| track.serial).ok()
    }

    /// The conversation of `socket` with another socket.
    pub(super) fn with_socket(&self, socket: SocketId, far: SocketId) -> Option<usize> {
        self.position(*self.register.by_far.get(&(socket, Far::Socket(far)))?)
    }

    /// The conversation of `socket` with whatever is at a place; the last one, where there were several.
    pub(super) fn with_place(&self, socket: SocketId, far: Place) -> Option<usize> {
        self.position(*self.register.by_far.get(&(socket, Far::Place(far)))?)
    }

    /// Adds a conversation; returns where it stands.
    pub(super) fn add(&mut self, conversation: Conversation, sockets: &Sockets) -> usize {
        if self.conversations.len() >= CONVERSATIONS {
            self.let_some_go(sockets);
        }
        let serial = self.next_serial;
        self.next_serial += 1;
        self.register.note(serial, &conversation);
        self.conversations.push(conversation);
        self.tracks.push(Track { serial, ways: Default::default() });
        self.conversations.len() - 1
    }

    /// Changes the ends of a conversation.
    pub(super) fn change_ends(&mut self, position: usize, change: impl FnOnce(&mut Conversation)) {
        let serial = self.tracks[position].serial;
        let conversation = &mut self.conversations[position];
        self.register.drop_conversation(serial, conversation);
        change(conversation);
        self.register.note(serial, conversation);
    }

    pub(super) fn remove(&mut self, position: usize) -> (Conversation, Track) {
        let conversation = self.conversations.remove(position);
        let track = self.tracks.remove(position);
        self.register.drop_conversation(track.serial, &conversation);
        (conversation, track)
    }

    /// Lets the oldest go: first those whose sockets are all closed, then those that moved longest ago.
    fn let_some_go(&mut self, sockets: &Sockets) {
        let over = |conversation: &Conversation| {
            conversation.ends.iter().filter_map(|end| end.socket).all(|socket| !sockets.is_open(socket))
        };
        let mut order: Vec<(bool, u64, u64)> = self
            .conversations
            .iter()
            .zip(&self.tracks)
            .map(|(conversation, track)| {
                let over = over(conversation);
                (!over, if over { 0 } else { conversation.touched }, track.serial)
            })
            .collect();
        order.sort_unstable();
        order.truncate(LEAVE);
        let mut leaving: Vec<u64> = order.into_iter().map(|(_, _, serial)| serial).collect();
        leaving.sort_unstable();
        let leaves = |track: &Track| leaving.binary_search(&track.serial).is_ok();
        for (conversation, track) in self.conversations.iter().zip(&self.tracks).filter(|(_, track)| leaves(track)) {
            self.register.drop_conversation(track.serial, conversation);
            self.forgotten += 1;
        }
        let mut tracks = self.tracks.iter();
        self.conversations.retain(|_| tracks.next().is_some_and(|track| !leaves(track)));
        self.tracks.retain(|track| !leaves(track));
    }
}
