//! Plays a script: says which of its items may be carried out now, from what has happened so far.
//!
//! Pure: it asks no clock and starts nothing. Whoever drives carries out its [`Wish`]es, and calls [`Runner::advance`]
//! after every event and whenever [`Runner::wakes_at`] says. Two programs that run freely race; one ordered list, in which
//! a line starts when the one before has returned or is seen blocked in the kernel, does not.

use crate::journal::event::{Death, ProgramId, Role, StatementId};
use crate::journal::projections::programs::{Entry, Life, Program};

use super::fill::{Places, fill_line};
use super::judge::{World, holds, wakes_at};
use super::rest;
use super::script::{Action, Script, UNTIL_SECONDS};

/// How long a program may take to be born or to end, and a statement to return or to block. In seconds: far more than a
/// busy machine needs, and an end for what would never come.
pub const PATIENCE_SECONDS: u64 = 10;

/// How long what is on its way ([`rest::on_the_way`]) is waited for before a line, in seconds. It comes within
/// milliseconds; the bound is for what only seemed to be on its way.
const SETTLE_SECONDS: u64 = 2;

/// How long a scene must have been at rest until what has not come by then never will, in nanoseconds: nobody is left who
/// could bring it. Longer than two looks of the lab's sampler at a scene in which nothing happens.
const AT_REST: u64 = 2_500_000_000;

const SECOND: u64 = 1_000_000_000;

/// Something to be done, for whoever drives the lab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Start a program of this name; one that has ended starts anew. It enters the cast at once.
    Start {
        /// Its name.
        name: String,
        /// What it runs.
        role: Role,
        /// Of a relay: the name of the program that it connects to. Whoever drives tells it where that listens.
        to: Option<String>,
    },
    /// Send SIGTERM.
    End {
        /// Whose end it is.
        name: String,
    },
    /// Cancel what it runs: Ctrl-C.
    Interrupt {
        /// Whose statement it is.
        name: String,
    },
    /// Run a statement, whose placeholders are filled in.
    Run {
        /// In which program.
        name: String,
        /// The statement.
        source: String,
    },
}

/// How far a script is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunState {
    /// There is more to do, or to wait for.
    Running,
    /// Every item is done; the last lines may still be blocked in the kernel.
    Done,
    /// It cannot go on.
    Failed(SceneProblem),
}

/// Why a script cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SceneProblem {
    /// The line of `lesson.toml`; 0 for an item that was derived.
    pub line: usize,
    /// Which item of the script, counted from 0.
    pub item: usize,
    /// What stands in the way.
    pub trouble: Trouble,
}

/// What stands in a script's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A statement of a setup raised, and the lesson does not say that it does.
    Raised {
        /// The statement, filled in.
        source: String,
        /// Python's class.
        class: String,
        /// `str(exception)`.
        message: String,
    },
    /// A statement of a setup was to raise and did not.
    DidNotRaise {
        /// The statement, filled in.
        source: String,
    },
    /// An `until` did not hold within [`UNTIL_SECONDS`].
    NeverHeld,
    /// A program died while it ran a line.
    Died {
        /// Its name.
        name: String,
    },
    /// There is no such program, or it has ended.
    NotAlive {
        /// The name.
        name: String,
    },
    /// A program to be started lives already.
    AlreadyAlive {
        /// Its name.
        name: String,
    },
    /// A program did not start, or a server did not listen, within [`PATIENCE_SECONDS`].
    NeverStarted {
        /// Its name.
        name: String,
    },
    /// A program did not end within [`PATIENCE_SECONDS`].
    NeverEnded {
        /// Its name.
        name: String,
    },
    /// A statement neither returned nor blocked within [`PATIENCE_SECONDS`].
    Hangs {
        /// The statement, filled in.
        source: String,
    },
    /// A program was not free for its next line within [`PATIENCE_SECONDS`]: it is blocked, and nothing wakes it.
    NeverFree {
        /// Its name.
        name: String,
    },
    /// A placeholder stands for nothing yet.
    Missing {
        /// What stands between the braces.
        placeholder: String,
    },
}

/// Plays one script.
#[derive(Clone, Debug)]
pub struct Runner {
    script: Script,
    strict: bool,
    place: usize,
    doing: Option<Doing>,
    /// Since when the item at `place` is waited for.
    since: Option<u64>,
    /// Lines of a setup that are blocked: what becomes of them still counts.
    blocked: Vec<Line>,
    /// Since when nothing has moved, while something is waited for that only a move can bring.
    at_rest: Option<u64>,
    /// For how long nothing may have moved then.
    hope: u64,
    state: RunState,
    wakes: Option<u64>,
}

