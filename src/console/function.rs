//! The program's own functions: what one is, how a call's arguments become its names, and how it runs.

use std::rc::Rc;
use std::sync::{Arc, Mutex};

use super::builtins::signature::listed;
use super::dictionary::{Dictionary, Key};
use super::evaluate::{Evaluator, Flow};
use super::exception::{Result, Thrown, type_error};
use super::fields::Fields;
use super::frame::{Frame, SharedCell};
use super::ir::{Body, Code, Making};
use super::value::{Arguments, Value};

/// A function of the program.
#[derive(Debug)]
pub struct Function {
    /// What it does.
    pub code: Arc<Code>,
    /// The values of its last parameters by place.
    pub defaults: Vec<Value>,
    /// Those of the parameters by name only.
    pub keyword_defaults: Vec<Option<Value>>,
    /// What is written after the parameters' colons and the arrow.
    pub annotations: Value,
    /// The cells it shares with the functions around it.
    pub closure: Vec<SharedCell>,
    /// The attributes that the program gave it.
    pub fields: Mutex<Fields>,
}

/// A function with the object that it was asked of.
#[derive(Debug)]
pub struct BoundFunction {
    /// The object, which is the first argument.
    pub object: Value,
    /// The function.
    pub function: Arc<Function>,
}

impl Evaluator {
    /// Makes the function of a `def` or a `lambda`.
    pub(super) fn make_function(&self, frame: &Frame, making: &Making) -> Result<Value> {
        let defaults = making.defaults.iter().map(|default| self.expression(frame, default)).collect::<Result<_>>()?;
        let by_name = making.keyword_defaults.iter();
        let keyword_defaults = by_name
            .map(|default| default.as_ref().map(|default| self.expression(frame, default)).transpose())
            .collect::<Result<_>>()?;
        let mut annotations = Dictionary::new();
        for (name, annotation) in &making.annotations {
            let value = self.expression(frame, annotation)?;
            drop(annotations.set(Key::Str(name.clone()), Value::Str(name.clone()), value));
        }
        Ok(Value::Function(Arc::new(Function {
            code: making.code.clone(),
            defaults,
            keyword_defaults,
            annotations: Value::dict(annotations),
            closure: frame.captured(&making.captures),
            fields: Mutex::default(),
        })))
    }

    /// Calls a function.
    ///
    /// # Errors
    /// TypeError for wrong arguments; what it raises.
    pub fn call_function(&self, function: &Function, first: Option<Value>, arguments: Arguments) -> Result<Value> {
        let slots = function.bind(first, arguments)?;
        self.run_function(function, slots)
    }

    /// Runs a function whose parameters are in the slots.
    pub(super) fn run_function(&self, function: &Function, slots: Vec<Option<Value>>) -> Result<Value> {
        let frame = Rc::new(Frame::new(function.code.clone(), slots, &function.closure));
        self.in_frame(&frame, |frame| match &function.code.body {
            Body::Block(body) => match self.block(frame, body)? {
                Flow::Return(value) => Ok(value),
                _ => Ok(Value::None),
            },
            Body::Value(expression) => self.expression(frame, expression),
            Body::Comprehension { .. } => Ok(Value::None),
        })
    }
}

impl Function {
    /// Whether so many arguments by place, and nothing else, fill its parameters.
    pub fn takes_just(&self, count: usize) -> bool {
        let parameters = &self.code.parameters;
        parameters.positional == count && parameters.count() == count
    }

