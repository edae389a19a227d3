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
use crate::journal::truth::Details;
use crate::kernel::socket_truth::{SocketTruth, Target, is_refusal};
use crate::program::wire::Looked;

/// Between two looks while things happen, in nanoseconds.
const FRAME: u64 = 16_000_000;

/// How long things count as happening after an event, in nanoseconds.
const LIVELY: u64 = 1_000_000_000;

/// Between two looks when nothing happens, in nanoseconds.
const SECOND: u64 = 1_000_000_000;

/// No more sockets on the screen than this are asked about in one look, and no more of those that leave.
const MOST: usize = 128;

/// A timer that ran out and is still there is late, not another one: the kernel keeps long ones by the quarter second
/// (kernel/time/timer.c). In nanoseconds.
const LATE: u64 = 1_000_000_000;

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
    told: HashMap<SocketId, Option<Truth>>,
    /// Sockets in no table of the kernel's, which are looked at in dearer ways: when they were last touched before that.
    unlisted: HashMap<SocketId, u64>,
    /// Unix connections whose program was asked who is at the other end.
    peer_asked: HashSet<SocketId>,
    questions: BTreeMap<ProgramId, Vec<Looked>>,
    /// Programs that have not answered yet: a stopped one must not find a heap of questions.
    unanswered: BTreeSet<ProgramId>,
    last_event: u64,
    last_look: u64,
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
            unlisted: HashMap::new(),
            peer_asked: HashSet::new(),
            questions: BTreeMap::new(),
            unanswered: BTreeSet::new(),
            last_event: 0,
            last_look: 0,
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
        // What a call told of its socket is what a look must differ from to be news, not the look before the call.
        if let Body::Call(call) = &event.body
            && let (Some(socket), Some(truth)) = (call.socket, &call.truth)
            && let Some(told) = self.told.get_mut(&socket)
        {
            let mut truth = truth.clone();
            if let Some(before) = told {
                truth.keep_of(before);
            }
            *told = Some(truth);
        }
        match &event.body {
            Body::Sample { .. } => return,
            // One waits less at the door, and the next look says how many do, be it the same as before.
            Body::Call(call) if matches!(call.operation, Operation::Accept) && call.truth.is_none() => {
                call.socket.map(|listener| self.told.remove(&listener));
            }
            Body::Call(call) if call.operation.name() == "close" => {
                self.leaving.extend(call.socket.filter(|id| is_leaving(&self.sockets, *id)));
            }
            Body::CallStarted(call) => {
                // A `connect` that waits has changed its socket, and no call has told of it yet.
                call.socket.map(|socket| self.unlisted.remove(&socket));
            }
            Body::Died(_) => {
                let gone = self
                    .sockets
                    .by_id
                    .values()
                    .filter(|socket| socket.program == event.program && socket.stage == Stage::Closed);
                self.leaving.extend(gone.map(|socket| socket.info.id));
                self.unanswered.remove(&event.program);
            }
            _ => {}
        }
        self.last_event = event.time;
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
        let lively = now < self.last_event.saturating_add(LIVELY);
        // What comes into view is looked at now; but while others come with each message, once for each frame.
        Some(self.last_look + if lively || self.is_new { FRAME } else { SECOND })
    }

    /// Looks, and gives what changed: program, socket, truth (`None`: the kernel knows it no longer). What only the
    /// programs can say is asked with [`Sampler::questions`].
    pub fn look(&mut self, now: u64) -> Vec<(ProgramId, SocketId, Option<Truth>)> {
        self.last_look = now;
        self.is_new = false;
        // What the table let go of meanwhile is nobody's any more.
        self.leaving.retain(|id| is_leaving(&self.sockets, *id));
        if self.told.len() > self.watched.len() + self.leaving.len() {
            self.told.retain(|id, _| self.watched.contains(id) || self.leaving.contains(id));
        }
        let after = (Bound::Excluded(self.last_left), Bound::Unbounded);
        let leaving = self.leaving.range(after).chain(self.leaving.range(..=self.last_left)).take(MOST);
        let leaving: Vec<SocketId> = leaving.copied().collect();
        self.last_left = leaving.last().copied().unwrap_or(SocketId(0));
        let mut news = Vec::new();
        let mut gone = HashSet::new();
        // Those on the screen first: a minute of TIME_WAIT has more that leave than one look can ask about.
        for at in 0..self.watched.len() + leaving.len() {
            let Some(id) = self.watched.get(at).or_else(|| leaving.get(at - self.watched.len())).copied() else {
                break;
            };
            let Some(socket) = self.sockets.by_id.get(&id) else { continue };
            let (program, closed) = (socket.program, socket.stage == Stage::Closed);
            let truth = match self.ask(id) {
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
                && let Some(Some(told)) = self.told.get(&id)
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

    /// What is known of a socket from outside; else its program is asked.
    fn ask(&mut self, id: SocketId) -> io::Result<Option<Truth>> {
        let Some(socket) = self.sockets.by_id.get(&id) else { return Ok(None) };
        let open = !socket.descriptors.is_empty();
        if self.voice == Voice::Refuses {
            want(&mut self.questions, &self.unanswered, socket);
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let (touched, stream) = (socket.touched, socket.info.kind == Kind::STREAM);
        let findable = socket.names.local.is_some() || !socket.info.family.is_internet();
        let target = Target {
            id,
            family: socket.info.family,
            kind: socket.info.kind,
            inode: socket.info.inode,
            local: socket.names.local.clone(),
            peer: socket.names.peer.clone(),
        };
        let mut answer = if findable { self.kernel.ask(&target) } else { Ok(None) };
        if matches!(answer, Ok(Some(_))) {
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
        if matches!(answer, Ok(None)) && findable && stream && socket.stage == Stage::Bound {
            answer = self.kernel.ask_bound(&target);
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
        let told = self.told.get(&id);
        if let (Some(truth), Some(Some(told))) = (&mut truth, told) {
            truth.keep_of(told);
            settle(truth, told, now);
            if !truth.is_news_after(told) {
                return None;
            }
        } else if told == Some(&truth) {
            return None;
        }
        self.told.insert(id, truth.clone());
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

/// A timer that is late is the one that was told.
fn settle(truth: &mut Truth, told: &Truth, now: u64) {
    let timer_of = |details: &Details| details.timer;
    let Some(before) = told.details.as_deref().and_then(timer_of) else { return };
    if let Some(timer) = truth.details.as_mut().and_then(|details| details.timer.as_mut())
        && (timer.kind, timer.tries) == (before.kind, before.tries)
        && (before.due..before.due + LATE).contains(&now)
        && timer.due <= now + FRAME
    {
        *timer = before;
    }
}

/// Whether the kernel may still keep a socket that its program let go of.
fn is_leaving(sockets: &Sockets, id: SocketId) -> bool {
    sockets.by_id.get(&id).is_some_and(|socket| socket.stage == Stage::Closed)
}

#[cfg(test)]
mod tests;
