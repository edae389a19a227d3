//! Python's syntax, evaluated by us over real sockets.
//!
//! The way of a text: [`syntax`] parses it, `lower` turns the parser's tree into our own form ([`ir`]), and
//! [`evaluate`] and [`expressions`] walk that form, each function, class and comprehension in a [`frame`] of its own. A value is a [`value::Value`]; what it can do stands in
//! [`operators`], [`attributes`] and [`builtins`]; the `socket` module and the socket object in [`sockets`].
//!
//! One [`Interpreter`] is one program's memory. It may be asked from any thread; its [`Lock`] sees that one
//! thread evaluates at a time, and the program's recorder gives the lock away around system calls.

pub mod arithmetic;
pub mod assign;
pub mod attributes;
pub mod brief;
pub mod builtins;
pub mod call;
pub mod class;
pub mod class_making;
pub mod command;
pub mod complete;
pub mod comprehension;
pub mod conversions;
pub mod descriptors;
pub mod dictionary;
pub mod evaluate;
pub mod exception;
pub mod exceptions;
pub mod expressions;
pub mod fields;
pub mod format;
pub mod frame;
pub mod fstring;
pub mod function;
pub mod generics;
pub mod groups;
pub mod handling;
pub mod hashing;
pub mod indexing;
pub mod inner;
pub mod ir;
pub mod iterate;
pub mod keys;
pub mod known;
pub mod lock;
pub mod lower;
pub mod memory;
pub mod mistakes;
pub mod modules;
pub mod numerals;
pub mod object;
pub mod objects;
pub mod operators;
pub mod percent;
pub mod record;
pub mod replacement;
pub mod scan;
pub mod set_table;
pub mod slots;
pub mod sockets;
pub mod special;
pub mod structs;
pub mod surroundings;
pub mod syntax;
pub mod text;
pub mod threads;
pub mod traceback;
pub mod tracebacks;
pub mod value;
pub mod variables;
pub mod watch;

#[cfg(test)]
mod tests;

use std::rc::Rc;
use std::sync::{Arc, Mutex};

use crate::journal::event::{Hint, Outcome, Stream};
use crate::journal::socket::SocketId;
use crate::net::recorder::Recorder;

use evaluate::Evaluator;
use exception::{Result, SYSTEM_EXIT, Thrown};
use frame::Frame;
use ir::{Body, Code, ExpressionKind, Source, StatementKind};
pub use lock::Lock;
use memory::{Namespace, Shared};
pub use syntax::{Completeness, completeness, split_statements};
use value::Value;
use watch::{Watch, WatchPoint};

/// How large the stack of a thread that calls [`Interpreter::run`] must be, in bytes: expressions may stand
/// inside each other as deep as CPython allows. Only what is used of it costs memory.
pub const STACK_SIZE: usize = 64 << 20;
/// That of the threads which the program starts itself: each may call as deep as the first.
pub const THREAD_STACK_SIZE: usize = STACK_SIZE;

/// Where a program's text goes.
pub trait Output: Send + Sync {
    /// Takes text. Called with the interpreter lock held: it should not wait.
    fn write(&self, stream: Stream, text: &str);

    /// A line of standard input with its new line, `None` at its end. Called with the interpreter lock given away.
    ///
    /// # Errors
    /// `Interrupted` by a signal; `Unsupported` where the program has no standard input of its own.
    fn read_line(&self) -> std::io::Result<Option<String>> {
        Err(std::io::ErrorKind::Unsupported.into())
    }
}

/// Bounds and arguments of a program.
#[derive(Clone, Debug)]
pub struct Options {
    /// The name tracebacks give the source: `x.py`, `<stdin>`.
    pub source_name: String,
    /// Whether tracebacks quote the source's lines; python3 does not for what it reads from a pipe or a prompt.
    pub quotes_source: bool,
    /// `sys.argv`.
    pub arguments: Vec<String>,
    /// The largest value, in bytes.
    pub largest_value: usize,
    /// The most memory of the process, in bytes. A program that gathers more gets a MemoryError at one of the looks that
    /// are taken now and then; what is large is counted before it is made.
    pub most_memory: u64,
    /// The most text one [`Interpreter::run`] may print, in bytes.
    pub most_output: usize,
    /// The most steps (statements, calls, rounds of a loop) one [`Interpreter::run`] may take.
    pub most_steps: Option<u64>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            source_name: "<stdin>".into(),
            quotes_source: false,
            arguments: vec![String::new()],
            largest_value: 512 << 20,
            most_memory: 3 << 29,
            most_output: usize::MAX,
            most_steps: None,
        }
    }
}

