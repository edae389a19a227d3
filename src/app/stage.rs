//! For tests: a model with a pretended lab behind it. It carries out the orders as real programs would, with
//! sockets in memory, and **panics where a call would block or fail that should do neither**.

mod beginnings;

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, LazyLock};

use crate::course::progress::Progress;
use crate::course::reading::Catalogue;
use crate::i18n::Words;
use crate::journal::address::Address;
use crate::journal::call::{Call, CallId, CallStarted, CloseReason, Failure, Names, Operation, Returned};
use crate::journal::event::{
    Body, Born, Death, Event, FailedCall, Outcome, ProgramId, Raised, Role, ServerKind, StatementId,
};
use crate::journal::fault::Fault;
use crate::journal::payload::Payload;
use crate::journal::socket::{Family, Kind, Protocol, SocketId, SocketInfo};
use crate::lab::order::{Order, Signal};

use super::course::Course;
use super::effect::Effect;
use super::keys::{Code, Key};
use super::message::Msg;
use super::model::{Model, Settings};
use super::update::update;
use super::walk::file::ProgramFile;

pub(crate) struct Stage {
    pub model: Model,
    /// Effects that were not orders, and all orders, in order.
    pub effects: Vec<Effect>,
    /// Everything that ran, with the name of the program.
    pub ran: Vec<(String, String)>,
    /// Orders stay undone while this is set.
    pub held: bool,
    /// A connection to where nobody listens is refused while this is set: a lesson wants that, the laboratory never.
    pub refuses: bool,
    pending: VecDeque<Order>,
    events: Vec<Event>,
    time: u64,
    calls: u64,
    programs: BTreeMap<ProgramId, (String, Role)>,
    sockets: Vec<Fake>,
    births: BTreeMap<ProgramId, u32>,
}

#[derive(Clone, Debug)]
struct Fake {
    program: ProgramId,
    name: String,
    info: SocketInfo,
    local: Option<Address>,
    listening: bool,
    backlog: VecDeque<(usize, Address)>,
    peer: Option<usize>,
    inbox: VecDeque<u8>,
    cards: VecDeque<(Vec<u8>, Address)>,
    finished: bool,
    open: bool,
}

const STREAM: u16 = 41000;

/// As the program begins. All stages share the words: to read them takes longer than to draw a screen.
fn settings() -> Settings {
    static WORDS: LazyLock<Arc<Words>> = LazyLock::new(Arc::default);
    Settings { words: WORDS.clone(), ..Settings::default() }
}

impl Stage {
    pub fn lab() -> Stage {
        Stage::of(Model::in_lab(settings()))
    }

    /// `enchufe lab --programa …`, with these files. What comes of their walks a test tells itself.
    pub fn files(files: &[(&str, &str)]) -> Stage {
        let file = |(path, text): &(&str, &str)| ProgramFile { path: path.into(), text: (*text).to_owned() };
        Stage::of(Model::in_lab_with(settings(), files.iter().map(file).collect()))
    }

    pub fn home() -> Stage {
        let mut stage = Stage::of(Model::at_home(settings()));
        stage.wait(1);
        stage
    }

    /// The first screen, where nobody has been before.
    pub fn first_run() -> Stage {
        Stage::of(Model::at_home(Settings { first_run: true, ..settings() }))
    }

    /// A session with these lessons and this progress, on the first screen. What its scripts provoke may fail.
    pub fn course(catalogue: Catalogue, progress: Progress) -> Stage {
        let course =
            Course { catalogue: Arc::new(catalogue), progress, folder: "/tmp/escena".into(), ..Course::default() };
        let mut stage = Stage::of(Model::at_home(Settings { course, ..settings() }));
        stage.refuses = true;
        stage.land();
        stage
    }

    fn of((model, effects): (Model, Vec<Effect>)) -> Stage {
        let mut stage = Stage {
            model,
            effects: Vec::new(),
            ran: Vec::new(),
            held: false,
            refuses: false,
            pending: VecDeque::new(),
            events: Vec::new(),
            time: 1_000_000_000,
            calls: 0,
            programs: BTreeMap::new(),
            sockets: Vec::new(),
            births: BTreeMap::new(),
        };
        stage.take(effects);
        stage.work();
        stage
    }

