//! Calls: what is called, and with what.

use std::sync::Arc;

use super::evaluate::Evaluator;
use super::exception::{ATTRIBUTE_ERROR, Result, TYPE_ERROR, Thrown, type_error};
use super::frame::Frame;
use super::function::Function;
use super::ir::*;
use super::iterate::Iter;
use super::value::{Arguments, Builtin, Class, ClassKind, Method, Value, lock};
use super::{attributes, builtins, conversions, exceptions, generics, slots, special};

const NO_KEYWORDS: &str = "() takes no keyword arguments";

impl Evaluator {
    pub(super) fn call(&self, frame: &Frame, call: &Call) -> Result<Value> {
        if let ExpressionKind::Attribute(object_expression, name) = &call.function.kind {
            let object = self.expression(frame, object_expression)?;
            // A method is called on its object with no bound method made in between.
            match &object {
                Value::Instance(instance) => {
                    if let Some(function) = instance.plain_method(name) {
                        return self.call_with(frame, &function, Some(object), call);
                    }
                }
                Value::Exception(exception) if exception.user.is_some() => {}
                _ => {
                    if let Some(method) = attributes::method(&object, name) {
                        let named = match call.starred {
                            true => Some(Value::Bound(Arc::new((object.clone(), method)))),
                            false => None,
                        };
                        let arguments = self.arguments(frame, call, named.as_ref())?;
                        self.tick()?;
                        return self.run_method(method, &object, arguments);
                    }
                }
            }
            let function = attributes::get(self, &object, name)
                .map_err(|thrown| self.place(frame, thrown, call.function.span, None))?;
            drop(object);
            return self.call_value(frame, &function, call);
        }
        let function = self.expression(frame, &call.function)?;
        self.call_value(frame, &function, call)
    }

    fn call_value(&self, frame: &Frame, function: &Value, call: &Call) -> Result<Value> {
        match function {
            Value::Function(function) => self.call_with(frame, function, None, call),
            Value::BoundFunction(bound) => self.call_with(frame, &bound.function, Some(bound.object.clone()), call),
            other => {
                let arguments = self.arguments(frame, call, Some(other))?;
                self.invoke(other, arguments)
            }
        }
    }

    /// Calls a function of the program. Arguments by place that just fill its parameters go straight there.
    fn call_with(&self, frame: &Frame, function: &Arc<Function>, first: Option<Value>, call: &Call) -> Result<Value> {
        let count = call.positional.len() + usize::from(first.is_some());
        let plain = !call.starred && call.keyword.is_empty() && function.takes_just(count);
        if !plain {
            let named = Value::Function(function.clone());
            let arguments = self.arguments(frame, call, Some(&named))?;
            return self.call_function(function, first, arguments);
        }
        let mut slots = Vec::with_capacity(function.code.locals.len());
        slots.extend(first.map(Some));
        for argument in &call.positional {
            slots.push(Some(self.expression(frame, argument)?));
        }
        self.run_function(function, slots)
    }

