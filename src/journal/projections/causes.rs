//! Which calls brought a call about, and which followed from it, over both ends of a conversation.
//!
//! Of a stream it is arithmetic: each call knows up to which of its socket's bytes it came, and what one end sent from
//! here to there the other end received from here to there. Of messages it is what the cards were found to be; of
//! connections and of ends, who is at the other end of whom. What the call log no longer tells is said to be missing.

use super::Projections;
use super::calls::{CallLog, Deed, Line, LineEnd};
use super::programs::Life;
use super::travel::{Conversation, Fate, Way};
use crate::journal::call::Direction;
use crate::journal::socket::{Kind, SocketId};

/// The calls that a call has to do with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related {
    /// What brought it about, in the order of its bytes.
    pub causes: Vec<Link>,
    /// What followed from it, in the order of its bytes.
    pub consequences: Vec<Link>,
    /// What it moved of what travelled.
    pub stretch: Option<Stretch>,
    /// Why causes are missing.
    pub before: Vec<Gap>,
    /// Why consequences are missing, so far or for good.
    pub after: Vec<Gap>,
}

/// A call that another has to do with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// [`Line::first`] of the call.
    pub call: u64,
    /// Of a stream, the bytes that both moved: the offset of the first, and the offset behind the last.
    pub bytes: Option<(u64, u64)>,
}

/// A part of what travelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The conversation's number, see [`super::travel::Travel::conversation`].
    pub conversation: u64,
    /// Which of its ways.
    pub way: usize,
    /// What of it.
    pub part: Part,
}

/// What of one direction of a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Bytes of a stream: the offset of the first, and the offset behind the last.
    Bytes(u64, u64),
    /// The end of a stream.
    End,
    /// The message with this place among the cards.
    Card(usize),
}

/// Why a call is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// It belongs to a program outside the lab, whose calls nobody tells.
    Outside,
    /// The call log no longer tells it; of a stream, so many bytes are its.
    Forgotten(u64),
    /// It is one of many that were counted together.
    Together,
    /// There was none: the program ended, and its kernel closed for it.
    Died,
    /// There is none yet: so many bytes wait to be read.
    Unread(u64),
    /// There is none yet: a message or an end waits to be read, or a connection to be accepted.
    Waits,
    /// There will be none: so many bytes were lost when the connection was cut.
    Lost(u64),
    /// There will be none: nobody took the message.
    Refused,
}

/// What a call of the log has to do with others.
pub fn related(all: &Projections, line: &Line) -> Related {
    let near = match line.deed {
        Deed::Accepts(made) => Some(made),
        _ => line.socket,
    };
    let Some(near) = near else { return Related::default() };
    let ends = Ends { all, near, far: Far::of(all, near) };
    let mut found = Related { stretch: stretch(all, near, line), ..Related::default() };
    match line.deed {
        Deed::Other => {}
        Deed::Sends { .. } => ends.taken(line, &mut found),
        Deed::Receives { .. } | Deed::Looks { .. } => ends.brought(line, &mut found),
        Deed::SendsMessage { read_by } => ends.message(line, read_by, true, &mut found),
        Deed::ReceivesMessage { sent_by } => ends.message(line, sent_by, false, &mut found),
        Deed::ReadsEnd => {
            let cause = ends.ender_of_far().filter(|cause| cause.began <= ended(line));
            ends.cause(cause, &mut found);
        }
        Deed::LearnsCut { pipe } => {
            let own = ends.lines_of(near).find(|own| own.deed == Deed::EndsSending && own.first < line.first);
            let theirs = || ends.far_lines().find(|theirs| theirs.deed == Deed::LetsGo);
            ends.cause(own.filter(|_| pipe).or_else(theirs), &mut found);
        }
        Deed::LearnsRefused => match ends.refused_send(line) {
            Some(send) => found.causes.push(Link::whole(send)),
            None => found.before.push(Gap::Forgotten(0)),
        },
        Deed::EndsSending | Deed::LetsGo => ends.after_end(line, &mut found),
        Deed::Connects => ends.accepted(line, &mut found),
        Deed::Accepts(_) => {
            let connect = ends.far_lines().find(|theirs| theirs.deed == Deed::Connects);
            found.causes.extend(connect.map(Link::whole));
            if found.causes.is_empty() {
                found.before.push(if ends.far == Far::Outside { Gap::Outside } else { Gap::Forgotten(0) });
            }
        }
    }
    found
}

