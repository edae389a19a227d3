//! What a reader sees in one message: its glyphs, its marks, its code.

use unicode_width::UnicodeWidthChar;

/// What stands outside backquotes.
pub fn prose(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join(" ")
}

/// Glyphs that would break the frame: wide ones, emoji, and what acts without being seen.
pub fn glyph_problems(text: &str) -> Vec<String> {
    let is_broken = |character: &char| {
        let code = u32::from(*character);
        // Emoji by default or through a variation selector: terminals disagree on their width.
        let emoji = matches!(code, 0x1f000..=0x1faff | 0xfe0f | 0x200d | 0x2600..=0x26ff | 0x23e9..=0x23f3)
            || matches!(code, 0x2702..=0x270f | 0x2712 | 0x2714 | 0x2716 | 0x2728 | 0x274c | 0x2757 | 0x2764 | 0x27a1);
        // A message of several lines has line feeds; no other control has business in one.
        let control = character.is_control() && *character != '\n';
        emoji || control || character.width() == Some(2)
    };
    let problem = |character| {
        format!("the glyph U+{:04X} is wide, an emoji or a control: use one of one column", u32::from(character))
    };
    text.chars().filter(is_broken).map(problem).collect()
}

/// Spanish opens what it closes; and backquotes come in pairs.
pub fn spanish_problems(text: &str) -> Vec<String> {
    let mut problems = Vec::new();
    if text.matches('`').count() % 2 == 1 {
        problems.push("a backquote has no partner: close the code".to_owned());
    }
    let prose = prose(text);
    for (opening, closing) in [('¿', '?'), ('¡', '!')] {
        let mut open = 0_usize;
        let mut previous = ' ';
        let mut characters = prose.chars().peekable();
        while let Some(character) = characters.next() {
            let next = characters.peek().copied().unwrap_or(' ');
            // A mark that stands alone is the name of a key.
            let alone =
                !previous.is_alphanumeric() && !next.is_alphanumeric() && open == 0 && " «»-".contains(previous);
            if character == opening {
                open += 1;
            } else if character == closing && !alone {
                match open.checked_sub(1) {
                    Some(left) => open = left,
                    None => problems.push(format!("«{closing}» closes and no «{opening}» opened: write «{opening}»")),
                }
            }
            previous = character;
        }
        if open > 0 {
            problems.push(format!("«{opening}» opens and no «{closing}» closes: write «{closing}»"));
        }
    }
    problems
}
