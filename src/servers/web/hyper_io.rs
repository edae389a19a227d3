//! A stream as hyper reads and writes it, noting what passes and minding the clock.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use hyper::rt::{Read, ReadBufCursor, Write};
use tokio::time::{Sleep, sleep_until};

use super::exchange::{Shared, lock};
use crate::net::tokio_socket::Stream;
use crate::servers::BUFFER;

/// A stream in hyper's hands.
pub(super) struct HyperIo {
    stream: Arc<Stream>,
    exchange: Shared,
    buffer: Box<[u8]>,
    clock: Pin<Box<Sleep>>,
}

impl HyperIo {
    pub(super) fn new(stream: Arc<Stream>, exchange: Shared) -> HyperIo {
        let deadline = lock(&exchange).deadline();
        let buffer = vec![0; BUFFER].into_boxed_slice();
        HyperIo { stream, exchange, buffer, clock: Box::pin(sleep_until(deadline)) }
    }

    /// Waits with a call that waits: fails once the connection has had its time.
    fn poll_patience<T>(&mut self, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        let deadline = lock(&self.exchange).deadline();
        if self.clock.deadline() != deadline {
            self.clock.as_mut().reset(deadline);
        }
        self.clock.as_mut().poll(context).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl Read for HyperIo {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        mut cursor: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        let wanted = cursor.remaining().min(this.buffer.len());
        let Some(buffer) = this.buffer.get_mut(..wanted).filter(|buffer| !buffer.is_empty()) else {
            return Poll::Ready(Ok(()));
        };
        match this.stream.poll_receive(context, buffer) {
            Poll::Ready(Ok(count)) => {
                let bytes = buffer.get(..count).unwrap_or_default();
                lock(&this.exchange).received(bytes);
                cursor.put_slice(bytes);
                Poll::Ready(Ok(()))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => this.poll_patience(context),
        }
    }
}

impl Write for HyperIo {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if bytes.is_empty() {
            return Poll::Ready(Ok(0));
        }
        match self.stream.poll_send(context, bytes) {
            Poll::Pending => self.poll_patience(context),
            ready => {
                lock(&self.exchange).sent();
                ready
            }
        }
    }

    fn poll_flush(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let finish = lock(&self.exchange).finish_once();
        Poll::Ready(if finish { self.stream.finish() } else { Ok(()) })
    }
}
