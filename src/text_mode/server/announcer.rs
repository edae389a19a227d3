//! Who is told of a server's calls when it runs on its own: a thread that writes a line for each.
//!
//! The server never waits for whoever reads. With too much unwritten, calls that move bytes are told as
//! summaries, exactly counted; what else does not fit is counted too.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::io::{self, BufWriter, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::json;
use tokio::sync::Notify;

use super::line;
use super::permission::Permission;
use crate::i18n::{I18n, faults};
use crate::journal::address::Address;
use crate::journal::call::{Call, CallId, CallResult, Direction, Operation, Returned, Summary};
use crate::journal::event::{Body, Event, ProgramId, ServerKind};
use crate::journal::fault::Fault;
use crate::journal::payload::Payload;
use crate::journal::socket::SocketId;
use crate::kernel::clock;
use crate::kernel::lookup::Reach;
use crate::net::recorder::{Begin, End, Gave, Recorder};

/// How many bytes of events may be unwritten, roughly.
const UNWRITTEN: usize = 1024 * 1024;

/// What an event is counted as, beside its bytes.
const EVENT: usize = 256;

/// How long the end waits for whoever reads the last lines.
const LAST_LINES: Duration = Duration::from_secs(1);

/// How many calls that cannot be summarised wait beyond that, and how many summaries.
const WAITING_CALLS: usize = 4096;

/// How lines look.
pub(super) enum Output {
    /// The journal's own schema.
    Json,
    /// For people.
    Lines(Arc<I18n>),
}

/// The writing thread, and the way to it.
pub(super) struct Announcer {
    shared: Arc<Shared>,
}

struct Shared {
    queue: Mutex<Queue>,
    changed: Condvar,
    nobody_reads: Arc<Notify>,
    permission: Arc<Permission>,
}

#[derive(Default)]
struct Queue {
    /// Where the server listens, until that is written: nothing is written before.
    listening: Option<Vec<Address>>,
    open: bool,
    events: VecDeque<Event>,
    bytes: usize,
    summaries: BTreeMap<(SocketId, Direction), Summary>,
    /// What came while there were summaries, and has to stand after them.
    after: Vec<Event>,
    uncounted: u64,
    calls: u64,
    sequence: u64,
    pending: HashMap<CallId, (Begin, u64)>,
    /// How many calls were told as begun.
    begun: u64,
    finished: bool,
    broken: bool,
    /// The thread has nothing more to write.
    ended: bool,
}

impl Announcer {
    pub(super) fn start(
        output: Box<dyn Write + Send>,
        format: Output,
        kind: ServerKind,
        permission: Arc<Permission>,
    ) -> io::Result<Announcer> {
        let shared = Arc::new(Shared {
            queue: Mutex::default(),
            changed: Condvar::new(),
            nobody_reads: Arc::new(Notify::new()),
            permission,
        });
        let writer = Writer { output: BufWriter::new(output), format, kind, start: clock::now() };
        let theirs = shared.clone();
        std::thread::Builder::new().name("lines".to_owned()).spawn(move || theirs.write_all(writer))?;
        Ok(Announcer { shared })
    }

    /// Whom the server tells.
    pub(super) fn recorder(&self) -> Arc<dyn Recorder> {
        Arc::new(Told(self.shared.clone()))
    }

    /// Notified when lines can no longer be written (a closed pipe).
    pub(super) fn nobody_reads(&self) -> Arc<Notify> {
        self.shared.nobody_reads.clone()
    }

    /// The server is ready: this is written first, then what came before.
    pub(super) fn listening(&self, addresses: Vec<Address>) {
        let mut queue = self.shared.queue();
        queue.listening = Some(addresses);
        queue.open = true;
        self.shared.changed.notify_all();
    }

    /// Writes what is left, unless the server never was ready. Whoever does not read it in time goes without.
    pub(super) fn finish(self) {
        let mut queue = self.shared.queue();
        queue.finished = true;
        self.shared.changed.notify_all();
        let waiting = self.shared.changed.wait_timeout_while(queue, LAST_LINES, |queue| !queue.ended);
        drop(waiting.unwrap_or_else(PoisonError::into_inner));
    }
}

