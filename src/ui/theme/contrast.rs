//! What every theme looks like in the palettes that terminals begin with, computed: contrasts, and how far apart the
//! colours are that must be told apart.

use std::collections::BTreeSet;

use ratatui::style::{Color, Modifier, Style};

use super::*;

type Rgb = [u8; 3];

/// The colours that a terminal begins with.
struct Palette {
    name: &'static str,
    /// Background and letters of its dark variant.
    dark: (Rgb, Rgb),
    ansi: [Rgb; 16],
    /// Whether it may show bold letters of the first eight colours in the second eight.
    bold_is_bright: bool,
}

const fn rgb(number: u32) -> Rgb {
    [(number >> 16) as u8, (number >> 8) as u8, number as u8]
}

const fn sixteen(numbers: [u32; 16]) -> [Rgb; 16] {
    let mut ansi = [[0; 3]; 16];
    let mut place = 0;
    while place < 16 {
        ansi[place] = rgb(numbers[place]);
        place += 1;
    }
    ansi
}

/// What people of a class have before them.
#[rustfmt::skip]
const PALETTES: [Palette; 4] = [
    // xterm's resources color0…color15 in XTerm-col.ad, with -rv; boldColors is on.
    Palette { name: "xterm", dark: (rgb(0x000000), rgb(0xe5e5e5)), bold_is_bright: true, ansi: sixteen([
        0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
        0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff]) },
    // GNOME Terminal's «GNOME» palette (profile-editor.c) on the dark view background of Adwaita, the lighter of its two.
    Palette { name: "GNOME Terminal", dark: (rgb(0x1e1e1e), rgb(0xd0cfcc)), bold_is_bright: true, ansi: sixteen([
        0x171421, 0xc01c28, 0x26a269, 0xa2734c, 0x12488b, 0xa347ba, 0x2aa1b3, 0xd0cfcc,
        0x5e5c64, 0xf66151, 0x33da7a, 0xe9ad0c, 0x2a7bde, 0xc061cb, 0x33c7de, 0xffffff]) },
    // Windows Terminal's «Campbell» (defaults.json); intenseTextStyle may be «bright».
    Palette { name: "Windows Terminal", dark: (rgb(0x0c0c0c), rgb(0xcccccc)), bold_is_bright: true, ansi: sixteen([
        0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc,
        0x767676, 0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2]) },
    // The Linux console: default_red, default_grn and default_blu in drivers/tty/vt/vt.c.
    Palette { name: "Linux console", dark: (rgb(0x000000), rgb(0xaaaaaa)), bold_is_bright: true, ansi: sixteen([
        0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa,
        0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff]) },
];

impl Palette {
    fn is_console(&self) -> bool {
        self.name == "Linux console"
    }

    /// The Linux console has the first eight colours alone for backgrounds (rgb_background in vt.c).
    fn background(&self, colour: Color) -> Option<Rgb> {
        let rgb = self.rgb(colour, false)?;
        if self.is_console() { Some(rgb.map(|part| if part >= 0x80 { 0xaa } else { 0 })) } else { Some(rgb) }
    }

    /// What a colour is here; `None` for the terminal's own.
    fn rgb(&self, colour: Color, bright: bool) -> Option<Rgb> {
        let index = match colour {
            Color::Reset => return None,
            Color::Indexed(index) => usize::from(index),
            other => ANSI.iter().position(|ansi| *ansi == other).expect("one of the 16"),
        };
        Some(match index {
            0..8 if bright && self.bold_is_bright => self.ansi[index + 8],
            0..16 => self.ansi[index],
            // xterm's 256colres.pl: six levels a part, then 24 greys.
            16..232 => {
                let level = |part: usize| if part == 0 { 0 } else { 55 + 40 * part as u8 };
                [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6].map(level)
            }
            _ => [8 + 10 * (index - 232) as u8; 3],
        })
    }

    /// Letters and background of a style as it is seen: what is reversed has the same two.
    fn pair(&self, theme: &Theme, style: Style, bright: bool) -> (Rgb, Rgb) {
        let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 1, 1));
        buffer[(0, 0)].set_style(style);
        theme.finish(&mut buffer);
        let cell = &buffer[(0, 0)];
        let bright = bright && cell.modifier.contains(Modifier::BOLD);
        let letters = self.rgb(cell.fg, bright).unwrap_or(self.dark.1);
        (letters, self.background(cell.bg).unwrap_or(self.dark.0))
    }
}

const ANSI: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

