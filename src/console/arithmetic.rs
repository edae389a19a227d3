//! Python's numbers: unbounded ints, floats, and how they mix.

use num_bigint::{BigInt, Sign};

use super::evaluate::Evaluator;
use super::exception::{Result, ZERO_DIVISION_ERROR, overflow_error, raise, too_big, type_error, value_error};
use super::ir::Binary;
use super::value::Value;
use crate::journal::event::Bound;

/// The result of an operator between two numbers; `None` when one of them is not.
pub fn binary(evaluator: &Evaluator, operator: Binary, left: &Value, right: &Value) -> Option<Result<Value>> {
    // An object around a number may have operators of its own.
    if matches!(left, Value::Instance(_)) || matches!(right, Value::Instance(_)) {
        return None;
    }
    // No number knows `@`.
    if operator == Binary::MatrixMultiply {
        return None;
    }
    if let (Some(a), Some(b)) = (left.as_small(), right.as_small()) {
        if let Some(result) = small(operator, a, b) {
            return Some(Ok(flags(operator, left, right, result)));
        }
        return Some(big(evaluator, operator, &BigInt::from(a), &BigInt::from(b)));
    }
    if matches!(left, Value::Float(_)) || matches!(right, Value::Float(_)) {
        let (a, b) = (to_float(left)?, to_float(right)?);
        return Some(a.and_then(|a| b.and_then(|b| float(operator, a, b, left, right))));
    }
    let (a, b) = (left.as_integer()?, right.as_integer()?);
    Some(big(evaluator, operator, &a, &b))
}

/// Two members of one IntFlag, or a member and an int, combine to a member; two bools to a bool.
fn flags(operator: Binary, left: &Value, right: &Value, result: i64) -> Value {
    use super::value::ClassKind;
    if !matches!(operator, Binary::Or | Binary::And | Binary::Xor) {
        return Value::Int(result);
    }
    match (left, right) {
        (Value::Bool(_), Value::Bool(_)) => Value::Bool(result != 0),
        (Value::Member(class, _), _) | (_, Value::Member(class, _))
            if matches!(class.kind, ClassKind::Enum { flags: true, .. }) =>
        {
            Value::Member(class, result)
        }
        _ => Value::Int(result),
    }
}

/// What fits a machine word; `None` for overflow, division by zero and what gives a float.
fn small(operator: Binary, a: i64, b: i64) -> Option<i64> {
    match operator {
        Binary::Add => a.checked_add(b),
        Binary::Subtract => a.checked_sub(b),
        Binary::Multiply => a.checked_mul(b),
        Binary::FloorDivide => {
            let quotient = a.checked_div(b)?;
            Some(if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient })
        }
        Binary::Modulo => {
            let rest = a.checked_rem(b)?;
            Some(if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest })
        }
        Binary::Power => a.checked_pow(u32::try_from(b).ok()?),
        Binary::ShiftLeft => {
            let shift = u32::try_from(b).ok().filter(|shift| *shift < 63)?;
            a.checked_mul(1_i64.checked_shl(shift)?)
        }
        Binary::ShiftRight if b >= 0 => Some(a >> b.min(63)),
        Binary::Or => Some(a | b),
        Binary::Xor => Some(a ^ b),
        Binary::And => Some(a & b),
        _ => None,
    }
}

