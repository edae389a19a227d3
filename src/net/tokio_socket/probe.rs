//! Whether anybody still listens behind a Unix socket's file.

use std::sync::Arc;

use super::held::Held;
use crate::journal::address::Address;
use crate::journal::call::Operation;
use crate::journal::socket::{Family, Kind};
use crate::net::error::SocketError;
use crate::net::names;
use crate::net::recorder::Recorder;

/// Tries to connect to a Unix stream socket's file: true if the kernel answers ECONNREFUSED, which it does
/// when the socket that made the file is gone (unix(7)). Any other answer, a full queue's EAGAIN among
/// them, is no proof of death.
///
/// # Errors
/// When no socket can be made to try with.
pub fn is_dead_path(recorder: Arc<dyn Recorder>, path: &[u8]) -> Result<bool, SocketError> {
    let address = Address::Path(path.to_vec());
    let held = Held::create(recorder, Family::UNIX, Kind::STREAM)?;
    let Ok(kernel) = names::to_kernel(&address) else { return Ok(false) };
    let operation = Operation::Connect { address, returns_errno: false };
    match held.naming_call(operation, |socket| socket.connect(&kernel)) {
        Ok(()) => Ok(false),
        Err(error) => Ok(error.errno() == Some(libc::ECONNREFUSED)),
    }
}
