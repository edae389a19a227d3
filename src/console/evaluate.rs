//! Running a program: statements.
//!
//! One [`Evaluator`] is one thread of the program. What threads share (names, lock, output) is [`Shared`];
//! what is of one thread alone (depth, exceptions being handled) is here.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use super::exception::{
    ASSERTION_ERROR, BASE_EXCEPTION, Exception, Place, RECURSION_ERROR, RUNTIME_ERROR, Result, SYSTEM_EXIT, Thrown,
    interrupted, raise, too_big, type_error, value_error,
};
use super::ir::*;
use super::iterate::Iter;
use super::memory::Shared;
use super::value::{Arguments, ClassKind, Value, lock};
use super::{attributes, indexing, modules, operators};
use crate::journal::event::{Bound, Hint, Stream};

/// Expressions and statements inside each other, at most. The stack of [`super::STACK_SIZE`] holds them.
const DEEPEST: u32 = 3000;
/// The longest int, in bits: some 300,000 digits.
const MOST_BITS: u64 = 1 << 20;
/// Looks at whether another thread wants a turn come this often.
const TICKS_PER_TURN: u32 = 256;

/// How a statement ended when it did not raise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// The next statement follows.
    Next,
    /// `break`.
    Break,
    /// `continue`.
    Continue,
}

/// One thread of a program.
pub struct Evaluator {
    /// What it shares with the others.
    pub shared: Arc<Shared>,
    /// The source being run.
    pub source: Arc<Source>,
    depth: Cell<u32>,
    ticks: Cell<u32>,
    handling: RefCell<Vec<Arc<Exception>>>,
    written: Cell<usize>,
    /// The program's thread that this is; `None` for the main one.
    pub thread: Option<Value>,
}

impl Evaluator {
    /// A thread that is about to run `source`.
    pub fn new(shared: Arc<Shared>, source: Arc<Source>) -> Evaluator {
        Evaluator {
            shared,
            source,
            depth: Cell::new(0),
            ticks: Cell::new(0),
            handling: RefCell::default(),
            written: Cell::new(0),
            thread: None,
        }
    }

    /// A further thread of the program, whose stack is a quarter of [`super::STACK_SIZE`].
    pub fn for_thread(shared: Arc<Shared>, source: Arc<Source>, thread: Value) -> Evaluator {
        let mut made = Evaluator::new(shared, source);
        made.thread = Some(thread);
        made.depth.set(DEEPEST / 4 * 3);
        made
    }

    /// Whether Ctrl-C is for this thread: it is the main one's, as in CPython.
    pub fn hears_interrupts(&self) -> bool {
        self.thread.is_none()
    }

    /// A moment at which Ctrl-C is heard and other threads may have their turn.
    ///
    /// # Errors
    /// KeyboardInterrupt.
    pub fn tick(&self) -> Result<()> {
        if self.hears_interrupts() && self.shared.recorder.take_interrupt() {
            return Err(interrupted());
        }
        if self.thread.is_some() && self.shared.threads.over() {
            return Err(Thrown::new(&SYSTEM_EXIT, vec![]));
        }
        let ticks = self.ticks.get().wrapping_add(1);
        self.ticks.set(ticks);
        if ticks.is_multiple_of(TICKS_PER_TURN) && self.shared.lock.wanted() {
            self.shared.lock.give_way();
        }
        Ok(())
    }

    /// Refuses a value of more bytes than the console allows.
    ///
    /// # Errors
    /// MemoryError.
    pub fn check_size(&self, bytes: i64) -> Result<()> {
        if bytes > self.shared.options.largest_value as i64 { Err(too_big()) } else { Ok(()) }
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
        if bits > MOST_BITS { Err(too_big()) } else { Ok(()) }
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

    /// Goes one level deeper for as long as `work` lasts.
    pub(super) fn deeper<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let depth = self.depth.get();
        if depth >= DEEPEST {
            let thrown = raise(&RECURSION_ERROR, "maximum recursion depth exceeded");
            return Err(thrown.hint(Hint::Bound { which: Bound::Depth }));
        }
        self.depth.set(depth + 1);
        let result = work();
        self.depth.set(depth);
        result
    }

