//! A judge before pretended events: what happens is played with a [`Scene`], the goal is written as authors write it.

use crate::course::cast::Cast;
use crate::course::facts::Facts;
use crate::course::judge::{Judge, World, holds};
use crate::course::predicate::Predicate;
use crate::course::reading::{Source, read};
use crate::journal::address::Address;
use crate::journal::call::{Call, CallId, Failure, Names, Operation, Returned, Summary};
use crate::journal::event::{Body, Event, FailedCall, Outcome, ProgramId, Raised, Role, ServerKind, StatementId};
use crate::journal::payload::Payload;
use crate::journal::projections::Projections;
use crate::journal::scene::{Held, Scene, loopback, moved};
use crate::journal::socket::{Family, Kind};

pub const CLIENT: ProgramId = ProgramId(1);
pub const SERVER: ProgramId = ProgramId(2);
pub const ECHO: ProgramId = ProgramId(3);
pub const WEB: ProgramId = ProgramId(4);
pub const STRANGER: ProgramId = ProgramId(9);

/// A scene with two consoles, an echo server and a web server, and a judge.
pub struct Bench {
    pub scene: Scene,
    pub projections: Projections,
    pub facts: Facts,
    pub cast: Cast,
    pub judge: Judge,
    pub ids: Vec<String>,
    pub echo: Held,
    pub web: Held,
    pub looks: usize,
}

/// The parts of a goal as `lesson.toml` writes them, each with its id.
pub fn goal(parts: &str) -> Vec<crate::course::lesson::Goal> {
    let toml = format!(
        r#"
id = "prueba"
order = 1
minutes = 1
class_cut = ["paso"]
concepts = []
misconceptions = []
shows = []

[[step]]
id = "paso"
kind = "do"
setup = [{{ start = "cliente" }}, {{ start = "servidor" }}, {{ start = "eco" }}, {{ start = "web" }}]
goal = [{parts}]
solution = [["cliente", "1"]]
accepted = [[["cliente", "1"]]]
rejected = []
"#
    );
    let words = "# prueba\nprueba\n\n## paso\nhaz\n";
    let lesson = read(&Source { folder: "01-prueba", toml: &toml, spanish: words, english: words });
    lesson.unwrap_or_else(|findings| panic!("{findings:#?}")).steps.remove(0).goal
}

/// One predicate, without an id.
pub fn predicate(text: &str) -> Predicate {
    goal(&format!("{{ id = \"uno\", {text} }}")).remove(0).predicate
}

impl Bench {
    /// A step that has just begun.
    pub fn new(parts: &str) -> Bench {
        let mut bench = Bench::without_beginning(parts);
        bench.begin();
        bench
    }

    /// A scene in which the step's setup is still to come.
    pub fn without_beginning(parts: &str) -> Bench {
        let goal = goal(parts);
        let mut scene = Scene::new();
        scene.born(CLIENT, "cliente", Role::Console);
        scene.born(SERVER, "servidor", Role::Console);
        scene.born(ECHO, "eco", Role::Server(ServerKind::EchoTcp));
        scene.born(WEB, "web", Role::Server(ServerKind::Web));
        scene.born(STRANGER, "extraño", Role::Console);
        let echo = scene.listener(ECHO, Family::INET, Kind::STREAM, loopback(41_234));
        scene.push(ECHO, Body::Listening(vec![loopback(41_234)]));
        let web = scene.listener(WEB, Family::INET, Kind::STREAM, loopback(45_001));
        scene.push(WEB, Body::Listening(vec![loopback(45_001)]));
        let mut cast = Cast::new();
        for (name, id) in [("cliente", CLIENT), ("servidor", SERVER), ("eco", ECHO), ("web", WEB)] {
            cast.enter(name, id);
        }
        let mut bench = Bench {
            scene,
            projections: Projections::default(),
            facts: Facts::new(),
            cast,
            judge: Judge::new(&goal),
            ids: goal.iter().map(|goal| goal.id.clone()).collect(),
            echo,
            web,
            looks: 0,
        };
        bench.play();
        bench
    }

    /// The step begins.
    pub fn begin(&mut self) {
        self.play();
        self.facts.begin_step(&self.projections, &self.cast);
        self.judge.look(&World {
            facts: &self.facts,
            projections: &self.projections,
            cast: &self.cast,
            now: self.scene.now(),
        });
    }

    /// Takes in what happened since, event by event, with a look after each.
    pub fn play(&mut self) {
        let events = self.scene.take();
        self.take(&events);
    }

    pub fn take(&mut self, events: &[Event]) {
        for event in events {
            self.observe(event);
            let world = World {
                facts: &self.facts,
                projections: &self.projections,
                cast: &self.cast,
                now: event.time.max(self.scene.now()),
            };
            self.judge.look(&world);
            self.looks += 1;
        }
    }

    /// Takes in an event without a look.
    pub fn observe(&mut self, event: &Event) {
        self.projections.fold(event);
        self.facts.observe(event, &self.projections, &self.cast);
    }

