//! Numbers and operators as the parser has them, and what it calls what cannot be assigned to.

use num_bigint::BigInt;
use ruff_python_ast as ast;

use super::{Lowered, mistake, not_covered};
use crate::console::ir::*;
use crate::console::value::Value;

pub(super) fn number(node: &ast::ExprNumberLiteral) -> Lowered<Value> {
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

/// A str as its literal means it: the parser gives U+FFFD for what no text of its own can hold, half a pair of UTF-16 (`"\ud800"`).
pub(super) fn text(parsed: &str, source: &str) -> String {
    const UNKNOWN: char = '\u{fffd}';
    if !parsed.contains(UNKNOWN) || !source.contains("\\") {
        return parsed.to_owned();
    }
    // What each of those stands for, in their order.
    let mut meant = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['\\', UNKNOWN]) {
        let found = &rest[at..];
        let digits = match found.as_bytes().get(..2) {
            Some(b"\\u") => found.get(2..6),
            Some(b"\\U") => found.get(2..10),
            _ => None,
        };
        match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
            Some(code @ (0xd800..=0xdfff | 0xfffd)) => meant.extend(crate::console::text::character(code)),
            None if found.starts_with(UNKNOWN) => meant.push(UNKNOWN),
            _ => {}
        }
        let mut characters = found.chars();
        // A backslash takes what follows with it.
        if characters.next() == Some('\\') {
            characters.next();
        }
        rest = characters.as_str();
    }
    let mut meant = meant.into_iter();
    parsed
        .chars()
        .map(|character| if character == UNKNOWN { meant.next().unwrap_or(UNKNOWN) } else { character })
        .collect()
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
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        _ => return None,
    })
}

/// Whether a text is an expression without `not`, `and` and `or` outside its brackets.
pub fn is_bitwise(source: &str) -> bool {
    use ast::{Expr, UnaryOp};
    let Ok(parsed) = ruff_python_parser::parse_expression(source) else { return false };
    match parsed.expr() {
        Expr::BoolOp(_) => false,
        Expr::UnaryOp(node) => node.op != UnaryOp::Not,
        _ => true,
    }
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

pub(super) fn binary(operator: ast::Operator) -> Binary {
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

pub(super) fn unary(operator: ast::UnaryOp) -> Unary {
    match operator {
        ast::UnaryOp::Invert => Unary::Invert,
        ast::UnaryOp::Not => Unary::Not,
        ast::UnaryOp::UAdd => Unary::Plus,
        ast::UnaryOp::USub => Unary::Minus,
    }
}

pub(super) fn comparison(operator: ast::CmpOp) -> Comparison {
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
