//! A long run of events as a class would make them: for the figures of memory and speed.

use super::address::Address;
use super::call::{CallResult, Direction, Operation, Summary};
use super::event::{Body, Event, Outcome, ProgramId, Role, ServerKind, StatementId, Stream};
use super::payload::Payload;
use super::scene::{Held, Scene, loopback, moved};
use super::socket::{Family, Kind, TcpState, Truth};

const CLIENT: ProgramId = ProgramId(0);
const SERVER: ProgramId = ProgramId(1);
const SENDER: ProgramId = ProgramId(2);
const READER: ProgramId = ProgramId(3);

/// How many rounds a connection lasts.
const ROUNDS: u64 = 100;

/// An endless run: a client at its prompt and an echo server over TCP, two programs over UDP, statements,
/// output, kernel samples, blocked calls, connections that come and go. The same seed gives the same run.
#[derive(Clone, Debug)]
pub struct Synthetic {
    scene: Scene,
    waiting: std::vec::IntoIter<Event>,
    random: u64,
    round: u64,
    listener: Held,
    client: Held,
    server: Held,
    sender: Held,
    reader: Held,
}

impl Synthetic {
    /// Begins a run.
    pub fn new(seed: u64) -> Synthetic {
        let mut scene = Scene::new();
        scene.born(CLIENT, "cliente", Role::Console);
        scene.born(SERVER, "eco", Role::Server(ServerKind::EchoTcp));
        scene.born(SENDER, "cliente 2", Role::Console);
        scene.born(READER, "servidor 2", Role::Console);
        let address = loopback(41_234);
        let listener = scene.listener(SERVER, Family::INET, Kind::STREAM, address.clone());
        scene.push(SERVER, Body::Listening(vec![address]));
        let (client, server) = scene.connection(CLIENT, &listener);
        let mut reader = scene.socket(READER, Family::INET, Kind::DGRAM);
        scene.bind(&mut reader, loopback(46_012));
        let sender = scene.socket(SENDER, Family::INET, Kind::DGRAM);
        let waiting = scene.take().into_iter();
        Synthetic { scene, waiting, random: seed | 1, round: 0, listener, client, server, sender, reader }
    }

    /// Marsaglia's xorshift64.
    fn random(&mut self, below: u64) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random % below
    }

    fn play(&mut self) {
        self.round += 1;
        if self.round.is_multiple_of(ROUNDS) {
            self.reconnect();
        }
        let length = 5 + self.random(60) as usize;
        let text: Vec<u8> = (0..length).map(|_| b'a' + self.random(26) as u8).collect();
        match self.random(8) {
            0 => self.datagram(&text),
            1 => self.typed(&text),
            2 => self.flood(&text),
            _ => self.echo(&text),
        }
    }

    fn truth(unread: u32) -> Option<Truth> {
        Some(Truth {
            state: Some(TcpState::Established),
            unread: Some(unread),
            unacknowledged: Some(0),
            ..Truth::default()
        })
    }

    fn echo(&mut self, text: &[u8]) {
        let length = text.len() as u64;
        let send = Operation::Send { asked: length, flags: 0 };
        self.with_truth(&self.client.clone(), send, moved(text, None, false), 0);
        if self.round.is_multiple_of(3) {
            let truth = Truth { receive_memory: Some(2304), ..Self::truth(length as u32).unwrap_or_default() };
            self.scene.sample(&self.server.clone(), Some(truth));
        }
        let receive = Operation::Receive { size: 4096, flags: 0, into_buffer: false };
        self.with_truth(&self.server.clone(), receive.clone(), moved(text, None, false), 0);
        let send = Operation::SendAll { asked: length, flags: 0 };
        self.scene.call(SERVER, Some(&self.server.info), send, moved(text, None, false));
        if self.round.is_multiple_of(4) {
            self.scene.blocks(&self.client, receive.clone());
        }
        self.scene.call(CLIENT, Some(&self.client.info), receive, moved(text, None, false));
    }

    fn with_truth(&mut self, held: &Held, operation: Operation, result: CallResult, unread: u32) {
        self.scene.call_with(held.program, Some(&held.info), operation, result, None, Self::truth(unread));
    }

    fn typed(&mut self, text: &[u8]) {
        let statement = StatementId(self.round);
        let text_typed = String::from_utf8_lossy(text).into_owned();
        let source = format!("c.send(b\"{text_typed}\")");
        self.scene.push(CLIENT, Body::StatementStarted { statement, source });
        self.echo(text);
        let outcome = Outcome::Value(text.len().to_string());
        self.scene.push(CLIENT, Body::StatementEnded { statement, outcome });
        self.scene.push(CLIENT, Body::Output { stream: Stream::Out, text: text_typed + "\n" });
    }

    fn datagram(&mut self, text: &[u8]) {
        let to = self.reader.local.clone().unwrap_or(Address::Unnamed);
        self.scene.send_to(&mut self.sender, text, to);
        let from = loopback(self.sender.local.as_ref().and_then(Address::port).unwrap_or_default());
        let taken = if self.random(5) == 0 { &text[..4] } else { text };
        self.scene.receive_from(&self.reader, taken.len() as u64, taken, from, taken.len() < text.len());
    }

    fn flood(&mut self, text: &[u8]) {
        for (held, direction) in [(&self.client, Direction::Out), (&self.server, Direction::In)] {
            let summary = Summary {
                socket: held.info.id,
                fd: held.info.fd,
                direction,
                calls: 40,
                payload: Payload { length: 40 * text.len() as u64, head: text.to_vec(), tail: text.to_vec() },
                began: self.scene.now(),
            };
            self.scene.push(held.program, Body::Summary(summary));
        }
    }

    fn reconnect(&mut self) {
        self.scene.close(&self.client);
        self.scene.receive(&self.server, 4096, b"", false);
        self.scene.close(&self.server);
        self.scene.sample(&self.server, None);
        self.scene.sample(&self.client, Some(Truth { state: Some(TcpState::TimeWait), ..Truth::default() }));
        self.scene.sample(&self.client, None);
        (self.client, self.server) = self.scene.connection(CLIENT, &self.listener);
    }
}

impl Iterator for Synthetic {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.waiting.next() {
                return Some(event);
            }
            self.play();
            self.waiting = self.scene.take().into_iter();
        }
    }
}
