//! Letters, for who looks a word up: case and accents do not count.

/// A letter without case and accent, as far as Spanish and its neighbours have them.
pub fn fold(character: char) -> char {
    match character.to_lowercase().next().unwrap_or(character) {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' => 'o',
        'ù'..='ü' | 'ū' => 'u',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

/// What orders a word in a list, as the dictionaries of Spanish (Ortografía de la lengua española, RAE 2010: «ñ» is a letter
/// of its own after «n») and of English do: case and accents do not count, and a blank comes before any letter.
pub fn order(word: &str) -> String {
    let mut key = String::with_capacity(word.len() + 2);
    for character in word.chars() {
        key.push(fold(character));
        // After any letter that could follow an «n».
        if matches!(character, 'ñ' | 'Ñ') {
            key.push('~');
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_as_in_a_dictionary() {
        let mut words = ["ñandú", "núcleo", "byte", "Búfer", "nata", "fin de flujo", "final", "nuñez", "nunca", "oír"];
        words.sort_by_cached_key(|word| order(word));
        assert_eq!(
            words,
            ["Búfer", "byte", "fin de flujo", "final", "nata", "núcleo", "nunca", "nuñez", "ñandú", "oír"]
        );
    }
}