/// How a source is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// As python3's prompt: the value of an expression is echoed and becomes `_`.
    Interactive,
    /// As a file.
    File,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq)]
pub struct RunResult {
    /// What to show and to journal.
    pub outcome: Outcome,
    /// The status with which the program asked to end (`exit()`, `sys.exit(2)`).
    pub exit: Option<i32>,
    /// The traceback python3 would print, with its last new line, when it raised.
    pub traceback: Option<String>,
    /// Something worth saying about a run that did not fail: [`Hint::AcceptWithoutName`].
    pub hint: Option<Hint>,
    /// Where in the source it was raised, if it raised: the innermost line of it, counted from 1.
    pub raised_at: Option<u32>,
}

/// One program's memory and how to run statements in it.
pub struct Interpreter {
    shared: Arc<Shared>,
}

impl Interpreter {
    /// A program with no names yet.
    pub fn new(recorder: Arc<dyn Recorder>, output: Arc<dyn Output>, lock: Arc<Lock>, options: Options) -> Interpreter {
        let shared = Shared {
            recorder,
            output,
            lock,
            options,
            globals: Namespace::default(),
            last: Mutex::new(None),
            watch: WatchPoint::default(),
            default_timeout: Mutex::new(None),
            environment: Default::default(),
            imported: Mutex::default(),
            most_frames: evaluate::MOST_FRAMES.into(),
            dying: Default::default(),
            finishes: Default::default(),
            threads: Default::default(),
        };
        Interpreter { shared: Arc::new(shared) }
    }

    /// Runs a source on the calling thread, which holds the interpreter lock meanwhile and whose stack must
    /// be of [`STACK_SIZE`]. Blocks for as long as the program does.
    pub fn run(&self, source: &str, mode: Mode) -> RunResult {
        self.run_and_tell(source, mode, &|_| {})
    }

    /// As [`Interpreter::run`]; an exception of a file's main thread is told as soon as it is there, before its other
    /// threads are waited for, as CPython prints it.
    pub fn run_and_tell(&self, source: &str, mode: Mode, failed: &dyn Fn(&RunResult)) -> RunResult {
        let options = &self.shared.options;
        let source = Arc::new(Source {
            name: options.source_name.clone(),
            text: source.to_owned(),
            quotable: options.quotes_source,
        });
        self.shared.lock.hold(|| {
            let mut hint = None;
            let evaluator = Evaluator::new(self.shared.clone());
            let result = syntax::parse(&source).map(Arc::new).and_then(|code| match mode {
                Mode::Interactive => interactive(&evaluator, &code, &mut hint),
                Mode::File => evaluator.module(&code).map(|()| Outcome::Done),
            });
            let result = match result {
                Ok(outcome) => RunResult { outcome, exit: None, traceback: None, hint, raised_at: None },
                Err(thrown) => self.failed(&evaluator, &thrown, &source),
            };
            if mode == Mode::File {
                if matches!(result.outcome, Outcome::Raised(_)) {
                    failed(&result);
                }
                modules::threading::wait_for_all(&evaluator);
                // Where objects have a last word, the program's names go while it can still be said.
                if self.shared.finishes.load(std::sync::atomic::Ordering::Relaxed) {
                    self.shared.globals.clear();
                    evaluator.finish_dying();
                }
            }
            result
        })
    }

    fn failed(&self, evaluator: &Evaluator, thrown: &Thrown, source: &Arc<Source>) -> RunResult {
        if thrown.is_a(&SYSTEM_EXIT) {
            let status = exit_status(evaluator, &thrown.exception.arguments());
            return RunResult {
                outcome: Outcome::Done,
                exit: Some(status),
                traceback: None,
                hint: None,
                raised_at: None,
            };
        }
        let raised_at = thrown.exception.innermost_line(source);
        RunResult {
            raised_at,
            outcome: Outcome::Raised(thrown.exception.raised(source, evaluator.message(&thrown.exception))),
            exit: None,
            traceback: Some(traceback::traceback(evaluator, &thrown.exception)),
            hint: None,
        }
    }

