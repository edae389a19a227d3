//! What a program means, in our own words: the only form the evaluator knows.
//!
//! `lower` makes it from the parser's tree, so that a change of the parser stays in that one file.

use std::sync::Arc;

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

/// A lowered source, ready to run.
#[derive(Debug)]
pub struct Code {
    /// Where it came from.
    pub source: Arc<Source>,
    /// Its statements.
    pub body: Vec<Statement>,
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
    /// `pass`, and an annotation without a value.
    Pass,
    /// `import a, b as c`: module and the name it gets.
    Import(Vec<(Arc<str>, Arc<str>)>),
    /// `from a import b as c`: name in the module and the name it gets; no names for `*`.
    ImportFrom { module: Arc<str>, names: Option<Vec<(Arc<str>, Arc<str>)>> },
    /// `if` and its `elif`s, each test with its block.
    If { branches: Vec<(Expression, Vec<Statement>)>, otherwise: Vec<Statement> },
    /// `while`.
    While { test: Expression, body: Vec<Statement>, otherwise: Vec<Statement> },
    /// `for`.
    For { target: Target, iterable: Expression, body: Vec<Statement>, otherwise: Vec<Statement> },
    /// `with`, each manager and where its value goes.
    With { items: Vec<(Expression, Option<Target>)>, body: Vec<Statement> },
    /// `try`.
    Try { body: Vec<Statement>, handlers: Vec<Handler>, otherwise: Vec<Statement>, finally: Vec<Statement> },
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
    pub name: Option<Arc<str>>,
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
    Name(Arc<str>),
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
    Name(Arc<str>),
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
    Named(Arc<str>, Box<Expression>),
}

/// A call.
#[derive(Debug)]
pub struct Call {
    /// What is called.
    pub function: Expression,
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
