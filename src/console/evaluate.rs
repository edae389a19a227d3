//! Running a program: statements.
//!
//! One [`Evaluator`] is one thread of the program. What threads share (names, lock, output) is [`Shared`];
//! what is of one thread alone (frames, exceptions being handled) is here.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::STACK_SIZE;
use super::exception::{
    ASSERTION_ERROR, Exception, Place, RECURSION_ERROR, RUNTIME_ERROR, Result, SYSTEM_EXIT, Thrown, interrupted, raise,
    too_big, value_error,
};
use super::frame::Frame;
use super::ir::*;
use super::iterate::Iter;
use super::memory::Shared;
use super::modules;
use super::special;
use super::value::{Value, lock};
use super::watch::Moment;
use crate::journal::event::{Bound, Hint, Stream};
use crate::kernel::own_memory;

/// Frames inside each other, at most: what `sys.getrecursionlimit()` says of CPython.
pub const MOST_FRAMES: u32 = 1000;
/// What a RecursionError says that comes from the call of a builtin.
pub const CALLING: &str = " while calling a Python object";
/// How much of the stack is left for what looks at no bound: builtins, and statements inside each other.
const RESERVE: usize = 4 << 20;
/// The longest int, in bits: some 300,000 digits.
const MOST_BITS: u64 = 1 << 20;
/// Looks at whether another thread wants a turn come this often.
const TICKS_PER_TURN: u32 = 256;
/// Looks at how much memory the process holds come this often, ...
const TICKS_PER_LOOK: u64 = 1 << 14;
/// ... and whenever so many bytes of large values were made.
const BYTES_PER_LOOK: u64 = 16 << 20;

/// How a statement ended when it did not raise.
#[derive(Clone, Debug)]
pub enum Flow {
    /// The next statement follows.
    Next,
    /// `break`.
    Break,
    /// `continue`.
    Continue,
    /// `return`.
    Return(Value),
}

/// One thread of a program.
pub struct Evaluator {
    /// What it shares with the others.
    pub shared: Arc<Shared>,
    /// Where the stack stood when the thread began.
    base: usize,
    /// How much stack the thread has, in bytes.
    stack: usize,
    /// Frames, and calls of ours that count as one.
    depth: Cell<u32>,
    frames: RefCell<Vec<Rc<Frame>>>,
    ticks: Cell<u64>,
    /// Bytes of large values made since the last look at the process's memory.
    made: Cell<u64>,
    pub(super) handling: RefCell<Vec<Arc<Exception>>>,
    written: Cell<usize>,
    /// The containers that are being written where a `__repr__` of the program runs.
    pub(super) writing: RefCell<Vec<usize>>,
    /// The program's thread that this is; `None` for the main one.
    pub thread: Option<Value>,
}

/// About where the stack is.
fn stack_place() -> usize {
    let here = 0u8;
    std::ptr::from_ref(std::hint::black_box(&here)).addr()
}

/// Where a statement stands, without the blocks below it.
fn header(statement: &Statement) -> Span {
    let Span { start, end } = statement.span;
    let end = match &statement.kind {
        StatementKind::If { branches, .. } => branches.first().map_or(start, |(test, _)| test.span.end),
        StatementKind::While { test, .. } => test.span.end,
        StatementKind::For { iterable, .. } => iterable.span.end,
        StatementKind::With { items, .. } => items.last().map_or(start, |(manager, _)| manager.span.end),
        StatementKind::Try { .. } | StatementKind::Function(..) | StatementKind::Class(..) => start,
        _ => end,
    };
    Span { start, end }
}

impl Evaluator {
    /// A thread that is about to run. It must be made on that thread, whose stack is of [`STACK_SIZE`].
    pub fn new(shared: Arc<Shared>) -> Evaluator {
        Evaluator {
            shared,
            base: stack_place(),
            stack: STACK_SIZE,
            depth: Cell::new(0),
            frames: RefCell::default(),
            ticks: Cell::new(0),
            made: Cell::new(0),
            handling: RefCell::default(),
            written: Cell::new(0),
            writing: RefCell::default(),
            thread: None,
        }
    }

    /// A further thread of the program, whose stack is of [`THREAD_STACK_SIZE`](super::THREAD_STACK_SIZE).
    pub fn for_thread(shared: Arc<Shared>, thread: Value) -> Evaluator {
        Evaluator { stack: super::THREAD_STACK_SIZE, thread: Some(thread), ..Evaluator::new(shared) }
    }

