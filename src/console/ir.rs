//! What a program means, in our own words: the only form the evaluator knows.
//!
//! `lower` makes it from the parser's tree, so that a change of the parser stays in that one file.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::value::Value;

/// A stretch of the source, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Where it begins.
    pub start: u32,
    /// Just past its end.
    pub end: u32,
}

/// A source text with the name a traceback gives it.
#[derive(Debug)]
pub struct Source {
    /// `x.py`, `<stdin>`.
    pub name: String,
    /// The text.
    pub text: String,
    /// Whether a traceback may quote its lines: python3 cannot quote what it read from a pipe.
    pub quotable: bool,
}

impl Source {
    /// The line, counted from 1, that holds a byte.
    pub fn line(&self, offset: u32) -> u32 {
        let before = self.text.get(..offset as usize).unwrap_or(&self.text);
        before.bytes().filter(|byte| *byte == b'\n').count() as u32 + 1
    }

    /// Where the line that holds a byte begins.
    pub fn line_start(&self, offset: u32) -> usize {
        let before = self.text.get(..offset as usize).unwrap_or(&self.text);
        before.rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// A line's text by its number, without its newline.
    pub fn line_text(&self, line: u32) -> &str {
        self.text.split('\n').nth(line.saturating_sub(1) as usize).unwrap_or("").trim_end_matches('\r')
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }
}

/// A name, and where its value lives. `lower` decides that before anything runs.
#[derive(Debug)]
pub struct Variable {
    /// The name.
    pub name: Arc<str>,
    /// Where its value lives.
    pub home: Home,
}

/// Where the value of a name lives.
#[derive(Debug)]
pub enum Home {
    /// In a slot of the frame.
    Local(u32),
    /// In one of the frame's cells, which functions inside each other share: its own first, then those it was
    /// given by the function around it.
    Cell(u32),
    /// Among the program's names, or else the builtins.
    Global(GlobalSlot),
    /// In the body of a class: among the names of the class, or else there.
    Body(Box<Home>),
}

/// The slot of a program's name, once it is known. A lowered source is run by one program only.
#[derive(Debug)]
pub struct GlobalSlot(AtomicU32);

impl GlobalSlot {
    /// Not known yet.
    pub fn unknown() -> GlobalSlot {
        GlobalSlot(AtomicU32::new(u32::MAX))
    }

    /// The slot; `find` is asked the first time.
    pub fn get(&self, find: impl FnOnce() -> u32) -> u32 {
        match self.0.load(Ordering::Relaxed) {
            u32::MAX => {
                let slot = find();
                self.0.store(slot, Ordering::Relaxed);
                slot
            }
            slot => slot,
        }
    }
}

/// Something that runs in a frame of its own: a source, a function, the body of a class, a comprehension.
#[derive(Debug)]
pub struct Code {
    /// Where it came from.
    pub source: Arc<Source>,
    /// What a traceback calls it: `<module>`, `f`, `<lambda>`, `<listcomp>`.
    pub name: Arc<str>,
    /// Its name with those of what is around it: `A.f`, `f.<locals>.g`.
    pub qualified: Arc<str>,
    /// Its first statement, if that is a text.
    pub doc: Option<Arc<str>>,
    /// What a call may give.
    pub parameters: Parameters,
    /// The names of the slots: parameters first.
    pub locals: Vec<Arc<str>>,
    /// The names of its own cells, and the slot that each begins with when it is a parameter.
    pub cells: Vec<(Arc<str>, Option<u32>)>,
    /// The names of the cells it is given.
    pub free: Vec<Arc<str>>,
    /// What it does.
    pub body: Body,
}

/// What a [`Code`] does.
#[derive(Debug)]
pub enum Body {
    /// Statements.
    Block(Vec<Statement>),
    /// A lambda's expression.
    Value(Expression),
    /// The clauses of a comprehension and what it makes for each round: an item, or for a dict key and value.
    Comprehension { clauses: Vec<Clause>, element: Expression, value: Option<Expression> },
}

/// `for target in iterable if condition…`
#[derive(Debug)]
pub struct Clause {
    /// Where each item goes.
    pub target: Target,
    /// What is gone through; that of the first clause is evaluated outside, and is not here.
    pub iterable: Option<Expression>,
    /// Where the comprehension stands, for what its going through raises.
    pub span: Span,
    /// What must be true.
    pub conditions: Vec<Expression>,
}

/// What a function takes. The names are the first of its [`Code::locals`], in this order: by place, by name
/// only, `*`, `**`.
#[derive(Debug, Default)]
pub struct Parameters {
    /// How many by place.
    pub positional: usize,
    /// How many of those may not be given by name.
    pub positional_only: usize,
    /// How many by name only.
    pub keyword_only: usize,
    /// Whether there is a `*args`.
    pub star: bool,
    /// Whether there is a `**kwargs`.
    pub double_star: bool,
}

impl Parameters {
    /// How many names.
    pub fn count(&self) -> usize {
        self.positional + self.keyword_only + usize::from(self.star) + usize::from(self.double_star)
    }
}

/// How a function is made: what `def` and `lambda` evaluate where they stand.
#[derive(Debug)]
pub struct Making {
    /// Its code.
    pub code: Arc<Code>,
    /// The values of the last parameters by place.
    pub defaults: Vec<Expression>,
    /// Those of the parameters by name only.
    pub keyword_defaults: Vec<Option<Expression>>,
    /// What is written after the parameters' colons and the arrow.
    pub annotations: Vec<(Arc<str>, Expression)>,
    /// Which cells of the frame around it it is given.
    pub captures: Vec<u32>,
}

/// How a class is made.
#[derive(Debug)]
pub struct ClassMaking {
    /// Its body.
    pub code: Arc<Code>,
    /// The classes it specialises.
    pub bases: Vec<Expression>,
    /// What its base's `__init_subclass__` is told by name.
    pub keywords: Vec<(Arc<str>, Expression)>,
    /// Which cells of the frame around it its body is given.
    pub captures: Vec<u32>,
    /// Its own cell that functions inside it find the class in, for `super()`.
    pub own_cell: Option<u32>,
}

/// The kinds of comprehensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gathering {
    /// `[… for …]`
    List,
    /// `{… for …}`
    Set,
    /// `{…: … for …}`
    Dict,
    /// `(… for …)`
    Generator,
}