    pub fn world(&self) -> World<'_> {
        World { facts: &self.facts, projections: &self.projections, cast: &self.cast, now: self.scene.now() }
    }

    /// The first part that is missing; `None` when all is done.
    pub fn missing(&mut self) -> Option<String> {
        self.play();
        let verdict = self.judge.verdict();
        assert_eq!(verdict.done, verdict.met.iter().all(|met| *met), "{verdict:?}");
        let place = verdict.met.iter().position(|met| !met)?;
        self.ids.get(place).cloned()
    }

    /// The parts that are met.
    pub fn met(&mut self) -> Vec<&str> {
        self.play();
        let met = &self.judge.verdict().met;
        self.ids.iter().zip(met).filter(|(_, met)| **met).map(|(id, _)| id.as_str()).collect()
    }

    /// Whether a single predicate holds.
    pub fn holds(&mut self, text: &str) -> bool {
        self.play();
        holds(&predicate(text), &self.world())
    }

    /// So long that the kernel has certainly delivered what was sent.
    pub fn rest(&mut self) {
        self.play();
        self.scene.wait(200_000_000);
    }

    /// A name of a program stands for a socket.
    pub fn name(&mut self, name: &str, held: &Held) {
        let body = Body::Named { name: name.to_owned(), type_name: "socket".to_owned(), socket: Some(held.info.id) };
        self.scene.push(held.program, body);
    }

    /// A stream socket.
    pub fn tcp(&mut self, program: ProgramId) -> Held {
        self.scene.socket(program, Family::INET, Kind::STREAM)
    }

    /// A stream socket of the client that the echo server has accepted, and the server's end.
    pub fn with_echo(&mut self) -> (Held, Held) {
        let echo = self.echo.clone();
        self.scene.connection(CLIENT, &echo)
    }

    /// A connection between the client and the server's console: listener, client's end, server's end, with names.
    pub fn pair(&mut self) -> (Held, Held, Held) {
        let address = loopback(self.scene.port());
        let listener = self.scene.listener(SERVER, Family::INET, Kind::STREAM, address);
        let (client, server) = self.scene.connection(CLIENT, &listener);
        self.name("s", &listener);
        self.name("c", &client);
        self.name("conn", &server);
        (listener, client, server)
    }

    /// A UDP socket of the server with an address.
    pub fn udp(&mut self) -> Held {
        let mut held = self.scene.socket(SERVER, Family::INET, Kind::DGRAM);
        let address = loopback(self.scene.port());
        self.scene.bind(&mut held, address);
        held
    }

    /// `recv(100)`.
    pub fn read(&mut self, held: &Held, bytes: &[u8]) {
        self.scene.receive(held, 100, bytes, false);
    }

    /// The server sends back what a client sent, and the client reads it.
    pub fn echo(&mut self, near: &Held, far: &Held, bytes: &[u8]) {
        self.read(far, bytes);
        self.send_all(far, bytes);
        self.read(near, bytes);
    }

    pub fn send_all(&mut self, held: &Held, bytes: &[u8]) {
        let operation = Operation::SendAll { asked: bytes.len() as u64, flags: 0 };
        self.scene.call(held.program, Some(&held.info), operation, moved(bytes, None, false));
    }

    /// A call fails, and its statement raises.
    pub fn fails(&mut self, program: ProgramId, held: Option<&Held>, operation: Operation, errno: i32, class: &str) {
        let failure = Failure::Errno { errno, moved: None };
        self.scene.call(program, held.map(|held| &held.info), operation.clone(), Err(failure));
        self.raises(program, class, &format!("[Errno {errno}]"), Some(errno), Some(operation));
    }

    /// A statement raises.
    pub fn raises(
        &mut self,
        program: ProgramId,
        class: &str,
        message: &str,
        errno: Option<i32>,
        call: Option<Operation>,
    ) {
        let call = call.map(|operation| FailedCall {
            operation,
            family: None,
            kind: None,
            local: None,
            peer: None,
            listening: false,
        });
        let raised = Raised {
            class: class.to_owned(),
            message: message.to_owned(),
            errno,
            line: None,
            column: None,
            call,
            hint: None,
        };
        let body = Body::StatementEnded { statement: StatementId(1), outcome: Outcome::Raised(raised) };
        self.scene.push(program, body);
    }

    /// `connect_ex`, with its errno.
    pub fn connect_ex(&mut self, held: &mut Held, address: Address, errno: i32) {
        let names = (errno == 0).then(|| {
            held.local = Some(loopback(self.scene.port()));
            Names { local: held.local.clone(), peer: Some(address.clone()) }
        });
        let operation = Operation::Connect { address, returns_errno: true };
        let result = Ok(Returned::Integer(errno.into()));
        self.scene.call_with(held.program, Some(&held.info), operation, result, names, None);
    }

    /// A flood's summary.
    pub fn summary(&mut self, held: &Held, direction: crate::journal::call::Direction, calls: u64, each: &[u8]) {
        let mut payload = Payload::default();
        for _ in 0..calls {
            payload.extend_summary(each);
        }
        let began = self.scene.now();
        let (socket, fd) = (held.info.id, held.info.fd);
        self.scene.push(held.program, Body::Summary(Summary { socket, fd, direction, calls, payload, began }));
    }

    /// A reader that was blocked wakes before the sender's own call has returned: the receive is told first.
    pub fn read_before_send_returns(&mut self, sender: &Held, reader: &Held, bytes: &[u8]) {
        let began = self.scene.now() + 1000;
        self.read(reader, bytes);
        let operation = Operation::Send { asked: bytes.len() as u64, flags: 0 };
        let result = moved(bytes, None, false);
        let (id, socket, fd) = (CallId(900_000 + began), Some(sender.info.id), sender.info.fd);
        let call = Call { id, socket, fd, operation, began, result, names: None, truth: None };
        self.scene.push(sender.program, Body::Call(call));
    }
}

/// How `recv` was asked.
pub fn recv() -> Operation {
    Operation::Receive { size: 100, flags: 0, into_buffer: false }
}
