//! The thread that sends what the outbox gathers.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use serde::de::DeserializeOwned;

use super::outbox::Outbox;
use super::wire::{self, FromProgram};

/// The program's end of the control socket. One descriptor serves reading and writing: a copy would take
/// a number from the student's program.
#[derive(Debug)]
pub struct Channel {
    stream: UnixStream,
    writing: Mutex<()>,
}

impl Channel {
    /// Around the control socket.
    pub fn new(stream: UnixStream) -> Channel {
        Channel { stream, writing: Mutex::new(()) }
    }

    /// Sends one message to the lab, whole.
    ///
    /// # Errors
    /// The lab is gone.
    pub fn send(&self, message: &FromProgram) -> io::Result<()> {
        let _whole = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        wire::write(&mut &self.stream, message)
    }

    /// Waits for one message of the lab; `None` when it is gone. One thread reads.
    ///
    /// # Errors
    /// What [`wire::read`] says.
    pub fn receive<T: DeserializeOwned>(&self) -> io::Result<Option<T>> {
        wire::read(&mut &self.stream)
    }
}

/// Starts the writer. It ends when the outbox is closed and empty, or the lab is gone.
///
/// # Errors
/// When no thread can be made.
pub fn start(outbox: Arc<Outbox>, channel: Arc<Channel>) -> io::Result<JoinHandle<()>> {
    thread::Builder::new().name("writer".into()).stack_size(256 * 1024).spawn(move || {
        while let Some(events) = outbox.take() {
            if channel.send(&FromProgram::Events(events)).is_err() {
                // The control thread sees the same and ends the process.
                return;
            }
        }
    })
}
