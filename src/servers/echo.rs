//! `eco`: what comes in goes back out.

use std::io;

use futures_util::future::try_join_all;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::connections::{self, Tasks};
use super::error::ServeError;
use super::open::Opened;
use super::{BUFFER, Limits};
use crate::net::tokio_socket::{Datagrams, Stream};

/// No datagram is longer: the length fields of IP and UDP have 16 bits (RFC 768).
const LONGEST_DATAGRAM: usize = 65_535;

/// Serves stream sockets for ever.
pub(super) async fn streams(tasks: &Tasks, opened: &Opened, limits: &Limits) -> Result<(), ServeError> {
    connections::serve(tasks, &opened.listeners, limits.connections, |stream| async {
        // The client's own end of the connection, however it came; the journal has it.
        let _ = echo(stream).await;
    })
    .await?;
    Ok(())
}

/// Sends back what comes until the other end finishes. Reading waits while the other end does not read,
/// so a connection never holds more than one buffer.
async fn echo(mut stream: Stream) -> io::Result<()> {
    let mut buffer = vec![0; BUFFER];
    loop {
        let count = stream.read(&mut buffer).await?;
        if count == 0 {
            return Ok(());
        }
        stream.write_all(buffer.get(..count).unwrap_or_default()).await?;
    }
}

/// Serves datagram sockets for ever.
pub(super) async fn datagrams(sockets: &[Datagrams]) -> Result<(), ServeError> {
    let answering = sockets.iter().map(|socket| async move {
        loop {
            match socket.receive_from(LONGEST_DATAGRAM).await {
                // A reply that cannot be sent (port 0, no route) is lost, as datagrams may be; the journal has it.
                Ok((bytes, from)) => drop(socket.send_to(&bytes, &from).await),
                Err(error) if error.raw_os_error() == Some(libc::EBADF) => return Err(error),
                // Linux reports here what became of an earlier reply (ECONNREFUSED by ICMP): not this socket's end.
                Err(_) => {}
            }
        }
    });
    let _: Vec<()> = try_join_all(answering).await?;
    Ok(())
}