/// A comprehension where it stands.
#[derive(Debug)]
pub struct Comprehension {
    /// What it makes.
    pub gathering: Gathering,
    /// What its first `for` goes through.
    pub first: Expression,
    /// The rest, which runs in a frame of its own.
    pub code: Arc<Code>,
    /// Which cells of the frame around it it is given.
    pub captures: Vec<u32>,
}

/// A statement and where it stands.
#[derive(Debug)]
pub struct Statement {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: StatementKind,
}

/// What a statement does.
#[derive(Debug)]
pub enum StatementKind {
    /// An expression on its own.
    Expression(Expression),
    /// `a = b = value`.
    Assign { targets: Vec<Target>, value: Expression },
    /// `target op= value`.
    Augment { target: Target, operator: Binary, value: Expression },
    /// `del a, b[0]`.
    Delete(Vec<Target>),
    /// `name: annotation`, for which the annotation is evaluated and kept, after any assignment.
    Annotate { name: Option<Arc<str>>, annotation: Expression, assign: Option<(Target, Expression)> },
    /// `pass`, `global`, `nonlocal`.
    Pass,
    /// `def`.
    Function(Variable, Box<Making>),
    /// `class`.
    Class(Variable, Box<ClassMaking>),
    /// `return`.
    Return(Option<Expression>),
    /// `import a, b as c`: module and the name it gets.
    Import(Vec<(Arc<str>, Variable)>),
    /// `from a import b as c`: name in the module and the name it gets; no names for `*`.
    ImportFrom { module: Arc<str>, names: Option<Vec<(Arc<str>, Variable)>> },
    /// `if` and its `elif`s, each test with its block.
    If { branches: Vec<(Expression, Vec<Statement>)>, otherwise: Vec<Statement> },
    /// `while`.
    While { test: Expression, body: Vec<Statement>, otherwise: Vec<Statement> },
    /// `for`.
    For { target: Target, iterable: Expression, body: Vec<Statement>, otherwise: Vec<Statement> },
    /// `with`, each manager and where its value goes.
    With { items: Vec<(Expression, Option<Target>)>, body: Vec<Statement> },
    /// `try`.
    Try { body: Vec<Statement>, handlers: Vec<Handler>, otherwise: Vec<Statement>, finally: Vec<Statement>, star: bool },
    /// `raise`, `raise x`, `raise x from y`.
    Raise { exception: Option<Expression>, cause: Option<Expression> },
    /// `assert`.
    Assert { test: Expression, message: Option<Expression> },
    /// `break`.
    Break,
    /// `continue`.
    Continue,
}

/// One `except` of a `try`.
#[derive(Debug)]
pub struct Handler {
    /// The class or tuple of classes; `None` catches everything.
    pub class: Option<Expression>,
    /// The name after `as`.
    pub name: Option<Variable>,
    /// What it does.
    pub body: Vec<Statement>,
}

