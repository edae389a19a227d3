//! Fault makers: servers that do on purpose, and in the open, what goes wrong by accident elsewhere.
//!
//! Nothing is simulated: each makes the calls that bring its fault about, and the kernel does the rest.

mod pieces;
mod relay;

use std::future::pending;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::connections::{self, Tasks};
use super::error::ServeError;
use super::open::Opened;
use super::{BUFFER, Limits};
use crate::journal::address::Address;
use crate::journal::fault::{Fault, Splitting};
use crate::net::recorder::Recorder;
use crate::net::tokio_socket::Stream;

/// How many connections a fault maker holds at once: some never let go of one by themselves.
const MOST_CONNECTIONS: usize = 64;

/// The receive buffer of those that make others wait, in bytes. Linux gives the double (socket(7)).
const SMALL_BUFFER: i32 = 4096;

/// The backlog of who never accepts. Linux lets one more in than it says (listen(2)).
const SHORT_BACKLOG: i32 = 1;

/// How much [`Fault::Slow`] reads at once, in bytes.
pub const SLOW_BYTES: usize = 1000;

/// How long [`Fault::Slow`] rests after each read.
pub const SLOW_REST: Duration = Duration::from_millis(500);

/// How often a splitter that knows of no destination looks again before it gives a client up.
const LOOKS: usize = 10;

/// Between two such looks. All of them together are soon enough for whoever waits, and long for a word between programs.
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Where a splitter connects to, for whoever knows: it may change, and may be nowhere.
#[derive(Debug, Default)]
pub struct Destination(Mutex<Option<Address>>);

impl Destination {
    /// From now on.
    pub fn set(&self, address: Option<Address>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = address;
    }

    fn now(&self) -> Option<Address> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// What a fault maker lets clients use up.
pub(super) fn limits(fault: Fault, limits: &Limits) -> Limits {
    let mut limits = limits.clone();
    limits.connections = limits.connections.min(MOST_CONNECTIONS);
    match fault {
        Fault::NoAccept => limits.backlog = SHORT_BACKLOG,
        Fault::Slow | Fault::Deaf => limits.receive_buffer = Some(SMALL_BUFFER),
        Fault::Splitter(_) | Fault::Abrupt | Fault::Linger => {}
    }
    limits
}

/// Makes its fault for every connection, for ever.
pub(super) async fn serve(
    fault: Fault,
    tasks: &Tasks,
    opened: &Opened,
    limits: &Limits,
    recorder: &Arc<dyn Recorder>,
    destination: &Arc<Destination>,
) -> Result<(), ServeError> {
    if fault == Fault::NoAccept {
        return pending().await;
    }
    connections::serve(tasks, &opened.listeners, limits.connections, |stream| {
        let (recorder, destination) = (recorder.clone(), destination.clone());
        async move {
            match fault {
                Fault::Splitter(splitting) => split(stream, splitting, recorder, &destination).await,
                Fault::Slow => read_slowly(stream).await,
                Fault::Abrupt => close_unread(stream).await,
                Fault::Linger => reset(stream).await,
                Fault::Deaf => never_read(stream).await,
                Fault::NoAccept => {}
            }
        }
    })
    .await?;
    Ok(())
}

async fn split(client: Stream, splitting: Splitting, recorder: Arc<dyn Recorder>, destination: &Destination) {
    // Nowhere to go, or nobody there any more: what a client then sees is what this close makes the kernel do.
    let Some(address) = somewhere(destination).await else { return };
    if let Ok(server) = Stream::connect(recorder, &address).await {
        relay::relay(&client, &server, splitting).await;
    }
}

/// Where to go. Who connects the moment after somebody began to listen may be here before the word of it is.
async fn somewhere(destination: &Destination) -> Option<Address> {
    for _ in 0..LOOKS {
        let now = destination.now();
        if now.is_some() {
            return now;
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
    destination.now()
}

async fn read_slowly(stream: Stream) {
    let mut buffer = vec![0; SLOW_BYTES];
    while let Ok(1..) = stream.receive(&mut buffer).await {
        tokio::time::sleep(SLOW_REST).await;
    }
}

/// Waits until there is something unread, and goes: the kernel resets a connection whose reader left bytes behind
/// (RFC 9293 §3.6.1, SHLD-3; RFC 2525 §2.17).
async fn close_unread(stream: Stream) {
    // An error is the connection's end, however it came; the journal has it.
    let _ = stream.readable().await;
}

async fn reset(stream: Stream) {
    let mut buffer = vec![0; BUFFER];
    if let Ok(1..) = stream.receive(&mut buffer).await {
        // Refused, it closes as any program does.
        let _ = stream.reset_at_close();
    }
}

/// Keeps the connection, whatever comes.
async fn never_read(_stream: Stream) {
    pending::<()>().await;
}
