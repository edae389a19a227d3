//! Many bytes one way over TCP, in calls of one size.

use std::net::Ipv4Addr;
use std::sync::Arc;

use enchufe::journal::address::Address;
use enchufe::journal::event::Body;
use enchufe::journal::socket::{Family, Kind, Protocol};
use enchufe::kernel::clock;
use enchufe::net::recorder::Recorder;
use enchufe::net::socket::Socket;
use enchufe::program::start::Connected;
use serde_json::{Value, json};

use super::super::report::Outcome;
use super::calls::problem;
use super::{silent, watched};

/// Says where it listens, takes one connection, and reads to its end.
pub fn receive(connected: &Connected, kind: &str, size: usize, total: usize) -> Outcome<Value> {
    let listener = Socket::new(recorder(connected, kind), Family::INET, Kind::STREAM, Protocol(0)).map_err(problem)?;
    listener.bind(&Address::Inet { ip: Ipv4Addr::LOCALHOST, port: 0 }).map_err(problem)?;
    listener.listen(1).map_err(problem)?;
    connected.outbox.tell(Body::Listening(vec![listener.local_name().map_err(problem)?]));
    let (stream, _) = listener.accept().map_err(problem)?;
    let began = clock::now();
    let mut received = 0;
    loop {
        let bytes = stream.receive(size, 0, false).map_err(problem)?;
        if bytes.is_empty() {
            break;
        }
        received += bytes.len();
    }
    if received != total {
        return Err(format!("{received} bytes came of {total}").into());
    }
    Ok(json!({ "seconds": (clock::now() - began) as f64 / 1e9 }))
}

/// Connects, sends everything, and closes.
pub fn send(connected: &Connected, kind: &str, size: usize, total: usize, port: u16) -> Outcome<()> {
    let stream = Socket::new(recorder(connected, kind), Family::INET, Kind::STREAM, Protocol(0)).map_err(problem)?;
    stream.connect(&Address::Inet { ip: Ipv4Addr::LOCALHOST, port }).map_err(problem)?;
    let piece = vec![b'x'; size];
    let mut left = total;
    while left > 0 {
        left -= stream.send(&piece[..size.min(left)], 0).map_err(problem)?;
    }
    stream.close().map_err(problem)
}

fn recorder(connected: &Connected, kind: &str) -> Arc<dyn Recorder> {
    if kind == "watched" { watched(connected) } else { silent() }
}
