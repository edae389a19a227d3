use super::*;
use crate::course::cast::Cast;
use crate::course::facts::Facts;
use crate::course::predicate::Predicate;
use crate::course::script::Item;
use crate::journal::call::Operation;
use crate::journal::event::{Body, Outcome, Raised, ServerKind};
use crate::journal::projections::Projections;
use crate::journal::scene::{Held, Scene, loopback};
use crate::journal::socket::{Family, Kind};

/// A driver that carries out no wish by itself: each test says what comes of them.
struct Driver {
    runner: Runner,
    scene: Scene,
    projections: Projections,
    facts: Facts,
    cast: Cast,
    wishes: Vec<Wish>,
}

fn program(name: &str) -> String {
    name.to_owned()
}

fn line(name: &str, source: &str) -> Action {
    Action::Run { program: program(name), source: source.to_owned(), raises: false }
}

fn start(name: &str, role: Role) -> Action {
    Action::Start { program: program(name), role, to: None }
}

fn wished(name: &str, source: &str) -> Wish {
    Wish::Run { name: program(name), source: source.to_owned() }
}

const CLIENT: ProgramId = ProgramId(1);
const SERVER: ProgramId = ProgramId(2);

impl Driver {
    fn new(actions: Vec<Action>, strict: bool) -> Driver {
        let items = actions.into_iter().enumerate().map(|(place, action)| Item { line: 10 + place, action });
        let mut cast = Cast::new();
        cast.enter("cliente", CLIENT);
        cast.enter("servidor", SERVER);
        Driver {
            runner: Runner::new(&Script { items: items.collect() }, strict),
            scene: Scene::new(),
            projections: Projections::default(),
            facts: Facts::new(),
            cast,
            wishes: Vec::new(),
        }
    }

    /// With both programs born.
    fn with_both(actions: Vec<Action>, strict: bool) -> Driver {
        let mut driver = Driver::new(actions, strict);
        driver.scene.born(CLIENT, "cliente", Role::Console);
        driver.scene.born(SERVER, "servidor", Role::Console);
        for event in driver.scene.take() {
            driver.projections.fold(&event);
        }
        // Its wish, if there is one, is carried out by the test's first events.
        driver.go_on();
        driver
    }

    /// Takes in what the scene has come to, one event at a time; gives the wishes that came of it.
    fn go_on(&mut self) -> Vec<Wish> {
        for event in self.scene.take() {
            self.projections.fold(&event);
            self.facts.observe(&event, &self.projections, &self.cast);
            self.advance();
        }
        self.advance();
        std::mem::take(&mut self.wishes)
    }

    fn advance(&mut self) {
        let world =
            World { facts: &self.facts, projections: &self.projections, cast: &self.cast, now: self.scene.now() };
        let places = Places { folder: "/tmp".into(), scene: 1 };
        self.wishes.extend(self.runner.advance(&world, &places));
    }

    fn begins(&mut self, program: ProgramId, statement: u64, source: &str) {
        let source = source.to_owned();
        self.scene.push(program, Body::StatementStarted { statement: StatementId(statement), source });
    }

    fn ends(&mut self, program: ProgramId, statement: u64) {
        let outcome = Outcome::Done;
        self.scene.push(program, Body::StatementEnded { statement: StatementId(statement), outcome });
    }

    fn raises(&mut self, program: ProgramId, statement: u64, class: &str) {
        let raised = Raised {
            class: class.to_owned(),
            message: "no".to_owned(),
            errno: None,
            line: None,
            column: None,
            call: None,
            hint: None,
        };
        let outcome = Outcome::Raised(raised);
        self.scene.push(program, Body::StatementEnded { statement: StatementId(statement), outcome });
    }

    fn dies(&mut self, program: ProgramId, death: Death) {
        self.scene.push(program, Body::Died(death));
    }

    #[track_caller]
    fn failed(&self, line: usize, trouble: Trouble) {
        let item = line - 10;
        assert_eq!(*self.runner.state(), RunState::Failed(SceneProblem { line, item, trouble }));
    }
}

