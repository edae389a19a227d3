//! Raw mode, the alternate screen, bracketed paste and the mouse, and their certain end: at a normal exit, at a panic,
//! at a signal.

use std::cell::Cell;
use std::io::{self, Write};
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::style::Print;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};

/// Reports of buttons and the wheel (mode 1000), in decimal numbers (mode 1006): xterm's «ctlseqs», «Mouse Tracking».
/// Motion (1002, 1003) is not asked for.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";

/// No reports of the mouse.
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// The terminal taken over. Dropping it gives the terminal back.
#[derive(Debug)]
pub struct TerminalGuard {
    taken: Arc<AtomicBool>,
    /// Whether the mouse is wanted whenever the terminal is taken.
    mouse: Cell<bool>,
}

impl TerminalGuard {
    /// Takes the terminal over, and makes panics give it back before they speak.
    ///
    /// # Errors
    /// When standard input is no terminal, or it is gone.
    pub fn take() -> io::Result<TerminalGuard> {
        let guard = TerminalGuard { taken: Arc::new(AtomicBool::new(false)), mouse: Cell::new(false) };
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
        execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
        if self.mouse.get() { execute!(io::stdout(), Print(MOUSE_ON)) } else { Ok(()) }
    }

    /// Asks for reports of the mouse, or for none; again each time that the terminal is taken.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn mouse(&self, on: bool) -> io::Result<()> {
        self.mouse.set(on);
        execute!(io::stdout(), Print(if on { MOUSE_ON } else { MOUSE_OFF }))
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
    // Cursor shape and colours too: a panic may come in the middle of a frame. The mouse whether it was on or not: what is
    // off stays off.
    let shown = execute!(
        io::stdout(),
        crossterm::terminal::EndSynchronizedUpdate,
        crossterm::style::ResetColor,
        DisableBracketedPaste,
        Print(MOUSE_OFF),
        LeaveAlternateScreen,
        cursor::Show
    );
    let raw = disable_raw_mode();
    io::stdout().flush()?;
    shown.and(raw)
}
