//! «¿Qué pasa si…?» with real programs and real sockets: every experiment, from a state in which it fits, makes exactly
//! one of its options true, and it is the one that is said to be true on Linux.

#[path = "support/driven.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod driven;

use driven::Driven;
use enchufe::app::keys::{Code, Key};
use enchufe::app::message::Msg;
use enchufe::app::model::Model;
use enchufe::app::python::address_literal;
use enchufe::app::whatif::{self, Told};
use enchufe::course::reading::Catalogue;
use enchufe::kernel::clock;

/// What is done in the free laboratory.
impl Driven {
    fn in_lab() -> Driven {
        let mut bench = Driven::new(Catalogue::default(), Model::in_lab);
        bench.settled();
        bench
    }

    /// Every program is there, and at its prompt, blocked or dead.
    fn settled(&mut self) {
        self.until("every program is at rest", |model| {
            model.lab.participants.iter().all(|it| {
                let Some(program) = model.program(it.id) else { return false };
                let ours = it.console.is_some() || !program.listening.is_empty();
                let free = it.console.as_ref().is_none_or(|console| console.sent.is_none());
                it.born && ours && (free || program.blocked.is_some() || model.is_dead(it.id))
            })
        });
    }

    fn focus(&mut self, name: &str) {
        let place = self.model.lab.participants.iter().position(|it| it.name == name).expect("a program");
        self.key(Key::alt(char::from_digit(place as u32 + 1, 10).expect("a digit")));
    }

    fn line(&mut self, program: &str, line: &str) {
        self.focus(program);
        self.enter(line);
        self.settled();
    }

    /// Where the socket of that name is bound.
    fn address(&self, program: &str, name: &str) -> String {
        let id = self.model.lab.participants.iter().find(|it| it.name == program).expect("a program").id;
        let socket =
            self.model.program(id).and_then(|it| it.names.get(name)).and_then(|it| it.socket).expect("a socket");
        let socket = self.model.projections().sockets.get(socket).expect("it is known");
        socket.names.local.as_ref().and_then(address_literal).expect("an address")
    }

    /// Runs one experiment that fits now, with its first option said.
    fn experiment(&mut self, id: &str) -> Told {
        self.model.whatif.tried = whatif::ids().filter(|other| *other != id).collect();
        // What stays on offer would keep its place.
        self.model.whatif.offers.clear();
        self.tell(Msg::Time(clock::now()));
        assert_eq!(self.model.whatif.offers.first().map(|offer| offer.id), Some(id), "what was not tried comes first");
        self.key(Key::char('1'));
        self.key(Key::char('a'));
        self.until("the experiment ends", |model| model.whatif.run.is_none());
        self.model.whatif.told.clone().expect("it is told")
    }
}

type State = fn() -> Driven;

fn empty() -> Driven {
    Driven::in_lab()
}

fn listening() -> Driven {
    let mut bench = Driven::in_lab();
    for line in ["s = socket.socket()", "s.bind((\"127.0.0.1\", 0))", "s.listen()"] {
        bench.line("servidor", line);
    }
    bench
}

fn called() -> Driven {
    let mut bench = listening();
    let address = bench.address("servidor", "s");
    bench.line("cliente", "c = socket.socket()");
    bench.line("cliente", &format!("c.connect({address})"));
    bench.line("cliente", "c.send(b\"hola\")");
    bench
}

fn pair() -> Driven {
    let mut bench = called();
    bench.line("servidor", "conn, direccion = s.accept()");
    bench.line("servidor", "conn.recv(100)");
    bench
}

fn echo() -> Driven {
    let mut bench = Driven::in_lab();
    for key in [Key::function(7), Key::plain(Code::Down), Key::plain(Code::Enter)] {
        bench.key(key);
    }
    bench.settled();
    let eco = bench.model.lab.participants.last().expect("it was added").id;
    let address =
        bench.model.program(eco).and_then(|it| it.listening.iter().find_map(address_literal)).expect("it listens");
    bench.line("cliente", "c = socket.socket()");
    bench.line("cliente", &format!("c.connect({address})"));
    bench.until("it is accepted", |model| {
        model.projections().sockets.by_id.values().any(|socket| socket.program == eco && socket.listener.is_some())
    });
    bench
}

