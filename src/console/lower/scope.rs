//! Which name is whose: what CPython's symbol table decides before a program runs.
//!
//! A first walk notes for each scope (a source, a function, the body of a class, a comprehension) which names it
//! binds and which it uses; then every name is given its [`Home`].

use std::collections::HashMap;
use std::sync::Arc;

use ruff_python_ast::{self as ast, visitor, visitor::Visitor};
use ruff_text_size::{Ranged, TextRange};

use super::{Lowered, Refusal, span};
use crate::console::ir::{GlobalSlot, Home};

/// The name of the cell in which functions inside a class find it, for `super()`.
const OWN_CLASS: &str = "__class__";

/// What a scope is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A source.
    Module,
    /// A function or a lambda.
    Function,
    /// A comprehension: a function, but for where `:=` puts its name.
    Comprehension,
    /// The body of a class.
    Class,
}

/// What is known of a name in a scope.
#[derive(Clone, Copy, Debug, Default)]
struct Symbol {
    bound: bool,
    used: bool,
    annotated: bool,
    parameter: bool,
    global: bool,
    /// Where it says `global` or `nonlocal` first.
    declared: Option<TextRange>,
    /// Where it says `nonlocal`.
    nonlocal: Option<TextRange>,
    /// Whether a function inside uses it.
    captured: bool,
}

impl Symbol {
    /// Whether its value lives in this scope.
    fn is_own(&self) -> bool {
        self.bound && !self.global && self.nonlocal.is_none()
    }
}

/// A scope.
#[derive(Debug)]
pub struct Scope {
    /// What it is of.
    pub kind: Kind,
    /// Its name with those of what is around it.
    pub qualified: String,
    /// The class in whose body it stands, however deep: `__x` is `_Class__x` there.
    pub class: Option<Arc<str>>,
    /// The names of its slots.
    pub locals: Vec<Arc<str>>,
    /// The names of its own cells.
    pub cells: Vec<Arc<str>>,
    /// The names of the cells it is given.
    pub free: Vec<Arc<str>>,
    parent: usize,
    parameters: Vec<Arc<str>>,
    /// In order of appearance.
    names: Vec<Arc<str>>,
    symbols: HashMap<Arc<str>, Symbol>,
}

/// All scopes of a source. The first is the source's own.
pub struct Scopes {
    all: Vec<Scope>,
    places: HashMap<TextRange, usize>,
}

/// Where a name was found.
enum Found {
    Global,
    In(usize),
}

impl Scopes {
    /// Decides every name of a source.
    pub fn of(suite: &[ast::Stmt]) -> Lowered<Scopes> {
        let mut walk = Walk { scopes: Scopes { all: vec![], places: HashMap::new() }, current: 0, refusal: None };
        walk.scopes.all.push(Scope::new(Kind::Module, 0, String::new(), None));
        walk.visit_body(suite);
        match walk.refusal {
            Some(refusal) => Err(refusal),
            None => walk.scopes.resolved(),
        }
    }

    /// The scope that begins with a node.
    pub fn at(&self, node: &impl Ranged) -> usize {
        self.places.get(&node.range()).copied().unwrap_or(0)
    }

    /// A scope.
    pub fn get(&self, scope: usize) -> &Scope {
        &self.all[scope]
    }

    /// Where the value of a name lives, seen from a scope.
    pub fn home(&self, scope: usize, name: &str) -> Home {
        let this = &self.all[scope];
        let declared = this.symbols.get(name).copied().unwrap_or_default();
        let inner = match self.cell(scope, name) {
            Some(cell) if !declared.global => Home::Cell(cell),
            _ => match this.locals.iter().position(|local| &**local == name) {
                Some(slot) => Home::Local(slot as u32),
                None => Home::Global(GlobalSlot::unknown()),
            },
        };
        if this.kind == Kind::Class && !declared.global && declared.nonlocal.is_none() {
            Home::Body(Box::new(inner))
        } else {
            inner
        }
    }

    /// Which of a scope's cells has a name.
    pub fn cell(&self, scope: usize, name: &str) -> Option<u32> {
        let this = &self.all[scope];
        this.cells.iter().chain(&this.free).position(|cell| &**cell == name).map(|place| place as u32)
    }

