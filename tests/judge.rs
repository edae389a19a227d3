//! The judge before real programs and this kernel.

#[path = "support/lab_bench.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod lab_bench;

use enchufe::course::cast::Cast;
use enchufe::course::facts::Facts;
use enchufe::course::fill::{Places, fill_line};
use enchufe::course::judge::{Judge, World, holds};
use enchufe::course::lesson::Goal;
use enchufe::course::reading::{Source, read};
use enchufe::journal::event::{ProgramId, ServerKind};
use enchufe::journal::projections::Projections;
use enchufe::journal::socket::SocketId;
use lab_bench::LabBench;

/// A program outside the scene.
const CLOCK: ProgramId = ProgramId(9);

/// A step of a lesson over real programs.
struct Step {
    bench: LabBench,
    folder: tempfile::TempDir,
    seen: usize,
    watched: Vec<SocketId>,
    projections: Projections,
    facts: Facts,
    cast: Cast,
    judge: Judge,
    ids: Vec<String>,
}

fn goal(parts: &str) -> Vec<Goal> {
    let toml = format!(
        "id = \"prueba\"\norder = 1\nminutes = 1\nclass_cut = [\"paso\"]\nconcepts = []\nmisconceptions = []\nshows = []\n\
         [[step]]\nid = \"paso\"\nkind = \"do\"\nsetup = [{{ start = \"cliente\" }}, {{ start = \"servidor\" }}, \
         {{ start = \"eco\" }}]\ngoal = [{parts}]\nsolution = [[\"cliente\", \"1\"]]\naccepted = []\nrejected = []\n"
    );
    let words = "# prueba\nprueba\n\n## paso\nhaz\n";
    let lesson = read(&Source { folder: "01-prueba", toml: &toml, spanish: words, english: words });
    lesson.unwrap_or_else(|findings| panic!("{findings:#?}")).steps.remove(0).goal
}

impl Step {
    fn new(parts: &str) -> Step {
        let goal = goal(parts);
        let mut bench = LabBench::new();
        bench.console(CLOCK.0, "reloj");
        let mut cast = Cast::new();
        cast.enter("cliente", bench.console(1, "cliente"));
        cast.enter("servidor", bench.console(2, "servidor"));
        cast.enter("eco", bench.server(3, ServerKind::EchoTcp));
        let mut step = Step {
            bench,
            folder: tempfile::tempdir().unwrap(),
            seen: 0,
            watched: Vec::new(),
            projections: Projections::default(),
            facts: Facts::new(),
            cast,
            judge: Judge::new(&goal),
            ids: goal.iter().map(|goal| goal.id.clone()).collect(),
        };
        step.catch_up();
        step
    }

    fn program(&self, name: &str) -> ProgramId {
        self.cast.id(name).unwrap()
    }

