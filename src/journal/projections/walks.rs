//! Where each program that is walked stands, what it has run, and its variables.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};

use crate::journal::call::CallId;
use crate::journal::event::{Body, Event, Outcome, ProgramId, StatementId};
use crate::journal::walk::{Paused, Source, Spot, Variable, Walked, Why};

/// So many bytes of an exception's message are kept.
const FAILURE_BYTES: usize = 200;

/// So many threads that an exception ended are kept.
pub const MOST_FALLEN: usize = 16;

/// All walks, by program.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Walks {
    /// The last walk of each program whose process is the one that it ran in.
    pub by_id: BTreeMap<ProgramId, Walk>,
}

/// One source that is walked, or was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Walk {
    /// The statement that it is.
    pub statement: StatementId,
    /// What is walked.
    pub source: Source,
    /// What it does now.
    pub state: State,
    /// When it last went on after it stood still (CLOCK_MONOTONIC, nanoseconds).
    pub resumed: u64,
    /// The line where it stands or was last seen, counted from 1.
    pub line: Option<u32>,
    /// The function there; `<module>` outside of all.
    pub function: String,
    /// How many calls of functions that is inside of.
    pub depth: u32,
    /// The thread that stands there; `None` for the main one. Untrusted: it may hold anything.
    pub thread: Option<String>,
    /// Where the calls were made that wait in the kernel, for each thread that makes one.
    pub waits: BTreeMap<CallId, Spot>,
    /// The lines that ran.
    pub visited: BTreeSet<u32>,
    /// The variables as of the last pause.
    pub variables: Vec<Variable>,
    /// How many variables were left out there.
    pub left_out: u32,
    /// The names whose value was another, or none, at the pause before.
    pub changed: BTreeSet<String>,
    /// The exception that ended it, as the last line of a traceback has it. Untrusted: it may hold anything.
    pub failure: Option<String>,
    /// The innermost line where that was raised.
    pub raised_at: Option<u32>,
    /// The threads that an exception ended, the latest last; at most [`MOST_FALLEN`].
    pub fallen: VecDeque<Fallen>,
    /// For a mistake in the text, its column in the line, in characters counted from 1.
    pub column: Option<u32>,
}

/// A thread that ended with an exception that nobody caught.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fallen {
    /// Its name; `None` for the main one. Untrusted: it may hold anything.
    pub thread: Option<String>,
    /// The innermost line where the exception was raised.
    pub line: u32,
    /// The exception's class.
    pub class: String,
}

/// What a walked source does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum State {
    /// It runs, or waits in the kernel.
    Running,
    /// It stands still.
    Paused(Why),
    /// It ended.
    Done,
    /// It ended with an exception that nobody caught; the walk's line is where.
    Failed,
    /// Its process was ended from outside before it was through.
    Cut,
}

impl Walks {
    /// Takes in one event.
    pub fn fold(&mut self, event: &Event) {
        let program = event.program;
        match &event.body {
            Body::Born(_) | Body::Removed => {
                self.by_id.remove(&program);
            }
            Body::Walked(walked) => match &**walked {
                Walked::Began { statement, source } => {
                    self.by_id.insert(program, Walk::new(*statement, source));
                }
                walked => {
                    if let Some(walk) = self.by_id.get_mut(&program) {
                        if *walked == Walked::Resumed {
                            walk.resumed = event.time;
                        }
                        walk.fold(walked);
                    }
                }
            },
            Body::Call(call) => {
                if let Some(walk) = self.by_id.get_mut(&program) {
                    walk.waits.remove(&call.id);
                }
            }
            // Another statement of the prompt: what was walked before is past.
            Body::StatementStarted { statement, .. }
                if self.by_id.get(&program).is_some_and(|walk| walk.statement != *statement) =>
            {
                self.by_id.remove(&program);
            }
            Body::StatementEnded { statement, outcome } => {
                if let Some(walk) = self.by_id.get_mut(&program).filter(|walk| walk.statement == *statement) {
                    walk.end(outcome);
                }
            }
            Body::Died(_) => {
                if let Some(walk) = self.by_id.get_mut(&program).filter(|walk| !walk.is_over()) {
                    walk.state = State::Cut;
                }
            }
            _ => {}
        }
    }

    /// The walk of a program.
    pub fn get(&self, program: ProgramId) -> Option<&Walk> {
        self.by_id.get(&program)
    }
}