    /// The cell in which a class's functions find it.
    pub fn own_class_cell(&self, scope: usize) -> Option<u32> {
        self.all[scope].cells.iter().position(|cell| &**cell == OWN_CLASS).map(|place| place as u32)
    }

    /// Which cells of the scope around it a scope is given.
    pub fn captures(&self, scope: usize) -> Vec<u32> {
        let this = &self.all[scope];
        this.free.iter().filter_map(|name| self.cell(this.parent, name)).collect()
    }

    fn resolved(mut self) -> Lowered<Scopes> {
        for scope in 1..self.all.len() {
            for place in 0..self.all[scope].names.len() {
                let name = self.all[scope].names[place].clone();
                self.resolve(scope, &name)?;
            }
        }
        for scope in self.all.iter_mut().skip(1) {
            scope.locals = scope.parameters.clone();
            // CPython sorts them, as `__closure__` shows.
            scope.free.sort();
            for name in &scope.names {
                let symbol = scope.symbols.get(name).copied().unwrap_or_default();
                if symbol.captured {
                    scope.cells.push(name.clone());
                } else if symbol.is_own() && !symbol.parameter && scope.kind != Kind::Class {
                    scope.locals.push(name.clone());
                }
            }
        }
        Ok(self)
    }

    fn resolve(&mut self, scope: usize, name: &Arc<str>) -> Lowered<()> {
        let this = &self.all[scope];
        let symbol = this.symbols.get(name).copied().unwrap_or_default();
        if symbol.global || symbol.is_own() {
            return Ok(());
        }
        match (self.find(this.parent, name), symbol.nonlocal) {
            (Found::Global, Some(range)) => {
                let message = format!("no binding for nonlocal '{name}' found");
                Err(Refusal::Mistake { message, span: span(range) })
            }
            (Found::Global, None) => Ok(()),
            (Found::In(owner), _) => {
                if let Some(symbol) = self.all[owner].symbols.get_mut(name) {
                    symbol.captured = true;
                }
                // Every scope on the way hands the cell on.
                let mut at = scope;
                while at != owner {
                    let passing = &mut self.all[at];
                    if !passing.free.contains(name) {
                        passing.free.push(name.clone());
                    }
                    at = passing.parent;
                }
                Ok(())
            }
        }
    }

    fn find(&self, from: usize, name: &str) -> Found {
        let mut at = from;
        loop {
            let scope = &self.all[at];
            let symbol = scope.symbols.get(name);
            match scope.kind {
                Kind::Module => return Found::Global,
                // Names of a class are seen by its own body alone.
                Kind::Class if name != OWN_CLASS => {}
                _ => match symbol {
                    Some(symbol) if symbol.is_own() => return Found::In(at),
                    Some(symbol) if symbol.global => return Found::Global,
                    _ => {}
                },
            }
            at = scope.parent;
        }
    }
}

impl Scope {
    fn new(kind: Kind, parent: usize, qualified: String, class: Option<Arc<str>>) -> Scope {
        Scope {
            kind,
            qualified,
            class,
            locals: vec![],
            cells: vec![],
            free: vec![],
            parent,
            parameters: vec![],
            names: vec![],
            symbols: HashMap::new(),
        }
    }

    /// What a name is called inside a class: `__x` is `_Class__x`.
    pub fn mangled(&self, name: &str) -> String {
        match &self.class {
            Some(class) if name.starts_with("__") && !name.ends_with("__") => {
                let class = class.trim_start_matches('_');
                if class.is_empty() { name.to_owned() } else { format!("_{class}{name}") }
            }
            _ => name.to_owned(),
        }
    }

    fn symbol(&mut self, name: &str) -> &mut Symbol {
        let name: Arc<str> = Arc::from(self.mangled(name));
        if !self.symbols.contains_key(&name) {
            self.names.push(name.clone());
        }
        self.symbols.entry(name).or_default()
    }
}

struct Walk {
    scopes: Scopes,
    current: usize,
    refusal: Option<Refusal>,
}

impl Walk {
    fn scope(&mut self) -> &mut Scope {
        &mut self.scopes.all[self.current]
    }

    fn refuse(&mut self, message: String, range: TextRange) {
        if self.refusal.is_none() {
            self.refusal = Some(Refusal::Mistake { message, span: span(range) });
        }
    }

