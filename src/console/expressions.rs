//! Running a program: expressions.

use std::sync::Arc;

use super::dictionary::Dictionary;
use super::evaluate::{Evaluator, after};
use super::exception::{Result, TYPE_ERROR, type_error};
use super::frame::Frame;
use super::ir::*;
use super::iterate::Iter;
use super::value::{Value, lock};
use super::{attributes, builtins, format, indexing, operators, special, text};

impl Evaluator {
    /// The value of an expression.
    ///
    /// # Errors
    /// What it raises.
    pub fn expression(&self, frame: &Frame, expression: &Expression) -> Result<Value> {
        // The commonest two need no level of their own.
        match &expression.kind {
            ExpressionKind::Constant(value) => return Ok(value.clone()),
            ExpressionKind::Name(name) => {
                return self.read_name(frame, name).map_err(|thrown| self.place(frame, thrown, expression.span, None));
            }
            _ => {}
        }
        self.deeper(|| self.compute(frame, expression)).map_err(|thrown| {
            let anchor = match &expression.kind {
                ExpressionKind::Index(pair) => Some(after(pair.0.span, expression.span)),
                ExpressionKind::Binary(_, pair) => Some(Span { start: pair.0.span.end, end: pair.1.span.start }),
                _ => None,
            };
            self.place(frame, thrown, expression.span, anchor)
        })
    }

    fn compute(&self, frame: &Frame, expression: &Expression) -> Result<Value> {
        match &expression.kind {
            ExpressionKind::Constant(value) => Ok(value.clone()),
            ExpressionKind::Name(name) => self.read_name(frame, name),
            ExpressionKind::Tuple(items) => Ok(Value::tuple(self.items(frame, items, false)?)),
            ExpressionKind::List(items) => Ok(Value::list(self.items(frame, items, false)?)),
            ExpressionKind::Dict(items) => self.dictionary(frame, items),
            ExpressionKind::Binary(operator, pair) => {
                let left = self.expression(frame, &pair.0)?;
                let right = self.expression(frame, &pair.1)?;
                operators::binary(self, *operator, &left, &right)
            }
            ExpressionKind::Unary(operator, operand) => {
                let operand = self.expression(frame, operand)?;
                match special::unary(self, *operator, &operand) {
                    Some(result) => result,
                    None => operators::unary(*operator, &operand),
                }
            }
            ExpressionKind::Boolean { and, values } => {
                let mut value = Value::None;
                for item in values {
                    value = self.expression(frame, item)?;
                    if self.truth(&value)? != *and {
                        break;
                    }
                }
                Ok(value)
            }
            ExpressionKind::Compare(first, rest) => {
                let mut left = self.expression(frame, first)?;
                let mut result = Value::Bool(true);
                for (index, (comparison, right)) in rest.iter().enumerate() {
                    let right = self.expression(frame, right)?;
                    // Of two ints, two floats or two strings CPython 3.11 knows without a call.
                    let plain = matches!(
                        (&left, &right),
                        (Value::Int(_), Value::Int(_))
                            | (Value::Float(_), Value::Float(_))
                            | (Value::Str(_), Value::Str(_))
                    ) || matches!(
                        comparison,
                        Comparison::Is | Comparison::IsNot | Comparison::In | Comparison::NotIn
                    );
                    result = self.counted(u32::from(!plain), " in comparison", || {
                        match special::compare(self, *comparison, &left, &right) {
                            Some(result) => result,
                            None => operators::compare(self, *comparison, &left, &right).map(Value::Bool),
                        }
                    })?;
                    if index + 1 < rest.len() && !self.truth(&result)? {
                        break;
                    }
                    left = right;
                }
                Ok(result)
            }
            ExpressionKind::Conditional(parts) => {
                let chosen = if self.test(frame, &parts.0, expression.span)? { &parts.1 } else { &parts.2 };
                self.expression(frame, chosen)
            }
            ExpressionKind::Call(call) => {
                self.call(frame, call).map_err(|thrown| self.correct(frame, thrown, call, expression.span))
            }
            ExpressionKind::Attribute(object, name) => {
                let object = self.expression(frame, object)?;
                attributes::get(self, &object, name)
            }
            ExpressionKind::Index(pair) => {
                let object = self.expression(frame, &pair.0)?;
                let index = self.expression(frame, &pair.1)?;
                indexing::index(self, &object, &index)
            }
            ExpressionKind::Slice(bounds) => {
                let bound = |bound: &Option<Expression>| {
                    bound.as_ref().map_or(Ok(Value::None), |bound| self.expression(frame, bound))
                };
                Ok(Value::Slice(Arc::new([bound(&bounds[0])?, bound(&bounds[1])?, bound(&bounds[2])?])))
            }
            ExpressionKind::Starred(_) => Err(type_error("can't use starred expression here")),
            ExpressionKind::Format(pieces) => Ok(Value::text(self.pieces(frame, pieces)?)),
            ExpressionKind::Named(name, value) => {
                let value = self.expression(frame, value)?;
                self.write_name(frame, name, value.clone());
                Ok(value)
            }
            ExpressionKind::Lambda(making) => self.make_function(frame, making),
            ExpressionKind::Comprehension(comprehension) => self.comprehension(frame, comprehension),
            ExpressionKind::Set(items) => {
                let constant = items.iter().all(|item| matches!(item.kind, ExpressionKind::Constant(_)));
                builtins::sets::display(self, self.items(frame, items, true)?, constant)
            }
        }
    }

