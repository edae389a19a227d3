//! The thread that sends what the outbox gathers.

use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use super::outbox::Outbox;
use super::wire::{self, FromProgram};

/// The program's end of the control socket, for whole frames.
pub type Channel = Arc<Mutex<UnixStream>>;

/// Starts the writer. It ends when the outbox is closed and empty, or the lab is gone.
pub fn start(outbox: Arc<Outbox>, channel: Channel) -> std::io::Result<JoinHandle<()>> {
    thread::Builder::new().name("writer".into()).stack_size(256 * 1024).spawn(move || {
        while let Some(events) = outbox.take() {
            if send(&channel, &FromProgram::Events(events)).is_err() {
                // The lab is gone; the control thread sees the same and ends the process.
                return;
            }
        }
    })
}

/// Sends one message to the lab.
///
/// # Errors
/// The channel's: the lab is gone.
pub fn send(channel: &Channel, message: &FromProgram) -> std::io::Result<()> {
    let mut stream = channel.lock().unwrap_or_else(PoisonError::into_inner);
    wire::write(&mut *stream, message)
}
