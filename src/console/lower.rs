//! From the parser's tree to our own form. The only file that knows the parser's tree.

use std::sync::Arc;

use num_bigint::BigInt;
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};

use super::ir::*;
use super::value::Value;

/// Why a parsed source cannot be lowered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Python runs it and this console does not: its name in Python's grammar.
    NotCovered { what: String, span: Span },
    /// CPython's compiler refuses it too, with this text.
    Mistake { message: String, span: Span },
}

type Lowered<T> = Result<T, Refusal>;

/// Lowers a parsed module.
pub fn module(suite: &[ast::Stmt]) -> Lowered<Vec<Statement>> {
    Lowering { loops: 0 }.block(suite)
}

struct Lowering {
    /// How many loops are open, for `break` and `continue`.
    loops: u32,
}

fn span(range: TextRange) -> Span {
    Span { start: range.start().into(), end: range.end().into() }
}

fn name(text: &str) -> Arc<str> {
    Arc::from(text)
}

fn not_covered<T>(what: &str, node: &impl Ranged) -> Lowered<T> {
    Err(Refusal::NotCovered { what: what.to_owned(), span: span(node.range()) })
}

fn mistake<T>(message: impl Into<String>, node: &impl Ranged) -> Lowered<T> {
    Err(Refusal::Mistake { message: message.into(), span: span(node.range()) })
}

impl Lowering {
    fn block(&mut self, suite: &[ast::Stmt]) -> Lowered<Vec<Statement>> {
        suite.iter().map(|statement| self.statement(statement)).collect()
    }

    fn loop_block(&mut self, suite: &[ast::Stmt]) -> Lowered<Vec<Statement>> {
        self.loops += 1;
        let block = self.block(suite);
        self.loops -= 1;
        block
    }

    fn statement(&mut self, statement: &ast::Stmt) -> Lowered<Statement> {
        use ast::Stmt;
        if let Stmt::Expr(ast::StmtExpr { value, .. }) | Stmt::Assign(ast::StmtAssign { value, .. }) = statement
            && value.is_starred_expr()
        {
            return mistake("can't use starred expression here", &**value);
        }
        let kind = match statement {
            Stmt::Expr(node) => StatementKind::Expression(self.expression(&node.value)?),
            Stmt::Assign(node) => StatementKind::Assign {
                targets: node.targets.iter().map(|target| self.target(target)).collect::<Lowered<_>>()?,
                value: self.expression(&node.value)?,
            },
            Stmt::AugAssign(node) => StatementKind::Augment {
                target: self.target(&node.target)?,
                operator: binary(node.op),
                value: self.expression(&node.value)?,
            },
            Stmt::AnnAssign(node) => match &node.value {
                Some(value) => {
                    StatementKind::Assign { targets: vec![self.target(&node.target)?], value: self.expression(value)? }
                }
                None => StatementKind::Pass,
            },
            Stmt::Delete(node) => {
                StatementKind::Delete(node.targets.iter().map(|target| self.target(target)).collect::<Lowered<_>>()?)
            }
            Stmt::Pass(_) => StatementKind::Pass,
            Stmt::Import(node) => StatementKind::Import(
                node.names
                    .iter()
                    .map(|alias| {
                        let module = name(alias.name.as_str());
                        // `import a.b` binds `a`.
                        let first = module.split('.').next().unwrap_or(&module);
                        let bound = alias.asname.as_ref().map_or(name(first), |given| name(given.as_str()));
                        (module, bound)
                    })
                    .collect(),
            ),
            Stmt::ImportFrom(node) => self.import_from(node)?,
            Stmt::If(node) => self.conditional(node)?,
            Stmt::While(node) => StatementKind::While {
                test: self.expression(&node.test)?,
                body: self.loop_block(&node.body)?,
                otherwise: self.block(&node.orelse)?,
            },
            Stmt::For(node) if node.is_async => return not_covered("async for", node),
            Stmt::For(node) => StatementKind::For {
                target: self.target(&node.target)?,
                iterable: self.expression(&node.iter)?,
                body: self.loop_block(&node.body)?,
                otherwise: self.block(&node.orelse)?,
            },
            Stmt::With(node) if node.is_async => return not_covered("async with", node),
            Stmt::With(node) => StatementKind::With {
                items: node
                    .items
                    .iter()
                    .map(|item| {
                        let target = item.optional_vars.as_ref().map(|target| self.target(target)).transpose()?;
                        Ok((self.expression(&item.context_expr)?, target))
                    })
                    .collect::<Lowered<_>>()?,
                body: self.block(&node.body)?,
            },
            Stmt::Try(node) if node.is_star => return not_covered("except*", node),
            Stmt::Try(node) => StatementKind::Try {
                body: self.block(&node.body)?,
                handlers: self.handlers(&node.handlers)?,
                otherwise: self.block(&node.orelse)?,
                finally: self.block(&node.finalbody)?,
            },
            Stmt::Raise(node) => StatementKind::Raise {
                exception: node.exc.as_ref().map(|exception| self.expression(exception)).transpose()?,
                cause: node.cause.as_ref().map(|cause| self.expression(cause)).transpose()?,
            },
            Stmt::Assert(node) => StatementKind::Assert {
                test: self.expression(&node.test)?,
                message: node.msg.as_ref().map(|message| self.expression(message)).transpose()?,
            },
            Stmt::Break(node) if self.loops == 0 => return mistake("'break' outside loop", node),
            Stmt::Break(_) => StatementKind::Break,
            Stmt::Continue(node) if self.loops == 0 => return mistake("'continue' not properly in loop", node),
            Stmt::Continue(_) => StatementKind::Continue,
            // At the level of a module `global` changes nothing, and there are no functions yet.
            Stmt::Global(_) => StatementKind::Pass,
            Stmt::Nonlocal(node) => return mistake("nonlocal declaration not allowed at module level", node),
            Stmt::Return(node) => return mistake("'return' outside function", node),
            Stmt::FunctionDef(node) if node.is_async => return not_covered("async def", node),
            Stmt::FunctionDef(node) => return not_covered("def", node),
            Stmt::ClassDef(node) => return not_covered("class", node),
            Stmt::Match(node) => return not_covered("match", node),
            Stmt::TypeAlias(node) => return not_covered("type", node),
            Stmt::IpyEscapeCommand(node) => return mistake("invalid syntax", node),
        };
        Ok(Statement { span: span(statement.range()), kind })
    }

