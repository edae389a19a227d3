//! Messages without a connection: bind, sendto, recvfrom, close, each when it is its turn.

use super::*;
use crate::journal::projections::travel::{End, Fate};

impl<'a> Scene<'a> {
    /// What comes next in a console on its datagram sockets.
    pub(super) fn datagram(&self, desk: &Desk<'a>) -> Option<Suggestion> {
        desk.mine.iter().filter(|mine| mine.socket.info.kind == Kind::DGRAM).find_map(|mine| self.card(desk, mine))
    }

    /// Whether somebody else has a datagram socket and nowhere to send to, or an echo over UDP was added to be tried.
    pub(super) fn wants_datagrams(&self, desk: &Desk) -> bool {
        if !desk.serves && self.newest_listener().is_none() && self.echo_untried() {
            return true;
        }
        let unspoken = |socket: &&Socket| {
            socket.info.kind == Kind::DGRAM && socket.info.family == Family::INET && socket.program != desk.id
        };
        let mut theirs = self.open_sockets().filter(unspoken).peekable();
        desk.serves && theirs.peek().is_some() && theirs.all(|socket| socket.stage == Stage::Fresh)
    }

    /// Whether a server of ours that echoes datagrams has had none yet.
    fn echo_untried(&self) -> bool {
        let is_echo = |socket: &Socket| {
            socket.info.kind == Kind::DGRAM
                && socket.info.family == Family::INET
                && matches!(self.model.role(socket.program), Some(Role::Server(_)))
        };
        self.open_sockets().any(|socket| is_echo(socket) && socket.received == 0)
    }

    fn card(&self, desk: &Desk, mine: &Mine) -> Option<Suggestion> {
        let socket = mine.socket;
        let about = |id| Text::new(id).with("program", desk.name).with("name", mine.name);
        let receive = || format!("{}.recvfrom(100)", mine.name);
        if self.card_waits(socket) {
            return Some(suggestion(receive(), about("app-next-datagram")));
        }
        let other = self.other_end(socket);
        match (socket.sent > 0, socket.received > 0) {
            (false, true) => {
                let address = other.and_then(|end| end.address.as_ref()).and_then(address_literal)?;
                let line = format!("{}.sendto(b\"{}\", {address})", mine.name, self.bye());
                Some(suggestion(line, about("app-next-reply-datagram")))
            }
            (false, false) if desk.serves && socket.stage == Stage::Fresh => {
                let line = format!("{}.bind({})", mine.name, bind_literal(self, socket.info.family));
                Some(suggestion(line, about("app-next-bind-datagram")))
            }
            (false, false) if desk.serves => None,
            (false, false) if socket.stage == Stage::Connected => {
                let line = format!("{}.send(b\"{}\")", mine.name, self.hello());
                Some(suggestion(line, about("app-next-send-datagram")))
            }
            (false, false) => {
                let target = self.target(desk, socket)?;
                let line = format!("{}.sendto(b\"{}\", {})", mine.name, self.hello(), address_literal(target)?);
                Some(suggestion(line, about("app-next-send-datagram").with("address", address_short(target))))
            }
            (true, false) => {
                let address = other.and_then(|end| end.address.as_ref());
                let echoes = address.is_some_and(|address| self.server_at(address).is_some());
                echoes.then(|| suggestion(receive(), about("app-next-read-answer")))
            }
            (true, true) => {
                let there = other.and_then(|end| end.socket).and_then(|id| self.socket(id));
                let over = !desk.serves || there.is_none_or(|there| !is_open(there));
                over.then(|| suggestion(format!("{}.close()", mine.name), about("app-next-close-datagram")))
            }
        }
    }

    /// Where to send to: an open datagram socket with an address, the one that was made last.
    fn target(&self, desk: &Desk, socket: &Socket) -> Option<&'a Address> {
        let bound = self.open_sockets().filter(|other| {
            other.info.kind == Kind::DGRAM
                && other.info.family == socket.info.family
                && other.program != desk.id
                && other.stage == Stage::Bound
        });
        let bound =
            bound.filter(|other| other.names.local.as_ref().is_some_and(|local| address_literal(local).is_some()));
        bound.max_by_key(|other| other.born)?.names.local.as_ref()
    }

    fn card_waits(&self, socket: &Socket) -> bool {
        let told = socket.truth.unread.is_some_and(|unread| unread > 0);
        let sent = match self.incoming(socket) {
            Some(Way::Cards(cards)) => cards.cards.iter().any(|card| card.fate == Fate::Waiting),
            _ => false,
        };
        told || sent
    }

    /// The other end of the conversation that moved last.
    fn other_end(&self, socket: &Socket) -> Option<&'a End> {
        let conversations = &self.model.projections().travel.conversations;
        let mine = conversations.iter().filter_map(|conversation| {
            let side = conversation.ends.iter().position(|end| end.socket == Some(socket.info.id))?;
            Some((conversation.touched, &conversation.ends[1 - side]))
        });
        mine.max_by_key(|(touched, _)| *touched).map(|(_, end)| end)
    }
}