impl Link {
    fn whole(line: &Line) -> Link {
        Link { call: line.first, bytes: None }
    }
}

/// Who is at the other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Far {
    Known(SocketId),
    /// The connection waits in the queue of a program of the lab.
    Queued,
    /// A program outside the lab.
    Outside,
    /// No conversation tells.
    Untold,
}

impl Far {
    fn of(all: &Projections, near: SocketId) -> Far {
        let known = all.sockets.get(near).filter(|socket| socket.info.kind != Kind::DGRAM);
        if let Some(other) = known.and_then(|socket| socket.other_end) {
            return Far::Known(other);
        }
        let Some(conversation) = all.travel.of(near) else { return Far::Untold };
        let Some(side) = conversation.side_of(near) else { return Far::Untold };
        let end = &conversation.ends[1 - side];
        match (end.socket, end.program) {
            (Some(socket), _) => Far::Known(socket),
            (None, Some(_)) => Far::Queued,
            (None, None) => Far::Outside,
        }
    }
}

/// The two ends of a call's conversation.
struct Ends<'a> {
    all: &'a Projections,
    near: SocketId,
    far: Far,
}

impl<'a> Ends<'a> {
    fn log(&self) -> &'a CallLog {
        &self.all.calls
    }

    fn lines_of(&self, socket: SocketId) -> impl Iterator<Item = &'a Line> {
        self.log().lines.iter().filter(move |line| line.socket == Some(socket))
    }

    fn far_socket(&self) -> Option<SocketId> {
        match self.far {
            Far::Known(far) => Some(far),
            _ => None,
        }
    }

    fn far_lines(&self) -> impl Iterator<Item = &'a Line> {
        self.far_socket().into_iter().flat_map(|far| self.lines_of(far))
    }

    /// How many bytes a socket has sent and received in all.
    fn totals(&self, socket: Option<SocketId>) -> (u64, u64) {
        let socket = socket.and_then(|id| self.all.sockets.get(id));
        socket.map_or((0, 0), |socket| (socket.sent, socket.received))
    }

    /// The bytes of a `send`: of one that has not ended, or that its program did not live to see end, all that its
    /// socket has sent without anybody saying so.
    fn sent_by(&self, line: &Line, sender: SocketId, reader: Option<SocketId>) -> Option<(u64, u64)> {
        match (line.deed, line.reached) {
            (Deed::Sends { .. }, None) => {
                let (from, to) = (self.totals(Some(sender)).0, self.totals(reader).1);
                (from < to).then_some((from, to))
            }
            (Deed::Sends { .. }, Some(_)) => line.bytes().map(|(_, from, to)| (from, to)),
            _ => None,
        }
    }

    /// Which calls took the bytes of a `send`.
    fn taken(&self, line: &Line, found: &mut Related) {
        let Some((from, to)) = self.sent_by(line, self.near, self.far_socket()) else { return };
        let takes = self.far_lines().filter(|line| matches!(line.deed, Deed::Receives { .. }));
        let covered = overlaps(
            takes,
            (from, to),
            |line| line.bytes().map(|(_, from, to)| (from, to)),
            |link| {
                found.consequences.push(link);
            },
        );
        let read = match self.far {
            Far::Known(_) => self.totals(self.far_socket()).1.clamp(from, to),
            Far::Queued => from,
            Far::Outside => return found.after.push(Gap::Outside),
            Far::Untold => to,
        };
        let forgotten = (read - from).saturating_sub(covered);
        if forgotten > 0 {
            found.after.push(Gap::Forgotten(forgotten));
        }
        if to > read {
            let cut = self
                .all
                .travel
                .of(self.near)
                .and_then(|it| it.seen_from(self.near))
                .is_some_and(|(out, _)| matches!(out, Way::Ribbon(ribbon) if ribbon.reset));
            found.after.push(if cut { Gap::Lost(to - read) } else { Gap::Unread(to - read) });
        }
    }

    /// Which calls sent the bytes of a `recv`.
    fn brought(&self, line: &Line, found: &mut Related) {
        let Some((_, from, to)) = line.bytes() else { return };
        let covered = match self.far_socket() {
            Some(far) => {
                let stretch = |line: &Line| self.sent_by(line, far, Some(self.near));
                overlaps(self.far_lines(), (from, to), stretch, |link| found.causes.push(link))
            }
            None => 0,
        };
        let missing = (to - from).saturating_sub(covered);
        match self.far {
            Far::Outside => found.before.push(Gap::Outside),
            _ if missing > 0 => found.before.push(Gap::Forgotten(missing)),
            _ => {}
        }
    }

    /// The other call of a message.
    fn message(&self, line: &Line, told: Option<u64>, is_sent: bool, found: &mut Related) {
        let message = self.all.travel.message(self.near, line.last);
        let by_card = message.and_then(|message| if is_sent { message.told.read } else { message.told.sent });
        let other = told.or(by_card);
        let is_other = |there: &&Line| match there.deed {
            Deed::ReceivesMessage { sent_by } if is_sent => Some(there.last) == other || sent_by == Some(line.last),
            Deed::SendsMessage { read_by } if !is_sent => Some(there.last) == other || read_by == Some(line.last),
            _ => false,
        };
        let (links, gaps) = match is_sent {
            true => (&mut found.consequences, &mut found.after),
            false => (&mut found.causes, &mut found.before),
        };
        if let Some(there) = self.log().lines.iter().find(is_other) {
            return links.push(Link::whole(there));
        }
        if is_sent {
            // Nobody took it, and a later call of the same socket was told so.
            let learns = self.lines_of(self.near).filter(|there| there.deed == Deed::LearnsRefused);
            let learns = learns.filter(|there| self.refused_send(there).is_some_and(|send| send.first == line.first));
            let before = links.len();
            links.extend(learns.map(Link::whole));
            if links.len() > before {
                return gaps.push(Gap::Refused);
            }
        }
        let conversation = message.and_then(|message| self.all.travel.conversation(message.moved.conversation));
        let way = message.map_or(0, |message| message.moved.way);
        let outside = conversation.is_some_and(|it| it.ends[if is_sent { 1 - way } else { way }].program.is_none());
        let card = message.zip(conversation).and_then(|(message, it)| match &it.ways[way] {
            Way::Cards(cards) => cards.cards.get(message.place),
            Way::Ribbon(_) => None,
        });
        gaps.push(match card.map(|card| card.fate) {
            _ if outside => Gap::Outside,
            _ if matches!(line.end, LineEnd::Many { .. }) => Gap::Together,
            _ if other.is_some() => Gap::Forgotten(0),
            Some(Fate::Waiting) if is_sent => Gap::Waits,
            Some(Fate::Refused) if is_sent => Gap::Refused,
            // Its card shows it read, or brought by nobody that was told one by one.
            Some(_) => Gap::Together,
            None => Gap::Forgotten(0),
        });
    }

    /// The message whose refusal a call learned: the last one that its socket had sent. While a refusal waits to be told,
    /// the kernel sends nothing more (net/core/sock.c: `sock_error`); each is told once.
    fn refused_send(&self, learns: &Line) -> Option<&'a Line> {
        let before = self.lines_of(self.near).filter(|line| line.first < learns.first);
        let counts = |line: &&Line| matches!(line.deed, Deed::SendsMessage { .. } | Deed::LearnsRefused);
        before.filter(counts).last().filter(|line| line.deed != Deed::LearnsRefused)
    }

    /// The first call with which the other end said that it sends no more.
    fn ender_of_far(&self) -> Option<&'a Line> {
        self.far_socket().and_then(|far| self.ender(far))
    }

    fn ender(&self, socket: SocketId) -> Option<&'a Line> {
        self.lines_of(socket).find(|line| matches!(line.deed, Deed::EndsSending | Deed::LetsGo))
    }

    /// A call of the other end that ended something; where there is none, why.
    fn cause(&self, cause: Option<&Line>, found: &mut Related) {
        if let Some(cause) = cause {
            return found.causes.push(Link::whole(cause));
        }
        let far = self.far_socket().and_then(|far| self.all.sockets.get(far));
        let program = far.and_then(|far| self.all.programs.by_id.get(&far.program));
        let died = program.is_some_and(|program| matches!(program.life, Life::Dead { .. }));
        found.before.push(match self.far {
            Far::Outside => Gap::Outside,
            _ if died || self.log().forgotten() == 0 => Gap::Died,
            _ => Gap::Forgotten(0),
        });
    }

    /// What followed from a `shutdown` or a `close`: the other end read the end, or learned that nobody is there.
    fn after_end(&self, line: &Line, found: &mut Related) {
        let ends = self.ender(self.near).is_some_and(|first| first.first == line.first);
        let mut end_read = false;
        for there in self.far_lines() {
            let follows = match there.deed {
                Deed::ReadsEnd => ends && line.began <= ended(there),
                Deed::LearnsCut { pipe } => {
                    let own = self.far_socket().and_then(|far| self.ender(far));
                    let by_own = pipe && own.is_some_and(|own| own.first < there.first);
                    line.deed == Deed::LetsGo && !by_own && line.began <= ended(there)
                }
                _ => false,
            };
            if follows {
                end_read |= there.deed == Deed::ReadsEnd;
                found.consequences.push(Link::whole(there));
            }
        }
        // A `send` after one's own `shutdown` gives EPIPE.
        if line.deed == Deed::EndsSending {
            let own = self.lines_of(self.near).filter(|own| own.first > line.first);
            let own = own.filter(|own| own.deed == Deed::LearnsCut { pipe: true });
            found.consequences.extend(own.map(Link::whole));
        }
        let way = self.all.travel.of(self.near).and_then(|it| it.seen_from(self.near));
        let Some((Way::Ribbon(out), _)) = way.filter(|_| ends) else { return };
        match self.far {
            Far::Outside => found.after.push(Gap::Outside),
            Far::Known(far) if !end_read && !out.end_read && out.finished && self.all.sockets.is_open(far) => {
                found.after.push(Gap::Waits);
            }
            Far::Known(_) if !end_read && out.end_read => found.after.push(Gap::Forgotten(0)),
            _ => {}
        }
    }

    /// Which call took the connection of a `connect`.
    fn accepted(&self, line: &Line, found: &mut Related) {
        match self.far {
            Far::Known(far) => {
                let accept = self.log().lines.iter().find(|line| line.deed == Deed::Accepts(far));
                found.consequences.extend(accept.map(Link::whole));
                if accept.is_none() {
                    found.after.push(Gap::Forgotten(0));
                }
            }
            Far::Queued => found.after.push(Gap::Waits),
            Far::Outside => found.after.push(Gap::Outside),
            // It failed later, or goes on.
            Far::Untold => {}
        }
        // Of several tries the first one is what the other end saw.
        let first = self.lines_of(self.near).find(|it| it.deed == Deed::Connects);
        if first.is_some_and(|first| first.first != line.first) {
            found.consequences.clear();
            found.after.clear();
        }
    }
}

