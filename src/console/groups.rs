//! Groups of exceptions: what is in them, how they are split, and `except*`.

use std::sync::Arc;

use super::class::ClassRef;
use super::evaluate::{Evaluator, Flow};
use super::exception::{
    BASE_EXCEPTION, EXCEPTION, EXCEPTION_GROUP, Exception, Result, Thrown, type_error, value_error,
};
use super::frame::Frame;
use super::handling::catches;
use super::ir::{Handler, Statement};
use super::value::{Arguments, Method, Value, lock};

/// The methods of a group.
pub static METHODS: &[Method] = &[
    Method {
        name: "derive",
        run: |_, this, arguments| {
            let items = arguments.one("BaseExceptionGroup.derive")?;
            let message = of(this).and_then(|group| group.arguments().first().cloned()).unwrap_or(Value::None);
            let made = vec![message, items];
            check(&made)?;
            Ok(Value::Exception(Arc::new(Exception::new(&EXCEPTION_GROUP, made))))
        },
    },
    Method {
        name: "split",
        run: |evaluator, this, arguments| {
            let (matched, rest) = asked(evaluator, this, arguments, "split")?;
            Ok(Value::tuple(vec![or_none(matched), or_none(rest)]))
        },
    },
    Method {
        name: "subgroup",
        run: |evaluator, this, arguments| {
            asked(evaluator, this, arguments, "subgroup").map(|(matched, _)| or_none(matched))
        },
    },
];

/// What a group is split into: what was asked for, and what is left.
type Parts = (Option<Arc<Exception>>, Option<Arc<Exception>>);

fn of(value: &Value) -> Option<&Arc<Exception>> {
    match value {
        Value::Exception(exception) => Some(exception),
        _ => None,
    }
}

fn or_none(exception: Option<Arc<Exception>>) -> Value {
    exception.map_or(Value::None, Value::Exception)
}

