//! Frames of a lab with a long past, made as the screen makes them, without a terminal.

use enchufe::ui::rehearsal::Rehearsal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

/// A lab with a long past, and a terminal of one size that keeps nothing.
pub struct Rehearsed {
    /// The lab.
    pub rehearsal: Rehearsal,
    terminal: Terminal<CrosstermBackend<std::io::Sink>>,
}

impl Rehearsed {
    /// A lab in which so many things have happened, and a terminal of this size in cells.
    pub fn new(events: usize, columns: u16, rows: u16) -> std::io::Result<Rehearsed> {
        Rehearsed::of(Rehearsal::new(events), columns, rows)
    }

    /// A lab, and a terminal of this size in cells.
    pub fn of(mut rehearsal: Rehearsal, columns: u16, rows: u16) -> std::io::Result<Rehearsed> {
        // The first frame says how large the others are.
        rehearsal.draw(columns, rows);
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, columns, rows)) };
        let terminal = Terminal::with_options(CrosstermBackend::new(std::io::sink()), options)?;
        Ok(Rehearsed { rehearsal, terminal })
    }

    /// One frame: drawn, compared with the one before, and what changed written (to nowhere).
    pub fn draw(&mut self) -> std::io::Result<()> {
        let rehearsal = &self.rehearsal;
        self.terminal.draw(|frame| rehearsal.draw_into(frame.buffer_mut()))?;
        Ok(())
    }
}