fn ended() -> Driven {
    let mut bench = pair();
    bench.line("servidor", "exit()");
    bench
}

/// The state and the experiments that are run in it.
type Table = (&'static str, State, &'static [&'static str]);

const TABLE: [Table; 6] = [
    (
        "empty",
        empty,
        &[
            "fds",
            "refused",
            "bind-twice",
            "recv-alone",
            "udp-short",
            "pair",
            "bound",
            "udp-nobody",
            "send-alone",
            "udp-two",
            "pair-self",
            "text",
            "port",
            "udp-connect",
            "closed",
        ],
    ),
    ("listening", listening, &["recv-listener", "no-accept", "bind-taken", "udp-port", "other-ip"]),
    ("called", called, &["close-accept", "no-accept"]),
    (
        "pair",
        pair,
        &[
            "three-sends",
            "close-unread",
            "half-close",
            "another",
            "kill",
            "part",
            "close",
            "recv-first",
            "send-closed",
            "send-unread",
            "accept-port",
            "time-wait",
            "recv-listener",
        ],
    ),
    ("echo", echo, &["echo-half", "echo-two", "kill-echo"]),
    ("ended", ended, &["restart", "refused"]),
];

/// Runs those of one state, each in a session of its own.
fn check(name: &str) {
    let (_, state, ids) = TABLE.iter().find(|(state, ..)| *state == name).expect("a state");
    for id in *ids {
        let mut bench = state();
        let told = bench.experiment(id);
        assert_eq!(told.was, Some(told.experiment.expected), "{name}, {id}: {told:?}");
        assert_eq!(told.said, Some(0));
        // Nobody is left waiting, and the next three are on offer.
        bench.until("everybody is free", |model| {
            let free =
                |it: &enchufe::app::lab::Participant| it.console.as_ref().is_none_or(|console| console.sent.is_none());
            model.lab.participants.iter().all(free)
        });
        assert_eq!(bench.model.whatif.offers.len(), whatif::OFFERS, "{name}, {id}");
    }
}

#[test]
fn every_experiment_is_in_the_table() {
    let run: std::collections::BTreeSet<&str> = TABLE.iter().flat_map(|(_, _, ids)| ids.iter().copied()).collect();
    assert_eq!(run, whatif::ids().collect());
}

#[test]
fn with_nothing_but_consoles() {
    check("empty");
}

#[test]
fn with_somebody_who_listens() {
    check("listening");
    check("called");
}

#[test]
fn with_a_connection() {
    check("pair");
}

#[test]
fn with_a_server_of_ours_and_with_a_dead_program() {
    check("echo");
    check("ended");
}

#[test]
fn one_after_the_other_in_the_same_laboratory() {
    let mut bench = pair();
    for _ in 0..whatif::ids().count() {
        assert_eq!(bench.model.whatif.offers.len(), whatif::OFFERS);
        let id = bench.model.whatif.offers[0].id;
        bench.key(Key::char('1'));
        bench.key(Key::char('b'));
        bench.until("the experiment ends", |model| model.whatif.run.is_none());
        let told = bench.model.whatif.told.clone().expect("it is told");
        assert_eq!(told.was, Some(told.experiment.expected), "{id}: {told:?}");
        bench.key(Key::plain(Code::Enter));
        bench.settled();
    }
    // What is over and over made anew does not pile up: an experiment takes its own names over.
    let sockets = |name: &str| {
        let id = bench.model.lab.participants.iter().find(|it| it.name == name).expect("a program").id;
        bench.model.sockets_of(id).len()
    };
    assert!(sockets("cliente") < 12 && sockets("servidor") < 12);
}
