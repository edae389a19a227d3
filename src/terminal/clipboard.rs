//! The terminal's clipboard: OSC 52 of xterm's «ctlseqs».

/// The longest text that is given to a terminal, in bytes. xterm names no limit; hterm's `osc52.sh` and the terminals that
/// follow it take sequences of 100,000 bytes, and base64 makes 99,992 of this many.
pub const MOST: usize = 74_994;

/// The sequence that puts `text` into the clipboard («c»): `ESC ] 52 ; c ; base64 ESC \`. `None`: it is too long, and part of
/// a text would be worse than none. Whatever is in the text, nothing of it but letters, digits, `+`, `/` and `=` is written.
pub fn sequence(text: &str) -> Option<String> {
    (text.len() <= MOST).then(|| format!("\x1b]52;c;{}\x1b\\", base64(text.as_bytes())))
}

/// Whether a terminal of this kind (`TERM`) may have a clipboard. The Linux console has none, and prints what it does not
/// know of such a sequence.
pub fn may_exist(term: &str) -> bool {
    !matches!(term, "" | "dumb" | "linux")
}

/// RFC 4648 §4, with padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * place) & 63) as usize];
            // One byte makes two digits, two make three.
            text.push(if place <= three.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_the_rfc() {
        for (text, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(text.as_bytes()), coded);
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }

    #[test]
    fn nothing_of_a_text_gets_out_of_the_sequence() {
        let sequence = sequence("\x1b\\\x07\x1b]0;x\x07\u{9c}").unwrap();
        let inside = sequence.strip_prefix("\x1b]52;c;").and_then(|rest| rest.strip_suffix("\x1b\\")).unwrap();
        assert!(inside.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)), "{inside}");
    }

    #[test]
    fn a_text_is_given_whole_or_not_at_all() {
        let whole = sequence(&"x".repeat(MOST)).unwrap();
        assert_eq!(whole.len(), 99_992 + "\x1b]52;c;\x1b\\".len());
        assert_eq!(sequence(&"x".repeat(MOST + 1)), None);
    }

    #[test]
    fn a_console_without_a_clipboard_is_told_nothing() {
        assert!(may_exist("xterm-256color") && may_exist("tmux-256color"));
        assert!(!may_exist("linux") && !may_exist("dumb") && !may_exist(""));
    }
}
