//! What the kernel holds, asked from outside the programs: at frame rate while things happen, then once a
//! second while a socket is on the screen, and never when none is.
//!
//! Where the kernel refuses to tell from outside, the programs are asked by their descriptors; and so they are, once
//! after each change, for what only a descriptor tells.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io;
use std::ops::Bound;

use crate::journal::call::Operation;
use crate::journal::event::{Body, Event, ProgramId};
use crate::journal::projections::sockets::{Socket, Sockets, Stage};
use crate::journal::socket::{Family, Kind, SocketId, Truth};
use crate::kernel::socket_truth::{Found, SocketTruth, Target, is_refusal};
use crate::program::wire::Looked;

mod calling;
mod told;

use calling::Calling;
use told::{Told, let_go_at, rings_after, settle};

/// Between two looks while things happen, in nanoseconds.
const FRAME: u64 = 16_000_000;

/// How long things count as happening after an event, in nanoseconds.
const LIVELY: u64 = 1_000_000_000;

/// Between two looks when nothing happens, in nanoseconds.
const SECOND: u64 = 1_000_000_000;

/// No more sockets on the screen than this are asked about in one look, and no more of those that leave.
const MOST: usize = 128;

/// No more sockets than this are searched for in one look, the dear way: a program may have many connections asked for.
const SEARCHES: usize = 4;

/// How much the kernel tells from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Voice {
    /// It answers.
    Tells,
    /// It could and will not: the programs are asked.
    Refuses,
    /// This system tells nothing: the programs' own words with their calls stand alone.
    Silent,
}

/// The sampler's memory: the sockets, what was last told of each, and when to look again.
pub struct Sampler {
    kernel: Box<dyn SocketTruth>,
    voice: Voice,
    sockets: Sockets,
    watched: Vec<SocketId>,
    /// Sockets whose programs let go of them, until the kernel has too.
    leaving: BTreeSet<SocketId>,
    /// The last of `leaving` that was asked about: the next look goes on after it.
    last_left: SocketId,
    told: HashMap<SocketId, Told>,
    /// How many looks there were.
    looks: u64,
    /// How many searches this look may still make.
    searches: usize,
    /// Sockets in no table of the kernel's, which are looked at in dearer ways: when they were last touched before that.
    unlisted: HashMap<SocketId, u64>,
    calling: Calling,
    /// Unix connections whose program was asked who is at the other end.
    peer_asked: HashSet<SocketId>,
    questions: BTreeMap<ProgramId, Vec<Looked>>,
    /// Programs that have not answered yet: a stopped one must not find a heap of questions.
    unanswered: BTreeSet<ProgramId>,
    last_event: u64,
    last_look: u64,
    /// When to look because a timer of what is watched will have run out, as of the last look.
    rings: Option<u64>,
    /// Whether something came into view since.
    is_new: bool,
}

impl Sampler {
    /// A sampler that asks `kernel`.
    pub fn new(kernel: Box<dyn SocketTruth>) -> Sampler {
        Sampler {
            kernel,
            voice: Voice::Tells,
            sockets: Sockets::default(),
            watched: Vec::new(),
            leaving: BTreeSet::new(),
            last_left: SocketId(0),
            told: HashMap::new(),
            looks: 0,
            searches: 0,
            unlisted: HashMap::new(),
            calling: Calling::default(),
            peer_asked: HashSet::new(),
            questions: BTreeMap::new(),
            unanswered: BTreeSet::new(),
            last_event: 0,
            last_look: 0,
            rings: None,
            is_new: false,
        }
    }

    /// Says which sockets are on the screen.
    pub fn watch(&mut self, sockets: Vec<SocketId>) {
        let kept = |id: &SocketId| sockets.contains(id);
        self.told.retain(|id, _| kept(id) || self.leaving.contains(id));
        self.unlisted.retain(|id, _| kept(id));
        self.peer_asked.retain(kept);
        self.watched = sockets;
        self.watched.truncate(MOST);
        self.is_new = true;
    }

