//! One end of a connection.

use std::future::poll_fn;
use std::io::{self, Read};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::OpenError;
use super::held::{Held, Wait, Watched, poll_call};
use super::listener::family_of;
use crate::journal::address::Address;
use crate::journal::call::{CallId, Failure, Operation, OptionValue, Returned, ShutdownHow};
use crate::journal::socket::{Kind, SocketInfo};
use crate::kernel::{clock, descriptor};
use crate::net::error::SocketError;
use crate::net::names;
use crate::net::recorder::{End, Gave, Recorder};
use crate::net::socket::{failure_of, reaches_out};

/// A connected stream socket. Dropping it closes it, which is told once.
#[derive(Debug)]
pub struct Stream {
    watched: Watched,
    local: Address,
    peer: Address,
    /// The `send` that waits for room in the kernel, told as begun: nobody could otherwise say what its program waits for.
    waiting: Mutex<Option<WaitingSend>>,
}

/// A `send` that found no room.
#[derive(Clone, Copy, Debug)]
struct WaitingSend {
    id: CallId,
    /// With how many bytes it began. A later poll may bring more, which are then another call's.
    asked: usize,
}

impl Stream {
    pub(super) fn around(held: Held, local: Address, peer: Address) -> io::Result<Stream> {
        // On failure the descriptor is closed, and that told.
        Ok(Stream { watched: held.watched()?, local, peer, waiting: Mutex::new(None) })
    }

    /// `socket`, `connect(address)`: each told as it happens. Must run within a tokio runtime.
    ///
    /// # Errors
    /// The kernel's, such as ECONNREFUSED; and the recorder's refusal of what is not loopback.
    pub async fn connect(recorder: Arc<dyn Recorder>, address: &Address) -> Result<Stream, OpenError> {
        let held = Held::create(recorder, family_of(address), Kind::STREAM)?;
        let operation = Operation::Connect { address: address.clone(), returns_errno: false };
        let began = clock::now();
        if reaches_out(address) && !held.recorder.permits(&operation, address) {
            return Err(held.failed(operation, began, Failure::OnlyLoopback).into());
        }
        let kernel = names::to_kernel(address)?;
        let begun = descriptor::with_socket(held.info.fd, |socket| socket.connect(&kernel));
        let under_way = match begun {
            Ok(()) => false,
            Err(error) if error.raw_os_error() == Some(libc::EINPROGRESS) => true,
            Err(error) => return Err(held.failed(operation, began, failure_of(&error)).into()),
        };
        let watched = held.watched()?;
        if under_way {
            // Ready to write means that it has ended, one way or the other; SO_ERROR says which (connect(2)).
            watched.reactor.writable().await?.retain_ready();
            let ended = descriptor::with_socket(watched.held.info.fd, |socket| socket.take_error());
            if let Some(error) = ended.unwrap_or_else(Some) {
                return Err(watched.held.failed(operation, began, failure_of(&error)).into());
            }
        }
        let names = watched.held.names();
        watched.held.tell(operation, began, Gave::Returned(Returned::Nothing), Some(names.clone()));
        let local = names.local.unwrap_or(Address::Unnamed);
        Ok(Stream { watched, local, peer: address.clone(), waiting: Mutex::new(None) })
    }

    /// The socket as it was born.
    pub fn info(&self) -> &SocketInfo {
        &self.watched.held.info
    }

    /// Its own address.
    pub fn local(&self) -> &Address {
        &self.local
    }

    /// The other end's address.
    pub fn peer(&self) -> &Address {
        &self.peer
    }

    /// `recv(buffer.len())`, once there is something to read: 0 at the end of the stream.
    pub fn poll_receive(&self, context: &mut Context<'_>, buffer: &mut [u8]) -> Poll<io::Result<usize>> {
        let (began, result) = ready!(poll_call(&self.watched, Wait::Readable, context, |socket| {
            let mut socket: &socket2::Socket = socket;
            socket.read(buffer)
        }));
        let held = &self.watched.held;
        let operation = Operation::Receive { size: buffer.len() as u64, flags: 0, into_buffer: false };
        Poll::Ready(match result {
            Ok(count) => {
                let bytes = buffer.get(..count).unwrap_or_default();
                held.tell(operation, began, Gave::Moved { bytes, peer: None, truncated: false }, None);
                Ok(count)
            }
            Err(error) => {
                held.tell_failure(operation, began, &error);
                Err(error)
            }
        })
    }

