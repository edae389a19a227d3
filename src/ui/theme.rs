//! Colours: each has one meaning. A program's is its own everywhere, the kernel's is the kernel's, red is an error.
//!
//! Nothing is said by colour alone: each style that tells something apart also has a modifier or a sign.

use ratatui::style::{Color, Modifier, Style};

pub use crate::app::theme_name::ThemeName;

use super::glyphs::{ASCII, Glyphs, UNICODE};
use crate::journal::event::ProgramId;

/// The colours of programs, by their number in the lab from 1: client cyan, server magenta, then the others.
///
/// Yellow is the kernel's and red is an error, so neither is here. Dark blue comes last: on a dark
/// background it is the hardest to read.
const PROGRAM_COLOURS: [Color; 8] = [
    Color::Cyan,
    Color::Magenta,
    Color::Green,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::LightGreen,
    Color::Blue,
];

/// Colours and glyphs together.
#[derive(Clone, Debug)]
pub struct Theme {
    name: ThemeName,
    glyphs: &'static Glyphs,
    colours: Vec<(ProgramId, u8)>,
}

impl Theme {
    /// The theme `name`, with ASCII signs if `ascii`.
    pub fn new(name: ThemeName, ascii: bool) -> Theme {
        Theme { name, glyphs: if ascii { &ASCII } else { &UNICODE }, colours: Vec::new() }
    }

    /// The same theme, knowing the colour of each program: 0 the client's, 1 the server's, then the others'.
    pub fn with_colours(&self, colours: Vec<(ProgramId, u8)>) -> Theme {
        Theme { colours, ..self.clone() }
    }

    /// The theme `name` with the same signs.
    pub fn named(&self, name: ThemeName) -> Theme {
        Theme { name, ..self.clone() }
    }

    /// Its name.
    pub fn name(&self) -> ThemeName {
        self.name
    }

    /// Its signs.
    pub fn glyphs(&self) -> &'static Glyphs {
        self.glyphs
    }

    /// Adds a colour, in themes that have any.
    fn coloured(&self, style: Style, colour: Color) -> Style {
        match self.name {
            ThemeName::Mono => style,
            _ => style.fg(colour),
        }
    }

    /// Ordinary text.
    pub fn text(&self) -> Style {
        Style::new()
    }

    /// Text that matters more than its neighbours: keys, totals.
    pub fn strong(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Text that matters less: labels, hints, the suggestion after a prompt.
    pub fn muted(&self) -> Style {
        match self.name {
            ThemeName::Mono => Style::new().add_modifier(Modifier::DIM),
            _ => Style::new().fg(Color::DarkGray),
        }
    }

    /// Border lines.
    pub fn frame(&self) -> Style {
        self.muted()
    }

    /// The title of a pane that belongs to no program.
    pub fn title(&self) -> Style {
        self.strong()
    }

    /// A program's own colour: the one it was given, else one by its number, counted from 1.
    pub fn program(&self, program: ProgramId) -> Style {
        let given = self.colours.iter().find(|(known, _)| *known == program).map(|(_, colour)| usize::from(*colour));
        let place = given.unwrap_or(usize::from(program.0).wrapping_sub(1)) % PROGRAM_COLOURS.len();
        match self.name {
            // Without colour the names tell programs apart; weight helps the eye with the first two.
            ThemeName::Mono if place == 0 => self.strong(),
            ThemeName::Mono => Style::new(),
            _ => Style::new().fg(PROGRAM_COLOURS[place]),
        }
    }

    /// The end of a conversation that is no program of the lab.
    pub fn outsider(&self) -> Style {
        Style::new()
    }

    /// What the kernel holds.
    pub fn kernel(&self) -> Style {
        self.coloured(Style::new(), Color::Yellow)
    }

    /// The heading of something the kernel holds.
    pub fn kernel_strong(&self) -> Style {
        self.coloured(self.strong(), Color::Yellow)
    }

    /// An error, and nothing else.
    pub fn error(&self) -> Style {
        match self.name {
            ThemeName::Mono => self.strong().add_modifier(Modifier::UNDERLINED),
            _ => self.strong().fg(Color::Red),
        }
    }

    /// What is added to bytes that arrived and nobody has read.
    pub fn unread(&self) -> Modifier {
        Modifier::BOLD | Modifier::UNDERLINED
    }

    /// The chosen item, the focused title: added to its own style.
    pub fn chosen(&self) -> Modifier {
        Modifier::REVERSED
    }

    /// A screen that shows nothing, in front of a class.
    pub fn dark(&self) -> Style {
        match self.name {
            ThemeName::Mono => Style::new(),
            _ => Style::new().bg(Color::Black),
        }
    }

    /// The cell under the cursor.
    pub fn cursor(&self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(theme: &Theme) -> Vec<Style> {
        let mut all = vec![
            theme.text(),
            theme.strong(),
            theme.muted(),
            theme.frame(),
            theme.title(),
            theme.kernel(),
            theme.kernel_strong(),
            theme.error(),
            theme.outsider(),
            theme.cursor(),
        ];
        all.extend((0..30).map(|number| theme.program(ProgramId(number))));
        all
    }

    #[test]
    fn mono_has_no_colour_and_oscuro_only_the_sixteen() {
        for style in styles(&Theme::new(ThemeName::Mono, false)) {
            assert_eq!((style.fg, style.bg), (None, None));
        }
        for style in styles(&Theme::new(ThemeName::Oscuro, false)) {
            assert!(!matches!(style.fg, Some(Color::Rgb(..) | Color::Indexed(_))));
            assert_eq!(style.bg, None);
        }
    }

    #[test]
    fn red_is_only_an_error_and_yellow_only_the_kernel() {
        let theme = Theme::new(ThemeName::Oscuro, false);
        for number in 0..100 {
            let colour = theme.program(ProgramId(number)).fg;
            for reserved in [Color::Red, Color::LightRed, Color::Yellow, Color::LightYellow] {
                assert_ne!(colour, Some(reserved));
            }
        }
        assert_eq!(theme.program(ProgramId(1)).fg, Some(Color::Cyan));
        assert_eq!(theme.program(ProgramId(2)).fg, Some(Color::Magenta));
    }
}