    /// The arguments of a call. `function` is named by the errors of its stars.
    fn arguments(&self, frame: &Frame, call: &Call, function: Option<&Value>) -> Result<Arguments> {
        if !call.starred {
            let mut positional = Vec::with_capacity(call.positional.len());
            for argument in &call.positional {
                positional.push(self.expression(frame, argument)?);
            }
            let mut keyword = Vec::with_capacity(call.keyword.len());
            for (name, value) in &call.keyword {
                let Some(name) = name else { continue };
                keyword.push((name.clone(), self.expression(frame, value)?));
            }
            return Ok(Arguments { positional, keyword });
        }
        let called = function.map_or_else(|| Ok(String::new()), |function| called(self, function))?;
        let mut arguments = Arguments::default();
        for argument in &call.positional {
            match &argument.kind {
                ExpressionKind::Starred(inner) => {
                    let value = self.expression(frame, inner)?;
                    let items = match Iter::begin(self, &value) {
                        Err(thrown) if thrown.is_a(&TYPE_ERROR) && !Iter::is_iterable(&value) => {
                            // Among others, it is a list that refuses it.
                            let what = match call.positional.len() {
                                1 => format!("{called}argument"),
                                _ => "Value".into(),
                            };
                            let given = value.type_name();
                            return Err(type_error(format!("{what} after * must be an iterable, not {given}")));
                        }
                        other => other?,
                    };
                    arguments.positional.extend(items.collect(self)?);
                }
                _ => arguments.positional.push(self.expression(frame, argument)?),
            }
        }
        for (name, value) in &call.keyword {
            let value = self.expression(frame, value)?;
            let mut put = |name: Arc<str>, value: Value| -> Result<()> {
                if arguments.keyword.iter().any(|(known, _)| *known == name) {
                    return Err(type_error(format!("{called}got multiple values for keyword argument '{name}'")));
                }
                arguments.keyword.push((name, value));
                Ok(())
            };
            match (name, value) {
                (Some(name), value) => put(name.clone(), value)?,
                (None, Value::Dict(items)) => {
                    let items: Vec<_> = lock(&items).items().cloned().collect();
                    for (key, value) in items {
                        let Value::Str(name) = key else { return Err(type_error("keywords must be strings")) };
                        put(name, value)?;
                    }
                }
                (None, other) if let Some(items) = self.mapping(&other)? => {
                    for (key, value) in items {
                        let Value::Str(name) = key else { return Err(type_error("keywords must be strings")) };
                        put(name, value)?;
                    }
                }
                (None, other) => {
                    let given = other.type_name();
                    return Err(type_error(format!("{called}argument after ** must be a mapping, not {given}")));
                }
            }
        }
        Ok(arguments)
    }

    /// The keys and values of an object with a `keys` method; `None` for what is no mapping.
    pub(super) fn mapping(&self, value: &Value) -> Result<Option<Vec<(Value, Value)>>> {
        if !matches!(value, Value::Instance(_)) {
            return Ok(None);
        }
        let keys = match attributes::get(self, value, "keys") {
            Ok(keys) => self.invoke(&keys, Arguments::default())?,
            Err(thrown) if thrown.is_a(&ATTRIBUTE_ERROR) => return Ok(None),
            Err(thrown) => return Err(thrown),
        };
        let keys = Iter::begin(self, &keys)?.collect(self)?;
        let pairs = keys.into_iter().map(|key| Ok((key.clone(), super::indexing::index(self, value, &key)?)));
        pairs.collect::<Result<_>>().map(Some)
    }

    /// Runs a method of ours. Where it takes nothing by name, CPython says whose it is.
    fn run_method(&self, method: &'static Method, object: &Value, arguments: Arguments) -> Result<Value> {
        let named = !arguments.keyword.is_empty();
        (method.run)(self, object, arguments).map_err(|thrown| match named {
            true if thrown.is_a(&TYPE_ERROR)
                && thrown.exception.message().strip_prefix(method.name) == Some(NO_KEYWORDS) =>
            {
                type_error(format!("{}.{}{NO_KEYWORDS}", object.class().name, method.name))
            }
            _ => thrown,
        })
    }

    /// Calls a value.
    ///
    /// # Errors
    /// TypeError for what cannot be called; what the call raises.
    pub fn invoke(&self, function: &Value, mut arguments: Arguments) -> Result<Value> {
        self.tick()?;
        if let Value::Builtin(Builtin { name, .. }) | Value::Class(Class { name, .. }) = function
            && let Some(done) = conversions::before(self, name, &mut arguments)
        {
            return done;
        }
        match function {
            Value::Function(function) => self.call_function(function, None, arguments),
            Value::BoundFunction(bound) => self.call_function(&bound.function, Some(bound.object.clone()), arguments),
            Value::UserClass(class) => self.instantiate(class, arguments),
            Value::Builtin(builtin) => self.deeper(|| (builtin.run)(self, arguments)),
            Value::Bound(bound) => self.deeper(|| self.run_method(bound.1, &bound.0, arguments)),
            Value::Unbound(class, method) => {
                let mut arguments = arguments;
                let name = method.name;
                if arguments.positional.is_empty() {
                    return Err(type_error(match slots::is_wrapper(method) {
                        true => format!("descriptor '{name}' of '{}' object needs an argument", class.name),
                        false => format!("unbound method {}.{name}() needs an argument", class.name),
                    }));
                }
                let object = arguments.positional.remove(0);
                let object = if slots::is_slot(method) { object } else { attributes::native(object) };
                if !object.class().is_a(class) {
                    return Err(slots::wrong_object(class, method, object.type_name()));
                }
                self.run_method(method, &object, arguments)
            }
            Value::Class(class) => match &class.kind {
                ClassKind::Value { make, .. } => make(self, arguments),
                ClassKind::Exception => exceptions::make(class, arguments),
                ClassKind::Enum { .. } => builtins::numbers::make_member(class, arguments),
            },
            other => match special::method(other, "__call__").filter(|_| other.user_class().is_some()) {
                Some(method) => self.counted(1, super::evaluate::CALLING, || method.call_with(self, other, arguments)),
                None if generics::origin(other).is_some() => {
                    self.invoke(generics::origin(other).unwrap_or(&Value::None), arguments)
                }
                None => Err(type_error(format!("'{}' object is not callable", other.type_name()))),
            },
        }
    }