    /// Takes in an event that enters the journal.
    pub fn fold(&mut self, event: &Event) {
        self.sockets.fold(event);
        self.stir(event);
        // What a call told of its socket is what a look must differ from to be news, not the look before the call.
        if let Body::Call(call) = &event.body
            && let (Some(socket), Some(truth)) = (call.socket, &call.truth)
            && let Some(told) = self.told.get_mut(&socket)
        {
            let mut truth = truth.clone();
            if let Some(before) = &told.truth {
                truth.keep_of(before);
            }
            told.truth = Some(truth);
        }
        match &event.body {
            Body::Sample { .. } => return,
            Body::Call(call) => {
                if let Some(id) = call.socket {
                    match self.sockets.connecting(id) {
                        Some(to) => {
                            let from = self.sockets.get(id).and_then(|socket| socket.names.local.as_ref());
                            self.calling.goes_on(id, to, from);
                        }
                        None => self.calling.ends(id),
                    }
                    let closed = matches!(call.operation, Operation::Close { .. }) && is_leaving(&self.sockets, id);
                    self.leaving.extend(closed.then_some(id));
                    // One waits less at the door, and the next look says how many do, be it the same as before.
                    if matches!(call.operation, Operation::Accept) && call.truth.is_none() {
                        self.told.remove(&id);
                    }
                }
            }
            Body::CallStarted(call) => {
                if let Some(id) = call.socket {
                    // A `connect` that waits has changed its socket, and no call has told of it yet.
                    self.unlisted.remove(&id);
                    if let Operation::Connect { address, .. } = &call.operation {
                        self.calling.begins(id, address);
                    }
                }
            }
            Body::Died(_) => {
                let gone = self
                    .sockets
                    .by_id
                    .values()
                    .filter(|socket| socket.program == event.program && socket.stage == Stage::Closed);
                self.leaving.extend(gone.map(|socket| socket.info.id));
                self.unanswered.remove(&event.program);
                self.calling.settle(&self.sockets);
            }
            _ => {}
        }
        self.last_event = event.time;
    }

    /// Notes that something happened to the socket of an event and to its other end.
    fn stir(&mut self, event: &Event) {
        let socket = match &event.body {
            Body::Call(call) => call.socket,
            Body::CallStarted(call) => call.socket,
            Body::Summary(summary) => Some(summary.socket),
            _ => None,
        };
        let other = socket.and_then(|id| self.sockets.get(id)?.other_end);
        for id in [socket, other].into_iter().flatten() {
            if let Some(told) = self.told.get_mut(&id) {
                told.stirred = told.stirred.max(event.time);
            }
        }
    }

    /// When to look next, if ever.
    pub fn due(&self, now: u64) -> Option<u64> {
        let nothing = match self.voice {
            Voice::Tells => self.watched.is_empty() && self.leaving.is_empty(),
            Voice::Refuses => self.watched.is_empty(),
            Voice::Silent => true,
        };
        if nothing {
            return None;
        }
        // What comes into view is looked at now; but while others come with each message, once for each frame.
        if self.is_new || self.is_lively(now) {
            return Some(self.last_look + FRAME);
        }
        let later = self.last_look + SECOND;
        // A countdown on the screen is not left standing at its end.
        let later = self.rings.map_or(later, |rings| later.min(rings));
        Some(if self.watched.is_empty() { self.let_go_next().map_or(later, |due| due.max(later)) } else { later })
    }

    /// When the first of those that leave will be gone, if all of them only wait for that: nothing on the screen shows
    /// them, and nothing else is to be told of them before.
    fn let_go_next(&self) -> Option<u64> {
        let due = |id| self.told.get(id).and_then(|told| let_go_at(told.truth.as_ref()?));
        self.leaving.iter().map(due).try_fold(u64::MAX, |next, due| Some(next.min(due?)))
    }

    /// Whether things happen.
    fn is_lively(&self, now: u64) -> bool {
        now < self.last_event.saturating_add(LIVELY)
    }