    /// Writes in an exception's traceback that it passed here.
    pub(super) fn place(&self, thrown: Thrown, span: Span, anchor: Option<Span>) -> Thrown {
        if thrown.placed {
            return thrown;
        }
        if let Some(handled) = self.handling.borrow().last()
            && !Arc::ptr_eq(handled, &thrown.exception)
        {
            let mut details = lock(&thrown.exception.details);
            if details.context.is_none() {
                details.context = Some(handled.clone());
            }
        }
        thrown.place(|| Place { source: self.source.clone(), span, function: "<module>".into(), anchor })
    }

    /// Runs statements one after the other.
    pub fn block(&self, statements: &[Statement]) -> Result<Flow> {
        for statement in statements {
            let flow = self.statement(statement)?;
            if flow != Flow::Next {
                return Ok(flow);
            }
        }
        Ok(Flow::Next)
    }

    /// Runs a statement.
    ///
    /// # Errors
    /// What it raises.
    pub fn statement(&self, statement: &Statement) -> Result<Flow> {
        self.tick()
            .and_then(|()| self.deeper(|| self.run(statement)))
            .map_err(|thrown| self.place(thrown, statement.span, None))
    }

    fn run(&self, statement: &Statement) -> Result<Flow> {
        match &statement.kind {
            StatementKind::Expression(expression) => {
                self.expression(expression)?;
            }
            StatementKind::Assign { targets, value } => {
                let value = self.expression(value)?;
                match &targets[..] {
                    [only] => self.assign(only, value)?,
                    many => {
                        for target in many {
                            self.assign(target, value.clone())?;
                        }
                    }
                }
            }
            StatementKind::Augment { target, operator, value } => self.augment(target, *operator, value)?,
            StatementKind::Delete(targets) => {
                for target in targets {
                    self.delete(target)?;
                }
            }
            StatementKind::Pass => {}
            StatementKind::Import(names) => {
                for (module, bound) in names {
                    self.shared.globals.set(bound, modules::import(module)?);
                }
            }
            StatementKind::ImportFrom { module, names } => self.import_from(module, names.as_deref())?,
            StatementKind::If { branches, otherwise } => {
                for (test, body) in branches {
                    if self.expression(test)?.truth() {
                        return self.block(body);
                    }
                }
                return self.block(otherwise);
            }
            StatementKind::While { test, body, otherwise } => {
                while self.expression(test)?.truth() {
                    self.tick()?;
                    if self.block(body)? == Flow::Break {
                        return Ok(Flow::Next);
                    }
                }
                return self.block(otherwise);
            }
            StatementKind::For { target, iterable, body, otherwise } => {
                let iterable_value = self.expression(iterable)?;
                let mut items = Iter::over(&iterable_value)?;
                while let Some(item) = items.next(self)? {
                    self.assign(target, item)?;
                    if self.block(body)? == Flow::Break {
                        return Ok(Flow::Next);
                    }
                }
                return self.block(otherwise);
            }
            StatementKind::With { items, body } => return self.with(items, body),
            StatementKind::Try { body, handlers, otherwise, finally } => {
                let result = self.try_body(body, handlers, otherwise);
                if finally.is_empty() {
                    return result;
                }
                // What is on its way out waits; `finally` may replace it by leaving in its own way.
                let pushed = result.as_ref().err().map(|thrown| thrown.exception.clone());
                let handling = pushed.map(|exception| self.handle(exception));
                let flow = self.block(finally)?;
                drop(handling);
                return if flow == Flow::Next { result } else { Ok(flow) };
            }
            StatementKind::Raise { exception, cause } => return Err(self.raise(exception.as_ref(), cause.as_ref())?),
            StatementKind::Assert { test, message } => {
                if !self.expression(test)?.truth() {
                    let arguments = message.as_ref().map(|message| self.expression(message)).transpose()?;
                    return Err(Thrown::new(&ASSERTION_ERROR, arguments.into_iter().collect()));
                }
            }
            StatementKind::Break => return Ok(Flow::Break),
            StatementKind::Continue => return Ok(Flow::Continue),
        }
        Ok(Flow::Next)
    }

