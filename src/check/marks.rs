//! What stands in the words: glyphs, Markdown, placeholders, links, Spanish marks, ports and paths.

use unicode_width::UnicodeWidthChar;

use crate::course::fill::key_of;
use crate::course::markdown;
use crate::course::reading::{Finding, FindingKind, Glossary, nearest};
use crate::i18n::Language;

use super::placeholders::{placeholders, replace};
use super::texts::{Place, Text};

/// Finds everything of a text that has to do with its marks.
pub fn check(text: &Text, glossary: &Glossary, findings: &mut Vec<Finding>) {
    let mut find = |offset, kind| findings.push(text.find(offset, kind));
    for (offset, character) in text.text.char_indices().filter(|(_, character)| is_broken(*character)) {
        find(offset, FindingKind::Glyph { code: format!("U+{:04X}", u32::from(character)) });
    }
    let line_start = |line: usize| text.text.split_inclusive('\n').take(line).map(str::len).sum();
    if text.place != Place::Title {
        for (line, what) in markdown::strangers(text.text) {
            find(line_start(line), FindingKind::Markdown { what });
        }
    }
    if text.text.matches('`').count() % 2 == 1 {
        find(text.text.rfind('`').unwrap_or(0), FindingKind::Backquote);
    }
    for placeholder in placeholders(text.text) {
        if let Err(nearest) = text.meaning(placeholder.inside) {
            let whole = placeholder.whole.to_owned();
            let kind = match text.names_keys() && key_of(placeholder.inside).is_some() {
                true => FindingKind::UnknownAction { placeholder: whole, nearest },
                false => FindingKind::UnknownPlaceholder { placeholder: whole, nearest },
            };
            find(placeholder.offset, kind);
        }
    }
    // Of the same length, so that offsets stay. The glossary shows what an address looks like and has no scene: nobody
    // connects to it.
    let has_scene = text.scene.is_some();
    let marked = if has_scene { replace(text.text, |inside| "_".repeat(inside.len() + 4)) } else { String::new() };
    for (offset, port) in fixed_ports(&marked).into_iter().chain(ports_of_hosts(&marked)) {
        find(offset, FindingKind::FixedPort { port });
    }
    for (offset, path) in fixed_paths(&marked) {
        find(offset, FindingKind::FixedPath { path });
    }
    for (offset, term) in links(text.text) {
        if glossary.entry(text.language, term).is_none() {
            let nearest = nearest(term, glossary.of(text.language).keys().map(String::as_str));
            find(offset, FindingKind::UnknownTerm { term: term.to_owned(), nearest });
        }
    }
    if text.language == Language::Spanish {
        for (offset, mark, partner) in spanish_marks(&mask_code(text.text)) {
            find(offset, FindingKind::SpanishMark { mark, partner });
        }
    }
}

/// Glyphs on whose width terminals disagree, wide ones, and what acts without being seen.
fn is_broken(character: char) -> bool {
    let code = u32::from(character);
    // Emoji by default or through a variation selector.
    let emoji = matches!(code, 0x1f000..=0x1faff | 0xfe0f | 0x200d | 0x2600..=0x26ff | 0x23e9..=0x23f3)
        || matches!(code, 0x2702..=0x270f | 0x2712 | 0x2714 | 0x2716 | 0x2728 | 0x274c | 0x2757 | 0x2764 | 0x27a1);
    // Reordering and hidden marks: a terminal shows nothing, and a reader is misled.
    let hidden = matches!(code, 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xad | 0xfeff);
    let control = character.is_control() && character != '\n';
    emoji || hidden || control || character.width() != Some(1) && character != '\n'
}

/// The links to terms, with their offsets.
fn links(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("](#")).map(|at| from + at + 3) {
        let rest = text.get(at..).unwrap_or_default();
        let Some(end) = rest.find(')') else { break };
        found.push((at, rest.get(..end).unwrap_or_default()));
        from = at + end;
    }
    found
}

/// The text with what is code, and what a link names, blanked; of the same length in bytes.
pub fn mask_code(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut code = false;
    let mut target = false;
    let mut previous = ' ';
    for character in text.chars() {
        target = (target && character != ')') || (character == '(' && previous == ']');
        if character == '`' {
            code = !code;
        }
        let hidden = code || target || character == '`';
        match character {
            '\n' => out.push('\n'),
            _ if hidden => (0..character.len_utf8()).for_each(|_| out.push(' ')),
            _ => out.push(character),
        }
        previous = character;
    }
    out
}

/// Ports other than 0 in the address tuples of a text, with their offsets.
pub fn fixed_ports(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (offset, _) in text.match_indices(',') {
        let before = text.get(..offset).unwrap_or_default().trim_end();
        // `("127.0.0.1", 41234)`: a quoted text that an opening parenthesis precedes.
        let Some(quote) = before.chars().next_back().filter(|last| matches!(last, '"' | '\'')) else { continue };
        let inside = before.get(..before.len() - 1).unwrap_or_default();
        let Some(open) = inside.rfind(quote) else { continue };
        if !inside.get(..open).unwrap_or_default().trim_end().ends_with('(') {
            continue;
        }
        let after = text.get(offset + 1..).unwrap_or_default();
        let rest = after.trim_start();
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let ends = rest.get(digits.len()..).unwrap_or_default().trim_start().starts_with([',', ')']);
        if ends && digits.bytes().any(|digit| digit != b'0') {
            found.push((offset + 1 + after.len() - rest.len(), digits));
        }
    }
    found
}

