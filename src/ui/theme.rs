//! Colours: each has one meaning. A program's is its own everywhere, the kernel's is the kernel's, red is an error.
//!
//! Nothing is said by colour alone: each style that tells something apart also has a modifier or a sign.

mod colours;
#[cfg(test)]
mod contrast;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use super::glyphs::{ASCII, Glyphs, UNICODE};
pub use crate::app::theme_name::ThemeName;
use crate::journal::event::ProgramId;

pub use colours::Depth;
use colours::{Colours, colours};

/// Colours and glyphs together.
#[derive(Clone, Debug)]
pub struct Theme {
    name: ThemeName,
    depth: Depth,
    glyphs: &'static Glyphs,
    programs: Vec<(ProgramId, u8)>,
}

impl Theme {
    /// The theme `name` on a terminal of 256 colours, with ASCII signs if `ascii`.
    pub fn new(name: ThemeName, ascii: bool) -> Theme {
        Theme { name, depth: Depth::Cube, glyphs: if ascii { &ASCII } else { &UNICODE }, programs: Vec::new() }
    }

    /// The same theme on a terminal that has these colours and signs.
    pub fn on(self, depth: Depth, glyphs: &'static Glyphs) -> Theme {
        Theme { depth, glyphs, ..self }
    }

    /// The theme `name` on the same terminal.
    pub fn named(&self, name: ThemeName) -> Theme {
        Theme { name, ..self.clone() }
    }

    /// The same theme, knowing the colour of each program: 0 the client's, 1 the server's, then the others'.
    pub fn with_colours(&self, programs: Vec<(ProgramId, u8)>) -> Theme {
        Theme { programs, ..self.clone() }
    }

    /// Its name.
    pub fn name(&self) -> ThemeName {
        self.name
    }

    /// Its signs.
    pub fn glyphs(&self) -> &'static Glyphs {
        self.glyphs
    }

    fn colours(&self) -> &'static Colours {
        colours(self.name, self.depth)
    }

    /// Whether it is `claro` where neither bold nor underlined letters can be relied on.
    fn is_bare(&self) -> bool {
        self.name == ThemeName::Claro && self.depth == Depth::Sixteen
    }

    /// Ordinary text.
    pub fn text(&self) -> Style {
        Style::new()
    }

    /// Text that matters more than its neighbours: keys, totals.
    pub fn strong(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Text that matters less: labels, hints.
    pub fn muted(&self) -> Style {
        match self.name {
            ThemeName::Mono => Style::new().add_modifier(Modifier::DIM),
            _ => coloured(Style::new(), self.colours().muted),
        }
    }

    /// Bytes at their place while they are still seen on their way there: less than those that move.
    pub fn unlanded(&self) -> Style {
        match self.muted() {
            plain if plain == Style::new() => plain.add_modifier(Modifier::DIM),
            muted => muted,
        }
    }

    /// The line that is proposed after a prompt: it must not be taken for one that was typed.
    pub fn suggested(&self) -> Style {
        match self.muted() {
            plain if plain == Style::new() => plain.add_modifier(Modifier::UNDERLINED),
            muted => muted,
        }
    }

    /// Border lines.
    pub fn frame(&self) -> Style {
        match self.name {
            ThemeName::Mono => self.muted(),
            _ => coloured(Style::new(), self.colours().frame),
        }
    }

    /// The title of a pane that belongs to no program.
    pub fn title(&self) -> Style {
        self.strong()
    }

    /// A program's own colour: the one it was given, else one by its number, counted from 1.
    pub fn program(&self, program: ProgramId) -> Style {
        let given = self.programs.iter().find(|(known, _)| *known == program).map(|(_, colour)| usize::from(*colour));
        let place = given.unwrap_or(usize::from(program.0).wrapping_sub(1));
        let colours = self.colours().programs;
        match colours.get(place % colours.len().max(1)) {
            Some(colour) => Style::new().fg(*colour),
            // Without colour the names tell programs apart; weight helps the eye with the first.
            None if place == 0 => self.strong(),
            None => Style::new(),
        }
    }

    /// The end of a conversation that is no program of the lab.
    pub fn outsider(&self) -> Style {
        Style::new()
    }

    /// What the kernel holds.
    pub fn kernel(&self) -> Style {
        coloured(Style::new(), self.colours().kernel)
    }

    /// The heading of something the kernel holds.
    pub fn kernel_strong(&self) -> Style {
        coloured(self.strong(), self.colours().kernel)
    }

    /// An error, and nothing else.
    pub fn error(&self) -> Style {
        match self.colours().error {
            None if self.is_bare() => Style::new().add_modifier(Modifier::REVERSED),
            Some(colour) if self.name != ThemeName::Contraste => self.strong().fg(colour),
            // Underlined besides: bold alone is every heading.
            colour => coloured(self.strong().add_modifier(Modifier::UNDERLINED), colour),
        }
    }

    /// What is added to bytes that arrived and nobody has read.
    pub fn unread(&self) -> Modifier {
        if self.is_bare() { Modifier::REVERSED } else { Modifier::BOLD | Modifier::UNDERLINED }
    }

    /// The chosen item, the focused title: added to its own style.
    pub fn chosen(&self) -> Modifier {
        Modifier::REVERSED
    }

    /// A screen that shows nothing, in front of a class.
    pub fn dark(&self) -> Style {
        match (self.name, self.depth) {
            (ThemeName::Mono, _) => Style::new(),
            (ThemeName::Oscuro, _) | (_, Depth::Sixteen) => Style::new().bg(Color::Black),
            // What ANSI calls black is a dark violet in some palettes, and these themes paint what they mean.
            (_, Depth::Cube) => Style::new().bg(Color::Indexed(16)),
        }
    }

    /// The cell under the cursor.
    pub fn cursor(&self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// What is left to do when everything is drawn: the ground of the themes that paint theirs.
    pub fn finish(&self, buffer: &mut Buffer) {
        let Some((letters, ground)) = self.colours().ground else { return };
        for cell in &mut buffer.content {
            if cell.fg == Color::Reset {
                cell.fg = letters;
            }
            if cell.bg == Color::Reset {
                cell.bg = ground;
            }
            if self.is_bare() {
                cell.modifier.remove(Modifier::BOLD | Modifier::UNDERLINED);
            }
        }
    }
}

fn coloured(style: Style, colour: Option<Color>) -> Style {
    colour.map_or(style, |colour| style.fg(colour))
}