    /// The slots of its parameters, as CPython's `initialize_locals` fills them.
    ///
    /// # Errors
    /// TypeError, in CPython's words.
    fn bind(&self, first: Option<Value>, arguments: Arguments) -> Result<Vec<Option<Value>>> {
        let (code, parameters) = (&self.code, &self.code.parameters);
        let named = parameters.positional + parameters.keyword_only;
        let mut slots: Vec<Option<Value>> = Vec::with_capacity(code.locals.len());
        slots.resize(parameters.count(), None);
        let given = arguments.positional.len() + usize::from(first.is_some());
        let mut rest = Vec::new();
        for (place, value) in first.into_iter().chain(arguments.positional).enumerate() {
            match slots.get_mut(place).filter(|_| place < parameters.positional) {
                Some(slot) => *slot = Some(value),
                None => rest.push(value),
            }
        }
        let mut others = Dictionary::new();
        let only_by_place = parameters.positional_only > 0 && !parameters.double_star;
        let all_named: Vec<Arc<str>> = match only_by_place {
            true => arguments.keyword.iter().map(|(name, _)| name.clone()).collect(),
            false => vec![],
        };
        for (name, value) in arguments.keyword {
            let known = code.locals.iter().take(named).position(|known| *known == name);
            match known.filter(|place| *place >= parameters.positional_only) {
                Some(place) => {
                    let Some(slot) = slots.get_mut(place) else { continue };
                    if slot.replace(value).is_some() {
                        return Err(self.wrong(format!("got multiple values for argument '{name}'")));
                    }
                }
                None if parameters.double_star => {
                    drop(others.set(Key::Str(name.clone()), Value::Str(name), value));
                }
                None if known.is_some() => {
                    let message = "got some positional-only arguments passed as keyword arguments";
                    let mut only: Vec<&str> = Vec::new();
                    for known in code.locals.iter().take(parameters.positional_only) {
                        if all_named.contains(known) {
                            only.push(known);
                        }
                    }
                    return Err(self.wrong(format!("{message}: '{}'", only.join(", "))));
                }
                None => return Err(self.wrong(format!("got an unexpected keyword argument '{name}'"))),
            }
        }
        if !rest.is_empty() && !parameters.star {
            return Err(self.too_many(given, &slots));
        }
        if parameters.star
            && let Some(slot) = slots.get_mut(named)
        {
            *slot = Some(Value::tuple(rest));
        }
        if parameters.double_star
            && let Some(slot) = slots.last_mut()
        {
            *slot = Some(Value::dict(others));
        }
        self.fill_defaults(slots)
    }

    fn fill_defaults(&self, mut slots: Vec<Option<Value>>) -> Result<Vec<Option<Value>>> {
        let parameters = &self.code.parameters;
        let required = parameters.positional - self.defaults.len();
        let missing = self.missing(&slots, 0, required);
        if !missing.is_empty() {
            return Err(self.lacks("positional", &missing));
        }
        for (slot, default) in slots.iter_mut().skip(required).zip(&self.defaults) {
            if slot.is_none() {
                *slot = Some(default.clone());
            }
        }
        for (slot, default) in slots.iter_mut().skip(parameters.positional).zip(&self.keyword_defaults) {
            if slot.is_none() {
                *slot = default.clone();
            }
        }
        let missing = self.missing(&slots, parameters.positional, parameters.keyword_only);
        if !missing.is_empty() {
            return Err(self.lacks("keyword-only", &missing));
        }
        Ok(slots)
    }

    fn missing(&self, slots: &[Option<Value>], from: usize, count: usize) -> Vec<&str> {
        let names = self.code.locals.iter().zip(slots).skip(from).take(count);
        names.filter(|(_, value)| value.is_none()).map(|(name, _)| &**name).collect()
    }

    fn wrong(&self, what: String) -> Thrown {
        type_error(format!("{}() {what}", self.code.qualified))
    }

    fn lacks(&self, kind: &str, missing: &[&str]) -> Thrown {
        let names = listed(missing);
        let count = missing.len();
        let plural = if count == 1 { "" } else { "s" };
        self.wrong(format!("missing {count} required {kind} argument{plural}: {names}"))
    }

    fn too_many(&self, given: usize, slots: &[Option<Value>]) -> Thrown {
        let parameters = &self.code.parameters;
        let most = parameters.positional;
        let least = most - self.defaults.len();
        let by_name = slots.iter().skip(most).take(parameters.keyword_only).flatten().count();
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let (takes, many) = match self.defaults.is_empty() {
            true => (most.to_string(), plural(most)),
            false => (format!("from {least} to {most}"), "s"),
        };
        let also = match by_name {
            0 => String::new(),
            count => {
                format!(" positional argument{} (and {count} keyword-only argument{})", plural(given), plural(count))
            }
        };
        let verb = if given == 1 && by_name == 0 { "was" } else { "were" };
        self.wrong(format!("takes {takes} positional argument{many} but {given}{also} {verb} given"))
    }
}
