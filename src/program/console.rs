//! The main thread of a console program: runs one statement after another, and tells what became of each.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::thread;

use super::control::{Interrupter, Question, Work};
use super::outbox::Outbox;
use super::recorder::LabRecorder;
use super::wire::FromProgram;
use super::writer::Channel;
use crate::console::lock::Lock;
use crate::console::{Interpreter, Mode, Options, Output};
use crate::journal::event::{Body, StatementId, Stream};
use crate::journal::socket::SocketId;

/// The statement that every console program begins with; those of people count from 1.
const FIRST: StatementId = StatementId(0);

/// The largest value a statement may make, in bytes: twelve programs share the machine with a class.
const LARGEST_VALUE: usize = 256 << 20;

/// The most one statement may print, in bytes.
const MOST_OUTPUT: usize = 1 << 20;

/// No more words than this are offered to complete one.
const MOST_WORDS: usize = 200;

/// What a console program prints becomes events, in order with its calls.
struct OutboxOutput {
    outbox: Arc<Outbox>,
}

impl Output for OutboxOutput {
    fn write(&self, stream: Stream, text: &str) {
        self.outbox.tell(Body::Output { stream, text: text.to_owned() });
    }
}

/// Everything the main thread works with.
pub struct Workplace {
    /// Where calls are told.
    pub recorder: Arc<LabRecorder>,
    /// The interpreter's lock, which the recorder lets go around system calls.
    pub lock: Arc<Lock>,
    /// Where everything else is told.
    pub outbox: Arc<Outbox>,
    /// The way to the lab, for what is no event.
    pub channel: Arc<Channel>,
    /// What to run.
    pub works: Receiver<Work>,
    /// What to complete.
    pub questions: Receiver<Question>,
    /// Told when a statement begins and ends.
    pub interrupter: Arc<Interrupter>,
}

/// Runs statements until the program exits or the lab is gone. Returns the exit status.
pub fn run(place: Workplace) -> i32 {
    let output = Arc::new(OutboxOutput { outbox: place.outbox.clone() });
    let options = Options { largest_value: LARGEST_VALUE, most_output: MOST_OUTPUT, ..Options::default() };
    let interpreter = Arc::new(Interpreter::new(place.recorder, output, place.lock, options));
    answer_questions(interpreter.clone(), place.questions, place.channel);
    let mut names = Names::default();
    // As if somebody had typed it: everything here is about this module.
    let mut next = Some(Work::Run { statement: FIRST, source: "import socket".to_owned() });
    while let Some(Work::Run { statement, source }) = next.take().or_else(|| place.works.recv().ok()) {
        place.outbox.tell(Body::StatementStarted { statement, source: source.clone() });
        place.interrupter.begin();
        let result = interpreter.run(&source, Mode::Interactive);
        place.interrupter.end();
        if let Some(status) = result.exit {
            // The process's end is the statement's: whoever waits for it must not think that the prompt is there again.
            return status;
        }
        names.tell_changes(&interpreter.names(), &place.outbox);
        place.outbox.tell(Body::StatementEnded { statement, outcome: result.outcome });
        if let Some(hint) = result.hint {
            place.outbox.tell(Body::Remark(hint));
        }
    }
    0
}

/// A thread of its own answers questions: the interpreter may be busy, and the control thread must hear.
fn answer_questions(interpreter: Arc<Interpreter>, questions: Receiver<Question>, channel: Arc<Channel>) {
    let answer = move || {
        while let Ok(Question { request, line, cursor }) = questions.recv() {
            let (from, mut words) = interpreter.complete(&line, cursor);
            words.truncate(MOST_WORDS);
            let answer = FromProgram::Completions { request, from: from as u64, words };
            if channel.send(&answer).is_err() {
                return;
            }
        }
    };
    // Without a thread there are no completions, and everything else goes on.
    let _ = thread::Builder::new().name("completions".into()).stack_size(512 * 1024).spawn(answer);
}

/// The names that were told, to tell what changed.
#[derive(Default)]
struct Names {
    told: BTreeMap<String, (String, Option<SocketId>)>,
}

impl Names {
    fn tell_changes(&mut self, now: &[(String, String, Option<SocketId>)], outbox: &Outbox) {
        let gone: Vec<String> =
            self.told.keys().filter(|name| !now.iter().any(|(other, ..)| other == *name)).cloned().collect();
        for name in gone {
            self.told.remove(&name);
            outbox.tell(Body::Unnamed { name });
        }
        for (name, type_name, socket) in now {
            let value = (type_name.clone(), *socket);
            if self.told.get(name) != Some(&value) {
                self.told.insert(name.clone(), value);
                outbox.tell(Body::Named { name: name.clone(), type_name: type_name.clone(), socket: *socket });
            }
        }
    }
}
