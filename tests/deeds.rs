//! Menus that write Python, before real programs: every line they can write is Python, and each runs in a real console
//! without an error that a line could be wrong about.

#[path = "support/driven.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod driven;

#[path = "support/lab_bench.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod lab_bench;

use std::collections::BTreeSet;

use driven::Driven;
use enchufe::app::deeds::{DeedsMenu, FieldId, Level, Subject};
use enchufe::app::keys::{Code, Key};
use enchufe::app::model::Model;
use enchufe::console::{Completeness, completeness};
use enchufe::course::reading::Catalogue;
use enchufe::journal::event::Outcome;
use lab_bench::LabBench;

/// The laboratory as a person has it.
impl Driven {
    fn in_lab() -> Driven {
        let mut person = Driven::new(Catalogue::default(), Model::in_lab);
        person.until("both consoles are born", |model| {
            model.lab.participants.iter().all(|it| it.born) && model.lab.participants.len() == 2
        });
        person
    }

    /// Types a line, and waits for its end.
    fn line(&mut self, line: &str) {
        self.enter(line);
        self.done();
    }

    fn done(&mut self) {
        self.until("the line has ended", |model| {
            let console = model.console().expect("a console");
            console.sent.is_none() && console.queue.is_empty()
        });
    }

    fn focus(&mut self, place: char) {
        self.key(Key::alt(place));
    }

    /// Opens the menu with the cursor on a deed, by its Python name.
    fn go(&mut self, name: &str, deed: &str) {
        self.press(Code::Function(4));
        if !matches!(self.menu().level, Level::Deeds { .. }) {
            let program = self.menu().program;
            let mine = self.model.named_sockets(program).into_iter().find(|mine| mine.name == name);
            let subject = mine.map_or(Subject::Program, |mine| Subject::Socket(mine.socket.info.id));
            while self.menu().level != (Level::Subjects { cursor: subject }) {
                self.press(Code::Down);
            }
            self.press(Code::Enter);
        }
        for _ in 0..30 {
            if self.menu().deed().is_some_and(|there| there.name() == deed) {
                return;
            }
            self.press(Code::Down);
        }
        panic!("{deed} is not in the menu of {name}");
    }

    fn menu(&self) -> &DeedsMenu {
        self.model.deeds_menu().expect("the menu")
    }

    /// Does something as it is proposed, and waits for its end.
    fn act(&mut self, name: &str, deed: &str) {
        self.go(name, deed);
        self.press(Code::Enter);
        if self.model.deeds_menu().is_some() {
            self.press(Code::Enter);
        }
        assert!(self.model.deeds_menu().is_none(), "{deed} of {name} did not run: {:?}", self.model.status);
        self.done();
    }

    fn transcript(&self) -> String {
        let focused = self.model.focused().expect("a program").id;
        format!("{:?}", self.model.program(focused).expect("it is born").transcript)
    }

    /// Every statement that the menus can write for one thing: each list varied by itself, and those of a new socket all
    /// together.
    fn statements(&mut self, name: &str) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        self.press(Code::Function(4));
        let program = self.menu().program;
        self.press(Code::Function(4));
        let mine = self.model.named_sockets(program).into_iter().find(|mine| mine.name == name);
        let subject = mine.map_or(Subject::Program, |mine| Subject::Socket(mine.socket.info.id));
        for (deed, standing) in self.model.deeds_of(program, subject) {
            if standing.is_refused() {
                continue;
            }
            self.go(name, deed.name());
            self.note(&mut all);
            if self.model.deeds_opens_form() {
                self.press(Code::Enter);
                self.vary(&mut all, deed.name() == "socket");
            }
            self.press(Code::Function(4));
        }
        all
    }

    fn note(&self, all: &mut BTreeSet<String>) {
        if let Some(Ok(statement)) = self.model.deeds_statement() {
            all.insert(statement);
        }
    }

    fn vary(&mut self, all: &mut BTreeSet<String>, all_together: bool) {
        let fields = |person: &Driven| match &person.menu().level {
            Level::Form { form, .. } => (form.focus, form.shown()),
            other => panic!("no form: {other:?}"),
        };
        let lists = [FieldId::Family, FieldId::Type, FieldId::Protocol];
        if all_together {
            let counts = lists.map(|list| self.model.deeds_choices(list).len());
            for turn in 0..counts.iter().product() {
                self.note(all);
                // As a clock's wheels: the next one goes on where one has gone round.
                let mut place = 1;
                for (list, count) in lists.into_iter().zip(counts) {
                    if turn % place == place - 1 || place == 1 {
                        while fields(self).0 != list {
                            self.press(Code::Down);
                        }
                        self.press(Code::Right);
                    }
                    place *= count;
                }
            }
            return;
        }
        let mut at = 0;
        while at < fields(self).1.len() {
            let (focus, shown) = fields(self);
            let id = shown[at];
            if focus != id {
                self.press(Code::Down);
                continue;
            }
            for _ in 0..self.model.deeds_choices(id).len().max(1) {
                // A number must be there for the line to be one.
                if fields(self).1.contains(&FieldId::Port) && matches!(self.model.deeds_statement(), Some(Err(_))) {
                    while fields(self).0 != FieldId::Port {
                        self.press(Code::Down);
                    }
                    self.press(Code::Char('9'));
                    while fields(self).0 != id {
                        self.press(Code::Up);
                    }
                }
                self.note(all);
                self.press(Code::Right);
            }
            self.note(all);
            at += 1;
        }
    }
}