    /// `send(bytes)`, once the kernel has room: how many it took.
    pub fn poll_send(&self, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let held = &self.watched.held;
        let waiting = *self.waiting();
        let bytes = waiting.and_then(|waiting| bytes.get(..waiting.asked)).unwrap_or(bytes);
        let operation = Operation::Send { asked: bytes.len() as u64, flags: 0 };
        let polled = poll_call(&self.watched, Wait::Writable, context, |socket| socket.send_with_flags(bytes, 0));
        let Poll::Ready((began, result)) = polled else {
            if waiting.is_none() {
                *self.waiting() = Some(WaitingSend { id: held.tell_begun(operation), asked: bytes.len() });
            }
            return Poll::Pending;
        };
        let gave = match &result {
            Ok(count) => Gave::Moved { bytes: bytes.get(..*count).unwrap_or_default(), peer: None, truncated: false },
            Err(error) => Gave::Failed(failure_of(error)),
        };
        match self.waiting().take() {
            Some(waiting) => held.tell_ended(waiting.id, gave),
            None => held.tell(operation, began, gave, None),
        }
        Poll::Ready(result)
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, Option<WaitingSend>> {
        // A number and an identity: whole whatever panicked.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for something to read, which it leaves where it is: bytes, the end of the stream, or an error.
    ///
    /// # Errors
    /// The reactor's.
    pub async fn readable(&self) -> io::Result<()> {
        self.watched.reactor.readable().await?.retain_ready();
        Ok(())
    }

    /// `recv(buffer.len())`: 0 at the end of the stream. Given up while it waits, it has taken nothing.
    ///
    /// # Errors
    /// The kernel's.
    pub async fn receive(&self, buffer: &mut [u8]) -> io::Result<usize> {
        poll_fn(|context| self.poll_receive(context, buffer)).await
    }

    /// `send(bytes)`: how many the kernel took.
    ///
    /// # Errors
    /// The kernel's.
    pub async fn send(&self, bytes: &[u8]) -> io::Result<usize> {
        poll_fn(|context| self.poll_send(context, bytes)).await
    }

    /// `setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)`: small sends do not wait for one another (tcp(7)).
    ///
    /// # Errors
    /// The kernel's.
    pub fn send_at_once(&self) -> Result<(), SocketError> {
        self.watched.held.switch_on(libc::IPPROTO_TCP, libc::TCP_NODELAY)
    }

    /// `setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))`: `close` will reset the connection (socket(7)).
    ///
    /// # Errors
    /// The kernel's.
    pub fn reset_at_close(&self) -> Result<(), SocketError> {
        let linger = [1i32.to_ne_bytes(), 0i32.to_ne_bytes()].concat();
        self.watched.held.set_option(libc::SOL_SOCKET, libc::SO_LINGER, OptionValue::Bytes(linger))
    }

    /// `shutdown(SHUT_WR)`: the other end will read the end of the stream.
    ///
    /// # Errors
    /// ENOTCONN when the connection is gone already.
    pub fn finish(&self) -> io::Result<()> {
        let held = &self.watched.held;
        let operation = Operation::Shutdown { how: ShutdownHow::Write };
        let began = clock::now();
        match descriptor::with_socket(held.info.fd, |socket| socket.shutdown(std::net::Shutdown::Write)) {
            Ok(()) => {
                held.tell(operation, began, Gave::Returned(Returned::Nothing), None);
                Ok(())
            }
            Err(error) => {
                held.tell_failure(operation, began, &error);
                Err(error)
            }
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        // Given up with a send waiting: what was told as begun has an end, before the descriptor's.
        if let Some(waiting) = self.waiting().take() {
            self.watched.held.recorder.end(waiting.id, End::failed(Failure::Interrupted { moved: None }));
        }
    }
}

impl AsyncRead for Stream {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        // A recv of nothing would give 0 and look like the end of the stream.
        if buffer.remaining() == 0 {
            return Poll::Ready(Ok(()));
        }
        let count = ready!(self.poll_receive(context, buffer.initialize_unfilled()))?;
        buffer.advance(count);
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Stream {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if bytes.is_empty() {
            return Poll::Ready(Ok(0));
        }
        self.poll_send(context, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<io::Result<()>> {
        // Nothing waits here: a send hands its bytes to the kernel.
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(self.finish())
    }
}