    /// Where a hint can show the line as it should have been, writes it.
    pub(super) fn correct(&self, frame: &Frame, thrown: Thrown, call: &Call, span: Span) -> Thrown {
        let source = &frame.code.source;
        let mut details = lock(&thrown.exception.details);
        // Once it has passed somewhere, the line was that of a call further in.
        if thrown.placed || !details.passed.is_empty() {
            drop(details);
            return thrown;
        }
        use crate::journal::event::Hint;
        match &mut details.hint {
            Some(Hint::AddressNotATuple { method, corrected }) => {
                // `sendto` has its bytes before the address.
                let address = call.positional.get(usize::from(method == "sendto")..).unwrap_or(&[]);
                if let ([first, .., last], true) = (address, call.keyword.is_empty()) {
                    let before = source.slice(Span { start: span.start, end: first.span.start });
                    let inner = source.slice(Span { start: first.span.start, end: last.span.end });
                    *corrected = Some(format!("{before}({inner}))"));
                }
            }
            Some(Hint::TextForBytes { corrected }) => {
                *corrected = call.positional.iter().find_map(|argument| self.as_bytes_source(frame, argument));
            }
            _ => {}
        }
        drop(details);
        thrown
    }

    /// How to write an argument that is text so that it is bytes.
    fn as_bytes_source(&self, frame: &Frame, argument: &Expression) -> Option<String> {
        let source = frame.code.source.slice(argument.span);
        match &argument.kind {
            ExpressionKind::Constant(Value::Str(text)) if text.is_ascii() && source.starts_with(['"', '\'']) => {
                Some(format!("b{source}"))
            }
            ExpressionKind::Constant(Value::Str(_)) | ExpressionKind::Format(_) => Some(format!("{source}.encode()")),
            ExpressionKind::Name(name) if matches!(self.read_name(frame, name), Ok(Value::Str(_))) => {
                Some(format!("{source}.encode()"))
            }
            ExpressionKind::Attribute(..) | ExpressionKind::Index(..) | ExpressionKind::Call(_) => {
                Some(format!("{source}.encode()"))
            }
            ExpressionKind::Binary(..) => Some(format!("({source}).encode()")),
            _ => None,
        }
    }
}

/// How CPython names what is called when its stars are wrong (`_PyObject_FunctionStr`).
///
/// # Errors
/// What its `__str__` raises.
pub(super) fn called(evaluator: &Evaluator, function: &Value) -> Result<String> {
    Ok(match function {
        Value::Function(function) => format!("__main__.{}() ", function.code.qualified),
        Value::BoundFunction(bound) => format!("__main__.{}() ", bound.function.code.qualified),
        Value::UserClass(class) => format!("__main__.{}() ", class.qualified),
        Value::Builtin(builtin) => format!("{}() ", builtin.name),
        Value::Bound(bound) => format!("{}.{}() ", bound.0.type_name(), bound.1.name),
        Value::Unbound(class, method) => format!("{}.{}() ", class.name, method.name),
        Value::Class(class) => format!("{}() ", class.full_name()),
        other => format!("{} ", super::text::str_of(evaluator, other)?),
    })
}
