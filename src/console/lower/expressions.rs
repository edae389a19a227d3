//! Lowering expressions.

use std::sync::Arc;

use ruff_python_ast as ast;
use ruff_text_size::Ranged;

use super::literals::{self, binary, comparison, number, unary};
use super::scope::Kind;
use super::{Lowered, Lowering, mistake, not_covered, span};
use crate::console::ir::*;
use crate::console::value::Value;

impl Lowering {
    pub(super) fn all(&mut self, expressions: &[ast::Expr]) -> Lowered<Vec<Expression>> {
        expressions.iter().map(|expression| self.expression(expression)).collect()
    }

    pub(super) fn expression(&mut self, expression: &ast::Expr) -> Lowered<Expression> {
        use ast::Expr;
        let kind = match expression {
            Expr::NoneLiteral(_) => ExpressionKind::Constant(Value::None),
            Expr::BooleanLiteral(node) => ExpressionKind::Constant(Value::Bool(node.value)),
            Expr::EllipsisLiteral(_) => ExpressionKind::Constant(Value::Ellipsis),
            Expr::NumberLiteral(node) => ExpressionKind::Constant(number(node)?),
            Expr::StringLiteral(node) => {
                let text = literals::text(node.value.to_str(), self.source.slice(span(node.range())));
                ExpressionKind::Constant(Value::Str(self.name(&text)))
            }
            Expr::BytesLiteral(node) => {
                let bytes: Vec<u8> = node.value.iter().flat_map(|part| part.value.iter().copied()).collect();
                ExpressionKind::Constant(Value::bytes(bytes))
            }
            Expr::FString(node) => ExpressionKind::Format(self.format(node)?),
            Expr::Name(node) => ExpressionKind::Name(self.variable(node.id.as_str())),
            Expr::Tuple(node) => ExpressionKind::Tuple(self.all(&node.elts)?),
            Expr::List(node) => ExpressionKind::List(self.all(&node.elts)?),
            Expr::Dict(node) => ExpressionKind::Dict(
                node.items
                    .iter()
                    .map(|item| {
                        let key = item.key.as_ref().map(|key| self.expression(key)).transpose()?;
                        Ok((key, self.expression(&item.value)?))
                    })
                    .collect::<Lowered<_>>()?,
            ),
            Expr::BinOp(node) => ExpressionKind::Binary(
                binary(node.op),
                Box::new((self.expression(&node.left)?, self.expression(&node.right)?)),
            ),
            Expr::UnaryOp(node) => match (unary(node.op), self.expression(&node.operand)?) {
                // `-1` is a constant.
                (Unary::Minus, Expression { kind: ExpressionKind::Constant(Value::Int(number)), .. })
                    if node.operand.is_number_literal_expr() && number != i64::MIN =>
                {
                    ExpressionKind::Constant(Value::Int(-number))
                }
                (operator, operand) => ExpressionKind::Unary(operator, Box::new(operand)),
            },
            Expr::BoolOp(node) => {
                ExpressionKind::Boolean { and: node.op == ast::BoolOp::And, values: self.all(&node.values)? }
            }
            Expr::Compare(node) => {
                let rest = node.ops.iter().zip(&node.comparators);
                let rest = rest.map(|(operator, right)| Ok((comparison(*operator), self.expression(right)?)));
                let rest = rest.collect::<Lowered<_>>()?;
                ExpressionKind::Compare(Box::new(self.expression(&node.left)?), rest)
            }
            Expr::If(node) => ExpressionKind::Conditional(Box::new((
                self.expression(&node.test)?,
                self.expression(&node.body)?,
                self.expression(&node.orelse)?,
            ))),
            Expr::Call(node) => ExpressionKind::Call(Box::new(self.call(node)?)),
            Expr::Attribute(node) => {
                ExpressionKind::Attribute(Box::new(self.expression(&node.value)?), self.mangled(node.attr.as_str()))
            }
            Expr::Subscript(node) => {
                ExpressionKind::Index(Box::new((self.expression(&node.value)?, self.expression(&node.slice)?)))
            }
            Expr::Slice(node) => {
                let mut bound =
                    |bound: &Option<Box<ast::Expr>>| bound.as_ref().map(|bound| self.expression(bound)).transpose();
                ExpressionKind::Slice(Box::new([bound(&node.lower)?, bound(&node.upper)?, bound(&node.step)?]))
            }
            Expr::Starred(node) => ExpressionKind::Starred(Box::new(self.expression(&node.value)?)),
            Expr::Named(node) => match &*node.target {
                Expr::Name(target) => {
                    ExpressionKind::Named(self.variable(target.id.as_str()), Box::new(self.expression(&node.value)?))
                }
                other => return mistake("invalid syntax", other),
            },
            Expr::Lambda(node) => ExpressionKind::Lambda(Box::new(self.lambda(node)?)),
            Expr::Set(node) => ExpressionKind::Set(self.all(&node.elts)?),
            Expr::ListComp(node) => {
                let element = (Some(&*node.elt), None);
                self.comprehension(node, node.range(), Gathering::List, "<listcomp>", &node.generators, element)?
            }
            Expr::SetComp(node) => {
                let element = (Some(&*node.elt), None);
                self.comprehension(node, node.range(), Gathering::Set, "<setcomp>", &node.generators, element)?
            }
            Expr::DictComp(node) => {
                let element = (node.key.as_deref(), Some(&*node.value));
                self.comprehension(node, node.range(), Gathering::Dict, "<dictcomp>", &node.generators, element)?
            }
            Expr::Generator(node) => {
                let element = (Some(&*node.elt), None);
                self.comprehension(node, node.range(), Gathering::Generator, "<genexpr>", &node.generators, element)?
            }
            Expr::Await(node) if self.scopes.get(self.scope).kind == Kind::Function => {
                return mistake("'await' outside async function", node);
            }
            Expr::Await(node) => return mistake("'await' outside function", node),
            Expr::Yield(node) if self.scopes.get(self.scope).kind == Kind::Function => {
                return not_covered("yield", node);
            }
            Expr::Yield(node) => return mistake("'yield' outside function", node),
            Expr::YieldFrom(node) if self.scopes.get(self.scope).kind == Kind::Function => {
                return not_covered("yield from", node);
            }
            Expr::YieldFrom(node) => return mistake("'yield' outside function", node),
            Expr::TString(node) => return not_covered("t\"…\"", node),
            Expr::IpyEscapeCommand(node) => return mistake("invalid syntax", node),
        };
        Ok(Expression { span: span(expression.range()), kind })
    }