#[test]
fn a_line_starts_when_the_one_before_has_returned() {
    let mut driver = Driver::with_both(vec![line("cliente", "1"), line("servidor", "2")], false);
    // The wish was given when the programs were born.
    driver.begins(CLIENT, 1, "1");
    assert_eq!(driver.go_on(), []);
    driver.ends(CLIENT, 1);
    assert_eq!(driver.go_on(), [wished("servidor", "2")]);
    driver.begins(SERVER, 1, "2");
    driver.raises(SERVER, 1, "NameError");
    assert_eq!(driver.go_on(), []);
    assert_eq!((driver.runner.state(), driver.runner.place()), (&RunState::Done, 2), "outside a setup it may raise");
}

#[test]
fn a_line_starts_when_the_one_before_is_blocked_but_not_in_the_same_program() {
    let mut driver =
        Driver::with_both(vec![line("servidor", "s.accept()"), line("cliente", "1"), line("servidor", "2")], false);
    let listener = driver.scene.listener(SERVER, Family::INET, Kind::STREAM, loopback(7));
    driver.begins(SERVER, 1, "s.accept()");
    assert_eq!(driver.go_on(), []);
    driver.scene.blocks(&listener, Operation::Accept);
    assert_eq!(driver.go_on(), [wished("cliente", "1")]);
    driver.begins(CLIENT, 1, "1");
    driver.ends(CLIENT, 1);
    assert_eq!(driver.go_on(), [], "the server is not free");
    driver.scene.accept(&listener, loopback(8));
    driver.ends(SERVER, 1);
    assert_eq!(driver.go_on(), [wished("servidor", "2")]);
}

#[test]
fn what_is_on_its_way_comes_first() {
    let mut driver = Driver::with_both(vec![line("servidor", "s.accept()"), line("cliente", "1")], false);
    let listener = driver.scene.listener(SERVER, Family::INET, Kind::STREAM, loopback(7));
    let mut caller = driver.scene.socket(CLIENT, Family::INET, Kind::STREAM);
    driver.scene.connect(&mut caller, loopback(7));
    driver.begins(SERVER, 1, "s.accept()");
    driver.scene.blocks(&listener, Operation::Accept);
    assert_eq!(driver.go_on(), [], "it has a caller, and returns in an instant");
    driver.scene.accept(&listener, caller.local.clone().unwrap());
    driver.ends(SERVER, 1);
    assert_eq!(driver.go_on(), [wished("cliente", "1")]);
}

#[test]
fn what_only_seems_to_be_on_its_way_is_not_waited_for_for_ever() {
    let mut driver = Driver::with_both(vec![line("servidor", "s.accept()"), line("cliente", "1")], false);
    let listener = driver.scene.listener(SERVER, Family::INET, Kind::STREAM, loopback(7));
    let mut caller = driver.scene.socket(CLIENT, Family::INET, Kind::STREAM);
    driver.scene.connect(&mut caller, loopback(7));
    driver.begins(SERVER, 1, "s.accept()");
    driver.scene.blocks(&listener, Operation::Accept);
    assert_eq!(driver.go_on(), []);
    let wakes = driver.runner.wakes_at().expect("a bound");
    driver.scene.wait(wakes - driver.scene.now());
    assert_eq!(driver.go_on(), [wished("cliente", "1")]);
}

#[test]
fn other_statements_of_the_program_do_not_confuse_it() {
    let mut driver = Driver::with_both(vec![line("cliente", "x = 1"), line("cliente", "2")], true);
    // What was typed before, and begins only now, raises: it is none of ours.
    driver.begins(CLIENT, 7, "y");
    driver.raises(CLIENT, 7, "NameError");
    assert_eq!(driver.go_on(), []);
    driver.begins(CLIENT, 8, "x = 1");
    driver.ends(CLIENT, 8);
    driver.begins(CLIENT, 9, "z");
    assert_eq!(driver.go_on(), [wished("cliente", "2")]);
    driver.raises(CLIENT, 9, "NameError");
    driver.begins(CLIENT, 10, "2");
    driver.ends(CLIENT, 10);
    driver.go_on();
    assert_eq!(*driver.runner.state(), RunState::Done);
}

