//! Connections: bind, listen, connect, accept, send, recv, close, each when it is its turn.

use super::*;
use crate::journal::fault::Fault;

impl<'a> Scene<'a> {
    /// What comes next in a console on its connected, listening or new stream sockets.
    pub(super) fn stream(&self, desk: &Desk<'a>) -> Option<Suggestion> {
        let streams: Vec<&Mine> = desk.mine.iter().filter(|mine| mine.socket.info.kind != Kind::DGRAM).collect();
        let connected = || streams.iter().filter(|mine| mine.socket.stage == Stage::Connected);
        connected()
            .find_map(|mine| self.read(desk, mine))
            .or_else(|| connected().find_map(|mine| self.wake(mine)))
            .or_else(|| streams.iter().find_map(|mine| self.accept_who_waits(desk, mine)))
            .or_else(|| connected().find_map(|mine| self.converse(desk, mine)))
            .or_else(|| streams.iter().find_map(|mine| self.open(desk, mine)))
    }

    /// Bytes that wait in the kernel, the end of the stream, and then goodbye.
    fn read(&self, desk: &Desk, mine: &Mine) -> Option<Suggestion> {
        let about = |id| Text::new(id).with("program", desk.name).with("name", mine.name);
        let size = if self.talks_to(mine) == Some(ServerKind::Web) { 4096 } else { 100 };
        let receive = format!("{}.recv({size})", mine.name);
        if let Some(reset) = self.reset_to_see(desk, mine) {
            return Some(reset);
        }
        let unread = match self.unread(mine.socket) {
            Unread::Here(bytes) => Some(("app-next-unread", bytes)),
            Unread::OnTheWay(bytes) => Some(("app-next-on-the-way", bytes)),
            Unread::Nothing => None,
        };
        if let Some((what, bytes)) = unread {
            return Some(suggestion(receive, about(what).with("bytes", bytes.to_string()).counted(bytes)));
        }
        let Some(Way::Ribbon(ribbon)) = self.incoming(mine.socket) else { return None };
        if ribbon.end_read || ribbon.reset {
            Some(suggestion(format!("{}.close()", mine.name), about("app-next-close-too")))
        } else if ribbon.cut {
            Some(suggestion(format!("{}.close()", mine.name), about("app-next-cut")))
        } else {
            ribbon.finished.then(|| suggestion(receive, about("app-next-end")))
        }
    }

    /// Somebody at the other end is blocked in a `recv`: only bytes from here end that.
    fn wake(&self, mine: &Mine) -> Option<Suggestion> {
        let other = mine.socket.other_end.and_then(|id| self.socket(id))?;
        let blocked = self.model.program(other.program)?.blocked.as_ref()?;
        if blocked.socket != Some(other.info.id) || !blocked.operation.receives() {
            return None;
        }
        let waiting = self.model.lab.participant(other.program)?;
        let text = if mine.socket.listener.is_some() { self.bye() } else { self.hello() };
        let why = Text::new("app-next-wake").with("program", waiting.name.as_str()).with("name", mine.name);
        Some(suggestion(format!("{}.send(b\"{text}\")", mine.name), why))
    }

    fn accept_who_waits(&self, desk: &Desk, mine: &Mine) -> Option<Suggestion> {
        if mine.socket.stage != Stage::Listening {
            return None;
        }
        let local = mine.socket.names.local.as_ref()?;
        let calls = |socket: &&Socket| {
            socket.stage == Stage::Connected
                && socket.info.kind == mine.socket.info.kind
                && socket.listener.is_none()
                && socket.other_end.is_none()
                && socket.names.peer.as_ref().is_some_and(|peer| reaches(local, peer))
        };
        let callers: Vec<&Socket> = self.open_sockets().filter(calls).collect();
        let ours = callers.len() as u64;
        let told = mine.socket.truth.accept_queue.map_or(0, |queue| u64::from(queue.waiting));
        let waiting = ours.max(told);
        // What was sent before the accept is in no socket that has a name yet: where it is has to be said.
        let sent: u64 = callers.iter().map(|caller| caller.sent).sum();
        let why = match sent {
            0 => Text::new("app-next-accept").with("waiting", waiting.to_string()).counted(waiting),
            _ if waiting > 1 => Text::new("app-next-accept-bytes-many").with("bytes", sent.to_string()).counted(sent),
            _ => Text::new("app-next-accept-bytes").with("bytes", sent.to_string()).counted(sent),
        };
        (waiting > 0).then(|| self.accept(desk, mine, why.with("program", desk.name)))
    }

    pub(super) fn accept(&self, desk: &Desk, mine: &Mine, why: Text) -> Suggestion {
        let address = examples::address(self.model.language);
        suggestion(format!("{}, {address} = {}.accept()", desk.free("conn"), mine.name), why)
    }