    /// Sends a message, and carries out what follows.
    pub fn send(&mut self, message: Msg) {
        let effects = update(&mut self.model, message);
        self.take(effects);
        self.work();
    }

    pub fn key(&mut self, key: Key) {
        self.send(Msg::Key(key));
    }

    pub fn press(&mut self, code: Code) {
        self.key(Key::plain(code));
    }

    pub fn type_text(&mut self, text: &str) {
        text.chars().for_each(|character| self.key(Key::char(character)));
    }

    /// Types a line and runs it.
    pub fn line(&mut self, text: &str) {
        self.type_text(text);
        self.press(Code::Enter);
    }

    /// Lets time pass.
    pub fn wait(&mut self, seconds: u64) {
        self.time += seconds * 1_000_000_000;
        self.send(Msg::Time(self.time));
    }

    /// Ends what is only seen to move.
    pub fn land(&mut self) {
        self.model.flights.land();
        self.send(Msg::Time(self.model.now));
    }

    /// Something that happens to a program by itself.
    pub fn happens(&mut self, program: ProgramId, body: Body) {
        if matches!(body, Body::Died(_)) {
            self.release(program);
        }
        self.tell(program, body);
        self.work();
    }

    pub fn id(&self, name: &str) -> ProgramId {
        self.model.lab.participants.iter().find(|it| it.name == name).map(|it| it.id).unwrap()
    }

    pub fn focus(&mut self, name: &str) {
        let place = self.model.lab.place_of(self.id(name)).unwrap();
        self.key(Key::alt(char::from_digit(place as u32 + 1, 10).unwrap()));
    }

    /// A call of a program that blocks.
    pub fn blocks(&mut self, name: &str, operation: Operation, socket: Option<SocketId>) {
        let program = self.id(name);
        self.calls += 1;
        let started = CallStarted { id: CallId(self.calls), socket, fd: 3, operation, began: self.time };
        self.happens(program, Body::CallStarted(started));
    }

    /// The call of a line of a program that runs by itself, with what the kernel makes of it.
    pub fn makes(&mut self, name: &str, source: &str) {
        let program = self.id(name);
        self.statement(program, source.trim_end_matches(')'));
        self.work();
    }

    /// The socket that a program's name stands for.
    pub fn socket(&self, program: &str, name: &str) -> SocketId {
        self.sockets[self.find(self.id(program), name)].info.id
    }

    /// The grey line of a program.
    pub fn grey(&self, name: &str) -> Option<&str> {
        self.model.suggestions.lines.get(&self.id(name)).map(|suggestion| suggestion.line.as_str())
    }

