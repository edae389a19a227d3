//! The splitter: two connections, and what comes from one passed on to the other.

use std::io;
use std::time::Duration;

use tokio::time::Instant;

use super::pieces::{Cutter, Next};
use crate::journal::fault::Splitting;
use crate::net::tokio_socket::Stream;

/// Which of the two connections broke.
#[derive(Debug)]
enum Broke {
    From,
    To,
}

/// Passes bytes both ways until both ends have ended, or one breaks. An end is passed on as an end, and so is a reset:
/// a clean end in its place would tell the other side that nothing is missing.
pub(super) async fn relay(client: &Stream, server: &Stream, splitting: Splitting) {
    // What the splitter sends apart, the kernel would join again (Nagle's algorithm, RFC 896).
    if client.send_at_once().and_then(|()| server.send_at_once()).is_err() {
        return;
    }
    let there = async {
        pass(client, server, Cutter::new(splitting, 0)).await.map_err(|broke| match broke {
            Broke::From => server,
            Broke::To => client,
        })
    };
    let back = async {
        pass(server, client, Cutter::new(splitting, 1)).await.map_err(|broke| match broke {
            Broke::From => client,
            Broke::To => server,
        })
    };
    if let Err(survivor) = futures_util::future::try_join(there, back).await {
        // Refused, its close is what it would be without.
        let _ = survivor.reset_at_close();
    }
}

/// Passes on what comes until its end.
async fn pass(from: &Stream, to: &Stream, mut cutter: Cutter) -> Result<(), Broke> {
    let start = Instant::now();
    let now = || u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    let mut buffer = vec![0; cutter.room()];
    loop {
        let next = cutter.next(now());
        let due = match next {
            Next::End => return to.finish().map_err(|_| Broke::To),
            Next::Send(count) => {
                let piece = cutter.kept().get(..count).unwrap_or_default();
                let sent = to.send(piece).await.map_err(|_| Broke::To)?;
                cutter.passed(sent, now());
                continue;
            }
            Next::Wait(due) => Some(start + Duration::from_millis(due)),
            Next::More => None,
        };
        let room = buffer.get_mut(..cutter.room()).unwrap_or_default();
        let came = tokio::select! {
            // What is here already belongs to the piece, however late this looks.
            biased;
            came = receive(from, room) => came,
            () = until(due) => continue,
        };
        match came {
            Ok(0) => cutter.end(),
            Ok(count) => cutter.put(buffer.get(..count).unwrap_or_default(), now()),
            Err(_) => return Err(Broke::From),
        }
    }
}

/// Reads into `room`; without any, never: what is not read waits in the kernel, and its sender with it.
async fn receive(from: &Stream, room: &mut [u8]) -> io::Result<usize> {
    if room.is_empty() { std::future::pending().await } else { from.receive(room).await }
}

async fn until(due: Option<Instant>) {
    match due {
        Some(due) => tokio::time::sleep_until(due).await,
        None => std::future::pending().await,
    }
}
