//! A lab of paper: it carries out what the player asks, and writes down what a real one would have told.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::course::play::{Ask, Machine, Phase, Player};
use crate::course::progress::{Progress, Record, What};
use crate::course::reading::{Source, read};
use crate::course::script_run::Wish;
use crate::i18n::Language;
use crate::journal::call::{Failure, Operation, Returned};
use crate::journal::event::{Body, Death, FailedCall, Outcome, ProgramId, Raised, Role, StatementId};
use crate::journal::projections::Projections;
use crate::journal::scene::{Held, Scene, loopback, moved};
use crate::journal::socket::{Family, Kind};
use crate::lab::order::Signal;

/// The port at which the pretended servers listen.
pub const PORT: u16 = 41_234;

/// A player over a lab of paper.
pub struct Bench {
    pub player: Player,
    pub projections: Projections,
    pub progress: Progress,
    pub kept: Vec<Record>,
    pub focus: Vec<String>,
    pub cleared: usize,
    /// The lines that the player had run.
    pub ran: Vec<String>,
    pub wake: Option<u64>,
    scene: Scene,
    ids: BTreeMap<String, ProgramId>,
    next: u16,
    statements: u64,
    sockets: BTreeMap<(String, String), Held>,
}

/// Reads a lesson; every step has the same words.
pub fn lesson(toml: &str) -> crate::course::lesson::Lesson {
    let toml = format!("id = \"prueba\"\norder = 1\nminutes = 5\nshows = [\"travel\"]\n{toml}");
    let table: toml::Table = toml.parse().unwrap();
    let mut words = "# prueba\nuna prueba\n".to_owned();
    for step in table["step"].as_array().unwrap() {
        let id = step["id"].as_str().unwrap();
        words.push_str(&format!("\n## {id}\nTexto de {id}.\n### done\nHecho {id}.\n"));
        for hint in 1..=4 {
            words.push_str(&format!("### hint {hint}\nPista {hint}.\n"));
        }
    }
    let source = Source { folder: "01-prueba", toml: &toml, spanish: &words, english: &words };
    read(&source).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

impl Bench {
    pub fn new(toml: &str) -> Bench {
        Bench::at(toml, 0, Progress::default())
    }

    pub fn at(toml: &str, step: usize, progress: Progress) -> Bench {
        Bench::on(toml, step, progress, Machine { linux: true, ipv6: true })
    }

    pub fn on(toml: &str, step: usize, progress: Progress, machine: Machine) -> Bench {
        let lesson = Arc::new(lesson(toml));
        let (player, asks) = Player::begin(lesson, step, &progress, PathBuf::from("/run/enchufe"), machine);
        let mut bench = Bench {
            player,
            projections: Projections::default(),
            progress,
            kept: Vec::new(),
            focus: Vec::new(),
            cleared: 0,
            ran: Vec::new(),
            wake: None,
            scene: Scene::new(),
            ids: BTreeMap::new(),
            next: 0,
            statements: 0,
            sockets: BTreeMap::new(),
        };
        bench.player.set_pause(0);
        bench.carry_out(asks);
        bench.settle();
        bench
    }

    /// Does something with the player, and carries out all that follows.
    pub fn act(&mut self, act: impl FnOnce(&mut Player) -> Vec<Ask>) -> &mut Bench {
        let asks = act(&mut self.player);
        self.carry_out(asks);
        self.settle();
        self
    }

    pub fn go_on(&mut self) -> &mut Bench {
        self.act(Player::go_on)
    }

    /// The student runs a line.
    pub fn types(&mut self, name: &str, source: &str) -> &mut Bench {
        self.player.statement(name, source);
        self.run(name, source);
        self.settle();
        self
    }

    /// The student runs the grey line.
    pub fn enter(&mut self) -> &mut Bench {
        let (name, line) =
            self.player.grey().map(|(name, line)| (name.to_owned(), line.to_owned())).expect("a grey line");
        self.types(&name, &line)
    }

    /// Lets time pass.
    pub fn wait(&mut self, seconds: f64) -> &mut Bench {
        self.scene.wait((seconds * 1e9) as u64);
        self.wake = Some(self.scene.now());
        self.settle();
        self
    }

    pub fn phase(&self) -> &Phase {
        self.player.phase()
    }

    pub fn step(&self) -> &str {
        &self.player.step().id
    }

    /// What was kept of a step, in order, places left out.
    pub fn kept_of(&self, step: &str) -> Vec<&What> {
        let of = self.kept.iter().filter(|record| record.step == step && record.what != What::Place);
        of.map(|record| &record.what).collect()
    }

    pub fn text(&self, key: &str) -> Option<String> {
        self.player.text(key, &Language::Spanish, &self.projections)
    }

    fn carry_out(&mut self, asks: Vec<Ask>) {
        for ask in asks {
            match ask {
                Ask::Keep(record) => {
                    self.progress.fold(&record);
                    self.kept.push(record);
                }
                Ask::ClearScene => {
                    self.cleared += 1;
                    for (_, id) in std::mem::take(&mut self.ids) {
                        self.scene.push(id, Body::Died(Death::Killed(9)));
                        self.scene.push(id, Body::Removed);
                    }
                    self.sockets.clear();
                }
                Ask::WakeAt(time) => self.wake = Some(time),
                Ask::Focus(name) => self.focus.push(name),
                Ask::Wish(Wish::Start { name, role, .. }) => {
                    let id = *self.ids.entry(name.clone()).or_insert_with(|| {
                        self.next += 1;
                        ProgramId(self.next)
                    });
                    self.player.entered(&name, id);
                    self.scene.born(id, &name, role);
                    if let Role::Server(_) = role {
                        let mut held = self.scene.socket(id, Family::INET, Kind::STREAM);
                        self.scene.bind(&mut held, loopback(PORT));
                        self.scene.call(
                            id,
                            Some(&held.info),
                            Operation::Listen { backlog: 128 },
                            Ok(Returned::Nothing),
                        );
                        self.scene.push(id, Body::Listening(vec![loopback(PORT)]));
                        self.sockets.insert((name, String::new()), held);
                    }
                }
                Ask::Wish(Wish::End { name }) => {
                    let _ = Signal::Terminate;
                    self.scene.push(self.ids[&name], Body::Died(Death::Killed(15)));
                }
                Ask::Wish(Wish::Interrupt { .. }) => {}
                Ask::Wish(Wish::Run { name, source }) => {
                    self.ran.push(source.clone());
                    self.run(&name, &source);
                }
            }
        }
    }

    /// What a program would tell of a line.
    fn run(&mut self, name: &str, source: &str) {
        let id = self.ids[name];
        self.statements += 1;
        let statement = StatementId(self.statements);
        self.scene.push(id, Body::StatementStarted { statement, source: source.to_owned() });
        let source = source.split_whitespace().collect::<Vec<_>>().join(" ");
        let source = source.as_str();
        let (target, call) = source.split_once('.').unwrap_or(("", source));
        let key = (name.to_owned(), target.to_owned());
        let mut outcome = Outcome::Done;
        if let Some((variable, "socket.socket()")) = source.split_once(" = ") {
            let held = self.scene.socket(id, Family::INET, Kind::STREAM);
            let socket = Some(held.info.id);
            self.sockets.insert((name.to_owned(), variable.to_owned()), held);
            self.scene.push(id, Body::Named { name: variable.to_owned(), type_name: "socket".to_owned(), socket });
        } else if let Some(mut held) = self.sockets.remove(&key) {
            match call.split_once('(').map_or(call, |(method, _)| method) {
                "connect" => {
                    self.scene.connect(&mut held, loopback(PORT));
                    // The server that listens there takes it at once.
                    let peer = held.local.clone().unwrap();
                    let listener = self.sockets.get(&("eco".to_owned(), String::new())).cloned();
                    listener.map(|listener| self.scene.accept(&listener, peer));
                }
                "refused" => {
                    let operation = Operation::Connect { address: loopback(1), returns_errno: false };
                    let failure = Err(Failure::Errno { errno: 111, moved: None });
                    self.scene.call(id, Some(&held.info), operation.clone(), failure);
                    outcome = refused(operation);
                }
                "send" | "sendall" => {
                    self.scene.send(&held, b"hola");
                    outcome = Outcome::Value("4".to_owned());
                }
                "recv" => {
                    let operation = Operation::Receive { size: 100, flags: 0, into_buffer: false };
                    self.scene.call(id, Some(&held.info), operation, moved(b"hola", None, false));
                    outcome = Outcome::Value("b'hola'".to_owned());
                }
                "accept" => {
                    self.scene.blocks(&held, Operation::Accept);
                    self.sockets.insert(key, held);
                    return;
                }
                other => panic!("{other} is not understood on paper"),
            }
            self.sockets.insert(key, held);
        } else if source.starts_with("raise") {
            outcome = refused(Operation::Accept);
        }
        self.scene.push(id, Body::StatementEnded { statement, outcome });
    }

    /// Gives the player everything that happened, until nothing follows.
    fn settle(&mut self) {
        for _ in 0..1000 {
            let events = self.scene.take();
            let due = self.wake.is_some_and(|wake| wake <= self.scene.now());
            if events.is_empty() && !due {
                return;
            }
            for event in events {
                self.projections.fold(&event);
                let asks = self.player.observe(&event, &self.projections);
                self.carry_out(asks);
            }
            if self.wake.is_some_and(|wake| wake <= self.scene.now()) {
                self.wake = None;
                let asks = self.player.time(self.scene.now(), &self.projections);
                self.carry_out(asks);
            }
        }
        panic!("it never comes to rest");
    }
}

fn refused(operation: Operation) -> Outcome {
    Outcome::Raised(Raised {
        class: "ConnectionRefusedError".to_owned(),
        message: "[Errno 111] Connection refused".to_owned(),
        errno: Some(111),
        line: Some(1),
        column: None,
        call: Some(FailedCall { operation, family: None, kind: None, local: None, peer: None, listening: false }),
        hint: None,
    })
}
