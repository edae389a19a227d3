//! Raw mode, the alternate screen and bracketed paste, and their certain end: at a normal exit, at a panic,
//! at a signal.

use std::io::{self, Write};
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};

/// The terminal taken over. Dropping it gives the terminal back.
#[derive(Debug)]
pub struct TerminalGuard {
    taken: Arc<AtomicBool>,
}

impl TerminalGuard {
    /// Takes the terminal over, and makes panics give it back before they speak.
    ///
    /// # Errors
    /// When standard input is no terminal, or it is gone.
    pub fn take() -> io::Result<TerminalGuard> {
        let guard = TerminalGuard { taken: Arc::new(AtomicBool::new(false)) };
        let taken = guard.taken.clone();
        let earlier = panic::take_hook();
        panic::set_hook(Box::new(move |information| {
            // The hook may run on any thread; whoever comes first gives the terminal back, once.
            if taken.swap(false, Ordering::SeqCst) {
                let _ = give_back();
            }
            earlier(information);
            if cfg!(panic = "abort") {
                // The status of a panic, and no core file. The programs die with us; the next start sweeps our folder.
                std::process::exit(101);
            }
        }));
        guard.enter()?;
        Ok(guard)
    }

    /// Takes the terminal over again after [`TerminalGuard::leave`].
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn enter(&self) -> io::Result<()> {
        // crossterm takes a terminal that it made raw for raw as long as it lives; but a shell may have given it other
        // modes while this process was stopped. Without a first time, this does nothing.
        disable_raw_mode()?;
        enable_raw_mode()?;
        self.taken.store(true, Ordering::SeqCst);
        execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)
    }

    /// Gives the terminal back, as before [`TerminalGuard::take`].
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn leave(&self) -> io::Result<()> {
        if self.taken.swap(false, Ordering::SeqCst) { give_back() } else { Ok(()) }
    }
}

impl Drop for TerminalGuard {
    fn drop(&mut self) {
        // A terminal that is gone needs no giving back.
        let _ = self.leave();
    }
}

fn give_back() -> io::Result<()> {
    // Cursor shape and colours too: a panic may come in the middle of a frame.
    let shown = execute!(
        io::stdout(),
        crossterm::terminal::EndSynchronizedUpdate,
        crossterm::style::ResetColor,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let raw = disable_raw_mode();
    io::stdout().flush()?;
    shown.and(raw)
}