    fn import_from(&mut self, node: &ast::StmtImportFrom) -> Lowered<StatementKind> {
        if node.level > 0 {
            return not_covered("from .", node);
        }
        let module = node.module.as_ref().map_or("", |module| module.as_str());
        let star = node.names.iter().any(|alias| alias.name.as_str() == "*");
        let names = node.names.iter().map(|alias| {
            let from = name(alias.name.as_str());
            let bound = alias.asname.as_ref().map_or(from.clone(), |given| name(given.as_str()));
            (from, bound)
        });
        Ok(StatementKind::ImportFrom { module: name(module), names: (!star).then(|| names.collect()) })
    }

    fn conditional(&mut self, node: &ast::StmtIf) -> Lowered<StatementKind> {
        let mut branches = vec![(self.expression(&node.test)?, self.block(&node.body)?)];
        let mut otherwise = Vec::new();
        for clause in &node.elif_else_clauses {
            match &clause.test {
                Some(test) => branches.push((self.expression(test)?, self.block(&clause.body)?)),
                None => otherwise = self.block(&clause.body)?,
            }
        }
        Ok(StatementKind::If { branches, otherwise })
    }

    fn handlers(&mut self, handlers: &[ast::ExceptHandler]) -> Lowered<Vec<Handler>> {
        let count = handlers.len();
        let lowered = handlers.iter().enumerate().map(|(index, ast::ExceptHandler::ExceptHandler(node))| {
            if node.type_.is_none() && index + 1 < count {
                return mistake("default 'except:' must be last", node);
            }
            Ok(Handler {
                class: node.type_.as_ref().map(|class| self.expression(class)).transpose()?,
                name: node.name.as_ref().map(|given| name(given.as_str())),
                body: self.block(&node.body)?,
            })
        });
        lowered.collect()
    }