#[test]
fn a_setup_says_what_was_raised() {
    let mut driver = Driver::with_both(vec![line("cliente", "1"), line("cliente", "x")], true);
    driver.begins(CLIENT, 1, "1");
    driver.ends(CLIENT, 1);
    driver.begins(CLIENT, 2, "x");
    driver.raises(CLIENT, 2, "NameError");
    driver.go_on();
    let raised = |source: &str, class: &str| Trouble::Raised {
        source: source.to_owned(),
        class: class.to_owned(),
        message: "no".to_owned(),
    };
    driver.failed(11, raised("x", "NameError"));

    // Also of a line that was blocked first.
    let mut driver = Driver::with_both(vec![line("servidor", "s.accept()"), line("cliente", "1")], true);
    let listener = driver.scene.listener(SERVER, Family::INET, Kind::STREAM, loopback(7));
    driver.begins(SERVER, 1, "s.accept()");
    driver.scene.blocks(&listener, Operation::Accept);
    driver.go_on();
    driver.raises(SERVER, 1, "TimeoutError");
    driver.go_on();
    driver.failed(10, raised("s.accept()", "TimeoutError"));
}

#[test]
fn a_line_that_is_to_raise_must() {
    let to_raise = || vec![Action::Run { program: program("cliente"), source: "x".into(), raises: true }];
    let mut driver = Driver::with_both(to_raise(), true);
    driver.begins(CLIENT, 1, "x");
    driver.raises(CLIENT, 1, "NameError");
    driver.go_on();
    assert_eq!(*driver.runner.state(), RunState::Done);
    let mut driver = Driver::with_both(to_raise(), true);
    driver.begins(CLIENT, 1, "x");
    driver.ends(CLIENT, 1);
    driver.go_on();
    driver.failed(10, Trouble::DidNotRaise { source: "x".into() });
}

#[test]
fn starts_go_together_and_are_done_when_servers_listen() {
    let echo = Role::Server(ServerKind::EchoTcp);
    let mut driver =
        Driver::new(vec![start("cliente", Role::Console), start("servidor", echo), line("cliente", "1")], true);
    let starts = driver.go_on();
    assert_eq!(starts.len(), 2, "{starts:?}");
    driver.scene.born(CLIENT, "cliente", Role::Console);
    driver.scene.born(SERVER, "servidor", echo);
    assert_eq!(driver.go_on(), [], "the server does not listen yet");
    driver.scene.push(SERVER, Body::Listening(vec![loopback(7)]));
    assert_eq!(driver.go_on(), [wished("cliente", "1")]);
}

#[test]
fn what_lives_is_not_started_and_what_has_ended_starts_anew() {
    let mut driver = Driver::with_both(vec![start("cliente", Role::Console)], true);
    driver.failed(10, Trouble::AlreadyAlive { name: program("cliente") });

    driver =
        Driver::with_both(vec![Action::End { program: program("cliente") }, start("cliente", Role::Console)], true);
    assert_eq!(driver.go_on(), []);
    driver.dies(CLIENT, Death::Killed(15));
    assert_eq!(driver.go_on(), [Wish::Start { name: program("cliente"), role: Role::Console, to: None }]);
    assert_eq!(driver.go_on(), [], "it is not born yet");
    let born = crate::journal::event::Born { name: program("cliente"), role: Role::Console, pid: 5000 };
    driver.scene.push(CLIENT, Body::Born(born));
    driver.go_on();
    assert_eq!(*driver.runner.state(), RunState::Done);
}

#[test]
fn who_is_not_there_can_do_nothing() {
    let nobody = || Trouble::NotAlive { name: program("nadie") };
    for action in
        [line("nadie", "1"), Action::End { program: program("nadie") }, Action::Interrupt { program: program("nadie") }]
    {
        Driver::with_both(vec![action], false).failed(10, nobody());
    }
}

#[test]
fn a_program_that_is_killed_fails_and_one_that_ends_itself_does_not() {
    let mut driver = Driver::with_both(vec![line("cliente", "x")], false);
    driver.begins(CLIENT, 1, "x");
    driver.dies(CLIENT, Death::Killed(9));
    driver.go_on();
    driver.failed(10, Trouble::Died { name: program("cliente") });
    let mut driver = Driver::with_both(vec![line("cliente", "exit()")], true);
    driver.begins(CLIENT, 1, "exit()");
    driver.dies(CLIENT, Death::Exited(0));
    driver.go_on();
    assert_eq!(*driver.runner.state(), RunState::Done);
}

