//! Bytes as Python's `repr` writes them.

/// `repr(bytes)`: single quotes unless there are single and no double quotes inside, as CPython's
/// `PyBytes_Repr` chooses.
pub fn repr(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut text = format!("b{quote}");
    for byte in bytes {
        match byte {
            b'\\' => text.push_str("\\\\"),
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\t' => text.push_str("\\t"),
            b' '..=b'~' if char::from(*byte) == quote => {
                text.push('\\');
                text.push(quote);
            }
            b' '..=b'~' => text.push(char::from(*byte)),
            _ => text.push_str(&format!("\\x{byte:02x}")),
        }
    }
    text.push(quote);
    text
}

/// Bytes in hexadecimal, two digits each, with blanks between: `68 6f 6c 61`.
pub fn hexadecimal(bytes: &[u8]) -> String {
    let pairs: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    pairs.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_cpython_writes_them() {
        assert_eq!(repr(b"hola"), "b'hola'");
        assert_eq!(repr(b"it's"), "b\"it's\"");
        assert_eq!(repr(b"it's \"x\""), "b'it\\'s \"x\"'");
        assert_eq!(repr(b"\x00\xff\r\n\t\\"), "b'\\x00\\xff\\r\\n\\t\\\\'");
        assert_eq!(hexadecimal(b"hola"), "68 6f 6c 61");
    }
}
