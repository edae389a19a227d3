//! What is wrong with a number, as CPython's tokenizer tells it.

/// The words and what is marked, for a number that begins at `start`; `None` when it is right.
pub fn mistake(text: &str, start: usize) -> Option<(String, usize, usize)> {
    let bytes = text.as_bytes();
    let at = |place: usize| bytes.get(place).copied().unwrap_or(b' ');
    if !at(start).is_ascii_digit() {
        return None;
    }
    // A keyword may follow at once: `1if x else 0` (`verify_end_of_number` of Parser/tokenizer.c).
    const KEYWORDS: &[&str] = &["and", "else", "for", "if", "in", "is", "not", "or"];
    let follows = |place: usize| {
        text.get(place..).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
                && !KEYWORDS.iter().any(|keyword| rest.starts_with(keyword))
        })
    };
    let based = match (at(start), at(start + 1).to_ascii_lowercase()) {
        (b'0', b'x') => Some(("hexadecimal", 16)),
        (b'0', b'o') => Some(("octal", 8)),
        (b'0', b'b') => Some(("binary", 2)),
        _ => None,
    };
    if let Some((name, radix)) = based {
        let mut end = start + 2;
        while (at(end) as char).is_digit(radix) || at(end) == b'_' && (at(end + 1) as char).is_digit(radix) {
            end += 1;
        }
        if at(end).is_ascii_digit() {
            return Some((format!("invalid digit '{}' in {name} literal", at(end) as char), end, end + 1));
        }
        return (end == start + 2 || follows(end)).then(|| (format!("invalid {name} literal"), end - 1, end));
    }
    let digits = |mut end: usize| {
        while at(end).is_ascii_digit() || at(end) == b'_' && at(end + 1).is_ascii_digit() {
            end += 1;
        }
        end
    };
    let whole = digits(start);
    let mut end = whole;
    if at(end) == b'_' {
        return Some(("invalid decimal literal".into(), end, end + 1));
    }
    if at(end) == b'.' {
        end = digits(end + 1);
        if at(end) == b'_' {
            return Some(("invalid decimal literal".into(), end, end + 1));
        }
    }
    if at(end).eq_ignore_ascii_case(&b'e') {
        let sign = usize::from(matches!(at(end + 1), b'+' | b'-'));
        if at(end + 1 + sign).is_ascii_digit() {
            end = digits(end + 1 + sign);
        } else if sign == 1 {
            return Some(("invalid decimal literal".into(), end + 1, end + 2));
        }
    }
    if end == whole && at(start) == b'0' && bytes[start..whole].iter().any(|digit| matches!(digit, b'1'..=b'9')) {
        let message =
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
        let zeros = bytes[start..whole].iter().take_while(|digit| matches!(digit, b'0' | b'_')).count();
        return Some((message.into(), start, start + zeros));
    }
    follows(end).then(|| ("invalid decimal literal".into(), end - 1, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_character_is_marked() {
        let of = |text: &str| mistake(text, 0).map(|(message, place, _)| format!("{place} {message}"));
        assert_eq!(of("1a").as_deref(), Some("0 invalid decimal literal"));
        assert_eq!(of("10l").as_deref(), Some("1 invalid decimal literal"));
        assert_eq!(of("0xg").as_deref(), Some("1 invalid hexadecimal literal"));
        assert_eq!(of("0o8").as_deref(), Some("2 invalid digit '8' in octal literal"));
        assert_eq!(of("1__0").as_deref(), Some("1 invalid decimal literal"));
        assert_eq!(of("1.5e3"), None);
    }
}