/// A part of a colour, linear (WCAG 2.2, «relative luminance»).
fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// WCAG 2.2, «contrast ratio»: from 1 to 21.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Whose eyes.
#[derive(Clone, Copy, Debug)]
enum Eyes {
    Three,
    /// Without the receptor for long waves.
    Protanope,
    /// Without the one for middle waves.
    Deuteranope,
}

/// CIE L*a*b* for these eyes; those that lack a receptor by Viénot, Brettel and Mollon, 1999.
fn lab(colour: Rgb, eyes: Eyes) -> [f64; 3] {
    let [r, g, b] = colour.map(linear);
    let [r, g, b] = match eyes {
        Eyes::Three => [r, g, b],
        Eyes::Protanope => {
            let both = 0.11238 * r + 0.88762 * g;
            [both, both, 0.00401 * (r - g) + b]
        }
        Eyes::Deuteranope => {
            let both = 0.29275 * r + 0.70725 * g;
            [both, both, 0.02234 * (g - r) + b]
        }
    }
    .map(|part| part.clamp(0.0, 1.0));
    // sRGB's primaries and white, D65 (IEC 61966-2-1).
    let f = |t: f64| if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
    let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIE ΔE*ab (1976): 2.3 is just noticeable.
fn distance(one: Rgb, other: Rgb, eyes: Eyes) -> f64 {
    let (one, other) = (lab(one, eyes), lab(other, eyes));
    one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
}

/// Every style of words that a theme gives, with its name.
fn words(theme: &Theme) -> Vec<(String, Style)> {
    let plain = [
        ("text", theme.text()),
        ("strong", theme.strong()),
        ("muted", theme.muted()),
        ("suggested", theme.suggested()),
        ("title", theme.title()),
        ("kernel", theme.kernel()),
        ("kernel_strong", theme.kernel_strong()),
        ("error", theme.error()),
        ("outsider", theme.outsider()),
        ("cursor", theme.cursor()),
    ];
    let programs = (1..=12).map(|number| (format!("program {number}"), theme.program(ProgramId(number))));
    let all: Vec<_> = plain.into_iter().map(|(name, style)| (name.to_owned(), style)).chain(programs).collect();
    let more = |(name, style): &(String, Style)| {
        let and = |what: &str, modifier| (format!("{name}, {what}"), style.add_modifier(modifier));
        [and("strong", Modifier::BOLD), and("unread", theme.unread()), and("chosen", theme.chosen())]
    };
    all.iter().flat_map(more).chain(all.clone()).collect()
}

/// Each theme on each terminal that it is for, with the palette there.
fn everywhere() -> impl Iterator<Item = (Theme, &'static Palette)> {
    let on = |name, depth| Theme::new(name, false).on(depth, &UNICODE);
    PALETTES.iter().flat_map(move |palette| {
        let depths: &[Depth] = if palette.is_console() { &[Depth::Sixteen] } else { &[Depth::Sixteen, Depth::Cube] };
        depths.iter().flat_map(move |depth| ThemeName::ALL.map(|name| (on(name, *depth), palette)))
    })
}

#[test]
fn words_and_lines_are_readable_in_every_default_palette() {
    let mut pairs = 0;
    for (theme, palette) in everywhere() {
        let floor = if theme.name() == ThemeName::Contraste { 7.0 } else { 4.5 };
        for (what, style) in words(&theme) {
            // How a terminal dims is its own affair; only `mono` does.
            assert!(theme.name() == ThemeName::Mono || !style.add_modifier.contains(Modifier::DIM), "{what}");
            for bright in [false, true] {
                let (letters, ground) = palette.pair(&theme, style, bright);
                let ratio = contrast(letters, ground);
                // Without the cube, the terminal of an older palette keeps its own magenta and red.
                let bound = if known_to_fall_short(&theme, palette, style) { 3.0 } else { floor };
                assert!(ratio >= bound, "{} in {}: {what} has {ratio:.2}:1", theme.name().code(), palette.name);
                pairs += 1;
            }
        }
        let (line, ground) = palette.pair(&theme, theme.frame(), false);
        assert!(contrast(line, ground) >= 3.0, "{} in {}: borders", theme.name().code(), palette.name);
    }
    assert!(pairs > 1_000);
}

/// Windows Terminal's magenta has 3.2:1 at its brightest. It has the cube, and says so in `TERM` or `COLORTERM`; only where
/// somebody took both away is that magenta the server's.
fn known_to_fall_short(theme: &Theme, palette: &Palette, style: Style) -> bool {
    palette.name == "Windows Terminal" && theme.depth == Depth::Sixteen && style.fg == Some(Color::LightMagenta)
}

#[test]
fn what_paints_its_ground_is_the_same_on_any_background() {
    for (theme, palette) in everywhere() {
        let paints = matches!(theme.name(), ThemeName::Claro | ThemeName::Contraste);
        let upside_down = Palette { dark: (palette.dark.1, palette.dark.0), ..*palette };
        for (what, style) in words(&theme) {
            let same = palette.pair(&theme, style, false) == upside_down.pair(&theme, style, false);
            // Of the others, whatever has no colour of its own goes with the terminal.
            assert!(same == paints, "{} in {}: {what}", theme.name().code(), palette.name);
        }
    }
}

#[test]
fn colours_that_mean_different_things_look_different() {
    for (theme, palette) in everywhere().filter(|(theme, _)| !theme.colours().programs.is_empty()) {
        let colours = theme.colours();
        let rgb = |colour: Color| palette.rgb(colour, false).unwrap();
        let programs: Vec<Rgb> = colours.programs.iter().map(|colour| rgb(*colour)).collect();
        let mut all = programs.clone();
        all.extend([colours.kernel, colours.error].into_iter().flatten().map(rgb));
        let about = format!("{} in {}", theme.name().code(), palette.name);
        for (place, one) in all.iter().enumerate() {
            for other in &all[..place] {
                let apart = distance(*one, *other, Eyes::Three);
                assert!(apart >= 14.0, "{about}: {one:?} and {other:?}: {apart:.1}");
            }
        }
        // Client and server, which are on every screen, for everybody.
        for eyes in [Eyes::Protanope, Eyes::Deuteranope] {
            let apart = distance(programs[0], programs[1], eyes);
            assert!(apart >= 10.0, "{about} for a {eyes:?}: {apart:.1}");
        }
    }
}

#[test]
fn red_is_only_an_error_and_yellow_only_the_kernel() {
    for (theme, palette) in everywhere() {
        let colours = theme.colours();
        // The hue of a colour in degrees, where it has one.
        let hue = |colour: Color| {
            let [_, a, b] = lab(palette.rgb(colour, false).unwrap(), Eyes::Three);
            (a.hypot(b) > 10.0).then(|| b.atan2(a).to_degrees().rem_euclid(360.0))
        };
        for colour in colours.programs {
            // Reds lie around 35°, yellows and browns between 60° and 110°.
            let hue = hue(*colour);
            assert!(hue.is_none_or(|hue| (112.0..350.0).contains(&hue)), "{} {colour}: {hue:?}", theme.name().code());
        }
        for (colour, range) in [(colours.error, 15.0..60.0), (colours.kernel, 60.0..112.0)] {
            assert!(colour.and_then(hue).is_none_or(|hue| range.contains(&hue)), "{} {colour:?}", theme.name().code());
        }
    }
}

#[test]
fn oscuro_and_mono_leave_the_ground_to_the_terminal() {
    for (theme, _) in everywhere() {
        let mut buffer = Buffer::with_lines(["hola"]);
        theme.finish(&mut buffer);
        let grounds: BTreeSet<String> = buffer.content.iter().map(|cell| format!("{} {}", cell.fg, cell.bg)).collect();
        let painted = grounds != ["Reset Reset".to_owned()].into();
        assert_eq!(painted, matches!(theme.name(), ThemeName::Claro | ThemeName::Contraste));
        assert_eq!(grounds.len(), 1);
    }
    for (_, style) in words(&Theme::new(ThemeName::Mono, false)) {
        assert_eq!((style.fg, style.bg), (None, None));
    }
    // In `oscuro`, what the terminal's owner chose is used wherever it can be read: all but two colours.
    let oscuro = Theme::new(ThemeName::Oscuro, false);
    let fixed: BTreeSet<String> = words(&oscuro)
        .into_iter()
        .filter_map(|(_, style)| style.fg.filter(|fg| !ANSI.contains(fg)))
        .map(|fg| fg.to_string())
        .collect();
    assert_eq!(fixed, ["170".to_owned(), "245".to_owned()].into());
}

#[test]
fn the_suggested_line_and_an_error_differ_from_text_without_colour() {
    for (theme, _) in everywhere() {
        let about = format!("{:?}", theme);
        assert_ne!(theme.suggested(), theme.text(), "{about}");
        assert_ne!(theme.error().add_modifier, theme.text().add_modifier, "{about}");
        assert_ne!(theme.unread(), Modifier::empty(), "{about}");
    }
}
