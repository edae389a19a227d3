//! How far the student is along the solution: which line is grey, and what the last hint has left to play.
//!
//! Nothing is judged here. A line counts as run when it was run as it stands, or when something else that was run in its
//! program made the same calls.

use crate::course::cast::Cast;
use crate::course::fill::{Places, fill_line};
use crate::course::judge::{Judge, World};
use crate::course::script::{Action, Script};
use crate::course::script_run::{RunState, Runner, Wish};
use crate::journal::call::{CloseReason, Operation};
use crate::journal::event::{Body, Event, Outcome, StatementId};
use crate::journal::projections::Projections;

/// The solution of the step, and the place in it.
#[derive(Clone, Debug, Default)]
pub struct Solution {
    script: Script,
    grey: bool,
    at: usize,
    /// The line at `at`, filled in.
    filled: Option<String>,
    /// What the student runs now.
    submitted: Option<Submitted>,
    /// Everything that was run stands in the solution.
    on_track: bool,
    /// Carries out an item that is no statement.
    helper: Option<Runner>,
    /// Judges the `until` at `at`.
    until: Option<Judge>,
}

#[derive(Clone, Debug)]
struct Submitted {
    program: String,
    statement: Option<StatementId>,
    /// It is the line that is due.
    exact: bool,
    /// The calls that succeeded in it.
    calls: Vec<&'static str>,
}

impl Solution {
    /// The beginning of a solution. `grey`: its lines are offered one by one, and what is no statement happens by itself.
    pub fn new(script: &Script, grey: bool) -> Solution {
        Solution { script: script.clone(), grey, on_track: true, ..Solution::default() }
    }

    /// The program of the line that is due.
    pub fn program(&self) -> Option<&str> {
        self.script.items[self.at.min(self.script.items.len())..].iter().find_map(|item| match &item.action {
            Action::Run { program, .. } => Some(program.as_str()),
            _ => None,
        })
    }

    /// The line that is due, filled in, with its program; `None` while an `until` is waited for, or an address is missing.
    pub fn line(&self) -> Option<(&str, &str)> {
        let Action::Run { program, .. } = self.due()? else { return None };
        Some((program, self.filled.as_deref()?))
    }

    /// Whether nothing of it is left.
    pub fn is_over(&self) -> bool {
        self.at >= self.script.items.len()
    }

    /// What is left of it, where nothing else was done beside it.
    pub fn rest(&self) -> Option<Script> {
        let free = self.on_track && self.submitted.is_none() && !self.is_over();
        free.then(|| Script { items: self.script.items[self.at..].to_vec() })
    }

    /// The student runs this.
    pub fn submitted(&mut self, program: &str, source: &str) {
        let exact = self.line().is_some_and(|(due, line)| due == program && same(line, source));
        self.submitted = Some(Submitted { program: program.to_owned(), statement: None, exact, calls: Vec::new() });
    }

    /// Takes in one event.
    pub fn observe(&mut self, event: &Event, projections: &Projections, cast: &Cast) {
        let Some(submitted) = &mut self.submitted else { return };
        if cast.id(&submitted.program) != Some(event.program) {
            return;
        }
        let ended = match &event.body {
            Body::StatementStarted { statement, .. } => {
                submitted.statement.get_or_insert(*statement);
                return;
            }
            Body::Call(call) if call.result.is_ok() => {
                if !matches!(call.operation, Operation::Close { reason: CloseReason::NoName }) {
                    submitted.calls.push(alike(call.operation.name()));
                }
                return;
            }
            // As in a script: the next line may begin when this one is seen blocked.
            Body::CallStarted(call) => {
                submitted.calls.push(alike(call.operation.name()));
                if !self.is_run(projections, cast, true) {
                    if let Some(submitted) = &mut self.submitted {
                        submitted.calls.pop();
                    }
                    return;
                }
                true
            }
            Body::StatementEnded { statement, outcome } if submitted.statement == Some(*statement) => {
                let raised = matches!(outcome, Outcome::Raised(_));
                let exact = submitted.exact;
                exact || (!raised && self.is_run(projections, cast, false))
            }
            Body::Died(_) | Body::Removed => false,
            _ => return,
        };
        self.submitted = None;
        if ended {
            self.step_on();
        } else {
            self.on_track = false;
        }
    }

    /// Whether what was submitted stands for the line that is due.
    fn is_run(&self, projections: &Projections, cast: &Cast, blocked: bool) -> bool {
        let (Some(submitted), Some(Action::Run { program, source, .. })) = (&self.submitted, self.due()) else {
            return false;
        };
        if submitted.program != *program {
            return false;
        }
        if submitted.exact {
            return true;
        }
        let calls = calls_in(source);
        let mut made = submitted.calls.clone();
        let same_calls = !calls.is_empty()
            && calls.iter().all(|call| made.iter().position(|other| other == call).map(|at| made.remove(at)).is_some());
        // The lines after it need the names that it gives.
        let named = blocked
            || names_given(source).all(|name| {
                let program = cast.id(program).and_then(|id| projections.programs.get(id));
                program.is_some_and(|program| program.names.contains_key(name))
            });
        same_calls && named
    }

