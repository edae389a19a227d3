//! The signs that are not letters, in Unicode and in ASCII. Each is exactly one column wide.

/// A border cell's arms, for [`Glyphs::join`].
pub mod arm {
    /// It continues to the cell above.
    pub const UP: u8 = 1;
    /// It continues to the cell below.
    pub const DOWN: u8 = 2;
    /// It continues to the cell at its left.
    pub const LEFT: u8 = 4;
    /// It continues to the cell at its right.
    pub const RIGHT: u8 = 8;
}

/// One set of signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Border cells by their arms (see [`arm`]).
    joins: [&'static str; 16],
    /// A full cell of a gauge.
    pub bar_full: &'static str,
    /// An empty cell of a gauge.
    pub bar_empty: &'static str,
    /// The shaft of an arrow.
    pub line: &'static str,
    /// The head of an arrow to the right.
    pub arrow_right: &'static str,
    /// The head of an arrow to the left; also «look here» beside something unread.
    pub arrow_left: &'static str,
    /// The chosen item of a list, the focused tab.
    pub pointer: &'static str,
    /// Above the last byte of a send.
    pub notch_above: &'static str,
    /// Below the last byte of a recv.
    pub notch_below: &'static str,
    /// After the last byte of a send, in a row of bytes.
    pub seam_send: &'static str,
    /// After the last byte of a recv, in a row of bytes.
    pub seam_read: &'static str,
    /// After the last byte of both.
    pub seam_both: &'static str,
    /// Something waits in the kernel.
    pub waiting: &'static str,
    /// Done.
    pub done: &'static str,
    /// Between parts of a line; also «not yet».
    pub dot: &'static str,
    /// There is more below.
    pub down: &'static str,
    /// Something was left out.
    pub ellipsis: &'static str,
    /// The sender sends no more.
    pub finished: &'static str,
    /// A torn edge.
    pub torn: &'static str,
    /// The kernel does not tell.
    pub unknown: &'static str,
    /// Before a count of calls.
    pub times: &'static str,
    /// Before what failed.
    pub failed: &'static str,
    /// A step that was done.
    pub step_done: &'static str,
    /// The step that is being done.
    pub step_here: &'static str,
    /// A step that is to come.
    pub step_open: &'static str,
    /// Bytes on their way.
    pub moving: &'static str,
    /// A character or byte that cannot be shown.
    pub unprintable: char,
    /// A line feed among bytes. (The control pictures of U+2400… are missing from too many fonts.)
    pub line_feed: char,
    /// A carriage return among bytes: back to the beginning of the line.
    pub carriage_return: char,
    /// A tab among bytes.
    pub tab: char,
    /// For signs that stand in words and in the names of keys, what is drawn instead.
    pub instead: &'static [(&'static str, &'static str)],
    /// The word «enchufe» in large letters made of blocks; `None` where those are not to be had.
    pub wordmark: Option<[&'static str; 2]>,
}

impl Glyphs {
    /// The border cell with these arms (a sum of [`arm`] bits; others are ignored).
    pub fn join(&self, arms: u8) -> &'static str {
        self.joins[usize::from(arms & 15)]
    }

    /// Whether `symbol` is a border cell's.
    pub fn is_border(&self, symbol: &str) -> bool {
        symbol != " " && self.joins.contains(&symbol)
    }

    /// Every sign of the set, for tests and tables.
    pub fn all(&self) -> Vec<&'static str> {
        let mut all = self.joins.to_vec();
        all.extend([
            self.bar_full,
            self.bar_empty,
            self.line,
            self.arrow_right,
            self.arrow_left,
            self.pointer,
            self.notch_above,
            self.notch_below,
            self.seam_send,
            self.seam_read,
            self.seam_both,
            self.waiting,
            self.done,
            self.dot,
            self.down,
            self.ellipsis,
            self.finished,
            self.torn,
            self.unknown,
            self.times,
            self.failed,
            self.step_done,
            self.step_here,
            self.step_open,
            self.moving,
        ]);
        all
    }
}

/// The signs of the design's drawings.
pub static UNICODE: Glyphs = Glyphs {
    //       -    U    D    UD   L    UL   DL   UDL  R    UR   DR   UDR  LR   ULR  DLR  all
    joins: [" ", "╵", "╷", "│", "╴", "┘", "┐", "┤", "╶", "└", "┌", "├", "─", "┴", "┬", "┼"],
    bar_full: "▓",
    bar_empty: "░",
    line: "─",
    arrow_right: "▶",
    arrow_left: "◀",
    pointer: "▸",
    notch_above: "╷",
    notch_below: "╵",
    seam_send: "╷",
    seam_read: "╵",
    seam_both: "│",
    waiting: "◌",
    done: "✓",
    dot: "·",
    down: "↓",
    ellipsis: "…",
    finished: "■",
    torn: "╌",
    unknown: "—",
    times: "×",
    failed: "!",
    step_done: "●",
    step_here: "◐",
    step_open: "○",
    moving: "●",
    unprintable: '·',
    line_feed: '↵',
    carriage_return: '⇤',
    tab: '⇥',
    instead: &[],
    wordmark: Some(["█▀▀ █▀█ █▀▀ █ █ █ █ █▀▀ █▀▀", "██▄ █ █ █▄▄ █▀█ █▄█ █▀  ██▄"]),
};