impl Walk {
    fn new(statement: StatementId, source: &Source) -> Walk {
        Walk {
            statement,
            source: source.clone(),
            state: State::Running,
            resumed: 0,
            line: None,
            function: String::new(),
            depth: 0,
            thread: None,
            waits: BTreeMap::new(),
            visited: BTreeSet::new(),
            variables: Vec::new(),
            left_out: 0,
            changed: BTreeSet::new(),
            failure: None,
            raised_at: None,
            fallen: VecDeque::new(),
            column: None,
        }
    }

    fn fold(&mut self, walked: &Walked) {
        match walked {
            Walked::Began { .. } => {}
            Walked::Paused(Paused { why, spot, variables, left_out }) => {
                let is_new = |variable: &&Variable| {
                    let before = self.variables.iter().find(|before| before.name == variable.name);
                    before.is_none_or(|before| before.value != variable.value || before.local != variable.local)
                };
                self.changed = variables.iter().filter(is_new).map(|variable| variable.name.clone()).collect();
                self.variables.clone_from(variables);
                self.left_out = *left_out;
                self.stand(spot);
                self.state = State::Paused(why.clone());
            }
            Walked::Resumed => self.state = State::Running,
            Walked::At { spot, call } => {
                self.visited.extend(&spot.visited);
                if let Some(call) = call {
                    self.waits.insert(*call, Spot { visited: Vec::new(), ..spot.clone() });
                }
                // What is looked at is the main thread, or one that stands still or was stepped on.
                let looked_at = spot.thread == self.thread;
                if looked_at || spot.thread.is_none() && self.paused().is_none() {
                    self.stand(spot);
                }
            }
            Walked::Ended { visited, raised_at } => {
                self.visited.extend(visited);
                if raised_at.is_some() {
                    self.line = *raised_at;
                    self.raised_at = *raised_at;
                }
            }
            Walked::Raised { thread, line, raised } => {
                // Without a line it came of another source: of an earlier block, of a text that is none.
                let Some(line) = *line else { return };
                if self.fallen.len() >= MOST_FALLEN {
                    self.fallen.pop_front();
                }
                if thread.is_none() && self.paused().is_none() {
                    self.line = Some(line);
                }
                self.fallen.push_back(Fallen { thread: thread.clone(), line, class: raised.class.clone() });
            }
        }
    }

    fn stand(&mut self, spot: &Spot) {
        self.line = Some(spot.line);
        self.function.clone_from(&spot.function);
        self.depth = spot.depth;
        self.thread.clone_from(&spot.thread);
        self.visited.extend(&spot.visited);
    }

    fn end(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Raised(raised) => {
                self.state = State::Failed;
                self.column = raised.column;
                // Of an exception that came up through functions the innermost line is where it happened.
                let line = self.raised_at.or(raised.line).or(self.line);
                // It is the main thread that ended, wherever another stood, and in which function is not told.
                if self.thread.take().is_some() || self.line != line {
                    self.depth = 0;
                    self.function.clear();
                }
                self.line = line;
                let (class, message) =
                    (&raised.class, &raised.message[..raised.message.floor_char_boundary(FAILURE_BYTES)]);
                let failure = if message.is_empty() { class.clone() } else { format!("{class}: {message}") };
                self.failure = Some(failure);
            }
            Outcome::Done | Outcome::Value(_) => {
                self.state = State::Done;
                self.line = None;
                self.depth = 0;
                self.thread = None;
                self.function.clear();
            }
        }
    }

    /// Where it stands or was last seen; line 0 when that was nowhere.
    pub fn spot(&self) -> Spot {
        Spot {
            line: self.line.unwrap_or(0),
            function: self.function.clone(),
            depth: self.depth,
            thread: self.thread.clone(),
            visited: Vec::new(),
        }
    }

    /// Whether nothing of it will run any more.
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Done | State::Failed | State::Cut)
    }

    /// Whether it stands still, and why.
    pub fn paused(&self) -> Option<&Why> {
        match &self.state {
            State::Paused(why) => Some(why),
            _ => None,
        }
    }

    /// The text of a line, counted from 1, without its end.
    pub fn line_text(&self, line: u32) -> &str {
        let index = (line as usize).wrapping_sub(1);
        self.source.text.split('\n').nth(index).unwrap_or_default().trim_end_matches('\r')
    }
}

#[cfg(test)]
mod tests;
