//! From the parser's tree to our own form. The only folder that knows the parser's tree.
//!
//! `scope` decides first which name is whose; then statements are lowered here, expressions in `expressions`, and
//! what runs in a frame of its own (functions, classes, comprehensions) in `functions`.

mod expressions;
mod functions;
mod literals;
mod scope;

use std::collections::HashSet;
use std::sync::Arc;

use ruff_python_ast as ast;
use ruff_python_parser::{Mode, ParseOptions};
use ruff_text_size::{Ranged, TextRange};

pub use literals::{assignee, is_bitwise};
use scope::{Kind, Scopes};

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

/// How the parser is asked: for Python 3.11.
pub fn options() -> ParseOptions {
    ParseOptions::from(Mode::Module).with_target_version(ast::PythonVersion::PY311)
}

/// Lowers a parsed source.
///
/// # Errors
const LEAVES_GROUP: &str = "'break', 'continue' and 'return' cannot appear in an except* block";

/// What CPython's compiler refuses, and what this console does not run.
pub fn module(source: &Arc<Source>, suite: &[ast::Stmt]) -> Lowered<Code> {
    let scopes = Scopes::of(suite)?;
    let mut lowering = Lowering {
        source: source.clone(),
        scopes,
        scope: 0,
        loops: 0,
        star: None,
        postponed: false,
        begins: true,
        names: HashSet::new(),
    };
    let doc = functions::documented(suite).0;
    let body = lowering.block(suite)?;
    Ok(lowering.code("<module>", 0, Parameters::default(), doc, Body::Block(body)))
}

struct Lowering {
    source: Arc<Source>,
    scopes: Scopes,
    /// The scope being lowered.
    scope: usize,
    /// How many loops are open, for `break` and `continue`.
    loops: u32,
    /// How many were open where the `except*` begins that is being lowered: nothing may leave that.
    star: Option<u32>,
    /// Whether annotations are kept as text, and whether only a documentation came before.
    postponed: bool,
    begins: bool,
    /// Every name once, so that equal names are mostly one text.
    names: HashSet<Arc<str>>,
}

fn span(range: TextRange) -> Span {
    Span { start: range.start().into(), end: range.end().into() }
}

fn not_covered<T>(what: &str, node: &impl Ranged) -> Lowered<T> {
    Err(Refusal::NotCovered { what: what.to_owned(), span: span(node.range()) })
}

fn mistake<T>(message: impl Into<String>, node: &impl Ranged) -> Lowered<T> {
    Err(Refusal::Mistake { message: message.into(), span: span(node.range()) })
}

impl Lowering {
    /// A name as it is written.
    fn name(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.names.get(text) {
            return known.clone();
        }
        let name: Arc<str> = Arc::from(text);
        self.names.insert(name.clone());
        name
    }

    /// A name as the class around it changes it: an attribute's.
    fn mangled(&mut self, text: &str) -> Arc<str> {
        let mangled = self.scopes.get(self.scope).mangled(text);
        self.name(&mangled)
    }