    /// Whether Ctrl-C is for this thread: it is the main one's, as in CPython.
    pub fn hears_interrupts(&self) -> bool {
        self.thread.is_none()
    }

    /// A moment at which Ctrl-C is heard and other threads may have their turn.
    ///
    /// # Errors
    /// KeyboardInterrupt; RuntimeError past the bound of steps, MemoryError past that of the process's memory.
    pub fn tick(&self) -> Result<()> {
        if self.hears_interrupts() && self.shared.recorder.take_interrupt() {
            return Err(interrupted());
        }
        if self.thread.is_some() && self.shared.threads.over() {
            return Err(Thrown::new(&SYSTEM_EXIT, vec![]));
        }
        if self.shared.finishes.load(Ordering::Relaxed) {
            self.finish_dying();
        }
        let ticks = self.ticks.get() + 1;
        self.ticks.set(ticks);
        if ticks.is_multiple_of(TICKS_PER_TURN.into()) && self.shared.lock.wanted() {
            self.shared.lock.give_way();
        }
        if ticks.is_multiple_of(TICKS_PER_LOOK) {
            self.check_memory(0)?;
        }
        match self.shared.options.most_steps {
            Some(most) if ticks > most => {
                Err(raise(&RUNTIME_ERROR, "too many steps").hint(Hint::Bound { which: Bound::Steps }))
            }
            _ => Ok(()),
        }
    }

    /// How many moments have passed: a number that no two of them share.
    pub fn ticks(&self) -> u64 {
        self.ticks.get()
    }

    /// Calls the `__del__` of objects that nothing refers to any more. What it raises is nobody's to catch.
    pub(super) fn finish_dying(&self) {
        loop {
            let next = {
                let mut dying = lock(&self.shared.dying);
                if dying.is_empty() { None } else { Some(dying.remove(0)) }
            };
            let Some(instance) = next else { return };
            let object = Value::Instance(Arc::new(instance));
            if let Some(Err(thrown)) = special::ask(self, &object, "__del__", vec![]) {
                let method = object.user_class().and_then(|class| class.find("__del__")).unwrap_or(Value::None);
                let told = super::traceback::traceback(self, &thrown.exception);
                let text = format!("Exception ignored in: {}\n{told}", super::text::repr(&method));
                self.shared.output.write(Stream::Err, &text);
            }
            drop(object);
        }
    }

    /// Refuses a value of more bytes than the console allows.
    ///
    /// # Errors
    /// MemoryError.
    pub fn check_size(&self, bytes: i64) -> Result<()> {
        if bytes > self.shared.options.largest_value as i64 {
            return Err(too_big(Bound::Memory));
        }
        let bytes = bytes.max(0) as u64;
        let made = self.made.get() + bytes;
        if made < BYTES_PER_LOOK {
            self.made.set(made);
            return Ok(());
        }
        self.made.set(0);
        self.check_memory(bytes)
    }

    /// Refuses `more` bytes beyond what the process may hold. To ask the heap costs more the fuller it is, so that it is
    /// asked only where the bound may be near.
    ///
    /// # Errors
    /// MemoryError.
    fn check_memory(&self, more: u64) -> Result<()> {
        let most = self.shared.options.most_memory;
        // Large values that were made and never written to are not resident: these are asked for always.
        let may_be_near = more > 0 || own_memory::most_resident() > most;
        if may_be_near && own_memory::held().saturating_add(more) > most {
            return Err(too_big(Bound::Gathered));
        }
        Ok(())
    }

    /// Refuses a list of so many items.
    ///
    /// # Errors
    /// MemoryError.
    pub fn check_items(&self, count: usize) -> Result<()> {
        self.check_size((count * size_of::<Value>()) as i64)
    }

    /// Refuses an int of so many bits: arithmetic on longer ones takes minutes that no Ctrl-C could end.
    ///
    /// # Errors
    /// MemoryError.
    pub fn check_bits(&self, bits: u64) -> Result<()> {
        if bits > MOST_BITS { Err(too_big(Bound::Memory)) } else { Ok(()) }
    }