/// Where a value can be put.
#[derive(Debug)]
pub struct Target {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TargetKind,
}

/// The kinds of places.
#[derive(Debug)]
pub enum TargetKind {
    /// A name.
    Name(Variable),
    /// `object.name`.
    Attribute(Expression, Arc<str>),
    /// `object[index]`.
    Index(Expression, Expression),
    /// `a, b`, and the place of the starred one.
    Sequence { targets: Vec<Target>, star: Option<usize> },
}

/// An expression and where it stands.
#[derive(Debug)]
pub struct Expression {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: ExpressionKind,
}

/// What an expression computes.
#[derive(Debug)]
pub enum ExpressionKind {
    /// A literal.
    Constant(Value),
    /// A name.
    Name(Variable),
    /// `a, b`; items may be starred.
    Tuple(Vec<Expression>),
    /// `[a, b]`; items may be starred.
    List(Vec<Expression>),
    /// `{a, b}`.
    Set(Vec<Expression>),
    /// `{a: b, **c}`; no key for `**`.
    Dict(Vec<(Option<Expression>, Expression)>),
    /// `a + b`.
    Binary(Binary, Box<(Expression, Expression)>),
    /// `-a`.
    Unary(Unary, Box<Expression>),
    /// `a and b and c`, or `or`.
    Boolean { and: bool, values: Vec<Expression> },
    /// `a < b <= c`.
    Compare(Box<Expression>, Vec<(Comparison, Expression)>),
    /// `a if test else b`: test, a, b.
    Conditional(Box<(Expression, Expression, Expression)>),
    /// `f(a, *b, c=d, **e)`.
    Call(Box<Call>),
    /// `object.name`.
    Attribute(Box<Expression>, Arc<str>),
    /// `object[index]`.
    Index(Box<(Expression, Expression)>),
    /// `low:high:step`, inside an index.
    Slice(Box<[Option<Expression>; 3]>),
    /// `*items`, inside a display or a call.
    Starred(Box<Expression>),
    /// An f-string.
    Format(Vec<Piece>),
    /// `(name := value)`.
    Named(Variable, Box<Expression>),
    /// `lambda`.
    Lambda(Box<Making>),
    /// `[… for …]` and its kin.
    Comprehension(Box<Comprehension>),
}

/// A call.
#[derive(Debug)]
pub struct Call {
    /// What is called.
    pub function: Expression,
    /// Whether any argument has `*` or `**`.
    pub starred: bool,
    /// The arguments by place; some may be starred.
    pub positional: Vec<Expression>,
    /// The arguments by name; no name for `**`.
    pub keyword: Vec<(Option<Arc<str>>, Expression)>,
}

/// A part of an f-string.
#[derive(Debug)]
pub enum Piece {
    /// Text as it is.
    Text(Arc<str>),
    /// `{value!conversion:specification}`.
    Value { value: Expression, conversion: Conversion, specification: Vec<Piece> },
}

/// How an f-string turns a value into text before formatting it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// As `format` does.
    None,
    /// `!s`.
    Str,
    /// `!r`.
    Repr,
    /// `!a`.
    Ascii,
}

/// Operators of two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binary {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `//`
    FloorDivide,
    /// `%`
    Modulo,
    /// `**`
    Power,
    /// `@`
    MatrixMultiply,
    /// `<<`
    ShiftLeft,
    /// `>>`
    ShiftRight,
    /// `|`
    Or,
    /// `^`
    Xor,
    /// `&`
    And,
}

impl Binary {
    /// The operator as it is written.
    pub fn symbol(self) -> &'static str {
        use Binary::*;
        match self {
            Add => "+",
            Subtract => "-",
            Multiply => "*",
            Divide => "/",
            FloorDivide => "//",
            Modulo => "%",
            Power => "**",
            MatrixMultiply => "@",
            ShiftLeft => "<<",
            ShiftRight => ">>",
            Or => "|",
            Xor => "^",
            And => "&",
        }
    }
}

/// Operators of one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unary {
    /// `-`
    Minus,
    /// `+`
    Plus,
    /// `~`
    Invert,
    /// `not`
    Not,
}

/// Comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
    /// `is`
    Is,
    /// `is not`
    IsNot,
    /// `in`
    In,
    /// `not in`
    NotIn,
}

impl Comparison {
    /// The comparison as it is written.
    pub fn symbol(self) -> &'static str {
        use Comparison::*;
        match self {
            Equal => "==",
            NotEqual => "!=",
            Less => "<",
            LessEqual => "<=",
            Greater => ">",
            GreaterEqual => ">=",
            Is => "is",
            IsNot => "is not",
            In => "in",
            NotIn => "not in",
        }
    }
}