    /// A name with the place of its value.
    fn variable(&mut self, text: &str) -> Variable {
        let name = self.mangled(text);
        let home = self.scopes.home(self.scope, &name);
        Variable { name, home }
    }

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
        let imports_future = matches!(statement, Stmt::ImportFrom(node) if node.module.as_ref().is_some_and(|name| name == "__future__"));
        let documents = matches!(statement, Stmt::Expr(node) if node.value.is_string_literal_expr());
        self.begins &= imports_future || documents;
        let kind = match statement {
            Stmt::Expr(node) => StatementKind::Expression(self.expression(&node.value)?),
            Stmt::Assign(node) => StatementKind::Assign {
                targets: node.targets.iter().map(|target| self.target(target)).collect::<Lowered<_>>()?,
                value: self.expression(&node.value)?,
            },
            Stmt::AugAssign(node) => StatementKind::Augment {
                target: self.target(&node.target)?,
                operator: literals::binary(node.op),
                value: self.expression(&node.value)?,
            },
            Stmt::AnnAssign(node) => self.annotation(node)?,
            Stmt::Delete(node) => {
                StatementKind::Delete(node.targets.iter().map(|target| self.target(target)).collect::<Lowered<_>>()?)
            }
            Stmt::Pass(_) => StatementKind::Pass,
            Stmt::Import(node) => StatementKind::Import(
                node.names
                    .iter()
                    .map(|alias| {
                        let module = self.name(alias.name.as_str());
                        // `import a.b` binds `a`.
                        let first = module.split('.').next().unwrap_or(&module);
                        let bound = self.variable(alias.asname.as_ref().map_or(first, |given| given.as_str()));
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
            Stmt::Try(node) => StatementKind::Try {
                star: node.is_star,
                body: self.block(&node.body)?,
                handlers: self.handlers(&node.handlers, node.is_star)?,
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
            Stmt::Break(_) | Stmt::Continue(_) if self.star == Some(self.loops) => {
                return mistake(LEAVES_GROUP, statement);
            }
            Stmt::Break(node) if self.loops == 0 => return mistake("'break' outside loop", node),
            Stmt::Break(_) => StatementKind::Break,
            Stmt::Continue(node) if self.loops == 0 => return mistake("'continue' not properly in loop", node),
            Stmt::Continue(_) => StatementKind::Continue,
            Stmt::Global(_) | Stmt::Nonlocal(_) => StatementKind::Pass,
            Stmt::Return(node) if self.scopes.get(self.scope).kind != Kind::Function => {
                return mistake("'return' outside function", node);
            }
            Stmt::Return(node) if self.star.is_some() => {
                return match &node.value {
                    Some(value) => mistake(LEAVES_GROUP, &**value),
                    None => mistake(LEAVES_GROUP, node),
                };
            }
            Stmt::Return(node) => {
                StatementKind::Return(node.value.as_ref().map(|value| self.expression(value)).transpose()?)
            }
            Stmt::FunctionDef(node) => self.function(node)?,
            Stmt::ClassDef(node) => self.class(node)?,
            Stmt::Match(node) => return not_covered("match", node),
            Stmt::TypeAlias(node) => return not_covered("type", node),
            Stmt::IpyEscapeCommand(node) => return mistake("invalid syntax", node),
        };
        Ok(Statement { span: span(statement.range()), kind })
    }

    fn annotation(&mut self, node: &ast::StmtAnnAssign) -> Lowered<StatementKind> {
        let assign = match &node.value {
            Some(value) => Some((self.target(&node.target)?, self.expression(value)?)),
            None => None,
        };
        // A function's own names have annotations that nobody evaluates.
        if matches!(self.scopes.get(self.scope).kind, Kind::Function | Kind::Comprehension) && node.simple {
            return Ok(match assign {
                Some((target, value)) => StatementKind::Assign { targets: vec![target], value },
                None => StatementKind::Pass,
            });
        }
        let name = match (&*node.target, node.simple) {
            (ast::Expr::Name(target), true) => Some(self.mangled(target.id.as_str())),
            _ => None,
        };
        Ok(StatementKind::Annotate { name, annotation: self.written(&node.annotation)?, assign })
    }

    fn import_from(&mut self, node: &ast::StmtImportFrom) -> Lowered<StatementKind> {
        if node.level > 0 {
            return not_covered("from .", node);
        }
        let module = node.module.as_ref().map_or("", |module| module.as_str());
        if module == "__future__" {
            return self.future(node);
        }
        let star = node.names.iter().any(|alias| alias.name.as_str() == "*");
        let module = self.name(module);
        let names = node.names.iter().map(|alias| {
            let from = self.name(alias.name.as_str());
            let bound = self.variable(alias.asname.as_ref().unwrap_or(&alias.name).as_str());
            (from, bound)
        });
        Ok(StatementKind::ImportFrom { module, names: (!star).then(|| names.collect()) })
    }

    /// `from __future__ import …`: what 3.11 does anyway, and annotations that are kept as text.
    fn future(&mut self, node: &ast::StmtImportFrom) -> Lowered<StatementKind> {
        const KNOWN: &[&str] = &[
            "nested_scopes",
            "generators",
            "division",
            "absolute_import",
            "with_statement",
            "print_function",
            "unicode_literals",
            "barry_as_FLUFL",
            "generator_stop",
            "annotations",
        ];
        for alias in &node.names {
            match alias.name.as_str() {
                "braces" => return mistake("not a chance", node),
                name if !KNOWN.contains(&name) => {
                    return mistake(format!("future feature {name} is not defined"), node);
                }
                name => self.postponed |= name == "annotations",
            }
        }
        if !self.begins {
            return mistake("from __future__ imports must occur at the beginning of the file", node);
        }
        Ok(StatementKind::Pass)
    }

    /// What is written after a colon or an arrow.
    fn written(&mut self, annotation: &ast::Expr) -> Lowered<Expression> {
        if !self.postponed {
            return self.expression(annotation);
        }
        let place = span(annotation.range());
        let text = self.source.slice(place).to_owned();
        Ok(Expression { span: place, kind: ExpressionKind::Constant(Value::Str(self.name(&text))) })
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

    fn handlers(&mut self, handlers: &[ast::ExceptHandler], is_star: bool) -> Lowered<Vec<Handler>> {
        let count = handlers.len();
        let lowered = handlers.iter().enumerate().map(|(index, ast::ExceptHandler::ExceptHandler(node))| {
            if node.type_.is_none() && index + 1 < count {
                return mistake("default 'except:' must be last", node);
            }
            if let Some(ast::Expr::Tuple(tuple)) = node.type_.as_deref()
                && !tuple.parenthesized
            {
                return mistake("multiple exception types must be parenthesized", tuple);
            }
            let class = node.type_.as_ref().map(|class| self.expression(class)).transpose()?;
            let name = node.name.as_ref().map(|given| self.variable(given.as_str()));
            let outer = if is_star { self.star.replace(self.loops) } else { self.star };
            let body = self.block(&node.body);
            self.star = outer;
            Ok(Handler { class, name, body: body? })
        });
        lowered.collect()
    }

    fn target(&mut self, expression: &ast::Expr) -> Lowered<Target> {
        use ast::Expr;
        let kind = match expression {
            Expr::Name(node) => TargetKind::Name(self.variable(node.id.as_str())),
            Expr::Attribute(node) => {
                TargetKind::Attribute(self.expression(&node.value)?, self.mangled(node.attr.as_str()))
            }
            Expr::Subscript(node) => TargetKind::Index(self.expression(&node.value)?, self.expression(&node.slice)?),
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                let mut star = None;
                let mut targets = Vec::new();
                for (index, item) in elts.iter().enumerate() {
                    let item = match item {
                        Expr::Starred(_) if star.is_some() => {
                            return mistake("multiple starred expressions in assignment", expression);
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
}
