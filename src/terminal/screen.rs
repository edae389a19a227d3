//! Frames written to the real terminal, each as one synchronized update.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

use super::guard::TerminalGuard;

/// Gathers a frame, so that it reaches the terminal in one write whatever is flushed on the way.
#[derive(Clone, Debug, Default)]
struct FrameBuffer(Rc<RefCell<Vec<u8>>>);

impl Write for FrameBuffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl FrameBuffer {
    fn send(&self) -> io::Result<()> {
        let mut frame = self.0.borrow_mut();
        let mut output = io::stdout().lock();
        let sent = output.write_all(&frame).and_then(|()| output.flush());
        frame.clear();
        sent
    }
}

/// The person's terminal.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<CrosstermBackend<FrameBuffer>>,
    frame: FrameBuffer,
    guard: TerminalGuard,
    /// A SIGCONT is on its way that was already answered.
    continued: bool,
}

impl Screen {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// When there is none.
    pub fn open() -> io::Result<Screen> {
        // Whether there is colour is the theme's choice: crossterm would take it away on its own wherever NO_COLOR is set.
        crossterm::style::force_color_output(true);
        let guard = TerminalGuard::take()?;
        let frame = FrameBuffer::default();
        let terminal = Terminal::new(CrosstermBackend::new(frame.clone()))?;
        Ok(Screen { terminal, frame, guard, continued: false })
    }

    /// Asks the terminal for its background. Nothing waits for the answer, which comes as
    /// [`Input::Background`](super::input::Input::Background), if it does.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn ask_background(&self) -> io::Result<()> {
        let mut output = io::stdout().lock();
        output.write_all(super::answers::QUESTIONS)?;
        output.flush()
    }

    /// Its size: columns and rows.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// Draws one frame: only the cells that changed are written.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(&mut self, draw: impl FnOnce(&mut ratatui::Frame)) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(draw)?;
        queue!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        self.frame.send()
    }

    /// Writes a sequence that draws nothing, between two frames.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn write_sequence(&mut self, sequence: &str) -> io::Result<()> {
        let mut output = io::stdout().lock();
        output.write_all(sequence.as_bytes())?;
        output.flush()
    }

    /// The size changed, or others wrote on the terminal: the next frame writes every cell.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn resized(&mut self, columns: u16, rows: u16) -> io::Result<()> {
        // Not `clear`, which asks the terminal for its cursor and races the input stream.
        self.terminal.resize(Rect::new(0, 0, columns, rows))
    }

    /// Asks the terminal to report its mouse, or no longer; over stops too.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.guard.mouse(on)
    }

    /// Gives the terminal back, stops this process as Ctrl-Z does, and takes the terminal again.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn suspend(&mut self) -> io::Result<()> {
        self.guard.leave()?;
        // SIGSTOP, not SIGTSTP: the kernel ignores SIGTSTP in an orphaned group.
        crate::kernel::process::send_signal(std::process::id(), libc::SIGSTOP)?;
        self.continued = true;
        self.take_again()
    }

    /// Takes the terminal again after a stop that was none of our doing (SIGCONT came).
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn resume(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.continued) { Ok(()) } else { self.take_again() }
    }

    fn take_again(&mut self) -> io::Result<()> {
        self.guard.enter()?;
        let (columns, rows) = self.size()?;
        self.resized(columns, rows)
    }
}
