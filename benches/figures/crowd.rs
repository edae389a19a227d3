//! A message and its frame (120×36) in a laboratory with very many sockets: open ones, and a history of closed ones. One
//! call is told in each message. A few sockets are measured beside them: what is done for each message and frame must
//! not grow with their number.

use std::time::Instant;

use enchufe::app::keys::{Code, Key};
use enchufe::app::message::Msg;
use enchufe::app::model::{Model, Settings};
use enchufe::journal::address::Address;
use enchufe::journal::call::{Call, CallId, CallResult, CloseReason, Names, Operation, Returned};
use enchufe::journal::event::{Body, Born, Event, ProgramId, Role};
use enchufe::journal::socket::{Family, Kind, Protocol, SocketId, SocketInfo};
use enchufe::ui::rehearsal::Rehearsal;

use super::arguments::Arguments;
use super::rehearsed::Rehearsed;
use super::report::{Figure, Outcome};
use super::statistics::{median, percentile};

/// Its name on the command line.
pub const NAME: &str = "crowd";

/// Milliseconds, the median: what grows with the number of sockets does so in every frame.
const BOUND: f64 = 1.0;

/// How many sockets are very many.
const MANY: u64 = 10_000;

/// How many are few.
const FEW: u64 = 10;

/// Nanoseconds between two events.
const BETWEEN: u64 = 20_000;

/// See the module.
pub fn measure(arguments: &Arguments) -> Outcome<Vec<Figure>> {
    let frames = arguments.count(400, 100);
    let mut few = times(FEW, 0, false, frames)?;
    let beside = format!("with {FEW} sockets {:.2} ms", median(&mut few));
    let mut figures = Vec::new();
    for (name, open, closed, card) in
        [("crowd-open", MANY, 0, false), ("crowd-closed", FEW, MANY, false), ("crowd-card", MANY, MANY, true)]
    {
        let mut times = times(open, closed, card, frames)?;
        let note = format!("{open} open, {closed} closed; p99 {:.2} ms; {beside}", percentile(&mut times, 99.0));
        figures.push(Figure::time(name, median(&mut times), "ms median", BOUND).with_note(note));
    }
    Ok(figures)
}

fn times(open: u64, closed: u64, card: bool, frames: usize) -> Outcome<Vec<f64>> {
    let (model, _) = Model::in_lab(Settings::default());
    let mut crowd = Crowd { program: model.lab.participants.first().ok_or("no programs")?.id, time: 1, calls: 0 };
    let mut events = vec![crowd.event(Body::Born(Born { name: "cliente".into(), role: Role::Console, pid: 1 }))];
    for number in 0..closed {
        events.extend(crowd.conversation(number));
    }
    for number in 0..open {
        events.push(crowd.birth(closed + number));
    }
    let mut rehearsal = Rehearsal::of(model);
    rehearsal.tell(Msg::Events(events));
    let mut rehearsed = Rehearsed::of(rehearsal, 120, 36)?;
    if card {
        rehearsed.rehearsal.tell(Msg::Key(Key::alt('s')));
        if rehearsed.rehearsal.model().popup.is_none() {
            return Err("the card did not open".into());
        }
    }
    rehearsed.draw()?;
    let mut times = Vec::with_capacity(frames);
    for frame in 0..frames as u64 {
        // Far apart in the table, and each one in its turn.
        let event = crowd.question(closed + frame * 7919 % open);
        let began = Instant::now();
        rehearsed.rehearsal.tell(Msg::Events(vec![event]));
        rehearsed.draw()?;
        times.push(began.elapsed().as_secs_f64() * 1e3);
    }
    rehearsed.rehearsal.tell(Msg::Key(Key::plain(Code::Escape)));
    Ok(times)
}

/// A program whose events are told.
struct Crowd {
    program: ProgramId,
    time: u64,
    calls: u64,
}

impl Crowd {
    fn event(&mut self, body: Body) -> Event {
        self.time += BETWEEN;
        Event { time: self.time, program: self.program, sequence: self.time, late: false, body }
    }

    fn call(&mut self, socket: Option<u64>, operation: Operation, result: CallResult, names: Option<Names>) -> Event {
        self.calls += 1;
        let (id, began) = (CallId(self.calls), self.time);
        let (fd, socket) = (socket.map_or(-1, descriptor), socket.map(id_of));
        self.event(Body::Call(Call { id, socket, fd, operation, began, result, names, truth: None }))
    }

    fn birth(&mut self, number: u64) -> Event {
        let (family, kind, protocol) = (Family::INET, Kind::STREAM, Protocol(0));
        let (id, fd, inode) = (id_of(number), descriptor(number), 1_000_000 + number);
        let socket = SocketInfo { id, fd, inode, family, kind, protocol };
        let result = Ok(Returned::Socket { socket, peer: None });
        self.call(None, Operation::Socket { family, kind, protocol }, result, None)
    }

    /// A socket that was connected and closed, which the kernel keeps for a minute.
    fn conversation(&mut self, number: u64) -> [Event; 3] {
        let at = |port| Address::Inet { ip: std::net::Ipv4Addr::LOCALHOST, port };
        let own = at(10_000 + (number % 50_000) as u16);
        let names = Names { local: Some(own), peer: Some(at(80)) };
        let connect = Operation::Connect { address: at(80), returns_errno: false };
        let close = Operation::Close { reason: CloseReason::Called };
        [
            self.birth(number),
            self.call(Some(number), connect, Ok(Returned::Nothing), Some(names)),
            self.call(Some(number), close, Ok(Returned::Nothing), None),
        ]
    }

    fn question(&mut self, number: u64) -> Event {
        let unbound = Address::Inet { ip: std::net::Ipv4Addr::UNSPECIFIED, port: 0 };
        self.call(Some(number), Operation::LocalName, Ok(Returned::Address(unbound)), None)
    }
}

fn id_of(number: u64) -> SocketId {
    SocketId(1 + number)
}

/// Each has its own, also those that were closed: what is measured is not how descriptors are used again.
fn descriptor(number: u64) -> i32 {
    3 + number as i32
}