    /// Looks, and gives what changed: program, socket, truth (`None`: the kernel knows it no longer). What only the
    /// programs can say is asked with [`Sampler::questions`].
    pub fn look(&mut self, now: u64) -> Vec<(ProgramId, SocketId, Option<Truth>)> {
        self.last_look = now;
        self.is_new = false;
        self.looks += 1;
        self.searches = SEARCHES;
        // What the table let go of meanwhile is nobody's any more.
        self.leaving.retain(|id| is_leaving(&self.sockets, *id));
        if self.told.len() > self.watched.len() + self.leaving.len() {
            self.told.retain(|id, _| self.watched.contains(id) || self.leaving.contains(id));
        }
        let after = (Bound::Excluded(self.last_left), Bound::Unbounded);
        let leaving = self.leaving.range(after).chain(self.leaving.range(..=self.last_left)).take(MOST);
        let leaving: Vec<SocketId> = leaving.copied().collect();
        self.last_left = leaving.last().copied().unwrap_or(SocketId(0));
        let (asked, targets) = self.targets(&leaving, now);
        let answers = self.kernel.ask_all(&targets);
        let mut answers = answers.into_iter();
        let mut news = Vec::new();
        let mut gone = HashSet::new();
        for (id, findable) in asked {
            // What cannot be found is in no table.
            let answer = if findable { answers.next().unwrap_or(Ok(None)) } else { Ok(None) };
            let Some(socket) = self.sockets.by_id.get(&id) else { continue };
            let (program, closed) = (socket.program, socket.stage == Stage::Closed);
            let truth = match self.answered(id, answer) {
                Ok(Some(truth)) => Some(truth),
                // The kernel's tables list no socket that is merely made: that is no news.
                Ok(None) if !closed => continue,
                Ok(None) => None,
                Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                    self.voice = Voice::Silent;
                    return news;
                }
                Err(_) => continue,
            };
            if truth.is_none() {
                gone.insert(id);
            }
            if let Some(truth) = self.news(id, truth, now) {
                news.push((program, id, truth));
            }
        }
        self.leaving.retain(|id| !gone.contains(id));
        for id in gone {
            self.told.remove(&id);
        }
        let rings = |id| self.told.get(id).and_then(|told| rings_after(told.truth.as_ref()?, now));
        self.rings = self.watched.iter().filter_map(rings).min();
        news
    }

    /// What the programs are to be asked now, each of its own sockets.
    pub fn questions(&mut self) -> BTreeMap<ProgramId, Vec<Looked>> {
        let questions = std::mem::take(&mut self.questions);
        self.unanswered.extend(questions.keys());
        questions
    }

    /// Takes in what a program saw at `time` of its own sockets; gives what changed.
    pub fn hear(
        &mut self,
        program: ProgramId,
        time: u64,
        truths: Vec<(SocketId, Truth)>,
    ) -> Vec<(ProgramId, SocketId, Option<Truth>)> {
        self.unanswered.remove(&program);
        let mut news = Vec::new();
        for (id, mut truth) in truths {
            let of_it = |socket: &Socket| socket.program == program && !socket.descriptors.is_empty();
            // A program speaks for itself only.
            if !self.watched.contains(&id) || !self.sockets.by_id.get(&id).is_some_and(of_it) {
                continue;
            }
            // Where the kernel tells the rest from outside, only who is at the other end is wanted.
            if self.voice == Voice::Tells
                && !self.unlisted.contains_key(&id)
                && let Some(told) = self.told.get(&id).and_then(|told| told.truth.as_ref())
            {
                let peer = truth.details.and_then(|details| details.peer);
                truth = told.clone();
                truth.details.get_or_insert_default().peer = peer;
            }
            if let Some(truth) = self.news(id, Some(truth), time) {
                news.push((program, id, truth));
            }
        }
        news
    }

    /// What this look asks about: those on the screen first, since a minute of TIME_WAIT has more that leave than one look
    /// can ask about. With each, whether it can be found from outside; those that can are what the kernel is asked about.
    fn targets(&self, leaving: &[SocketId], now: u64) -> (Vec<(SocketId, bool)>, Vec<Target>) {
        let lively = self.is_lively(now);
        let (mut asked, mut targets) = (Vec::new(), Vec::new());
        for id in self.watched.iter().chain(leaving) {
            let Some(socket) = self.sockets.by_id.get(id) else { continue };
            let rests = |told: &Told| told.rests(socket, &self.sockets, self.looks, now);
            if lively && self.voice == Voice::Tells && self.told.get(id).is_some_and(rests) {
                continue;
            }
            let target = self.calling.target(socket);
            let findable = target.local.is_some() || !socket.info.family.is_internet();
            let findable = findable && self.voice == Voice::Tells;
            asked.push((*id, findable));
            targets.extend(findable.then_some(target));
        }
        (asked, targets)
    }

    /// What is known of a socket after the kernel's answer; where that says too little, its program is asked.
    fn answered(&mut self, id: SocketId, mut answer: io::Result<Option<Truth>>) -> io::Result<Option<Truth>> {
        let Some(socket) = self.sockets.by_id.get(&id) else { return Ok(None) };
        let open = !socket.descriptors.is_empty();
        if self.voice == Voice::Refuses {
            want(&mut self.questions, &self.unanswered, socket);
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let (touched, stream) = (socket.touched, socket.info.kind == Kind::STREAM);
        if let Ok(Some(truth)) = &mut answer {
            self.calling.name(socket, truth);
            self.unlisted.remove(&id);
            if socket.info.family == Family::UNIX
                && socket.stage == Stage::Connected
                && socket.truth.details.as_ref().is_none_or(|details| details.peer.is_none())
                && !self.peer_asked.contains(&id)
                && want(&mut self.questions, &self.unanswered, socket)
            {
                self.peer_asked.insert(id);
            }
            return answer;
        }
        let silent = answer.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::Unsupported);
        if !open || silent || self.unlisted.get(&id) == Some(&touched) {
            return self.unless_refused(answer);
        }
        let calls = self.calling.is_lost(id);
        if matches!(answer, Ok(None)) && stream && (socket.stage == Stage::Bound || calls) {
            if self.searches == 0 {
                return answer;
            }
            self.searches -= 1;
            let found = self.kernel.search(&self.calling.target(socket));
            if let Ok(Some(Found { local, .. })) = &found {
                self.calling.found(id, local);
            }
            answer = found.map(|found| found.map(|found| found.truth));
            if let Ok(Some(truth)) = &mut answer {
                self.calling.name(socket, truth);
            }
            if calls && matches!(answer, Ok(Some(_))) {
                return answer;
            }
        }
        if matches!(answer, Ok(Some(_))) || want(&mut self.questions, &self.unanswered, socket) {
            self.unlisted.insert(id, touched);
        }
        self.unless_refused(answer)
    }

    fn unless_refused(&mut self, answer: io::Result<Option<Truth>>) -> io::Result<Option<Truth>> {
        if answer.as_ref().is_err_and(is_refusal) {
            self.voice = Voice::Refuses;
            // Whoever leaves can be seen from outside only.
            self.leaving.clear();
        }
        answer
    }

    /// Notes what is told of a socket; gives it if it is news.
    fn news(&mut self, id: SocketId, mut truth: Option<Truth>, now: u64) -> Option<Option<Truth>> {
        let Some(told) = self.told.get_mut(&id) else {
            self.told.insert(id, Told { truth: truth.clone(), stirred: now });
            return Some(truth);
        };
        if let (Some(truth), Some(before)) = (&mut truth, &told.truth) {
            truth.keep_of(before);
            settle(truth, before, now, FRAME);
            if !truth.is_news_after(before) {
                return None;
            }
        } else if told.truth == truth {
            return None;
        }
        *told = Told { truth: truth.clone(), stirred: now };
        Some(truth)
    }
}

/// Has a program asked about a socket it holds, unless it still owes an answer. Whether it will be asked.
fn want(questions: &mut BTreeMap<ProgramId, Vec<Looked>>, unanswered: &BTreeSet<ProgramId>, socket: &Socket) -> bool {
    let Some(fd) = socket.descriptors.first() else { return false };
    if unanswered.contains(&socket.program) {
        return false;
    }
    let looked = Looked { socket: socket.info.id, fd: *fd, family: socket.info.family, kind: socket.info.kind };
    questions.entry(socket.program).or_default().push(looked);
    true
}

/// Whether the kernel may still keep a socket that its program let go of.
fn is_leaving(sockets: &Sockets, id: SocketId) -> bool {
    sockets.by_id.get(&id).is_some_and(|socket| socket.stage == Stage::Closed)
}

#[cfg(test)]
mod tests;
