//! One part of the projections each, drawn into the inside of a panel.
//!
//! Each pane has `title` (for the panel's border) and `draw` (for [`super::widgets::frame::body`]), and
//! is a pure function of what it is given.

pub mod calls;
pub mod code;
pub mod first_byte;
pub mod kernel;
pub mod program;
pub mod states;
pub mod travel;
pub mod walk;

use crate::journal::event::ProgramId;
use crate::journal::projections::programs::Programs;
use crate::ui::glyphs::Glyphs;
use crate::ui::widgets::safe_text::show_text;

/// A program's name as safe text, if it is (still) known.
fn program_name(programs: &Programs, program: ProgramId, glyphs: &Glyphs) -> String {
    programs.by_id.get(&program).map_or_else(|| glyphs.unknown.to_owned(), |known| show_text(&known.name, glyphs))
}