    /// Who called speaks first; who was called answers; who called says goodbye.
    fn converse(&self, desk: &Desk, mine: &Mine) -> Option<Suggestion> {
        let socket = mine.socket;
        let about = |id| Text::new(id).with("program", desk.name).with("name", mine.name);
        let server = self.talks_to(mine);
        if socket.listener.is_some() {
            let answers = socket.received > 0 && socket.sent == 0;
            let line = || format!("{}.send(b\"{}\")", mine.name, self.bye());
            return answers.then(|| suggestion(line(), about("app-next-reply")));
        }
        let other = socket.other_end.and_then(|id| self.socket(id));
        match (socket.sent > 0, socket.received > 0) {
            (false, _) if server == Some(ServerKind::Web) => {
                let line = format!("{}.send(b\"GET / HTTP/1.0\\r\\n\\r\\n\")", mine.name);
                Some(suggestion(line, about("app-next-request")))
            }
            // Of a pair within one program either end may have begun.
            (false, _) if other.is_some_and(|other| other.program == socket.program && other.sent > 0) => None,
            (false, _) => {
                let line = format!("{}.send(b\"{}\")", mine.name, self.hello());
                Some(suggestion(line, about("app-next-send")))
            }
            (true, false) if matches!(server, Some(ServerKind::Fault(fault)) if !matches!(fault, Fault::Splitter(_))) => {
                self.at_a_fault(desk, mine)
            }
            // A server of ours answers by itself, and so may a stranger; a console's student has to go there.
            (true, false) => {
                let stranger = socket.names.peer.as_ref().is_some_and(|peer| !self.is_ours(peer));
                (server.is_some() || stranger && other.is_none())
                    .then(|| suggestion(format!("{}.recv(100)", mine.name), about("app-next-read-answer")))
            }
            (true, true) => {
                // While a student has not read all, the next step is theirs.
                let all_read = server.is_some() || other.is_none_or(|other| other.received >= socket.sent);
                all_read.then(|| suggestion(format!("{}.close()", mine.name), about("app-next-close")))
            }
        }
    }

    /// A new socket: an address and an ear for a server, somewhere to go for a client.
    fn open(&self, desk: &Desk, mine: &Mine) -> Option<Suggestion> {
        let socket = mine.socket;
        let about = |id| Text::new(id).with("program", desk.name).with("name", mine.name);
        match (socket.stage, desk.serves) {
            (Stage::Fresh, true) => {
                let address = bind_literal(self, socket.info.family);
                let why = if socket.info.family == Family::UNIX { "app-next-bind-path" } else { "app-next-bind" };
                Some(suggestion(format!("{}.bind({address})", mine.name), about(why)))
            }
            (Stage::Bound, true) => {
                let address = socket.names.local.as_ref().map(address_short).unwrap_or_default();
                Some(suggestion(format!("{}.listen()", mine.name), about("app-next-listen").with("address", address)))
            }
            (Stage::Fresh | Stage::Bound, false) => {
                let listeners = self.open_sockets().filter(|listener| {
                    listener.stage == Stage::Listening
                        && listener.info.family == socket.info.family
                        && listener.info.kind == socket.info.kind
                });
                let listener = listeners.max_by_key(|listener| listener.born)?;
                let address = listener.names.local.as_ref()?;
                let server = self.model.lab.participant(listener.program)?;
                let why = about("app-next-connect")
                    .with("server", server.name.as_str())
                    .with("address", address_short(address));
                Some(suggestion(format!("{}.connect({})", mine.name, address_literal(address)?), why))
            }
            _ => None,
        }
    }

    /// What who called says first.
    pub(super) fn hello(&self) -> &'static str {
        examples::hello(self.model.language)
    }

    /// What who was called answers.
    pub(super) fn bye(&self) -> &'static str {
        examples::bye(self.model.language)
    }

    /// The server of ours at the other end.
    fn talks_to(&self, mine: &Mine) -> Option<ServerKind> {
        if mine.socket.listener.is_some() {
            return None;
        }
        self.server_at(mine.socket.names.peer.as_ref()?).map(|(_, kind)| kind)
    }

    /// Whether an open socket of the laboratory listens at this address.
    fn is_ours(&self, address: &Address) -> bool {
        let hears = |socket: &Socket| {
            socket.stage == Stage::Listening && socket.names.local.as_ref().is_some_and(|local| reaches(local, address))
        };
        self.open_sockets().any(hears)
    }

    /// What waits for this socket's `recv`. What the other end sent and this program did not read may still be on the
    /// other end's side: how much of it has come, only the kernel says.
    fn unread(&self, socket: &Socket) -> Unread {
        let told = socket.truth.unread.map_or(0, u64::from);
        let (here, sent) = match socket.other_end.and_then(|id| self.socket(id)) {
            Some(other) => {
                let sent = other.sent.saturating_sub(socket.received);
                // What a blocked send has handed over is counted when it ends.
                let sends = |program: &Program| program.blocked_sending(other.info.id).is_some();
                let counted = !self.model.program(other.program).is_some_and(sends);
                // The kernel's word may be older than the last read.
                (if counted { told.min(sent) } else { told }, sent)
            }
            None => (told, 0),
        };
        match (here, sent) {
            (0, 0) => Unread::Nothing,
            (0, sent) => Unread::OnTheWay(sent),
            (here, _) => Unread::Here(here),
        }
    }
}

/// The bytes for a socket that its program has not read.
enum Unread {
    /// So many are in its own receive queue.
    Here(u64),
    /// So many were sent, and the kernel has not said that any of them came.
    OnTheWay(u64),
    Nothing,
}
