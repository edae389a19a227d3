//! What a happening amounts to so far: each fact is looked at once, however long the step lasts.

use std::collections::HashMap;

use super::super::facts::{Coverage, Fact, Facts, Moved, What, Why};
use super::super::predicate::{Predicate, Which};
use super::plan::Who;
use super::python;
use crate::journal::address::Address;
use crate::journal::call::{Operation, OptionValue};
use crate::journal::event::ProgramId;
use crate::journal::socket::{Kind, SocketId};

/// How many sockets one happening is counted apart for.
const TALLIES: usize = 4096;

/// How many times of one tally are kept, for `before`.
const TIMES: usize = 64;

/// A happening of a goal, with what it amounts to so far.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    predicate: Predicate,
    /// Whose it must be.
    pub one: Option<Who>,
    /// Who must be at the other end.
    pub two: Option<Who>,
    /// What an `accepted` introduces.
    pub variable: Option<usize>,
    book: Book,
}

/// For each socket (and other end) that something happened to, how often.
#[derive(Clone, Debug, Default)]
struct Book {
    tallies: Vec<Tally>,
    places: HashMap<Key, usize>,
}

type Key = (ProgramId, Option<SocketId>, Option<SocketId>);

/// How often something happened to one socket.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    /// Whose.
    pub program: ProgramId,
    /// The socket.
    pub socket: Option<SocketId>,
    /// For an `accepted`, the new socket; for a datagram, the socket at the other end where that is asked for.
    pub far: Option<SocketId>,
    /// The program that holds `far`.
    pub far_program: Option<ProgramId>,
    /// How often.
    pub count: u64,
    /// When, the first [`TIMES`] times.
    pub times: Vec<u64>,
    bytes: u64,
    calls: u64,
    prefix: Prefix,
    /// The number of the fact that was counted last.
    last: Option<u64>,
}

/// How much of a wanted beginning has come.
#[derive(Clone, Copy, Debug)]
enum Prefix {
    Matched(usize),
    Differs,
}

impl Leaf {
    pub(super) fn new(predicate: Predicate, one: Option<Who>, two: Option<Who>, variable: Option<usize>) -> Leaf {
        Leaf { predicate, one, two, variable, book: Book::default() }
    }

    pub(super) fn forget(&mut self) {
        self.book = Book::default();
    }

    /// For each socket (and other end) that it happened to, how often.
    pub(super) fn tallies(&self) -> &[Tally] {
        &self.book.tallies
    }

    /// Looks at one more fact.
    pub(super) fn take(&mut self, number: u64, fact: &Fact, facts: &Facts) {
        match (&self.predicate, &fact.what) {
            (Predicate::Sent { at_least, sends, starts_with, .. }, What::Sent(moved)) => {
                let wanted = Wanted { at_least: *at_least, sends: *sends, starts_with: starts_with.as_deref() };
                let by_message = keeps_seams(fact, facts);
                let far = moved.far.filter(|_| self.two.is_some());
                if let Some(tally) = self.book.tally(fact.program, fact.socket, far)
                    && tally.add(moved, wanted, by_message)
                {
                    tally.happened(number, fact.time, moved.calls);
                }
            }
            (
                Predicate::Received { at_least, starts_with, equals_sent, .. },
                What::Received { moved, empty: false, again, .. },
            ) => {
                if *again && self.two.is_none() {
                    return;
                }
                let wanted = Wanted { at_least: *at_least, sends: None, starts_with: starts_with.as_deref() };
                let (by_message, equals) = (keeps_seams(fact, facts), *equals_sent);
                let far = moved.far.filter(|_| self.two.is_some());
                if let Some(tally) = self.book.tally(fact.program, fact.socket, far)
                    && tally.add(moved, wanted, by_message)
                    && !equals
                {
                    tally.happened(number, fact.time, moved.calls);
                }
            }
            (Predicate::Received { at_least, starts_with, equals_sent: true, .. }, What::Echoed) => {
                let (least, wanted) = (at_least.unwrap_or(0), starts_with.as_ref().map_or(0, String::len));
                for tally in self.book.tallies.iter_mut().filter(|tally| tally.socket == fact.socket) {
                    let begins = matches!(tally.prefix, Prefix::Matched(matched) if matched >= wanted);
                    if tally.bytes >= least && begins {
                        tally.happened(number, fact.time, 1);
                    }
                }
            }
            (Predicate::Accepted { unnamed_peer, .. }, What::Accepted { new, peer }) => {
                if *unnamed_peer && *peer != Some(Address::Unnamed) {
                    return;
                }
                let far = Some((fact.program, *new));
                if let Some(tally) = self.book.tally(fact.program, fact.socket, far) {
                    tally.happened(number, fact.time, 1);
                }
            }
            (predicate, what) => {
                let (matches, same_as) = simple(predicate, what);
                if !matches {
                    return;
                }
                let socket = fact.socket;
                if let Some(same) = same_as
                    && self.book.tallies.iter().any(|tally| tally.program == fact.program && tally.last == Some(same))
                {
                    return;
                }
                if let Some(tally) = self.book.tally(fact.program, socket, None) {
                    tally.happened(number, fact.time, 1);
                }
            }
        }
    }

