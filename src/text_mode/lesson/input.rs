//! What is typed (or piped in), line by line, without ever holding up what happens meanwhile.

use std::io::BufRead;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread;
use std::time::Duration;

/// A line is never longer than this, in bytes; the rest of it is left out.
const LONGEST: u64 = 64 * 1024;

/// How many lines wait at most: a pipe that holds more waits itself.
const WAITING: usize = 64;

/// What comes from the keyboard or the pipe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A line, without its end.
    Line(String),
    /// Ctrl-C at a terminal.
    Interrupt,
    /// No more lines will come.
    End,
    /// None came in time.
    Nothing,
}

/// The lines that were typed and not taken yet.
#[derive(Debug)]
pub struct Lines {
    queue: Receiver<Input>,
    ended: bool,
}

impl Lines {
    /// Reads lines in a thread of its own, which may be blocked when enchufe ends. `interrupts`: Ctrl-C is one of the
    /// inputs, and no longer ends enchufe.
    pub fn start(reader: Box<dyn BufRead + Send>, interrupts: bool) -> Lines {
        let (sender, queue) = sync_channel(WAITING);
        if interrupts {
            let sender = sender.clone();
            thread::spawn(move || forward_interrupts(&sender));
        }
        thread::spawn(move || read(reader, &sender));
        Lines { queue, ended: false }
    }

    /// The next input, waiting at most so long.
    pub fn next(&mut self, patience: Duration) -> Input {
        if self.ended {
            return Input::End;
        }
        match self.queue.recv_timeout(patience) {
            Ok(Input::End) | Err(RecvTimeoutError::Disconnected) => {
                self.ended = true;
                Input::End
            }
            Ok(input) => input,
            Err(RecvTimeoutError::Timeout) => Input::Nothing,
        }
    }
}

fn read(mut reader: Box<dyn BufRead + Send>, sender: &SyncSender<Input>) {
    let mut line = Vec::new();
    loop {
        line.clear();
        let end = match std::io::Read::take(&mut reader, LONGEST).read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => true,
            Ok(read) => {
                // The rest of a line that is too long is no line of its own.
                let cut = read as u64 == LONGEST && line.last() != Some(&b'\n');
                cut && reader.skip_until(b'\n').is_err()
            }
        };
        let text = String::from_utf8_lossy(&line);
        let input = if end { Input::End } else { Input::Line(text.trim_end_matches(['\n', '\r']).to_owned()) };
        if sender.send(input).is_err() || end {
            return;
        }
    }
}

fn forward_interrupts(sender: &SyncSender<Input>) {
    // Without a runtime or the signal, Ctrl-C ends enchufe as it ends other programs.
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_io().build() else { return };
    runtime.block_on(async {
        let Ok(mut interrupts) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt()) else {
            return;
        };
        while interrupts.recv().await.is_some() {
            if matches!(sender.try_send(Input::Interrupt), Err(TrySendError::Disconnected(_))) {
                return;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(10);

    #[test]
    fn lines_come_in_order_and_end_for_good() {
        let long = "x".repeat(LONGEST as usize + 10);
        let text = format!("uno\r\n\n{long}\n\u{fffd}fin");
        let mut lines = Lines::start(Box::new(std::io::Cursor::new(text.into_bytes())), false);
        assert_eq!(lines.next(PATIENCE), Input::Line("uno".into()));
        assert_eq!(lines.next(PATIENCE), Input::Line(String::new()));
        assert_eq!(lines.next(PATIENCE), Input::Line(long[..LONGEST as usize].into()));
        assert_eq!(lines.next(PATIENCE), Input::Line("\u{fffd}fin".into()));
        assert_eq!(lines.next(PATIENCE), Input::End);
        assert_eq!(lines.next(PATIENCE), Input::End);
    }
}