/// `--ascii`: for fonts and terminals without the others.
pub static ASCII: Glyphs = Glyphs {
    joins: [" ", "|", "|", "|", "-", "+", "+", "+", "-", "+", "+", "+", "-", "+", "+", "+"],
    bar_full: "#",
    bar_empty: ".",
    line: "-",
    arrow_right: ">",
    arrow_left: "<",
    pointer: ">",
    notch_above: "|",
    notch_below: "|",
    seam_send: ",",
    seam_read: "'",
    seam_both: "|",
    waiting: "o",
    done: "v",
    dot: "-",
    down: "v",
    ellipsis: "~",
    finished: "#",
    torn: "~",
    unknown: "?",
    times: "x",
    failed: "!",
    step_done: "*",
    step_here: "@",
    step_open: ".",
    moving: "*",
    unprintable: '.',
    line_feed: '.',
    carriage_return: '.',
    tab: '.',
    instead: &[
        ("↑", "^"),
        ("↓", "v"),
        ("←", "<"),
        ("→", ">"),
        ("…", "~"),
        ("·", "-"),
        ("—", "-"),
        ("“", "\""),
        ("”", "\""),
        ("’", "'"),
    ],
    wordmark: None,
};

/// The Linux console: the 256 signs of its built-in font, which are those of code page 437.
pub static LINUX: Glyphs = Glyphs {
    //       -    U    D    UD   L    UL   DL   UDL  R    UR   DR   UDR  LR   ULR  DLR  all
    joins: [" ", "│", "│", "│", "─", "┘", "┐", "┤", "─", "└", "┌", "├", "─", "┴", "┬", "┼"],
    bar_full: "▓",
    bar_empty: "░",
    line: "─",
    arrow_right: "►",
    arrow_left: "◄",
    pointer: "►",
    notch_above: "┬",
    notch_below: "┴",
    seam_send: "┬",
    seam_read: "┴",
    seam_both: "│",
    waiting: "°",
    done: "√",
    dot: "·",
    down: "↓",
    ellipsis: "~",
    finished: "■",
    torn: "≈",
    unknown: "?",
    times: "x",
    failed: "!",
    step_done: "•",
    step_here: "◘",
    step_open: "○",
    unprintable: '·',
    line_feed: '¶',
    carriage_return: '←',
    tab: '→',
    moving: "•",
    instead: &[
        ("…", "~"),
        ("—", "-"),
        ("×", "x"),
        ("“", "\""),
        ("”", "\""),
        ("’", "'"),
        // A, I, O and U with an acute accent, which the font has in small letters alone.
        ("\u{c1}", "A"),
        ("\u{cd}", "I"),
        ("\u{d3}", "O"),
        ("\u{da}", "U"),
    ],
    wordmark: UNICODE.wordmark,
};

/// The signs of code page 437 that are not ASCII, as the kernel's map of its built-in font has them
/// (drivers/tty/vt/cp437.uni).
#[cfg(test)]
pub const CODE_PAGE_437: &str = "☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»\
     ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn every_sign_is_one_column() {
        for set in [&UNICODE, &LINUX, &ASCII] {
            for sign in set.all() {
                assert_eq!(sign.width(), 1, "{sign:?}");
                assert_eq!(sign.chars().count(), 1, "{sign:?}");
            }
            for sign in [set.unprintable, set.line_feed, set.carriage_return, set.tab] {
                assert_eq!(sign.to_string().width(), 1, "{sign:?}");
            }
        }
        for (sign, instead) in ASCII.instead.iter().chain(LINUX.instead) {
            assert_eq!((sign.width(), instead.width(), instead.is_ascii()), (1, 1, true), "{sign}");
        }
        for row in UNICODE.wordmark.unwrap() {
            assert_eq!(row.width(), 27);
            assert!(row.chars().all(|sign| " █▀▄".contains(sign)), "{row}");
        }
        assert!(ASCII.all().iter().all(|sign| sign.is_ascii()));
    }

    #[test]
    fn the_console_has_a_sign_for_everything_in_its_font() {
        let mut all: String = LINUX.all().concat() + &LINUX.wordmark.unwrap().concat();
        all.extend([LINUX.unprintable, LINUX.line_feed, LINUX.carriage_return, LINUX.tab]);
        for sign in all.chars().filter(|sign| !sign.is_ascii()) {
            assert!(CODE_PAGE_437.contains(sign), "{sign}");
        }
    }

    #[test]
    fn signs_of_different_states_differ_in_every_set() {
        for set in [&UNICODE, &LINUX, &ASCII] {
            let steps = [set.step_done, set.step_here, set.step_open];
            assert!(steps[0] != steps[1] && steps[1] != steps[2] && steps[0] != steps[2], "{steps:?}");
            assert!(set.bar_full != set.bar_empty && set.arrow_left != set.arrow_right && set.done != set.failed);
            assert!(![set.done, set.failed, " "].contains(&set.waiting) && set.pointer != " ");
        }
    }

    #[test]
    fn border_cells_join_as_drawn() {
        use arm::*;
        assert_eq!(UNICODE.join(DOWN | RIGHT), "┌");
        assert_eq!(UNICODE.join(LEFT | RIGHT | DOWN), "┬");
        assert_eq!(UNICODE.join(UP | DOWN | LEFT), "┤");
        assert_eq!(UNICODE.join(UP | DOWN | LEFT | RIGHT), "┼");
    }
}
