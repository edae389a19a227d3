//! What kind of character one is, as str's methods ask it.

/// The zero of every script's digits (general category Nd), which its other nine follow.
static ZEROS: &[u32] = &[
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
    0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0,
    0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0,
    0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
];

/// Digits that count no tens, such as `²` and `①`.
static OTHER_DIGITS: &[(u32, u32)] = &[
    (0xb2, 0xb3),
    (0xb9, 0xb9),
    (0x1369, 0x1371),
    (0x19da, 0x19da),
    (0x2070, 0x2070),
    (0x2074, 0x2079),
    (0x2080, 0x2089),
    (0x2460, 0x2468),
    (0x2474, 0x247c),
    (0x2488, 0x2490),
    (0x24ea, 0x24ea),
    (0x24f5, 0x24fd),
    (0x24ff, 0x24ff),
    (0x2776, 0x277e),
    (0x2780, 0x2788),
    (0x278a, 0x2792),
    (0x10a40, 0x10a43),
    (0x10e60, 0x10e68),
    (0x11052, 0x1105a),
    (0x1f100, 0x1f10a),
];

/// Ideographs that are numbers.
const NUMBERS: &str = "〇一二三四五六七八九十百千万億兆零壱弐参拾佰仟萬两兩";

/// What case folding changes beyond making small letters.
static FOLDED: &[(char, &str)] = &[
    ('µ', "μ"),
    ('ß', "ss"),
    ('ŉ', "ʼn"),
    ('ſ', "s"),
    ('ǰ', "ǰ"),
    ('ͅ', "ι"),
    ('ΐ', "ΐ"),
    ('ΰ', "ΰ"),
    ('ς', "σ"),
    ('ϐ', "β"),
    ('ϑ', "θ"),
    ('ϕ', "φ"),
    ('ϖ', "π"),
    ('ϰ', "κ"),
    ('ϱ', "ρ"),
    ('ϵ', "ε"),
    ('ẞ', "ss"),
    ('ﬀ', "ff"),
    ('ﬁ', "fi"),
    ('ﬂ', "fl"),
    ('ﬃ', "ffi"),
    ('ﬄ', "ffl"),
    ('ﬅ', "st"),
    ('ﬆ', "st"),
];

/// The value of a decimal digit of any script.
pub fn decimal(character: char) -> Option<u32> {
    if character.is_ascii() {
        return character.to_digit(10);
    }
    let code = character as u32;
    let place = ZEROS.partition_point(|zero| *zero <= code);
    let zero = ZEROS.get(place.checked_sub(1)?)?;
    Some(code - zero).filter(|value| *value < 10)
}

/// `str.isdigit`.
pub fn is_digit(character: char) -> bool {
    let code = character as u32;
    decimal(character).is_some() || OTHER_DIGITS.iter().any(|(first, last)| (*first..=*last).contains(&code))
}

/// `str.isnumeric`.
pub fn is_numeric(character: char) -> bool {
    character.is_numeric() || NUMBERS.contains(character)
}

/// `str.isspace`: with the four separators of ASCII.
pub fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\x1c'..='\x1f').contains(&character)
}

/// `str.isidentifier`.
pub fn is_identifier(text: &str) -> bool {
    let letter = |character: char| character == '_' || character.is_alphabetic();
    text.starts_with(letter) && text.chars().all(|character| letter(character) || decimal(character).is_some())
}

/// `str.istitle`: each word has one capital, at its beginning.
pub fn is_title(text: &str) -> bool {
    let (mut found, mut inside) = (false, false);
    for character in text.chars() {
        match (character.is_uppercase(), character.is_lowercase()) {
            (true, _) if inside => return false,
            (_, true) if !inside => return false,
            (upper, lower) => inside = upper || lower,
        }
        found |= inside;
    }
    found
}

/// Letters that begin a word in a form of their own.
static TITLED: &[(&str, &str)] = &[("Ǆǅǆ", "ǅ"), ("Ǉǈǉ", "ǈ"), ("Ǌǋǌ", "ǋ"), ("Ǳǲǳ", "ǲ"), ("ŉ", "ʼN")];

/// The form of a character at the beginning of a word.
pub fn titled(character: char, out: &mut String) {
    if let Some((_, form)) = TITLED.iter().find(|(letters, _)| !character.is_ascii() && letters.contains(character)) {
        return out.push_str(form);
    }
    let mut upper = character.to_uppercase();
    out.extend(upper.next());
    out.extend(upper.flat_map(char::to_lowercase));
}

/// `str.title`.
pub fn title(text: &str) -> String {
    let mut inside = false;
    let mut out = String::new();
    let small = text.to_lowercase();
    // Making letters small may make more of them; then each is looked at by itself.
    let aligned = small.chars().count() == text.chars().count();
    for (character, small) in text.chars().zip(small.chars().map(Some).chain(std::iter::repeat(None))) {
        match (inside, small) {
            (false, _) => titled(character, &mut out),
            (true, Some(small)) if aligned => out.push(small),
            (true, _) => out.extend(character.to_lowercase()),
        }
        inside = character.is_uppercase() || character.is_lowercase();
    }
    out
}

/// `str.capitalize`: small letters by what stands beside them, as `lower` has them.
pub fn capitalized(text: &str) -> String {
    let mut out = String::new();
    let Some(first) = text.chars().next() else { return out };
    titled(first, &mut out);
    let lower = text.to_lowercase();
    out.push_str(lower.strip_prefix(&first.to_lowercase().to_string()).unwrap_or(""));
    out
}

/// `str.casefold`.
pub fn folded(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match FOLDED.iter().find(|(from, _)| *from == character) {
            Some((_, folded)) => out.push_str(folded),
            None => out.extend(character.to_lowercase()),
        }
    }
    out
}

/// `str.swapcase`.
pub fn swapped(text: &str) -> String {
    let mut out = String::new();
    for (place, character) in text.char_indices() {
        let ends = character == 'Σ' && text[..place].ends_with(char::is_alphabetic);
        if ends && !text[place + character.len_utf8()..].starts_with(char::is_alphabetic) {
            // A sigma that ends a word has a form of its own.
            out.push('ς');
        } else if character.is_uppercase() {
            out.extend(character.to_lowercase());
        } else {
            out.extend(character.to_uppercase());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_any_script_have_their_value() {
        assert_eq!(decimal('٣'), Some(3));
        assert_eq!(decimal('९'), Some(9));
        assert_eq!(decimal('²'), None);
        assert!(is_digit('²') && is_numeric('½') && !is_digit('½'));
    }

    #[test]
    fn words_begin_with_capitals() {
        assert_eq!(title("it's a dog"), "It'S A Dog");
        assert!(is_title("Title Case") && !is_title("TItle") && !is_title("") && is_title("A1B"));
        assert_eq!(folded("Straße"), "strasse");
        assert!(is_identifier("ñ1_") && !is_identifier("1a") && !is_identifier("x²") && !is_identifier(""));
    }
}