    fn items(&self, frame: &Frame, expressions: &[Expression], set: bool) -> Result<Vec<Value>> {
        let mut items = Vec::with_capacity(expressions.len());
        for expression in expressions {
            match &expression.kind {
                ExpressionKind::Starred(inner) => {
                    let value = self.expression(frame, inner)?;
                    let inner = match Iter::begin(self, &value) {
                        Err(thrown) if thrown.is_a(&TYPE_ERROR) && !Iter::is_iterable(&value) => {
                            let name = value.type_name();
                            return Err(type_error(match set {
                                true => format!("'{name}' object is not iterable"),
                                false => format!("Value after * must be an iterable, not {name}"),
                            }));
                        }
                        other => other?,
                    };
                    items.extend(inner.collect(self)?);
                }
                _ => items.push(self.expression(frame, expression)?),
            }
        }
        Ok(items)
    }

    fn dictionary(&self, frame: &Frame, items: &[(Option<Expression>, Expression)]) -> Result<Value> {
        let mut dictionary = Dictionary::new();
        let mut put = |key: Value, value: Value| -> Result<()> {
            let name = self.key_within(&dictionary, &key)?;
            drop(dictionary.set(name, key, value));
            Ok(())
        };
        for (key, value) in items {
            match key {
                Some(key) => put(self.expression(frame, key)?, self.expression(frame, value)?)?,
                None => match self.expression(frame, value)? {
                    Value::Dict(inner) => {
                        let inner: Vec<_> = lock(&inner).items().cloned().collect();
                        inner.into_iter().try_for_each(|(key, value)| put(key, value))?;
                    }
                    other => match self.mapping(&other)? {
                        Some(inner) => inner.into_iter().try_for_each(|(key, value)| put(key, value))?,
                        None => return Err(type_error(format!("'{}' object is not a mapping", other.type_name()))),
                    },
                },
            }
        }
        Ok(Value::dict(dictionary))
    }

    /// The text of an f-string's pieces.
    fn pieces(&self, frame: &Frame, pieces: &[Piece]) -> Result<String> {
        let mut out = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Value { value, conversion, specification } => {
                    let value = self.expression(frame, value)?;
                    let value = match conversion {
                        Conversion::None => value,
                        Conversion::Str => Value::text(text::str_of(self, &value)?),
                        Conversion::Repr => Value::text(text::repr_of(self, &value)?),
                        Conversion::Ascii => Value::text(text::escaped(&text::repr_of(self, &value)?)),
                    };
                    let specification = self.deeper(|| self.pieces(frame, specification))?;
                    out.push_str(&format::format(self, &value, &specification)?);
                }
            }
            self.check_size(out.len() as i64)?;
        }
        Ok(out)
    }
}