    fn world(&self) -> World<'_> {
        let now = enchufe::kernel::clock::now();
        World { facts: &self.facts, projections: &self.projections, cast: &self.cast, now }
    }

    fn catch_up(&mut self) {
        while let Some(event) = self.bench.events.get(self.seen) {
            self.seen += 1;
            self.projections.fold(event);
            self.facts.observe(event, &self.projections, &self.cast);
            let now = event.time;
            let world = World { facts: &self.facts, projections: &self.projections, cast: &self.cast, now };
            self.judge.look(&world);
        }
        // So that the lab tells what the kernel holds of them.
        let sockets = &self.projections.sockets;
        let open: Vec<_> = sockets.by_id.keys().copied().filter(|id| sockets.is_open(*id)).collect();
        if self.watched != open {
            self.watched.clone_from(&open);
            self.bench.lab.watch(open);
        }
    }

    fn line(&self, template: &str) -> String {
        let places = Places { folder: self.folder.path().to_owned(), scene: 1 };
        fill_line(template, &self.world(), &places).unwrap()
    }

    /// Runs lines one after another, each to its end.
    fn run(&mut self, lines: &[(&str, &str)]) -> &mut Step {
        for (program, template) in lines {
            let line = self.line(template);
            let program = self.program(program);
            self.bench.done(program, &line);
            self.catch_up();
        }
        self
    }

    fn begin(&mut self) -> &mut Step {
        self.catch_up();
        self.facts.begin_step(&self.projections, &self.cast);
        self
    }

    /// Waits until all of the goal held at some moment.
    fn done(&mut self) {
        self.until("the goal is met", |step| step.judge.verdict().done);
    }

    fn until_holds(&mut self, predicate: &str) {
        let wanted = goal(&format!("{{ id = \"x\", {predicate} }}")).remove(0).predicate;
        self.until(predicate, |step| holds(&wanted, &step.world()));
    }

    fn until(&mut self, what: &str, reached: impl Fn(&Step) -> bool) {
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
        self.catch_up();
        while !reached(self) {
            assert!(std::time::Instant::now() < deadline, "{what}: {:?} of {:?}", self.judge.verdict(), self.ids);
            // Some things come true by time alone: a program outside the scene keeps events coming.
            self.bench.done(CLOCK, "0");
            self.catch_up();
        }
    }

    fn holds(&mut self, predicate: &str) -> bool {
        self.catch_up();
        let wanted = goal(&format!("{{ id = \"x\", {predicate} }}")).remove(0).predicate;
        holds(&wanted, &self.world())
    }

    /// The first part that is missing.
    fn missing(&mut self) -> Option<&str> {
        self.catch_up();
        let place = self.judge.verdict().met.iter().position(|met| !met)?;
        self.ids.get(place).map(String::as_str)
    }

    /// A TCP connection with the names `s`, `c` and `conn`.
    fn connected(&mut self) -> &mut Step {
        self.run(&[
            ("servidor", "s = socket.socket()"),
            ("servidor", "s.bind((\"127.0.0.1\", 0))"),
            ("servidor", "s.listen()"),
            ("cliente", "c = socket.socket()"),
            ("cliente", "c.connect({{servidor.s}})"),
            ("servidor", "conn, a = s.accept()"),
        ])
        .begin()
    }
}

const GREETING: &str = r#"
{ id = "socket", socket = { program = "cliente", type = "SOCK_STREAM", as = "c" } },
{ id = "conectado", connected = { of = "c", to = "eco" } },
{ id = "enviado", sent = { from = "c", at_least = 1 } },
{ id = "leida", received = { by = "c", equals = "sent" } }"#;

const RIVER: &str = r#"{ id = "larga", read = { by = "servidor.conn", covers_sends = ">=2" } }"#;

