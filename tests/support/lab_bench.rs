//! A real lab with real programs, for tests: orders in, and waiting for what must come of them.

use std::time::{Duration, Instant};

use enchufe::journal::event::{Body, Event, Outcome, ProgramId, Role, ServerKind, StatementId};
use enchufe::journal::projections::Projections;
use enchufe::lab::order::{Notice, Order};
use enchufe::lab::{FromLab, Lab, Options};

/// Nothing here takes longer on a machine that is merely busy.
const DEADLINE: Duration = Duration::from_secs(20);

/// A lab, and everything it has told.
pub struct LabBench {
    /// The lab.
    pub lab: Lab,
    /// Every event so far.
    pub events: Vec<Event>,
    /// Every notice so far.
    pub notices: Vec<Notice>,
    /// What the events amount to.
    pub projections: Projections,
    runtime: tokio::runtime::Runtime,
    statements: u64,
}

impl LabBench {
    /// A lab without programs that refuses everything but loopback.
    pub fn new() -> LabBench {
        LabBench::with(true)
    }

    /// A lab without programs.
    pub fn with(only_loopback: bool) -> LabBench {
        LabBench::of(env!("CARGO_BIN_EXE_enchufe").as_ref(), only_loopback)
    }

    /// A lab without programs, whose programs `executable` starts.
    pub fn of(executable: &std::path::Path, only_loopback: bool) -> LabBench {
        let options = Options { executable: executable.into(), only_loopback, pages: enchufe::i18n::pages::files() };
        LabBench::around(Lab::start(options).expect("a lab"))
    }

    /// A lab that was started in a way of its own.
    pub fn around(lab: Lab) -> LabBench {
        LabBench {
            lab,
            events: Vec::new(),
            notices: Vec::new(),
            projections: Projections::default(),
            runtime: tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime"),
            statements: 0,
        }
    }

    /// Starts a console program and waits until it is born.
    pub fn console(&mut self, number: u16, name: &str) -> ProgramId {
        self.start(number, name, Role::Console)
    }

    /// Starts a server of ours and waits until it listens.
    pub fn server(&mut self, number: u16, kind: ServerKind) -> ProgramId {
        let program = self.start(number, kind.name(), Role::Server(kind));
        self.wait("the server listens", |bench| {
            bench.projections.programs.by_id.get(&program).is_some_and(|known| !known.listening.is_empty())
        });
        program
    }

    fn start(&mut self, number: u16, name: &str, role: Role) -> ProgramId {
        let program = ProgramId(number);
        self.lab.order(Order::Start { program, name: name.to_owned(), role });
        self.wait("the program is born", |bench| bench.projections.programs.by_id.contains_key(&program));
        program
    }

    /// Runs a statement without waiting for anything.
    pub fn run(&mut self, program: ProgramId, source: &str) -> StatementId {
        self.statements += 1;
        let statement = StatementId(self.statements);
        self.lab.order(Order::Run { program, statement, source: source.to_owned() });
        statement
    }

    /// Runs a statement and waits for its end.
    pub fn done(&mut self, program: ProgramId, source: &str) -> Outcome {
        let statement = self.run(program, source);
        self.end_of(statement)
    }

    /// Runs a statement that must not raise; gives the echoed value, or nothing.
    pub fn value(&mut self, program: ProgramId, source: &str) -> String {
        match self.done(program, source) {
            Outcome::Value(value) => value,
            Outcome::Done => String::new(),
            Outcome::Raised(raised) => panic!("{source}: {raised:?}"),
        }
    }

    /// Waits for the end of a statement.
    pub fn end_of(&mut self, statement: StatementId) -> Outcome {
        self.wait_for("the statement ends", |event| match &event.body {
            Body::StatementEnded { statement: ended, outcome } if *ended == statement => Some(outcome.clone()),
            _ => None,
        })
    }

    /// Waits until a program is blocked in a call with this name.
    pub fn blocked(&mut self, program: ProgramId, call: &str) {
        self.wait("the call blocks", |bench| {
            let blocked = bench.projections.programs.by_id.get(&program).and_then(|known| known.blocked.as_ref());
            blocked.is_some_and(|started| started.operation.name() == call)
        });
    }

    /// Waits until an event, past or future, gives something.
    pub fn wait_for<T>(&mut self, what: &str, find: impl Fn(&Event) -> Option<T>) -> T {
        let mut seen = 0;
        let deadline = Instant::now() + DEADLINE;
        loop {
            while let Some(event) = self.events.get(seen) {
                if let Some(found) = find(event) {
                    return found;
                }
                seen += 1;
            }
            self.take(what, deadline);
        }
    }

    /// Waits until something holds.
    pub fn wait(&mut self, what: &str, holds: impl Fn(&LabBench) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        while !holds(self) {
            self.take(what, deadline);
        }
    }

    fn take(&mut self, what: &str, deadline: Instant) {
        let left = deadline.saturating_duration_since(Instant::now());
        let next = self.runtime.block_on(async { tokio::time::timeout(left, self.lab.next()).await });
        match next {
            Ok(Some(FromLab::Events(events))) => {
                for event in events {
                    self.projections.fold(&event);
                    self.events.push(event);
                }
            }
            Ok(Some(FromLab::Notice(notice))) => self.notices.push(notice),
            Ok(None) => panic!("waiting until {what}: the lab has ended"),
            Err(_) => {
                let last = self.events.iter().rev().take(12).collect::<Vec<_>>();
                panic!("waiting until {what}: it never came. Last events: {last:#?}\nnotices: {:?}", self.notices)
            }
        }
    }

    /// The pid of a program.
    pub fn pid(&self, program: ProgramId) -> u32 {
        self.projections.programs.by_id[&program].pid
    }
}

/// Whether a process exists (a zombie does not count).
pub fn lives(pid: u32) -> bool {
    match std::fs::read_to_string(format!("/proc/{pid}/stat")) {
        Ok(stat) => !stat.rsplit(')').next().is_some_and(|rest| rest.trim_start().starts_with('Z')),
        Err(_) => false,
    }
}
