//! Lowering what runs in a frame of its own: functions, classes, comprehensions.

use std::sync::Arc;

use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};

use super::{Lowered, Lowering, mistake, not_covered, span};
use crate::console::ir::*;

/// The text that a block begins with, and what follows it.
pub(super) fn documented(suite: &[ast::Stmt]) -> (Option<String>, &[ast::Stmt]) {
    match suite.split_first() {
        Some((ast::Stmt::Expr(first), rest)) => match &*first.value {
            ast::Expr::StringLiteral(text) => (Some(text.value.to_str().to_owned()), rest),
            _ => (None, suite),
        },
        _ => (None, suite),
    }
}

/// A block needs something to run.
fn or_pass(mut body: Vec<Statement>) -> Vec<Statement> {
    if body.is_empty() {
        body.push(Statement { span: Span::default(), kind: StatementKind::Pass });
    }
    body
}

/// The defaults of parameters: those given by place, and those given by name only, where they have one.
type Defaults = (Vec<Expression>, Vec<Option<Expression>>);

impl Lowering {
    /// Lowers what is inside a scope.
    fn within<T>(&mut self, scope: usize, work: impl FnOnce(&mut Lowering) -> Lowered<T>) -> Lowered<T> {
        let (outer, loops) = (std::mem::replace(&mut self.scope, scope), std::mem::take(&mut self.loops));
        let star = self.star.take();
        let result = work(self);
        (self.scope, self.loops, self.star) = (outer, loops, star);
        result
    }

    /// The code of a scope.
    pub(super) fn code(
        &mut self,
        name: &str,
        scope: usize,
        parameters: Parameters,
        doc: Option<String>,
        body: Body,
    ) -> Code {
        let this = self.scopes.get(scope);
        let parameter_count = parameters.count();
        let starting = |cell: &Arc<str>| {
            let place = this.locals.iter().take(parameter_count).position(|local| local == cell);
            (cell.clone(), place.map(|place| place as u32))
        };
        Code {
            source: self.source.clone(),
            name: Arc::from(name),
            qualified: Arc::from(&*this.qualified),
            doc: doc.map(Arc::from),
            parameters,
            cells: this.cells.iter().map(starting).collect(),
            locals: this.locals.clone(),
            free: this.free.clone(),
            body,
        }
    }

    pub(super) fn function(&mut self, node: &ast::StmtFunctionDef) -> Lowered<StatementKind> {
        if let Some(decorator) = node.decorator_list.first() {
            return not_covered("@", decorator);
        }
        if node.is_async {
            return not_covered("async def", node);
        }
        let (defaults, keyword_defaults) = self.defaults(&node.parameters)?;
        let mut annotations = self.annotations(&node.parameters)?;
        if let Some(returns) = &node.returns {
            annotations.push((self.name("return"), self.written(returns)?));
        }
        let scope = self.scopes.at(node);
        let (doc, suite) = documented(&node.body);
        let body = self.within(scope, |inside| inside.block(suite))?;
        let body = Body::Block(or_pass(body));
        let code = Arc::new(self.code(node.name.as_str(), scope, parameters(&node.parameters), doc, body));
        let captures = self.scopes.captures(scope);
        let making = Making { code, defaults, keyword_defaults, annotations, captures };
        Ok(StatementKind::Function(self.variable(node.name.as_str()), Box::new(making)))
    }

    pub(super) fn lambda(&mut self, node: &ast::ExprLambda) -> Lowered<Making> {
        let (defaults, keyword_defaults) = match &node.parameters {
            Some(parameters) => self.defaults(parameters)?,
            None => Default::default(),
        };
        let scope = self.scopes.at(node);
        let body = self.within(scope, |inside| inside.expression(&node.body))?;
        let parameters = node.parameters.as_deref().map(parameters).unwrap_or_default();
        let code = Arc::new(self.code("<lambda>", scope, parameters, None, Body::Value(body)));
        Ok(Making { code, defaults, keyword_defaults, annotations: vec![], captures: self.scopes.captures(scope) })
    }

    fn defaults(&mut self, given: &ast::Parameters) -> Lowered<Defaults> {
        let by_place = given.posonlyargs.iter().chain(&given.args).filter_map(|parameter| parameter.default());
        let defaults = by_place.map(|default| self.expression(default)).collect::<Lowered<_>>()?;
        let by_name = given.kwonlyargs.iter();
        let by_name = by_name.map(|parameter| parameter.default().map(|default| self.expression(default)).transpose());
        Ok((defaults, by_name.collect::<Lowered<_>>()?))
    }