#[test]
fn a_greeting_and_a_with_that_closes_at_once() {
    let mut step = Step::new(GREETING);
    step.begin().run(&[("cliente", "c = socket.socket()"), ("cliente", "c.connect({{eco}})")]);
    assert_eq!(step.missing(), Some("enviado"));
    step.run(&[("cliente", "c.send(b\"hola, soy Ana\")")]);
    assert_eq!(step.missing(), Some("leida"));
    // An errand in between: the old socket again is EISCONN.
    step.run(&[("cliente", "c.connect({{eco}})")]);
    assert!(step.holds(r#"failed = { by = "cliente", call = "connect", errno = "EISCONN", class = "OSError" }"#));
    step.run(&[("cliente", "c.recv(5)")]);
    assert_eq!(step.missing(), Some("leida"));
    step.run(&[("cliente", "c.recv(100)")]).done();

    let mut step = Step::new(GREETING);
    let whole =
        "with socket.socket() as c:\n    c.connect({{eco}})\n    c.sendall(b\"hola\")\n    print(c.recv(100))\n";
    step.begin().run(&[("cliente", whole)]).done();
}

#[test]
fn a_recv_before_the_send_is_cancelled_and_nothing_came_of_it() {
    let mut step = Step::new(GREETING);
    step.begin().run(&[("cliente", "c = socket.socket()"), ("cliente", "c.connect({{eco}})")]);
    let client = step.program("cliente");
    let waiting = step.bench.run(client, "c.recv(100)");
    step.until_holds(r#"blocked = { by = "cliente", call = "recv", seconds = 0 }"#);
    step.bench.lab.order(enchufe::lab::order::Order::Interrupt { program: client });
    step.bench.end_of(waiting);
    assert_eq!(step.missing(), Some("enviado"));
    assert!(!step.holds(r#"failed = { by = "cliente" }"#));
}

#[test]
fn nobody_listens_after_the_server_ended() {
    let mut step = Step::new(GREETING);
    step.begin();
    let echo = step.program("eco");
    step.bench
        .lab
        .order(enchufe::lab::order::Order::Signal { program: echo, signal: enchufe::lab::order::Signal::Terminate });
    step.until_holds(r#"program = { name = "eco", alive = false }"#);
    step.run(&[("cliente", "c = socket.socket()"), ("cliente", "c.connect({{eco}})")]);
    assert!(step.holds(r#"failed = { by = "cliente", call = "connect", errno = "ECONNREFUSED" }"#));
    assert!(!step.holds(r#"connected = { of = "cliente" }"#));
}

#[test]
fn a_river_and_what_is_none() {
    let mut step = Step::new(RIVER);
    step.connected();
    for text in ["AAA", "BBB", "CCC"] {
        step.run(&[("cliente", &format!("c.send(b\"{text}\")"))]);
    }
    step.until_holds(r#"queued = { at = "servidor.conn", bytes = 9, messages = 3 }"#);
    for _ in 0..3 {
        step.run(&[("servidor", "conn.recv(3)")]);
    }
    step.until_holds(r#"count = { of = { read = { by = "servidor.conn", equals = "a-send" } }, times = 3 }"#);
    assert_eq!(step.missing(), Some("larga"));
    step.run(&[("cliente", "c.send(b\"uno\")"), ("cliente", "c.sendall(b\"dos\")")]);
    step.until_holds(r#"queued = { at = "servidor.conn", bytes = 6 }"#);
    step.run(&[("servidor", "conn.recv(100)")]).done();
}

#[test]
fn a_reader_that_waited_gets_the_first_send() {
    let mut step = Step::new(RIVER);
    step.connected();
    let server = step.program("servidor");
    let waiting = step.bench.run(server, "conn.recv(100)");
    step.until_holds(r#"blocked = { by = "servidor", call = "recv", seconds = 0 }"#);
    step.run(&[("cliente", "c.send(b\"AAA\")")]);
    step.bench.end_of(waiting);
    step.until_holds(r#"read = { by = "servidor.conn", which = "first", covers_sends = 1, bytes = 3 }"#);
    assert_eq!(step.missing(), Some("larga"));
    assert!(step.holds(r#"before = [ { sent = { from = "cliente" } }, { received = { by = "servidor" } } ]"#));
}

#[test]
fn cards_whole_and_torn() {
    let mut step = Step::new(r#"{ id = "corte", read = { by = "servidor.s", truncated = true } }"#);
    step.run(&[
        ("servidor", "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"),
        ("servidor", "s.bind((\"127.0.0.1\", 0))"),
        ("cliente", "c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"),
    ])
    .begin();
    step.run(&[
        ("cliente", "c.sendto(b\"0123456789\", {{servidor.s}})"),
        ("cliente", "c.connect({{servidor.s}})"),
        ("cliente", "c.send(b\"fin\")"),
    ]);
    step.until_holds(r#"queued = { at = "servidor.s", messages = 2, bytes = 10 }"#);
    step.run(&[("servidor", "s.recv(4)")]).done();
    assert!(step.holds(r#"read = { by = "servidor.s", which = "first" }"#));
    step.run(&[("servidor", "s.recvfrom(4)")]);
    step.until_holds(
        r#"read = { by = "servidor.s", which = "last", equals = "a-send", bytes = 3, truncated = false }"#,
    );
    step.until_holds(r#"received = { by = "servidor.s", from = "cliente", starts_with = "fin" }"#);

    // The same with seams on a connection, inside one program.
    let mut step = Step::new(r#"{ id = "corte", read = { by = "cliente.b", truncated = true } }"#);
    step.run(&[("cliente", "a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)")]).begin();
    step.run(&[("cliente", "a.send(b\"0123456789\")"), ("cliente", "a.send(b\"fin\")")]);
    step.run(&[("cliente", "b.recv(4)")]).done();
    step.run(&[("cliente", "b.recv(4)")]);
    step.until_holds(r#"read = { by = "cliente.b", which = "last", equals = "a-send" }"#);
    step.run(&[("cliente", "a.close()"), ("cliente", "b.recv(4)")]);
    step.until_holds(r#"read = { by = "cliente.b", empty = true }"#);
    assert!(step.holds(r#"closed = { of = "cliente.a" }"#));
}

#[test]
fn a_conversation_over_a_file() {
    let mut step = Step::new(
        r#"{ id = "escucha", listening = { program = "servidor", family = "AF_UNIX", name = "path", as = "s" } },
           { id = "conectado", connected = { of = "cliente", to = "s" } },
           { id = "recibido", received = { by = "servidor", at_least = 1 } },
           { id = "nadie", accepted = { by = "s", from = "cliente", peer = "none", as = "conn" } }"#,
    );
    step.begin().run(&[
        ("servidor", "s = socket.socket(socket.AF_UNIX)"),
        ("servidor", "s.bind({{ruta}})"),
        ("cliente", "c = socket.socket(socket.AF_UNIX)"),
        ("cliente", "c.connect({{ruta}})"),
    ]);
    assert!(step.holds(r#"failed = { by = "cliente", call = "connect", errno = "ECONNREFUSED" }"#));
    assert_eq!(step.missing(), Some("escucha"));
    step.run(&[("servidor", "s.listen()"), ("cliente", "c.connect({{ruta}})"), ("cliente", "c.send(b\"hola\")")]);
    assert_eq!(step.missing(), Some("recibido"));
    step.until_holds(r#"listening = { program = "servidor", waiting = 1 }"#);
    step.run(&[("servidor", "conn, quien = s.accept()"), ("servidor", "conn.recv(100)")]).done();
    assert!(step.holds(r#"returned = { by = "servidor", call = "recv", bytes_length = 4 }"#));
}

#[cfg(target_os = "linux")]
#[test]
fn an_abstract_name_and_the_museum() {
    let mut step = Step::new(
        r#"{ id = "escucha", listening = { program = "servidor", family = "AF_UNIX", name = "abstract", as = "s" } },
           { id = "conectado", connected = { of = "cliente", to = "s" } }"#,
    );
    step.begin().run(&[
        ("servidor", "s = socket.socket(socket.AF_UNIX)"),
        ("servidor", "s.bind(\"\\0\" + {{ruta}})"),
        ("servidor", "s.listen()"),
        ("cliente", "c = socket.socket(socket.AF_UNIX)"),
        ("cliente", "c.connect({{servidor.s}})"),
    ]);
    step.done();
    step.run(&[("cliente", "socket.PF_INET"), ("cliente", "socket.socket(socket.AF_X25, socket.SOCK_SEQPACKET)")]);
    assert!(step.holds(r#"failed = { by = "cliente", class = "AttributeError", mentions = "PF_INET" }"#));
    step.run(&[("cliente", "c.getsockopt(socket.SOL_SOCKET, socket.SO_PROTOCOL)")]);
    assert!(step.holds(r#"returned = { by = "cliente", call = "getsockopt", integer = 0 }"#));
    assert!(step.holds(r#"returned = { by = "cliente", value = "0" }"#));
}

#[test]
fn a_real_flood_is_unknown_and_what_follows_is_judged() {
    let mut step = Step::new(RIVER);
    step.connected();
    let (client, server) = (step.program("cliente"), step.program("servidor"));
    let reads = step.bench.run(server, "n = 0\nwhile n < 30000:\n    n += len(conn.recv(1))\n");
    let sends = step.bench.run(client, "for i in range(30000):\n    c.send(b\"x\") and None\n");
    step.bench.end_of(sends);
    step.bench.end_of(reads);
    step.catch_up();
    assert_eq!(step.missing(), Some("larga"));
    step.run(&[("cliente", "c.send(b\"uno\")"), ("cliente", "c.send(b\"dos\")")]);
    step.until_holds(r#"queued = { at = "servidor.conn", bytes = 6 }"#);
    step.run(&[("servidor", "conn.recv(100)")]).done();
}
