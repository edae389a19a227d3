//! What terminals answer when they are asked what they are: their background, and that they answered.
//!
//! xterm's «ctlseqs»: OSC 11 ; ? ST asks for the background and is answered with OSC 11 ; rgb:RRRR/GGGG/BBBB ST;
//! CSI c (DA1) is answered by every terminal, after whatever was asked before it. So once DA1 is answered, nothing
//! more is to come.

/// The questions, in one write.
pub const QUESTIONS: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";

/// How the answers begin after their Escape, should that arrive alone.
pub(super) const BEGINNINGS: [&[u8]; 2] = [b"]11;", b"[?"];

/// A command of the terminal that goes on for longer than this, in bytes, is none that was asked for.
const COMMAND_MOST: usize = 128;

/// A colour as the terminal tells it: red, green and blue, 0 to 255.
pub type Rgb = [u8; 3];

/// What begins with OSC (ESC ]), from the byte after it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// Too little to say.
    Incomplete,
    /// No command, or one that broke off after so many bytes.
    None(usize),
    /// So many bytes, whose end is somewhere further on.
    Endless(usize),
    /// So many bytes, and the background if they tell it.
    Whole(usize, Option<Rgb>),
}

/// Looks at what follows ESC ].
pub(super) fn command(rest: &[u8]) -> Command {
    if rest.first().is_some_and(|first| !first.is_ascii_digit()) {
        return Command::None(0);
    }
    let Some(length) = rest.iter().position(|byte| !(b' '..=b'~').contains(byte)) else {
        return if rest.len() > COMMAND_MOST { Command::Endless(rest.len()) } else { Command::Incomplete };
    };
    let told = background(&rest[..length]);
    match &rest[length..] {
        [0x07, ..] => Command::Whole(length + 1, told),
        [0x1b, b'\\', ..] => Command::Whole(length + 2, told),
        [0x1b] => Command::Incomplete,
        _ => Command::None(length),
    }
}

/// `11;rgb:1e1e/1e1e/1e1e`, with one to four digits a part; some terminals add a fourth part for how opaque it is.
fn background(command: &[u8]) -> Option<Rgb> {
    let value = std::str::from_utf8(command).ok()?.strip_prefix("11;")?;
    let parts = value.strip_prefix("rgb:").or_else(|| value.strip_prefix("rgba:"))?;
    let mut parts = parts.split('/').map(part);
    let colour = [parts.next()??, parts.next()??, parts.next()??];
    parts.all(|part| part.is_some()).then_some(colour)
}

/// Hexadecimal digits as a share of what they could say at most, of 255.
fn part(digits: &str) -> Option<u8> {
    if !(1..=4).contains(&digits.len()) || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let most = (1u32 << (4 * digits.len())) - 1;
    let value = u32::from_str_radix(digits, 16).ok()?;
    u8::try_from((value * 255 + most / 2) / most).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_tell_a_colour() {
        for (told, colour) in [
            ("11;rgb:ffff/ffff/ffff", [255, 255, 255]),
            ("11;rgb:1e1e/2020/0000", [0x1e, 0x20, 0]),
            ("11;rgb:1e/20/00", [0x1e, 0x20, 0]),
            ("11;rgb:f/0/8", [255, 0, 136]),
            ("11;rgba:0000/2b2b/3636/c000", [0, 0x2b, 0x36]),
        ] {
            assert_eq!(background(told.as_bytes()), Some(colour), "{told}");
        }
        for told in [
            "11;",
            "11;?",
            "11;rgb:",
            "11;rgb:ff/ff",
            "11;rgb:fffff/0/0",
            "11;rgb:gg/0/0",
            "11;rgb:+f/0/0",
            "11;rgb:ff//ff",
            "11;rgb:f/f/f/x",
            "10;rgb:ff/ff/ff",
            "4;1;rgb:ff/ff/ff",
            "11;white",
            "52;c;aG9sYQ==",
        ] {
            assert_eq!(background(told.as_bytes()), None, "{told}");
        }
    }

    #[test]
    fn a_command_ends_with_its_terminator_or_with_what_cannot_be_in_one() {
        let white = Some([255; 3]);
        assert_eq!(command(b"11;rgb:f/f/f\x07x"), Command::Whole(13, white));
        assert_eq!(command(b"11;rgb:f/f/f\x1b\\x"), Command::Whole(14, white));
        assert_eq!(command(b"11;rgb:f/f/f\x1b"), Command::Incomplete);
        assert_eq!(command(b"11;rgb:f/f/f\x1b[A"), Command::None(12));
        assert_eq!(command(b"11;rgb\r"), Command::None(6));
        assert_eq!((command(b""), command(b"1")), (Command::Incomplete, Command::Incomplete));
        assert_eq!(command(b"x"), Command::None(0));
        assert_eq!(command(&[b'1'; 200]), Command::Endless(200));
    }
}