    fn annotations(&mut self, given: &ast::Parameters) -> Lowered<Vec<(Arc<str>, Expression)>> {
        let named = given.posonlyargs.iter().chain(&given.args).map(|parameter| &parameter.parameter);
        let all = named.chain(given.vararg.as_deref());
        let all = all.chain(given.kwonlyargs.iter().map(|parameter| &parameter.parameter));
        let mut annotations = Vec::new();
        for parameter in all.chain(given.kwarg.as_deref()) {
            if let Some(annotation) = &parameter.annotation {
                annotations.push((self.mangled(parameter.name.as_str()), self.written(annotation)?));
            }
        }
        Ok(annotations)
    }

    pub(super) fn class(&mut self, node: &ast::StmtClassDef) -> Lowered<StatementKind> {
        if let Some(decorator) = node.decorator_list.first() {
            return not_covered("@", decorator);
        }
        let (mut bases, mut keywords) = (Vec::new(), Vec::new());
        if let Some(arguments) = &node.arguments {
            bases = self.all(&arguments.args)?;
            for keyword in &arguments.keywords {
                match &keyword.arg {
                    Some(name) if keywords.iter().any(|(other, _): &(Arc<str>, _)| **other == **name) => {
                        return mistake(format!("keyword argument repeated: {name}"), keyword);
                    }
                    Some(name) if name.as_str() != "metaclass" => {
                        keywords.push((Arc::from(name.as_str()), self.expression(&keyword.value)?));
                    }
                    name => {
                        let what = name.as_ref().map_or("**".to_owned(), |name| format!("{name}="));
                        return not_covered(&what, keyword);
                    }
                }
            }
        }
        let scope = self.scopes.at(node);
        let (doc, suite) = documented(&node.body);
        let body = self.within(scope, |inside| inside.block(suite))?;
        let body = Body::Block(or_pass(body));
        let code = Arc::new(self.code(node.name.as_str(), scope, Parameters::default(), doc, body));
        let captures = self.scopes.captures(scope);
        let own_cell = self.scopes.own_class_cell(scope);
        let making = ClassMaking { code, bases, keywords, captures, own_cell };
        Ok(StatementKind::Class(self.variable(node.name.as_str()), Box::new(making)))
    }

    pub(super) fn comprehension(
        &mut self,
        node: &impl Ranged,
        shown: TextRange,
        gathering: Gathering,
        name: &str,
        generators: &[ast::Comprehension],
        (element, value): (Option<&ast::Expr>, Option<&ast::Expr>),
    ) -> Lowered<ExpressionKind> {
        let (Some(first), Some(element)) = (generators.first(), element) else {
            return mistake("dict unpacking cannot be used in dict comprehension", node);
        };
        if let Some(starred) = Some(element).filter(|element| element.is_starred_expr()) {
            return mistake("iterable unpacking cannot be used in comprehension", starred);
        }
        let first_value = self.expression(&first.iter)?;
        let scope = self.scopes.at(node);
        let body = self.within(scope, |inside| {
            let mut clauses = Vec::new();
            for (index, clause) in generators.iter().enumerate() {
                if clause.is_async {
                    return not_covered("async for", clause);
                }
                let iterable = if index == 0 { None } else { Some(inside.expression(&clause.iter)?) };
                let target = inside.target(&clause.target)?;
                let conditions = inside.all(&clause.ifs)?;
                clauses.push(Clause { target, iterable, span: span(shown), conditions });
            }
            let element = inside.expression(element)?;
            let value = value.map(|value| inside.expression(value)).transpose()?;
            Ok(Body::Comprehension { clauses, element, value })
        })?;
        let code = Arc::new(self.code(name, scope, Parameters::default(), None, body));
        let captures = self.scopes.captures(scope);
        let comprehension = Comprehension { gathering, first: first_value, code, captures };
        Ok(ExpressionKind::Comprehension(Box::new(comprehension)))
    }
}

fn parameters(given: &ast::Parameters) -> Parameters {
    Parameters {
        positional: given.posonlyargs.len() + given.args.len(),
        positional_only: given.posonlyargs.len(),
        keyword_only: given.kwonlyargs.len(),
        star: given.vararg.is_some(),
        double_star: given.kwarg.is_some(),
    }
}