/// What was asked for and has not come yet.
#[derive(Clone, Debug)]
enum Doing {
    /// Consecutive starts go together. Each with the pid that the name had before.
    Starting(Vec<(String, Option<u32>)>),
    Ending(String, ProgramId),
    Interrupting(String, ProgramId),
    Running(Line),
}

/// A statement that was sent.
#[derive(Clone, Debug)]
struct Line {
    item: usize,
    name: String,
    program: ProgramId,
    pid: u32,
    source: String,
    raises: bool,
    /// How many entries the program's transcript had had by then: ours comes later.
    after: u64,
    /// Its number, once it has begun.
    statement: Option<StatementId>,
}

/// What has become of a line.
enum Fate {
    NotBegun,
    Runs,
    Blocked,
    Ended { raised: Option<(String, String)> },
    Died,
}

impl Runner {
    /// A script that has not begun. `strict`: it is a setup, in which raising where that is not said is a failure.
    pub fn new(script: &Script, strict: bool) -> Runner {
        Runner {
            script: script.clone(),
            strict,
            place: 0,
            doing: None,
            since: None,
            blocked: Vec::new(),
            at_rest: None,
            hope: AT_REST,
            state: RunState::Running,
            wakes: None,
        }
    }

    /// For drivers that look at the kernel themselves before they advance: what has not come when nothing has moved for so
    /// long (in nanoseconds) never will.
    pub fn giving_up_after(mut self, nanoseconds: u64) -> Runner {
        self.hope = nanoseconds;
        self
    }

    /// How far it is.
    pub fn state(&self) -> &RunState {
        &self.state
    }

    /// How many of its items are done.
    pub fn place(&self) -> usize {
        self.place
    }

    /// When to call [`Runner::advance`] although nothing happens: nanoseconds of CLOCK_MONOTONIC.
    pub fn wakes_at(&self) -> Option<u64> {
        self.wakes
    }

    /// Goes on as far as what happened allows. Gives what may be carried out now, in order.
    pub fn advance(&mut self, world: &World, places: &Places) -> Vec<Wish> {
        let mut wishes = Vec::new();
        self.wakes = None;
        while self.state == RunState::Running && wishes.is_empty() {
            self.look_at_blocked(world);
            if self.state != RunState::Running {
                break;
            }
            let stepped = match self.doing.take() {
                Some(doing) => self.go_on(doing, world),
                None => self.begin(world, places, &mut wishes),
            };
            if !stepped {
                break;
            }
        }
        if !wishes.is_empty() && self.state == RunState::Running {
            // What could not be carried out makes nothing happen: the look after which it has failed is due all the same.
            let until = world.now.saturating_add(PATIENCE_SECONDS * SECOND);
            self.wakes = Some(self.wakes.map_or(until, |other| other.min(until)));
        }
        wishes
    }

    fn fail(&mut self, item: usize, trouble: Trouble) -> bool {
        let line = self.script.items.get(item).map_or(0, |item| item.line);
        self.state = RunState::Failed(SceneProblem { line, item, trouble });
        self.wakes = None;
        false
    }

    /// `items` items are done.
    fn done(&mut self, items: usize) -> bool {
        self.place += items;
        self.doing = None;
        self.since = None;
        self.at_rest = None;
        true
    }

    /// Waits as [`Runner::wait`] does, but no longer than a scene is at rest in which only a move can bring it.
    fn wait_for_move(&mut self, world: &World, seconds: u64, trouble: Trouble) -> bool {
        if rest::at_rest(world.projections, world.cast) && !rest::returns_by_itself(world.projections, world.cast) {
            let until = self.at_rest.get_or_insert(world.now).saturating_add(self.hope);
            if world.now >= until {
                return self.fail(self.place, trouble);
            }
            self.wakes = Some(self.wakes.map_or(until, |other| other.min(until)));
        } else {
            self.at_rest = None;
        }
        self.wait(world, seconds, trouble)
    }

    /// Waits for something at most so long; then it has failed with `trouble`.
    fn wait(&mut self, world: &World, seconds: u64, trouble: Trouble) -> bool {
        let until = self.since.unwrap_or(world.now).saturating_add(seconds * SECOND);
        if world.now >= until {
            return self.fail(self.place, trouble);
        }
        self.wakes = Some(self.wakes.map_or(until, |other| other.min(until)));
        false
    }