    /// Looks at what is due and is no line: an `until` that holds, a program to be started…
    pub fn look(&mut self, world: &World, places: &Places) -> Vec<Wish> {
        let mut wishes = Vec::new();
        while let Some(action) = self.due() {
            match action {
                Action::Run { source, .. } => {
                    self.filled = fill_line(source, world, places).ok();
                    return wishes;
                }
                Action::Until(predicate) => {
                    let begun = self.until.is_none().then(|| Judge::of(predicate));
                    self.until = begun.or_else(|| self.until.take());
                    if !self.until.as_mut().is_some_and(|until| until.look(world).done) {
                        return wishes;
                    }
                    self.step_on();
                }
                Action::Start { .. } | Action::End { .. } | Action::Interrupt { .. } if self.grey => {
                    let script = Script { items: self.script.items[self.at..=self.at].to_vec() };
                    let helper = self.helper.get_or_insert_with(|| Runner::new(&script, false));
                    wishes.extend(helper.advance(world, places));
                    match helper.state() {
                        RunState::Running => return wishes,
                        // A program that was started or ended by hand already is as good.
                        RunState::Done | RunState::Failed(_) => self.step_on(),
                    }
                }
                Action::Start { .. } | Action::End { .. } | Action::Interrupt { .. } => return wishes,
            }
        }
        wishes
    }

    /// When to look again although nothing happens.
    pub fn wakes_at(&self, world: &World) -> Option<u64> {
        match self.due()? {
            Action::Until(_) => self.until.as_ref().and_then(|until| until.wakes_at(world)),
            Action::Run { .. } => None,
            _ => self.helper.as_ref().and_then(Runner::wakes_at),
        }
    }

    fn due(&self) -> Option<&Action> {
        self.script.items.get(self.at).map(|item| &item.action)
    }

    fn step_on(&mut self) {
        self.at += 1;
        self.filled = None;
        self.helper = None;
        self.until = None;
    }
}

/// Whether two lines are the same but for spaces around and between them.
fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// One name for calls that do the same.
fn alike(call: &str) -> &'static str {
    match call {
        "sendall" | "sendto" | "send" => "send",
        "recvfrom" | "recv_into" | "recv" => "recv",
        "connect_ex" | "connect" => "connect",
        "settimeout" | "setblocking" => "settimeout",
        "socket" => "socket",
        "socketpair" => "socketpair",
        "bind" => "bind",
        "listen" => "listen",
        "accept" => "accept",
        "shutdown" => "shutdown",
        "close" => "close",
        "detach" => "detach",
        "dup" => "dup",
        "setsockopt" => "setsockopt",
        "getsockopt" => "getsockopt",
        "getsockname" => "getsockname",
        "getpeername" => "getpeername",
        "sleep" => "sleep",
        _ => "",
    }
}

/// The calls that a line of the solution makes, from the author's own text: the names before a parenthesis, outside of
/// quotes.
fn calls_in(source: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut quote: Option<char> = None;
    for character in source.chars() {
        match quote {
            Some(open) if character == open => quote = None,
            Some(_) => {}
            None => match character {
                '"' | '\'' => {
                    quote = Some(character);
                    word.clear();
                }
                '(' => {
                    match alike(&word) {
                        "" => {}
                        call => found.push(call),
                    }
                    word.clear();
                }
                _ if character.is_alphanumeric() || character == '_' => word.push(character),
                _ => word.clear(),
            },
        }
    }
    found
}

/// The names that a line gives: those before its first `=`.
fn names_given(source: &str) -> impl Iterator<Item = &str> {
    let is_name = |text: &str| {
        !text.is_empty()
            && text.chars().all(|character| character.is_alphanumeric() || character == '_')
            && !text.starts_with(|first: char| first.is_ascii_digit())
    };
    let names = match source.split_once('=') {
        Some((left, right)) if !right.starts_with('=') && left.split(',').all(|name| is_name(name.trim())) => left,
        _ => "",
    };
    names.split(',').map(str::trim).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calls_and_names_of_a_line_are_read() {
        assert_eq!(calls_in("c = socket.socket()"), ["socket"]);
        assert_eq!(calls_in(r#"c.sendall(b"recv(")"#), ["send"]);
        assert_eq!(calls_in("print(len(c.recv(100)))"), ["recv"]);
        assert!(calls_in("x = 3").is_empty());
        assert_eq!(names_given("conn, peer = s.accept()").collect::<Vec<_>>(), ["conn", "peer"]);
        assert_eq!(names_given("c.connect(x)").count(), 0);
        assert_eq!(names_given("a == b").count(), 0);
        assert_eq!(names_given("c = f(x=1)").collect::<Vec<_>>(), ["c"]);
        assert_eq!(names_given("f(x=1)").count(), 0);
    }
}
