//! `try`, `raise` and `with`: exceptions on their way and being handled.

use std::sync::Arc;

use super::class::ClassRef;
use super::evaluate::{Evaluator, Flow};
use super::exception::{BASE_EXCEPTION, EXCEPTION, Exception, RUNTIME_ERROR, Result, Thrown, raise, type_error};
use super::frame::Frame;
use super::ir::*;
use super::value::{Arguments, Value, lock};
use super::{special, tracebacks};

impl Evaluator {
    /// `with`: the first manager is entered, the rest is its body.
    pub(super) fn with(
        &self,
        frame: &Frame,
        items: &[(Expression, Option<Target>)],
        body: &[Statement],
        whole: Span,
    ) -> Result<Flow> {
        let Some(((manager_expression, target), rest)) = items.split_first() else { return self.block(frame, body) };
        let manager = self.expression(frame, manager_expression)?;
        let at = |thrown: Thrown| self.place(frame, thrown, whole, None);
        let (enter, exit) = (special::method(&manager, "__enter__"), special::method(&manager, "__exit__"));
        let (Some(enter), Some(exit)) = (enter.as_ref(), exit) else {
            let name = manager.type_name();
            let missed = if enter.is_some() { " (missed __exit__ method)" } else { "" };
            let message = format!("'{name}' object does not support the context manager protocol{missed}");
            return Err(at(type_error(message)));
        };
        let mut entered = enter.call(self, &manager, vec![]).map_err(at)?;
        // What is ours in an object of the program gives itself, and stands for the whole object.
        if let Value::Instance(instance) = &manager
            && instance.native.get().is_some_and(|native| native.is(&entered))
        {
            entered = manager.clone();
        }
        let result = match target {
            Some(target) => self.assign(frame, target, entered),
            None => Ok(()),
        };
        let result = result.and_then(|()| self.deeper(|| self.with(frame, rest, body, whole)));
        let thrown = match result {
            Ok(flow) => {
                exit.call(self, &manager, vec![Value::None, Value::None, Value::None]).map_err(at)?;
                return Ok(flow);
            }
            Err(thrown) => thrown,
        };
        let handling = self.handle(thrown.exception.clone());
        let value = Value::Exception(thrown.exception.clone());
        let traceback = tracebacks::of(&thrown.exception);
        let swallowed = exit.call(self, &manager, vec![value.class_value(), value, traceback]).map_err(at)?;
        let swallowed = self.truth(&swallowed)?;
        drop(handling);
        if swallowed { Ok(Flow::Next) } else { Err(thrown) }
    }

    pub(super) fn try_body(
        &self,
        frame: &Frame,
        body: &[Statement],
        handlers: &[Handler],
        otherwise: &[Statement],
    ) -> Result<Flow> {
        let thrown = match self.block(frame, body) {
            Ok(Flow::Next) => return self.block(frame, otherwise),
            Ok(flow) => return Ok(flow),
            Err(thrown) => thrown,
        };
        for handler in handlers {
            let _handling = self.handle(thrown.exception.clone());
            if let Some(class) = &handler.class {
                let class_value = self.expression(frame, class)?;
                let caught = catches(&class_value, &thrown.exception)
                    .map_err(|other| self.place(frame, other, class.span, None))?;
                if !caught {
                    continue;
                }
            }
            if let Some(name) = &handler.name {
                self.write_name(frame, name, Value::Exception(thrown.exception.clone()));
            }
            drop(thrown);
            let result = self.block(frame, &handler.body);
            if let Some(name) = &handler.name {
                // It may have been deleted there already.
                let _ = self.delete_name(frame, name);
            }
            return result;
        }
        Err(thrown)
    }

