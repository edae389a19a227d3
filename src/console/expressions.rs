//! Running a program: expressions.

use std::sync::Arc;

use super::dictionary::{Dictionary, Key};
use super::evaluate::{Evaluator, after};
use super::exception::{Result, Thrown, type_error};
use super::format;
use super::ir::*;
use super::iterate::Iter;
use super::value::{Arguments, ClassKind, Value, lock};
use super::{attributes, builtins, indexing, modules, operators, text};
use crate::journal::event::Hint;

impl Evaluator {
    /// The value of an expression.
    ///
    /// # Errors
    /// What it raises.
    pub fn expression(&self, expression: &Expression) -> Result<Value> {
        // The commonest two need no level of their own.
        match &expression.kind {
            ExpressionKind::Constant(value) => return Ok(value.clone()),
            ExpressionKind::Name(name) => {
                return self.name(name).map_err(|thrown| self.place(thrown, expression.span, None));
            }
            _ => {}
        }
        self.deeper(|| self.compute(expression)).map_err(|thrown| {
            let anchor = match &expression.kind {
                ExpressionKind::Index(pair) => Some(after(pair.0.span, expression.span)),
                ExpressionKind::Binary(_, pair) => Some(Span { start: pair.0.span.end, end: pair.1.span.start }),
                _ => None,
            };
            self.place(thrown, expression.span, anchor)
        })
    }

    /// The value of a name: the program's, the prompt's `_`, or a builtin.
    pub(super) fn name(&self, name: &str) -> Result<Value> {
        if let Some(value) = self.shared.globals.get(name) {
            return Ok(value);
        }
        if name == "_"
            && let Some(value) = lock(&self.shared.last).clone()
        {
            return Ok(value);
        }
        builtins::lookup(name).ok_or_else(|| modules::unknown_name(self, name))
    }

    fn compute(&self, expression: &Expression) -> Result<Value> {
        match &expression.kind {
            ExpressionKind::Constant(value) => Ok(value.clone()),
            ExpressionKind::Name(name) => self.name(name),
            ExpressionKind::Tuple(items) => Ok(Value::tuple(self.items(items)?)),
            ExpressionKind::List(items) => Ok(Value::list(self.items(items)?)),
            ExpressionKind::Set(items) => {
                let constant = items.iter().all(|item| matches!(item.kind, ExpressionKind::Constant(_)));
                builtins::sets::display(self, self.items(items)?, constant)
            }
            ExpressionKind::Dict(items) => self.dictionary(items),
            ExpressionKind::Binary(operator, pair) => {
                let left = self.expression(&pair.0)?;
                let right = self.expression(&pair.1)?;
                operators::binary(self, *operator, &left, &right)
            }
            ExpressionKind::Unary(operator, operand) => operators::unary(*operator, &self.expression(operand)?),
            ExpressionKind::Boolean { and, values } => {
                let mut value = Value::None;
                for item in values {
                    value = self.expression(item)?;
                    if value.truth() != *and {
                        break;
                    }
                }
                Ok(value)
            }
            ExpressionKind::Compare(first, rest) => {
                let mut left = self.expression(first)?;
                let mut result = Value::Bool(true);
                for (comparison, right) in rest {
                    let right = self.expression(right)?;
                    result = Value::Bool(operators::compare(self, *comparison, &left, &right)?);
                    if !result.truth() {
                        break;
                    }
                    left = right;
                }
                Ok(result)
            }
            ExpressionKind::Conditional(parts) => {
                let chosen = if self.expression(&parts.0)?.truth() { &parts.1 } else { &parts.2 };
                self.expression(chosen)
            }
            ExpressionKind::Call(call) => {
                self.call(call, expression.span).map_err(|thrown| self.correct(thrown, call, expression.span))
            }
            ExpressionKind::Attribute(object, name) => {
                let object = self.expression(object)?;
                attributes::get(self, &object, name)
            }
            ExpressionKind::Index(pair) => {
                let object = self.expression(&pair.0)?;
                let index = self.expression(&pair.1)?;
                indexing::index(self, &object, &index)
            }
            ExpressionKind::Slice(bounds) => {
                let bound =
                    |bound: &Option<Expression>| bound.as_ref().map_or(Ok(Value::None), |bound| self.expression(bound));
                Ok(Value::Slice(Arc::new([bound(&bounds[0])?, bound(&bounds[1])?, bound(&bounds[2])?])))
            }
            ExpressionKind::Starred(_) => Err(type_error("can't use starred expression here")),
            ExpressionKind::Format(pieces) => Ok(Value::text(self.pieces(pieces)?)),
            ExpressionKind::Named(name, value) => {
                let value = self.expression(value)?;
                self.shared.globals.set(name, value.clone());
                Ok(value)
            }
        }
    }

    fn items(&self, expressions: &[Expression]) -> Result<Vec<Value>> {
        let mut items = Vec::with_capacity(expressions.len());
        for expression in expressions {
            match &expression.kind {
                ExpressionKind::Starred(inner) => {
                    let value = self.expression(inner)?;
                    items.extend(Iter::over(&value)?.collect(self)?);
                }
                _ => items.push(self.expression(expression)?),
            }
        }
        Ok(items)
    }