    fn import_from(&self, module: &str, names: Option<&[(Arc<str>, Arc<str>)]>) -> Result<()> {
        let Value::Module(found) = modules::import(module)? else { return Ok(()) };
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
            self.shared.globals.set(bound, value);
        }
        Ok(())
    }

    /// Puts a value in a place.
    pub(super) fn assign(&self, target: &Target, value: Value) -> Result<()> {
        match &target.kind {
            TargetKind::Name(name) => {
                self.shared.globals.set(name, value);
                Ok(())
            }
            TargetKind::Attribute(object, name) => {
                let object = self.expression(object)?;
                attributes::set(&object, name, Some(value)).map_err(|thrown| self.place(thrown, target.span, None))
            }
            TargetKind::Index(object, index) => {
                let object_value = self.expression(object)?;
                let index = self.expression(index)?;
                indexing::set_index(self, &object_value, &index, value)
                    .map_err(|thrown| self.place(thrown, target.span, Some(after(object.span, target.span))))
            }
            TargetKind::Sequence { targets, star } => {
                let items = self
                    .unpack(&value, targets.len(), *star)
                    .map_err(|thrown| self.place(thrown, target.span, None))?;
                for (target, item) in targets.iter().zip(items) {
                    self.assign(target, item)?;
                }
                Ok(())
            }
        }
    }

    /// As many values as there are targets; the starred one gets a list of what the others leave.
    fn unpack(&self, value: &Value, count: usize, star: Option<usize>) -> Result<Vec<Value>> {
        let mut iterator = Iter::over(value)
            .map_err(|_| type_error(format!("cannot unpack non-iterable {} object", value.type_name())))?;
        let Some(star) = star else {
            let mut items = Vec::with_capacity(count);
            while let Some(item) = iterator.next(self)? {
                if items.len() == count {
                    return Err(value_error(format!("too many values to unpack (expected {count})")));
                }
                items.push(item);
            }
            if items.len() < count {
                let got = items.len();
                return Err(value_error(format!("not enough values to unpack (expected {count}, got {got})")));
            }
            return Ok(items);
        };
        let mut items = iterator.collect(self)?;
        let others = count - 1;
        if items.len() < others {
            let got = items.len();
            return Err(value_error(format!("not enough values to unpack (expected at least {others}, got {got})")));
        }
        let after = items.split_off(items.len() - (others - star));
        let middle = items.split_off(star);
        items.push(Value::list(middle));
        items.extend(after);
        Ok(items)
    }

    fn augment(&self, target: &Target, operator: Binary, value: &Expression) -> Result<()> {
        let at = |thrown: Thrown| self.place(thrown, Span { start: target.span.start, end: value.span.end }, None);
        match &target.kind {
            TargetKind::Name(name) => {
                let old = self.name(name).map_err(|thrown| self.place(thrown, target.span, None))?;
                let value = self.expression(value)?;
                let new = operators::augment(self, operator, old, &value).map_err(at)?;
                self.shared.globals.set(name, new);
                Ok(())
            }
            TargetKind::Attribute(object, name) => {
                let object = self.expression(object)?;
                let old =
                    attributes::get(self, &object, name).map_err(|thrown| self.place(thrown, target.span, None))?;
                let value = self.expression(value)?;
                let new = operators::augment(self, operator, old, &value).map_err(at)?;
                attributes::set(&object, name, Some(new))
            }
            TargetKind::Index(object, index) => {
                let object = self.expression(object)?;
                let index = self.expression(index)?;
                let old =
                    indexing::index(self, &object, &index).map_err(|thrown| self.place(thrown, target.span, None))?;
                let value = self.expression(value)?;
                let new = operators::augment(self, operator, old, &value).map_err(at)?;
                indexing::set_index(self, &object, &index, new)
            }
            TargetKind::Sequence { .. } => Err(type_error("illegal expression for augmented assignment")),
        }
    }

    fn delete(&self, target: &Target) -> Result<()> {
        let at = |thrown: Thrown| self.place(thrown, target.span, None);
        match &target.kind {
            TargetKind::Name(name) if self.shared.globals.delete(name) => Ok(()),
            TargetKind::Name(name) => Err(at(modules::unknown_name(self, name))),
            TargetKind::Attribute(object, name) => {
                let object = self.expression(object)?;
                attributes::set(&object, name, None).map_err(at)
            }
            TargetKind::Index(object, index) => {
                let object = self.expression(object)?;
                let index = self.expression(index)?;
                indexing::delete_index(self, &object, &index).map_err(at)
            }
            TargetKind::Sequence { targets, .. } => targets.iter().try_for_each(|target| self.delete(target)),
        }
    }

    /// `with`: the first manager is entered, the rest is its body.
    fn with(&self, items: &[(Expression, Option<Target>)], body: &[Statement]) -> Result<Flow> {
        let Some(((manager_expression, target), rest)) = items.split_first() else { return self.block(body) };
        let manager = self.expression(manager_expression)?;
        let at = |thrown: Thrown| self.place(thrown, manager_expression.span, None);
        let methods = attributes::method(&manager, "__enter__").zip(attributes::method(&manager, "__exit__"));
        let Some((enter, exit)) = methods else {
            let name = manager.type_name();
            return Err(type_error(format!("'{name}' object does not support the context manager protocol")));
        };
        let entered = (enter.run)(self, &manager, Arguments::default()).map_err(at)?;
        let result = match target {
            Some(target) => self.assign(target, entered),
            None => Ok(()),
        };
        let result = result.and_then(|()| self.deeper(|| self.with(rest, body)));
        let positional = match &result {
            Ok(_) => vec![Value::None, Value::None, Value::None],
            Err(thrown) => {
                vec![Value::Class(thrown.exception.class), Value::Exception(thrown.exception.clone()), Value::None]
            }
        };
        let swallowed = (exit.run)(self, &manager, Arguments { positional, keyword: vec![] }).map_err(at)?;
        match result {
            Err(_) if swallowed.truth() => Ok(Flow::Next),
            other => other,
        }
    }

    fn try_body(&self, body: &[Statement], handlers: &[Handler], otherwise: &[Statement]) -> Result<Flow> {
        let thrown = match self.block(body) {
            Ok(Flow::Next) => return self.block(otherwise),
            Ok(flow) => return Ok(flow),
            Err(thrown) => thrown,
        };
        for handler in handlers {
            if let Some(class) = &handler.class {
                let class_value = self.expression(class)?;
                let caught = catches(&class_value, &thrown).map_err(|other| self.place(other, class.span, None))?;
                if !caught {
                    continue;
                }
            }
            let _handling = self.handle(thrown.exception.clone());
            if let Some(name) = &handler.name {
                self.shared.globals.set(name, Value::Exception(thrown.exception.clone()));
            }
            drop(thrown);
            let result = self.block(&handler.body);
            if let Some(name) = &handler.name {
                self.shared.globals.delete(name);
            }
            return result;
        }
        Err(thrown)
    }

    /// Notes that an exception is being handled, until what it returns is dropped.
    fn handle(&self, exception: Arc<Exception>) -> Handling<'_> {
        self.handling.borrow_mut().push(exception);
        Handling(self)
    }

    fn raise(&self, exception: Option<&Expression>, cause: Option<&Expression>) -> Result<Thrown> {
        let Some(expression) = exception else {
            let handled = self.handling.borrow().last().cloned();
            return match handled {
                Some(exception) => Ok(Thrown { exception, placed: true }),
                None => Err(raise(&RUNTIME_ERROR, "No active exception to reraise")),
            };
        };
        let exception = self.exception_of(self.expression(expression)?, "exceptions must derive from BaseException")?;
        if let Some(cause) = cause {
            let cause = match self.expression(cause)? {
                Value::None => None,
                other => Some(self.exception_of(other, "exception causes must derive from BaseException")?),
            };
            let mut details = lock(&exception.details);
            details.cause = cause;
            details.hides_context = true;
        }
        Ok(Thrown { exception, placed: false })
    }

    fn exception_of(&self, value: Value, otherwise: &str) -> Result<Arc<Exception>> {
        match value {
            Value::Exception(exception) => Ok(exception),
            Value::Class(class) if class.is_a(&BASE_EXCEPTION) => Ok(Arc::new(Exception::new(class, vec![]))),
            _ => Err(type_error(otherwise)),
        }
    }
}

/// Ends the handling of an exception when dropped.
struct Handling<'a>(&'a Evaluator);

impl Drop for Handling<'_> {
    fn drop(&mut self) {
        let handled = self.0.handling.borrow_mut().pop();
        drop(handled);
    }
}

/// Whether an `except` clause's class, or tuple of classes, catches an exception.
fn catches(class: &Value, thrown: &Thrown) -> Result<bool> {
    match class {
        Value::Class(class) if matches!(class.kind, ClassKind::Exception) => Ok(thrown.is_a(class)),
        Value::Tuple(classes) => {
            for class in classes.iter() {
                if catches(class, thrown)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        _ => Err(type_error("catching classes that do not inherit from BaseException is not allowed")),
    }
}

/// What of `whole` comes after `part`: the brackets of an index.
pub(super) fn after(part: Span, whole: Span) -> Span {
    Span { start: part.end, end: whole.end }
}