    /// The ids of what is said above the footer.
    pub fn said(&self) -> Vec<&'static str> {
        self.model.suggestions.next.iter().map(|text| text.id).collect()
    }

    fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Lab(order) = &effect {
                self.pending.push_back(order.clone());
            }
            self.effects.push(effect);
        }
    }

    /// Carries out orders and tells events until nothing is left.
    pub fn work(&mut self) {
        loop {
            if !self.held
                && let Some(order) = self.pending.pop_front()
            {
                self.obey(order);
            }
            if self.events.is_empty() && (self.pending.is_empty() || self.held) {
                return;
            }
            let events = std::mem::take(&mut self.events);
            let effects = update(&mut self.model, Msg::Events(events));
            self.take(effects);
        }
    }

    fn tell(&mut self, program: ProgramId, body: Body) {
        self.time += 1_000;
        let sequence = self.time;
        self.events.push(Event { time: self.time, program, sequence, late: false, body });
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Start { program, name, role } => {
                self.programs.insert(program, (name, role));
                self.bear(program);
            }
            Order::Restart { program } => {
                self.die(program, Death::Killed(libc::SIGKILL));
                self.bear(program);
            }
            Order::Run { program, statement, source } => self.run(program, statement, &source),
            Order::Signal { program, signal: Signal::Kill } => self.die(program, Death::Killed(libc::SIGKILL)),
            Order::Signal { program, signal: Signal::Terminate } => self.die(program, Death::Killed(libc::SIGTERM)),
            Order::Signal { program, signal } => self.tell(program, Body::Stopped(signal == Signal::Stop)),
            Order::Remove { program } => {
                self.die(program, Death::Killed(libc::SIGKILL));
                self.tell(program, Body::Removed);
            }
            Order::Rename { program, name } => self.tell(program, Body::Renamed(name)),
            Order::Interrupt { .. } | Order::Complete { .. } | Order::Permit { .. } | Order::Destination { .. } => {}
            // What comes of these a test tells itself.
            Order::Walk { .. } | Order::Steer { .. } | Order::Breakpoints { .. } => {}
            Order::Answer { program, line } => self.tell(program, Body::Answered { line }),
        }
    }

    fn bear(&mut self, program: ProgramId) {
        let (name, role) = self.programs[&program].clone();
        // A process of its own each time.
        let pid = 4000 + u32::from(program.0) + 100 * self.births.get(&program).copied().unwrap_or_default();
        *self.births.entry(program).or_default() += 1;
        self.tell(program, Body::Born(Born { name, role, pid }));
        let Role::Server(kind) = role else { return };
        let datagram = kind == ServerKind::EchoUdp;
        let family = if kind == ServerKind::EchoUnix { Family::UNIX } else { Family::INET };
        let socket = self.make(program, "l", family, if datagram { Kind::DGRAM } else { Kind::STREAM });
        self.bind(socket);
        if !datagram {
            self.listen(socket);
        }
        let address = self.sockets[socket].local.clone().unwrap();
        self.tell(program, Body::Listening(vec![address]));
    }

    /// As the kernel does for a program that is no more: its sockets go, untold, and the other ends learn of the end.
    fn release(&mut self, program: ProgramId) {
        for index in 0..self.sockets.len() {
            if self.sockets[index].program == program {
                self.sockets[index].open = false;
                self.sockets[index].backlog.clear();
                self.sockets.iter_mut().filter(|it| it.peer == Some(index)).for_each(|it| it.finished = true);
            }
        }
    }

    fn die(&mut self, program: ProgramId, death: Death) {
        for index in 0..self.sockets.len() {
            if self.sockets[index].program == program && self.sockets[index].open {
                self.let_go(index);
            }
        }
        self.tell(program, Body::Died(death));
    }

    fn run(&mut self, program: ProgramId, statement: StatementId, source: &str) {
        self.ran.push((self.programs[&program].0.clone(), source.to_owned()));
        self.tell(program, Body::StatementStarted { statement, source: source.to_owned() });
        let parts: Vec<&str> = source.split("), c.").collect();
        let mut outcome = Outcome::Done;
        if let Some((closes, names)) = source.split_once("del ") {
            for close in closes.split_terminator("; ") {
                self.statement(program, close.trim_end_matches(')'));
            }
            for name in names.split(", ") {
                self.tell(program, Body::Unnamed { name: name.to_owned() });
            }
            return self.tell(program, Body::StatementEnded { statement, outcome });
        }
        for (index, part) in parts.iter().enumerate() {
            let part = if index == 0 { (*part).to_owned() } else { format!("c.{part}") };
            if self.refuses && part.contains(".connect(") && self.listener(&part).is_none() {
                outcome = self.refuse(program, &part);
                break;
            }
            self.statement(program, part.trim_end_matches(')'));
            self.serve();
        }
        self.tell(program, Body::StatementEnded { statement, outcome });
    }

    /// Who listens at the address that stands in a `connect`.
    fn listener(&self, source: &str) -> Option<usize> {
        let to = source.split_once("connect(").map_or("", |(_, to)| to);
        let listens = |other: &Fake| {
            let there = other.local.as_ref().and_then(super::python::address_literal);
            other.open
                && other.listening
                && there.is_some_and(|there| there.trim_matches(['(', ')']) == to.trim_matches(['(', ')']))
        };
        self.sockets.iter().position(listens)
    }

    /// `connect` to where nobody listens, as Python raises it.
    fn refuse(&mut self, program: ProgramId, source: &str) -> Outcome {
        let socket = self.find(program, source.split('.').next().unwrap());
        let port = source.trim_end_matches(')').rsplit(", ").next().unwrap().parse().unwrap();
        let address = Address::Inet { ip: [127, 0, 0, 1].into(), port };
        let operation = Operation::Connect { address, returns_errno: false };
        self.calls += 1;
        let began = self.time;
        let info = self.sockets[socket].info.clone();
        let call = Call {
            id: CallId(self.calls),
            socket: Some(info.id),
            fd: info.fd,
            operation: operation.clone(),
            began,
            result: Err(Failure::Errno { errno: libc::ECONNREFUSED, moved: None }),
            names: None,
            truth: None,
        };
        self.tell(program, Body::Call(call));
        Outcome::Raised(Raised {
            class: "ConnectionRefusedError".to_owned(),
            message: "[Errno 111] Connection refused".to_owned(),
            errno: Some(libc::ECONNREFUSED),
            line: Some(1),
            column: None,
            call: Some(FailedCall {
                operation,
                family: Some(info.family),
                kind: Some(info.kind),
                local: None,
                peer: None,
                listening: false,
            }),
            hint: None,
        })
    }

    fn find(&self, program: ProgramId, name: &str) -> usize {
        let mine = |socket: &Fake| socket.program == program && socket.name == name && socket.open;
        self.sockets.iter().position(mine).unwrap_or_else(|| panic!("{program:?} has no socket {name}"))
    }

    fn statement(&mut self, program: ProgramId, source: &str) {
        let (left, call) = source.split_once(" = ").map_or(("", source), |(left, call)| (left, call));
        let Some((object, call)) = call.split_once('.') else { return };
        let (method, arguments) = call.split_once('(').unwrap_or((call, ""));
        if object == "socket" {
            let families = [("AF_UNIX", Family::UNIX), ("AF_INET6", Family::INET6)];
            let family = families.into_iter().find(|(name, _)| arguments.contains(name));
            let family = family.map_or(Family::INET, |(_, family)| family);
            let kind = if arguments.contains("SOCK_DGRAM") { Kind::DGRAM } else { Kind::STREAM };
            let socket = self.make(program, left, family, kind);
            let value = Some(self.sockets[socket].info.id);
            let named = Body::Named { name: left.to_owned(), type_name: "socket".to_owned(), socket: value };
            return self.tell(program, named);
        }
        let socket = self.find(program, object);
        match method {
            "bind" => self.bind(socket),
            "listen" => self.listen(socket),
            "connect" => self.connect(socket, arguments),
            "accept" => {
                let name = left.split(',').next().unwrap();
                let accepted = self.accept(socket, name);
                let value = Some(self.sockets[accepted].info.id);
                let named = Body::Named { name: name.to_owned(), type_name: "socket".to_owned(), socket: value };
                self.tell(program, named);
            }
            "send" => self.send_bytes(socket, literal(arguments)),
            "recv" => self.receive(socket, arguments.parse().unwrap()),
            "sendto" => self.send_to(socket, literal(arguments), arguments),
            "recvfrom" => self.receive_from(socket),
            "close" => self.let_go(socket),
            // Only asks; nobody needs the answer.
            "fileno" => {}
            other => panic!("{other} is not on this stage"),
        }
    }

    fn make(&mut self, program: ProgramId, name: &str, family: Family, kind: Kind) -> usize {
        let index = self.sockets.len();
        let id = SocketId(index as u64 + 1);
        let fd = 3 + self.sockets.iter().filter(|socket| socket.program == program && socket.open).count() as i32;
        let info = SocketInfo { id, fd, inode: id.0, family, kind, protocol: Protocol(0) };
        self.sockets.push(Fake {
            program,
            name: name.to_owned(),
            info: info.clone(),
            local: None,
            listening: false,
            backlog: VecDeque::new(),
            peer: None,
            inbox: VecDeque::new(),
            cards: VecDeque::new(),
            finished: false,
            open: true,
        });
        let operation = Operation::Socket { family, kind, protocol: Protocol(0) };
        self.call(program, None, fd, operation, Returned::Socket { socket: info, peer: None });
        index
    }

    fn call(&mut self, program: ProgramId, socket: Option<usize>, fd: i32, operation: Operation, returned: Returned) {
        self.calls += 1;
        let names = socket.map(|index| {
            let peer = self.sockets[index].peer.and_then(|peer| self.sockets[peer].local.clone());
            Names { local: self.sockets[index].local.clone(), peer }
        });
        let began = self.time;
        let call = Call {
            id: CallId(self.calls),
            socket: socket.map(|index| self.sockets[index].info.id),
            fd,
            operation,
            began,
            result: Ok(returned),
            names,
            truth: None,
        };
        self.tell(program, Body::Call(call));
    }

    fn on(&mut self, socket: usize, operation: Operation, returned: Returned) {
        let (program, fd) = (self.sockets[socket].program, self.sockets[socket].info.fd);
        self.call(program, Some(socket), fd, operation, returned);
    }

    fn address(&self, socket: usize) -> Address {
        match self.sockets[socket].info.family {
            Family::UNIX => Address::Path(format!("saludo{socket}").into_bytes()),
            _ => Address::Inet { ip: [127, 0, 0, 1].into(), port: STREAM + socket as u16 },
        }
    }

    fn bind(&mut self, socket: usize) {
        assert!(self.sockets[socket].local.is_none(), "bound twice");
        let address = self.address(socket);
        self.sockets[socket].local = Some(address.clone());
        self.on(socket, Operation::Bind { address }, Returned::Nothing);
    }

    fn listen(&mut self, socket: usize) {
        self.sockets[socket].listening = true;
        self.on(socket, Operation::Listen { backlog: 128 }, Returned::Nothing);
    }

    fn connect(&mut self, socket: usize, to: &str) {
        let listener = self.listener(&format!("connect({to}")).unwrap_or_else(|| panic!("nobody listens at {to}"));
        assert!(self.sockets[socket].peer.is_none(), "connected twice");
        let local = self.address(socket);
        let address = self.sockets[listener].local.clone().unwrap();
        self.sockets[socket].local.get_or_insert(local.clone());
        // Until accept makes the other end, the listener's address stands for it.
        self.sockets[socket].peer = Some(listener);
        self.sockets[listener].backlog.push_back((socket, local));
        self.on(socket, Operation::Connect { address, returns_errno: false }, Returned::Nothing);
    }

    fn accept(&mut self, listener: usize, name: &str) -> usize {
        let (client, address) = self.sockets[listener].backlog.pop_front().expect("accept would block");
        let program = self.sockets[listener].program;
        let index = self.sockets.len();
        let mut accepted = self.sockets[listener].clone();
        accepted.name = name.to_owned();
        accepted.listening = false;
        accepted.info.id = SocketId(index as u64 + 1);
        accepted.info.inode = index as u64 + 1;
        accepted.info.fd = 10 + index as i32;
        accepted.peer = Some(client);
        accepted.inbox =
            std::mem::take(&mut self.sockets[client].cards.drain(..).flat_map(|(bytes, _)| bytes).collect());
        accepted.finished = !self.sockets[client].open;
        let info = accepted.info.clone();
        self.sockets.push(accepted);
        self.sockets[client].peer = Some(index);
        self.calls += 1;
        let call = Call {
            id: CallId(self.calls),
            socket: Some(self.sockets[listener].info.id),
            fd: self.sockets[listener].info.fd,
            operation: Operation::Accept,
            began: self.time,
            result: Ok(Returned::Socket { socket: info, peer: Some(address.clone()) }),
            names: Some(Names { local: self.sockets[listener].local.clone(), peer: Some(address) }),
            truth: None,
        };
        self.tell(program, Body::Call(call));
        index
    }

    fn send_bytes(&mut self, socket: usize, bytes: Vec<u8>) {
        let peer = self.sockets[socket].peer.expect("send on a socket that is not connected");
        if self.sockets[peer].listening {
            // Kept with the caller until somebody accepts.
            let address = self.sockets[socket].local.clone().unwrap();
            self.sockets[socket].cards.push_back((bytes.clone(), address));
        } else {
            self.sockets[peer].inbox.extend(&bytes);
        }
        self.moved(socket, Operation::Send { asked: bytes.len() as u64, flags: 0 }, &bytes, None);
    }

    fn receive(&mut self, socket: usize, size: usize) {
        let fake = &mut self.sockets[socket];
        assert!(!fake.inbox.is_empty() || fake.finished, "recv would block");
        let count = size.min(fake.inbox.len());
        let bytes: Vec<u8> = fake.inbox.drain(..count).collect();
        self.moved(socket, Operation::Receive { size: size as u64, flags: 0, into_buffer: false }, &bytes, None);
    }

    fn send_to(&mut self, socket: usize, bytes: Vec<u8>, arguments: &str) {
        let port: u16 = arguments.rsplit(", ").next().unwrap().trim_matches(')').parse().unwrap();
        let target = usize::from(port - STREAM);
        let receiver = &self.sockets[target];
        // Of a program that ended nobody tells the sender: the datagram is lost.
        assert!(receiver.open || self.model.is_dead(receiver.program), "sendto to a closed socket");
        let (from, address) = (self.address(socket), self.address(target));
        self.sockets[socket].local.get_or_insert(from.clone());
        if self.sockets[target].open {
            self.sockets[target].cards.push_back((bytes.clone(), from));
        }
        let operation = Operation::SendTo { asked: bytes.len() as u64, flags: 0, address: address.clone() };
        self.moved(socket, operation, &bytes, Some(address));
    }

    fn receive_from(&mut self, socket: usize) {
        let (bytes, from) = self.sockets[socket].cards.pop_front().expect("recvfrom would block");
        self.moved(socket, Operation::ReceiveFrom { size: 100, flags: 0 }, &bytes, Some(from));
    }

    fn moved(&mut self, socket: usize, operation: Operation, bytes: &[u8], peer: Option<Address>) {
        self.on(socket, operation, Returned::Moved { payload: Payload::of(bytes), peer, truncated: false });
    }

    fn let_go(&mut self, socket: usize) {
        self.sockets[socket].open = false;
        if let Some(peer) = self.sockets[socket].peer {
            self.sockets[peer].finished = true;
        }
        self.on(socket, Operation::Close { reason: CloseReason::Called }, Returned::Nothing);
        let (program, name) = (self.sockets[socket].program, self.sockets[socket].name.clone());
        if self.programs[&program].1 != Role::Console {
            return;
        }
        // The name stays, as in Python: it stands for a closed socket.
        let value = Some(self.sockets[socket].info.id);
        self.tell(program, Body::Named { name, type_name: "socket".to_owned(), socket: value });
    }

    /// Our servers do their part.
    fn serve(&mut self) {
        let mut index = 0;
        while index < self.sockets.len() {
            let program = self.sockets[index].program;
            if let (_, Role::Server(kind)) = self.programs[&program].clone()
                && self.sockets[index].open
            {
                self.serve_one(index, kind);
            }
            index += 1;
        }
    }

    fn serve_one(&mut self, index: usize, kind: ServerKind) {
        if let ServerKind::Fault(fault) = kind {
            return self.make_fault(index, fault);
        }
        if !self.sockets[index].backlog.is_empty() {
            self.accept(index, "");
        } else if let Some((bytes, from)) = self.sockets[index].cards.front().cloned() {
            self.receive_from(index);
            let Some(port) = from.port() else { return };
            self.send_to(index, bytes, &format!(", {port})"));
        } else if !self.sockets[index].inbox.is_empty() {
            let bytes: Vec<u8> = self.sockets[index].inbox.iter().copied().collect();
            self.receive(index, 65536);
            let answer = if kind == ServerKind::Web { b"HTTP/1.0 200 OK\r\n\r\n".to_vec() } else { bytes };
            self.send_bytes(index, answer);
            if kind == ServerKind::Web {
                self.let_go(index);
            }
        } else if self.sockets[index].finished && !self.sockets[index].listening {
            self.receive(index, 65536);
            self.let_go(index);
        }
    }
}

impl Stage {
    /// Of the fault makers only what they never do: whoever reads nothing does not answer either.
    fn make_fault(&mut self, index: usize, fault: Fault) {
        if !self.sockets[index].backlog.is_empty() && fault != Fault::NoAccept {
            self.accept(index, "");
        }
    }
}

/// The bytes of a `b"…"` at the beginning of arguments.
fn literal(arguments: &str) -> Vec<u8> {
    let text = arguments.strip_prefix("b\"").and_then(|rest| rest.split('"').next()).expect("a bytes literal");
    text.replace("\\r\\n", "\r\n").into_bytes()
}