    /// Lets somebody look at each statement before it runs, from now on, or nobody.
    pub fn watch(&self, who: Option<Arc<dyn Watch>>) {
        self.shared.watch.set(who);
    }

    /// The program's names with their types, sorted, and the socket behind each that is one. Waits for the
    /// interpreter lock.
    pub fn names(&self) -> Vec<(String, String, Option<SocketId>)> {
        self.shared.lock.hold(|| self.names_here())
    }

    /// The same, on the thread that holds the interpreter lock.
    pub fn names_here(&self) -> Vec<(String, String, Option<SocketId>)> {
        let all = self.shared.globals.all();
        let described = all.iter().filter(|(name, _)| !name.starts_with("__")).map(|(name, value)| {
            let socket = match value {
                Value::Socket(socket) => Some(socket.socket().id()),
                _ => None,
            };
            (name.to_string(), value.type_name().to_owned(), socket)
        });
        described.collect()
    }

    /// Which words could stand for the one that ends at `cursor` (a byte offset): they replace
    /// `line[from..cursor]`. Waits for the interpreter lock, which a program blocked in the kernel has given away.
    pub fn complete(&self, line: &str, cursor: usize) -> (usize, Vec<String>) {
        self.shared.lock.hold(|| complete::complete(&self.shared, line, cursor))
    }

    /// Forgets all names, closing the sockets that have no other.
    pub fn clear(&self) {
        self.shared.lock.hold(|| {
            self.shared.globals.clear();
            let last = value::lock(&self.shared.last).take();
            drop(last);
        });
    }
}

impl Drop for Interpreter {
    fn drop(&mut self) {
        self.shared.threads.finish();
        self.clear();
    }
}

/// Runs statements as the prompt does: every value but None is echoed. The last is left to the caller to show.
fn interactive(evaluator: &Evaluator, code: &Arc<Code>, hint: &mut Option<Hint>) -> Result<Outcome> {
    let Body::Block(body) = &code.body else { return Ok(Outcome::Done) };
    let frame = Rc::new(Frame::new(code.clone(), vec![], &[]));
    let mut echo: Option<String> = None;
    evaluator.in_frame(&frame, |frame| {
        for statement in body {
            let StatementKind::Expression(expression) = &statement.kind else {
                evaluator.statement(frame, statement)?;
                continue;
            };
            let value = evaluator.echoed(frame, statement, expression)?;
            if matches!(value, Value::None) {
                continue;
            }
            if let Some(earlier) = echo.replace(text::repr_of(evaluator, &value)?) {
                evaluator.write(Stream::Out, &format!("{earlier}\n"))?;
            }
            if let (ExpressionKind::Call(call), Value::Tuple(items)) = (&expression.kind, &value)
                && matches!(&call.function.kind, ExpressionKind::Attribute(_, name) if &**name == "accept")
                && matches!(items.first(), Some(Value::Socket(_)))
            {
                *hint = Some(Hint::AcceptWithoutName);
            }
            let old = value::lock(&evaluator.shared.last).replace(value);
            drop(old);
        }
        Ok(())
    })?;
    Ok(echo.map_or(Outcome::Done, Outcome::Value))
}

/// The status of a SystemExit: a number is itself, nothing is 0, anything else is told on stderr and is 1.
fn exit_status(evaluator: &Evaluator, arguments: &[Value]) -> i32 {
    match arguments {
        [] | [Value::None] => 0,
        [only] if only.as_small().is_some() => only.as_small().unwrap_or(0) as i32 & 0xff,
        [Value::Big(_)] => 0xff,
        other => {
            let message = match other {
                [only] => text::str_of(evaluator, only).unwrap_or_default(),
                many => text::repr(&Value::tuple(many.to_vec())),
            };
            evaluator.shared.output.write(Stream::Err, &format!("{message}\n"));
            1
        }
    }
}