/// Scenes of one console; nothing in them waits.
const SCENES: [(&str, &[&str]); 8] = [
    ("c", &["c = socket.socket()"]),
    ("s", &["s = socket.socket()", "s.bind(('127.0.0.1', 0))"]),
    ("l", &["l = socket.create_server(('127.0.0.1', 0))", "l.settimeout(0)"]),
    ("six", &["six = socket.socket(socket.AF_INET6)"]),
    ("un", &["un = socket.socket(socket.AF_UNIX)"]),
    ("u", &["u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)", "u.settimeout(0)"]),
    ("a", &["a, b = socket.socketpair()", "a.settimeout(0)"]),
    (
        "conn",
        &[
            "puerta = socket.create_server(('127.0.0.1', 0))",
            "otro = socket.create_connection(puerta.getsockname())",
            "conn, direccion = puerta.accept()",
            "conn.settimeout(0)",
        ],
    ),
];

/// What a line raises when it is right and the world is not as it needs: kinds of OSError alone.
const OF_THE_WORLD: [&str; 14] = [
    "OSError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "ConnectionAbortedError",
    "BlockingIOError",
    "BrokenPipeError",
    "PermissionError",
    "TimeoutError",
    "InterruptedError",
    "FileNotFoundError",
    "FileExistsError",
    "gaierror",
    "socket.gaierror",
    "ProcessLookupError",
];

#[test]
fn every_line_is_python_and_runs_in_a_real_console() {
    let mut person = Driven::in_lab();
    let mut bench = LabBench::new();
    let console = bench.console(1, "prueba");
    bench.value(console, "import socket");
    let mut count = 0;
    for (name, setup) in [("", &[] as &[&str])].into_iter().chain(SCENES) {
        for line in setup {
            person.line(line);
        }
        if !name.is_empty() {
            let program = person.model.focused().expect("a program").id;
            assert!(
                person.model.named_sockets(program).iter().any(|mine| mine.name == name),
                "{}",
                person.transcript()
            );
        }
        for statement in person.statements(name) {
            assert_eq!(completeness(&statement), Completeness::Complete, "{statement}");
            // In one go: each one apart would wait for the lab's window of order.
            let mut lines = setup.join("\n");
            // A new connection must not wait for a stranger either.
            if statement.contains("connect(") && !setup.is_empty() {
                lines.push_str(&format!("\n{name}.settimeout(0)"));
            }
            if let Outcome::Raised(raised) = bench.done(console, &format!("{lines}\n{statement}")) {
                assert!(OF_THE_WORLD.contains(&raised.class.as_str()), "{statement}: {raised:?}");
            }
            if statement.contains("saludo") {
                bench.done(console, "import os; os.unlink('saludo')");
            }
            count += 1;
        }
    }
    assert!(count > 250, "{count}");
}

#[test]
fn two_real_programs_talk_by_f4_alone() {
    let mut person = Driven::in_lab();
    person.focus('2');
    for (name, deed) in [("", "socket"), ("s", "bind"), ("s", "listen")] {
        person.act(name, deed);
    }
    person.focus('1');
    for (name, deed) in [("", "socket"), ("c", "connect"), ("c", "send")] {
        person.act(name, deed);
    }
    person.focus('2');
    for (name, deed) in [("s", "accept"), ("conn", "recv")] {
        person.act(name, deed);
    }
    assert!(person.transcript().contains("Value(\"b'hola'\")"), "{}", person.transcript());
    person.act("conn", "send");
    person.focus('1');
    for (name, deed) in [("c", "recv"), ("c", "close")] {
        person.act(name, deed);
    }
    assert!(person.transcript().contains("Value(\"b'adios'\")"), "{}", person.transcript());
}