    /// Walks what is inside a new scope.
    fn inside(&mut self, node: &impl Ranged, kind: Kind, name: &str, work: impl FnOnce(&mut Walk)) {
        let outer = self.current;
        let around = self.scope();
        let mangled: Arc<str> = Arc::from(around.mangled(name));
        let declared_global = around.symbols.get(&mangled).is_some_and(|symbol| symbol.global);
        let qualified = match around.kind {
            _ if declared_global => name.to_owned(),
            Kind::Module => name.to_owned(),
            Kind::Class => format!("{}.{name}", around.qualified),
            _ => format!("{}.<locals>.{name}", around.qualified),
        };
        let class = if kind == Kind::Class { Some(Arc::from(name)) } else { around.class.clone() };
        let mut scope = Scope::new(kind, outer, qualified, class);
        if kind == Kind::Class {
            scope.symbol(OWN_CLASS).bound = true;
        }
        self.current = self.scopes.all.len();
        self.scopes.places.insert(node.range(), self.current);
        self.scopes.all.push(scope);
        work(self);
        self.current = outer;
    }

    fn parameters(&mut self, parameters: &ast::Parameters) {
        let by_place = parameters.posonlyargs.iter().chain(&parameters.args);
        let named = by_place.chain(&parameters.kwonlyargs).map(|parameter| &parameter.parameter);
        let all = named.chain(parameters.vararg.as_deref()).chain(parameters.kwarg.as_deref());
        for parameter in all {
            let symbol = self.scope().symbol(parameter.name.as_str());
            if symbol.parameter {
                let message = format!("duplicate argument '{}' in function definition", parameter.name);
                self.refuse(message, parameter.range);
                continue;
            }
            symbol.parameter = true;
            symbol.bound = true;
            let name = Arc::from(self.scope().mangled(parameter.name.as_str()));
            self.scope().parameters.push(name);
        }
    }

    fn comprehension(
        &mut self,
        node: &impl Ranged,
        name: &str,
        generators: &[ast::Comprehension],
        elements: &[Option<&ast::Expr>],
    ) {
        let Some((first, rest)) = generators.split_first() else { return };
        self.visit_expr(&first.iter);
        self.inside(node, Kind::Comprehension, name, |walk| {
            for (index, clause) in std::iter::once(first).chain(rest).enumerate() {
                if index > 0 {
                    walk.visit_expr(&clause.iter);
                }
                walk.visit_expr(&clause.target);
                clause.ifs.iter().for_each(|condition| walk.visit_expr(condition));
            }
            elements.iter().flatten().for_each(|element| walk.visit_expr(element));
        });
    }

    /// `name := …` binds outside of the comprehensions it stands in.
    fn named(&mut self, node: &ast::ExprNamed) {
        let ast::Expr::Name(target) = &*node.target else { return };
        let mut at = self.current;
        while self.scopes.all[at].kind == Kind::Comprehension {
            let symbol = self.scopes.all[at].symbol(&target.id);
            if symbol.bound {
                let message =
                    format!("assignment expression cannot rebind comprehension iteration variable '{}'", target.id);
                return self.refuse(message, target.range);
            }
            symbol.used = true;
            at = self.scopes.all[at].parent;
        }
        if at != self.current && self.scopes.all[at].kind == Kind::Class {
            let message = "assignment expression within a comprehension cannot be used in a class body".to_owned();
            return self.refuse(message, target.range);
        }
        self.scopes.all[at].symbol(&target.id).bound = true;
    }

    fn declared(&mut self, names: &[ast::Identifier], range: TextRange, global: bool) {
        let word = if global { "global" } else { "nonlocal" };
        if !global && self.current == 0 {
            return self.refuse("nonlocal declaration not allowed at module level".into(), range);
        }
        for name in names {
            let symbol = self.scope().symbol(name.as_str());
            let earlier = *symbol.declared.get_or_insert(range);
            let both = global && symbol.nonlocal.is_some() || !global && symbol.global;
            let problem = if symbol.parameter {
                Some(format!("name '{name}' is parameter and {word}"))
            } else if symbol.used {
                Some(format!("name '{name}' is used prior to {word} declaration"))
            } else if symbol.annotated {
                Some(format!("annotated name '{name}' can't be {word}"))
            } else if symbol.bound {
                Some(format!("name '{name}' is assigned to before {word} declaration"))
            } else if both {
                Some(format!("name '{name}' is nonlocal and global"))
            } else {
                None
            };
            if global {
                symbol.global = true;
            } else {
                symbol.nonlocal = Some(range);
            }
            if let Some(message) = problem {
                return self.refuse(message, if both { earlier } else { range });
            }
        }
    }
}