    /// Whether it is an `accepted`, whose sockets are the new ones.
    pub(super) fn makes_sockets(&self) -> bool {
        matches!(self.predicate, Predicate::Accepted { .. })
    }
}

impl Book {
    /// Datagrams are told apart by their other ends where that is asked for.
    fn tally(
        &mut self,
        program: ProgramId,
        socket: Option<SocketId>,
        far: Option<(ProgramId, SocketId)>,
    ) -> Option<&mut Tally> {
        let key = (program, socket, far.map(|(_, socket)| socket));
        let place = match self.places.get(&key) {
            Some(place) => *place,
            None if self.tallies.len() >= TALLIES => return None,
            None => {
                self.tallies.push(Tally {
                    program,
                    socket,
                    far: key.2,
                    far_program: far.map(|(program, _)| program),
                    count: 0,
                    times: Vec::new(),
                    bytes: 0,
                    calls: 0,
                    prefix: Prefix::Matched(0),
                    last: None,
                });
                self.places.insert(key, self.tallies.len() - 1);
                self.tallies.len() - 1
            }
        };
        self.tallies.get_mut(place)
    }
}

/// What moved bytes must come to.
#[derive(Clone, Copy)]
struct Wanted<'a> {
    at_least: Option<u64>,
    sends: Option<super::super::predicate::Number>,
    starts_with: Option<&'a str>,
}

impl Tally {
    fn happened(&mut self, number: u64, time: u64, calls: u64) {
        self.count += calls;
        self.last = Some(number);
        for _ in 0..calls.min((TIMES - self.times.len().min(TIMES)) as u64) {
            self.times.push(time);
        }
    }

    /// Counts moved bytes, and says whether all that is wanted has come.
    fn add(&mut self, moved: &Moved, wanted: Wanted, by_message: bool) -> bool {
        self.bytes = self.bytes.saturating_add(moved.bytes);
        self.calls = self.calls.saturating_add(moved.calls);
        let begins = match wanted.starts_with {
            None => true,
            Some(text) if by_message => {
                // Each message begins anew; which messages a summarised run was made of nobody knows.
                moved.calls == 1 && moved.head.starts_with(text.as_bytes())
            }
            Some(text) => {
                self.prefix = self.prefix.after(text.as_bytes(), moved);
                matches!(self.prefix, Prefix::Matched(matched) if matched >= text.len())
            }
        };
        begins
            && wanted.at_least.is_none_or(|least| self.bytes >= least)
            && wanted.sends.is_none_or(|sends| sends.holds(i64::try_from(self.calls).unwrap_or(i64::MAX)))
    }
}

impl Prefix {
    fn after(self, text: &[u8], moved: &Moved) -> Prefix {
        let Prefix::Matched(matched) = self else { return Prefix::Differs };
        let Some(rest) = text.get(matched..).filter(|rest| !rest.is_empty()) else { return self };
        let both = rest.len().min(moved.head.len());
        let known = moved.head.len() as u64 == moved.bytes || both == rest.len();
        if known && moved.head.get(..both) == rest.get(..both) {
            Prefix::Matched(matched + both)
        } else {
            Prefix::Differs
        }
    }
}

fn keeps_seams(fact: &Fact, facts: &Facts) -> bool {
    let record = fact.socket.and_then(|id| facts.socket(id));
    record.is_some_and(|record| record.info.kind != Kind::STREAM)
}