impl Shared {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write_all(&self, writer: Writer) {
        let broken = self.write_until_the_end(writer).is_err();
        let mut queue = self.queue();
        queue.broken = broken;
        queue.ended = true;
        self.changed.notify_all();
        if broken {
            self.nobody_reads.notify_one();
        }
    }

    fn write_until_the_end(&self, mut writer: Writer) -> io::Result<()> {
        loop {
            let mut queue = self.queue();
            while !(queue.finished || queue.open && queue.has_something()) {
                queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
            }
            if !queue.open || !queue.has_something() {
                return Ok(());
            }
            let batch = queue.take();
            drop(queue);
            writer.write(batch)?;
        }
    }

    fn tell(&self, call: Begin, began: u64, end: End<'_>) {
        let time = clock::now();
        let mut queue = self.queue();
        if queue.broken {
            return;
        }
        queue.calls += 1;
        queue.push(call, began, time, end);
        if queue.open {
            self.changed.notify_all();
        }
    }
}

/// What is written at once.
struct Batch {
    listening: Option<Vec<Address>>,
    events: Vec<Event>,
    uncounted: u64,
}

impl Queue {
    fn has_something(&self) -> bool {
        self.listening.is_some() || !self.events.is_empty() || !self.summaries.is_empty() || self.uncounted > 0
    }

    fn take(&mut self) -> Batch {
        let mut events: Vec<Event> = std::mem::take(&mut self.events).into();
        for summary in std::mem::take(&mut self.summaries).into_values() {
            let event = self.event(clock::now(), Body::Summary(summary));
            events.push(event);
        }
        for mut event in std::mem::take(&mut self.after) {
            // Numbered as they are written, after the summaries.
            event.sequence = self.sequence;
            self.sequence += 1;
            events.push(event);
        }
        self.bytes = 0;
        Batch { listening: self.listening.take(), events, uncounted: std::mem::take(&mut self.uncounted) }
    }

    fn event(&mut self, time: u64, body: Body) -> Event {
        let sequence = self.sequence;
        self.sequence += 1;
        Event { time, program: ProgramId(0), sequence, late: false, body }
    }

    fn push(&mut self, call: Begin, began: u64, time: u64, end: End<'_>) {
        let crowded = self.bytes > UNWRITTEN || !self.summaries.is_empty() || !self.after.is_empty();
        if crowded && let (Some(socket), Gave::Moved { bytes, .. }) = (call.socket, &end.gave) {
            let direction = if call.operation.sends() { Direction::Out } else { Direction::In };
            if self.summaries.len() >= WAITING_CALLS && !self.summaries.contains_key(&(socket, direction)) {
                self.uncounted += 1;
                return;
            }
            let summary = self.summaries.entry((socket, direction)).or_insert_with(|| Summary {
                socket,
                fd: call.fd,
                direction,
                calls: 0,
                payload: Payload::default(),
                began,
            });
            summary.calls += 1;
            summary.payload.extend_summary(bytes);
            return;
        }
        if crowded && self.after.len() >= WAITING_CALLS {
            self.uncounted += 1;
            return;
        }
        let body = Body::Call(Call {
            id: CallId(self.calls),
            socket: call.socket,
            fd: call.fd,
            operation: call.operation,
            began,
            result: result(end.gave),
            names: end.names,
            truth: end.truth,
        });
        if crowded {
            self.after.push(Event { time, program: ProgramId(0), sequence: 0, late: false, body });
        } else {
            let kept =
                if let Body::Call(call) = &body { call.moved().map_or(0, |payload| payload.head.len()) } else { 0 };
            self.bytes += EVENT + kept;
            let event = self.event(time, body);
            self.events.push_back(event);
        }
    }
}

fn result(gave: Gave<'_>) -> CallResult {
    match gave {
        Gave::Returned(returned) => Ok(returned),
        Gave::Moved { bytes, peer, truncated } => Ok(Returned::Moved { payload: Payload::of(bytes), peer, truncated }),
        Gave::Failed(failure) => Err(failure),
    }
}

/// The recorder of a server on its own.
struct Told(Arc<Shared>);