/// Ports behind loopback's names: `127.0.0.1:41234`, `localhost:8000`, `[::1]:8000`.
fn ports_of_hosts(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for host in ["127.0.0.1:", "localhost:", "::1]:"] {
        for (at, _) in text.match_indices(host) {
            let at = at + host.len();
            let digits: String = text.get(at..).unwrap_or_default().chars().take_while(char::is_ascii_digit).collect();
            if digits.bytes().any(|digit| digit != b'0') {
                found.push((at, digits));
            }
        }
    }
    found
}

/// Absolute paths of a text, with their offsets: in quotes, or below a folder that systems have.
pub fn fixed_paths(text: &str) -> Vec<(usize, String)> {
    const FOLDERS: [&str; 5] = ["/tmp/", "/run/", "/var/", "/home/", "/dev/shm/"];
    let is_path = |c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '-' | '.');
    let mut found = Vec::new();
    for (offset, _) in text.match_indices('/') {
        let before = text.get(..offset).unwrap_or_default();
        let rest = text.get(offset..).unwrap_or_default();
        let path: String = rest.chars().take_while(|character| is_path(*character)).collect();
        let after = rest.get(path.len()..).unwrap_or_default();
        let in_word = before.chars().next_back().is_some_and(|c| is_path(c) || c == ':');
        // `b"/"` and `'/bytes'` are bytes that somebody sends: what is bound is a text.
        let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\''));
        let is_bytes = quote.is_some_and(|_| before.trim_end_matches(['"', '\'']).ends_with(['b', 'B']));
        let quoted = path.len() > 1 && !is_bytes && quote.is_some_and(|quote| after.starts_with(quote));
        if quoted || !in_word && FOLDERS.iter().any(|folder| rest.starts_with(folder)) {
            found.push((offset, path));
        }
    }
    found
}

/// Spanish opens what it closes: the mark that stands alone, and the one that it lacks.
fn spanish_marks(text: &str) -> Vec<(usize, char, char)> {
    let mut found = Vec::new();
    for (opening, closing) in [('¿', '?'), ('¡', '!')] {
        let mut open: Vec<usize> = Vec::new();
        let mut previous = ' ';
        let mut characters = text.char_indices().peekable();
        while let Some((offset, character)) = characters.next() {
            let next = characters.peek().map_or(' ', |(_, next)| *next);
            // A mark that stands alone is the name of a key.
            let alone = open.is_empty() && !previous.is_alphanumeric() && !next.is_alphanumeric();
            if character == opening {
                open.push(offset);
            } else if character == closing && !alone && open.pop().is_none() {
                found.push((offset, closing, opening));
            }
            previous = character;
        }
        found.extend(open.into_iter().map(|offset| (offset, opening, closing)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_written_by_hand_are_found() {
        let ports = |text| fixed_ports(text).into_iter().map(|(_, port)| port).collect::<Vec<_>>();
        assert_eq!(ports("c.connect(('127.0.0.1', 41234))"), ["41234"]);
        assert_eq!(ports("c.connect((\"::1\", 8000, 0, 0))"), ["8000"]);
        assert_eq!(ports("s.bind(('127.0.0.1', 0))"), Vec::<String>::new());
        assert_eq!(ports("c.sendto(b'a', _)"), Vec::<String>::new());
        assert_eq!(ports("print('hola', 3)"), ["3"], "a call looks the same; nobody prints numbers in a lesson");
        assert_eq!(ports_of_hosts("abre http://127.0.0.1:8000/"), [(22, "8000".to_owned())]);
    }

    #[test]
    fn paths_written_by_hand_are_found() {
        let paths = |text| fixed_paths(text).into_iter().map(|(_, path)| path).collect::<Vec<_>>();
        assert_eq!(paths("s.bind('/tmp/saludo')"), ["/tmp/saludo"]);
        assert_eq!(paths("s.bind(\"/saludo\")"), ["/saludo"]);
        assert_eq!(paths("c.send(b'GET / HTTP/1.0')"), Vec::<String>::new());
        assert_eq!(paths("c.send(b'/bytes')"), Vec::<String>::new());
        assert_eq!(paths("y/o, http://_:_/bytes, 3/4"), Vec::<String>::new());
    }

    #[test]
    fn code_and_targets_are_blanked_in_place() {
        let text = "El [núcleo](#nucleo) y `c.recv(¿)` ñ";
        let masked = mask_code(text);
        assert_eq!(masked.len(), text.len());
        assert_eq!(masked.split_whitespace().collect::<Vec<_>>(), ["El", "[núcleo]", ")", "y", "ñ"]);
    }

    #[test]
    fn spanish_marks_come_in_pairs() {
        assert_eq!(spanish_marks("¿Qué pasa? ¡Ya!"), []);
        assert_eq!(spanish_marks("Qué pasa?"), [(9, '?', '¿')]);
        assert_eq!(spanish_marks("¡Ya"), [(0, '¡', '!')]);
        assert_eq!(spanish_marks("La tecla ? ayuda."), []);
    }
}
