//! Many connections in one program, on which now and then a byte moves.

use std::net::Ipv4Addr;
use std::time::Duration;

use enchufe::journal::address::Address;
use enchufe::journal::event::{Body, Stream};
use enchufe::journal::socket::{Family, Kind, Protocol};
use enchufe::net::socket::Socket;
use enchufe::program::start::Connected;

use super::super::report::Outcome;
use super::calls::problem;
use super::watched;

/// Between two bytes.
const PAUSE: Duration = Duration::from_millis(5);

/// Makes so many pairs, says so, and moves a byte now and then for so many milliseconds.
pub fn hold(connected: &Connected, pairs: usize, milliseconds: usize) -> Outcome<()> {
    let recorder = watched(connected);
    let new = || Socket::new(recorder.clone(), Family::INET, Kind::STREAM, Protocol(0)).map_err(problem);
    let listener = new()?;
    listener.bind(&Address::Inet { ip: Ipv4Addr::LOCALHOST, port: 0 }).map_err(problem)?;
    listener.listen(8).map_err(problem)?;
    let address = listener.local_name().map_err(problem)?;
    let mut held = Vec::with_capacity(pairs);
    for _ in 0..pairs {
        let client = new()?;
        client.connect(&address).map_err(problem)?;
        held.push((client, listener.accept().map_err(problem)?.0));
    }
    connected.outbox.tell(Body::Output { stream: Stream::Out, text: pairs.to_string() });
    let turns = milliseconds / PAUSE.as_millis() as usize;
    for (client, server) in held.iter().cycle().take(turns) {
        client.send(b"x", 0).map_err(problem)?;
        server.receive(1, 0, false).map_err(problem)?;
        std::thread::sleep(PAUSE);
    }
    Ok(())
}