fn big(evaluator: &Evaluator, operator: Binary, a: &BigInt, b: &BigInt) -> Result<Value> {
    let zero = BigInt::from(0);
    let result = match operator {
        Binary::Add => a + b,
        Binary::Subtract => a - b,
        Binary::Multiply => {
            evaluator.check_bits(a.bits() + b.bits())?;
            a * b
        }
        Binary::Divide if *b == zero => return Err(raise(&ZERO_DIVISION_ERROR, "division by zero")),
        Binary::Divide => return true_division(a, b).map(Value::Float),
        Binary::FloorDivide if *b == zero => {
            return Err(raise(&ZERO_DIVISION_ERROR, "integer division or modulo by zero"));
        }
        Binary::Modulo if *b == zero => return Err(raise(&ZERO_DIVISION_ERROR, "integer modulo by zero")),
        Binary::FloorDivide => floor(a, b).0,
        Binary::Modulo => floor(a, b).1,
        Binary::Power => return power(evaluator, a, b),
        Binary::ShiftLeft | Binary::ShiftRight if *b < zero => return Err(value_error("negative shift count")),
        Binary::ShiftLeft => {
            let shift = i64::try_from(b).map_err(|_| too_big(Bound::Memory))?;
            if *a != zero {
                evaluator.check_bits(a.bits().saturating_add(shift as u64))?;
            }
            if *a == zero { zero } else { a << shift }
        }
        Binary::ShiftRight => match i64::try_from(b) {
            Ok(shift) => a >> shift,
            Err(_) if a.sign() == Sign::Minus => BigInt::from(-1),
            Err(_) => zero,
        },
        Binary::Or => a | b,
        Binary::Xor => a ^ b,
        Binary::And => a & b,
        Binary::MatrixMultiply => return Err(unsupported(operator, "int", "int")),
    };
    Ok(Value::integer(result))
}

/// Quotient rounded down, and the rest, which has the divisor's sign.
pub fn floor(a: &BigInt, b: &BigInt) -> (BigInt, BigInt) {
    let (quotient, rest) = (a / b, a % b);
    if rest.sign() != Sign::NoSign && rest.sign() != b.sign() { (quotient - 1, rest + b) } else { (quotient, rest) }
}

fn true_division(a: &BigInt, b: &BigInt) -> Result<f64> {
    let (x, y) = (big_to_float(a), big_to_float(b));
    if let (Ok(x), Ok(y)) = (x, y)
        && a.bits() <= 53
        && b.bits() <= 53
    {
        return Ok(x / y);
    }
    // Beyond the 53 bits of a float: scale so that the quotient has 66 bits and a sticky last one, then scale back.
    let shift = 66 + b.bits() as i64 - a.bits() as i64;
    let (numerator, denominator) = if shift >= 0 { (a << shift, b.clone()) } else { (a.clone(), b << -shift) };
    let quotient = &numerator / &denominator;
    let sticky = if (&quotient * &denominator) == numerator { quotient } else { quotient | BigInt::from(1) };
    let value = big_to_float(&sticky).unwrap_or(f64::INFINITY) * 2f64.powi(-(shift.clamp(-2000, 2000) as i32));
    if value.is_infinite() { Err(overflow_error("integer division result too large for a float")) } else { Ok(value) }
}

fn power(evaluator: &Evaluator, a: &BigInt, b: &BigInt) -> Result<Value> {
    if b.sign() == Sign::Minus {
        if a.sign() == Sign::NoSign {
            return Err(raise(&ZERO_DIVISION_ERROR, "0.0 cannot be raised to a negative power"));
        }
        return Ok(Value::Float(big_to_float(a)?.powf(big_to_float(b)?)));
    }
    if a.bits() <= 1 {
        // 0, 1 and -1 stay small whatever the exponent.
        let odd = b.bit(0);
        let result = match (a.sign(), odd) {
            (Sign::NoSign, _) => i64::from(b.sign() == Sign::NoSign),
            (Sign::Minus, true) => -1,
            _ => 1,
        };
        return Ok(Value::Int(result));
    }
    let exponent = u32::try_from(b).map_err(|_| too_big(Bound::Memory))?;
    evaluator.check_bits(a.bits().saturating_mul(exponent.into()))?;
    Ok(Value::integer(a.pow(exponent)))
}

