//! The colours of each theme, as numbers of the terminal's palette.
//!
//! Where `oscuro` can, it takes the 16 ANSI colours, which people have set to what suits them. Two of its colours are of the
//! fixed 256-colour cube (16–255, which no palette changes): no grey and no magenta of the 16 is readable in every
//! default palette (`contrast.rs` computes it). `claro` and `contraste` paint their own ground, so all their colours are
//! of the cube: what is computed is what is seen.

use ratatui::style::Color;

use crate::app::theme_name::ThemeName;

/// How many colours a terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Depth {
    /// The 16 ANSI colours, or eight of them with a bright half.
    Sixteen,
    /// The 16, and the cube of 256 that xterm began with.
    #[default]
    Cube,
}

impl Depth {
    /// What the environment says: `TERM`, and `COLORTERM`, which is only set where there are more than 16.
    pub fn of(term: &str, colorterm: &str) -> Depth {
        /// Parts of the names of terminals that have them, or that turn them into what the terminal around them has, as screen
        /// and tmux do. (`xterm` itself promises eight; whatever calls itself that today has 256.)
        const RICH: [&str; 14] = [
            "256color",
            "alacritty",
            "contour",
            "direct",
            "foot",
            "ghostty",
            "iterm",
            "kitty",
            "konsole",
            "rxvt-unicode",
            "screen",
            "tmux",
            "wezterm",
            "xterm",
        ];
        let rich = !colorterm.is_empty() || RICH.iter().any(|name| term.contains(name));
        // A shell on the Linux console may have inherited COLORTERM from a desktop.
        if rich && !term.starts_with("linux") { Depth::Cube } else { Depth::Sixteen }
    }
}

/// The colours of one theme. `None`: the colour of ordinary text.
#[derive(Debug)]
pub(super) struct Colours {
    /// Letters and background of every cell that has no colours of its own; `None`: the terminal's.
    pub ground: Option<(Color, Color)>,
    pub muted: Option<Color>,
    pub frame: Option<Color>,
    pub kernel: Option<Color>,
    pub error: Option<Color>,
    /// By a program's number in the lab: the client's, the server's, then the others'. Never yellow, which is the kernel's,
    /// nor red.
    pub programs: &'static [Color],
}

const fn cube(index: u8) -> Color {
    Color::Indexed(index)
}

/// Black and white of the cube: some terminals show a bold ANSI black as grey.
const BLACK: Color = cube(16);
const WHITE: Color = cube(231);

static OSCURO: Colours = Colours {
    ground: None,
    muted: Some(cube(245)),
    frame: Some(cube(245)),
    kernel: Some(Color::LightYellow),
    error: Some(Color::LightRed),
    programs: &[Color::Cyan, cube(170), Color::Green, Color::White, Color::LightGreen, Color::LightCyan],
};

static OSCURO_OF_SIXTEEN: Colours = Colours {
    // Dark grey is hard to read on the consoles that have no more colours.
    muted: None,
    frame: None,
    programs: &[Color::Cyan, Color::LightMagenta, Color::Green, Color::White, Color::LightGreen, Color::LightCyan],
    ..OSCURO
};

static CLARO: Colours = Colours {
    ground: Some((BLACK, WHITE)),
    muted: Some(cube(242)),
    frame: Some(cube(245)),
    kernel: Some(cube(94)),
    error: Some(cube(160)),
    programs: &[cube(23), cube(127), cube(28), cube(27), cube(17), cube(21)],
};

static CONTRASTE: Colours = Colours {
    ground: Some((WHITE, BLACK)),
    muted: Some(cube(250)),
    frame: Some(cube(248)),
    kernel: Some(cube(226)),
    error: Some(cube(203)),
    programs: &[cube(51), cube(207), cube(46), cube(75), cube(157), cube(183)],
};

/// Here nothing is bold, since a bold black is grey in many terminals, nor underlined, which the Linux console shows in cyan
/// (vc_ulcolor in vt.c).
static CLARO_OF_SIXTEEN: Colours =
    Colours { ground: Some((Color::Black, Color::White)), muted: Some(Color::Blue), ..MONO };

static CONTRASTE_OF_SIXTEEN: Colours = Colours { ground: Some((Color::White, Color::Black)), ..MONO };

static MONO: Colours = Colours { ground: None, muted: None, frame: None, kernel: None, error: None, programs: &[] };

/// The colours of a theme on such a terminal.
pub(super) fn colours(name: ThemeName, depth: Depth) -> &'static Colours {
    match (name, depth) {
        (ThemeName::Oscuro, Depth::Cube) => &OSCURO,
        (ThemeName::Oscuro, Depth::Sixteen) => &OSCURO_OF_SIXTEEN,
        (ThemeName::Claro, Depth::Cube) => &CLARO,
        (ThemeName::Claro, Depth::Sixteen) => &CLARO_OF_SIXTEEN,
        (ThemeName::Contraste, Depth::Cube) => &CONTRASTE,
        (ThemeName::Contraste, Depth::Sixteen) => &CONTRASTE_OF_SIXTEEN,
        (ThemeName::Mono, _) => &MONO,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_says_how_many_colours_there_are() {
        for (term, colorterm) in
            [("xterm-256color", ""), ("xterm", ""), ("vt220", "truecolor"), ("screen", ""), ("tmux-direct", "")]
        {
            assert_eq!(Depth::of(term, colorterm), Depth::Cube, "{term} {colorterm}");
        }
        for (term, colorterm) in [("vt220", ""), ("linux", ""), ("linux", "truecolor"), ("ansi", ""), ("", "")] {
            assert_eq!(Depth::of(term, colorterm), Depth::Sixteen, "{term} {colorterm}");
        }
    }
}
