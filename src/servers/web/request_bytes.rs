//! The exact bytes of a request, made visible.

use crate::servers::template::{Html, Values};

/// How many bytes of a request are shown.
pub(super) const SHOWN: usize = 4096;

/// A request's bytes by lines, each as text and as hexadecimal.
pub(super) fn lines(bytes: &[u8]) -> Vec<Values> {
    let shown = bytes.get(..SHOWN.min(bytes.len())).unwrap_or_default();
    let mut blank_seen = false;
    shown
        .split_inclusive(|byte| *byte == b'\n')
        .enumerate()
        .map(|(index, line)| {
            let mut row = Values::default();
            row.text("row", (index + 1).to_string());
            row.html("text", visible(line));
            row.html("hex", hexadecimal(line));
            // The first one ends the head; a body may hold others.
            let ends_head = matches!(line, b"\r\n" | b"\n") && index > 0 && !blank_seen;
            blank_seen |= ends_head;
            row.flag("blank", ends_head);
            row
        })
        .collect()
}

/// The same as a plain hexadecimal dump of 16 bytes a line.
pub(super) fn dump(bytes: &[u8]) -> String {
    let shown = bytes.get(..SHOWN.min(bytes.len())).unwrap_or_default();
    let mut text = String::new();
    for (index, chunk) in shown.chunks(16).enumerate() {
        let hex: Vec<String> = chunk.iter().map(|byte| format!("{byte:02x}")).collect();
        let plain: String =
            chunk.iter().map(|byte| if byte.is_ascii_control() { symbol(*byte) } else { ascii(*byte) }).collect();
        text.push_str(&format!("{:04x}  {:<47}  {plain}\n", index * 16, hex.join(" ")));
    }
    text
}

/// Text that a peer sent, fit to be read: what is no visible text stands as a marked symbol or as `\xNN`.
pub(super) fn visible(bytes: &[u8]) -> Html {
    let mut html = Html::default();
    for chunk in bytes.utf8_chunks() {
        let mut start = 0;
        let text = chunk.valid();
        for (index, character) in text.char_indices() {
            if !misleads(character) {
                continue;
            }
            html.push_text(text.get(start..index).unwrap_or_default());
            start = index + character.len_utf8();
            match u8::try_from(character) {
                Ok(byte) if byte.is_ascii() => html.push_control(symbol(byte), control_name(byte)),
                _ => html.push_mark(&escaped(character.encode_utf8(&mut [0; 4]).as_bytes())),
            }
        }
        html.push_text(text.get(start..).unwrap_or_default());
        if !chunk.invalid().is_empty() {
            html.push_mark(&escaped(chunk.invalid()));
        }
    }
    html
}

fn hexadecimal(bytes: &[u8]) -> Html {
    let text = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(" ");
    let end = bytes.len() - bytes.iter().rev().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let (line, ending) = bytes.split_at(end);
    let mut html = Html::text(&text(line));
    if !ending.is_empty() {
        html.push_text(" ");
        html.push_mark(&text(ending));
    }
    html
}

fn escaped(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("\\x{byte:02x}")).collect()
}

/// The symbol for a control character: Unicode's «Control Pictures».
fn symbol(byte: u8) -> char {
    match byte {
        0x7f => '␡',
        _ => char::from_u32(0x2400 + u32::from(byte)).unwrap_or('·'),
    }
}

/// The names of the control characters (ISO/IEC 6429, ascii(7)).
const CONTROLS: [&str; 32] = [
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI", "DLE",
    "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US",
];

fn control_name(byte: u8) -> &'static str {
    CONTROLS.get(usize::from(byte)).copied().unwrap_or("DEL")
}

fn ascii(byte: u8) -> char {
    if byte.is_ascii() { char::from(byte) } else { '·' }
}

/// Characters that show nothing, or that change how others are shown: controls, bidi (Unicode UAX #9), zero
/// width, separators of lines, tags.
fn misleads(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_peer_acts() {
        let mut expected = Html::text("<b>");
        expected.push_control('␛', "ESC");
        expected.push_text("[31m");
        expected.push_control('␀', "NUL");
        expected.push_text("ñ");
        expected.push_mark("\\xe2\\x80\\xae");
        expected.push_mark("\\xff");
        expected.push_control('␍', "CR");
        expected.push_control('␊', "LF");
        assert_eq!(visible(b"<b>\x1b[31m\0\xc3\xb1\xe2\x80\xae\xff\r\n"), expected);
    }

    #[test]
    fn a_request_is_shown_by_lines_and_bounded() {
        let rows = lines(b"GET / HTTP/1.1\r\nA: b\r\n\r\nbody\r\n\r\n");
        assert_eq!(rows.len(), 5);
        assert_eq!(lines(&[b'x'; 3 * SHOWN]).len(), 1);
        assert_eq!(lines(b"").len(), 0);
    }

    #[test]
    fn the_dump_has_offset_hexadecimal_and_text() {
        let text = dump(b"GET / HTTP/1.1\r\nA: \x1b");
        assert_eq!(
            text,
            "0000  47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a  GET / HTTP/1.1␍␊\n\
             0010  41 3a 20 1b                                      A: ␛\n"
        );
    }
}
