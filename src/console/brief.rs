//! Values as they are shown in little room: the beginning of each is written, however large it is.

use super::text;
use super::value::{Value, lock};
use crate::journal::walk::Variable;

/// The longest text of a value, in characters.
const LONGEST_VALUE: usize = 200;

/// How many items of a container are written.
const MOST_ITEMS: usize = 12;

/// How many bytes of bytes, or characters of text, are looked at.
const LONGEST_PIECE: usize = 160;

/// Containers inside each other are written this deep.
const DEEPEST: u32 = 3;

/// A variable as it is shown: the beginning of its value is written, however large that is.
pub fn variable(name: &str, value: &Value, local: bool) -> Variable {
    let socket = match value {
        Value::Socket(socket) => Some(socket.socket().id()),
        _ => None,
    };
    let mut text = String::new();
    write(&mut text, value, 0);
    if let Some((end, _)) = text.char_indices().nth(LONGEST_VALUE) {
        text.truncate(end);
        text.push_str("...");
    }
    Variable { name: name.to_owned(), type_name: value.type_name().to_owned(), value: text, socket, local }
}

/// The beginning of a value's `repr`.
fn write(out: &mut String, value: &Value, depth: u32) {
    let piece = |bytes: &[u8]| (bytes.len() > LONGEST_PIECE).then(|| bytes[..LONGEST_PIECE].to_vec());
    match value {
        Value::Str(text) => match text.char_indices().nth(LONGEST_PIECE) {
            Some((end, _)) => cut(out, &Value::text(&text[..end])),
            None => out.push_str(&text::repr(value)),
        },
        Value::Bytes(bytes) => match piece(bytes) {
            Some(beginning) => cut(out, &Value::bytes(beginning)),
            None => out.push_str(&text::repr(value)),
        },
        Value::ByteArray(bytes) => {
            let beginning = piece(&lock(bytes));
            match beginning {
                Some(beginning) => {
                    out.push_str("bytearray(");
                    cut(out, &Value::bytes(beginning));
                }
                None => out.push_str(&text::repr(value)),
            }
        }
        Value::Tuple(items) => {
            let after = if items.len() == 1 { ",)" } else { ")" };
            sequence(out, "(", &items[..items.len().min(MOST_ITEMS)], items.len(), after, depth);
        }
        Value::List(items) => {
            let (shown, length) = {
                let items = lock(items);
                (items[..items.len().min(MOST_ITEMS)].to_vec(), items.len())
            };
            sequence(out, "[", &shown, length, "]", depth);
        }
        Value::Dict(items) => {
            let length = lock(items).len();
            if length > MOST_ITEMS || depth >= DEEPEST {
                out.push_str("{...}");
            } else {
                out.push_str(&text::repr(value));
            }
        }
        // Its digits would take long: an int may have hundreds of thousands of them.
        Value::Big(number) if number.bits() > 512 => {
            let sign = if number.sign() == num_bigint::Sign::Minus { "-" } else { "" };
            out.push_str(&format!("{sign}<int of {} bits>", number.bits()));
        }
        other => out.push_str(&text::repr(other)),
    }
}

fn cut(out: &mut String, beginning: &Value) {
    out.push_str(&text::repr(beginning));
    out.push_str("...");
}

fn sequence(out: &mut String, before: &str, items: &[Value], length: usize, after: &str, depth: u32) {
    out.push_str(before);
    if depth >= DEEPEST && length > 0 {
        out.push_str("...");
    } else {
        for (place, item) in items.iter().enumerate() {
            if place > 0 {
                out.push_str(", ");
            }
            write(out, item, depth + 1);
            if out.len() > LONGEST_VALUE * 4 {
                break;
            }
        }
        if items.len() < length {
            out.push_str(", ...");
        }
    }
    out.push_str(after);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn brief(value: &Value) -> String {
        variable("x", value, false).value
    }

    #[test]
    fn short_values_are_written_as_python_does() {
        assert_eq!(brief(&Value::bytes(*b"hola")), "b'hola'");
        assert_eq!(brief(&Value::tuple([Value::text("127.0.0.1"), Value::Int(5)])), "('127.0.0.1', 5)");
        assert_eq!(brief(&Value::tuple([Value::Int(5)])), "(5,)");
        assert_eq!(brief(&Value::list(vec![])), "[]");
        assert_eq!(brief(&Value::None), "None");
    }

    #[test]
    fn of_large_values_only_the_beginning_is_written() {
        for value in [
            Value::bytes(vec![0; 1 << 20]),
            Value::text("ñ".repeat(1 << 20)),
            Value::list(vec![Value::text("x".repeat(500)); 1 << 16]),
            Value::Big(Arc::new(num_bigint::BigInt::from(-1) << 100_000)),
        ] {
            let text = brief(&value);
            assert!(text.chars().count() <= LONGEST_VALUE + 3 && !text.is_empty(), "{text}");
        }
        assert!(brief(&Value::bytes(vec![b'a'; 1000])).ends_with("..."));
        let items = Value::list((0..100).map(Value::Int).collect());
        assert_eq!(brief(&items), "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, ...]");
    }

    #[test]
    fn containers_inside_each_other_end() {
        let mut value = Value::Int(1);
        for _ in 0..10_000 {
            value = Value::list(vec![value]);
        }
        assert_eq!(brief(&value), "[[[[...]]]]");
        // Take it apart without a deep recursion.
        while let Value::List(items) = value {
            let inner = lock(&items).pop();
            value = inner.unwrap_or(Value::None);
        }
    }
}