/// Refuses what a group cannot be made of.
///
/// # Errors
/// TypeError, ValueError.
pub fn check(arguments: &[Value]) -> Result<()> {
    let [message, items] = arguments else {
        let given = arguments.len();
        return Err(type_error(format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)")));
    };
    if !matches!(message, Value::Str(_)) {
        let given = super::builtins::arguments::given(message);
        return Err(type_error(format!("BaseExceptionGroup.__new__() argument 1 must be str, not {given}")));
    }
    let items = match items {
        Value::List(items) => lock(items).clone(),
        Value::Tuple(items) => items.to_vec(),
        _ => return Err(type_error("second argument (exceptions) must be a sequence")),
    };
    if items.is_empty() {
        return Err(value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    for (place, item) in items.iter().enumerate() {
        match of(item) {
            None => {
                return Err(value_error(format!("Item {place} of second argument (exceptions) is not an exception")));
            }
            Some(exception) if !exception.is_a(&EXCEPTION) => {
                return Err(type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

fn asked(evaluator: &Evaluator, this: &Value, arguments: Arguments, name: &str) -> Result<Parts> {
    let condition = arguments.one(&format!("BaseExceptionGroup.{name}"))?;
    let Some(group) = of(this) else { return Ok((None, None)) };
    let is_class = |value: &Value| ClassRef::of(value).is_some_and(|class| class.ours().is_a(&BASE_EXCEPTION));
    let by_class = match &condition {
        Value::Tuple(classes) => classes.iter().all(is_class),
        other => is_class(other),
    };
    if !by_class && !super::builtins::reflection::is_callable(&condition) {
        return Err(type_error("expected a function, exception type or tuple of exception types"));
    }
    split(group, &mut |exception| match by_class {
        true => catches(&condition, exception),
        false => {
            let answer = evaluator.invoke(&condition, Arguments::of(vec![Value::Exception(exception.clone())]))?;
            evaluator.truth(&answer)
        }
    })
}

/// Splits an exception, or what is in a group, by a condition.
fn split(exception: &Arc<Exception>, fits: &mut dyn FnMut(&Arc<Exception>) -> Result<bool>) -> Result<Parts> {
    if fits(exception)? {
        return Ok((Some(exception.clone()), None));
    }
    if !exception.is_a(&EXCEPTION_GROUP) {
        return Ok((None, Some(exception.clone())));
    }
    let (mut matched, mut rest) = (Vec::new(), Vec::new());
    for item in exception.grouped() {
        let Some(item) = of(&item) else { continue };
        let (one, other) = split(item, fits)?;
        matched.extend(one.map(Value::Exception));
        rest.extend(other.map(Value::Exception));
    }
    Ok((part_of(exception, matched), part_of(exception, rest)))
}

/// A group of some of the exceptions of another, which passed where that one did.
fn part_of(group: &Arc<Exception>, items: Vec<Value>) -> Option<Arc<Exception>> {
    if items.is_empty() {
        return None;
    }
    let message = group.arguments().first().cloned().unwrap_or(Value::None);
    let part = Exception::new(&EXCEPTION_GROUP, vec![message, Value::list(items)]);
    {
        let (mut own, whole) = (lock(&part.details), lock(&group.details));
        own.passed = whole.passed.clone();
        own.cause = whole.cause.clone();
        own.context = whole.context.clone();
        own.hides_context = whole.hides_context;
        own.notes = whole.notes.clone();
    }
    Some(Arc::new(part))
}

/// Every exception in a group that is no group itself.
fn leaves(exception: &Arc<Exception>, all: &mut Vec<Arc<Exception>>) {
    if !exception.is_a(&EXCEPTION_GROUP) {
        return all.push(exception.clone());
    }
    for item in exception.grouped() {
        if let Some(item) = of(&item) {
            leaves(item, all);
        }
    }
}

impl Evaluator {
    /// The handlers of `except*`, of which each is given what it catches; what none catches and what they raise goes on.
    pub(super) fn handle_groups(&self, frame: &Frame, handlers: &[Handler], thrown: Thrown) -> Result<Flow> {
        let whole = thrown.exception.clone();
        let is_group = whole.is_a(&EXCEPTION_GROUP);
        let mut rest = Some(whole.clone());
        let (mut raised, mut passed_on): (Vec<Thrown>, Vec<Arc<Exception>>) = (Vec::new(), Vec::new());
        for handler in handlers {
            let (Some(left), Some(class)) = (rest.take(), &handler.class) else { break };
            let asking = self.handle(whole.clone());
            let classes = self.expression(frame, class)?;
            let at = |thrown: Thrown| self.place(frame, thrown, class.span, None);
            refuse_groups(&classes).map_err(at)?;
            let (matched, other) = split(&left, &mut |exception| catches(&classes, exception)).map_err(at)?;
            drop(asking);
            rest = other;
            let Some(mut matched) = matched else { continue };
            if !matched.is_a(&EXCEPTION_GROUP) {
                let wrapped = vec![Value::text(""), Value::tuple(vec![Value::Exception(matched)])];
                matched = Arc::new(Exception::new(&EXCEPTION_GROUP, wrapped));
            }
            let handling = self.handle(matched.clone());
            if let Some(name) = &handler.name {
                self.write_name(frame, name, Value::Exception(matched.clone()));
            }
            let result = self.block(frame, &handler.body);
            if let Some(name) = &handler.name {
                let _ = self.delete_name(frame, name);
            }
            drop(handling);
            match result {
                Ok(_) => {}
                Err(thrown) if Arc::ptr_eq(&thrown.exception, &matched) => leaves(&matched, &mut passed_on),
                Err(thrown) => raised.push(thrown),
            }
        }
        if !is_group {
            // One handler at most has seen it.
            return match (raised.pop(), rest.is_some() || !passed_on.is_empty()) {
                (Some(thrown), _) => Err(thrown),
                (None, true) => Err(thrown),
                (None, false) => Ok(Flow::Next),
            };
        }
        if let Some(rest) = &rest {
            leaves(rest, &mut passed_on);
        }
        let kept = |exception: &Arc<Exception>| Ok(passed_on.iter().any(|one| Arc::ptr_eq(one, exception)));
        let (again, _) = split(&whole, &mut { kept })?;
        if raised.is_empty() {
            return match again {
                None => Ok(Flow::Next),
                Some(exception) => Err(Thrown { exception, placed: true }),
            };
        }
        let mut all: Vec<Value> = raised.into_iter().map(|thrown| Value::Exception(thrown.exception)).collect();
        all.extend(again.map(Value::Exception));
        let group = Exception::new(&EXCEPTION_GROUP, vec![Value::text(""), Value::list(all)]);
        Err(Thrown { exception: Arc::new(group), placed: true })
    }

    /// `try` with `except*`.
    pub(super) fn try_groups(
        &self,
        frame: &Frame,
        body: &[Statement],
        handlers: &[Handler],
        otherwise: &[Statement],
    ) -> Result<Flow> {
        match self.block(frame, body) {
            Ok(Flow::Next) => self.block(frame, otherwise),
            Ok(flow) => Ok(flow),
            Err(thrown) => self.handle_groups(frame, handlers, thrown),
        }
    }
}

/// `except*` looks into groups: a class of groups says nothing there.
fn refuse_groups(classes: &Value) -> Result<()> {
    match classes {
        Value::Tuple(classes) => classes.iter().try_for_each(refuse_groups),
        other if ClassRef::of(other).is_some_and(|class| class.ours().is_a(&EXCEPTION_GROUP)) => {
            Err(type_error("catching ExceptionGroup with except* is not allowed. Use except instead."))
        }
        _ => Ok(()),
    }
}