    /// Notes that an exception is being handled, until what it returns is dropped.
    pub(super) fn handle(&self, exception: Arc<Exception>) -> Handling<'_> {
        self.handling.borrow_mut().push(exception);
        Handling(self)
    }

    /// Gives an exception that was just made what is being handled as its context.
    pub(super) fn add_context(&self, exception: &Arc<Exception>) {
        let Some(handled) = self.handling.borrow().last().cloned() else { return };
        let fresh = {
            let details = lock(&exception.details);
            details.context.is_none() && details.passed.is_empty()
        };
        if fresh {
            self.set_context(exception, handled);
        }
    }

    /// `exception.__context__ = handled`, without ever closing a ring.
    fn set_context(&self, exception: &Arc<Exception>, handled: Arc<Exception>) {
        let mut at = Some(handled.clone());
        while let Some(one) = at {
            if Arc::ptr_eq(&one, exception) {
                return;
            }
            at = lock(&one.details).context.clone();
        }
        let old = lock(&exception.details).context.replace(handled);
        drop(old);
    }

    pub(super) fn raise(
        &self,
        frame: &Frame,
        exception: Option<&Expression>,
        cause: Option<&Expression>,
    ) -> Result<Thrown> {
        let Some(expression) = exception else {
            let handled = self.handling.borrow().last().cloned();
            return match handled {
                Some(exception) => Ok(Thrown { exception, placed: true }),
                None => Err(raise(&RUNTIME_ERROR, "No active exception to reraise")),
            };
        };
        let value = self.expression(frame, expression)?;
        let cause = match cause {
            None => None,
            Some(cause) => Some(match self.expression(frame, cause)? {
                Value::None => None,
                other => Some(self.exception_of(other, "exception causes must derive from BaseException")?),
            }),
        };
        let exception = self.exception_of(value, "exceptions must derive from BaseException")?;
        if let Some(cause) = cause {
            let mut details = lock(&exception.details);
            let old = std::mem::replace(&mut details.cause, cause);
            details.hides_context = true;
            drop(details);
            drop(old);
        }
        let handled = self.handling.borrow().last().cloned();
        if let Some(handled) = handled {
            self.set_context(&exception, handled);
        }
        Ok(Thrown { exception, placed: false })
    }

    fn exception_of(&self, value: Value, otherwise: &str) -> Result<Arc<Exception>> {
        let made = match value {
            Value::Exception(exception) => return Ok(exception),
            Value::Class(class) if class.is_a(&BASE_EXCEPTION) => {
                return Ok(Arc::new(Exception::new(class, vec![])));
            }
            Value::UserClass(ref class) if class.root.is_a(&BASE_EXCEPTION) => {
                self.invoke(&value, Arguments::default())?
            }
            _ => return Err(type_error(otherwise)),
        };
        match made {
            Value::Exception(exception) => Ok(exception),
            _ => Err(type_error(otherwise)),
        }
    }

    /// The text of an exception, with the program's own `__str__` where its class has one.
    pub fn message(&self, exception: &Arc<Exception>) -> String {
        let value = Value::Exception(exception.clone());
        if exception.user.is_none() {
            return exception.message();
        }
        match super::text::str_of(self, &value) {
            Ok(text) => text,
            Err(thrown) if thrown.is_a(&EXCEPTION) => "<exception str() failed>".into(),
            Err(_) => String::new(),
        }
    }
}

/// Ends the handling of an exception when dropped.
pub(super) struct Handling<'a>(&'a Evaluator);

impl Drop for Handling<'_> {
    fn drop(&mut self) {
        let handled = self.0.handling.borrow_mut().pop();
        drop(handled);
    }
}

/// Whether an `except` clause's class, or tuple of classes, catches an exception.
pub(super) fn catches(class: &Value, exception: &Arc<Exception>) -> Result<bool> {
    let refused = || type_error("catching classes that do not inherit from BaseException is not allowed");
    match class {
        Value::Tuple(classes) => {
            for class in classes.iter() {
                if catches(class, exception)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        _ => {
            let class = ClassRef::of(class).filter(|class| class.ours().is_a(&BASE_EXCEPTION)).ok_or_else(refused)?;
            let own = ClassRef::of_exception(exception);
            Ok(own.is_a(&class))
        }
    }
}