    /// Begins the next item, if it may begin. Whether there is something to look at again at once.
    fn begin(&mut self, world: &World, places: &Places, wishes: &mut Vec<Wish>) -> bool {
        let Some(item) = self.script.items.get(self.place) else {
            self.state = RunState::Done;
            return false;
        };
        let action = item.action.clone();
        let since = *self.since.get_or_insert(world.now);
        if !matches!(action, Action::Start { .. } | Action::Until(_)) && rest::on_the_way(world.projections, world.cast)
        {
            let until = since.saturating_add(SETTLE_SECONDS * SECOND);
            if world.now < until {
                self.wakes = Some(until);
                return false;
            }
        }
        match action {
            Action::Start { .. } => return self.start(world, wishes),
            Action::Until(predicate) => {
                if holds(&predicate, world) {
                    return self.done(1);
                }
                self.wakes = wakes_at(&predicate, world).filter(|time| *time > world.now);
                return match self.wakes {
                    Some(_) => self.wait(world, UNTIL_SECONDS, Trouble::NeverHeld),
                    None => self.wait_for_move(world, UNTIL_SECONDS, Trouble::NeverHeld),
                };
            }
            Action::End { program: name } => {
                let Some(program) = alive(world, &name) else {
                    return self.fail(self.place, Trouble::NotAlive { name });
                };
                self.doing = Some(Doing::Ending(name.clone(), program.id));
                wishes.push(Wish::End { name });
            }
            Action::Interrupt { program: name } => {
                let Some(program) = alive(world, &name) else {
                    return self.fail(self.place, Trouble::NotAlive { name });
                };
                if program.running.is_none() {
                    return self.done(1);
                }
                self.doing = Some(Doing::Interrupting(name.clone(), program.id));
                wishes.push(Wish::Interrupt { name });
            }
            Action::Run { program: name, source, raises } => {
                let Some(program) = alive(world, &name) else {
                    return self.fail(self.place, Trouble::NotAlive { name });
                };
                if program.running.is_some() {
                    return self.wait_for_move(world, PATIENCE_SECONDS, Trouble::NeverFree { name });
                }
                let source = match fill_line(&source, world, places) {
                    Ok(source) => source,
                    Err(missing) => {
                        return self.fail(self.place, Trouble::Missing { placeholder: missing.placeholder });
                    }
                };
                let line = Line {
                    item: self.place,
                    name: name.clone(),
                    program: program.id,
                    pid: program.pid,
                    source: source.clone(),
                    raises,
                    after: program.forgotten + program.transcript.len() as u64,
                    statement: None,
                };
                self.doing = Some(Doing::Running(line));
                wishes.push(Wish::Run { name, source });
            }
        }
        self.since = Some(world.now);
        true
    }

    /// Begins all starts that stand here together: none of them depends on another.
    fn start(&mut self, world: &World, wishes: &mut Vec<Wish>) -> bool {
        let mut starting: Vec<(String, Option<u32>)> = Vec::new();
        let mut wished = Vec::new();
        for item in self.script.items.iter().skip(self.place) {
            let Action::Start { program: name, role, to } = &item.action else { break };
            if starting.iter().any(|(other, _)| other == name) {
                break;
            }
            if alive(world, name).is_some() {
                let (at, name) = (self.place + starting.len(), name.clone());
                return self.fail(at, Trouble::AlreadyAlive { name });
            }
            starting.push((name.clone(), known(world, name).map(|program| program.pid)));
            wished.push(Wish::Start { name: name.clone(), role: *role, to: to.clone() });
        }
        self.doing = Some(Doing::Starting(starting));
        self.since = Some(world.now);
        wishes.append(&mut wished);
        true
    }