    fn target(&mut self, expression: &ast::Expr) -> Lowered<Target> {
        use ast::Expr;
        let kind = match expression {
            Expr::Name(node) => TargetKind::Name(name(node.id.as_str())),
            Expr::Attribute(node) => TargetKind::Attribute(self.expression(&node.value)?, name(node.attr.as_str())),
            Expr::Subscript(node) => TargetKind::Index(self.expression(&node.value)?, self.expression(&node.slice)?),
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                let mut star = None;
                let mut targets = Vec::new();
                for (index, item) in elts.iter().enumerate() {
                    let item = match item {
                        Expr::Starred(node) if star.is_some() => {
                            return mistake("multiple starred expressions in assignment", node);
                        }
                        Expr::Starred(node) => {
                            star = Some(index);
                            &node.value
                        }
                        other => other,
                    };
                    targets.push(self.target(item)?);
                }
                TargetKind::Sequence { targets, star }
            }
            Expr::Starred(node) => return mistake("starred assignment target must be in a list or tuple", node),
            other => return mistake("invalid syntax", other),
        };
        Ok(Target { span: span(expression.range()), kind })
    }

    fn all(&mut self, expressions: &[ast::Expr]) -> Lowered<Vec<Expression>> {
        expressions.iter().map(|expression| self.expression(expression)).collect()
    }

    fn expression(&mut self, expression: &ast::Expr) -> Lowered<Expression> {
        use ast::Expr;
        let kind = match expression {
            Expr::NoneLiteral(_) => ExpressionKind::Constant(Value::None),
            Expr::BooleanLiteral(node) => ExpressionKind::Constant(Value::Bool(node.value)),
            Expr::EllipsisLiteral(_) => ExpressionKind::Constant(Value::Ellipsis),
            Expr::NumberLiteral(node) => ExpressionKind::Constant(number(node)?),
            Expr::StringLiteral(node) => ExpressionKind::Constant(Value::text(node.value.to_str())),
            Expr::BytesLiteral(node) => {
                let bytes: Vec<u8> = node.value.iter().flat_map(|part| part.value.iter().copied()).collect();
                ExpressionKind::Constant(Value::bytes(bytes))
            }
            Expr::FString(node) => ExpressionKind::Format(self.format(node)?),
            Expr::Name(node) => ExpressionKind::Name(name(node.id.as_str())),
            Expr::Tuple(node) => ExpressionKind::Tuple(self.all(&node.elts)?),
            Expr::List(node) => ExpressionKind::List(self.all(&node.elts)?),
            Expr::Set(node) => ExpressionKind::Set(self.all(&node.elts)?),
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
            Expr::UnaryOp(node) => ExpressionKind::Unary(unary(node.op), Box::new(self.expression(&node.operand)?)),
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
                ExpressionKind::Attribute(Box::new(self.expression(&node.value)?), name(node.attr.as_str()))
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
                    ExpressionKind::Named(name(target.id.as_str()), Box::new(self.expression(&node.value)?))
                }
                other => return mistake("invalid syntax", other),
            },
            Expr::Lambda(node) => return not_covered("lambda", node),
            Expr::ListComp(node) => return not_covered("[… for …]", node),
            Expr::SetComp(node) => return not_covered("{… for …}", node),
            Expr::DictComp(node) => return not_covered("{…: … for …}", node),
            Expr::Generator(node) => return not_covered("(… for …)", node),
            Expr::Await(node) => return mistake("'await' outside function", node),
            Expr::Yield(node) => return mistake("'yield' outside function", node),
            Expr::YieldFrom(node) => return mistake("'yield' outside function", node),
            Expr::TString(node) => return not_covered("t\"…\"", node),
            Expr::IpyEscapeCommand(node) => return mistake("invalid syntax", node),
        };
        Ok(Expression { span: span(expression.range()), kind })
    }

    fn call(&mut self, node: &ast::ExprCall) -> Lowered<Call> {
        let mut keyword: Vec<(Option<Arc<str>>, Expression)> = Vec::new();
        for given in &node.arguments.keywords {
            let argument = given.arg.as_ref().map(|argument| name(argument.as_str()));
            if let Some(repeated) = &argument
                && keyword.iter().any(|(other, _)| other.as_ref() == Some(repeated))
            {
                return mistake(format!("keyword argument repeated: {repeated}"), given);
            }
            keyword.push((argument, self.expression(&given.value)?));
        }
        Ok(Call { function: self.expression(&node.func)?, positional: self.all(&node.arguments.args)?, keyword })
    }

    fn format(&mut self, node: &ast::ExprFString) -> Lowered<Vec<Piece>> {
        let mut pieces = Vec::new();
        for part in node.value.iter() {
            match part {
                ast::FStringPart::Literal(text) => pieces.push(Piece::Text(name(&text.value))),
                ast::FStringPart::FString(part) => self.pieces(&part.elements, &mut pieces)?,
            }
        }
        Ok(pieces)
    }

    fn pieces(&mut self, elements: &ast::InterpolatedStringElements, pieces: &mut Vec<Piece>) -> Lowered<()> {
        for element in elements.iter() {
            let element = match element {
                ast::InterpolatedStringElement::Literal(text) => {
                    pieces.push(Piece::Text(name(&text.value)));
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
                pieces.push(Piece::Text(name(debug.as_str())));
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

fn number(node: &ast::ExprNumberLiteral) -> Lowered<Value> {
    Ok(match &node.value {
        ast::Number::Int(number) => match number.as_i64() {
            Some(small) => Value::Int(small),
            None => match big(&number.to_string()) {
                Some(big) => Value::integer(big),
                None => return mistake("invalid decimal literal", node),
            },
        },
        ast::Number::Float(number) => Value::Float(*number),
        ast::Number::Complex { .. } => return not_covered("complex", node),
    })
}

/// How CPython calls something that cannot be assigned to; `None` for what can.
pub fn assignee(source: &str) -> Option<&'static str> {
    use ast::Expr;
    let parsed = ruff_python_parser::parse_expression(source).ok()?;
    Some(match parsed.expr() {
        Expr::NoneLiteral(_) => "None",
        Expr::BooleanLiteral(node) if node.value => "True",
        Expr::BooleanLiteral(_) => "False",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_) => "literal",
        Expr::FString(_) => "f-string expression",
        Expr::Call(_) => "function call",
        Expr::BinOp(_) | Expr::UnaryOp(_) | Expr::BoolOp(_) => "expression",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Lambda(_) => "lambda",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::Tuple(_) => "tuple",
        Expr::List(_) => "list",
        Expr::ListComp(_) => "list comprehension",
        Expr::Generator(_) => "generator expression",
        _ => return None,
    })
}

/// A long literal as the parser keeps it: its own text, with its prefix.
fn big(text: &str) -> Option<BigInt> {
    let text = text.replace('_', "").to_ascii_lowercase();
    let (digits, radix) = match text.get(..2) {
        Some("0x") => (&text[2..], 16),
        Some("0o") => (&text[2..], 8),
        Some("0b") => (&text[2..], 2),
        _ => (&text[..], 10),
    };
    BigInt::parse_bytes(digits.as_bytes(), radix)
}

fn binary(operator: ast::Operator) -> Binary {
    use ast::Operator;
    match operator {
        Operator::Add => Binary::Add,
        Operator::Sub => Binary::Subtract,
        Operator::Mult => Binary::Multiply,
        Operator::MatMult => Binary::MatrixMultiply,
        Operator::Div => Binary::Divide,
        Operator::Mod => Binary::Modulo,
        Operator::Pow => Binary::Power,
        Operator::LShift => Binary::ShiftLeft,
        Operator::RShift => Binary::ShiftRight,
        Operator::BitOr => Binary::Or,
        Operator::BitXor => Binary::Xor,
        Operator::BitAnd => Binary::And,
        Operator::FloorDiv => Binary::FloorDivide,
    }
}

fn unary(operator: ast::UnaryOp) -> Unary {
    match operator {
        ast::UnaryOp::Invert => Unary::Invert,
        ast::UnaryOp::Not => Unary::Not,
        ast::UnaryOp::UAdd => Unary::Plus,
        ast::UnaryOp::USub => Unary::Minus,
    }
}

fn comparison(operator: ast::CmpOp) -> Comparison {
    use ast::CmpOp;
    match operator {
        CmpOp::Eq => Comparison::Equal,
        CmpOp::NotEq => Comparison::NotEqual,
        CmpOp::Lt => Comparison::Less,
        CmpOp::LtE => Comparison::LessEqual,
        CmpOp::Gt => Comparison::Greater,
        CmpOp::GtE => Comparison::GreaterEqual,
        CmpOp::Is => Comparison::Is,
        CmpOp::IsNot => Comparison::IsNot,
        CmpOp::In => Comparison::In,
        CmpOp::NotIn => Comparison::NotIn,
    }
}