impl<'a> Visitor<'a> for Walk {
    fn visit_stmt(&mut self, statement: &'a ast::Stmt) {
        use ast::Stmt;
        match statement {
            Stmt::FunctionDef(node) => {
                visitor::walk_parameters(self, &node.parameters);
                node.returns.iter().for_each(|returns| self.visit_expr(returns));
                self.scope().symbol(node.name.as_str()).bound = true;
                self.inside(node, Kind::Function, node.name.as_str(), |walk| {
                    walk.parameters(&node.parameters);
                    walk.visit_body(&node.body);
                });
            }
            Stmt::ClassDef(node) => {
                node.arguments.iter().for_each(|arguments| self.visit_arguments(arguments));
                self.scope().symbol(node.name.as_str()).bound = true;
                self.inside(node, Kind::Class, node.name.as_str(), |walk| walk.visit_body(&node.body));
            }
            Stmt::Global(node) => self.declared(&node.names, node.range, true),
            Stmt::Nonlocal(node) => self.declared(&node.names, node.range, false),
            Stmt::Import(node) => {
                for alias in &node.names {
                    let first = alias.name.as_str().split('.').next().unwrap_or("");
                    let bound = alias.asname.as_ref().map_or(first, |given| given.as_str());
                    self.scope().symbol(bound).bound = true;
                }
            }
            Stmt::ImportFrom(node) => {
                for alias in &node.names {
                    let bound = alias.asname.as_ref().unwrap_or(&alias.name);
                    if bound.as_str() == "*" {
                        if self.current != 0 {
                            self.refuse("import * only allowed at module level".into(), alias.range);
                        }
                        continue;
                    }
                    self.scope().symbol(bound.as_str()).bound = true;
                }
            }
            Stmt::AnnAssign(node) => {
                if let (ast::Expr::Name(target), true) = (&*node.target, node.simple) {
                    let symbol = self.scope().symbol(&target.id);
                    symbol.annotated = true;
                    if symbol.global || symbol.nonlocal.is_some() {
                        let word = if symbol.global { "global" } else { "nonlocal" };
                        self.refuse(format!("annotated name '{}' can't be {word}", target.id), node.range);
                    }
                }
                visitor::walk_stmt(self, statement);
            }
            _ => visitor::walk_stmt(self, statement),
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(node) = handler;
        if let Some(name) = &node.name {
            self.scope().symbol(name.as_str()).bound = true;
        }
        visitor::walk_except_handler(self, handler);
    }

    fn visit_expr(&mut self, expression: &'a ast::Expr) {
        use ast::Expr;
        match expression {
            Expr::Name(node) => {
                let symbol = self.scope().symbol(&node.id);
                match node.ctx {
                    ast::ExprContext::Load => symbol.used = true,
                    _ => symbol.bound = true,
                }
                if matches!(&*node.id, "super") && self.scope().kind != Kind::Module {
                    self.scope().symbol(OWN_CLASS).used = true;
                }
            }
            Expr::Named(node) => {
                self.visit_expr(&node.value);
                self.named(node);
            }
            Expr::Lambda(node) => {
                node.parameters.iter().for_each(|parameters| visitor::walk_parameters(self, parameters));
                self.inside(node, Kind::Function, "<lambda>", |walk| {
                    node.parameters.iter().for_each(|parameters| walk.parameters(parameters));
                    walk.visit_expr(&node.body);
                });
            }
            Expr::ListComp(node) => self.comprehension(node, "<listcomp>", &node.generators, &[Some(&node.elt)]),
            Expr::SetComp(node) => self.comprehension(node, "<setcomp>", &node.generators, &[Some(&node.elt)]),
            Expr::Generator(node) => self.comprehension(node, "<genexpr>", &node.generators, &[Some(&node.elt)]),
            Expr::DictComp(node) => {
                self.comprehension(node, "<dictcomp>", &node.generators, &[node.key.as_deref(), Some(&node.value)]);
            }
            _ => visitor::walk_expr(self, expression),
        }
    }
}
