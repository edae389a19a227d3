//! The thread that hears what the lab says, whatever the interpreter is doing.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::gate::Gate;
use super::input::Input;
use super::look::Looker;
use super::walker::Walker;
use super::wire::ToProgram;
use super::writer::Channel;
use crate::journal::event::StatementId;
use crate::journal::walk::Source;
use crate::kernel::{process, signal};
use crate::servers::faults::Destination;

/// A signal that came just before its call entered the kernel is lost on it: it is sent again after this.
const REPEAT: Duration = Duration::from_millis(5);

/// How often it is sent again before the control thread turns to other orders. The request itself stays.
const REPEATS: u32 = 200;

/// What the control thread passes to the interpreter.
#[derive(Debug)]
pub enum Work {
    /// Run a statement.
    Run { statement: StatementId, source: String },
    /// Run a source line by line.
    Walk { statement: StatementId, source: Source },
}

/// A question for completions, answered aside so that a busy interpreter cannot deafen the control thread.
#[derive(Debug)]
pub struct Question {
    /// Its number.
    pub request: u64,
    /// The line.
    pub line: String,
    /// The place in it, in bytes.
    pub cursor: usize,
}

/// Cancels what the interpreter runs.
#[derive(Debug)]
pub struct Interrupter {
    thread: i32,
    running: AtomicBool,
    done: Mutex<()>,
    changed: Condvar,
}

impl Interrupter {
    /// For the interpreter that runs on the calling thread.
    pub fn for_this_thread() -> Interrupter {
        Interrupter {
            thread: signal::this_thread(),
            running: AtomicBool::new(false),
            done: Mutex::new(()),
            changed: Condvar::new(),
        }
    }

    /// A statement begins; an interruption that came too late for the one before is forgotten.
    pub fn begin(&self) {
        signal::take_interrupt();
        self.running.store(true, Ordering::SeqCst);
    }

    /// The statement has ended.
    pub fn end(&self) {
        self.running.store(false, Ordering::SeqCst);
        let _guard = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        self.changed.notify_all();
    }

    /// Cancels the running statement: sends SIGINT to its thread until that has been noticed.
    pub fn interrupt(&self) {
        let mut guard = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        for attempt in 0..REPEATS {
            if !self.running.load(Ordering::SeqCst) || (attempt > 0 && !signal::interrupt_pending()) {
                return;
            }
            if signal::interrupt_thread(self.thread).is_err() {
                return;
            }
            guard = self.changed.wait_timeout(guard, REPEAT).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// The interpreter's handles: what stops it, what holds it at a line, and what it reads.
#[derive(Clone)]
pub struct Handles {
    /// What Ctrl-C cancels.
    pub interrupter: Arc<Interrupter>,
    /// What walks it.
    pub walker: Arc<Walker>,
    /// Where it waits for lines.
    pub input: Arc<Input>,
}

/// Starts the control thread. It ends the process when the lab is gone. `handles`: of the interpreter, where there is one.
pub fn start(
    channel: Arc<Channel>,
    work: Sender<Work>,
    questions: Sender<Question>,
    handles: Option<Handles>,
    gate: Arc<Gate>,
    destination: Arc<Destination>,
) -> std::io::Result<()> {
    thread::Builder::new().name("control".into()).stack_size(256 * 1024).spawn(move || {
        let mut looker = Looker::new(channel.clone());
        loop {
            match channel.receive::<ToProgram>() {
                Ok(Some(ToProgram::Run { statement, source })) => {
                    let _ = work.send(Work::Run { statement, source });
                }
                Ok(Some(ToProgram::Interrupt)) => {
                    if let Some(Handles { interrupter, .. }) = &handles {
                        interrupter.interrupt();
                    }
                }
                Ok(Some(ToProgram::Walk { statement, source, breakpoints })) => {
                    if let Some(Handles { walker, .. }) = &handles {
                        walker.set_breakpoints(breakpoints);
                    }
                    let _ = work.send(Work::Walk { statement, source });
                }
                Ok(Some(ToProgram::Steer(steer))) => {
                    if let Some(Handles { walker, .. }) = &handles {
                        walker.steer(steer);
                    }
                }
                Ok(Some(ToProgram::Breakpoints(breakpoints))) => {
                    if let Some(Handles { walker, .. }) = &handles {
                        walker.set_breakpoints(breakpoints);
                    }
                }
                Ok(Some(ToProgram::Complete { request, line, cursor })) => {
                    let cursor = usize::try_from(cursor).unwrap_or(usize::MAX).min(line.len());
                    let _ = questions.send(Question { request, line, cursor });
                }
                Ok(Some(ToProgram::Answer(line))) => {
                    if let Some(Handles { input, .. }) = &handles {
                        input.answer(line);
                    }
                }
                Ok(Some(ToProgram::Permit(allowed))) => gate.answer(allowed),
                Ok(Some(ToProgram::Look(sockets))) => looker.look(sockets),
                Ok(Some(ToProgram::Destination(address))) => destination.set(address),
                Ok(Some(ToProgram::Begin(_))) => {}
                // The lab is gone, or no longer makes sense: a program never outlives it.
                Ok(None) | Err(_) => process::exit_now(0),
            }
        }
    })?;
    Ok(())
}
