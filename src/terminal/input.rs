//! What the person does at the terminal, as the rest of enchufe names it.
//!
//! The terminal is read by a thread of its own, and changes of size come as the signal they are. (crossterm's
//! `EventStream` takes both from one edge-triggered poll, and of a key and a new size that come together it leaves one
//! where it is until the next key; and it reads on for ever from a terminal that was hung up.)

use std::io::{self, Read};
use std::task::Poll;
use std::thread;

use futures_util::Stream;
use futures_util::stream::poll_fn;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc;

use super::answers::Rgb;
use super::decode::{Decoder, Typed};
use crate::app::keys::Key;
use crate::app::pointer::Pointer;

/// How many keys may wait; beyond, they wait in the kernel's terminal.
const KEYS_WAITING: usize = 1024;

/// One read, in bytes. Not less than what `std` buffers of standard input, so that it goes past that buffer.
const READ: usize = 16 * 1024;

/// One thing a person did.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Pressed a key.
    Key(Key),
    /// Pasted text.
    Paste(String),
    /// Clicked, or turned the wheel.
    Mouse(Pointer),
    /// Changed the terminal's size.
    Resize {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// Asked the process to end (SIGTERM, SIGHUP, SIGINT from elsewhere).
    Terminate,
    /// Asked the process to stop for a while (SIGTSTP from elsewhere; at the terminal Ctrl-Z is a key).
    Suspend,
    /// Let the process go on after a stop (SIGCONT).
    Continued,
    /// Nothing: their terminal told its background.
    Background(Rgb),
    /// Nothing: their terminal answered all that it was asked.
    Answered,
}

/// The real terminal's input, and the signals that people send. It ends when the terminal is gone. `asked`: the terminal was
/// [asked](super::answers::QUESTIONS), and answers may come among the keys.
///
/// # Errors
/// When signals cannot be listened to, or there can be no thread.
pub fn events(asked: bool) -> io::Result<impl Stream<Item = Input> + Unpin> {
    let (sender, mut keys) = mpsc::channel(KEYS_WAITING);
    thread::Builder::new().name("keys".into()).spawn(move || read_keys(&sender, asked))?;
    let mut heard = Vec::new();
    for kind in [SignalKind::terminate(), SignalKind::hangup(), SignalKind::interrupt()] {
        heard.push((signal(kind)?, Input::Terminate));
    }
    heard.push((signal(SignalKind::from_raw(libc::SIGTSTP))?, Input::Suspend));
    heard.push((signal(SignalKind::from_raw(libc::SIGCONT))?, Input::Continued));
    let mut resized = signal(SignalKind::window_change())?;
    Ok(poll_fn(move |context| {
        for (signal, meaning) in &mut heard {
            if let Poll::Ready(Some(())) = signal.poll_recv(context) {
                return Poll::Ready(Some(meaning.clone()));
            }
        }
        while let Poll::Ready(Some(())) = resized.poll_recv(context) {
            // A terminal that does not tell its size keeps the one that it had.
            if let Ok((columns, rows)) = crossterm::terminal::size() {
                return Poll::Ready(Some(Input::Resize { columns, rows }));
            }
        }
        // The keys' end is the input's end, whatever the signals do.
        keys.poll_recv(context)
    }))
}

/// Reads keys until the terminal or whoever wants them is gone.
fn read_keys(sender: &mpsc::Sender<Input>, asked: bool) {
    let mut decoder = if asked { Decoder::awaiting() } else { Decoder::default() };
    let mut buffer = [0; READ];
    let mut input = io::stdin().lock();
    loop {
        let count = match input.read(&mut buffer) {
            Ok(0) => return,
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            // EIO: the terminal was hung up, or belongs to others for good (tty_ioctl(4)).
            Err(_) => return,
        };
        for typed in decoder.decode(&buffer[..count], count == READ) {
            let input = match typed {
                Typed::Key(key) => Input::Key(key),
                Typed::Paste(text) => Input::Paste(text),
                Typed::Mouse(pointer) => Input::Mouse(pointer),
                Typed::Background(colour) => Input::Background(colour),
                Typed::Answered => Input::Answered,
            };
            if sender.blocking_send(input).is_err() {
                return;
            }
        }
    }
}