fn float(operator: Binary, a: f64, b: f64, left: &Value, right: &Value) -> Result<Value> {
    let zero = |message: &str| Err(raise(&ZERO_DIVISION_ERROR, message));
    Ok(Value::Float(match operator {
        Binary::Add => a + b,
        Binary::Subtract => a - b,
        Binary::Multiply => a * b,
        Binary::Divide if b == 0.0 => {
            return zero(if matches!(left, Value::Float(_)) || matches!(right, Value::Float(_)) {
                "float division by zero"
            } else {
                "division by zero"
            });
        }
        Binary::Divide => a / b,
        Binary::FloorDivide if b == 0.0 => return zero("float floor division by zero"),
        Binary::FloorDivide => floor_quotient(a, b),
        Binary::Modulo if b == 0.0 => return zero("float modulo"),
        Binary::Modulo => modulo(a, b),
        Binary::Power if a == 0.0 && b < 0.0 => return zero("0.0 cannot be raised to a negative power"),
        Binary::Power if a < 0.0 && b.is_finite() && b.fract() != 0.0 => {
            return Err(super::builtins::functions::not_here("complex"));
        }
        Binary::Power => {
            let result = a.powf(b);
            if result.is_infinite() && a.is_finite() && b.is_finite() {
                return Err(super::exception::Thrown::new(
                    &super::exception::OVERFLOW_ERROR,
                    vec![Value::Int(libc::ERANGE.into()), Value::text("Numerical result out of range")],
                ));
            }
            result
        }
        _ => return Err(unsupported(operator, left.type_name(), right.type_name())),
    }))
}

/// Objects/floatobject.c, `_float_div_mod`: exact where the quotient is.
fn floor_quotient(a: f64, b: f64) -> f64 {
    let rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest != 0.0 && (rest < 0.0) != (b < 0.0) {
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return 0f64.copysign(a / b);
    }
    let floor = quotient.floor();
    if quotient - floor > 0.5 { floor + 1.0 } else { floor }
}

fn modulo(a: f64, b: f64) -> f64 {
    let rest = a % b;
    if rest == 0.0 {
        0f64.copysign(b)
    } else if (rest < 0.0) != (b < 0.0) {
        rest + b
    } else {
        rest
    }
}

/// The TypeError of an operator that does not know its operands.
pub fn unsupported(operator: Binary, left: &str, right: &str) -> super::exception::Thrown {
    let symbol = if operator == Binary::Power { "** or pow()" } else { operator.symbol() };
    type_error(format!("unsupported operand type(s) for {symbol}: '{left}' and '{right}'"))
}

/// A number as a float; `None` for what is no number.
pub fn to_float(value: &Value) -> Option<Result<f64>> {
    Some(match value {
        Value::Float(number) => Ok(*number),
        Value::Big(number) => big_to_float(number),
        other => Ok(other.as_small()? as f64),
    })
}

/// An int as a float.
///
/// # Errors
/// OverflowError past the largest float.
pub fn big_to_float(number: &BigInt) -> Result<f64> {
    // Decimal text is read with correct rounding.
    match number.to_string().parse::<f64>() {
        Ok(float) if float.is_finite() => Ok(float),
        _ => Err(overflow_error("int too large to convert to float")),
    }
}

/// Compares two numbers; `None` when one is no number or NaN.
pub fn order(left: &Value, right: &Value) -> Option<std::cmp::Ordering> {
    if matches!(left, Value::Instance(_)) || matches!(right, Value::Instance(_)) {
        return None;
    }
    if let (Some(a), Some(b)) = (left.as_small(), right.as_small()) {
        return Some(a.cmp(&b));
    }
    if let (Value::Float(a), Value::Float(b)) = (left, right) {
        return a.partial_cmp(b);
    }
    match (left, right) {
        (Value::Float(a), _) => float_against(*a, &right.as_integer()?),
        (_, Value::Float(b)) => float_against(*b, &left.as_integer()?).map(std::cmp::Ordering::reverse),
        _ => Some(left.as_integer()?.cmp(&right.as_integer()?)),
    }
}

fn float_against(float: f64, integer: &BigInt) -> Option<std::cmp::Ordering> {
    use std::cmp::Ordering;
    if float.is_nan() {
        return None;
    }
    if float.is_infinite() {
        return Some(if float > 0.0 { Ordering::Greater } else { Ordering::Less });
    }
    // The whole part exactly, then what is left of it.
    let whole = super::builtins::numbers::float_to_integer(float.trunc()).ok()?;
    Some(whole.cmp(integer).then(float.partial_cmp(&float.trunc())?))
}
