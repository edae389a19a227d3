//! The main thread of a console program: runs one statement after another, and tells what became of each.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use super::control::{Interrupter, Question, Work};
use super::input::Input;
use super::outbox::Outbox;
use super::recorder::LabRecorder;
use super::walker::Walker;
use super::wire::FromProgram;
use super::writer::Channel;
use crate::console::lock::Lock;
use crate::console::{Interpreter, Mode, Options, Output, RunResult};
use crate::journal::event::{Body, Outcome, StatementId, Stream};
use crate::journal::walk::{Source, Walked};

/// The statement that every console program begins with; those of people count from 1.
const FIRST: StatementId = StatementId(0);

/// The largest value a statement may make, in bytes: twelve programs share the machine with a class.
const LARGEST_VALUE: usize = 256 << 20;

/// The most one statement may print, in bytes.
const MOST_OUTPUT: usize = 1 << 20;

/// No more words than this are offered to complete one.
const MOST_WORDS: usize = 200;

/// What a console program prints becomes events, in order with its calls; what it reads, the person types.
struct OutboxOutput {
    outbox: Arc<Outbox>,
    input: Arc<Input>,
}

impl Output for OutboxOutput {
    fn write(&self, stream: Stream, text: &str) {
        self.outbox.tell(Body::Output { stream, text: text.to_owned() });
    }

    fn read_line(&self) -> std::io::Result<Option<String>> {
        self.input.read_line()
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
    /// What holds the interpreter at a line.
    pub walker: Arc<Walker>,
    /// Where it waits for lines that the person types.
    pub input: Arc<Input>,
}

/// Runs statements until the program exits or the lab is gone. Returns the exit status.
pub fn run(mut place: Workplace) -> i32 {
    let interpreter = place.interpreter(Options::default());
    let questions = std::mem::replace(&mut place.questions, mpsc::channel().1);
    answer_questions(interpreter.clone(), questions, place.channel.clone());
    // As if somebody had typed it: everything here is about this module.
    let mut next = Some(Work::Run { statement: FIRST, source: "import socket".to_owned() });
    while let Some(work) = next.take().or_else(|| place.works.recv().ok()) {
        let (statement, result) = match work {
            Work::Run { statement, source } => {
                place.outbox.tell(Body::StatementStarted { statement, source: source.clone() });
                place.interrupter.begin();
                let result = interpreter.run(&source, Mode::Interactive);
                place.interrupter.end();
                (statement, result)
            }
            Work::Walk { statement, source: Source { file: Some(name), text, paused } } => {
                return place.run_file(statement, name, text, paused);
            }
            Work::Walk { statement, source } => {
                place.outbox.tell(Body::StatementStarted { statement, source: source.text.clone() });
                (statement, place.walk(&interpreter, statement, source, Mode::Interactive))
            }
        };
        if let Some(status) = result.exit {
            // The process's end is the statement's: whoever waits for it must not think that the prompt is there again.
            return status;
        }
        place.walker.tell_names(&interpreter);
        place.outbox.tell(Body::StatementEnded { statement, outcome: result.outcome });
        if let Some(hint) = result.hint {
            place.outbox.tell(Body::Remark(hint));
        }
    }
    0
}

impl Workplace {
    fn interpreter(&self, options: Options) -> Arc<Interpreter> {
        let output = Arc::new(OutboxOutput { outbox: self.outbox.clone(), input: self.input.clone() });
        let options = Options { largest_value: LARGEST_VALUE, most_output: MOST_OUTPUT, ..options };
        Arc::new(Interpreter::new(self.recorder.clone(), output, self.lock.clone(), options))
    }

    /// Runs a source line by line.
    fn walk(&self, interpreter: &Arc<Interpreter>, statement: StatementId, source: Source, mode: Mode) -> RunResult {
        let (text, paused) = (source.text.clone(), source.paused);
        self.outbox.tell(Body::Walked(Box::new(Walked::Began { statement, source })));
        self.interrupter.begin();
        self.walker.begin(interpreter, paused);
        let result = interpreter.run_and_tell(&text, mode, &|result| {
            if let (Outcome::Raised(raised), None) = (&result.outcome, result.exit) {
                let traceback = result.traceback.as_deref().unwrap_or_default();
                self.walker.tell_raised(None, result.raised_at, raised, traceback);
            }
        });
        self.walker.end(interpreter, result.raised_at);
        self.interrupter.end();
        result
    }

    /// Runs a file as `python3 FILE` does, in a module of its own: the process ends with it. Returns the exit status.
    fn run_file(&self, statement: StatementId, name: String, text: String, paused: bool) -> i32 {
        let arguments = vec![name.clone()];
        let options = Options { source_name: name.clone(), quotes_source: true, arguments, ..Options::default() };
        let interpreter = self.interpreter(options);
        // What the prompt had is not the file's.
        self.walker.tell_names(&interpreter);
        let result = self.walk(&interpreter, statement, Source { text, file: Some(name), paused }, Mode::File);
        let status = match (&result.outcome, result.exit) {
            (_, Some(status)) => status,
            // A shell's status for a program that SIGINT ended, as it ends python3.
            (Outcome::Raised(raised), None) if raised.class == "KeyboardInterrupt" => 128 + libc::SIGINT,
            (Outcome::Raised(_), None) => 1,
            (_, None) => 0,
        };
        if result.exit.is_none() {
            self.outbox.tell(Body::StatementEnded { statement, outcome: result.outcome });
        }
        // Its sockets are the kernel's to close, with the process: nobody lets go of a name.
        std::mem::forget(interpreter);
        status
    }
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