/// Whether a fact is what a predicate asks for, where each fact stands for itself; and the number of the fact that it
/// tells again.
fn simple(predicate: &Predicate, what: &What) -> (bool, Option<u64>) {
    let matches = match (predicate, what) {
        (
            Predicate::Option { level, name, value, .. },
            What::Call { operation: Operation::SetOption { level: set_level, name: set, value: given }, .. },
        ) => {
            let wanted = python::constant(name) == Some(i64::from(*set));
            let usual = python::level_of(name);
            let level = level.as_deref().map_or(usual, python::constant);
            wanted
                && level == Some(i64::from(*set_level))
                && value.is_none_or(|value| option_number(given).is_some_and(|number| value.holds(number)))
        }
        (Predicate::Call { name, family, kind, backlog, .. }, What::Call { operation, integer, .. }) => {
            let failed = matches!(operation, Operation::Connect { .. }) && integer.is_some_and(|errno| errno != 0);
            !failed
                && python::same_call(name, operation.name())
                && arguments(operation, family.as_deref(), kind.as_deref())
                && backlog.is_none_or(
                    |wanted| matches!(operation, Operation::Listen { backlog } if wanted.holds(i64::from(*backlog))),
                )
        }
        (
            Predicate::Returned { call, integer, bytes_length, value: None, .. },
            What::Call { operation, integer: number, bytes },
        ) => {
            call.as_ref().is_none_or(|call| python::same_call(call, operation.name()))
                && integer.is_none_or(|wanted| number.is_some_and(|number| wanted.holds(number)))
                && bytes_length.is_none_or(|wanted| {
                    bytes.is_some_and(|length| wanted.holds(i64::try_from(length).unwrap_or(i64::MAX)))
                })
        }
        (
            Predicate::Returned { call: None, integer: None, bytes_length: None, value: Some(wanted), .. },
            What::Value(value),
        ) => wanted.trim() == value,
        (Predicate::Failed { call, errno, class, mentions, .. }, What::Failed { name, errno: number, why }) => {
            let asked = class.as_deref() == Some("KeyboardInterrupt");
            let class = class.as_ref().is_none_or(|class| match why {
                Why::Errno => python::is_class_of_errno(class, *number),
                Why::TimedOut => python::is_a("TimeoutError", class),
                Why::Cancelled => asked,
                Why::OnlyLoopback => false,
            });
            // The message is Python's, so it is told with the exception.
            class
                && mentions.is_none()
                && (*why != Why::Cancelled || asked)
                && call.as_ref().is_none_or(|call| python::same_call(call, name))
                && errno.as_ref().is_none_or(|errno| number.is_some_and(|number| python::is_errno(errno, number)))
        }
        (
            Predicate::Failed { call, errno, class, mentions, .. },
            What::Raised { class: raised, message, errno: number, call: failed, cancelled, .. },
        ) => {
            // Ctrl-C is no failure, unless it is asked for.
            (!cancelled || class.as_deref() == Some("KeyboardInterrupt"))
                && class.as_ref().is_none_or(|class| python::is_a(raised, class))
                && mentions.as_ref().is_none_or(|text| message.contains(text.as_str()))
                && call.as_ref().is_none_or(|call| failed.is_some_and(|failed| python::same_call(call, failed)))
                && errno.as_ref().is_none_or(|errno| number.is_some_and(|number| python::is_errno(errno, number)))
        }
        (Predicate::Closed { half, .. }, What::Closed { half: happened }) => half == happened,
        (Predicate::Read { covers_sends, which, equals_a_send, .. }, What::Covered(coverage)) => {
            let needed = covers_sends.is_some() || which.is_some() || *equals_a_send;
            needed && covers(predicate, coverage)
        }
        (
            Predicate::Read { covers_sends: None, which: None, equals_a_send: false, truncated, empty, bytes, .. },
            What::Received { moved, truncated: torn, empty: ended, again: false },
        ) => {
            moved.calls == 1
                && truncated.is_none_or(|wanted| wanted == *torn)
                && empty.is_none_or(|wanted| wanted == *ended)
                && bytes.is_none_or(|wanted| wanted.holds(i64::try_from(moved.bytes).unwrap_or(i64::MAX)))
        }
        _ => false,
    };
    let same_as = match what {
        What::Raised { same_as, .. } => *same_as,
        _ => None,
    };
    (matches, same_as)
}

fn covers(predicate: &Predicate, coverage: &Coverage) -> bool {
    let Predicate::Read { covers_sends, which, truncated, empty, bytes, equals_a_send, .. } = predicate else {
        return false;
    };
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    covers_sends.is_none_or(|wanted| wanted.holds(number(coverage.sends)))
        && which.is_none_or(|which| match which {
            Which::First => coverage.first,
            Which::Last => coverage.last,
        })
        && truncated.is_none_or(|wanted| wanted == coverage.truncated)
        && empty.is_none_or(|wanted| wanted == coverage.empty)
        && bytes.is_none_or(|wanted| wanted.holds(number(coverage.bytes)))
        && (!equals_a_send || coverage.whole_send)
}

/// Whether the arguments of `socket` or `socketpair` are those asked for.
fn arguments(operation: &Operation, family: Option<&str>, kind: Option<&str>) -> bool {
    if family.is_none() && kind.is_none() {
        return true;
    }
    let (Operation::Socket { family: asked, kind: asked_kind, .. }
    | Operation::SocketPair { family: asked, kind: asked_kind, .. }) = operation
    else {
        return false;
    };
    family.is_none_or(|family| python::is_family(family, *asked))
        && kind.is_none_or(|kind| python::is_kind(kind, *asked_kind))
}

/// What an option was set to, where that is a C int.
fn option_number(value: &OptionValue) -> Option<i64> {
    match value {
        OptionValue::Integer(number) => Some(i64::from(*number)),
        OptionValue::Bytes(bytes) => Some(i64::from(i32::from_ne_bytes(bytes.as_slice().try_into().ok()?))),
    }
}