    /// Looks whether what was asked for has come.
    fn go_on(&mut self, doing: Doing, world: &World) -> bool {
        match doing {
            Doing::Starting(starting) => {
                let missing = starting.iter().find(|(name, before)| !started(world, name, *before));
                let Some(name) = missing.map(|(name, _)| name.clone()) else { return self.done(starting.len()) };
                self.doing = Some(Doing::Starting(starting));
                self.wait(world, PATIENCE_SECONDS, Trouble::NeverStarted { name })
            }
            Doing::Ending(name, id) => {
                let gone = world.projections.programs.get(id).is_none_or(is_dead);
                if gone {
                    return self.done(1);
                }
                self.doing = Some(Doing::Ending(name.clone(), id));
                self.wait(world, PATIENCE_SECONDS, Trouble::NeverEnded { name })
            }
            Doing::Interrupting(name, id) => {
                let free = world.projections.programs.get(id).is_none_or(|program| program.running.is_none());
                if free {
                    return self.done(1);
                }
                self.doing = Some(Doing::Interrupting(name.clone(), id));
                self.wait(world, PATIENCE_SECONDS, Trouble::NeverFree { name })
            }
            Doing::Running(mut line) => match line.fate(world) {
                Fate::Ended { raised } => match self.strict.then(|| line.shortfall(raised)).flatten() {
                    Some(trouble) => self.fail(line.item, trouble),
                    None => self.done(1),
                },
                Fate::Blocked => {
                    self.blocked.push(line);
                    self.done(1)
                }
                Fate::Died => self.fail(line.item, Trouble::Died { name: line.name }),
                Fate::NotBegun | Fate::Runs => {
                    let source = line.source.clone();
                    self.doing = Some(Doing::Running(line));
                    self.wait(world, PATIENCE_SECONDS, Trouble::Hangs { source })
                }
            },
        }
    }

    /// A line of a setup that was blocked counts when it ends, too.
    fn look_at_blocked(&mut self, world: &World) {
        let mut blocked = std::mem::take(&mut self.blocked);
        let mut failed = None;
        blocked.retain_mut(|line| match line.fate(world) {
            Fate::Ended { raised } => {
                if self.strict && failed.is_none() {
                    failed = line.shortfall(raised).map(|trouble| (line.item, trouble));
                }
                false
            }
            Fate::Died => false,
            Fate::NotBegun | Fate::Runs | Fate::Blocked => true,
        });
        self.blocked = blocked;
        if let Some((item, trouble)) = failed {
            self.fail(item, trouble);
        }
    }
}

impl Line {
    /// What has become of it. Other statements of the same program, earlier or later ones, are told apart by its place in
    /// the transcript and its text.
    fn fate(&mut self, world: &World) -> Fate {
        let Some(program) = world.projections.programs.get(self.program) else { return Fate::Died };
        let skip = usize::try_from(self.after.saturating_sub(program.forgotten)).unwrap_or(usize::MAX);
        let entries = || program.transcript.iter().skip(skip);
        if self.statement.is_none() {
            self.statement = entries().find_map(|entry| match entry {
                Entry::Statement { statement, source } if self.source.starts_with(source.as_str()) => Some(*statement),
                _ => None,
            });
        }
        let dead = is_dead(program) || program.pid != self.pid;
        let Some(own) = self.statement else { return if dead { Fate::Died } else { Fate::NotBegun } };
        if dead {
            // It was looked at after every event: had it ended before its process, that would have been seen. A statement
            // that ends its process (`exit()`) has no other end.
            let by_itself = matches!(program.life, Life::Dead { death: Death::Exited(_), .. });
            return if by_itself { Fate::Ended { raised: None } } else { Fate::Died };
        }
        if program.running == Some(own) {
            return if program.stands_still() { Fate::Blocked } else { Fate::Runs };
        }
        // What was told between its beginning and the next statement's is its own.
        let raised = entries()
            .skip_while(|entry| !matches!(entry, Entry::Statement { statement, .. } if *statement == own))
            .skip(1)
            .take_while(|entry| !matches!(entry, Entry::Statement { .. }))
            .find_map(|entry| match entry {
                Entry::Raised(error) => Some((error.class.clone(), error.message.clone())),
                _ => None,
            });
        Fate::Ended { raised }
    }

    /// Why a setup cannot go on after this line has ended so.
    fn shortfall(&self, raised: Option<(String, String)>) -> Option<Trouble> {
        match raised {
            Some((class, message)) if !self.raises => {
                Some(Trouble::Raised { source: self.source.clone(), class, message })
            }
            None if self.raises => Some(Trouble::DidNotRaise { source: self.source.clone() }),
            _ => None,
        }
    }
}

fn known<'a>(world: &World<'a>, name: &str) -> Option<&'a Program> {
    world.projections.programs.get(world.cast.id(name)?)
}

fn alive<'a>(world: &World<'a>, name: &str) -> Option<&'a Program> {
    known(world, name).filter(|program| !is_dead(program))
}

fn is_dead(program: &Program) -> bool {
    matches!(program.life, Life::Dead { .. })
}

/// Whether a program that was asked for lives, and listens if it is a server.
fn started(world: &World, name: &str, before: Option<u32>) -> bool {
    alive(world, name).is_some_and(|program| {
        before != Some(program.pid) && (program.role == Role::Console || !program.listening.is_empty())
    })
}

#[cfg(test)]
mod tests;