/// What `lines` have of a stretch of bytes, in the order of the lines; returns how many bytes that is.
fn overlaps<'a>(
    lines: impl Iterator<Item = &'a Line>,
    (from, to): (u64, u64),
    stretch: impl Fn(&Line) -> Option<(u64, u64)>,
    mut found: impl FnMut(Link),
) -> u64 {
    let mut covered = 0;
    for line in lines {
        let Some((its_from, its_to)) = stretch(line) else { continue };
        let (first, behind) = (from.max(its_from), to.min(its_to));
        if first < behind {
            covered += behind - first;
            found(Link { call: line.first, bytes: Some((first, behind)) });
        }
    }
    covered
}

/// When a call ended; of one that has not, the end of time.
fn ended(line: &Line) -> u64 {
    match line.end {
        LineEnd::Blocked => u64::MAX,
        LineEnd::Done { took, .. } | LineEnd::Failed { took, .. } | LineEnd::Many { took, .. } => {
            line.began.saturating_add(took)
        }
    }
}

/// What a call moved of what travelled.
fn stretch(all: &Projections, near: SocketId, line: &Line) -> Option<Stretch> {
    if let Some(message) = all.travel.message(near, line.last) {
        let (conversation, way) = (message.moved.conversation, message.moved.way);
        return Some(Stretch { conversation, way, part: Part::Card(message.place) });
    }
    let conversation = all.travel.of(near)?;
    let number = all.travel.number_of(conversation)?;
    let (is_sent, part) = match (line.deed, line.bytes()) {
        (_, Some((direction, from, to))) if from < to => (direction == Direction::Out, Part::Bytes(from, to)),
        (Deed::ReadsEnd, _) => (false, Part::End),
        (Deed::EndsSending | Deed::LetsGo, _) => (true, Part::End),
        _ => return None,
    };
    let way = way_of(conversation, near, is_sent)?;
    Some(Stretch { conversation: number, way, part })
}

fn way_of(conversation: &Conversation, socket: SocketId, is_sent: bool) -> Option<usize> {
    if is_sent { conversation.side_of(socket) } else { conversation.way_to(socket) }
}

#[cfg(test)]
mod tests;