    fn call(&mut self, node: &ast::ExprCall) -> Lowered<Call> {
        let mut keyword: Vec<(Option<Arc<str>>, Expression)> = Vec::new();
        for given in &node.arguments.keywords {
            let argument = given.arg.as_ref().map(|argument| self.mangled(argument.as_str()));
            if let Some(repeated) = &argument
                && keyword.iter().any(|(other, _)| other.as_ref() == Some(repeated))
            {
                return mistake(format!("keyword argument repeated: {repeated}"), given);
            }
            keyword.push((argument, self.expression(&given.value)?));
        }
        let starred = node.arguments.args.iter().any(ast::Expr::is_starred_expr)
            || keyword.iter().any(|(name, _)| name.is_none());
        let function = self.expression(&node.func)?;
        let positional = match &*node.arguments.args {
            // CPython shows a bare one with the parentheses of the call, which are its own too.
            [ast::Expr::Generator(only)] if !only.parenthesized => {
                let (range, element) = (node.arguments.range(), (Some(&*only.elt), None));
                let kind =
                    self.comprehension(only, range, Gathering::Generator, "<genexpr>", &only.generators, element)?;
                vec![Expression { kind, span: span(range) }]
            }
            all => self.all(all)?,
        };
        Ok(Call { function, starred, positional, keyword })
    }

    fn format(&mut self, node: &ast::ExprFString) -> Lowered<Vec<Piece>> {
        let mut pieces = Vec::new();
        for part in node.value.iter() {
            match part {
                ast::FStringPart::Literal(text) => pieces.push(Piece::Text(Arc::from(&*text.value))),
                ast::FStringPart::FString(part) => self.pieces(&part.elements, &mut pieces)?,
            }
        }
        Ok(pieces)
    }

    fn pieces(&mut self, elements: &ast::InterpolatedStringElements, pieces: &mut Vec<Piece>) -> Lowered<()> {
        for element in elements.iter() {
            let element = match element {
                ast::InterpolatedStringElement::Literal(text) => {
                    pieces.push(Piece::Text(Arc::from(&*text.value)));
                    continue;
                }
                ast::InterpolatedStringElement::Interpolation(element) => element,
            };
            let mut conversion = match element.conversion {
                ast::ConversionFlag::None => Conversion::None,
                ast::ConversionFlag::Str => Conversion::Str,
                ast::ConversionFlag::Ascii => Conversion::Ascii,
                ast::ConversionFlag::Repr => Conversion::Repr,
            };
            if let Some(debug) = &element.debug_text {
                pieces.push(Piece::Text(Arc::from(debug.as_str())));
                // `{x=}` shows the repr unless a format says otherwise.
                if conversion == Conversion::None && element.format_spec.is_none() {
                    conversion = Conversion::Repr;
                }
            }
            let mut specification = Vec::new();
            if let Some(given) = &element.format_spec {
                self.pieces(&given.elements, &mut specification)?;
            }
            let value = self.expression(&element.expression)?;
            pieces.push(Piece::Value { value, conversion, specification });
        }
        Ok(())
    }
}