    fn dictionary(&self, items: &[(Option<Expression>, Expression)]) -> Result<Value> {
        let mut dictionary = Dictionary::new();
        let mut put = |key: Value, value: Value| -> Result<()> {
            let name = Key::of(&key).map_err(|name| type_error(format!("unhashable type: '{name}'")))?;
            drop(dictionary.set(name, key, value));
            Ok(())
        };
        for (key, value) in items {
            match key {
                Some(key) => put(self.expression(key)?, self.expression(value)?)?,
                None => match self.expression(value)? {
                    Value::Dict(inner) => {
                        let inner: Vec<_> = lock(&inner).items().cloned().collect();
                        inner.into_iter().try_for_each(|(key, value)| put(key, value))?;
                    }
                    other => return Err(type_error(format!("'{}' object is not a mapping", other.type_name()))),
                },
            }
        }
        Ok(Value::dict(dictionary))
    }

    fn call(&self, call: &Call, span: Span) -> Result<Value> {
        if let ExpressionKind::Attribute(object, name) = &call.function.kind {
            let object = self.expression(object)?;
            // A method is called on its object with no bound method made in between.
            if let Some(method) = attributes::method(&object, name) {
                let arguments = self.arguments(call)?;
                self.tick()?;
                return (method.run)(self, &object, arguments);
            }
            let function =
                attributes::get(self, &object, name).map_err(|thrown| self.place(thrown, call.function.span, None))?;
            drop(object);
            let arguments = self.arguments(call)?;
            return self.invoke(&function, arguments);
        }
        let function = self.expression(&call.function)?;
        let arguments = self.arguments(call)?;
        let _ = span;
        self.invoke(&function, arguments)
    }

    fn arguments(&self, call: &Call) -> Result<Arguments> {
        let mut arguments = Arguments { positional: self.items(&call.positional)?, keyword: Vec::new() };
        for (name, value) in &call.keyword {
            let value = self.expression(value)?;
            match (name, value) {
                (Some(name), value) => arguments.keyword.push((name.clone(), value)),
                (None, Value::Dict(items)) => {
                    let items: Vec<_> = lock(&items).items().cloned().collect();
                    for (key, value) in items {
                        let Value::Str(name) = key else { return Err(type_error("keywords must be strings")) };
                        arguments.keyword.push((name, value));
                    }
                }
                (None, other) => {
                    let name = other.type_name();
                    return Err(type_error(format!("argument after ** must be a mapping, not {name}")));
                }
            }
        }
        Ok(arguments)
    }

    /// Calls a value.
    ///
    /// # Errors
    /// TypeError for what cannot be called; what the call raises.
    pub fn invoke(&self, function: &Value, arguments: Arguments) -> Result<Value> {
        self.tick()?;
        match function {
            Value::Builtin(builtin) => (builtin.run)(self, arguments),
            Value::Bound(bound) => (bound.1.run)(self, &bound.0, arguments),
            Value::Class(class) => match &class.kind {
                ClassKind::Value { make, .. } => make(self, arguments),
                ClassKind::Exception => {
                    arguments.no_keywords(class.name)?;
                    Ok(Value::Exception(Arc::new(super::exception::Exception::new(class, arguments.positional))))
                }
                ClassKind::Enum { .. } => builtins::numbers::make_member(class, arguments),
            },
            other => Err(type_error(format!("'{}' object is not callable", other.type_name()))),
        }
    }

    /// The text of an f-string's pieces.
    fn pieces(&self, pieces: &[Piece]) -> Result<String> {
        let mut out = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Value { value, conversion, specification } => {
                    let value = self.expression(value)?;
                    let value = match conversion {
                        Conversion::None => value,
                        Conversion::Str => Value::text(text::str(&value)),
                        Conversion::Repr => Value::text(text::repr(&value)),
                        Conversion::Ascii => Value::text(text::ascii(&value)),
                    };
                    let specification = self.deeper(|| self.pieces(specification))?;
                    out.push_str(&format::format(self, &value, &specification)?);
                }
            }
            self.check_size(out.len() as i64)?;
        }
        Ok(out)
    }

    /// Where a hint can show the line as it should have been, writes it.
    fn correct(&self, thrown: Thrown, call: &Call, span: Span) -> Thrown {
        if thrown.placed {
            return thrown;
        }
        let source = &self.source;
        let mut details = lock(&thrown.exception.details);
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
                *corrected = call.positional.iter().find_map(|argument| self.as_bytes_source(argument));
            }
            _ => {}
        }
        drop(details);
        thrown
    }

    /// How to write an argument that is text so that it is bytes.
    fn as_bytes_source(&self, argument: &Expression) -> Option<String> {
        let source = self.source.slice(argument.span);
        match &argument.kind {
            ExpressionKind::Constant(Value::Str(text)) if text.is_ascii() && source.starts_with(['"', '\'']) => {
                Some(format!("b{source}"))
            }
            ExpressionKind::Constant(Value::Str(_)) | ExpressionKind::Format(_) => Some(format!("{source}.encode()")),
            ExpressionKind::Name(name) if matches!(self.name(name), Ok(Value::Str(_))) => {
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