#[test]
fn an_interrupt_is_done_when_the_program_is_free() {
    let mut driver =
        Driver::with_both(vec![line("cliente", "c.recv(1)"), Action::Interrupt { program: program("cliente") }], false);
    let socket = driver.scene.socket(CLIENT, Family::INET, Kind::STREAM);
    driver.begins(CLIENT, 1, "c.recv(1)");
    driver.scene.blocks(&socket, Operation::Receive { size: 1, flags: 0, into_buffer: false });
    assert_eq!(driver.go_on(), [Wish::Interrupt { name: program("cliente") }]);
    assert_eq!(*driver.runner.state(), RunState::Running);
    driver.raises(CLIENT, 1, "KeyboardInterrupt");
    driver.go_on();
    assert_eq!(*driver.runner.state(), RunState::Done);
}

#[test]
fn an_until_waits_by_the_time_that_it_is_given() {
    let alive = |name: &str, alive| Action::Until(Predicate::Program { name: program(name), alive });
    let mut driver = Driver::with_both(vec![alive("cliente", true), alive("cliente", false)], true);
    assert_eq!(driver.runner.place(), 1);
    // Somebody is busy: something may yet come.
    driver.begins(SERVER, 1, "busy()");
    driver.go_on();
    driver.scene.wait(UNTIL_SECONDS * SECOND - SECOND / 2);
    driver.go_on();
    assert_eq!(*driver.runner.state(), RunState::Running);
    driver.scene.wait(SECOND);
    driver.go_on();
    driver.failed(11, Trouble::NeverHeld);
}

#[test]
fn nobody_waits_long_for_what_nobody_can_bring() {
    let mut driver = Driver::with_both(vec![line("cliente", "c.recv(1)"), line("cliente", "1")], false);
    let socket = driver.scene.socket(CLIENT, Family::INET, Kind::STREAM);
    driver.begins(CLIENT, 1, "c.recv(1)");
    driver.scene.blocks(&socket, Operation::Receive { size: 1, flags: 0, into_buffer: false });
    driver.go_on();
    let wakes = driver.runner.wakes_at().expect("a bound");
    assert!(wakes - driver.scene.now() < PATIENCE_SECONDS * SECOND / 2);
    driver.scene.wait(wakes - driver.scene.now());
    driver.go_on();
    driver.failed(11, Trouble::NeverFree { name: program("cliente") });
}

#[test]
fn one_that_sleeps_wakes_by_itself() {
    let mut driver = Driver::with_both(vec![line("cliente", "time.sleep(8)"), line("cliente", "1")], false);
    let nothing = Held { program: CLIENT, info: driver.scene.info(CLIENT, Family::INET, Kind::STREAM), local: None };
    driver.begins(CLIENT, 1, "time.sleep(8)");
    driver.scene.blocks(&nothing, Operation::Sleep { seconds: 8.0 });
    driver.go_on();
    driver.scene.wait(8 * SECOND);
    assert_eq!((driver.go_on(), driver.runner.state()), (vec![], &RunState::Running));
    driver.ends(CLIENT, 1);
    assert_eq!(driver.go_on(), [wished("cliente", "1")]);
}

#[test]
fn a_statement_that_never_ends_has_an_end() {
    let mut driver = Driver::with_both(vec![line("cliente", "while True: pass")], false);
    driver.begins(CLIENT, 1, "while True: pass");
    driver.go_on();
    driver.scene.wait(PATIENCE_SECONDS * SECOND);
    driver.go_on();
    driver.failed(10, Trouble::Hangs { source: "while True: pass".into() });
}

#[test]
fn a_placeholder_that_stands_for_nothing_is_said() {
    let driver = Driver::with_both(vec![line("cliente", "c.connect({{eco}})")], false);
    driver.failed(10, Trouble::Missing { placeholder: "eco".into() });
}
