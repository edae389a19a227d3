//! Looking at a program while it runs: where a debugger hangs.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use super::brief;
use super::evaluate::Evaluator;
use super::exception::Exception;
use super::frame::Frame;
use super::ir::{Source, Span};
use super::modules;
use super::value::{Value, lock};
use crate::journal::event::Raised;
use crate::journal::walk::Variable;

/// Somebody who looks at each statement of each frame before it runs.
pub trait Watch: Send + Sync {
    /// A statement is about to run, on the thread that will run it and with the interpreter lock held. It may
    /// wait for as long as it likes, in [`super::Lock::away`] so that other threads go on; Ctrl-C is heard right after.
    fn statement(&self, moment: &Moment<'_>);

    /// A thread that the program started has run its last statement; told on that thread.
    fn thread_ended(&self) {}

    /// An exception that nobody caught has ended a thread that the program started; told on that thread. Whether it was
    /// told to whoever reads what the program prints; if not, the traceback is printed.
    fn thread_raised(&self, _uncaught: &Uncaught<'_>) -> bool {
        false
    }
}

/// An exception that ended a thread.
pub struct Uncaught<'a> {
    pub(super) evaluator: &'a Evaluator,
    pub(super) exception: &'a Arc<Exception>,
    /// The thread's name.
    pub thread: &'a str,
    /// What CPython prints of it.
    pub traceback: &'a str,
}

impl Uncaught<'_> {
    /// What the journal keeps of it.
    pub fn raised(&self, source: &Arc<Source>) -> Raised {
        self.exception.raised(source, self.evaluator.message(self.exception))
    }

    /// The innermost line of `source` that it passed.
    pub fn line(&self, source: &Arc<Source>) -> Option<u32> {
        self.exception.innermost_line(source)
    }
}

/// A statement that is about to run.
pub struct Moment<'a> {
    pub(super) evaluator: &'a Evaluator,
    pub(super) frame: &'a Frame,
}

impl Moment<'_> {
    /// How many frames there are, this one included; a whole source is the first.
    pub fn depth(&self) -> usize {
        self.evaluator.frame_count()
    }

    /// The source the statement stands in.
    pub fn source(&self) -> &Arc<Source> {
        &self.frame.code.source
    }

    /// Where it stands there, without the blocks below it.
    pub fn span(&self) -> Span {
        self.frame.at.get()
    }

    /// Its line, counted from 1.
    pub fn line(&self) -> u32 {
        self.source().line(self.span().start)
    }

    /// The name of the thread that runs it; `None` for the main one.
    pub fn thread(&self) -> Option<String> {
        self.evaluator.thread.as_ref().and_then(modules::threading::name_of)
    }

    /// The function it is in, or `<module>`.
    pub fn function(&self) -> &str {
        &self.frame.code.name
    }

    /// The names its frame has of its own: none for a whole source, whose names are the program's
    /// ([`super::Interpreter::names`]).
    pub fn locals(&self) -> Vec<(Arc<str>, Value)> {
        self.frame.locals()
    }

    /// What can be seen here, as it is shown: the names of the frame, and of the program.
    pub fn variables(&self) -> Vec<Variable> {
        let locals = self.frame.locals();
        let own = locals.iter().map(|(name, value)| brief::variable(name, value, true));
        let all = self.evaluator.shared.globals.all();
        own.chain(all.iter().map(|(name, value)| brief::variable(name, value, false))).collect()
    }

    /// Who asks: to give the interpreter lock away while waiting, and to write values.
    pub fn evaluator(&self) -> &Evaluator {
        self.evaluator
    }
}

/// The place where somebody may look. Nobody there costs a load of a flag.
#[derive(Default)]
pub struct WatchPoint {
    taken: AtomicBool,
    who: Mutex<Option<Arc<dyn Watch>>>,
}

impl WatchPoint {
    /// Lets somebody look from now on, or nobody.
    pub fn set(&self, who: Option<Arc<dyn Watch>>) {
        self.taken.store(who.is_some(), Ordering::SeqCst);
        let old = std::mem::replace(&mut *lock(&self.who), who);
        drop(old);
    }

    /// Who looks.
    pub fn get(&self) -> Option<Arc<dyn Watch>> {
        if !self.taken.load(Ordering::Relaxed) {
            return None;
        }
        lock(&self.who).clone()
    }
}