impl Recorder for Told {
    fn begin(&self, call: Begin) -> CallId {
        let mut queue = self.0.queue();
        // Numbered on their own, from the other end than those told by `record`.
        let id = CallId(u64::MAX - queue.begun);
        queue.begun += 1;
        queue.pending.insert(id, (call, clock::now()));
        id
    }

    fn end(&self, id: CallId, end: End<'_>) {
        let begun = self.0.queue().pending.remove(&id);
        if let Some((call, began)) = begun {
            self.0.tell(call, began, end);
        }
    }

    fn record(&self, call: Begin, began: u64, end: End<'_>) {
        self.0.tell(call, began, end);
    }

    fn take_interrupt(&self) -> bool {
        false
    }

    fn permits(&self, _operation: &Operation, address: &Address) -> bool {
        self.0.permission.permits(address)
    }

    fn reach(&self) -> Reach {
        // A server looks up nothing: where it listens was resolved before.
        Reach::ThisMachine
    }
}

/// The thread's side.
struct Writer {
    output: BufWriter<Box<dyn Write + Send>>,
    format: Output,
    kind: ServerKind,
    start: u64,
}

impl Writer {
    fn write(&mut self, batch: Batch) -> io::Result<()> {
        if let Some(addresses) = batch.listening {
            self.listening(&addresses)?;
        }
        for event in &batch.events {
            self.event(event)?;
        }
        if batch.uncounted > 0 {
            match &self.format {
                Output::Json => {
                    let line = json!({ "event": "untold", "calls": batch.uncounted });
                    writeln!(self.output, "{line}")?;
                }
                Output::Lines(i18n) => {
                    writeln!(self.output, "{}", i18n.tr_count("server-line-untold", batch.uncounted, &[]))?;
                }
            }
        }
        self.output.flush()
    }

    fn listening(&mut self, addresses: &[Address]) -> io::Result<()> {
        let places: Vec<String> = addresses.iter().map(line::endpoint).collect();
        match &self.format {
            Output::Json => {
                let places = serde_json::Value::from(places);
                // By hand, so that `event` comes first whatever serde_json's order of keys.
                writeln!(self.output, "{{\"event\":\"listening\",\"addresses\":{places}}}")
            }
            Output::Lines(i18n) => {
                let name = self.kind.name();
                let transport = match self.kind {
                    ServerKind::EchoUdp => "UDP",
                    ServerKind::EchoTcp | ServerKind::Fault(_) => "TCP",
                    ServerKind::EchoUnix => "Unix",
                    ServerKind::Web => "HTTP/1.1",
                };
                let places: Vec<String> = places.into_iter().map(|place| self.link(place)).collect();
                let variables = [("server", name), ("transport", transport), ("addresses", &places.join("  "))];
                writeln!(self.output, "{}", i18n.tr_with("server-listening", &variables))?;
                if let ServerKind::Fault(fault) = self.kind {
                    writeln!(self.output, "{}", i18n.tr(faults::words(fault).1))?;
                    if let Fault::Splitter(_) = fault {
                        writeln!(self.output, "{name}: {}", faults::what(i18n, fault))?;
                    }
                }
                writeln!(self.output, "{}", i18n.tr("server-how-to-end"))
            }
        }
    }

    fn link(&self, place: String) -> String {
        if self.kind == ServerKind::Web && !place.starts_with("unix:") { format!("http://{place}/") } else { place }
    }

    fn event(&mut self, event: &Event) -> io::Result<()> {
        match &self.format {
            Output::Json => {
                serde_json::to_writer(&mut self.output, event)?;
                writeln!(self.output)
            }
            Output::Lines(i18n) => {
                let text = match &event.body {
                    Body::Call(call) => line::of_call(call, i18n),
                    Body::Summary(summary) => line::of_summary(summary, i18n),
                    _ => return Ok(()),
                };
                // Seconds since the start, by the clock of the events.
                let milliseconds = event.time.saturating_sub(self.start) / 1_000_000;
                writeln!(self.output, "{:>5}.{:03}  {text}", milliseconds / 1000, milliseconds % 1000)
            }
        }
    }
}