    /// Writes text, within the bound of one run.
    ///
    /// # Errors
    /// RuntimeError past the bound.
    pub fn write(&self, stream: Stream, text: &str) -> Result<()> {
        let written = self.written.get().saturating_add(text.len());
        self.written.set(written);
        if written > self.shared.options.most_output {
            return Err(raise(&RUNTIME_ERROR, "too much output").hint(Hint::Bound { which: Bound::Output }));
        }
        self.shared.output.write(stream, text);
        Ok(())
    }

    /// Runs `work` if the stack has room for it: what walks values inside each other asks here.
    ///
    /// # Errors
    /// RecursionError.
    pub fn deeper<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        if self.base.abs_diff(stack_place()) > self.stack - RESERVE {
            return Err(too_deep(""));
        }
        work()
    }

    /// `sys.setrecursionlimit`.
    ///
    /// # Errors
    /// ValueError below one; RecursionError for less than there is already.
    pub fn set_most_frames(&self, most: i32) -> Result<()> {
        let Some(most) = u32::try_from(most).ok().filter(|most| *most >= 1) else {
            return Err(value_error("recursion limit must be greater or equal than 1"));
        };
        // The call of this itself counts there.
        let depth = self.depth.get() + 1;
        if depth >= most {
            let message = "the limit is too low";
            let message = format!("cannot set the recursion limit to {most} at the recursion depth {depth}: {message}");
            return Err(raise(&RECURSION_ERROR, message));
        }
        self.shared.most_frames.store(most, Ordering::Relaxed);
        Ok(())
    }

    /// Counts `levels` towards the bound of frames for as long as `work` lasts.
    ///
    /// # Errors
    /// RecursionError.
    pub fn counted<T>(&self, levels: u32, what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let depth = self.depth.get();
        let now = depth + levels;
        // What a program allows itself beyond CPython's own bound goes as far as the stack does.
        let past_stack = || now > MOST_FRAMES && self.base.abs_diff(stack_place()) > self.stack - RESERVE;
        if now > self.shared.most_frames.load(Ordering::Relaxed) || past_stack() {
            return Err(too_deep(what));
        }
        self.depth.set(now);
        let result = work();
        self.depth.set(depth);
        result
    }

    /// Runs `work` in a frame of its own.
    ///
    /// # Errors
    /// RecursionError; what the work raises.
    pub fn in_frame<T>(&self, frame: &Rc<Frame>, work: impl FnOnce(&Frame) -> Result<T>) -> Result<T> {
        let result = self.counted(1, "", || {
            self.frames.borrow_mut().push(frame.clone());
            let result = work(frame);
            let left = self.frames.borrow_mut().pop();
            drop(left);
            result
        });
        // The frame outside writes its own line.
        result.map_err(|thrown| Thrown { placed: false, ..thrown })
    }

    /// How many frames there are.
    pub fn frame_count(&self) -> usize {
        self.frames.borrow().len()
    }

    /// The innermost frame.
    pub fn frame(&self) -> Option<Rc<Frame>> {
        self.frames.borrow().last().cloned()
    }

    /// Writes in an exception's traceback that it passed here.
    pub(super) fn place(&self, frame: &Frame, thrown: Thrown, span: Span, anchor: Option<Span>) -> Thrown {
        if thrown.placed {
            return thrown;
        }
        self.add_context(&thrown.exception);
        let code = &frame.code;
        thrown.place(|| Place { source: code.source.clone(), span, function: code.name.clone(), anchor })
    }

    /// Runs a whole source in its frame.
    ///
    /// # Errors
    /// What it raises.
    pub fn module(&self, code: &Arc<Code>) -> Result<()> {
        let Body::Block(body) = &code.body else { return Ok(()) };
        if let Some(doc) = &code.doc {
            self.shared.globals.set(&Arc::from("__doc__"), Value::Str(doc.clone()));
        }
        let frame = Rc::new(Frame::new(code.clone(), vec![], &[]));
        self.in_frame(&frame, |frame| self.block(frame, body)).map(|_| ())
    }

    /// Runs statements one after the other.
    pub fn block(&self, frame: &Frame, statements: &[Statement]) -> Result<Flow> {
        for statement in statements {
            match self.statement(frame, statement)? {
                Flow::Next => {}
                flow => return Ok(flow),
            }
        }
        Ok(Flow::Next)
    }

    /// Runs a statement. Every statement of every frame passes here.
    ///
    /// # Errors
    /// What it raises.
    pub fn statement(&self, frame: &Frame, statement: &Statement) -> Result<Flow> {
        self.announce(frame, statement)
            .and_then(|()| self.run(frame, statement))
            .map_err(|thrown| self.place(frame, thrown, statement.span, None))
    }

    /// The value of an expression that is a statement of its own at the prompt.
    pub(super) fn echoed(&self, frame: &Frame, statement: &Statement, expression: &Expression) -> Result<Value> {
        self.announce(frame, statement)
            .and_then(|()| self.expression(frame, expression))
            .map_err(|thrown| self.place(frame, thrown, statement.span, None))
    }

    fn announce(&self, frame: &Frame, statement: &Statement) -> Result<()> {
        frame.at.set(header(statement));
        self.show(frame);
        self.tick()
    }

    /// Shows whoever looks what is about to run: a statement, and a loop again before each further round.
    fn show(&self, frame: &Frame) {
        if let Some(watch) = self.shared.watch.get() {
            watch.statement(&Moment { evaluator: self, frame });
        }
    }

    fn run(&self, frame: &Frame, statement: &Statement) -> Result<Flow> {
        match &statement.kind {
            StatementKind::Expression(expression) => {
                self.expression(frame, expression)?;
            }
            StatementKind::Assign { targets, value } => {
                let value = self.expression(frame, value)?;
                match &targets[..] {
                    [only] => self.assign(frame, only, value)?,
                    many => many.iter().try_for_each(|target| self.assign(frame, target, value.clone()))?,
                }
            }
            StatementKind::Augment { target, operator, value } => {
                let whole = Span { start: target.span.start, end: value.span.end };
                self.augment(frame, target, *operator, value)
                    .map_err(|thrown| self.place(frame, thrown, whole, None))?;
            }
            StatementKind::Delete(targets) => targets.iter().try_for_each(|target| self.delete(frame, target))?,
            StatementKind::Annotate { name, annotation, assign } => {
                if let Some((target, value)) = assign {
                    let value = self.expression(frame, value)?;
                    self.assign(frame, target, value)?;
                }
                let annotation = self.expression(frame, annotation)?;
                name.iter().try_for_each(|name| self.annotate(frame, name, annotation.clone()))?;
            }
            StatementKind::Pass => {}
            StatementKind::Function(name, making) => {
                let function = self.make_function(frame, making)?;
                self.write_name(frame, name, function);
            }
            StatementKind::Class(name, making) => {
                let class = self.make_class(frame, making)?;
                self.write_name(frame, name, class);
            }
            StatementKind::Return(value) => {
                let value = value.as_ref().map_or(Ok(Value::None), |value| self.expression(frame, value))?;
                return Ok(Flow::Return(value));
            }
            StatementKind::Import(names) => {
                for (module, bound) in names {
                    // `import a.b as c` gives the inner one, `import a.b` the outer.
                    let found = modules::sys::imported(self, modules::import(module)?);
                    let inner = module.split('.').next() != Some(&bound.name);
                    let found = modules::find(module).filter(|_| inner).map_or(found, Value::Module);
                    self.write_name(frame, bound, found);
                }
            }
            StatementKind::ImportFrom { module, names } => self.import_from(frame, module, names.as_deref())?,
            StatementKind::If { branches, otherwise } => {
                for (index, (test, body)) in branches.iter().enumerate() {
                    if index > 0 {
                        frame.at.set(test.span);
                        self.show(frame);
                    }
                    if self.test(frame, test, if index == 0 { statement.span } else { test.span })? {
                        return self.block(frame, body);
                    }
                }
                return self.block(frame, otherwise);
            }
            StatementKind::While { test, body, otherwise } => {
                while self.test(frame, test, statement.span)? {
                    self.tick()?;
                    match self.block(frame, body)? {
                        Flow::Break => return Ok(Flow::Next),
                        Flow::Return(value) => return Ok(Flow::Return(value)),
                        Flow::Next | Flow::Continue => {}
                    }
                    frame.at.set(header(statement));
                    self.show(frame);
                }
                return self.block(frame, otherwise);
            }
            StatementKind::For { target, iterable, body, otherwise } => {
                return self.go_through(frame, target, iterable, body, otherwise);
            }
            StatementKind::With { items, body } => return self.with(frame, items, body, statement.span),
            StatementKind::Try { body, handlers, otherwise, finally, star } => {
                let result = match star {
                    false => self.try_body(frame, body, handlers, otherwise),
                    true => self.try_groups(frame, body, handlers, otherwise),
                };
                if finally.is_empty() {
                    return result;
                }
                // What is on its way out waits; `finally` may replace it by leaving in its own way.
                let pushed = result.as_ref().err().map(|thrown| thrown.exception.clone());
                let handling = pushed.map(|exception| self.handle(exception));
                let flow = self.block(frame, finally)?;
                drop(handling);
                return if matches!(flow, Flow::Next) { result } else { Ok(flow) };
            }
            StatementKind::Raise { exception, cause } => {
                return Err(self.raise(frame, exception.as_ref(), cause.as_ref())?);
            }
            StatementKind::Assert { test, message } => {
                if !self.test(frame, test, statement.span)? {
                    let arguments = message.as_ref().map(|message| self.expression(frame, message)).transpose()?;
                    let thrown = Thrown::new(&ASSERTION_ERROR, arguments.into_iter().collect());
                    return Err(self.place(frame, thrown, last_comparison(test).unwrap_or(statement.span), None));
                }
            }
            StatementKind::Break => return Ok(Flow::Break),
            StatementKind::Continue => return Ok(Flow::Continue),
        }
        Ok(Flow::Next)
    }

    /// Whether an expression is true. What its truth raises is marked in the `whole` that asks.
    pub(super) fn test(&self, frame: &Frame, test: &Expression, whole: Span) -> Result<bool> {
        let value = self.expression(frame, test)?;
        match value {
            Value::Bool(value) => Ok(value),
            other => self.truth(&other).map_err(|thrown| self.place(frame, thrown, whole, None)),
        }
    }

    fn go_through(
        &self,
        frame: &Frame,
        target: &Target,
        iterable: &Expression,
        body: &[Statement],
        otherwise: &[Statement],
    ) -> Result<Flow> {
        let statement = frame.at.get();
        let mut items = {
            let value = self.expression(frame, iterable)?;
            Iter::begin(self, &value)?
        };
        while let Some(item) = items.next(self)? {
            self.assign(frame, target, item)?;
            match self.block(frame, body)? {
                Flow::Break => return Ok(Flow::Next),
                Flow::Return(value) => return Ok(Flow::Return(value)),
                Flow::Next | Flow::Continue => {}
            }
            frame.at.set(statement);
            self.show(frame);
        }
        self.block(frame, otherwise)
    }

    fn import_from(&self, frame: &Frame, module: &str, names: Option<&[(Arc<str>, Variable)]>) -> Result<()> {
        let Value::Module(found) = modules::sys::imported(self, modules::import(module)?) else { return Ok(()) };
        let Some(names) = names else {
            for name in (found.names)() {
                if let Some(value) = (found.get)(self, name).filter(|_| !name.starts_with('_')) {
                    self.shared.globals.set(&Arc::from(name), value);
                }
            }
            return Ok(());
        };
        for (name, bound) in names {
            let value = (found.get)(self, name).ok_or_else(|| modules::cannot_import(found, name))?;
            self.write_name(frame, bound, value);
        }
        Ok(())
    }
}

/// What an `assert` is told at: the last comparison among its conditions, which is where CPython's compiler
/// (`compiler_jump_if`) leaves its place; without one, the statement.
fn last_comparison(test: &Expression) -> Option<Span> {
    match &test.kind {
        ExpressionKind::Compare(..) => Some(test.span),
        ExpressionKind::Unary(Unary::Not, inside) => last_comparison(inside),
        ExpressionKind::Boolean { values, .. } => values.iter().rev().find_map(last_comparison),
        ExpressionKind::Conditional(parts) => {
            let (test, body, otherwise) = &**parts;
            [otherwise, body, test].into_iter().find_map(last_comparison)
        }
        _ => None,
    }
}

/// The RecursionError of CPython, and what it says it was doing.
fn too_deep(what: &str) -> Thrown {
    let thrown = raise(&RECURSION_ERROR, format!("maximum recursion depth exceeded{what}"));
    thrown.hint(Hint::Bound { which: Bound::Depth })
}

/// What of `whole` comes after `part`: the brackets of an index.
pub(super) fn after(part: Span, whole: Span) -> Span {
    Span { start: part.end, end: whole.end }
}
